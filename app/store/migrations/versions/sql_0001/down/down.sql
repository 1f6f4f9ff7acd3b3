-- Takes the house down again: the portal's way in, and everything in the schema but Alembic's own table.
drop schema if exists portal cascade;
do $$
declare x record;
begin
  for x in select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
           where n.nspname = 'okienko' and c.relkind in ('r', 'p') and c.relname <> 'alembic_version' loop
    execute format('drop table okienko.%I cascade', x.relname);
  end loop;
  for x in select p.oid from pg_proc p join pg_namespace n on n.oid = p.pronamespace
           left join pg_depend d on d.objid = p.oid and d.deptype = 'e'
           where n.nspname = 'okienko' and d.objid is null loop
    if exists (select from pg_proc p where p.oid = x.oid) then    -- not gone with one that it was written with
      execute format('drop routine %s cascade', x.oid::regprocedure);
    end if;
  end loop;
  for x in select t.typname from pg_type t join pg_class c on c.oid = t.typrelid join pg_namespace n on n.oid = t.typnamespace
           where n.nspname = 'okienko' and c.relkind = 'c' loop
    execute format('drop type okienko.%I cascade', x.typname);
  end loop;
  drop sequence if exists okienko.ids cascade;
end $$;
