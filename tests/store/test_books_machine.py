"""For every account at every moment: balance = sum of operations = sum of what is open, whatever is done to it."""

from __future__ import annotations

import itertools
import json
from contextlib import nullcontext
from datetime import date, timedelta
from typing import Any, ClassVar

import psycopg
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, multiple, rule

from app.cli import verify
from tests.bank_kit import OWN, Town
from tests.database import Clone

_STATUSES = st.sampled_from([None, "disputed", "time_barred", "court"])
_AMOUNTS = st.integers(1, 20_000)
_NUMBERS = itertools.count(1)
Card = tuple[int, int]


class BooksMachine(RuleBasedStateMachine):
    """Charges, corrections below zero, payments, refunds, undos, splits and debt statuses in any order."""

    town: ClassVar[Town]
    cards = Bundle("cards")
    charges = Bundle("charges")
    payments = Bundle("payments")
    movements = Bundle("movements")

    @initialize(target=cards)
    def _customers(self) -> Any:
        self.mine: list[int] = []
        made = []
        for name in ("Kowalska", "Nowak"):
            who = self.town.customer(name)
            self.mine.append(who)
            made += [(who, self.town.card(who)), (who, self.town.card(who, "waste"))]
        return multiple(*made)

    def _one(self, statement: str, *values: Any) -> Any:
        row = self.town.connection.execute(statement.encode(), values).fetchone()
        assert row is not None
        return row[0]

    def _settle(self, card: Card) -> None:
        self._one("select account_settle(%s, %s)", *card)

    @rule(target=charges, card=cards, amount=_AMOUNTS, days=st.integers(0, 400), status=_STATUSES)
    def charge(self, card: Card, amount: int, days: int, status: str | None) -> Any:
        due = date(2025, 10, 1) + timedelta(days)
        paper = self.town.owe(*card, amount, f"FV/{next(_NUMBERS)}", due, debt_status=status)
        self._settle(card)
        return (card, paper)

    @rule(charge=charges, amount=_AMOUNTS)
    def correction_below_zero(self, charge: tuple[Card, int], amount: int) -> None:
        card, paper = charge
        made = self.town.owe(*card, -amount, f"K/{next(_NUMBERS)}")
        self._one("update papers set corrects_id = %s where id = %s returning id", paper, made)
        self._settle(card)

    @rule(card=cards)
    def refund_of_what_is_overpaid(self, card: Card) -> None:
        over = self._one(
            "select coalesce(-sum(open_amount), 0) from operations where customer_id = %s and account_id = %s and open_amount < 0",
            *card,
        )
        if over > 0:
            self._one(
                "insert into operations (customer_id, account_id, kind, booked_on, debit, open_amount, document)"
                " values (%s, %s, 'refund', '2026-11-01', %s, %s, 'zwrot') returning id",
                *card, over, over,
            )  # fmt: skip
            self._settle(card)

    @rule(
        target=payments,
        card=cards,
        amount=_AMOUNTS,
        named=st.lists(charges, max_size=3),
        by_hand=st.booleans(),
        gateway=st.booleans(),
    )
    def payment(self, card: Card, amount: int, named: list[tuple[Card, int]], by_hand: bool, gateway: bool) -> Any:
        source = f"{'p24' if gateway else 'test'}:{next(_NUMBERS)}"
        values = (*card, amount, "2026-11-02", "WB", source, [paper for _, paper in named], by_hand)
        statement = "select payment_book(%s, %s, %s::bigint, %s::date, %s, %s, %s::bigint[], %s)"
        made = self._one(statement, *values)
        assert self._one(statement, *values) == made  # repeated, late or twice: booked once
        return (card[0], made)

    @rule(payment=payments)
    def payment_taken_back(self, payment: tuple[int, int]) -> None:
        made = self._one("select payment_undo(%s, %s, 'storno')", *payment)
        assert self._one("select payment_undo(%s, %s, 'storno')", *payment) == made

    @rule(target=movements, amount=_AMOUNTS)
    def movement(self, amount: int) -> Any:
        statement = self._one(
            "insert into statements (batch_id, account, source, encoding, opening, closing, movements, credits, debits)"
            " select (select min(id) from batches), %s, 'mt940', 'ascii', 0, %s, 1, %s, 0 returning id",
            OWN, amount, amount,
        )  # fmt: skip
        return self._one(
            "insert into bank_movements (statement_id, line, booked_on, value_on, amount, reversal, payer, payer_account, title,"
            " own_account, reference, kind, identity, ordinal, state)"
            " values (%s, 1, '2026-11-03', '2026-11-03', %s, false, '', '', '', '', '', '', %s, 1, 'waiting') returning id",
            statement, amount, f"m{next(_NUMBERS)}",
        )  # fmt: skip

    @rule(movement=movements, first=cards, second=cards, share=st.integers(1, 99), whole=st.booleans())
    def movement_taken(self, movement: int, first: Card, second: Card, share: int, whole: bool) -> None:
        amount = self._one("select amount from bank_movements where id = %s", movement)
        part = amount * share // 100
        parts = (
            [[*first, amount, []]]
            if whole or not 0 < part < amount
            else [[*first, part, []], [*second, amount - part, []]]
        )
        self._do(
            "select bank_take(%s, %s, %s::jsonb, '{}')",
            movement,
            json.dumps(parts),
            state="waiting",
            code="not_to_take",
        )

    @rule(movement=movements)
    def movement_taken_back(self, movement: int) -> None:
        self._do("select bank_untake(%s, %s, %s)", movement, "pomyłka", state="booked", code="not_booked")

    @rule(movement=movements, to=cards)
    def match_transferred(self, movement: int, to: Card) -> None:
        """A person finds that it was somebody else's: a counter-operation here, a payment there."""
        found = self.town.connection.execute(
            "select customer_id, id from bank_matches k where movement_id = %s and undone_at is null and (customer_id, account_id) <> (%s, %s)"
            " and not exists (select from misposted p where (p.customer_id, p.match_id) = (k.customer_id, k.id)) order by id limit 1",
            (movement, *to),
        ).fetchone()
        if found is None:
            return
        who, match = found
        proposal = self._one(
            "insert into misposted (customer_id, match_id, kind, to_customer, to_account) values (%s, %s, 'other_customer', %s, %s) returning id",
            who, match, *to,
        )  # fmt: skip
        self._one("select misposted_decide(%s, %s, 1, 'done', 'wniosek')", who, proposal)
        with pytest.raises(psycopg.Error, match="proposal_decided"):
            self._one("select misposted_decide(%s, %s, 2, 'done', 'wniosek')", who, proposal)

    @rule(target=payments, card=cards, amount=_AMOUNTS, named=st.lists(charges, max_size=2))
    def payment_online(self, card: Card, amount: int, named: list[tuple[Card, int]]) -> Any:
        """Paid on-line and confirmed; told again and again it is booked once."""
        request, session = self.town.connection.execute(
            "insert into payment_requests (customer_id, account_id, amount, title, papers, state, link, opened_at, request_key)"
            " values (%s, %s, %s, 'FV', %s, 'open', 'https://p', now(), gen_random_uuid()) returning id, session_id",
            (*card, amount, [paper for of_card, paper in named if of_card == card]),
        ).fetchone() or (0, "")  # fmt: skip
        order = next(_NUMBERS)
        for _ in range(2):
            told = self._one(
                "select payment_looked('w', %s, %s, %s, 2, %s::bigint, %s::bigint, 'PLN')", card[0], request, session, order, amount
            )  # fmt: skip
            assert told == "booked"
        return (card[0], self._one("select operation_id from payment_requests where id = %s", request))

    def _do(self, statement: str, movement: int, told: str, *, state: str, code: str) -> None:
        """What is done to a movement of another state than ``state`` is refused with ``code``."""
        found = self._one("select state from bank_movements where id = %s", movement)
        with nullcontext() if found == state else pytest.raises(psycopg.Error, match=code):
            self._one(statement, movement, self._version(movement), told)

    def _version(self, movement: int) -> int:
        return int(self._one("select version from bank_movements where id = %s", movement))

    @rule(card=cards, status=_STATUSES)
    def status_of_a_card(self, card: Card, status: str | None) -> None:
        self._one("update accounts set debt_status = %s where customer_id = %s and id = %s returning id", status, *card)
        self._settle(card)

    @rule(charge=consumes(charges), status=_STATUSES)
    def status_of_an_item(self, charge: tuple[Card, int], status: str | None) -> None:
        card, paper = charge
        self._one("update operations set debt_status = %s where paper_id = %s returning id", status, paper)
        self._settle(card)

    @invariant()
    def all_that_db_verify_asks(self) -> None:
        assert self.town.wrong() == {}

    @invariant()
    def nothing_payable_stands_beside_what_could_pay_it(self) -> None:
        both = self._one(
            "select count(*) from accounts a where a.debt_status is null and a.customer_id = any (%s)"
            " and exists (select from operations o where o.customer_id = a.customer_id and o.account_id = a.id and o.open_amount > 0 and o.debt_status is null)"
            " and exists (select from operations o where o.customer_id = a.customer_id and o.account_id = a.id and o.open_amount < 0 and o.debt_status is null)",
            getattr(self, "mine", []),
        )
        assert both == 0


