"""What the window shows now, as text: only what is visible on the screen, nothing scrolled out of sight or hidden."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QTreeView,
    QWidget,
)

if TYPE_CHECKING:
    from app.views.program import Program

CELL = " | "
_LINE_PX = 8
"""Texts whose tops differ by less stand on one line."""


class Seen:
    """Looks at the program's windows and changes nothing."""

    def __init__(self, program: Program) -> None:
        self._program = program

    # ------------------------------------------------------------ anything

    def window(self) -> QWidget:
        """The window that keys go to: a dialog where one is open."""
        return QApplication.activePopupWidget() or QApplication.activeModalWidget() or self._program.window

    def text(self) -> str:
        """Everything the window shows, line by line."""
        return "\n".join(lines(self.window()))

    def part(self, name: str) -> Any:
        """The visible widget of a class, by the class's name; None where there is none."""
        found = (w for w in self._program.window.findChildren(QWidget) if type(w).__name__ == name)
        return next((widget for widget in found if in_sight(widget)), None)

    def text_of(self, name: str, attribute: str = "") -> str:
        """Texts of the visible widget of a class, or of one of its attributes; "" where there is none."""
        widget = self.part(name)
        if widget is not None and attribute:
            widget = getattr(widget, attribute)
        return "\n".join(lines(widget)) if widget is not None else ""

    def rows(self, name: str) -> list[str]:
        """Rows in sight of the list, table or tree with this accessible name, cells parted by "|"."""
        views = self.window().findChildren(QAbstractItemView)
        view = next((v for v in views if v.accessibleName() == name and in_sight(v)), None)
        return list(rows_of(view)) if view is not None else []

    def row(self, name: str, number: int = 0) -> str:
        """One row of a list; "" where there is none."""
        rows = self.rows(name)
        return rows[number] if number < len(rows) else ""

    def field(self, name: str) -> str:
        """What stands in the visible field with this accessible name, or one whose name begins so."""
        for widget in self.window().findChildren(QWidget):
            if widget.accessibleName().startswith(name) and in_sight(widget):
                said = own_text(widget)
                if said is not None:
                    return said
        return ""

    def focus(self) -> str:
        """What has the focus, by its accessible name or its text."""
        widget = QApplication.focusWidget()
        if widget is None:
            return ""
        return widget.accessibleName() or own_text(widget) or type(widget).__name__

    def focus_kind(self) -> str:
        """Class of the widget that has the focus."""
        return type(QApplication.focusWidget()).__name__

    def clipboard(self) -> str:
        """What was copied."""
        return QGuiApplication.clipboard().text()

    def dialog(self) -> str:
        """Title of the dialog that is open; "" where none is."""
        dialog = QApplication.activeModalWidget()
        return dialog.windowTitle() or type(dialog).__name__ if dialog is not None else ""

    # ------------------------------------------------------------ parts of the window

    def header(self) -> str:
        """Who the open customer is, and the chips below."""
        return self.text_of("Header")

    def balances(self) -> str:
        """The balances of the header, a line for each."""
        return self.text_of("Header", "money")

    def level(self) -> str:
        """How far the caller is verified."""
        return self.text_of("CallerPanel", "level")

    def answer(self) -> str:
        """The sentences to read aloud: all of them, the box scrolls."""
        panel = self.part("AnswerPanel")
        return str(panel.text.toPlainText()) if panel is not None else ""

    def note(self) -> str:
        """The panel of the note."""
        return self.text_of("NotePanel")

    def message(self) -> str:
        """What the message bar tells and offers."""
        return self.text_of("MessageBar")

    def hits(self) -> list[str]:
        """Customers found, as a screen reader tells them: name, address, Id, why, balances."""
        popup = self.part("HitPopup")
        if popup is None:
            return []
        model: QAbstractItemModel = popup.list.model()
        role = Qt.ItemDataRole.AccessibleTextRole
        return [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]

    def hit(self, number: int = 0) -> str:
        """One customer found; what the list says instead where nobody was."""
        hits = self.hits()
        return hits[number] if number < len(hits) else self.text_of("HitPopup")

    def tabs(self) -> str:
        """Open customers, the shown one in brackets."""
        area = self.part("CustomersArea")
        if area is None:
            return ""
        bar: QTabBar = area.bar
        titles = [bar.tabText(n).replace("&&", "&") for n in range(bar.count())]
        return " ".join(f"[{title}]" if n == bar.currentIndex() else title for n, title in enumerate(titles))

    def page(self) -> str:
        """Everything the open page shows, of a customer or of the office."""
        view = self.part("CustomerView")
        if view is not None:
            page = view.page()
            return "\n".join(lines(page)) if page is not None else ""
        workplace = self._program.workplace
        shown = workplace.stack.currentWidget() if workplace is not None else None
        return "\n".join(lines(shown)) if shown is not None else ""

    def page_flow(self) -> str:
        """The texts of the open page one after another, each column of it by itself: in the order of Tab."""
        view = self.part("CustomerView")
        shown = view.page() if view is not None else None
        return " ".join(filter(None, map(own_text, _leaves(shown)))) if shown is not None else ""

    def menu(self) -> str:
        """The customer's menu."""
        view = self.part("CustomerMenu")
        return " / ".join(rows_of(view)) if view is not None else ""

    def quiet(self) -> bool:
        """Nothing is under way."""
        return self._program.jobs.pending() == 0


