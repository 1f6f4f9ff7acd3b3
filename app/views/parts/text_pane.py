"""A text read version by version, each beside the one before: what is gone is struck through, what is new underlined."""

from __future__ import annotations

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.texts import Piece, TextVersion, compare
from app.models.text_words import TextRow, version_facts, version_line
from app.views.parts.chooser import Chooser
from app.views.parts.labels import Text
from app.views.theme import Theme


class ComparedText(QPlainTextEdit):
    """Shows a text alone, or against another; plain text, whatever stands in it."""

    def __init__(self, theme: Theme, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setFixedHeight(theme.px(150))

    def show_text(self, text: str, old: str | None = None) -> None:
        """The text; with ``old`` given, what differs from it."""
        self.clear()
        cursor = self.textCursor()
        for piece, words in compare(old, text) if old is not None else ((Piece.SAME, text),):
            cursor.insertText(words, self._format(piece))
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.setTextCursor(cursor)

    def _format(self, piece: Piece) -> QTextCharFormat:
        look = QTextCharFormat()
        if piece is Piece.GONE:
            look.setFontStrikeOut(True)
            look.setForeground(self._theme.colour("owe"))
        elif piece is Piece.NEW:
            look.setFontUnderline(True)
            look.setForeground(self._theme.colour("ok"))
        return look


class TextPane(QWidget):
    """Every version of a text, the one in force first chosen."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: TextRow | None = None
        self.chooser = Chooser()
        self.chooser.setAccessibleName(self.tr("Version"))
        self.compared = QCheckBox(self.tr("Show what changed since the version before"))
        self.facts = Text("", tone="dim", wrap=True)
        self.title = Text("", wrap=True)
        self.text = ComparedText(theme, self.tr("Text"))
        self.legend = Text(self.tr("Struck through: gone. Underlined: new."), tone="dim", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for part in (self.chooser, self.title, self.text, self.compared, self.legend, self.facts):
            layout.addWidget(part)
        self.chooser.currentIndexChanged.connect(lambda _index: self._show())
        self.compared.toggled.connect(lambda _on: self._show())

    def show_row(self, row: TextRow) -> None:
        """Another text, or the same one with more versions; the version looked at stays."""
        same = self._row is not None and self._row.code == row.code
        kept = self.chooser.currentData() if same else None
        self._row = row
        self.chooser.blockSignals(True)
        self.chooser.clear()
        for version in reversed(row.versions):
            self.chooser.addItem(version_line(version, row), version.number)
        wanted = kept or (row.now.number if row.now is not None else row.versions[-1].number)
        self.chooser.setCurrentIndex(max(self.chooser.findData(wanted), 0))
        self.chooser.blockSignals(False)
        self._show()

    def version(self) -> TextVersion | None:
        """The version that is shown."""
        number = self.chooser.currentData()
        versions = self._row.versions if self._row is not None else ()
        return next((version for version in versions if version.number == number), None)

    def _show(self) -> None:
        version = self.version()
        if version is None or self._row is None:
            return
        before = next((each for each in self._row.versions if each.number == version.number - 1), None)
        self.compared.setVisible(before is not None)
        against = before.body if before is not None and self.compared.isChecked() else None
        self.legend.setVisible(against is not None)
        self.title.setText(version.title)
        self.text.show_text(version.body, against)
        self.facts.setText(version_facts(version))
