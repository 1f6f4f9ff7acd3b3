-- On-line payments. A desk writes a request and never holds a secret of the gateway; the worker (role okienko_gateway, which
-- reads no table) takes one step of one request at a time: registers it, looks what became of it, has it confirmed. Every fact
-- that the gateway tells goes through payment_looked or payment_verified, which decide under a lock of the request's row, so a
-- step may be repeated, come late or come from two workers. Truth is what the gateway answers when asked, never a notification.

insert into settings (key, value) values
  ('payment_minutes', '99'),                      -- timeLimit of the gateway: 1-99
  ('payment_largest', '5000000'),                 -- grosze
  ('payment_open_limit', '5'),                    -- links of one customer that may be open at once
  ('payment_return_url', '""'),                   -- where the payer comes back to; empty: portal_url
  ('payment_status_url', '""'),                   -- where the gateway sends notifications; empty: none are asked for
  ('payment_look_seconds', '[3, 60]'),            -- how often an open one is looked at: first, and at most
  ('payment_late_minutes', '60'),                 -- how often one that was cancelled or has expired is
  ('payment_follow_days', '14'),                  -- how long
  ('payment_attempts', '8'),                      -- refused or strange answers until a person decides
  ('payment_lease_seconds', '60')                 -- after that a worker that took a step counts as dead
on conflict do nothing;

create table payment_requests (
  customer_id bigint not null references customers,
  id bigint not null default nextval('ids'),
  account_id bigint not null,
  amount bigint not null check (amount > 0),
  currency text not null default 'PLN' check (currency = 'PLN'),
  title text not null check (title <> '' and length(title) <= 140),
  papers bigint[] not null default '{}' check (cardinality(papers) <= 50),
  state text not null default 'requested'
    check (state in ('requested', 'registering', 'open', 'verifying', 'booked', 'cancelled', 'expired', 'failed', 'unclear')),
  reason text not null default '' check (reason in ('', 'amount_differs', 'currency_differs', 'order_of_another', 'order_differs',
    'not_verified', 'not_booked', 'strange_answer', 'returned', 'refused', 'closed')),
  session_id text not null default 'okienko-' || replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '')
    check (session_id ~ '^okienko-[0-9a-f]{64}$'),
  token text not null default '',
  link text not null default '' check (link ~ '^(https?://[!-~]+)?$' and length(link) <= 600),
  order_id bigint,
  paid_amount bigint,
  paid_currency text,
  accepted bigint check (accepted > 0),
  asked_by text not null default session_user,
  asked_at timestamptz not null default now(),
  contact_key uuid,
  opened_at timestamptz,
  expires_at timestamptz,
  cancelled_at timestamptz,
  booked_at timestamptz,
  operation_id bigint,
  next_at timestamptz default now(),
  looks integer not null default 0,
  attempts integer not null default 0,
  aways integer not null default 0,                -- times in a row that the gateway was not reached; they cost no attempt
  taken_by text,
  taken_until timestamptz,
  request_key uuid not null,
  version integer not null default 1,
  primary key (customer_id, id),
  foreign key (customer_id, account_id) references accounts (customer_id, id),
  foreign key (customer_id, operation_id) references operations (customer_id, id),
  constraint payment_requests_session unique (session_id),
  constraint payment_requests_request_key unique (customer_id, request_key),
  constraint payment_requests_booked check ((state = 'booked') = (operation_id is not null) and (state = 'booked') = (booked_at is not null)),
  constraint payment_requests_link check (state <> 'open' or link <> ''),
  constraint payment_requests_over check (state not in ('booked', 'failed', 'unclear') or next_at is null)
);
comment on table payment_requests is 'On-line payments that a desk asked for, each with its state at the gateway. No secret of the gateway is here.';
comment on column payment_requests.session_id is 'Names the payment at the gateway: 512 random bits, a new one for each registration, so that a lost answer leaves nothing payable.';
comment on column payment_requests.papers is 'Invoices that the customer pays by it: settled first, the rest oldest due first.';
comment on column payment_requests.accepted is 'Grosze that accounting has taken instead of what was asked for: what the gateway says was paid.';
comment on column payment_requests.next_at is 'When a worker looks at it again; null: no more.';
create index payment_requests_newest on payment_requests (customer_id, asked_at desc, id desc);
create index payment_requests_account on payment_requests (customer_id, account_id);
create index payment_requests_operation on payment_requests (customer_id, operation_id) where operation_id is not null;
create unique index payment_requests_order on payment_requests (order_id) where order_id is not null;
create index payment_requests_due on payment_requests (next_at, customer_id, id) where next_at is not null;

