-- Papers to be printed: all that is drawn of them, their invoice files and whose they are, in one call.

create function papers_to_print(who bigint, wanted bigint[], contact uuid, purpose text)
returns table (place int, shared text, answer text, nrb text, xml bytea)
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
begin
  if cardinality(wanted) not between 1 and 100 then perform refuse('page_too_large'); end if;
  perform seen(who, 'papers', contact, purpose);
  return query
    select w.place::int,
      case when w.place = 1 then (select json_build_object('utility', setting('utility'), 'today', warsaw_today(), 'host', setting('ksef_qr_host') #>> '{}',
          'names_ksef', payment_names_ksef(who), 'number', d.number, 'name', d.name,
          'address', coalesce((select address_line(r.street, r.house, r.flat, r.postal_code, r.city) from addresses r
            where r.customer_id = who and r.kind = 'residence'), d.address),
          'nip', (select i.value from identifiers i where i.customer_id = who and i.kind = 'nip'))::text
        from directory d where d.customer_id = who) end,
      paper(who, p.id, contact, purpose), coalesce(a.nrb, ''), f.xml
    from unnest(wanted) with ordinality w (id, place)
    join papers p on p.customer_id = who and p.id = w.id
    left join accounts a on a.customer_id = who and a.id = p.account_id
    left join paper_files f on f.customer_id = who and f.paper_id = p.id
    order by w.place;
end $$;
comment on function papers_to_print is 'At most 100 papers with all that is printed of them, in the order wanted; the first row says whose they are. A paper that is not the customer''s is left out.';

grant execute on function papers_to_print to okienko_clerk;
