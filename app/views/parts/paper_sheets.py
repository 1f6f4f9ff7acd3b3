"""Pages of a paper one below the other: moved and zoomed by keys and wheel, words found are marked, text is copied.

Pages are drawn elsewhere (``paper_preview``), only those that are seen; until one comes its place is white.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from app.domain.paper_pages import PageSize, Picture, TextHit, TextLayer
from app.system.override import override
from app.views.parts.paper_marks import PageMarks, Place, on_screen
from app.views.theme import Theme

STEPS = (50, 75, 100, 125, 150, 200, 300, 400)
"""Per cent of the width of the view."""
_WIDEST = 2600
"""Pixels a page is drawn wide at most; what is larger is enlarged."""
_KEPT_BYTES = 64 * 1024 * 1024
_MARGIN, _GAP = 8, 12
_SETTLE_MS = 60


class _Wish(Enum):
    """What was asked for while the text of the paper was not there yet: done when it comes."""

    NOTHING = 0
    MARK = 1
    COPY = 2


class Sheets(QAbstractScrollArea):
    """Shows the pages of one paper."""

    needed = Signal(int, int)
    """A page (from 0) is seen and not there as wide (pixels) as it should be."""
    moved = Signal()
    """Another page is at the top, or the pages are shown larger or smaller."""
    text_needed = Signal()
    """Somebody marks text; ``set_layers`` brings it."""
    copied = Signal(str)
    left = Signal()
    """Esc: back to where the clerk came from."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sizes: tuple[PageSize, ...] = ()
        self._images: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self._pictures: dict[tuple[int, int], Picture] = {}
        self._asked: set[tuple[int, int]] = set()
        self._percent = 100
        self._marks = PageMarks(theme)
        self._wish = _Wish.NOTHING
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self.ask)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # a page as wide as the view stays so
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCornerWidget(QWidget())  # where the bars meet the style would draw a grip
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    # ------------------------------------------------------------ what is shown

    def clear(self) -> None:
        """Show no paper."""
        self.set_pages(())

    def set_pages(self, sizes: tuple[PageSize, ...]) -> None:
        """Another paper: its pages' sizes; the zoom stays, its pictures come one by one."""
        self._sizes = sizes
        self._images.clear()
        self._pictures.clear()
        self._asked.clear()
        self._marks.clear()
        self._wish = _Wish.NOTHING
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self.viewport().update()

    def set_picture(self, page: int, width: int, picture: Picture) -> None:
        """A page as it was drawn for ``width``."""
        key = (page, width)
        self._asked.discard(key)
        image = QImage(picture.pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32)
        self._pictures[key] = picture  # the image only looks at these bytes
        self._images[key] = image
        self._images.move_to_end(key)
        while len(self._images) > 1 and sum(each.sizeInBytes() for each in self._images.values()) > _KEPT_BYTES:
            old, _image = self._images.popitem(last=False)
            self._pictures.pop(old)
        self.viewport().update()

    def not_drawn(self, page: int, width: int) -> None:
        """A page that was asked for does not come; it may be asked for again."""
        self._asked.discard((page, width))

    def set_layers(self, layers: tuple[TextLayer, ...]) -> None:
        """The text of the pages, to be marked."""
        self._marks.layers = layers
        wish, self._wish = self._wish, _Wish.NOTHING
        if layers and wish is not _Wish.NOTHING:
            self.mark_page()
        if wish is _Wish.COPY:
            self.copy()

    def has_layers(self) -> bool:
        """Whether the text is there."""
        return bool(self._marks.layers)

    def set_hits(self, hits: tuple[TextHit, ...], current: int) -> None:
        """Mark what was found; ``current`` is brought into sight, -1: none."""
        self._marks.hits, self._marks.current = hits, current
        if 0 <= current < len(hits):
            self._show(hits[current])
        self.viewport().update()

    def pages(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    def page(self) -> int:
        """Number of the page (from 0) that fills most of the view."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        return next((number for number, rect in self._places() if middle <= rect.bottom() + _GAP), 0)

    def percent(self) -> int:
        """How wide a page is beside the view."""
        return self._percent

    def picture_width(self) -> int:
        """Pixels a page is to be drawn wide."""
        return max(80, min(_WIDEST, round(self._page_width() * self.devicePixelRatioF())))

    def is_drawn(self) -> bool:
        """Whether every page in sight is there as wide as it should be."""
        width = self.picture_width()
        return bool(self._sizes) and all((number, width) in self._images for number, _ in self._in_sight())

    # ------------------------------------------------------------ zoom and place

    def zoom(self, step: int) -> None:
        """Larger (1) or smaller (-1) by a step."""
        place = min(range(len(STEPS)), key=lambda number: abs(STEPS[number] - self._percent))
        self._set_percent(STEPS[max(0, min(len(STEPS) - 1, place + step))])

    def fit(self) -> None:
        """As wide as the view."""
        self._set_percent(100)

    def _set_percent(self, percent: int) -> None:
        bar = self.verticalScrollBar()
        share = bar.value() / max(bar.maximum(), 1)
        self._percent = percent
        self._lay_out()
        bar.setValue(round(share * bar.maximum()))
        self.moved.emit()
        self.viewport().update()
        self.ask()

    def _page_width(self) -> float:
        return max(40.0, (self._view_width() - 2 * _MARGIN) * self._percent / 100)

    def _view_width(self) -> int:
        """Width of the view; before it is shown what it will be in its parent."""
        above = self.parentWidget()
        if self.isVisible() or above is None:
            return self.viewport().width()
        return above.contentsRect().width() - 2 * self.frameWidth() - self.verticalScrollBar().sizeHint().width()

    def _places(self) -> Iterator[tuple[int, QRectF]]:
        """Each page and where it lies on the whole roll."""
        width, top = self._page_width(), float(_GAP) / 2
        left = max(float(_MARGIN), (self.viewport().width() - width) / 2)
        for number, size in enumerate(self._sizes):
            height = width * size.height / max(size.width, 1.0)
            yield number, QRectF(left, top, width, height)
            top += height + _GAP

    def _in_sight(self) -> list[tuple[int, QRectF]]:
        """Each page that is seen and where it lies in the view."""
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        seen = QRectF(0, 0, self.viewport().width(), self.viewport().height())
        shown = ((number, rect.translated(-across, -down)) for number, rect in self._places())
        return [(number, rect) for number, rect in shown if rect.intersects(seen)]

    def _lay_out(self) -> None:
        places = list(self._places())
        height = places[-1][1].bottom() + _GAP / 2 if places else 0.0
        view = self.viewport()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, round(height) - view.height()))
        down.setPageStep(max(1, round(view.height() * 0.9)))
        down.setSingleStep(max(16, view.height() // 12))
        wide = self._page_width() + 2 * _MARGIN
        across.setRange(0, max(0, round(wide) - view.width()))
        across.setPageStep(view.width())
        across.setSingleStep(40)

    def ask(self) -> None:
        """Ask for the pages in sight that are not there."""
        width = self.picture_width()
        for number, _rect in self._in_sight():
            if (number, width) not in self._images and (number, width) not in self._asked:
                self._asked.add((number, width))
                self.needed.emit(number, width)

    def _scrolled(self) -> None:
        self.ask()
        self.moved.emit()
        self.viewport().update()

    def _show(self, hit: TextHit) -> None:
        for number, rect in self._places():
            if number == hit.page and hit.boxes:
                box = on_screen(hit.boxes[0], self._sizes[number], rect)
                bar, height = self.verticalScrollBar(), self.viewport().height()
                if not bar.value() <= box.top() <= bar.value() + height - box.height():
                    bar.setValue(round(box.center().y() - height / 3))
                side = self.horizontalScrollBar()
                if not side.value() <= box.left() <= side.value() + self.viewport().width() - box.width():
                    side.setValue(round(box.center().x() - self.viewport().width() / 2))

    # ------------------------------------------------------------ drawing

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.colour("pale"))
        width = self.picture_width()
        for number, rect in self._in_sight():
            self._paint_page(painter, number, rect, width)
            self._marks.paint(painter, number, self._sizes[number], rect)
            painter.setPen(self._theme.colour("strong_line"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(-1, -1, 0, 0))
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("focus"), 3))
            painter.drawRect(self.viewport().rect())
        painter.end()

    def _paint_page(self, painter: QPainter, number: int, rect: QRectF, width: int) -> None:
        image = self._images.get((number, width))
        if image is not None and width < _WIDEST:
            image.setDevicePixelRatio(self.devicePixelRatioF())
            painter.drawImage(QPointF(round(rect.left()), round(rect.top())), image)
            return
        other = image or next((each for (page, _), each in reversed(self._images.items()) if page == number), None)
        painter.fillRect(rect, QColor(Qt.GlobalColor.white))
        if other is not None:
            other.setDevicePixelRatio(1.0)
            painter.drawImage(rect, other)

    # ------------------------------------------------------------ keys and mouse

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.mark_page()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif not self._zoom_key(event.key()) and not self._move_key(event.key()):
            super().keyPressEvent(event)
            return
        event.accept()

    def _zoom_key(self, key: int) -> bool:
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(1)
        elif key == Qt.Key.Key_Minus:
            self.zoom(-1)
        elif key == Qt.Key.Key_0:
            self.fit()
        else:
            return False
        return True

    def _move_key(self, key: int) -> bool:
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        steps = {
            Qt.Key.Key_PageDown: (down, down.pageStep()),
            Qt.Key.Key_Space: (down, down.pageStep()),
            Qt.Key.Key_PageUp: (down, -down.pageStep()),
            Qt.Key.Key_Down: (down, down.singleStep()),
            Qt.Key.Key_Up: (down, -down.singleStep()),
            Qt.Key.Key_Right: (across, across.singleStep()),
            Qt.Key.Key_Left: (across, -across.singleStep()),
            Qt.Key.Key_Home: (down, -down.maximum()),
            Qt.Key.Key_End: (down, down.maximum()),
        }
        if key not in steps:
            return False
        bar, step = steps[Qt.Key(key)]
        bar.setValue(bar.value() + step)
        return True

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    @override
    def resizeEvent(self, event: object) -> None:
        self._lay_out()
        self._settle.start()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._marks.begin(self._place_of(event.position()))
            self.text_needed.emit()
            self.viewport().update()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._marks.go_to(self._place_of(event.position())):
            self.viewport().update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._marks.end()

    def _place_of(self, position: QPointF) -> Place | None:
        """The page under a place of the view, and where on it (points)."""
        for number, rect in self._in_sight():
            if rect.contains(position):
                scale = max(self._sizes[number].width, 1.0) / rect.width()
                return number, (position.x() - rect.left()) * scale, (position.y() - rect.top()) * scale
        return None

    def mark_page(self) -> None:
        """Mark the whole text of the page in sight."""
        if not self._marks.layers:
            self._wish = _Wish.MARK
            self.text_needed.emit()
        elif self._marks.mark_page(self.page()):
            self.viewport().update()

    def copy(self) -> None:
        """Copy what is marked as plain text."""
        if self._wish is _Wish.MARK:
            self._wish = _Wish.COPY
        elif text := self._marks.text():
            self.copied.emit(text)

    @override
    def viewportSizeHint(self) -> QSize:
        return QSize(self._theme.px(320), self._theme.px(260))
