"""Asks the live database whether its ledger adds up; reads only, one snapshot."""

from __future__ import annotations

import json
from typing import Any

from app.domain.verifying import BrokenRow, Check, Verdict
from app.store.session import Cancel, Database

VERIFY = "select okienko.books_verify(%s)"


def verify(database: Database, samples: int, cancel: Cancel | None = None) -> Verdict:
    """Every rule with the first ``samples`` rows that break it."""
    with database.read(cancel) as connection:
        row = connection.execute(VERIFY, (samples,)).fetchone()
    told: dict[str, Any] = json.loads(row[0]) if row else {"checks": [], "counted": {}}
    return Verdict(
        tuple(
            Check(
                each["check"],
                each["found"],
                tuple(BrokenRow(one["customer_id"], one["id"], one["told"]) for one in each["rows"]),
            )
            for each in told["checks"]
        ),
        told["counted"],
    )
