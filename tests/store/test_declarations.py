"""The functions of declarations on the newest PostgreSQL and the oldest supported, called with plain psycopg as each role."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from uuid import uuid4

import psycopg
import pytest

from app.domain.contacts import ContactChannel
from app.domain.customers import PortalState
from app.domain.declarations import DiffField, PaperAddress
from app.services import declarations
from tests.database import Clone
from tests.declaration_kit import PAPER, PASSWORD, draft_of, scan_of
from tests.office_data import Connection, Person, one, person
from tests.store import rights

DESK = ContactChannel.DESK
PHC = "$argon2id$v=19$m=65536,t=3,p=4$" + "A" * 22 + "$" + "B" * 43


@pytest.fixture(params=rights.SERVERS)
def server(request: pytest.FixtureRequest) -> Iterator[Clone]:
    with rights.server_of(request) as made:
        yield made


@pytest.fixture
def owner(server: Clone) -> Connection:
    return server.connect()


@pytest.fixture
def anna(owner: Connection) -> Person:
    return person(owner, portal="")


@pytest.fixture
def today(owner: Connection) -> date:
    day = one(owner, "select okienko.warsaw_today()")
    assert isinstance(day, date)
    return day


def sign_in(server: Clone, *groups: str) -> Connection:
    login, password = server.make_login(*groups)
    return server._stack.enter_context(
        psycopg.connect(server.conninfo(login), password=password, autocommit=True, options="-c search_path=pg_catalog")
    )


def test_that_a_registration_lives_from_the_form_to_its_undoing(
    server: Clone, owner: Connection, anna: Person, today: date
) -> None:
    desk = server.login("okienko_clerk")
    number = declarations.new_form(desk, anna.customer_id)
    parked = declarations.park(desk, draft_of(None, today), scan_of(), today=today)
    (paper,) = declarations.waiting(desk)
    draft = declarations.resumed(paper, anna.customer_id)
    home = PaperAddress("Długa", "7", "", "74-100", "Gryfino")
    changes = {
        "paper": PAPER.__class__(PAPER.kind, "Nowak", "Anna", "", "02070803628", "8567346215", "123456785", home, home),
        "account_ids": (anna.account_id,),
        "phone": "602 999 888",
    }
    draft = type(draft).from_json(
        {**draft.to_json(), **draft_of(anna, today, **changes).to_json(), "waiting_id": paper.waiting_id}
    )
    for field in DiffField:
        draft = draft.taking(field, "jak na papierze")
    assert len(declarations.warnings(desk, draft)) >= 1
    done = declarations.save(desk, draft.ticked("e_invoice", 1, given=True), PASSWORD, scan_of(), today=today)
    assert (done.number, done.login) == (parked.number, "004512")
    undone = declarations.undo(desk, anna.customer_id, done.declaration_id, 1, "pomyłka")
    assert (undone.account, undone.kept, undone.waiting_id) == (PortalState.NONE, (), paper.waiting_id)
    assert [row.number for row in declarations.recent(desk)] == [done.number]
    found = declarations.find_form(desk, number.replace("/", "").lower())
    assert found is not None
    assert found.customer_id == anna.customer_id
    assert declarations.look(desk, anna.customer_id, "", DESK).portal is PortalState.NONE
    assert one(owner, "select count(*) from okienko.access_log where actor like 'clerk%%'") >= 3


@pytest.mark.parametrize("role", ["okienko_auditor", "okienko_import", "okienko_notices", "okienko_portal"])
def test_that_only_clerks_register(server: Clone, anna: Person, role: str) -> None:
    signed_in = sign_in(server, role)
    for statement in (
        f"select okienko.declaration_look({anna.customer_id}, null, 'desk')",
        f"select okienko.declaration_save('{{}}', '{PHC}')",
        "select okienko.declaration_park('{}')",
        f"select okienko.declaration_undo({anna.customer_id}, 1, 1, 'x', null)",
        "select okienko.file_store('', '', '')",
        f"select okienko.scan_read({anna.customer_id}, 1, null, 'desk')",
        "select okienko.waiting_list(10)",
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            signed_in.execute(statement)


def test_that_a_clerk_with_psql_can_do_no_more_than_the_window(
    server: Clone, owner: Connection, anna: Person, today: date
) -> None:
    clerk = sign_in(server, "okienko_clerk")
    for statement in (
        "select okienko.declaration_take(1, 'name', '{}', 'x')",
        "select okienko.declaration_account(1, '{}', null, '')",
        "select okienko.declaration_number(null)",
        "select okienko.declaration_close_account(1, null, '', null)",
        "select okienko.portal_account_open(1, 'a@b.pl', null, '')",
        "insert into okienko.declarations (customer_id) values (1)",
        "insert into okienko.consents (customer_id, subject, act, template_version, channel) values (1, 'terms', 'given', 1, 'paper')",
        "update okienko.waiting_declarations set status = 'dropped'",
        "delete from okienko.scans",
        "select content from okienko.files",
        "select password_hash from okienko.portal_accounts",
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            clerk.execute(statement)
    payload = declarations.payload(declarations.cleaned(draft_of(anna, today)), None)
    forged = {
        **payload,
        "clerk": "boss",
        "recorded_at": "2001-01-01",
        "file": {"sha256": "f" * 64, "name": "x"},
        "stored": 1,
    }
    with pytest.raises(psycopg.Error, match="no_such_file"):  # a scan is named by what it holds, not by its row
        clerk.execute("select okienko.declaration_save(%s::jsonb, %s)", (json.dumps(forged), PHC))
    forged["file"] = None
    clerk.execute("select okienko.declaration_save(%s::jsonb, %s)", (json.dumps(forged), PHC))
    row = owner.execute(
        "select clerk = %s, recorded_at > now() - interval '1 minute' from okienko.declarations", (clerk.info.user,)
    ).fetchone()
    assert row == (True, True)


def test_that_no_log_of_declarations_is_altered_by_anybody(
    server: Clone, owner: Connection, anna: Person, today: date
) -> None:
    declarations.save(server.login("okienko_clerk"), draft_of(anna, today), PASSWORD, scan_of(), today=today)
    for statement in (
        "update okienko.consents set act = 'withdrawn'", "delete from okienko.consents", "truncate okienko.consents",
        "delete from okienko.declarations", "delete from okienko.scans", "update okienko.files set media_type = 'image/png'",
        "delete from okienko.files", "delete from okienko.declaration_accounts",
    ):  # fmt: skip
        with pytest.raises(psycopg.Error, match=r"append_only|cannot truncate"):
            owner.execute(statement)


def test_that_the_audit_tells_who_and_why_and_no_secret(
    server: Clone, owner: Connection, anna: Person, today: date
) -> None:
    desk = server.login("okienko_clerk")
    draft = draft_of(anna, today, request_key=str(uuid4()))
    done = declarations.save(desk, draft, PASSWORD, today=today)
    rows = owner.execute(
        "select table_name, act, reason, actor, after::text from okienko.audit where request_key = %s order by id",
        (draft.request_key,),
    ).fetchall()
    assert {row[0] for row in rows} >= {"portal_accounts", "declarations", "declaration_accounts", "consents"}
    assert {row[2] for row in rows} == {done.number}
    assert all(row[3].startswith("clerk") for row in rows)
    told = " ".join(row[4] or "" for row in rows)
    assert "argon2id" not in told
    assert PASSWORD not in told
    assert PAPER.pesel not in told
    assert '"body": "***"' in told
