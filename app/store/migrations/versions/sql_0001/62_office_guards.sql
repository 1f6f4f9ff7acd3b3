-- What column grants cannot say, and how it is said that something is not a role's to do.

create function deny(code text, detail jsonb default '{}') returns void
language plpgsql as $$
begin
  raise exception using errcode = 'OK003', message = code, detail = detail::text;
end $$;
comment on function deny is 'Not allowed to this role: SQLSTATE OK003, the message is a machine code, the detail JSON.';

create function pickups_reported() returns trigger language plpgsql as $$
begin
  if new.status <> 'reported' and not okienko.is_loader() then
    perform okienko.deny('pickup_only_reported', jsonb_build_object('status', new.status));
  end if;
  return new;
end $$;
comment on function pickups_reported is 'A desk tells that a pickup did not happen; whether it did is the driver''s to say.';
create trigger b_reported before insert on pickups for each row execute function pickups_reported();

create function booked_until(day date) returns void
language plpgsql security definer set search_path = okienko, pg_temp as $$
begin
  if day > warsaw_today() then perform refuse('booked_until_in_future'); end if;
  insert into settings as s (key, value) values ('booked_until', to_jsonb(day))
    on conflict (key, valid_from) do update set value = excluded.value where (s.value #>> '{}')::date < day;
end $$;
comment on function booked_until is 'For imports of payments: the day up to which they are booked only moves on (office rule 3).';

create function contact_points_confirmed() returns trigger language plpgsql as $$
begin
  if okienko.is_loader() then return new; end if;
  if tg_op = 'UPDATE' and new.value <> old.value then            -- what was known of the old one is not known of the new
    new.confirmed := false;
    new.bouncing := false;
    return new;
  end if;
  if current_user = (select pg_get_userbyid(c.relowner) from pg_class c where c.oid = tg_relid) then return new; end if;
  if new.confirmed and (tg_op = 'INSERT' or not old.confirmed) then
    perform okienko.deny('confirmed_by_customer_only', jsonb_build_object('customer', new.customer_id));
  end if;
  return new;
end $$;
comment on function contact_points_confirmed is 'Papers go to confirmed addresses only (office rule 8): a desk never confirms one itself, a code that the customer read does, inside the owner''s functions. A new value is neither confirmed nor bouncing.';
create trigger b_confirmed before insert or update on contact_points for each row execute function contact_points_confirmed();

create function readings_reason() returns trigger language plpgsql as $$
begin
  if new.reason <> old.reason and new.status = old.status and not okienko.is_loader()
    and (old.status not in ('reported', 'waiting') or not (old.recorded_by = session_user or okienko.acts_as('okienko_supervisor'))) then
    perform okienko.refuse('reading_is_fixed', jsonb_build_object('reading', old.id));
  end if;
  return new;
end $$;
comment on function readings_reason is 'Why a reading was decided stays as it was written; before the decision only its author and a supervisor say more.';
create trigger c_reason before update on readings for each row execute function readings_reason();
