"""What may not lie in the tree: paths of somebody's machine, unfinished marks, scripts that do not start."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.house.source import ROOT, tracked

# a letter in brackets, so that these patterns do not find themselves
MACHINE = re.compile(
    r"(?<![\w.$}~/*-])/(?:[w]ork|[r]oot|[h]ome/\w+|[U]sers/\w+|opt/(?:[w]heels|[p]ypi))(?:/|\b)"
    r"|[A-Z]:\\[U]sers\\|[f]ile:///|[p]ypi\.org|[p]ythonhosted"
)
UNFINISHED = re.compile(r"\b(?:[T]ODO|[F]IXME|[H]ACK)\b")
PICTURES = {".png", ".jpg", ".ttf", ".otf", ".pdf", ".ico", ".icns", ".qm"}
LICENCES = ROOT / "resources" / "licences"


def texts() -> list[tuple[str, str]]:
    """Name and text of every text file."""
    return [
        (path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8", errors="replace"))
        for path in tracked()
        if path.suffix not in PICTURES and LICENCES not in path.parents
    ]


def found(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()[:120]}"
        for name, text in texts()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


@pytest.mark.parametrize(
    "line", ["cd /wo" + "rk/main", "'/ho" + "me/anna/x'", "--find-links /opt/wh" + "eels", "https://py" + "pi.org/x"]
)
def test_that_a_machine_path_is_seen(line: str) -> None:
    assert MACHINE.search(line)


@pytest.mark.parametrize("line", ["$HOME/.pgpass", "frame/work", "/var/lib/okienko", "~/.local/share", "docs/work.md"])
def test_that_an_honest_path_is_not_taken_for_a_machine_path(line: str) -> None:
    assert not MACHINE.search(line)


def test_that_no_file_knows_the_machine_it_was_written_on() -> None:
    assert not found(MACHINE)


def test_that_nothing_is_marked_unfinished() -> None:
    assert not found(UNFINISHED)


def test_that_every_text_file_is_utf8_and_ends_with_a_newline() -> None:
    told = []
    for path in tracked():
        if path.suffix in PICTURES or LICENCES in path.parents:
            continue
        data = path.read_bytes()
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as error:
            told.append(f"{path.relative_to(ROOT)}: {error}")
        if data and not data.endswith(b"\n"):
            told.append(f"{path.relative_to(ROOT)}: no newline at its end")
    assert not told


@pytest.mark.parametrize("script", ["run", ".ci/run"])
def test_that_a_script_is_posix_sh_and_executable(script: str) -> None:
    path = ROOT / script
    assert os.access(path, os.X_OK)
    assert path.read_text(encoding="utf-8").startswith("#!/bin/sh\n")
    subprocess.run(["sh", "-n", str(path)], check=True)


def _help(locale: str, *what: str) -> subprocess.CompletedProcess[str]:
    variables = {"PATH": os.environ["PATH"], "LC_ALL": locale}
    return subprocess.run(
        [str(ROOT / "run"), *what], env=variables, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_that_run_tells_what_it_can_do_in_the_language_of_the_locale() -> None:
    polish, english = _help("pl_PL.UTF-8", "help"), _help("C", "help")
    assert (polish.returncode, english.returncode) == (0, 0)
    assert polish.stdout.startswith("Użycie")
    assert english.stdout.startswith("Usage")
    for word in ("demo", "tour", "okienko", "test", "lint", "bench", "bundle"):
        assert f"\n  {word} " in polish.stdout
        assert f"\n  {word} " in english.stdout


def test_that_run_refuses_an_unknown_word() -> None:
    asked = _help("C", "dance")
    assert asked.returncode == 2
    assert asked.stderr.startswith("Usage")


def _locked(path: Path) -> dict[str, str]:
    pins = re.findall(r"^([\w.-]+)==([\w.]+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {name.lower().replace("_", "-"): version for name, version in pins}


def test_that_the_locks_hold_every_pin_with_its_checksum() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    locks = {
        "requirements.lock": project["dependencies"],
        "requirements-dev.lock": project["dependencies"] + project["optional-dependencies"]["dev"],
    }
    for name, wanted in locks.items():
        locked = _locked(ROOT / name)
        for requirement in wanted:
            package, version = requirement.split("==")
            package = package.split("[")[0].lower().replace("_", "-")
            assert locked.get(package) == version, f"{name} does not hold {requirement}"
        blocks = (ROOT / name).read_text(encoding="utf-8").split("\n")
        assert sum("--hash=sha256:" in line for line in blocks) >= len(locked)


def test_that_the_development_lock_holds_the_other_one_whole() -> None:
    small, large = _locked(ROOT / "requirements.lock"), _locked(ROOT / "requirements-dev.lock")
    assert small.items() <= large.items()


def test_that_every_dependency_is_explained() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    told = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()
    for requirement in project["dependencies"] + project["optional-dependencies"]["dev"]:
        package = re.split(r"[\[=]", requirement)[0].lower()
        assert package in told, f"docs/dependencies.md does not say why {package} is here"
