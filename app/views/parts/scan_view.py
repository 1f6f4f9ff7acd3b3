"""Pages of a PDF, JPG or PNG inside the window: one page at a time, made larger and smaller, moved by keys.

Nothing in a file is run: pages come as pictures (``app.services.scans``), made away from the window.
"""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.domain.faults import Refused
from app.domain.money import NBSP
from app.domain.scans import PDF, SUFFIXES, ScanFacts
from app.models import fault_words, scan_words
from app.models.tips import plain_tip
from app.services import scans
from app.system.override import override
from app.views.desk import Desk
from app.views.parts.buttons import Button
from app.views.parts.labels import Text

T = TypeVar("T")
_STEPS = (50, 75, 100, 125, 150, 200, 300, 400)
"""Percent of the width of the view."""

_WIDTHS = (1600, 3200)
"""Pixels a page is drawn wide; what is shown is made of the next larger one, so that zooming seldom waits."""

_NO_LIMIT = 1 << 40
_KEPT = 6


class PageArea(QScrollArea):
    """The page itself: keys and wheel move and zoom it, dragging moves it."""

    turned = Signal(int)
    zoomed = Signal(int)
    fitted = Signal()
    wide = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel()
        self.label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWidget(self.label)
        self.setWidgetResizable(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # a page as wide as the view stays so
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCornerWidget(QWidget())  # where the bars meet the style would draw a grip
        self._grip: QPoint | None = None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoomed.emit(1)
            case Qt.Key.Key_Minus:
                self.zoomed.emit(-1)
            case Qt.Key.Key_0:
                self.fitted.emit()
            case Qt.Key.Key_PageDown:
                self._page_or_turn(1)
            case Qt.Key.Key_PageUp:
                self._page_or_turn(-1)
            case Qt.Key.Key_Home:
                self.verticalScrollBar().setValue(0)
            case Qt.Key.Key_End:
                self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
            case _:
                super().keyPressEvent(event)
                return
        event.accept()

    def _page_or_turn(self, step: int) -> None:
        """As far as the page goes, then to the next one."""
        bar = self.verticalScrollBar()
        at_end = bar.value() >= bar.maximum() if step > 0 else bar.value() <= bar.minimum()
        if at_end:
            self.turned.emit(step)
        else:
            bar.setValue(bar.value() + step * int(self.viewport().height() * 0.9))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grip = event.position().toPoint()
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is None:
            return
        here = event.position().toPoint()
        moved, self._grip = here - self._grip, here
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - moved.x())
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() - moved.y())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None
        super().mouseReleaseEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.wide.emit()


