"""The portal as a test plays it: plain psycopg signed in as a member of ``okienko_portal``, passwords made cheaply."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import psycopg

from tests.database import Clone
from tests.office_data import Person, one, person

Answer = dict[str, Any]
PASSWORD = "zielony rower 2026 nad Odrą"


def b64(raw: bytes) -> str:
    """Base64 without padding, as PHC strings have it."""
    return base64.b64encode(raw).decode().rstrip("=")


def phc(password: str, salt: str = "") -> str:
    """A string of the form of Argon2id: the database compares it and can't tell that it cost nothing."""
    salt = salt or b64(secrets.token_bytes(16))
    return f"$argon2id$v=19$m=65536,t=3,p=4${salt}${b64(hashlib.sha256((salt + password).encode()).digest())}"


@dataclass
class Portal:
    """The portal's connection, in autocommit as its document asks; and the office's, which sees everything."""

    connection: psycopg.Connection[Any]
    office: psycopg.Connection[Any]

    def call(self, name: str, *values: object) -> Answer:
        """Call a function of the schema and read its answer."""
        marks = ", ".join(["%s"] * len(values))
        row = self.connection.execute(f"select portal.{name}({marks})", values).fetchone()
        assert row is not None
        answer: Answer = json.loads(row[0])
        assert "argon2id$" not in row[0], "no function gives a hash"
        return answer

    def code(self, name: str, *values: object) -> str:
        """Only the code of an answer."""
        return str(self.call(name, *values)["code"])

    def try_password(self, login: str, password: str) -> Answer:
        """Both steps of signing in."""
        begun = self.call("sign_in_begin", login)
        return self.call("sign_in", login, phc(password, begun["salt"])) if begun["code"] == "ok" else begun

    def sign_in(self, login: str, password: str = PASSWORD) -> str:
        """Sign in and give the session."""
        answer = self.try_password(login, password)
        assert answer["code"] == "ok", answer
        return str(answer["session"])

    def send_token(self, who: Person, purpose: str = "activation", address: str = "", hours: int = 72) -> str:
        """Do what the sender of e-mails does: make a token and keep its SHA-256."""
        token = secrets.token_urlsafe(32)
        self.office.execute(
            "insert into okienko.portal_tokens (customer_id, purpose, token_sha256, target, expires_at) "
            "values (%s, %s, %s, %s, now() + make_interval(hours => %s))",
            (who.customer_id, purpose, hashlib.sha256(token.encode()).hexdigest(), address, hours),
        )
        return token

    def account(self, who: Person) -> Answer:
        """The row of the account, as the office's owner sees it."""
        return dict(
            one(
                self.office,
                "select to_jsonb(p) from okienko.portal_accounts p where customer_id = %s",
                who.customer_id,
            )
        )

    def count(self, table: str, where: str = "true", *values: object) -> int:
        """How many rows of a table there are."""
        return int(one(self.office, f"select count(*) from okienko.{table} where {where}", *values))

    def forget_calls(self) -> None:
        """Begin to count anew."""
        self.office.execute("delete from okienko.portal_calls")

    def set(self, key: str, value: object) -> None:
        """Change a setting as an administrator does."""
        self.office.execute("update okienko.settings set value = %s where key = %s", (json.dumps(value), key))


@contextmanager
def portal_of(clone: Clone) -> Iterator[Portal]:
    """Sign a portal in."""
    login, password = clone.make_login("okienko_portal")
    with (
        psycopg.connect(clone.conninfo(login), password=password, autocommit=True) as connection,
        psycopg.connect(clone.superuser, autocommit=True) as office,
    ):
        yield Portal(connection, office)


def customer(portal: Portal, state: str = "active", password: str = PASSWORD, **more: Any) -> Person:
    """A customer of their own number whose account has a password (none where ``state`` is empty or "closed")."""
    number = more.pop("number", "") or f"{10**9 + secrets.randbelow(9 * 10**9)}"
    made = person(portal.office, number=number, portal="", pesel="", **more)
    if state:
        portal.office.execute(
            "insert into okienko.portal_accounts (customer_id, login, state, email, password_hash, password_set_at) "
            "values (%s, %s, %s, 'anna@poczta.example', %s, now())",
            (made.customer_id, made.number, state, None if state == "closed" else phc(password)),
        )
    return made


def invoice_of(who: Person) -> str:
    """The newest water invoice of ``tests.office_data.person``, of 52,22."""
    return f"FV/WOD/{who.number}/11/2026"


def request() -> str:
    """A key of a request of its own."""
    return str(uuid4())
