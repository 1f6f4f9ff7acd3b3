"""The hour of a pickup in the list of one day."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from app.domain.waste import Fraction, Pickup, PickupStatus
from app.models.pickups import past_columns


@pytest.mark.parametrize(
    ("done_at", "told", "copied"),
    [
        (datetime(2026, 11, 19, 5, 42, tzinfo=UTC), "06:42", "19.11.2026 06:42"),
        (datetime(2026, 11, 19, 23, 30, tzinfo=UTC), "20.11. 00:30", "20.11.2026 00:30"),  # Warsaw is a day ahead
        (None, "–", "–"),
    ],
)
def test_that_the_day_is_told_only_where_it_is_another(done_at: datetime | None, told: str, copied: str) -> None:
    pickup = Pickup(1, Fraction.BIO, date(2026, 11, 19), PickupStatus.DONE, None, done_at, "")
    column = next(column for column in past_columns() if column.key == "done")
    assert (column.show(pickup), column.plain(pickup)) == (told, copied)
