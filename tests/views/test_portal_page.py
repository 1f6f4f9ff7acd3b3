"""Page 1.3 on a real database, by keys: what the level opens, acts with their reason, the slip, the customer's view."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import get_ident
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.contacts import Level
from app.domain.portal import PortalAct
from app.services import declaration_papers
from app.store.session import Database
from app.system.passwords import hash_password, is_password
from app.views.desk import Desk
from app.views.pages.portal import PortalPage
from app.views.parts import portal_slip
from app.views.parts.labels import Text
from tests.database import Clone
from tests.office_data import Connection, Person, one
from tests.views.office_stage import keys, named, press, settle, show, someone, staffed


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
def anna(owner: Connection) -> Person:
    return someone(owner)


@pytest.fixture
def slips(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What would stand on paper; no print dialog opens."""
    made: list[Any] = []

    def slip(_link: Database, sealed: Any, **_rest: object) -> bytes:
        made.append(sealed)
        return b"%PDF-1.7 slip"

    monkeypatch.setattr(declaration_papers, "slip", slip)
    monkeypatch.setattr(portal_slip.SlipPanel, "print_it", lambda _panel: None)
    return made


def opened(qtbot: QtBot, desk: Desk, who: Person, level: Level = Level.CHANGE) -> PortalPage:
    page = show(qtbot, desk, who, PortalPage, level)
    assert isinstance(page, PortalPage)
    return page


def state(owner: Connection, who: Person) -> str:
    return str(one(owner, "select state from okienko.portal_accounts where customer_id = %s", who.customer_id))


def test_that_nothing_of_the_account_is_read_before_verification(
    qtbot: QtBot, desk: Desk, anna: Person, owner: Connection
) -> None:
    page = opened(qtbot, desk, anna, Level.READING)
    assert page.closed.isVisible()
    assert not page.facts.isVisible()
    seen = "select count(*) from okienko.access_log where customer_id = %s and detail = 'portal'"
    assert one(owner, seen, anna.customer_id) == 0


def test_that_the_account_is_seen_but_not_changed_at_the_balance_level(qtbot: QtBot, desk: Desk, anna: Person) -> None:
    page = opened(qtbot, desk, anna, Level.BALANCE)
    assert page.facts.state.text() == "A  aktywne"
    assert page.facts.value("login") == anna.number
    assert page.acts.hint.isVisible()
    assert not any(button.isEnabled() for button in page.acts.buttons.values())


def test_that_what_was_told_goes_with_the_level(qtbot: QtBot, desk: Desk, anna: Person) -> None:
    page = opened(qtbot, desk, anna)
    page.tab.set_level(Level.GENERAL)
    assert page.closed.isVisible()
    assert not page.acts.isVisible()
    assert not page.events.isVisible()


def test_that_an_act_asks_for_its_reason_first(qtbot: QtBot, desk: Desk, anna: Person, owner: Connection) -> None:
    page = opened(qtbot, desk, anna)
    page.acts.buttons[PortalAct.BLOCK].setFocus()
    press(Qt.Key.Key_Space)
    assert page.acts.reason_row.problem()
    assert page.acts.reason.hasFocus()
    assert state(owner, anna) == "active"


def test_that_an_account_is_blocked_and_unblocked_by_keys(
    qtbot: QtBot, desk: Desk, anna: Person, owner: Connection
) -> None:
    page = opened(qtbot, desk, anna)
    assert page.acts.reason.hasFocus()
    keys("obce logowania")
    page.acts.buttons[PortalAct.BLOCK].setFocus()
    assert "wylogowany" in page.acts.effect.text()
    press(Qt.Key.Key_Return)
    settle(qtbot, desk)
    assert state(owner, anna) == "blocked"
    assert page.facts.state.text() == "B  zablokowane"
    assert page.model.rows()[0].reason == "obce logowania"
    assert page.acts.reason.text() == ""
    keys("wyjaśnione")
    press(Qt.Key.Key_Return)  # from the reason to the one act that is wanted most
    assert page.acts.buttons[PortalAct.UNBLOCK].hasFocus()
    press(Qt.Key.Key_Return)
    settle(qtbot, desk)
    assert state(owner, anna) == "active"


def test_that_a_block_can_be_taken_back_from_the_message_bar(
    qtbot: QtBot, desk: Desk, anna: Person, owner: Connection
) -> None:
    page = opened(qtbot, desk, anna)
    keys("pomyłka")
    page.acts.buttons[PortalAct.BLOCK].setFocus()
    press(Qt.Key.Key_Return)
    settle(qtbot, desk)
    desk.messages.act()
    settle(qtbot, desk)
    assert state(owner, anna) == "active"
    assert page.model.rows()[0].reason == "cofnięte: pomyłka"


def test_that_a_reset_ends_on_the_slip_and_nowhere_on_the_screen(
    qtbot: QtBot, desk: Desk, anna: Person, owner: Connection, slips: list[Any], tmp_path: Path
) -> None:
    page = opened(qtbot, desk, anna)
    keys("zgubiona koperta")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    settle(qtbot, desk)
    (sealed,) = slips
    kept = one(owner, "select password_hash from okienko.portal_accounts where customer_id = %s", anna.customer_id)
    assert is_password(sealed.password, kept)
    assert page.slip.isVisible()
    assert page.unsaved()
    shown = " ".join(label.text() for label in page.findChildren(Text))
    assert sealed.password not in shown
    page.slip.save(tmp_path / "koperta.pdf")
    settle(qtbot, desk)
    assert (tmp_path / "koperta.pdf").read_bytes() == b"%PDF-1.7 slip"
    assert not page.slip.isVisible()
    assert not page.unsaved()
    assert page._hands == {}
    acts = one(
        owner,
        "select string_agg(act, ' ' order by id) from okienko.portal_events where customer_id = %s",
        anna.customer_id,
    )
    assert acts == "reset slip_printed"


