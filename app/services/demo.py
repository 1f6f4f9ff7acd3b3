"""The demonstration: a private server with the town in it and a clerk to sign in as; made once, opened at once after that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.domain.clerks import ClerkRole
from app.domain.faults import Conflict, Refused
from app.store.dsn import Origin, Target
from app.store.embedded import Cluster
from app.store.session import Database
from app.store.town.build import Order
from app.store.town.home import DATABASE, Home
from app.system.clock import SYSTEM_CLOCK, Clock
from app.system.environment import Environment, read_environment
from app.system.folders import find_folders

CUSTOMERS = 8000
SEED = 2026


class Step(StrEnum):
    """What is being done, for a line of progress."""

    SERVER = "server"
    SCHEMA = "schema"
    TOWN = "town"
    READY = "ready"


Progress = Callable[[Step, int, int], None]
"""``(step, done, all)``; counts customers in the step TOWN, else 0."""


@dataclass(frozen=True, slots=True)
class Demo:
    """A running demonstration. ``made_on`` is the day its town takes for today; ``generated``: made by this very call.

    Whoever got it closes it: the last program that uses the server stops it.
    """

    target: Target
    login: str
    password: str = field(repr=False)
    customers: int
    made_on: date
    generated: bool
    cluster: Cluster

    def close(self) -> None:
        """Leave the server."""
        self.cluster.stop()


def prepare(
    *,
    customers: int | None = None,
    replace: bool = False,
    seed: int = SEED,
    role: ClerkRole = ClerkRole.CLERK,
    progress: Progress | None = None,
    environment: Environment | None = None,
    clock: Clock = SYSTEM_CLOCK,
) -> Demo:
    """Start the server, and make schema, town and clerk where they are missing.

    ``customers`` None takes what is there, or 8,000. ``role`` is the role of the clerk who signs in. Raises Refused("demo_other_size") where a town of another size is
    there and ``replace`` was not asked for, Refused("demo_too_small"), Conflict("demo_in_use") where another program uses
    what is to be replaced, EnvironmentFault, SchemaTooNew.
    """
    told = progress or (lambda _step, _done, _all: None)
    env = environment or read_environment()
    told(Step.SERVER, 0, 0)
    cluster = Cluster(find_folders(env).cluster, environment=env)
    cluster.start()
    try:
        with Home.alone(cluster) as home:
            there = home.there()
            if there and customers not in {None, there.customers} and not replace:
                raise Refused("demo_other_size", {"there": there.customers, "wanted": customers})
            generated = there is None or replace
            if there is None or replace:
                if home.has_any() and cluster.users() > 1:
                    raise Conflict("demo_in_use")
                there = Order(customers or CUSTOMERS, clock.today(), seed)
                home.replace(
                    there,
                    clock.now(),
                    lambda: told(Step.SCHEMA, 0, 0),
                    lambda done, whole: told(Step.TOWN, done, whole),
                )
            login, password = home.open(clock.today(), clock.now(), role)
            if generated:
                _take_post(cluster, there.today)
        told(Step.READY, 0, 0)
        target = Target(Origin.DEMO).at(cluster.conninfo(DATABASE, login))
        return Demo(target, login, password, there.customers, there.today, generated, cluster)
    except BaseException:
        cluster.stop()
        raise


def colleague(made: Demo, role: ClerkRole, *, clock: Clock = SYSTEM_CLOCK) -> tuple[str, str]:
    """Login and password of a clerk in another role, who may sign in to the same demonstration."""
    with Home.alone(made.cluster) as home:
        return home.open(clock.today(), clock.now(), role)


def _take_post(cluster: Cluster, today: date) -> None:
    """Invoices and a bank statement of the morning; read by what the first look at the window need not wait for."""
    from app.services import demo_post

    database = Database(cluster.superuser(DATABASE), None, size=1, statement_timeout_s=0)
    try:
        demo_post.deliver(database, today)
    finally:
        database.close()
