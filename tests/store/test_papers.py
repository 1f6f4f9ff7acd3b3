"""Pages of papers and one paper with its lines, from a real PostgreSQL."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest

from app.domain.contacts import ContactChannel
from app.domain.customers import Service
from app.domain.faults import Refused
from app.domain.ledger import DebtStatus
from app.domain.papers import (
    KsefStatus,
    Paper,
    PaperDetails,
    PaperFilter,
    PaperGroup,
    PaperKey,
    PaperKind,
    PapersPage,
    PaperState,
    VatSum,
    paper_state,
    vat_sums,
)
from app.services import papers
from app.store.session import Database
from tests.bookkeeping import Books
from tests.database import Clone
from tests.roundtrips import counted

CALL = (str(uuid4()), ContactChannel.PHONE)
TODAY = date(2026, 11, 22)
KSEF = "5265877635-20261102-0100001AF629-AF"
HASH = "UtQp9Gpc51y-u3xApZjIjgkpZ01js-J8KflSPW8WzIE"


@pytest.fixture
def books(module_clone: Clone) -> Books:
    return Books(module_clone.connect(), made=_NUMBERS.pop())


_NUMBERS = list(range(900_000, 0, -1000))


@pytest.fixture
def database(module_database: Database) -> Database:
    return module_database


def page(database: Database, who: int, wanted: PaperFilter | None = None, after: PaperKey | None = None) -> PapersPage:
    return papers.page(database, who, wanted or PaperFilter(), after, contact=CALL, count=10)


def all_rows(database: Database, who: int, wanted: PaperFilter) -> list[Paper]:
    rows: list[Paper] = []
    after = None
    while True:
        part = page(database, who, wanted, after)
        rows += part.rows
        after = part.next_key
        if after is None:
            return rows


def invoiced(books: Books, who: int, card: int, day: date, gross: int, **values: object) -> int:
    number = f"FV/WOD/{who}/{day:%d/%m/%Y}/{books.made}/{gross}"
    paper_id = books.paper(who, number, day, gross, account_id=card, **values)
    return books.charge(who, card, day, gross, paper_id=paper_id, document=number)


def test_that_pages_follow_each_other_without_a_gap_or_a_double(books: Books, database: Database) -> None:
    who = books.customer("Nowak", "Jan")
    card = books.card(who)
    days = [date(2024, 1, 5) + timedelta(number // 2 * 20) for number in range(57)]  # two of most days
    made = [books.paper(who, f"FV/{who}/{number}", day, 5000, account_id=card) for number, day in enumerate(days)]
    rows = all_rows(database, who, PaperFilter())
    assert [row.paper_id for row in rows] == [paper for _, paper in sorted(zip(days, made, strict=True), reverse=True)]


def test_that_a_page_of_papers_is_one_round_trip(books: Books, module_clone: Clone) -> None:
    who = books.customer("Nowak", "Jan")
    books.paper(who, f"FV/{who}/1", TODAY, 5000)
    database = module_clone.database(size=1)
    first = page(database, who)
    papers.details(database, who, first.rows[0].paper_id, contact=CALL)
    with counted(database) as trips:
        page(database, who)
        papers.details(database, who, first.rows[0].paper_id, contact=CALL)
    assert trips.count == 2


def test_that_filters_narrow_the_list(books: Books, database: Database) -> None:
    who = books.customer("Nowak", "Jan")
    card = books.card(who)
    for year in (2024, 2025, 2026):
        for kind in PaperKind:
            books.paper(who, f"{kind.value}/{who}/{year}", date(year, 3, 1), 5000, kind=kind.value, account_id=card)
    whole = page(database, who, PaperFilter())
    assert whole.years == (2026, 2025, 2024)
    wanted = {
        PaperGroup.ALL: 18,
        PaperGroup.INVOICES: 6,
        PaperGroup.OTHER_SALES: 3,
        PaperGroup.CORRECTIONS: 3,
        PaperGroup.NOTES: 6,
    }
    assert {group: len(all_rows(database, who, PaperFilter(group))) for group in PaperGroup} == wanted
    in_2025 = all_rows(database, who, PaperFilter(PaperGroup.NOTES, 2025))
    assert {(row.kind, row.issued_on.year) for row in in_2025} == {(PaperKind.NOTE, 2025), (PaperKind.DEMAND, 2025)}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("FV 12/10/2026", ["FV/WOD/00{who}/12/10/2026"]),
        ("12/10", ["FV/WOD/00{who}/12/10/2026"]),
        ("12", ["FV/WOD/00{who}/12/10/2026", "FV/WOD/00{who}/112/10/2026"]),
        ("k{who}", ["K {who}"]),
        ("-1,0", ["K {who}"]),
        ("96,10", ["FV/WOD/00{who}/112/10/2026"]),
        ("{nip}-20261102-0100001A", ["FV/WOD/00{who}/112/10/2026"]),
        ("FV 13/10/2026", []),
        ("żółć", []),
        ("%", []),
        ("96,11", []),
        (" ", ["K {who}", "FV/WOD/00{who}/12/10/2026", "FV/WOD/00{who}/112/10/2026"]),
    ],
)
def test_that_a_number_a_ksef_number_or_an_amount_is_found_as_it_is_typed(
    books: Books, database: Database, typed: str, found: list[str]
) -> None:
    who = books.customer("Nowak", "Jan")
    nip = f"{who:010}"
    values = {"ksef_number": f"{nip}-20261102-0100001AF629-AF", "ksef_status": "accepted"}
    books.paper(who, f"FV/WOD/00{who}/112/10/2026", date(2026, 11, 2), 9610, **values)
    books.paper(who, f"FV/WOD/00{who}/12/10/2026", date(2026, 11, 3), 10732)
    books.paper(who, f"K {who}", date(2026, 11, 4), -100, kind="correction")
    books.paper(books.customer("Kowalska", "Anna"), f"FV/X/{who}/12/10/2026", date(2026, 11, 3), 9610)
    wanted = PaperFilter(text=typed.format(who=who, nip=nip))
    rows = all_rows(database, who, wanted)
    assert [row.number for row in rows] == [number.format(who=who) for number in found]


def test_that_unpaid_are_those_with_something_left_to_pay(books: Books, database: Database) -> None:
    who = books.customer("Nowak", "Jan")
    card = books.card(who)
    paid, partly, late, due = (
        invoiced(books, who, card, day, 5000)
        for day in (date(2026, 8, 1), date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 15))
    )
    payment = books.payment(who, card, date(2026, 9, 5), 7000)
    books.settle(who, card, paid, payment, 5000, date(2026, 9, 5))
    books.settle(who, card, partly, payment, 2000, date(2026, 9, 5))
    books.paper(who, f"W/{who}", date(2026, 11, 20), 0, kind="demand")
    books.paper(who, f"K/{who}", date(2026, 11, 21), -300, kind="correction", corrects_id=None)
    rows = all_rows(database, who, PaperFilter())
    assert [(paper_state(row, TODAY), row.open_amount) for row in rows] == [
        (PaperState.NOT_PAYABLE, 0),
        (PaperState.NOT_PAYABLE, 0),
        (PaperState.OPEN, 5000),
        (PaperState.OVERDUE, 5000),
        (PaperState.OVERDUE, 3000),
        (PaperState.PAID, 0),
    ]
    unpaid = all_rows(database, who, PaperFilter(unpaid=True))
    assert [row.paper_id for row in unpaid] == [row.paper_id for row in rows[2:5]]
    assert late != due


def test_that_a_partly_paid_invoice_not_yet_late_says_so(books: Books, database: Database) -> None:
    who = books.customer("Nowak", "Jan")
    card = books.card(who)
    charge = invoiced(books, who, card, TODAY, 5000)
    payment = books.payment(who, card, TODAY, 2000)
    books.settle(who, card, charge, payment, 2000, TODAY)
    (row,) = page(database, who).rows
    assert paper_state(row, TODAY) is PaperState.PARTLY


def test_that_a_status_of_the_item_or_else_of_the_card_comes_with_the_paper(books: Books, database: Database) -> None:
    who = books.customer("Nowak", "Jan")
    card = books.card(who, debt_status="court")
    invoiced(books, who, card, date(2026, 1, 1), 5000, ksef_number=None)
    number = f"FV/{who}/2"
    paper_id = books.paper(who, number, date(2026, 2, 1), 700, account_id=card)
    books.charge(who, card, date(2026, 2, 1), 700, paper_id=paper_id, debt_status="disputed")
    assert [row.debt_status for row in page(database, who).rows] == [DebtStatus.DISPUTED, DebtStatus.COURT]


def test_that_other_charges_of_a_paper_do_not_double_it(books: Books, database: Database) -> None:
    who = books.customer("Nowak", "Jan")
    card = books.card(who)
    paper_id = books.paper(who, f"FV/{who}", TODAY, 5000, account_id=card)
    books.charge(who, card, TODAY, 5000, paper_id=paper_id)
    books.charge(who, card, TODAY, 500, kind="interest", paper_id=paper_id)
    (row,) = page(database, who).rows
    assert (row.open_amount, paper_state(row, TODAY)) == (5500, PaperState.OPEN)


def test_that_a_paper_is_told_with_its_lines(books: Books, database: Database) -> None:
    who = books.customer("Nowak", "Jan")
    card = books.card(who, "waste")
    day = date(2026, 11, 2)
    paper_id = books.paper(
        who, f"FV/{who}", day, 6642, account_id=card, kind="waste_invoice", sold_on=day,
        period_from=date(2026, 10, 1), period_to=date(2026, 10, 31),
        ksef_number=KSEF, ksef_status="accepted", ksef_hash=HASH,
    )  # fmt: skip
    books.lines(who, paper_id, ("Woda", "7", "4.5000", "8", 3150, 252), ("Ścieki", "7", "4.2857", "8", 3000, 240))
    correction = books.paper(who, f"KOR/{who}", day, -100, account_id=card, kind="correction", corrects_id=paper_id)
    told = papers.details(database, who, paper_id, contact=CALL)
    assert isinstance(told, PaperDetails)
    assert told.verify_link == f"https://qr.ksef.mf.gov.pl/invoice/5265877635/02-11-2026/{HASH}"
    assert told.ksef_status is KsefStatus.ACCEPTED
    assert told.corrected_by == (f"KOR/{who}",)
    assert (told.net, told.vat, told.paper.gross) == (6150, 492, 6642)
    assert [(line.name, line.quantity, line.price, line.gross) for line in told.lines] == [
        ("Woda", "7.0000", "4.5000", 3402),
        ("Ścieki", "7.0000", "4.2857", 3240),
    ]
    assert told.paper.service is Service.WASTE
    assert papers.details(database, who, correction, contact=CALL).paper.corrects == f"FV/{who}"


def test_that_vat_is_summed_by_rate(books: Books, database: Database) -> None:
    who = books.customer("Nowak", "Jan")
    paper_id = books.paper(who, f"FV/{who}", TODAY, 100, kind="other_sale", remark="bez sum")
    books.lines(
        who, paper_id, ("a", "1", "1", "8", 100, 8), ("b", "1", "1", "23", 100, 23), ("c", "1", "1", "8", 50, 4)
    )
    told = papers.details(database, who, paper_id, contact=CALL)
    assert vat_sums(told.lines) == (VatSum("8", 150, 12, 162), VatSum("23", 100, 23, 123))
    assert told.verify_link == ""


def test_that_another_customers_paper_is_not_shown(books: Books, database: Database) -> None:
    one, other = books.customer("Nowak", "Jan"), books.customer("Nowak", "Ewa")
    paper_id = books.paper(one, f"FV/{one}", TODAY, 100)
    with pytest.raises(Refused) as told:
        papers.details(database, other, paper_id, contact=CALL)
    assert told.value.code == "no_such_paper"


def test_that_a_page_larger_than_allowed_is_refused(database: Database) -> None:
    with pytest.raises(Refused) as told:
        papers.page(database, 1, PaperFilter(), contact=CALL, count=201)
    assert told.value.code == "page_too_large"


def test_that_a_clerk_can_read_papers_and_leaves_a_trace(books: Books, module_clone: Clone) -> None:
    who = books.customer("Nowak", "Jan")
    paper_id = books.paper(who, f"FV/{who}", TODAY, 100)
    clerk = module_clone.login("okienko_clerk")
    page(clerk, who)
    papers.details(clerk, who, paper_id, contact=CALL)
    seen = books.connection.execute("select kind, purpose, detail from access_log where customer_id = %s", [who])
    assert seen.fetchall() == [("card", "phone", "papers")]
