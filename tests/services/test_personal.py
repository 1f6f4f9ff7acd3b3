"""Personal data: masked, revealed with a trace, changed with a reason and a conflict check; e-BOK's requests decided."""

from __future__ import annotations

import dataclasses
from uuid import uuid4

import pytest

from app.domain.contacts import ContactChannel
from app.domain.customers import ChannelKind, IdentifierKind, PersonalData
from app.domain.faults import Conflict, Refused
from app.domain.personal import PersonalDraft, PersonalField, read_address
from app.services import personal
from app.store.session import Database
from tests.database import Clone
from tests.office_data import Person, one, person


@pytest.fixture
def anna(clone: Clone) -> Person:
    return person(clone.connect())


@pytest.fixture
def clerk(clone: Clone) -> Database:
    return clone.login("okienko_clerk")


def load(database: Database, who: Person) -> PersonalData:
    return personal.load(database, who.customer_id, contact_key=str(uuid4()), channel=ContactChannel.PHONE)


def phone_draft(data: PersonalData, number: str, reason: str = "prośba klienta") -> PersonalDraft:
    phone = next(channel for channel in data.channels if channel.kind is ChannelKind.PHONE)
    return PersonalDraft(
        data.customer_id, PersonalField.PHONE, phone.channel_id, phone.version, {"value": number}, reason, str(uuid4())
    )


def test_that_page_2_5_is_masked_and_leaves_a_trace(clone: Clone, anna: Person, clerk: Database) -> None:
    data = load(clerk, anna)
    pesel = next(i for i in data.identifiers if i.kind is IdentifierKind.PESEL)
    assert set(pesel.shown) == {"·"}
    assert {channel.shown for channel in data.channels} == {"··· ··· 567", "a···@poczta.example"}
    assert one(clone.connect(), "select count(*) from okienko.access_log where kind = 'personal'") == 1


def test_that_a_reveal_is_logged_with_its_purpose(clone: Clone, anna: Person, clerk: Database) -> None:
    data = load(clerk, anna)
    pesel = data.identifiers[0]
    key = str(uuid4())
    shown = personal.reveal(
        clerk, anna.customer_id, "identifier", pesel.identifier_id, contact_key=key, purpose="korekta"
    )
    assert shown == "44051401359"
    row = clone.connect().execute(
        "select purpose, detail, contact_key::text from okienko.access_log where kind = 'reveal'"
    )
    assert row.fetchall() == [("korekta", "pesel", key)]
    with pytest.raises(Refused, match="purpose_missing"):
        personal.reveal(clerk, anna.customer_id, "identifier", pesel.identifier_id, contact_key=key, purpose=" ")


def test_that_a_change_is_stored_with_its_reason(clone: Clone, anna: Person, clerk: Database) -> None:
    draft = phone_draft(load(clerk, anna), "602 345 678")
    personal.save(clerk, draft)
    connection = clone.connect()
    assert one(connection, "select value from okienko.contact_points where id = %s", draft.row_id) == "+48602345678"
    assert one(connection, "select confirmed from okienko.contact_points where id = %s", draft.row_id) is False
    told = "select reason from okienko.audit where table_name = 'contact_points' and row_id = %s and act = 'update'"
    assert one(connection, told, draft.row_id) == "prośba klienta"


def test_that_a_repeated_save_stores_nothing_twice(clone: Clone, anna: Person, clerk: Database) -> None:
    draft = phone_draft(load(clerk, anna), "602345678")
    personal.save(clerk, draft)
    personal.save(clerk, draft)  # the answer of the first was lost on the way
    updates = (
        "select count(*) from okienko.audit where table_name = 'contact_points' and act = 'update' and row_id = %s"
    )
    assert one(clone.connect(), updates, draft.row_id) == 1


