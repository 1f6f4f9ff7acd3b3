"""What is said at the top of a paper, whatever it was read from: who, what, how much, by when, on which account, for what.

Amounts are the paper's own, as its file says them; what is still left of it is the ledger's, told with its day.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from app.documents.invoice_pdf.figures import account, day, money, number, period, unit
from app.documents.invoice_pdf.items import Item
from app.documents.invoice_pdf.terms import term_words
from app.documents.invoice_pdf.words import DEBT
from app.domain.identifiers import nrb_problem
from app.domain.ksef import InvoiceKind
from app.domain.ksef_parties import PartyIdentity, ThirdRole
from app.domain.papers import PaperKind
from app.domain.payment import transfer_title
from app.domain.payment_code import TITLE_LONGEST, NoCode, PaymentOrder, payment_code
from app.domain.prints import PrintSheet, in_ksef

_METERED: Final = {"m³", "kWh", "MWh", "GJ", "l"}
_MOST: Final = 4
_TOLD: Final = 100
"""Signs of one thing told in the box; what is longer stands whole below."""


@dataclass(frozen=True, slots=True)
class Box:
    """The box at the top. ``label`` and ``total`` are its great figure; ``code`` is the text of the payment code, why there
    is none, or None where nobody asks for one.
    """

    label: str
    total: str
    due: str
    notes: tuple[str, ...]
    account_label: str
    account: str
    payee: str
    title: str
    subject: tuple[str, ...]
    used: tuple[str, ...]
    code: str | NoCode | None
    code_amount: str = ""


def box_of(sheet: PrintSheet, items: Sequence[Item]) -> Box:
    """All of it, from the invoice's file where there is one."""
    paper = sheet.paper.paper
    label, total = _figure(sheet)
    kind, number_ = _account(sheet)
    to_pay = _left(sheet)
    pays = (
        bool(number_) and _asked(sheet) > 0 and not (_said_paid(sheet) or _settled(sheet)) and paper.debt_status is None
    )
    ksef = (paper.ksef_number,) if sheet.names_ksef and paper.ksef_number else ()
    title = (
        transfer_title(sheet.buyer.customer_number, (paper.number,), ksef)
        if sheet.buyer.customer_number
        else " ".join((*ksef, paper.number))
    )
    payee = _payee(sheet).name
    return Box(
        label=label,
        total=total,
        due=_due(sheet) if _asked(sheet) > 0 else "",
        notes=tuple(_notes(sheet, to_pay)),
        account_label=kind,
        account=account(number_) if pays else "",
        payee=payee if pays else "",
        title=title if pays else "",
        subject=tuple(_subject(sheet, items)),
        used=tuple(_used(sheet, items)),
        code=_code(sheet, number_, to_pay),
        code_amount=money(to_pay),
    )


def _figure(sheet: PrintSheet) -> tuple[str, str]:
    """The great figure and what it is."""
    invoice = sheet.invoice
    if invoice is None:
        return _plain_figure(sheet)
    settled, currency = invoice.settlement, invoice.currency
    if settled is not None and (settled.to_pay is not None or settled.to_settle is not None):
        return _asked_figure(sheet, _asked(sheet), currency)
    if invoice.kind is InvoiceKind.ADVANCE:
        return "Otrzymana zaliczka", money(invoice.total, currency)
    if invoice.kind.corrects:
        return _difference(invoice.total), money(abs(invoice.total), currency)
    if invoice.payment is not None and (invoice.payment.paid or invoice.payment.part_paid == "2"):
        return "Kwota należności – zapłacona", money(invoice.total, currency)
    return _asked_figure(sheet, invoice.total, currency)


def _asked_figure(sheet: PrintSheet, hundredths: int, currency: str = "PLN") -> tuple[str, str]:
    """What is to be paid, or below zero what is to be given back."""
    if hundredths < 0:
        return "Nadpłata do rozliczenia lub zwrotu", money(-hundredths, currency)
    return _to_pay(sheet), money(hundredths, currency)


