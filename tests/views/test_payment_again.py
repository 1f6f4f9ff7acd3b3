"""A payment that waits for a person: the desk has the gateway asked once more; accounting takes what was paid, or ends it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.contacts import Level
from app.domain.gateway import PaymentState
from app.views.desk import Clerk, Desk
from app.views.parts.payment_online import OnlinePanel
from tests.bookkeeping import Books
from tests.database import Clone
from tests.views import desk_kit, ledger_kit
from tests.views.ledger_kit import KEY

anna, books, desk, opened = ledger_kit.anna, ledger_kit.books, ledger_kit.desk, ledger_kit.opened

Show = Callable[..., OnlinePanel]


@pytest.fixture
def accounting(desk: Desk, clone: Clone) -> Desk:
    return replace(
        desk,
        link=clone.login("okienko_accounting"),
        clerk=Clerk("b.ksiegowa", "Barbara Zięba", frozenset({"clerk", "accounting"})),
    )


@pytest.fixture
def show(qtbot: QtBot, anna: tuple[int, int], books: Books) -> Show:
    """Makes the panel with one payment of 96,10 zł that waits for a person."""
    who, card = anna

    def made(at: Desk, reason: str = "amount_differs", paid: int | None = 8000, currency: str = "PLN") -> OnlinePanel:
        books.connection.execute(
            "insert into payment_requests (customer_id, account_id, amount, title, state, reason, link, opened_at, expires_at, next_at, request_key,"
            " paid_amount, paid_currency, order_id)"
            " values (%s, %s, 9610, 'FV/1', 'unclear', %s, 'https://bramka.example/trnRequest/T', now(), now() + interval '1 hour', null, %s, %s, %s, 12)",
            (who, card, reason, str(uuid4()), paid, currency if paid else None),
        )
        tab = desk_kit.tab(ledger_kit.read(at, who))
        panel = OnlinePanel(at, tab)
        tab.setParent(panel)
        qtbot.addWidget(panel)
        panel.resize(760, 420)
        panel.show()
        panel.activateWindow()
        qtbot.waitUntil(panel.isActiveWindow)
        tab.set_level(Level.BALANCE)
        panel.read()
        qtbot.waitUntil(lambda: panel.chosen() is not None and not at.jobs.pending())
        return panel

    return made


def become(qtbot: QtBot, at: Desk, panel: OnlinePanel, state: PaymentState) -> None:
    """Until the list says so."""

    def is_so() -> bool:
        panel.read()
        qtbot.waitUntil(lambda: not at.jobs.pending())
        row = panel.chosen()
        return row is not None and row.state is state

    qtbot.waitUntil(is_so)


def test_that_the_gateway_is_asked_again_by_a_button(qtbot: QtBot, desk: Desk, show: Show) -> None:
    panel = show(desk, "strange_answer", None)
    part = panel.clear_up
    assert part.again_button.isVisible()
    assert part.again_button.text() == "Sprawdź jeszcze raz"
    assert part.told.text() == "Zlecono 96,10\xa0zł. Nic nie zaksięgowano. Sprawę kończy księgowość."
    assert not panel.cancel_button.isVisible()
    part.again_button.click()
    become(qtbot, desk, panel, PaymentState.OPEN)
    assert not part.isVisible()


def test_that_a_clerk_is_told_who_finishes_it(desk: Desk, show: Show) -> None:
    part = show(desk).clear_up
    assert (
        part.told.text() == "Zlecono 96,10\xa0zł, wpłacono 80,00\xa0zł. Nic nie zaksięgowano. Sprawę kończy księgowość."
    )
    assert not part.accept_button.isVisible()
    assert not part.close_button.isVisible()


def test_that_accounting_takes_what_was_paid(qtbot: QtBot, accounting: Desk, show: Show, books: Books) -> None:
    panel = show(accounting)
    part = panel.clear_up
    assert part.accept_button.text() == "Przyjmij 80,00\xa0zł"
    part.accept_button.click()
    assert part.reason.line.hasFocus()
    QTest.keyClick(part.reason.line, KEY.Key_Return)
    assert part.reason.field.problem() == "Wpisz powód."
    QTest.keyClicks(part.reason.line, "zgoda klienta na zaliczke")
    assert part.typed()
    QTest.keyClick(part.reason.line, KEY.Key_Return)
    become(qtbot, accounting, panel, PaymentState.OPEN)
    assert not part.typed()
    row = books.connection.execute("select accepted, next_at is not null from payment_requests").fetchone()
    assert row == (8000, True)


def test_that_accounting_ends_it(qtbot: QtBot, accounting: Desk, show: Show) -> None:
    panel = show(accounting, "currency_differs", 2300, "EUR")
    part = panel.clear_up
    assert "wpłacono 23,00\xa0EUR" in part.told.text()
    assert not part.accept_button.isVisible(), "another currency is never taken"
    part.close_button.click()
    QTest.keyClicks(part.reason.line, "zwrot w panelu bramki")
    QTest.keyClick(part.reason.line, KEY.Key_Return)
    become(qtbot, accounting, panel, PaymentState.FAILED)
    index = panel.table.index(0, [column.key for column in panel.table.columns].index("state"))
    assert index.data() == "nieudana: zakończona bez księgowania"


def test_that_what_somebody_else_decided_meanwhile_is_told(
    qtbot: QtBot, accounting: Desk, show: Show, books: Books
) -> None:
    panel = show(accounting)
    part = panel.clear_up
    books.connection.execute("update payment_requests set state = 'failed', reason = 'closed'")
    part.accept_button.click()
    QTest.keyClicks(part.reason.line, "zgoda")
    QTest.keyClick(part.reason.line, KEY.Key_Return)
    become(qtbot, accounting, panel, PaymentState.FAILED)
    assert not part.isVisible()
