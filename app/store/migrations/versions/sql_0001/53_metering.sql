-- Metering: the history of a meter in one call, the fresh look that a write begins with, what waits for a supervisor.
-- grant: meter_history, reading_fresh, waiting_readings, meter_tasks_page to okienko_clerk
-- grant: insert (customer_id, installation_id, kind, reading_id) on meter_tasks to okienko_clerk
-- grant: select (customer_id, id, version), update (done_on) on meter_tasks to okienko_supervisor

insert into settings (key, value) values
  ('reading_limits', '{"low": 0.3, "high": 3, "far": 10, "standing": 2}')   -- domain.md 5.10 (4) and (5)
on conflict do nothing;

create table meter_tasks (
  customer_id bigint not null,
  id bigint not null default nextval('ids'),
  installation_id bigint not null,
  kind text not null check (kind in ('replacement', 'deduction')),
  reading_id bigint,
  opened_on date not null default warsaw_today(),
  opened_by text not null default session_user,
  done_on date check (done_on >= opened_on),
  done_by text,
  version integer not null default 1,
  primary key (customer_id, id),
  foreign key (customer_id, installation_id) references installations (customer_id, id),
  foreign key (customer_id, reading_id) references readings (customer_id, id)
);
comment on table meter_tasks is 'What a reading gave to do (office rule 6): change a main meter whose legalisation expired, decide on a deduction.';
create unique index meter_tasks_open on meter_tasks (customer_id, installation_id, kind) where done_on is null;
create index meter_tasks_installation on meter_tasks (customer_id, installation_id);
create index meter_tasks_reading on meter_tasks (customer_id, reading_id) where reading_id is not null;
create index meter_tasks_todo on meter_tasks (opened_on, customer_id, id) where done_on is null;

create function meter_tasks_done() returns trigger language plpgsql set search_path = okienko, pg_temp as $$
begin
  new.version := old.version + 1;
  new.done_by := case when new.done_on is not null then session_user end;
  return new;
end $$;
create trigger a_version before update on meter_tasks for each row execute function meter_tasks_done();
create trigger never_deleted before delete or truncate on meter_tasks execute function never();

-- ---------------------------------------------------------------- the dial's beginning counts as a booked state too
create function readings_begin() returns trigger
language plpgsql security definer set search_path = okienko, pg_temp as $$
declare bad record;
begin
  select f.state, f.read_on, i.installed_state as booked, i.installed_on as booked_on into bad
    from fresh f join installations i on i.customer_id = f.customer_id and i.id = f.installation_id
    where f.status in ('reported', 'booked') and f.state < i.installed_state and not f.rollover
      and not exists (select 1 from readings r where r.customer_id = f.customer_id and r.installation_id = f.installation_id
        and r.status = 'booked' and r.rollover and r.read_on <= f.read_on)
    limit 1;
  if found then perform refuse('reading_below_booked', to_jsonb(bad)); end if;
  return null;
end $$;
create trigger guard_insert_begin after insert on readings referencing new table as fresh
  for each statement execute function readings_begin();
create trigger guard_update_begin after update on readings referencing new table as fresh
  for each statement execute function readings_begin();

-- ---------------------------------------------------------------- reading of it all
create function reading_json(r readings) returns json
language sql stable security definer set search_path = okienko, pg_temp
return json_build_array(r.id, r.version, r.installation_id, r.read_on, r.period_from, r.state, r.used, r.status, r.source, r.rollover,
  case when r.source in ('phone', 'desk') then coalesce((select k.name from clerks k where k.login = r.recorded_by), r.recorded_by) else '' end,
  r.reason, r.recorded_at, r.contact_key, r.estimated);

-- The same array as reading_json, without its calls: this one is read for every page.
-- One meter with those replaced before it: readings since a day, and always the newest two dozen booked ones.
create function meter_story(who bigint, wanted bigint, since date) returns json
language sql stable security definer set search_path = okienko, pg_temp as $$
  with recursive chain as (
    select i.*, 0 as depth from installations i where i.customer_id = who and i.id = wanted
    union all
    select p.*, c.depth + 1 from chain c join installations p on p.customer_id = c.customer_id and p.id = c.replaces_id where c.depth < 20),
  shown as (
    select r.* from chain c join readings r on r.customer_id = c.customer_id and r.installation_id = c.id where r.read_on >= since
    union all
    select n.* from (select r.* from readings r where r.customer_id = who and r.installation_id = wanted and r.status = 'booked'
      order by r.read_on desc, r.id desc limit 24) n where n.read_on < since)
  select json_build_object(
    'plate', json_build_array(m.maker, m.type_name, m.diameter, m.q3, m.ratio, m.radio, m.seal, c.registered),
    'meters', (select json_agg(json_build_array(x.id, x.meter_id, x.account_id, y.serial, x.role, x.place, y.digits, y.legal_until,
        x.installed_on, x.removed_on, x.parent_id, x.last_state, x.last_on, x.last_estimated, x.installed_state, x.removed_state) order by x.depth)
      from chain x join meters y on y.id = x.meter_id),
    'readings', (select json_agg(json_build_array(r.id, r.version, r.installation_id, r.read_on, r.period_from, r.state, r.used, r.status,
        r.source, r.rollover, case when r.source in ('phone', 'desk') then coalesce(k.name, r.recorded_by) else '' end,
        r.reason, r.recorded_at, r.contact_key, r.estimated) order by r.read_on desc, r.id desc)
      from shown r left join clerks k on k.login = r.recorded_by and r.source in ('phone', 'desk')),
    'prices', (select json_agg(json_build_array(p.component, p.valid_from, p.price, p.vat) order by p.component, p.valid_from)
      from tariff_prices p where p.group_code = a.tariff_group and p.component in ('water', 'sewage')),
    'sewage', a.sewage,
    'limits', setting('reading_limits'),
    'tasks', (select json_agg(json_build_array(t.id, t.kind, t.opened_on) order by t.opened_on, t.id)
      from meter_tasks t where t.customer_id = who and t.installation_id = wanted and t.done_on is null))
  from chain c join meters m on m.id = c.meter_id join accounts a on a.customer_id = c.customer_id and a.id = c.account_id
  where c.depth = 0