def _to_pay(sheet: PrintSheet) -> str:
    return "Do zapłaty (rozliczono)" if _settled(sheet) else "Do zapłaty"


def _plain_figure(sheet: PrintSheet) -> tuple[str, str]:
    gross = sheet.paper.paper.gross
    if sheet.paper.paper.kind is PaperKind.CORRECTION:
        return _difference(gross), money(abs(gross))
    return _asked_figure(sheet, gross)


def _difference(total: int) -> str:
    if total == 0:
        return "Korekta bez zmiany kwoty"
    return "Dopłata z korekty" if total > 0 else "Zmniejszenie należności"


def _due(sheet: PrintSheet) -> str:
    invoice = sheet.invoice
    if invoice is not None and invoice.payment is not None:
        terms = [words for words in map(term_words, invoice.payment.terms) if words]
        if terms:
            told = "; ".join(terms[:3]) + (" i dalsze" if len(terms) > 3 else "")
            return told if len(told) <= _TOLD else "według opisu w części Płatność"
        if invoice.payment.paid and invoice.payment.paid_on:
            return ""
    return day(sheet.paper.paper.due_on)


def _left(sheet: PrintSheet) -> int:
    """Grosze of this paper that can be paid now by an ordinary transfer; nothing where the file itself asks for nothing."""
    paper = sheet.paper.paper
    if not paper.posted or paper.debt_status is not None or _said_paid(sheet) or _asked(sheet) <= 0:
        return 0
    return max(paper.open_amount, 0)


def _settled(sheet: PrintSheet) -> bool:
    """Whether the ledger has nothing open of it any more."""
    paper = sheet.paper.paper
    return paper.posted and paper.gross != 0 and paper.open_amount == 0


def _said_paid(sheet: PrintSheet) -> bool:
    """Whether the file itself says that it was paid, or is about money that came already."""
    invoice = sheet.invoice
    if invoice is None:
        return False
    paid = invoice.payment is not None and (invoice.payment.paid or invoice.payment.part_paid == "2")
    return paid or invoice.kind is InvoiceKind.ADVANCE


def _payee(sheet: PrintSheet) -> PartyIdentity:
    """Whose account it is: the factor's where the file names one, else the seller."""
    invoice = sheet.invoice
    if invoice is None:
        return PartyIdentity(nip=sheet.utility.nip, name=sheet.utility.name)
    if invoice.payment is not None and invoice.payment.factor_accounts:
        for third in invoice.third_parties:
            if third.role is ThirdRole.FACTOR:
                return third.party.identity
    return invoice.seller.identity


def _notes(sheet: PrintSheet, to_pay: int) -> Iterable[str]:
    """What the ledger knows of the paper on the day it is printed."""
    paper, invoice = sheet.paper.paper, sheet.invoice
    as_of = f"stan na {day(sheet.printed_on)}"
    if invoice is not None and invoice.payment is not None and invoice.payment.paid_on:
        yield f"Zapłacono {day(invoice.payment.paid_on)}"
    if paper.debt_status is not None:
        yield DEBT[paper.debt_status]
    elif _settled(sheet):
        yield f"Rozliczono w całości ({as_of})"
    elif to_pay and to_pay != _asked(sheet):
        yield f"Z tego dokumentu pozostało do zapłaty {money(to_pay)} ({as_of})"
    elif paper.posted and paper.open_amount < 0:
        yield f"Do rozliczenia z innymi należnościami lub zwrotu pozostało {money(-paper.open_amount)} ({as_of})"
    if sheet.paper.corrected_by:
        numbers = ", ".join(sheet.paper.corrected_by)
        told = numbers if len(numbers) <= 2 * _TOLD else f"{len(sheet.paper.corrected_by)}, widać je w biurze"
        yield f"Do tego dokumentu wystawiono korekty: {told}"


def _asked(sheet: PrintSheet) -> int:
    """Hundredths that the paper asks for; below zero it gives back."""
    invoice = sheet.invoice
    if invoice is None:
        return sheet.paper.paper.gross
    settled = invoice.settlement
    if settled is not None and settled.to_pay is not None:
        return settled.to_pay
    if settled is not None and settled.to_settle is not None:
        return -settled.to_settle
    return invoice.total


