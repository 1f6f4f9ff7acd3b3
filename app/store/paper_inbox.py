"""The page "Faktury": each act one function of the database, which books, counters and leaves its traces."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final

from app.domain.customers import Service
from app.domain.paper_charges import ChargeSide, ChargeUse
from app.domain.paper_inbox import (
    AccountSuggestion,
    InboxCharge,
    InboxInvoice,
    InboxPage,
    InboxStatus,
    SuggestionReason,
    WaitReason,
)
from app.store.answers import ask_json, read_day, read_moment
from app.store.session import Cancel, Database

_PAGE: Final = "select okienko.paper_inbox_page(%s)"
_SUGGESTIONS: Final = "select okienko.paper_suggestions(%s)"
_ACCOUNTS: Final = "select okienko.paper_accounts(%s)"
_ASSIGN: Final = "select okienko.paper_assign(%s, %s, %s, %s, %s)"
_ASIDE: Final = "select okienko.paper_aside(%s, %s, %s, %s)"
_BACK: Final = "select okienko.paper_back(%s, %s, %s, %s)"
_DECIDE: Final = "select okienko.paper_charge_decide(%s, %s, %s, %s, %s)"
_CHARGE_BACK: Final = "select okienko.paper_charge_back(%s, %s, %s, %s)"


def page(database: Database, rows: int, *, cancel: Cancel | None = None) -> InboxPage:
    """Both lists in one round trip."""
    answer = ask_json(database, _PAGE, (rows,), cancel)
    return InboxPage(
        waiting=tuple(map(_invoice, answer["waiting"] or ())),
        decided=tuple(map(_invoice, answer["decided"] or ())),
        charges=tuple(map(_charge, answer["charges"] or ())),
        charges_decided=tuple(map(_charge, answer["charges_done"] or ())),
        waiting_count=answer["waiting_all"],
        charges_count=answer["charges_all"],
    )


def suggestions(database: Database, inbox_id: int, *, cancel: Cancel | None = None) -> tuple[AccountSuggestion, ...]:
    """Cards an invoice may belong to, the likeliest first."""
    return tuple(map(_suggestion, ask_json(database, _SUGGESTIONS, (inbox_id,), cancel)))


def accounts(database: Database, typed: str, *, cancel: Cancel | None = None) -> tuple[AccountSuggestion, ...]:
    """Cards of a typed number: of the card, of the customer, or the bank account."""
    return tuple(map(_suggestion, ask_json(database, _ACCOUNTS, (typed,), cancel)))


def assign(
    database: Database,
    row: InboxInvoice,
    customer_id: int,
    account_id: int,
    request: str,
    *,
    cancel: Cancel | None = None,
) -> InboxInvoice:
    """Book a waiting invoice on a card."""
    return _invoice(ask_json(database, _ASSIGN, (row.inbox_id, row.version, customer_id, account_id, request), cancel))


def put_aside(
    database: Database, row: InboxInvoice, reason: str, request: str, *, cancel: Cancel | None = None
) -> InboxInvoice:
    """Put a waiting invoice aside."""
    return _invoice(ask_json(database, _ASIDE, (row.inbox_id, row.version, reason, request), cancel))


def bring_back(
    database: Database, row: InboxInvoice, reason: str, request: str, *, cancel: Cancel | None = None
) -> InboxInvoice:
    """Undo either."""
    return _invoice(ask_json(database, _BACK, (row.inbox_id, row.version, reason, request), cancel))


def decide(
    database: Database, row: InboxCharge, use: ChargeUse, request: str, *, cancel: Cancel | None = None
) -> InboxCharge:
    """Say what a charge is."""
    values = (row.customer_id, row.charge_id, row.version, use.value, request)
    return _charge(ask_json(database, _DECIDE, values, cancel))


def undecide(database: Database, row: InboxCharge, request: str, *, cancel: Cancel | None = None) -> InboxCharge:
    """Undo that."""
    return _charge(ask_json(database, _CHARGE_BACK, (row.customer_id, row.charge_id, row.version, request), cancel))


def _invoice(row: list[Any]) -> InboxInvoice:
    return InboxInvoice(
        inbox_id=row[0],
        version=row[1],
        number=row[2],
        issued_on=date.fromisoformat(row[3]),
        gross=row[4],
        currency=row[5],
        buyer=row[6] or "",
        address=row[7] or "",
        nip=row[8] or "",
        customer_number=row[9] or "",
        accounts=tuple(row[10] or ()),
        why=WaitReason(row[11]),
        status=InboxStatus(row[12]),
        reason=row[13],
        file_name=row[14],
        arrived_at=datetime.fromisoformat(row[15]),
        decided_by=row[16] or "",
        decided_at=read_moment(row[17]),
        customer=row[18] or "",
        account=row[19] or "",
        lines=tuple(row[20] or ()),
        remark=row[21] or "",
        customer_id=row[22],
    )


def _charge(row: list[Any]) -> InboxCharge:
    customer_id, charge_id, version, side, amount, reason, use, status, number, issued_on, paper_id = row[:11]
    return InboxCharge(
        customer_id=customer_id,
        charge_id=charge_id,
        version=version,
        side=ChargeSide(side),
        amount=amount,
        reason=reason,
        use=ChargeUse(use),
        status=status,
        paper_number=number,
        issued_on=date.fromisoformat(issued_on),
        paper_id=paper_id,
        customer_number=row[11],
        customer_name=row[12],
        decided_by=row[13] or "",
        decided_at=read_moment(row[14]),
    )


def _suggestion(row: list[Any]) -> AccountSuggestion:
    customer_id, account_id, number, name, account, service, address, reasons, closed_on = row
    return AccountSuggestion(
        customer_id=customer_id,
        account_id=account_id,
        customer_number=number,
        customer_name=name,
        account_number=account,
        service=Service(service),
        address=address or "",
        reasons=tuple(SuggestionReason(reason) for reason in reasons),
        closed_on=read_day(closed_on),
    )
