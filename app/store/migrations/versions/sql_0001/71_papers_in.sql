-- Structured invoices (KSeF): the files themselves, what waits to be assigned, charges of "Rozliczenie". Office rules 5 and 12.

insert into settings (key, value) values
  ('ksef_from', '"2026-04-01"'),      -- from which day of issue the utility's invoices to companies go through KSeF
  ('invoice_service_words', '{"water": ["wod", "sciek", "kanaliz", "abonament", "deszcz", "hydrant", "przylacz"],
    "waste": ["odpad", "wywoz", "pojemnik", "kontener", "smiec", "segregac", "gabaryt", "worek", "worki"]}'),
  ('invoice_charges', '{
    "charge": {"balance": ["zalegl", "niedoplat", "nadplat", "nadwyzk", "sald", "zadluz", "niezaplac", "nieoplac", "nieuregul", "przetermin"],
               "interest": ["odsetk", "odsetek"],
               "charge": ["kaucj", "koszt", "oplat", "upomnien", "wezwan", "monit"]},
    "deduction": {"balance": ["nadplat", "nadwyzk", "sald", "wpla", "zaplac", "zaliczk", "przedplat"],
                  "write_off": ["umorz"]}}')
on conflict do nothing;

-- ---------------------------------------------------------------- tables
create table paper_files (
  customer_id bigint not null references customers,
  paper_id bigint not null,
  form text not null check (form in ('FA (2)', 'FA (3)')),
  sha256 text not null unique check (sha256 ~ '^[0-9a-f]{64}$'),
  name text not null default '' check (length(name) <= 255),
  xml bytea not null check (octet_length(xml) between 1 and 4194304),
  arrived_at timestamptz not null default now(),
  primary key (customer_id, paper_id),
  foreign key (customer_id, paper_id) references papers (customer_id, id)
);
comment on table paper_files is 'The invoice files as they came, kept for good: what a paper shows and what its KSeF hash is of.';

create table paper_inbox (
  id bigint primary key default nextval('ids'),
  sha256 text not null unique check (sha256 ~ '^[0-9a-f]{64}$'),
  number text not null check (number <> '' and length(number) <= 256),
  issued_on date not null,
  gross bigint not null,
  currency text not null default 'PLN' check (currency ~ '^[A-Z]{3}$'),
  name text not null default '' check (length(name) <= 255),
  facts jsonb not null,
  xml bytea,
  tell boolean not null default false,
  status text not null default 'waiting' check (status in ('waiting', 'assigned', 'aside')),
  why text not null check (why ~ '^[a-z_]+$'),
  reason text not null default '' check (length(reason) <= 1000),
  customer_id bigint references customers,
  account_id bigint,
  paper_id bigint,
  batch_id bigint references batches,
  arrived_at timestamptz not null default now(),
  decided_by text,
  decided_at timestamptz,
  version integer not null default 1,
  foreign key (customer_id, account_id) references accounts (customer_id, id),
  constraint paper_inbox_whose check ((status = 'assigned') = (customer_id is not null and account_id is not null and paper_id is not null)),
  constraint paper_inbox_kept check ((status = 'assigned') = (xml is null)),
  constraint paper_inbox_decided check ((status = 'waiting') or decided_at is not null)
);
comment on table paper_inbox is 'Invoices "do przypisania": whose they are is not known for sure. The file lies here until it is assigned.';
create index paper_inbox_number on paper_inbox (number) where status <> 'assigned';
create index paper_inbox_waiting on paper_inbox (issued_on, id) where status = 'waiting';
create index paper_inbox_decided_at on paper_inbox (decided_at desc, id) where status <> 'waiting';
create index paper_inbox_customer on paper_inbox (customer_id, account_id) where customer_id is not null;
create index paper_inbox_batch on paper_inbox (batch_id) where batch_id is not null;

create table paper_corrects (
  customer_id bigint not null,
  paper_id bigint not null,
  line_no integer not null,
  number text not null default '',
  ksef_number text not null default '',
  issued_on date,
  corrects_id bigint,
  primary key (customer_id, paper_id, line_no),
  foreign key (customer_id, paper_id) references papers (customer_id, id),
  foreign key (customer_id, corrects_id) references papers (customer_id, id)
);
comment on table paper_corrects is 'What a correction says it corrects; a collective one says several. corrects_id is null while that invoice is not here.';
create index paper_corrects_original on paper_corrects (customer_id, corrects_id) where corrects_id is not null;
create index paper_corrects_unknown on paper_corrects (customer_id, number) where corrects_id is null;

create table paper_charges (
  customer_id bigint not null,
  id bigint not null default nextval('ids'),
  paper_id bigint not null,
  line_no integer not null,
  side text not null check (side in ('charge', 'deduction')),
  amount bigint not null check (amount > 0),
  reason text not null,
  use text not null check (use in ('balance', 'charge', 'interest', 'write_off', 'unknown')),
  status text not null check (status in ('shown', 'posted', 'waiting')),
  operation_id bigint,
  decided_by text,
  decided_at timestamptz,
  why text not null default '' check (length(why) <= 1000),
  version integer not null default 1,
  primary key (customer_id, id),
  foreign key (customer_id, paper_id) references papers (customer_id, id),
  foreign key (customer_id, operation_id) references operations (customer_id, id),
  constraint paper_charges_once unique (customer_id, paper_id, line_no),
  constraint paper_charges_posted check ((status = 'posted') = (operation_id is not null))
);
comment on table paper_charges is '"Rozliczenie" of an invoice: what repeats the ledger''s own balance is shown and never posted, another charge is an operation of its own, an unknown one waits for a decision.';
create index paper_charges_paper on paper_charges (customer_id, paper_id);
create index paper_charges_operation on paper_charges (customer_id, operation_id) where operation_id is not null;
create index paper_charges_waiting on paper_charges (id) where status = 'waiting';
create index paper_charges_decided on paper_charges (decided_at desc, id) where decided_at is not null;

create trigger a_version before update on paper_inbox for each row execute function bump_version();
create trigger a_version before update on paper_charges for each row execute function bump_version();
create trigger never_emptied before truncate on paper_files execute function never();
call audit_table('paper_files', silent => '{arrived_at}');
call audit_table('paper_inbox', hidden => '{facts}');
call audit_table('paper_corrects');
call audit_table('paper_charges');

do $$
declare t text; act text;
begin
  foreach t in array array['paper_inbox', 'paper_charges'] loop
    foreach act in array array['insert', 'update', 'delete'] loop
      execute format('create trigger tell_%s after %s on %I referencing %s table as fresh for each statement execute function tell_desks()',
        act, act, t, case act when 'delete' then 'old' else 'new' end);
    end loop;
  end loop;
end $$;

-- An invoice in the making: what its file says (facts), and what was found out about it.
create type paper_row as (i int, f jsonb, inbox_id bigint, customer_id bigint, account_id bigint, service text, paper_id bigint,
  corrects_id bigint, outcome text, why text);
-- A charge or deduction of "Rozliczenie" in the making: operation_id where it is booked as an operation of its own.
create type paper_charge_told as (customer_id bigint, account_id bigint, paper_id bigint, line_no int, side text, amount bigint, reason text,
  use text, version int, operation_id bigint, number text, issued text, due text);
