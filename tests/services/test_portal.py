"""The e-BOK account against the real database: each act with its reason, once, from the version that was seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from app.domain.contacts import ContactChannel
from app.domain.customers import PortalState
from app.domain.faults import Conflict, Refused
from app.domain.portal import PortalAccount, PortalAct, PortalDraft, acts
from app.services import portal
from app.services.portal import SlipInHand
from app.store.session import Database
from app.system.passwords import is_password
from tests.database import Clone
from tests.office_data import Connection, Person, one, person

TODAY = date(2026, 11, 22)


@pytest.fixture
def owner(clone: Clone) -> Connection:
    return clone.connect()


@pytest.fixture
def anna(owner: Connection) -> Person:
    return person(owner)


@pytest.fixture
def desk(clone: Clone) -> Database:
    return clone.login("okienko_clerk")


@pytest.fixture(autouse=True)
def paper(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What would be printed: the slips as values; their look is the papers' tests' business."""
    from app.services import declaration_papers

    slips: list[Any] = []

    def slip(_link: Database, sealed: Any, **_rest: object) -> bytes:
        slips.append(sealed)
        return b"%PDF"

    monkeypatch.setattr(declaration_papers, "slip", slip)
    return slips


def seen(desk: Database, who: Person) -> PortalAccount:
    return portal.account(desk, who.customer_id, contact_key="", channel=ContactChannel.PHONE)


def draft(account: PortalAccount, act: PortalAct, **changes: Any) -> PortalDraft:
    made = PortalDraft(account.customer_id, act, account.version, "zgubiona koperta", str(uuid4()))
    return replace(made, **changes)


def do(desk: Database, who: Person, act: PortalAct, **changes: Any) -> PortalAccount:
    """One act from the version that stands; the account after it."""
    wanted = draft(seen(desk, who), act, **changes)
    portal.change(desk, wanted, SlipInHand() if act.prints else None, today=TODAY)
    return seen(desk, who)


def kept(owner: Connection, who: Person, column: str) -> Any:
    return one(owner, f"select {column} from okienko.portal_accounts where customer_id = %s", who.customer_id)


def test_that_seeing_the_account_leaves_a_trace(desk: Database, owner: Connection, anna: Person) -> None:
    account = seen(desk, anna)
    assert (account.state, account.login, account.email) == (PortalState.ACTIVE, anna.number, "a···@poczta.example")
    assert one(owner, "select detail from okienko.access_log order by id desc limit 1") == "portal"


def test_that_a_customer_without_an_account_has_none_and_nothing_to_do(desk: Database, owner: Connection) -> None:
    account = seen(desk, person(owner, "004600", pesel="", portal=""))
    assert (account.state, account.version, account.login, acts(account)) == (PortalState.NONE, 0, "004600", ())


def test_that_a_reset_keeps_only_a_hash_for_a_fortnight(
    desk: Database, owner: Connection, anna: Person, paper: list[Any]
) -> None:
    account = do(desk, anna, PortalAct.RESET_SLIP)
    (slip,) = paper
    assert is_password(slip.password, kept(owner, anna, "password_hash"))
    assert (slip.login, slip.name) == (anna.number, "Kowalska Anna")
    assert kept(owner, anna, "must_change")
    assert account.password_until is not None
    assert timedelta(days=13) < account.password_until - datetime.now(UTC) <= timedelta(days=14)
    event = account.events[0]
    assert (event.act, event.before, event.after, event.reason) == ("reset", "active", "active", "zgubiona koperta")


def test_that_no_log_nor_outbox_ever_holds_the_password(
    desk: Database, owner: Connection, anna: Person, paper: list[Any]
) -> None:
    do(desk, anna, PortalAct.RESET_SLIP)
    clear, phc = paper[0].password, kept(owner, anna, "password_hash")
    for table in ("audit", "portal_events", "notices", "access_log", "portal_tokens", "drafts"):
        text = one(owner, f"select coalesce(string_agg(t::text, ' '), '') from okienko.{table} t")
        assert clear not in text
        assert phc not in text
    assert clear not in repr(paper[0])


