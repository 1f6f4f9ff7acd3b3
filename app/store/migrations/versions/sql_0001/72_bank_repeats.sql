-- The same movement in two files: a day told again is not booked again, and an equal payment of a statement that goes on is not
-- lost. What proves it is the account's balance: on a day a statement stands between two balances, so another one that
-- begins or ends with the same balance tells the same movements, and one that begins where the other stopped tells others.

-- Where a statement stands on each of its days; balances are null of a report that has none.
create table statement_days (
  statement_id bigint not null references statements,
  day date not null,
  account text not null collate "C",
  opening bigint,
  closing bigint,
  movements integer not null,
  primary key (statement_id, day)
);
comment on table statement_days is 'The days of each statement: its balance before and behind the movements of that day, in grosze, and how many they are.';
create index statement_days_account on statement_days (account, day);

create table bank_retold (
  movement_id bigint not null references bank_movements,
  statement_id bigint not null references statements,
  primary key (movement_id, statement_id)
);
comment on table bank_retold is 'Movements that a later statement told again: they were not stored a second time.';
create index bank_retold_statement on bank_retold (statement_id);

-- The work of one import, empty otherwise. bank_seen: equals of what waits, one row for each statement that told them.
-- bank_again: what waits and was told before (`sure`), or may have been.
create unlogged table bank_seen (
  movement bigint not null,
  teller bigint not null,
  identity text not null collate "C",
  ordinal integer not null
);
create index bank_seen_identity on bank_seen (identity);
create unlogged table bank_again (
  id bigint primary key,
  movement bigint not null,
  teller bigint not null,
  sure boolean not null
);

create trigger never_deleted before delete or truncate on statement_days for each statement execute function never();
create trigger never_deleted before delete or truncate on bank_retold for each statement execute function never();

create function bank_days_store(ids_ bigint[]) returns void
language sql volatile security definer set search_path = okienko, pg_temp as $$
  insert into statement_days (statement_id, day, account, opening, closing, movements)
    select t.id, d.day, t.account,
      case when t.closing is not null then t.opening + (sum(d.amount) over w)::bigint - d.amount end,
      case when t.closing is not null then t.opening + (sum(d.amount) over w)::bigint end, d.rows
    from (select s.part, s.booked_on as day, sum(s.amount)::bigint as amount, count(*)::int as rows from bank_stage s group by s.part, s.booked_on) d
    join statements t on t.id = ids_[d.part]
    window w as (partition by d.part order by d.day)
$$;
comment on function bank_days_store is 'Where the statements in the waiting room stand on each of their days.';

-- Balances that the other statements of a day lead to from a balance, `forward` or back, and how many movements lie between.
create function bank_line(whose text, on_day date, from_balance bigint, forward boolean, but bigint)
returns table (balance bigint, passed bigint)
language plpgsql stable security definer set search_path = okienko, pg_temp as $$
declare balances bigint[] := array[from_balance]; counts bigint[] := '{0}'; at int := 1; step record;
begin
  while at <= cardinality(balances) loop
    for step in select case when forward then d.closing else d.opening end as balance, d.movements from statement_days d
        where d.account = whose and d.day = on_day and d.statement_id <> but and case when forward then d.opening else d.closing end = balances[at] loop
      if not step.balance = any (balances) then
        balances := balances || step.balance; counts := counts || counts[at] + step.movements;
      end if;
    end loop;
    at := at + 1;
  end loop;
  return query select * from unnest(balances, counts);
end $$;

