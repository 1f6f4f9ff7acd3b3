"""What the consumption chart shows: months with last year's behind them, and each in words. Context "Chart"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from app.domain.calendar import add_months
from app.domain.consumption import MonthUse, by_month, periods, replacements
from app.domain.metering import MeterHistory
from app.models import words
from app.models.reading_words import per_day

translate = QCoreApplication.translate

YEAR = 12
_FULL_ENOUGH = 15
"""Days of a month that readings must cover for it to count into the mean."""


@dataclass(frozen=True, slots=True)
class MonthBar:
    """One month of the chart. ``height`` and ``past`` (the same month of last year, None: not known) are m3."""

    use: MonthUse
    height: float
    past: float | None

    @property
    def hatched(self) -> bool:
        """Whether most of it rests on an estimate."""
        return self.use.estimated

    @property
    def outlined(self) -> bool:
        """Whether most of it is reported and not booked yet."""
        return self.use.reported_days * 2 > self.use.days


@dataclass(frozen=True, slots=True)
class Consumption:
    """Everything the chart draws, oldest month first. ``mean``: m3 a month over the last twelve, None without."""

    bars: tuple[MonthBar, ...]
    mean: float | None

    def top(self, first: int, last: int) -> float:
        """The greatest m3 among the bars from ``first`` to ``last``, never 0."""
        shown = self.bars[max(first, 0) : last + 1]
        highest = max((max(bar.height, bar.past or 0) for bar in shown), default=0)
        return max(highest, self.mean or 0, 1)


def consumption_of(history: MeterHistory) -> Consumption:
    """Months of a meter and of those replaced before it."""
    months = by_month(periods(history, with_reported=True), replacements(history))
    by_first = {month.first: month for month in months}
    bars = []
    for month in months:
        before = by_first.get(add_months(month.first, -YEAR))
        past = float(before.used) if before is not None and before.days else None
        bars.append(MonthBar(month, float(month.used), past))
    return Consumption(tuple(bars), _mean(months))


def _mean(months: Sequence[MonthUse]) -> float | None:
    full = [month for month in months[-YEAR:] if month.days >= _FULL_ENOUGH]
    if not full:
        return None
    litres, days = sum(m.litres for m in full), sum(m.days for m in full)
    return litres / 1000 / days * 365 / YEAR


def month_name(first: date) -> str:
    """``listopad 2026``."""
    return words.month(first.year, first.month)


def cubic(value: Decimal | float) -> str:
    """``8 m³``, ``8,4 m³``: at most one digit behind the comma."""
    number = Decimal(value).quantize(Decimal("0.1"))
    return words.cubic(number, digits=0 if number == number.to_integral_value() else 1)


def bar_words(bar: MonthBar) -> str:
    """A month in words, as the cursor tells it: period, m3, m3 a day, source, last year."""
    use = bar.use
    if not use.days:
        return translate("Chart", "%1: no reading covers it").replace("%1", month_name(use.first))
    parts = [
        f"{month_name(use.first)}: {cubic(use.used)}",
        translate("Chart", "%1 m³ a day").replace("%1", per_day(use.per_day)),
    ]
    if use.days < (add_months(use.first, 1) - use.first).days:
        parts.append(translate("Chart", "only %1").replace("%1", words.days_word(use.days)))
    parts.append(", ".join(words.word(source) for source in use.sources))
    if bar.hatched:
        parts.append(translate("Chart", "partly an estimate"))
    if bar.outlined:
        parts.append(translate("Chart", "reported, not booked yet"))
    if bar.past is not None:
        parts.append(translate("Chart", "a year before %1").replace("%1", cubic(bar.past)))
    if use.replaced:
        parts.append(translate("Chart", "the meter was replaced"))
    return " · ".join(parts)


def overview_words(shown: Consumption) -> str:
    """The whole chart in a sentence, for a screen reader and above the months."""
    if not shown.bars:
        return translate("Chart", "There are no two readings to draw the use between.")
    year = shown.bars[-YEAR:]
    total = sum((bar.use.used for bar in year), Decimal(0))
    told = translate("Chart", "Last 12 months: %1").replace("%1", cubic(total))
    if shown.mean is not None:
        told += ", " + translate("Chart", "mean %1 a month").replace("%1", cubic(shown.mean))
    return told


def csv_headings() -> tuple[str, ...]:
    """Headings of the table behind the chart."""
    return (
        translate("Chart", "Month"), translate("Chart", "m³"), translate("Chart", "m³ a day"), translate("Chart", "Days covered"), translate("Chart", "m³ a year before"),
        translate("Chart", "Estimated days"), translate("Chart", "Reported days"), translate("Chart", "Meter replaced"), translate("Chart", "Source"),
    )  # fmt: skip


def csv_rows(shown: Consumption) -> tuple[tuple[str, ...], ...]:
    """Plain numbers: ``2026-11``, ``8.400``."""
    return tuple(_csv_row(bar) for bar in shown.bars)


def _csv_row(bar: MonthBar) -> tuple[str, ...]:
    use = bar.use
    return (
        f"{use.first.year}-{use.first.month:02d}",
        f"{use.used:.3f}",
        "" if use.per_day is None else f"{use.per_day:.4f}",
        str(use.days),
        "" if bar.past is None else f"{bar.past:.3f}",
        str(use.estimated_days),
        str(use.reported_days),
        "1" if use.replaced else "0",
        ", ".join(words.word(source) for source in use.sources),
    )