@pytest.fixture
def town(clone: Clone) -> Town:
    made = Town(clone.connect())
    made.connection.execute("insert into batches (source, sha256) values ('test', repeat('0', 64))")
    return made


def test_that_every_account_adds_up_at_every_moment(town: Town) -> None:
    BooksMachine.town = town
    machine = BooksMachine.TestCase
    machine.settings = settings(
        max_examples=12, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
    )
    machine().runTest()


_LINE = (
    "insert into paper_lines (customer_id, paper_id, line_no, name, vat_rate, net, vat, gross)"
    " values (%(who)s, {}, 1, 'woda', '8', 1, 0, 1)"
)
CORRUPTIONS = [
    ("account_balance", "update accounts set balance = balance + 1 where id = %(card)s"),
    ("account_balance", "delete from accounts where id = %(card)s"),
    ("account_balance", "delete from operations where id = %(charge)s"),
    ("account_kept", "update accounts set last_payment_on = '2020-01-01' where id = %(card)s"),
    ("account_kept", "update accounts set last_payment = last_payment + 1 where id = %(card)s"),
    ("account_kept", "update accounts set oldest_due = null where id = %(card)s"),
    ("operation_open", "update operations set open_amount = open_amount - 1 where id = %(charge)s"),
    ("operation_open", "delete from settlements where debit_id = %(charge)s"),
    ("settlement_sides", "update settlements set account_id = %(other)s where debit_id = %(charge)s"),
    ("settlement_sides", "update settlements set debit_id = credit_id, credit_id = debit_id where debit_id = %(charge)s"),
    ("settlement_sides", "delete from operations where id = %(charge)s"),
    ("settlement_undo", "update settlements set amount = amount - 1 where amount < 0"),
    ("settlement_undo", "delete from settlements where id = (select undoes_id from settlements where amount < 0 limit 1)"),
    ("operation_undo", "update operations set debit = debit + 1 where undoes_id is not null"),
    ("operation_undo", "update operations set undoes_id = %(charge)s where source_key like 'undo:%%' and debit = 500"),
    ("paper_sums", _LINE.format("%(paper)s")),
    ("paper_sums", _LINE.format("1")),
    ("statement_sums", "update statements set movements = 3"),
    ("statement_sums", "update statements set credits = credits + 1, closing = closing + 1"),
    ("statement_sums", "delete from bank_movements where state = 'waiting'"),
    ("statement_sums", "delete from statements"),
    ("movement_matches", "update bank_movements set state = 'booked' where state = 'waiting'"),
    ("movement_matches", "update bank_movements set state = 'waiting' where state = 'booked'"),
    ("movement_matches", "delete from bank_movements where state = 'booked'"),
    ("movement_matches", "delete from bank_matches"),
    ("match_payment", "update bank_matches set amount = amount + 1"),
    ("match_payment", "update bank_matches set operation_id = %(charge)s where undone_at is null"),
    ("match_payment", "update bank_matches set account_id = %(card)s where undone_at is null"),
    ("match_payment", "update bank_matches set undo_id = %(charge)s where undone_at is not null"),
    ("online_payment", "delete from payment_requests"),
    ("online_payment", "update payment_requests set paid_amount = paid_amount + 1"),
    ("online_payment", "update payment_requests set operation_id = %(charge)s"),
    ("online_payment", "update payment_requests set account_id = %(other)s"),
    ("online_payment", "update operations set source_key = 'gateway:78' where source_key = 'gateway:77'"),
    ("online_payment", "update payment_requests set state = 'failed', operation_id = null, booked_at = null"),
]  # fmt: skip