def _account(sheet: PrintSheet) -> tuple[str, str]:
    """A label and the account to pay to: the factor's where there is one; else the card's own if the file names it or
    names none; else the first that the file names.
    """
    invoice = sheet.invoice
    if invoice is None:
        return "Na rachunek", sheet.nrb
    own = sheet.nrb if invoice.currency == "PLN" else ""
    if invoice.payment is None:
        return "Na rachunek", own
    if invoice.payment.factor_accounts:
        return "Na rachunek faktora", invoice.payment.factor_accounts[0].number
    named = [each.number for each in invoice.payment.accounts]
    if not named or any(_digits(each) == own for each in named):
        return "Na rachunek", own
    return "Na rachunek", named[0]


def _digits(number_: str) -> str:
    return "".join(number_.split()).removeprefix("PL")


def _subject(sheet: PrintSheet, items: Sequence[Item]) -> Iterable[str]:
    """For what: the period, then the names of what was sold."""
    invoice, paper = sheet.invoice, sheet.paper.paper
    first, last = (
        (invoice.period_from, invoice.period_to) if invoice is not None else (paper.period_from, paper.period_to)
    )
    if first or last:
        yield f"okres {period(first, last)}"
    names = list(dict.fromkeys(item.name for item in items if item.name))
    shown = [_short(name, 60) for name in names[: _MOST - 1]]
    if shown:
        more = len(names) - len(shown)
        yield "; ".join(shown) + (f" i inne ({more})" if more else "")


def _used(sheet: PrintSheet, items: Sequence[Item]) -> Iterable[str]:
    """How much was used: by meter where the attachment tells readings, else what the lines measure."""
    invoice = sheet.invoice
    readings = [each for each in invoice.readings if each.used is not None] if invoice is not None else []
    if readings:
        for reading in readings[:_MOST]:
            states = ""
            if reading.previous is not None:
                states = f" ({number(reading.previous)} → {number(reading.current)})"
            yield f"licznik {_short(reading.meter, 44)}: {number(reading.used)} {unit(reading.unit)}".strip() + states
        if len(readings) > _MOST:
            yield f"i dalsze ({len(readings) - _MOST}) w załączniku"
        return
    if invoice.kind.corrects if invoice is not None else sheet.paper.paper.kind is PaperKind.CORRECTION:
        return  # a difference is no use
    sums: dict[tuple[str, str], Decimal] = {}
    for item in items:
        if item.quantity is not None and item.unit in _METERED and not item.before:
            key = (item.name, item.unit)
            sums[key] = sums.get(key, Decimal(0)) + item.quantity
    for (name, measure), quantity in list(sums.items())[:_MOST]:
        yield f"{_short(name, 44)}: {number(quantity)} {measure}"
    if len(sums) > _MOST:
        yield f"i dalsze ({len(sums) - _MOST}) w pozycjach"


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 3].rstrip()}…"


def _code(sheet: PrintSheet, number_: str, to_pay: int) -> str | NoCode | None:
    """The payment code of what is left, or why there is none; None where nothing is to be paid."""
    invoice, paper = sheet.invoice, sheet.paper.paper
    if not to_pay or (invoice is not None and invoice.currency != "PLN"):
        return None
    payee = _payee(sheet)
    plain = _digits(number_)
    if nrb_problem(plain):
        return NoCode.NO_ACCOUNT
    if sheet.names_ksef and in_ksef(sheet.paper):
        return NoCode.KSEF_TITLE
    return payment_code(
        PaymentOrder(
            nip=payee.nip,
            nrb=plain,
            amount=to_pay,
            name=payee.name,
            title=transfer_title(sheet.buyer.customer_number, (paper.number,), (), TITLE_LONGEST)
            if sheet.buyer.customer_number
            else paper.number,
            split=invoice is not None and invoice.annotations.split_payment,
        )
    )
