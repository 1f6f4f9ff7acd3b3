-- Who the customers are. Every row of a customer leads its key with customer_id; ids come from one sequence.

create table customers (
  customer_id bigint primary key default nextval('ids'),
  number text not null unique check (number ~ '^[0-9A-Z][0-9A-Z/-]{0,19}$'),
  kind text not null check (kind in ('person', 'company', 'community', 'manager')),
  surname text not null default '' check (length(surname) <= 100),
  first_name text not null default '' check (length(first_name) <= 100),
  company text not null default '' check (length(company) <= 300),
  interest_regime text not null default 'civil' check (interest_regime in ('civil', 'commercial', 'tax')),
  since date,
  closed_on date,
  version integer not null default 1,
  constraint customers_named check (case when kind = 'person' then surname <> '' else company <> '' end),
  constraint customers_dates check (closed_on is null or since is null or closed_on >= since)
);

create table identifiers (
  customer_id bigint not null references customers,
  id bigint not null default nextval('ids'),
  kind text not null check (kind in ('pesel', 'nip', 'regon')),
  value text not null,
  primary key (customer_id, id),
  constraint identifiers_once unique (customer_id, kind),
  constraint identifiers_shape check (case kind when 'pesel' then value ~ '^[0-9]{11}$' when 'nip' then value ~ '^[0-9]{10}$'
                                      else value ~ '^([0-9]{9}|[0-9]{14})$' end)
);
create index identifiers_value on identifiers (value, kind);

create table addresses (
  customer_id bigint not null references customers,
  id bigint not null default nextval('ids'),
  kind text not null check (kind in ('residence', 'mailing', 'object')),
  street text not null default '' check (length(street) <= 100),
  house text not null default '' check (length(house) <= 20),
  flat text not null default '' check (length(flat) <= 20),
  postal_code text not null default '' check (postal_code ~ '^([0-9]{2}-[0-9]{3})?$'),
  city text not null check (city <> '' and length(city) <= 100),
  street_key text not null generated always as (fold(case when street = '' then city else street end)) stored,
  version integer not null default 1,
  primary key (customer_id, id)
);
create unique index addresses_one_of_person on addresses (customer_id, kind) where kind <> 'object';

create table contact_points (
  customer_id bigint not null references customers,
  id bigint not null default nextval('ids'),
  kind text not null check (kind in ('phone', 'email')),
  value text not null check (length(value) <= 254),
  confirmed boolean not null default false,
  bouncing boolean not null default false,
  version integer not null default 1,
  primary key (customer_id, id),
  constraint contact_points_once unique (customer_id, kind, value),
  constraint contact_points_shape check (case kind when 'phone' then value ~ '^\+[0-9]{7,15}$' else value ~ '^[^@[:space:]]+@[^@[:space:]]+$' end)
);

create table portal_accounts (
  customer_id bigint primary key references customers,
  login text not null unique,
  state text not null check (state in ('waiting', 'active', 'blocked', 'closed')),
  email text not null default '',
  last_sign_in_at timestamptz,
  created_at timestamptz not null default now(),
  state_changed_at timestamptz not null default now(),
  state_reason text not null default '',
  version integer not null default 1
);

create table data_changes (
  customer_id bigint not null references customers,
  id bigint not null default nextval('ids'),
  field text not null check (field in ('email', 'phone', 'mailing_address', 'residence', 'surname')),
  old text not null default '',
  new text not null check (length(new) <= 300),
  asked_at timestamptz not null default now(),
  status text not null default 'waiting' check (status in ('waiting', 'accepted', 'refused')),
  decided_by text,
  decided_at timestamptz,
  reason text not null default '',
  version integer not null default 1,
  primary key (customer_id, id),
  constraint data_changes_decided check ((status = 'waiting') = (decided_at is null))
);
create index data_changes_waiting on data_changes (customer_id) where status = 'waiting';

create table clerks (
  login text primary key check (login ~ '^[a-z][a-z0-9_.-]{0,62}$'),
  name text not null check (name <> ''),
  role text not null check (role in ('clerk', 'accounting', 'supervisor', 'admin', 'auditor')),
  active boolean not null default true,
  created_at timestamptz not null default now(),
  password_set_at timestamptz not null default now()
);

create table settings (
  key text not null,
  valid_from date not null default '2000-01-01',
  value jsonb not null,
  primary key (key, valid_from)
);
comment on table settings is 'Dated settings: statutes, rates and house rules are looked up by day, never constants.';

create table batches (
  id bigint primary key default nextval('ids'),
  source text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  actor text not null default session_user,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  report jsonb not null default '{}'
);
comment on table batches is 'One row per import or generator run: what was loaded, from which file (SHA-256), by whom.';
create index batches_file on batches (sha256);
