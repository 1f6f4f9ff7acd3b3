"""Ekran klienta: a second window for the person at the counter. It shows the payment of the moment, else a greeting.

It never takes the focus, and knows nothing of a customer but what ``Counter`` shows.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.domain.identifiers import format_nrb
from app.domain.payment_code import NoCode
from app.models import words
from app.models.payment_counter import Counter, CounterShown
from app.models.payment_words import pays_for
from app.views.parts.payment_code import paint_code

_SMALL = (720, 540)
_GROUND, _INK, _DIM, _BRAND = QColor("#FFFFFF"), QColor("#16212B"), QColor("#4A5866"), QColor("#0B5F8A")
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
_ONE_LINE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_MIDDLE = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap


class CustomerScreen(QWidget):
    """Painted as large as the screen it stands on; texts grow with it."""

    def __init__(self) -> None:
        super().__init__(
            None,
            Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus | Qt.WindowType.WindowMinMaxButtonsHint
            | Qt.WindowType.WindowTitleHint,
        )  # fmt: skip
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWindowTitle(self.tr("Customer's screen"))
        self.setMinimumSize(420, 320)
        self._counter: Counter | None = None

    def follow(self, counter: Counter) -> None:
        """Show what this counter shows from now on."""
        if self._counter is not None and self._counter is not counter:
            self._counter.changed.disconnect(self._changed)
        if self._counter is not counter:
            self._counter = counter
            counter.changed.connect(self._changed)
        self._changed()

    def put_on(self, window: QWidget) -> None:
        """Show it: whole on a second screen where there is one, else as a window of its own beside the clerk's."""
        other = other_screen(window)
        if other is None:
            self.setWindowState(Qt.WindowState.WindowNoState)
            self.resize(*_SMALL)
        else:
            self.setGeometry(other.geometry())
            self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.setVisible(True)  # showFullScreen() would ask for the keys

    def shown(self) -> CounterShown | None:
        """The payment shown, None while it only greets."""
        return self._counter.shown if self._counter is not None else None

    def lines(self) -> tuple[str, ...]:
        """What is written on it, from above."""
        shown = self.shown()
        if shown is None:
            utility = self._counter.utility if self._counter is not None else ""
            return tuple(filter(None, (utility, self.tr("Good day"))))
        data = shown.data
        told = (
            data.to.payee.name,
            pays_for(data.to.service),
            words.money(data.amount),
            data.words,
            self.tr("Account"),
            format_nrb(data.to.nrb),
            self.tr("Title"),
            data.title,
        )
        return (*told, *self._instead_of_a_code(shown))

    def _instead_of_a_code(self, shown: CounterShown) -> tuple[str, ...]:
        """What the payer has to know where there is nothing to scan; nothing where there is."""
        if shown.matrix is not None:
            return ()
        if shown.data.split:
            return (self.tr("Please order it at your bank as a split payment."),)
        if shown.data.code is NoCode.TOO_LARGE:
            return (self.tr("A code holds no more than 9 999.99 zł: please copy the account and the title."),)
        return (self.tr("There is no code: please copy the account and the title."),)

    def _changed(self) -> None:
        self.setAccessibleName(". ".join(self.lines()))
        self.update()

    # ------------------------------------------------------------ painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), _GROUND)
        shown = self.shown()
        if shown is None:
            self._paint_greeting(painter)
        else:
            self._paint_payment(painter, shown)
        painter.end()

    def _unit(self) -> float:
        """A hundredth of the smaller side, a little more on a wide screen."""
        return min(self.width() / 130, self.height() / 100)

    def _paint_greeting(self, painter: QPainter) -> None:
        lines, unit = self.lines(), self._unit()
        whole = QRectF(self.rect()).adjusted(6 * unit, 0, -6 * unit, 0)
        upper = QRectF(whole.left(), whole.top() + whole.height() * 0.3, whole.width(), 20 * unit)
        _text(painter, upper, lines[0], 7 * unit, _BRAND, _MIDDLE, bold=True)
        if len(lines) > 1:
            lower = QRectF(whole.left(), upper.bottom(), whole.width(), 14 * unit)
            _text(painter, lower, lines[1], 5 * unit, _DIM, _MIDDLE)

    def _paint_payment(self, painter: QPainter, shown: CounterShown) -> None:
        unit = self._unit()
        payee, service, amount, said, account, nrb, titled, title, *rest = self.lines()
        room = QRectF(self.rect()).adjusted(6 * unit, 5 * unit, -6 * unit, -4 * unit)
        side = 50 * unit if shown.matrix is not None else 0.0
        code = QRectF(room.right() - side, room.top() + 9 * unit, side, side)
        wide = room.width() - side - (3 * unit if side else 0)
        above = QRectF(room.left(), room.top(), room.width(), code.top() - room.top())  # a long name stays off the code
        y = _text(painter, above, payee, 4.6 * unit, _BRAND, _LEFT, bold=True)
        y = _text(painter, _row(room, y + unit, wide), service, 4.6 * unit, _INK, _LEFT)
        y = _text(painter, _row(room, y + 2 * unit, wide), amount, 11 * unit, _INK, _ONE_LINE, bold=True)
        y = _text(painter, _row(room, y, wide), said, 3.2 * unit, _DIM, _LEFT)
        y = max(y, code.bottom()) + 2 * unit
        y = _text(painter, _row(room, y, room.width()), account, 2.8 * unit, _DIM, _ONE_LINE)
        y = _text(painter, _row(room, y, room.width()), nrb, 6.4 * unit, _INK, _ONE_LINE, bold=True) + unit
        y = _text(painter, _row(room, y, room.width()), titled, 2.8 * unit, _DIM, _ONE_LINE)
        whole = title.replace("/", "/\u2060")  # a paper's number is never broken
        y = _text(painter, _row(room, y, room.width()), whole, 4 * unit, _INK, _LEFT, bold=True) + 3 * unit
        for note in rest:
            y = _text(painter, _row(room, y, room.width()), note, 3.6 * unit, _BRAND, _LEFT)
        if shown.matrix is not None:
            paint_code(painter, shown.matrix, code, self.devicePixelRatioF())


def _row(room: QRectF, y: float, width: float) -> QRectF:
    """From ``y`` down, as wide as said."""
    return QRectF(room.left(), y, width, max(room.bottom() - y, 1))


def _text(
    painter: QPainter, room: QRectF, text: str, size: float, colour: QColor, how: int, *, bold: bool = False
) -> float:
    """A text in its room, smaller where a word is too wide for it; gives where it ends."""
    font = QFont(painter.font())
    font.setBold(bold)
    needed = room
    for share in (1.0, 0.85, 0.7, 0.55, 0.45):
        font.setPixelSize(max(round(size * share), 9))
        painter.setFont(font)
        needed = painter.boundingRect(room, how, text)
        if needed.width() <= room.width() + 1 and needed.height() <= room.height() + 1:
            break
    painter.setPen(colour)
    painter.drawText(room, how, text)
    return float(needed.bottom())


def other_screen(window: QWidget) -> QScreen | None:
    """A screen where the clerk's window is not, None where there is one screen only."""
    here = window.screen()
    return next((screen for screen in QGuiApplication.screens() if screen is not here), None)
