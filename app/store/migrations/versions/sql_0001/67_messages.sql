-- Messages: conversations with one customer, whose desk they are on, attachments, and messages to groups (office rule 12).
-- What the portal may use of it is called by its own functions.

insert into templates (code, version, kind, title, body, valid_from) values
  ('message.reading_received', 1, 'message', 'Odczyt przyjęty',
   E'Dzień dobry,\nprzyjęliśmy podany odczyt wodomierza. Rozliczymy go w następnej fakturze.\nBiuro Obsługi Klienta', '2020-01-01'),
  ('message.reading_wanted', 1, 'message', 'Prośba o odczyt',
   E'Dzień dobry,\nprosimy o podanie obecnego stanu wodomierza (czarne cyfry, pełne m³) telefonicznie albo w e-BOK, strona 2.3.\nBiuro Obsługi Klienta', '2020-01-01'),
  ('message.pickups', 1, 'message', 'Terminy wywozu',
   E'Dzień dobry,\n{pickups}\nBiuro Obsługi Klienta', '2020-01-01'),
  ('message.complaint', 1, 'message', 'Reklamacja przyjęta',
   E'Dzień dobry,\nprzyjęliśmy Państwa reklamację. Odpowiemy do {deadline}.\nBiuro Obsługi Klienta', '2020-01-01');

-- ---------------------------------------------------------------- conversations are kept by what is written
create function threads_kept() returns trigger
language plpgsql security definer set search_path = okienko, pg_temp as $$
begin
  insert into threads as t (customer_id, id, status, last_at, waiting_since, closed_at)
    select f.customer_id, f.thread_id, case when bool_and(f.answered) then 'closed' else 'open' end, max(f.sent_at),
      min(f.sent_at) filter (where not f.answered), case when bool_and(f.answered) then max(f.sent_at) end
    from fresh f where f.from_customer group by f.customer_id, f.thread_id order by 1, 2
    on conflict (customer_id, id) do update set last_at = greatest(t.last_at, excluded.last_at),
      waiting_since = least(t.waiting_since, excluded.waiting_since),
      status = case when excluded.waiting_since is null then t.status else 'open' end,
      closed_by = case when excluded.waiting_since is null then t.closed_by end,
      closed_at = case when excluded.waiting_since is null then t.closed_at end;
  update threads t set last_at = f.at
    from (select customer_id, thread_id, max(sent_at) as at from fresh where not from_customer and mailing_id is null group by 1, 2) f
    where t.customer_id = f.customer_id and t.id = f.thread_id and t.last_at < f.at;
  return null;
end $$;
comment on function threads_kept is 'A customer''s message opens its conversation, or opens it again; what comes in answered already, a history, is closed.';
create trigger threads_begin after insert on messages referencing new table as fresh
  for each statement execute function threads_kept();

-- The threads are locked first: the count after it then sees what a customer wrote in the same moment.
create function threads_settled() returns trigger
language plpgsql security definer set search_path = okienko, pg_temp as $$
begin
  if not exists (select from fresh f join gone g using (customer_id, id) where f.answered <> g.answered) then return null; end if;
  perform 1 from threads t join (select distinct customer_id, thread_id from fresh where from_customer) f
    on t.customer_id = f.customer_id and t.id = f.thread_id order by t.customer_id, t.id for update of t;
  update threads t set waiting_since = w.since
    from (select f.customer_id, f.thread_id, (select min(m.sent_at) from messages m
            where m.customer_id = f.customer_id and m.thread_id = f.thread_id and m.from_customer and not m.answered) as since
          from (select distinct customer_id, thread_id from fresh where from_customer) f) w
    where t.customer_id = w.customer_id and t.id = w.thread_id and t.waiting_since is distinct from w.since;
  return null;
end $$;
create trigger threads_settle after update on messages referencing old table as gone new table as fresh
  for each statement execute function threads_settled();

