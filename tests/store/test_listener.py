"""Changes at other desks are heard at once, and a lost server is told."""

from __future__ import annotations

import threading
from time import perf_counter

import pytest

from app.domain.faults import EnvironmentFault
from app.store.listener import Listener, Notice
from tests.database import Clone, Fragile, wait_until


def test_that_notices_sent_after_entering_are_heard_in_order(blank: Clone) -> None:
    with blank.connect() as other, blank.database().listener() as listener:
        other.execute("select pg_notify('okienko', 'customer:1')")
        other.execute("select pg_notify('elsewhere', 'nobody listens')")
        other.execute("select pg_notify('okienko', 'żółć')")
        heard = listener.notices()
        assert next(heard) == Notice("okienko", "customer:1")
        assert next(heard) == Notice("okienko", "żółć")
        other.execute("select pg_notify('okienko', 'later')")
        start = perf_counter()
        assert next(heard).payload == "later"
        assert perf_counter() - start < 1


def test_that_it_is_stopped_from_another_thread_at_once(blank: Clone) -> None:
    with blank.database().listener() as listener:
        heard: list[Notice] = []
        thread = threading.Thread(target=lambda: heard.extend(listener.notices()))
        thread.start()
        start = perf_counter()
        listener.stop()
        listener.stop()
        thread.join(5)
        assert not thread.is_alive()
        assert perf_counter() - start < 1
        assert heard == []


def test_that_it_asks_whether_to_go_on(blank: Clone) -> None:
    with blank.database().listener() as listener:
        assert list(listener.notices(lambda: True)) == []


def test_that_its_session_ends_with_the_block(blank: Clone) -> None:
    with blank.database().listener() as listener:
        pass
    listener.stop()
    with pytest.raises(RuntimeError):
        next(listener.notices())
    count = "select count(*) from pg_stat_activity where application_name = 'okienko'"
    with blank.connect() as admin:
        wait_until(lambda: admin.execute(count).fetchone() == (0,))


@pytest.mark.parametrize("how", ["kill_server", "stop_server"])
def test_that_a_lost_server_is_told_and_a_new_listener_hears_again(fragile_blank: Fragile, how: str) -> None:
    database = fragile_blank.database()
    with database.listener() as listener:
        getattr(fragile_blank, how)()
        with pytest.raises(EnvironmentFault) as caught:
            next(listener.notices())
        assert caught.value.lost
    with pytest.raises(EnvironmentFault), database.listener():
        pytest.fail("it was entered")
    fragile_blank.start_again()
    with database.listener() as again, fragile_blank.connect() as other:
        other.execute("notify okienko, 'x'")
        assert next(again.notices()).payload == "x"


def test_that_a_name_of_a_channel_is_never_sql(blank: Clone) -> None:
    odd = 'a"; drop table x; --'
    with blank.database().listener(odd) as listener, blank.connect() as other:
        other.execute("select pg_notify(%s, 'x')", (odd,))
        assert next(listener.notices()) == Notice(odd, "x")


def test_that_it_does_not_count_among_the_pools_sessions(blank: Clone) -> None:
    database = blank.database(size=1, wait_s=0.1)
    with database.listener() as one, database.listener() as two, database.read():
        assert isinstance(one, Listener)
        assert isinstance(two, Listener)
