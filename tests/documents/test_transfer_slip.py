"""The transfer slip: its code is read back from the picture, its texts from the PDF, to the grosz; nothing leaves its place."""

from __future__ import annotations

from datetime import date
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.pdf_text import read_text
from app.documents.transfer_slip_form import LETTERS, slip_lines
from app.documents.transfer_slip_pdf import transfer_slip_pdf
from app.domain.accounts import Account
from app.domain.identifiers import format_nrb
from app.domain.money import NBSP
from app.domain.payment import Choice, PaperFacts, TransferSlip, payment_data
from tests.accounts import BOOKED_UNTIL, NRB, TODAY, WATER, account, item
from tests.documents.paper_kit import misplaced
from tests.documents.qr_kit import read_qr
from tests.domain.test_payment import KSEF, made


def slip(of: Account = WATER, *, name_ksef: bool = False, name: str = "Kowalska Anna", **papers: Any) -> TransferSlip:
    data = payment_data(made(of, name_ksef=name_ksef, **papers), Choice.NOW)
    assert data is not None
    return TransferSlip(data, name, "ul. Łużycka 12/3, 74-100 Gryfino", TODAY, BOOKED_UNTIL, date(2026, 11, 28))


def text_of(pdf: bytes) -> str:
    return read_text(pdf).replace(NBSP, " ")


def codes_of(pdf: bytes, dpi: int = 150) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return read_qr(document[0].render(scale=dpi / 72).to_pil())
    finally:
        document.close()


def test_that_a_phone_reads_the_code_from_the_paper() -> None:
    one = slip()
    assert codes_of(transfer_slip_pdf(one)) == [one.data.code]


def test_that_the_paper_says_what_is_to_be_paid() -> None:
    text = text_of(transfer_slip_pdf(slip()))
    assert text.count("148,32 zł") == 3  # above, below the code, on the stub
    assert text.count(format_nrb(NRB)) == 2
    assert text.count("sto czterdzieści osiem złotych trzydzieści dwa grosze") == 2
    for told in (
        "Id 004512 FV/1 FV/2",
        "526-587-76-35",
        "Wpłaty zaksięgowane do 20.11.2026",
        "28.11.2026",
        "Pokwitowanie",
    ):
        assert told in text


def test_that_the_fields_of_the_form_have_their_names() -> None:
    text = text_of(transfer_slip_pdf(slip()))
    for name in (
        *("nazwa odbiorcy", "nazwa odbiorcy cd.", "nr rachunku odbiorcy", "waluta", "kwota"),
        "nr rachunku zleceniodawcy (przelew) / kwota słownie (wpłata)",
        *("nazwa zleceniodawcy", "nazwa zleceniodawcy cd.", "tytułem", "opłata"),
        "pieczęć, data i podpis(y) zleceniodawcy",
    ):
        assert name in text


def test_that_split_payment_has_neither_code_nor_form_and_says_why() -> None:
    pdf = transfer_slip_pdf(slip(p1=PaperFacts(split=True)))
    text = " ".join(text_of(pdf).split())
    assert "podzieloną płatność" in text
    assert "odcinek dla banku" not in text
    assert codes_of(pdf) == []


def test_that_a_large_amount_has_a_form_and_no_code() -> None:
    pdf = transfer_slip_pdf(slip(account(item(123456789, TODAY, number=1))))
    text = text_of(pdf)
    assert "1 234 567,89" in text
    assert "9 999,99 zł" in text
    assert codes_of(pdf) == []


def test_that_ksef_numbers_stand_whole_in_the_title() -> None:
    pdf = transfer_slip_pdf(slip(name_ksef=True, p1=PaperFacts(KSEF), p2=PaperFacts(KSEF[:-1] + "0")))
    text = text_of(pdf)
    assert text.count(KSEF) == 3
    assert text.count(KSEF[:-1] + "0") == 3


@pytest.mark.parametrize(
    "name",
    [
        "A",
        "Przedsiębiorstwo Produkcyjno-Handlowo-Usługowe „Wielobranżowa Spółdzielnia Inwalidów” Spółka z o.o. w upadłości",
        "ż" * 300,
    ],
)
def test_that_nothing_leaves_the_page_whatever_the_name(name: str) -> None:
    assert misplaced(transfer_slip_pdf(slip(name=name)), 6) == []


def test_that_a_long_name_is_broken_not_made_too_small_to_read() -> None:
    name = "Wspólnota Mieszkaniowa Nieruchomości przy ul. Bohaterów Wojska Polskiego 123–145 w Gryfinie, zarządca: Żółw"
    text = " ".join(text_of(transfer_slip_pdf(slip(name=name))).split())
    stub = "Wspólnota Mieszkaniowa Nieruchomości przy ul. Bohaterów Wojska Polskiego 123–145 w Gryfinie, zarządca:"
    assert text.count(stub) == 3, "above, on the stub, in the bank's part"
    assert text.count("Żółw") >= 2
    cut = " ".join(text_of(transfer_slip_pdf(slip(name=f"{name} " * 4))).split())
    assert cut.count(" …") == 2, "what is left out on the stub and in the bank's part is told"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Id 004512", ("Id 004512",)),
        ("Id 004512 FV/WOD/1234/11/2026", ("Id 004512 FV/WOD/1234/11/", "2026")),
        ("Przedsiębiorstwo Usług Komunalnych", ("Przedsiębiorstwo Usług", "Komunalnych")),
        (KSEF, ("5265877635-20250826-", "0100001AF629-AF")),
        ("x" * 30, ("x" * 27, "xxx")),
        ("x" * 60, ()),
        ("", ("",)),
    ],
)
def test_how_a_text_is_put_into_27_boxes(text: str, lines: tuple[str, ...]) -> None:
    assert slip_lines(text, 2) == lines


@given(st.text(max_size=80))
@settings(max_examples=300)
def test_that_no_letter_is_lost_between_lines(text: str) -> None:
    lines = slip_lines(text, 20)
    assert all(len(line) <= LETTERS for line in lines)
    assert "".join("".join(lines).split()) == "".join(slip_lines(text, 20, 10_000)[0].split())
