"""The Qt binding as we use it: without its hook on every import.

PySide6 looks into the source of each module imported after it, for a feature we do not use (``from __feature__ import
snake_case``): a quarter of the time of all later imports, and their sources stay in memory. What the hook calls itself,
the loading of Qt's classes when they are first named, stays.
"""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 - sets the hook

_INNER = "__orig_import__"
"""Where PySide6 keeps the import function that it has put its hook before."""


def drop_import_hook() -> None:
    """Let imports go without the hook; nothing happens where the binding has none."""
    inner = getattr(builtins, _INNER, None)
    if inner is not None:
        builtins.__import__ = inner
