-- The audit: who changed what of a customer's, when and from where. Statement-level, so that a COPY of a hundred thousand
-- rows stays cheap; UPDATE and DELETE always before and after, INSERT after, a loader's INSERT within a batch one line.
-- `before` and `after` hold the key and what changed; a password, hash, token or scan is only told to have changed.

comment on column audit.reason is 'What the program gave in okienko.reason (transaction-local): why personal data was changed.';
comment on column audit.request_key is 'What the program gave in okienko.request: a retry asks whether its first try was stored.';
comment on table audit is 'Changes of customer data, the tariffs, settings and clerks; written by triggers, altered by nobody.';

-- The batch that the session says it loads (setting okienko.batch); only loaders have one, and only their own, unfinished.
create function batch_running() returns bigint
language plpgsql stable security definer set search_path = okienko, pg_temp as $$
declare said text := nullif(current_setting('okienko.batch', true), '');
begin
  if said is null or not is_loader() then return null; end if;
  if said !~ '^[0-9]{1,18}$' or not exists (select 1 from batches b where b.id = said::bigint and b.actor = session_user and b.finished_at is null) then
    perform refuse('batch_unknown', jsonb_build_object('batch', said));
  end if;
  return said::bigint;
end $$;

-- What is told of a row: its key and, with `other` given, what differs from it; never the value of a hidden column.
create function audit_part(this jsonb, other jsonb, keys text[], silent text[], hidden text[]) returns jsonb
language sql immutable parallel safe
return (select jsonb_object_agg(k, case when k = any (hidden) and this -> k <> 'null' then '"***"'::jsonb else this -> k end)
        from jsonb_object_keys(this) k
        where k = any (keys) or (not k = any (silent) and (other is null and this -> k <> 'null' or this -> k <> other -> k)));

-- Makes the audit of one table: its own trigger function, with typed comparisons, so that bookkeeping costs no JSON.
-- `silent`: columns that the database keeps by itself; a change of only those is not told.
-- `hidden`: columns told only to have changed; names and types that may hold secrets are hidden unasked.
create procedure audit_table(tab regclass, silent text[] default '{}', hidden text[] default '{}')
language plpgsql set search_path = okienko, pg_temp as $$
declare
  keys text[]; watched text; joined text; name text; who text; row_key text;
