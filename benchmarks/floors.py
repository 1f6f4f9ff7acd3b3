"""The floors: the same answers by one hand-written statement each, the same trace written in it."""

CARD = """
with who as (select %(who)s::bigint as id),
trace as (insert into access_log (customer_id, kind, purpose, contact_key) select id, 'card', 'phone', %(key)s::uuid from who returning id),
d as materialized (select * from directory where customer_id = (select id from who)),
ops as materialized (
  select account_id, id, booked_on, debit - credit as amount, debit, credit, due_on, open_amount, document, debt_status, paper_id,
    (extract(year from booked_on) * 12 + extract(month from booked_on) - 1)::int as month
  from operations where customer_id = (select id from who)),
months as (
  select account_id, month, sum(debit) as debit, sum(credit) as credit, count(*) as rows,
    sum(sum(amount)) over (partition by account_id order by month) as closing from ops group by account_id, month),
newest as materialized (
  select id, account_id, kind, number, issued_on, due_on, period_from, period_to, gross, ksef_number
  from papers where customer_id = (select id from who) order by issued_on desc, id desc limit 10)
select json_build_object('number', d.number, 'name', d.name, 'address', d.address, 'head', d.head, 'access', (select id from trace),
  'booked_until', (select value from settings where key = 'booked_until' order by valid_from desc limit 1),
  'commune_phone', (select value from settings where key = 'commune_phone' order by valid_from desc limit 1),
  'accounts', (select json_agg(json_build_array(a.id, a.service, a.number, a.basis, a.nrb, a.tariff_group, g.name, a.contract_number, a.contract_on,
      g.cycle_months, a.opened_on, a.closed_on, a.debt_status, a.balance, a.last_payment, a.last_payment_on, a.norm_m3,
      (select json_agg(json_build_array(m.month, m.debit, m.credit, m.closing, m.rows) order by m.month desc) from months m where m.account_id = a.id),
      (select json_agg(json_build_array(o.id, o.due_on, o.booked_on, o.open_amount, o.debt_status, o.document) order by o.due_on nulls last, o.booked_on, o.id)
       from ops o where o.account_id = a.id and o.open_amount <> 0)) order by a.service desc, a.closed_on nulls first, a.id)
    from accounts a join tariff_groups g on g.code = a.tariff_group where a.customer_id = d.customer_id),
  'states', (select json_agg(json_build_array(i.id, i.last_state, i.last_on, i.last_estimated)) from installations i
    where i.customer_id = d.customer_id and i.removed_on is null),
  'papers', (select json_agg(json_build_array(p.id, p.account_id, p.kind, p.number, p.issued_on, p.due_on, p.period_from, p.period_to, p.gross,
      p.ksef_number, coalesce(o.open_amount, 0), o.debt_status) order by p.issued_on desc, p.id desc)
    from newest p left join ops o on o.paper_id = p.id),
  'pickups', (select json_agg(json_build_array(n.fraction, n.day, n.moved_from) order by n.day, n.fraction) from (
      select distinct on (r.fraction) r.fraction, r.day, r.moved_from from jsonb_array_elements(d.head -> 'points') pt
      join route_days r on r.route_id = (pt ->> 0)::bigint and r.day between current_date and current_date + 92 and pt -> 1 ? r.fraction
      where r.done_at is null order by r.fraction, r.day) n),
  'announcements', (select json_agg(json_build_array(n.id, n.service, n.text, n.starts_at, n.ends_at) order by n.starts_at) from announcements n
    where not n.withdrawn and n.starts_at <= now() + interval '7 days' and (n.ends_at is null or n.ends_at > now())
      and (n.street_keys = '{}' or n.street_keys && array(select jsonb_array_elements_text(d.head -> 'streets')))),
  'unread', (select count(*) from messages m where m.customer_id = d.customer_id and m.from_customer and m.read_at is null),
  'deadline', (select min(c.deadline_on) from cases c where c.customer_id = d.customer_id and c.status = 'open'),
  'changes', (select count(*) from data_changes x where x.customer_id = d.customer_id and x.status = 'waiting'),
  'failed', (select count(*) from verification_answers v where v.customer_id = d.customer_id and not v.is_right and v.answered_at >= current_date))::text
from d
"""

_LOG = """
with log as (insert into search_log as s (actor, minute, kind, rows) values (session_user, date_trunc('minute', now()), 'floor', 1)
  on conflict (actor, minute, kind) do update set calls = s.calls + 1 returning 1),
found as materialized ({found}),
hits as (select d.customer_id, d.number, d.name, d.address, d.sort_key from found f join directory d using (customer_id)
  order by d.sort_key, d.customer_id limit 15)
select json_agg(json_build_array(h.customer_id, h.number, h.name, h.address, '{why}',
  (select json_agg(json_build_array(a.service, a.balance) order by a.service desc, a.id) from accounts a
   where a.customer_id = h.customer_id and a.closed_on is null)) order by h.sort_key, h.customer_id)::text from hits h
"""


def words(tokens: int) -> str:
    """Words of names and addresses, each from its beginning."""
    clause = " and ".join(f"words like %(t{number})s" for number in range(tokens))
    return _LOG.format(found=f"select customer_id from directory where {clause} limit 50", why="name")


def digits() -> str:
    """Digits anywhere: telephone, account, meter, and the customer number first."""
    return _LOG.format(
        found="(select customer_id from directory where number >= %(d)s and number < %(d)s || ':' limit 20) union "
        "(select customer_id from directory where words like %(like)s limit 50)",
        why="phone",
    )


def prefix() -> str:
    """One or two letters: the beginning of a name."""
    return _LOG.format(
        found="select customer_id from directory where sort_key >= %(k)s and sort_key < %(k)s || U&'\\FFFF' order by sort_key limit 16",
        why="name",
    )


def invoice() -> str:
    """The beginning of a paper's number."""
    return _LOG.format(
        found="select distinct customer_id from (select customer_id from papers where number_key >= %(k)s and number_key < %(k)s || '[' limit 20) p",
        why="invoice",
    )


def similar(tokens: int) -> str:
    """Neighbours swapped, the commonest slip."""
    clause = " and ".join(f"words like any(%(v{number})s)" for number in range(tokens))
    return _LOG.format(found=f"select customer_id from directory where {clause} limit 50", why="similar")


DEBTORS = """
with log as (insert into search_log as s (actor, minute, kind, rows) values (session_user, date_trunc('minute', now()), 'floor', 1)
  on conflict (actor, minute, kind) do update set calls = s.calls + 1 returning 1),
page as materialized (select * from accounts a where a.balance > 0 and a.oldest_due < current_date
  and (a.balance, a.id) < (%(balance)s, %(id)s) order by a.balance desc, a.id desc limit 50)
select json_agg(json_build_array(p.customer_id, p.id, d.number, d.name, d.address, p.service, p.balance, o.overdue, p.oldest_due)
    order by p.balance desc, p.id desc)::text
from page p join directory d using (customer_id)
left join lateral (select coalesce(sum(x.open_amount), 0)::bigint as overdue from operations x where x.customer_id = p.customer_id
  and x.account_id = p.id and x.open_amount > 0 and x.due_on < current_date and x.debt_status is null) o on true
"""
