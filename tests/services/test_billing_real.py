"""Real data: the New York water bills, and names nobody would think of. Skipped, visibly, where they are not at hand."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from typing import Any

import psycopg
import pytest

from app.documents.billing.mapping import read_mapping
from app.store.session import Database
from tests.database import Clone, worked
from tests.services.billing_kit import NYC_MAPPING, counts, load, reasons

Plain = psycopg.Connection[tuple[Any, ...]]

NAMES_MAPPING = """
    [format]
    delimiter = ","
    trim = false
    [[files]]
    match = "*.csv"
    [files.customer]
    number = "{nr|pad:6}"
    kind = "company"
    company = "{nazwa}"
"""


@pytest.fixture
def importer(clone: Clone) -> Database:
    login, password = clone.make_login("okienko_import")
    return clone.database(clone.conninfo(login), password, statement_timeout_s=0)


@pytest.fixture
def plain(clone: Clone) -> Plain:
    connection = clone.connect()
    connection.execute("set search_path = okienko")
    return connection


def value(plain: Plain, statement: str) -> Any:
    row = plain.execute(statement.encode()).fetchone()
    assert row is not None
    return row[0]


def test_naughty_strings_as_names_of_customers(
    importer: Database, plain: Plain, shared_data: Path, tmp_path: Path
) -> None:
    """Nothing lost, nothing run, nothing changed: each is there as it was, or refused with its line."""
    text = (shared_data / "nasty" / "blns.txt").read_text(encoding="utf-8")
    names = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert len(names) > 500
    path = tmp_path / "nasty.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
        writer.writerow(["nr", "nazwa"])
        writer.writerows(enumerate(names, 1))
    (report,) = load(importer, path, NAMES_MAPPING).files
    assert report.read == len(names)
    refused = {remark.line - 2 for remark in report.refused}
    assert {code for _, code in reasons(report)} <= {"text_too_long"}
    stored = {int(row[0]): str(row[1]) for row in plain.execute("select number, company from customers")}
    assert stored == {number: name for number, name in enumerate(names, 1) if number - 1 not in refused}
    assert value(plain, "select count(*) from directory") == len(stored)
    assert counts(load(importer, path, NAMES_MAPPING).files[0]) == (len(names), 0, len(stored), len(refused))


def test_a_sample_of_new_york(importer: Database, plain: Plain, shared_data: Path) -> None:
    path = shared_data / "meters" / "nyc_sample_40_meters.csv"
    (report,) = load(importer, path, read_mapping(NYC_MAPPING)).files
    assert report.read == 2893
    assert report.loaded + report.already + len(report.refused) == report.read
    assert value(plain, "select sum(balance) from accounts") == value(plain, "select sum(debit) from operations")
    assert value(plain, "select count(*) from readings where state is not null") == 0
    (again,) = load(importer, path, read_mapping(NYC_MAPPING)).files
    assert counts(again) == (2893, 0, report.loaded + report.already, len(report.refused))


@pytest.mark.slow
def test_all_of_new_york(clone: Clone, importer: Database, plain: Plain, shared_data: Path) -> None:
    """The figures that docs/import.md tells."""
    path = shared_data / "meters" / "nyc_nycha_water_bills_2013_2023.csv"
    began = worked(clone.cluster)
    (report,) = load(importer, path, read_mapping(NYC_MAPPING)).files
    took = worked(clone.cluster) - began
    assert counts(report) == (50255, 44337, 5877, 41)
    assert dict(report.by_reason()) == {
        "paper_differs": 25, "period_reversed": 7, "value_missing": 7, "meter_elsewhere": 1, "line_differs": 1,
    }  # fmt: skip
    assert Counter(note.code for note in report.notes) == {
        "used_overwritten": 3544, "no_meter": 232, "meter_exchanged": 169, "meter_other_place": 55, "period_overlaps": 36,
        "used_against_charge": 36, "day_taken": 5, "period_empty": 4, "estimate_replaced": 2,
    }  # fmt: skip
    assert report.made == {
        "customers": 110, "accounts": 529, "meters": 791, "installations": 791, "papers": 44335, "lines": 46038,
        "readings": 40939, "readings_reversed": 2, "readings_refused": 3625, "settlements": 4,
    }  # fmt: skip
    assert took < 60, "seconds of the processor"
    with path.open(encoding="utf-8", newline="") as file:
        wanted = {
            (f"NYC/{row['UMIS_BILL_ID']}/{row['Meter_Number'].replace(' & ', '-')}", row["Current_Charges"])
            for row in csv.DictReader(file)
        }
    there = plain.execute("select number, (gross / 100.0)::float8 from papers").fetchall()
    assert {(number, float(charge)) for number, charge in wanted}.issuperset(there)
    assert value(plain, "select count(*) from papers p where p.remark <> ''") == 0
