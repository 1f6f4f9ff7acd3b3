-- Money that comes in: one way to book a payment and to settle, for statements, the gateway, the office and invoices alike.
-- For every account at every moment: balance = sum of operations = sum of what is open; a settlement takes as much from
-- both sides, and nothing is ever removed: an undo is a counter-row.

-- What would be settled, account by account: what a credit names first, else oldest due first. `payers[i]` is a credit that
-- names `named[i]`, a paper or a charge of its own account, in the order of the list; a correction names what it corrects.
-- Nothing is settled by itself under a debt status of the card or the item (office rule 10); a person's word (`by_hand`)
-- may name such an item, "oldest" never reaches it. `new_*`: credits that are about to be written.
create function settle_plan(who bigint[], cards bigint[], new_ids bigint[], new_who bigint[], new_cards bigint[], new_amounts bigint[],
  new_days date[], payers bigint[], named bigint[], oldest boolean, by_hand boolean)
returns table (customer_id bigint, account_id bigint, debit_id bigint, credit_id bigint, amount bigint, settled_on date)
language plpgsql stable security definer set search_path = okienko, pg_temp set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare r record; open_ bigint[]; left_ bigint[]; i int; j int; n int;
begin
  for r in
    with touched as materialized (
      select a.customer_id, a.id as account_id, a.debt_status is null as free
      from (select distinct * from unnest(who, cards)) t(customer_id, id) join accounts a using (customer_id, id)),
    credits as materialized (
      select o.customer_id, o.account_id, o.id, o.booked_on, -o.open_amount as amount, o.kind, o.paper_id
        from touched t join operations o on o.customer_id = t.customer_id and o.account_id = t.account_id
        where o.open_amount < 0 and o.debt_status is null
      union all
      select w.who, w.card, w.id, w.day, w.amount, 'payment', null from unnest(new_ids, new_who, new_cards, new_amounts, new_days) w(id, who, card, amount, day)),
    wanted as (
      select c.customer_id, c.account_id, c.id, c.booked_on, w.target, w.place
        from unnest(payers, named) with ordinality w(payer, target, place) join credits c on c.id = w.payer
      union all
      select c.customer_id, c.account_id, c.id, c.booked_on, p.corrects_id, 0
        from credits c join papers p on p.customer_id = c.customer_id and p.id = c.paper_id
        where c.kind = 'correction' and p.corrects_id is not null),
    found as (
      select w.customer_id, w.account_id, w.id as credit_id, w.booked_on, d.id as debit_id, w.place, d.due_on
        from wanted w join operations d on d.customer_id = w.customer_id and d.paper_id = w.target and d.account_id = w.account_id
        where d.open_amount > 0 and (by_hand or d.debt_status is null)
      union all
      select w.customer_id, w.account_id, w.id, w.booked_on, d.id, w.place, d.due_on
        from wanted w join operations d on d.customer_id = w.customer_id and d.id = w.target and d.account_id = w.account_id
        where d.open_amount > 0 and (by_hand or d.debt_status is null)),
    names as (
      select f.customer_id, f.account_id, array_agg(f.credit_id order by f.booked_on, f.credit_id, f.place, f.due_on, f.debit_id) as payers,
        array_agg(f.debit_id order by f.booked_on, f.credit_id, f.place, f.due_on, f.debit_id) as targets
      from found f group by f.customer_id, f.account_id),
    sums as (
      select c.customer_id, c.account_id, array_agg(c.id order by c.booked_on, c.id) as ids, array_agg(c.amount order by c.booked_on, c.id) as amounts,
        array_agg(c.booked_on order by c.booked_on, c.id) as days
      from credits c group by c.customer_id, c.account_id)
    select t.customer_id, t.account_id, t.free, s.ids as credits, s.amounts, s.days, n.payers, n.targets, d.ids as debits, d.opens, d.days as debit_days, d.payable
    from touched t join sums s on s.customer_id = t.customer_id and s.account_id = t.account_id
    left join names n on n.customer_id = t.customer_id and n.account_id = t.account_id
    cross join lateral (
      select array_agg(o.id order by o.due_on nulls last, o.booked_on, o.id) as ids, array_agg(o.open_amount order by o.due_on nulls last, o.booked_on, o.id) as opens,
        array_agg(o.booked_on order by o.due_on nulls last, o.booked_on, o.id) as days, array_agg(o.debt_status is null order by o.due_on nulls last, o.booked_on, o.id) as payable
      from operations o where o.customer_id = t.customer_id and o.account_id = t.account_id and o.open_amount > 0) d
    where d.ids is not null
    order by t.customer_id, t.account_id
  loop
    customer_id := r.customer_id; account_id := r.account_id;
    open_ := r.opens; left_ := r.amounts;
    if r.free or by_hand then
      for n in 1 .. coalesce(cardinality(r.payers), 0) loop
        i := array_position(r.credits, r.payers[n]); j := array_position(r.debits, r.targets[n]);
        amount := least(left_[i], open_[j]);
        if amount > 0 then
          left_[i] := left_[i] - amount; open_[j] := open_[j] - amount;
          credit_id := r.credits[i]; debit_id := r.debits[j]; settled_on := greatest(r.days[i], r.debit_days[j]);
          return next;
        end if;
      end loop;
    end if;
    if oldest and r.free then
      j := 1;
      for i in 1 .. cardinality(left_) loop
        while left_[i] > 0 and j <= cardinality(open_) loop
          amount := case when r.payable[j] then least(left_[i], open_[j]) else 0 end;
          if amount > 0 then
            left_[i] := left_[i] - amount; open_[j] := open_[j] - amount;
            credit_id := r.credits[i]; debit_id := r.debits[j]; settled_on := greatest(r.days[i], r.debit_days[j]);
            return next;
          end if;
          if open_[j] = 0 or not r.payable[j] then j := j + 1; end if;
        end loop;
      end loop;
    end if;
  end loop;
