"""The strip on a real database, with real keys: caller, answers, note."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.contacts import ContactChannel, Level, Question, Topic
from app.domain.messages import threads
from app.models.tab import CustomerTab, new_contact
from app.services import contacts, customers, drafts, messages
from app.store.session import Database
from app.views.desk import Desk
from app.views.strip import Strip
from tests.database import Clone
from tests.office_data import Connection, Person, one, person
from tests.views.keys import type_text
from tests.views.office_stage import staffed

_numbers = itertools.count(4600)
PHONE = ContactChannel.PHONE


@dataclass
class Stage:
    """A strip in a window of its own, the customer it is about, and a look into the database."""

    desk: Desk
    who: Person
    tab: CustomerTab
    strip: Strip
    owner: Connection
    window: QWidget

    def keys(self, text: str) -> None:
        """Type into whatever has the focus."""
        for letter in text:
            widget = QApplication.focusWidget()
            assert widget is not None
            QTest.keyClicks(widget, letter) if letter.isascii() else type_text(widget, letter)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key where the focus is."""
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key, modifier)


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


def open_strip(qtbot: QtBot, desk: Desk, owner: Connection, who: Person) -> Stage:
    window = QWidget()
    qtbot.addWidget(window)
    desk.commands.set_home(window)
    card = customers.open_card(desk.link, who.customer_id, contact_key="")
    tab = CustomerTab(card, new_contact(PHONE, desk.clock.now()), window)
    strip = Strip(desk, tab)
    QVBoxLayout(window).addWidget(strip)
    window.resize(280, 900)
    window.show()
    qtbot.waitUntil(lambda: desk.jobs.pending() == 0)
    strip.focus_first()
    qtbot.waitUntil(strip.caller.list.hasFocus)
    return Stage(desk, who, tab, strip, owner, window)


def someone(owner: Connection, **changes: str) -> Person:
    """A new customer, so that tests do not meet."""
    number = next(_numbers)
    return person(owner, f"{number:06d}", pesel=changes.pop("pesel", f"{number:07d}1359"), **changes)


@pytest.fixture
def stage(qtbot: QtBot, desk: Desk, owner: Connection) -> Stage:
    return open_strip(qtbot, desk, owner, someone(owner))


def level(qtbot: QtBot, stage: Stage, wanted: Level) -> None:
    qtbot.waitUntil(lambda: stage.tab.level is wanted and stage.desk.jobs.pending() == 0)


# ---------------------------------------------------------------- caller


def test_that_two_keys_open_the_balance(qtbot: QtBot, stage: Stage) -> None:
    stage.keys("12")
    level(qtbot, stage, Level.BALANCE)
    assert stage.strip.caller.level.text() == "saldo i dokumenty"
    assert "99,32" in stage.strip.answers.text.toPlainText()
    stored = stage.owner.execute(
        "select question, is_right from okienko.verification_answers where customer_id = %s order by id",
        (stage.who.customer_id,),
    ).fetchall()
    assert stored == [("customer_number", True), ("name_address", True)]
    assert one(stage.owner, "select level from okienko.contacts where customer_id = %s", stage.who.customer_id) == 2


def test_that_nothing_of_the_balance_is_shown_before(stage: Stage) -> None:
    assert stage.tab.level is Level.GENERAL
    assert "zł" not in stage.strip.answers.text.toPlainText()
    assert not stage.strip.answers.send_button.isEnabled()
    assert stage.strip.answers.recipient.text() == "Wysyłanie po weryfikacji rozmówcy."


def test_that_only_the_current_question_shows_what_is_on_file(stage: Stage) -> None:
    panel = stage.strip.caller
    assert panel.on_file.text() == f"W kartotece: {stage.who.number}"
    stage.press(Qt.Key.Key_Down)
    assert "Łużycka" in panel.on_file.text()
    stage.strip.note.text.setFocus()
    assert panel.on_file.text() == "W kartotece: ···"


