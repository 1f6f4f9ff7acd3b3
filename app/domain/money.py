"""Money of the office: integer grosze, + means the customer owes; shown the Polish way, typed any sane way.

No float comes near it. Shown as ``1 234,56 zł`` with U+00A0 before every group and before ``zł`` and U+2212 as
the minus (domain.md 5.5); copied to the clipboard as ``1234.56``.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

NBSP = "\u00a0"
MINUS = "\u2212"
MAX_GROSZE = 10**15
"""Ten trillion zł: more is a typing error, and it stays well within a bigint column."""

_DASHES = str.maketrans({MINUS: "-", "\u2013": "-", "\u2012": "-", "\u2010": "-", "\u2011": "-"})
_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
_CURRENCY = re.compile(r"(zł|zl|pln)\.?$", re.IGNORECASE)
_PLAIN = re.compile(r"(?P<whole>[0-9]+)(?:[.,](?P<cents>[0-9]{1,2}))?", re.ASCII)
_GROUPED = re.compile(
    r"(?P<whole>[0-9]{1,3}(?:(?P<group>[ .,'])[0-9]{3})(?:(?P=group)[0-9]{3})*)(?:(?P<mark>[.,])(?P<cents>[0-9]{1,2}))?",
    re.ASCII,
)


class MoneyError(ValueError):
    """A typed amount that can't be read. ``code``: ``money_empty``, ``money_shape``, ``money_ambiguous`` (``1.234``
    may be thousands or a price) or ``money_too_big``.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def format_amount(grosze: int) -> str:
    """``1 234,56`` with U+00A0 between groups, U+2212 before a negative, without a currency."""
    whole, cents = divmod(abs(grosze), 100)
    sign = MINUS if grosze < 0 else ""
    return f"{sign}{whole:,}".replace(",", NBSP) + f",{cents:02d}"


def format_money(grosze: int) -> str:
    """``1 234,56 zł``, all spaces U+00A0 so that a line never breaks inside an amount."""
    return f"{format_amount(grosze)}{NBSP}zł"


def plain_money(grosze: int) -> str:
    """``1234.56`` for the clipboard, CSV and spreadsheets; ASCII minus, no groups."""
    whole, cents = divmod(abs(grosze), 100)
    return f"{'-' if grosze < 0 else ''}{whole}.{cents:02d}"


def parse_money(text: str) -> int:
    """Grosze from what a person types or pastes: ``1 234,56``, ``1234.56``, ``1.234,56``, ``148,3``, ``−12 zł``.

    Raises ``MoneyError``: a lone separator before exactly three digits is ambiguous and never guessed.
    """
    body = _SPACES.sub(" ", text.translate(_DASHES)).strip()
    body = _CURRENCY.sub("", body).strip()
    if not body:
        raise MoneyError("money_empty")
    sign = -1 if body[0] == "-" else 1
    body = body[1:].strip() if body[0] in "+-" and body[1:2] not in ("+", "-") else body
    plain = _PLAIN.fullmatch(body)
    if plain:
        return sign * _grosze(plain["whole"], plain["cents"])
    grouped = _GROUPED.fullmatch(body)
    if grouped is None or grouped["mark"] == grouped["group"]:
        raise MoneyError("money_shape")
    if grouped["cents"] is None and grouped["group"] in ".," and body.count(grouped["group"]) == 1:
        raise MoneyError("money_ambiguous")
    return sign * _grosze(grouped["whole"].replace(grouped["group"], ""), grouped["cents"])


def _grosze(whole: str, cents: str | None) -> int:
    if len(whole.lstrip("0")) > 14:
        raise MoneyError("money_too_big")
    amount = int(whole) * 100 + int((cents or "0").ljust(2, "0"))
    if amount > MAX_GROSZE:
        raise MoneyError("money_too_big")
    return amount


def to_grosze(amount: Decimal) -> int:
    """zł as Decimal to grosze, half a grosz away from zero (art. 106e ust. 11 of the VAT Act: a half and more up)."""
    return int((amount * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def net_of_line(quantity: Decimal, price: Decimal) -> int:
    """Net value in grosze of a line: quantity (m3, months, pieces) times the unit price net in zł."""
    return to_grosze(quantity * price)


def vat_of(net: int, rate: int) -> int:
    """VAT in grosze on a net amount in grosze; ``rate`` in percent, rounded half away from zero."""
    part, rest = divmod(abs(net) * rate, 100)
    part += 1 if rest >= 50 else 0
    return part if net >= 0 else -part


def gross_of(net: int, rate: int) -> int:
    """Gross in grosze: net plus its VAT."""
    return net + vat_of(net, rate)
