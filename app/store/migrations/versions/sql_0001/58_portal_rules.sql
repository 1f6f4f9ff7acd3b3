-- Rules of e-BOK that the portal and the desk share: why a registration fails, passwords, sessions, limits, tokens.
-- Nothing here is granted to anybody: 59 speaks these rules for the portal, 63 and 64 for the desk.

-- ---------------------------------------------------------------- why a registration fails
create function registration_bare(folded text) returns text
language sql immutable parallel safe set search_path = okienko, pg_temp
return btrim(regexp_replace(regexp_replace(' ' || folded || ' ',
  ' (spolka z ograniczona odpowiedzialnoscia|spolka z o ?o|sp ?z ?o ?o|prosta spolka akcyjna|p s a|spolka akcyjna|s ?a|spolka komandytowo akcyjna|s k a|spolka jawna|sp ?j|spolka komandytowa|sp ?k|spolka partnerska|sp ?p|spolka cywilna|s ?c) ',
  ' ', 'g'), ' +', ' ', 'g'));
comment on function registration_bare is 'A folded name without its legal form: "wodnik sp z o o" and "wodnik spolka z ograniczona odpowiedzialnoscia" are both "wodnik".';

create function registration_name(typed text, on_file text[]) returns text
language sql immutable parallel safe set search_path = okienko, pg_temp as $$
  select case
      when bool_or(t.name = fold(f)) then null
      when bool_or(regexp_replace(t.name, '[ &/+()_]', '', 'g') = regexp_replace(fold(f), '[ &/+()_]', '', 'g')) then 'spaces'
      when bool_or(replace(registration_bare(t.name), ' ', '') = replace(registration_bare(fold(f)), ' ', '')) then 'legal_form'
      when max(similarity(registration_bare(t.name), registration_bare(fold(f)))) >= 0.4 then 'letters'
      else 'other' end
  from (select fold(coalesce(typed, '')) as name) t cross join unnest(on_file) f
$$;
comment on function registration_name is 'How a typed name differs from those on file: legal_form, spaces, letters, other; null: it is the same but for case and Polish letters.';

create function registration_customer(typed text) returns bigint
language sql stable security definer set search_path = okienko, pg_temp
return coalesce((select c.customer_id from customers c where c.number = regexp_replace(upper(typed), '[[:space:]]', '', 'g')),
  (select a.customer_id from accounts a where a.number = regexp_replace(upper(typed), '[[:space:]]', '', 'g')));
comment on function registration_customer is 'Whose number this is: the customer''s, or the Id of one of the objects.';

create function registration_reason(number text, invoice text, gross bigint, name text) returns jsonb
language plpgsql stable security definer set search_path = okienko, pg_temp as $$
declare
  last_ constant int := (setting('registration_last_invoices') #>> '{}')::int;
  asked constant boolean := btrim(coalesce(number, '')) <> '';
  who bigint := registration_customer(btrim(coalesce(number, '')));
  found_ text[] := '{}';
  p papers%rowtype;
  c customers%rowtype;
  e portal_accounts%rowtype;
  newer int; correction text; how text;
begin
  if asked and who is null then found_ := found_ || 'no_such_customer'::text; end if;
  -- A key may stand for several numbers ("1/11", "11/1"): the customer's own first, then the one with this amount.
  select x.* into p from papers x
    where x.number_key = invoice_key(invoice) and x.number_key <> ''
      and x.kind in ('water_invoice', 'waste_invoice', 'other_sale', 'correction')
    order by x.customer_id is not distinct from who desc, x.gross is not distinct from registration_reason.gross desc, x.issued_on desc, x.id desc limit 1;
  if p.id is null then
    found_ := found_ || 'no_such_invoice'::text;
  elsif asked and p.customer_id is distinct from who then
    found_ := found_ || 'invoice_of_another'::text;
  else
    who := p.customer_id;
    select count(*) into newer from (
      select from papers x where x.customer_id = who and (x.issued_on, x.id) > (p.issued_on, p.id)
        and x.kind in ('water_invoice', 'waste_invoice', 'other_sale') and x.account_id is not distinct from p.account_id limit 1000) n;
    if newer >= last_ then found_ := found_ || 'invoice_too_old'::text; end if;
    select x.number into correction from papers x
      where x.customer_id = who and x.corrects_id = p.id and x.kind = 'correction' order by x.issued_on desc, x.id desc limit 1;
    if correction is not null then found_ := found_ || 'invoice_corrected'::text; end if;
    if p.gross is distinct from gross and not (p.kind = 'correction' and abs(p.gross) is not distinct from gross) then
      found_ := found_ || case when gross in (p.net, abs(p.net)) then 'amount_is_net' else 'amount_wrong' end;
    end if;
  end if;
  if who is not null then
    select x.* into c from customers x where x.customer_id = who;
    if btrim(coalesce(name, '')) <> '' then
      how := registration_name(name, case when c.kind = 'person'
        then array[c.surname || ' ' || c.first_name, c.first_name || ' ' || c.surname] else array[c.company] end);
      if how is not null then found_ := found_ || 'name_differs'::text; end if;
    end if;
    select x.* into e from portal_accounts x where x.customer_id = who;
    if found then
      found_ := found_ || case e.state when 'active' then 'account_exists' else 'account_' || e.state end;
    end if;
  end if;
  return jsonb_strip_nulls(jsonb_build_object(
    'reason', coalesce(found_[1], 'ok'), 'also', coalesce(to_jsonb(found_[2:]), '[]'), 'how', how,
    'customer_id', c.customer_id, 'number', c.number, 'state', e.state, 'email', case when e.email <> '' then mask_email(e.email) end,
    'invoice', case when newer is not null then p.number end, 'issued_on', case when newer is not null then p.issued_on end,
    'newer', newer, 'last', last_, 'correction', correction));
end $$;
comment on function registration_reason is 'The one rule of registering by an invoice, for the portal, the desk''s diagnosis and the phone. number (customer''s or an object''s Id) and name may be empty: not asked. reason "ok" or the first that stands against it, also: the others. For the office: the portal never passes the reason on.';
