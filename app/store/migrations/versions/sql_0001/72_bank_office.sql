-- Page "Wpłaty": what waits, whose it may be, taking, dividing, taking back; and "Szukaj wpłaty" at the desk. Names of strangers
-- are for accounting roles (office rule 13); a clerk is told of an open card's payments, and whether one like it waits.

create function bank_queue(view text, after text, wanted int) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare day_after date := coalesce(nullif(split_part(after, ':', 1), '')::date, 'infinity'); id_after bigint := coalesce(nullif(split_part(after, ':', 2), '')::bigint, 0); answer json;
begin
  if wanted not between 1 and 200 then perform refuse('page_too_large'); end if;
  if view not in ('waiting', 'aside', 'booked', 'outgoing') then perform refuse('no_such_list', jsonb_build_object('list', view)); end if;
  select json_agg(json_build_array(m.id, m.version, m.state, m.booked_on, m.amount, m.reversal, m.payer, m.payer_account, m.title, m.own_account, m.kind, m.reason,
      s.account, s.number, m.booked_on || ':' || m.id) order by m.booked_on desc, m.id desc) into answer
    from (select x.* from bank_movements x where x.state = view and (x.booked_on, x.id) < (day_after, id_after)
          order by x.booked_on desc, x.id desc limit wanted) m
    join statements s on s.id = m.statement_id;
  perform search_log_one('bank_' || view, coalesce(json_array_length(answer), 0));
  return json_build_object('rows', coalesce(answer, '[]'), 'waiting', (select count(*) from bank_movements where state = 'waiting'),
    'aside', (select count(*) from bank_movements where state = 'aside'),
    'misposted', (select count(*) from misposted where state = 'proposed'))::text;
end $$;
comment on function bank_queue is 'Movements of a state, newest first, behind the key (booked_on, id); with counts of what waits.';

-- An account as a suggestion shows it; the reader's trace is the caller's to leave.
create function bank_account_words(who bigint, card bigint) returns jsonb
language sql stable security definer set search_path = okienko, pg_temp as $$
  select jsonb_build_object('customer_id', a.customer_id, 'account_id', a.id, 'customer', d.number, 'name', d.name, 'address', d.address,
    'service', a.service, 'number', a.number, 'nrb', a.nrb, 'balance', a.balance, 'debt_status', a.debt_status, 'closed_on', a.closed_on,
    'open', (select coalesce(jsonb_agg(jsonb_build_array(coalesce(o.paper_id, o.id), o.id, o.document, o.due_on, o.open_amount, o.debt_status) order by o.due_on nulls last, o.booked_on, o.id), '[]')
      from operations o where o.customer_id = a.customer_id and o.account_id = a.id and o.open_amount > 0))
  from accounts a join directory d on d.customer_id = a.customer_id where a.customer_id = who and a.id = card
$$;

create function bank_movement(wanted bigint) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare m bank_movements%rowtype; answer jsonb;
begin
  select * into m from bank_movements where id = wanted;
  if not found then perform refuse('movement_unknown', jsonb_build_object('movement', wanted)); end if;
  answer := jsonb_build_object('id', m.id, 'version', m.version, 'state', m.state,
    'matches', (select coalesce(jsonb_agg(bank_account_words(k.customer_id, k.account_id) || jsonb_build_object('match_id', k.id, 'amount', k.amount, 'why', k.why,
        'automatic', k.automatic, 'at', k.matched_at, 'by', k.matched_by, 'undone_at', k.undone_at, 'undone_by', k.undone_by, 'undone_why', k.undone_why,
        'settled', (select coalesce(jsonb_agg(jsonb_build_array(coalesce(o.paper_id, o.id), o.document, x.amount) order by o.due_on, o.id), '[]')
          from (select s.debit_id, sum(s.amount) as amount from settlements s where s.customer_id = k.customer_id and s.credit_id = k.operation_id
                group by s.debit_id having sum(s.amount) <> 0) x
          join operations o on o.customer_id = k.customer_id and o.id = x.debit_id)) order by k.id), '[]')
      from bank_matches k where k.movement_id = m.id),
    'suggestions', case when m.state in ('waiting', 'aside') and m.amount > 0 and not m.reversal then
      (select coalesce(jsonb_agg(bank_account_words(r.who, r.card) || jsonb_build_object('why', r.why, 'papers', r.papers, 'score', r.score) order by r.place), '[]')
       from bank_ranked(array[m.id], array[m.amount], array[m.title], array[m.payer_account], array[m.payer], true) r
       where r.place <= 8 or r.place <= 16 and 'name' = any (r.why)) else '[]' end);
  perform search_log_one('bank_movement', jsonb_array_length(answer -> 'matches') + jsonb_array_length(answer -> 'suggestions'));
  return answer::text;
