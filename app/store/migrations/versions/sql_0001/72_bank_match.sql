-- Whose is it? The rules of matching, in their order: virtual account, invoice number in the title, KSeF number, number of the
-- customer or card, the payer's account seen before, the amount (never alone). One truth: the import asks for all
-- movements at once, the office for one; app/domain/matching.py has the words and scores.

-- Digits of a title that may be an invoice number: up to 8 neighbouring runs of digits pressed together, since titles are
-- cut by spaces and line ends; a short year made whole ("123/26"), zeros that people leave out ("777/2026" of 000777/2026),
-- and each number of a list that has one year ("121, 123 i 124/2026").
create function bank_title_tails(title text) returns text[]
language sql immutable parallel safe
return (select coalesce(array_agg(distinct x.tail), '{}')
  from (select array_agg(m[1] order by o) as a from regexp_matches(title, '[0-9]+', 'g') with ordinality r(m, o)) t
  cross join lateral (
    select unnest(case
      when j > i and t.a[j] like '20__' and length(t.a[i]) between 3 and 5 and t.a[i] not like '0%'
        then array[w.rest, '0' || w.rest, '00' || w.rest, '000' || w.rest]
      when j > i and length(t.a[j]) = 2 and t.a[j] between '20' and '39' then array[w.rest, left(w.rest, -2) || '20' || t.a[j]]
      else array[w.rest] end) as tail
    from generate_series(1, least(cardinality(t.a), 40)) i cross join generate_series(i, least(i + 7, cardinality(t.a))) j
    cross join lateral (select array_to_string(t.a[i:j], '') as rest) w
    union all
    select n.number || l.found[2]
    from regexp_matches(case when title ~* '[0-9]\s*([,;+&]|i|oraz)\s*[0-9]' then title end,
      '([0-9]{1,8}(?:\s*(?:[,;+&]|\mi\M|\moraz\M)\s*[0-9]{1,8})+)\s*/\s*(20[0-9]{2})(?![0-9])', 'gi') l(found)
    cross join lateral regexp_split_to_table(l.found[1], '[^0-9]+') n(number)) x
  where length(x.tail) between 3 and 24);

create function bank_title_key(title text) returns text
language sql immutable parallel safe
return regexp_replace(upper(title collate "C"), '[^0-9A-Z]', '', 'g') collate "C";

-- A title as numbers are looked for in it: pressed together, and once more without the words that people put into numbers.
create function bank_title_keys(title text) returns text
language sql immutable parallel safe
return bank_title_key(title) || ' ' || bank_title_key(regexp_replace(title, '\m(nr|numer|vat)\M', '', 'gi'));

-- Open papers of its account that a title names, in the order of the title: what is paid first. Only few papers
-- are open, so it is enough that the title, pressed together, holds the number.
create function bank_named_papers(ids_ bigint[], titles text[], customers bigint[], cards bigint[])
returns table (movement bigint, papers bigint[])
language plpgsql stable security definer set search_path = okienko, pg_temp set plan_cache_mode = force_custom_plan as $$
begin
  return query
  with m as materialized (
    select x.id, x.who, x.card, bank_title_key(x.title) as title_key, regexp_replace(x.title, '[^0-9]', '', 'g') as digits,
      case when x.title ~* '[0-9]\s*([,;+&]|\mi\M|\moraz\M)\s*[0-9]' then bank_title_tails(x.title) else '{}' end as tails
    from unnest(ids_, titles, customers, cards) x(id, title, who, card)),
  n as (
    select m.id, p.id as paper_id,
      min(case when length(p.number_key) >= 5 and position(p.number_key in m.title_key) > 0 then position(p.number_key in m.title_key)
        else 100000 + position(p.number_tail in m.digits) end) as at
    from m join operations o on o.customer_id = m.who and o.account_id = m.card
    join papers p on p.customer_id = o.customer_id and p.id = o.paper_id
    where o.open_amount > 0
      and (length(p.number_key) >= 5 and position(p.number_key in m.title_key) > 0
        or length(p.number_tail) >= 6 and (position(p.number_tail in m.digits) > 0 or p.number_tail = any (m.tails))
        or p.ksef_number is not null and position(replace(p.ksef_number, '-', '') in m.title_key) > 0)
    group by m.id, p.id)
  select n.id, array_agg(n.paper_id order by n.at, n.paper_id) from n group by n.id;
