"""Several desks, loaders and workers at one ledger at once: nobody stands in anybody's way for good, and it adds up."""

from __future__ import annotations

import itertools
import json
import random
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import Any

import psycopg

from tests.bank_kit import OWN, Town
from tests.database import Clone

HANDS, ACTS = 4, 30
Card = tuple[int, int]


class Hand:
    """One of them, on a connection of its own; does what comes to its mind. Rules may refuse it, nothing else may go wrong."""

    def __init__(
        self, connection: psycopg.Connection[tuple[Any, ...]], seed: int, cards: list[Card], movements: list[int]
    ) -> None:
        connection.execute("set search_path = okienko, pg_temp")
        self.connection = connection
        self.seed = seed
        self.mind = random.Random(seed)
        self.cards = cards
        self.movements = movements
        self.numbers: Iterator[int] = itertools.count(seed * 1_000_000 + 1)
        self.payments: list[tuple[int, int]] = []
        self.refused = 0

    def work(self) -> None:
        acts: list[Callable[[], object]] = [
            self.pay,
            self.pay,
            self.undo,
            self.take,
            self.take,
            self.untake,
            self.transfer,
            self.online,
            self.charge,
            self.charge,
        ]
        for _ in range(ACTS):
            try:
                self.mind.choice(acts)()
            except psycopg.Error as error:
                if not (error.sqlstate or "").startswith("OK"):
                    raise
                self.refused += 1

    def _one(self, statement: str, *values: Any) -> Any:
        row = self.connection.execute(statement.encode(), values).fetchone()
        return None if row is None else row[0]

    def _card(self) -> Card:
        return self.mind.choice(self.cards)

    def pay(self) -> None:
        card = self._card()
        made = self._one(
            "select payment_book(%s, %s, %s::bigint, '2026-11-02', 'WB', %s)", *card, self.mind.randint(1, 20_000), f"test:{next(self.numbers)}"
        )  # fmt: skip
        self.payments.append((card[0], made))

    def undo(self) -> None:
        if self.payments:
            self._one("select payment_undo(%s, %s, 'storno')", *self.mind.choice(self.payments))

    def take(self) -> None:
        """Divides it between two cards, in an order that others don't keep."""
        movement = self.mind.choice(self.movements)
        row = self.connection.execute(
            "select version, amount from bank_movements where id = %s", (movement,)
        ).fetchone()
        assert row is not None
        version, amount = row
        parts = [[*self._card(), amount // 2, []], [*self._card(), amount - amount // 2, []]]
        self._one("select bank_take(%s, %s, %s::jsonb, '{}')", movement, version, json.dumps(parts))

    def untake(self) -> None:
        movement = self.mind.choice(self.movements)
        version = self._one("select version from bank_movements where id = %s", movement)
        self._one("select bank_untake(%s, %s, 'pomyłka')", movement, version)

    def transfer(self) -> None:
        card = self._card()
        found = self.connection.execute(
            "insert into misposted (customer_id, match_id, kind, to_customer, to_account)"
            " select k.customer_id, k.id, 'other_customer', %s, %s from bank_matches k"
            " where k.undone_at is null and (k.customer_id, k.account_id) <> (%s, %s) order by k.id limit 1"
            " on conflict do nothing returning customer_id, id",
            (*card, *card),
        ).fetchone()
        if found is not None:
            self._one("select misposted_decide(%s, %s, 1, 'done', 'wniosek')", *found)

    def online(self) -> None:
        card, amount, order = self._card(), self.mind.randint(1, 9999), next(self.numbers)
        row = self.connection.execute(
            "insert into payment_requests (customer_id, account_id, amount, title, state, link, opened_at, request_key)"
            " values (%s, %s, %s, 'FV', 'open', 'https://p', now(), gen_random_uuid()) returning id, session_id",
            (*card, amount),
        ).fetchone()
        assert row is not None
        for _ in range(2):
            self._one(
                "select payment_looked('w', %s, %s, %s, 2, %s::bigint, %s::bigint, 'PLN')", card[0], *row, order, amount
            )

    def charge(self) -> None:
        """What an invoice told beside its sum: booked as a charge of its own, or taken back."""
        row = self.connection.execute(
            "select customer_id, id, version, status from paper_charges where mod(id, %s) = mod(%s, %s) order by random() limit 1",
            (HANDS, self.seed, HANDS),
        ).fetchone()
        if row is not None and row[3] == "waiting":
            self._one("select paper_charge_decide(%s, %s, %s, 'charge', gen_random_uuid())", *row[:3])
        elif row is not None:
            self._one("select paper_charge_back(%s, %s, %s, gen_random_uuid())", *row[:3])


def test_that_the_ledger_adds_up_whoever_works_on_it_at_once(clone: Clone) -> None:
    town = Town(clone.connect())
    cards = [
        (who, town.card(who, service))
        for who in map(town.customer, ("Kowalska", "Nowak"))
        for service in ("water", "waste")
    ]
    for number, card in enumerate(cards * 4):
        paper = town.owe(*card, 3_000 + number, f"FV/{number}")
        town.connection.execute(
            "insert into paper_charges (customer_id, paper_id, line_no, side, amount, reason, use, status)"
            " values (%s, %s, 1, 'charge', 500, 'inne', 'unknown', 'waiting')",
            (card[0], paper),
        )
    town.connection.execute("insert into batches (source, sha256) values ('test', repeat('0', 64))")
    count = 12
    town.connection.execute(
        "with s as (insert into statements (batch_id, account, source, encoding, opening, closing, movements, credits, debits)"
        " select min(id), %s, 'mt940', 'ascii', 0, %s, %s, %s, 0 from batches returning id)"
        " insert into bank_movements (statement_id, line, booked_on, value_on, amount, reversal, payer, payer_account, title,"
        " own_account, reference, kind, identity, ordinal, state)"
        " select s.id, i, '2026-11-03', '2026-11-03', 1000, false, '', '', '', '', '', '', 'm' || i, 1, 'waiting' from s, generate_series(1, %s) i",
        (OWN, 1000 * count, count, 1000 * count, count),
    )
    movements = [row[0] for row in town.connection.execute("select id from bank_movements")]
    with ThreadPoolExecutor(HANDS) as pool:

        def work(seed: int) -> Hand:
            with closing(clone.connect()) as connection:
                hand = Hand(connection, seed, cards, movements)
                hand.work()
                return hand

        hands = list(pool.map(work, range(1, HANDS + 1)))
    assert sum(hand.refused for hand in hands) < HANDS * ACTS // 2, "most of it has to have been done"
    assert town.wrong() == {}
