"""Meters and five years of readings: seasons, replacements, rollovers, estimates and the true states after them.

A meter shows the whole part of what flowed since it was installed. The readings are booked in periods; what each
period used is what its invoice charges, so invoices and readings agree.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from random import Random

from app.store.town.chance import between
from app.store.town.days import Days
from app.store.town.habits import HOME, HOUSE, SOURCES, Habit, Period, Size
from app.store.town.sheets import NULL, Sheets

BY_BILLING = "okienko_import"
BY_PORTAL = "okienko_portal"
DEMO_CLERK = "demo"
CLERKS = (DEMO_CLERK, "m.zielinska", "p.wojcik", "k.blaszczyk")
SUPERVISOR = "e.dabrowska"

_SEASON = (0.93, 0.91, 0.95, 0.98, 1.05, 1.12, 1.14, 1.12, 1.02, 0.97, 0.93, 0.94)
_GARDEN_SEASON = (0, 0, 0, 0.35, 1.0, 1.6, 1.9, 1.7, 0.7, 0, 0, 0)
_SERIAL_STEP = 48_271_301
"""Coprime to 10**8: multiplying by it shuffles eight-digit factory numbers without a collision."""

_MAKERS = (
    ("8ZRI07", "Zenner", "ETKD-N"),
    ("8DMES0", "Diehl", "Aquarius S"),
    ("8APT", "Apator Powogaz", "Smart+ JS"),
    ("8ITR0", "Itron", "Flodis"),
)


@dataclass(slots=True)
class Head:
    """An installed meter while its readings are made."""

    meter_id: int
    installation_id: int
    serial: str
    digits: int
    installed: int
    installed_state: int
    start_state: int
    start_flow: float
    removed: int = 0
    removed_state: int | None = None
    replaces: int | None = None
    state: int = 0
    read_on: int = 0
    estimated: bool = False

    @property
    def modulo(self) -> int:
        """The first number that does not fit on the dial."""
        return int(10**self.digits)


@dataclass(slots=True)
class Metered:
    """What the meters of one account came to: billing periods and the installation that is read now."""

    periods: list[Period] = field(default_factory=list)
    current: Head | None = None


class Meters:
    """Makes the meters of one account. ``serial_base`` numbers the meters of the whole town."""

    def __init__(self, dice: Random, days: Days, sheets: Sheets, customer_id: int, serial_base: int) -> None:
        self._dice = dice
        self._days = days
        self._sheets = sheets
        self._customer = customer_id
        self._serial = serial_base

    def run(self, account_id: int, dates: list[int], habit: Habit, removed: int = 0) -> Metered:
        """Meters of the account with a reading on each of ``dates`` (ordinals, ascending); the last is ``removed`` too
        when the account was closed that day. Returns the periods between the dates.
        """
        flow = self._flow(dates, habit)
        outcome = self._main(account_id, dates, flow, habit, removed)
        if outcome.current is not None:
            parent = outcome.current.installation_id
            start = outcome.current.installed
            if habit.garden_daily:
                self._beside(account_id, parent, "garden", dates, start, outcome.periods, habit)
            if habit.shop_share:
                self._beside(account_id, parent, "sub", dates, start, outcome.periods, habit)
        return outcome

    def _flow(self, dates: list[int], habit: Habit) -> list[float]:
        """Cumulated m3 at each date."""
        dice, days, total = self._dice, self._days, 0.0
        if habit.uses:
            return [float(sum(habit.uses[:place])) for place in range(len(dates))]
        flow = [0.0]
        for place in range(1, len(dates)):
            length = dates[place] - dates[place - 1]
            month = days.month((dates[place] + dates[place - 1]) // 2)[1] - 1
            used = habit.daily * length * (1 + (_SEASON[month] - 1) * habit.seasonal) * (0.86 + 0.28 * dice.random())
            if habit.garden_daily:
                used += habit.garden_daily * length * _GARDEN_SEASON[month] * (0.7 + 0.6 * dice.random())
            if place == habit.leak:
                used = used * between(dice, 5, 9) + between(dice, 25, 120)
            if habit.empty[0] < place <= habit.empty[1]:
                used = 0.0
            total += used
            flow.append(total)
        return flow

    def _main(self, account_id: int, dates: list[int], flow: list[float], habit: Habit, removed: int) -> Metered:
        outcome = Metered()
        read = set(dates)
        swaps = [day + 1 if day in read else day for day in habit.swaps if dates[0] < day < dates[-1]]
        installed = min(habit.installed or dates[0], dates[0])
        state = habit.start_state or int(habit.daily * (dates[0] - installed))
        head = self._new_head(habit.size, installed, state if installed == dates[0] else 0, None)
        head.start_state = state
        head.state, head.read_on = state % head.modulo, dates[0]
        source = "installation" if installed == dates[0] else SOURCES[habit.read_by].pick(self._dice)
        self._reading(head, dates[0], 0, None, source)
        pending: Period | None = None
        for place in range(1, len(dates)):
            day = dates[place]
            used = 0
            while swaps and swaps[0] <= day:
                swap = swaps.pop(0)
                before = dates[place - 1]
                at_swap = flow[place - 1] + (flow[place] - flow[place - 1]) * (swap - before) / (day - before)
                used += self._remove(account_id, head, swap, at_swap, habit)
                old = head
                head = self._new_head(habit.size, swap, 0, old.installation_id)
                head.start_flow, head.read_on = at_swap, swap
                self._reading(head, swap, 0, None, "installation")
                pending = None
            swap_soon = bool(swaps) and place + 1 < len(dates) and swaps[0] <= dates[place + 1]
            fresh = head.read_on == dates[place - 1]
            if fresh and not swap_soon and pending is None and self._guess(habit, place, dates):
                guess = self._estimate(outcome.periods, day - dates[place - 1], habit, place, place == len(dates) - 1)
                self._reading(head, day, guess, dates[place - 1], "estimate")
                pending = Period(dates[place - 1], day, guess, estimated=True)
                outcome.periods.append(pending)
                continue
            used += self._true_reading(head, day, place, flow, habit, pending)
            pending = None
            outcome.periods.append(Period(dates[place - 1], day, used))
        if removed:
            head.removed, head.removed_state = removed, head.state
        self._install(account_id, head, "main", None, habit, habit.place)
        outcome.current = head
        return outcome

    def _guess(self, habit: Habit, place: int, dates: list[int]) -> bool:
        if place in habit.estimated_at or (habit.overestimates and place == len(dates) - 1):
            return True
        return habit.estimates > 0 and self._dice.random() < habit.estimates and place > 3

    def _estimate(self, periods: list[Period], length: int, habit: Habit, place: int, last: bool) -> int:
        """Average of the last three periods by the day (Dz.U. 2018 poz. 472); a little low, or far too high."""
        if place in habit.estimated_at and habit.uses:
            return habit.uses[place - 1]
        recent = periods[-3:]
        used = sum(period.water for period in recent)
        held = sum(period.last - period.first for period in recent) or 1
        factor = 1.8 if last and habit.overestimates else 1.5 if self._dice.random() < 0.2 else 0.85
        return max(1, int(used / held * length * factor + 0.5))

    def _true_reading(
        self,
        head: Head,
        day: int,
        place: int,
        flow: list[float],
        habit: Habit,
        pending: Period | None,
    ) -> int:
        """Book the true state; a state below a pending estimate reverses it first. Returns m3 of the last period."""
        modulo = head.modulo
        true = head.start_state + int(flow[place] - head.start_flow)
        state = true % modulo
        source = SOURCES[habit.read_by].pick(self._dice)
        if pending is not None and state < head.state < modulo // 2:
            before = (head.state - pending.water) % modulo
            whole = max(0, state - before)
            state = before + whole
            pending.corrected = whole * (pending.last - pending.first) // (day - pending.first)
            pending.corrected_on = day + 3
            self._reverse(head, before)
            self._reading(head, day, whole, pending.first, source)
            return whole - pending.corrected
        used = (state - head.state) % modulo
        self._reading(head, day, used, head.read_on, source)
        return used

    def _remove(self, account_id: int, head: Head, day: int, flow: float, habit: Habit) -> int:
        """Take a meter down with its last state; returns m3 since the reading before."""
        modulo = head.modulo
        state = (head.start_state + int(flow - head.start_flow)) % modulo
        if head.estimated and state < head.state:
            state = head.state
        used = (state - head.state) % modulo
        self._reading(head, day, used, head.read_on, "removal")
        head.removed, head.removed_state = day, state
        self._install(account_id, head, "main", None, habit, habit.place)
        return used

    def _beside(
        self, account_id: int, parent: int, role: str, dates: list[int], start: int, periods: list[Period], habit: Habit
    ) -> None:
        """A garden meter (its water never comes back as sewage) or a sub-meter, below the main meter and never above it."""
        dice = self._dice
        later = [place for place, day in enumerate(dates) if day >= start]
        head = self._new_head(HOME if role == "garden" else HOUSE, dates[later[0]], 0, None)
        head.read_on = dates[later[0]]
        self._reading(head, head.read_on, 0, None, "installation")
        share = 0.0
        for place in later[1:]:
            period = periods[place - 1]
            month = self._days.month((period.first + period.last) // 2)[1] - 1
            if role == "garden":
                share += (
                    habit.garden_daily
                    * (period.last - period.first)
                    * _GARDEN_SEASON[month]
                    * (0.8 + 0.3 * dice.random())
                )
            else:
                share += period.water * habit.shop_share * (0.8 + 0.4 * dice.random())
            used = min(int(share), period.water)
            share -= used
            if role == "garden":
                period.garden = used
            source = "radio" if habit.read_by == "radio" else "collector"
            self._reading(head, period.last, used, head.read_on, source)
        self._install(account_id, head, role, parent, habit, "ogród" if role == "garden" else "lokal usługowy")

    def _new_head(self, size: Size, installed: int, state: int, replaces: int | None) -> Head:
        self._serial += 1
        prefix = _MAKERS[self._serial % len(_MAKERS)][0]
        serial = f"{prefix}{self._serial * _SERIAL_STEP % 10**8:08d}"
        meter_id, installation_id = self._sheets.id(), self._sheets.id()
        digits = size.digits
        return Head(
            meter_id,
            installation_id,
            serial,
            digits,
            installed,
            state,
            state,
            0.0,
            replaces=replaces,
            state=state % 10**digits,
        )

    def _reading(self, head: Head, day: int, used: int, since: int | None, source: str) -> None:
        """Write a booked reading of ``used`` m3 more than before; past its last digit the dial begins anew."""
        dice, days = self._dice, self._days
        rollover = head.state + used >= head.modulo
        head.state = (head.state + used) % head.modulo
        head.read_on, head.estimated = day, source == "estimate"
        by = (
            BY_BILLING
            if source not in {"phone", "desk", "portal"}
            else BY_PORTAL
            if source == "portal"
            else CLERKS[int(dice.random() * 4)]
        )
        period, measured = (days.iso(since), str(used)) if since else (NULL, NULL)
        decided = f"{BY_BILLING}\t{days.moment(day + 1, 1380)}" if by is not BY_BILLING else f"{NULL}\t{NULL}"
        self._sheets.lines["readings"].append(
            f"{self._customer}\t{self._sheets.id()}\t{head.installation_id}\t{days.iso(day)}\t{period}\t{head.state}\t{measured}"
            f"\tbooked\t{source}\t{head.estimated}\t{rollover}\t\t{NULL}\t{by}\t{days.moment(day, between(dice, 440, 900))}\t{decided}"
        )

    def _reverse(self, head: Head, before: int) -> None:
        """Turn the newest booked estimate into a reversed one: the true state was lower."""
        line = self._sheets.lines["readings"].pop().split("\t")
        line[7], line[11] = "reversed", "stan rzeczywisty niższy od szacunku"
        line[15], line[16] = SUPERVISOR, line[14]
        self._sheets.lines["readings"].append("\t".join(line))
        head.state = before
        head.estimated = False

    def _install(self, account_id: int, head: Head, role: str, parent: int | None, habit: Habit, place: str) -> None:
        dice, days, sheets = self._dice, self._days, self._sheets
        prefix, maker, type_name = next(entry for entry in _MAKERS if head.serial.startswith(entry[0]))
        size = habit.size if role == "main" else HOME if role == "garden" else HOUSE
        year = days.month(head.installed)[0] + 5
        sheets.add(
            "meters", head.meter_id, head.serial, maker, type_name, size.diameter, size.q3, size.ratio, head.digits,
            f"{prefix[1:4]}-{head.serial[-8:]}" if habit.read_by == "radio" else "", f"PL-{between(dice, 100000, 999999)}",
            date(year, 12, 31).isoformat(),
        )  # fmt: skip
        sheets.add(
            "installations", self._customer, head.installation_id, account_id, head.meter_id, parent, head.replaces, role, place,
            "True", days.iso(head.installed), head.installed_state, days.iso(head.removed) if head.removed else None, head.removed_state,
            head.state, days.iso(head.read_on), str(head.estimated),
        )  # fmt: skip
        if (
            role == "main"
            and not head.removed
            and head.read_on > date(year, 12, 31).toordinal()
            and dice.random() < 0.4
        ):
            opened = days.iso(
                head.read_on
            )  # office rule 6: a main meter past its legalisation is the utility's to change
            sheets.add(
                "meter_tasks", self._customer, sheets.id(), head.installation_id, "replacement", opened, BY_BILLING
            )
