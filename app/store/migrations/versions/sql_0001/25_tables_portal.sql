-- Registration for e-BOK and what follows it for life: texts and consents, declarations, the account's secrets, the
-- outbox of e-mail notices, threads and messages to groups. What is not assigned to anybody yet has no customer_id.

-- ---------------------------------------------------------------- texts and consents
create table templates (
  code text not null check (code ~ '^[a-z][a-z_]*(\.[a-z][a-z_]*)+$'),
  version integer not null check (version > 0),
  kind text not null check (kind in ('consent', 'clause', 'message')),
  title text not null check (title <> '' and length(title) <= 300),
  body text not null check (body <> '' and length(body) <= 20000),
  valid_from date not null default (now() at time zone 'Europe/Warsaw')::date,
  made_by text not null default session_user,
  made_at timestamptz not null default now(),
  primary key (code, version)
);
comment on table templates is 'Texts an administrator edits, every version kept: consents, clauses (RODO art. 13), templates of messages.';

create table consent_subjects (
  code text primary key check (code ~ '^[a-z][a-z_]*$'),
  kind text not null check (kind in ('terms', 'e_invoice', 'consent', 'information')),
  position integer not null,
  retired boolean not null default false,
  template_code text not null unique generated always as ('consent.' || code) stored
);
comment on table consent_subjects is 'What a customer can be asked to agree to; the four kinds of office rule 14.';

-- ---------------------------------------------------------------- files
create table files (
  id bigint primary key default nextval('ids'),
  sha256 text not null unique check (sha256 ~ '^[0-9a-f]{64}$'),
  media_type text not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),
  size integer not null check (size between 1 and 20971520),
  content bytea not null,
  added_by text not null default session_user,
  added_at timestamptz not null default now(),
  constraint files_are_whole check (octet_length(content) = size and encode(sha256(content), 'hex') = sha256)
);
comment on table files is 'Scans and attachments, each content once; who may see one is decided by what refers to it.';

-- ---------------------------------------------------------------- declarations
create table declaration_forms (
  number text primary key check (number ~ '^OSW/[0-9]{4}/[0-9]{5,}$'),
  number_key text not null unique generated always as (replace(number, '/', '')) stored,
  printed_at timestamptz not null default now(),
  printed_by text not null default session_user,
  customer_id bigint references customers
);
comment on table declaration_forms is 'Numbers given to printed forms, blank or filled in; the barcode is the number without slashes.';
create index declaration_forms_customer on declaration_forms (customer_id) where customer_id is not null;

create table waiting_declarations (
  id bigint primary key default nextval('ids'),
  number text not null unique references declaration_forms,
  received_on date not null,
  body jsonb not null,
  file_id bigint references files,
  file_name text not null default '' check (length(file_name) <= 200),
  status text not null default 'waiting' check (status in ('waiting', 'registered', 'dropped')),
  reason text not null default '' check (length(reason) <= 1000),
  clerk text not null default session_user,
  recorded_at timestamptz not null default now(),
  request_key uuid unique,
  version integer not null default 1
);
comment on table waiting_declarations is 'Papers of people who are not on file: an inbox, never an invented customer.';
create index waiting_declarations_file on waiting_declarations (file_id) where file_id is not null;
create index waiting_declarations_open on waiting_declarations (received_on, id) where status = 'waiting';

create table declarations (
  customer_id bigint not null references customers,
  id bigint not null default nextval('ids'),
  number text not null references declaration_forms,
  received_on date not null,
  place text not null default 'desk' check (place in ('desk', 'post', 'email')),
  signer_name text not null check (signer_name <> '' and length(signer_name) <= 300),
  signer_role text not null check (signer_role in ('owner', 'co_owner', 'manager', 'proxy')),
  proxy_scope text not null default '' check (length(proxy_scope) <= 500),
  proxy_until date,
  identity_document text check (identity_document in ('id_card', 'passport', 'mobile', 'residence_card')),
  signed_on date not null,
  signed_here boolean not null default false,
  email text not null default '',
  phone text not null default '',
  remarks text not null default '' check (length(remarks) <= 2000),
  body jsonb not null default '{}',
  status text not null default 'registered' check (status in ('registered', 'undone')),
  undone_by text,
  undone_at timestamptz,
  undo_reason text not null default '',
  contact_key uuid,
  clerk text not null default session_user,
  recorded_at timestamptz not null default now(),
  request_key uuid unique,
  version integer not null default 1,
  primary key (customer_id, id),
  constraint declarations_proxy check (signer_role <> 'proxy' or proxy_scope <> ''),
  constraint declarations_undone check ((status = 'undone') = (undone_at is not null) and (status = 'registered' or undo_reason <> ''))
);
comment on table declarations is 'Oświadczenia: what was signed, by whom, for which objects; body holds what the paper says, never the number of a document shown.';
create index declarations_number on declarations (number);
create unique index declarations_number_once on declarations (number) where status = 'registered';   -- an undone one's paper may be registered anew
create index declarations_newest on declarations (customer_id, recorded_at desc, id desc);
create index declarations_clerk on declarations (clerk, recorded_at desc);

