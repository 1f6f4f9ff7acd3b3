"""The office's work with movements: taking, dividing, taking back, proposals of transfers, the search at the desk."""

from __future__ import annotations

import uuid
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.contacts import ContactChannel
from app.domain.faults import Conflict, EnvironmentFault, Refused
from app.domain.ledger import DebtStatus
from app.domain.matching import (
    SEARCH_MOST,
    MatchReason,
    MispostedKind,
    MispostedState,
    MovementState,
    OpenPaper,
    Part,
    QueuedMovement,
    check_parts,
    spread,
)
from app.services import bank_matching
from app.store.session import Database
from tests.bank_kit import OWN, Payment, Statement, Town, load, loader, nrb, write
from tests.database import Clone

EARLY, LATE = date(2026, 9, 10), date(2026, 11, 10)


@pytest.fixture
def town(clone: Clone) -> Town:
    made = Town(clone.connect())
    made.own_accounts(OWN)
    return made


@pytest.fixture
def accountant(clone: Clone) -> Database:
    return clone.login("okienko_accounting")


def _arrive(clone: Clone, folder: Path, *payments: Payment, number: str = "107/1") -> None:
    load(loader(clone), write(folder, Statement(list(payments), number=number), name=f"{number[:3]}.sta"))


def _only(accountant: Database, state: MovementState = MovementState.WAITING) -> QueuedMovement:
    (row,) = bank_matching.queue(accountant, state).rows
    return row


def test_that_a_movement_is_taken_by_its_suggestion_and_taken_back(
    town: Town, clone: Clone, accountant: Database, tmp_path: Path
) -> None:
    anna = town.customer("Kowalska", "Anna")
    card = town.card(anna)
    town.owe(anna, card, 4321, "FV/1/2026", EARLY)
    _arrive(clone, tmp_path, Payment(4321, "wplata", payer="ANNA KOWALSKA"))
    row = _only(accountant)
    (suggestion,) = bank_matching.movement(accountant, row.movement_id).suggestions
    taken = bank_matching.take_suggestion(accountant, row, suggestion)
    assert town.open_of(anna, card) == []
    details = bank_matching.movement(accountant, row.movement_id)
    assert (details.version, details.state) == (taken.version, MovementState.BOOKED)
    (match,) = details.matches
    assert match.why == (MatchReason.AMOUNT, MatchReason.NAME, MatchReason.BY_HAND)
    assert [(each.document, each.amount) for each in match.settled] == [("FV/1/2026", 4321)]
    with pytest.raises(Refused) as refused:
        bank_matching.undo(accountant, row.movement_id, details.version, "  ")
    assert refused.value.code == "reason_missing"
    assert bank_matching.undo(accountant, row.movement_id, details.version, "to nie jej") == 1
    assert town.open_of(anna, card) == [("FV/1/2026", 4321)]
    assert town.balance(anna, card) == 4321
    assert _only(accountant).reason == "to nie jej"
    assert town.wrong() == {}
    again = _only(accountant)
    bank_matching.take(accountant, again.movement_id, again.version, (anna, card), 4321)
    assert town.balance(anna, card) == 0
    assert town.wrong() == {}


def test_that_a_movement_is_divided_over_papers_of_two_cards(
    town: Town, clone: Clone, accountant: Database, tmp_path: Path
) -> None:
    anna = town.customer("Kowalska")
    water, waste = town.card(anna), town.card(anna, "waste")
    town.owe(anna, water, 1000, "FV/1/2026", EARLY)
    second = town.owe(anna, water, 1000, "FV/2/2026", LATE)
    barred = town.owe(anna, waste, 700, "FV/3/2019", date(2019, 5, 1), debt_status="time_barred")
    _arrive(clone, tmp_path, Payment(2500, "wszystko"))
    row = _only(accountant)
    parts = [Part(anna, water, 1500, (second,)), Part(anna, waste, 1000, (barred,))]
    with pytest.raises(Refused, match="parts_do_not_add_up"):
        bank_matching.split(accountant, row.movement_id, row.version, 2500, parts[:1])
    with pytest.raises(Refused, match="paper_of_other_account"):
        bank_matching.split(accountant, row.movement_id, row.version, 2500, [Part(anna, water, 2500, (barred,))])
    bank_matching.split(accountant, row.movement_id, row.version, 2500, parts)
    assert town.open_of(anna, water) == [("FV/1/2026", 500)]
    assert town.open_of(anna, waste)[0][1] == -300  # a person named the time-barred paper; what is left stays open
    with pytest.raises(Conflict):
        bank_matching.undo(accountant, row.movement_id, row.version, "stara wersja")
    assert town.wrong() == {}


