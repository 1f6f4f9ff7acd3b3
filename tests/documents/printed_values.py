"""What of an invoice's file is missing on its printed paper: every value of the XML is looked for in the PDF's text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

from lxml import etree

from app.documents.invoice_pdf import words
from app.documents.invoice_pdf.figures import account, moment, number, price, unit
from app.documents.invoice_pdf.items import rate_words
from app.domain.ksef import InvoiceKind
from app.domain.ksef_parties import AuthorisedRole, TaxpayerStatus, ThirdRole
from app.domain.ksef_payment import OwnBankAccount, PaymentForm
from app.domain.money import format_amount, to_grosze

TECHNICAL: Final = {
    *("KodFormularza", "WariantFormularza", "P_19N", "P_22N", "P_PMarzyN", "P_PMarzy", "P_22", "NrKSeF"),
    *("RolaInna", "PlatnoscInna", "TransportInny", "LadunekInny"),
}
"""Marks that only say which other elements stand beside them, or that there are none."""

_SAID: Final = {
    "BrakID": "Brak identyfikatora podatkowego",
    "P_19": "Zwolnienie od podatku",
    "P_PMarzy_2": words.MARGIN["2"],
    "P_PMarzy_3_1": words.MARGIN["3_1"],
    "P_PMarzy_3_2": words.MARGIN["3_2"],
    "P_PMarzy_3_3": words.MARGIN["3_3"],
    "NrKSeFN": "poza KSeF",
    "NrKSeFZN": "poza KSeF",
    "FP": "ujętej na kasie rejestrującej",
    "TP": "Istniejące powiązania",
    "ZwrotAkcyzy": "zwrot podatku akcyzowego",
    "Zaplacono": "Zapłacono",
    "P_12_Zal_15": "załącznika nr 15",
    "P_12Z_Zal_15": "załącznika nr 15",
    "StanPrzed": "przed",
    "StanPrzedZ": "przed",
    "PodmiotPosredniczacy": "art. 22 ust. 2d",
}
_YES: Final = {
    "JST": "jednostki podrzędnej JST",
    "GV": "członka grupy VAT",
    "P_16": "Metoda kasowa",
    "P_17": "Samofakturowanie",
    "P_18": "Odwrotne obciążenie",
    "P_18A": "Mechanizm podzielonej płatności",
    "P_23": "trójstronna",
}
_EITHER: Final = {
    "P_42_5": ("ust. 5 ustawy: tak", "ust. 5 ustawy: nie"),
    "ZnacznikZaplatyCzesciowej": ("w części", "w całości, w kilku częściach"),
}
_CODES: Final[dict[str, Callable[[str], str]]] = {
    "RodzajFaktury": lambda code: words.INVOICE[InvoiceKind(code)],
    "TypKorekty": lambda code: words.CORRECTION_EFFECT[int(code)],
    "FormaPlatnosci": lambda code: words.PAYMENT_FORM[PaymentForm(int(code))],
    "Rola": lambda code: words.THIRD_ROLE[ThirdRole(int(code))],
    "RolaPU": lambda code: words.AUTHORISED_ROLE[AuthorisedRole(int(code))].lower(),
    "StatusInfoPodatnika": lambda code: words.TAXPAYER_STATUS[TaxpayerStatus(int(code))],
    "RachunekWlasnyBanku": lambda code: words.OWN_ACCOUNT[OwnBankAccount(int(code))],
    "RodzajTransportu": lambda code: words.TRANSPORT[int(code)],
    "OpisLadunku": lambda code: words.CARGO[int(code)],
    "P_12": rate_words,
    "P_12Z": rate_words,
}
_MONEY: Final = re.compile(r"P_1[345]\w*|P_11\w*|Kwota\w*|Suma\w+|DoZaplaty|DoRozliczenia|WartoscZamowienia")
_QUANTITY: Final = re.compile(r"P_8BZ?|Kurs\w+|Udzial|P_12Z?_XII")
_MOMENT: Final = re.compile(r"DataWytworzeniaFa|DataGodz\w+")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_PIECE: Final = 3
"""A value that goes on over the end of a page is found in pieces, none of them shorter but the last."""


def squeezed(text: str) -> str:
    """A text without any spaces, so that it does not matter where lines were broken."""
    return "".join(text.split()).replace("\u00a0", "")


def leaves(xml: bytes) -> Iterator[tuple[str, str]]:
    """Local name and text of every element that holds text."""
    for element in etree.fromstring(xml).iter(etree.Element):
        if len(element) == 0 and (element.text or "").strip():
            yield etree.QName(element).localname, " ".join((element.text or "").split())


def printed(name: str, text: str) -> list[str]:
    """The ways a value may be printed; none: it need not be."""
    if name in TECHNICAL or (name in {"KodWaluty", "KodKraju"} and text in {"PLN", "PL"}):
        return []
    if name in _SAID:
        return [_SAID[name]]
    if name in _YES:
        return [_YES[name]] if int(text) == 1 else []
    if name in _EITHER:
        return [_EITHER[name][int(text) - 1]]
    if name in _CODES:
        return [_CODES[name](text)]
    return _figures(name, text)


def _figures(name: str, text: str) -> list[str]:
    if _MONEY.fullmatch(name):
        grosze = to_grosze(Decimal(text))
        return [format_amount(grosze), format_amount(-grosze)] if name == "Kwota" else [format_amount(grosze)]
    if name in {"P_9A", "P_9B", "P_9AZ", "P_10"}:
        return [price(Decimal(text))]
    if _QUANTITY.fullmatch(name):
        return [number(Decimal(text))]
    if _MOMENT.fullmatch(name):
        told = datetime.fromisoformat(text)
        return [moment(told if told.tzinfo else told.replace(tzinfo=ZoneInfo("Europe/Warsaw")))]
    if name == "NrRB":
        return [account(text)]
    if _DAY.fullmatch(text):
        return [f"{date.fromisoformat(text):%d.%m.%Y}", text]
    if name in {"WKom", "SKom"} and re.fullmatch(r"-?\d+\.\d+", text):
        return [number(Decimal(text)), text]
    return [text, unit(text)]


def _stands(wanted: str, text: str) -> bool:
    """Whether a text stands there, whole or in the pieces that ends of pages make of a long one."""
    if wanted in text:
        return True
    while len(wanted) > _PIECE:
        piece = _longest_start(wanted, text)
        if piece < _PIECE:
            return False
        wanted = wanted[piece:]
    return wanted in text


def _longest_start(wanted: str, text: str) -> int:
    low, high = 0, len(wanted)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if wanted[:middle] in text else (low, middle - 1)
    return low


def missing(xml: bytes, text: str) -> list[tuple[str, str]]:
    """Elements with their values that the text of the printed paper does not tell."""
    whole = squeezed(text)
    return [
        (name, value)
        for name, value in leaves(xml)
        if (ways := printed(name, value)) and not any(_stands(squeezed(way), whole) for way in ways)
    ]