create table declaration_accounts (
  customer_id bigint not null,
  declaration_id bigint not null,
  account_id bigint not null,
  primary key (customer_id, declaration_id, account_id),
  foreign key (customer_id, declaration_id) references declarations (customer_id, id),
  foreign key (customer_id, account_id) references accounts (customer_id, id)
);
create index declaration_accounts_account on declaration_accounts (customer_id, account_id);

create table scans (
  customer_id bigint not null references customers,
  id bigint not null default nextval('ids'),
  declaration_id bigint not null,
  file_id bigint not null references files,
  name text not null check (name <> '' and length(name) <= 200),
  added_by text not null default session_user,
  added_at timestamptz not null default now(),
  primary key (customer_id, id),
  foreign key (customer_id, declaration_id) references declarations (customer_id, id),
  constraint scans_once unique (customer_id, declaration_id, file_id)
);
create index scans_file on scans (file_id);

create table consents (
  customer_id bigint not null references customers,
  id bigint not null default nextval('ids'),
  subject text not null references consent_subjects,
  act text not null check (act in ('given', 'withdrawn')),
  template_code text not null generated always as ('consent.' || subject) stored,
  template_version integer not null,
  on_day date not null default (now() at time zone 'Europe/Warsaw')::date,
  at timestamptz not null default now(),
  channel text not null check (channel in ('paper', 'desk', 'phone', 'portal', 'email', 'office')),
  declaration_id bigint,
  contact_key uuid,
  clerk text not null default session_user,
  reason text not null default '' check (length(reason) <= 1000),
  request_key uuid,
  primary key (customer_id, id),
  foreign key (customer_id, declaration_id) references declarations (customer_id, id),
  foreign key (template_code, template_version) references templates (code, version)
);
comment on table consents is 'The ledger of consents, append-only: who agreed to which version of a text, when, how, on which paper; withdrawn the same way.';
create index consents_now on consents (customer_id, subject, id desc);
create index consents_declaration on consents (customer_id, declaration_id) where declaration_id is not null;
create index consents_subject on consents (subject);
create index consents_template on consents (template_code, template_version);

create table invoice_deliveries (
  customer_id bigint not null references customers,
  id bigint not null default nextval('ids'),
  delivery text not null check (delivery in ('paper', 'electronic')),
  valid_from date not null,
  clerk text not null default session_user,
  recorded_at timestamptz not null default now(),
  reason text not null default '' check (length(reason) <= 1000),
  request_key uuid,
  primary key (customer_id, id)
);
comment on table invoice_deliveries is 'Paper or electronic, one at a time, from a day; without a row: paper. Append-only.';
create index invoice_deliveries_now on invoice_deliveries (customer_id, valid_from desc, id desc);

-- ---------------------------------------------------------------- the account
alter table portal_accounts
  add column password_hash text check (password_hash ~ '^\$argon2id\$v=19\$m=[0-9]+,t=[0-9]+,p=[0-9]+\$[A-Za-z0-9+/]{22,86}\$[A-Za-z0-9+/]{43,86}$'),
  add column password_set_at timestamptz,
  add column password_until timestamptz,
  add column must_change boolean not null default false,
  add column failures integer not null default 0,
  add column locked_until timestamptz,
  add column state_changed_by text not null default session_user,
  add column request_key uuid;
comment on column portal_accounts.password_hash is 'Argon2id in PHC form; read by no role and returned by no function.';
comment on column portal_accounts.password_until is 'A one-time password holds until then; null once the customer chose an own one.';
comment on column portal_accounts.locked_until is 'After failed sign-ins, by time; state ''blocked'' is an act of the office.';

create table portal_events (
  customer_id bigint not null references customers,
  id bigint not null default nextval('ids'),
  act text not null check (act in ('created', 'activated', 'reset', 'slip_printed', 'blocked', 'unblocked', 'closed', 'reopened',
    'locked', 'password_changed', 'undone', 'owner_changed', 'email_changed')),
  state_before text not null,
  state_after text not null,
  at timestamptz not null default now(),
  actor text not null default session_user,
  reason text not null default '' check (length(reason) <= 1000),
  contact_key uuid,
  request_key uuid,
  primary key (customer_id, id)
);
comment on table portal_events is 'Every change of an e-BOK account: what, by whom, when and why. Append-only.';
create unique index portal_events_request on portal_events (request_key) where request_key is not null;