def test_that_a_movement_is_set_aside_with_a_reason_and_comes_back(
    town: Town, clone: Clone, accountant: Database, tmp_path: Path
) -> None:
    town.customer("Kowalska")
    _arrive(clone, tmp_path, Payment(100, "darowizna"))
    row = _only(accountant)
    with pytest.raises(Refused, match="reason_missing"):
        bank_matching.set_aside(accountant, row.movement_id, row.version, "")
    bank_matching.set_aside(accountant, row.movement_id, row.version, "nie nasza")
    aside = _only(accountant, MovementState.ASIDE)
    assert aside.reason == "nie nasza"
    bank_matching.bring_back(accountant, aside.movement_id, aside.version)
    assert bank_matching.queue(accountant).waiting == 1


def test_that_the_queue_is_read_page_by_page(town: Town, clone: Clone, accountant: Database, tmp_path: Path) -> None:
    town.customer("Kowalska")
    _arrive(clone, tmp_path, *(Payment(100 + n, f"x{n}") for n in range(7)))
    seen: list[int] = []
    after = ""
    while rows := bank_matching.queue(accountant, after=after, wanted=3).rows:
        seen += [row.amount for row in rows]
        after = rows[-1].place
    assert seen == [106, 105, 104, 103, 102, 101, 100]


def test_that_a_payment_on_the_wrong_service_is_proposed_and_transferred(
    town: Town, clone: Clone, accountant: Database, tmp_path: Path
) -> None:
    anna = town.customer("Kowalska", "Anna")
    water, waste = town.card(anna, nrb=nrb(1)), town.card(anna, "waste", nrb=nrb(2))
    town.owe(anna, waste, 8100, "FV/ODP/1/2026", LATE)
    _arrive(clone, tmp_path, Payment(8100, "wywoz", to=nrb(1)))
    (proposal,) = bank_matching.misposted(accountant)
    assert (proposal.kind, proposal.amount, proposal.open_amount) == (MispostedKind.OTHER_SERVICE, 8100, 8100)
    assert proposal.to_account is not None
    assert (proposal.from_account.account_id, proposal.to_account.account_id) == (water, waste)
    assert proposal.paper is not None
    assert proposal.paper[1] == "FV/ODP/1/2026"
    assert town.balance(anna, water) == -8100  # proposed, never done by itself
    bank_matching.transfer_misposted(accountant, proposal, "wniosek z 22.11.2026")
    assert (town.balance(anna, water), town.balance(anna, waste)) == (0, 0)
    assert town.wrong() == {}
    (done,) = bank_matching.misposted(accountant, MispostedState.DONE)
    assert done.decided_by
    with pytest.raises((Refused, Conflict)):
        bank_matching.transfer_misposted(accountant, proposal, "")
    moved = _only(accountant, MovementState.BOOKED)
    assert bank_matching.undo(accountant, moved.movement_id, moved.version, "jednak nie") == 1
    assert (town.balance(anna, water), town.balance(anna, waste)) == (0, 8100)
    assert town.wrong() == {}


def test_that_a_double_payment_and_a_stranger_s_invoice_are_proposed(
    town: Town, clone: Clone, accountant: Database, tmp_path: Path
) -> None:
    anna, jan = town.customer("Kowalska"), town.customer("Nowak")
    card, other = town.card(anna, nrb=nrb(1)), town.card(jan)
    town.owe(anna, card, 5000, "FV/1/2026", LATE)
    town.owe(jan, other, 7777, "FV/2/2026", LATE)
    same = Payment(5000, to=nrb(1), account=nrb(501), reference="A")
    _arrive(clone, tmp_path, same, Payment(5000, to=nrb(1), account=nrb(501), reference="B"))
    (double,) = bank_matching.misposted(accountant)
    assert (double.kind, double.to_account) == (MispostedKind.DOUBLE, None)
    bank_matching.dismiss_misposted(accountant, double, "zaliczka")
    _arrive(clone, tmp_path, Payment(7777, to=nrb(1), account=nrb(502)), number="108/1")
    (stranger,) = bank_matching.misposted(accountant)
    assert stranger.kind is MispostedKind.OTHER_CUSTOMER
    assert stranger.to_account is not None
    assert stranger.to_account.account_id == other


