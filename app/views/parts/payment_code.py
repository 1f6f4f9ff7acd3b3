"""A code to scan, painted in whole pixels: black on white whatever the look, so that any phone reads it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.domain.codes import QUIET_ZONE, Matrix
from app.views.theme import Theme

LEAST_MM = 27
"""At 96 dots an inch the dark square is never smaller than this (the standard wants 18, the office 25)."""
_DOTS_PER_MM = 96 / 25.4
_BLACK, _WHITE = QColor(0, 0, 0), QColor(255, 255, 255)


def paint_code(painter: QPainter, matrix: Matrix, room: QRectF, ratio: float) -> QRectF:
    """Paint the code with its quiet zone in the middle of ``room``, as large as whole device pixels allow; gives where."""
    modules = len(matrix) + 2 * QUIET_ZONE
    dots = max(1, int(min(room.width(), room.height()) * ratio) // modules)
    module = dots / ratio
    side = modules * module
    left = round((room.left() + (room.width() - side) / 2) * ratio) / ratio
    top = round((room.top() + (room.height() - side) / 2) * ratio) / ratio
    where = QRectF(left, top, side, side)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.fillRect(where, _WHITE)
    for row, cells in enumerate(matrix, QUIET_ZONE):
        for column, dark in enumerate(cells, QUIET_ZONE):
            if dark:
                painter.fillRect(QRectF(left + column * module, top + row * module, module, module), _BLACK)
    painter.restore()
    return where


class CodeView(QWidget):
    """Shows one code, or nothing; as large as ``LEAST_MM`` asks for and more where the text is larger. ``least_px``: of its
    side with the quiet zone.
    """

    def __init__(self, theme: Theme, *, least_px: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._least_px = least_px
        self._matrix: Matrix | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Code to scan"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        theme.changed.connect(self.updateGeometry)

    def set_matrix(self, matrix: Matrix | None) -> None:
        """Another code."""
        if matrix != self._matrix:
            self._matrix = matrix
            self.updateGeometry()
            self.update()

    def matrix(self) -> Matrix | None:
        """The code shown."""
        return self._matrix

    @override
    def sizeHint(self) -> QSize:
        if self._matrix is None:
            return QSize(self._theme.px(160), self._theme.px(40))
        modules = len(self._matrix)
        whole = modules + 2 * QUIET_ZONE
        dark = max(LEAST_MM * _DOTS_PER_MM, self._theme.px(150))
        module = max(-(-int(dark) // modules), -(-self._least_px // whole))  # up: as large as asked for
        side = module * whole
        return QSize(side, side)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._matrix is None:
            return
        painter = QPainter(self)
        paint_code(painter, self._matrix, QRectF(self.rect()), self.devicePixelRatioF())
        painter.end()
