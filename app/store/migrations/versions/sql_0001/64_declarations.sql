-- Around the paper declaration: numbers of forms, files, what is on file beside the paper, what is told before saving, the
-- inbox of papers of people who are not on file, lists. Saving and undoing is in 64_declarations_save.sql.

-- ---------------------------------------------------------------- numbers of forms
create function declaration_number(who bigint) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare given integer; this_year integer := extract(year from warsaw_today()); made text;
begin
  insert into case_numbers as n (kind, year, last) values ('declaration', this_year, 1)
    on conflict (kind, year) do update set last = n.last + 1 returning last into given;
  made := 'OSW/' || this_year || '/' || lpad(given::text, greatest(5, length(given::text)), '0');
  insert into declaration_forms (number, customer_id) values (made, who);
  return made;
end $$;
comment on function declaration_number is 'The next number, with the form that bears it.';

create function declaration_form_new(who bigint) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
begin
  if who is not null and not exists (select from customers c where c.customer_id = who) then perform refuse('no_such_customer'); end if;
  return declaration_number(who);
end $$;
comment on function declaration_form_new is 'A form is printed: filled in for a customer, or blank (null).';

-- The number that a paper is stored under: a new one, or that of its form, which no other paper may bear.
create function declaration_form_take(given text, who bigint, waiting bigint) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare form declaration_forms%rowtype;
begin
  if coalesce(given, '') = '' then return declaration_number(who); end if;
  select * into form from declaration_forms f where f.number = given for update;      -- two desks: one after the other
  if not found then perform refuse('no_such_form', jsonb_build_object('number', given)); end if;
  if form.customer_id is not null and form.customer_id is distinct from who then
    perform refuse('form_of_another', jsonb_build_object('number', given));
  end if;
  if exists (select from declarations d where d.number = given and d.status = 'registered') then
    perform refuse('form_used', jsonb_build_object('number', given));
  end if;
  if exists (select from waiting_declarations w where w.number = given and w.status = 'waiting' and w.id is distinct from waiting) then
    perform refuse('form_waiting', jsonb_build_object('number', given));
  end if;
  return given;
end $$;

create function declaration_form_find(wanted text) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare answer json; whose bigint;
begin
  select json_build_array(f.number, f.printed_at, coalesce(x.customer_id, f.customer_id), d.number, d.name, x.id, x.status, w.id, w.status),
      coalesce(x.customer_id, f.customer_id)
    into answer, whose
    from declaration_forms f
    left join lateral (select * from declarations q where q.number = f.number order by q.status, q.id desc limit 1) x on true
    left join waiting_declarations w on w.number = f.number
    left join directory d on d.customer_id = coalesce(x.customer_id, f.customer_id)
    where f.number = wanted;
  if whose is not null then perform seen(whose, 'declaration', null, 'office'); end if;
  return answer::text;
end $$;
comment on function declaration_form_find is 'What became of a printed form; null: no such number.';

