-- The e-BOK account at the desk (page 1.3): what it is, what a clerk may do with it and why; why a customer can't register,
-- and registering a caller who has an invoice in hand. The rule of registering is one: registration_reason.

insert into settings (key, value) values
  ('registration_tries', '5')           -- at the desk, a customer's day; then only with a document or on paper
on conflict do nothing;

-- ---------------------------------------------------------------- page 1.3
create function portal_actor(actor text) returns text
language sql stable security definer set search_path = okienko, pg_temp
return coalesce((select k.name from clerks k where k.login = actor),
  case when actor = 'okienko_portal' or exists (select from pg_catalog.pg_auth_members m join pg_catalog.pg_roles r on r.oid = m.member
    join pg_catalog.pg_roles g on g.oid = m.roleid where r.rolname = actor and g.rolname = 'okienko_portal') then 'e-BOK' end, actor);
comment on function portal_actor is 'Who it was: a clerk''s name; e-BOK where the portal''s login did it for the customer.';

create function portal_page(who bigint, contact uuid, purpose text) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare answer text;
begin
  select json_build_object('number', c.number, 'state', coalesce(p.state, 'none'), 'version', coalesce(p.version, 0), 'login', coalesce(p.login, c.number),
      'email', case when p.email <> '' then mask_email(p.email) else '' end, 'created_at', p.created_at,
      'changed_at', p.state_changed_at, 'changed_by', portal_actor(p.state_changed_by), 'reason', coalesce(p.state_reason, ''),
      'last_sign_in_at', p.last_sign_in_at, 'has_password', p.password_hash is not null,
      'password_until', case when p.must_change and p.password_hash is not null then p.password_until end,
      'locked_until', case when p.locked_until > now() then p.locked_until end, 'failures', coalesce(p.failures, 0),
      'delivery', invoice_delivery(who), 'days', setting('one_time_password_days'),
      'mail', (select json_build_array(n.kind, n.status, n.made_at, n.sent_at,
          (select max(t.expires_at) from portal_tokens t where t.customer_id = who and t.notice_id = n.id and t.used_at is null))
        from notices n where n.customer_id = who and n.kind in ('activation', 'password_reset') order by n.made_at desc, n.id desc limit 1),
      'events', (select json_agg(json_build_array(e.id, e.act, e.state_before, e.state_after, e.at, portal_actor(e.actor), e.reason) order by e.id desc)
        from (select * from portal_events x where x.customer_id = who order by x.id desc limit 100) e))::text
    into answer
    from customers c left join portal_accounts p using (customer_id)
    where c.customer_id = who;
  if answer is not null then
    insert into access_log (customer_id, kind, purpose, contact_key, detail) values (who, 'personal', purpose, contact, 'portal');
  end if;
  return answer;
end $$;
comment on function portal_page is 'Page 1.3: the e-BOK account, the newest e-mail that lets in, and the last hundred events. Never a password, hash or token.';

-- ---------------------------------------------------------------- what stops an account's old ways in
create function portal_shut(who bigint) returns void
language sql volatile security definer set search_path = okienko, pg_temp as $$
  delete from portal_sessions where customer_id = who;
  update portal_tokens set used_at = now() where customer_id = who and purpose in ('activation', 'reset') and used_at is null;
  with gone as (
    update notices set status = 'cancelled' where customer_id = who and kind in ('activation', 'password_reset') and status in ('held', 'waiting')
    returning customer_id, id, address)
  insert into notice_log (customer_id, notice_id, act, address) select g.customer_id, g.id, 'cancelled', g.address from gone g;
$$;
comment on function portal_shut is 'Ends sessions, links that were sent and links that wait to be sent: what let the customer in before does so no more.';

