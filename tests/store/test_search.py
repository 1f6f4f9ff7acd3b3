"""The search box: recognises what is typed by its shape, folds Polish letters, forgives a typing error, says why."""

from __future__ import annotations

import pytest

from app.domain.polish import fold, sort_key
from app.domain.search import Match
from app.services import search
from app.store.session import Database
from tests.bookkeeping import Books
from tests.database import Clone
from tests.office_data import one, person
from tests.roundtrips import counted

NAMES = (
    ("004512", "Kowalska", "Anna", "Łużycka", "44051401359"),
    ("004513", "Źrebiec-Łącka", "Żaneta", "Bolesława Chrobrego", ""),
    ("004514", "Nowak", "Jan", "os. Górny Taras", ""),
    ("004600", "O'Neil 100%_\\", "Seán", "Żabnica", ""),
)


@pytest.fixture(scope="module")
def town(module_clone: Clone) -> Database:
    connection = module_clone.connect()
    for number, surname, first, street, pesel in NAMES:
        person(connection, number, surname, first, street, pesel=pesel)
    connection.execute(
        "delete from okienko.contact_points where customer_id <> (select min(customer_id) from okienko.customers)"
    )
    return module_clone.database()


def found(database: Database, text: str) -> list[tuple[str, tuple[Match, ...]]]:
    return [(hit.number, hit.matches) for hit in search.find(database, text).hits]


@pytest.mark.parametrize(
    ("typed", "number", "why"),
    [
        ("004512", "004512", Match.NUMBER),
        ("4512", "004512", Match.NUMBER),
        ("kowalska", "004512", Match.NAME),
        ("KOWALSKA anna", "004512", Match.NAME),
        ("anna kow", "004512", Match.NAME),
        ("zrebiec", "004513", Match.NAME),
        ("lacka zaneta", "004513", Match.NAME),
        ("ŁĄCKA", "004513", Match.NAME),
        ("luzycka 12/3", "004512", Match.ADDRESS),
        ("łużycka kowalska", "004512", Match.ADDRESS),
        ("gorny taras", "004514", Match.ADDRESS),
        ("601 234 567", "004512", Match.PHONE),
        ("+48601234567", "004512", Match.PHONE),
        ("234567", "004512", Match.PHONE),
        ("anna@poczta", "004512", Match.EMAIL),
        ("44051401359", "004512", Match.PESEL),
        ("8ZRI07004512", "004512", Match.METER),
        ("8zri07004513", "004513", Match.METER),
        ("FV/WOD/004512/10/2026", "004512", Match.INVOICE),
        ("fv wod 004512 11", "004512", Match.INVOICE),
        ("004512/11/2026", "004512", Match.INVOICE),
        ("49 1020 1026 0000 0100 0000 4512", "004512", Match.NRB),
        ("W004512", "004512", Match.ACCOUNT),
        ("kowlaska", "004512", Match.SIMILAR),
        ("kowalksa anna", "004512", Match.SIMILAR),
        ("chrobergo", "004513", Match.SIMILAR),
        ("nwoak", "004514", Match.SIMILAR),
        ("łużcyka 12", "004512", Match.SIMILAR),
        ("kowalskaa", "004512", Match.SIMILAR),
        ("kowaska", "004512", Match.SIMILAR),
        ("ko", "004512", Match.NAME),
        ("ź", "004513", Match.NAME),
    ],
)
def test_that_what_is_typed_finds_whom_it_means(town: Database, typed: str, number: str, why: Match) -> None:
    hits = found(town, typed)
    assert hits, typed
    assert hits[0][0] == number, hits
    assert why in hits[0][1], hits


@pytest.mark.parametrize(
    "typed",
    ["%", "_", "\\", "100%_\\", "'; drop table okienko.customers; --", "\x00kow", "a" * 5000, "(((", "“„”", "🦆"],
)
def test_that_nothing_typed_is_a_pattern_or_a_command(town: Database, typed: str) -> None:
    for number, _ in found(town, typed):
        assert number in {name[0] for name in NAMES}
    assert one_customer_count(town) == len(NAMES)


def one_customer_count(database: Database) -> int:
    with database.read() as connection:
        row = connection.execute("select count(*) from okienko.customers").fetchone()
    return int(row[0]) if row else 0


@pytest.mark.parametrize(
    ("kept", "typed"),
    [
        ("9990741006-20260402-010000018CD8-AA", "9990741006-20260402-010000018CD8-AA"),
        ("9990741006-20260402-010000018CD8-AA", " 9990741006-20260402-010000018cd8-aa "),
        ("9990741006-20260402-010000018CD8-AA", "999074100620260402010000018CD8AA"),
        ("9990741006-20260402-010000018CD8-AA", "9990741006-20260402-0100"),
        ("9990741006-20260402-010000019106-11", "9990741006-20260402-010000019106-11"),
        ("5265877635-20250808-9231003CA67B-BE", "5265877635-20250808-9231003CA67B-BE"),
        ("5265877635-20250808-923100-3CA67B-BE", "5265877635-20250808-923100-3CA67B-BE"),
        ("5265877635-20250808-923100-3CA67B-BE", "5265877635 20250808 9231003CA67B BE"),
    ],
)
def test_that_an_invoice_is_found_by_its_ksef_number(
    town: Database, module_clone: Clone, kept: str, typed: str
) -> None:
    invoice = "number = 'FV/WOD/004512/10/2026'"
    module_clone.connect().execute(
        f"update okienko.papers set ksef_number = %s, ksef_status = 'accepted' where {invoice}", (kept,)
    )
    assert found(town, typed) == [("004512", (Match.KSEF,))]


