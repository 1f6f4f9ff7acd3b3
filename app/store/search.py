"""The search box's one question to the database."""

from __future__ import annotations

import json
from typing import Any

from app.domain.search import Hit, Match, SearchAnswer
from app.store.session import Cancel, Database

FIND = "select okienko.search(%s, %s)"


def find(database: Database, text: str, limit: int, *, cancel: Cancel | None = None) -> SearchAnswer:
    """Customers that match what is typed, best first; the database recognises the shape and says why each matched."""
    with database.read(cancel) as connection:
        row = connection.execute(FIND, (text, limit), prepare=False).fetchone()
    answer: dict[str, Any] = json.loads(row[0]) if row else {"hits": [], "more": False}
    hits = tuple(
        Hit(
            customer_id=customer_id,
            number=number,
            name=name,
            address=address,
            matches=tuple(Match(match) for match in matches),
            shown=shown or "",
            balances=tuple((service, balance) for service, balance in balances or ()),
        )
        for customer_id, number, name, address, matches, shown, balances in answer["hits"][:limit]
    )
    return SearchAnswer(text, hits, bool(answer["more"]))
