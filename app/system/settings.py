"""Settings of this desk: how the window looks here. What rules the office is in the database."""

import json
import logging
from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from app.system.files import set_aside, write_whole
from app.system.folders import make_closed

FILE_NAME: Final = "desk.json"
_log = logging.getLogger(__name__)


class Theme(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """What one desk remembers. ``text_size`` is per cent; sizes of panels are pixels.

    ``geometry`` is Qt's own saved window geometry in base64, or empty.
    """

    theme: Theme = Theme.SYSTEM
    text_size: int = field(default=100, metadata={"range": (100, 200)})
    idle_lock_minutes: int = field(default=10, metadata={"range": (1, 120)})
    last_login: str = field(default="", metadata={"longest": 63})
    keep_password: bool = False
    right_panel_folded: bool = False
    left_menu_folded: bool = False
    right_panel_width: int = field(default=0, metadata={"range": (0, 10_000)})
    geometry: str = field(default="", metadata={"longest": 4096})
    language: str = field(default="", metadata={"longest": 16})
    pg_bin: str = field(default="", metadata={"longest": 4096})
    """Folder of PostgreSQL programs for the embedded server; empty: look for them."""
    server: str = field(default="", metadata={"longest": 4096})
    """Connection string of the central database, never with a password; empty: none is set."""


class SettingsFile:
    """The settings in ``<config folder>/desk.json``; keys of a newer program are kept as they are."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME
        self._others: dict[str, object] = {}

    def load(self) -> DeskSettings:
        """Read the file; no file gives the defaults, a value out of its range that one's default.

        A file that is no JSON object is set aside, never overwritten; an unreadable one (no
        permission) gives the defaults too.
        """
        try:
            kept = json.loads(self.path.read_text(encoding="utf-8"))
            if not isinstance(kept, dict):
                raise ValueError("not an object")  # noqa: TRY004 - sorted with the broken ones
        except FileNotFoundError:
            return DeskSettings()
        except OSError as error:
            _log.warning("settings can't be read: %s", error.strerror)
            return DeskSettings()
        except (ValueError, RecursionError):
            self._set_aside()
            return DeskSettings()
        return self._pick(kept)

    def save(self, settings: DeskSettings) -> None:
        """Write the settings whole; raises OSError where the folder can't be written."""
        make_closed(self.path.parent)
        kept = {**self._others, **asdict(settings)}
        write_whole(self.path, json.dumps(kept, ensure_ascii=False, indent=2, sort_keys=True) + "\n")

    def _set_aside(self) -> None:
        try:
            aside = set_aside(self.path)
        except OSError as error:
            _log.warning("broken settings can't be moved: %s", error.strerror)
        else:
            _log.warning("broken settings were kept as %s", aside.name)

    def _pick(self, kept: dict[str, Any]) -> DeskSettings:
        defaults = DeskSettings()
        good: dict[str, Any] = {}
        known = {item.name: item for item in fields(DeskSettings)}
        self._others = {key: value for key, value in kept.items() if key not in known}
        for name, item in known.items():
            if name not in kept:
                continue
            value = _fitting(kept[name], getattr(defaults, name), dict(item.metadata))
            if value is None:
                _log.warning("setting %s has no such value, the default is used", name)
            else:
                good[name] = value
        return DeskSettings(**good)


def _fitting(value: object, default: object, limits: dict[str, Any]) -> object | None:
    """Give ``value`` in the default's type, or None where it doesn't fit."""
    if isinstance(default, Theme):
        return next((theme for theme in Theme if theme == value), None)
    if type(value) is not type(default):
        return None
    if isinstance(value, str):
        return value if len(value) <= limits["longest"] and value.isprintable() else None
    if isinstance(value, int) and not isinstance(value, bool):
        low, high = limits["range"]
        return value if low <= value <= high else None
    return value
