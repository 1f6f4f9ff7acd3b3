"""Tab walks as one reads: by the layouts, so that chips and pages that are made late stand in their place."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from app.views.parts.layouts import laid_out


def step_focus(root: QWidget, *, forward: bool) -> bool:
    """Move the focus to the next control below ``root``, or to the one before; from the last to the first."""
    target = (_following if forward else _preceding)(root, QApplication.focusWidget())
    if target is None:
        return False
    target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    show_whole(target)
    return True


def _following(root: QWidget, here: QWidget | None) -> QWidget | None:
    """The control after this one, else the first; no more is looked at than has to be."""
    first, passed = None, False
    for widget in _visible(root):
        if passed and takes_tab(widget):
            return widget
        if first is None and takes_tab(widget):
            first = widget
        passed = passed or widget is here
    return first


def _preceding(root: QWidget, here: QWidget | None) -> QWidget | None:
    """The control before this one, else the last."""
    last = None
    for widget in _visible(root):
        if widget is here and last is not None:
            return last
        if takes_tab(widget):
            last = widget
    return last


def takes_tab(widget: QWidget) -> bool:
    """Whether Tab stops here."""
    policy = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return policy and widget.isEnabled() and widget.focusProxy() is None


def show_whole(widget: QWidget) -> None:
    """Scroll what it stands in so that it is seen; what was just shown is laid out first."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()


def show_focus(root: QWidget) -> None:
    """Scroll to what has the focus below ``root``: one who comes back by a key sees where one types."""
    here = QApplication.focusWidget()
    if here is not None and here is not root and root.isAncestorOf(here):
        show_whole(here)


def _visible(root: QWidget) -> Iterator[QWidget]:
    """Visible widgets below ``root`` as they are read; a control's own parts are left out."""
    for child in _children(root):
        if child.isVisible():
            yield child
            if not takes_tab(child):
                yield from _visible(child)


def _children(widget: QWidget) -> Iterator[QWidget]:
    """Children in the order of their layout, then those that no layout holds."""
    if isinstance(widget, QScrollArea):
        yield from filter(None, (widget.widget(),))
        return
    layout = widget.layout()
    laid = dict.fromkeys(laid_out(layout)) if layout is not None else {}
    yield from laid
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isWindow() and child not in laid:
            yield child
