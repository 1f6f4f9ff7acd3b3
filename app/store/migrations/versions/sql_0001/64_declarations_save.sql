-- Saving a paper declaration with all that follows from it, in one statement; undoing a mistaken one.

-- ---------------------------------------------------------------- saving: its parts
-- Takes one difference over from the paper; gives what undoing it needs. A PESEL is not repeated there, the audit has it.
create function declaration_take(who bigint, field text, said jsonb, why text) returns jsonb
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare row_ bigint; before jsonb; kind_ text := field;
begin
  if btrim(coalesce(why, '')) = '' then perform refuse('reason_missing', jsonb_build_object('field', field)); end if;
  if not exists (select from jsonb_each_text(said) v where v.key in ('surname', 'company', 'city', 'value') and btrim(v.value) <> '') then
    perform refuse('nothing_to_take', jsonb_build_object('field', field));
  end if;
  perform set_config('okienko.reason', why, true);
  if field = 'name' then
    select jsonb_build_object('surname', c.surname, 'first_name', c.first_name, 'company', c.company) into before from customers c where c.customer_id = who;
    update customers c set surname = coalesce(said ->> 'surname', c.surname), first_name = coalesce(said ->> 'first_name', c.first_name),
      company = coalesce(said ->> 'company', c.company) where c.customer_id = who;
    row_ := who;
  elsif field in ('residence', 'mailing') then
    select a.id, jsonb_build_object('street', a.street, 'house', a.house, 'flat', a.flat, 'postal_code', a.postal_code, 'city', a.city) into row_, before
      from addresses a where a.customer_id = who and a.kind = kind_;
    if row_ is null then
      insert into addresses (customer_id, kind, street, house, flat, postal_code, city)
        values (who, kind_, said ->> 'street', said ->> 'house', said ->> 'flat', said ->> 'postal_code', said ->> 'city') returning id into row_;
    else
      update addresses a set street = said ->> 'street', house = said ->> 'house', flat = said ->> 'flat', postal_code = said ->> 'postal_code', city = said ->> 'city'
        where a.customer_id = who and a.id = row_;
    end if;
  elsif field in ('phone', 'email') then
    if exists (select from contact_points p where p.customer_id = who and p.kind = kind_ and lower(p.value) = lower(said ->> 'value')) then return null; end if;
    select p.id, jsonb_build_object('value', p.value, 'confirmed', p.confirmed, 'bouncing', p.bouncing) into row_, before
      from contact_points p where p.customer_id = who and p.kind = kind_ order by p.id limit 1;
    if row_ is null then
      insert into contact_points (customer_id, kind, value) values (who, kind_, said ->> 'value') returning id into row_;
    else
      update contact_points p set value = said ->> 'value', confirmed = false, bouncing = false where p.customer_id = who and p.id = row_;
    end if;
  elsif field in ('nip', 'regon', 'pesel') then
    select i.id, jsonb_build_object('value', i.value) into row_, before from identifiers i where i.customer_id = who and i.kind = kind_;
    if row_ is null then
      insert into identifiers (customer_id, kind, value) values (who, kind_, said ->> 'value') returning id into row_;
    else
      update identifiers i set value = said ->> 'value' where i.customer_id = who and i.id = row_;
    end if;
    if field = 'pesel' then before := case when before is not null then '{}'::jsonb end; said := '{}'; end if;
  else
    perform refuse('no_such_field', jsonb_build_object('field', field));
  end if;
  return jsonb_build_object('field', field, 'row', row_, 'before', before, 'after', said);
end $$;

create function declaration_objects_checked(who bigint, wanted bigint[]) returns void
language plpgsql stable security definer set search_path = okienko, pg_temp as $$
declare bad record;
begin
  if coalesce(cardinality(wanted), 0) = 0 then perform refuse('object_missing'); end if;
  select w.id, a.number, a.closed_on into bad from unnest(wanted) w(id) left join accounts a on a.customer_id = who and a.id = w.id
    where a.id is null or a.closed_on <= warsaw_today() limit 1;
  if not found then return; end if;
  if bad.number is null then
    perform refuse(case when exists (select from accounts a where a.id = bad.id) then 'object_of_another' else 'no_such_object' end, jsonb_build_object('account', bad.id));
  end if;
  perform refuse('object_closed', jsonb_build_object('account', bad.id, 'number', bad.number));
end $$;
comment on function declaration_objects_checked is 'An object of somebody else is refused, and whose it is is not told.';

