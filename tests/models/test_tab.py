"""An open customer: verification belongs to the contact, and a new contact starts from nothing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from app.domain.contacts import ContactChannel, Level
from app.models.tab import CustomerTab, new_contact
from tests.views.desk_kit import NOW, card

pytestmark = pytest.mark.usefixtures("qapp")

LATER = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


def made(channel: ContactChannel = ContactChannel.PHONE) -> CustomerTab:
    return CustomerTab(card(), new_contact(channel, NOW))


def test_that_a_call_opens_nothing_and_own_work_everything() -> None:
    assert made().level is Level.GENERAL
    assert made(ContactChannel.DESK).level is Level.GENERAL
    assert made(ContactChannel.OFFICE).level is Level.CHANGE


def test_that_a_level_is_told_once() -> None:
    tab, told = made(), list[Level]()
    tab.level_changed.connect(told.append)
    tab.set_level(Level.BALANCE)
    tab.set_level(Level.BALANCE)
    assert told == [Level.BALANCE]


def test_that_a_new_contact_forgets_what_was_verified() -> None:
    tab = made()
    first = tab.contact
    tab.set_level(Level.BALANCE)
    tab.begin_contact(ContactChannel.DESK, LATER)
    assert tab.level is Level.GENERAL
    assert tab.contact.key != first.key
    assert tab.contact.started_at == LATER


def test_that_another_channel_is_the_same_contact() -> None:
    tab, told = made(), list[object]()
    tab.contact_changed.connect(told.append)
    key = tab.contact.key
    tab.set_level(Level.BALANCE)
    tab.set_channel(ContactChannel.DESK)
    tab.set_channel(ContactChannel.DESK)
    assert (tab.contact.key, tab.contact.channel) == (key, ContactChannel.DESK)
    assert tab.level is Level.BALANCE
    assert len(told) == 1


def test_that_own_work_taken_back_does_not_stay_open() -> None:
    """The caller was on the line after all: what own work opened must close again (office rule 8)."""
    tab = made(ContactChannel.OFFICE)
    tab.set_channel(ContactChannel.PHONE)
    assert tab.level is Level.GENERAL


def test_that_a_fresh_card_is_told(qtbot: QtBot) -> None:
    tab = made()
    fresh = card(unread_messages=3)
    with qtbot.waitSignal(tab.card_changed) as caught:
        tab.set_card(fresh)
    assert caught.args == [fresh]
    assert tab.customer_id == 1
