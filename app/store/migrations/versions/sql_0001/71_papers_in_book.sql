-- Structured invoices into the ledger: by sets of rows, one call for a few hundred files. Nothing here counts a sum anew.

create function paper_said(file bytea) returns text
language sql immutable set search_path = okienko, pg_temp
return regexp_replace(regexp_replace(encode(file, 'escape'),
  '<(([[:alnum:]_.-]+:)?(DataWytworzeniaFa|SystemInfo))>[^<]*</\1[[:space:]]*>', '', 'g'), '>[[:space:]]+<', '><', 'g');
comment on function paper_said is 'An invoice''s file without when and by what it was exported and without spaces between elements: equal for two exports of one invoice.';

-- Everything is looked up by a key, a few hundred times; a plan is made once a session and never reads a table whole.
create function papers_judge(docs jsonb, xmls bytea[]) returns paper_row[]
language plpgsql stable security definer set search_path = okienko, pg_temp
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_material = off as $$
declare answer paper_row[];
begin
  with d as materialized (
    select x.i::int as i, x.f, x.f ->> 'sha' as sha, x.f ->> 'number' as number, (x.f ->> 'gross')::bigint as gross,
      (x.f ->> 'issued')::date as issued, row_number() over (partition by x.f ->> 'sha' order by x.i) as copy
    from jsonb_array_elements(docs) with ordinality x(f, i)),
  seen as (
    select d.*, coalesce(pf.customer_id, p.customer_id) as there, p.id as p_id, p.account_id as p_account, p.gross as p_gross, p.issued_on as p_issued,
      pf.sha256 is not null or bx.id is not null or d.copy > 1 as known, pn.paper_id is not null as has_file, bx.status as bx_status,
      exists (select from paper_inbox y where y.number = d.number and y.status <> 'assigned' and y.sha256 <> d.sha)
        or (d.copy = 1 and row_number() over (partition by d.number, d.copy > 1 order by d.i) > 1) as number_waits,
      coalesce(pf.paper_id, p.id) as known_paper, kp.id is not null as ksef_taken
    from d
    left join paper_files pf on pf.sha256 = d.sha
    left join paper_inbox bx on bx.sha256 = d.sha
    left join papers p on p.number = d.number
    left join paper_files pn on pn.customer_id = p.customer_id and pn.paper_id = p.id
    left join papers kp on d.f ->> 'ksef' <> '' and kp.ksef_number = d.f ->> 'ksef' and kp.number <> d.number),
  sorted as (
    select s.*, case when s.known then 'already'
        when (s.number_waits or s.has_file) and (
            exists (select from paper_files y where y.customer_id = s.there and y.paper_id = s.p_id and paper_said(y.xml) = paper_said(xmls[s.i]))
            or exists (select from paper_inbox y where y.number = s.number and y.status <> 'assigned' and paper_said(y.xml) = paper_said(xmls[s.i]))
            or exists (select from d y where y.number = s.number and y.i < s.i and paper_said(xmls[y.i]) = paper_said(xmls[s.i]))) then 'already'
        when s.p_id is not null and not s.number_waits and not s.has_file and s.p_gross = s.gross and s.p_issued = s.issued
          and s.f ->> 'currency' = 'PLN' then 'attached'
        when s.ksef_taken then 'ksef_taken'
        when s.p_id is not null or s.number_waits then 'number_taken' else 'new' end as fate
    from seen s),
  placed as (
    select s.*, w.who, w.many, n.n_who, n.n_account, o.o_who, o.o_account, o.o_paper, a.account, a.accounts
    from sorted s
    left join lateral (                                                    -- the first key that anybody has
      select case when count(distinct c.customer_id) = 1 then min(c.customer_id) end as who, count(distinct c.customer_id) as many
      from jsonb_array_elements(s.f -> 'keys') with ordinality k(v, ord)
      cross join lateral (
        select x.customer_id from customers x where k.v ->> 0 = 'number' and x.number = k.v ->> 1
        union all select y.customer_id from identifiers y where k.v ->> 0 = 'nip' and y.kind = 'nip' and y.value = k.v ->> 1) c
      where s.fate = 'new'
      group by k.ord order by k.ord limit 1) w on true
    left join lateral (
      select min(x.customer_id) as n_who, min(x.id) as n_account from accounts x
      where s.fate = 'new' and x.nrb <> '' and x.nrb = any (array(select jsonb_array_elements_text(s.f -> 'nrbs'))) having count(*) = 1) n on true
    left join lateral (
      select x.customer_id as o_who, x.account_id as o_account, x.id as o_paper
      from jsonb_array_elements(s.f -> 'originals') with ordinality q(v, ord)
      join papers x on x.number = q.v ->> 0 or (q.v ->> 1 <> '' and x.ksef_number = q.v ->> 1)
      where s.fate = 'new' order by q.ord limit 1) o on true
    left join lateral (
      select case when count(*) = 1 then min(x.id)
          when count(*) filter (where x.open_then) = 1 then min(x.id) filter (where x.open_then)
          when count(*) filter (where x.open_then and x.service = s.f ->> 'service') = 1 then min(x.id) filter (where x.open_then and x.service = s.f ->> 'service')
        end as account, count(*) as accounts
      from (select y.id, y.service, y.opened_on <= s.issued and (y.closed_on is null or y.closed_on >= coalesce((s.f ->> 'from')::date, (s.f ->> 'sold')::date, s.issued)) as open_then
            from accounts y where y.customer_id = coalesce(w.who, case when w.many > 1 then n.n_who end) and y.basis = 'contract') x) a on true),
  decided as (
    select p.*, coalesce(p.who, case when p.many > 1 and exists (
        select from jsonb_array_elements(p.f -> 'keys') k join identifiers y on k ->> 0 = 'nip' and y.kind = 'nip' and y.value = k ->> 1
        where y.customer_id = p.n_who) then p.n_who end) as owner
    from placed p)
  select array_agg(row(x.i, x.f, null, case when x.fate in ('already', 'attached') then x.there else x.owner end,
      case when x.fate = 'attached' then x.p_account when x.fate = 'new' then coalesce(x.o_account, x.n_account, x.account) end, c.service,
      case when x.fate in ('already', 'attached') then x.known_paper end, x.o_paper,
      case when x.fate = 'ksef_taken' then 'refused' when x.fate = 'number_taken' then 'waiting' when x.fate <> 'new' then x.fate when y.why is null then 'loaded' else 'waiting' end,
      case when x.fate in ('number_taken', 'ksef_taken') then x.fate when x.fate = 'already' then coalesce(x.bx_status, '') else coalesce(y.why, '') end)::paper_row order by x.i) into answer
  from decided x
  left join lateral (select case
      when x.fate <> 'new' then null
      when x.f ->> 'currency' <> 'PLN' then 'foreign_currency'
      when x.many > 1 and x.owner is null then 'customer_ambiguous'
      when x.owner is null then 'customer_unknown'
      when x.n_who <> x.owner then 'account_of_another'
      when x.o_who <> x.owner then 'corrects_another'
      when x.o_account is not null or x.n_account is not null or x.account is not null then null
      when x.accounts = 0 then 'no_account'
      else 'account_unknown' end as why) y on true
  left join accounts c on c.customer_id = case when x.fate = 'attached' then x.there else x.owner end
    and c.id = case when x.fate = 'attached' then x.p_account else coalesce(x.o_account, x.n_account, x.account) end;
  return answer;
