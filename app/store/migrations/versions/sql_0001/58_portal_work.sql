-- What the portal's functions do behind their sessions: the menu, meters and readings, changes of data, consents. For the
-- owner of the session that 59 has checked; nothing here is granted to anybody.

create function portal_password_set(kept portal_accounts, phc text) returns void
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare begins constant boolean := kept.state = 'waiting';
begin
  update portal_accounts p set state = 'active', password_hash = phc, password_set_at = now(), password_until = null, must_change = false,
      failures = 0, locked_until = null,
      state_reason = case when begins then '' else p.state_reason end,
      state_changed_at = case when begins then now() else p.state_changed_at end,
      state_changed_by = case when begins then session_user else p.state_changed_by end
    where p.customer_id = kept.customer_id;
  delete from portal_sessions s where s.customer_id = kept.customer_id;
  perform portal_event(kept.customer_id, case when begins then 'activated' else 'password_changed' end, kept.state, 'active');
  if begins and kept.email <> '' then
    perform notice_put(kept.customer_id, 'account_activated', (select max(e.id) from portal_events e where e.customer_id = kept.customer_id), '{}', kept.email);
  end if;
end $$;
comment on function portal_password_set is 'The customer''s own password: whoever waited is active and told so, every session ends.';

-- ---------------------------------------------------------------- consents
create function portal_agree(who bigint, accepted jsonb, needs_terms boolean) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare one record;
begin
  if jsonb_typeof(coalesce(accepted, '{}')) <> 'object' then return 'no_such_subject'; end if;
  if needs_terms and not consent_given(who, 'terms') and not coalesce(accepted, '{}') ? 'terms' then return 'terms_missing'; end if;
  for one in select a.key, a.value from jsonb_each_text(coalesce(accepted, '{}')) a left join consent_subjects s on s.code = a.key
      where not exists (select from (select x.act, x.template_version from consents x where x.customer_id = who and x.subject = a.key order by x.id desc limit 1) l
        where l.act = 'given' and l.template_version::text = a.value) order by s.position loop
    if one.value !~ '^[0-9]{1,6}$' then perform refuse('text_changed'); end if;
    perform consent_write(who, one.key, 'given', one.value::int, 'portal', 'aktywacja konta w e-BOK', null, null);
  end loop;
  return 'ok';
exception                                              -- all of them or none
  when sqlstate 'OK001' then return case when sqlerrm = 'text_changed' then sqlerrm else 'no_such_subject' end;
  when sqlstate 'OK002' then return 'text_changed';
end $$;
comment on function portal_agree is 'Writes what is agreed to, subject by version: ok | terms_missing | text_changed | no_such_subject.';

create function portal_consent_put(who bigint, subject text, act text, version int, request uuid) returns jsonb
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare said jsonb;
begin
  if act = 'given' and version is null then return '{"code": "text_changed"}'; end if;
  said := consent_write(who, subject, act, version, 'portal', 'e-BOK', null, request);
  return jsonb_build_object('code', 'ok') || said;
exception
  when sqlstate 'OK001' then
    return jsonb_build_object('code', case sqlerrm when 'consent_given_already' then 'given_already' when 'consent_not_given' then 'not_given'
      when 'terms_close_account' then 'not_withdrawable' when 'information_stays' then 'not_withdrawable' else 'no_such_subject' end);
  when sqlstate 'OK002' then return '{"code": "text_changed"}';
end $$;

