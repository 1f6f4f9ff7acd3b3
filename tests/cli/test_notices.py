"""``okienko notices`` and ``okienko import billing --notices``: what they tell, their statuses; no secret is ever told."""

from __future__ import annotations

import os
from pathlib import Path

import keyring
import pytest
from psycopg.conninfo import make_conninfo

from app.cli.terminal import Exit
from app.system.environment import Environment, MailEnvironment
from tests.channels.smtp_kit import Certificates, MailServer, mail_server, make_certificates
from tests.channels.test_bounces import LETTER, ORIGINAL, imap_server, report
from tests.cli.kit import Desk, Said
from tests.database import Clone
from tests.notice_kit import BOK, states, town
from tests.office_data import Connection, one
from tests.services.billing_kit import FOLDER, FOLDER_MAPPING, write_folder

SECRET = "tajne-haslo-poczty"


@pytest.fixture
def owner(clone: Clone) -> Connection:
    return clone.connect()


@pytest.fixture
def dsn(clone: Clone) -> str:
    login, password = clone.make_login("okienko_notices")
    return make_conninfo(clone.conninfo(login), password=password)


def run(dsn: str, *arguments: str, smtp: MailEnvironment | None = None, imap: MailEnvironment | None = None) -> Said:
    environment = Environment(
        dsn=dsn, smtp=smtp or MailEnvironment("smtp"), imap=imap or MailEnvironment("imap")
    )  # fmt: skip
    said = Desk(language="pl").run("notices", *arguments, environment=environment)
    assert SECRET not in said.out + said.err
    return said


def plain(server: MailServer) -> MailEnvironment:
    return MailEnvironment("smtp", host="127.0.0.1", port=str(server.port), security="none", sender=BOK)


def test_that_what_is_due_is_sent_and_told(owner: Connection, dsn: str) -> None:
    town(owner, 3)
    with mail_server() as server:
        said = run(dsn, "send", "--once", smtp=plain(server))
        assert said.status == Exit.OK
        assert said.out == "Wysłane 3, odłożone 0, odrzucone 0, niepewne 0.\n"
        again = run(dsn, "send", "--once", "--json", smtp=plain(server))
    assert again.told["sent"] == 0
    assert states(owner) == {"sent": 3}


def signed_in(server: MailServer, made: Certificates, password: str = "") -> tuple[MailEnvironment, list[str]]:
    said = MailEnvironment("smtp", "127.0.0.1", str(server.port), "starttls", BOK, "bok", password)
    return said, ["send", "--once", "--ca-file", str(made.authority)]


@pytest.mark.parametrize("way", ["variable", "descriptor", "keyring"])
def test_that_a_password_comes_three_ways(owner: Connection, dsn: str, tmp_path: Path, way: str) -> None:
    town(owner, 1)
    made = make_certificates(tmp_path)
    with mail_server(starttls=made.server_context(), credentials=("bok", SECRET)) as server:
        said, options = signed_in(server, made, SECRET if way == "variable" else "")
        if way == "keyring":
            keyring.set_password("okienko:smtp://127.0.0.1", "bok", SECRET)
        if way == "descriptor":
            reading, writing = os.pipe()
            os.write(writing, f"{SECRET}\n".encode())
            os.close(writing)
            options += ["--password-fd", str(reading)]
        assert run(dsn, *options, smtp=said).status == Exit.OK
        assert len(server.taken) == 1


@pytest.mark.parametrize(
    ("smtp", "status", "told"),
    [
        (MailEnvironment("smtp"), Exit.USAGE, "Wskaż serwer poczty i nadawcę"),
        (MailEnvironment("smtp", host="poczta.example", sender=BOK, security="none"), Exit.REFUSED, "Bez szyfrowania"),
        (MailEnvironment("smtp", host="127.0.0.1", port="x", sender=BOK), Exit.USAGE, "Ustawienie serwera poczty"),
        (MailEnvironment("smtp", host="127.0.0.1", sender=BOK, user="bok"), Exit.USAGE, "Nie ma hasła do skrzynki"),
        (MailEnvironment("smtp", host="127.0.0.1", sender="bok", security="none"), Exit.REFUSED, "Adres nadawcy"),
    ],
)
def test_that_a_wrong_setting_is_told(dsn: str, smtp: MailEnvironment, status: Exit, told: str) -> None:
    said = run(dsn, "send", "--once", smtp=smtp)
    assert said.status == status
    assert told in said.err


