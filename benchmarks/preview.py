"""Page 2.2: its list against the card, and the preview of a paper from the choice to the painted first page.

The window runs in a process of its own, on the offscreen platform, as a clerk's login.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from time import perf_counter, thread_time
from typing import Any
from uuid import uuid4

from app.domain.contacts import ContactChannel
from app.domain.papers import PaperFilter
from app.services import customers, papers
from app.store.embedded import Cluster
from app.store.session import Database
from benchmarks.measure import Result, in_turn, limit_result, median, p99, ratio_result
from benchmarks.town import clerk, database, plain

OPENED = 200
"""Customers whose list is opened."""
SEEN, WALKED, WARM = 300, 5, 20
"""Papers that are previewed, of how many of them one customer's, and how many before: fonts and plans are there then."""
FIRST_PAGE_MS = 150.0
_CALL = ContactChannel.OFFICE
_OLDEST = (
    "select p.customer_id from okienko.papers p group by p.customer_id"
    " having max(p.issued_on) - min(p.issued_on) > 300 order by count(*) desc, p.customer_id limit 1000"
)


def measure(cluster: Cluster, name: str) -> list[Result]:
    """Rows of the table."""
    with plain(cluster, name) as connection:
        people = [int(str(row[0])) for row in connection.execute(_OLDEST).fetchall()]
    chosen = random.Random(7).sample(people, min(OPENED, len(people)))
    ours = database(cluster, name)
    try:
        listed, cards = _lists(ours, chosen)
    finally:
        ours.close()
    conninfo, password = clerk(cluster, name)
    found = _in_window(conninfo, password, chosen)
    return [
        ratio_result("papers page, first 60 rows against the card, p50", median(listed), median(cards), 1.0),
        limit_result("preview, first page painted after the choice, p99", p99(found["painted"]), FIRST_PAGE_MS, "ms"),
        ratio_result(
            "preview against the same PDF made and drawn without a window, p50",
            median(found["painted"]),
            median(found["bare"]),
            1.5,
        ),
        limit_result("preview, GUI thread's own time, p99", p99(found["gui"]), 16.0, "ms"),
    ]


def _lists(ours: Database, people: list[int]) -> tuple[list[float], list[float]]:
    def listed(who: int) -> object:
        return papers.page(ours, who, PaperFilter(), None, contact=(str(uuid4()), _CALL))

    def card(who: int) -> object:
        return customers.open_card(ours, who, contact_key=str(uuid4()))

    for who in people[:20]:
        listed(who)
        card(who)
    return in_turn((lambda who=who: listed(who), lambda who=who: card(who)) for who in people)  # type: ignore[misc]


def _in_window(conninfo: str, password: str, people: list[int]) -> dict[str, list[float]]:
    run = subprocess.run(
        [sys.executable, "-m", "benchmarks.preview", conninfo, *map(str, people)],
        env=dict(os.environ, QT_QPA_PLATFORM="offscreen", BENCH_PASSWORD=password),
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, list[float]] = json.loads(run.stdout.strip().splitlines()[-1])
    return found


# ---------------------------------------------------------------- the window's process
def _window(conninfo: str, people: list[int]) -> dict[str, list[float]]:
    """Milliseconds of each preview: painted, the same without a window, and what of it the GUI thread was busy."""
    from dataclasses import replace

    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QWidget

    from app.main import make_application
    from app.services import paper_copies, pdf_view
    from app.system.clock import Clock
    from app.views.parts.paper_side import PaperSide
    from tests.views import desk_kit

    app = make_application()
    home = QWidget()
    link = Database(conninfo, os.environ["BENCH_PASSWORD"], size=2)
    desk = replace(desk_kit.desk(home), link=link, clock=Clock())
    times: dict[str, list[float]] = {"painted": [], "bare": [], "gui": []}
    for who in people:
        contact = (str(uuid4()), _CALL)
        side = PaperSide(desk, desk_kit.tab(customers.open_card(link, who, contact_key=contact[0]), _CALL), home)
        side.resize(520, 640)
        side.show()
        app.processEvents()
        sheets = side.preview.sheets
        loop = QEventLoop()
        side.preview.shown.connect(loop.quit)
        for row in papers.page(link, who, PaperFilter(), None, contact=contact).rows[:WALKED]:
            told = paper_copies.shown(link, who, row.paper_id, contact=contact)
            begun, busy = perf_counter(), thread_time()
            side.show_paper(told.paper, told.copies)
            loop.exec()
            while not sheets.is_drawn():
                app.processEvents()
            sheets.viewport().repaint()
            painted, gui = (perf_counter() - begun) * 1000, (thread_time() - busy) * 1000
            width = sheets.picture_width()
            begun = perf_counter()
            pdf_view.first_picture(paper_copies.preview(link, who, row.paper_id, lost=False, contact=contact), width)
            times["bare"].append((perf_counter() - begun) * 1000)
            times["painted"].append(painted)
            times["gui"].append(gui)
        side.close()
        side.deleteLater()
        app.processEvents()
        if len(times["painted"]) >= SEEN + WARM:
            break
    desk.jobs.shut_down()
    link.close()
    return {kind: values[WARM:] for kind, values in times.items()}


def main(arguments: list[str]) -> int:
    """In a process of its own: ``conninfo customer...``; prints one line of JSON."""
    conninfo, *people = arguments
    found: dict[str, Any] = _window(conninfo, [int(who) for who in people])
    print(json.dumps(found), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
