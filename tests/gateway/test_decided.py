"""Payments that wait for a person: accounting takes what was paid, or ends it; what is taken is verified and booked once."""

from __future__ import annotations

from dataclasses import dataclass, replace
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


@dataclass
class Case:
    """A payment of 148,32 zł whose link is out, the office around it, and the gateway."""

    owner: Connection
    desk: Database
    accounting: Database
    machine: Database
    server: GatewayServer
    request: PaymentRequest

    def unclear(self, request: PaymentRequest | None = None, **lie: Any) -> PaymentRequest:
        """It was paid, but not as it was asked for."""
        asked = request or self.request
        self.server.pay(asked.link, **lie)
        self.settle()
        found = now(self.desk, asked)
        assert found.state is PaymentState.UNCLEAR
        return found

    def settle(self, turns: int = 6) -> None:
        settle(self.owner, self.machine, self.server, turns)

    def now(self) -> PaymentRequest:
        return now(self.desk, self.request)

    def accept(self, seen: PaymentRequest, key: str = KEYS[0]) -> PaymentRequest:
        return payments.accept(self.accounting, seen, WHY, request_key=key)

    def operations(self) -> list[tuple[str, int, str]]:
        return operations(self.owner, self.request.customer_id)

    def tasks(self) -> list[str]:
        return tasks(self.owner, self.request.customer_id)


@pytest.fixture
def case(
    owner: Connection,
    desk: Database,
    accounting: Database,
    machine: Database,
    server: GatewayServer,
    request_: PaymentRequest,
) -> Case:
    return Case(owner, desk, accounting, machine, server, request_)


@pytest.mark.parametrize("paid", [1, 12000, 14833, 999_999])
def test_that_what_was_paid_is_booked_once_accounting_says_so(case: Case, paid: int) -> None:
    found = case.unclear(amount=paid)
    assert (found.paid_amount, found.paid_currency, found.can_accept) == (paid, "PLN", True)
    again = case.accept(found)
    assert again.state is PaymentState.OPEN
    assert case.operations() == [], "nothing is booked before the gateway has confirmed it"
    assert case.tasks() == []
    assert case.accept(found) == again, "a retry of the same request"
    case.settle()
    booked = case.now()
    assert (booked.state, booked.amount, booked.paid_amount) == (PaymentState.BOOKED, 14832, paid)
    assert [(kind, credit) for kind, credit, _ in case.operations()] == [("payment", paid)]
    assert sum(one.confirmed for one in case.server.transactions.values()) == 1
    with pytest.raises(Conflict):
        case.accept(found, key=KEYS[1])
    case.settle()
    assert len(case.operations()) == 1
    told = case.owner.execute(
        "select detail ->> 'why', detail ->> 'amount' from okienko.payment_request_events where request_id = %s and act = 'accepted'",
        (case.request.request_id,),
    ).fetchall()
    assert told == [(WHY, str(paid))]


def test_that_another_amount_than_the_accepted_one_waits_again(case: Case) -> None:
    found = case.unclear(amount=12000)
    case.accept(found)
    next(iter(case.server.transactions.values())).paid = 9000
    case.settle()
    again = case.now()
    assert (again.state, again.reason, again.paid_amount) == (
        PaymentState.UNCLEAR,
        PaymentReason.AMOUNT_DIFFERS,
        9000,
    )
    assert case.operations() == []
    with pytest.raises(Conflict):  # the clerk saw 120,00
        case.accept(found, key=KEYS[1])


def test_that_the_amount_asked_for_is_right_after_all(case: Case) -> None:
    found = case.unclear(amount=12000)
    next(iter(case.server.transactions.values())).paid = 14832
    case.accept(found)
    case.settle()
    assert case.now().state is PaymentState.BOOKED
    assert [credit for _, credit, _ in case.operations()] == [14832]


def test_that_a_number_that_changed_is_taken_with_a_word(case: Case) -> None:
    session = case.server.pay(case.request.link)
    case.server.plan = lambda stage, _session: 503 if stage == "verify" else None
    case.settle(2)
    case.server.transactions[session].order += 1
    case.settle(2)
    found = case.now()
    assert (found.reason, found.can_accept) == (PaymentReason.ORDER_DIFFERS, True)
    case.server.plan = lambda _stage, _session: None
    case.accept(found)
    case.settle()
    assert case.now().state is PaymentState.BOOKED
    assert len(case.operations()) == 1


@pytest.mark.parametrize("lie", [{"currency": "EUR"}, {"currency": "EUR", "amount": 3400}])
def test_that_another_currency_is_never_taken(case: Case, lie: dict[str, Any]) -> None:
    found = case.unclear(**lie)
    assert not found.can_accept
    with pytest.raises(Conflict):
        case.accept(found)
    case.settle()
    assert case.operations() == []


