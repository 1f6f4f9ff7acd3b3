"""Papers made into PDF files from a real PostgreSQL: one round trip, the right copy, several in one file."""

from __future__ import annotations

import hashlib
import zipfile
from base64 import urlsafe_b64encode
from datetime import date
from io import BytesIO
from uuid import uuid4

import pypdfium2
import pytest

from app.documents.pdf_text import read_text
from app.domain.contacts import ContactChannel
from app.domain.faults import Cancelled, Refused
from app.domain.prints import CopyKind, file_name
from app.models.jobs import Cancel
from app.services import paper_prints
from app.store.session import Database
from tests.bookkeeping import Books
from tests.database import Clone
from tests.documents.paper_kit import pictures
from tests.documents.qr_kit import read_qr
from tests.ksef_kit import invoice_bytes
from tests.roundtrips import counted

CALL = (str(uuid4()), ContactChannel.PHONE)
NRB = "49102010260000010200039290"
KSEF = "5265877635-20261102-0100001AF629-AF"
_NUMBERS = list(range(800_000, 0, -1000))


@pytest.fixture
def books(module_clone: Clone) -> Books:
    return Books(module_clone.connect(), made=_NUMBERS.pop())


@pytest.fixture
def database(module_database: Database) -> Database:
    return module_database


def water(books: Books, number: str = "", gross: int = 10_800, paid: int = 0, **values: object) -> tuple[int, int]:
    """A customer and a posted water invoice, ``paid`` grosze of it settled."""
    who = books.customer("Kowalska", "Anna")
    books.connection.execute("update accounts set nrb = '' where nrb = %s", (NRB,))
    card = books.card(who, nrb=NRB)
    day = date(2026, 2, 3)
    paper = books.paper(who, number or f"FV/WOD/{who}/02/2026", day, gross, account_id=card, **values)
    books.lines(who, paper, ("Woda", "10", "10.00", "8", gross - round(gross * 8 / 108), round(gross * 8 / 108)))
    charge = books.charge(who, card, day, gross, paper_id=paper)
    if paid:
        books.settle(who, card, charge, books.payment(who, card, day, paid), paid, day)
    return who, paper


def keep_file(books: Books, who: int, paper: int, xml: bytes) -> str:
    """Keep an invoice file behind a paper; its hash as in KSeF's link."""
    digest = hashlib.sha256(xml)
    books.connection.execute(
        "insert into paper_files (customer_id, paper_id, form, sha256, xml) values (%s, %s, 'FA (3)', %s, %s)",
        (who, paper, digest.hexdigest(), xml),
    )
    return urlsafe_b64encode(digest.digest()).decode().rstrip("=")


def text_of(pdf: bytes) -> str:
    return " ".join(read_text(pdf).split())


def test_that_a_paper_without_a_file_is_printed_in_one_round_trip(books: Books, database: Database) -> None:
    who, paper = water(books)
    paper_prints.invoice_print(database, who, paper, contact=CALL)  # the statement is prepared
    with counted(database) as trips:
        made = paper_prints.invoice_print(database, who, paper, contact=CALL)
    assert trips.count == 1
    assert made.name == f"FV_WOD_{who}_02_2026.pdf"
    text = text_of(made.pdf)
    for part in (
        f"nr FV/WOD/{who}/02/2026",
        "Kowalska Anna",
        "108,00 zł",
        "Ponowny wydruk",
        "49 1020 1026",
        "strona 1 z 1",
    ):
        assert part in text, part
    assert "DUPLIKAT" not in text


def test_that_a_kept_file_is_what_is_drawn(books: Books, database: Database) -> None:
    who, paper = water(books, ksef_number=KSEF, ksef_status="accepted")
    digest = keep_file(books, who, paper, invoice_bytes())
    with counted(database) as trips:
        made = paper_prints.invoice_print(database, who, paper, CopyKind.DUPLICATE, contact=CALL)
    assert trips.count == 1
    text = text_of(made.pdf)
    assert "nr FV/WOD/1/02/2026" in text
    assert "Ponowne udostępnienie wizualizacji" in text
    assert "DUPLIKAT" not in text
    (page, *_) = pictures(made.pdf, 200)
    assert f"https://qr.ksef.mf.gov.pl/invoice/{KSEF[:10]}/03-02-2026/{digest}" in read_qr(page)


def test_that_an_offline_invoice_has_its_code_by_nip_and_says_so(books: Books, database: Database) -> None:
    who, paper = water(books, ksef_status="offline")
    xml = invoice_bytes(number="FV/WOD/2/02/2026")
    digest = keep_file(books, who, paper, xml)
    made = paper_prints.invoice_print(database, who, paper, contact=CALL)
    assert "OFFLINE" in text_of(made.pdf)
    (page, *_) = pictures(made.pdf, 200)
    assert any(code.endswith(f"/03-02-2026/{digest}") and "/invoice/" in code for code in read_qr(page))


