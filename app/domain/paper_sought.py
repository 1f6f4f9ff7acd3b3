"""What a clerk types to find a paper among a customer's: its number as it is heard, its KSeF number, or its amount."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.domain.money import MoneyError, parse_money

LONGEST = 60
"""Characters; a KSeF number with its dashes and blanks fits."""
KSEF_FROM = 12
"""A shorter part of a KSeF number says nothing: all begin with the seller's NIP, and hold hexadecimal digits."""
_PIECE = re.compile(r"[0-9]+|[A-Z]+", re.ASCII)
_AMOUNT = re.compile(
    r"(?P<whole>[+\-\u2212]?[0-9 \u00a0]+)(?P<mark>[.,])(?P<cents>[0-9]{0,2})(?:\s*(?:zł|zl|pln))?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class SoughtPaper:
    """What papers are compared with; a paper is wanted that fits one of these.

    ``number_like`` is a regular expression for the number in capitals, ``ksef_part`` a piece of a KSeF number without dashes;
    amounts are grosze without a sign, from ``least`` to ``most``. None: not asked.
    """

    number_like: str | None = None
    ksef_part: str | None = None
    least: int | None = None
    most: int | None = None


def read_sought(text: str) -> SoughtPaper | None:
    """``FV 123/10/2026`` finds FV/WOD/000123/10/2026; ``148,3`` finds 148,30 to 148,39 zł. None: nothing is asked."""
    text = text.strip()[:LONGEST]
    if not text:
        return None
    least, most = _amounts(text)
    if least is not None and "," in text:
        return SoughtPaper(least=least, most=most)
    key = re.sub(r"[^0-9A-Z]", "", text.upper())
    return SoughtPaper(_number_like(text.upper()), key if len(key) >= KSEF_FROM else None, least, most)


def _amounts(text: str) -> tuple[int | None, int | None]:
    """The amounts that begin as the typed one; a whole number is taken for a number of a paper only."""
    typed = _AMOUNT.fullmatch(text)
    if typed is None:
        return None, None
    cents = typed["cents"]
    try:
        least = abs(parse_money(f"{typed['whole'].replace(' ', '').replace(chr(160), '')},{cents.ljust(2, '0')}"))
    except MoneyError:
        return None, None
    return least, least + (99, 9, 0)[len(cents)]


def _number_like(text: str) -> str:
    """Pieces of letters and digits in their order. Whoever writes signs between them means whole numbers.

    Zeros before a number don't count, and the last one may be cut short: it is still being typed.
    """
    pieces = list(_PIECE.finditer(text))
    if not pieces:
        return "$.^"  # no number has neither a letter nor a digit
    single = len(pieces) == 1
    like = ""
    for place, piece in enumerate(pieces):
        word, digits = piece.group(), piece.group().isdigit()
        if not digits:
            like += (".*" if place else "") + word
            continue
        if place:
            like += "(?:.*[^0-9])?0*"
        elif not single:
            like += "(?<![0-9])0*"
        like += word if single else word.lstrip("0") or "0"
        if text[piece.end() : piece.end() + 1]:
            like += "(?![0-9])"
    return like
