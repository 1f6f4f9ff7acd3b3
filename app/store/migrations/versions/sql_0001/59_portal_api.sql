-- The e-BOK portal's way in: schema portal, functions for okienko_portal and for nobody else. Each answers JSON with a code;
-- what was refused is answered, not raised, so that it stays counted. docs/portal.md tells each of them with examples.

create schema portal;

-- ---------------------------------------------------------------- registering and the links in e-mails
create function portal.texts() returns text
language sql stable security definer set search_path = okienko, pg_temp as $$
  select portal_says('ok', jsonb_build_object('texts', (select jsonb_agg(jsonb_build_object('subject', s.code, 'kind', s.kind, 'version', t.version,
      'title', t.title, 'body', t.body) order by s.position)
    from consent_subjects s join templates t on t.code = s.template_code and t.version = template_now(s.template_code) where not s.retired),
    'clause', (select t.body from templates t where t.code = 'clause.rodo' and t.version = template_now('clause.rodo'))))
$$;
comment on function portal.texts is 'What a customer can agree to, in the versions in force, and the clause of art. 13 RODO.';

create function portal.register(number text, invoice text, amount text, email text, name text default '') returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare
  address constant text := btrim(coalesce(email, ''));
  said jsonb;
  who bigint;
begin
  if portal_limited('register_all') or portal_limited('register_invoice', invoice_key(left(invoice, 256)))
    or btrim(coalesce(number, '')) <> '' and portal_limited('register_number', portal_login(number)) then
    return portal_says('try_later');
  end if;
  if length(address) > 254 or address !~ '^[A-Za-z0-9.!#$%&''*+/=?^_`{|}~-]{1,64}@([A-Za-z0-9-]{1,63}[.])+[A-Za-z]{2,63}$' then return portal_says('email_wrong'); end if;
  said := registration_reason(left(number, 64), left(invoice, 256), amount_grosze(left(amount, 40)), left(name, 300));
  who := (said ->> 'customer_id')::bigint;
  if said ->> 'reason' = 'ok' then
    begin
      perform set_config('okienko.reason', 'e-BOK: rejestracja numerem i kwotą faktury', true);
      perform portal_account_open(who, address, null, 'rejestracja numerem i kwotą faktury w e-BOK');
      perform portal_limited('resend', who::text);
    exception when sqlstate 'OK001' then null;        -- somebody else was first: told to nobody
    end;
  elsif said ->> 'reason' = 'account_waiting' and not portal_limited('resend', who::text) then
    perform notice_put(who, 'activation', nextval('ids'), '{}', p.email) from portal_accounts p
      where p.customer_id = who and p.password_hash is null and lower(p.email) = lower(address);
  end if;
  return portal_says('accepted');
end $$;
comment on function portal.register is 'Registers by an invoice. Always "accepted" where it was not too often and the e-mail is one: what was wrong, or that an account exists, is told to nobody outside.';

create function portal.activate(token text, phc text, accepted jsonb default '{}') returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare
  hash constant text := sha256_hex(token);
  t portal_tokens%rowtype;
  kept portal_accounts%rowtype;
  trouble text;
  address text;
