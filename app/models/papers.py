"""The list of papers (page 2.2): columns as data, the state of a paper in a word."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from app.domain.money import format_amount, plain_money
from app.domain.papers import Paper, PaperState, paper_state
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
            return _tr("overdue") if paper.open_amount >= paper.gross else _tr("overdue, paid in part")
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


def columns(today: date) -> tuple[Column[Paper], ...]:
    """Columns of the list as they stand on a day."""
    return (
        Column(
            "issued", _tr("Issued"), "28.11.2026", lambda p: day(p.issued_on), copy=lambda p: p.issued_on.isoformat()
        ),
        Column("number", _tr("Number"), "", lambda p: p.number, hint=lambda p: p.number),
        Column("kind", _tr("Kind"), _tr("VAT invoice, water"), lambda p: word(p.kind)),
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
            "12 345,67",
            lambda p: format_amount(p.gross),
            Align.RIGHT,
            copy=lambda p: plain_money(p.gross),
        ),
        Column(
            "open",
            _tr("Left, zł"),
            "12 345,67",
            lambda p: format_amount(p.open_amount) if p.open_amount else "",
            Align.RIGHT,
            copy=lambda p: plain_money(p.open_amount),
        ),
        Column(
            "state",
            _tr("State"),
            _tr("overdue, paid in part"),
            lambda p: state_word(p, today),
            tone=lambda p: state_tone(p, today),
        ),
    )
