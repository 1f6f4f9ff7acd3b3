"""Writing to one and to many on the screen that offices have: nothing is cut, Tab goes as one reads."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from app.domain.contacts import ContactChannel
from app.store.town import stories
from app.system.settings import Theme as ThemeName
from app.views.pages.messages import MessagesPage
from app.views.pages.office_messages import OfficeMessagesPage
from tests.services.mail_kit import png
from tests.stories.conftest import OpenDesk
from tests.stories.desk import DeskAtWork
from tests.stories.test_sizes import LOOKS, problems
from tests.stories.walk import controls, reading_order, tab_walk, told

TEMPLATE = "Przerwa w dostawie wody"


def to_a_group(desk: DeskAtWork) -> OfficeMessagesPage:
    """A message to a group with everything in it: two streets, a field to fill in, a file, an announcement."""
    desk.key("Ctrl+4", "Ctrl+G")
    desk.idle()
    page = desk.program.window.findChildren(OfficeMessagesPage)[0]
    form = page.mailings.form
    for street in ("luzyc", "chrobr"):
        form.group.streets.edit.setFocus()
        desk.type(street)
        desk.until(lambda: form.group.streets.names.rowCount() > 0)
        desk.idle()
        form.group.streets.add_typed()
    desk.until(lambda: bool(form.writing.menu.actions()))
    next(action for action in form.writing.menu.actions() if action.text() == TEMPLATE).trigger()
    form.writing.attach.attach("plan prac na ulicy Łużyckiej, etap drugi.png", png())
    form.tell.setChecked(True)
    desk.until(lambda: form.seen is not None and bool(form.writing.attach.files()))
    form.show_first.click()
    QTest.qWait(50)
    desk.idle()
    return page


def to_anna(desk: DeskAtWork) -> MessagesPage:
    """A message to Anna with a field to fill in and a file."""
    desk.open(stories.ANNA).tab.set_channel(ContactChannel.OFFICE)  # large text folds the strip away
    desk.key("Alt+6")
    desk.idle()
    page = desk.view.page()
    assert isinstance(page, MessagesPage)
    page.new.click()
    desk.until(lambda: bool(page.form.writing.menu.actions()))
    next(action for action in page.form.writing.menu.actions() if action.text() == TEMPLATE).trigger()
    page.form.writing.attach.attach("plan.png", png())
    desk.until(lambda: bool(page.form.writing.attach.files()))
    desk.idle()
    return page


@pytest.mark.parametrize(("look", "percent"), LOOKS)
def test_that_nothing_of_the_forms_is_cut(open_desk: OpenDesk, look: ThemeName, percent: int) -> None:
    with open_desk(supervisor=True, theme=look, percent=percent) as desk:
        page = to_a_group(desk)
        cut = [f"group: {problem}" for problem in problems(desk.program.window)]
        desk.until(page.mailings.form.send.isEnabled)
        editors = page.mailings.form.writing.editors
        editors.editor("date").setText("28.11.2026")
        for name in editors.names():
            editors.editor(name).editingFinished.emit()
        page.mailings.form.send.click()
        desk.until(page.mailings.form.isHidden)
        desk.idle()
        cut += [f"list: {problem}" for problem in problems(desk.program.window)]
        to_anna(desk)
        cut += [f"one: {problem}" for problem in problems(desk.program.window)]
        assert not cut, "\n".join(dict.fromkeys(cut))


def test_that_tab_goes_as_one_reads(open_desk: OpenDesk) -> None:
    with open_desk(supervisor=True) as desk:
        for begin in (lambda: to_a_group(desk).mailings.form, lambda: to_anna(desk).form):
            form = begin()
            wanted = reading_order(controls(form), form)
            walked = tab_walk(wanted[0], form)
            assert [told(each) for each in walked] == [told(each) for each in wanted]
