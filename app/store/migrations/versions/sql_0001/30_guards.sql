-- What must never be false, whoever writes. Triggers are statement-level with transition tables where rows come in bulk.

-- ---------------------------------------------------------------- versions, append-only
create function bump_version() returns trigger language plpgsql as $$
begin
  new.version := old.version + 1;
  return new;
end $$;

create trigger a_version before update on customers for each row execute function bump_version();
create trigger a_version before update on addresses for each row execute function bump_version();
create trigger a_version before update on contact_points for each row execute function bump_version();
create trigger a_version before update on portal_accounts for each row   -- a sign-in is nobody's edit
  when ((new.state, new.email, new.password_hash, new.password_until, new.must_change, new.locked_until)
    is distinct from (old.state, old.email, old.password_hash, old.password_until, old.must_change, old.locked_until))
  execute function bump_version();
create trigger a_version before update on data_changes for each row execute function bump_version();
create trigger a_version before update on meters for each row execute function bump_version();
create trigger a_version before update on readings for each row execute function bump_version();
create trigger a_version before update on contacts for each row execute function bump_version();
create trigger a_version before update on cases for each row execute function bump_version();
create trigger a_version before update on announcements for each row execute function bump_version();

create function never() returns trigger language plpgsql as $$
begin
  perform okienko.refuse('append_only', jsonb_build_object('table', tg_table_name, 'act', lower(tg_op)));
  return null;
end $$;
comment on function never is 'For logs: nobody, not even their owner by mistake, updates, deletes or empties them.';

create trigger never_changed before update or delete or truncate on access_log execute function never();
create trigger never_changed before update or delete or truncate on audit execute function never();
create trigger never_changed before update or delete or truncate on verification_answers execute function never();
create trigger never_deleted before delete or truncate on readings execute function never();
create trigger never_deleted before delete or truncate on operations execute function never();
create trigger never_changed before update or delete or truncate on settlements execute function never();

-- ---------------------------------------------------------------- ledger
create function ledger_recount(customers bigint[], touched bigint[]) returns void
language plpgsql security definer set search_path = okienko, pg_temp as $$
begin
  perform 1 from accounts a join unnest(customers, touched) t(customer_id, id) using (customer_id, id)
    order by a.customer_id, a.id for update of a;
  update accounts a
    set balance = s.balance, oldest_due = s.oldest_due, last_payment = s.last_payment, last_payment_on = s.last_payment_on
    from (
      select t.customer_id, t.id, b.balance, b.oldest_due, coalesce(l.credit, 0) as last_payment, l.booked_on as last_payment_on
      from unnest(customers, touched) t(customer_id, id)
      cross join lateral (
        select coalesce(sum(o.debit - o.credit), 0)::bigint as balance,
          min(o.due_on) filter (where o.open_amount > 0 and o.debt_status is null) as oldest_due
        from operations o where o.customer_id = t.customer_id and o.account_id = t.id) b
      left join lateral (
        select o.credit, o.booked_on from operations o
        where o.customer_id = t.customer_id and o.account_id = t.id and o.kind = 'payment'
          and not exists (select 1 from operations u where u.customer_id = o.customer_id and u.undoes_id = o.id)
        order by o.booked_on desc, o.id desc limit 1) l on true) s
    where a.customer_id = s.customer_id and a.id = s.id
      and (a.balance, a.oldest_due, a.last_payment, a.last_payment_on)
        is distinct from (s.balance, s.oldest_due, s.last_payment, s.last_payment_on);
end $$;
comment on function ledger_recount is 'Balance = sum of operations, always: the account rows are locked first, then counted anew.';

create function operations_kept() returns trigger
language plpgsql security definer set search_path = okienko, pg_temp as $$
declare cs bigint[]; ids_ bigint[];
begin
  select array_agg(customer_id), array_agg(account_id) into cs, ids_
    from (select distinct customer_id, account_id from fresh) d;
  if cs is not null then perform ledger_recount(cs, ids_); end if;
  return null;
end $$;
create trigger ledger_insert after insert on operations referencing new table as fresh
  for each statement execute function operations_kept();
-- An update can't touch what a balance is made of (operations_fixed): only what is open changes, and so the oldest due date.
create function operations_reopened() returns trigger
language plpgsql security definer set search_path = okienko, pg_temp as $$
declare cs bigint[]; ids_ bigint[];
begin
  select array_agg(customer_id order by customer_id, account_id), array_agg(account_id order by customer_id, account_id) into cs, ids_
    from (select distinct customer_id, account_id from fresh) d;
  perform 1 from accounts a join unnest(cs, ids_) t(customer_id, id) using (customer_id, id)
    order by a.customer_id, a.id for update of a;
  update accounts a set oldest_due = s.oldest_due
    from (select t.customer_id, t.id, (select min(o.due_on) from operations o
            where o.customer_id = t.customer_id and o.account_id = t.id and o.open_amount > 0 and o.debt_status is null) as oldest_due
          from unnest(cs, ids_) t(customer_id, id)) s
    where a.customer_id = s.customer_id and a.id = s.id and a.oldest_due is distinct from s.oldest_due;
  return null;
