"""What is new in the waiting room goes into the tables, kind by kind; each new row remembers the line it came from.

One statement a table, so that triggers of statements (directory, audit, sums, balances) work once for all rows.
"""

from __future__ import annotations

from typing import Final

from psycopg import sql

from app.domain.billing import FilePlan, RecordKind
from app.store.billing.stage import Connection, filled

_ADDRESS: Final = "coalesce(s.{kind}_street, ''), coalesce(s.{kind}_house, ''), coalesce(s.{kind}_flat, ''), coalesce(s.{kind}_postal_code, ''), s.{kind}_city"

_CUSTOMERS: Final = (
    """create temp table new_customer on commit drop as
       select distinct on (s.customer_number) s.line, nextval('ids') as id, s.customer_number as number
       from import_stage s where s.refusal is null and s.customer_number is not null
         and not exists (select from customers c where c.number = s.customer_number)
       order by s.customer_number, s.line""",
    """insert into customers (customer_id, number, kind, surname, first_name, company, interest_regime, since, closed_on)
       select n.id, n.number, s.customer_kind,
         case when s.customer_kind = 'person' then s.customer_surname else '' end,
         case when s.customer_kind = 'person' then coalesce(s.customer_first_name, '') else '' end,
         case when s.customer_kind = 'person' then '' else s.customer_company end,
         s.customer_regime, s.customer_since, s.customer_closed_on
       from new_customer n join import_stage s using (line)""",
    """insert into identifiers (customer_id, kind, value)
       select n.id, v.kind, v.value from new_customer n join import_stage s using (line)
       cross join lateral (values ('pesel', s.customer_pesel), ('nip', s.customer_nip), ('regon', s.customer_regon)) v(kind, value)
       where v.value is not null""",
    """insert into contact_points (customer_id, kind, value)
       select n.id, v.kind, v.value from new_customer n join import_stage s using (line)
       cross join lateral (values ('phone', s.customer_phone), ('email', s.customer_email)) v(kind, value)
       where v.value is not null""",
)
_ADDRESSES: Final = (
    """create temp table new_address on commit drop as
       select distinct on (c.customer_id, s.address_kind) s.line, c.customer_id
       from import_stage s join customers c on c.number = s.address_customer
       where s.refusal is null and not exists (select from addresses a where a.customer_id = c.customer_id and a.kind = s.address_kind)
       order by c.customer_id, s.address_kind, s.line""",
    filled(
        """insert into addresses (customer_id, kind, street, house, flat, postal_code, city)
           select n.customer_id, s.address_kind, {address} from new_address n join import_stage s using (line)""",
        address=filled(_ADDRESS, kind="address"),
    ),
)
_ACCOUNTS: Final = (
    """create temp table new_account on commit drop as
       select distinct on (s.account_number) s.line, nextval('ids') as id, c.customer_id
       from import_stage s join customers c on c.number = s.account_customer
       where s.refusal is null and not exists (select from accounts a where a.number = s.account_number)
       order by s.account_number, s.line""",
    # two cards at one address share it; what is stored already can't be read, so it is not compared
    filled(
        """create temp table new_object on commit drop as
           select nextval('ids') as id, d.* from (select distinct n.customer_id, {address}
             from new_account n join import_stage s using (line)) d(customer_id, street, house, flat, postal_code, city)""",
        address=filled(_ADDRESS, kind="account"),
    ),
    """insert into addresses (customer_id, id, kind, street, house, flat, postal_code, city)
       select customer_id, id, 'object', street, house, flat, postal_code, city from new_object""",
    filled(
        """insert into accounts (customer_id, id, service, number, basis, nrb, tariff_group, contract_number, contract_on, address_id,
             opened_on, closed_on, sewage, norm_m3)
           select n.customer_id, n.id, s.account_service, s.account_number, s.account_basis, coalesce(s.account_nrb, ''),
             s.account_tariff_group, coalesce(s.account_contract_number, ''), s.account_contract_on, o.id,
             coalesce(s.account_opened_on, f.first_day), s.account_closed_on, s.account_sewage, s.account_norm_m3
           from new_account n join import_stage s using (line)
           join (select account_number, min(least(account_opened_on, account_contract_on, meter_installed_on, reading_period_from,
                   reading_read_on, paper_period_from, paper_issued_on, payment_booked_on)) as first_day
                 from import_stage where refusal is null and account_number is not null group by account_number) f
             on f.account_number = s.account_number
           join new_object o on (o.customer_id, o.street, o.house, o.flat, o.postal_code, o.city) = (n.customer_id, {address})""",
        address=filled(_ADDRESS, kind="account"),
    ),
)

