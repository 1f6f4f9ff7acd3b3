"""Pages 2.4 and 2.5 on a real database, with real keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.contacts import Level
from app.domain.customers import CustomerKind
from app.domain.waste import Fraction, Pickup, PickupStatus
from app.models.language import Polish, rest_of_words
from app.models.pickups import PickupMonth
from app.services import customers
from app.store.session import Database
from app.system.clock import Clock
from app.views.desk import Desk
from app.views.pages.page import Page
from app.views.pages.personal import PersonalPage
from app.views.pages.waste import WastePage
from tests.database import Clone
from tests.office_data import Person, one, person
from tests.portal_requests import asked, code_sent
from tests.services.test_waste import anna as _anna
from tests.services.test_waste import today as _today
from tests.views import desk_kit
from tests.views.keys import type_text

anna, today = _anna, _today


@pytest.fixture
def clerk(clone: Clone) -> Database:
    return clone.login("okienko_clerk")


@pytest.fixture
def desk(qapp: QApplication, clerk: Database) -> Iterator[Desk]:
    words = Polish()
    words.add(rest_of_words())
    qapp.installTranslator(words)
    made = replace(desk_kit.desk(), link=clerk, clock=Clock())
    yield made
    assert made.jobs.shut_down()
    qapp.removeTranslator(words)


def opened(qtbot: QtBot, desk: Desk, who: Person, kind: type[Page], level: Level) -> Page:
    card = customers.open_card(desk.link, who.customer_id, contact_key="")
    tab = desk_kit.tab(card)
    page = kind(desk, tab)
    qtbot.addWidget(page)
    tab.setParent(page)
    page.resize(780, 900)
    page.show_card(card)
    page.show()
    tab.set_level(level)
    page.activate()
    return page


def focus(page: Page) -> QWidget:
    return page.window().focusWidget()


# ---------------------------------------------------------------- 2.5
def test_that_nothing_is_shown_before_verification(qtbot: QtBot, desk: Desk, anna: Person, clone: Clone) -> None:
    page = opened(qtbot, desk, anna, PersonalPage, Level.GENERAL)
    assert isinstance(page, PersonalPage)
    assert page.closed.isVisible()
    assert not page.panel.isVisible()
    assert one(clone.connect(), "select count(*) from okienko.access_log where kind = 'personal'") == 0


def test_that_a_phone_number_is_changed_by_keys_alone(qtbot: QtBot, desk: Desk, anna: Person, clone: Clone) -> None:
    page = opened(qtbot, desk, anna, PersonalPage, Level.CHANGE)
    assert isinstance(page, PersonalPage)
    qtbot.waitUntil(lambda: any(key.startswith("edit-phone") for key in page.buttons))
    button = next(button for key, button in page.buttons.items() if key.startswith("edit-phone"))
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    qtbot.waitUntil(page.editor.isVisible)
    field = page.editor.fields["value"].editor
    assert focus(page) is field
    type_text(field, "12")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "dziewięć cyfr" in page.editor.fields["value"].problem()
    for _ in range(2):
        QTest.keyClick(field, Qt.Key.Key_Backspace)
    type_text(field, "602 345 678")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert focus(page) is page.editor.reason
    type_text(page.editor.reason, "nowy numer, prośba klienta")
    with qtbot.waitSignal(desk.feed.changed):
        QTest.keyClick(page.editor.reason, Qt.Key.Key_Return)
    stored = "select value from okienko.contact_points where customer_id = %s and kind = 'phone'"
    assert one(clone.connect(), stored, anna.customer_id) == "+48602345678"
    assert not page.editor.isVisible()


def test_that_a_pesel_is_shown_on_demand_only(qtbot: QtBot, desk: Desk, anna: Person, clone: Clone) -> None:
    page = opened(qtbot, desk, anna, PersonalPage, Level.BALANCE)
    assert isinstance(page, PersonalPage)
    qtbot.waitUntil(lambda: any(key.startswith("show-identifier") for key in page.buttons))
    assert "44051401359" not in texts(page)
    QTest.keyClick(next(b for k, b in page.buttons.items() if k.startswith("show-identifier")), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "44051401359" in texts(page))
    assert one(clone.connect(), "select count(*) from okienko.access_log where kind = 'reveal'") == 1
    page.tab.set_level(Level.GENERAL)
    assert not page.panel.isVisible()


def texts(page: QWidget) -> str:
    from app.views.parts.labels import Text

    return "\n".join(label.text() for label in page.findChildren(Text) if label.isVisible())


def test_that_another_desks_change_is_told_and_the_typed_text_stays(
    qtbot: QtBot, desk: Desk, anna: Person, clone: Clone
) -> None:
    page = opened(qtbot, desk, anna, PersonalPage, Level.CHANGE)
    assert isinstance(page, PersonalPage)
    qtbot.waitUntil(lambda: any(key.startswith("edit-person_name") for key in page.buttons))
    QTest.keyClick(next(b for k, b in page.buttons.items() if k.startswith("edit-person_name")), Qt.Key.Key_Space)
    field = page.editor.fields["surname"].editor
    type_text(field, "Nowak-Kowalska")
    type_text(page.editor.reason, "ślub")
    connection = clone.connect()
    connection.execute("select set_config('okienko.reason', 'inne biurko', false)")
    connection.execute("update okienko.customers set first_name = 'Hanna' where customer_id = %s", (anna.customer_id,))
    QTest.keyClick(page.editor.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(page.editor.warning.isVisible)
    kept = page.editor.fields["surname"].editor
    assert isinstance(kept, QLineEdit)
    assert kept.text() == "Nowak-Kowalska"
    qtbot.waitUntil(lambda: "Hanna" in texts(page))
    with qtbot.waitSignal(desk.feed.changed):
        QTest.keyClick(page.editor.reason, Qt.Key.Key_Return)
    assert (
        one(connection, "select surname from okienko.customers where customer_id = %s", anna.customer_id)
        == "Nowak-Kowalska"
    )


def test_that_a_request_from_e_bok_is_decided_field_by_field(
    qtbot: QtBot, desk: Desk, anna: Person, clone: Clone
) -> None:
    connection = clone.connect()
    asked(connection, anna.customer_id, phone="605111222", surname="Nowak")
    page = opened(qtbot, desk, anna, PersonalPage, Level.CHANGE)
    assert isinstance(page, PersonalPage)
    qtbot.waitUntil(lambda: page.requests.count() == 2)
    phone = next(field for field in page.requests.fields if field.change.field == "phone")
    QTest.keyClick(phone.refuse, Qt.Key.Key_Space)
    QTest.keyClick(phone.reason, Qt.Key.Key_Return)
    assert phone.reason_row.problem()
    type_text(phone.reason, "numer innej osoby")
    with qtbot.waitSignal(desk.feed.changed):
        QTest.keyClick(phone.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.requests.count() == 1)
    surname = page.requests.fields[0]
    QTest.keyClick(surname.accept, Qt.Key.Key_Space)
    assert surname.reason.text().startswith("wniosek w e-BOK")
    with qtbot.waitSignal(desk.feed.changed):
        QTest.keyClick(page.requests.save, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.requests.count() == 0)
    assert one(connection, "select surname from okienko.customers where customer_id = %s", anna.customer_id) == "Nowak"
    told = "select string_agg(body, ' ' order by id) from okienko.messages where customer_id = %s and not from_customer"
    assert "Powód: numer innej osoby." in one(connection, told, anna.customer_id)


def test_that_an_address_is_changed_by_its_code(qtbot: QtBot, desk: Desk, anna: Person, clone: Clone) -> None:
    connection = clone.connect()
    page = opened(qtbot, desk, anna, PersonalPage, Level.CHANGE)
    assert isinstance(page, PersonalPage)
    qtbot.waitUntil(lambda: any(key.startswith("edit-email") for key in page.buttons))
    QTest.keyClick(next(b for k, b in page.buttons.items() if k.startswith("edit-email")), Qt.Key.Key_Space)
    assert focus(page) is page.email.email
    type_text(page.email.email, "anna.nowa@poczta.example")
    type_text(page.email.again, "anna.nowa@poczta.exampel")
    type_text(page.email.reason, "nowy dostawca")
    QTest.keyClick(page.email.reason, Qt.Key.Key_Return)
    assert "różnią się" in page.email.again_row.problem()
    page.email.again.clear()
    type_text(page.email.again, "anna.nowa@poczta.example")
    with qtbot.waitSignal(desk.feed.changed):
        QTest.keyClick(page.email.again, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page.email.state.text()))
    assert focus(page) is page.email.code
    assert "Kod czeka na wysłanie" in page.email.state.text()
    code_sent(connection, anna.customer_id, "1234567890")
    type_text(page.email.code, "12345 67899")
    with qtbot.waitSignal(desk.feed.changed):
        QTest.keyClick(page.email.code, Qt.Key.Key_Return)
    assert "To nie ten kod" in page.email.code_row.problem()
    qtbot.waitUntil(lambda: "pozostały 4 próby" in page.email.state.text())
    page.email.code.clear()
    type_text(page.email.code, "12345 67890")
    QTest.keyClick(page.email.code, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not page.email.isVisible())
    stored = "select value, confirmed from okienko.contact_points where customer_id = %s and kind = 'email'"
    rows = connection.execute(stored, (anna.customer_id,)).fetchall()
    assert rows == [("anna.nowa@poczta.example", True)]


def test_that_electronic_invoices_are_chosen_with_their_day(
    qtbot: QtBot, desk: Desk, anna: Person, clone: Clone
) -> None:
    connection = clone.connect()
    page = opened(qtbot, desk, anna, PersonalPage, Level.CHANGE)
    assert isinstance(page, PersonalPage)
    qtbot.waitUntil(page.delivery.begin.isVisible)
    QTest.keyClick(page.delivery.begin, Qt.Key.Key_Space)
    qtbot.waitUntil(page.delivery.form.isVisible)
    day = one(connection, "select to_char(okienko.warsaw_today() + 14, 'DD.MM.YYYY')")
    assert day in page.delivery.effect.text()
    assert "art. 106n" in page.delivery.text.text()
    QTest.keyClick(page.delivery.reason, Qt.Key.Key_Return)
    assert page.delivery.reason_row.problem()
    type_text(page.delivery.reason, "prośba klienta")
    with qtbot.waitSignal(desk.feed.changed):
        QTest.keyClick(page.delivery.reason, Qt.Key.Key_Return)
    assert day in page.delivery.state.text()
    assert one(connection, "select act from okienko.consents where subject = 'e_invoice'") == "given"


# ---------------------------------------------------------------- 2.4
def test_that_pickups_need_one_right_answer(qtbot: QtBot, desk: Desk, anna: Person) -> None:
    page = opened(qtbot, desk, anna, WastePage, Level.GENERAL)
    assert isinstance(page, WastePage)
    assert page.closed.isVisible()
    page.tab.set_level(Level.READING)
    qtbot.waitUntil(lambda: page.next_model.rowCount() == 2)
    assert page.content.isVisible()


def test_that_a_missed_pickup_is_reported_by_keys(
    qtbot: QtBot, desk: Desk, anna: Person, clone: Clone, today: date
) -> None:
    page = opened(qtbot, desk, anna, WastePage, Level.READING)
    assert isinstance(page, WastePage)
    qtbot.waitUntil(lambda: page.next_model.rowCount() == 2)
    page.focus_first()
    for _ in range(2):
        QTest.keyClick(page.calendar, Qt.Key.Key_Left)
    assert page.calendar.day() == today - timedelta(days=2)
    assert page.day_model.rowCount() == 1
    type_text(page.note, "pojemnik stał od 6")
    with qtbot.waitSignal(desk.feed.changed):
        QTest.keyClick(page.note, Qt.Key.Key_Return)
    assert one(clone.connect(), "select subject from okienko.cases") == "pojemnik stał od 6"
    qtbot.waitUntil(lambda: page.day_model.rows()[0].status is PickupStatus.REPORTED)
    assert page.note.text() == ""


def test_that_files_of_the_calendar_are_whole(qtbot: QtBot, desk: Desk, anna: Person, tmp_path: Path) -> None:
    import pypdfium2
    from icalendar import Calendar

    page = opened(qtbot, desk, anna, WastePage, Level.READING)
    assert isinstance(page, WastePage)
    qtbot.waitUntil(lambda: page.next_model.rowCount() == 2)
    for kind in ("pdf", "ics"):
        page.export.save(kind, tmp_path / f"wywozy.{kind}")
        qtbot.waitUntil((tmp_path / f"wywozy.{kind}").exists)
    document = pypdfium2.PdfDocument((tmp_path / "wywozy.pdf").read_bytes())
    text = document[0].get_textpage().get_text_range()
    document.close()
    assert "ul. Łużycka 12/3, 74-100 Gryfino" in text
    assert "przesunięty z" in text
    events = Calendar.from_ical((tmp_path / "wywozy.ics").read_bytes()).walk("VEVENT")
    assert len(events) == 3
    assert {str(event["SUMMARY"]) for event in events} == {"Odpady: bio", "Odpady: zmieszane"}


def test_that_the_month_of_pickups_is_an_honest_model() -> None:
    model = PickupMonth()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show_month(date(2026, 11, 1), date(2026, 11, 22))
    model.set_pickups([Pickup(1, Fraction.BIO, date(2026, 11, 12), PickupStatus.MOVED, date(2026, 11, 11), None, "")])
    cell = model.index_of(date(2026, 11, 12))
    assert cell.data() == "12 B"
    assert "11.11.2026" in cell.data(Qt.ItemDataRole.AccessibleTextRole)
    assert not model.index_of(date(2027, 5, 1)).isValid()
    assert tester.model() is model


def test_that_a_company_shows_its_name_only(qtbot: QtBot, desk: Desk, clone: Clone) -> None:
    connection = clone.connect()
    firm = person(connection, "004777", pesel="")
    connection.execute("select set_config('okienko.reason', 'x', false)")
    connection.execute(
        "update okienko.customers set kind = 'company', company = %s where customer_id = %s",
        ("Ł" * 150, firm.customer_id),
    )
    page = opened(qtbot, desk, firm, PersonalPage, Level.CHANGE)
    assert isinstance(page, PersonalPage)
    qtbot.waitUntil(lambda: any(key.startswith("edit-company_name") for key in page.buttons))
    assert not any(key.startswith("edit-person_name") for key in page.buttons)
    assert page.tab.card.kind is CustomerKind.COMPANY


def test_that_a_change_begun_before_a_crash_is_there_again(
    qtbot: QtBot, desk: Desk, anna: Person, clone: Clone
) -> None:
    page = opened(qtbot, desk, anna, PersonalPage, Level.CHANGE)
    assert isinstance(page, PersonalPage)
    qtbot.waitUntil(lambda: any(key.startswith("edit-phone") for key in page.buttons))
    QTest.keyClick(next(b for k, b in page.buttons.items() if k.startswith("edit-phone")), Qt.Key.Key_Space)
    type_text(page.editor.fields["value"].editor, "602345")
    type_text(page.editor.reason, "prośba")
    qtbot.waitUntil(lambda: page.draft.keeper.kept and page.editor.is_dirty())
    again = opened(qtbot, desk, anna, PersonalPage, Level.CHANGE)  # the program was started anew
    assert isinstance(again, PersonalPage)
    qtbot.waitUntil(again.editor.isVisible)
    assert dict(again.editor.texts())["part-value"] == "602345"
    assert again.editor.reason.text() == "prośba"
    QTest.keyClick(again.editor.cancel, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: one(clone.connect(), "select count(*) from okienko.drafts") == 0)