create function declaration_consents_checked(ticked jsonb) returns void
language plpgsql stable security definer set search_path = okienko, pg_temp as $$
declare bad record;
begin
  if not exists (select from jsonb_array_elements(ticked) t where t ->> 0 = 'terms') then perform refuse('terms_missing'); end if;
  if not exists (select from jsonb_array_elements(ticked) t where t ->> 0 = 'privacy') then perform refuse('privacy_missing'); end if;
  select t ->> 0 as subject, t ->> 1 as version into bad from jsonb_array_elements(ticked) t
    where not exists (select from consent_subjects s join templates x on x.code = s.template_code
      where s.code = t ->> 0 and x.version = (t ->> 1)::int and x.valid_from <= warsaw_today()) limit 1;
  if found then perform refuse('consent_text_unknown', to_jsonb(bad)); end if;
end $$;

-- Opens the account in one of its two ways; gives what undoing it needs.
create function declaration_account(who bigint, said jsonb, phc text, number_ text) returns jsonb
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare was text; login_ text; event bigint; email_ text := said ->> 'email'; way text := said ->> 'opening'; had boolean;
begin
  select p.state into was from portal_accounts p where p.customer_id = who;
  if way = 'none' then
    if coalesce(was, 'closed') = 'closed' then perform refuse('portal_account_missing'); end if;
    return null;
  end if;
  if way not in ('slip', 'email') then perform refuse('opening_unknown'); end if;
  if (way = 'slip') <> (phc is not null) then perform refuse('password_missing'); end if;
  had := exists (select from contact_points p where p.customer_id = who and p.kind = 'email' and p.value = email_);
  login_ := portal_account_open(who, email_, phc, number_, nullif(said ->> 'contact', '')::uuid, (said ->> 'request')::uuid);
  select max(e.id) into event from portal_events e where e.customer_id = who;
  return jsonb_build_object('login', login_, 'was', coalesce(was, 'none'), 'event', event, 'email', case when not had then email_ end);
end $$;

