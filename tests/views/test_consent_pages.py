"""Requests for the whole office, a customer's consents, texts an administrator edits: a real database, real keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.consent_ledger import ConsentState
from app.domain.contacts import Level
from app.services import declarations
from app.store.session import Database
from app.views.desk import Desk
from app.views.pages.consents import ConsentsPage
from app.views.pages.office_board import OfficeBoardPage
from app.views.pages.office_changes import OfficeChangesPage
from app.views.pages.personal import PersonalPage
from tests.database import Clone
from tests.declaration_kit import PASSWORD, draft_of, scan_of
from tests.documents.hostile_files import pdf
from tests.office_data import Connection, Person, one
from tests.portal_requests import asked
from tests.views.keys import type_text
from tests.views.office_stage import keys, named, press, settle, show, show_office, someone, staffed

SPACE, RETURN = Qt.Key.Key_Space, Qt.Key.Key_Return


@pytest.fixture
def owner(clone: Clone) -> Connection:
    return clone.connect()


@pytest.fixture
def clerk(clone: Clone) -> Database:
    return clone.login("okienko_clerk")


@pytest.fixture
def desk(qapp: QApplication, clerk: Database) -> Iterator[Desk]:
    with staffed(qapp, clerk) as made:
        yield made


@pytest.fixture
def anna(owner: Connection) -> Person:
    return someone(owner)


def row_of(page: ConsentsPage, subject: str) -> None:
    page.table.select_id(subject)


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


# ---------------------------------------------------------------- requests
def test_that_requests_of_the_office_are_decided_by_keys(
    qtbot: QtBot, desk: Desk, owner: Connection, anna: Person
) -> None:
    ewa = someone(owner, surname="Nowak", first_name="Ewa")
    asked(owner, anna.customer_id, phone="605111222", mailing_address="gdzieś na wsi")
    asked(owner, ewa.customer_id, surname="Nowak-Zielińska")
    page = show_office(qtbot, desk, OfficeChangesPage)
    assert isinstance(page, OfficeChangesPage)
    assert page.model.rowCount() == 2
    assert page.table.hasFocus()
    assert page.form.title.text() == f"Kowalska Anna · {anna.number}"
    named(page)
    press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)  # to the fields
    phone, address = page.form.fields
    assert focus() is phone.accept
    assert "Nie da się przyjąć" in address.warning.text()
    assert not address.accept.isEnabled()
    press(SPACE)
    assert phone.reason.text().startswith("wniosek w e-BOK z ")
    press(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)  # what has no decision waits on
    qtbot.waitUntil(lambda: len(page.model.rows()[0].fields) == 1)
    assert [field.change.field for field in page.form.fields] == ["mailing_address"]
    address = page.form.fields[0]
    address.refuse.setFocus()
    press(SPACE)
    press(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert address.reason_row.problem() == "Podaj powód odmowy; przeczyta go klient."
    assert focus() is address.reason
    keys("adres nieczytelny")
    press(RETURN)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert page.form.title.text() == f"Nowak Ewa · {ewa.number}"
    stored = "select string_agg(status, ',' order by id) from okienko.data_changes where customer_id = %s"
    assert one(owner, stored, anna.customer_id) == "accepted,refused"
    assert one(owner, "select count(*) from okienko.messages where customer_id = %s", anna.customer_id) == 2


def test_that_what_is_typed_stays_while_another_request_is_read(
    qtbot: QtBot, desk: Desk, owner: Connection, anna: Person
) -> None:
    ewa = someone(owner, surname="Nowak", first_name="Ewa")
    asked(owner, anna.customer_id, phone="605111222")
    asked(owner, ewa.customer_id, surname="Nowak-Zielińska")
    page = show_office(qtbot, desk, OfficeChangesPage)
    assert isinstance(page, OfficeChangesPage)
    page.form.fields[0].choose(accept=False)
    type_text(page.form.fields[0].reason, "numer innej osoby")
    page.table.setFocus()
    press(Qt.Key.Key_Down)
    assert page.form.fields[0].reason.text() == ""
    press(Qt.Key.Key_Up)
    assert page.form.fields[0].reason.text() == "numer innej osoby"
    assert page.unsaved()


def test_that_a_request_decided_elsewhere_is_told(qtbot: QtBot, desk: Desk, owner: Connection, anna: Person) -> None:
    asked(owner, anna.customer_id, phone="605111222")
    page = show_office(qtbot, desk, OfficeChangesPage)
    assert isinstance(page, OfficeChangesPage)
    owner.execute("select set_config('okienko.reason', 'inne biurko', false)")
    owner.execute("update okienko.data_changes set status = 'refused', reason = 'x'")
    page.form.fields[0].choose(accept=True)
    page.form.decide()
    settle(qtbot, desk)
    assert page.model.rowCount() == 0
    assert page.empty.isVisible()
    assert one(owner, "select count(*) from okienko.messages") == 0


# ---------------------------------------------------------------- consents
def test_that_nothing_of_consents_is_shown_before_verification(
    qtbot: QtBot, desk: Desk, owner: Connection, anna: Person
) -> None:
    page = show(qtbot, desk, anna, ConsentsPage, Level.READING)
    assert isinstance(page, ConsentsPage)
    assert page.closed.isVisible()
    assert not page.panel.isVisible()
    assert one(owner, "select count(*) from okienko.access_log where detail = 'consents'") == 0


def test_that_a_consent_is_noted_and_withdrawn_by_keys(
    qtbot: QtBot, desk: Desk, owner: Connection, anna: Person
) -> None:
    page = show(qtbot, desk, anna, ConsentsPage, Level.BALANCE)
    assert isinstance(page, ConsentsPage)
    assert page.table.hasFocus()
    named(page)
    row_of(page, "notice_due")
    assert page.give.text() == "Odnotuj zgodę"
    assert not page.take.isVisible()
    press(RETURN)
    assert "Wyrażam zgodę" in page.form.text.text()
    assert focus() is page.form.channel
    QTest.keyClick(page.form.save, SPACE)
    settle(qtbot, desk)
    assert page.table.hasFocus()
    row_of(page, "notice_due")
    assert page.take.text() == "Wycofaj zgodę"
    QTest.keyClick(page.take, SPACE)
    assert focus() is page.form.reason
    press(RETURN)
    assert "powód" in page.form.reason_row.problem()
    keys("nie chce")
    press(RETURN)
    settle(qtbot, desk)
    rows = owner.execute("select act, channel, reason from okienko.consents order by id").fetchall()
    assert rows == [("given", "phone", ""), ("withdrawn", "phone", "nie chce")]
    shown = [page.entries.columns[2].show(row) for row in page.entries.rows()]
    assert shown == ["zgoda wycofana", "zgoda udzielona"]
    note = page.entries.columns[7].show(page.entries.rows()[1])
    assert note.startswith("wycofane ")
    assert note.endswith("telefonicznie")


def test_that_only_a_consent_is_called_one(qtbot: QtBot, desk: Desk, owner: Connection, anna: Person) -> None:
    for subject in ("terms", "privacy", "e_invoice", "notice_due"):
        owner.execute(
            "insert into okienko.consents (customer_id, subject, act, template_version, channel) values (%s, %s, 'given', 1, 'paper')",
            (anna.customer_id, subject),
        )
    owner.execute(
        "insert into okienko.templates (code, version, kind, title, body) values ('consent.notice_due', 2, 'consent', 'Terminy', 'Nowe.')"
    )
    page = show(qtbot, desk, anna, ConsentsPage, Level.BALANCE)
    assert isinstance(page, ConsentsPage)
    states = {row.subject.code: page.model.columns[1].show(row) for row in page.model.rows()}
    assert states["terms"] == "zaakceptowany"
    assert states["privacy"] == "odbiór potwierdzony"
    assert states["e_invoice"] == "akceptacja udzielona"
    assert states["notice_due"] == "udzielona w wersji 1, obowiązuje 2"
    assert states["notice_outage"] == "brak zgody"
    row_of(page, "privacy")
    assert not page.take.isVisible()
    row_of(page, "terms")
    QTest.keyClick(page.take, SPACE)
    assert "zamknij konto" in page.form.effect.text()
    assert not page.form.save.isVisible()
    wanted: list[str] = []
    page.tab.page_wanted.connect(wanted.append)
    press(SPACE)
    assert wanted == ["1.3"]


def test_that_withdrawing_e_invoices_tells_from_when_paper_comes(
    qtbot: QtBot, desk: Desk, owner: Connection, anna: Person
) -> None:
    owner.execute(
        "insert into okienko.consents (customer_id, subject, act, template_version, channel) values (%s, 'e_invoice', 'given', 1, 'paper')",
        (anna.customer_id,),
    )
    owner.execute(
        "insert into okienko.invoice_deliveries (customer_id, delivery, valid_from) values (%s, 'electronic', '2026-01-01')",
        (anna.customer_id,),
    )
    page = show(qtbot, desk, anna, ConsentsPage, Level.BALANCE)
    assert isinstance(page, ConsentsPage)
    later = f"{desk.clock.today() + timedelta(days=14):%d.%m.%Y}"
    row_of(page, "e_invoice")
    QTest.keyClick(page.take, SPACE)
    assert f"Od {later} faktury przychodzą na papierze" in page.form.effect.text()
    keys("woli papier")
    press(RETURN)
    settle(qtbot, desk)
    assert page.delivery.state.text().endswith(f"Od {later} na papierze.")


def test_that_a_scan_is_looked_at_and_a_registration_undone(
    qtbot: QtBot, desk: Desk, clerk: Database, owner: Connection
) -> None:
    who = someone(owner, portal="")
    draft = draft_of(who, desk.clock.today())
    made = declarations.save(clerk, draft, PASSWORD, scan_of(pdf()), today=desk.clock.today())
    page = show(qtbot, desk, who, ConsentsPage, Level.CHANGE)
    assert isinstance(page, ConsentsPage)
    assert page.papers.model.rowCount() == 1
    assert made.number in page.entry.text()
    assert page.mails.isVisible(), "what was e-mailed stands below"
    page.entry_table.setFocus()
    press(RETURN)
    qtbot.waitUntil(page.papers.scan.isVisible)
    settle(qtbot, desk)
    seen = "select count(*) from okienko.access_log where customer_id = %s and detail like '%%scan%%'"
    assert one(owner, seen, who.customer_id) == 1
    QTest.keyClick(page.papers.undo, SPACE)
    press(RETURN)
    assert "powód" in page.papers.reason_row.problem()
    keys("pomylony klient")
    press(RETURN)
    qtbot.waitUntil(lambda: "Cofnięte" in page.papers.whole.text())
    assert "pomylony klient" in page.papers.whole.text()
    status = "select status from okienko.declarations where customer_id = %s"
    assert one(owner, status, who.customer_id) == "undone"
    assert next(row for row in page.model.rows() if row.subject.code == "terms").state is ConsentState.WITHDRAWN


# ---------------------------------------------------------------- texts
def test_that_an_administrator_writes_a_new_version(
    qtbot: QtBot, qapp: QApplication, clone: Clone, owner: Connection
) -> None:
    with staffed(qapp, clone.login("okienko_admin"), roles=frozenset({"clerk", "supervisor", "admin"})) as desk:
        page = show_office(qtbot, desk, OfficeBoardPage)
        assert isinstance(page, OfficeBoardPage)
        page.show_view(1)
        settle(qtbot, desk)
        texts = page.texts
        assert texts.table.hasFocus()
        named(page)
        texts.table.select_id("consent.notice_due")
        press(RETURN)
        assert isinstance(focus(), QPlainTextEdit)
        press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        press(Qt.Key.Key_Backspace)
        keys(", także SMS.")
        assert "także SMS" in texts.form.compared.toPlainText()
        texts.form.day_edit.selectAll()
        type_text(texts.form.day_edit, "1.1.2020")
        QTest.keyClick(texts.form.save, SPACE)
        assert "minął" in texts.form.day_row.problem()
        texts.form.day_edit.clear()
        day = desk.clock.today() + timedelta(days=3)
        type_text(texts.form.day_edit, f"{day:%d.%m.%Y}")
        assert texts.form.save.text() == f"Zapisz wersję 2, obowiązującą od {day:%d.%m.%Y}"
        QTest.keyClick(texts.form.save, SPACE)
        settle(qtbot, desk)
        stored = owner.execute(
            "select version, valid_from, body from okienko.templates where code = 'consent.notice_due'"
        )
        assert [(version, begins) for version, begins, _ in stored.fetchall()][1] == (2, day)
        texts.table.select_id("consent.notice_due")
        assert "wersja 1" in texts.pane.chooser.currentText()  # the one in force
        assert texts.pane.chooser.count() == 2


def test_that_a_text_begun_before_a_crash_is_there_again(
    qtbot: QtBot, qapp: QApplication, clone: Clone, owner: Connection
) -> None:
    with staffed(qapp, clone.login("okienko_admin"), roles=frozenset({"admin"})) as desk:
        first = show_office(qtbot, desk, OfficeBoardPage)
        assert isinstance(first, OfficeBoardPage)
        first.show_view(1)
        settle(qtbot, desk)
        first.texts.table.select_id("consent.notice_due")
        press(RETURN)
        type_text(first.texts.form.body_edit, "Nowe. ")
        qtbot.waitUntil(lambda: first.texts.draft.keeper.kept and first.texts.typed())
        again = show_office(qtbot, desk, OfficeBoardPage)  # the program was started anew
        assert isinstance(again, OfficeBoardPage)
        again.show_view(1)
        qtbot.waitUntil(again.texts.form.isVisible)
        assert again.texts.form.body_edit.toPlainText().startswith("Nowe. Wyrażam")
        assert "Powiadomienia o terminie" in again.texts.form.title.text()
        QTest.keyClick(again.texts.form.cancel, SPACE)
        qtbot.waitUntil(lambda: one(owner, "select count(*) from okienko.drafts") == 0)


def test_that_an_address_begun_before_a_crash_is_there_again(
    qtbot: QtBot, desk: Desk, owner: Connection, anna: Person
) -> None:
    page = show(qtbot, desk, anna, PersonalPage, Level.CHANGE)
    assert isinstance(page, PersonalPage)
    next(button for key, button in page.buttons.items() if key.startswith("edit-email")).click()
    type_text(page.email.email, "anna.nowa@")
    qtbot.waitUntil(lambda: page.email.draft.keeper.kept and page.email.typed())
    again = show(qtbot, desk, anna, PersonalPage, Level.CHANGE)
    assert isinstance(again, PersonalPage)
    qtbot.waitUntil(again.email.form.isVisible)
    assert again.email.email.text() == "anna.nowa@"
    QTest.keyClick(again.email.close_form, SPACE)
    qtbot.waitUntil(lambda: one(owner, "select count(*) from okienko.drafts") == 0)


def test_that_a_clerk_only_reads_texts(qtbot: QtBot, desk: Desk) -> None:
    page = show_office(qtbot, desk, OfficeBoardPage)
    assert isinstance(page, OfficeBoardPage)
    page.show_view(1)
    settle(qtbot, desk)
    assert not page.texts.add.isVisible()
    assert not page.texts.write.isVisible()
    press(RETURN)
    assert not page.texts.form.isVisible()
    assert page.texts.pane.text.toPlainText()
    assert page.texts.pane.facts.text().startswith("Treść wgrana z programem ")


def test_that_a_template_of_a_message_is_added(
    qtbot: QtBot, qapp: QApplication, clone: Clone, owner: Connection
) -> None:
    with staffed(qapp, clone.login("okienko_admin"), roles=frozenset({"admin"})) as desk:
        page = show_office(qtbot, desk, OfficeBoardPage)
        assert isinstance(page, OfficeBoardPage)
        page.show_view(1)
        settle(qtbot, desk)
        QTest.keyClick(page.texts.add, SPACE)
        keys("Wymiana wodomierza")
        type_text(page.texts.form.body_edit, "Zapraszamy {date.")
        QTest.keyClick(page.texts.form.save, SPACE)
        assert "klamrowy" in page.texts.form.body_row.problem()
        page.texts.form.body_edit.clear()
        type_text(page.texts.form.body_edit, "Wymiana w dniu {date} przy {street}.")
        QTest.keyClick(page.texts.form.save, SPACE)
        settle(qtbot, desk)
        found = owner.execute("select version, kind from okienko.templates where code = 'message.wymiana_wodomierza'")
        assert found.fetchall() == [(1, "message")]


def test_that_the_window_holds_no_email_after_the_level_falls(
    qtbot: QtBot, desk: Desk, owner: Connection, anna: Person
) -> None:
    asked(owner, anna.customer_id, email="tajny@poczta.example")
    page = show(qtbot, desk, anna, PersonalPage, Level.CHANGE)
    assert isinstance(page, PersonalPage)
    assert page.requests.count() == 1
    page.tab.set_level(Level.GENERAL)
    assert page.requests.count() == 0
    assert not page.requests.isVisible()