end $$;
comment on function papers_judge is 'What becomes of each file: there already (also exported once more), refused, attached to the paper a billing import brought, whose it is, or why it has to wait.';

-- Paper, lines, file, operations and settlements of rows that are 'loaded'; the file and the KSeF number of 'attached' ones.
create function papers_book(r paper_row[], xmls bytea[], batch bigint) returns void
language plpgsql volatile security definer set search_path = okienko, pg_temp set plan_cache_mode = force_generic_plan as $$
declare whos bigint[]; cards bigint[]; payers bigint[]; named bigint[];
begin
  insert into papers (customer_id, id, account_id, kind, number, issued_on, sold_on, due_on, period_from, period_to, net, vat, gross,
      corrects_id, ksef_number, ksef_status, ksef_hash, remark, batch_id)
    select x.customer_id, x.paper_id, x.account_id,
      case when x.f ->> 'correcting' = 'true' or (x.f ->> 'gross')::bigint < 0 then 'correction' when x.f ->> 'other' = 'true' then 'other_sale'
        when x.service = 'water' then 'water_invoice' else 'waste_invoice' end,
      x.f ->> 'number', (x.f ->> 'issued')::date, (x.f ->> 'sold')::date, (x.f ->> 'due')::date, (x.f ->> 'from')::date, (x.f ->> 'to')::date,
      case when pln then (x.f ->> 'net')::bigint else 0 end, case when pln then (x.f ->> 'vat')::bigint else 0 end,
      case when pln then (x.f ->> 'gross')::bigint else 0 end,
      x.corrects_id, nullif(x.f ->> 'ksef', ''), x.f ->> 'ksef_status', x.f ->> 'ksef_hash', x.f ->> 'remark', batch
    from unnest(r) x cross join lateral (select x.f ->> 'currency' = 'PLN') c(pln) where x.outcome = 'loaded' order by x.i;
  insert into paper_lines (customer_id, paper_id, line_no, name, unit, quantity, price, vat_rate, net, vat, gross)
    select x.customer_id, x.paper_id, l.ord, l.v ->> 0, l.v ->> 1, (l.v ->> 2)::numeric, (l.v ->> 3)::numeric, l.v ->> 4,
      (l.v ->> 5)::bigint, (l.v ->> 6)::bigint, (l.v ->> 5)::bigint + (l.v ->> 6)::bigint
    from unnest(r) x cross join lateral jsonb_array_elements(x.f -> 'lines') with ordinality l(v, ord)
    where x.outcome = 'loaded' and x.f ->> 'currency' = 'PLN';
  insert into paper_files (customer_id, paper_id, form, sha256, name, xml)
    select x.customer_id, x.paper_id, x.f ->> 'form', x.f ->> 'sha', x.f ->> 'name', xmls[x.i]
    from unnest(r) x where x.outcome in ('loaded', 'attached');
  insert into operations (customer_id, account_id, kind, booked_on, due_on, debit, open_amount, document, paper_id, source_key, batch_id)
    select x.customer_id, x.account_id, case when x.f ->> 'correcting' = 'true' or (x.f ->> 'gross')::bigint < 0 then 'correction' else 'invoice' end,
      (x.f ->> 'issued')::date, (x.f ->> 'due')::date, (x.f ->> 'gross')::bigint, (x.f ->> 'gross')::bigint, x.f ->> 'number', x.paper_id,
      'paper:' || (x.f ->> 'number'), batch
    from unnest(r) x where x.outcome = 'loaded' and (x.f ->> 'gross')::bigint <> 0 and x.f ->> 'currency' = 'PLN' order by x.i;

  if exists (select from unnest(r) x where x.outcome = 'loaded' and jsonb_array_length(x.f -> 'originals') > 0) then
    insert into paper_corrects (customer_id, paper_id, line_no, number, ksef_number, issued_on, corrects_id)
      select x.customer_id, x.paper_id, o.ord, o.v ->> 0, o.v ->> 1, (o.v ->> 2)::date,
        (select p.id from papers p where p.customer_id = x.customer_id and p.id <> x.paper_id
           and (p.number = o.v ->> 0 or (o.v ->> 1 <> '' and p.ksef_number = o.v ->> 1)) order by p.number = o.v ->> 0 desc limit 1)
      from unnest(r) x cross join lateral jsonb_array_elements(x.f -> 'originals') with ordinality o(v, ord) where x.outcome = 'loaded';
  end if;
  update paper_corrects k set corrects_id = x.paper_id                         -- a correction came before what it corrects
    from unnest(r) x where x.outcome = 'loaded' and k.corrects_id is null and k.customer_id = x.customer_id and k.number = x.f ->> 'number'
      and k.paper_id <> x.paper_id;
  update papers p set corrects_id = k.corrects_id
    from (select distinct on (c.customer_id, c.paper_id) c.customer_id, c.paper_id, c.corrects_id from unnest(r) x
          join paper_corrects c on c.customer_id = x.customer_id and (c.paper_id = x.paper_id or c.corrects_id = x.paper_id)
          where x.outcome = 'loaded' and c.corrects_id is not null order by c.customer_id, c.paper_id, c.line_no) k
    where p.customer_id = k.customer_id and p.id = k.paper_id and p.corrects_id is null;

  perform paper_charges_book(r, batch);
  perform papers_numbered((select array_agg(x) from unnest(r) x where x.outcome in ('attached', 'already') and x.f ->> 'ksef' <> '' and x.paper_id is not null));

  select array_agg(t.customer_id), array_agg(t.account_id) into whos, cards from (
    select distinct x.customer_id, x.account_id from unnest(r) x
    where x.outcome = 'loaded' and exists (select from operations o where o.customer_id = x.customer_id and o.account_id = x.account_id and o.open_amount < 0)) t;
  if whos is not null then
    select array_agg(o.id order by k.line_no), array_agg(k.corrects_id order by k.line_no) into payers, named
      from unnest(r) x join paper_corrects k on k.customer_id = x.customer_id and k.paper_id = x.paper_id and k.corrects_id is not null
      join operations o on o.customer_id = x.customer_id and o.paper_id = x.paper_id and o.open_amount < 0 and o.kind = 'correction'
      where x.outcome = 'loaded';
    perform accounts_settle(whos, cards, coalesce(payers, '{}'), coalesce(named, '{}'));
  end if;
