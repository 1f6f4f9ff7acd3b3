"""Customers, cards, ledger and papers written straight into a database, for tests of what is read from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import psycopg

Connection = psycopg.Connection[tuple[Any, ...]]


@dataclass
class Books:
    """Writes as the superuser of a test's database; every method gives the id of what it made."""

    connection: Connection
    made: int = 0

    def __post_init__(self) -> None:
        self.connection.execute("set search_path = okienko, pg_temp")
        self.connection.execute(
            "insert into tariff_groups (code, service, name) values ('G2', 'water', 'gospodarstwa domowe'),"
            " ('O1', 'waste', 'firmy') on conflict do nothing"
        )

    def today(self) -> date:
        """The office's day as the database has it."""
        day: date = self._one("select warsaw_today()")
        return day

    def customer(self, surname: str, first_name: str = "", company: str = "") -> int:
        """A person, or a company where ``company`` is given."""
        self.made += 1
        kind = "company" if company else "person"
        return self._id(
            "insert into customers (number, kind, surname, first_name, company) values (%s, %s, %s, %s, %s) returning customer_id",
            f"{self.made:06d}", kind, "" if company else surname, first_name, company,
        )  # fmt: skip

    def card(self, customer_id: int, service: str = "water", **values: Any) -> int:
        """A card of a customer at an address of its own."""
        self.made += 1
        address = self._id(
            "insert into addresses (customer_id, kind, street, house, postal_code, city)"
            " values (%s, 'object', 'Łużycka', %s, '74-100', 'Gryfino') returning id",
            customer_id, str(self.made),
        )  # fmt: skip
        fields = {
            "customer_id": customer_id,
            "service": service,
            "number": f"{service[:2].upper()}-{self.made:06d}",
            "tariff_group": "G2" if service == "water" else "O1",
            "address_id": address,
            "opened_on": date(2014, 5, 7),
            **values,
        }
        return self._id(
            f"insert into accounts ({', '.join(fields)}) values ({', '.join(['%s'] * len(fields))}) returning id",
            *fields.values(),
        )

    def paper(self, customer_id: int, number: str, issued_on: date, gross: int, **values: Any) -> int:
        """A paper without lines; VAT is 8 % within ``gross``."""
        vat = round(gross * 8 / 108)
        fields = {"kind": "water_invoice", "due_on": issued_on + timedelta(14), **values}
        fields |= {"customer_id": customer_id, "number": number, "issued_on": issued_on}
        fields |= {"net": gross - vat, "vat": vat, "gross": gross}
        return self._id(
            f"insert into papers ({', '.join(fields)}) values ({', '.join(['%s'] * len(fields))}) returning id",
            *fields.values(),
        )

    def lines(self, customer_id: int, paper_id: int, *lines: tuple[str, str, str, str, int, int]) -> None:
        """All lines of a paper: (name, quantity, price, VAT rate, net, VAT)."""
        values = [
            (customer_id, paper_id, number, name, quantity, price, rate, net, vat, net + vat)
            for number, (name, quantity, price, rate, net, vat) in enumerate(lines, 1)
        ]
        marks = ", ".join(["(%s, %s, %s, %s, 'm3', %s, %s, %s, %s, %s, %s)"] * len(values))
        self.connection.execute(
            "insert into paper_lines (customer_id, paper_id, line_no, name, unit, quantity, price, vat_rate, net, vat, gross)"
            f" values {marks}",
            [value for row in values for value in row],
        )

    def charge(self, customer_id: int, card: int, booked_on: date, amount: int, **values: Any) -> int:
        """An invoice (or a correction, where ``amount`` is below 0) in Wn, due 14 days later."""
        fields = {
            "kind": "invoice" if amount > 0 else "correction",
            "due_on": booked_on + timedelta(14),
            "document": f"FV/{booked_on:%m/%Y}",
            **values,
        }
        fields |= {"customer_id": customer_id, "account_id": card, "booked_on": booked_on}
        fields |= {"debit": amount, "open_amount": amount}
        return self._id(
            f"insert into operations ({', '.join(fields)}) values ({', '.join(['%s'] * len(fields))}) returning id",
            *fields.values(),
        )

    def payment(self, customer_id: int, card: int, booked_on: date, amount: int) -> int:
        """A payment in Ma, not settled against anything yet."""
        return self._id(
            "insert into operations (customer_id, account_id, kind, booked_on, credit, open_amount, document)"
            " values (%s, %s, 'payment', %s, %s, %s, 'przelew') returning id",
            customer_id, card, booked_on, amount, -amount,
        )  # fmt: skip

    def settle(self, customer_id: int, card: int, debit: int, credit: int, amount: int, on: date) -> int:
        """Settle a credit against a charge."""
        return self._id(
            "insert into settlements (customer_id, account_id, debit_id, credit_id, amount, settled_on)"
            " values (%s, %s, %s, %s, %s, %s) returning id",
            customer_id, card, debit, credit, amount, on,
        )  # fmt: skip

    def _id(self, statement: str, *values: Any) -> int:
        return int(self._one(statement, *values))

    def _one(self, statement: str, *values: Any) -> Any:
        row = self.connection.execute(statement.encode(), values).fetchone()
        assert row is not None
        return row[0]
