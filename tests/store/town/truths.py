"""What must hold of the demonstration town: each a query that finds what is wrong, and must find nothing."""

from __future__ import annotations

TRUTHS: dict[str, str] = {
    "a balance is the sum of its operations": """
        select a.id, a.balance from accounts a
        where a.balance <> (select coalesce(sum(o.amount), 0) from operations o where o.customer_id = a.customer_id and o.account_id = a.id)""",
    "a balance is the sum of what is open": """
        select a.id, a.balance from accounts a
        where a.balance <> (select coalesce(sum(o.open_amount), 0) from operations o where o.customer_id = a.customer_id and o.account_id = a.id)""",
    "what is open is what no settlement has settled": """
        select o.id from operations o
        left join (select customer_id, id, sum(part) as settled from (
            select customer_id, debit_id as id, amount as part from settlements
            union all select customer_id, credit_id, -amount from settlements) u group by 1, 2) s using (customer_id, id)
        where o.open_amount <> o.amount - coalesce(s.settled, 0)""",
    "a settlement joins a charge and a credit of one account": """
        select s.id from settlements s
        left join operations d on d.customer_id = s.customer_id and d.id = s.debit_id and d.account_id = s.account_id
        left join operations c on c.customer_id = s.customer_id and c.id = s.credit_id and c.account_id = s.account_id
        where d.id is null or c.id is null or d.amount <= 0 or c.amount >= 0""",
    "charges are settled oldest due first": """
        select x.id from operations x join operations y on y.customer_id = x.customer_id and y.account_id = x.account_id
          and y.due_on > x.due_on and y.open_amount = 0
        where x.open_amount > 0 and x.amount > 0 and y.amount > 0 and x.debt_status is distinct from 'time_barred'
          and exists (select from settlements s join operations c on c.customer_id = s.customer_id and c.id = s.credit_id
            where s.customer_id = y.customer_id and s.debit_id = y.id and c.booked_on > x.booked_on and c.kind = 'payment')""",
    "no account owes and is overpaid at once, but for what stands apart": """
        select a.id from accounts a where exists (select from operations o where o.customer_id = a.customer_id and o.account_id = a.id
            and o.open_amount > 0 and o.debt_status is distinct from 'time_barred')
          and exists (select from operations o where o.customer_id = a.customer_id and o.account_id = a.id and o.open_amount < 0)""",
    "the account row says what its ledger says": """
        select a.id, a.oldest_due, s.* from accounts a join lateral (
          select min(o.due_on) filter (where o.open_amount > 0 and o.debt_status is null) as oldest,
            coalesce((array_agg(o.credit order by o.booked_on desc, o.id desc) filter (where o.kind = 'payment'))[1], 0) as paid,
            max(o.booked_on) filter (where o.kind = 'payment') as paid_on
          from operations o where o.customer_id = a.customer_id and o.account_id = a.id) s on true
        where (a.oldest_due, a.last_payment, a.last_payment_on) is distinct from (s.oldest, s.paid, s.paid_on)""",
    "a paper is the sum of its lines": """
        select p.number from papers p left join (select customer_id, paper_id, sum(net) as net, sum(vat) as vat, sum(gross) as gross
            from paper_lines group by 1, 2) l on l.customer_id = p.customer_id and l.paper_id = p.id
        where (p.net, p.vat, p.gross) is distinct from (l.net, l.vat, l.gross)""",
    "a line is its quantity times its price, and the tax on it": """
        select l.id from paper_lines l where l.net <> round(l.quantity * l.price * 100)
          or l.vat <> case when l.vat_rate = 'np' then 0 else round(l.net * l.vat_rate::int / 100.0) end""",
    "a line has the price of its tariff": """
        select p.number, l.name, l.price from paper_lines l
        join papers p on p.customer_id = l.customer_id and p.id = l.paper_id and p.kind in ('water_invoice', 'waste_invoice')
        join accounts a on a.customer_id = p.customer_id and a.id = p.account_id
        where not exists (select from tariff_prices t where t.group_code = a.tariff_group and t.name = l.name and t.price = l.price
          and t.valid_from <= p.period_to)""",
    "an invoice or a note is posted as it stands": """
        select p.number from papers p left join operations o on o.customer_id = p.customer_id and o.paper_id = p.id
        where p.kind <> 'demand' and (o.debit is distinct from p.gross or o.document <> p.number or o.booked_on <> p.issued_on
          or o.account_id <> p.account_id)""",
    "a demand is not posted": "select p.number from papers p join operations o on o.customer_id = p.customer_id and o.paper_id = p.id where p.kind = 'demand'",
    "invoices of water charge what the meters measured": """
        with used as (
          select i.customer_id, i.account_id, sum(r.used) as m3 from installations i
          join readings r on r.customer_id = i.customer_id and r.installation_id = i.id
          join (select customer_id, account_id, min(period_from) as first, max(period_to) as last from papers
                where kind = 'water_invoice' group by 1, 2) p on p.customer_id = i.customer_id and p.account_id = i.account_id
          where i.role = 'main' and r.status = 'booked' and r.read_on > p.first and r.read_on <= p.last group by 1, 2),
        charged as (
          select p.customer_id, p.account_id, sum(l.quantity) as m3 from papers p
          join paper_lines l on l.customer_id = p.customer_id and l.paper_id = p.id and l.name = 'Dostarczanie wody'
          where p.kind in ('water_invoice', 'correction') group by 1, 2)
        select u.account_id, u.m3, c.m3 from used u left join charged c using (customer_id, account_id)
        where u.m3 <> coalesce(c.m3, 0)
          and not exists (select from papers p join readings r on r.customer_id = p.customer_id and r.status = 'reversed'
            where p.customer_id = u.customer_id and p.account_id = u.account_id)""",
    "booked readings never fall but at a rollover": """
        select x.* from (select r.id, r.state, r.rollover, lag(r.state) over w as before from readings r where r.status = 'booked'
          window w as (partition by r.customer_id, r.installation_id order by r.read_on, r.id)) x
        where x.before is not null and ((x.state < x.before) <> x.rollover)""",
    "what a reading used is its state less the one before": """
        select x.* from (select r.id, r.state, r.used, r.rollover, m.digits, lag(r.state) over w as before
          from readings r join installations i on i.customer_id = r.customer_id and i.id = r.installation_id join meters m on m.id = i.meter_id
          where r.status = 'booked' window w as (partition by r.customer_id, r.installation_id order by r.read_on, r.id)) x
        where x.before is not null and x.used <> x.state - x.before + case when x.rollover then 10 ^ x.digits else 0 end""",
    "a reading fits its meter, its installation and the past": """
        select r.id from readings r join installations i on i.customer_id = r.customer_id and i.id = r.installation_id
        join meters m on m.id = i.meter_id
        where r.read_on >= warsaw_today() or r.read_on < i.installed_on or r.read_on > i.removed_on or r.state >= 10 ^ m.digits""",
    "a reported state stands between its booked neighbours": """
        select r.id from readings r join installations i on i.customer_id = r.customer_id and i.id = r.installation_id
        where r.status = 'reported' and (r.state < i.last_state or r.read_on <= i.last_on)""",
    "a waiting state is below an estimate": """
        select r.id from readings r join installations i on i.customer_id = r.customer_id and i.id = r.installation_id
        where r.status = 'waiting' and (r.state >= i.last_state or not i.last_estimated)""",
    "the installation says its newest booked state": """
        select i.id from installations i left join lateral (select r.state, r.read_on, r.estimated from readings r
          where r.customer_id = i.customer_id and r.installation_id = i.id and r.status = 'booked' order by r.read_on desc, r.id desc limit 1) r on true
        where (i.last_state, i.last_on, i.last_estimated) is distinct from (r.state, r.read_on, coalesce(r.estimated, false))""",
    "a sub-meter shows no more than its main meter used": """
        select s.id from installations s join installations p on p.customer_id = s.customer_id and p.id = s.parent_id
        where s.last_state - s.installed_state > (select sum(r.used) from readings r where r.customer_id = p.customer_id
          and r.installation_id = p.id and r.status = 'booked' and r.read_on > s.installed_on)""",
    "nothing is booked after the bank's day or due before it is issued": """
        select o.id from operations o where o.kind in ('payment', 'refund', 'transfer', 'write_off')
          and o.booked_on > (select (value #>> '{}')::date from settings where key = 'booked_until')
        union all select p.id from papers p where p.due_on < p.issued_on + 7 or p.issued_on >= warsaw_today()
          or (p.kind in ('water_invoice', 'waste_invoice') and p.due_on < p.issued_on + 14)""",
    "the public-law fee has no ledger": """
        select a.id from accounts a where a.basis = 'public_fee' and (a.balance <> 0 or a.nrb <> ''
          or exists (select from operations o where o.customer_id = a.customer_id and o.account_id = a.id))""",
    "invoices to firms have KSeF numbers since April 2026": """
        select p.number from papers p join customers c using (customer_id)
        where p.kind in ('water_invoice', 'waste_invoice', 'other_sale', 'correction')
          and (p.ksef_status <> 'none') <> (c.kind <> 'person' and p.issued_on >= '2026-04-01')""",
    "waste invoices count the days the route was driven": """
        select p.number, l.name from papers p join paper_lines l on l.customer_id = p.customer_id and l.paper_id = p.id
        join collection_points cp on cp.customer_id = p.customer_id and cp.account_id = p.account_id
        join containers k on k.customer_id = cp.customer_id and k.point_id = cp.id
          and l.name = 'Odbiór: ' || case k.fraction when 'mixed' then 'odpady zmieszane' when 'paper' then 'papier' when 'glass' then 'szkło'
            when 'bio' then 'bioodpady' else 'metale i tworzywa sztuczne' end || ', ' || k.capacity || ' l'
        where p.kind = 'waste_invoice' and l.quantity <> k.count * (select count(*) from route_days d where d.route_id = cp.route_id
          and d.fraction = k.fraction and d.day between p.period_from and p.period_to)""",
    "a conversation waits since its oldest unanswered message": """
        select m.customer_id, m.thread_id from (select customer_id, thread_id, min(sent_at) filter (where not answered) as since
            from messages where from_customer group by 1, 2) m
        left join threads t on t.customer_id = m.customer_id and t.id = m.thread_id
        where t.id is null or t.waiting_since is distinct from m.since or (t.status = 'open') <> (m.since is not null)""",
}
"""Title -> query; run with ``search_path`` set to the schema."""

FOREIGN_KEYS = """
    select k.conname, k.conrelid::regclass::text, k.confrelid::regclass::text,
      array(select attname::text from unnest(k.conkey) with ordinality u(n, o) join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.n order by o),
      array(select attname::text from unnest(k.confkey) with ordinality u(n, o) join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.n order by o)
    from pg_constraint k where k.contype = 'f' and k.connamespace = 'okienko'::regnamespace"""
"""Foreign keys with their columns: the loader lets them rest, so a test asks each."""


def orphans(child: str, parent: str, columns: list[str], keys: list[str]) -> str:
    """Query of child rows without a parent."""
    joined = " and ".join(f"p.{key} = c.{column}" for column, key in zip(columns, keys, strict=True))
    given = " and ".join(f"c.{column} is not null" for column in columns)
    return f"select 1 from {child} c left join {parent} p on {joined} where {given} and p.{keys[0]} is null limit 1"