end $$;
comment on function papers_book is 'Posts P_15 (of a correction: its difference), to the grosz and once; then what is paid ahead settles it. DoZaplaty is never posted.';

create function paper_charges_book(r paper_row[], batch bigint) returns void
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare told paper_charge_told[];
begin
  if not exists (select from unnest(r) x where x.outcome = 'loaded' and jsonb_array_length(x.f -> 'charges') > 0) then return; end if;
  select array_agg(row(x.customer_id, x.account_id, x.paper_id, c.ord, c.v ->> 0, (c.v ->> 1)::bigint, c.v ->> 2, c.v ->> 3, 1,
      case when c.v ->> 3 in ('charge', 'interest', 'write_off') then nextval('ids') end,
      x.f ->> 'number', x.f ->> 'issued', x.f ->> 'due')::paper_charge_told order by x.i, c.ord) into told
    from unnest(r) x cross join lateral jsonb_array_elements(x.f -> 'charges') with ordinality c(v, ord)
    where x.outcome = 'loaded' and x.f ->> 'currency' = 'PLN';
  perform paper_charges_post(told, batch);
  insert into paper_charges (customer_id, paper_id, line_no, side, amount, reason, use, status, operation_id)
    select t.customer_id, t.paper_id, t.line_no, t.side, t.amount, t.reason, t.use,
      case t.use when 'balance' then 'shown' when 'unknown' then 'waiting' else 'posted' end, t.operation_id
    from unnest(told) t;
