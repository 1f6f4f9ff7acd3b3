"""Columns of the financial history, declared as data: a month's cell and an operation's cell in each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication

from app.domain.ledger import Month, Operation
from app.domain.money import format_amount, plain_money
from app.models.balance_words import saldo, saldo_tone
from app.models.columns import Align
from app.models.table import SIDES
from app.models.words import day, money, month, word

Value = TypeVar("Value")


@dataclass(frozen=True)
class Cell(Generic[Value]):
    """How a value shows, copies (plain, default: as shown), in what colour by name, with what tool tip."""

    show: Callable[[Value], str]
    copy: Callable[[Value], str] | None = None
    tone: Callable[[Value], str] | None = None
    hint: Callable[[Value], str | None] | None = None
    strong: bool = False


@dataclass(frozen=True)
class HistoryColumn:
    """One column; ``width_sample`` is a text as wide as the widest usual value. ``amount``: grosze of a month, where the
    column shows an amount. ``short``: the heading where the column is narrower than the whole one.
    """

    key: str
    heading: str
    width_sample: str
    align: Align
    month: Cell[Month]
    operation: Cell[Operation]
    amount: Callable[[Month], int] | None = None
    short: str = ""

    @property
    def side(self) -> int:
        """Alignment as Qt has it."""
        return _SIDES[self.align]


_SIDES = {align: int(side) for align, side in SIDES.items()}


def _tr(text: str) -> str:
    return QCoreApplication.translate("History", text)


def _nothing(_value: object) -> str:
    return ""


def _side(grosze: int) -> str:
    """The side of the ledger that an operation does not stand on stays empty."""
    return format_amount(grosze) if grosze else ""


def is_late(operation: Operation, today: date) -> bool:
    """Whether a charge is still open behind its due date and not set apart by a status."""
    late = operation.due_on is not None and operation.due_on < today
    return operation.open_amount > 0 and operation.debt_status is None and late


def what(operation: Operation, today: date) -> str:
    """``faktura``, and what is to be known of it: ``faktura, po terminie`` (colour never speaks alone)."""
    kind = word(operation.kind)
    if operation.open_amount > 0 and operation.debt_status is not None:
        return f"{kind}, {word(operation.debt_status)}"
    if is_late(operation, today):
        return _tr("{what}, overdue").format(what=kind)
    if 0 < operation.open_amount < operation.debit:
        return _tr("{what}, paid in part").format(what=kind)
    return kind


def _what_tone(operation: Operation, today: date) -> str:
    if operation.open_amount > 0 and operation.debt_status is not None:
        return "warn"
    return "owe" if is_late(operation, today) else ""


def _what_hint(operation: Operation) -> str | None:
    if operation.open_amount > 0:
        return _tr("Still to pay: {amount}").format(amount=money(operation.open_amount))
    if operation.open_amount < 0:
        return _tr("Not settled yet: {amount}").format(amount=money(-operation.open_amount))
    return None


def sentence(operation: Operation, today: date) -> str:
    """``02.11.2026 faktura, po terminie · FV/WOD/1168/11/2026 · termin 16.11.2026 · pozostało do zapłaty: 47,10 zł``."""
    parts = [f"{day(operation.booked_on)} {what(operation, today)}", operation.document]
    if operation.due_on is not None:
        parts.append(_tr("due date {day}").format(day=day(operation.due_on)))
    parts.append(_what_hint(operation) or "")
    return " · ".join(part for part in parts if part)


def columns_of(today: date) -> tuple[HistoryColumn, ...]:
    """The columns as they stand on a day: what is late is told by it."""
    return (
        _what_column(today),
        HistoryColumn(
            "document", _tr("Document"), "FV/WOD/1234/11/2026", Align.LEFT, Cell(_nothing), Cell(lambda o: o.document)
        ),
        HistoryColumn(
            "due",
            _tr("Due date"),
            "28.11.2026",
            Align.LEFT,
            Cell(_nothing),
            Cell(
                lambda o: day(o.due_on) if o.due_on else "",
                lambda o: o.due_on.isoformat() if o.due_on else "",
                lambda o: "owe" if is_late(o, today) else "",
                lambda o: _tr("overdue") if is_late(o, today) else None,
            ),
        ),
        _side_column("debit", _tr("Dr"), lambda m: m.debit, lambda o: o.debit),
        _side_column("credit", _tr("Cr"), lambda m: m.credit, lambda o: o.credit),
        _saldo_column(),
    )


def _what_column(today: date) -> HistoryColumn:
    return HistoryColumn(
        "what",
        _tr("Month / operation"),
        _tr("02.10.2026 ! invoice, overdue"),
        Align.LEFT,
        Cell(lambda m: month(m.year, m.month), lambda m: f"{m.year}-{m.month:02d}", strong=True),
        Cell(
            lambda o: f"{day(o.booked_on)} {'! ' if is_late(o, today) else ' '}{what(o, today)}",
            lambda o: f"{o.booked_on.isoformat()} {what(o, today)}",
            lambda o: _what_tone(o, today),
            _what_hint,
        ),
        short=_tr("Month"),
    )


def _side_column(
    key: str, heading: str, of_month: Callable[[Month], int], of_operation: Callable[[Operation], int]
) -> HistoryColumn:
    return HistoryColumn(
        key,
        heading,
        "1 234,56",
        Align.RIGHT,
        Cell(lambda m: format_amount(of_month(m)), lambda m: plain_money(of_month(m))),
        Cell(lambda o: _side(of_operation(o)), lambda o: plain_money(of_operation(o))),
        of_month,
    )


def _saldo_column() -> HistoryColumn:
    return HistoryColumn(
        "saldo",
        _tr("Balance"),
        "1 234,56 Wn",
        Align.RIGHT,
        Cell(lambda m: saldo(m.closing), lambda m: plain_money(m.closing), lambda m: saldo_tone(m.closing)),
        Cell(
            lambda o: saldo(o.balance_after),
            lambda o: plain_money(o.balance_after),
            lambda o: saldo_tone(o.balance_after),
        ),
        lambda m: m.closing,
    )


def csv_headings() -> list[str]:
    """Headings of the history as a file."""
    return [
        _tr("Booked on"),
        _tr("Operation"),
        _tr("Document"),
        _tr("Due date"),
        _tr("Dr (charges)"),
        _tr("Cr (payments)"),
        _tr("Balance after"),
    ]


def csv_line(operation: Operation) -> list[str]:
    """One operation as a row of the file: ISO dates, plain numbers, + means the customer owes."""
    return [
        operation.booked_on.isoformat(),
        word(operation.kind),
        operation.document,
        operation.due_on.isoformat() if operation.due_on else "",
        plain_money(operation.debit),
        plain_money(operation.credit),
        plain_money(operation.balance_after),
    ]
