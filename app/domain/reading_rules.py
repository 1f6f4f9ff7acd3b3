"""The reading guard: what a typed meter state means and what becomes of it (domain.md 5.10 rules 1-6 and 10).

Pure; speaks in codes. A reading is compared with both neighbours by date, and per day with what is usual (office
rule 6). Of these rules the database holds "booked readings never fall" and the uniqueness per day by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.consumption import Mark, Period, marks, periods
from app.domain.metering import (
    MeterHead,
    MeterHistory,
    MeterRole,
    MeterTaskKind,
    Reading,
    ReadingDraft,
    ReadingStatus,
)
from app.domain.usual import Place, compare, usuals
from app.domain.verdicts import Code, Finding, Severity, Usual, Verdict
from app.domain.water_price import cost_lines, gross

_LIVE = frozenset({ReadingStatus.REPORTED, ReadingStatus.WAITING, ReadingStatus.BOOKED})
_DEDUCTING = frozenset({MeterRole.GARDEN, MeterRole.DEDUCTION})
_STANDING_DAYS = 45  # a radio reads every day: two days without use are no standing meter


@dataclass(frozen=True, slots=True)
class _Use:
    """Use since a mark; ``rollover``: the dial passed its end meanwhile."""

    used: int
    rollover: bool


@dataclass(frozen=True, slots=True)
class _Place:
    """A draft between its booked neighbours. ``true``: the newest state before that is no estimate."""

    before: Mark | None
    true: Mark | None
    after: Mark | None
    walked: int  # m3 on the dial from ``true`` to ``before``


class ReadingGuard:
    """The check of one meter's drafts; made once for a history, asked at every keystroke."""

    def __init__(self, history: MeterHistory, today: date) -> None:
        self.history = history
        self.today = today
        self._dial = 10**history.head.digits
        self._marks = [m for m in marks(history.head, history.readings) if m.state is not None]
        self._periods = periods(history)
        here = history.head.installation_id
        self._own = [p for p in self._periods if p.installation_id == here]
        self._live = [r for r in history.readings if r.installation_id == here and r.status in _LIVE]

    @property
    def head(self) -> MeterHead:
        """The meter."""
        return self.history.head

    def check(self, draft: ReadingDraft) -> Verdict:
        """What the draft means and what becomes of it."""
        problems = tuple(self._problems(draft))
        if problems:
            return Verdict(None, problems)
        same_day, replaces = self._same_day(draft)
        place = self._place(draft)
        stops = tuple(self._stops(draft, place))
        refusals = tuple(f for f in same_day if f.severity is Severity.REFUSE) + tuple(
            f for f in stops if f.severity is Severity.REFUSE
        )
        if refusals:
            return Verdict(ReadingStatus.REFUSED, refusals, since=place.before, billed_since=place.before)
        waits = any(f.code in {Code.BELOW_ESTIMATE, Code.AGAINST_ESTIMATE} for f in stops)
        return self._measured(draft, place, same_day + stops, replaces, waits=waits)

    # ------------------------------------------------------------------ what stops it

    def _problems(self, draft: ReadingDraft) -> Iterator[Finding]:
        head = self.head
        if draft.state >= self._dial:
            black = draft.state // 1000
            yield Finding(
                Code.TOO_MANY_DIGITS,
                Severity.PROBLEM,
                state=black if black < self._dial and self._likely(draft, black) else None,
                digits=head.digits,
            )
        if draft.read_on > self.today:
            yield Finding(Code.FUTURE, Severity.PROBLEM, on=self.today)
        elif draft.read_on < head.installed_on:
            yield Finding(Code.BEFORE_INSTALLATION, Severity.PROBLEM, on=head.installed_on)
        elif head.removed_on is not None and draft.read_on > head.removed_on:
            yield Finding(Code.AFTER_REMOVAL, Severity.PROBLEM, on=head.removed_on)
        for there in self._on_day(draft.read_on):
            if there.state == draft.state:
                yield Finding(Code.ALREADY_STORED, Severity.PROBLEM, there.state, there.read_on)
                return

    def _on_day(self, day: date) -> list[Reading]:
        return [r for r in self._live if r.read_on == day]

    def _same_day(self, draft: ReadingDraft) -> tuple[tuple[Finding, ...], Reading | None]:
        """Reported and booked are unique per meter and day; an estimate of that day may be corrected."""
        for there in self._on_day(draft.read_on):
            if there.status is ReadingStatus.BOOKED and there.estimated:
                continue
            own = bool(draft.contact_key) and there.contact_key == draft.contact_key
            if own and there.status is not ReadingStatus.BOOKED:
                return (Finding(Code.REPLACES_OWN, Severity.CONFIRM, there.state, there.read_on),), there
            return (Finding(Code.SAME_DAY, Severity.REFUSE, there.state, there.read_on),), None
        return (), None

    def _place(self, draft: ReadingDraft) -> _Place:
        """Neighbours by date; an estimate of the very day counts as the one before."""
        earlier = [m for m in self._marks if m.on <= draft.read_on]
        after = next((m for m in self._marks if m.on > draft.read_on), None)
        at = next((n for n in range(len(earlier) - 1, -1, -1) if not earlier[n].estimated), None)
        walked = 0
        for one, two in zip(earlier[at or 0 :], earlier[(at or 0) + 1 :], strict=False):
            walked += (two.state or 0) - (one.state or 0) + (self._dial if two.rollover else 0)
        before = earlier[-1] if earlier else None
        return _Place(before, earlier[at] if at is not None else None, after, walked if at is not None else 0)

    def _stops(self, draft: ReadingDraft, place: _Place) -> Iterator[Finding]:
        before, true, after = place.before, place.true, place.after
        anchor = true or before
        use = self._use(draft, anchor, after) if anchor else None
        if true is not None and use is None:
            yield Finding(Code.BELOW_BOOKED, Severity.REFUSE, true.state, true.on)
            return
        if before is not None and before.estimated:
            over = use is None or use.used < place.walked
            if over:
                yield Finding(Code.BELOW_ESTIMATE, Severity.NOTE, before.state, before.on)
            elif before.on == draft.read_on:
                yield Finding(Code.AGAINST_ESTIMATE, Severity.NOTE, before.state, before.on)
        fell = after is not None and (after.state or 0) < draft.state and not after.rollover
        if fell and after is not None:
            guess = after.estimated
            code, severity = (Code.AGAINST_ESTIMATE, Severity.NOTE) if guess else (Code.ABOVE_LATER, Severity.REFUSE)
            yield Finding(code, severity, after.state, after.on)

    def _use(self, draft: ReadingDraft, since: Mark, after: Mark | None) -> _Use | None:
        """m3 on the dial since a mark; None where it fell and no rollover explains it."""
        fell = draft.state < (since.state or 0)
        if not fell:
            return _Use(draft.state - (since.state or 0), rollover=False)
        used = self._dial - (since.state or 0) + draft.state
        between = after is None or (after.rollover and draft.state <= (after.state or 0))
        if between and (draft.rollover or self._rolled(used, since, draft.read_on)):
            return _Use(used, rollover=True)
        return None

    def _rolled(self, used: int, since: Mark, day: date) -> bool:
        """Whether passing the end of the dial explains a fall: a tenth of the dial at most, and not far from usual."""
        if used * 10 > self._dial:
            return False
        known = usuals(self._periods, since.on, day)
        place, usual = compare(used, (day - since.on).days, known, self.history.limits)
        return usual is None or place < Place.FAR

    # ------------------------------------------------------------------ what it means

    def _measured(
        self,
        draft: ReadingDraft,
        place: _Place,
        found: tuple[Finding, ...],
        replaces: Reading | None,
        *,
        waits: bool,
    ) -> Verdict:
        since = place.true or place.before
        use = self._use(draft, since, place.after) if since else None
        if use is None:
            since = None
        days = (draft.read_on - since.on).days if since else 0
        known = usuals(self._periods, since.on, draft.read_on) if since and days else ()
        level, usual = compare(use.used, days, known, self.history.limits) if use and days else (Place.USUAL, None)
        billed = None
        if place.before is not None:
            billed = use.used - place.walked if use else draft.state - (place.before.state or 0)
        base = since if waits else place.before
        expired = self._expired(draft.read_on)
        doubts = (
            *found,
            *self._doubts(draft, since, use, level, replaces),
            *self._standing(use, since, known),
            *([expired] if expired else []),
        )
        return Verdict(
            ReadingStatus.WAITING if waits else ReadingStatus.REPORTED,
            tuple(sorted(doubts, key=lambda f: f.severity is Severity.NOTE)),
            since=since,
            used=use.used if use else None,
            days=days,
            billed=billed,
            billed_since=place.before,
            usual=usual,
            cost=None if waits else self._cost(draft, place.before, billed, expired),
            rollover=bool(use and base and draft.state < (base.state or 0)),
            replaces=replaces,
            task=self._task(expired),
        )

    def _doubts(
        self, draft: ReadingDraft, since: Mark | None, use: _Use | None, level: Place, replaces: Reading | None
    ) -> Iterator[Finding]:
        if use is not None and use.rollover and since is not None:
            yield Finding(Code.ROLLOVER, Severity.CONFIRM, since.state, since.on, self.head.digits)
        yield from self._against_reported(draft, replaces)
        black = draft.state // 1000
        if level is Place.FAR and black and self._likely(draft, black):
            yield Finding(Code.LITRES_TYPED, Severity.CONFIRM, state=black)
        elif level is Place.FAR:
            yield Finding(Code.FAR_ABOVE, Severity.CONFIRM)
        elif level is Place.HIGH:
            yield Finding(Code.ABOVE, Severity.NOTE)
        elif level is Place.LOW:
            yield Finding(Code.BELOW, Severity.NOTE)
        if since is None:
            yield Finding(Code.FIRST_STATE, Severity.NOTE)
        later = [r.read_on for r in self._live if r.read_on > draft.read_on]
        if later:
            yield Finding(Code.EARLIER, Severity.NOTE, on=min(later))

    def _likely(self, draft: ReadingDraft, state: int) -> bool:
        """Whether ``state`` would be an ordinary one on that day."""
        since = self._place(draft).true
        if since is None or state < (since.state or 0) or draft.read_on <= since.on:
            return False
        days, used = (draft.read_on - since.on).days, state - (since.state or 0)
        level, usual = compare(used, days, usuals(self._periods, since.on, draft.read_on), self.history.limits)
        return usual is not None and level <= Place.USUAL

    def _against_reported(self, draft: ReadingDraft, replaces: Reading | None) -> Iterator[Finding]:
        """Reported states are not booked, so they only raise a doubt."""
        for there in self._live:
            if there.status is not ReadingStatus.REPORTED or there.state is None or there is replaces:
                continue
            wrong = there.state > draft.state if there.read_on < draft.read_on else there.state < draft.state
            if wrong and there.read_on != draft.read_on and not there.rollover and not draft.rollover:
                yield Finding(Code.AGAINST_REPORTED, Severity.CONFIRM, there.state, there.read_on)
                return

    def _standing(self, use: _Use | None, since: Mark | None, known: tuple[Usual, ...]) -> Iterator[Finding]:
        """No use for more than two periods (rule 5), unless the meter stands in this season every year."""
        if use is None or use.used or since is None or any(u.season and not u.per_day for u in known):
            return
        still, from_day = 1, since.on
        for period in reversed([p for p in self._own if p.end <= since.on]):
            if period.litres or not period.days:
                break
            still, from_day = still + 1, period.begin
        if still > self.history.limits.standing and (self.today - from_day) >= timedelta(_STANDING_DAYS):
            yield Finding(Code.STANDING, Severity.CONFIRM, since.state, from_day)

    def _expired(self, day: date) -> Finding | None:
        """Rule 10 as office rule 6 has it: a main meter is the utility's duty, others are not deducted by themselves."""
        until = self.head.legal_until
        if until is None or until >= day:
            return None
        ours = self.head.role in {MeterRole.MAIN, MeterRole.COMBINED} or (
            self.head.role in {MeterRole.HOT, MeterRole.COLD} and self.head.parent_id is None
        )
        return Finding(Code.LEGALISATION if ours else Code.NO_DEDUCTION, Severity.NOTE, on=until)

    @staticmethod
    def _task(expired: Finding | None) -> MeterTaskKind | None:
        if expired is None:
            return None
        return MeterTaskKind.REPLACEMENT if expired.code is Code.LEGALISATION else MeterTaskKind.DEDUCTION

    def _cost(
        self, draft: ReadingDraft, before: Mark | None, billed: int | None, expired: Finding | None
    ) -> int | None:
        """Gross grosze of the use; a garden meter below a main one takes its sewage off, a sub-meter costs nothing."""
        if before is None or billed is None:
            return None
        head, sign = self.head, 1
        components = ["water", "sewage"] if self.history.sewage else ["water"]
        if head.role in _DEDUCTING and head.parent_id is not None:
            if expired or not self.history.plate.registered or not self.history.sewage:
                return None
            components, sign = ["sewage"], -1
        elif head.role in _DEDUCTING:
            components = ["water"]
        elif head.parent_id is not None:
            return None
        lines = cost_lines(billed * 1000, before.on, draft.read_on, self.history.prices, components)
        return None if lines is None else sign * gross(lines)


def usage_periods(history: MeterHistory) -> tuple[Period, ...]:
    """Periods for the chart: booked use, and behind it what was reported since."""
    return periods(history, with_reported=True)
