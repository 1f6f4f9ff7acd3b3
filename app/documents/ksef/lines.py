"""Lines of the invoice, its order and what the issuer adds in words: FaWiersz, Zamowienie, DodatkowyOpis."""

from __future__ import annotations

from typing import Final

from app.documents.ksef.shapes import Many, One, Shape, count, day, decimal, flag, hundredths
from app.domain.ksef_lines import InvoiceLine, KeyValue, Order, OrderLine

LINE: Final = Shape(
    InvoiceLine,
    NrWierszaFa=One("number", count),
    UU_ID=One("uu_id"),
    P_6A=One("sold_on", day),
    P_7=One("name"),
    Indeks=One("index"),
    GTIN=One("gtin"),
    PKWiU=One("pkwiu"),
    CN=One("cn"),
    PKOB=One("pkob"),
    P_8A=One("unit"),
    P_8B=One("quantity", decimal),
    P_9A=One("net_price", decimal),
    P_9B=One("gross_price", decimal),
    P_10=One("discount", decimal),
    P_11=One("net", hundredths),
    P_11A=One("gross", hundredths),
    P_11Vat=One("vat", hundredths),
    P_12=One("rate"),
    P_12_XII=One("special_rate", decimal),
    P_12_Zal_15=One("annex_15", flag),
    KwotaAkcyzy=One("excise", hundredths),
    GTU=One("gtu"),
    Procedura=One("procedure"),
    KursWaluty=One("exchange_rate", decimal),
    StanPrzed=One("before", flag),
)
_ORDER_LINE: Final = Shape(
    OrderLine,
    NrWierszaZam=One("number", count),
    UU_IDZ=One("uu_id"),
    P_7Z=One("name"),
    IndeksZ=One("index"),
    GTINZ=One("gtin"),
    PKWiUZ=One("pkwiu"),
    CNZ=One("cn"),
    PKOBZ=One("pkob"),
    P_8AZ=One("unit"),
    P_8BZ=One("quantity", decimal),
    P_9AZ=One("net_price", decimal),
    P_11NettoZ=One("net", hundredths),
    P_11VatZ=One("vat", hundredths),
    P_12Z=One("rate"),
    P_12Z_XII=One("special_rate", decimal),
    P_12Z_Zal_15=One("annex_15", flag),
    GTUZ=One("gtu"),
    ProceduraZ=One("procedure"),
    KwotaAkcyzyZ=One("excise", hundredths),
    StanPrzedZ=One("before", flag),
)
ORDER: Final = Shape(Order, WartoscZamowienia=One("value", hundredths), ZamowienieWiersz=Many("lines", _ORDER_LINE))
EXTRA: Final = Shape(KeyValue, NrWiersza=One("line", count), Klucz=One("key"), Wartosc=One("value"))