end $$;
comment on function bank_movement is 'Whose a movement is and why, or whose it may be, best first. For accounting roles.';

create function bank_movement_locked(wanted bigint, seen_version int) returns bank_movements
language plpgsql security definer set search_path = okienko, pg_temp as $$
declare m bank_movements%rowtype;
begin
  select * into m from bank_movements where id = wanted for update;
  if not found then perform refuse('movement_unknown', jsonb_build_object('movement', wanted)); end if;
  if m.version <> seen_version then perform changed_meanwhile(); end if;
  return m;
end $$;

-- Assigns a movement, whole or divided: `parts` is [[customer, account, grosze, [papers]], ...] and adds up to the movement.
create function bank_take(wanted bigint, seen_version int, parts jsonb, why_ text[]) returns text
language plpgsql security definer set search_path = okienko, pg_temp as $$
declare m bank_movements%rowtype; number_ text; turn int; made bigint[]; matches_ bigint[]; p record;
begin
  m := bank_movement_locked(wanted, seen_version);
  if m.state not in ('waiting', 'aside') or m.amount <= 0 or m.reversal then perform refuse('movement_not_to_take', jsonb_build_object('state', m.state)); end if;
  if jsonb_array_length(parts) not between 1 and 50 or exists (select 1 from jsonb_array_elements(parts) x where (x ->> 2)::bigint <= 0)
    or (select sum((x ->> 2)::bigint) from jsonb_array_elements(parts) x) <> m.amount then
    perform refuse('parts_do_not_add_up', jsonb_build_object('amount', m.amount));
  end if;
  select s.number into number_ from statements s where s.id = m.statement_id;
  for p in select (x ->> 0)::bigint as who, (x ->> 1)::bigint as card, array(select jsonb_array_elements_text(x -> 3)::bigint) as papers from jsonb_array_elements(parts) x loop
    if exists (select 1 from unnest(p.papers) w(id) where not exists (select 1 from operations o
        where o.customer_id = p.who and o.account_id = p.card and (o.paper_id = w.id or o.id = w.id))) then
      perform refuse('paper_of_other_account', jsonb_build_object('account', p.card));
    end if;
  end loop;
  select m.line, array_agg(x.who order by x.place) as who, array_agg(x.card order by x.place) as cards, array_agg(x.grosze order by x.place) as amounts,
      array_agg(m.booked_on order by x.place) as days, array_agg(bank_document(number_, m.booked_on, m.line) order by x.place) as documents,
      array_agg(concat_ws(':', 'bank', m.identity, m.ordinal, m.takes + x.place) order by x.place) as sources, count(*)::int as rows
    into p
    from (select (j ->> 0)::bigint as who, (j ->> 1)::bigint as card, (j ->> 2)::bigint as grosze, place from jsonb_array_elements(parts) with ordinality y(j, place)) x;
  made := payments_book(p.who, p.cards, p.amounts, p.days, p.documents, p.sources,
    (select coalesce(array_agg(y.place::int order by y.place, w.turn), '{}') from jsonb_array_elements(parts) with ordinality y(j, place), jsonb_array_elements_text(y.j -> 3) with ordinality w(id, turn)),
    (select coalesce(array_agg(w.id::bigint order by y.place, w.turn), '{}') from jsonb_array_elements(parts) with ordinality y(j, place), jsonb_array_elements_text(y.j -> 3) with ordinality w(id, turn)),
    true);
  with stored as (
    insert into bank_matches (customer_id, movement_id, account_id, operation_id, amount, papers, why, automatic)
      select x.who, m.id, x.card, x.operation, x.grosze, array(select jsonb_array_elements_text(parts -> (x.place - 1)::int -> 3)::bigint),
        coalesce(why_, '{}') || '{by_hand}'::text[], false
      from unnest(p.who, p.cards, p.amounts, made) with ordinality x(who, card, grosze, operation, place) returning id)
  select array_agg(id) into matches_ from stored;
  update bank_movements set state = 'booked', reason = '', takes = takes + p.rows where id = m.id;
  return json_build_object('version', m.version + 1, 'operations', made)::text;
end $$;
comment on function bank_take is 'A person says whose a movement is; named papers are paid first, also under a debt status, for a person said so.';