create function portal_owner_changed(who bigint, why text, contact uuid default null, request uuid default null) returns void
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare kept portal_accounts%rowtype;
begin
  if btrim(coalesce(why, '')) = '' then perform refuse('reason_missing'); end if;
  select * into kept from portal_accounts p where p.customer_id = who for update;
  if not found or kept.state = 'closed' then return; end if;
  perform portal_shut(who);
  if kept.email <> '' then perform notice_put(who, 'account_blocked', nextval('ids'), '{}', kept.email); end if;
  update portal_accounts set state = 'blocked', email = '', password_hash = null, password_set_at = null, password_until = null,
      must_change = false, failures = 0, locked_until = null, state_reason = why, state_changed_at = now(), state_changed_by = session_user
    where customer_id = who;
  perform portal_event(who, 'owner_changed', kept.state, 'blocked', why, contact, request);
end $$;
comment on function portal_owner_changed is 'Whoever had the account before gets in no more: blocked, without password and without the former owner''s e-mail.';

-- Where a blocked account goes back to: what it was before, but without a password it waits for one.
create function portal_state_before(who bigint, has_password boolean, signed_in boolean) returns text
language sql stable security definer set search_path = okienko, pg_temp
return case when not has_password and exists (select from portal_events x where x.customer_id = who and x.act = 'owner_changed') then 'waiting'
  else coalesce((select e.state_before from portal_events e where e.customer_id = who and e.state_after = 'blocked' and e.state_before in ('waiting', 'active')
    order by e.id desc limit 1), case when signed_in then 'active' else 'waiting' end) end;

-- ---------------------------------------------------------------- acts of a clerk
create function portal_change(who bigint, wanted text, of_version int, phc text, why text, contact uuid, request uuid) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare
  kept portal_accounts%rowtype;
  back text;
  event bigint;
