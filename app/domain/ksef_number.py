"""Numbers that KSeF gives to invoices.

Source: ksef-docs, faktury/numer-ksef.md; the pattern is TNumerKSeF of the FA(3) schema. A number of KSeF 2.0
has 35 characters and a CRC-8 checksum. Of one of the time before, with or without one more hyphen (36 characters), no
checksum is demanded: the ministry's own samples hold such numbers that fail it.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from app.domain.identifiers import ksef_checksum

_NUMBER: Final = (
    r"(?:[1-9](?:[0-9][1-9]|[1-9][0-9])[0-9]{7}|M[0-9]{9}|[A-Z]{3}[0-9]{7})"
    r"-(?:20[2-9][0-9]|2[1-9][0-9]{2}|[3-9][0-9]{3})(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
    r"-[0-9A-F]{6}-?[0-9A-F]{6}-[0-9A-F]{2}"
)
_WHOLE: Final = re.compile(_NUMBER, re.ASCII)
_INSIDE: Final = re.compile(rf"(?<![0-9A-Z]){_NUMBER}(?![0-9A-Z])", re.ASCII)
_LEGACY_LENGTH: Final = 36
_CHECKED_SINCE: Final = date(2025, 6, 1)
"""KSeF 2.0 gave its first numbers in June 2025 (test environment; in production since 1 February 2026)."""


def normal(text: str) -> str:
    """The number as it is kept: upper case, no spaces; both lengths stay as they are."""
    return "".join(text.split()).upper()


def is_legacy(number: str) -> bool:
    """Whether a number is of the time before KSeF 2.0, told by its day or by 36 characters."""
    taken = accepted_on(number)
    return len(number) == _LEGACY_LENGTH or (taken is not None and taken < _CHECKED_SINCE)


def problem(text: str) -> str:
    """What is wrong with a KSeF number: ``ksef_empty|shape|date|checksum`` or ``""``."""
    number = normal(text)
    if not number:
        return "ksef_empty"
    if not _WHOLE.fullmatch(number):
        return "ksef_shape"
    if accepted_on(number) is None:
        return "ksef_date"
    return "" if is_legacy(number) or ksef_checksum(number) == number[-2:] else "ksef_checksum"


def accepted_on(number: str) -> date | None:
    """The day KSeF took the invoice, as its number tells it; None when that is no day."""
    try:
        return date(int(number[11:15]), int(number[15:17]), int(number[17:19]))
    except ValueError:
        return None


def seller_of(number: str) -> str:
    """The seller's tax number: the first part of a KSeF number."""
    return number[:10]


def number_in_name(name: str) -> str:
    """The KSeF number a file is named after (KSeF exports ``<number>.xml``); "" without a sound one, or with two."""
    found = {match[0] for match in _INSIDE.finditer(name.upper()) if not problem(match[0])}
    return found.pop() if len(found) == 1 else ""
