"""Whatever the bytes are, the reader answers with a value or a refusal with a sentence, and soon."""

from __future__ import annotations

import re
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.ksef.reader import read_invoice
from app.documents.ksef.upo import read_receipt
from app.documents.ksef.words import refusal_sentence
from app.domain.faults import Refused
from tests.ksef_kit import attachment, correction_head, invoice_xml, line, table

SOURCES = (
    invoice_xml(),
    invoice_xml(form=2),
    invoice_xml(kind="KOR", after_kind=correction_head(), lines=line(1, "5", before=True) + line(1, "4")),
    invoice_xml(
        after_fa=attachment(
            table([("Licznik", "txt"), ("Stan bieżący", "dec"), ("Data", "date")], [["1", "2.5", "2026-01-01"], ["x"]])
        )
    ),
)
PIECES = [re.findall(r"<[^>]*>|[^<]+", source) for source in SOURCES]
ODD = [
    "",
    "0",
    "-0",
    "-",
    "1e9",
    "NaN",
    "2026-02-29",
    "9" * 400,
    "\u00a0",
    "ą" * 300,
    "<x/>",
    "&amp;",
    "&#0;",
    "]]>",
    "<![CDATA[",
    "2026-02-01T25:00:00Z",
]


def sentence_of(data: bytes) -> str:
    """Why the file is refused as an invoice and as a receipt; "-" where it is read."""
    said = []
    for read in (read_invoice, read_receipt):
        try:
            read(data)
            said.append("-.")
        except Refused as fault:
            said.append(refusal_sentence(fault))
    return " ".join(said)


def answers(data: bytes) -> None:
    began = time.perf_counter()
    assert sentence_of(data).endswith(".")
    assert time.perf_counter() - began < 2


@given(st.binary(max_size=400))
def test_that_any_bytes_are_answered(data: bytes) -> None:
    answers(data)


@settings(max_examples=300)
@given(st.sampled_from(SOURCES), st.data())
def test_that_changed_bytes_are_answered(source: str, data: st.DataObject) -> None:
    raw = bytearray(source.encode())
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(raw) - 1))
        raw[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    answers(bytes(raw))


@settings(max_examples=300)
@given(st.sampled_from(PIECES), st.data())
def test_that_changed_elements_and_values_are_answered(pieces: list[str], data: st.DataObject) -> None:
    changed = list(pieces)
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(changed) - 1))
        act = data.draw(st.sampled_from(["drop", "twice", "odd", "swap"]))
        if act == "drop":
            del changed[place]
        elif act == "twice":
            changed.insert(place, changed[place])
        elif act == "swap":
            other = data.draw(st.integers(0, len(changed) - 1))
            changed[place], changed[other] = changed[other], changed[place]
        else:
            changed[place] = data.draw(st.sampled_from(ODD) | st.text(max_size=20))
    answers("".join(changed).encode("utf-8", "surrogatepass"))


@settings(max_examples=200)
@given(st.sampled_from(PIECES), st.data())
def test_that_one_odd_value_never_breaks_the_reader(pieces: list[str], data: st.DataObject) -> None:
    texts = [place for place, piece in enumerate(pieces) if not piece.startswith("<") and piece.strip()]
    changed = list(pieces)
    changed[data.draw(st.sampled_from(texts))] = data.draw(
        st.sampled_from(ODD[:10]) | st.from_regex(r"-?[0-9.]{1,12}", fullmatch=True)
    )
    answers("".join(changed).encode())


@settings(max_examples=200)
@given(
    st.lists(
        st.sampled_from(
            [
                "Licznik",
                "Licznik/Strefa",
                "Stan bieżący [m3]",
                "Stan poprzedni",
                "Data",
                "Ilość",
                "Zużycie",
                "j. m.",
                "Inne",
            ]
        ),
        min_size=1,
        max_size=8,
    ),
    st.lists(
        st.lists(
            st.sampled_from(
                ["", "123", "1 234,5", "12.345", "2026-01-31", "31.02.2026", "m3", "Licznik nr 77", "-5", "x"]
            ),
            min_size=1,
            max_size=9,
        ),
        min_size=1,
        max_size=6,
    ),
)
def test_that_any_table_of_an_attachment_is_read(headings: list[str], rows: list[list[str]]) -> None:
    xml = invoice_xml(after_fa=attachment(table([(heading, "txt") for heading in headings], rows)))
    for reading in read_invoice(xml.encode()).readings:
        assert any(digit.isdigit() for digit in reading.meter)
        assert reading.current >= 0
