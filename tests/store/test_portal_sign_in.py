"""Signing in to e-BOK: no oracle, locks by time, one-time passwords, sessions; on the newest and the oldest server."""

from __future__ import annotations

import re
import secrets
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

from tests.database import Clone
from tests.office_data import one
from tests.store.portal_kit import PASSWORD, Portal, customer, phc, portal_of


def unknown() -> str:
    """A login that nobody has, of the shape of one that somebody has."""
    return f"{10**9 + secrets.randbelow(9 * 10**9)}9"


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


def test_that_a_transaction_left_open_keeps_others_waiting_for_seconds_only(
    portal_server: Clone, portal: Portal
) -> None:
    portal.office.execute("alter function portal.sign_in_begin(text) set lock_timeout = '50ms'")
    with portal_of(portal_server) as other:
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


def test_that_guesses_at_once_are_counted_one_by_one(portal_server: Clone, portal: Portal) -> None:
    anna = customer(portal)
    salt = portal.call("sign_in_begin", anna.number)["salt"]
    guesses = [phc(f"zgaduję {turn}", salt) for turn in range(12)]
    with portal_of(portal_server) as second, portal_of(portal_server) as third, ThreadPoolExecutor(3) as pool:
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
