"""Trouble of the database while the worker works: what passes is waited for, what does not ends it, nothing is booked twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.domain.faults import EnvironmentFault, Trouble
from app.domain.gateway import PaymentState
from app.services.gateway_worker import loop
from app.store.session import Database
from tests.bookkeeping import Connection
from tests.database import Clone
from tests.gateway.kit import ask, check_books, now, operations, payer, settle, worker
from tests.gateway.server import GatewayServer


def test_that_rows_somebody_else_works_on_wait_and_the_others_go_on(
    clone: Clone, owner: Connection, desk: Database, server: GatewayServer
) -> None:
    owner.execute(f"alter database {owner.info.dbname} set lock_timeout = '200ms'")
    machine = clone.login("okienko_gateway")
    first, second = (ask(desk, *payer(owner, name)) for name in ("Nowak", "Kowal"))
    worker(server).drain(machine)
    for each in (first, second):
        server.pay(now(desk, each).link)
    with clone.connect() as other, other.transaction():
        other.execute("select 1 from okienko.accounts where id = %s for update", (first.account_id,))
        settle(owner, machine, server, 2)
        assert now(desk, second).state is PaymentState.BOOKED
        assert operations(owner, first.customer_id) == []
    settle(owner, machine, server, 2)
    assert now(desk, first).state is PaymentState.BOOKED
    assert sum(one.confirmed for one in server.transactions.values()) == 2
    check_books(owner)


class Hours:
    """Stops the loop after some pauses; counts them."""

    def __init__(self, most: int) -> None:
        self.pauses: list[float] = []
        self.most = most

    def is_asked(self) -> bool:
        return len(self.pauses) >= self.most

    def wait(self, seconds: float) -> bool:
        self.pauses.append(seconds)
        return True

    def tell(self, listener: Callable[[], object]) -> None:
        """Nobody else asks it to stop."""


@pytest.mark.parametrize("kind", [Trouble.BUSY, Trouble.TIMEOUT, Trouble.CROWDED, Trouble.DISK_FULL, Trouble.READ_ONLY])
def test_that_trouble_of_the_database_that_passes_does_not_end_the_worker(
    machine: Database, server: GatewayServer, monkeypatch: pytest.MonkeyPatch, kind: Trouble
) -> None:
    made, sign = worker(server), Hours(2)
    told: list[EnvironmentFault] = []

    def fall(_database: object) -> float | None:
        raise EnvironmentFault(kind, "as planned")

    monkeypatch.setattr(made, "drain", fall)
    loop(made, machine, sign, told.append)
    assert [fault.kind for fault in told] == [kind, kind]
    assert sign.pauses == [2, 4]


def test_that_a_login_without_rights_ends_it(
    machine: Database, server: GatewayServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = worker(server)

    def fall(_database: object) -> float | None:
        raise EnvironmentFault(Trouble.PERMISSION, "as planned")

    monkeypatch.setattr(made, "drain", fall)
    with pytest.raises(EnvironmentFault):
        loop(made, machine, Hours(2), lambda _fault: None)
