"""Where the program begins: a word on the command line goes to ``app.cli``, without one the window opens."""

from __future__ import annotations

import sys
from collections.abc import Sequence

WINDOW_OPTIONS = ("--dsn",)
"""Options with a value that the window understands by itself; anything else is the command line's."""


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the program; gives its exit status. Nothing of the other half is imported."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or (len(given) == 2 and given[0] in WINDOW_OPTIONS):
        return _show_window(given[1] if given else None)
    from app import cli

    status: int = cli.main(given)
    return status


def _show_window(dsn: str | None) -> int:
    """The window with its log; a command starts the log by itself (``app.cli.program``)."""
    from app.main import open_window
    from app.system.folders import find_folders
    from app.system.log import start_log, stop_log

    log = start_log(find_folders().log)
    try:
        return open_window(dsn=dsn)
    finally:
        stop_log(log)


if __name__ == "__main__":
    if getattr(sys, "frozen", False):  # the bundle's own processes (the town is made by two) begin here too
        from multiprocessing import freeze_support

        freeze_support()
    sys.exit(run())
