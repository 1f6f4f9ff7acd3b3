"""Amounts, quantities, days, accounts and numbers as they are printed."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

from app.domain.money import MINUS, NBSP, format_amount

_WARSAW: Final = ZoneInfo("Europe/Warsaw")
DASH: Final = "–"
_UNITS: Final = {"m3": "m³", "M3": "m³"}


def money(hundredths: int, currency: str = "PLN") -> str:
    """``1 234,56 zł``; another currency by its code."""
    return f"{format_amount(hundredths)}{NBSP}{'zł' if currency == 'PLN' else currency}"


def signed(hundredths: int, currency: str = "PLN") -> str:
    """A difference: with a plus above zero."""
    return f"+{money(hundredths, currency)}" if hundredths > 0 else money(hundredths, currency)


def amount(hundredths: int | None) -> str:
    """``1 234,56`` for a column whose heading names the currency; empty for what the file doesn't say."""
    return "" if hundredths is None else format_amount(hundredths)


def number(value: Decimal | None, least: int = 0) -> str:
    """A decimal number with all its digits as written, at least ``least`` behind the comma: ``1 234,5``."""
    if value is None:
        return ""
    plain = f"{value.copy_abs():f}"
    whole, _, rest = plain.partition(".")
    grouped = f"{int(whole):,}".replace(",", NBSP)
    rest = rest.ljust(least, "0")
    sign = MINUS if value < 0 else ""
    return f"{sign}{grouped},{rest}" if rest else f"{sign}{grouped}"


def price(value: Decimal | None) -> str:
    """A unit price: at least two digits behind the comma."""
    return number(value, 2)


def unit(text: str) -> str:
    """A unit of measure."""
    return _UNITS.get(text, text)


def day(value: date | None) -> str:
    """``15.02.2026``; empty for none."""
    return f"{value:%d.%m.%Y}" if value else ""


def moment(value: datetime | None) -> str:
    """``15.02.2026 10:30`` in Warsaw; empty for none."""
    return f"{value.astimezone(_WARSAW):%d.%m.%Y %H:%M}" if value else ""


def period(first: date | None, last: date | None) -> str:
    """``01.01.2026 – 28.02.2026``."""
    return f"{day(first)}{NBSP}–{NBSP}{day(last)}" if first and last else day(first or last)


def account(number_: str) -> str:
    """``12 3456 7890 ...`` for 26 digits; another number in fours as banks write an IBAN."""
    plain = "".join(number_.split())
    if len(plain) == 26 and plain.isdigit():
        return " ".join((plain[:2], *(plain[place : place + 4] for place in range(2, 26, 4))))
    return " ".join(plain[place : place + 4] for place in range(0, len(plain), 4))
