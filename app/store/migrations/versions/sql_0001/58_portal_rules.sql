-- Rules of e-BOK that the portal and the desk share: why a registration fails, passwords, sessions, limits, tokens.
-- Nothing here is granted to anybody: 59 speaks these rules for the portal, 63 and 64 for the desk.

-- ---------------------------------------------------------------- why a registration fails
create function registration_bare(folded text) returns text
language sql immutable parallel safe set search_path = okienko, pg_temp
return btrim(regexp_replace(regexp_replace(' ' || folded || ' ',
  ' (spolka z ograniczona odpowiedzialnoscia|spolka z o ?o|sp ?z ?o ?o|prosta spolka akcyjna|p s a|spolka akcyjna|s ?a|spolka komandytowo akcyjna|s k a|spolka jawna|sp ?j|spolka komandytowa|sp ?k|spolka partnerska|sp ?p|spolka cywilna|s ?c) ',
  ' ', 'g'), ' +', ' ', 'g'));
comment on function registration_bare is 'A folded name without its legal form: "wodnik sp z o o" and "wodnik spolka z ograniczona odpowiedzialnoscia" are both "wodnik".';

create function registration_name(typed text, on_file text[]) returns text
language sql immutable parallel safe set search_path = okienko, pg_temp as $$
  select case
      when bool_or(t.name = fold(f)) then null
      when bool_or(regexp_replace(t.name, '[ &/+()_]', '', 'g') = regexp_replace(fold(f), '[ &/+()_]', '', 'g')) then 'spaces'
      when bool_or(replace(registration_bare(t.name), ' ', '') = replace(registration_bare(fold(f)), ' ', '')) then 'legal_form'
      when max(similarity(registration_bare(t.name), registration_bare(fold(f)))) >= 0.4 then 'letters'
      else 'other' end
  from (select fold(coalesce(typed, '')) as name) t cross join unnest(on_file) f
$$;
comment on function registration_name is 'How a typed name differs from those on file: legal_form, spaces, letters, other; null: it is the same but for case and Polish letters.';

create function registration_customer(typed text) returns bigint
language sql stable security definer set search_path = okienko, pg_temp
return coalesce((select c.customer_id from customers c where c.number = regexp_replace(upper(typed), '[[:space:]]', '', 'g')),
  (select a.customer_id from accounts a where a.number = regexp_replace(upper(typed), '[[:space:]]', '', 'g')));
comment on function registration_customer is 'Whose number this is: the customer''s, or the Id of one of the objects.';

