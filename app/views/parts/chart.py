"""The consumption chart: monthly bars, last year's pale behind them, the mean dashed, estimates hatched.

Hover or Left and Right move a cursor that tells its month in words, on the screen and to a screen reader; the wheel,
plus and minus zoom; Home and End go to the ends. Nothing ranges by itself while it is painted.
"""

from __future__ import annotations

from math import ceil, floor

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from app.models.chart import YEAR, Consumption, bar_words, overview_words
from app.views.parts.chart_bars import Bars, CubicAxis, Inks, MonthAxis, style_axes
from app.views.parts.labels import Text
from app.views.theme import Theme

_LEAST = 3
"""Months that the closest zoom shows."""


class ChartPlot(pg.GraphicsView):
    """The plot alone; it is driven by the chart around it.

    Put together by hand: pyqtgraph's own PlotWidget makes menus that take three times as long as all the rest.
    """

    def __init__(self, inks: Inks, font: QFont) -> None:
        super().__init__(background=inks.ground)
        self.months, self.cubic, self.bars = MonthAxis(), CubicAxis(), Bars(inks)
        self.box = pg.ViewBox(enableMenu=False, defaultPadding=0.0)
        self.box.disableAutoRange()
        self.box.setMouseEnabled(x=True, y=False)
        self.box.addItem(self.bars, ignoreBounds=True)
        layout = pg.GraphicsLayout()
        layout.setSpacing(0)
        layout.setContentsMargins(0, 8, 8, 0)
        layout.addItem(self.cubic, 0, 0)
        layout.addItem(self.box, 0, 1)
        layout.addItem(self.months, 1, 1)
        self.cubic.linkToView(self.box)
        self.months.linkToView(self.box)
        self.setCentralItem(layout)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.box.sigXRangeChanged.connect(self.fit_height)
        self.set_look(inks, font)

    def set_look(self, inks: Inks, font: QFont) -> None:
        """Colours and font."""
        self.bars.inks = inks
        self.setBackground(inks.ground)
        style_axes((self.months, self.cubic), inks)
        metrics = QFontMetricsF(font)
        self.months.label_width = metrics.horizontalAdvance("wrz") + 20
        self.cubic.setWidth(metrics.horizontalAdvance("0000") + 16)
        self.months.setHeight(metrics.height() + 10)
        for axis in (self.months, self.cubic):
            axis.setTickFont(font)
            axis.setStyle(tickLength=0)
        self.bars.update()

    def set_shown(self, shown: Consumption) -> None:
        """Other months; the last year of them comes into view."""
        self.bars.set_shown(shown)
        self.months.shown = shown
        count = max(len(shown.bars), 1)
        self.box.setLimits(xMin=-0.6, xMax=count - 0.4, minXRange=min(_LEAST, count), maxXRange=count + 0.2, yMin=0)
        self.look_at(count - YEAR, count - 1)

    def look_at(self, first: int, last: int) -> None:
        """Bring these months into view, at least a year's room."""
        self.box.setXRange(max(first, 0) - 0.6, max(last, max(first, 0) + _LEAST - 1) + 0.6, padding=0)
        self.fit_height()

    def in_view(self) -> tuple[int, int]:
        """First and last month in view."""
        left, right = self.box.viewRange()[0]
        return max(ceil(left), 0), min(floor(right), len(self.bars.shown.bars) - 1)

    def fit_height(self, *_range: object) -> None:
        """As high as the highest bar in view."""
        first, last = self.in_view()
        self.box.setYRange(0, self.bars.shown.top(first, last) * 1.1, padding=0)
        self.bars.update()

    def picture(self, size: QSize) -> QImage:
        """The plot as it is, laid out and painted at another size; it is not seen on the screen."""
        self.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self.resize(size)
        self.show()
        self.fit_height()
        return self.grab().toImage()


