"""Files from outside: taken when they are what they say, refused by code when not, for two seconds of the processor at most."""

from __future__ import annotations

import hashlib
import os
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from app.documents import scans
from app.documents.declaration_pdf import statement_pdf
from app.domain.faults import Refused
from app.domain.scans import JPEG, MOST_PAGES, PDF, PNG, Active, ScanFacts
from tests.documents import hostile_files as made
from tests.documents.paper_kit import NUMBER, SHARED, sheet
from tests.shared_data import shared_file

LIMIT = 10 * 1024 * 1024
SECONDS = 2.0


def code_of(name: str, data: bytes, limit: int = LIMIT) -> str:
    """Why a file is refused; empty when it is taken."""
    try:
        scans.inspect(name, data, limit)
    except Refused as refused:
        return refused.code
    return ""


def test_that_an_honest_file_of_each_kind_is_taken() -> None:
    for name, data, kind in (
        ("skan.pdf", made.pdf(), PDF),
        ("skan.JPG", made.picture("JPEG"), JPEG),
        ("skan.jpeg", made.picture("JPEG"), JPEG),
        ("skan.png", made.picture("PNG"), PNG),
        ("", made.picture("PNG", mode="P"), PNG),
        ("skan.v2.PDF", b"\r\n" + made.pdf(), PDF),
    ):
        facts = scans.inspect(name, data, LIMIT)
        assert facts == ScanFacts(kind, hashlib.sha256(data).hexdigest(), len(data), 1)


REFUSED = [
    ("empty", "a.pdf", b"", "scan_empty"),
    ("program", "a.exe", made.EXE, "scan_not_supported"),
    ("text", "a.txt", b"tekst", "scan_not_supported"),
    ("no name, no kind", "", b"tekst", "scan_not_supported"),
    ("renamed program", "a.pdf", made.EXE, "scan_disguised"),
    ("renamed web page", "a.jpg", b"<html><script>1</script></html>", "scan_disguised"),
    ("renamed archive", "a.png", b"PK\x03\x04" + bytes(100), "scan_disguised"),
    ("renamed office file", "a.pdf", b"\xd0\xcf\x11\xe0" + bytes(600), "scan_disguised"),
    ("picture named PDF", "a.pdf", made.picture("PNG"), "scan_disguised"),
    ("PDF named JPG", "a.jpg", made.pdf(), "scan_disguised"),
    ("two ends of a name", "skan.pdf.exe", made.pdf(), "scan_disguised"),
    ("PDF and archive", "a.pdf", made.pdf() + made.zip_end(), "scan_disguised"),
    ("PDF and archive with a comment", "a.pdf", made.pdf() + made.zip_end(3000), "scan_disguised"),
    ("JPG and archive", "a.jpg", made.picture("JPEG") + made.zip_end(), "scan_disguised"),
    ("JPG and PDF", "a.jpg", made.picture("JPEG") + made.pdf(), "scan_disguised"),
    ("PNG and program", "a.png", made.picture("PNG") + made.EXE, "scan_disguised"),
    ("JPG with a PDF's head", "a.jpg", b"\xff\xd8\xff\xfe\x00\x0c%PDF-1.4\n \xff\xd9" + bytes(40), "scan_broken"),
    ("head alone", "a.pdf", b"%PDF-1.7\n", "scan_broken"),
    ("garbage named PDF", "a.pdf", b"oops\n", "scan_broken"),
    ("half a PDF", "a.pdf", made.many_pages(5)[:-400], "scan_broken"),
    ("PDF and garbage", "a.pdf", made.pdf() + b"\x01garbage" * 300, "scan_broken"),
    ("half a JPG", "a.jpg", made.picture("JPEG")[:-2000], "scan_broken"),
    ("half a PNG", "a.png", made.picture("PNG")[:-300], "scan_broken"),
    ("PNG without a body", "a.png", made.picture("PNG")[:40], "scan_broken"),
    ("PNG of nothing", "a.png", made.png_of(0, 100), "scan_broken"),
    ("PNG that ends early", "a.png", made.png_of(900, 900), "scan_broken"),
    ("no pages", "a.pdf", made.pdf(pages="[]", count=0), "scan_broken"),
    ("pages in a ring", "a.pdf", made.pdf(pages="[3 0 R 2 0 R]"), "scan_broken"),
    ("locked", "a.pdf", made.locked_pdf(), "scan_encrypted"),
    ("locked for changes", "a.pdf", made.owner_locked_pdf(), "scan_encrypted"),
    ("too many pages", "a.pdf", made.many_pages(MOST_PAGES + 1), "scan_too_many_pages"),
    ("PNG of a hundred thousand", "a.png", made.png_of(100_000, 100_000), "scan_bomb"),
    ("JPG of sixty thousand", "a.jpg", made.jpeg_of(60_000, 60_000), "scan_bomb"),
    ("contents of four hundred megabytes", "a.pdf", made.flate_bomb(400), "scan_bomb"),
    ("form in form in form", "a.pdf", made.endless_forms(), "scan_bomb"),
]


