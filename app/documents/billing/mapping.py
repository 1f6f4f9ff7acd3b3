"""The mapping of an export: a TOML file that says which column is what. ``docs/import.md`` tells how it is written."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

from app.documents.billing.convert import Writing
from app.documents.billing.reader import ENCODINGS, Dialect
from app.documents.billing.table import Table, read_table
from app.documents.billing.template import columns_of
from app.domain.billing import (
    FIELDS,
    Field,
    FieldType,
    MappingFault,
    RecordKind,
    RecordRules,
    TariffGroup,
    UnreadableFile,
)
from app.domain.customers import Service
from app.system import file_trouble

_CODE: Final = re.compile(r"[a-z][a-z_]{2,40}")
_ALTERNATIVES: Final[Mapping[RecordKind, frozenset[str]]] = {
    RecordKind.PAPER: frozenset({"omit", "refuse"}),
    RecordKind.READING: frozenset({"omit", "refuse", "reject"}),
}


@dataclass(frozen=True, slots=True)
class Otherwise:
    """Rows that are treated otherwise: where every named column holds one of its values.

    ``then``: ``omit`` (the record is not made), ``reject`` (a reading is kept as refused) or ``refuse`` (the whole row).
    """

    when: tuple[tuple[str, frozenset[str]], ...]
    then: str
    code: str
    why: str


@dataclass(frozen=True, slots=True)
class FieldPlan:
    """Where a field comes from: templates joined by ``by`` (what is empty or said already is left out), or one column;
    then what its words mean and its unit.
    """

    field: Field
    templates: tuple[str, ...] = ()
    column: str = ""
    by: str = ""
    words: Mapping[str, str] | None = None
    default: str = ""
    unit: str = ""
    dates: str = ""
    add_days: int = 0

    def columns(self) -> tuple[str, ...]:
        """Columns that it speaks of; none for a constant."""
        if self.column:
            return (self.column,)
        return tuple(dict.fromkeys(name for template in self.templates for name in columns_of(template)))


@dataclass(frozen=True, slots=True)
class PriceCheck:
    """A reading whose row charges less than ``least`` zł for a m3 can't be true: a digit too many, most often."""

    amount: FieldPlan
    least: Decimal


@dataclass(frozen=True, slots=True)
class RecordPlan:
    """How records of a kind are made of rows. ``minus_is_correction``: a negative invoice is a correction."""

    kind: RecordKind
    where: str
    fields: tuple[FieldPlan, ...]
    exceptions: tuple[Otherwise, ...]
    rules: RecordRules
    minus_is_correction: bool = False
    price: PriceCheck | None = None


@dataclass(frozen=True, slots=True)
class MappedFile:
    """What files whose names match are made of."""

    patterns: tuple[str, ...]
    dialect: Dialect
    writing: Writing
    exceptions: tuple[Otherwise, ...]
    records: tuple[RecordPlan, ...]


@dataclass(frozen=True, slots=True)
class BillingMapping:
    """A whole mapping; files are loaded in its order."""

    name: str
    groups: tuple[TariffGroup, ...]
    files: tuple[MappedFile, ...]

    def choose(self, path: Path) -> tuple[list[tuple[Path, MappedFile]], list[str]]:
        """The files to load, in order, and the names of those that the mapping does not speak of.

        Raises UnreadableFile where there is nothing to load.
        """
        if path.is_dir():
            there = sorted(each for each in path.iterdir() if each.is_file())
        elif path.exists():
            there = [path]
        else:
            raise UnreadableFile("not_opened", why="nie ma takiego pliku ani folderu")
        chosen: list[tuple[Path, MappedFile]] = []
        for mapped in self.files:
            taken = {each for each, _ in chosen}
            chosen += [(one, mapped) for one in there if one not in taken and _matches(one.name, mapped.patterns)]
        if not chosen and len(there) == 1 and len(self.files) == 1 and not path.is_dir():
            chosen = [(path, self.files[0])]
        if not chosen:
            raise UnreadableFile("no_file_matches")
        taken = {each for each, _ in chosen}
        return chosen, [each.name for each in there if each not in taken]


def _matches(name: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(name.lower(), pattern.lower()) for pattern in patterns)


