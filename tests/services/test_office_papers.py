"""Papers of an object card on a real database: each PDF parsed back and compared to the grosz."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from uuid import uuid4

import pypdfium2
import pytest

from app.domain.contacts import ContactChannel
from app.domain.faults import Refused
from app.domain.ledger import DebtStatus
from app.domain.money import NBSP, format_amount, format_money
from app.services import office_papers
from app.store import office_papers as store
from app.store.session import Database
from tests.accounts import NRB
from tests.bookkeeping import Books
from tests.database import Clone
from tests.roundtrips import counted

CONTACT = (str(uuid4()), ContactChannel.PHONE)


@pytest.fixture
def books(clone: Clone) -> Books:
    made = Books(clone.connect())
    made.connection.execute(
        'update settings set value = value || \'{"nip": "5265877635", "phone": "91 416 20 11"}\' where key = \'utility\''
    )
    return made


@pytest.fixture
def clerk(clone: Clone) -> Database:
    return clone.login("okienko_clerk")


def text_of(pdf: bytes) -> str:
    """The text of all pages, spaces of all kinds as one."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        told = " ".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()
    return " ".join(told.replace(NBSP, " ").split())


def plain(text: str) -> str:
    return text.replace(NBSP, " ")


class Card:
    """A customer with a water card: 3 invoices, a payment of the first with a surplus, a correction, a disputed one."""

    def __init__(self, books: Books) -> None:
        self.today = books.today()
        self.who = books.customer("Świerczyńska-Brzęczyszczykiewicz", "Żaneta")
        self.account = books.card(self.who, nrb=NRB)
        self.days = [self.today - timedelta(back) for back in (200, 120, 60, 40, 20, 5)]
        first = books.charge(self.who, self.account, self.days[0], 12_345, document="FV/WOD/1/2026")
        self.paid = books.payment(self.who, self.account, self.days[1], 13_000)
        books.settle(self.who, self.account, first, self.paid, 12_345, self.days[1])
        books.charge(self.who, self.account, self.days[2], 150_000, document="FV/WOD/2/2026")
        books.charge(self.who, self.account, self.days[3], -1_000, document="FK/WOD/1/2026")
        books.charge(self.who, self.account, self.days[4], 9_999, document="FV/WOD/3/2026", debt_status="disputed")
        books.charge(self.who, self.account, self.days[5], 5_222, document="FV/WOD/4/2026")


@pytest.fixture
def card(books: Books) -> Card:
    return Card(books)


def test_that_a_statement_tells_each_operation_and_adds_up(card: Card, clerk: Database) -> None:
    made = office_papers.statement(clerk, card.who, card.account, card.days[1], card.today, contact=CONTACT)
    text = text_of(made.pdf)
    for amount in (12_345, 13_000, 150_000, -1_000, 9_999, 5_222):
        assert plain(format_amount(amount)) in text
    assert f"Saldo początkowe {plain(format_amount(12_345))} Wn" in text
    assert f"{plain(format_amount(655))} Ma" in text
    closing = 12_345 - 13_000 + 150_000 - 1_000 + 9_999 + 5_222
    assert f"Razem obroty {plain(format_amount(164_221))} {plain(format_amount(13_000))}" in text
    assert f"Saldo końcowe {plain(format_amount(closing))} Wn" in text
    assert "Świerczyńska-Brzęczyszczykiewicz" in text
    assert made.name.startswith("wyciag-WA-")


def test_that_an_empty_period_has_a_sentence(card: Card, clerk: Database) -> None:
    day = card.days[0] - timedelta(10)
    text = text_of(office_papers.statement(clerk, card.who, card.account, day, day, contact=CONTACT).pdf)
    assert "nie zaksięgowano żadnej operacji" in text
    assert "Razem obroty 0,00 0,00" in text


