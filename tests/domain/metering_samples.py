"""Meters and readings for tests: one flat with a main meter read about once a month."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from app.domain.metering import (
    MeterHead,
    MeterHistory,
    MeterPlate,
    MeterRole,
    Reading,
    ReadingDraft,
    ReadingSource,
    ReadingStatus,
    TariffPrice,
)

TODAY = date(2026, 11, 20)
KEY = "00000000-0000-4000-8000-000000000001"
CONTACT = "00000000-0000-4000-8000-00000000000c"

HEAD = MeterHead(
    installation_id=10,
    meter_id=11,
    account_id=12,
    serial="8ZRI0712345678",
    role=MeterRole.MAIN,
    place="łazienka",
    digits=5,
    legal_until=date(2027, 12, 31),
    installed_on=date(2024, 1, 10),
    removed_on=None,
    parent_id=None,
    last_state=None,
    last_on=None,
    last_estimated=False,
    installed_state=0,
)
PLATE = MeterPlate("Apator", "JS 1,6", 15, "2.5", 160, "nakładka", "A123", registered=True)
PRICES = (
    TariffPrice("water", date(2024, 1, 1), Decimal("4.50"), 8),
    TariffPrice("sewage", date(2024, 1, 1), Decimal("7.30"), 8),
)


def reading(
    read_on: date,
    state: int | None,
    status: ReadingStatus = ReadingStatus.BOOKED,
    *,
    number: int = 0,
    source: ReadingSource = ReadingSource.COLLECTOR,
    estimated: bool = False,
    rollover: bool = False,
    used: Decimal | None = None,
    installation: int = 10,
    contact: str = "",
) -> Reading:
    """One reading; its id follows the day, so that order by id is order by day."""
    return Reading(
        reading_id=number or read_on.toordinal(),
        version=1,
        installation_id=installation,
        read_on=read_on,
        period_from=None,
        state=state,
        used=used,
        status=status,
        source=ReadingSource.ESTIMATE if estimated else source,
        rollover=rollover,
        who="",
        reason="",
        recorded_at=datetime(read_on.year, read_on.month, read_on.day, 9, tzinfo=UTC),
        contact_key=contact,
        estimated=estimated,
    )


def history(readings: Iterable[Reading] = (), head: MeterHead = HEAD, **changes: object) -> MeterHistory:
    """A history, newest reading first."""
    newest_first = tuple(sorted(readings, key=lambda r: (r.read_on, r.reading_id), reverse=True))
    made = MeterHistory(head, PLATE, newest_first, PRICES, sewage=True, chain=())
    return replace(made, **changes)  # type: ignore[arg-type]


def monthly(last: int = 412, months: int = 30, use: int = 9, last_on: date = date(2026, 10, 3)) -> list[Reading]:
    """Booked readings every 30 days with the same use, the newest ``last`` on ``last_on``."""
    return [reading(last_on - timedelta(30 * n), last - use * n) for n in range(months)]


def draft(state: int, read_on: date = TODAY, **changes: object) -> ReadingDraft:
    """What the clerk typed."""
    made = ReadingDraft(1, 10, read_on, state, ReadingSource.PHONE, KEY, CONTACT)
    return replace(made, **changes)  # type: ignore[arg-type]
