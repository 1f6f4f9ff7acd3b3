"""What a caller must answer before anything is told (office rule 8, domain.md 4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.accounts import Account, Basis
from app.domain.contacts import Answer, Ask, ContactChannel, Level, Question
from app.domain.customers import Service
from app.domain.metering import MeterHead, MeterRole
from app.domain.papers import Paper, PaperKind
from app.domain.verification import (
    KEYS,
    STRONG,
    WEAK,
    asks_from,
    asks_of_channel,
    is_locked,
    level_after,
    level_of,
)

PHONE, AT_DESK, OFFICE = ContactChannel.PHONE, ContactChannel.DESK, ContactChannel.OFFICE


def right(*questions: Question) -> list[Answer]:
    return [Answer(question, right=True) for question in questions]


@pytest.mark.parametrize("strong", sorted(STRONG))
@pytest.mark.parametrize("weak", sorted(WEAK))
def test_that_one_strong_and_one_weak_answer_open_the_balance(strong: Question, weak: Question) -> None:
    assert level_of(right(strong, weak), PHONE, 0) is Level.BALANCE


def test_that_three_weak_answers_open_the_balance_and_two_do_not() -> None:
    for three in combinations(sorted(WEAK), 3):
        assert level_of(right(*three), PHONE, 0) is Level.BALANCE
    for two in combinations(sorted(WEAK), 2):
        assert level_of(right(*two), PHONE, 0) is Level.READING


@pytest.mark.parametrize("only", sorted(STRONG | WEAK))
def test_that_one_answer_alone_opens_readings_and_pickups_only(only: Question) -> None:
    assert level_of(right(only), PHONE, 0) is Level.READING
    assert level_of(right(only, only, only), PHONE, 0) is Level.READING


def test_that_nothing_is_told_before_an_answer() -> None:
    assert level_of([], PHONE, 0) is Level.GENERAL
    assert level_of([Answer(Question.CUSTOMER_NUMBER, right=False)], PHONE, 1) is Level.GENERAL


def test_that_data_are_changed_on_the_phone_only_after_a_call_back() -> None:
    answers = right(Question.CUSTOMER_NUMBER, Question.NAME_ADDRESS)
    assert level_of([*answers, *right(Question.CALLED_BACK)], PHONE, 0) is Level.CHANGE
    assert level_of(right(Question.CALLED_BACK), PHONE, 0) is Level.GENERAL
    assert level_of([*answers, *right(Question.DOCUMENT_SHOWN)], PHONE, 0) is Level.BALANCE


def test_that_a_document_at_the_counter_opens_everything_at_once() -> None:
    assert level_of(right(Question.DOCUMENT_SHOWN), AT_DESK, 0) is Level.CHANGE
    assert level_of(right(*STRONG, *WEAK), AT_DESK, 0) is Level.BALANCE
    assert level_of(right(*STRONG, Question.CALLED_BACK), AT_DESK, 0) is Level.BALANCE


def test_that_three_wrong_answers_lock_the_day_but_not_the_counter() -> None:
    answers = right(Question.CUSTOMER_NUMBER, Question.NAME_ADDRESS)
    assert level_of(answers, PHONE, 2) is Level.BALANCE
    assert level_of(answers, PHONE, 3) is Level.GENERAL
    assert is_locked(3)
    assert not is_locked(2)
    assert level_of(right(Question.DOCUMENT_SHOWN), AT_DESK, 3) is Level.CHANGE
    assert level_of(answers, AT_DESK, 3) is Level.GENERAL


def test_that_the_latest_answer_to_a_question_counts() -> None:
    wrong = Answer(Question.NAME_ADDRESS, right=False)
    answers = right(Question.CUSTOMER_NUMBER, Question.NAME_ADDRESS)
    assert level_of([*answers, wrong], PHONE, 1) is Level.READING
    assert level_of([wrong, *answers], PHONE, 1) is Level.BALANCE


def test_that_a_missing_document_is_no_wrong_guess() -> None:
    answers = right(Question.CUSTOMER_NUMBER, Question.NAME_ADDRESS)
    assert level_after(answers, Answer(Question.DOCUMENT_SHOWN, right=False), AT_DESK, 2) is Level.BALANCE
    assert level_after(answers, Answer(Question.EMAIL, right=False), AT_DESK, 2) is Level.GENERAL


def test_that_own_work_asks_nobody_and_shows_everything() -> None:
    assert level_of([], OFFICE, 9) is Level.CHANGE
    assert asks_of_channel(asks(), OFFICE, Level.CHANGE) == ()


@given(
    st.lists(st.builds(Answer, st.sampled_from(sorted(Question)), st.booleans()), max_size=12),
    st.sampled_from([PHONE, AT_DESK]),
    st.integers(0, 5),
)
def test_that_a_wrong_answer_never_opens_more(answers: list[Answer], channel: ContactChannel, failed: int) -> None:
    before = level_of(answers, channel, failed)
    for question in Question:
        assert level_after(answers, Answer(question, right=False), channel, failed) <= before


def account(**changes: object) -> Account:
    base = Account(
        account_id=1, service=Service.WATER, number="W004512", basis=Basis.CONTRACT, nrb="1" * 26, tariff_group="G2",
        tariff_name="", contract_number="", contract_on=None, cycle_months=1, object_address="", opened_on=date(2014, 1, 1),
        closed_on=None, debt_status=None, balance=0, months=(), open_items=(), last_payment=4900,
        last_payment_on=date(2026, 9, 18), norm_m3="",
    )  # fmt: skip
    return replace(base, **changes)  # type: ignore[arg-type]


def paper(number: str, kind: PaperKind, service: Service, gross: int) -> Paper:
    return Paper(
        paper_id=1, account_id=1, service=service, kind=kind, number=number, issued_on=date(2026, 11, 2), due_on=None,
        period_from=None, period_to=None, gross=gross, open_amount=0, debt_status=None, ksef_number="", corrects="",
    )  # fmt: skip


def meter(serial: str) -> MeterHead:
    return MeterHead(
        installation_id=1, meter_id=1, account_id=1, serial=serial, role=MeterRole.MAIN, place="", digits=5, legal_until=None,
        installed_on=date(2020, 1, 1), removed_on=None, parent_id=None, last_state=None, last_on=None, last_estimated=False,
    )  # fmt: skip


def asks() -> tuple[Ask, ...]:
    return asks_from(
        number="004512",
        name="Kowalska Anna",
        address="ul. Łużycka 12/3, 74-100 Gryfino",
        email="a···@poczta.example",
        has_pesel=True,
        accounts=[account(), account(service=Service.WASTE, last_payment_on=None)],
        papers=[
            paper("FV/WOD/1234/11/2026", PaperKind.WATER_INVOICE, Service.WATER, 5222),
            paper("FK/WOD/1/11/2026", PaperKind.CORRECTION, Service.WATER, -100),
            paper("FV/ODP/99/10/2026", PaperKind.WASTE_INVOICE, Service.WASTE, 123456),
            paper("FV/WOD/1120/10/2026", PaperKind.WATER_INVOICE, Service.WATER, 4710),
        ],
        meters=[meter("8ZRI0712345678")],
    )


def test_that_questions_are_made_of_what_is_on_file() -> None:
    made = {ask.question: ask.expected for ask in asks()}
    assert made == {
        Question.CUSTOMER_NUMBER: "004512",
        Question.NAME_ADDRESS: "Kowalska Anna · ul. Łużycka 12/3, 74-100 Gryfino",
        Question.LAST_INVOICE: "FV/WOD/1234/11/2026 · FV/ODP/99/10/2026",
        Question.INVOICE_AMOUNT: "52,22\u00a0zł · 1\u00a0234,56\u00a0zł",
        Question.METER_SERIAL: "…5678",
        Question.PESEL_TAIL: "····",
        Question.LAST_PAYMENT: "49,00\u00a0zł, 18.09.2026",
        Question.EMAIL: "a···@poczta.example",
    }
    assert {ask.question for ask in asks() if ask.strong} == STRONG
    assert [KEYS[ask.question] for ask in asks()] == [1, 2, 3, 4, 5, 6, 7, 8]


def test_that_a_question_with_nothing_on_file_is_not_asked() -> None:
    bare = asks_from(number="1", name="Bis", address="", email="", has_pesel=False, accounts=[], papers=[], meters=[])
    assert [ask.question for ask in bare] == [Question.CUSTOMER_NUMBER, Question.NAME_ADDRESS]


def test_that_the_channel_adds_its_own_question() -> None:
    bare = asks_from(number="1", name="Bis", address="", email="", has_pesel=False, accounts=[], papers=[], meters=[])
    assert asks_of_channel(bare, AT_DESK, Level.GENERAL)[-1].question is Question.DOCUMENT_SHOWN
    assert asks_of_channel(bare, PHONE, Level.READING) == bare
    assert asks_of_channel(bare, PHONE, Level.BALANCE)[-1].question is Question.CALLED_BACK
