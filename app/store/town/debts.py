"""What becomes of debts: interest notes, demands, statuses, write-offs, refunds, payments on the wrong account."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from app.domain.numbering import Series
from app.store.town.chance import Wheel, between
from app.store.town.days import Days
from app.store.town.ledger import Account, Entry, payment_document
from app.store.town.papers import Line, Papers
from app.store.town.tariffs import INTEREST_RATES

FATES: Wheel[str] = Wheel([
    ("", 30), ("instalments", 14), ("court", 18), ("disconnection", 14), ("death", 8), ("disputed", 8), ("bankruptcy", 4), ("written_off", 4),
])  # fmt: skip
SMALLEST_INTEREST = 300
"""Notes below 3 zł are not worth a stamp."""

_RATES = [(date.fromisoformat(since).toordinal(), Decimal(rate)) for since, rate in INTEREST_RATES]


def interest(amount: int, first: int, last: int) -> int:
    """Delay interest in grosze on ``amount`` for the days after ``first`` to ``last``, each at the rate of its day."""
    total = Decimal(0)
    for place, (since, rate) in enumerate(_RATES):
        until = _RATES[place + 1][0] - 1 if place + 1 < len(_RATES) else last
        held = min(last, until) - max(first, since - 1)
        if held > 0:
            total += Decimal(amount) * held * rate / 36500
    return int(total.quantize(Decimal(1), rounding=ROUND_HALF_UP))


class Debts:
    """Pursues the debts of one account. ``papers`` numbers notes and demands with the account's sequence."""

    def __init__(self, dice: Random, days: Days, papers: Papers, account: Account) -> None:
        self._dice = dice
        self._days = days
        self._papers = papers
        self._account = account
        self._months: set[tuple[str, tuple[int, int]]] = set()

    def late_interest(self) -> None:
        """Interest notes for invoices paid long after their due date, and their payment."""
        invoices = [entry for entry in self._account.entries if entry.kind == "invoice"]
        payments = sorted(
            (entry for entry in self._account.entries if entry.kind == "payment"), key=lambda entry: entry.booked
        )
        for charge in invoices:
            paid = next(
                (entry.booked for entry in payments if entry.booked > charge.booked and entry.credit >= charge.debit), 0
            )
            if paid > charge.due + 20 and self._dice.random() < 0.4:
                note = self.note([charge], paid, paid + between(self._dice, 8, 30))
                if note is not None and self._dice.random() < 0.9:
                    day = self._days.next_working(note.due + between(self._dice, -5, 12))
                    if day <= self._days.booked_until:
                        document = payment_document(self._dice, self._days, day)
                        self._account.charge(Entry("payment", day, credit=note.debit, document=document))

    def note(self, charges: list[Entry], until: int, issued: int) -> Entry | None:
        """An interest note for charges unpaid till a day; None when it is too small, too late or the month has one."""
        issued = self._days.next_working(issued)
        lines = []
        for charge in charges:
            amount = interest(charge.debit, charge.due, until)
            if amount:
                name = f"Odsetki ustawowe za opóźnienie: {charge.document}, {until - charge.due} dni"
                lines.append(Line(name, "szt.", 1000, amount, None))
        if sum(line.price for line in lines) < SMALLEST_INTEREST or not self._free("note", issued):
            return None
        paper = self._papers.issue(self._account.account_id, "note", Series.INTEREST, issued, issued + 14, lines)
        return self._account.charge(
            Entry("interest", issued, debit=paper.gross, due=paper.due, document=paper.number, paper_id=paper.paper_id)
        )

    def demand(self, charges: list[Entry], issued: int) -> None:
        """A demand for payment: names what is overdue, posts nothing."""
        issued = self._days.next_working(issued)
        lines = [
            Line(f"{charge.document}, termin {_polish(charge.due)}", "szt.", 1000, charge.debit, None)
            for charge in charges
        ]
        if lines and self._free("demand", issued):
            self._papers.issue(self._account.account_id, "demand", Series.DEMAND, issued, issued + 7, lines)

    def _free(self, kind: str, issued: int) -> bool:
        key = (kind, self._days.month(issued))
        if issued >= self._days.today or key in self._months:
            return False
        self._months.add(key)
        return True

    def pursue(self, quits: int, fate: str) -> str | None:
        """Follow a payer who stopped paying: demands, interest, then the fate. Returns the account's debt status."""
        unpaid = [entry for entry in self._account.entries if entry.debit > 0 and entry.due >= quits]
        if not unpaid:
            return None
        first = min(entry.due for entry in unpaid)
        for wait in (32, 75):
            self.demand([entry for entry in unpaid if entry.due < first + wait], first + wait)
        if len(unpaid) > 2:
            self.note(unpaid[:3], first + 88, first + 90)
        today = self._days.today
        if not fate or first > today - 100:
            return None
        if fate == "written_off":
            self.write_off(unpaid[:2], first + 95)
            return None
        last = {"disputed": first + 40, "death": today}.get(fate, first + 110)
        for entry in unpaid:
            if entry.due <= last:
                entry.status = fate
        return fate

    def write_off(self, charges: list[Entry], day: int) -> None:
        """Cancel charges by a decision ("umorzenie"); each write-off settles its own charge."""
        day = self._days.next_working(day)
        if day > self._days.booked_until:
            return
        for place, charge in enumerate(charges, 1):
            document = f"Umorzenie {place}/{self._days.month(day)[0]}"
            charge.alone = True
            self._account.charge(
                Entry("write_off", day, credit=charge.debit, document=document, alone=True, pair=charge)
            )


def refund(dice: Random, days: Days, account: Account) -> None:
    """Pay an overpayment back, where one is left at the end ("zwrot nadpłaty", on request, within 14 days)."""
    over = -sum(entry.amount for entry in account.entries)
    newest = max((entry.booked for entry in account.entries), default=days.today)
    day = days.next_working(newest + between(dice, 6, 14))
    if over >= 1000 and day <= days.booked_until:
        document = f"zwrot nadpłaty WB {days.statement(day)}/{days.month(day)[0]}"
        account.charge(Entry("refund", day, debit=over, document=document))


def mistaken_payment(dice: Random, days: Days, right: Account, wrong: Account) -> bool:
    """Move one payment of ``right`` to ``wrong``, and transfer it back some days later when there was time for it."""
    payments = [entry for entry in right.entries if entry.kind == "payment" and not entry.alone]
    if not payments:
        return False
    payment = payments[int(dice.random() * len(payments))]
    right.entries.remove(payment)
    wrong.charge(payment)
    day = days.next_working(payment.booked + between(dice, 4, 14))
    if day <= days.booked_until:
        document = f"PK {between(dice, 1, 400)}/{days.month(day)[0]} przeksięgowanie"
        payment.alone = True
        wrong.charge(Entry("transfer", day, debit=payment.credit, document=document, alone=True, pair=payment))
        right.charge(Entry("transfer", day, credit=payment.credit, document=document))
    return True


def _polish(ordinal: int) -> str:
    return date.fromordinal(ordinal).strftime("%d.%m.%Y")
