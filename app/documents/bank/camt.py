"""camt.053 (ISO 20022 bank-to-customer statement) of versions 001.02 to 001.08, also 001.09-13, read as a stream.

Elements are known by their local names: the versions differ in where a party's name (``Pty``) and an entry's status
(``Cd``) stand, not in what they mean. Source: the schemas of ISO 20022 and the files of the banks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO, Final

from lxml import etree
from lxml.etree import _Element as Element

from app.documents.bank.amounts import unreadable
from app.documents.bank.camt_pieces import (
    Balance,
    amount_of,
    balance_of,
    charges_of,
    child,
    day_of,
    foreign,
    kind_of,
    line_of,
    local_name,
    part_of,
    parties_of,
    text_of,
    title_of,
)
from app.documents.bank.encoding import Reading
from app.documents.bank.sums import FileBooks, StatementBooks, clean
from app.domain.bank import (
    BankProblem,
    Movement,
    StatementHead,
    StatementPart,
    StatementRemark,
    StatementSource,
    TextEncoding,
    account_number,
)
from app.domain.faults import Refused

_NAMESPACE: Final = re.compile(r"(?:urn:[a-z0-9:]*:xsd:\$?camt\.053\.001\.[01][0-9])?", re.IGNORECASE)
_INTERIM: Final = re.compile(r".*:camt\.05[24]\.", re.IGNORECASE)
_DEEPEST: Final = 200
"""Elements of an envelope that may stand before the document in it."""
_DECLARED: Final = re.compile(rb"encoding\s*=\s*[\"']([A-Za-z0-9_.-]+)")
_ONE_BYTE: Final = frozenset({TextEncoding.LATIN2, TextEncoding.CP1250})  # the parser has no CP852
_BOOKED: Final = frozenset({"BOOK", ""})
_OPENINGS: Final = ("OPBD", "PRCD", "ITBD")
_CLOSINGS: Final = ("CLBD", "ITBD")
_TOLD: Final = ("{*}Stmt", "{*}Ntry")
_CHARGE: Final = "opłata banku"
_KEPT: Final = frozenset({"Id", "ElctrncSeqNb", "LglSeqNb", "StmtPgntn", "Acct", "Bal", "TxsSummry"})


class _Reader:
    def __init__(self, reading: Reading) -> None:
        self._encoding = reading.encoding
        self._mend = reading.mend
        self._file = FileBooks()
        self._books: StatementBooks | None = None
        self._balances: list[Balance] = []
        self._remarks: dict[StatementRemark, None] = {}
        self._begun: Element | None = None
        self._entries = self._left_out = 0

    def read(self, events: Iterator[tuple[str, Element]]) -> Iterator[StatementPart]:
        """The parts of the file; only the elements named in ``_TOLD`` come as events."""
        statements = 0
        for event, element in events:
            name = local_name(element)
            if event == "start":
                if name == "Stmt" and _is_in(element, "BkToCstmrStmt"):
                    self._begun, self._books, self._balances, self._remarks = element, None, [], {}
                    self._entries = self._left_out = 0
            elif name == "Ntry":
                if element.getparent() is self._begun:
                    yield from self._entry(element)
                    _forget(element)
            elif element is self._begun:
                yield from self._statement_end(element)
                self._begun = None
                statements += 1
                _forget(element)
        if not statements:
            raise Refused(BankProblem.XML_NOT_STATEMENT.value, {"line": 0, "found": "BkToCstmrStmt"})

    # ------------------------------------------------------------ statement

    def _head(self) -> Iterator[StatementHead]:
        """The head, as soon as the first entry (or the end) comes: all balances stand before the entries."""
        statement = self._begun
        if self._books is not None or statement is None:
            return
        line = line_of(statement)
        account_element = child(statement, "Acct", "Id")
        account = account_number(text_of(account_element, "IBAN") or text_of(account_element, "Othr", "Id"))
        if not account:
            raise unreadable(BankProblem.NO_ACCOUNT, line, text_of(account_element, "Othr", "Id"))
        self._balances = [balance_of(each) for each in statement if local_name(each) == "Bal"]
        opening = self._of(_OPENINGS)
        if opening is None:
            raise Refused(BankProblem.NO_OPENING.value, {"line": line})
        currency = text_of(statement, "Acct", "Ccy") or opening.currency
        if opening.currency != currency:
            raise foreign(opening.line, opening.currency, account)
        page = text_of(statement, "StmtPgntn", "PgNb")
        number = text_of(statement, "ElctrncSeqNb") or text_of(statement, "LglSeqNb") or text_of(statement, "Id")
        number = f"{number}/{page}" if page else number
        if opening.code == "ITBD":
            self._file.open_page(account + currency, opening.amount, line)
        head = StatementHead(
            line,
            StatementSource.CAMT053,
            self._encoding,
            account,
            clean(number, 40),
            currency,
            opening.amount,
            opening.day,
        )
        self._books = StatementBooks(head, self._file)
        yield head

    def _of(self, codes: tuple[str, ...]) -> Balance | None:
        """The balance of the first of these codes; of two interim ones the first opens and the last closes."""
        for code in codes:
            found = [each for each in self._balances if each.code == code]
            if found and code == "ITBD":
                return (
                    found[0]
                    if codes is _OPENINGS
                    else found[-1]
                    if len(found) > 1 or self._of(("OPBD", "PRCD"))
                    else None
                )
            if found:
                return found[0]
        return None

    def _statement_end(self, statement: Element) -> Iterator[StatementPart]:
        yield from self._head()
        books = self._books
        if books is None:
            return
        line = line_of(statement)
        closing = self._of(_CLOSINGS)
        if closing is None:
            raise Refused(BankProblem.NO_CLOSING.value, {"line": line})
        if closing.currency != books.head.currency:
            raise foreign(closing.line, closing.currency, books.head.account)
        told = text_of(statement, "TxsSummry", "TtlNtries", "NbOfNtries")
        if told.isdecimal() and told.isascii() and len(told) < 12:
            booked = self._entries - self._left_out
            if not (
                booked <= int(told) <= max(self._entries, books.sums.count)
            ):  # some count payments, some what waits
                raise Refused(BankProblem.SUMS_APART.value, {"line": line, "told": int(told), "found": self._entries})
        end = books.end(closing.line, closing.amount, closing.day, tuple(self._remarks))
        if closing.code == "ITBD":
            self._file.leave_page(books.head.account + books.head.currency, books.head.number, closing.amount)
        yield end

    # ------------------------------------------------------------ entries

    def _entry(self, entry: Element) -> Iterator[StatementPart]:
        yield from self._head()
        books = self._books
        if books is None:
            return
        self._entries += 1
        status = text_of(entry, "Sts", "Cd") or text_of(entry, "Sts")
        if status not in _BOOKED:
            self._left_out += 1
            self._remarks[StatementRemark.PENDING_LEFT_OUT] = None
            return
        line = line_of(entry)
        amount = amount_of(entry, books.head)
        value = day_of(entry, "ValDt")
        booked = day_of(entry, "BookgDt") or value
        if booked is None:
            raise Refused(BankProblem.FIELD_MISSING.value, {"line": line, "field": "BookgDt"})
        days = (booked, value or booked)
        details = [
            each for group in entry if local_name(group) == "NtryDtls" for each in group if local_name(each) == "TxDtls"
        ]
        amounts = self._divided(entry, details, amount, books.head)
        if amounts is None:
            if not details and text_of(entry, "NtryDtls", "Btch", "NbOfTxs") not in {"", "0", "1"}:
                self._remarks[StatementRemark.BATCH_WHOLE] = None
            yield self._movement(entry, details, days, amount, books)
        else:
            for transaction, part in zip(details, amounts, strict=True):
                yield self._movement(entry, [transaction], days, part, books)
            if kept := amount - sum(amounts):
                told = ("", "", _CHARGE, "")
                yield books.movement(line, days, kept, told, text_of(entry, "AcctSvcrRef"), kind_of(entry))

    def _divided(self, entry: Element, details: list[Element], whole: int, head: StatementHead) -> list[int] | None:
        """Amounts of the payments of a collective entry; None: it is one movement."""
        if len(details) < 2:
            return None
        found = [part_of(each, entry, head) for each in details]
        amounts = [each for each in found if each is not None]
        if len(amounts) < len(found):
            self._remarks[StatementRemark.BATCH_WHOLE] = None
            return None
        if sum(amounts) not in {whole, whole + charges_of(entry, details, head)}:
            detail = {"line": line_of(entry), "entry": whole, "details": sum(amounts)}
            raise Refused(BankProblem.BATCH_APART.value, detail)
        return amounts

    def _movement(
        self, entry: Element, details: list[Element], days: tuple[date, date], amount: int, books: StatementBooks
    ) -> Movement:
        detail = details[0] if details else None
        reversal = text_of(entry, "RvslInd") in {"true", "1"}
        name = account = own = ""
        if len(details) == 1:
            name, account, own = parties_of(detail, (amount >= 0) != reversal)  # of a reversal: as they were
        if own == books.head.account:
            own = ""
        title = " ".join(filter(None, (title_of(each) for each in details))) or text_of(entry, "AddtlNtryInf")
        if self._mend is not None:
            name, title = self._mend(name), self._mend(title)
        reference = text_of(detail, "Refs", "AcctSvcrRef") if len(details) == 1 else ""
        reference = reference or text_of(entry, "AcctSvcrRef") or text_of(entry, "NtryRef")
        if not reference and len(details) == 1:
            reference = text_of(detail, "Refs", "TxId") or text_of(detail, "Refs", "Prtry", "Ref")
        return books.movement(
            line_of(entry if detail is None else detail),
            days,
            amount,
            (name, account, title, own),
            reference,
            kind_of(entry),
            reversal=reversal,
        )


def _check_document(begun: Iterator[tuple[str, Element]]) -> None:
    """Raises Refused unless the file is a document of camt.053, on its own or in an envelope."""
    root = namespace = ""
    for place, (_event, element) in enumerate(begun):
        if not place:
            about: Any = element.getroottree().docinfo
            if about.doctype:
                raise Refused(BankProblem.XML_UNSAFE.value, {"line": 1})
            root = local_name(element)
        namespace = str(element.nsmap.get(element.prefix) or "")
        line = line_of(element)
        if _INTERIM.match(namespace):
            raise Refused(BankProblem.INTERIM_REPORT.value, {"line": line})
        if local_name(element) == "Document" and _NAMESPACE.fullmatch(namespace):
            return
        if place > _DEEPEST or local_name(element) == "Document":
            break
    raise Refused(BankProblem.XML_NOT_STATEMENT.value, {"line": 1, "found": (namespace or root)[:80]})


def _forget(element: Element) -> None:
    """Lets go of what was read: the tree of a large file must not grow."""
    element.clear()
    parent: Element | None = element.getparent()
    before: Element | None = element.getprevious()
    while parent is not None and before is not None and local_name(before) not in _KEPT:
        parent.remove(before)
        before = element.getprevious()


def _is_in(element: Element, name: str) -> bool:
    above: Element | None = element.getparent()
    return above is not None and local_name(above) == name


def read_camt(path: Path, reading: Reading) -> Iterator[StatementPart]:
    """Statements of the file. Raises Refused; entities are never expanded and nothing is fetched."""
    with path.open("rb") as file:
        declared = _DECLARED.search(file.read(200))
        wrong = reading.encoding in _ONE_BYTE and (declared is None or declared[1].upper() == b"UTF-8")
        codec = reading.codec if wrong else None  # says UTF-8 and is not: the letters know better
        try:
            file.seek(0)
            _check_document(_events(file, codec, ("start",), None))
            file.seek(0)
            yield from _Reader(reading).read(_events(file, codec, ("start", "end"), _TOLD))
        except etree.XMLSyntaxError as error:
            line = error.lineno or 0
            raise Refused(BankProblem.XML_BROKEN.value, {"line": line}) from error


def _events(
    file: BinaryIO, codec: str | None, events: tuple[str, ...], tags: tuple[str, ...] | None
) -> Iterator[tuple[str, Element]]:
    return iter(
        etree.iterparse(
            file,
            events=events,
            tag=tags,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            dtd_validation=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
            encoding=codec,
        )
    )
