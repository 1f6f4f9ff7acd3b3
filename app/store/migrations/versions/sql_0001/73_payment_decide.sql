-- On-line payments that wait for a person ("do wyjaśnienia"): the gateway is asked once more, accounting takes the amount that the
-- gateway says was paid, or ends it without booking. Nobody books by hand here: what is accepted is asked, verified and booked by
-- the worker as ever, so it is booked once however often it is said.

create function payment_resumed(p payment_requests) returns payment_requests
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
begin
  update payment_requests x set reason = '', next_at = now(), attempts = 0, aways = 0, looks = 0, accepted = p.accepted, order_id = p.order_id,
      state = case when x.cancelled_at is not null then 'cancelled' when x.expires_at < now() then 'expired' else 'open' end
    where x.customer_id = p.customer_id and x.id = p.id returning * into p;
  perform payment_task_done(p);
  return p;
end $$;
comment on function payment_resumed is 'The gateway is asked again; the task is done until its answer makes another.';

create function payment_task_done(p payment_requests) returns void
language sql volatile security definer set search_path = okienko, pg_temp as $$
  update tasks t set done_on = warsaw_today(), done_by = session_user
    where t.customer_id = p.customer_id and t.kind = 'unclear_payment' and t.ref = p.id and t.done_on is null
$$;

create function payment_request_again(who bigint, asked bigint, request uuid) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare p payment_requests := payment_request_held(who, asked, request);
begin
  if request_done(request) then return payment_json(p)::text; end if;
  if p.state <> 'unclear' or p.opened_at is null then perform changed_meanwhile(); end if;
  perform payment_event(p, 'again', jsonb_build_object('reason', p.reason));
  return payment_json(payment_resumed(p))::text;
end $$;
comment on function payment_request_again is 'Has the gateway asked once more about a payment that waits for a person; its answer decides as ever, so what differs waits again.';

create function payment_request_decide(who bigint, asked bigint, act_ text, grosze bigint, why_ text, request uuid) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare p payment_requests := payment_request_held(who, asked, request);
begin
  if act_ is null or act_ <> all ('{accepted,closed}') then perform refuse('no_such_act', jsonb_build_object('act', act_)); end if;
  if request_done(request) then return payment_json(p)::text; end if;
  if btrim(coalesce(why_, '')) = '' then perform refuse('reason_missing'); end if;
  if p.state <> 'unclear' or p.paid_amount is distinct from grosze
      or act_ = 'accepted' and (p.reason not in ('amount_differs', 'order_differs') or coalesce(grosze, 0) <= 0 or upper(p.paid_currency) is distinct from p.currency) then
    perform changed_meanwhile();
  end if;
  perform payment_event(p, act_, jsonb_build_object('amount', grosze, 'asked', p.amount, 'reason', p.reason, 'order', p.order_id, 'why', left(btrim(why_), 300)));
  if act_ = 'accepted' then
    p.accepted := grosze;
    if p.reason = 'order_differs' then p.order_id := null; end if;    -- the number that the gateway tells now
    p := payment_resumed(p);
  else
    update payment_requests x set state = 'failed', reason = 'closed' where x.customer_id = who and x.id = asked returning * into p;
    perform payment_task_done(p);
  end if;
  return payment_json(p)::text;
end $$;
comment on function payment_request_decide is 'Accounting''s word on a payment that waits for a person, with what the gateway said was paid as it was seen, in grosze. "accepted": taken though it is not what was asked for; the gateway is asked again, confirms exactly that, and it is booked; another currency, or a number of another payment, is never taken. "closed": ended without booking, for good: the money was given back or booked another way, and what the gateway tells of it later changes nothing.';

grant execute on function payment_request_again to okienko_clerk;
grant execute on function payment_request_decide to okienko_accounting;
