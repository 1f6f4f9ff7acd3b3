-- What the rooms of e-BOK share: texts to begin with, settings, the outbox's one door, the consents in force.

insert into settings (key, value) values
  ('utility', '{"name": "Przedsiębiorstwo Usług Komunalnych", "address": "ul. Przykładowa 1, 74-100 Gryfino", "nip": "", "phone": "661 984 812", "email": "bok@pwk.example", "iod": "iod@pwk.example", "hours": "pon.-pt. 7:00-15:00"}'),
  ('portal_url', '"https://ebok.pwk.example"'),
  ('registration_last_invoices', '3'),              -- domain.md 4.2: one of the last three
  ('one_time_password_days', '14'),
  ('activation_hours', '72'),
  ('email_code_minutes', '60'),
  ('sign_in_failures', '5'),
  ('sign_in_lock_minutes', '30'),
  ('portal_session_minutes', '30'),
  ('invoice_delivery_days', '14'),                  -- from when a change of paper or electronic takes effect
  ('file_limit_mb', '10'),
  ('mailing_limit', '500'),                         -- office rule 12
  ('notice_mass_limit', '500'),                     -- office rule 12
  ('notice_invoice_days', '7'),                     -- office rule 12
  ('notice_daily_limit', '5'),
  ('notice_quiet', '{"from": "21:00", "until": "07:00"}'),
  ('notice_attempts', '8')
on conflict do nothing;

insert into consent_subjects (code, kind, position) values
  ('terms', 'terms', 1), ('privacy', 'information', 2), ('e_invoice', 'e_invoice', 3), ('notice_invoice', 'consent', 4),
  ('notice_due', 'consent', 5), ('notice_outage', 'consent', 6), ('electronic_contact', 'consent', 7);

insert into templates (code, version, kind, title, body, valid_from) values
  ('consent.terms', 1, 'consent', 'Regulamin e-BOK',
   'Oświadczam, że zapoznałem(-am) się z Regulaminem e-BOK i akceptuję jego postanowienia.', '2020-01-01'),
  ('consent.privacy', 1, 'consent', 'Informacja o przetwarzaniu danych osobowych (RODO)',
   'Potwierdzam, że otrzymałem(-am) i przeczytałem(-am) klauzulę informacyjną z art. 13 RODO.', '2020-01-01'),
  ('consent.e_invoice', 1, 'consent', 'Faktury elektroniczne',
   'Akceptuję wystawianie i udostępnianie faktur, faktur korygujących i duplikatów w formie elektronicznej w e-BOK, z powiadomieniem na podany adres e-mail (art. 106n ustawy o VAT). Faktura elektroniczna zastępuje papierową.', '2020-01-01'),
  ('consent.notice_invoice', 1, 'consent', 'Powiadomienia o nowej fakturze',
   'Wyrażam zgodę na otrzymywanie na podany adres e-mail powiadomień o wystawieniu nowej faktury.', '2020-01-01'),
  ('consent.notice_due', 1, 'consent', 'Powiadomienia o terminie płatności',
   'Wyrażam zgodę na otrzymywanie na podany adres e-mail przypomnień o zbliżającym się terminie płatności i o zaległościach.', '2020-01-01'),
  ('consent.notice_outage', 1, 'consent', 'Powiadomienia o awariach i przerwach',
   'Wyrażam zgodę na otrzymywanie na podany adres e-mail i numer telefonu powiadomień o awariach i planowanych przerwach w dostawie wody oraz o zmianach terminów wywozu odpadów.', '2020-01-01'),
  ('consent.electronic_contact', 1, 'consent', 'Korespondencja elektroniczna',
   'Wyrażam zgodę na prowadzenie korespondencji w sprawach umowy, w tym reklamacji, drogą elektroniczną na podany adres e-mail.', '2020-01-01'),
  ('clause.rodo', 1, 'clause', 'Klauzula informacyjna (art. 13 RODO)',
   'Administratorem danych osobowych jest {utility}, {address}. Kontakt z inspektorem ochrony danych: {iod}. Dane przetwarzane są w celu założenia i prowadzenia konta e-BOK, wykonania umowy o dostarczanie wody, odprowadzanie ścieków lub odbiór odpadów oraz wysyłania powiadomień, na które wyrażono zgodę, na podstawie art. 6 ust. 1 lit. a, b i c RODO. Odbiorcami danych są podmioty świadczące administratorowi usługi informatyczne i pocztowe. Dane są przechowywane przez czas trwania umowy i 6 lat po jej zakończeniu, a dane objęte zgodą do czasu jej wycofania. Osobie, której dane dotyczą, przysługuje prawo dostępu do danych, ich sprostowania, usunięcia, ograniczenia przetwarzania, przenoszenia, wniesienia sprzeciwu, a także wycofania zgody w dowolnym momencie bez wpływu na zgodność z prawem przetwarzania sprzed jej wycofania oraz prawo wniesienia skargi do Prezesa Urzędu Ochrony Danych Osobowych. Podanie danych jest dobrowolne, ale konieczne do korzystania z e-BOK.', '2020-01-01'),
  ('message.outage', 1, 'message', 'Przerwa w dostawie wody',
   E'Szanowni Państwo,\nz powodu prac na sieci w dniu {date} nie będzie wody. Dotyczy: {street}. Za utrudnienia przepraszamy.\nBiuro Obsługi Klienta', '2020-01-01'),
  ('message.waste_moved', 1, 'message', 'Zmiana terminu wywozu odpadów',
   E'Szanowni Państwo,\nodbiór odpadów ({street}) przesunięto na dzień {date}.\nBiuro Obsługi Klienta', '2020-01-01'),
  ('message.balance', 1, 'message', 'Stan rozliczeń',
   E'Szanowni Państwo,\nstan rozliczeń na dzień {today}: {balance}\nBiuro Obsługi Klienta', '2020-01-01'),
  ('message.data_change', 1, 'message', 'Wniosek o zmianę danych',
   E'Szanowni Państwo,\n{decisions}\nBiuro Obsługi Klienta', '2020-01-01');

