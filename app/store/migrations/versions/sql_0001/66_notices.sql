-- E-mail notices: what puts them into the outbox, what the sender (role okienko_notices) may do, what a desk sees of them.
-- A notice is marked 'sending', with its Message-ID, in a transaction that ends before the SMTP dialogue begins. Whatever
-- is still 'sending' when its lease runs out may have been delivered: it is told as 'uncertain' and never repeated unasked.

insert into settings (key, value) values
  ('reset_hours', '24'),
  ('unsubscribe_days', '365'),
  ('notice_retry_minutes', '5'),        -- first wait after a refusal for now; doubles, at most 12 hours
  ('notice_lease_minutes', '15')
on conflict do nothing;

create index notices_urgent on notices (not_before, customer_id, id)
  where status = 'waiting' and kind in ('activation', 'password_reset', 'email_code');
create index notices_to on notices (sent_to) where status = 'sending';
create index notice_log_newest on notice_log (at desc, customer_id, id);
create index contact_points_email on contact_points (lower(value)) where kind = 'email';

-- ---------------------------------------------------------------- what puts notices into the outbox
create function messages_told() returns trigger
language plpgsql security definer set search_path = okienko, pg_temp as $$
begin
  if batch_running() is null then
    perform notice_put(f.customer_id, 'message_waiting', f.id, jsonb_build_object('message', f.id)) from fresh f where not f.from_customer;
  end if;
  return null;
end $$;
comment on function messages_told is 'A message of the office is told by e-mail; what a loader brings was read long ago.';
create trigger tell_customer after insert on messages referencing new table as fresh for each statement execute function messages_told();

create function readings_told() returns trigger
language plpgsql security definer set search_path = okienko, pg_temp as $$
begin
  if batch_running() is null then
    perform notice_put(n.customer_id, case n.status when 'booked' then 'reading_confirmed' else 'reading_refused' end, n.id,
        jsonb_build_object('reading', n.id))
      from fresh n join gone o on o.customer_id = n.customer_id and o.id = n.id
      where n.source in ('portal', 'phone', 'desk') and o.status in ('reported', 'waiting') and n.status in ('booked', 'refused')
        and not (n.status = 'refused' and n.decided_by = n.recorded_by);       -- a clerk takes back what that clerk typed
  end if;
  return null;
end $$;
comment on function readings_told is 'A reading that the customer gave was decided. An import tells nobody (office rule 12).';
create trigger tell_customer after update on readings referencing old table as gone new table as fresh
  for each statement execute function readings_told();

