"""Rows of the objects a declaration can name: ticked or not, filtered, in words."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.domain.declarations import DeclarationObject
from app.models import words
from app.models.columns import Column

TICKED, EMPTY = "☑", "☐"


@dataclass(frozen=True)
class ObjectRow:
    """An object of the payer, with its box."""

    object: DeclarationObject
    ticked: bool


def _tr(text: str) -> str:
    return QCoreApplication.translate("DeclarationObjects", text)


def _box(row: ObjectRow) -> str:
    if row.object.closed:
        return words.DASH
    return TICKED if row.ticked else EMPTY


def _address(row: ObjectRow) -> str:
    closed = _tr("closed")
    return f"{row.object.address} ({closed})" if row.object.closed else row.object.address


def columns() -> tuple[Column[ObjectRow], ...]:
    """Box, Id, service, address, contract."""
    return (
        Column("box", _tr("On the paper"), TICKED, _box, copy=lambda row: _tr("yes") if row.ticked else _tr("no")),
        Column("number", "Id", "00451201", lambda row: row.object.number, strong=True),
        Column("service", _tr("Service"), "Wywozy", lambda row: words.word(row.object.service)),
        Column("address", _tr("Address"), "", _address, tone=lambda row: "dim" if row.object.closed else ""),
        Column("contract", _tr("Contract"), "W/2014/000118", lambda row: row.object.contract_number or words.DASH),
    )
