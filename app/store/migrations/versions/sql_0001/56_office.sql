-- The office at work: verification, contacts and complaints, messages, today, announcements. Rules stay in the program;
-- functions fetch, log and guard. What a clerk may do at all is in 70_grants.sql.

insert into settings (key, value) values
  ('complaint_days', '14')            -- art. 7a of the Consumer Rights Act, since 1.01.2023
on conflict do nothing;

create index addresses_streets on addresses (street_key collate "C") where kind = 'object';

-- ---------------------------------------------------------------- contacts and verification
create function contact_kept(who bigint, contact uuid, how text, started timestamptz, reached int) returns void
language sql volatile security definer set search_path = okienko, pg_temp as $$
  insert into contacts as c (customer_id, contact_key, channel, started_at, level)
  values (who, contact, how, least(coalesce(started, now()), now()), reached)
  on conflict (customer_id, contact_key) do update set channel = excluded.channel, level = excluded.level
  where c.clerk = session_user and c.ended_at is null and (c.channel, c.level) is distinct from (excluded.channel, excluded.level)
$$;
comment on function contact_kept is 'A contact reaches the database with the first thing worth storing.';

create function contact_turned(who bigint, contact uuid, how text, reached int) returns void
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
begin
  if not exists (select from customers where customer_id = who) then perform refuse('no_such_customer'); end if;
  update contacts set channel = how, level = reached
    where customer_id = who and contact_key = contact and clerk = session_user and ended_at is null;
  insert into access_log (customer_id, kind, purpose, contact_key, detail) values (who, 'card', how, contact, 'channel');
end $$;
comment on function contact_turned is 'The contact is of another kind than it began with (own work shows everything): why is logged anew.';

create function failed_answers_today(who bigint) returns bigint
language sql stable security definer set search_path = okienko, pg_temp as $$
  select count(*) from verification_answers v where v.customer_id = who and not v.is_right
    and v.question not in ('document_shown', 'called_back')
    and v.answered_at >= warsaw_today()::timestamp at time zone 'Europe/Warsaw'
$$;

create function verify_answer(who bigint, contact uuid, how text, started timestamptz, asked text, is_right boolean,
    typed text, level_right int, level_wrong int, request uuid) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare
  guess boolean := asked not in ('document_shown', 'called_back');
  correct boolean := is_right;
  before boolean;
  failed bigint;
  reached int;
begin
  perform 1 from customers where customer_id = who for no key update;    -- two desks count their wrong answers one by one
  if not found then perform refuse('no_such_customer'); end if;
  failed := failed_answers_today(who);
  select v.is_right into before from verification_answers v where v.request_key = request;
  if found then return json_build_object('right', before, 'failed', failed)::text; end if;
  if failed >= 3 and asked <> 'document_shown' then perform refuse('verification_locked'); end if;
  if asked not in ('customer_number', 'last_invoice', 'pesel_tail', 'name_address', 'invoice_amount', 'meter_serial',
                   'last_payment', 'email', 'document_shown', 'called_back') then
    perform refuse('no_such_question');
  end if;
  if asked = 'pesel_tail' then
    if coalesce(typed, '') !~ '^[0-9]{4}$' then perform refuse('pesel_tail_shape'); end if;
    select right(i.value, 4) = typed into correct from identifiers i where i.customer_id = who and i.kind = 'pesel';
    if not found then perform refuse('no_pesel'); end if;
  elsif correct is null then
    perform refuse('answer_missing');
  end if;
  insert into verification_answers (customer_id, contact_key, question, is_right, request_key) values (who, contact, asked, correct, request);
  insert into access_log (customer_id, kind, purpose, contact_key, detail) values (who, 'verify', how, contact, asked);
  if guess and not correct then
    failed := failed + 1;
    if failed = 3 then
      insert into access_log (customer_id, kind, purpose, contact_key, detail) values (who, 'verify', how, contact, 'locked');
    end if;
  end if;
  reached := case when correct then level_right else level_wrong end;
  if failed >= 3 and not (asked = 'document_shown' and correct) then reached := 0; end if;
  perform contact_kept(who, contact, how, started, reached);
  return json_build_object('right', correct, 'failed', failed)::text;
end $$;
comment on function verify_answer is 'Stores one answer of a caller; the tail of a PESEL is compared here and never leaves. The third wrong answer of a day locks it.';

create function contact_end(who bigint, contact uuid, how text, started timestamptz, reached int, about text, said text,
    remind date, received date, deadline date) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare
  stored bigint;
  given cases%rowtype;
