"""Files that are refused, and the sentence that says why."""

from __future__ import annotations

import time

import pytest

from app.documents.ksef.reader import MOST_BYTES, MOST_BYTES_ATTACHED, read_invoice
from app.documents.ksef.upo import read_receipt
from app.documents.ksef.words import refusal_sentence
from app.domain.faults import Refused
from tests.ksef_kit import LINES, SUMS, attachment, invoice_bytes, invoice_xml, table


def refused(data: bytes) -> Refused:
    with pytest.raises(Refused) as told:
        read_invoice(data)
    return told.value


def said(text: str) -> str:
    return refusal_sentence(refused(text.encode()))


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("<P_15>108.00</P_15>\n", "", "Wiersz 12, element „Adnotacje”: brakuje „P_15” w „Fa”."),
        ("<P_2>FV/WOD/1/02/2026</P_2>", "", "Wiersz 10, element „OkresFa”: brakuje „P_2” w „Fa”."),
        ("<P_2>FV/WOD/1/02/2026</P_2>", "<P_2/>", "Wiersz 9, element „P_2”: brakuje wartości."),
        ("<P_1>2026-02-03", "<P_1>2026-02-30", "Wiersz 8, element „P_1”: wartość „2026-02-30” ma zły zapis."),
        (
            "<P_1>2026-02-03",
            "<P_1>1999-02-03",
            "Wiersz 8, element „P_1”: wartość „1999-02-03” jest mniejsza niż 2006-01-01.",
        ),
        (
            "<P_15>108.00",
            "<P_15>108.005",
            "Wiersz 12, element „P_15”: wartość „108.005” ma więcej niż 2 miejsc po przecinku.",
        ),
        ("<P_15>108.00", "<P_15>108,00", "Wiersz 12, element „P_15”: wartość „108,00” ma zły zapis."),
        (
            "<RodzajFaktury>VAT",
            "<RodzajFaktury>FV",
            "Wiersz 14, element „RodzajFaktury”: wartość „FV” nie jest jedną z dozwolonych.",
        ),
        (
            "<NrWierszaFa>1<",
            "<NrWierszaFa>0<",
            "Wiersz 16, element „NrWierszaFa”: wartość „0” musi być większa niż 0.",
        ),
        ("<NIP>5265877635", "<NIP>123", "Wiersz 4, element „NIP”: wartość ma zły zapis."),
        (
            "<KodWaluty>PLN",
            "<KodWalut>PLN",
            "Wiersz 7, element „KodWaluty”: znacznik „KodWalut” zamyka się jako „KodWaluty”.",
        ),
        (
            "<P_7>Dostawa wody</P_7>",
            "<P_77>Dostawa wody</P_77>",
            "Wiersz 16, element „P_77”: nie ma takiego elementu w „FaWiersz” (może „P_7”?).",
        ),
        ("<JST>2</JST><GV>2</GV>", "", "Wiersz 5, element „Podmiot2”: brakuje „JST, GV” w „Podmiot2”."),
        (' wersjaSchemy="1-0E"', "", "Wiersz 3, element „KodFormularza”: brakuje atrybutu „wersjaSchemy”."),
        (
            ' wersjaSchemy="1-0E"',
            ' wersjaSchemy="2"',
            "Wiersz 3, element „KodFormularza”: atrybut „wersjaSchemy” ma złą wartość.",
        ),
        ("<Podmiot1>", '<Podmiot1 id="7">', "Wiersz 4, element „Podmiot1”: nie ma takiego atrybutu: „id”."),
        ("</Naglowek>", "słowo</Naglowek>", "Wiersz 3, element „Naglowek”: między elementami stoi tekst."),
        (
            LINES,
            LINES.replace("<FaWiersz>", "<FaWiersz><P_7>x</P_7>"),
            "Wiersz 16, element „P_7”: brakuje „NrWierszaFa” w „FaWiersz”.",
        ),
        (SUMS, SUMS + SUMS, "Wiersz 11, element „P_13_2”: element stoi w złym miejscu albo powtarza się w „Fa”."),
        ("</Faktura>", "", "Wiersz 20: plik się urywa albo nie jest plikiem XML."),
    ],
)
def test_that_a_broken_file_is_refused_in_one_sentence(old: str, new: str, sentence: str) -> None:
    text = invoice_xml()
    assert old in text
    assert said(text.replace(old, new, 1)) == sentence


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "ksef_syntax"),
        (b"\x00\x01\x02", "ksef_syntax"),
        (b"%PDF-1.7", "ksef_syntax"),
        (b"<a/>", "ksef_form"),
        (b'<Faktura xmlns="http://crd.gov.pl/wzor/2021/11/29/11089/"/>', "ksef_form"),
        (b'<x xmlns="http://crd.gov.pl/wzor/2025/06/25/13775/"/>', "ksef_form"),
        (b"<?xml version='1.0' encoding='klingon'?><a/>", "ksef_syntax"),
        (b"<a>" * 3000, "ksef_syntax"),
    ],
)
def test_that_what_is_no_invoice_is_refused(data: bytes, code: str) -> None:
    fault = refused(data)
    assert fault.code == code
    assert refusal_sentence(fault).endswith(".")


