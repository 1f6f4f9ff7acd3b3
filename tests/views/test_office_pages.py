"""Pages of the office (Wiadomości, Dziś, Biuro) on a real database, with real keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.contacts import Topic
from app.models.today_words import Kind
from app.services import contacts, customers, messages, office
from app.store.session import Database
from app.views.commands import Command
from app.views.desk import Desk
from app.views.pages.office_board import OfficeBoardPage
from app.views.pages.office_messages import OfficeMessagesPage
from app.views.pages.office_today import OfficeTodayPage
from tests.database import Clone
from tests.office_data import Connection, Person, letter
from tests.views.keys import type_text
from tests.views.office_stage import ended, named, press, settle, show_office, someone, staffed


@pytest.fixture(scope="module")
def owner(module_clone: Clone) -> Connection:
    return module_clone.connect()


@pytest.fixture(scope="module")
def clerk(module_clone: Clone) -> Database:
    return module_clone.login("okienko_clerk")


@pytest.fixture(scope="module")
def chief(module_clone: Clone) -> Database:
    return module_clone.login("okienko_supervisor")


@dataclass
class Opened:
    """What was opened from a page of the office."""

    customers: list[tuple[int, str]] = field(default_factory=list)


@pytest.fixture
def opened() -> Opened:
    return Opened()


@pytest.fixture
def desk(qapp: QApplication, clerk: Database, opened: Opened) -> Iterator[Desk]:
    with staffed(qapp, clerk) as made:
        yield replace(made, open_customer=lambda customer_id, key: opened.customers.append((customer_id, key)))


@pytest.fixture
def chiefs_desk(qapp: QApplication, chief: Database, opened: Opened) -> Iterator[Desk]:
    with staffed(qapp, chief, roles=frozenset({"clerk", "supervisor"})) as made:
        yield replace(made, open_customer=lambda customer_id, key: opened.customers.append((customer_id, key)))


@pytest.fixture
def anna(owner: Connection) -> Person:
    return someone(owner)


# ---------------------------------------------------------------- Wiadomości


def test_that_the_inbox_opens_the_customer_at_the_messages(
    qtbot: QtBot, desk: Desk, owner: Connection, opened: Opened, anna: Person
) -> None:
    letter(owner, anna.customer_id, "Najstarsza", "?", minutes_ago=60 * 24 * 400)
    page = show_office(qtbot, desk, OfficeMessagesPage)
    assert isinstance(page, OfficeMessagesPage)
    assert page.model.rows()[0].subject == "Najstarsza"
    assert page.table.hasFocus()
    press(Qt.Key.Key_Return)
    assert opened.customers == [(anna.customer_id, "1.1")]
    thread = page.model.rows()[0].thread_id
    desk.feed.tell(messages.mark(desk.link, anna.customer_id, thread, settled=True))
    qtbot.waitUntil(lambda: all(row.subject != "Najstarsza" for row in page.model.rows()))


# ---------------------------------------------------------------- Dziś


def today_page(qtbot: QtBot, desk: Desk) -> OfficeTodayPage:
    page = show_office(qtbot, desk, OfficeTodayPage)
    assert isinstance(page, OfficeTodayPage)
    return page


def test_that_today_lists_what_waits_and_enter_opens_it(
    qtbot: QtBot, desk: Desk, owner: Connection, opened: Opened, anna: Person
) -> None:
    day = desk.clock.today()
    contacts.end(desk.link, ended(anna, Topic.BALANCE, remind_on=day), day)
    letter(owner, anna.customer_id, "Pytanie", "?")
    ran: list[str] = []
    page = today_page(qtbot, desk)
    desk.commands.add(Command("office.messages", "x", "", "x", lambda: ran.append("messages")), page)
    rows = [(task.kind, task.customer_id) for task in page.model.rows()]
    assert (Kind.REMINDERS, anna.customer_id) in rows
    assert all(kind is not Kind.READINGS for kind, _ in rows)
    assert page.table.select_id(
        (Kind.REMINDERS, anna.customer_id, page.model.rows()[rows.index((Kind.REMINDERS, anna.customer_id))].row_id)
    )
    page.table.setFocus()
    press(Qt.Key.Key_Return)
    assert opened.customers == [(anna.customer_id, "contacts")]
    page.table.select_id((Kind.MESSAGES, 0, 0))
    press(Qt.Key.Key_Return)
    assert ran == ["messages"]


def test_that_a_supervisor_sees_readings_to_confirm(
    qtbot: QtBot, chiefs_desk: Desk, owner: Connection, anna: Person
) -> None:
    owner.execute(
        "insert into okienko.readings (customer_id, installation_id, read_on, state, status, source) "
        "values (%s, %s, okienko.warsaw_today() - 1, 430, 'reported', 'portal')",
        (anna.customer_id, anna.installation_id),
    )
    page = today_page(qtbot, chiefs_desk)
    assert any(task.kind is Kind.READINGS for task in page.model.rows())


# ---------------------------------------------------------------- Biuro


def board(qtbot: QtBot, desk: Desk) -> OfficeBoardPage:
    page = show_office(qtbot, desk, OfficeBoardPage)
    assert isinstance(page, OfficeBoardPage)
    return page


def test_that_a_supervisor_announces_by_keys_and_withdraws(qtbot: QtBot, chiefs_desk: Desk, owner: Connection) -> None:
    who = someone(owner, street="Niepodległości")
    page = board(qtbot, chiefs_desk)
    assert page.form.text.hasFocus()
    type_text(page.form.text, "Awaria: ul. Niepodległości")
    page.form.streets.edit.setFocus()
    type_text(page.form.streets.edit, "niepod")
    qtbot.waitUntil(lambda: page.form.streets.names.rowCount() == 1)
    QTest.keyClick(page.form.streets.edit, Qt.Key.Key_Return)
    assert [street.name for street in page.form.streets.streets()] == ["Niepodległości"]
    page.form.add.setFocus()
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: any(row.text == "Awaria: ul. Niepodległości" for row in page.model.rows()))
    card = customers.open_card(chiefs_desk.link, who.customer_id, contact_key="")
    assert [a.text for a in card.announcements] == ["Awaria: ul. Niepodległości"]
    assert page.form.is_empty()
    page.withdraw.setFocus()
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: all(row.withdrawn for row in page.model.rows()))
    assert customers.open_card(chiefs_desk.link, who.customer_id, contact_key="").announcements == ()


def test_that_a_wrong_announcement_is_told_under_its_field(qtbot: QtBot, chiefs_desk: Desk) -> None:
    page = board(qtbot, chiefs_desk)
    page.form.ends.setDateTime(page.form.starts.dateTime().addSecs(-60))
    QTest.mouseClick(page.form.add, Qt.MouseButton.LeftButton)
    assert page.form.text_row.problem() == "Wpisz treść."
    assert page.form.ends_row.problem() == "Koniec musi być po początku."
    type_text(page.form.streets.edit, "xyzzy")
    settle(qtbot, chiefs_desk)
    QTest.keyClick(page.form.streets.edit, Qt.Key.Key_Return)
    assert page.form.streets.problem() == "Nie ma takiej ulicy wśród obsługiwanych obiektów."


def test_that_a_clerk_only_reads_announcements(qtbot: QtBot, desk: Desk, chief: Database) -> None:
    page = board(qtbot, desk)
    assert page.form.isHidden()
    assert page.withdraw.isHidden()
    assert office.announced(chief, desk.clock.now()) is not None


def test_that_everything_of_the_offices_pages_has_a_name(qtbot: QtBot, chiefs_desk: Desk) -> None:
    for kind in (OfficeBoardPage, OfficeMessagesPage, OfficeTodayPage):
        named(show_office(qtbot, chiefs_desk, kind))