-- ---------------------------------------------------------------- attachments
create function message_attach(who bigint, message bigint, attached jsonb) returns void
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare wanted int := coalesce(jsonb_array_length(attached), 0); stored int;
begin
  if wanted = 0 then return; end if;
  if wanted > 10 then perform refuse('too_many_files'); end if;
  insert into message_files (customer_id, message_id, file_id, name)
    select who, message, f.id, left(coalesce(nullif(btrim(a.item ->> 1), ''), 'plik'), 200)
    from jsonb_array_elements(attached) with ordinality a(item, place) join files f on f.sha256 = a.item ->> 0 order by a.place;
  get diagnostics stored = row_count;
  if stored <> wanted then perform refuse('no_such_file'); end if;
end $$;
comment on function message_attach is 'Attaches files to a message: [[sha256, name], ...]. Whoever knows the sum of a file has had it in hand; its id proves nothing.';

create function message_attachments(who bigint, message bigint, group_message bigint) returns json
language sql stable security definer set search_path = okienko, pg_temp as $$
  select json_agg(json_build_array(x.file_id, x.name, f.media_type, f.size) order by x.place)
  from (select a.file_id, a.name, a.id as place from message_files a where a.customer_id = who and a.message_id = message
        union all
        select g.file_id, g.name, g.file_id from mailing_files g where g.mailing_id = group_message) x
  join files f on f.id = x.file_id
$$;
comment on function message_attachments is 'Attachments of a message; those of a message to a group lie with the group, once.';

create function message_file_content(who bigint, message bigint, file bigint) returns table (name text, media_type text, content bytea)
language sql stable security definer set search_path = okienko, pg_temp as $$
  select x.name, f.media_type, f.content
  from (select a.name, a.file_id from message_files a where a.customer_id = who and a.message_id = message and a.file_id = file
        union all
        select g.name, g.file_id from messages m join mailing_files g on g.mailing_id = m.mailing_id
          where m.customer_id = who and m.id = message and g.file_id = file) x
  join files f on f.id = x.file_id limit 1
$$;
comment on function message_file_content is 'An attachment, where a message of this customer refers to it.';

create function message_file(who bigint, contact uuid, purpose text, message bigint, file bigint)
returns table (name text, media_type text, content bytea)
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
begin
  insert into access_log (customer_id, kind, purpose, contact_key, detail) values (who, 'messages', purpose, contact, 'file:' || file);
  return query select * from message_file_content(who, message, file);
  if not found then perform refuse('no_such_file'); end if;
end $$;
comment on function message_file is 'An attachment as a clerk sees it, with the trace of having seen it.';

-- ---------------------------------------------------------------- one customer
create function message_fields() returns text[]
language sql stable security definer set search_path = okienko, pg_temp
return (select coalesce(array_agg(distinct x.field[1]), '{}') from templates t, regexp_matches(t.body, '\{[a-z_]+\}', 'g') x(field) where t.kind = 'message');
comment on function message_fields is 'Fields that templates of messages name, in their braces; any other text in braces is text.';

create function message_check(about text, said text) returns void
language plpgsql stable security definer set search_path = okienko, pg_temp as $$
declare bare text[];
begin
  if btrim(coalesce(said, '')) = '' then perform refuse('body_empty'); end if;
  if position('{' in coalesce(about, '') || said) = 0 then return; end if;
  bare := array(select f from unnest(message_fields()) f where position(f in about || E'\n' || said) > 0 order by f);
  if bare <> '{}' then perform refuse('field_unfilled', jsonb_build_object('fields', bare)); end if;
end $$;
comment on function message_check is 'No message goes out empty or with a bare field of a template.';

create function messages_page(who bigint, contact uuid, purpose text, after text, wanted int) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare
  at_after timestamptz := nullif(split_part(after, '|', 1), '')::timestamptz;
  id_after bigint := nullif(split_part(after, '|', 2), '')::bigint;
  answer text;
