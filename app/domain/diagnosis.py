"""Registering for e-BOK as the desk sees it: what a customer typed, the exact reason for the clerk, the outcome.

The reason is the answer of the portal's own rule (``registration``). What a caller who is not verified may hear is always
the same sentence, whatever was wrong (office rule 8).
"""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.identifiers import email_problem
from app.domain.registration import RegistrationAnswer

UNREADABLE = frozenset({"invoice_missing", "amount_unreadable"})
"""Codes of what could not be asked at all, beside those of ``RegistrationReason``."""


@dataclass(frozen=True, slots=True)
class TypedRegistration:
    """What the customer typed, as they typed it. ``number`` and ``name`` may be empty: then they are not compared."""

    invoice: str
    amount: str
    number: str = ""
    name: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Why it registers nobody. ``code`` is the reason's or one of ``UNREADABLE``; ``answer`` is None for the latter.

    ``gross`` is the amount as it was read, in grosze. ``email_known``: whether the address stands on file; None: none
    was typed, or nobody was found.
    """

    code: str
    answer: RegistrationAnswer | None = None
    gross: int | None = None
    email_known: bool | None = None

    @property
    def ok(self) -> bool:
        """Whether nothing stands against it."""
        return self.code == "ok"


@dataclass(frozen=True, slots=True)
class CallerRegistration:
    """A caller's three facts and the e-mail address the activation goes to."""

    number: str
    invoice: str
    amount: str
    email: str
    request_key: str
    contact_key: str = ""


@dataclass(frozen=True, slots=True)
class CallerRegistered:
    """A waiting account was opened. ``email`` is masked; ``shared``: another customer has the same address."""

    customer_id: int
    login: str
    email: str
    shared: bool


def caller_problems(draft: CallerRegistration) -> dict[str, str]:
    """Codes of what is missing before anything is asked, by field."""
    found = {}
    if not draft.number.strip():
        found["number"] = "number_missing"
    if not draft.invoice.strip():
        found["invoice"] = "invoice_missing"
    if not draft.amount.strip():
        found["amount"] = "amount_missing"
    if code := email_problem(draft.email):
        found["email"] = code
    return found
