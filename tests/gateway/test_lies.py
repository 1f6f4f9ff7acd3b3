"""A gateway that lies, or is away: nothing that differs is booked, and what was paid right is booked once all the same."""

from __future__ import annotations

from uuid import uuid4

import pytest

from app.domain.faults import Conflict, EnvironmentFault
from app.domain.gateway import PaymentReason, PaymentRequest, PaymentState
from app.services import payments
from app.store.session import Database
from tests.bookkeeping import Connection
from tests.database import Clone
from tests.gateway.kit import (
    acts,
    ask,
    check_books,
    due,
    now,
    operations,
    payer,
    setting,
    settle,
    tasks,
    worker,
)
from tests.gateway.server import CUT, DRIP, STALL, Act, GatewayServer
from tests.strays import Strays


@pytest.fixture(scope="module")
def shared(module_clone: Clone) -> tuple[Connection, Database, Database]:
    """The same three for many short tests, each with a customer of its own."""
    return module_clone.connect(), module_clone.login("okienko_clerk"), module_clone.login("okienko_gateway")


# ---------------------------------------------------------------- lies


@pytest.mark.parametrize(
    ("lie", "reason"),
    [
        ({"amount": 14831}, PaymentReason.AMOUNT_DIFFERS),
        ({"amount": 1}, PaymentReason.AMOUNT_DIFFERS),
        ({"amount": 14833}, PaymentReason.AMOUNT_DIFFERS),
        ({"currency": "EUR"}, PaymentReason.CURRENCY_DIFFERS),
        ({"currency": "PLZ"}, PaymentReason.CURRENCY_DIFFERS),
    ],
)
def test_that_what_differs_is_booked_by_nobody(
    owner: Connection,
    desk: Database,
    machine: Database,
    server: GatewayServer,
    request_: PaymentRequest,
    lie: dict[str, object],
    reason: PaymentReason,
) -> None:
    server.pay(request_.link, **lie)  # type: ignore[arg-type]
    settle(owner, machine, server)
    found = now(desk, request_)
    assert (found.state, found.reason) == (PaymentState.UNCLEAR, reason)
    assert operations(owner, request_.customer_id) == []
    assert [one.confirmed for one in server.transactions.values()] == [0]
    assert tasks(owner, request_.customer_id) == ["unclear_payment"]
    server.pay(request_.link)  # what comes right later is a person's, too
    settle(owner, machine, server)
    assert operations(owner, request_.customer_id) == []


def test_that_a_number_of_another_payment_books_nothing(
    owner: Connection, desk: Database, machine: Database, server: GatewayServer, request_: PaymentRequest
) -> None:
    server.pay(request_.link, order=77)
    settle(owner, machine, server)
    other = ask(desk, *payer(owner, "Kowal"))
    worker(server).drain(machine)
    server.pay(now(desk, other).link, order=77)
    settle(owner, machine, server)
    found = now(desk, other)
    assert (found.state, found.reason) == (PaymentState.UNCLEAR, PaymentReason.ORDER_OF_ANOTHER)
    assert operations(owner, other.customer_id) == []
    assert len(operations(owner, request_.customer_id)) == 1


def test_that_a_number_that_changes_books_nothing(
    owner: Connection, desk: Database, machine: Database, server: GatewayServer, request_: PaymentRequest
) -> None:
    server.pay(request_.link)
    server.plan = lambda stage, _session: 500 if stage == "verify" else None
    settle(owner, machine, server, 1)
    assert now(desk, request_).state is PaymentState.VERIFYING
    server.plan = lambda _stage, _session: None
    server.pay(request_.link)
    settle(owner, machine, server)
    found = now(desk, request_)
    assert (found.state, found.reason) == (PaymentState.UNCLEAR, PaymentReason.ORDER_DIFFERS)
    assert operations(owner, request_.customer_id) == []


def test_that_an_answer_about_another_session_is_not_believed(
    owner: Connection, desk: Database, machine: Database, server: GatewayServer, request_: PaymentRequest
) -> None:
    lie = {
        "data": {"sessionId": "another", "status": 2, "orderId": 5, "amount": 14832, "currency": "PLN"},
        "responseCode": 0,
    }
    server.plan = lambda stage, _session: lie if stage == "look" else None
    settle(owner, machine, server, 3)
    assert now(desk, request_).state is PaymentState.OPEN
    settle(owner, machine, server, 8)
    found = now(desk, request_)
    assert (found.state, found.reason) == (PaymentState.UNCLEAR, PaymentReason.STRANGE_ANSWER)
    assert operations(owner, request_.customer_id) == []
    assert tasks(owner, request_.customer_id) == ["unclear_payment"]


