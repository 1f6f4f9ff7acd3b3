"""Receipts of KSeF (UPO v4-3, v4-2 and v3-1): checked against the official schema and read to values."""

from __future__ import annotations

from typing import Any, Final

from app.documents.ksef.reasons import reason_of
from app.documents.ksef.safe_xml import line_of, parse_root
from app.documents.ksef.schemas import RECEIPTS, broken_rules
from app.documents.ksef.shapes import PAST, Element, Inside, Many, One, Shape, count, day, moment, text
from app.domain.faults import Refused
from app.domain.ksef_receipt import Receipt, ReceiptEntry

MOST_BYTES: Final = 20_000_000
"""A receipt holds at most 10 000 documents of less than a kilobyte."""
_OTHER_RECEIVER: Final = "SCHEMAV_CVC_ELT_5_2_2_2_2"
"""The schema fixes the receiver's name; the ministry's own receipts of its test environment say another (kept as it is)."""

_SIGNATURE: Final = "{http://www.w3.org/2000/09/xmldsig#}Signature"
"""The ministry's seal inside of a receipt: the schema does not know it, and it is not verified here."""


def _hash(element: Element) -> str:
    """Base64 as the receipt has it, in the alphabet of KSeF's links and without padding."""
    return text(element).rstrip("=").replace("+", "-").replace("/", "_")


def _offline(element: Element) -> bool:
    return text(element) == "Offline"


def _receipt(page: int = 1, pages: int = 1, **values: Any) -> Receipt:
    return Receipt(page=page, pages=pages, **values)


_ENTRY: Final = Shape(
    ReceiptEntry,
    NipSprzedawcy=One("seller_nip"),
    NumerKSeFDokumentu=One("ksef_number"),
    NumerFaktury=One("number"),
    DataWystawieniaFaktury=One("issued_on", day),
    DataPrzeslaniaDokumentu=One("sent_at", moment),
    DataNadaniaNumeruKSeF=One("numbered_at", moment),
    SkrotDokumentu=One("file_hash", _hash),
    TrybWysylki=One("offline", _offline),
)
RECEIPT: Final = Shape(
    _receipt,
    NazwaPodmiotuPrzyjmujacego=One("receiver"),
    NumerReferencyjnySesji=One("session"),
    Uwierzytelnienie=Inside(),
    IdKontekstu=Inside(),
    Nip=One("context"),
    IdWewnetrzny=One("context"),
    IdZlozonyVatUE=One("context"),
    IdDostawcyUslugPeppol=One("context"),
    NumerReferencyjnyTokenaKSeF=PAST,
    SkrotDokumentuUwierzytelniajacego=PAST,
    OpisPotwierdzenia=Inside(),
    Strona=One("page", count),
    LiczbaStron=One("pages", count),
    ZakresDokumentowOd=PAST,
    ZakresDokumentowDo=PAST,
    CalkowitaLiczbaDokumentow=PAST,
    NazwaStrukturyLogicznej=One("structure"),
    KodFormularza=One("form"),
    Dokument=Many("entries", _ENTRY),
)


def read_receipt(data: bytes) -> Receipt:
    """The receipt a file holds; Refused as ``reader.read_invoice`` does, ``ksef_receipt_form`` for another document."""
    root = parse_root(data, MOST_BYTES)
    namespace, _, name = root.tag.removeprefix("{").rpartition("}")
    if namespace not in RECEIPTS or name != "Potwierdzenie":
        raise Refused("ksef_receipt_form", {"line": line_of(root), "element": name[:80]})
    for signature in root.findall(_SIGNATURE):
        root.remove(signature)
    broken = next((rule for rule in broken_rules(namespace, root) if rule.kind != _OTHER_RECEIVER), None)
    if broken is not None:
        raise Refused("ksef_schema", reason_of(namespace, root, broken))
    return RECEIPT(root)
