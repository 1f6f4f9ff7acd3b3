"""Object cards made up for tests of balances, words and pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from app.domain.accounts import Account, Basis
from app.domain.customers import Service
from app.domain.ledger import DebtStatus, OpenItem

TODAY = date(2026, 11, 22)
BOOKED_UNTIL = date(2026, 11, 20)
NRB = "49102010260000010200039290"


def item(amount: int, due_on: date | None = None, status: DebtStatus | None = None, number: int = 0) -> OpenItem:
    """An open item of ``amount`` grosze, booked 14 days before it is due."""
    return OpenItem(number, due_on, date(2026, 1, 1), amount, status, f"FV/{number}")


def account(*items: OpenItem, **values: Any) -> Account:
    """A water card whose balance is the sum of its open items."""
    made = Account(
        account_id=71,
        service=Service.WATER,
        number="W-004512",
        basis=Basis.CONTRACT,
        nrb=NRB,
        tariff_group="G2",
        tariff_name="gospodarstwa domowe",
        contract_number="118/2014",
        contract_on=date(2014, 5, 7),
        cycle_months=1,
        object_address="ul. Łużycka 12/3, 74-100 Gryfino",
        opened_on=date(2014, 5, 7),
        closed_on=None,
        debt_status=None,
        balance=sum(one.open_amount for one in items),
        months=(),
        open_items=items,
        last_payment=4900,
        last_payment_on=date(2026, 9, 18),
        norm_m3="",
    )
    return replace(made, **values)


WATER = account(item(9610, date(2026, 10, 14), number=1), item(5222, date(2026, 11, 28), number=2))
"""To pay 148,32 zł, of this overdue 96,10 zł since 14.10.2026."""

WASTE = account(item(-2000), account_id=72, service=Service.WASTE, number="O-004512")
"""Overpaid 20,00 zł."""

FEE = account(account_id=73, service=Service.WASTE, number="O-004513", basis=Basis.PUBLIC_FEE, nrb="")
"""Paid to the commune."""
