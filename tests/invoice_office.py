"""A ledger with one customer of one water card, and a folder that invoices are imported from."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.domain.identifiers import ksef_checksum
from app.domain.invoice_import import InvoicesReport
from app.services import invoice_import
from app.store.session import Database
from tests.bookkeeping import Books, Connection
from tests.database import Clone
from tests.invoice_files import NRB, SELLER


def ksef_number(part: str) -> str:
    """A sound KSeF number of our seller."""
    number = f"{SELLER}-20261103-{part:0>12}-00"
    return f"{number[:-2]}{ksef_checksum(number)}"


class Office:
    """A ledger with one customer of one water card, and a folder that invoices are imported from."""

    def __init__(self, clone: Clone, folder: Path) -> None:
        self.clone = clone
        self.connection: Connection = clone.connect()
        self.books = Books(self.connection)
        self.loader = clone.login("okienko_import")
        self.superuser: Database = clone.database()
        self.folder = folder
        self.who = self.books.customer("Kowalska", "Anna")
        self.number = self.one("select number from customers where customer_id = %s", self.who)
        self.card = self.books.card(self.who, nrb=NRB)

    def one(self, question: str, *values: Any) -> Any:
        row = self.connection.execute(question.encode(), values).fetchone()
        return row[0] if row else None

    def all(self, question: str, *values: Any) -> list[tuple[Any, ...]]:
        return self.connection.execute(question.encode(), values).fetchall()

    def put(self, **files: bytes) -> None:
        for name, data in files.items():
            (self.folder / f"{name}.xml").write_bytes(data)

    def load(
        self, named: Mapping[str, bytes] | None = None, *, notices: bool = False, **files: bytes
    ) -> InvoicesReport:
        """Import these files alone; ``named`` where a name is no word of Python."""
        for old in self.folder.glob("*.xml"):
            old.unlink()
        self.put(**{**files, **(named or {})})
        return self.take(self.folder, notices=notices)

    def take(self, *paths: Path, notices: bool = False) -> InvoicesReport:
        """Import what these paths name."""
        return invoice_import.load(self.loader, paths, workers=0, notices=notices)

    def outcome(self, data: bytes) -> tuple[str, str]:
        report = self.load(one=data)
        return report.files[0].outcome.value, report.files[0].code

    def balance(self, card: int | None = None) -> int:
        found: int = self.one("select balance from accounts where id = %s", card or self.card)
        return found

    def posted(self) -> list[tuple[Any, ...]]:
        return self.all("select kind, debit, credit, document from operations order by id")

    def setting(self, key: str, value: str) -> None:
        self.connection.execute("update settings set value = %s::jsonb where key = %s", (value, key))
