-- What a desk does with structured invoices: the file of a paper, and the page "Faktury" (role okienko_accounting).

create function paper_file(who bigint, paper bigint, contact uuid, purpose text) returns bytea
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
begin
  perform seen(who, 'papers', contact, purpose);
  return (select f.xml from paper_files f where f.customer_id = who and f.paper_id = paper);
end $$;
comment on function paper_file is 'The invoice file of a paper; null: it has none.';

create function paper_inbox_row(b paper_inbox) returns jsonb
language sql stable security definer set search_path = okienko, pg_temp
return jsonb_build_array(b.id, b.version, b.number, b.issued_on, b.gross, b.currency, b.facts ->> 'buyer', b.facts ->> 'address', b.facts ->> 'buyer_nip',
  b.facts ->> 'customer_number', b.facts -> 'nrbs', b.why, b.status, b.reason, b.name, b.arrived_at, b.decided_by, b.decided_at,
  (select d.number || ' ' || d.name from directory d where d.customer_id = b.customer_id),
  (select a.number from accounts a where a.customer_id = b.customer_id and a.id = b.account_id),
  (select jsonb_agg(l.v ->> 0) from (select v from jsonb_array_elements(b.facts -> 'lines') v limit 4) l), b.facts ->> 'remark', b.customer_id);

create function paper_charge_row(c paper_charges) returns jsonb
language sql stable security definer set search_path = okienko, pg_temp
return (select jsonb_build_array(c.customer_id, c.id, c.version, c.side, c.amount, c.reason, c.use, c.status, p.number, p.issued_on, p.id,
    d.number, d.name, c.decided_by, c.decided_at)
  from papers p join directory d on d.customer_id = p.customer_id where p.customer_id = c.customer_id and p.id = c.paper_id);

create function paper_inbox_page(wanted int) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare waiting jsonb; decided jsonb; charges jsonb; done jsonb;
begin
  if wanted not between 1 and 500 then perform refuse('page_too_large'); end if;
  select jsonb_agg(paper_inbox_row(b) order by b.issued_on, b.id) into waiting
    from (select * from paper_inbox q where q.status = 'waiting' order by q.issued_on, q.id limit wanted) b;
  select jsonb_agg(paper_inbox_row(b) order by b.decided_at desc, b.id) into decided
    from (select * from paper_inbox q where q.status <> 'waiting' order by q.decided_at desc, q.id limit 50) b;
  select jsonb_agg(paper_charge_row(c) order by c.id) into charges
    from (select * from paper_charges q where q.status = 'waiting' order by q.id limit wanted) c;
  select jsonb_agg(paper_charge_row(c) order by c.decided_at desc, c.id) into done
    from (select * from paper_charges q where q.decided_at is not null and q.status <> 'waiting' order by q.decided_at desc, q.id limit 50) c;
  perform search_log_one('invoices', coalesce(jsonb_array_length(waiting), 0) + coalesce(jsonb_array_length(charges), 0));
  return jsonb_build_object('waiting', waiting, 'decided', decided, 'charges', charges, 'charges_done', done,
    'waiting_all', (select count(*) from paper_inbox where status = 'waiting'), 'charges_all', (select count(*) from paper_charges where status = 'waiting'))::text;
end $$;
comment on function paper_inbox_page is 'Invoices "do przypisania" and charges "do wyjaśnienia", oldest first, with what was decided lately.';

create function paper_account_row(who bigint, card bigint, reasons text[]) returns jsonb
language sql stable security definer set search_path = okienko, pg_temp
return (select jsonb_build_array(a.customer_id, a.id, d.number, d.name, a.number, a.service, d.head -> 'accounts' ->> a.id::text, reasons, a.closed_on)
  from accounts a join directory d on d.customer_id = a.customer_id where a.customer_id = who and a.id = card);

