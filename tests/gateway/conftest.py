"""An office, its logins, and a gateway beside them; a test file may have its own of the same name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.domain.gateway import PaymentRequest
from app.store.session import Database
from tests.bookkeeping import Connection
from tests.database import Clone
from tests.gateway.kit import opened
from tests.gateway.server import GatewayServer, gateway_server


@pytest.fixture
def owner(clone: Clone) -> Connection:
    """A connection that sees everything."""
    return clone.connect()


@pytest.fixture
def desk(clone: Clone) -> Database:
    """A clerk's."""
    return clone.login("okienko_clerk")


@pytest.fixture
def accounting(clone: Clone) -> Database:
    """An accountant's."""
    return clone.login("okienko_accounting")


@pytest.fixture
def machine(clone: Clone) -> Database:
    """The worker's."""
    return clone.login("okienko_gateway")


@pytest.fixture
def server() -> Iterator[GatewayServer]:
    """The gateway."""
    with gateway_server() as running:
        yield running


@pytest.fixture
def request_(owner: Connection, desk: Database, machine: Database, server: GatewayServer) -> Iterator[PaymentRequest]:
    """A payment of 148,32 zł whose link is out."""
    with opened(owner, desk, machine, server) as found:
        yield found