def test_that_a_number_of_another_payment_is_never_taken(case: Case) -> None:
    case.server.pay(case.request.link, order=77)
    case.settle()
    other = ask(case.desk, *payer(case.owner, "Kowal"))
    worker(case.server).drain(case.machine)
    found = case.unclear(now(case.desk, other), order=77)
    assert (found.reason, found.can_accept) == (PaymentReason.ORDER_OF_ANOTHER, False)
    with pytest.raises(Conflict):
        case.accept(found)


def test_that_one_is_ended_without_booking_for_good(case: Case) -> None:
    found = case.unclear(amount=12000)
    who, request_id = case.request.customer_id, case.request.request_id
    with pytest.raises(Conflict):  # somebody saw another amount
        payments.close(case.accounting, replace(found, paid_amount=1), "zwrot w panelu", request_key=KEYS[1])
    ended = payments.close(case.accounting, found, "zwrot w panelu", request_key=KEYS[0])
    assert (ended.state, ended.reason) == (PaymentState.FAILED, PaymentReason.CLOSED)
    assert payments.close(case.accounting, found, "zwrot w panelu", request_key=KEYS[0]) == ended
    assert case.tasks() == []
    next(iter(case.server.transactions.values())).status = 2  # somebody confirmed it in the panel all the same
    case.settle()
    assert case.now().state is PaymentState.FAILED
    assert case.operations() == []
    for act in (payments.look_again, payments.take_back):
        with pytest.raises((Conflict, Refused)):
            act(case.desk, who, request_id, request_key=str(uuid4()))


def test_that_a_reason_is_wanted_and_a_clerk_may_not(case: Case) -> None:
    found = case.unclear(amount=12000)
    for why in ("", "  "):
        with pytest.raises(Refused, match="reason_missing"):
            payments.accept(case.accounting, found, why, request_key=KEYS[0])
        with pytest.raises(Refused, match="reason_missing"):
            payments.close(case.accounting, found, why, request_key=KEYS[0])
    with pytest.raises(EnvironmentFault):
        payments.accept(case.desk, found, WHY, request_key=KEYS[0])
    with pytest.raises(EnvironmentFault):
        payments.close(case.desk, found, WHY, request_key=KEYS[0])
    assert case.now().state is PaymentState.UNCLEAR


def test_that_what_was_settled_otherwise_meanwhile_leaves_an_overpayment(case: Case) -> None:
    who, card = case.request.customer_id, case.request.account_id
    case.owner.execute(
        "insert into okienko.operations (customer_id, account_id, kind, booked_on, due_on, debit, open_amount, document)"
        " values (%s, %s, 'invoice', okienko.warsaw_today(), okienko.warsaw_today(), 14832, 14832, 'FV/1')",
        (who, card),
    )
    case.owner.execute(
        "select okienko.payment_book(%s, %s, 10000, okienko.warsaw_today(), 'przelew', 'bank:1')", (who, card)
    )
    found = case.unclear(amount=12000)
    case.accept(found)
    case.settle()
    left = case.owner.execute(
        "select kind, open_amount from okienko.operations where customer_id = %s order by id", (who,)
    ).fetchall()
    assert left == [("invoice", 0), ("payment", 0), ("payment", -7168)]


@pytest.mark.parametrize("stage", ["look", "looked", "verify", "verified"])
@pytest.mark.parametrize("act", [CUT, 500, b"<html>"])
def test_that_a_bad_answer_after_it_was_accepted_books_once(case: Case, stage: str, act: Act) -> None:
    found = case.unclear(amount=12000)
    case.accept(found)
    left = [act]
    case.server.plan = lambda at, _session: left.pop() if at == stage and left else None
    case.settle()
    assert not left
    assert case.now().state is PaymentState.BOOKED
    assert [credit for _, credit, _ in case.operations()] == [12000]
    assert acts(case.owner, case.request).count("booked") == 1
    check_books(case.owner)


def test_that_a_decision_meets_a_worker_that_hangs_in_an_old_step(case: Case) -> None:
    """Between the look and the booking accounting ends it: the worker's late word books nothing."""
    session = case.server.pay(case.request.link)
    due(case.owner)
    late = Worker("late", gateway(case.server), SYSTEM_CLOCK)
    real = late.gateway.verify

    def slow(session: str, order_id: int, amount: int, currency: str) -> None:
        real(session, order_id, amount, currency)
        case.server.transactions[session].paid = 1
        case.server.transactions[session].status = 1
        case.settle(1)  # another worker sees another amount
        payments.close(case.accounting, case.now(), WHY, request_key=KEYS[0])

    late.gateway.verify = slow  # type: ignore[method-assign]
    late.drain(case.machine)
    assert case.server.transactions[session].confirmed == 1
    found = case.now()
    assert (found.state, found.reason) == (PaymentState.FAILED, PaymentReason.CLOSED)
    assert case.operations() == []
