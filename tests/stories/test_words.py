"""Customers of the stories on every page: Polish words only, no code words, no empty places, plurals as spoken."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from app.store.town import stories
from app.views.keymap import KeyMap
from app.views.palette import Palette
from tests.stories.conftest import OpenDesk
from tests.stories.desk import OFFICE_KEYS, PAGE_KEYS, DeskAtWork
from tests.stories.texts import texts_of

ENGLISH = re.compile(
    r"\b(the|of|and|is|are|not|with|for|from|this|that|customer|reading|meter|invoice|none|unknown|paid|overdue|booked|"
    r"reported|refused|waiting|phone|office|water|waste|bin|bag|mixed|closed|active|blocked|pending|true|false|null)\b",
    re.IGNORECASE,
)
LEFT_OVER = re.compile(r"%\d|%n|%L|\{\w*\}|\bNone\b|\bnan\b|\w_\w|&&|\(s\)")
PLURALS = re.compile(
    r"(?<![\d,.])(1 (?:dni|wiadomości|odczyty|odczytów|metry|zmiany|zmian|nieudane|nieudanych)\b"
    r"|(?:[2-4]|\d*[02-9][2-4]) (?:wiadomość|odczytów|nieprzeczytanych|zmian|nieudanych)\b"
    r"|(?:[5-9]|\d*1[0-9]|\d*[0-9][05-9]) (?:wiadomość|odczyty|nieprzeczytane|nieudane)\b)"
)
CUSTOMERS = (
    stories.ANNA,
    stories.LONG_COMPANY,
    stories.MANAGER,
    stories.OVERESTIMATE,
    stories.ROLLOVER,
    stories.TIME_BARRED,
    stories.PUBLIC_FEE,
    stories.BURST,
    stories.NORMS,
    stories.PORTAL_TROUBLE,
    stories.WASTE_ONLY,
    stories.STATUSES["court"],
)
FOREIGN = {"e-mail", "bio", "KSeF"}
"""Words of both languages, and what is read as English but is a name."""


def test_that_every_word_is_polish(open_desk: OpenDesk) -> None:
    with open_desk(supervisor=True) as desk:
        wrong: dict[str, str] = {}
        for where in everywhere(desk):
            for text in told(desk):
                for pattern in (ENGLISH, LEFT_OVER, PLURALS):
                    if (found := pattern.search(text)) and found.group() not in FOREIGN:
                        wrong.setdefault(text, f"{where}: {found.group()!r} in {text!r}")
        assert not wrong, "\n".join(wrong.values())


def everywhere(desk: DeskAtWork) -> Iterator[str]:
    """The office's pages, its dialogs, and customers of the stories on every page, before and after verification."""
    for key in OFFICE_KEYS:
        desk.key(key)
        desk.idle()
        yield key
    for key, kind in (("F1", KeyMap), ("Ctrl+K", Palette)):
        desk.dialog(key, kind)
        yield key
        desk.close_dialog()
    for number in CUSTOMERS:
        desk.open(number)
        desk.idle()
        yield f"{number} opened"
        desk.own_work()
        for key in PAGE_KEYS:
            desk.key(key)
            desk.idle()
            yield f"{number} {key}"
        desk.key("Ctrl+W")


def told(desk: DeskAtWork) -> Iterator[str]:
    """Texts, tool tips, and what a screen reader says of everything visible."""
    root = QWidget.window(desk.focus())
    for widget in root.findChildren(QWidget):
        if widget.isVisible():
            texts = (*texts_of(widget), widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
            yield from (text.replace("\u00a0", " ") for text in texts if text and "https://" not in text)
