"""Whatever the bytes are, the reader answers with a value or a refusal with a sentence, and soon."""

from __future__ import annotations

import re
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.ksef.reader import read_invoice
from app.documents.ksef.upo import read_receipt
from app.documents.ksef.words import refusal_sentence
from app.domain.faults import Refused
from tests.ksef_kit import ANNOTATIONS, attachment, correction_head, invoice_xml, line, table

SOURCES = (
    invoice_xml(),
    invoice_xml(form=2),
    invoice_xml(kind="KOR", after_kind=correction_head(), lines=line(1, "5", before=True) + line(1, "4")),
    invoice_xml(
        after_fa=attachment(
            table([("Licznik", "txt"), ("Stan bieżący", "dec"), ("Data", "date")], [["1", "2.5", "2026-01-01"], ["x"]])
        )
    ),
)
RECEIPT = """<?xml version="1.0" encoding="utf-8"?>
<Potwierdzenie xmlns="http://upo.schematy.mf.gov.pl/KSeF/v4-3">
<NazwaPodmiotuPrzyjmujacego>Ministerstwo Finansów</NazwaPodmiotuPrzyjmujacego>
<NumerReferencyjnySesji>36950822-93-9D5A28BFDA-47C899773E-5C</NumerReferencyjnySesji>
<Uwierzytelnienie><IdKontekstu><Nip>5265877635</Nip></IdKontekstu>
<SkrotDokumentuUwierzytelniajacego>kyqH+QUgP8ATWd/95IY632mP4uqibwG66Oqclq9+qno=</SkrotDokumentuUwierzytelniajacego>
</Uwierzytelnienie>
<OpisPotwierdzenia><Strona>1</Strona><LiczbaStron>1</LiczbaStron><ZakresDokumentowOd>1</ZakresDokumentowOd>
<ZakresDokumentowDo>1</ZakresDokumentowDo><CalkowitaLiczbaDokumentow>1</CalkowitaLiczbaDokumentow></OpisPotwierdzenia>
<NazwaStrukturyLogicznej>Schemat_FA(3)_v1-0E.xsd</NazwaStrukturyLogicznej><KodFormularza>FA (3)</KodFormularza>
<Dokument><NipSprzedawcy>5265877635</NipSprzedawcy>
<NumerKSeFDokumentu>5265877635-20250916-0200A0D6723E-C2</NumerKSeFDokumentu><NumerFaktury>FA/1</NumerFaktury>
<DataWystawieniaFaktury>2025-09-16</DataWystawieniaFaktury>
<DataPrzeslaniaDokumentu>2025-09-16T11:05:40.841+02:00</DataPrzeslaniaDokumentu>
<DataNadaniaNumeruKSeF>2025-09-16T11:05:41.045+02:00</DataNadaniaNumeruKSeF>
<SkrotDokumentu>GZMGNVzs3krF6URKgvaw77OOeG3nJ+WGziT5xguliQ8=</SkrotDokumentu><TrybWysylki>Online</TrybWysylki></Dokument>
</Potwierdzenie>
"""
EVERY = (*SOURCES, RECEIPT)
PIECES = [re.findall(r"<[^>]*>|[^<]+", source) for source in EVERY]
ODD = [
    "",
    "0",
    "-0",
    "-",
    "1e9",
    "NaN",
    "2026-02-29",
    "9" * 400,
    "\u00a0",
    "ą" * 300,
    "<x/>",
    '<a:x xmlns:a="urn:a"/>',
    '<a:x xmlns:a="urn:a"><a:x xmlns:a="urn:b" a:y="1"/></a:x>',
    "&amp;",
    "&#0;",
    "]]>",
    "<![CDATA[",
    "2026-02-01T25:00:00Z",
]


def sentence_of(data: bytes) -> str:
    """Why the file is refused as an invoice and as a receipt; "-" where it is read."""
    said = []
    for read in (read_invoice, read_receipt):
        try:
            read(data)
            said.append("-.")
        except Refused as fault:
            said.append(refusal_sentence(fault))
    return " ".join(said)


def answers(data: bytes) -> None:
    began = time.perf_counter()
    assert sentence_of(data).endswith(".")
    assert time.perf_counter() - began < 2


@given(st.binary(max_size=400))
def test_that_any_bytes_are_answered(data: bytes) -> None:
    answers(data)


@settings(max_examples=300)
@given(st.sampled_from(EVERY), st.data())
def test_that_changed_bytes_are_answered(source: str, data: st.DataObject) -> None:
    raw = bytearray(source.encode())
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(raw) - 1))
        raw[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    answers(bytes(raw))


@settings(max_examples=300)
@given(st.sampled_from(PIECES), st.data())
def test_that_changed_elements_and_values_are_answered(pieces: list[str], data: st.DataObject) -> None:
    changed = list(pieces)
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(changed) - 1))
        act = data.draw(st.sampled_from(["drop", "twice", "odd", "swap"]))
        if act == "drop":
            del changed[place]
        elif act == "twice":
            changed.insert(place, changed[place])
        elif act == "swap":
            other = data.draw(st.integers(0, len(changed) - 1))
            changed[place], changed[other] = changed[other], changed[place]
        else:
            changed[place] = data.draw(st.sampled_from(ODD) | st.text(max_size=20))
    answers("".join(changed).encode("utf-8", "surrogatepass"))


