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
