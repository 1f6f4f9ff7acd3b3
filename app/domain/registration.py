"""Registering for e-BOK by an invoice: the one rule's answer (domain.md 4.2).

The rule itself is ``okienko.registration_reason`` in the database, so that the portal, the diagnosis at the desk and the
registration at the phone cannot differ. The exact reason is for the clerk (office rule 8).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class RegistrationReason(StrEnum):
    """Why a registration fails; ``OK`` where nothing stands against it."""

    OK = "ok"
    NO_SUCH_CUSTOMER = "no_such_customer"
    NO_SUCH_INVOICE = "no_such_invoice"
    INVOICE_OF_ANOTHER = "invoice_of_another"
    INVOICE_TOO_OLD = "invoice_too_old"
    INVOICE_CORRECTED = "invoice_corrected"
    AMOUNT_IS_NET = "amount_is_net"
    AMOUNT_WRONG = "amount_wrong"
    NAME_DIFFERS = "name_differs"
    ACCOUNT_EXISTS = "account_exists"
    ACCOUNT_WAITING = "account_waiting"
    ACCOUNT_BLOCKED = "account_blocked"
    ACCOUNT_CLOSED = "account_closed"


class NameDifference(StrEnum):
    """How a typed name differs from the one on file, case and Polish letters apart."""

    LEGAL_FORM = "legal_form"
    SPACES = "spaces"
    LETTERS = "letters"
    OTHER = "other"


@dataclass(frozen=True)
class RegistrationAnswer:
    """What the rule says.

    ``also`` are the other reasons that stand against it; ``newer`` invoices of the same object came since, of which the
    last ``last`` count; ``correction`` is the number of the newest correcting invoice; ``email`` is masked.
    """

    reason: RegistrationReason
    also: tuple[RegistrationReason, ...] = ()
    how: NameDifference | None = None
    customer_id: int | None = None
    number: str = ""
    state: str = ""
    email: str = ""
    invoice: str = ""
    issued_on: date | None = None
    newer: int = 0
    last: int = 0
    correction: str = ""

    @property
    def all_reasons(self) -> tuple[RegistrationReason, ...]:
        """Everything that stands against it, the first first; empty where nothing does."""
        return () if self.reason is RegistrationReason.OK else (self.reason, *self.also)


def registration_answer(said: Mapping[str, Any]) -> RegistrationAnswer:
    """Read the JSON of ``okienko.registration_reason``."""
    how, issued = said.get("how"), said.get("issued_on")
    return RegistrationAnswer(
        reason=RegistrationReason(said["reason"]),
        also=tuple(RegistrationReason(code) for code in said.get("also", ())),
        how=NameDifference(how) if how else None,
        customer_id=said.get("customer_id"),
        number=said.get("number", ""),
        state=said.get("state", ""),
        email=said.get("email", ""),
        invoice=said.get("invoice", ""),
        issued_on=date.fromisoformat(issued) if issued else None,
        newer=said.get("newer", 0),
        last=said.get("last", 0),
        correction=said.get("correction", ""),
    )
