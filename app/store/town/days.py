"""Days as the generator counts them: ordinals inside, ISO text on paper, everything relative to one ``today``."""

from __future__ import annotations

from datetime import date, timedelta

from app.domain.calendar import add_months, is_working_day

YEARS_BEFORE = 32
YEARS_AFTER = 2


class Days:
    """A calendar around ``today``: texts and working days looked up, not computed, for millions of rows.

    ``booked_until``: bank payments are posted up to this ordinal, the working day before today.
    """

    def __init__(self, today: date) -> None:
        self.day = today
        self.today = today.toordinal()
        first = date(today.year - YEARS_BEFORE, 1, 1)
        self._low = first.toordinal()
        high = date(today.year + YEARS_AFTER, 12, 31).toordinal()
        dates = [first + timedelta(n) for n in range(high - self._low + 1)]
        self._iso = [day.isoformat() for day in dates]
        self._month = [(day.year, day.month) for day in dates]
        self._working = [is_working_day(day) for day in dates]
        self._bank: list[int] = []
        count = 0
        for day, working in zip(dates, self._working, strict=True):
            count = 0 if day.month == day.day == 1 else count + working
            self._bank.append(count)
        self.booked_until = self.today - 1
        while not self.working(self.booked_until):
            self.booked_until -= 1

    def iso(self, ordinal: int) -> str:
        """``2026-11-22``."""
        return self._iso[ordinal - self._low]

    def month(self, ordinal: int) -> tuple[int, int]:
        """Year and month of a day."""
        return self._month[ordinal - self._low]

    def working(self, ordinal: int) -> bool:
        """Monday to Friday without holidays."""
        return self._working[ordinal - self._low]

    def next_working(self, ordinal: int) -> int:
        """The day, or the first working one after it."""
        while not self._working[ordinal - self._low]:
            ordinal += 1
        return ordinal

    def statement(self, ordinal: int) -> int:
        """Number of the bank statement of a day: the count of the year's working days till then."""
        return max(1, self._bank[ordinal - self._low])

    def moment(self, ordinal: int, minute: int) -> str:
        """A moment of the office's wall clock; ``minute`` of the day. The offset follows the season, to an hour."""
        offset = "+02" if 4 <= self._month[ordinal - self._low][1] <= 10 else "+01"
        return f"{self._iso[ordinal - self._low]} {minute // 60:02d}:{minute % 60:02d}:{minute * 7 % 60:02d}{offset}"

    def months_ago(self, months: int, day_of_month: int = 1) -> int:
        """A day of the month ``months`` before today's."""
        first = add_months(self.day.replace(day=1), -months)
        return first.toordinal() + day_of_month - 1