end $$;

-- Every trace of an account in movements. `strong` may decide, the rest only supports what another trace found.
create function bank_traces(ids_ bigint[], amounts bigint[], titles text[], payer_accounts text[], payers text[], deep boolean)
returns table (movement bigint, who bigint, card bigint, why text, score int, strong boolean, papers bigint[])
language plpgsql stable security definer set search_path = okienko, pg_temp set plan_cache_mode = force_custom_plan as $$
begin
  return query
  with m as materialized (
    select x.id, x.amount, upper(x.title) as title, bank_title_keys(x.title) as title_key, x.title as raw, x.payer_account, x.payer
    from unnest(ids_, amounts, titles, payer_accounts, payers) x(id, amount, title, payer_account, payer)),
  tails as materialized (select m.id, m.amount, m.title_key, t.tail from m cross join lateral unnest(bank_title_tails(m.raw)) t(tail)),
  numbered as materialized (
    select t.id, t.amount, t.tail, p.customer_id, p.account_id, p.id as paper_id, length(p.number_tail) as digits,
      case when length(p.number_key) >= 6 and length(p.number_key) > length(p.number_tail) then position(p.number_key in t.title_key) else 0 end as at,
      coalesce((select sum(o.open_amount) from operations o where o.customer_id = p.customer_id and o.paper_id = p.id and o.open_amount > 0), 0) as open
    from tails t join papers p on p.number_tail = t.tail
    where p.account_id is not null),
  -- beside a whole number only long ones count that are no part of it: what else the payer names, maybe of somebody else
  invoices as (
    select n.id, n.customer_id, n.account_id, bool_or(n.at > 0) as whole, max(n.digits) >= 7 and sum(n.open) = n.amount as fits,
      max(n.digits) as digits, array_agg(n.paper_id order by n.at = 0, n.at, n.paper_id) as papers
    from (select *, array_agg(tail) filter (where at > 0) over (partition by id) as wholes from numbered) n
    where n.at > 0 or n.wholes is null or n.digits >= 7 and not exists (select from unnest(n.wholes) w where position(n.tail in w) > 0)
    group by n.id, n.customer_id, n.account_id, n.amount),
  -- a number behind a word that says whose it is, also cut in two; not the first part of another number ("klient 12/2026")
  said as materialized (
    select m.id, r[1] as number, r[2] as more from m cross join lateral regexp_matches(m.title,
      '(?:\mID|\mIDENTYFIKATORA?|KLIENTA?|\mN(?:R|UMER)[ .:]{0,2}KL|ODBIORC[AYĘ]|NABYWC[AYĘ]|P[ŁL]ATNIKA?|KONTRAHENTA?|EWID[A-Z]*)'
      '[^0-9A-Z]{0,4}(?:NR|NUMER)?[^0-9A-Z]{0,3}([0-9]{1,12})(?: ([0-9]{1,6}))?(?![0-9]|[/.-][0-9])', 'g') r),
  words as (
    select s.id, ltrim(s.number, '0') as word, true as said from said s
    union
    select s.id, ltrim(s.number || s.more, '0'), true from said s where s.more is not null
    union
    select m.id, ltrim(r[1], '0'), false from m cross join lateral regexp_matches(m.title, '(?:^|[^0-9/.-])([0-9]{5,12})(?![0-9/.-])', 'g') r),
  spoken as (
    select w.id, c.customer_id, bool_or(w.said) as said
    from words w cross join lateral (select distinct lpad(w.word, greatest(length(w.word), n), '0') as number from generate_series(0, 8) n) l
    join customers c on c.number = l.number
    where w.word <> '' group by w.id, c.customer_id),
  -- an account that paid before, by a payer of the same name: a bank's own account pays in cash for everybody
  payers_ as materialized (
    select x.payer_account, b.customer_id, b.account_id, b.names, count(*) over (partition by x.payer_account) as places
    from (select distinct m.payer_account from m where m.payer_account <> '') x cross join lateral (
      select k.customer_id, k.account_id, string_agg(distinct v.payer, ' ') as names
      from bank_movements v join bank_matches k on k.movement_id = v.id and k.undone_at is null
      where v.payer_account = x.payer_account and v.state = 'booked' group by k.customer_id, k.account_id limit 9) b),
  seen as (
    select m.id, b.customer_id, b.account_id, b.places
    from m join payers_ b on b.payer_account = m.payer_account
    where b.places <= 8 and bank_names_agree(m.payer, b.names))   -- the account of a post office pays for everybody
  select i.id, i.customer_id, i.account_id, 'invoice_number',
      case when i.whole then 90 when i.fits then 75 when i.digits >= 7 then 45 else 15 end, i.whole or i.fits, i.papers from invoices i
  union all
  select m.id, p.customer_id, p.account_id, 'ksef_number', 100, true, array[p.id]
    from m cross join lateral regexp_matches(m.title_key, '([0-9]{10})(20[0-9]{6})([0-9A-F]{6})([0-9A-F]{6})([0-9A-F]{2})', 'g') k
    cross join lateral unnest(array['', '-']) dash
    join papers p on p.ksef_number = concat(k[1], '-', k[2], '-', k[3], dash, k[4], '-', k[5])
    where p.account_id is not null
  union all
  select m.id, a.customer_id, a.id, 'customer_number', 85, true, '{}'::bigint[]
    from m cross join lateral regexp_matches(m.title, '\m([A-Z]{1,4})[-/ ]{0,2}([0-9]{3,12})\M', 'g') r
    cross join lateral unnest(array['-', '/', '']) dash
    join accounts a on a.number = concat(r[1], dash, r[2]) where a.basis = 'contract'
  union all
  select s.id, a.customer_id, a.id, 'customer_number', case when s.said then 80 else 30 end, s.said, '{}'::bigint[]
    from spoken s join accounts a on a.customer_id = s.customer_id and a.basis = 'contract' and (a.closed_on is null or a.balance <> 0)
  union all
  select e.id, e.customer_id, e.account_id, 'payer_account', case when e.places = 1 then 60 else 40 end, true, '{}'::bigint[]
    from seen e
  union all
  select * from bank_amount_traces(ids_, amounts, payers) where deep
  union all
  select * from bank_name_traces(ids_, payers) where deep;
