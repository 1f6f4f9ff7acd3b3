"""Letters told apart: whatever a Polish text was written in, it comes back as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.bank.encoding import detect, words_beyond_ascii
from app.domain.bank import TextEncoding

WORDS = (
    *("ZAPŁATA", "SPÓŁKA", "ŁÓDŹ", "KRAKÓW", "GDAŃSK", "ŚWINOUJŚCIE", "Żółć", "Święta", "Kowalski", "wodę", "ścieki"),
    *("opłata", "Łużycka", "Źródlana", "ŻÓŁWIOWA", "SMOLEŃSKA", "pięć", "tysięcy", "Grudzień", "październik", "ćma"),
    *("PRZELEW", "FAKTURA", "FV/WOD/1", "MICKIEWICZA", "Wąchock", "gęś", "JAŹŃ", "Poznań", "WYWÓZ", "należność"),
)
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join)
TOLD = {
    "utf-8": TextEncoding.UTF8,
    "iso-8859-2": TextEncoding.LATIN2,
    "cp1250": TextEncoding.CP1250,
    "cp852": TextEncoding.CP852,
}
MISREAD = [
    ("cp852", "cp1250"),
    ("utf-8", "cp1250"),
    ("utf-8", "iso-8859-1"),
    ("cp1250", "cp1252"),
    ("iso-8859-2", "iso-8859-1"),
]


def _read(data: bytes) -> tuple[str, TextEncoding]:
    reading = detect(words_beyond_ascii(data))
    text = data.decode(reading.codec, "replace")
    return (reading.mend(text) if reading.mend else text), reading.encoding


@pytest.mark.parametrize("codec", TOLD)
@given(text=TEXTS)
def test_that_a_text_comes_back(codec: str, text: str) -> None:
    read, told = _read(text.encode(codec))
    assert read == text
    alike = text.encode("iso-8859-2") == text.encode("cp1250")
    expected = {TextEncoding.ASCII} if text.isascii() else {TOLD[codec]}
    assert told in expected | ({TextEncoding.LATIN2} if alike and codec == "cp1250" else set())


@pytest.mark.parametrize(("written", "misread"), MISREAD)
@given(text=TEXTS)
def test_that_misread_letters_are_mended(written: str, misread: str, text: str) -> None:
    broken = _misread(text.encode(written), misread)
    read, told = _read(broken.encode())
    letters = sum(not letter.isascii() for word in set(text.split()) for letter in word)
    if told is TextEncoding.MENDED:
        assert read == text
    else:
        assert letters < 3 or broken == text  # a letter or two are no proof: left as they stand


def _misread(data: bytes, codec: str) -> str:
    """As a program reads that lets undefined bytes through."""
    return "".join(
        chr(byte) if (letter := bytes([byte]).decode(codec, "replace")) == "\ufffd" else letter for byte in data
    )


def test_that_one_cut_letter_does_not_make_utf8_something_else() -> None:
    data = "ZAPŁATA ZA WODĘ I ŚCIEKI, ŁUŻYCKA, GDAŃ".encode()[:-1] + "\nŚWINOUJŚCIE".encode()
    read, told = _read(data)
    assert told is TextEncoding.UTF8
    assert read.startswith("ZAPŁATA ZA WODĘ")


def test_that_the_filler_of_pko_says_nothing() -> None:
    assert _read(b"~21\xff\n~22\xff OSMA\xd1SKA")[0].endswith("OSMAŃSKA")


def test_that_german_names_do_not_turn_a_polish_file() -> None:
    text = "Müller Łódź Gdańsk Königs opłata za wodę Święta"
    assert _read(text.encode("cp1250")) == (text, TextEncoding.CP1250)
