"""A payment that is divided, and one that only its payer's name tells of, on a real database, by keys."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.views.desk import Desk
from app.views.pages.office_payments import OfficePaymentsPage
from app.views.parts.buttons import key_text
from app.views.parts.movement_split import SplitForm
from tests.bank_kit import Payment, Town
from tests.database import Clone
from tests.views import office_payments_kit
from tests.views.office_payments_kit import anna, arrive, page_of, said
from tests.views.office_stage import keys, press, settle

CONTROL = Qt.KeyboardModifier.ControlModifier
town, opened, desk = office_payments_kit.town, office_payments_kit.opened, office_payments_kit.desk


def divided(qtbot: QtBot, desk: Desk) -> tuple[OfficePaymentsPage, SplitForm, list[QLineEdit]]:
    """The page, to be kept as long as its form; the form in which its first payment is divided; its fields of amounts."""
    page = page_of(qtbot, desk)
    press(Qt.Key.Key_M, CONTROL)
    settle(qtbot, desk)
    form = page.board.card.split
    lines = list(form.lines.values())
    qtbot.waitUntil(lines[0].hasFocus)
    return page, form, lines


def test_that_parts_that_do_not_add_up_cannot_be_assigned_and_say_why(
    qtbot: QtBot, desk: Desk, town: Town, clone: Clone, tmp_path: Path
) -> None:
    who, card = anna(town)
    arrive(clone, tmp_path, Payment(10000, "za wode", payer="ANNA KOWALSKA"))
    _page, form, lines = divided(qtbot, desk)
    assert [line.text() for line in lines] == ["96,10", "3,90", ""]
    assert form.save.isEnabled()
    assert form.save.toolTip() == ""
    assert form.save.accessibleDescription() == key_text("Ctrl+Enter")
    for typed, reason in (
        ("96", "Rozdzielono 99,90\u00a0zł z 100,00\u00a0zł, zostało 0,10\u00a0zł."),
        ("97", "Rozdzielono 100,90\u00a0zł: o 0,90\u00a0zł więcej niż 100,00\u00a0zł, które wpłynęło."),
        ("x", form.lines[who, card, form.accounts[0].open_papers[0].charge_id].accessibleName()),
    ):
        lines[0].selectAll()
        keys(typed)
        assert not form.save.isEnabled()
        assert lines[0].hasFocus()
        assert form.sum.text().startswith(reason)
        assert form.save.toolTip() == form.sum.text()
        assert form.save.accessibleDescription() == f"{key_text('Ctrl+Enter')}. {form.sum.text()}"
        press(Qt.Key.Key_Return, CONTROL)
        assert lines[0].hasFocus()
        assert said(desk) == form.sum.text()
    form.leave.setFocus()
    press(Qt.Key.Key_Tab)
    assert form.finder.line.hasFocus()  # Tab passes what can't be pressed
    press(Qt.Key.Key_Backtab)
    assert form.leave.hasFocus()
    lines[-1].setFocus()
    press(Qt.Key.Key_Return)
    assert lines[0].hasFocus()  # Enter on the last line leads to the one to change
    assert town.open_of(who, card) == [("FV/WOD/1/2026", 9610), ("FV/WOD/2/2026", 5222)]
    lines[0].selectAll()
    keys("96,10")
    assert form.save.isEnabled()
    assert form.save.toolTip() == ""
    form.leave.setFocus()
    press(Qt.Key.Key_Tab)
    assert form.save.hasFocus()
    press(Qt.Key.Key_Space)
    settle(qtbot, desk)
    assert town.open_of(who, card) == [("FV/WOD/2/2026", 5222 - 390)]


def test_that_a_payer_called_as_a_customer_is_suggested_last_and_taken(
    qtbot: QtBot, desk: Desk, town: Town, clone: Clone, tmp_path: Path
) -> None:
    who, card = anna(town)
    arrive(clone, tmp_path, Payment(7109, "opłata za listopad, mama", payer="JAN I ANNA KOWALSCY"))
    page = page_of(qtbot, desk)
    board = page.board.card
    assert board.suggested.rowCount() == 1
    assert board.suggested.index(0, 3).data() == "nazwa nadawcy"
    assert board.told.text() == "Czyja to może być wpłata, od najbardziej prawdopodobnej:"
    press(Qt.Key.Key_Return, CONTROL)
    settle(qtbot, desk)
    assert town.open_of(who, card) == [("FV/WOD/1/2026", 9610 - 7109), ("FV/WOD/2/2026", 5222)]


def test_that_each_charge_of_one_invoice_has_its_own_line(
    qtbot: QtBot, desk: Desk, town: Town, clone: Clone, tmp_path: Path
) -> None:
    who = town.customer("Kowalska", "Anna")
    card = town.card(who)
    town.owe_more(who, card, town.owe(who, card, 19475, "FV/WOD/1/2026"), 5000, "FV/WOD/1/2026: plomba")
    arrive(clone, tmp_path, Payment(20000, "za wode", payer="ANNA KOWALSKA"))
    _page, form, lines = divided(qtbot, desk)
    assert [line.text() for line in lines] == ["194,75", "5,25", ""]
    lines[0].selectAll()
    keys("150")
    lines[1].setFocus()
    lines[1].selectAll()
    keys("50")
    assert form.save.isEnabled()
    press(Qt.Key.Key_Return, CONTROL)
    settle(qtbot, desk)
    assert town.open_of(who, card) == [("FV/WOD/1/2026", 4475)]
