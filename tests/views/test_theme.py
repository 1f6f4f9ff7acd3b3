"""Looks: every token there, enough contrast to read, one style sheet for all."""

from __future__ import annotations

import json
import re

import pytest
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.system.settings import Theme as ThemeName
from app.views.parts.facts import Fact
from app.views.theme import FAMILY, RESOURCES, STEPS
from tests.views import desk_kit

LOOKS = ("light", "dark", "contrast")
pytestmark = pytest.mark.usefixtures("qapp")


def tokens(look: str) -> dict[str, str]:
    found: dict[str, str] = json.loads((RESOURCES / "themes" / f"{look}.json").read_text("utf-8"))
    return found


def luminance(colour: QColor) -> float:
    parts = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(first: str, second: str) -> float:
    """Contrast of two colours as WCAG 2 counts it."""
    one, two = sorted((luminance(QColor(first)), luminance(QColor(second))), reverse=True)
    return (one + 0.05) / (two + 0.05)


def test_that_every_look_has_the_same_tokens() -> None:
    names = {look: set(tokens(look)) for look in LOOKS}
    assert names["light"] == names["dark"] == names["contrast"]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("ink", "panel"),
        ("ink", "ground"),
        ("ink", "pale"),
        ("dim", "panel"),
        ("dim", "ground"),
        ("brand", "panel"),
        ("brand", "soft"),
        ("on_brand", "brand"),
        ("owe", "panel"),
        ("owe", "owe_soft"),
        ("ok", "panel"),
        ("ok", "ok_soft"),
        ("warn", "panel"),
        ("warn", "warn_soft"),
        ("ink", "soft"),
    ],
)
def test_that_texts_can_be_read(look: str, ink: str, ground: str) -> None:
    found = tokens(look)
    assert contrast(found[ink], found[ground]) >= 4.5


@pytest.mark.parametrize("name", list(ThemeName))
@pytest.mark.parametrize("percent", [STEPS[0], STEPS[-1]])
def test_that_the_sheet_is_filled_in(name: ThemeName, percent: int) -> None:
    theme = desk_kit.theme(percent, name)
    sheet = theme.sheet()
    assert "@" not in sheet
    for file in re.findall(r"url\(([^)]+)\)", sheet):
        assert (RESOURCES / "icons" / file.rpartition("/")[2]).is_file()
    assert re.search(r"^\s*\*\s*\{", sheet, re.MULTILINE) is None, "a rule for everything breaks native scroll bars"
    desk_kit.theme()


def test_that_figures_have_one_width() -> None:
    desk_kit.theme()
    metrics = QFontMetrics(QApplication.font())
    assert QFontInfo(QApplication.font()).family() == FAMILY
    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1


def test_that_text_sizes_stay_between_100_and_200_per_cent() -> None:
    theme = desk_kit.theme()
    theme.smaller()
    assert theme.percent == 100
    for _ in range(20):
        theme.larger()
    assert theme.percent == 200
    assert QApplication.font().pixelSize() == 26
    theme.set_percent(100)


@pytest.mark.parametrize("name", ["today", "customers", "readings", "messages", "office", "search"])
def test_that_icons_are_tinted(name: str) -> None:
    theme = desk_kit.theme()
    image = theme.icon(name, "owe").pixmap(18, 18).toImage()
    inks = {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 250
    }
    assert inks <= {theme.colour("owe").name()}
    assert not image.allGray()


def test_that_of_a_fact_the_value_is_told_by_more_than_colour_where_colours_are_few(qtbot: QtBot) -> None:
    theme = desk_kit.theme()
    fact = Fact("Grupa taryfowa")
    fact.set_value("W1, gospodarstwa domowe")
    qtbot.addWidget(fact)
    fact.setFixedWidth(fact.sizeHint().width())
    fact.show()
    for name, bold in ((ThemeName.LIGHT, False), (ThemeName.CONTRAST, True), (ThemeName.DARK, False)):
        theme.set_name(name)
        same_colour = theme.colour("dim") == theme.colour("ink")
        assert fact.value.font().bold() is bold is same_colour
        assert not fact.label.font().bold()
        assert ("…" in fact.value.text()) is bold  # measured anew, though the width is what it was
    theme.set_name(ThemeName.LIGHT)
