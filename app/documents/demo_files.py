"""Files as others give them to the office, made for the demonstration and the tour: an invoice FA(3), a bank statement MT940."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from xml.sax.saxutils import escape

FA3 = "http://crd.gov.pl/wzor/2025/06/25/13775/"
VAT = 8
"""Rate of water, sewage and waste in per cent (domain.md 5.8)."""


@dataclass(frozen=True, slots=True)
class Party:
    """Seller or buyer; ``nip`` empty for a person."""

    name: str
    address: str
    nip: str = ""


@dataclass(frozen=True, slots=True)
class Sold:
    """A line: ``quantity`` of units at ``price`` (net, grosze)."""

    name: str
    unit: str
    quantity: Decimal
    price: int

    @property
    def net(self) -> int:
        """Grosze."""
        return int((self.quantity * self.price).to_integral_value(ROUND_HALF_UP))


@dataclass(frozen=True, slots=True)
class MeterRow:
    """A row of the invoice's attachment: what the meter showed, in whole m3."""

    serial: str
    read_on: date
    before: int
    now: int


@dataclass(frozen=True, slots=True)
class InvoiceOrder:
    """An invoice to be written. ``customer`` is the number on it, ``nrb`` where it is to be paid."""

    seller: Party
    buyer: Party
    customer: str
    number: str
    issued_on: date
    due_on: date
    period: tuple[date, date]
    nrb: str
    sold: Sequence[Sold]
    readings: Sequence[MeterRow] = ()
    arrears: int = 0
    """Earlier arrears told in ``Rozliczenie`` (grosze): shown, never posted (office rule 5)."""
    charges: Sequence[tuple[int, str]] = ()
    """Other charges of ``Rozliczenie``: grosze and what for."""

    @property
    def net(self) -> int:
        """Sum of the lines in grosze."""
        return sum(line.net for line in self.sold)

    @property
    def vat(self) -> int:
        """Tax of the sum, in grosze."""
        return int((Decimal(self.net) * VAT / 100).to_integral_value(ROUND_HALF_UP))

    @property
    def gross(self) -> int:
        """What P_15 says, in grosze."""
        return self.net + self.vat


def zlote(grosze: int) -> str:
    """``12.30``, as XML and banks' systems write amounts (with their own separator)."""
    sign = "-" if grosze < 0 else ""
    return f"{sign}{abs(grosze) // 100}.{abs(grosze) % 100:02d}"