def test_that_a_clerk_finds_a_payment_and_hears_only_that_another_waits(
    town: Town, clone: Clone, accountant: Database, tmp_path: Path
) -> None:
    anna = town.customer("Kowalska")
    card = town.card(anna, nrb=nrb(1))
    town.owe(anna, card, 4900, "FV/1/2026", EARLY)
    _arrive(
        clone, tmp_path, Payment(4900, "za wode", to=nrb(1), payer="TESTOWA HALINA"), Payment(5100, "?", payer="OBCY")
    )
    desk = clone.login("okienko_clerk")
    contact = (str(uuid.uuid4()), ContactChannel.PHONE)
    found = bank_matching.search_payment(desk, anna, 4900, contact=contact)
    (payment,) = found.payments
    assert (payment.payer, payment.title, payment.service.value) == ("TESTOWA HALINA", "za wode", "water")
    assert [(each.document, each.amount) for each in payment.settled] == [("FV/1/2026", 4900)]
    assert (found.waiting, found.booked_until) == ((), date(2026, 11, 20))
    assert bank_matching.search_payment(desk, anna, sender="halina", contact=contact).payments == found.payments
    assert bank_matching.search_payment(desk, anna, sender="obcy", contact=contact).waiting == ()
    waits = bank_matching.search_payment(desk, anna, 5100, contact=contact)
    assert (waits.payments, waits.waiting) == ((), (date(2026, 11, 20),))
    seen = town.connection.execute(
        "select count(*) from access_log where customer_id = %s and detail = 'payments'", (anna,)
    )
    assert seen.fetchone() == (1,)
    for act in (
        lambda: bank_matching.queue(desk),
        lambda: bank_matching.misposted(desk),
        lambda: bank_matching.movement(desk, 1),
    ):
        with pytest.raises(EnvironmentFault):
            act()
    assert bank_matching.queue(accountant).waiting == 1


def test_that_an_old_payment_is_found_by_its_sender_behind_hundreds_of_newer_ones(
    town: Town, clone: Clone, tmp_path: Path
) -> None:
    anna = town.customer("Kowalska")
    card = town.card(anna, nrb=nrb(1))
    _arrive(clone, tmp_path, Payment(4900, to=nrb(1), payer="TESTOWA HALINA"))
    town.connection.execute(
        "insert into operations (customer_id, account_id, kind, booked_on, credit, open_amount, document, source_key)"
        " select %s, %s, 'payment', warsaw_today(), 100, -100, 'wpłata', 'try:' || n from generate_series(1, %s) n",
        (anna, card, SEARCH_MOST + 1),
    )
    desk = clone.login("okienko_clerk")
    contact = (str(uuid.uuid4()), ContactChannel.PHONE)
    (found,) = bank_matching.search_payment(desk, anna, sender="halina", contact=contact).payments
    assert found.amount == 4900
    newest = bank_matching.search_payment(desk, anna, 100, contact=contact)
    assert (len(newest.payments), newest.more) == (SEARCH_MOST, True)
    assert not bank_matching.search_payment(desk, anna, 4900, contact=contact).more


# ---------------------------------------------------------------- what would be paid
_PAPERS = st.lists(
    st.tuples(st.integers(1, 500), st.sampled_from([None, None, DebtStatus.DISPUTED])), min_size=0, max_size=6
).map(
    lambda rows: tuple(
        OpenPaper((n + 1) // 2, n, f"FV/{n}", None, amount, status) for n, (amount, status) in enumerate(rows, 1)
    )
)


@given(st.integers(1, 3000), _PAPERS, st.lists(st.integers(0, 8), max_size=4))
def test_that_a_payment_is_spread_to_the_grosz(amount: int, papers: tuple[OpenPaper, ...], named: list[int]) -> None:
    shares, left = spread(amount, papers, named)
    assert sum(share for _, share in shares) + left == amount
    assert left >= 0
    assert all(0 < share <= paper.open_amount for paper, share in shares)
    assert all(paper.debt_status is None or paper.paper_id in named for paper, _ in shares)
    if left:
        payable = {paper for paper in papers if paper.debt_status is None or paper.paper_id in named}
        assert {paper for paper, _ in shares} == payable


def test_that_parts_are_above_zero_and_add_up() -> None:
    check_parts(10, [Part(1, 1, 4), Part(1, 2, 6)])
    for parts in ([], [Part(1, 1, 9)], [Part(1, 1, 11), Part(1, 2, -1)]):
        with pytest.raises(Refused):
            check_parts(10, parts)
