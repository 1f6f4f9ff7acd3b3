-- Small words every other file speaks with: who is acting, refusing with a code.

create sequence ids as bigint;
comment on sequence ids is 'One sequence for every row, so that a row keeps its id when its table is split or spread.';

-- Is the person or machine behind this session a member of a role? (session_user: SECURITY DEFINER does not hide it.)
create function acts_as(role_name text) returns boolean
language sql stable parallel safe
return pg_has_role(session_user, role_name, 'MEMBER');

-- Machines and owners that load data in bulk; the clerk's rules of entry do not bind them, the data's rules do.
create function is_loader() returns boolean
language sql stable
return pg_has_role(session_user, 'okienko_import', 'MEMBER') or pg_has_role(session_user, 'okienko_owner', 'MEMBER');

create function refuse(code text, detail jsonb default '{}') returns void
language plpgsql as $$
begin
  raise exception using errcode = 'OK001', message = code, detail = detail::text;
end $$;
comment on function refuse is 'Refuses by a rule of the office: SQLSTATE OK001, the message is a machine code, the detail JSON.';

create function grosze_sum(amounts bigint[]) returns bigint
language sql immutable parallel safe
return (select coalesce(sum(a), 0)::bigint from unnest(amounts) a);
