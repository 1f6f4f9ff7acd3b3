"""Papers of an object card as they are read: one function of ``74_office_papers.sql`` each, one round trip."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from app.domain.accounts import Basis
from app.domain.balance import NEVER_BOOKED
from app.domain.contacts import ContactChannel
from app.domain.customers import Service
from app.domain.declaration_sheets import utility_of
from app.domain.ledger import OpenItem, Operation, OperationKind
from app.domain.metering import MeterRole, ReadingSource, ReadingStatus
from app.domain.office_papers import (
    AccountSheet,
    BookedState,
    OfficePaperMail,
    PaperFrame,
    PaymentSheet,
    ReadingSheet,
    SettledPart,
)
from app.store.answers import ask_json, read_day, read_status
from app.store.session import Cancel, Database

Contact = tuple[str, ContactChannel]
Told = Mapping[str, Any]
ACCOUNT: Final = "select okienko.account_sheet(%s, %s, %s, %s, %s, %s)"
PAYMENT: Final = "select okienko.payment_sheet(%s, %s, %s, %s)"
READING: Final = "select okienko.reading_sheet(%s, %s, %s, %s)"
SEND: Final = "select okienko.office_paper_send(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"


def account(
    database: Database,
    customer_id: int,
    account_id: int,
    days: tuple[date, date],
    contact: Contact,
    cancel: Cancel | None = None,
) -> AccountSheet:
    """A card between two days. Raises Refused (no_such_account, period_reversed)."""
    key, channel = contact
    return account_of(
        ask_json(database, ACCOUNT, (customer_id, account_id, *days, key or None, channel.value), cancel), days
    )


def payment(
    database: Database, customer_id: int, operation_id: int, contact: Contact, cancel: Cancel | None = None
) -> PaymentSheet:
    """A payment. Raises Refused (no_such_payment, payment_undone)."""
    key, channel = contact
    return payment_of(ask_json(database, PAYMENT, (customer_id, operation_id, key or None, channel.value), cancel))


def reading(
    database: Database, customer_id: int, reading_id: int, contact: Contact, cancel: Cancel | None = None
) -> ReadingSheet:
    """A reading. Raises Refused (no_such_reading, reading_not_taken)."""
    key, channel = contact
    return reading_of(ask_json(database, READING, (customer_id, reading_id, key or None, channel.value), cancel))


def send(database: Database, mail: OfficePaperMail, contact: Contact, cancel: Cancel | None = None) -> None:
    """Put the e-mail into the outbox. Raises Refused (email_not_confirmed, email_changed, no_such_paper)."""
    key, channel = contact
    what = (mail.customer_id, mail.paper.value, mail.account_id, mail.first, mail.last, mail.wanted)
    with database.read(cancel) as connection:
        connection.execute(SEND, (*what, mail.address, mail.request_key, key or None, channel.value))


def account_of(told: Told, days: tuple[date, date]) -> AccountSheet:
    """A card between two days, of what the database told."""
    paid = told["last_payment"]
    return AccountSheet(
        frame=_frame(told),
        first=days[0],
        last=days[1],
        opening=told["opening"],
        operations=tuple(_operation(told["account"], row) for row in told["rows"]),
        open_items=tuple(_open_item(row) for row in told["open"]),
        debt_status=read_status(told["debt_status"]),
        last_payment=paid[0] if paid else 0,
        last_payment_on=date.fromisoformat(paid[1]) if paid else None,
    )


def payment_of(told: Told) -> PaymentSheet:
    """A payment, of what the database told."""
    return PaymentSheet(
        frame=_frame(told),
        amount=told["amount"],
        booked_on=date.fromisoformat(told["booked_on"]),
        document=told["document"],
        settled=tuple(SettledPart(document, read_day(due), amount) for document, due, amount in told["settled"]),
        left=told["left"],
    )


def reading_of(told: Told) -> ReadingSheet:
    """A reading, of what the database told."""
    before = told["before"]
    return ReadingSheet(
        frame=_frame(told),
        reading_id=told["reading"],
        serial=told["serial"],
        role=MeterRole(told["role"]),
        spot=told["spot"],
        read_on=date.fromisoformat(told["read_on"]),
        state=told["state"],
        used=Decimal(told["used"]) if told["used"] is not None else None,
        status=ReadingStatus(told["status"]),
        source=ReadingSource(told["source"]),
        estimated=told["estimated"],
        recorded_at=datetime.fromisoformat(told["recorded_at"]),
        before=BookedState(date.fromisoformat(before[0]), before[1], before[2]) if before else None,
    )


def _frame(told: Told) -> PaperFrame:
    return PaperFrame(
        utility=utility_of(told["utility"]),
        made_on=date.fromisoformat(told["today"]),
        booked_until=read_day(told["booked_until"]) or NEVER_BOOKED,
        customer_number=told["number"],
        name=told["name"],
        address=told["address"] or "",
        nip=told["nip"] or "",
        account_id=told["account"],
        service=Service(told["service"]),
        account_number=told["account_number"],
        basis=Basis(told["basis"]),
        nrb=told["nrb"],
        place=told["place"] or "",
    )


def _operation(account_id: int, row: list[Any]) -> Operation:
    operation_id, kind, booked_on, due_on, document, debit, credit, open_amount, balance_after, status = row
    return Operation(
        operation_id=operation_id,
        account_id=account_id,
        kind=OperationKind(kind),
        booked_on=date.fromisoformat(booked_on),
        due_on=read_day(due_on),
        document=document,
        debit=debit,
        credit=credit,
        open_amount=open_amount,
        balance_after=balance_after,
        debt_status=read_status(status),
    )


def _open_item(row: list[Any]) -> OpenItem:
    operation_id, due_on, booked_on, open_amount, status, document = row
    return OpenItem(
        operation_id=operation_id,
        due_on=read_day(due_on),
        booked_on=date.fromisoformat(booked_on),
        open_amount=open_amount,
        debt_status=read_status(status),
        document=document,
    )
