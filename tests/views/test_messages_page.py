"""Page 1.1 at work: whose conversation it is, fields of templates, attachments, when the customer read; by keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.domain.contacts import ContactChannel, Level
from app.domain.messages import threads
from app.services import drafts, messages
from app.views.desk import Clerk, Desk
from app.views.pages.messages import MessagesPage
from app.views.parts.attached_files import AttachmentDialog
from app.views.parts.labels import LinkChip
from app.views.parts.saving import safe_name, write_file
from tests.database import Clone
from tests.office_data import Connection, Person, letter, one
from tests.services.mail_kit import PNG, Seat, png, seat
from tests.views.keys import type_text
from tests.views.office_stage import keys, press, settle, show, someone, staffed

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(scope="module")
def owner(module_clone: Clone) -> Connection:
    return module_clone.connect()


@pytest.fixture(scope="module")
def ewa(module_clone: Clone, owner: Connection) -> Seat:
    return seat(module_clone, owner, "Ewa Dąbrowska")


@pytest.fixture(scope="module")
def adam(module_clone: Clone, owner: Connection) -> Seat:
    return seat(module_clone, owner, "Adam Nowak")


@pytest.fixture
def desk(qapp: QApplication, ewa: Seat) -> Iterator[Desk]:
    with staffed(qapp, ewa.link) as made:
        yield replace(made, clerk=Clerk(ewa.login, ewa.name, frozenset({"clerk"})))


@pytest.fixture
def anna(owner: Connection) -> Person:
    return someone(owner)


def page_of(qtbot: QtBot, desk: Desk, who: Person) -> MessagesPage:
    page = show(qtbot, desk, who, MessagesPage, Level.BALANCE)
    assert isinstance(page, MessagesPage)
    return page


def template(page: MessagesPage, title: str) -> None:
    next(action for action in page.form.writing.menu.actions() if action.text() == title).trigger()


# ---------------------------------------------------------------- whose it is


def test_that_a_conversation_is_taken_closed_and_opened_again_by_keys(
    qtbot: QtBot, desk: Desk, owner: Connection, anna: Person
) -> None:
    letter(owner, anna.customer_id, "Pytanie", "?")
    page = page_of(qtbot, desk, anna)
    press(Qt.Key.Key_T, CTRL)
    qtbot.waitUntil(lambda: page.talk.holder.text() == "prowadzi: Ewa Dąbrowska")
    assert page.talk.acts.take.accessibleName() == "Oddaj"
    press(Qt.Key.Key_E, CTRL | SHIFT)
    qtbot.waitUntil(lambda: page.talk.holder.text().startswith("zamknięta "))
    assert page.talk.holder.text().endswith(", Ewa Dąbrowska")
    assert page.talk.acts.take.isHidden()
    assert page.talk.aside.text() == "odpowiedź niepotrzebna"
    press(Qt.Key.Key_E, CTRL | SHIFT)
    qtbot.waitUntil(lambda: page.talk.holder.text() == "prowadzi: Ewa Dąbrowska")
    press(Qt.Key.Key_T, CTRL)
    qtbot.waitUntil(page.talk.holder.isHidden)


def test_that_a_conversation_is_given_to_somebody_from_a_list(
    qtbot: QtBot, desk: Desk, owner: Connection, anna: Person, adam: Seat
) -> None:
    thread = letter(owner, anna.customer_id, "Pytanie", "?")
    page = page_of(qtbot, desk, anna)
    press(Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(page.talk.acts.menu.isVisible)
    names = [action.text() for action in page.talk.acts.menu.actions()]
    assert names == ["Nikomu", "Adam Nowak", "Ewa Dąbrowska"]
    page.talk.acts.menu.actions()[1].trigger()
    page.talk.acts.menu.close()
    qtbot.waitUntil(lambda: page.talk.holder.text() == "prowadzi: Adam Nowak")
    assert one(owner, "select assigned_to from okienko.threads where id = %s", thread) == adam.login


def test_that_the_second_who_takes_it_is_told_who_was_first(
    qtbot: QtBot, desk: Desk, owner: Connection, anna: Person, adam: Seat
) -> None:
    thread = letter(owner, anna.customer_id, "Pytanie", "?")
    page = page_of(qtbot, desk, anna)
    messages.assign(adam.link, anna.customer_id, thread, "", adam.login)
    press(Qt.Key.Key_T, CTRL)
    qtbot.waitUntil(lambda: page.talk.holder.text() == "prowadzi: Adam Nowak")
    said = desk.messages.current()
    assert said is not None
    assert said.text == "Tę rozmowę w tym czasie przejął ktoś inny: Adam Nowak."


def test_that_it_is_told_when_the_customer_read(qtbot: QtBot, desk: Desk, owner: Connection, anna: Person) -> None:
    owner.execute(
        "with n as (select nextval('okienko.ids') as id) insert into okienko.messages "
        "(customer_id, id, thread_id, from_customer, author, subject, body, sent_at, read_at) "
        "select %s, id, id, false, 'ewa', 'Przerwa', 'x', '2026-11-19 10:00+01', '2026-11-20 14:05+01' from n",
        (anna.customer_id,),
    )
    page = page_of(qtbot, desk, anna)
    assert page.talk.aside.text() == "przeczytano 20.11.2026 14:05"
    assert "przeczytano 20.11.2026 14:05" in page.talk.text.toPlainText()


# ---------------------------------------------------------------- templates


def test_that_a_template_asks_for_what_the_data_does_not_know(qtbot: QtBot, desk: Desk, anna: Person) -> None:
    page = page_of(qtbot, desk, anna)
    page.new.setFocus()
    press(Qt.Key.Key_Space)
    settle(qtbot, desk)
    template(page, "Przerwa w dostawie wody")
    assert page.form.writing.editors.names() == ("date",)
    assert page.form.writing.editors.editor("date").accessibleName() == "Uzupełnij: Dzień"
    assert page.form.writing.editors.editor("date").hasFocus()
    assert "{date}" in page.form.writing.text()
    assert "Łużycka" in page.form.writing.text()
    page.form.send.click()
    assert page.form.writing.body_row.problem().startswith("Uzupełnij to, co stoi w nawiasach")
    assert page.form.writing.editors.editor("date").hasFocus()
    keys("28.11.2026")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(page.form.writing.body_text.hasFocus)
    assert page.form.writing.editors.names() == ()
    assert "w dniu 28.11.2026 nie będzie wody" in page.form.writing.text()
    page.form.send.click()
    qtbot.waitUntil(page.form.isHidden)
    (thread,) = threads(messages.page(desk.link, anna.customer_id, contact_key="", channel=ContactChannel.OFFICE).rows)
    assert thread.subject == "Przerwa w dostawie wody"


def test_that_braces_that_are_no_field_are_text(qtbot: QtBot, desk: Desk, owner: Connection, anna: Person) -> None:
    page = page_of(qtbot, desk, anna)
    page.new.click()
    type_text(page.form.writing.subject, "{x}")
    type_text(page.form.writing.body_text, "<b>{nazwa}</b> {0} %s")
    assert page.form.writing.editors.isHidden()
    page.form.send.click()
    qtbot.waitUntil(page.form.isHidden)
    assert one(owner, "select body from okienko.messages where customer_id = %s", anna.customer_id) == (
        "<b>{nazwa}</b> {0} %s"
    )


# ---------------------------------------------------------------- attachments


def test_that_a_file_goes_with_the_answer_is_looked_at_and_saved(
    qtbot: QtBot, desk: Desk, owner: Connection, anna: Person, tmp_path: Path
) -> None:
    letter(owner, anna.customer_id, "Licznik", "jaki stan?")
    page = page_of(qtbot, desk, anna)
    press(Qt.Key.Key_Return)
    page.form.writing.attach.picker.picked.emit("licznik <b>.png", PNG)
    assert not page.form.send.isEnabled() or page.form.writing.attach.is_busy
    qtbot.waitUntil(lambda: len(page.form.writing.attach.files()) == 1)
    type_text(page.form.writing.body_text, "W załączeniu.")
    page.form.send.click()
    qtbot.waitUntil(lambda: page.form.isHidden() and page.talk.files.isVisible())
    assert "Załączniki: licznik <b>.png" in page.talk.text.toPlainText()
    thread = page._thread()
    assert thread is not None
    page.talk.files.open(thread.newest.message_id, thread.newest.files[0])
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), AttachmentDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, AttachmentDialog)
    settle(qtbot, desk)
    dialog.save.click()
    chooser = dialog.findChild(QFileDialog)
    assert chooser is not None
    chooser.close()
    dialog.close()
    place = tmp_path / "licznik.png"
    write_file(desk, place, PNG)
    assert place.read_bytes() == PNG
    assert one(owner, "select count(*) from okienko.access_log where customer_id = %s and detail like 'file:%%'", anna.customer_id) == 1  # fmt: skip


def test_that_a_wrong_file_is_refused_in_words_beside_the_form(qtbot: QtBot, desk: Desk, anna: Person) -> None:
    page = page_of(qtbot, desk, anna)
    page.new.click()
    page.form.writing.attach.attach("program.exe", b"MZ\x90\x00")
    qtbot.waitUntil(page.form.writing.attach.problem.isVisible)
    assert page.form.writing.attach.problem.text().startswith("program.exe: ")
    assert page.form.writing.attach.files() == ()
    page.form.writing.attach.attach("a.png", png(10))
    qtbot.waitUntil(lambda: len(page.form.writing.attach.files()) == 1)
    assert page.form.writing.attach.problem.isHidden()


def test_that_the_same_file_twice_is_attached_once_and_does_not_keep_the_button_shut(
    qtbot: QtBot, desk: Desk, anna: Person
) -> None:
    page = page_of(qtbot, desk, anna)
    page.new.click()
    for _ in range(2):
        page.form.writing.attach.attach("A&B <i>.png", PNG)
    assert not page.form.send.isEnabled(), "it is still being looked into"
    qtbot.waitUntil(page.form.send.isEnabled)
    (file,) = page.form.writing.attach.files()
    (chip,) = page.form.writing.attach.findChildren(LinkChip)
    assert chip.text().startswith("A&&B <i>.png")
    assert file.name == "A&B <i>.png"
    for number in range(10):
        page.form.writing.attach.attach(f"{number}.png", png(number))
    qtbot.waitUntil(lambda: len(page.form.writing.attach.files()) == 10)
    assert page.form.writing.attach.problem.text() == "Wiadomość mieści najwyżej dziesięć załączników."


def test_that_attachments_of_a_message_not_sent_come_back(qtbot: QtBot, desk: Desk, anna: Person) -> None:
    page = page_of(qtbot, desk, anna)
    page.new.click()
    page.form.writing.attach.attach("licznik.png", PNG)
    qtbot.waitUntil(lambda: len(page.form.writing.attach.files()) == 1 and page.keeper.kept)
    assert drafts.load_message(desk.link, anna.customer_id) is not None
    again = page_of(qtbot, desk, anna)
    qtbot.waitUntil(again.form.isVisible)
    assert [file.name for file in again.form.writing.attach.files()] == ["licznik.png"]
    again.form.discard.click()
    qtbot.waitUntil(lambda: again.keeper.kept)
    assert drafts.load_message(desk.link, anna.customer_id) is None


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "etcpasswd"),
        ("C:\\aux\\con.txt", "Cauxcon.txt"),
        ("a\x00b\u202efdp.exe", "abfdp.exe"),
        (" .. ", "plik"),
        ("żółć.pdf", "żółć.pdf"),
    ],
)
def test_that_a_name_from_outside_is_no_path(name: str, safe: str) -> None:
    assert safe_name(name) == safe
