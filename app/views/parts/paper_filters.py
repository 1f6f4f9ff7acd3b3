"""What is listed on page 2.2: a number or an amount as it is heard, a year, a kind, only what is unpaid."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from app.domain.paper_sought import LONGEST
from app.domain.papers import PaperFilter, PaperGroup
from app.models.tips import plain_tip
from app.models.words import word
from app.system.override import override
from app.views.parts.field import qt_length
from app.views.parts.flow import FlowLayout
from app.views.parts.labels import Text
from app.views.parts.reading_order import show_whole
from app.views.theme import Theme

NUMBER_KEY, UNPAID_KEY = "Ctrl+Shift+N", "Ctrl+U"
_REST_MS = 120
_FIELD_PX = 220
"""As wide as most numbers are long, at 100 % text."""


class NumberField(QLineEdit):
    """Enter and Down lead to the list, Esc empties it first."""

    left = Signal()
    """To the list."""
    given_up = Signal()
    """Esc: nothing is sought any more."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setMaxLength(LONGEST)
        self.setClearButtonEnabled(True)
        self.setPlaceholderText(self.tr("Number or amount"))
        self.setAccessibleName(self.tr("Number of the document or its amount"))
        self.setAccessibleDescription(self.tr("Enter or the Down arrow: to the list, Esc: all documents"))
        self.setToolTip(
            plain_tip(self.tr("A part is enough, as it is heard: FV 123/10 or 148,32")) + f" ({NUMBER_KEY})"
        )

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_FIELD_PX), super().sizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()


class PaperFilters(QWidget):
    """``wanted`` tells them; ``changed`` says that another list is wanted."""

    changed = Signal()
    left = Signal()
    """The clerk goes to the list."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = NumberField(theme)
        self.group = QComboBox()
        for group in PaperGroup:
            self.group.addItem(word(group), group)
        self.year = QComboBox()
        self.year.addItem(self.tr("all years"), 0)
        self.unpaid = QCheckBox(self.tr("only unpaid"))
        self.unpaid.setToolTip(UNPAID_KEY)
        self.cut = Text(
            self.tr("No more than %n character(s) fit into the number; the rest was left out.", "", LONGEST),
            tone="warn",
            wrap=True,
        )
        self.cut.hide()
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_REST_MS)
        self._lay_out()
        self._typing.timeout.connect(self.changed)
        self.number.textChanged.connect(self._typed)
        self.number.inputRejected.connect(self.cut.show)
        self.number.left.connect(self._go_to_list)
        self.number.given_up.connect(self._give_up)
        self.group.currentIndexChanged.connect(lambda _place: self._change())
        self.year.currentIndexChanged.connect(lambda _place: self._change())
        self.unpaid.toggled.connect(lambda _on: self._change())

    def _lay_out(self) -> None:
        flow = FlowLayout(6, self)
        flow.addWidget(self.number)
        for text, combo in ((self.tr("&Year"), self.year), (self.tr("&Show"), self.group)):
            label = QLabel(text)
            label.setBuddy(combo)
            label.setMinimumHeight(combo.sizeHint().height())
            combo.setAccessibleName(text.replace("&", ""))
            pair = QWidget()
            line = QHBoxLayout(pair)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(6)
            line.addWidget(label)
            line.addWidget(combo)
            flow.addWidget(pair)
        self.unpaid.setMinimumHeight(self.group.sizeHint().height())
        flow.addWidget(self.unpaid)
        flow.addWidget(self.cut)

    # ------------------------------------------------------------ what is wanted

    def wanted(self) -> PaperFilter:
        """What the filters say."""
        text = " ".join(self.number.text().split())
        return PaperFilter(self.group.currentData(), self.year.currentData(), self.unpaid.isChecked(), text)

    def sentence(self, wanted: PaperFilter) -> str:
        """Why nothing is like this; "" where everything was wanted."""
        if not wanted.text:
            return self.tr("No document is like this.") if wanted != PaperFilter() else ""
        alone = wanted == PaperFilter(text=wanted.text)
        told = (
            self.tr("No document has “{text}” in its number, nor such an amount.")
            if alone
            else self.tr("No document that the other filters leave has “{text}” in its number, nor such an amount.")
        )
        return told.format(text=wanted.text)

    def reset(self) -> None:
        """Everything is wanted again; ``changed`` is not sent."""
        parts = (self.number, self.group, self.year, self.unpaid)
        for part in parts:
            part.blockSignals(True)
        self._typing.stop()
        self.number.clear()
        self.cut.hide()
        self.group.setCurrentIndex(0)
        self.year.setCurrentIndex(0)
        self.unpaid.setChecked(False)
        for part in parts:
            part.blockSignals(False)

    def offer_years(self, years: tuple[int, ...]) -> None:
        """Years that there are; the chosen one stays."""
        offered = [self.year.itemData(place) for place in range(1, self.year.count())]
        if offered == list(years):
            return
        chosen = self.year.currentData()
        self.year.blockSignals(True)
        while self.year.count() > 1:
            self.year.removeItem(1)
        for year in years:
            self.year.addItem(str(year), year)
        self.year.setCurrentIndex(max(self.year.findData(chosen), 0))
        self.year.blockSignals(False)

    # ------------------------------------------------------------ keys

    def seek(self) -> None:
        """Into the field; what is sought is marked, to be typed over."""
        self.number.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.number.selectAll()
        show_whole(self.number)

    def type_on(self, text: str) -> None:
        """A letter or a digit typed elsewhere goes behind what stands there."""
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)
        self.number.deselect()
        self.number.end(False)
        self.number.insert(text)
        show_whole(self.number)  # at large text the list may be scrolled over it

    def _typed(self, text: str) -> None:
        if qt_length(text) < LONGEST - 1:
            self.cut.hide()
        self._typing.start()

    def _go_to_list(self) -> None:
        if self._typing.isActive():  # what is typed is sought before the rest is over
            self._change()
        self.left.emit()

    def _give_up(self) -> None:
        if self.number.text():
            self.number.clear()
            self._change()
        self.left.emit()

    def _change(self) -> None:
        self._typing.stop()
        self.changed.emit()