end $$;
comment on function bank_traces is 'Traces of accounts in movements: the rule, its score, whether it may decide, papers it names.';

-- Who has an open item of just this amount; the payer's name beside it. For the office's eye only, never enough to book.
create function bank_amount_traces(ids_ bigint[], amounts bigint[], payers text[])
returns table (movement bigint, who bigint, card bigint, why text, score int, strong boolean, papers bigint[])
language sql stable security definer set search_path = okienko, pg_temp as $$
  with found as (
    select m.id, o.customer_id, o.account_id, o.paper_id, fold(m.payer) as payer, d.w_name
    from unnest(ids_, amounts, payers) m(id, amount, payer)
    cross join lateral (select x.* from operations x where x.open_amount = m.amount and x.open_amount > 0 and x.debt_status is null limit 200) o
    join directory d on d.customer_id = o.customer_id),
  ranked as (
    select f.*, not exists (select 1 from regexp_split_to_table(btrim(f.w_name), ' ') w
        where length(w) > 2 and position(' ' || w || ' ' in ' ' || f.payer || ' ') = 0) as named
    from found f)
  (select id, customer_id, account_id, 'amount', 15, false, array_remove(array[paper_id], null) from ranked order by named desc limit 12)
  union all
  select id, customer_id, account_id, 'name', 25, false, '{}'::bigint[] from ranked where named
