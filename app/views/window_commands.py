"""The commands of the window itself; those of pages are registered by the pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.system.settings import Theme as ThemeName
from app.views.commands import Command
from app.views.messages import OFFER_KEY

if TYPE_CHECKING:
    from app.views.pages.page import OfficeSpec
    from app.views.workplace import Workplace

_DISMISS = "message.dismiss"


class WindowCommands(QObject):
    """Registers what the window can do; lives as long as the workplace."""

    def __init__(self, workplace: Workplace, lock: Callable[[], object], sign_out: Callable[[], object]) -> None:
        super().__init__(workplace)
        self._workplace = workplace
        add_all = workplace.desk.commands.add_all
        add_all(self._finding())
        add_all(self._customers())
        add_all(self._looks())
        add_all(self._session(lock, sign_out))
        add_all(self._office(workplace.office_specs()))
        workplace.desk.commands.refused.connect(self._tell_refused)

    def _tell_refused(self, command: Command) -> None:
        """No key is without an answer; what is offered just now (F4) is not covered by it."""
        messages = self._workplace.desk.messages
        said = messages.current()
        if command.id != _DISMISS and (said is None or said.run is None):
            text = self.tr("This cannot be done just now: {command}.").format(command=command.title)
            messages.warn(text, passing=True)

    def _office(self, specs: Sequence[OfficeSpec]) -> list[Command]:
        group = self.tr("Office")
        return [
            Command(
                f"office.{spec.key}",
                spec.title,
                spec.shortcut,
                group,
                partial(self._workplace.go_and_focus, spec.key),
            )
            for spec in specs
        ]

    def _show_palette(self) -> None:
        from app.views.palette import Palette

        desk = self._workplace.desk
        Palette(desk.commands, desk.theme, self._workplace.window()).open()

    def _show_keys(self) -> None:
        from app.views.keymap import KeyMap

        desk = self._workplace.desk
        KeyMap(desk.commands, desk.theme, self._workplace.window()).open()

    def _finding(self) -> list[Command]:
        desk, group = self._workplace.desk, self.tr("Window")
        return [
            Command(
                "search",
                self.tr("Search for a customer"),
                "F3; Ctrl+F",
                group,
                self._workplace.search.start,
            ),
            Command("palette", self.tr("All commands"), "Ctrl+K", group, self._show_palette),
            Command("keys", self.tr("Keys"), "F1", group, self._show_keys),
            Command(
                "message.act",
                self.tr("Do what the message offers (undo, retry)"),
                OFFER_KEY,
                group,
                desk.messages.act,
                lambda: (said := desk.messages.current()) is not None and said.run is not None,
            ),
            Command(
                _DISMISS,
                self.tr("Dismiss the message"),
                "Shift+F4",
                group,
                desk.messages.dismiss,
                lambda: desk.messages.current() is not None,
            ),
        ]

    def _customers(self) -> list[Command]:
        area, group = self._workplace.area, self.tr("Customers")

        def is_open() -> bool:
            return area.current() is not None

        told = (
            ("customer.close", self.tr("Close the customer"), "Ctrl+W", area.close_current),
            ("customer.next", self.tr("Next customer"), "Ctrl+Tab", partial(area.step, 1)),
            ("customer.before", self.tr("Customer before"), "Ctrl+Shift+Tab", partial(area.step, -1)),
            ("strip.fold", self.tr("Caller, answers and note: fold or open"), "F9", self._workplace.fold_strip),
            ("customer.page", self.tr("Into the page"), "F12", self._into_page),
            ("customer.menu", self.tr("Into the customer's menu"), "Shift+F12", self._into_menu),
        )
        return [Command(name, title, key, group, run, is_open) for name, title, key, run in told]

    def _into_page(self) -> None:
        view = self._workplace.area.current()
        if view is not None:
            view.focus_page()

    def _into_menu(self) -> None:
        view = self._workplace.area.current()
        if view is not None:
            view.menu.setFocus()

    def _looks(self) -> list[Command]:
        theme, group = self._workplace.desk.theme, self.tr("Look")
        told = (
            ("text.larger", self.tr("Larger text"), "Ctrl++; Ctrl+=", partial(self._text, theme.larger)),
            ("text.smaller", self.tr("Smaller text"), "Ctrl+-", partial(self._text, theme.smaller)),
            (
                "text.normal",
                self.tr("Text as usual (100 %)"),
                "Ctrl+0",
                partial(self._text, partial(theme.set_percent, 100)),
            ),
            ("look.system", self.tr("Look as the system has it"), "", partial(self._look, ThemeName.SYSTEM)),
            ("look.light", self.tr("Light look"), "", partial(self._look, ThemeName.LIGHT)),
            ("look.dark", self.tr("Dark look"), "", partial(self._look, ThemeName.DARK)),
            ("look.contrast", self.tr("High contrast"), "", partial(self._look, ThemeName.CONTRAST)),
        )
        return [Command(name, title, key, group, run) for name, title, key, run in told]

    def _look(self, name: ThemeName) -> None:
        self._workplace.desk.theme.set_name(name)
        self._workplace.desk.settings.change(theme=name)

    def _text(self, change: Callable[[], None]) -> None:
        change()
        self._workplace.desk.settings.change(text_size=self._workplace.desk.theme.percent)

    def _session(self, lock: Callable[[], object], sign_out: Callable[[], object]) -> list[Command]:
        group = self.tr("Window")
        return [
            Command("lock", self.tr("Lock the window"), "Ctrl+L", group, lock),
            Command("sign_out", self.tr("Sign out"), "Ctrl+Shift+Q", group, sign_out),
            Command("quit", self.tr("Quit"), "Ctrl+Q", group, self._quit),
        ]

    def _quit(self) -> None:
        self._workplace.window().close()