create function paper_suggestions(inbox bigint) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare b paper_inbox; names text[]; streets text[]; answer jsonb; longest text; place text;
begin
  select * into b from paper_inbox q where q.id = inbox;
  if not found then perform refuse('no_such_invoice'); end if;
  names := array(select t from regexp_split_to_table(fold(coalesce(b.facts ->> 'buyer', '')), '[^a-z0-9]+') t where t <> '');
  select t into longest from unnest(names) t where length(t) >= 3 order by length(t) desc, t limit 1;
  streets := array(select t from regexp_split_to_table(fold(split_part(coalesce(b.facts ->> 'address', ''), ',', 1)), '[^a-z0-9]+') t
                   where t <> '' and not t in ('ul', 'al', 'os', 'pl', 'aleja', 'plac', 'osiedle', 'm', 'lok'));
  select t into place from unnest(streets) t where length(t) >= 3 and t !~ '^[0-9]+$' order by length(t) desc, t limit 1;
  with found_ as (
    select a.customer_id, a.id, 100 as points, 'nrb' as reason from accounts a where a.nrb <> '' and a.nrb in (select jsonb_array_elements_text(b.facts -> 'nrbs'))
    union all
    select p.customer_id, p.account_id, 95, 'corrected' from jsonb_array_elements(b.facts -> 'originals') o
      join papers p on p.number = o ->> 0 or (o ->> 1 <> '' and p.ksef_number = o ->> 1) where p.account_id is not null
    union all
    select a.customer_id, a.id, 90, 'number' from customers c join accounts a using (customer_id)
      where c.number in (select k ->> 1 from jsonb_array_elements(b.facts -> 'keys') k where k ->> 0 = 'number')
    union all
    select a.customer_id, a.id, 80, 'nip' from identifiers i join accounts a using (customer_id)
      where i.kind = 'nip' and i.value in (select k ->> 1 from jsonb_array_elements(b.facts -> 'keys') k where k ->> 0 = 'nip')
    union all
    select a.customer_id, a.id, 75, 'account' from accounts a
      where a.number in (select k ->> 1 from jsonb_array_elements(b.facts -> 'keys') k where k ->> 0 = 'number')
    union all
    (select a.customer_id, a.id, 40, 'name' from directory d join accounts a using (customer_id)
      where d.words like '% ' || longest || '%' and not exists (select from unnest(names) t where position(' ' || t in d.w_name) = 0) limit 30)
    union all
    (select a.customer_id, a.id, 20, 'address' from directory d join accounts a using (customer_id)
      where d.words like '%' || place || '%' and not exists (select from unnest(streets) t where d.w_address !~ ('[ /.-]' || t || '([ /.,-]|$)')) limit 30)),
  ranked as (
    select f.customer_id, f.id, sum(f.points) + case when a.service = b.facts ->> 'service' then 5 else 0 end + case when a.closed_on is null then 1 else 0 end as points,
      array_agg(f.reason order by f.points desc) || case when a.service = b.facts ->> 'service' then '{service}'::text[] else '{}' end as reasons
    from (select distinct * from found_) f join accounts a on a.customer_id = f.customer_id and a.id = f.id
    where a.basis = 'contract' group by f.customer_id, f.id, a.service, a.closed_on
    order by points desc, f.customer_id, f.id limit 8)
  select jsonb_agg(paper_account_row(r.customer_id, r.id, r.reasons) order by r.points desc, r.customer_id, r.id) into answer from ranked r;
  perform search_log_one('invoices', coalesce(jsonb_array_length(answer), 0));
  return coalesce(answer, '[]')::text;
end $$;
comment on function paper_suggestions is 'To whose card an invoice may belong, the likeliest first, each with why. Nothing is assigned by it.';

create function paper_accounts(typed text) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare answer jsonb; wanted text := upper(btrim(typed));
begin
  select jsonb_agg(paper_account_row(x.customer_id, x.id, '{typed}') order by x.id) into answer
    from (select a.customer_id, a.id from accounts a left join customers c using (customer_id)
          where a.basis = 'contract' and (a.number = wanted or c.number = wanted or (a.nrb <> '' and a.nrb = regexp_replace(wanted, '[^0-9]', '', 'g'))) limit 20) x;
  perform search_log_one('invoices', coalesce(jsonb_array_length(answer), 0));
  return coalesce(answer, '[]')::text;
