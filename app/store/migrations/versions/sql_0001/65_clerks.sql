-- Logins of clerks. Only a role with CREATEROLE makes roles, and CREATEROLE is not inherited, so an administrator of the
-- office calls these functions. They belong to okienko_keeper, which cannot sign in, has no member and owns nothing else
-- (store/roles.py hands them over after each migration); they take a SCRAM verifier, never a password, and touch only
-- logins that they made: those in the table clerks, which no role may write past them.

create function clerk_group(role_name text) returns text
language sql immutable parallel safe
return case when role_name in ('clerk', 'accounting', 'supervisor', 'admin', 'auditor') then 'okienko_' || role_name end;

create function clerk_may_manage(login_name text) returns void
language plpgsql stable set search_path = okienko, pg_temp as $$
begin
  if not (acts_as('okienko_admin') or acts_as('okienko_owner')) then perform deny('needs_admin'); end if;
  if login_name = session_user then perform refuse('clerk_is_yourself', jsonb_build_object('login', login_name)); end if;
end $$;

-- A login that is only a clerk's: no attribute, and no membership but in one of the clerks' groups.
create function clerk_is_plain(login_name text) returns boolean
language sql stable set search_path = okienko, pg_temp as $$
  select not (rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls)
    and not exists (select 1 from pg_auth_members m join pg_roles g on g.oid = m.roleid
                    where m.member = r.oid and g.rolname not in ('okienko_clerk', 'okienko_accounting', 'okienko_supervisor', 'okienko_admin', 'okienko_auditor'))
  from pg_roles r where r.rolname = login_name
$$;

create function clerk_check(login_name text, role_name text, verifier text) returns void
language plpgsql set search_path = okienko, pg_temp as $$
begin
  if login_name !~ '^[a-z][a-z0-9_.-]{0,62}$' or login_name ~ '^(pg_|okienko_)' then
    perform refuse('clerk_login_wrong', jsonb_build_object('login', login_name));
  end if;
  if clerk_group(role_name) is null then perform refuse('clerk_role_unknown', jsonb_build_object('role', role_name)); end if;
  if verifier !~ '^SCRAM-SHA-256\$[0-9]+:[A-Za-z0-9+/=]+\$[A-Za-z0-9+/=]+:[A-Za-z0-9+/=]+$' then
    perform refuse('clerk_verifier_wrong');
  end if;
end $$;

-- Takes every office group from a login; what somebody else granted by hand cannot be taken here, so it is refused.
create function clerk_leave_groups(login_name text) returns void
language plpgsql set search_path = okienko, pg_temp as $$
declare g text;
begin
  for g in select distinct r.rolname from pg_auth_members m join pg_roles r on r.oid = m.roleid join pg_roles u on u.oid = m.member
           where u.rolname = login_name loop
    execute format('revoke %I from %I', g, login_name);
  end loop;
  if exists (select 1 from pg_auth_members m join pg_roles u on u.oid = m.member where u.rolname = login_name) then
    perform refuse('clerk_not_ours', jsonb_build_object('login', login_name));
  end if;
end $$;

create function clerk_add(login_name text, full_name text, role_name text, verifier text) returns void
language plpgsql security definer set search_path = okienko, pg_temp as $$
begin
  perform clerk_may_manage(login_name);
  perform clerk_check(login_name, role_name, verifier);
  if exists (select 1 from clerks where login = login_name) or exists (select 1 from pg_roles where rolname = login_name) then
    perform refuse('clerk_login_taken', jsonb_build_object('login', login_name));
  end if;
  insert into clerks (login, name, role) values (login_name, full_name, role_name);
  execute format('create role %I login password %L', login_name, verifier);
  execute format('grant %I to %I', clerk_group(role_name), login_name);
end $$;
comment on function clerk_add is 'Makes a login and its row in clerks; the verifier is made where the password was typed.';

create function clerk_disable(login_name text) returns void
language plpgsql security definer set search_path = okienko, pg_temp as $$
begin
  perform clerk_may_manage(login_name);
  update clerks set active = false where login = login_name;
  if not found then perform refuse('clerk_unknown', jsonb_build_object('login', login_name)); end if;
  if exists (select 1 from pg_roles where rolname = login_name) then
    if not clerk_is_plain(login_name) then perform refuse('clerk_not_ours', jsonb_build_object('login', login_name)); end if;
    perform clerk_leave_groups(login_name);
    execute format('alter role %I nologin password null', login_name);
  end if;
end $$;
comment on function clerk_disable is 'Takes the groups, so that even a session that is open can do nothing more, then the login. The name stays for the audit.';

create function clerk_reset(login_name text, verifier text, role_name text default null) returns void
language plpgsql security definer set search_path = okienko, pg_temp as $$
declare kept clerks%rowtype;
begin
  perform clerk_may_manage(login_name);
  select * into kept from clerks where login = login_name for update;
  if not found then perform refuse('clerk_unknown', jsonb_build_object('login', login_name)); end if;
  role_name := coalesce(role_name, kept.role);
  perform clerk_check(login_name, role_name, verifier);
  if not exists (select 1 from pg_roles where rolname = login_name) then
    execute format('create role %I', login_name);
  elsif not clerk_is_plain(login_name) then
    perform refuse('clerk_not_ours', jsonb_build_object('login', login_name));
  end if;
  perform clerk_leave_groups(login_name);
  execute format('alter role %I login password %L', login_name, verifier);
  execute format('grant %I to %I', clerk_group(role_name), login_name);
  update clerks set active = true, role = role_name, password_set_at = now() where login = login_name;
end $$;
comment on function clerk_reset is 'A new password, and the login is let in again; makes the role anew after a restore into another cluster.';
