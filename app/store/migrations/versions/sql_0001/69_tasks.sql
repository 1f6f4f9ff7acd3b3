-- Tasks that a machine or an act left for a person: shown on the page "Dziś", done by hand.

create index data_changes_oldest on data_changes (asked_at) where status = 'waiting';

create function task_done(who bigint, task_id bigint, of_version int) returns int
language plpgsql volatile security definer set search_path = okienko, pg_temp as $$
declare touched int;
begin
  update tasks set done_on = warsaw_today(), done_by = session_user
    where customer_id = who and id = task_id and version = of_version and done_on is null;
  get diagnostics touched = row_count;
  return touched;
end $$;
comment on function task_done is 'A task was done; 0: another desk did it meanwhile.';

grant execute on function task_done to okienko_clerk;
