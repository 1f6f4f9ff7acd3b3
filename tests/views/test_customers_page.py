"""The office page "Klienci" on a real database, with real keys."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.listing import Changed
from app.domain.money import NBSP
from app.views.desk import Desk
from app.views.pages.customers import CustomersPage
from tests.bookkeeping import Books
from tests.views import ledger_kit
from tests.views.ledger_kit import KEY, press, texts

anna, books, desk, opened = ledger_kit.anna, ledger_kit.books, ledger_kit.desk, ledger_kit.opened


@pytest.fixture
def town(books: Books, anna: tuple[int, int]) -> list[int]:
    """Kowalska and three more: one settled, one late by more, one of the commune's fee."""
    today = books.today()
    made = [anna[0]]
    for surname in ("Ścibor", "Zając", "Żak"):
        made.append(books.customer(surname, "Ewa"))
        card = books.card(
            made[-1], "waste" if surname == "Żak" else "water", basis="public_fee" if surname == "Żak" else "contract"
        )
        if surname == "Zając":
            books.charge(made[-1], card, today - timedelta(100), 99_999)
    return made


def customers_page(qtbot: QtBot, desk: Desk) -> CustomersPage:
    page = CustomersPage(desk)
    qtbot.addWidget(page)
    page.resize(1220, 640)
    page.show()
    page.activateWindow()
    page.activate()
    listed = page.lists[page.view()]
    qtbot.waitUntil(lambda: listed.model.complete)
    page.focus_first()
    qtbot.waitUntil(listed.table.hasFocus)
    return page


def test_that_customers_are_listed_by_name_and_opened_with_enter(
    qtbot: QtBot, desk: Desk, town: list[int], opened: list[tuple[int, str]]
) -> None:
    page = customers_page(qtbot, desk)
    model = page.lists[page.view()].model
    assert [model.index(row, 1).data() for row in range(4)] == ["Kowalska Anna", "Ścibor Ewa", "Zając Ewa", "Żak Ewa"]
    assert [model.index(row, 3).data().replace(NBSP, " ") for row in range(4)] == [
        "po terminie 96,10 zł z 148,32 zł", "rozliczone", "po terminie 999,99 zł", "",
    ]  # fmt: skip
    assert [model.index(row, 4).data().replace(NBSP, " ") for row in (0, 3)] == [
        "nadpłata 20,00 zł",
        "opłatę prowadzi Gmina",
    ]
    assert "4 wiersze" in texts(page)
    press(KEY.Key_Down)
    press(KEY.Key_Return)
    assert opened == [(town[1], "")]


def test_that_keys_lead_to_the_debtors_and_the_overpaid(
    qtbot: QtBot, desk: Desk, town: list[int], opened: list[tuple[int, str]]
) -> None:
    page = customers_page(qtbot, desk)
    press(KEY.Key_2, Qt.KeyboardModifier.AltModifier)
    debtors = page.lists[page.view()]
    qtbot.waitUntil(lambda: debtors.model.complete)
    assert [debtors.model.index(row, 1).data() for row in range(2)] == ["Zając Ewa", "Kowalska Anna"]
    debtors.table.setFocus()
    press(KEY.Key_Down)
    press(KEY.Key_Return)
    press(KEY.Key_3, Qt.KeyboardModifier.AltModifier)
    overpaid = page.lists[page.view()]
    qtbot.waitUntil(lambda: overpaid.model.complete)
    overpaid.table.setFocus()
    press(KEY.Key_Return)
    assert opened == [(town[0], "2.1-water"), (town[0], "2.1-waste")]


def test_that_a_list_is_read_again_when_changes_rest(
    qtbot: QtBot, desk: Desk, town: list[int], books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = customers_page(qtbot, desk)
    monkeypatch.setattr(page._rest, "start", page._rest.timeout.emit)
    listed = page.lists[page.view()]
    books.charge(town[1], books.card(town[1]), books.today(), 500)
    with qtbot.waitSignal(listed.model.came):
        desk.feed.tell(Changed("operations", town[1]))
    assert listed.model.index(1, 3).data().replace(NBSP, " ") == "do zapłaty 5,00 zł"


def test_that_an_empty_list_says_so(qtbot: QtBot, desk: Desk, books: Books) -> None:
    page = CustomersPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.activate()
    qtbot.waitUntil(lambda: "Na tej liście nikogo nie ma." in texts(page))
    assert books.connection is not None
