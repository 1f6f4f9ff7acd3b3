"""A payment that waits for a person: the desk has the gateway asked once more."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot

from app.domain.contacts import Level
from app.domain.gateway import PaymentState
from app.views.desk import Desk
from app.views.parts.payment_online import OnlinePanel
from tests.bookkeeping import Books
from tests.views import desk_kit, ledger_kit

anna, books, desk, opened = ledger_kit.anna, ledger_kit.books, ledger_kit.desk, ledger_kit.opened


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk, anna: tuple[int, int], books: Books) -> OnlinePanel:
    """The panel with one payment of which another amount was paid."""
    who, card = anna
    books.connection.execute(
        "insert into payment_requests (customer_id, account_id, amount, title, state, reason, link, opened_at, expires_at, next_at, request_key)"
        " values (%s, %s, 9610, 'FV/1', 'unclear', 'strange_answer', 'https://bramka.example/trnRequest/T', now(), now() + interval '1 hour', null, %s)",
        (who, card, str(uuid4())),
    )
    tab = desk_kit.tab(ledger_kit.read(desk, who))
    made = OnlinePanel(desk, tab)
    tab.setParent(made)
    qtbot.addWidget(made)
    made.resize(760, 420)
    made.show()
    tab.set_level(Level.BALANCE)
    made.read()
    qtbot.waitUntil(lambda: made.chosen() is not None and not desk.jobs.pending(), timeout=8000)
    return made


def test_that_the_gateway_is_asked_again_by_a_button(qtbot: QtBot, desk: Desk, panel: OnlinePanel) -> None:
    assert panel.again_button.isVisible()
    assert panel.again_button.text() == "Sprawdź jeszcze raz"
    assert not panel.cancel_button.isVisible()
    panel.again_button.click()

    def asked() -> Any:
        panel.read()
        qtbot.waitUntil(lambda: not desk.jobs.pending(), timeout=8000)
        row = panel.chosen()
        return row is not None and row.state is PaymentState.OPEN

    qtbot.waitUntil(asked, timeout=8000)
    assert not panel.again_button.isVisible()
