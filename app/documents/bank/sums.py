"""Keeps the books of a file while it is read: sums of each statement, pages that must meet, equal movements counted."""

from __future__ import annotations

from datetime import date

from app.domain.bank import (
    BankProblem,
    Movement,
    StatementEnd,
    StatementHead,
    StatementRemark,
    identity_of,
    meaningful_reference,
)
from app.domain.faults import Refused


def clean(text: str, longest: int) -> str:
    """Text for people: spaces made one, control characters gone (the database takes no NUL), cut to a length."""
    if not text.isprintable():
        text = "".join(letter if letter.isprintable() else " " for letter in text)
    if "  " in text:
        text = " ".join(text.split())
    return text[:longest].strip()


class FileBooks:
    """What must be known over all statements of a file."""

    def __init__(self) -> None:
        self._equals: dict[int, int] = {}  # eight bytes of an identity -> how many so far: flat enough for a million
        self._pages: dict[
            str, tuple[str, int]
        ] = {}  # account -> number and closing of a page that has another behind it

    def ordinal(self, identity: str) -> int:
        """How many movements of this identity there were, this one too."""
        key = int(identity[:15], 16)
        count = self._equals.get(key, 0) + 1
        self._equals[key] = count
        return count

    def open_page(self, account: str, opening: int, line: int) -> None:
        """A page begins; raises where it does not meet the one before it."""
        left = self._pages.pop(account, None)
        if left is None:
            return
        number, closing = left
        if closing != opening:
            detail = {"line": line, "closing": closing, "opening": opening, "number": number, "account": account}
            raise Refused(BankProblem.PAGES_APART.value, detail)

    def leave_page(self, account: str, number: str, closing: int) -> None:
        """A page ends whose next one begins with its closing balance."""
        self._pages[account] = (number, closing)


class Sums:
    """How many movements there were, and their sums in grosze: ``credits``, ``debits`` (below zero)."""

    def __init__(self) -> None:
        self.count = self.credits = self.debits = 0

    def add(self, amount: int) -> None:
        """One movement more."""
        self.count += 1
        if amount > 0:
            self.credits += amount
        else:
            self.debits += amount

    @property
    def moved(self) -> int:
        """All together."""
        return self.credits + self.debits


class StatementBooks:
    """Sums of one statement; makes its movements."""

    def __init__(self, head: StatementHead, file: FileBooks) -> None:
        self.head = head
        self.sums = Sums()
        self._file = file

    def movement(
        self,
        line: int,
        days: tuple[date, date],
        amount: int,
        told: tuple[str, str, str, str],
        reference: str,
        kind: str,
        *,
        reversal: bool = False,
    ) -> Movement:
        """A movement of this statement. ``days``: booked, value; ``told``: name, account, title, own virtual account."""
        self.sums.add(amount)
        name, account, title, own = told
        name, title = clean(name, 300), clean(title, 1000)
        reference, kind = clean(meaningful_reference(reference), 80), clean(kind, 40)
        booked = days[0]
        identity = identity_of(self.head.account, own, booked, amount, reference, account, title)
        ordinal = self._file.ordinal(identity)
        return Movement(
            *(line, booked, days[1], amount, reversal, name, account, title, own, reference, kind, identity, ordinal)
        )

    def end(
        self, line: int, closing: int | None, closed_on: date | None, remarks: tuple[StatementRemark, ...] = ()
    ) -> StatementEnd:
        """The end, once opening + movements = closing; raises where they do not add up."""
        opening, sums = self.head.opening, self.sums
        moved = sums.moved
        if opening is not None and closing is not None and opening + moved != closing:
            detail = {
                "line": line,
                "account": self.head.account,
                "number": self.head.number,
                "opening": opening,
                "movements": moved,
                "closing": closing,
                "difference": closing - opening - moved,
            }
            raise Refused(BankProblem.NOT_ADDING_UP.value, detail)
        return StatementEnd(line, closing, closed_on, sums.count, sums.credits, sums.debits, remarks)
