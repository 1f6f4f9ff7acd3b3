"""What an import of structured invoices tells: one outcome a file, and their counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.notices import PaperNotices


class FileOutcome(StrEnum):
    """What became of a file."""

    LOADED = "loaded"
    """A paper with its operation, on the customer's card."""
    ATTACHED = "attached"
    """The file of a paper that a billing import brought before; nothing is posted again."""
    WAITING = "waiting"
    """Kept, "do przypisania": whose it is, or on which card, is not known for sure."""
    ALREADY = "already"
    """The same file is here."""
    REFUSED = "refused"
    RECEIPT = "receipt"
    """A receipt of KSeF (UPO), not an invoice."""


class ReceiptOutcome(StrEnum):
    """What became of one entry of a receipt."""

    NUMBERED = "numbered"
    ALREADY = "already"
    UNKNOWN = "unknown"
    """Neither a file with this hash nor a paper of this number is here."""
    OTHER_FILE = "other_file"
    """The paper of this number came in another file than the one KSeF took."""
    OTHER_NUMBER = "other_number"
    """The paper has another KSeF number already."""
    TAKEN = "ksef_taken"
    """Another paper has this KSeF number."""


@dataclass(frozen=True, slots=True)
class FileReport:
    """One file. ``code`` says why it waits or is refused, ``sentence`` the same in Polish; ``remarks`` of what does not add up."""

    name: str
    outcome: FileOutcome
    code: str = ""
    sentence: str = ""
    number: str = ""
    remarks: str = ""


@dataclass(frozen=True, slots=True)
class ReceiptEntryReport:
    """One entry of a receipt."""

    name: str
    number: str
    ksef_number: str
    outcome: ReceiptOutcome


@dataclass(frozen=True, slots=True)
class InvoicesReport:
    """All files, in the order they were read. ``seller_checked`` is False when the office has no tax number set."""

    files: tuple[FileReport, ...]
    receipts: tuple[ReceiptEntryReport, ...] = ()
    notices: PaperNotices | None = None
    seller_checked: bool = True

    def counts(self) -> Mapping[FileOutcome, int]:
        """How many files had each outcome."""
        return Counter(each.outcome for each in self.files)

    def by_reason(self) -> Mapping[str, int]:
        """How many files wait or are refused, by code."""
        return Counter(each.code for each in self.files if each.outcome in {FileOutcome.REFUSED, FileOutcome.WAITING})

    def receipt_counts(self) -> Mapping[ReceiptOutcome, int]:
        """How many entries of receipts had each outcome."""
        return Counter(each.outcome for each in self.receipts)

    @property
    def complete(self) -> bool:
        """Whether no file was refused."""
        return not any(each.outcome is FileOutcome.REFUSED for each in self.files)
