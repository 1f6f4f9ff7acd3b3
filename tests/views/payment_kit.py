"""The page "Dane do wpłaty" of a customer in a real database; codes are read from pictures of the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.contacts import Level
from app.models.tab import CustomerTab
from app.views.desk import Desk
from app.views.pages.payment import PaymentPage
from tests.bookkeeping import Books
from tests.documents.qr_kit import read_qr
from tests.views import desk_kit, ledger_kit
from tests.views.ledger_kit import read

anna, desk, opened = ledger_kit.anna, ledger_kit.desk, ledger_kit.opened

Open = Callable[..., PaymentPage]


@pytest.fixture
def books(clone: Any) -> Books:
    made = Books(clone.connect())
    made.connection.execute("update settings set value = value || '{\"nip\": \"5265877635\"}' where key = 'utility'")
    return made


@pytest.fixture
def open_page(qtbot: QtBot, desk: Desk) -> Open:
    """Opens the page of a customer at a level and waits until it is there."""

    def open_(who: int, level: Level = Level.BALANCE, **fields: object) -> PaymentPage:
        tab: CustomerTab = desk_kit.tab(replace(read(desk, who), **fields))  # type: ignore[arg-type]
        page = PaymentPage(desk, tab)
        tab.setParent(page)
        qtbot.addWidget(page)
        page.resize(760, 820)
        page.show_card(tab.card)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        tab.set_level(level)
        page.activate()
        page.focus_first()
        if level >= Level.BALANCE:
            qtbot.waitUntil(lambda: bool(page.sheet.offers) and not desk.jobs.pending())
            page.focus_first()
        return page

    return open_


def codes_on(widget: QWidget) -> list[str]:
    """What a phone would read from the screen."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.ReadWrite)
    widget.grab().save(buffer, "PNG")
    from io import BytesIO

    return read_qr(Image.open(BytesIO(bytes(buffer.data().data()))))


def settled(qtbot: QtBot, desk: Desk) -> None:
    """Until nothing is unanswered; changes are gathered for a moment before they are asked for."""
    for wait in (0, 60, 60):
        QTest.qWait(wait)
        qtbot.waitUntil(lambda: not desk.jobs.pending())


def key(text: str) -> None:
    """A key where the focus is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, text)  # type: ignore[call-overload]
