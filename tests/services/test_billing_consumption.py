"""A source that has only bills with a consumption, as the New York one: what a clerk can say of it afterwards."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from app.documents.billing.mapping import read_mapping
from app.domain.consumption import by_month, periods
from app.domain.contacts import ContactChannel
from app.domain.metering import MeterHistory, ReadingSource, ReadingStatus
from app.services import customers, ledger, metering
from app.store.session import Database
from tests.database import Clone
from tests.services.billing_kit import NYC_MAPPING, counts, load, noted, reasons

Plain = psycopg.Connection[tuple[Any, ...]]
HEADER = (
    "Development_Name,Borough,Location,Meter_AMR,Meter_Scope,TDS_No,EDP,UMIS_BILL_ID,Service_Start_Date,Service_End_Date,"
    "Meter_Number,Estimated,Current_Charges,Consumption_HCF,Water_Sewer_Charges,Other_Charges\n"
)


def bill(
    number: int, begin: str, end: str, used: str, charge: str = "", *, meter: str = "K100", estimated: str = "N",
    place: str = "BLD 01", scope: str = "", development: str = "BAISLEY PARK", tds: str = "91", edp: str = "240",
) -> str:  # fmt: skip
    """A row of the source; the price is about 10 USD for 100 cubic feet."""
    amount = charge or f"{int(used) * 10}.5"
    return f"{development},QUEENS,{place},AMR,{scope},{tds},{edp},{number},{begin},{end},{meter},{estimated},{amount},{used},{amount},0.0\n"


@pytest.fixture
def importer(clone: Clone) -> Database:
    login, password = clone.make_login("okienko_import")
    return clone.database(clone.conninfo(login), password, statement_timeout_s=0)


@pytest.fixture
def plain(clone: Clone) -> Plain:
    connection = clone.connect()
    connection.execute("set search_path = okienko")
    return connection


def load_bills(database: Database, folder: Path, *bills: str) -> Any:
    path = folder / "nyc_bills.csv"
    path.write_text(HEADER + "".join(bills), encoding="utf-8")
    (report,) = load(database, path, read_mapping(NYC_MAPPING)).files
    return report


def rows(plain: Plain, statement: str) -> list[tuple[Any, ...]]:
    return plain.execute(statement.encode()).fetchall()


def history(clone: Clone, serial: str) -> MeterHistory:
    ((customer, installation),) = clone.connect().execute(
        "select i.customer_id, i.id from okienko.installations i join okienko.meters m on m.id = i.meter_id where m.serial = %s",
        (serial,),
    )
    return metering.history(clone.login("okienko_clerk"), customer, installation)


def test_that_consumption_is_loaded_and_the_state_stays_unknown(
    clone: Clone, importer: Database, tmp_path: Path
) -> None:
    report = load_bills(
        importer,
        tmp_path,
        bill(1, "01/01/2021", "02/01/2021", "10"),
        bill(2, "02/01/2021", "03/01/2021", "20", estimated="Y"),
    )
    assert counts(report) == (2, 2, 0, 0)
    found = history(clone, "K100")
    assert (found.head.last_state, found.head.last_on) == (None, None)
    assert [(r.read_on, r.period_from, r.state, r.used, r.status, r.source, r.estimated) for r in found.readings] == [
        (
            date(2021, 3, 1),
            date(2021, 2, 1),
            None,
            Decimal("56.634"),
            ReadingStatus.BOOKED,
            ReadingSource.ESTIMATE,
            True,
        ),
        (date(2021, 2, 1), date(2021, 1, 1), None, Decimal("28.317"), ReadingStatus.BOOKED, ReadingSource.RADIO, False),
    ]
    months = by_month(periods(found))
    assert [(month.first, month.estimated) for month in months] == [
        (date(2021, 1, 1), False), (date(2021, 2, 1), True), (date(2021, 3, 1), True),
    ]  # fmt: skip
    assert sum(month.litres for month in months) == 28317 + 56634


def test_that_the_clerk_sees_balance_and_months(clone: Clone, importer: Database, plain: Plain, tmp_path: Path) -> None:
    load_bills(importer, tmp_path, bill(1, "01/01/2021", "02/01/2021", "10"), bill(2, "02/01/2021", "03/01/2021", "20"))
    ((who,),) = rows(plain, "select customer_id from customers where number = '900091'")
    clerk = clone.login("okienko_clerk")
    contact = str(uuid4())
    card = customers.open_card(clerk, who, contact_key=contact)
    (account,) = card.accounts
    assert (card.name, account.number, account.balance) == ("BAISLEY PARK", "091/BLD-01", 10050 + 20050)
    assert account.object_address == "BLD 01, QUEENS"
    shown = ledger.operations(clerk, who, account.account_id, 2021, 2, contact=(contact, ContactChannel.PHONE))
    assert [(o.booked_on, o.due_on, o.debit, o.document) for o in shown] == [
        (date(2021, 2, 1), date(2021, 3, 3), 10050, "NYC/1/K100")
    ]


def test_that_a_meter_was_changed_where_periods_meet(
    clone: Clone, importer: Database, plain: Plain, tmp_path: Path
) -> None:
    report = load_bills(
        importer, tmp_path,
        bill(1, "01/01/2021", "02/01/2021", "10"), bill(2, "02/04/2021", "03/01/2021", "20", meter="K200"),
        bill(3, "03/01/2021", "04/01/2021", "30", meter="K300", scope="STORE 01"),
        bill(4, "03/10/2021", "04/10/2021", "30", meter="K400"),
    )  # fmt: skip
    assert noted(report) == [(3, "meter_exchanged")]  # K300 is at another place, K400 began too late
    assert rows(
        plain,
        "select m.serial, i.installed_on, i.removed_on, i.replaces_id is not null from installations i"
        " join meters m on m.id = i.meter_id order by 1",
    ) == [
        ("K100", date(2021, 1, 1), date(2021, 2, 4), False),
        ("K200", date(2021, 2, 4), None, True),
        ("K300", date(2021, 3, 1), None, False),
        ("K400", date(2021, 3, 10), None, False),
    ]
    assert [head.serial for head in history(clone, "K200").chain] == ["K100"]


def test_that_an_exchange_is_seen_when_the_new_meter_comes_in_a_later_file(
    importer: Database, plain: Plain, tmp_path: Path
) -> None:
    load_bills(importer, tmp_path, bill(1, "01/01/2021", "02/01/2021", "10"))
    report = load_bills(importer, tmp_path, bill(2, "02/01/2021", "03/01/2021", "20", meter="K200"))
    assert noted(report) == [(2, "meter_exchanged")]
    assert rows(plain, "select removed_on from installations where removed_on is not null") == [(date(2021, 2, 1),)]


def test_that_two_heirs_of_one_meter_are_not_guessed(importer: Database, tmp_path: Path) -> None:
    report = load_bills(
        importer, tmp_path, bill(1, "01/01/2021", "02/01/2021", "10"),
        bill(2, "02/01/2021", "03/01/2021", "20", meter="K200"), bill(3, "02/01/2021", "03/01/2021", "20", meter="K300"),
    )  # fmt: skip
    assert noted(report) == []


def test_that_the_bill_is_loaded_where_its_consumption_can_not_be_booked(
    clone: Clone, importer: Database, plain: Plain, tmp_path: Path
) -> None:
    report = load_bills(
        importer, tmp_path,
        bill(1, "01/01/2021", "02/01/2021", "10"),
        bill(2, "01/01/2021", "02/01/2021", "10"),  # the same consumption billed twice: two bills, one reading
        bill(3, "01/01/2020", "03/01/2021", "99"),  # over the first
        bill(4, "03/01/2021", "04/01/2021", "204", "300.5", edp="325"),  # overwritten in the source
        bill(5, "04/01/2021", "05/01/2021", "1000", "100.0"),  # two digits too many
        bill(6, "05/01/2021", "05/01/2021", "0", "5.0"),  # no day
        bill(7, "06/01/2021", "07/01/2021", "0", "5.0", meter="UN-METERED"),
    )  # fmt: skip
    assert counts(report) == (7, 7, 0, 0)
    assert noted(report) == [
        (4, "period_overlaps"), (5, "used_overwritten"), (6, "used_against_charge"), (7, "period_empty"), (8, "no_meter"),
    ]  # fmt: skip
    assert rows(plain, "select count(*) from papers") == [(7,)]
    told = {reading.reason for reading in history(clone, "K100").readings if reading.status is ReadingStatus.REFUSED}
    assert told == {
        "Okres nachodzi na zużycie zaksięgowane z 01.02.2021.",
        "Zużycie w źródle nadpisane: od 2022 r. w każdym wierszu 204 HCF.",
        "Zużycie 2831,685 m³ nie zgadza się z kwotą rachunku (za dużo cyfr?).",
        "Okres zużycia nie ma ani jednego dnia.",
    }
    again = load_bills(
        importer, tmp_path, *Path(tmp_path / "nyc_bills.csv").read_text(encoding="utf-8").splitlines(True)[1:]
    )
    assert counts(again) == (7, 0, 7, 0)
    assert rows(plain, "select status, count(*) from readings group by 1 order by 1") == [("booked", 1), ("refused", 4)]


def test_that_bills_and_rows_that_contradict_themselves_are_refused(importer: Database, tmp_path: Path) -> None:
    report = load_bills(
        importer, tmp_path,
        bill(1, "01/01/2021", "02/01/2021", "10"),
        bill(1, "01/01/2021", "02/01/2021", "10"),
        bill(1, "01/01/2021", "02/01/2021", "10", "99.0"),
        bill(1, "01/01/2021", "02/05/2021", "10"),
        bill(2, "02/01/2021", "01/31/2021", "10"),
        bill(3, "", "", "10"),
        bill(4, "02/01/2021", "03/01/2021", "x", "9.0"),
    )  # fmt: skip
    assert counts(report) == (7, 1, 1, 5)
    assert reasons(report) == [
        (4, "paper_differs"), (5, "paper_differs"), (6, "period_reversed"), (7, "value_missing"), (8, "number_shape"),
    ]  # fmt: skip


def test_that_a_meter_named_with_two_customers_belongs_where_most_rows_put_it(
    importer: Database, tmp_path: Path
) -> None:
    report = load_bills(
        importer, tmp_path,
        bill(1, "01/01/2021", "02/01/2021", "10", development="TAPSCOTT", tds="354"),
        bill(2, "02/01/2021", "03/01/2021", "10"), bill(3, "03/01/2021", "04/01/2021", "10"),
        bill(4, "04/01/2021", "05/01/2021", "10", place="BLD 02"),
    )  # fmt: skip
    assert reasons(report) == [(2, "meter_elsewhere")]
    assert noted(report) == [(5, "meter_other_place")]
    assert report.loaded == 3


def test_that_a_credit_is_a_minus_correction(importer: Database, plain: Plain, tmp_path: Path) -> None:
    load_bills(
        importer,
        tmp_path,
        bill(1, "01/01/2021", "02/01/2021", "10", "-44.55"),
        bill(2, "02/01/2021", "03/01/2021", "0", "0.0"),
    )
    assert rows(plain, "select number, kind, gross from papers order by 1") == [
        ("NYC/1/K100", "correction", -4455), ("NYC/2/K100", "water_invoice", 0),
    ]  # fmt: skip
    assert rows(plain, "select kind, debit, credit from operations") == [("correction", -4455, 0)]