@pytest.fixture(scope="module")
def kept(module_clone: Clone) -> tuple[Town, dict[str, int]]:
    """A ledger that adds up, with something of each kind in it, and the ids of what is damaged."""
    town = Town(module_clone.connect())
    who = town.customer("Kowalska")
    card, other = town.card(who), town.card(who, "waste")
    paper = town.owe(who, card, 1000, "FV/1/2026")

    def one(statement: str, *values: Any) -> Any:
        row = town.connection.execute(statement.encode(), values).fetchone()
        assert row is not None
        return row[0]

    one("insert into batches (source, sha256) values ('test', repeat('0', 64)) returning id")
    one("select payment_undo(%s, payment_book(%s, %s, 500::bigint, '2026-11-01', 'WB', 'y'), 'storno')", who, who, card)
    one("select payment_book(%s, %s, 400::bigint, '2026-11-02', 'WB', 'x')", who, card)
    statement = one(
        "insert into statements (batch_id, account, source, encoding, opening, closing, movements, credits, debits)"
        " select min(id), '', 'mass', 'ascii', 0, 12, 2, 12, 0 from batches returning id"
    )
    _, movement = (
        one(
            "insert into bank_movements (statement_id, line, booked_on, value_on, amount, reversal, payer, payer_account, title,"
            " own_account, reference, kind, identity, ordinal, state)"
            " values (%s, 1, '2026-11-03', '2026-11-03', %s, false, '', '', '', '', '', '', %s, 1, 'waiting') returning id",
            statement, amount, identity,
        )
        for identity, amount in (("i", 5), ("j", 7))
    )  # fmt: skip
    for version in (1, 3):  # assigned, taken back, assigned again
        one("select bank_take(%s, %s, %s::jsonb, '{}')", movement, version, json.dumps([[who, other, 7, []]]))
        if version == 1:
            one("select bank_untake(%s, 2, 'pomyłka')", movement)
    asked = one(
        "insert into payment_requests (customer_id, account_id, amount, title, state, link, opened_at, request_key)"
        " values (%s, %s, 100, 'FV', 'open', 'https://p', now(), gen_random_uuid()) returning session_id", who, card,
    )  # fmt: skip
    one("select payment_looked('w', customer_id, id, %s, 2, 77, 100, 'PLN') from payment_requests", asked)
    charge = one("select id from operations where paper_id = %s", paper)
    assert town.wrong() == {}
    return town, {"who": who, "card": card, "other": other, "paper": paper, "charge": charge}


@pytest.mark.parametrize(("rule", "damage"), CORRUPTIONS)
def test_that_a_corrupted_database_is_found(kept: tuple[Town, dict[str, int]], rule: str, damage: str) -> None:
    town, names = kept
    with town.connection.transaction(force_rollback=True):
        town.connection.execute("set local session_replication_role = replica")  # past every guard
        assert town.connection.execute(damage.encode(), names).rowcount > 0
        assert rule in town.wrong()
    assert town.wrong() == {}


def test_that_every_rule_is_tried_and_has_its_words(kept: tuple[Town, dict[str, int]]) -> None:
    rows = kept[0].connection.execute(
        "select c ->> 'check' from jsonb_array_elements(books_verify(1)::jsonb -> 'checks') c"
    )
    rules = [code for (code,) in rows]
    assert set(rules) == {rule for rule, _ in CORRUPTIONS}
    assert rules == list(verify.CHECKS)
