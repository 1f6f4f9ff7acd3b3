"""Papers and customers in columns: words, tones, plain copies."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.domain.balance import ServiceTotal
from app.domain.customers import Service
from app.domain.ledger import DebtStatus
from app.domain.listing import CustomerRow, CustomerView
from app.domain.money import NBSP
from app.domain.papers import Paper, PaperKind, PaperLine
from app.models import customers_list, paper_columns
from app.models.columns import Column
from tests.accounts import TODAY

LATE = date(2026, 10, 14)


def paper(gross: int, open_amount: int, due_on: date | None = date(2026, 12, 1), **values: Any) -> Paper:
    fields: dict[str, Any] = {
        "paper_id": 1, "account_id": 71, "service": Service.WATER, "kind": PaperKind.WATER_INVOICE,
        "number": "FV/1", "issued_on": date(2026, 11, 2), "period_from": None, "period_to": None,
        "debt_status": None, "ksef_number": "", "corrects": "",
    }  # fmt: skip
    return Paper(**(fields | {"gross": gross, "open_amount": open_amount, "due_on": due_on} | values))


@pytest.mark.parametrize(
    ("one", "word", "tone"),
    [
        (paper(5000, 5000), "to pay", ""),
        (paper(5000, 0), "paid", ""),
        (paper(5000, 2000), "paid in part", ""),
        (paper(5000, 5000, LATE), "overdue", "owe"),
        (paper(5000, 2000, LATE), "overdue", "owe"),
        (paper(5000, 2000, LATE, debt_status=DebtStatus.COURT), "court or bailiff", "warn"),
        (paper(5000, 0, LATE, debt_status=DebtStatus.COURT), "paid", ""),
        (paper(-5000, -5000, LATE), "to be settled", ""),
        (paper(-5000, -2000), "settled in part", ""),
        (paper(-5000, 0), "settled", ""),
        (paper(5000, 5000, TODAY), "to pay", ""),
        (paper(0, 0, None, kind=PaperKind.DEMAND), "–", ""),
        (paper(5000, 0, None, posted=False), "–", ""),
    ],
)
def test_that_the_state_of_a_paper_is_said_in_a_word(one: Paper, word: str, tone: str) -> None:
    assert paper_columns.state_word(one, TODAY) == word
    assert paper_columns.state_tone(one, TODAY) == tone


def shown(columns: tuple[Column[Any], ...], row: object) -> list[str]:
    return [column.show(row).replace(NBSP, " ") for column in columns]


def copied(columns: tuple[Column[Any], ...], row: object) -> list[str]:
    return [column.plain(row) for column in columns]


def test_that_a_paper_shows_and_copies_its_amounts() -> None:
    columns = paper_columns.columns(TODAY)
    one = paper(123456, 3000)
    assert shown(columns, one) == [
        "02.11.2026", "FV/1", "VAT invoice, water", "01.12.2026", "1 234,56", "30,00", "paid in part",
    ]  # fmt: skip
    assert copied(columns, one)[3:6] == ["2026-12-01", "1234.56", "30.00"]
    assert shown(columns, paper(100, 0, None))[3:6] == ["", "1,00", ""]


def test_that_a_line_keeps_the_places_of_its_price() -> None:
    columns = paper_columns.line_columns()
    line = PaperLine("Ścieki", "m³", "7.0000", "4.2857", "8", 3000, 240, 3240)
    assert shown(columns, (1, line)) == ["Ścieki", "7 m³", "4,2857", "8%", "30,00", "32,40"]
    other = PaperLine("Zwolnione", "", "0.5000", "20.0000", "zw", 1000, 0, 1000)
    assert shown(columns, (2, other)) == ["Zwolnione", "0,5", "20,00", "zw", "10,00", "10,00"]


def row(*totals: ServiceTotal, account_id: int = 0) -> CustomerRow:
    return CustomerRow(1, account_id, "004512", "Kowalska Anna", "ul. Łużycka 12/3", "k", "W-1", totals)


WATER = ServiceTotal(Service.WATER, 1, 14832, 9610, 0, 0, LATE)
WASTE = ServiceTotal(Service.WASTE, 1, 0, 0, 2000, 0, None)


@pytest.mark.parametrize(
    ("total", "text", "tone"),
    [
        (WATER, "overdue 96,10 zł of 148,32 zł", "owe"),
        (ServiceTotal(Service.WATER, 1, 9610, 9610, 0, 0, LATE), "overdue 96,10 zł", "owe"),
        (ServiceTotal(Service.WATER, 1, 5222, 0, 0, 0, None), "to pay 52,22 zł", ""),
        (ServiceTotal(Service.WATER, 1, 0, 0, 2000, 0, None), "overpayment 20,00 zł", "ok"),
        (ServiceTotal(Service.WATER, 1, 0, 0, 0, 0, None), "settled", ""),
        (ServiceTotal(Service.WATER, 1, 0, 0, 0, 4000, None), "set apart 40,00 zł", "warn"),
        (ServiceTotal(Service.WATER, 0, 0, 0, 0, 0, None, 1), "the fee is run by the commune", ""),
    ],
)
def test_that_a_list_tells_a_balance_in_words(total: ServiceTotal, text: str, tone: str) -> None:
    columns = {column.key: column for column in customers_list.columns(CustomerView.BY_NAME)}
    assert columns["water"].show(row(total)).replace(NBSP, " ") == text
    assert columns["water"].tone is not None
    assert columns["water"].tone(row(total)) == tone
    assert columns["waste"].show(row(total)) == ""


def test_that_services_stand_apart_and_the_tool_tip_tells_all() -> None:
    columns = {column.key: column for column in customers_list.columns(CustomerView.BY_NAME)}
    both = row(WATER, WASTE)
    assert columns["waste"].show(both).replace(NBSP, " ") == "overpayment 20,00 zł"
    assert columns["water"].hint is not None
    hint = columns["water"].hint(both).replace(NBSP, " ")
    assert hint == "to pay 148,32 zł, of this overdue 96,10 zł (oldest due date 14.10.2026)"
    assert columns["water"].plain(both) == "148.32 / 0.00"


def test_that_debtors_and_overpaid_have_figures() -> None:
    debt = row(WATER, account_id=71)
    assert shown(customers_list.columns(CustomerView.DEBTORS), debt)[3:] == [
        "Water", "W-1", "148,32", "96,10", "14.10.2026",
    ]  # fmt: skip
    assert copied(customers_list.columns(CustomerView.DEBTORS), debt)[5:] == ["148.32", "96.10", "2026-10-14"]
    over = row(WASTE, account_id=72)
    assert shown(customers_list.columns(CustomerView.OVERPAID), over)[3:] == ["Waste", "W-1", "20,00"]
