"""Every control has a name, Tab is the reading order, focus is seen, keys shown are keys that work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from app.store.town import stories
from app.views.commands import Command, keys_of
from app.views.keymap import KeyMap
from app.views.palette import Palette
from app.views.parts.reading_order import show_whole
from app.views.strip import Strip
from tests.stories.conftest import OpenDesk
from tests.stories.desk import OFFICE_KEYS, PAGE_KEYS, DeskAtWork
from tests.stories.walk import controls, place, reading_order, spoken, tab_walk, told

EDITORS = (QLineEdit, QPlainTextEdit, QComboBox)


def every_place(desk: DeskAtWork) -> Iterator[tuple[str, QWidget]]:
    """Each page of the office and of a customer in turn, everything opened by own work, with the strip beside it."""
    yield from office_places(desk)
    yield from customer_places(desk)


def office_places(desk: DeskAtWork) -> Iterator[tuple[str, QWidget]]:
    """Each page of the office in turn."""
    for key in OFFICE_KEYS:
        desk.key(key)
        desk.idle()
        page = desk.workplace.stack.currentWidget()
        assert page is not None
        yield f"{key} {type(page).__name__}", page


def customer_places(desk: DeskAtWork) -> Iterator[tuple[str, QWidget]]:
    """Each page of Anna in turn, then the strip."""
    desk.open(stories.ANNA)
    desk.own_work()
    for key in PAGE_KEYS:
        desk.key(key)
        desk.idle()
        page = desk.view.page()
        assert page is not None
        yield f"{key} {type(page).__name__}", page
    yield "strip", strip(desk)


def dialogs_lock_and_sign_in(desk: DeskAtWork) -> Iterator[tuple[str, QWidget]]:
    """What is not the workplace; the clerk is signed out in the end."""
    for key, kind in (("F1", KeyMap), ("Ctrl+K", Palette)):
        yield key, desk.dialog(key, kind)
        desk.close_dialog()
    desk.key("Ctrl+L")
    yield "lock", desk.program.lock_view
    desk.program.lock_view.leave.click()
    desk.idle()
    yield "sign-in", desk.program.sign_in_view


def strip(desk: DeskAtWork) -> Strip:
    """The strip in sight."""
    return next(found for found in desk.program.window.findChildren(Strip) if found.isVisible())


def test_that_every_control_has_a_name(open_desk: OpenDesk) -> None:
    with open_desk(supervisor=True) as desk:
        problems: list[str] = []
        for where, _page in every_place(desk):
            problems += [f"{where}: {told(w)}" for w in controls(desk.program.window) if not spoken(w)]
            problems += [f"{where}: {problem}" for problem in _nameless_labels(desk.program.window)]
        for where, root in dialogs_lock_and_sign_in(desk):
            problems += [f"{where}: {told(w)}" for w in controls(root) if not spoken(w)]
            problems += [f"{where}: {problem}" for problem in _nameless_labels(root)]
        assert not problems, "\n".join(dict.fromkeys(problems))


def _nameless_labels(root: QWidget) -> Iterator[str]:
    """Labels that name a field and don't lead to it, editors that no label leads to and that have no name."""
    for label in root.findChildren(QLabel):
        names_a_field = label.property("role") == "field" or "&" in label.text().replace("&&", "")
        if label.isVisible() and names_a_field and label.buddy() is None:
            yield f"label {label.text()!r} leads nowhere"
    buddies = [label.buddy() for label in root.findChildren(QLabel) if label.buddy() is not None]
    for editor in root.findChildren(QWidget):
        wanted = isinstance(editor, EDITORS) and editor.isVisible() and editor.focusProxy() is None
        if wanted and editor not in buddies and not editor.accessibleName():
            yield f"{told(editor)} has neither label nor name"


def test_that_tab_is_the_reading_order(open_desk: OpenDesk) -> None:
    with open_desk(supervisor=True) as desk:
        problems: list[str] = []
        for where, page in every_place(desk):
            problems += [f"{where}: {problem}" for problem in _tab_problems(page)]
        assert not problems, "\n".join(problems)


def _tab_problems(page: QWidget) -> Iterator[str]:
    wanted = reading_order(controls(page), page)
    if not wanted:
        yield "nothing to reach"
        return
    walked = tab_walk(wanted[0], page)
    there = reading_order(controls(page), page)
    if walked != there:
        yield "\n    ".join(["Tab goes", *map(told, walked), "but is read", *map(told, there)])
        return
    back = tab_walk(there[-1], page, "Shift+Tab")
    if back != there[::-1]:
        yield "Shift+Tab goes " + " | ".join(map(told, back))


def test_that_dialogs_lock_and_sign_in_are_walked_by_tab(open_desk: OpenDesk) -> None:
    with open_desk() as desk:
        problems: list[str] = []
        for where, root in dialogs_lock_and_sign_in(desk):
            problems += [f"{where}: {problem}" for problem in _tab_problems(root)]
        assert not problems, "\n".join(problems)