end $$;
comment on function settle_plan is 'The one place that says what settles what: what a credit names, else oldest due first. Reads only; what is left of a credit stays open, an overpayment that settles what comes later (Dz.U. 2018 poz. 472).';

create function accounts_settle(who bigint[], cards bigint[], payers bigint[] default '{}', named bigint[] default '{}',
  oldest boolean default true, by_hand boolean default false) returns bigint
language plpgsql security definer set search_path = okienko, pg_temp as $$
declare made bigint;
begin
  perform 1 from accounts a join (select distinct * from unnest(who, cards)) t(customer_id, id) using (customer_id, id)
    order by a.customer_id, a.id for update of a;
  insert into settlements (customer_id, account_id, debit_id, credit_id, amount, settled_on)
    select p.customer_id, p.account_id, p.debit_id, p.credit_id, sum(p.amount), max(p.settled_on)
    from settle_plan(who, cards, '{}', '{}', '{}', '{}', '{}', payers, named, oldest, by_hand) p
    group by p.customer_id, p.account_id, p.debit_id, p.credit_id;
  get diagnostics made = row_count;
  return made;
end $$;
comment on function accounts_settle is 'Settles what is open of accounts, which are locked in order first; gives how many settlements it made.';

create function account_settle(who bigint, card bigint) returns bigint
language sql volatile security definer set search_path = okienko, pg_temp as $$
  select okienko.accounts_settle(array[who], array[card])
$$;
comment on function account_settle is 'After a charge, a correction or a credit was written to an account: settle what is open, both ways.';

-- Books payments in one statement and settles them; gives the operations' ids in the order asked. A source that is booked
-- already gives the payment that is there, so whatever is repeated is booked once. `payers[i]` is the place (from 1) of
-- the payment that names `named[i]`. No plan_cache_mode here: it would plan every check of a foreign key anew.
create function payments_book(who bigint[], cards bigint[], amounts bigint[], days date[], documents text[], sources text[],
  payers int[] default '{}', named bigint[] default '{}', by_hand boolean default false, batch bigint default null) returns bigint[]
language plpgsql security definer set search_path = okienko, pg_temp as $$
declare bad record; fresh record; naming record; plan record; answer bigint[];
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
  select array_agg(case when o.id is null then nextval('ids') else o.id end order by w.place) as ids, array_agg(o.id is null order by w.place) as new,
      min(w.source) filter (where (o.customer_id, o.account_id, o.credit, o.kind) <> (w.who, w.card, w.amount, 'payment')) as other
    into fresh
    from unnest(who, cards, amounts, sources) with ordinality w(who, card, amount, source, place)
    left join lateral (select x.* from operations x where x.source_key = w.source collate "default" offset 0) o on true;
  if fresh.other is not null then perform refuse('payment_differs', jsonb_build_object('source', fresh.other)); end if;
  answer := fresh.ids;
  if not true = any (fresh.new) then return answer; end if;
  select array_agg(answer[n.payer] order by n.place) as payers, array_agg(n.target order by n.place) as targets into naming
    from unnest(payers, named) with ordinality n(payer, target, place) where fresh.new[n.payer];
  select array_agg(p.customer_id) as who, array_agg(p.account_id) as cards, array_agg(p.debit_id) as debits, array_agg(p.credit_id) as credits,
      array_agg(p.amount) as amounts, array_agg(p.settled_on) as days into plan
    from (select array_agg(w.id) as i, array_agg(w.who) as w, array_agg(w.card) as c, array_agg(w.amount) as a, array_agg(w.day) as d
          from unnest(answer, fresh.new, who, cards, amounts, days) w(id, new, who, card, amount, day) where w.new) x
    cross join lateral (select y.customer_id, y.account_id, y.debit_id, y.credit_id, sum(y.amount)::bigint as amount, max(y.settled_on) as settled_on
      from settle_plan(who, cards, x.i, x.w, x.c, x.a, x.d, naming.payers, naming.targets, true, by_hand) y
      group by y.customer_id, y.account_id, y.debit_id, y.credit_id) p;
  insert into operations (customer_id, id, account_id, kind, booked_on, credit, open_amount, document, source_key, batch_id)
    select w.who, w.id, w.card, 'payment', w.day, w.amount, coalesce(p.amount, 0) - w.amount, left(w.document, 256), w.source, batch
    from unnest(answer, fresh.new, who, cards, amounts, days, documents, sources) w(id, new, who, card, amount, day, document, source)
    left join (select s.id, sum(s.amount)::bigint as amount from unnest(plan.credits, plan.amounts) s(id, amount) group by s.id) p on p.id = w.id
    where w.new order by w.id;
  insert into settlements (customer_id, account_id, debit_id, credit_id, amount, settled_on, born)
    select s.who, s.card, s.debit, s.credit, s.amount, s.day, any_new.id is not null
    from unnest(plan.who, plan.cards, plan.debits, plan.credits, plan.amounts, plan.days) s(who, card, debit, credit, amount, day)
    left join (select w.id from unnest(answer, fresh.new) w(id, new) where w.new) any_new on any_new.id = s.credit;
  return answer;
