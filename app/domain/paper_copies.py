"""Copies of papers given away: how each goes, and what is written down of it. What it is called: ``app/domain/prints.py``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.notices import NoticeRow
from app.domain.papers import PaperDetails
from app.domain.prints import CopyMark

MOST_AT_ONCE = 500
"""Papers in one file."""

LONGEST_REASON = 300
"""Letters of what is told of a loss."""


class CopyWay(StrEnum):
    """How a copy leaves the office."""

    PRINT = "print"
    SAVE = "save"
    EMAIL = "email"


@dataclass(frozen=True, slots=True)
class CopyRequest:
    """What is asked for. ``loss`` tells of a lost paper and makes duplicates; ``address`` is the masked one that was shown."""

    paper_ids: tuple[int, ...]
    way: CopyWay
    request_key: str
    loss: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class GivenCopy:
    """A copy as it was written down, before it is made."""

    paper_id: int
    copy_id: int
    mark: CopyMark
    made_at: datetime


@dataclass(frozen=True, slots=True)
class KeptCopy:
    """A copy that was given away. ``who`` is the clerk's name, ``loss`` what was told of a lost paper; ``mail`` is the e-mail
    that carries it, None where there is none (any more).
    """

    mark: CopyMark
    way: CopyWay
    made_at: datetime
    who: str
    loss: str
    mail: NoticeRow | None


@dataclass(frozen=True, slots=True)
class KeptCopies:
    """Copies of a paper, the newest first: the last ``rows`` of ``count``."""

    rows: tuple[KeptCopy, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class ShownPaper:
    """A paper and what was given away of it, for page 2.2."""

    paper: PaperDetails
    copies: KeptCopies
