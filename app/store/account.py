"""Who runs the embedded server: PostgreSQL refuses root, so as root an ordinary account does.

No account is ever made; one that the system has already is used.
"""

import os
import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.domain.faults import EnvironmentFault, Trouble
from app.system.environment import Environment, is_root, server_environment
from app.system.folders import CLOSED

_ACCOUNTS: Final = ("postgres", "nobody")
_PATIENCE_S: Final = 90.0


@dataclass(frozen=True, slots=True)
class Account:
    """An account of the system; ``uid`` and ``gid`` are None where we run as ourselves."""

    uid: int | None = None
    gid: int | None = None

    def run(self, command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
        """Run a program of PostgreSQL as this account with ``folder`` as its working folder.

        Raises PermissionError where the account can't execute it and EnvironmentFault where it
        does not end. The program gets no variable of the user's session.
        """
        try:
            return subprocess.run(
                command,
                cwd=folder,
                env=server_environment(folder),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                encoding="utf-8",
                errors="replace",
                timeout=_PATIENCE_S,
                check=False,
                user=self.uid,
                group=self.gid,
                extra_groups=None if self.uid is None else [],
            )
        except subprocess.TimeoutExpired:
            raise EnvironmentFault(
                Trouble.NO_SERVER,
                f"PostgreSQL's {Path(command[0]).name} did not end in {_PATIENCE_S:.0f} s.",
                code="program_hangs",
            ) from None

    def can_enter(self, folder: Path) -> bool:
        """Say whether this account may pass every folder down to ``folder``, by their modes."""
        if self.uid is None:
            return True
        return all(self._may_pass(place.stat()) for place in (folder, *folder.absolute().parents))

    def _may_pass(self, place: os.stat_result) -> bool:
        if place.st_uid == self.uid:
            return bool(place.st_mode & stat.S_IXUSR)
        if place.st_gid == self.gid:
            return bool(place.st_mode & stat.S_IXGRP)
        return bool(place.st_mode & stat.S_IXOTH)

    def give(self, path: Path) -> None:
        """Make this account the owner of ``path`` itself (a link is not followed)."""
        if self.uid is not None and self.gid is not None:
            os.chown(path, self.uid, self.gid, follow_symlinks=False)

    def make_folder(self, folder: Path) -> None:
        """Make ``folder`` closed and owned by this account; refuse one that another owns."""
        folder.parent.mkdir(parents=True, exist_ok=True)
        try:
            folder.mkdir(mode=CLOSED)
        except FileExistsError:
            self._check(folder)
        else:
            self.give(folder)

    def _check(self, folder: Path) -> None:
        if sys.platform == "win32":
            return
        found = folder.lstat()
        mine = {os.geteuid(), self.uid}
        if not stat.S_ISDIR(found.st_mode) or found.st_uid not in mine:
            raise EnvironmentFault(
                Trouble.PERMISSION,
                f"{folder} belongs to somebody else, so the database can't be kept there.",
                code="folder_of_another",
                detail={"folder": str(folder)},
            )
        if found.st_uid != self.uid:
            self.give(folder)
        if stat.S_IMODE(found.st_mode) & 0o077:
            folder.chmod(CLOSED)


def choose_account(folder: Path, environment: Environment) -> Account:
    """Say who runs the server of ``folder``: ourselves, or as root an ordinary account.

    That is the folder's owner where it has one already, the one of ``OKIENKO_PG_USER``, else
    ``postgres`` or ``nobody``. initdb needs an account that has a name.
    """
    if sys.platform == "win32" or not is_root():
        return Account()
    import pwd

    if folder.is_dir() and (owner := folder.lstat().st_uid) != 0:
        try:
            entry = pwd.getpwuid(owner)
        except KeyError:
            pass
        else:
            return Account(owner, entry.pw_gid)
    for name in (environment.pg_user, *_ACCOUNTS):
        try:
            entry = pwd.getpwnam(name or "")
        except KeyError:
            continue
        if entry.pw_uid != 0:
            return Account(entry.pw_uid, entry.pw_gid)
    raise EnvironmentFault(
        Trouble.NO_SERVER,
        "No ordinary account is there to run PostgreSQL with; name one in OKIENKO_PG_USER.",
        code="no_account",
    )
