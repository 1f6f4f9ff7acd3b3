"""Operations of a card, read from a real PostgreSQL."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from app.domain.contacts import ContactChannel
from app.domain.faults import EnvironmentFault
from app.domain.ledger import OperationKind, agrees
from app.services import customers, ledger
from app.store.session import Database
from tests.bookkeeping import Books
from tests.database import Clone
from tests.roundtrips import counted

CALL = (str(uuid4()), ContactChannel.PHONE)


@pytest.fixture
def books(clone: Clone) -> Books:
    return Books(clone.connect())


def some_history(books: Books) -> tuple[int, int]:
    """A card with an old debt, a busy October and a quiet November."""
    who = books.customer("Kowalska", "Anna")
    card = books.card(who)
    books.charge(who, card, date(2026, 8, 2), 4900)
    books.charge(who, card, date(2026, 10, 2), 4710)
    books.payment(who, card, date(2026, 10, 2), 4900)
    books.charge(who, card, date(2026, 10, 31), -1000)
    books.charge(who, card, date(2026, 11, 1), 5222)
    return who, card


def test_that_a_month_comes_newest_first_with_the_balance_behind_each(books: Books, database: Database) -> None:
    who, card = some_history(books)
    found = ledger.operations(database, who, card, 2026, 10, contact=CALL)
    assert [(one.booked_on.day, one.kind, one.debit, one.credit, one.balance_after) for one in found] == [
        (31, OperationKind.CORRECTION, -1000, 0, 3710),
        (2, OperationKind.PAYMENT, 0, 4900, 4710),
        (2, OperationKind.INVOICE, 4710, 0, 9610),
    ]
    assert found[0].amount == -1000


def test_that_sums_of_months_on_the_card_are_those_of_their_operations(books: Books, database: Database) -> None:
    who, card = some_history(books)
    opened = customers.open_card(database, who, contact_key=CALL[0], channel=CALL[1])
    (account,) = opened.accounts
    assert [month.code for month in account.months] == sorted((month.code for month in account.months), reverse=True)
    for month in account.months:
        found = ledger.operations(database, who, card, month.year, month.month, contact=CALL)
        assert agrees(month, found)
        assert not agrees(month, found[1:])
    assert account.months[0].closing == account.balance == 8932


def test_that_a_month_without_operations_is_empty(books: Books, database: Database) -> None:
    who, card = some_history(books)
    assert ledger.operations(database, who, card, 2026, 9, contact=CALL) == ()
    assert ledger.operations(database, who, card + 1000, 2026, 10, contact=CALL) == ()


def test_that_unfolding_a_month_is_one_round_trip(books: Books, clone: Clone) -> None:
    who, card = some_history(books)
    database = clone.database(size=1)
    ledger.operations(database, who, card, 2026, 10, contact=CALL)  # prepares the statement
    with counted(database) as trips:
        ledger.operations(database, who, card, 2026, 11, contact=CALL)
    assert trips.count == 1


def test_that_unfolding_months_leaves_one_trace(books: Books, clone: Clone) -> None:
    who, card = some_history(books)
    clerk = clone.login("okienko_clerk")
    for month in (8, 9, 10, 11):
        ledger.operations(clerk, who, card, 2026, month, contact=CALL)
    seen = books.connection.execute("select actor, purpose, detail from access_log where customer_id = %s", [who])
    assert [row[1:] for row in seen] == [("phone", "ledger")]


def test_that_the_open_card_is_trace_enough(books: Books, database: Database) -> None:
    who, card = some_history(books)
    customers.open_card(database, who, contact_key=CALL[0], channel=CALL[1])
    ledger.operations(database, who, card, 2026, 10, contact=CALL)
    ledger.operations(database, who, card, 2026, 10, contact=(str(uuid4()), ContactChannel.DESK))
    purposes = books.connection.execute("select purpose from access_log where customer_id = %s order by id", [who])
    assert [row[0] for row in purposes] == ["phone", "desk"]


def test_that_the_whole_history_is_written_for_a_spreadsheet(books: Books, database: Database, tmp_path: Path) -> None:
    who, card = some_history(books)
    books.charge(who, card, date(2026, 11, 2), 100, document='=1+1;"x"')
    path = tmp_path / "historia.csv"
    count = ledger.save_history(
        database, who, card, path, ["Data", "Dokument", "Wn"],
        lambda one: [one.booked_on.isoformat(), one.document, str(one.debit)], contact=CALL,
    )  # fmt: skip
    assert count == 6
    assert path.read_bytes().decode("utf-8").split("\r\n")[:3] == [
        "\ufeffData;Dokument;Wn",
        '2026-11-02;"\'=1+1;""x""";100',
        "2026-11-01;FV/11/2026;5222",
    ]
    assert path.read_bytes().decode("utf-8").split("\r\n")[3] == "2026-10-31;FV/10/2026;-1000"


def test_that_a_file_that_cannot_be_written_is_told(books: Books, database: Database, tmp_path: Path) -> None:
    who, card = some_history(books)
    with pytest.raises(EnvironmentFault) as told:
        ledger.save_history(database, who, card, tmp_path / "none" / "x.csv", [], lambda _: [], contact=CALL)
    assert told.value.code == "file_not_written"