end $$;
comment on function payments_book is 'Operations of kind payment, each once by its source_key, and their settlements, in one transaction; gives their ids.';

create function payment_book(who bigint, card bigint, amount bigint, day date, document text, source text,
  named bigint[] default '{}', by_hand boolean default false, batch bigint default null) returns bigint
language sql volatile security definer set search_path = okienko, pg_temp as $$
  select (okienko.payments_book(array[who], array[card], array[amount], array[day], array[document], array[source],
    array_fill(1, array[cardinality(named)]), named, by_hand, batch))[1]
$$;
comment on function payment_book is 'One payment in grosze, booked once by its source; `named`: papers or charges it pays first. Gives the operation, also when it was there.';

-- Counters an operation: its settlements are countered, and a transfer stands against it, which settles it whole. What had
-- settled it, or what it had settled, is open again; the caller settles the account (account_settle). Gives the transfer,
-- also when it was made already.
create function operation_counter(who bigint, operation bigint, said text) returns bigint
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare kept operations; made bigint;
begin
  select * into kept from operations o where o.customer_id = who and o.id = operation;
  perform 1 from accounts a where a.customer_id = who and a.id = kept.account_id for update;   -- nothing settles it meanwhile
  select o.id into made from operations o where o.customer_id = who and o.undoes_id = operation;
  if found then return made; end if;
  insert into settlements (customer_id, account_id, debit_id, credit_id, amount, settled_on, undoes_id)
    select s.customer_id, s.account_id, s.debit_id, s.credit_id, -s.amount, warsaw_today(), s.id
    from settlements s where s.customer_id = who and operation in (s.debit_id, s.credit_id) and s.undoes_id is null
      and not exists (select from settlements u where u.customer_id = who and u.undoes_id = s.id);
  insert into operations (customer_id, account_id, kind, booked_on, debit, credit, open_amount, document, source_key, undoes_id)
    values (who, kept.account_id, 'transfer', warsaw_today(), greatest(-kept.amount, 0), greatest(kept.amount, 0), -kept.amount, left(said, 256), 'undo:' || operation, operation)
    returning id into made;
  insert into settlements (customer_id, account_id, debit_id, credit_id, amount, settled_on)
    values (who, kept.account_id, case when kept.amount > 0 then operation else made end, case when kept.amount > 0 then made else operation end, abs(kept.amount), warsaw_today());
  return made;
end $$;
comment on function operation_counter is 'The ledger only grows: an operation is countered by a transfer that stays beside it, and what was settled with it is free again.';

create function payment_undo(who bigint, payment bigint, document text) returns bigint
language plpgsql security definer set search_path = okienko, pg_temp as $$
declare kept operations%rowtype; made bigint;
begin
  select * into kept from operations where customer_id = who and id = payment;
  if not found or kept.kind <> 'payment' then perform refuse('payment_unknown', jsonb_build_object('operation', payment)); end if;
  made := operation_counter(who, payment, document);
  perform account_settle(who, kept.account_id);
  return made;
end $$;
comment on function payment_undo is 'Counters a payment: Ma stays in the history and Wn stands beside it. The account is settled anew.';

grant execute on function payment_book to okienko_import;
grant execute on function accounts_settle, account_settle, payments_book to okienko_import;
