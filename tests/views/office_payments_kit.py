"""The page "Wpłaty" on a real database, ready to be used by keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.views.desk import Desk
from app.views.pages.office_payments import OfficePaymentsPage
from tests.bank_kit import OWN, Payment, Statement, Town, load, loader, write
from tests.database import Clone
from tests.views.office_stage import named, settle, show_office, staffed

EARLY, LATE = date(2026, 9, 10), date(2026, 11, 10)


@pytest.fixture
def town(clone: Clone) -> Town:
    made = Town(clone.connect())
    made.own_accounts(OWN)
    return made


@pytest.fixture
def opened() -> list[int]:
    return []


@pytest.fixture
def desk(qapp: QApplication, clone: Clone, opened: list[int]) -> Iterator[Desk]:
    link = clone.login("okienko_accounting")
    with staffed(qapp, link, roles=frozenset({"clerk", "accounting"})) as made:
        yield replace(made, open_customer=lambda customer_id, _key: opened.append(customer_id))


def arrive(clone: Clone, folder: Path, *payments: Payment, number: str = "107/1") -> None:
    load(loader(clone), write(folder, Statement(list(payments), number=number), name=f"{number[:3]}.sta"))


def page_of(qtbot: QtBot, desk: Desk) -> OfficePaymentsPage:
    page = show_office(qtbot, desk, OfficePaymentsPage)
    assert isinstance(page, OfficePaymentsPage)
    page.resize(1100, 700)
    settle(qtbot, desk)
    named(page)
    for model in (page.board.model, page.board.card.suggested, page.board.card.matched, page.misposted.model):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, page)
    return page


def anna(town: Town) -> tuple[int, int]:
    who = town.customer("Kowalska", "Anna")
    card = town.card(who)
    town.owe(who, card, 9610, "FV/WOD/1/2026", EARLY)
    town.owe(who, card, 5222, "FV/WOD/2/2026", LATE)
    return who, card


def said(desk: Desk) -> str:
    """What the message bar tells."""
    told = desk.messages.current()
    return told.text if told is not None else ""