class ConsumptionChart(QWidget):
    """The chart with its sentence; reached with Tab."""

    cursor_moved = Signal(int)
    """The month that the cursor is on; -1 none."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.shown = Consumption((), None)
        self.plot = ChartPlot(Inks.of(theme), self.font())
        self.said = Text("", tone="dim", wrap=True)
        self.key = Text("", tone="dim", wrap=True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Consumption by month"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 4, 6, 4)
        layout.setSpacing(4)
        layout.addWidget(self.said)
        layout.addWidget(self.plot, 1)
        layout.addWidget(self.key)
        self.plot.scene().sigMouseMoved.connect(self._hover)
        self.plot.installEventFilter(self)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _key_words(self) -> str:
        """What the marks mean that are there."""
        bars = self.shown.bars
        parts = [self.tr("strong: this year"), self.tr("pale: a year before"), self.tr("dashed: mean")]
        if any(bar.hatched for bar in bars):
            parts.append(self.tr("hatched: estimate"))
        if any(bar.outlined for bar in bars):
            parts.append(self.tr("outlined: reported"))
        if any(bar.use.replaced for bar in bars):
            parts.append(self.tr("dotted: meter replaced"))
        return " · ".join(parts)

    def set_consumption(self, shown: Consumption) -> None:
        """Other months; the cursor goes away."""
        self.shown = shown
        self.plot.set_shown(shown)
        self.key.setText(self._key_words())
        self.put_cursor(-1)

    def cursor_at(self) -> int:
        """The month that the cursor is on, -1 none."""
        return self.plot.bars.marked

    def put_cursor(self, month: int) -> None:
        """Move the cursor, tell the month in words, bring it into view."""
        month = min(max(month, -1), len(self.shown.bars) - 1)
        self.plot.bars.marked = month
        if month >= 0:
            first, last = self.plot.in_view()
            if not first <= month <= last:
                width = last - first
                begin = month if month < first else month - width
                self.plot.look_at(begin, begin + width)
        self._say(bar_words(self.shown.bars[month]) if month >= 0 else overview_words(self.shown))
        self.plot.bars.update()
        self.cursor_moved.emit(month)

    def zoom(self, factor: float) -> None:
        """Show more (above 1) or fewer months, around the cursor or the newest month."""
        first, last = self.plot.in_view()
        width = min(max(round((last - first + 1) * factor), _LEAST), max(len(self.shown.bars), _LEAST))
        middle = self.cursor_at() if self.cursor_at() >= 0 else last
        begin = min(max(middle - width // 2, 0), max(len(self.shown.bars) - width, 0))
        self.plot.look_at(begin, begin + width - 1)

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.setAccessibleDescription(sentence)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        last, at = len(self.shown.bars) - 1, self.cursor_at()
        at = at if at >= 0 else last + 1
        match event.key():
            case Qt.Key.Key_Left:
                self.put_cursor(max(at - 1, 0))
            case Qt.Key.Key_Right:
                self.put_cursor(min(at + 1, last))
            case Qt.Key.Key_PageUp:
                self.put_cursor(max(at - YEAR, 0))
            case Qt.Key.Key_PageDown:
                self.put_cursor(min(at + YEAR, last))
            case Qt.Key.Key_Home:
                self.put_cursor(0)
            case Qt.Key.Key_End:
                self.put_cursor(last)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom(0.5)
            case Qt.Key.Key_Minus:
                self.zoom(2)
            case _:
                super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(self._theme.colour("focus"), 1))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 4, 4)
            painter.end()

    @override
    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self.plot and event.type() == QEvent.Type.Leave and not self.hasFocus():
            self.put_cursor(-1)
        return False

    def _hover(self, point: QPointF) -> None:
        box = self.plot.box
        month = round(box.mapSceneToView(point).x())
        inside = box.sceneBoundingRect().contains(point) and 0 <= month < len(self.shown.bars)
        if inside and month != self.cursor_at():
            self.put_cursor(month)

    def _restyle(self) -> None:
        font = QFont(self.font())
        font.setPixelSize(self._theme.px(12))
        self.plot.set_look(Inks.of(self._theme), font)
        self.plot.setMinimumHeight(self._theme.px(120))
