-- Papers a customer asks for at the desk: statement of an account, what is unpaid, its balance on a day, a payment, a reading.
-- One call a paper. Services are never netted: each paper is of one object card (office rule 1).

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

create function account_sheet(who bigint, card bigint, first_day date, last_day date, contact uuid, purpose text) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare frame jsonb := office_paper_frame(who, card); opening bigint; answer text;
begin
  if frame is null then perform refuse('no_such_account'); end if;
  if first_day is null or last_day is null or first_day > last_day then perform refuse('period_reversed'); end if;
  perform seen(who, 'ledger', contact, purpose);
  select coalesce(sum(amount), 0) into opening from operations where customer_id = who and account_id = card and booked_on < first_day;
  with before as materialized (
    select * from operations o where o.customer_id = who and o.account_id = card and o.booked_on <= last_day),
  moved as (
    select x.id, sum(x.amount) as amount from (
      select s.debit_id as id, s.credit_id as other, -s.amount as amount from settlements s
        where s.customer_id = who and s.account_id = card and s.settled_on <= last_day
      union all
      select s.credit_id, s.debit_id, s.amount from settlements s
        where s.customer_id = who and s.account_id = card and s.settled_on <= last_day) x
    join before o on o.id = x.other group by x.id)
  select (frame || jsonb_build_object('opening', opening, 'rows',
      (select coalesce(jsonb_agg(jsonb_build_array(o.id, o.kind, o.booked_on, o.due_on, o.document, o.debit, o.credit, o.open_amount,
          opening + o.running, o.debt_status) order by o.booked_on, o.id), '[]')
        from (select b.*, sum(b.amount) over (order by b.booked_on, b.id) as running from before b where b.booked_on >= first_day) o),
    'open', (select coalesce(jsonb_agg(jsonb_build_array(o.id, o.due_on, o.booked_on, o.left_, o.debt_status, o.document)
          order by o.due_on nulls last, o.booked_on, o.id), '[]')
        from (select b.*, b.amount + coalesce(m.amount, 0) as left_ from before b left join moved m on m.id = b.id) o where o.left_ <> 0),
    'last_payment', (select jsonb_build_array(b.credit, b.booked_on) from before b where b.kind = 'payment' order by b.booked_on desc, b.id desc limit 1)
    ))::text into answer;
  return answer;
end $$;
comment on function account_sheet is 'A card''s operations of a period, oldest first, its balance before, and what was open at the end of its last day: for a statement, a list of unpaid and a confirmation of balance.';

create function payment_sheet(who bigint, wanted bigint, contact uuid, purpose text) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare paid operations; answer text;
begin
  select * into paid from operations o where o.customer_id = who and o.id = wanted and o.kind = 'payment';
  if not found then perform refuse('no_such_payment'); end if;
  if exists (select from operations o where o.customer_id = who and o.undoes_id = wanted) then perform refuse('payment_undone'); end if;
  perform seen(who, 'ledger', contact, purpose);
  select (office_paper_frame(who, paid.account_id) || jsonb_build_object('amount', paid.credit, 'booked_on', paid.booked_on,
      'document', paid.document, 'left', -paid.open_amount, 'settled',
      (select coalesce(jsonb_agg(jsonb_build_array(x.document, x.due_on, x.amount) order by x.due_on nulls last, x.document), '[]')
        from (select o.document, o.due_on, sum(s.amount)::bigint as amount from settlements s
          join operations o on o.customer_id = s.customer_id and o.id = s.debit_id
          where s.customer_id = who and s.credit_id = wanted group by o.id, o.document, o.due_on having sum(s.amount) <> 0) x)))::text into answer;
  return answer;
end $$;
comment on function payment_sheet is 'A payment with what it settled, for its confirmation; one that was taken back is refused.';

create function reading_sheet(who bigint, wanted bigint, contact uuid, purpose text) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare taken readings; at installations; answer text;
begin
  select * into taken from readings r where r.customer_id = who and r.id = wanted;
  if not found then perform refuse('no_such_reading'); end if;
  if taken.status not in ('reported', 'waiting', 'booked') then perform refuse('reading_not_taken'); end if;
  select * into at from installations i where i.customer_id = who and i.id = taken.installation_id;
  perform seen(who, 'meter', contact, purpose);
  select (office_paper_frame(who, at.account_id) || jsonb_build_object('reading', taken.id, 'serial', m.serial, 'role', at.role, 'spot', at.place,
      'read_on', taken.read_on, 'state', taken.state, 'used', taken.used::text, 'status', taken.status, 'source', taken.source,
      'recorded_at', taken.recorded_at, 'estimated', taken.estimated, 'before',
      coalesce((select jsonb_build_array(b.read_on, b.state, b.estimated or b.source = 'estimate') from readings b
        where b.customer_id = who and b.installation_id = at.id and b.status = 'booked' and b.state is not null and b.read_on < taken.read_on
        order by b.read_on desc, b.id desc limit 1),
        case when at.installed_state is not null and at.installed_on < taken.read_on then jsonb_build_array(at.installed_on, at.installed_state, false) end)))::text
    into answer from meters m where m.id = at.meter_id;
  return answer;
end $$;
comment on function reading_sheet is 'A reading that was taken, with the booked state before it, for its confirmation; a refused or reversed one has none.';

grant execute on function account_sheet, payment_sheet, reading_sheet to okienko_clerk;