@pytest.mark.parametrize(("name", "data", "code"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_that_a_file_is_refused_by_code(name: str, data: bytes, code: str) -> None:
    assert code_of(name, data) == code


def test_that_what_unfolds_twice_is_refused_or_shown_but_never_waited_for() -> None:
    data = made.nested_bomb(400)
    begun = worked()
    assert code_of("a.pdf", data) in {"", "scan_bomb", "scan_broken"}
    assert worked() - begun < SECONDS + started()


def worked() -> float:
    """Seconds of the processor that this process and those it has ended took: what others do meanwhile is not in them."""
    took = os.times()
    return took.user + took.system + took.children_user + took.children_system


def started() -> float:
    """What a process of its own takes to begin: the file has nothing to do with it."""
    begun = worked()
    scans.inspect("a.pdf", made.pdf(), LIMIT)
    return worked() - begun


@pytest.mark.parametrize("data", [made.flate_bomb(400), made.endless_forms()], ids=["flate", "forms"])
def test_that_an_answer_comes_within_two_seconds(data: bytes) -> None:
    begun = worked()
    assert code_of("a.pdf", data)
    assert worked() - begun < SECONDS + started()


def test_that_the_limit_is_told_before_anything_is_read() -> None:
    with pytest.raises(Refused) as refused:
        scans.inspect("a.pdf", made.pdf() + bytes(2000), 1000)
    assert refused.value.code == "scan_too_large"
    assert refused.value.detail["limit"] == 1000


def test_that_what_a_name_hides_is_told() -> None:
    with pytest.raises(Refused) as refused:
        scans.inspect("zdjęcie.png", made.picture("JPEG"), LIMIT)
    assert refused.value.detail == {"says": "png", "suffix": ".png", "holds": "jpg"}


def test_that_programs_and_attachments_in_a_pdf_are_told() -> None:
    script = made.pdf(catalog="/OpenAction << /S /JavaScript /JS (app.alert(1)) >>")
    named = made.pdf(catalog="/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (app.alert(1)) >>] >> >>")
    launch = made.pdf(page="/AA << /O << /S /Launch /F (calc.exe) >> >>")
    file = made.pdf(
        (b"", b"S"),
        (b"/Type /EmbeddedFile", b"x"),
        catalog=(
            "/Names << /EmbeddedFiles << /Names [(a.exe) << /Type /Filespec /F (a.exe) /EF << /F 5 0 R >> >>] >> >>"
        ),
    )
    assert scans.inspect("a.pdf", made.pdf(), LIMIT).active == ()
    assert scans.inspect("a.pdf", script, LIMIT).active == (Active.JAVASCRIPT,)
    assert scans.inspect("a.pdf", named, LIMIT).active == (Active.JAVASCRIPT,)
    assert scans.inspect("a.pdf", launch, LIMIT).active == (Active.LAUNCH,)
    assert scans.inspect("a.pdf", file, LIMIT).active == (Active.ATTACHMENTS,)


@pytest.mark.parametrize(
    ("kind", "turn"),
    [("PDF", 0), ("JPEG", 3), ("PNG", -5), ("PDF", 12), ("JPEG", -17), ("PNG", 90), ("PDF", 180), ("JPEG", 187)],
)
def test_that_the_number_is_read_from_a_scan_however_it_lay(kind: str, turn: float) -> None:
    data = made.as_file(made.paper("OSW202600123", turn=turn), kind)
    assert scans.inspect("", data, LIMIT).barcode == "OSW/2026/00123"


def test_that_the_number_is_read_from_a_poor_scan() -> None:
    data = made.as_file(made.paper("OSW202600123", dpi=150, turn=2, noise=True), "JPEG")
    assert scans.inspect("", data, LIMIT).barcode == "OSW/2026/00123"


def test_that_a_barcode_of_something_else_is_no_number() -> None:
    assert scans.inspect("", made.as_file(made.paper("FV123456"), "PNG"), LIMIT).barcode == ""
    assert scans.inspect("", made.as_file(made.paper("202600123"), "PNG"), LIMIT).barcode == ""


def test_that_our_own_statement_is_recognised() -> None:
    facts = scans.inspect("oświadczenie.pdf", statement_pdf(sheet(), SHARED), LIMIT)
    assert (facts.pages, facts.barcode) == (2, NUMBER)


def test_that_a_page_is_shown_as_wide_as_asked() -> None:
    png = scans.page_image(statement_pdf(sheet(), SHARED), 1, 900)
    assert Image.open(BytesIO(png)).size == (900, 1273)
    shown = Image.open(BytesIO(scans.page_image(made.picture("JPEG"), 0, 200)))
    assert (shown.size, shown.format) == ((200, 150), "PNG")


def test_that_a_picture_taken_sideways_is_shown_upright() -> None:
    image = Image.new("RGB", (400, 200), "red")
    exif = Image.Exif()
    exif[0x0112] = 6
    stream = BytesIO()
    image.save(stream, "JPEG", exif=exif)
    assert Image.open(BytesIO(scans.page_image(stream.getvalue(), 0, 1000))).size == (200, 400)


def test_that_a_page_that_is_not_there_is_refused() -> None:
    for data in (made.pdf(), b"", b"%PDF-1.7", made.picture("PNG")[:60]):
        with pytest.raises(Refused) as refused:
            scans.page_image(data, 7 if data.startswith(b"%PDF-") else 0, 500)
        assert refused.value.code == "scan_broken"


EXPECTED = {
    "bad1.pdf": "scan_broken",
    "bad10.pdf": "scan_broken",
    "damaged-stream.pdf": "scan_broken",
    "encrypted-40-bit-R3.pdf": "scan_encrypted",
    "minimal.pdf": "",
    "pages-loop.pdf": "scan_broken",
}


def test_that_known_bad_files_are_refused() -> None:
    folder = shared_file("nasty", "pdf")
    told = {path.name: code_of(path.name, path.read_bytes()) for path in sorted(folder.glob("*.pdf"))}
    assert told == EXPECTED


@given(cut=st.integers(0, 2000), noise=st.binary(max_size=8))
@settings(max_examples=6)
def test_that_a_damaged_file_never_breaks_us(cut: int, noise: bytes) -> None:
    for name, whole in (("a.pdf", made.pdf()), ("a.jpg", made.picture("JPEG")), ("a.png", made.picture("PNG"))):
        place = cut % len(whole)
        code_of(name, whole[:place] + noise + whole[place + len(noise) :])
