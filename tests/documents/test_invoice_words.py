"""Words on printed invoices: each code of the schema and of the office has its own, and figures look the Polish way."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum

import pytest

from app.documents.invoice_pdf import figures, invoice_pdf, words
from app.documents.invoice_pdf.content import box_of
from app.documents.invoice_pdf.items import Item, difference
from app.documents.ksef.reader import read_invoice
from app.documents.pdf_text import read_text
from app.domain.ksef import InvoiceKind
from app.domain.ksef_parties import AuthorisedRole, TaxpayerStatus, ThirdRole
from app.domain.ksef_payment import OwnBankAccount, PaymentForm
from app.domain.ledger import DebtStatus
from app.domain.papers import PaperKind
from app.domain.payment_code import NoCode
from app.domain.prints import CopyMark
from tests.documents.invoice_kit import invoice_sheet, plain_sheet
from tests.ksef_kit import invoice_bytes, line


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        (words.INVOICE, InvoiceKind),
        (words.PAPER, PaperKind),
        (words.COPY, CopyMark),
        (words.THIRD_ROLE, ThirdRole),
        (words.AUTHORISED_ROLE, AuthorisedRole),
        (words.TAXPAYER_STATUS, TaxpayerStatus),
        (words.PAYMENT_FORM, PaymentForm),
        (words.OWN_ACCOUNT, OwnBankAccount),
        (words.DEBT, DebtStatus),
    ],
)
def test_that_each_code_has_words_of_its_own(said: dict[Enum, str], codes: type[Enum]) -> None:
    assert set(said) == set(codes)
    assert all(said.values())


def test_that_each_missing_code_is_explained_but_the_one_of_nothing_to_pay() -> None:
    assert set(words.NO_CODE) == set(NoCode) - {NoCode.NOTHING_TO_PAY}


def test_that_cargo_and_transport_are_numbered_as_in_the_schema() -> None:
    assert (words.CARGO[1], words.CARGO[13], words.CARGO[20]) == ("bańka", "paleta", "worek")
    assert set(words.TRANSPORT) == {1, 2, 3, 4, 5, 7, 8}


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("0", "0"),
        ("1234567.5", "1\u00a0234\u00a0567,5"),
        ("-0.25", "−0,25"),
        ("10", "10"),
        ("4.87804878", "4,87804878"),
        ("1E+3", "1\u00a0000"),
    ],
)
def test_that_numbers_keep_all_their_digits(value: str, shown: str) -> None:
    assert figures.number(Decimal(value)) == shown


def test_that_prices_days_and_accounts_look_the_polish_way() -> None:
    assert figures.price(Decimal(3)) == "3,00"
    assert figures.period(date(2026, 1, 1), date(2026, 2, 28)) == "01.01.2026\u00a0–\u00a028.02.2026"
    assert figures.moment(datetime(2026, 7, 1, 22, 30, tzinfo=UTC)) == "02.07.2026 00:30"
    assert figures.account("61109010140000071219812874") == "61 1090 1014 0000 0712 1981 2874"
    assert figures.signed(1) == "+0,01\u00a0zł"
    assert figures.signed(-100, "EUR") == "−1,00\u00a0EUR"


def test_that_a_difference_is_after_less_before_and_says_no_more_than_the_lines() -> None:
    before = Item(1, "Woda", unit="m³", quantity=Decimal(10), rate="8 %", net=1000, before=True)
    after = Item(1, "Woda", unit="m³", quantity=Decimal(8), rate="23 %", net=850)
    made = difference([before, after])
    assert (made.quantity, made.net, made.vat, made.gross, made.rate) == (Decimal(-2), -150, None, None, "")


def test_that_an_invoice_of_the_older_form_is_printed_as_well() -> None:
    text = " ".join(read_text(invoice_pdf(invoice_sheet(read_invoice(invoice_bytes(form=2))))).split())
    assert "Plik FA (2) wytworzony 01.02.2026 11:30 w systemie Rozliczenia 3.1" in text
    assert "Kwota należności ogółem 108,00 zł" in text


def test_that_every_short_rate_of_either_form_is_explained() -> None:
    for form, rates in ((3, ("zw", "oo", "np I", "np II")), (2, ("zw", "oo", "np"))):
        for rate in rates:
            data = invoice_bytes(form=form, lines=line(1, "100.00", rate=rate))
            text = " ".join(read_text(invoice_pdf(invoice_sheet(read_invoice(data)))).split())
            assert f"{words.RATE[rate]} – " in text, rate


def test_that_the_box_names_the_cards_account_where_the_file_names_it_too() -> None:
    sheet = invoice_sheet(read_invoice(invoice_bytes()), nrb="61109010140000071219812874")
    assert box_of(sheet, []).account == "61 1090 1014 0000 0712 1981 2874"
    assert box_of(plain_sheet(nrb=""), []).account == ""