-- ---------------------------------------------------------------- the guide's menu
create function portal_view(who bigint) returns jsonb
language sql stable security definer set search_path = okienko, pg_temp as $$
  with cards as materialized (
    select a.*, address_line(d.street, d.house, d.flat, d.postal_code, d.city) as place,
      (select coalesce(sum(o.open_amount), 0) from operations o where o.customer_id = who and o.account_id = a.id and o.open_amount > 0
        and o.due_on < warsaw_today() and o.debt_status is null) as overdue
    from accounts a join addresses d on d.customer_id = a.customer_id and d.id = a.address_id
    where a.customer_id = who and (a.closed_on is null or a.balance <> 0)),
  unread as (select count(*) as many from messages m where m.customer_id = who and not m.from_customer and m.read_at is null)
  select jsonb_build_object('number', c.number, 'login', p.login,
    'name', case when c.kind = 'person' then btrim(c.first_name || ' ' || c.surname) else c.company end,
    'menu', (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('key', i.key, 'item', i.item, 'service', i.service, 'unread', i.unread)) order by i.place)
      from (
        select 1 as place, '1.1' as key, 'messages' as item, null as service, u.many as unread from unread u
        union all values (2, '1.2', 'sign_out', null, null::bigint), (3, '1.3', 'change_password', null, null)
        union all select distinct case x.service when 'water' then 4 else 5 end, '2.1', 'account', x.service, null::bigint from cards x
        union all select 6, '2.2', 'papers', null, null where exists (select from papers x where x.customer_id = who)
        union all select 7, '2.3', 'meters', null, null where exists (select from installations x where x.customer_id = who and x.removed_on is null)
        union all select 8, '2.4', 'waste', null, null where exists (select from collection_points x where x.customer_id = who and x.closed_on is null)
        union all select 9, '2.5', 'personal', null, null) i),
    'accounts', (select jsonb_agg(jsonb_build_object('id', x.id, 'service', x.service, 'number', x.number, 'address', x.place, 'basis', x.basis,
        'closed_on', x.closed_on) || case x.basis when 'contract' then jsonb_build_object('nrb', x.nrb, 'balance', x.balance, 'overdue', x.overdue,
        'oldest_due', x.oldest_due, 'last_payment', x.last_payment, 'last_payment_on', x.last_payment_on)
        else jsonb_build_object('commune_phone', setting('commune_phone')) end order by x.service desc, x.id) from cards x),
    'booked_until', setting('booked_until'),
    'personal', jsonb_build_object(
      'addresses', (select jsonb_object_agg(d.kind, address_line(d.street, d.house, d.flat, d.postal_code, d.city)) from addresses d
        where d.customer_id = who and d.kind <> 'object'),
      'phones', (select jsonb_agg(x.value order by x.id) from contact_points x where x.customer_id = who and x.kind = 'phone'),
      'emails', (select jsonb_agg(jsonb_build_object('value', x.value, 'confirmed', x.confirmed, 'bouncing', x.bouncing) order by x.id)
        from contact_points x where x.customer_id = who and x.kind = 'email'),
      'asked', (select jsonb_agg(jsonb_build_object('field', x.field, 'new', x.new, 'asked_at', x.asked_at) order by x.id)
        from data_changes x where x.customer_id = who and x.status = 'waiting'),
      'code_waits_for', (select x.new_email from email_changes x where x.customer_id = who and x.status = 'waiting')))
  from customers c left join portal_accounts p using (customer_id) where c.customer_id = who
$$;
comment on function portal_view is 'What a customer sees after signing in: the guide''s menu by the services used, object cards with balances (grosze, + is owed), own data. No PESEL.';

-- ---------------------------------------------------------------- meters
create function reading_marks(who bigint, meter bigint) returns table (on_day date, state int, estimated boolean, rollover boolean, place bigint)
language sql stable security definer set search_path = okienko, pg_temp as $$
  with booked as materialized (select r.* from readings r where r.customer_id = who and r.installation_id = meter and r.status = 'booked')
  select b.read_on, b.state, b.estimated, b.rollover, b.id from booked b where b.state is not null
  union all
  select i.installed_on, i.installed_state, false, false, 0 from installations i where i.customer_id = who and i.id = meter and i.installed_state is not null
    and not exists (select from booked b where b.read_on <= i.installed_on)
  union all
  select i.removed_on, i.removed_state, false, false, 0 from installations i where i.customer_id = who and i.id = meter and i.removed_state is not null
    and not exists (select from booked b where b.read_on = i.removed_on)
$$;
comment on function reading_marks is 'Known points of a dial: booked states, those of installation and removal.';

create function portal_meters(who bigint) returns jsonb
language sql stable security definer set search_path = okienko, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'account', a.number, 'serial', m.serial, 'role', i.role, 'place', i.place, 'digits', m.digits,
      'installed_on', i.installed_on, 'legal_until', m.legal_until, 'last_state', i.last_state, 'last_on', i.last_on, 'last_estimated', i.last_estimated,
      'readings', coalesce((select jsonb_agg(jsonb_build_object('on', r.read_on, 'state', r.state, 'used', coalesce(r.used, r.state - r.state_before),
          'status', r.status, 'source', r.source, 'estimated', r.estimated) order by r.read_on desc, r.id desc)
        from (select q.*, case when q.status = 'booked' and not q.rollover
                then lag(q.state) over (partition by q.status = 'booked' order by q.read_on, q.id) end as state_before
              from readings q where q.customer_id = who and q.installation_id = i.id
                and (q.status in ('booked', 'reported', 'waiting') or q.status = 'refused' and q.source = 'portal')) r
        where r.read_on > warsaw_today() - 1100), '[]')) order by a.id, i.role <> 'main', i.id), '[]')
  from installations i join meters m on m.id = i.meter_id join accounts a on a.customer_id = i.customer_id and a.id = i.account_id
  where i.customer_id = who and i.removed_on is null
$$;

create function portal_reading_said(r readings) returns jsonb
language sql stable security definer set search_path = okienko, pg_temp
return case when r.status = 'refused'
  then jsonb_build_object('code', split_part(split_part(r.reason, ':', 1), ' ', 1), 'status', r.status, 'id', r.id,
    'booked', nullif(split_part(r.reason, ' ', 2), '')::int, 'booked_on', nullif(split_part(r.reason, ' ', 3), ''))
  else jsonb_build_object('code', 'ok', 'status', r.status, 'id', r.id) end;

