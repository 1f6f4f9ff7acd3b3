"""A server that is stopped, killed and started again while somebody works."""

from __future__ import annotations

import threading

import pytest
import sqlalchemy as sa

from app.domain.faults import EnvironmentFault, Fault
from tests.database import Fragile, wait_until
from tests.store.at_work import count_notes, is_active, sleep_on


def test_that_a_server_restarted_between_two_calls_is_not_noticed(fragile_blank: Fragile) -> None:
    database = fragile_blank.database()
    with database.read() as one, database.read() as two:
        pids = {one.info.backend_pid, two.info.backend_pid}
    fragile_blank.stop_server()
    fragile_blank.start_again()
    with database.read() as one, database.read() as two:
        assert pids.isdisjoint({one.info.backend_pid, two.info.backend_pid})
    with database.write() as write:
        assert write.scalar(sa.text("select 1")) == 1


@pytest.mark.parametrize("how", ["kill_server", "stop_server"])
@pytest.mark.parametrize("way", ["read", "write"])
def test_that_a_server_that_dies_under_a_statement_is_told(fragile_blank: Fragile, how: str, way: str) -> None:
    database = fragile_blank.database(patience_s=0.2)
    database.ping()
    caught: list[Fault] = []
    thread = threading.Thread(target=lambda: sleep_on(database, way, 60, caught))
    thread.start()
    wait_until(lambda: is_active(fragile_blank, "pg_sleep(60)"))
    getattr(fragile_blank, how)()
    thread.join(10)
    assert [isinstance(fault, EnvironmentFault) and fault.lost for fault in caught] == [True]
    with pytest.raises(EnvironmentFault) as away:
        database.ping()
    assert away.value.lost
    fragile_blank.start_again()
    assert database.ping() > 0


def test_that_a_write_under_way_when_the_server_is_killed_stores_nothing(fragile_blank: Fragile) -> None:
    with fragile_blank.connect() as admin:
        admin.execute("create schema okienko create table notes (text text)")
    database = fragile_blank.database(patience_s=0)
    with pytest.raises(EnvironmentFault) as caught, database.write() as write:  # noqa: PT012
        write.execute(sa.text("insert into notes values ('a')"))
        fragile_blank.kill_server()
    assert caught.value.lost
    fragile_blank.start_again()
    assert count_notes(database) == 0
    with database.write() as write:
        write.execute(sa.text("insert into notes values ('a')"))
    fragile_blank.kill_server()
    fragile_blank.start_again()
    assert count_notes(database) == 1


def test_that_connecting_waits_a_little_for_a_server_that_comes_back(fragile_blank: Fragile) -> None:
    database = fragile_blank.database(patience_s=20)
    fragile_blank.kill_server()
    starter = threading.Thread(target=fragile_blank.start_again)
    starter.start()
    assert database.ping() > 0
    starter.join()
