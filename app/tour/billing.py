"""Steps of the second tour: a real question answered from real bills, imported from a billing system's export.

What the answers have to be is read from the export itself here, by the standard library, apart from the importer.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from app.services import billing_import
from app.services.demo import Demo
from app.store.session import Database
from app.store.town.home import DATABASE
from app.tour.facts import amount, day, month, zl
from app.tour.reading import METERS, READINGS, chart_drawn
from app.tour.seen import CELL, row_of
from app.tour.steps import Await, Budget, Expect, GoTo, Press, Step, Type, opened
from app.tour.telling import HISTORY, PAPERS

FILE = Path("data", "meters", "nyc_nycha_water_bills_2013_2023.csv")
MAPPING = Path("docs", "examples", "nyc-water-bills.toml")
ESTATE = "296"
"""Manhattanville Rehab (Group 2): one building, one meter, seven years of monthly bills, some of them twice."""
M3_OF_HCF = Decimal("2.8316846592")
ASKED = 4
"""The bill asked about: this many before the newest."""


@dataclass(frozen=True, slots=True)
class Bill:
    """A row of the export."""

    number: str
    meter: str
    start: date
    end: date
    grosze: int
    m3: Decimal


@dataclass(frozen=True, slots=True)
class Bills:
    """One estate's bills, oldest first, each once."""

    name: str
    bills: tuple[Bill, ...]

    @property
    def total(self) -> int:
        """What all bills come to."""
        return sum(bill.grosze for bill in self.bills)


def read_bills(path: Path) -> Bills:
    """The estate's rows; a row that repeats a bill of the same meter is the same bill."""
    found: dict[tuple[str, str], Bill] = {}
    name = ""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["TDS_No"] == ESTATE:
                name = row["Development_Name"]
                bill = _bill(row)
                found.setdefault((bill.number, bill.meter), bill)
    return Bills(name, tuple(sorted(found.values(), key=lambda bill: bill.end)))


def _bill(row: dict[str, str]) -> Bill:
    return Bill(
        row["UMIS_BILL_ID"],
        row["Meter_Number"],
        _day(row["Service_Start_Date"]),
        _day(row["Service_End_Date"]),
        int((Decimal(row["Current_Charges"]) * 100).to_integral_value(ROUND_HALF_UP)),
        Decimal(row["Consumption_HCF"]) * M3_OF_HCF,
    )


def _day(text: str) -> date:
    return datetime.strptime(text, "%m/%d/%Y").date()  # noqa: DTZ007 - a day of a bill has no time zone


def load(made: Demo, path: Path, mapping: Path) -> tuple[int, int, int]:
    """Import the export into the town; gives rows read, loaded, refused."""
    database = Database(made.cluster.superuser(DATABASE), None, size=1, statement_timeout_s=0)
    try:
        report = billing_import.load(database, path, billing_import.read_mapping_file(mapping), made.made_on)
    finally:
        database.close()
    files = report.files
    return (
        sum(file.read for file in files),
        sum(file.loaded for file in files),
        sum(len(file.refused) for file in files),
    )


def steps(told: Bills) -> Iterator[Step]:
    """From the ring to the answer: what is owed, month by month; what one bill was for, in money and in m3."""
    newest = told.bills[-1]
    last = [bill for bill in told.bills if (bill.end.year, bill.end.month) == (newest.end.year, newest.end.month)]
    oldest_due = told.bills[0].end + timedelta(30)
    yield Step(
        "Dzwoni zarządca osiedla i podaje numer wodomierza",
        [Press("F3"), Type(newest.meter), Press("Enter"), opened(told.name)],
        [
            Expect("nagłówek", told.name, lambda seen: seen.text_of("Header", "name")),
            Expect("Id", f"Id 900{ESTATE}", lambda seen: seen.text_of("Header", "place"), "has"),
        ],
        ring=True,
    )
    yield Step(
        "Weryfikacja: Id i numer ostatniej faktury. Ile jest do zapłaty?",
        [Type("13")],
        [
            Expect("saldo", f"Woda: do zapłaty {zl(told.total)}", lambda seen: seen.balances(), "has"),
            Expect(
                "po terminie",
                f"całość po terminie (najstarszy termin {day(oldest_due)})",
                lambda seen: seen.balances(),
                "has",
            ),
            Expect("w odpowiedzi", zl(told.total), lambda seen: seen.answer(), "has"),
        ],
        budget=Budget("Saldo z prawdziwych danych powiedziane", 16),
    )
    yield Step(
        "Historia finansowa: ostatni miesiąc i jego rachunki",
        [Press("Alt+1"), Press("Right")],
        [
            Expect(
                "miesiąc",
                CELL.join(
                    (
                        month(newest.end.year, newest.end.month),
                        amount(sum(bill.grosze for bill in last)),
                        amount(0),
                        f"{amount(told.total)} Wn",
                    )
                ),
                row_of(HISTORY, 0),
            ),
            *(
                Expect(f"rachunek {n}", amount(bill.grosze), row_of(HISTORY, n), "has")
                for n, bill in enumerate(reversed(last), 1)
            ),
        ],
    )
    yield from _use(told)


def _use(told: Bills) -> Iterator[Step]:
    """What one bill was for: m3 and money."""
    asked = told.bills[-1 - ASKED]
    yield Step(
        "Odczyty i wykres zużycia prawdziwego wodomierza",
        [Press("Alt+3"), Await("wykres", chart_drawn)],
        [
            Expect("wodomierz", asked.meter, row_of(METERS, 0), "has"),
            Expect("stan", "stan nieznany", row_of(METERS, 0), "has"),
            Expect("wykres", "Ostatnie 12 miesięcy", lambda seen: seen.page(), "has"),
        ],
        note="W źródle jest tylko zużycie (w setkach stóp sześciennych), więc stan jest nieznany, nigdy wymyślony.",
    )
    yield Step(
        f"Ile wody zużyto od {day(asked.start)} do {day(asked.end)}?",
        [GoTo(READINGS)],
        [
            Expect("dzień", day(asked.end), row_of(READINGS, ASKED), "has"),
            Expect("zużycie", _cubic(asked.m3), row_of(READINGS, ASKED), "has"),
        ],
    )
    yield Step(
        "Ile kosztował ten rachunek?",
        [Press("Alt+2"), Await("dokumenty", lambda seen: bool(seen.rows(PAPERS)))],
        [
            Expect("numer", f"NYC/{asked.number}/{asked.meter}", row_of(PAPERS, ASKED), "has"),
            Expect("kwota", amount(asked.grosze), row_of(PAPERS, ASKED), "has"),
        ],
    )


def _cubic(m3: Decimal) -> str:
    """``229,366 m³``."""
    return f"{m3.quantize(Decimal('0.001'), ROUND_HALF_UP)} m³".replace(".", ",")