def test_that_a_percent_sign_is_looked_for_as_itself(town: Database) -> None:
    assert [number for number, _ in found(town, "neil 100%")] == ["004600"]
    assert found(town, "k%a") == []


def test_that_a_name_typed_whole_comes_before_a_similar_one(town: Database) -> None:
    assert found(town, "nowak")[0][0] == "004514"


@pytest.mark.parametrize(
    "typed", ["Ł. Wiśniewska", "ł.wiśniewska", "Ł.J. Wiśniewska", "Ł. J. Wiśniewska", "Wiśniewska Ł."]
)
def test_that_initials_find_the_person_among_many_of_one_name(clone: Clone, typed: str) -> None:
    connection = clone.connect()
    connection.execute("set search_path = okienko, pg_temp")
    books = Books(connection)
    for number in range(60):  # more than are looked at; each lives in a street that begins with the letter
        who = books.customer("Wiśniewska", f"Anna{number}")
        connection.execute(
            "insert into addresses (customer_id, kind, street, house, postal_code, city) values (%s, 'residence', 'Łużycka', '1', '74-100', 'Gryfino')",
            (who,),
        )
    books.customer("Wiśniewska", "Łucja Jolanta")
    assert search.find(clone.database(), typed).hits[0].name == "Wiśniewska Łucja Jolanta"


def test_that_balances_are_told_by_service(town: Database) -> None:
    hit = search.find(town, "004512").hits[0]
    assert hit.balances == (("water", 9932), ("waste", -2000))


@pytest.mark.usefixtures("town")
def test_that_a_keystroke_costs_one_round_trip(module_clone: Clone) -> None:
    database = module_clone.database(size=1)
    with counted(database) as trips:
        search.find(database, "kowalska")
    assert trips.count == 1


@pytest.mark.usefixtures("town")
def test_that_an_empty_box_asks_nobody(module_clone: Clone) -> None:
    database = module_clone.database(size=1)
    with counted(database) as trips:
        assert search.find(database, "   ").hits == ()
    assert trips.count == 0


@pytest.mark.usefixtures("town")
def test_that_searches_are_counted_by_clerk_and_minute(module_clone: Clone) -> None:
    database = module_clone.login("okienko_clerk")
    for _ in range(3):
        search.find(database, "nowak")
    connection = module_clone.connect()
    assert one(connection, "select sum(calls) from okienko.search_log where actor like 'clerk%%'") == 3


def test_that_a_change_of_name_is_found_at_once(clone: Clone) -> None:
    connection = clone.connect()
    anna = person(connection)
    database = clone.database()
    connection.execute("select set_config('okienko.reason', 'ślub', false)")
    connection.execute(
        "update okienko.customers set surname = 'Brzęczyszczykiewicz' where customer_id = %s", (anna.customer_id,)
    )
    assert found(database, "brzeczyszcz")[0][0] == "004512"
    assert found(database, "kowalska") == []


def test_that_the_database_folds_and_sorts_as_the_program_does(town: Database) -> None:
    letters = "AĄBCĆDEĘFGHIJKLŁMNŃOÓPQRSŚTUVWXYZŹŻaąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż"
    texts = [
        *letters,
        "Łódź",
        "„Dom”  Pod-Lipą",
        "ß Å č",
        "ul. Św. Jana 12/3",
        "\u00a0x\u2013y",
        "o\u0301",
        "ЖУК",
        "a\tb\nc",
        "'`´",
        "",
    ]
    with town.read() as connection:
        for text in texts:
            row = connection.execute("select okienko.fold(%s), okienko.sort_key(%s)", (text, text)).fetchone()
            assert row is not None
            assert (row[0], row[1]) == (fold(text), sort_key(text)), text


@pytest.mark.parametrize("typed", ["OSW/2026/00017", "OSW202600017", "osw 2026 00017"])
def test_that_a_declaration_is_found_by_its_number_typed_or_scanned(clone: Clone, typed: str) -> None:
    connection = clone.connect()
    who = person(connection)
    connection.execute("insert into declaration_forms (number) values ('OSW/2026/00017')")
    connection.execute(
        "insert into declarations (customer_id, number, received_on, signer_name, signer_role, signed_on) "
        "values (%s, 'OSW/2026/00017', '2026-11-02', 'Anna Kowalska', 'owner', '2026-11-02')",
        (who.customer_id,),
    )
    found = search.find(clone.database(), typed)
    assert [(hit.customer_id, hit.matches, hit.shown) for hit in found.hits] == [
        (who.customer_id, (Match.DECLARATION,), "OSW/2026/00017")
    ]
