"""Papers printed or handed out again: what a copy is called, what is needed to draw one, what comes out.

Source: office rule 11. A KSeF invoice is shared again as a visualisation and never is a "DUPLIKAT"; what is not in KSeF is
reprinted, and a duplicate with its date is made only when the customer says that the paper was lost.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.declaration_sheets import Utility
from app.domain.ksef import StructuredInvoice
from app.domain.papers import KsefStatus, PaperDetails


class CopyKind(StrEnum):
    """What is asked for: to see or have it again, or a duplicate because the paper was lost."""

    AGAIN = "again"
    DUPLICATE = "duplicate"


class CopyMark(StrEnum):
    """What the copy is called."""

    SHARED_AGAIN = "shared_again"
    REPRINT = "reprint"
    DUPLICATE = "duplicate"


def in_ksef(paper: PaperDetails) -> bool:
    """Whether a paper is a KSeF invoice, with its number or on its way to one. A rejected file never became one."""
    return bool(paper.paper.ksef_number) or paper.ksef_status in {
        KsefStatus.ACCEPTED,
        KsefStatus.WAITING,
        KsefStatus.OFFLINE,
    }


def copy_mark(paper: PaperDetails, copy: CopyKind) -> CopyMark:
    """What a copy of this paper is called, whatever was asked for (office rule 11)."""
    if in_ksef(paper):
        return CopyMark.SHARED_AGAIN
    return CopyMark.DUPLICATE if copy is CopyKind.DUPLICATE else CopyMark.REPRINT


@dataclass(frozen=True, slots=True)
class PrintBuyer:
    """Whose paper it is, as the office knows the customer today: for papers without a file that says it."""

    name: str
    address: str
    customer_number: str
    nip: str = ""


@dataclass(frozen=True, slots=True)
class PrintSheet:
    """All that is drawn. ``nrb`` is the account of the object card (26 digits or empty); ``link`` is KSeF's "KOD I", empty
    where there can be none. ``invoice`` is None for a paper without a structured file. ``names_ksef``: a transfer for a
    KSeF invoice has to name its number (both are VAT payers, and the day of art. 108g has come).
    """

    paper: PaperDetails
    invoice: StructuredInvoice | None
    utility: Utility
    buyer: PrintBuyer
    copy: CopyKind
    printed_on: date
    nrb: str = ""
    link: str = ""
    names_ksef: bool = False

    @property
    def mark(self) -> CopyMark:
        """What the copy is called."""
        return copy_mark(self.paper, self.copy)


@dataclass(frozen=True, slots=True)
class PaperPrint:
    """A finished file: a name without personal data, and the PDF."""

    name: str
    pdf: bytes


@dataclass(frozen=True, slots=True)
class PaperBundle:
    """Several papers in one file, ``application/pdf`` or ``application/zip``."""

    name: str
    data: bytes
    media_type: str


_UNSAFE = re.compile(r"[^0-9A-Za-z._-]+")
_STROKED = str.maketrans("łŁ", "lL")
_NAME_LONGEST = 80


def file_name(number: str, taken: Collection[str] = (), ending: str = "pdf") -> str:
    """A name every system takes, from a paper's number: ``FV/WOD/12/2026`` -> ``FV_WOD_12_2026.pdf``; none of ``taken``
    (compared without case, as Windows does).
    """
    letters = unicodedata.normalize("NFKD", number.translate(_STROKED))
    plain = _UNSAFE.sub("_", "".join(sign for sign in letters if not unicodedata.combining(sign)))
    plain = plain.strip("._-")[:_NAME_LONGEST].rstrip("._-") or "dokument"
    used = {name.casefold() for name in taken}
    name, count = f"{plain}.{ending}", 1
    while name.casefold() in used:
        count += 1
        name = f"{plain}_{count}.{ending}"
    return name