begin
  if portal_limited('activate_all') or portal_limited('activate_token', hash) then return portal_says('try_later'); end if;
  if not phc_strong(phc) then return portal_says('password_weak'); end if;
  select x.* into t from portal_tokens x where x.token_sha256 = hash and x.purpose in ('activation', 'reset');
  if not found then return portal_says('token_invalid'); end if;
  perform 1 from customers c where c.customer_id = t.customer_id for no key update;      -- two at once: one after the other
  select p.* into kept from portal_accounts p where p.customer_id = t.customer_id for update;
  select x.* into t from portal_tokens x where x.token_sha256 = hash for update;
  select coalesce(nullif(t.target, ''), (select coalesce(nullif(n.sent_to, ''), nullif(n.address, '')) from notices n
    where n.customer_id = t.customer_id and n.id = t.notice_id), kept.email) into address;
  if t.used_at is not null or t.expires_at <= now() or lower(address) <> lower(kept.email)
    or not (kept.state = 'waiting' or kept.state = 'active' and t.purpose = 'reset') then
    return portal_says('token_invalid');
  end if;
  perform set_config('okienko.reason', 'e-BOK: aktywacja konta', true);
  trouble := portal_agree(kept.customer_id, accepted, kept.state = 'waiting');
  if trouble <> 'ok' then return portal_says(trouble); end if;
  update portal_tokens x set used_at = now() where x.customer_id = kept.customer_id and x.purpose in ('activation', 'reset') and x.used_at is null;
  update contact_points x set confirmed = true, bouncing = false
    where x.customer_id = kept.customer_id and x.kind = 'email' and lower(x.value) = lower(address) and not (x.confirmed and not x.bouncing);
  if address <> '' and not exists (select from contact_points x where x.customer_id = kept.customer_id and x.kind = 'email' and lower(x.value) = lower(address)) then
    insert into contact_points (customer_id, kind, value, confirmed) values (kept.customer_id, 'email', address, true);
  end if;
  perform portal_password_set(kept, phc);
  return portal_says('ok', jsonb_build_object('login', kept.login));
end $$;
comment on function portal.activate is 'The link of an activation or of a reset is followed, once: the customer''s own password, the e-mail address confirmed, what is agreed to (activation needs the terms).';

create function portal.unsubscribe(token text) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare
  t portal_tokens%rowtype;
  subject_ text;
  gone text[] := '{}';
begin
  if portal_limited('unsubscribe_all') then return portal_says('try_later'); end if;
  select x.* into t from portal_tokens x where x.token_sha256 = sha256_hex(token) and x.purpose = 'unsubscribe' and x.expires_at > now();
  if not found then return portal_says('token_invalid'); end if;
  perform 1 from customers c where c.customer_id = t.customer_id for no key update;
  update portal_tokens x set used_at = now() where x.customer_id = t.customer_id and x.id = t.id and x.used_at is null;
  if not found then return portal_says('ok', jsonb_build_object('subjects', gone)); end if;
  for subject_ in
    select s.code from notices n join notice_kinds k on k.kind = n.kind join consent_subjects s on s.code = any (k.subjects) and s.kind = 'consent'
      where n.customer_id = t.customer_id and n.id = t.notice_id and consent_given(t.customer_id, s.code) order by s.position loop
    perform consent_write(t.customer_id, subject_, 'withdrawn', null, 'email', 'wypisanie z powiadomień', null, null);
    gone := gone || subject_;
  end loop;
  return portal_says('ok', jsonb_build_object('subjects', gone));
end $$;
comment on function portal.unsubscribe is 'The link under a notice: withdraws the consents this kind of notice rests on. Acceptance of e-invoices stays, it is no consent to be told. A second time changes nothing.';

-- ---------------------------------------------------------------- signing in and out
create function portal.sign_in_begin(login text) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare
  name constant text := portal_login(login);
  phc text;
begin
  if portal_limited('sign_in_all') or portal_limited('sign_in_begin', name) then return portal_says('try_later'); end if;
  phc := coalesce((select p.password_hash from portal_accounts p where p.login = name), phc_invented(name));
  return portal_says('ok', phc_cost(phc));
end $$;
comment on function portal.sign_in_begin is 'Parameters and salt to compute the password with; for a login without password invented ones, always the same. The attempt is counted.';

create function portal.sign_in(login text, phc text) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare
  name constant text := portal_login(login);
  kept portal_accounts%rowtype;
  until timestamptz;
begin
  if portal_limited('sign_in_all') or portal_limited('sign_in', name) then return portal_says('try_later'); end if;
  perform pg_advisory_xact_lock(hashtextextended('portal.sign_in:' || name, 0));           -- guesses of one login go one by one
  until := portal_locked(name);
  if until is not null then return portal_says('locked', jsonb_build_object('until', until)); end if;
  select p.* into kept from portal_accounts p where p.login = name for update;
  if sha256_hex(phc) <> sha256_hex(coalesce(kept.password_hash, phc_invented(name))) or kept.password_hash is null or kept.state = 'closed' then
    until := portal_failed(name);
    return case when until is null then portal_says('refused') else portal_says('locked', jsonb_build_object('until', until)) end;
  end if;
  if kept.state = 'blocked' then return portal_says('blocked'); end if;                    -- told to whom the password is known
  if kept.password_until <= now() then return portal_says('password_expired'); end if;
  update portal_accounts p set failures = 0, locked_until = null, last_sign_in_at = now() where p.customer_id = kept.customer_id;
  return portal_says('ok', jsonb_build_object('session', portal_session_begin(kept.customer_id, kept.must_change), 'must_change', kept.must_change,
    'minutes', setting('portal_session_minutes')));
