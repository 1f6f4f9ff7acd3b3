"""One-time passwords, changes of a password, and sessions of e-BOK; on the newest and the oldest server."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.database import Clone
from tests.office_data import Person, one
from tests.store import rights
from tests.store.portal_kit import PASSWORD, Answer, Portal, customer, phc

OWN = "własne hasło Anny 2026"


def one_time(portal: Portal, password: str = PASSWORD, days: int = 14) -> Person:
    """A customer with the one-time password of a slip."""
    anna = customer(portal, "waiting", password)
    portal.office.execute(
        "update okienko.portal_accounts set must_change = true, password_until = now() + make_interval(days => %s) where customer_id = %s",
        (days, anna.customer_id),
    )
    return anna


# ---------------------------------------------------------------- one-time passwords


def change(portal: Portal, session: str, old: str, new: str) -> Answer:
    """Both steps of changing a password."""
    begun = portal.call("change_password_begin", session)
    return portal.call("change_password", session, phc(old, begun["old"]["salt"]), phc(new, begun["new"]["salt"]))


def test_that_a_one_time_password_lets_in_to_change_it_and_to_nothing_else(portal: Portal) -> None:
    anna = one_time(portal)
    answer = portal.try_password(anna.number, PASSWORD)
    assert (answer["code"], answer["must_change"]) == ("ok", True)
    session = answer["session"]
    for name, *more in PRIVATE:
        assert portal.code(name, session, *more) == "must_change", name
    changed = change(portal, session, PASSWORD, OWN)
    assert changed["code"] == "ok"
    account = portal.account(anna)
    assert (account["state"], account["must_change"], account["password_until"]) == ("active", False, None)
    assert portal.code("profile", session) == "session_gone", "the old token ends"
    assert portal.code("profile", changed["session"]) == "ok"
    assert portal.count("notices", "customer_id = %s and kind = 'account_activated'", anna.customer_id) == 1
    assert portal.count("contact_points", "customer_id = %s and kind = 'email' and confirmed", anna.customer_id) == 1
    assert portal.try_password(anna.number, PASSWORD)["code"] == "refused"
    portal.sign_in(anna.number, OWN)


def test_that_a_one_time_password_ends(portal: Portal) -> None:
    anna = one_time(portal, days=0)
    assert portal.try_password(anna.number, PASSWORD) == {"code": "password_expired"}
    later = one_time(portal)
    session = portal.sign_in(later.number)
    portal.office.execute(
        "update okienko.portal_accounts set password_until = now() where customer_id = %s", (later.customer_id,)
    )
    assert change(portal, session, PASSWORD, OWN)["code"] == "password_expired"


def test_that_a_wrong_old_password_is_counted_and_locks(portal: Portal) -> None:
    anna = customer(portal)
    session = portal.sign_in(anna.number)
    codes = [change(portal, session, "źle", OWN)["code"] for _ in range(5)]
    assert codes == ["refused"] * 4 + ["locked"]
    assert portal.code("change_password_begin", session) == "session_gone"
    assert portal.account(anna)["failures"] == 5


def test_that_a_new_password_has_a_salt_of_its_own(portal: Portal) -> None:
    session = portal.sign_in(customer(portal).number)
    old = phc(PASSWORD, portal.call("change_password_begin", session)["old"]["salt"])
    assert portal.code("change_password", session, old, old) == "password_same"
    assert portal.code("change_password", session, old, phc(OWN, old.split("$")[4])) == "password_same"


# ---------------------------------------------------------------- sessions

KEY = "00000000-0000-4000-8000-000000000001"
PRIVATE: list[tuple[Any, ...]] = [
    ("profile",), ("messages",), ("attachment", 1, 1), ("write_message", 0, "a", "b", KEY), ("mark_read", 1), ("meters",),
    ("submit_reading", 1, None, 1, KEY), ("ask_data_change", '{"phone": "600100200"}', KEY), ("confirm_email", "ABCD"),
    ("consents",), ("give_consent", "notice_due", 1), ("withdraw_consent", "notice_due"),
]  # fmt: skip
"""Functions for who is signed in, with what comes after the session."""


@pytest.mark.parametrize(
    "private", [*PRIVATE, ("change_password_begin",), ("change_password", "a", phc("b"))], ids=lambda each: each[0]
)
@pytest.mark.parametrize("session", [None, "", "0" * 64, "' or true --", "x" * 10_000])
def test_that_without_a_session_nothing_opens(portal: Portal, private: tuple[Any, ...], session: str | None) -> None:
    name, *more = private
    assert portal.call(name, session, *more) == {"code": "session_gone"}


def test_that_every_function_was_tried(portal_server: Clone) -> None:
    outside = {"texts", "register", "activate", "unsubscribe", "sign_in_begin", "sign_in", "sign_out"}
    named = {str(each[0]) for each in PRIVATE} | {"change_password_begin", "change_password"} | outside
    assert named == {function.name for function in rights.functions(portal_server.connect(), "portal")}


def test_that_a_session_ends_by_time_and_by_signing_out(portal: Portal) -> None:
    anna = customer(portal)
    session = portal.sign_in(anna.number)
    assert portal.code("sign_out", session) == "ok"
    assert portal.code("profile", session) == "session_gone"
    assert portal.code("sign_out", session) == "ok"
    session = portal.sign_in(anna.number)
    portal.office.execute("update okienko.portal_sessions set expires_at = now()")
    assert portal.code("profile", session) == "session_gone"


def test_that_a_used_session_lasts_longer_but_not_for_ever(portal: Portal) -> None:
    anna = customer(portal)
    session = portal.sign_in(anna.number)
    portal.office.execute(
        "update okienko.portal_sessions set used_at = now() - interval '20 minutes', expires_at = now() + interval '10 minutes'"
    )
    portal.call("profile", session)
    left = "select extract(epoch from expires_at - now()) / 60 from okienko.portal_sessions where customer_id = %s"
    assert 29 < one(portal.office, left, anna.customer_id) <= 30
    portal.office.execute(
        "update okienko.portal_sessions set used_at = now() - interval '20 minutes', started_at = now() - interval '11 hours 50 minutes'"
    )
    portal.call("profile", session)
    assert one(portal.office, left, anna.customer_id) <= 10


@pytest.mark.parametrize("state", ["blocked", "closed", "waiting"])
def test_that_a_session_ends_with_what_the_office_does(portal: Portal, state: str) -> None:
    anna = customer(portal)
    session = portal.sign_in(anna.number)
    portal.office.execute(
        "update okienko.portal_accounts set state = %s where customer_id = %s", (state, anna.customer_id)
    )
    assert portal.code("profile", session) == "session_gone"


def test_that_a_customer_has_ten_sessions_at_most_and_a_session_its_limit(portal: Portal) -> None:
    anna = customer(portal)
    sessions = [portal.sign_in(anna.number) for _ in range(12)]
    assert portal.count("portal_sessions", "customer_id = %s", anna.customer_id) == 10
    portal.office.execute("update okienko.portal_calls set calls = 240 where bucket like 'session:%'")
    assert portal.code("profile", sessions[-1]) in {"ok", "try_later"}
    portal.office.execute("update okienko.portal_calls set calls = 240 where bucket like 'session:%'")
    assert portal.code("profile", sessions[-1]) == "try_later"


def test_that_no_secret_is_left_anywhere(portal: Portal) -> None:
    anna = one_time(portal)
    answer = portal.try_password(anna.number, PASSWORD)
    changed = change(portal, answer["session"], PASSWORD, OWN)
    token = portal.send_token(anna, "reset")
    portal.call("activate", token, phc("jeszcze inne hasło"), "{}")
    tables = [
        row[0]
        for row in portal.office.execute(
            "select relname from pg_class where relnamespace = 'okienko'::regnamespace and relkind = 'r'"
        )
    ]
    for secret in (answer["session"], changed["session"], token, PASSWORD, OWN):
        for table in tables:
            assert portal.count(table, f"{table}::text like %s", f"%{secret}%") == 0, table
    kept = str(portal.account(anna)["password_hash"])
    holders = [
        table for table in tables if portal.count(table, f"{table}::text like %s", f"%{kept.rpartition('$')[2]}%")
    ]
    assert holders == ["portal_accounts"]
    audited = portal.office.execute(
        "select after from okienko.audit where table_name = 'portal_accounts' and customer_id = %s", (anna.customer_id,)
    )
    assert {json.dumps(row[0].get("password_hash")) for row in audited} <= {'"***"', "null"}