begin
  if wanted not between 1 and 200 then perform refuse('page_too_large'); end if;
  insert into access_log (customer_id, kind, purpose, contact_key) values (who, 'messages', purpose, contact);
  with page as materialized (
    select * from messages q where q.customer_id = who and (at_after is null or (q.sent_at, q.id) < (at_after, id_after))
    order by q.sent_at desc, q.id desc limit wanted)
  select json_build_object(
    'rows', (select json_agg(json_build_array(m.id, m.thread_id, m.from_customer, coalesce(k.name, m.author), m.subject, m.body,
        m.sent_at, m.read_at, m.answered, m.sent_at || '|' || m.id, m.mailing_id is not null,
        message_attachments(who, m.id, m.mailing_id)) order by m.sent_at desc, m.id desc)
      from page m left join clerks k on k.login = m.author),
    'threads', (select json_agg(json_build_array(t.id, t.status, t.assigned_to, k.name, coalesce(b.name, t.closed_by), t.closed_at, t.version))
      from threads t left join clerks k on k.login = t.assigned_to left join clerks b on b.login = t.closed_by
      where t.customer_id = who and t.id in (select p.thread_id from page p)))::text into answer;
  return answer;
end $$;
comment on function messages_page is 'Page 1.1: messages newest first behind a key, with their attachments and the state of their conversations.';

create function message_write(who bigint, contact uuid, thread bigint, about text, said text, request uuid, attached jsonb default '[]') returns bigint
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare stored bigint; conversation bigint := thread;
begin
  select m.id into stored from messages m where m.customer_id = who and m.request_key = request;
  if found then return stored; end if;
  if not exists (select from portal_accounts p where p.customer_id = who and p.state = 'active') then perform refuse('portal_not_active'); end if;
  perform message_check(about, said);
  stored := nextval('ids');
  if coalesce(conversation, 0) = 0 then
    conversation := stored;
  elsif not exists (select from messages m where m.customer_id = who and m.id = conversation and m.thread_id = conversation) then
    perform refuse('no_such_thread');
  end if;
  insert into messages (customer_id, id, thread_id, from_customer, subject, body, contact_key, request_key)
    values (who, stored, conversation, false, coalesce(about, ''), said, contact, request);
  perform message_attach(who, stored, attached);
  update messages set answered = true, read_at = coalesce(read_at, now())
    where customer_id = who and thread_id = conversation and from_customer and (not answered or read_at is null);
  return stored;
end $$;
comment on function message_write is 'Writes to the customer''s e-BOK inbox; what waited in the conversation is read and answered by it.';

create function message_mark(who bigint, thread bigint, settled boolean) returns bigint
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare touched bigint;
begin
  update messages set read_at = coalesce(read_at, now()), answered = answered or settled
    where customer_id = who and thread_id = thread and from_customer and (read_at is null or (settled and not answered));
  get diagnostics touched = row_count;
  return touched;
end $$;
comment on function message_mark is 'Marks a conversation read, or read and in no need of an answer.';

-- ---------------------------------------------------------------- whose conversation it is
create function thread_begun(who bigint, thread bigint) returns void
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
begin
  insert into threads (customer_id, id, last_at)
    select who, thread, max(m.sent_at) from messages m where m.customer_id = who and m.thread_id = thread having count(*) > 0
    on conflict (customer_id, id) do nothing;
  perform 1 from threads t where t.customer_id = who and t.id = thread for update;
  if not found then perform refuse('no_such_thread'); end if;
end $$;

create function thread_assign(who bigint, thread bigint, holder text, wanted text) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare kept threads%rowtype;
begin
  if wanted <> '' and not exists (select from clerks k where k.login = wanted and k.active and k.role <> 'auditor') then
    perform refuse('no_such_clerk');
  end if;
  perform thread_begun(who, thread);
  select * into kept from threads t where t.customer_id = who and t.id = thread;
  if kept.status = 'closed' then perform refuse('thread_closed'); end if;
  if coalesce(kept.assigned_to, '') = wanted then return wanted; end if;
  if coalesce(kept.assigned_to, '') <> holder then
    return (select '!' || coalesce(max(k.name), kept.assigned_to, '') from clerks k where k.login = kept.assigned_to);
  end if;
  update threads set assigned_to = nullif(wanted, '') where customer_id = who and id = thread;
  return wanted;
