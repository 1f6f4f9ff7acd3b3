"""What may be paid on a card: sums agree with the balance, nothing apart is asked for, titles hold what they must."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.accounts import Account
from app.domain.ledger import DebtStatus, OpenItem
from app.domain.payment import (
    OWN_LARGEST,
    TRANSFER_LONGEST,
    AmountFault,
    Choice,
    Closed,
    Offer,
    PaperFacts,
    Payee,
    offer,
    own_fault,
    payment_data,
    transfer_title,
)
from app.domain.payment_code import LONGEST, NoCode
from tests.accounts import BOOKED_UNTIL, FEE, NRB, TODAY, WASTE, WATER, account, item

PAYEE = Payee("Przedsiębiorstwo Usług Komunalnych", "5265877635", "ul. Przykładowa 1, 74-100 Gryfino")
KSEF = "5265877635-20250826-0100001AF629-AF"


def made(of: Account = WATER, *, name_ksef: bool = False, **papers: PaperFacts) -> Offer:
    by_operation = {int(key[1:]): facts for key, facts in papers.items()}
    return offer(
        of, TODAY, BOOKED_UNTIL, payee=PAYEE, customer_number="004512", papers=by_operation, name_ksef=name_ksef
    )


def test_the_four_amounts_of_one_card() -> None:
    one = made()
    assert one.choices == (Choice.NOW, Choice.OVERDUE, Choice.CHOSEN, Choice.OWN)
    assert one.amount(Choice.NOW) == 14832
    assert one.amount(Choice.OVERDUE) == 9610
    assert one.amount(Choice.CHOSEN, {2}) == 5222
    assert one.amount(Choice.OWN, own=5000) == 5000


def test_the_data_of_a_payment() -> None:
    data = payment_data(made(), Choice.NOW)
    assert data is not None
    assert data.title == "Id 004512 FV/1 FV/2"
    assert data.words == "sto czterdzieści osiem złotych trzydzieści dwa grosze"
    assert data.code == f"5265877635|PL|{NRB}|014832|Przedsiębiorstwo Usł|Id 004512 FV/1 FV/2|||"
    assert (data.documents, data.operations) == (("FV/1", "FV/2"), (1, 2))


def test_a_further_charge_of_an_invoice_is_named_by_its_number_once() -> None:
    first = item(19475, TODAY, number=1)
    further = replace(first, operation_id=2, document="FV/1: Opłata za zerwaną plombę", open_amount=5000)
    one = made(account(first, further), p1=PaperFacts(paper_id=7), p2=PaperFacts(paper_id=7))
    both, alone = payment_data(one, Choice.NOW), payment_data(one, Choice.CHOSEN, {2})
    assert both is not None
    assert alone is not None
    assert both.title == alone.title == "Id 004512 FV/1"
    assert alone.documents == ("FV/1: Opłata za zerwaną plombę",)


def test_an_own_amount_names_the_oldest_it_reaches() -> None:
    data = payment_data(made(), Choice.OWN, own=9610)
    assert data is not None
    assert data.documents == ("FV/1",)
    data = payment_data(made(), Choice.OWN, own=9611)
    assert data is not None
    assert data.documents == ("FV/1", "FV/2")


def test_what_has_a_debt_status_is_left_out() -> None:
    one = made(account(item(9610, date(2026, 10, 14), number=1), item(7000, TODAY, DebtStatus.COURT, number=2)))
    assert one.amount(Choice.NOW) == 9610
    assert [each.operation_id for each in one.payables] == [1]
    whole = made(account(item(9610, TODAY, number=1), debt_status=DebtStatus.BANKRUPTCY))
    assert whole.choices == (Choice.OWN,)
    assert payment_data(whole, Choice.NOW) is None


def test_a_public_fee_has_no_account_and_no_code() -> None:
    assert made(FEE).closed is Closed.FEE
    assert made(FEE).choices == ()
    assert payment_data(made(FEE), Choice.OWN, own=100) is None
    assert made(account(item(100, TODAY), nrb="")).closed is Closed.NO_ACCOUNT


def test_an_overpaid_card_can_only_be_paid_ahead() -> None:
    assert made(WASTE).choices == (Choice.OWN,)
    assert payment_data(made(WASTE), Choice.CHOSEN, {1}) is None


def test_a_credit_eats_the_oldest_charge() -> None:
    one = made(
        account(item(9610, date(2026, 10, 14), number=1), item(-5000, None, number=3), item(5222, TODAY, number=2))
    )
    assert [(each.operation_id, each.amount) for each in one.payables] == [(1, 4610), (2, 5222)]


def test_split_payment_has_no_code() -> None:
    one = made(p1=PaperFacts(split=True))
    data = payment_data(one, Choice.NOW)
    assert data is not None
    assert data.split
    assert data.code is NoCode.SPLIT_PAYMENT
    other = payment_data(one, Choice.CHOSEN, {2})
    assert other is not None
    assert isinstance(other.code, str)
    assert not isinstance(other.code, NoCode)


def test_ksef_numbers_stand_in_the_title_when_they_have_to() -> None:
    one = made(name_ksef=True, p1=PaperFacts(KSEF))
    data = payment_data(one, Choice.NOW)
    assert data is not None
    assert data.title == f"{KSEF} Id 004512 FV/1 FV/2"
    assert data.code is NoCode.KSEF_TITLE
    not_yet = payment_data(replace(one, name_ksef=False), Choice.NOW)
    assert not_yet is not None
    assert KSEF not in not_yet.title


def test_four_ksef_numbers_are_too_many_for_a_transfer() -> None:
    papers = {f"p{number}": PaperFacts(f"{KSEF[:-1]}{number}") for number in range(1, 5)}
    items = [item(100, TODAY, number=number) for number in range(1, 5)]
    one = made(account(*items), name_ksef=True, **papers)
    every = payment_data(one, Choice.NOW)
    assert every is not None
    assert every.title == ""
    three = payment_data(one, Choice.CHOSEN, {1, 2, 3})
    assert three is not None
    assert three.title


def test_above_the_largest_amount_there_is_no_code() -> None:
    data = payment_data(made(account(item(1_000_000, TODAY))), Choice.NOW)
    assert data is not None
    assert data.code is NoCode.TOO_LARGE


@pytest.mark.parametrize(
    ("amount", "fault"),
    [
        (0, AmountFault.NOT_ABOVE_ZERO),
        (-1, AmountFault.NOT_ABOVE_ZERO),
        (1, None),
        (OWN_LARGEST + 1, AmountFault.TOO_LARGE),
    ],
)
def test_own_amounts(amount: int, fault: AmountFault | None) -> None:
    assert own_fault(amount) is fault


def test_a_number_is_never_cut_in_a_title() -> None:
    documents = ["FV/WOD/1234/11/2026", "FV/WOD/1235/11/2026"]
    assert transfer_title("004512", documents, longest=32) == "Id 004512 FV/WOD/1234/11/2026"
    assert transfer_title("004512", ["x" * 200]) == "Id 004512"


ITEMS = st.lists(
    st.builds(
        OpenItem,
        operation_id=st.integers(1, 10**6),
        due_on=st.none() | st.dates(TODAY - timedelta(900), TODAY + timedelta(60)),
        booked_on=st.just(date(2026, 1, 1)),
        open_amount=st.integers(-(10**7), 10**7).filter(bool),
        debt_status=st.none() | st.sampled_from(DebtStatus),
        document=st.text(max_size=40),
    ),
    max_size=12,
    unique_by=lambda one: one.operation_id,
)


@given(ITEMS, st.integers(-(10**6), 10**6), st.none() | st.sampled_from(DebtStatus))
def test_that_what_may_be_paid_is_what_the_balance_tells(
    items: list[OpenItem], unexplained: int, status: DebtStatus | None
) -> None:
    of = replace(account(*items, debt_status=status), balance=sum(one.open_amount for one in items) + unexplained)
    one = made(of)
    assert sum(each.amount for each in one.payables) == one.summary.to_pay == one.amount(Choice.NOW)
    assert one.amount(Choice.OVERDUE) == one.summary.overdue
    data = payment_data(one, Choice.NOW)
    if data is None:
        assert one.summary.to_pay == 0
        return
    assert len(data.title) <= TRANSFER_LONGEST
    if not isinstance(data.code, NoCode):
        assert len(data.code) <= LONGEST
        assert data.code.split("|")[3] == f"{data.amount:06d}"