insert into notice_kinds (kind, subjects, token, urgent) values
  ('new_invoice', '{e_invoice,notice_invoice}', null, false),
  ('activation', '{}', 'activation', true),
  ('password_reset', '{}', 'reset', true),
  ('account_activated', '{}', null, false),
  ('account_blocked', '{}', null, false),
  ('registration_told', '{}', null, false),
  ('message_waiting', '{electronic_contact,notice_outage}', null, false),
  ('reading_confirmed', '{electronic_contact}', null, false),
  ('reading_refused', '{electronic_contact}', null, false),
  ('email_code', '{}', 'email', true),
  ('email_changed', '{}', null, false);

-- ---------------------------------------------------------------- append-only, versions
create trigger never_changed before update or delete or truncate on templates execute function never();
create trigger never_changed before update or delete or truncate on consents execute function never();
create trigger never_changed before update or delete or truncate on invoice_deliveries execute function never();
create trigger never_changed before update or delete or truncate on portal_events execute function never();
create trigger never_changed before update or delete or truncate on notice_log execute function never();
create trigger never_changed before update or delete or truncate on files execute function never();
create trigger never_deleted before delete or truncate on declarations execute function never();
create trigger never_deleted before delete or truncate on declaration_accounts execute function never();
create trigger never_deleted before delete or truncate on scans execute function never();
create trigger never_deleted before delete or truncate on notices execute function never();
create trigger a_version before update on declarations for each row execute function bump_version();
create trigger a_version before update on waiting_declarations for each row execute function bump_version();
create trigger a_version before update on email_changes for each row execute function bump_version();
create trigger a_version before update on tasks for each row execute function bump_version();
create trigger a_version before update on mailings for each row execute function bump_version();
create trigger a_version before update on threads for each row execute function bump_version();

-- ---------------------------------------------------------------- consents in force
create function consent_given(who bigint, wanted text) returns boolean
language sql stable security definer set search_path = okienko, pg_temp
return coalesce((select c.act = 'given' from consents c where c.customer_id = who and c.subject = wanted order by c.id desc limit 1), false);
comment on function consent_given is 'Whether the last entry of this subject in the ledger gives the consent.';

create function template_now(wanted text, on_day date default null) returns integer
language sql stable security definer set search_path = okienko, pg_temp
return (select t.version from templates t where t.code = wanted and t.valid_from <= coalesce(on_day, warsaw_today()) order by t.version desc limit 1);
comment on function template_now is 'Version of a text in force on a day.';

create function invoice_delivery(who bigint, on_day date default null) returns text
language sql stable security definer set search_path = okienko, pg_temp
return coalesce((select d.delivery from invoice_deliveries d where d.customer_id = who and d.valid_from <= coalesce(on_day, warsaw_today())
  order by d.valid_from desc, d.id desc limit 1), 'paper');

-- ---------------------------------------------------------------- the outbox's one door
create function notice_put(who bigint, what text, about bigint default 0, words jsonb default '{}', to_address text default '',
    hold boolean default false) returns bigint
