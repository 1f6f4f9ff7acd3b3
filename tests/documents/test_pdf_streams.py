"""Streams of a PDF, unpacked with a limit: sound ones, damaged ones, bombs."""

from __future__ import annotations

import zlib
from io import BytesIO
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, features

from app.documents import pdf_streams
from app.domain.scans import ScanProblem
from tests.documents.hostile_files import flate_bomb, pdf


def packed_lzw(data: bytes) -> bytes:
    """LZW as ISO 32000, 7.4.4.2 has it: codes of 9 to 12 bits, the table cleared when it is full."""
    table = {bytes([byte]): byte for byte in range(256)}
    bits, count, width, known, now = 256, 9, 9, 258, b""

    def put(code: int) -> None:
        nonlocal bits, count
        bits, count = bits << width | code, count + width

    for byte in data:
        longer = now + bytes([byte])
        if longer in table:
            now = longer
            continue
        put(table[now])
        table[longer], known = known, known + 1
        width = 9 if known < 512 else 10 if known < 1024 else 11 if known < 2048 else 12
        if known >= 4095:
            put(256)
            table, known, width = {bytes([one]): one for one in range(256)}, 258, 9
        now = bytes([byte])
    if now:
        put(table[now])
        known += 1
        width = 9 if known < 512 else 10 if known < 1024 else 11 if known < 2048 else 12
    put(257)
    spare = -count % 8
    return (bits << spare).to_bytes((count + spare) // 8)


@given(st.binary(min_size=1, max_size=6000))
@settings(max_examples=40)
def test_that_what_is_packed_well_is_sound(data: bytes) -> None:
    assert pdf_streams.problem(pdf((b"/Filter /LZWDecode", packed_lzw(data)))) is None
    assert pdf_streams.problem(pdf((b"/Filter [/FlateDecode]", zlib.compress(data)))) is None
    assert pdf_streams.problem(pdf((b"", data))) is None


def test_that_a_long_text_packed_well_is_sound() -> None:
    assert pdf_streams.problem(pdf((b"/Filter /LZWDecode", packed_lzw(bytes(range(256)) * 600)))) is None


@pytest.mark.skipif(not features.check("libtiff"), reason="another packer of the same kind is missing")
def test_that_what_another_program_packed_is_sound() -> None:
    """TIFF has the same LZW: the highest bit first, a code's width changed one early."""
    image = Image.frombytes("L", (300, 300), bytes(Random(2).choices(b"abcdefghijklmnopqrstuvw", k=90_000)))
    stream = BytesIO()
    image.save(stream, "TIFF", compression="tiff_lzw", strip_size=90_000)
    tags = Image.open(BytesIO(stream.getvalue())).tag_v2  # type: ignore[attr-defined]
    for start, size in zip(tags[273], tags[279], strict=True):
        packed = stream.getvalue()[start : start + size]
        assert pdf_streams.problem(pdf((b"/Filter /LZWDecode", packed))) is None


@pytest.mark.parametrize("place", [3, 40, 400])
def test_that_a_damaged_stream_is_told(place: int) -> None:
    whole = bytearray(packed_lzw(b"Zaklad Wodociagow " * 200))
    whole[place : place + 6] = b"\xff" * 6
    assert pdf_streams.problem(pdf((b"/Filter /LZWDecode", bytes(whole)))) is ScanProblem.BROKEN
    letters = bytes(Random(1).choices(b"abcdefghijklmnop", k=4000))
    packed = bytearray(zlib.compress(letters))
    packed[place : place + 6] = b"\xff" * 6
    assert pdf_streams.problem(pdf((b"/Filter /FlateDecode", bytes(packed)))) is ScanProblem.BROKEN


def test_that_a_bomb_is_told() -> None:
    assert pdf_streams.problem(flate_bomb(400)) is ScanProblem.BOMB
    head = b"/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /BitsPerComponent 1"
    assert pdf_streams.problem(pdf((b"", b"S"), (head, b"x"))) is ScanProblem.BOMB


def test_that_a_pdf_inside_of_a_stream_is_left_alone() -> None:
    broken = pdf((b"/Filter /FlateDecode", b"garbage"))
    assert pdf_streams.problem(broken) is ScanProblem.BROKEN
    assert pdf_streams.problem(pdf((b"", b"S"), (b"/Type /EmbeddedFile", broken))) is None
