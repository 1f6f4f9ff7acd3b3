"""On the screen that offices have (1366 x 768), at 100 and at 200 % text, in every look: nothing is cut, nothing scrolls sideways."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QTableView,
    QTreeView,
    QWidget,
)

from app.domain.waste import PickupStatus
from app.store.town import stories
from app.system.settings import Theme as ThemeName
from app.views.keymap import KeyMap
from app.views.pages.waste import WastePage
from app.views.palette import Palette
from app.views.parts.chooser import Chooser
from app.views.parts.history_view import HistoryView
from app.views.parts.labels import Elided
from tests.stories.conftest import OpenDesk
from tests.stories.desk import OFFICE_KEYS, PAGE_KEYS, DeskAtWork
from tests.stories.walk import told

LOOKS = [
    (ThemeName.LIGHT, 100),
    (ThemeName.LIGHT, 150),
    (ThemeName.LIGHT, 200),
    (ThemeName.DARK, 100),
    (ThemeName.CONTRAST, 200),
]
LARGE_PX = 20
CUSTOMERS = (stories.ANNA, stories.COMMUNITY, stories.LONG_COMPANY, stories.MANAGER)


@pytest.mark.parametrize(("look", "percent"), LOOKS)
def test_that_nothing_is_cut(open_desk: OpenDesk, look: ThemeName, percent: int) -> None:
    with open_desk(supervisor=True, theme=look, percent=percent) as desk:
        assert (desk.program.window.width(), desk.program.window.height()) == (1366, 768)
        cut: list[str] = []
        for where in everywhere(desk):
            cut += [f"{where}: {problem}" for problem in problems(desk.program.window)]
        for key, kind in (("F1", KeyMap), ("Ctrl+K", Palette)):
            cut += [f"{key}: {problem}" for problem in problems(desk.dialog(key, kind))]
            desk.close_dialog()
        desk.key("Ctrl+L")
        desk.idle()
        cut += [f"lock: {problem}" for problem in problems(desk.program.window)]
        desk.program.lock_view.leave.click()
        desk.idle()
        cut += [f"sign-in: {problem}" for problem in problems(desk.program.window)]
        assert not cut, "\n".join(dict.fromkeys(cut))


def everywhere(desk: DeskAtWork) -> Iterator[str]:
    """Each page, before and after verification, with the strip open and folded."""
    for key in OFFICE_KEYS:
        desk.key(key)
        desk.idle()
        yield key
    for number in CUSTOMERS:
        desk.open(number)
        desk.idle()
        yield f"{number} opened"
        if not desk.workplace.strips.isVisible():
            desk.key("F9")
            yield f"{number} strip"
        desk.own_work()
        for key in PAGE_KEYS:
            desk.key(key)
            desk.idle()
            yield f"{number} {key}"
            for page in desk.view.findChildren(WastePage):
                yield from (f"{number} {key} {told}" for told in pickup_days(desk, page))
        desk.key("F9")
        desk.idle()
        yield f"{number} folded"
        desk.key("F9")


def pickup_days(desk: DeskAtWork, page: WastePage) -> Iterator[str]:
    """A day of each thing that can become of a pickup, so that what is looked at does not hang on the day of the test."""
    if not page.isVisible():
        return
    days = (page.month.month + timedelta(days) for days in range(-60, 90))
    seen = {(pickup.status, bool(pickup.note)): pickup.day for day in days for pickup in page.month.pickups_on(day)}
    assert {PickupStatus.DONE, PickupStatus.PLANNED} <= {status for status, _noted in seen}
    for (status, _noted), day in seen.items():
        page.calendar.go_to(day)
        desk.idle()
        yield f"{status} {day}"


def problems(root: QWidget) -> Iterator[str]:
    """What is cut below ``root``, and what would have to be scrolled sideways."""
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and _is_cut(widget):
            yield f"{told(widget)} {_text(widget)!r} is {widget.width()} x {widget.height()}, needs {_needed(widget)}"
        if widget.isVisible() and isinstance(widget, QScrollArea | QAbstractItemView | QPlainTextEdit):
            bar = widget.horizontalScrollBar()
            may = isinstance(widget, HistoryView) and widget.fontMetrics().height() > LARGE_PX  # figures are never cut
            if (bar.maximum() > 0 and not may) or _is_wider(widget):
                yield f"{told(widget)} scrolls sideways by {bar.maximum()}"
        if widget.isVisible() and isinstance(widget, QTableView | QTreeView):
            yield from cut_headings(widget)


def _is_wider(area: QWidget) -> bool:
    """Whether a column without a bar has contents wider than itself."""
    if not isinstance(area, QScrollArea):
        return False
    contents = area.widget()
    return contents is not None and contents.width() > area.viewport().width()


def _text(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text()[:60]
    return widget.currentText() if isinstance(widget, QComboBox) else ""


def _needed(widget: QWidget) -> str:
    if isinstance(widget, QLabel) and widget.wordWrap():
        return f"height {widget.heightForWidth(widget.width())}, a word {_longest_word(widget)}"
    return f"{widget.sizeHint().width()} x {widget.sizeHint().height()}"


def _is_cut(widget: QWidget) -> bool:
    match widget:
        case Elided():
            return widget.height() < widget.fontMetrics().height()
        case QLabel():
            return bool(widget.text().strip()) and _is_label_cut(widget)
        case QAbstractButton():
            inside_tabs = isinstance(widget.parentWidget(), QTabBar)
            hint = widget.sizeHint()
            return bool(widget.text()) and not inside_tabs and _is_smaller(widget, hint.width(), hint.height())
        case Chooser():
            return False
        case QComboBox():
            option = QStyleOptionComboBox()
            widget.initStyleOption(option)
            field = QStyle.SubControl.SC_ComboBoxEditField
            room = widget.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, widget).width()
            return widget.fontMetrics().horizontalAdvance(widget.currentText()) > room
        case _:
            return False


def _is_label_cut(label: QLabel) -> bool:
    if label.wordWrap():
        return label.heightForWidth(label.width()) > label.height() + 1 or _longest_word(label) > label.width()
    return _is_smaller(label, label.sizeHint().width(), label.fontMetrics().height())


def _longest_word(label: QLabel) -> int:
    return max(map(label.fontMetrics().horizontalAdvance, label.text().split(" ")))


def _is_smaller(widget: QWidget, width: int, height: int) -> bool:
    return widget.width() < width - 1 or widget.height() < height - 1


def cut_headings(view: QTableView | QTreeView) -> Iterator[str]:
    """Headings that are wider than their columns."""
    header = view.horizontalHeader() if isinstance(view, QTableView) else view.header()
    if not header.isVisible() or not isinstance(header, QHeaderView):
        return
    for section in range(header.count()):
        heading = str(header.model().headerData(section, header.orientation()) or "")
        needed = header.fontMetrics().horizontalAdvance(heading)
        if not header.isSectionHidden(section) and header.sectionSize(section) < needed + 8:
            yield f"{told(view)} heading {heading!r} has {header.sectionSize(section)}, needs {needed + 8}"
