"""Readings are taken from a table only where its headings say beyond doubt what is what."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from app.domain.ksef_attachment import AttachmentBlock, AttachmentColumn, AttachmentReading, AttachmentTable
from app.domain.ksef_lines import KeyValue
from app.domain.ksef_readings import find_readings


def found(
    headings: str, *rows: str, kinds: str = "", notes: tuple[KeyValue, ...] = (), block: tuple[KeyValue, ...] = ()
) -> tuple[AttachmentReading, ...]:
    """Readings of one table; cells are parted by ``|``."""
    names = headings.split("|")
    of_kind = kinds.split("|") if kinds else ["txt"] * len(names)
    columns = tuple(AttachmentColumn(name, kind) for name, kind in zip(names, of_kind, strict=True))
    table = AttachmentTable(columns, tuple(tuple(row.split("|")) for row in rows), metadata=notes)
    return find_readings([AttachmentBlock(metadata=block, tables=(table,))])


def test_that_a_water_bill_is_read() -> None:
    (reading,) = found(
        "Nr wodomierza|Data odczytu poprzedniego|Stan poprzedni|Data odczytu|Stan bieżący|Zużycie (m3)|Rodzaj odczytu",
        "AB-123456|31.12.2025|1 020|2026-01-31|1 041,5|21,5|rzeczywisty",
    )
    assert reading == AttachmentReading(
        meter="AB-123456",
        current=Decimal("1041.5"),
        previous=Decimal(1020),
        read_on=date(2026, 1, 31),
        previous_on=date(2025, 12, 31),
        used=Decimal("21.5"),
        unit="m³",
        method="rzeczywisty",
    )


def test_that_a_bill_of_another_utility_is_read() -> None:
    (reading,) = found(
        "Nr fabr. wodomierza|Stan pocz. m3|Stan końc. m3|Zużycie wody m3|Data odczytu końcowego|Numer plomby",
        "77120456|310|322|12|31.01.2026|P-1",
    )
    assert (reading.meter, reading.previous, reading.current, reading.used, reading.unit, reading.read_on) == (
        *("77120456", Decimal(310), Decimal(322), Decimal(12), "m³"),
        date(2026, 1, 31),
    )
    named = found("Data|Wskazanie na koniec okresu", "Wodomierz 77120456", "31.01.2026|322", "Wodomierz ogrodowy", "|5")
    assert [(one.meter, one.current) for one in named] == [("77120456", Decimal(322))]


def test_that_every_row_is_a_meter() -> None:
    readings = found("Wodomierz|Wskazanie poprzednie|Wskazanie bieżące", "111|1|2", "222|3|4", "razem||6")
    assert [(one.meter, one.current, one.row) for one in readings] == [("111", Decimal(2), 0), ("222", Decimal(4), 1)]


def test_that_a_note_of_block_or_table_names_the_meter() -> None:
    note = (KeyValue("Numer wodomierza", "98765"),)
    for told in (found("Stan bieżący", "12", block=note), found("Stan bieżący|Stan poprzedni", "12|10", notes=note)):
        assert [(one.meter, one.current) for one in told] == [("98765", Decimal(12))]
    two = (*note, KeyValue("Nr licznika", "11111"))
    assert found("Stan bieżący|Stan poprzedni", "12|10", notes=two) == ()


def test_that_zones_belong_to_the_meter_of_the_row_before() -> None:
    readings = found(
        "Licznik/Strefa|Wskazanie bieżące",
        "Licznik energii nr 777",
        "dzienna|5",
        "nocna|6",
        "Licznik bez numeru",
        "dzienna|7",
    )
    assert [(one.meter, one.zone, one.current) for one in readings] == [
        ("777", "dzienna", Decimal(5)),
        ("777", "nocna", Decimal(6)),
    ]


@pytest.mark.parametrize(
    ("headings", "row", "kinds"),
    [
        ("Licznik|Stan", "123|5", ""),
        ("Licznik|Odczyt|Ilość", "123|5|6", ""),
        ("Stan bieżący|Stan poprzedni", "5|4", ""),
        ("Licznik|Stan bieżący|Stan aktualny", "123|5|6", ""),
        ("Licznik|Nr licznika|Stan bieżący", "123|456|6", ""),
        ("Licznik|Stan bieżący", "ogrodowy|5", ""),
        ("Licznik|Stan bieżący", "123|1.020", ""),
        ("Licznik|Stan bieżący", "123|1.020", "txt|int"),
        ("Licznik|Stan bieżący", "123|-5", ""),
        ("Licznik|Stan bieżący", "123|5 sztuk", ""),
        ("Licznik|Stan bieżący", "123|", ""),
        ("Licznik|Stan bieżący (m3)|Zużycie (kWh)", "123|5|5", ""),
        ("Licznik|Stan bieżący (m3)|Zużycie", "123|5|5 kWh", ""),
        ("Licznik|Przewidywany stan bieżący", "123|5", ""),
    ],
)
def test_that_nothing_is_guessed(headings: str, row: str, kinds: str) -> None:
    assert found(headings, row, kinds=kinds) == ()


def test_that_a_column_of_decimals_may_have_three_places() -> None:
    (reading,) = found("Licznik|Stan bieżący", "123|1.020", kinds="txt|dec")
    assert reading.current == Decimal("1.020")


def test_that_an_impossible_day_is_left_out() -> None:
    (reading,) = found("Licznik|Stan bieżący|Data", "123|5|31.02.2026")
    assert reading.read_on is None


def test_that_short_rows_are_read_as_far_as_they_go() -> None:
    (reading,) = found("Licznik|Stan bieżący|Zużycie|Data", "123|5")
    assert reading == AttachmentReading(meter="123", current=Decimal(5))
