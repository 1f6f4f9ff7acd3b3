"""Builds the window and hands each part what it needs. Nothing heavy is imported before the first paint."""

from __future__ import annotations

import logging
import os
import sys
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

from app.domain.faults import EnvironmentFault, Trouble
from app.models.collector import keep_what_is_loaded
from app.models.jobs import Cancel
from app.system.environment import read_environment
from app.system.folders import find_folders
from app.system.locks import HEAVY_IMPORTS
from app.system.settings import SettingsFile
from app.views.preferences import Preferences
from app.views.program import Door, Plan, Program
from app.views.theme import HAS_FUSION

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.models.tab import CustomerTab
    from app.services.signing import SignedIn
    from app.views.desk import Desk
    from app.views.pages.page import OfficePage, OfficeSpec, PageSpec
    from app.views.workplace import Workplace

_log = logging.getLogger(__name__)

ROOMS = (
    *("services.live", "services.search", "models.feed", "models.search"),
    *("views.clipboard", "views.commands", "views.lock", "views.messages", "views.window_commands", "views.workplace"),
    *("views.declaration_keys", "views.desk", "views.pages.page", "views.registration_keys", "views.screen_keys"),
)
"""Modules that the workplace is made of."""
PAGES = (
    *(
        "office_today",
        "account",
        "payment",
        "messages",
        "portal",
        "papers",
        "readings",
        "waste",
        "personal",
        "contacts",
    ),
    *("customers", "office_readings", "office_messages", "office_board", "office_registration"),
    *("office_declarations", "consents", "office_changes", "office_notices", "office_payments", "office_invoices"),
)
"""Modules of the pages, the one that is shown first at the head."""


def load_rooms() -> None:
    """Import what the workplace is made of; called off the GUI thread after the first paint.

    Only imports: a translator asked from two threads at once could wait for itself.
    """
    for name in ROOMS:
        import_module(f"app.{name}")


def page_specs() -> list[PageSpec]:
    """Pages of a customer, in the order of the menu."""
    from app.views.pages import (
        account,
        consents,
        contacts,
        messages,
        papers,
        payment,
        personal,
        portal,
        readings,
        waste,
    )

    modules = (messages, portal, account, payment, papers, readings, waste, personal, contacts, consents)
    return [spec for module in modules for spec in module.specs()]


def office_specs() -> list[OfficeSpec]:
    """Parts of the office, in the order of the navigation; a page is imported when it is first shown."""
    from app.views.pages.page import OfficeSpec

    def everybody(_desk: Desk) -> bool:
        return True

    def clerks(desk: Desk) -> bool:
        return desk.clerk.has("clerk", "supervisor", "admin")

    def accountants(desk: Desk) -> bool:
        return desk.clerk.has("accounting", "supervisor", "admin")

    tr = QCoreApplication.translate
    return [
        OfficeSpec("today", tr("OfficeTodayPage", "Today"), "today", "Ctrl+1", _today, clerks),
        OfficeSpec("customers", tr("CustomersPage", "Customers"), "customers", "Ctrl+2", _customers, everybody),
        OfficeSpec("readings", tr("WaitingReadingsPage", "Readings"), "readings", "Ctrl+3", _readings, everybody),
        OfficeSpec("messages", tr("OfficeMessagesPage", "Messages"), "messages", "Ctrl+4", _messages, clerks),
        OfficeSpec("board", tr("OfficeBoardPage", "Office"), "office", "Ctrl+5", _board, clerks),
        OfficeSpec(
            "declarations",
            tr("OfficeDeclarationsPage", "Declarations"),
            "declarations",
            "Ctrl+6",
            _declarations,
            clerks,
        ),
        OfficeSpec("changes", tr("OfficeChangesPage", "Requests"), "changes", "Ctrl+7", _changes, clerks),
        OfficeSpec("notices", tr("OfficeNoticesPage", "Notices"), "notices", "Ctrl+8", _notices, clerks),
        OfficeSpec("payments", tr("OfficePaymentsPage", "Payments"), "payments", "Ctrl+9", _payments, accountants),
        OfficeSpec(
            "invoices", tr("OfficeInvoicesPage", "Invoices"), "invoices", "Ctrl+Shift+9", _invoices, accountants
        ),
        # its keys (Ctrl+R, Ctrl+I) are RegistrationKeys': each begins something of its own
        OfficeSpec("registration", tr("OfficeRegistrationPage", "Registration"), "register", "", _registration, clerks),
    ]


