"""Who the morning's post of the demonstration concerns: customers of the town picked for files from billing and bank."""

from __future__ import annotations

from dataclasses import dataclass

from app.store.session import Cancel, Database
from app.store.town.build import number_of
from app.store.town.story_lives import STORIES

_PICKED = """
select c.number, btrim(concat_ws(' ', nullif(c.company, ''), nullif(c.first_name, ''), nullif(c.surname, ''))),
  coalesce((select i.value from okienko.identifiers i where i.customer_id = c.customer_id and i.kind = 'nip'), ''),
  btrim(concat_ws(' ', case when d.street <> '' then 'ul. ' || d.street else d.city end, d.house)) || ', ' || d.postal_code || ' ' || d.city,
  w.nrb, p.number, p.gross, s.nrb, coalesce((select o.open_amount from okienko.operations o where o.customer_id = c.customer_id
    and o.account_id = s.id and o.open_amount > 0 and o.debt_status is null order by o.due_on limit 1), 0),
  m.serial, n.last_state
from okienko.customers c
join okienko.accounts w on w.customer_id = c.customer_id and w.service = 'water' and w.debt_status is null and w.closed_on is null
join okienko.accounts s on s.customer_id = c.customer_id and s.service = 'waste' and s.basis = 'contract' and s.closed_on is null
join okienko.addresses d on d.customer_id = c.customer_id and d.id = w.address_id
join okienko.installations n on n.customer_id = c.customer_id and n.account_id = w.id and n.role = 'main' and n.removed_on is null
join okienko.meters m on m.id = n.meter_id
join lateral (select x.number, x.gross from okienko.operations o join okienko.papers x on x.customer_id = o.customer_id and x.id = o.paper_id
  where o.customer_id = c.customer_id and o.account_id = w.id and o.kind = 'invoice' and x.gross > 0 and o.debt_status is null
    and (o.open_amount = x.gross or %(paid)s)
  order by o.due_on desc limit 1) p on true
where not c.number = any (%(known)s) and c.kind in ('person', 'company') and n.last_state is not null and c.closed_on is null
  and (select count(*) from okienko.accounts a where a.customer_id = c.customer_id) = 2
order by c.customer_id limit %(wanted)s
"""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A customer with both services and a water invoice. Amounts in grosze; ``waste_open`` is the oldest unpaid one."""

    number: str
    name: str
    nip: str
    address: str
    water_nrb: str
    invoice: str
    invoice_gross: int
    waste_nrb: str
    waste_open: int
    meter: str
    meter_state: int


def neighbours(database: Database, wanted: int, *, cancel: Cancel | None = None) -> tuple[Neighbour, ...]:
    """At most so many, the same every time; customers with a story of their own are left alone.

    Those whose newest water invoice is unpaid come first. In a small town there are days on which nobody owes anything:
    then it is who has just paid.
    """
    known = [f"{number_of(index):06d}" for index in range(len(STORIES))]
    found: list[Neighbour] = []
    with database.read(cancel) as connection:
        for paid in (False, True):
            if len(found) < wanted:
                values = {"known": known, "wanted": wanted - len(found), "paid": paid}
                found += (Neighbour(*row) for row in connection.execute(_PICKED, values).fetchall())
                known += (who.number for who in found)
    return tuple(found)
