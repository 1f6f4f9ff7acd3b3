"""The loaded town: everything that must hold, asked of the real database; and the stories, to the grosz."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import psycopg
import pytest

from app.store.town import stories
from app.store.town.build import Order
from app.store.town.load import load, loaded_order
from app.system.clock import SYSTEM_CLOCK
from tests.database import Clone, cloned
from tests.store.town.truths import FOREIGN_KEYS, TRUTHS, orphans

Connection = psycopg.Connection[tuple[Any, ...]]
TODAY = SYSTEM_CLOCK.today()
ORDER = Order(200, TODAY, 7)


@pytest.fixture(scope="module")
def town(module_clone: Clone) -> Connection:
    load(module_clone.superuser, ORDER, datetime.now(UTC))
    connection = module_clone.connect()
    connection.execute("set search_path = okienko, pg_temp")
    return connection


@pytest.mark.parametrize("truth", TRUTHS)
def test_that_the_town_is_true(town: Connection, truth: str) -> None:
    assert town.execute(TRUTHS[truth]).fetchmany(5) == []


def test_that_every_reference_is_met(town: Connection) -> None:
    for name, child, parent, columns, keys in town.execute(FOREIGN_KEYS).fetchall():
        assert town.execute(orphans(child, parent, columns, keys)).fetchone() is None, name


def test_that_every_truth_looks_at_something(town: Connection) -> None:
    """No table a truth is about is empty, and each kind of row is there."""
    kinds: dict[str, int] = dict(town.execute("select kind, count(*) from operations group by 1").fetchall())
    assert set(kinds) == {"invoice", "correction", "interest", "refund", "payment", "write_off", "transfer"} - _rare(
        kinds
    )
    assert {row[0] for row in town.execute("select distinct kind from papers")} >= {
        "water_invoice",
        "waste_invoice",
        "note",
        "demand",
    }
    assert {row[0] for row in town.execute("select distinct status from readings")} >= {"reported", "waiting", "booked"}
    assert {row[0] for row in town.execute("select distinct role from installations")} >= {"main", "sub", "garden"}
    for table in (
        "settlements",
        "containers",
        "route_days",
        "messages",
        "contacts",
        "cases",
        "data_changes",
        "announcements",
        "audit",
    ):
        assert town.execute(f"select 1 from {table} limit 1").fetchone(), table


def _rare(kinds: dict[str, int]) -> set[str]:
    """Kinds that so small a town may do without."""
    return {"correction", "refund", "write_off", "transfer"} - set(kinds)


def test_that_the_database_keeps_the_same_directory(town: Connection) -> None:
    before = town.execute("select * from directory order by customer_id").fetchall()
    assert len(before) == ORDER.customers
    town.execute("select directory_refresh(array(select customer_id from customers))")
    assert town.execute("select * from directory order by customer_id").fetchall() == before


def test_that_indexes_and_triggers_are_back(town: Connection, module_clone: Clone) -> None:
    query = "select indexname, indexdef from pg_indexes where schemaname = 'okienko' order by 1"
    with cloned(module_clone.cluster) as fresh:
        untouched = fresh.connect()
        untouched.execute("set search_path = okienko, pg_temp")
        assert town.execute(query).fetchall() == untouched.execute(query).fetchall()
    assert town.execute("select count(*) from pg_trigger where tgenabled <> 'O'").fetchone() == (0,)


def test_that_new_rows_do_not_meet_old_ids(town: Connection) -> None:
    row = town.execute("select nextval('ids')").fetchone()
    assert row is not None
    assert row[0] > ORDER.last_id


def test_that_the_load_leaves_its_mark(town: Connection) -> None:
    mark = loaded_order(town)
    assert mark is not None
    assert (mark["customers"], mark["today"], mark["seed"]) == (200, TODAY.isoformat(), 7)
    traced: dict[str, int] = dict(
        town.execute("select table_name, rows from audit where batch_id is not null and act = 'insert'").fetchall()
    )
    counted = {table: town.execute(f"select count(*) from {table}").fetchone() for table in traced}
    assert {table: (rows,) for table, rows in traced.items()} == counted


def test_that_two_processes_make_the_same_town(module_clone: Clone, town: Connection) -> None:
    digest = "select md5(string_agg(r::text, '|' order by r.customer_id, r.id)) from (select * from readings) r"
    books = "select md5(string_agg(concat_ws(':', id, debit, credit, open_amount, document), '|' order by id)) from operations"
    with cloned(module_clone.cluster) as other:
        load(other.superuser, ORDER, datetime.now(UTC), workers=2)
        connection = other.connect()
        connection.execute("set search_path = okienko, pg_temp")
        assert connection.execute(digest).fetchone() == town.execute(digest).fetchone()
        assert connection.execute(books).fetchone() == town.execute(books).fetchone()


def account(town: Connection, number: str, service: str = "water") -> tuple[Any, ...]:
    row = town.execute(
        "select a.balance, a.oldest_due, a.debt_status, a.basis, a.nrb, a.number, a.id, a.customer_id from accounts a "
        "join customers c using (customer_id) where c.number = %s and a.service = %s order by a.id limit 1",
        (number, service),
    ).fetchone()
    assert row is not None, number
    return row


def meter_states(town: Connection, number: str) -> list[tuple[Any, ...]]:
    return town.execute(
        "select r.state, r.status, r.source, r.rollover, r.estimated, r.installation_id, r.read_on, r.used from readings r "
        "join customers c using (customer_id) where c.number = %s order by r.read_on desc, r.id desc",
        (number,),
    ).fetchall()


def test_that_anna_owes_for_water_and_has_overpaid_waste(town: Connection) -> None:
    balance, oldest, *_, water, customer = account(town, stories.ANNA)
    assert balance == stories.ANNA_WATER
    assert oldest < TODAY
    due = town.execute(
        "select sum(open_amount) filter (where due_on < %s), sum(open_amount) filter (where due_on >= %s), max(due_on) "
        "from operations where customer_id = %s and account_id = %s",
        (TODAY, TODAY, customer, water),
    ).fetchone()
    assert due is not None
    assert due[:2] == (stories.ANNA_OVERDUE, stories.ANNA_NEXT)
    assert (due[2] - TODAY).days >= 14
    assert account(town, stories.ANNA, "waste")[0] == stories.ANNA_WASTE
    assert meter_states(town, stories.ANNA)[0][:3] == (
        stories.ANNA_STATE,
        "booked",
        meter_states(town, stories.ANNA)[0][2],
    )
    assert len(meter_states(town, stories.ANNA)) == 61
    newest = town.execute(
        "select number, gross from papers where customer_id = %s and kind = 'water_invoice' order by issued_on desc limit 1",
        (customer,),
    ).fetchone()
    assert newest == (stories.anna_invoice(TODAY), stories.ANNA_NEXT)
    known = town.execute(
        "select (select value from identifiers i where i.customer_id = c.customer_id), array(select value from contact_points p "
        "where p.customer_id = c.customer_id order by kind desc) from customers c where number = %s",
        (stories.ANNA,),
    ).fetchone()
    assert known == (stories.ANNA_PESEL, [stories.ANNA_PHONE, stories.ANNA_EMAIL])


def test_that_three_people_bear_annas_name(town: Connection) -> None:
    rows = town.execute("select number from directory where name = %s order by 1", (stories.ANNA_NAME,)).fetchall()
    assert {"002207", "004512", "006890"} <= {row[0] for row in rows}


def test_that_a_long_name_has_ksef_numbers(town: Connection) -> None:
    row = town.execute(
        "select length(c.company), count(p.ksef_number) from customers c join papers p using (customer_id) where c.number = %s group by 1",
        (stories.LONG_COMPANY,),
    ).fetchone()
    assert row is not None
    assert row[0] >= 150
    assert row[1] > 0 or date(2026, 4, 2) > TODAY


def test_that_the_manager_has_thirty_buildings(town: Connection) -> None:
    rows = town.execute(
        "select count(*), count(distinct a.address_id) from accounts a join customers c using (customer_id) "
        "where c.number = %s and a.service = 'water'",
        (stories.MANAGER,),
    ).fetchone()
    assert rows == (stories.MANAGER_BUILDINGS, stories.MANAGER_BUILDINGS)


def test_that_a_true_state_waits_below_an_estimate(town: Connection) -> None:
    waiting, booked, *_ = meter_states(town, stories.OVERESTIMATE)
    assert (waiting[1], booked[1], booked[2]) == ("waiting", "booked", "estimate")
    assert waiting[0] < booked[0]


def test_that_a_meter_turned_over(town: Connection) -> None:
    turned = [row for row in meter_states(town, stories.ROLLOVER) if row[3]]
    assert len(turned) == 1
    assert (TODAY - turned[0][6]).days < 120


def test_that_a_meter_was_replaced(town: Connection) -> None:
    rows = town.execute(
        "select i.removed_on, i.removed_state, i.replaces_id is not null from installations i join customers c using (customer_id) "
        "where c.number = %s order by i.installed_on",
        (stories.REPLACEMENT,),
    ).fetchall()
    assert [row[2] for row in rows] == [False, True]
    assert (TODAY - rows[0][0]).days in range(40, 50)
    assert rows[0][1] > 0


def test_that_debts_have_every_status(town: Connection) -> None:
    for status, number in stories.STATUSES.items():
        assert account(town, number)[2] == status
        row = town.execute(
            "select sum(o.open_amount) from operations o join customers c using (customer_id) where c.number = %s and o.debt_status = %s",
            (number, status),
        ).fetchone()
        assert row is not None
        assert row[0] > 0, status
    balance, oldest, status, *_, water, customer = account(town, stories.TIME_BARRED)
    row = town.execute(
        "select min(due_on), sum(open_amount) from operations where customer_id = %s and account_id = %s and debt_status = 'time_barred'",
        (customer, water),
    ).fetchone()
    assert row is not None
    assert (TODAY - row[0]).days > 3 * 366
    assert (status, row[1] > 0, balance >= row[1]) == (None, True, True)
    assert oldest is None or oldest > row[0]


def test_that_the_communes_fee_is_not_ours(town: Connection) -> None:
    balance, _, _, basis, nrb, *_ = account(town, stories.PUBLIC_FEE, "waste")
    assert (balance, basis, nrb) == (0, "public_fee", "")


def test_that_a_burst_pipe_is_seen_and_complained_of(town: Connection) -> None:
    used = [row[7] for row in meter_states(town, stories.BURST) if row[1] == "booked" and row[7] is not None]
    assert max(used[:3]) > 4 * sorted(used)[len(used) // 2]
    row = town.execute(
        "select status, deadline_on from cases join customers c using (customer_id) where c.number = %s",
        (stories.BURST,),
    ).fetchone()
    assert row is not None
    assert row[0] == "open"
    assert row[1] > TODAY


def test_that_other_stories_are_as_told(town: Connection) -> None:
    legal = town.execute(
        "select max(m.legal_until) from meters m join installations i on i.meter_id = m.id join customers c using (customer_id) "
        "where c.number = %s and i.removed_on is null",
        (stories.EXPIRED,),
    ).fetchone()
    assert legal is not None
    assert legal[0] < TODAY
    assert [row[7] for row in meter_states(town, stories.STANDING)[:6]] == [0] * 6
    assert meter_states(town, stories.NORMS) == []
    water, waste = account(town, stories.MISTAKEN), account(town, stories.MISTAKEN, "waste")
    overdue = town.execute(
        "select sum(open_amount) from operations where customer_id = %s and account_id = %s and due_on < %s",
        (water[-1], water[-2], TODAY),
    ).fetchone()
    assert overdue == (-waste[0],)
    assert town.execute(
        "select p.state, (select count(*) from data_changes d where d.customer_id = p.customer_id and d.status = 'waiting') "
        "from portal_accounts p where p.login = %s",
        (stories.PORTAL_TROUBLE,),
    ).fetchone() == ("blocked", 2)
    services = town.execute(
        "select array_agg(service) from accounts join customers c using (customer_id) where c.number = %s",
        (stories.WASTE_ONLY,),
    ).fetchone()
    assert services == (["waste"],)


def test_that_virtual_accounts_are_valid(town: Connection) -> None:
    from app.domain.identifiers import nrb_problem

    rows = town.execute("select nrb, number from accounts where nrb <> ''").fetchall()
    assert not [nrb for nrb, _ in rows if nrb_problem(nrb)]
    assert all(nrb.endswith(number) for nrb, number in rows)


def test_that_identifiers_are_valid(town: Connection) -> None:
    from app.domain.customers import IdentifierKind
    from app.domain.identifiers import email_problem, identifier_problem, phone_problem
    from app.domain.ksef_number import problem as ksef_problem

    rows = town.execute("select kind, value from identifiers").fetchall()
    assert not [value for kind, value in rows if identifier_problem(IdentifierKind(kind), value)]
    points = town.execute("select kind, value from contact_points").fetchall()
    assert not [value for kind, value in points if kind == "email" and email_problem(value)]
    assert not [value for kind, value in points if kind == "phone" and phone_problem(value) == "phone_shape"]
    numbers = town.execute("select ksef_number from papers where ksef_number is not null").fetchall()
    assert not [number for (number,) in numbers if ksef_problem(number)]