$$;

create function bank_document(number text, day date, turn int) returns text
language sql immutable parallel safe
return left('WB ' || number || '/' || extract(year from day) || ' poz. ' || turn, 256);

-- Traces put together account by account, best first. `sure`: one account stands alone before all others by the first rule
-- that found anything, nothing else speaks as loudly for another, and neither another invoice nor another customer is named unless
-- the amount is just what is open here; only then is it booked without a person.
create function bank_ranked(ids_ bigint[], amounts bigint[], titles text[], payer_accounts text[], payers text[], deep boolean)
returns table (movement bigint, who bigint, card bigint, why text[], papers bigint[], score int, place int, sure boolean)
language plpgsql stable security definer set search_path = okienko, pg_temp set plan_cache_mode = force_custom_plan as $$
begin
  return query
  with traces as materialized (select * from bank_traces(ids_, amounts, titles, payer_accounts, payers, deep)),
  m as (select * from unnest(ids_, amounts, titles) x(id, amount, title)),
  accounts_ as (
    select t.movement, t.who, t.card, sum(t.best) as score, bool_or(t.why in ('invoice_number', 'ksef_number') and t.best >= 45) as numbered,
      bool_or(t.why = 'customer_number' and t.strong) as said,
      min(array_position(array['invoice_number', 'ksef_number', 'customer_number', 'payer_account'], t.why)) filter (where t.strong) as rule,
      array_agg(t.why order by array_position(array['invoice_number', 'ksef_number', 'customer_number', 'payer_account', 'amount', 'name'], t.why)) as why
    from (select t.movement, t.who, t.card, t.why, max(t.score) as best, bool_or(t.strong) as strong from traces t
          group by t.movement, t.who, t.card, t.why) t
    group by t.movement, t.who, t.card),
  supported as (
    select a.*,
      not 'amount' = any (a.why) and (o.total = m.amount or o.single or named_.total = m.amount or o.items > 2 and exists (
        select 1 from operations x join operations y on y.customer_id = x.customer_id and y.account_id = x.account_id and y.id > x.id
        where x.customer_id = a.who and x.account_id = a.card and x.open_amount > 0 and y.open_amount > 0
          and x.debt_status is null and y.debt_status is null and x.open_amount + y.open_amount = m.amount)) as fits,
      case c.service when 'water' then upper(m.title) ~ '(WOD[AEYĘ]\M|WODOCI|ŚCIEK|SCIEK|KANALIZ)' and upper(m.title) !~ '(ODPAD|ŚMIEC|SMIEC|WYWÓZ|WYWOZ)'
        else upper(m.title) ~ '(ODPAD|ŚMIEC|SMIEC|WYWÓZ|WYWOZ)' and upper(m.title) !~ '(WOD[AEYĘ]\M|WODOCI|ŚCIEK|SCIEK|KANALIZ)' end as spoken,
      n.papers as named
    from accounts_ a left join (
      select p.movement, p.who, p.card, array_agg(p.paper order by p.turn, p.paper) as papers
      from (select t.movement, t.who, t.card, u.paper, min(u.turn) as turn from traces t cross join lateral unnest(t.papers) with ordinality u(paper, turn)
            where t.why in ('invoice_number', 'ksef_number') group by t.movement, t.who, t.card, u.paper) p
      group by p.movement, p.who, p.card) n
      on n.movement = a.movement and n.who = a.who and n.card = a.card
    join m on m.id = a.movement join accounts c on c.customer_id = a.who and c.id = a.card and c.basis = 'contract'
    cross join lateral (select sum(x.open_amount) as total, count(*) as items, coalesce(bool_or(x.open_amount = m.amount), false) as single
      from operations x where x.customer_id = a.who and x.account_id = a.card and x.open_amount > 0 and x.debt_status is null) o
    cross join lateral (select sum(x.open_amount) as total from operations x
      where x.customer_id = a.who and x.account_id = a.card and x.open_amount > 0 and x.paper_id = any (n.papers)) named_),
  scored as (
    select s.movement, s.who, s.card, coalesce(s.named, '{}') as papers, s.rule, coalesce(s.fits, false) or 'amount' = any (s.why) as fits,
      count(*) filter (where s.numbered) over (partition by s.movement) > s.numbered::int
        or count(*) filter (where s.said) over (partition by s.movement) > count(*) filter (where s.said) over (partition by s.movement, s.who) as others,
      (s.score + case when s.fits then 15 else 0 end + case when s.spoken then 10 else 0 end)::int as score,
      s.why || case when s.spoken then '{service_word}'::text[] else '{}' end || case when s.fits then '{amount}'::text[] else '{}' end as why,
      min(s.rule) over (partition by s.movement) as first_rule
    from supported s),
  placed as (
    select s.*, row_number() over w as place, lead(s.score) over w as next_score
    from scored s window w as (partition by s.movement order by s.score desc, s.who, s.card))
  select p.movement, p.who, p.card, p.why, p.papers, p.score, p.place::int,
    p.place = 1 and p.rule = p.first_rule and coalesce(p.next_score, 0) < p.score and (p.fits or not p.others)
  from placed p;
