"""Papers for the customer, from the menu of page 2.1 and the readings of page 2.3 to the page in view."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.contacts import Level
from app.domain.customers import Service
from app.domain.ledger import OperationKind
from app.domain.metering import ReadingStatus
from app.domain.money import NBSP
from app.models import words
from app.views.desk import Desk
from app.views.pages.account import AccountPage
from app.views.parts.office_paper_view import OfficePaperView
from tests.bookkeeping import Books
from tests.database import Clone
from tests.views import desk_kit, ledger_kit
from tests.views.ledger_kit import read, show
from tests.views.metering_stage import open_stage

anna, books, desk, opened = ledger_kit.anna, ledger_kit.books, ledger_kit.desk, ledger_kit.opened


def page_of(qtbot: QtBot, desk: Desk, who: int, level: Level = Level.BALANCE) -> AccountPage:
    tab = desk_kit.tab(read(desk, who))
    page = AccountPage(desk, tab, Service.WATER)
    tab.setParent(page)
    show(qtbot, page, tab, level)
    return page


def text_of(view: OfficePaperView | None, qtbot: QtBot) -> str:
    assert view is not None
    qtbot.waitUntil(lambda: bool(view.pdf()))
    document = pypdfium2.PdfDocument(view.pdf())
    told = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(told.replace(NBSP, " ").split())


def test_that_the_menu_makes_each_paper(qtbot: QtBot, desk: Desk, anna: tuple[int, int]) -> None:
    page = page_of(qtbot, desk, anna[0])
    for make, told in (
        (page.papers.show_statement, "Wyciąg z konta"),
        (page.papers.show_unpaid, "Do zapłaty: 148,32 zł w tym po terminie 96,10 zł"),
        (page.papers.show_balance, "148,32 zł, saldo Wn"),
    ):
        view = make()
        assert told in text_of(view, qtbot)
        assert view is not None
        qtbot.waitUntil(lambda view=view: view.view.area.isVisible())  # type: ignore[misc]
        view.reject()


def test_that_keys_alone_bring_a_paper_for_other_days(qtbot: QtBot, desk: Desk, anna: tuple[int, int]) -> None:
    page = page_of(qtbot, desk, anna[0])
    desk.commands.run("account.papers")
    menu = page.papers.menu()
    qtbot.waitUntil(lambda: menu.isVisible() and menu.activeAction() is page.papers.statement)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    view = page.window().findChild(OfficePaperView)
    assert view is not None
    qtbot.waitUntil(view.first.hasFocus)
    told = text_of(view, qtbot)
    view.first.setText(words.day(desk.clock.today()))
    QTest.keyClick(view.first, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(view.pdf()))
    assert text_of(view, qtbot) != told
    qtbot.waitUntil(view.view.area.isVisible)
    view.first.setFocus()
    walk: list[QWidget] = []
    for _ in range(40):
        here = QApplication.focusWidget()
        assert here is not None
        if here in walk:
            break
        walk.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert walk[:3] == [view.first, view.last, view.show_button]
    assert [one for one in walk[-4:] if one is not view.send_button][-3:] == [
        view.print_button, view.save_button, view.close_button,
    ]  # fmt: skip
    view.reject()


def test_that_nothing_is_offered_before_verification(qtbot: QtBot, desk: Desk, anna: tuple[int, int]) -> None:
    page = page_of(qtbot, desk, anna[0], Level.READING)
    assert not page.papers.isVisible()
    command = desk.commands.find("account.papers")
    assert command is not None
    assert not command.enabled()


def test_that_only_a_payment_is_confirmed(qtbot: QtBot, desk: Desk, anna: tuple[int, int], books: Books) -> None:
    page = page_of(qtbot, desk, anna[0])
    assert page.papers.show_payment() is None
    day = books.today().replace(day=1) - timedelta(80) + timedelta(9)
    month = page.tree.index_of_month(day.year * 12 + day.month - 1)
    page.view.setExpanded(month, True)
    qtbot.waitUntil(lambda: page.tree.rowCount(month) > 0)
    rows = [page.tree.index(row, 0, month) for row in range(page.tree.rowCount(month))]
    paid = next(i for i in rows if (found := page.tree.operation_at(i)) and found.kind is OperationKind.PAYMENT)
    page.view.setCurrentIndex(paid)
    text = text_of(page.papers.show_payment(), qtbot)
    assert "zaksięgowano wpłatę: 49,00 zł" in text
    assert "FV/WOD/0/2026" in text


def test_that_days_are_typed_and_wrong_ones_are_told(
    qtbot: QtBot, desk: Desk, anna: tuple[int, int], books: Books
) -> None:
    page = page_of(qtbot, desk, anna[0])
    view = page.papers.show_statement()
    assert view is not None
    qtbot.waitUntil(lambda: bool(view.pdf()))
    for typed, sentence in (
        ("x", "To nie jest data. Wpisz ją tak: 28.11.2026."),
        (words.day(books.today() + timedelta(1)), "Tego dnia jeszcze nie było."),
        ("01.01.2000", "Ostatni dzień jest przed pierwszym."),
    ):
        view.last.setText(typed)
        QTest.keyClick(view.last, ledger_kit.KEY.Key_Return)
        assert view.last_row.problem() == sentence
        assert not view.print_button.isEnabled()
        assert not view.pdf()
        assert not view.view.isVisible()
    view.first.setText(words.day(books.today()))
    view.last.setText("")
    QTest.keyClick(view.last, ledger_kit.KEY.Key_Return)
    assert "W tym okresie nie zaksięgowano żadnej operacji" in text_of(view, qtbot)


def test_that_the_paper_is_kept_as_a_file(qtbot: QtBot, desk: Desk, anna: tuple[int, int], tmp_path: Path) -> None:
    view = page_of(qtbot, desk, anna[0]).papers.show_unpaid()
    assert view is not None
    qtbot.waitUntil(lambda: bool(view.pdf()))
    assert view.save(tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == view.pdf()


def test_that_the_chosen_reading_is_confirmed(qtbot: QtBot, qapp: QApplication, clone: Clone) -> None:
    for stage in open_stage(qtbot, qapp, clone, clone.login("okienko_clerk")):
        page = stage.page
        qtbot.waitUntil(lambda page=page: page.below is not None and page.below.table is not None)  # type: ignore[misc]
        below = page.below
        assert below is not None
        table = below.table
        assert table is not None
        qtbot.waitUntil(lambda below=below: below.rows.rowCount() > 0)  # type: ignore[misc]
        row = below.rows.row_at(0)
        assert row is not None
        table.select_id(row.reading.reading_id)
        assert below.paper.isEnabled()
        text = text_of(below.paper.show_reading(), qtbot)
        assert f"Stan {row.reading.state} m³ na dzień {words.day(row.reading.read_on)}" in text
        below.paper.set_reading(replace(row.reading, status=ReadingStatus.REFUSED))
        assert not below.paper.isEnabled()


def test_that_a_paper_is_sent_only_after_its_address_was_shown(
    qtbot: QtBot, desk: Desk, anna: tuple[int, int], books: Books
) -> None:
    view = page_of(qtbot, desk, anna[0]).papers.show_unpaid()
    assert view is not None
    qtbot.waitUntil(lambda: bool(view.pdf()))
    assert not view.send_button.isEnabled()
    view.reject()
    books.connection.execute(
        "insert into contact_points (customer_id, kind, value, confirmed) values (%s, 'email', 'anna@poczta.example', true)",
        (anna[0],),
    )
    again = page_of(qtbot, desk, anna[0]).papers.show_unpaid()
    assert again is not None
    qtbot.waitUntil(again.send_button.isEnabled)
    waiting = "select count(*) from notices where kind = 'office_paper'"
    again.send()
    assert again.told.text() == "E-mail do: a···@poczta.example. Naciśnij Shift+F7 jeszcze raz, aby wysłać."
    assert books.connection.execute(waiting).fetchone() == (0,)
    again.send()
    qtbot.waitUntil(lambda: "czeka na wysłanie" in again.told.text())
    assert books.connection.execute(waiting).fetchone() == (1,)
