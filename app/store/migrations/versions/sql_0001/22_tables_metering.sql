-- Meters are physical things; an installation ties one to an account from a day to a day, with its states.

create table meters (
  id bigint primary key default nextval('ids'),
  serial text not null unique check (serial <> '' and length(serial) <= 40),
  maker text not null default '',
  type_name text not null default '',
  diameter integer check (diameter in (15, 20, 25, 32, 40, 50, 65, 80, 100, 150, 200)),
  q3 numeric(6, 2) check (q3 > 0),
  ratio integer check (ratio > 0),
  digits integer not null default 5 check (digits between 4 and 8),
  medium text not null default 'cold' check (medium in ('cold', 'hot')),
  radio text not null default '',
  seal text not null default '',
  legal_until date,
  version integer not null default 1
);

create table installations (
  customer_id bigint not null,
  id bigint not null default nextval('ids'),
  account_id bigint not null,
  meter_id bigint not null references meters,
  parent_id bigint,
  replaces_id bigint,
  role text not null default 'main' check (role in ('main', 'sub', 'garden', 'deduction', 'combined', 'hot', 'cold')),
  place text not null default '',
  registered boolean not null default true,
  installed_on date not null,
  installed_state integer check (installed_state >= 0),
  removed_on date,
  removed_state integer check (removed_state >= 0),
  last_state integer,
  last_on date,
  last_estimated boolean not null default false,
  version integer not null default 1,
  primary key (customer_id, id),
  foreign key (customer_id, account_id) references accounts (customer_id, id),
  foreign key (customer_id, parent_id) references installations (customer_id, id),
  foreign key (customer_id, replaces_id) references installations (customer_id, id),
  constraint installations_dates check (removed_on is null or removed_on >= installed_on),
  constraint installations_not_own_parent check (parent_id <> id)
);
comment on column installations.last_state is 'Kept by the reading guard: the newest booked state (null: unknown).';
create index installations_account on installations (customer_id, account_id);
create index installations_meter on installations (meter_id);
create unique index installations_one_at_a_time on installations (meter_id) where removed_on is null;
create index installations_parent on installations (customer_id, parent_id) where parent_id is not null;
create index installations_replaces on installations (customer_id, replaces_id) where replaces_id is not null;

create table readings (
  customer_id bigint not null,
  id bigint not null default nextval('ids'),
  installation_id bigint not null,
  read_on date not null,
  period_from date,
  state integer check (state between 0 and 99999999),
  used numeric(14, 3),
  status text not null check (status in ('reported', 'waiting', 'booked', 'refused', 'reversed')),
  source text not null check (source in ('phone', 'portal', 'desk', 'collector', 'radio', 'estimate', 'installation', 'removal', 'import')),
  estimated boolean not null default false,
  rollover boolean not null default false,
  reason text not null default '' check (length(reason) <= 1000),
  contact_key uuid,
  request_key uuid,
  batch_id bigint references batches,
  recorded_by text not null default session_user,
  recorded_at timestamptz not null default now(),
  decided_by text,
  decided_at timestamptz,
  version integer not null default 1,
  primary key (customer_id, id),
  foreign key (customer_id, installation_id) references installations (customer_id, id),
  constraint readings_something check (state is not null or used is not null),
  constraint readings_said_why check (status not in ('refused', 'reversed') or reason <> ''),
  constraint readings_request_once unique (request_key),
  constraint readings_period check (period_from is null or period_from <= read_on)
);
comment on table readings is 'used is m3 since the booked reading before; where a source has only consumption, state stays null ("stan nieznany").';
create unique index readings_one_a_day on readings (customer_id, installation_id, read_on) where status in ('reported', 'booked');
create unique index readings_one_waiting_a_day on readings (customer_id, installation_id, read_on) where status = 'waiting';
create index readings_newest on readings (customer_id, installation_id, read_on desc, id desc)
  include (state, used, status, source, estimated, rollover);
create index readings_undecided on readings (read_on, customer_id, id) where status in ('reported', 'waiting');
create index readings_batch on readings (batch_id) where batch_id is not null;
