"""Columns of page "Oświadczenia": left half-way, waiting for their payer, registered. Context "DeclarationLists"."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.domain.declarations import DeclarationRow, DeclarationStatus, WaitingDeclaration
from app.models import declaration_words, words
from app.models.columns import Column
from app.models.declaration_box import Unfinished

NUMBER_SAMPLE = "OSW/2026/00001"
CLERK_SAMPLE = "Katarzyna Nowakowska"


def _tr(text: str) -> str:
    return QCoreApplication.translate("DeclarationLists", text)


def unfinished() -> tuple[Column[Unfinished], ...]:
    """When, whose, how far."""
    return (
        Column("saved", _tr("Left"), "28.11.2026 14:05", lambda row: words.moment(row.saved_at)),
        Column("name", _tr("Payer"), "", lambda row: row.name or _tr("not known yet"), strong=True),
        Column("number", _tr("Number"), NUMBER_SAMPLE, lambda row: row.draft.number or words.DASH),
        Column("step", _tr("Step"), "4 / 4", lambda row: f"{row.draft.step + 1} / 4"),
        Column("scan", _tr("Scan"), _tr("yes"), lambda row: _tr("yes") if row.scan else words.DASH),
    )


def waiting() -> tuple[Column[WaitingDeclaration], ...]:
    """Number, day, whose, clerk, scan."""
    return (
        Column("number", _tr("Number"), NUMBER_SAMPLE, lambda row: row.number),
        Column("received", _tr("Came in"), "28.11.2026", lambda row: words.day(row.received_on)),
        Column("name", _tr("Payer on the paper"), "", lambda row: row.name, strong=True),
        Column("clerk", _tr("Clerk"), CLERK_SAMPLE, lambda row: row.clerk),
        Column("scan", _tr("Scan"), _tr("yes"), lambda row: _tr("yes") if row.has_scan else words.DASH),
    )


def registered() -> tuple[Column[DeclarationRow], ...]:
    """Number, customer, day, clerk, scan, state."""
    return (
        Column("number", _tr("Number"), NUMBER_SAMPLE, lambda row: row.number),
        Column("recorded", _tr("Registered"), "28.11.2026 14:05", lambda row: words.moment(row.recorded_at)),
        Column("customer", _tr("Customer"), "", lambda row: row.customer_name, strong=True),
        Column("id", "Id", "004512", lambda row: row.customer_number),
        Column("clerk", _tr("Clerk"), CLERK_SAMPLE, lambda row: row.clerk),
        Column("scan", _tr("Scan"), _tr("yes"), lambda row: _tr("yes") if row.scans else words.DASH),
        Column(
            "status", _tr("State"), max(_tr("with an e-BOK account"), _tr("without a new account"), key=len), _status,
            tone=lambda row: "dim" if row.status is DeclarationStatus.UNDONE else "",
            hint=lambda row: row.undo_reason,
        ),
    )  # fmt: skip


def _status(row: DeclarationRow) -> str:
    if row.status is DeclarationStatus.UNDONE:
        return declaration_words.word(row.status)
    return _tr("with an e-BOK account") if row.opened else _tr("without a new account")