def _changes(desk: Desk) -> OfficePage:
    from app.views.pages.office_changes import OfficeChangesPage

    return OfficeChangesPage(desk)


def _notices(desk: Desk) -> OfficePage:
    from app.views.pages.office_notices import OfficeNoticesPage

    return OfficeNoticesPage(desk)


def _payments(desk: Desk) -> OfficePage:
    from app.views.pages.office_payments import OfficePaymentsPage

    return OfficePaymentsPage(desk)


def _invoices(desk: Desk) -> OfficePage:
    from app.views.pages.office_invoices import OfficeInvoicesPage

    return OfficeInvoicesPage(desk)


def _today(desk: Desk) -> OfficePage:
    from app.views.pages.office_today import OfficeTodayPage

    return OfficeTodayPage(desk)


def _customers(desk: Desk) -> OfficePage:
    from app.views.pages.customers import CustomersPage

    return CustomersPage(desk)


def _readings(desk: Desk) -> OfficePage:
    from app.views.pages.office_readings import WaitingReadingsPage

    return WaitingReadingsPage(desk)


def _messages(desk: Desk) -> OfficePage:
    from app.views.pages.office_messages import OfficeMessagesPage

    return OfficeMessagesPage(desk)


def _board(desk: Desk) -> OfficePage:
    from app.views.pages.office_board import OfficeBoardPage

    return OfficeBoardPage(desk)


def _registration(desk: Desk) -> OfficePage:
    from app.views.pages.office_registration import OfficeRegistrationPage

    return OfficeRegistrationPage(desk)


def _declarations(desk: Desk) -> OfficePage:
    from app.views.pages.office_declarations import OfficeDeclarationsPage

    return OfficeDeclarationsPage(desk)


def _strip(desk: Desk, tab: CustomerTab) -> QWidget:
    from app.views.strip import Strip

    return Strip(desk, tab)


def build_workplace(program: Program, seat: SignedIn) -> Workplace:
    """Make the workplace of the clerk who signed in."""
    from app.models.search import Finder
    from app.services import search
    from app.views.declaration_keys import DeclarationKeys
    from app.views.desk import Clerk, Desk
    from app.views.registration_keys import RegistrationKeys
    from app.views.screen_keys import ScreenKeys
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
    workplace = Workplace(desk, finder, page_specs, office_specs(), _strip)
    WindowCommands(workplace, program.lock, program.sign_out)
    DeclarationKeys(workplace)
    RegistrationKeys(workplace)
    ScreenKeys(desk, program.window, workplace)
    jobs = program.jobs

    def keep(_none: None) -> None:
        if not workplace.area.views():
            keep_what_is_loaded()

    def begin(_none: None) -> None:
        keep(None)
        workplace.begin()
        jobs.start(lambda _cancel: load_tools(seat), keep, owner=workplace, key="tools", quiet=True)

    # the window is painted first: nobody has typed a name yet
    QTimer.singleShot(0, workplace, lambda: jobs.start(load_pages, begin, owner=workplace, key="pages", quiet=True))
    return workplace


def load_pages(_cancel: Cancel) -> None:
    """Import every page, on a pool thread: the first look at the workplace needs none."""
    with HEAVY_IMPORTS:
        for name in ("customer", "strip", "palette", "keymap", *(f"pages.{page}" for page in PAGES)):
            import_module(f"app.views.{name}")


def load_tools(seat: SignedIn) -> None:
    """Import plotting, then writing and checking, on a pool thread while the clerk already works."""
    from app.models.checks import load_checks
    from app.views.pages.readings import fetch_history

    fetch_history()
    seat.link.warm()
    for name in ("metering", "office", "people"):
        import_module(f"app.store.tables.{name}")
    load_checks()


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
