"""The tree as text and as syntax, read once."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Source:
    """One Python file: ``name`` is its path below the checkout, with slashes."""

    name: str
    text: str
    tree: ast.Module

    def at(self, node: ast.expr | ast.stmt | ast.ExceptHandler, sentence: str) -> str:
        """Where and what, as a compiler would say it."""
        return f"{self.name}:{node.lineno}: {sentence}"


def parse(text: str, name: str = "app/sample.py") -> Source:
    """A source from ``text``, for a file of the tree or a snippet that a rule is tried on."""
    return Source(name, text, ast.parse(text))


@cache
def tracked() -> tuple[Path, ...]:
    """Files under version control; without git (an unpacked archive) all that lie in the known folders."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
        ).stdout.split("\0")
    except (OSError, subprocess.CalledProcessError):
        listed = [str(path.relative_to(ROOT)) for path in _known_files()]
    return tuple(ROOT / name for name in sorted(listed) if name and (ROOT / name).is_file())


def _known_files() -> Iterator[Path]:
    for path in ROOT.iterdir():
        if path.is_file():
            yield path
    for folder in ("app", "benchmarks", "docs", "resources", "tests", "typings", ".ci"):
        yield from (path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts)


@cache
def sources(*folders: str) -> tuple[Source, ...]:
    """Every Python file below the folders, whether under version control yet or not."""
    found = [
        parse(path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix())
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*.py"))
    ]
    assert found, f"no source below {folders}: the rule would hold of nothing"
    return tuple(found)


def imported_names(tree: ast.Module) -> dict[str, str]:
    """What each name bound by an import means, in full: ``{"QTimer": "PySide6.QtCore.QTimer"}``."""
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                names[alias.asname or alias.name.split(".")[0]] = (
                    alias.name if alias.asname else alias.name.split(".")[0]
                )
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                names[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    return names


def full_name(node: ast.expr, names: dict[str, str]) -> str | None:
    """``QtCore.QTimer.singleShot`` with its imports resolved; None for what is no dotted name."""
    if isinstance(node, ast.Name):
        return names.get(node.id)
    if isinstance(node, ast.Attribute):
        base = full_name(node.value, names)
        return f"{base}.{node.attr}" if base else None
    return None
