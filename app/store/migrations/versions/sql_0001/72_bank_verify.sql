-- okienko db verify: what must be true of the ledger at every moment, asked of the live database in one snapshot. Set by set;
-- it tells ids, numbers and sums, never a name.

create function books_verify(samples int) returns text
language plpgsql stable security definer set search_path = okienko, pg_temp as $$
declare answer jsonb := '[]'; c record; found jsonb;
begin
  if samples not between 1 and 1000 then perform refuse('page_too_large'); end if;
  for c in select * from (values
    ('account_balance', $q$ select coalesce(a.customer_id, s.customer_id), coalesce(a.id, s.account_id),
          jsonb_build_object('number', a.number, 'balance', a.balance, 'operations', coalesce(s.amount, 0), 'open', coalesce(s.open, 0))
        from accounts a full join (select customer_id, account_id, sum(debit - credit) as amount, sum(open_amount) as open from operations group by customer_id, account_id) s
          on s.customer_id = a.customer_id and s.account_id = a.id
        where a.id is null or (a.balance, a.balance) is distinct from (coalesce(s.amount, 0), coalesce(s.open, 0)) $q$),
    ('account_kept', $q$ select a.customer_id, a.id, jsonb_build_object('number', a.number, 'oldest_due', a.oldest_due, 'counted', s.oldest_due, 'last_payment_on', a.last_payment_on, 'found', s.last_on,
          'last_payment', a.last_payment, 'found_payment', coalesce(s.last_credit, 0))
        from accounts a left join (
          select x.customer_id, x.account_id, x.oldest_due, date '2000-01-01' + x.last[1]::int as last_on, x.last[3] as last_credit from (
          select o.customer_id, o.account_id, min(o.due_on) filter (where o.open_amount > 0 and o.debt_status is null) as oldest_due,
            max(array[o.booked_on - date '2000-01-01', o.id, o.credit]) filter (where o.kind = 'payment' and u.id is null) as last
          from operations o left join operations u on u.customer_id = o.customer_id and u.undoes_id = o.id group by o.customer_id, o.account_id) x) s
          on s.customer_id = a.customer_id and s.account_id = a.id
        where (a.oldest_due, a.last_payment_on, a.last_payment) is distinct from (s.oldest_due, s.last_on, coalesce(s.last_credit, 0)) $q$),
    ('operation_open', $q$ select o.customer_id, o.id, jsonb_build_object('document', o.document, 'amount', o.debit - o.credit, 'open', o.open_amount, 'settled', coalesce(s.amount, 0))
        from operations o left join (
          select customer_id, id, sum(amount) as amount from (
            select customer_id, debit_id as id, amount from settlements union all select customer_id, credit_id, -amount from settlements) x group by customer_id, id) s
          on s.customer_id = o.customer_id and s.id = o.id
        where o.open_amount <> o.debit - o.credit - coalesce(s.amount, 0) $q$),
    ('settlement_sides', $q$ select s.customer_id, s.id, jsonb_build_object('debit', s.debit_id, 'credit', s.credit_id, 'amount', s.amount)
        from settlements s left join operations d on d.customer_id = s.customer_id and d.id = s.debit_id left join operations k on k.customer_id = s.customer_id and k.id = s.credit_id
        where d.account_id is distinct from s.account_id or k.account_id is distinct from s.account_id or d.debit - d.credit <= 0 or k.debit - k.credit >= 0 $q$),
    ('settlement_undo', $q$ select s.customer_id, s.id, jsonb_build_object('undoes', s.undoes_id, 'amount', s.amount, 'undone', k.amount)
        from settlements s left join settlements k on k.customer_id = s.customer_id and k.id = s.undoes_id
        where s.undoes_id is not null and (k.debit_id, k.credit_id, k.amount) is distinct from (s.debit_id, s.credit_id, -s.amount) $q$),
    ('operation_undo', $q$ select u.customer_id, u.id, jsonb_build_object('undoes', u.undoes_id, 'amount', u.debit - u.credit, 'undone', p.debit - p.credit)
        from operations u left join operations p on p.customer_id = u.customer_id and p.id = u.undoes_id
        where u.undoes_id is not null and (p.account_id is distinct from u.account_id or p.debit - p.credit is distinct from u.credit - u.debit or p.open_amount <> 0 or u.open_amount <> 0) $q$),
    ('paper_sums', $q$ select l.customer_id, l.paper_id, jsonb_build_object('number', p.number, 'gross', p.gross, 'lines', l.gross)
        from papers p right join (select customer_id, paper_id, sum(net) as net, sum(vat) as vat, sum(gross) as gross from paper_lines group by customer_id, paper_id) l
          on l.customer_id = p.customer_id and l.paper_id = p.id
        where p.id is null or p.remark = '' and (p.net, p.vat, p.gross) is distinct from (l.net, l.vat, l.gross) $q$),
    ('statement_sums', $q$ select null::bigint, coalesce(t.id, m.statement_id), jsonb_build_object('account', t.account, 'number', t.number, 'movements', t.movements, 'stored', coalesce(m.rows, 0) + t.known,
          'sum', t.credits + t.debits, 'stored_sum', coalesce(m.amount, 0) + t.known_sum, 'opening', t.opening, 'closing', t.closing)
        from statements t full join (select statement_id, count(*) as rows, sum(amount) as amount from bank_movements group by statement_id) m on m.statement_id = t.id
        where t.id is null or coalesce(m.rows, 0) + t.known <> t.movements or coalesce(m.amount, 0) + t.known_sum <> t.credits + t.debits
          or t.opening + t.credits + t.debits <> t.closing
          or t.known <> (select count(*) from bank_retold r where r.statement_id = t.id)
          or t.movements <> (select coalesce(sum(d.movements), t.movements) from statement_days d where d.statement_id = t.id) $q$),
    ('movement_matches', $q$ select null::bigint, coalesce(m.id, k.movement_id), jsonb_build_object('state', m.state, 'amount', m.amount, 'matched', coalesce(k.amount, 0))
        from bank_movements m full join (select movement_id, sum(amount) filter (where undone_at is null) as amount from bank_matches group by movement_id) k on k.movement_id = m.id
        where m.id is null or coalesce(k.amount, 0) <> case when m.state = 'booked' then m.amount else 0 end $q$),
    ('match_payment', $q$ select k.customer_id, k.id, jsonb_build_object('amount', k.amount, 'payment', o.credit, 'undone', k.undone_at is not null)
        from bank_matches k left join operations o on o.customer_id = k.customer_id and o.id = k.operation_id
        left join operations u on u.customer_id = k.customer_id and u.undoes_id = k.operation_id
        where o.kind is distinct from 'payment' or o.credit is distinct from k.amount or o.account_id is distinct from k.account_id or u.id is distinct from k.undo_id $q$),
    ('online_payment', $q$ select coalesce(r.customer_id, o.customer_id), coalesce(r.id, o.id),
          jsonb_build_object('state', r.state, 'order', r.order_id, 'asked', r.amount, 'paid', r.paid_amount, 'payment', o.credit, 'source', o.source_key)
        from payment_requests r full join (select * from operations where source_key like 'gateway:%') o on o.customer_id = r.customer_id and o.id = r.operation_id
        where (r.state = 'booked' or o.id is not null)
          and not coalesce(r.state = 'booked' and o.kind = 'payment' and o.account_id = r.account_id and o.credit = r.paid_amount
            and payment_due(r, r.paid_amount) and o.source_key = 'gateway:' || r.order_id, false) $q$)
  ) v(code, query) loop
    execute format('select jsonb_build_object(''check'', %L, ''found'', count(*), ''rows'', coalesce(jsonb_agg(jsonb_build_object(''customer_id'', x.c, ''id'', x.i, ''told'', x.t)) filter (where x.n <= %s), ''[]''))
      from (select c, i, t, row_number() over (order by c, i) as n from (%s) y(c, i, t)) x', c.code, samples, c.query) into found;
    answer := answer || found;
  end loop;
  return jsonb_build_object('checks', answer, 'counted', jsonb_build_object(
    'accounts', (select count(*) from accounts), 'operations', (select count(*) from operations), 'settlements', (select count(*) from settlements),
    'papers', (select count(*) from papers), 'statements', (select count(*) from statements), 'movements', (select count(*) from bank_movements)))::text;
end $$;
comment on function books_verify is 'Every rule that holds of the ledger, with how many rows break it and the first of them. Reads only, one snapshot.';

grant execute on function books_verify to okienko_supervisor;
