-- Lists of customers: a page behind a key, never OFFSET. Counted per clerk and minute like the search.

-- What is open on a card, told apart as app/domain/balance.py does (a test compares the two); inlined where it is used.
create function open_sums(who bigint, card bigint, card_status text, today date)
returns table (late bigint, later bigint, credit bigint, apart bigint, oldest_due date)
language sql stable as $$
  select s.late, s.later, s.credit, s.apart,
    case when s.credit = 0 then s.oldest when s.credit >= s.late then null
      else (select min(r.due_on) from (
              select x.due_on, sum(x.open_amount) over (order by x.due_on) as running from okienko.operations x
              where x.customer_id = who and x.account_id = card and x.open_amount > 0 and x.due_on < today
                and coalesce(x.debt_status, card_status) is null) r
            where r.running > s.credit) end
  from (
    select
      coalesce(sum(x.open_amount) filter (where x.open_amount > 0 and coalesce(x.debt_status, card_status) is null and x.due_on < today), 0)::bigint as late,
      coalesce(sum(x.open_amount) filter (where x.open_amount > 0 and coalesce(x.debt_status, card_status) is null and (x.due_on < today) is not true), 0)::bigint as later,
      coalesce(-sum(x.open_amount) filter (where x.open_amount < 0), 0)::bigint as credit,
      coalesce(sum(x.open_amount) filter (where x.open_amount > 0 and coalesce(x.debt_status, card_status) is not null), 0)::bigint as apart,
      min(x.due_on) filter (where x.open_amount > 0 and coalesce(x.debt_status, card_status) is null and x.due_on < today) as oldest
    from okienko.operations x
    where x.customer_id = who and x.account_id = card and x.open_amount <> 0) s
$$;

-- A subselect for each row of a page, not a join: a plan made for any page length would read the whole directory.
create function customer_page(view text, after text, wanted int) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare
  today date := warsaw_today();
  amount_after bigint; id_after bigint; sort_after text;
  answer json;
begin
  perform set_config('synchronous_commit', 'off', true);
  if wanted not between 1 and 200 then perform refuse('page_too_large'); end if;
  if view = 'by_name' then
    sort_after := split_part(after, E'\x1f', 1); id_after := nullif(split_part(after, E'\x1f', 2), '')::bigint;
    select json_agg(json_build_array(p.customer_id, 0, p.number, p.name, p.address, p.sort_key || E'\x1f' || p.customer_id, null, b.cards)
        order by p.sort_key, p.customer_id) into answer
      from (select d.customer_id, d.number, d.name, d.address, d.sort_key from directory d
            where (d.sort_key, d.customer_id) > (sort_after, coalesce(id_after, 0))
            order by d.sort_key, d.customer_id limit wanted) p
      cross join lateral (
        select json_agg(json_build_array(s.service, s.cards, s.to_pay, s.overdue, s.overpaid, s.apart, s.oldest_due, s.fees) order by s.service desc) as cards
        from (
          select a.service, count(*) as cards, count(*) filter (where a.basis = 'public_fee') as fees,
            sum(greatest(o.late + o.later - o.credit, 0)) as to_pay, sum(greatest(o.late - o.credit, 0)) as overdue,
            sum(greatest(o.credit - o.late - o.later, 0)) as overpaid, sum(o.apart) as apart, min(o.oldest_due) as oldest_due
          from accounts a cross join lateral open_sums(a.customer_id, a.id, a.debt_status, today) o
          where a.customer_id = p.customer_id and (a.closed_on is null or a.balance <> 0)
          group by a.service) s) b;
  elsif view = 'debtors' then
    amount_after := coalesce(nullif(split_part(after, ':', 1), '')::bigint, 9223372036854775807);
    id_after := coalesce(nullif(split_part(after, ':', 2), '')::bigint, 9223372036854775807);
    select json_agg((
        select json_build_array(p.customer_id, p.id, d.number, d.name, d.address, p.balance || ':' || p.id, p.number,
          json_build_array(json_build_array(p.service, 1, greatest(o.late + o.later - o.credit, 0), greatest(o.late - o.credit, 0),
            greatest(o.credit - o.late - o.later, 0), o.apart, o.oldest_due, (p.basis = 'public_fee')::int)))
        from directory d cross join open_sums(p.customer_id, p.id, p.debt_status, today) o where d.customer_id = p.customer_id) order by p.balance desc, p.id desc) into answer
      from (select * from accounts a where a.balance > 0 and a.oldest_due < today and a.debt_status is null and (a.balance, a.id) < (amount_after, id_after)
            order by a.balance desc, a.id desc limit wanted) p;
  elsif view = 'overpaid' then
    amount_after := coalesce(nullif(split_part(after, ':', 1), '')::bigint, -9223372036854775808);
    id_after := coalesce(nullif(split_part(after, ':', 2), '')::bigint, 0);
    select json_agg((
        select json_build_array(p.customer_id, p.id, d.number, d.name, d.address, p.balance || ':' || p.id, p.number,
          json_build_array(json_build_array(p.service, 1, greatest(o.late + o.later - o.credit, 0), greatest(o.late - o.credit, 0),
            greatest(o.credit - o.late - o.later, 0), o.apart, o.oldest_due, (p.basis = 'public_fee')::int)))
        from directory d cross join open_sums(p.customer_id, p.id, p.debt_status, today) o where d.customer_id = p.customer_id) order by p.balance, p.id) into answer
      from (select * from accounts a where a.balance < 0 and (a.balance, a.id) > (amount_after, id_after)
            order by a.balance, a.id limit wanted) p;
  else
    perform refuse('no_such_list', jsonb_build_object('list', view));
  end if;
  perform search_log_one('list', coalesce(json_array_length(answer), 0));
  return coalesce(answer, '[]'::json)::text;
end $$;
comment on function customer_page is 'Customers by name with each service''s balance told apart, or cards that are late or overpaid, largest first.';
