"""Payments that wait for a person: accounting takes what was paid, or ends it; what is taken is verified and booked once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from app.domain.faults import Conflict, EnvironmentFault, Refused
from app.domain.gateway import PaymentReason, PaymentRequest, PaymentState
from app.services import payments
from app.services.gateway_worker import Worker
from app.store.session import Database
from app.system.clock import SYSTEM_CLOCK
from tests.bookkeeping import Connection
from tests.gateway.kit import (
    acts,
    ask,
    check_books,
    due,
    gateway,
    now,
    operations,
    payer,
    settle,
    tasks,
    worker,
)
from tests.gateway.server import CUT, Act, GatewayServer

WHY = "klient wpłacił mniej, zgodził się na zaliczenie"
KEYS = ("7d444840-9dc0-11d1-b245-5ffdce74fad2", "7d444840-9dc0-11d1-b245-5ffdce74fad3")


def unclear(
    owner: Connection, desk: Database, machine: Database, server: GatewayServer, request: PaymentRequest, **lie: Any
) -> PaymentRequest:
    """It was paid, but not as it was asked for."""
    server.pay(request.link, **lie)
    settle(owner, machine, server)
    found = now(desk, request)
    assert found.state is PaymentState.UNCLEAR
    return found


@pytest.mark.parametrize("paid", [1, 12000, 14833, 999_999])
def test_that_what_was_paid_is_booked_once_accounting_says_so(
    owner: Connection,
    desk: Database,
    accounting: Database,
    machine: Database,
    server: GatewayServer,
    request_: PaymentRequest,
    paid: int,
) -> None:
    found = unclear(owner, desk, machine, server, request_, amount=paid)
    assert (found.paid_amount, found.paid_currency, found.can_accept) == (paid, "PLN", True)
    again = payments.accept(accounting, found, WHY, request_key=KEYS[0])
    assert again.state is PaymentState.OPEN
    assert operations(owner, request_.customer_id) == [], "nothing is booked before the gateway has confirmed it"
    assert tasks(owner, request_.customer_id) == []
    assert payments.accept(accounting, found, WHY, request_key=KEYS[0]) == again, "a retry of the same request"
    settle(owner, machine, server)
    booked = now(desk, request_)
    assert (booked.state, booked.amount, booked.paid_amount) == (PaymentState.BOOKED, 14832, paid)
    assert [(kind, credit) for kind, credit, _ in operations(owner, request_.customer_id)] == [("payment", paid)]
    assert sum(one.confirmed for one in server.transactions.values()) == 1
    with pytest.raises(Conflict):
        payments.accept(accounting, found, WHY, request_key=KEYS[1])
    settle(owner, machine, server)
    assert len(operations(owner, request_.customer_id)) == 1
    told = owner.execute(
        "select detail ->> 'why', detail ->> 'amount' from okienko.payment_request_events where request_id = %s and act = 'accepted'",
        (request_.request_id,),
    ).fetchall()
    assert told == [(WHY, str(paid))]


def test_that_another_amount_than_the_accepted_one_waits_again(
    owner: Connection,
    desk: Database,
    accounting: Database,
    machine: Database,
    server: GatewayServer,
    request_: PaymentRequest,
) -> None:
    found = unclear(owner, desk, machine, server, request_, amount=12000)
    payments.accept(accounting, found, WHY, request_key=KEYS[0])
    next(iter(server.transactions.values())).paid = 9000
    settle(owner, machine, server)
    again = now(desk, request_)
    assert (again.state, again.reason, again.paid_amount) == (
        PaymentState.UNCLEAR,
        PaymentReason.AMOUNT_DIFFERS,
        9000,
    )
    assert operations(owner, request_.customer_id) == []
    with pytest.raises(Conflict):  # the clerk saw 120,00
        payments.accept(accounting, found, WHY, request_key=KEYS[1])


def test_that_the_amount_asked_for_is_right_after_all(
    owner: Connection,
    desk: Database,
    accounting: Database,
    machine: Database,
    server: GatewayServer,
    request_: PaymentRequest,
) -> None:
    found = unclear(owner, desk, machine, server, request_, amount=12000)
    next(iter(server.transactions.values())).paid = 14832
    payments.accept(accounting, found, WHY, request_key=KEYS[0])
    settle(owner, machine, server)
    assert now(desk, request_).state is PaymentState.BOOKED
    assert [credit for _, credit, _ in operations(owner, request_.customer_id)] == [14832]


def test_that_a_number_that_changed_is_taken_with_a_word(
    owner: Connection,
    desk: Database,
    accounting: Database,
    machine: Database,
    server: GatewayServer,
    request_: PaymentRequest,
) -> None:
    session = server.pay(request_.link)
    server.plan = lambda stage, _session: 503 if stage == "verify" else None
    settle(owner, machine, server, 2)
    server.transactions[session].order += 1
    settle(owner, machine, server, 2)
    found = now(desk, request_)
    assert (found.reason, found.can_accept) == (PaymentReason.ORDER_DIFFERS, True)
    server.plan = lambda _stage, _session: None
    payments.accept(accounting, found, WHY, request_key=KEYS[0])
    settle(owner, machine, server)
    assert now(desk, request_).state is PaymentState.BOOKED
    assert len(operations(owner, request_.customer_id)) == 1


@pytest.mark.parametrize("lie", [{"currency": "EUR"}, {"currency": "EUR", "amount": 3400}])
def test_that_another_currency_is_never_taken(
    owner: Connection,
    desk: Database,
    accounting: Database,
    machine: Database,
    server: GatewayServer,
    request_: PaymentRequest,
    lie: dict[str, Any],
) -> None:
    found = unclear(owner, desk, machine, server, request_, **lie)
    assert not found.can_accept
    with pytest.raises(Conflict):
        payments.accept(accounting, found, WHY, request_key=KEYS[0])
    settle(owner, machine, server)
    assert operations(owner, request_.customer_id) == []


def test_that_a_number_of_another_payment_is_never_taken(
    owner: Connection,
    desk: Database,
    accounting: Database,
    machine: Database,
    server: GatewayServer,
    request_: PaymentRequest,
) -> None:
    server.pay(request_.link, order=77)
    settle(owner, machine, server)
    other = ask(desk, *payer(owner, "Kowal"))
    worker(server).drain(machine)
    found = unclear(owner, desk, machine, server, now(desk, other), order=77)
    assert (found.reason, found.can_accept) == (PaymentReason.ORDER_OF_ANOTHER, False)
    with pytest.raises(Conflict):
        payments.accept(accounting, found, WHY, request_key=KEYS[0])


def test_that_one_is_ended_without_booking_for_good(
    owner: Connection,
    desk: Database,
    accounting: Database,
    machine: Database,
    server: GatewayServer,
    request_: PaymentRequest,
) -> None:
    found = unclear(owner, desk, machine, server, request_, amount=12000)
    who, request_id = request_.customer_id, request_.request_id
    with pytest.raises(Conflict):  # somebody saw another amount
        payments.close(accounting, replace(found, paid_amount=1), "zwrot w panelu", request_key=KEYS[1])
    ended = payments.close(accounting, found, "zwrot w panelu", request_key=KEYS[0])
    assert (ended.state, ended.reason) == (PaymentState.FAILED, PaymentReason.CLOSED)
    assert payments.close(accounting, found, "zwrot w panelu", request_key=KEYS[0]) == ended
    assert tasks(owner, who) == []
    next(iter(server.transactions.values())).status = 2  # somebody confirmed it in the panel all the same
    settle(owner, machine, server)
    assert now(desk, request_).state is PaymentState.FAILED
    assert operations(owner, who) == []
    for act in (payments.look_again, payments.take_back):
        with pytest.raises((Conflict, Refused)):
            act(desk, who, request_id, request_key=str(uuid4()))


def test_that_a_reason_is_wanted_and_a_clerk_may_not(
    owner: Connection,
    desk: Database,
    accounting: Database,
    machine: Database,
    server: GatewayServer,
    request_: PaymentRequest,
) -> None:
    found = unclear(owner, desk, machine, server, request_, amount=12000)
    for why in ("", "  "):
        with pytest.raises(Refused, match="reason_missing"):
            payments.accept(accounting, found, why, request_key=KEYS[0])
        with pytest.raises(Refused, match="reason_missing"):
            payments.close(accounting, found, why, request_key=KEYS[0])
    with pytest.raises(EnvironmentFault):
        payments.accept(desk, found, WHY, request_key=KEYS[0])
    with pytest.raises(EnvironmentFault):
        payments.close(desk, found, WHY, request_key=KEYS[0])
    assert now(desk, request_).state is PaymentState.UNCLEAR


def test_that_what_was_settled_otherwise_meanwhile_leaves_an_overpayment(
    owner: Connection,
    desk: Database,
    accounting: Database,
    machine: Database,
    server: GatewayServer,
    request_: PaymentRequest,
) -> None:
    who, card = request_.customer_id, request_.account_id
    owner.execute(
        "insert into okienko.operations (customer_id, account_id, kind, booked_on, due_on, debit, open_amount, document)"
        " values (%s, %s, 'invoice', okienko.warsaw_today(), okienko.warsaw_today(), 14832, 14832, 'FV/1')",
        (who, card),
    )
    owner.execute(
        "select okienko.payment_book(%s, %s, 10000, okienko.warsaw_today(), 'przelew', 'bank:1')", (who, card)
    )
    found = unclear(owner, desk, machine, server, request_, amount=12000)
    payments.accept(accounting, found, WHY, request_key=KEYS[0])
    settle(owner, machine, server)
    left = owner.execute(
        "select kind, open_amount from okienko.operations where customer_id = %s order by id", (who,)
    ).fetchall()
    assert left == [("invoice", 0), ("payment", 0), ("payment", -7168)]


@pytest.mark.parametrize("stage", ["look", "looked", "verify", "verified"])
@pytest.mark.parametrize("act", [CUT, 500, b"<html>"])
def test_that_a_bad_answer_after_it_was_accepted_books_once(
    owner: Connection,
    desk: Database,
    accounting: Database,
    machine: Database,
    server: GatewayServer,
    request_: PaymentRequest,
    stage: str,
    act: Act,
) -> None:
    found = unclear(owner, desk, machine, server, request_, amount=12000)
    payments.accept(accounting, found, WHY, request_key=KEYS[0])
    left = [act]
    server.plan = lambda at, _session: left.pop() if at == stage and left else None
    settle(owner, machine, server)
    assert not left
    assert now(desk, request_).state is PaymentState.BOOKED
    assert [credit for _, credit, _ in operations(owner, request_.customer_id)] == [12000]
    assert acts(owner, request_).count("booked") == 1
    check_books(owner)


def test_that_a_decision_meets_a_worker_that_hangs_in_an_old_step(
    owner: Connection,
    desk: Database,
    accounting: Database,
    machine: Database,
    server: GatewayServer,
    request_: PaymentRequest,
) -> None:
    """Between the look and the booking accounting ends it: the worker's late word books nothing."""
    session = server.pay(request_.link)
    due(owner)
    late = Worker("late", gateway(server), SYSTEM_CLOCK)
    real = late.gateway.verify

    def slow(session: str, order_id: int, amount: int, currency: str) -> None:
        real(session, order_id, amount, currency)
        server.transactions[session].paid = 1
        server.transactions[session].status = 1
        settle(owner, machine, server, 1)  # another worker sees another amount
        payments.close(accounting, now(desk, request_), WHY, request_key=KEYS[0])

    late.gateway.verify = slow  # type: ignore[method-assign]
    late.drain(machine)
    assert server.transactions[session].confirmed == 1
    found = now(desk, request_)
    assert (found.state, found.reason) == (PaymentState.FAILED, PaymentReason.CLOSED)
    assert operations(owner, request_.customer_id) == []
