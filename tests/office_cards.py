"""A customer's card made up for tests of verification, answers and pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from app.domain.accounts import Basis
from app.domain.card import CustomerCard
from app.domain.customers import CustomerKind, Portal, PortalState, Service
from app.domain.metering import MeterHead, MeterRole
from app.domain.papers import Paper, PaperKind
from app.domain.verification import asks_from
from app.domain.waste import Fraction, NextPickup
from tests.accounts import account, item

TODAY = date(2026, 11, 22)


def meter(**changes: Any) -> MeterHead:
    """The main meter in the cellar."""
    base = MeterHead(
        installation_id=31, meter_id=41, account_id=71, serial="8ZRI0712345678", role=MeterRole.MAIN, place="piwnica", digits=5,
        legal_until=None, installed_on=date(2020, 1, 1), removed_on=None, parent_id=None, last_state=412,
        last_on=date(2026, 10, 3), last_estimated=False,
    )  # fmt: skip
    return replace(base, **changes)


def invoice(**changes: Any) -> Paper:
    """The last invoice for water."""
    base = Paper(
        paper_id=51, account_id=71, service=Service.WATER, kind=PaperKind.WATER_INVOICE, number="FV/WOD/1234/11/2026",
        issued_on=date(2026, 11, 2), due_on=date(2026, 11, 28), period_from=None, period_to=None, gross=5222, open_amount=5222,
        debt_status=None, ksef_number="", corrects="",
    )  # fmt: skip
    return replace(base, **changes)


def card(**changes: Any) -> CustomerCard:
    """Anna Kowalska: water partly late, waste overpaid, one meter, pickups on Wednesday and Friday."""
    water = account(
        item(9610, date(2026, 10, 14)),
        item(5222, date(2026, 11, 28)),
        last_payment=4900,
        last_payment_on=date(2026, 9, 18),
    )
    waste = account(
        item(-2000), account_id=72, service=Service.WASTE, number="O-004512", basis=Basis.CONTRACT,
        nrb="50102010260000020000004512", last_payment=4000, last_payment_on=date(2026, 11, 10),
    )  # fmt: skip
    base = CustomerCard(
        customer_id=7, number="004512", version=1, kind=CustomerKind.PERSON, name="Kowalska Anna",
        address="ul. Łużycka 12/3, 74-100 Gryfino", phone="··· ··· 567", email="a···@poczta.example", email_confirmed=True,
        email_bouncing=False, accounts=(water, waste), meters=(meter(),), papers=(invoice(),),
        next_pickups=(
            NextPickup(Fraction.BIO, date(2026, 11, 25), None),
            NextPickup(Fraction.PAPER, date(2026, 11, 27), date(2026, 11, 26)),
        ),
        portal=Portal(PortalState.ACTIVE, "004512", None), announcements=(), asks=(), unread_messages=0, next_deadline=None,
        pending_changes=0, failed_verifications_today=0, booked_until=date(2026, 11, 20), commune_phone="91 416 20 11", access_id=1,
    )  # fmt: skip
    made = replace(base, **changes)
    if "asks" in changes:
        return made
    asks = asks_from(
        number=made.number, name=made.name, address=made.address, email=made.email, has_pesel=True, accounts=made.accounts,
        papers=made.papers, meters=made.meters,
    )  # fmt: skip
    return replace(made, asks=asks)
