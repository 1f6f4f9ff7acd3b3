-- The customer's card: one call, one round trip, one row of trace.

create function setting(wanted text, on_day date default null) returns jsonb
language sql stable parallel safe set search_path = okienko, pg_temp
return (select value from settings where key = wanted and valid_from <= coalesce(on_day, warsaw_today()) order by valid_from desc limit 1);

create function card(who bigint, contact uuid, purpose text) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare
  d directory%rowtype;
  access bigint;
  answer text;
  today date := warsaw_today();
begin
  select * into d from directory where customer_id = who;
  if not found then return null; end if;
  insert into access_log (customer_id, kind, purpose, contact_key) values (who, 'card', purpose, contact) returning id into access;
  with ops as materialized (
    select account_id, id, booked_on, debit - credit as amount, debit, credit, due_on, open_amount, document, debt_status, paper_id,
      (extract(year from booked_on) * 12 + extract(month from booked_on) - 1)::int as month
    from operations where customer_id = who),
  months as (
    select account_id, month, sum(debit) as debit, sum(credit) as credit, count(*) as rows,
      sum(sum(amount)) over (partition by account_id order by month) as closing
    from ops group by account_id, month),
  newest as materialized (
    select id, account_id, kind, number, issued_on, due_on, period_from, period_to, gross, ksef_number
    from papers where customer_id = who order by issued_on desc, id desc limit 10)
  select json_build_object(
    'number', d.number, 'name', d.name, 'address', d.address, 'head', d.head, 'access', access,
    'booked_until', setting('booked_until', today), 'commune_phone', setting('commune_phone', today),
    'accounts', (select json_agg(json_build_array(a.id, a.service, a.number, a.basis, a.nrb, a.tariff_group, g.name,
        a.contract_number, a.contract_on, g.cycle_months, a.opened_on, a.closed_on, a.debt_status, a.balance, a.last_payment,
        a.last_payment_on, a.norm_m3,
        (select json_agg(json_build_array(m.month, m.debit, m.credit, m.closing, m.rows) order by m.month desc) from months m where m.account_id = a.id),
        (select json_agg(json_build_array(o.id, o.due_on, o.booked_on, o.open_amount, o.debt_status, o.document) order by o.due_on nulls last, o.booked_on, o.id)
         from ops o where o.account_id = a.id and o.open_amount <> 0)) order by a.service desc, a.closed_on nulls first, a.id)
      from accounts a join tariff_groups g on g.code = a.tariff_group where a.customer_id = who),
    'states', (select json_agg(json_build_array(i.id, i.last_state, i.last_on, i.last_estimated))
      from installations i where i.customer_id = who and i.removed_on is null),
    'papers', (select json_agg(json_build_array(p.id, p.account_id, p.kind, p.number, p.issued_on, p.due_on, p.period_from, p.period_to, p.gross,
        p.ksef_number, coalesce(o.open_amount, 0), o.debt_status) order by p.issued_on desc, p.id desc)
      from newest p left join ops o on o.paper_id = p.id),
    'pickups', (select json_agg(json_build_array(n.fraction, n.day, n.moved_from) order by n.day, n.fraction)
      from (select distinct on (r.fraction) r.fraction, r.day, r.moved_from
            from jsonb_array_elements(d.head -> 'points') pt
            cross join lateral (select x.fraction, x.day, x.moved_from from route_days x   -- offset 0: by route, never all of them
              where x.route_id = (pt ->> 0)::bigint and x.day between today and today + 92 and x.done_at is null offset 0) r
            where pt -> 1 ? r.fraction
            order by r.fraction, r.day) n),
    'announcements', (select json_agg(json_build_array(n.id, n.service, n.text, n.starts_at, n.ends_at) order by n.starts_at)
      from announcements n where not n.withdrawn and n.starts_at <= now() + interval '7 days' and (n.ends_at is null or n.ends_at > now())
        and (n.street_keys = '{}' or n.street_keys && array(select jsonb_array_elements_text(d.head -> 'streets')))),
    'unread', (select count(*) from messages m where m.customer_id = who and m.from_customer and m.read_at is null),
    'deadline', (select min(c.deadline_on) from cases c where c.customer_id = who and c.status = 'open'),
    'changes', (select count(*) from data_changes x where x.customer_id = who and x.status = 'waiting'),
    'failed', (select count(*) from verification_answers v where v.customer_id = who and not v.is_right
      and v.question not in ('document_shown', 'called_back') and v.answered_at >= today::timestamp at time zone 'Europe/Warsaw'))::text into answer;
  return answer;
end $$;
comment on function card is 'Everything the window needs when a customer is opened, as JSON; writes the access entry in the same call. NULL: no such customer.';