def test_that_a_retry_of_a_reset_prints_the_password_that_was_stored(
    desk: Database, owner: Connection, anna: Person, paper: list[Any]
) -> None:
    wanted, hand = draft(seen(desk, anna), PortalAct.RESET_SLIP), SlipInHand()
    portal.change(desk, wanted, hand, today=TODAY)
    portal.change(desk, wanted, hand, today=TODAY)
    assert paper[0].password == paper[1].password
    assert is_password(paper[1].password, kept(owner, anna, "password_hash"))
    assert one(owner, "select count(*) from okienko.portal_events where act = 'reset'") == 1
    hand.forget()
    assert hand.clear() == ""


def test_that_a_reset_by_e_mail_puts_a_notice_without_a_word_of_the_password(
    desk: Database, owner: Connection, anna: Person
) -> None:
    account = do(desk, anna, PortalAct.RESET_EMAIL)
    kind, address, data = owner.execute(
        "select kind, address, data::text from okienko.notices where kind <> 'account_blocked'"
    ).fetchall()[0]
    assert (kind, address, data) == ("password_reset", "anna@poczta.example", "{}")
    assert not account.has_password
    assert account.mail is not None
    assert account.mail.status == "waiting"


def test_that_a_waiting_account_gets_another_activation(desk: Database, owner: Connection) -> None:
    who = person(owner, "004601", pesel="", portal="waiting")
    do(desk, who, PortalAct.RESET_EMAIL)
    do(desk, who, PortalAct.RESET_EMAIL)
    rows = owner.execute("select kind, status from okienko.notices order by id").fetchall()
    assert rows == [("activation", "cancelled"), ("activation", "waiting")]


def test_that_a_block_ends_sessions_and_links_and_is_undone(desk: Database, owner: Connection, anna: Person) -> None:
    owner.execute(
        "insert into okienko.portal_sessions (session_sha256, customer_id, expires_at) values (%s, %s, now() + interval '1 hour')",
        ("a" * 64, anna.customer_id),
    )
    owner.execute(
        "insert into okienko.portal_tokens (customer_id, purpose, token_sha256, expires_at) values (%s, 'reset', %s, now() + interval '1 hour')",
        (anna.customer_id, "b" * 64),
    )
    account = do(desk, anna, PortalAct.BLOCK, reason="obce logowania")
    assert (account.state, account.reason) == (PortalState.BLOCKED, "obce logowania")
    assert one(owner, "select count(*) from okienko.portal_sessions") == 0
    assert one(owner, "select used_at is not null from okienko.portal_tokens")
    assert one(owner, "select address from okienko.notices where kind = 'account_blocked'") == "anna@poczta.example"
    assert do(desk, anna, PortalAct.UNBLOCK).state is PortalState.ACTIVE


def test_that_unblocking_lifts_the_lock_by_time_too(desk: Database, owner: Connection, anna: Person) -> None:
    owner.execute(
        "update okienko.portal_accounts set failures = 5, locked_until = now() + interval '20 minutes' where customer_id = %s",
        (anna.customer_id,),
    )
    locked = seen(desk, anna)
    assert locked.is_locked
    assert PortalAct.UNBLOCK in acts(locked)
    after = do(desk, anna, PortalAct.UNBLOCK)
    assert (after.state, after.failures, after.locked_until) == (PortalState.ACTIVE, 0, None)


def test_that_a_change_of_owner_shuts_the_former_one_out(desk: Database, anna: Person) -> None:
    do(desk, anna, PortalAct.RESET_SLIP)
    account = do(desk, anna, PortalAct.OWNER_CHANGED, reason="sprzedaż domu, protokół")
    assert (account.state, account.has_password, account.email) == (PortalState.BLOCKED, False, "")
    assert account.events[0].act == "owner_changed"
    back = do(desk, anna, PortalAct.UNBLOCK)
    assert back.state is PortalState.WAITING
    assert PortalAct.RESET_EMAIL not in acts(back)
    with pytest.raises(Refused, match="portal_no_email"):
        do(desk, anna, PortalAct.RESET_EMAIL)


