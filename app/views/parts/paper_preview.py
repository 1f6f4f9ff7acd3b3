"""The chosen paper as it is printed: drawn away from the window, page by page as they are seen; searched, read, copied."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.faults import Cancelled
from app.domain.money import NBSP
from app.domain.paper_pages import PageSize, Picture, TextHit, TextLayer
from app.models import paper_copy_words
from app.models.jobs import Cancel
from app.models.tips import plain_tip
from app.services import pdf_view
from app.views.desk import Desk
from app.views.parts.buttons import Button
from app.views.parts.labels import Text
from app.views.parts.panel import EmptyNote
from app.views.parts.paper_search import PaperSearch
from app.views.parts.paper_sheets import STEPS, Sheets

Made = tuple[bytes, tuple[PageSize, ...], Picture]


class PaperPreview(QWidget):
    """Shows one paper, or a sentence in its place. A newer paper drops the answers of an older one."""

    shown = Signal()
    """The first page of a paper is there."""
    left = Signal()
    """Esc in the pages."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pdf = b""
        self._name = ""
        self._layers: tuple[TextLayer, ...] = ()
        self._wanted = ""
        self._build()
        self.clear()

    def _build(self) -> None:
        self.sheets = Sheets(self._desk.theme)
        self.sheets.setAccessibleDescription(
            self.tr(
                "Arrows and Page Down move, plus and minus zoom, 0 fits the width, Ctrl+A and Ctrl+C copy the text of the page, "
                "Esc leads back to the list."
            )
        )
        self.search = PaperSearch()
        self.where = Text("", tone="dim")
        self.scale = Text("", tone="dim")
        self.smaller = self._tool("\u2212", self.tr("Smaller"))
        self.larger = self._tool("+", self.tr("Larger"))
        self.fit = self._tool("0", self.tr("Fit the width"))
        self.tools = QWidget()
        row = QHBoxLayout(self.tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.where)
        row.addStretch(1)
        for widget in (self.smaller, self.scale, self.larger, self.fit):
            row.addWidget(widget)
        self.note = EmptyNote("")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.tools)
        layout.addWidget(self.search)
        layout.addWidget(self.note, 1)
        layout.addWidget(self.sheets, 1)
        self.search.hide()
        self.setFocusProxy(self.sheets)
        self._connect()

    def _connect(self) -> None:
        sheets = self.sheets
        self.smaller.clicked.connect(lambda _checked=False: sheets.zoom(-1))
        self.larger.clicked.connect(lambda _checked=False: sheets.zoom(1))
        self.fit.clicked.connect(lambda _checked=False: sheets.fit())
        sheets.needed.connect(self._draw)
        sheets.moved.connect(self._tell_where)
        sheets.text_needed.connect(lambda: self._read_text(lambda: None))
        sheets.copied.connect(self._copy)
        sheets.left.connect(self.left)
        self.search.wanted.connect(self._find)
        self.search.turned.connect(lambda: sheets.set_hits(self.search.hits(), self.search.current()))
        self.search.closed.connect(self._end_search)
        self._desk.theme.changed.connect(self.sheets.viewport().update)

    @staticmethod
    def _tool(sign: str, name: str) -> Button:
        button = Button(sign, "flat")
        button.setAccessibleName(name)
        button.setToolTip(plain_tip(name))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    # ------------------------------------------------------------ the paper

    def clear(self, text: str = "") -> None:
        """Show no paper; why, in a sentence."""
        for key in ("make", "text", "find"):
            self._desk.jobs.cancel(self, key)
        self._forget()
        self._say(text or self.tr("Choose a document on the list to see it here."))

    def show_paper(self, name: str, make: Callable[[Cancel], bytes]) -> None:
        """Make a paper's PDF and show it; what is shown now stays until it is there. ``make`` runs off the GUI thread."""
        width = self.sheets.picture_width()
        if not self._pdf:
            self._say(self.tr("Preparing the document ..."))

        def work(cancel: Cancel) -> Made:
            pdf = make(cancel)
            return (pdf, *pdf_view.first_picture(pdf, width))

        self._desk.jobs.start(work, lambda made: self._made(name, width, made), self._failed, owner=self, key="make")

    def pdf(self) -> bytes:
        """The paper shown, empty where there is none."""
        return self._pdf

    def _made(self, name: str, width: int, made: Made) -> None:
        self._forget()
        self._pdf, sizes, picture = made
        self._name = name
        self.note.hide()
        self.tools.setVisible(not self.search.isVisibleTo(self))
        self.sheets.show()
        self.sheets.set_pages(sizes)
        self.sheets.set_picture(0, width, picture)
        self.sheets.ask()
        self._tell_where()
        if self._wanted:
            self._find(self._wanted)
        self.shown.emit()

    def _failed(self, error: Exception) -> None:
        self._forget()
        if isinstance(error, Cancelled):
            self._say(self.tr("Stopped. Choose the document again to see it."))
        else:
            self._say(paper_copy_words.sentence(error))

    def _forget(self) -> None:
        self._pdf, self._name, self._layers = b"", "", ()
        self.sheets.clear()
        self.search.wait()

    def _say(self, text: str) -> None:
        here = self.sheets.hasFocus()
        self.note.set_text(text)
        self.tools.hide()
        self.sheets.hide()
        self.note.show()
        if here:
            self.left.emit()

    def _draw(self, page: int, width: int) -> None:
        pdf = self._pdf
        self._desk.jobs.start(
            lambda _cancel: pdf_view.picture(pdf, page, width),
            lambda picture: self._drawn(pdf, page, width, picture),
            lambda _error: self.sheets.not_drawn(page, width),
            owner=self,
            key=f"page {page}",
            quiet=True,
        )

    def _drawn(self, pdf: bytes, page: int, width: int, picture: Picture) -> None:
        if pdf is self._pdf:
            self.sheets.set_picture(page, width, picture)

    def _tell_where(self) -> None:
        pages, percent = self.sheets.pages(), self.sheets.percent()
        self.where.setText(self.tr("Page {page} of {pages}").format(page=self.sheets.page() + 1, pages=pages))
        self.scale.setText(f"{percent}{NBSP}%")
        self.smaller.setEnabled(percent > STEPS[0])
        self.larger.setEnabled(percent < STEPS[-1])
        self.sheets.setAccessibleName(
            self.tr("Document {number}: {where}").format(number=self._name, where=self.where.text())
        )

    # ------------------------------------------------------------ its text

    def open_search(self) -> None:
        """Look for a text in the paper; the field stands where the zoom was."""
        if self._pdf:
            self.tools.hide()
            self.search.open()

    def _end_search(self) -> None:
        self._wanted = ""
        self.tools.setVisible(bool(self._pdf))
        self.sheets.set_hits((), -1)
        self.sheets.setFocus()

    def _find(self, wanted: str) -> None:
        self._wanted = wanted
        if not self._pdf:
            return
        self._read_text(lambda: self._look_for(wanted))

    def _look_for(self, wanted: str) -> None:
        layers, pdf = self._layers, self._pdf
        self._desk.jobs.start(
            lambda _cancel: pdf_view.find(layers, wanted),
            lambda hits: self._found(pdf, wanted, hits),
            owner=self,
            key="find",
            quiet=True,
        )

    def _found(self, pdf: bytes, wanted: str, hits: tuple[TextHit, ...]) -> None:
        if pdf is self._pdf and wanted == self._wanted:
            self.search.set_hits(hits)
            self.sheets.set_hits(hits, self.search.current())

    def _read_text(self, then: Callable[[], object]) -> None:
        if self._layers or not self._pdf:
            then()
            return
        pdf = self._pdf

        def there(layers: tuple[TextLayer, ...]) -> None:
            if pdf is self._pdf:
                self._layers = layers
                self.sheets.set_layers(layers)
                then()

        self._desk.jobs.start(lambda _cancel: pdf_view.text_layers(pdf), there, owner=self, key="text", quiet=True)

    def _copy(self, text: str) -> None:
        self._desk.clipboard.copy(text)
        self._desk.messages.say(self.tr("The text is copied."))
