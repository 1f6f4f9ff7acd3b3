"""Receipts of KSeF (UPO): which invoice got which KSeF number. Beside each field stands its element of UPO v4-3; older editions lack two."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class ReceiptEntry:
    """Dokument: one invoice taken by KSeF. Moments are UTC; ``file_hash`` is Base64URL as in KSeF's links."""

    seller_nip: str  # NipSprzedawcy
    ksef_number: str  # NumerKSeFDokumentu
    number: str  # NumerFaktury
    issued_on: date  # DataWystawieniaFaktury
    numbered_at: datetime  # DataNadaniaNumeruKSeF
    file_hash: str  # SkrotDokumentu
    sent_at: datetime | None = None  # DataPrzeslaniaDokumentu
    offline: bool = False  # TrybWysylki = Offline


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