def test_that_unpaid_tells_late_apart_and_what_is_to_pay(card: Card, clerk: Database) -> None:
    text = text_of(office_papers.unpaid(clerk, card.who, card.account, card.today, contact=CONTACT).pdf)
    assert f"Do zapłaty: {plain(format_money(150_000 + 5_222 - 655 - 1_000))}" in text
    assert f"w tym po terminie {plain(format_money(150_000 - 1_655))}" in text
    assert "46 dni" in text
    assert "sporna" in text
    assert f"nierozliczone z dokumentami: {plain(format_money(1_655))}" in text
    before, after = text.split("Należności o osobnym statusie")
    assert "FV/WOD/3/2026" in after
    assert "FV/WOD/3/2026" not in before


def test_that_nothing_unpaid_has_a_sentence(books: Books, clerk: Database) -> None:
    who = books.customer("Nowak", "Jan")
    account = books.card(who, nrb=NRB)
    text = text_of(office_papers.unpaid(clerk, who, account, books.today(), contact=CONTACT).pdf)
    assert "nie ma niezapłaconych należności" in text
    assert "Do zapłaty: 0,00 zł" in text
    told = text_of(office_papers.balance(clerk, who, account, books.today(), contact=CONTACT).pdf)
    assert "0,00 zł (rozliczone)" in told
    assert "ostatnia wpłata nie było" in told


def test_that_a_balance_is_confirmed_as_of_its_day(card: Card, clerk: Database) -> None:
    now = text_of(office_papers.balance(clerk, card.who, card.account, card.today, contact=CONTACT).pdf)
    assert f"{plain(format_money(163_566))}, saldo Wn (należność)" in now
    assert "słownie: jeden tysiąc sześćset trzydzieści pięć złotych sześćdziesiąt sześć groszy" in now
    then = text_of(office_papers.balance(clerk, card.who, card.account, card.days[1], contact=CONTACT).pdf)
    assert f"{plain(format_money(655))}, saldo Ma (nadpłata)" in then


def test_that_a_payment_is_confirmed_with_what_it_settled(card: Card, clerk: Database) -> None:
    text = text_of(office_papers.payment(clerk, card.who, card.paid, contact=CONTACT).pdf)
    assert f"{plain(format_money(13_000))} słownie: sto trzydzieści złotych zero groszy" in text
    assert "FV/WOD/1/2026" in text
    assert f"Razem {plain(format_amount(12_345))}" in text
    assert f"pozostaje na przyszłe należności: {plain(format_money(655))}" in text


def test_that_only_a_payment_that_stands_is_confirmed(card: Card, books: Books, clerk: Database) -> None:
    with pytest.raises(Refused) as told:
        office_papers.payment(clerk, card.who, card.paid + 10_000, contact=CONTACT)
    assert told.value.code == "no_such_payment"
    undone = books.payment(card.who, card.account, card.today, 700)
    books.connection.execute(
        "insert into operations (customer_id, account_id, kind, booked_on, debit, open_amount, document, undoes_id)"
        " values (%s, %s, 'transfer', %s, 700, 700, 'cofnięcie', %s)",
        (card.who, card.account, card.today, undone),
    )
    with pytest.raises(Refused) as told:
        office_papers.payment(clerk, card.who, undone, contact=CONTACT)
    assert told.value.code == "payment_undone"
    text = text_of(office_papers.balance(clerk, card.who, card.account, card.today, contact=CONTACT).pdf)
    assert plain(format_money(700)) not in text, "what was taken back is not the last payment"


def test_that_each_paper_is_one_round_trip(card: Card, clerk: Database) -> None:
    office_papers.unpaid(clerk, card.who, card.account, card.today, contact=CONTACT)
    with counted(clerk) as trips:
        office_papers.unpaid(clerk, card.who, card.account, card.today, contact=CONTACT)
    assert trips.count == 1


def test_that_a_card_of_another_is_not_told(card: Card, books: Books, clerk: Database) -> None:
    other = books.customer("Obcy", "Ktoś")
    with pytest.raises(Refused) as told:
        office_papers.unpaid(clerk, other, card.account, card.today, contact=CONTACT)
    assert told.value.code == "no_such_account"


