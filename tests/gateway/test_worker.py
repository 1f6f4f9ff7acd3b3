"""On-line payments against a gateway that keeps its contract and, by a plan, does not: booked once, or not at all and told."""

from __future__ import annotations

import pytest

from app.domain.faults import Fault, Refused
from app.domain.gateway import PaymentRequest, PaymentState, Registration
from app.services import payments
from app.services.gateway_worker import notified
from app.store.payments import Steps
from app.store.session import Database
from tests.bookkeeping import Connection
from tests.gateway.kit import (
    acts,
    ask,
    check_books,
    due,
    expire,
    gateway,
    now,
    operations,
    payer,
    settle,
    tasks,
    worker,
)
from tests.gateway.server import GatewayServer

# ---------------------------------------------------------------- all goes well


def test_that_a_payment_goes_its_way(
    owner: Connection, desk: Database, machine: Database, server: GatewayServer
) -> None:
    who, card = payer(owner)
    request = ask(desk, who, card, 14832, title="FV/WOD/10/2026 Łużycka")
    assert (request.state, request.link) == (PaymentState.REQUESTED, "")
    worker(server).drain(machine)
    found = now(desk, request)
    assert found.state is PaymentState.OPEN
    assert found.link.startswith(f"{server.address}/trnRequest/")
    body = next(iter(server.transactions.values())).body
    assert (body["amount"], body["description"], body["email"]) == (14832, "FV/WOD/10/2026 Łużycka", "bok@pwk.example")
    assert body["urlReturn"] == "https://ebok.pwk.example"
    assert "Nowak" not in str(body)  # who pays is nobody's business but the payer's

    server.pay(found.link)
    due(owner)
    worker(server).drain(machine)
    booked = now(desk, request)
    assert (booked.state, booked.link) == (PaymentState.BOOKED, "")
    assert booked.booked_at is not None
    assert operations(owner, who) == [("payment", 14832, f"gateway:{booked.order_id}")]
    assert acts(owner, request) == ["requested", "registering", "open", "verifying", "booked"]
    assert [one.confirmed for one in server.transactions.values()] == [1]
    settle(owner, machine, server)
    check_books(owner)


def test_that_chosen_invoices_are_paid_first(
    owner: Connection, desk: Database, machine: Database, server: GatewayServer
) -> None:
    who, card = payer(owner)
    rows = owner.execute(
        "insert into papers (customer_id, account_id, kind, number, issued_on, due_on, net, vat, gross)"
        " select %s, %s, 'water_invoice', 'FV/' || i, '2026-01-01'::date + i, '2026-02-01'::date + i, 100, 8, 108 from generate_series(1, 3) i"
        " returning id",
        (who, card),
    ).fetchall()
    owner.execute(
        "insert into operations (customer_id, account_id, kind, booked_on, due_on, debit, open_amount, paper_id)"
        " select p.customer_id, p.account_id, 'invoice', p.issued_on, p.due_on, p.gross, p.gross, p.id from papers p where p.customer_id = %s",
        (who,),
    )
    request = ask(desk, who, card, 108, papers=(rows[2][0],))
    worker(server).drain(machine)
    server.pay(now(desk, request).link)
    settle(owner, machine, server)
    left = owner.execute("select paper_id, open_amount from operations where customer_id = %s and debit > 0", (who,))
    assert dict(left.fetchall()) == {rows[0][0]: 108, rows[1][0]: 108, rows[2][0]: 0}


def test_that_a_confirmed_address_is_told_and_no_other(
    owner: Connection, desk: Database, machine: Database, server: GatewayServer
) -> None:
    who, card = payer(owner)
    add = "insert into contact_points (customer_id, kind, value, confirmed) values (%s, 'email', %s, %s)"
    owner.execute(add, (who, "niepotwierdzony@poczta.example", False))
    owner.execute(add, (who, "anna@poczta.example", True))
    ask(desk, who, card)
    worker(server).drain(machine)
    assert next(iter(server.transactions.values())).body["email"] == "anna@poczta.example"


@pytest.mark.parametrize("unknown", [False, True])
def test_that_nothing_paid_is_waited_for_and_then_over(
    owner: Connection, desk: Database, machine: Database, server: GatewayServer, request_: PaymentRequest, unknown: bool
) -> None:
    server.unpaid_is_unknown = unknown
    settle(owner, machine, server, 3)
    assert now(desk, request_).state is PaymentState.OPEN
    expire(owner)
    settle(owner, machine, server, 1)
    found = now(desk, request_)
    assert (found.state, found.link) == (PaymentState.EXPIRED, "")
    owner.execute("update okienko.payment_requests set opened_at = now() - interval '15 days'")
    settle(owner, machine, server, 1)
    looked = len(server.calls)
    settle(owner, machine, server, 2)
    assert len(server.calls) == looked, "followed for two weeks only"