@settings(max_examples=200)
@given(st.sampled_from(PIECES), st.data())
def test_that_one_odd_value_never_breaks_the_reader(pieces: list[str], data: st.DataObject) -> None:
    texts = [place for place, piece in enumerate(pieces) if not piece.startswith("<") and piece.strip()]
    changed = list(pieces)
    changed[data.draw(st.sampled_from(texts))] = data.draw(
        st.sampled_from(ODD) | st.from_regex(r"-?[0-9.]{1,12}", fullmatch=True)
    )
    answers("".join(changed).encode())


@settings(max_examples=200)
@given(
    st.lists(
        st.sampled_from(
            [
                "Licznik",
                "Licznik/Strefa",
                "Stan bieżący [m3]",
                "Stan poprzedni",
                "Data",
                "Ilość",
                "Zużycie",
                "j. m.",
                "Inne",
            ]
        ),
        min_size=1,
        max_size=8,
    ),
    st.lists(
        st.lists(
            st.sampled_from(
                ["", "123", "1 234,5", "12.345", "2026-01-31", "31.02.2026", "m3", "Licznik nr 77", "-5", "x"]
            ),
            min_size=1,
            max_size=9,
        ),
        min_size=1,
        max_size=6,
    ),
)
def test_that_any_table_of_an_attachment_is_read(headings: list[str], rows: list[list[str]]) -> None:
    xml = invoice_xml(after_fa=attachment(table([(heading, "txt") for heading in headings], rows)))
    for reading in read_invoice(xml.encode()).readings:
        assert any(digit.isdigit() for digit in reading.meter)
        assert reading.current >= 0


def test_that_a_receipt_is_read_whole() -> None:
    receipt = read_receipt(RECEIPT.encode())
    assert (receipt.context, receipt.page, receipt.entries[0].number) == ("5265877635", 1, "FA/1")
    assert receipt.entries[0].file_hash == "GZMGNVzs3krF6URKgvaw77OOeG3nJ-WGziT5xguliQ8"
    zoned = read_receipt(RECEIPT.replace("2025-09-16</Data", "2025-09-16Z</Data").encode())
    assert zoned.entries == receipt.entries
    assert (
        sentence_of(RECEIPT.replace("2025-09-16</Data", "12025-09-16</Data").encode()).count("DataWystawieniaFaktury")
        == 1
    )


@pytest.mark.parametrize("edition", ["v4-2", "v3-1"])
def test_that_a_receipt_of_an_older_edition_is_read(edition: str) -> None:
    newest = read_receipt(RECEIPT.encode()).entries[0]
    older = RECEIPT.replace("v4-3", edition).replace("<TrybWysylki>Online</TrybWysylki>", "")
    assert read_receipt(older.encode()).entries == (newest,)
    first = re.sub("<DataPrzeslania.*\\n", "", older)
    assert read_receipt(first.encode()).entries == (replace(newest, sent_at=None),)
    assert "brakuje „NumerFaktury” w „Dokument”" in sentence_of(
        older.replace("<NumerFaktury>FA/1</NumerFaktury>", "").encode()
    )
    assert "„TrybWysylki”" in sentence_of(RECEIPT.replace("<TrybWysylki>Online</TrybWysylki>", "").encode())


SIGNATURE = (
    '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#" Id="s"><ds:SignedInfo/><ds:SignatureValue>AA==</ds:SignatureValue>'
    '<ds:Object><xades:QualifyingProperties xmlns:xades="http://uri.etsi.org/01903/v1.3.2#" Target="#s"/></ds:Object></ds:Signature>'
)


def test_that_a_receipt_with_the_ministrys_seal_is_read_and_a_signed_invoice_is_not() -> None:
    plain = read_receipt(RECEIPT.encode())
    assert read_receipt(RECEIPT.replace("</Potwierdzenie>", f"{SIGNATURE}</Potwierdzenie>").encode()) == plain
    assert read_receipt(RECEIPT.replace("<NazwaPodmiotu", f"{SIGNATURE}<NazwaPodmiotu").encode()) == plain
    assert sentence_of(invoice_xml().replace("</Faktura>", f"{SIGNATURE}</Faktura>").encode()).startswith(
        "Wiersz 19, element „Signature”: nie ma takiego elementu w „Faktura”."
    )


def test_that_a_number_of_thousands_of_digits_is_refused() -> None:
    term = "<TerminOpis><Ilosc>{}</Ilosc><Jednostka>dni</Jednostka><ZdarzeniePoczatkowe>x</ZdarzeniePoczatkowe></TerminOpis>"
    for digits, refused in ((5, False), (5000, True)):
        paid = f"<Platnosc><TerminPlatnosci>{term.format('1' * digits)}</TerminPlatnosci></Platnosc>"
        assert ("„Ilosc”" in sentence_of(invoice_xml(after_lines=paid).encode())) is refused


def test_that_one_is_one_however_it_is_written() -> None:
    for one in ("1", "01", "+1", " 1 "):
        marked = ANNOTATIONS.replace("<P_18A>2", f"<P_18A>{one}")
        assert read_invoice(invoice_xml(annotations=marked).encode()).annotations.split_payment


def test_that_every_value_may_be_any_odd_one() -> None:
    for pieces in PIECES:
        for place, piece in enumerate(pieces):
            if not piece.startswith("<") and piece.strip():
                for odd in ODD:
                    answers("".join([*pieces[:place], odd, *pieces[place + 1 :]]).encode())


def test_that_every_element_may_be_missing() -> None:
    for pieces in PIECES:
        whole = "".join(pieces)
        for name in dict.fromkeys(re.findall(r"<([A-Z]\w*)>", whole)):
            answers(re.sub(rf"<{name}>.*?</{name}>", "", whole, count=1, flags=re.DOTALL).encode())
