"""Page 2.2 on a real database, with real keys."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.contacts import Level
from app.views.desk import Desk
from app.views.pages.papers import PaperListPage
from tests.bookkeeping import Books
from tests.views import desk_kit, ledger_kit
from tests.views.keys import type_text
from tests.views.ledger_kit import CTRL, KEY, press, read, show, texts

SHIFT = Qt.KeyboardModifier.ShiftModifier

anna, books, desk, opened = ledger_kit.anna, ledger_kit.books, ledger_kit.desk, ledger_kit.opened


def papers_page(qtbot: QtBot, desk: Desk, who: int, level: Level = Level.BALANCE) -> PaperListPage:
    tab = desk_kit.tab(read(desk, who))
    page = PaperListPage(desk, tab)
    tab.setParent(page)
    show(qtbot, page, tab, level)
    return page


def states(page: PaperListPage) -> list[str]:
    return [str(page.model.index(row, 7).data()) for row in range(page.model.rowCount())]


def test_that_papers_are_read_only_after_verification(qtbot: QtBot, desk: Desk, anna: tuple[int, int]) -> None:
    page = papers_page(qtbot, desk, anna[0], Level.READING)
    assert page.closed.isVisible()
    assert not page.panel.isVisible()
    assert page.model.rowCount() == 0
    with qtbot.waitSignal(page.model.came):
        page.tab.set_level(Level.BALANCE)
    assert page.model.rowCount() == 3
    page.tab.set_level(Level.GENERAL)
    assert page.model.rowCount() == 0
    assert not page.panel.isVisible()


def test_that_papers_come_newest_first_with_their_states(qtbot: QtBot, desk: Desk, anna: tuple[int, int]) -> None:
    page = papers_page(qtbot, desk, anna[0])
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    assert states(page) == ["do zapłaty", "po terminie", "zapłacona"]
    assert [page.model.index(row, 2).data() for row in range(3)] == [f"FV/WOD/{n}/2026" for n in (2, 1, 0)]


def test_that_the_chosen_paper_is_told_with_its_lines(qtbot: QtBot, desk: Desk, anna: tuple[int, int]) -> None:
    page = papers_page(qtbot, desk, anna[0])
    qtbot.waitUntil(page.view.hasFocus)
    qtbot.waitUntil(lambda: page.side.number.text() == "FV/WOD/2/2026")
    press(KEY.Key_P, CTRL | SHIFT)
    press(KEY.Key_Down)
    qtbot.waitUntil(lambda: page.side.number.text() == "FV/WOD/1/2026")
    assert page.view.hasFocus()
    told = texts(page.side)
    assert page.side.state.text() == "po terminie"
    assert "VAT 8%: netto 88,98 zł + VAT 7,12 zł = 96,10 zł" in told
    assert "KSeF: nie dotyczy" in told
    assert page.side.pane.lines.rowCount() == 1
    press(KEY.Key_Return)
    assert page.side.pane.view.hasFocus()


def test_that_a_key_leaves_only_the_unpaid(qtbot: QtBot, desk: Desk, anna: tuple[int, int]) -> None:
    page = papers_page(qtbot, desk, anna[0])
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    with qtbot.waitSignal(page.model.came):
        press(KEY.Key_U, CTRL)
    assert states(page) == ["do zapłaty", "po terminie"]
    assert page.filters.unpaid.isChecked()


def test_that_the_paper_by_which_the_customer_was_found_is_stood_on(
    qtbot: QtBot, desk: Desk, anna: tuple[int, int], books: Books
) -> None:
    for number in range(70):  # more than a page
        books.paper(anna[0], f"FV/ODP/{number}/2025", date(2025, 12, 31) - timedelta(number), 100)
    tab = desk_kit.tab(read(desk, anna[0]))
    tab.seek("FV/ODP/68/2025")
    page = PaperListPage(desk, tab)
    tab.setParent(page)
    show(qtbot, page, tab, Level.BALANCE)
    qtbot.waitUntil(lambda: page.side.number.text() == "FV/ODP/68/2025")
    assert tab.sought_paper == ""
    press(KEY.Key_U, CTRL)  # a filter that hides the next one
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    tab.seek("FV/ODP/1/2025")
    qtbot.waitUntil(lambda: page.side.number.text() == "FV/ODP/1/2025")
    assert not page.filters.unpaid.isChecked()
    tab.seek("FV/9999")
    qtbot.waitUntil(lambda: tab.sought_paper == "")
    assert page.side.number.text() == "FV/ODP/1/2025", "a number that is not there moves nothing"


def test_that_a_filter_without_papers_says_so_and_leads_back(qtbot: QtBot, desk: Desk, anna: tuple[int, int]) -> None:
    page = papers_page(qtbot, desk, anna[0])
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    page.filters.group.setFocus()
    with qtbot.waitSignal(page.model.came):
        QTest.keyClick(page.filters.group, KEY.Key_End)
    assert "Nie ma takiego dokumentu." in texts(page)
    page.empty.button.setFocus()
    with qtbot.waitSignal(page.model.came):
        QTest.keyClick(page.empty.button, KEY.Key_Space)
    assert page.model.rowCount() == 3
    assert page.view.hasFocus()


def test_that_years_are_offered_as_the_papers_have_them(
    qtbot: QtBot, desk: Desk, anna: tuple[int, int], books: Books
) -> None:
    books.paper(anna[0], "FV/OLD", date(2023, 5, 5), 100)
    page = papers_page(qtbot, desk, anna[0])
    qtbot.waitUntil(lambda: page.model.rowCount() == 4)
    years = [page.filters.year.itemData(place) for place in range(page.filters.year.count())]
    assert years == [0, *range(books.today().year, 2022, -1)]
    with qtbot.waitSignal(page.model.came):
        page.filters.year.setCurrentIndex(page.filters.year.count() - 1)
    assert page.model.rowCount() == 1
    assert page.filters.year.currentData() == 2023


def test_that_a_customer_without_papers_is_told_so(qtbot: QtBot, desk: Desk, books: Books) -> None:
    page = papers_page(qtbot, desk, books.customer("Nowak", "Jan"))
    qtbot.waitUntil(lambda: "Ten klient nie ma jeszcze dokumentów." in texts(page))


def test_that_a_number_of_one_long_word_does_not_widen_the_page(
    qtbot: QtBot, desk: Desk, anna: tuple[int, int], books: Books
) -> None:
    number = "<b>" + "Ż" * 253
    paper = books.paper(anna[0], number, books.today(), 100, remark="ł" * 500)
    books.lines(anna[0], paper, ("=cmd|' /C calc'!A0" + "x" * 300, "1", "0.93", "8", 92, 8))
    page = papers_page(qtbot, desk, anna[0])
    qtbot.waitUntil(lambda: page.side.number.text() == number)
    qtbot.waitUntil(lambda: bool(page.side.preview.pdf()))
    assert page.minimumSizeHint().width() < 780
    press(KEY.Key_P, CTRL | SHIFT)
    assert page.minimumSizeHint().width() < 780
    assert page.side.pane.remark.text() == "ł" * 500


def test_that_a_collective_correction_names_and_counts_what_it_corrects(
    qtbot: QtBot, desk: Desk, books: Books, anna: tuple[int, int]
) -> None:
    who, card = anna
    paper = books.paper(who, "FK/1/2026", books.today(), -100, account_id=card, kind="correction")
    books.connection.execute(
        "insert into paper_corrects (customer_id, paper_id, line_no, number) select %s, %s, n, 'FV/' || n from generate_series(1, 42) n",
        (who, paper),
    )
    page = papers_page(qtbot, desk, who)
    qtbot.waitUntil(lambda: page.side.number.text() == "FK/1/2026")
    press(KEY.Key_P, CTRL | SHIFT)
    (said,) = (text for text in texts(page.side).splitlines() if "FV/1," in text)
    assert said.startswith("Koryguje 42 dokumenty: FV/1, FV/2, ")
    assert said.endswith("FV/40, …")


def type_here(keys: str) -> None:
    for letter in keys:
        here = QApplication.focusWidget()
        assert here is not None
        type_text(here, letter)


def heard(qtbot: QtBot, page: PaperListPage, keys: str, left: list[str]) -> None:
    """Type where the focus is; these numbers are left."""
    type_here(keys)
    qtbot.waitUntil(lambda: [page.model.index(row, 2).data() for row in range(page.model.rowCount())] == left)


def test_that_a_number_is_typed_as_it_is_heard(qtbot: QtBot, desk: Desk, anna: tuple[int, int]) -> None:
    page = papers_page(qtbot, desk, anna[0])
    qtbot.waitUntil(page.view.hasFocus)
    heard(qtbot, page, "fv 1/2026", ["FV/WOD/1/2026"])
    assert page.filters.number.hasFocus()
    press(KEY.Key_Return)
    assert page.view.hasFocus()
    qtbot.waitUntil(lambda: page.side.number.text() == "FV/WOD/1/2026")
    press(KEY.Key_N, CTRL | SHIFT)
    assert page.filters.number.hasFocus()
    heard(qtbot, page, "96,1", ["FV/WOD/1/2026"])
    press(KEY.Key_Escape)
    assert page.view.hasFocus()
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)


def test_that_the_row_one_stands_on_is_marked_when_all_papers_are_shown_again(
    qtbot: QtBot, desk: Desk, anna: tuple[int, int]
) -> None:
    page = papers_page(qtbot, desk, anna[0])
    qtbot.waitUntil(page.view.hasFocus)
    heard(qtbot, page, "fv 1/2026", ["FV/WOD/1/2026"])
    heard(qtbot, page, "zzz", [])
    press(KEY.Key_Escape)
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    qtbot.waitUntil(page.view.hasFocus)
    assert [index.row() for index in page.view.selectionModel().selectedRows()] == [page.view.currentIndex().row()]


def test_that_enter_before_the_answer_seeks_at_once_and_says_when_nothing_fits(
    qtbot: QtBot, desk: Desk, anna: tuple[int, int]
) -> None:
    page = papers_page(qtbot, desk, anna[0])
    qtbot.waitUntil(page.view.hasFocus)
    type_here("777")
    press(KEY.Key_Return)
    qtbot.waitUntil(lambda: "Żaden dokument nie ma „777” w numerze ani takiej kwoty." in texts(page))
    assert page.filters.number.hasFocus()
    press(KEY.Key_Return)
    assert page.filters.number.hasFocus(), "there is no list to go to"
    assert not page.side.head.isVisible()
    with qtbot.waitSignal(page.model.came):
        press(KEY.Key_U, CTRL)
    assert "Żaden dokument, który przepuszczają pozostałe filtry, nie ma „777” w numerze ani takiej kwoty." in texts(
        page
    )
    page.empty.button.setFocus()
    with qtbot.waitSignal(page.model.came):
        QTest.keyClick(page.empty.button, KEY.Key_Space)
    assert page.model.rowCount() == 3
    assert page.filters.number.text() == ""
