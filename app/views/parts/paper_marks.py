"""What is marked on the pages of a paper: what was found, and the text the clerk goes over with the mouse to copy it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.domain.paper_pages import Box, PageSize, TextHit, TextLayer
from app.views.theme import Theme

Place = tuple[int, float, float]
"""A page and a place on it, in points."""


class PageMarks:
    """Marks of one paper; draws them where a page is shown."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.layers: tuple[TextLayer, ...] = ()
        self.hits: tuple[TextHit, ...] = ()
        self.current = -1
        self._from: Place | None = None
        self._marked: tuple[int, int, int] | None = None

    def clear(self) -> None:
        """Another paper."""
        self.layers, self.hits, self.current = (), (), -1
        self._from = self._marked = None

    # ------------------------------------------------------------ text

    def begin(self, place: Place | None) -> None:
        """Marking begins here; what was marked is not any more."""
        self._from, self._marked = place, None

    def end(self) -> None:
        """The mouse was let go."""
        self._from = None

    def go_to(self, place: Place | None) -> bool:
        """Mark up to here, on the same page; whether anything changed."""
        if self._from is None or place is None or not self.layers or place[0] != self._from[0]:
            return False
        layer = self.layers[place[0]]
        first, last = sorted((layer.letter_at(*self._from[1:]), layer.letter_at(*place[1:])))
        self._marked = (place[0], first, last) if first >= 0 else None
        return True

    def mark_page(self, page: int) -> bool:
        """Mark the whole text of a page; whether it has any."""
        if page >= len(self.layers) or not self.layers[page].text:
            return False
        self._marked = (page, 0, len(self.layers[page].text) - 1)
        return True

    def text(self) -> str:
        """What is marked, empty where nothing is."""
        if self._marked is None:
            return ""
        page, first, last = self._marked
        return self.layers[page].part(first, last)

    # ------------------------------------------------------------ drawing

    def paint(self, painter: QPainter, number: int, size: PageSize, rect: QRectF) -> None:
        """Draw the marks of a page that is shown in ``rect``."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        found = self._tint("warn", 70)
        for place, hit in enumerate(self.hits):
            for box in hit.boxes if hit.page == number else ():
                shown = on_screen(box, size, rect).adjusted(-1, -1, 1, 1)
                painter.fillRect(shown, found)
                if place == self.current:  # a frame, so that colour does not speak alone
                    painter.setPen(QPen(QColor(Qt.GlobalColor.black), 2))
                    painter.drawRect(shown)
        if self._marked is not None and self._marked[0] == number:
            for box in self.layers[number].places(*self._marked[1:]):
                painter.fillRect(on_screen(box, size, rect), self._tint("brand", 90))

    def _tint(self, token: str, alpha: int) -> QColor:
        tint = QColor(self._theme.colour(token))
        tint.setAlpha(alpha)
        return tint


def on_screen(box: Box, size: PageSize, rect: QRectF) -> QRectF:
    """Where a place of a page lies when the page is shown in ``rect``."""
    scale = rect.width() / max(size.width, 1.0)
    return QRectF(
        rect.left() + box.left * scale,
        rect.top() + box.top * scale,
        (box.right - box.left) * scale,
        (box.bottom - box.top) * scale,
    )
