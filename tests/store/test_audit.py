"""Every change of customer data leaves who, when, from where and what, and nobody takes it back."""

from __future__ import annotations

from typing import Any

import psycopg
import pytest

from tests.database import Clone, worked
from tests.store import rights

Row = dict[str, Any]


@pytest.fixture
def customer(clone: Clone) -> int:
    row = (
        clone.connect()
        .execute(
            "insert into okienko.customers (number, kind, surname) values ('000001', 'person', 'Nowak') returning customer_id"
        )
        .fetchone()
    )
    assert row is not None
    return int(row[0])


@pytest.fixture
def account(clone: Clone, customer: int) -> int:
    """An object card with one meter at the customer's."""
    connection = clone.connect()
    connection.execute("insert into okienko.tariff_groups (code, service, name) values ('G1', 'water', 'G1')")
    row = connection.execute(
        "with a as (insert into okienko.addresses (customer_id, kind, city) values (%(c)s, 'object', 'Gryfino') returning id) "
        "insert into okienko.accounts (customer_id, service, number, tariff_group, address_id, opened_on) "
        "select %(c)s, 'water', 'W-1', 'G1', id, '2020-01-01' from a returning id",
        {"c": customer},
    ).fetchone()
    assert row is not None
    return int(row[0])


@pytest.fixture
def clerk(clone: Clone) -> rights.Connection:
    return _sign_in(clone, "okienko_clerk")


def _sign_in(clone: Clone, group: str) -> rights.Connection:
    login, password = clone.make_login(group)
    connection = psycopg.connect(
        clone.conninfo(login), password=password, autocommit=True, application_name="psql by hand"
    )
    clone._stack.callback(connection.close)
    return connection