create table payment_request_events (
  customer_id bigint not null,
  id bigint not null default nextval('ids'),
  request_id bigint not null,
  at timestamptz not null default clock_timestamp(),
  actor text not null default session_user,
  act text not null check (act in ('requested', 'registering', 'open', 'verifying', 'booked', 'cancelled', 'expired', 'failed', 'unclear',
    'put_off', 'notified', 'moved_on', 'again', 'accepted', 'closed')),
  detail jsonb not null default '{}',
  primary key (customer_id, id),
  foreign key (customer_id, request_id) references payment_requests (customer_id, id)
);
comment on table payment_request_events is 'What was done with an on-line payment, by whom, and what the gateway said; never a token.';
create index payment_request_events_of on payment_request_events (customer_id, request_id, id);

create trigger a_version before update on payment_requests for each row execute function bump_version();
create trigger never_deleted before delete or truncate on payment_requests execute function never();
create trigger never_changed before update or delete or truncate on payment_request_events execute function never();
call audit_table('payment_requests', silent => '{next_at,looks,attempts,aways,taken_by,taken_until}', hidden => '{link,session_id}');

create function payment_told() returns trigger
language plpgsql security definer set search_path = okienko, pg_temp as $$
begin
  perform pg_notify('okienko', concat_ws(':', 'payment_requests', new.customer_id, new.id));
  return null;
end $$;
comment on function payment_told is 'Desks and workers hear of a change of state, not of each look at the gateway.';
create trigger tell_insert after insert on payment_requests for each row execute function payment_told();
create trigger tell_update after update on payment_requests for each row when (old.state <> new.state) execute function payment_told();

create function payment_event(p payment_requests, what text, told jsonb default '{}') returns void
language sql volatile security definer set search_path = okienko, pg_temp as $$
  insert into payment_request_events (customer_id, request_id, act, detail) values (p.customer_id, p.id, what, told)
$$;

create function payment_json(p payment_requests) returns json
language sql stable security definer set search_path = okienko, pg_temp
return json_build_array(p.customer_id, p.id, p.account_id, p.amount, p.title, p.state, p.reason,
  case when p.state = 'open' then p.link else '' end, p.order_id,
  coalesce((select c.name from clerks c where c.login = p.asked_by), p.asked_by), p.asked_at, p.opened_at, p.expires_at, p.booked_at,
  p.operation_id, p.version, p.paid_amount, p.paid_currency);
comment on function payment_json is 'A request as a desk sees it: the link only while it may be paid by.';

