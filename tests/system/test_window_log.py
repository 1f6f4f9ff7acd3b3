"""The window keeps a log as commands do: what goes wrong at a desk can be looked up afterwards."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from app import __main__, main
from app.system.folders import find_folders


def test_that_the_window_writes_its_log_and_closes_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("OKIENKO_HOME", str(tmp_path))
    opened: list[str | None] = []

    def open_window(*, dsn: str | None = None) -> int:
        logging.getLogger("app.views.crash").warning("bug: of somebody@poczta.example")
        opened.append(dsn)
        return 3

    monkeypatch.setattr(main, "open_window", open_window)
    before = list(logging.getLogger().handlers)
    assert __main__.run(["--dsn", "service=okienko"]) == 3
    assert opened == ["service=okienko"]
    assert logging.getLogger().handlers == before
    written = (find_folders().log / "okienko.log").read_text(encoding="utf-8")
    assert "bug: of [email]" in written
