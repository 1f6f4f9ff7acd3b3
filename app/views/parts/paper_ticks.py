"""Several papers at once: those that are ticked, as one PDF, as a ZIP or on the printer; how far it is, and the way out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QTimer, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.faults import Cancelled, Refused
from app.domain.paper_copies import MOST_AT_ONCE, CopyRequest, CopyWay
from app.domain.prints import PaperBundle
from app.models import paper_copy_words
from app.models.jobs import Cancel
from app.models.paper_list import PaperTable
from app.models.tab import CustomerTab
from app.models.tips import plain_tip
from app.services import paper_copies
from app.views.commands import Command
from app.views.desk import Desk
from app.views.parts.act_row import connect_act
from app.views.parts.buttons import Button
from app.views.parts.flow import FlowLayout
from app.views.parts.labels import Text
from app.views.parts.paper_printing import ask_printer, paint_paper, tell_printed
from app.views.parts.saving import ask_where, put_file, tell_written

PDF_KEY = "Ctrl+Shift+S"
ZIP_KEY = "Ctrl+Shift+Z"
_LOOK_MS = 100


@dataclass
class _Making:
    """How far a job is: it writes, the window reads."""

    way: CopyWay
    whole: int
    done: int = 0
    written: bool = False
    """The file is there: it is too late to stop."""


class TickBar(QWidget):
    """Stands under the list: how to tick, then what can be done with the ticked, then how far it is."""

    given = Signal()
    """Copies were given away, or may have been: what is written down is to be read again."""

    def __init__(
        self, desk: Desk, tab: CustomerTab, model: PaperTable, scope: QWidget, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tab = tab
        self._model = model
        self._making = _Making(CopyWay.SAVE, 0)
        self.told = Text("", tone="dim", wrap=True)
        self.as_pdf = Button(self.tr("One PDF"))
        self.as_zip = Button(self.tr("ZIP"))
        self.printing = Button(self.tr("Print"))
        self.none = Button(self.tr("Untick"))
        self.stop = Button(self.tr("Stop"), key="Esc")
        self.acts = QWidget()
        flow = FlowLayout(6, self.acts)
        for button in (self.as_pdf, self.as_zip, self.printing, self.none, self.stop):
            flow.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.told)
        layout.addWidget(self.acts)
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._show)
        self._connect(scope)
        self._show()

    def _connect(self, scope: QWidget) -> None:
        group = self.tr("Documents")
        for name, button, key, title, act in (
            ("pdf", self.as_pdf, PDF_KEY, self.tr("Save the ticked documents as one PDF"), partial(self.save, False)),
            ("zip", self.as_zip, ZIP_KEY, self.tr("Save the ticked documents as ZIP"), partial(self.save, True)),
            ("prints", self.printing, "", self.tr("Print the ticked documents"), self.print_all),
            ("untick", self.none, "", self.tr("Untick all documents"), partial(self._model.set_ticks, ())),
        ):
            self._desk.commands.add(Command(f"papers.{name}", title, key, group, act, self._may), scope)
            button.setToolTip(plain_tip(f"{title} ({key})" if key else title))
            button.setAccessibleDescription(f"{title}. {key}")
            connect_act(button, act)
        self.stop.clicked.connect(lambda _checked=False: self.give_up())
        self._model.ticked.connect(self._show)

    def _busy(self) -> bool:
        return self._desk.jobs.has(self, "several")

    def _may(self) -> bool:
        return bool(self._model.ticks()) and not self._busy()

    def _show(self) -> None:
        count, busy = len(self._model.ticks()), self._busy()
        if not busy:
            self._look.stop()
        if busy:
            made = self._making
            self.told.setText(self.tr("Made {done} of {all} documents ...").format(done=made.done, all=made.whole))
        elif count:
            told = self.tr("%n document(s) ticked.", "", count)
            if count >= MOST_AT_ONCE:
                told += " " + self.tr("No more go at once.")
            self.told.setText(told)
        else:
            self.told.setText(self.tr("Space ticks a document, Ctrl+A all of the list: several go into one file."))
        self.acts.setVisible(count > 0 or busy)
        for button in (self.as_pdf, self.as_zip, self.printing, self.none):
            button.setVisible(not busy)
        self.stop.setVisible(busy)

    # ------------------------------------------------------------ the file

    def save(self, zipped: bool) -> None:
        """Ask where the ticked papers are to be kept."""
        if not self._may():
            return
        ids, kind = self._model.ticks(), "zip" if zipped else "pdf"
        title = self.tr("Save the ticked documents")
        name = f"dokumenty-{self._desk.clock.today():%Y-%m-%d}.{kind}"
        ask_where(self.window(), title, name, lambda path: self.save_to(path, ids, zipped=zipped), kind=kind)

    def save_to(self, path: Path, ids: tuple[int, ...], *, zipped: bool) -> None:
        """Make the file and keep it."""
        make = self._maker(ids, CopyWay.SAVE, zipped=zipped)
        making = self._making

        def work(cancel: Cancel) -> str:
            why = put_file(path, make(cancel).data, cancel)
            making.written = not why
            return why

        self._start(work, lambda why: tell_written(self._desk, path, why))

    def print_all(self) -> None:
        """Ask for the printer."""
        if self._may():
            ids = self._model.ticks()
            ask_printer(self.window(), self.tr("Documents"), lambda printer: self.print_on(printer, ids))

    def print_on(self, printer: QPrinter, ids: tuple[int, ...]) -> None:
        """Print the papers one behind another."""
        make = self._maker(ids, CopyWay.PRINT, zipped=False)
        self._start(
            lambda cancel: paint_paper(printer, make(cancel).data, cancel),
            lambda pages: tell_printed(self._desk, pages),
        )

    def _maker(self, ids: tuple[int, ...], way: CopyWay, *, zipped: bool) -> Callable[[Cancel], PaperBundle]:
        link, customer_id = self._desk.link, self._tab.customer_id
        contact = (self._tab.contact.key, self._tab.contact.channel)
        asked = CopyRequest(ids, way, str(uuid4()))
        self._making = making = _Making(way, len(ids))

        def progress(done: int, _whole: int) -> None:
            making.done = done

        def make(cancel: Cancel) -> PaperBundle:
            return paper_copies.give_several(
                link, customer_id, asked, zipped=zipped, contact=contact, progress=progress, cancel=cancel
            )

        return make

    def _start(self, work: Callable[[Cancel], Any], done: Callable[[Any], object]) -> None:
        def ended(value: Any) -> None:
            self._show()
            self.given.emit()
            done(value)

        self._desk.jobs.start(work, ended, self._failed, owner=self, key="several")
        self._look.start()
        self._show()

    def _failed(self, error: Exception) -> None:
        self._show()
        self.given.emit()
        if isinstance(error, Cancelled):
            self._tell_stopped()
        elif isinstance(error, Refused):
            self._desk.messages.warn(paper_copy_words.sentence(error))
        else:
            self._desk.messages.fault(error)

    def leave(self) -> bool:
        """Esc: stop what is being made; False where nothing is."""
        if not self._busy():
            return False
        self.give_up()
        return True

    def give_up(self) -> None:
        """Stop making them; nothing is kept of what was made."""
        if self._making.written:
            return  # where the file is will be told in a moment
        self._desk.jobs.cancel(self, "several")
        self._show()
        self.given.emit()
        self._tell_stopped()

    def _tell_stopped(self) -> None:
        if self._making.way is CopyWay.PRINT:
            self._desk.messages.say(self.tr("Stopped: nothing more goes to the printer."))
        else:
            self._desk.messages.say(self.tr("Stopped: no file was written."))
