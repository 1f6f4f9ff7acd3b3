-- The directory: one row a customer, kept by triggers, for the search, the lists and the head of the card.

create table directory (
  customer_id bigint primary key references customers,
  number text not null collate "C",
  name text not null,
  sort_key text not null collate "C",
  address text not null,
  w_name text not null,
  w_address text not null,
  w_phone text not null,
  w_email text not null,
  w_account text not null,
  w_meter text not null,
  w_tax text not null,
  words text not null collate "C" generated always as
    (' ' || number || w_name || w_address || w_phone || w_email || w_account || w_meter || w_tax) stored,
  similar_to text not null collate "C" generated always as (w_name || w_address) stored,
  head jsonb not null
);
comment on table directory is 'Folded search words by field (each word after a space) and the head of the card; kept by triggers.';
create index directory_sort on directory (sort_key, customer_id);
create index directory_number on directory (number);
create index directory_words on directory using gin (words gin_trgm_ops) with (fastupdate = off);
create index directory_similar on directory using gin (similar_to gin_trgm_ops) with (fastupdate = off);

create function mask_phone(value text) returns text language sql immutable parallel safe
return '··· ··· ' || right(value, 3);

create function mask_email(value text) returns text language sql immutable parallel safe
return left(value, 1) || '···@' || split_part(value, '@', 2);

create function address_line(street text, house text, flat text, postal_code text, city text) returns text
language sql immutable parallel safe
return case when street = ''
  then btrim(postal_code || ' ' || city || ' ' || house || case when flat = '' then '' else '/' || flat end)
  else (case when lower(split_part(street, ' ', 1)) in ('ul.', 'al.', 'pl.', 'os.', 'aleja', 'plac', 'osiedle') then street else 'ul. ' || street end)
    || ' ' || house || case when flat = '' then '' else '/' || flat end || ', ' || btrim(postal_code || ' ' || city) end;

create function directory_refresh(wanted bigint[]) returns void
language sql volatile security definer set search_path = okienko, pg_temp as $$
  insert into directory as d (customer_id, number, name, sort_key, address, w_name, w_address, w_phone, w_email, w_account, w_meter, w_tax, head)
  select c.customer_id, c.number, n.name, sort_key(n.name), coalesce(ad.address, ''),
    ' ' || fold(n.name), coalesce(ad.words, ''), coalesce(cp.phones, ''), coalesce(cp.emails, ''),
    coalesce(ac.words, ''), coalesce(me.words, ''), coalesce(idf.words, ''),
    jsonb_build_object('kind', c.kind, 'version', c.version, 'phone', cp.phone, 'email', cp.email,
      'confirmed', coalesce(cp.confirmed, false), 'bouncing', coalesce(cp.bouncing, false), 'pesel', coalesce(idf.pesel, false),
      'portal', case when po.customer_id is not null then jsonb_build_object('state', po.state, 'login', po.login, 'at', po.last_sign_in_at) end,
      'streets', coalesce(ad.streets, '[]'::jsonb), 'meters', coalesce(me.heads, '[]'::jsonb), 'points', coalesce(pt.points, '[]'::jsonb),
      'accounts', coalesce(ac.heads, '{}'::jsonb))
  from customers c
  cross join lateral (select case when c.kind = 'person' then c.surname || case when c.first_name = '' then '' else ' ' || c.first_name end else c.company end as name) n
  left join lateral (
    select string_agg(distinct ' ' || fold(a.street || ' ' || a.house || case when a.flat = '' then '' else '/' || a.flat end || ' ' || a.postal_code || ' ' || a.city), '') as words,
      (array_agg(address_line(a.street, a.house, a.flat, a.postal_code, a.city) order by array_position(array['object', 'residence', 'mailing'], a.kind), a.id))[1] as address,
      jsonb_agg(distinct a.street_key) filter (where a.kind = 'object') as streets
    from addresses a where a.customer_id = c.customer_id) ad on true
  left join lateral (
    select string_agg(' ' || regexp_replace(p.value, '^\+48|\+', ''), '' order by p.id) filter (where p.kind = 'phone') as phones,
      string_agg(' ' || fold(p.value), '' order by p.id) filter (where p.kind = 'email') as emails,
      (array_agg(mask_phone(p.value) order by p.id) filter (where p.kind = 'phone'))[1] as phone,
      (array_agg(mask_email(p.value) order by p.id) filter (where p.kind = 'email'))[1] as email,
      (array_agg(p.confirmed order by p.id) filter (where p.kind = 'email'))[1] as confirmed,
      bool_or(p.bouncing) as bouncing
    from contact_points p where p.customer_id = c.customer_id) cp on true
  left join lateral (
    select string_agg(' ' || lower(a.number) || case when a.nrb = '' then '' else ' ' || right(a.nrb, 16) end, '' order by a.id) as words,
      jsonb_object_agg(a.id::text, address_line(d.street, d.house, d.flat, d.postal_code, d.city)) as heads
    from accounts a join addresses d on d.customer_id = a.customer_id and d.id = a.address_id
    where a.customer_id = c.customer_id) ac on true
  left join lateral (
    select string_agg(' ' || lower(m.serial), '' order by i.id) as words,
      jsonb_agg(jsonb_build_array(i.id, i.meter_id, i.account_id, m.serial, i.role, i.place, m.digits, m.legal_until,
        i.installed_on, i.removed_on, i.parent_id) order by i.account_id, i.role <> 'main', i.id) filter (where i.removed_on is null) as heads
    from installations i join meters m on m.id = i.meter_id where i.customer_id = c.customer_id) me on true
  left join lateral (
    select string_agg(' ' || f.value, '') filter (where f.kind in ('nip', 'regon')) as words, bool_or(f.kind = 'pesel') as pesel
    from identifiers f where f.customer_id = c.customer_id) idf on true
  left join lateral (
    select jsonb_agg(jsonb_build_array(p.route_id, (select jsonb_agg(distinct k.fraction) from containers k
        where k.customer_id = p.customer_id and k.point_id = p.id))) as points
    from collection_points p where p.customer_id = c.customer_id and p.closed_on is null) pt on true
  left join portal_accounts po on po.customer_id = c.customer_id
  where c.customer_id = any(wanted)
  on conflict (customer_id) do update set number = excluded.number, name = excluded.name, sort_key = excluded.sort_key,
    address = excluded.address, w_name = excluded.w_name, w_address = excluded.w_address, w_phone = excluded.w_phone,
    w_email = excluded.w_email, w_account = excluded.w_account, w_meter = excluded.w_meter, w_tax = excluded.w_tax, head = excluded.head
  where (d.number, d.name, d.address, d.w_name, d.w_address, d.w_phone, d.w_email, d.w_account, d.w_meter, d.w_tax, d.head)
    is distinct from (excluded.number, excluded.name, excluded.address, excluded.w_name, excluded.w_address, excluded.w_phone,
      excluded.w_email, excluded.w_account, excluded.w_meter, excluded.w_tax, excluded.head);
