"""``okienko demo``: the demonstration town, and the window on it."""

from __future__ import annotations

from argparse import Namespace
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from app.cli.terminal import Answer, Exit, Terminal
from app.domain.clerks import ClerkRole
from app.services import demo
from app.services.demo import Demo, Step
from app.system.folders import find_folders

if TYPE_CHECKING:
    from app.models.jobs import Cancel
    from app.views.program import Door

TOUR_FOLDER = "okienko-tour"
"""Where the tour goes when there is no display for a window."""


def run(terminal: Terminal, options: Namespace) -> Answer:
    """Prepare the town where it is missing, then open the window on it, signed in as the demonstration's clerk."""
    if options.no_window:
        with_town = _prepare(terminal, options)
        with_town.close()
        return Answer(Exit.OK, _told(with_town))
    environment = terminal.environment
    if not (environment.display or environment.qt_platform):
        return _without_display(terminal, options)
    if options.customers is None and not options.replace and _is_made(terminal):
        return _open(terminal, None, ClerkRole(options.role))  # the window comes first, the server starts behind it
    return _open(terminal, _prepare(terminal, options), ClerkRole(options.role))


def _prepare(terminal: Terminal, options: Namespace) -> Demo:
    def told(step: Step, done: int, whole: int) -> None:
        if step is Step.TOWN:
            terminal.progress("Making the town: {done} of {whole} customers", done=done, whole=whole)
        elif step is Step.SERVER:
            terminal.progress("Starting the database server")
        elif step is Step.SCHEMA:
            terminal.progress("The schema is there, the town follows")

    try:
        made = demo.prepare(
            customers=options.customers,
            replace=options.replace,
            role=ClerkRole(options.role),
            progress=told,
            environment=terminal.environment,
        )
    finally:
        terminal.end_progress()
    sentence = "The town is made: {count} customers." if made.generated else "The town is ready: {count} customers."
    terminal.say(sentence, count=made.customers)
    return made


def _is_made(terminal: Terminal) -> bool:
    return (find_folders(terminal.environment).cluster / "data" / "PG_VERSION").is_file()


def _open(terminal: Terminal, made: Demo | None, role: ClerkRole) -> Answer:
    """Open the window; ``made`` None: the server is started by a job of the window."""
    from app.main import build_workplace, load_rooms, open_window
    from app.views.program import Door, Plan

    def find_door(_cancel: Cancel) -> Door:
        here = made or demo.prepare(role=role, environment=terminal.environment)
        target = here.target
        return Door(target.place, target.conninfo, here.login, here.password, automatic=True, close=here.close)

    status = open_window(Plan(find_door, load_rooms, build_workplace, place="demo", prepares=True))
    return Answer(Exit.OK if status == 0 else Exit.NO, _told(made) if made else {})


def _without_display(terminal: Terminal, options: Namespace) -> Answer:
    """Say that a window can't be shown, and do the tour instead where this program has one."""
    if find_spec("app.cli.tour") is None:
        terminal.warn("There is no display here to show a window on.")
        return Answer(Exit.NO, {"error": {"kind": "no_display", "code": "", "detail": {}}})
    from importlib import import_module

    terminal.warn("There is no display here, so the tour is done instead, into {folder}.", folder=TOUR_FOLDER)
    _prepare(terminal, options).close()
    answer: Answer = import_module("app.cli.tour").run(terminal, Namespace(**vars(options), folder=TOUR_FOLDER))
    return answer


def _told(made: Demo) -> dict[str, Any]:
    return {
        "customers": made.customers,
        "made_on": made.made_on.isoformat(),
        "generated": made.generated,
        "login": made.login,
    }
