"""Where real data kept outside the project is found; tests that need it are skipped, visibly, without it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


def shared_file(*parts: str) -> Path:
    """A file below ``data`` of the shared folder (``OKIENKO_SHARED`` or ``../shared``); skips the test without it."""
    root = Path(os.environ.get("OKIENKO_SHARED") or Path(__file__).resolve().parents[2] / "shared")
    path = root.joinpath("data", *parts)
    if not path.exists():
        pytest.skip(f"no real data: {'/'.join(parts)} (set OKIENKO_SHARED)")
    return path
