"""The demonstration from nothing to a signed-in clerk: made once, opened again at once, replaced only when asked."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest

from app.domain.faults import Conflict, Refused
from app.services import demo
from app.services.demo import Demo, Step
from app.services.signing import sign_in
from app.store.embedded import Cluster
from app.store.town import home as town_home
from app.store.town import stories
from app.system.clock import SYSTEM_CLOCK
from app.system.environment import Environment, read_environment
from app.system.folders import find_folders


@pytest.fixture(scope="module")
def environment() -> Iterator[Environment]:
    """Folders of an office of its own, where PostgreSQL's account may pass."""
    folder = Path(tempfile.mkdtemp(prefix="okienko-demo-"))
    folder.chmod(0o711)
    env = replace(read_environment(), home=folder)
    yield env
    Cluster(find_folders(env).cluster, environment=env).remove()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def running(environment: Environment) -> Iterator[Demo]:
    """A demonstration of sixty customers, made by whichever test comes first."""
    made = demo.prepare(customers=60, environment=environment)
    yield made
    made.close()


def ask(made: Demo, statement: str) -> object:
    """One value, asked by the demonstration's clerk."""
    with psycopg.connect(made.target.conninfo(made.login), password=made.password) as connection:
        row = connection.execute(statement.encode()).fetchone()
    assert row is not None
    return row[0]


def test_that_the_first_start_makes_everything_and_tells(environment: Environment) -> None:
    steps: list[tuple[Step, int, int]] = []
    made = demo.prepare(
        customers=60,
        replace=True,
        environment=environment,
        progress=lambda step, done, whole: steps.append((step, done, whole)),
    )
    try:
        assert made.generated
        assert [step for step, _, _ in steps] == [Step.SERVER, Step.SCHEMA, *[Step.TOWN] * (len(steps) - 3), Step.READY]
        assert steps[-2] == (Step.TOWN, 60, 60)
        assert (made.customers, made.made_on) == (60, SYSTEM_CLOCK.today())
    finally:
        made.close()


def test_that_the_clerk_signs_in_and_finds_anna(running: Demo) -> None:
    signed = sign_in(running.target.conninfo(running.login), running.password)
    signed.link.close()
    assert (signed.login, signed.name) == ("demo", "Anna Nowak")
    assert "okienko_clerk" in str(signed.roles) or "clerk" in signed.roles
    hits = str(ask(running, f"select okienko.search('{stories.ANNA}', 5)"))
    assert stories.ANNA_NAME in hits
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ask(running, "select surname from okienko.customers limit 1")


def test_that_the_post_of_the_morning_was_taken_in_by_the_imports(running: Demo) -> None:
    with psycopg.connect(running.cluster.superuser(town_home.DATABASE)) as boss:
        states = boss.execute("select state, count(*) from okienko.bank_movements group by 1").fetchall()
        files = boss.execute("select count(*) from okienko.paper_files").fetchone()
        balances = boss.execute(
            "select count(*) from okienko.accounts a where a.balance <> (select coalesce(sum(o.debit - o.credit), 0) "
            "from okienko.operations o where o.customer_id = a.customer_id and o.account_id = a.id)"
        ).fetchone()
    assert {"booked", "waiting"} <= {state for state, _ in states}
    assert files is not None
    assert files[0] > 0
    assert balances == (0,)


def test_that_the_second_start_makes_nothing(running: Demo, environment: Environment) -> None:
    again = demo.prepare(environment=environment)
    try:
        assert not again.generated
        assert again.customers == 60
        assert again.password == running.password, "two windows share the clerk"
    finally:
        again.close()
    assert ask(running, "select 1") == 1, "the first window goes on"


def test_that_another_size_needs_to_be_asked_for(running: Demo, environment: Environment) -> None:
    with pytest.raises(Refused) as caught:
        demo.prepare(customers=90, environment=environment)
    assert (caught.value.code, caught.value.detail) == ("demo_other_size", {"there": 60, "wanted": 90})
    with pytest.raises(Conflict) as used:
        demo.prepare(customers=90, replace=True, environment=environment)
    assert used.value.what == "demo_in_use"
    assert ask(running, "select 1") == 1


def test_that_a_town_of_another_state_of_the_schema_is_made_anew(environment: Environment) -> None:
    made = demo.prepare(customers=60, environment=environment)
    with psycopg.connect(made.cluster.superuser("okienko"), autocommit=True) as connection:
        connection.execute("comment on schema okienko is 'made by an earlier program'")
    with pytest.raises(Conflict):  # a window is still open on it
        demo.prepare(environment=environment)
    made.close()
    again = demo.prepare(customers=60, environment=environment)
    again.close()
    assert again.generated


def test_that_a_town_too_small_for_its_stories_is_refused(environment: Environment) -> None:
    with pytest.raises(Refused) as caught:
        demo.prepare(customers=5, replace=True, environment=environment)
    assert caught.value.code == "demo_too_small"


def test_that_a_failed_load_leaves_the_old_town(environment: Environment, monkeypatch: pytest.MonkeyPatch) -> None:
    demo.prepare(customers=60, environment=environment).close()

    def breaks(*_: object, **__: object) -> None:
        raise KeyError("half way")

    with monkeypatch.context() as patched:
        patched.setattr(town_home, "load", breaks)
        with pytest.raises(KeyError):
            demo.prepare(customers=70, replace=True, environment=environment)
    made = demo.prepare(environment=environment)
    made.close()
    assert (made.customers, made.generated) == (60, False)


def test_that_days_later_the_announcements_are_of_that_day(running: Demo, environment: Environment) -> None:
    later = SYSTEM_CLOCK.on_day(SYSTEM_CLOCK.today() + timedelta(days=9))
    before = ask(running, "select count(*) from okienko.announcements")
    demo.prepare(environment=environment, clock=later).close()
    assert ask(running, "select count(*) from okienko.announcements where ends_at > now() + interval '9 days'") != 0
    assert ask(running, "select count(*) from okienko.announcements") != before
    assert ask(running, "select (okienko.setting('booked_until') #>> '{}')::date <= okienko.warsaw_today()") is True
