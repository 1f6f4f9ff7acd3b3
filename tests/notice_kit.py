"""Customers with an e-mail address, a consent and a new invoice; and a sender over a mail server on loopback."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app.channels.mail import MailRoute, Post, Security
from app.services.notice_sender import Sender
from app.store.session import Database
from app.system.clock import SYSTEM_CLOCK, Clock
from tests.channels.smtp_kit import MailServer
from tests.database import Clone
from tests.office_data import Connection

ROOT = Path(__file__).resolve().parent.parent
BOK = "bok@pwk.example"
_TOWN = (
    "insert into tariff_groups (code, service, name) values ('G2', 'water', 'domy') on conflict do nothing",
    (
        "insert into customers (number, kind, surname) "
        "select lpad(i::text, 6, '0'), 'person', 'Nowak ' || i from generate_series(%(first)s::int, %(last)s::int) i"
    ),
    "create temporary table made on commit drop as select customer_id as who, number::int as i from customers where number::int between %(first)s and %(last)s",
    "insert into addresses (customer_id, kind, street, house, city) select who, 'object', 'Polna', i::text, 'Gryfino' from made",
    (
        "insert into accounts (customer_id, service, number, nrb, tariff_group, address_id, opened_on) "
        "select m.who, 'water', 'W' || lpad(i::text, 6, '0'), lpad(i::text, 26, '0'), 'G2', a.id, '2020-01-01' from made m join addresses a on a.customer_id = m.who"
    ),
    (
        "insert into papers (customer_id, account_id, kind, number, issued_on, due_on, net, vat, gross) "
        "select m.who, a.id, 'water_invoice', 'FV/WOD/' || m.i || '/2026', okienko.warsaw_today(), okienko.warsaw_today() + 14, 5000, 400, 5400 from made m join accounts a on a.customer_id = m.who"
    ),
    "insert into contact_points (customer_id, kind, value) select who, 'email', 'k' || i || '@poczta.example' from made",
    "insert into consents (customer_id, subject, act, template_version, channel) select who, 'notice_invoice', 'given', 1, 'paper' from made",
    (
        "insert into notices (customer_id, kind, ref, data) "
        "select p.customer_id, 'new_invoice', p.id, jsonb_build_object('paper', p.id) from papers p join made m on m.who = p.customer_id order by m.i"
    ),
)


def town(connection: Connection, customers: int, *, first: int = 1, bare: bool = False) -> None:
    """So many customers, each with a notice of an invoice that waits; no quiet hours. ``bare``: without audit and
    directory, which the sender does not need, in a tenth of the time.
    """
    connection.execute("set search_path = okienko, pg_temp")
    setting(connection, "notice_quiet", "{}")
    with connection.transaction():
        if bare:
            connection.execute("set local session_replication_role = replica")
        for statement in _TOWN:
            connection.execute(statement, {"first": first, "last": first + customers - 1})


def quiet_now(connection: Connection) -> None:
    """Quiet hours that began an hour ago and end in two."""
    hour = "to_char((now() + make_interval(hours => %s)) at time zone 'Europe/Warsaw', 'HH24:MI')"
    row = connection.execute(f"select {hour}, {hour}", (-1, 2)).fetchone()
    assert row is not None
    setting(connection, "notice_quiet", f'{{"from": "{row[0]}", "until": "{row[1]}"}}')


def setting(connection: Connection, key: str, value: str) -> None:
    """Change a setting; ``value`` is JSON."""
    connection.execute("update okienko.settings set value = %s::jsonb where key = %s", (value, key))


def states(connection: Connection) -> dict[str, int]:
    """How many notices are where."""
    rows = connection.execute("select status, count(*) from okienko.notices group by 1").fetchall()
    return dict(rows)


def row(connection: Connection, what: str, values: tuple[object, ...] = ()) -> tuple[Any, ...]:
    """The only row of a query."""
    rows = connection.execute(what, values).fetchall()
    assert len(rows) == 1, rows
    return rows[0]


@contextmanager
def sending(port: int, clock: Clock = SYSTEM_CLOCK, *, timeout_s: float = 5, **route: Any) -> Iterator[Sender]:
    """A sender that hands over to the server of this port."""
    post = Post(
        MailRoute("127.0.0.1", port, BOK, route.pop("security", Security.NONE), timeout_s=timeout_s, **route)
    )  # fmt: skip
    try:
        yield Sender("test", BOK, post, clock, longest_s=timeout_s * 6)
    finally:
        post.close()


def drain(database: Database, port: int, **options: Any) -> Sender:
    """Send everything that is due, once."""
    with sending(port, **options) as sender:
        sender.drain(database)
    return sender


def start_sender(clone: Clone, login: tuple[str, str], port: int, *options: str) -> subprocess.Popen[str]:
    """``okienko notices send`` as a process of its own, as an office runs it; its password is in the environment only."""
    name, password = login
    environment = {
        **os.environ,
        "OKIENKO_DSN": clone.conninfo(name),
        "PGPASSWORD": password,
        "OKIENKO_SMTP_HOST": "127.0.0.1",
        "OKIENKO_SMTP_PORT": str(port),
        "OKIENKO_SMTP_SECURITY": "none",
        "OKIENKO_SMTP_FROM": BOK,
        "LC_ALL": "C",
        "LANGUAGE": "",
    }
    command = [sys.executable, "-m", "app", "notices", "send", "--json", *(options or ("--once",))]
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )  # fmt: skip


def lease_over(owner: Connection) -> None:
    """The senders that took what is being sent have been away for too long."""
    owner.execute("update okienko.notices set taken_until = now() - interval '1 second' where status = 'sending'")


def check_once(owner: Connection, server: MailServer) -> int:
    """Each notice was delivered once and told so, or not delivered twice and told as uncertain; how many are that."""
    delivered = Counter(each.mail["Message-ID"].rpartition("@")[0].split(".")[0].lstrip("<") for each in server.taken)
    assert not [one for one, times in delivered.items() if times > 1], "sent twice"
    told = {
        str(notice): status for notice, status in owner.execute("select id, status from okienko.notices").fetchall()
    }
    assert set(told.values()) <= {"sent", "uncertain"}, Counter(told.values())
    assert {one for one, status in told.items() if status == "sent"} <= set(delivered), "told as sent and not delivered"
    uncertain = {one for one, status in told.items() if status == "uncertain"}
    assert set(told) - set(delivered) <= uncertain
    tasks = {str(ref) for (ref,) in owner.execute("select ref from okienko.tasks where done_on is null").fetchall()}
    assert tasks == uncertain
    return len(uncertain)
