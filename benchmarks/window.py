"""The window: start against an empty one, the history's first paint, the longest block of a whole tour."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from app.store.embedded import Cluster
from benchmarks.measure import Result, limit_result, median, p99, ratio_result
from benchmarks.town import clerk

ROUNDS = 7


def _environment(**more: str) -> dict[str, str]:
    """Of a child: no screen, and bytecode kept between runs as an installed program has it, whatever is set here.

    Where Python may not write it, each start compiles anew what was changed since somebody last could.
    """
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "QT_QPA_PLATFORM": "offscreen", **more}


def _child(*arguments: str, password: str = "") -> dict[str, Any]:
    environment = _environment(BENCH_PASSWORD=password, BENCH_STARTED=repr(time.time()))
    run = subprocess.run(
        [sys.executable, "-m", "benchmarks.children", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(run.stdout.strip().splitlines()[-1])
    return found


def start(cluster: Cluster, name: str) -> list[Result]:
    """From the process's start to the painted sign-in and to a usable window."""
    conninfo, password = clerk(cluster, name)
    _child("empty")
    _child("program", conninfo, password=password)  # writes the bytecode
    floor, painted, usable = [], [], []
    heavy: set[str] = set()
    for _ in range(ROUNDS):
        floor.append(_child("empty")["painted"] * 1000)
        ours = _child("program", conninfo, password=password)
        painted.append(ours["painted"] * 1000)
        usable.append(ours["usable"] * 1000)
        heavy |= set(ours["heavy"])
    return [
        ratio_result("start to painted sign-in", median(painted), median(floor), 1.5),
        ratio_result("start to a usable window", median(usable), median(floor), 2.5),
        limit_result("heavy modules imported before the first paint", len(heavy), 0, "modules"),
    ]


def history() -> list[Result]:
    """GUI thread's time of a 10-year history above that of an empty tree."""
    found = _child("tree")
    more = p99(found["full"]) - median(found["empty"])
    return [limit_result("history of 120 months, first paint above an empty tree, p99", more, 16, "ms")]


def tour() -> list[Result]:
    """The heartbeat of the whole tour in the real window."""
    with tempfile.TemporaryDirectory() as folder:
        run = subprocess.run(
            [sys.executable, "-m", "app", "tour", folder],
            env=_environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        beat = Path(folder) / "heartbeat.json"
        if not beat.is_file():
            print(run.stdout[-2000:], run.stderr[-2000:], file=sys.stderr)
            return []
        found = json.loads(beat.read_text("utf-8"))
    return [
        limit_result("GUI thread's blocks in the tour, p99", found["p99_ms"], 16, "ms"),
        limit_result("GUI thread's longest block in the tour", found["max_ms"], 50, "ms"),
    ]


def measure(cluster: Cluster, name: str) -> list[Result]:
    """Everything of the window."""
    return [*start(cluster, name), *history(), *tour()]
