"""Fixtures of every test: no screen, no home, no keyring of the user's, and nothing left behind."""

from __future__ import annotations

import atexit
import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError
from PySide6.QtCore import QSettings
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from typing_extensions import override

from tests.strays import ErrorCollector, Strays, left_working, working_threads

pytest_plugins = ["tests.database"]

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "resources" / "fonts"


def _leave_home() -> Path:
    """Point every folder that a library may write to at a throw-away one, before any of them asks."""
    home = Path(tempfile.mkdtemp(prefix="okienko-test-"))
    home.chmod(0o711)  # the embedded server's account passes through it when tests run as root
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    for variable, below in {
        "HOME": "",
        "OKIENKO_HOME": "okienko",
        "XDG_CONFIG_HOME": "config",
        "XDG_DATA_HOME": "share",
        "XDG_CACHE_HOME": "cache",
        "XDG_STATE_HOME": "state",
    }.items():
        os.environ[variable] = str(home / below)
    for variable in ("OKIENKO_DSN", "PGPASSFILE", "PGPASSWORD", "PGSERVICE", "PGHOST", "PGUSER", "PGDATABASE"):
        os.environ.pop(variable, None)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"  # for programs that tests start
    return home


HOME = _leave_home()

# derandomized: a run that passed for its author passes for the next one
hypothesis.settings.register_profile("house", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("house")


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application with the shipped fonts, so that pictures and widths are the same everywhere."""
    for path in sorted(FONTS.glob("*.ttf")):
        assert QFontDatabase.addApplicationFont(str(path)) >= 0, f"{path.name} does not load"
    qapp.setFont(QFont("DejaVu Sans", 10))
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
        QSettings.setPath(QSettings.Format.IniFormat, scope, str(HOME / "settings"))
    return qapp


class PatientBot(QtBot):
    """Waits long before it calls a thing hung: how fast the machine is decides nothing."""

    @override
    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 60_000) -> None:
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[QtBot]:
    """The look of the application, too, is as it was before: the next test may be of one widget at usual text."""
    font, palette = qapp.font(), qapp.palette()
    yield PatientBot(request)
    if qapp.styleSheet():
        qapp.setStyleSheet("")
        qapp.setFont(font)
        qapp.setPalette(palette)


class InMemoryKeyring(KeyringBackend):
    """Remembers passwords as long as a test lasts; counts as a secure backend."""

    priority = 9.0

    def __init__(self) -> None:  # not the parent's, which reads the environment
        self.kept: dict[tuple[str, str], str] = {}

    @override
    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    @override
    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    @override
    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError(username)


@pytest.fixture(autouse=True)
def memory_keyring() -> InMemoryKeyring:
    """The keyring of this test: empty at its start, gone at its end."""
    backend = InMemoryKeyring()
    keyring.set_keyring(backend)
    return backend


@pytest.fixture(autouse=True)
def strays() -> Iterator[Strays]:
    """Fail a test that leaves a fault, an error in the log or work under way behind it."""
    found = Strays()
    collector = ErrorCollector(found)
    before, hook = working_threads(), sys.excepthook
    sys.excepthook = found.take_fault
    logging.getLogger().addHandler(collector)
    yield found
    told = left_working(before)
    logging.getLogger().removeHandler(collector)
    sys.excepthook = hook
    told += found.sentences()
    if told:
        pytest.fail("\n".join(told), pytrace=False)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Folder of real data kept beside the project; the test is skipped, visibly, where there is none."""
    folder = Path(os.environ.get("OKIENKO_SHARED") or ROOT.parent / "shared") / "data"
    if not folder.is_dir():
        pytest.skip("no real data: neither OKIENKO_SHARED nor ../shared holds a folder data")
    return folder