-- The rules of app/domain/reading_rules.py as far as e-BOK needs them (a test compares the two): never below the booked
-- state; below an estimate, or against one, it waits; a dial that began anew is for the office.
create function portal_reading_verdict(who bigint, meter bigint, day date, typed bigint, out status text, out refusal text, out known int, out known_on date, out doubts text[])
language plpgsql stable security definer set search_path = okienko, pg_temp as $$
declare
  before_ record; true_ record; after_ record;
  far constant numeric := coalesce((setting('reading_limits') ->> 'far')::numeric, 10);
  usual numeric;
begin
  doubts := '{}';
  select * into before_ from reading_marks(who, meter) k where k.on_day <= day order by k.on_day desc, k.place desc limit 1;
  select * into true_ from reading_marks(who, meter) k where k.on_day <= day and not k.estimated order by k.on_day desc, k.place desc limit 1;
  select * into after_ from reading_marks(who, meter) k where k.on_day > day order by k.on_day, k.place limit 1;
  if exists (select from readings r where r.customer_id = who and r.installation_id = meter and r.read_on = day and r.status in ('reported', 'waiting', 'booked')
      and not (r.status = 'booked' and r.estimated) and not (r.status <> 'booked' and r.source = 'portal' and r.recorded_by = session_user)) then
    select 'same_day', r.state, r.read_on into refusal, known, known_on from readings r where r.customer_id = who and r.installation_id = meter
      and r.read_on = day and r.status in ('reported', 'waiting', 'booked') order by r.status = 'booked' and r.estimated, r.id limit 1;
  elsif typed < true_.state then
    refusal := 'below_booked'; known := true_.state; known_on := true_.on_day;
  elsif typed > after_.state and not after_.rollover and not after_.estimated then
    refusal := 'above_later'; known := after_.state; known_on := after_.on_day;
  end if;
  if refusal is not null then status := 'refused'; return; end if;
  status := case when before_.estimated and (typed < before_.state or before_.on_day = day)
    or typed > after_.state and not after_.rollover and after_.estimated then 'waiting' else 'reported' end;
  if exists (select from readings r where r.customer_id = who and r.installation_id = meter and r.status = 'reported' and not r.rollover
      and (r.read_on < day and r.state > typed or r.read_on > day and r.state < typed)) then
    doubts := doubts || 'against_reported'::text;
  end if;
  select (max(k.state) - min(k.state))::numeric / nullif(max(k.on_day) - min(k.on_day), 0) into usual
    from reading_marks(who, meter) k where k.on_day > true_.on_day - 400 and k.on_day <= true_.on_day and not k.estimated and not k.rollover;
  if usual > 0 and day > true_.on_day and typed - true_.state > far * usual * (day - true_.on_day) + 1 then
    doubts := doubts || 'far_above'::text;
  end if;
end $$;
comment on function portal_reading_verdict is 'What becomes of a state told in e-BOK: reported, waiting or refused (why, and the state it was compared with), and what it should be asked about.';

create function portal_reading_put(who bigint, meter bigint, day date, typed bigint, request uuid, sure boolean) returns jsonb
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare
  i record; v record;
  stored readings;
begin
  select n.*, m.digits, m.legal_until into i from installations n join meters m on m.id = n.meter_id
    where n.customer_id = who and n.id = meter for update of n;                      -- other desks at this meter wait
  if not found then return '{"code": "no_such_meter"}'; end if;
  select * into stored from readings r where r.customer_id = who and r.request_key = request;
  if found then return portal_reading_said(stored); end if;
  if typed is null or typed < 0 then return '{"code": "state_shape"}'; end if;
  if typed >= 10 ^ i.digits then return jsonb_build_object('code', 'too_many_digits', 'digits', i.digits); end if;
  if day > warsaw_today() then return '{"code": "future"}'; end if;
  if day < i.installed_on then return jsonb_build_object('code', 'before_installation', 'on', i.installed_on); end if;
  if day > i.removed_on then return jsonb_build_object('code', 'after_removal', 'on', i.removed_on); end if;
  if exists (select from readings r where r.customer_id = who and r.installation_id = meter and r.read_on = day and r.state = typed
      and r.status in ('reported', 'waiting', 'booked')) then return '{"code": "already_stored"}'; end if;
  if portal_limited('reading', who::text) then return '{"code": "try_later"}'; end if;
  v := portal_reading_verdict(who, meter, day, typed);
  if v.doubts <> '{}' and not sure then return jsonb_build_object('code', 'confirm', 'doubts', v.doubts); end if;
  if v.status <> 'refused' then                                                      -- an own one of that day was a slip
    update readings r set status = 'refused', reason = 'replaced' where r.customer_id = who and r.installation_id = meter and r.read_on = day
      and r.status in ('reported', 'waiting') and r.source = 'portal' and r.recorded_by = session_user;
  end if;
  insert into readings (customer_id, installation_id, read_on, state, status, source, reason, request_key)
    values (who, meter, day, typed, v.status, 'portal',
      case when v.refusal is not null then concat_ws(' ', v.refusal, v.known, v.known_on) else array_to_string(v.doubts, ',') end, request)
    returning * into stored;
  if v.status <> 'refused' and i.legal_until < day then                              -- office rule 6
    insert into meter_tasks (customer_id, installation_id, kind, reading_id)
      values (who, meter, case when i.role in ('main', 'combined') or i.role in ('hot', 'cold') and i.parent_id is null then 'replacement' else 'deduction' end, stored.id)
      on conflict do nothing;
  end if;
  return portal_reading_said(stored);
