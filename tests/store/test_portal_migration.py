"""The portal's schema comes with the migration and goes with it; what signs a portal in does not stop that."""

from __future__ import annotations

from app.store import schema
from tests.database import Clone
from tests.office_data import one
from tests.store import rights


def test_that_the_portal_goes_down_and_comes_back_the_same(blank: Clone) -> None:
    schema.upgrade(blank.superuser)
    connection = blank.connect()
    first = [function.source for function in rights.functions(connection, "portal")]
    blank.make_login("okienko_portal")
    schema.upgrade(blank.superuser, "base")
    assert one(connection, "select to_regnamespace('portal') is null") is True
    schema.upgrade(blank.superuser)
    assert [function.source for function in rights.functions(connection, "portal")] == first
    secrets = "select count(*) from okienko.portal_secrets where length(secret) = 64"
    assert one(connection, secrets) == 1
