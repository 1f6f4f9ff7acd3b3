"""``okienko gateway``: what it tells, its secrets that nobody sees, workers as processes, killed at any step."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import keyring
import pytest
from psycopg.conninfo import make_conninfo

from app.cli.terminal import Exit
from app.domain.gateway import PaymentState
from app.store.session import Database
from app.system.environment import Environment, GatewayEnvironment
from tests.bookkeeping import Connection
from tests.cli.kit import Desk, Said
from tests.database import Clone, wait_until
from tests.gateway.kit import ask, check_books, due, now, operations, payer, start_worker
from tests.gateway.server import Act, GatewayServer

STAGES = ["register", "registered", "register!", "look", "looked", "look!", "verify", "verified", "verify!"]


@pytest.fixture
def login(clone: Clone) -> tuple[str, str]:
    return clone.make_login("okienko_gateway")


@pytest.fixture
def dsn(clone: Clone, login: tuple[str, str]) -> str:
    return make_conninfo(clone.conninfo(login[0]), password=login[1])


def said_by(server: GatewayServer, *, secrets: bool = True) -> GatewayEnvironment:
    if not secrets:
        return GatewayEnvironment(server.address)
    return GatewayEnvironment(server.address, str(server.merchant), str(server.pos), server.api_key, server.crc)


def run(server: GatewayServer, dsn: str, *arguments: str, typed: str = "", secrets: bool = True) -> Said:
    environment = Environment(dsn=dsn, gateway=said_by(server, secrets=secrets))
    said = Desk(language="pl").run("gateway", *arguments, typed=typed, environment=environment)
    assert server.api_key not in said.out + said.err
    assert server.crc not in said.out + said.err
    return said


def finish(process: subprocess.Popen[str]) -> dict[str, object]:
    out, _ = process.communicate(timeout=60)
    lines = [line for line in out.splitlines() if line.startswith("{")]
    assert lines, out
    told: dict[str, object] = json.loads(lines[-1])
    return told


def test_that_it_tells_what_it_did(owner: Connection, desk: Database, dsn: str, server: GatewayServer) -> None:
    request = ask(desk, *payer(owner))
    said = run(server, dsn, "--once")
    assert said.status == Exit.OK
    assert said.out == "Linki 1, zaksięgowane 0, do wyjaśnienia 0, nieudane 0, odłożone 0.\n"
    server.pay(now(desk, request).link)
    due(owner)
    assert run(server, dsn, "--once", "--json").told["steps"] == {"booked": 1}


@pytest.mark.parametrize(
    ("arguments", "secrets", "status", "told"),
    [
        ((), True, Exit.USAGE, "Podaj --once albo --loop"),
        (("--once",), False, Exit.USAGE, "Nie ma konta http://127.0.0.1"),
        (("account",), False, Exit.USAGE, "Podaj --merchant"),
        (("--once", "--account-fd", "987"), False, Exit.USAGE, "Deskryptora pliku"),
        (("notify", "/nonexistent"), True, Exit.REFUSED, "To nie jest powiadomienie"),
    ],
)
def test_that_wrong_use_is_told(
    dsn: str, server: GatewayServer, arguments: tuple[str, ...], secrets: bool, status: Exit, told: str
) -> None:
    said = run(server, dsn, *arguments, secrets=secrets)
    assert said.status == status
    assert told in said.err


def test_that_a_gateway_that_refuses_us_is_told(
    owner: Connection, desk: Database, dsn: str, server: GatewayServer
) -> None:
    ask(desk, *payer(owner))
    server.plan = lambda _stage, _session: 401
    said = run(server, dsn, "--once")
    assert said.status == Exit.DENIED
    assert "Bramka płatnicza odrzuca nasze konto." in said.err


def test_that_the_account_is_tried_and_kept_in_the_keyring(
    owner: Connection, desk: Database, dsn: str, server: GatewayServer
) -> None:
    numbers = ("--merchant", str(server.merchant), "--pos", str(server.pos))
    wrong = run(server, dsn, "account", *numbers, typed="zly\nzly\n", secrets=False)
    assert wrong.status == Exit.DENIED
    assert keyring.get_password(f"okienko:{server.address}", "merchant") is None
    assert run(server, dsn, "account", *numbers, typed="\n\n", secrets=False).status == Exit.REFUSED
    said = run(server, dsn, "account", *numbers, typed=f"{server.api_key}\n{server.crc}\n", secrets=False)
    assert said.status == Exit.OK
    kept = keyring.get_password(f"okienko:{server.address}", "merchant")
    assert kept is not None
    assert json.loads(kept)["crc"] == server.crc
    ask(desk, *payer(owner))
    assert run(server, dsn, "--once", "--json", secrets=False).told["steps"] == {"open": 1}
    assert run(server, dsn, "account", "--forget", secrets=False).status == Exit.OK
    assert run(server, dsn, "--once", secrets=False).status == Exit.USAGE


def test_that_the_account_may_come_by_an_open_file(
    owner: Connection, desk: Database, dsn: str, server: GatewayServer
) -> None:
    ask(desk, *payer(owner))
    reading, writing = os.pipe()
    values = {"merchant": server.merchant, "pos": server.pos, "api_key": server.api_key, "crc": server.crc}
    os.write(writing, json.dumps(values).encode())
    os.close(writing)
    said = run(server, dsn, "--once", "--json", "--account-fd", str(reading), secrets=False)
    assert said.told["steps"] == {"open": 1}


def test_that_a_forwarded_notification_is_checked(
    owner: Connection, desk: Database, dsn: str, server: GatewayServer, tmp_path: Path
) -> None:
    request = ask(desk, *payer(owner))
    run(server, dsn, "--once")
    session = server.pay(now(desk, request).link)
    forged = run(server, dsn, "notify", "-", typed=server.notice(session, crc="?").decode())
    assert (forged.status, forged.err) == (
        Exit.REFUSED,
        "Podpis powiadomienia jest nieprawidłowy. Niczego nie zrobiono.\n",
    )
    body = tmp_path / "notice.json"
    body.write_bytes(server.notice(session))
    assert run(server, dsn, "notify", str(body), "--json").told["state"] == "open"
    assert run(server, dsn, "--once", "--json").told["steps"] == {"booked": 1}, "at once"
    assert run(server, dsn, "notify", str(body), "--json").told["state"] == "booked"
    strange = server.notice(session, sessionId="okienko-" + "0" * 64).decode()
    assert run(server, dsn, "notify", "-", typed=strange).status == Exit.NO


# ---------------------------------------------------------------- processes


@pytest.mark.parametrize("stage", STAGES)
def test_that_a_killed_worker_s_payment_is_booked_once(
    clone: Clone,
    owner: Connection,
    desk: Database,
    login: tuple[str, str],
    server: GatewayServer,
    tmp_path: Path,
    stage: str,
) -> None:
    request = ask(desk, *payer(owner))
    victim: list[subprocess.Popen[str]] = []
    killed: list[str] = []

    def kill(at: str, _session: str) -> Act:
        if at != stage or killed:
            return None
        killed.append(at)
        return lambda: os.kill(victim[-1].pid, signal.SIGKILL)

    server.plan = kill
    paid = False
    for _ in range(4):
        victim.append(start_worker(clone, login, server, home=tmp_path))
        victim[-1].communicate(timeout=60)
        link = now(desk, request).link
        if link and not paid:
            paid = bool(server.pay(link))
        due(owner)
    assert killed
    assert now(desk, request).state is PaymentState.BOOKED
    assert len(operations(owner, request.customer_id)) == 1
    assert sum(one.confirmed for one in server.transactions.values()) == 1
    check_books(owner)


def test_that_two_loops_answer_within_a_second_and_book_once(
    clone: Clone, owner: Connection, desk: Database, login: tuple[str, str], server: GatewayServer, tmp_path: Path
) -> None:
    warm = ask(desk, *payer(owner))
    both = [start_worker(clone, login, server, "--loop", home=tmp_path) for _ in range(2)]
    wait_until(lambda: now(desk, warm).state is PaymentState.OPEN, 30)
    waits, requests = [], []
    for name in ("Nowak", "Kowal", "Wilk", "Zając", "Lis"):
        who, card = payer(owner, name)
        begun = time.monotonic()
        requests.append(ask(desk, who, card))
        wait_until(lambda: now(desk, requests[-1]).can_pay, 10)
        waits.append(time.monotonic() - begun)
    assert sorted(waits)[2] < 1, waits
    for request in requests:
        session = server.pay(now(desk, request).link)
        row = owner.execute("select okienko.payment_noticed(%s, 1, 1, 'PLN')", (session,)).fetchone()
        assert row == ("open",)
    wait_until(lambda: all(now(desk, one).state is PaymentState.BOOKED for one in requests), 20)
    server.pay(now(desk, warm).link)  # nobody tells: it is looked at by itself
    wait_until(lambda: now(desk, warm).state is PaymentState.BOOKED, 30)
    for process in both:
        process.send_signal(signal.SIGTERM)
    told = [finish(process) for process in both]
    assert all(each["ok"] for each in told)
    check_books(owner)
    assert all(len(operations(owner, one.customer_id)) == 1 for one in requests)


def test_that_secrets_are_in_no_log_and_no_argument(
    clone: Clone, owner: Connection, desk: Database, login: tuple[str, str], server: GatewayServer, tmp_path: Path
) -> None:
    request = ask(desk, *payer(owner))
    process = start_worker(clone, login, server, "--loop", home=tmp_path)
    wait_until(lambda: now(desk, request).can_pay, 30)
    arguments = Path(f"/proc/{process.pid}/cmdline").read_bytes()
    link = now(desk, request).link
    server.plan = lambda _stage, _session: 500
    server.pay(link)
    due(owner)
    wait_until(lambda: "put_off" in _acts(owner), 20)
    process.send_signal(signal.SIGTERM)
    out, _ = process.communicate(timeout=30)
    logs = "".join(path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.log*"))
    assert "gateway register: 200" in logs
    token = link.rpartition("/")[2]
    for secret in (server.api_key, server.crc, token, login[1]):
        assert secret not in out + logs
        assert secret.encode() not in arguments


def _acts(owner: Connection) -> set[str]:
    return {act for (act,) in owner.execute("select act from okienko.payment_request_events").fetchall()}
