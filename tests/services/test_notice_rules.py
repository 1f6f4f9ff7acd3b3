"""What is asked at the moment of sending: consent, address, limit of a day, quiet hours; and tokens, which nothing keeps."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

import pytest

from app.store.session import Database
from tests.channels.smtp_kit import MailServer, mail_server
from tests.database import Clone
from tests.notice_kit import drain, quiet_now, row, setting, states, town
from tests.office_data import Connection, one


@pytest.fixture
def owner(clone: Clone) -> Connection:
    return clone.connect()


@pytest.fixture
def machine(clone: Clone) -> Database:
    return clone.login("okienko_notices")


@pytest.fixture
def mail() -> Iterator[MailServer]:
    with mail_server() as server:
        yield server


# ---------------------------------------------------------------- rules at the moment of sending


def test_that_a_consent_withdrawn_in_between_stops_it(owner: Connection, machine: Database, mail: MailServer) -> None:
    town(owner, 2)
    owner.execute(
        "insert into okienko.consents (customer_id, subject, act, template_version, channel) "
        "select customer_id, 'notice_invoice', 'withdrawn', 1, 'phone' from okienko.customers where number = '000001'"
    )
    drain(machine, mail.port)
    assert mail.addresses() == ["k2@poczta.example"]
    assert row(owner, "select status, answer from okienko.notices where sent_to = 'k1@poczta.example'") == (
        "suppressed", "no_consent"
    )  # fmt: skip
    assert one(owner, "select count(*) from okienko.notice_log where act = 'suppressed'") == 1


def test_that_an_address_that_bounces_is_left_alone(owner: Connection, machine: Database, mail: MailServer) -> None:
    town(owner, 1)
    owner.execute("select set_config('okienko.reason', 'test', false)")
    owner.execute("update okienko.contact_points set bouncing = true")
    drain(machine, mail.port)
    assert row(owner, "select status, answer from okienko.notices") == ("suppressed", "address_bouncing")


def test_that_the_address_is_the_one_of_this_moment(owner: Connection, machine: Database, mail: MailServer) -> None:
    town(owner, 3)
    owner.execute("select set_config('okienko.reason', 'test', false)")
    owner.execute("update okienko.contact_points set value = 'nowy@poczta.example' where value = 'k1@poczta.example'")
    owner.execute(
        "insert into okienko.portal_accounts (customer_id, login, state, email) "
        "select customer_id, number, 'active', 'ebok@poczta.example' from okienko.customers where number = '000002'"
    )
    owner.execute(
        "update okienko.notices n set address = 'wlasny@poczta.example' from okienko.customers c where c.customer_id = n.customer_id and c.number = '000003'"
    )
    drain(machine, mail.port)
    assert sorted(mail.addresses()) == ["ebok@poczta.example", "nowy@poczta.example", "wlasny@poczta.example"]


def test_that_a_day_has_its_limit_for_an_address(owner: Connection, machine: Database, mail: MailServer) -> None:
    town(owner, 40)
    owner.execute("update okienko.notices set address = 'wspolny@poczta.example'")
    drain(machine, mail.port)
    assert len(mail.taken) == 5
    assert states(owner) == {"sent": 5, "waiting": 35}
    assert one(owner, "select min(not_before) > now() from okienko.notices where status = 'waiting'")


def test_that_quiet_hours_hold_what_nobody_waits_for(owner: Connection, machine: Database, mail: MailServer) -> None:
    town(owner, 1)
    who = one(owner, "select customer_id from okienko.customers")
    owner.execute("select okienko.portal_account_open(%s, 'nowy@poczta.example', null, 'test')", (who,))
    owner.execute("update okienko.notices set status = 'cancelled' where kind = 'registration_told'")
    quiet_now(owner)
    drain(machine, mail.port)
    assert mail.addresses() == ["nowy@poczta.example"]
    wait = one(
        owner, "select extract(epoch from not_before - now()) / 3600 from okienko.notices where status = 'waiting'"
    )
    assert 1.9 < wait <= 2.01


# ---------------------------------------------------------------- tokens


def test_that_a_token_is_in_the_e_mail_and_nowhere_else(owner: Connection, machine: Database, mail: MailServer) -> None:
    town(owner, 1)
    who = one(owner, "select customer_id from okienko.customers")
    owner.execute("select okienko.portal_account_open(%s, 'nowy@poczta.example', null, 'test')", (who,))
    drain(machine, mail.port)
    found: dict[str, str] = {}
    for each in mail.taken:
        body = each.mail.get_body(("plain",))
        assert body is not None
        found |= dict(re.findall(r"https://ebok\.pwk\.example(/[a-z-]+\?t=)([0-9a-f]+)", body.get_content()))
    assert set(found) == {"/aktywacja?t=", "/wypisz?t="}
    stored: dict[str, str] = dict(owner.execute("select purpose, token_sha256 from okienko.portal_tokens").fetchall())
    assert stored == {
        "activation": hashlib.sha256(found["/aktywacja?t="].encode()).hexdigest(),
        "unsubscribe": hashlib.sha256(found["/wypisz?t="].encode()).hexdigest(),
    }
    everything = "\n".join(
        str(line)
        for (table,) in owner.execute(
            "select c.oid::regclass::text from pg_class c where c.relkind = 'r' and c.relnamespace = 'okienko'::regnamespace"
        ).fetchall()
        for (line,) in owner.execute(f"select to_jsonb(x)::text from {table} x").fetchall()
    )
    assert "portal_tokens" not in everything or stored
    assert not [token for token in found.values() if token in everything]


def test_that_a_second_link_ends_the_first(owner: Connection, machine: Database, mail: MailServer) -> None:
    town(owner, 1)
    who = one(owner, "select customer_id from okienko.customers")
    owner.execute("select okienko.portal_account_open(%s, 'nowy@poczta.example', null, 'test')", (who,))
    drain(machine, mail.port)
    owner.execute("select okienko.notice_put(%s, 'activation', 77, '{}', 'nowy@poczta.example')", (who,))
    drain(machine, mail.port)
    open_ones = "select count(*) from okienko.portal_tokens where purpose = 'activation' and expires_at > now()"
    assert one(owner, open_ones) == 1


def test_that_a_night_of_many_is_put_off_at_once(owner: Connection, machine: Database, mail: MailServer) -> None:
    town(owner, 700, bare=True)
    quiet_now(owner)
    with machine.read() as connection:
        told = [
            one(
                connection, "select (okienko.notices_next('x', 'y', 1, %s, '[]')::jsonb ->> 'more')::boolean", ["0"] * 3
            )
            for _ in range(2)
        ]
    assert told == [True, False]
    assert one(owner, "select count(*) from okienko.notices where not_before > now()") == 700
    assert mail.connections == 0


@pytest.mark.parametrize(
    ("quiet", "at", "until"),
    [
        ("21:00 07:00", "2026-11-22 20:59", None),
        ("21:00 07:00", "2026-11-22 21:00", "2026-11-23 07:00"),
        ("21:00 07:00", "2026-11-23 06:59", "2026-11-23 07:00"),
        ("21:00 07:00", "2026-11-23 07:00", None),
        ("21:00 07:00", "2026-03-28 23:00", "2026-03-29 07:00"),  # the night that loses an hour
        ("12:00 13:00", "2026-11-22 12:30", "2026-11-22 13:00"),
        ("12:00 13:00", "2026-11-22 13:00", None),
        ("08:00 08:00", "2026-11-22 08:00", None),
    ],
)
def test_that_quiet_hours_end_on_the_office_clock(owner: Connection, quiet: str, at: str, until: str | None) -> None:
    begins, ends = quiet.split()
    setting(owner, "notice_quiet", f'{{"from": "{begins}", "until": "{ends}"}}')
    owner.execute("set search_path = okienko, pg_temp")
    asked = "select to_char(notice_quiet_until(%s::timestamp at time zone 'Europe/Warsaw') at time zone 'Europe/Warsaw', 'YYYY-MM-DD HH24:MI')"
    assert one(owner, asked, at) == until
