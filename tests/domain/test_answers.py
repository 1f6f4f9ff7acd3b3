"""What may be told at which level, and to whom how."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.domain.answers import AnswerTopic, Polite, answerable, polite_form
from app.domain.contacts import Level
from app.domain.customers import Announcement, CustomerKind, Service
from tests.accounts import account
from tests.office_cards import TODAY, card, meter

NOON = datetime(2026, 11, 22, 11, tzinfo=UTC)
WATER_OFF = Announcement(1, Service.WATER, "Awaria", NOON, None)
WASTE_OFF = Announcement(2, Service.WASTE, "Brak wywozu", NOON, None)


def test_that_each_level_opens_its_own_facts() -> None:
    levels = {level: answerable(card(announcements=(WATER_OFF,)), level, TODAY) for level in Level}
    assert levels[Level.GENERAL].topics() == (AnswerTopic.ALL, AnswerTopic.NOTICE)
    assert levels[Level.READING].topics() == (
        AnswerTopic.ALL,
        AnswerTopic.READING,
        AnswerTopic.PICKUP,
        AnswerTopic.NOTICE,
    )
    assert levels[Level.BALANCE].balances
    assert levels[Level.CHANGE].balances == levels[Level.BALANCE].balances
    assert levels[Level.READING].invoices == ()


def test_that_a_locked_customer_is_told_nothing() -> None:
    locked = answerable(card(), Level.READING, TODAY, locked=True)
    assert (locked.level, locked.locked, locked.meters) == (Level.GENERAL, True, ())
    at_counter = answerable(card(), Level.CHANGE, TODAY, locked=True)
    assert not at_counter.locked
    assert at_counter.balances


def test_that_announcements_of_a_service_not_used_are_left_out() -> None:
    water_only = card(accounts=(account(),), announcements=(WATER_OFF, WASTE_OFF, replace(WASTE_OFF, service=None)))
    assert [n.announcement_id for n in answerable(water_only, Level.GENERAL, TODAY).notices] == [1, 2]


def test_that_long_lists_are_cut_and_counted() -> None:
    many = card(
        accounts=tuple(account(account_id=n) for n in range(9)),
        meters=tuple(meter(installation_id=n) for n in range(5)),
    )
    facts = answerable(many, Level.BALANCE, TODAY)
    assert (len(facts.balances), facts.more_balances, len(facts.meters), facts.more_meters) == (4, 5, 3, 2)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Kowalska Anna", Polite.MS),
        ("Kowalski Jan", Polite.MR),
        ("Nowak Jerzy", Polite.MR),
        ("Wójcik Kuba", Polite.MR),
        ("Kosma Barnaba", Polite.MR),
        ("Dąbrowska Noemi", Polite.MS),
        ("Kowalska Nowak Anna", Polite.NEUTRAL),
        ("Kowalska Anna Maria", Polite.MS),
        ("Lis", Polite.NEUTRAL),
        ("Okoye Chidiebere", Polite.NEUTRAL),
        ("Bąk J.", Polite.NEUTRAL),
    ],
)
def test_that_a_person_is_spoken_to_by_the_first_name(name: str, form: Polite) -> None:
    assert polite_form(CustomerKind.PERSON, name) is form


def test_that_firms_and_communities_are_panstwo() -> None:
    for kind in (CustomerKind.COMPANY, CustomerKind.COMMUNITY, CustomerKind.MANAGER):
        assert polite_form(kind, "Anna sp. z o.o.") is Polite.MANY
