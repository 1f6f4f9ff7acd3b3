"""The main window by real keys: search, tabs, pages, strip, look, lock."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.contacts import ContactChannel, Level
from app.domain.faults import EnvironmentFault, Refused, Trouble
from app.domain.listing import Changed
from app.models.search import State
from app.system.settings import Theme as ThemeName
from app.views.keymap import KeyMap
from app.views.palette import Palette
from tests.views import desk_kit
from tests.views.desk_kit import SamplePage
from tests.views.keys import type_text
from tests.views.stage import Stage, click, press
from tests.views.stage import stage as _stage

stage = _stage


# ---------------------------------------------------------------- search
def test_that_a_customer_is_found_and_opened_by_keys_alone(stage: Stage) -> None:
    stage.key("F3")
    assert stage.focus() is stage.workplace.search
    type_text(stage.workplace.search, "łużycka 12")
    stage.qtbot.waitUntil(stage.workplace.search.popup.isVisible)
    stage.qtbot.waitUntil(lambda: stage.workplace.search.finder.state is State.ANSWERED)
    stage.key("Down")
    stage.key("Return")
    stage.qtbot.waitUntil(lambda: stage.workplace.area.current() is not None and not stage.desk.jobs.pending())
    view = stage.workplace.area.current()
    assert view is not None
    assert view.tab.customer_id == 2
    assert not stage.workplace.search.popup.isVisible()
    assert stage.workplace.search.text() == ""
    assert stage.focus() is stage.strip(view).button, "the caller is verified first"


def test_that_enter_at_once_opens_the_first_hit(stage: Stage) -> None:
    stage.key("F3")
    type_text(stage.workplace.search, "kowalska")
    stage.key("Return")
    stage.qtbot.waitUntil(lambda: stage.workplace.area.view_of(1) is not None and not stage.desk.jobs.pending())


def test_that_escape_ends_the_search(stage: Stage) -> None:
    stage.key("Ctrl+F")
    type_text(stage.workplace.search, "kowalska")
    stage.qtbot.waitUntil(stage.workplace.search.popup.isVisible)
    stage.key("Esc")
    assert not stage.workplace.search.popup.isVisible()
    assert stage.workplace.search.text() == ""


def test_that_a_new_search_replaces_the_text(stage: Stage) -> None:
    stage.key("F3")
    type_text(stage.workplace.search, "kowal")
    stage.key("F3")
    type_text(stage.workplace.search, "nowak")
    assert stage.workplace.search.text() == "nowak"


def test_that_nobody_found_says_what_to_do(stage: Stage) -> None:
    stage.hits = ()
    stage.key("F3")
    type_text(stage.workplace.search, "xyz")
    stage.qtbot.waitUntil(lambda: stage.workplace.search.finder.state is State.ANSWERED)
    assert "Nikogo nie znaleziono" in stage.workplace.search.popup.note.text()
    assert stage.workplace.search.popup.note.isVisible()


# ---------------------------------------------------------------- customers
def test_that_the_card_is_opened_by_the_running_contact(stage: Stage) -> None:
    view = stage.open(1)
    (customer_id, values), contact = stage.opened[0], view.tab.contact
    assert customer_id == 1
    assert (values["contact_key"], values["channel"]) == (contact.key, ContactChannel.PHONE)


def test_that_each_customer_has_a_contact_of_their_own(stage: Stage) -> None:
    first, second = stage.open(1), stage.open(2)
    assert first.tab.contact.key != second.tab.contact.key
    first.tab.set_level(Level.BALANCE)
    assert second.tab.level is Level.GENERAL


def test_that_an_open_customer_is_brought_forward_not_read_again(stage: Stage) -> None:
    first = stage.open(1)
    stage.open(2)
    stage.workplace.open_customer(1, "2.3")
    assert stage.workplace.area.current() is first
    assert first.menu.current_key() == "2.3"
    assert [customer_id for customer_id, _ in stage.opened] == [1, 2]


def test_that_tabs_are_walked_and_closed_by_keys(stage: Stage) -> None:
    views = [stage.open(number) for number in (1, 2, 3)]
    area = stage.workplace.area
    stage.key("Ctrl+Tab")
    assert area.current() is views[0]
    stage.key("Ctrl+Shift+Tab")
    assert area.current() is views[2]
    stage.key("Ctrl+W")
    assert area.views() == (views[0], views[1])
    assert area.current() is views[1]
    stage.key("Ctrl+W")
    stage.key("Ctrl+W")
    assert area.current() is None
    assert not area.bar.isVisible()
    assert area.empty.isVisible()


def test_that_closing_asks_when_something_would_be_lost(stage: Stage) -> None:
    view = stage.open(1)
    stage.key("Alt+1")
    type_text(stage.focus() or stage.window, "431")
    stage.strip(view).lost = "Notatka nie jest zapisana."
    stage.key("Ctrl+W")
    said = stage.desk.messages.current()
    assert said is not None
    assert said.text == "Niezapisane: 431. Notatka nie jest zapisana."
    assert stage.workplace.area.current() is view
    stage.key("F4")
    assert stage.workplace.area.current() is None


def test_that_a_customer_who_is_gone_is_told(stage: Stage) -> None:
    stage.failures.append(Refused("no_such_customer"))
    stage.workplace.open_customer(1)
    stage.qtbot.waitUntil(lambda: stage.desk.messages.current() is not None)
    said = stage.desk.messages.current()
    assert said is not None
    assert "już nie ma" in said.text


def test_that_a_lost_connection_offers_to_try_again(stage: Stage) -> None:
    stage.failures.append(EnvironmentFault(Trouble.GONE))
    stage.workplace.open_customer(1, "2.2")
    stage.qtbot.waitUntil(lambda: stage.desk.messages.current() is not None)
    assert stage.workplace.bar.action.isVisible()
    stage.key("F4")
    stage.qtbot.waitUntil(lambda: stage.workplace.area.view_of(1) is not None and not stage.desk.jobs.pending())
    view = stage.workplace.area.view_of(1)
    assert view is not None
    assert view.menu.current_key() == "2.2"


# ---------------------------------------------------------------- pages
@pytest.mark.parametrize(
    ("key", "page"),
    [
        ("Alt+1", "2.1-water"),
        ("Alt+Shift+1", "2.1-waste"),
        ("Alt+2", "2.2"),
        ("Alt+3", "2.3"),
        ("Alt+4", "2.4"),
        ("Alt+5", "2.5"),
        ("Alt+6", "1.1"),
        ("Alt+0", "contacts"),
    ],
)
def test_that_each_page_has_its_key(stage: Stage, key: str, page: str) -> None:
    view = stage.open(1)
    stage.open(2)
    stage.key("Ctrl+Shift+Tab")
    stage.key(key)
    shown = view.page()
    assert isinstance(shown, SamplePage)
    assert shown.key == page
    assert view.menu.current_key() == page
    assert stage.focus() is shown.field
    assert shown.done[:2] == ["card", "activate"]
    assert shown.done.count("card") == 1


def test_that_only_used_services_are_in_the_menu(stage: Stage) -> None:
    stage.cards[3] = desk_kit.card(3, accounts=(desk_kit.waste(),), meters=())
    view = stage.open(3)
    assert view.page_keys() == ["1.1", "2.1-waste", "2.2", "2.4", "2.5", "contacts"]
    stage.key("Alt+1")
    assert view.menu.current_key() == "2.1-waste", "a page that is not there has no key either"


def test_that_the_menu_is_walked_with_arrows(stage: Stage) -> None:
    view = stage.open(1)
    stage.key("Shift+F12")
    assert stage.focus() is view.menu
    stage.key("Down")
    assert view.menu.current_key() == "2.1-waste"
    stage.key("Return")
    shown = view.page()
    assert isinstance(shown, SamplePage)
    assert stage.focus() is shown.field


def test_that_a_change_elsewhere_reads_the_card_again(stage: Stage) -> None:
    view, other = stage.open(1), stage.open(2)
    page = view.page()
    assert isinstance(page, SamplePage)
    stage.cards[1] = desk_kit.card(1, name="Kowalska-Nowak Anna")
    stage.desk.feed.tell(Changed("customers", 1))
    stage.qtbot.waitUntil(lambda: view.tab.card.name == "Kowalska-Nowak Anna")
    assert page.done.count("card") == 2
    assert view.header.name.whole() == "Kowalska-Nowak Anna"
    assert stage.workplace.area.bar.tabText(0) == "Kowalska-Nowak Anna"
    assert other.tab.card is stage.cards[2]
    assert [customer_id for customer_id, _ in stage.opened] == [1, 2, 1]


def test_that_the_office_has_its_keys(stage: Stage) -> None:
    stage.key("Ctrl+1")
    assert stage.workplace.navigation.current_key() == "today"
    assert stage.workplace.office_keys() == ["today", "customers"], "what a role has not is not shown"
    stage.open(1)
    assert stage.workplace.navigation.current_key() == "customers"
    stage.key("Ctrl+1")
    stage.key("Ctrl+2")
    assert stage.workplace.stack.currentWidget() is stage.workplace.area, "back to the customers that are open"
    stage.key("Ctrl+2")
    assert stage.workplace.stack.currentWidget() is not stage.workplace.area, "then to their list"


# ---------------------------------------------------------------- room and look
def test_that_text_grows_and_shrinks_by_keys(stage: Stage) -> None:
    before = stage.workplace.navigation.item(0).sizeHint().height()
    for _ in range(9):
        stage.key("Ctrl++")
    assert stage.desk.theme.percent == 200
    assert stage.desk.settings.now.text_size == 200
    assert stage.workplace.navigation.item(0).sizeHint().height() > before * 1.5
    stage.key("Ctrl+-")
    assert stage.desk.theme.percent == 175
    stage.key("Ctrl+0")
    assert stage.desk.theme.percent == 100


def test_that_everything_fits_at_the_largest_text(stage: Stage) -> None:
    stage.open(1)
    stage.desk.theme.set_percent(200)
    stage.qtbot.wait(50)
    assert stage.window.size().width() == 1366
    assert stage.window.size().height() == 768
    minimum = stage.workplace.minimumSizeHint()
    assert minimum.width() <= 1366
    assert minimum.height() <= 768


def test_that_the_look_changes_live(stage: Stage) -> None:
    ink = stage.desk.theme.colour("ink")
    assert stage.desk.commands.run("look.dark")
    assert stage.desk.theme.colour("ink") != ink
    assert stage.desk.settings.now.theme is ThemeName.DARK


# ---------------------------------------------------------------- commands
def test_that_the_palette_does_what_is_typed(stage: Stage) -> None:
    stage.open(1)
    stage.key("Ctrl+K")
    palette = stage.window.findChild(Palette)
    assert palette is not None
    type_text(palette.line, "odczyty licz")
    assert [command.id for command in palette.model.rows()] == ["page.2.3"]
    press(palette.line, "Return")
    view = stage.workplace.area.current()
    assert view is not None
    stage.qtbot.waitUntil(lambda: view.menu.current_key() == "2.3")


def test_that_the_palette_forgives_missing_polish_letters(stage: Stage) -> None:
    stage.key("Ctrl+K")
    palette = stage.window.findChild(Palette)
    assert palette is not None
    type_text(palette.line, "wiekszy")
    assert [command.id for command in palette.model.rows()] == ["text.larger"]
    type_text(palette.line, "zzz")
    assert palette.none.isVisible()
    press(palette.line, "Esc")


def test_that_the_key_map_lists_every_key_once(stage: Stage) -> None:
    stage.open(1)
    stage.key("F1")
    keys = stage.window.findChild(KeyMap)
    assert keys is not None
    ids = [command.id for command in keys.model.rows()]
    assert {"search", "palette", "customer.close", "page.2.1-water", "strip.fold"} <= set(ids)
    assert len(ids) == len(set(ids))
    shortcuts = [key for command in stage.desk.commands.here() for key in command.shortcut.split("; ") if key]
    assert len(shortcuts) == len(set(shortcuts)), "two commands that are here together never share a key"
    press(keys, "Esc")


def test_that_lock_and_sign_out_have_keys(stage: Stage) -> None:
    stage.key("Ctrl+L")
    stage.key("Ctrl+Shift+Q")
    assert (stage.locked, stage.signed_out) == (1, 1)


def test_that_a_locked_window_obeys_no_command_and_shows_no_customer(stage: Stage) -> None:
    view = stage.open(1)
    stage.window.show_lock()
    lock = stage.window.lock
    assert lock is not None
    lock.show_for("Anna Nowak")
    press(lock.password, "Alt+3")
    press(lock.password, "Ctrl+K")
    assert view.menu.current_key() == "2.1-water"
    assert stage.window.findChild(Palette) is None
    assert not view.isVisible()
    assert "Kowalska" not in stage.window.windowTitle()
    shown = [w for w in lock.findChildren(type(lock.who)) if w.isVisible()]
    assert not any("Kowalska" in label.text() for label in shown)


def test_that_the_clerks_menu_is_made_of_commands(stage: Stage) -> None:
    click(stage.workplace.top.clerk)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    titles = [action.text() for action in menu.actions() if action.text()]
    assert "Zablokuj okno" in titles
    assert "Większy tekst" in titles
    menu.close()


def test_that_slow_work_is_shown_and_can_be_stopped(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.views.message_bar.STOPPABLE_MS", 400)
    monkeypatch.setattr("app.models.jobs.STOPPABLE_MS", 400)
    stage.hold.clear()
    stage.workplace.open_customer(1)
    assert not stage.workplace.bar.wait.isVisible()
    stage.qtbot.waitUntil(stage.workplace.bar.wait.isVisible)
    stage.qtbot.waitUntil(stage.workplace.bar.stop.isVisible)
    click(stage.workplace.bar.stop)
    stage.hold.set()
    stage.qtbot.waitUntil(lambda: not stage.workplace.bar.stop.isVisible())
    assert stage.workplace.area.current() is None


def test_that_what_was_offered_goes_when_another_customer_comes_forward(stage: Stage) -> None:
    stage.open(1)
    done: list[int] = []
    stage.desk.messages.offer("Zarejestrowano 13 m³.", "Cofnij", lambda: done.append(1))
    stage.open(2)
    assert stage.desk.messages.current() is None
    stage.key("F4")
    assert done == []


# ---------------------------------------------------------------- a part of the office made for the first time
@pytest.fixture
def supervised(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    """A window whose part "board" was never shown."""
    made = Stage(qtbot, monkeypatch, roles=frozenset({"clerk", "supervisor"}))
    yield made
    made.hold.set()
    assert made.desk.jobs.shut_down()


def test_that_keys_typed_while_a_part_is_made_are_its_own(supervised: Stage) -> None:
    stage = supervised
    stage.workplace.search.setFocus()
    stage.workplace.go_and_focus("board")
    assert stage.workplace.navigation.current_key() != "board", "made, and shown in a turn of its own"
    for letter in "ab":
        stage.key(letter)
    stage.qtbot.waitUntil(lambda: not stage.desk.jobs.pending())
    field = stage.focus()
    assert isinstance(field, QLineEdit)
    assert (field.accessibleName(), field.text()) == ("Pole biura", "ab")
    assert stage.workplace.search.text() == ""
    assert stage.workplace.navigation.current_key() == "board"


def test_that_one_who_goes_elsewhere_meanwhile_is_not_brought_back(supervised: Stage) -> None:
    stage = supervised
    stage.workplace.go_and_focus("board")
    stage.workplace.go("today")
    stage.qtbot.waitUntil(lambda: not stage.desk.jobs.pending())
    assert stage.workplace.navigation.current_key() == "today"


def test_that_the_first_part_does_not_come_before_the_one_asked_for(supervised: Stage) -> None:
    stage = supervised
    stage.workplace.go("customers")
    stage.open(1)
    stage.workplace.area.close_current()
    stage.workplace.go_and_focus("board")
    stage.workplace.begin()
    stage.qtbot.waitUntil(lambda: not stage.desk.jobs.pending())
    assert stage.workplace.navigation.current_key() == "board"