-- How a statement of the file stands to another that tells an equal movement. 'apart': by the balances of a day one of them begins
-- where the other stopped, or further on. 'again': one begins or ends within the other. A balance of zero proves no
-- repeat (accounts are swept to zero every day), unless the statement has the same number too. Else 'unsure', or 'unlike'
-- where they share no balance of a day either.
create function bank_relations(parts int[], tellers bigint[], days date[], ids_ bigint[])
returns table (part int, teller bigint, relation text)
language sql stable security definer set search_path = okienko, pg_temp as $$
  with pairs as (select * from unnest(parts, tellers, days) x(part, teller, day)),
  lines as materialized (
    select p.part, p.teller, p.day, s.account, s.opening as s_open, s.closing as s_close, s.movements as s_rows,
      t.opening as t_open, t.closing as t_close, t.movements as t_rows, f.number <> '' and (f.number, f.source) = (o.number, o.source) as same_number
    from pairs p
    join statement_days s on s.statement_id = ids_[p.part] and s.day = p.day and s.opening is not null
    join statement_days t on t.statement_id = p.teller and t.day = p.day and t.account = s.account and t.opening is not null
    join statements f on f.id = s.statement_id join statements o on o.id = t.statement_id),
  ways as materialized (
    select l.part, l.day, w.forward, w.from_end, x.balance, x.passed
    from (select distinct part, day, account, s_open, s_close from lines) l
    cross join (values (true, true), (true, false), (false, true), (false, false)) w(forward, from_end)
    cross join lateral bank_line(l.account, l.day, case when w.from_end then l.s_close else l.s_open end, w.forward, ids_[l.part]) x),
  told as (
    select l.part, l.teller, bool_or(l.s_open = l.t_open or l.s_close = l.t_close) as near,
      bool_or(w.forward and w.from_end and w.balance = l.t_open or not w.forward and not w.from_end and w.balance = l.t_close) as apart,
      bool_or(w.within) as again, bool_or(w.within and (l.same_number or case when w.from_end then l.s_close else l.s_open end <> 0)) as proven
    from lines l
    join lateral (select y.*, y.forward <> y.from_end and y.balance = case when y.from_end then l.t_close else l.t_open end and y.passed < l.s_rows
        or y.forward = y.from_end and y.balance = case when y.from_end then l.t_close else l.t_open end and y.passed < l.t_rows as within
      from ways y where y.part = l.part and y.day = l.day) w on true
    group by l.part, l.teller)
  select p.part, p.teller, case when t.apart and not t.again then 'apart' when t.proven and not t.apart then 'again'
    when t.near is null or t.near then 'unsure' else 'unlike' end
  from (select distinct pairs.part, pairs.teller from pairs) p left join told t using (part, teller)
$$;
comment on function bank_relations is 'Whether a statement repeats another or goes on from it, by the balances of the days that both tell.';

-- A file of another format may tell the same movement with another reference: then it takes the identity that is known. The same
-- account, day, amount, end of the payer's account and beginning of the title; the n-th with the n-th. Where a virtual account is
-- told the reference is not asked for anyway.
create function bank_adopt(ids_ bigint[]) returns void
language sql volatile security definer set search_path = okienko, pg_temp as $$
  with shared as materialized (
    select distinct n.statement_id as fresh, d.statement_id as old, n.day
    from statement_days n join statements f on f.id = n.statement_id
    join statement_days d on d.account = n.account and d.day = n.day and not d.statement_id = any (ids_)
    join statements o on o.id = d.statement_id
    where n.statement_id = any (ids_) and n.account <> '' and o.source <> f.source),
  fresh as (
    select s.id, s.part, s.booked_on, s.amount, right(s.payer_account, 10) as tail, left(bank_title_key(s.title), 20) as title, s.ordinal
    from bank_stage s join (select distinct h.fresh, h.day from shared h) h on h.fresh = ids_[s.part] and h.day = s.booked_on
    where s.own_account = '' and not exists (select 1 from bank_movements m where m.identity = s.identity)),
  old as (
    select distinct h.fresh, m.id, m.booked_on, m.amount, right(m.payer_account, 10) as tail, left(bank_title_key(m.title), 20) as title, m.identity
    from shared h join bank_movements m on m.statement_id = h.old and m.booked_on = h.day
    where m.own_account = '' and not exists (select 1 from bank_stage s where s.identity = m.identity)),
  paired as (
    select f.id, o.identity
    from (select *, row_number() over (partition by part, booked_on, amount, tail, title order by ordinal, id) as turn from fresh) f
    join (select *, row_number() over (partition by fresh, booked_on, amount, tail, title order by id) as turn from old) o
      on o.fresh = ids_[f.part] and (o.booked_on, o.amount, o.tail, o.title, o.turn) = (f.booked_on, f.amount, f.tail, f.title, f.turn))
  update bank_stage s set identity = p.identity from paired p where p.id = s.id
$$;
comment on function bank_adopt is 'Movements of another format that are known under another reference take the identity that is known.';

