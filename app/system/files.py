"""Writing small files whole: a reader sees the old text or the new one, never half of it."""

import os
from pathlib import Path
from typing import Final

_CLOSED_FILE: Final = 0o600


def write_whole(path: Path, text: str, *, mode: int = _CLOSED_FILE) -> None:
    """Write ``text`` (UTF-8) beside ``path`` and move it into place; raises OSError.

    The new file is forced to disk first, so that a power cut leaves the old one or the new one.
    """
    import secrets  # not before the first paint: it loads OpenSSL

    beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}.new")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    try:
        with os.fdopen(os.open(beside, flags, mode), "w", encoding="utf-8", newline="\n") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def set_aside(path: Path) -> Path:
    """Move a file that can't be read out of the way, under a name not used yet, and say which."""
    number = 1
    while (aside := path.with_name(f"{path.name}.broken-{number}")).exists():
        number += 1
    path.rename(aside)
    return aside
