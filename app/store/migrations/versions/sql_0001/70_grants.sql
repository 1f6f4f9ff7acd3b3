-- Who may do what. Nobody gets anything as PUBLIC; what is not granted here is reachable by nobody. docs/security.md holds
-- the same as tables, and a test signs in as each role and compares. Identity is read through functions that leave a trace;
-- columns that say who and when (recorded_by, clerk, author, decided_by) are in no list, so nobody writes them.

alter default privileges revoke execute on functions from public;
do $$
declare f record;
begin
  for f in select p.oid::regprocedure as name, p.prolang = (select oid from pg_language where lanname = 'plpgsql') as is_plpgsql,
             exists (select 1 from unnest(p.proconfig) c where c like 'search_path=%') as is_fixed
           from pg_proc p where p.pronamespace = 'okienko'::regnamespace
             and not exists (select 1 from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e') loop
    execute format('revoke all on routine %s from public', f.name);
    if f.is_plpgsql and not f.is_fixed then       -- a guard must not find its operators where the guarded one puts them
      execute format('alter routine %s set search_path = okienko, pg_temp', f.name);
    end if;
  end loop;
end $$;

grant usage on schema okienko to okienko_clerk, okienko_auditor, okienko_import, okienko_notices, okienko_gateway, okienko_keeper;
grant select on alembic_version to okienko_clerk, okienko_auditor, okienko_import;
grant usage on sequence ids to okienko_clerk, okienko_import;

-- ---------------------------------------------------------------- clerks (supervisors and administrators are clerks too)
grant select on tariff_groups, tariff_prices, routes, route_days, announcements, settings, clerks, templates, consent_subjects, notice_kinds to okienko_clerk;

grant select (customer_id, version), update (surname, first_name, company) on customers to okienko_clerk;
grant select (customer_id, id, version), insert (customer_id, kind, street, house, flat, postal_code, city),
  update (street, house, flat, postal_code, city) on addresses to okienko_clerk;
grant select (customer_id, id, version), insert (customer_id, kind, value), update (value) on contact_points to okienko_clerk;
grant select (customer_id, id, installation_id, read_on, state, status, estimated, contact_key, recorded_at, version),
  insert (customer_id, installation_id, read_on, state, status, source, rollover, reason, contact_key, request_key),
  update (status, reason) on readings to okienko_clerk;
grant insert (customer_id, installation_id, kind, reading_id) on meter_tasks to okienko_clerk;
grant insert (customer_id, point_id, fraction, day, status, note, contact_key, request_key) on pickups to okienko_clerk;
grant select (signature, deadline_on), insert (customer_id, kind, contact_key, received_on, deadline_on, subject, request_key) on cases to okienko_clerk;
grant select, insert (key, customer_id, body), update (customer_id, body, saved_at), delete on drafts to okienko_clerk;

-- ---------------------------------------------------------------- supervisors, administrators, auditors
grant insert (service, text, street_keys, starts_at, ends_at, request_key), update (service, text, street_keys, starts_at, ends_at, withdrawn)
  on announcements to okienko_supervisor;
grant select (customer_id, id, version), update (done_on) on meter_tasks to okienko_supervisor;
grant insert, update (value) on settings to okienko_admin;
grant insert (code, version, kind, title, body, valid_from) on templates to okienko_admin;
grant update (name) on clerks to okienko_admin;
grant select on audit, access_log, search_log to okienko_auditor;

-- ---------------------------------------------------------------- machines
do $$
declare t record;
begin
  for t in select * from (values
      ('customers', '{}'::text[]), ('identifiers', '{}'), ('addresses', '{}'), ('contact_points', '{}'),
      ('tariff_groups', '{}'), ('tariff_prices', '{}'),
      ('accounts', '{balance,oldest_due,last_payment,last_payment_on}'),
      ('papers', '{}'), ('paper_lines', '{}'), ('operations', '{recorded_at,recorded_by,undoes_id}'), ('settlements', '{recorded_by,undoes_id,born}'),
      ('meters', '{}'), ('installations', '{last_state,last_on,last_estimated}'),
      ('readings', '{recorded_by,recorded_at,decided_by,decided_at}'),
      ('batches', '{actor,started_at}')) v(name, never) loop
    execute (select format('grant insert (%s) on %I to okienko_import', string_agg(quote_ident(attname), ', ' order by attnum), t.name)
             from pg_attribute where attrelid = t.name::regclass and attnum > 0 and not attisdropped and attgenerated = ''
               and attname <> 'version' and not attname = any (t.never));
  end loop;
end $$;
grant select on tariff_groups, tariff_prices, settings, meters, installations, batches to okienko_import;
grant select (customer_id, number) on customers to okienko_import;
grant select (customer_id, id, kind) on identifiers, addresses, contact_points to okienko_import;
grant select (customer_id, id, service, number, nrb, address_id, tariff_group, opened_on, closed_on, debt_status) on accounts to okienko_import;
grant select (customer_id, id, account_id, kind, number, issued_on, net, vat, gross, ksef_number, remark, batch_id) on papers to okienko_import;
grant select (customer_id, paper_id, line_no, net, vat, gross) on paper_lines to okienko_import;
grant select (customer_id, id, account_id, kind, booked_on, due_on, amount, open_amount, debt_status, paper_id, source_key, batch_id) on operations to okienko_import;
grant select (customer_id, id, installation_id, read_on, period_from, state, used, status, source, estimated, rollover, version, batch_id), update (status, reason)
  on readings to okienko_import;
grant update (removed_on, removed_state) on installations to okienko_import;
grant update (legal_until) on meters to okienko_import;
grant update (finished_at, report) on batches to okienko_import;

grant select, insert (login, name, role), update (role, active, password_set_at) on clerks to okienko_keeper;

-- ---------------------------------------------------------------- functions
do $$
declare g record;
begin
  for g in
    select format('grant execute on routine %s to %s', p.oid::regprocedure, v.roles) as act
    from (values
      -- words that triggers, constraints and generated columns speak with, as whoever writes
      ('refuse', 'okienko_clerk, okienko_import, okienko_keeper'), ('deny', 'okienko_clerk, okienko_import, okienko_keeper'),
      ('acts_as', 'okienko_clerk, okienko_import, okienko_keeper'), ('is_loader', 'okienko_clerk, okienko_import'),
      ('fold', 'okienko_clerk, okienko_import'), ('warsaw_today', 'okienko_clerk, okienko_import'),
      ('setting', 'okienko_clerk, okienko_import'),
      -- what a desk calls
      ('card', 'okienko_clerk'), ('search', 'okienko_clerk'), ('customer_page', 'okienko_clerk'),
      ('meter_history', 'okienko_clerk'), ('reading_fresh', 'okienko_clerk'), ('waiting_readings', 'okienko_clerk'),
      ('meter_tasks_page', 'okienko_clerk'),
      ('ledger', 'okienko_clerk'), ('papers_page', 'okienko_clerk'), ('paper', 'okienko_clerk'),
      ('waste_plan', 'okienko_clerk'), ('personal', 'okienko_clerk'), ('reveal', 'okienko_clerk'),
      ('request_done', 'okienko_clerk'), ('case_of_request', 'okienko_clerk'),
      ('contact_turned', 'okienko_clerk'), ('contact_end', 'okienko_clerk'), ('contacts_page', 'okienko_clerk'),
      ('reminder_done', 'okienko_clerk'), ('case_close', 'okienko_clerk'), ('verify_answer', 'okienko_clerk'),
      ('messages_page', 'okienko_clerk'), ('message_write', 'okienko_clerk'), ('message_mark', 'okienko_clerk'),
      ('inbox', 'okienko_clerk'), ('today_page', 'okienko_clerk'),
      ('street_names', 'okienko_clerk'), ('announcements_list', 'okienko_clerk'),
      -- what only some may call
      ('clerk_add', 'okienko_admin'), ('clerk_disable', 'okienko_admin'), ('clerk_reset', 'okienko_admin'),
      ('booked_until', 'okienko_import')
    ) v(name, roles)
    join pg_proc p on p.proname = v.name and p.pronamespace = 'okienko'::regnamespace
  loop
    execute g.act;
  end loop;
end $$;
