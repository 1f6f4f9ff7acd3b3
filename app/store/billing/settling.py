"""Payments settle what is open: the invoice they name, then the oldest of the card. Nothing under a debt status."""

from __future__ import annotations

from typing import Final

from app.domain.billing import FilePlan, RecordKind
from app.store.billing.stage import Connection, filled

# Amounts laid end to end on one line, charges above and payments below: where two of them overlap, that much is settled.
_SETTLED: Final = """
    insert into settlements (customer_id, account_id, debit_id, credit_id, amount, settled_on)
    with charges as (
      select o.customer_id, o.account_id, o.id, o.booked_on, {paper} as paper_id,
        sum(o.open_amount) over w - o.open_amount as low, sum(o.open_amount) over w as high
      from operations o join touched t on t.customer_id = o.customer_id and t.account_id = o.account_id
      where o.open_amount > 0 and o.debt_status is null
      window w as (partition by o.customer_id, o.account_id, {paper} order by o.due_on nulls last, o.booked_on, o.id)),
    credits as (
      select o.customer_id, o.account_id, o.id, o.booked_on, {wanted} as paper_id,
        -sum(o.open_amount) over w + o.open_amount as low, -sum(o.open_amount) over w as high
      from operations o join touched t on t.customer_id = o.customer_id and t.account_id = o.account_id
      {named}
      where o.open_amount < 0 and o.debt_status is null
      window w as (partition by o.customer_id, o.account_id, {wanted} order by o.booked_on, o.id))
    select d.customer_id, d.account_id, d.id, c.id, (least(d.high, c.high) - greatest(d.low, c.low))::bigint, greatest(d.booked_on, c.booked_on)
    from charges d join credits c on c.customer_id = d.customer_id and c.account_id = d.account_id and c.paper_id = d.paper_id
      and d.low < c.high and c.low < d.high"""
_TOUCHED: Final = """
    create temp table touched on commit drop as
    select distinct n.customer_id, n.account_id from new_payment n
      join accounts a on a.customer_id = n.customer_id and a.id = n.account_id where a.debt_status is null"""
_NAMED: Final = filled(
    _SETTLED,
    paper="o.paper_id",
    wanted="p.id",
    named="join new_payment n on n.customer_id = o.customer_id and n.id = o.id"
    " join papers p on p.customer_id = n.customer_id and p.number = n.paper",
)
_OLDEST: Final = filled(_SETTLED, paper="0", wanted="0", named="")


def run(connection: Connection, plan: FilePlan) -> int:
    """Settle what the new payments of a file pay; gives how many settlements that made."""
    if RecordKind.PAYMENT not in plan.kinds:
        return 0
    connection.execute("drop table if exists pg_temp.touched")
    connection.execute(_TOUCHED)
    connection.execute("analyze touched")
    made = connection.execute(_NAMED).rowcount
    if plan.rules[RecordKind.PAYMENT].settle:
        made += connection.execute(_OLDEST).rowcount
    return made