-- Which of the movements that wait were told before. Gives nothing; fills bank_again, and gives ordinals to what is new among
-- equals. `wave`: an identity that several statements of the file tell is looked at statement by statement.
create function bank_known(ids_ bigint[]) returns void
language plpgsql volatile security definer set search_path = okienko, pg_temp set plan_cache_mode = force_custom_plan as $$
declare last_turn int := 1; now_turn int;
begin
  perform bank_adopt(ids_);
  if cardinality(ids_) > 1 then
    update bank_stage s set wave = x.turn
      from (select y.id, dense_rank() over (partition by y.identity order by y.part)::int as turn from bank_stage y
            where y.identity in (select z.identity from bank_stage z group by z.identity having min(z.part) < max(z.part))) x
      where x.id = s.id and x.turn > 1;
    select max(s.wave) into last_turn from bank_stage s;
  end if;
  insert into bank_seen (movement, teller, identity, ordinal)
    select m.id, m.statement_id, m.identity, m.ordinal from bank_movements m where m.identity in (select s.identity from bank_stage s);
  insert into bank_seen (movement, teller, identity, ordinal)
    select r.movement_id, r.statement_id, b.identity, b.ordinal from bank_retold r join bank_seen b on b.movement = r.movement_id;
  for now_turn in 1 .. coalesce(last_turn, 1) loop
    perform bank_known_turn(ids_, now_turn);
    insert into bank_seen (movement, teller, identity, ordinal)
      select coalesce(a.movement, s.id), ids_[s.part], s.identity, coalesce(b.ordinal, s.ordinal)
      from bank_stage s left join bank_again a on a.id = s.id and a.sure
      left join lateral (select min(x.ordinal) as ordinal from bank_seen x where x.identity = s.identity and x.movement = a.movement) b on true
      where s.wave = now_turn and s.identity in (select z.identity from bank_stage z where z.wave > now_turn);
  end loop;
  perform bank_same_days(ids_);
end $$;
comment on function bank_known is 'Finds in the waiting room what earlier statements told, by identity and by where the statements stand.';

create function bank_known_turn(ids_ bigint[], now_turn int) returns void
language plpgsql volatile security definer set search_path = okienko, pg_temp set plan_cache_mode = force_custom_plan as $$
declare pairs record;
begin
  if not exists (select 1 from bank_seen) then return; end if;
  analyze bank_seen;
  select array_agg(x.part) as parts, array_agg(x.teller) as tellers, array_agg(x.day) as days into pairs
    from (select distinct s.part, b.teller, s.booked_on as day from bank_stage s join bank_seen b on b.identity = s.identity
          where s.wave = now_turn and b.teller <> ids_[s.part]) x;
  if pairs.parts is null then return; end if;
  with waiting as materialized (
    select s.id, s.part, s.identity, s.amount, s.booked_on, row_number() over (partition by s.part, s.identity order by s.ordinal, s.id) as place
    from bank_stage s where s.wave = now_turn and exists (select 1 from bank_seen b where b.identity = s.identity)),
  stood as materialized (select * from bank_relations(pairs.parts, pairs.tellers, pairs.days, ids_)),
  -- where balances say nothing: one holds all that the other tells of their days, and at least two different payments are in both
  held as materialized (
    select r.part, r.teller
    from stood r
    join lateral (select count(*) filter (where c.amount > 0) as kinds, sum(least(c.here, c.there)) as rows
      from (select w.identity, min(w.amount) as amount, count(*) as here,
              (select count(*) from bank_seen b where b.identity = w.identity and b.teller = r.teller) as there
            from waiting w where w.part = r.part group by w.identity) c where c.there > 0) e on true
    join lateral (select sum(n.movements) as here, sum(t.movements) as there
      from statement_days n join statement_days t on t.day = n.day and t.statement_id = r.teller where n.statement_id = ids_[r.part]) d on true
    where r.relation = 'unsure' and e.kinds >= 2 and e.rows = least(d.here, d.there)),
  -- a report and a statement tell the same payments: each is compared with its own kind only
  judged as (
    select w.part, b.identity, b.movement, min(b.ordinal) as ordinal,
      case when count(t.id) = 0 then 'again'
        when bool_or(r.relation = 'again' or h.part is not null) and not bool_or(r.relation = 'apart') then 'again'
        when bool_or(r.relation = 'apart') and not bool_or(r.relation = 'again' or h.part is not null) then 'apart'
        else 'unsure' end as relation
    from (select distinct part, identity from waiting) w
    join bank_seen b on b.identity = w.identity
    join statements n on n.id = ids_[w.part]
    left join statements t on t.id = b.teller and (t.opening + t.closing is null) = (n.opening + n.closing is null)
    left join stood r on r.part = w.part and r.teller = t.id
    left join held h on h.part = w.part and h.teller = t.id
    group by w.part, b.identity, b.movement),
  kept as (
    select j.*, row_number() over (partition by j.part, j.identity order by j.relation = 'unsure', j.ordinal) as place
    from judged j where j.relation <> 'apart')
  insert into bank_again (id, movement, teller, sure)
    select w.id, k.movement, ids_[w.part], k.relation = 'again' from waiting w join kept k using (part, identity, place);
  update bank_stage s set ordinal = n.ordinal
    from (select w.id, w.identity, (select max(b.ordinal) from bank_seen b where b.identity = w.identity)
            + row_number() over (partition by w.identity order by w.part, w.ordinal, w.id)::int as ordinal
          from bank_stage w where w.wave = now_turn and exists (select 1 from bank_seen b where b.identity = w.identity)
            and not exists (select 1 from bank_again a where a.id = w.id and a.sure)) n
    where n.id = s.id;