def test_that_a_document_type_is_refused_and_its_entities_are_not_followed() -> None:
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "aaaaaaaaaa"}">' for n in range(12))
    for inner in (
        bomb,
        f'<!ENTITY e11 SYSTEM "file:{"/" * 3}etc/hostname">',
        '<!ENTITY % p SYSTEM "http://127.0.0.1:9/"> %p;',
        "",
    ):
        value = "&e11;" if "e11" in inner else "x"
        text = invoice_xml().replace("?>\n", f"?>\n<!DOCTYPE Faktura [{inner}]>", 1).replace("Dostawa wody", value)
        began = time.perf_counter()
        assert refused(text.encode()).code in {"ksef_doctype", "ksef_syntax"}
        assert time.perf_counter() - began < 2


def test_that_the_limits_of_size_are_those_of_ksef() -> None:
    filler = "<!--" + "x" * MOST_BYTES + "-->"
    assert refused(invoice_bytes(after_fa=filler)).code == "ksef_size"
    with_table = attachment(table([("a", "txt")], [["b"]]))
    assert read_invoice(invoice_bytes(after_fa=with_table + filler)).attachment
    fault = refused(invoice_bytes(after_fa=with_table + filler * 3))
    assert (fault.code, fault.detail["most"]) == ("ksef_size", MOST_BYTES_ATTACHED)
    assert refusal_sentence(fault).startswith("Plik ma 3")


def test_that_private_values_are_not_repeated() -> None:
    fault = refused(invoice_xml().replace("61109010140000071219812874", "1").encode())
    assert "value" not in fault.detail
    assert refusal_sentence(fault).startswith("Wiersz 17, element „NrRB”: ")


def test_that_a_value_of_several_lines_is_told_in_one() -> None:
    fault = refused(invoice_xml().replace("<KodWaluty>PLN<", "<KodWaluty>\n\tZ\u2028Ł<").encode())
    assert "„ Z Ł”" in refusal_sentence(fault)
    assert len(refusal_sentence(fault).splitlines()) == 1


def test_that_a_file_with_thousands_of_faults_is_answered_at_once() -> None:
    lines = "<FaWiersz><NrWierszaFa>x</NrWierszaFa></FaWiersz>" * 18_000
    began = time.perf_counter()
    assert refused(invoice_bytes(lines=lines)).detail["element"] == "NrWierszaFa"
    assert time.perf_counter() - began < 2


def test_that_an_invoice_is_no_receipt() -> None:
    with pytest.raises(Refused) as told:
        read_receipt(invoice_bytes())
    assert refusal_sentence(told.value) == "To nie jest UPO w wersji 4-3, 4-2 ani 3-1."