-- ---------------------------------------------------------------- files
create function file_store(sha text, kind text, bytes bytea) returns bigint
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare stored bigint; limit_mb int := (setting('file_limit_mb') #>> '{}')::int;
begin
  if octet_length(bytes) = 0 then perform refuse('scan_empty'); end if;
  if octet_length(bytes) > least(limit_mb, 20) * 1048576 then
    perform refuse('scan_too_large', jsonb_build_object('size', octet_length(bytes), 'limit', limit_mb * 1048576));
  end if;
  if kind not in ('application/pdf', 'image/jpeg', 'image/png') then perform refuse('scan_not_supported'); end if;
  if not (case kind when 'application/pdf' then position('%PDF-'::bytea in substring(bytes from 1 for 1024)) > 0
      when 'image/jpeg' then substring(bytes from 1 for 3) = '\xffd8ff' else substring(bytes from 1 for 8) = '\x89504e470d0a1a0a' end) then
    perform refuse('scan_disguised');
  end if;
  if encode(sha256(bytes), 'hex') <> sha then perform refuse('scan_broken'); end if;
  insert into files (sha256, media_type, size, content) values (sha, kind, octet_length(bytes), bytes)
    on conflict (sha256) do nothing returning id into stored;
  if stored is null then select f.id into stored from files f where f.sha256 = sha; end if;
  return stored;
end $$;
comment on function file_store is 'Keeps a file once, by its SHA-256; over the setting file_limit_mb, or not what it says, it is refused. Nobody sees it before something refers to it.';

create function scan_read(who bigint, scan bigint, contact uuid, purpose text) returns bytea
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare answer bytea;
begin
  select f.content into answer from scans s join files f on f.id = s.file_id where s.customer_id = who and s.id = scan;
  if answer is null then perform refuse('no_such_scan'); end if;
  insert into access_log (customer_id, kind, purpose, contact_key, detail) values (who, 'personal', purpose, contact, 'scan');
  return answer;
end $$;

create function waiting_scan_read(waiting bigint) returns bytea
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare answer bytea;
begin
  select f.content into answer from waiting_declarations w join files f on f.id = w.file_id where w.id = waiting;
  if answer is null then perform refuse('no_such_scan'); end if;
  perform search_log_one('declaration', 1);
  return answer;
end $$;

-- ---------------------------------------------------------------- on file, beside the paper
create function declaration_look(who bigint, contact uuid, purpose text) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare salt text := gen_random_uuid()::text; answer text;
begin
  select json_build_object('number', c.number, 'kind', c.kind, 'surname', c.surname, 'first_name', c.first_name, 'company', c.company,
      'closed', coalesce(c.closed_on <= warsaw_today(), false), 'salt', salt, 'delivery', invoice_delivery(who, 'infinity'),
      'electronic_from', warsaw_today() + (setting('invoice_delivery_days') #>> '{}')::int,
      'identifiers', (select json_object_agg(i.kind, case when i.kind = 'pesel' then '' else i.value end) from identifiers i where i.customer_id = who),
      'addresses', (select json_object_agg(a.kind, json_build_array(a.street, a.house, a.flat, a.postal_code, a.city))
        from addresses a where a.customer_id = who and a.kind <> 'object'),
      'channels', (select json_agg(json_build_array(p.kind, case p.kind when 'phone' then mask_phone(p.value) else mask_email(p.value) end,
          encode(sha256(convert_to(salt || lower(p.value collate "C"), 'UTF8')), 'hex')) order by p.id)
        from contact_points p where p.customer_id = who),
      'objects', (select json_agg(json_build_array(o.id, o.service, o.number, address_line(a.street, a.house, a.flat, a.postal_code, a.city),
          o.contract_number, coalesce(o.closed_on <= warsaw_today(), false)) order by coalesce(o.closed_on <= warsaw_today(), false), o.service desc, o.number)
        from accounts o join addresses a on a.customer_id = o.customer_id and a.id = o.address_id where o.customer_id = who),
      'given', (select json_object_agg(x.subject, x.template_version) from (
          select distinct on (q.subject) q.subject, q.act, q.template_version from consents q where q.customer_id = who
          order by q.subject, q.id desc) x where x.act = 'given'),
      'portal', (select json_build_array(p.state, mask_email(p.email)) from portal_accounts p where p.customer_id = who),
      'declared', (select json_agg(d.number order by d.recorded_at desc) from declarations d where d.customer_id = who and d.status = 'registered'))::text
    into answer from customers c where c.customer_id = who;
  if answer is not null then
    insert into access_log (customer_id, kind, purpose, contact_key, detail) values (who, 'personal', purpose, contact, 'declaration');
  end if;
  return answer;
end $$;
comment on function declaration_look is 'What is on file, to stand beside a paper: telephones and addresses masked, with salted digests to compare; a PESEL never.';

create function declaration_object(who bigint, typed text) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare found_ accounts%rowtype; key text := upper(regexp_replace(coalesce(typed, ''), '[[:space:]]', '', 'g'));
begin
  perform seen(who, 'declaration', null, 'office');
  select * into found_ from accounts a where a.number = key;
  if not found then return json_build_object('code', 'no_such_object')::text; end if;
  if found_.customer_id <> who then return json_build_object('code', 'object_of_another')::text; end if;
  if found_.closed_on <= warsaw_today() then return json_build_object('code', 'object_closed')::text; end if;
  return (select json_build_object('code', '', 'object', json_build_array(found_.id, found_.service, found_.number,
      address_line(a.street, a.house, a.flat, a.postal_code, a.city), found_.contract_number, false))::text
    from addresses a where a.customer_id = who and a.id = found_.address_id);
end $$;
comment on function declaration_object is 'Whether an object may stand on this payer''s declaration; whose it is otherwise is not told.';

-- ---------------------------------------------------------------- told before saving
create function declaration_warnings(who bigint, said jsonb, contact uuid, purpose text) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare
  pesel_ text := coalesce(said ->> 'pesel', ''); nip_ text := coalesce(said ->> 'nip', ''); email_ text := lower(coalesce(said ->> 'email', ''));
  phone_ text := coalesce(said ->> 'phone', ''); name_ text := coalesce(said ->> 'name', ''); street_ text := fold(coalesce(said ->> 'address', ''));
  kept text; answer json;
begin
  if coalesce(who, 0) <> 0 then
    select i.value into kept from identifiers i where i.customer_id = who and i.kind = 'pesel';
    insert into access_log (customer_id, kind, purpose, contact_key, detail) values (who, 'personal', purpose, contact, 'declaration_check');
  end if;
  with told as (
    select 'account_exists' as kind, who as customer_id, p.login as number, '' as name, p.state_changed_at::date as on_day
      from portal_accounts p where p.customer_id = who and p.state <> 'closed'
    union all
    select 'declared_before', who, d.number, '', d.received_on from declarations d where d.customer_id = who and d.status = 'registered'
    union all
    select case when kept is null then 'pesel_missing' else 'pesel_differs' end, who, '', '', null
      where who <> 0 and pesel_ <> '' and kept is distinct from pesel_ and exists (select from customers c where c.customer_id = who and c.kind = 'person')
    union all
    select case i.kind when 'pesel' then 'same_pesel' else 'same_nip' end, i.customer_id, '', '', null from identifiers i
      where i.customer_id is distinct from who and (i.value, i.kind) in ((pesel_, 'pesel'), (nip_, 'nip'))
    union all
    (select 'same_person', d.customer_id, '', '', null from directory d
      where name_ <> '' and street_ <> '' and d.sort_key = sort_key(name_) and d.customer_id is distinct from who and position(' ' || street_ in d.w_address) > 0
      order by d.customer_id limit 5)
    union all
    (select 'shared_email', p.customer_id, '', '', null from directory d join contact_points p on p.customer_id = d.customer_id
      where email_ <> '' and d.words like '% ' || like_text(fold(email_)) || '%' and d.customer_id is distinct from who and p.kind = 'email' and lower(p.value) = email_
      order by p.customer_id limit 5)
    union all
    (select 'shared_phone', p.customer_id, '', '', null from directory d join contact_points p on p.customer_id = d.customer_id
      where phone_ <> '' and d.words like '% ' || like_text(regexp_replace(phone_, '^\+48|\+', '')) || '%' and d.customer_id is distinct from who
        and p.kind = 'phone' and p.value = phone_
      order by p.customer_id limit 5)
    union all
    (select 'waiting', w.id, w.number, w.body ->> 'name', w.received_on from waiting_declarations w
      where w.status = 'waiting' and w.id is distinct from nullif(said ->> 'waiting_id', '')::bigint
        and (lower(w.body ->> 'email') = nullif(email_, '') or fold(w.body ->> 'name') = nullif(fold(name_), ''))
      order by w.received_on, w.id limit 5))
  select json_agg(json_build_array(t.kind, t.customer_id, coalesce(nullif(t.number, ''), d.number, ''), coalesce(nullif(t.name, ''), d.name, ''),
      coalesce(p.state, 'none'), coalesce(mask_email(nullif(p.email, '')), ''), t.on_day)) into answer
    from told t left join directory d on d.customer_id = t.customer_id and t.kind <> 'waiting'
    left join portal_accounts p on p.customer_id = t.customer_id and t.kind <> 'waiting';
  perform search_log_one('declaration', coalesce(json_array_length(answer), 0));
  return coalesce(answer, '[]')::text;
end $$;
comment on function declaration_warnings is 'Who is registered already, shares the e-mail or the telephone, waits in the inbox; a PESEL is compared here and never leaves.';

-- ---------------------------------------------------------------- papers of people who are not on file
create function declaration_park(payload jsonb) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare made waiting_declarations%rowtype; number_ text; file bigint; request uuid := (payload ->> 'request')::uuid;
begin
  perform pg_advisory_xact_lock(hashtextextended('okienko.park:' || request::text, 0));   -- the same paper sent twice at once
  select * into made from waiting_declarations w where w.request_key = request;
  if not found then
    if (payload ->> 'received_on')::date > warsaw_today() then perform refuse('received_in_future'); end if;
    if btrim(coalesce(payload ->> 'name', '')) = '' then perform refuse('name_missing'); end if;
    number_ := declaration_form_take(payload ->> 'number', null, null);
    if exists (select from waiting_declarations w where w.number = number_) then perform refuse('form_used', jsonb_build_object('number', number_)); end if;
    if payload -> 'file' ->> 'sha256' is not null then
      select f.id into file from files f where f.sha256 = payload -> 'file' ->> 'sha256';
      if file is null then perform refuse('no_such_file'); end if;
    end if;
    perform set_config('okienko.request', request::text, true);
    insert into waiting_declarations (number, received_on, body, file_id, file_name, request_key)
      values (number_, (payload ->> 'received_on')::date, jsonb_build_object('name', payload ->> 'name', 'email', payload ->> 'email',
        'draft', payload -> 'draft' #- '{paper,pesel}'), file, coalesce(payload -> 'file' ->> 'name', ''), request) returning * into made;
  end if;
  return json_build_array(made.id, made.number)::text;
end $$;
comment on function declaration_park is 'A paper of somebody who is not on file waits; no customer is invented.';

create function waiting_drop(waiting bigint, of_version int, why text) returns int
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare touched int;
begin
  if btrim(coalesce(why, '')) = '' then perform refuse('reason_missing'); end if;
  perform set_config('okienko.reason', why, true);
  update waiting_declarations set status = 'dropped', reason = why where id = waiting and version = of_version and status = 'waiting';
  get diagnostics touched = row_count;
  return touched;
end $$;
comment on function waiting_drop is 'Thrown away by hand, with a reason; the row stays. 0: another desk was first.';

create function waiting_list(wanted int) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare answer json;
begin
  if wanted not between 1 and 500 then perform refuse('page_too_large'); end if;
  select json_agg(json_build_array(w.id, w.version, w.number, w.received_on, w.body ->> 'name', coalesce(k.name, w.clerk), w.recorded_at,
      w.file_id is not null, w.body -> 'draft') order by w.received_on, w.id) into answer
    from (select * from waiting_declarations q where q.status = 'waiting' order by q.received_on, q.id limit wanted) w
    left join clerks k on k.login = w.clerk;
  perform search_log_one('declaration', coalesce(json_array_length(answer), 0));
  return coalesce(answer, '[]')::text;
end $$;

-- ---------------------------------------------------------------- lists
create function declaration_row(d declarations, names boolean) returns json
language sql stable security definer set search_path = okienko, pg_temp as $$
  select json_build_array(d.customer_id, d.id, d.version, d.number, x.number, x.name, d.received_on, d.signed_on, d.signer_name, d.signer_role, d.status,
    coalesce(k.name, d.clerk), d.recorded_at, d.body #> '{done,account}' <> 'null'::jsonb,
    case when names then (select json_agg(a.number order by a.service desc, a.number) from declaration_accounts o
      join accounts a on a.customer_id = o.customer_id and a.id = o.account_id where o.customer_id = d.customer_id and o.declaration_id = d.id) end,
    (select json_agg(json_build_array(s.id, s.name, f.media_type, f.size, s.added_at) order by s.id) from scans s join files f on f.id = s.file_id
      where s.customer_id = d.customer_id and s.declaration_id = d.id),
    coalesce(u.name, d.undone_by, ''), d.undone_at, d.undo_reason)
  from directory x left join clerks k on k.login = d.clerk left join clerks u on u.login = d.undone_by where x.customer_id = d.customer_id
$$;

create function declarations_recent(wanted int) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare answer json;
begin
  if wanted not between 1 and 200 then perform refuse('page_too_large'); end if;
  select json_agg(declaration_row(d, false) order by d.recorded_at desc, d.id desc) into answer
    from (select * from declarations q order by q.recorded_at desc, q.id desc limit wanted) d;
  perform search_log_one('declaration', coalesce(json_array_length(answer), 0));
  return coalesce(answer, '[]')::text;
end $$;
comment on function declarations_recent is 'The latest declarations of all desks.';
create index declarations_recent on declarations (recorded_at desc, id desc);

create function declarations_of(who bigint, contact uuid, purpose text) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
begin
  insert into access_log (customer_id, kind, purpose, contact_key, detail) values (who, 'personal', purpose, contact, 'declarations');
  return (select coalesce(json_agg(declaration_row(d, true) order by d.recorded_at desc, d.id desc), '[]')::text from declarations d where d.customer_id = who);
end $$;
comment on function declarations_of is 'Declarations of a customer with their objects and scans, newest first.';

grant execute on function declaration_form_new, declaration_form_find, file_store, scan_read, waiting_scan_read, declaration_look, declaration_object,
  declaration_warnings, declaration_park, waiting_drop, waiting_list, declarations_recent, declarations_of to okienko_clerk;