begin
  select relname into name from pg_class where oid = tab;
  keys := array(select a.attname::text from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
                where i.indrelid = tab and i.indisprimary order by a.attnum);
  silent := silent || array(select attname::text from pg_attribute where attrelid = tab and attnum > 0
                            and (attgenerated <> '' or attname = 'version'));
  hidden := hidden || array(select attname::text from pg_attribute where attrelid = tab and attnum > 0 and not attisdropped
                            and (atttypid = 'bytea'::regtype or attname ~ '(passw|hash|token|secret|verifier|scan)'));
  watched := (select string_agg(format('x.%I', attname), ', ' order by attnum) from pg_attribute
              where attrelid = tab and attnum > 0 and not attisdropped and not attname = any (silent));
  joined := (select string_agg(format('o.%1$I = n.%1$I', k), ' and ') from unnest(keys) k);
  who := case when exists (select 1 from pg_attribute where attrelid = tab and attname = 'customer_id') then 'customer_id' end;
  row_key := case when 'id' = any (keys) then 'id' when keys = array['customer_id'] then 'customer_id' end;

  execute format($f$
    create function %1$I() returns trigger language plpgsql security definer set search_path = okienko, pg_temp as $b$
    declare batch bigint := batch_running();
    begin
      if tg_op = 'INSERT' and batch is not null then
        insert into audit (table_name, act, rows, batch_id, key_from, key_to)
          select %2$L, 'insert', count(*), batch, min(%3$s), max(%3$s) from fresh x having count(*) > 0;
      elsif tg_op = 'INSERT' then
        insert into audit (table_name, act, customer_id, row_id, after)
          select %2$L, 'insert', %4$s, %3$s, audit_part(to_jsonb(x), null, %5$L, %6$L, %7$L) from fresh x;
      elsif tg_op = 'DELETE' then
        insert into audit (table_name, act, customer_id, row_id, batch_id, before)
          select %2$L, 'delete', %4$s, %3$s, batch, audit_part(to_jsonb(x), null, %5$L, %6$L, %7$L) from gone x;
      else
        insert into audit (table_name, act, customer_id, row_id, batch_id, before, after)
          select %2$L, 'update', coalesce(%8$s, %9$s), coalesce(%10$s, %11$s), batch,
              audit_part(to_jsonb(o), to_jsonb(n), %5$L, %6$L, %7$L), audit_part(to_jsonb(n), to_jsonb(o), %5$L, %6$L, %7$L)
            from gone o full join fresh n on %12$s
            where (%13$s) is distinct from (%14$s);
      end if;
      return null;
    end $b$ $f$,
    'audit_' || name, name,
    coalesce('x.' || row_key, 'null::bigint'), coalesce('x.' || who, 'null::bigint'), keys, silent, hidden,
    coalesce('n.' || who, 'null::bigint'), coalesce('o.' || who, 'null::bigint'),
    coalesce('n.' || row_key, 'null::bigint'), coalesce('o.' || row_key, 'null::bigint'),
    joined, replace(watched, 'x.', 'o.'), replace(watched, 'x.', 'n.'));
  execute format('create trigger audit_insert after insert on %s referencing new table as fresh for each statement execute function %I()', tab, 'audit_' || name);
  execute format('create trigger audit_update after update on %s referencing old table as gone new table as fresh for each statement execute function %I()', tab, 'audit_' || name);
  execute format('create trigger audit_delete after delete on %s referencing old table as gone for each statement execute function %I()', tab, 'audit_' || name);
  if not exists (select 1 from pg_trigger where tgrelid = tab and tgtype & 32 <> 0) then
    execute format('create trigger never_emptied before truncate on %s execute function never()', tab);
  end if;
end $$;
comment on procedure audit_table is 'For migrations: gives a table its audit. TRUNCATE would leave no trace of rows, so it is refused.';

call audit_table('customers');
call audit_table('identifiers');
call audit_table('addresses');
call audit_table('contact_points');
call audit_table('portal_accounts', silent => '{last_sign_in_at,failures}');
call audit_table('data_changes');
call audit_table('accounts', silent => '{balance,oldest_due,last_payment,last_payment_on}');
call audit_table('papers');
call audit_table('paper_lines');
call audit_table('operations', silent => '{open_amount}');
call audit_table('settlements');
call audit_table('tariff_groups');
call audit_table('tariff_prices');
call audit_table('meters');
call audit_table('installations', silent => '{last_state,last_on,last_estimated}');
call audit_table('readings');
call audit_table('meter_tasks');
call audit_table('collection_points');
call audit_table('containers');
call audit_table('pickups');
call audit_table('contacts');
call audit_table('cases');
call audit_table('messages', hidden => '{body}');
call audit_table('announcements');
call audit_table('settings');
call audit_table('clerks');
call audit_table('templates');
call audit_table('consents');
call audit_table('consent_subjects');
call audit_table('declaration_forms');
call audit_table('waiting_declarations', hidden => '{body}');
call audit_table('declarations', hidden => '{body}');
call audit_table('declaration_accounts');
call audit_table('scans');
call audit_table('invoice_deliveries');
call audit_table('email_changes');
call audit_table('tasks');
call audit_table('mailings', silent => '{sent,skipped}', hidden => '{body}');
call audit_table('threads', silent => '{last_at,waiting_since}');
call audit_table('message_files');

create trigger never_deleted before delete or truncate on search_log execute function never();
create trigger never_deleted before delete or truncate on batches execute function never();
create trigger never_emptied before truncate on directory execute function never();
