"""``okienko import billing``: what it tells, its statuses, its JSON."""

from __future__ import annotations

from pathlib import Path

import pytest
from psycopg.conninfo import make_conninfo

from app.cli.terminal import Exit
from tests.cli.kit import Desk, Said
from tests.database import Clone
from tests.services.billing_kit import CUSTOMERS, FOLDER, FOLDER_MAPPING, write_folder


@pytest.fixture
def desk(clone: Clone) -> Desk:
    """A login of the role that imports, its password in OKIENKO_DSN."""
    login, password = clone.make_login("okienko_import")
    return Desk(make_conninfo(clone.conninfo(login), password=password), language="pl")


def run(desk: Desk, path: Path, *options: str, mapping: Path = FOLDER_MAPPING) -> Said:
    return desk.run("import", "billing", str(path), "--mapping", str(mapping), *options)


def test_that_a_folder_is_loaded_and_told(desk: Desk, tmp_path: Path) -> None:
    said = run(desk, write_folder(tmp_path / "e", FOLDER))
    assert said.status == Exit.OK
    assert "klienci.csv: przeczytane 2, wczytane 2, już były 0, odrzucone 0" in said.out
    again = run(desk, tmp_path / "e")
    assert again.status == Exit.OK
    assert "klienci.csv: przeczytane 2, wczytane 0, już były 2, odrzucone 0" in again.out


def test_that_json_holds_every_refused_row_with_its_reason(desk: Desk, tmp_path: Path) -> None:
    text = CUSTOMERS + "1;O;Nowak Jan;;;;;;;;;74-100;Gryfino\n2;O;;;;;;;;;;74-100;Gryfino\n3;X;Nowak;;;;;;;;;;Gryfino\n"
    said = run(desk, write_folder(tmp_path / "e", {"klienci.csv": text, "opis.txt": "x"}), "--json")
    told = said.told
    assert (said.status, told["ok"], told["exit"]) == (Exit.REFUSED, False, 6)
    assert (told["read"], told["loaded"], told["already"], told["stored"]) == (3, 1, 0, True)
    assert told["refused"] == [
        {"file": "klienci.csv", "line": 3, "reason": "name_missing", "sentence": "Klient nie ma nazwiska ani nazwy."},
        {
            "file": "klienci.csv",
            "line": 4,
            "reason": "unknown_word",
            "sentence": "Kolumna „Rodzaj”: nieznane słowo („X”).",
        },
    ]
    assert told["files"][0]["made"] == {"customers": 1, "addresses": 1}
    assert told["ignored"] == ["opis.txt"]
    assert len(said.out.splitlines()) == 1
    assert "Odrzucone wiersze:" in said.err


def test_that_a_trial_stores_nothing(desk: Desk, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "e", FOLDER)
    assert run(desk, folder, "--trial", "--json").told["stored"] is False
    assert run(desk, folder, "--json").told["loaded"] == 24


def test_that_a_file_that_can_not_be_read_is_named_with_its_line(desk: Desk, tmp_path: Path) -> None:
    said = run(desk, write_folder(tmp_path / "e", {"klienci.csv": CUSTOMERS + "1;2\n"}))
    assert said.status == Exit.REFUSED
    assert "klienci.csv:2: plik odrzucony. Wiersz ma 2 kolumn, a nagłówek 13." in said.out
    utf8 = run(desk, write_folder(tmp_path / "f", {"klienci.csv": CUSTOMERS + "1;O;Żółw;;;;;;;;;;Gryfino\n"}, "utf-8"))
    assert "klienci.csv:1: plik odrzucony. Plik jest w UTF-8, a mapowanie mówi o kodowaniu cp1250." in utf8.out


@pytest.mark.parametrize(
    ("mapping", "sentence"),
    [
        ("[[files]\n", "Mapowanie: to nie jest TOML"),
        ('[[files]]\nmatch = "*"\n[files.payment]\n', "Mapowanie, files[1].payment.key: brakuje tego klucza."),
    ],
)
def test_that_a_wrong_mapping_is_wrong_use(desk: Desk, tmp_path: Path, mapping: str, sentence: str) -> None:
    path = tmp_path / "m.toml"
    path.write_text(mapping, encoding="utf-8")
    said = run(desk, write_folder(tmp_path / "e", FOLDER), mapping=path)
    assert said.status == Exit.USAGE
    assert sentence in said.err


def test_that_nothing_to_load_is_said(desk: Desk, tmp_path: Path) -> None:
    said = run(desk, tmp_path / "nie-ma", "--json")
    assert (said.status, said.told["error"]["code"]) == (Exit.REFUSED, "not_opened")
    (tmp_path / "e").mkdir()
    assert run(desk, tmp_path / "e", "--json").told["error"]["code"] == "no_file_matches"


def test_that_a_clerk_may_not_import(clone: Clone, tmp_path: Path) -> None:
    login, password = clone.make_login("okienko_clerk")
    clerk = Desk(make_conninfo(clone.conninfo(login), password=password))
    assert run(clerk, write_folder(tmp_path / "e", FOLDER), "--json").status == Exit.DENIED


@pytest.mark.parametrize(("language", "word"), [("pl", "użycie"), ("en", "usage")])
def test_that_help_is_in_both_languages(language: str, word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert Desk(language=language).run("import", "billing", "--help").status == Exit.OK
    shown = capsys.readouterr().out
    assert shown.startswith(word)
    assert "--trial" in shown
