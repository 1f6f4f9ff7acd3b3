"""What page 2.2 costs with ten years of papers: the card's own budget."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.domain.contacts import ContactChannel
from app.domain.papers import PaperFilter
from app.services import papers
from tests.bookkeeping import Books
from tests.database import Clone
from tests.roundtrips import counted

PAGE = (
    "explain (analyze, buffers, format json) select okienko.papers_page(%s, null, '0001-01-01', '9999-12-31', %s,"
    " %s, null, %s, %s, '9999-12-31', 9223372036854775807, 60, null, 'phone')"
)
MOST_PAGES = 48
"""As many as a card reads at most (performance.md)."""


@pytest.fixture(scope="module")
def history(module_clone: Clone) -> tuple[Clone, int, int]:
    """A customer with two invoices a month for ten years, all paid, among others; and how many papers that is."""
    books = Books(module_clone.connect())
    others = [books.customer("Nowak", str(number)) for number in range(200)]
    who = books.customer("Kowalska", "Anna")
    cards = (books.card(who), books.card(who, "waste"))
    made = 0
    for month in range(120):
        day = date(2016, 12, 5) + timedelta(30 * month)
        books.paper(others[month], f"FV/{month}", day, 5000)
        for card in cards:
            made += 1
            paper = books.paper(who, f"FV/{card}/{month}", day, 5000, account_id=card)
            charge = books.charge(who, card, day, 5000, paper_id=paper)
            books.settle(who, card, charge, books.payment(who, card, day, 5000), 5000, day)
    books.connection.execute("vacuum analyze")
    return module_clone, who, made


@pytest.mark.parametrize(
    ("unpaid", "number", "amount"),
    [(False, None, None), (True, None, None), (False, "7$", None), (False, "none", None), (False, None, 4999)],
)
def test_that_ten_years_of_papers_keep_the_cards_budget(
    history: tuple[Clone, int, int], unpaid: bool, number: str | None, amount: int | None
) -> None:
    clone, who, _made = history
    connection = clone.connect()
    connection.execute("set plan_cache_mode = force_generic_plan")
    pages = []
    for _ in range(3):
        row = connection.execute(PAGE.encode(), (who, unpaid, number, amount, amount)).fetchone()
        assert row is not None
        plan = row[0][0]["Plan"]
        pages.append(plan["Shared Hit Blocks"] + plan["Shared Read Blocks"])
    assert pages[-1] <= MOST_PAGES, pages


def test_that_ten_years_are_walked_in_one_round_trip_a_page(history: tuple[Clone, int, int]) -> None:
    clone, who, made = history
    database = clone.database(size=1)
    contact = ("", ContactChannel.OFFICE)
    papers.page(database, who, PaperFilter(), contact=contact)
    seen, pages, key = 0, 0, None
    with counted(database) as trips:
        while True:
            part = papers.page(database, who, PaperFilter(), key, contact=contact)
            seen, pages, key = seen + len(part.rows), pages + 1, part.next_key
            if key is None:
                break
    assert seen == made
    assert trips.count == pages