def test_that_a_mail_server_in_trouble_is_told(owner: Connection, dsn: str, tmp_path: Path) -> None:
    town(owner, 1)
    with mail_server() as server:
        port = str(server.port)
    gone = run(dsn, "send", "--once", smtp=MailEnvironment("smtp", "127.0.0.1", port, "none", BOK))
    assert gone.status == Exit.UNREACHABLE
    assert "Serwer poczty jest nieosiągalny" in gone.err
    made = make_certificates(tmp_path)
    with mail_server(starttls=made.server_context()) as server:
        said, _ = signed_in(server, made, SECRET)
        strange = run(dsn, "send", "--once", smtp=said)
    assert strange.status == Exit.UNREACHABLE
    assert "niewiarygodny" in strange.err
    with mail_server(starttls=made.server_context(), credentials=("bok", "inne")) as server:
        said, options = signed_in(server, made, SECRET)
        wrong = run(dsn, *options, smtp=said)
    assert wrong.status == Exit.DENIED
    assert "odrzuca login" in wrong.err
    assert states(owner) == {"waiting": 1}


def test_that_a_clerk_sends_nothing(clone: Clone, owner: Connection) -> None:
    town(owner, 1)
    login, password = clone.make_login("okienko_clerk")
    with mail_server() as server:
        said = run(make_conninfo(clone.conninfo(login), password=password), "send", "--once", smtp=plain(server))
    assert said.status == Exit.DENIED


# ---------------------------------------------------------------- bounces


def sent_before(owner: Connection, dsn: str) -> None:
    """One e-mail was sent under the Message-ID of the reports of these tests."""
    town(owner, 1)
    with mail_server() as server:
        run(dsn, "send", "--once", smtp=plain(server))
    owner.execute("select set_config('okienko.reason', 'test', false)")
    owner.execute("update okienko.contact_points set value = 'anna@poczta.example'")
    owner.execute("update okienko.notices set message_id = %s, sent_to = 'anna@poczta.example'", (ORIGINAL,))


def test_that_a_mailbox_of_bounces_is_read(owner: Connection, dsn: str, tmp_path: Path) -> None:
    sent_before(owner, dsn)
    box = tmp_path / "zwroty"
    box.write_bytes(b"".join(b"From x Sun Nov 22 14:05:00 2026\n" + raw + b"\n" for raw in (LETTER, report())))
    said = run(dsn, "bounces", str(box))
    assert said.status == Exit.OK
    assert said.out.startswith("Wiadomości 2, zwroty 1, oznaczone karty 1,")
    assert run(dsn, "bounces", str(box), "--json").told["again"] == 1
    assert one(owner, "select bouncing from okienko.contact_points where kind = 'email'")


def test_that_an_imap_mailbox_of_bounces_is_read_once(owner: Connection, dsn: str, tmp_path: Path) -> None:
    sent_before(owner, dsn)
    made = make_certificates(tmp_path)
    with imap_server(made.server_context(), LETTER, report()) as (port, seen):
        imap = MailEnvironment("imap", host="localhost", port=str(port), user="bok", password="tajne")
        said = run(dsn, "bounces", "--imap", "--ca-file", str(made.authority), "--json", imap=imap)
        assert (said.told["messages"], said.told["bounced"], seen) == (2, 1, {1, 2})
        again = run(dsn, "bounces", "--imap", "--ca-file", str(made.authority), "--json", imap=imap)
        assert "messages" not in again.told


def test_that_bounces_want_a_mailbox(dsn: str, tmp_path: Path) -> None:
    assert run(dsn, "bounces").status == Exit.REFUSED
    assert run(dsn, "bounces", "x", "--imap").status == Exit.REFUSED
    gone = run(dsn, "bounces", str(tmp_path / "nie ma"))
    assert (gone.status, gone.err) == (Exit.USAGE, "Skrzynki nie ma nie da się odczytać.\n")


# ---------------------------------------------------------------- import


def test_that_an_import_tells_nobody_unless_asked(clone: Clone, owner: Connection, tmp_path: Path) -> None:
    login, password = clone.make_login("okienko_import")
    desk = Desk(make_conninfo(clone.conninfo(login), password=password), language="pl")
    folder = write_folder(tmp_path / "e", FOLDER)
    arguments = ("import", "billing", str(folder), "--mapping", str(FOLDER_MAPPING))
    trial = desk.run(*arguments, "--notices", "--trial", "--json")
    assert trial.told["notices"]["papers"] > 0
    said = desk.run(*arguments, "--json")
    assert said.status == Exit.OK
    assert said.told["notices"] is None
    asked = desk.run(*arguments, "--notices")
    assert "E-maile o nowych fakturach: w skrzynce nadawczej 0" in asked.out
    assert one(owner, "select count(*) from okienko.notices") == 0
