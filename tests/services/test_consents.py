"""The ledger of consents: given and withdrawn, never changed; invoices on paper or electronic with it."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import psycopg
import pytest

from app.domain.consent_ledger import ConsentAsk, ConsentLedger, ConsentState, DeliveryChoice, withdrawal_problem
from app.domain.consents import ConsentAct, ConsentChannel
from app.domain.contacts import ContactChannel
from app.domain.customers import PortalState
from app.domain.delivery import Delivery, InvoiceDelivery
from app.domain.faults import Conflict, EnvironmentFault, Refused
from app.services import consents, personal
from app.store.session import Database
from tests.database import Clone
from tests.office_data import Person, one, person


@pytest.fixture(params=["clone", "debian_clone"])
def server(request: pytest.FixtureRequest) -> Clone:
    """The newest PostgreSQL, and the oldest that is supported."""
    made = request.getfixturevalue(request.param)
    assert isinstance(made, Clone)
    return made


@pytest.fixture
def anna(server: Clone) -> Person:
    return person(server.connect())


@pytest.fixture
def clerk(server: Clone) -> Database:
    return server.login("okienko_clerk")


@pytest.fixture
def later(server: Clone) -> date:
    """The day from which a change of invoices takes effect."""
    found = one(server.connect(), "select okienko.warsaw_today()")
    assert isinstance(found, date)
    return found + timedelta(days=14)


def ask(who: Person, subject: str, version: int = 1, reason: str = "", key: str = "") -> ConsentAsk:
    return ConsentAsk(
        who.customer_id, subject, version, ConsentChannel.PHONE, reason, str(uuid4()), key or str(uuid4())
    )


def read(database: Database, who: Person) -> ConsentLedger:
    return consents.ledger(database, who.customer_id, contact_key=str(uuid4()), channel=ContactChannel.PHONE)


def state(database: Database, who: Person, subject: str) -> ConsentState:
    return next(now.state for now in read(database, who).now() if now.subject.code == subject)


def test_that_the_ledger_tells_who_what_when_and_how(server: Clone, anna: Person, clerk: Database) -> None:
    connection = server.connect()
    consents.give(clerk, ask(anna, "notice_due"))
    consents.withdraw(clerk, ask(anna, "notice_due", 0, "nie chce przypomnień"))
    found = read(clerk, anna)
    withdrawn, given = found.entries
    assert (given.subject, given.act, given.version, given.channel) == (
        "notice_due", ConsentAct.GIVEN, 1, ConsentChannel.PHONE
    )  # fmt: skip
    assert (withdrawn.act, withdrawn.reason) == (ConsentAct.WITHDRAWN, "nie chce przypomnień")
    assert found.withdrawal(given) == withdrawn
    assert given.clerk == one(connection, "select clerk from okienko.consents limit 1")
    assert {now.subject.code: now.state for now in found.now()}["notice_due"] is ConsentState.WITHDRAWN
    seen = "select count(*) from okienko.access_log where kind = 'personal' and detail = 'consents'"
    assert one(connection, seen) == 1


def test_that_an_old_version_stays_in_force_and_shows_as_such(server: Clone, anna: Person, clerk: Database) -> None:
    consents.give(clerk, ask(anna, "notice_due"))
    server.connect().execute(
        "insert into okienko.templates (code, version, kind, title, body) values ('consent.notice_due', 2, 'consent', 'Terminy', 'Nowe.')"
    )
    found = read(clerk, anna)
    now = next(each for each in found.now() if each.subject.code == "notice_due")
    assert (now.state, now.subject.version) == (ConsentState.OLDER, 2)
    assert now.last is not None
    assert now.last.version == 1
    with pytest.raises(Conflict, match="text_version"):
        consents.give(clerk, ask(anna, "notice_due", 1))
    consents.give(clerk, ask(anna, "notice_due", 2))
    assert state(clerk, anna, "notice_due") is ConsentState.GIVEN


def test_that_what_was_said_once_is_stored_once(server: Clone, anna: Person, clerk: Database) -> None:
    wanted = ask(anna, "notice_due")
    consents.give(clerk, wanted)
    consents.give(clerk, wanted)
    with pytest.raises(Refused, match="consent_given_already"):
        consents.give(clerk, ask(anna, "notice_due"))
    assert one(server.connect(), "select count(*) from okienko.consents") == 1


@pytest.mark.parametrize(
    ("subject", "reason", "code"),
    [
        ("terms", "x", "terms_close_account"),
        ("privacy", "x", "information_stays"),
        ("notice_due", " ", "reason_missing"),
        ("notice_outage", "x", "consent_not_given"),
        ("nothing", "x", "no_such_subject"),
    ],
)
def test_that_some_things_cannot_be_withdrawn(
    anna: Person, clerk: Database, subject: str, reason: str, code: str
) -> None:
    for each in ("terms", "privacy", "notice_due"):
        consents.give(clerk, ask(anna, each))
    found = read(clerk, anna)
    told = {now.subject.code: withdrawal_problem(now, found.portal) for now in found.now()}
    assert subject not in told or told[subject] == (code if code != "reason_missing" else "")
    with pytest.raises(Refused, match=code):
        consents.withdraw(clerk, ask(anna, subject, 0, reason))
    assert {entry.act for entry in read(clerk, anna).entries} == {ConsentAct.GIVEN}


def test_that_the_terms_go_once_the_account_is_closed(server: Clone, anna: Person, clerk: Database) -> None:
    consents.give(clerk, ask(anna, "terms"))
    server.connect().execute("update okienko.portal_accounts set state = 'closed'")
    assert read(clerk, anna).portal is PortalState.CLOSED
    consents.withdraw(clerk, ask(anna, "terms", 0, "konto zamknięte"))
    assert state(clerk, anna, "terms") is ConsentState.WITHDRAWN


# ---------------------------------------------------------------- paper or electronic
def choose(
    database: Database, who: Person, delivery: Delivery, version: int = 0, key: str = "", reason: str = "prośba"
) -> InvoiceDelivery:
    choice = DeliveryChoice(
        who.customer_id, delivery, version, ConsentChannel.DESK, reason, str(uuid4()), key or str(uuid4())
    )
    return personal.set_invoice_delivery(database, choice)


def test_that_accepting_electronic_invoices_ends_paper_from_a_told_day(
    server: Clone, anna: Person, clerk: Database, later: date
) -> None:
    assert read(clerk, anna).delivery == InvoiceDelivery(Delivery.PAPER)
    told = consents.give(clerk, ask(anna, "e_invoice"))
    assert told == InvoiceDelivery(Delivery.PAPER, Delivery.ELECTRONIC, later, accepted=True)
    assert one(server.connect(), "select okienko.invoice_delivery(%s, %s)", anna.customer_id, later) == "electronic"


def test_that_withdrawing_it_before_its_day_leaves_paper(
    server: Clone, anna: Person, clerk: Database, later: date
) -> None:
    consents.give(clerk, ask(anna, "e_invoice"))
    consents.withdraw(clerk, ask(anna, "e_invoice", 0, "woli papier"))
    found = "select okienko.invoice_delivery(%s, %s)"
    for day in (later - timedelta(days=1), later, later + timedelta(days=60)):
        assert one(server.connect(), found, anna.customer_id, day) == "paper"


def test_that_paper_returns_from_a_told_day(server: Clone, anna: Person, clerk: Database, later: date) -> None:
    connection = server.connect()
    consents.give(clerk, ask(anna, "e_invoice"))
    connection.execute("alter table okienko.invoice_deliveries disable trigger never_changed")
    connection.execute("update okienko.invoice_deliveries set valid_from = valid_from - 30")
    assert read(clerk, anna).delivery == InvoiceDelivery(Delivery.ELECTRONIC, accepted=True)
    told = choose(clerk, anna, Delivery.PAPER)
    assert told == InvoiceDelivery(Delivery.ELECTRONIC, Delivery.PAPER, later, accepted=False)
    assert state(clerk, anna, "e_invoice") is ConsentState.WITHDRAWN


def test_that_electronic_needs_the_acceptance(server: Clone, anna: Person, clerk: Database, later: date) -> None:
    with pytest.raises(Refused, match="e_invoice_missing"):
        choose(clerk, anna, Delivery.ELECTRONIC)
    with pytest.raises(Refused, match="reason_missing"):
        choose(clerk, anna, Delivery.ELECTRONIC, 1, reason=" ")
    key = str(uuid4())
    told = choose(clerk, anna, Delivery.ELECTRONIC, 1, key)
    assert told == choose(clerk, anna, Delivery.ELECTRONIC, 1, key)
    assert told == InvoiceDelivery(Delivery.PAPER, Delivery.ELECTRONIC, later, accepted=True)
    rows = server.connect().execute("select subject, act, reason from okienko.consents").fetchall()
    assert rows == [("e_invoice", "given", "prośba")]
    assert one(server.connect(), "select count(*) from okienko.invoice_deliveries") == 1


# ---------------------------------------------------------------- rights
@pytest.mark.parametrize(
    "statement",
    [
        "insert into okienko.consents (customer_id, subject, act, template_version, channel) values (1, 'terms', 'given', 1, 'desk')",
        "update okienko.consents set reason = 'x'",
        "delete from okienko.consents",
        "insert into okienko.invoice_deliveries (customer_id, delivery, valid_from) values (1, 'paper', now())",
        "select * from okienko.consents",
        "update okienko.contact_points set confirmed = true",
        "select okienko.consent_write(1, 'terms', 'given', 1, 'portal', '', null, null)",
    ],
)
def test_that_nobody_writes_past_the_functions(clerk: Database, statement: str) -> None:
    with pytest.raises(EnvironmentFault), clerk.read() as connection:
        connection.execute(statement)


def test_that_a_clerk_never_speaks_for_e_bok(anna: Person, clerk: Database) -> None:
    said = ConsentAsk(anna.customer_id, "notice_due", 1, ConsentChannel.PORTAL, "", "", str(uuid4()))
    with pytest.raises(Refused, match="no_such_channel"):
        consents.give(clerk, said)


def test_that_the_ledger_is_changed_by_nobody(server: Clone, anna: Person, clerk: Database) -> None:
    consents.give(clerk, ask(anna, "notice_due"))
    for statement in ("update okienko.consents set reason = 'x'", "delete from okienko.consents"):
        with pytest.raises(psycopg.Error, match="append_only"):
            server.connect().execute(statement)
