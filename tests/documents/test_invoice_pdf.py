"""Printed invoices: all that the file says is on the paper, to the grosz, inside its margins; codes are read back."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.documents.invoice_pdf import invoice_pdf, papers_pdf
from app.documents.ksef.reader import read_invoice
from app.documents.pdf_text import read_text
from app.domain.declaration_sheets import Utility
from app.domain.ksef import StructuredInvoice
from app.domain.ledger import DebtStatus
from app.domain.papers import KsefStatus, PaperDetails, PaperKind
from app.domain.prints import CopyKind, PrintBuyer, PrintSheet
from tests.documents.invoice_kit import HASH, KSEF, NRB, invoice_sheet, plain_sheet
from tests.documents.ksef_strategies import INVOICES, any_of
from tests.documents.paper_kit import lines, misplaced, pictures
from tests.documents.printed_values import missing, squeezed
from tests.documents.qr_kit import read_qr
from tests.ksef_kit import ANNOTATIONS, PAYMENT, attachment, correction_head, invoice_bytes, line, table
from tests.shared_data import shared_file

SAMPLES = [f"{'Fa' if number in {14, 17, 18, 19, 20} else 'FA'}_3_Przykład_{number}.xml" for number in range(1, 27)]


def sample(name: str) -> bytes:
    return shared_file("ksef", "fa3_official_mf", name).read_bytes()


@pytest.mark.parametrize("name", SAMPLES)
def test_that_all_an_official_sample_says_is_printed(name: str) -> None:
    xml = sample(name)
    assert missing(xml, read_text(invoice_pdf(invoice_sheet(read_invoice(xml))))) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_that_an_official_sample_stands_in_its_place_and_its_codes_are_read(name: str) -> None:
    sheet = invoice_sheet(read_invoice(sample(name)))
    pdf = invoice_pdf(sheet)
    assert misplaced(pdf, 24) == []
    codes = [code for page in pictures(pdf, 200) for code in read_qr(page)]
    assert sheet.link in codes
    asked = [code for code in codes if code.count("|") == 8]
    assert len(asked) + 1 == len(codes)
    for code in asked:
        assert int(code.split("|")[3]) == sheet.paper.paper.open_amount


def made(**parts: object) -> StructuredInvoice:
    return read_invoice(invoice_bytes(**parts))


def text_of(sheet: PrintSheet) -> str:
    return " ".join(read_text(invoice_pdf(sheet)).split())


def codes_of(sheet: PrintSheet) -> list[str]:
    return [code for page in pictures(invoice_pdf(sheet), 200) for code in read_qr(page)]


READINGS = table(
    [
        ("Nr wodomierza", "txt"),
        ("Stan poprzedni [m3]", "dec"),
        ("Stan bieżący [m3]", "dec"),
        ("Zużycie [m3]", "dec"),
        ("Data odczytu", "date"),
    ],
    [["12345678", "100", "120.5", "20.5", "2026-01-31"]],
    description="Odczyty",
)


def test_that_the_box_tells_how_much_by_when_where_for_what_and_how_much_was_used() -> None:
    invoice = made(after_fa=attachment(READINGS))
    text = text_of(invoice_sheet(invoice, open_amount=4_000))
    for part in (
        "Do zapłaty 108,00 zł termin płatności 15.03.2026",
        "pozostało do zapłaty 40,00 zł (stan na 22.11.2026)",
        "Na rachunek 61 1090 1014 0000 0712 1981 2874 Odbiorca Wodociągi Gryfino",
        "Tytuł przelewu Id 004512 FV/WOD/1/02/2026",
        "okres 01.01.2026 – 31.01.2026 Dostawa wody",
        "licznik 12345678: 20,5 m³ (100 → 120,5)",
    ):
        assert part in text, part


def test_that_a_country_is_told_in_polish_with_its_code() -> None:
    buyer = (
        "<DaneIdentyfikacyjne><KodKraju>UA</KodKraju><NrID>AB 12</NrID><Nazwa>Muster GmbH</Nazwa></DaneIdentyfikacyjne>"
        "<Adres><KodKraju>DE</KodKraju><AdresL1>Hauptstraße 5</AdresL1></Adres>"
    )
    text = text_of(invoice_sheet(made(buyer=buyer)))
    assert "Identyfikator podatkowy AB 12, Ukraina (UA)" in text
    assert "Hauptstraße 5 Niemcy (DE)" in text
    assert "Polska" not in text


def test_that_what_is_given_back_is_not_called_to_be_paid() -> None:
    back = "<Rozliczenie><DoRozliczenia>12.30</DoRozliczenia></Rozliczenie>"
    minus = "<Rozliczenie><DoZaplaty>-12.30</DoZaplaty></Rozliczenie>"
    for parts in ({"after_lines": back}, {"after_lines": minus}, {"kind": "ROZ", "total": "-12.30"}):
        sheet = invoice_sheet(made(**parts))
        text = text_of(sheet)
        assert "Nadpłata do rozliczenia lub zwrotu 12,30 zł" in text
        head = text.split("Sprzedawca")[0]
        for asked in ("o zapłaty", "termin płatności", "Na rachunek", "kod do przelewu"):
            assert asked not in head, asked
    assert "Nadpłata do rozliczenia lub zwrotu 5,00 zł" in text_of(plain_sheet(gross=-500, open_amount=-500))


def test_that_the_code_asks_for_what_is_left_of_this_paper() -> None:
    settled = "<Rozliczenie><Obciazenia><Kwota>96.10</Kwota><Powod>Zaległość</Powod></Obciazenia><DoZaplaty>204.10</DoZaplaty></Rozliczenie>"
    sheet = invoice_sheet(made(after_lines=settled + PAYMENT), open_amount=6_800)
    text = text_of(sheet)
    assert "Do zapłaty 204,10 zł" in text
    assert "pozostało do zapłaty 68,00 zł" in text
    (code,) = (code for code in codes_of(sheet) if "|" in code)
    assert code == "5265877635|PL|61109010140000071219812874|006800|Wodociągi Gryfino|Id 004512 FV/WOD/1/02/2026|||"


@pytest.mark.parametrize(
    ("sheet", "reason"),
    [
        (lambda: invoice_sheet(made(), open_amount=1_000_000), "większa niż 9 999,99 zł"),
        (
            lambda: invoice_sheet(made(annotations=ANNOTATIONS.replace("<P_18A>2", "<P_18A>1"))),
            "mechanizm podzielonej płatności",
        ),
        (lambda: invoice_sheet(made(), names_ksef=True), "w tytule trzeba podać numer KSeF"),
        (lambda: invoice_sheet(made(after_lines=""), nrb=""), "nie ma rachunku"),
    ],
)
def test_that_where_there_is_no_payment_code_it_says_why(sheet: object, reason: str) -> None:
    wanted: PrintSheet = sheet()  # type: ignore[operator]
    assert f"Bez kodu do przelewu: {reason}" in text_of(wanted).replace("kwota jest większa", "większa")
    assert codes_of(wanted) == [wanted.link]


@pytest.mark.parametrize(
    "sheet",
    [
        lambda: invoice_sheet(made(), open_amount=0),
        lambda: invoice_sheet(made(after_lines="<Platnosc><Zaplacono>1</Zaplacono><DataZaplaty>2026-02-01</DataZaplaty></Platnosc>")),
        lambda: invoice_sheet(made(currency="EUR")),
    ],
)  # fmt: skip
def test_that_what_is_not_to_be_paid_in_zloty_has_no_payment_code(sheet: object) -> None:
    wanted: PrintSheet = sheet()  # type: ignore[operator]
    assert codes_of(wanted) == [wanted.link]
    assert "Bez kodu" not in text_of(wanted)


def test_that_a_correction_tells_before_after_and_difference() -> None:
    invoice = made(
        kind="KOR",
        after_kind=correction_head(ksef=KSEF),
        lines=line(1, "100.00", before=True) + line(1, "80.00") + line(2, "7.00", before=True) + line(3, "9.99"),
        sums="<P_13_2>-17.01</P_13_2><P_14_2>-1.36</P_14_2>",
        total="-18.37",
    )
    text = text_of(invoice_sheet(invoice))
    for part in (
        "Faktura korygująca",
        "Zmniejszenie należności 18,37 zł",
        "Przyczyna korekty Błędny odczyt",
        "w dacie wystawienia faktury korygującej",
        f"FV/WOD/9/01/2026 03.01.2026 {KSEF}",
        "przed 1 m³ 8 % 100,00 1 Dostawa wody po 1 m³ 8 % 80,00 różnica 0 m³ 8 % −20,00",
        "przed 1 m³ 8 % 7,00 różnica −1 m³ 8 % −7,00",
        "po 1 m³ 8 % 9,99 różnica 1 m³ 8 % 9,99",
        "Kwota należności ogółem – różnica −18,37 zł",
    ):
        assert part in text, part


def test_that_an_invoice_in_ksef_without_a_number_says_offline_under_its_code() -> None:
    link = f"https://qr.ksef.mf.gov.pl/invoice/5265877635/03-02-2026/{HASH}"
    sheet = invoice_sheet(made(), ksef_number="", ksef_status=KsefStatus.OFFLINE, link=link)
    assert link in codes_of(sheet)
    (page,) = lines(invoice_pdf(sheet))
    (mark,) = (each for each in page if each.text.strip() == "OFFLINE")
    assert mark.left < 60
    assert "Ponowne udostępnienie wizualizacji" in text_of(sheet)


def test_that_an_invoice_that_waits_for_its_number_is_not_called_offline() -> None:
    link = f"https://qr.ksef.mf.gov.pl/invoice/5265877635/03-02-2026/{HASH}"
    sheet = invoice_sheet(made(), ksef_number="", ksef_status=KsefStatus.WAITING, link=link)
    text = text_of(sheet)
    assert link in codes_of(sheet)
    assert "OFFLINE" not in text
    assert "offline" not in text
    assert "numer KSeF jeszcze nie nadany" in text
    assert "Ponowne udostępnienie wizualizacji" in text


def test_that_annotations_are_said_in_the_words_of_the_act() -> None:
    marks = ANNOTATIONS
    for name in ("P_16", "P_17", "P_18", "P_18A", "P_23"):
        marks = marks.replace(f"<{name}>2", f"<{name}>1")
    marks = marks.replace("<P_19N>1</P_19N>", "<P_19>1</P_19><P_19A>art. 43 ust. 1 pkt 1</P_19A>")
    marks = marks.replace("<P_PMarzyN>1</P_PMarzyN>", "<P_PMarzy>1</P_PMarzy><P_PMarzy_3_1>1</P_PMarzy_3_1>")
    text = text_of(invoice_sheet(made(annotations=marks)))
    for part in (
        "Metoda kasowa",
        "Samofakturowanie",
        "Odwrotne obciążenie",
        "Mechanizm podzielonej płatności",
        "trójstronna",
        "art. 43 ust. 1 pkt 1",
        "Procedura marży – towary używane",
    ):
        assert part in text, part


def test_that_the_head_of_a_table_is_on_each_page_and_no_line_is_lost() -> None:
    count = 400
    invoice = made(
        lines="".join(
            line(each, "1.00", name=f"Pozycja {each:04d} " + "x" * (each % 90)) for each in range(1, count + 1)
        )
    )
    pdf = invoice_pdf(invoice_sheet(invoice))
    assert misplaced(pdf, 24) == []
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    assert len(pages) > 5
    whole = " ".join(pages)
    assert re.findall(r"Pozycja (\d{4})", whole[whole.index("Lp.") :]) == [
        f"{each:04d}" for each in range(1, count + 1)
    ]
    for place, page in enumerate(pages, 1):
        assert f"strona {place} z {len(pages)}" in page
        assert "Pozycja" not in page or "Nazwa towaru lub usługi" in page


def test_that_a_line_higher_than_a_page_goes_on_behind_it() -> None:
    extra = "".join(
        f"<DodatkowyOpis><NrWiersza>1</NrWiersza><Klucz>k{each}</Klucz><Wartosc>{'słowo ' * 40}w{each}.</Wartosc></DodatkowyOpis>"
        for each in range(60)
    )
    pdf = invoice_pdf(invoice_sheet(made(after_kind=extra)))
    assert misplaced(pdf, 24) == []
    text = squeezed(read_text(pdf))
    assert all(f"w{each}." in text for each in range(60))


def test_that_a_table_of_twenty_columns_with_long_cells_is_printed_whole() -> None:
    wide = table(
        [(f"Kolumna {each}", "txt") for each in range(20)],
        [[f"{row}/{each} " + "słowo" * 20 for each in range(20)] for row in range(3)],
    )
    pdf = invoice_pdf(invoice_sheet(made(after_fa=attachment(wide))))
    assert misplaced(pdf, 24) == []
    with pypdfium2.PdfDocument(pdf) as document:
        assert sum(page.get_textpage().get_text_range().count("19") for page in document) >= 3


def test_that_the_file_tells_its_number_its_language_and_embeds_its_fonts() -> None:
    pdf = invoice_pdf(invoice_sheet(made()))
    with pypdfium2.PdfDocument(pdf) as document:
        told = document.get_metadata_dict()
    assert told["Title"] == "FV/WOD/1/02/2026"
    assert b"/Lang (pl)" in pdf
    assert b"/FontFile2" in pdf
    assert b"Gryfino" not in pdf
    assert "Anna" not in "".join(told.values())


def test_that_a_sign_without_a_picture_is_seen_to_be_missing() -> None:
    pdf = invoice_pdf(invoice_sheet(made(lines=line(1, "1.00", name="ciąg\u202e dalszy 日本 koniec"))))
    text = " ".join(read_text(pdf).split())
    assert "ciąg dalszy" in text
    assert text.count("\ufffd\ufffd koniec") >= 2  # in the box and in the line
    assert "\u202e" not in text


def test_that_many_papers_share_a_file_and_count_their_own_pages() -> None:
    sheets = [invoice_sheet(replace(made(), number=f"FV/{each}"), number=f"FV/{each}") for each in range(3)]
    pdf = papers_pdf(iter(sheets), "Dokumenty")
    with pypdfium2.PdfDocument(pdf) as document:
        assert [item.get_title() for item in document.get_toc()] == ["FV/0", "FV/1", "FV/2"]  # type: ignore[attr-defined]
        assert ["strona 1 z 1" in page.get_textpage().get_text_range() for page in document] == [True] * 3


def test_that_the_same_paper_drawn_twice_has_the_same_text() -> None:
    sheet = invoice_sheet(made())
    assert read_text(invoice_pdf(sheet)) == read_text(invoice_pdf(sheet))


@given(invoice=INVOICES, left=st.integers(0, 10**9))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_that_any_values_are_printed_inside_the_page(invoice: StructuredInvoice, left: int) -> None:
    pdf = invoice_pdf(invoice_sheet(invoice, open_amount=left, nrb=NRB))
    assert inside(pdf)


@given(paper=any_of(PaperDetails), utility=any_of(Utility), buyer=any_of(PrintBuyer))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_that_any_paper_without_a_file_is_printed_inside_the_page(
    paper: PaperDetails, utility: Utility, buyer: PrintBuyer
) -> None:
    assert inside(invoice_pdf(replace(plain_sheet(), paper=paper, utility=utility, buyer=buyer)))


def inside(pdf: bytes) -> bool:
    """Whether all text keeps away from the edges of the paper."""
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            for place in range(text.count_rects()):
                left, bottom, right, top = text.get_rect(place)
                wide = right - left > 0.5  # a mark alone may stand beside its letter
                if wide and (left < 30 or right > 595.3 - 30 or bottom < 18 or top > 841.9 - 18):
                    return False
    return True


def test_that_a_paper_of_the_office_says_what_the_office_knows() -> None:
    text = text_of(plain_sheet(open_amount=4_832, corrected_by=("FK/1/2026",), remark="Szacunek: brak odczytu."))
    for part in (
        "Faktura nr FV/WOD/1234/11/2026 Ponowny wydruk, 22.11.2026",
        "Do zapłaty 148,32 zł termin płatności 28.11.2026",
        "pozostało do zapłaty 48,32 zł",
        "wystawiono korekty: FK/1/2026",
        "Woda: 12 m³",
        "1 Woda 12 m³ 5,90 8 % 70,80 5,66 76,46",
        "8 % 137,33 10,99 148,32",
        "słownie: sto czterdzieści osiem złotych trzydzieści dwa grosze",
        "Numer klienta: 004512",
        "Uwagi Szacunek: brak odczytu.",
    ):
        assert part in text, part


@pytest.mark.parametrize(
    ("values", "wanted", "unwanted"),
    [
        ({"open_amount": 0}, "Rozliczono w całości (stan na 22.11.2026)", "Na rachunek"),
        ({"debt_status": DebtStatus.COURT}, "dochodzona przed sądem", "Na rachunek"),
        ({"copy": CopyKind.DUPLICATE}, "DUPLIKAT z dnia 22.11.2026", "Ponowny wydruk"),
        ({"copy": CopyKind.DUPLICATE, "ksef_status": KsefStatus.WAITING}, "Ponowne udostępnienie wizualizacji", "DUPLIKAT"),
        ({"kind": PaperKind.DEMAND, "gross": 0, "net": 0, "vat": 0, "lines": (), "remark": "Wzywamy."}, "Treść Wzywamy.", "0,00 zł"),
    ],
)  # fmt: skip
def test_that_a_state_is_told_and_what_would_mislead_is_left_out(
    values: dict[str, object], wanted: str, unwanted: str
) -> None:
    text = text_of(plain_sheet(**values))
    assert wanted in text
    assert unwanted not in text


def test_that_the_ministrys_samples_are_all_there() -> None:
    folder: Path = shared_file("ksef", "fa3_official_mf")
    assert sorted(path.name for path in folder.glob("*.xml")) == sorted(SAMPLES)
