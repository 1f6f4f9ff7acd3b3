-- Page "Wpłaty": statements that were loaded, with what became of their movements. No name of a customer is told.

create function bank_statements(after bigint, wanted int) returns text
language plpgsql stable security definer set search_path = okienko, pg_temp as $$
declare answer json;
begin
  if wanted not between 1 and 200 then perform refuse('page_too_large'); end if;
  select json_agg(json_build_array(s.id, s.account, s.number, s.source, s.encoding, s.opened_on, s.closed_on, s.opening, s.closing, s.movements, s.credits,
      s.debits, s.known, s.known_sum, substr(b.source, 13), b.finished_at, x.booked, x.waiting, x.aside, x.outgoing) order by s.id desc) into answer
    from (select y.* from statements y where y.id < coalesce(after, 9223372036854775807) order by y.id desc limit wanted) s
    join batches b on b.id = s.batch_id
    cross join lateral (select count(*) filter (where m.state = 'booked') as booked, count(*) filter (where m.state = 'waiting') as waiting,
        count(*) filter (where m.state = 'aside') as aside, count(*) filter (where m.state = 'outgoing') as outgoing
      from bank_movements m where m.statement_id = s.id) x;
  return coalesce(answer, '[]')::text;
end $$;
comment on function bank_statements is 'Loaded statements, newest first, behind an id, each with the counts of its movements by state.';
grant execute on function bank_statements to okienko_accounting;