end $$;
comment on function bank_ranked is 'Accounts that a movement may be for, best first; `sure` ones are booked by the import.';

-- What a payment may be after all. What stays wholly open is looked at: an overpayment is the sign; and what came on a virtual
-- account and paid none of its charges to the grosz, for its title may name somebody else's invoice of just this amount.
create function misposted_find(matches_ bigint[]) returns bigint
language plpgsql security definer set search_path = okienko, pg_temp as $$
declare made bigint;
begin
  with looked as materialized (
    select k.customer_id, k.id, k.account_id, k.amount, o.booked_on, v.payer_account, v.payer, v.title, o.open_amount = -k.amount as whole
    from unnest(matches_) w(id) join bank_matches k on k.id = w.id join bank_movements v on v.id = k.movement_id
    join operations o on o.customer_id = k.customer_id and o.id = k.operation_id
    where k.undone_at is null and (o.open_amount = -k.amount
      or k.why[1] = 'virtual_account' and k.papers = '{}' and v.title ~ '[0-9]{3}' and not exists (
        select 1 from settlements x join operations d on d.customer_id = x.customer_id and d.id = x.debit_id
        where x.customer_id = k.customer_id and x.credit_id = k.operation_id and d.debit = k.amount))),
  suspects as (select * from looked where whole),
  named as materialized (
    select s.id, t.who, t.card, t.papers[1] as paper
    from (select array_agg(id) as i, array_agg(amount) as a, array_agg(title) as t, array_agg(payer_account) as pa, array_agg(payer) as p from looked) x
    cross join lateral bank_traces(x.i, x.a, x.t, x.pa, x.p, false) t join looked s on s.id = t.movement
    join accounts a on a.customer_id = t.who and a.id = t.card and a.basis = 'contract'
    where t.why in ('invoice_number', 'ksef_number') and t.strong and (t.who, t.card) <> (s.customer_id, s.account_id)
      and (s.whole or exists (select 1 from operations y where y.customer_id = t.who and y.account_id = t.card
        and y.paper_id = t.papers[1] and y.open_amount = s.amount))),
  others as materialized (                                -- another card of the same customer waits for just this amount
    select s.id, a.customer_id as who, a.id as card, o.paper_id as paper
    from suspects s join accounts a on a.customer_id = s.customer_id and a.id <> s.account_id and a.basis = 'contract'
    join lateral (select x.paper_id from operations x where x.customer_id = a.customer_id and x.account_id = a.id
      and x.open_amount = s.amount and x.debt_status is null order by x.due_on limit 1) o on true),
  doubles as (
    select s.id from suspects s where exists (
      select 1 from bank_matches k join bank_movements v on v.id = k.movement_id
      where k.customer_id = s.customer_id and k.account_id = s.account_id and k.id <> s.id and k.amount = s.amount and k.undone_at is null
        and (v.payer_account = s.payer_account and s.payer_account <> '' or fold(v.payer) = fold(s.payer))
        and v.booked_on between s.booked_on - 14 and s.booked_on)),
  strangers as (                                          -- a new payer, and one open item of this amount in the whole town
    select s.id, o.who, o.card, o.paper
    from suspects s cross join lateral (
      select min(x.customer_id) as who, min(x.account_id) as card, min(x.paper_id) as paper, count(*) as places
      from (select y.* from operations y where y.open_amount = s.amount and y.open_amount > 0 and y.customer_id <> s.customer_id
              and y.debt_status is null and y.due_on between s.booked_on - 60 and s.booked_on + 60 limit 2) x) o
    where o.places = 1 and not exists (select 1 from bank_movements v join bank_matches k on k.movement_id = v.id
        where v.payer_account = s.payer_account and v.state = 'booked' and k.customer_id = s.customer_id and k.account_id = s.account_id and k.id <> s.id)),
  proposals as (
    select n.id, case when s.customer_id = n.who then 'other_service' else 'other_customer' end as kind, n.who, n.card, n.paper, 1 as turn
      from named n join looked s using (id)
    union all select o.id, 'other_service', o.who, o.card, o.paper, 2 from others o
    union all select d.id, 'double', null, null, null, 3 from doubles d
    union all select g.id, 'other_customer', g.who, g.card, g.paper, 4 from strangers g
      where not exists (select 1 from others o where o.id = g.id) and not exists (select 1 from doubles d where d.id = g.id))
  insert into misposted (customer_id, match_id, kind, to_customer, to_account, to_paper)
    select distinct on (p.id, p.kind) s.customer_id, p.id, p.kind, p.who, p.card, p.paper
    from proposals p join looked s using (id) order by p.id, p.kind, p.turn
    on conflict on constraint misposted_once do nothing;
  get diagnostics made = row_count;
  return made;
