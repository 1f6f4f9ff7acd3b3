"""Builds the window and hands each part what it needs. Nothing heavy is imported before the first paint."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from app.domain.faults import EnvironmentFault, Trouble
from app.models.jobs import Cancel
from app.system.environment import read_environment
from app.system.folders import find_folders
from app.system.settings import SettingsFile
from app.views.preferences import Preferences
from app.views.program import Door, Plan, Program
from app.views.theme import HAS_FUSION

if TYPE_CHECKING:
    from app.services.signing import SignedIn
    from app.views.pages.page import OfficeSpec, PageSpec
    from app.views.workplace import Workplace

_log = logging.getLogger(__name__)


def load_rooms() -> None:
    """Import what the workplace is made of; called off the GUI thread after the first paint.

    Only imports: a translator asked from two threads at once could wait for itself.
    """
    _page_modules()
    _office_modules()
    for name in ("app.views.strip", "app.views.workplace", "app.views.window_commands", "app.services.live"):
        import_module(name)


def _page_modules() -> tuple[ModuleType, ...]:
    """Modules of a customer's pages, in the order of the menu."""
    from app.views.pages import account, contacts, messages, papers, personal, readings, waste

    return messages, account, papers, readings, waste, personal, contacts


def _office_modules() -> tuple[ModuleType, ...]:
    """Modules of the office's pages, in the order of the navigation."""
    from app.views.pages import customers, office_board, office_messages, office_readings, office_today

    return office_today, customers, office_readings, office_messages, office_board


def page_specs() -> Sequence[PageSpec]:
    """Pages of a customer that are built."""
    return [spec for module in _page_modules() for spec in module.specs()]


def office_specs() -> Sequence[OfficeSpec]:
    """Pages of the office that are built."""
    return [spec for module in _office_modules() for spec in module.office_specs()]


def build_workplace(program: Program, seat: SignedIn) -> Workplace:
    """Make the workplace of the clerk who signed in."""
    from app.models.search import Finder
    from app.services import search
    from app.views.desk import Clerk, Desk
    from app.views.strip import Strip
    from app.views.window_commands import WindowCommands
    from app.views.workplace import Workplace

    desk = Desk(
        link=seat.link,
        jobs=program.jobs,
        feed=program.feed,
        messages=program.messages,
        commands=program.commands,
        clock=program.clock,
        settings=program.settings,
        clerk=Clerk(seat.login, seat.name, seat.roles),
        theme=program.theme,
        clipboard=program.clipboard,
        open_customer=program.open_customer,
    )
    finder = Finder(program.jobs, lambda text, cancel: search.find(seat.link, text, cancel=cancel))
    workplace = Workplace(desk, finder, page_specs(), office_specs(), Strip)
    WindowCommands(workplace, program.lock, program.sign_out)
    program.jobs.start(lambda _cancel: load_rest(seat), lambda _none: None, owner=workplace, key="rest", quiet=True)
    return workplace


def load_rest(seat: SignedIn) -> None:
    """Import what no first look needs, on a pool thread while the clerk already works: plotting, then writing."""
    from app.views.pages.readings import fetch_history

    fetch_history()
    seat.link.warm()
    for name in ("metering", "office", "people"):
        import_module(f"app.store.tables.{name}")


def find_server(dsn: str | None, setting: str, _cancel: Cancel) -> Door:
    """The central database named by ``dsn``, OKIENKO_DSN or this desk's settings. Raises EnvironmentFault."""
    from app.store.dsn import choose_target

    target = choose_target(read_environment(), dsn=dsn, setting=setting)
    if target is None:
        raise EnvironmentFault(Trouble.TARGET, "No server is set.", code="no_server_set")
    return Door(target.place, target.conninfo, target.login, target.password)


def open_window(plan: Plan | None = None, *, dsn: str | None = None) -> int:
    """Open the window and run until it is closed; gives the exit status.

    Without a plan it signs in to the central database named by ``dsn``, the environment or the settings.
    """
    app = make_application()
    settings = Preferences(SettingsFile(find_folders().config))
    if plan is None:
        plan = Plan(partial(find_server, dsn, settings.now.server), load_rooms, build_workplace)
    program = Program(app, plan, settings)
    program.start()
    return run(app, program)


def make_application() -> QApplication:
    """The one application object of this process."""
    made = QApplication.instance()
    app = made or QApplication([*sys.argv[:1], "-style", "fusion"])
    if not isinstance(app, QApplication):
        raise TypeError("a window needs a QApplication")
    app.setProperty(HAS_FUSION, made is None)
    app.setApplicationName("okienko")
    app.setApplicationDisplayName("Okienko")
    return app


def run(app: QApplication, program: Program) -> int:
    """Run until the window is closed, then end everything; gives the exit status."""
    status = app.exec()
    if not program.shut_down():
        _log.error("a thread did not end; leaving without it")
        logging.shutdown()
        os._exit(status)
    return status
