"""Invoices and charges that wait, in words and columns. Context "Invoices"."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from app.domain.faults import Conflict, Refused
from app.domain.paper_charges import ChargeSide, ChargeUse
from app.domain.paper_inbox import (
    AccountSuggestion,
    InboxCharge,
    InboxInvoice,
    InboxStatus,
    SuggestionReason,
    WaitReason,
)
from app.models import words
from app.models.columns import Align, Column
from app.models.language import noop

_WAITS = {
    WaitReason.CUSTOMER_UNKNOWN: noop("Invoices", "no customer has this number or NIP"),
    WaitReason.CUSTOMER_AMBIGUOUS: noop("Invoices", "several customers have this NIP"),
    WaitReason.ACCOUNT_OF_ANOTHER: noop("Invoices", "the bank account is of another customer"),
    WaitReason.CORRECTS_ANOTHER: noop("Invoices", "corrects an invoice of another customer"),
    WaitReason.NO_ACCOUNT: noop("Invoices", "the customer has no card by contract"),
    WaitReason.ACCOUNT_UNKNOWN: noop("Invoices", "which card of the customer is not clear"),
    WaitReason.FOREIGN_CURRENCY: noop("Invoices", "foreign currency: shown, not booked"),
    WaitReason.NUMBER_TAKEN: noop("Invoices", "another invoice has this number"),
}
_REASONS = {
    SuggestionReason.NRB: noop("Invoices", "bank account"),
    SuggestionReason.CORRECTED: noop("Invoices", "corrected invoice"),
    SuggestionReason.NUMBER: noop("Invoices", "customer number"),
    SuggestionReason.NIP: noop("Invoices", "NIP"),
    SuggestionReason.ACCOUNT: noop("Invoices", "card number"),
    SuggestionReason.NAME: noop("Invoices", "name"),
    SuggestionReason.ADDRESS: noop("Invoices", "address"),
    SuggestionReason.SERVICE: noop("Invoices", "service"),
    SuggestionReason.TYPED: noop("Invoices", "typed number"),
}
_STATUS = {
    InboxStatus.WAITING: noop("Invoices", "waits"),
    InboxStatus.ASSIGNED: noop("Invoices", "assigned"),
    InboxStatus.ASIDE: noop("Invoices", "put aside"),
}
_USES = {
    ChargeUse.BALANCE: noop("Invoices", "only shown"),
    ChargeUse.CHARGE: noop("Invoices", "booked as a charge"),
    ChargeUse.INTEREST: noop("Invoices", "booked as interest"),
    ChargeUse.WRITE_OFF: noop("Invoices", "booked as a write-off"),
    ChargeUse.UNKNOWN: noop("Invoices", "waits"),
}
_SIDES = {
    ChargeSide.CHARGE: noop("Invoices", "charge"),
    ChargeSide.DEDUCTION: noop("Invoices", "deduction"),
}
_PROBLEMS = {
    "number_taken": noop("Invoices", "Another invoice has this number already. Put one of them aside."),
    "ksef_taken": noop("Invoices", "Another invoice has this KSeF number already. Put this one aside."),
    "account_unknown": noop("Invoices", "This card is no longer there. Choose another."),
    "account_is_public_fee": noop("Invoices", "This card is of a fee paid to the commune: no invoice is booked on it."),
    "paper_is_corrected": noop("Invoices", "A correction of this invoice is booked, so it can't be taken back."),
    "paper_in_use": noop("Invoices", "A payment or an e-mail speaks of this invoice, so it can't be taken back."),
    "reason_missing": noop("Invoices", "Write a reason."),
    "no_such_account": noop("Invoices", "No card by contract, customer or bank account has this number."),
    "no_such_invoice": noop("Invoices", "This invoice is no longer there."),
    "no_such_charge": noop("Invoices", "This charge is no longer there."),
}
_CHANGED = noop("Invoices", "Somebody else was first. The list is read again: look before you go on.")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Invoices", text)


def problem_sentence(error: Exception) -> str:
    """What to tell of a refusal of this page; empty for an error that this page does not know."""
    if isinstance(error, Conflict):
        return _tr(_CHANGED)
    return _tr(_PROBLEMS[error.code]) if isinstance(error, Refused) and error.code in _PROBLEMS else ""


def wait_words(row: InboxInvoice) -> str:
    """Why an invoice was not booked by itself."""
    return _tr(_WAITS[row.why])


def why_words(reasons: Iterable[SuggestionReason]) -> str:
    """``rachunek bankowy, nazwa``."""
    return ", ".join(_tr(_REASONS[reason]) for reason in reasons)


def use_words(use: ChargeUse) -> str:
    """What became of a charge."""
    return _tr(_USES[use])


def amount_words(row: InboxInvoice) -> str:
    """``148,32 zł``, ``148,32 EUR``."""
    return words.money(row.gross) if row.currency == "PLN" else f"{words.amount(row.gross)}\u00a0{row.currency}"


def signed_amount(row: InboxCharge) -> int:
    """Grosze; a deduction below 0."""
    return row.amount if row.side is ChargeSide.CHARGE else -row.amount


def waiting_columns() -> tuple[Column[InboxInvoice], ...]:
    """Invoices to be assigned."""
    return (
        Column(
            "issued", _tr("Issued"), "00.00.0000", lambda row: words.day(row.issued_on), sort=lambda row: row.issued_on
        ),
        Column("number", _tr("Number"), "FV/WOD/12345/11/2026", lambda row: row.number, sort=lambda row: row.number),
        Column("buyer", _tr("Buyer"), "", lambda row: row.buyer, sort=lambda row: row.buyer),
        Column(
            "gross",
            _tr("Amount"),
            "123 456,78 zł",
            amount_words,
            Align.RIGHT,
            sort=lambda row: row.gross,
            copy=lambda row: words.plain_money(row.gross),
        ),
        Column("why", _tr("Why it waits"), "nie wiadomo, której karty klienta dotyczy", wait_words, sort=wait_words),
    )


def decided_columns() -> tuple[Column[InboxInvoice], ...]:
    """Invoices that were decided about lately."""
    return (
        Column("at", _tr("When"), "00.00.0000 00:00", lambda row: words.moment(row.decided_at)),
        Column("who", _tr("Who"), "anna.nowakowska", lambda row: row.decided_by),
        Column("number", _tr("Number"), "FV/WOD/12345/11/2026", lambda row: row.number),
        Column("gross", _tr("Amount"), "123 456,78 zł", amount_words, Align.RIGHT),
        Column("status", _tr("What was done"), "przypisana", lambda row: _tr(_STATUS[row.status])),
        Column("to", _tr("Card or reason"), "", _whereto),
    )


def _whereto(row: InboxInvoice) -> str:
    return row.reason if row.status is InboxStatus.ASIDE else f"{row.account}, {row.customer}"


def suggestion_columns() -> tuple[Column[AccountSuggestion], ...]:
    """Cards an invoice may belong to."""
    return (
        Column("account", _tr("Card"), "W-000000000", lambda row: row.account_number),
        Column("service", _tr("Service"), "wywozy", lambda row: words.word(row.service)),
        Column("number", _tr("Customer"), "000000000", lambda row: row.customer_number),
        Column("name", _tr("Name"), "", lambda row: row.customer_name),
        Column("address", _tr("Object"), "ul. Łużycka 12/3, 74-100 Gryfino", lambda row: row.address),
        Column("why", _tr("Agrees"), "rachunek bankowy, numer klienta, nazwa", lambda row: why_words(row.reasons)),
    )


def charge_columns(*, decided: bool = False) -> tuple[Column[InboxCharge], ...]:
    """Charges to be explained, or explained lately."""
    first: tuple[Column[InboxCharge], ...] = (
        (
            Column("at", _tr("When"), "00.00.0000 00:00", lambda row: words.moment(row.decided_at)),
            Column("who", _tr("Who"), "anna.nowakowska", lambda row: row.decided_by),
        )
        if decided
        else (Column("issued", _tr("Issued"), "00.00.0000", lambda row: words.day(row.issued_on)),)
    )
    last: tuple[Column[InboxCharge], ...] = (
        (Column("use", _tr("What was done"), "zaksięgowane jako umorzenie", lambda row: use_words(row.use)),)
        if decided
        else ()
    )
    return (
        *first,
        Column("paper", _tr("Invoice"), "FV/WOD/12345/11/2026", lambda row: row.paper_number),
        Column("customer", _tr("Customer"), "Kowalska-Nowak Anna Maria", lambda row: row.customer_name),
        Column("side", _tr("Side"), "obciążenie", lambda row: _tr(_SIDES[row.side])),
        Column("reason", _tr("What the invoice says"), "", lambda row: row.reason),
        Column(
            "amount",
            _tr("Amount"),
            "123 456,78 zł",
            lambda row: words.money(signed_amount(row)),
            Align.RIGHT,
            copy=lambda row: words.plain_money(signed_amount(row)),
        ),
        *last,
    )
