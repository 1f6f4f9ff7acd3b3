"""Page 2.2 on a real database, ready to be used by keys; kept apart for the tests of the preview and of giving copies."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.documents.pdf_text import read_text
from app.domain.contacts import Level
from app.views.desk import Desk
from app.views.pages.papers import PaperListPage
from tests.bookkeeping import Books
from tests.views import desk_kit
from tests.views.ledger_kit import read, show


def papers_page(qtbot: QtBot, desk: Desk, who: int) -> PaperListPage:
    """The page with its first paper drawn."""
    tab = desk_kit.tab(read(desk, who))
    page = PaperListPage(desk, tab)
    tab.setParent(page)
    show(qtbot, page, tab, Level.BALANCE)
    drawn(qtbot, page)
    return page


def drawn(qtbot: QtBot, page: PaperListPage) -> None:
    qtbot.waitUntil(lambda: bool(page.side.preview.pdf()) and page.side.preview.sheets.is_drawn())


def shown(page: PaperListPage) -> str:
    """The text of the paper in the preview."""
    pdf = page.side.preview.pdf()
    return " ".join(read_text(pdf).split()) if pdf else ""


def email(books: Books, who: int, *, confirmed: bool = True) -> None:
    books.connection.execute(
        "insert into contact_points (customer_id, kind, value, confirmed) values (%s, 'email', 'anna@poczta.example', %s)",
        (who, confirmed),
    )


def copies(books: Books) -> list[tuple[object, ...]]:
    return books.connection.execute("select copy, way, reason from paper_copies order by id").fetchall()


def chosen_place(qtbot: QtBot, path: Path) -> None:
    """Answer the dialog that asks where a file is to be kept."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.close()


def said(desk: Desk) -> str:
    now = desk.messages.current()
    return "" if now is None else now.text
