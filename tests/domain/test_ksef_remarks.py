"""What does not add up is told, to the grosz, and what does is not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from app.documents.ksef.reader import read_invoice
from app.domain.ksef import RemarkCode, StructuredInvoice
from app.domain.ksef_lines import RateSum
from app.domain.ksef_payment import BankAccount, PaymentTerms
from app.domain.ksef_remarks import find_remarks
from tests.ksef_kit import invoice_bytes, line

PLAIN = read_invoice(invoice_bytes())


def codes(invoice: StructuredInvoice) -> list[RemarkCode]:
    return [remark.code for remark in find_remarks(invoice)]


def test_that_an_invoice_that_adds_up_has_no_remark() -> None:
    assert codes(PLAIN) == []


@pytest.mark.parametrize(
    ("changed", "code", "said", "counted"),
    [
        (replace(PLAIN, total=10_801), RemarkCode.SUMS_TOTAL, 10_801, 10_800),
        (replace(PLAIN, sums=(RateSum("2", 10_000, 900),), total=10_900), RemarkCode.TAX, 900, 800),
        (replace(PLAIN, sums=(RateSum("2", 20_000, 1_600),), total=21_600), RemarkCode.LINES_NET, 20_000, 10_000),
    ],
)
def test_that_sums_are_compared(changed: StructuredInvoice, code: RemarkCode, said: int, counted: int) -> None:
    (remark,) = find_remarks(changed)
    assert (remark.code, remark.said, remark.counted) == (code, said, counted)


def test_that_the_rate_before_is_no_fault() -> None:
    assert codes(replace(PLAIN, sums=(RateSum("2", 10_000, 700),), total=10_700)) == []


def test_that_rounding_by_lines_is_no_fault() -> None:
    lines = "".join(line(n, "0.33") for n in range(1, 4))
    sums = "<P_13_2>0.99</P_13_2><P_14_2>0.09</P_14_2>"
    assert read_invoice(invoice_bytes(lines=lines, sums=sums, total="1.08")).remarks == ()


def test_that_gross_lines_are_compared_with_the_total() -> None:
    gross = replace(PLAIN.lines[0], net=None, gross=10_800)
    assert codes(replace(PLAIN, lines=(gross,))) == []
    assert codes(replace(PLAIN, lines=(replace(gross, gross=5_000),))) == [RemarkCode.LINES_GROSS]


def test_that_numbers_are_checked() -> None:
    wrong = replace(PLAIN.buyer, identity=replace(PLAIN.buyer.identity, nip="8521002001"))
    account = PaymentTerms(accounts=(BankAccount("62109010140000071219812874"), BankAccount("GB29NWBK60161331926819")))
    twice = replace(PLAIN, lines=(PLAIN.lines[0], replace(PLAIN.lines[0], net=0, quantity=Decimal(0))))
    assert codes(replace(PLAIN, buyer=wrong)) == [RemarkCode.BUYER_NIP]
    assert codes(replace(PLAIN, payment=account)) == [RemarkCode.ACCOUNT]
    assert codes(twice) == [RemarkCode.LINE_NUMBERS]
