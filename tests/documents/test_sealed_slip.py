"""The sealed slip: login and password on folds of their own, the password nowhere else and covered when folded."""

from __future__ import annotations

from datetime import date
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageChops, ImageOps

from app.documents.pdf_text import read_text
from app.documents.sealed_slip_pdf import sealed_slip_pdf
from app.domain.passwords import one_time_password
from tests.documents.paper_kit import PASSWORD, SHARED, Line, lines, misplaced, pictures, slip

THIRD = 841.89 / 3


def made(**values: Any) -> bytes:
    return sealed_slip_pdf(slip(**values), SHARED)


def fold_of(text: str, page: list[Line]) -> set[int]:
    """On which thirds a text stands: 0 below, 1 in the middle, 2 above."""
    return {int(line.bottom // THIRD) for line in page if text in line.text}


def test_that_all_of_it_is_read_back() -> None:
    text = " ".join(read_text(made()).split())
    for part in (
        "Kowalska Anna ul. Łużycka 12/3 74-100 Gryfino",
        "Przedsiębiorstwo Usług Komunalnych",
        "Do rąk własnych",
        "Hasło jednorazowe",
        PASSWORD,
        "Ważne do 06.12.2026",
        "Przy pierwszym logowaniu trzeba je zmienić",
        "Login (numer klienta) 004512",
        "https://ebok.pwk.example",
        "wydano 22.11.2026",
    ):
        assert part in text, part


def test_that_login_and_password_stand_on_folds_of_their_own_and_outside_there_is_neither() -> None:
    (page,) = lines(made())
    assert fold_of(PASSWORD, page) == {1}
    assert fold_of("004512", page) == {0}
    assert fold_of("Kowalska Anna", page) == {2}


def test_that_the_password_is_large_and_on_one_line() -> None:
    (page,) = lines(made())
    (line,) = (line for line in page if PASSWORD in line.text)
    assert line.right - line.left > 300
    assert line.top - line.bottom > 18


def test_that_the_properties_of_the_file_hold_neither_name_nor_password() -> None:
    pdf = made()
    with pypdfium2.PdfDocument(pdf) as document:
        told = " ".join(document.get_metadata_dict().values())
    assert "logowania" in told
    for secret in (PASSWORD, PASSWORD.replace("-", ""), "Kowalska", "004512"):
        assert secret not in told
        assert secret.encode() not in pdf
        assert secret.encode("utf-16-be") not in pdf


def test_that_a_password_is_in_no_representation() -> None:
    assert PASSWORD not in repr(slip())


def test_that_folded_the_password_lies_between_two_tints() -> None:
    """As light falls through: each letter of the password has strokes of both other thirds over and around it."""
    (page,) = pictures(made(), dpi=150)
    width, height = page.size
    third = height / 3
    (line,) = (line for line in lines(made())[0] if PASSWORD in line.text)
    scale = 150 / 72
    box = [
        round(line.left * scale),
        round(height - line.top * scale),
        round(line.right * scale),
        round(height - line.bottom * scale),
    ]
    word = page.crop((box[0], box[1], box[2], box[3]))
    above = ImageOps.flip(page.crop((box[0], round(2 * third - box[3]), box[2], round(2 * third - box[1]))))
    below = ImageOps.flip(page.crop((box[0], round(4 * third - box[3]), box[2], round(4 * third - box[1]))))
    ink = sum(word.histogram()[:128]) / (word.width * word.height)
    for tint in (above, below):
        dark = sum(tint.histogram()[:160]) / (tint.width * tint.height)
        assert dark > 0.3, "the tint is thinner than letters"
    seen = ImageChops.darker(ImageChops.darker(word, above), below)
    assert sum(seen.histogram()[:160]) / (seen.width * seen.height) > max(0.55, 2 * ink)
    # ten strips across: none lets more through than it hides
    for number in range(10):
        part = seen.crop((number * seen.width // 10, 0, (number + 1) * seen.width // 10, seen.height))
        assert sum(part.histogram()[:160]) / (part.width * part.height) > 0.45
    assert width > 1000


def test_that_the_window_of_the_envelope_shows_the_address_alone() -> None:
    (page,) = lines(made())
    window = Line(100 * 72 / 25.4, 2 * THIRD + 15 * 72 / 25.4, 190 * 72 / 25.4, 2 * THIRD + 50 * 72 / 25.4, "")
    inside = [line.text for line in page if line.covers(window)]
    assert inside == ["Kowalska Anna", "ul. Łużycka 12/3", "74-100 Gryfino"]


@pytest.mark.parametrize(
    "name", ["Zażółć Gęślą Jaźń " * 12, "W" * 300, "<b>x</b>\x00\u202e" * 20, "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\nm"]
)
def test_that_an_endless_name_stays_in_the_window(name: str) -> None:
    pdf = made(name=name, address=("ul. Księdza Biskupa Aleksandra Kazimierza " * 4, "74-100 Gryfino"))
    assert not misplaced(pdf)
    page = lines(pdf)[0]
    assert fold_of(PASSWORD, page) == {1}
    assert not any(line.left > 290 and 2 * THIRD < line.bottom < 2 * THIRD + 40 for line in page)


@given(name=st.text(max_size=300), street=st.text(max_size=200), seed=st.integers(0, 10**6))
@settings(max_examples=20)
def test_that_any_name_is_printed_within_its_place(name: str, street: str, seed: int) -> None:
    password = one_time_password()
    pdf = sealed_slip_pdf(
        slip(name=name, address=(street, "74-100 Gryfino"), login=f"{seed:06d}", password=password), SHARED
    )
    assert not misplaced(pdf)
    assert password in read_text(pdf)


def test_that_the_last_day_is_told() -> None:
    assert "31.01.2027" in read_text(made(valid_until=date(2027, 1, 31)))
