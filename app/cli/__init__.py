"""The command line: what an administrator and a machine do without a window."""

from __future__ import annotations

from collections.abc import Sequence


def main(arguments: Sequence[str]) -> int:
    """Run one command; gives its exit status (``app.cli.terminal.Exit``)."""
    from app.cli.program import run

    return run(arguments)
