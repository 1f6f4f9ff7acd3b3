"""``okienko interest``: an administrator writes a rate down, and interest is told by it; nobody else may."""

from __future__ import annotations

from datetime import date

import pytest
from psycopg.conninfo import make_conninfo

from app.cli.terminal import Exit
from app.domain.customers import InterestRegime
from app.domain.interest import interest_of
from app.domain.ledger import OpenItem
from app.services import interest
from tests.bookkeeping import Books
from tests.cli.kit import Desk
from tests.database import Clone

SOURCE = ("--source", "obwieszczenie, M.P. poz. 1200")


def desk(clone: Clone, role: str, language: str = "en") -> Desk:
    login, password = clone.make_login(role)
    return Desk(make_conninfo(clone.conninfo(login), password=password), language)


@pytest.fixture
def admin(clone: Clone) -> Desk:
    return desk(clone, "okienko_admin")


def test_that_every_clerk_sees_the_rates_and_where_they_end(clone: Clone) -> None:
    said = desk(clone, "okienko_clerk", "pl").run("interest", "list")
    assert said.status == Exit.OK
    assert "civil (kodeks cywilny):" in said.out
    assert "09.10.2025 - 05.11.2025 10 %  art. 481" in said.out
    assert "Po 05.11.2025 stopa nie jest znana." in said.out
    assert "Po 31.12.2025 stopa nie jest znana." in said.out


def test_that_interest_is_told_by_a_rate_that_was_written_down(clone: Clone, admin: Desk) -> None:
    who = Books(clone.connect()).customer("Kowalska")
    item = OpenItem(1, date(2025, 11, 5), date(2025, 10, 20), 100_000, None, "FV/1")
    clerk = clone.login("okienko_clerk")

    def told(today: date) -> tuple[int, date | None]:
        terms = interest.terms(clerk, who)
        assert terms is not None
        found = interest_of([item], terms, today)
        assert found is not None
        return found.amount, found.known_until

    assert told(date(2026, 11, 22)) == (0, date(2025, 11, 5))
    said = admin.run("interest", "rate", "civil", "6.11.2025", "9,75", "--until", "2025-12-03", *SOURCE, "--json")
    assert said.status == Exit.OK
    assert said.told["rates"][-1] == {
        "regime": "civil", "from": "2025-11-06", "until": "2025-12-03", "percent": "9.75", "source": SOURCE[1],
    }  # fmt: skip
    assert told(date(2025, 12, 3)) == (748, None)  # 1 000,00 zł x 9,75 % x 28 / 365
    assert told(date(2026, 11, 22)) == (748, date(2025, 12, 3))
    again = admin.run(
        "interest", "rate", "civil", "6.11.2025", "10", *SOURCE
    )  # the same day: corrected, and open-ended
    assert "06.11.2025 - …" in again.out
    assert "10 %" in again.out
    assert "No rate is known" not in again.out
    assert told(date(2025, 12, 3)) == (767, None)
    rows = [one for one in interest.rates(clerk) if one.regime is InterestRegime.CIVIL]
    assert rows[-1].rate.first == date(2025, 11, 6)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        (("6.11", "9,75"), "rate_days"),
        (("kiedyś", "9,75"), "rate_days"),
        (("6.11.2025", "9,75", "--until", "5.11.2025"), "rate_days"),
        (("6.11.2025", "9,75", "--until", "?"), "rate_days"),
        (("6.11.2025", "9,75", "--until", ""), "rate_days"),
        (("6.11.2025", "101"), "rate_percent"),
        (("6.11.2025", "9,75%"), "rate_percent"),
        (("6.11.2025", "NaN"), "rate_percent"),
        (("6.11.2025", "1e1"), "rate_percent"),
        (("6.11.2025", "9,75", "--source", " "), "rate_source"),
    ],
)
def test_that_what_is_no_rate_is_refused_with_a_sentence(admin: Desk, values: tuple[str, ...], code: str) -> None:
    before = admin.run("interest", "list", "--json").told["rates"]
    source = () if "--source" in values else SOURCE
    said = admin.run("interest", "rate", "civil", *values, *source, "--json")
    assert (said.status, said.told["error"]["code"]) == (Exit.REFUSED, code)
    assert said.err.strip()
    assert admin.run("interest", "list", "--json").told["rates"] == before


@pytest.mark.parametrize("role", ["okienko_clerk", "okienko_supervisor", "okienko_auditor"])
def test_that_only_an_administrator_writes_a_rate_down(clone: Clone, role: str) -> None:
    said = desk(clone, role).run("interest", "rate", "civil", "6.11.2025", "9,75", *SOURCE, "--json")
    assert said.status == Exit.DENIED
