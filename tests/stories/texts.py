"""What is on the screen as text: labels, buttons, editors, and the cells of lists that are in sight."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractListModel, QModelIndex
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QDateTimeEdit,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTreeView,
    QWidget,
)

from app.views.parts.labels import Elided


def screen(root: QWidget) -> str:
    """Everything visible below ``root``, a line for each thing; no-break spaces are spaces."""
    texts = (text for widget in root.findChildren(QWidget) if widget.isVisible() for text in texts_of(widget))
    return "\n".join(filter(None, texts)).replace("\u00a0", " ")


def texts_of(widget: QWidget) -> Iterator[str]:
    """What one widget shows, its children left out."""
    match widget:
        case Elided():
            yield widget.whole()
        case QLabel() | QAbstractButton() | QLineEdit():
            yield widget.text()
        case QPlainTextEdit():
            yield widget.toPlainText()
        case QComboBox():
            yield widget.currentText()
        case QDateTimeEdit():
            yield widget.text()
        case QTabBar():
            yield from (widget.tabText(number) for number in range(widget.count()))
        case QAbstractItemView():
            yield from _cells(widget)
        case _:
            pass


def _cells(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        if view.visualRect(index).intersects(view.viewport().rect()):
            yield from _row(index)
            if isinstance(view, QTreeView) and view.isExpanded(index):
                yield from (
                    text for child in range(model.rowCount(index)) for text in _row(model.index(child, 0, index))
                )


def _row(index: QModelIndex) -> Iterator[str]:
    model = index.model()
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(index.parent())
    for column in range(columns):
        yield str(index.siblingAtColumn(column).data() or "")
