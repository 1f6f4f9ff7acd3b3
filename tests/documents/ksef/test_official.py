"""The ministry's own samples load; so do its receipts. Read where they are kept, never copied here."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.documents.ksef.reader import read_invoice
from app.documents.ksef.upo import read_receipt
from app.domain.faults import Refused
from app.domain.ksef import InvoiceKind, RemarkCode, StructuredInvoice
from app.domain.ksef_number import problem
from tests.shared_data import shared_file

SAMPLES = [f"FA_3_Przykład_{n}.xml" for n in (*range(1, 14), 15, 16, *range(21, 27))] + [
    f"Fa_3_Przykład_{n}.xml" for n in (14, 17, 18, 19, 20)
]


def sample(number: int) -> StructuredInvoice:
    folder = shared_file("ksef", "fa3_official_mf")
    return read_invoice(next(folder.glob(f"[Ff][Aa]_3_Przyk*_{number}.xml")).read_bytes())


@pytest.mark.parametrize("name", SAMPLES)
def test_that_every_official_sample_loads(name: str) -> None:
    invoice = read_invoice(shared_file("ksef", "fa3_official_mf", name).read_bytes())
    assert invoice.number
    assert invoice.currency in {"PLN", "EUR", "USD"}
    assert all(remark.code is RemarkCode.SUMS_TOTAL for remark in invoice.remarks), invoice.remarks


def test_that_a_sample_that_does_not_add_up_is_loaded_with_a_remark() -> None:
    (remark,) = sample(1).remarks
    assert (remark.code, remark.said, remark.counted) == (RemarkCode.SUMS_TOTAL, 205100, 205099)


def test_that_a_settlement_is_told_apart_from_what_is_posted() -> None:
    invoice = sample(4)
    assert invoice.total == 6_427_992
    assert invoice.settlement is not None
    assert invoice.settlement.to_pay == 6_327_992
    assert [(one.amount, one.reason) for one in invoice.settlement.deductions] == [
        (100_000, "nadwyżka salda nierozliczonych środków")
    ]
    assert invoice.buyer.customer_number == "fdfd778343"
    assert invoice.terms is not None
    assert invoice.terms.transports[0].cargo == 13


def test_that_a_deposit_is_a_charge_and_not_in_the_total() -> None:
    invoice = sample(26)
    assert (invoice.total, invoice.settlement and invoice.settlement.to_pay) == (3150, 3650)


def test_that_a_collective_correction_names_all_it_corrects() -> None:
    invoice = sample(6)
    assert invoice.kind is InvoiceKind.CORRECTION
    assert invoice.total == -5_000_000
    assert invoice.correction is not None
    assert len(invoice.correction.invoices) > 1
    assert invoice.correction.period


def test_that_readings_of_the_attachment_are_found() -> None:
    for number in (24, 25):
        (reading,) = sample(number).readings
        assert (reading.meter, reading.previous, reading.current, reading.used) == (
            *("99999999", Decimal(1000), Decimal(1020), Decimal(20)),
        )
        assert (reading.read_on, reading.zone, reading.method) == (date(2026, 2, 28), "całodobowa", "Fizyczny")


@pytest.mark.parametrize(
    ("name", "reason", "element", "line"),
    [
        ("01-missing-p15.xml", "missing", "Adnotacje", 43),
        ("03-typo-in-element-name.xml", "unknown", "Nazw", 14),
        ("13-malformed-xml.xml", "tags", "Fa", 70),
    ],
)
def test_that_a_broken_sample_is_refused_with_line_and_element(name: str, reason: str, element: str, line: int) -> None:
    with pytest.raises(Refused) as told:
        read_invoice(shared_file("ksef", "fa3_invalid", name).read_bytes())
    detail = told.value.detail
    assert (detail["reason"], detail["element"], detail["line"]) == (reason, element, line)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("17-gv1-without-podmiot3.xml", RemarkCode.MEMBER_MISSING),
        ("21-wrong-tax-calculation.xml", RemarkCode.TAX),
    ],
)
def test_that_what_the_schema_lets_pass_is_a_remark(name: str, code: RemarkCode) -> None:
    invoice = read_invoice(shared_file("ksef", "fa3_invalid", name).read_bytes())
    assert code in {remark.code for remark in invoice.remarks}


def test_that_the_official_receipts_load() -> None:
    files: list[Path] = sorted(shared_file("ksef", "upo", "przyklady").rglob("*.xml"))
    assert len(files) == 6
    for file in files:
        receipt = read_receipt(file.read_bytes())
        assert receipt.form == "FA (3)"
        assert len(receipt.entries) == (2 if "sesja" in file.name else 1)
        for entry in receipt.entries:
            assert problem(entry.ksef_number) == ""
            assert len(entry.file_hash) == 43
            assert entry.sent_at is not None
            assert entry.numbered_at > entry.sent_at
