"""Cells of a file to rows of typed values; what breaks a rule by itself is refused here, with its line and reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from app.documents.billing.checks import CHECKS, RowProblem, line_item
from app.documents.billing.convert import CellProblem, Convert, Writing, make_converter
from app.documents.billing.mapping import BillingMapping, FieldPlan, MappedFile, Otherwise, RecordPlan
from app.documents.billing.reader import CsvFile
from app.documents.billing.template import Text, compile_template
from app.documents.billing.words import column_sentence, sentence
from app.domain.billing import (
    COLUMNS,
    FIELDS,
    BillingRow,
    Column,
    FilePlan,
    LineItem,
    MappingFault,
    RecordKind,
    Remark,
)

Record = dict[str, object]
_KNOWN: Final = 4096
_INDEXED: Final = {(column.kind, column.field.name): column for column in COLUMNS}


class RowReader:
    """Reads one file. After ``rows()``: ``read`` records, ``refused`` and ``notes`` with their reasons."""

    def __init__(self, file: CsvFile, mapped: MappedFile, name: str, today: date) -> None:
        self.read = 0
        self.refused: list[Remark] = []
        self.notes: list[Remark] = []
        self._file = file
        places = {column: place for place, column in enumerate(file.header(wanted_columns(mapped)))}
        self._exceptions = [_condition(each, places) for each in mapped.exceptions]
        made = {plan.kind: plan.rules for plan in mapped.records}
        columns = tuple(column for column in COLUMNS if column.kind in made)
        self.plan = FilePlan(name, columns, made)
        index = {column: place for place, column in enumerate(columns)}
        self._makers = [_Maker(plan, places, mapped.writing, index, today) for plan in mapped.records]

    def rows(self) -> Iterator[BillingRow]:
        """Rows that could be read, one at a time."""
        width = len(self.plan.columns)
        for line, cells in self._file.records():
            self.read += 1
            notes: list[Remark] = []
            try:
                row = self._row(line, cells, width, notes)
            except RowProblem as problem:
                self.refused.append(_said(line, problem))
            else:
                self.notes += notes
                yield row

    def _row(self, line: int, cells: list[str], width: int, notes: list[Remark]) -> BillingRow:
        for holds, exception in self._exceptions:
            if holds(cells):
                raise RowProblem(exception.code, sentence=exception.why)
        values: list[object] = [None] * width
        made = _Made(line, values, notes)
        for maker in self._makers:
            maker.make(cells, made)
        if not made.any_record:
            raise RowProblem("row_without_records")
        return BillingRow(line, tuple(values), made.paper, tuple(made.items), made.rejected)


@dataclass(slots=True)
class _Made:
    """What was made of a row so far."""

    line: int
    values: list[object]
    notes: list[Remark]
    paper: str = ""
    items: list[LineItem] = field(default_factory=list)
    rejected: str = ""
    any_record: bool = False


class _Maker:
    """Makes the records of one kind."""

    def __init__(
        self, plan: RecordPlan, places: Mapping[str, int], writing: Writing, index: Mapping[Column, int], today: date
    ) -> None:
        self._plan = plan
        self._exceptions = [_condition(each, places) for each in plan.exceptions]
        readers = [_CellReader(each, places, writing, plan.where, today) for each in plan.fields]
        self._readers = [each for each in readers if each.constant is None]
        self._base = _defaults(plan, writing, today)
        self._base |= {each.name: each.constant for each in readers if each.constant is not None}
        self._price: _CellReader | None = None
        if plan.price is not None:
            self._price = _CellReader(plan.price.amount, places, writing, f"{plan.where}.price", today)
        self._check = CHECKS.get(plan.kind)
        self._index = {
            name: index[column] for (kind, name), column in _INDEXED.items() if kind is plan.kind and column in index
        }
        # a customer or card that every row names again is made once for many rows
        self._key = (
            sorted({places[name] for each in plan.fields for name in each.columns()}) if plan.rules.ensure else []
        )
        self._known: dict[tuple[str, ...], list[tuple[int, object]]] = {}

    def make(self, cells: Sequence[str], made: _Made) -> None:
        """Make a record, unless the mapping says to leave it out. Raises RowProblem."""
        rejected = ""
        for holds, exception in self._exceptions:
            if not holds(cells):
                continue
            if exception.then == "refuse":
                raise RowProblem(exception.code, sentence=exception.why)
            if exception.then == "omit":
                if exception.code:
                    made.notes.append(Remark(made.line, exception.code, exception.why))
                return
            rejected = rejected or f"{exception.code}: {exception.why}"
        made.any_record = True
        if self._key:
            self._make_known(cells, made)
            return
        record = self._record(cells, made)
        if self._check is not None:
            found = self._check(self._plan, record, self._amount(cells))
            rejected = rejected or found
        self._place(record, made, rejected)

    def _make_known(self, cells: Sequence[str], made: _Made) -> None:
        key = tuple([cells[place] for place in self._key])
        known = self._known.get(key)
        if known is None:
            notes = len(made.notes)
            record = self._record(cells, made)
            if self._check is not None:
                self._check(self._plan, record, None)
            known = self._placed(record)
            if len(self._known) >= _KNOWN:
                self._known.clear()
            if notes == len(made.notes):
                self._known[key] = known
        for place, value in known:
            made.values[place] = value
        if self._plan.kind is RecordKind.PAPER:
            made.paper = str(made.values[self._index["number"]])

    def _record(self, cells: Sequence[str], made: _Made) -> Record:
        record = self._base.copy()
        for reader in self._readers:
            reader.fill(record, cells, made)
        return record

    def _amount(self, cells: Sequence[str]) -> int | None:
        """Grosze that the row charges for the water, where the mapping says."""
        if self._price is None:
            return None
        found: Record = {}
        self._price.fill(found, cells, None)
        amount = found.get("amount")
        return amount if isinstance(amount, int) else None

    def _place(self, record: Record, made: _Made, rejected: str) -> None:
        if self._plan.kind is RecordKind.LINE:
            made.paper = str(record.get("paper") or made.paper)
            if not made.paper:
                raise RowProblem("value_missing", column="paper")
            made.items.append(line_item(record))
            return
        if self._plan.kind is RecordKind.PAPER:
            made.paper = str(record["number"])
        if self._plan.kind is RecordKind.READING:
            made.rejected = rejected
        for place, value in self._placed(record):
            made.values[place] = value

    def _placed(self, record: Record) -> list[tuple[int, object]]:
        index = self._index
        return [(index[name], value) for name, value in record.items() if name in index]


def _defaults(plan: RecordPlan, writing: Writing, today: date) -> Record:
    """What fields are that the mapping does not speak of."""
    given = {each.field.name for each in plan.fields}
    made: Record = {}
    for each in FIELDS[plan.kind]:
        if each.name not in given and each.default:
            made[each.name] = make_converter(each, writing, "", today, plan.where)(each.default)
    return made


class _CellReader:
    """Reads one field of a record."""

    def __init__(self, plan: FieldPlan, places: Mapping[str, int], writing: Writing, where: str, today: date) -> None:
        self._field = plan.field
        self._words = plan.words
        self._other = plan.default  # a word that the mapping does not know is no default unless it says so
        self._default = plan.default or plan.field.default
        self._days = timedelta(plan.add_days)
        where = f"{where}.{plan.field.name}"
        if plan.dates:
            writing = Writing(writing.decimal, writing.thousands, plan.dates)
        self._convert: Convert = make_converter(plan.field, writing, plan.unit, today, where)
        self._text = _text_of(plan, places, where)
        columns = plan.columns()
        self._shown = ", ".join(columns)
        self.name = plan.field.name
        self.constant = None if columns else self._read_constant(where)

    def _read_constant(self, where: str) -> object:
        try:
            return self._convert(self._text(()))
        except CellProblem as problem:
            raise MappingFault("constant", where) from problem

    def fill(self, record: Record, cells: Sequence[str], made: _Made | None) -> None:
        """Put the value into the record. Raises RowProblem."""
        field = self._field
        text = self._text(cells)
        if self._words is not None:
            text = self._words.get(text, self._other or text)
        text = text or self._default
        if not text:
            if field.required:
                raise RowProblem("value_missing", column=self._shown or field.name)
            return
        try:
            value = self._convert(text)
        except CellProblem as problem:
            if not field.soft or made is None:
                raise RowProblem(problem.code, column=self._shown or field.name, shown=problem.shown) from None
            about = {"column": self._shown or field.name, "shown": problem.shown}
            made.notes.append(Remark(made.line, problem.code, column_sentence(problem.code, about, left_out=True)))
            return
        if self._days and isinstance(value, date):
            value += self._days
        record[field.name] = value


def _text_of(plan: FieldPlan, places: Mapping[str, int], where: str) -> Text:
    if plan.column:
        place = places[plan.column]
        return lambda cells: cells[place]
    texts = [compile_template(template, places, where) for template in plan.templates]
    if len(texts) == 1:
        return texts[0]
    return lambda cells: plan.by.join(dict.fromkeys(filter(None, (text(cells) for text in texts))))


def _condition(exception: Otherwise, places: Mapping[str, int]) -> tuple[Callable[[Sequence[str]], bool], Otherwise]:
    wanted = [(places[column], values) for column, values in exception.when]
    return (lambda cells: all(cells[place] in values for place, values in wanted)), exception


def _said(line: int, problem: RowProblem) -> Remark:
    return Remark(line, problem.code, problem.sentence or sentence(problem.code, problem.about))


def wanted_columns(mapped: MappedFile) -> tuple[str, ...]:
    """Every column that the mapping speaks of, in its order."""
    found: dict[str, None] = {}
    for exception in mapped.exceptions:
        found |= dict.fromkeys(column for column, _ in exception.when)
    for record in mapped.records:
        for exception in record.exceptions:
            found |= dict.fromkeys(column for column, _ in exception.when)
        for plan in (*record.fields, *((record.price.amount,) if record.price else ())):
            found |= dict.fromkeys(plan.columns())
    return tuple(found)


def check_mapping(mapping: BillingMapping, today: date) -> None:
    """Raise MappingFault where a template, unit, date format or constant can't be used; no file is needed for it."""
    for mapped in mapping.files:
        places = {column: place for place, column in enumerate(wanted_columns(mapped))}
        for plan in mapped.records:
            _Maker(plan, places, mapped.writing, {}, today)
