"""The log keeps no personal data and no password, whatever is thrown at it."""

import logging
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.system.log import RedactingFormatter, redact, start_log, stop_log
from tests.strays import Strays

SECRETS = [
    ("PESEL 44051401359 w umowie", "44051401359"),
    ("pesel=440514 01359", "01359"),
    ("NIP 5252248481", "5252248481"),
    ("NIP: 525-224-84-81", "224-84-81"),
    ("NIP 525 22 48 481", "22 48 481"),
    ("NIP PL5252248481", "5252248481"),
    ("konto 12 1020 5558 1111 1234 5678 9012", "5678"),
    ("konto PL12102055581111123456789012", "5555"),
    ("konto 12\u00a01020\u00a05558\u00a01111\u00a01234\u00a05678\u00a09012", "1020"),
    ("tel. 600100200", "600100200"),
    ("tel. 600 100 200", "100 200"),
    ("tel. 600-100-200", "100-200"),
    ("tel. +48 600 100 200", "600 100"),
    ("tel. 0048600100200", "600100200"),
    ("tel. (91) 416 21 00", "416 21"),
    ("tel. 91 416 21 00", "416 21"),
    ("tel. 600\u202f100\u202f200", "100"),
    ("tel.600 100 200", "100 200"),
    ("Anna <anna.nowak+bok@poczta.gryfino.pl> pisze", "nowak"),
    ("zażółć@gęślą.pl", "gęślą"),
    ("dowód ABC 123456", "123456"),
    ("REGON 12345678512347", "12345678512347"),
    ("host=db password=tajne1 dbname=x", "tajne1"),
    ("host=db password = 'ta jne\\'1' dbname=x", "jne"),
    ("postgresql://anna:tajne1@db.example/okienko", "tajne1"),
    ("postgresql://anna:t@jne/1@db/okienko?password=drugie", "drugie"),
    ("PGPASSWORD=tajne1 psql", "tajne1"),
    ("{'password': 'tajne1', 'user': 'anna'}", "tajne1"),
    ('{"haslo": "tajne1"}', "tajne1"),
    ("ALTER ROLE anna PASSWORD 'taj''ne1'", "ne1"),
    ("SCRAM-SHA-256$4096:c2FsdA==$a1b2:c3d4", "a1b2"),
    ("DETAIL:  Key (email)=(Kowalska) already exists.", "Kowalska"),
    ("duplicate: Key (name)=(Kowalska (Anna)) already exists.", "Kowalska"),
    ("x\nSZCZEGÓŁY:  Wiersz (1, Kowalska, Gryfino).", "Kowalska"),
    ("failed\n[SQL: UPDATE x]\n[parameters: {'name': 'Kowalska'}]\n", "Kowalska"),
]
HARMLESS = [
    "2026-11-22 10:47:33,123 started in 2.31 s",
    "readings: 50255 read, 794 meters, 12 refused",
    "server 18.6 listens in /run/user/1000/okienko, 192.168.10.20",
    "customer 123456, account 88",
    "balance 1 234,56",
]


@pytest.mark.parametrize(("text", "secret"), SECRETS)
def test_that_personal_data_and_passwords_are_taken_out(text: str, secret: str) -> None:
    assert secret not in redact(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_that_what_helps_to_find_a_fault_stays(text: str) -> None:
    assert redact(text) == text


def test_that_redacting_twice_changes_nothing() -> None:
    for text, _secret in SECRETS:
        assert redact(redact(text)) == redact(text)


@pytest.fixture
def log_file(tmp_path: Path) -> Iterator[Path]:
    handler = start_log(tmp_path / "log")
    yield tmp_path / "log" / "okienko.log"
    stop_log(handler)


def test_that_arguments_and_tracebacks_are_redacted_in_the_file(log_file: Path, strays: Strays) -> None:
    strays.expect_log("sought")
    try:
        raise ValueError("nie ma 44051401359, password=tajne1")
    except ValueError:
        logging.getLogger("app.somewhere").exception("sought %s", "anna@poczta.pl")
    text = log_file.read_text(encoding="utf-8")
    assert "sought [email]" in text
    assert "ValueError" in text
    assert "44051401359" not in text
    assert "tajne1" not in text


def test_that_the_drivers_statements_never_reach_the_file(log_file: Path) -> None:
    logging.getLogger("sqlalchemy.engine").info("SELECT 'Kowalska'")
    logging.getLogger("psycopg").debug("SELECT 'Kowalska'")
    assert "Kowalska" not in log_file.read_text(encoding="utf-8")


def test_that_a_wrong_format_string_loses_no_record() -> None:
    record = logging.LogRecord("app", logging.INFO, "f", 1, "50 % of %s", ("one", "two"), None)
    assert RedactingFormatter("%(message)s").format(record) == "50 % of %s"


@pytest.mark.skipif("sys.platform == 'win32'", reason="Windows closes by the folder")
def test_that_only_the_owner_reads_the_log(log_file: Path) -> None:
    logging.getLogger("app.somewhere").info("x")
    assert stat.S_IMODE(log_file.stat().st_mode) == 0o600
    assert stat.S_IMODE(log_file.parent.stat().st_mode) == 0o700


def test_that_another_handler_gets_the_record_as_it_was() -> None:
    record = logging.LogRecord("app", logging.INFO, "f", 1, "to %s", ("anna@poczta.pl",), None)
    assert RedactingFormatter("%(message)s").format(record) == "to [email]"
    assert record.getMessage() == "to anna@poczta.pl"


def test_that_a_folder_that_cannot_be_made_still_lets_the_program_start(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    handler = start_log(tmp_path / "file" / "log")
    try:
        logging.getLogger("app.somewhere").warning("seen by %s", "anna@poczta.pl")
    finally:
        stop_log(handler)
    assert "seen by [email]" in capsys.readouterr().err


def test_that_the_file_turns_over(tmp_path: Path) -> None:
    handler = start_log(tmp_path)
    try:
        for _ in range(110):
            logging.getLogger("app.somewhere").info("%s", "słowo " * 2000)
    finally:
        stop_log(handler)
    assert (tmp_path / "okienko.log.1").exists()
    assert all(path.stat().st_size <= 1_000_000 for path in tmp_path.iterdir())