create function bank_untake(wanted bigint, seen_version int, why_ text) returns bigint
language plpgsql security definer set search_path = okienko, pg_temp as $$
declare m bank_movements%rowtype; k record; undo bigint; n bigint := 0;
begin
  if btrim(why_) = '' then perform refuse('reason_missing'); end if;
  m := bank_movement_locked(wanted, seen_version);
  if m.state <> 'booked' then perform refuse('movement_not_booked', jsonb_build_object('state', m.state)); end if;
  perform 1 from accounts a where (a.customer_id, a.id) in (select b.customer_id, b.account_id from bank_matches b where b.movement_id = m.id and b.undone_at is null)
    order by a.customer_id, a.id for update;
  for k in select * from bank_matches b where b.movement_id = m.id and b.undone_at is null order by b.customer_id, b.id loop
    undo := payment_undo(k.customer_id, k.operation_id, 'Cofnięcie wpłaty: ' || (select o.document from operations o where o.customer_id = k.customer_id and o.id = k.operation_id));
    update bank_matches set undo_id = undo, undone_at = now(), undone_by = session_user, undone_why = left(btrim(why_), 300)
      where customer_id = k.customer_id and id = k.id;
    update misposted set state = 'dismissed', decided_at = now(), decided_by = session_user, reason = left(btrim(why_), 300)
      where customer_id = k.customer_id and match_id = k.id and state = 'proposed';
    n := n + 1;
  end loop;
  update bank_movements set state = 'waiting', reason = left(btrim(why_), 300) where id = m.id;
  return n;
end $$;
comment on function bank_untake is 'Takes a match back: the payment is countered on the account, the movement waits again.';

create function bank_aside(wanted bigint, seen_version int, aside boolean, why_ text) returns int
language plpgsql security definer set search_path = okienko, pg_temp as $$
declare m bank_movements%rowtype;
begin
  if aside and btrim(why_) = '' then perform refuse('reason_missing'); end if;
  m := bank_movement_locked(wanted, seen_version);
  if m.state <> (case when aside then 'waiting' else 'aside' end) then perform refuse('movement_not_waiting', jsonb_build_object('state', m.state)); end if;
  update bank_movements set state = case when aside then 'aside' else 'waiting' end, reason = left(btrim(why_), 300) where id = m.id;
  return m.version + 1;
end $$;
comment on function bank_aside is 'Sets a movement aside with a reason, or brings it back.';

-- ---------------------------------------------------------------- payments that look like somebody else's
create function misposted_page(view text, after bigint, wanted int) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare answer json;
begin
  if wanted not between 1 and 200 then perform refuse('page_too_large'); end if;
  if view not in ('proposed', 'done', 'dismissed') then perform refuse('no_such_list', jsonb_build_object('list', view)); end if;
  select json_agg(json_build_object('customer_id', p.customer_id, 'id', p.id, 'version', p.version, 'kind', p.kind, 'state', p.state, 'found_at', p.found_at,
      'reason', p.reason, 'decided_by', p.decided_by, 'decided_at', p.decided_at, 'movement_id', v.id, 'booked_on', v.booked_on, 'amount', k.amount,
      'payer', v.payer, 'payer_account', v.payer_account, 'title', v.title, 'open', -o.open_amount,
      'from', bank_account_words(k.customer_id, k.account_id), 'to', bank_account_words(p.to_customer, p.to_account),
      'paper', (select json_build_array(q.id, q.number, q.due_on, q.gross) from papers q where q.customer_id = p.to_customer and q.id = p.to_paper)) order by p.id desc) into answer
    from (select * from misposted x where x.state = view and x.id < coalesce(after, 9223372036854775807) order by x.id desc limit wanted) p
    join bank_matches k on k.customer_id = p.customer_id and k.id = p.match_id
    join bank_movements v on v.id = k.movement_id
    join operations o on o.customer_id = k.customer_id and o.id = k.operation_id;
  perform search_log_one('misposted', coalesce(json_array_length(answer), 0));
  return coalesce(answer, '[]')::text;
end $$;
comment on function misposted_page is 'Proposals of transfers, newest first, with what a printed request needs. For accounting roles (office rule 13).';

