"""The portal of e-BOK signed in to the newest PostgreSQL and to the oldest that is supported."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.database import Clone
from tests.store import rights
from tests.store.portal_kit import Portal, portal_of


@pytest.fixture(scope="module", params=rights.SERVERS)
def portal_server(request: pytest.FixtureRequest) -> Iterator[Clone]:
    with rights.server_of(request) as made:
        yield made


@pytest.fixture
def portal(portal_server: Clone) -> Iterator[Portal]:
    """Signed in, with nothing counted yet."""
    with portal_of(portal_server) as made:
        made.forget_calls()
        yield made