end $$;
comment on function portal.sign_in is 'Compares what the portal computed. Wrong: refused, from the setting sign_in_failures on locked by time, the same for a login that nobody has.';

create function portal.sign_out(session text) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
begin
  delete from portal_sessions s where s.session_sha256 = sha256_hex(session);
  return portal_says('ok');
end $$;

create function portal.change_password_begin(session text) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare s record; salt text := rtrim(encode(decode(left(portal_random(), 32), 'hex'), 'base64'), '=');
begin
  select * into s from portal_session(session, true);
  if s.code <> 'ok' then return portal_says(s.code); end if;
  return portal_says('ok', jsonb_build_object('old', (select phc_cost(p.password_hash) from portal_accounts p where p.customer_id = s.who),
    'new', phc_cost('$argon2id$v=19$m=65536,t=3,p=4$' || salt || '$')));
end $$;
comment on function portal.change_password_begin is 'Parameters and salt of the password now, and for the new one.';

create function portal.change_password(session text, old_phc text, new_phc text) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare
  s record;
  kept portal_accounts%rowtype;
  until timestamptz;
begin
  select * into s from portal_session(session, true);
  if s.code <> 'ok' then return portal_says(s.code); end if;
  if portal_limited('password', s.who::text) then return portal_says('try_later'); end if;
  if not phc_strong(new_phc) then return portal_says('password_weak'); end if;
  perform 1 from customers c where c.customer_id = s.who for no key update;
  select p.* into kept from portal_accounts p where p.customer_id = s.who for update;
  if not exists (select from portal_sessions x where x.session_sha256 = sha256_hex(session)) then return portal_says('session_gone'); end if;
  if kept.password_hash is null or sha256_hex(old_phc) <> sha256_hex(kept.password_hash) then
    until := portal_failed(kept.login);
    return case when until is null then portal_says('refused') else portal_says('locked', jsonb_build_object('until', until)) end;
  end if;
  if kept.must_change and kept.password_until <= now() then return portal_says('password_expired'); end if;
  if new_phc = old_phc or phc_cost(new_phc) ->> 'salt' = phc_cost(old_phc) ->> 'salt' then return portal_says('password_same'); end if;
  perform portal_password_set(kept, new_phc);
  return portal_says('ok', jsonb_build_object('session', portal_session_begin(kept.customer_id, false)));
end $$;
comment on function portal.change_password is 'The own password in place of the one before; every other session ends, this one goes on under a new token. An account with a one-time password becomes active by it.';

-- ---------------------------------------------------------------- the guide's menu
create function portal.profile(session text) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare s record;
begin
  select * into s from portal_session(session, false);
  if s.code <> 'ok' then return portal_says(s.code); end if;
  return portal_says('ok', portal_view(s.who));
end $$;
comment on function portal.profile is 'The menu of the guide as it is for this customer, the object cards with their balances, the customer''s own data.';

create function portal.messages(session text, after text default '', wanted int default 50) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare
  s record;
  key_ constant text[] := regexp_match(after, '^([0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:.+-]{8,32})[|]([0-9]{1,18})$');
  rows jsonb;
begin
  select * into s from portal_session(session, false);
  if s.code <> 'ok' then return portal_says(s.code); end if;
  select jsonb_agg(jsonb_build_object('id', m.id, 'thread', m.thread_id, 'from_customer', m.from_customer, 'subject', m.subject, 'body', m.body,
      'sent_at', m.sent_at, 'read_at', m.read_at, 'files', coalesce(message_attachments(s.who, m.id, m.mailing_id)::jsonb, '[]'),
      'key', m.sent_at || '|' || m.id) order by m.sent_at desc, m.id desc) into rows
    from (select * from messages q where q.customer_id = s.who and (key_ is null or (q.sent_at, q.id) < (key_[1]::timestamptz, key_[2]::bigint))
          order by q.sent_at desc, q.id desc limit least(greatest(coalesce(wanted, 50), 1), 200)) m;
  return portal_says('ok', jsonb_build_object('messages', coalesce(rows, '[]'),
    'unread', (select count(*) from messages m where m.customer_id = s.who and not m.from_customer and m.read_at is null)));
