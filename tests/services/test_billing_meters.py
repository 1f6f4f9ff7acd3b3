"""Meters and readings of an export, papers told line by line, and what is settled with what."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pytest

from app.store.session import Database
from tests.database import Clone
from tests.services.billing_kit import (
    FOLDER,
    METERS,
    PAPERS,
    PAYMENTS,
    READINGS,
    counts,
    folder_mapping,
    load,
    noted,
    reasons,
    write_folder,
)

Plain = psycopg.Connection[tuple[Any, ...]]


@pytest.fixture
def importer(clone: Clone, tmp_path: Path) -> Database:
    """The role that imports, with the folder of examples loaded."""
    login, password = clone.make_login("okienko_import")
    database = clone.database(clone.conninfo(login), password, statement_timeout_s=0)
    assert load(database, write_folder(tmp_path / "export", FOLDER), folder_mapping()).complete
    return database


@pytest.fixture
def plain(clone: Clone) -> Plain:
    connection = clone.connect()
    connection.execute("set search_path = okienko")
    return connection


def rows(plain: Plain, statement: str) -> list[tuple[Any, ...]]:
    return plain.execute(statement.encode()).fetchall()


def add(database: Database, folder: Path, name: str, text: str) -> Any:
    (report,) = load(database, write_folder(folder / "more", {name: text}), folder_mapping()).files
    (folder / "more" / name).unlink()
    return report


METER_CASES = {
    "C1;W-7;5;główny;;20;;01.01.2026;0;;;;\n": "account_unknown",
    "C1;W-1;9;główny;;20;;01.01.2026;0;;;;\n": "unknown_word",
    "C1;W-1;5;kuchenny;;20;;01.01.2026;0;;;;\n": "unknown_word",
    "C1;W-1;5;główny;;20;;01.01.2026;0;01.01.2025;;;\n": "dates_reversed",
    "C1;W-1;5;główny;;20;;01.01.2026;0;;;C1;\n": "meter_of_itself",
    "C1;W-1;5;główny;;20;;01.01.2026;0;;;B300;\n": "parent_unknown",
    "C1;W-1;5;główny;;20;;01.01.2026;0;;;;NIE-MA\n": "replaces_unknown",
    "A200;W-2;5;główny;;20;;01.01.2026;0;;;;\n": "meter_elsewhere",
    "A 200;W-1;5;główny;;20;;01.01.2021;0;;;;\n": "meter_elsewhere",
    "C?1;W-1;5;główny;;20;;01.01.2026;0;;;;\n": "serial_shape",
    "C1;W-1;5;główny;;20;;01.01.2027;0;;;;\n": "date_in_future",
}


def test_that_meters_that_break_a_rule_are_refused_one_by_one(importer: Database, tmp_path: Path) -> None:
    moved = "A100;W-2;5;główny;garaż;21;;03.03.2020;412;;;;\n"  # taken away from W-1 that day; DN 21 there is not
    report = add(importer, tmp_path, "wodomierze.csv", METERS + moved + "".join(METER_CASES))
    assert report.loaded == 1
    assert reasons(report) == list(enumerate(METER_CASES.values(), 3))
    assert noted(report) == [(2, "unknown_word")]


READING_CASES = {
    "A200;01.12.2020;61;;;R\n": None,  # there already
    "A200;01.12.2020;62;;;R\n": "day_taken",
    "A200;01.03.2021;60;;;R\n": "state_below_booked",
    "A200;01.10.2020;70;;;R\n": "state_above_later",
    "A200;01.01.2020;1;;;R\n": "outside_installation",
    "A200;01.06.2021;100000;;;R\n": "too_many_digits",
    "A200;01.06.2021;90;;tak;R\n": "rollover_without_fall",
    "A200;01.06.2027;90;;;R\n": "date_in_future",
    "A200;01.06.2021;;;;R\n": "reading_empty",
    "A200;01.06.2021;-5;;;R\n": "state_shape",
    "Z999;01.06.2021;5;;;R\n": "meter_unknown",
    "A200;01.06.2021;5;;;X\n": "state_below_booked",  # a source that the mapping does not know is "import"
}


def test_that_readings_that_break_a_rule_are_refused_and_those_of_a_meter_kept(
    importer: Database, plain: Plain, tmp_path: Path
) -> None:
    text = READINGS + "A200;01.02.2022;95;;;R\n" + "".join(READING_CASES)
    report = add(importer, tmp_path, "odczyty.csv", text)
    wanted = [(line, code) for line, code in enumerate(READING_CASES.values(), 3) if code]
    assert reasons(report) == wanted
    assert counts(report) == (13, 1, 1, 11)
    kept = rows(plain, "select read_on, state, reason from readings where status = 'refused' order by read_on, state")
    assert kept[:2] == [
        (date(2020, 1, 1), 1, "Wodomierz nie był wtedy przy tej karcie obiektu z 03.03.2020."),
        (date(2020, 10, 1), 70, "Stan jest wyższy od zaksięgowanego później z 01.12.2020 (61 m³)."),
    ]
    assert len(kept) == 7
    again = add(importer, tmp_path, "odczyty.csv", text)
    assert (reasons(again), again.loaded) == (wanted, 0)
    assert rows(plain, "select count(*) from readings where status = 'refused'") == [(7,)]


def test_that_a_true_state_below_a_stored_estimate_reverses_it(
    importer: Database, plain: Plain, tmp_path: Path
) -> None:
    report = add(importer, tmp_path, "odczyty.csv", READINGS + "A200;01.10.2020;35;;;I\n")
    assert report.complete if hasattr(report, "complete") else not report.refused
    assert report.made == {"readings": 1, "readings_reversed": 1, "readings_refused": 0}
    assert rows(plain, "select state, reason from readings where status = 'reversed'") == [
        (40, "Szacunek zastąpiony prawdziwym odczytem z 01.10.2020.")
    ]


def test_that_a_reading_lies_with_the_meter_where_it_was_that_day(
    importer: Database, plain: Plain, tmp_path: Path
) -> None:
    add(importer, tmp_path, "wodomierze.csv", METERS + "A100;W-2;5;główny;garaż;20;;04.03.2020;412;;;;\n")
    report = add(importer, tmp_path, "odczyty.csv", READINGS + "A100;01.01.2019;300;;;I\nA100;01.01.2021;500;;;I\n")
    assert report.loaded == 2
    assert rows(
        plain,
        "select r.state, a.number from readings r join installations i on i.customer_id = r.customer_id and i.id = r.installation_id"
        " join accounts a on a.customer_id = i.customer_id and a.id = i.account_id where r.state in (300, 500) order by 1",
    ) == [(300, "W-1"), (500, "W-2")]


def test_that_a_new_invoice_takes_what_was_overpaid(importer: Database, plain: Plain, tmp_path: Path) -> None:
    report = add(importer, tmp_path, "faktury.csv", PAPERS + "FV/9;W-2;;01.11.2026;15.11.2026;;;;;12,50;;\n")
    assert report.made == {"papers": 1, "settlements": 1}
    assert rows(plain, "select balance, oldest_due from accounts where number = 'W-2'") == [(250, date(2026, 11, 15))]


def test_that_nothing_is_settled_under_a_debt_status(importer: Database, plain: Plain, tmp_path: Path) -> None:
    plain.execute("update accounts set debt_status = 'time_barred' where number = 'W-1'")
    report = add(importer, tmp_path, "wplaty.csv", PAYMENTS + "2026/190;1;W-1;02.11.2026;4720;;\n")
    assert report.made == {"payments": 1, "settlements": 0}
    assert rows(plain, "select balance from accounts where number = 'W-1'") == [(0,)]


BY_LINE = """
    [[files]]
    match = "*.csv"
    [files.paper]
    ensure = true
    number = "{faktura}"
    account = "W-2"
    issued_on = "{dnia}"
    gross = "{razem}"
    [[files.line]]
    line_no = "{lp}"
    name = "{nazwa}"
    gross = "{kwota}"
"""


def test_that_an_invoice_may_be_told_line_by_line(importer: Database, plain: Plain, tmp_path: Path) -> None:
    path = tmp_path / "wiersze.csv"
    path.write_text(
        "faktura;dnia;razem;lp;nazwa;kwota\n"
        "F/1;2026-05-05;30,00;1;Woda;10,00\nF/1;2026-05-05;30,00;2;Ścieki;20,00\n"
        "F/2;2026-05-05;30,00;1;Woda;10,00\nF/2;2026-05-05;30,00;2;Ścieki;19,99\n",
        encoding="utf-8",
    )
    (report,) = load(importer, path, BY_LINE).files
    assert reasons(report) == [(4, "lines_do_not_add_up"), (5, "lines_do_not_add_up")]
    assert rows(plain, "select p.number, l.line_no, l.name, l.gross, l.price from papers p join paper_lines l on l.paper_id = p.id"
                " where p.number like 'F/%' order by 1, 2") == [
        ("F/1", 1, "Woda", 1000, 10), ("F/1", 2, "Ścieki", 2000, 20),
    ]  # fmt: skip
    assert counts(load(importer, path, BY_LINE).files[0]) == (4, 0, 2, 2)
