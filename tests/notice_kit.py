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
_TOWN = """
do $town$
declare who bigint; place bigint; card bigint; paper bigint;
begin
  insert into tariff_groups (code, service, name) values ('G2', 'water', 'domy') on conflict do nothing;
  for i in {first}..{last} loop
    insert into customers (number, kind, surname) values (lpad(i::text, 6, '0'), 'person', 'Nowak ' || i) returning customer_id into who;
    insert into addresses (customer_id, kind, street, house, city) values (who, 'object', 'Polna', i::text, 'Gryfino') returning id into place;
    insert into accounts (customer_id, service, number, nrb, tariff_group, address_id, opened_on)
      values (who, 'water', 'W' || lpad(i::text, 6, '0'), lpad(i::text, 26, '0'), 'G2', place, '2020-01-01') returning id into card;
    insert into papers (customer_id, account_id, kind, number, issued_on, due_on, net, vat, gross)
      values (who, card, 'water_invoice', 'FV/WOD/' || i || '/2026', current_date, current_date + 14, 5000, 400, 5400) returning id into paper;
    insert into contact_points (customer_id, kind, value) values (who, 'email', 'k' || i || '@poczta.example');
    insert into consents (customer_id, subject, act, template_version, channel) values (who, 'notice_invoice', 'given', 1, 'paper');
    perform notice_put(who, 'new_invoice', paper, jsonb_build_object('paper', paper));
  end loop;
end $town$
"""


def town(connection: Connection, customers: int, *, first: int = 1) -> None:
    """So many customers, each with a notice of an invoice that waits; no quiet hours."""
    connection.execute("set search_path = okienko, pg_temp")
    setting(connection, "notice_quiet", "{}")
    connection.execute(_TOWN.format(first=first, last=first + customers - 1))


def setting(connection: Connection, key: str, value: str) -> None:
    """Change a setting; ``value`` is JSON."""
    connection.execute("update okienko.settings set value = %s::jsonb where key = %s", (value, key))


def states(connection: Connection) -> dict[str, int]:
    """How many notices are where."""
    rows = connection.execute("select status, count(*) from okienko.notices group by 1").fetchall()
    return {status: count for status, count in rows}


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
