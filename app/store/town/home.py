"""Where the town lives: its database in the embedded cluster, made beside the old one and moved in when it is whole."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any, Final

import psycopg
from psycopg import sql

from app.domain.clerks import ClerkRole
from app.domain.faults import Refused
from app.store import roles, schema
from app.store.embedded import Cluster
from app.store.faults import sorted_faults
from app.store.town.build import Order
from app.store.town.ground import freshen
from app.store.town.load import Loaded, Progress, load, loaded_order
from app.store.town.meters import DEMO_CLERK

DATABASE = "okienko"
DEMO_CLERKS: Final = {
    ClerkRole.CLERK: (DEMO_CLERK, "Anna Nowak"),
    ClerkRole.ACCOUNTING: ("demo_accounting", "Barbara Zych"),
    ClerkRole.SUPERVISOR: ("demo_supervisor", "Halina Stępień"),
    ClerkRole.ADMIN: ("demo_admin", "Robert Piątek"),
}
"""Login and name of whoever signs in to the demonstration in a role."""
_BUILDING = "okienko_building"
_LOCK = 0x6F6B64656D6F  # two programs prepare one after the other
_Connection = psycopg.Connection[tuple[Any, ...]]


def build(
    cluster: Cluster, name: str, order: Order, now: datetime, schema_is_there: Callable[[], None], progress: Progress
) -> Loaded:
    """Make a database ``name`` with schema and town anew; what had the name is dropped.

    Raises Refused("demo_too_small") where the stories would not fit, EnvironmentFault.
    """
    if order.customers < Order.SMALLEST:
        raise Refused("demo_too_small", {"least": Order.SMALLEST})
    with sorted_faults(), psycopg.connect(cluster.superuser(), autocommit=True) as connection:
        connection.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name)))
        connection.execute(sql.SQL("create database {}").format(sql.Identifier(name)))
    schema.upgrade(cluster.superuser(name))
    schema_is_there()
    return load(cluster.superuser(name), order, now, progress=progress)


class Home:
    """The town's place in a running cluster, held by one program at a time (``alone``)."""

    def __init__(self, cluster: Cluster, beside: _Connection) -> None:
        self._cluster = cluster
        self._beside = beside

    @classmethod
    @contextmanager
    def alone(cls, cluster: Cluster) -> Iterator[Home]:
        """The home, while nobody else prepares it."""
        with sorted_faults(), psycopg.connect(cluster.superuser(), autocommit=True) as connection:
            connection.execute("select pg_advisory_lock(%s)", (_LOCK,))
            yield cls(cluster, connection)

    def has_any(self) -> bool:
        """Whether a town is there, of whatever schema."""
        return self._beside.execute("select 1 from pg_database where datname = %s", (DATABASE,)).fetchone() is not None

    def there(self) -> Order | None:
        """The town that is there, its schema brought to this program's; None where there is none that is whole, or where
        it was made from another state of a schema that is still being written.

        Raises SchemaTooNew.
        """
        if not self.has_any():
            return None
        with self._inside() as inside:
            state = schema.state(inside)
            mark = loaded_order(inside) if state.revision else None
        if mark is None or (state.is_current and state.made_from != schema.sources()):
            return None
        if not state.is_current:
            schema.upgrade(self._cluster.superuser(DATABASE))
        return Order(int(str(mark["customers"])), date.fromisoformat(str(mark["today"])), int(str(mark["seed"])))

    def replace(self, order: Order, now: datetime, schema_is_there: Callable[[], None], progress: Progress) -> None:
        """Make a town; only when it is whole does it take the old one's place."""
        build(self._cluster, _BUILDING, order, now, schema_is_there, progress)
        old, new = sql.Identifier(DATABASE), sql.Identifier(_BUILDING)
        self._beside.execute(sql.SQL("drop database if exists {} with (force)").format(old))
        for login, _name in DEMO_CLERKS.values():
            self._beside.execute(sql.SQL("drop role if exists {}").format(sql.Identifier(login)))
        self._beside.execute(sql.SQL("alter database {} rename to {}").format(new, old))

    def open(self, today: date, now: datetime, role: ClerkRole = ClerkRole.CLERK) -> tuple[str, str]:
        """Make the clerk of a role where missing, bring bank and announcements to today, let the clerk in.

        Gives login and password.
        """
        login, name = DEMO_CLERKS[role]
        with self._inside() as inside:
            if inside.execute("select 1 from okienko.clerks where login = %s", (login,)).fetchone() is None:
                inside.execute(sql.SQL("drop role if exists {}").format(sql.Identifier(login)))
                roles.add_clerk(inside, login, name, role, secrets.token_urlsafe(24))
            freshen(inside, today, now)
        return login, self._cluster.open_login(login)

    def _inside(self) -> psycopg.Connection[tuple[Any, ...]]:
        return psycopg.connect(self._cluster.superuser(DATABASE), autocommit=True)