end $$;
create trigger ledger_update after update on operations referencing new table as fresh
  for each statement execute function operations_reopened();

create function operations_fixed() returns trigger language plpgsql as $$
begin
  perform okienko.refuse('ledger_is_append_only', jsonb_build_object('operation', old.id));
  return null;
end $$;
create trigger b_fixed before update on operations for each row
  when ((new.customer_id, new.id, new.account_id, new.kind, new.booked_on, new.debit, new.credit, new.undoes_id, new.recorded_by)
    is distinct from (old.customer_id, old.id, old.account_id, old.kind, old.booked_on, old.debit, old.credit, old.undoes_id, old.recorded_by))
  execute function operations_fixed();

create function settlements_kept() returns trigger
language plpgsql security definer set search_path = okienko, pg_temp as $$
begin
  if exists (select 1 from fresh s
      left join operations d on d.customer_id = s.customer_id and d.id = s.debit_id and d.account_id = s.account_id
      left join operations c on c.customer_id = s.customer_id and c.id = s.credit_id and c.account_id = s.account_id
      where d.id is null or c.id is null or d.amount < 0 or c.amount > 0) then
    perform refuse('settlement_wrong_sides');
  end if;
  if exists (select 1 from fresh s left join settlements k on k.customer_id = s.customer_id and k.id = s.undoes_id
      where s.undoes_id is not null
        and (k.account_id, k.debit_id, k.credit_id, k.amount) is distinct from (s.account_id, s.debit_id, s.credit_id, -s.amount)) then
    perform refuse('settlement_undo_differs');
  end if;
  update operations o set open_amount = o.open_amount + s.change
    from (select customer_id, id, sum(change)::bigint as change from (
            select customer_id, debit_id as id, -amount as change from fresh
            union all select customer_id, credit_id, amount from fresh where not born) u
          group by customer_id, id) s
    where o.customer_id = s.customer_id and o.id = s.id;
  return null;
end $$;
create trigger ledger_settled after insert on settlements referencing new table as fresh
  for each statement execute function settlements_kept();

-- ---------------------------------------------------------------- papers: every invoice is the sum of its lines
create function paper_lines_sum() returns trigger
language plpgsql security definer set search_path = okienko, pg_temp as $$
declare bad record;
begin
  select p.number, p.gross, s.gross as lines into bad
    from (select customer_id, paper_id, sum(l.net) as net, sum(l.vat) as vat, sum(l.gross) as gross
          from paper_lines l join (select distinct customer_id, paper_id from fresh) t using (customer_id, paper_id)
          group by customer_id, paper_id) s
    join papers p on p.customer_id = s.customer_id and p.id = s.paper_id
    where p.remark = '' and (p.net, p.vat, p.gross) is distinct from (s.net, s.vat, s.gross)
    limit 1;
  if found then
    perform refuse('paper_lines_do_not_add_up', jsonb_build_object('number', bad.number, 'gross', bad.gross, 'lines', bad.lines));
  end if;
  return null;
end $$;
comment on function paper_lines_sum is 'Lines of a paper come in one statement; a paper whose own issuer did not add up carries a remark.';
create trigger lines_insert after insert on paper_lines referencing new table as fresh
  for each statement execute function paper_lines_sum();
create trigger lines_update after update on paper_lines referencing new table as fresh
  for each statement execute function paper_lines_sum();
create trigger lines_delete after delete on paper_lines referencing old table as fresh
  for each statement execute function paper_lines_sum();

-- ---------------------------------------------------------------- readings
create function warsaw_today() returns date language sql stable parallel safe
return (now() at time zone 'Europe/Warsaw')::date;

create function readings_state_machine() returns trigger language plpgsql as $$
declare
  loader boolean := okienko.is_loader();
  supervisor boolean := okienko.acts_as('okienko_supervisor');
begin
  if (new.customer_id, new.id, new.installation_id, new.read_on, new.state, new.used, new.source, new.estimated, new.recorded_by)
    is distinct from (old.customer_id, old.id, old.installation_id, old.read_on, old.state, old.used, old.source, old.estimated, old.recorded_by) then
    perform okienko.refuse('reading_is_fixed', jsonb_build_object('reading', old.id));
  end if;
  if new.status = old.status then return new; end if;
  if not ((old.status in ('reported', 'waiting') and new.status in ('booked', 'refused'))
          or (old.status = 'booked' and new.status = 'reversed' and old.estimated)) then
    perform okienko.refuse('reading_state_not_allowed', jsonb_build_object('from', old.status, 'to', new.status));
  end if;
  if not (loader or supervisor) and (new.status <> 'refused' or old.recorded_by <> session_user) then
    perform okienko.refuse('reading_needs_supervisor', jsonb_build_object('to', new.status));
  end if;
  new.decided_by := session_user;
  new.decided_at := now();
  return new;