-- ---------------------------------------------------------------- the desk
create function payment_request_make(who bigint, card bigint, amount_ bigint, title_ text, papers_ bigint[], contact uuid, purpose text, request uuid) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare a record; p payment_requests; most bigint := (setting('payment_largest') #>> '{}')::bigint;
  named text := btrim(regexp_replace(coalesce(title_, ''), '[[:space:][:cntrl:]]+', ' ', 'g'));
begin
  perform seen(who, 'payments', contact, purpose);
  perform 1 from customers c where c.customer_id = who for no key update;      -- two desks: one after the other
  if not found then perform refuse('no_such_customer'); end if;
  select * into p from payment_requests x where x.customer_id = who and x.request_key = request;
  if found then return payment_json(p)::text; end if;
  select x.basis into a from accounts x where x.customer_id = who and x.id = card;
  if not found then perform refuse('no_such_account'); end if;
  if a.basis <> 'contract' then perform refuse('payment_to_commune'); end if;
  if coalesce(amount_, 0) <= 0 then perform refuse('payment_nothing', '{"field": "amount"}'); end if;
  if amount_ > most then perform refuse('payment_too_large', jsonb_build_object('field', 'amount', 'most', most)); end if;
  if named = '' then perform refuse('payment_title_missing', '{"field": "title"}'); end if;
  if length(named) > 140 then perform refuse('payment_title_too_long', '{"field": "title"}'); end if;
  if exists (select from unnest(papers_) n where not exists (select from papers q where q.customer_id = who and q.id = n and q.account_id = card)) then
    perform refuse('payment_of_another_account');
  end if;
  if exists (select from unnest(papers_) n where payment_split(who, n)) then perform refuse('payment_split'); end if;
  if (select count(*) from payment_requests x where x.customer_id = who and x.state in ('requested', 'registering', 'open', 'verifying'))
      >= (setting('payment_open_limit') #>> '{}')::int then
    perform refuse('payment_too_many');
  end if;
  perform set_config('okienko.request', request::text, true);
  insert into payment_requests (customer_id, account_id, amount, title, papers, contact_key, request_key)
    values (who, card, amount_, named, coalesce(papers_, '{}'), contact, request) returning * into p;
  perform payment_event(p, 'requested', jsonb_build_object('amount', p.amount));
  return payment_json(p)::text;
end $$;
comment on function payment_request_make is 'A desk asks for an on-line payment of one service, in grosze; never of a fee that is paid to the commune. The same request once.';

create function payment_requests_of(who bigint, contact uuid, purpose text, wanted int) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare answer text;
begin
  if wanted not between 1 and 200 then perform refuse('page_too_large'); end if;
  perform seen(who, 'payments', contact, purpose);
  select json_agg(payment_json(x) order by x.asked_at desc, x.id desc)::text into answer
    from (select * from payment_requests q where q.customer_id = who order by q.asked_at desc, q.id desc limit wanted) x;
  return coalesce(answer, '[]');
end $$;
comment on function payment_requests_of is 'On-line payments of one customer, the newest first.';

create function payment_request_locked(who bigint, asked bigint) returns payment_requests
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare p payment_requests;
begin
  select * into p from payment_requests x where x.customer_id = who and x.id = asked for update;
  if not found then perform refuse('no_such_payment'); end if;
  return p;
end $$;
comment on function payment_request_locked is 'A request as nobody changes it until the transaction ends.';

create function payment_request_held(who bigint, asked bigint, request uuid) returns payment_requests
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
begin
  perform seen(who, 'payments', null, 'office');      -- also where nothing is changed: the answer tells of the payment
  perform set_config('okienko.request', request::text, true);
  return payment_request_locked(who, asked);
end $$;
comment on function payment_request_held is 'The same for a desk: leaves a trace unless the card did; `request` names its write in the audit.';

create function payment_request_cancel(who bigint, asked bigint, request uuid) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare p payment_requests := payment_request_held(who, asked, request);
begin
  if p.state = 'cancelled' then return payment_json(p)::text; end if;
  if p.state not in ('requested', 'registering', 'open') then perform refuse('payment_moved_on', jsonb_build_object('state', p.state)); end if;
  update payment_requests x set state = 'cancelled', cancelled_at = now(),
      next_at = case p.state when 'open' then now() + make_interval(mins => (setting('payment_late_minutes') #>> '{}')::int) end
    where x.customer_id = who and x.id = asked returning * into p;
  perform payment_event(p, 'cancelled');
  return payment_json(p)::text;
end $$;
comment on function payment_request_cancel is 'Takes a request back while nothing was paid. A link that is out can still be paid by: it is looked at for payment_follow_days, and such a payment is booked, with a task.';

-- ---------------------------------------------------------------- the worker: what to do
create function payment_email(who bigint) returns text
language sql stable security definer set search_path = okienko, pg_temp
return coalesce((select c.value from contact_points c where c.customer_id = who and c.kind = 'email' and c.confirmed and not c.bouncing
    and length(c.value) <= 50 order by c.id limit 1), setting('utility') ->> 'email');
comment on function payment_email is 'Whom the gateway tells of a payment: a confirmed address of the customer (office rule 8), else the office''s own.';

create function payment_take(worker text) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp set enable_seqscan = off as $$
declare p payment_requests; step text; soon numeric; patience interval := make_interval(mins => (setting('payment_minutes') #>> '{}')::int);
begin
  for p in                                 -- asked for so long ago that nobody waits for the link
    update payment_requests x set state = 'expired', next_at = null, taken_by = null, taken_until = null
      where (x.customer_id, x.id) in (select q.customer_id, q.id from payment_requests q where q.next_at <= now() and q.state in ('requested', 'registering')
        and q.asked_at < now() - patience and (q.taken_until is null or q.taken_until < now()) limit 50 for update skip locked)
      returning *
  loop
    perform payment_event(p, 'expired');
  end loop;
  select * into p from payment_requests x
    where x.next_at <= now() and (x.taken_until is null or x.taken_until < now())
    order by x.state <> 'requested', x.next_at, x.customer_id, x.id limit 1 for update skip locked;
  if not found then
    select extract(epoch from min(greatest(x.next_at, coalesce(x.taken_until, x.next_at))) - now()) into soon from payment_requests x where x.next_at is not null;
    return json_build_object('wait', greatest(soon, 0))::text;
  end if;
  step := case when p.state in ('requested', 'registering') then 'register' else 'look' end;
  update payment_requests x set taken_by = worker,
      taken_until = clock_timestamp() + make_interval(secs => (setting('payment_lease_seconds') #>> '{}')::int),
      state = case step when 'register' then 'registering' else x.state end,
      session_id = case when x.state = 'registering' then 'okienko-' || replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '') else x.session_id end
    where x.customer_id = p.customer_id and x.id = p.id returning * into p;
  if step = 'register' then perform payment_event(p, 'registering', jsonb_build_object('session', p.session_id)); end if;
  return json_build_object('job', json_build_array(p.customer_id, p.id, step, p.session_id, p.amount, p.currency, p.title,
    (select a.number from accounts a where a.customer_id = p.customer_id and a.id = p.account_id), payment_email(p.customer_id),
    (setting('payment_minutes') #>> '{}')::int, coalesce(nullif(setting('payment_return_url') #>> '{}', ''), setting('portal_url') #>> '{}'),
    setting('payment_status_url') #>> '{}', p.order_id))::text;
end $$;
comment on function payment_take is 'The next step that is due, leased to this worker; those that a person waits for first. Without one: in how many seconds the next is (null: none). A step whose worker died is taken over when its lease ends; a registration then gets a new session.';

-- ---------------------------------------------------------------- the worker: what the gateway said
create function payment_next(p payment_requests) returns timestamptz
language sql stable security definer set search_path = okienko, pg_temp
return case
  when p.state in ('cancelled', 'expired') then
    case when now() < coalesce(p.opened_at, p.asked_at) + make_interval(days => (setting('payment_follow_days') #>> '{}')::int)
      then now() + make_interval(mins => (setting('payment_late_minutes') #>> '{}')::int) end
  else now() + make_interval(secs => least((setting('payment_look_seconds') ->> 0)::float8 * 1.3 ^ least(p.looks, 60), (setting('payment_look_seconds') ->> 1)::float8)) end;
comment on function payment_next is 'When to look again: ever more rarely while it is open, rarely afterwards, then no more.';

create function payment_due(p payment_requests, grosze bigint) returns boolean
language sql immutable security definer set search_path = okienko, pg_temp
return coalesce(grosze = p.amount or grosze = p.accepted, false);
comment on function payment_due is 'Whether this is what was asked for, or what accounting has accepted instead.';

create function payment_over(p payment_requests, ends text, why text, told jsonb) returns void
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
begin
  update payment_requests x set state = ends, reason = why, next_at = null, taken_by = null, taken_until = null
    where x.customer_id = p.customer_id and x.id = p.id;
  perform payment_event(p, ends, told || jsonb_build_object('reason', why, 'before', p.state));
  perform notice_task(p.customer_id, 'unclear_payment', p.id, why);
end $$;
comment on function payment_over is 'Nothing is booked: it failed, or waits for a person, with a task.';

create function payment_booked(p payment_requests) returns void
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare operation bigint;
begin
  operation := payment_book(p.customer_id, p.account_id, p.paid_amount, warsaw_today(), p.title, 'gateway:' || p.order_id, p.papers);
  update payment_requests x set state = 'booked', reason = '', booked_at = now(), operation_id = operation, next_at = null, taken_by = null, taken_until = null
    where x.customer_id = p.customer_id and x.id = p.id;
  perform payment_event(p, 'booked', jsonb_build_object('operation', operation, 'order', p.order_id, 'before', p.state));
  if p.cancelled_at is not null then perform notice_task(p.customer_id, 'late_payment', p.id, ''); end if;
end $$;
comment on function payment_booked is 'Books the confirmed payment in the transaction that changes its state: both or neither. Its amount was compared before: what was asked for, or what accounting has accepted.';

create function payment_registered(worker text, who bigint, asked bigint, session text, token_ text, link_ text) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare p payment_requests := payment_request_locked(who, asked);
begin
  if p.session_id <> session or p.state <> 'registering' then       -- taken over, repeated, or taken back: nobody was given this link
    perform payment_event(p, 'moved_on', jsonb_build_object('session', session, 'state', p.state, 'worker', worker));
    return p.state;
  end if;
  update payment_requests x set state = 'open', token = token_, link = link_, opened_at = now(),
      expires_at = now() + make_interval(mins => (setting('payment_minutes') #>> '{}')::int), looks = 0, attempts = 0, aways = 0,
      next_at = now() + make_interval(secs => (setting('payment_look_seconds') ->> 0)::float8), taken_by = null, taken_until = null
    where x.customer_id = who and x.id = asked returning * into p;
  perform payment_event(p, 'open', jsonb_build_object('session', session, 'until', p.expires_at));
  return p.state;
end $$;
comment on function payment_registered is 'The gateway took the payment of this session: its link is told to the desks.';

create function payment_looked(worker text, who bigint, asked bigint, session text, status int, order_ bigint, amount_ bigint, currency_ text) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare p payment_requests := payment_request_locked(who, asked); why text; told jsonb;
begin
  if p.session_id <> session or p.state not in ('open', 'verifying', 'cancelled', 'expired') or p.opened_at is null then return p.state; end if;
  if status is null or status = 0 then
    if p.state = 'open' and now() >= p.expires_at then
      p.state := 'expired';
      perform payment_event(p, 'expired');
    end if;
    if p.state = 'verifying' and p.attempts + 1 >= (setting('payment_attempts') #>> '{}')::int then
      perform payment_over(p, 'unclear', 'strange_answer', jsonb_build_object('status', status, 'worker', worker));
      return 'unclear';
    end if;
    update payment_requests x set state = p.state, next_at = payment_next(p), looks = p.looks + 1, taken_by = null, taken_until = null,
        aways = 0, attempts = case p.state when 'verifying' then p.attempts + 1 else 0 end
      where x.customer_id = who and x.id = asked;
    return p.state;
  end if;
  told := jsonb_build_object('status', status, 'order', order_, 'amount', amount_, 'currency', currency_, 'worker', worker);
  why := case when status not in (1, 2, 3) or coalesce(order_, 0) <= 0 then 'strange_answer'
    when p.order_id is not null and p.order_id <> order_ then 'order_differs'
    when exists (select from payment_requests x where x.order_id = order_ and (x.customer_id, x.id) <> (who, asked)) then 'order_of_another'
    when upper(currency_) is distinct from p.currency then 'currency_differs'
    when not payment_due(p, amount_) then 'amount_differs' end;
  update payment_requests x set paid_amount = amount_, paid_currency = left(currency_, 10),
      order_id = case when why in ('strange_answer', 'order_differs', 'order_of_another') then x.order_id else order_ end
    where x.customer_id = who and x.id = asked returning * into p;
  if why is null and status = 3 then
    perform payment_over(p, 'failed', 'returned', told);
    return 'failed';
  elsif why is not null then
    perform payment_over(p, 'unclear', why, told);
    return 'unclear';
  elsif status = 2 then
    perform payment_booked(p);
    return 'booked';
  end if;
  if p.state <> 'verifying' then
    perform payment_event(p, 'verifying', told || jsonb_build_object('before', p.state));
    update payment_requests x set state = 'verifying', next_at = now(), attempts = 0, aways = 0, looks = 0 where x.customer_id = who and x.id = asked;
  end if;
  return 'verifying';
end $$;
comment on function payment_looked is 'What the gateway answered when asked (status null: it knows no such transaction): nothing yet, to be confirmed, booked, or for a person. A payment that differs in amount, currency or number is never booked.';

create function payment_verified(worker text, who bigint, asked bigint, session text, order_ bigint) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare p payment_requests := payment_request_locked(who, asked);
begin
  if p.state <> 'verifying' or p.session_id <> session or p.order_id is distinct from order_ then return p.state; end if;
  if not payment_due(p, p.paid_amount) or upper(p.paid_currency) is distinct from p.currency then
    perform payment_over(p, 'unclear', 'amount_differs', jsonb_build_object('worker', worker));
    return 'unclear';
  end if;
  perform payment_booked(p);
  return 'booked';
end $$;
comment on function payment_verified is 'The gateway confirmed: the payment is booked in the same transaction. Told again it changes nothing.';

create function payment_put_off(worker text, who bigint, asked bigint, session text, kind text, said text) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare p payment_requests := payment_request_locked(who, asked); most int := (setting('payment_attempts') #>> '{}')::int;
begin
  if p.session_id <> session or p.taken_by is distinct from worker or p.next_at is null then return p.state; end if;
  if kind = 'refused' and p.state = 'registering' then
    perform payment_over(p, 'failed', 'refused', jsonb_build_object('said', left(said, 300)));
    return 'failed';
  elsif kind in ('refused', 'strange', 'unbooked') and p.attempts + 1 >= most then
    perform payment_over(p, 'unclear', case when kind = 'unbooked' then 'not_booked' when kind = 'refused' and p.state = 'verifying' then 'not_verified' else 'strange_answer' end,
      jsonb_build_object('said', left(said, 300)));
    return 'unclear';
  end if;
  if p.aways = 0 or kind <> 'away' then perform payment_event(p, 'put_off', jsonb_build_object('kind', kind, 'said', left(said, 300), 'worker', worker)); end if;
  update payment_requests x set attempts = x.attempts + (kind <> 'away')::int, aways = case kind when 'away' then x.aways + 1 else 0 end, taken_by = null, taken_until = null,
      next_at = now() + make_interval(secs => least(2 * 2 ^ least(x.attempts + x.aways, 10), 300) * (0.9 + 0.2 * random()))
    where x.customer_id = who and x.id = asked;
  return p.state;
end $$;
comment on function payment_put_off is 'A step did not come off: away (network, gateway down: tried on and on), refused, strange or unbooked (after payment_attempts a person decides); a registration that is refused has failed.';

create function payment_noticed(session text, order_ bigint, amount_ bigint, currency_ text) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare p payment_requests;
begin
  select * into p from payment_requests x where x.session_id = session for update;
  if not found then return 'unknown'; end if;
  if not exists (select from payment_request_events e where e.customer_id = p.customer_id and e.request_id = p.id and e.act = 'notified'
      and (e.detail ->> 'order')::bigint = order_) then
    perform payment_event(p, 'notified', jsonb_build_object('order', order_, 'amount', amount_, 'currency', left(currency_, 10)));
  end if;
  if p.state in ('open', 'verifying', 'cancelled', 'expired') and p.opened_at is not null then
    update payment_requests x set next_at = now(), looks = 0 where x.customer_id = p.customer_id and x.id = p.id;    -- looked at just now: soon again
    perform pg_notify('okienko', concat_ws(':', 'payment_requests', p.customer_id, p.id));
  end if;
  return p.state;
end $$;
comment on function payment_noticed is 'A notification of the gateway, its signature checked by the worker: a hint to look at once, and nothing more.';

-- ---------------------------------------------------------------- who may call
grant select on alembic_version to okienko_gateway;
grant execute on function payment_take, payment_registered, payment_looked, payment_verified, payment_put_off, payment_noticed to okienko_gateway;
grant execute on function payment_request_make, payment_requests_of, payment_request_cancel to okienko_clerk;
