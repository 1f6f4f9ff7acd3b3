"""What a bank reports of an account: statements and their movements, whatever format they came in.

A reader gives a stream: ``StatementHead``, its ``Movement``s in the file's order, ``StatementEnd``, then the next
statement's head. A statement in another currency is one ``StatementLeftOut`` between them where the loader asked for
that, and stops the file otherwise. Nothing of a file may be kept unless the whole stream was read: a line that can't be read, or balances
that do not add up, raise ``Refused`` with a ``BankProblem`` as its code, wherever in the file that is found.
"""

from __future__ import annotations

import hashlib
import re
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from app.domain.identifiers import nrb_of, nrb_problem

CURRENCY: Final = "PLN"
"""The one currency that is booked."""


class StatementSource(StrEnum):
    """Format of the file."""

    MT940 = "mt940"
    CAMT053 = "camt053"
    MASS = "mass"
    """A report of payments (mass payments, list of operations): it may have no balances, so nothing proves it whole."""


class TextEncoding(StrEnum):
    """How the letters of a file were written; told to whoever loads it."""

    ASCII = "ascii"
    UTF8 = "utf-8"
    UTF16 = "utf-16"
    LATIN2 = "iso-8859-2"
    CP1250 = "cp1250"
    CP852 = "cp852"
    MENDED = "mended"
    """UTF-8 of letters that were misread before (``ROMAăSKA``) and could be put right (``ROMAŃSKA``)."""


class StatementRemark(StrEnum):
    """What is told of a statement that was read; none of these stops it."""

    NO_BALANCES = "bank_no_balances"
    """Only of ``MASS``: opening + movements = closing could not be checked."""
    PENDING_LEFT_OUT = "bank_pending_left_out"
    """Entries the bank has not booked yet were left out (camt.053 ``PDNG``, ``INFO``)."""
    BATCH_WHOLE = "bank_batch_whole"
    """A collective entry without the amounts of its payments: it is one movement, for a person to divide."""


class BankProblem(StrEnum):
    """Why a file is refused; the code of ``Refused``. ``detail`` always has ``line`` (from 1; 0 of the whole file)."""

    EMPTY = "bank_empty"
    TOO_LARGE = "bank_too_large"  # size, limit (bytes)
    UNKNOWN_FORMAT = "bank_unknown_format"
    BINARY = "bank_binary"
    LINE_TOO_LONG = "bank_line_too_long"
    LINE_UNREADABLE = "bank_line_unreadable"  # text: at most 60 characters of the line
    AMOUNT_UNREADABLE = "bank_amount_unreadable"  # text
    AMOUNT_TOO_LARGE = "bank_amount_too_large"  # text
    AMOUNT_BELOW_GROSZ = "bank_amount_below_grosz"  # text
    DATE_UNREADABLE = "bank_date_unreadable"  # text
    FOREIGN_CURRENCY = "bank_foreign_currency"  # currency
    NO_ACCOUNT = "bank_no_account"
    NO_OPENING = "bank_no_opening"
    NO_CLOSING = "bank_no_closing"
    NOT_ADDING_UP = "bank_not_adding_up"  # opening, movements, closing (grosze), difference, account, number
    PAGES_APART = "bank_pages_apart"  # closing of one page, opening of the next (grosze), number
    BATCH_APART = "bank_batch_apart"  # entry, details (grosze)
    SUMS_APART = "bank_sums_apart"  # told, found (grosze or count)
    XML_BROKEN = "bank_xml_broken"
    XML_UNSAFE = "bank_xml_unsafe"
    INTERIM_REPORT = "bank_interim_report"  # found: MT942, camt.052, camt.054
    XML_NOT_STATEMENT = "bank_xml_not_statement"  # found: name of the root or namespace
    FIELD_MISSING = "bank_field_missing"  # field


class StatementHead(NamedTuple):
    """The beginning of a statement, or of one page of it. Amounts in grosze.

    ``account`` is the account it reports: 26 digits of an NRB without ``PL``, another IBAN, or "" where the report
    names only virtual accounts (``MASS``). ``opening`` is None only of a report without balances. ``number`` is the
    bank's own (``107/1``).
    """

    line: int
    source: StatementSource
    encoding: TextEncoding
    account: str
    number: str
    currency: str
    opening: int | None
    opened_on: date | None


