"""Opening a customer: one round trip, a trace of who, when and why, the money to the grosz, at most 48 pages."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from app.domain.contacts import ContactChannel
from app.domain.customers import Service
from app.domain.faults import Refused
from app.domain.ledger import DebtStatus
from app.services import customers
from tests.database import Clone
from tests.office_data import Person, one, person
from tests.roundtrips import counted


@pytest.fixture
def anna(clone: Clone) -> Person:
    return person(clone.connect())


def test_that_a_card_costs_one_round_trip(clone: Clone, anna: Person) -> None:
    database = clone.database(size=1)
    with counted(database) as trips:
        card = customers.open_card(database, anna.customer_id, contact_key=str(uuid4()))
    assert card.number == "004512"
    assert trips.count == 1


def test_that_opening_leaves_who_when_and_why(clone: Clone, anna: Person) -> None:
    login, password = clone.make_login("okienko_clerk")
    database = clone.database(clone.conninfo(login), password)
    key = str(uuid4())
    card = customers.open_card(database, anna.customer_id, contact_key=key, channel=ContactChannel.DESK)
    row = clone.connect().execute(
        "select actor, kind, purpose, contact_key::text, id from okienko.access_log where customer_id = %s",
        (anna.customer_id,),
    )
    assert row.fetchall() == [(login, "card", "desk", key, card.access_id)]


def test_that_services_are_never_netted(clone: Clone, anna: Person) -> None:
    card = customers.open_card(clone.database(), anna.customer_id, contact_key="")
    balances = {account.service: account.balance for account in card.accounts}
    assert balances == {Service.WATER: 9610 + 5222 - 4900, Service.WASTE: 2000 - 4000}
    for account in card.accounts:
        assert account.balance == sum(month.debit - month.credit for month in account.months)
        assert account.months[0].closing == account.balance
        assert [m.year * 12 + m.month for m in account.months] == sorted(
            (m.year * 12 + m.month for m in account.months), reverse=True
        )


def test_that_identity_is_masked(clone: Clone, anna: Person) -> None:
    card = customers.open_card(clone.database(), anna.customer_id, contact_key="")
    shown = repr(card)
    assert card.phone == "··· ··· 567"
    assert card.email == "a···@poczta.example"
    assert "44051401359" not in shown
    assert "601234567" not in shown
    assert "anna@" not in shown


def test_that_a_debt_set_apart_keeps_its_status(clone: Clone, anna: Person) -> None:
    connection = clone.connect()
    connection.execute(
        "update okienko.operations set debt_status = 'disputed' where account_id = %s and open_amount = 9610",
        (anna.account_id,),
    )
    card = customers.open_card(clone.database(), anna.customer_id, contact_key="")
    water = next(account for account in card.accounts if account.service is Service.WATER)
    assert DebtStatus.DISPUTED in {item.debt_status for item in water.open_items}
    assert (
        one(
            connection,
            "select oldest_due > okienko.warsaw_today() from okienko.accounts where id = %s",
            anna.account_id,
        )
        is True
    )


def test_that_an_announcement_stands_on_the_cards_of_its_street_only(clone: Clone, anna: Person) -> None:
    connection = clone.connect()
    other = person(connection, "004513", "Nowak", "Jan", "Chrobrego", pesel="")
    connection.execute(
        "insert into okienko.announcements (text, street_keys, starts_at) values "
        "('awaria: ul. Łużycka do 15:00', array[okienko.fold('Łużycka')], now())"
    )
    database = clone.database()
    texts = [a.text for a in customers.open_card(database, anna.customer_id, contact_key="").announcements]
    assert texts == ["awaria: ul. Łużycka do 15:00"]
    assert customers.open_card(database, other.customer_id, contact_key="").announcements == ()


def test_that_nobody_is_opened_by_a_wrong_id(clone: Clone) -> None:
    with pytest.raises(Refused, match="no_such_customer"):
        customers.open_card(clone.database(), 1, contact_key="")
    assert one(clone.connect(), "select count(*) from okienko.access_log") == 0


def _plans(node: dict[str, Any]) -> int:
    return int(node["Shared Hit Blocks"]) + int(node["Shared Read Blocks"])


def test_that_a_card_reads_at_most_48_pages(clone: Clone) -> None:
    connection = clone.connect()
    people = [person(connection, f"{number:06}", pesel="") for number in range(5000, 5060)]
    connection.execute("vacuum analyze")
    connection.execute("set plan_cache_mode = force_generic_plan")
    pages = []
    for anybody in people[-12:]:
        row = connection.execute(
            "explain (analyze, buffers, format json) select okienko.card(%s, null, 'phone')", (anybody.customer_id,)
        ).fetchone()
        assert row is not None
        pages.append(_plans(row[0][0]["Plan"]))
    assert max(pages[2:]) <= 48, pages


def test_that_booked_until_is_a_day(clone: Clone, anna: Person) -> None:
    card = customers.open_card(clone.database(), anna.customer_id, contact_key="")
    assert isinstance(card.booked_until, date)
    assert one(clone.connect(), "select %s = okienko.warsaw_today() - 2", card.booked_until) is True