language sql volatile security definer set search_path = okienko, pg_temp as $$
  insert into notices (customer_id, kind, ref, data, address, status)
  values (who, what, about, words, to_address, case when hold then 'held' else 'waiting' end)
  on conflict (customer_id, kind, ref, address) do nothing returning id
$$;
comment on function notice_put is 'Puts a notice into the outbox, in the transaction of what it tells; the same thing to the same address once. Null: it is there already. words never holds a password or a token.';

-- ---------------------------------------------------------------- what an account went through
create function portal_event(who bigint, what text, before text, after text, why text default '', contact uuid default null, request uuid default null) returns void
language sql volatile security definer set search_path = okienko, pg_temp as $$
  insert into portal_events (customer_id, act, state_before, state_after, reason, contact_key, request_key)
  values (who, what, before, after, coalesce(why, ''), contact, request)
$$;

create function amount_grosze(typed text) returns bigint
language plpgsql immutable set search_path = okienko, pg_temp as $$
declare bare text := regexp_replace(lower(coalesce(typed, '')), '(zł|zl|pln|[[:space:]  ''])', '', 'g'); whole text; part text;
begin
  if bare ~ '^[0-9]{1,3}([.][0-9]{3})+(,[0-9]{1,2})?$' then bare := replace(bare, '.', '');
  elsif bare ~ '^[0-9]{1,3}(,[0-9]{3})+[.][0-9]{1,2}$' then bare := replace(bare, ',', ''); end if;
  bare := replace(bare, '.', ',');
  if bare !~ '^[0-9]{1,12}(,([0-9]{1,2}|-|--))?$' then return null; end if;
  whole := split_part(bare, ',', 1);
  part := rpad(replace(split_part(bare, ',', 2), '-', '0'), 2, '0');
  return whole::bigint * 100 + part::bigint;
end $$;
comment on function amount_grosze is 'An amount as Poles write it ("1 234,56 zł", "1234.5", "1.234,56", "96,-") in grosze; null where it is none.';

create function invoice_key(typed text) returns text
language sql immutable parallel safe
return regexp_replace(upper(coalesce(typed, '') collate "C"), '[^0-9A-Z]', '', 'g');
comment on function invoice_key is 'An invoice number without case, spaces and signs: what papers.number_key holds.';

-- ---------------------------------------------------------------- an account is opened in one place
create function portal_account_open(who bigint, to_email text, phc text, why text, contact uuid default null, request uuid default null) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare
  kept portal_accounts%rowtype;
  login_ text;
  was text := 'none';
begin
  select c.number into login_ from customers c where c.customer_id = who for no key update;   -- two desks: one after the other
  if not found then perform refuse('no_such_customer'); end if;
  select * into kept from portal_accounts p where p.customer_id = who for update;
  if found and kept.state <> 'closed' then
    perform refuse('portal_account_exists', jsonb_build_object('state', kept.state, 'email', mask_email(kept.email)));
  end if;
  was := coalesce(kept.state, 'none');
  insert into portal_accounts as p (customer_id, login, state, email, password_hash, password_set_at, password_until, must_change, state_reason, request_key)
  values (who, login_, 'waiting', to_email, phc, case when phc is not null then now() end,
    case when phc is not null then now() + make_interval(days => (setting('one_time_password_days') #>> '{}')::int) end, phc is not null, coalesce(why, ''), request)
  on conflict (customer_id) do update set state = 'waiting', email = excluded.email, password_hash = excluded.password_hash,
    password_set_at = excluded.password_set_at, password_until = excluded.password_until, must_change = excluded.must_change,
    failures = 0, locked_until = null, state_reason = excluded.state_reason, state_changed_at = now(), state_changed_by = session_user,
    request_key = excluded.request_key;
  perform portal_event(who, case was when 'none' then 'created' else 'reopened' end, was, 'waiting', why, contact, request);
  if to_email <> '' then
    insert into contact_points (customer_id, kind, value) values (who, 'email', to_email) on conflict do nothing;
  end if;
  if phc is null then perform notice_put(who, 'activation', (select max(e.id) from portal_events e where e.customer_id = who), '{}', to_email); end if;
  insert into notices (customer_id, kind, ref, address)                          -- whoever is on file learns that it happened
    select who, 'registration_told', (select max(e.id) from portal_events e where e.customer_id = who), x.value
    from contact_points x where x.customer_id = who and x.kind = 'email' and lower(x.value) <> lower(to_email) and not x.bouncing
    on conflict do nothing;
  return login_;
end $$;
comment on function portal_account_open is 'The one way an e-BOK account begins: waiting, with a one-time password (its PHC form) or, where phc is null, an activation by e-mail. Gives the login.';
