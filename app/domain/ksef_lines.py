"""Lines and sums of a structured invoice FA(3) / FA(2).

Amounts of the schema's TKwotowy (at most two decimals) are integers of hundredths of the invoice's
currency, so grosze when it is PLN. Prices and quantities (TKwotowy2, TIlosci: up to eight and six
decimals) are ``Decimal`` as written. Beside each field stands its element of the official XSD.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class RateSum:
    """One group of P_13_x / P_14_x / P_14_xW. ``key`` is the x: "1", "2", ... "6_1", ... "11".

    The groups: 1 = 23 % or 22 %, 2 = 8 % or 7 %, 3 = 5 %, 4 = flat rate for taxis (3 or 4 %), 5 = special
    procedure of art. XII 6a, 6_1 = 0 % at home, 6_2 = 0 % intra-Community supply, 6_3 = 0 % export, 7 = exempt,
    8 = outside the country, 9 = services of art. 100 (1) 4, 10 = reverse charge, 11 = margin procedure.
    """

    key: str
    net: int  # P_13_x
    vat: int | None = None  # P_14_x
    vat_pln: int | None = None  # P_14_xW, in grosze, when the currency is another


@dataclass(frozen=True, slots=True)
class InvoiceLine:
    """FaWiersz. ``before`` marks a line of the state before a correction (StanPrzed)."""

    number: int = 0  # NrWierszaFa
    uu_id: str = ""  # UU_ID
    sold_on: date | None = None  # P_6A
    name: str = ""  # P_7
    index: str = ""  # Indeks
    gtin: str = ""  # GTIN
    pkwiu: str = ""  # PKWiU
    cn: str = ""  # CN
    pkob: str = ""  # PKOB
    unit: str = ""  # P_8A
    quantity: Decimal | None = None  # P_8B
    net_price: Decimal | None = None  # P_9A
    gross_price: Decimal | None = None  # P_9B
    discount: Decimal | None = None  # P_10
    net: int | None = None  # P_11
    gross: int | None = None  # P_11A
    vat: int | None = None  # P_11Vat
    rate: str = ""  # P_12: "23", "8", "zw", "oo", "0 KR", "np I", ...
    special_rate: Decimal | None = None  # P_12_XII, percent
    annex_15: bool = False  # P_12_Zal_15
    excise: int | None = None  # KwotaAkcyzy
    gtu: str = ""  # GTU
    procedure: str = ""  # Procedura
    exchange_rate: Decimal | None = None  # KursWaluty
    before: bool = False  # StanPrzed


@dataclass(frozen=True, slots=True)
class OrderLine:
    """ZamowienieWiersz: a line of an order or contract that an advance invoice is for."""

    number: int = 0  # NrWierszaZam
    uu_id: str = ""  # UU_IDZ
    name: str = ""  # P_7Z
    index: str = ""  # IndeksZ
    gtin: str = ""  # GTINZ
    pkwiu: str = ""  # PKWiUZ
    cn: str = ""  # CNZ
    pkob: str = ""  # PKOBZ
    unit: str = ""  # P_8AZ
    quantity: Decimal | None = None  # P_8BZ
    net_price: Decimal | None = None  # P_9AZ
    net: int | None = None  # P_11NettoZ
    vat: int | None = None  # P_11VatZ
    rate: str = ""  # P_12Z
    special_rate: Decimal | None = None  # P_12Z_XII
    annex_15: bool = False  # P_12Z_Zal_15
    gtu: str = ""  # GTUZ
    procedure: str = ""  # ProceduraZ
    excise: int | None = None  # KwotaAkcyzyZ
    before: bool = False  # StanPrzedZ


@dataclass(frozen=True, slots=True)
class Order:
    """Zamowienie."""

    value: int  # WartoscZamowienia, gross
    lines: tuple[OrderLine, ...]  # ZamowienieWiersz


@dataclass(frozen=True, slots=True)
class KeyValue:
    """DodatkowyOpis, MetaDane or TMetaDane: what the issuer adds in words. ``line`` is 0 when it is of the whole."""

    key: str  # Klucz, ZKlucz, TKlucz
    value: str  # Wartosc, ZWartosc, TWartosc
    line: int = 0  # NrWiersza
