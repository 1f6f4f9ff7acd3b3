-- Money that comes in: one way to book a payment and to settle, for statements, the gateway, the office and invoices alike.
-- For every account at every moment: balance = sum of operations = sum of what is open; a settlement takes as much from
-- both sides, and nothing is ever removed: an undo is a counter-row.

-- Settles, account by account: what a credit names first, else oldest due first. `payers[i]` is a credit that names
-- `named[i]`, a paper or a charge of its own account, in the order of the list; a correction names what it corrects.
-- Nothing is settled by itself under a debt status of the card or the item (office rule 10); a person's word (`by_hand`)
-- may name such an item, "oldest" never reaches it. What is left of a credit stays open: an overpayment, which settles
-- what comes later (Dz.U. 2018 poz. 472).
create function accounts_settle(who bigint[], cards bigint[], payers bigint[] default '{}', named bigint[] default '{}',
  oldest boolean default true, by_hand boolean default false) returns bigint
language plpgsql security definer set search_path = okienko, pg_temp set plan_cache_mode = force_custom_plan as $$
declare made bigint := 0; n bigint; pairs record; rank_ int := 0;
begin
  perform 1 from accounts a join (select distinct * from unnest(who, cards)) t(customer_id, id) using (customer_id, id)
    order by a.customer_id, a.id for update of a;

  with credits as materialized (
    select o.customer_id, o.account_id, o.id, o.kind, o.paper_id
    from (select distinct * from unnest(who, cards)) t(customer_id, account_id)
    join accounts a on a.customer_id = t.customer_id and a.id = t.account_id
    join operations o on o.customer_id = t.customer_id and o.account_id = t.account_id
    where o.open_amount < 0 and o.debt_status is null and (by_hand or a.debt_status is null)),
  wanted as (
    select c.customer_id, c.account_id, c.id, w.target, w.place
      from unnest(payers, named) with ordinality w(payer, target, place) join credits c on c.id = w.payer
    union all
    select c.customer_id, c.account_id, c.id, p.corrects_id, 0
      from credits c join papers p on p.customer_id = c.customer_id and p.id = c.paper_id
      where c.kind = 'correction' and p.corrects_id is not null),
  found as (
    select w.customer_id, w.id as credit_id, d.id as debit_id, w.place, d.due_on
      from wanted w join operations d on d.customer_id = w.customer_id and d.paper_id = w.target and d.account_id = w.account_id
      where d.open_amount > 0 and (by_hand or d.debt_status is null)
    union all
    select w.customer_id, w.id, d.id, w.place, d.due_on
      from wanted w join operations d on d.customer_id = w.customer_id and d.id = w.target and d.account_id = w.account_id
      where d.open_amount > 0 and (by_hand or d.debt_status is null))
  select array_agg(f.customer_id) as customers, array_agg(f.credit_id) as credits, array_agg(f.debit_id) as debits,
      array_agg(f.turn) as turns, coalesce(max(f.turn), 0) as last
    into pairs
    from (select customer_id, credit_id, debit_id,
            row_number() over (partition by customer_id, credit_id order by min(place), min(due_on), debit_id)::int as turn
          from found group by customer_id, credit_id, debit_id) f;

  -- turn by turn: within one, a credit looks at one charge, and credits that look at the same stand in a queue before it
  while rank_ < pairs.last loop
    rank_ := rank_ + 1;
    insert into settlements (customer_id, account_id, debit_id, credit_id, amount, settled_on)
      select d.customer_id, d.account_id, d.id, c.id, (least(d.open_amount, c.high) - c.low)::bigint, greatest(d.booked_on, c.booked_on)
      from (select o.customer_id, o.id, o.booked_on, p.debit_id, -sum(o.open_amount) over w + o.open_amount as low, -sum(o.open_amount) over w as high
            from unnest(pairs.customers, pairs.credits, pairs.debits, pairs.turns) p(customer_id, credit_id, debit_id, turn)
            join operations o on o.customer_id = p.customer_id and o.id = p.credit_id
            where p.turn = rank_ and o.open_amount < 0
            window w as (partition by o.customer_id, p.debit_id order by o.booked_on, o.id)) c
      join operations d on d.customer_id = c.customer_id and d.id = c.debit_id
      where d.open_amount > c.low;
    get diagnostics n = row_count;
    made := made + n;
  end loop;

  -- amounts laid end to end on one line, charges above and credits below: where two overlap, that much is settled
  if oldest then
    insert into settlements (customer_id, account_id, debit_id, credit_id, amount, settled_on)
      with touched as materialized (
        select a.customer_id, a.id as account_id
        from (select distinct * from unnest(who, cards)) t(customer_id, id) join accounts a using (customer_id, id)
        where a.debt_status is null),
      credits as materialized (
        select o.customer_id, o.account_id, o.id, o.booked_on, -sum(o.open_amount) over w + o.open_amount as low, -sum(o.open_amount) over w as high
        from touched t join operations o on o.customer_id = t.customer_id and o.account_id = t.account_id
        where o.open_amount < 0 and o.debt_status is null
        window w as (partition by o.customer_id, o.account_id order by o.booked_on, o.id)),
      charges as (
        select o.customer_id, o.account_id, o.id, o.booked_on, sum(o.open_amount) over w - o.open_amount as low, sum(o.open_amount) over w as high
        from (select distinct customer_id, account_id from credits) t
        join operations o on o.customer_id = t.customer_id and o.account_id = t.account_id
        where o.open_amount > 0 and o.debt_status is null
        window w as (partition by o.customer_id, o.account_id order by o.due_on nulls last, o.booked_on, o.id))
      select d.customer_id, d.account_id, d.id, c.id, (least(d.high, c.high) - greatest(d.low, c.low))::bigint, greatest(d.booked_on, c.booked_on)
      from charges d join credits c on c.customer_id = d.customer_id and c.account_id = d.account_id and d.low < c.high and c.low < d.high;
    get diagnostics n = row_count;
    made := made + n;
  end if;
  return made;
