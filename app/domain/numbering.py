"""Numbers the office gives: customers, invoices, contracts; and what is typed of them, made whole again."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

_CUSTOMER = re.compile(r"0*([0-9]{1,8})", re.ASCII)


class Series(StrEnum):
    """Series of the numbered papers."""

    WATER = "FV/WOD"
    WASTE = "FV/ODP"
    OTHER = "FV/POZ"
    WATER_CORRECTION = "FK/WOD"
    WASTE_CORRECTION = "FK/ODP"
    INTEREST = "NO"
    DEMAND = "WEZ"


def paper_number(series: Series, sequence: int, issued_on: date) -> str:
    """``FV/WOD/1234/11/2026``: series, number within the month, month, year."""
    return f"{series.value}/{sequence}/{issued_on.month:02d}/{issued_on.year}"


def customer_number(number: int) -> str:
    """Id of a customer as printed: at least six digits (``004512``); it is the e-BOK login too."""
    return f"{number:06d}"


def normal_customer_number(text: str) -> str:
    """Id as stored from what was typed (``4512`` -> ``004512``); empty when it can't be one."""
    match = _CUSTOMER.fullmatch(text.strip())
    return customer_number(int(match[1])) if match else ""


def contract_number(sequence: int, year: int) -> str:
    """``118/2014``: number within the year."""
    return f"{sequence}/{year}"


def normal_paper_number(text: str) -> str:
    """A paper's number as stored: capitals, no spaces (``fv/wod/ 12/11/2026`` -> ``FV/WOD/12/11/2026``)."""
    return "".join(text.split()).upper()
