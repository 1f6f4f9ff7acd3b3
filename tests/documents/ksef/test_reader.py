"""Invoices of our own making: every kind, both forms, the ways a file may be written."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from app.documents.ksef.reader import read_invoice
from app.documents.ksef.schemas import FA_3
from app.domain.ksef import InvoiceForm, InvoiceKind, RemarkCode
from app.domain.ksef_parties import ThirdRole
from app.domain.ksef_payment import PaymentForm
from tests.ksef_kit import (
    ANNOTATIONS,
    BUYER,
    LINES,
    SELLER_NIP,
    attachment,
    correction_head,
    invoice_bytes,
    invoice_xml,
    line,
    table,
)

PLAIN = read_invoice(invoice_bytes())


def test_that_a_plain_invoice_is_read_to_the_grosz() -> None:
    assert PLAIN.form is InvoiceForm.FA_3
    assert PLAIN.made_at == datetime(2026, 2, 1, 10, 30, tzinfo=UTC)
    assert (PLAIN.number, PLAIN.issued_on, PLAIN.total) == ("FV/WOD/1/02/2026", date(2026, 2, 3), 10_800)
    assert (PLAIN.period_from, PLAIN.period_to) == (date(2026, 1, 1), date(2026, 1, 31))
    assert [(part.key, part.net, part.vat) for part in PLAIN.sums] == [("2", 10_000, 800)]
    assert (PLAIN.seller.identity.nip, PLAIN.buyer.customer_number) == (SELLER_NIP, "10001")
    assert (PLAIN.lines[0].quantity, PLAIN.lines[0].net_price) == (Decimal("20.5"), Decimal("4.87804878"))
    assert PLAIN.payment is not None
    assert PLAIN.payment.form is PaymentForm.TRANSFER
    assert PLAIN.due_on == date(2026, 3, 15)
    assert PLAIN.remarks == ()


def test_that_fa_2_says_the_same() -> None:
    old = read_invoice(invoice_bytes(form=2))
    assert old.form is InvoiceForm.FA_2
    assert (old.number, old.total, old.lines, old.sums) == (PLAIN.number, PLAIN.total, PLAIN.lines, PLAIN.sums)


def test_that_a_payment_term_in_words_is_read_in_both_forms() -> None:
    words = "<TerminOpis>14 dni od otrzymania</TerminOpis>"
    old = read_invoice(
        invoice_bytes(
            form=2,
            after_lines=f"<Platnosc><TerminPlatnosci><Termin>2026-03-01</Termin>{words}</TerminPlatnosci></Platnosc>",
        )
    )
    assert old.payment is not None
    assert old.payment.terms[0].words == "14 dni od otrzymania"
    parts = "<TerminOpis><Ilosc>14</Ilosc><Jednostka>dni</Jednostka><ZdarzeniePoczatkowe>otrzymanie</ZdarzeniePoczatkowe></TerminOpis>"
    new = read_invoice(invoice_bytes(after_lines=f"<Platnosc><TerminPlatnosci>{parts}</TerminPlatnosci></Platnosc>"))
    assert new.payment is not None
    assert (new.payment.terms[0].count, new.payment.terms[0].unit, new.due_on) == (14, "dni", None)


def test_that_a_correction_tells_before_and_after() -> None:
    invoice = read_invoice(
        invoice_bytes(
            kind="KOR",
            after_kind=correction_head(),
            sums="<P_13_2>-20.00</P_13_2><P_14_2>-1.60</P_14_2>",
            total="-21.60",
            lines=line(1, "100.00", before=True) + line(1, "80.00"),
        )
    )
    assert invoice.kind.corrects
    assert invoice.total == -2160
    assert [(one.before, one.net) for one in invoice.lines] == [(True, 10_000), (False, 8_000)]
    assert invoice.correction is not None
    assert invoice.correction.invoices[0].outside_ksef
    assert invoice.remarks == ()


def test_that_a_correction_by_difference_adds_up() -> None:
    invoice = read_invoice(
        invoice_bytes(
            kind="KOR",
            after_kind=correction_head(ksef="5265877635-20250826-0100001AF629-AF"),
            sums="<P_13_2>-0.50</P_13_2><P_14_2>-0.04</P_14_2>",
            total="-0.54",
            lines=line(1, "-0.50"),
        )
    )
    assert invoice.total == -54
    assert invoice.correction is not None
    assert invoice.correction.invoices[0].ksef_number == "5265877635-20250826-0100001AF629-AF"
    assert invoice.remarks == ()


def test_that_a_collective_correction_without_lines_is_read() -> None:
    many = "".join(
        correction_head(number=f"FV/WOD/{n}/01/2026").removeprefix(
            "<PrzyczynaKorekty>Błędny odczyt</PrzyczynaKorekty><TypKorekty>2</TypKorekty>"
        )
        for n in range(300)
    )
    invoice = read_invoice(
        invoice_bytes(
            kind="KOR",
            after_kind=f"<PrzyczynaKorekty>rabat</PrzyczynaKorekty>{many}<OkresFaKorygowanej>2025</OkresFaKorygowanej>",
            sums="<P_13_2>-100</P_13_2><P_14_2>-8</P_14_2>",
            total="-108",
            lines="",
        )
    )
    assert invoice.correction is not None
    assert len(invoice.correction.invoices) == 300
    assert (invoice.correction.period, invoice.total, invoice.lines) == ("2025", -10_800, ())


def test_that_the_parties_before_a_correction_are_kept() -> None:
    before = (
        f"<Podmiot1K><DaneIdentyfikacyjne><NIP>{SELLER_NIP}</NIP><Nazwa>Stara nazwa</Nazwa></DaneIdentyfikacyjne>"
        "<Adres><KodKraju>PL</KodKraju><AdresL1>ul. Dawna 1</AdresL1></Adres></Podmiot1K>"
        "<Podmiot2K><DaneIdentyfikacyjne><BrakID>1</BrakID><Nazwa>Jan Nowak</Nazwa></DaneIdentyfikacyjne></Podmiot2K>"
    )
    invoice = read_invoice(invoice_bytes(kind="KOR", after_kind=correction_head() + before, lines=""))
    assert invoice.correction is not None
    assert invoice.correction.seller_before is not None
    assert invoice.correction.seller_before.identity.name == "Stara nazwa"
    assert [one.identity.no_number for one in invoice.correction.buyers_before] == [True]


def test_that_an_advance_and_its_settlement_are_read() -> None:
    order = (
        "<Zamowienie><WartoscZamowienia>1080.00</WartoscZamowienia><ZamowienieWiersz><NrWierszaZam>1</NrWierszaZam>"
        "<P_7Z>Przyłącze</P_7Z><P_8AZ>szt.</P_8AZ><P_8BZ>1</P_8BZ><P_11NettoZ>1000.00</P_11NettoZ><P_11VatZ>80.00</P_11VatZ>"
        "<P_12Z>8</P_12Z></ZamowienieWiersz></Zamowienie>"
    )
    paid = "<ZaliczkaCzesciowa><P_6Z>2026-02-01</P_6Z><P_15Z>108.00</P_15Z></ZaliczkaCzesciowa>"
    advance = read_invoice(invoice_bytes(kind="ZAL", after_kind=paid, lines="", after_lines=order))
    assert advance.kind is InvoiceKind.ADVANCE
    assert advance.order is not None
    assert (advance.order.value, advance.order.lines[0].net, advance.advance_parts[0].amount) == (
        108_000,
        100_000,
        10_800,
    )
    named = "<FakturaZaliczkowa><NrKSeFZN>1</NrKSeFZN><NrFaZaliczkowej>FZ/1</NrFaZaliczkowej></FakturaZaliczkowa>"
    settled = read_invoice(invoice_bytes(kind="ROZ", after_kind=named))
    assert settled.kind is InvoiceKind.SETTLEMENT
    assert settled.settled_advances[0].number == "FZ/1"


def test_that_a_simplified_invoice_needs_no_sums_of_rates() -> None:
    invoice = read_invoice(invoice_bytes(kind="UPR", sums="", total="45", lines="", period="<P_6>2026-02-01</P_6>"))
    assert (invoice.kind, invoice.sums, invoice.total, invoice.remarks) == (InvoiceKind.SIMPLIFIED, (), 4500, ())


def test_that_settlement_charges_deductions_and_overpayment_are_read() -> None:
    settled = (
        "<Rozliczenie><Obciazenia><Kwota>12.34</Kwota><Powod>odsetki</Powod></Obciazenia><SumaObciazen>12.34</SumaObciazen>"
        "<Odliczenia><Kwota>200.00</Kwota><Powod>nadpłata</Powod></Odliczenia><SumaOdliczen>200.00</SumaOdliczen>"
        "<DoRozliczenia>79.66</DoRozliczenia></Rozliczenie>"
    )
    invoice = read_invoice(invoice_bytes(after_lines=settled))
    assert invoice.settlement is not None
    assert (invoice.settlement.to_settle, invoice.settlement.to_pay, invoice.total) == (7966, None, 10_800)
    assert invoice.remarks == ()
    wrong = read_invoice(invoice_bytes(after_lines=settled.replace("79.66", "79.65")))
    assert [(one.code, one.said, one.counted) for one in wrong.remarks] == [(RemarkCode.SETTLEMENT_TOTAL, 7965, 7966)]


@pytest.mark.parametrize(
    ("identity", "field", "value"),
    [
        ("<BrakID>1</BrakID>", "no_number", True),
        ("<KodUE>DE</KodUE><NrVatUE>123456789</NrVatUE>", "eu_vat_number", "123456789"),
        ("<KodKraju>UA</KodKraju><NrID>AB 12</NrID>", "foreign_number", "AB 12"),
        ("<NrID>AB12</NrID>", "foreign_number", "AB12"),
    ],
)
def test_that_a_buyer_is_known_by_any_kind_of_number(identity: str, field: str, value: object) -> None:
    buyer = re.sub(r"<NIP>\d+</NIP>", identity, BUYER)
    assert getattr(read_invoice(invoice_bytes(buyer=buyer)).buyer.identity, field) == value


def test_that_third_parties_have_roles_or_a_role_in_words() -> None:
    who = "<DaneIdentyfikacyjne><IDWew>5265877635-12345</IDWew><Nazwa>Szkoła</Nazwa></DaneIdentyfikacyjne>"
    third = f"<Podmiot3>{who}<Rola>8</Rola></Podmiot3><Podmiot3>{who}<RolaInna>1</RolaInna><OpisRoli>zarządca</OpisRoli></Podmiot3>"
    buyer = BUYER + "<NrKlienta>7</NrKlienta><JST>1</JST><GV>2</GV>"
    invoice = read_invoice(invoice_bytes(third=third, buyer=buyer, customer_number=""))
    assert [(one.role, one.other_role) for one in invoice.third_parties] == [
        (ThirdRole.LOCAL_GOVERNMENT_RECIPIENT, ""),
        (None, "zarządca"),
    ]
    assert invoice.buyer.local_government
    assert invoice.remarks == ()


def test_that_annotations_are_read() -> None:
    marked = (
        ANNOTATIONS.replace("<P_18A>2", "<P_18A>1")
        .replace("<P_19N>1</P_19N>", "<P_19>1</P_19><P_19A>art. 43 ust. 1</P_19A>")
        .replace("<P_PMarzyN>1</P_PMarzyN>", "<P_PMarzy>1</P_PMarzy><P_PMarzy_3_1>1</P_PMarzy_3_1>")
    )
    told = read_invoice(invoice_bytes(annotations=marked)).annotations
    assert (told.split_payment, told.exempt, told.exempt_act, told.margin) == (True, True, "art. 43 ust. 1", "3_1")
    assert {told.cash_method, told.self_billing, told.reverse_charge, told.simplified_triangle} == {False}


def test_that_a_foreign_currency_keeps_its_vat_in_zloty() -> None:
    sums = "<P_13_1>100</P_13_1><P_14_1>23</P_14_1><P_14_1W>98.12</P_14_1W>"
    invoice = read_invoice(invoice_bytes(currency="EUR", sums=sums, total="123"))
    assert (invoice.currency, invoice.sums[0].vat_pln) == ("EUR", 9812)


@pytest.mark.parametrize(
    ("amount", "grosze"),
    [
        ("0", 0),
        ("7", 700),
        ("7.5", 750),
        ("7.05", 705),
        ("-0.01", -1),
        ("-0.5", -50),
        ("9999999999999999.99", 10**18 - 1),
    ],
)
def test_that_amounts_are_exact(amount: str, grosze: int) -> None:
    assert read_invoice(invoice_bytes(kind="KOR", total=amount, sums="", lines="")).total == grosze


def test_that_a_moment_without_a_zone_is_polish_time() -> None:
    for written, utc in (
        ("2026-07-01T12:00:00", datetime(2026, 7, 1, 10, tzinfo=UTC)),
        ("2026-01-01T24:00:00", datetime(2026, 1, 1, 23, tzinfo=UTC)),
        ("2026-01-01T12:00:00.123456789+01:00", datetime(2026, 1, 1, 11, 0, 0, 123456, tzinfo=UTC)),
    ):
        data = invoice_xml().replace("2026-02-01T10:30:00Z", written).encode()
        assert read_invoice(data).made_at == utc


@pytest.mark.parametrize("encoding", ["ISO-8859-2", "windows-1250", "UTF-16"])
def test_that_another_declared_encoding_is_read(encoding: str) -> None:
    data = invoice_xml(head=f'<?xml version="1.0" encoding="{encoding}"?>\n').encode(encoding)
    assert read_invoice(data).buyer.identity.name == "Zażółć Gęślą sp. z o.o."


def test_that_a_byte_order_mark_and_other_line_ends_do_not_matter() -> None:
    text = invoice_xml()
    for data in (b"\xef\xbb\xbf" + text.encode(), text.replace("\n", "\r\n").encode(), invoice_bytes(head="")):
        assert read_invoice(data) == PLAIN


def test_that_prefixes_comments_instructions_and_cdata_do_not_matter() -> None:
    text = invoice_xml().replace("<?xml", "<?xml", 1)
    prefixed = re.sub(r"<(/?)([A-Z])", r"<\1n:\2", text).replace("xmlns=", "xmlns:n=")
    assert prefixed.count("<n:") > 40
    commented = text.replace("<P_2>FV", "<!-- numer --><P_2>F<!-- x -->V<?p i?>").replace(
        "Dostawa wody", "<![CDATA[Dostawa wody]]>"
    )
    styled = text.replace("?>\n", '?>\n<?xml-stylesheet href="styl.xsl"?>\n', 1)
    for other in (prefixed, commented, styled):
        assert read_invoice(other.encode()) == PLAIN


def test_that_whitespace_is_collapsed_and_a_no_break_space_is_not() -> None:
    data = invoice_xml(lines=LINES.replace("Dostawa wody", "\n  Dostawa\u00a0 wody,\t  woda  \n")).encode()
    assert read_invoice(data).lines[0].name == "Dostawa\u00a0 wody, woda"


def test_that_the_footer_keeps_its_lines() -> None:
    footer = (
        "<Stopka><Informacje><StopkaFaktury>Kapitał 5 000 000\n  KRS</StopkaFaktury></Informacje>"
        "<Rejestry><KRS>0000099999</KRS></Rejestry></Stopka>"
    )
    invoice = read_invoice(invoice_bytes(after_fa=footer))
    assert invoice.footer is not None
    assert (invoice.footer.texts, invoice.footer.registers[0].krs) == (("Kapitał 5 000 000\n  KRS",), "0000099999")


def test_that_readings_of_our_own_attachment_are_found() -> None:
    readings = table(
        [
            ("Nr wodomierza", "txt"),
            ("Stan poprzedni [m3]", "dec"),
            ("Stan bieżący [m3]", "dec"),
            ("Data odczytu", "date"),
        ],
        [["12345678", "100", "120.5", "2026-01-31"]],
    )
    (reading,) = read_invoice(invoice_bytes(after_fa=attachment(readings))).readings
    assert (reading.meter, reading.previous, reading.current, reading.unit) == (
        "12345678",
        Decimal(100),
        Decimal("120.5"),
        "m³",
    )


def test_that_a_big_invoice_is_read_whole() -> None:
    lines = "".join(line(n, "0.01") for n in range(1, 5001))
    invoice = read_invoice(invoice_bytes(lines=lines, sums="<P_13_2>50</P_13_2><P_14_2>4</P_14_2>", total="54"))
    assert len(invoice.lines) == 5000
    assert invoice.remarks == ()


def test_that_a_place_of_a_schema_in_the_file_is_not_followed() -> None:
    xsi = (
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="'
        + FA_3
        + ' http://127.0.0.1:9/x.xsd"'
    )
    assert read_invoice(invoice_xml().replace("<Faktura ", f"<Faktura {xsi} ").encode()) == PLAIN
