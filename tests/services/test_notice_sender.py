"""The sender of e-mail notices against a real SMTP server: whatever goes wrong, each is sent once, or told."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest

from app.domain.faults import EnvironmentFault
from app.domain.notices import Outcome
from app.store.session import Database
from tests.channels.smtp_kit import CUT, STALL, Act, MailServer, mail_server
from tests.database import Clone
from tests.notice_kit import drain, lease_over, row, sending, states, town
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


def hour_later(owner: Connection) -> None:
    """What was put off is due."""
    owner.execute("update okienko.notices set not_before = now() where status = 'waiting'")


# ---------------------------------------------------------------- all goes well


def test_that_a_notice_is_delivered_with_evidence(owner: Connection, machine: Database, mail: MailServer) -> None:
    town(owner, 1)
    sender = drain(machine, mail.port)
    assert sender.said == {Outcome.SENT: 1}
    assert mail.addresses() == ["k1@poczta.example"]
    message = mail.taken[0].mail
    assert message["Subject"] == "Nowa faktura FV/WOD/1/2026: 54,00 zł, termin " + one(
        owner, "select to_char(okienko.warsaw_today() + 14, 'DD.MM.YYYY')"
    )
    status, message_id, sent_to, attempts = row(
        owner, "select status, message_id, sent_to, attempts from okienko.notices"
    )
    assert (status, sent_to, attempts) == ("sent", "k1@poczta.example", 1)
    assert message_id == message["Message-ID"]
    told = row(owner, "select act, address, message_id, answer from okienko.notice_log")
    assert told == ("sent", "k1@poczta.example", message_id, "250 2.0.0 Ok: queued as 000001")


def test_that_one_connection_carries_many(owner: Connection, machine: Database, mail: MailServer) -> None:
    town(owner, 60)
    drain(machine, mail.port)
    assert sorted(mail.addresses()) == sorted(f"k{i}@poczta.example" for i in range(1, 61))
    assert mail.connections == 1
    assert states(owner) == {"sent": 60}


def test_that_nothing_is_sent_twice_by_running_again(owner: Connection, machine: Database, mail: MailServer) -> None:
    town(owner, 5)
    for _ in range(3):
        drain(machine, mail.port)
    assert len(mail.taken) == 5


# ---------------------------------------------------------------- what the server may say


@pytest.mark.parametrize(
    ("stage", "said", "status", "act", "delivered"),
    [
        ("mail", "451 4.3.0 not now", "waiting", "deferred", 0),
        ("rcpt", "450 4.2.0 greylisted, try again in 300 seconds", "waiting", "deferred", 0),
        ("rcpt", "421 4.7.0 too many connections", "waiting", "deferred", 0),
        ("rcpt", "550 5.1.1 no such user", "dead", "dead", 0),
        ("rcpt", "550 who is that", "dead", "dead", 0),
        ("rcpt", "554 5.7.1 relay access denied", "waiting", "refused", 0),
        ("data", "451 4.3.5 not now", "waiting", "deferred", 0),
        ("text", "452 4.3.1 disk full", "waiting", "deferred", 0),
        ("text", "554 5.6.0 looks like spam", "waiting", "refused", 0),
        ("mail", CUT, "waiting", "deferred", 0),
        ("rcpt", CUT, "waiting", "deferred", 0),
        ("data", CUT, "waiting", "deferred", 0),
        ("text", CUT, "uncertain", "uncertain", 0),
        ("taken", CUT, "uncertain", "uncertain", 1),
        ("rcpt", STALL, "waiting", "deferred", 0),
        ("taken", STALL, "uncertain", "uncertain", 1),
    ],
)
def test_that_each_answer_has_its_meaning(
    owner: Connection, machine: Database, stage: str, said: str, status: str, act: str, delivered: int
) -> None:
    town(owner, 1)
    with mail_server(lambda at, _to, _n: said if at == stage else None) as mail:
        drain(machine, mail.port, timeout_s=0.3)
        assert len(mail.taken) == delivered
        drain(machine, mail.port, timeout_s=0.3)  # nothing is due: neither what is put off nor what is uncertain
        assert len(mail.taken) == delivered
    assert states(owner) == {status: 1}
    logged, answer = row(owner, "select act, answer from okienko.notice_log")
    assert logged == act
    assert said in answer if said not in {CUT, STALL} else answer.startswith("lost_")
    if status == "waiting":
        wait = one(owner, "select extract(epoch from not_before - now()) from okienko.notices")
        assert 240 < wait < 360  # five minutes, give or take a tenth


def test_that_greylisting_is_waited_for(owner: Connection, machine: Database) -> None:
    town(owner, 3)
    seen: set[str] = set()

    def greylist(stage: str, address: str, _taken: int) -> Act:
        if stage != "rcpt" or address in seen:
            return None
        seen.add(address)
        return "450 4.2.0 greylisted"

    with mail_server(greylist) as mail:
        drain(machine, mail.port)
        assert states(owner) == {"waiting": 3}
        hour_later(owner)
        drain(machine, mail.port)
        assert len(mail.taken) == 3
    assert states(owner) == {"sent": 3}


def test_that_waiting_doubles_and_ends(owner: Connection, machine: Database) -> None:
    town(owner, 1)
    waits = []
    with mail_server(lambda at, _to, _n: "450 4.2.0 not now" if at == "rcpt" else None) as mail:
        for _ in range(8):
            drain(machine, mail.port)
            waits.append(one(owner, "select round(extract(epoch from not_before - now()) / 60) from okienko.notices"))
            hour_later(owner)
    assert all(0.8 * 5 * 2**i <= wait <= 1.2 * 5 * 2**i for i, wait in enumerate(waits[:7]))
    assert states(owner) == {"dead": 1}
    assert one(owner, "select count(*) from okienko.notice_log where act = 'deferred'") == 7
    assert one(owner, "select count(*) from okienko.notice_log where act = 'dead'") == 1


def test_that_a_mailbox_that_is_not_there_marks_the_card(owner: Connection, machine: Database) -> None:
    town(owner, 1)
    with mail_server(lambda at, _to, _n: "550 5.1.1 no such user" if at == "rcpt" else None) as mail:
        drain(machine, mail.port)
    assert one(owner, "select bouncing from okienko.contact_points where kind = 'email'")
    assert one(owner, "select (head ->> 'bouncing')::boolean from okienko.directory")
    kind, detail = row(owner, "select kind, detail from okienko.tasks")
    assert kind == "bounced_email"
    assert detail == "k1@poczta.example: 550 5.1.1 no such user"


def test_that_a_refused_sender_stops_the_run_and_loses_nothing(owner: Connection, machine: Database) -> None:
    town(owner, 20)
    with mail_server(lambda at, _to, _n: "550 5.7.1 not you" if at == "mail" else None) as mail:
        with pytest.raises(EnvironmentFault) as caught:
            drain(machine, mail.port)
        assert caught.value.code == "mail_sender_refused"
    assert states(owner) == {"waiting": 20}
    assert one(owner, "select max(attempts) from okienko.notices") == 0
    assert one(owner, "select count(*) from okienko.notice_log") == 0


def test_that_refusals_without_end_stop_the_run(owner: Connection, machine: Database) -> None:
    town(owner, 100)
    with mail_server(lambda at, _to, _n: "554 5.7.1 relay access denied" if at == "rcpt" else None) as mail:
        with pytest.raises(EnvironmentFault) as caught:
            drain(machine, mail.port)
        assert caught.value.code == "mail_refuses_all"
    assert states(owner) == {"waiting": 100}
    assert one(owner, "select count(*) from okienko.notices where attempts > 0") == 20


def test_that_a_server_that_is_away_costs_no_attempt(owner: Connection, machine: Database) -> None:
    town(owner, 3)
    with mail_server() as mail:
        port = mail.port
    with pytest.raises(EnvironmentFault) as caught:
        drain(machine, port)
    assert caught.value.code == "mail_unreachable"
    assert states(owner) == {"waiting": 3}
    assert one(owner, "select max(attempts) from okienko.notices") == 0


def test_that_a_connection_the_server_ends_is_opened_again(owner: Connection, machine: Database) -> None:
    town(owner, 9)
    told: list[int] = []

    def had_its_fill(stage: str, _address: str, taken: int) -> Act:
        if stage == "mail" and taken and not taken % 3 and taken not in told:
            told.append(taken)
            return "421 4.7.0 enough for one connection"
        return None

    with mail_server(had_its_fill) as mail:
        drain(machine, mail.port)
        assert len(mail.taken) == 9
        assert mail.connections == 3
    assert states(owner) == {"sent": 9}
    assert one(owner, "select max(attempts) from okienko.notices") == 1


# ---------------------------------------------------------------- uncertain


def test_that_a_lease_that_ran_out_is_told_and_never_repeated(
    owner: Connection, machine: Database, mail: MailServer
) -> None:
    town(owner, 1)
    with machine.read() as connection:
        connection.execute(
            "select okienko.notices_next('died', 'pwk.example', 1, %s, '[]')", (["0" * 64, "1" * 64, "2" * 64],)
        )
    drain(machine, mail.port)
    assert states(owner) == {"sending": 1}
    lease_over(owner)
    drain(machine, mail.port)
    assert states(owner) == {"uncertain": 1}
    assert mail.taken == []
    assert row(owner, "select kind, done_on from okienko.tasks") == ("uncertain_notice", None)
    told = row(owner, "select act, answer, message_id <> '' from okienko.notice_log")
    assert told == ("uncertain", "sender_died", True)


def test_that_the_truth_may_come_late(owner: Connection, machine: Database) -> None:
    town(owner, 1)

    def slow(stage: str, _address: str, _taken: int) -> Act:
        if stage != "taken":
            return None
        lease_over(owner)
        owner.execute("select okienko.notices_lost()")
        return None

    with mail_server(slow) as mail:
        drain(machine, mail.port)
    assert states(owner) == {"sent": 1}
    assert one(owner, "select done_on is not null from okienko.tasks")
    acts = owner.execute("select act from okienko.notice_log order by id").fetchall()
    assert [act for (act,) in acts] == ["uncertain", "sent"]


def test_that_another_sender_s_notice_is_not_recorded_by_me(owner: Connection, machine: Database) -> None:
    town(owner, 1)
    with machine.read() as connection:
        told = connection.execute(
            "select okienko.notices_next('one', 'pwk.example', 1, %s, '[]')::jsonb -> 'rows' -> 0",
            (["0" * 64, "1" * 64, "2" * 64],),
        ).fetchone()
        assert told is not None
        who, notice, message_id = told[0][0], told[0][1], told[0][4]
        for sender, message in (("two", message_id), ("one", "<invented@x>")):
            results = psycopg.types.json.Jsonb([[who, notice, message, "sent", "250"]])
            connection.execute("select okienko.notices_done(%s, %s)", (sender, results))
    assert states(owner) == {"sending": 1}


# ---------------------------------------------------------------- the database goes


def test_that_what_was_sent_is_recorded_when_the_database_is_back(
    owner: Connection, machine: Database, mail: MailServer
) -> None:
    town(owner, 30)
    killed: list[int] = []

    def cut_the_database(stage: str, _address: str, taken: int) -> Act:
        if stage == "taken" and taken == 12 and not killed:
            killed.append(
                one(
                    owner,
                    "select count(pg_terminate_backend(pid)) from pg_stat_activity where usename like 'notices%%'",
                )
            )
        return None

    mail.plan = cut_the_database
    with sending(mail.port) as sender:
        with pytest.raises(EnvironmentFault):
            sender.drain(machine)
        assert sender.unrecorded
        sender.drain(machine)
    assert killed == [1]
    assert states(owner) == {"sent": 30}
    assert len(mail.taken) == len(set(mail.addresses())) == 30
