"""Papers of an object card by e-mail: to the confirmed address, once, as they are when they are sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from app.domain.contacts import ContactChannel
from app.domain.faults import Refused
from app.domain.notices import Outcome
from app.domain.office_papers import OfficePaper, OfficePaperMail
from app.services import office_papers
from app.store.session import Database
from tests.accounts import NRB
from tests.bookkeeping import Books
from tests.channels.smtp_kit import MailServer, mail_server
from tests.database import Clone
from tests.notice_kit import drain, states
from tests.services.test_office_papers import text_of

CONTACT = (str(uuid4()), ContactChannel.PHONE)


@pytest.fixture
def books(clone: Clone) -> Books:
    return Books(clone.connect())


@pytest.fixture
def clerk(clone: Clone) -> Database:
    return clone.login("okienko_clerk")


@pytest.fixture
def mail() -> Iterator[MailServer]:
    with mail_server() as server:
        yield server


@pytest.fixture
def anna(books: Books) -> tuple[int, int, int]:
    """A customer with a confirmed address who paid 50,00 zł of 96,10 zł: customer, card, payment."""
    who = books.customer("Kowalska", "Anna")
    card = books.card(who, nrb=NRB)
    day = books.today() - timedelta(30)
    charge = books.charge(who, card, day, 9610, document="FV/WOD/1/2026")
    paid = books.payment(who, card, day + timedelta(2), 5000)
    books.settle(who, card, charge, paid, 5000, day + timedelta(2))
    books.connection.execute(
        "insert into contact_points (customer_id, kind, value, confirmed) values (%s, 'email', 'anna@poczta.example', true)",
        (who,),
    )
    return who, card, paid


def wanted(books: Books, anna: tuple[int, int, int], paper: OfficePaper) -> OfficePaperMail:
    who, card, paid = anna
    today = books.today()
    return OfficePaperMail(
        customer_id=who,
        paper=paper,
        account_id=card,
        first=today - timedelta(60),
        last=today,
        wanted=paid if paper is OfficePaper.PAYMENT else 0,
        address="a···@poczta.example",
        request_key=str(uuid4()),
    )


def test_that_papers_arrive_as_they_are_shown(
    books: Books, clone: Clone, clerk: Database, mail: MailServer, anna: tuple[int, int, int]
) -> None:
    told = {
        OfficePaper.STATEMENT: "Saldo końcowe 46,10 Wn",
        OfficePaper.UNPAID: "Do zapłaty: 46,10 zł",
        OfficePaper.BALANCE: "46,10 zł, saldo Wn (należność)",
        OfficePaper.PAYMENT: "zaksięgowano wpłatę: 50,00 zł",
    }
    for paper in told:
        asked = wanted(books, anna, paper)
        office_papers.send(clerk, asked, contact=CONTACT)
        office_papers.send(clerk, asked, contact=CONTACT)  # the same press
    sender = drain(clone.login("okienko_notices"), mail.port)
    assert sender.said == {Outcome.SENT: len(told)}
    assert set(mail.addresses()) == {"anna@poczta.example"}
    texts = []
    for taken in mail.taken:
        (file,) = taken.mail.iter_attachments()
        assert "Kowalska" not in str(taken.mail.get_body(("plain",)))
        texts.append(text_of(file.get_content()))
    for sentence in told.values():
        assert sum(sentence in text for text in texts) == 1, sentence


def test_that_a_payment_taken_back_meanwhile_is_not_confirmed(
    books: Books, clone: Clone, clerk: Database, mail: MailServer, anna: tuple[int, int, int]
) -> None:
    who, card, paid = anna
    office_papers.send(clerk, wanted(books, anna, OfficePaper.PAYMENT), contact=CONTACT)
    books.connection.execute(
        "insert into operations (customer_id, account_id, kind, booked_on, debit, open_amount, document, undoes_id)"
        " values (%s, %s, 'transfer', %s, 5000, 5000, 'cofnięcie', %s)",
        (who, card, books.today(), paid),
    )
    drain(clone.login("okienko_notices"), mail.port)
    assert mail.addresses() == []
    assert states(books.connection) == {"suppressed": 1}


@pytest.mark.parametrize(
    ("change", "values", "code"),
    [
        ("update contact_points set confirmed = false", {}, "email_not_confirmed"),
        ("update contact_points set bouncing = true", {}, "email_not_confirmed"),
        ("select 1", {"address": "b···@poczta.example"}, "email_changed"),
        ("select 1", {"account_id": 5}, "no_such_paper"),
        ("select 1", {"paper": OfficePaper.PAYMENT, "wanted": 5}, "no_such_paper"),
        ("select 1", {"paper": OfficePaper.READING, "wanted": 5}, "no_such_paper"),
    ],
)
def test_what_is_not_sent(
    books: Books, clerk: Database, anna: tuple[int, int, int], change: str, values: dict[str, object], code: str
) -> None:
    books.connection.execute(change)
    asked = replace(wanted(books, anna, OfficePaper.UNPAID), **values)  # type: ignore[arg-type]
    with pytest.raises(Refused) as refused:
        office_papers.send(clerk, asked, contact=CONTACT)
    assert refused.value.code == code


def test_that_a_reading_is_confirmed_by_e_mail(
    books: Books, clone: Clone, clerk: Database, mail: MailServer, anna: tuple[int, int, int]
) -> None:
    who, card, _ = anna
    row = books.connection.execute(
        "with m as (insert into meters (serial, digits) values ('AB-1', 5) returning id),"
        " i as (insert into installations (customer_id, account_id, meter_id, installed_on, installed_state)"
        "  select %s, %s, m.id, warsaw_today() - 90, 3 from m returning id)"
        " select i.id from i",
        (who, card),
    ).fetchone()
    assert row is not None
    read = books.connection.execute(
        "insert into readings (customer_id, installation_id, read_on, state, status, source)"
        " values (%s, %s, warsaw_today() - 1, 25, 'booked', 'portal') returning id",
        (who, row[0]),
    ).fetchone()
    assert read is not None
    asked = replace(wanted(books, anna, OfficePaper.READING), account_id=0, wanted=read[0])
    office_papers.send(clerk, asked, contact=CONTACT)
    drain(clone.login("okienko_notices"), mail.port)
    (file,) = mail.taken[0].mail.iter_attachments()
    text = text_of(file.get_content())
    assert "Stan 25 m³" in text
    assert "Odczyt jest zaksięgowany." in text