def read_mapping(path: Path) -> BillingMapping:
    """Read a mapping file. Raises MappingFault with the place of what is wrong."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise MappingFault("mapping_not_opened", str(path), why=file_trouble.why(error)) from error
    except UnicodeDecodeError as error:
        raise MappingFault("mapping_encoding", str(path)) from error
    return parse_mapping(text)


def parse_mapping(text: str) -> BillingMapping:
    """Read a mapping's text. Raises MappingFault."""
    try:
        top = Table(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise MappingFault("mapping_toml", why=str(error)) from error
    common = top.table("format")
    groups = tuple(_group(each) for each in top.tables("tariff_groups"))
    files = tuple(_file(each, common) for each in top.tables("files"))
    if not files:
        raise MappingFault("mapping_without_files")
    made = BillingMapping(top.text("name", "mapping"), groups, files)
    top.nothing_left()
    return made


def _group(table: Table) -> TariffGroup:
    try:
        service = Service(table.text("service", needed=True))
    except ValueError:
        raise MappingFault("unknown_word", table.path("service")) from None
    code = table.text("code", needed=True)
    made = TariffGroup(
        code, service, table.text("name", code), table.number("cycle_months", 1), table.flag("metered", default=True)
    )
    if not 1 <= made.cycle_months <= 12:
        raise MappingFault("number", table.path("cycle_months"))
    table.nothing_left()
    return made


def _file(table: Table, common: Table) -> MappedFile:
    patterns = table.texts("match")
    if not patterns:
        raise MappingFault("missing", table.path("match"))
    form = table.table("format").over(common)
    dialect = _dialect(form)
    writing = Writing(form.text("decimal", ","), form.text("thousands", ""), form.text("dates", "%Y-%m-%d"))
    if writing.decimal not in (",", ".") or writing.thousands not in ("", ".", ",", " ", "'"):
        raise MappingFault("number_format", form.path("decimal"))
    if writing.decimal == writing.thousands:
        raise MappingFault("number_format", form.path("thousands"))
    form.nothing_left()
    records: list[RecordPlan] = []
    for kind in RecordKind:
        found = table.tables(kind.value) if kind is RecordKind.LINE else table.maybe(kind.value)
        records += [_record(kind, each) for each in found]
    if not records:
        raise MappingFault("file_without_records", table.path())
    exceptions = tuple(_exception(each, frozenset({"refuse"})) for each in table.tables("refuse"))
    table.nothing_left()
    return MappedFile(patterns, dialect, writing, exceptions, tuple(records))


def _dialect(form: Table) -> Dialect:
    made = Dialect(
        encoding=form.text("encoding", "utf-8").lower(),
        delimiter=form.text("delimiter", ";"),
        quote=form.text("quote", '"'),
        skip_lines=form.number("skip_lines", 0),
        columns=form.texts("columns"),
        trim=form.flag("trim", default=True),
    )
    if made.encoding not in ENCODINGS:
        raise MappingFault("unknown_encoding", form.path("encoding"), known=", ".join(ENCODINGS))
    if len(made.delimiter) != 1 or made.delimiter in '\r\n "' or len(made.quote) > 1 or made.quote == made.delimiter:
        raise MappingFault("delimiter", form.path("delimiter"))
    if made.skip_lines < 0:
        raise MappingFault("number", form.path("skip_lines"))
    return made


def _record(kind: RecordKind, table: Table) -> RecordPlan:
    rules = RecordRules(
        ensure=table.flag("ensure", default=False),
        exchange_days=table.number("exchange_days", -1) if kind is RecordKind.METER else -1,
        overlap_days=table.number("overlap_days", 0) if kind is RecordKind.READING else 0,
        settle=table.flag("settle", default=True) if kind in (RecordKind.PAPER, RecordKind.PAYMENT) else True,
    )
    minus = table.flag("minus_is_correction", default=False) if kind is RecordKind.PAPER else False
    price = _price(table) if kind is RecordKind.READING else None
    allowed = _ALTERNATIVES.get(kind, frozenset({"omit"}))
    exceptions = tuple(_exception(each, allowed) for each in table.tables("except"))
    fields = tuple(_field(each, table) for each in FIELDS[kind] if each.name in table)
    given = {plan.field.name for plan in fields}
    for each in FIELDS[kind]:
        if each.required and each.name not in given:
            raise MappingFault("missing", table.path(each.name))
    table.nothing_left()
    return RecordPlan(kind, table.path(), fields, exceptions, rules, minus, price)


def _price(table: Table) -> PriceCheck | None:
    if "price" not in table:
        return None
    inner = table.table("price")
    amount = _field(Field("amount", FieldType.MONEY, required=True), inner)
    least = inner.text("least", needed=True)
    inner.nothing_left()
    if not re.fullmatch(r"\d{1,6}(\.\d{1,4})?", least):
        raise MappingFault("number", inner.path("least"))
    return PriceCheck(amount, Decimal(least))


def _exception(table: Table, allowed: frozenset[str]) -> Otherwise:
    then = table.text("then", "refuse" if "refuse" in allowed and len(allowed) == 1 else "omit")
    when = tuple((column, frozenset(values)) for column, values in table.table("when").all_texts().items())
    code, why = table.text("code", ""), table.text("why", "")
    if then not in allowed:
        raise MappingFault("unknown_word", table.path("then"), known=", ".join(sorted(allowed)))
    if not when:
        raise MappingFault("missing", table.path("when"))
    if (code or then != "omit") and not (_CODE.fullmatch(code) and why):
        raise MappingFault("exception_without_reason", table.path("code"))
    table.nothing_left()
    return Otherwise(when, then, code, why)


def _field(field: Field, table: Table) -> FieldPlan:
    """A template, a constant, or a table with ``from``, ``column`` or ``join`` and what else is to be known."""
    said = table.take(field.name)
    where = table.path(field.name)
    if isinstance(said, dict):
        return _long_field(field, read_table(said, where))
    if isinstance(said, date):
        return FieldPlan(field, (f"{said:%Y-%m-%d}",), dates="%Y-%m-%d")
    if isinstance(said, bool):
        return FieldPlan(field, ("true" if said else "false",))
    if isinstance(said, str | int):
        return FieldPlan(field, (str(said),))
    raise MappingFault("not_text", where)


def _long_field(field: Field, table: Table) -> FieldPlan:
    joined = table.texts("join")
    single = table.text("from", "")
    made = FieldPlan(
        field,
        templates=joined or ((single,) if single else ()),
        column=table.text("column", ""),
        by=table.text("by", " "),
        words=table.words("map"),
        default=table.text("default", ""),
        unit=table.text("unit", ""),
        dates=table.text("dates", ""),
        add_days=table.number("add_days", 0),
    )
    if bool(made.templates) == bool(made.column):
        raise MappingFault("one_source", table.path())
    if (made.add_days or made.dates) and field.type is not FieldType.DATE:
        raise MappingFault("only_dates", table.path())
    table.nothing_left()
    return made