def test_that_what_the_gateway_does_not_confirm_is_not_booked(
    owner: Connection, desk: Database, machine: Database, server: GatewayServer, request_: PaymentRequest
) -> None:
    server.pay(request_.link)
    server.plan = lambda stage, _session: 400 if stage == "verify" else None
    settle(owner, machine, server, 3)
    assert now(desk, request_).state is PaymentState.VERIFYING
    settle(owner, machine, server, 8)
    found = now(desk, request_)
    assert (found.state, found.reason) == (PaymentState.UNCLEAR, PaymentReason.NOT_VERIFIED)
    assert operations(owner, request_.customer_id) == []


def test_that_a_desk_has_it_looked_at_again_once_the_cause_is_gone(
    owner: Connection, desk: Database, machine: Database, server: GatewayServer, request_: PaymentRequest
) -> None:
    server.pay(request_.link)
    server.plan = lambda stage, _session: b"<html>" if stage == "look" else None
    settle(owner, machine, server, 10)
    assert now(desk, request_).can_look_again
    server.plan = lambda _stage, _session: None
    key = "7d444840-9dc0-11d1-b245-5ffdce74fad2"
    payments.look_again(desk, request_.customer_id, request_.request_id, request_key=key)
    assert tasks(owner, request_.customer_id) == []
    worker(server).drain(machine)
    assert now(desk, request_).state is PaymentState.BOOKED
    again = payments.look_again(desk, request_.customer_id, request_.request_id, request_key=key)
    assert again.state is PaymentState.BOOKED, "a retry of the same request"
    with pytest.raises(Conflict):
        payments.look_again(desk, request_.customer_id, request_.request_id, request_key=str(uuid4()))


def test_that_what_still_differs_waits_again(
    owner: Connection, desk: Database, machine: Database, server: GatewayServer, request_: PaymentRequest
) -> None:
    server.pay(request_.link, amount=1)
    for _ in range(3):
        settle(owner, machine, server, 1)
        found = now(desk, request_)
        assert (found.state, found.reason) == (PaymentState.UNCLEAR, PaymentReason.AMOUNT_DIFFERS)
        assert tasks(owner, request_.customer_id) == ["unclear_payment"]
        payments.look_again(desk, request_.customer_id, request_.request_id, request_key=str(uuid4()))
    assert operations(owner, request_.customer_id) == []


def test_that_money_given_back_is_not_booked(
    owner: Connection, desk: Database, machine: Database, server: GatewayServer, request_: PaymentRequest
) -> None:
    server.give_back(server.pay(request_.link))
    settle(owner, machine, server)
    found = now(desk, request_)
    assert (found.state, found.reason) == (PaymentState.FAILED, PaymentReason.RETURNED)
    assert operations(owner, request_.customer_id) == []


def test_that_a_payment_the_ledger_refuses_waits_for_a_person(
    owner: Connection, desk: Database, machine: Database, server: GatewayServer, request_: PaymentRequest
) -> None:
    server.pay(request_.link)
    owner.execute(
        "update okienko.accounts set service = 'waste', basis = 'public_fee', nrb = ''"
    )  # taken over by the commune
    settle(owner, machine, server, 10)
    found = now(desk, request_)
    assert (found.state, found.reason) == (PaymentState.UNCLEAR, PaymentReason.NOT_BOOKED)
    assert operations(owner, request_.customer_id) == []


# ---------------------------------------------------------------- the gateway is away


@pytest.mark.parametrize("stage", ["register", "registered", "look", "looked", "verify", "verified"])
@pytest.mark.parametrize(
    "act", [CUT, STALL, DRIP, 500, 503, 429, b"<html>", b"[1]", b"{}", b"{" * 5000, b"x" * 100_000, 302]
)
def test_that_a_bad_answer_at_any_step_books_once_all_the_same(
    shared: tuple[Connection, Database, Database], server: GatewayServer, stage: str, act: Act
) -> None:
    owner, desk, machine = shared
    request = ask(desk, *payer(owner))
    spoilt: list[str] = []

    def once(at: str, _session: str) -> Act:
        if at != stage or spoilt:
            return None
        spoilt.append(at)
        return act

    server.plan = once
    paid = ""
    for _ in range(6):
        due(owner)
        worker(server, timeout_s=0.3 if act in {STALL, DRIP} and not spoilt else 5).drain(machine)
        link = now(desk, request).link
        if link and not paid:
            paid = server.pay(link)
    assert spoilt
    assert now(desk, request).state is PaymentState.BOOKED
    assert len(operations(owner, request.customer_id)) == 1
    assert sum(one.confirmed for one in server.transactions.values()) == 1
    check_books(owner)


