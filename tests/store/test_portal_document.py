"""docs/portal.md tells what there is: arguments, codes, limits; and its examples run, as the portal's role."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest

from app.system.passwords import hash_password
from tests.database import Clone
from tests.office_data import Person, one, person

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs" / "portal.md").read_text(encoding="utf-8")
SQL = ROOT / "app" / "store" / "migrations" / "versions" / "sql_0001"
EXAMPLES = dict(re.findall(r"```python\n# ([^\n]+)\n(.*?)```", TEXT, re.DOTALL))
EVERYWHERE = {"session_gone", "must_change", "try_later"}
"""Codes that are told once, for every function with a session."""


def table(name: str) -> list[list[str]]:
    part = TEXT.split(f"<!-- table: {name} -->")[1].strip().split("\n\n")[0]
    return [[cell.strip() for cell in line.strip().strip("|").split(" | ")] for line in part.splitlines()[2:]]


# ---------------------------------------------------------------- what is told


def test_that_each_function_stands_with_its_arguments(module_clone: Clone) -> None:
    told = {row[0].strip("`") for row in table("calls")}
    found = module_clone.connect().execute(
        "select proname || '(' || pg_get_function_arguments(oid) || ')' from pg_proc where pronamespace = 'portal'::regnamespace"
    )
    assert told == {row[0] for row in found}


def test_that_every_code_there_is_is_told_and_no_other() -> None:
    told = {code for row in table("calls") for code in re.findall(r"`(\w+)`", row[1])} | EVERYWHERE
    text = "".join(
        (SQL / name).read_text(encoding="utf-8")
        for name in ("58_portal_rules.sql", "58_portal_work.sql", "59_portal_api.sql")
    )
    found = set(re.findall(r"portal_says\('(\w+)'|\"code\": \"(\w+)\"|'code', '(\w+)'|code := '(\w+)'", text))
    plain = {code for groups in found for code in groups if code}
    chosen = {
        "below_booked", "above_later", "same_day", "terms_missing", "no_such_subject", "given_already", "not_given",
        "not_withdrawable", "code_wrong", "code_given_up", "code_expired", "code_not_asked", "text_changed",
    }  # fmt: skip
    assert all(f"'{code}'" in text for code in chosen)
    assert told == plain | chosen


def test_that_the_limits_are_those_of_the_settings(module_clone: Clone) -> None:
    told = {key.strip("`"): [int(calls), int(minutes)] for key, _, calls, minutes in table("limits")}
    assert told == one(module_clone.connect(), "select value from okienko.settings where key = 'portal_limits'")


# ---------------------------------------------------------------- the examples


def keep_token(office: psycopg.Connection[Any], who: Person, purpose: str, token: str, **more: object) -> None:
    """Do what the sender of e-mails does with a token."""
    columns = {
        "customer_id": who.customer_id, "purpose": purpose, "expires_at": "2999-01-01",
        "token_sha256": hashlib.sha256(token.encode()).hexdigest(),
    } | more  # fmt: skip
    office.execute(
        f"insert into okienko.portal_tokens ({', '.join(columns)}) values ({', '.join(['%s'] * len(columns))})",
        tuple(columns.values()),
    )


class World:
    """What happens around the examples: customers, e-mails that come, a slip from the counter."""

    def __init__(self, office: psycopg.Connection[Any]) -> None:
        self.office = office
        self.anna = person(office, number="004512", portal="")
        self.jan = person(office, number="004513", surname="Nowak", portal="", pesel="")
        office.execute(
            "insert into okienko.readings (customer_id, installation_id, read_on, state, status, source) "
            "values (%s, %s, okienko.warsaw_today() - 220, 340, 'booked', 'collector')",
            (self.anna.customer_id, self.anna.installation_id),
        )
        self.slip = "kfd7-x2mp-9wqa-t3hn"
        office.execute(
            "insert into okienko.portal_accounts (customer_id, login, state, email, password_hash, must_change, password_until) "
            "values (%s, '004513', 'waiting', 'jan@poczta.example', %s, true, now() + interval '14 days')",
            (self.jan.customer_id, hash_password(self.slip)),
        )

    def before(self, name: str) -> None:
        """What has to have happened before an example."""
        acts: dict[str, Callable[[], None]] = {
            "activate": lambda: keep_token(self.office, self.anna, "activation", "token-of-the-link"),
            "the code of a new address": self._ask_for_address,
            "consents": self._send_notice,
        }
        acts.get(name, lambda: None)()

    def _ask_for_address(self) -> None:
        self.office.execute(
            "insert into okienko.email_changes (customer_id, old_email, new_email, reason) values (%s, 'anna@poczta.example', 'a@b.example', 'e-BOK')",
            (self.anna.customer_id,),
        )
        keep_token(self.office, self.anna, "email", "K7XQ9M2P", target="a@b.example")

    def _send_notice(self) -> None:
        notice = one(self.office, "select okienko.notice_put(%s, 'new_invoice')", self.anna.customer_id)
        keep_token(self.office, self.anna, "unsubscribe", "token-under-the-notice", notice_id=notice)


def test_that_the_examples_run_as_the_portal_s_role(portal_server: Clone, capsys: pytest.CaptureFixture[str]) -> None:
    login, password = portal_server.make_login("okienko_portal")
    world = World(portal_server.connect())
    names: dict[str, Any] = {
        "DSN": f"{portal_server.conninfo(login)} password={password}",
        "TOKEN": "token-of-the-link",
        "SLIP_PASSWORD": world.slip,
        "CODE": "k7xq-9m2p",
        "UNSUBSCRIBE": "token-under-the-notice",
    }
    try:
        for name, body in EXAMPLES.items():
            world.before(name)
            exec(compile(body, f"docs/portal.md: {name}", "exec"), names)  # noqa: S102 the document is ours
    finally:
        if "ebok" in names:
            names["ebok"].close()
    assert len(EXAMPLES) == TEXT.count("```python")
    assert "Czy na pewno?" in capsys.readouterr().out
    state = "select state from okienko.portal_accounts where customer_id = %s"
    assert [one(world.office, state, who.customer_id) for who in (world.anna, world.jan)] == ["active", "active"]