def test_that_a_closed_account_begins_anew(desk: Database, owner: Connection, anna: Person, paper: list[Any]) -> None:
    closed = do(desk, anna, PortalAct.CLOSE)
    assert (closed.state, acts(closed)) == (PortalState.CLOSED, (PortalAct.REOPEN_SLIP, PortalAct.REOPEN_EMAIL))
    opened = do(desk, anna, PortalAct.REOPEN_SLIP)
    assert (opened.state, opened.events[0].act) == (PortalState.WAITING, "reopened")
    assert is_password(paper[-1].password, kept(owner, anna, "password_hash"))


@pytest.mark.parametrize(
    ("state", "act", "code"),
    [
        ("closed", PortalAct.BLOCK, "portal_closed"),
        ("closed", PortalAct.RESET_SLIP, "portal_closed"),
        ("blocked", PortalAct.RESET_SLIP, "portal_blocked"),
        ("blocked", PortalAct.BLOCK, "portal_blocked_already"),
        ("active", PortalAct.UNBLOCK, "portal_not_blocked"),
        ("active", PortalAct.REOPEN_EMAIL, "portal_not_closed"),
        ("", PortalAct.BLOCK, "portal_none"),
    ],
)
def test_that_what_a_state_does_not_allow_is_refused(
    desk: Database, owner: Connection, state: str, act: PortalAct, code: str
) -> None:
    with pytest.raises(Refused, match=code):
        do(desk, person(owner, "004602", pesel="", portal=state), act)


def test_that_no_link_is_sent_to_an_address_that_bounces(desk: Database, owner: Connection, anna: Person) -> None:
    owner.execute("update okienko.contact_points set bouncing = true where kind = 'email'")
    with pytest.raises(Refused, match="portal_email_bounces"):
        do(desk, anna, PortalAct.RESET_EMAIL)


def test_that_nothing_is_done_without_a_reason(desk: Database, anna: Person) -> None:
    with pytest.raises(Refused, match="reason_missing"):
        do(desk, anna, PortalAct.BLOCK, reason="  \x00 ")


def test_that_two_desks_do_not_undo_each_other(desk: Database, anna: Person) -> None:
    before = seen(desk, anna)
    do(desk, anna, PortalAct.BLOCK)
    with pytest.raises(Conflict):
        portal.change(desk, draft(before, PortalAct.CLOSE), today=TODAY)


def test_that_who_acted_is_kept_and_audited_with_the_reason(desk: Database, owner: Connection, anna: Person) -> None:
    do(desk, anna, PortalAct.BLOCK, reason="obce logowania")
    login = one(owner, "select actor from okienko.portal_events order by id desc limit 1")
    assert login.startswith("clerk_")
    assert (
        one(owner, "select reason from okienko.audit where table_name = 'portal_accounts' and act = 'update'")
        == "obce logowania"
    )


def test_that_a_slip_that_was_printed_is_an_event_of_its_own(desk: Database, anna: Person) -> None:
    key = str(uuid4())
    portal.slip_printed(desk, anna.customer_id, "", key)
    portal.slip_printed(desk, anna.customer_id, "", key)
    assert [event.act for event in seen(desk, anna).events] == ["slip_printed"]


@pytest.mark.parametrize("group", ["okienko_auditor", "okienko_portal", "okienko_notices", "okienko_import"])
def test_that_only_clerks_may(clone: Clone, anna: Person, group: str) -> None:
    from app.domain.faults import EnvironmentFault

    with pytest.raises(EnvironmentFault, match="not allowed"):
        seen(clone.login(group), anna)
