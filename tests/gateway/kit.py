"""Customers who pay on-line, workers that follow them, and what must be true however it went."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from app.channels.przelewy24 import GatewayRoute, Przelewy24
from app.domain.contacts import ContactChannel
from app.domain.gateway import PaymentDraft, PaymentRequest, PaymentState
from app.services import payments
from app.services.gateway_worker import Worker
from app.store.session import Database
from app.system.clock import SYSTEM_CLOCK
from app.system.gateway_account import GatewayAccount
from tests.bookkeeping import Books, Connection
from tests.database import Clone
from tests.gateway.server import GatewayServer

ROOT = Path(__file__).resolve().parents[2]
DESK = ("", ContactChannel.DESK)


def payer(owner: Connection, surname: str = "Nowak") -> tuple[int, int]:
    """A customer with one water card: (customer, card)."""
    books = Books(owner)
    row = owner.execute("select coalesce(max(number), '0')::int from okienko.customers").fetchone()
    books.made = row[0] if row else 0
    who = books.customer(surname, "Anna")
    return who, books.card(who)


def ask(desk: Database, who: int, card: int, amount: int = 14832, **values: Any) -> PaymentRequest:
    """A desk asks for an on-line payment."""
    draft = PaymentDraft(who, card, amount, values.pop("title", "FV/WOD/1/2026"), str(uuid4()), **values)
    return payments.ask(desk, draft, contact=DESK)


def now(desk: Database, request: PaymentRequest) -> PaymentRequest:
    """What the desk sees of it now."""
    return next(
        one for one in payments.of_customer(desk, request.customer_id, contact=DESK) if one.request_id == request.request_id
    )  # fmt: skip


def account(server: GatewayServer) -> GatewayAccount:
    return GatewayAccount(server.merchant, server.pos, server.api_key, server.crc)


def gateway(server: GatewayServer, *, timeout_s: float = 5) -> Przelewy24:
    return Przelewy24(GatewayRoute(server.address, account(server), timeout_s=timeout_s))


def worker(server: GatewayServer, name: str = "test", *, timeout_s: float = 5) -> Worker:
    return Worker(name, gateway(server, timeout_s=timeout_s), SYSTEM_CLOCK)


def due(owner: Connection) -> None:
    """Time goes by: what is looked at later is due, and whoever holds a lease has been away for too long."""
    owner.execute(
        "update okienko.payment_requests set next_at = now() where next_at > now();"
        "update okienko.payment_requests set taken_until = now() - interval '1 second' where taken_until > now()"
    )


def expire(owner: Connection) -> None:
    """The time to pay is over."""
    owner.execute("update okienko.payment_requests set expires_at = now() - interval '1 second' where state = 'open'")


def setting(owner: Connection, key: str, value: str) -> None:
    owner.execute("update okienko.settings set value = %s::jsonb where key = %s", (value, key))


def operations(owner: Connection, who: int) -> list[tuple[str, int, str]]:
    """(kind, credit, source) of what was booked at a customer."""
    found = owner.execute(
        "select kind, credit, source_key from okienko.operations where customer_id = %s order by id", (who,)
    ).fetchall()
    return [(kind, credit, source) for kind, credit, source in found]


def check_books(owner: Connection) -> None:
    """What is booked is booked once, with the request's amount and number, and only where the request says so."""
    wrong = owner.execute(
        """
        select r.customer_id, r.id, r.state from okienko.payment_requests r
        where (r.state = 'booked') <> ((select count(*) from okienko.operations o where o.customer_id = r.customer_id and o.account_id = r.account_id
            and o.id = r.operation_id and o.credit = r.paid_amount and r.paid_amount in (r.amount, r.accepted) and o.source_key = 'gateway:' || r.order_id) = 1)
        union all
        select o.customer_id, o.id, 'stray' from okienko.operations o where o.source_key like 'gateway:%'
          and (select count(*) from okienko.payment_requests r where r.operation_id = o.id) <> 1
        union all
        select a.customer_id, a.id, 'balance' from okienko.accounts a
        where a.balance <> (select coalesce(sum(o.amount), 0) from okienko.operations o where o.customer_id = a.customer_id and o.account_id = a.id)
           or a.balance <> (select coalesce(sum(o.open_amount), 0) from okienko.operations o where o.customer_id = a.customer_id and o.account_id = a.id)
        """
    ).fetchall()
    assert wrong == []


def tasks(owner: Connection, who: int) -> list[str]:
    """Kinds of the open tasks of a customer."""
    found = owner.execute(
        "select kind from okienko.tasks where customer_id = %s and done_on is null order by id", (who,)
    )  # fmt: skip
    return [kind for (kind,) in found.fetchall()]


def acts(owner: Connection, request: PaymentRequest) -> list[str]:
    """What was done with a request."""
    found = owner.execute(
        "select act from okienko.payment_request_events where customer_id = %s and request_id = %s order by id",
        (request.customer_id, request.request_id),
    )
    return [act for (act,) in found.fetchall()]


def settle(owner: Connection, machine: Database, server: GatewayServer, turns: int = 6) -> None:
    """Let time go by and a healthy worker look, until nothing changes any more."""
    for _ in range(turns):
        due(owner)
        worker(server, "healthy").drain(machine)


@contextmanager
def opened(owner: Connection, desk: Database, machine: Database, server: GatewayServer) -> Iterator[PaymentRequest]:
    """A request whose link is out."""
    who, card = payer(owner)
    request = ask(desk, who, card)
    worker(server).drain(machine)
    found = now(desk, request)
    assert found.state is PaymentState.OPEN
    yield found
    check_books(owner)


def start_worker(
    clone: Clone, login: tuple[str, str], server: GatewayServer, *options: str, home: Path
) -> subprocess.Popen[str]:
    """``okienko gateway`` as a process of its own, as an office runs it; its secrets are in its environment only."""
    name, password = login
    environment = {
        **os.environ,
        "OKIENKO_DSN": clone.conninfo(name),
        "OKIENKO_HOME": str(home),
        "PGPASSWORD": password,
        "OKIENKO_P24_URL": server.address,
        "OKIENKO_P24_MERCHANT": str(server.merchant),
        "OKIENKO_P24_POS": str(server.pos),
        "OKIENKO_P24_API_KEY": server.api_key,
        "OKIENKO_P24_CRC": server.crc,
        "LC_ALL": "C",
        "LANGUAGE": "",
    }
    command = [sys.executable, "-m", "app", "gateway", "--json", *(options or ("--once",))]
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )  # fmt: skip
