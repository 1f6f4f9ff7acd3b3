-- E-mail notices at the desk: what was sent to a customer, the outbox by state, evidence of delivery, what a person decides.

create function mask_answer(said text) returns text language sql immutable parallel safe
return regexp_replace(said, '([^[:space:]<>@:;,])[^[:space:]<>@]*@', '\1···@', 'g');
comment on function mask_answer is 'A mail server''s answer with the addresses in it masked.';

create function notice_row(n notices) returns json
language sql stable security definer set search_path = okienko, pg_temp
return json_build_array(n.customer_id, n.id, n.kind, n.status, mask_email(nullif(coalesce(nullif(n.sent_to, ''), notice_address(n)), '')),
  n.made_at, coalesce((select c.name from clerks c where c.login = n.made_by), n.made_by), n.not_before, n.attempts, n.sent_at, n.message_id, mask_answer(n.answer),
  n.bounced_at, n.batch_id);

create function notices_of(who bigint, contact uuid, purpose text, after text, wanted int) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare
  at_after timestamptz := nullif(split_part(after, '|', 1), '')::timestamptz;
  id_after bigint := nullif(split_part(after, '|', 2), '')::bigint;
  answer text;
begin
  if wanted not between 1 and 200 then perform refuse('page_too_large'); end if;
  insert into access_log (customer_id, kind, purpose, contact_key, detail) values (who, 'messages', purpose, contact, 'notices');
  select json_agg(json_build_array(notice_row(n), n.made_at || '|' || n.id) order by n.made_at desc, n.id desc)::text into answer
    from (select * from notices q where q.customer_id = who and (at_after is null or (q.made_at, q.id) < (at_after, id_after))
          order by q.made_at desc, q.id desc limit wanted) n;
  return coalesce(answer, '[]');
end $$;
comment on function notices_of is 'E-mails of one customer, the newest first.';

create function notice_evidence(who bigint, notice bigint, purpose text) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare answer text;
begin
  insert into access_log (customer_id, kind, purpose, detail) values (who, 'messages', purpose, 'notice ' || notice);
  select json_agg(json_build_array(l.at, l.act, mask_email(nullif(l.address, '')), l.message_id, mask_answer(l.answer),
      coalesce((select c.name from clerks c where c.login = l.actor), l.actor)) order by l.at, l.id)::text into answer
    from notice_log l where l.customer_id = who and l.notice_id = notice;
  return coalesce(answer, '[]');
end $$;
comment on function notice_evidence is 'Evidence of delivery of one e-mail: what was done, when, under which Message-ID, with what answer.';

create function outbox_page(view text, after text, wanted int) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare
  at_after timestamptz := nullif(split_part(after, '|', 1), '')::timestamptz;
  who_after bigint := nullif(split_part(after, '|', 2), '')::bigint;
  id_after bigint := nullif(split_part(after, '|', 3), '')::bigint;
  rows json;
begin
  if wanted not between 1 and 200 then perform refuse('page_too_large'); end if;
  if view in ('held', 'uncertain', 'dead') then
    select json_agg(json_build_array(notice_row(n), d.number, d.name, n.made_at || '|' || n.customer_id || '|' || n.id) order by n.made_at, n.customer_id, n.id) into rows
      from (select * from notices q where q.status = view and q.status in ('held', 'uncertain', 'dead')
              and (at_after is null or (q.made_at, q.customer_id, q.id) > (at_after, who_after, id_after))
            order by q.made_at, q.customer_id, q.id limit wanted) n join directory d using (customer_id);
  elsif view = 'waiting' then
    select json_agg(json_build_array(notice_row(n), d.number, d.name, n.not_before || '|' || n.customer_id || '|' || n.id) order by n.not_before, n.customer_id, n.id) into rows
      from (select * from notices q where q.status = 'waiting' and (at_after is null or (q.not_before, q.customer_id, q.id) > (at_after, who_after, id_after))
            order by q.not_before, q.customer_id, q.id limit wanted) n join directory d using (customer_id);
  else
    select json_agg(json_build_array(notice_row(n), d.number, d.name, l.at || '|' || l.customer_id || '|' || l.id, l.act, l.at) order by l.at desc, l.customer_id, l.id) into rows
      from (select * from notice_log q where at_after is null or q.at < at_after or (q.at = at_after and (q.customer_id, q.id) > (who_after, id_after))
            order by q.at desc, q.customer_id, q.id limit wanted) l
      join notices n on n.customer_id = l.customer_id and n.id = l.notice_id join directory d on d.customer_id = l.customer_id;
  end if;
  perform search_log_one('list', coalesce(json_array_length(rows), 0));
  return json_build_object('rows', rows, 'counts', (select json_build_object('held', count(*) filter (where s.status = 'held'),
      'uncertain', count(*) filter (where s.status = 'uncertain'), 'dead', count(*) filter (where s.status = 'dead'),
      'waiting', (select count(*) from (select from notices w where w.status = 'waiting' limit 1000) c))
    from (select q.status from notices q where q.status in ('held', 'uncertain', 'dead') limit 10000) s))::text;
end $$;
comment on function outbox_page is 'The outbox by state, or (log) what was done lately, behind a key; counts of what needs a person.';

create function notice_act(who bigint, notice bigint, act_ text, request uuid) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare n notices;
begin
  perform set_config('okienko.request', request::text, true);
  if act_ not in ('released', 'retried', 'cancelled') then perform refuse('no_such_act'); end if;
  if act_ = 'released' and not acts_as('okienko_supervisor') then perform deny('supervisor_only'); end if;
  select * into n from notices x where x.customer_id = who and x.id = notice for update;
  if not found then perform refuse('no_such_notice'); end if;
  if not (case act_ when 'released' then n.status = 'held' when 'retried' then n.status in ('uncertain', 'dead', 'suppressed')
                    else n.status in ('held', 'waiting', 'uncertain', 'dead') end) then
    perform refuse('notice_moved_on', jsonb_build_object('status', n.status));
  end if;
  update notices x set status = case act_ when 'cancelled' then 'cancelled' else 'waiting' end, not_before = now(),
      attempts = case act_ when 'retried' then 0 else x.attempts end, taken_by = null, taken_until = null
    where x.customer_id = who and x.id = notice;
  insert into notice_log (customer_id, notice_id, act, address, message_id, answer)
    values (who, notice, act_, n.sent_to, n.message_id, n.status);
  update tasks t set done_on = warsaw_today(), done_by = session_user
    where t.customer_id = who and t.kind = 'uncertain_notice' and t.ref = notice and t.done_on is null;
  return (select notice_row(x)::text from notices x where x.customer_id = who and x.id = notice);
end $$;
comment on function notice_act is 'By hand: let a held one go (a supervisor), send an uncertain or dead one once more, or drop one.';

create function notices_release(batch bigint, go boolean) returns bigint
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare touched bigint;
begin
  if not acts_as('okienko_supervisor') then perform deny('supervisor_only'); end if;
  with moved as (
    update notices n set status = case when go then 'waiting' else 'cancelled' end, not_before = now()
      where n.status = 'held' and n.batch_id = batch returning n.customer_id, n.id)
  insert into notice_log (customer_id, notice_id, act) select m.customer_id, m.id, case when go then 'released' else 'cancelled' end from moved m;
  get diagnostics touched = row_count;
  return touched;
end $$;
comment on function notices_release is 'Office rule 12: a supervisor lets the held notices of one import go, or drops them; how many.';

grant execute on function notices_of, notice_evidence, outbox_page, notice_act, notices_release to okienko_clerk;
