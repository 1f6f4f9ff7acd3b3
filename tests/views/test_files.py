"""Files in the window: picked, dropped, pasted; their pages shown, turned and made larger by keys."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.documents.declaration_pdf import statement_pdf
from app.documents.sealed_slip_pdf import sealed_slip_pdf
from app.domain.faults import Refused
from app.domain.scans import PDF, PNG, Active, ScanFacts, ScanProblem
from app.models import scan_words
from app.models.jobs import Cancel
from app.services import scans
from app.views.desk import Desk
from app.views.parts.file_picker import FilePicker
from app.views.parts.paper_printing import ask_printer, paint_paper
from app.views.parts.saving import ask_where
from app.views.parts.scan_view import ScanView
from tests.documents import hostile_files
from tests.documents.paper_kit import SHARED, sheet, slip
from tests.views import desk_kit


@pytest.fixture
def desk(qapp: QApplication) -> Iterator[Desk]:
    with desk_kit.polish_desk(qapp) as made:
        yield made


@pytest.fixture
def picker(qtbot: QtBot, desk: Desk) -> FilePicker:
    made = FilePicker(desk)
    qtbot.addWidget(made)
    made.resize(500, 80)
    made.show()
    made.activateWindow()
    made.setFocus()
    return made


@pytest.fixture
def view(qtbot: QtBot, desk: Desk) -> ScanView:
    made = ScanView(desk)
    qtbot.addWidget(made)
    made.resize(640, 480)
    made.show()
    made.activateWindow()
    return made


def urls(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(widget: QWidget, data: QMimeData) -> QDropEvent:
    place, none = QPoint(5, 5), Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(place, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none)
    QApplication.sendEvent(widget, entered)
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(widget, event)
    return event


def test_that_the_limit_is_told_before_a_file_is_chosen(picker: FilePicker) -> None:
    assert picker.hint.text() == "PDF, JPG lub PNG, najwyżej 10\u00a0MB; można przeciągnąć tutaj albo wkleić (Ctrl+V)."
    picker.set_limit(1_468_006)
    assert "1,4\u00a0MB" in picker.hint.text()
    assert picker.button.accessibleDescription() == picker.hint.text()


def test_that_a_chosen_file_comes_with_its_name_and_bytes(qtbot: QtBot, picker: FilePicker, tmp_path: Path) -> None:
    path = tmp_path / "skan żółty.pdf"
    path.write_bytes(b"%PDF-")
    QTest.keyClick(picker.button, Qt.Key.Key_Space)
    dialog = picker.findChild(QFileDialog)
    assert dialog is not None
    with qtbot.waitSignal(picker.picked) as came:
        dialog.filesSelected.emit([str(path)])
    assert came.args == ["skan żółty.pdf", b"%PDF-"]
    dialog.reject()


def test_that_a_dropped_file_is_taken(qtbot: QtBot, picker: FilePicker, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"png")
    with qtbot.waitSignal(picker.picked) as came:
        assert drop(picker, urls(path)).isAccepted()
    assert came.args == ["a.png", b"png"]


def test_that_a_watched_part_of_the_window_takes_drops_and_pastes(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"png")
    home = QWidget()
    qtbot.addWidget(home)
    picker = FilePicker(desk)
    QVBoxLayout(home).addWidget(picker)
    picker.watch(home)
    home.show()
    with qtbot.waitSignal(picker.picked):
        drop(home, urls(path))
    QGuiApplication.clipboard().setMimeData(urls(path))
    with qtbot.waitSignal(picker.picked):
        QTest.keyClick(home, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_that_a_picture_of_the_clipboard_becomes_a_png(qtbot: QtBot, picker: FilePicker) -> None:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    QGuiApplication.clipboard().setImage(image)
    with qtbot.waitSignal(picker.picked) as came:
        QTest.keyClick(picker.button, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    name, data = came.args
    assert name == "obraz ze schowka.png"
    assert scans.inspect(name, data, 10_000) == ScanFacts(PNG, scans.inspect(name, data, 10_000).sha256, len(data), 1)


def test_that_a_clipboard_without_a_file_is_told(picker: FilePicker) -> None:
    QGuiApplication.clipboard().setText("tekst")
    QTest.keyClick(picker.button, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert picker.problem.text() == "W schowku nie ma ani pliku, ani obrazu."


def test_that_a_file_too_large_is_not_even_read(qtbot: QtBot, picker: FilePicker, tmp_path: Path) -> None:
    path = tmp_path / "wielki.pdf"
    path.write_bytes(bytes(3000))
    picker.set_limit(2048)
    picker.take_paths([path])
    qtbot.waitUntil(picker.problem.isVisible)
    assert picker.problem.text() == "wielki.pdf ma 3\u00a0kB, a może mieć najwyżej 2\u00a0kB."


def _says(picker: FilePicker, text: str) -> bool:
    return picker.problem.text() == text


def test_that_what_is_no_file_is_told(qtbot: QtBot, picker: FilePicker, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nie ma.pdf"):
        picker.take_paths([path])
        qtbot.waitUntil(partial(_says, picker, f"{path.name}: pliku nie można odczytać."))


def test_that_several_files_are_asked_for_one_by_one(picker: FilePicker, tmp_path: Path) -> None:
    assert drop(picker, urls(tmp_path / "a", tmp_path / "b")).isAccepted()
    assert picker.problem.text() == "Dołączaj po jednym pliku."


def test_that_dropped_text_is_left_alone(picker: FilePicker) -> None:
    data = QMimeData()
    data.setText("tekst")
    assert not drop(picker, data).isAccepted()


def test_that_pages_are_shown_turned_and_zoomed_by_keys(qtbot: QtBot, view: ScanView) -> None:
    pdf = statement_pdf(sheet(), SHARED)
    with qtbot.waitSignal(view.shown, timeout=20_000) as came:
        view.show_file(pdf, PDF)
    assert came.args[0].pages == 2
    qtbot.waitUntil(lambda: not view.area.label.pixmap().isNull())
    assert view.where.text() == "Strona 1 z 2"
    assert not view.back.isEnabled()
    first = view.area.label.width()
    assert abs(first - view.area.viewport().width()) < 20
    QTest.keyClick(view.area, Qt.Key.Key_Plus)
    qtbot.waitUntil(lambda: view.area.label.width() > first * 1.2)
    assert view.scale.text() == "125\u00a0%"
    QTest.keyClick(view.area, Qt.Key.Key_0)
    qtbot.waitUntil(lambda: view.area.label.width() == first)
    QTest.keyClick(view.area, Qt.Key.Key_End)
    QTest.keyClick(view.area, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: view.where.text() == "Strona 2 z 2")
    assert not view.forth.isEnabled()
    QTest.keyClick(view.back, Qt.Key.Key_Space)
    assert view.page() == 0


def test_that_why_a_file_is_not_shown_is_told_in_words(qtbot: QtBot, view: ScanView) -> None:
    with qtbot.waitSignal(view.refused, timeout=20_000) as came:
        view.show_file(hostile_files.locked_pdf(), PDF)
    assert came.args == ["PDF jest zabezpieczony hasłem. Dołącz plik bez hasła."]
    assert view.told.text() == came.args[0]
    assert not view.area.isVisible()


def test_that_a_program_in_a_pdf_is_told_above_its_page(qtbot: QtBot, view: ScanView) -> None:
    pdf = hostile_files.pdf(catalog="/OpenAction << /S /JavaScript /JS (app.alert(1)) >>")
    with qtbot.waitSignal(view.shown, timeout=20_000):
        view.show_file(pdf, PDF)
    assert view.told.text() == "PDF zawiera program (JavaScript). Tutaj nie jest uruchamiany."


def test_that_a_cleared_view_says_so(view: ScanView) -> None:
    view.clear()
    assert view.told.text() == "Nie wybrano pliku."


@pytest.mark.parametrize("problem", list(ScanProblem))
@pytest.mark.usefixtures("desk")
def test_that_every_refusal_has_its_sentence(problem: ScanProblem) -> None:
    told = scan_words.sentence(Refused(problem, {"size": 12 << 20, "limit": 10 << 20, "pages": 120}))
    assert told
    assert "{" not in told
    assert scan_words.sentence(Refused("other")) == ""


@pytest.mark.usefixtures("desk")
def test_that_a_wrong_name_is_told_with_both_kinds() -> None:
    refused = Refused(ScanProblem.DISGUISED, {"says": "png", "holds": "jpg"})
    assert scan_words.sentence(refused) == (
        "Nazwa wskazuje na PNG, a w środku jest JPG. Zapisz plik pod właściwą nazwą."
    )
    assert all(scan_words.active(each) for each in Active)


@pytest.mark.usefixtures("qapp")
def test_that_papers_are_printed_page_by_page(tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setFullPage(True)
    assert paint_paper(printer, statement_pdf(sheet(), SHARED), Cancel()) == 2
    assert scans.inspect("out.pdf", (tmp_path / "out.pdf").read_bytes(), 50 << 20).barcode == sheet().number
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "slip.pdf"))
    assert paint_paper(printer, sealed_slip_pdf(slip(), SHARED), Cancel()) == 1


def test_that_a_paper_of_our_own_is_shown_at_once(qtbot: QtBot, view: ScanView) -> None:
    with qtbot.waitSignal(view.shown):
        view.show_paper(statement_pdf(sheet(), SHARED))
    assert view.where.text() == "Strona 1 z 2"
    view.turn(1)
    qtbot.waitUntil(lambda: view.where.text() == "Strona 2 z 2")


def test_that_a_paper_printed_into_a_file_gets_a_name_every_folder_takes(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    printer = ask_printer(window, "FV/ODP/1/11/2026", lambda _printer: None).printer()
    assert printer.docName() == "FV_ODP_1_11_2026"


@pytest.mark.usefixtures("desk")
def test_that_the_window_for_saving_says_in_polish_what_qt_leaves_in_english(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    ask_where(window, "Zapisz", "FV_ODP_1_11_2026.pdf", lambda _path: None, kind="pdf")
    (dialog,) = window.findChildren(QFileDialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert "&Szukaj w:" in words
    assert "&Typ plików:" in words
    dialog.close()


def test_that_a_window_for_saving_is_gone_once_it_is_closed(qtbot: QtBot) -> None:
    """Kept, it would read its folder again at each change in it, for as long as the program runs."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    ask_where(window, "Zapisz", "FV.pdf", lambda _path: None, kind="pdf")
    (dialog,) = window.findChildren(QFileDialog)
    dialog.close()
    qtbot.waitUntil(lambda: not window.findChildren(QFileDialog))
