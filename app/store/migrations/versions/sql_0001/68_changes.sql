-- Texts in versions, the ledger of consents, invoices on paper or electronic, a change of e-mail by code, and changes of
-- data that customers ask for in e-BOK. Each act is one call in one transaction: with its trace, its reason and what the
-- customer is told.

insert into settings (key, value) values
  ('email_code_tries', '5')           -- wrong codes until the change of an e-mail is given up
on conflict do nothing;

create function changed_meanwhile(what text default 'version') returns void
language plpgsql as $$
begin
  raise exception using errcode = 'OK002', message = what, detail = '{}';
end $$;
comment on function changed_meanwhile is 'Somebody else was first: SQLSTATE OK002, the program reads again and says so.';

-- ---------------------------------------------------------------- texts
create function templates_version() returns trigger language plpgsql as $$
declare last record;
begin
  perform pg_advisory_xact_lock(hashtext('okienko.templates'));
  select t.version, t.kind, t.valid_from into last from okienko.templates t where t.code = new.code order by t.version desc limit 1;
  if new.version <> coalesce(last.version, 0) + 1 then perform okienko.changed_meanwhile(); end if;
  if new.kind <> coalesce(last.kind, new.kind) then perform okienko.refuse('text_of_another_kind'); end if;
  if okienko.is_loader() then return new; end if;
  if new.valid_from < okienko.warsaw_today() then perform okienko.refuse('day_passed', '{"field": "valid_from"}'); end if;
  if new.valid_from < last.valid_from then perform okienko.refuse('before_last', '{"field": "valid_from"}'); end if;
  if last is null and new.kind <> 'message' then perform okienko.refuse('no_such_text'); end if;
  return new;
end $$;
comment on function templates_version is 'A text grows by one version at a time, never from a day that has passed: what somebody agreed to yesterday stays what it was.';
create trigger b_version before insert on templates for each row execute function templates_version();
grant execute on function changed_meanwhile to okienko_clerk;

