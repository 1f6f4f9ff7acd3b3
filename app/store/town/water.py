"""A water account: its tariff, meter and readings, invoices, corrections, payments; one function a customer's object."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random

from app.domain.numbering import Series
from app.store.town.chance import between
from app.store.town.days import Days
from app.store.town.habits import BLOCK, HOME, HOUSE, OLD, PLANT, SHOP, Habit, Period
from app.store.town.ledger import PAYERS, Account, Entry
from app.store.town.meters import BY_PORTAL, CLERKS, Metered, Meters
from app.store.town.papers import Issued, Line, Papers
from app.store.town.people import Customer
from app.store.town.sheets import Sheets, text
from app.store.town.tariffs import BY_CODE

READ_MONTHS = 60
BILLED_MONTHS = 36
TERMS = (14, 14, 16, 18, 21)


@dataclass(slots=True)
class WaterPlan:
    """What decides a water account. Days are ordinals, 0 for none; ``norm_milli`` m3/1000 a month without a meter.

    ``issues``: given issue days, newest last (a story's own schedule); else one a cycle by ``round_day`` and ``parity``.
    """

    group: str
    habit: Habit
    sewage: bool = True
    round_day: int = 5
    parity: int = 0
    term: int = 14
    payer: str = "punctual"
    quits: int = 0
    status: str | None = None
    closed: int = 0
    norm_milli: int = 0
    fate: str = ""
    billed_months: int = BILLED_MONTHS
    issues: list[int] = field(default_factory=list)


@dataclass(slots=True)
class WaterAccount:
    """A made water account: its ledger before settling, its invoices, its meters."""

    account_id: int
    plan: WaterPlan
    ledger: Account
    invoices: list[Issued]
    metered: Metered


def plan_for(dice: Random, days: Days, customer: Customer) -> WaterPlan:
    """A plan as frequent as in the town."""
    home = customer.home
    habit = Habit(daily=0.1)
    group, sewage = "W6", True
    match customer.kind:
        case "person" if home.flat:
            group = "W3" if dice.random() < 0.84 else "W8"
            habit = Habit(daily=dice.choice((1, 1, 2, 2, 2, 3, 4)) * between(dice, 70, 110) / 1000, seasonal=0.3)
        case "person":
            group = "W1" if dice.random() < 0.2 else "W6"
            if home.village and dice.random() < 0.45:
                group, sewage = "W7", False
            if dice.random() < 0.03:
                group = "W8" if sewage else "W9"
            habit = Habit(
                daily=between(dice, 1, 5) * between(dice, 75, 125) / 1000, seasonal=1.2, size=HOUSE, place="studzienka"
            )
        case "company":
            group = "W2"
            daily = min(60.0, dice.lognormvariate(-0.6, 1.3))
            size = PLANT if daily > 20 else BLOCK if daily > 6 else SHOP if daily > 1 else HOUSE
            habit = Habit(daily=daily, seasonal=0.5, size=size, place="pomieszczenie techniczne")
        case _:
            group = "W4"
            habit = Habit(daily=between(dice, 8, 70) * 0.21, seasonal=0.4, size=BLOCK, place="piwnica, węzeł wodny")
            habit.shop_share = 0.08 if dice.random() < 0.2 else 0.0
    plan = WaterPlan(
        group, habit, sewage, between(dice, 1, 22), between(dice, 0, 1), TERMS[int(dice.random() * len(TERMS))]
    )
    if not BY_CODE[group].metered:
        plan.norm_milli = between(dice, 1, 4) * (3000 if sewage else 2400)
    _meter_history(dice, days, plan, home.village or not home.flat)
    plan.payer = PAYERS.pick(dice)
    if dice.random() < 0.025 and customer.since < days.today - 400:
        plan.closed = days.today - between(dice, 20, 360)
    return plan


def _meter_history(dice: Random, days: Days, plan: WaterPlan, outdoors: bool) -> None:
    """When meters were replaced (every five years, some too late), how they are read, and what went wrong with some."""
    habit = plan.habit
    habit.read_by = "radio" if dice.random() < 0.55 else "collector"
    start = days.months_ago(READ_MONTHS)
    if dice.random() < 0.82:
        swap = between(dice, start + 60, days.today - 30)
        habit.swaps = (swap,)
        habit.installed = swap - between(dice, 1700, 2050)
    else:
        habit.installed = start - between(dice, 0, 500)
    if habit.read_by == "collector":
        habit.estimates = 0.05
    steps = READ_MONTHS // BY_CODE[plan.group].cycle
    luck = dice.random()
    if luck < 0.02:
        habit.leak = between(dice, steps // 2, steps - 1)
    elif luck < 0.04:
        first = between(dice, 2, steps - 6)
        habit.empty = (first, first + between(dice, 3, 6))
    elif luck < 0.10 and habit.daily > 1.0:  # four black digits, and a big user: it turns over
        habit.swaps, habit.installed, habit.size = (), start - between(dice, 60, 300), OLD
        habit.estimates = 0.0
        habit.start_state = max(1, 10**OLD.digits - int(habit.daily * between(dice, 900, 1700)))
    if outdoors and plan.sewage and habit.size in (HOME, HOUSE) and dice.random() < 0.14:
        habit.garden_daily, habit.estimates = 0.35 + dice.random() * 0.5, 0.0
    if habit.shop_share:
        habit.estimates = 0.0
    habit.overestimates = habit.estimates > 0 and dice.random() < 0.015


class Water:
    """Makes the water accounts of one customer."""

    def __init__(
        self, dice: Random, days: Days, sheets: Sheets, customer: Customer, papers: Papers, meters: Meters
    ) -> None:
        self._dice = dice
        self._days = days
        self._sheets = sheets
        self._customer = customer
        self._papers = papers
        self._meters = meters

    def make(self, plan: WaterPlan, account_id: int) -> WaterAccount:
        """Readings, invoices and charges; payments and settling come later, when both services are known."""
        dates = self._read_days(plan)
        ledger = Account(account_id, "water", status=plan.status)
        made = WaterAccount(account_id, plan, ledger, [], Metered())
        if len(dates) < 2:
            return made
        if plan.norm_milli:
            made.metered.periods = [Period(a, b, 0) for a, b in itertools.pairwise(dates)]
        else:
            made.metered = self._meters.run(account_id, dates, plan.habit, plan.closed)
            self._reported(plan, made.metered)
        self._bill(plan, made)
        return made

    def _read_days(self, plan: WaterPlan) -> list[int]:
        days, cycle = self._days, BY_CODE[plan.group].cycle
        if plan.issues:
            return [day - 2 for day in plan.issues]
        until = min(plan.closed or days.today - 1, days.today - 1)
        dates = []
        for back in range(READ_MONTHS, -1, -1):
            if cycle == 2 and (back + plan.parity) % 2:
                continue
            day = days.months_ago(back, plan.round_day)
            if max(self._customer.since, days.today - 1860) <= day <= until:
                dates.append(day)
        if self._customer.since > days.months_ago(READ_MONTHS) and (not dates or dates[0] > self._customer.since):
            dates.insert(0, self._customer.since)
            plan.habit.installed = self._customer.since
            plan.habit.start_state = 0
        if plan.closed and dates and dates[-1] < plan.closed:
            last_month = days.month(days.next_working(plan.closed + 2))
            while len(dates) > 1 and days.month(days.next_working(dates[-1] + 2)) == last_month:
                dates.pop()  # one invoice a month: the closing one takes the place of the regular one
            dates.append(plan.closed)
        return dates

    def _bill(self, plan: WaterPlan, made: WaterAccount) -> None:
        days, cycle = self._days, BY_CODE[plan.group].cycle
        since = days.months_ago(plan.billed_months)
        for place, period in enumerate(made.metered.periods):
            if period.last < since:
                continue
            issued = plan.issues[place + 1] if plan.issues else days.next_working(period.last + 2)
            if issued >= days.today or (plan.closed and issued > plan.closed + 30):
                continue
            if plan.norm_milli:
                lines = self._papers.norm_lines(plan.group, plan.sewage, plan.norm_milli, cycle, period.last)
            else:
                months = max(1, round((period.last - period.first) / 30.4))
                lines = self._papers.water_lines(plan.group, plan.sewage, period, months)
            invoice = self._papers.issue(
                made.account_id,
                "water_invoice",
                Series.WATER,
                issued,
                issued + plan.term,
                lines,
                (period.first, period.last),
            )
            made.invoices.append(invoice)
            made.ledger.charge(
                Entry(
                    "invoice",
                    issued,
                    debit=invoice.gross,
                    due=invoice.due,
                    document=invoice.number,
                    paper_id=invoice.paper_id,
                )
            )
            if period.corrected_on:
                self._correct(plan, made, period, invoice)

    def _correct(self, plan: WaterPlan, made: WaterAccount, period: Period, invoice: Issued) -> None:
        day = self._days.next_working(period.corrected_on)
        lines = self._papers.correction_lines(plan.group, plan.sewage, period)
        if day >= self._days.today or not lines:
            return
        paper = self._papers.issue(
            made.account_id,
            "correction",
            Series.WATER_CORRECTION,
            day,
            None,
            lines,
            (period.first, period.last),
            invoice.paper_id,
        )
        made.ledger.charge(Entry("correction", day, debit=paper.gross, document=paper.number, paper_id=paper.paper_id))

    def _reported(self, plan: WaterPlan, metered: Metered) -> None:
        """States given by phone or in e-BOK that nobody has booked yet, and refused ones."""
        head, dice = metered.current, self._dice
        if head is None or plan.closed:
            return
        luck = dice.random()
        drop = max(1, metered.periods[-1].water // 3)
        if plan.habit.overestimates and head.estimated and drop <= metered.periods[-1].water <= head.state:
            self.report(metered, between(dice, 1, 3), -drop, "waiting")
        elif luck < 0.035 and head.read_on < self._days.today - 4:
            ago = between(dice, 1, min(3, self._days.today - head.read_on - 1))
            self.report(
                metered, ago, max(0, int(plan.habit.daily * (self._days.today - ago - head.read_on))), "reported"
            )
        elif luck < 0.05 and head.state > 40:
            self.report(metered, between(dice, 0, 40) + 1, -between(dice, 5, 30), "refused")

    def report(self, metered: Metered, days_ago: int, change: int, status: str, source: str = "") -> None:
        """Write an unbooked reading ``change`` m3 above (or below) the last booked state."""
        head, days, dice = metered.current, self._days, self._dice
        if head is None:
            raise ValueError("no meter to read")
        day = max(days.today - days_ago, head.read_on + 1)
        if day >= days.today:
            return
        source = source or ("portal" if dice.random() < 0.5 else "phone")
        by = BY_PORTAL if source == "portal" else CLERKS[int(dice.random() * len(CLERKS))]
        refused = status == "refused"
        reason = "stan niższy od zaksięgowanego" if refused else "szacunek zawyżony" if status == "waiting" else ""
        state = (head.state + change) % head.modulo
        self._sheets.add(
            "readings", self._customer.customer_id, self._sheets.id(), head.installation_id, days.iso(day), days.iso(head.read_on),
            state, change if change >= 0 else None, status, source, "False", "False", text(reason), None, by,
            days.moment(day, between(dice, 450, 880)), by if refused else None, days.moment(day, 890) if refused else None,
        )  # fmt: skip

    def other_sale(self, made: WaterAccount, ago: int, name: str, price: int, rate: int = 23) -> Issued | None:
        """A sale of another service, posted to the water account."""
        day = self._days.next_working(self._days.today - ago)
        if day >= self._days.today:
            return None
        paper = self._papers.issue(
            made.account_id, "other_sale", Series.OTHER, day, day + 14, [Line(name, "szt.", 1000, price, rate)]
        )
        made.ledger.charge(
            Entry("invoice", day, debit=paper.gross, due=paper.due, document=paper.number, paper_id=paper.paper_id)
        )
        return paper


def norm_text(plan: WaterPlan) -> str | None:
    """m3 a month by norms, as the account row has it."""
    return str(Decimal(plan.norm_milli) / 1000) if plan.norm_milli else None
