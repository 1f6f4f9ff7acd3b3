"""Payments of bank statements in words and in lists: why a payment is whose, what is wrong. Context "Bank"."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.domain.faults import Conflict, Refused
from app.domain.identifiers import format_nrb
from app.domain.matching import (
    AccountBrief,
    FoundPayment,
    Match,
    MatchReason,
    Misposted,
    MispostedKind,
    QueuedMovement,
    Suggestion,
)
from app.domain.money import plain_money
from app.models import fault_words, words
from app.models.balance_words import saldo
from app.models.columns import Align, Column
from app.models.language import noop

_REASONS = {
    MatchReason.VIRTUAL_ACCOUNT: noop("Bank", "virtual account"),
    MatchReason.INVOICE_NUMBER: noop("Bank", "invoice number"),
    MatchReason.KSEF_NUMBER: noop("Bank", "KSeF number"),
    MatchReason.CUSTOMER_NUMBER: noop("Bank", "customer number"),
    MatchReason.PAYER_ACCOUNT: noop("Bank", "paid from this account before"),
    MatchReason.SERVICE_WORD: noop("Bank", "the title names the service"),
    MatchReason.AMOUNT: noop("Bank", "just this amount is open"),
    MatchReason.NAME: noop("Bank", "the payer's name"),
    MatchReason.BY_HAND: noop("Bank", "by hand"),
    MatchReason.TRANSFER: noop("Bank", "transferred"),
}
_KINDS = {
    MispostedKind.OTHER_SERVICE: noop("Bank", "fits the customer's other service"),
    MispostedKind.DOUBLE: noop("Bank", "paid twice"),
    MispostedKind.OTHER_CUSTOMER: noop("Bank", "fits another customer's invoice"),
}
_PROBLEMS = {
    "parts_do_not_add_up": noop("Bank", "The parts do not add up to the payment."),
    "movement_not_to_take": noop(
        "Bank", "This payment can't be assigned: it went out, was taken back, or is assigned already."
    ),
    "movement_not_booked": noop("Bank", "This payment is not assigned, so there is nothing to take back."),
    "movement_not_waiting": noop("Bank", "This payment does not wait any longer. Look at it again."),
    "movement_unknown": noop("Bank", "This payment is not there any longer. Read the list again."),
    "account_is_public_fee": noop("Bank", "The commune keeps this fee: the company takes no payment for it."),
    "paper_of_other_account": noop("Bank", "One of the documents is of another card. Look at it again."),
    "reason_missing": noop("Bank", "Write a reason."),
    "proposal_decided": noop("Bank", "Somebody has decided this already. Read the list again."),
    "proposal_unknown": noop("Bank", "This proposal is not there any longer. Read the list again."),
    "match_undone": noop("Bank", "The payment was taken back meanwhile: there is nothing to transfer."),
}
_CHANGED = noop("Bank", "Somebody else was first. The payment is read again: look before you go on.")


translate = QCoreApplication.translate


def _tr(text: str) -> str:
    return translate("Bank", text)


def reason_word(reason: MatchReason) -> str:
    """One reason."""
    return _tr(_REASONS[reason])


def why_words(reasons: Iterable[MatchReason]) -> str:
    """All reasons, the strongest first."""
    return ", ".join(reason_word(each) for each in reasons) or words.DASH


def kind_word(kind: MispostedKind) -> str:
    """What a payment looks like."""
    return _tr(_KINDS[kind])


def problem_sentence(error: Exception) -> str:
    """What to tell of a refusal or a conflict here."""
    if isinstance(error, Refused) and error.code in _PROBLEMS:
        return _tr(_PROBLEMS[error.code])
    return _tr(_CHANGED) if isinstance(error, Conflict) else fault_words.sentence(error)


def is_known(error: Exception) -> bool:
    """Whether there is a sentence of ours."""
    return isinstance(error, Conflict) or (isinstance(error, Refused) and error.code in _PROBLEMS)


def account_words(account: AccountBrief) -> str:
    """``Woda W-004512, Kowalska Anna, Id 004512``."""
    return translate("Bank", "{service} {card}, {name}, Id {number}").format(
        service=words.word(account.service), card=account.number, name=account.name, number=account.customer
    )


def account_line(account: AccountBrief) -> str:
    """``Woda W-004512``."""
    return f"{words.word(account.service)} {account.number}"


def own_account_words(own: str) -> str:
    """A virtual account as the bank told it, whole or its last digits."""
    if len(own) == 26 or not own:
        return format_nrb(own)
    head = len(own) % 4
    return " ".join(["…", *filter(None, [own[:head]]), *(own[at : at + 4] for at in range(head, len(own), 4))])


def nrb_words(account: str) -> str:
    """An account in groups; another country's as it is."""
    return format_nrb(account) if len(account) == 26 and account.isdigit() else account


def _amount() -> Column[Any]:
    """The amount of a movement, of a match or of a payment."""
    return Column(
        "amount",
        translate("Bank", "Amount"),
        "12 345 678,90",
        lambda r: words.amount(r.amount),
        Align.RIGHT,
        sort=lambda r: r.amount,
        copy=lambda r: plain_money(r.amount),
        strong=True,
    )


def _told(key: str, heading: str, sample: str, value: Callable[[Any], str], *, strong: bool = False) -> Column[Any]:
    """A text, a dash where there is none; whole in the tip, for its column may be too narrow."""
    return Column(key, heading, sample, lambda r: value(r) or words.DASH, hint=value, strong=strong)


