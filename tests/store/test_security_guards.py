"""What column grants cannot say: whose drafts, whose name, which state, and why."""

from __future__ import annotations

import psycopg
import pytest

from tests.database import Clone
from tests.store import rights


@pytest.fixture
def customer(clone: Clone) -> int:
    """A customer with a phone and an unconfirmed e-mail address."""
    row = (
        clone.connect()
        .execute(
            "with c as (insert into okienko.customers (number, kind, surname) values ('000001', 'person', 'Nowak') returning customer_id) "
            "insert into okienko.contact_points (customer_id, kind, value) select customer_id, 'email', 'anna@example.pl' from c returning customer_id"
        )
        .fetchone()
    )
    assert row is not None
    return int(row[0])


def _sign_in(clone: Clone, group: str = "okienko_clerk") -> rights.Connection:
    login, password = clone.make_login(group)
    connection = psycopg.connect(clone.conninfo(login), password=password, autocommit=True)
    clone._stack.callback(connection.close)
    return connection


def _refusal(connection: rights.Connection, statement: str, *values: object) -> tuple[str | None, str | None]:
    """SQLSTATE and machine word with which a statement is refused."""
    with pytest.raises(psycopg.Error) as refused:
        connection.execute(statement, values)
    return refused.value.sqlstate, refused.value.diag.message_primary


def test_that_a_clerk_sees_and_changes_only_own_drafts(clone: Clone) -> None:
    anna, beata, head = _sign_in(clone), _sign_in(clone), _sign_in(clone, "okienko_supervisor")
    anna.execute("insert into okienko.drafts (key, body) values ('note:1', '{\"text\": \"Moja notatka\"}')")
    for other in (beata, head):
        assert other.execute("select count(*) from okienko.drafts").fetchone() == (0,)
        assert other.execute("update okienko.drafts set body = '{}'").rowcount == 0
        assert other.execute("delete from okienko.drafts").rowcount == 0
    assert anna.execute("select clerk from okienko.drafts").fetchone() == (anna.info.user,)


@pytest.mark.parametrize(
    "statement",
    [
        "insert into okienko.drafts (clerk, key, body) values ('postgres', 'x', '{}')",
        "insert into okienko.readings (customer_id, installation_id, read_on, state, status, source, recorded_by) values (1, 1, now(), 1, 'reported', 'phone', 'postgres')",
        "insert into okienko.pickups (customer_id, point_id, fraction, day, status, recorded_by) values (1, 1, 'bio', now(), 'reported', 'postgres')",
        "insert into okienko.cases (customer_id, signature, kind, received_on, deadline_on, clerk) values (1, 'x', 'complaint', now(), now(), 'postgres')",
        "update okienko.data_changes set decided_by = 'postgres'",
        "update okienko.readings set decided_by = 'postgres'",
    ],
)
def test_that_nobody_signs_with_somebody_elses_name(clone: Clone, statement: str) -> None:
    for group in ("okienko_clerk", "okienko_admin", "okienko_import"):
        assert rights.is_denied(_sign_in(clone, group), statement)


def test_that_personal_data_is_not_changed_without_a_reason(clone: Clone, customer: int) -> None:
    clerk = _sign_in(clone)
    change = "update okienko.customers set surname = 'Kowalska' where customer_id = %s and version = 1"
    assert _refusal(clerk, change, customer) == ("OK001", "reason_missing")
    clerk.execute("set okienko.reason = '   '")
    assert _refusal(clerk, change, customer) == ("OK001", "reason_missing")
    clerk.execute("set okienko.reason = 'ślub'")
    assert clerk.execute(change, (customer,)).rowcount == 1


def test_that_a_desk_never_confirms_an_address_itself(clone: Clone, customer: int) -> None:
    clerk = _sign_in(clone, "okienko_admin")
    clerk.execute("set okienko.reason = 'telefon'")
    assert rights.is_denied(clerk, f"update okienko.contact_points set confirmed = true where customer_id = {customer}")
    owner = clone.connect()
    owner.execute("update okienko.contact_points set confirmed = true, bouncing = true")
    found = owner.execute("select id from okienko.contact_points where kind = 'email'").fetchone()
    assert found is not None
    where = f"where customer_id = {customer} and id = {found[0]}"
    assert clerk.execute(f"update okienko.contact_points set value = 'ja@example.pl' {where}").rowcount == 1
    stored = owner.execute(f"select confirmed, bouncing from okienko.contact_points {where}")
    assert stored.fetchall() == [(False, False)]


def test_that_a_desk_only_reports_pickups(clone: Clone) -> None:
    clerk = _sign_in(clone)
    insert = "insert into okienko.pickups (customer_id, point_id, fraction, day, status) values (1, 1, 'bio', '2026-11-02', %s)"
    assert _refusal(clerk, insert, "done") == ("OK003", "pickup_only_reported")
    assert _refusal(clerk, insert, "reported")[0] == "23503"  # no such point: the guard let it pass


def test_that_an_error_shows_no_row_that_the_role_may_not_read(clone: Clone, customer: int) -> None:
    clerk = _sign_in(clone)
    clerk.execute("set okienko.reason = 'x'")
    with pytest.raises(psycopg.errors.CheckViolation) as failed:
        clerk.execute(
            "update okienko.contact_points set value = 'no address' where customer_id = %s and version = 1", (customer,)
        )
    assert "anna@example.pl" not in str(failed.value)
    with pytest.raises(psycopg.errors.CheckViolation) as failed:
        clerk.execute("update okienko.customers set surname = '' where customer_id = %s and version = 1", (customer,))
    assert "000001" not in str(failed.value)


def test_that_a_clerk_cannot_look_through_a_condition(clone: Clone, customer: int) -> None:
    clerk = _sign_in(clone)
    assert customer
    for statement in (
        "select customer_id from okienko.customers where surname = 'Nowak'",
        "update okienko.customers set company = '' where surname = 'Nowak'",
        "update okienko.customers set company = surname",
        "update okienko.customers set company = '' returning surname",
        "select customer_id from okienko.customers order by surname",
        "copy okienko.customers to stdout",
        "copy (select * from okienko.customers) to stdout",
        "select surname from okienko.customers for update",
        "lock table okienko.customers in access exclusive mode",
    ):
        assert rights.is_denied(clerk, statement), statement


def test_that_statistics_show_nothing_of_hidden_columns(clone: Clone, customer: int) -> None:
    assert customer
    clone.connect().execute("analyze okienko.customers")
    clerk = _sign_in(clone)
    shown = clerk.execute(
        "select attname from pg_stats where schemaname = 'okienko' and tablename = 'customers'"
    ).fetchall()
    assert {row[0] for row in shown} <= {"customer_id", "version"}


def test_that_a_look_alike_in_the_search_path_changes_no_guard(clone: Clone, customer: int) -> None:
    """Should a clerk ever be given a schema of their own, the guards still speak of ours."""
    owner = clone.connect()
    clerk = _sign_in(clone)
    owner.execute(f'create schema traps authorization "{clerk.info.user}"')
    clerk.execute("create function traps.current_setting(text, boolean) returns text language sql return 'a reason'")
    clerk.execute("create function traps.is_loader() returns boolean language sql return true")
    clerk.execute("set search_path = traps, okienko, pg_catalog")
    change = "update okienko.customers set surname = 'Kowalska' where customer_id = %s and version = 1"
    assert _refusal(clerk, change, customer) == ("OK001", "reason_missing")