end $$;

-- A day that another statement told from the same balance to the same balance was told wholly: what is left of it by amount
-- is the same, told in other words, and what is divided otherwise waits for a person.
create function bank_same_days(ids_ bigint[]) returns void
language plpgsql volatile security definer set search_path = okienko, pg_temp set plan_cache_mode = force_custom_plan as $$
begin
  with days as materialized (
    select distinct n.statement_id as fresh, d.statement_id as old, n.day, n.opening = d.opening and n.closing = d.closing as whole,
      n.opening <> n.closing and (n.opening <> 0 or f.number <> '' and (f.number, f.source) = (o.number, o.source)) as proven
    from statement_days n join statements f on f.id = n.statement_id
    join statement_days d on d.account = n.account and d.day = n.day and d.statement_id <> n.statement_id
      and (d.statement_id < n.statement_id or not d.statement_id = any (ids_))
    join statements o on o.id = d.statement_id
    where n.statement_id = any (ids_) and n.account <> ''
      and (n.opening = d.opening and n.closing = d.closing
        or o.source <> f.source and not coalesce(n.opening = d.closing, false) and not coalesce(n.closing = d.opening, false))),
  rest as materialized (
    select s.id, ids_[s.part] as fresh, s.booked_on as day, s.amount, right(s.payer_account, 10) as tail, right(s.own_account, 12) as own
    from bank_stage s join (select distinct d.fresh, d.day from days d) x on x.fresh = ids_[s.part] and x.day = s.booked_on
    where not exists (select 1 from bank_again a where a.id = s.id and a.sure)),
  tellings as (
    select d.fresh, d.day, d.whole, d.proven, m.id, m.amount, right(m.payer_account, 10) as tail, right(m.own_account, 12) as own
      from days d join bank_movements m on m.statement_id = d.old and m.booked_on = d.day
    union
    select d.fresh, d.day, d.whole, d.proven, m.id, m.amount, right(m.payer_account, 10), right(m.own_account, 12)
      from days d join bank_retold r on r.statement_id = d.old join bank_movements m on m.id = r.movement_id and m.booked_on = d.day),
  free as (
    select t.fresh, t.day, t.id, t.amount, t.tail, t.own, bool_or(t.whole and t.proven) as whole
    from tellings t
    where not exists (select 1 from bank_again a join bank_stage s on s.id = a.id where a.movement = t.id and a.sure and ids_[s.part] = t.fresh)
    group by t.fresh, t.day, t.id, t.amount, t.tail, t.own),
  placed as (
    select r.*, row_number() over (partition by r.fresh, r.day, r.amount order by r.own, r.tail, r.id) as place,
      count(*) over (partition by r.fresh, r.day, r.amount) as rows from rest r),
  free_placed as (
    select f.*, row_number() over (partition by f.fresh, f.day, f.amount order by f.own, f.tail, f.id) as place,
      count(*) over (partition by f.fresh, f.day, f.amount) as rows from free f where f.whole),
  found as (
    select p.id, p.fresh, coalesce(f.movement, like_.movement, any_.movement) as movement, f.movement is not null as sure
    from placed p
    left join lateral (select x.id as movement from free_placed x where (x.fresh, x.day, x.amount, x.place) = (p.fresh, p.day, p.amount, p.place) and p.rows <= x.rows) f on true
    left join lateral (select x.id as movement from free x where (x.fresh, x.day, x.amount) = (p.fresh, p.day, p.amount) 
        and (x.whole or x.tail = p.tail and x.tail <> '' and (x.own = p.own or x.own = '' or p.own = '')) limit 1) like_ on true
    left join lateral (select x.id as movement from free x where (x.fresh, x.day) = (p.fresh, p.day) and x.whole limit 1) any_ on true)
  insert into bank_again (id, movement, teller, sure)
    select x.id, x.movement, x.fresh, x.sure from found x where x.movement is not null
    on conflict (id) do update set movement = excluded.movement, sure = excluded.sure where excluded.sure;
end $$;

-- What the office reads beside a movement that waits because it may be a repeat.
create function bank_again_words(movement bigint) returns text
language sql stable security definer set search_path = okienko, pg_temp as $$
  select left(coalesce('Możliwe powtórzenie: taki ruch jest już w pliku ' || (select substr(b.source, 13) || case when t.number <> '' then ' (wyciąg ' || t.number || ')' else '' end
    from bank_movements m join statements t on t.id = m.statement_id join batches b on b.id = t.batch_id where m.id = movement),
    'Możliwe powtórzenie: taki ruch jest już na innym wyciągu w tym samym pliku'), 280) || '. Sprawdź w banku.'
$$;