end $$;
comment on function paper_accounts is 'Cards by the number a clerk typed: of the card, of the customer, or the bank account.';

-- ---------------------------------------------------------------- acts
create function paper_inbox_take(inbox bigint, of_version int, states text[]) returns paper_inbox
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare b paper_inbox;
begin
  select * into b from paper_inbox q where q.id = inbox for update;
  if not found then perform refuse('no_such_invoice'); end if;
  if b.version <> of_version or not b.status = any (states) then perform changed_meanwhile(); end if;
  return b;
end $$;

create function paper_assign(inbox bigint, of_version int, who bigint, card bigint, request uuid) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare b paper_inbox; r paper_row; a accounts;
begin
  perform set_config('okienko.request', request::text, true);
  b := paper_inbox_take(inbox, of_version, '{waiting}');
  select * into a from accounts x where x.customer_id = who and x.id = card;
  if not found then perform refuse('account_unknown'); end if;
  if a.basis <> 'contract' then perform refuse('account_is_public_fee'); end if;
  if exists (select from papers p where p.number = b.number) then perform refuse('number_taken', jsonb_build_object('number', b.number)); end if;
  if exists (select from papers p where p.ksef_number = nullif(b.facts ->> 'ksef', '')) then perform refuse('ksef_taken'); end if;
  r := row(1, b.facts, b.id, who, card, a.service, nextval('ids'), null, 'loaded', '')::paper_row;
  perform papers_book(array[r], array[b.xml], null);
  if b.tell then perform papers_tell(array[r], null, false); end if;
  update paper_inbox q set status = 'assigned', customer_id = who, account_id = card, paper_id = r.paper_id, xml = null, reason = '',
      decided_by = session_user, decided_at = now() where q.id = inbox returning * into b;
  return paper_inbox_row(b)::text;
end $$;
comment on function paper_assign is 'A person says whose invoice it is: it is booked as an import would. In a foreign currency it is shown and not booked.';

create function paper_aside(inbox bigint, of_version int, said text, request uuid) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare b paper_inbox;
begin
  perform set_config('okienko.request', request::text, true);
  if btrim(coalesce(said, '')) = '' then perform refuse('reason_missing'); end if;
  b := paper_inbox_take(inbox, of_version, '{waiting}');
  update paper_inbox q set status = 'aside', reason = left(btrim(said), 1000), decided_by = session_user, decided_at = now() where q.id = inbox returning * into b;
  return paper_inbox_row(b)::text;
end $$;
comment on function paper_aside is 'An invoice nobody here is to pay is put aside, with a reason; the file stays.';

create function paper_back(inbox bigint, of_version int, said text, request uuid) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare b paper_inbox; f paper_files; o record; numbered text;
begin
  perform set_config('okienko.request', request::text, true);
  b := paper_inbox_take(inbox, of_version, '{assigned,aside}');
  if b.status = 'assigned' then
    if exists (select from papers p where p.customer_id = b.customer_id and p.corrects_id = b.paper_id)
       or exists (select from paper_corrects k where k.customer_id = b.customer_id and k.corrects_id = b.paper_id) then
      perform refuse('paper_is_corrected');
    end if;
    perform 1 from accounts a where a.customer_id = b.customer_id and a.id = b.account_id for update;
    select * into f from paper_files x where x.customer_id = b.customer_id and x.paper_id = b.paper_id;
    select p.ksef_number into numbered from papers p where p.customer_id = b.customer_id and p.id = b.paper_id;
    for o in select x.id, x.account_id from operations x where x.customer_id = b.customer_id and x.paper_id = b.paper_id order by x.id loop
      perform operation_counter(b.customer_id, o.id, 'Cofnięcie przypisania: ' || b.number);
    end loop;
    update notices n set status = 'cancelled' where n.customer_id = b.customer_id and n.kind = 'new_invoice' and n.ref = b.paper_id and n.status in ('held', 'waiting');
    begin
      delete from paper_charges c where c.customer_id = b.customer_id and c.paper_id = b.paper_id;
      delete from paper_corrects k where k.customer_id = b.customer_id and k.paper_id = b.paper_id;
      delete from paper_lines l where l.customer_id = b.customer_id and l.paper_id = b.paper_id;
      delete from paper_files x where x.customer_id = b.customer_id and x.paper_id = b.paper_id;
      update operations x set paper_id = null, source_key = x.source_key || '#' || x.id where x.customer_id = b.customer_id and x.paper_id = b.paper_id;
      delete from papers p where p.customer_id = b.customer_id and p.id = b.paper_id;
    exception when foreign_key_violation then perform refuse('paper_in_use');
    end;
    perform account_settle(b.customer_id, b.account_id);
  end if;
  update paper_inbox q set status = 'waiting', customer_id = null, account_id = null, paper_id = null, xml = coalesce(f.xml, q.xml),
      facts = q.facts || case when numbered is null then '{}' else jsonb_build_object('ksef', numbered, 'ksef_status', 'accepted') end,
      reason = left(coalesce(said, ''), 1000), decided_by = null, decided_at = null where q.id = inbox returning * into b;
  return paper_inbox_row(b)::text;
