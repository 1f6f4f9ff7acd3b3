"""What belongs to no customer: clerks' names, tariffs, routes, settings, announcements; and the announcements kept current."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import Any

import psycopg

from app.domain.calendar import previous_working_day
from app.domain.polish import fold
from app.store.town.maker import OWN_ACCOUNT, Town
from app.store.town.meters import SUPERVISOR
from app.store.town.papers import SELLER_NIP
from app.store.town.registration import NEW_TERMS, NEW_TERMS_TEXT
from app.store.town.routes import ROUTES
from app.store.town.tariffs import GROUPS, INTEREST_RATES
from app.system.clock import office_moment

CLERKS = (
    ("m.zielinska", "Marta Zielińska", "clerk"),
    ("p.wojcik", "Paweł Wójcik", "clerk"),
    ("k.blaszczyk", "Katarzyna Błaszczyk", "clerk"),
    ("e.dabrowska", "Ewa Dąbrowska", "supervisor"),
)
"""Names behind the traces, beside the demonstration's own clerk; none of these can sign in."""

COMMUNE_PHONE = "91 000 20 11"

_Connection = psycopg.Connection[tuple[Any, ...]]


def lay(connection: _Connection, town: Town, now: datetime) -> None:
    """Load everything that customers stand on. ``now`` is aware; announcements are made around it."""
    days = town.days
    with connection.cursor() as cursor:
        cursor.executemany("insert into okienko.clerks (login, name, role, active) values (%s, %s, %s, false)", CLERKS)
        cursor.executemany(
            "insert into okienko.tariff_groups (code, service, name, cycle_months, metered) values (%s, %s, %s, %s, %s)",
            [(group.code, group.service, group.name, group.cycle, group.metered) for group in GROUPS],
        )
        cursor.executemany(
            "insert into okienko.tariff_prices (group_code, component, valid_from, price, vat, unit, name) "
            "values (%s, %s, %s, %s::numeric / 100, 8, %s, %s)",
            [
                (price.group, price.component, days.iso(price.valid_from), price.grosze, price.unit, price.name)
                for price in town.tariffs.prices
            ],
        )
        cursor.executemany(
            "insert into okienko.routes (id, code, name) values (%s, %s, %s)",
            [(route.route_id, route.code, route.name) for route in ROUTES],
        )
        settings = [("booked_until", "2000-01-01", json.dumps(days.iso(days.booked_until)))]
        settings.append(("commune_phone", "2000-01-01", json.dumps(COMMUNE_PHONE)))
        settings.append(("bank_accounts", "2000-01-01", json.dumps([OWN_ACCOUNT])))
        cursor.executemany(
            "insert into okienko.settings (key, valid_from, value) values (%s, %s, %s::jsonb) "
            "on conflict (key, valid_from) do update set value = excluded.value",
            settings,
        )
        cursor.executemany(
            "insert into okienko.interest_rates (regime, valid_from, percent, source) values ('civil', %s, %s::numeric, 'miasto pokazowe') "
            "on conflict (regime, valid_from) do update set percent = excluded.percent",
            INTEREST_RATES,
        )
        cursor.execute(
            "update okienko.settings set value = jsonb_set(value, '{nip}', to_jsonb(%s::text)) where key = 'utility'",
            (SELLER_NIP,),
        )  # a payment code and an invoice name their seller by it
        cursor.execute(
            "insert into okienko.templates (code, version, kind, title, body, valid_from, made_by) "
            "values ('consent.terms', 2, 'consent', 'Regulamin e-BOK', %s, %s, %s)",
            (NEW_TERMS_TEXT, NEW_TERMS, SUPERVISOR),
        )
        cursor.execute(
            "insert into okienko.case_numbers (kind, year, last) values ('declaration', %s, %s)",
            (days.day.year, town.size),
        )
        with cursor.copy("copy okienko.route_days (route_id, fraction, day, moved_from, done_at) from stdin") as copy:
            for entry in town.calendar.route_days:
                moved = days.iso(entry.moved_from) if entry.moved_from else None
                done = days.moment(entry.day, 480) if entry.day < days.today else None
                copy.write_row((entry.route_id, entry.fraction, days.iso(entry.day), moved, done))
    announce(connection, now)


def announce(connection: _Connection, now: datetime) -> None:
    """Put up what concerns some streets just now: a failure till this afternoon, work on the mains, a moved pickup."""
    hour = office_moment(now).replace(minute=0, second=0, microsecond=0)
    ends = hour + timedelta(hours=5)
    works = hour + timedelta(days=2)
    rows = [
        ("water", f"Awaria wodociągu: ul. Łużycka, bez wody do godz. {ends:%H:%M}.", ["Łużycka"], hour - timedelta(hours=2), ends),
        ("water", f"Płukanie sieci {works:%d.%m}: Wełtyń i Gardno, możliwa mętna woda.", ["Wełtyń", "Gardno"], hour - timedelta(days=1), works),
        ("waste", "Trasa WS-1 opóźniona o jeden dzień, odbiór jutro.", ["Daleszewo", "Radziszewo", "Czepino", "Żabnica"], hour - timedelta(hours=3), hour + timedelta(days=1)),
        (None, "Wpłaty z ostatnich dwóch dni roboczych są jeszcze księgowane.", [], hour - timedelta(days=1), hour + timedelta(days=3)),
    ]  # fmt: skip
    with connection.cursor() as cursor:
        cursor.executemany(
            "insert into okienko.announcements (service, text, street_keys, starts_at, ends_at, clerk) values (%s, %s, %s, %s, %s, 'e.dabrowska')",
            [
                (service, text, [fold(street) for street in where], starts, until)
                for service, text, where, starts, until in rows
            ],
        )


def freshen(connection: _Connection, today: date, now: datetime) -> None:
    """Bring a town of some days ago to today where that costs nothing: the bank's day and the announcements.

    Invoices, readings and balances stay as they were made.
    """
    booked = previous_working_day(today)
    connection.execute("select okienko.booked_until(least(%s, okienko.warsaw_today()))", (booked,))
    running = connection.execute(
        "select count(*) from okienko.announcements where not withdrawn and starts_at <= %s and ends_at > %s",
        (now, now),
    ).fetchone()
    if running is None or running[0] < 2:
        announce(connection, now)
