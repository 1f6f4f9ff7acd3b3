"""The payment code of Polish banks, "standard 2D" (Rekomendacja ZBP, 3.12.2013): what a phone reads to fill in a transfer.

Nine fields divided by ``|``: NIP, country, NRB, amount in grosze, name, title, three reserves; at most 160 characters.
The amount has six digits, so a code can ask for 9 999,99 zł at most (domain.md 5.1).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from app.domain.identifiers import nip_problem, normal_nip, normal_nrb, nrb_problem

LARGEST = 999_999
"""The largest amount in grosze."""
NAME_LONGEST, TITLE_LONGEST, REFERENCE_LONGEST = 20, 32, 20
LONGEST = 160
_PLAIN = dict(zip("ßæÆœŒøØđĐ", ["ss", "ae", "AE", "oe", "OE", "o", "O", "d", "D"], strict=True)) | dict.fromkeys(
    "\u2010\u2011\u2012\u2013\u2014\u2212", "-"
)
"""Letters without a mark that could be taken off, and dashes."""
_FORBIDDEN = re.compile(r"[^0-9A-Za-zĄĆĘŁŃÓŚŹŻąćęłńóśźż ,./\\\-@#&*_]")


class NoCode(StrEnum):
    """Why there is no code; each has its sentence upstairs."""

    TOO_LARGE = "code_too_large"
    NOTHING_TO_PAY = "code_nothing_to_pay"
    SPLIT_PAYMENT = "code_split_payment"
    NO_ACCOUNT = "code_no_account"
    NO_NIP = "code_no_nip"
    KSEF_TITLE = "code_ksef_title"  # the title has to hold a KSeF number, which is longer than the code's title


@dataclass(frozen=True, slots=True)
class PaymentOrder:
    """What is to be paid to whom. ``amount`` in grosze; ``split``: the split payment mechanism, which the code can't carry."""

    nip: str
    nrb: str
    amount: int
    name: str
    title: str
    reference: str = ""
    split: bool = False


def clean(text: str, longest: int) -> str:
    """The text as the code may hold it: other signs become spaces, letters of other languages lose their marks."""
    kept = []
    for letter in unicodedata.normalize("NFC", text):
        if not _FORBIDDEN.match(letter):
            kept.append(letter)
        elif not unicodedata.combining(letter):
            kept.append(_PLAIN.get(letter) or _unmarked(letter) or " ")
    return " ".join("".join(kept).split())[:longest].strip()


def _unmarked(letter: str) -> str:
    """``o`` of ``ö``, ``fi`` of a ligature, ``3`` of ``³``; nothing where more than a letter would be made of a sign."""
    made = "".join(each for each in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(each))
    return made if not _FORBIDDEN.search(made) and (letter.isalpha() or len(made) == 1) else ""


def payment_code(order: PaymentOrder) -> str | NoCode:
    """The text of the code, or why there can be none."""
    if order.split:
        return NoCode.SPLIT_PAYMENT
    if order.amount <= 0:
        return NoCode.NOTHING_TO_PAY
    if order.amount > LARGEST:
        return NoCode.TOO_LARGE
    if nrb_problem(order.nrb):
        return NoCode.NO_ACCOUNT
    if nip_problem(order.nip):
        return NoCode.NO_NIP
    fields = (
        normal_nip(order.nip),
        "PL",
        normal_nrb(order.nrb),
        f"{order.amount:06d}",
        clean(order.name, NAME_LONGEST),
        clean(order.title, TITLE_LONGEST),
        clean(order.reference, REFERENCE_LONGEST),
        "",
        "",
    )
    return "|".join(fields)
