"""The note of a contact on a real database, with real keys: draft, topic, reminder, complaint, end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.contacts import Level, Topic
from app.services import drafts
from app.store.session import Database
from app.views.desk import Desk
from tests.database import Clone
from tests.office_data import Connection, one
from tests.views.office_stage import Stage, keys, open_strip, press, reach, someone, staffed


@pytest.fixture(scope="module")
def owner(module_clone: Clone) -> Connection:
    return module_clone.connect()


@pytest.fixture(scope="module")
def link(module_clone: Clone) -> Database:
    return module_clone.login("okienko_clerk")


@pytest.fixture
def desk(qapp: QApplication, link: Database) -> Iterator[Desk]:
    with staffed(qapp, link) as made:
        yield made


@pytest.fixture
def stage(qtbot: QtBot, desk: Desk, owner: Connection) -> Stage:
    return open_strip(qtbot, desk, owner, someone(owner))


def note_of(stage: Stage) -> tuple[str, str | None, bool]:
    row = stage.owner.execute(
        "select note, topic, ended_at is not null from okienko.contacts where customer_id = %s order by id desc limit 1",
        (stage.who.customer_id,),
    ).fetchone()
    assert row is not None
    return row[0], row[1], row[2]


def finish() -> None:
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_that_a_letter_and_ctrl_enter_end_a_contact(qtbot: QtBot, stage: Stage) -> None:
    key = stage.tab.contact.key
    keys("12s")
    reach(qtbot, stage, Level.BALANCE)
    assert stage.strip.note.buttons[Topic.BALANCE].isChecked()
    finish()
    qtbot.waitUntil(lambda: stage.tab.contact.key != key)
    assert note_of(stage) == ("", "balance", True)
    assert stage.tab.level is Level.GENERAL
    assert not stage.strip.note.buttons[Topic.BALANCE].isChecked()


def test_that_ctrl_n_writes_the_note_and_alt_chooses_the_topic(qtbot: QtBot, stage: Stage) -> None:
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    keys("zażółć <b>gęślą</b>")
    press(Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
    assert stage.strip.note.note.topic is Topic.PICKUP
    finish()
    qtbot.waitUntil(lambda: stage.strip.note.text.toPlainText() == "")
    assert note_of(stage) == ("zażółć <b>gęślą</b>", "pickup", True)


def test_that_a_contact_without_a_topic_asks_for_one(stage: Stage) -> None:
    stage.strip.note.text.setFocus()
    keys("x")
    finish()
    assert stage.strip.note.told.text().startswith("Wybierz temat: S saldo, O odczyt, D dokument, R reklamacja")
    assert one(stage.owner, "select count(*) from okienko.contacts where customer_id = %s", stage.who.customer_id) == 0
    press(Qt.Key.Key_Space)  # the focus is on the first topic
    assert stage.strip.note.note.topic is Topic.BALANCE


def test_that_a_complaint_tells_its_deadline_at_once_and_its_number_at_the_end(qtbot: QtBot, stage: Stage) -> None:
    keys("r")
    qtbot.waitUntil(lambda: "termin odpowiedzi" in stage.strip.note.told.text())
    finish()
    qtbot.waitUntil(lambda: stage.desk.messages.current() is not None)
    said = stage.desk.messages.current()
    assert said is not None
    assert said.text.startswith("Zapisano reklamację REK/")
    assert not said.passing
    stage.desk.messages.act()
    assert QGuiApplication.clipboard().text() == one(
        stage.owner, "select signature from okienko.cases where customer_id = %s", stage.who.customer_id
    )


def test_that_a_reminder_is_stored_for_its_day(qtbot: QtBot, stage: Stage) -> None:
    keys("o")
    stage.strip.note.remind.setFocus()
    press(Qt.Key.Key_Space)
    wanted = stage.strip.note.day.date()
    finish()
    qtbot.waitUntil(lambda: not stage.strip.note.remind.isChecked())
    stored = one(stage.owner, "select remind_on from okienko.contacts where customer_id = %s", stage.who.customer_id)
    assert (stored.year, stored.month, stored.day) == (wanted.year(), wanted.month(), wanted.day())
    assert wanted.dayOfWeek() < 6


def test_that_a_note_comes_back_with_its_contact(qtbot: QtBot, desk: Desk, stage: Stage) -> None:
    key = stage.tab.contact.key
    stage.strip.note.text.setFocus()
    keys("obiecano oddzwonić")
    assert stage.strip.unsaved() == "Notatka nie jest jeszcze zapisana."
    qtbot.waitUntil(lambda: stage.strip.note.note.keeper.kept)
    assert stage.strip.unsaved() == ""
    stage.window.hide()  # as after a crash: nobody ended anything
    again = open_strip(qtbot, desk, stage.owner, stage.who)
    assert again.strip.note.text.toPlainText() == "obiecano oddzwonić"
    assert again.tab.contact.key == key
    keys("s")
    finish()
    qtbot.waitUntil(lambda: again.tab.contact.key != key)
    assert note_of(again) == ("obiecano oddzwonić", "balance", True)
    assert drafts.load_note(desk.link, stage.who.customer_id) is None


def test_that_a_draft_is_thrown_away_by_hand(qtbot: QtBot, desk: Desk, stage: Stage) -> None:
    stage.strip.note.text.setFocus()
    keys("nic")
    stage.strip.note.note.keeper.keep()
    qtbot.waitUntil(lambda: stage.strip.note.note.keeper.kept)
    again = open_strip(qtbot, desk, stage.owner, stage.who)
    assert again.strip.note.discard.isVisible()
    again.strip.note.discard.setFocus()
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: again.strip.note.note.keeper.kept)
    assert drafts.load_note(desk.link, stage.who.customer_id) is None


def test_that_ending_waits_for_a_draft_on_its_way(qtbot: QtBot, desk: Desk, stage: Stage) -> None:
    stage.strip.note.text.setFocus()
    keys("szybko")
    stage.strip.note.choose(Topic.DATA)
    stage.strip.note.note.keeper.keep()
    finish()
    qtbot.waitUntil(lambda: stage.strip.note.text.toPlainText() == "" and desk.jobs.pending() == 0)
    assert note_of(stage) == ("szybko", "data", True)
    assert drafts.load_note(desk.link, stage.who.customer_id) is None


def test_that_any_text_is_stored_as_it_was_typed(qtbot: QtBot, stage: Stage) -> None:
    naughty = "'; drop table contacts; -- \u202e %s {x} %n & <img src=x> 😀 \\"
    stage.strip.note.text.insertPlainText(naughty)
    stage.strip.note.choose(Topic.PORTAL)
    finish_by_button(stage)
    qtbot.waitUntil(lambda: stage.strip.note.text.toPlainText() == "")
    assert note_of(stage)[0] == naughty


def finish_by_button(stage: Stage) -> None:
    QTest.mouseClick(stage.strip.note.end_button, Qt.MouseButton.LeftButton)


def test_that_letters_may_grow_once_a_strip_is_gone(stage: Stage) -> None:
    theme = stage.desk.theme
    theme.set_percent(150)
    assert stage.strip.note.text.height() == theme.px(64)
    stage.strip.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    theme.set_percent(100)
