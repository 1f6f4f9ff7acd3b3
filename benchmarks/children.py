"""What runs in a process of its own: an empty window, our window, a tree of ten years. Each prints one JSON line."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Mapping
from time import thread_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

HEAVY = ("numpy", "pyqtgraph", "reportlab", "sqlalchemy")


def empty(started: float) -> None:
    """The floor of a start: one window with one table."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget

    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    table = QTableWidget(20, 6)
    window.setCentralWidget(table)
    window.resize(1366, 768)
    _when_painted(table, lambda: _tell({"painted": time.time() - started}, app.quit))
    window.show()
    QTimer.singleShot(20_000, app.quit)
    app.exec()


def program(started: float, conninfo: str) -> None:
    """The real program against a running server; the password comes by the environment."""
    from PySide6.QtCore import QTimer

    from app.main import build_workplace, load_rooms, make_application
    from app.views.preferences import Preferences
    from app.views.program import Door, Plan, Program

    app = make_application()
    door = Door("pomiar", lambda _login: conninfo, "bench", os.environ["BENCH_PASSWORD"], automatic=True)
    running = Program(app, Plan(lambda _cancel: door, load_rooms, build_workplace, place="pomiar"), Preferences(None))
    found: dict[str, object] = {}

    def painted() -> None:
        found["painted"] = time.time() - started
        found["heavy"] = [name for name in HEAVY if name in sys.modules]

    def usable() -> None:
        found["usable"] = time.time() - started
        _tell(found, app.quit)

    running.sign_in_view.painted.connect(painted)
    running.ready.connect(lambda: QTimer.singleShot(0, usable))
    QTimer.singleShot(30_000, app.quit)
    running.start()
    app.exec()
    running.shut_down()


def tree() -> None:
    """First paint of a history of 120 months against the same view with none, in the GUI thread's own time."""
    from PySide6.QtWidgets import QApplication

    from app.domain.ledger import Month
    from app.models.history import HistoryTree
    from app.models.jobs import Jobs
    from app.system.clock import Clock
    from app.system.settings import Theme as ThemeName
    from app.views.parts.history_view import HistoryView
    from app.views.theme import Theme

    app = QApplication(sys.argv[:1])
    theme = Theme(app, ThemeName.LIGHT, 100)
    jobs = Jobs()
    today = Clock().today()
    months = [Month(2026 - n // 12, 12 - n % 12, 5222, 4900 if n % 3 else 0, 322 * n, 2) for n in range(120)]
    times: dict[str, list[float]] = {"empty": [], "full": []}
    for number in range(240):
        kind = "full" if number % 2 else "empty"
        model = HistoryTree(jobs, lambda _year, _month: lambda _cancel: ())
        view = HistoryView(theme, model)
        view.resize(780, 500)
        view.show()
        app.processEvents()
        start = thread_time()
        model.set_months(months if kind == "full" else (), today)
        view.viewport().repaint()
        times[kind].append((thread_time() - start) * 1000)
        view.close()
        view.deleteLater()
        app.processEvents()
    jobs.shut_down()
    _tell({kind: values[4:] for kind, values in times.items()}, app.quit)


def _when_painted(widget: QWidget, then: Callable[[], None]) -> None:
    from PySide6.QtCore import QEvent, QObject, QTimer
    from typing_extensions import override

    class Watch(QObject):
        @override
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Paint:
                widget.removeEventFilter(self)
                QTimer.singleShot(0, then)
            return False

    widget.installEventFilter(Watch(widget))


def _tell(found: Mapping[str, object], then: Callable[[], object]) -> None:
    print(json.dumps(found), flush=True)
    then()


if __name__ == "__main__":
    what, *rest = sys.argv[1:]
    begun = float(os.environ.get("BENCH_STARTED", "0"))
    if what == "empty":
        empty(begun)
    elif what == "program":
        program(begun, *rest)
    else:
        tree()