class Movement(NamedTuple):
    """One movement as the bank booked it; a tuple, not a dataclass: a file has a hundred thousand of them.

    ``amount`` in grosze, signed: + came in. ``reversal``: the bank took an earlier movement back (its sign is the
    account's: a credit taken back is below zero). ``account`` is the other side's, 26 digits where it is Polish, "" where
    not told. ``own_account`` is the virtual account that was credited: 26 digits, or only its last digits where the bank
    tells only them (``ID IPH: XX000000000014`` -> ``000000000014``), or "". ``reference`` is the bank's own ("" where
    it has none), ``kind`` its code of what it was (``NTRF/911``).

    The same movement is known again by ``identity`` and ``ordinal`` together. ``identity`` (32 hexadecimal characters)
    is made of what every file that reports it says alike, see ``identity_of``; ``ordinal`` (from 1) counts movements
    of the same identity in the order of the file, pages and statements together, so two equal payments of one day are
    two, and a day reported again by an overlapping file is the same ordinals again.
    """

    line: int
    booked_on: date
    value_on: date
    amount: int
    reversal: bool
    name: str
    account: str
    title: str
    own_account: str
    reference: str
    kind: str
    identity: str
    ordinal: int


class StatementEnd(NamedTuple):
    """The end of a statement whose sums were checked. ``credits`` and ``debits`` are sums in grosze (debits below zero)."""

    line: int
    closing: int | None
    closed_on: date | None
    movements: int
    credits: int
    debits: int
    remarks: tuple[StatementRemark, ...] = ()


class StatementLeftOut(NamedTuple):
    """A statement in another currency: it was read and its sums checked, but nothing of it is given."""

    line: int
    account: str
    number: str
    currency: str
    movements: int


StatementPart = StatementHead | Movement | StatementEnd | StatementLeftOut


# ---------------------------------------------------------------- the same movement twice

_LETTERS_AND_DIGITS: Final = re.compile(r"[^0-9A-Z]+")
_TITLE_COUNTS = 20
_NO_REFERENCE: Final = frozenset({"", "NONREF", "NOREF", "EREF", "PREF", "NOTPROVIDED", "BRAK"})


def meaningful_reference(text: str) -> str:
    """A bank's reference, or "" where it is one of the words that say there is none (also only zeros)."""
    text = text.strip()
    return "" if text in _NO_REFERENCE or text.upper() in _NO_REFERENCE or not text.strip("0-/ ") else text


def identity_of(
    account: str, own_account: str, booked_on: date, amount: int, reference: str, other: str, title: str
) -> str:
    """What tells a movement from all others but its equals: account, day, amount, the bank's reference, the title.

    The account is the last 12 digits of the virtual account where the bank names it (a statement and a report of mass
    payments then agree), else the statement's own. Of the title the first 20 letters and digits of plain ASCII count,
    without spaces and Polish letters: formats cut lines and lose letters differently. The last 10 digits of the other
    side's account stand for the reference where there is none, and wherever the virtual account is known: reports of mass
    payments tell no reference.
    """
    folded = _LETTERS_AND_DIGITS.sub("", title.upper())[:_TITLE_COUNTS]
    sign = other[-10:] if own_account and other else reference or other[-10:]
    text = f"{own_account[-12:] or account}|{booked_on.toordinal()}|{amount}|{sign}|{folded}"
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=16).hexdigest()


# ---------------------------------------------------------------- accounts

_NRB_IN: Final = re.compile(r"(?<![0-9])(?:PL)?\s?((?:[0-9][ -]?){25}[0-9])(?![0-9])")
_IBAN: Final = re.compile(r"[A-Z]{2}[0-9]{2}[0-9A-Z]{8,30}")


def account_number(text: str) -> str:
    """An account as it is kept: 26 digits of a Polish one (also of ``PL..``, ``/PL..``, spaces, a currency behind,
    24 digits without check digits, or 8 + 16 digits with a slash), an IBAN of another country, else "".

    The check digits of a Polish account are not asked for: the bank's word is what is compared. Those of another country
    tell it from an address (``al. 11 Listopada 5``).
    """
    if len(text) == 26 and text.isdecimal() and text.isascii():
        return text
    compact = text.replace(" ", "").replace("-", "").upper().strip("/;,.")
    digits = compact.removeprefix("PL").removesuffix(CURRENCY)
    if len(digits) == 26 and digits.isdecimal() and digits.isascii():
        return digits
    bank, slash, rest = digits.partition("/")
    if slash and len(bank) == 8 and len(rest) == 16:
        digits = bank + rest
    if len(digits) == 24 and digits.isdecimal() and digits.isascii():
        return nrb_of(digits[:8], digits[8:])
    foreign = _IBAN.fullmatch(compact) and not compact.startswith("PL")
    return (
        compact if foreign and int("".join(str(int(each, 36)) for each in compact[4:] + compact[:4])) % 97 == 1 else ""
    )


def accounts_named(text: str) -> tuple[str, ...]:
    """Polish accounts with right check digits that stand in a text, each once, in order."""
    if len(text) < 26:
        return ()
    found = (re.sub(r"[ -]", "", each) for each in _NRB_IN.findall(text))
    return tuple(dict.fromkeys(each for each in found if not nrb_problem(each)))
