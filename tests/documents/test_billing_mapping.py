"""The mapping: what it can say, and that whatever is wrong in it is named with its place."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.documents.billing import words
from app.documents.billing.convert import CellProblem, Writing, make_converter
from app.documents.billing.mapping import parse_mapping, read_mapping
from app.documents.billing.rows import check_mapping
from app.documents.billing.template import compile_template
from app.documents.billing.words import MAPPING, mapping_sentence
from app.domain.billing import COLUMNS, FIELDS, Field, FieldType, MappingFault, RecordKind, UnreadableFile

TODAY = date(2026, 11, 22)
EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"
PLAIN = """
[[files]]
match = "*.csv"
[files.payment]
key = "{nr}"
account = "{karta}"
booked_on = "{dnia}"
amount = "{kwota}"
"""


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.toml")), ids=lambda path: path.name)
def test_that_the_examples_of_the_docs_can_be_used(path: Path) -> None:
    mapping = read_mapping(path)
    check_mapping(mapping, TODAY)
    assert mapping.name
    assert mapping.files


WRONG = {
    "nonsense": ("= 5", "mapping_toml", ""),
    "nothing": ('name = "x"', "mapping_without_files", ""),
    "no records": ('[[files]]\nmatch = "*"', "file_without_records", "files[1]"),
    "no match": ("[[files]]\n[files.payment]", "missing", "files[1].match"),
    "misspelt top": (PLAIN + "\n[[file]]", "unknown_key", "file"),
    "misspelt field": (PLAIN + 'tytul = "x"', "unknown_key", "files[1].payment.tytul"),
    "field missing": (PLAIN.replace('key = "{nr}"', ""), "missing", "files[1].payment.key"),
    "not a text": (PLAIN + "document = [1]", "not_text", "files[1].payment.document"),
    "two sources": (PLAIN + 'document = { from = "{a}", column = "b" }', "one_source", "files[1].payment.document"),
    "no source": (PLAIN + 'document = { default = "x" }', "one_source", "files[1].payment.document"),
    "unknown option": (PLAIN + 'document = { from = "{a}", units = "l" }', "unknown_key", "files[1].payment.document.units"),
    "unit of a text": (PLAIN + 'document = { from = "{a}", unit = "l" }', "unit_without_sense", "files[1].payment.document"),
    "unknown unit": (PLAIN.replace('"{kwota}"', '{ from = "{kwota}", unit = "beczki" }'), "unknown_unit", "files[1].payment.amount"),
    "days of a text": (PLAIN + 'document = { from = "{a}", add_days = 3 }', "only_dates", "files[1].payment.document"),
    "broken template": (PLAIN + 'document = "{a"', "template", "files[1].payment.document"),
    "unknown filter": (PLAIN + 'document = "{a|shout}"', "filter", "files[1].payment.document"),
    "filter without a number": (PLAIN + 'document = "{a|pad:x}"', "filter", "files[1].payment.document"),
    "constant": (PLAIN.replace('"{dnia}"', '"wczoraj"'), "constant", "files[1].payment.booked_on"),
    "encoding": ('[format]\nencoding = "utf-16"' + PLAIN, "unknown_encoding", "files[1].format.encoding"),
    "delimiter": ('[format]\ndelimiter = ";;"' + PLAIN, "delimiter", "files[1].format.delimiter"),
    "decimal": ('[format]\ndecimal = "x"' + PLAIN, "number_format", "files[1].format.decimal"),
    "thousands": ('[format]\nthousands = ","' + PLAIN, "number_format", "files[1].format.thousands"),
    "dates": ('[format]\ndates = "%d %B"' + PLAIN, "date_format", "files[1].payment.booked_on"),
    "dates twice": ('[format]\ndates = "%d.%m.%Y %d"' + PLAIN, "date_format", "files[1].payment.booked_on"),
    "group": ('[[tariff_groups]]\ncode = "X"\nservice = "gaz"' + PLAIN, "unknown_word", "tariff_groups[1].service"),
    "cycle": ('[[tariff_groups]]\ncode = "X"\nservice = "water"\ncycle_months = 13' + PLAIN, "number", "tariff_groups[1].cycle_months"),
    "exception without a reason": (PLAIN + '[[files.refuse]]\nwhen = { nr = "1" }', "exception_without_reason", "files[1].refuse[1].code"),
    "exception of nothing": (PLAIN + '[[files.refuse]]\ncode = "abc"\nwhy = "x"', "missing", "files[1].refuse[1].when"),
    "reject of a payment": (PLAIN + '[[files.payment.except]]\nthen = "reject"\nwhen = { a = "b" }', "unknown_word", "files[1].payment.except[1].then"),
    "flag": (PLAIN + "settle = 1", "flag", "files[1].payment.settle"),
    "number": ("[format]\nskip_lines = true" + PLAIN, "number", "files[1].format.skip_lines"),
    "table": ("format = 5" + PLAIN, "not_table", "format"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "code", "where"), WRONG.values(), ids=WRONG)
def test_that_what_is_wrong_is_named_with_its_place(text: str, code: str, where: str) -> None:
    with pytest.raises(MappingFault) as fault:
        check_mapping(parse_mapping(text), TODAY)
    assert (fault.value.code, fault.value.where) == (code, where)
    assert mapping_sentence(code, where, fault.value.about).startswith("Mapowanie")


def test_that_every_fault_of_a_mapping_has_a_sentence() -> None:
    assert all(mapping_sentence(code, "files[1]", {}).endswith(".") for code in MAPPING)


def test_that_a_mapping_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(MappingFault, match="mapping_not_opened"):
        read_mapping(tmp_path / "none.toml")
    (tmp_path / "x.toml").write_bytes(b'name = "\xb3"')
    with pytest.raises(MappingFault, match="mapping_encoding"):
        read_mapping(tmp_path / "x.toml")


def test_that_files_are_chosen_in_the_order_of_the_mapping(tmp_path: Path) -> None:
    second = PLAIN.replace('"*.csv"', '["A*.csv", "b.CSV"]')
    mapping = parse_mapping(PLAIN.replace('"*.csv"', '"z*.csv"') + second)
    for name in ("a2.csv", "a1.csv", "z.csv", "B.csv", "other.txt"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    chosen, ignored = mapping.choose(tmp_path)
    assert [path.name for path, _ in chosen] == ["z.csv", "B.csv", "a1.csv", "a2.csv"]
    assert ignored == ["other.txt"]


def test_that_a_single_file_needs_no_matching_name_where_there_is_one_kind(tmp_path: Path) -> None:
    (tmp_path / "dane.txt").write_text("x", encoding="utf-8")
    chosen, _ = parse_mapping(PLAIN).choose(tmp_path / "dane.txt")
    assert len(chosen) == 1
    with pytest.raises(UnreadableFile, match="no_file_matches"):
        parse_mapping(PLAIN).choose(tmp_path)
    with pytest.raises(UnreadableFile, match="not_opened"):
        parse_mapping(PLAIN).choose(tmp_path / "none.csv")


# ---------------------------------------------------------------- templates

TEMPLATES = {
    "{a}": "Łużycka 12/3",
    "W{b|pad:6}": "W000045",
    "{b|pad:6}/{a|slug:8}": "000045/LUZ-DB3C",
    "{a|slug}": "LUZYCKA-12-3",
    "{a|digits}": "123",
    "{a|word:1|upper}": "ŁUŻYCKA",
    "{a|words:2}": "12/3",
    "{a|left:3}-{a|right:1}-{a|from:9}": "Łuż-3-12/3",
    "{c|or:BRAK}": "BRAK",
    "{{{b}}}": "{45}",
    "stała": "stała",
    "900{c}": "",
    "{c}{b}": "45",
}


@pytest.mark.parametrize(("template", "made"), TEMPLATES.items())
def test_templates(template: str, made: str) -> None:
    text = compile_template(template, {"a": 0, "b": 1, "c": 2}, "x")(["Łużycka 12/3", "45", ""])
    if "slug:8" in template:
        assert len(text) == len("000045/") + 8
        assert text.startswith("000045/LUZ-")
        return
    assert text == made


def test_that_what_a_slug_cuts_stays_apart() -> None:
    slug = compile_template("{a|slug:10}", {"a": 0}, "x")
    assert slug(["BUDYNEK PIERWSZY"]) != slug(["BUDYNEK PIERWSZA"])
    assert len(slug(["BUDYNEK PIERWSZY"])) == 10


# ---------------------------------------------------------------- cells

NUMBERS = {
    ("1234,5", ",", ""): "1234.5",
    ("1 234,5", ",", " "): "1234.5",
    ("1\u00a0234\u202f567", ",", " "): "1234567",
    ("1.234.567,89", ",", "."): "1234567.89",
    ("1234.5", ".", ","): "1234.5",
    ("-12,00", ",", ""): "-12.00",
    ("12,00-", ",", ""): "-12.00",
    ("\u221212,00", ",", ""): "-12.00",
    ("+5", ",", ""): "5",
}
NOT_NUMBERS = [
    "", " ", "x", "1,2,3", "1.5", "12 34,5", "1e5", "NaN", "Infinity", "--5", "-5-", "٣", "1_000", "0x1F", ",5", "5,", "=1+1",
    "9" * 19,
]  # fmt: skip


@pytest.mark.parametrize(("given", "value"), NUMBERS.items())
def test_that_numbers_are_read_as_they_are_written(given: tuple[str, str, str], value: str) -> None:
    text, mark, gap = given
    read = make_converter(Field("x", FieldType.NUMBER, most=10**9), Writing(mark, gap), "", TODAY, "x")
    assert read(text) == Decimal(value)


@pytest.mark.parametrize("text", NOT_NUMBERS)
def test_that_nothing_else_is_a_number(text: str) -> None:
    read = make_converter(Field("x", FieldType.NUMBER, most=10**9), Writing(",", " "), "", TODAY, "x")
    with pytest.raises(CellProblem, match="number_"):
        read(text)


@pytest.mark.parametrize(
    ("kind", "unit", "text", "value"),
    [
        (FieldType.MONEY, "", "12,34", 1234),
        (FieldType.MONEY, "grosze", "1234", 1234),
        (FieldType.MONEY, "USD", "-0,01", -1),
        (FieldType.VOLUME, "", "12,3456", Decimal("12.346")),
        (FieldType.VOLUME, "l", "12345", Decimal("12.345")),
        (FieldType.VOLUME, "HCF", "1", Decimal("2.832")),
        (FieldType.VOLUME, "HCF", "1000", Decimal("2831.685")),
        (FieldType.VOLUME, "ft3", "100", Decimal("2.832")),
        (FieldType.STATE, "", "412,999", 412),
        (FieldType.STATE, "l", "412999", 412),
        (FieldType.COUNT, "", "7", 7),
        (FieldType.FLAG, "", "TAK", True),
        (FieldType.FLAG, "", "0", False),
        (FieldType.SERIAL, "", "8zri 0712", "8ZRI0712"),
        (FieldType.NIP, "", "PL 856-734-62-15", "8567346215"),
    ],
)
def test_that_cells_become_values(kind: FieldType, unit: str, text: str, value: object) -> None:
    assert make_converter(Field("x", kind, most=10**6), Writing(), unit, TODAY, "x")(text) == value


@pytest.mark.parametrize(
    ("kind", "unit", "text", "code"),
    [
        (FieldType.MONEY, "", "12,345", "money_precision"),
        (FieldType.MONEY, "grosze", "12,5", "money_precision"),
        (FieldType.MONEY, "", "9999999999999999", "number_too_big"),
        (FieldType.VOLUME, "", "9999999999", "number_too_big"),
        (FieldType.STATE, "", "-1", "state_shape"),
        (FieldType.STATE, "", "100000000", "state_shape"),
        (FieldType.COUNT, "", "1,5", "count_shape"),
        (FieldType.FLAG, "", "może", "flag_shape"),
        (FieldType.SERIAL, "", "A&B", "serial_shape"),
        (FieldType.TEXT, "", "x" * 1_000_001, "text_too_long"),
    ],
)
def test_that_what_can_not_be_is_said(kind: FieldType, unit: str, text: str, code: str) -> None:
    with pytest.raises(CellProblem, match=code) as problem:
        make_converter(Field("x", kind, most=10**6), Writing(), unit, TODAY, "x")(text)
    assert len(problem.value.shown) <= 41


def test_that_a_private_cell_is_not_repeated() -> None:
    with pytest.raises(CellProblem) as problem:
        make_converter(Field("x", FieldType.PESEL), Writing(), "", TODAY, "x")("44051401350")
    assert problem.value.shown == ""


@pytest.mark.parametrize(
    ("form", "text", "value"),
    [
        ("%d.%m.%Y", "05.09.2026", date(2026, 9, 5)),
        ("%m/%d/%Y", "9/5/2026", date(2026, 9, 5)),
        ("%Y%m%d", "20260905", date(2026, 9, 5)),
        ("%d-%m-%y", "05-09-26", date(2026, 9, 5)),
        ("%d.%m.%Y", "31.02.2026", "date_shape"),
        ("%d.%m.%Y", "2026-09-05", "date_shape"),
        ("%d.%m.%Y", "05.09.1026", "date_out_of_range"),
        ("%d.%m.%Y", "23.11.2026", "date_in_future"),
    ],
)
def test_that_days_are_read_as_they_are_written(form: str, text: str, value: date | str) -> None:
    read = make_converter(Field("x", FieldType.DATE, past=True), Writing(dates=form), "", TODAY, "x")
    if isinstance(value, date):
        assert read(text) == value
        return
    with pytest.raises(CellProblem, match=value):
        read(text)


def test_that_every_kind_has_its_fields_and_columns() -> None:
    assert set(FIELDS) == set(RecordKind)
    names = [column.name for column in COLUMNS]
    assert len(names) == len(set(names))


def test_that_the_guide_tells_of_every_field_and_every_reason() -> None:
    guide = (EXAMPLES.parent / "import.md").read_text(encoding="utf-8")
    for kind, fields in FIELDS.items():
        (line,) = [line for line in guide.splitlines() if line.startswith(f"| `{kind.value}` |")]
        for field in fields:
            shown = f"**`{field.name}`**" if field.required else f" `{field.name}`"
            assert shown in line, (kind, field.name)
    for code in (*words.FILE, *words.ROW, *words.READING, *words.NOTE):
        assert f"`{code}`" in guide, code
    for code in re.findall(r"`([a-z]+_[a-z_]+)`", guide.partition("## Powody")[2].partition("## Sprawdzone")[0]):
        assert code in {**words.FILE, **words.CELL, **words.ROW, **words.READING, **words.NOTE}, code
