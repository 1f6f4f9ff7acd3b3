"""Opening a customer: one function of the database, one round trip, one frozen card."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from app.domain import verification
from app.domain.accounts import Account, Basis
from app.domain.balance import NEVER_BOOKED
from app.domain.card import CustomerCard
from app.domain.contacts import Ask, ContactChannel
from app.domain.customers import Announcement, CustomerKind, Portal, PortalState, Service
from app.domain.ledger import Month, OpenItem
from app.domain.metering import MeterHead, MeterRole
from app.domain.papers import Paper, PaperKind
from app.domain.waste import Fraction, NextPickup
from app.store.answers import read_day, read_moment, read_status
from app.store.session import Cancel, Database

OPEN_CARD = "select okienko.card(%s, %s, %s)"
# Never prepared: psycopg would spend a second round trip on it the first time; the plans live inside the function.
_DAY = date.fromisoformat
_SERVICE_OF_KIND = {PaperKind.WATER_INVOICE: Service.WATER, PaperKind.WASTE_INVOICE: Service.WASTE}


def open_card(
    database: Database,
    customer_id: int,
    contact_key: str,
    channel: ContactChannel,
    *,
    cancel: Cancel | None = None,
) -> CustomerCard | None:
    """Read the whole card and leave the access entry, in one statement; None when there is no such customer."""
    with database.read(cancel) as connection:
        row = connection.execute(OPEN_CARD, (customer_id, contact_key or None, channel.value), prepare=False).fetchone()
    return card_of(customer_id, json.loads(row[0])) if row and row[0] is not None else None


def card_of(customer_id: int, answer: dict[str, Any]) -> CustomerCard:
    """Make the frozen card of the database's JSON."""
    head = answer["head"]
    accounts = tuple(_account(row, head["accounts"]) for row in answer["accounts"] or ())
    services = {account.account_id: account.service for account in accounts}
    states = {row[0]: row for row in answer["states"] or ()}
    meters = tuple(_meter(row, states.get(row[0], (0, None, None, False))) for row in head["meters"])
    papers = tuple(_paper(row, services) for row in answer["papers"] or ())
    portal = head["portal"]
    return CustomerCard(
        customer_id=customer_id,
        number=answer["number"],
        version=head["version"],
        kind=CustomerKind(head["kind"]),
        name=answer["name"],
        address=answer["address"],
        phone=head["phone"] or "",
        email=head["email"] or "",
        email_confirmed=head["confirmed"],
        email_bouncing=bool(head["bouncing"]),
        accounts=accounts,
        meters=meters,
        papers=papers,
        next_pickups=tuple(
            NextPickup(Fraction(fraction), _DAY(day), _DAY(moved) if moved else None)
            for fraction, day, moved in answer["pickups"] or ()
        ),
        portal=Portal(
            PortalState(portal["state"]) if portal else PortalState.NONE,
            portal["login"] if portal else answer["number"],
            datetime.fromisoformat(portal["at"]) if portal and portal["at"] else None,
        ),
        announcements=tuple(_announcement(row) for row in answer["announcements"] or ()),
        asks=_asks(answer, accounts, meters, papers),
        unread_messages=answer["unread"],
        next_deadline=read_day(answer["deadline"]),
        pending_changes=answer["changes"],
        failed_verifications_today=answer["failed"],
        booked_until=read_day(answer["booked_until"]) or NEVER_BOOKED,
        commune_phone=answer["commune_phone"] or "",
        access_id=answer["access"],
    )


def _account(row: Sequence[Any], addresses: dict[str, str]) -> Account:
    return Account(
        account_id=row[0],
        service=Service(row[1]),
        number=row[2],
        basis=Basis(row[3]),
        nrb=row[4],
        tariff_group=row[5],
        tariff_name=row[6],
        contract_number=row[7],
        contract_on=read_day(row[8]),
        cycle_months=row[9],
        object_address=addresses.get(str(row[0]), ""),
        opened_on=_DAY(row[10]),
        closed_on=read_day(row[11]),
        debt_status=read_status(row[12]),
        balance=row[13],
        last_payment=row[14],
        last_payment_on=read_day(row[15]),
        norm_m3="" if row[16] is None else str(row[16]),
        months=tuple(
            Month(month // 12, month % 12 + 1, debit, credit, closing, count)
            for month, debit, credit, closing, count in row[17] or ()
        ),
        open_items=tuple(
            OpenItem(item, read_day(due), _DAY(booked), amount, read_status(status), document)
            for item, due, booked, amount, status, document in row[18] or ()
        ),
    )


def _meter(row: Sequence[Any], last: Sequence[Any]) -> MeterHead:
    return MeterHead(
        installation_id=row[0],
        meter_id=row[1],
        account_id=row[2],
        serial=row[3],
        role=MeterRole(row[4]),
        place=row[5],
        digits=row[6],
        legal_until=read_day(row[7]),
        installed_on=_DAY(row[8]),
        removed_on=read_day(row[9]),
        parent_id=row[10],
        last_state=last[1],
        last_on=read_day(last[2]),
        last_estimated=last[3],
    )


def _paper(row: Sequence[Any], services: dict[int, Service]) -> Paper:
    kind = PaperKind(row[2])
    return Paper(
        paper_id=row[0],
        account_id=row[1],
        service=services.get(row[1]) or _SERVICE_OF_KIND.get(kind),
        kind=kind,
        number=row[3],
        issued_on=_DAY(row[4]),
        due_on=read_day(row[5]),
        period_from=read_day(row[6]),
        period_to=read_day(row[7]),
        gross=row[8],
        ksef_number=row[9] or "",
        open_amount=row[10],
        debt_status=read_status(row[11]),
        corrects="",
    )


def _announcement(row: Sequence[Any]) -> Announcement:
    return Announcement(
        announcement_id=row[0],
        service=Service(row[1]) if row[1] else None,
        text=row[2],
        starts_at=datetime.fromisoformat(row[3]),
        ends_at=read_moment(row[4]),
    )


def _asks(
    answer: dict[str, Any],
    accounts: tuple[Account, ...],
    meters: tuple[MeterHead, ...],
    papers: tuple[Paper, ...],
) -> tuple[Ask, ...]:
    """What the caller can be asked, of what is on file; the rule is the domain's."""
    return verification.asks_from(
        number=answer["number"],
        name=answer["name"],
        address=answer["address"],
        has_pesel=bool(answer["head"]["pesel"]),
        email=answer["head"]["email"] or "",
        accounts=accounts,
        meters=meters,
        papers=papers,
    )