end $$;
comment on function paper_back is 'Undo: an assigned invoice is countered in the ledger, leaves the customer and waits again; one put aside waits again.';

create function paper_charge_decide(who bigint, charge bigint, of_version int, as_ text, request uuid) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare c paper_charges; p papers; made bigint;
begin
  perform set_config('okienko.request', request::text, true);
  select * into c from paper_charges q where q.customer_id = who and q.id = charge for update;
  if not found then perform refuse('no_such_charge'); end if;
  if c.version <> of_version or c.status <> 'waiting' then perform changed_meanwhile(); end if;
  if not as_ = any (case c.side when 'charge' then '{balance,charge,interest}'::text[] else '{balance,write_off}' end) then perform refuse('no_such_use'); end if;
  select * into p from papers q where q.customer_id = who and q.id = c.paper_id;
  if as_ <> 'balance' then
    made := nextval('ids');
    perform 1 from accounts a where a.customer_id = who and a.id = p.account_id for update;      -- before the operation: two desks at one card
    perform paper_charges_post(array[row(who, p.account_id, p.id, c.line_no, c.side, c.amount, c.reason, as_, c.version, made,
      p.number, p.issued_on, p.due_on)::paper_charge_told], null);
    perform account_settle(who, p.account_id);
  end if;
  update paper_charges q set use = as_, status = case as_ when 'balance' then 'shown' else 'posted' end, operation_id = made,
      decided_by = session_user, decided_at = now() where q.customer_id = who and q.id = charge returning * into c;
  return paper_charge_row(c)::text;
end $$;
comment on function paper_charge_decide is 'An unknown charge or deduction of an invoice: only shown, or an operation of its own.';

create function paper_charge_back(who bigint, charge bigint, of_version int, request uuid) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare c paper_charges; kept operations;
begin
  perform set_config('okienko.request', request::text, true);
  select * into c from paper_charges q where q.customer_id = who and q.id = charge for update;
  if not found then perform refuse('no_such_charge'); end if;
  if c.version <> of_version or c.decided_at is null then perform changed_meanwhile(); end if;
  if c.operation_id is not null then
    select * into kept from operations o where o.customer_id = who and o.id = c.operation_id;
    perform operation_counter(who, c.operation_id, 'Cofnięcie: ' || kept.document);
    perform account_settle(who, kept.account_id);
  end if;
  update paper_charges q set use = 'unknown', status = 'waiting', operation_id = null, decided_by = null, decided_at = null
    where q.customer_id = who and q.id = charge returning * into c;
  return paper_charge_row(c)::text;
end $$;
comment on function paper_charge_back is 'Undo of a decision about a charge: what was booked is countered, and it waits again.';

-- ---------------------------------------------------------------- who may
grant execute on function paper_file to okienko_clerk;
grant execute on function paper_inbox_page, paper_suggestions, paper_accounts, paper_assign, paper_aside, paper_back,
  paper_charge_decide, paper_charge_back to okienko_accounting;
grant execute on function papers_take, papers_receipts, papers_end to okienko_import;
