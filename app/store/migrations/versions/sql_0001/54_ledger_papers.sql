-- Page 2.1 (operations of a month) and page 2.2 (papers): one call a list, one round trip a page.

insert into settings (key, value) values ('ksef_qr_host', '"qr.ksef.mf.gov.pl"') on conflict do nothing;

alter table papers add column ksef_hash text check (ksef_hash ~ '^[A-Za-z0-9_-]{43}$');
comment on column papers.ksef_hash is 'SHA-256 of the invoice file, Base64URL: the last part of the verification link (KSeF "KOD I").';

-- These functions tell what a customer owes, so whoever calls them without having opened the card leaves the same trace.
create function seen(who bigint, what text, contact uuid, purpose text) returns void
language sql volatile security definer set search_path = okienko, pg_temp as $$
  insert into access_log (customer_id, kind, purpose, contact_key, detail)
  select who, 'card', purpose, contact, what
  where not exists (select 1 from access_log l where l.customer_id = who and l.actor = session_user and l.kind = 'card'
    and l.at > now() - interval '12 hours' and (contact is null or l.contact_key = contact))
$$;
comment on function seen is 'An access entry, unless this clerk opened the card of this customer in this contact within 12 hours.';

create function ledger(who bigint, card bigint, first_day date, last_day date, contact uuid, purpose text) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare opening bigint; answer text;
begin
  perform seen(who, 'ledger', contact, purpose);
  select coalesce(sum(debit - credit), 0) into opening from operations
    where customer_id = who and account_id = card and booked_on < first_day;
  select coalesce(json_agg(json_build_array(o.id, o.kind, o.booked_on, o.due_on, o.document, o.debit, o.credit, o.open_amount,
      opening + o.running, o.debt_status) order by o.booked_on desc, o.id desc), '[]')::text into answer
    from (select id, kind, booked_on, due_on, document, debit, credit, open_amount, debt_status,
            sum(debit - credit) over (order by booked_on, id) as running
          from operations where customer_id = who and account_id = card and booked_on between first_day and last_day) o;
  return answer;
end $$;
comment on function ledger is 'Operations of a card booked in a range of days, newest first, each with the balance behind it.';

create function papers_page(who bigint, kinds text[], first_day date, last_day date, unpaid boolean,
  number_like text, ksef_part text, amount_from bigint, amount_to bigint, after_day date, after_id bigint, wanted int, contact uuid, purpose text) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare answer text;
begin
  if wanted not between 1 and 200 then perform refuse('page_too_large'); end if;
  perform seen(who, 'papers', contact, purpose);
  with chosen as materialized (
    select n.* from papers n
    where n.customer_id = who and (n.issued_on, n.id) < (after_day, after_id) and n.issued_on between first_day and last_day
      and (kinds is null or n.kind = any(kinds))
      and (not unpaid or n.id in (select x.paper_id from operations x where x.customer_id = who and x.open_amount <> 0 and x.paper_id is not null
                                  group by x.paper_id having sum(x.open_amount) > 0))
      and (number_like is null and amount_from is null or upper(n.number collate "C") ~ number_like or n.number_key ~ number_like
           or abs(n.gross) between amount_from and amount_to or strpos(replace(n.ksef_number, '-', ''), ksef_part) > 0)
    order by n.issued_on desc, n.id desc limit wanted),
  opened as materialized (            -- papers of a page follow each other: one range of the index, not a look-up for each
    select x.paper_id, sum(x.open_amount)::bigint as open_amount, max(x.debt_status) as debt_status from operations x
    where x.customer_id = who and x.paper_id between (select min(c.id) from chosen c) and (select max(c.id) from chosen c) group by x.paper_id),
  cards as materialized (
    select a.id, a.service, a.debt_status from accounts a where a.customer_id = who and a.id = any (array(select distinct c.account_id from chosen c)))
  select json_build_object(
      'first', (select min(issued_on) from papers where customer_id = who),
      'last', (select max(issued_on) from papers where customer_id = who),
      'rows', (select json_agg(json_build_array(p.id, p.account_id, a.service, p.kind, p.number, p.issued_on, p.due_on, p.period_from, p.period_to,
          p.gross, o.open_amount, coalesce(o.debt_status, a.debt_status), p.ksef_number,
          (select c.number from papers c where c.customer_id = who and c.id = p.corrects_id)) order by p.issued_on desc, p.id desc)
        from chosen p left join opened o on o.paper_id = p.id left join cards a on a.id = p.account_id))::text into answer;
  return answer;
end $$;
comment on function papers_page is 'A page of papers behind the key (issued_on, id), newest first; open_amount is null where a paper was not posted. What is sought fits the number, the KSeF number or the amount.';

create function paper(who bigint, wanted_id bigint, contact uuid, purpose text) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare answer text;
begin
  perform seen(who, 'papers', contact, purpose);
  select json_build_object(
      'paper', json_build_array(p.id, p.account_id, a.service, p.kind, p.number, p.issued_on, p.due_on, p.period_from, p.period_to,
        p.gross, o.open_amount, coalesce(o.debt_status, a.debt_status), p.ksef_number, c.number),
      'net', p.net, 'vat', p.vat, 'sold_on', p.sold_on, 'remark', p.remark,
      'ksef_status', p.ksef_status, 'ksef_hash', p.ksef_hash, 'ksef_host', setting('ksef_qr_host'),
      'corrects', (select json_agg(coalesce(nullif(k.number, ''), k.ksef_number) order by k.line_no)
        from (select * from paper_corrects x where x.customer_id = who and x.paper_id = p.id order by x.line_no limit 200) k),
      'corrects_count', (select count(*) from paper_corrects x where x.customer_id = who and x.paper_id = p.id),
      'corrected_by', (select json_agg(k.number order by k.issued_on, k.id) from papers k where k.customer_id = who and k.id in (
        select x.id from papers x where x.customer_id = who and x.corrects_id = p.id
        union select x.paper_id from paper_corrects x where x.customer_id = who and x.corrects_id = p.id)),
      'lines', (select json_agg(json_build_array(l.name, l.unit, l.quantity::text, l.price::text, l.vat_rate, l.net, l.vat, l.gross) order by l.line_no)
        from paper_lines l where l.customer_id = who and l.paper_id = p.id))::text into answer
    from papers p
    left join accounts a on a.customer_id = who and a.id = p.account_id
    left join papers c on c.customer_id = who and c.id = p.corrects_id
    left join lateral (select sum(x.open_amount)::bigint as open_amount, max(x.debt_status) as debt_status
      from operations x where x.customer_id = who and x.paper_id = p.id) o on true
    where p.customer_id = who and p.id = wanted_id;
  return answer;
end $$;
comment on function paper is 'One paper with its lines, with what a collective correction corrects (200 at most, and how many) and what corrects it. NULL: the customer has no such paper.';
