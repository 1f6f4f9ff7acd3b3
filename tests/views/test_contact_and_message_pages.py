"""Pages of contacts (3) and messages (1.1) on a real database, with real keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.contacts import AnswerDraft, ContactChannel, Level, Question, Topic
from app.domain.listing import Changed
from app.domain.messages import threads
from app.models.tab import CustomerTab
from app.services import contacts, drafts, messages
from app.store.session import Database
from app.views.desk import Desk
from app.views.pages.contacts import ContactsPage
from app.views.pages.messages import MessagesPage
from app.views.pages.page import Page
from tests.database import Clone
from tests.office_data import Connection, Person, letter, one
from tests.views.keys import type_text
from tests.views.office_stage import PHONE, ended, named, press, settle, show, someone, staffed

NOW = datetime.now(UTC)
NAUGHTY = "<b>gruby</b> <img src=x onerror=alert(1)> '; drop table messages; -- \u202e😀 %1 %n {x}"


@pytest.fixture(scope="module")
def owner(module_clone: Clone) -> Connection:
    return module_clone.connect()


@pytest.fixture(scope="module")
def clerk(module_clone: Clone) -> Database:
    return module_clone.login("okienko_clerk")


@pytest.fixture(scope="module")
def chief(module_clone: Clone) -> Database:
    return module_clone.login("okienko_supervisor")


@pytest.fixture
def desk(qapp: QApplication, clerk: Database) -> Iterator[Desk]:
    with staffed(qapp, clerk) as made:
        yield made


@pytest.fixture
def anna(owner: Connection) -> Person:
    return someone(owner)


# ---------------------------------------------------------------- page 3


def contacts_page(qtbot: QtBot, desk: Desk, who: Person, level: Level = Level.BALANCE) -> ContactsPage:
    page = show(qtbot, desk, who, ContactsPage, level)
    assert isinstance(page, ContactsPage)
    return page


def test_that_an_empty_list_says_why(qtbot: QtBot, desk: Desk, anna: Person) -> None:
    page = contacts_page(qtbot, desk, anna)
    assert page.empty.isVisible()
    assert page.empty.text.text() == "Klient jeszcze nie dzwonił ani nie był. Kontakt zapisuje się, gdy się kończy."


def test_that_contacts_are_listed_and_notes_open_with_the_level(qtbot: QtBot, desk: Desk, anna: Person) -> None:
    contacts.end(desk.link, ended(anna, Topic.BALANCE, NAUGHTY), desk.clock.today())
    page = contacts_page(qtbot, desk, anna, Level.READING)
    assert page.model.rows()[0].topic is Topic.BALANCE
    assert page.note.text() == "(treść po weryfikacji rozmówcy)"
    assert page.note.textFormat() is Qt.TextFormat.PlainText
    page.tab.set_level(Level.BALANCE)
    assert page.note.text() == NAUGHTY


def test_that_a_complaint_tells_its_deadline_in_words_and_is_answered_by_keys(
    qtbot: QtBot, desk: Desk, anna: Person
) -> None:
    outcome, _ = contacts.end(desk.link, ended(anna, Topic.COMPLAINT), desk.clock.today())
    page = contacts_page(qtbot, desk, anna)
    assert page.promise.text().startswith(f"{outcome.signature}, termin odpowiedzi")
    assert "zostało" in page.promise.text()
    press(Qt.Key.Key_Return)
    assert page.close_case.hasFocus()
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.promise.text().startswith(f"{outcome.signature}, odpowiedziano"))
    assert page.close_case.isHidden()
    assert page.table.hasFocus()


def test_that_a_deadline_behind_us_asks_for_its_effect(
    qtbot: QtBot, desk: Desk, owner: Connection, anna: Person
) -> None:
    owner.execute(
        "insert into okienko.cases (customer_id, signature, kind, received_on, deadline_on) "
        "values (%s, 'REK/2020/00001', 'complaint', '2020-01-02', '2020-01-16')",
        (anna.customer_id,),
    )
    page = contacts_page(qtbot, desk, anna)
    assert page.loose.text() == (
        "reklamacja: REK/2020/00001, termin odpowiedzi 16.01.2020, termin minął - sprawdź skutek"
    )


def test_that_a_reminder_is_done_by_keys(qtbot: QtBot, desk: Desk, anna: Person) -> None:
    day = desk.clock.today()
    contacts.end(desk.link, ended(anna, Topic.READING, "zadzwonić", remind_on=day), day)
    page = contacts_page(qtbot, desk, anna)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.promise.text().startswith("przypomniano"))


def test_that_an_old_contact_of_mine_is_ended_from_the_list(
    qtbot: QtBot, desk: Desk, owner: Connection, anna: Person
) -> None:
    begun = AnswerDraft(
        anna.customer_id, str(uuid4()), PHONE, NOW, Question.EMAIL, True, "", Level.READING, Level.GENERAL, str(uuid4())
    )  # fmt: skip
    contacts.verify(desk.link, begun)
    page = contacts_page(qtbot, desk, anna)
    assert page.details.aside.text() == "niezakończony"
    press(Qt.Key.Key_Return)
    assert page.finish.hasFocus()
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(page.finish.isHidden)
    assert one(owner, "select ended_at is not null from okienko.contacts where contact_key = %s", begun.contact_key)


def test_that_a_contact_of_another_desk_appears(qtbot: QtBot, desk: Desk, chief: Database, anna: Person) -> None:
    page = contacts_page(qtbot, desk, anna)
    contacts.end(chief, ended(anna, Topic.FAILURE, "pękła rura"), desk.clock.today())
    desk.feed.tell(Changed("contacts", anna.customer_id))
    qtbot.waitUntil(lambda: len(page.model.rows()) == 1)
    assert page.table.isVisible()
    assert page.finish.isHidden()


# ---------------------------------------------------------------- page 1.1


def messages_page(qtbot: QtBot, desk: Desk, who: Person, level: Level = Level.BALANCE) -> MessagesPage:
    page = show(qtbot, desk, who, MessagesPage, level)
    assert isinstance(page, MessagesPage)
    return page


def test_that_messages_wait_for_verification_or_own_work(
    qtbot: QtBot, desk: Desk, owner: Connection, anna: Person
) -> None:
    letter(owner, anna.customer_id, "Temat", "treść")
    page = messages_page(qtbot, desk, anna, Level.READING)
    assert not page.panel.isVisible()
    count = "select count(*) from okienko.access_log where customer_id = %s and kind = 'messages'"
    assert one(owner, count, anna.customer_id) == 0
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(page.table.isVisible)
    assert page.tab.contact.channel is ContactChannel.OFFICE
    assert one(owner, count, anna.customer_id) == 1


def test_that_a_message_is_shown_as_plain_text_whatever_it_holds(
    qtbot: QtBot, desk: Desk, owner: Connection, anna: Person
) -> None:
    letter(owner, anna.customer_id, NAUGHTY, NAUGHTY)
    page = messages_page(qtbot, desk, anna)
    assert NAUGHTY in page.talk.text.toPlainText()
    assert page.talk.title.textFormat() is Qt.TextFormat.PlainText


def test_that_enter_answers_a_conversation(qtbot: QtBot, desk: Desk, owner: Connection, anna: Person) -> None:
    letter(owner, anna.customer_id, "Faktura", "czy zapłacona?")
    page = messages_page(qtbot, desk, anna)
    assert page.talk.mark_read.isVisible()
    press(Qt.Key.Key_Return)
    assert page.form.writing.subject.text() == "Re: Faktura"
    type_text(page.form.writing.body_text, "Tak, zapłacona. Żółć.")
    press(Qt.Key.Key_Tab)
    assert page.form.send.hasFocus()
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.form.isHidden() and not page.talk.mark_read.isVisible())
    (thread,) = threads(messages.page(desk.link, anna.customer_id, contact_key="", channel=PHONE).rows)
    assert [m.body for m in thread.messages] == ["czy zapłacona?", "Tak, zapłacona. Żółć."]
    assert thread.waiting == 0
    settle(qtbot, desk)
    assert drafts.load_message(desk.link, anna.customer_id) is None


def test_that_a_template_fills_in_the_customers_figures(qtbot: QtBot, desk: Desk, anna: Person) -> None:
    page = messages_page(qtbot, desk, anna)
    page.new.setFocus()
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(page.form.writing.menu.actions()))
    titles = {action.text(): action for action in page.form.writing.menu.actions()}
    assert {"Odczyt przyjęty", "Prośba o odczyt", "Stan rozliczeń", "Przerwa w dostawie wody"} <= set(titles)
    assert "Reklamacja przyjęta" not in titles, "there is no complaint whose deadline could be told"
    assert "Wniosek o zmianę danych" not in titles, "only a decision writes that one"
    titles["Stan rozliczeń"].trigger()
    assert page.form.writing.subject.text() == "Stan rozliczeń"
    assert "99,32" in page.form.writing.text()
    assert "{" not in page.form.writing.text()


def test_that_what_is_missing_is_said_under_its_field(qtbot: QtBot, desk: Desk, anna: Person) -> None:
    page = messages_page(qtbot, desk, anna)
    QTest.mouseClick(page.new, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.form.send, Qt.MouseButton.LeftButton)
    assert page.form.writing.subject_row.problem() == "Wpisz, czego dotyczy."
    assert page.form.writing.body_row.problem() == "Wpisz wiadomość."
    assert page.form.writing.subject.hasFocus()


def test_that_a_message_not_sent_comes_back(qtbot: QtBot, desk: Desk, anna: Person) -> None:
    page = messages_page(qtbot, desk, anna)
    QTest.mouseClick(page.new, Qt.MouseButton.LeftButton)
    type_text(page.form.writing.subject, "Ważne")
    type_text(page.form.writing.body_text, "jeszcze nie koniec")
    assert page.unsaved() == "Pisana wiadomość nie jest jeszcze zapisana."
    qtbot.waitUntil(lambda: page.keeper.kept)
    again = messages_page(qtbot, desk, anna)
    qtbot.waitUntil(again.form.isVisible)
    assert (again.form.writing.subject.text(), again.form.writing.body_text.toPlainText()) == (
        "Ważne",
        "jeszcze nie koniec",
    )
    QTest.mouseClick(again.form.discard, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: again.keeper.kept)
    assert drafts.load_message(desk.link, anna.customer_id) is None


def test_that_a_thank_you_needs_no_answer(qtbot: QtBot, desk: Desk, owner: Connection, anna: Person) -> None:
    letter(owner, anna.customer_id, "Dziękuję", "bardzo")
    page = messages_page(qtbot, desk, anna)
    page.talk.mark_read.setFocus()
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.talk.aside.text() == "czeka na odpowiedź")
    page.talk.settle.setFocus()
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.talk.aside.text() == "odpowiedź niepotrzebna")


def test_that_nothing_is_sent_to_a_blocked_account(qtbot: QtBot, desk: Desk, owner: Connection) -> None:
    page = messages_page(qtbot, desk, someone(owner, portal="blocked"))
    assert page.form.to.text() == "Nie można wysłać, stan konta e-BOK: zablokowane."
    assert not page.form.send.isEnabled()


@pytest.mark.parametrize("kind", [ContactsPage, MessagesPage])
def test_that_everything_of_a_page_has_a_name(
    qtbot: QtBot, desk: Desk, owner: Connection, anna: Person, kind: Callable[[Desk, CustomerTab], Page]
) -> None:
    letter(owner, anna.customer_id, "x", "y")
    contacts.end(desk.link, ended(anna, Topic.COMPLAINT), desk.clock.today())
    named(show(qtbot, desk, anna, kind, Level.BALANCE))
