-- Collection points and the calendar. Planned days belong to a route; only what differs is kept per point.

create table routes (
  id bigint primary key default nextval('ids'),
  code text not null unique,
  name text not null
);

create table route_days (
  route_id bigint not null references routes,
  fraction text not null check (fraction in ('paper', 'plastic', 'glass', 'bio', 'mixed', 'bulky', 'ash', 'green', 'textiles', 'weee')),
  day date not null,
  moved_from date check (moved_from <> day),
  done_at timestamptz,
  note text not null default '',
  primary key (route_id, day, fraction) include (moved_from, done_at)
);
comment on table route_days is 'moved_from: the day the pickup would have been on, had it not been a holiday. done_at: the route was driven.';

create table collection_points (
  customer_id bigint not null,
  id bigint not null default nextval('ids'),
  account_id bigint not null,
  address_id bigint not null,
  route_id bigint not null references routes,
  housing text not null default 'single' check (housing in ('single', 'multi', 'business')),
  closed_on date,
  primary key (customer_id, id),
  foreign key (customer_id, account_id) references accounts (customer_id, id),
  foreign key (customer_id, address_id) references addresses (customer_id, id)
);
create index collection_points_account on collection_points (customer_id, account_id);
create index collection_points_address on collection_points (customer_id, address_id);
create index collection_points_route on collection_points (route_id);

create table containers (
  customer_id bigint not null,
  id bigint not null default nextval('ids'),
  point_id bigint not null,
  fraction text not null check (fraction in ('paper', 'plastic', 'glass', 'bio', 'mixed', 'bulky', 'ash', 'green', 'textiles', 'weee')),
  capacity integer not null check (capacity > 0),
  count integer not null default 1 check (count > 0),
  kind text not null default 'bin' check (kind in ('bin', 'bag', 'igloo')),
  primary key (customer_id, id),
  foreign key (customer_id, point_id) references collection_points (customer_id, id),
  constraint containers_once unique (customer_id, point_id, fraction, capacity, kind)
);

create table pickups (
  customer_id bigint not null,
  id bigint not null default nextval('ids'),
  point_id bigint not null,
  fraction text not null check (fraction in ('paper', 'plastic', 'glass', 'bio', 'mixed', 'bulky', 'ash', 'green', 'textiles', 'weee')),
  day date not null,
  status text not null check (status in ('done', 'missed', 'reported')),
  done_at timestamptz,
  note text not null default '' check (length(note) <= 1000),
  contact_key uuid,
  request_key uuid unique,
  recorded_by text not null default session_user,
  recorded_at timestamptz not null default now(),
  primary key (customer_id, id),
  foreign key (customer_id, point_id) references collection_points (customer_id, id),
  constraint pickups_once unique (customer_id, point_id, day, fraction)
);
