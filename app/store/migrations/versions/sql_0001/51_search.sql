-- The search box. One call a keystroke; what is typed is recognised by its shape; at most 50 candidates are ranked.

create function search_hits(found bigint[], tokens text[], digits text, why text[], wanted int) returns json
language sql stable security definer set search_path = okienko, pg_temp as $$
  select json_agg(json_build_array(h.customer_id, h.number, h.name, h.address, h.matches, h.shown,
      (select json_agg(json_build_array(a.service, a.balance) order by a.service desc, a.id)
       from accounts a where a.customer_id = h.customer_id and a.closed_on is null)) order by h.rank, h.sort_key, h.customer_id)
  from (
    select d.customer_id, d.number, d.name, d.address, d.sort_key, m.matches, f.shown,
      case when d.number = any(tokens) then 0
           when d.number like '%' || digits and digits <> '' and ltrim(d.number, '0') = ltrim(digits, '0') then 1
           when f.why is not null then 2
           when position(' ' || tokens[1] in d.w_name || ' ') = 1 then 3
           when 'name' = any(m.matches) then 4
           when 'address' = any(m.matches) then 5 else 6 end as rank
    from (select u.customer_id, min(u.place) as place from unnest(found) with ordinality u(customer_id, place) group by 1) u
    join directory d using (customer_id)
    left join lateral (select split_part(w, ':', 2) as why, split_part(w, ':', 3) as shown from unnest(why) w
        where split_part(w, ':', 1) = d.customer_id::text limit 1) f on true
    cross join lateral (
      select array_remove(array[
        f.why,
        case when d.number = any(tokens) or (digits <> '' and d.number like '%' || digits || '%') then 'number' end,
        case when f.why is null and exists (select 1 from unnest(tokens) t where position(' ' || t in d.w_name) > 0) then 'name' end,
        case when f.why is null and exists (select 1 from unnest(tokens) t where position(' ' || t in d.w_address) > 0 or position('/' || t in d.w_address) > 0) then 'address' end,
        case when length(digits) >= 3 and position(digits in d.w_phone) > 0 then 'phone' end,
        case when exists (select 1 from unnest(tokens) t where length(t) >= 3 and position(t in d.w_email) > 0) then 'email' end,
        case when length(digits) >= 4 and position(right(digits, 16) in d.w_account) > 0 then case when length(digits) > 8 or position(' ' || digits in d.w_account) = 0 then 'nrb' else 'account' end
             when exists (select 1 from unnest(tokens) t where length(t) >= 3 and position(' ' || t in d.w_account) > 0) then 'account' end,
        case when exists (select 1 from unnest(tokens) t where length(t) >= 4 and position(t in d.w_meter) > 0) then 'meter' end,
        case when length(digits) >= 5 and position(digits in d.w_tax) > 0 then case when length(digits) in (9, 14) then 'regon' else 'nip' end end
      ], null) as matches) m
    order by rank, d.sort_key, d.customer_id limit wanted) h
$$;

