"""A few customers written straight into a database, for tests of the office's work with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import psycopg

Connection = psycopg.Connection[tuple[Any, ...]]


@dataclass(frozen=True)
class Person:
    """What the tests need to know of a customer made by ``person``."""

    customer_id: int
    number: str
    account_id: int
    waste_id: int
    installation_id: int


def one(connection: Connection, statement: str, *values: object) -> Any:
    """The first column of the first row."""
    row = connection.execute(statement, values).fetchone()
    assert row is not None
    return row[0]


def person(
    connection: Connection,
    number: str = "004512",
    surname: str = "Kowalska",
    first_name: str = "Anna",
    street: str = "Łużycka",
    pesel: str = "44051401359",
    portal: str = "active",
) -> Person:
    """A customer with water (an invoice late, one not yet due, a meter) and waste (overpaid), e-mail, phone, e-BOK."""
    connection.execute("set search_path = okienko, pg_temp")
    who = one(
        connection,
        "insert into customers (number, kind, surname, first_name, since) values (%s, 'person', %s, %s, '2014-05-07') returning customer_id",
        number,
        surname,
        first_name,
    )
    place = one(
        connection,
        "insert into addresses (customer_id, kind, street, house, flat, postal_code, city) "
        "values (%s, 'object', %s, '12', '3', '74-100', 'Gryfino') returning id",
        who,
        street,
    )
    if pesel:
        connection.execute("insert into identifiers (customer_id, kind, value) values (%s, 'pesel', %s)", (who, pesel))
    connection.execute(
        "insert into contact_points (customer_id, kind, value, confirmed) values (%s, 'phone', '+48601234567', true), "
        "(%s, 'email', 'anna@poczta.example', true)",
        (who, who),
    )
    if portal:
        connection.execute(
            "insert into portal_accounts (customer_id, login, state, email) values (%s, %s, %s, 'anna@poczta.example')",
            (who, number, portal),
        )
    water, waste = _accounts(connection, who, place, number)
    return Person(who, number, water, waste, _meter(connection, who, water, number))


def _accounts(connection: Connection, who: int, place: int, number: str) -> tuple[int, int]:
    connection.execute(
        "insert into tariff_groups (code, service, name) values ('G2', 'water', 'domy'), ('O1', 'waste', 'domy') on conflict do nothing"
    )
    account = (
        "insert into accounts (customer_id, service, number, nrb, tariff_group, contract_number, contract_on, address_id, opened_on) "
        "values (%s, %s, %s, %s, %s, '118/2014', '2014-05-07', %s, '2014-05-07') returning id"
    )
    water = one(connection, account, who, "water", f"W{number}", f"4910201026000001{number:>010}", "G2", place)
    waste = one(connection, account, who, "waste", f"O{number}", f"5010201026000002{number:>010}", "O1", place)
    for kind, paper, issued, due, gross in (
        (
            "water_invoice",
            f"FV/WOD/{number}/10/2026",
            "okienko.warsaw_today() - 60",
            "okienko.warsaw_today() - 39",
            9610,
        ),
        (
            "water_invoice",
            f"FV/WOD/{number}/11/2026",
            "okienko.warsaw_today() - 20",
            "okienko.warsaw_today() + 6",
            5222,
        ),
        (
            "waste_invoice",
            f"FV/ODP/{number}/11/2026",
            "okienko.warsaw_today() - 20",
            "okienko.warsaw_today() - 6",
            2000,
        ),
    ):
        ledger = water if kind == "water_invoice" else waste
        connection.execute(
            f"with p as (insert into papers (customer_id, account_id, kind, number, issued_on, due_on, net, vat, gross) "
            f"values (%s, %s, %s, %s, {issued}, {due}, %s, 0, %s) returning id) "
            f"insert into operations (customer_id, account_id, kind, booked_on, due_on, debit, open_amount, document, paper_id) "
            f"select %s, %s, 'invoice', {issued}, {due}, %s, %s, %s, id from p",
            (who, ledger, kind, paper, gross, gross, who, ledger, gross, gross if ledger == water else 0, paper),
        )
    connection.execute(
        "insert into operations (customer_id, account_id, kind, booked_on, credit, open_amount, document) values "
        "(%s, %s, 'payment', okienko.warsaw_today() - 65, 4900, 0, 'przelew'), (%s, %s, 'payment', okienko.warsaw_today() - 10, 4000, -2000, 'przelew')",
        (who, water, who, waste),
    )
    connection.execute(
        "insert into settings (key, value) values ('booked_until', to_jsonb((okienko.warsaw_today() - 2)::text)) on conflict do nothing"
    )
    return water, waste


def _meter(connection: Connection, who: int, water: int, number: str) -> int:
    meter = one(
        connection, "insert into meters (serial, legal_until) values (%s, '2030-12-31') returning id", f"8ZRI07{number}"
    )
    placed = one(
        connection,
        "insert into installations (customer_id, account_id, meter_id, place, installed_on) values (%s, %s, %s, 'piwnica', '2020-01-01') returning id",
        who,
        water,
        meter,
    )
    connection.execute(
        "insert into readings (customer_id, installation_id, read_on, state, status, source) "
        "values (%s, %s, okienko.warsaw_today() - 20, 412, 'booked', 'collector')",
        (who, placed),
    )
    return int(placed)


def letter(connection: Connection, who: int, subject: str, body: str, *, thread: int = 0, minutes_ago: int = 0) -> int:
    """A message from the customer; ``thread`` 0 begins a conversation."""
    return int(
        one(
            connection,
            "with n as (select nextval('ids') as id) insert into messages (customer_id, id, thread_id, from_customer, author, subject, body, sent_at) "
            "select %s, n.id, coalesce(nullif(%s, 0), n.id), true, 'e-BOK', %s, %s, now() - make_interval(mins => %s) from n returning id",
            who,
            thread,
            subject,
            body,
            minutes_ago,
        )
    )