end $$;
comment on function portal.messages is 'Conversations with the office, newest message first; after is the key of the last one shown. No clerk is named.';

create function portal.attachment(session text, message bigint, file bigint) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare s record; found_ record;
begin
  select * into s from portal_session(session, false);
  if s.code <> 'ok' then return portal_says(s.code); end if;
  select * into found_ from message_file_content(s.who, message, file);
  if not found then return portal_says('no_such_file'); end if;
  return portal_says('ok', jsonb_build_object('name', found_.name, 'type', found_.media_type, 'content', encode(found_.content, 'base64')));
end $$;

create function portal.write_message(session text, thread bigint, subject text, body text, request uuid) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare
  s record;
  stored bigint;
  conversation bigint := nullif(thread, 0);
begin
  select * into s from portal_session(session, false);
  if s.code <> 'ok' then return portal_says(s.code); end if;
  if request is null then return portal_says('request_missing'); end if;
  perform pg_advisory_xact_lock(hashtextextended(request::text, 0));
  select m.id, m.thread_id into stored, conversation from messages m where m.customer_id = s.who and m.request_key = request;
  if found then return portal_says('ok', jsonb_build_object('id', stored, 'thread', conversation)); end if;
  conversation := nullif(thread, 0);
  if portal_limited('message', s.who::text) then return portal_says('try_later'); end if;
  if btrim(coalesce(body, ''), E' \t\r\n') = '' then return portal_says('body_empty'); end if;
  if length(body) > 20000 or length(subject) > 300 then return portal_says('too_long'); end if;
  if conversation is not null and not exists (select from messages m where m.customer_id = s.who and m.id = conversation and m.thread_id = conversation) then
    return portal_says('no_such_thread');
  end if;
  if exists (select from messages m where m.request_key = request) then return portal_says('request_of_another'); end if;
  stored := nextval('ids');
  insert into messages (customer_id, id, thread_id, from_customer, author, subject, body, request_key)
    values (s.who, stored, coalesce(conversation, stored), true, 'e-BOK', coalesce(subject, ''), body, request);
  return portal_says('ok', jsonb_build_object('id', stored, 'thread', coalesce(conversation, stored)));
end $$;
comment on function portal.write_message is 'A message to the office, in a conversation or (thread 0) a new one; the same request is stored once.';

create function portal.mark_read(session text, thread bigint) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare s record; touched int;
begin
  select * into s from portal_session(session, false);
  if s.code <> 'ok' then return portal_says(s.code); end if;
  update messages m set read_at = now() where m.customer_id = s.who and m.thread_id = thread and not m.from_customer and m.read_at is null;
  get diagnostics touched = row_count;
  return portal_says('ok', jsonb_build_object('marked', touched));
end $$;
comment on function portal.mark_read is 'The customer has read the office''s messages of a conversation; the desk sees when.';

-- ---------------------------------------------------------------- meters
create function portal.meters(session text) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare s record;
begin
  select * into s from portal_session(session, false);
  if s.code <> 'ok' then return portal_says(s.code); end if;
  return portal_says('ok', jsonb_build_object('today', warsaw_today(), 'meters', portal_meters(s.who)));
end $$;
comment on function portal.meters is 'Meters that are installed, each with its newest booked state and its readings of three years, from which the chart is drawn.';

create function portal.submit_reading(session text, meter bigint, read_on date, state bigint, request uuid, confirmed boolean default false) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare s record;
begin
  select * into s from portal_session(session, false);
  if s.code <> 'ok' then return portal_says(s.code); end if;
  if request is null then return portal_says('request_missing'); end if;
  perform set_config('okienko.request', request::text, true);
  return portal_reading_put(s.who, meter, coalesce(read_on, warsaw_today()), state, request, coalesce(confirmed, false))::text;
