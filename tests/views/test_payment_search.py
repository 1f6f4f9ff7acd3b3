"""\"Did my payment come?\": what cannot be looked for says why, and is never answered with "not booked"."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.contacts import Level
from app.domain.customers import Service
from app.views.desk import Desk
from app.views.pages.account import AccountPage
from app.views.parts.payment_search import PaymentSearchPanel
from tests.views import desk_kit, ledger_kit
from tests.views.ledger_kit import CTRL, KEY, press, read, show

anna, books, desk, opened = ledger_kit.anna, ledger_kit.books, ledger_kit.desk, ledger_kit.opened


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk, anna: tuple[int, int]) -> PaymentSearchPanel:
    tab = desk_kit.tab(read(desk, anna[0]))
    page = AccountPage(desk, tab, Service.WATER)
    tab.setParent(page)
    show(qtbot, page, tab, Level.BALANCE)
    press(KEY.Key_F, CTRL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(page.payments.amount.hasFocus)
    return page.payments


def typed(panel: PaymentSearchPanel, **fields: str) -> QLineEdit:
    """Fill in the fields and press Enter; gives the one that has the focus then."""
    for key, field in panel.fields.items():
        assert isinstance(field.editor, QLineEdit)
        field.editor.setText(fields.get(key, ""))
    panel.amount.setFocus()
    press(KEY.Key_Return)
    here = panel.window().focusWidget()
    assert isinstance(here, QLineEdit)
    return here


def test_that_days_the_wrong_way_round_are_not_answered(panel: PaymentSearchPanel) -> None:
    assert typed(panel, first="06.10.2026", last="01.10.2026") is panel.last
    assert panel.fields["last"].problem() == "Ostatni dzień jest przed pierwszym."
    assert panel.answer.isHidden()


def test_that_a_day_to_come_is_not_answered(qtbot: QtBot, desk: Desk, panel: PaymentSearchPanel) -> None:
    later = desk.clock.today() + timedelta(400)
    assert typed(panel, first=f"{later:%d.%m.%Y}") is panel.first
    assert panel.fields["first"].problem() == "Tego dnia jeszcze nie było."
    assert panel.answer.isHidden()
    typed(panel, last=f"{later:%d.%m.%Y}")  # up to then is all there is
    qtbot.waitUntil(panel.answer.isVisible)
    assert panel.fields["first"].problem() == ""


def test_that_a_day_no_calendar_has_is_told_at_its_field(panel: PaymentSearchPanel) -> None:
    assert typed(panel, amount="20", last="31.02.2026") is panel.last
    assert panel.fields["last"].problem() == "To nie jest data."
    assert typed(panel, amount="-20", last="31.02.2026") is panel.amount
    assert panel.fields["amount"].problem() == "Kwota musi być większa od zera."
    assert panel.answer.isHidden()


def test_that_no_answer_by_a_sender_tells_that_senders_are_not_known_of_all(
    qtbot: QtBot, panel: PaymentSearchPanel
) -> None:
    typed(panel, amount="0,07", sender="Kowalska")
    qtbot.waitUntil(panel.answer.isVisible)
    assert "poszukaj też bez nadawcy" in panel.answer.text()
    typed(panel, amount="0,07")
    qtbot.waitUntil(lambda: "Takiej wpłaty" in panel.answer.text() and "bez nadawcy" not in panel.answer.text())


def test_that_an_answer_that_comes_after_the_panel_was_shut_is_not_shown(
    qtbot: QtBot, desk: Desk, panel: PaymentSearchPanel
) -> None:
    typed(panel, sender="K")
    panel.tab.set_level(Level.GENERAL)  # before the answer
    assert panel.isHidden()
    qtbot.waitUntil(lambda: desk.jobs.pending() == 0)
    panel.tab.set_level(Level.BALANCE)
    panel.open()
    assert panel.answer.isHidden()
    assert panel.model.rowCount() == 0


def test_that_the_fields_grow_with_the_text(desk: Desk, panel: PaymentSearchPanel) -> None:
    before = panel.amount.width()
    desk.theme.set_percent(200)
    try:
        assert panel.amount.width() >= 2 * before - 2
    finally:
        desk.theme.set_percent(100)
