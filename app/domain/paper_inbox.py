"""Invoices "do przypisania" and charges "do wyjaśnienia", as the page "Faktury" shows them. Amounts in hundredths (grosze)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.domain.customers import Service
from app.domain.paper_charges import ChargeSide, ChargeUse


class InboxStatus(StrEnum):
    """Where an invoice of the inbox stands."""

    WAITING = "waiting"
    ASSIGNED = "assigned"
    ASIDE = "aside"


class WaitReason(StrEnum):
    """Why an invoice was not booked by itself."""

    CUSTOMER_UNKNOWN = "customer_unknown"
    CUSTOMER_AMBIGUOUS = "customer_ambiguous"
    ACCOUNT_OF_ANOTHER = "account_of_another"
    CORRECTS_ANOTHER = "corrects_another"
    NO_ACCOUNT = "no_account"
    ACCOUNT_UNKNOWN = "account_unknown"
    FOREIGN_CURRENCY = "foreign_currency"
    NUMBER_TAKEN = "number_taken"


class SuggestionReason(StrEnum):
    """Why a card is suggested, the surest first."""

    NRB = "nrb"
    CORRECTED = "corrected"
    NUMBER = "number"
    NIP = "nip"
    ACCOUNT = "account"
    NAME = "name"
    ADDRESS = "address"
    SERVICE = "service"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class InboxInvoice:
    """An invoice of the inbox. ``customer`` and ``account`` are filled once it is assigned."""

    inbox_id: int
    version: int
    number: str
    issued_on: date
    gross: int
    currency: str
    buyer: str
    address: str
    nip: str
    customer_number: str
    accounts: tuple[str, ...]
    why: WaitReason
    status: InboxStatus
    reason: str
    file_name: str
    arrived_at: datetime
    decided_by: str
    decided_at: datetime | None
    customer: str
    account: str
    lines: tuple[str, ...]
    remark: str
    customer_id: int | None


@dataclass(frozen=True, slots=True)
class InboxCharge:
    """An entry of "Rozliczenie" that a person decides, or has decided, about."""

    customer_id: int
    charge_id: int
    version: int
    side: ChargeSide
    amount: int
    reason: str
    use: ChargeUse
    status: str
    paper_number: str
    issued_on: date
    paper_id: int
    customer_number: str
    customer_name: str
    decided_by: str
    decided_at: datetime | None


@dataclass(frozen=True, slots=True)
class AccountSuggestion:
    """A card an invoice may belong to."""

    customer_id: int
    account_id: int
    customer_number: str
    customer_name: str
    account_number: str
    service: Service
    address: str
    reasons: tuple[SuggestionReason, ...]
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class InboxPage:
    """Both lists, and what was decided lately. Counts are of all that waits, not only of what is here."""

    waiting: tuple[InboxInvoice, ...]
    decided: tuple[InboxInvoice, ...]
    charges: tuple[InboxCharge, ...]
    charges_decided: tuple[InboxCharge, ...]
    waiting_count: int
    charges_count: int
