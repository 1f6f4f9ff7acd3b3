"""The outbox: notices a second from the database to a mail server on loopback, beside a bare smtplib loop to the same one."""

from __future__ import annotations

import secrets
import smtplib
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from time import perf_counter

import psycopg

from app.channels.mail import MailRoute, Post, Security
from app.documents.notice_mail import make_mail
from app.domain.notices import DueNotice, NoticeKind, Outcome, TokenPurpose, Utility
from app.services.notice_sender import Sender
from app.store import schema
from app.store.embedded import Cluster
from app.store.session import Database
from app.system.clock import SYSTEM_CLOCK
from benchmarks.measure import Result
from tests.notice_kit import BOK, states, town

NOTICES = 10_000
ROUNDS = 5
LEAST = 0.7
"""Of the bare loop's notices a second."""
_NAME = "bench_notices"


def measure(cluster: Cluster) -> list[Result]:
    """Ours and the floor in turn, five rounds of two thousand; both over one connection each round."""
    _make(cluster)
    conninfo, password = _machine(cluster)
    ours = floor = 0.0
    with (
        _server() as port,
        closing(Database(conninfo, password, size=1)) as database,
        psycopg.connect(cluster.superuser(_NAME), autocommit=True) as owner,
    ):
        share = NOTICES // ROUNDS
        for number in range(ROUNDS):
            owner.execute(
                "update okienko.notices set status = 'waiting' where (customer_id, id) in"
                " (select customer_id, id from okienko.notices where status = 'held' order by id limit %s)",
                (share,),
            )
            owner.execute("checkpoint")
            if number % 2:
                floor += _bare(port, share)
                ours += _outbox(database, port, share)
            else:
                ours += _outbox(database, port, share)
                floor += _bare(port, share)
        assert states(owner) == {"sent": NOTICES}
    ours, floor = NOTICES / ours, NOTICES / floor
    ratio = round(ours / floor, 3)
    name = f"outbox: {NOTICES} notices, against a bare smtplib loop (at least)"
    return [Result(name, round(ours), round(floor), "a second", ratio, LEAST, ratio >= LEAST)]


def _make(cluster: Cluster) -> None:
    with psycopg.connect(cluster.superuser(), autocommit=True) as connection:
        connection.execute(f'drop database if exists "{_NAME}" with (force)')
        connection.execute(f'create database "{_NAME}"')
    schema.upgrade(cluster.superuser(_NAME))
    with psycopg.connect(cluster.superuser(_NAME), autocommit=True) as owner:
        town(owner, NOTICES, bare=True)
        owner.execute("update okienko.notices set status = 'held'")
        owner.execute("vacuum analyze")


def _machine(cluster: Cluster) -> tuple[str, str]:
    """The sender's login: a plain member of okienko_notices."""
    password = secrets.token_urlsafe(16)
    with psycopg.connect(cluster.superuser(_NAME), autocommit=True) as owner:
        if owner.execute("select 1 from pg_roles where rolname = %s", (_NAME,)).fetchone() is None:
            owner.execute(f"create role {_NAME} login in role okienko_notices")
        owner.execute(psycopg.sql.SQL("alter role {} password {}").format(psycopg.sql.Identifier(_NAME), password))
    return cluster.conninfo(_NAME, _NAME), password


@contextmanager
def _server() -> Iterator[int]:
    with subprocess.Popen(
        [sys.executable, "-m", "benchmarks.mail_server"], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        try:
            yield int(process.stdout.readline())
        finally:
            process.terminate()


def _outbox(database: Database, port: int, count: int) -> float:
    """Seconds to send what is due."""
    with closing(Post(MailRoute("127.0.0.1", port, BOK, Security.NONE))) as post:
        sender = Sender("bench", BOK, post, SYSTEM_CLOCK)
        start = perf_counter()
        sender.drain(database)
        took = perf_counter() - start
    assert sender.said[Outcome.SENT] == count
    return took


def _bare(port: int, count: int) -> float:
    """Seconds to send as many messages of the same kind, put together once."""
    message = _sample()
    with smtplib.SMTP("127.0.0.1", port) as smtp:
        start = perf_counter()
        for number in range(count):
            smtp.sendmail(BOK, [f"k{number}@poczta.example"], message)
        return perf_counter() - start


def _sample() -> bytes:
    utility = Utility(
        "Przedsiębiorstwo Usług Komunalnych", "ul. Przykładowa 1", "661 984 812", BOK, "", "https://ebok.pwk.example"
    )
    facts = {
        "number": "000001", "paper": "FV/WOD/1/2026", "kind": "water_invoice", "gross": 5400, "issued": "2026-11-20",
        "due": "2026-12-04", "service": "water", "nrb": "1" * 26, "basis": "contract", "balance": 0, "ksef": "",
    }  # fmt: skip
    now = datetime(2026, 11, 22, 12, tzinfo=UTC)
    notice = DueNotice(
        0, 1, 2, NoticeKind.NEW_INVOICE, "k1@poczta.example", "<1.1.x@pwk.example>", TokenPurpose.UNSUBSCRIBE, now, facts
    )  # fmt: skip
    return make_mail(notice, utility, "0" * 48, BOK, now)
