-- Copies of papers given away: printed, saved, sent by e-mail. Which copy it is follows office rule 11 and is decided here:
-- of an invoice in KSeF its visualisation is shared again, never a duplicate; otherwise a reprint, or a duplicate for a loss.

create table paper_copies (
  customer_id bigint not null references customers,
  id bigint not null default nextval('ids'),
  paper_id bigint not null,
  copy text not null check (copy in ('shared_again', 'reprint', 'duplicate')),
  way text not null check (way in ('print', 'save', 'email')),
  reason text not null default '' check (length(reason) <= 300),
  made_at timestamptz not null default now(),
  made_by text not null default session_user,
  contact_key uuid,
  request_key uuid not null,
  primary key (customer_id, id),
  foreign key (customer_id, paper_id) references papers (customer_id, id),
  constraint paper_copies_once unique (customer_id, request_key, paper_id),
  constraint paper_copies_loss check ((copy = 'duplicate') = (reason <> ''))
);
comment on table paper_copies is 'Which copy of which paper was given away, how, when and by whom; a duplicate with the loss it was asked for. Append-only.';
create index paper_copies_paper on paper_copies (customer_id, paper_id);
call audit_table('paper_copies');
create trigger never_changed before update or delete or truncate on paper_copies execute function never();

insert into notice_kinds (kind, subjects, token, urgent) values ('paper_copy', '{}', null, true);

create function paper_copy_mark(p papers, lost boolean) returns text
language plpgsql immutable set search_path = okienko, pg_temp as $$
begin
  if p.ksef_number is null and p.ksef_status not in ('accepted', 'waiting', 'offline') then
    return case when lost then 'duplicate' else 'reprint' end;
  end if;
  if lost then perform refuse('no_duplicate_of_ksef'); end if;
  return 'shared_again';
end $$;
comment on function paper_copy_mark is 'Office rule 11: what a copy of a paper is called; of an invoice in KSeF there is no duplicate.';

create function papers_copied(who bigint, wanted bigint[], way_ text, why text, request uuid, contact uuid, purpose text, seen_address text default '')
returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare
  loss text := btrim(coalesce(why, ''));
  to_ contact_points;
  answer json;
begin
  if cardinality(wanted) not between 1 and 500 then perform refuse('page_too_large'); end if;
  if loss <> '' and cardinality(wanted) > 1 then perform refuse('loss_of_one_paper'); end if;
  if way_ = 'email' then
    if cardinality(wanted) > 1 then perform refuse('page_too_large'); end if;
    select * into to_ from contact_points c where c.customer_id = who and c.kind = 'email' order by c.id limit 1;
    if not found or not to_.confirmed or to_.bouncing then perform refuse('email_not_confirmed'); end if;
    if mask_email(to_.value) is distinct from seen_address then perform refuse('email_changed'); end if;
  end if;
  if exists (select from unnest(wanted) w where not exists (select from papers p where p.customer_id = who and p.id = w)) then
    perform refuse('no_such_paper');
  end if;
  perform set_config('okienko.request', request::text, true);
  perform seen(who, 'papers', contact, purpose);
  insert into paper_copies (customer_id, paper_id, copy, way, reason, contact_key, request_key)
    select who, p.id, paper_copy_mark(p, loss <> ''), way_, loss, contact, request
    from papers p where p.customer_id = who and p.id = any (wanted) order by p.issued_on desc, p.id desc
    on conflict on constraint paper_copies_once do nothing;
  if way_ = 'email' then
    perform notice_put(who, 'paper_copy', c.id, jsonb_build_object('copy', c.id), to_.value)
      from paper_copies c where c.customer_id = who and c.request_key = request;
  end if;
  select json_agg(json_build_array(c.paper_id, c.id, c.copy, c.made_at) order by c.id) into answer
    from paper_copies c where c.customer_id = who and c.request_key = request;
  return answer::text;
end $$;
comment on function papers_copied is 'Writes down that copies are given away, before they are made, and puts an e-mailed one into the outbox; says which copy each is. Asked again with the same key it changes nothing.';

