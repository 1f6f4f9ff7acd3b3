"""Every step of the wizard on an office's screen: nothing is cut, every control has a name, Tab reads as one does."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.system.settings import Theme as ThemeName
from tests.database import Clone
from tests.stories import declarations as story
from tests.stories.declarations import Office, make_office, page
from tests.stories.desk import DeskAtWork
from tests.stories.test_sizes import problems
from tests.stories.walk import controls, spoken, told


@pytest.fixture
def office(qtbot: QtBot, qapp: QApplication, clone: Clone) -> Office:
    return make_office(qtbot, qapp, clone)


def look_at(desk: DeskAtWork, where: str) -> list[str]:
    desk.idle()
    found = [f"{where}: {problem}" for problem in problems(desk.program.window)]
    return found + [f"{where}: {told(each)} has no name" for each in controls(page(desk)) if not spoken(each)]


@pytest.mark.parametrize(
    ("look", "percent"), [(ThemeName.LIGHT, 100), (ThemeName.DARK, 150), (ThemeName.CONTRAST, 200)]
)
def test_that_nothing_of_the_wizard_is_cut(office: Office, look: ThemeName, percent: int) -> None:
    with office.open(theme=look, percent=percent) as desk:
        desk.key("Ctrl+6")
        cut = look_at(desk, "list")
        desk.key("Ctrl+D")
        cut += look_at(desk, "search")
        page(desk).view.finding.absent.setFocus()
        desk.key("Return")
        cut += look_at(desk, "not on file")
        desk.key("Ctrl+D")
        story.begin(desk)
        desk.key("Alt+Right")  # every sentence of what is missing
        cut += look_at(desk, "who, wrong")
        page(desk).view.who.focus_first()
        story.who(desk)
        cut += look_at(desk, "objects")
        story.objects(desk)
        desk.key("Alt+Right")
        cut += look_at(desk, "contact, wrong")
        page(desk).view.contact.lines["email"].setFocus()
        story.contact(desk)
        cut += look_at(desk, "check")
        story.register(desk)
        cut += look_at(desk, "done")
        desk.key("Ctrl+6")
        cut += look_at(desk, "list with rows")
        page(desk).list.undo_button.click()
        cut += look_at(desk, "undo")
        assert not cut, "\n".join(cut)
