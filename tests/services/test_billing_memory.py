"""An import's memory does not grow with its file; half a million rows were measured by hand (docs/import.md)."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

from app.store.session import Database
from tests.services.billing_kit import ACCOUNTS, CUSTOMERS, FOLDER, PAYMENTS, counts, folder_mapping, load, write_folder


def test_that_memory_stays_flat(database: Database, tmp_path: Path) -> None:
    few = {"klienci.csv": FOLDER["klienci.csv"], "karty.csv": FOLDER["karty.csv"]}
    assert few["klienci.csv"].startswith(CUSTOMERS)
    assert few["karty.csv"].startswith(ACCOUNTS)
    mapping = folder_mapping()
    load(database, write_folder(tmp_path / "few", few), mapping)

    def peak(rows: int) -> int:
        text = "".join(f"{rows}/{n};1;W-{1 + n % 2};02.10.2026;{n + 1};wpłata {n};\n" for n in range(rows))
        folder = write_folder(tmp_path / str(rows), {"wplaty.csv": PAYMENTS + text})
        tracemalloc.start()
        (report,) = load(database, folder, mapping).files
        told = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert counts(report) == (rows, rows, 0, 0)
        return told

    peak(100)  # what is imported and cached once
    assert peak(20_000) < peak(1_500) + 100_000
