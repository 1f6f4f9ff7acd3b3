"""Payments and minus corrections settle what is open: the paper they name, then the oldest of the card.

An overpayment is credited to future dues (Dz.U. 2018 poz. 472), so new invoices are settled with what was paid before.
Nothing is settled under a debt status (office rule 10), nor from one card to another (office rule 1).
"""

from __future__ import annotations

from typing import Final

from psycopg import sql

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
    select distinct n.customer_id, n.account_id from {new} n
      join accounts a on a.customer_id = n.customer_id and a.id = n.account_id where a.debt_status is null"""
_NAMING: Final = """
    create temp table naming on commit drop as {parts}"""
_PAID: Final = """
    select n.customer_id, n.id as operation_id, p.id as paper_id
    from new_payment n join papers p on p.customer_id = n.customer_id and p.number = n.paper"""
_CORRECTED: Final = """
    select n.customer_id, o.id as operation_id, p.id as paper_id
    from new_paper n join import_stage s using (line) join papers p on p.customer_id = n.customer_id and p.number = s.paper_corrects
    join operations o on o.customer_id = n.customer_id and o.paper_id = n.id"""
_NAMED: Final = filled(
    _SETTLED,
    paper="o.paper_id",
    wanted="n.paper_id",
    named="join naming n on n.customer_id = o.customer_id and n.operation_id = o.id",
)
_OLDEST: Final = filled(_SETTLED, paper="0", wanted="0", named="")


def run(connection: Connection, plan: FilePlan) -> int:
    """Settle on the cards that a file has brought papers or payments to; gives how many settlements that made."""
    made = 0
    for kind, new, naming in ((RecordKind.PAPER, "new_paper", _CORRECTED), (RecordKind.PAYMENT, "new_payment", _PAID)):
        if kind not in plan.kinds:
            continue
        connection.execute("drop table if exists pg_temp.touched, pg_temp.naming")
        connection.execute(sql.SQL(filled(_TOUCHED, new=new)))
        connection.execute(sql.SQL(filled(_NAMING, parts=naming)))
        connection.execute("analyze touched, naming")
        made += connection.execute(_NAMED).rowcount
        if plan.rules[kind].settle:
            made += connection.execute(_OLDEST).rowcount
    return made
