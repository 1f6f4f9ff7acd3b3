"""The ledger of one account: charges, how the payer pays, and the settling of open amounts, oldest due first."""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass, field
from random import Random

from app.store.town.chance import Wheel, between
from app.store.town.days import Days
from app.store.town.sheets import NULL, Sheets

PAYERS: Wheel[str] = Wheel([
    ("punctual", 56), ("late", 20), ("rounding", 8), ("partial", 5), ("ahead", 4), ("twice", 2), ("quits", 5),
])  # fmt: skip


@dataclass(slots=True)
class Entry:
    """An operation. ``debit``/``credit`` in grosze; ``alone``: settled only with its ``pair`` (a mistaken payment and its
    transfer, a written-off charge), else oldest due first.
    """

    kind: str
    booked: int
    debit: int = 0
    credit: int = 0
    due: int = 0
    document: str = ""
    paper_id: int | None = None
    status: str | None = None
    alone: bool = False
    pair: Entry | None = None
    entry_id: int = 0
    open: int = 0

    @property
    def amount(self) -> int:
        """Signed effect on the balance."""
        return self.debit - self.credit


@dataclass(slots=True)
class Account:
    """One account's ledger while it is made."""

    account_id: int
    service: str
    entries: list[Entry] = field(default_factory=list)
    status: str | None = None

    def charge(self, entry: Entry) -> Entry:
        """Add an entry."""
        self.entries.append(entry)
        return entry


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the account row says of its ledger; the day is an ordinal, 0 for none."""

    balance: int
    oldest_due: int
    last_payment: int
    last_payment_on: int


def payment_document(dice: Random, days: Days, day: int) -> str:
    """Bank statement and position, cash receipt or BLIK, as the office writes them."""
    luck = dice.random()
    year = days.month(day)[0]
    if luck < 0.8:
        return f"WB {days.statement(day)}/{year}/{between(dice, 1, 180)}"
    if luck < 0.93:
        return f"KP {between(dice, 1, 9000)}/{year}"
    return f"BLIK {between(dice, 100000, 999999)}"


class PayingHabits:
    """Pays an account's charges the way one kind of payer does; only up to the day the bank is posted to."""

    def __init__(self, dice: Random, days: Days) -> None:
        self._dice = dice
        self._days = days

    def pay(self, account: Account, payer: str, quits: int = 0) -> None:
        """Add payments for the account's charges. ``quits``: ordinal after which nothing is paid any more."""
        balance = 0
        for charge in sorted(account.entries, key=lambda entry: entry.booked):
            if charge.alone:
                continue
            balance += charge.amount
            if charge.amount <= 0 or balance <= 0 or (quits and charge.due >= quits):
                continue
            balance -= self._answer(account, payer, charge, balance)

    def _answer(self, account: Account, payer: str, charge: Entry, owed: int) -> int:
        """Pay (or not) what is owed after a charge; returns what was paid."""
        dice = self._dice
        if payer == "late":
            delay = 1 + int(dice.expovariate(1 / 16)) if dice.random() < 0.55 else -between(dice, 0, 6)
            return self._paid(account, max(charge.booked + 1, charge.due + delay), owed)
        day = max(charge.booked + 1, charge.due - between(dice, 0, 9))
        if payer == "rounding":
            return self._paid(account, day, -(-owed // 1000) * 1000)
        if payer == "ahead":
            return self._paid(account, day, -(-owed // 20000) * 20000)
        if payer == "partial" and dice.random() < 0.5:
            part = max(1000, owed * between(dice, 35, 80) // 100 // 1000 * 1000)
            return self._paid(account, day + between(dice, 0, 12), min(part, owed))
        paid = self._paid(account, day, owed)
        if payer == "twice" and paid and dice.random() < 0.07:
            paid += self._paid(account, day + between(dice, 1, 4), owed)
        return paid

    def _paid(self, account: Account, day: int, amount: int) -> int:
        day = self._days.next_working(day)
        if day > self._days.booked_until:
            return 0
        document = payment_document(self._dice, self._days, day)
        account.charge(Entry("payment", day, credit=amount, document=document))
        return amount


def settle(account: Account, sheets: Sheets, days: Days, customer_id: int) -> Outcome:
    """Number the operations by day, settle them oldest due first and write operations and settlements.

    The sum of what stays open is the balance, which is the sum of the operations. Charges that stand ``alone`` are left
    to their pair, or open.
    """
    entries = sorted(account.entries, key=lambda entry: (entry.booked, entry.amount < 0))
    for entry in entries:
        entry.entry_id = sheets.id()
        entry.open = entry.amount
    debts: list[tuple[int, int, Entry]] = []
    ready: list[Entry] = []
    for entry in entries:
        if entry.alone:
            if entry.pair is not None and entry.pair.entry_id < entry.entry_id:
                _match(account, sheets, days, customer_id, entry, entry.pair)
        elif entry.open > 0:
            while entry.open and ready:
                _match(account, sheets, days, customer_id, entry, ready[0])
                if not ready[0].open:
                    ready.pop(0)
            if entry.open:
                insort(debts, (entry.due or entry.booked, entry.entry_id, entry))
        else:
            while entry.open and debts:
                _match(account, sheets, days, customer_id, entry, debts[0][2])
                if not debts[0][2].open:
                    debts.pop(0)
            if entry.open:
                ready.append(entry)
    return _write(account, entries, sheets, days, customer_id)


def _match(account: Account, sheets: Sheets, days: Days, customer_id: int, one: Entry, other: Entry) -> None:
    debit, credit = (one, other) if one.amount > 0 else (other, one)
    amount = min(debit.open, -credit.open)
    if amount <= 0:
        return
    debit.open -= amount
    credit.open += amount
    day = days.iso(max(one.booked, other.booked))
    sheets.lines["settlements"].append(
        f"{customer_id}\t{sheets.id()}\t{account.account_id}\t{debit.entry_id}\t{credit.entry_id}\t{amount}\t{day}\tokienko_import"
    )


def _write(account: Account, entries: list[Entry], sheets: Sheets, days: Days, customer_id: int) -> Outcome:
    balance = oldest = last = last_on = 0
    rows = sheets.lines["operations"]
    for entry in entries:
        status = entry.status if entry.open > 0 else None
        due = days.iso(entry.due) if entry.due else NULL
        rows.append(
            f"{customer_id}\t{entry.entry_id}\t{account.account_id}\t{entry.kind}\t{days.iso(entry.booked)}\t{due}\t{entry.debit}"
            f"\t{entry.credit}\t{entry.open}\t{entry.document}\t{entry.paper_id or NULL}\t{status or NULL}"
            f"\t{days.moment(entry.booked, 370)}\tokienko_import"
        )
        balance += entry.amount
        if entry.open > 0 and entry.due and status is None:
            oldest = min(oldest or entry.due, entry.due)
        if entry.kind == "payment":
            last, last_on = entry.credit, entry.booked
    return Outcome(balance, oldest, last, last_on)