-- ---------------------------------------------------------------- paper or electronic
create function invoice_delivery_from(who bigint, wanted text) returns date
language sql stable security definer set search_path = okienko, pg_temp
return (select case when l.delivery = wanted or (l.delivery is null and wanted = 'paper') then null
    when invoice_delivery(who) = wanted then l.valid_from                        -- what was to begin does not begin
    else greatest(warsaw_today() + (setting('invoice_delivery_days') #>> '{}')::int, l.valid_from) end
  from (values (true)) one(x) left join lateral (select d.delivery, d.valid_from from invoice_deliveries d
    where d.customer_id = who order by d.valid_from desc, d.id desc limit 1) l on true);
comment on function invoice_delivery_from is 'From which day a choice made now takes effect, so that billing has its time (setting invoice_delivery_days); null: it is chosen already.';

create function invoice_delivery_json(who bigint) returns jsonb
language sql stable security definer set search_path = okienko, pg_temp
return (select jsonb_build_object('now', invoice_delivery(who), 'next', n.delivery, 'from', n.valid_from,
    'accepted', consent_given(who, 'e_invoice'),
    'change_from', coalesce(invoice_delivery_from(who, 'electronic'), invoice_delivery_from(who, 'paper')))
  from (values (true)) one(x) left join lateral (select d.delivery, d.valid_from from invoice_deliveries d
    where d.customer_id = who and d.valid_from > warsaw_today() order by d.valid_from desc, d.id desc limit 1) n on true);
comment on function invoice_delivery_json is 'How invoices go out today, what has been chosen from a later day on, and from when the other way would hold.';

create function invoice_delivery_put(who bigint, wanted text, why text, request uuid) returns void
language sql volatile security definer set search_path = okienko, pg_temp as $$
  insert into invoice_deliveries (customer_id, delivery, valid_from, reason, request_key)
    select who, wanted, f.day, coalesce(why, ''), request from (select invoice_delivery_from(who, wanted) as day) f where f.day is not null
$$;
comment on function invoice_delivery_put is 'Paper or electronic, never both; chosen already: nothing.';

-- ---------------------------------------------------------------- the ledger of consents
create function consent_write(who bigint, what text, wanted text, of_version int, how text, why text, contact uuid, request uuid) returns jsonb
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare
  subject_ consent_subjects%rowtype;
  last record;
  now_ int;
begin
  perform 1 from customers c where c.customer_id = who for no key update;      -- two desks: one after the other
  if not found then perform refuse('no_such_customer'); end if;
  if request is not null and exists (select from consents c where c.customer_id = who and c.request_key = request) then
    return jsonb_build_object('delivery', invoice_delivery_json(who));
  end if;
  select s.* into subject_ from consent_subjects s where s.code = what;
  if not found then perform refuse('no_such_subject'); end if;
  select c.act, c.template_version into last from consents c where c.customer_id = who and c.subject = what order by c.id desc limit 1;
  now_ := template_now(subject_.template_code);
  if wanted = 'given' then
    if subject_.retired then perform refuse('subject_retired'); end if;
    if now_ is null or now_ <> of_version then perform changed_meanwhile('text_version'); end if;
    if last.act = 'given' and last.template_version = now_ then perform refuse('consent_given_already'); end if;
  else
    if last.act is distinct from 'given' then perform refuse('consent_not_given'); end if;
    if subject_.kind = 'information' then perform refuse('information_stays'); end if;
    if subject_.kind = 'terms' and exists (select from portal_accounts p where p.customer_id = who and p.state <> 'closed') then
      perform refuse('terms_close_account');
    end if;
    if btrim(coalesce(why, '')) = '' then perform refuse('reason_missing', '{"field": "reason"}'); end if;
  end if;
  perform set_config('okienko.reason', coalesce(why, ''), true), set_config('okienko.request', coalesce(request::text, ''), true);
  insert into consents (customer_id, subject, act, template_version, channel, contact_key, reason, request_key)
    values (who, what, wanted, case wanted when 'given' then now_ else last.template_version end, how, contact, coalesce(why, ''), request);
  if subject_.kind = 'e_invoice' then
    perform invoice_delivery_put(who, case wanted when 'given' then 'electronic' else 'paper' end, why, request);
  end if;
  return jsonb_build_object('delivery', invoice_delivery_json(who));
end $$;
comment on function consent_write is 'One entry of the ledger, given or withdrawn, with what follows from it for invoices; the same request once. For the desk and, with channel portal, for e-BOK.';

create function consent_change(who bigint, what text, wanted text, of_version int, how text, why text, contact uuid, request uuid) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
begin
  if how not in ('desk', 'phone', 'paper', 'email') or wanted not in ('given', 'withdrawn') then perform refuse('no_such_channel'); end if;
  return consent_write(who, what, wanted, of_version, how, why, contact, request)::text;
end $$;
comment on function consent_change is 'A clerk notes that a customer agreed to a text, or withdrew it; never in e-BOK''s name.';

create function invoice_delivery_set(who bigint, wanted text, of_version int, how text, why text, contact uuid, request uuid) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare given boolean := consent_given(who, 'e_invoice');
begin
  if wanted not in ('paper', 'electronic') then perform refuse('no_such_delivery'); end if;
  if how not in ('desk', 'phone', 'paper', 'email') then perform refuse('no_such_channel'); end if;
  if request_done(request) then return invoice_delivery_json(who)::text; end if;
  if wanted = 'electronic' and not given and of_version is null then perform refuse('e_invoice_missing'); end if;
  if wanted = 'electronic' and not given then
    return (consent_write(who, 'e_invoice', 'given', of_version, how, why, contact, request) -> 'delivery')::text;
  elsif wanted = 'paper' and given then
    return (consent_write(who, 'e_invoice', 'withdrawn', null, how, why, contact, request) -> 'delivery')::text;
  end if;
  perform 1 from customers c where c.customer_id = who for no key update;
  if not found then perform refuse('no_such_customer'); end if;
  perform set_config('okienko.reason', coalesce(why, ''), true), set_config('okienko.request', coalesce(request::text, ''), true);
  perform invoice_delivery_put(who, wanted, why, request);
  return invoice_delivery_json(who)::text;
end $$;
comment on function invoice_delivery_set is 'Chooses paper or electronic: electronic needs the acceptance (of_version notes it in the same act), paper takes it back.';

create function consents_page(who bigint, contact uuid, purpose text) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare answer text;
begin
  if not exists (select from customers c where c.customer_id = who) then return null; end if;
  insert into access_log (customer_id, kind, purpose, contact_key, detail) values (who, 'personal', purpose, contact, 'consents');
  select json_build_object(
    'portal', coalesce((select p.state from portal_accounts p where p.customer_id = who), 'none'),
    'delivery', invoice_delivery_json(who),
    'subjects', (select json_agg(json_build_array(s.code, s.kind, t.version, t.title, t.body, s.retired) order by s.position)
      from consent_subjects s join templates t on t.code = s.template_code and t.version = template_now(s.template_code)
      where not s.retired or exists (select from consents c where c.customer_id = who and c.subject = s.code)),
    'rows', (select json_agg(json_build_array(c.id, c.subject, c.act, c.template_version, template_now(c.template_code), c.on_day, c.at, c.channel,
        coalesce(k.name, c.clerk), coalesce(d.number, ''), coalesce(c.declaration_id, 0), c.reason) order by c.id desc)
      from (select * from consents q where q.customer_id = who order by q.id desc limit 500) c
      left join declarations d on d.customer_id = who and d.id = c.declaration_id
      left join clerks k on k.login = c.clerk))::text into answer;
  return answer;
end $$;
comment on function consents_page is 'Page 3: what a customer agreed to and withdrew, on which paper; texts in force, invoices on paper or electronic.';

-- ---------------------------------------------------------------- a new e-mail address, confirmed by a code
create function email_change_json(who bigint) returns jsonb
language sql stable security definer set search_path = okienko, pg_temp
return (select jsonb_build_array(e.id, e.version, mask_email(e.new_email), e.asked_at, coalesce(k.name, e.asked_by), t.expires_at,
    (setting('email_code_tries') #>> '{}')::int - coalesce(t.tries, 0), e.old_email <> '', n.status)
  from email_changes e left join clerks k on k.login = e.asked_by
  left join lateral (select x.expires_at, x.tries from portal_tokens x where x.customer_id = who and x.purpose = 'email'
    and x.used_at is null and lower(x.target) = lower(e.new_email) order by x.id desc limit 1) t on true
  left join lateral (select x.status from notices x where x.customer_id = who and x.kind = 'email_code' and x.ref = e.id order by x.id desc limit 1) n on true
  where e.customer_id = who and e.status = 'waiting');
comment on function email_change_json is 'The change of an e-mail that waits for its code, the new address masked; null: none does.';

create function email_change_drop(who bigint, to_status text, why text) returns void
language sql volatile security definer set search_path = okienko, pg_temp
begin atomic
  update okienko.portal_tokens set used_at = now() where customer_id = who and purpose = 'email' and used_at is null;
  with gone as (update okienko.notices n set status = 'cancelled'
      where n.customer_id = who and n.kind = 'email_code' and n.status in ('held', 'waiting') returning n.id, n.address)
    insert into okienko.notice_log (customer_id, notice_id, act, address) select who, g.id, 'cancelled', g.address from gone g;
  update okienko.email_changes set status = to_status, decided_at = now(), reason = coalesce(nullif(why, ''), reason)
    where customer_id = who and status = 'waiting';
end;
comment on function email_change_drop is 'Ends what waits for a code: its tokens are used up and a code not sent yet is not sent.';

create function email_change_begin(who bigint, point bigint, to_email text, why text, contact uuid, request uuid) returns bigint
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare
  wanted constant text := btrim(coalesce(to_email, ''));
  old record;
  made bigint;
begin
  perform 1 from customers c where c.customer_id = who for no key update;
  if not found then perform refuse('no_such_customer'); end if;
  select e.id into made from email_changes e where e.customer_id = who and e.request_key = request;
  if found then return made; end if;
  if wanted !~ '^[^@[:space:]]+@[^@[:space:]]+$' or length(wanted) > 254 then perform refuse('email_shape', '{"field": "value"}'); end if;
  if btrim(coalesce(why, '')) = '' then perform refuse('reason_missing', '{"field": "reason"}'); end if;
  select p.id, p.value, p.confirmed, p.bouncing into old from contact_points p
    where p.customer_id = who and p.kind = 'email' and (coalesce(point, 0) = 0 or p.id = point) order by p.id limit 1;
  if coalesce(point, 0) <> 0 and old.id is null then perform changed_meanwhile(); end if;
  if lower(wanted) = lower(old.value) and old.confirmed and not old.bouncing then perform refuse('email_same', '{"field": "value"}'); end if;
  perform email_change_drop(who, 'cancelled', 'replaced');
  insert into email_changes (customer_id, old_email, new_email, reason, contact_key, request_key)
    values (who, coalesce(old.value, ''), wanted, why, contact, request) returning id into made;
  perform notice_put(who, 'email_code', made, '{}', wanted);
  if old.value is not null and lower(old.value) <> lower(wanted) and not old.bouncing then
    perform notice_put(who, 'email_changed', made, jsonb_build_object('email', mask_email(wanted)), old.value);
  end if;
  return made;
end $$;
comment on function email_change_begin is 'A new address is asked for: a code goes to it and a note to the one it replaces; what waited before is dropped.';

create function email_change_again(who bigint, contact uuid, request uuid) returns bigint
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare
  asked email_changes%rowtype;
  made bigint;
begin
  perform 1 from customers c where c.customer_id = who for no key update;
  select e.id into made from email_changes e where e.customer_id = who and e.request_key = request;
  if found then return made; end if;
  select e.* into asked from email_changes e where e.customer_id = who and e.status = 'waiting';
  if not found then perform changed_meanwhile(); end if;
  perform email_change_drop(who, 'cancelled', 'replaced');
  insert into email_changes (customer_id, old_email, new_email, reason, contact_key, request_key)
    values (who, asked.old_email, asked.new_email, asked.reason, contact, request) returning id into made;
  perform notice_put(who, 'email_code', made, '{}', asked.new_email);
  return made;
end $$;
comment on function email_change_again is 'Another code to the address that waits; the one sent before is worth nothing.';

create function email_change_ask(who bigint, point bigint, to_email text, why text, contact uuid, request uuid) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare made bigint;
begin
  perform set_config('okienko.reason', coalesce(why, ''), true), set_config('okienko.request', coalesce(request::text, ''), true);
  made := case when btrim(coalesce(to_email, '')) = '' then email_change_again(who, contact, request)
    else email_change_begin(who, point, to_email, why, contact, request) end;
  return json_build_array(made, btrim(coalesce(to_email, '')) <> '' and exists (select from directory d where d.customer_id <> who
    and d.words like '%' || like_text(fold(to_email)) || '%' and d.w_email || ' ' like '% ' || like_text(fold(to_email)) || ' %'))::text;
end $$;
comment on function email_change_ask is 'A clerk notes that a customer wants another e-mail address (none typed: another code to the one that waits); tells whether somebody else uses it (a warning, office rule 14).';

create function email_code_check(who bigint, typed text) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare
  bare constant text := upper(regexp_replace(coalesce(typed, ''), '[^0-9A-Za-z]', '', 'g'));
  asked email_changes%rowtype;
  token portal_tokens%rowtype;
  kept bigint;
begin
  perform 1 from customers c where c.customer_id = who for no key update;      -- tries are counted one by one
  select e.* into asked from email_changes e where e.customer_id = who and e.status = 'waiting' for update;
  if not found then return 'none'; end if;
  select t.* into token from portal_tokens t where t.customer_id = who and t.purpose = 'email' and t.used_at is null
    and lower(t.target) = lower(asked.new_email) order by t.id desc limit 1 for update;
  if not found then return 'not_sent'; end if;
  if token.expires_at <= now() then
    perform email_change_drop(who, 'expired', '');
    return 'expired';
  end if;
  if token.token_sha256 <> encode(sha256(convert_to(bare, 'UTF8')), 'hex') then
    update portal_tokens set tries = tries + 1 where customer_id = who and id = token.id;
    if token.tries + 1 >= (setting('email_code_tries') #>> '{}')::int then
      perform email_change_drop(who, 'cancelled', 'too_many_tries');
      return 'too_many';
    end if;
    return 'wrong';
  end if;
  perform set_config('okienko.reason', asked.reason, true);
  select p.id into kept from contact_points p where p.customer_id = who and p.kind = 'email' and lower(p.value) = lower(asked.new_email);
  if found and lower(asked.old_email) <> lower(asked.new_email) then           -- the new one is on file already
    delete from contact_points p where p.customer_id = who and p.kind = 'email' and lower(p.value) = lower(asked.old_email);
  elsif not found then
    update contact_points p set value = asked.new_email where p.customer_id = who and p.kind = 'email' and p.value = asked.old_email
      returning p.id into kept;
    if kept is null then
      insert into contact_points (customer_id, kind, value) values (who, 'email', asked.new_email) returning id into kept;
    end if;
  end if;
  update contact_points set confirmed = true, bouncing = false where customer_id = who and id = kept;
  update portal_accounts p set email = asked.new_email where p.customer_id = who and p.state <> 'closed' and p.email <> asked.new_email
    and not exists (select from contact_points x where x.customer_id = who and x.kind = 'email' and x.id <> kept and lower(x.value) = lower(p.email));
  perform portal_event(who, 'email_changed', p.state, p.state, asked.reason, asked.contact_key) from portal_accounts p where p.customer_id = who;
  update tasks set done_on = warsaw_today(), done_by = session_user where customer_id = who and kind = 'bounced_email' and done_on is null;
  update portal_tokens set used_at = now() where customer_id = who and id = token.id;
  perform email_change_drop(who, 'confirmed', '');
  return 'confirmed';
end $$;
comment on function email_code_check is 'Compares a typed code with the SHA-256 of what was sent; right: the address on file and of the account changes and is confirmed. confirmed | wrong | expired | too_many | not_sent | none. A wrong one is counted, so it is told, not raised.';

create function email_change_confirm(who bigint, typed text, request uuid) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
begin
  if request_done(request) then return 'confirmed'; end if;
  perform set_config('okienko.request', coalesce(request::text, ''), true);
  return email_code_check(who, typed);
end $$;
comment on function email_change_confirm is 'The customer read the code to the clerk. The same request is right once.';

create function email_change_cancel(who bigint, change_id bigint, of_version int, why text) returns void
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
begin
  perform 1 from customers c where c.customer_id = who for no key update;
  if btrim(coalesce(why, '')) = '' then perform refuse('reason_missing', '{"field": "reason"}'); end if;
  if not exists (select from email_changes e where e.customer_id = who and e.id = change_id and e.version = of_version and e.status = 'waiting') then
    perform changed_meanwhile();
  end if;
  perform set_config('okienko.reason', why, true);
  perform email_change_drop(who, 'cancelled', why);
end $$;
comment on function email_change_cancel is 'The change is given up; the code that was sent is worth nothing from now on.';

create function email_change_ends() returns trigger
language plpgsql security definer set search_path = okienko, pg_temp as $$
begin
  perform email_change_drop(new.customer_id, 'cancelled', 'account_cut_off');
  return null;
end $$;
comment on function email_change_ends is 'The account was cut off from its holder (a change of owner): an address that this holder asked for is not confirmed any more.';
create trigger email_change_ends after update of email on portal_accounts for each row
  when (old.email <> '' and new.email = '') execute function email_change_ends();

-- ---------------------------------------------------------------- changes of data asked for in e-BOK
create function change_target(x data_changes) returns jsonb
language sql stable security definer set search_path = okienko, pg_temp
return case
  when x.field = 'surname' then (select jsonb_build_object('row', 0, 'version', c.version,
      'now', case when c.kind = 'person' then c.surname else c.company end, 'kind', c.kind, 'first_name', c.first_name)
    from customers c where c.customer_id = x.customer_id)
  when x.field in ('mailing_address', 'residence') then (select jsonb_build_object('row', a.id, 'version', a.version,
      'now', address_line(a.street, a.house, a.flat, a.postal_code, a.city))
    from addresses a where a.customer_id = x.customer_id and a.kind = replace(x.field, '_address', ''))
  else (select jsonb_build_object('row', p.id, 'version', p.version, 'now', p.value)
    from contact_points p where p.customer_id = x.customer_id and p.kind = x.field
    order by p.value = x.old desc, p.id limit 1) end;
comment on function change_target is 'The row that accepting a request changes, its version and what stands in it today; null: a new one is made.';

create function change_json(x data_changes) returns json
language sql stable security definer set search_path = okienko, pg_temp as $$
  select json_build_array(x.id, x.version, x.field, x.old, x.new, x.asked_at, coalesce(x.request_id, x.id), coalesce((t.v ->> 'row')::bigint, 0),
    coalesce((t.v ->> 'version')::int, 0),
    case x.field when 'phone' then mask_phone(t.v ->> 'now') when 'email' then mask_email(t.v ->> 'now') else coalesce(t.v ->> 'now', '') end,
    x.old <> '' and x.old !~ '[·*]' and lower(x.old) <> lower(coalesce(t.v ->> 'now', '')), coalesce(t.v ->> 'kind', ''), coalesce(t.v ->> 'first_name', ''))
  from (select change_target(x) as v) t
$$;

create function change_requests(after text, wanted int) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare
  at_after timestamptz := nullif(split_part(after, '|', 1), '')::timestamptz;
  customer_after bigint := nullif(split_part(after, '|', 2), '')::bigint;
  id_after bigint := nullif(split_part(after, '|', 3), '')::bigint;
  rows json;
begin
  if wanted not between 1 and 200 then perform refuse('page_too_large'); end if;
  with page as materialized (
    select * from (select x.customer_id, coalesce(x.request_id, x.id) as request, min(x.asked_at) as asked_at
      from data_changes x where x.status = 'waiting' group by 1, 2) g
    where at_after is null or (g.asked_at, g.customer_id, g.request) > (at_after, customer_after, id_after)
    order by g.asked_at, g.customer_id, g.request limit wanted),
  trace as (
    insert into access_log (customer_id, kind, purpose, detail) select distinct p.customer_id, 'personal', 'office', 'change_requests' from page p)
  select json_agg(json_build_array(p.customer_id, p.request, d.number, d.name, d.address, p.asked_at,
      coalesce((select a.state from portal_accounts a where a.customer_id = p.customer_id), 'none'),
      (select json_agg(change_json(x) order by x.id) from data_changes x
       where x.customer_id = p.customer_id and x.status = 'waiting' and coalesce(x.request_id, x.id) = p.request),
      p.asked_at || '|' || p.customer_id || '|' || p.request) order by p.asked_at, p.customer_id, p.request) into rows
    from page p join directory d using (customer_id);
  perform search_log_one('list', coalesce(json_array_length(rows), 0));
  return json_build_object('rows', rows, 'total', (select count(*) from (select from data_changes x where x.status = 'waiting' limit 1000) n))::text;
end $$;
comment on function change_requests is 'What customers asked in e-BOK to change, by request, the oldest first: old beside new, and what stands there today (masked).';

create function change_apply(x data_changes, asked jsonb, contact uuid) returns void
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare
  target jsonb := coalesce(change_target(x), '{"row": 0, "version": 0}');
  v jsonb := asked -> 'values';
  row_ bigint := (target ->> 'row')::bigint;
begin
  if x.field <> 'email' and (row_, (target ->> 'version')::int) is distinct from ((asked ->> 'row')::bigint, (asked ->> 'row_version')::int) then
    perform changed_meanwhile('row');
  end if;
  if x.field = 'email' then
    perform email_change_begin(x.customer_id, row_, v ->> 'value', asked ->> 'reason', contact, null);
  elsif x.field = 'phone' and row_ > 0 then
    update contact_points set value = v ->> 'value' where customer_id = x.customer_id and id = row_;
  elsif x.field = 'phone' then
    insert into contact_points (customer_id, kind, value) values (x.customer_id, 'phone', v ->> 'value');
  elsif x.field = 'surname' and target ->> 'kind' = 'person' then
    update customers set surname = v ->> 'surname' where customer_id = x.customer_id;
  elsif x.field = 'surname' then
    update customers set company = v ->> 'company' where customer_id = x.customer_id;
  elsif row_ > 0 then
    update addresses set street = v ->> 'street', house = v ->> 'house', flat = v ->> 'flat', postal_code = v ->> 'postal_code', city = v ->> 'city'
      where customer_id = x.customer_id and id = row_;
  else
    insert into addresses (customer_id, kind, street, house, flat, postal_code, city)
      values (x.customer_id, replace(x.field, '_address', ''), v ->> 'street', v ->> 'house', v ->> 'flat', v ->> 'postal_code', v ->> 'city');
  end if;
end $$;
comment on function change_apply is 'Accepting a request: its row changes, if it is still as the clerk saw it; an e-mail only once its code is confirmed.';

create function change_decide(who bigint, decisions jsonb, about text, said text, contact uuid, request uuid) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare
  one jsonb;
  x data_changes%rowtype;
  told bigint;
begin
  perform 1 from customers c where c.customer_id = who for no key update;
  if not found then perform refuse('no_such_customer'); end if;
  if request_done(request) then
    return json_build_array((select m.id from messages m where m.customer_id = who and m.request_key = request))::text;
  end if;
  if jsonb_array_length(decisions) = 0 then perform refuse('nothing_decided'); end if;
  perform set_config('okienko.request', request::text, true);
  for one in select e.v from jsonb_array_elements(decisions) e(v) loop
    if btrim(coalesce(one ->> 'reason', '')) = '' then perform refuse('reason_missing', jsonb_build_object('field', 'reason', 'change', one -> 'id')); end if;
    perform set_config('okienko.reason', one ->> 'reason', true);
    select d.* into x from data_changes d
      where d.customer_id = who and d.id = (one ->> 'id')::bigint and d.version = (one ->> 'version')::int and d.status = 'waiting' for update;
    if not found then perform changed_meanwhile(); end if;
    if (one ->> 'accept')::boolean then perform change_apply(x, one, contact); end if;
    update data_changes set status = case when (one ->> 'accept')::boolean then 'accepted' else 'refused' end,
      reason = one ->> 'reason', contact_key = coalesce(contact, contact_key) where customer_id = who and id = x.id;
  end loop;
  if exists (select from portal_accounts p where p.customer_id = who and p.state = 'active') then
    told := nextval('ids');
    insert into messages (customer_id, id, thread_id, from_customer, subject, body, contact_key, request_key)
      values (who, told, told, false, about, said, contact, request);
  end if;
  return json_build_array(told)::text;
end $$;
comment on function change_decide is 'Decides fields of a request one by one, each with its reason, and tells the customer in e-BOK in the same transaction; null: there is no active account to tell it to.';

grant execute on function consent_change, invoice_delivery_set, consents_page, email_change_ask, email_change_confirm, email_change_cancel,
  change_requests, change_decide to okienko_clerk;