end $$;
comment on function accounts_settle is 'The one place that settles: what a credit names, else oldest due first; gives how many settlements it made. Accounts are locked in order first.';

create function account_settle(who bigint, card bigint) returns bigint
language sql volatile security definer set search_path = okienko, pg_temp as $$
  select okienko.accounts_settle(array[who], array[card])
$$;
comment on function account_settle is 'After a charge, a correction or a credit was written to an account: settle what is open, both ways.';

-- Books payments in one statement and settles them; gives the operations' ids in the order asked. A source that is booked
-- already gives the payment that is there, so whatever is repeated is booked once. `payers[i]` is the place (from 1) of
-- the payment that names `named[i]`.
create function payments_book(who bigint[], cards bigint[], amounts bigint[], days date[], documents text[], sources text[],
  payers int[] default '{}', named bigint[] default '{}', by_hand boolean default false, batch bigint default null) returns bigint[]
language plpgsql security definer set search_path = okienko, pg_temp set plan_cache_mode = force_custom_plan as $$
declare bad record; made record; answer record; naming record;
begin
  perform 1 from accounts a join (select distinct * from unnest(who, cards)) t(customer_id, id) using (customer_id, id)
    order by a.customer_id, a.id for update of a;
  select w.card, w.amount, a.basis, coalesce(w.source, '') as source into bad
    from unnest(who, cards, amounts, sources) w(who, card, amount, source)
    left join accounts a on a.customer_id = w.who and a.id = w.card
    where a.id is null or a.basis = 'public_fee' or coalesce(w.amount, 0) <= 0 or coalesce(w.source, '') = '' limit 1;
  if found then
    perform refuse(case when bad.source = '' then 'payment_without_source' when bad.basis is null then 'account_unknown'
      when bad.basis = 'public_fee' then 'account_is_public_fee' else 'payment_not_positive' end,
      jsonb_build_object('account', bad.card, 'amount', bad.amount));
  end if;
  with fresh as (
    insert into operations (customer_id, account_id, kind, booked_on, credit, open_amount, document, source_key, batch_id)
      select w.who, w.card, 'payment', w.day, w.amount, -w.amount, left(w.document, 256), w.source, batch
      from unnest(who, cards, amounts, days, documents, sources) with ordinality w(who, card, amount, day, document, source, place)
      order by w.place
      on conflict (source_key) do nothing returning id, source_key)
  select array_agg(id) as ids, array_agg(source_key) as keys into made from fresh;
  select array_agg(coalesce(f.id, k.id) order by w.place) as ids, array_agg(f.id is not null order by w.place) as fresh,
      min(w.source) filter (where f.id is null and k.id is null) as other
    into answer
    from unnest(who, cards, amounts, sources) with ordinality w(who, card, amount, source, place)
    left join unnest(made.ids, made.keys) f(id, source) on f.source = w.source
    left join lateral (select o.id from operations o where f.id is null and o.source_key = w.source
      and (o.customer_id, o.account_id, o.credit, o.kind) = (w.who, w.card, w.amount, 'payment') offset 0) k on true;
  if answer.other is not null then perform refuse('payment_differs', jsonb_build_object('source', answer.other)); end if;
  if made.ids is not null then
    select array_agg(answer.ids[n.payer] order by n.place) as payers, array_agg(n.target order by n.place) as targets into naming
      from unnest(payers, named) with ordinality n(payer, target, place) where answer.fresh[n.payer];
    perform accounts_settle(who, cards, naming.payers, naming.targets, true, by_hand);
  end if;
  return answer.ids;
