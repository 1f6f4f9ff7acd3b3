"""Payment and settlement parts of a structured invoice FA(3) / FA(2).

Amounts are integers of hundredths of the invoice's currency (grosze for PLN). Beside each field
stands its element of the official XSD.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum


class PaymentForm(IntEnum):
    """FormaPlatnosci (TFormaPlatnosci)."""

    CASH = 1
    CARD = 2
    VOUCHER = 3
    CHEQUE = 4
    CREDIT = 5
    TRANSFER = 6
    MOBILE = 7


class OwnBankAccount(IntEnum):
    """RachunekWlasnyBanku (TRachunekWlasnyBanku): the account is the bank's own."""

    RECEIVABLES = 1
    COLLECTION = 2
    OWN_ECONOMY = 3


@dataclass(frozen=True, slots=True)
class BankAccount:
    """RachunekBankowy or RachunekBankowyFaktora."""

    number: str = ""  # NrRB
    swift: str = ""  # SWIFT
    own: OwnBankAccount | None = None  # RachunekWlasnyBanku
    bank: str = ""  # NazwaBanku
    description: str = ""  # OpisRachunku


@dataclass(frozen=True, slots=True)
class PartPayment:
    """ZaplataCzesciowa."""

    amount: int = 0  # KwotaZaplatyCzesciowej
    paid_on: date | None = None  # DataZaplatyCzesciowej
    form: PaymentForm | None = None  # FormaPlatnosci (FA(3))
    other_form: str = ""  # OpisPlatnosci, with PlatnoscInna (FA(3))


@dataclass(frozen=True, slots=True)
class PaymentTerm:
    """TerminPlatnosci: a day, or so many units after an event."""

    due_on: date | None = None  # Termin
    count: int | None = None  # TerminOpis/Ilosc (FA(3))
    unit: str = ""  # TerminOpis/Jednostka (FA(3))
    event: str = ""  # TerminOpis/ZdarzeniePoczatkowe (FA(3))
    words: str = ""  # TerminOpis as one text (FA(2))


@dataclass(frozen=True, slots=True)
class EarlyDiscount:
    """Skonto."""

    terms: str  # WarunkiSkonta
    size: str  # WysokoscSkonta


@dataclass(frozen=True, slots=True)
class PaymentTerms:
    """Platnosc. ``part_paid`` is ZnacznikZaplatyCzesciowej: "1" paid in part, "2" paid whole in parts, "" absent."""

    paid: bool = False  # Zaplacono
    paid_on: date | None = None  # DataZaplaty
    part_paid: str = ""  # ZnacznikZaplatyCzesciowej
    parts: tuple[PartPayment, ...] = ()  # ZaplataCzesciowa
    terms: tuple[PaymentTerm, ...] = ()  # TerminPlatnosci
    form: PaymentForm | None = None  # FormaPlatnosci
    other_form: str = ""  # OpisPlatnosci (with PlatnoscInna)
    accounts: tuple[BankAccount, ...] = ()  # RachunekBankowy
    factor_accounts: tuple[BankAccount, ...] = ()  # RachunekBankowyFaktora
    discount: EarlyDiscount | None = None  # Skonto
    link: str = ""  # LinkDoPlatnosci (FA(3))
    ipksef: str = ""  # IPKSeF (FA(3))

    @property
    def due_on(self) -> date | None:
        """The last of the days told, None when no day is told."""
        return max((term.due_on for term in self.terms if term.due_on is not None), default=None)


@dataclass(frozen=True, slots=True)
class SettlementEntry:
    """Obciazenia or Odliczenia: an amount and why."""

    amount: int  # Kwota
    reason: str  # Powod


@dataclass(frozen=True, slots=True)
class Settlement:
    """Rozliczenie: what the issuer adds to and takes from P_15 to tell what is to be paid.

    What repeats the ledger's own balance is shown and never posted (office rule 5).
    """

    charges: tuple[SettlementEntry, ...] = ()  # Obciazenia
    charges_sum: int | None = None  # SumaObciazen
    deductions: tuple[SettlementEntry, ...] = ()  # Odliczenia
    deductions_sum: int | None = None  # SumaOdliczen
    to_pay: int | None = None  # DoZaplaty
    to_settle: int | None = None  # DoRozliczenia: overpaid
