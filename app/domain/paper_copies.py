"""Copies of papers given away: which copy it is (office rule 11), how it goes, what is written down of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.papers import KsefStatus

MOST_AT_ONCE = 500
"""Papers in one file."""

LONGEST_REASON = 300


class CopyKind(StrEnum):
    """How a copy is named on the paper (office rule 11)."""

    SHARED_AGAIN = "shared_again"  # of an invoice in KSeF: "ponowne udostępnienie wizualizacji", never a duplicate
    REPRINT = "reprint"  # "ponowny wydruk"
    DUPLICATE = "duplicate"  # "DUPLIKAT" with its date, only on a request for loss


class CopyWay(StrEnum):
    """How a copy leaves the office."""

    PRINT = "print"
    SAVE = "save"
    EMAIL = "email"


@dataclass(frozen=True, slots=True)
class GivenCopy:
    """A copy as it was written down, before it is made."""

    paper_id: int
    copy_id: int
    kind: CopyKind
    made_at: datetime


def may_be_duplicate(status: KsefStatus) -> bool:
    """Whether a duplicate may be asked for: of an invoice in KSeF never (office rule 11)."""
    return status is KsefStatus.NONE


def copy_kind(status: KsefStatus, *, lost: bool) -> CopyKind:
    """Which copy of a paper is given; the same rule as ``okienko.paper_copy_kind``."""
    if not may_be_duplicate(status):
        return CopyKind.SHARED_AGAIN
    return CopyKind.DUPLICATE if lost else CopyKind.REPRINT