create function registration_reason(number text, invoice text, gross bigint, name text) returns jsonb
language plpgsql stable security definer set search_path = okienko, pg_temp as $$
declare
  last_ constant int := (setting('registration_last_invoices') #>> '{}')::int;
  asked constant boolean := btrim(coalesce(number, '')) <> '';
  who bigint := registration_customer(btrim(coalesce(number, '')));
  found_ text[] := '{}';
  p papers%rowtype;
  c customers%rowtype;
  e portal_accounts%rowtype;
  newer int; correction text; how text;
begin
  if asked and who is null then found_ := found_ || 'no_such_customer'::text; end if;
  -- A key may stand for several numbers ("1/11", "11/1"): the customer's own first, then the one with this amount.
  select x.* into p from papers x
    where x.number_key = invoice_key(invoice) and x.number_key <> ''
      and x.kind in ('water_invoice', 'waste_invoice', 'other_sale', 'correction')
    order by x.customer_id is not distinct from who desc, x.gross is not distinct from registration_reason.gross desc, x.issued_on desc, x.id desc limit 1;
  if p.id is null then
    found_ := found_ || 'no_such_invoice'::text;
  elsif asked and p.customer_id is distinct from who then
    found_ := found_ || 'invoice_of_another'::text;
  else
    who := p.customer_id;
    select count(*) into newer from (
      select from papers x where x.customer_id = who and (x.issued_on, x.id) > (p.issued_on, p.id)
        and x.kind in ('water_invoice', 'waste_invoice', 'other_sale') and x.account_id is not distinct from p.account_id limit 1000) n;
    if newer >= last_ then found_ := found_ || 'invoice_too_old'::text; end if;
    select x.number into correction from papers x
      where x.customer_id = who and x.corrects_id = p.id and x.kind = 'correction' order by x.issued_on desc, x.id desc limit 1;
    if correction is not null then found_ := found_ || 'invoice_corrected'::text; end if;
    if p.gross is distinct from gross and not (p.kind = 'correction' and abs(p.gross) is not distinct from gross) then
      found_ := found_ || case when gross in (p.net, abs(p.net)) then 'amount_is_net' else 'amount_wrong' end;
    end if;
  end if;
  if who is not null then
    select x.* into c from customers x where x.customer_id = who;
    if btrim(coalesce(name, '')) <> '' then
      how := registration_name(name, case when c.kind = 'person'
        then array[c.surname || ' ' || c.first_name, c.first_name || ' ' || c.surname] else array[c.company] end);
      if how is not null then found_ := found_ || 'name_differs'::text; end if;
    end if;
    select x.* into e from portal_accounts x where x.customer_id = who;
    if found then
      found_ := found_ || case e.state when 'active' then 'account_exists' else 'account_' || e.state end;
    end if;
  end if;
  return jsonb_strip_nulls(jsonb_build_object(
    'reason', coalesce(found_[1], 'ok'), 'also', coalesce(to_jsonb(found_[2:]), '[]'), 'how', how,
    'customer_id', c.customer_id, 'number', c.number, 'state', e.state, 'email', case when e.email <> '' then mask_email(e.email) end,
    'invoice', case when newer is not null then p.number end, 'issued_on', case when newer is not null then p.issued_on end,
    'newer', newer, 'last', last_, 'correction', correction));
end $$;
comment on function registration_reason is 'The one rule of registering by an invoice, for the portal, the desk''s diagnosis and the phone. number (customer''s or an object''s Id) and name may be empty: not asked. reason "ok" or the first that stands against it, also: the others. For the office: the portal never passes the reason on.';

-- ---------------------------------------------------------------- limits and secrets
insert into settings (key, value) values
  ('portal_limits', '{"register_all": [120, 60], "register_invoice": [5, 60], "register_number": [10, 60], "resend": [1, 15], "activate_all": [120, 10], "activate_token": [5, 60], "sign_in_all": [600, 1], "sign_in_begin": [20, 15], "sign_in": [20, 15], "session": [240, 1], "password": [10, 60], "message": [20, 60], "reading": [20, 1440], "change": [10, 1440], "code": [10, 60], "unsubscribe_all": [600, 10]}'),
  ('portal_session_hours', '12'),
  ('sign_in_lock_factor', '1')              -- 1: every lock lasts sign_in_lock_minutes; 2: each lasts twice the one before
on conflict do nothing;

create table portal_secrets (
  name text primary key,
  secret text not null
);
comment on table portal_secrets is 'What invented salts are made from. Read by no role and returned by no function.';
insert into portal_secrets (name, secret) values
  ('salt', encode(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 'hex'));
create trigger never_deleted before delete or truncate on portal_secrets execute function never();

create index portal_calls_window on portal_calls (window_start);

create function sha256_hex(clear text) returns text
language sql immutable parallel safe
return encode(sha256(convert_to(coalesce(clear, ''), 'UTF8')), 'hex');

create function portal_limited(what text, of text default '') returns boolean
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare
  limit_ constant jsonb := setting('portal_limits') -> what;
  minutes constant int := greatest((limit_ ->> 1)::int, 1);
  key_ constant text := what || ':' || case when of = '' then '' else left(sha256_hex(of), 32) end;
  since constant timestamptz := date_bin(make_interval(mins => minutes), now(), '2000-01-01 00:00+00');
  made int;
begin
  if limit_ is null then return false; end if;
  insert into portal_calls as c (bucket, window_start) values (key_, since)
    on conflict (bucket, window_start) do update set calls = c.calls + 1 returning calls into made;
  if made = 1 and of = '' then                        -- a new window of the whole portal: what is over goes
    delete from portal_calls where window_start < now() - interval '2 days';
    delete from portal_sessions where expires_at < now();
  end if;
  return made > (limit_ ->> 0)::int;
end $$;
comment on function portal_limited is 'Counts a call in its window (setting portal_limits: calls, minutes) and tells whether it is one too many. A bucket holds a hash, never what was typed.';

-- ---------------------------------------------------------------- passwords
create function phc_strong(phc text) returns boolean
language sql immutable parallel safe set search_path = okienko, pg_temp
return coalesce((select p[1]::int between 65536 and 1048576 and p[2]::int between 3 and 20 and p[3]::int between 4 and 64
  from regexp_match(phc, '^\$argon2id\$v=19\$m=([1-9][0-9]{4,6}),t=([1-9][0-9]{0,1}),p=([1-9][0-9]{0,1})\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$') p), false);
comment on function phc_strong is 'Argon2id of at least the second profile of RFC 9106 (64 MiB, 3 passes, 4 lanes), a salt of 16 bytes, 32 bytes of hash.';

create function phc_cost(phc text) returns jsonb
language sql immutable parallel safe
return (select jsonb_build_object('algorithm', 'argon2id', 'version', 19, 'memory', p[1]::int, 'passes', p[2]::int, 'lanes', p[3]::int, 'bytes', 32, 'salt', p[4])
  from regexp_match(phc, '^\$argon2id\$v=19\$m=([0-9]+),t=([0-9]+),p=([0-9]+)\$([A-Za-z0-9+/]+)\$') p);
comment on function phc_cost is 'What is needed to compute a password again: parameters and salt, never the hash.';

create function phc_invented(seed text) returns text
language sql stable security definer set search_path = okienko, pg_temp
return (select '$argon2id$v=19$m=65536,t=3,p=4$' || rtrim(encode(substr(sha256(convert_to(s.secret || sha256_hex(s.secret || seed), 'UTF8')), 1, 16), 'base64'), '=') || '$'
  from portal_secrets s where s.name = 'salt');
comment on function phc_invented is 'Parameters and a salt for a login that has no password: always the same for the same login, like a real one.';

create function portal_random() returns text
language sql volatile parallel safe
return encode(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()), 'hex');
comment on function portal_random is '244 random bits as 64 signs: a session, or material for a salt.';