def test_that_two_desks_at_once_get_a_conflict_not_a_silent_loss(clone: Clone, anna: Person, clerk: Database) -> None:
    other = clone.login("okienko_clerk")
    mine, theirs = load(clerk, anna), load(other, anna)
    personal.save(other, phone_draft(theirs, "603456789"))
    with pytest.raises(Conflict):
        personal.save(clerk, phone_draft(mine, "602345678"))
    kept = "select value from okienko.contact_points where customer_id = %s and kind = 'phone'"
    assert one(clone.connect(), kept, anna.customer_id) == "+48603456789"


@pytest.mark.parametrize(
    ("field", "values", "reason", "code"),
    [
        (PersonalField.PHONE, {"value": "12"}, "x", "phone_shape"),
        (PersonalField.PHONE, {"value": ""}, "x", "value_missing"),
        (PersonalField.EMAIL, {"value": "anna.poczta.example"}, "x", "email_shape"),
        (PersonalField.PERSON_NAME, {"surname": " ", "first_name": "A"}, "x", "surname_missing"),
        (PersonalField.PERSON_NAME, {"surname": "Ł" * 101, "first_name": "A"}, "x", "too_long"),
        (PersonalField.PERSON_NAME, {"surname": "Łuczak", "first_name": "A"}, " ", "reason_missing"),
        (
            PersonalField.RESIDENCE,
            {"street": "", "house": "1", "flat": "", "postal_code": "7410", "city": "Gryfino"},
            "x",
            "postal_shape",
        ),
    ],
)
def test_that_bad_input_is_refused_before_anything_is_written(
    clone: Clone, anna: Person, clerk: Database, field: PersonalField, values: dict[str, str], reason: str, code: str
) -> None:
    data = load(clerk, anna)
    draft = PersonalDraft(anna.customer_id, field, 0, data.version, values, reason, str(uuid4()))
    with pytest.raises(Refused, match=code):
        personal.save(clerk, draft)
    assert one(clone.connect(), "select count(*) from okienko.audit where actor like 'clerk%%'") == 0


def test_that_the_database_itself_asks_for_a_reason(anna: Person, clerk: Database) -> None:
    with pytest.raises(Refused, match="reason_missing"), clerk.read() as connection:
        connection.execute("update okienko.customers set surname = 'X' where customer_id = %s", (anna.customer_id,))


def test_that_an_address_is_added_and_then_changed(clone: Clone, anna: Person, clerk: Database) -> None:
    values = {"street": "Chrobrego", "house": "5a", "flat": "", "postal_code": "74100", "city": "Gryfino"}
    draft = PersonalDraft(anna.customer_id, PersonalField.MAILING, 0, 1, values, "przeprowadzka", str(uuid4()))
    personal.save(clerk, draft)
    mailing = next(a for a in load(clerk, anna).addresses if a.kind == "mailing")
    assert mailing.line == "ul. Chrobrego 5a, 74-100 Gryfino"
    again = dataclasses.replace(
        draft,
        row_id=mailing.address_id,
        version=mailing.version,
        values={**values, "flat": "7"},
        request_key=str(uuid4()),
    )
    personal.save(clerk, again)
    assert one(clone.connect(), "select flat from okienko.addresses where id = %s", mailing.address_id) == "7"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("ul. Łużycka 12/3, 74-100 Gryfino", ("Łużycka", "12", "3", "74-100", "Gryfino")),
        ("os. Górny Taras 7, 74100 Gryfino", ("os. Górny Taras", "7", "", "74-100", "Gryfino")),
        ("3 Maja 4b/1, 74-100 Gryfino", ("3 Maja", "4b", "1", "74-100", "Gryfino")),
        ("12a, 74-105 Żabnica", ("", "12a", "", "74-105", "Żabnica")),
    ],
)
def test_that_an_address_on_one_line_is_told_apart(text: str, parts: tuple[str, ...]) -> None:
    found = read_address(text)
    assert found is not None
    assert tuple(found[name] for name in ("street", "house", "flat", "postal_code", "city")) == parts