def test_that_looking_grows_rare(
    owner: Connection, machine: Database, server: GatewayServer, request_: PaymentRequest
) -> None:
    waits = []
    for _ in range(20):
        due(owner)
        worker(server).drain(machine)
        row = owner.execute(
            "select extract(epoch from next_at - now())::float from okienko.payment_requests"
        ).fetchone()
        waits.append(round(row[0] if row else 0))
    assert waits[0] < waits[5] < waits[-1] <= 60
    assert request_.state is PaymentState.OPEN


def test_that_what_nobody_took_in_time_is_not_registered_any_more(
    owner: Connection, desk: Database, machine: Database, server: GatewayServer
) -> None:
    request = ask(desk, *payer(owner))
    owner.execute("update okienko.payment_requests set asked_at = now() - interval '2 hours'")
    worker(server).drain(machine)
    assert now(desk, request).state is PaymentState.EXPIRED
    assert not server.transactions


# ---------------------------------------------------------------- late, taken back, repeated


def test_that_what_is_paid_after_its_time_is_booked(
    owner: Connection, desk: Database, machine: Database, server: GatewayServer, request_: PaymentRequest
) -> None:
    expire(owner)
    settle(owner, machine, server, 1)
    server.pay(request_.link)
    settle(owner, machine, server)
    assert now(desk, request_).state is PaymentState.BOOKED
    assert tasks(owner, request_.customer_id) == []


def test_that_what_is_paid_after_it_was_taken_back_is_booked_and_told(
    owner: Connection, desk: Database, machine: Database, server: GatewayServer, request_: PaymentRequest
) -> None:
    key = "7d444840-9dc0-11d1-b245-5ffdce74fad2"
    found = payments.take_back(desk, request_.customer_id, request_.request_id, request_key=key)
    assert (found.state, found.link) == (PaymentState.CANCELLED, "")
    assert payments.take_back(desk, request_.customer_id, request_.request_id, request_key=key) == found
    server.pay(request_.link)
    settle(owner, machine, server)
    assert now(desk, request_).state is PaymentState.BOOKED
    assert tasks(owner, request_.customer_id) == ["late_payment"]


def test_that_what_is_paid_is_not_taken_back(
    owner: Connection, desk: Database, machine: Database, server: GatewayServer, request_: PaymentRequest
) -> None:
    server.pay(request_.link)
    settle(owner, machine, server)
    with pytest.raises(Refused, match="payment_moved_on"):
        payments.take_back(
            desk, request_.customer_id, request_.request_id, request_key="7d444840-9dc0-11d1-b245-5ffdce74fad2"
        )


def test_that_a_request_taken_back_while_it_is_registered_has_no_link(
    owner: Connection, desk: Database, machine: Database, server: GatewayServer
) -> None:
    request = ask(desk, *payer(owner))
    server.plan = lambda stage, _session: (
        (lambda: payments.take_back(desk, request.customer_id, request.request_id, request_key="7d444840-9dc0-11d1-b245-5ffdce74fad2"))
        if stage == "registered"
        else None
    )  # fmt: skip
    worker(server).drain(machine)
    settle(owner, machine, server)
    found = now(desk, request)
    assert (found.state, found.link) == (PaymentState.CANCELLED, "")
    assert server.calls == [("register", next(iter(server.transactions)))], "nobody has the link, nobody is waited for"


# ---------------------------------------------------------------- notifications


@pytest.mark.parametrize(
    "link", ["file:/etc/hosts", "javascript:alert(1)", "https://a b", "ftp://bramka.example/", "https://"]
)
def test_that_what_is_no_link_of_the_web_is_shown_to_nobody(
    owner: Connection, desk: Database, machine: Database, link: str
) -> None:
    request = ask(desk, *payer(owner))
    with machine.read() as connection:
        steps = Steps(connection, "taken over")
        job = steps.take().job
        assert job is not None
        with pytest.raises(Fault):
            steps.registered(job, Registration("T", link))
    assert now(desk, request).state is PaymentState.REGISTERING


def test_that_a_notification_is_a_hint_and_may_be_repeated(
    owner: Connection, desk: Database, machine: Database, server: GatewayServer, request_: PaymentRequest
) -> None:
    session = server.pay(request_.link)
    body = server.notice(session)
    for _ in range(3):
        _, state = notified(gateway(server), machine, body)
        assert state is PaymentState.OPEN
    assert acts(owner, request_).count("notified") == 1
    worker(server).drain(machine)  # at once, without waiting for its turn
    assert now(desk, request_).state is PaymentState.BOOKED
    assert notified(gateway(server), machine, body)[1] is PaymentState.BOOKED
    settle(owner, machine, server)
    assert len(operations(owner, request_.customer_id)) == 1


