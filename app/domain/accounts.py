"""The object card of one service (karta obiektu: woda or wywozy), with what its ledger says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.customers import Service
from app.domain.ledger import DebtStatus, Month, OpenItem


class Basis(StrEnum):
    """On what ground waste is paid: a contract with the utility, or the commune's public-law fee (office rule 7)."""

    CONTRACT = "contract"
    PUBLIC_FEE = "public_fee"


@dataclass(frozen=True, slots=True)
class Account:
    """One object card. ``balance`` in grosze, + = owes. ``nrb`` is the virtual account (26 digits), empty where the
    company takes no money for it (public-law fee).
    """

    account_id: int
    service: Service
    number: str
    basis: Basis
    nrb: str
    tariff_group: str
    tariff_name: str
    contract_number: str
    contract_on: date | None
    cycle_months: int
    object_address: str
    opened_on: date
    closed_on: date | None
    debt_status: DebtStatus | None
    balance: int
    months: tuple[Month, ...]
    open_items: tuple[OpenItem, ...]
    last_payment: int
    last_payment_on: date | None
    norm_m3: str  # decimal text: m3 a month by average norms where there is no meter, "" otherwise
