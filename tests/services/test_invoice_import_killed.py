"""An import that is killed between any two calls, or runs twice at once: every file is booked once and whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from psycopg.conninfo import make_conninfo

from tests.database import Clone
from tests.invoice_files import GROSS, fa3
from tests.invoice_office import Office

ROOT = Path(__file__).resolve().parents[2]
FILES = 6
PROGRAM = """
import os, signal, sys
from pathlib import Path
from app.services import invoice_import
from app.store import papers_in
from app.store.session import Database

def main(folder, dies_at, when, calls):
    if dies_at >= 0:
        kept = getattr(papers_in.Run, when)
        def counting(self, *args, **values):
            if counting.left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            counting.left -= 1
            return kept(self, *args, **values)
        counting.left = dies_at
        setattr(papers_in.Run, when, counting)
    invoice_import.CALL_FILES = calls
    database = Database(os.environ["DSN"], statement_timeout_s=0)
    report = invoice_import.load(database, [Path(folder)], workers=2)
    print({outcome.value: count for outcome, count in report.counts().items()})

if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
"""


@pytest.fixture
def office(clone: Clone, tmp_path: Path) -> Office:
    (tmp_path / "f").mkdir()
    return Office(clone, tmp_path / "f")


def start(
    office: Office, program: Path, dies_at: int = -1, when: str = "begin", calls: int = 1
) -> subprocess.Popen[str]:
    login, password = office.clone.make_login("okienko_import")
    dsn = make_conninfo(office.clone.conninfo(login), password=password)
    return subprocess.Popen(
        [sys.executable, str(program), str(office.folder), str(dies_at), when, str(calls)],
        env={**os.environ, "DSN": dsn, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def program(tmp_path: Path) -> Path:
    path = tmp_path / "import_once.py"
    path.write_text(PROGRAM, encoding="utf-8")
    return path


def whole(office: Office) -> int:
    """How many invoices are booked; each has all its parts."""
    booked: int = office.one("select count(*) from papers")
    for table, each in (("paper_lines", 2), ("operations", 1), ("paper_files", 1)):
        assert office.one(f"select count(*) from {table}") == each * booked, table
    assert office.balance() == GROSS * booked
    return booked


@pytest.mark.parametrize("when", ["begin", "finish", "end"])
def test_that_a_kill_leaves_whole_files_and_a_second_run_the_rest(office: Office, program: Path, when: str) -> None:
    office.put(**{f"f{number}": fa3(f"FV/{number}", customer=office.number) for number in range(FILES)})
    seen = []
    for dies_at in range(3 if when != "end" else 1):
        killed = start(office, program, dies_at, when)
        _, errors = killed.communicate(timeout=120)
        assert killed.returncode == -signal.SIGKILL, errors
        seen.append(whole(office))
    assert seen == sorted(seen)
    last = start(office, program)
    out, errors = last.communicate(timeout=120)
    assert last.returncode == 0, errors
    assert whole(office) == FILES
    assert str(FILES - seen[-1]) in out or seen[-1] == FILES


def test_that_two_imports_at_once_book_each_file_once(office: Office, program: Path) -> None:
    count = 60
    office.put(**{f"f{number}": fa3(f"FV/{number}", customer=office.number) for number in range(count)})
    both = [start(office, program, calls=7) for _ in range(2)]
    for each in both:
        _, errors = each.communicate(timeout=120)
        assert each.returncode == 0, errors
    assert whole(office) == count
    assert office.one("select count(*) from batches where finished_at is not null") == 2
