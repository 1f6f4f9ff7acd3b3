-- Object cards, ledger, papers, tariffs. Money is integer grosze, + means the customer owes.

create table tariff_groups (
  code text primary key check (code <> ''),
  service text not null check (service in ('water', 'waste')),
  name text not null,
  cycle_months integer not null default 1 check (cycle_months between 1 and 12),
  metered boolean not null default true
);

create table tariff_prices (
  group_code text not null references tariff_groups,
  component text not null check (component ~ '^[a-z_]+$'),
  valid_from date not null,
  price numeric(12, 4) not null check (price >= 0),
  vat integer not null check (vat in (0, 5, 8, 23)),
  unit text not null default 'm3',
  name text not null default '',
  primary key (group_code, component, valid_from)
);
comment on table tariff_prices is 'Net unit prices in zł; a price holds until the next valid_from of its component.';

create table accounts (
  customer_id bigint not null references customers,
  id bigint not null default nextval('ids'),
  service text not null check (service in ('water', 'waste')),
  number text not null unique check (number ~ '^[0-9A-Z][0-9A-Z/-]{0,29}$'),
  basis text not null default 'contract' check (basis in ('contract', 'public_fee')),
  nrb text not null collate "C" default '' check (nrb ~ '^([0-9]{26})?$'),
  tariff_group text not null references tariff_groups,
  contract_number text not null default '',
  contract_on date,
  address_id bigint not null,
  opened_on date not null,
  closed_on date,
  sewage boolean not null default false,
  norm_m3 numeric(10, 2) check (norm_m3 > 0),
  debt_status text check (debt_status in ('disputed', 'instalments', 'court', 'bankruptcy', 'disconnection', 'death', 'time_barred')),
  balance bigint not null default 0,
  oldest_due date,
  last_payment bigint not null default 0,
  last_payment_on date,
  version integer not null default 1,
  primary key (customer_id, id),
  foreign key (customer_id, address_id) references addresses (customer_id, id),
  constraint accounts_dates check (closed_on is null or closed_on >= opened_on),
  constraint accounts_fee_has_no_bank check (basis = 'contract' or (service = 'waste' and nrb = ''))
);
comment on column accounts.balance is 'Kept by the ledger trigger: the sum of the account''s operations, in grosze.';
comment on column accounts.oldest_due is 'Kept by the ledger trigger: oldest due date among charges still open, debt statuses apart.';
create unique index accounts_nrb on accounts (nrb) where nrb <> '';
create index accounts_address on accounts (customer_id, address_id);
create index accounts_group on accounts (tariff_group);
create index accounts_debtors on accounts (balance desc, id desc) include (oldest_due) where balance > 0;
create index accounts_overpaid on accounts (balance, id) where balance < 0;

create table papers (
  customer_id bigint not null references customers,
  id bigint not null default nextval('ids'),
  account_id bigint,
  kind text not null check (kind in ('water_invoice', 'waste_invoice', 'other_sale', 'correction', 'note', 'demand')),
  number text not null unique check (number <> '' and length(number) <= 256),
  number_key text not null collate "C" generated always as (regexp_replace(upper(number collate "C"), '[^0-9A-Z]', '', 'g')) stored,
  number_tail text not null collate "C" generated always as (regexp_replace(regexp_replace(number, '^[^0-9]*', ''), '[^0-9]', '', 'g')) stored,
  issued_on date not null,
  sold_on date,
  due_on date,
  period_from date,
  period_to date,
  net bigint not null,
  vat bigint not null,
  gross bigint not null,
  corrects_id bigint,
  ksef_number text collate "C" check (ksef_number ~ '^[0-9A-Z]{10}-[0-9]{8}-[0-9A-F]{6}-?[0-9A-F]{6}-[0-9A-F]{2}$'),
  ksef_status text not null default 'none' check (ksef_status in ('none', 'waiting', 'accepted', 'rejected', 'offline')),
  remark text not null default '',
  batch_id bigint references batches,
  primary key (customer_id, id),
  foreign key (customer_id, account_id) references accounts (customer_id, id),
  foreign key (customer_id, corrects_id) references papers (customer_id, id),
  constraint papers_gross check (net + vat = gross),
  constraint papers_sign check (kind in ('correction') or gross >= 0),
  constraint papers_period check (period_to is null or period_from is null or period_to >= period_from),
  constraint papers_due check (due_on is null or due_on >= issued_on),
  constraint papers_ksef check ((ksef_number is not null) = (ksef_status = 'accepted'))
);
create index papers_newest on papers (customer_id, issued_on desc, id desc)
  include (account_id, kind, number, due_on, period_from, period_to, gross, ksef_number);
create index papers_account on papers (customer_id, account_id);
create index papers_corrects on papers (customer_id, corrects_id) where corrects_id is not null;
create index papers_by_key on papers (number_key) include (customer_id);
create index papers_by_tail on papers (number_tail) include (customer_id);
create unique index papers_ksef_number on papers (ksef_number) where ksef_number is not null;
create index papers_batch on papers (batch_id) where batch_id is not null;

