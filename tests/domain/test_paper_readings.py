"""Readings of an invoice's attachment beside the meter's own; words found in a paper."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from app.domain.ksef_attachment import AttachmentReading
from app.domain.paper_pages import Box, TextLayer, find_text
from app.domain.paper_readings import Match, OwnState, beside, serial_key

DAY = date(2026, 1, 31)


def told(current: str, meter: str = "8ZRI 0712-345", day: date | None = DAY) -> AttachmentReading:
    return AttachmentReading(meter, Decimal(current), read_on=day)


def own(state: int | None, day: date | None = DAY, *, booked: bool = True) -> OwnState:
    return OwnState("8zri0712345", day, state, booked)


def test_that_a_state_of_the_same_day_is_compared() -> None:
    (row,) = beside([told("412")], [own(405, date(2026, 1, 1)), own(412)])
    assert (row.match, row.difference) == (Match.SAME, Decimal(0))
    (row,) = beside([told("412.5")], [own(412)])
    assert (row.match, row.difference) == (Match.DIFFERENT, Decimal("0.5"))


def test_that_one_of_two_states_of_a_day_is_enough() -> None:
    (row,) = beside([told("412")], [own(400), own(412, booked=False)])
    assert row.match is Match.SAME
    (row,) = beside([told("413")], [own(400, booked=False), own(412)])
    assert (row.own, row.difference) == (own(412), Decimal(1))


def test_that_without_a_state_of_that_day_the_nearest_stands_beside() -> None:
    states = [own(400, date(2026, 1, 1)), own(410, date(2026, 1, 28)), own(430, date(2026, 3, 1))]
    (row,) = beside([told("412")], states)
    assert (row.match, row.own, row.difference) == (Match.NOT_THAT_DAY, states[1], None)
    (row,) = beside([told("412", day=None)], states)
    assert row.own == states[2]
    (row,) = beside([told("412")], [own(None, None)])
    assert (row.match, row.own) == (Match.NOT_THAT_DAY, None)


def test_that_a_meter_of_nobody_is_told() -> None:
    (row,) = beside([told("412", meter="99")], [own(412)])
    assert (row.match, row.own) == (Match.NO_METER, None)


@pytest.mark.parametrize("serial", ["8ZRI 0712-345", "8zri/0712.345", "8ZRI0712345"])
def test_that_a_serial_is_the_same_however_it_is_written(serial: str) -> None:
    assert serial_key(serial) == "8ZRI0712345"


def layer(text: str) -> TextLayer:
    """Letters ten points wide on lines of ten points; spaces have no place, as PDFium tells it."""
    boxes: list[Box | None] = []
    x = y = 0.0
    for letter in text:
        if letter == "\n":
            x, y = 0.0, y + 20
        boxes.append(None if letter.isspace() else Box(x, y, x + 10, y + 10))
        x += 10
    return TextLayer(text, tuple(boxes))


def test_that_words_are_found_as_the_house_compares_them() -> None:
    pages = (layer("Łużycka 12/3\nGryfino"), layer("ul. ŁUŻYCKA"))
    hits = find_text(pages, "  luzycka ")
    assert [hit.page for hit in hits] == [0, 1]
    assert hits[0].boxes == (Box(0, 0, 70, 10),)
    (over,) = find_text(pages, "12/3 gryfino")
    assert len(over.boxes) == 2
    assert find_text(pages, "1\u00a0234") == ()
    assert find_text(pages, " ") == ()


def test_that_an_amount_is_found_with_any_space() -> None:
    assert len(find_text((layer("Razem 1\u00a0234,56 zł"),), "1 234,56")) == 1


def test_that_the_letter_under_a_place_is_found() -> None:
    page = layer("ab\ncd")
    assert page.text[page.letter_at(14, 3)] == "b"
    assert page.text[page.letter_at(500, 24)] == "d"
    assert page.part(0, 4) == "ab\ncd"
    assert TextLayer("", ()).letter_at(0, 0) == -1
