"""Page "Dane do wpłaty" on a real database: what its invoices say, who may be written to, the e-mail as it arrives."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256
from uuid import uuid4

import pypdfium2
import pytest

from app.domain.contacts import ContactChannel
from app.domain.faults import Refused
from app.domain.notices import Outcome
from app.domain.payment import PaymentMail
from app.services import payment_page
from app.store.session import Database
from tests.accounts import NRB
from tests.bookkeeping import Books
from tests.channels.smtp_kit import MailServer, mail_server
from tests.database import Clone
from tests.documents.qr_kit import read_qr
from tests.notice_kit import drain, states

CONTACT = (str(uuid4()), ContactChannel.PHONE)
KSEF = "5265877635-20250826-0100001AF629-AF"


@pytest.fixture
def books(clone: Clone) -> Books:
    made = Books(clone.connect())
    made.connection.execute("update settings set value = value || '{\"nip\": \"5265877635\"}' where key = 'utility'")
    return made


@pytest.fixture
def clerk(clone: Clone) -> Database:
    return clone.login("okienko_clerk")


@pytest.fixture
def mail() -> Iterator[MailServer]:
    with mail_server() as server:
        yield server


@pytest.fixture
def owing(books: Books) -> tuple[int, int, int]:
    """A customer with a confirmed address who owes 96,10 zł: customer, card, charge."""
    who = books.customer("Kowalska", "Anna")
    card = books.card(who, nrb=NRB)
    day = books.today() - timedelta(3)
    paper = books.paper(who, "FV/WOD/1/2026", day, 9610, account_id=card)
    charge = books.charge(who, card, day, 9610, paper_id=paper, document="FV/WOD/1/2026")
    books.connection.execute(
        "insert into contact_points (customer_id, kind, value, confirmed) values (%s, 'email', 'anna@poczta.example', true)",
        (who,),
    )
    return who, card, charge


def wanted(owing: tuple[int, int, int], **values: object) -> PaymentMail:
    who, card, charge = owing
    made = {
        "customer_id": who, "account_id": card, "amount": 9610, "operations": (charge,), "address": "a···@poczta.example",
        "request_key": str(uuid4()), **values,
    }  # fmt: skip
    return PaymentMail(**made)  # type: ignore[arg-type]


def test_what_the_page_reads(books: Books, clerk: Database, owing: tuple[int, int, int]) -> None:
    told = payment_page.facts(clerk, owing[0], contact=CONTACT)
    assert (told.payee.nip, told.name_ksef) == ("5265877635", False)
    assert told.payee.name == "Przedsiębiorstwo Usług Komunalnych"
    assert list(told.papers) == [owing[2]]
    seen = books.connection.execute("select detail from access_log where customer_id = %s", (owing[0],)).fetchall()
    assert seen == [("payment",)]


def test_from_which_day_a_vat_payer_names_the_ksef_number(
    books: Books, clerk: Database, owing: tuple[int, int, int]
) -> None:
    connection = books.connection
    connection.execute(
        "update papers set ksef_status = 'accepted', ksef_number = %s where customer_id = %s", (KSEF, owing[0])
    )
    connection.execute(
        "insert into identifiers (customer_id, kind, value) values (%s, 'nip', '5260250995')", (owing[0],)
    )
    connection.execute(
        "update settings set value = to_jsonb(okienko.warsaw_today() + 2) where key = 'ksef_in_title_from'"
    )
    assert not payment_page.facts(clerk, owing[0], contact=CONTACT).name_ksef
    connection.execute(
        "update settings set value = to_jsonb(okienko.warsaw_today() - 2) where key = 'ksef_in_title_from'"
    )
    told = payment_page.facts(clerk, owing[0], contact=CONTACT)
    assert told.name_ksef
    assert told.papers[owing[2]].ksef_number == KSEF


@pytest.mark.parametrize(
    ("element", "split"),
    [
        ("<P_18A>1</P_18A>", True),
        ("<tns:P_18A xmlns:tns='x'> 1 </tns:P_18A>", True),
        ("<P_18A>2</P_18A>", False),
        ("<P_18>1</P_18>", False),
        ("<P_18A>12</P_18A>", False),
    ],
)
def test_that_split_payment_is_read_from_the_file_kept(
    books: Books, clerk: Database, owing: tuple[int, int, int], element: str, split: bool
) -> None:
    xml = f"<Faktura><Fa><Adnotacje>{element}</Adnotacje></Fa></Faktura>".encode()
    books.connection.execute(
        "insert into paper_files (customer_id, paper_id, form, sha256, xml)"
        " select customer_id, id, 'FA (3)', %s, %s from papers where customer_id = %s",
        (sha256(xml).hexdigest(), xml, owing[0]),
    )
    assert payment_page.facts(clerk, owing[0], contact=CONTACT).papers[owing[2]].split is split


def test_that_the_data_arrive_by_e_mail_with_a_code_that_reads(
    clone: Clone, clerk: Database, mail: MailServer, owing: tuple[int, int, int]
) -> None:
    asked = wanted(owing)
    payment_page.send(clerk, asked, contact=CONTACT)
    payment_page.send(clerk, asked, contact=CONTACT)  # the same press
    sender = drain(clone.login("okienko_notices"), mail.port)
    assert sender.said == {Outcome.SENT: 1}
    message = mail.taken[0].mail
    assert message["To"] == "anna@poczta.example"
    assert "96,10" in str(message["Subject"])
    (file,) = message.iter_attachments()
    pdf = pypdfium2.PdfDocument(file.get_content())
    codes = read_qr(pdf[0].render(scale=2).to_pil())
    pdf.close()
    assert codes == [f"5265877635|PL|{NRB}|009610|Przedsiębiorstwo Usł|Id 000001 FV/WOD/1/2026|||"]


def test_that_an_e_mail_that_names_no_charge_can_be_made(
    books: Books, clerk: Database, owing: tuple[int, int, int]
) -> None:
    """An own amount; a list that is missing is an empty one, else the outbox would stumble over it."""
    who, card, _ = owing
    with clerk.read() as connection:
        connection.execute(
            "select okienko.payment_send(%s, %s, 100, null, null, %s, gen_random_uuid(), null, 'phone')",
            (who, card, "a···@poczta.example"),
        )
    row = books.connection.execute(
        "select payment_stopped(n, 'anna@poczta.example'), payment_facts(n) -> 'papers' from notices n where n.customer_id = %s",
        (who,),
    ).fetchone()
    assert row == (None, [])


def test_that_what_was_paid_meanwhile_is_not_asked_for(
    books: Books, clone: Clone, clerk: Database, mail: MailServer, owing: tuple[int, int, int]
) -> None:
    who, card, charge = owing
    payment_page.send(clerk, wanted(owing), contact=CONTACT)
    payment = books.payment(who, card, books.today(), 9610)
    books.settle(who, card, charge, payment, 9610, books.today())
    drain(clone.login("okienko_notices"), mail.port)
    assert mail.addresses() == []
    assert states(books.connection) == {"suppressed": 1}


@pytest.mark.parametrize(
    ("change", "values", "code"),
    [
        ("update contact_points set confirmed = false", {}, "email_not_confirmed"),
        ("update contact_points set bouncing = true", {}, "email_not_confirmed"),
        ("select 1", {"address": "b···@poczta.example"}, "email_changed"),
        ("select 1", {"operations": (1,)}, "payment_changed"),
        ("select 1", {"amount": 0}, "payment_amount"),
        ("select 1", {"online_id": 5}, "payment_changed"),
        ("update accounts set nrb = ''", {}, "payment_no_account"),
    ],
)
def test_what_is_not_sent(
    books: Books, clerk: Database, owing: tuple[int, int, int], change: str, values: dict[str, object], code: str
) -> None:
    books.connection.execute(change)
    with pytest.raises(Refused) as refused:
        payment_page.send(clerk, wanted(owing, **values), contact=CONTACT)
    assert refused.value.code == code
