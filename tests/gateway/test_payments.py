"""On-line payments at the desk: what may be asked for, once, with a trace; what a desk never sees."""

from __future__ import annotations

from uuid import uuid4

import psycopg
import pytest

from app.domain.faults import EnvironmentFault, Refused
from app.domain.gateway import PaymentDraft, PaymentState
from app.services import payments
from app.store.session import Database
from tests.bookkeeping import Books, Connection
from tests.database import Clone
from tests.gateway.kit import DESK, ask, payer, setting, worker
from tests.gateway.server import gateway_server


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"amount": 0}, "payment_nothing"),
        ({"amount": -1}, "payment_nothing"),
        ({"amount": 5_000_001}, "payment_too_large"),
        ({"title": "  "}, "payment_title_missing"),
        ({"title": "x" * 141}, "payment_title_too_long"),
        ({"papers": (1,)}, "payment_of_another_account"),
        ({"account_id": 1}, "no_such_account"),
        ({"customer_id": 1}, "no_such_customer"),
    ],
)
def test_that_what_makes_no_sense_is_refused(
    owner: Connection, desk: Database, values: dict[str, object], code: str
) -> None:
    who, card = payer(owner)
    made = {
        "customer_id": who,
        "account_id": card,
        "amount": 100,
        "title": "FV/1",
        "request_key": str(uuid4()),
        **values,
    }
    with pytest.raises(Refused) as caught:
        payments.ask(desk, PaymentDraft(**made), contact=DESK)  # type: ignore[arg-type]
    assert caught.value.code == code


def test_that_a_fee_of_the_commune_is_not_paid_here(owner: Connection, desk: Database) -> None:
    who, _ = payer(owner)
    fee = Books(owner, 100).card(who, "waste", basis="public_fee")
    with pytest.raises(Refused, match="payment_to_commune"):
        ask(desk, who, fee)


def test_that_a_card_of_somebody_else_is_not_paid(owner: Connection, desk: Database) -> None:
    (who, _), (_, other) = payer(owner), payer(owner, "Kowal")
    with pytest.raises(Refused, match="no_such_account"):
        ask(desk, who, other)


def test_that_a_repeated_request_is_one(owner: Connection, desk: Database) -> None:
    who, card = payer(owner)
    draft = PaymentDraft(who, card, 100, "FV/1", str(uuid4()))
    first = payments.ask(desk, draft, contact=DESK)
    assert payments.ask(desk, draft, contact=DESK) == first
    assert payments.of_customer(desk, who, contact=DESK) == (first,)


def test_that_links_have_a_limit(owner: Connection, desk: Database) -> None:
    setting(owner, "payment_open_limit", "2")
    who, card = payer(owner)
    first = ask(desk, who, card)
    ask(desk, who, card)
    with pytest.raises(Refused, match="payment_too_many"):
        ask(desk, who, card)
    payments.take_back(desk, who, first.request_id, request_key=str(uuid4()))
    ask(desk, who, card)


def test_that_it_leaves_its_traces(owner: Connection, desk: Database) -> None:
    who, card = payer(owner)
    request = ask(desk, who, card)
    payments.of_customer(desk, who, contact=DESK)
    seen = owner.execute(
        "select kind, purpose, detail from okienko.access_log where customer_id = %s", (who,)
    ).fetchall()
    assert seen == [("card", "desk", "payments")]
    audited = owner.execute(
        "select act, after ->> 'link', after ->> 'session_id' from okienko.audit where table_name = 'payment_requests' and row_id = %s",
        (request.request_id,),
    ).fetchall()
    assert audited == [("insert", "***", "***")]


def test_that_a_repeated_word_leaves_a_trace_though_it_changes_nothing(
    clone: Clone, owner: Connection, desk: Database
) -> None:
    who, card = payer(owner)
    request = ask(desk, who, card)
    payments.take_back(desk, who, request.request_id, request_key=str(uuid4()))
    curious = clone.login("okienko_clerk")
    other = ask(curious, *payer(owner, "Kowal"))
    key = str(uuid4())
    payments.take_back(curious, other.customer_id, other.request_id, request_key=key)  # a key that reached the database
    for act in (payments.take_back, payments.look_again):
        act(curious, who, request.request_id, request_key=key)
    seen = owner.execute(
        "select count(*), count(distinct actor) from okienko.access_log where customer_id = %s", (who,)
    ).fetchone()
    assert seen == (2, 2)


