"""Customers everybody can rely on: fixed numbers, fixed figures, always there whatever the size of the town.

The tour and the tests speak of them. Days are relative to the town's ``today``; amounts are exact.
"""

from __future__ import annotations

from datetime import date

from app.domain.calendar import add_months
from app.domain.numbering import Series, paper_number

RESERVED_SEQUENCE = 1234
"""FV/WOD/1234/... belongs to Anna; no other account gets this number."""

ANNA = "004512"
ANNA_NAME = "Kowalska Anna"
ANNA_PESEL = "79031402701"
ANNA_PHONE = "+48601234567"
ANNA_EMAIL = "anna.kowalska@poczta.example"
ANNA_STATE = 412
ANNA_WATER = 14832
ANNA_OVERDUE = 9610
ANNA_NEXT = 5222
ANNA_WASTE = -2000
LONG_COMPANY = "003001"
COMMUNITY = "003050"
MANAGER = "003100"
MANAGER_BUILDINGS = 30
OVERESTIMATE = "003150"
ROLLOVER = "003200"
REPLACEMENT = "003250"
TIME_BARRED = "003300"
PUBLIC_FEE = "003350"
BURST = "003400"
EXPIRED = "003450"
STANDING = "003500"
NORMS = "003550"
MISTAKEN = "003600"
MISTAKEN_PESEL = "79031432007"
PORTAL_TROUBLE = "003650"
WASTE_ONLY = "003700"
STATUSES = {
    "instalments": "003801",
    "court": "003802",
    "death": "003803",
    "disputed": "003804",
    "bankruptcy": "003805",
    "disconnection": "003806",
}


def anna_issue(today: date) -> date:
    """Day of Anna's newest water invoice: four days ago, so that it stays undue for a fortnight."""
    return date.fromordinal(today.toordinal() - 4)


def anna_invoice(today: date) -> str:
    """Number of Anna's newest water invoice: FV/WOD/1234 of its month."""
    return paper_number(Series.WATER, RESERVED_SEQUENCE, anna_issue(today))


def monthly(today: date, months: int, days_ago: int = 4) -> list[int]:
    """Ordinals of a monthly schedule that ended ``days_ago`` days before today, oldest first."""
    last = date.fromordinal(today.toordinal() - days_ago)
    return [add_months(last, -back).toordinal() for back in range(months, -1, -1)]
