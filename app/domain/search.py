"""Values of the search box: what matched and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Match(StrEnum):
    """The field that matched; shown beside each hit."""

    NUMBER = "number"
    NAME = "name"
    ADDRESS = "address"
    PHONE = "phone"
    EMAIL = "email"
    PESEL = "pesel"
    NIP = "nip"
    REGON = "regon"
    NRB = "nrb"
    ACCOUNT = "account"
    METER = "meter"
    INVOICE = "invoice"
    KSEF = "ksef"
    DECLARATION = "declaration"
    SIMILAR = "similar"  # found in spite of a typing error


@dataclass(frozen=True, slots=True)
class Hit:
    """One customer found. ``balances`` is (service, grosze) per account in use, None for a fee that the commune
    runs; ``shown`` is the matched value, masked where it identifies a person.
    """

    customer_id: int
    number: str
    name: str
    address: str
    matches: tuple[Match, ...]
    shown: str
    balances: tuple[tuple[str, int | None], ...]

    @property
    def paper(self) -> str:
        """Number of the invoice, or its KSeF number, by which the customer was found; else empty."""
        return self.shown if self.matches and self.matches[0] in {Match.INVOICE, Match.KSEF} else ""


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """Hits in order of rank; ``more`` tells that the list was cut."""

    text: str
    hits: tuple[Hit, ...]
    more: bool