def test_that_shift_or_a_minus_before_the_digit_ticks_wrong(qtbot: QtBot, stage: Stage) -> None:
    stage.keys("$")  # Shift+4
    qtbot.waitUntil(lambda: stage.strip.caller.caller.answer(Question.INVOICE_AMOUNT) is False)
    stage.keys("-7")
    qtbot.waitUntil(lambda: stage.strip.caller.caller.failed_today == 2)
    assert "Jeszcze 1 zła odpowiedź i blokada do jutra." in stage.strip.caller.hint.text()
    stage.keys("1")
    level(qtbot, stage, Level.READING)


def test_that_the_third_wrong_answer_locks_and_says_what_may_be_said(qtbot: QtBot, stage: Stage) -> None:
    stage.keys("12")
    level(qtbot, stage, Level.BALANCE)
    stage.keys("-4-7-8")
    level(qtbot, stage, Level.GENERAL)
    assert stage.strip.caller.caller.locked
    assert stage.strip.answers.text.toPlainText().startswith("Danych nie udało się potwierdzić.")
    stage.keys("1")
    said = stage.desk.messages.current()
    assert said is not None
    assert said.text == "Zablokowane do jutra: dziś trzy złe odpowiedzi."
    assert stage.tab.level is Level.GENERAL


def test_that_four_digits_of_a_pesel_are_compared_by_the_database(qtbot: QtBot, stage: Stage) -> None:
    stage.keys("6")
    assert stage.strip.caller.tail.hasFocus()
    stage.keys("1a3 59")
    qtbot.waitUntil(lambda: stage.strip.caller.caller.answer(Question.PESEL_TAIL) is True)
    assert stage.strip.caller.list.hasFocus()
    assert stage.strip.caller.tail_row.isHidden()
    stage.keys("2")
    level(qtbot, stage, Level.BALANCE)


def test_that_escape_leaves_the_pesel(stage: Stage) -> None:
    stage.keys("613")
    stage.press(Qt.Key.Key_Escape)
    assert stage.strip.caller.list.hasFocus()
    assert stage.strip.caller.caller.answer(Question.PESEL_TAIL) is None


def test_that_data_open_on_the_phone_after_a_call_back(qtbot: QtBot, stage: Stage) -> None:
    stage.keys("9")
    stage.keys("12")
    level(qtbot, stage, Level.BALANCE)
    stage.keys("9")
    level(qtbot, stage, Level.CHANGE)


def test_that_a_document_at_the_counter_opens_everything(qtbot: QtBot, stage: Stage) -> None:
    stage.keys("b")
    assert stage.tab.contact.channel is ContactChannel.DESK
    stage.keys("9")
    level(qtbot, stage, Level.CHANGE)
    stage.keys("t")  # the document shown at the counter proves nothing on the phone
    level(qtbot, stage, Level.GENERAL)


def test_that_own_work_shows_everything_and_is_logged(qtbot: QtBot, stage: Stage) -> None:
    stage.keys("p")
    level(qtbot, stage, Level.CHANGE)
    assert stage.strip.caller.list.isHidden()
    assert (
        one(
            stage.owner,
            "select count(*) from okienko.access_log where customer_id = %s and purpose = 'office'",
            stage.who.customer_id,
        )
        == 1
    )
    assert one(stage.owner, "select count(*) from okienko.contacts where customer_id = %s", stage.who.customer_id) == 0


def test_that_verified_questions_fold_until_f2(qtbot: QtBot, stage: Stage) -> None:
    stage.keys("12")
    level(qtbot, stage, Level.BALANCE)
    stage.strip.note.text.setFocus()
    assert stage.strip.caller.list.isHidden()
    assert stage.strip.caller.hint.text().startswith("Zweryfikowany ")
    stage.press(Qt.Key.Key_F2)
    assert stage.strip.caller.list.hasFocus()
    assert stage.strip.caller.list.isVisible()


def test_that_each_contact_is_verified_anew(qtbot: QtBot, stage: Stage) -> None:
    stage.keys("12")
    level(qtbot, stage, Level.BALANCE)
    stage.tab.begin_contact(PHONE, stage.desk.clock.now())
    assert stage.tab.level is Level.GENERAL
    assert stage.strip.caller.caller.answer(Question.CUSTOMER_NUMBER) is None