def test_that_what_is_open_adds_up_to_the_balance_on_every_day(books: Books, clerk: Database) -> None:
    random = Random(7)
    who = books.customer("Losowa", "Ewa")
    account = books.card(who)
    today = books.today()
    days = [today - timedelta(back) for back in range(60, 0, -2)]
    charges: list[tuple[int, int]] = []
    for place, day in enumerate(days):
        if place % 3:
            amount = random.randint(1, 50_000)
            charges.append((books.charge(who, account, day, amount, document=f"F/{place}"), amount))
            continue
        left = random.randint(1, 90_000)
        paid = books.payment(who, account, day, left)
        while charges and left:
            charge, open_ = charges.pop(0)
            part = min(open_, left)
            books.settle(who, account, charge, paid, part, day)
            left -= part
            if open_ > part:
                charges.insert(0, (charge, open_ - part))
    sheet = store.account(clerk, who, account, (today, today), CONTACT)
    for day in (*days, today):
        sheet = store.account(clerk, who, account, (day, day), CONTACT)
        assert sum(item.open_amount for item in sheet.open_items) == sheet.closing
        assert sheet.summary().unexplained == 0
    told = books.connection.execute(
        "select id, open_amount from operations where customer_id = %s and open_amount <> 0 order by id", (who,)
    ).fetchall()
    assert sorted((item.operation_id, item.open_amount) for item in sheet.open_items) == [tuple(row) for row in told]


def test_that_a_long_statement_repeats_its_head_and_counts_its_pages(books: Books, clerk: Database) -> None:
    who = books.customer(
        "", company="Wspólnota Mieszkaniowa „Łużycka 12–14” z bardzo długą nazwą i zarządcą w Szczecinie"
    )
    account = books.card(who, nrb=NRB)
    for number in range(120):
        books.charge(
            who, account, books.today() - timedelta(400 - number), 1_000 + number, document=f"FV/WOD/{number}/2026"
        )
    first = books.today() - timedelta(500)
    pdf = office_papers.statement(clerk, who, account, first, books.today(), contact=CONTACT).pdf
    text = text_of(pdf)
    pages = len(pypdfium2.PdfDocument(pdf))
    assert pages > 2
    assert text.count("Saldo (zł)") == pages
    assert f"strona {pages} z {pages}" in text
    total = sum(1_000 + number for number in range(120))
    assert f"Saldo końcowe {plain(format_amount(total))} Wn" in text


def test_that_a_reading_is_confirmed(books: Books, clerk: Database, card: Card) -> None:
    meter = books._id("insert into meters (serial, digits) values ('AB-1234', 5) returning id")
    place = books._id(
        "insert into installations (customer_id, account_id, meter_id, place, installed_on, installed_state)"
        " values (%s, %s, %s, 'piwnica', %s, 10) returning id", card.who, card.account, meter, card.days[0],
    )  # fmt: skip
    read = books._id(
        "insert into readings (customer_id, installation_id, read_on, state, status, source)"
        " values (%s, %s, %s, 25, 'reported', 'phone') returning id", card.who, place, card.days[4],
    )  # fmt: skip
    text = text_of(office_papers.reading(clerk, card.who, read, contact=CONTACT).pdf)
    assert f"Stan 25 m³ na dzień {card.days[4]:%d.%m.%Y}" in text
    assert "AB-1234" in text
    assert "zużycie od tego stanu 15 m³" in text
    assert "czeka na zaksięgowanie" in text
    books.connection.execute("update readings set status = 'refused', reason = 'x' where id = %s", (read,))
    with pytest.raises(Refused) as told:
        office_papers.reading(clerk, card.who, read, contact=CONTACT)
    assert told.value.code == "reading_not_taken"


def test_that_every_status_of_a_debt_has_its_word(card: Card, books: Books, clerk: Database) -> None:
    for status in DebtStatus:
        books.charge(card.who, card.account, date(2026, 1, 5), 100, document=f"X/{status}", debt_status=status.value)
    text = text_of(office_papers.balance(clerk, card.who, card.account, card.today, contact=CONTACT).pdf)
    assert text.count("o osobnym statusie") == len(DebtStatus)
