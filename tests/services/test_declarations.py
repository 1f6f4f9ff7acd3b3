"""Registering by a paper declaration against the real database, as a clerk."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from app.domain.contacts import ContactChannel
from app.domain.declarations import DiffField, FormStatus, Opening, TakeOver, WarningKind, differences
from app.domain.faults import Refused
from app.services import declarations
from app.store.session import Database
from tests.database import Clone
from tests.declaration_kit import PASSWORD, draft_of, scan_of
from tests.office_data import Connection, Person, one, person
from tests.roundtrips import counted

DESK = ContactChannel.DESK


@pytest.fixture
def owner(clone: Clone) -> Connection:
    return clone.connect()


@pytest.fixture
def anna(owner: Connection) -> Person:
    return person(owner, portal="")


@pytest.fixture
def desk(clone: Clone) -> Database:
    return clone.login("okienko_clerk", name="")


@pytest.fixture
def today(owner: Connection) -> date:
    day = one(owner, "select okienko.warsaw_today()")
    assert isinstance(day, date)
    return day


def test_that_a_declaration_registers_with_all_that_follows(
    desk: Database, owner: Connection, anna: Person, today: date
) -> None:
    scan = scan_of()
    draft = draft_of(anna, today).ticked("e_invoice", 1, given=True)
    done = declarations.save(desk, draft, PASSWORD, scan, today=today)
    assert (done.customer_id, done.login) == (anna.customer_id, "004512")
    assert done.number == f"OSW/{today.year}/00001"
    assert done.delivery_from == today + timedelta(days=14)
    assert owner.execute(
        "select subject, act, template_version, channel, declaration_id from consents order by id"
    ).fetchall() == [
        (subject, "given", 1, "paper", done.declaration_id) for subject in ("terms", "privacy", "e_invoice")
    ]
    state = owner.execute(
        "select login, state, must_change, password_hash like '$argon2id$%%' from portal_accounts"
    ).fetchall()
    assert state == [("004512", "waiting", True, True)]
    assert one(owner, "select count(*) from declaration_accounts") == 2
    rows = declarations.of_customer(desk, anna.customer_id, "", DESK)
    assert [(row.number, row.opened, row.objects) for row in rows] == [(done.number, True, ("W004512", "O004512"))]
    held = rows[0].scans[0]
    assert (held.name, held.size) == ("skan.pdf", len(scan.content))
    assert declarations.scan_bytes(desk, anna.customer_id, held.scan_id, "", DESK) == scan.content


def test_that_a_repeated_request_is_stored_once(desk: Database, owner: Connection, anna: Person, today: date) -> None:
    draft = draft_of(anna, today)
    first = declarations.save(desk, draft, PASSWORD, today=today)
    assert declarations.save(desk, draft, PASSWORD, today=today) == first
    assert one(owner, "select count(*) from declarations") == 1


def test_that_a_save_is_one_round_trip(clone: Clone, owner: Connection, anna: Person, today: date) -> None:
    login, password = clone.make_login("okienko_clerk")
    single = clone.database(clone.conninfo(login), password, size=1)
    with counted(single) as trips:
        declarations.save(single, draft_of(anna, today), PASSWORD, scan_of(), today=today)
    assert trips.count <= 3
