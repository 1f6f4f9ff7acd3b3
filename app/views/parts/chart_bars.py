"""What the consumption chart is painted with: colours, one item for all bars, the axis of months.

One item paints everything in pixels of the screen, without smoothing, so that a month under the cursor or a turn of the
wheel costs little. Imported by the warm-up, never before the first paint: it needs pyqtgraph.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget
from typing_extensions import override

from app.models import words
from app.models.chart import Consumption, MonthBar
from app.views.theme import Theme

_HALF = 0.38
"""Part of a month's width that one of its two bars takes."""
_STEPS = (1, 2, 3, 6, 12, 24)
"""Every how many months a label may stand."""

Place = Callable[[QPointF], QPointF]


@dataclass(frozen=True)
class Inks:
    """Colours of the chart; bars differ in lightness and pattern too, never in colour alone."""

    ground: QColor
    bar: QColor
    past: QColor
    text: QColor
    mark: QColor

    @classmethod
    def of(cls, theme: Theme) -> Inks:
        """Those of the look in force."""
        return cls(*(theme.colour(name) for name in ("panel", "brand", "past", "dim", "warn")))

    @classmethod
    def paper(cls) -> Inks:
        """For print and files, whatever the look of the screen."""
        return cls(*(QColor(name) for name in ("#FFFFFF", "#0B5F8A", "#C9D3DB", "#303A44", "#8A5A00")))


class Bars(pg.GraphicsObject):
    """All bars, the mean, replacements and the cursor; month n stands at x = n."""

    def __init__(self, inks: Inks) -> None:
        super().__init__()
        self.inks = inks
        self.shown = Consumption((), None)
        self.marked = -1

    def set_shown(self, shown: Consumption) -> None:
        """Other months."""
        self.prepareGeometryChange()
        self.shown = shown
        self.update()

    @override
    def boundingRect(self) -> QRectF:
        count = len(self.shown.bars)
        return QRectF(-1, 0, count + 1, self.shown.top(0, count) * 1.2)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        transform, view = painter.transform(), self.viewRect()
        painter.resetTransform()

        def place(point: QPointF) -> QPointF:
            return transform.map(point)

        bars = self.shown.bars
        first, last = max(int(view.left()) - 1, 0), min(int(view.right()) + 1, len(bars) - 1)
        for number in range(first, last + 1):
            self._paint_month(painter, bars[number], number, place)
        if self.shown.mean is not None and bars:
            painter.setPen(QPen(self.inks.text, 1, Qt.PenStyle.DashLine))
            left = place(QPointF(max(view.left(), -0.5), self.shown.mean)).toPoint()
            painter.drawLine(left, place(QPointF(min(view.right(), len(bars) - 0.5), self.shown.mean)).toPoint())

    def _paint_month(self, painter: QPainter, bar: MonthBar, x: int, place: Place) -> None:
        if x == self.marked:
            glow = QColor(self.inks.bar)
            glow.setAlpha(30)
            painter.fillRect(_box(place, x - 0.5, x + 0.5, self.boundingRect().height()), glow)
        if bar.past is not None:
            painter.fillRect(_box(place, x - _HALF, x, bar.past), self.inks.past)
        if bar.use.days:
            self._paint_use(painter, bar, _box(place, x, x + _HALF, bar.height))
        if bar.use.replaced:
            foot, top = place(QPointF(x - 0.5, 0)), place(QPointF(x - 0.5, self.viewRect().bottom()))
            painter.setPen(QPen(self.inks.mark, 2, Qt.PenStyle.DotLine))
            painter.drawLine(top, foot)
            painter.fillRect(QRectF(top.x() - 4, top.y(), 9, 9), self.inks.mark)

    def _paint_use(self, painter: QPainter, bar: MonthBar, box: QRectF) -> None:
        if not (bar.hatched or bar.outlined):
            painter.fillRect(box, self.inks.bar)
            return
        if bar.hatched:
            painter.fillRect(box, QBrush(self.inks.bar, Qt.BrushStyle.BDiagPattern))
        painter.setPen(QPen(self.inks.bar, 1 if bar.hatched else 2))
        painter.drawRect(box.adjusted(0, 0, -1, -1))


def _box(place: Place, left: float, right: float, height: float) -> QRectF:
    top, foot = place(QPointF(left, height)).toPoint(), place(QPointF(right, 0)).toPoint()
    return QRectF(top.x(), top.y(), max(foot.x() - top.x(), 1), max(foot.y() - top.y(), 0))


class MonthAxis(pg.AxisItem):
    """Names of months, as many as there is room for; the year stands at each January and at the first label."""

    def __init__(self) -> None:
        super().__init__("bottom")
        self.shown = Consumption((), None)
        self.label_width = 60.0

    @override
    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, list[float]]]:
        count = len(self.shown.bars)
        first, last = max(round(minVal), 0), min(round(maxVal), count - 1)
        room = max(size / max(maxVal - minVal, 1), 1)
        step = next((s for s in _STEPS if s * room >= self.label_width), _STEPS[-1])
        marked = [n for n in range(first, last + 1) if (self.shown.bars[n].use.first.month - 1) % min(step, 12) == 0]
        if step > 12:
            marked = marked[::2]
        return [(1.0, [float(n) for n in marked])]

    @override
    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        months = [self.shown.bars[int(value)].use.first for value in values]
        return [
            f"{words.month_short(m.month)} {m.year}" if m.month == 1 or n == 0 else words.month_short(m.month)
            for n, m in enumerate(months)
        ]


class CubicAxis(pg.AxisItem):
    """Cubic metres, with a decimal comma."""

    def __init__(self) -> None:
        super().__init__("left")

    @override
    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        digits = 0 if spacing >= 1 else 1
        return [f"{value:.{digits}f}".replace(".", ",") for value in values]


def style_axes(axes: Sequence[Any], inks: Inks) -> None:
    """Give axes the colours of the chart."""
    for axis in axes:
        axis.setPen(pg.mkPen(inks.past))
        axis.setTextPen(pg.mkPen(inks.text))
