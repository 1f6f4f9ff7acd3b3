"""The attachment: Zalacznik of FA(3)."""

from __future__ import annotations

from typing import Final

from app.documents.ksef.shapes import Element, Inside, Many, One, Shape, text
from app.domain.ksef_attachment import AttachmentBlock, AttachmentColumn, AttachmentTable
from app.domain.ksef_lines import KeyValue

_NOTE: Final = Shape(KeyValue, ZKlucz=One("key"), ZWartosc=One("value"), TKlucz=One("key"), TWartosc=One("value"))


def _column(element: Element) -> AttachmentColumn:
    return AttachmentColumn(text(element[0]), element.get("Typ", "txt"))


def _cells(element: Element) -> tuple[str, ...]:
    return tuple(map(text, element))


def _blocks(blocks: tuple[AttachmentBlock, ...]) -> tuple[AttachmentBlock, ...]:
    return blocks


_TABLE: Final = Shape(
    AttachmentTable,
    TMetaDane=Many("metadata", _NOTE),
    Opis=One("description"),
    TNaglowek=Inside(),
    Kol=Many("columns", _column),
    Wiersz=Many("rows", _cells),
    Suma=One("sums", _cells),
)
_BLOCK: Final = Shape(
    AttachmentBlock,
    ZNaglowek=One("heading"),
    MetaDane=Many("metadata", _NOTE),
    Tekst=Inside(),
    Akapit=Many("paragraphs"),
    Tabela=Many("tables", _TABLE),
)
ATTACHMENT: Final = Shape(_blocks, BlokDanych=Many("blocks", _BLOCK))