end $$;
comment on function misposted_find is 'Proposes where payments may belong that settled nothing, or name another''s invoice: the other service, a double payment, somebody else (office rule 13).';

-- ---------------------------------------------------------------- an import
-- Books the waiting room: what was known is left out, whose the rest is is found, payments are booked and settled. One
-- transaction with the COPY before it. `told` is a JSON list of statements in the order of `part`.
create function statements_book(told jsonb) returns text
language plpgsql security definer set search_path = okienko, pg_temp as $$
declare
  batch bigint := batch_running(); own text[]; bad record; ids_ bigint[]; today date := warsaw_today(); digits int;
  booking record; naming record; made_ids bigint[]; matches_ bigint[]; settled_day date; proposals bigint := 0;
begin
  if batch is null then perform deny('needs_batch'); end if;
  analyze bank_stage;
  own := array(select jsonb_array_elements_text(setting('bank_accounts', today)));
  select h ->> 'account' as account, h ->> 'number' as number into bad from jsonb_array_elements(told) h
    where not (h ->> 'account' = any (own)) and (h ->> 'account' <> '' or cardinality(own) = 0) limit 1;
  if found then perform refuse('statement_of_other_account', to_jsonb(bad)); end if;
  select s.line into bad from bank_stage s join jsonb_array_elements(told) with ordinality h(j, part) on h.part = s.part
    where h.j ->> 'account' = '' and s.own_account = '' limit 1;
  if found then perform refuse('statement_without_account', to_jsonb(bad)); end if;
  select s.line, s.booked_on into bad from bank_stage s where s.booked_on > today limit 1;
  if found then perform refuse('movement_in_future', to_jsonb(bad)); end if;

  with stored as (
    insert into statements (id, batch_id, account, number, source, encoding, opened_on, closed_on, opening, closing, movements, credits, debits)
    select h.id, batch, h.j ->> 'account', left(h.j ->> 'number', 64), h.j ->> 'source', h.j ->> 'encoding', (h.j ->> 'opened_on')::date, (h.j ->> 'closed_on')::date,
      (h.j ->> 'opening')::bigint, (h.j ->> 'closing')::bigint, (h.j ->> 'movements')::int, (h.j ->> 'credits')::bigint, (h.j ->> 'debits')::bigint
    from (select nextval('ids') as id, j, part from jsonb_array_elements(told) with ordinality x(j, part)) h order by h.part returning id)
  select array_agg(id order by id) into ids_ from stored;
  perform bank_days_store(ids_);
  perform bank_known(ids_);
  with gone as (delete from bank_stage s using bank_again a where a.id = s.id and a.sure returning s.part, s.amount),
  sums as (select part, count(*) as rows, sum(amount) as amount from gone group by part)
  update statements t set known = k.rows, known_sum = k.amount from sums k where t.id = ids_[k.part];

  -- virtual account: all of its digits, or the last ones where the bank tells only them
  insert into bank_found (id, who, card, why, papers)
    select s.id, a.customer_id, a.id, '{virtual_account}', '{}' from bank_stage s join accounts a on a.nrb = s.own_account
    where s.amount > 0 and not s.reversal and length(s.own_account) = 26 and a.basis = 'contract';
  for digits in select distinct length(own_account) from bank_stage where length(own_account) between 6 and 25 loop
    insert into bank_found (id, who, card, why, papers)
      select s.id, min(a.customer_id), min(a.id), '{virtual_account}', '{}' from bank_stage s join accounts a on right(a.nrb, digits) = s.own_account
      where length(s.own_account) = digits and s.amount > 0 and not s.reversal and a.basis = 'contract' and a.nrb <> ''
      group by s.id having count(*) = 1;
  end loop;
  update bank_found f set papers = n.papers
    from (select array_agg(f.id) as i, array_agg(s.title) as t, array_agg(f.who) as w, array_agg(f.card) as c
          from bank_found f join bank_stage s using (id)
          where s.title ~ '[0-9]{3}' and (select count(*) from (select 1 from operations o
            where o.customer_id = f.who and o.account_id = f.card and o.open_amount > 0 limit 2) x) = 2) x
    cross join lateral bank_named_papers(x.i, x.t, x.w, x.c) n
    where f.id = n.movement;
  insert into bank_found (id, who, card, why, papers)
    select r.movement, r.who, r.card, r.why, r.papers
    from (select array_agg(s.id) as i, array_agg(s.amount) as a, array_agg(s.title) as t, array_agg(s.payer_account) as pa, array_agg(s.payer) as p
          from bank_stage s where s.amount > 0 and not s.reversal and not exists (select 1 from bank_found f where f.id = s.id)) x
    cross join lateral bank_ranked(x.i, x.a, x.t, x.pa, x.p, false) r
    where r.sure;
  delete from bank_found f using bank_again a where a.id = f.id;       -- what may be a repeat waits for a person
  analyze bank_found;

  insert into bank_movements (id, statement_id, line, booked_on, value_on, amount, reversal, payer, payer_account, title, own_account, reference, kind, identity, ordinal, state, takes, reason)
    select s.id, ids_[s.part], s.line, s.booked_on, s.value_on, s.amount, s.reversal, s.payer, s.payer_account, s.title, s.own_account, s.reference, s.kind,
      s.identity, s.ordinal, case when f.id is not null then 'booked' when s.amount > 0 or s.reversal then 'waiting' else 'outgoing' end, (f.id is not null)::int,
      case when a.id is not null then bank_again_words(a.movement) else '' end
    from bank_stage s left join bank_found f using (id) left join bank_again a using (id);
  insert into bank_retold (movement_id, statement_id) select a.movement, a.teller from bank_again a where a.sure on conflict do nothing;

  select array_agg(n.who order by n.place) as who, array_agg(n.card order by n.place) as cards, array_agg(s.amount order by n.place) as amounts,
      array_agg(s.booked_on order by n.place) as days, array_agg(bank_document(t.number, s.booked_on, s.turn) order by n.place) as documents,
      array_agg('bank:' || s.identity || ':' || s.ordinal || ':1' order by n.place) as sources, array_agg(n.id order by n.place) as movements
    into booking
    from (select x.id, row_number() over (order by x.id) as place, f.who, f.card from bank_found f join bank_stage x using (id)) n
    join (select x.*, row_number() over (partition by x.part order by x.id)::int as turn from bank_stage x) s using (id)
    join statements t on t.id = ids_[s.part];
  if booking.who is not null then
    select coalesce(array_agg(n.place::int order by n.place, n.turn), '{}') as payers, coalesce(array_agg(n.paper order by n.place, n.turn), '{}') as papers into naming
      from (select m.place, p.paper, p.turn from unnest(booking.movements) with ordinality m(id, place) join bank_found f using (id)
            cross join lateral unnest(f.papers) with ordinality p(paper, turn)) n;
    made_ids := payments_book(booking.who, booking.cards, booking.amounts, booking.days, booking.documents, booking.sources,
      naming.payers, naming.papers, false, batch);
    with stored as (
      insert into bank_matches (customer_id, movement_id, account_id, operation_id, amount, papers, why, automatic)
        select f.who, f.id, f.card, m.operation_id, m.amount, f.papers, f.why, true
        from unnest(booking.movements, made_ids, booking.amounts) m(id, operation_id, amount) join bank_found f using (id)
        returning id)
    select array_agg(id) into matches_ from stored;
    proposals := misposted_find(matches_);
  end if;

  -- the day up to which everything is booked is that of the bank account that is furthest behind
  select min(last) into settled_day from (select max(coalesce(closed_on, opened_on)) as last from statements where account = any (own) group by account) l;
  if settled_day is not null then perform booked_until(least(settled_day, today)); end if;

  return (select json_build_object(
    'statements', (select json_agg(json_build_object('account', t.account, 'number', t.number, 'closed_on', t.closed_on, 'movements', t.movements,
        'credits', t.credits, 'debits', t.debits, 'closing', t.closing, 'known', t.known) order by t.id) from statements t where t.id = any (ids_)),
    'booked', (select count(*) from bank_found), 'booked_sum', (select coalesce(sum(s.amount), 0) from bank_found f join bank_stage s using (id)),
    'waiting', (select count(*) from bank_stage s where (s.amount > 0 or s.reversal) and not exists (select 1 from bank_found f where f.id = s.id)),
    'waiting_sum', (select coalesce(sum(s.amount), 0) from bank_stage s where (s.amount > 0 or s.reversal) and not exists (select 1 from bank_found f where f.id = s.id)),
    'outgoing', (select count(*) from bank_stage s where s.amount <= 0 and not s.reversal),
    'why', (select coalesce(json_object_agg(w.why, w.rows), '{}') from (select f.why[1] as why, count(*) as rows from bank_found f group by f.why[1]) w),
    'doubts', (select count(*) from bank_again a where not a.sure), 'proposals', proposals, 'booked_until', setting('booked_until', today))::text);
end $$;
comment on function statements_book is 'All of a file of statements at once, or nothing of it; gives counts and reasons as JSON.';

create function statements_stage_end() returns void
language plpgsql security definer set search_path = okienko, pg_temp as $$
begin
  truncate bank_stage, bank_found, bank_seen, bank_again;
end $$;
comment on function statements_stage_end is 'The waiting room is empty again before others can look into it.';

grant execute on function statements_book, statements_stage_end to okienko_import;