end $$;
comment on function portal.submit_reading is 'A state read by the customer: not below the booked one (stored as refused); below an estimate that was too high it waits for the office; far from the usual it is asked to be confirmed.';

-- ---------------------------------------------------------------- data and consents
create function portal.ask_data_change(session text, changes jsonb, request uuid) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare s record;
begin
  select * into s from portal_session(session, false);
  if s.code <> 'ok' then return portal_says(s.code); end if;
  if request is null then return portal_says('request_missing'); end if;
  if portal_limited('change', s.who::text) then return portal_says('try_later'); end if;
  perform set_config('okienko.request', request::text, true);
  return portal_change_put(s.who, changes, request)::text;
end $$;
comment on function portal.ask_data_change is 'Asks for a change of e-mail, phone, mailing address or surname, several in one request; the office decides field by field.';

create function portal.confirm_email(session text, typed text) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare s record; said text;
begin
  select * into s from portal_session(session, false);
  if s.code <> 'ok' then return portal_says(s.code); end if;
  if portal_limited('code', s.who::text) then return portal_says('try_later'); end if;
  said := email_code_check(s.who, left(typed, 64));
  return portal_says(case said when 'confirmed' then 'ok' when 'wrong' then 'code_wrong' when 'too_many' then 'code_given_up'
    when 'expired' then 'code_expired' else 'code_not_asked' end);
end $$;
comment on function portal.confirm_email is 'The code that was sent to a new e-mail address: from now on it is the one on file, confirmed.';

create function portal.consents(session text) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare s record; rows jsonb;
begin
  select * into s from portal_session(session, false);
  if s.code <> 'ok' then return portal_says(s.code); end if;
  select jsonb_agg(jsonb_build_object('subject', c.code, 'kind', c.kind, 'version', t.version, 'title', t.title, 'body', t.body,
      'given', coalesce(l.act = 'given', false), 'given_version', case when l.act = 'given' then l.template_version end, 'on_day', l.on_day,
      'channel', l.channel, 'withdrawable', coalesce(l.act = 'given', false) and c.kind in ('consent', 'e_invoice')) order by c.position) into rows
    from consent_subjects c join templates t on t.code = c.template_code and t.version = template_now(c.template_code)
    left join lateral (select x.act, x.template_version, x.on_day, x.channel from consents x
      where x.customer_id = s.who and x.subject = c.code order by x.id desc limit 1) l on true
    where not c.retired or l.act = 'given';
  return portal_says('ok', jsonb_build_object('consents', rows, 'delivery', invoice_delivery_json(s.who)));
end $$;
comment on function portal.consents is 'What can be agreed to, what this customer agreed to, in which version and when; how invoices go out.';

create function portal.give_consent(session text, subject text, version int, request uuid default null) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare s record;
begin
  select * into s from portal_session(session, false);
  if s.code <> 'ok' then return portal_says(s.code); end if;
  return portal_consent_put(s.who, subject, 'given', version, request)::text;
end $$;
comment on function portal.give_consent is 'Agrees to a text in the version that was shown; a newer one in force is answered text_changed.';

create function portal.withdraw_consent(session text, subject text, request uuid default null) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare s record;
begin
  select * into s from portal_session(session, false);
  if s.code <> 'ok' then return portal_says(s.code); end if;
  return portal_consent_put(s.who, subject, 'withdrawn', null, request)::text;
end $$;
comment on function portal.withdraw_consent is 'Withdraws a consent or the acceptance of e-invoices, which come on paper from the day that is told. The terms are left by closing the account at the office.';

-- ---------------------------------------------------------------- nobody else
revoke all on all routines in schema portal from public;
do $$
declare f regprocedure;
begin
  for f in select p.oid from pg_proc p where p.pronamespace = 'portal'::regnamespace loop
    execute format('alter routine %s set lock_timeout = %L', f, '5s');          -- whoever leaves a transaction open stops nobody for long
  end loop;
end $$;
grant usage on schema portal to okienko_portal;
grant execute on all routines in schema portal to okienko_portal;
