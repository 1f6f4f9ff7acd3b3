"""The commands of the window itself; those of pages are registered by the pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.system.settings import Theme as ThemeName
from app.views.commands import Command
from app.views.keymap import KeyMap
from app.views.messages import OFFER_KEY
from app.views.pages.page import OfficeSpec
from app.views.palette import Palette
from app.views.workplace import Workplace


def _tr(text: str) -> str:
    return QCoreApplication.translate("WindowCommands", text)


def register(workplace: Workplace, lock: Callable[[], object], sign_out: Callable[[], object]) -> None:
    """Give the window its commands."""
    for commands in (
        _finding(workplace),
        _customers(workplace),
        _looks(workplace),
        _session(workplace, lock, sign_out),
    ):
        workplace.desk.commands.add_all(commands)


def register_office(workplace: Workplace, specs: list[OfficeSpec]) -> None:
    """A command for each part of the office."""
    for spec in specs:
        workplace.desk.commands.add(
            Command(
                f"office.{spec.key}",
                spec.title,
                spec.shortcut,
                _tr("Office"),
                partial(workplace.go_and_focus, spec.key),
            )
        )


def _finding(workplace: Workplace) -> list[Command]:
    desk, group = workplace.desk, _tr("Window")

    def show(dialog: type[Palette | KeyMap]) -> None:
        window = workplace.window()
        dialog(desk.commands, desk.theme, window).open()

    return [
        Command("search", _tr("Search for a customer"), "F3; Ctrl+F", group, workplace.search.start),
        Command("palette", _tr("All commands"), "Ctrl+K", group, lambda: show(Palette)),
        Command("keys", _tr("Keys"), "F1", group, lambda: show(KeyMap)),
        Command(
            "message.act",
            _tr("Do what the message offers (undo, retry)"),
            OFFER_KEY,
            group,
            desk.messages.act,
            lambda: (said := desk.messages.current()) is not None and said.run is not None,
        ),
        Command(
            "message.dismiss",
            _tr("Dismiss the message"),
            "Shift+F4",
            group,
            desk.messages.dismiss,
            lambda: desk.messages.current() is not None,
        ),
    ]


def _customers(workplace: Workplace) -> list[Command]:
    area, group = workplace.area, _tr("Customers")

    def is_open() -> bool:
        return area.current() is not None

    return [
        Command("customer.close", _tr("Close the customer"), "Ctrl+W", group, area.close_current, is_open),
        Command("customer.next", _tr("Next customer"), "Ctrl+Tab", group, lambda: area.step(1), is_open),
        Command("customer.before", _tr("Customer before"), "Ctrl+Shift+Tab", group, lambda: area.step(-1), is_open),
        Command(
            "strip.fold", _tr("Caller, answers and note: fold or open"), "F9", group, workplace.fold_strip, is_open
        ),
        Command("customer.page", _tr("Into the page"), "F2", group, lambda: _into_page(workplace), is_open),
    ]


def _into_page(workplace: Workplace) -> None:
    view = workplace.area.current()
    if view is not None:
        view.focus_page()


def _looks(workplace: Workplace) -> list[Command]:
    desk, group = workplace.desk, _tr("Look")

    def look(name: ThemeName) -> None:
        desk.theme.set_name(name)
        desk.settings.change(theme=name)

    def text(change: Callable[[], None]) -> None:
        change()
        desk.settings.change(text_size=desk.theme.percent)

    return [
        Command("text.larger", _tr("Larger text"), "Ctrl++; Ctrl+=", group, lambda: text(desk.theme.larger)),
        Command("text.smaller", _tr("Smaller text"), "Ctrl+-", group, lambda: text(desk.theme.smaller)),
        Command(
            "text.normal",
            _tr("Text as usual (100 %)"),
            "Ctrl+0",
            group,
            lambda: text(lambda: desk.theme.set_percent(100)),
        ),
        Command("look.system", _tr("Look as the system has it"), "", group, lambda: look(ThemeName.SYSTEM)),
        Command("look.light", _tr("Light look"), "", group, lambda: look(ThemeName.LIGHT)),
        Command("look.dark", _tr("Dark look"), "", group, lambda: look(ThemeName.DARK)),
        Command("look.contrast", _tr("High contrast"), "", group, lambda: look(ThemeName.CONTRAST)),
    ]


def _session(workplace: Workplace, lock: Callable[[], object], sign_out: Callable[[], object]) -> list[Command]:
    group = _tr("Window")
    window: QWidget = workplace

    def close() -> None:
        window.window().close()

    return [
        Command("lock", _tr("Lock the window"), "Ctrl+L", group, lock),
        Command("sign_out", _tr("Sign out"), "Ctrl+Shift+Q", group, sign_out),
        Command("quit", _tr("Quit"), "Ctrl+Q", group, close),
    ]
