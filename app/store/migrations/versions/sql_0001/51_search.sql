-- The search box. One call a keystroke; what is typed is recognised by its shape; at most 50 candidates are ranked.

create function like_text(t text) returns text
language sql immutable strict parallel safe
return replace(replace(replace(t, '\', '\\'), '%', '\%'), '_', '\_');

create function search_log_one(what text, found int) returns void
language sql volatile security definer set search_path = okienko, pg_temp as $$
  insert into search_log as s (actor, minute, kind, rows) values (session_user, date_trunc('minute', now()), what, found)
  on conflict (actor, minute, kind) do update set calls = s.calls + 1, rows = s.rows + excluded.rows
$$;

-- Which fields of a row hold what was typed; "why" is known for what was found elsewhere (papers, identifiers, accounts).
create function search_matches(d directory, tokens text[], digits text, why text) returns text[]
language sql stable security definer set search_path = okienko, pg_temp as $$
  select array_remove(array[
    why,
    case when d.number = any(tokens) or (digits <> '' and d.number like '%' || digits || '%') then 'number' end,
    case when why is null and exists (select 1 from unnest(tokens) t where position(t in d.w_name) > 0) then 'name' end,
    case when why is null and exists (select 1 from unnest(tokens) t where position(' ' || t in d.w_address) > 0 or position('/' || t in d.w_address) > 0) then 'address' end,
    case when length(digits) >= 3 and position(digits in d.w_phone) > 0 then 'phone' end,
    case when exists (select 1 from unnest(tokens) t where length(t) >= 3 and position(t in d.w_email) > 0) then 'email' end,
    case when length(digits) >= 4 and position(right(digits, 16) in d.w_account) > 0
              then case when length(digits) > 8 or position(' ' || digits in d.w_account) = 0 then 'nrb' else 'account' end
         when exists (select 1 from unnest(tokens) t where length(t) >= 3 and position(' ' || t in d.w_account) > 0) then 'account' end,
    case when exists (select 1 from unnest(tokens) t where length(t) >= 4 and position(t in d.w_meter) > 0) then 'meter' end,
    case when length(digits) >= 5 and position(digits in d.w_tax) > 0 then case when length(digits) in (9, 14) then 'regon' else 'nip' end end
  ], null)
$$;

create function search_hits(found bigint[], tokens text[], digits text, why text[], wanted int) returns json
language sql stable security definer set search_path = okienko, pg_temp as $$
  select json_agg(json_build_array(h.customer_id, (h.d).number, (h.d).name, (h.d).address,
      search_matches(h.d, tokens, digits, h.why), h.shown,
      (select json_agg(json_build_array(a.service, case a.basis when 'contract' then a.balance end) order by a.service desc, a.id)
       from accounts a where a.customer_id = h.customer_id and a.closed_on is null)) order by h.rank, h.beside, (h.d).sort_key, h.customer_id)
  from (
    select d.customer_id, d, f.why, f.shown,
      case when d.number = any(tokens) then 0
           when digits <> '' and ltrim(d.number, '0') = ltrim(digits, '0') then 1
           when f.why is not null then 2
           when d.w_name || ' ' like ' ' || like_text(tokens[1]) || ' %' then 3
           when d.w_name like ' ' || like_text(tokens[1]) || '%' then 4
           when position(' ' || tokens[1] in d.w_name) > 0 then 5 else 6 end as rank,
      -- Kowalski J: Jan before Adam of Jasna street
      cardinality(tokens) > 1 and not d.w_name like all (array(select '% ' || like_text(t) || '%' from unnest(tokens) t)) as beside
    from directory d
    left join (select distinct on (1) split_part(w, ':', 1)::bigint as customer_id, split_part(w, ':', 2) as why, split_part(w, ':', 3) as shown
               from unnest(why) w order by 1, 3) f using (customer_id)
    where d.customer_id = any(found)
    order by rank, beside, d.sort_key, d.customer_id limit wanted) h
$$;

-- Rows that hold every pattern; plans are kept, so each count of words has its own statement.
create function search_words(patterns text[]) returns bigint[]
language plpgsql stable security definer set search_path = okienko, pg_temp as $$
declare p1 text := patterns[1]; p2 text := patterns[2]; p3 text := patterns[3]; found bigint[];
begin
  case cardinality(patterns)
    when 0 then return '{}';
    when 1 then found := array(select customer_id from directory where words like p1 limit 50);
    when 2 then found := array(select customer_id from directory where words like p1 and words like p2 limit 50);
    when 3 then found := array(select customer_id from directory where words like p1 and words like p2 and words like p3 limit 50);
    else found := array(select customer_id from directory where words like p1 and words like p2 and words like p3
                          and words like all(patterns[4:]) limit 50);
  end case;
  return found;
end $$;

-- Papers and identifiers by number: ids of customers, and "id:why:shown" of each.
create function search_numbers(typed text, key text, digits text, out people bigint[], out why text[])
language plpgsql stable security definer set search_path = okienko, pg_temp as $$
declare more bigint[]; notes text[];
begin
  people := '{}'; why := '{}';
  if length(digits) in (9, 10, 11, 14) then
    select array_agg(customer_id), array_agg(customer_id || ':' || kind || ':') into more, notes from identifiers
      where value = digits and kind = case length(digits) when 11 then 'pesel' when 10 then 'nip' else 'regon' end;
    people := people || coalesce(more, '{}'); why := why || coalesce(notes, '{}');
  end if;
  if length(digits) >= 11 then
    more := array(select customer_id from accounts where nrb >= digits and nrb < digits || ':' and nrb <> '' limit 20);
    people := people || more; why := why || array(select c || ':nrb:' from unnest(more) c);
  end if;
  if key ~ '^OSW[0-9]{4,}$' then                                -- the number of a declaration, typed or read by a scanner
    select array_agg(customer_id), array_agg(customer_id || ':declaration:' || number) into more, notes from
      (select d.customer_id, d.number from declaration_forms f join declarations d on d.number = f.number
        where f.number_key >= key and f.number_key < key || ':' limit 20) p;
    people := people || coalesce(more, '{}'); why := why || coalesce(notes, '{}');
  elsif key ~ '^[0-9A-Z]{10}20[0-9]{6}[0-9A-F]{0,14}$' then       -- a KSeF number of either form, with its strokes or without
    select array_agg(customer_id), array_agg(customer_id || ':ksef:' || ksef_number) into more, notes from
      (select distinct p.customer_id, p.ksef_number from papers p, unnest(array[
          regexp_replace(key, '^(.{10})(.{8})(.{1,12})?(.*)$', '\1-\2-\3-\4'),
          regexp_replace(key, '^(.{10})(.{8})(.{1,6})?(.{1,6})?(.*)$', '\1-\2-\3-\4-\5')]) form
        where p.ksef_number >= rtrim(form, '-') and p.ksef_number < rtrim(form, '-') || '[' limit 20) p;
    people := people || coalesce(more, '{}'); why := why || coalesce(notes, '{}');
  elsif key ~ '^[A-Z]' then                                     -- FV/WOD/1234/11/2026 in any spacing and case
    select array_agg(customer_id), array_agg(customer_id || ':invoice:' || number) into more, notes from
      (select customer_id, number from papers where number_key >= key and number_key < key || '[' limit 20) p;
    people := people || coalesce(more, '{}'); why := why || coalesce(notes, '{}');
  elsif key ~ '^[0-9]{5,}$' then                                -- 1234/11/2026
    select array_agg(customer_id), array_agg(customer_id || ':invoice:' || number) into more, notes from
      (select customer_id, number from papers where number_tail >= key and number_tail < key || ':' limit 20) p;
    people := people || coalesce(more, '{}'); why := why || coalesce(notes, '{}');
  end if;
end $$;

-- A typing error in a name or a street. Two neighbours swapped (kowlaska) is the commonest slip and the one that trigrams
-- forgive least in short words; then a letter missing, doubled or wrong.
create function search_similar(folded text, tokens text[]) returns bigint[]
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare clause text; found bigint[];
begin
  clause := (select string_agg('(' || (select string_agg(format('words like %L', '% ' || like_text(v) || '%'), ' or ')
      from (select t as v union select overlay(t placing substr(t, n + 1, 1) || substr(t, n, 1) from n for 2)
            from generate_series(1, length(t) - 1) n where t ~ '^[[:alpha:]]{4,20}$') x) || ')', ' and ') from unnest(tokens) t);
  execute 'select array(select customer_id from directory where ' || clause || ' limit 50)' into found;
  if cardinality(found) = 0 then
    perform set_config('pg_trgm.word_similarity_threshold', '0.45', true);
    clause := (select string_agg(case when t ~ '[[:alpha:]]{4}' then format('%L <%% similar_to', t)
        else format('words like %L', '%' || like_text(t) || '%') end, ' and ') from unnest(tokens) t);
    execute 'select array(select customer_id from (select customer_id, word_similarity(' || quote_literal(folded)
      || ', similar_to) as near from directory where ' || clause || ' limit 200) x order by near desc, customer_id limit 50)' into found;
  end if;
  return found;
end $$;

create function search(typed text, wanted int default 15) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare
  folded text := left(fold(typed), 200);
  tokens text[] := (string_to_array(folded, ' '))[1:6];
  digits text := '';
  key text;
  initials constant text := '^\s*([[:alpha:]])(?:\.\s*|\s+)(?:[[:alpha:]](?:\.\s*|\s+))*([[:alpha:]]{2}.*)$';
  turned text collate "C";
  found bigint[] := '{}';
  numbers record;
  why text[] := '{}';
  answer json;
  count int;
begin
  if folded = '' or wanted not between 1 and 50 then return '{"hits":[],"more":false}'; end if;
  perform set_config('synchronous_commit', 'off', true);
  if typed ~ '[0-9]' then                                        -- a number of some kind?
    digits := regexp_replace(regexp_replace(typed, '^\s*(pl|\+48|0048)(?=[\s\d])', '', 'i'), '[\s.-]', '', 'g');
    if digits !~ '^[0-9]+$' then digits := ''; end if;
    if digits <> '' then
      found := array(select customer_id from directory where number >= digits and number < digits || ':' order by number limit 20);
      if length(digits) < 6 then
        found := found || array(select customer_id from directory where number = lpad(digits, 6, '0'));
      end if;
      if length(digits) between 3 and 26 then found := found || search_words(array['%' || right(digits, 16) || '%']); end if;
    end if;
    key := regexp_replace(upper(typed collate "C"), '[^0-9A-Z]', '', 'g');
    if length(key) >= 4 and (position('/' in typed) > 0 or length(digits) >= 9 or (digits <> '' and cardinality(found) < wanted)
                             or typed ~* '^\s*[a-z]{2,4}[ /-]' or key ~ '^OSW[0-9]{4,}$' or key ~ '^[0-9A-Z]{10}20[0-9]{6}[0-9A-F]*$') then
      select * into numbers from search_numbers(typed, key, digits);
      found := found || numbers.people; why := numbers.why;
    end if;
  end if;
  if digits = '' or cardinality(found) = 0 then                    -- words: names, streets, anything
    -- Names that begin so come first in any case, in order, from the index; only when they are too few is all the rest asked.
    found := found || array(select customer_id from directory where sort_key >= sort_key(typed)
      and sort_key < sort_key(typed) || U&'\FFFF' order by sort_key limit wanted + 1);
    if typed ~ initials then                                       -- J. Kowalski: as if Kowalski J were typed, by the same index
      turned := sort_key(regexp_replace(typed, initials, '\2 \1'));
      found := found || array(select customer_id from directory where sort_key >= turned
        and sort_key < turned || U&'\FFFF' order by sort_key limit wanted + 1);
    end if;
    if length(folded) >= 3 and cardinality(found) <= wanted then
      found := found || search_words(array(select '% ' || like_text(t) || '%' from unnest(tokens) t));
      if cardinality(found) = 0 and folded ~ '[0-9@]' then        -- inside a word: numbers and addresses of e-mail
        found := search_words(array(select case when length(t) >= 3 then '%' else '% ' end || like_text(t) || '%' from unnest(tokens) t));
      end if;
      if cardinality(found) = 0 and folded ~ '[[:alpha:]]{4}' then
        found := search_similar(folded, tokens);
        why := array(select c || ':similar:' from unnest(found) c);
      end if;
    end if;
  end if;
  answer := search_hits(found, tokens, digits, why, wanted + 1);
  count := coalesce(json_array_length(answer), 0);
  insert into search_log as s (actor, minute, kind, rows) values (session_user, date_trunc('minute', now()), 'search', least(count, wanted))
    on conflict (actor, minute, kind) do update set calls = s.calls + 1, rows = s.rows + excluded.rows;
  return json_build_object('hits', coalesce(answer, '[]'::json), 'more', count > wanted)::text;
end $$;
comment on function search is 'Masked rows with the fields that matched and the balance of each service; counted per clerk and minute.';