create table portal_tokens (
  customer_id bigint not null references customers,
  id bigint not null default nextval('ids'),
  purpose text not null check (purpose in ('activation', 'reset', 'email', 'unsubscribe')),
  token_sha256 text not null unique check (token_sha256 ~ '^[0-9a-f]{64}$'),
  notice_id bigint,
  target text not null default '' check (length(target) <= 254),
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  tries integer not null default 0,
  primary key (customer_id, id)
);
comment on table portal_tokens is 'What the sender put into an e-mail, as SHA-256: single use, with an end. The token itself is nowhere.';
create index portal_tokens_open on portal_tokens (customer_id, purpose) where used_at is null;

create table portal_sessions (
  session_sha256 text primary key check (session_sha256 ~ '^[0-9a-f]{64}$'),
  customer_id bigint not null references customers,
  must_change boolean not null default false,
  started_at timestamptz not null default now(),
  used_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index portal_sessions_customer on portal_sessions (customer_id);

create table portal_calls (
  bucket text not null,
  window_start timestamptz not null,
  calls integer not null default 1,
  primary key (bucket, window_start)
) with (fillfactor = 50);
comment on table portal_calls is 'Calls by bucket and window, for the limits of the portal''s functions; a bucket names a hash, never a person.';

create table email_changes (
  customer_id bigint not null references customers,
  id bigint not null default nextval('ids'),
  old_email text not null default '',
  new_email text not null check (new_email ~ '^[^@[:space:]]+@[^@[:space:]]+$' and length(new_email) <= 254),
  status text not null default 'waiting' check (status in ('waiting', 'confirmed', 'cancelled', 'expired')),
  asked_at timestamptz not null default now(),
  asked_by text not null default session_user,
  decided_at timestamptz,
  reason text not null default '' check (length(reason) <= 1000),
  contact_key uuid,
  request_key uuid unique,
  version integer not null default 1,
  primary key (customer_id, id)
);
comment on table email_changes is 'A new address waits for the code sent to it; the old one is told.';
create unique index email_changes_one on email_changes (customer_id) where status = 'waiting';

-- ---------------------------------------------------------------- the outbox
create table notice_kinds (
  kind text primary key check (kind ~ '^[a-z][a-z_]*$'),
  subjects text[] not null default '{}',
  token text check (token in ('activation', 'reset', 'email')),
  urgent boolean not null default false
);
comment on table notice_kinds is 'What is told by e-mail: under which consents (one of them is enough; none: a duty), with which token. urgent: the customer has just asked for it and waits, so neither quiet hours nor the limit of a day hold it.';

create table notices (
  customer_id bigint not null references customers,
  id bigint not null default nextval('ids'),
  kind text not null references notice_kinds,
  ref bigint not null default 0,
  address text not null default '' check (length(address) <= 254),
  data jsonb not null default '{}',
  made_at timestamptz not null default now(),
  made_by text not null default session_user,
  not_before timestamptz not null default now(),
  status text not null default 'waiting'
    check (status in ('held', 'waiting', 'sending', 'sent', 'uncertain', 'dead', 'suppressed', 'cancelled')),
  attempts integer not null default 0,
  taken_by text,
  taken_until timestamptz,
  sent_to text not null default '',
  sent_at timestamptz,
  message_id text not null default '',
  answer text not null default '' check (length(answer) <= 1000),
  bounced_at timestamptz,
  batch_id bigint references batches,
  primary key (customer_id, id),
  constraint notices_once unique (customer_id, kind, ref, address)
);
comment on table notices is 'The outbox: written in the transaction of what it tells. address empty: the address on file at the moment of sending. data holds ids and words, never a password or token.';
create index notices_due on notices (not_before, customer_id, id) where status = 'waiting';
create index notices_taken on notices (taken_until) where status = 'sending';
create index notices_message on notices (message_id) where message_id <> '';
create index notices_trouble on notices (status, made_at) where status in ('held', 'uncertain', 'dead');
create index notices_newest on notices (customer_id, made_at desc, id desc);
create index notices_kind on notices (kind);
create index notices_batch on notices (batch_id) where batch_id is not null;

create table notice_log (
  customer_id bigint not null,
  id bigint not null default nextval('ids'),
  notice_id bigint not null,
  at timestamptz not null default clock_timestamp(),
  act text not null check (act in ('taken', 'sent', 'refused', 'deferred', 'uncertain', 'dead', 'suppressed', 'bounced', 'released', 'retried', 'cancelled')),
  address text not null default '',
  message_id text not null default '',
  answer text not null default '' check (length(answer) <= 1000),
  actor text not null default session_user,
  primary key (customer_id, id),
  foreign key (customer_id, notice_id) references notices (customer_id, id)
);
comment on table notice_log is 'Evidence of delivery: what, to whom, when, under which Message-ID, with what answer of the server. Append-only.';
create index notice_log_notice on notice_log (customer_id, notice_id);
create index notice_log_day on notice_log (address, at) where act = 'sent';

-- ---------------------------------------------------------------- tasks, threads, groups
create table tasks (
  customer_id bigint not null references customers,
  id bigint not null default nextval('ids'),
  kind text not null check (kind in ('bounced_email', 'uncertain_notice', 'undone_registration', 'unclear_payment', 'late_payment')),
  ref bigint not null default 0,
  detail text not null default '' check (length(detail) <= 500),
  opened_on date not null default (now() at time zone 'Europe/Warsaw')::date,
  opened_by text not null default session_user,
  done_on date,
  done_by text,
  version integer not null default 1,
  primary key (customer_id, id)
);
comment on table tasks is 'What a machine or an act left for a person to do at the desk.';
create unique index tasks_open on tasks (customer_id, kind, ref) where done_on is null;
create index tasks_todo on tasks (opened_on, customer_id, id) where done_on is null;

create table mailings (
  id bigint primary key default nextval('ids'),
  subject text not null check (subject <> '' and length(subject) <= 300),
  body text not null check (body <> '' and length(body) <= 20000),
  filter jsonb not null,
  recipients integer not null default 0,
  sent integer not null default 0,
  skipped integer not null default 0,
  status text not null default 'ready' check (status in ('held', 'ready', 'sending', 'done', 'cancelled')),
  clerk text not null default session_user,
  made_at timestamptz not null default now(),
  released_by text,
  released_at timestamptz,
  finished_at timestamptz,
  request_key uuid unique,
  version integer not null default 1
);
create index mailings_held on mailings (id) where status = 'held';
comment on table mailings is 'A message to a filtered group; more than the setting mailing_limit wait for a supervisor (office rule 12).';

create table mailing_recipients (
  mailing_id bigint not null references mailings,
  customer_id bigint not null references customers,
  message_id bigint,
  skipped boolean not null default false,
  primary key (mailing_id, customer_id)
);
comment on column mailing_recipients.skipped is 'The account was no longer active when it was this customer''s turn.';
create index mailing_recipients_customer on mailing_recipients (customer_id);
create index mailing_recipients_left on mailing_recipients (mailing_id, customer_id) where message_id is null and not skipped;

create table threads (
  customer_id bigint not null references customers,
  id bigint not null,
  status text not null default 'open' check (status in ('open', 'closed')),
  assigned_to text references clerks,
  closed_by text,
  closed_at timestamptz,
  last_at timestamptz not null default now(),
  waiting_since timestamptz,
  version integer not null default 1,
  primary key (customer_id, id)
);
comment on table threads is 'A conversation in which a customer wrote, or that a clerk took: whose desk it is on, and whether it is closed; id is that of its first message.';
comment on column threads.waiting_since is 'Kept by a trigger of messages: when the oldest unanswered message of the customer was sent.';
create index threads_waiting on threads (waiting_since, customer_id, id) where waiting_since is not null;
create index threads_open on threads (last_at desc, customer_id desc, id desc) where status = 'open';
create index threads_assigned on threads (assigned_to, last_at desc, customer_id desc, id desc) where status = 'open' and assigned_to is not null;
create index threads_closed on threads (closed_at desc, customer_id desc, id desc) where status = 'closed';

alter table messages add column mailing_id bigint references mailings;
create index messages_mailing on messages (mailing_id) where mailing_id is not null;
create index messages_thread on messages (customer_id, thread_id, id);

create table message_files (
  customer_id bigint not null references customers,
  id bigint not null default nextval('ids'),
  message_id bigint not null,
  file_id bigint not null references files,
  name text not null check (name <> '' and length(name) <= 200),
  primary key (customer_id, id),
  foreign key (customer_id, message_id) references messages (customer_id, id)
);
create index message_files_message on message_files (customer_id, message_id);
create index message_files_file on message_files (file_id);

create table mailing_files (
  mailing_id bigint not null references mailings,
  file_id bigint not null references files,
  name text not null check (name <> '' and length(name) <= 200),
  primary key (mailing_id, file_id)
);
create index mailing_files_file on mailing_files (file_id);

-- ---------------------------------------------------------------- changes of data asked for in e-BOK
alter table data_changes
  add column request_id bigint,
  add column contact_key uuid,
  add column asked_by text not null default session_user;
comment on column data_changes.request_id is 'Fields asked for together; each is decided by itself.';
