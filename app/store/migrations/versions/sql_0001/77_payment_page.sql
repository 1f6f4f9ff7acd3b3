-- Page "Dane do wpłaty": what the card does not hold of a payment, and the e-mail with its data.

insert into settings (key, value) values
  ('ksef_in_title_from', '"2027-01-01"')    -- art. 108g of the VAT act: the KSeF number in the title between VAT payers
on conflict do nothing;

insert into notice_kinds (kind, subjects, token, urgent) values ('payment_details', '{}', null, true);

create function payment_split(who bigint, paper bigint) returns boolean
language sql stable security definer set search_path = okienko, pg_temp
return exists (select from paper_files f where f.customer_id = who and f.paper_id = paper
  and encode(substring(f.xml from 1 for 262144), 'escape') ~ '<([[:alnum:]_.-]+:)?P_18A([[:space:]][^>]*)?>[[:space:]]*[+]?0*1[[:space:]]*<');
comment on function payment_split is 'Whether an invoice is to be paid by split payment only: P_18A of its file, which stands before its lines.';

create function payment_papers(who bigint, wanted bigint[]) returns jsonb
language sql stable security definer set search_path = okienko, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_array(o.id, o.document, coalesce(p.ksef_number, ''), p.id is not null and payment_split(who, p.id), coalesce(p.id, 0)) order by o.due_on nulls last, o.booked_on, o.id), '[]')
  from operations o left join papers p on p.customer_id = o.customer_id and p.id = o.paper_id
  where o.customer_id = who and o.id = any (wanted)
$$;
comment on function payment_papers is 'Of charges: [operation, document, KSeF number, by split payment only, paper or 0].';

create function payment_names_ksef(who bigint) returns boolean
language sql stable security definer set search_path = okienko, pg_temp
return warsaw_today() >= (setting('ksef_in_title_from') #>> '{}')::date and exists (select from identifiers i where i.customer_id = who and i.kind = 'nip');
comment on function payment_names_ksef is 'Whether a transfer''s title has to hold the KSeF number: both are VAT payers and the day has come.';

create function payment_page(who bigint, contact uuid, purpose text) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare told text;
begin
  perform seen(who, 'payment', contact, purpose);
  select json_build_object('utility', setting('utility'), 'name_ksef', payment_names_ksef(who),
      'papers', payment_papers(who, array(select o.id from operations o where o.customer_id = who and o.open_amount > 0)))::text
    into told;
  return told;
end $$;
comment on function payment_page is 'What the page "Dane do wpłaty" needs beside the card: payee and KSeF numbers of what is open. Leaves a trace unless the card did.';

create function payment_send(who bigint, account bigint, amount bigint, wanted bigint[], online bigint, seen_address text, request uuid, contact uuid, purpose text) returns void
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare to_ contact_points;
begin
  perform seen(who, 'payment', contact, purpose);
  select * into to_ from contact_points c where c.customer_id = who and c.kind = 'email' order by c.id limit 1;
  if not found or not to_.confirmed or to_.bouncing then perform refuse('email_not_confirmed'); end if;
  if mask_email(to_.value) is distinct from seen_address then perform refuse('email_changed'); end if;
  if not exists (select from accounts a where a.customer_id = who and a.id = account and a.basis = 'contract' and a.nrb <> '') then
    perform refuse('payment_no_account');
  end if;
  if amount is null or amount not between 1 and 999999999 then perform refuse('payment_amount'); end if;
  if cardinality(wanted) > 200 or exists (select from unnest(wanted) w where not exists (select from operations o
      where o.customer_id = who and o.account_id = account and o.id = w and o.open_amount > 0)) then
    perform refuse('payment_changed');
  end if;
  if online is not null and not exists (select from payment_requests r where r.customer_id = who and r.id = online and r.account_id = account
      and r.amount = payment_send.amount and r.state = 'open') then
    perform refuse('payment_changed');
  end if;
  perform notice_put(who, 'payment_details', hashtextextended(request::text, 77),
    jsonb_build_object('account', account, 'amount', amount, 'operations', coalesce(wanted, '{}'), 'online', online), to_.value);
end $$;
comment on function payment_send is 'Puts an e-mail with the data of a payment (and the link of an on-line one) into the outbox, to the confirmed address only; the same request once. The e-mail is made when it is sent.';

create function payment_facts(n notices) returns jsonb
language sql stable security definer set search_path = okienko, pg_temp as $$
  select jsonb_build_object('service', a.service, 'account', a.number, 'nrb', a.nrb, 'amount', (n.data ->> 'amount')::bigint, 'utility', setting('utility'),
      'name_ksef', payment_names_ksef(n.customer_id), 'booked_until', setting('booked_until') #>> '{}',
      'link', (select r.link from payment_requests r where r.customer_id = n.customer_id and r.id = (n.data ->> 'online')::bigint and r.state = 'open'),
      'link_until', (select r.expires_at from payment_requests r where r.customer_id = n.customer_id and r.id = (n.data ->> 'online')::bigint),
      'papers', payment_papers(n.customer_id, array(select x::bigint from jsonb_array_elements_text(n.data -> 'operations') x)))
  from accounts a where a.customer_id = n.customer_id and a.id = (n.data ->> 'account')::bigint
$$;
comment on function payment_facts is 'What an e-mail with the data of a payment tells, as it is when it is sent.';

create function payment_stopped(n notices, to_address text) returns text
language sql stable security definer set search_path = okienko, pg_temp as $$
  select case
    when not exists (select from contact_points c where c.customer_id = n.customer_id and c.kind = 'email' and c.confirmed and lower(c.value) = lower(to_address))
      then 'address_not_confirmed'
    when not exists (select from accounts a where a.customer_id = n.customer_id and a.id = (n.data ->> 'account')::bigint and a.nrb <> '') then 'thing_gone'
    when n.data ->> 'online' is not null and not exists (select from payment_requests r where r.customer_id = n.customer_id
      and r.id = (n.data ->> 'online')::bigint and r.state = 'open') then 'thing_changed'
    when jsonb_array_length(n.data -> 'operations') > 0 and not exists (select from operations o where o.customer_id = n.customer_id and o.open_amount > 0
        and o.id in (select x::bigint from jsonb_array_elements_text(n.data -> 'operations') x)) then 'thing_changed' end
$$;
comment on function payment_stopped is 'Why the data of a payment is not sent after all: all of it was paid meanwhile, the on-line payment is over, or the account is gone.';

grant execute on function payment_page, payment_send to okienko_clerk;
