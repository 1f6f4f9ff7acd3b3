"""A worker that dies between any two steps, once and twice, alone and beside another: each payment is booked once.

A kill is a BaseException that nothing in the program catches, thrown before or after every call to the gateway and to the
database; what was held in memory is gone with it. ``tests/gateway/test_command.py`` kills whole processes.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from enum import StrEnum
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from typing_extensions import override

from app.domain.faults import Conflict, EnvironmentFault, Refused
from app.domain.gateway import PaymentRequest, PaymentState
from app.services import payments
from app.services.gateway_worker import Worker, notified
from app.store.payments import Steps
from app.store.session import Database
from app.system.clock import SYSTEM_CLOCK
from tests.bookkeeping import Connection
from tests.database import Clone
from tests.gateway.kit import ask, check_books, due, expire, gateway, now, operations, payer, settle, worker
from tests.gateway.server import CUT, Act, GatewayServer, gateway_server

Room = tuple[Connection, Database, Database, Database]
KEY = "7d444840-9dc0-11d1-b245-5ffdce74fad2"
_STEPS = ("take", "registered", "looked", "verified", "put_off")
_CALLS = ("register", "look", "verify")
TAKEN = 12000
"""Grosze that were paid instead of what was asked for."""


class Killed(BaseException):
    """SIGKILL."""


class Fate:
    """Counts the moments at which a worker may die, and lets it die at the chosen ones."""

    def __init__(self, *dies_at: int) -> None:
        self.moment = 0
        self.dies_at = dies_at

    def pass_by(self) -> None:
        self.moment += 1
        if self.moment in self.dies_at:
            raise Killed

    def around(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def mortal(*arguments: Any, **named: Any) -> Any:
            self.pass_by()
            answer = call(*arguments, **named)
            self.pass_by()
            return answer

        return mortal


@pytest.fixture(scope="module")
def room(module_clone: Clone) -> Room:
    machine, accounting = (module_clone.login(role) for role in ("okienko_gateway", "okienko_accounting"))
    return module_clone.connect(), module_clone.login("okienko_clerk"), machine, accounting


@pytest.fixture
def mortals(monkeypatch: pytest.MonkeyPatch) -> Callable[[GatewayServer, Fate], Worker]:
    """Makes workers that die by fate."""
    real = {name: getattr(Steps, name) for name in _STEPS}

    def make(server: GatewayServer, fate: Fate) -> Worker:
        for name in _STEPS:
            monkeypatch.setattr(Steps, name, fate.around(real[name]))
        made = Worker("mortal", gateway(server), SYSTEM_CLOCK)
        for name in _CALLS:
            setattr(made.gateway, name, fate.around(getattr(made.gateway, name)))
        return made

    return make


class Story(StrEnum):
    """What else happens between the desk and the ledger."""

    PAID = "paid"
    TAKEN_BACK = "taken back"  # once its link was out: it is paid all the same
    ANOTHER_AMOUNT = "another amount"  # and accounting takes it
    STUMBLES = "stumbles"  # the gateway is down at the first try of every step


def live(
    room: Room, server: GatewayServer, fate: Fate, mortals: Callable[[GatewayServer, Fate], Worker], story: Story
) -> PaymentRequest:
    """One payment from the desk to the ledger; whenever the worker dies, time goes by and the next one comes."""
    owner, desk, machine, accounting = room
    request = ask(desk, *payer(owner))
    paid = False
    fresh = {"register", "looked", "verify"} if story is Story.STUMBLES else set()
    server.plan = lambda stage, _session: 500 if stage in fresh and not fresh.discard(stage) else None  # type: ignore[func-returns-value]
    for _ in range(12):
        with suppress(Killed):
            mortals(server, fate).drain(machine)
        found = now(desk, request)
        if found.link and not paid:
            paid = True
            if story is Story.TAKEN_BACK:
                payments.take_back(desk, request.customer_id, request.request_id, request_key=str(uuid4()))
            server.pay(found.link, amount=TAKEN if story is Story.ANOTHER_AMOUNT else None)
        if found.can_accept:
            payments.accept(accounting, found, "zgoda klienta", request_key=str(uuid4()))
        due(owner)
    return now(desk, request)


def moments(
    room: Room, server: GatewayServer, mortals: Callable[[GatewayServer, Fate], Worker], story: Story = Story.PAID
) -> int:
    fate = Fate()
    assert live(room, server, fate, mortals, story).state is PaymentState.BOOKED
    return fate.moment


@pytest.mark.parametrize("story", Story)
def test_that_a_worker_killed_between_any_two_steps_books_once(
    room: Room, server: GatewayServer, mortals: Callable[[GatewayServer, Fate], Worker], story: Story
) -> None:
    last = moments(room, server, mortals, story)
    assert last > 20
    for first in range(1, last + 1):
        found = live(room, server, Fate(first), mortals, story)
        assert found.state is PaymentState.BOOKED, first
        booked = operations(room[0], found.customer_id)
        assert [credit for _, credit, _ in booked] == [TAKEN if story is Story.ANOTHER_AMOUNT else 14832], first
    assert {one.confirmed for one in server.transactions.values()} <= {0, 1}
    check_books(room[0])


def test_that_two_deaths_in_a_row_change_nothing(
    room: Room, server: GatewayServer, mortals: Callable[[GatewayServer, Fate], Worker]
) -> None:
    last = moments(room, server, mortals)
    for first in range(1, last, 2):
        for second in range(first + 1, min(first + 9, last + 4), 3):
            found = live(room, server, Fate(first, second), mortals, Story.PAID)
            assert found.state is PaymentState.BOOKED, (first, second)
            assert len(operations(room[0], found.customer_id)) == 1, (first, second)
    check_books(room[0])


class Payments(RuleBasedStateMachine):
    """Desks, payers, a gateway that lies, notifications true and forged, workers that die: anything, in any order."""

    room: Room
    server: GatewayServer
    requests = Bundle("requests")

    def __init__(self) -> None:
        super().__init__()
        self.made: list[PaymentRequest] = []
        self.paid_right: set[int] = set()
        self.spoilt: set[int] = set()
        self.taken: dict[int, int] = {}
        self.closed: set[int] = set()

    @initialize()
    def begin(self) -> None:
        owner = self.room[0]
        owner.execute("update okienko.payment_requests set next_at = null")
        self.server.plan = lambda _stage, _session: None
        self.server.broken.clear()

    @property
    def owner(self) -> Connection:
        return self.room[0]

    @rule(target=requests, amount=st.integers(1, 5_000_000))
    def ask(self, amount: int) -> PaymentRequest:
        request = ask(self.room[1], *payer(self.owner), amount)
        self.made.append(request)
        return request

    @rule(
        fail=st.sampled_from([None, CUT, 500, 400, b"?", {"data": {}, "responseCode": 0}]),
        stage=st.sampled_from(["register", "registered", "look", "looked", "verify", "verified"]),
    )
    def work(self, fail: Act, stage: str) -> None:
        left = [fail] if fail is not None else []
        self.server.plan = lambda at, _session: left.pop() if at == stage and left else None
        with suppress(EnvironmentFault):
            worker(self.server).drain(self.room[2])
        self.server.plan = lambda _stage, _session: None

    @rule(kill_at=st.integers(1, 12))
    def work_and_die(self, kill_at: int) -> None:
        fate = Fate(kill_at)
        made = worker(self.server, "mortal")
        for name in _CALLS:
            setattr(made.gateway, name, fate.around(getattr(made.gateway, name)))
        with suppress(Killed):
            made.drain(self.room[2])

    @rule()
    def time_goes_by(self) -> None:
        due(self.owner)

    @rule()
    def too_late(self) -> None:
        expire(self.owner)

    @rule(request=requests)
    def take_back(self, request: PaymentRequest) -> None:
        with suppress(Refused):
            payments.take_back(self.room[1], request.customer_id, request.request_id, request_key=KEY)

    @rule(request=requests)
    def look_again(self, request: PaymentRequest) -> None:
        with suppress(Refused, Conflict):
            payments.look_again(self.room[1], request.customer_id, request.request_id, request_key=str(uuid4()))

    @rule(request=requests, seen_now=st.booleans())
    def accept(self, request: PaymentRequest, seen_now: bool) -> None:
        """Accounting takes what was paid, as it is now or as somebody thinks it was."""
        found = now(self.room[1], request)
        seen = found if seen_now else replace(found, paid_amount=1)
        with suppress(Refused, Conflict):
            payments.accept(self.room[3], seen, "zgoda klienta", request_key=str(uuid4()))
            self.taken[request.request_id] = seen.paid_amount or 0

    @rule(request=requests)
    def close(self, request: PaymentRequest) -> None:
        with suppress(Refused, Conflict):
            seen = now(self.room[1], request)
            payments.close(self.room[3], seen, "zwrot w panelu", request_key=str(uuid4()))
            self.closed.add(request.request_id)

    @rule(
        request=requests,
        amount=st.sampled_from([None, None, None, 1, 99]),
        currency=st.sampled_from([None, None, None, "EUR"]),
        same=st.booleans(),
    )
    def pay(self, request: PaymentRequest, amount: int | None, currency: str | None, same: bool) -> None:
        link = self._link(request)
        if not link or self._order(request):
            return
        taken = max((one.order for one in self.server.transactions.values()), default=0) if same else 0
        self.server.pay(link, amount=amount, currency=currency, order=taken or None)
        if taken or currency or amount not in {None, request.amount}:
            self.spoilt.add(request.request_id)
        else:
            self.paid_right.add(request.request_id)

    @rule(
        request=requests,
        forged=st.booleans(),
        times=st.integers(1, 3),
        more=st.sampled_from([{}, {"amount": 1}, {"orderId": 5}]),
    )
    def notify(self, request: PaymentRequest, forged: bool, times: int, more: dict[str, int]) -> None:
        session = self._session(request)
        if session not in self.server.transactions:
            return
        body = self.server.notice(session, crc="?" if forged else None, **more)
        for _ in range(times):
            if forged:
                with pytest.raises(Refused):
                    notified(gateway(self.server), self.room[2], body)
            else:
                notified(gateway(self.server), self.room[2], body)

    @invariant()
    def books_are_right(self) -> None:
        check_books(self.owner)

    @override
    def teardown(self) -> None:
        """All is well again: what was paid right is booked, and nothing else is."""
        settle(self.owner, self.room[2], self.server, 12)
        for request in self.made:
            found = now(self.room[1], request)
            booked = operations(self.owner, request.customer_id)
            assert len(booked) == (found.state is PaymentState.BOOKED)
            if request.request_id in self.closed:
                assert found.state is PaymentState.FAILED
            elif request.request_id in self.paid_right - self.spoilt and found.reason.value != "refused":
                assert found.state in {PaymentState.BOOKED, PaymentState.UNCLEAR}, found
            if found.state is PaymentState.BOOKED:
                taken = self.taken.get(request.request_id)
                assert request.request_id in self.paid_right - self.spoilt or booked[0][1] == taken
        check_books(self.owner)

    # ------------------------------------------------------------ what the test knows from the owner's side

    def _one(self, request: PaymentRequest, column: str) -> Any:
        row = self.owner.execute(
            f"select {column} from okienko.payment_requests where customer_id = %s and id = %s",
            (request.customer_id, request.request_id),
        ).fetchone()
        return row[0] if row else None

    def _link(self, request: PaymentRequest) -> str:
        return str(self._one(request, "link"))

    def _session(self, request: PaymentRequest) -> str:
        return str(self._one(request, "session_id"))

    def _order(self, request: PaymentRequest) -> int:
        one = self.server.transactions.get(self._session(request))
        return one.order if one else 0


def test_that_whatever_happens_is_booked_once(room: Room) -> None:
    with gateway_server() as server:
        machine = type("Machine", (Payments,), {"room": room, "server": server})
        run_state_machine_as_test(
            machine,
            settings=settings(
                max_examples=40, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
            ),
        )
        server.broken.clear()  # payments that differ are refused there, too
    found = {state for (state,) in room[0].execute("select distinct state from okienko.payment_requests").fetchall()}
    assert {"booked", "unclear", "cancelled"} <= found, "the machine has seen it all"