def test_that_a_duplicate_has_its_date_and_only_outside_ksef(books: Books, database: Database) -> None:
    who, paper = water(books)
    text = text_of(paper_prints.invoice_print(database, who, paper, CopyKind.DUPLICATE, contact=CALL).pdf)
    assert f"DUPLIKAT z dnia {books.today():%d.%m.%Y}" in text


def test_that_the_code_asks_for_what_is_left(books: Books, database: Database) -> None:
    books.connection.execute(
        "update settings set value = jsonb_set(value, '{nip}', '\"5265877635\"') where key = 'utility'"
    )
    who, paper = water(books, paid=4_000)
    made = paper_prints.invoice_print(database, who, paper, contact=CALL)
    assert "Z tego dokumentu pozostało do zapłaty 68,00 zł" in text_of(made.pdf)
    (page,) = pictures(made.pdf, 200)
    (code,) = read_qr(page)
    assert code.split("|")[:4] == ["5265877635", "PL", NRB, "006800"]


def test_that_reading_a_paper_leaves_a_trace(books: Books, database: Database) -> None:
    who, paper = water(books)
    contact = (str(uuid4()), ContactChannel.PHONE)
    paper_prints.invoice_print(database, who, paper, contact=contact)
    row = books.connection.execute(
        "select count(*) from access_log where customer_id = %s and contact_key = %s", (who, contact[0])
    ).fetchone()
    assert row == (1,)


def test_that_a_paper_of_somebody_else_is_refused(books: Books, database: Database) -> None:
    who, _ = water(books)
    _, foreign = water(books)
    for make in (paper_prints.bundle_pdf, paper_prints.bundle_zip):
        with pytest.raises(Refused, match="no_such_paper"):
            make(database, who, [foreign], contact=CALL)
    with pytest.raises(Refused, match="no_such_paper"):
        paper_prints.invoice_print(database, who, foreign, contact=CALL)


def several(books: Books, count: int) -> tuple[int, list[int]]:
    who = books.customer("Nowak", "Jan")
    card = books.card(who)
    papers = [
        books.paper(who, f"FV/{who}/{number}", date(2026, 1, 1 + number % 28), 100 * number + 100, account_id=card)
        for number in range(count)
    ]
    return who, papers


def test_that_many_papers_are_one_pdf_in_their_order(books: Books, database: Database) -> None:
    who, papers = several(books, 120)
    told: list[tuple[int, int]] = []
    with counted(database) as trips:
        made = paper_prints.bundle_pdf(
            database, who, papers, contact=CALL, progress=lambda done, count: told.append((done, count))
        )
    assert trips.count == 3
    assert told == [(number, 120) for number in range(121)]
    with pypdfium2.PdfDocument(made.data) as document:
        assert len(document) == 120
        firsts = [page.get_textpage().get_text_range() for page in document]
    assert [
        f"nr FV/{who}/{number}\r\n" in first or f"nr FV/{who}/{number} " in first for number, first in enumerate(firsts)
    ]
    assert all("strona 1 z 1" in first for first in firsts)


def test_that_a_zip_holds_a_file_a_paper_named_by_its_number(books: Books, database: Database) -> None:
    who, papers = several(books, 5)
    made = paper_prints.bundle_zip(database, who, papers, contact=CALL)
    assert (made.name, made.media_type) == ("dokumenty.zip", "application/zip")
    with zipfile.ZipFile(BytesIO(made.data)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [f"FV_{who}_{number}.pdf" for number in range(5)]
        assert all(f"nr FV/{who}/{number}" in text_of(archive.read(f"FV_{who}_{number}.pdf")) for number in range(5))


def test_that_a_bundle_stops_between_two_papers(books: Books, database: Database) -> None:
    who, papers = several(books, 10)
    for make in (paper_prints.bundle_pdf, paper_prints.bundle_zip):
        cancel, seen = Cancel(), list[int]()

        def stop(done: int, _count: int, cancel: Cancel = cancel, seen: list[int] = seen) -> None:
            seen.append(done)
            if done == 3:
                cancel.mark()

        with pytest.raises(Cancelled):
            make(database, who, papers, contact=CALL, progress=stop, cancel=cancel)
        assert seen == [0, 1, 2, 3]


def test_that_file_names_are_plain_and_none_twice() -> None:
    names: list[str] = []
    for number in ("FV/ŻÓŁĆ 1/2026", "fv/zolc/1/2026", "..", "\u202egnp.exe", "A" * 200):
        names.append(file_name(number, names))
    assert names == [
        "FV_ZOLC_1_2026.pdf",
        "fv_zolc_1_2026_2.pdf",
        "dokument.pdf",
        "gnp.exe.pdf",
        "A" * 80 + ".pdf",
    ]
