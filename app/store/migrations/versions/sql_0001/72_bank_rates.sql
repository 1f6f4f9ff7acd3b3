-- Interest for delay is told, never booked by itself (office rule 3: "bez odsetek"). Rates are dated, by regime of the
-- customer (office rule 10); what is not known here the administrator writes down, and days without a rate are told.

create table interest_rates (
  regime text not null check (regime in ('civil', 'commercial', 'tax')),
  valid_from date not null,
  valid_to date,
  percent numeric(7, 4) not null check (percent between 0 and 100),
  source text not null check (source <> '' and length(source) <= 300),
  primary key (regime, valid_from),
  constraint interest_rates_days check (valid_to >= valid_from)
);
comment on table interest_rates is 'Percent a year. A rate holds until the day before the next one of its regime, and never longer than valid_to.';
insert into interest_rates (regime, valid_from, valid_to, percent, source) values
  ('civil', '2023-10-05', '2025-05-07', 11.25, 'art. 481 § 2 KC: stopa referencyjna NBP 5,75 % + 5,5 p.p. (infor.pl)'),
  ('civil', '2025-05-08', '2025-07-02', 10.75, 'art. 481 § 2 KC: stopa referencyjna NBP 5,25 % + 5,5 p.p. (infor.pl)'),
  ('civil', '2025-07-03', '2025-09-03', 10.50, 'art. 481 § 2 KC: stopa referencyjna NBP 5,00 % + 5,5 p.p. (infor.pl)'),
  ('civil', '2025-09-04', '2025-10-08', 10.25, 'art. 481 § 2 KC: stopa referencyjna NBP 4,75 % + 5,5 p.p. (infor.pl)'),
  ('civil', '2025-10-09', '2025-11-05', 10.00, 'art. 481 § 2 KC: stopa referencyjna NBP 4,50 % + 5,5 p.p. (infor.pl)'),
  ('commercial', '2024-01-01', '2025-06-30', 15.75, 'ustawa z 8.03.2013, art. 4 pkt 3: stopa referencyjna NBP 5,75 % + 10 p.p.'),
  ('commercial', '2025-07-01', '2025-12-31', 15.25, 'ustawa z 8.03.2013, art. 4 pkt 3: stopa referencyjna NBP z 1.07.2025 5,25 % + 10 p.p.'),
  ('tax', '2023-10-05', '2025-05-07', 14.50, 'Ordynacja podatkowa, art. 56 § 1: 200 % stopy lombardowej NBP 6,25 % + 2 % (infor.pl)'),
  ('tax', '2025-05-08', '2025-07-02', 13.50, 'Ordynacja podatkowa, art. 56 § 1: 200 % stopy lombardowej NBP 5,75 % + 2 % (infor.pl)'),
  ('tax', '2025-07-03', '2025-09-03', 13.00, 'Ordynacja podatkowa, art. 56 § 1: 200 % stopy lombardowej NBP 5,50 % + 2 % (infor.pl)'),
  ('tax', '2025-09-04', '2025-10-08', 12.50, 'Ordynacja podatkowa, art. 56 § 1: 200 % stopy lombardowej NBP 5,25 % + 2 % (infor.pl)'),
  ('tax', '2025-10-09', '2025-11-05', 12.00, 'Ordynacja podatkowa, art. 56 § 1: 200 % stopy lombardowej NBP 5,00 % + 2 % (infor.pl)');

call audit_table('interest_rates');

create function interest_terms(who bigint) returns text
language sql stable security definer set search_path = okienko, pg_temp as $$
  select json_build_object('regime', c.interest_regime, 'rates',
    (select coalesce(json_agg(json_build_array(r.valid_from, r.valid_to, r.percent::text) order by r.valid_from), '[]')
     from interest_rates r where r.regime = c.interest_regime))::text
  from customers c where c.customer_id = who
$$;
comment on function interest_terms is 'Regime of a customer''s interest and its rates by day; the sum is counted of what is open (app/domain/interest.py).';

grant select on interest_rates to okienko_clerk;
grant insert, update (valid_to, percent, source) on interest_rates to okienko_admin;
grant execute on function interest_terms to okienko_clerk;
