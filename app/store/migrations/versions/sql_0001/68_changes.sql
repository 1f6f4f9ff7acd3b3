-- Texts in versions, the ledger of consents, invoices on paper or electronic, a change of e-mail by code, and changes of
-- data that customers ask for in e-BOK. Each act is one call in one transaction: with its trace, its reason and what the
-- customer is told.

insert into settings (key, value) values
  ('email_code_tries', '5')           -- wrong codes until the change of an e-mail is given up
on conflict do nothing;

create function changed_meanwhile(what text default 'version') returns void
language plpgsql as $$
begin
  raise exception using errcode = 'OK002', message = what, detail = '{}';
end $$;
comment on function changed_meanwhile is 'Somebody else was first: SQLSTATE OK002, the program reads again and says so.';

-- ---------------------------------------------------------------- texts
create function templates_version() returns trigger language plpgsql as $$
declare last record;
begin
  perform pg_advisory_xact_lock(hashtext('okienko.templates'));
  select t.version, t.kind, t.valid_from into last from okienko.templates t where t.code = new.code order by t.version desc limit 1;
  if new.version <> coalesce(last.version, 0) + 1 then perform okienko.changed_meanwhile(); end if;
  if new.kind <> coalesce(last.kind, new.kind) then perform okienko.refuse('text_of_another_kind'); end if;
  if okienko.is_loader() then return new; end if;
  if new.valid_from < okienko.warsaw_today() then perform okienko.refuse('day_passed', '{"field": "valid_from"}'); end if;
  if new.valid_from < last.valid_from then perform okienko.refuse('before_last', '{"field": "valid_from"}'); end if;
  if last is null and new.kind <> 'message' then perform okienko.refuse('no_such_text'); end if;
  return new;
end $$;
comment on function templates_version is 'A text grows by one version at a time, never from a day that has passed: what somebody agreed to yesterday stays what it was.';
create trigger b_version before insert on templates for each row execute function templates_version();
grant execute on function changed_meanwhile to okienko_clerk;
