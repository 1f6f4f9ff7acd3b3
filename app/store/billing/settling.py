"""Payments and minus corrections settle what is open: the paper they name, then the oldest of the card.

The database settles (``accounts_settle``), for imports, statements, the gateway and the office alike: an overpayment is
credited to future dues (Dz.U. 2018 poz. 472), nothing is settled under a debt status (office rule 10), nor from one card
to another (office rule 1). A correction names the paper it corrects by itself.
"""

from __future__ import annotations

from typing import Final

from psycopg import sql

from app.domain.billing import FilePlan, RecordKind
from app.store.billing.stage import Connection, filled

_SETTLED: Final = """
    select accounts_settle(t.who, t.cards, coalesce(n.payers, '{}'), coalesce(n.papers, '{}'), %s)
    from (select array_agg(customer_id) as who, array_agg(account_id) as cards
          from (select distinct customer_id, account_id from {new}) d) t
    cross join ({naming}) n
    where t.who is not null"""
_NOTHING: Final = "select null::bigint[] as payers, null::bigint[] as papers"
_PAID: Final = """
    select array_agg(n.id order by n.line) as payers, array_agg(p.id order by n.line) as papers
    from new_payment n join papers p on p.customer_id = n.customer_id and p.number = n.paper"""


def run(connection: Connection, plan: FilePlan) -> int:
    """Settle on the cards that a file has brought papers or payments to; gives how many settlements that made."""
    made = 0
    for kind, new, naming in (
        (RecordKind.PAPER, "new_paper", _NOTHING),
        (RecordKind.PAYMENT, "new_payment", _PAID),
    ):
        if kind in plan.kinds:
            statement = sql.SQL(filled(_SETTLED, new=new, naming=naming))
            row = connection.execute(statement, (plan.rules[kind].settle,)).fetchone()
            made += int(row[0]) if row else 0
    return made