def _told(clone: Clone, table: str) -> list[Row]:
    cursor = clone.connect().execute(
        "select act, actor, client, program, reason, customer_id, row_id, rows, batch_id, key_from, key_to, before, after "
        "from okienko.audit where table_name = %s order by id",
        (table,),
    )
    names = [column.name for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def test_that_a_change_leaves_who_where_why_and_what(clone: Clone, customer: int, clerk: rights.Connection) -> None:
    clerk.execute("set okienko.reason = 'ślub, odpis aktu'")
    clerk.execute(
        "update okienko.customers set surname = 'Kowalska' where customer_id = %s and version = 1", (customer,)
    )
    told = _told(clone, "customers")[-1]
    assert told["act"] == "update"
    assert told["actor"] == clerk.info.user
    assert told["program"] == "psql by hand"
    assert told["reason"] == "ślub, odpis aktu"
    assert (told["customer_id"], told["row_id"]) == (customer, customer)
    assert told["before"] == {"customer_id": customer, "surname": "Nowak"}
    assert told["after"] == {"customer_id": customer, "surname": "Kowalska"}


def test_that_who_wrote_is_the_login_whatever_role_it_takes(
    clone: Clone, customer: int, clerk: rights.Connection
) -> None:
    clerk.execute("set role okienko_clerk")
    clerk.execute("set okienko.reason = 'x'")
    clerk.execute(
        "insert into okienko.contact_points (customer_id, kind, value) values (%s, 'phone', '+48501502503')",
        (customer,),
    )
    told = _told(clone, "contact_points")[-1]
    assert told["actor"] == clerk.info.user
    assert told["act"] == "insert"
    assert told["after"]["value"] == "+48501502503"


def test_that_an_update_of_nothing_leaves_nothing(clone: Clone, customer: int, clerk: rights.Connection) -> None:
    before = len(_told(clone, "customers"))
    clerk.execute("set okienko.reason = 'x'")
    clerk.execute("update okienko.customers set surname = 'Nowak' where customer_id = %s and version = 1", (customer,))
    assert len(_told(clone, "customers")) == before


def test_that_a_delete_leaves_the_row(clone: Clone, customer: int) -> None:
    connection = clone.connect()
    connection.execute(
        "insert into okienko.identifiers (customer_id, kind, value) values (%s, 'nip', '8581234567')", (customer,)
    )
    connection.execute("delete from okienko.identifiers")
    told = _told(clone, "identifiers")[-1]
    assert (told["act"], told["before"]["value"], told["after"]) == ("delete", "8581234567", None)


def test_that_a_row_given_another_key_is_told_as_gone_and_new(clone: Clone, customer: int) -> None:
    connection = clone.connect()
    connection.execute(
        "insert into okienko.identifiers (customer_id, kind, value) values (%s, 'nip', '8581234567')", (customer,)
    )
    connection.execute("update okienko.identifiers set id = 5")
    gone, new = _told(clone, "identifiers")[-2:]
    assert {gone["act"], new["act"]} == {"update"}
    assert sorted([gone["after"] is None, new["after"] is None]) == [False, True]


def test_that_bookkeeping_is_not_told(clone: Clone, customer: int, account: int) -> None:
    clone.connect().execute(
        "insert into okienko.operations (customer_id, account_id, kind, booked_on, due_on, debit, open_amount) "
        "values (%s, %s, 'invoice', '2026-10-01', '2026-10-15', 14832, 14832)",
        (customer, account),
    )
    balance = clone.connect().execute("select balance from okienko.accounts").fetchone()
    assert balance == (14832,)
    assert [told["act"] for told in _told(clone, "accounts")] == ["insert"]
    assert [told["act"] for told in _told(clone, "operations")] == ["insert"]


def test_that_bookkeeping_beside_a_real_change_is_not_told_with_it(clone: Clone, account: int) -> None:
    clone.connect().execute(
        "update okienko.accounts set contract_number = '7/2026', balance = 5 where id = %s", (account,)
    )
    assert set(_told(clone, "accounts")[-1]["after"]) == {"customer_id", "id", "contract_number"}


def test_that_the_text_of_a_message_is_only_told_to_be_there(clone: Clone, customer: int) -> None:
    clone.connect().execute(
        "insert into okienko.messages (customer_id, thread_id, from_customer, subject, body) values (%s, 1, true, 'Licznik', 'Moja tajemnica')",
        (customer,),
    )
    told = _told(clone, "messages")[-1]
    assert told["after"]["body"] == "***"
    assert "tajemnica" not in str(told)


def test_that_secrets_are_never_told_in_a_table_to_come(clone: Clone) -> None:
    connection = clone.connect()
    connection.execute("set role okienko_owner")
    connection.execute("set search_path = okienko")
    connection.execute(
        "create table passes (customer_id bigint, id bigint, name text, token text, password_hash text, scan bytea, primary key (customer_id, id))"
    )
    connection.execute("call audit_table('passes')")
    connection.execute("insert into passes values (1, 2, 'umowa', 'abc123', 'xyz789', '\\x4142')")
    connection.execute("update passes set token = 'def456', password_hash = 'uvw000', scan = '\\x4344'")
    inserted, updated = _told(clone, "passes")
    assert inserted["after"] == {
        "customer_id": 1,
        "id": 2,
        "name": "umowa",
        "token": "***",
        "password_hash": "***",
        "scan": "***",
    }
    assert updated["after"] == {"customer_id": 1, "id": 2, "token": "***", "password_hash": "***", "scan": "***"}
    assert updated["before"] == updated["after"]


# ---------------------------------------------------------------- loaders


def _begin_batch(connection: rights.Connection) -> int:
    row = connection.execute(
        "insert into okienko.batches (source, sha256) values ('billing.csv', repeat('0', 64)) returning id"
    ).fetchone()
    assert row is not None
    connection.execute("select set_config('okienko.batch', %s, false)", (str(row[0]),))
    return int(row[0])


def _copy_meters(connection: rights.Connection, first: int, count: int) -> None:
    with connection.cursor().copy("copy okienko.meters (serial) from stdin") as copy:
        copy.write("".join(f"M{number}\n" for number in range(first, first + count)))


def test_that_a_batch_leaves_one_line_for_a_hundred_thousand_rows(clone: Clone) -> None:
    importer = _sign_in(clone, "okienko_import")
    batch = _begin_batch(importer)
    _copy_meters(importer, 0, 100_000)
    (told,) = _told(clone, "meters")
    assert (told["act"], told["rows"], told["batch_id"], told["actor"]) == (
        "insert",
        100_000,
        batch,
        importer.info.user,
    )
    assert told["key_to"] - told["key_from"] == 99_999
    assert told["before"] is told["after"] is None


@pytest.mark.slow
def test_that_the_audit_of_a_batch_is_cheap(clone: Clone) -> None:
    importer = _sign_in(clone, "okienko_import")
    _begin_batch(importer)
    audited = min(_worked(clone, importer, place * 100_000) for place in range(2))
    clone.connect().execute("alter table okienko.meters disable trigger audit_insert")
    bare = min(_worked(clone, importer, place * 100_000) for place in range(2, 4))
    assert audited < bare * 2 + 0.2


def _worked(clone: Clone, importer: rights.Connection, first: int) -> float:
    """Processor seconds that a hundred thousand rows take."""
    began = worked(clone.cluster)
    _copy_meters(importer, first, 100_000)
    return worked(clone.cluster) - began


def test_that_an_update_by_an_import_leaves_before_and_after(clone: Clone) -> None:
    importer = _sign_in(clone, "okienko_import")
    batch = _begin_batch(importer)
    _copy_meters(importer, 0, 3)
    importer.execute("update okienko.meters set legal_until = '2030-12-31' where serial = 'M1'")
    told = _told(clone, "meters")[-1]
    assert (told["act"], told["batch_id"], told["rows"]) == ("update", batch, 1)
    assert (told["before"]["legal_until"], told["after"]["legal_until"]) == (None, "2030-12-31")


def test_that_an_import_without_a_batch_is_told_row_by_row(clone: Clone) -> None:
    importer = _sign_in(clone, "okienko_import")
    _copy_meters(importer, 0, 3)
    assert [told["after"]["serial"] for told in _told(clone, "meters")] == ["M0", "M1", "M2"]


def test_that_a_batch_must_be_ones_own_and_unfinished(clone: Clone) -> None:
    importer, other = _sign_in(clone, "okienko_import"), _sign_in(clone, "okienko_import")
    batch = _begin_batch(importer)
    for wrong in (str(batch), "999999999", "1; drop table audit", "9" * 30):
        other.execute("select set_config('okienko.batch', %s, false)", (wrong,))
        with pytest.raises(psycopg.Error, match="batch_unknown"):
            _copy_meters(other, 100, 1)
    importer.execute("update okienko.batches set finished_at = now() where id = %s", (batch,))
    with pytest.raises(psycopg.Error, match="batch_unknown"):
        _copy_meters(importer, 200, 1)


def test_that_a_clerk_hides_nothing_behind_a_batch(clone: Clone, customer: int, clerk: rights.Connection) -> None:
    row = (
        clone.connect()
        .execute("insert into okienko.batches (source, sha256) values ('x', repeat('0', 64)) returning id")
        .fetchone()
    )
    assert row is not None
    clerk.execute("select set_config('okienko.batch', %s, false)", (str(row[0]),))
    clerk.execute("set okienko.reason = 'x'")
    clerk.execute(
        "insert into okienko.contact_points (customer_id, kind, value) values (%s, 'phone', '+48501502503')",
        (customer,),
    )
    told = _told(clone, "contact_points")[-1]
    assert (told["batch_id"], told["after"]["value"]) == (None, "+48501502503")


# ---------------------------------------------------------------- nobody takes it back


@pytest.mark.parametrize("role", rights.ROLES)
@pytest.mark.parametrize("table", ["audit", "access_log", "search_log", "verification_answers"])
def test_that_no_role_alters_a_trace(module_clone: Clone, role: str, table: str) -> None:
    login, password = module_clone.make_login(*rights.groups_of(role))
    with psycopg.connect(module_clone.conninfo(login), password=password, autocommit=True) as connection:
        for statement in (
            f"insert into okienko.{table} default values",
            f"update okienko.{table} set actor = 'x'"
            if table != "verification_answers"
            else f"update okienko.{table} set clerk = 'x'",
            f"delete from okienko.{table}",
            f"truncate okienko.{table}",
            f"alter table okienko.{table} disable trigger all",
            f"drop table okienko.{table}",
        ):
            assert rights.is_denied(connection, statement), statement


@pytest.mark.parametrize("who", ["okienko_owner", "postgres"])
@pytest.mark.parametrize("table", ["audit", "access_log", "verification_answers"])
def test_that_even_the_owner_is_stopped_from_altering_a_trace(
    clone: Clone, customer: int, who: str, table: str
) -> None:
    connection = clone.connect()
    connection.execute(
        "insert into okienko.verification_answers (customer_id, contact_key, question, is_right) values (%s, gen_random_uuid(), 'email', true)",
        (customer,),
    )
    connection.execute("select okienko.card(%s, null, 'phone')", (customer,))
    connection.execute(f"set role {who}")
    for statement in (
        f"update okienko.{table} set customer_id = 0",
        f"delete from okienko.{table}",
        f"truncate okienko.{table}",
    ):
        with pytest.raises(psycopg.Error, match="append_only"):
            connection.execute(statement)


def test_that_tables_with_an_audit_are_not_emptied_behind_its_back(clone: Clone) -> None:
    connection = clone.connect()
    tables = [row[0] for row in connection.execute(
        "select tgrelid::regclass::text from pg_trigger where tgname = 'audit_update'"
    )]  # fmt: skip
    assert len(tables) > 20
    for table in tables:
        with pytest.raises(psycopg.Error, match="append_only"):
            connection.execute(f"truncate {table} cascade")


def test_that_an_auditor_reads_the_traces_and_writes_nothing(clone: Clone, customer: int) -> None:
    auditor = _sign_in(clone, "okienko_auditor")
    row = auditor.execute("select actor from okienko.audit where customer_id = %s", (customer,)).fetchone()
    assert row == ("postgres",)
    assert rights.is_denied(auditor, "select okienko.card(1, null, 'phone')")
    assert rights.is_denied(auditor, "select 1 from okienko.customers limit 1")


@pytest.mark.parametrize("role", ["clerk", "supervisor", "admin", "import", "portal"])
def test_that_only_the_auditor_reads_the_traces(module_clone: Clone, role: str) -> None:
    connection = _sign_in(module_clone, f"okienko_{role}")
    for table in ("audit", "access_log", "search_log"):
        assert rights.is_denied(connection, f"select 1 from okienko.{table} limit 1")
