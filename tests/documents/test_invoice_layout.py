"""Where things stand on a printed invoice: no heading, row, total or last line alone, each note at what it is of."""

from __future__ import annotations

import pypdfium2
import pytest

from app.documents.invoice_pdf import invoice_pdf
from app.documents.ksef.reader import read_invoice
from app.documents.pdf_text import read_text
from app.domain.ksef import StructuredInvoice
from tests.documents.invoice_kit import invoice_sheet
from tests.documents.paper_kit import misplaced
from tests.ksef_kit import PAYMENT, attachment, invoice_bytes, line, table

READINGS = table(
    [("Nr wodomierza", "txt"), ("Stan bieżący [m3]", "dec")], [["12345678", "120.5"]], description="Odczyty"
)


def made(**parts: object) -> StructuredInvoice:
    return read_invoice(invoice_bytes(**parts))


@pytest.mark.parametrize("count", [*range(18, 26), 60])
def test_that_a_heading_and_a_total_keep_rows_of_their_table(count: int) -> None:
    pdf = invoice_pdf(
        invoice_sheet(made(lines="".join(line(each, "1.00", name="Pozycja") for each in range(1, count + 1))))
    )
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    told = [page for page in pages if "Kwota należności ogółem" in page]
    assert len(told) == 1
    assert told[0].split("Kwota należności")[0].count("Pozycja") >= 1
    assert all(page.count("Pozycja") > 1 for page in pages if "Nazwa towaru" in page)


def test_that_the_head_of_a_table_keeps_rows_though_its_first_line_has_many_states() -> None:
    states = "".join(line(1, "1.00", name="Pozycja", before=bool(place % 2)) for place in range(30))
    for count in range(1, 40, 3):
        originals = "".join(
            "<DaneFaKorygowanej><DataWystFaKorygowanej>2026-01-03</DataWystFaKorygowanej>"
            f"<NrFaKorygowanej>FV/{each}</NrFaKorygowanej><NrKSeFN>1</NrKSeFN></DaneFaKorygowanej>"
            for each in range(count)
        )
        pdf = invoice_pdf(invoice_sheet(made(kind="KOR", after_kind=originals, lines=states)))
        with pypdfium2.PdfDocument(pdf) as document:
            pages = [page.get_textpage().get_text_range() for page in document]
        rows = [page.split("Nazwa towaru")[1].count("Pozycja") for page in pages if "Nazwa towaru" in page]
        assert min(rows) > 1, (count, rows)


def test_that_no_heading_stands_alone_at_the_foot() -> None:
    titles = ("Płatność", "Warunki transakcji", "Informacje dodatkowe", "Stopka faktury", "Załącznik")
    terms = "<WarunkiTransakcji><Umowy><NrUmowy>UW/1</NrUmowy></Umowy></WarunkiTransakcji>"
    notes = "<DodatkowyOpis><Klucz>klucz</Klucz><Wartosc>wartość</Wartosc></DodatkowyOpis>"
    rest = "<Stopka><Informacje><StopkaFaktury>Dopisek</StopkaFaktury></Informacje></Stopka>" + attachment(READINGS)
    for count in range(1, 34):
        lines = "".join(line(each, "1.00", name="Pozycja") for each in range(1, count + 1))
        pdf = invoice_pdf(
            invoice_sheet(made(lines=lines, after_kind=notes, after_lines=PAYMENT + terms, after_fa=rest))
        )
        with pypdfium2.PdfDocument(pdf) as document:
            pages = [page.get_textpage().get_text_range() for page in document]
        for page in pages:
            (*_, last) = page.split("Faktura nr FV/WOD/1/02/2026 · Ponowne")[0].strip().splitlines()
            assert last.strip() not in titles, (count, last)