create table paper_lines (
  customer_id bigint not null,
  id bigint not null default nextval('ids'),
  paper_id bigint not null,
  line_no integer not null check (line_no > 0),
  name text not null check (name <> ''),
  unit text not null default '',
  quantity numeric(16, 4) not null default 1,
  price numeric(16, 4) not null default 0,
  vat_rate text not null check (vat_rate in ('23', '22', '8', '7', '5', '4', '3', '0', 'zw', 'oo', 'np')),
  net bigint not null,
  vat bigint not null,
  gross bigint not null,
  primary key (customer_id, id),
  foreign key (customer_id, paper_id) references papers (customer_id, id),
  constraint paper_lines_once unique (customer_id, paper_id, line_no),
  constraint paper_lines_gross check (net + vat = gross)
);

create table operations (
  customer_id bigint not null references customers,
  id bigint not null default nextval('ids'),
  account_id bigint not null,
  kind text not null check (kind in ('invoice', 'correction', 'interest', 'refund', 'payment', 'write_off', 'transfer')),
  booked_on date not null,
  due_on date,
  debit bigint not null default 0,
  credit bigint not null default 0,
  amount bigint not null generated always as (debit - credit) stored,
  open_amount bigint not null,
  document text not null default '' check (length(document) <= 256),
  paper_id bigint,
  debt_status text check (debt_status in ('disputed', 'instalments', 'court', 'bankruptcy', 'disconnection', 'death', 'time_barred')),
  source_key text,
  undoes_id bigint,
  batch_id bigint references batches,
  recorded_at timestamptz not null default now(),
  recorded_by text not null default session_user,
  primary key (customer_id, id),
  foreign key (customer_id, account_id) references accounts (customer_id, id),
  foreign key (customer_id, paper_id) references papers (customer_id, id),
  foreign key (customer_id, undoes_id) references operations (customer_id, id),
  constraint operations_undo check (undoes_id is null or kind = 'transfer'),
  constraint operations_one_side check ((debit = 0) <> (credit = 0)),
  constraint operations_side check (case
    when kind in ('invoice', 'interest', 'refund') then credit = 0 and debit > 0
    when kind = 'correction' then credit = 0
    when kind in ('payment', 'write_off') then debit = 0
    else debit >= 0 and credit >= 0 end),
  constraint operations_open check (case when debit - credit > 0 then open_amount between 0 and debit - credit
                                    else open_amount between debit - credit and 0 end),
  constraint operations_source_once unique (source_key)
);
comment on column operations.undoes_id is 'A transfer that takes a payment back: the ledger only grows, so a mistake is countered, never removed.';
comment on table operations is 'The ledger. Office rule 4: Wn (debit) = invoices, corrections, interest, refunds; Ma (credit) = payments, write-offs; a minus correction is a minus in Wn.';
create index operations_history on operations (customer_id, account_id, booked_on desc, id desc)
  include (kind, debit, credit, due_on, open_amount, document, debt_status, paper_id);
create index operations_open_items on operations (customer_id, account_id, due_on) include (open_amount, debt_status) where open_amount <> 0;
create index operations_paper on operations (customer_id, paper_id) include (open_amount, debt_status) where paper_id is not null;
create unique index operations_undone on operations (customer_id, undoes_id) where undoes_id is not null;
create index operations_batch on operations (batch_id) where batch_id is not null;

create table settlements (
  customer_id bigint not null,
  id bigint not null default nextval('ids'),
  account_id bigint not null,
  debit_id bigint not null,
  credit_id bigint not null,
  amount bigint not null check (amount <> 0),
  settled_on date not null,
  undoes_id bigint,
  born boolean not null default false,
  recorded_by text not null default session_user,
  primary key (customer_id, id),
  foreign key (customer_id, account_id) references accounts (customer_id, id),
  foreign key (customer_id, debit_id) references operations (customer_id, id),
  foreign key (customer_id, credit_id) references operations (customer_id, id),
  foreign key (customer_id, undoes_id) references settlements (customer_id, id),
  constraint settlements_two_sides check (debit_id <> credit_id),
  constraint settlements_undo check ((amount < 0) = (undoes_id is not null))
);
comment on table settlements is 'Which credit settled which charge, and how much of it; what stays open of an operation follows from it. A row that undoes another counters it to the grosz.';
comment on column settlements.born is 'The credit was written with this settlement counted in its open amount already (payments_book), so only the charge changes.';
create unique index settlements_undone on settlements (customer_id, undoes_id) where undoes_id is not null;
create index settlements_account on settlements (customer_id, account_id);
create index settlements_debit on settlements (customer_id, debit_id);
create index settlements_credit on settlements (customer_id, credit_id);