begin
  if not exists (select from customers where customer_id = who) then perform refuse('no_such_customer'); end if;
  if received > warsaw_today() then perform refuse('received_in_future'); end if;
  insert into contacts as c (customer_id, contact_key, channel, started_at, ended_at, level, topic, note, remind_on)
    values (who, contact, how, least(coalesce(started, now()), now()), now(), reached, about, said, remind)
    on conflict (customer_id, contact_key) do update set channel = excluded.channel, ended_at = excluded.ended_at,
      level = excluded.level, topic = excluded.topic, note = excluded.note, remind_on = excluded.remind_on
    where c.clerk = session_user and c.ended_at is null
    returning id into stored;
  if stored is null then                                       -- a retry: it was stored before
    select c.id into stored from contacts c where c.customer_id = who and c.contact_key = contact and c.clerk = session_user;
    if stored is null then perform refuse('not_your_contact'); end if;
  elsif about = 'complaint' then
    insert into cases (customer_id, signature, kind, contact_key, received_on, deadline_on, subject, request_key)
      values (who, '', 'complaint', contact, received, deadline, left(said, 1000), contact);
  end if;
  delete from drafts d where d.clerk = session_user and d.key = 'note:' || who and d.body ->> 'contact' = contact::text;
  select * into given from cases x where x.customer_id = who and x.request_key = contact;
  return json_build_array(stored, coalesce(given.signature, ''), given.deadline_on)::text;
end $$;
comment on function contact_end is 'Ends a contact: topic, note, reminder; a complaint gets its signature, day of receipt and deadline; the note''s draft goes.';

create function reminder_done(who bigint, contact_id bigint) returns void
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
begin
  update contacts set reminded = true where customer_id = who and id = contact_id and remind_on is not null
    and (clerk = session_user or acts_as('okienko_supervisor'));
  if not found then perform refuse('not_your_reminder'); end if;
end $$;

create function case_close(who bigint, case_id bigint, of_version int, on_day date) returns int
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare touched int;
begin
  if on_day > warsaw_today() then perform refuse('closed_in_future'); end if;
  update cases set status = 'closed', closed_on = on_day where customer_id = who and id = case_id and version = of_version and status = 'open';
  get diagnostics touched = row_count;
  return touched;
end $$;
comment on function case_close is 'The case was answered; 0: another desk changed it meanwhile.';

create function case_row(c cases) returns json language sql stable
return json_build_array(c.id, c.version, c.signature, c.kind, c.received_on, c.deadline_on, c.subject, c.closed_on);

create function contacts_page(who bigint, contact uuid, purpose text, after text, wanted int) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare
  at_after timestamptz := nullif(split_part(after, '|', 1), '')::timestamptz;
  id_after bigint := nullif(split_part(after, '|', 2), '')::bigint;
  answer text;
begin
  if wanted not between 1 and 200 then perform refuse('page_too_large'); end if;
  insert into access_log (customer_id, kind, purpose, contact_key) values (who, 'contacts', purpose, contact);
  select json_build_object(
    'rows', (select json_agg(json_build_array(c.id, c.contact_key, c.channel, coalesce(k.name, c.clerk), c.clerk = session_user,
        c.started_at, c.ended_at, c.topic, c.note, c.remind_on, c.reminded, c.level,
        (select case_row(x) from cases x where x.customer_id = who and x.contact_key = c.contact_key order by x.id limit 1),
        c.started_at || '|' || c.id) order by c.started_at desc, c.id desc)
      from (select * from contacts q where q.customer_id = who and (at_after is null or (q.started_at, q.id) < (at_after, id_after))
            order by q.started_at desc, q.id desc limit wanted) c
      left join clerks k on k.login = c.clerk),
    'cases', (select json_agg(case_row(x) order by x.deadline_on, x.id) from cases x
      where x.customer_id = who and x.status = 'open' and at_after is null
        and not exists (select from contacts c where c.customer_id = who and c.contact_key = x.contact_key)))::text into answer;
  return answer;
end $$;
comment on function contacts_page is 'Page 3: contacts newest first behind a key, with the case each began; open cases without a contact come with the first page.';

-- ---------------------------------------------------------------- today
create function today_page(wanted int) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare
  today date := warsaw_today();
  answer json;
