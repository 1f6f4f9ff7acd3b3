"""Signing in to e-BOK: no oracle, locks by time, one-time passwords, sessions; on the newest and the oldest server."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import psycopg
import pytest

from tests.database import Clone
from tests.office_data import Person, one
from tests.store import rights
from tests.store.portal_kit import PASSWORD, Answer, Portal, customer, phc, portal_of

OWN = "własne hasło Anny 2026"


@pytest.fixture(scope="module", params=rights.SERVERS)
def server(request: pytest.FixtureRequest) -> Iterator[Clone]:
    with rights.server_of(request) as made:
        yield made


@pytest.fixture
def portal(server: Clone) -> Iterator[Portal]:
    with portal_of(server) as made:
        made.forget_calls()
        yield made


def unknown() -> str:
    """A login that nobody has, of the shape of one that somebody has."""
    return f"{10**9 + secrets.randbelow(9 * 10**9)}9"


def one_time(portal: Portal, password: str = PASSWORD, days: int = 14) -> Person:
    """A customer with the one-time password of a slip."""
    anna = customer(portal, "waiting", password)
    portal.office.execute(
        "update okienko.portal_accounts set must_change = true, password_until = now() + make_interval(days => %s) where customer_id = %s",
        (days, anna.customer_id),
    )
    return anna


# ---------------------------------------------------------------- no oracle


def test_that_a_login_gives_the_salt_of_its_password(portal: Portal) -> None:
    anna = customer(portal)
    answer = portal.call("sign_in_begin", anna.number)
    assert answer == {
        "code": "ok", "algorithm": "argon2id", "version": 19, "memory": 65536, "passes": 3, "lanes": 4, "bytes": 32,
        "salt": portal.account(anna)["password_hash"].split("$")[4],
    }  # fmt: skip
    assert portal.call("sign_in_begin", f" {anna.number} ") == answer


@pytest.mark.parametrize(
    "login", ["", None, "999999999", "O'Brien", "'; drop table okienko.customers; --", "ż" * 500, "%", "\\"]
)
def test_that_an_unknown_login_gives_a_salt_that_stays(portal: Portal, login: str | None) -> None:
    first = portal.call("sign_in_begin", login)
    assert portal.call("sign_in_begin", login) == first
    assert re.fullmatch(r"[A-Za-z0-9+/]{22}", first["salt"])
    assert (first["memory"], first["passes"], first["lanes"], first["bytes"]) == (65536, 3, 4, 32)


def test_that_invented_salts_differ_by_login_and_by_database(portal: Portal) -> None:
    salts = {portal.call("sign_in_begin", str(number))["salt"] for number in range(20)}
    assert len(salts) == 20
    before = portal.call("sign_in_begin", "1")["salt"]
    portal.office.execute("update okienko.portal_secrets set secret = secret || 'x'")
    assert portal.call("sign_in_begin", "1")["salt"] != before


def test_that_an_account_without_password_looks_like_none(portal: Portal) -> None:
    anna = customer(portal, "waiting")
    portal.office.execute(
        "update okienko.portal_accounts set password_hash = null where customer_id = %s", (anna.customer_id,)
    )
    assert set(portal.call("sign_in_begin", anna.number)) == set(portal.call("sign_in_begin", unknown()))
    assert portal.try_password(anna.number, PASSWORD) == {"code": "refused"}
    closed = customer(portal, "closed")
    assert portal.try_password(closed.number, PASSWORD) == {"code": "refused"}


def test_that_wrong_passwords_are_answered_alike_for_a_login_and_for_none(portal: Portal) -> None:
    anna, nobody = customer(portal), unknown()
    for turn in range(8):
        known, strange = portal.try_password(anna.number, "źle"), portal.try_password(nobody, "źle")
        assert set(known) == set(strange), turn
        assert known["code"] == strange["code"] == ("refused" if turn < 4 else "locked"), turn


def test_that_both_kinds_of_logins_cost_the_server_the_same_steps(portal: Portal) -> None:
    """The time of a single call says nothing on a busy machine; so many calls must not tell the two apart plainly."""
    anna, nobody = customer(portal), unknown()
    spent: dict[str, list[float]] = {login: [] for login in (anna.number, nobody)}
    for _ in range(60):
        portal.forget_calls()
        for login, times in spent.items():
            times.append(
                float(
                    one(
                        portal.office,
                        "with a as materialized (select clock_timestamp() t), b as materialized (select portal.sign_in_begin(%s) s from a) "
                        "select extract(epoch from clock_timestamp() - a.t) * 1000 from a, b where b.s is not null",
                        login,
                    )
                )
            )
    middle = {login: sorted(times)[len(times) // 2] for login, times in spent.items()}
    assert max(middle.values()) < 3 * min(middle.values()) + 0.5, middle


# ---------------------------------------------------------------- locks by time


def test_that_five_failures_lock_for_half_an_hour_even_with_the_right_password(portal: Portal) -> None:
    anna = customer(portal)
    session = portal.sign_in(anna.number)
    codes = [portal.try_password(anna.number, f"zgaduję {turn}")["code"] for turn in range(6)]
    assert codes == ["refused"] * 4 + ["locked"] * 2
    assert portal.try_password(anna.number, PASSWORD)["code"] == "locked"
    assert portal.code("profile", session) == "session_gone"
    left = one(
        portal.office,
        "select extract(epoch from locked_until - now()) / 60 from okienko.portal_accounts where customer_id = %s",
        anna.customer_id,
    )
    assert 29 < left <= 30
    assert portal.account(anna)["failures"] == 5, "what is tried while it is locked is not counted"
    assert portal.count("portal_events", "customer_id = %s and act = 'locked'", anna.customer_id) == 1
    portal.office.execute(
        "update okienko.portal_accounts set locked_until = now() - interval '1 second' where customer_id = %s",
        (anna.customer_id,),
    )
    portal.sign_in(anna.number)
    account = portal.account(anna)
    assert (account["failures"], account["locked_until"]) == (0, None)
    assert account["last_sign_in_at"] is not None


@pytest.mark.parametrize(("factor", "minutes"), [(1, [30, 30, 30]), (2, [30, 60, 120]), (1000, [30, 1440, 1440])])
def test_that_locks_last_equally_or_grow_as_the_settings_say(portal: Portal, factor: int, minutes: list[int]) -> None:
    portal.set("sign_in_lock_factor", factor)
    rows = [
        one(portal.office, "select extract(epoch from okienko.portal_lock_until(%s, now()) - now()) / 60", turn * 5)
        for turn in (1, 2, 3)
    ]
    portal.set("sign_in_lock_factor", 1)
    assert [round(row) for row in rows] == minutes
    assert one(portal.office, "select okienko.portal_lock_until(4, now())") is None


def test_that_the_lock_of_a_login_that_nobody_has_ends_too(portal: Portal) -> None:
    nobody = unknown()
    for _ in range(5):
        portal.try_password(nobody, "źle")
    assert portal.try_password(nobody, "źle")["code"] == "locked"
    portal.office.execute(
        "update okienko.portal_calls set window_start = window_start - interval '31 minutes' where bucket like 'failed:%'"
    )
    assert portal.try_password(nobody, "źle") == {"code": "refused"}


def test_that_the_office_unlocks_at_once(portal: Portal) -> None:
    anna = customer(portal)
    for _ in range(5):
        portal.try_password(anna.number, "źle")
    portal.office.execute(
        "update okienko.portal_accounts set failures = 0, locked_until = null where customer_id = %s",
        (anna.customer_id,),
    )
    portal.sign_in(anna.number)


def test_that_failures_of_long_ago_do_not_count_for_a_login_nor_for_none(portal: Portal) -> None:
    anna, nobody = customer(portal), unknown()
    for login in (anna.number, nobody):
        for _ in range(4):
            assert portal.try_password(login, "źle")["code"] == "refused"
    portal.office.execute(
        "update okienko.portal_calls set window_start = now() - interval '3 days' where bucket like 'failed:%'"
    )
    for login in (anna.number, nobody):
        assert portal.try_password(login, "źle")["code"] == "refused"
    assert portal.account(anna)["failures"] == 1


def test_that_a_right_password_sets_the_count_back(portal: Portal) -> None:
    anna = customer(portal)
    for _ in range(2):
        for _ in range(4):
            assert portal.try_password(anna.number, "źle")["code"] == "refused"
        portal.sign_in(anna.number)


def test_that_a_transaction_left_open_keeps_others_waiting_for_seconds_only(server: Clone, portal: Portal) -> None:
    portal.office.execute("alter function portal.sign_in_begin(text) set lock_timeout = '50ms'")
    with portal_of(server) as other:
        other.connection.autocommit = False
        other.call("sign_in_begin", unknown())
        with pytest.raises(psycopg.errors.LockNotAvailable):
            portal.call("sign_in_begin", unknown())
        other.connection.rollback()
    portal.office.execute("alter function portal.sign_in_begin(text) set lock_timeout = '5s'")
    settings = portal.office.execute(
        "select distinct unnest(proconfig) from pg_proc where pronamespace = 'portal'::regnamespace"
    ).fetchall()
    assert ("lock_timeout=5s",) in settings


def test_that_guesses_at_once_are_counted_one_by_one(server: Clone, portal: Portal) -> None:
    anna = customer(portal)
    salt = portal.call("sign_in_begin", anna.number)["salt"]
    guesses = [phc(f"zgaduję {turn}", salt) for turn in range(12)]
    with portal_of(server) as second, portal_of(server) as third, ThreadPoolExecutor(3) as pool:
        portals = [portal, second, third]
        parts = pool.map(
            lambda place: [portals[place].code("sign_in", anna.number, guess) for guess in guesses[place::3]], range(3)
        )
        codes = [code for part in parts for code in part]
    assert sorted(codes) == ["locked"] * 8 + ["refused"] * 4
    assert portal.account(anna)["failures"] == 5


def test_that_a_login_begins_twenty_times_and_a_portal_so_often(portal: Portal) -> None:
    nobody = unknown()
    for _ in range(20):
        assert portal.code("sign_in_begin", nobody) == "ok"
    assert portal.code("sign_in_begin", nobody) == "try_later"
    portal.office.execute("update okienko.portal_calls set calls = 600 where bucket = 'sign_in_all:'")
    assert portal.code("sign_in_begin", unknown()) == "try_later"
    assert portal.code("sign_in", unknown(), phc("x")) == "try_later"


def test_that_a_call_rolled_back_by_the_portal_is_the_portal_s_own_fault(portal: Portal) -> None:
    anna = customer(portal)
    with portal.connection.transaction(force_rollback=True):
        assert portal.try_password(anna.number, "źle")["code"] == "refused"
    assert portal.account(anna)["failures"] == 0, "docs/portal.md says so: autocommit"


@pytest.mark.parametrize("guess", [None, "", "x", "' or ''='", "$argon2id$v=19$m=65536,t=3,p=4$"])
def test_that_what_is_no_hash_is_a_failure(portal: Portal, guess: str | None) -> None:
    anna = customer(portal)
    assert portal.call("sign_in", anna.number, guess) == {"code": "refused"}
    nobody = unknown()
    begun = portal.call("sign_in_begin", nobody)
    prefix = f"$argon2id$v=19$m=65536,t=3,p=4${begun['salt']}$"
    assert portal.call("sign_in", nobody, prefix) == {"code": "refused"}, "what the database invents is no way in"


def test_that_a_blocked_account_says_so_to_who_knows_its_password_only(portal: Portal) -> None:
    anna = customer(portal, "blocked")
    assert portal.try_password(anna.number, "źle") == {"code": "refused"}
    assert portal.try_password(anna.number, PASSWORD) == {"code": "blocked"}
    assert portal.count("portal_sessions", "customer_id = %s", anna.customer_id) == 0


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


def test_that_every_function_was_tried(server: Clone) -> None:
    outside = {"texts", "register", "activate", "unsubscribe", "sign_in_begin", "sign_in", "sign_out"}
    named = {str(each[0]) for each in PRIVATE} | {"change_password_begin", "change_password"} | outside
    assert named == {function.name for function in rights.functions(server.connect(), "portal")}


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
