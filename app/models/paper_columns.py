"""Papers in columns (page 2.2): the list, the lines of one paper, the state of a paper in a word."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication

from app.domain.money import format_amount, plain_money
from app.domain.papers import Paper, PaperLine, PaperState, paper_state
from app.models.columns import Align, Column
from app.models.words import DASH, day, word


def _tr(text: str) -> str:
    return QCoreApplication.translate("Papers", text)


def state_word(paper: Paper, today: date) -> str:
    """``zapłacona``, ``częściowo``, ``po terminie``, ``do zapłaty``; a debt's status, where it has one, goes first."""
    if paper.debt_status is not None and paper.open_amount > 0:
        return word(paper.debt_status)
    match paper_state(paper, today):
        case PaperState.PAID:
            return _tr("paid") if paper.gross > 0 else _tr("settled")
        case PaperState.OVERDUE:
            return _tr("overdue")
        case PaperState.PARTLY:
            return _tr("paid in part") if paper.gross > 0 else _tr("settled in part")
        case PaperState.OPEN:
            return _tr("to pay") if paper.gross > 0 else _tr("to be settled")
        case PaperState.NOT_PAYABLE:
            return DASH


def state_tone(paper: Paper, today: date) -> str:
    """Red only for what is late; a status needs an eye."""
    if paper.debt_status is not None and paper.open_amount > 0:
        return "warn"
    return "owe" if paper_state(paper, today) is PaperState.OVERDUE else ""


def period(paper: Paper) -> str:
    """``01.10.2026–31.10.2026``, empty where the paper has no period."""
    if paper.period_from is None or paper.period_to is None:
        return ""
    return f"{day(paper.period_from)}–{day(paper.period_to)}"


def rate(vat_rate: str) -> str:
    """``8%``, ``zw.``: a VAT rate as invoices write it."""
    return f"{vat_rate}%" if vat_rate.isdigit() else vat_rate


def decimal(text: str) -> str:
    """``7`` or ``4,2857`` from the database's ``7.0000``: no idle zeros, a comma."""
    whole, _, rest = text.partition(".")
    rest = rest.rstrip("0")
    return f"{whole},{rest}" if rest else whole


def price(text: str) -> str:
    """``4,50`` or ``4,2857``: at least two places."""
    whole, _, rest = text.partition(".")
    return f"{whole},{rest.rstrip('0').ljust(2, '0')}"


Line = tuple[int, PaperLine]


def _sum_column(key: str, heading: str, amount: Callable[[PaperLine], int]) -> Column[Line]:
    return Column(
        key,
        heading,
        "1 234,56",
        lambda row: format_amount(amount(row[1])),
        Align.RIGHT,
        copy=lambda row: plain_money(amount(row[1])),
    )


def _quantity(row: Line) -> str:
    return f"{decimal(row[1].quantity)} {row[1].unit}".strip()


def line_columns() -> tuple[Column[Line], ...]:
    """Columns of a paper's lines; a row is (number of the line, line). The hint tells what a narrow list has no room for."""
    return (
        Column("name", _tr("Item"), "", lambda row: row[1].name, hint=lambda row: f"{row[1].name}, {_quantity(row)}"),
        Column(
            "quantity",
            _tr("Quantity"),
            "123 m³",
            _quantity,
            Align.RIGHT,
            copy=lambda row: row[1].quantity,
        ),
        Column(
            "price",
            _tr("Price, net"),
            "4,2857",
            lambda row: price(row[1].price),
            Align.RIGHT,
            copy=lambda row: row[1].price,
        ),
        Column("rate", _tr("VAT"), "23%", lambda row: rate(row[1].vat_rate), Align.RIGHT),
        _sum_column("net", _tr("Net"), lambda line: line.net),
        _sum_column("gross", _tr("Gross"), lambda line: line.gross),
    )


def columns(today: date) -> tuple[Column[Paper], ...]:
    """Columns of the list as they stand on a day."""
    return (
        Column(
            "issued", _tr("Issued"), "28.11.2026", lambda p: day(p.issued_on), copy=lambda p: p.issued_on.isoformat()
        ),
        Column("number", _tr("Number"), "FV/WOD/1234/11/2026", lambda p: p.number, hint=lambda p: p.number),
        Column("kind", _tr("Kind"), "", lambda p: word(p.kind), hint=lambda p: word(p.kind)),
        Column(
            "due",
            _tr("Due date"),
            "28.11.2026",
            lambda p: day(p.due_on) if p.due_on else "",
            copy=lambda p: p.due_on.isoformat() if p.due_on else "",
        ),
        Column(
            "gross",
            _tr("Amount, zł"),
            "1 234,56",
            lambda p: format_amount(p.gross),
            Align.RIGHT,
            copy=lambda p: plain_money(p.gross),
        ),
        Column(
            "open",
            _tr("Left, zł"),
            "1 234,56",
            lambda p: format_amount(p.open_amount) if p.open_amount else "",
            Align.RIGHT,
            copy=lambda p: plain_money(p.open_amount),
        ),
        Column(
            "state",
            _tr("State"),
            _tr("overdue"),
            lambda p: state_word(p, today),
            hint=lambda p: state_word(p, today),
            tone=lambda p: state_tone(p, today),
        ),
    )