create function declaration_delivery(who bigint, given boolean, number_ text, request uuid) returns jsonb
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare was text := invoice_delivery(who, 'infinity'); stored bigint; from_day date;
begin
  if not given or was = 'electronic' then return null; end if;
  from_day := warsaw_today() + (setting('invoice_delivery_days') #>> '{}')::int;
  insert into invoice_deliveries (customer_id, delivery, valid_from, reason, request_key) values (who, 'electronic', from_day, number_, request) returning id into stored;
  return jsonb_build_object('id', stored, 'was', was, 'from', from_day);
end $$;

-- What a save gives: also whether it was stored before (a retry, a restart after a crash) and whether the password it came
-- with is the account's. Where nothing happened to the account since, it becomes that: the slip in hand is then the right one.
create function declaration_answer(d declarations, phc text, again boolean) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare holds boolean := phc is not null;
begin
  if again and phc is not null then
    update portal_accounts p set password_hash = phc, password_set_at = now(),
        password_until = now() + make_interval(days => (setting('one_time_password_days') #>> '{}')::int)
      where p.customer_id = d.customer_id and p.request_key = d.request_key and p.state = 'waiting' and p.must_change and d.clerk = session_user;
    holds := found;
  end if;
  return json_build_array(d.customer_id, d.id, d.number, coalesce(d.body #>> '{done,account,login}', ''), d.body #>> '{done,delivery,from}', again, holds)::text;
end $$;

-- ---------------------------------------------------------------- saving
create function declaration_save(payload jsonb, phc text) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare
  who bigint := (payload ->> 'customer_id')::bigint;
  request uuid := (payload ->> 'request')::uuid;
  contact uuid := nullif(payload ->> 'contact', '')::uuid;
  waiting bigint := nullif(payload ->> 'waiting_id', '0')::bigint;
  ticked jsonb := coalesce(payload -> 'consents', '[]');
  objects bigint[] := array(select x::bigint from jsonb_array_elements_text(payload -> 'accounts') x);
  payer customers%rowtype; kept waiting_declarations%rowtype; made declarations%rowtype;
  number_ text; taken jsonb; account jsonb; delivery jsonb; replaced text; file bigint;
begin
  select * into payer from customers c where c.customer_id = who for no key update;     -- two desks: one after the other
  if not found then perform refuse('no_such_customer'); end if;
  select * into made from declarations d where d.request_key = request;
  if found then return declaration_answer(made, phc, true); end if;                -- the first try was stored
  if payer.closed_on <= warsaw_today() then perform refuse('customer_closed'); end if;
  if payload ->> 'opening' <> 'none' and exists (select from portal_accounts p where p.customer_id = who and p.state <> 'closed') then
    perform refuse('portal_account_exists', (select jsonb_build_object('state', p.state, 'email', mask_email(p.email)) from portal_accounts p where p.customer_id = who));
  end if;
  if (payload ->> 'signed_on')::date > warsaw_today() then perform refuse('signed_in_future'); end if;
  if (payload ->> 'received_on')::date > warsaw_today() then perform refuse('received_in_future'); end if;
  perform declaration_objects_checked(who, objects);
  perform declaration_consents_checked(ticked);
  if waiting is not null then
    select * into kept from waiting_declarations w where w.id = waiting for update;
    if not found or kept.status <> 'waiting' then perform refuse('waiting_is_done', jsonb_build_object('status', kept.status)); end if;
  end if;
  number_ := declaration_form_take(coalesce(kept.number, payload ->> 'number'), who, waiting);

  perform set_config('okienko.request', request::text, true);
  if exists (select from jsonb_array_elements(payload -> 'take') t where t ->> 'field' = 'email') then
    select p.value into replaced from contact_points p where p.customer_id = who and p.kind = 'email' and not p.bouncing order by p.id limit 1;
  end if;
  select coalesce(jsonb_agg(x.done) filter (where x.done is not null), '[]') into taken from (
    select declaration_take(who, t ->> 'field', t -> 'value', t ->> 'reason') as done from jsonb_array_elements(payload -> 'take') t) x;
  perform set_config('okienko.reason', number_, true);
  account := declaration_account(who, payload, phc, number_);
  delivery := declaration_delivery(who, exists (select from jsonb_array_elements(ticked) t where t ->> 0 = 'e_invoice'), number_, request);

  insert into declarations (customer_id, number, received_on, place, signer_name, signer_role, proxy_scope, proxy_until, identity_document, signed_on,
      signed_here, email, phone, remarks, body, contact_key, request_key)
    values (who, number_, (payload ->> 'received_on')::date, payload ->> 'place', payload ->> 'signer_name', payload ->> 'signer_role',
      coalesce(payload ->> 'proxy_scope', ''), (payload ->> 'proxy_until')::date, payload ->> 'identity_document', (payload ->> 'signed_on')::date,
      (payload ->> 'signed_here')::boolean, payload ->> 'email', coalesce(payload ->> 'phone', ''), coalesce(payload ->> 'remarks', ''),
      jsonb_build_object('paper', payload -> 'paper' #- '{pesel}', 'done', jsonb_build_object('taken', taken, 'account', account, 'delivery', delivery)),
      contact, request) returning * into made;
  if lower(replaced) <> lower(made.email) then                       -- the address that the paper replaced learns of it
    perform notice_put(who, case when account is null then 'email_changed' else 'registration_told' end, coalesce((account ->> 'event')::bigint, made.id),
      case when account is null then jsonb_build_object('email', mask_email(made.email)) else '{}' end, replaced);
  end if;
  insert into declaration_accounts (customer_id, declaration_id, account_id) select distinct who, made.id, x from unnest(objects) x;
  insert into consents (customer_id, subject, act, template_version, on_day, channel, declaration_id, contact_key, request_key)
    select who, s.code, 'given', max((t ->> 1)::int), made.signed_on, 'paper', made.id, contact, request
    from jsonb_array_elements(ticked) t join consent_subjects s on s.code = t ->> 0 group by s.code, s.position order by s.position;
  if payload -> 'file' ->> 'sha256' is not null then
    select f.id into file from files f where f.sha256 = payload -> 'file' ->> 'sha256';
    if file is null then perform refuse('no_such_file'); end if;
    insert into scans (customer_id, declaration_id, file_id, name) values (who, made.id, file, payload -> 'file' ->> 'name');
  end if;
  if waiting is not null then
    if kept.file_id is not null and kept.file_id is distinct from file then
      insert into scans (customer_id, declaration_id, file_id, name) values (who, made.id, kept.file_id, coalesce(nullif(kept.file_name, ''), number_));
    end if;
    update waiting_declarations set status = 'registered' where id = waiting;
  end if;
  return declaration_answer(made, phc, false);
end $$;
comment on function declaration_save is 'A declaration with all that follows from it, or nothing of it: number, objects, consents, differences taken over, paper or electronic invoices, scan, account. Repeated under its request key it changes nothing.';

-- ---------------------------------------------------------------- undoing: its parts
-- Puts back what was taken over, unless somebody changed it since.
create function declaration_untake(who bigint, taken jsonb, request uuid) returns boolean
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare
  field text := taken ->> 'field'; row_ bigint := (taken ->> 'row')::bigint; before jsonb := taken -> 'before'; after jsonb := taken -> 'after';
  had boolean := jsonb_typeof(before) = 'object'; hit int; trace audit%rowtype;
begin
  if field = 'name' then
    update customers c set surname = before ->> 'surname', first_name = before ->> 'first_name', company = before ->> 'company'
      where c.customer_id = who and c.surname = coalesce(after ->> 'surname', c.surname) and c.first_name = coalesce(after ->> 'first_name', c.first_name)
        and c.company = coalesce(after ->> 'company', c.company);
  elsif field in ('residence', 'mailing') and had then
    update addresses a set street = before ->> 'street', house = before ->> 'house', flat = before ->> 'flat', postal_code = before ->> 'postal_code', city = before ->> 'city'
      where a.customer_id = who and a.id = row_
        and (a.street, a.house, a.flat, a.postal_code, a.city) = (after ->> 'street', after ->> 'house', after ->> 'flat', after ->> 'postal_code', after ->> 'city');
  elsif field in ('residence', 'mailing') then
    delete from addresses a where a.customer_id = who and a.id = row_
      and (a.street, a.house, a.flat, a.postal_code, a.city) = (after ->> 'street', after ->> 'house', after ->> 'flat', after ->> 'postal_code', after ->> 'city');
  elsif field in ('phone', 'email') and had then
    update contact_points p set value = before ->> 'value'
      where p.customer_id = who and p.id = row_ and p.value = after ->> 'value'
        and not exists (select from contact_points q where q.customer_id = who and q.kind = p.kind and q.value = before ->> 'value');
    if not found then return false; end if;
    update contact_points p set confirmed = (before ->> 'confirmed')::boolean, bouncing = (before ->> 'bouncing')::boolean   -- as it was known
      where p.customer_id = who and p.id = row_;
  elsif field in ('phone', 'email') then
    delete from contact_points p where p.customer_id = who and p.id = row_ and p.value = after ->> 'value';
  else
    if field = 'pesel' then                                      -- the values are in the audit alone
      select * into trace from audit a where a.request_key = request and a.table_name = 'identifiers' and a.row_id = row_ order by a.id desc limit 1;
      before := trace.before; after := trace.after;
    end if;
    if had then
      update identifiers i set value = before ->> 'value' where i.customer_id = who and i.id = row_ and i.value = after ->> 'value';
    else
      delete from identifiers i where i.customer_id = who and i.id = row_ and i.value = after ->> 'value';
    end if;
  end if;
  get diagnostics hit = row_count;
  return hit > 0;
end $$;

-- Takes back the account that a declaration opened: to the state before, its sessions, links and waiting notices ended.
create function declaration_close_account(who bigint, d declarations, why text, request uuid) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare done jsonb := d.body #> '{done,account}'; was text; gone bigint[];
begin
  if coalesce(jsonb_typeof(done), 'null') <> 'object' or exists (select from portal_events e where e.customer_id = who and e.id > (done ->> 'event')::bigint
      and e.act in ('created', 'reopened')) then return null; end if;
  select p.state into was from portal_accounts p where p.customer_id = who for update;
  if not found then return null; end if;
  perform portal_shut(who);
  if done ->> 'was' = 'none' then
    delete from portal_accounts p where p.customer_id = who;
  else
    update portal_accounts p set state = 'closed', password_hash = null, password_set_at = null, password_until = null, must_change = false, failures = 0, locked_until = null,
      state_reason = why, state_changed_at = now(), state_changed_by = session_user where p.customer_id = who;
  end if;
  perform portal_event(who, 'undone', was, done ->> 'was', why, d.contact_key, request);
  delete from contact_points p where p.customer_id = who and p.kind = 'email' and p.value = done ->> 'email';
  return done ->> 'was';
end $$;

-- What the paper agreed to is withdrawn, where nobody said otherwise since; what held before it holds again.
create function declaration_unconsent(who bigint, declaration bigint, why text, request uuid) returns text[]
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare back text[]; of_subject text; earlier consents%rowtype;
begin
  back := array(select x.subject from (select distinct on (c.subject) c.subject, c.act, c.declaration_id from consents c where c.customer_id = who
      order by c.subject, c.id desc) x join consent_subjects s on s.code = x.subject
    where x.act = 'given' and x.declaration_id = declaration order by s.position);
  foreach of_subject in array back loop
    insert into consents (customer_id, subject, act, template_version, channel, declaration_id, reason, request_key)
      select who, of_subject, 'withdrawn', c.template_version, 'office', declaration, why, request
      from consents c where c.customer_id = who and c.subject = of_subject order by c.id desc limit 1;
    select * into earlier from consents c where c.customer_id = who and c.subject = of_subject and c.declaration_id is distinct from declaration
      order by c.id desc limit 1;
    if earlier.act = 'given' then
      insert into consents (customer_id, subject, act, template_version, on_day, channel, declaration_id, reason, request_key)
        values (who, of_subject, 'given', earlier.template_version, earlier.on_day, 'office', earlier.declaration_id, why, request);
    end if;
  end loop;
  return back;
end $$;

create function declaration_undelivery(who bigint, done jsonb, why text, request uuid) returns void
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare last_ invoice_deliveries%rowtype;
begin
  select * into last_ from invoice_deliveries v where v.customer_id = who order by v.valid_from desc, v.id desc limit 1;
  if last_.id = (done ->> 'id')::bigint then
    insert into invoice_deliveries (customer_id, delivery, valid_from, reason, request_key)
      values (who, done ->> 'was', greatest(last_.valid_from, warsaw_today()), why, request);
  end if;
end $$;

-- ---------------------------------------------------------------- undoing
create function declaration_undo(who bigint, declaration bigint, of_version int, why text, request uuid) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare d declarations%rowtype; taken jsonb; reverted text[] := '{}'; kept text[] := '{}'; withdrawn text[]; account text; waits bigint; told jsonb;
begin
  perform 1 from customers c where c.customer_id = who for no key update;
  select * into d from declarations x where x.customer_id = who and x.id = declaration for update;
  if not found then perform refuse('no_such_declaration'); end if;
  if d.body #>> '{undone,request}' = request::text then return (d.body -> 'undone')::text; end if;
  if d.version <> of_version or d.status <> 'registered' then
    raise exception using errcode = 'OK002', message = 'version', detail = jsonb_build_object('status', d.status)::text;
  end if;
  if btrim(coalesce(why, '')) = '' then perform refuse('reason_missing'); end if;
  perform set_config('okienko.reason', why, true), set_config('okienko.request', request::text, true);
  account := declaration_close_account(who, d, why, request);
  for taken in select t.x from jsonb_array_elements(d.body #> '{done,taken}') with ordinality t(x, n) order by t.n desc loop
    if declaration_untake(who, taken, d.request_key) then reverted := reverted || (taken ->> 'field');
    else kept := kept || (taken ->> 'field'); end if;
  end loop;
  withdrawn := declaration_unconsent(who, declaration, why, request);
  perform declaration_undelivery(who, d.body #> '{done,delivery}', why, request);
  with x as (update notices n set status = 'cancelled' where n.customer_id = who and n.status in ('held', 'waiting') and n.made_at >= d.recorded_at
      and (n.kind = 'email_changed' and n.ref = d.id or account is not null and (n.kind = 'account_activated'
        or n.kind = 'registration_told' and n.ref = (d.body #>> '{done,account,event}')::bigint)) returning n.id)
    insert into notice_log (customer_id, notice_id, act) select who, x.id, 'cancelled' from x;
  update waiting_declarations w set status = 'waiting', reason = why where w.number = d.number and w.status = 'registered' returning w.id into waits;
  told := jsonb_build_object('request', request, 'reverted', reverted, 'kept', kept, 'withdrawn', withdrawn, 'account', account, 'waiting', waits);
  update declarations x set status = 'undone', undone_by = session_user, undone_at = now(), undo_reason = why, body = x.body || jsonb_build_object('undone', told)
    where x.customer_id = who and x.id = declaration;
  insert into tasks (customer_id, kind, ref, detail) values (who, 'undone_registration', declaration, left(d.number || ': ' || why, 500)) on conflict do nothing;
  return told::text;
end $$;
comment on function declaration_undo is 'Undoes a mistaken registration in one act: account, consents, differences taken over where unchanged since, invoices; a paper that waited waits again. The task and every trace stay.';

grant execute on function declaration_save, declaration_undo to okienko_clerk;
