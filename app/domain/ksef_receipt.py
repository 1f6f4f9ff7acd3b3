"""Receipts of KSeF (UPO): which invoice got which KSeF number. Beside each field stands its element of UPO v4-3."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Final

from app.domain import ksef_number
from app.domain.faults import Refused

_NOTHING: Final = MappingProxyType[str, "ReceiptEntry"]({})


@dataclass(frozen=True, slots=True)
class ReceiptEntry:
    """Dokument: one invoice taken by KSeF. Moments are UTC; ``file_hash`` is Base64URL as in KSeF's links."""

    seller_nip: str  # NipSprzedawcy
    ksef_number: str  # NumerKSeFDokumentu
    number: str  # NumerFaktury
    issued_on: date  # DataWystawieniaFaktury
    sent_at: datetime  # DataPrzeslaniaDokumentu
    numbered_at: datetime  # DataNadaniaNumeruKSeF
    file_hash: str  # SkrotDokumentu
    offline: bool  # TrybWysylki = Offline


@dataclass(frozen=True, slots=True)
class Receipt:
    """Potwierdzenie: a receipt, whole or one page of it."""

    receiver: str  # NazwaPodmiotuPrzyjmujacego
    session: str  # NumerReferencyjnySesji
    context: str  # Uwierzytelnienie/IdKontekstu: the number of whom the session was of
    form: str  # KodFormularza
    structure: str  # NazwaStrukturyLogicznej
    page: int  # OpisPotwierdzenia/Strona, 1 without it
    pages: int  # OpisPotwierdzenia/LiczbaStron, 1 without it
    entries: tuple[ReceiptEntry, ...]  # Dokument


def by_hash(receipts: Iterable[Receipt]) -> dict[str, ReceiptEntry]:
    """Entries of many receipts by the hash of the invoice file."""
    return {entry.file_hash: entry for receipt in receipts for entry in receipt.entries}


def number_of_file(name: str, file_hash: str, seller_nip: str, entries: dict[str, ReceiptEntry] | None = None) -> str:
    """The KSeF number of an invoice file: of a receipt that names its hash, else of the file's name; "" when neither has one.

    A number of another seller is not taken from a name. Refused("ksef_numbers_differ") when name and receipt disagree.
    """
    named = ksef_number.number_in_name(name)
    if named and ksef_number.seller_of(named) != seller_nip:
        named = ""
    entry = (entries or _NOTHING).get(file_hash)
    if entry is None:
        return named
    if named and named != entry.ksef_number:
        raise Refused("ksef_numbers_differ", {"named": named, "receipt": entry.ksef_number})
    return entry.ksef_number
