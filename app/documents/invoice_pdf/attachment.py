"""The attachment of an invoice: blocks of facts, paragraphs and tables (meter readings, prices), as the file has them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Final

from app.documents.invoice_pdf.figures import day, number
from app.documents.invoice_pdf.ink import BODY
from app.documents.invoice_pdf.sheet import Fact, Sheet
from app.documents.invoice_pdf.table import Column, Row, Table
from app.documents.paper import MM
from app.domain.ksef_attachment import AttachmentBlock, AttachmentTable
from app.domain.ksef_lines import KeyValue

_DECIMAL: Final = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,10})?", re.ASCII)
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


def draw_attachment(sheet: Sheet, blocks: Iterable[AttachmentBlock]) -> None:
    """All blocks, each under its heading."""
    for place, block in enumerate(blocks):
        title = ("Załącznik – " if not place else "") + block.heading if block.heading else "Załącznik"
        sheet.facts(_facts(block.metadata), title=title, label_width=44 * MM)
        for text in block.paragraphs:
            sheet.paragraph(text, BODY)
            sheet.space(1 * MM)
        for table in block.tables:
            _table(sheet, table)


def _table(sheet: Sheet, table: AttachmentTable) -> None:
    if table.description:
        sheet.subheading(table.description)
    sheet.facts(_facts(table.metadata), columns=1, label_width=60 * MM)
    count = max((len(table.columns), len(table.sums), *map(len, table.rows)), default=0)
    if not count:
        return
    kinds = [column.kind for column in table.columns] + [""] * (count - len(table.columns))
    headings = [column.heading for column in table.columns] + [""] * (count - len(table.columns))
    columns = [
        Column(heading, right=kind in {"dec", "int"}, grows=not place)
        for place, (heading, kind) in enumerate(zip(headings, kinds, strict=True))
    ]
    rows = [Row(_cells(row, kinds), strong=_is_title(row) and count > 1, title=_is_title(row)) for row in table.rows]
    if table.sums:
        rows = [*rows[:-1], Row(rows[-1].cells, strong=rows[-1].strong, keep=1)] if rows else rows
        rows.append(Row(_cells(table.sums, kinds), strong=True, tinted=True))
    sheet.space(0.6 * MM)
    Table(columns, rows, size=7.6 if count <= 9 else 6.6 if count <= 13 else 5.8).draw(sheet)
    sheet.space(1.4 * MM)


def _is_title(row: tuple[str, ...]) -> bool:
    """A row with its first cell alone is a heading of the rows below it."""
    return bool(row) and bool(row[0]) and not any(row[1:])


def _cells(row: tuple[str, ...], kinds: list[str]) -> tuple[str, ...]:
    whole = (*row, *[""] * (len(kinds) - len(row)))
    return tuple(value_words(text, kind) for text, kind in zip(whole, kinds, strict=True))


def value_words(text: str, kind: str) -> str:
    """A cell the Polish way; what is not of the kind its column names stays as it is."""
    if kind == "dec" and _DECIMAL.fullmatch(text):
        return number(Decimal(text))
    if kind == "date" and _DATE.fullmatch(text):
        try:
            return day(date.fromisoformat(text))
        except ValueError:
            return text
    return text


def _facts(metadata: Iterable[KeyValue]) -> list[Fact]:
    return [(each.key, value_words(each.value, "date")) for each in metadata]