# ---------------------------------------------------------------- answers


def test_that_f6_copies_plain_sentences(qtbot: QtBot, stage: Stage) -> None:
    stage.keys("12")
    level(qtbot, stage, Level.BALANCE)
    stage.press(Qt.Key.Key_F6)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Ma Pani niedopłatę za wodę")
    assert "Ma Pani nadpłatę za wywozy odpadów" in copied
    stage.desk.clipboard.clear_ours()
    assert QGuiApplication.clipboard().text() == ""


def test_that_f7_shows_to_whom_and_sends_at_the_second_press(qtbot: QtBot, stage: Stage) -> None:
    stage.keys("12")
    level(qtbot, stage, Level.BALANCE)
    stage.press(Qt.Key.Key_F7)
    assert stage.strip.answers.recipient.text() == (
        f"Do: skrzynka e-BOK {stage.who.number}, Kowalska Anna. Jeszcze raz F7, żeby wysłać."
    )
    stage.press(Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: stage.desk.messages.current() is not None and stage.desk.jobs.pending() == 0)
    (thread,) = threads(messages.page(stage.desk.link, stage.who.customer_id, contact_key="", channel=PHONE).rows)
    assert thread.subject == "Odpowiedź Biura Obsługi Klienta"
    assert thread.newest.body.startswith("Dzień dobry,\n\nMa Pani niedopłatę")
    assert not thread.newest.from_customer
    assert "Jeszcze raz" not in stage.strip.answers.recipient.text()


@pytest.mark.parametrize(
    ("portal", "reason"),
    [
        ("", "Nie ma dokąd wysłać: klient nie ma konta e-BOK."),
        ("blocked", "Nie można wysłać, stan konta e-BOK: zablokowane."),
        ("waiting", "Nie można wysłać, stan konta e-BOK: czeka na aktywację."),
    ],
)
def test_that_f7_tells_why_it_cannot_send(
    qtbot: QtBot, desk: Desk, owner: Connection, portal: str, reason: str
) -> None:
    stage = open_strip(qtbot, desk, owner, someone(owner, portal=portal))
    stage.keys("12")
    level(qtbot, stage, Level.BALANCE)
    assert stage.strip.answers.recipient.text() == reason
    assert not stage.strip.answers.send_button.isEnabled()
    stage.press(Qt.Key.Key_F7)
    assert one(owner, "select count(*) from okienko.messages where customer_id = %s", stage.who.customer_id) == 0


# ---------------------------------------------------------------- note


def note_of(stage: Stage) -> tuple[str, str | None, bool]:
    row = stage.owner.execute(
        "select note, topic, ended_at is not null from okienko.contacts where customer_id = %s order by id desc limit 1",
        (stage.who.customer_id,),
    ).fetchone()
    assert row is not None
    return row[0], row[1], row[2]


def finish(stage: Stage) -> None:
    stage.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_that_a_letter_and_ctrl_enter_end_a_contact(qtbot: QtBot, stage: Stage) -> None:
    key = stage.tab.contact.key
    stage.keys("12s")
    level(qtbot, stage, Level.BALANCE)
    assert stage.strip.note.buttons[Topic.BALANCE].isChecked()
    finish(stage)
    qtbot.waitUntil(lambda: stage.tab.contact.key != key)
    assert note_of(stage) == ("", "balance", True)
    assert stage.tab.level is Level.GENERAL
    assert not stage.strip.note.buttons[Topic.BALANCE].isChecked()


