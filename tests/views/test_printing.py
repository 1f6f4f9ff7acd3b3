"""A paper on its way to a printer: drawn away from the window, whatever becomes of the window and of other papers."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.documents.declaration_pdf import statement_pdf
from app.services import pdf_view
from app.views.desk import Desk
from app.views.parts.paper_printing import PrintRun, print_paper
from app.views.parts.portal_slip import SlipPanel
from tests.documents.paper_kit import SHARED, sheet
from tests.views import desk_kit


@pytest.fixture
def desk(qapp: QApplication) -> Iterator[Desk]:
    with desk_kit.polish_desk(qapp) as made:
        yield made


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return statement_pdf(sheet(), SHARED)


def into(path: Path, printer: QPrinter | None = None) -> QPrinter:
    """A printer whose paper is a file."""
    printer = printer or QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def said(desk: Desk) -> str:
    told = desk.messages.current()
    return told.text if told is not None else ""


def test_that_a_paper_is_printed_although_its_window_is_gone(
    qtbot: QtBot, desk: Desk, pdf: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn_on: list[int] = []
    picture = pdf_view.picture

    def watched(*args: Any) -> Any:
        drawn_on.append(threading.get_ident())
        return picture(*args)

    monkeypatch.setattr(pdf_view, "picture", watched)
    window = QWidget()
    print_paper(desk, window, "FV/1", pdf)
    (dialog,) = window.findChildren(QPrintDialog)
    into(tmp_path / "out.pdf", dialog.printer())
    dialog.done(QPrintDialog.DialogCode.Accepted)
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: said(desk) == "Wysłano do drukarki: 2 strony.", timeout=10_000)
    assert len(pdf_view.page_sizes((tmp_path / "out.pdf").read_bytes())) == 2
    assert len(drawn_on) == 2
    assert threading.get_ident() not in drawn_on
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not desk.jobs.findChildren(PrintRun)


def test_that_papers_printed_one_after_another_are_all_printed(
    qtbot: QtBot, desk: Desk, pdf: bytes, tmp_path: Path
) -> None:
    for name in ("one", "two", "three"):
        PrintRun(desk).start(into(tmp_path / f"{name}.pdf"), lambda _cancel: pdf)
    qtbot.waitUntil(lambda: desk.jobs.pending() == 0, timeout=10_000)
    assert [len(pdf_view.page_sizes((tmp_path / f"{name}.pdf").read_bytes())) for name in ("one", "two", "three")] == [
        2
    ] * 3


def test_that_a_dialog_given_up_leaves_nothing_behind(qtbot: QtBot, desk: Desk, pdf: bytes) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    print_paper(desk, window, "FV/1", pdf)
    (dialog,) = window.findChildren(QPrintDialog)
    dialog.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not window.findChildren(QPrintDialog)
    assert not desk.jobs.findChildren(PrintRun)
    assert desk.jobs.pending() == 0


@pytest.mark.qt_log_ignore(r"QPainter::begin\(\): Returned false", extend=True)
def test_that_a_slip_waits_until_the_printer_has_taken_it(qtbot: QtBot, desk: Desk, pdf: bytes, tmp_path: Path) -> None:
    """The password on it is shown nowhere else: a printer that is off must not cost it."""
    panel = SlipPanel(desk)
    qtbot.addWidget(panel)
    panel._pdf = pdf
    for folder, waits in ((tmp_path / "nie" / "ma", True), (tmp_path, False)):
        panel.print_it()
        dialog = next(found for found in panel.window().findChildren(QPrintDialog) if found.isVisible())
        into(folder / "koperta.pdf", dialog.printer())
        dialog.done(QPrintDialog.DialogCode.Accepted)
        assert panel.is_waiting(), "the dialog alone is no paper"
        qtbot.waitUntil(lambda: desk.jobs.pending() == 0, timeout=10_000)
        assert panel.is_waiting() is waits
        if waits:
            assert said(desk) == "Drukarka niczego nie przyjęła. Sprawdź, czy jest włączona."
