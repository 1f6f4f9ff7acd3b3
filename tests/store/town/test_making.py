"""Making the town, without a database: the same every time, and its rules kept by every part."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import identifiers, money
from app.domain.calendar import holidays
from app.store.town import debts, firms, names, people, stories, tariffs
from app.store.town.build import Order, chunk, number_of, slot_of, town_of
from app.store.town.chance import Wheel, uuid_text
from app.store.town.days import Days
from app.store.town.ledger import Account, Entry, settle
from app.store.town.papers import SELLER_NIP
from app.store.town.routes import ROUTES, Calendar
from app.store.town.sheets import COLUMNS, Sheets, text
from app.store.town.story_lives import STORIES
from app.store.town.streets import VILLAGES, Place

TODAY = date(2026, 11, 22)
ORDER = Order(300, TODAY, 7)


def test_that_a_chunk_depends_on_nothing_but_its_place() -> None:
    town = town_of(ORDER)
    first = chunk(town, ORDER, 1)
    chunk(town, ORDER, 0)
    again = chunk(town_of(ORDER), ORDER, 1)
    assert first.lines == again.lines
    assert first.lines != chunk(town_of(Order(300, TODAY, 8)), ORDER, 1).lines


def test_that_every_row_has_its_columns() -> None:
    town = town_of(ORDER)
    for place in range(ORDER.chunks):
        for table, lines in chunk(town, ORDER, place).lines.items():
            assert {line.count("\t") + 1 for line in lines} <= {len(COLUMNS[table].split())}, table


@pytest.mark.parametrize(
    "today",
    [date(2026, 11, 22), date(2027, 1, 1), date(2026, 3, 31), date(2024, 2, 29), date(2026, 5, 3), date(2025, 12, 25)],
)
def test_that_any_day_can_be_today(today: date) -> None:
    order = Order(120, today, 3)
    town = town_of(order)
    rows = chunk(town, order, 0).lines
    number = stories.anna_invoice(today)
    assert sum(number in line.split("\t") for line in rows["papers"]) == 1
    numbers = [line.split("\t")[4] for line in rows["papers"]]
    assert len(set(numbers)) == len(numbers)


def test_that_numbers_are_given_once_and_stories_keep_theirs() -> None:
    numbers = [number_of(index) for index in range(9000)]
    assert len(set(numbers)) == len(numbers)
    assert numbers[: len(STORIES)] == [story.number for story in STORIES]
    assert set(range(1, 8950)) <= set(numbers)
    slots = [(slot_of(index), slot_of(index + 1)) for index in range(len(STORIES), 4000)]
    for index, (slot, following) in enumerate(slots, len(STORIES)):
        assert following - slot == (people.managed_by(index) if people.kind_of(index) == "manager" else 1)


@given(st.integers(0, 10**7))
def test_that_made_tax_numbers_are_valid_and_nobodys(serial: int) -> None:
    assert identifiers.nip_problem(people.nip_of(serial)) == ""
    assert people.nip_of(serial).startswith("999")
    assert identifiers.regon_problem(people.regon_of(serial)) == ""


def test_that_the_seller_has_a_valid_nip() -> None:
    assert identifiers.nip_problem(SELLER_NIP) == ""
    assert identifiers.pesel_problem(stories.ANNA_PESEL) == ""


def test_that_every_polish_letter_is_in_the_names() -> None:
    letters = set("".join((*names.WOMEN, *names.MEN, *names.SURNAMES)).lower())
    assert set("aąbcćdeęfghijklłmnńoóprsśtuwyzźż") <= letters


@pytest.mark.parametrize(
    ("base", "female"),
    [("Kowalski", "Kowalska"), ("Sawicki", "Sawicka"), ("Konieczny", "Konieczna"), ("Nowak", "Nowak"), ("Lis", "Lis")],
)
def test_that_women_have_their_form_of_a_surname(base: str, female: str) -> None:
    assert names.surname_of(base, True) == female
    assert names.surname_of(base, False) == base


def test_that_long_companies_are_long() -> None:
    assert all(150 <= len(firms.long_company(Random(seed))) <= 300 for seed in range(50))


@given(st.integers(-(10**9), 10**9), st.integers(0, 10**5))
def test_that_lines_are_rounded_as_money_is(quantity: int, price: int) -> None:
    value = tariffs.net(quantity, price)
    assert value == money.net_of_line(Decimal(quantity) / 1000, Decimal(price) / 100)
    assert tariffs.tax(value) == money.vat_of(value, 8)


@given(st.integers(1, 10**7), st.dates(date(2023, 1, 1), date(2026, 10, 1)), st.integers(0, 900))
def test_that_interest_takes_each_day_at_its_rate(amount: int, due: date, held: int) -> None:
    rates = [(date.fromisoformat(since), Decimal(rate)) for since, rate in tariffs.INTEREST_RATES]
    daily = Decimal(0)
    for place in range(held):
        day = due + timedelta(place + 1)
        daily += next(rate for since, rate in reversed(rates) if since <= day) * amount / 36500
    assert abs(debts.interest(amount, due.toordinal(), due.toordinal() + held) - daily) <= Decimal("0.51")


ENTRY = st.tuples(st.integers(0, 400), st.integers(1, 10**6), st.booleans(), st.integers(0, 60))


@settings(max_examples=60)
@given(st.lists(ENTRY, max_size=25))
def test_that_settling_leaves_open_what_the_balance_is(drawn: list[tuple[int, int, bool, int]]) -> None:
    days = Days(TODAY)
    account = Account(5, "water")
    for ago, amount, is_charge, term in drawn:
        day = days.today - ago
        account.charge(
            Entry("invoice", day, debit=amount, due=day + term) if is_charge else Entry("payment", day, credit=amount)
        )
    sheets = Sheets(10)
    outcome = settle(account, sheets, days, 1)
    total = sum(amount if is_charge else -amount for _, amount, is_charge, _ in drawn)
    opened = [entry.open for entry in account.entries]
    assert outcome.balance == total == sum(opened)
    assert all(part >= 0 for part in opened) or all(part <= 0 for part in opened)
    settled = sum(int(line.split("\t")[5]) for line in sheets.lines["settlements"])
    assert settled == sum(abs(entry.amount) - abs(entry.open) for entry in account.entries) // 2
    still = [entry for entry in account.entries if entry.open > 0]
    paid = [entry for entry in account.entries if entry.debit and not entry.open]
    newest_payment = max((entry.booked for entry in account.entries if entry.credit), default=0)
    for late in still:  # whoever stays open is due no sooner than what was paid when both were there
        assert not [
            entry
            for entry in paid
            if entry.due > late.due and max(entry.booked, late.booked) < newest_payment and late.booked <= entry.booked
        ]


def test_that_a_charge_standing_alone_is_left_to_its_pair() -> None:
    days = Days(TODAY)
    account = Account(5, "water")
    old = account.charge(Entry("invoice", days.today - 300, debit=500, due=days.today - 280, alone=True))
    account.charge(Entry("payment", days.today - 200, credit=700))
    account.charge(Entry("write_off", days.today - 100, credit=500, alone=True, pair=old))
    outcome = settle(account, Sheets(0), days, 1)
    assert outcome.balance == -700
    assert old.open == 0


def test_that_pickups_keep_off_holidays_and_go_on_for_a_year() -> None:
    days = Days(TODAY)
    calendar = Calendar(days)
    assert not [
        day for day in calendar.route_days if date.fromordinal(day.day) in holidays(date.fromordinal(day.day).year)
    ]
    assert any(day.moved_from for day in calendar.route_days)
    for route in ROUTES:
        ahead = {
            day.fraction for day in calendar.route_days if day.route_id == route.route_id and day.day > days.today + 300
        }
        assert ahead == {"mixed", "plastic", "paper", "glass", "bio", "bulky"}


def test_that_every_village_has_a_route() -> None:
    from app.store.town.routes import route_of

    assert {route_of(Place("", "1", "", city), False).code for city, _ in VILLAGES} == {"WS-1", "WS-2", "WS-3", "WS-4"}


def test_that_the_banks_day_is_a_working_day_before_today() -> None:
    for ahead in range(400):
        days = Days(date(2026, 1, 1) + timedelta(ahead)) if ahead % 37 == 0 else None
        if days is not None:
            assert days.working(days.booked_until)
            assert days.booked_until < days.today


def test_that_copy_takes_any_text() -> None:
    assert text("a\tb\nc\\d\r") == "a\\tb\\nc\\\\d\\r"


def test_that_the_wheel_stops_where_it_should() -> None:
    dice = Random(1)
    wheel = Wheel([("a", 3), ("b", 1), ("never", 0)])
    picks = [wheel.pick(dice) for _ in range(4000)]
    assert 0.7 < picks.count("a") / 4000 < 0.8
    assert "never" not in picks
    assert len({uuid_text(dice) for _ in range(100)}) == 100
