"""Where the program keeps its files: closed folders of the user, by the system's own rules."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.system.environment import Environment, is_root, read_environment

PROGRAM: Final = "okienko"
ROOT_CLUSTER: Final = Path("/var/lib/okienko")
"""As root the embedded cluster can't lie in root's closed home: its server is another account."""
CLOSED: Final = 0o700


@dataclass(frozen=True, slots=True)
class Folders:
    """``cluster`` holds the embedded PostgreSQL; none of them need exist yet."""

    data: Path
    config: Path
    log: Path
    cache: Path
    cluster: Path


def find_folders(environment: Environment | None = None) -> Folders:
    """Say where this user's folders are; ``OKIENKO_HOME`` puts all of them below one."""
    env = environment or read_environment()
    if env.home is not None:
        below = env.home
        return Folders(
            data=below / "data",
            config=below / "config",
            log=below / "log",
            cache=below / "cache",
            cluster=below / "cluster",
        )
    import platformdirs

    dirs = platformdirs.PlatformDirs(PROGRAM, appauthor=False)
    cluster = ROOT_CLUSTER if is_root() else dirs.user_data_path / "cluster"
    return Folders(
        data=dirs.user_data_path,
        config=dirs.user_config_path,
        log=dirs.user_log_path,
        cache=dirs.user_cache_path,
        cluster=cluster,
    )


def make_closed(folder: Path) -> Path:
    """Make ``folder`` (and what is above it) where missing, and close it to other users.

    Raises OSError where that can't be done.
    """
    folder.mkdir(mode=CLOSED, parents=True, exist_ok=True)
    if sys.platform != "win32" and folder.stat().st_mode & 0o077:
        folder.chmod(CLOSED)
    return folder
