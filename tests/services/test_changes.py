"""Requests from e-BOK, decided field by field; a new e-mail address, confirmed by a code."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from app.domain.contacts import ContactChannel
from app.domain.customers import ChannelKind, DataChange, PersonalData
from app.domain.data_changes import Decided, FieldDecision
from app.domain.email_change import CodeAnswer, EmailAsk, EmailAsked
from app.domain.faults import Conflict, EnvironmentFault, Refused
from app.services import personal
from app.store.session import Database
from tests.database import Clone
from tests.office_data import Person, one, person
from tests.portal_requests import asked, code_sent

ADDRESS = "ul. Bolesława Chrobrego 12/3, 74-100 Gryfino"


@pytest.fixture(params=["clone", "debian_clone"])
def server(request: pytest.FixtureRequest) -> Clone:
    """The newest PostgreSQL, and the oldest that is supported."""
    made = request.getfixturevalue(request.param)
    assert isinstance(made, Clone)
    return made


@pytest.fixture
def anna(server: Clone) -> Person:
    return person(server.connect())


@pytest.fixture
def clerk(server: Clone) -> Database:
    return server.login("okienko_clerk")


def load(database: Database, who: Person) -> PersonalData:
    return personal.load(database, who.customer_id, contact_key=str(uuid4()), channel=ContactChannel.OFFICE)


def decide(database: Database, who: Person, *decisions: tuple[DataChange, bool, str], key: str = "") -> Decided:
    return personal.decide(
        database,
        who.customer_id,
        tuple(FieldDecision(*each) for each in decisions),
        contact_key="",
        request_key=key or str(uuid4()),
    )


def by_field(database: Database) -> dict[str, DataChange]:
    return {change.field: change for row in personal.requests(database).rows for change in row.fields}


# ---------------------------------------------------------------- requests
def test_that_fields_asked_for_together_are_one_request(server: Clone, anna: Person, clerk: Database) -> None:
    connection = server.connect()
    asked(connection, anna.customer_id, phone="605111222", mailing_address=ADDRESS)
    asked(connection, anna.customer_id, surname="Nowak")
    page = personal.requests(clerk)
    assert [sorted(change.field for change in row.fields) for row in page.rows] == [
        ["mailing_address", "phone"],
        ["surname"],
    ]
    assert page.total == 3
    assert {(row.number, row.name) for row in page.rows} == {("004512", "Kowalska Anna")}
    fields = by_field(clerk)
    assert (fields["phone"].now, fields["mailing_address"].row_id) == ("··· ··· 567", 0)
    seen = "select detail from okienko.access_log where customer_id = %s and actor <> session_user"
    assert one(connection, seen, anna.customer_id) == "change_requests"
    first = personal.requests(clerk, limit=1)
    assert len(first.rows) == 1
    assert [change.field for change in personal.requests(clerk, after=first.next_key).rows[0].fields] == ["surname"]


def test_that_each_field_is_decided_by_itself_and_the_customer_is_told(
    server: Clone, anna: Person, clerk: Database
) -> None:
    connection = server.connect()
    asked(connection, anna.customer_id, phone="605111222", mailing_address=ADDRESS, surname="Nowak")
    fields = by_field(clerk)
    done = decide(
        clerk,
        anna,
        (fields["mailing_address"], True, "wniosek z e-BOK"),
        (fields["surname"], False, "potrzebny odpis aktu"),
    )
    assert done.told
    after = load(clerk, anna)
    assert [change.field for change in after.changes] == ["phone"]
    assert [a.line for a in after.addresses if a.kind == "mailing"] == [ADDRESS]
    assert after.surname == "Kowalska"
    stored = connection.execute(
        "select field, status, reason, decided_by is not null from okienko.data_changes order by 1"
    )
    assert stored.fetchall() == [
        ("mailing_address", "accepted", "wniosek z e-BOK", True),
        ("phone", "waiting", "", False),
        ("surname", "refused", "potrzebny odpis aktu", True),
    ]
    subject, body = connection.execute("select subject, body from okienko.messages where not from_customer").fetchall()[
        0
    ]
    assert subject == "Wniosek o zmianę danych"
    assert "Adres do korespondencji: zmieniono na „ul. Bolesława Chrobrego 12/3, 74-100 Gryfino”." in body
    assert "Nazwisko: zmiany na „Nowak” nie przyjęto. Powód: potrzebny odpis aktu." in body
    assert "wniosek z e-BOK" not in body
    why = "select reason from okienko.audit where table_name = 'addresses' and act = 'insert' and actor <> session_user"
    assert one(connection, why) == "wniosek z e-BOK"


def test_that_a_repeated_decision_is_stored_and_told_once(server: Clone, anna: Person, clerk: Database) -> None:
    asked(server.connect(), anna.customer_id, phone="605111222")
    change, key = by_field(clerk)["phone"], str(uuid4())
    assert decide(clerk, anna, (change, True, "prośba"), key=key).told
    assert decide(clerk, anna, (change, True, "prośba"), key=key).told  # the answer was lost on the way
    assert one(server.connect(), "select count(*) from okienko.messages where not from_customer") == 1
    assert one(server.connect(), "select value from okienko.contact_points where kind = 'phone'") == "+48605111222"


def test_that_two_desks_never_decide_the_same_field(server: Clone, anna: Person, clerk: Database) -> None:
    asked(server.connect(), anna.customer_id, phone="605111222", surname="Nowak")
    fields, other = by_field(clerk), server.login("okienko_clerk")
    decide(other, anna, (fields["phone"], False, "numer zajęty"))
    with pytest.raises(Conflict):
        decide(clerk, anna, (fields["surname"], True, "x"), (fields["phone"], True, "x"))
    assert load(clerk, anna).surname == "Kowalska"  # nothing of it is stored
    assert one(server.connect(), "select count(*) from okienko.messages") == 1


def test_that_data_changed_meanwhile_is_not_overwritten(server: Clone, anna: Person, clerk: Database) -> None:
    connection = server.connect()
    asked(connection, anna.customer_id, phone="605111222")
    change = by_field(clerk)["phone"]
    connection.execute("update okienko.contact_points set value = '+48609999999' where kind = 'phone'")
    with pytest.raises(Conflict):
        decide(clerk, anna, (change, True, "x"))
    assert one(connection, "select value from okienko.contact_points where kind = 'phone'") == "+48609999999"


@pytest.mark.parametrize(
    ("field", "new", "reason", "code"),
    [
        ("mailing_address", "gdzieś na wsi", "x", "address_unreadable"),
        ("phone", "12", "x", "phone_shape"),
        ("email", "anna.poczta.example", "x", "email_shape"),
        ("surname", "Ł" * 101, "x", "too_long"),
        ("phone", "605111222", " ", "reason_missing"),
    ],
)
def test_that_what_cannot_be_accepted_is_told_before(
    server: Clone, anna: Person, clerk: Database, field: str, new: str, reason: str, code: str
) -> None:
    asked(server.connect(), anna.customer_id, **{field: new})
    with pytest.raises(Refused, match=code):
        decide(clerk, anna, (by_field(clerk)[field], True, reason))
    assert len(load(clerk, anna).changes) == 1


def test_that_without_an_account_nobody_is_told(server: Clone, clerk: Database) -> None:
    ewa = person(server.connect(), "004599", "Nowak", "Ewa", portal="closed", pesel="")
    asked(server.connect(), ewa.customer_id, phone="605111222")
    assert not decide(clerk, ewa, (by_field(clerk)["phone"], True, "wniosek")).told
    assert one(server.connect(), "select count(*) from okienko.messages") == 0


def test_that_a_surname_of_a_company_is_its_name(server: Clone, anna: Person, clerk: Database) -> None:
    connection = server.connect()
    connection.execute(
        "update okienko.customers set kind = 'company', company = 'Stare sp. z o.o.' where customer_id = %s",
        (anna.customer_id,),
    )
    asked(connection, anna.customer_id, surname="Nowe sp. z o.o.", residence="os. Górny Taras 7, 74-100 Gryfino")
    fields = by_field(clerk)
    assert fields["surname"].now == "Stare sp. z o.o."
    decide(clerk, anna, (fields["surname"], True, "KRS"), (fields["residence"], True, "KRS"))
    after = load(clerk, anna)
    assert after.company == "Nowe sp. z o.o."
    assert [a.line for a in after.addresses if a.kind == "residence"] == ["os. Górny Taras 7, 74-100 Gryfino"]


def test_that_nobody_decides_past_the_function(anna: Person, server: Clone, clerk: Database) -> None:
    asked(server.connect(), anna.customer_id, phone="605111222")
    with pytest.raises(EnvironmentFault), clerk.read() as connection:
        connection.execute("update okienko.data_changes set status = 'accepted', reason = 'x'")


# ---------------------------------------------------------------- e-mail
def ask(database: Database, who: Person, new: str = "anna.nowa@poczta.example", key: str = "") -> EmailAsked:
    row = next((c.channel_id for c in load(database, who).channels if c.kind is ChannelKind.EMAIL), 0)
    wanted = EmailAsk(who.customer_id, row, new, new, False, "zmiana dostawcy", str(uuid4()), key or str(uuid4()))
    return personal.ask_email_change(database, wanted)


def confirm(database: Database, who: Person, code: str, key: str = "") -> CodeAnswer:
    return personal.confirm_email_change(database, who.customer_id, code, request_key=key or str(uuid4()))


def emails(server: Clone, who: Person) -> list[tuple[object, ...]]:
    found = "select value, confirmed, bouncing from okienko.contact_points where customer_id = %s and kind = 'email'"
    return server.connect().execute(found, (who.customer_id,)).fetchall()


def test_that_an_address_changes_only_by_the_code_sent_to_it(server: Clone, anna: Person, clerk: Database) -> None:
    connection = server.connect()
    connection.execute("update okienko.contact_points set bouncing = true where kind = 'email'")
    ask(clerk, anna)
    waiting = load(clerk, anna).email_change
    assert waiting is not None
    assert (waiting.shown, waiting.expires_at, waiting.replaces) == ("a···@poczta.example", None, True)
    assert emails(server, anna) == [("anna@poczta.example", True, True)]
    assert confirm(clerk, anna, "ABCD-2345") is CodeAnswer.NOT_SENT
    code_sent(connection, anna.customer_id, "ABCD2345")
    assert confirm(clerk, anna, "ABCD-2346") is CodeAnswer.WRONG
    left = load(clerk, anna).email_change
    assert left is not None
    assert left.tries_left == 4
    key = str(uuid4())
    assert confirm(clerk, anna, " abcd 2345", key) is CodeAnswer.CONFIRMED
    assert confirm(clerk, anna, " abcd 2345", key) is CodeAnswer.CONFIRMED  # asked again after a lost answer
    assert confirm(clerk, anna, "abcd 2345") is CodeAnswer.NONE
    assert emails(server, anna) == [("anna.nowa@poczta.example", True, False)]
    assert load(clerk, anna).email_change is None
    account = connection.execute("select email from okienko.portal_accounts").fetchall()
    assert account == [("anna.nowa@poczta.example",)]
    assert one(connection, "select reason from okienko.portal_events where act = 'email_changed'") == "zmiana dostawcy"
    assert one(connection, "select count(*) from okienko.portal_tokens where used_at is null") == 0


def test_that_the_new_address_gets_a_code_and_the_old_one_a_note(server: Clone, anna: Person, clerk: Database) -> None:
    key = str(uuid4())
    asked_ = ask(clerk, anna, key=key)
    ask(clerk, anna, key=key)
    rows = server.connect().execute("select kind, address, ref from okienko.notices order by kind").fetchall()
    assert rows == [
        ("email_changed", "anna@poczta.example", asked_.change_id),
        ("email_code", "anna.nowa@poczta.example", asked_.change_id),
    ]


def test_that_five_wrong_codes_end_it(server: Clone, anna: Person, clerk: Database) -> None:
    ask(clerk, anna)
    code_sent(server.connect(), anna.customer_id, "ABCD2345")
    answers = [confirm(clerk, anna, f"WRONG{n}") for n in range(5)]
    assert answers == [CodeAnswer.WRONG] * 4 + [CodeAnswer.TOO_MANY]
    assert confirm(clerk, anna, "ABCD2345") is CodeAnswer.NONE
    assert (
        one(server.connect(), "select status || ' ' || reason from okienko.email_changes") == "cancelled too_many_tries"
    )


def test_that_a_code_runs_out(server: Clone, anna: Person, clerk: Database) -> None:
    ask(clerk, anna)
    code_sent(server.connect(), anna.customer_id, "ABCD2345", minutes=-1)
    waiting = load(clerk, anna).email_change
    assert waiting is not None
    assert waiting.expired(datetime.now(UTC))
    assert confirm(clerk, anna, "ABCD2345") is CodeAnswer.EXPIRED
    assert emails(server, anna) == [("anna@poczta.example", True, False)]
    assert one(server.connect(), "select status from okienko.email_changes") == "expired"


def test_that_asking_anew_makes_the_first_code_worthless(server: Clone, anna: Person, clerk: Database) -> None:
    connection = server.connect()
    ask(clerk, anna, "pierwszy@poczta.example")
    code_sent(connection, anna.customer_id, "AAAA2222")
    ask(clerk, anna, "drugi@poczta.example")
    code_sent(connection, anna.customer_id, "BBBB3333")
    assert confirm(clerk, anna, "AAAA2222") is CodeAnswer.WRONG
    assert confirm(clerk, anna, "BBBB3333") is CodeAnswer.CONFIRMED
    assert emails(server, anna) == [("drugi@poczta.example", True, False)]


def test_that_another_code_goes_to_the_same_address(server: Clone, anna: Person, clerk: Database) -> None:
    connection = server.connect()
    asked_ = ask(clerk, anna)
    code_sent(connection, anna.customer_id, "AAAA2222", minutes=-1)
    again = EmailAsk(anna.customer_id, 0, "", "", True, "", "", str(uuid4()))
    made = personal.resend_email_code(clerk, again)
    assert made == personal.resend_email_code(clerk, again)
    assert made.change_id != asked_.change_id
    code_sent(connection, anna.customer_id, "BBBB3333")
    assert confirm(clerk, anna, "BBBB3333") is CodeAnswer.CONFIRMED
    assert emails(server, anna) == [("anna.nowa@poczta.example", True, False)]
    assert one(connection, "select count(*) from okienko.notices where kind = 'email_changed'") == 1
    with pytest.raises(Conflict):
        personal.resend_email_code(clerk, EmailAsk(anna.customer_id, 0, "", "", True, "", "", str(uuid4())))


def test_that_a_change_of_owner_ends_what_the_former_one_asked_for(
    server: Clone, anna: Person, clerk: Database
) -> None:
    connection = server.connect()
    ask(clerk, anna)
    code_sent(connection, anna.customer_id, "ABCD2345")
    connection.execute("update okienko.portal_accounts set state = 'blocked', email = ''")
    assert confirm(clerk, anna, "ABCD2345") is CodeAnswer.NONE
    assert emails(server, anna) == [("anna@poczta.example", True, False)]


def test_that_a_change_is_given_up_with_a_reason(server: Clone, anna: Person, clerk: Database) -> None:
    ask(clerk, anna)
    waiting = load(clerk, anna).email_change
    assert waiting is not None
    with pytest.raises(Refused, match="reason_missing"):
        personal.cancel_email_change(clerk, anna.customer_id, waiting, " ")
    personal.cancel_email_change(clerk, anna.customer_id, waiting, "klient się rozmyślił")
    with pytest.raises(Conflict):
        personal.cancel_email_change(clerk, anna.customer_id, waiting, "jeszcze raz")
    code = "select status from okienko.notices where kind = 'email_code'"
    assert one(server.connect(), code) == "cancelled"


def test_that_an_address_on_file_already_is_confirmed_in_place(server: Clone, anna: Person, clerk: Database) -> None:
    connection = server.connect()
    connection.execute(
        "insert into okienko.contact_points (customer_id, kind, value) values (%s, 'email', 'druga@poczta.example')",
        (anna.customer_id,),
    )
    ask(clerk, anna, "druga@poczta.example")
    code_sent(connection, anna.customer_id, "ABCD2345")
    assert confirm(clerk, anna, "ABCD2345") is CodeAnswer.CONFIRMED
    assert emails(server, anna) == [("druga@poczta.example", True, False)]


def test_that_an_unconfirmed_address_is_confirmed_by_a_code(server: Clone, anna: Person, clerk: Database) -> None:
    connection = server.connect()
    with pytest.raises(Refused, match="email_same"):
        ask(clerk, anna, "anna@poczta.example")
    connection.execute("update okienko.contact_points set confirmed = false where kind = 'email'")
    ask(clerk, anna, "anna@poczta.example")
    assert one(connection, "select count(*) from okienko.notices where kind = 'email_changed'") == 0
    code_sent(connection, anna.customer_id, "ABCD2345")
    assert confirm(clerk, anna, "ABCD2345") is CodeAnswer.CONFIRMED
    assert emails(server, anna) == [("anna@poczta.example", True, False)]


@pytest.mark.usefixtures("anna")
def test_that_a_shared_address_warns(server: Clone, clerk: Database) -> None:
    ewa = person(server.connect(), "004599", "Nowak", "Ewa", pesel="")
    assert ask(clerk, ewa, "inna@poczta.example").shared is False
    server.connect().execute(
        "update okienko.contact_points set value = 'ewa@poczta.example' where kind = 'email' and customer_id = %s",
        (ewa.customer_id,),
    )
    assert ask(clerk, ewa, "anna@poczta.example").shared is True


@pytest.mark.parametrize(
    ("email", "again", "read_back", "reason", "code"),
    [
        ("anna.poczta.example", "x", True, "x", "email_shape"),
        ("a@poczta.example", "b@poczta.example", False, "x", "email_differs"),
        ("a@poczta.example", "", False, "x", "email_again_missing"),
        ("a@poczta.example", "", True, " ", "reason_missing"),
    ],
)
def test_that_an_address_is_typed_twice_or_read_back(
    anna: Person, clerk: Database, email: str, again: str, read_back: bool, reason: str, code: str
) -> None:
    wanted = EmailAsk(anna.customer_id, 0, email, again, read_back, reason, "", str(uuid4()))
    with pytest.raises(Refused, match=code):
        personal.ask_email_change(clerk, wanted)


def test_that_an_accepted_e_mail_waits_for_its_code(server: Clone, anna: Person, clerk: Database) -> None:
    connection = server.connect()
    asked(connection, anna.customer_id, email="anna.nowa@poczta.example")
    decide(clerk, anna, (by_field(clerk)["email"], True, "wniosek z e-BOK"))
    assert emails(server, anna) == [("anna@poczta.example", True, False)]
    assert "wysyłamy kod" in one(connection, "select body from okienko.messages")
    code_sent(connection, anna.customer_id, "ABCD2345")
    assert confirm(clerk, anna, "ABCD2345") is CodeAnswer.CONFIRMED
    assert emails(server, anna) == [("anna.nowa@poczta.example", True, False)]