end $$;
comment on function payments_book is 'Operations of kind payment, each once by its source_key, and their settlements, in one transaction; gives their ids.';

create function payment_book(who bigint, card bigint, amount bigint, day date, document text, source text,
  named bigint[] default '{}', by_hand boolean default false, batch bigint default null) returns bigint
language sql volatile security definer set search_path = okienko, pg_temp as $$
  select (okienko.payments_book(array[who], array[card], array[amount], array[day], array[document], array[source],
    array_fill(1, array[cardinality(named)]), named, by_hand, batch))[1]
$$;
comment on function payment_book is 'One payment in grosze, booked once by its source; `named`: papers or charges it pays first. Gives the operation, also when it was there.';

-- Takes a payment back: its settlements are countered, a transfer stands against it, and what becomes open again is settled
-- with what else the account holds. Gives the transfer, also when it was made already.
create function payment_undo(who bigint, payment bigint, document text) returns bigint
language plpgsql security definer set search_path = okienko, pg_temp as $$
declare kept operations%rowtype; made bigint;
begin
  select * into kept from operations where customer_id = who and id = payment;
  if not found or kept.kind <> 'payment' then perform refuse('payment_unknown', jsonb_build_object('operation', payment)); end if;
  perform 1 from accounts where customer_id = who and id = kept.account_id for update;
  select id into made from operations where customer_id = who and undoes_id = payment;
  if found then return made; end if;
  insert into settlements (customer_id, account_id, debit_id, credit_id, amount, settled_on, undoes_id)
    select s.customer_id, s.account_id, s.debit_id, s.credit_id, -s.amount, warsaw_today(), s.id
    from settlements s where s.customer_id = who and s.credit_id = payment and s.undoes_id is null
      and not exists (select 1 from settlements u where u.customer_id = who and u.undoes_id = s.id);
  insert into operations (customer_id, account_id, kind, booked_on, debit, open_amount, document, source_key, undoes_id)
    values (who, kept.account_id, 'transfer', warsaw_today(), kept.credit, kept.credit, left(payment_undo.document, 256), 'undo:' || payment, payment)
    returning id into made;
  insert into settlements (customer_id, account_id, debit_id, credit_id, amount, settled_on)
    values (who, kept.account_id, made, payment, kept.credit, warsaw_today());
  perform accounts_settle(array[who], array[kept.account_id]);
  return made;
end $$;
comment on function payment_undo is 'Counters a payment: Ma stays in the history and Wn stands beside it. The account is settled anew.';

grant execute on function payment_book to okienko_import;
grant execute on function accounts_settle, account_settle, payments_book to okienko_import;
