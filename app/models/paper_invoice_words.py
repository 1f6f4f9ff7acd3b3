"""What an invoice's own file tells, in words: its settlement and terms, readings beside the meter's own. Context "PaperInvoice"."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from app.domain.ksef_payment import PaymentForm, PaymentTerm
from app.domain.money import MINUS, NBSP, format_amount
from app.domain.paper_readings import InvoiceFacts, Match, ReadingBeside
from app.models.columns import Align, Column
from app.models.language import noop
from app.models.words import DASH, day, money

_FORMS = {
    PaymentForm.CASH: noop("PaperInvoice", "cash"),
    PaymentForm.CARD: noop("PaperInvoice", "card"),
    PaymentForm.VOUCHER: noop("PaperInvoice", "voucher"),
    PaymentForm.CHEQUE: noop("PaperInvoice", "cheque"),
    PaymentForm.CREDIT: noop("PaperInvoice", "credit"),
    PaymentForm.TRANSFER: noop("PaperInvoice", "transfer"),
    PaymentForm.MOBILE: noop("PaperInvoice", "mobile payment"),
}
_NRB_DIGITS = 26


def _tr(text: str) -> str:
    return QCoreApplication.translate("PaperInvoice", text)


def settlement_lines(facts: InvoiceFacts) -> tuple[str, ...]:
    """``Odlicza: nadwyżka salda 1 000,00 zł``, ``Do zapłaty według faktury: ...``; shown, never posted (office rule 5)."""
    told = facts.settlement
    if told is None:
        return ()
    charges = _tr("The invoice adds: {reason} {amount}")
    deductions = _tr("The invoice takes off: {reason} {amount}")
    lines = [
        text.format(reason=entry.reason, amount=_amount(entry.amount, facts.currency))
        for text, entries in ((charges, told.charges), (deductions, told.deductions))
        for entry in entries
    ]
    if told.to_pay is not None:
        lines.append(_tr("To pay by the invoice: {amount}").format(amount=_amount(told.to_pay, facts.currency)))
    if told.to_settle is not None:
        lines.append(_tr("Overpaid by the invoice: {amount}").format(amount=_amount(told.to_settle, facts.currency)))
    lines.append(_tr("This is what the document says; the balance of the card is counted by itself."))
    return tuple(lines)


def terms_lines(facts: InvoiceFacts) -> tuple[str, ...]:
    """``Termin płatności: 28.11.2026``, ``Rachunek: 12 3456 ...``, ``Sposób zapłaty: przelew``."""
    terms = facts.terms
    if terms is None:
        return ()
    lines = []
    told = ", ".join(text for text in map(_term, terms.terms) if text)
    if told:
        lines.append(_tr("Terms of payment: {terms}").format(terms=told))
    form = _tr(_FORMS[terms.form]) if terms.form is not None else terms.other_form
    if form:
        lines.append(_tr("Way of payment: {form}").format(form=form))
    lines += [
        _tr("Account: {account}").format(account=" ".join(filter(None, (_account(each.number), each.bank))))
        for each in (*terms.accounts, *terms.factor_accounts)
        if each.number
    ]
    if terms.paid:
        lines.append(_tr("Paid: {day}").format(day=day(terms.paid_on)))
    return tuple(lines)


def _term(term: PaymentTerm) -> str:
    if term.due_on is not None:
        return day(term.due_on)
    if term.count is not None:
        return " ".join(filter(None, (str(term.count), term.unit, term.event)))
    return term.words


def _account(number: str) -> str:
    digits = number.replace(" ", "")
    if len(digits) != _NRB_DIGITS or not digits.isdigit():
        return number
    return NBSP.join((digits[:2], *(digits[at : at + 4] for at in range(2, _NRB_DIGITS, 4))))


def _amount(hundredths: int, currency: str) -> str:
    return money(hundredths) if currency == "PLN" else f"{format_amount(hundredths)}{NBSP}{currency}"


def number(value: Decimal) -> str:
    """``412`` or ``412,5``: no idle zeros, a comma, a minus of its own."""
    text = f"{abs(value):f}"
    whole, _, rest = text.partition(".")
    rest = rest.rstrip("0")
    return f"{MINUS if value < 0 else ''}{whole}{',' if rest else ''}{rest}"


def comparison(row: ReadingBeside) -> str:
    """``zgodny``; ``różni się o 3``; ``u nas brak stanu z tego dnia (najbliższy 412 z 03.10.2026)`` ..."""
    own = row.own
    match row.match:
        case Match.SAME:
            return _tr("the same")
        case Match.DIFFERENT:
            return _tr("differs by {difference}").format(difference=number(row.difference or Decimal(0)))
        case Match.NOT_THAT_DAY if own is not None and own.state is not None:
            text = _tr("no state of that day here (the nearest: {state} of {day})")
            return text.format(state=own.state, day=day(own.read_on))
        case Match.NOT_THAT_DAY:
            return _tr("the meter has no states here")
        case Match.NO_METER:
            return _tr("the customer has no such meter")


def difference_line(row: ReadingBeside) -> str:
    """``8ZRI0712345, 31.01.2026, na fakturze 415: różni się o 3``."""
    text = _tr("{meter}, {day}, on the invoice {state}: {comparison}")
    return text.format(
        meter=_meter(row), day=day(row.told.read_on), state=number(row.told.current), comparison=comparison(row)
    )


def _own(row: ReadingBeside) -> str:
    shown = row.match in {Match.SAME, Match.DIFFERENT} and row.own is not None
    return str(row.own.state) if shown and row.own is not None else DASH


Row = tuple[int, ReadingBeside]


def reading_columns() -> tuple[Column[Row], ...]:
    """Columns of the readings told; a row is (its number, reading)."""
    return (
        Column("meter", _tr("Meter"), "8ZRI0712345678", lambda r: _meter(r[1]), hint=lambda r: _meter(r[1])),
        Column("day", _tr("Day"), "28.11.2026", lambda r: day(r[1].told.read_on)),
        Column(
            "told",
            _tr("Invoice"),
            "1234,5",
            lambda r: number(r[1].told.current),
            Align.RIGHT,
            hint=lambda r: " ".join(filter(None, (number(r[1].told.current), r[1].told.unit, r[1].told.method))),
        ),
        Column("own", _tr("Here"), "12345", lambda r: _own(r[1]), Align.RIGHT),
        Column(
            "match",
            _tr("Comparison"),
            "",
            lambda r: comparison(r[1]),
            hint=lambda r: comparison(r[1]),
            tone=lambda r: "" if r[1].match is Match.SAME else "warn",
        ),
    )


def _meter(row: ReadingBeside) -> str:
    return " ".join(filter(None, (row.told.meter, row.told.zone)))
