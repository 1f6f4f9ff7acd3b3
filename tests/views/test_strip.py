"""The strip on a real database, with real keys: caller and answers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.contacts import ContactChannel, Level, Question
from app.domain.messages import threads
from app.services import contacts, messages
from app.store.session import Database
from app.views.desk import Desk
from tests.database import Clone
from tests.office_data import Connection, one
from tests.views.office_stage import PHONE, Stage, keys, named, open_strip, press, reach, someone, staffed


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


# ---------------------------------------------------------------- caller


def test_that_two_keys_open_the_balance(qtbot: QtBot, stage: Stage) -> None:
    keys("12")
    reach(qtbot, stage, Level.BALANCE)
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
    assert stage.strip.answers.scope.text() == "Bez weryfikacji można powiedzieć tylko:"
    assert not stage.strip.answers.send_button.isEnabled()
    assert stage.strip.answers.recipient.text() == "Wysyłanie po weryfikacji rozmówcy."


def test_that_only_the_current_question_shows_what_is_on_file(stage: Stage) -> None:
    panel = stage.strip.caller
    assert panel.on_file.text() == f"W kartotece: {stage.who.number}"
    press(Qt.Key.Key_Down)
    assert "Łużycka" in panel.on_file.text()
    stage.strip.note.text.setFocus()
    assert panel.on_file.text() == "W kartotece: ···"


def test_that_shift_or_a_minus_before_the_digit_ticks_wrong(qtbot: QtBot, stage: Stage) -> None:
    keys("$")  # Shift+4
    qtbot.waitUntil(lambda: stage.strip.caller.caller.answer(Question.INVOICE_AMOUNT) is False)
    keys("-7")
    qtbot.waitUntil(lambda: stage.strip.caller.caller.failed_today == 2)
    assert "Jeszcze 1 zła odpowiedź i blokada do jutra." in stage.strip.caller.hint.text()
    keys("1")
    reach(qtbot, stage, Level.READING)


def test_that_the_third_wrong_answer_locks_and_says_what_may_be_said(qtbot: QtBot, stage: Stage) -> None:
    keys("12")
    reach(qtbot, stage, Level.BALANCE)
    keys("-4-7-8")
    reach(qtbot, stage, Level.GENERAL)
    assert stage.strip.caller.caller.locked
    assert stage.strip.answers.text.toPlainText().startswith("Danych nie udało się potwierdzić.")
    keys("1")
    said = stage.desk.messages.current()
    assert said is not None
    assert said.text == "Zablokowane do jutra: dziś trzy złe odpowiedzi."
    assert stage.tab.level is Level.GENERAL


def test_that_four_digits_of_a_pesel_are_compared_by_the_database(qtbot: QtBot, stage: Stage) -> None:
    keys("6")
    assert stage.strip.caller.tail.hasFocus()
    keys("1a3 59")
    qtbot.waitUntil(lambda: stage.strip.caller.caller.answer(Question.PESEL_TAIL) is True)
    assert stage.strip.caller.list.hasFocus()
    assert stage.strip.caller.tail_row.isHidden()
    keys("2")
    reach(qtbot, stage, Level.BALANCE)


def test_that_escape_leaves_the_pesel(stage: Stage) -> None:
    keys("613")
    press(Qt.Key.Key_Escape)
    assert stage.strip.caller.list.hasFocus()
    assert stage.strip.caller.caller.answer(Question.PESEL_TAIL) is None


def test_that_data_open_on_the_phone_after_a_call_back(qtbot: QtBot, stage: Stage) -> None:
    keys("9")
    keys("12")
    reach(qtbot, stage, Level.BALANCE)
    keys("9")
    reach(qtbot, stage, Level.CHANGE)


def test_that_a_document_at_the_counter_opens_everything(qtbot: QtBot, stage: Stage) -> None:
    keys("b")
    assert stage.tab.contact.channel is ContactChannel.DESK
    keys("9")
    reach(qtbot, stage, Level.CHANGE)
    keys("t")  # the document shown at the counter proves nothing on the phone
    reach(qtbot, stage, Level.GENERAL)


def test_that_own_work_shows_everything_and_is_logged(qtbot: QtBot, stage: Stage) -> None:
    keys("p")
    reach(qtbot, stage, Level.CHANGE)
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
    keys("12")
    reach(qtbot, stage, Level.BALANCE)
    stage.strip.note.text.setFocus()
    assert stage.strip.caller.list.isHidden()
    assert stage.strip.caller.hint.text().startswith("Zweryfikowany ")
    press(Qt.Key.Key_F2)
    assert stage.strip.caller.list.hasFocus()
    assert stage.strip.caller.list.isVisible()


def test_that_each_contact_is_verified_anew(qtbot: QtBot, stage: Stage) -> None:
    keys("12")
    reach(qtbot, stage, Level.BALANCE)
    stage.tab.begin_contact(PHONE, stage.desk.clock.now())
    assert stage.tab.level is Level.GENERAL
    assert stage.strip.caller.caller.answer(Question.CUSTOMER_NUMBER) is None


# ---------------------------------------------------------------- answers


def test_that_f6_copies_plain_sentences(qtbot: QtBot, stage: Stage) -> None:
    keys("12")
    reach(qtbot, stage, Level.BALANCE)
    press(Qt.Key.Key_F6)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Ma Pani niedopłatę za wodę")
    assert "Ma Pani nadpłatę za wywozy odpadów" in copied
    stage.desk.clipboard.clear_ours()
    assert QGuiApplication.clipboard().text() == ""


def test_that_f7_shows_to_whom_and_sends_at_the_second_press(qtbot: QtBot, stage: Stage) -> None:
    keys("12")
    reach(qtbot, stage, Level.BALANCE)
    press(Qt.Key.Key_F7)
    assert stage.strip.answers.recipient.text() == (
        f"Do: skrzynka e-BOK {stage.who.number}, a···@poczta.example. Jeszcze raz F7, żeby wysłać."
    )
    press(Qt.Key.Key_F7)
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
    keys("12")
    reach(qtbot, stage, Level.BALANCE)
    assert stage.strip.answers.recipient.text() == reason
    assert not stage.strip.answers.send_button.isEnabled()
    press(Qt.Key.Key_F7)
    assert one(owner, "select count(*) from okienko.messages where customer_id = %s", stage.who.customer_id) == 0


def test_that_everything_has_a_name(stage: Stage) -> None:
    named(stage.strip)


def test_that_contacts_stay_apart(qtbot: QtBot, desk: Desk, owner: Connection, stage: Stage) -> None:
    other = open_strip(qtbot, desk, owner, someone(owner))
    keys("12")
    reach(qtbot, other, Level.BALANCE)
    assert stage.tab.level is Level.GENERAL
    assert contacts.page(desk.link, stage.who.customer_id, contact_key="", channel=PHONE).rows == ()
