-- Who is called as the payer? The last trace of all: for the office's eye when it looks at one movement, never for an import.

-- Words of a folded name as they are compared, in their order: without the form of a company and single letters; a
-- surname's endings for him, for her and for both are one (Kowalski, Kowalska, Kowalscy; Nowak, Nowakowie).
create function bank_name_words(folded text) returns text[]
language sql immutable parallel safe
return (select coalesce(array_agg(w.word order by w.at), '{}') from (
  select r.word, min(r.at) as at
  from unnest(string_to_array(regexp_replace(regexp_replace(regexp_replace(folded,
    '\msp ?z ?o ?o\M|[^0-9a-z]+', ' ', 'g'), '\m([a-z]{2,}[scz])(?:ki|ka|cy)\M', '\1', 'g'), '\m([a-z]{3,})owie\M', '\1', 'g'), ' '))
    with ordinality r(word, at)
  where (length(r.word) > 1 or r.word between '0' and '9')
    and not r.word = any ('{sp,spolka,ograniczona,odpowiedzialnoscia,akcyjna,jawna,cywilna,komandytowa,sa,sc,firma,handlowa,handlowo,uslugowa,uslugowo,uslugi,phu,fhu,pphu,przedsiebiorstwo,zaklad,
      oraz,pan,pani,panstwo,ul,ulica,al,aleja,os,osiedle,pl,plac}')
  group by r.word) w);

-- The payer as the bank tells it, without what follows the name: the form of a company, the address.
create function bank_name_head(folded text) returns text
language sql immutable parallel safe
return (with w as (select r as word, o as at, r ~ '^[0-9]' or r = any ('{sp,spzoo,spolka,sa,sc,ul,ulica,al,aleja,os,osiedle,pl,plac}') as mark
    from regexp_split_to_table(folded, '[^0-9a-z]+') with ordinality s(r, o)),
  b as (select min(w.at) as first from w where length(w.word) > 1 and not w.mark)
  select coalesce(string_agg(w.word, ' ' order by w.at), '') from w, b
  where w.at >= b.first and w.at < coalesce((select min(m.at) from w m where m.mark and m.at > b.first), 2147483647));

-- Whether two payers may be one: all words of one are in the other, or two words are in both. One who is not told may be.
create function bank_names_agree(payer text, earlier text) returns boolean
language sql immutable parallel safe
return (select w.a <@ w.b or w.b <@ w.a or cardinality(array(select unnest(w.a) intersect select unnest(w.b))) > 1
  from (select bank_name_words(bank_name_head(fold(payer))) as a, bank_name_words(fold(earlier)) as b) w);

-- The initial beside a single word: j of "J. Kowalski" and "Kowalski J.", none of "Alfa S.A." and "F.H.U. Alfa".
create function bank_name_initial(folded text) returns text
language sql immutable parallel safe
return coalesce((regexp_match(folded, '^([a-z]) [a-z]{2}'))[1], (regexp_match(bank_name_head(folded), '^[a-z]{2,} ([a-z])\M(?! [ac]\M)'))[1]);

-- Either all of a customer's name stands in the payer's, or all of the payer's in it; one word is enough only where it is
-- all of both, or the initial beside it is another word's. A street, and a house, that the payer tells lift one above others. Whoever shares the name with more than
-- eight customers is not found by it alone.
create function bank_name_traces(ids_ bigint[], payers text[])
returns table (movement bigint, who bigint, card bigint, why text, score int, strong boolean, papers bigint[])
language sql stable security definer set search_path = okienko, pg_temp set plan_cache_mode = force_custom_plan as $$
  with m as materialized (
    select x.id, bank_name_words(x.folded) as words, bank_name_words(bank_name_head(x.folded)) as head, ' ' || x.folded || ' ' as told,
      bank_name_initial(x.folded) as initial
    from (select u.id, fold(u.payer) as folded from unnest(ids_, payers) u(id, payer)) x),
  pairs as (
    select m.id, h.word as one, k.word as other
    from m cross join lateral unnest(m.head[1:4]) h(word) cross join lateral unnest(m.head[1:4]) k(word)
    where h.word < k.word or cardinality(m.head) = 1 and length(h.word) > 2
    union all select m.id, m.head[1], m.initial from m where cardinality(m.head) = 1 and length(m.head[1]) > 2 and m.initial is not null),
  near as materialized (
    select n.*, bank_name_words(n.w_name) as own from (select distinct p.id, d.customer_id, d.w_name from pairs p cross join lateral (
      select f.customer_id, f.w_name from (select e.customer_id, e.w_name from directory e
        where e.words like '% ' || p.one || '%' and e.words like '% ' || p.other || '%' limit 2000) f
      where position(' ' || p.one in f.w_name) > 0 and position(' ' || p.other in f.w_name) > 0 limit 120) d) n),
  called as (
    select n.id, n.customer_id, m.told,
      case when n.own <@ m.head and m.head <@ n.own then 10 when cardinality(n.own) > 1 and n.own <@ m.words then 9
        when cardinality(m.head) > 1 and m.head <@ n.own then 8
        when m.head <@ n.own and exists (select 1 from unnest(n.own) o(word) where o.word <> m.head[1] and left(o.word, 1) = m.initial) then 7
        end as score
    from near n join m on m.id = n.id),
  placed as (
    select c.id, c.customer_id, c.score, coalesce(a.place, 0) as place, count(*) over (partition by c.id, c.score) as namesakes
    from called c left join lateral (
      select max(case when position(' ' || lower(b.house) || ' ' in translate(c.told, '/', ' ')) > 0 then 4 else 2 end) as place
      from addresses b
      where b.customer_id = c.customer_id and b.street <> ''
        and position(' ' || regexp_replace(b.street_key, '^(ul|al|os|pl) ', '') || ' ' in c.told) > 0) a on true
    where c.score is not null)
  select p.id, a.customer_id, a.id, 'name', p.score + p.place, false, '{}'::bigint[]
  from (select x.*, row_number() over (partition by x.id order by x.score + x.place desc, x.customer_id) as turn from placed x
        where x.namesakes <= 8 or x.place > 0) p
  join accounts a on a.customer_id = p.customer_id and a.basis = 'contract' and (a.closed_on is null or a.balance <> 0)
  where p.turn <= 8
$$;
comment on function bank_name_traces is 'Cards of customers who are called as the payer is; the weakest trace, for accounting roles only (office rule 13).';