def test_that_a_notification_that_meets_a_look_brings_the_next_one_near(
    owner: Connection, machine: Database, server: GatewayServer, request_: PaymentRequest
) -> None:
    """The gateway was asked a moment before the payer paid: nobody waits for the usual minute."""
    owner.execute("update okienko.payment_requests set next_at = now(), looks = 50")
    with machine.read() as connection:
        steps = Steps(connection, "slow")
        job = steps.take().job
        assert job is not None
        found = gateway(server).look(job.session)
        notified(gateway(server), machine, server.notice(server.pay(request_.link)))
        assert steps.looked(job, found) is PaymentState.OPEN
    near = owner.execute("select next_at < now() + interval '5 seconds' from okienko.payment_requests").fetchone()
    assert near == (True,)


def test_that_a_notification_of_what_was_not_paid_books_nothing(
    owner: Connection, desk: Database, machine: Database, server: GatewayServer, request_: PaymentRequest
) -> None:
    session = next(iter(server.transactions))
    notified(gateway(server), machine, server.notice(session, orderId=99, amount=14832, currency="PLN"))
    settle(owner, machine, server)
    assert now(desk, request_).state is PaymentState.OPEN
    assert operations(owner, request_.customer_id) == []


@pytest.mark.parametrize(
    ("lies", "code"),
    [
        ({"crc": "zgadniety"}, "notice_forged"),
        ({"merchantId": 1}, "notice_of_another"),
        ({"posId": 1}, "notice_of_another"),
        ({"amount": "14832"}, "notice_unreadable"),
        ({"amount": True}, "notice_unreadable"),
        ({"orderId": 2**63}, "notice_unreadable"),
    ],
)
def test_that_a_forged_notification_is_refused(
    machine: Database, server: GatewayServer, request_: PaymentRequest, lies: dict[str, object], code: str
) -> None:
    body = server.notice(server.pay(request_.link), **lies)  # type: ignore[arg-type]
    with pytest.raises(Refused) as caught:
        notified(gateway(server), machine, body)
    assert caught.value.code == code


def test_that_a_notification_of_a_stranger_s_session_is_told(
    machine: Database, server: GatewayServer, request_: PaymentRequest
) -> None:
    body = server.notice(server.pay(request_.link), sessionId="okienko-" + "0" * 64)
    assert notified(gateway(server), machine, body)[1] is None


# ---------------------------------------------------------------- two workers


def test_that_two_workers_take_different_steps_and_book_once(
    owner: Connection, desk: Database, machine: Database, server: GatewayServer
) -> None:
    requests = [ask(desk, *payer(owner, name)) for name in ("Nowak", "Kowal", "Wilk")]
    with machine.read() as one, machine.read() as two:
        first, second = Steps(one, "one"), Steps(two, "two")
        taken = [first.take().job, second.take().job, first.take().job]
        assert {job.request_id for job in taken if job} == {one.request_id for one in requests}
        assert second.take().job is None
    settle(owner, machine, server, 1)
    for each in requests:
        server.pay(now(desk, each).link)
    due(owner)
    with machine.read() as one, machine.read() as two:
        first, second = Steps(one, "one"), Steps(two, "two")
        job = first.take().job
        assert job is not None
        due(owner)  # the first one hangs: its lease is over, the second takes the same step
        again = next(found for found in iter(lambda: second.take().job, None) if found.request_id == job.request_id)
        seen = gateway(server).look(job.session)
        assert seen is not None
        assert [steps.looked(which, seen) for steps, which in ((second, again), (first, job))] == [
            "verifying",
            "verifying",
        ]
        gateway(server).verify(job.session, seen.order_id, seen.amount, seen.currency)
        assert [steps.verified(which, seen.order_id) for steps, which in ((second, again), (first, job))] == [
            "booked",
            "booked",
        ]
    settle(owner, machine, server)
    check_books(owner)
    assert [now(desk, each).state for each in requests] == [PaymentState.BOOKED] * 3


def test_that_a_late_worker_s_registration_is_nobody_s(
    owner: Connection, desk: Database, machine: Database, server: GatewayServer
) -> None:
    request = ask(desk, *payer(owner))
    with machine.read() as one, machine.read() as two:
        first, second = Steps(one, "one"), Steps(two, "two")
        job = first.take().job
        assert job is not None
        late = gateway(server).register(job)
        due(owner)
        again = second.take().job
        assert again is not None
        assert again.session != job.session
        assert second.registered(again, gateway(server).register(again)) is PaymentState.OPEN
        assert first.registered(job, late) is PaymentState.OPEN
        assert now(desk, request).link != late.link
    server.pay(now(desk, request).link)
    settle(owner, machine, server)
    assert len(operations(owner, request.customer_id)) == 1
    assert "moved_on" in acts(owner, request)
