"""QR codes as they are printed: read back from the picture of the page by a decoder of another family."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from app.documents.codes import MOST_BYTES, draw_qr, qr_matrix, quiet
from app.domain.codes import QUIET_ZONE, Level, Matrix, dark_runs
from app.domain.payment_code import PaymentOrder, payment_code
from app.services import codes as service
from tests.documents.paper_kit import pictures
from tests.documents.qr_kit import read_qr
from tests.shared_data import shared_file

KSEF = "https://qr.ksef.mf.gov.pl/invoice/1111111111/01-02-2026/UtQp9Gpc51y-u3xApZjIjgkpZ01js-J8KflSPW8WzIE"
ZBP = "5265877635|PL|49102010260000010200039290|012345|PUK Gryfino Sp. z o.|FV/WOD/1234/11/2025 id 39290|||"
LEVELS: tuple[Level, ...] = ("L", "M", "Q", "H")


def printed(matrix: Matrix, side: float = 72.0, dpi: int = 150) -> Image.Image:
    """A page with the code on it, as a picture."""
    stream = BytesIO()
    canvas = Canvas(stream)
    draw_qr(canvas, matrix, 200, 500, side)
    canvas.showPage()
    canvas.save()
    (page,) = pictures(stream.getvalue(), dpi)
    return page


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("text", [KSEF, ZBP, "Zażółć gęślą jaźń", "1"])
def test_that_a_printed_code_is_read_back(text: str, level: Level) -> None:
    assert read_qr(printed(qr_matrix(text, level))) == [text]


def test_that_published_links_and_codes_are_read_back() -> None:
    links = shared_file("ksef", "qr_links.tsv").read_text("utf-8").splitlines()
    codes = shared_file("qr", "zbp_2d_strings.tsv").read_text("utf-8").splitlines()
    texts = [line.split("\t")[1] for line in (*links, *codes) if "\t" in line and not line.startswith("#")]
    assert texts
    for text in texts:
        assert read_qr(printed(qr_matrix(text, "M"), 120)) == [text]


def test_that_a_payment_code_of_the_standard_fits_at_its_smallest_size() -> None:
    """1.8 cm is the least that the recommendation allows (domain.md 5.1)."""
    text = payment_code(
        PaymentOrder("5265877635", "49102010260000010200039290", 999_999, "ŻÓŁĆ " * 9, "Ł" * 40, "1" * 20)
    )
    assert isinstance(text, str)
    assert read_qr(printed(qr_matrix(text, "L"), 18 * 72 / 25.4)) == [text]


@given(text=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=120))
@settings(max_examples=25, deadline=None)
def test_that_any_text_is_read_back(text: str) -> None:
    assert read_qr(printed(qr_matrix(text, "M"), 140)) == [text]


def test_that_edges_of_modules_are_exact_and_no_hair_is_left_between_them() -> None:
    """Drawn with 8 pixels a module every pixel is black or white, and each is what its module is."""
    matrix = qr_matrix(KSEF, "M")
    side = len(matrix) * 4.0
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(side, side))
    draw_qr(canvas, matrix, 0, 0, side)
    canvas.showPage()
    canvas.save()
    (page,) = pictures(stream.getvalue(), 144)
    assert page.size == (8 * len(matrix), 8 * len(matrix))
    for row, modules in enumerate(matrix):
        for column, dark in enumerate(modules):
            colours = page.crop((8 * column, 8 * row, 8 * column + 8, 8 * row + 8)).getcolors()
            assert colours == [(64, 0 if dark else 255)], (row, column)


@given(st.lists(st.lists(st.booleans(), min_size=9, max_size=9), max_size=9))
def test_that_runs_hold_each_dark_module_once(rows: list[list[bool]]) -> None:
    matrix = tuple(map(tuple, rows))
    painted = [(row, column + more) for column, row, length in dark_runs(matrix) for more in range(length)]
    assert len(painted) == len(set(painted))
    assert set(painted) == {(y, x) for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark}


def test_that_a_code_holds_as_much_as_the_standard_says_and_no_more() -> None:
    for level in LEVELS:
        assert len(qr_matrix("a" * MOST_BYTES[level], level)) == 177
        with pytest.raises(ValueError, match="do not fit"):
            qr_matrix("a" * (MOST_BYTES[level] + 1), level)
    with pytest.raises(ValueError, match="do not fit"):
        qr_matrix("", "L")


def test_that_the_window_gets_the_same_modules_and_the_quiet_zone_is_told() -> None:
    matrix = service.qr_matrix(ZBP, "L")
    assert matrix == qr_matrix(ZBP, "L")
    assert quiet(matrix, 10.0 * len(matrix)) == 10.0 * QUIET_ZONE
