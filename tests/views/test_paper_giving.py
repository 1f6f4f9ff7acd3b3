"""Copies of papers given by keys: printed, kept, sent, several at once; on a real database."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QFileDialog, QScrollArea
from pytestqt.qtbot import QtBot

from app.documents.pdf_text import read_text
from app.domain.contacts import Level
from app.domain.faults import Cancelled
from app.domain.paper_copies import CopyRequest, CopyWay
from app.models.jobs import Cancel
from app.models.paper_list import PaperTable
from app.services import pdf_view
from app.views.desk import Desk
from app.views.pages.papers import PaperListPage
from app.views.parts.saving import put_file
from tests.bookkeeping import Books
from tests.views import ledger_kit
from tests.views.keys import type_text
from tests.views.ledger_kit import CTRL, KEY, press, read, texts
from tests.views.paper_page_kit import chosen_place, copies, email, papers_page, said, shown

anna, books, desk, opened = ledger_kit.anna, ledger_kit.books, ledger_kit.desk, ledger_kit.opened
SHIFT = Qt.KeyboardModifier.ShiftModifier


# ---------------------------------------------------------------- printed, kept


def test_that_a_paper_is_printed_page_by_page(
    qtbot: QtBot, desk: Desk, anna: tuple[int, int], books: Books, tmp_path: Path
) -> None:
    page = papers_page(qtbot, desk, anna[0])
    press(KEY.Key_P, CTRL)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QPrintDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QPrintDialog)
    dialog.reject()
    assert copies(books) == []  # nothing was printed, nothing is written down
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    told = page.model.rows()[0]
    page.side.acts.print_on(
        printer, CopyRequest((told.paper_id,), CopyWay.PRINT, "0b0b0b0b-0000-4000-8000-000000000001")
    )
    qtbot.waitUntil(lambda: "Wysłano do drukarki: 1 stronę." in said(desk), timeout=15_000)
    assert copies(books) == [("reprint", "print", "")]
    (size,) = pdf_view.page_sizes((tmp_path / "out.pdf").read_bytes())
    assert (round(size.width), round(size.height)) == (595, 842)
    drawn_again = pdf_view.picture((tmp_path / "out.pdf").read_bytes(), 0, 300)
    assert min(drawn_again.pixels) < 100


def test_that_a_paper_is_kept_under_a_name_without_a_person(
    qtbot: QtBot, desk: Desk, anna: tuple[int, int], books: Books, tmp_path: Path
) -> None:
    papers_page(qtbot, desk, anna[0])
    press(KEY.Key_S, CTRL)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    assert [Path(name).name for name in dialog.selectedFiles()] == ["FV_WOD_2_2026.pdf"]
    chosen_place(qtbot, tmp_path / "kopia.pdf")
    qtbot.waitUntil(lambda: "Zapisano" in said(desk))
    assert "nr FV/WOD/2/2026" in " ".join(read_text((tmp_path / "kopia.pdf").read_bytes()).split())
    assert copies(books) == [("reprint", "save", "")]


def test_that_a_duplicate_needs_the_loss_in_words(
    qtbot: QtBot, desk: Desk, anna: tuple[int, int], books: Books, tmp_path: Path
) -> None:
    page = papers_page(qtbot, desk, anna[0])
    press(KEY.Key_D, CTRL | SHIFT)
    qtbot.waitUntil(lambda: "DUPLIKAT" in shown(page))
    assert page.side.acts.loss.hasFocus()
    press(KEY.Key_S, CTRL)
    assert "Duplikat wydaje się tylko po zgłoszeniu utraty: wpisz, co zgłoszono." in texts(page.side)
    type_text(page.side.acts.loss, "zginęła na poczcie")
    press(KEY.Key_S, CTRL)
    chosen_place(qtbot, tmp_path / "duplikat.pdf")
    qtbot.waitUntil(lambda: "Zapisano" in said(desk))
    assert copies(books) == [("duplicate", "save", "zginęła na poczcie")]
    page.activateWindow()
    page.side.acts.loss.setFocus()
    qtbot.waitUntil(page.side.acts.loss.hasFocus)
    press(KEY.Key_Escape)
    qtbot.waitUntil(lambda: "Ponowny wydruk" in shown(page))
    assert page.view.hasFocus()


def test_that_enter_prints_the_duplicate_once_the_loss_is_written(
    qtbot: QtBot, desk: Desk, anna: tuple[int, int], books: Books
) -> None:
    page = papers_page(qtbot, desk, anna[0])
    press(KEY.Key_D, CTRL | SHIFT)
    press(KEY.Key_Return)
    assert page.side.acts.loss_row.problem().startswith("Duplikat wydaje się tylko po zgłoszeniu utraty")
    type_text(page.side.acts.loss, "zginęła na poczcie")
    press(KEY.Key_Return)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QPrintDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QPrintDialog)
    assert dialog.windowTitle() == "FV/WOD/2/2026"
    dialog.reject()
    assert copies(books) == []


def test_that_a_loss_half_written_when_another_paper_comes_gives_the_focus_back_to_the_list(
    qtbot: QtBot, desk: Desk, anna: tuple[int, int]
) -> None:
    page = papers_page(qtbot, desk, anna[0])
    press(KEY.Key_D, CTRL | SHIFT)
    assert page.side.acts.loss.hasFocus()
    page.view.setCurrentIndex(page.model.index(1, 0))
    qtbot.waitUntil(lambda: page.side.number.text() == "FV/WOD/1/2026")
    assert not page.side.acts.is_lost()
    assert page.view.hasFocus()


@pytest.mark.parametrize("key", [(KEY.Key_F7, SHIFT), (KEY.Key_D, CTRL | SHIFT)])
def test_that_what_is_asked_takes_no_room_from_the_list(
    qtbot: QtBot,
    desk: Desk,
    anna: tuple[int, int],
    books: Books,
    key: tuple[Qt.Key, Qt.KeyboardModifier],
) -> None:
    email(books, anna[0])
    page = papers_page(qtbot, desk, anna[0])
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(page)
    qtbot.addWidget(area)
    area.resize(732, 432)  # what a screen of 1366 x 768 leaves for the page
    area.show()
    settled(qtbot, area)
    width = page.panel.width()
    page.view.setFocus()
    press(*key)
    qtbot.waitUntil(page.side.acts.asks)
    if page.side.acts.is_lost():
        press(KEY.Key_Return)
        assert page.side.acts.loss_row.problem()
    settled(qtbot, area)
    assert page.panel.isVisible()
    assert not area.verticalScrollBar().isVisible()
    assert page.panel.width() == width
    heads = [page.model.headerData(n, Qt.Orientation.Horizontal) for n in range(page.model.columnCount())]
    assert not page.view.isColumnHidden(heads.index("Kwota, zł"))
    area.takeWidget()


def settled(qtbot: QtBot, area: QScrollArea) -> None:
    """Wait until what changed is laid out."""
    area.activateWindow()
    qtbot.waitUntil(area.isActiveWindow)
    for _ in range(5):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def test_that_of_an_invoice_in_ksef_no_duplicate_is_offered(
    qtbot: QtBot, desk: Desk, anna: tuple[int, int], books: Books
) -> None:
    books.paper(
        anna[0],
        "FV/KSEF",
        books.today(),
        100,
        ksef_number="5265877635-20261102-0100001AF629-AF",
        ksef_status="accepted",
    )
    page = papers_page(qtbot, desk, anna[0])
    assert not page.side.acts.loss_button.isVisible()
    assert "Egzemplarz: ponowne udostępnienie wizualizacji." in texts(page.side)
    assert "Ponowne udostępnienie wizualizacji" in shown(page)


# ---------------------------------------------------------------- sent


def test_that_a_copy_is_sent_after_showing_to_whom(
    qtbot: QtBot, desk: Desk, anna: tuple[int, int], books: Books
) -> None:
    email(books, anna[0])
    page = papers_page(qtbot, desk, anna[0])
    press(KEY.Key_F7, SHIFT)
    assert "FV/WOD/2/2026. E-mail do: a···@poczta.example. Naciśnij Shift+F7 jeszcze raz, aby wysłać." in texts(
        page.side
    )
    assert copies(books) == []
    press(KEY.Key_F7, SHIFT)
    qtbot.waitUntil(lambda: said(desk) == "Kopia czeka na wysłanie do a···@poczta.example.")
    assert copies(books) == [("reprint", "email", "")]
    kinds = books.connection.execute("select kind, address, status from notices").fetchall()
    assert kinds == [("paper_copy", "anna@poczta.example", "waiting")]


def test_that_another_paper_has_to_be_confirmed_anew(
    qtbot: QtBot, desk: Desk, anna: tuple[int, int], books: Books
) -> None:
    email(books, anna[0])
    page = papers_page(qtbot, desk, anna[0])
    press(KEY.Key_F7, SHIFT)
    press(KEY.Key_Down)
    qtbot.waitUntil(lambda: page.side.number.text() == "FV/WOD/1/2026")
    press(KEY.Key_F7, SHIFT)
    assert "FV/WOD/1/2026. E-mail do:" in texts(page.side)
    assert copies(books) == []


def test_that_nothing_is_sent_to_an_address_that_is_not_confirmed(
    qtbot: QtBot, desk: Desk, anna: tuple[int, int], books: Books
) -> None:
    page = papers_page(qtbot, desk, anna[0])
    assert "Bez e-maila: klient nie ma adresu." in texts(page.side)
    email(books, anna[0], confirmed=False)
    page.tab.set_card(read(desk, anna[0]))
    assert "Bez e-maila: adres a···@poczta.example nie jest potwierdzony." in texts(page.side)
    press(KEY.Key_F7, SHIFT)
    press(KEY.Key_F7, SHIFT)
    assert copies(books) == []


# ---------------------------------------------------------------- several at once


def test_that_the_copies_given_are_told_at_the_paper(
    qtbot: QtBot, desk: Desk, anna: tuple[int, int], books: Books, tmp_path: Path
) -> None:
    email(books, anna[0])
    page = papers_page(qtbot, desk, anna[0])
    assert not page.side.given.isVisible()
    press(KEY.Key_P, CTRL | SHIFT)
    assert (
        page.side.pane.given.list.text()
        == "Nikt stąd jeszcze tego dokumentu nie wydrukował, nie zapisał ani nie wysłał."
    )
    press(KEY.Key_S, CTRL)
    chosen_place(qtbot, tmp_path / "kopia.pdf")
    lines = page.side.pane.given.list
    qtbot.waitUntil(lambda: ": ponowny wydruk, zapis do pliku, " in lines.text())
    page.activateWindow()
    page.view.setFocus()
    qtbot.waitUntil(page.view.hasFocus)
    press(KEY.Key_F7, SHIFT)
    press(KEY.Key_F7, SHIFT)
    qtbot.waitUntil(lambda: lines.text().count("\n") == 1)
    first, second = lines.text().split("\n")
    assert ": ponowny wydruk, e-mail na a\u00b7\u00b7\u00b7@poczta.example (czeka" in first
    assert ": ponowny wydruk, zapis do pliku, " in second
    press(KEY.Key_P, CTRL | SHIFT)
    assert page.side.given.isVisible()
    assert page.side.given.text().startswith("Wydano 2 razy, ostatnio ")
    press(KEY.Key_Down)
    qtbot.waitUntil(lambda: page.side.number.text() == "FV/WOD/1/2026")
    assert not page.side.given.isVisible()
    page.tab.set_level(Level.GENERAL)
    assert not page.side.given.isVisible()


def test_that_ticked_papers_go_into_one_file(
    qtbot: QtBot, desk: Desk, anna: tuple[int, int], books: Books, tmp_path: Path
) -> None:
    page = papers_page(qtbot, desk, anna[0])
    press(KEY.Key_Space)
    press(KEY.Key_Down)
    press(KEY.Key_Down)
    press(KEY.Key_Space)
    assert "Zaznaczono 2 dokumenty." in texts(page)
    assert [page.model.index(row, 0).data() for row in range(3)] == ["✓", "", "✓"]
    assert page.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "zaznaczony"
    press(KEY.Key_S, CTRL | SHIFT)
    chosen_place(qtbot, tmp_path / "razem.pdf")
    qtbot.waitUntil(lambda: "Zapisano" in said(desk))
    told = " ".join(read_text((tmp_path / "razem.pdf").read_bytes()).split())
    assert told.index("FV/WOD/2/2026") < told.index("FV/WOD/0/2026")
    assert copies(books) == [("reprint", "save", "")] * 2
    qtbot.waitUntil(lambda: "Zaznaczono 2 dokumenty." in texts(page))


def test_that_all_of_a_list_go_into_a_zip(qtbot: QtBot, desk: Desk, anna: tuple[int, int], tmp_path: Path) -> None:
    page = papers_page(qtbot, desk, anna[0])
    press(KEY.Key_A, CTRL)
    qtbot.waitUntil(lambda: len(page.model.ticks()) == 3)
    press(KEY.Key_Z, CTRL | SHIFT)
    chosen_place(qtbot, tmp_path / "razem.zip")
    qtbot.waitUntil(lambda: "Zapisano" in said(desk))
    with zipfile.ZipFile(tmp_path / "razem.zip") as archive:
        assert archive.namelist() == [f"FV_WOD_{number}_2026.pdf" for number in (2, 1, 0)]


def many_ticked(qtbot: QtBot, desk: Desk, who: int, books: Books) -> PaperListPage:
    """The page with 63 papers, all ticked."""
    for number in range(60):
        books.paper(who, f"FV/M/{number}", books.today(), 100)
    page = papers_page(qtbot, desk, who)
    press(KEY.Key_A, CTRL)
    qtbot.waitUntil(lambda: len(page.model.ticks()) == 63)
    return page


@pytest.mark.parametrize("zipped", [False, True])
def test_that_making_many_can_be_stopped(
    qtbot: QtBot, desk: Desk, anna: tuple[int, int], books: Books, tmp_path: Path, zipped: bool
) -> None:
    page = many_ticked(qtbot, desk, anna[0], books)
    file = tmp_path / "razem"
    file.write_bytes(b"the one of yesterday")
    page.ticks.save_to(file, page.model.ticks(), zipped=zipped)
    assert page.ticks.stop.isVisible()
    qtbot.waitUntil(lambda: "Przygotowano" in page.ticks.told.text() and page.ticks._making.done > 0)
    page.view.setFocus()
    press(KEY.Key_Escape)
    assert said(desk) == "Przerwano: nie zapisano żadnego pliku."
    assert desk.jobs.shut_down(20_000)
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("razem", b"the one of yesterday")]
    assert "Zaznaczono 63 dokumenty." in texts(page)


def test_that_printing_many_that_is_stopped_leaves_no_half_file_and_speaks_of_no_file(
    qtbot: QtBot, desk: Desk, anna: tuple[int, int], books: Books, tmp_path: Path
) -> None:
    page = many_ticked(qtbot, desk, anna[0], books)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    page.ticks.print_on(printer, page.model.ticks())
    qtbot.waitUntil((tmp_path / "out.pdf").exists)
    page.ticks.stop.click()
    assert said(desk) == "Przerwano: do drukarki nic więcej nie trafi."
    assert desk.jobs.shut_down(20_000)
    assert list(tmp_path.iterdir()) == []


def test_that_a_file_not_wanted_any_more_is_not_put_over_another(tmp_path: Path) -> None:
    file, cancel = tmp_path / "razem.zip", Cancel()
    assert put_file(file, b"first", cancel) == ""
    cancel.mark()
    with pytest.raises(Cancelled):
        put_file(file, b"second", cancel)
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("razem.zip", b"first")]


def test_that_what_is_written_already_is_not_called_stopped(
    qtbot: QtBot, desk: Desk, anna: tuple[int, int], tmp_path: Path
) -> None:
    page = papers_page(qtbot, desk, anna[0])
    press(KEY.Key_A, CTRL)
    qtbot.waitUntil(lambda: len(page.model.ticks()) == 3)
    page.ticks.save_to(tmp_path / "razem.zip", page.model.ticks(), zipped=True)
    clock = QElapsedTimer()
    clock.start()
    while not page.ticks._making.written and not clock.hasExpired(30_000):
        pass  # the answer waits for this thread
    page.ticks.stop.click()
    qtbot.waitUntil(lambda: "Zapisano" in said(desk))
    assert zipfile.is_zipfile(tmp_path / "razem.zip")


def test_that_shift_ticks_up_to_here_and_the_model_stands_its_tester(
    qtbot: QtBot, desk: Desk, anna: tuple[int, int]
) -> None:
    page = papers_page(qtbot, desk, anna[0])
    assert isinstance(page.model, PaperTable)
    tester = QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    press(KEY.Key_Space)
    press(KEY.Key_End, CTRL)
    press(KEY.Key_Space, SHIFT)
    assert len(page.model.ticks()) == 3
    press(KEY.Key_Space)
    assert len(page.model.ticks()) == 2
    page.ticks.none.click()
    assert page.model.ticks() == ()
    page.model.clear()
    assert tester.model() is page.model


def test_that_the_most_at_once_is_told(
    qtbot: QtBot, desk: Desk, anna: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.views.parts.paper_ticks.MOST_AT_ONCE", 3)
    page = papers_page(qtbot, desk, anna[0])
    press(KEY.Key_A, CTRL)
    qtbot.waitUntil(lambda: page.ticks.told.text() == "Zaznaczono 3 dokumenty. Więcej naraz nie można.")