exception
  when sqlstate 'OK001' then return jsonb_build_object('code', sqlerrm);
  when unique_violation then return '{"code": "request_of_another"}';
end $$;

-- ---------------------------------------------------------------- changes of data
create function portal_phone(typed text) returns text
language sql immutable parallel safe
return (select case when b.bare ~ '^[0-9]{9}$' then '+48' || b.bare when b.bare ~ '^48[0-9]{9}$' then '+' || b.bare else b.bare end
  from (select regexp_replace(regexp_replace(coalesce(typed, ''), '[[:space:]().-]', '', 'g'), '^00', '+') as bare) b);

create function portal_change_problem(who bigint, field text, wanted text, before text) returns text
language sql stable security definer set search_path = okienko, pg_temp
return case
  when field not in ('email', 'phone', 'mailing_address', 'surname') then 'no_such_field'
  when coalesce(wanted, '') = '' then 'empty'
  when length(wanted) > case field when 'surname' then 100 when 'email' then 254 else 300 end then 'too_long'
  when field = 'email' and wanted !~ '^[A-Za-z0-9.!#$%&''*+/=?^_`{|}~-]{1,64}@([A-Za-z0-9-]{1,63}[.])+[A-Za-z]{2,63}$' then 'email_wrong'
  when field = 'phone' and wanted !~ '^\+[0-9]{7,15}$' then 'phone_wrong'
  when lower(wanted) = lower(before) then 'same'
  when exists (select from data_changes x where x.customer_id = who and x.field = portal_change_problem.field and x.status = 'waiting') then 'waits_already' end;

create function portal_change_put(who bigint, changes jsonb, request uuid) returns jsonb
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare
  asked constant bigint := nextval('ids');
  one record;
  troubles jsonb := '{}'; kept jsonb := '{}'; olds jsonb;
  wanted text; trouble text;
begin
  if jsonb_typeof(changes) is distinct from 'object' or changes = '{}' then return '{"code": "nothing_asked"}'; end if;
  perform 1 from customers c where c.customer_id = who for no key update;
  if exists (select from audit a where a.request_key = request and a.customer_id = who and a.table_name = 'data_changes') then
    return '{"code": "ok"}';                                                         -- a retry: it was stored before
  end if;
  select jsonb_build_object('surname', case when c.kind = 'person' then c.surname else c.company end,
      'mailing_address', (select address_line(a.street, a.house, a.flat, a.postal_code, a.city) from addresses a where a.customer_id = who and a.kind = 'mailing'),
      'phone', (select p.value from contact_points p where p.customer_id = who and p.kind = 'phone' order by p.id limit 1),
      'email', (select p.value from contact_points p where p.customer_id = who and p.kind = 'email' order by p.id limit 1)) into olds
    from customers c where c.customer_id = who;
  for one in select e.key, e.value from jsonb_each_text(changes) e order by array_position(array['surname', 'mailing_address', 'phone', 'email'], e.key) loop
    wanted := btrim(regexp_replace(coalesce(one.value, ''), '[[:space:][:cntrl:]]+', ' ', 'g'));
    if one.key = 'phone' then wanted := portal_phone(wanted); end if;
    trouble := portal_change_problem(who, one.key, wanted, olds ->> one.key);
    if trouble is not null then troubles := troubles || jsonb_build_object(left(one.key, 40), trouble);
    else kept := kept || jsonb_build_object(one.key, wanted); end if;
  end loop;
  if troubles <> '{}' then return jsonb_build_object('code', 'fields_wrong', 'fields', troubles); end if;
  insert into data_changes (customer_id, field, old, new, request_id)
    select who, e.key, coalesce(olds ->> e.key, ''), e.value, asked from jsonb_each_text(kept) e;
  return '{"code": "ok"}';
end $$;
comment on function portal_change_put is 'One request with its fields, all of them or none; old is what stood there when it was asked.';