-- ---------------------------------------------------------------- failed sign-ins: a login that nobody has is locked like one that somebody has
create function portal_lock_until(failures int, at timestamptz) returns timestamptz
language sql stable security definer set search_path = okienko, pg_temp
return (select case when failures > 0 and failures % n.most = 0 then at + least(interval '1 day',
    make_interval(mins => n.minutes) * power(n.factor, least(failures / n.most - 1, 20))) end
  from (select greatest((setting('sign_in_failures') #>> '{}')::int, 1) as most, (setting('sign_in_lock_minutes') #>> '{}')::int as minutes,
          greatest((setting('sign_in_lock_factor') #>> '{}')::float8, 1) as factor) n);
comment on function portal_lock_until is 'Until when so many failures lock, the last of them at a moment; null: not at all.';

create function portal_locked(name text) returns timestamptz
language sql stable security definer set search_path = okienko, pg_temp
return (select u.until from (
    select p.locked_until as until from portal_accounts p where p.login = name
    union all
    select portal_lock_until(c.calls, c.window_start) from portal_calls c
      where c.bucket = 'failed:' || left(sha256_hex(name), 32) and not exists (select from portal_accounts p where p.login = name)) u
  where u.until > now());

create function portal_failed(name text) returns timestamptz
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare
  key_ constant text := 'failed:' || left(sha256_hex(name), 32);
  kept portal_accounts%rowtype;
  until timestamptz;
  made int;
begin
  select * into kept from portal_accounts p where p.login = name for update;
  update portal_calls c set window_start = now(),                                  -- two days without a failure: it begins anew
      calls = case when c.window_start < now() - interval '2 days' then 1 else least(c.calls, coalesce(kept.failures, c.calls)) + 1 end
    where c.bucket = key_ returning c.calls into made;
  if not found then
    made := 1;
    insert into portal_calls (bucket, window_start) values (key_, now());
  end if;
  until := portal_lock_until(made, now());
  if kept.customer_id is not null then
    update portal_accounts set failures = made, locked_until = until where customer_id = kept.customer_id;
    if until is not null then
      perform portal_event(kept.customer_id, 'locked', kept.state, kept.state, 'sign_in_failures');
      delete from portal_sessions where customer_id = kept.customer_id;
    end if;
  end if;
  return until;
end $$;
comment on function portal_failed is 'Counts a failed sign-in; gives until when the login is locked by it, if it is. What the office or a right password sets back is set back here too. The caller holds the lock of the login.';

create function portal_login(typed text) returns text
language sql immutable parallel safe
return left(regexp_replace(upper(coalesce(typed, '') collate "C"), '[[:space:]]', '', 'g'), 64);

-- ---------------------------------------------------------------- sessions and answers
create function portal_says(code text, more jsonb default '{}') returns text
language sql immutable parallel safe
return (jsonb_build_object('code', code) || coalesce(more, '{}'))::text;

create function portal_session(session text, may_wait boolean, out code text, out who bigint) returns record
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare
  key_ constant text := sha256_hex(session);
  s portal_sessions%rowtype;
  state_ text;
begin
  select x.* into s from portal_sessions x where x.session_sha256 = key_ and x.expires_at > now();
  if found then select p.state into state_ from portal_accounts p where p.customer_id = s.customer_id; end if;
  if s.customer_id is null or not (state_ = 'active' or state_ = 'waiting' and s.must_change) then code := 'session_gone'; return; end if;
  who := s.customer_id;
  if portal_limited('session', who::text) then code := 'try_later'; return; end if;
  if s.must_change and not may_wait then code := 'must_change'; return; end if;
  if s.used_at < now() - interval '1 minute' then      -- customer, account, session: the desk locks them in this order too
    perform 1 from customers c where c.customer_id = s.customer_id for no key update;
    perform 1 from portal_accounts p where p.customer_id = s.customer_id for no key update;
    update portal_sessions set used_at = now(), expires_at = least(s.started_at + make_interval(hours => (setting('portal_session_hours') #>> '{}')::int),
        now() + make_interval(mins => (setting('portal_session_minutes') #>> '{}')::int)) where session_sha256 = key_;
  end if;
  code := 'ok';
  perform set_config('okienko.reason', 'e-BOK', true);
end $$;
comment on function portal_session is 'Whose session this is: ok, session_gone, must_change (a one-time password comes first) or try_later. Used sessions last longer, within a day''s work.';

create function portal_session_begin(whose bigint, must boolean) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare made constant text := portal_random();
begin
  delete from portal_sessions s where s.customer_id = whose and (s.expires_at < now() or s.session_sha256 in (
    select x.session_sha256 from portal_sessions x where x.customer_id = whose order by x.used_at desc offset 9));
  insert into portal_sessions (session_sha256, customer_id, must_change, expires_at)
    values (sha256_hex(made), whose, must, now() + make_interval(mins => (setting('portal_session_minutes') #>> '{}')::int));
  return made;
end $$;
comment on function portal_session_begin is 'A new session, at most ten of a customer; only its SHA-256 is kept.';