begin
  if wanted not in ('reset_slip', 'reset_email', 'block', 'unblock', 'close', 'reopen_slip', 'reopen_email', 'owner_changed') then perform refuse('no_such_act'); end if;
  if request is null then perform refuse('request_missing'); end if;
  perform 1 from customers c where c.customer_id = who for no key update;
  if not found then perform refuse('no_such_customer'); end if;
  if exists (select from portal_events e where e.request_key = request and e.customer_id = who) then
    return portal_told(who);                                       -- a retry: it was stored before
  end if;
  if btrim(coalesce(why, '')) = '' then perform refuse('reason_missing'); end if;
  if (wanted in ('reset_slip', 'reopen_slip')) <> (phc is not null) then perform refuse('password_missing'); end if;
  select * into kept from portal_accounts p where p.customer_id = who for update;
  if not found then perform refuse('portal_none'); end if;
  if kept.version <> of_version then perform changed_meanwhile(); end if;
  perform set_config('okienko.reason', why, true), set_config('okienko.request', request::text, true);

  if kept.state = 'closed' and wanted not in ('reopen_slip', 'reopen_email') then perform refuse('portal_closed'); end if;
  if kept.state <> 'closed' and wanted in ('reopen_slip', 'reopen_email') then perform refuse('portal_not_closed'); end if;
  if kept.state = 'blocked' and wanted in ('reset_slip', 'reset_email') then perform refuse('portal_blocked'); end if;
  if kept.state = 'blocked' and wanted = 'block' then perform refuse('portal_blocked_already'); end if;
  if wanted in ('reset_email', 'reopen_email') and kept.email = '' then perform refuse('portal_no_email'); end if;
  if wanted in ('reset_email', 'reopen_email')
    and exists (select from contact_points x where x.customer_id = who and x.kind = 'email' and lower(x.value) = lower(kept.email) and x.bouncing) then
    perform refuse('portal_email_bounces');
  end if;

  if wanted in ('reset_slip', 'reset_email') then
    perform portal_shut(who);
    update portal_accounts set password_hash = phc, password_set_at = case when phc is not null then now() end,
        password_until = case when phc is not null then now() + make_interval(days => (setting('one_time_password_days') #>> '{}')::int) end,
        must_change = phc is not null, failures = 0, locked_until = null, request_key = request
      where customer_id = who;
    perform portal_event(who, 'reset', kept.state, kept.state, why, contact, request);
    select max(e.id) into event from portal_events e where e.customer_id = who;
    if phc is null then
      perform notice_put(who, case kept.state when 'waiting' then 'activation' else 'password_reset' end, event, '{}', kept.email);
    end if;
  elsif wanted = 'block' then
    perform portal_shut(who);
    update portal_accounts set state = 'blocked', state_reason = why, state_changed_at = now(), state_changed_by = session_user where customer_id = who;
    perform portal_event(who, 'blocked', kept.state, 'blocked', why, contact, request);
    select max(e.id) into event from portal_events e where e.customer_id = who;
    if kept.email <> '' then perform notice_put(who, 'account_blocked', event, '{}', kept.email); end if;
  elsif wanted = 'unblock' then
    if kept.state <> 'blocked' and not coalesce(kept.locked_until > now(), false) and kept.failures = 0 then perform refuse('portal_not_blocked'); end if;
    back := case when kept.state = 'blocked' then portal_state_before(who, kept.password_hash is not null, kept.last_sign_in_at is not null) else kept.state end;
    update portal_accounts set state = back, failures = 0, locked_until = null,
        state_reason = case when kept.state <> back then why else state_reason end,
        state_changed_at = case when kept.state <> back then now() else state_changed_at end,
        state_changed_by = case when kept.state <> back then session_user else state_changed_by end
      where customer_id = who;
    perform portal_event(who, 'unblocked', kept.state, back, why, contact, request);
  elsif wanted = 'close' then
    perform portal_shut(who);
    update portal_accounts set state = 'closed', password_hash = null, password_set_at = null, password_until = null, must_change = false,
        failures = 0, locked_until = null, state_reason = why, state_changed_at = now(), state_changed_by = session_user where customer_id = who;
    perform portal_event(who, 'closed', kept.state, 'closed', why, contact, request);
  elsif wanted = 'owner_changed' then
    perform portal_owner_changed(who, why, contact, request);
  else
    perform portal_account_open(who, kept.email, phc, why, contact, request);
  end if;
  insert into access_log (customer_id, kind, purpose, contact_key, detail) values (who, 'personal', 'office', contact, 'portal_' || wanted);
  return portal_told(who);
end $$;
comment on function portal_change is 'One act of a clerk on an e-BOK account, with its reason: reset_slip | reset_email | block | unblock | close | reopen_slip | reopen_email | owner_changed. phc only where a slip is printed. The same request stores nothing twice; another version is a conflict.';

create function portal_told(who bigint) returns text
language sql stable security definer set search_path = okienko, pg_temp
return (select json_build_object('state', p.state, 'version', p.version, 'login', p.login, 'name', d.name, 'address', d.address,
    'until', p.password_until, 'email', case when p.email <> '' then mask_email(p.email) else '' end)::text
  from portal_accounts p join directory d using (customer_id) where p.customer_id = who);
comment on function portal_told is 'What an act on the account came to, and what stands on a sealed slip besides the password.';

create function portal_slip_printed(who bigint, contact uuid, request uuid) returns void
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare kept portal_accounts%rowtype;
begin
  select * into kept from portal_accounts p where p.customer_id = who;
  if not found then perform refuse('portal_none'); end if;
  if exists (select from portal_events e where e.request_key = request) then return; end if;
  perform portal_event(who, 'slip_printed', kept.state, kept.state, '', contact, request);
end $$;
comment on function portal_slip_printed is 'The sealed slip was printed or saved: by whom and when.';

-- ---------------------------------------------------------------- why a customer can't register
create function registration_asked(number_ text, invoice text, amount text, name_ text) returns jsonb
language plpgsql stable security definer set search_path = okienko, pg_temp as $$
declare gross bigint := amount_grosze(amount);
begin
  if invoice_key(invoice) = '' then return '{"reason": "invoice_missing"}'; end if;
  if gross is null then return '{"reason": "amount_unreadable"}'; end if;
  return registration_reason(btrim(coalesce(number_, '')), invoice, gross, btrim(coalesce(name_, '')));
end $$;

create function registration_check(number_ text, invoice text, amount text, name_ text, email text, contact uuid) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare
  said jsonb := registration_asked(number_, invoice, amount, name_);
  who bigint := (said ->> 'customer_id')::bigint;
begin
  if who is null then
    perform search_log_one('registration', 0);
  else
    insert into access_log (customer_id, kind, purpose, contact_key, detail) values (who, 'verify', 'office', contact, 'registration:' || (said ->> 'reason'));
  end if;
  if who is not null and btrim(coalesce(email, '')) <> '' then
    said := said || jsonb_build_object('email_known', exists (select from contact_points x
      where x.customer_id = who and x.kind = 'email' and lower(x.value) = lower(btrim(registration_check.email))));
  end if;
  return (said || jsonb_build_object('gross', amount_grosze(amount), 'last', setting('registration_last_invoices')))::text;
end $$;
comment on function registration_check is 'For the clerk''s eye only: the exact reason why what the customer typed registers nobody, by the very rule of the portal. Leaves a trace for whomever it names.';

create function registration_refused_today(who bigint) returns bigint
language sql stable security definer set search_path = okienko, pg_temp
return (select count(*) from access_log a where a.customer_id = who and a.kind = 'verify' and a.detail like 'register_by_invoice:%'
  and a.detail <> 'register_by_invoice:ok' and a.at >= warsaw_today()::timestamp at time zone 'Europe/Warsaw');

create function register_by_invoice(number_ text, invoice text, amount text, email text, contact uuid, request uuid) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare
  who bigint;
  address text := btrim(coalesce(email, ''));
  said jsonb;
  done bigint;
  login_ text;
begin
  if request is null then perform refuse('request_missing'); end if;
  if btrim(coalesce(number_, '')) = '' then perform refuse('number_missing'); end if;
  if length(address) > 254 or address !~ '^[^@[:space:]]+@[^@[:space:]]+$' then perform refuse('email_wrong'); end if;
  select e.customer_id into done from portal_events e where e.request_key = request;
  if done is not null then                                           -- a retry: it was stored before
    return json_build_object('reason', 'ok', 'customer_id', done, 'login', (select p.login from portal_accounts p where p.customer_id = done),
      'email', mask_email(address), 'shared', false)::text;
  end if;
  who := registration_customer(btrim(number_));
  perform 1 from customers c where c.customer_id = who for no key update;    -- two desks count their tries one by one
  if registration_refused_today(who) >= (setting('registration_tries') #>> '{}')::int then perform refuse('registration_locked'); end if;
  said := registration_asked(number_, invoice, amount, '');
  who := coalesce(who, (said ->> 'customer_id')::bigint);
  if who is null then
    perform search_log_one('registration', 0);
  else
    insert into access_log (customer_id, kind, purpose, contact_key, detail)
      values (who, 'verify', 'office', contact, 'register_by_invoice:' || (said ->> 'reason'));
  end if;
  if said ->> 'reason' <> 'ok' then return said::text; end if;
  perform set_config('okienko.reason', 'e-BOK: rejestracja numerem i kwotą faktury', true), set_config('okienko.request', request::text, true);
  login_ := portal_account_open(who, address, null, 'rejestracja numerem i kwotą faktury przy okienku', contact, request);
  return json_build_object('reason', 'ok', 'customer_id', who, 'login', login_, 'email', mask_email(address),
    'shared', exists (select from contact_points x where x.kind = 'email' and lower(x.value) = lower(address) and x.customer_id <> who))::text;
end $$;
comment on function register_by_invoice is 'Registers a caller who has an invoice in hand, by three facts: a waiting account, the activation by e-mail, word to whoever is on file. What was wrong is for the clerk, never for the caller.';

grant execute on function portal_page, portal_change, portal_slip_printed, registration_check, register_by_invoice to okienko_clerk;
