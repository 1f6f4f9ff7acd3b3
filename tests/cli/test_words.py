"""Every command explains itself in Polish and in English, and no sentence is left without its Polish."""

from __future__ import annotations

import argparse
import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.cli.polish import ARGPARSE, POLISH
from app.cli.words import Words
from tests.cli.kit import Desk

ROOT = Path(__file__).resolve().parents[2]
SPEAKING = {"words", "say", "warn", "progress", "ask_secret"}
COMMANDS = [
    (), ("demo",), ("db",), ("db", "init"), ("db", "upgrade"), ("db", "status"),
    ("clerk",), ("clerk", "add"), ("clerk", "disable"), ("clerk", "reset"), ("clerk", "list"),
    ("interest",), ("interest", "list"), ("interest", "rate"), ("notices",), ("notices", "send"), ("notices", "bounces"),
]  # fmt: skip


TABLES = {"faults.py", "interest.py", "statements.py", "verify.py"}
"""Files with tables of sentences that are said later."""


def _constants(node: ast.expr) -> Iterator[str]:
    """Every text an expression can give: both sides of a condition."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _constants(node.body)
        yield from _constants(node.orelse)


def _called_with(node: ast.AST) -> Iterator[str]:
    """What a call of a speaking name says; a sentence handed to ``_build`` is said there."""
    if isinstance(node, ast.Call) and node.args:
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in SPEAKING:
            yield from _constants(node.args[0])
        elif name == "_build":
            yield from _constants(node.args[-1])


def _kept(node: ast.AST) -> Iterator[str]:
    """What is put into a variable to be said later."""
    if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in {"sentence", "text"}:
        yield from _constants(node.value)


def _table(node: ast.AST) -> Iterator[str]:
    """Sentences of the tables of faults, and those a function gives."""
    if isinstance(node, ast.Dict):
        yield from (text for value in node.values for text in _constants(value))
    elif isinstance(node, ast.Return) and node.value is not None:
        yield from _constants(node.value)


def _spoken(path: Path) -> Iterator[str]:
    readers = [_called_with, _kept, *([_table] if path.name in TABLES else [])]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        for read in readers:
            yield from read(node)


def _all_spoken() -> set[str]:
    return {
        text
        for path in (ROOT / "app" / "cli").glob("*.py")
        for text in _spoken(path)
        if len(text) > 1 and text != "bug"
    }


def test_that_every_sentence_has_its_polish_with_the_same_values() -> None:
    for text in _all_spoken():
        assert text in POLISH, f"no Polish for: {text}"
    for english, polish in POLISH.items():
        assert sorted(re.findall(r"\{\w+\}|%\(?\w*\)?[sr]", english)) == sorted(
            re.findall(r"\{\w+\}|%\(?\w*\)?[sr]", polish)
        )


def test_that_no_polish_is_left_over() -> None:
    assert set(POLISH) - set(ARGPARSE) - _all_spoken() == set()


def test_that_the_parser_of_the_standard_library_still_says_what_is_translated() -> None:
    source = Path(argparse.__file__).read_text(encoding="utf-8")
    literals = {node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)}
    assert {text for text in ARGPARSE if text not in literals} <= {
        "invalid choice: %(value)r (choose from %(choices)s)"  # a later Python may word it otherwise
    }


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize(
    ("language", "usage", "option"), [("pl", "użycie: okienko", "ta pomoc"), ("en", "usage: okienko", "show this help")]
)
def test_that_every_command_has_help_in_both_languages(
    command: tuple[str, ...], language: str, usage: str, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said = Desk(language=language).run(*command, "--help")
    shown = capsys.readouterr().out
    assert said.status == 0
    assert shown.startswith(usage)
    assert option in shown


@pytest.mark.parametrize(
    ("locales", "language"),
    [
        ((), "en"),
        (("pl_PL.UTF-8",), "pl"),
        (("pl",), "pl"),
        (("C", "pl_PL"), "en"),
        (("de_DE",), "en"),
        (("POSIX",), "en"),
    ],
)
def test_that_the_first_locale_decides(locales: tuple[str, ...], language: str) -> None:
    assert Words.of(locales).language == language


def test_that_values_with_braces_are_shown_as_they_are() -> None:
    assert Words("pl")("{login} is shut out.", login="{0}{x}") == "{0}{x} nie ma już dostępu."


@pytest.mark.parametrize(("locale", "word"), [("pl_PL.UTF-8", "polecenia"), ("en_GB.UTF-8", "commands")])
def test_that_the_program_speaks_the_language_of_the_locale(locale: str, word: str) -> None:
    said = subprocess.run(
        [sys.executable, "-m", "app", "--help"],
        env={"LC_ALL": locale, "PATH": "/usr/bin:/bin", "PYTHONIOENCODING": "utf-8"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert word in said.stdout


def test_that_help_loads_neither_the_database_nor_the_window() -> None:
    program = (
        "import sys; from app.cli import main; assert main(['--help']) == 0; "
        "heavy = [name for name in sys.modules if name.split('.')[0] in {'psycopg', 'sqlalchemy', 'alembic', 'PySide6', 'numpy', 'reportlab'} "
        "or name.startswith(('app.store', 'app.services.', 'app.views', 'app.models'))]; sys.exit(str(heavy) if heavy else 0)"
    )
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True)