def test_that_an_outage_costs_none_of_the_attempts_that_strange_answers_have(
    owner: Connection, desk: Database, machine: Database, server: GatewayServer
) -> None:
    request = ask(desk, *payer(owner))
    server.plan = lambda _stage, _session: CUT
    for _ in range(10):
        due(owner)
        worker(server).drain(machine)
    server.plan = lambda _stage, _session: b"<html>"
    due(owner)
    worker(server).drain(machine)
    assert now(desk, request).state not in {PaymentState.UNCLEAR, PaymentState.FAILED}
    server.plan = lambda _stage, _session: None
    due(owner)
    worker(server).drain(machine)
    assert now(desk, request).state is PaymentState.OPEN


def test_that_a_gateway_that_refuses_us_stops_the_worker_and_loses_nothing(
    owner: Connection, desk: Database, machine: Database, server: GatewayServer
) -> None:
    requests = [ask(desk, *payer(owner, name)) for name in ("Nowak", "Kowal")]
    server.plan = lambda _stage, _session: 401
    with pytest.raises(EnvironmentFault) as caught:
        worker(server).drain(machine)
    assert caught.value.code == "gateway_sign_in"
    assert len(server.calls) == 1
    server.plan = lambda _stage, _session: None
    settle(owner, machine, server, 1)
    assert [now(desk, one).state for one in requests] == [PaymentState.OPEN, PaymentState.OPEN]


def test_that_a_payment_the_gateway_will_not_take_has_failed(
    owner: Connection, desk: Database, machine: Database, server: GatewayServer
) -> None:
    request = ask(desk, *payer(owner))
    server.plan = lambda _stage, _session: 400
    worker(server).drain(machine)
    found = now(desk, request)
    assert (found.state, found.reason) == (PaymentState.FAILED, PaymentReason.REFUSED)
    assert tasks(owner, request.customer_id) == ["unclear_payment"]


def test_that_a_gateway_out_of_order_is_tried_on_and_on(
    owner: Connection, desk: Database, machine: Database, server: GatewayServer, request_: PaymentRequest
) -> None:
    server.pay(request_.link)
    server.plan = lambda _stage, _session: 503
    settle(owner, machine, server, 20)
    assert now(desk, request_).state is PaymentState.OPEN
    assert acts(owner, request_).count("put_off") == 1, "told once, not twenty times"
    server.plan = lambda _stage, _session: None
    settle(owner, machine, server)
    assert now(desk, request_).state is PaymentState.BOOKED


def test_that_attempts_are_a_setting(
    owner: Connection, desk: Database, machine: Database, server: GatewayServer, request_: PaymentRequest
) -> None:
    setting(owner, "payment_attempts", "2")
    server.pay(request_.link)
    server.plan = lambda stage, _session: 400 if stage == "verify" else None
    settle(owner, machine, server, 2)
    assert now(desk, request_).state is PaymentState.UNCLEAR


def test_that_a_fault_of_ours_at_one_payment_does_not_stop_the_others(
    owner: Connection,
    desk: Database,
    machine: Database,
    server: GatewayServer,
    request_: PaymentRequest,
    strays: Strays,
) -> None:
    other = ask(desk, *payer(owner, "Kowal"))
    worker(server).drain(machine)
    server.pay(request_.link)
    server.pay(now(desk, other).link)
    owner.execute(
        f"alter table okienko.payment_requests add constraint broken check (id <> {request_.request_id} or state <> 'booked')"
    )
    settle(owner, machine, server, 10)
    assert now(desk, other).state is PaymentState.BOOKED
    found = now(desk, request_)
    assert (found.state, found.reason) == (PaymentState.UNCLEAR, PaymentReason.NOT_BOOKED)
    assert operations(owner, request_.customer_id) == []
    assert "CheckViolation" in strays.records[0].getMessage()
    strays.records.clear()
