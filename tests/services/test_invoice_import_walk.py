"""Invoices that the official schemas allow, into a real ledger: booked to the grosz, waiting with a reason, and printed."""

from __future__ import annotations

import time
from decimal import Decimal
from pathlib import Path

import pytest

from app.documents.ksef.reader import read_invoice
from app.documents.paper_remarks import WAITING
from app.documents.pdf_text import read_text
from app.domain.contacts import ContactChannel
from app.domain.invoice_import import FileOutcome
from app.services import paper_inbox
from app.services.paper_prints import invoice_print
from tests.database import Clone
from tests.documents.printed_values import missing
from tests.invoice_files import SELLER
from tests.invoice_office import Office
from tests.ksef_walk import documents

DESK = ("", ContactChannel.DESK)
COUNT = 24


@pytest.fixture
def office(clone: Clone, tmp_path: Path) -> Office:
    return Office(clone, tmp_path)


def files(office: Office) -> dict[str, bytes]:
    """Invoices of our seller to our customer, each with a number of its own."""
    ours = {"Podmiot1__DaneIdentyfikacyjne__NIP": SELLER, "Podmiot2__NrKlienta": office.number}
    return {f"f{place:02}": data for place, data in enumerate(documents(COUNT, 11, **ours))}


def test_that_each_is_booked_to_the_grosz_or_waits_with_a_reason_and_is_printed(office: Office) -> None:
    given = files(office)
    report = office.load(given)
    assert {each.outcome for each in report.files} == {FileOutcome.LOADED, FileOutcome.WAITING}
    assert all(each.sentence in WAITING.values() for each in report.files if each.outcome is FileOutcome.WAITING)
    expected = 0
    for each in report.files:
        invoice = read_invoice(given[each.name.removesuffix(".xml")])
        assert (each.outcome is FileOutcome.LOADED) == (invoice.currency == "PLN"), each
        expected += invoice.total if invoice.currency == "PLN" else 0
    charged = office.one(
        "select coalesce(sum(case side when 'charge' then amount else -amount end), 0) from paper_charges where status = 'posted'"
    )
    assert office.balance() == expected + charged
    assert office.balance() == office.one("select sum(open_amount) from operations")
    again = office.load(given)
    assert {each.outcome for each in again.files} == {FileOutcome.ALREADY}
    assert office.balance() == expected + charged
    _each_is_printed(office, given)


def _each_is_printed(office: Office, given: dict[str, bytes]) -> None:
    for name, paper_id in office.all("select name, paper_id from paper_files"):
        began = time.process_time()
        made = invoice_print(office.superuser, office.who, paper_id, contact=DESK)
        assert time.process_time() - began < 2
        assert missing(given[name.removesuffix(".xml")], read_text(made.pdf)) == []


def test_that_those_in_another_currency_are_assigned_and_taken_back_without_a_grosz(office: Office) -> None:
    office.load(files(office))
    before = office.balance()
    desk = office.clone.login("okienko_accounting")
    card = paper_inbox.accounts(desk, office.number)[0]
    waiting = paper_inbox.page(desk).waiting
    assert waiting
    done = [paper_inbox.assign(desk, row, card) for row in waiting]
    assert office.balance() == before
    for row in waiting:
        told = f"{Decimal(row.gross) / 100:.2f}".replace(".", ",")
        assert office.one("select remark from papers where number = %s and gross = 0", row.number).endswith(
            f"Faktura na {told} {row.currency}: w walucie obcej, niezaksięgowana."
        )
    for row in done:
        paper_inbox.bring_back(desk, row, "pomyłka")
    assert office.balance() == before
