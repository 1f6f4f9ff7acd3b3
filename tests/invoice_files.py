"""Structured invoices FA(3) and receipts of KSeF made up for tests and benchmarks: small, valid, and as odd as is asked."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from xml.sax.saxutils import escape

FA3 = "http://crd.gov.pl/wzor/2025/06/25/13775/"
SELLER = "5265877635"
NRB = "49102010260000010200039290"
WATER = (("Woda", 9000), ("Ścieki", 4733))
"""Lines of 137,33 zł net: 148,32 zł with 8 % of VAT."""
GROSS = 14832
_KINDS_OF_RATE = {"23": "1", "8": "2", "5": "3"}


def zlote(grosze: int) -> str:
    """``12.30``."""
    return f"{Decimal(grosze) / 100:.2f}"


def fa3(
    number: str = "FV/WOD/1/2026",
    *,
    issued: date = date(2026, 11, 2),
    due: date | None = date(2026, 11, 16),
    customer: str = "",
    nip: str = "",
    lines: Sequence[tuple[str, int]] = WATER,
    rate: str = "8",
    total: int | None = None,
    kind: str = "VAT",
    corrects: Sequence[tuple[str, str]] = (),
    charges: Sequence[tuple[int, str]] = (),
    deductions: Sequence[tuple[int, str]] = (),
    nrb: str = "",
    currency: str = "PLN",
    seller: str = SELLER,
    buyer: str = "Kowalska Anna",
    third: Sequence[tuple[int, str, str]] = (),
    period: tuple[date, date] | None = (date(2026, 9, 1), date(2026, 10, 31)),
    before: Sequence[tuple[str, int]] = (),
) -> bytes:
    """One invoice. ``lines``: (name, net); ``corrects``: (number, KSeF number); ``third``: (role, NIP, NrKlienta).

    ``total``: P_15, when it is not what lines and VAT come to; ``before``: lines of the state before a correction.
    """
    net = sum(amount for _, amount in lines) - sum(amount for _, amount in before)
    percent = int(rate) if rate.isdecimal() else 0
    vat = int((Decimal(net) * percent / 100).quantize(Decimal(1), "ROUND_HALF_UP"))
    gross = net + vat if total is None else total
    key = _KINDS_OF_RATE.get(rate, "7")
    tax = f"<P_14_{key}>{zlote(vat)}</P_14_{key}>" if percent else ""
    sums = f"<P_13_{key}>{zlote(net)}</P_13_{key}>{tax}" if lines or before else ""
    parts = (
        '<?xml version="1.0" encoding="UTF-8"?>\n',
        f'<Faktura xmlns="{FA3}"><Naglowek><KodFormularza kodSystemowy="FA (3)" wersjaSchemy="1-0E">FA</KodFormularza>',
        f"<WariantFormularza>3</WariantFormularza><DataWytworzeniaFa>{issued}T08:00:00Z</DataWytworzeniaFa></Naglowek>",
        _party("Podmiot1", f"<NIP>{seller}</NIP>", "Przedsiębiorstwo Usług Komunalnych"),
        _party("Podmiot2", f"<NIP>{nip}</NIP>" if nip else "<BrakID>1</BrakID>", buyer, _number(customer) + "<JST>2</JST><GV>2</GV>"),
        *(_party("Podmiot3", f"<NIP>{its}</NIP>" if its else "<BrakID>1</BrakID>", "Odbiorca", f"<Rola>{role}</Rola>{_number(its_number)}") for role, its, its_number in third),
        f"<Fa><KodWaluty>{currency}</KodWaluty><P_1>{issued}</P_1><P_2>{escape(number)}</P_2>",
        f"<OkresFa><P_6_Od>{period[0]}</P_6_Od><P_6_Do>{period[1]}</P_6_Do></OkresFa>" if period else "",
        f"{sums}<P_15>{zlote(gross)}</P_15>{_NOTES}<RodzajFaktury>{kind}</RodzajFaktury>{_corrects(corrects)}",
        "".join(_line(place, name, amount, rate, "<StanPrzed>1</StanPrzed>") for place, (name, amount) in enumerate(before, 1)),
        "".join(_line(place, name, amount, rate) for place, (name, amount) in enumerate(lines, 1)),
        _settled(gross, charges, deductions),
        _payment(due, nrb),
        "</Fa></Faktura>\n",
    )  # fmt: skip
    return "".join(parts).encode()


_NOTES = (
    "<Adnotacje><P_16>2</P_16><P_17>2</P_17><P_18>2</P_18><P_18A>2</P_18A><Zwolnienie><P_19N>1</P_19N></Zwolnienie>"
    "<NoweSrodkiTransportu><P_22N>1</P_22N></NoweSrodkiTransportu><P_23>2</P_23><PMarzy><P_PMarzyN>1</P_PMarzyN></PMarzy></Adnotacje>"
)


def _party(element: str, identifier: str, name: str, rest: str = "") -> str:
    return (
        f"<{element}><DaneIdentyfikacyjne>{identifier}<Nazwa>{escape(name)}</Nazwa></DaneIdentyfikacyjne>"
        f"<Adres><KodKraju>PL</KodKraju><AdresL1>ul. Łużycka 12/3</AdresL1><AdresL2>74-100 Gryfino</AdresL2></Adres>{rest}</{element}>"
    )


def _number(customer: str) -> str:
    return f"<NrKlienta>{escape(customer)}</NrKlienta>" if customer else ""


def _line(place: int, name: str, net: int, rate: str, mark: str = "") -> str:
    return (
        f"<FaWiersz><NrWierszaFa>{place}</NrWierszaFa><P_7>{escape(name)}</P_7><P_8A>m3</P_8A><P_8B>10</P_8B>"
        f"<P_9A>{zlote(net // 10)}</P_9A><P_11>{zlote(net)}</P_11><P_12>{rate}</P_12>{mark}</FaWiersz>"
    )


def _corrects(originals: Sequence[tuple[str, str]]) -> str:
    return "".join(
        f"<DaneFaKorygowanej><DataWystFaKorygowanej>2026-10-02</DataWystFaKorygowanej><NrFaKorygowanej>{escape(number)}</NrFaKorygowanej>"
        + (f"<NrKSeF>1</NrKSeF><NrKSeFFaKorygowanej>{ksef}</NrKSeFFaKorygowanej>" if ksef else "<NrKSeFN>1</NrKSeFN>")
        + "</DaneFaKorygowanej>"
        for number, ksef in originals
    )


def _settled(gross: int, charges: Sequence[tuple[int, str]], deductions: Sequence[tuple[int, str]]) -> str:
    if not charges and not deductions:
        return ""
    plus, minus = sum(amount for amount, _ in charges), sum(amount for amount, _ in deductions)
    entries = "".join(_entry("Obciazenia", *each) for each in charges)
    entries += f"<SumaObciazen>{zlote(plus)}</SumaObciazen>" if charges else ""
    entries += "".join(_entry("Odliczenia", *each) for each in deductions)
    entries += f"<SumaOdliczen>{zlote(minus)}</SumaOdliczen>" if deductions else ""
    left = gross + plus - minus
    entries += (
        f"<DoZaplaty>{zlote(left)}</DoZaplaty>" if left >= 0 else f"<DoRozliczenia>{zlote(-left)}</DoRozliczenia>"
    )
    return f"<Rozliczenie>{entries}</Rozliczenie>"


def _entry(element: str, amount: int, reason: str) -> str:
    return f"<{element}><Kwota>{zlote(amount)}</Kwota><Powod>{escape(reason)}</Powod></{element}>"


def _payment(due: date | None, nrb: str) -> str:
    term = f"<TerminPlatnosci><Termin>{due}</Termin></TerminPlatnosci>" if due else ""
    account = f"<RachunekBankowy><NrRB>{nrb}</NrRB></RachunekBankowy>" if nrb else ""
    return f"<Platnosc>{term}<FormaPlatnosci>6</FormaPlatnosci>{account}</Platnosc>" if term or account else ""


def upo(*entries: tuple[bytes, str, str], seller: str = SELLER, issued: date = date(2026, 11, 2)) -> bytes:
    """A receipt of KSeF: for each invoice its file, its number and the KSeF number it got."""
    documents = "".join(
        f"<Dokument><NipSprzedawcy>{seller}</NipSprzedawcy><NumerKSeFDokumentu>{ksef}</NumerKSeFDokumentu>"
        f"<NumerFaktury>{escape(number)}</NumerFaktury><DataWystawieniaFaktury>{issued}</DataWystawieniaFaktury>"
        f"<DataPrzeslaniaDokumentu>{issued}T10:00:00.841+01:00</DataPrzeslaniaDokumentu>"
        f"<DataNadaniaNumeruKSeF>{issued + timedelta(1)}T10:00:01.045+01:00</DataNadaniaNumeruKSeF>"
        f"<SkrotDokumentu>{base64.b64encode(hashlib.sha256(data).digest()).decode()}</SkrotDokumentu><TrybWysylki>Online</TrybWysylki></Dokument>"
        for data, number, ksef in entries
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><Potwierdzenie xmlns="http://upo.schematy.mf.gov.pl/KSeF/v4-3">'
        "<NazwaPodmiotuPrzyjmujacego>Ministerstwo Finansów</NazwaPodmiotuPrzyjmujacego>"
        "<NumerReferencyjnySesji>36950822-93-9D5A28BFDA-47C899773E-5C</NumerReferencyjnySesji><Uwierzytelnienie><IdKontekstu>"
        f"<Nip>{seller}</Nip></IdKontekstu><SkrotDokumentuUwierzytelniajacego>kyqH+QUgP8ATWd/95IY632mP4uqibwG66Oqclq9+qno="
        "</SkrotDokumentuUwierzytelniajacego></Uwierzytelnienie><NazwaStrukturyLogicznej>Schemat_FA(3)_v1-0E.xsd</NazwaStrukturyLogicznej>"
        f"<KodFormularza>FA (3)</KodFormularza>{documents}</Potwierdzenie>"
    ).encode()
