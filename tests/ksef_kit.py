"""Structured invoices made for tests: whole files of FA(3) and FA(2), every part of which may be replaced."""

from __future__ import annotations

from typing import Final

from app.documents.ksef.schemas import FA_2, FA_3

SELLER_NIP: Final = "5265877635"
BUYER_NIP: Final = "8521002000"
ANNOTATIONS: Final = (
    "<Adnotacje><P_16>2</P_16><P_17>2</P_17><P_18>2</P_18><P_18A>2</P_18A><Zwolnienie><P_19N>1</P_19N></Zwolnienie>"
    "<NoweSrodkiTransportu><P_22N>1</P_22N></NoweSrodkiTransportu><P_23>2</P_23><PMarzy><P_PMarzyN>1</P_PMarzyN></PMarzy>"
    "</Adnotacje>"
)
SUMS: Final = "<P_13_2>100.00</P_13_2><P_14_2>8.00</P_14_2>"
LINES: Final = (
    "<FaWiersz><NrWierszaFa>1</NrWierszaFa><P_7>Dostawa wody</P_7><P_8A>m3</P_8A><P_8B>20.5</P_8B><P_9A>4.87804878</P_9A>"
    "<P_11>100.00</P_11><P_12>8</P_12></FaWiersz>"
)
BUYER: Final = (
    f"<DaneIdentyfikacyjne><NIP>{BUYER_NIP}</NIP><Nazwa>Zażółć Gęślą sp. z o.o.</Nazwa></DaneIdentyfikacyjne>"
    "<Adres><KodKraju>PL</KodKraju><AdresL1>ul. Łużycka 1</AdresL1><AdresL2>74-100 Gryfino</AdresL2></Adres>"
)
PAYMENT: Final = (
    "<Platnosc><TerminPlatnosci><Termin>2026-03-15</Termin></TerminPlatnosci><FormaPlatnosci>6</FormaPlatnosci>"
    "<RachunekBankowy><NrRB>61109010140000071219812874</NrRB></RachunekBankowy></Platnosc>"
)


def invoice_xml(
    *,
    form: int = 3,
    number: str = "FV/WOD/1/02/2026",
    currency: str = "PLN",
    period: str = "<OkresFa><P_6_Od>2026-01-01</P_6_Od><P_6_Do>2026-01-31</P_6_Do></OkresFa>",
    sums: str = SUMS,
    total: str = "108.00",
    annotations: str = ANNOTATIONS,
    kind: str = "VAT",
    after_kind: str = "",
    lines: str = LINES,
    after_lines: str = PAYMENT,
    buyer: str = BUYER,
    customer_number: str = "10001",
    third: str = "",
    after_fa: str = "",
    head: str = '<?xml version="1.0" encoding="UTF-8"?>\n',
) -> str:
    """One invoice as text; ``after_kind`` stands behind RodzajFaktury, ``after_lines`` behind the lines."""
    namespace = FA_3 if form == 3 else FA_2
    client = f"<NrKlienta>{customer_number}</NrKlienta>" if customer_number else ""
    members = "<JST>2</JST><GV>2</GV>" if form == 3 and "<JST>" not in buyer else ""
    return (
        f'{head}<Faktura xmlns="{namespace}">\n<Naglowek>'
        f'<KodFormularza kodSystemowy="FA ({form})" wersjaSchemy="1-0E">FA</KodFormularza>'
        f"<WariantFormularza>{form}</WariantFormularza><DataWytworzeniaFa>2026-02-01T10:30:00Z</DataWytworzeniaFa>"
        "<SystemInfo>Rozliczenia 3.1</SystemInfo></Naglowek>\n"
        f"<Podmiot1><DaneIdentyfikacyjne><NIP>{SELLER_NIP}</NIP><Nazwa>Wodociągi Gryfino</Nazwa></DaneIdentyfikacyjne>"
        "<Adres><KodKraju>PL</KodKraju><AdresL1>ul. Wodna 2</AdresL1></Adres></Podmiot1>\n"
        f"<Podmiot2>{buyer}{client}{members}</Podmiot2>\n{third}"
        f"<Fa>\n<KodWaluty>{currency}</KodWaluty>\n<P_1>2026-02-03</P_1>\n<P_2>{number}</P_2>\n{period}\n{sums}\n"
        f"<P_15>{total}</P_15>\n{annotations}\n<RodzajFaktury>{kind}</RodzajFaktury>\n{after_kind}\n{lines}\n{after_lines}\n"
        f"</Fa>\n{after_fa}</Faktura>\n"
    )


def invoice_bytes(**parts: object) -> bytes:
    """The same as a file in UTF-8."""
    return invoice_xml(**parts).encode()  # type: ignore[arg-type]


def correction_head(reason: str = "Błędny odczyt", number: str = "FV/WOD/9/01/2026", ksef: str = "") -> str:
    """What stands behind RodzajFaktury of a correcting invoice."""
    named = f"<NrKSeF>1</NrKSeF><NrKSeFFaKorygowanej>{ksef}</NrKSeFFaKorygowanej>" if ksef else "<NrKSeFN>1</NrKSeFN>"
    return (
        f"<PrzyczynaKorekty>{reason}</PrzyczynaKorekty><TypKorekty>2</TypKorekty><DaneFaKorygowanej>"
        f"<DataWystFaKorygowanej>2026-01-03</DataWystFaKorygowanej><NrFaKorygowanej>{number}</NrFaKorygowanej>{named}"
        "</DaneFaKorygowanej>"
    )


def line(number: int, net: str, *, before: bool = False, name: str = "Dostawa wody", rate: str = "8") -> str:
    """One FaWiersz with a net amount; ``before`` marks the state before a correction."""
    mark = "<StanPrzed>1</StanPrzed>" if before else ""
    return (
        f"<FaWiersz><NrWierszaFa>{number}</NrWierszaFa><P_7>{name}</P_7><P_8A>m3</P_8A><P_8B>1</P_8B>"
        f"<P_11>{net}</P_11><P_12>{rate}</P_12>{mark}</FaWiersz>"
    )


def table(headings: list[tuple[str, str]], rows: list[list[str]], *, notes: str = "", description: str = "") -> str:
    """A Tabela of an attachment; ``headings`` are (text, kind)."""
    head = "".join(f'<Kol Typ="{kind}"><NKom>{text}</NKom></Kol>' for text, kind in headings)
    body = "".join(f"<Wiersz>{''.join(f'<WKom>{cell}</WKom>' for cell in row)}</Wiersz>" for row in rows)
    opis = f"<Opis>{description}</Opis>" if description else ""
    return f"<Tabela>{notes}{opis}<TNaglowek>{head}</TNaglowek>{body}</Tabela>"


def attachment(
    *tables: str, notes: str = "<MetaDane><ZKlucz>Obiekt</ZKlucz><ZWartosc>dom</ZWartosc></MetaDane>"
) -> str:
    """A Zalacznik of one block."""
    return f"<Zalacznik><BlokDanych>{notes}{''.join(tables)}</BlokDanych></Zalacznik>"
