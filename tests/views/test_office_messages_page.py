"""The office page "Wiadomości" on a real database: views by what is to be done, messages to groups by keys."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.customers import Service
from app.domain.listing import Changed
from app.domain.mailings import MailingStatus, Progress
from app.domain.messages import InboxView
from app.models.jobs import Cancel
from app.services import drafts, mailings, messages
from app.store.session import Database
from app.views.desk import Clerk, Desk
from app.views.pages import office_messages
from app.views.pages.office_messages import OfficeMessagesPage
from tests.database import Clone
from tests.office_data import Connection, letter, one
from tests.services.mail_kit import Seat, outage, seat, street
from tests.views.keys import type_text
from tests.views.office_stage import keys, named, press, settle, show_office, someone, staffed

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def owner(clone: Clone) -> Connection:
    return clone.connect()


@pytest.fixture
def ewa(clone: Clone, owner: Connection) -> Seat:
    return seat(clone, owner, "Ewa Dąbrowska")


@pytest.fixture
def chief(clone: Clone, owner: Connection) -> Seat:
    return seat(clone, owner, "Jan Kierownik", "supervisor")


@pytest.fixture
def desk(qapp: QApplication, ewa: Seat) -> Iterator[Desk]:
    with staffed(qapp, ewa.link) as made:
        yield replace(made, clerk=Clerk(ewa.login, ewa.name, frozenset({"clerk"})))


@pytest.fixture
def chiefs_desk(qapp: QApplication, chief: Seat) -> Iterator[Desk]:
    roles = frozenset({"clerk", "supervisor"})
    with staffed(qapp, chief.link, roles=roles) as made:
        yield replace(made, clerk=Clerk(chief.login, chief.name, roles))


def page_of(qtbot: QtBot, desk: Desk) -> OfficeMessagesPage:
    page = show_office(qtbot, desk, OfficeMessagesPage)
    assert isinstance(page, OfficeMessagesPage)
    return page


def subjects(page: OfficeMessagesPage) -> list[str]:
    return [row.subject for row in page.model.rows()]


# ---------------------------------------------------------------- conversations


def test_that_a_conversation_goes_through_the_views_by_keys(qtbot: QtBot, desk: Desk, owner: Connection) -> None:
    anna = someone(owner)
    letter(owner, anna.customer_id, "Starsza", "?", minutes_ago=9)
    letter(owner, anna.customer_id, "Nowsza", "?")
    page = page_of(qtbot, desk)
    assert subjects(page) == ["Starsza", "Nowsza"]
    assert page.views["waiting"].accessibleName() == "Czekają (2)"
    press(Qt.Key.Key_T, CTRL)
    qtbot.waitUntil(lambda: page.model.rows()[0].state.holder_name == "Ewa Dąbrowska")
    assert page.views["mine"].accessibleName() == "Moje (1)"
    page.views["mine"].setFocus()
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: subjects(page) == ["Starsza"])
    press(Qt.Key.Key_E, CTRL | SHIFT)
    qtbot.waitUntil(page.empty.isVisible)
    assert page.empty.text.text() == "Nie prowadzisz żadnej rozmowy. Przejmij którąś z czekających."
    page.show_view(InboxView.CLOSED.value)
    qtbot.waitUntil(lambda: subjects(page) == ["Starsza"])
    assert page.model.rows()[0].state.closed_by == "Ewa Dąbrowska"
    page.show_view(InboxView.OPEN.value)
    qtbot.waitUntil(lambda: subjects(page) == ["Nowsza"])


def test_that_a_message_is_shown_at_once_and_a_flood_is_read_together(
    qtbot: QtBot, desk: Desk, owner: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office_messages, "REST_MS", 600_000)  # it ends when this test says so, however slow the machine
    anna = someone(owner)
    page = page_of(qtbot, desk)
    assert page.empty.isVisible()
    reads: list[int] = []
    page.model.came.connect(lambda part: reads.append(len(part.rows)))
    letter(owner, anna.customer_id, "Pierwsza", "?")
    desk.feed.tell(Changed("messages", anna.customer_id, 1))
    qtbot.waitUntil(lambda: subjects(page) == ["Pierwsza"])
    for number in range(20):
        letter(owner, anna.customer_id, f"{number}", "?")
        desk.feed.tell(Changed("messages", anna.customer_id, number))
        qtbot.waitUntil(lambda: not desk.feed._timer.isActive())
    settle(qtbot, desk)
    assert subjects(page) == ["Pierwsza"]
    page._rest.stop()
    page._rest.timeout.emit()
    qtbot.waitUntil(lambda: len(subjects(page)) == 21)
    assert len(reads) == 2


# ---------------------------------------------------------------- groups


def test_that_a_street_is_told_of_an_outage_by_keys_and_everybody_has_it(
    qtbot: QtBot, desk: Desk, owner: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailings, "BATCH", 3)
    street(owner, "Łużycka", 9, active=7)
    page = page_of(qtbot, desk)
    press(Qt.Key.Key_G, CTRL)
    form = page.mailings.form
    qtbot.waitUntil(lambda: form.isVisible() and form.seen is not None)
    settle(qtbot, desk)
    assert form.group.service.hasFocus()
    press(Qt.Key.Key_Down)
    assert form.group.filter().service is Service.WATER
    form.group.streets.edit.setFocus()
    keys("luzyc")
    qtbot.waitUntil(lambda: form.group.streets.names.rowCount() == 1)
    QTest.keyClick(form.group.streets.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: form.seen is not None and form.seen.reached == 7)
    assert form.reach.text() == "Dostanie ją 7 klientów. 2 nie dostaną: nie mają aktywnego konta e-BOK."
    assert form.send.accessibleName() == "Wyślij do 7 klientów"
    next(action for action in form.writing.menu.actions() if action.text() == "Przerwa w dostawie wody").trigger()
    assert form.writing.editors.editor("date").hasFocus()
    keys("28.11.2026")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(form.writing.body_text.hasFocus)
    assert "Dotyczy: Łużycka." in form.writing.text()
    press(Qt.Key.Key_Tab)
    assert form.send.hasFocus()
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(page.mailings.model.rows()) and page.mailings.model.rows()[0].progress.sent == 7)
    settle(qtbot, desk)
    assert page.mailings.model.rows()[0].progress.status is MailingStatus.DONE
    assert page.mailings.details.text().startswith("Woda; Łużycka · wysłano do 7 z 7")
    assert one(owner, "select count(distinct customer_id) from okienko.messages where mailing_id is not null") == 7
    assert drafts.load_mailing(desk.link) is None


def test_that_sending_is_stopped_in_the_middle_and_the_rest_told(
    qtbot: QtBot, desk: Desk, ewa: Seat, owner: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = mailings.create(ewa.link, outage(street(owner, "Łużycka", 40, active=40)))
    page = page_of(qtbot, desk)
    page.show_view("groups")
    qtbot.waitUntil(lambda: bool(page.mailings.model.rows()))
    assert page.mailings.send.accessibleName() == "Wyślij do 40"
    batch, calls = mailings.send_batch, iter(range(99))

    def slow(link: Database, mailing_id: int, *, cancel: Cancel) -> Progress:
        """Two batches, then one that does not end by itself."""
        if next(calls) >= 2:
            cancel.wait(20)
        return batch(link, mailing_id, 2, cancel=cancel)

    monkeypatch.setattr(mailings, "send_batch", slow)
    page.mailings.send.click()
    qtbot.waitUntil(lambda: page.mailings.model.rows()[0].progress.sent == 4)
    assert page.mailings.stop.accessibleName() == "Przerwij: 36 nie dostanie"
    assert not page.mailings.send.isVisible()
    page.mailings.stop.click()
    qtbot.waitUntil(lambda: page.mailings.model.rows()[0].progress.status is MailingStatus.CANCELLED)
    settle(qtbot, desk)
    now = page.mailings.model.rows()[0].progress
    assert (now.sent, now.left) == (4, 36)
    said = desk.messages.current()
    assert said is not None
    assert said.text == "Przerwano: wysłano do 4 z 40, 36 nie dostało."
    assert one(owner, "select count(*) from okienko.messages") == 4
    assert made.mailing_id == now.mailing_id
    assert not page.mailings.stop.isVisible()


def test_that_what_broke_off_is_resumed(qtbot: QtBot, desk: Desk, ewa: Seat, owner: Connection) -> None:
    made = mailings.create(ewa.link, outage(street(owner, "Łużycka", 10, active=10)))
    mailings.send_batch(ewa.link, made.mailing_id, 4)
    page = page_of(qtbot, desk)
    page.show_view("groups")
    qtbot.waitUntil(page.mailings.send.isVisible)
    assert page.mailings.send.accessibleName() == "Wznów: zostało 6"
    page.mailings.send.click()
    qtbot.waitUntil(lambda: page.mailings.model.rows()[0].progress.sent == 10)


def test_that_a_large_one_waits_and_a_supervisor_lets_it_go(
    qtbot: QtBot, chiefs_desk: Desk, ewa: Seat, owner: Connection
) -> None:
    owner.execute("update okienko.settings set value = %s where key = 'mailing_limit'", (json.dumps(3),))
    mailings.create(ewa.link, outage(street(owner, "Łużycka", 5, active=5)))
    page = page_of(qtbot, chiefs_desk)
    assert page.views["groups"].accessibleName() == "Do grup (1 do zatwierdzenia)"
    page.show_view("groups")
    qtbot.waitUntil(page.mailings.release.isVisible)
    assert not page.mailings.send.isVisible()
    page.mailings.release.setFocus()
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(page.mailings.send.isVisible)
    assert "zatwierdził(a): Jan Kierownik" in page.mailings.details.text()


def test_that_a_clerk_is_told_before_that_it_will_be_held_and_cannot_let_it_go(
    qtbot: QtBot, desk: Desk, owner: Connection
) -> None:
    owner.execute("update okienko.settings set value = %s where key = 'mailing_limit'", (json.dumps(3),))
    street(owner, "Łużycka", 5, active=5)
    page = page_of(qtbot, desk)
    press(Qt.Key.Key_G, CTRL)
    form = page.mailings.form
    qtbot.waitUntil(lambda: form.seen is not None and form.seen.held)
    assert form.send.accessibleName() == "Przekaż kierownikowi: 5 klientów"
    assert "Więcej niż 3: czeka na zgodę kierownika." in form.reach.text()
    assert form.tell.isHidden(), "an announcement is a supervisor's"
    type_text(form.writing.subject, "Ważne")
    type_text(form.writing.body_text, "<b>tekst</b>")
    form.send.click()
    qtbot.waitUntil(lambda: bool(page.mailings.model.rows()))
    settle(qtbot, desk)
    assert page.mailings.model.rows()[0].progress.status is MailingStatus.HELD
    assert page.mailings.release.isHidden()
    assert one(owner, "select count(*) from okienko.messages") == 0


def test_that_a_supervisor_announces_in_the_same_act(qtbot: QtBot, chiefs_desk: Desk, owner: Connection) -> None:
    street(owner, "Łużycka", 2, active=2)
    page = page_of(qtbot, chiefs_desk)
    press(Qt.Key.Key_G, CTRL)
    form = page.mailings.form
    settle(qtbot, chiefs_desk)
    type_text(form.writing.subject, "Brak wody")
    type_text(form.writing.body_text, "Do 15:00.")
    form.tell.setChecked(True)
    assert form.told.text() == "Brak wody"
    qtbot.waitUntil(form.send.isEnabled)
    form.send.click()
    qtbot.waitUntil(lambda: form.told_row.problem().startswith("Wybierz ulice"))
    type_text(form.group.streets.edit, "luzyc")
    qtbot.waitUntil(lambda: form.group.streets.names.rowCount() == 1)
    form.group.streets.add_typed()
    qtbot.waitUntil(lambda: form.seen is not None and form.send.isEnabled())
    settle(qtbot, chiefs_desk)
    form.send.click()
    qtbot.waitUntil(form.isHidden)
    settle(qtbot, chiefs_desk)
    assert one(owner, "select text from okienko.announcements") == "Brak wody"


def test_that_a_message_to_a_group_not_sent_comes_back(qtbot: QtBot, desk: Desk, owner: Connection) -> None:
    street(owner, "Łużycka", 2, active=2)
    page = page_of(qtbot, desk)
    press(Qt.Key.Key_G, CTRL)
    form = page.mailings.form
    settle(qtbot, desk)
    type_text(form.writing.subject, "Wymiana")
    type_text(form.writing.body_text, "jeszcze nie koniec")
    assert page.unsaved() == "Wiadomość do grupy nie jest jeszcze zapisana."
    qtbot.waitUntil(lambda: page.mailings.keeper.kept)
    again = page_of(qtbot, desk)
    again.show_view("groups")
    qtbot.waitUntil(again.mailings.form.isVisible)
    assert again.mailings.form.draft().subject == "Wymiana"
    assert again.mailings.form.draft().request_key == form.draft().request_key, "it can't be made twice"
    again.mailings.form.discard.click()
    qtbot.waitUntil(lambda: again.mailings.keeper.kept)
    assert drafts.load_mailing(desk.link) is None


def test_that_everything_of_the_groups_has_a_name(qtbot: QtBot, chiefs_desk: Desk, owner: Connection) -> None:
    street(owner, "Łużycka", 2, active=2)
    page = page_of(qtbot, chiefs_desk)
    press(Qt.Key.Key_G, CTRL)
    settle(qtbot, chiefs_desk)
    page.mailings.form.show_first.click()
    page.mailings.form.tell.setChecked(True)
    named(page)
    assert messages.inbox(chiefs_desk.link).total == 0
