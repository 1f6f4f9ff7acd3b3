"""The start: what is imported before the first paint, and that it is painted without any server."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("numpy", "pyqtgraph", "reportlab", "sqlalchemy", "psycopg", "alembic", "keyring", "babel", "pypdfium2")
PROGRAM = """
import json, sys, threading
from PySide6 import QtCore
from PySide6.QtWidgets import QApplication
app = QApplication([])
from app import main
from app.models.jobs import Cancel
from app.system.settings import SettingsFile
from app.views.preferences import Preferences
from app.views.program import Door, Plan, Program
from pathlib import Path

told = {}

def find_door(cancel):
    cancel.wait(30)  # a server that never answers
    raise RuntimeError

program = Program(app, Plan(find_door, lambda: None, main.build_workplace), Preferences(SettingsFile(Path(sys.argv[1]))))

def painted():
    told["modules"] = sorted(sys.modules)
    told["enums"] = "Qt" in vars(QtCore)
    told["server"] = program.sign_in_view.isVisible()
    app.quit()

program.sign_in_view.painted.disconnect(program._warm_up)
program.sign_in_view.painted.connect(painted)
program.start()
app.exec()
program.shut_down()
print(json.dumps(told))
"""


def test_that_nothing_heavy_is_imported_before_the_first_paint(tmp_path: Path) -> None:
    variables = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path)],
        cwd=ROOT,
        env=variables,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    told = json.loads(ran.stdout.splitlines()[-1])
    loaded = {name.split(".")[0] for name in told["modules"]}
    assert told["server"] is True
    assert told["enums"] is False, "Qt was named: all its enums were made before the window was painted"
    assert loaded.isdisjoint(HEAVY), loaded & set(HEAVY)
    ours = {name for name in told["modules"] if name.startswith("app.")}
    floors = {name.split(".")[1] for name in ours}
    assert floors <= {"domain", "system", "models", "views", "main", "services"}, floors
    assert not any(name.startswith(("app.store", "app.documents", "app.views.pages")) for name in ours)


def test_that_the_workplace_needs_nothing_of_a_customer_before_it_is_shown() -> None:
    program = (
        "import sys; from importlib import import_module; from app import main\n"
        "for room in main.ROOMS: import_module(f'app.{room}')\n"
        "print(*sorted(name for name in sys.modules if name.startswith('app.')))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    loaded = set(ran.stdout.split())
    assert "app.views.workplace" in loaded
    late = {
        "app.domain.payment",
        "app.domain.card",
        "app.domain.metering",
        "app.views.customer",
        "app.views.customer_screen",
    }
    assert loaded.isdisjoint(late), loaded & late