end $$;
comment on function paper_charges_book is 'Charges and deductions of "Rozliczenie": shown, posted as operations of their own, or waiting for a decision.';

create function paper_charges_post(told paper_charge_told[], batch bigint) returns void
language sql volatile security definer set search_path = okienko, pg_temp as $$
  insert into operations (customer_id, id, account_id, kind, booked_on, due_on, debit, credit, open_amount, document, paper_id, source_key, batch_id)
    select t.customer_id, t.operation_id, t.account_id, case t.use when 'charge' then 'invoice' else t.use end, t.issued::date,
      case when not credit then t.due::date end, case when credit then 0 else t.amount end, case when credit then t.amount else 0 end,
      case when credit then -t.amount else t.amount end, left(t.number || ': ' || t.reason, 256), t.paper_id,
      'charge:' || t.number || ':' || t.line_no || ':' || t.version, batch
    from unnest(told) t cross join lateral (select t.use = 'write_off') c(credit) where t.operation_id is not null
$$;
comment on function paper_charges_post is 'The operation of each charge or write-off that has an id for one: at an import and by a decision at a desk alike.';

create function papers_numbered(r paper_row[]) returns void
language sql volatile security definer set search_path = okienko, pg_temp as $$
  update papers p set ksef_number = x.f ->> 'ksef', ksef_status = 'accepted', ksef_hash = coalesce(p.ksef_hash, x.f ->> 'ksef_hash')
    from unnest(r) x where p.customer_id = x.customer_id and p.id = x.paper_id and p.ksef_number is null
      and not exists (select from papers q where q.ksef_number = x.f ->> 'ksef')