def test_that_the_window_is_read_part_by_part(open_desk: OpenDesk) -> None:
    with open_desk() as desk:
        desk.open(stories.ANNA)
        desk.verify()
        desk.key("Alt+1")
        desk.idle()
        view, place_ = desk.view, desk.workplace
        page = view.page()
        assert page is not None
        parts: list[tuple[str, QWidget]] = [
            ("top", place_.top), ("navigation", place_.navigation), ("tabs", place_.area.bar), ("header", view.header),
            ("menu", view.menu), ("page", page), ("strip", strip(desk)), ("bar", place_.bar),
        ]  # fmt: skip
        walked = tab_walk(place_.search, desk.program.window)
        names = [next((n for n, part in parts if part is w or part.isAncestorOf(w)), told(w)) for w in walked]
        met = list(dict.fromkeys(names))
        assert met == [name for name, _part in parts if name != "bar" or "bar" in met], "\n".join(map(told, walked))
        assert names == sorted(names, key=met.index), f"Tab goes there and back: {names}"


def test_that_focus_is_seen(open_desk: OpenDesk) -> None:
    with open_desk(supervisor=True) as desk:
        hidden: list[str] = []
        for where, page in every_place(desk):
            hidden += [f"{where}: {told(w)}" for w in controls(page) if not _shows_focus(desk, w)]
        hidden += [told(w) for w in controls(desk.workplace.top) if not _shows_focus(desk, w)]
        hidden += [told(w) for w in (desk.view.menu, desk.workplace.navigation) if not _shows_focus(desk, w)]
        assert not hidden, "\n".join(hidden)


def _shows_focus(desk: DeskAtWork, widget: QWidget) -> bool:
    """Whether at least a line's worth of pixels differs; a blinking caret alone is not enough."""
    window = desk.program.window
    (desk.workplace.top.clerk if widget is desk.workplace.search else desk.workplace.search).setFocus()
    if not widget.isVisible():
        return True  # folds away when the clerk works elsewhere
    show_whole(widget)
    around = place(widget, window).intersected(QRect(0, 0, window.width(), window.height()))
    before = window.grab(around).toImage()
    widget.setFocus()
    after = window.grab(around).toImage()
    least = min(around.width(), around.height())
    pixels = ((x, y) for x in range(around.width()) for y in range(around.height()))
    differ = sum(before.pixel(x, y) != after.pixel(x, y) for x, y in pixels)
    return around.isEmpty() or differ > least


# ---------------------------------------------------------------- keys


def test_that_no_key_means_two_things(open_desk: OpenDesk) -> None:
    with open_desk(supervisor=True) as desk:
        twice: list[str] = []
        for where, _page in every_place(desk):
            counted = Counter(key for command in desk.program.commands.here() for key in keys_of(command))
            twice += [f"{where}: {key} {_named(desk, key)}" for key, count in counted.items() if count > 1]
        assert not twice, "\n".join(dict.fromkeys(twice))


def _named(desk: DeskAtWork, key: str) -> list[str]:
    return [command.id for command in desk.program.commands.here() if key in keys_of(command)]


def test_that_the_palette_has_every_command_that_can_be_used(open_desk: OpenDesk) -> None:
    with open_desk(supervisor=True) as desk:
        for where, _page in every_place(desk):
            usable = [command.id for command in desk.program.commands.usable()]
            palette = desk.dialog("Ctrl+K", Palette)
            assert [command.id for command in palette.model.rows()] == usable, where
            desk.close_dialog()


def test_that_every_key_does_its_command_from_every_control(open_desk: OpenDesk) -> None:
    """From each kind of control, editors included: an editor must not take a key for itself, whatever system it edits on."""
    done: list[str] = []

    def spy(command: Command) -> bool:
        done.append(command.id)
        return True

    with open_desk(supervisor=True) as desk:
        problems: list[str] = []
        for where, page in every_place(desk):
            desk.program.commands._do = spy  # type: ignore[method-assign]
            try:
                problems += [f"{where}: {problem}" for problem in _deaf_keys(desk, page, lambda: done)]
            finally:
                del desk.program.commands._do
        assert not problems, "\n".join(problems)


class Greedy(QObject):
    """Makes a control ask for every key. Tests run with the editing keys of Windows; Linux has Ctrl+U, Ctrl+E, Ctrl+K."""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return False


def _deaf_keys(desk: DeskAtWork, page: QWidget, done: Callable[[], list[str]]) -> Iterator[str]:
    kinds = {type(widget): widget for widget in controls(page)}
    for widget in kinds.values():
        widget.clearFocus()
        widget.installEventFilter(Greedy(widget))
        for command in desk.program.commands.here():
            for key in keys_of(command):
                widget.setFocus()
                done().clear()
                desk.key(key)
                if done() != [command.id]:
                    yield f"{key} ({command.id}) from {told(widget)} did {done()}"


def test_that_a_key_shown_on_a_button_is_a_command(open_desk: OpenDesk) -> None:
    with open_desk(supervisor=True) as desk:
        unknown: list[str] = []
        for where, _page in every_place(desk):
            known = {key for command in desk.program.commands.here() for key in keys_of(command)} | {"Enter", "Esc"}
            for button in desk.program.window.findChildren(QAbstractButton):
                shown = button.accessibleDescription().split(".")[0]
                if button.isVisible() and shown and button.text().endswith(f"   {shown}") and shown not in known:
                    unknown.append(f"{where}: {told(button)} shows {shown}")
        assert not unknown, "\n".join(dict.fromkeys(unknown))