class ScanView(QWidget):
    """Shows a file; ``shown`` brings its facts, ``refused`` the sentence why it can't be shown."""

    shown = Signal(object)
    refused = Signal(str)

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._data = b""
        self._facts: ScanFacts | None = None
        self._ours = False
        self._page, self._percent = 0, 100
        self._pages: dict[tuple[int, int], QImage] = {}
        self._build()
        self.clear()

    def _build(self) -> None:
        self.area = PageArea()
        self.area.setAccessibleName(self.tr("Page of the file"))
        self.area.setAccessibleDescription(
            self.tr("Plus and minus zoom, 0 fits the width, Page Up and Page Down turn pages.")
        )
        self.back = self._tool("\u2039", self.tr("Previous page"))
        self.forth = self._tool("\u203a", self.tr("Next page"))
        self.smaller = self._tool("\u2212", self.tr("Smaller"))
        self.larger = self._tool("+", self.tr("Larger"))
        self.where = Text("", tone="dim")
        self.scale = Text("", tone="dim")
        self.told = Text("", tone="dim", wrap=True)
        self.tools = QWidget()
        row = QHBoxLayout(self.tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self.back, self.where, self.forth):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self.smaller, self.scale, self.larger):
            row.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.tools)
        layout.addWidget(self.told)
        layout.addWidget(self.area, 1)
        self.setFocusProxy(self.area)
        self.back.clicked.connect(lambda _checked=False: self.turn(-1))
        self.forth.clicked.connect(lambda _checked=False: self.turn(1))
        self.smaller.clicked.connect(lambda _checked=False: self.zoom(-1))
        self.larger.clicked.connect(lambda _checked=False: self.zoom(1))
        self.area.turned.connect(self.turn)
        self.area.zoomed.connect(self.zoom)
        self.area.fitted.connect(self.fit)
        self.area.wide.connect(self._draw)

    @staticmethod
    def _tool(sign: str, name: str) -> Button:
        button = Button(sign, "flat")
        button.setAccessibleName(name)
        button.setToolTip(plain_tip(name))
        return button

    def clear(self) -> None:
        """Show no file."""
        self._desk.jobs.cancel(self, "look")
        self._desk.jobs.cancel(self, "page")
        self._data, self._facts, self._ours = b"", None, False
        self._pages.clear()
        self._page, self._percent = 0, 100
        self.area.label.clear()
        self.area.hide()
        self.tools.hide()
        self._tell(self.tr("No file is chosen."))

    def show_file(self, data: bytes, media_type: str = "") -> None:
        """Look into a file and show its first page; ``media_type`` is what it is kept as: refused where it is not."""
        self.clear()
        self._data = content = bytes(data)
        name = next((f"scan{suffix}" for suffix, kind in SUFFIXES.items() if kind == media_type), "")
        self._tell(self.tr("Opening the file ..."))
        self._desk.jobs.start(
            lambda _cancel: _decoded(scans.first_look(name, content, _NO_LIMIT, _WIDTHS[0])),
            lambda seen: self._looked(seen[0], seen[1]),
            self._failed,
            owner=self,
            key="look",
        )

    def show_paper(self, pdf: bytes) -> None:
        """Show a paper made by this program, without looking into it first."""
        self.clear()
        self._data, self._ours = pdf, True
        self._desk.jobs.start(
            lambda _cancel: _decoded((scans.paper_pages(pdf), scans.paper_image(pdf, 0, _WIDTHS[0]))),
            lambda seen: self._looked(ScanFacts(PDF, "", len(pdf), seen[0]), seen[1]),
            self._failed,
            owner=self,
            key="look",
        )

    def page(self) -> int:
        """Number of the page shown, from 0."""
        return self._page

    def percent(self) -> int:
        """How wide the page is beside the view."""
        return self._percent

    def turn(self, step: int) -> None:
        """Show the next (1) or the previous (-1) page."""
        if self._facts and 0 <= self._page + step < self._facts.pages:
            self._page += step
            bar = self.area.verticalScrollBar()
            bar.setValue(0 if step > 0 else bar.maximum())
            self._draw()

    def zoom(self, step: int) -> None:
        """Larger (1) or smaller (-1) by a step."""
        place = min(range(len(_STEPS)), key=lambda number: abs(_STEPS[number] - self._percent))
        self._percent = _STEPS[max(0, min(len(_STEPS) - 1, place + step))]
        self._draw()

    def fit(self) -> None:
        """As wide as the view."""
        self._percent = 100
        self._draw()

    def _looked(self, facts: ScanFacts, image: QImage) -> None:
        self._pages[0, _WIDTHS[0]] = image
        self._tell(" ".join(scan_words.active(each) for each in facts.active), "warn")
        self.tools.show()
        self.area.show()
        self._facts = facts  # from now on it is drawn, once for the room it has got
        self._draw()
        self.shown.emit(facts)

    def _failed(self, error: Exception) -> None:
        known = scan_words.sentence(error) if isinstance(error, Refused) else ""
        text = known or fault_words.sentence(error)
        self.area.hide()
        self._tell(text, "owe")
        self.refused.emit(text)

    def _width(self) -> int:
        """Pixels the page is shown wide."""
        share = (self.area.viewport().width() - 2) * self._percent / 100
        return max(80, round(share * self.devicePixelRatioF()))

    def _draw(self) -> None:
        facts = self._facts
        if facts is None or self.area.viewport().width() < 40:
            return
        self._show_where(facts)
        data, page, make = self._data, self._page, scans.paper_image if self._ours else scans.page_image
        drawn = next((width for width in _WIDTHS if width >= self._width()), _WIDTHS[-1])
        if (page, drawn) in self._pages:
            self._put(self._pages[page, drawn])
            return
        self._desk.jobs.start(
            lambda _cancel: QImage.fromData(make(data, page, drawn)),
            lambda image: self._drawn(page, drawn, image),
            self._failed,
            owner=self,
            key="page",
        )

    def _show_where(self, facts: ScanFacts) -> None:
        self.where.setText(self.tr("Page {page} of {pages}").format(page=self._page + 1, pages=facts.pages))
        self.scale.setText(f"{self._percent}{NBSP}%")
        self.area.setAccessibleName(f"{self.where.text()}, {self.scale.text()}")
        self.back.setEnabled(self._page > 0)
        self.forth.setEnabled(self._page + 1 < facts.pages)
        self.smaller.setEnabled(self._percent > _STEPS[0])
        self.larger.setEnabled(self._percent < _STEPS[-1])

    def _drawn(self, page: int, width: int, image: QImage) -> None:
        while len(self._pages) >= _KEPT:
            self._pages.pop(next(iter(self._pages)))
        self._pages[page, width] = image
        self._put(image)

    def _put(self, image: QImage) -> None:
        if image.isNull():
            return
        shown = image.scaledToWidth(self._width(), Qt.TransformationMode.SmoothTransformation)
        pixmap = QPixmap.fromImage(shown)
        painter = QPainter(pixmap)
        painter.setPen(self._desk.theme.colour("strong_line"))
        painter.drawRect(pixmap.rect().adjusted(0, 0, -1, -1))
        painter.end()
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self.area.label.setPixmap(pixmap)
        self.area.label.resize(pixmap.deviceIndependentSize().toSize())

    def _tell(self, text: str, tone: str = "dim") -> None:
        self.told.setText(text)
        self.told.set_tone(tone)
        self.told.setVisible(bool(text))


def _decoded(seen: tuple[T, bytes]) -> tuple[T, QImage]:
    """What was found, with its first page ready to be drawn: reading a picture takes longer than a turn may."""
    return seen[0], QImage.fromData(seen[1])
