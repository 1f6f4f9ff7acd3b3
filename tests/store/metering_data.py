"""A small office in the database: one customer with a main meter, made by plain SQL."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import psycopg

from app.domain.metering import ReadingDraft, ReadingSource
from tests.database import Clone

CONTACT = str(uuid4())


def office_day() -> date:
    """Today at the office, asked each time: a run of the tests goes on over midnight."""
    return datetime.now(ZoneInfo("Europe/Warsaw")).date()


@dataclass(frozen=True)
class Place:
    """Ids of what was made."""

    customer_id: int
    account_id: int
    installation_id: int
    serial: str


def add_tariff(connection: psycopg.Connection[Any]) -> None:
    """A water tariff with sewage whose price changed a fortnight ago."""
    connection.execute(
        "insert into okienko.tariff_groups (code, service, name) values ('W1', 'water', 'Gospodarstwa domowe') on conflict do nothing"
    )
    for component, since, price in (
        ("water", office_day() - timedelta(4000), "4.50"),
        ("water", office_day() - timedelta(14), "5.00"),
        ("sewage", office_day() - timedelta(4000), "7.30"),
        ("standing", office_day() - timedelta(4000), "5.15"),
    ):
        connection.execute(
            "insert into okienko.tariff_prices (group_code, component, valid_from, price, vat) values ('W1', %s, %s, %s, 8) "
            "on conflict do nothing",
            (component, since, price),
        )


def add_place(clone: Clone, number: str = "004512", *, digits: int = 5, **installation: Any) -> Place:
    """A customer with one metered water account; ``installation`` overrides columns."""
    connection = clone.connect()
    add_tariff(connection)
    made = connection.execute(
        """with c as (insert into okienko.customers (number, kind, surname, first_name) values (%(n)s, 'person', 'Kowalska', 'Anna')
                 returning customer_id),
             d as (insert into okienko.addresses (customer_id, kind, street, house, flat, postal_code, city)
                   select customer_id, 'object', 'Łużycka', '12', '3', '74-100', 'Gryfino' from c returning customer_id, id),
             a as (insert into okienko.accounts (customer_id, service, number, tariff_group, address_id, opened_on, sewage)
                   select customer_id, 'water', 'W' || %(n)s, 'W1', id, '2020-01-01', true from d returning customer_id, id)
           select customer_id, id from a""",
        {"n": number},
    ).fetchone()
    assert made is not None
    customer_id, account_id = made
    values = {
        "role": "main", "place": "łazienka", "installed_on": office_day() - timedelta(1500), "installed_state": 0,
    } | installation  # fmt: skip
    serial = f"8ZRI0712{number}"
    installation_id = add_installation(connection, customer_id, account_id, serial, digits, values)
    return Place(customer_id, account_id, installation_id, serial)


def add_installation(
    connection: psycopg.Connection[Any],
    customer_id: int,
    account_id: int,
    serial: str,
    digits: int,
    values: dict[str, Any],
) -> int:
    """A meter at a place; ``values`` are columns of the installation, ``legal_until`` of the meter."""
    values = dict(values)
    legal = values.pop("legal_until", office_day() + timedelta(400))
    meter = connection.execute(
        "insert into okienko.meters (serial, digits, legal_until, maker, type_name, diameter, q3, ratio, radio) "
        "values (%s, %s, %s, 'Zenner', 'ETKD-N', 15, 2.5, 160, 'nakładka') returning id",
        (serial, digits, legal),
    ).fetchone()
    assert meter is not None
    columns = {"customer_id": customer_id, "account_id": account_id, "meter_id": meter[0], **values}
    row = connection.execute(
        f"insert into okienko.installations ({', '.join(columns)}) values ({', '.join(['%s'] * len(columns))}) returning id",
        tuple(columns.values()),
    ).fetchone()
    assert row is not None
    return int(row[0])


def book(
    connection: psycopg.Connection[Any],
    place: Place,
    read_on: date,
    state: int,
    *,
    estimated: bool = False,
    **more: Any,
) -> int:
    """A booked reading, as the billing import loads it; gives its id."""
    columns = {
        "customer_id": place.customer_id,
        "installation_id": place.installation_id,
        "read_on": read_on,
        "state": state,
        "status": "booked",
        "source": "estimate" if estimated else "collector",
        "estimated": estimated,
    } | more
    row = connection.execute(
        f"insert into okienko.readings ({', '.join(columns)}) values ({', '.join(['%s'] * len(columns))}) returning id",
        tuple(columns.values()),
    ).fetchone()
    assert row is not None
    return int(row[0])


def book_months(
    connection: psycopg.Connection[Any], place: Place, last: int = 412, months: int = 24, use: int = 9
) -> None:
    """One booked reading every 30 days, the newest 48 days ago with the state ``last``."""
    for number in reversed(range(months)):
        book(connection, place, office_day() - timedelta(48 + 30 * number), last - use * number)


def draft(place: Place, state: int, read_on: date | None = None, **more: Any) -> ReadingDraft:
    """What a clerk typed, today where no day is told, with a request key of its own."""
    values = {"source": ReadingSource.PHONE, "request_key": str(uuid4()), "contact_key": CONTACT} | more
    return ReadingDraft(
        customer_id=place.customer_id,
        installation_id=place.installation_id,
        read_on=read_on or office_day(),
        state=state,
        **values,
    )