$$;

create function directory_kept() returns trigger
language plpgsql security definer set search_path = okienko, pg_temp as $$
begin
  perform directory_refresh(array(select distinct customer_id from fresh));
  return null;
end $$;

create function directory_kept_meter() returns trigger
language plpgsql security definer set search_path = okienko, pg_temp as $$
begin
  perform directory_refresh(array(select distinct i.customer_id from installations i join fresh f on f.id = i.meter_id));
  return null;
end $$;

-- Balances and last readings change often and are not in the directory: those updates must not touch it.
create function directory_kept_account() returns trigger
language plpgsql security definer set search_path = okienko, pg_temp as $$
begin
  perform directory_refresh(array(select distinct f.customer_id from fresh f join gone g using (customer_id, id)
    where (f.number, f.nrb, f.address_id) is distinct from (g.number, g.nrb, g.address_id)));
  return null;
end $$;

create function directory_kept_installation() returns trigger
language plpgsql security definer set search_path = okienko, pg_temp as $$
begin
  perform directory_refresh(array(select distinct f.customer_id from fresh f join gone g using (customer_id, id)
    where (f.account_id, f.meter_id, f.parent_id, f.role, f.place, f.installed_on, f.removed_on)
      is distinct from (g.account_id, g.meter_id, g.parent_id, g.role, g.place, g.installed_on, g.removed_on)));
  return null;
end $$;

do $$
declare t text; act text;
begin
  foreach t in array array['customers', 'addresses', 'contact_points', 'accounts', 'identifiers', 'installations',
                           'collection_points', 'containers', 'portal_accounts'] loop
    foreach act in array array['insert', 'update', 'delete'] loop
      if act = 'update' and t in ('accounts', 'installations') or act = 'delete' and t = 'customers' then continue; end if;
      execute format('create trigger directory_%s after %s on %I referencing %s table as fresh for each statement execute function directory_kept()',
        act, act, t, case act when 'delete' then 'old' else 'new' end);
    end loop;
  end loop;
end $$;
create trigger directory_update after update on accounts referencing old table as gone new table as fresh
  for each statement execute function directory_kept_account();
create trigger directory_update after update on installations referencing old table as gone new table as fresh
  for each statement execute function directory_kept_installation();
create trigger directory_update after update on meters referencing new table as fresh
  for each statement execute function directory_kept_meter();
