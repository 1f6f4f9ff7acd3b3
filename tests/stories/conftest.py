"""A small town with every story in it, made once and copied for each test that needs it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from functools import partial
from typing import Any

import psycopg
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.clerks import ClerkRole
from app.store import roles
from app.store.embedded import Cluster
from app.store.town.build import Order
from app.store.town.load import load
from app.system.clock import SYSTEM_CLOCK
from tests.database import Clone, cloned
from tests.stories.desk import DeskAtWork, desk_at_work

CUSTOMERS = 60
PASSWORD = "zielona szyba w oknie"

OpenDesk = Callable[..., AbstractContextManager[DeskAtWork]]


@pytest.fixture(scope="session")
def town_template(cluster: Cluster, template: str) -> Iterator[str]:
    """Name of a database with the town in it; nobody is connected to it."""
    with cloned(cluster, template) as made:
        load(made.superuser, Order(CUSTOMERS, SYSTEM_CLOCK.today(), 7), datetime.now(UTC))
        yield made.name


@pytest.fixture
def town(cluster: Cluster, town_template: str) -> Iterator[Clone]:
    """A town of this test's own."""
    with cloned(cluster, town_template) as made:
        yield made


@pytest.fixture
def open_desk(qtbot: QtBot, qapp: QApplication, town: Clone) -> OpenDesk:
    """Opens the program on the town: ``with open_desk() as desk``, for a supervisor ``open_desk(supervisor=True)``."""

    def open_(*, supervisor: bool = False, **look: object) -> AbstractContextManager[DeskAtWork]:
        role = ClerkRole.SUPERVISOR if supervisor else ClerkRole.CLERK
        login = f"{role.value}_{town.name}"
        with psycopg.connect(town.superuser, autocommit=True) as connection:
            roles.add_clerk(connection, login, "Anna Nowak", role, PASSWORD)
        town.lend(login)
        return partial(desk_at_work, qtbot, qapp, town.conninfo(login), PASSWORD)(**look)  # type: ignore[arg-type]

    return open_


@pytest.fixture
def boss(town: Clone) -> psycopg.Connection[tuple[Any, ...]]:
    made = town.connect()
    made.execute("set search_path = okienko, pg_temp")
    return made