def test_that_ctrl_n_writes_the_note_and_alt_chooses_the_topic(qtbot: QtBot, stage: Stage) -> None:
    stage.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    stage.keys("zażółć <b>gęślą</b>")
    stage.press(Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
    assert stage.strip.note.note.topic is Topic.PICKUP
    finish(stage)
    qtbot.waitUntil(lambda: stage.strip.note.text.toPlainText() == "")
    assert note_of(stage) == ("zażółć <b>gęślą</b>", "pickup", True)


def test_that_a_contact_without_a_topic_asks_for_one(stage: Stage) -> None:
    stage.strip.note.text.setFocus()
    stage.keys("x")
    finish(stage)
    assert stage.strip.note.told.text().startswith("Proszę wybrać temat: S saldo, O odczyt, D dokument, R reklamacja")
    assert one(stage.owner, "select count(*) from okienko.contacts where customer_id = %s", stage.who.customer_id) == 0
    stage.press(Qt.Key.Key_Space)  # the focus is on the first topic
    assert stage.strip.note.note.topic is Topic.BALANCE


def test_that_a_complaint_tells_its_deadline_at_once_and_its_number_at_the_end(qtbot: QtBot, stage: Stage) -> None:
    stage.keys("r")
    qtbot.waitUntil(lambda: "termin odpowiedzi" in stage.strip.note.told.text())
    finish(stage)
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
    stage.keys("o")
    stage.strip.note.remind.setFocus()
    stage.press(Qt.Key.Key_Space)
    wanted = stage.strip.note.day.date()
    finish(stage)
    qtbot.waitUntil(lambda: not stage.strip.note.remind.isChecked())
    stored = one(stage.owner, "select remind_on from okienko.contacts where customer_id = %s", stage.who.customer_id)
    assert (stored.year, stored.month, stored.day) == (wanted.year(), wanted.month(), wanted.day())
    assert wanted.dayOfWeek() < 6


def test_that_a_note_comes_back_with_its_contact(qtbot: QtBot, desk: Desk, stage: Stage) -> None:
    key = stage.tab.contact.key
    stage.strip.note.text.setFocus()
    stage.keys("obiecano oddzwonić")
    assert stage.strip.unsaved() == "Notatka nie jest jeszcze zapisana."
    qtbot.waitUntil(lambda: stage.strip.note.note.keeper.kept)
    assert stage.strip.unsaved() == ""
    stage.window.hide()  # as after a crash: nobody ended anything
    again = open_strip(qtbot, desk, stage.owner, stage.who)
    assert again.strip.note.text.toPlainText() == "obiecano oddzwonić"
    assert again.tab.contact.key == key
    again.keys("s")
    finish(again)
    qtbot.waitUntil(lambda: again.tab.contact.key != key)
    assert note_of(again) == ("obiecano oddzwonić", "balance", True)
    assert drafts.load_note(desk.link, stage.who.customer_id) is None


def test_that_a_draft_is_thrown_away_by_hand(qtbot: QtBot, desk: Desk, stage: Stage) -> None:
    stage.strip.note.text.setFocus()
    stage.keys("nic")
    stage.strip.note.note.keeper.keep()
    qtbot.waitUntil(lambda: stage.strip.note.note.keeper.kept)
    again = open_strip(qtbot, desk, stage.owner, stage.who)
    assert again.strip.note.discard.isVisible()
    again.strip.note.discard.setFocus()
    again.press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: again.strip.note.note.keeper.kept)
    assert drafts.load_note(desk.link, stage.who.customer_id) is None


def test_that_ending_waits_for_a_draft_on_its_way(qtbot: QtBot, desk: Desk, stage: Stage) -> None:
    stage.strip.note.text.setFocus()
    stage.keys("szybko")
    stage.strip.note.choose(Topic.DATA)
    stage.strip.note.note.keeper.keep()
    finish(stage)
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


def test_that_everything_has_a_name(stage: Stage) -> None:
    for widget in stage.strip.findChildren(QWidget):
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible():
            buddy = widget.accessibleName() or getattr(widget, "text", str)()
            assert buddy, type(widget).__name__


def test_that_contacts_stay_apart(qtbot: QtBot, desk: Desk, owner: Connection, stage: Stage) -> None:
    other = open_strip(qtbot, desk, owner, someone(owner))
    other.keys("12")
    level(qtbot, other, Level.BALANCE)
    assert stage.tab.level is Level.GENERAL
    assert contacts.page(desk.link, stage.who.customer_id, contact_key="", channel=PHONE).rows == ()
