"""The attachment of a structured invoice FA(3): Zalacznik, and meter readings found in it.

Beside each field stands its element of the official XSD.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.ksef_lines import KeyValue


@dataclass(frozen=True, slots=True)
class AttachmentColumn:
    """Kol: a heading (NKom) and the kind of its values (@Typ: date, datetime, dec, int, time, txt)."""

    heading: str  # NKom
    kind: str  # Typ


@dataclass(frozen=True, slots=True)
class AttachmentTable:
    """Tabela. Rows and sums may have fewer cells than there are columns; an empty cell is ""."""

    columns: tuple[AttachmentColumn, ...] = ()  # TNaglowek/Kol
    rows: tuple[tuple[str, ...], ...] = ()  # Wiersz/WKom
    sums: tuple[str, ...] = ()  # Suma/SKom
    description: str = ""  # Opis
    metadata: tuple[KeyValue, ...] = ()  # TMetaDane


@dataclass(frozen=True, slots=True)
class AttachmentBlock:
    """BlokDanych: a heading, key-value pairs, paragraphs and tables."""

    heading: str = ""  # ZNaglowek
    metadata: tuple[KeyValue, ...] = ()  # MetaDane
    paragraphs: tuple[str, ...] = ()  # Tekst/Akapit
    tables: tuple[AttachmentTable, ...] = ()  # Tabela


@dataclass(frozen=True, slots=True)
class AttachmentReading:
    """One meter reading told by a table of the attachment; only what a known heading tells is filled.

    ``meter`` is the serial number as written, ``zone`` what of it was read where a table tells zones. ``previous``,
    ``current`` and ``used`` are in ``unit`` ("m³" mostly; "" when the table does not say it). ``block`` and ``table`` are
    positions from 0, ``row`` is the row in that table.
    """

    meter: str
    current: Decimal
    previous: Decimal | None = None
    read_on: date | None = None
    previous_on: date | None = None
    used: Decimal | None = None
    unit: str = ""
    method: str = ""
    zone: str = ""
    block: int = 0
    table: int = 0
    row: int = 0
