-- Lists of customers: a page behind a key, never OFFSET. Counted per clerk and minute like the search.

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
    select json_agg(json_build_array(p.customer_id, 0, p.number, p.name, p.address, '', null, null, null, p.sort_key || E'\x1f' || p.customer_id)
        order by p.sort_key, p.customer_id) into answer
      from (select * from directory d where (d.sort_key, d.customer_id) > (sort_after, coalesce(id_after, 0))
            order by d.sort_key, d.customer_id limit wanted) p;
  else
    amount_after := nullif(split_part(after, ':', 1), '')::bigint; id_after := nullif(split_part(after, ':', 2), '')::bigint;
    select json_agg(json_build_array(p.customer_id, p.id, d.number, d.name, d.address, p.service, p.balance, o.overdue, p.oldest_due, p.balance || ':' || p.id)
        order by p.place) into answer
      from (
        select a.*, row_number() over () as place from (
          (select * from accounts a where view = 'debtors' and a.balance > 0 and a.oldest_due < today
             and (a.balance, a.id) < (coalesce(amount_after, 9223372036854775807), coalesce(id_after, 9223372036854775807))
           order by a.balance desc, a.id desc limit wanted)
          union all
          (select * from accounts a where view = 'overpaid' and a.balance < 0
             and (a.balance, a.id) > (coalesce(amount_after, -9223372036854775808), coalesce(id_after, 0))
           order by a.balance, a.id limit wanted)) a) p
      join directory d using (customer_id)
      left join lateral (select coalesce(sum(x.open_amount), 0)::bigint as overdue from operations x
        where x.customer_id = p.customer_id and x.account_id = p.id and x.open_amount > 0 and x.due_on < today and x.debt_status is null) o on true;
  end if;
  perform search_log_one('list', coalesce(json_array_length(answer), 0));
  return coalesce(answer, '[]'::json)::text;
end $$;
