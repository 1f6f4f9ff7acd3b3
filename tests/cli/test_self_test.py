"""``okienko self-test`` tries every part for real, and says FAIL where one does not work."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from app.cli import self_test


def told(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "app", "self-test", *arguments],
        env=dict(os.environ, QT_QPA_PLATFORM="offscreen", LANG="C.UTF-8"),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_that_every_part_of_this_installation_passes() -> None:
    run = told("--json")
    found = json.loads(run.stdout.splitlines()[-1])
    assert run.returncode == 0, run.stderr
    assert found["ok"] is True
    assert {"database", "window", "translation", "chart", "pdf", "invoices", "keyring"} <= set(found["parts"])
    assert all(part["passed"] for part in found["parts"].values())


def test_that_a_broken_part_fails_by_name() -> None:
    def broken() -> str:
        raise self_test.Failed("no letters")

    trial = self_test._try("fonts", broken)
    assert (trial.part, trial.passed, trial.detail) == ("fonts", False, "Failed: no letters")
