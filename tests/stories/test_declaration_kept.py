"""A declaration left half-way is there again: after another page, a restart, a server that died; with a keyring or not."""

from __future__ import annotations

from pathlib import Path

import keyring
import keyring.backends.fail
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.system.folders import find_folders
from tests.database import Clone, Fragile
from tests.office_data import one, person
from tests.stories import declarations as story
from tests.stories.declarations import Office, home, make_office, page
from tests.stories.desk import DeskAtWork, desk_at_work
from tests.strays import Strays


@pytest.fixture
def office(qtbot: QtBot, qapp: QApplication, clone: Clone) -> Office:
    return make_office(qtbot, qapp, clone)


def kept_files() -> list[Path]:
    """What lies in the vault's folder of this process."""
    folder = find_folders().data / "half-way"
    return list(folder.glob("*.vault")) if folder.is_dir() else []


def leave_half_way(desk: DeskAtWork) -> None:
    """Two steps, half of the third, then something else."""
    story.begin(desk)
    story.who(desk)
    story.objects(desk)
    desk.type("anna.k")
    desk.until(lambda: page(desk).box.keeper.kept)
    desk.idle()


def come_back(desk: DeskAtWork) -> None:
    """From the list of page Oświadczenia, by keys."""
    desk.key("Ctrl+6")
    desk.idle()
    desk.wait_for("Kowalska Anna")
    page(desk).list.unfinished.table.setFocus()
    desk.key("Return")
    desk.until(lambda: page(desk).wizard.on_file is not None)
    desk.idle()


def is_as_it_was(desk: DeskAtWork, office: Office) -> None:
    wizard = page(desk).wizard
    assert wizard.step == 2
    assert wizard.draft.email == "anna.k"
    assert wizard.draft.paper.pesel == story.PESEL
    assert set(wizard.draft.account_ids) == {office.anna.account_id, office.anna.waste_id}
    assert page(desk).view.contact.lines["email"].text() == "anna.k"


def test_that_it_is_come_back_to_within_the_same_day(office: Office) -> None:
    with office.open() as desk:
        leave_half_way(desk)
        desk.key("Ctrl+1")
        desk.key("Ctrl+D")
        desk.idle()
        is_as_it_was(desk, office)
        desk.key("Ctrl+D")  # in the wizard: a new one; the former waits on the list
        desk.idle()
        assert page(desk).wizard.is_empty
        come_back(desk)
        is_as_it_was(desk, office)


def test_that_it_is_there_after_a_restart_encrypted(office: Office) -> None:
    with office.open() as desk:
        leave_half_way(desk)
        assert "zaszyfrowane" in desk.seen()
    for path in kept_files():
        assert story.PESEL.encode() not in path.read_bytes()
    assert one(office.owner, "select count(*) from drafts") == 0
    with office.open() as desk:
        come_back(desk)
        is_as_it_was(desk, office)
        page(desk).view.contact.focus_first()
        desk.key("Ctrl+A")
        story.contact(desk)
        story.register(desk)
        assert one(office.owner, "select count(*) from declarations") == 1
    with office.open() as desk:
        desk.key("Ctrl+6")
        desk.idle()
        assert "Nic nie zostało w połowie" in desk.seen()


def test_that_without_a_keyring_it_lies_where_only_this_clerk_can_read_it(office: Office) -> None:
    before = kept_files()
    keyring.set_keyring(keyring.backends.fail.Keyring())  # type: ignore[no-untyped-call]
    with office.open() as desk:
        leave_half_way(desk)
        desk.wait_for("nie ma magazynu kluczy")
    assert kept_files() == before
    assert (
        one(office.owner, "select count(*) from drafts where key like 'declaration:%%' and clerk = %s", office.login)
        == 1
    )
    with office.open() as desk:
        come_back(desk)
        is_as_it_was(desk, office)
        desk.wait_for("tylko dla Ciebie")
        page(desk).view.contact.focus_first()
        desk.key("Ctrl+A")
        story.contact(desk)
        story.register(desk)
        desk.until(lambda: one(office.owner, "select count(*) from drafts") == 0)


def test_that_it_is_thrown_away_only_by_hand(office: Office) -> None:
    with office.open() as desk:
        leave_half_way(desk)
        page(desk).view.throw.setFocus()
        desk.key("Space")
        desk.wait_for("Wyrzucić je na dobre?")
        assert page(desk).wizard.draft.email == "anna.k"
        desk.key("F4")
        desk.idle()
        assert "Nic nie zostało w połowie" in desk.seen()


def test_that_nothing_is_lost_when_the_server_dies_during_the_save(
    qtbot: QtBot, qapp: QApplication, fragile: Fragile, strays: Strays
) -> None:
    strays.expect_log("lost|gone|connection")
    owner = fragile.connect()
    anna = person(owner, portal="", pesel=story.PESEL)
    home(owner, anna.customer_id)
    login, password = fragile.make_login("okienko_clerk")
    with desk_at_work(qtbot, qapp, fragile.conninfo(login), password) as desk:
        story.begin(desk)
        story.who(desk)
        story.objects(desk)
        story.contact(desk)
        desk.key("Space")
        fragile.kill_server()
        desk.key("Ctrl+Return")
        desk.wait_for("Ponów", timeout=30_000)
        wizard = page(desk).wizard
        assert wizard.draft.email == story.EMAIL
        assert wizard.draft.signed_here
        desk.until(lambda: page(desk).box.keeper.kept)  # the vault needs no server
        fragile.start_again()
        desk.key("F4")
        desk.until(lambda: page(desk).done.outcome is not None, timeout=30_000)
        assert one(fragile.connect(), "select count(*) from okienko.declarations") == 1
        outcome = page(desk).done.outcome
        assert outcome is not None
        assert outcome.registered.login == "004512"