def test_that_the_password_is_made_off_the_windows_thread(
    qtbot: QtBot, desk: Desk, anna: Person, slips: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[int] = []

    def hashed(clear: str) -> str:
        threads.append(get_ident())
        return hash_password(clear)

    monkeypatch.setattr("app.services.portal.hash_password", hashed)
    opened(qtbot, desk, anna)
    keys("zgubiona koperta")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    settle(qtbot, desk)
    assert len(slips) == 1
    assert threads
    assert get_ident() not in threads


def test_that_a_file_that_cannot_be_written_keeps_the_slip(
    qtbot: QtBot, desk: Desk, anna: Person, slips: list[Any], tmp_path: Path
) -> None:
    page = opened(qtbot, desk, anna)
    keys("zgubiona koperta")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    settle(qtbot, desk)
    page.slip.save(tmp_path / "nie" / "ma" / "koperta.pdf")
    assert page.slip.is_waiting()
    assert slips
    page.slip.drop_button.click()
    assert not page.slip.is_waiting()


def test_that_an_act_of_another_desk_is_told_and_read_again(
    qtbot: QtBot, desk: Desk, anna: Person, owner: Connection
) -> None:
    page = opened(qtbot, desk, anna)
    owner.execute(
        "update okienko.portal_accounts set state = 'blocked', state_reason = 'inne okienko' where customer_id = %s",
        (anna.customer_id,),
    )
    keys("zamyka")
    page.acts.buttons[PortalAct.CLOSE].setFocus()
    press(Qt.Key.Key_Return)
    settle(qtbot, desk)
    assert "inne okienko" in page.facts.since.text()
    assert page.acts.reason_row.problem()
    assert state(owner, anna) == "blocked"


def test_that_a_reason_that_was_typed_outlives_the_page(qtbot: QtBot, desk: Desk, anna: Person) -> None:
    page = opened(qtbot, desk, anna)
    keys("prosi listownie")
    page.draft.keeper.keep()
    settle(qtbot, desk)
    again = opened(qtbot, desk, anna)
    settle(qtbot, desk)
    assert again.acts.reason.text() == "prosi listownie"


def test_that_a_customer_without_an_account_is_told_how_to_get_one(qtbot: QtBot, desk: Desk, owner: Connection) -> None:
    page = opened(qtbot, desk, someone(owner, portal=""))
    assert page.facts.state.text() == "–  brak konta"
    assert page.none.isVisible()
    assert page.declare_button.hasFocus()
    assert not page.acts.isVisible()


def test_that_every_control_has_a_name_and_the_list_keeps_its_rules(qtbot: QtBot, desk: Desk, anna: Person) -> None:
    page = opened(qtbot, desk, anna)
    named(page)
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)


# ---------------------------------------------------------------- the customer's view


def test_that_the_customers_view_has_the_guides_menu_as_it_is_for_this_customer(
    qtbot: QtBot, desk: Desk, anna: Person
) -> None:
    page = opened(qtbot, desk, anna, Level.BALANCE)
    page.client_button.setFocus()
    press(Qt.Key.Key_Space)
    settle(qtbot, desk)
    assert page.client.mark.isVisible()
    assert not page.facts.isVisible()
    assert page.client.page_keys() == ["1.1", "1.2", "1.3", "2.1-1", "2.1-2", "2.2", "2.3", "2.5"]
    assert page.client.menu.hasFocus()
    assert page.client.menu.current_key() == "2.1-1"
    press(Qt.Key.Key_Escape)
    assert page.facts.isVisible()
    assert page.client_button.hasFocus()


@pytest.mark.parametrize(
    ("key", "seen"),
    [
        ("1.1", "Nie ma wiadomości."),
        ("1.3", "co najmniej 12 znaków"),
        ("2.1-1", "Woda: do zapłaty"),
        ("2.2", "sprzedaż pozostała"),
        ("2.3", "nie mniejszy niż zaksięgowany"),
        ("2.5", "dane są zakryte"),
    ],
)
def test_that_each_page_of_the_view_says_what_stands_there(
    qtbot: QtBot, desk: Desk, anna: Person, key: str, seen: str
) -> None:
    page = opened(qtbot, desk, anna, Level.BALANCE)
    page.client_button.click()
    settle(qtbot, desk)
    page.client.show_page(key)
    QTest.qWait(0)
    shown = " ".join(label.text().replace("\u00a0", " ") for label in page.client.findChildren(Text))
    assert seen in shown


@pytest.mark.parametrize(
    ("portal", "seen"),
    [("", "nie ma konta"), ("blocked", "Konto jest zablokowane"), ("closed", "Konto jest zamknięte")],
)
def test_that_the_view_says_why_the_customer_does_not_see_it_now(
    qtbot: QtBot, desk: Desk, owner: Connection, portal: str, seen: str
) -> None:
    page = opened(qtbot, desk, someone(owner, portal=portal), Level.BALANCE)
    page.client_button.click()
    settle(qtbot, desk)
    assert seen in page.client.why.text()


def test_that_the_view_closes_with_the_level(qtbot: QtBot, desk: Desk, anna: Person) -> None:
    page = opened(qtbot, desk, anna, Level.BALANCE)
    page.client_button.click()
    settle(qtbot, desk)
    page.tab.set_level(Level.GENERAL)
    assert not page.client.isVisible()
    assert page.client.page_keys() == []
