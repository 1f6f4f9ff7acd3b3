"""Another card for a payment, looked for by typing faster than the database answers: the customer who was typed, or nobody."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.views.desk import Desk
from app.views.parts.movement_split import SplitForm
from app.views.parts.tables import row_height
from tests.bank_kit import Payment, Town
from tests.database import Clone
from tests.views import office_payments_kit
from tests.views.office_payments_kit import EARLY, anna, arrive, page_of
from tests.views.office_stage import keys, press, settle

CONTROL = Qt.KeyboardModifier.ControlModifier
town, opened, desk = office_payments_kit.town, office_payments_kit.opened, office_payments_kit.desk


def looked_for(qtbot: QtBot, desk: Desk, clone: Clone, folder: Path) -> SplitForm:
    """The form of a payment of nobody, with the answer to "kowalska" in its list."""
    arrive(clone, folder, Payment(777, "???", payer="KTOS OBCY"))
    page = page_of(qtbot, desk)
    press(Qt.Key.Key_M, CONTROL)
    form = page.board.card.split
    qtbot.waitUntil(form.finder.line.hasFocus)
    keys("kowalska")
    qtbot.waitUntil(lambda: form.finder.list.isEnabled() and form.finder.list.count() > 0)
    return form


def test_that_enter_waits_for_the_answer_to_what_is_typed(
    qtbot: QtBot, desk: Desk, town: Town, clone: Clone, tmp_path: Path
) -> None:
    anna(town)
    jan = town.customer("Nowak", "Jan")
    town.card(jan)
    form = looked_for(qtbot, desk, clone, tmp_path)
    form.finder.line.selectAll()
    keys("nowak jan")
    press(Qt.Key.Key_Return)
    assert not form.lines, "the list on the screen is the answer to what was typed before"
    qtbot.waitUntil(lambda: bool(form.lines))
    settle(qtbot, desk)
    assert {key[0] for key in form.lines} == {jan}


def test_that_an_early_enter_takes_nobody_of_several(
    qtbot: QtBot, desk: Desk, town: Town, clone: Clone, tmp_path: Path
) -> None:
    who, _card = anna(town)
    for name in ("Jan", "Piotr"):
        town.card(town.customer("Nowak", name))
    form = looked_for(qtbot, desk, clone, tmp_path)
    form.finder.line.selectAll()
    keys("nowak")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: form.finder.list.isEnabled() and form.finder.list.count() == 2)
    settle(qtbot, desk)
    assert not form.lines
    assert form.finder.line.hasFocus()
    assert form.finder.field.problem().startswith("Enter wybiera pierwszego klienta")
    rows = form.finder.list
    assert rows.visualItemRect(rows.item(1)).height() == row_height(rows.fontMetrics().height())
    press(Qt.Key.Key_Down)
    second = form.finder.list.item(1).text()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(form.lines))
    assert len(form.accounts) == 1
    assert form.accounts[0].name in second
    assert form.accounts[0].customer_id != who


def test_that_who_was_looked_for_never_comes_to_another_payment(
    qtbot: QtBot, desk: Desk, town: Town, clone: Clone, tmp_path: Path
) -> None:
    anna(town)
    form = looked_for(qtbot, desk, clone, tmp_path)
    press(Qt.Key.Key_Return)
    assert desk.jobs.has(form.finder, "cards")
    form.finder.offer(())
    settle(qtbot, desk)
    assert not form.lines
    keys("k")
    assert form.finder.list.count() == 0
    assert form.finder.field.problem() == "Wpisz co najmniej dwie litery lub cyfry."


def test_that_another_card_is_added_by_enter_and_nothing_is_sent(
    qtbot: QtBot, desk: Desk, town: Town, clone: Clone, tmp_path: Path
) -> None:
    """Enter in the list ends there: it must not reach the form, where it would assign what adds up already."""
    for name in ("Anna", "Maria"):
        who = town.customer("Kowalska", name)
        town.owe(who, town.card(who), 9610, f"FV/WOD/{name}", EARLY)
    arrive(clone, tmp_path, Payment(9610, "za wode", payer="KOWALSKA"))
    page = page_of(qtbot, desk)
    assert page.board.card.suggested.rowCount() == 2
    press(Qt.Key.Key_M, CONTROL)
    settle(qtbot, desk)
    form = page.board.card.split
    assert form.sum.text() == "Rozdzielono całe 96,10\u00a0zł."
    form.finder.line.setFocus()
    press(Qt.Key.Key_Down)
    assert form.finder.list.hasFocus()
    press(Qt.Key.Key_Return)
    settle(qtbot, desk)
    assert form.isVisible()
    assert len(form.accounts) == 2
    assert page.board.model.rowCount() == 1
