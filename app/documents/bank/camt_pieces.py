"""Pieces of a camt.053 entry: names, amounts, parties and titles, wherever its version puts them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lxml.etree import _Element as Element

from app.documents.bank.amounts import grosze, long_day
from app.domain.bank import BankProblem, StatementHead, account_number, meaningful_reference
from app.domain.faults import Refused


@dataclass(slots=True)
class Balance:
    """A balance of a statement: its code (``OPBD``), grosze with a sign, currency, day."""

    code: str
    amount: int
    currency: str
    day: date
    line: int


def local_name(element: Element) -> str:
    """The name without its namespace; "" of what is no element."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: Element | None, *path: str) -> Element | None:
    """The first element along a path of local names."""
    for name in path:
        if element is None:
            return None
        element = next(element.iterchildren(f"{{*}}{name}"), None)
    return element


def text_of(element: Element | None, *path: str) -> str:
    """The text at the end of a path of local names, or ""."""
    found = child(element, *path)
    return "" if found is None else (found.text or "").strip()


def line_of(element: Element) -> int:
    """The line an element begins on."""
    found: object = element.sourceline
    return found if isinstance(found, int) else 0


def foreign(line: int, currency: str, account: str) -> Refused:
    """What stops a statement whose amount is in another currency than its account."""
    return Refused(BankProblem.FOREIGN_CURRENCY.value, {"line": line, "currency": currency[:3], "account": account})


def signed(element: Element, amount: int) -> int:
    """The amount with the sign of ``CdtDbtInd``."""
    sign = text_of(element, "CdtDbtInd")
    if sign not in {"CRDT", "DBIT"}:
        raise Refused(BankProblem.FIELD_MISSING.value, {"line": line_of(element), "field": "CdtDbtInd"})
    return amount if sign == "CRDT" else -amount


def balance_of(element: Element) -> Balance:
    """A ``Bal`` element."""
    amount = child(element, "Amt")
    line = line_of(element)
    if amount is None:
        raise Refused(BankProblem.FIELD_MISSING.value, {"line": line, "field": "Amt"})
    day = text_of(element, "Dt", "Dt") or text_of(element, "Dt", "DtTm")
    if not day:
        raise Refused(BankProblem.FIELD_MISSING.value, {"line": line, "field": "Dt"})
    code = text_of(element, "Tp", "CdOrPrtry", "Cd") or text_of(element, "Tp", "CdOrPrtry", "Prtry")
    told = signed(element, grosze((amount.text or "").strip(), line_of(amount)))
    return Balance(code, told, amount.get("Ccy", ""), long_day(day, line), line)


def amount_of(entry: Element, head: StatementHead) -> int:
    """Amount of an entry in its account's currency, signed."""
    amount = child(entry, "Amt")
    if amount is None:
        raise Refused(BankProblem.FIELD_MISSING.value, {"line": line_of(entry), "field": "Amt"})
    currency = amount.get("Ccy", "")
    if currency != head.currency:
        raise foreign(line_of(amount), currency, head.account)
    return signed(entry, grosze((amount.text or "").strip(), line_of(amount)))


def part_of(transaction: Element, entry: Element, head: StatementHead) -> int | None:
    """Amount of one payment of a collective entry in the account's currency, signed; None where it is not told."""
    for path in (("Amt",), *(("AmtDtls", kind, "Amt") for kind in ("TxAmt", "CntrValAmt", "InstdAmt"))):
        amount = child(transaction, *path)
        if amount is not None and amount.get("Ccy", "") == head.currency:
            told = grosze((amount.text or "").strip(), line_of(amount))
            return signed(transaction if text_of(transaction, "CdtDbtInd") else entry, told)
    return None


def charges_of(entry: Element, details: list[Element], head: StatementHead) -> int:
    """What the bank kept for itself of an entry and its payments, in the account's currency: grosze, not below zero."""
    total = 0
    for element in (entry, *details):
        for charges in element.iterchildren("{*}Chrgs"):
            whole = child(charges, "TtlChrgsAndTaxAmt")
            records = [child(each, "Amt") for each in (charges, *charges.iterchildren("{*}Rcrd"))]
            found = records if whole is None else [whole]
            told = [each for each in found if each is not None and each.get("Ccy", "") == head.currency]
            total += sum(grosze((each.text or "").strip(), line_of(each)) for each in told)
    return total


def day_of(entry: Element, name: str) -> date | None:
    """A day that may be written as a moment, or None."""
    text = text_of(entry, name, "Dt") or text_of(entry, name, "DtTm")
    return long_day(text, line_of(entry)) if text else None


def parties_of(detail: Element | None, incoming: bool) -> tuple[str, str, str]:
    """Name and account of the other side, and the account of ours that was credited."""
    parties = child(detail, "RltdPties")
    other, ours = ("Dbtr", "Cdtr") if incoming else ("Cdtr", "Dbtr")
    party = child(parties, other)
    party = child(party, "Pty") if child(party, "Pty") is not None else party
    address = child(party, "PstlAdr")
    name = text_of(party, "Nm")
    lines = [name]
    if address is not None:
        lines += [
            text_of(address, "StrtNm"),
            text_of(address, "BldgNb"),
            text_of(address, "PstCd"),
            text_of(address, "TwnNm"),
        ]
        lines += [(each.text or "").strip() for each in address if local_name(each) == "AdrLine"]
    ultimate = child(parties, f"Ultmt{other}")
    behind = text_of(ultimate, "Pty", "Nm") or text_of(ultimate, "Nm")
    if behind and behind != name:
        lines.append(f"({behind})" if name else behind)
    credited = account_of(parties, f"{ours}Acct") if incoming else ""
    return " ".join(filter(None, lines)), account_of(parties, f"{other}Acct"), credited


def account_of(parties: Element | None, name: str) -> str:
    """The number of an account: 26 digits, an IBAN, or the digits of what else it is named by."""
    number = child(parties, name, "Id")
    text = text_of(number, "IBAN") or text_of(number, "Othr", "Id")
    return account_number(text) or "".join(letter for letter in text if letter.isdecimal() and letter.isascii())[:34]


def title_of(detail: Element) -> str:
    """What the payer wrote: free lines, then numbers of invoices and references of structured lines."""
    information = child(detail, "RmtInf")
    found: list[str] = []
    for each in information if information is not None else ():
        name = local_name(each)
        if name == "Ustrd":
            found.append((each.text or "").strip())
        elif name == "Strd":
            found += [text_of(paper, "Nb") for paper in each if local_name(paper) == "RfrdDocInf"]
            found.append(text_of(each, "CdtrRefInf", "Ref"))
            found += [(more.text or "").strip() for more in each if local_name(more) == "AddtlRmtInf"]
    return " ".join(filter(None, found)) or text_of(detail, "AddtlTxInf") or _payers_reference(detail)


def _payers_reference(detail: Element | None) -> str:
    """What the payer numbered the payment with: a title where there is no other."""
    return meaningful_reference(text_of(detail, "Refs", "EndToEndId"))


def kind_of(entry: Element) -> str:
    """The bank's code of what the entry was."""
    code = child(entry, "BkTxCd")
    domain = [
        text_of(code, "Domn", "Cd"),
        text_of(code, "Domn", "Fmly", "Cd"),
        text_of(code, "Domn", "Fmly", "SubFmlyCd"),
    ]
    return "/".join(filter(None, [*domain, text_of(code, "Prtry", "Cd")]))[:40]
