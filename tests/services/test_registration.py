"""Why a customer can't register, and registering a caller, against the real database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from app.domain.diagnosis import CallerRegistered, CallerRegistration, Diagnosis, TypedRegistration
from app.domain.faults import Refused
from app.services import registration
from app.store.session import Database
from tests.database import Clone
from tests.office_data import Connection, Person, one, person
from tests.stories.naughty import OWN, public


@pytest.fixture
def owner(clone: Clone) -> Connection:
    return clone.connect()


@pytest.fixture
def jan(owner: Connection) -> Person:
    """On file, with invoices and an e-mail address, not registered."""
    return person(owner, "004700", "Nowak", "Jan", pesel="", portal="")


@pytest.fixture
def desk(clone: Clone) -> Database:
    return clone.login("okienko_clerk")


def newest(who: Person) -> str:
    return f"FV/WOD/{who.number}/11/2026"


def typed(who: Person, **changes: Any) -> TypedRegistration:
    return replace(TypedRegistration(newest(who), "52,22", who.number, "Nowak Jan", ""), **changes)


def call(who: Person, **changes: Any) -> CallerRegistration:
    made = CallerRegistration(who.number, newest(who), "52,22 zł", "jan.nowak@poczta.example", str(uuid4()))
    return replace(made, **changes)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, "ok"),
        ({"number": "", "name": ""}, "ok"),
        ({"invoice": "  fv wod 004700 11 2026 "}, "ok"),
        ({"amount": "52.22 PLN"}, "ok"),
        ({"invoice": "FV/WOD/999999/11/2026"}, "no_such_invoice"),
        ({"number": "999999"}, "no_such_customer"),
        ({"amount": "52,20"}, "amount_wrong"),
        ({"name": "Nowak Janusz"}, "name_differs"),
        ({"invoice": " "}, "invoice_missing"),
        ({"amount": "dużo"}, "amount_unreadable"),
    ],
)
def test_that_the_clerk_is_told_the_exact_reason(
    desk: Database, jan: Person, changes: dict[str, Any], code: str
) -> None:
    assert registration.diagnose(desk, typed(jan, **changes)).code == code


def test_that_an_account_that_is_there_is_told_with_its_masked_address(desk: Database, owner: Connection) -> None:
    anna = person(owner)
    found = registration.diagnose(desk, typed(anna, name=""))
    assert found.answer is not None
    assert (found.code, found.answer.email) == ("account_exists", "a···@poczta.example")


def test_that_an_invoice_of_somebody_else_names_only_whom_the_customer_named(
    desk: Database, owner: Connection, jan: Person
) -> None:
    anna = person(owner)
    found = registration.diagnose(desk, typed(jan, invoice=newest(anna)))
    assert found.answer is not None
    assert (found.code, found.answer.customer_id) == ("invoice_of_another", jan.customer_id)


def test_that_the_diagnosis_leaves_a_trace_for_whomever_it_names(
    desk: Database, owner: Connection, jan: Person
) -> None:
    registration.diagnose(desk, typed(jan))
    row = owner.execute("select customer_id, kind, detail from okienko.access_log order by id desc limit 1").fetchone()
    assert row == (jan.customer_id, "verify", "registration:ok")
    registration.diagnose(desk, typed(jan, number="999999", invoice="X/1"))
    assert one(owner, "select calls from okienko.search_log where kind = 'registration'") == 1


def test_that_a_typed_address_is_compared_with_the_file(desk: Database, jan: Person) -> None:
    assert registration.diagnose(desk, typed(jan, email="ANNA@poczta.example")).email_known is True
    assert registration.diagnose(desk, typed(jan, email="inny@poczta.example")).email_known is False
    assert registration.diagnose(desk, typed(jan)).email_known is None


def test_that_a_caller_with_three_facts_gets_a_waiting_account_and_a_link_by_e_mail(
    desk: Database, owner: Connection, jan: Person
) -> None:
    done = registration.register(desk, call(jan))
    assert done == CallerRegistered(jan.customer_id, "004700", "j···@poczta.example", shared=False)
    assert owner.execute("select state, email, password_hash from okienko.portal_accounts").fetchall() == [
        ("waiting", "jan.nowak@poczta.example", None)
    ]
    notices: dict[str, str] = dict(owner.execute("select kind, address from okienko.notices").fetchall())
    assert notices == {"activation": "jan.nowak@poczta.example", "registration_told": "anna@poczta.example"}


@pytest.mark.parametrize("amount", ["52,22", "52.22", "52,22zł", " 52,22 PLN ", "52.22 zl"])
def test_that_the_amount_may_be_written_in_any_polish_way(desk: Database, jan: Person, amount: str) -> None:
    assert isinstance(registration.register(desk, call(jan, amount=amount)), CallerRegistered)


def test_that_a_retry_opens_one_account(desk: Database, owner: Connection, jan: Person) -> None:
    wanted = call(jan)
    assert registration.register(desk, wanted) == registration.register(desk, wanted)
    assert one(owner, "select count(*) from okienko.portal_events") == 1


def test_that_a_wrong_fact_opens_nothing_and_leaves_a_trace(desk: Database, owner: Connection, jan: Person) -> None:
    said = registration.register(desk, call(jan, amount="52,20"))
    assert isinstance(said, Diagnosis)
    assert said.code == "amount_wrong"
    assert one(owner, "select count(*) from okienko.portal_accounts") == 0
    assert (
        one(owner, "select detail from okienko.access_log order by id desc limit 1")
        == "register_by_invoice:amount_wrong"
    )


def test_that_guessing_is_stopped_after_five_tries_of_a_day(desk: Database, jan: Person) -> None:
    for grosze in range(5):
        assert isinstance(registration.register(desk, call(jan, amount=f"52,{grosze:02d}")), Diagnosis)
    with pytest.raises(Refused, match="registration_locked"):
        registration.register(desk, call(jan))


@pytest.mark.usefixtures("jan")
def test_that_a_shared_address_warns_and_does_not_stop(desk: Database, owner: Connection) -> None:
    done = registration.register(desk, call(person(owner, "004701", pesel="", portal=""), email="Anna@poczta.example"))
    assert isinstance(done, CallerRegistered)
    assert done.shared


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"number": " "}, "number_missing"),
        ({"invoice": ""}, "invoice_missing"),
        ({"amount": ""}, "amount_missing"),
        ({"email": ""}, "email_empty"),
        ({"email": "jan.nowak"}, "email_shape"),
    ],
)
def test_that_what_is_missing_is_told_before_anything_is_asked(
    desk: Database, jan: Person, changes: dict[str, Any], code: str
) -> None:
    with pytest.raises(Refused, match=code):
        registration.register(desk, call(jan, **changes))


def test_that_two_desks_open_one_account(clone: Clone, desk: Database, owner: Connection, jan: Person) -> None:
    assert isinstance(registration.register(desk, call(jan)), CallerRegistered)
    said = registration.register(clone.login("okienko_clerk"), call(jan))
    assert isinstance(said, Diagnosis)
    assert said.code == "account_waiting"
    assert one(owner, "select count(*) from okienko.portal_accounts") == 1


@pytest.mark.parametrize("strings", [lambda: OWN, public], ids=["own", "public"])
def test_that_naughty_strings_register_nobody_and_break_nothing(
    desk: Database, owner: Connection, jan: Person, strings: Callable[[], tuple[str, ...]]
) -> None:
    for text in strings():
        for field in ("number", "invoice", "amount", "name", "email"):
            found = registration.diagnose(desk, typed(jan, **{field: text}))
            assert found.code != "ok" or field in {"email", "name"} or not text.strip(), (field, text)
    assert one(owner, "select count(*) from okienko.portal_accounts") == 0


@pytest.mark.parametrize("field", ["number", "invoice", "amount", "email"])
def test_that_a_caller_dictating_nonsense_is_refused(
    desk: Database, owner: Connection, jan: Person, field: str
) -> None:
    owner.execute("update okienko.settings set value = '1000' where key = 'registration_tries'")
    for text in OWN:
        try:
            said = registration.register(desk, call(jan, **{field: text}))
        except Refused:
            continue
        assert isinstance(said, Diagnosis), (field, text)
    assert one(owner, "select count(*) from okienko.portal_accounts") == 0
