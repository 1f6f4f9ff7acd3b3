"""What a keyboard and a screen reader find in the window: controls, their names, their reading order, their panels."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from tests.views.stage import press


def controls(root: QWidget) -> list[QWidget]:
    """Everything below ``root`` that Tab may reach now."""
    return [widget for widget in root.findChildren(QWidget) if is_control(widget)]


def is_control(widget: QWidget) -> bool:
    """Whether Tab may stop here."""
    return (
        widget.isVisible()
        and widget.isEnabled()
        and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.focusProxy() is None
        and widget.width() > 0
    )


def spoken(widget: QWidget) -> str:
    """The name a screen reader tells."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def told(widget: QWidget) -> str:
    """A control as a failing test names it."""
    parents: list[str] = []
    above = widget.parentWidget()
    while above is not None and len(parents) < 3:
        if type(above).__module__.startswith("app."):
            parents.append(type(above).__name__)
        above = above.parentWidget()
    return f"{type(widget).__name__} {spoken(widget)!r} in {' < '.join(parents)}"


def place(widget: QWidget, root: QWidget) -> QRect:
    """Where it stands, as ``root`` counts."""
    return QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())


def reading_order(found: list[QWidget], root: QWidget) -> list[QWidget]:
    """Panel after panel, in each row after row, in each from left to right."""
    by_panel: dict[QWidget, list[QWidget]] = {}
    for widget in found:
        by_panel.setdefault(_panel(widget, root), []).append(widget)
    panels = _rows(list(by_panel), root)
    return [widget for panel in panels for widget in _rows(by_panel[panel], root)]


def _panel(widget: QWidget, root: QWidget) -> QWidget:
    """The panel it stands in, else the child of ``root`` it belongs to."""
    above = widget
    while above is not root:
        if above.property("panel"):
            return above
        parent = above.parentWidget()
        assert parent is not None
        if parent is root:
            return above
        above = parent
    return root


def _rows(widgets: list[QWidget], root: QWidget) -> list[QWidget]:
    """From top to bottom, what stands side by side from left to right."""
    rows: list[list[tuple[QRect, QWidget]]] = []
    for rect, widget in sorted(((place(w, root), w) for w in widgets), key=lambda one: (one[0].top(), one[0].left())):
        middle = rect.center().y()
        if rows and any(other.top() <= middle <= other.bottom() for other, _ in rows[-1][:1]):
            rows[-1].append((rect, widget))
        else:
            rows.append([(rect, widget)])
    return [widget for row in rows for _, widget in sorted(row, key=lambda one: one[0].left())]


def tab_walk(start: QWidget, root: QWidget, key: str = "Tab", most: int = 80) -> list[QWidget]:
    """Where ``key`` leads from ``start`` until it comes out of ``root``; stops as well when it turns in a circle.

    An editor of a day has parts, each of which Tab stops at; it is told once.
    """
    reason = Qt.FocusReason.TabFocusReason if key == "Tab" else Qt.FocusReason.BacktabFocusReason
    start.setFocus(reason)
    assert QApplication.focusWidget() is start, f"{told(start)} takes no focus"
    walked = [start]
    for _ in range(most):
        press(walked[-1], key)
        now = QApplication.focusWidget()
        outside = now is None or not (root is now or root.isAncestorOf(now))
        if now is None or outside or (now is start and len(walked) > 1):
            return walked
        if now is not walked[-1]:
            walked.append(now)
    return walked


def scrolling_areas(root: QWidget) -> Iterator[QAbstractScrollArea]:
    """Visible areas that may scroll."""
    yield from (area for area in root.findChildren(QAbstractScrollArea) if area.isVisible())
