"""The page "Faktury" on a real database, by keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.paper_inbox import InboxStatus
from app.views.desk import Desk
from app.views.pages.office_invoices import CHARGES, DECIDED, EXPLAINED, OfficeInvoicesPage
from tests.database import Clone
from tests.invoice_files import GROSS, NRB, fa3
from tests.invoice_office import Office
from tests.views.office_stage import keys, named, press, settle, show_office, staffed

CONTROL = Qt.KeyboardModifier.ControlModifier
Opened = list[int]


@pytest.fixture
def office(clone: Clone, tmp_path: Path) -> Office:
    return Office(clone, tmp_path)


@pytest.fixture
def opened() -> Opened:
    return []


@pytest.fixture
def desk(qapp: QApplication, clone: Clone, opened: Opened) -> Iterator[Desk]:
    link = clone.login("okienko_accounting")
    with staffed(qapp, link, roles=frozenset({"clerk", "accounting"})) as made:
        yield replace(made, open_customer=lambda customer_id, _key: opened.append(customer_id))


def show(qtbot: QtBot, desk: Desk) -> OfficeInvoicesPage:
    page = show_office(qtbot, desk, OfficeInvoicesPage)
    assert isinstance(page, OfficeInvoicesPage)
    named(page)
    return page


@pytest.mark.usefixtures("office")
def test_that_an_office_without_waiting_invoices_says_so(qtbot: QtBot, desk: Desk) -> None:
    page = show(qtbot, desk)
    assert page.empty.text.text() == "Żadna faktura nie czeka: każda sama trafiła na kartę."
    for sentence in ("Ostatnio niczego", "Żadna pozycja", "Ostatnio żadnej"):
        press(Qt.Key.Key_PageDown, CONTROL)
        assert page.empty.text.text().startswith(sentence)
    assert not page.below.isVisible()


def test_that_an_invoice_is_assigned_by_one_key_and_taken_back_by_another(
    qtbot: QtBot, desk: Desk, office: Office, opened: Opened
) -> None:
    office.outcome(fa3(nrb=NRB, buyer="Anna Kowalska"))
    page = show(qtbot, desk)
    assert page.group.button(0).accessibleName() == "Do przypisania (1)"
    qtbot.waitUntil(lambda: page.invoice.suggested.rowCount() == 1)
    assert page.invoice.lines.value.text() == "Woda, Ścieki"
    press(Qt.Key.Key_J, CONTROL)
    assert opened == [office.who]
    press(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: office.balance() == GROSS)
    settle(qtbot, desk)
    said = desk.messages.current()
    assert said is not None
    assert said.text.startswith("Faktura FV/WOD/1/2026 jest przypisana:")
    page.show_list(DECIDED)
    assert page.models[DECIDED].rows()[0].status is InboxStatus.ASSIGNED
    press(Qt.Key.Key_U, CONTROL)
    keys("pomyłka")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: office.balance() == 0)
    settle(qtbot, desk)
    assert page.models[0].rowCount() == 1


def test_that_another_card_is_looked_for_by_its_number(qtbot: QtBot, desk: Desk, office: Office) -> None:
    office.outcome(fa3(customer="NIKT", buyer="Zupełnie Ktoś"))
    page = show(qtbot, desk)
    qtbot.waitUntil(lambda: page.invoice.told.text().startswith("Nic nie mówi"))
    assert not page.invoice.take_button.isVisible()
    press(Qt.Key.Key_M, CONTROL)
    keys("brak")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page.invoice.other_field.problem()))
    page.invoice.other.clear()
    keys(office.number)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.invoice.suggested.rowCount() == 1)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: office.balance() == GROSS)
    settle(qtbot, desk)


def test_that_an_invoice_is_put_aside_with_a_reason(qtbot: QtBot, desk: Desk, office: Office) -> None:
    office.outcome(fa3(currency="EUR", customer=office.number))
    page = show(qtbot, desk)
    press(Qt.Key.Key_E, CONTROL)
    press(Qt.Key.Key_Return)
    assert page.invoice.reason.field.problem() == "Wpisz powód."
    keys("nie nasza")
    assert page.unsaved()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.models[0].rowCount() == 0)
    settle(qtbot, desk)
    assert office.one("select status || ': ' || reason from paper_inbox") == "aside: nie nasza"
    assert not page.unsaved()


def test_that_the_key_of_assigning_does_what_a_reason_is_written_for(qtbot: QtBot, desk: Desk, office: Office) -> None:
    office.outcome(fa3(nrb=NRB, buyer="Anna Kowalska"))
    page = show(qtbot, desk)
    qtbot.waitUntil(lambda: page.invoice.suggested.rowCount() == 1)
    press(Qt.Key.Key_E, CONTROL)
    assert not page.invoice.acts.isVisible()
    press(Qt.Key.Key_Return, CONTROL)
    assert page.invoice.reason.field.problem() == "Wpisz powód."
    press(Qt.Key.Key_Escape)
    assert page.invoice.acts.isVisible()
    press(Qt.Key.Key_E, CONTROL)
    keys("nie nasza")
    press(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: page.models[0].rowCount() == 0)
    settle(qtbot, desk)
    assert office.one("select status || ': ' || reason from paper_inbox") == "aside: nie nasza"
    assert office.balance() == 0


def test_that_another_card_that_is_typed_is_looked_for_before_anything_is_assigned(
    qtbot: QtBot, desk: Desk, office: Office
) -> None:
    office.outcome(fa3(nrb=NRB, buyer="Anna Kowalska"))
    page = show(qtbot, desk)
    qtbot.waitUntil(lambda: page.invoice.suggested.rowCount() == 1)
    press(Qt.Key.Key_M, CONTROL)
    keys("brak")
    press(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: bool(page.invoice.other_field.problem()))
    settle(qtbot, desk)
    assert office.balance() == 0
    page.invoice.other.selectAll()
    keys(office.number)
    press(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(page.invoice.choices.hasFocus)
    assert office.balance() == 0
    press(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: office.balance() == GROSS)
    settle(qtbot, desk)


def test_that_an_unknown_charge_is_explained_and_taken_back(qtbot: QtBot, desk: Desk, office: Office) -> None:
    office.outcome(
        fa3(customer=office.number, charges=[(700, "Pozycja specjalna")], deductions=[(40, "Bonifikata za awarię")])
    )
    page = show(qtbot, desk)
    page.show_list(CHARGES)
    page.focus_first()
    press(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: office.balance() == GROSS + 700)
    settle(qtbot, desk)
    assert page.charge.book_button.text().startswith("Zaksięguj jako umorzenie")
    assert not page.charge.interest_button.isVisible()
    press(Qt.Key.Key_E, CONTROL)
    qtbot.waitUntil(lambda: page.models[CHARGES].rowCount() == 0)
    settle(qtbot, desk)
    page.show_list(EXPLAINED)
    assert page.models[EXPLAINED].rowCount() == 2
    page.tables[EXPLAINED].selectRow(1)
    press(Qt.Key.Key_U, CONTROL)
    qtbot.waitUntil(lambda: office.balance() == GROSS)
    settle(qtbot, desk)
    assert page.models[CHARGES].rowCount() == 1


def test_that_esc_leads_from_the_cards_back_to_the_list(qtbot: QtBot, desk: Desk, office: Office) -> None:
    office.outcome(fa3(nrb=NRB, buyer="Anna Kowalska"))
    other = office.books.card(office.who, "waste")
    number = office.one(f"select number from accounts where id = {other}")
    page = show(qtbot, desk)
    qtbot.waitUntil(lambda: page.invoice.suggested.rowCount() > 0)
    likely = page.invoice.suggested.rows()
    page.tables[0].setFocus()
    press(Qt.Key.Key_Return)
    assert page.invoice.choices.hasFocus()
    press(Qt.Key.Key_Escape)
    assert page.tables[0].hasFocus()
    press(Qt.Key.Key_M, CONTROL)
    keys(str(number))
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(page.invoice.choices.hasFocus)
    assert page.invoice.suggested.rows() != likely
    press(Qt.Key.Key_Escape)
    assert page.tables[0].hasFocus()
    assert page.invoice.other_field.isVisible()
    press(Qt.Key.Key_M, CONTROL)
    press(Qt.Key.Key_Escape)
    assert page.tables[0].hasFocus()
    assert not page.invoice.other_field.isVisible()
    qtbot.waitUntil(lambda: page.invoice.suggested.rows() == likely)
    settle(qtbot, desk)
    assert office.balance() == 0
