-- Papers a customer asks for at the desk: statement of an account, what is unpaid, its balance on a day, a payment, a reading.
-- One call a paper. Services are never netted: each paper is of one object card (office rule 1).

insert into notice_kinds (kind, subjects, token, urgent) values ('office_paper', '{}', null, true);

create function office_paper_frame(who bigint, card bigint) returns jsonb
language sql stable security definer set search_path = okienko, pg_temp
return (select jsonb_build_object('utility', setting('utility'), 'today', warsaw_today(), 'booked_until', setting('booked_until') #>> '{}',
    'number', d.number, 'name', d.name, 'address', coalesce((select address_line(r.street, r.house, r.flat, r.postal_code, r.city)
      from addresses r where r.customer_id = who and r.kind = 'residence'), d.address),
    'nip', (select i.value from identifiers i where i.customer_id = who and i.kind = 'nip' limit 1),
    'account', a.id, 'service', a.service, 'account_number', a.number, 'basis', a.basis, 'nrb', a.nrb, 'debt_status', a.debt_status,
    'place', (select address_line(p.street, p.house, p.flat, p.postal_code, p.city) from addresses p where p.customer_id = who and p.id = a.address_id))
  from directory d join accounts a on a.customer_id = d.customer_id and a.id = card where d.customer_id = who);
comment on function office_paper_frame is 'What stands on every paper of an object card: who prints it, whose it is, which card, up to which day payments are booked.';

create function account_sheet_facts(who bigint, card bigint, first_day date, last_day date) returns jsonb
language sql stable security definer set search_path = okienko, pg_temp as $$
  with before as materialized (
    select * from operations o where o.customer_id = who and o.account_id = card and o.booked_on <= last_day),
  opening as materialized (select coalesce(sum(amount), 0)::bigint as amount from before where booked_on < first_day),
  moved as (
    select x.id, sum(x.amount) as amount from (
      select s.debit_id as id, s.credit_id as other, -s.amount as amount from settlements s
        where s.customer_id = who and s.account_id = card and s.settled_on <= last_day
      union all
      select s.credit_id, s.debit_id, s.amount from settlements s
        where s.customer_id = who and s.account_id = card and s.settled_on <= last_day) x
    join before o on o.id = x.other group by x.id)
  select f.frame || jsonb_build_object('opening', (select amount from opening), 'rows',
      (select coalesce(jsonb_agg(jsonb_build_array(o.id, o.kind, o.booked_on, o.due_on, o.document, o.debit, o.credit, o.open_amount,
          (select amount from opening) + o.running, o.debt_status) order by o.booked_on, o.id), '[]')
        from (select b.*, sum(b.amount) over (order by b.booked_on, b.id) as running from before b where b.booked_on >= first_day) o),
    'open', (select coalesce(jsonb_agg(jsonb_build_array(o.id, o.due_on, o.booked_on, o.left_, o.debt_status, o.document)
          order by o.due_on nulls last, o.booked_on, o.id), '[]')
        from (select b.*, b.amount + coalesce(m.amount, 0) as left_ from before b left join moved m on m.id = b.id) o where o.left_ <> 0),
    'last_payment', (select jsonb_build_array(b.credit, b.booked_on) from before b where b.kind = 'payment'
        and not exists (select from before u where u.undoes_id = b.id) order by b.booked_on desc, b.id desc limit 1))
  from (select office_paper_frame(who, card) as frame) f where f.frame is not null
$$;
comment on function account_sheet_facts is 'A card''s operations of a period, oldest first, its balance before, and what was open at the end of its last day; null where it is not the customer''s.';

create function payment_sheet_facts(who bigint, wanted bigint) returns jsonb
language sql stable security definer set search_path = okienko, pg_temp as $$
  select office_paper_frame(who, paid.account_id) || jsonb_build_object('amount', paid.credit, 'booked_on', paid.booked_on,
      'document', paid.document, 'left', -paid.open_amount, 'settled',
      (select coalesce(jsonb_agg(jsonb_build_array(x.document, x.due_on, x.amount) order by x.due_on nulls last, x.document), '[]')
        from (select o.document, o.due_on, sum(s.amount)::bigint as amount from settlements s
          join operations o on o.customer_id = s.customer_id and o.id = s.debit_id
          where s.customer_id = who and s.credit_id = wanted group by o.id, o.document, o.due_on having sum(s.amount) <> 0) x))
  from operations paid where paid.customer_id = who and paid.id = wanted and paid.kind = 'payment'
    and not exists (select from operations o where o.customer_id = who and o.undoes_id = wanted)
$$;
comment on function payment_sheet_facts is 'A payment with what it settled; null where there is none or it was taken back.';

create function reading_sheet_facts(who bigint, wanted bigint) returns jsonb
language sql stable security definer set search_path = okienko, pg_temp as $$
  select office_paper_frame(who, at.account_id) || jsonb_build_object('reading', taken.id, 'serial', m.serial, 'role', at.role, 'spot', at.place,
      'read_on', taken.read_on, 'state', taken.state, 'used', taken.used::text, 'status', taken.status, 'source', taken.source,
      'recorded_at', taken.recorded_at, 'estimated', taken.estimated, 'before',
      coalesce((select jsonb_build_array(b.read_on, b.state, b.estimated or b.source = 'estimate') from readings b
        where b.customer_id = who and b.installation_id = at.id and b.status = 'booked' and b.state is not null and b.read_on < taken.read_on
        order by b.read_on desc, b.id desc limit 1),
        case when at.installed_state is not null and at.installed_on < taken.read_on then jsonb_build_array(at.installed_on, at.installed_state, false) end))
  from readings taken join installations at on at.customer_id = taken.customer_id and at.id = taken.installation_id join meters m on m.id = at.meter_id
  where taken.customer_id = who and taken.id = wanted and taken.status in ('reported', 'waiting', 'booked')
