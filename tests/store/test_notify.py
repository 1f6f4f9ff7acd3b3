"""Changes at one desk appear at another within a second; an import sends one notice."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import psycopg
import pytest

from app.domain.listing import Changed
from app.services import live
from tests.database import Clone


@dataclass
class Sign:
    """A stop sign for one thread."""

    cancelled: bool = False
    stops: list[Callable[[], object]] = field(default_factory=list)

    def attach(self, stop: Callable[[], object], /) -> None:
        self.stops.append(stop)

    def detach(self) -> None:
        self.stops.clear()


@pytest.fixture
def customer(clone: Clone) -> int:
    """A customer, made before anybody listens."""
    row = (
        clone.connect()
        .execute(
            "with c as (insert into okienko.customers (number, kind, surname) values ('000001', 'person', 'Nowak') returning customer_id) "
            "insert into okienko.contact_points (customer_id, kind, value) select customer_id, 'phone', '+48501502503' from c returning customer_id"
        )
        .fetchone()
    )
    assert row is not None
    return int(row[0])


@pytest.fixture
def listening(clone: Clone, customer: int) -> psycopg.Connection[tuple[object, ...]]:
    """A second desk's connection, listening."""
    assert customer
    login, password = clone.make_login("okienko_clerk")
    connection = psycopg.connect(clone.conninfo(login), password=password, autocommit=True)
    connection.execute("listen okienko")
    clone._stack.callback(connection.close)
    return connection


def _heard(connection: psycopg.Connection[tuple[object, ...]]) -> list[str]:
    return [notice.payload for notice in connection.notifies(timeout=1, stop_after=1)] + [
        notice.payload for notice in connection.notifies(timeout=0.05)
    ]


def test_that_a_change_by_one_login_appears_at_the_other_within_a_second(clone: Clone, customer: int) -> None:
    first, second = clone.login("okienko_clerk"), clone.login("okienko_clerk")
    sign = Sign()
    heard: Iterator[Changed | None] = live.listen(second, sign)
    assert next(heard) is None
    start = time.monotonic()
    with first.write() as connection:
        connection.exec_driver_sql("select set_config('okienko.reason', 'pomyłka w nazwisku', true)")
        connection.exec_driver_sql(
            "update okienko.customers set surname = 'Kowalska' where customer_id = %s", (customer,)
        )
    told = next(heard)
    assert time.monotonic() - start < 1
    assert told == Changed("customers", customer, customer)
    sign.stops[0]()
    assert list(heard) == []


def test_that_a_few_rows_are_told_one_by_one_and_many_at_once(
    clone: Clone, customer: int, listening: psycopg.Connection[tuple[object, ...]]
) -> None:
    insert = "insert into okienko.contact_points (customer_id, kind, value) select %s, 'phone', '+4860000' || lpad(i::text, 4, '0') from generate_series(%s::int, %s) i"
    clone.connect().execute(insert, (customer, 1, 8))
    few = _heard(listening)
    assert len(few) == 8
    assert all(payload.startswith(f"contact_points:{customer}:") for payload in few)
    clone.connect().execute(insert, (customer, 9, 17))
    assert _heard(listening) == ["contact_points:0:0"]


def test_that_a_rolled_back_change_is_not_told(
    clone: Clone, customer: int, listening: psycopg.Connection[tuple[object, ...]]
) -> None:
    connection = clone.connect()
    with connection.transaction(force_rollback=True):
        connection.execute("delete from okienko.contact_points where customer_id = %s", (customer,))
    connection.execute("delete from okienko.contact_points where customer_id = %s", (customer,))
    assert len(_heard(listening)) == 1


def test_that_an_import_sends_one_notice(
    clone: Clone, customer: int, listening: psycopg.Connection[tuple[object, ...]]
) -> None:
    login, password = clone.make_login("okienko_import")
    with psycopg.connect(clone.conninfo(login), password=password) as connection:
        batch = connection.execute(
            "insert into okienko.batches (source, sha256) values ('test', repeat('0', 64)) returning id"
        ).fetchone()
        assert batch is not None
        connection.execute("select set_config('okienko.batch', %s, true)", (str(batch[0]),))
        connection.execute("insert into okienko.meters (serial) select 'M' || i from generate_series(1, 1000) i")
        connection.execute(
            "insert into okienko.addresses (customer_id, kind, city) values (%s, 'object', 'Gryfino')", (customer,)
        )
    assert _heard(listening) == ["*:0:0"]


@pytest.mark.parametrize(
    "payload",
    ["", "x", "customers", "customers:1", "customers:1:2:3", "customers:-1:2", "Customers:1:2", "customers:1:ą", "customers:١:2",
     "customers:1:9999999999999999999", "drop table x;:1:2", "customers:1:2\n"],
)  # fmt: skip
def test_that_a_malformed_notice_is_dropped(payload: str) -> None:
    assert live.changed(payload) is None


def test_that_a_notice_is_read() -> None:
    assert live.changed("readings:12:345") == Changed("readings", 12, 345)
    assert live.changed("*:0:0") == Changed("*", 0)


def test_that_a_forged_notice_does_not_stop_the_listener(clone: Clone) -> None:
    sign = Sign()
    heard = live.listen(clone.login("okienko_clerk"), sign)
    assert next(heard) is None
    with clone.login("okienko_auditor").read() as connection:
        connection.execute("select pg_notify('okienko', 'nonsense'), pg_notify('okienko', 'readings:1:2')")
    assert next(heard) == Changed("readings", 1, 2)
    sign.stops[0]()
    assert list(heard) == []