$$;
comment on function papers_numbered is 'The KSeF number of papers that had none.';

create function papers_tell(r paper_row[], batch bigint, hold boolean) returns jsonb
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare days int := (setting('notice_invoice_days') #>> '{}')::int; told jsonb;
begin
  with loaded as materialized (
    select p.customer_id, p.id, p.issued_on > warsaw_today() - days as recent, p.ksef_status in ('none', 'accepted', 'offline') as ready,
      consent_given(p.customer_id, 'e_invoice') or consent_given(p.customer_id, 'notice_invoice') as agreed
    from unnest(r) x join papers p on p.customer_id = x.customer_id and p.id = x.paper_id
    where x.outcome in ('loaded', 'numbered') and p.kind in ('water_invoice', 'waste_invoice', 'other_sale', 'correction')),
  made as (
    insert into notices (customer_id, kind, ref, data, status, batch_id)
      select l.customer_id, 'new_invoice', l.id, jsonb_build_object('paper', l.id), case when hold then 'held' else 'waiting' end, batch
      from loaded l where l.recent and l.ready and l.agreed
      on conflict (customer_id, kind, ref, address) do nothing returning 1)
  select jsonb_build_object('papers', count(*), 'old', count(*) filter (where not recent), 'ksef', count(*) filter (where recent and not ready),
      'no_consent', count(*) filter (where recent and ready and not agreed), 'put', (select count(*) from made)) into told from loaded;
  return told;
end $$;
comment on function papers_tell is 'Office rule 12: e-mails of invoices just booked, into the outbox in the same transaction; only of the last days, KSeF ones only with a number or the offline mark.';

create function papers_take(docs jsonb, xmls bytea[], tell boolean, hold boolean) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare r paper_row[]; batch bigint := batch_running(); told jsonb;
begin
  if batch is null then perform refuse('batch_unknown'); end if;
  perform pg_advisory_xact_lock(115918758703732);                              -- as every import: one writes at a time
  r := papers_judge(docs, xmls);
  select array_agg(row(x.i, x.f, x.inbox_id, x.customer_id, x.account_id, x.service,
      case when x.outcome = 'loaded' then nextval('ids') else x.paper_id end, x.corrects_id, x.outcome, x.why)::paper_row order by x.i) into r from unnest(r) x;
  perform papers_book(r, xmls, batch);
  insert into paper_inbox (sha256, number, issued_on, gross, currency, name, facts, xml, tell, why, batch_id)
    select x.f ->> 'sha', x.f ->> 'number', (x.f ->> 'issued')::date, (x.f ->> 'gross')::bigint, x.f ->> 'currency', x.f ->> 'name', x.f, xmls[x.i], tell, x.why, batch
    from unnest(r) x where x.outcome = 'waiting' order by x.i;
  if tell then told := papers_tell(r, batch, hold); end if;
  return (select jsonb_build_object('rows', jsonb_agg(jsonb_build_array(x.i, x.outcome, x.why) order by x.i), 'notices', told)::text from unnest(r) x);
end $$;
comment on function papers_take is 'A few hundred invoice files at once: each is booked whole, attached, put among those to be assigned, or refused with a reason.';

-- ---------------------------------------------------------------- KSeF's receipts (UPO)
create function papers_receipts(rows jsonb, tell boolean, hold boolean) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare answer jsonb; r paper_row[]; batch bigint := batch_running(); told jsonb;
begin
  if batch is null then perform refuse('batch_unknown'); end if;
  perform pg_advisory_xact_lock(115918758703732);
  with u as (
    select u.i::int as i, u.v ->> 0 as sha, u.v ->> 1 as number, u.v ->> 2 as ksef, u.v ->> 3 as hash from jsonb_array_elements(rows) with ordinality u(v, i)),
  found_ as materialized (
    select distinct on (u.i) u.*, p.customer_id, p.id as paper_id, p.ksef_number, f.sha256 as file_sha, q.id as other, b.id as inbox_id, b.facts ->> 'ksef' as inbox_ksef
    from u
    left join paper_files s on s.sha256 = u.sha
    left join papers p on (p.customer_id, p.id) = (s.customer_id, s.paper_id) or (s.paper_id is null and p.number = u.number
      and not exists (select from paper_inbox y where y.sha256 = u.sha and y.status <> 'assigned'))
    left join paper_files f on f.customer_id = p.customer_id and f.paper_id = p.id
    left join papers q on q.ksef_number = u.ksef and (q.customer_id, q.id) is distinct from (p.customer_id, p.id)
    left join paper_inbox b on b.sha256 = u.sha and b.status <> 'assigned'
    order by u.i),
  alone as (
    select f.*, case when f.paper_id is null and f.inbox_id is null then 'unknown'
      when f.other is not null then 'ksef_taken'
      when f.file_sha is not null and f.file_sha <> f.sha then 'other_file'
      when coalesce(f.ksef_number, nullif(f.inbox_ksef, '')) = f.ksef then 'already'
      when coalesce(f.ksef_number, nullif(f.inbox_ksef, '')) is not null then 'other_number'
      else 'numbered' end as fate, coalesce(f.paper_id, -f.inbox_id) as thing from found_ f),
  judged as materialized (                                                     -- the same entry twice in one call, one number for two, two for one
    select a.*, case when a.fate <> 'numbered' or a.i = min(a.i) over same_number and a.i = min(a.i) over same_thing then a.fate
      when a.i = min(a.i) over same_number then 'other_number'
      when a.thing = first_value(a.thing) over same_number then 'already' else 'ksef_taken' end as became
    from alone a
    window same_number as (partition by a.fate, a.ksef order by a.i), same_thing as (partition by a.fate, a.thing order by a.i)),
  put_ as (
    update papers p set ksef_number = j.ksef, ksef_status = 'accepted', ksef_hash = coalesce(p.ksef_hash, j.hash)
      from judged j where j.became = 'numbered' and p.customer_id = j.customer_id and p.id = j.paper_id),
  kept as (
    update paper_inbox b set facts = b.facts || jsonb_build_object('ksef', j.ksef, 'ksef_status', 'accepted')
      from judged j where j.became = 'numbered' and j.paper_id is null and b.id = j.inbox_id)
  select jsonb_agg(jsonb_build_array(j.i, j.became) order by j.i),
      array_agg(row(j.i, null, null, j.customer_id, null, null, j.paper_id, null, j.became, '')::paper_row) into answer, r from judged j;
  if tell and r is not null then told := papers_tell(r, batch, hold); end if;
  return jsonb_build_object('rows', answer, 'notices', told)::text;
end $$;
comment on function papers_receipts is 'KSeF''s official receipts: the number of the invoice whose file they name by its SHA-256; where that file is not here, by its number.';

create function papers_end(told jsonb) returns boolean
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare batch bigint := batch_running(); many boolean;
begin
  if batch is null then perform refuse('batch_unknown'); end if;
  many := (select count(*) from notices n where n.batch_id = batch and n.status = 'held') > (setting('notice_mass_limit') #>> '{}')::int;
  if not many then update notices n set status = 'waiting' where n.batch_id = batch and n.status = 'held'; end if;
  update batches b set finished_at = clock_timestamp(), report = told where b.id = batch;
  return many;
end $$;
comment on function papers_end is 'The import is over: e-mails held because they might be too many go after all where they are not (office rule 12).';
