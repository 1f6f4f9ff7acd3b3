"""The server is killed while a clerk writes a note and verifies a caller: nothing is lost, nothing stored twice."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.contacts import ContactChannel, Level, Topic
from app.models.tab import CustomerTab, new_contact
from app.services import customers
from app.views.strip import Strip
from tests.database import Fragile
from tests.office_data import one, person
from tests.views.keys import type_text
from tests.views.office_stage import staffed


def test_that_note_and_verification_outlive_the_server(
    qtbot: QtBot, qapp: QApplication, fragile: Fragile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.models.keeper.AGAIN_MS", 300)
    who = person(fragile.connect())
    with staffed(qapp, fragile.login("okienko_clerk")) as desk:
        window = QWidget()
        qtbot.addWidget(window)
        desk.commands.set_home(window)
        card = customers.open_card(desk.link, who.customer_id, contact_key="")
        tab = CustomerTab(card, new_contact(ContactChannel.PHONE, desk.clock.now()), window)
        strip = Strip(desk, tab)
        QVBoxLayout(window).addWidget(strip)
        window.show()
        qtbot.waitUntil(lambda: desk.jobs.pending() == 0)
        strip.focus_first()
        QTest.keyClicks(strip.caller.list, "1")
        qtbot.waitUntil(lambda: tab.level is Level.READING)

        fragile.kill_server()
        type_text(strip.note.text, "pękła rura, ul. Łużycka")
        QTest.keyClicks(strip.caller.list, "2")
        qtbot.waitUntil(lambda: strip.note.note.keeper.away, timeout=20_000)
        assert strip.note.state.text() == "Brak połączenia: notatka jest w pamięci, zapisze się sama."
        qtbot.waitUntil(lambda: desk.messages.current() is not None, timeout=20_000)
        assert tab.level is Level.READING  # nothing is opened that is not stored

        fragile.start_again()
        desk.messages.act()
        qtbot.waitUntil(lambda: tab.level is Level.BALANCE, timeout=20_000)
        qtbot.waitUntil(lambda: strip.note.note.keeper.kept, timeout=20_000)
        assert strip.note.text.toPlainText() == "pękła rura, ul. Łużycka"

        strip.note.choose(Topic.FAILURE)
        fragile.kill_server()
        QTest.keyClick(strip.note.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(strip.note.end_button.isEnabled, timeout=20_000)
        assert strip.note.text.toPlainText() == "pękła rura, ul. Łużycka"
        fragile.start_again()
        key = tab.contact.key
        strip.note.end()
        qtbot.waitUntil(lambda: tab.contact.key != key, timeout=20_000)
        owner = fragile.connect()
        assert one(owner, "select count(*) from okienko.verification_answers") == 2
        assert owner.execute("select note, topic, level from okienko.contacts").fetchall() == [
            ("pękła rura, ul. Łużycka", "failure", 2)
        ]
        assert one(owner, "select count(*) from okienko.drafts") == 0