def test_that_a_title_is_one_line(owner: Connection, desk: Database) -> None:
    assert ask(desk, *payer(owner), title="  FV/1\n\tFV/2 \x07").title == "FV/1 FV/2"


def test_that_pages_are_limited(owner: Connection, desk: Database) -> None:
    who, card = payer(owner)
    setting(owner, "payment_open_limit", "10")
    made = [ask(desk, who, card, amount) for amount in (1, 2, 3)]
    assert payments.of_customer(desk, who, contact=DESK, limit=2) == tuple(reversed(made[1:]))
    with pytest.raises(Refused, match="page_too_large"):
        payments.of_customer(desk, who, contact=DESK, limit=201)


def test_that_unknown_payments_are_not_taken_back(owner: Connection, desk: Database) -> None:
    who, _ = payer(owner)
    with pytest.raises(Refused, match="no_such_payment"):
        payments.take_back(desk, who, 1, request_key=str(uuid4()))


def test_that_a_desk_does_no_worker_s_work_and_a_worker_no_desk_s(
    clone: Clone, owner: Connection, desk: Database
) -> None:
    who, card = payer(owner)
    ask(desk, who, card)
    machine = clone.login("okienko_gateway")
    with gateway_server() as server, pytest.raises(EnvironmentFault):
        worker(server).drain(desk)
    with pytest.raises(EnvironmentFault):
        ask(machine, who, card)
    for statement in (
        "select * from okienko.payment_requests",
        "select okienko.payment_book(1, 1, 1, okienko.warsaw_today(), 'x', 'gateway:1')",
        "insert into okienko.operations (customer_id, account_id, kind, booked_on, credit, open_amount) values (1, 1, 'payment', okienko.warsaw_today(), 1, -1)",
        "select number from okienko.customers",
        "update okienko.payment_requests set state = 'booked'",
    ):
        for database in (desk, machine):
            with pytest.raises(EnvironmentFault), database.read() as connection:
                connection.execute(statement.encode())


def test_that_nobody_rewrites_what_happened(owner: Connection, desk: Database) -> None:
    ask(desk, *payer(owner))
    for statement in (
        "update okienko.payment_request_events set act = 'booked'",
        "delete from okienko.payment_request_events",
        "delete from okienko.payment_requests",
        "truncate okienko.payment_request_events, okienko.payment_requests",
    ):
        with pytest.raises(psycopg.Error, match="append_only"):
            owner.execute(statement.encode())


def test_that_desks_hear_of_a_change_and_not_of_a_look(clone: Clone, owner: Connection, desk: Database) -> None:
    who, card = payer(owner)
    machine = clone.login("okienko_gateway")
    owner.execute("listen okienko")
    with gateway_server() as server:
        request = ask(desk, who, card)
        worker(server).drain(machine)
        told = {notice.payload for notice in owner.notifies(timeout=0.2)}
        assert f"payment_requests:{who}:{request.request_id}" in told
        owner.execute("update okienko.payment_requests set next_at = now()")
        worker(server).drain(machine)
        assert [notice.payload for notice in owner.notifies(timeout=0.2)] == []
    assert payments.of_customer(desk, who, contact=DESK)[0].state is PaymentState.OPEN


def test_that_an_invoice_of_split_payment_is_not_paid_on_line(owner: Connection, desk: Database) -> None:
    who, card = payer(owner)
    books = Books(owner)
    split, plain = (books.paper(who, number, books.today(), 1000, account_id=card) for number in ("FV/1", "FV/2"))
    owner.execute(
        "insert into okienko.paper_files (customer_id, paper_id, form, sha256, xml) values (%s, %s, 'FA (3)', repeat('a', 64), %s)",
        (who, split, b"<Faktura><Fa><Adnotacje><P_18A>1</P_18A></Adnotacje></Fa></Faktura>"),
    )
    with pytest.raises(Refused, match="payment_split"):
        ask(desk, who, card, 2000, papers=(plain, split))
    assert ask(desk, who, card, 1000, papers=(plain,)).state is PaymentState.REQUESTED
