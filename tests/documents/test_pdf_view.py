"""Pages of papers drawn and read for the window, in turns from several threads."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.documents import pdf_view
from app.documents.declaration_pdf import statement_pdf
from app.domain.paper_pages import find_text
from app.models.jobs import Jobs
from tests.documents.paper_kit import SHARED, objects, sheet


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return statement_pdf(sheet(objects=objects(40)), SHARED)


def test_that_every_page_has_its_size_and_is_drawn_as_wide_as_asked(pdf: bytes) -> None:
    sizes, first = pdf_view.first_picture(pdf, 500)
    assert sizes == pdf_view.page_sizes(pdf)
    assert len(sizes) > 1
    assert {(round(size.width), round(size.height)) for size in sizes} == {(595, 842)}
    for page in range(len(sizes)):
        picture = pdf_view.picture(pdf, page, 500)
        assert (picture.width, picture.stride * picture.height) == (500, len(picture.pixels))
    assert first == pdf_view.picture(pdf, 0, 500)
    image = QImage(first.pixels, first.width, first.height, first.stride, QImage.Format.Format_RGB32)
    assert image.pixelColor(2, 2).name() == "#ffffff"


def test_that_a_letter_stands_where_it_is_drawn(pdf: bytes) -> None:
    layers = pdf_view.text_layers(pdf)
    hit = find_text(layers, "oswiadczenie o rejestracji")[0]
    (box,) = hit.boxes
    picture = pdf_view.picture(pdf, hit.page, 1190)  # two pixels a point
    image = QImage(picture.pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32)
    inside = [
        image.pixelColor(x, y).lightness()
        for x in range(round(box.left * 2), round(box.right * 2))
        for y in range(round(box.top * 2), round(box.bottom * 2))
    ]
    dark = sum(light < 128 for light in inside) / len(inside)
    assert 0.1 < dark < 0.6  # letters, neither paper nor a bar
    assert layers[hit.page].text[layers[hit.page].letter_at(box.left + 1, box.top + 4)] == "O"


def test_that_several_threads_draw_at_once(qtbot: QtBot, pdf: bytes) -> None:
    jobs, owner = Jobs(), QObject()
    made: list[int] = []
    for number in range(24):
        page = number % 2
        jobs.start(
            lambda _cancel, page=page: pdf_view.picture(pdf, page, 400).width,  # type: ignore[misc]
            made.append,
            owner=owner,
            key=str(number),
        )
    qtbot.waitUntil(lambda: len(made) == 24)
    assert set(made) == {400}
    assert jobs.shut_down()
