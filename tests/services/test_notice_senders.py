"""Senders as processes: several at once, and killed with SIGKILL between any two steps of a dialogue.

The server of the test kills: it knows at which step a sender is. Nothing in the program is made for this.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections import Counter

import pytest

from tests.channels.smtp_kit import CUT, Act, mail_server
from tests.database import Clone, wait_until
from tests.notice_kit import check_once, lease_over, setting, start_sender, states, town

STAGES = ["ehlo", "mail", "rcpt", "data", "text", "taken", "answered"]
MOST_IN_DOUBT = 32
"""Two groups of the largest size: one that was being handed over, one marked ahead."""


def finish(process: subprocess.Popen[str], *, seconds: float = 120) -> dict[str, object]:
    """Wait for a sender and read what it told."""
    out, _ = process.communicate(timeout=seconds)
    lines = [line for line in out.splitlines() if line.startswith("{")]
    assert lines, out
    told: dict[str, object] = json.loads(lines[-1])
    return told


@pytest.mark.parametrize("stage", STAGES)
def test_that_a_killed_sender_repeats_nothing(clone: Clone, stage: str) -> None:
    owner, login = clone.connect(), clone.make_login("okienko_notices")
    town(owner, 60)
    victim: list[subprocess.Popen[str]] = []
    killed: list[str] = []

    def kill(at: str, address: str, taken: int) -> Act:
        if at != stage or killed or not (taken >= 30 or at == "ehlo"):
            return None
        killed.append(address)
        return lambda: os.kill(victim[0].pid, signal.SIGKILL)

    with mail_server(kill) as server:
        victim.append(start_sender(clone, login, server.port))
        assert victim[0].wait(60) == -signal.SIGKILL
        victim[0].communicate()
        wait_until(lambda: one_session_gone(clone, login[0]))
        lease_over(owner)
        assert finish(start_sender(clone, login, server.port))["ok"]
        uncertain = check_once(owner, server)
    assert killed
    assert uncertain <= MOST_IN_DOUBT
    assert stage == "ehlo" or uncertain >= 1
    assert states(owner).get("sent", 0) == 60 - uncertain


def one_session_gone(clone: Clone, login: str) -> bool:
    """Whether the server has noticed that the killed program is not there any more."""
    with clone.connect() as connection:
        row = connection.execute("select count(*) from pg_stat_activity where usename = %s", (login,)).fetchone()
    return row == (0,)


def test_that_several_senders_share_the_work(clone: Clone) -> None:
    owner, login = clone.connect(), clone.make_login("okienko_notices")
    town(owner, 400)
    with mail_server() as server:
        processes = [start_sender(clone, login, server.port) for _ in range(4)]
        told = [finish(process) for process in processes]
        assert check_once(owner, server) == 0
        assert len(server.taken) == 400
    assert all(each["ok"] for each in told)
    assert sum(int(str(each["sent"])) for each in told) == 400


def test_that_a_sender_asked_to_stop_gives_back_what_it_has_not_begun(clone: Clone) -> None:
    owner, login = clone.connect(), clone.make_login("okienko_notices")
    town(owner, 300)
    running: list[subprocess.Popen[str]] = []

    def ask(at: str, _address: str, taken: int) -> Act:
        if at == "taken" and taken == 60:
            return lambda: os.kill(running[0].pid, signal.SIGTERM)
        return None

    with mail_server(ask) as server:
        running.append(start_sender(clone, login, server.port, "--loop"))
        assert finish(running[0])["ok"]
        assert len(server.taken) < 300
        assert states(owner) == {"sent": len(server.taken), "waiting": 300 - len(server.taken)}
        attempts = owner.execute("select distinct attempts from okienko.notices where status = 'waiting'").fetchall()
    assert attempts == [(0,)]


def test_that_a_loop_wakes_when_something_is_put_into_the_outbox(clone: Clone) -> None:
    owner, login = clone.connect(), clone.make_login("okienko_notices")
    town(owner, 1)
    with mail_server() as server:
        process = start_sender(clone, login, server.port, "--loop")
        wait_until(lambda: len(server.taken) == 1, 30)
        town(owner, 1, first=2)
        wait_until(lambda: len(server.taken) == 2, 5)
        process.send_signal(signal.SIGTERM)
        assert finish(process)["sent"] == 2


@pytest.mark.slow
def test_that_ten_thousand_are_delivered_once_or_told(clone: Clone) -> None:
    """Two senders at a time, seven killed on the way; refusals for now, hang-ups before and after the final dot."""
    owner, login = clone.connect(), clone.make_login("okienko_notices")
    town(owner, 10_000, bare=True)
    setting(owner, "notice_retry_minutes", "0")
    running: list[subprocess.Popen[str]] = []
    said: Counter[str] = Counter()

    def trouble(at: str, address: str, taken: int) -> Act:
        number = int(address.partition("@")[0].lstrip("k") or 0)
        if at == "rcpt" and number % 97 == 5 and not said[address]:
            said[address] += 1
            return "450 4.2.0 greylisted"
        if at == "data" and number % 499 == 7 and not said[address]:
            said[address] += 1
            return CUT
        if at == "taken" and number % 1999 == 3:
            return CUT
        if taken // 1200 > said["killed"] and at == STAGES[1 + said["killed"] % 6] and running:
            said["killed"] += 1
            return lambda: os.kill(running[0].pid, signal.SIGKILL)
        return None

    with mail_server(trouble) as server:
        while states(owner).get("waiting", 0):
            while len(running) < 2:
                running.append(start_sender(clone, login, server.port))
            running[0].wait(120)
            running.pop(0).communicate()
        for process in running:
            process.communicate(timeout=120)
        lease_over(owner)
        finish(start_sender(clone, login, server.port))
        uncertain = check_once(owner, server)
        assert len(server.taken) >= 10_000 - uncertain
    assert said["killed"] >= 6
    assert uncertain <= said["killed"] * MOST_IN_DOUBT + 6
    assert states(owner)["sent"] + uncertain == 10_000