create function paper_shown(who bigint, wanted_id bigint, contact uuid, purpose text) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
begin
  perform seen(who, 'papers', contact, purpose);
  return (paper(who, wanted_id, contact, purpose)::jsonb || jsonb_build_object(
    'copies', (select jsonb_agg(jsonb_build_array(c.copy, c.way, c.made_at, coalesce(k.name, c.made_by), c.reason, case when n.id is not null then notice_row(n) end)
        order by c.made_at desc, c.id desc)
      from (select * from paper_copies x where x.customer_id = who and x.paper_id = wanted_id order by x.made_at desc, x.id desc limit 50) c
      left join clerks k on k.login = c.made_by
      left join notices n on n.customer_id = who and n.kind = 'paper_copy' and n.ref = c.id),
    'copied', (select count(*) from paper_copies x where x.customer_id = who and x.paper_id = wanted_id)))::text;
end $$;
comment on function paper_shown is 'One paper as page 2.2 shows it: with its lines, how many copies of it were given away and the last 50 of them; e-mailed ones with their masked address and state. NULL: the customer has no such paper.';

create function paper_copy_stopped(who bigint, copy_id bigint, to_address text) returns text
language sql stable security definer set search_path = okienko, pg_temp
return case
  when not exists (select from paper_copies c where c.customer_id = who and c.id = copy_id) then 'thing_gone'
  when not exists (select from contact_points c where c.customer_id = who and c.kind = 'email' and c.confirmed and lower(c.value) = lower(to_address))
    then 'address_not_confirmed' end;
comment on function paper_copy_stopped is 'Why a copy must not be sent now, or null: its address is no longer a confirmed one of the customer.';

create function paper_copy_facts(who bigint, copy_id bigint) returns jsonb
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare c paper_copies; facts jsonb;
begin
  select * into c from paper_copies x where x.customer_id = who and x.id = copy_id;
  select jsonb_build_object('paper', p.number, 'kind', p.kind, 'issued', p.issued_on, 'gross', p.gross, 'copy', c.copy, 'copied', c.made_at,
      'print', jsonb_build_object('answer', t.answer, 'nrb', t.nrb, 'xml', encode(t.xml, 'base64'),
        'shared', (t.shared::jsonb || jsonb_build_object('today', (c.made_at at time zone 'Europe/Warsaw')::date))::text)) into facts
    from papers p, papers_to_print(who, array[c.paper_id], c.contact_key, 'notice') t where p.customer_id = who and p.id = c.paper_id;
  return facts;
end $$;
comment on function paper_copy_facts is 'What the e-mail of a copy tells, and what its PDF is made of, at the moment of sending; a duplicate bears the day it was given.';

-- ---------------------------------------------------------------- readings told by an invoice beside the meter's own
create function serial_key(serial text) returns text language sql immutable parallel safe
return upper(regexp_replace(serial, '[^0-9A-Za-z]', '', 'g'));
comment on function serial_key is 'A meter''s serial as it is compared: letters and digits only.';

create function meter_states(who bigint, serials text[], contact uuid, purpose text) returns text
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare answer text;
begin
  if cardinality(serials) > 500 then perform refuse('page_too_large'); end if;
  perform seen(who, 'papers', contact, purpose);
  select json_agg(json_build_array(m.serial, r.read_on, r.state, coalesce(r.status = 'booked', false)) order by m.serial, r.read_on, r.id)::text into answer
    from installations i join meters m on m.id = i.meter_id
    left join readings r on r.customer_id = i.customer_id and r.installation_id = i.id and r.state is not null and r.status in ('booked', 'reported', 'waiting')
    where i.customer_id = who and serial_key(m.serial) in (select serial_key(s) from unnest(serials) s);
  return coalesce(answer, '[]');
end $$;
comment on function meter_states is 'States of the customer''s own meters with these serials, to be compared with what an invoice tells; a meter without states is one row.';

grant execute on function papers_copied, paper_shown, meter_states to okienko_clerk;
