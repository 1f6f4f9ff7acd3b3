"""Meter readings in the tables of an invoice's attachment: taken only where the headings say what each column is.

Nothing is guessed: a table is read when exactly one column is the present state and the meter's number is told by one column,
by a row before ("Licznik ... nr 123") or by one note of the table or block. Any other table stays just a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from app.domain.ksef_attachment import AttachmentBlock, AttachmentColumn, AttachmentReading, AttachmentTable
from app.domain.ksef_headings import Role, names_zones, role_of
from app.domain.ksef_lines import KeyValue

_ONCE: Final = frozenset({Role.METER, Role.CURRENT, Role.PREVIOUS, Role.READ_ON, Role.PREVIOUS_ON, Role.USED})
"""Two columns of one of these make it unsure which is meant."""
_IN_BRACKETS: Final = re.compile(r"[\[(]\s*([^\])]*?)\s*[\])]\s*$")
_UNITS: Final = {"m3": "m³", "m³": "m³", "kwh": "kWh", "gj": "GJ", "mwh": "MWh"}
_SERIAL: Final = re.compile(r"(?=[^0-9]*[0-9])[0-9A-Za-z][0-9A-Za-z/.\-]{0,29}", re.ASCII)
_NAMED: Final = re.compile(
    r"\b(?:(?:nr|numer)\.?(?:\s+fabryczny)?:?\s+(?P<number>\S+)|(?:licznik|wodomierz)\w*:?\s+(?P<serial>\S{5,}))\s*$",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"([0-9]{1,3}(?:[ \u00a0][0-9]{3})+|[0-9]{1,12})(?:([.,])([0-9]{1,6}))?\s*(\S*)", re.ASCII)
_ISO_DAY: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", re.ASCII)
_POLISH_DAY: Final = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})", re.ASCII)
_THOUSAND: Final = 3


@dataclass(frozen=True, slots=True)
class _Heads:
    """Where in a table each known thing stands, what units the headings tell, and whether rows are zones of a meter."""

    places: dict[Role, int]
    kinds: dict[Role, str]
    unit: str
    zones: bool


def find_readings(blocks: Iterable[AttachmentBlock]) -> tuple[AttachmentReading, ...]:
    """Every reading told beyond doubt, in the order of the file."""
    found: list[AttachmentReading] = []
    for number, block in enumerate(blocks):
        of_block = _named_meter(block.metadata)
        for place, table in enumerate(block.tables):
            heads = _heads(table.columns)
            if heads is not None:
                meter = _named_meter(table.metadata) or of_block
                found.extend(_rows(table, heads, meter, (number, place)))
    return tuple(found)


def _named_meter(notes: Sequence[KeyValue]) -> str:
    """The meter a block or table is about, when exactly one note names it."""
    told = {note.value for note in notes if role_of(note.key) is Role.METER and _SERIAL.fullmatch(note.value)}
    return told.pop() if len(told) == 1 else ""


def _heads(columns: Sequence[AttachmentColumn]) -> _Heads | None:
    places: dict[Role, int] = {}
    kinds: dict[Role, str] = {}
    units: set[str] = set()
    zones = False
    for place, column in enumerate(columns):
        bracket = _IN_BRACKETS.search(column.heading)
        last = bracket[1] if bracket else column.heading.rpartition(" ")[2]
        unit = _UNITS.get(last.casefold())
        heading = column.heading[: bracket.start()] if bracket and unit else column.heading
        role = role_of(heading)
        if role is None:
            continue
        if role in places:
            if role in _ONCE:
                return None
            continue
        places[role], kinds[role] = place, column.kind
        if unit:
            units.add(unit)
        zones = zones or (role is Role.METER and names_zones(heading))
    if Role.CURRENT not in places or len(units) > 1:
        return None
    return _Heads(places, kinds, units.pop() if units else "", zones)


def _rows(table: AttachmentTable, heads: _Heads, meter: str, where: tuple[int, int]) -> Iterable[AttachmentReading]:
    wide = len(table.columns) > 1
    for number, cells in enumerate(table.rows):
        if wide and sum(map(bool, cells)) == 1:
            meter = _meter_of_row(max(cells))
            continue
        own = _cell(cells, heads, Role.METER)
        whose = meter if heads.zones or not own else own
        if _SERIAL.fullmatch(whose):
            reading = _reading(cells, heads, whose, (*where, number))
            if reading is not None:
                yield reading


def _meter_of_row(text: str) -> str:
    named = _NAMED.search(text)
    number = (named["number"] or named["serial"]) if named else text
    return number if _SERIAL.fullmatch(number) else ""


def _cell(cells: Sequence[str], heads: _Heads, role: Role) -> str:
    place = heads.places.get(role)
    return cells[place] if place is not None and place < len(cells) else ""


def _reading(cells: Sequence[str], heads: _Heads, meter: str, where: tuple[int, int, int]) -> AttachmentReading | None:
    """The reading of a row; none where its present state is no number, or two units are told."""
    kinds = heads.kinds
    current, unit = _number(_cell(cells, heads, Role.CURRENT), kinds[Role.CURRENT])
    if current is None:
        return None
    units = {heads.unit, unit, _UNITS.get(_cell(cells, heads, Role.UNIT).casefold(), "")}
    previous, unit = _number(_cell(cells, heads, Role.PREVIOUS), kinds.get(Role.PREVIOUS, ""))
    units.add(unit)
    told = Role.USED if Role.USED in heads.places else Role.AMOUNT
    used, unit = _number(_cell(cells, heads, told), kinds.get(told, ""))
    units.add(unit)
    units.discard("")
    if len(units) > 1:
        return None
    return AttachmentReading(
        meter=meter,
        current=current,
        previous=previous,
        read_on=_day(_cell(cells, heads, Role.READ_ON)),
        previous_on=_day(_cell(cells, heads, Role.PREVIOUS_ON)),
        used=used,
        unit=units.pop() if units else "",
        method=_cell(cells, heads, Role.METHOD),
        zone=_cell(cells, heads, Role.METER) if heads.zones else "",
        block=where[0],
        table=where[1],
        row=where[2],
    )


def _number(text: str, kind: str) -> tuple[Decimal | None, str]:
    """A number and the unit behind it; nothing where a dot may as well part thousands."""
    found = _NUMBER.fullmatch(text) if text else None
    if found is None or (found[4] and found[4].casefold() not in _UNITS):
        return None, ""
    whole, dot, part, unit = found[1], found[2], found[3] or "", found[4]
    if dot and (kind == "int" or (dot == "." and kind != "dec" and len(part) == _THOUSAND)):
        return None, ""
    digits = whole.replace(" ", "").replace("\u00a0", "")
    return Decimal(f"{digits}.{part}" if part else digits), _UNITS.get(unit.casefold(), "")


def _day(text: str) -> date | None:
    if not text:
        return None
    iso, polish = _ISO_DAY.fullmatch(text), _POLISH_DAY.fullmatch(text)
    try:
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        return date(int(polish[3]), int(polish[2]), int(polish[1])) if polish else None
    except ValueError:
        return None
