"""Lists of the page "Dane do wpłaty": cards with what is owed on each, charges with ticks, on-line payments."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt
from typing_extensions import override

from app.domain.balance import BalanceState
from app.domain.gateway import PaymentRequest
from app.domain.payment import Offer, Payable
from app.models import balance_words, words
from app.models.columns import Align, Column
from app.models.payment_words import state_tone, state_words
from app.models.table import Index, ValueTable


def _tr(text: str) -> str:
    return QCoreApplication.translate("Payment", text)


def offer_columns() -> tuple[Column[Offer], ...]:
    """One row for each card, never netted (office rule 1); red only what is late (office rule 2)."""

    def told(of: Offer) -> str:
        if of.summary.to_pay and of.closed is None:
            return _tr("To pay {amount}").format(amount=words.money(of.summary.to_pay))
        return balance_words.capital(balance_words.owed(of.summary)[0].text)

    def late(of: Offer) -> str:
        return words.money(of.summary.overdue) if of.summary.overdue and of.closed is None else words.DASH

    return (
        Column("service", _tr("Service"), "Wywozy", lambda of: words.word(of.account.service), strong=True),
        Column("card", _tr("Card"), "W-004512-00", lambda of: of.account.number),
        Column(
            "told",
            _tr("Balance"),
            "",
            told,
            tone=lambda of: "ok" if of.summary.state is BalanceState.OVERPAID else "",
            hint=lambda of: balance_words.header_line(of.summary),
        ),
        Column(
            "late",
            _tr("Of this overdue"),
            "12 345,67 zł",
            late,
            Align.RIGHT,
            copy=lambda of: words.plain_money(of.summary.overdue),
            tone=lambda of: "owe" if of.summary.overdue and of.closed is None else "",
        ),
        Column("where", _tr("Address"), "ul. Kopernika 12/34", lambda of: of.account.object_address.split(",")[0]),
    )


def payable_columns(today: date) -> tuple[Column[Payable], ...]:
    """Document, due date and what is left of it."""

    def due(row: Payable) -> str:
        if row.due_on is None:
            return words.DASH
        late = (today - row.due_on).days
        return f"{words.day(row.due_on)} ({words.days_word(late)})" if late > 0 else words.day(row.due_on)

    return (
        Column("document", _tr("Document"), "", lambda row: row.document or _tr("without a document")),
        Column("due", _tr("Due date"), "28.11.2026 (139 dni)", due, tone=lambda row: "owe" if row.late else ""),
        Column(
            "amount",
            _tr("Left to pay"),
            "123 456,78",
            lambda row: words.amount(row.amount),
            Align.RIGHT,
            copy=lambda row: words.plain_money(row.amount),
        ),
    )


class PayableTable(ValueTable[Payable]):
    """Charges with a tick before each that the payment is for. Ticks are told from outside, see ``set_named``."""

    def __init__(self, columns: Sequence[Column[Payable]], parent: QObject | None = None) -> None:
        super().__init__(columns, key=lambda row: row.operation_id, parent=parent)
        self._named: frozenset[int] = frozenset()

    def set_named(self, named: frozenset[int]) -> None:
        """The charges that the payment is for."""
        if named != self._named:
            self._named = named
            if self.rowCount():
                roles = [Qt.ItemDataRole.CheckStateRole, Qt.ItemDataRole.AccessibleTextRole]
                self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0), roles)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        row = self.row_at(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if row and row.operation_id and index.column() == 0 else flags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index)
        if row is not None and index.column() == 0 and row.operation_id:
            ticked = row.operation_id in self._named
            if role == Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
            if role == Qt.ItemDataRole.AccessibleTextRole:
                said = (
                    _tr("{document}, {amount}, in the payment")
                    if ticked
                    else _tr("{document}, {amount}, not in the payment")
                )
                return said.format(document=row.document, amount=words.money(row.amount))
        return super().data(index, role)


def request_columns() -> tuple[Column[PaymentRequest], ...]:
    """On-line payments: when, how much, what became of it, until when the link holds."""
    return (
        Column("asked", _tr("Asked"), "28.11.2026 12:34", lambda row: words.moment(row.asked_at)),
        Column(
            "amount",
            _tr("Amount"),
            "123 456,78",
            lambda row: words.amount(row.amount),
            Align.RIGHT,
            copy=lambda row: words.plain_money(row.amount),
        ),
        Column("state", _tr("State"), "", state_words, tone=state_tone),
        Column(
            "until",
            _tr("Link until"),
            "28.11.2026 12:34",
            lambda row: words.moment(row.expires_at) if row.can_pay and row.expires_at else words.DASH,
        ),
    )
