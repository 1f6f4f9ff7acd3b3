"""``okienko import invoices``: what it tells, its statuses, its JSON."""

from __future__ import annotations

from pathlib import Path

import pytest
from psycopg.conninfo import make_conninfo

from app.cli.terminal import Exit
from tests.cli.kit import Desk, Said
from tests.database import Clone
from tests.invoice_files import GROSS, fa3, upo
from tests.invoice_office import Office, ksef_number


@pytest.fixture
def office(clone: Clone, tmp_path: Path) -> Office:
    return Office(clone, tmp_path)


@pytest.fixture
def desk(clone: Clone) -> Desk:
    """A login of the role that imports, its password in OKIENKO_DSN."""
    login, password = clone.make_login("okienko_import")
    return Desk(make_conninfo(clone.conninfo(login), password=password), language="pl")


def run(desk: Desk, *arguments: str) -> Said:
    return desk.run("import", "invoices", *arguments)


def test_that_a_folder_is_loaded_and_told(desk: Desk, office: Office) -> None:
    first = fa3("FV/1", customer=office.number)
    below = office.folder / "dalej"
    below.mkdir()
    (below / "trzy.XML").write_bytes(fa3("FV/3", customer=office.number, total=GROSS + 1))
    (below / "opis.txt").write_bytes(b"x")
    office.put(raz=first, dwa=fa3("FV/2"), upo=upo((first, "FV/1", ksef_number("A1"))), zle=fa3()[:200])
    said = run(desk, str(office.folder))
    assert said.status == Exit.REFUSED
    assert (
        "Pliki: 5; zaksięgowane 2, dołączone do wczytanych wcześniej 0, do przypisania 1, już były 0, odrzucone 1, UPO 1."
        in said.out
    )
    assert "NIP przedsiębiorstwa nie jest ustawiony" in said.out
    assert "  zle.xml: Wiersz " in said.out
    assert "  1 × Nie znaleziono klienta ani po numerze, ani po NIP. (dwa.xml)" in said.out
    assert "  dalej/trzy.XML: Kwota należności 148,33 to nie suma netto i VAT (148,32)." in said.out
    assert "Numery KSeF z UPO: nadane 1," in said.out
    assert office.balance() == 2 * GROSS + 1
    again = run(desk, str(office.folder / "raz.xml"), str(below))
    assert again.status == Exit.OK
    assert "już były 2" in again.out


def test_that_json_has_counts_and_reasons(desk: Desk, office: Office) -> None:
    office.put(raz=fa3("FV/1", customer=office.number), dwa=fa3("FV/2"), zle=b"<Faktura/>")
    said = run(desk, str(office.folder), "--json", "--workers", "0", "--notices")
    told = said.told
    assert (said.status, told["ok"], told["exit"]) == (Exit.REFUSED, False, 6)
    assert (told["read"], told["loaded"], told["waiting"], told["refused"]) == (3, 1, 1, 1)
    assert told["reasons"] == {"customer_unknown": 1, "ksef_form": 1}
    assert [(each["file"], each["outcome"], each["reason"]) for each in told["files"]] == [
        ("dwa.xml", "waiting", "customer_unknown"),
        ("zle.xml", "refused", "ksef_form"),
    ]
    assert told["notices"] == {"papers": 1, "old": 1, "ksef": 0, "no_consent": 0, "put": 0, "held": False}
    assert len(said.out.splitlines()) == 1


def test_that_what_is_not_there_is_told_file_by_file_and_stops_nothing(desk: Desk, office: Office) -> None:
    empty = office.folder / "pusty"
    empty.mkdir()
    office.put(raz=fa3("FV/1", customer=office.number))
    said = run(desk, str(office.folder / "nie-ma.xml"), str(empty), str(office.folder / "raz.xml"), "--json")
    assert said.status == Exit.REFUSED
    assert (said.told["read"], said.told["loaded"], said.told["refused"]) == (3, 1, 2)
    assert [(each["file"], each["reason"], each["sentence"]) for each in said.told["files"]] == [
        ("nie-ma.xml", "not_opened", "Pliku nie da się odczytać: nie ma takiego pliku."),
        (str(empty), "no_invoice_files", "W katalogu nie ma plików XML."),
    ]
    assert office.balance() == GROSS
    told = run(desk, str(office.folder / "nie-ma"))
    assert told.status == Exit.REFUSED
    assert "  nie-ma: Pliku nie da się odczytać: nie ma takiego pliku." in told.out


def test_that_a_clerk_may_not_import(clone: Clone, office: Office) -> None:
    login, password = clone.make_login("okienko_clerk")
    clerk = Desk(make_conninfo(clone.conninfo(login), password=password))
    office.put(raz=fa3(customer=office.number))
    assert run(clerk, str(office.folder), "--json").status == Exit.DENIED
    assert office.balance() == 0


@pytest.mark.parametrize(("language", "word"), [("pl", "użycie"), ("en", "usage")])
def test_that_help_is_in_both_languages(language: str, word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert Desk(language=language).run("import", "invoices", "--help").status == Exit.OK
    shown = capsys.readouterr().out
    assert shown.startswith(word)
    assert "--notices" in shown