def row_of(name: str, number: int) -> Callable[[Seen], str]:
    """Reads one row of the list with this accessible name."""
    return lambda seen: seen.row(name, number)


def in_sight(widget: QWidget) -> bool:
    """Whether some of it is on the screen: not hidden, not scrolled away."""
    if not widget.isVisible():
        return False
    rect, above = widget.rect(), widget.parentWidget()
    while above is not None and not widget.isWindow():
        rect = rect.translated(widget.pos()) & above.rect()
        if rect.isEmpty():
            return False
        widget, above = above, above.parentWidget()
    return True


def own_text(widget: QWidget) -> str | None:
    """The text a widget itself shows; None for what shows none."""
    match widget:
        case QLabel():
            whole: Callable[[], str] | None = getattr(widget, "whole", None)
            return whole() if whole is not None else widget.text()
        case QAbstractButton():
            return widget.text().replace("&", "")
        case QLineEdit():
            return widget.displayText() or widget.placeholderText()
        case QPlainTextEdit():
            return widget.toPlainText() or widget.placeholderText()
        case QComboBox():
            return widget.currentText()
        case QAbstractSpinBox():
            return widget.text()
        case _:
            return None


def lines(root: QWidget) -> list[str]:
    """Texts in sight below a widget in reading order; what stands side by side is one line."""
    pieces: list[tuple[int, int, str]] = []
    for widget in _leaves(root):
        origin = widget.mapTo(root.window(), QPoint(0, 0))
        if isinstance(widget, QAbstractItemView):
            pieces += [(origin.y() + n * 20, origin.x(), row) for n, row in enumerate(rows_of(widget))]
        elif said := own_text(widget):
            pieces.append((origin.y() + widget.height() // 2, origin.x(), said))
    told: list[list[tuple[int, str]]] = []
    last = -1000
    for middle, left, said in sorted(pieces):
        if middle - last > _LINE_PX:
            told.append([])
            last = middle
        told[-1].append((left, said))
    return [" ".join(said for _left, said in sorted(line)) for line in told]


def _leaves(root: QWidget) -> Iterator[QWidget]:
    """Widgets that show something, without the insides of views, combined fields and spin boxes."""
    if not in_sight(root):
        return
    yield root
    if isinstance(root, QAbstractItemView | QComboBox | QAbstractSpinBox | QLineEdit | QPlainTextEdit):
        return
    for child in root.children():
        if isinstance(child, QWidget) and not child.isWindow():
            yield from _leaves(child)


def rows_of(view: QAbstractItemView) -> Iterator[str]:
    """Rows in sight of a view."""
    shown = view.viewport().rect()
    columns = columns_of(view)
    for index in _indexes(view):
        if columns and view.visualRect(index.siblingAtColumn(columns[0])).intersects(shown):
            yield cells(index, columns)


def columns_of(view: QAbstractItemView) -> list[int]:
    """Columns that are not hidden."""
    model: QAbstractItemModel | None = view.model()
    if model is None:
        return []
    if isinstance(model, QAbstractListModel):
        return [0]
    count = model.columnCount(view.rootIndex())
    if isinstance(view, QTableView | QTreeView):
        return [column for column in range(count) if not view.isColumnHidden(column)]
    return list(range(count))


def _indexes(view: QAbstractItemView) -> Iterator[QModelIndex]:
    """The first cells of rows from the top of what is in sight on; a long list is not walked through."""
    model: QAbstractItemModel | None = view.model()
    if model is None:
        return
    root = view.rootIndex()
    if isinstance(view, QTreeView):
        index = view.indexAt(QPoint(2, 2)).siblingAtColumn(0)
        index = index if index.isValid() else model.index(0, 0, root)
        while index.isValid():
            yield index
            index = view.indexBelow(index)
        return
    below = view.viewport().height()
    first = next(iter(columns_of(view)), 0)
    for row in range(max(view.indexAt(QPoint(2, 2)).row(), 0), model.rowCount(root)):
        index = model.index(row, 0, root)
        if view.visualRect(index.siblingAtColumn(first)).top() > below:
            return
        yield index


def cells(index: QModelIndex, columns: Sequence[int]) -> str:
    """A row's cells as shown."""
    texts = (index.siblingAtColumn(column).data() for column in columns)
    return CELL.join(" ".join(str(text).split()) for text in texts if text is not None and text != "")


def cut_texts(root: QWidget) -> list[str]:
    """One-line labels and buttons in sight whose text has not enough room."""
    told = []
    for widget in _leaves(root):
        said = own_text(widget)
        if not said or not isinstance(widget, QLabel | QAbstractButton):
            continue
        if isinstance(widget, QLabel) and widget.wordWrap():
            short = widget.heightForWidth(widget.width()) > widget.height() + 1
        elif isinstance(widget, QLabel):
            short = widget.fontMetrics().horizontalAdvance(widget.text()) > widget.contentsRect().width() + 1
            short = short or widget.text() != said
        else:
            short = widget.minimumSizeHint().width() > widget.width() + 1
        if short:
            told.append(said)
    return told