create function misposted_decide(who bigint, wanted bigint, seen_version int, act text, why_ text) returns text
language plpgsql security definer set search_path = okienko, pg_temp as $$
declare p misposted%rowtype; k bank_matches%rowtype; m bank_movements%rowtype; made bigint := null; undo bigint; paid text; parts bigint[];
begin
  if act not in ('done', 'dismissed') then perform refuse('no_such_act', jsonb_build_object('act', act)); end if;
  if act = 'dismissed' and btrim(why_) = '' then perform refuse('reason_missing'); end if;
  perform 1 from bank_movements v where v.id = (select b.movement_id from misposted x     -- locked first, as bank_untake does
    join bank_matches b on b.customer_id = x.customer_id and b.id = x.match_id where x.customer_id = who and x.id = wanted) for update;
  select * into p from misposted x where x.customer_id = who and x.id = wanted for update;
  if not found then perform refuse('proposal_unknown', jsonb_build_object('proposal', wanted)); end if;
  if p.version <> seen_version then perform changed_meanwhile(); end if;
  if p.state <> 'proposed' then perform refuse('proposal_decided', jsonb_build_object('state', p.state)); end if;
  if act = 'done' and p.to_account is not null then
    select * into k from bank_matches b where b.customer_id = who and b.id = p.match_id for update;
    if k.undone_at is not null then perform refuse('match_undone'); end if;
    select * into m from bank_movements v where v.id = k.movement_id for update;
    perform 1 from accounts a where (a.customer_id, a.id) in ((k.customer_id, k.account_id), (p.to_customer, p.to_account)) order by a.customer_id, a.id for update;
    select o.document into paid from operations o where o.customer_id = who and o.id = k.operation_id;
    undo := payment_undo(who, k.operation_id, 'Przeksięgowanie wpłaty: ' || paid);
    update bank_matches set undo_id = undo, undone_at = now(), undone_by = session_user, undone_why = coalesce(nullif(left(btrim(why_), 300), ''), 'przeksięgowanie')
      where customer_id = who and id = k.id;
    parts := array_remove(array[p.to_paper], null);
    made := payment_book(p.to_customer, p.to_account, k.amount, m.booked_on, paid, concat_ws(':', 'bank', m.identity, m.ordinal, m.takes + 1), parts, true);
    insert into bank_matches (customer_id, movement_id, account_id, operation_id, amount, papers, why, automatic)
      values (p.to_customer, m.id, p.to_account, made, k.amount, parts, '{transfer,by_hand}', false);
    update bank_movements set takes = takes + 1 where id = m.id;
    update misposted set state = 'dismissed', decided_at = now(), decided_by = session_user, reason = left(btrim(why_), 300)
      where customer_id = who and match_id = k.id and id <> p.id and state = 'proposed';
  end if;
  update misposted set state = act, decided_at = now(), decided_by = session_user, reason = left(btrim(why_), 300) where customer_id = who and id = p.id;
  return json_build_object('version', p.version + 1, 'operation', made)::text;
end $$;
comment on function misposted_decide is 'A person transfers what was proposed (counter-operation here, payment there), or dismisses it. A double payment is only marked: a refund is the customer''s to ask.';

-- ---------------------------------------------------------------- at the desk: did my payment come?
create function payment_search(who bigint, grosze bigint, first_day date, last_day date, sender text, contact uuid, purpose text) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare answer json; words text := fold(coalesce(sender, '')); waiting date[];
begin
  perform seen(who, 'payments', contact, purpose);
  select json_agg(json_build_object('operation_id', o.id, 'account_id', o.account_id, 'service', a.service, 'number', a.number, 'booked_on', o.booked_on, 'amount', o.credit,
      'document', o.document, 'open', -o.open_amount, 'undone', u.id is not null, 'payer', o.payer, 'title', o.title, 'why', o.why,
      'settled', (select coalesce(json_agg(json_build_array(coalesce(d.paper_id, d.id), d.document, x.amount) order by d.due_on, d.id), '[]')
        from (select s.debit_id, sum(s.amount) as amount from settlements s where s.customer_id = who and s.credit_id = o.id group by s.debit_id having sum(s.amount) <> 0) x
        join operations d on d.customer_id = who and d.id = x.debit_id where d.undoes_id is null)) order by o.booked_on desc, o.id desc) into answer
    from (select y.*, v.payer, v.title, k.why from operations y
          left join bank_matches k on k.customer_id = who and k.operation_id = y.id
          left join bank_movements v on v.id = k.movement_id
          where y.customer_id = who and y.kind = 'payment' and (grosze is null or y.credit = grosze)
            and y.booked_on between coalesce(first_day, '-infinity') and coalesce(last_day, 'infinity')
            and (words = '' or position(words in fold(v.payer)) > 0)
          order by y.booked_on desc, y.id desc limit 201) o                       -- one more than is shown tells that there are more
    join accounts a on a.customer_id = who and a.id = o.account_id
    left join operations u on u.customer_id = who and u.undoes_id = o.id;
  if grosze is not null then                       -- that one waits, never whose: only of an amount that the caller knows
    select array_agg(distinct m.booked_on order by m.booked_on) into waiting from bank_movements m
      where m.state in ('waiting', 'aside') and m.amount = grosze and not m.reversal
        and m.booked_on between coalesce(first_day, '-infinity') and coalesce(last_day, 'infinity')
        and (words = '' or length(words) >= 3 and position(words in fold(m.payer)) > 0);
    perform search_log_one('payment_waits', coalesce(cardinality(waiting), 0));
  end if;
  return json_build_object('payments', coalesce(answer, '[]'), 'waiting', coalesce(to_json(waiting), '[]'), 'booked_until', setting('booked_until'))::text;
end $$;
comment on function payment_search is 'Payments of a customer by amount, days and sender; of what is not assigned only the days on which one of this amount came (office rule 3).';

grant execute on function bank_queue, bank_movement, bank_take, bank_untake, bank_aside, misposted_page, misposted_decide to okienko_accounting;
grant execute on function payment_search to okienko_clerk;