_METERS: Final = (
    """create temp table new_meter on commit drop as
       select distinct on (s.meter_serial) s.line, nextval('ids') as id
       from import_stage s where s.refusal is null and s.meter_serial is not null
         and not exists (select from meters m where m.serial = s.meter_serial)
       order by s.meter_serial, s.line""",
    """insert into meters (id, serial, maker, type_name, diameter, q3, ratio, digits, medium, radio, seal, legal_until)
       select n.id, s.meter_serial, coalesce(s.meter_maker, ''), coalesce(s.meter_type_name, ''), s.meter_diameter, s.meter_q3,
         s.meter_ratio, s.meter_digits, s.meter_medium, coalesce(s.meter_radio, ''), coalesce(s.meter_seal, ''), s.meter_legal_until
       from new_meter n join import_stage s using (line)""",
    filled(
        """create temp table new_install on commit drop as
           select distinct on (s.meter_serial, {once}) s.line, nextval('ids') as id, a.customer_id, a.id as account_id, m.id as meter_id,
             s.meter_serial as serial, coalesce(s.meter_place, '') as place,
             coalesce(s.meter_installed_on, f.first_day, a.opened_on) as installed_on, s.meter_removed_on as removed_on,
             f.first_day, f.last_day, s.meter_parent as parent, s.meter_replaces as replaces,
             null::bigint as parent_id, null::bigint as replaces_id, ''::text as heir
           from import_stage s join meters m on m.serial = s.meter_serial join accounts a on a.number = s.meter_account
           left join {days} f on f.serial = s.meter_serial
           left join (select meter_serial, meter_account, count(*) as rows from import_stage where refusal is null
             group by meter_serial, meter_account) u on u.meter_serial = s.meter_serial and u.meter_account = s.meter_account
           where s.refusal is null and not exists (select from installations i where i.meter_id = m.id and {there})
           order by s.meter_serial, {once}, u.rows desc, s.line""",
        days="""(select reading_meter as serial, min(coalesce(reading_period_from, reading_read_on)) as first_day,
                max(reading_read_on) as last_day from import_stage where refusal is null and reading_meter is not null
              group by reading_meter)""",
    ),
)
_ENSURED: Final = {
    "once": "s.meter_serial",
    "there": "(i.removed_on is null or (i.customer_id = a.customer_id and i.account_id = a.id))",
}
_LISTED: Final = {
    "once": "a.id, s.meter_installed_on",
    "there": "i.customer_id = a.customer_id and i.account_id = a.id"
    " and (s.meter_installed_on is null or i.installed_on = s.meter_installed_on)",
}
_KNOWN: Final = """(select i.customer_id, i.id, m.serial, i.installed_on from installations i join meters m on m.id = i.meter_id
    union all select customer_id, id, serial, installed_on from new_install)"""
_NAMED: Final = tuple(
    filled(
        """update new_install n set {other}_id = k.id
           from (select distinct on (n.id) n.id as of, k.id from new_install n join {known} k
                   on k.serial = n.{other} and k.customer_id = n.customer_id and k.id <> n.id
                 order by n.id, k.installed_on desc) k where k.of = n.id""",
        other=other,
        known=_KNOWN,
    )
    for other in ("parent", "replaces")
)
# A meter ends where another one begins at the same card and place, and there is one of each: it was changed.
_EXCHANGED: Final = """
    with ends as (
      select customer_id, id, account_id, place, last_day from new_install where removed_on is null
      union all
      select i.customer_id, i.id, i.account_id, i.place, (select max(r.read_on) from readings r
          where r.customer_id = i.customer_id and r.installation_id = i.id and r.status = 'booked')
        from installations i
        where i.removed_on is null and (i.customer_id, i.account_id) in (select customer_id, account_id from new_install)),
    pairs as (
      select e.id as old_id, n.id as new_id,
        count(*) over (partition by e.id) as heirs, count(*) over (partition by n.id) as heads
      from ends e join new_install n on n.customer_id = e.customer_id and n.account_id = e.account_id and n.place = e.place and n.id <> e.id
      where n.first_day - e.last_day between 0 and {days})
    update new_install n set replaces_id = p.old_id, heir = 'guessed' from pairs p
    where p.new_id = n.id and p.heirs = 1 and p.heads = 1 and n.replaces_id is null"""
_ENDED: Final = """
    update new_install o set removed_on = n.installed_on from new_install n
    where n.replaces_id = o.id and n.customer_id = o.customer_id and o.removed_on is null and n.installed_on >= o.installed_on"""
_REMOVED: Final = """
    update installations i set removed_on = n.installed_on from new_install n
    where i.customer_id = n.customer_id and i.id = n.replaces_id and i.removed_on is null and n.installed_on >= i.installed_on"""
_INSTALLED: Final = """
    insert into installations (customer_id, id, account_id, meter_id, parent_id, replaces_id, role, place, registered,
      installed_on, installed_state, removed_on, removed_state)
    select n.customer_id, n.id, n.account_id, n.meter_id, n.parent_id, n.replaces_id, s.meter_role, n.place, s.meter_registered,
      n.installed_on, s.meter_installed_state, n.removed_on, s.meter_removed_state
    from new_install n join import_stage s using (line)"""