def invoice_xml(order: InvoiceOrder) -> bytes:
    """The invoice as a structured invoice FA(3)."""
    body = "".join(
        (
            _head(order),
            _party("Podmiot1", order.seller, f"<NIP>{order.seller.nip}</NIP>"),
            _buyer(order),
            _invoice(order),
            _readings(order.readings),
        )
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<Faktura xmlns="{FA3}">{body}</Faktura>\n'.encode()


def _head(order: InvoiceOrder) -> str:
    return (
        '<Naglowek><KodFormularza kodSystemowy="FA (3)" wersjaSchemy="1-0E">FA</KodFormularza>'
        f"<WariantFormularza>3</WariantFormularza><DataWytworzeniaFa>{order.issued_on}T08:00:00Z</DataWytworzeniaFa></Naglowek>"
    )


def _party(element: str, party: Party, identifier: str, rest: str = "") -> str:
    return (
        f"<{element}><DaneIdentyfikacyjne>{identifier}<Nazwa>{escape(party.name)}</Nazwa></DaneIdentyfikacyjne>"
        f"<Adres><KodKraju>PL</KodKraju><AdresL1>{escape(party.address)}</AdresL1></Adres>{rest}</{element}>"
    )


def _buyer(order: InvoiceOrder) -> str:
    identifier = f"<NIP>{order.buyer.nip}</NIP>" if order.buyer.nip else "<BrakID>1</BrakID>"
    customer = f"<NrKlienta>{escape(order.customer)}</NrKlienta>" if order.customer else ""
    return _party("Podmiot2", order.buyer, identifier, f"{customer}<JST>2</JST><GV>2</GV>")


def _invoice(order: InvoiceOrder) -> str:
    lines = "".join(_line(number, line) for number, line in enumerate(order.sold, 1))
    return (
        f"<Fa><KodWaluty>PLN</KodWaluty><P_1>{order.issued_on}</P_1><P_2>{escape(order.number)}</P_2>"
        f"<OkresFa><P_6_Od>{order.period[0]}</P_6_Od><P_6_Do>{order.period[1]}</P_6_Do></OkresFa>"
        f"<P_13_2>{zlote(order.net)}</P_13_2><P_14_2>{zlote(order.vat)}</P_14_2><P_15>{zlote(order.gross)}</P_15>"
        "<Adnotacje><P_16>2</P_16><P_17>2</P_17><P_18>2</P_18><P_18A>2</P_18A><Zwolnienie><P_19N>1</P_19N></Zwolnienie>"
        "<NoweSrodkiTransportu><P_22N>1</P_22N></NoweSrodkiTransportu><P_23>2</P_23><PMarzy><P_PMarzyN>1</P_PMarzyN></PMarzy>"
        f"</Adnotacje><RodzajFaktury>VAT</RodzajFaktury>{lines}{_settlement(order)}"
        f"<Platnosc><TerminPlatnosci><Termin>{order.due_on}</Termin></TerminPlatnosci><FormaPlatnosci>6</FormaPlatnosci>"
        f"<RachunekBankowy><NrRB>{order.nrb}</NrRB></RachunekBankowy></Platnosc></Fa>"
    )


def _line(number: int, line: Sold) -> str:
    return (
        f"<FaWiersz><NrWierszaFa>{number}</NrWierszaFa><P_7>{escape(line.name)}</P_7><P_8A>{escape(line.unit)}</P_8A>"
        f"<P_8B>{line.quantity}</P_8B><P_9A>{zlote(line.price)}</P_9A><P_11>{zlote(line.net)}</P_11><P_12>{VAT}</P_12></FaWiersz>"
    )


def _settlement(order: InvoiceOrder) -> str:
    charges = [*order.charges]
    if order.arrears:
        charges.append((order.arrears, "Zaległość z poprzednich okresów"))
    if not charges:
        return ""
    whole = sum(amount for amount, _ in charges)
    told = "".join(
        f"<Obciazenia><Kwota>{zlote(amount)}</Kwota><Powod>{escape(reason)}</Powod></Obciazenia>"
        for amount, reason in charges
    )
    return (
        f"<Rozliczenie>{told}<SumaObciazen>{zlote(whole)}</SumaObciazen>"
        f"<DoZaplaty>{zlote(order.gross + whole)}</DoZaplaty></Rozliczenie>"
    )


_COLUMNS = (
    ("txt", "Nr wodomierza"),
    ("date", "Data odczytu"),
    ("int", "Stan poprzedni"),
    ("int", "Stan bieżący"),
    ("int", "Zużycie (m³)"),
)


def _readings(rows: Iterable[MeterRow]) -> str:
    told = [(row.serial, f"{row.read_on}", f"{row.before}", f"{row.now}", f"{row.now - row.before}") for row in rows]
    if not told:
        return ""
    head = "".join(f'<Kol Typ="{kind}"><NKom>{name}</NKom></Kol>' for kind, name in _COLUMNS)
    body = "".join("<Wiersz>" + "".join(f"<WKom>{escape(cell)}</WKom>" for cell in row) + "</Wiersz>" for row in told)
    return (
        "<Zalacznik><BlokDanych><MetaDane><ZKlucz>Rodzaj danych</ZKlucz><ZWartosc>Odczyty wodomierzy</ZWartosc></MetaDane>"
        f"<Tabela><TNaglowek>{head}</TNaglowek>{body}</Tabela></BlokDanych></Zalacznik>"
    )


@dataclass(frozen=True, slots=True)
class Transfer:
    """A transfer that came in: ``nrb`` the virtual account it was sent to ("" the utility's own), amount in grosze."""

    amount: int
    nrb: str
    payer: str
    payer_nrb: str
    title: str


LINE = 65
"""Longest line of field 86."""


def statement_mt940(account: str, number: int, day: date, opening: int, transfers: Sequence[Transfer]) -> bytes:
    """One statement MT940 of the utility's account (NRB), as a Polish bank with mass payments writes it, in cp1250."""
    closing = opening + sum(transfer.amount for transfer in transfers)
    lines = [
        f":20:ST{day:%y%m%d}CYC/1",
        f":25:PL{account}",
        f":28C:{number}/1",
        f":60F:C{day:%y%m%d}PLN{_comma(opening)}",
    ]
    for place, transfer in enumerate(transfers, 1):
        lines.append(
            f":61:{day:%y%m%d}{day:%m%d}CN{_comma(transfer.amount)}NTRFNONREF//PK{day:%y%m%d}-{number:03d}{place:04d}"
        )
        lines.append("911-TRANSAKCJA IPH" if transfer.nrb else "770-PRZELEW PRZYCHODZĄCY - ELIXIR")
        lines += _wrapped(":86:" + _told(transfer, day, f"{day:%y%m%d}{number:03d}{place:06d}"))
    lines += [f":62F:C{day:%y%m%d}PLN{_comma(closing)}", f":64:C{day:%y%m%d}PLN{_comma(closing)}", "-"]
    return ("\r\n".join(lines) + "\r\n").encode("cp1250", "replace")


def _told(transfer: Transfer, day: date, number: str) -> str:
    kind = f"911 TRANSAKCJA IPH; ID IPH: XX{transfer.nrb[-16:]}" if transfer.nrb else "770 PRZELEW KRAJOWY"
    return (
        f"{kind}; Z RACH.: {transfer.payer_nrb}; OD: {transfer.payer}; TYT.: {transfer.title}; "
        f"DATA STEMPLA: {day:%d.%m.%Y}; TNR: {number}"
    )


def _wrapped(text: str) -> list[str]:
    return [text[at : at + LINE] for at in range(0, len(text), LINE)]


def _comma(grosze: int) -> str:
    return zlote(grosze).replace(".", ",")
