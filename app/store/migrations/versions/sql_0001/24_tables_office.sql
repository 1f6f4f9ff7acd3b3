-- What happens at the office: calls and visits, verification, complaints, messages, announcements, drafts, traces.

create table contacts (
  customer_id bigint not null references customers,
  id bigint not null default nextval('ids'),
  contact_key uuid not null,
  channel text not null default 'phone' check (channel in ('phone', 'desk', 'office')),
  clerk text not null default session_user,
  started_at timestamptz not null default now(),
  ended_at timestamptz,
  topic text check (topic in ('balance', 'reading', 'paper', 'complaint', 'failure', 'pickup', 'portal', 'data')),
  note text not null default '' check (length(note) <= 8000),
  remind_on date,
  reminded boolean not null default false,
  level integer not null default 0 check (level between 0 and 3),
  version integer not null default 1,
  primary key (customer_id, id),
  constraint contacts_key_once unique (customer_id, contact_key),
  constraint contacts_time check (ended_at is null or ended_at >= started_at)
);
create index contacts_newest on contacts (customer_id, started_at desc, id desc);
create index contacts_reminders on contacts (remind_on, clerk) where remind_on is not null and not reminded;
create index contacts_unfinished on contacts (clerk, started_at) where ended_at is null;

create table verification_answers (
  customer_id bigint not null references customers,
  id bigint not null default nextval('ids'),
  contact_key uuid not null,
  question text not null,
  is_right boolean not null,
  clerk text not null default session_user,
  answered_at timestamptz not null default now(),
  request_key uuid unique,
  primary key (customer_id, id)
);
create index verification_answers_day on verification_answers (customer_id, answered_at) include (is_right);

create table cases (
  customer_id bigint not null references customers,
  id bigint not null default nextval('ids'),
  signature text not null unique,
  kind text not null check (kind in ('complaint', 'missed_pickup')),
  contact_key uuid,
  received_on date not null,
  deadline_on date not null,
  subject text not null default '' check (length(subject) <= 1000),
  status text not null default 'open' check (status in ('open', 'closed')),
  closed_on date,
  clerk text not null default session_user,
  request_key uuid unique,
  version integer not null default 1,
  primary key (customer_id, id),
  constraint cases_deadline check (deadline_on >= received_on),
  constraint cases_closed check ((status = 'closed') = (closed_on is not null))
);
create index cases_open on cases (customer_id, deadline_on) where status = 'open';
create index cases_deadlines on cases (deadline_on, customer_id, id) where status = 'open';

create table messages (
  customer_id bigint not null references customers,
  id bigint not null default nextval('ids'),
  thread_id bigint not null,
  from_customer boolean not null,
  author text not null default session_user,
  subject text not null default '' check (length(subject) <= 300),
  body text not null check (length(body) <= 20000),
  sent_at timestamptz not null default now(),
  read_at timestamptz,
  answered boolean not null default false,
  contact_key uuid,
  request_key uuid unique,
  primary key (customer_id, id)
);
comment on column messages.thread_id is 'The id of the first message of the conversation.';
create index messages_newest on messages (customer_id, sent_at desc, id desc);
create index messages_unread on messages (customer_id) where from_customer and read_at is null;
create index messages_unanswered on messages (sent_at, customer_id, id) where from_customer and not answered;

create table announcements (
  id bigint primary key default nextval('ids'),
  service text check (service in ('water', 'waste')),
  text text not null check (text <> '' and length(text) <= 500),
  street_keys text[] not null default '{}',
  starts_at timestamptz not null,
  ends_at timestamptz,
  clerk text not null default session_user,
  withdrawn boolean not null default false,
  request_key uuid unique,
  version integer not null default 1,
  constraint announcements_time check (ends_at is null or ends_at > starts_at)
);
comment on column announcements.street_keys is 'Folded streets (or villages) concerned; empty: everybody.';
create index announcements_current on announcements (ends_at) where not withdrawn;

create table drafts (
  clerk text not null default session_user,
  key text not null check (length(key) <= 200),
  customer_id bigint,
  body jsonb not null,
  saved_at timestamptz not null default now(),
  primary key (clerk, key)
);
alter table drafts enable row level security;
create policy drafts_own on drafts using (clerk = session_user) with check (clerk = session_user);

create table access_log (
  customer_id bigint not null,
  id bigint not null default nextval('ids'),
  at timestamptz not null default clock_timestamp(),
  actor text not null default session_user,
  kind text not null check (kind in ('card', 'reveal', 'personal', 'messages', 'contacts', 'verify')),
  purpose text not null,
  contact_key uuid,
  detail text not null default '',
  client inet default inet_client_addr(),
  primary key (customer_id, id)
);
comment on table access_log is 'Who viewed whose data, when and why (CJEU C-579/21); written by the functions that show it, altered by nobody.';

create table search_log (
  actor text not null default session_user,
  minute timestamptz not null,
  kind text not null,
  calls integer not null default 1,
  rows integer not null default 0,
  primary key (actor, minute, kind)
) with (fillfactor = 50);

create table audit (
  id bigint primary key default nextval('ids'),
  at timestamptz not null default clock_timestamp(),
  actor text not null default session_user,
  client inet default inet_client_addr(),
  program text not null default current_setting('application_name', true),
  reason text not null default coalesce(current_setting('okienko.reason', true), ''),
  table_name text not null,
  act text not null check (act in ('insert', 'update', 'delete')),
  customer_id bigint,
  row_id bigint,
  rows integer not null default 1,
  batch_id bigint,
  key_from bigint,
  key_to bigint,
  request_key uuid default nullif(current_setting('okienko.request', true), '')::uuid,
  before jsonb,
  after jsonb
);
create index audit_request on audit (request_key) where request_key is not null;
create index audit_customer on audit (customer_id, at) where customer_id is not null;
create index audit_at on audit using brin (at);

create table case_numbers (
  kind text not null,
  year integer not null,
  last integer not null,
  primary key (kind, year)
);

create function cases_signed() returns trigger
language plpgsql security definer set search_path = okienko, pg_temp as $$
declare number integer;
begin
  if coalesce(new.signature, '') = '' then
    insert into case_numbers as n (kind, year, last) values (new.kind, extract(year from new.received_on), 1)
      on conflict (kind, year) do update set last = n.last + 1 returning last into number;
    new.signature := case new.kind when 'complaint' then 'REK' else 'ODB' end || '/' || extract(year from new.received_on) || '/' || lpad(number::text, greatest(5, length(number::text)), '0');
  end if;
  return new;
end $$;
comment on function cases_signed is 'REK/2026/00012: told to the customer, who asks about the case by it.';
create trigger a_signed before insert on cases for each row execute function cases_signed();