end $$;
create trigger b_state_machine before update on readings for each row execute function readings_state_machine();

create function readings_guard() returns trigger
language plpgsql security definer set search_path = okienko, pg_temp as $$
declare bad record; loader boolean := is_loader();
begin
  perform 1 from installations i
    where (i.customer_id, i.id) in (select customer_id, installation_id from fresh)
    order by i.customer_id, i.id for update;

  if tg_op = 'INSERT' and not loader then
    select f.status, f.source into bad from fresh f
      where f.status not in ('reported', 'waiting', 'refused') or f.source not in ('phone', 'desk', 'portal')
        or f.estimated or f.recorded_by <> session_user or f.state is null limit 1;
    if found then perform refuse('reading_entry_not_allowed', to_jsonb(bad)); end if;
  end if;

  select f.id, f.read_on, i.installed_on, i.removed_on, m.digits, f.state,
      case when f.read_on > warsaw_today() then 'reading_in_future'
           when f.read_on < i.installed_on or f.read_on > i.removed_on then 'reading_outside_installation'
           else 'reading_too_many_digits' end as code
    into bad
    from fresh f join installations i on i.customer_id = f.customer_id and i.id = f.installation_id
    join meters m on m.id = i.meter_id
    where f.status in ('reported', 'waiting', 'booked')
      and (f.read_on > warsaw_today() or f.read_on < i.installed_on or f.read_on > i.removed_on or f.state >= 10 ^ m.digits)
    limit 1;
  if found then perform refuse(bad.code, to_jsonb(bad) - 'code'); end if;

  -- Booked readings never fall, unless a rollover is declared; a replacement is another installation.
  select x.* into bad from (
      select r.id, r.read_on, r.state, r.rollover,
        lag(r.state) over w as before_state, lag(r.read_on) over w as before_on, lag(r.id) over w as before_id
      from readings r
      where (r.customer_id, r.installation_id) in
          (select customer_id, installation_id from fresh where status in ('booked', 'reversed'))
        and r.status = 'booked' and r.state is not null
      window w as (partition by r.customer_id, r.installation_id order by r.read_on, r.id)) x
    where (x.before_state > x.state) <> x.rollover and x.before_state is not null
      and (x.before_state > x.state or x.rollover)
    limit 1;
  if found then
    perform refuse(case when bad.rollover then 'reading_rollover_without_fall' else 'reading_below_booked' end,
      jsonb_build_object('state', bad.state, 'read_on', bad.read_on, 'booked', bad.before_state, 'booked_on', bad.before_on));
  end if;

  -- What is reported stands between its booked neighbours; below an estimate it may wait for a supervisor.
  select f.state, f.read_on, f.status, b.state as booked, b.read_on as booked_on, b.estimated, a.state as later, a.read_on as later_on
    into bad
    from fresh f
    left join lateral (select r.state, r.read_on, r.estimated from readings r
        where r.customer_id = f.customer_id and r.installation_id = f.installation_id and r.status = 'booked'
          and r.state is not null and r.read_on <= f.read_on order by r.read_on desc, r.id desc limit 1) b on true
    left join lateral (select r.state, r.read_on, r.rollover from readings r
        where r.customer_id = f.customer_id and r.installation_id = f.installation_id and r.status = 'booked'
          and r.state is not null and r.read_on >= f.read_on order by r.read_on, r.id limit 1) a on true
    where f.status = 'reported'
      and ((b.state > f.state and not f.rollover) or (a.state < f.state and not coalesce(a.rollover, false)))
    limit 1;
  if found then
    perform refuse(case when bad.booked > bad.state then 'reading_below_booked' else 'reading_above_later' end, to_jsonb(bad));
  end if;

  update installations i set last_state = n.state, last_on = n.read_on, last_estimated = coalesce(n.estimated, false)
    from (select t.customer_id, t.installation_id, r.state, r.read_on, r.estimated
          from (select distinct customer_id, installation_id from fresh where status in ('booked', 'reversed')) t
          left join lateral (select q.state, q.read_on, q.estimated from readings q
              where q.customer_id = t.customer_id and q.installation_id = t.installation_id and q.status = 'booked'
                and q.state is not null order by q.read_on desc, q.id desc limit 1) r on true) n
    where i.customer_id = n.customer_id and i.id = n.installation_id
      and (i.last_state, i.last_on, i.last_estimated) is distinct from (n.state, n.read_on, coalesce(n.estimated, false));
  return null;
end $$;
create trigger guard_insert after insert on readings referencing new table as fresh
  for each statement execute function readings_guard();
create trigger guard_update after update on readings referencing new table as fresh
  for each statement execute function readings_guard();
