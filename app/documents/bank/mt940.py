"""MT940 as Polish banks write it: SWIFT's customer statement in files, with or without SWIFT's block headers.

Every statement of a file stands on its own, also pages of one (``:60M:``, ``:62M:``), which must meet. Sources: SWIFT
Category 9; BPH "Customer Statement Message MT940"; mBank CompanyNet "Opis formatu pliku eksportu wyciągów dziennych
MT940"; BiznesPl@net "MT940 statement file"; real files.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from datetime import date
from typing import Final

from app.documents.bank.amounts import day_near, grosze, short_day, unreadable
from app.documents.bank.details import Details, read_details
from app.documents.bank.sums import FileBooks, StatementBooks, clean
from app.domain.bank import (
    BankProblem,
    Movement,
    StatementEnd,
    StatementHead,
    StatementPart,
    StatementRemark,
    StatementSource,
    TextEncoding,
    account_number,
)
from app.domain.faults import Refused

BEGINS: Final = re.compile(r"[\x01\ufeff\s]*(?:\{1:[^\n]*\{4:\s*)?(?::[0-9A-Z]{2,3}:[^\n]*\n\s*){0,4}?:20:", re.ASCII)
"""How such a file begins."""

INSIDE: Final = re.compile(r"^:60[FM]:[CD][0-9]{6}", re.MULTILINE)
"""A field that only such a file has: what stands before it is then told by its line."""

_TAG: Final = re.compile(r"[ \t]*:(20|21|25P?|28C?|13D?|60[FM]|61|86|62[FM]|64|65|34F|90[CD]|NS):")
_OTHER_TAG: Final = re.compile(r":[0-9]{2}[A-Z]?:")
_BLOCKS: Final = re.compile(
    r"(?:\{[0-35]:[^{}]*(?:\{[^{}]*\}[^{}]*)*\})*\{4:|(?:\{[0-35S]:[^{}]*(?:\{[^{}]*\}[^{}]*)*\})+"
)
_ENTRY: Final = re.compile(
    r"([0-9]{6})([0-9]{4}| {4})? ?([ER]?[CD])([A-Z])? ?([0-9,][0-9.,]*) ?(?:([A-Z][0-9A-Z ]{3})(.*))?", re.ASCII
)
_BALANCE: Final = re.compile(r"([CD])([0-9]{6})([A-Z]{3}) ?([0-9,][0-9.,]*)", re.ASCII)
_ENVELOPE: Final = (
    re.compile(r":?94[0-9]:?(?: [0-9]{2})?", re.ASCII),  # the kind of the message, with its priority
    re.compile(
        r"(?:[0-9]{4} [0-9]{2})?[A-Z]{6}[0-9A-Z]{2,30}", re.ASCII
    ),  # a bank's address, behind a terminal's number
    re.compile("-XXX"),  # the message's end
)
"""Lines of an old envelope around a message."""

_ENDS: Final = ("-", "\x03")
_BEFORE_TAG: Final = (":", " ", "\t")
_EXPECTED: Final = frozenset({"EC", "ED"})
"""Marks of what the bank only expects: it is in no booked balance, so what is left out here is proved by the sums."""

_SILENT: Final = " \t\x01\x03\x1a\ufeff"
_LONGEST_LINE: Final = 2000
_MOST_LINES: Final = 400
"""Lines of one description; SWIFT allows six, Polish banks write some twenty."""


class _Reader:
    """Gathers fields; gives parts as soon as they are whole."""

    def __init__(self, encoding: TextEncoding) -> None:
        self._encoding = encoding
        self._file = FileBooks()
        self._account = self._number = ""
        self._books: StatementBooks | None = None
        self._begun_at = 0  # line of the :20: of a message that has no balance yet
        self._closed = True
        self._entry: tuple[int, str] | None = None
        self._more: list[str] = []
        self._about: list[str] = []
        self._remarks: dict[StatementRemark, None] = {}

    # ------------------------------------------------------------ lines

    def read(self, lines: Iterator[str]) -> Iterator[StatementPart]:
        """The parts of the file. Raises Refused."""
        into: list[str] | None = None  # where a line without a tag belongs
        tag_of = _TAG.match
        number = 0
        for number, line in enumerate(lines, 1):
            first = line[:1]
            if first in _BEFORE_TAG and (tag := tag_of(line)) is not None:
                name, text = tag[1], line[tag.end() :]
                if name == "86":
                    into = self._describe(text)
                    continue
                if self._entry is not None and name[0] in "26":
                    yield from self._movement()
                if name == "61":
                    into = self._begin_entry(number, text)
                else:
                    yield from self._field(number, name, text)
                    into = []
            elif first in _ENDS and self._ends(line, number):
                into = None
            elif into is not None:
                if len(into) >= _MOST_LINES or len(line) > _LONGEST_LINE:
                    raise Refused(BankProblem.LINE_TOO_LONG.value, {"line": number})
                into.append(line)
            else:
                into = yield from self._outside(number, line)
        if not self._closed or self._begun_at:
            raise Refused(BankProblem.NO_CLOSING.value, {"line": number})

    def _ends(self, line: str, number: int) -> bool:
        """Whether the line ends a message. A ``-`` inside a description is text: it ends only what is closed."""
        bare = line.strip(_SILENT)
        if bare.startswith("-}") or (line.startswith("-\x03") and not bare.strip("-")):
            if not self._closed or self._begun_at:
                raise Refused(BankProblem.NO_CLOSING.value, {"line": number})
            return True
        return self._closed and not self._begun_at and bare in {"", "-"}

    def _outside(self, number: int, line: str) -> Generator[StatementPart, None, list[str] | None]:
        """A line that belongs to no field: empty, a header of blocks, or a tag behind them or behind spaces."""
        rest = line.strip(_SILENT)
        blocks = _BLOCKS.match(rest)
        rest = rest[blocks.end() :].strip(_SILENT) if blocks is not None else rest
        idle = self._closed and not self._begun_at
        if not rest or (idle and any(each.fullmatch(rest) for each in _ENVELOPE)):
            return None
        tag = _TAG.match(rest)
        if tag is None and _OTHER_TAG.match(rest):
            return []
        if tag is None or tag[1] in {"61", "86"}:
            raise unreadable(BankProblem.LINE_UNREADABLE, number, line)
        yield from self._field(number, tag[1], rest[tag.end() :])
        return []

    # ------------------------------------------------------------ fields

    def _field(self, number: int, tag: str, text: str) -> Iterator[StatementPart]:
        """A field but :61: and :86:."""
        match tag:
            case "20":
                if not self._closed or self._begun_at:
                    raise Refused(BankProblem.NO_CLOSING.value, {"line": number})
                self._account = self._number = ""
                self._begun_at = number
            case "25" | "25P":
                self._account = _account(text.strip(_SILENT))
                if not self._account:
                    raise unreadable(BankProblem.NO_ACCOUNT, number, text)
            case "34F" if self._begun_at:
                raise Refused(BankProblem.INTERIM_REPORT.value, {"line": number})
            case "28" | "28C":
                self._number = clean(text, 40)
            case "60F" | "60M":
                yield self._open(number, text, page=tag == "60M")
            case "62F" | "62M":
                yield self._close(number, text, page=tag == "62M")
            case _:
                pass

    def _begin_entry(self, number: int, text: str) -> list[str]:
        """An entry; what stands below it before its description is its supplement."""
        if self._closed:
            raise Refused(BankProblem.NO_OPENING.value, {"line": number})
        self._entry = (number, text)
        self._more, self._about = [], []
        return self._more

    def _describe(self, text: str) -> list[str]:
        """A description: of the entry before it, or of the statement (behind its closing), which is not kept."""
        if self._entry is None:
            return [text]
        self._about.append(text)
        return self._about

    def _balance(self, number: int, text: str) -> tuple[int, date, str]:
        found = _BALANCE.fullmatch(text.strip(_SILENT))
        if found is None:
            raise unreadable(BankProblem.LINE_UNREADABLE, number, text)
        amount = grosze(found[4], number)
        return (amount if found[1] == "C" else -amount), short_day(found[2], number), found[3]

    def _open(self, number: int, text: str, *, page: bool) -> StatementHead:
        if not self._closed:
            raise Refused(BankProblem.NO_CLOSING.value, {"line": number})
        if not self._account:
            raise unreadable(BankProblem.NO_ACCOUNT, number, "")
        opening, day, currency = self._balance(number, text)
        if page:
            self._file.open_page(self._account + currency, opening, number)
        head = StatementHead(
            self._begun_at or number,
            StatementSource.MT940,
            self._encoding,
            self._account,
            self._number,
            currency,
            opening,
            day,
        )
        self._books = StatementBooks(head, self._file)
        self._remarks = {}
        self._closed = False
        self._begun_at = 0
        return head

    def _close(self, number: int, text: str, *, page: bool) -> StatementEnd:
        books = self._books
        if self._closed or books is None:
            raise Refused(BankProblem.NO_OPENING.value, {"line": number})
        closing, day, currency = self._balance(number, text)
        if currency != books.head.currency:
            detail = {"line": number, "currency": currency, "account": self._account}
            raise Refused(BankProblem.FOREIGN_CURRENCY.value, detail)
        end = books.end(number, closing, day, tuple(self._remarks))
        if page:
            self._file.leave_page(self._account + currency, self._number, closing)
        self._closed = True
        return end

    def _movement(self) -> Iterator[Movement]:
        """The entry that was gathered, unless the bank only expects it."""
        books = self._books
        if self._entry is None or books is None:
            raise Refused(BankProblem.NO_OPENING.value, {"line": 0})
        number, text = self._entry
        self._entry = None
        found = _ENTRY.fullmatch(text.strip(_SILENT))
        if found is None and self._more:  # cut at the end of its line
            found = _ENTRY.fullmatch((text.strip(_SILENT) + self._more.pop(0)).strip(_SILENT))
        if found is None:
            raise unreadable(BankProblem.LINE_UNREADABLE, number, text)
        value_text, booked_text, sign, _, amount_text, kind, references = found.groups()
        if sign in _EXPECTED:
            self._remarks[StatementRemark.PENDING_LEFT_OUT] = None
            return
        value = short_day(value_text, number)
        booked = day_near(booked_text, value, number) if (booked_text or "").strip() else value
        amount = grosze(amount_text, number)
        if sign in {"D", "RC"}:
            amount = -amount
        about = read_details(self._about, self._account) if self._about else Details(title=" ".join(self._more))
        own_reference, _, bank_reference = (references or "").partition("//")
        reference = bank_reference.strip() or about.reference or own_reference.strip()
        yield books.movement(
            number,
            (booked, value),
            amount,
            (about.name, about.account, about.title or " ".join(self._more), about.own),
            reference,
            "/".join(filter(None, ((kind or "").strip(), about.code))),
            reversal=sign in {"RC", "RD"},
        )


def _account(text: str) -> str:
    """The account of a ``:25:``, also with its currency behind a space or slash, or its bank before a slash."""
    pieces = (text, text.partition(" ")[0], *text.split("/"))
    return next(filter(None, map(account_number, pieces)), "")


def read_mt940(lines: Iterator[str], encoding: TextEncoding) -> Iterator[StatementPart]:
    """Statements of all accounts and currencies in the file. Raises Refused."""
    return _Reader(encoding).read(lines)