def test_that_the_last_line_has_no_page_of_its_own() -> None:
    for count in range(1, 30):
        footer = "<Stopka>" + "<Informacje><StopkaFaktury>Dopisek</StopkaFaktury></Informacje>" * 3 + "</Stopka>"
        extra = "".join(
            f"<DodatkowyOpis><Klucz>k{each}</Klucz><Wartosc>w</Wartosc></DodatkowyOpis>" for each in range(count)
        )
        pdf = invoice_pdf(invoice_sheet(made(after_kind=extra, after_fa=footer)))
        assert misplaced(pdf, 24) == []
        with pypdfium2.PdfDocument(pdf) as document:
            last = document[len(document) - 1].get_textpage().get_text_range()
        assert len(last.split("wytworzony")[0].split("\n")) > 3


def test_that_a_note_of_a_line_that_is_not_there_is_told_and_one_of_an_order_stands_below_it() -> None:
    notes = "".join(
        f"<DodatkowyOpis><NrWiersza>{number}</NrWiersza><Klucz>Licznik</Klucz><Wartosc>nr {number}</Wartosc></DodatkowyOpis>"
        for number in (1, 2, 77)
    )
    order = (
        "<Zamowienie><WartoscZamowienia>108.00</WartoscZamowienia><ZamowienieWiersz><NrWierszaZam>2</NrWierszaZam>"
        "<P_7Z>Przyłącze</P_7Z></ZamowienieWiersz></Zamowienie>"
    )
    pdf = invoice_pdf(invoice_sheet(made(after_kind=notes, after_lines=order)))
    text = " ".join(read_text(pdf).split())
    for part in ("Dostawa wody Licznik: nr 1", "Przyłącze Licznik: nr 2", "wiersz 77 – Licznik nr 77"):
        assert part in text.replace(" 20,5 m³ 4,87804878 8 % 100,00", ""), part


def test_that_a_final_invoice_says_that_its_sums_are_what_advances_left() -> None:
    advance = "<FakturaZaliczkowa><NrKSeFZN>1</NrKSeFZN><NrFaZaliczkowej>FZ/1</NrFaZaliczkowej></FakturaZaliczkowa>"
    said = "podsumowanie to, co pozostało po rozliczeniu zaliczek"
    with_advance = invoice_pdf(invoice_sheet(made(kind="ROZ", after_kind=advance)))
    assert said in " ".join(read_text(with_advance).split())
    assert said not in " ".join(read_text(invoice_pdf(invoice_sheet(made(kind="ROZ")))).split())


def test_that_a_foot_never_cuts_what_the_copy_is_and_shows_where_a_number_is_cut() -> None:
    invoice = made(number="FV/" + "123456789 " * 25)
    text = " ".join(read_text(invoice_pdf(invoice_sheet(invoice))).split())
    assert "… · Ponowne udostępnienie wizualizacji, 22.11.2026 strona 1 z" in text


def test_that_a_table_of_many_columns_breaks_no_word_and_no_figure() -> None:
    headings = [
        *(("Nr wodomierza", "txt"), ("Adres punktu", "txt"), ("Stan poprz. [m3]", "dec"), ("Stan bież. [m3]", "dec")),
        *(("Data odczytu", "date"), ("Rodzaj odczytu", "txt"), ("Grupa taryfowa", "txt"), ("Wartość netto", "dec")),
        *(("VAT", "txt"), ("Wartość brutto", "dec"), ("Uwagi", "txt")),
    ]
    row = "ITR-00012345|ul. Świętokrzyska 2/2|1020.5|1041.25|2026-01-29|szacunkowy|gospodarstwa|7122.43|8|7132.22|telefonicznie"
    pdf = invoice_pdf(invoice_sheet(made(after_fa=attachment(table(headings, [row.split("|")] * 3)))))
    text = read_text(pdf).replace("\u00a0", " ")
    for word in ("ITR-00012345", "Świętokrzyska", "1 041,25", "29.01.2026", "szacunkowy", "gospodarstwa", "7 132,22"):
        assert text.count(word) == 3, word
    assert text.count("telefonicznie") == 3
