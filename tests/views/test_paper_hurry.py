"""Keys pressed faster than papers are read; on a real database."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.views.desk import Desk
from tests.bookkeeping import Books
from tests.views import ledger_kit
from tests.views.ledger_kit import CTRL, KEY, press, texts
from tests.views.paper_page_kit import copies, email, papers_page

anna, books, desk, opened = ledger_kit.anna, ledger_kit.books, ledger_kit.desk, ledger_kit.opened
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.mark.parametrize("key", [(KEY.Key_F7, SHIFT), (KEY.Key_D, CTRL | SHIFT), (KEY.Key_P, CTRL)])
def test_that_a_key_pressed_before_the_next_paper_came_is_meant_for_it(
    qtbot: QtBot, desk: Desk, anna: tuple[int, int], books: Books, key: tuple[Qt.Key, Qt.KeyboardModifier]
) -> None:
    email(books, anna[0])
    page = papers_page(qtbot, desk, anna[0])
    press(KEY.Key_Down)
    press(*key)
    assert page.side.number.text() == "FV/WOD/2/2026", "the one before is still told"
    if key[0] is KEY.Key_P:
        qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QPrintDialog))
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QPrintDialog)
        assert dialog.windowTitle() == "FV/WOD/1/2026"
        dialog.reject()
    elif key[0] is KEY.Key_D:
        qtbot.waitUntil(page.side.acts.loss.hasFocus)
        assert page.side.number.text() == "FV/WOD/1/2026"
    else:
        qtbot.waitUntil(lambda: "FV/WOD/1/2026. E-mail do:" in texts(page.side))
    assert copies(books) == []
