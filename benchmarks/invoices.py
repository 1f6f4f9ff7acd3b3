"""Structured invoices into the ledger: files a second, validation included, beside lxml's bare validation of the same files.

The floor parses each file and checks it against the official schema, in one process, and does nothing else. Ours reads,
checks, posts and keeps it, with two processes that read.
"""

from __future__ import annotations

import secrets
import tempfile
from contextlib import closing
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from time import perf_counter

import psycopg
from lxml import etree

from app.documents.demo_files import FA3, InvoiceOrder, MeterRow, Party, Sold, invoice_xml
from app.documents.ksef.schemas import schema_tree
from app.domain.invoice_import import FileOutcome
from app.services import invoice_import
from app.store import schema
from app.store.embedded import Cluster
from app.store.session import Database
from benchmarks.measure import Result
from tests.notice_kit import town

CUSTOMERS = 2_000
ROUNDS = 2
FILES = 10_000
"""A round."""
LEAST = 0.4
"""Of the floor's files a second."""
_NAME = "bench_invoices"
_SELLER = Party("Przedsiębiorstwo Usług Komunalnych Sp. z o.o.", "ul. Przykładowa 1, 74-100 Gryfino", "5265877635")
_SOLD = (
    ("Woda - gospodarstwa domowe", "m3", "12", 486),
    ("Ścieki - gospodarstwa domowe", "m3", "12", 655),
    ("Opłata abonamentowa - woda", "mies.", "2", 410),
    ("Opłata abonamentowa - ścieki", "mies.", "2", 395),
)


def measure(cluster: Cluster) -> list[Result]:
    """Ours and the floor in turn, the order changing, each round with files of its own."""
    conninfo, password = _make(cluster)
    ours = floor = 0.0
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(Database(conninfo, password, size=1, statement_timeout_s=0)) as database,
    ):
        rounds = [_write(Path(folder) / str(number), number) for number in range(ROUNDS)]
        for number, place in enumerate(rounds):
            if number % 2:
                floor += _bare(place)
                ours += _import(database, place)
            else:
                ours += _import(database, place)
                floor += _bare(place)
    ours, floor = ROUNDS * FILES / ours, ROUNDS * FILES / floor
    ratio = round(ours / floor, 3)
    name = f"invoices: {ROUNDS * FILES} files FA(3), against bare validation by lxml (at least)"
    return [Result(name, round(ours), round(floor), "a second", ratio, LEAST, ratio >= LEAST)]


def _make(cluster: Cluster) -> tuple[str, str]:
    """A town of water cards, and a login of the role that imports."""
    password = secrets.token_urlsafe(16)
    with psycopg.connect(cluster.superuser(), autocommit=True) as connection:
        connection.execute(f'drop database if exists "{_NAME}" with (force)')
        connection.execute(f'create database "{_NAME}"')
    schema.upgrade(cluster.superuser(_NAME))
    with psycopg.connect(cluster.superuser(_NAME), autocommit=True) as owner:
        town(owner, CUSTOMERS, bare=True)
        if owner.execute("select 1 from pg_roles where rolname = %s", (_NAME,)).fetchone() is None:
            owner.execute(f"create role {_NAME} login in role okienko_import")
        owner.execute(psycopg.sql.SQL("alter role {} password {}").format(psycopg.sql.Identifier(_NAME), password))
        with owner.transaction():
            owner.execute("set local session_replication_role = replica")
            owner.cursor().executemany(
                "update okienko.accounts set nrb = %s where number = %s",
                [(_nrb(number), f"W{number:06d}") for number in range(1, CUSTOMERS + 1)],
            )
        owner.execute("vacuum analyze")
    return cluster.conninfo(_NAME, _NAME), password


def _nrb(customer: int) -> str:
    """A virtual account with sound check digits."""
    bban = f"10201026{customer:016d}"
    return f"{98 - int(bban + '252100') % 97:02d}{bban}"


def _write(folder: Path, number: int) -> Path:
    folder.mkdir()
    for place in range(FILES):
        invoice = number * FILES + place
        customer = invoice % CUSTOMERS + 1
        issued = date(2026, 1, 2) + timedelta(invoice // CUSTOMERS * 60)
        order = InvoiceOrder(
            seller=_SELLER,
            buyer=Party(f"Nowak {customer}", f"ul. Polna {customer}, 74-100 Gryfino"),
            customer=f"{customer:06d}",
            number=f"WOD/{invoice}/2026",
            issued_on=issued,
            due_on=issued + timedelta(14),
            period=(issued - timedelta(61), issued - timedelta(2)),
            nrb=_nrb(customer),
            sold=[Sold(name, unit, Decimal(quantity), price) for name, unit, quantity, price in _SOLD],
            readings=_year(customer, issued, place),
            arrears=invoice % 3 * 1000,
        )
        (folder / f"{invoice:07d}.xml").write_bytes(invoice_xml(order))
    return folder


def _year(customer: int, issued: date, place: int) -> list[MeterRow]:
    """The bill tells the readings of a year of its two meters, as the ministry's samples 24 and 25 tell theirs."""
    days = [issued - timedelta(2 + 30 * month) for month in range(12)]
    return [
        MeterRow(f"{serial}{customer:08d}", day, 400 + place - 6 * month, 406 + place - 6 * month)
        for serial in ("PL", "OG")
        for month, day in enumerate(days)
    ]


def _import(database: Database, folder: Path) -> float:
    start = perf_counter()
    report = invoice_import.load(database, [folder], workers=2)
    took = perf_counter() - start
    assert len(report.files) == FILES
    assert all(each.outcome is FileOutcome.LOADED for each in report.files), report.by_reason()
    return took


def _bare(folder: Path) -> float:
    """Seconds to parse the same files and check them against the schema."""
    rules = etree.XMLSchema(schema_tree(FA3))
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
    start = perf_counter()
    for path in sorted(folder.iterdir()):
        assert rules.validate(etree.parse(path, parser))
    return perf_counter() - start