begin
  if wanted not between 1 and 200 then perform refuse('page_too_large'); end if;
  select json_build_object(
    'open', json_build_array((select count(*) from contacts c where c.clerk = session_user and c.ended_at is null),
      (select json_agg(json_build_array(c.customer_id, c.id, d.number, d.name, c.started_at, c.channel) order by c.started_at desc)
       from (select * from contacts q where q.clerk = session_user and q.ended_at is null order by q.started_at desc limit wanted) c
       join directory d using (customer_id))),
    'drafts', json_build_array((select count(*) from drafts f where f.clerk = session_user and f.customer_id is not null),
      (select json_agg(json_build_array(f.customer_id, f.key like 'message:%', d.number, d.name, f.saved_at) order by f.saved_at desc)
       from (select * from drafts q where q.clerk = session_user and q.customer_id is not null order by q.saved_at desc limit wanted) f
       join directory d using (customer_id))),
    'reminders', json_build_array(
      (select count(*) from contacts c where c.clerk = session_user and c.remind_on <= today + 7 and not c.reminded),
      (select json_agg(json_build_array(c.customer_id, c.id, d.number, d.name, c.remind_on, c.topic) order by c.remind_on, c.id)
       from (select * from contacts q where q.clerk = session_user and q.remind_on <= today + 7 and not q.reminded
             order by q.remind_on, q.id limit wanted) c
       join directory d using (customer_id))),
    'cases', json_build_array((select count(*) from (select from cases x where x.status = 'open' limit 1000) n),
      (select json_agg(json_build_array(c.customer_id, c.id, d.number, d.name, c.deadline_on, c.signature, c.kind) order by c.deadline_on, c.id)
       from (select * from cases q where q.status = 'open' order by q.deadline_on, q.customer_id, q.id limit wanted) c
       join directory d using (customer_id))),
    'messages', json_build_array((select count(*) from (select from messages m where m.from_customer and not m.answered limit 1000) n),
      (select min(m.sent_at) from messages m where m.from_customer and not m.answered)),
    'readings', json_build_array((select count(*) from (select from readings r where r.status in ('reported', 'waiting') limit 1000) n),
      (select min(r.read_on) from readings r where r.status in ('reported', 'waiting'))),
    'declarations', json_build_array((select count(*) from (select from waiting_declarations w where w.status = 'waiting' limit 1000) n),
      (select min(w.received_on) from waiting_declarations w where w.status = 'waiting')),
    'changes', json_build_array((select count(*) from (select from data_changes x where x.status = 'waiting' limit 1000) n),
      (select min(x.asked_at) from data_changes x where x.status = 'waiting')),
    'notices', json_build_array((select count(*) from (select from notices x where x.status in ('held', 'uncertain', 'dead') limit 1000) n),
      (select min(x.made_at) from notices x where x.status in ('held', 'uncertain', 'dead'))),
    'invoices', case when acts_as('okienko_accounting') then json_build_array(
      (select count(*) from (select from paper_inbox x where x.status = 'waiting' union all select from paper_charges x where x.status = 'waiting' limit 1000) n),
      (select min(x.arrived_at) from paper_inbox x where x.status = 'waiting')) else '[0, null]' end,
    'payments', case when acts_as('okienko_accounting') then json_build_array(
      (select count(*) from (select from bank_movements x where x.state = 'waiting' limit 1000) n),
      (select min(x.booked_on) from bank_movements x where x.state = 'waiting')) else '[0, null]' end,
    'tasks', json_build_array((select count(*) from (select from tasks t where t.done_on is null limit 1000) n),
      (select json_agg(json_build_array(t.customer_id, t.id, d.number, d.name, t.opened_on, t.kind, t.detail, t.version) order by t.opened_on, t.customer_id, t.id)
       from (select * from tasks q where q.done_on is null order by q.opened_on, q.customer_id, q.id limit wanted) t
       join directory d using (customer_id)))) into answer;
  perform search_log_one('today', (select coalesce(sum(json_array_length(v)), 0)::int
    from unnest(array[answer #> '{cases,1}', answer #> '{tasks,1}']) v where json_typeof(v) = 'array'));
  return answer::text;
end $$;
comment on function today_page is 'What waits for this clerk and for the office, with counts (at most 1000 are counted), in one call.';

-- ---------------------------------------------------------------- announcements
create function street_label(key text) returns text
language sql stable security definer set search_path = okienko, pg_temp as $$
  select case when a.street = '' then a.city else a.street end
  from addresses a where a.kind = 'object' and a.street_key collate "C" = key limit 1
$$;

create function street_names(typed text, wanted int) returns text
language sql stable security definer set search_path = okienko, pg_temp as $$
  with recursive
  streets(key) as (
    (select a.street_key collate "C" from addresses a where a.kind = 'object' order by 1 limit 1)
    union all
    select (select a.street_key collate "C" from addresses a where a.kind = 'object' and a.street_key collate "C" > s.key order by 1 limit 1)
    from streets s where s.key is not null),
  asked as (select regexp_replace(fold(typed), '^ul ', '') as folded)
  select coalesce(json_agg(json_build_array(f.key, street_label(f.key)) order by f.key), '[]')::text
  from (select s.key from streets s, asked q where s.key is not null and position(' ' || q.folded in ' ' || s.key) > 0
        order by position(q.folded in s.key), s.key limit least(wanted, 200)) f
$$;
comment on function street_names is 'Streets (or villages) where somebody is served, for completion: no person is named. A loose index scan, one step a street.';

create function announcements_list(since timestamptz) returns text
language sql stable security definer set search_path = okienko, pg_temp as $$
  select coalesce(json_agg(json_build_array(n.id, n.version, n.service, n.text,
      (select json_agg(json_build_array(s, coalesce(street_label(s), s)) order by s) from unnest(n.street_keys) s),
      n.starts_at, n.ends_at, coalesce(k.name, n.clerk), n.withdrawn) order by n.withdrawn, n.starts_at desc, n.id desc), '[]')::text
  from announcements n left join clerks k on k.login = n.clerk
  where n.ends_at is null or n.ends_at > since
$$;
