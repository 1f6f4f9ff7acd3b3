"""Where a tour is played: a town of its own on a server of its own, and the real program signed in to it."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from app.main import build_workplace, load_rooms, make_application, run
from app.models.jobs import Cancel
from app.services import demo, signing
from app.services.demo import Demo
from app.services.link import Link
from app.system.environment import Environment, set_variable
from app.system.settings import Theme
from app.tour import report
from app.tour.heartbeat import Heartbeat
from app.tour.player import Player
from app.tour.steps import FileCheck, Played, Step
from app.views.preferences import Preferences
from app.views.program import Door, Plan, Program
from app.views.window import USUAL

CUSTOMERS = 2000
"""Size of the tour's own town; every story lives in it whatever its size."""
_PREFIX = "okienko-tour-"


@dataclass(frozen=True, slots=True)
class Tour:
    """What a tour told. ``beats`` are the heartbeat's figures."""

    played: tuple[Played, ...]
    beats: dict[str, object]

    @property
    def right(self) -> bool:
        """Whether every answer was right."""
        return bool(self.played) and all(one.right for one in self.played)


def choose_screen(environment: Environment, folder: Path) -> None:
    """Before Qt begins: without a display, or where ``offscreen`` is asked for, a screen as offices have it.

    Qt's own invisible screen is 800 pixels wide; its size is told by a file.
    """
    if environment.display or environment.qt_platform not in {"", "offscreen"}:
        return
    screen = {"name": "office", "x": 0, "y": 0, "width": USUAL.width(), "height": USUAL.height()}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    file = folder / "screen.json"
    file.write_text(json.dumps({"screens": [screen]}), encoding="ascii")
    set_variable("QT_QPA_PLATFORM", f"offscreen:configfile={file}")


@contextmanager
def town(environment: Environment, customers: int, progress: demo.Progress | None = None) -> Iterator[Demo]:
    """A town nobody else uses, made for this tour and thrown away after it: a tour registers readings and contacts."""
    home = Path(tempfile.mkdtemp(prefix=_PREFIX))
    home.chmod(0o711)  # as root the server is another account: it passes through here to its own closed folder
    try:
        made = demo.prepare(customers=customers, environment=replace(environment, home=home), progress=progress)
        try:
            yield made
        finally:
            made.cluster.stop()
            made.cluster.remove()
    finally:
        shutil.rmtree(home, ignore_errors=True)


@contextmanager
def way_in(made: Demo) -> Iterator[Link]:
    """A session of the demonstration's clerk, to learn beforehand what the answers have to be."""
    seat = signing.sign_in(made.target.conninfo(made.login), made.password)
    try:
        yield seat.link
    finally:
        seat.link.close()


def play(
    made: Demo, steps: Sequence[Step], folder: Path, stepped: Callable[[Played], object] = lambda _played: None
) -> Tour:
    """Open the window on the town and play the steps; the pictures go into ``folder``."""
    for step in steps:
        for expect in step.expects:
            if isinstance(expect, FileCheck):  # of a tour before: saving over it would ask first
                (folder / expect.name).unlink(missing_ok=True)
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)  # the system's own take no keys of ours
    app = make_application()
    app.setQuitOnLastWindowClosed(False)
    settings = Preferences(None)
    settings.change(theme=Theme.LIGHT, last_login=made.login, idle_lock_minutes=120)

    def find_door(_cancel: Cancel) -> Door:
        return Door(made.target.place, made.target.conninfo, made.login)

    program = Program(app, Plan(find_door, load_rooms, build_workplace, place="demo"), settings)
    program.window.resize(USUAL)
    heartbeat = Heartbeat()
    player = Player(program, folder, heartbeat)
    player.stepped.connect(stepped)
    player.finished.connect(heartbeat.stop)
    player.finished.connect(lambda: QTimer.singleShot(0, app.quit))
    heartbeat.during = "start"
    heartbeat.start()
    program.start()
    QTimer.singleShot(0, lambda: player.play(steps))
    run(app, program)
    return Tour(tuple(player.played), heartbeat.figures())


def write(folder: Path, title: str, about: Sequence[str], tour: Tour) -> None:
    """Write what the tour told into its folder."""
    report.write(folder, title, about, tour.played, tour.beats)
