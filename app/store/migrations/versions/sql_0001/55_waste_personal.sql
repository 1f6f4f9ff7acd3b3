-- Page 2.4 (points, containers, calendar) and page 2.5 (personal data: masked, revealed one by one, changed with a reason).

insert into settings (key, value) values
  ('missed_pickup_working_days', '3'),
  ('missed_pickup_report_days', '7')
on conflict do nothing;

create function waste_plan(who bigint, first_day date, last_day date) returns text
language sql volatile security definer set search_path = okienko, pg_temp as $$
  select seen(who, 'waste', null, 'office');                    -- addresses are shown: a trace, unless the card left one
  with points as materialized (
    select p.id, p.account_id, p.route_id, p.housing,
      address_line(a.street, a.house, a.flat, a.postal_code, a.city) as address
    from collection_points p join addresses a on a.customer_id = p.customer_id and a.id = p.address_id
    where p.customer_id = who and p.closed_on is null),
  bins as materialized (
    select point_id, fraction, capacity, count, kind from containers where customer_id = who),
  days as (
    select p.id as point_id, r.fraction, r.day, r.moved_from, r.done_at as driven_at, r.note as route_note
    from points p join route_days r on r.route_id = p.route_id and r.day between first_day and last_day
    where exists (select 1 from bins b where b.point_id = p.id and b.fraction = r.fraction)),
  own as (
    select point_id, fraction, day, status, done_at, note from pickups
    where customer_id = who and day between first_day and last_day)
  select json_build_object(
    'points', (select json_agg(json_build_array(p.id, p.account_id, p.address, p.housing,
        (select json_agg(json_build_array(b.fraction, b.capacity, b.count, b.kind) order by b.fraction, b.capacity) from bins b where b.point_id = p.id))
      order by p.account_id, p.id) from points p),
    'pickups', (select json_agg(json_build_array(coalesce(d.point_id, o.point_id), coalesce(d.fraction, o.fraction), coalesce(d.day, o.day),
        coalesce(o.status, case when d.driven_at is not null then 'done' when d.moved_from is not null then 'moved' else 'planned' end),
        d.moved_from, coalesce(o.done_at, d.driven_at), coalesce(nullif(o.note, ''), d.route_note, ''))
      order by coalesce(d.day, o.day), coalesce(d.fraction, o.fraction), 1)
      from days d full join own o using (point_id, fraction, day)))::text
$$;
comment on function waste_plan is 'Points with containers and every pickup of a range of days: the route''s plan, over it what happened at the point.';

-- ---------------------------------------------------------------- personal data
create function needs_reason() returns trigger language plpgsql as $$
begin
  if not okienko.is_loader() and coalesce(btrim(current_setting('okienko.reason', true)), '') = '' then
    perform okienko.refuse('reason_missing', jsonb_build_object('table', tg_table_name));
  end if;
  return null;
end $$;
comment on function needs_reason is 'Personal data is never changed at a desk without saying why; the reason is kept in the audit.';
create trigger a_reason before insert or update or delete on customers for each statement execute function needs_reason();
create trigger a_reason before insert or update or delete on identifiers for each statement execute function needs_reason();
create trigger a_reason before insert or update or delete on addresses for each statement execute function needs_reason();
create trigger a_reason before insert or update or delete on contact_points for each statement execute function needs_reason();
create trigger a_reason before update or delete on data_changes for each statement execute function needs_reason();

create function personal(who bigint, contact uuid, purpose text) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare answer text;
begin
  select json_build_object('kind', c.kind, 'version', c.version, 'surname', c.surname, 'first_name', c.first_name, 'company', c.company, 'since', c.since,
      'identifiers', (select json_agg(json_build_array(i.id, i.kind, case when i.kind = 'pesel' then repeat('·', 11) else i.value end) order by i.kind)
        from identifiers i where i.customer_id = who),
      'addresses', (select json_agg(json_build_array(a.id, a.version, a.kind, a.street, a.house, a.flat, a.postal_code, a.city) order by a.kind desc, a.id)
        from addresses a where a.customer_id = who and a.kind <> 'object'),
      'channels', (select json_agg(json_build_array(p.id, p.version, p.kind, case p.kind when 'phone' then mask_phone(p.value) else mask_email(p.value) end,
          p.confirmed, p.bouncing) order by p.kind desc, p.id) from contact_points p where p.customer_id = who),
      'changes', (select json_agg(change_json(x) order by x.asked_at, x.id) from data_changes x where x.customer_id = who and x.status = 'waiting'),
      'portal', coalesce((select a.state from portal_accounts a where a.customer_id = who), 'none'),
      'email_change', email_change_json(who), 'delivery', invoice_delivery_json(who))::text
    into answer from customers c where c.customer_id = who;
  if answer is not null then
    insert into access_log (customer_id, kind, purpose, contact_key) values (who, 'personal', purpose, contact);
  end if;
  return answer;
end $$;

create function reveal(who bigint, what text, row_id bigint, contact uuid, purpose text) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare clear text; field text;
begin
  if btrim(coalesce(purpose, '')) = '' then perform refuse('purpose_missing'); end if;
  if what = 'identifier' then
    select i.value, i.kind into clear, field from identifiers i where i.customer_id = who and i.id = row_id;
  elsif what = 'channel' then
    select p.value, p.kind into clear, field from contact_points p where p.customer_id = who and p.id = row_id;
  end if;
  if clear is null then perform refuse('no_such_field'); end if;
  insert into access_log (customer_id, kind, purpose, contact_key, detail) values (who, 'reveal', purpose, contact, field);
  return clear;
end $$;
comment on function reveal is 'One masked value in clear; who saw it, when and why is written in the same call (RODO art. 15, C-579/21).';

create function data_changes_decided() returns trigger language plpgsql as $$
begin
  if (new.customer_id, new.id, new.field, new.old, new.new, new.asked_at) is distinct from (old.customer_id, old.id, old.field, old.old, old.new, old.asked_at)
    or old.status <> 'waiting' then
    perform okienko.refuse('change_is_decided', jsonb_build_object('change', old.id));
  end if;
  if new.status <> 'waiting' then
    new.decided_by := session_user;
    new.decided_at := now();
  end if;
  return new;
end $$;
create trigger b_decided before update on data_changes for each row execute function data_changes_decided();

create function request_done(key uuid) returns boolean
language sql stable security definer set search_path = okienko, pg_temp
return exists (select 1 from audit where request_key = key and actor = session_user);
comment on function request_done is 'Whether a write that carried this key reached the database: a retry after a broken connection asks first.';

create function case_of_request(key uuid, out signature text, out deadline_on date)
language sql stable security definer set search_path = okienko, pg_temp
begin atomic
  select c.signature, c.deadline_on from okienko.cases c where c.request_key = key and c.clerk = session_user;
end;
