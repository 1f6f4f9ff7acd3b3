"""A message and its answer: the customer writes in e-BOK, two desks see it at once, one takes it, answers, closes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import partial

import pytest

from app.store.town import stories
from app.views.pages.messages import MessagesPage
from app.views.pages.office_messages import OfficeMessagesPage
from app.views.parts.plain_text import typed_text
from tests.database import Clone
from tests.office_data import Connection, one
from tests.store.portal_kit import Portal, phc, portal_of, request
from tests.stories.conftest import OpenDesk
from tests.stories.desk import DeskAtWork
from tests.stories.naughty import OWN, lines, public, sample, stored

SECOND = 1.5


@pytest.fixture
def portal(town: Clone, boss: Connection) -> Iterator[Portal]:
    """The portal's own connection; Anna's password is known."""
    boss.execute(
        "update portal_accounts set state = 'active', password_hash = %s, must_change = false where login = %s",
        (phc("zielony rower 2026 nad Odrą"), stories.ANNA),
    )
    with portal_of(town) as made:
        yield made


def inbox(desk: DeskAtWork) -> OfficeMessagesPage:
    (page,) = desk.program.window.findChildren(OfficeMessagesPage)
    return page


def listed(desk: DeskAtWork) -> list[str]:
    return [row.subject for row in inbox(desk).model.rows()]


def test_that_a_message_of_a_customer_is_at_every_desk_at_once_and_is_answered(
    open_desk: OpenDesk, portal: Portal, boss: Connection
) -> None:
    session = portal.sign_in(stories.ANNA)
    with open_desk(supervisor=True) as other, open_desk() as desk:
        for each in (other, desk):
            each.program.window.activateWindow()
            each.until(each.program.window.isActiveWindow)
            each.key("Ctrl+4")
            each.idle()
        began = time.monotonic()
        written = portal.call("write_message", session, 0, "Ciśnienie <b>wody</b>", "Ledwo leci.", request())
        desk.until(lambda: "Ciśnienie <b>wody</b>" in listed(desk) and "Ciśnienie <b>wody</b>" in listed(other))
        assert time.monotonic() - began < SECOND
        _take_and_answer(desk, other, written["thread"])
        _read_and_answer_again(desk, portal, session, written["thread"])
        assert one(boss, "select count(*) from okienko.messages where thread_id = %s", written["thread"]) == 3


def _take_and_answer(desk: DeskAtWork, other: DeskAtWork, thread: int) -> None:
    page = inbox(desk)
    assert page.table.select_id(next(_id for _id in _ids(page) if _id[1] == thread))
    desk.key("Ctrl+T")
    other.until(lambda: any(row.thread_id == thread and row.state.holder_name for row in inbox(other).model.rows()))
    desk.key("Return")
    desk.until(lambda: desk.workplace.area.current() is not None and not desk.workplace.area.is_opening())
    desk.own_work()
    shown = desk.view.page()
    assert isinstance(shown, MessagesPage)
    assert "Ledwo leci." in shown.talk.text.toPlainText()
    shown.focus_first()
    desk.key("Return")
    desk.type("Sprawdzimy jutro rano.")
    desk.key("Tab", "Space")
    desk.until(shown.form.isHidden)
    desk.idle()
    other.until(lambda: all(row.thread_id != thread for row in inbox(other).model.rows()))


def _ids(page: OfficeMessagesPage) -> list[tuple[int, int]]:
    return [(row.customer_id, row.thread_id) for row in page.model.rows()]


def _read_and_answer_again(desk: DeskAtWork, portal: Portal, session: str, thread: int) -> None:
    shown = desk.view.page()
    assert isinstance(shown, MessagesPage)
    newest = portal.call("messages", session)["messages"][0]
    assert (newest["body"], newest["read_at"]) == ("Sprawdzimy jutro rano.", None)
    assert shown.talk.aside.text() == "klient nie czytał"
    portal.call("mark_read", session, thread)
    desk.until(lambda: shown.talk.aside.text().startswith("przeczytano "))
    desk.key("Ctrl+Shift+E")
    desk.until(lambda: shown.talk.holder.text().startswith("zamknięta "))
    portal.call("write_message", session, thread, "Re: Ciśnienie", "Dziękuję.", request())
    desk.until(lambda: shown.talk.holder.text() == "prowadzi: Anna Nowak")
    assert "Dziękuję." in shown.talk.text.toPlainText()
    assert shown.talk.aside.text() == "nieprzeczytana, czeka"


def test_that_what_a_customer_writes_is_shown_letter_by_letter(open_desk: OpenDesk, portal: Portal) -> None:
    """Naughty strings are text, in the list and in the conversation; whatever comes, the page stays."""
    session = portal.sign_in(stories.ANNA)
    with open_desk() as desk:
        desk.open(stories.ANNA)
        desk.own_work()
        desk.key("Alt+6")
        desk.idle()
        shown = desk.view.page()
        assert isinstance(shown, MessagesPage)
        for text in (*OWN, *sample(public(), 7, 12)):
            portal.forget_calls()
            clean = stored(text)
            answer = portal.call("write_message", session, 0, clean[:300], clean, request())
            if clean.strip(" \t\r\n"):
                assert answer["code"] == "ok", text
                desk.until(partial(_shows, shown, answer["thread"], lines(clean)))


def _shows(shown: MessagesPage, thread: int, text: str) -> bool:
    """Whether the conversation is there, chosen, and holds the text."""
    return shown.table.select_id(thread) and text in typed_text(shown.talk.text)
