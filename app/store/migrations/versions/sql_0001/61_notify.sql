-- Changes told to the other desks: 'table:customer_id:row_id' on the channel okienko, a hint to read again and no more.
-- A few rows of a statement are told one by one, many as 'table:0:0', a loader's batch as one '*:0:0' (equal notices of a
-- transaction are sent once).

create function tell_desks() returns trigger
language plpgsql security definer set search_path = okienko, pg_temp as $$
declare told text[];
begin
  if batch_running() is not null then
    told := array(select '*:0:0' from fresh limit 1);
  else
    told := array(select distinct concat_ws(':', tg_table_name, coalesce(f.j ->> 'customer_id', '0'), coalesce(f.j ->> 'id', f.j ->> 'customer_id', '0'))
                  from (select to_jsonb(x) as j from fresh x limit 9) f);
    if cardinality(told) > 8 then told := array[tg_table_name || ':0:0']; end if;
  end if;
  perform pg_notify('okienko', t) from unnest(told) t;
  return null;
end $$;

do $$
declare t text; act text;
begin
  foreach t in array array['customers', 'identifiers', 'addresses', 'contact_points', 'portal_accounts', 'data_changes', 'accounts',
      'papers', 'operations', 'meters', 'installations', 'readings', 'meter_tasks', 'route_days', 'collection_points', 'containers', 'pickups',
      'contacts', 'cases', 'messages', 'announcements', 'settings', 'tariff_prices', 'templates', 'consents', 'declarations',
      'waiting_declarations', 'scans', 'invoice_deliveries', 'portal_events', 'email_changes', 'notices', 'tasks', 'mailings', 'threads'] loop
    foreach act in array array['insert', 'update', 'delete'] loop
      execute format('create trigger tell_%s after %s on %I referencing %s table as fresh for each statement execute function tell_desks()',
        act, act, t, case act when 'delete' then 'old' else 'new' end);
    end loop;
  end loop;
end $$;