create function notices_of_papers(loaded bigint[]) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare
  days int := (setting('notice_invoice_days') #>> '{}')::int;
  most int := (setting('notice_mass_limit') #>> '{}')::int;
  seen_ bigint; recent bigint; ready bigint; put bigint;
begin
  if exists (select from unnest(loaded) b where not exists (select from batches x where x.id = b and x.actor = session_user)) then
    perform refuse('batch_unknown');
  end if;
  select count(*), count(*) filter (where p.issued_on > warsaw_today() - days),
      count(*) filter (where p.issued_on > warsaw_today() - days and p.ksef_status in ('none', 'accepted', 'offline'))
    into seen_, recent, ready
    from papers p where p.batch_id = any (loaded) and p.kind in ('water_invoice', 'waste_invoice', 'other_sale', 'correction');
  with chosen as materialized (
    select p.customer_id, p.id from papers p
    where p.batch_id = any (loaded) and p.kind in ('water_invoice', 'waste_invoice', 'other_sale', 'correction')
      and p.issued_on > warsaw_today() - days and p.ksef_status in ('none', 'accepted', 'offline')
      and (consent_given(p.customer_id, 'e_invoice') or consent_given(p.customer_id, 'notice_invoice'))),
  made as (
    insert into notices (customer_id, kind, ref, data, status, batch_id)
    select c.customer_id, 'new_invoice', c.id, jsonb_build_object('paper', c.id),
      case when (select count(*) from chosen) > most then 'held' else 'waiting' end, (select max(b) from unnest(loaded) b)
    from chosen c on conflict (customer_id, kind, ref, address) do nothing returning 1)
  select count(*) into put from made;
  return json_build_object('papers', seen_, 'old', seen_ - recent, 'ksef', recent - ready, 'no_consent', ready - put, 'put', put,
    'held', put > most)::text;
end $$;
comment on function notices_of_papers is 'Office rule 12: notices of invoices just loaded, only of the last days, KSeF ones only with a number or the offline mark; many wait for a supervisor. Who agreed to nothing is left out now and asked again when it is sent.';

-- ---------------------------------------------------------------- rules of delivery
create function notice_quiet_until(moment timestamptz) returns timestamptz
language plpgsql stable security definer set search_path = okienko, pg_temp as $$
declare
  quiet jsonb := setting('notice_quiet');
  begins time := (quiet ->> 'from')::time;
  ends time := (quiet ->> 'until')::time;
  wall timestamp := moment at time zone 'Europe/Warsaw';
begin
  if begins is null or ends is null or begins = ends then return null; end if;
  if (case when begins < ends then wall::time >= begins and wall::time < ends else wall::time >= begins or wall::time < ends end) then
    return (wall::date + case when wall::time >= ends then 1 else 0 end + ends) at time zone 'Europe/Warsaw';
  end if;
  return null;
end $$;
comment on function notice_quiet_until is 'When the quiet hours end that this moment falls into, or null. What a customer waits for (a link, a code, a paper asked for) is sent all the same.';

create function notice_address(n notices) returns text
language sql stable security definer set search_path = okienko, pg_temp as $$
  select coalesce(nullif(n.address, ''),
    (select nullif(p.email, '') from portal_accounts p where p.customer_id = n.customer_id and p.state <> 'closed'),
    (select c.value from contact_points c where c.customer_id = n.customer_id and c.kind = 'email'
     order by c.bouncing, c.confirmed desc, c.id limit 1), '')
$$;
comment on function notice_address is 'To whom at this moment: the notice''s own address, else the e-BOK account''s, else the one on file.';

create function notice_stopped(n notices, to_address text, under text[]) returns text
language plpgsql stable security definer set search_path = okienko, pg_temp as $$
declare found_ text;
begin
  if cardinality(under) > 0 and not exists (select from unnest(under) s where consent_given(n.customer_id, s)) then return 'no_consent'; end if;
  if to_address = '' then return 'no_address'; end if;
  if exists (select from contact_points c where c.customer_id = n.customer_id and c.kind = 'email' and c.bouncing
             and lower(c.value) = lower(to_address)) then
    return 'address_bouncing';
  end if;
  if n.kind = 'new_invoice' then
    select p.ksef_status into found_ from papers p where p.customer_id = n.customer_id and p.id = n.ref;
    return case when found_ is null then 'thing_gone' when found_ = 'rejected' then 'ksef_rejected' end;
  elsif n.kind = 'message_waiting' then
    if not exists (select from messages m where m.customer_id = n.customer_id and m.id = n.ref and m.read_at is null) then return 'already_read'; end if;
  elsif n.kind in ('reading_confirmed', 'reading_refused') then
    select r.status into found_ from readings r where r.customer_id = n.customer_id and r.id = n.ref;
    return case when found_ is distinct from (case n.kind when 'reading_confirmed' then 'booked' else 'refused' end) then 'thing_changed' end;
  elsif n.kind = 'activation' then
    if not exists (select from portal_accounts p where p.customer_id = n.customer_id and p.state = 'waiting') then return 'account_not_waiting'; end if;
  elsif n.kind = 'password_reset' then
    if not exists (select from portal_accounts p where p.customer_id = n.customer_id and p.state in ('waiting', 'active')) then return 'account_not_open'; end if;
  elsif n.kind = 'email_code' then
    if not exists (select from email_changes e where e.customer_id = n.customer_id and e.status = 'waiting' and lower(e.new_email) = lower(to_address)) then
      return 'change_over';
    end if;
  elsif n.kind = 'paper_copy' then
    return paper_copy_stopped(n.customer_id, n.ref, to_address);
  elsif n.kind = 'payment_details' then
    return payment_stopped(n, to_address);
  elsif n.kind = 'office_paper' then
    return office_paper_stopped(n, to_address);
  end if;
  return null;
end $$;
comment on function notice_stopped is 'Why this notice must not be sent now, or null: consent (one of several is enough), address, what it tells of.';

create function notice_facts(n notices) returns jsonb
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare facts jsonb := '{}';
begin
  if n.kind = 'new_invoice' then
    select jsonb_build_object('paper', p.number, 'kind', p.kind, 'gross', p.gross, 'issued', p.issued_on, 'due', p.due_on, 'service', a.service,
        'nrb', coalesce(a.nrb, ''), 'basis', coalesce(a.basis, ''), 'balance', a.balance, 'oldest_due', a.oldest_due,
        'status', coalesce(a.debt_status, (select o.debt_status from operations o where o.customer_id = p.customer_id and o.paper_id = p.id limit 1)),
        'open', (select sum(o.open_amount) from operations o where o.customer_id = p.customer_id and o.paper_id = p.id),
        'ksef', coalesce(p.ksef_number, ''), 'offline', p.ksef_status = 'offline', 'booked_until', setting('booked_until') #>> '{}') into facts
      from papers p left join accounts a on a.customer_id = p.customer_id and a.id = p.account_id
      where p.customer_id = n.customer_id and p.id = n.ref;
  elsif n.kind = 'message_waiting' then
    select jsonb_build_object('subject', m.subject,
        'unread', (select count(*) from messages x where x.customer_id = n.customer_id and not x.from_customer and x.read_at is null)) into facts
      from messages m where m.customer_id = n.customer_id and m.id = n.ref;
  elsif n.kind in ('reading_confirmed', 'reading_refused') then
    select jsonb_build_object('serial', m.serial, 'state', r.state, 'used', r.used, 'read_on', r.read_on) into facts
      from readings r join installations i on i.customer_id = r.customer_id and i.id = r.installation_id join meters m on m.id = i.meter_id
      where r.customer_id = n.customer_id and r.id = n.ref;
  elsif n.kind = 'paper_copy' then
    facts := paper_copy_facts(n.customer_id, n.ref);
  elsif n.kind = 'payment_details' then
    facts := payment_facts(n);
  elsif n.kind = 'office_paper' then
    facts := office_paper_facts(n);
  end if;
  return coalesce(facts, '{}') || jsonb_build_object('number', (select c.number from customers c where c.customer_id = n.customer_id));
end $$;
comment on function notice_facts is 'What the e-mail tells, as it is at this moment. No name, no PESEL, no password.';

create function notice_optional(who bigint, under text[]) returns boolean
language sql stable security definer set search_path = okienko, pg_temp
return coalesce((select bool_and(s.kind = 'consent') from consent_subjects s where s.code = any (under) and consent_given(who, s.code)), false);
comment on function notice_optional is 'Whether one can unsubscribe: not from what is a duty, nor from being told of an electronic invoice (art. 106n of the VAT act).';

create function token_put(who bigint, purpose_ text, hash text, notice bigint, to_address text) returns timestamptz
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare ends timestamptz := now() + case purpose_
    when 'activation' then make_interval(hours => (setting('activation_hours') #>> '{}')::int)
    when 'reset' then make_interval(hours => (setting('reset_hours') #>> '{}')::int)
    else make_interval(mins => (setting('email_code_minutes') #>> '{}')::int) end;
begin                                                                 -- only the newest link or code is good
  update portal_tokens t set expires_at = now() where t.customer_id = who and t.purpose = purpose_ and t.used_at is null and t.expires_at > now();
  insert into portal_tokens (customer_id, purpose, token_sha256, notice_id, target, expires_at)
    values (who, purpose_, hash, notice, to_address, ends);
  return ends;
end $$;
comment on function token_put is 'Keeps what the sender is about to put into an e-mail, as SHA-256 with its end. The token itself is nowhere.';

-- ---------------------------------------------------------------- the sender
-- enable_seqscan: the sender's session keeps its plans for days; one made while the log was empty would read all of it later.
create function notice_task(who bigint, what text, about bigint, said text) returns void
language sql volatile security definer set search_path = okienko, pg_temp as $$
  insert into tasks (customer_id, kind, ref, detail) values (who, what, about, left(said, 500)) on conflict (customer_id, kind, ref) where done_on is null do nothing
$$;

create function notices_lost(whose text default null) returns bigint
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare told bigint;
begin
  if not exists (select from notices x where x.status = 'sending' and x.taken_until < now()) then return 0; end if;
  with late as (
    update notices n set status = 'uncertain', answer = 'sender_died'
    where (n.customer_id, n.id) in (select x.customer_id, x.id from notices x where x.status = 'sending' and x.taken_until < now()
                                    order by x.taken_until limit 500 for update skip locked)
    returning n.customer_id, n.id, n.sent_to, n.message_id),
  logged as (
    insert into notice_log (customer_id, notice_id, act, address, message_id, answer)
    select l.customer_id, l.id, 'uncertain', l.sent_to, l.message_id, 'sender_died' from late l)
  select count(notice_task(l.customer_id, 'uncertain_notice', l.id, 'sender_died')) into told from late l;
  return told;
end $$;
comment on function notices_lost is 'What was being sent when its sender died may have been delivered: told as uncertain, with a task, never repeated unasked.';

create function notices_done(sender text, results jsonb) returns void
language plpgsql volatile security definer set search_path = okienko, pg_temp set enable_seqscan = off as $$
declare
  most int := (setting('notice_attempts') #>> '{}')::int;
  first_wait int := (setting('notice_retry_minutes') #>> '{}')::int;
  whos bigint[]; ids_ bigint[]; mids text[]; outcomes text[]; answers text[];
  done record;
begin
  if jsonb_array_length(results) = 0 then return; end if;
  select array_agg((x ->> 0)::bigint), array_agg((x ->> 1)::bigint), array_agg(x ->> 2), array_agg(x ->> 3), array_agg(left(x ->> 4, 1000))
    into whos, ids_, mids, outcomes, answers from jsonb_array_elements(results) x;      -- arrays are few to the planner: it looks rows up
  for done in
    with u as (
      update notices n set
          status = case r.outcome when 'sent' then 'sent' when 'uncertain' then 'uncertain' when 'back' then 'waiting' when 'unknown' then 'dead'
                                  else case when n.attempts >= most then 'dead' else 'waiting' end end,
          answer = case r.outcome when 'back' then '' else r.answer end,
          message_id = case r.outcome when 'back' then '' else n.message_id end,
          attempts = n.attempts - case r.outcome when 'back' then 1 else 0 end,
          sent_at = case r.outcome when 'sent' then clock_timestamp() end,
          taken_until = null,
          not_before = case when r.outcome in ('deferred', 'refused')
            then now() + least(make_interval(mins => first_wait) * 2 ^ (n.attempts - 1), interval '12 hours') * (0.9 + 0.2 * random())
            else n.not_before end
        from unnest(whos, ids_, mids, outcomes, answers) r(customer_id, id, message_id, outcome, answer)
        where n.customer_id = r.customer_id and n.id = r.id and n.message_id = r.message_id and n.taken_by = sender
          and n.status in ('sending', 'uncertain')
        returning n.customer_id, n.id, n.status, n.sent_to, r.message_id, r.outcome, r.answer),
    logged as (
      insert into notice_log (customer_id, notice_id, act, address, message_id, answer)
      select u.customer_id, u.id, case when u.outcome in ('sent', 'uncertain') then u.outcome when u.status = 'dead' then 'dead' else u.outcome end,
        u.sent_to, u.message_id, u.answer
      from u where u.outcome <> 'back')
    select * from u where u.outcome <> 'sent' or exists (select from tasks t where t.customer_id = u.customer_id and t.kind = 'uncertain_notice' and t.ref = u.id and t.done_on is null)
  loop
    if done.outcome = 'uncertain' then perform notice_task(done.customer_id, 'uncertain_notice', done.id, done.answer);
    elsif done.outcome = 'unknown' then perform address_bounced(done.sent_to, done.answer);
    elsif done.outcome = 'sent' then
      update tasks set done_on = warsaw_today(), done_by = session_user where customer_id = done.customer_id and kind = 'uncertain_notice' and ref = done.id and done_on is null;
    end if;
  end loop;
end $$;
comment on function notices_done is 'Records what the mail server said: [customer, id, Message-ID, sent|refused|unknown|deferred|uncertain|back, answer]. Only of what this sender took; the truth may still come after the lease.';

create function notices_next(sender text, domain text, wanted int, hashes text[], results jsonb, again boolean default false) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp set enable_seqscan = off as $$
declare
  most int := (setting('notice_daily_limit') #>> '{}')::int;
  lease interval := make_interval(mins => (setting('notice_lease_minutes') #>> '{}')::int);
  midnight timestamptz := warsaw_today()::timestamp at time zone 'Europe/Warsaw';
  quiet timestamptz := notice_quiet_until(now());
  urgent_kinds text[] := array(select x.kind from notice_kinds x where x.urgent);
  leave_until timestamptz := now() + make_interval(days => (setting('unsubscribe_days') #>> '{}')::int);
  n notices; k notice_kinds; to_ text; why text; purpose text; ends timestamptz; later timestamptz;
  put_back int := 0; seen_ int := 0; taken int := 0;
  tos text[] := '{}'; whos bigint[] := '{}'; ids_ bigint[] := '{}'; mids text[] := '{}'; rows jsonb[] := '{}';
  leave_who bigint[] := '{}'; leave_id bigint[] := '{}'; leave_hash text[] := '{}'; leave_to text[] := '{}';
  shut_who bigint[] := '{}'; shut_id bigint[] := '{}'; shut_to text[] := '{}'; shut_why text[] := '{}';
  wait_who bigint[] := '{}'; wait_id bigint[] := '{}'; wait_until timestamptz[] := '{}';
begin
  if wanted not between 1 and 200 or cardinality(hashes) < wanted * 3 then perform refuse('page_too_large'); end if;
  perform notices_done(sender, results);
  perform notices_lost();
  if again then                          -- what this sender was given and never heard of was not begun
    update notices x set status = 'waiting', attempts = x.attempts - 1, message_id = '', taken_until = null where x.status = 'sending' and x.taken_by = sender;
  end if;
  if quiet is not null then
    update notices x set not_before = quiet where (x.customer_id, x.id) in (
      select u.customer_id, u.id from notices u
      where u.status = 'waiting' and u.kind <> all (urgent_kinds) and u.not_before <= now()
      order by u.not_before, u.customer_id, u.id limit 500 for update skip locked);
    get diagnostics put_back = row_count;
  end if;
  for n in
    with urgent as materialized (
      select u.* from notices u where u.status = 'waiting' and u.kind = any (urgent_kinds) and u.not_before <= now()
      order by u.not_before, u.customer_id, u.id limit wanted for update skip locked),
    others as materialized (
      select u.* from notices u where quiet is null and u.status = 'waiting' and u.kind <> all (urgent_kinds) and u.not_before <= now()
      order by u.not_before, u.customer_id, u.id limit wanted for update skip locked)
    select x.* from (select * from urgent union all select * from others) x limit wanted
  loop
    seen_ := seen_ + 1;
    select * into k from notice_kinds x where x.kind = n.kind;
    to_ := notice_address(n);
    why := notice_stopped(n, to_, k.subjects);
    if why is not null then
      shut_who := shut_who || n.customer_id; shut_id := shut_id || n.id; shut_to := shut_to || to_; shut_why := shut_why || why;
      continue;
    end if;
    if n.kind = 'new_invoice' and exists (select from papers p where p.customer_id = n.customer_id and p.id = n.ref and p.ksef_status = 'waiting') then
      wait_who := wait_who || n.customer_id; wait_id := wait_id || n.id; wait_until := wait_until || now() + interval '1 hour';
      continue;
    end if;
    if not k.urgent then
      continue when not pg_try_advisory_xact_lock(hashtextextended(lower(to_), 66));   -- another sender writes to the same address just now
      if (select count(*) from notice_log l where l.address = to_ and l.act = 'sent' and l.at >= midnight)
         + (select count(*) from notices x where x.status = 'sending' and x.sent_to = to_) + cardinality(array_positions(tos, to_)) >= most then
        later := midnight + interval '1 day';
        wait_who := wait_who || n.customer_id; wait_id := wait_id || n.id; wait_until := wait_until || coalesce(notice_quiet_until(later), later);
        continue;
      end if;
    end if;
    taken := taken + 1;
    purpose := coalesce(k.token, case when notice_optional(n.customer_id, k.subjects) then 'unsubscribe' end);
    ends := null;
    if purpose = 'unsubscribe' then
      leave_who := leave_who || n.customer_id; leave_id := leave_id || n.id; leave_hash := leave_hash || hashes[taken * 3]; leave_to := leave_to || to_;
    elsif purpose is not null then
      ends := token_put(n.customer_id, purpose, hashes[taken * 3 - case purpose when 'email' then 1 else 2 end], n.id, to_);
    end if;
    whos := whos || n.customer_id; ids_ := ids_ || n.id; tos := tos || to_;
    mids := mids || format('<%s.%s.%s@%s>', n.id, n.attempts + 1, replace(gen_random_uuid()::text, '-', ''), domain);
    rows := rows || jsonb_build_array(n.customer_id, n.id, n.kind, to_, mids[taken], purpose, ends, notice_facts(n));
  end loop;
  if taken > 0 then
    update notices x set status = 'sending', attempts = x.attempts + 1, taken_by = sender, taken_until = clock_timestamp() + lease, sent_to = t.to_address,
        message_id = t.message_id, answer = ''
      from unnest(whos, ids_, tos, mids) t(who, id, to_address, message_id) where x.customer_id = t.who and x.id = t.id;
  end if;
  insert into portal_tokens (customer_id, purpose, token_sha256, notice_id, target, expires_at)
    select t.who, 'unsubscribe', t.hash, t.id, t.to_address, leave_until from unnest(leave_who, leave_id, leave_hash, leave_to) t(who, id, hash, to_address);
  if cardinality(shut_who) > 0 then
    with shut as (
      update notices x set status = 'suppressed', sent_to = t.to_address, answer = t.why
        from unnest(shut_who, shut_id, shut_to, shut_why) t(who, id, to_address, why) where x.customer_id = t.who and x.id = t.id
        returning x.customer_id, x.id, x.sent_to, x.answer)
    insert into notice_log (customer_id, notice_id, act, address, answer) select s.customer_id, s.id, 'suppressed', s.sent_to, s.answer from shut s;
  end if;
  if cardinality(wait_who) > 0 then
    update notices x set not_before = t.until_ from unnest(wait_who, wait_id, wait_until) t(who, id, until_) where x.customer_id = t.who and x.id = t.id;
  end if;
  return json_build_object('rows', to_jsonb(rows), 'more', seen_ = wanted or put_back = 500, 'lease', extract(epoch from lease),
    'shop', case when taken > 0 then setting('utility') end, 'url', setting('portal_url') #>> '{}')::text;
end $$;
comment on function notices_next is 'One statement of the sender: records the results before, marks the next ones ''sending'' and gives what they tell. Consent, address, limit and quiet hours are asked at this moment. again: after a reconnect.';

-- ---------------------------------------------------------------- bounces
create function address_bounced(address_ text, said text) returns int
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare c record; touched int := 0;
begin
  perform set_config('okienko.reason', 'bounced: ' || left(said, 200), true);
  for c in
    update contact_points p set bouncing = true where p.kind = 'email' and lower(p.value) = lower(address_) and not p.bouncing
    returning p.customer_id, p.id, p.value
  loop
    perform notice_task(c.customer_id, 'bounced_email', c.id, c.value || ': ' || said);
    touched := touched + 1;
  end loop;
  for c in
    insert into contact_points (customer_id, kind, value, bouncing)
      select p.customer_id, 'email', p.email, true from portal_accounts p
      where lower(p.email) = lower(address_) and p.state <> 'closed'
        and not exists (select from contact_points x where x.customer_id = p.customer_id and x.kind = 'email' and lower(x.value) = lower(p.email))
    on conflict do nothing returning customer_id, id, value
  loop
    perform notice_task(c.customer_id, 'bounced_email', c.id, c.value || ': ' || said);
    touched := touched + 1;
  end loop;
  return touched;
end $$;
comment on function address_bounced is 'Mail to this address comes back: "nie działa" on every card that has it, and a task for each.';

create function notices_bounced(message text, address_ text, said text) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare n notices; to_ text := coalesce(address_, ''); touched int;
begin
  select * into n from notices x where x.message_id = message and message <> '' for update;
  if not found then
    select x.* into n from notice_log l join notices x on x.customer_id = l.customer_id and x.id = l.notice_id
      where l.address = to_ and l.act = 'sent' and l.at > now() - interval '30 days' order by l.at desc limit 1;
    if not found then return json_build_object('known', false)::text; end if;
  elsif to_ = '' or lower(to_) <> lower(n.sent_to) then to_ := n.sent_to;      -- an alias behind the address that we know
  end if;
  if n.bounced_at is not null then return json_build_object('known', true, 'again', true, 'cards', 0)::text; end if;
  update notices x set bounced_at = now() where x.customer_id = n.customer_id and x.id = n.id;
  insert into notice_log (customer_id, notice_id, act, address, message_id, answer)
    values (n.customer_id, n.id, 'bounced', to_, n.message_id, left(said, 1000));
  touched := address_bounced(to_, said);
  return json_build_object('known', true, 'again', false, 'cards', touched)::text;
end $$;
comment on function notices_bounced is 'A delivery report says that an e-mail of ours came back: by its Message-ID, or by an address that got one in the last 30 days.';

-- ---------------------------------------------------------------- who may call
grant select on alembic_version to okienko_notices;
grant execute on function notices_next, notices_done, notices_bounced to okienko_notices;
grant execute on function notices_of_papers to okienko_import;
