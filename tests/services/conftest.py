"""What tests of services against the real database share; a test file may have its own of the same name."""

from __future__ import annotations

from datetime import date

import pytest

from app.store.session import Database
from tests.database import Clone
from tests.office_data import Connection, one


@pytest.fixture
def owner(clone: Clone) -> Connection:
    """A connection that sees everything, to look at what was stored."""
    connection = clone.connect()
    connection.execute("set search_path = okienko, pg_temp")
    return connection


@pytest.fixture
def desk(clone: Clone) -> Database:
    """A clerk's."""
    return clone.login("okienko_clerk")


@pytest.fixture
def today(owner: Connection) -> date:
    """Today at the office, as the database has it."""
    day = one(owner, "select okienko.warsaw_today()")
    assert isinstance(day, date)
    return day