$$;
comment on function reading_sheet_facts is 'A reading that was taken, with the booked state before it; null where there is none or it was refused or reversed.';

create function office_paper_content(who bigint, paper_ text, card bigint, first_day date, last_day date, wanted bigint) returns jsonb
language sql stable security definer set search_path = okienko, pg_temp
return case paper_
  when 'payment' then payment_sheet_facts(who, wanted)
  when 'reading' then reading_sheet_facts(who, wanted)
  else account_sheet_facts(who, card, first_day, last_day) end;
comment on function office_paper_content is 'What a paper is drawn of, null where it can''t be made.';

create function account_sheet(who bigint, card bigint, first_day date, last_day date, contact uuid, purpose text) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare told jsonb := account_sheet_facts(who, card, first_day, last_day);
begin
  if told is null then perform refuse('no_such_account'); end if;
  if first_day is null or last_day is null or first_day > last_day then perform refuse('period_reversed'); end if;
  perform seen(who, 'ledger', contact, purpose);
  return told::text;
end $$;
comment on function account_sheet is 'For a statement, a list of unpaid and a confirmation of balance of one object card.';

create function payment_sheet(who bigint, wanted bigint, contact uuid, purpose text) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare told jsonb := payment_sheet_facts(who, wanted);
begin
  if exists (select from operations o where o.customer_id = who and o.undoes_id = wanted) then perform refuse('payment_undone'); end if;
  if told is null then perform refuse('no_such_payment'); end if;
  perform seen(who, 'ledger', contact, purpose);
  return told::text;
end $$;
comment on function payment_sheet is 'A payment with what it settled, for its confirmation; one that was taken back is refused.';

create function reading_sheet(who bigint, wanted bigint, contact uuid, purpose text) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare told jsonb := reading_sheet_facts(who, wanted);
begin
  if told is null then
    perform refuse(case when exists (select from readings r where r.customer_id = who and r.id = wanted) then 'reading_not_taken' else 'no_such_reading' end);
  end if;
  perform seen(who, 'meter', contact, purpose);
  return told::text;
end $$;
comment on function reading_sheet is 'A reading that was taken, for its confirmation; a refused or reversed one has none.';

create function office_paper_send(who bigint, paper_ text, card bigint, first_day date, last_day date, wanted bigint, seen_address text, request uuid,
  contact uuid, purpose text) returns void
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare to_ contact_points;
begin
  if paper_ is null or paper_ not in ('statement', 'unpaid', 'balance', 'payment', 'reading') then perform refuse('no_such_paper'); end if;
  perform seen(who, case paper_ when 'reading' then 'meter' else 'ledger' end, contact, purpose);
  select * into to_ from contact_points c where c.customer_id = who and c.kind = 'email' order by c.id limit 1;
  if not found or not to_.confirmed or to_.bouncing then perform refuse('email_not_confirmed'); end if;
  if mask_email(to_.value) is distinct from seen_address then perform refuse('email_changed'); end if;
  if office_paper_content(who, paper_, card, first_day, last_day, wanted) is null then perform refuse('no_such_paper'); end if;
  perform notice_put(who, 'office_paper', hashtextextended(request::text, 74),
    jsonb_build_object('paper', paper_, 'account', card, 'first', first_day, 'last', last_day, 'wanted', wanted), to_.value);
end $$;
comment on function office_paper_send is 'Puts an e-mail with a paper of an object card into the outbox, to the confirmed address only, the one that was shown; the same request once. The paper is made when it is sent.';

create function office_paper_facts(n notices) returns jsonb
language sql stable security definer set search_path = okienko, pg_temp
return jsonb_build_object('office_paper', n.data ->> 'paper', 'first', n.data ->> 'first', 'last', n.data ->> 'last', 'sheet',
  office_paper_content(n.customer_id, n.data ->> 'paper', (n.data ->> 'account')::bigint, (n.data ->> 'first')::date, (n.data ->> 'last')::date,
    (n.data ->> 'wanted')::bigint));
comment on function office_paper_facts is 'What the e-mail with a paper tells, and what its PDF is made of, at the moment of sending.';

create function office_paper_stopped(n notices, to_address text) returns text
language sql stable security definer set search_path = okienko, pg_temp
return case
  when not exists (select from contact_points c where c.customer_id = n.customer_id and c.kind = 'email' and c.confirmed and lower(c.value) = lower(to_address))
    then 'address_not_confirmed'
  when office_paper_facts(n) ->> 'sheet' is null then 'thing_changed' end;
comment on function office_paper_stopped is 'Why a paper must not be sent now, or null: its address is no longer confirmed, or what it confirms was taken back.';

grant execute on function account_sheet, payment_sheet, reading_sheet, office_paper_send to okienko_clerk;
