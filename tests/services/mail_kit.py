"""Clerks who can be given a conversation, and a street of customers to write to."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from uuid import uuid4

from app.domain.customers import Service
from app.domain.mailings import GroupFilter, MailingDraft
from app.domain.office import Street
from app.store.session import Database
from tests.database import Clone
from tests.office_data import Connection, one


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(shade: int = 255, side: int = 24) -> bytes:
    """A grey square."""
    lines = (b"\x00" + bytes([shade]) * side) * side
    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(lines)) + _chunk(b"IEND", b"")


PNG = png()


@dataclass(frozen=True)
class Seat:
    """A clerk who has signed in, known to the office by name."""

    link: Database
    login: str
    name: str


def seat(clone: Clone, owner: Connection, name: str, role: str = "clerk") -> Seat:
    """A clerk with a row in ``clerks``."""
    login, password = clone.make_login(f"okienko_{role}")
    owner.execute("insert into okienko.clerks (login, name, role) values (%s, %s, %s)", (login, name, role))
    return Seat(clone.database(clone.conninfo(login), password), login, name)


def street(owner: Connection, name: str, count: int, *, active: int, first: int = 0) -> Street:
    """Customers with water in a street; the first ``active`` of them have an active e-BOK account."""
    owner.execute(
        "insert into okienko.tariff_groups (code, service, name) values ('G2', 'water', 'domy'), ('O1', 'waste', 'domy') "
        "on conflict do nothing"
    )
    owner.execute(
        """
        with c as (insert into okienko.customers (number, kind, surname, first_name)
            select 'S' || lpad((%(first)s + n)::text, 6, '0'), 'person', 'Nazwisko', 'Imię' from generate_series(1, %(count)s) n
            returning customer_id, number),
        a as (insert into okienko.addresses (customer_id, kind, street, house, city)
            select customer_id, 'object', %(name)s, '1', 'Gryfino' from c returning customer_id, id),
        w as (insert into okienko.accounts (customer_id, service, number, tariff_group, address_id, opened_on)
            select c.customer_id, 'water', 'W' || c.number, 'G2', a.id, '2020-01-01' from c join a using (customer_id))
        insert into okienko.portal_accounts (customer_id, login, state, email)
            select customer_id, number, 'active', '' from c order by number limit %(active)s
        """,
        {"name": name, "count": count, "active": active, "first": first},
    )
    return Street(str(one(owner, "select okienko.fold(%s)", name)), name)


def outage(
    wanted: Street, subject: str = "Przerwa w dostawie wody", body: str = "Jutro nie będzie wody."
) -> MailingDraft:
    """A message to all with water in a street."""
    return MailingDraft(GroupFilter(service=Service.WATER, streets=(wanted,)), subject, body, str(uuid4()))
