"""The one rule of registering by an invoice: each reason, alone and together, on the newest and the oldest server."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from app.domain.registration import NameDifference, RegistrationAnswer, RegistrationReason, registration_answer
from tests.database import Clone
from tests.office_data import Person, one, person
from tests.store import rights

R = RegistrationReason
INVOICE = "FV/WOD/004512/11/2026"
GROSS = 5222
COMPANY = "Wodnik Usługi Sp. z o.o."


@pytest.fixture(scope="module", params=rights.SERVERS)
def office(request: pytest.FixtureRequest) -> Iterator[Clone]:
    with rights.server_of(request) as made:
        yield made


@pytest.fixture
def connection(office: Clone) -> Iterator[psycopg.Connection[Any]]:
    """Everything a test writes is gone behind it."""
    with psycopg.connect(office.superuser) as opened:
        yield opened
        opened.rollback()


@pytest.fixture
def anna(connection: psycopg.Connection[Any]) -> Person:
    return person(connection, portal="")


def ask(
    connection: psycopg.Connection[Any],
    invoice: str = INVOICE,
    gross: int | None = GROSS,
    number: str = "",
    name: str = "",
) -> RegistrationAnswer:
    return registration_answer(
        one(connection, "select okienko.registration_reason(%s, %s, %s, %s)", number, invoice, gross, name)
    )


def add_paper(connection: psycopg.Connection[Any], who: Person, number: str, **more: object) -> int:
    columns = {
        "customer_id": who.customer_id, "account_id": who.account_id, "kind": "water_invoice", "number": number,
        "issued_on": one(connection, "select okienko.warsaw_today() - 2"), "net": 10000, "vat": 800, "gross": 10800,
    } | more  # fmt: skip
    return int(
        one(
            connection,
            f"insert into papers ({', '.join(columns)}) values ({', '.join(['%s'] * len(columns))}) returning id",
            *columns.values(),
        )
    )


def company(connection: psycopg.Connection[Any], name: str = COMPANY) -> Person:
    made = person(connection, number="777001", portal="")
    connection.execute(
        "update customers set kind = 'company', company = %s, surname = '', first_name = '' where customer_id = %s",
        (name, made.customer_id),
    )
    return made


def test_that_the_right_facts_are_enough(connection: psycopg.Connection[Any], anna: Person) -> None:
    answer = ask(connection)
    assert (answer.reason, answer.all_reasons, answer.customer_id, answer.number) == (
        R.OK, (), anna.customer_id, "004512",
    )  # fmt: skip
    assert (answer.invoice, answer.newer, answer.last) == (INVOICE, 0, 3)


@pytest.mark.usefixtures("anna")
@pytest.mark.parametrize("typed", ["fv/wod/004512/11/2026", "FVWOD004512112026", " FV / WOD / 004512 / 11 / 2026 "])
def test_that_case_and_spaces_of_an_invoice_number_do_not_matter(
    connection: psycopg.Connection[Any], typed: str
) -> None:
    assert ask(connection, typed).reason is R.OK


@pytest.mark.usefixtures("anna")
@pytest.mark.parametrize("number", ["004512", " 004 512 ", "W004512", "o004512"])
def test_that_the_number_of_the_customer_or_of_an_object_is_a_third_fact(
    connection: psycopg.Connection[Any], number: str
) -> None:
    assert ask(connection, number=number).reason is R.OK


@pytest.mark.usefixtures("anna")
@pytest.mark.parametrize("typed", ["", " ", "///", "FV/WOD/999999/11/2026", "' or true --", "%"])
def test_that_an_unknown_invoice_is_told(connection: psycopg.Connection[Any], typed: str) -> None:
    answer = ask(connection, typed)
    assert (answer.reason, answer.customer_id, answer.invoice) == (R.NO_SUCH_INVOICE, None, "")


@pytest.mark.usefixtures("anna")
def test_that_an_unknown_customer_is_told(connection: psycopg.Connection[Any]) -> None:
    answer = ask(connection, number="999999")
    assert answer.all_reasons == (R.NO_SUCH_CUSTOMER, R.INVOICE_OF_ANOTHER)


@pytest.mark.usefixtures("anna")
def test_that_an_invoice_of_another_does_not_tell_whose_it_is(connection: psycopg.Connection[Any]) -> None:
    other = person(connection, number="004513", surname="Nowak", portal="")
    answer = ask(connection, number="004513")
    assert (answer.reason, answer.customer_id) == (R.INVOICE_OF_ANOTHER, other.customer_id)
    assert (answer.invoice, answer.issued_on, answer.correction) == ("", None, "")


def test_that_the_own_invoice_is_found_behind_another_with_the_same_letters(
    connection: psycopg.Connection[Any], anna: Person
) -> None:
    other = person(connection, number="004513", surname="Nowak", portal="")
    add_paper(connection, anna, "FV 1/11")
    add_paper(connection, other, "FV 11/1", net=20000, vat=0, gross=20000)
    assert ask(connection, "fv111", 10800).customer_id == anna.customer_id
    assert ask(connection, "fv111", 20000).customer_id == other.customer_id
    assert ask(connection, "fv111", 20000, "004512").reason is R.AMOUNT_WRONG


def test_that_only_the_last_invoices_of_an_object_count(connection: psycopg.Connection[Any], anna: Person) -> None:
    for month in (1, 2):
        add_paper(connection, anna, f"FV/NEW/{month}")
    assert ask(connection).reason is R.OK
    add_paper(connection, anna, "FV/NEW/3")
    answer = ask(connection)
    assert (answer.reason, answer.newer) == (R.INVOICE_TOO_OLD, 3)
    assert ask(connection, "FV/ODP/004512/11/2026", 2000).reason is R.OK, "the waste object has its own last three"
    connection.execute(
        "insert into settings (key, valid_from, value) values ('registration_last_invoices', '2020-01-01', '6')"
    )
    assert ask(connection).reason is R.OK


def test_that_a_net_amount_is_told_from_a_wrong_one(connection: psycopg.Connection[Any], anna: Person) -> None:
    add_paper(connection, anna, "FV/NET/1")
    assert ask(connection, "FV/NET/1", 10800).reason is R.OK
    assert ask(connection, "FV/NET/1", 10000).reason is R.AMOUNT_IS_NET
    for wrong in (None, 0, -10800, 10801, 1080000):
        assert ask(connection, "FV/NET/1", wrong).reason is R.AMOUNT_WRONG


def test_that_a_corrected_invoice_names_its_correction(connection: psycopg.Connection[Any], anna: Person) -> None:
    first = add_paper(connection, anna, "FV/COR/1")
    add_paper(connection, anna, "KOR/1", kind="correction", net=-1000, vat=-80, gross=-1080, corrects_id=first)
    answer = ask(connection, "FV/COR/1", 10800)
    assert (answer.reason, answer.correction) == (R.INVOICE_CORRECTED, "KOR/1")
    assert ask(connection, "KOR/1", 1080).reason is R.OK
    assert ask(connection, "KOR/1", 1000).reason is R.AMOUNT_IS_NET


def test_that_a_demand_for_payment_is_no_invoice(connection: psycopg.Connection[Any], anna: Person) -> None:
    add_paper(connection, anna, "WEZ/1", kind="demand")
    assert ask(connection, "WEZ/1", 10800).reason is R.NO_SUCH_INVOICE


@pytest.mark.usefixtures("anna")
@pytest.mark.parametrize("typed", ["", "Anna Kowalska", "kowalska anna", "KOWALSKA  ANNA", "Kowalska, Anna"])
def test_that_a_person_s_name_is_compared_after_folding(connection: psycopg.Connection[Any], typed: str) -> None:
    assert ask(connection, name=typed).reason is R.OK


@pytest.mark.parametrize(
    ("typed", "how"),
    [
        (COMPANY, None),
        ("WODNIK USLUGI SP. Z O.O.", None),
        ("„Wodnik Usługi” Sp. z o. o.", None),
        ("Wodnik Usługi sp.zo.o.", NameDifference.SPACES),
        ("Wodnik Usługi", NameDifference.LEGAL_FORM),
        ("Wodnik Usługi Spółka z ograniczoną odpowiedzialnością", NameDifference.LEGAL_FORM),
        ("Wodnik Usługi S.A.", NameDifference.LEGAL_FORM),
        ("WodnikUsługi Sp. z o.o.", NameDifference.SPACES),
        ("WodnikUsługi", NameDifference.LEGAL_FORM),
        ("Wodnik Usulgi Sp. z o.o.", NameDifference.LETTERS),
        ("Wodnk Usługi", NameDifference.LETTERS),
        ("Hydropol Sp. z o.o.", NameDifference.OTHER),
        ("…", NameDifference.OTHER),
    ],
)
def test_that_it_is_told_how_a_name_differs(
    connection: psycopg.Connection[Any], typed: str, how: NameDifference | None
) -> None:
    company(connection)
    answer = ask(connection, "FV/WOD/777001/11/2026", name=typed)
    assert (answer.reason, answer.how) == (R.NAME_DIFFERS if how else R.OK, how)


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        ("active", R.ACCOUNT_EXISTS),
        ("waiting", R.ACCOUNT_WAITING),
        ("blocked", R.ACCOUNT_BLOCKED),
        ("closed", R.ACCOUNT_CLOSED),
    ],
)
def test_that_an_account_stands_against_it(
    connection: psycopg.Connection[Any], state: str, reason: RegistrationReason
) -> None:
    person(connection, portal=state)
    answer = ask(connection)
    assert (answer.reason, answer.state, answer.email) == (reason, state, "a···@poczta.example")
    several = ask(connection, gross=1, name="Jan Nowak")
    assert several.all_reasons == (R.AMOUNT_WRONG, R.NAME_DIFFERS, reason)


def test_that_nobody_calls_the_rule_from_outside(office: Clone) -> None:
    for role in rights.ROLES:
        login, password = office.make_login(*rights.groups_of(role))
        with psycopg.connect(office.conninfo(login), password=password, autocommit=True) as opened:
            assert rights.is_denied(opened, "select okienko.registration_reason('', '', 1, '')"), role
