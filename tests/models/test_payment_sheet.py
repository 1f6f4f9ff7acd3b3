"""What is chosen on the page "Dane do wpłaty", without a window."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from app.domain.payment import Choice, PageFacts, Payee
from app.models.payment_lists import PayableTable, offer_columns, payable_columns
from app.models.payment_sheet import PaymentSheet
from app.models.payment_words import choice_words, typed_amount
from app.models.table import ValueTable
from tests.accounts import FEE, TODAY, WASTE, WATER, account, item
from tests.views import desk_kit

FACTS = PageFacts(Payee("PUK", "5265877635", "Gryfino"), name_ksef=False, papers={})


@pytest.fixture
def sheet() -> PaymentSheet:
    made = PaymentSheet()
    made.fill(desk_kit.card(accounts=(WATER, WASTE, FEE)), FACTS, TODAY)
    return made


def amount(sheet: PaymentSheet) -> int | None:
    data = sheet.data()
    return data.amount if data is not None else None


def chosen(sheet: PaymentSheet) -> Choice | None:
    return sheet.choice


def test_that_what_is_late_comes_first() -> None:
    sheet = PaymentSheet()
    late = replace(WATER, account_id=99)
    sheet.fill(desk_kit.card(accounts=(FEE, WASTE, account(item(100, TODAY)), late)), FACTS, TODAY)
    current = sheet.current()
    assert current is not None
    assert current.account.account_id == 99


def test_choosing(sheet: PaymentSheet) -> None:
    assert (chosen(sheet), amount(sheet)) == (Choice.NOW, 14832)
    assert sheet.choose(Choice.OVERDUE)
    assert amount(sheet) == 9610
    assert sheet.choose(Choice.CHOSEN)
    assert sheet.ticked() == {1}  # it begins with what was paid just now
    sheet.tick(2)
    assert amount(sheet) == 14832
    sheet.tick(1)
    assert amount(sheet) == 5222
    sheet.tick(2)
    assert sheet.data() is None


def test_that_a_tick_chooses_the_invoices(sheet: PaymentSheet) -> None:
    sheet.tick(1)
    assert (chosen(sheet), amount(sheet)) == (Choice.CHOSEN, 5222)
    assert sheet.ticked() == {2}


def test_an_own_amount(sheet: PaymentSheet) -> None:
    sheet.choose(Choice.OWN)
    assert (sheet.data(), sheet.problem()) == (None, "")
    sheet.type_own("12,5")
    assert (amount(sheet), sheet.problem()) == (1250, "")
    sheet.type_own("12,5x")
    assert sheet.data() is None
    assert sheet.problem()


def test_that_each_card_keeps_its_own_choice(sheet: PaymentSheet) -> None:
    sheet.choose(Choice.OVERDUE)
    sheet.pay_on(WASTE.account_id)
    assert chosen(sheet) is Choice.OWN
    assert not sheet.choose(Choice.NOW)
    sheet.type_own("20")
    sheet.pay_on(WATER.account_id)
    assert chosen(sheet) is Choice.OVERDUE
    sheet.pay_on(WASTE.account_id)
    assert amount(sheet) == 2000


def test_that_a_fresh_card_keeps_what_still_holds(sheet: PaymentSheet) -> None:
    sheet.tick(2)
    assert sheet.ticked() == {1}
    paid = account(item(5222, date(2026, 11, 28), number=2))
    sheet.fill(desk_kit.card(accounts=(paid, WASTE)), FACTS, TODAY)
    assert sheet.ticked() == frozenset()
    sheet.choose(Choice.OVERDUE)
    assert chosen(sheet) is Choice.CHOSEN  # nothing is overdue any more
    sheet.clear()
    assert (sheet.current(), chosen(sheet), sheet.data()) == (None, None, None)


@pytest.mark.parametrize("text", ["", "0", "-5", "1.234", "abc", "12,345", "9999999999"])
def test_amounts_that_are_none(text: str) -> None:
    found, sentence = typed_amount(text)
    assert found == 0
    assert sentence.endswith(".")


def test_the_words_of_a_choice(sheet: PaymentSheet) -> None:
    current = sheet.current()
    assert current is not None
    assert choice_words(current, Choice.CHOSEN, frozenset()) == "Chosen invoices"
    assert "52,22" in choice_words(current, Choice.CHOSEN, frozenset({2}))


def test_the_tables(sheet: PaymentSheet, qtmodeltester: ModelTester) -> None:
    current = sheet.current()
    assert current is not None
    table = PayableTable(payable_columns(TODAY))
    qtmodeltester.check(table)  # type: ignore[no-untyped-call]
    table.set_rows(current.payables)
    table.set_named(frozenset({1}))
    ticks = [table.index(row, 0).data(Qt.ItemDataRole.CheckStateRole) for row in range(table.rowCount())]
    assert ticks == [Qt.CheckState.Checked, Qt.CheckState.Unchecked]
    assert "not in the payment" in table.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    cards = ValueTable(offer_columns(), key=lambda of: of.account.account_id)
    cards.set_rows(sheet.offers)
    assert [cards.index(row, 3).data() for row in range(3)] == ["96,10\u00a0zł", "–", "–"]
