"""Folders, variables and locks."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from app.system import folders as folders_room
from app.system.environment import (
    Environment,
    read_environment,
    server_environment,
    set_default,
    set_variable,
)
from app.system.folders import find_folders, make_closed
from app.system.locks import FileLock


def test_that_one_variable_moves_everything(tmp_path: Path) -> None:
    folders = find_folders(read_environment({"OKIENKO_HOME": str(tmp_path)}))
    assert {folders.data, folders.config, folders.log, folders.cache, folders.cluster} == {
        tmp_path / name for name in ("data", "config", "log", "cache", "cluster")
    }


def test_that_root_keeps_the_cluster_outside_its_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders_room, "is_root", lambda: True)
    assert find_folders(Environment()).cluster == Path("/var/lib/okienko")
    monkeypatch.setattr(folders_room, "is_root", lambda: False)
    folders = find_folders(Environment())
    assert folders.cluster == folders.data / "cluster"


@pytest.mark.skipif("sys.platform == 'win32'", reason="modes are POSIX's")
def test_that_a_folder_of_ours_is_closed_even_when_it_was_open(tmp_path: Path) -> None:
    (tmp_path / "open").mkdir(mode=0o755)
    for name in ("open", "new/below"):
        assert stat.S_IMODE(make_closed(tmp_path / name).stat().st_mode) == 0o700


def test_that_empty_variables_count_as_not_set() -> None:
    env = read_environment({"OKIENKO_DSN": " ", "OKIENKO_PG_BIN": "", "OKIENKO_HOME": ""})
    assert (env.dsn, env.pg_bin, env.home) == (None, None, None)


def test_that_the_dsn_is_not_in_the_repr() -> None:
    assert "tajne" not in repr(read_environment({"OKIENKO_DSN": "postgresql://a:tajne@h/d"}))


@pytest.mark.parametrize(
    ("variables", "display"),
    [
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
        ({"HOME": "/"}, False),
    ],
)
@pytest.mark.skipif("sys.platform in ('win32', 'darwin')", reason="always a display there")
def test_that_a_display_is_found(variables: dict[str, str], display: bool) -> None:
    assert read_environment(variables).display is display


def test_that_the_servers_environment_has_nothing_of_the_users_session(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("PGDATA", "PGHOST", "PGPASSWORD", "LC_COLLATE", "LD_PRELOAD"):
        monkeypatch.setenv(name, "x")
    given = server_environment(tmp_path)
    assert not {"PGDATA", "PGHOST", "PGPASSWORD", "LC_COLLATE", "LD_PRELOAD"} & given.keys()
    assert given["LC_ALL"] == "C"


def test_that_a_default_does_not_replace_what_the_user_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKIENKO_TRY", "user")
    set_default("OKIENKO_TRY", "program")
    assert os.environ["OKIENKO_TRY"] == "user"
    set_variable("OKIENKO_TRY", "program")
    assert os.environ["OKIENKO_TRY"] == "program"


def test_that_a_file_lock_is_held_by_one(tmp_path: Path) -> None:
    one, two = FileLock(tmp_path / "lock"), FileLock(tmp_path / "lock")
    assert one.try_acquire()
    assert not two.try_acquire()
    assert not two.acquire(timeout=0.1)
    one.release()
    assert two.acquire(timeout=0.1)
    two.release(remove=True)
    assert not (tmp_path / "lock").exists()


def test_that_a_killed_program_leaves_its_lock_free(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    code = (
        "import sys; from pathlib import Path; from app.system.locks import FileLock;"
        f"print(FileLock(Path({str(path)!r})).try_acquire() and 'held', flush=True);"
    )
    code = code.replace("FileLock(Path", "(lock := FileLock(Path", 1).replace(")).try", "))).try", 1)
    child = subprocess.Popen(
        [sys.executable, "-c", code + "sys.stdin.read()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with child:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        mine = FileLock(path)
        assert not mine.try_acquire()
        child.kill()
        child.wait()
        assert mine.acquire(timeout=5)
        mine.release()
