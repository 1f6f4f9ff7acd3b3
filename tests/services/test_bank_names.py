"""Payments that tell nothing but the payer's name: who is called so is suggested last of all, to accounting, never booked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.domain.matching import MatchReason, MovementState, Suggestion
from app.services import bank_matching
from app.store.session import Database
from tests.bank_kit import OWN, Payment, Statement, Town, load, loader, write
from tests.database import Clone

LATE = date(2026, 11, 10)
TITLE = "opłata za listopad, mama"


@pytest.fixture
def town(clone: Clone) -> Town:
    made = Town(clone.connect())
    made.own_accounts(OWN)
    return made


@pytest.fixture
def accountant(clone: Clone) -> Database:
    return clone.login("okienko_accounting")


def suggested(
    clone: Clone, accountant: Database, folder: Path, payer: str, amount: int = 7109
) -> tuple[Suggestion, ...]:
    """What the page is told of a payment that came from ``payer``; it always waits."""
    load(loader(clone), write(folder, Statement([Payment(amount, TITLE, payer=payer)])))
    (row,) = bank_matching.queue(accountant).rows
    details = bank_matching.movement(accountant, row.movement_id)
    assert (details.state, details.matches) == (MovementState.WAITING, ())
    return details.suggestions


def named(suggestions: tuple[Suggestion, ...]) -> list[str]:
    assert all(each.why == (MatchReason.NAME,) for each in suggestions)
    return [each.account.name for each in suggestions]


@pytest.mark.parametrize(
    ("surname", "first_name", "payer"),
    [
        ("Ścibor-Łoś", "Żaneta", "ŻANETA ŚCIBOR-ŁOŚ"),
        ("Ścibor-Łoś", "Żaneta", "SCIBOR LOS ZANETA"),
        ("Zając", "Józef", "JOZEF ZAJĄC UL. POLNA 5/3 74-100 GRYFINO"),
        ("Zając", "Józef", "PAN ZAJAC JÓZEF STANISŁAW, GRYFINO"),
        ("Zając", "Józef Stanisław", "ZAJĄC JÓZEF"),
        ("Kowalska", "Anna", "JAN I ANNA KOWALSCY"),
        ("Kowalski", "Jan", "JAN I ANNA KOWALSCY"),
        ("Kowalscy", "Jan i Anna", "KOWALSKA ANNA"),
        ("Nowak", "Jan", "EWA I JAN NOWAKOWIE"),
        ("Zając", "Józef", "J. ZAJĄC"),
        ("Zając", "Józef Stanisław", "ZAJĄC J.S. UL. POLNA 5/3 74-100 GRYFINO"),
    ],
)
def test_that_a_payer_called_as_a_customer_is_suggested(
    town: Town, clone: Clone, accountant: Database, tmp_path: Path, surname: str, first_name: str, payer: str
) -> None:
    who = town.customer(surname, first_name)
    card = town.card(who)
    town.owe(who, card, 9610, "FV/1/2026", LATE)
    town.card(town.customer("Wiśniewska", "Anna"))
    town.card(town.customer("Polna", "Jan Maria"))
    (found,) = suggested(clone, accountant, tmp_path, payer)
    assert (found.account.customer_id, found.account.account_id) == (who, card)
    assert found.why == (MatchReason.NAME,)
    assert town.balance(who, card) == 9610
    assert town.wrong() == {}


@pytest.mark.parametrize(
    "payer",
    [
        "ALFA MEBLE SPÓŁKA Z OGRANICZONĄ ODPOWIEDZIALNOŚCIĄ",
        "ALFA MEBLE SP.Z O.O. UL. DŁUGA 1 GRYFINO",
        "F.H.U. ALFA MEBLE",
        "SP. Z O.O. ALFA MEBLE",
    ],
)
def test_that_the_form_of_a_company_does_not_matter(
    town: Town, clone: Clone, accountant: Database, tmp_path: Path, payer: str
) -> None:
    for company in ("Alfa Meble Sp. z o.o.", "Beta Sp. z o.o.", "Alfa S.A.", "Meble Gryfino"):
        town.card(town.customer("", company=company))
    assert named(suggested(clone, accountant, tmp_path, payer))[0] == "Alfa Meble Sp. z o.o."


def test_that_a_company_of_one_word_is_found_by_just_it(
    town: Town, clone: Clone, accountant: Database, tmp_path: Path
) -> None:
    for company in ("Żuczek Sp. z o.o.", "Żuczek Bis Sp. z o.o.", "Żuczkowo S.A."):
        town.card(town.customer("", company=company))
    assert named(suggested(clone, accountant, tmp_path, "ZUCZEK SP Z OO UL KRÓTKA 7")) == ["Żuczek Sp. z o.o."]


@pytest.mark.parametrize(
    "payer",
    ["JAN", "ANNA", "GRYFINO", "JAN GRYFINO", "UL. ŁUŻYCKA 7 74-100 GRYFINO", "KOWALSKA", "SP. Z O.O.", "Z. KOWALSKI",
     "KOWALSKI S.A.", "JAN KOWALSKIEWICZ", "ANNA NOWAKOWSKA", "", "%", "_ _"],
)  # fmt: skip
def test_that_a_first_name_a_town_or_half_a_name_tells_nothing(
    town: Town, clone: Clone, accountant: Database, tmp_path: Path, payer: str
) -> None:
    for surname, first_name in (("Kowalski", "Jan"), ("Kowalska", "Anna"), ("Nowak", "Anna"), ("Lis", "Jan")):
        town.card(town.customer(surname, first_name))
    town.card(town.customer("", company="Gryfino Woda Sp. z o.o."))
    assert suggested(clone, accountant, tmp_path, payer) == ()


def test_that_an_initial_leaves_out_other_first_names(
    town: Town, clone: Clone, accountant: Database, tmp_path: Path
) -> None:
    for first_name in ("Jan", "Adam", "Józef"):
        town.card(town.customer("Kowalski", first_name))
    assert sorted(named(suggested(clone, accountant, tmp_path, "J KOWALSKI"))) == ["Kowalski Jan", "Kowalski Józef"]


def test_that_the_address_lifts_one_of_many_namesakes(
    town: Town, clone: Clone, accountant: Database, tmp_path: Path
) -> None:
    cards = {who: town.card(who) for who in (town.customer("Kowalski", "Jan") for _ in range(5))}
    chosen = list(cards)[3]
    town.connection.execute(
        "update addresses set street = 'ul. Bolesława Chrobrego', house = '12a' where customer_id = %s", (chosen,)
    )
    other = list(cards)[4]
    town.connection.execute("update addresses set street = 'Chrobrego Bolesława' where customer_id = %s", (other,))
    found = suggested(clone, accountant, tmp_path, "JAN KOWALSKI UL. BOLESŁAWA CHROBREGO 12A/3 74-100 GRYFINO")
    assert len(found) == 5
    assert found[0].account.customer_id == chosen
    assert found[0].score > found[1].score


def test_that_a_name_of_many_tells_nothing_unless_the_address_does(
    town: Town, clone: Clone, accountant: Database, tmp_path: Path
) -> None:
    many = [town.customer("Nowak", "Anna") for _ in range(9)]
    for who in many:
        town.card(who)
    assert suggested(clone, accountant, tmp_path, "ANNA NOWAK") == ()
    (house,) = town.connection.execute("select house from addresses where customer_id = %s", (many[6],)).fetchone() or (
        "",
    )
    town.connection.execute("update bank_movements set payer = %s", (f"ANNA NOWAK ŁUŻYCKA {house} GRYFINO",))
    (row,) = bank_matching.queue(accountant).rows
    found = bank_matching.movement(accountant, row.movement_id).suggestions
    assert found[0].account.customer_id == many[6]
    assert len(found) == 8


def test_that_a_name_is_the_weakest_trace_and_still_in_sight(
    town: Town, clone: Clone, accountant: Database, tmp_path: Path
) -> None:
    for number in range(12):
        stranger = town.customer(f"Obcy{number}", "Ktoś")
        town.owe(stranger, town.card(stranger), 7109, f"FV/{number}/2026", LATE)
    mother = town.customer("Zając", "Żaneta")
    card = town.card(mother)
    closed = town.card(mother, "waste", closed_on=date(2020, 1, 1))
    fee = town.card(town.customer("Zając", "Żaneta"), "waste", basis="public_fee")
    found = suggested(clone, accountant, tmp_path, "ŻANETA ZAJĄC")
    assert [each.why for each in found] == [(MatchReason.AMOUNT,)] * 8 + [(MatchReason.NAME,)]
    assert found[-1].account.account_id == card
    assert not {closed, fee} & {each.account.account_id for each in found}
    seen = town.connection.execute("select rows from search_log where kind = 'bank_movement'").fetchall()
    assert seen == [(9,)]


def test_that_a_name_never_books_and_is_not_asked_by_an_import(
    town: Town, clone: Clone, accountant: Database, tmp_path: Path
) -> None:
    who = town.customer("Zając", "Żaneta")
    card = town.card(who)
    town.owe(who, card, 7109, "FV/1/2026", LATE)
    town.connection.execute(
        "create or replace function bank_name_traces(ids_ bigint[], payers text[]) returns table (movement bigint, who bigint,"
        " card bigint, why text, score int, strong boolean, papers bigint[]) language plpgsql as"
        " $$begin raise exception 'asked'; end$$"
    )
    load(loader(clone), write(tmp_path, Statement([Payment(7109, TITLE, payer="ŻANETA ZAJĄC")])))
    assert bank_matching.queue(accountant).waiting == 1
    assert town.balance(who, card) == 7109
    (row,) = bank_matching.queue(accountant).rows
    with pytest.raises(Exception, match="P0001"):
        bank_matching.movement(accountant, row.movement_id)
