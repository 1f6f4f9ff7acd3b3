"""Consents: what can be agreed to, under which version of a text, and the ledger of what was (office rule 14).

The ledger is append-only: a consent is withdrawn by one more entry, never by changing the first. A consent given under
an older version of its text stays in force and shows as such.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

TERMS = "terms"
PRIVACY = "privacy"
E_INVOICE = "e_invoice"


class ConsentKind(StrEnum):
    """The four kinds of office rule 14; only ``CONSENT`` is ever called a consent ("zgoda")."""

    TERMS = "terms"  # acceptance of the terms: a condition of the service
    E_INVOICE = "e_invoice"  # acceptance of electronic invoices
    CONSENT = "consent"  # each by itself, withdrawn at any time
    INFORMATION = "information"  # the privacy notice was received


class ConsentAct(StrEnum):
    """What an entry of the ledger says."""

    GIVEN = "given"
    WITHDRAWN = "withdrawn"


class ConsentChannel(StrEnum):
    """How the customer said it."""

    PAPER = "paper"
    DESK = "desk"
    PHONE = "phone"
    PORTAL = "portal"
    EMAIL = "email"
    OFFICE = "office"  # an act of the office: an undone registration


@dataclass(frozen=True, slots=True)
class ConsentSubject:
    """Something that can be agreed to, with the text in force: ``version`` of template ``consent.<code>``."""

    code: str
    kind: ConsentKind
    version: int
    title: str
    text: str
    retired: bool = False

    @property
    def needed(self) -> bool:
        """Whether a registration can't end without it: the terms accepted, the privacy notice received."""
        return self.kind in {ConsentKind.TERMS, ConsentKind.INFORMATION}


@dataclass(frozen=True, slots=True)
class ConsentTick:
    """A box as it stands on the paper. A subject without a tick is a box left empty: nothing is ever pre-ticked."""

    subject: str
    version: int
    given: bool


@dataclass(frozen=True, slots=True)
class ConsentEntry:
    """A line of the ledger. ``version_now`` is the version in force today, to show an older one as such; ``number`` is
    that of the declaration it stands on, empty without one.
    """

    entry_id: int
    subject: str
    act: ConsentAct
    version: int
    version_now: int
    on_day: date
    at: datetime
    channel: ConsentChannel
    clerk: str
    number: str = ""
    declaration_id: int = 0
    reason: str = ""

    @property
    def older(self) -> bool:
        """Whether it was said of a text that has been replaced since."""
        return self.version < self.version_now


def given(ticks: Iterable[ConsentTick]) -> frozenset[str]:
    """Subjects whose box is ticked."""
    return frozenset(tick.subject for tick in ticks if tick.given)
