"""Every list of the program with the widest rows it may get, at large text: nothing scrolls sideways, no figure is cut.

The walk over the screens sees lists as the town of that day fills them; one that is empty then is not seen at all.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget

from app.store.town import stories
from app.views.keymap import KeyMap
from app.views.pages.office_board import OfficeBoardPage
from app.views.pages.page import OfficePage, Page
from app.views.pages.papers import PaperListPage
from app.views.palette import Palette
from app.views.parts.fitting_table import FittingTable
from app.views.wizard.objects import ObjectTable
from tests.stories.conftest import OpenDesk
from tests.stories.desk import OFFICE_KEYS, PAGE_KEYS, DeskAtWork
from tests.stories.full_tables import in_sight, made_in, makers, problems

MORE = {
    "Ctrl+4": ("Ctrl+G",),
    "Ctrl+9": ("Ctrl+PgDown",) * 5,
    "Alt+2": ("Ctrl+Shift+P",),
    "Alt+7": ("Alt+Shift+7",),
}
"""What a page shows besides, by its own keys."""


@pytest.mark.parametrize("percent", [150, 200])
def test_that_no_list_scrolls_sideways_however_wide_its_rows(
    open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch, percent: int
) -> None:
    made: dict[FittingTable, str] = {}
    monkeypatch.setattr(FittingTable, "__init__", made_in(made.__setitem__))
    wrong: list[str] = []
    seen: set[str] = set()
    with open_desk(supervisor=True, percent=percent) as desk:
        for where, root in everywhere(desk):
            for table in root.findChildren(FittingTable):
                if on_its_page(table):
                    with in_sight(table, root):
                        wrong += [f"{where}: {problem}" for problem in problems(table)]
                    seen.add(made[table])
    assert not wrong, "\n".join(wrong)
    assert sorted(makers() - seen) == [], "these make lists that nobody looked at"


def everywhere(desk: DeskAtWork) -> Iterator[tuple[str, QWidget]]:
    """Each page, with what it shows besides, and the dialogs."""
    window = desk.program.window
    for key in OFFICE_KEYS:
        yield from page(desk, key)
    desk.open(stories.COMMUNITY)
    if not desk.workplace.strips.isVisible():
        desk.key("F9")
    desk.own_work()
    for key in PAGE_KEYS:
        yield from page(desk, key)
    desk.key("Ctrl+D")
    desk.until(lambda: window.findChildren(ObjectTable))  # the steps behind the first are made ahead
    yield "Ctrl+D", window
    for key, kind in (("F1", KeyMap), ("Ctrl+K", Palette)):
        yield key, desk.dialog(key, kind)
        desk.close_dialog()


def page(desk: DeskAtWork, key: str) -> Iterator[tuple[str, QWidget]]:
    """What a key leads to."""
    window = desk.program.window
    desk.key(key)
    desk.idle()
    for shown in filter(QWidget.isVisible, window.findChildren(QWidget)):
        if isinstance(shown, PaperListPage):
            desk.until(shown.side.acts.isVisible)
        elif isinstance(shown, OfficeBoardPage):
            shown.show_view(1)
            desk.idle()
    yield key, window
    for more in MORE.get(key, ()):
        desk.key(more)
        desk.idle()
        yield f"{key} {more}", window


def on_its_page(table: QWidget) -> bool:
    """Whether the page that the table belongs to is the one shown."""
    part: QWidget | None = table
    while part is not None and not isinstance(part, Page | OfficePage):
        part = part.parentWidget()
    return part is None or part.isVisible()
