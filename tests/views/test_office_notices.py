"""The page "E-maile" and a customer's list of e-mails, on a real database, by keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.listing import Changed
from app.domain.notices import NoticeAct, NoticeKind, NoticeStatus, OutboxView
from app.models import notice_words
from app.models.tab import RunningContact, new_contact
from app.store.session import Database
from app.views.desk import Desk
from app.views.pages.office_notices import OfficeNoticesPage
from app.views.parts.notice_list import NoticeList
from tests.channels.smtp_kit import CUT, mail_server
from tests.database import Clone
from tests.notice_kit import drain, town
from tests.office_data import Connection, one
from tests.views.office_stage import PHONE, named, press, settle, show_office, staffed

CONTROL = Qt.KeyboardModifier.ControlModifier
Opened = list[tuple[int, str]]


@pytest.fixture
def owner(clone: Clone) -> Connection:
    return clone.connect()


@pytest.fixture
def opened() -> Opened:
    return []


def at_desk(app: QApplication, link: Database, opened: Opened, *roles: str) -> Iterator[Desk]:
    with staffed(app, link, roles=frozenset(roles)) as made:
        yield replace(made, open_customer=lambda customer_id, key: opened.append((customer_id, key)))


@pytest.fixture
def desk(qapp: QApplication, clone: Clone, opened: Opened) -> Iterator[Desk]:
    yield from at_desk(qapp, clone.login("okienko_clerk"), opened, "clerk")


@pytest.fixture
def chiefs_desk(qapp: QApplication, clone: Clone, opened: Opened) -> Iterator[Desk]:
    yield from at_desk(qapp, clone.login("okienko_supervisor"), opened, "clerk", "supervisor")


def show(qtbot: QtBot, desk: Desk) -> OfficeNoticesPage:
    page = show_office(qtbot, desk, OfficeNoticesPage)
    assert isinstance(page, OfficeNoticesPage)
    named(page)
    return page


def held(owner: Connection, count: int) -> int:
    town(owner, count)
    batch = one(owner, "insert into okienko.batches (source, sha256) values ('test', repeat('0', 64)) returning id")
    owner.execute("update okienko.notices set status = 'held', batch_id = %s", (batch,))
    return int(batch)


def test_that_an_outbox_without_trouble_shows_its_log(qtbot: QtBot, desk: Desk) -> None:
    page = show(qtbot, desk)
    assert page.view is OutboxView.LOG
    assert page.empty.text.text() == "Nie wysłano jeszcze żadnego e-maila."
    assert page.views[OutboxView.HELD].accessibleName() == "Wstrzymane"


def test_that_a_supervisor_lets_an_import_go_by_one_key(qtbot: QtBot, chiefs_desk: Desk, owner: Connection) -> None:
    held(owner, 3)
    page = show(qtbot, chiefs_desk)
    assert page.view is OutboxView.HELD
    assert page.views[OutboxView.HELD].accessibleName() == "Wstrzymane (3)"
    assert page.table.hasFocus()
    assert "zwalnia je albo odrzuca kierownik" in page.detail.text()
    press(Qt.Key.Key_U, CONTROL)
    qtbot.waitUntil(lambda: len(page.model.rows()) == 2)
    press(Qt.Key.Key_B, CONTROL)
    qtbot.waitUntil(lambda: len(page.model.rows()) == 1)
    press(Qt.Key.Key_B, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: not page.model.rows())
    settle(qtbot, chiefs_desk)
    assert owner.execute("select status, count(*) from okienko.notices group by 1 order by 1").fetchall() == [
        ("cancelled", 1), ("waiting", 2)
    ]  # fmt: skip


def test_that_a_clerk_only_looks_at_what_is_held(qtbot: QtBot, desk: Desk, owner: Connection) -> None:
    held(owner, 1)
    page = show(qtbot, desk)
    assert page.main.isHidden()
    assert page.all.isHidden()
    assert page.drop.isVisible()


def test_that_an_uncertain_one_shows_its_evidence_and_is_repeated(
    qtbot: QtBot, desk: Desk, owner: Connection, clone: Clone, opened: Opened
) -> None:
    town(owner, 1)
    with mail_server(lambda at, _to, _n: CUT if at == "taken" else None) as server:
        drain(clone.login("okienko_notices"), server.port)
    page = show(qtbot, desk)
    assert page.view is OutboxView.UNCERTAIN
    row = page.model.rows()[0]
    assert (row.name, row.notice.kind, row.notice.address) == ("Nowak 1", NoticeKind.NEW_INVOICE, "k···@poczta.example")
    assert "Zapytaj klienta" in page.detail.text()
    press(Qt.Key.Key_E, CONTROL)
    qtbot.waitUntil(page.told.isVisible)
    assert "niepewne" in page.told.text()
    assert row.notice.message_id in page.told.text()
    assert page.told.textFormat() is Qt.TextFormat.PlainText
    press(Qt.Key.Key_Return)
    assert opened == [(row.notice.customer_id, "1.3")]
    press(Qt.Key.Key_B, CONTROL)
    qtbot.waitUntil(lambda: not page.model.rows())
    assert page.empty.text.text() == "O każdym e-mailu wiadomo, czy został przyjęty."
    page.show_view(OutboxView.LOG)
    settle(qtbot, desk)
    assert [each.act for each in page.model.rows()] == [NoticeAct.RETRIED, NoticeAct.UNCERTAIN]


def test_that_changes_of_a_sender_are_seen(qtbot: QtBot, desk: Desk, owner: Connection, clone: Clone) -> None:
    town(owner, 2)
    page = show(qtbot, desk)
    page.show_view(OutboxView.WAITING)
    settle(qtbot, desk)
    assert len(page.model.rows()) == 2
    with mail_server() as server:
        drain(clone.login("okienko_notices"), server.port)
    desk.feed.tell(Changed("notices", 0))
    qtbot.waitUntil(lambda: not page.model.rows())
    page.show_view(OutboxView.LOG)
    settle(qtbot, desk)
    assert [row.notice.status for row in page.model.rows()] == [NoticeStatus.SENT] * 2


def test_that_a_customer_s_e_mails_are_listed(qtbot: QtBot, desk: Desk, owner: Connection) -> None:
    town(owner, 1)
    who = one(owner, "select customer_id from okienko.customers")
    owner.execute("update okienko.notices set status = 'suppressed', answer = 'no_consent'")
    part = NoticeList(desk)
    qtbot.addWidget(part)
    part.show()
    contact = new_contact(PHONE, desk.clock.now())
    assert isinstance(contact, RunningContact)
    part.show_customer(who, contact)
    settle(qtbot, desk)
    assert part.table.isVisible()
    shown = [column.show(part.model.rows()[0]) for column in notice_words.customer_columns(desk.clock.now)]
    assert shown[1:] == ["nowa faktura", "k···@poczta.example", "pominięte: brak zgody"]
    assert one(owner, "select count(*) from okienko.access_log where detail = 'notices'") == 1
    part.clear()
    assert not part.model.rows()


@pytest.mark.usefixtures("qapp")
def test_that_every_code_has_its_words() -> None:
    for kind in NoticeKind:
        assert notice_words.kind(kind)
    for view in OutboxView:
        assert notice_words.empty(view)
    assert notice_words.reason("550 5.1.1 no such user") == "550 5.1.1 no such user"
