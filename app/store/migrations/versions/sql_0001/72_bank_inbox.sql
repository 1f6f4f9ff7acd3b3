-- Bank statements: what the bank said (statements, movements), whose it is and why (matches), what looks mispaid. The inbox
-- belongs to no customer; a match does. Amounts in grosze, + came in.

insert into settings (key, value) values ('bank_accounts', '[]') on conflict do nothing;

create table statements (
  id bigint primary key default nextval('ids'),
  batch_id bigint not null references batches,
  account text not null collate "C" check (account ~ '^([0-9]{26})?$'),
  number text not null default '' check (length(number) <= 64),
  source text not null check (source in ('mt940', 'camt053', 'mass')),
  encoding text not null,
  opened_on date,
  closed_on date,
  opening bigint,
  closing bigint,
  movements integer not null,
  credits bigint not null,
  debits bigint not null,
  known integer not null default 0,
  known_sum bigint not null default 0,
  constraint statements_add_up check (opening is null or closing is null or opening + credits + debits = closing)
);
comment on table statements is 'Statements as loaded, in grosze. `known`, `known_sum`: movements that stood in an earlier file and were not stored again.';
create index statements_batch on statements (batch_id);
create index statements_account on statements (account, closed_on desc);

create table bank_movements (
  id bigint primary key default nextval('ids'),
  statement_id bigint not null references statements,
  line integer not null,
  booked_on date not null,
  value_on date not null,
  amount bigint not null,
  reversal boolean not null,
  payer text not null,
  payer_account text not null collate "C",
  title text not null,
  own_account text not null collate "C",
  reference text not null,
  kind text not null,
  identity text not null collate "C",
  ordinal integer not null,
  state text not null check (state in ('waiting', 'booked', 'aside', 'outgoing')),
  reason text not null default '' check (length(reason) <= 300),
  takes integer not null default 0,
  version integer not null default 1,
  constraint bank_movements_once unique (identity, ordinal),
  constraint bank_movements_booked check (state <> 'booked' or (amount > 0 and not reversal))
);
comment on table bank_movements is 'What the bank reported, each movement once whatever file says it again. `takes` counts how often it was assigned.';
create index bank_movements_statement on bank_movements (statement_id);
create index bank_movements_waiting on bank_movements (booked_on desc, id desc) where state = 'waiting';
create index bank_movements_aside on bank_movements (booked_on desc, id desc) where state = 'aside';
create index bank_movements_amount on bank_movements (amount, booked_on) where state in ('waiting', 'aside');
create index bank_movements_payer on bank_movements (payer_account) where state = 'booked' and payer_account <> '';
create trigger a_version before update on bank_movements for each row execute function bump_version();

create table bank_matches (
  customer_id bigint not null,
  id bigint not null default nextval('ids'),
  movement_id bigint not null references bank_movements,
  account_id bigint not null,
  operation_id bigint not null,
  amount bigint not null check (amount > 0),
  papers bigint[] not null default '{}',
  why text[] not null,
  automatic boolean not null,
  matched_at timestamptz not null default now(),
  matched_by text not null default session_user,
  undo_id bigint,
  undone_at timestamptz,
  undone_by text,
  undone_why text not null default '' check (length(undone_why) <= 300),
  primary key (customer_id, id),
  foreign key (customer_id, operation_id) references operations (customer_id, id),
  foreign key (customer_id, undo_id) references operations (customer_id, id),
  constraint bank_matches_operation unique (customer_id, operation_id),
  constraint bank_matches_undone check ((undo_id is null) = (undone_at is null) and (undone_at is null) = (undone_by is null)),
  constraint bank_matches_why check (why <@ array['virtual_account', 'invoice_number', 'ksef_number', 'customer_number', 'payer_account',
    'service_word', 'amount', 'name', 'by_hand', 'transfer'] and cardinality(why) > 0)
);
comment on table bank_matches is 'Whose a movement is, and why; a split movement has several. Customer and card are those of the payment (operation_id). An undo names the transfer that countered the payment.';
create index bank_matches_movement on bank_matches (movement_id);
create index bank_matches_undo on bank_matches (customer_id, undo_id) where undo_id is not null;

create table misposted (
  customer_id bigint not null references customers,
  id bigint not null default nextval('ids'),
  match_id bigint not null,
  kind text not null check (kind in ('other_service', 'double', 'other_customer')),
  to_customer bigint,
  to_account bigint,
  to_paper bigint,
  state text not null default 'proposed' check (state in ('proposed', 'done', 'dismissed')),
  found_at timestamptz not null default now(),
  decided_by text,
  decided_at timestamptz,
  reason text not null default '' check (length(reason) <= 300),
  version integer not null default 1,
  primary key (customer_id, id),
  foreign key (customer_id, match_id) references bank_matches (customer_id, id),
  foreign key (to_customer, to_account) references accounts (customer_id, id),
  foreign key (to_customer, to_paper) references papers (customer_id, id),
  constraint misposted_once unique (customer_id, match_id, kind),
  constraint misposted_target check ((kind = 'double') = (to_account is null)),
  constraint misposted_decided check ((state = 'proposed') = (decided_at is null))
);
comment on table misposted is 'Payments that look like somebody else''s (office rule 13): proposals for accounting roles, never done by themselves.';
create index misposted_waiting on misposted (id desc) where state = 'proposed';
create index misposted_to on misposted (to_customer, to_account) where to_account is not null;
create index misposted_to_paper on misposted (to_customer, to_paper) where to_paper is not null;
create trigger a_version before update on misposted for each row execute function bump_version();

-- The waiting room of one import: filled by COPY, emptied in the same transaction, so it is always empty to everybody else.
create unlogged table bank_stage (
  id bigint not null default nextval('ids'),
  part integer not null,
  line integer not null,
  booked_on date not null,
  value_on date not null,
  amount bigint not null,
  reversal boolean not null,
  payer text not null,
  payer_account text not null collate "C",
  title text not null,
  own_account text not null collate "C",
  reference text not null,
  kind text not null,
  identity text not null collate "C",
  ordinal integer not null,
  wave integer not null default 1
);
create unlogged table bank_found (
  id bigint primary key,
  who bigint not null,
  card bigint not null,
  why text[] not null,
  papers bigint[] not null
);

create index operations_open_amount on operations (open_amount) where open_amount > 0;

call audit_table('statements');
call audit_table('bank_movements');
call audit_table('bank_matches');
call audit_table('misposted');
create trigger never_deleted before delete on statements for each statement execute function never();
create trigger never_deleted before delete on bank_movements for each statement execute function never();
create trigger never_deleted before delete on bank_matches for each statement execute function never();

do $$
declare t text; act text;
begin
  foreach t in array array['bank_movements', 'bank_matches', 'misposted'] loop
    foreach act in array array['insert', 'update'] loop
      execute format('create trigger tell_%s after %s on %I referencing new table as fresh for each statement execute function tell_desks()', act, act, t);
    end loop;
  end loop;
end $$;

grant insert (part, line, booked_on, value_on, amount, reversal, payer, payer_account, title, own_account, reference, kind, identity, ordinal)
  on bank_stage to okienko_import;