def queue_columns() -> tuple[Column[QueuedMovement], ...]:
    """Payments of the bank: when, how much, from whom, what for."""
    return (
        Column(
            "day",
            translate("Bank", "Booked"),
            "00.00.0000",
            lambda r: words.day(r.booked_on),
            sort=lambda r: r.booked_on,
        ),
        _amount(),
        _told("payer", translate("Bank", "Payer"), "Przedsiębiorstwo Wodociąg", lambda r: r.payer),
        _told("title", translate("Bank", "Title"), "", lambda r: r.title),
        _told("reason", translate("Bank", "Note"), "cofnięta od razu po przypisaniu", lambda r: r.reason),
        Column(
            "statement",
            translate("Bank", "Statement"),
            "000/0000",
            lambda r: r.statement_number or words.DASH,
            hint=lambda r: nrb_words(r.statement_account),
        ),
    )


def _papers(row: Suggestion) -> str:
    named = [each.document for each in row.account.open_papers if each.paper_id in row.papers]
    return ", ".join(named) or words.DASH


def suggestion_columns() -> tuple[Column[Suggestion], ...]:
    """Whose a payment may be, and why."""
    return (
        _told("name", translate("Bank", "Customer"), "Wspólnota Mieszkaniowa", lambda r: r.account.name, strong=True),
        Column("customer", translate("Bank", "Id"), "0000000", lambda r: r.account.customer),
        Column("card", translate("Bank", "Card"), "Wywozy O-004512", lambda r: account_line(r.account)),
        _told("why", translate("Bank", "Why"), "", lambda r: why_words(r.why)),
        _told("papers", translate("Bank", "Pays"), "FV/WOD/000123/2026", _papers),
        Column(
            "balance",
            translate("Bank", "Balance"),
            "12 345,67 Wn",
            lambda r: saldo(r.account.balance),
            Align.RIGHT,
            copy=lambda r: plain_money(r.account.balance),
        ),
        _told("address", translate("Bank", "Address"), "ul. Bolesława Chrobrego 12/3", lambda r: r.account.address),
    )


def match_columns() -> tuple[Column[Match], ...]:
    """Whose a payment is and was."""
    return (
        _amount(),
        _told("name", translate("Bank", "Customer"), "Wspólnota Mieszkaniowa", lambda r: r.account.name),
        Column("card", translate("Bank", "Card"), "Wywozy O-004512", lambda r: account_line(r.account)),
        _told("why", translate("Bank", "Why"), "", lambda r: why_words(r.why)),
        _told("paid", translate("Bank", "Paid"), "FV/WOD/000123/11/2026 1 234,56", _settled),
        Column(
            "who",
            translate("Bank", "By"),
            "anna.kowalska",
            lambda r: translate("Bank", "by itself") if r.automatic else r.matched_by,
            hint=_match_times,
        ),
        Column(
            "state",
            translate("Bank", "State"),
            "obowiązuje",
            lambda r: translate("Bank", "stands") if r.undone_at is None else translate("Bank", "taken back"),
            hint=_match_times,
            tone=lambda r: "" if r.undone_at is None else "dim",
        ),
    )


def _settled(row: Match | FoundPayment) -> str:
    return ", ".join(f"{each.document} {words.amount(each.amount)}" for each in row.settled) or words.DASH


def _match_times(row: Match) -> str:
    made = translate("Bank", "assigned {when}").format(when=words.moment(row.matched_at))
    if row.undone_at is None:
        return made
    return (
        made
        + "; "
        + translate("Bank", "taken back {when} by {who}: {why}").format(
            when=words.moment(row.undone_at), who=row.undone_by, why=row.undone_why
        )
    )


def misposted_columns() -> tuple[Column[Misposted], ...]:
    """Payments that look like somebody else's."""
    return (
        Column("day", translate("Bank", "Booked"), "00.00.0000", lambda r: words.day(r.booked_on)),
        _amount(),
        _told("kind", translate("Bank", "What it looks like"), "", lambda r: kind_word(r.kind)),
        Column(
            "from",
            translate("Bank", "Booked at"),
            "Wywozy O-004512, Kowalska Anna",
            lambda r: _short(r.from_account),
            hint=lambda r: account_words(r.from_account),
        ),
        _told("to", translate("Bank", "Belongs perhaps to"), "Wywozy O-004512, Kowalska Anna", _target),
        _told("payer", translate("Bank", "Payer"), "Przedsiębiorstwo Wod", lambda r: r.payer),
    )


def _short(account: AccountBrief) -> str:
    return f"{account_line(account)}, {account.name}"


def _target(row: Misposted) -> str:
    return translate("Bank", "refund to the payer") if row.to_account is None else _short(row.to_account)


def payment_columns() -> tuple[Column[FoundPayment], ...]:
    """Payments of one customer."""
    return (
        Column("day", translate("Bank", "Booked"), "00.00.0000", lambda r: words.day(r.booked_on)),
        _amount(),
        Column(
            "service", translate("Bank", "Service"), "Wywozy O-004512", lambda r: f"{words.word(r.service)} {r.number}"
        ),
        _told("paid", translate("Bank", "Paid"), "", _paid),
        _told("payer", translate("Bank", "Payer"), "Przedsiębiorstwo Wod", lambda r: r.payer),
        _told("title", translate("Bank", "Title"), "FAKTURA FV/WOD/000123", lambda r: r.title),
    )


def _paid(row: FoundPayment) -> str:
    if row.undone:
        return translate("Bank", "taken back")
    left = (
        translate("Bank", "{amount} not used yet").format(amount=words.money(row.open_amount))
        if row.open_amount
        else ""
    )
    return ", ".join(filter(None, (_settled(row) if row.settled else "", left))) or words.DASH