create function like_text(t text) returns text
language sql immutable strict parallel safe
return replace(replace(replace(t, '\', '\\'), '%', '\%'), '_', '\_');

create function search_log_one(what text, found int) returns void
language sql volatile security definer set search_path = okienko, pg_temp as $$
  insert into search_log as s (actor, minute, kind, rows) values (session_user, date_trunc('minute', now()), what, found)
  on conflict (actor, minute, kind) do update set calls = s.calls + 1, rows = s.rows + excluded.rows
$$;

create function search(typed text, wanted int default 15) returns text
language plpgsql volatile security definer
set search_path = okienko, pg_temp set pg_trgm.word_similarity_threshold = 0.45 as $$
declare
  folded text := left(fold(typed), 200);
  tokens text[] := (string_to_array(folded, ' '))[1:6];
  digits text := regexp_replace(regexp_replace(typed, '^\s*(pl|\+48|0048)(?=[\s\d])', '', 'i'), '[\s.-]', '', 'g');
  key text := regexp_replace(upper(typed collate "C"), '[^0-9A-Z]', '', 'g');
  found bigint[] := '{}';
  more bigint[];
  why text[] := '{}';
  notes text[];
  clause text;
  answer json;
begin
  perform set_config('synchronous_commit', 'off', true);
  if digits !~ '^[0-9]+$' then digits := ''; end if;
  if folded = '' or wanted not between 1 and 50 then
    return '{"hits":[],"more":false}';
  end if;

  if digits <> '' then                                          -- a number of some kind
    found := array(select customer_id from directory where number >= digits and number < digits || ':' order by number limit 20)
      || array(select customer_id from directory where number = lpad(digits, 6, '0'));
    if length(digits) = 11 or length(digits) = 10 or length(digits) in (9, 14) then
      select array_agg(customer_id), array_agg(customer_id || ':' || kind || ':') into more, notes from identifiers
        where value = digits and kind = case length(digits) when 11 then 'pesel' when 10 then 'nip' else 'regon' end;
      found := found || coalesce(more, '{}'); why := why || coalesce(notes, '{}');
    end if;
    if length(digits) >= 11 then
      more := array(select customer_id from accounts where nrb >= digits and nrb < digits || ':' and nrb <> '' limit 20);
      found := found || more;
      why := why || array(select c || ':nrb:' from unnest(more) c);
    end if;
    if length(digits) between 3 and 26 then
      execute format('select array(select customer_id from directory where words like %L limit 50)', '%' || right(digits, 16) || '%') into more;
      found := found || more;
    end if;
  end if;

  if key ~ '[0-9]' and length(key) >= 4 and (typed ~ '[/]' or (digits <> '' and cardinality(found) < wanted) or typed ~* '^\s*[a-z]{2,4}[ /-]') then
    if key ~ '^[A-Z]' then                                    -- FV/WOD/1234/11/2026 in any spacing and case
      select array_agg(customer_id), array_agg(customer_id || ':invoice:' || number) into more, notes from
        (select customer_id, number from papers where number_key >= key and number_key < key || '[' limit 20) p;
    else                                                          -- 1234/11/2026, or a KSeF number
      select array_agg(customer_id), array_agg(customer_id || ':' || what || ':' || number) into more, notes from (
        (select customer_id, number, 'invoice' as what from papers where number_tail >= key and number_tail < key || ':' and key ~ '^[0-9]{5,}$' limit 20)
        union all
        (select customer_id, ksef_number, 'ksef' from papers where ksef_number >= upper(btrim(typed)) and ksef_number < upper(btrim(typed)) || '[' and length(key) >= 18 limit 20)) p;
    end if;
    found := found || coalesce(more, '{}'); why := why || coalesce(notes, '{}');
  end if;

  if digits = '' or cardinality(found) = 0 then                  -- words: names, streets, anything
    if length(folded) < 3 then
      more := array(select customer_id from directory where sort_key >= sort_key(typed) and sort_key < sort_key(typed) || U&'\FFFF' order by sort_key limit wanted + 1);
      found := found || more;
    else
      clause := (select string_agg(format('words like %L', '% ' || like_text(t) || '%'), ' and ') from unnest(tokens) t);
      execute 'select array(select customer_id from directory where ' || clause || ' limit 50)' into more;
      found := found || more;
      if cardinality(found) < 5 and (select max(length(t)) from unnest(tokens) t) >= 3 then   -- inside a word
        clause := (select string_agg(format('words like %L', case when length(t) >= 3 then '%' else '% ' end || like_text(t) || '%'), ' and ') from unnest(tokens) t);
        execute 'select array(select customer_id from directory where ' || clause || ' limit 50)' into more;
        found := found || more;
      end if;
    end if;
  end if;

  if cardinality(found) = 0 and folded ~ '[[:alpha:]]{4}' then  -- a typing error in a name or a street
    -- First two neighbours swapped (kowlaska), the commonest slip, which trigrams forgive least in short words;
    clause := (select string_agg('(' || (select string_agg(format('words like %L', '% ' || like_text(v) || '%'), ' or ')
        from (select t as v union select overlay(t placing substr(t, n + 1, 1) || substr(t, n, 1) from n for 2)
              from generate_series(1, length(t) - 1) n where t ~ '^[[:alpha:]]{4,20}$') x) || ')', ' and ') from unnest(tokens) t);
    execute 'select array(select customer_id from directory where ' || clause || ' limit 50)' into found;
    if cardinality(found) = 0 then                                -- then a letter missing, doubled or wrong.
      clause := (select string_agg(case when t ~ '[[:alpha:]]{4}' then format('%L <%% similar_to', t)
          else format('words like %L', '%' || like_text(t) || '%') end, ' and ') from unnest(tokens) t);
      execute 'select array(select customer_id from (select customer_id, word_similarity(' || quote_literal(folded)
        || ', similar_to) as near from directory where ' || clause || ' limit 200) x order by near desc, customer_id limit 50)' into found;
    end if;
    why := array(select c || ':similar:' from unnest(found) c);
  end if;

  answer := search_hits(found, tokens, digits, why, wanted + 1);
  perform search_log_one('search', least(json_array_length(coalesce(answer, '[]')), wanted));
  return json_build_object('hits', coalesce(answer, '[]'::json), 'more', coalesce(json_array_length(answer), 0) > wanted)::text;
end $$;
comment on function search is 'Masked rows with the fields that matched and the balance of each service; counted per clerk and minute.';