_PAPERS: Final = (
    """create temp table new_paper on commit drop as
       select distinct on (s.paper_number) s.line, nextval('ids') as id, a.customer_id, a.id as account_id,
         coalesce(s.paper_kind, case a.service when 'water' then 'water_invoice' else 'waste_invoice' end) as kind
       from import_stage s join accounts a on a.number = s.paper_account
       where s.refusal is null and not exists (select from papers p where p.number = s.paper_number)
       order by s.paper_number, s.line""",
    """insert into papers (customer_id, id, account_id, kind, number, issued_on, sold_on, due_on, period_from, period_to, net, vat, gross,
         corrects_id, ksef_number, ksef_status, remark, batch_id)
       select n.customer_id, n.id, n.account_id, n.kind, s.paper_number, s.paper_issued_on, s.paper_sold_on, s.paper_due_on,
         s.paper_period_from, s.paper_period_to, s.paper_net, s.paper_vat, s.paper_gross, coalesce(c.id, t.id), s.paper_ksef_number,
         case when s.paper_ksef_number is null then 'none' else 'accepted' end, coalesce(s.paper_remark, ''), {batch}
       from new_paper n join import_stage s using (line)
       left join papers c on c.number = s.paper_corrects
       left join (new_paper t join import_stage u using (line)) on u.paper_number = s.paper_corrects""",
    # a paper of 0 zł and a demand owe nothing
    """insert into operations (customer_id, account_id, kind, booked_on, due_on, debit, open_amount, document, paper_id, source_key, batch_id)
       select n.customer_id, n.account_id, case n.kind when 'correction' then 'correction' when 'note' then 'interest' else 'invoice' end,
         coalesce(s.paper_booked_on, s.paper_issued_on), s.paper_due_on, s.paper_gross, s.paper_gross, s.paper_number, n.id,
         'paper:' || s.paper_number, {batch}
       from new_paper n join import_stage s using (line) where s.paper_gross <> 0 and n.kind <> 'demand'""",
)
_LINES: Final = (
    """create temp table new_line on commit drop as
       select distinct on (p.customer_id, p.id, i.line_no) i.line, p.customer_id, p.id as paper_id, i.line_no, i.name, i.unit, i.quantity,
         i.price, i.vat_rate, i.net, i.vat, i.gross
       from import_items i join import_stage s using (line) join papers p on p.number = i.paper
       where s.refusal is null and not exists (select from paper_lines l
         where l.customer_id = p.customer_id and l.paper_id = p.id and l.line_no = i.line_no)
       order by p.customer_id, p.id, i.line_no, i.line""",
    """insert into paper_lines (customer_id, paper_id, line_no, name, unit, quantity, price, vat_rate, net, vat, gross)
       select customer_id, paper_id, line_no, name, unit, quantity, price, vat_rate, net, vat, gross from new_line""",
)
_PAYMENTS: Final = (
    """create temp table new_payment on commit drop as
       select distinct on (s.payment_key) s.line, nextval('ids') as id, a.customer_id, a.id as account_id, s.payment_paper as paper
       from import_stage s join accounts a on a.number = s.payment_account
       where s.refusal is null and not exists (select from operations o where o.source_key = 'payment:' || s.payment_key)
       order by s.payment_key, s.line""",
    """insert into operations (customer_id, id, account_id, kind, booked_on, credit, open_amount, document, source_key, batch_id)
       select n.customer_id, n.id, n.account_id, 'payment', s.payment_booked_on, s.payment_amount, -s.payment_amount,
         coalesce(s.payment_document, ''), 'payment:' || s.payment_key, {batch}
       from new_payment n join import_stage s using (line)""",
    "select booked_until(max(s.payment_booked_on)) from new_payment join import_stage s using (line) having count(*) > 0",
)


def run(connection: Connection, plan: FilePlan, batch: int) -> None:
    """Insert what is new; readings come after this."""
    if RecordKind.CUSTOMER in plan.kinds:
        _all(connection, _CUSTOMERS, batch)
    if RecordKind.ADDRESS in plan.kinds:
        _all(connection, _ADDRESSES, batch)
    if RecordKind.ACCOUNT in plan.kinds:
        _all(connection, _ACCOUNTS, batch)
    if RecordKind.METER in plan.kinds:
        _meters(connection, plan, batch)
    if RecordKind.PAPER in plan.kinds:
        _all(connection, _PAPERS, batch)
    if RecordKind.LINE in plan.kinds:
        _all(connection, _LINES, batch)
    if RecordKind.PAYMENT in plan.kinds:
        _all(connection, _PAYMENTS, batch)


def _meters(connection: Connection, plan: FilePlan, batch: int) -> None:
    rules = plan.rules[RecordKind.METER]
    _all(connection, _METERS[:2], batch)
    _all(connection, [filled(_METERS[2], **(_ENSURED if rules.ensure else _LISTED))], batch)
    _all(connection, _NAMED, batch)
    if rules.exchange_days >= 0:
        _all(connection, [filled(_EXCHANGED, days=str(rules.exchange_days))], batch)
    _all(connection, [_ENDED, _REMOVED, _INSTALLED], batch)


def _all(connection: Connection, statements: tuple[str, ...] | list[str], batch: int) -> None:
    for statement in statements:
        connection.execute(sql.SQL(filled(statement, batch=str(batch))))
        if statement.lstrip().startswith("create temp table"):
            connection.execute(sql.SQL("analyze {}").format(sql.Identifier(statement.split()[3])))