$$;

create function meter_history(who bigint, wanted bigint) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare answer json := meter_story(who, wanted, (warsaw_today() - interval '10 years')::date);
begin
  if answer is null then perform refuse('no_such_meter'); end if;
  perform set_config('synchronous_commit', 'off', true);
  perform search_log_one('meter', 1);
  return answer::text;
end $$;
comment on function meter_history is 'Page 2.3 of one meter: ten years of readings, prices, open tasks. Counted per clerk and minute; the card left its trace.';

create function reading_fresh(who bigint, wanted bigint, request uuid) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare stored readings;
begin
  perform set_config('okienko.request', request::text, true);
  perform 1 from installations i where i.customer_id = who and i.id = wanted for update;
  if not found then perform refuse('no_such_meter'); end if;
  select * into stored from readings r where r.customer_id = who and r.request_key = request;
  if found then return json_build_object('done', reading_json(stored))::text; end if;
  return meter_story(who, wanted, (warsaw_today() - interval '27 months')::date)::text;
end $$;
comment on function reading_fresh is 'First statement of a registration: waits for other desks at this meter, then what the rules need, or what this request has stored.';

-- ---------------------------------------------------------------- what waits for a supervisor
create function waiting_readings(view text, after text, wanted int) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare
  day_after date := coalesce(nullif(split_part(after, ':', 1), '')::date, '-infinity');
  customer_after bigint := coalesce(nullif(split_part(after, ':', 2), '')::bigint, 0);
  id_after bigint := coalesce(nullif(split_part(after, ':', 3), '')::bigint, 0);
  answer json;
begin
  perform set_config('synchronous_commit', 'off', true);
  if wanted not between 1 and 200 then perform refuse('page_too_large'); end if;
  select json_agg(json_build_array(
      json_build_array(p.id, p.version, p.installation_id, p.read_on, p.period_from, p.state, p.used, p.status, p.source, p.rollover,
        case when p.source in ('phone', 'desk') then coalesce(k.name, p.recorded_by) else '' end, p.reason, p.recorded_at, p.contact_key, p.estimated),
      p.customer_id, d.number, d.name, m.serial, i.place, b.state, b.read_on, b.estimated,
      p.read_on || ':' || p.customer_id || ':' || p.id) order by p.read_on, p.customer_id, p.id) into answer
    from (select * from readings r where r.status in ('reported', 'waiting') and (view = 'undecided' or r.status = view)
            and (r.read_on, r.customer_id, r.id) > (day_after, customer_after, id_after)
          order by r.read_on, r.customer_id, r.id limit wanted) p
    left join clerks k on k.login = p.recorded_by and p.source in ('phone', 'desk')
    join directory d on d.customer_id = p.customer_id
    join installations i on i.customer_id = p.customer_id and i.id = p.installation_id
    join meters m on m.id = i.meter_id
    left join lateral (select x.state, x.read_on, x.estimated from readings x
      where x.customer_id = p.customer_id and x.installation_id = p.installation_id and x.status = 'booked' and x.state is not null
        and x.read_on <= p.read_on order by x.read_on desc, x.id desc limit 1) b on true;
  perform search_log_one('list', coalesce(json_array_length(answer), 0));
  return coalesce(answer, '[]'::json)::text;
end $$;

create function meter_tasks_page(after text, wanted int) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare
  day_after date := coalesce(nullif(split_part(after, ':', 1), '')::date, '-infinity');
  customer_after bigint := coalesce(nullif(split_part(after, ':', 2), '')::bigint, 0);
  id_after bigint := coalesce(nullif(split_part(after, ':', 3), '')::bigint, 0);
  answer json;
begin
  perform set_config('synchronous_commit', 'off', true);
  if wanted not between 1 and 200 then perform refuse('page_too_large'); end if;
  select json_agg(json_build_array(t.id, t.kind, t.opened_on, t.version, t.customer_id, d.number, d.name, m.serial, i.place, i.role,
      m.legal_until, t.opened_on || ':' || t.customer_id || ':' || t.id) order by t.opened_on, t.customer_id, t.id) into answer
    from (select * from meter_tasks x where x.done_on is null and (x.opened_on, x.customer_id, x.id) > (day_after, customer_after, id_after)
          order by x.opened_on, x.customer_id, x.id limit wanted) t
    join directory d on d.customer_id = t.customer_id
    join installations i on i.customer_id = t.customer_id and i.id = t.installation_id
    join meters m on m.id = i.meter_id;
  perform search_log_one('list', coalesce(json_array_length(answer), 0));
  return coalesce(answer, '[]'::json)::text;
end $$;
