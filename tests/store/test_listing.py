"""Lists of customers from a real PostgreSQL, compared with the rules of the balance."""

from __future__ import annotations

import random
from datetime import timedelta
from uuid import uuid4

import pytest

from app.domain.balance import ServiceTotal, by_service, summarize
from app.domain.contacts import ContactChannel
from app.domain.customers import Service
from app.domain.faults import Refused
from app.domain.ledger import DebtStatus
from app.domain.listing import CustomerRow, CustomerView
from app.domain.polish import sort_key
from app.services import customers, listing
from app.store.session import Database
from tests.bookkeeping import Books
from tests.database import Clone
from tests.roundtrips import counted

NAMES = ("Ścibor Łucja", "Żak Adam", "Zając Ewa", "Ćwik Jan", "Adamczyk Ola", "Łoś Piotr", "Los Piotr", "Cwikła Iza")


@pytest.fixture
def books(clone: Clone) -> Books:
    return Books(clone.connect())


def whole(database: Database, view: CustomerView, count: int = 7) -> list[CustomerRow]:
    rows: list[CustomerRow] = []
    after: str | None = ""
    while after is not None:
        part = listing.customers(database, view, after, count=count)
        rows += part.rows
        after = part.next_key
    return rows


def a_town(books: Books, people: int, seed: int) -> None:
    """People with water, waste or both, debts and credits of all ages and statuses, some cards under a status."""
    chance = random.Random(seed)
    today = books.today()
    statuses = [None, None, None, *(status.value for status in DebtStatus)]
    for number in range(people):
        surname, first_name = NAMES[number % len(NAMES)].split()
        who = books.customer(f"{surname}{number % 5}", first_name)
        services = chance.choice([("water",), ("waste",), ("water", "waste"), ("water", "water", "waste")])
        for service in services:
            fee = service == "waste" and chance.random() < 0.3
            status = chance.choice(statuses) if chance.random() < 0.2 else None
            card = books.card(who, service, basis="public_fee" if fee else "contract", debt_status=status)
            for _ in range(0 if fee else chance.randint(0, 4)):
                day = today + timedelta(chance.randint(-150, 0))
                if chance.random() < 0.3:
                    books.payment(who, card, day, chance.randint(100, 9000))
                else:
                    books.charge(
                        who, card, day, chance.randint(100, 9000), debt_status=chance.choice(statuses),
                        due_on=day + timedelta(14) if chance.random() < 0.9 else None,
                    )  # fmt: skip


def test_that_the_list_tells_balances_as_the_rules_do(books: Books, database: Database) -> None:
    a_town(books, 40, seed=11)
    rows = whole(database, CustomerView.BY_NAME)
    assert len(rows) == 40
    for row in rows:
        card = customers.open_card(database, row.customer_id, contact_key=str(uuid4()), channel=ContactChannel.OFFICE)
        told = by_service(summarize(one, books.today(), card.booked_until) for one in card.accounts)
        assert row.totals == told
        assert (row.number, row.name, row.address) == (card.number, card.name, card.address)


def test_that_names_stand_in_polish_order_without_a_gap(books: Books, database: Database) -> None:
    a_town(books, 30, seed=5)
    rows = whole(database, CustomerView.BY_NAME)
    keys = [(sort_key(row.name), row.customer_id) for row in rows]
    assert keys == sorted(keys)
    assert len({row.customer_id for row in rows}) == 30


def test_that_debtors_come_by_size_and_cards_under_a_status_are_left_out(books: Books, database: Database) -> None:
    today = books.today()
    made = []
    for number in range(9):
        who = books.customer("Dłużny", "Jan")
        card = books.card(who, debt_status="death" if number == 4 else None)
        due = today + timedelta(3 if number == 5 else -20)
        books.charge(who, card, today - timedelta(30), 1000 * (number % 4 + 1), due_on=due)
        made.append((who, card))
    rows = whole(database, CustomerView.DEBTORS, count=2)
    sums = [(row.totals[0].to_pay, row.account_id) for row in rows]
    assert sums == sorted(sums, reverse=True)
    assert {row.account_id for row in rows} == {card for number, (_, card) in enumerate(made) if number not in {4, 5}}
    assert all(row.totals[0].overdue and row.totals[0].oldest_due and row.card_number for row in rows)


def test_that_a_debt_of_one_service_is_not_eaten_by_another(books: Books, database: Database) -> None:
    today = books.today()
    who = books.customer("Kowalska", "Anna")
    water, waste = books.card(who), books.card(who, "waste")
    books.charge(who, water, today - timedelta(60), 5000)
    books.payment(who, waste, today, 7000)
    (by_name,) = whole(database, CustomerView.BY_NAME)
    due = today - timedelta(46)
    assert by_name.totals == (
        ServiceTotal(Service.WATER, 1, 5000, 5000, 0, 0, due),
        ServiceTotal(Service.WASTE, 1, 0, 0, 7000, 0, None),
    )
    assert [row.account_id for row in whole(database, CustomerView.DEBTORS)] == [water]
    assert [row.account_id for row in whole(database, CustomerView.OVERPAID)] == [waste]


def test_that_a_credit_moves_the_oldest_due_date_on(books: Books, database: Database) -> None:
    today = books.today()
    who = books.customer("Kowalska", "Anna")
    card = books.card(who)
    for days in (90, 60, 30):
        books.charge(who, card, today - timedelta(days), 1000, due_on=today - timedelta(days))
    books.payment(who, card, today, 1500)
    (row,) = whole(database, CustomerView.DEBTORS)
    assert row.totals == (ServiceTotal(Service.WATER, 1, 1500, 1500, 0, 0, today - timedelta(60)),)


def test_that_a_page_of_customers_is_one_round_trip(books: Books, clone: Clone) -> None:
    a_town(books, 10, seed=3)
    database = clone.database(size=1)
    listing.customers(database, CustomerView.DEBTORS)
    with counted(database) as trips:
        for view in CustomerView:
            listing.customers(database, view)
    assert trips.count == len(CustomerView)


def test_that_lists_are_counted_per_clerk(books: Books, clone: Clone) -> None:
    a_town(books, 12, seed=3)
    clerk = clone.login("okienko_clerk")
    listing.customers(clerk, CustomerView.BY_NAME, count=5)
    listing.customers(clerk, CustomerView.BY_NAME, count=5)
    seen = books.connection.execute("select kind, sum(calls), sum(rows) from search_log group by kind").fetchall()
    assert seen == [("list", 2, 10)]


def test_that_an_empty_database_has_an_empty_list(database: Database) -> None:
    for view in CustomerView:
        answer = listing.customers(database, view)
        assert (answer.rows, answer.next_key) == ((), None)


def test_that_a_page_larger_than_allowed_is_refused(database: Database) -> None:
    with pytest.raises(Refused) as told:
        listing.customers(database, CustomerView.BY_NAME, count=1000)
    assert told.value.code == "page_too_large"
