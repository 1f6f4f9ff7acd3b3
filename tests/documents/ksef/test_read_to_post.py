"""Invoices read to be posted: many at a time, and not a grosz or a remark other than when they are read whole."""

from __future__ import annotations

import gc

import pytest

from app.documents.ksef.reader import read_invoice, read_to_post
from app.documents.ksef.steps import in_turn
from app.domain.faults import Refused
from app.domain.ksef import StructuredInvoice
from app.domain.paper_charges import charge_rules
from app.domain.paper_in import Ground, InvoiceFile, facts_of
from tests.ksef_kit import LINES, attachment, invoice_bytes, table
from tests.ksef_walk import documents

FILE = InvoiceFile("f.xml", "0" * 64, "a" * 43)
GROUND = Ground(charges=((read_invoice(invoice_bytes()).issued_on.replace(year=2000), charge_rules({})),))


def test_that_all_that_is_posted_is_as_it_is_read_whole() -> None:
    files = list(documents(40, 23))
    told = read_to_post(files)
    for data, brief in zip(files, told, strict=True):
        whole = read_invoice(data)
        assert isinstance(brief, StructuredInvoice)
        assert facts_of(brief, FILE, GROUND, ()) == facts_of(whole, FILE, GROUND, ())
        assert brief.remarks == whole.remarks
        assert brief.seller == whole.seller
    shown = [
        each for each in told if isinstance(each, StructuredInvoice) and (each.attachment or each.terms or each.extra)
    ]
    assert shown == []


def test_that_what_is_left_out_is_checked_all_the_same() -> None:
    readings = table([("Stan bieżący", "dec")], [["1"]])
    good = invoice_bytes(after_fa=attachment(readings))
    bad = good.replace(b'Typ="dec"', b'Typ="liczba"')
    first, second, third = read_to_post([good, bad, good])
    assert isinstance(first, StructuredInvoice)
    assert first == third
    assert isinstance(second, Refused)
    with pytest.raises(Refused) as told:
        read_invoice(bad)
    assert (second.code, dict(second.detail)) == (told.value.code, dict(told.value.detail))


def test_that_a_refusal_stands_in_the_place_of_its_file() -> None:
    before = Refused("not_opened")
    told = read_to_post([b"", before, invoice_bytes(), b"<a/>", invoice_bytes(total="x")])
    assert [each.code if isinstance(each, Refused) else "" for each in told] == [
        "ksef_syntax",
        "not_opened",
        "",
        "ksef_form",
        "ksef_schema",
    ]
    assert told[1] is before


def test_that_refusals_leave_nothing_that_only_a_collector_frees() -> None:
    wrong = [b"", b"<a/>", invoice_bytes(total="x")]
    read_to_post(wrong)
    gc.collect()
    gc.disable()
    try:
        read_to_post(wrong)
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_that_noughts_before_a_number_do_not_count() -> None:
    lines = LINES.replace("<NrWierszaFa>1<", f"<NrWierszaFa>{'0' * 40}1<")
    assert read_invoice(invoice_bytes(lines=lines)).lines[0].number == 1


def test_that_a_step_is_done_for_each_in_its_place() -> None:
    fault = Refused("x")
    things: list[str | Refused] = ["1", fault, "2"]
    assert in_turn(len, things) == [1, fault, 1]