end $$;
comment on function thread_assign is 'Gives a conversation to a clerk, or to nobody (''''). holder: who had it when the desk looked; "!" and a name: somebody else was first.';

create function thread_turn(who bigint, thread bigint, wanted text, of_version int) returns int
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare kept threads%rowtype;
begin
  if wanted not in ('open', 'closed') then perform refuse('no_such_state'); end if;
  perform thread_begun(who, thread);
  select * into kept from threads t where t.customer_id = who and t.id = thread;
  if kept.status = wanted then return kept.version; end if;
  if kept.version <> of_version and not (of_version = 0 and kept.version = 1) then return 0; end if;
  if wanted = 'closed' then perform message_mark(who, thread, true); end if;
  update threads set status = wanted, closed_by = case when wanted = 'closed' then session_user end, closed_at = case when wanted = 'closed' then now() end
    where customer_id = who and id = thread returning version into kept.version;
  return kept.version;
end $$;
comment on function thread_turn is 'Closes a conversation (nothing in it waits any more) or opens it again; 0: somebody wrote or acted meanwhile.';

create function thread_list(view text, at timestamptz, of_customer bigint, of_id bigint, wanted int) returns setof threads
language plpgsql stable security definer set search_path = okienko, pg_temp as $$
begin
  case view
    when 'waiting' then return query select * from threads t where t.waiting_since is not null
      and (t.waiting_since, t.customer_id, t.id) > (coalesce(at, '-infinity'), coalesce(of_customer, 0), coalesce(of_id, 0)) order by t.waiting_since, t.customer_id, t.id limit wanted;
    when 'mine' then return query select * from threads t where t.status = 'open' and t.assigned_to = session_user
      and (t.last_at, t.customer_id, t.id) < (coalesce(at, 'infinity'), coalesce(of_customer, 9223372036854775807), coalesce(of_id, 9223372036854775807)) order by t.last_at desc, t.customer_id desc, t.id desc limit wanted;
    when 'assigned' then return query select * from threads t where t.status = 'open' and t.assigned_to is not null
      and (t.last_at, t.customer_id, t.id) < (coalesce(at, 'infinity'), coalesce(of_customer, 9223372036854775807), coalesce(of_id, 9223372036854775807)) order by t.last_at desc, t.customer_id desc, t.id desc limit wanted;
    when 'open' then return query select * from threads t where t.status = 'open'
      and (t.last_at, t.customer_id, t.id) < (coalesce(at, 'infinity'), coalesce(of_customer, 9223372036854775807), coalesce(of_id, 9223372036854775807)) order by t.last_at desc, t.customer_id desc, t.id desc limit wanted;
    when 'closed' then return query select * from threads t where t.status = 'closed'
      and (t.closed_at, t.customer_id, t.id) < (coalesce(at, 'infinity'), coalesce(of_customer, 9223372036854775807), coalesce(of_id, 9223372036854775807)) order by t.closed_at desc, t.customer_id desc, t.id desc limit wanted;
    else perform refuse('no_such_list', jsonb_build_object('list', view));
  end case;
end $$;

create function inbox(view text, after text, wanted int) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare
  at_after timestamptz := nullif(split_part(after, '|', 1), '')::timestamptz;
  customer_after bigint := nullif(split_part(after, '|', 2), '')::bigint;
  id_after bigint := nullif(split_part(after, '|', 3), '')::bigint;
  rows json;
begin
  if wanted not between 1 and 200 then perform refuse('page_too_large'); end if;
  with page as materialized (
    select l.*, row_number() over () as place from thread_list(view, at_after, customer_after, id_after, wanted) l),
  trace as (
    insert into access_log (customer_id, kind, purpose, detail) select distinct p.customer_id, 'messages', 'office', 'inbox' from page p)
  select json_agg(json_build_array(p.customer_id, p.id, d.number, d.name, (select m.subject from messages m where m.customer_id = p.customer_id and m.id = p.id),
      p.last_at, p.waiting_since, (select count(*) from messages m where m.customer_id = p.customer_id and m.thread_id = p.id and m.from_customer and m.read_at is null),
      p.status, p.assigned_to, k.name, coalesce(b.name, p.closed_by), p.closed_at, p.version,
      case view when 'waiting' then p.waiting_since when 'closed' then p.closed_at else p.last_at end || '|' || p.customer_id || '|' || p.id) order by p.place) into rows
    from page p join directory d using (customer_id)
    left join clerks k on k.login = p.assigned_to left join clerks b on b.login = p.closed_by;
  perform search_log_one('list', coalesce(json_array_length(rows), 0));
  return json_build_object('rows', rows, 'counts', json_build_object(
    'waiting', (select count(*) from (select from threads t where t.waiting_since is not null limit 1000) x),
    'mine', (select count(*) from (select from threads t where t.status = 'open' and t.assigned_to = session_user limit 1000) x),
    'assigned', (select count(*) from (select from threads t where t.status = 'open' and t.assigned_to is not null limit 1000) x),
    'open', (select count(*) from (select from threads t where t.status = 'open' limit 1000) x)),
    'held', (select count(*) from mailings m where m.status = 'held'))::text;
end $$;
comment on function inbox is 'Conversations of all customers: those that wait, the oldest first; mine, assigned, open, closed, the newest first. Whose subjects were shown is logged.';

-- ---------------------------------------------------------------- groups
create function mask_name(name text) returns text language sql immutable parallel safe
return (select string_agg(left(w, 1) || '···', ' ') from regexp_split_to_table(btrim(name), '[[:space:]]+') w);
comment on function mask_name is 'K··· A···: who it may be is seen, who it is is not.';

-- Words of a JSON list; nothing where there is none.
create function json_words(list jsonb) returns text[] language sql immutable parallel safe
return (select coalesce(array_agg(x), '{}') from jsonb_array_elements_text(case jsonb_typeof(list) when 'array' then list else '[]' end) x);

create function mailing_targets(wanted jsonb) returns table (customer_id bigint, reached boolean)
language plpgsql stable security definer set search_path = okienko, pg_temp as $$
declare
  of_service text := nullif(wanted ->> 'service', '');
  of_debt text := coalesce(wanted ->> 'debt', '');
  streets text[] := json_words(wanted -> 'streets');
  routes_ bigint[] := json_words(wanted -> 'routes')::bigint[];
  groups text[] := json_words(wanted -> 'groups');
  today date := warsaw_today();
begin
  return query
    select g.customer_id, p.state is not distinct from 'active'
    from (
      select a.customer_id from accounts a join addresses d on d.customer_id = a.customer_id and d.id = a.address_id
      where a.closed_on is null and (of_service is null or a.service = of_service)
        and (streets = '{}' or (d.kind = 'object' and d.street_key collate "C" = any (streets)))
        and (groups = '{}' or a.tariff_group = any (groups))
        and (routes_ = '{}' or exists (select from collection_points q where q.customer_id = a.customer_id and q.account_id = a.id
              and q.closed_on is null and q.route_id = any (routes_)))
      group by a.customer_id
      having case of_debt when 'none' then bool_and(a.balance <= 0)
        when 'late' then bool_or(a.balance > 0 and a.oldest_due < today and a.debt_status is null) else true end) g
    join customers c on c.customer_id = g.customer_id and c.closed_on is null
    left join portal_accounts p on p.customer_id = g.customer_id;
end $$;
comment on function mailing_targets is 'Customers with an open card that a filter names: service, streets, routes, tariff groups, debt ("none", "late"); and whether e-BOK reaches them.';

create function mailing_preview(wanted jsonb, shown int) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare answer json; rows json; streets text[] := json_words(wanted -> 'streets');
begin
  if shown not between 1 and 200 then perform refuse('page_too_large'); end if;
  with all_ as materialized (select * from mailing_targets(wanted)),
  first as (select t.customer_id from all_ t where t.reached order by t.customer_id limit shown)
  select json_build_object('reached', (select count(*) from all_ where reached), 'unreached', (select count(*) from all_ where not reached),
    'limit', (setting('mailing_limit') #>> '{}')::int,
    'rows', (select json_agg(json_build_array(d.customer_id, d.number, mask_name(d.name),
        (select coalesce(nullif(a.street, ''), a.city) from addresses a where a.customer_id = d.customer_id and a.kind = 'object'
          order by a.street_key collate "C" <> all (streets), a.id limit 1)) order by d.customer_id)
      from first f join directory d using (customer_id))) into answer;
  perform search_log_one('mailing', coalesce(json_array_length(nullif((answer -> 'rows')::text, 'null')::json), 0));
  return answer::text;
end $$;
comment on function mailing_preview is 'How many a message to a group would reach and how many it can''t, and the first of them, masked.';

create function mailing_create(wanted jsonb, about text, said text, attached jsonb, announced jsonb, request uuid) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare stored mailings%rowtype; files_ int; n int;
begin
  select * into stored from mailings m where m.request_key = request;
  if not found then
    if btrim(coalesce(about, '')) = '' then perform refuse('subject_empty'); end if;
    perform message_check(about, said);
    insert into mailings (subject, body, filter, request_key) values (about, said, wanted, request) returning * into stored;
    insert into mailing_recipients (mailing_id, customer_id) select stored.id, t.customer_id from mailing_targets(wanted) t where t.reached;
    get diagnostics n = row_count;
    if n = 0 then perform refuse('nobody_reached'); end if;
    files_ := coalesce(jsonb_array_length(attached), 0);
    if files_ > 10 then perform refuse('too_many_files'); end if;
    insert into mailing_files (mailing_id, file_id, name)
      select stored.id, f.id, left(coalesce(nullif(btrim(max(a.item ->> 1)), ''), 'plik'), 200)
      from jsonb_array_elements(coalesce(attached, '[]')) a(item) join files f on f.sha256 = a.item ->> 0 group by f.id;
    if (select count(distinct a.item ->> 0) from jsonb_array_elements(coalesce(attached, '[]')) a(item))
      <> (select count(*) from mailing_files g where g.mailing_id = stored.id) then perform refuse('no_such_file'); end if;
    if announced is not null and announced <> 'null' then
      if not acts_as('okienko_supervisor') then perform deny('announcement_by_supervisor'); end if;
      if json_words(wanted -> 'streets') = '{}' then perform refuse('announcement_needs_streets'); end if;
      insert into announcements (service, text, street_keys, starts_at, ends_at, request_key)
        values (nullif(wanted ->> 'service', ''), announced ->> 'text', json_words(wanted -> 'streets'), now(), (announced ->> 'ends_at')::timestamptz, request);
    end if;
    update mailings m set recipients = n, status = case when n > (setting('mailing_limit') #>> '{}')::int then 'held' else 'ready' end
      where m.id = stored.id returning * into stored;
  end if;
  return json_build_array(stored.id, stored.status, stored.recipients, stored.sent, stored.skipped)::text;
end $$;
comment on function mailing_create is 'A message to a group with its recipients as they are now, its attachments once, and an announcement for the same streets; above mailing_limit it is held.';

create function mailing_own(wanted bigint) returns mailings
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare kept mailings%rowtype;
begin
  select * into kept from mailings m where m.id = wanted for no key update;      -- desks one by one: nobody is written to twice
  if not found then perform refuse('no_such_mailing'); end if;
  if kept.clerk <> session_user and not acts_as('okienko_supervisor') then perform deny('mailing_of_another'); end if;
  return kept;
end $$;

create function mailing_release(wanted bigint) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare kept mailings%rowtype;
begin
  if not acts_as('okienko_supervisor') then perform deny('release_by_supervisor'); end if;
  kept := mailing_own(wanted);
  if kept.status = 'held' then
    update mailings set status = 'ready', released_by = session_user, released_at = now() where id = wanted returning * into kept;
  end if;
  return json_build_array(kept.id, kept.status, kept.recipients, kept.sent, kept.skipped)::text;
end $$;
comment on function mailing_release is 'A supervisor''s word for a message to many (office rule 12).';

create function mailing_batch(wanted bigint, size int) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare kept mailings%rowtype; taken bigint[]; reached bigint[]; picked int;
begin
  if size not between 1 and 1000 then perform refuse('page_too_large'); end if;
  kept := mailing_own(wanted);
  if kept.status = 'held' then perform refuse('mailing_held'); end if;
  if kept.status in ('ready', 'sending') then
    taken := array(select r.customer_id from mailing_recipients r where r.mailing_id = wanted and r.message_id is null and not r.skipped
                   order by r.customer_id limit size);
    picked := coalesce(cardinality(taken), 0);
    reached := array(select p.customer_id from portal_accounts p where p.customer_id = any (taken) and p.state = 'active');
    with fresh as materialized (select c.customer_id, nextval('ids') as id from unnest(reached) c(customer_id)),
    told as (
      insert into messages (customer_id, id, thread_id, from_customer, author, subject, body, mailing_id)
        select f.customer_id, f.id, f.id, false, kept.clerk, kept.subject, kept.body, wanted from fresh f)
    update mailing_recipients r set message_id = f.id from fresh f where r.mailing_id = wanted and r.customer_id = f.customer_id;
    update mailing_recipients r set skipped = true where r.mailing_id = wanted and r.customer_id = any (taken) and r.message_id is null;
    update mailings set sent = sent + coalesce(cardinality(reached), 0), skipped = skipped + picked - coalesce(cardinality(reached), 0),
        status = case when picked < size then 'done' else 'sending' end, finished_at = case when picked < size then now() end
      where id = wanted returning * into kept;
  end if;
  return json_build_array(kept.id, kept.status, kept.recipients, kept.sent, kept.skipped)::text;
end $$;
comment on function mailing_batch is 'Writes to the next recipients, each at most once, in one transaction; whose account is active no more is passed over and counted.';

create function mailing_cancel(wanted bigint) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare kept mailings%rowtype;
begin
  kept := mailing_own(wanted);
  if kept.status in ('held', 'ready', 'sending') then
    update mailings set status = 'cancelled', finished_at = now() where id = wanted returning * into kept;
  end if;
  return json_build_array(kept.id, kept.status, kept.recipients, kept.sent, kept.skipped)::text;
end $$;
comment on function mailing_cancel is 'Stops a message to a group for good: who has it keeps it, the rest gets nothing.';

create function mailings_page(after bigint, wanted int) returns text
language plpgsql stable security definer set search_path = okienko, pg_temp as $$
begin
  if wanted not between 1 and 200 then perform refuse('page_too_large'); end if;
  return (select coalesce(json_agg(json_build_array(m.id, m.status, m.recipients, m.sent, m.skipped, m.subject, left(m.body, 2000), m.filter,
      (select json_agg(json_build_array(s, coalesce(street_label(s), s)) order by s) from unnest(json_words(m.filter -> 'streets')) s),
      coalesce(k.name, m.clerk), m.clerk = session_user, m.made_at, coalesce(r.name, m.released_by), m.finished_at,
      (select count(*) from mailing_files g where g.mailing_id = m.id)) order by m.id desc), '[]')::text
    from (select * from mailings q where after is null or q.id < after order by q.id desc limit wanted) m
    left join clerks k on k.login = m.clerk left join clerks r on r.login = m.released_by);
end $$;
comment on function mailings_page is 'Messages to groups, the newest first: what, to which group, by whom, how far. Names no recipient.';

grant execute on function message_file(bigint, uuid, text, bigint, bigint),
  thread_assign(bigint, bigint, text, text), thread_turn(bigint, bigint, text, int),
  mailing_preview(jsonb, int), mailing_create(jsonb, text, text, jsonb, jsonb, uuid), mailing_release(bigint),
  mailing_batch(bigint, int), mailing_cancel(bigint), mailings_page(bigint, int) to okienko_clerk;
