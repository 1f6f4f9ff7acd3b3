"""The statement on paper: read back word for word, its barcode read from the picture, nothing over anything."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.consent_text import HEADINGS, WORDS
from app.documents.declaration_pdf import statement_pdf
from app.documents.pdf_text import read_text
from app.domain.customers import CustomerKind
from app.domain.declaration_sheets import SheetConsent, SheetCopy, StatementSheet, Utility
from app.domain.declarations import SignerRole
from tests.documents.paper_kit import CONSENTS, NUMBER, SHARED, codes_on, lines, misplaced, objects, pictures, sheet
from tests.shared_data import shared_file

LONG = "Przedsiębiorstwo Produkcyjno-Handlowo-Usługowe „Zażółć Gęślą Jaźń” Krzysztof Brzęczyszczykiewicz, " * 3
NASTY = (
    "Ąę\x00\x07\x1b[31m\u202eobrócone\u2066\u200b",
    "W" * 300,
    "<b>&amp;</b>{utility}{0}%s%n",
    "\ud800half \U0001f600 漢字 עברית",
    "a\u0301" * 120,
    "jeden\ndwa\r\ntrzy\u2028cztery\ttab",
)


def flat(text: str) -> str:
    return " ".join(text.split())


def test_that_everything_on_the_sheet_is_read_back() -> None:
    text = flat(read_text(statement_pdf(sheet(), SHARED)))
    for part in (
        "Przedsiębiorstwo Usług Komunalnych",
        "NIP 8581234567",
        "Oświadczenie o rejestracji w e-BOK",
        NUMBER,
        "egzemplarz biura",
        "☒ osoba fizyczna ☐ firma",
        "004512",
        "Kowalska",
        "ul. Łużycka 12/3, 74-100 Gryfino",
        "os. Górne 7/15, 74-101 Gryfino",
        "W-100001 woda ul. Łużycka 1, 74-100 Gryfino UW/1/2019",
        "O-100002 wywozy",
        "anna.kowalska@poczta.example",
        "601 234 567",
        "☒ właściciel ☐ współwłaściciel",
        "Administratorem danych osobowych jest Przedsiębiorstwo Usług Komunalnych, ul. Przykładowa 1",
        "Kontakt: iod@pwk.example",
        "wersja 5",
        "22.11.2026",
        "czytelny podpis osoby składającej oświadczenie",
        "☒ dowód osobisty ☐ paszport",
        "Podpis złożony w obecności pracownika ☒ tak ☐ nie",
        "23.11.2026",
        "☒ BOK ☐ poczta",
        "Nowak Anna",
        "oswiadczenie.pdf",
        "K-77",
        "Prosi o kontakt po 16:00.",
        "strona 1 z 2",
    ):
        assert part in text, part


def test_that_of_a_pesel_only_its_end_is_printed() -> None:
    for pesel in ("44051401359", "•••••••1359", "1359"):
        text = read_text(statement_pdf(sheet(pesel=pesel), SHARED))
        assert "4405140" not in text
        assert "".join(text.split()).count("•••••••1359") == 1


def test_that_each_text_has_its_kind_its_box_and_its_version() -> None:
    text = flat(read_text(statement_pdf(sheet(), SHARED)))
    for consent in CONSENTS:
        box = "☒" if consent.given else "☐"
        assert f"{box} {consent.title} {consent.body} wersja tekstu {consent.version}" in text
    places = [text.index(HEADINGS[kind]) for kind in ("terms", "information", "e_invoice", "consent")]
    assert places == sorted(places)


def test_that_only_a_consent_is_called_one() -> None:
    for kind in ("terms", "information", "e_invoice"):
        assert "zgod" not in f"{HEADINGS[kind]} {WORDS[kind]}".lower()
    assert WORDS["consent"] == "Zgoda"


@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_that_the_number_is_read_from_the_picture_of_every_page(dpi: int) -> None:
    for picture in pictures(statement_pdf(sheet(), SHARED), dpi):
        assert codes_on(picture) == [("Code 128", "OSW202600123")]


def test_that_the_customer_takes_home_a_copy_without_remarks_of_the_office() -> None:
    text = flat(read_text(statement_pdf(sheet(), SHARED, copy=SheetCopy.CUSTOMER)))
    assert "kopia dla klienta" in text
    assert "Login do e-BOK to numer klienta: 004512. Adres strony: https://ebok.pwk.example" in text
    assert "Faktury elektroniczne zamiast papierowych od dnia 06.12.2026." in text
    assert "Prosi o kontakt" not in text
    assert "oswiadczenie.pdf" not in text


def test_that_an_empty_form_ticks_nothing_and_fits_one_leaf() -> None:
    blank = statement_pdf(StatementSheet(NUMBER, consents=CONSENTS), SHARED, blank=True)
    text = read_text(blank)
    assert "☒" not in text
    assert text.count("☐") >= 25
    assert "formularz do wypełnienia" in text
    assert "strona 2 z 2" in text
    assert "–\n" not in text.replace("e-BOK –", "")


def test_that_an_empty_form_for_a_known_customer_holds_what_is_on_file() -> None:
    text = flat(read_text(statement_pdf(sheet(), SHARED, blank=True)))
    assert "Kowalska" in text
    assert "W-100001" in text
    assert "☒ Nowa faktura" not in text
    assert "☐ Nowa faktura" in text


def test_that_hundreds_of_objects_go_over_pages_under_their_heads() -> None:
    pdf = statement_pdf(sheet(objects=objects(700)), SHARED)
    text = read_text(pdf)
    assert all(each.number in text for each in objects(700))
    pages = lines(pdf)
    assert len(pages) > 12
    assert text.count("Adres nieruchomości") == sum(any("W-1" in line.text for line in page) for page in pages)
    assert not misplaced(pdf)


@pytest.mark.parametrize("text", [LONG, *NASTY], ids=range(len(NASTY) + 1))
def test_that_no_text_leaves_its_place(text: str) -> None:
    made = sheet(
        kind=CustomerKind.COMPANY,
        company=text,
        customer_number=text[:20],
        address=text,
        mailing=text,
        email=text,
        phone=text[:60],
        signer=text,
        role=SignerRole.PROXY,
        proxy_scope=text,
        accepted_by=text,
        scan=text,
        card=text,
        remarks=text * 6,
        objects=tuple(
            replace(each, number=text[:40], address=text, contract=text, invoice=text) for each in objects(2)
        ),
        consents=(SheetConsent("terms", "terms", 1, text, text * 3, given=True), *CONSENTS),
    )
    shared = replace(SHARED, utility=Utility(text, text, text, text[:80], text, text, text))
    for blank in (False, True):
        for copy in SheetCopy:
            assert not misplaced(statement_pdf(made, shared, copy=copy, blank=blank))


def test_that_text_of_a_customer_is_text() -> None:
    text = flat(read_text(statement_pdf(sheet(surname="<b>&amp;</b> {iod} %s", remarks="a\nb"), SHARED)))
    assert "<b>&amp;</b> {iod} %s" in text


@given(name=st.text(max_size=300), body=st.text(max_size=1500), seed=st.integers(0, 3))
@settings(max_examples=25)
def test_that_any_text_is_printed_within_the_page(name: str, body: str, seed: int) -> None:
    made = sheet(
        surname=name,
        first_name=name[:100],
        objects=tuple(replace(each, address=name) for each in objects(seed)),
        consents=(SheetConsent("terms", "terms", 1, name, body, given=bool(seed % 2)),),
        remarks=body,
    )
    pdf = statement_pdf(made, SHARED)
    with pypdfium2.PdfDocument(pdf) as document:
        assert 1 <= len(document) <= 8
    assert not misplaced(pdf)


def test_that_naughty_strings_are_printed() -> None:
    strings = shared_file("nasty", "blns.txt").read_text("utf-8").splitlines()
    rows = tuple(replace(objects(1)[0], address=line) for line in strings if line and not line.startswith("#"))
    assert not misplaced(statement_pdf(sheet(objects=rows), SHARED))


def test_that_a_scope_without_an_end_says_so() -> None:
    proxy = {"role": SignerRole.PROXY, "proxy_scope": "wszystkie sprawy e-BOK"}
    assert "bezterminowo" in read_text(statement_pdf(sheet(**proxy), SHARED))
    assert "31.12.2027" in read_text(statement_pdf(sheet(**proxy, proxy_until=date(2027, 12, 31)), SHARED))
