"""Today's waiting work and announcements by area, against the real database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from app.domain.contacts import AnswerDraft, ContactChannel, ContactEnd, Level, Question, Topic
from app.domain.customers import Service
from app.domain.faults import Conflict, EnvironmentFault, Refused
from app.domain.office import AnnouncementDraft, Street
from app.services import contacts, drafts, office, today
from app.services.customers import open_card
from app.store.session import Database
from tests.database import Clone
from tests.office_data import Connection, Person, letter, one, person

NOW = datetime.now(UTC)


@pytest.fixture
def owner(clone: Clone) -> Connection:
    return clone.connect()


@pytest.fixture
def anna(owner: Connection) -> Person:
    return person(owner)


@pytest.fixture
def desk(clone: Clone) -> Database:
    return clone.login("okienko_clerk")


@pytest.fixture
def chief(clone: Clone) -> Database:
    return clone.login("okienko_supervisor")


def notice(*streets: str, **changes: object) -> AnnouncementDraft:
    values: dict[str, object] = {
        "text": "Awaria wody do 15:00",
        "service": Service.WATER,
        "streets": tuple(Street(key, key) for key in streets),
        "starts_at": NOW - timedelta(hours=1),
        "ends_at": NOW + timedelta(hours=3),
        "request_key": str(uuid4()),
    }
    return AnnouncementDraft(**(values | changes))  # type: ignore[arg-type]


def test_that_today_tells_what_waits_for_me_and_for_the_office(
    clone: Clone, desk: Database, owner: Connection, anna: Person
) -> None:
    day = one(owner, "select okienko.warsaw_today()")
    for topic, remind in ((Topic.COMPLAINT, None), (Topic.BALANCE, day), (Topic.READING, day + timedelta(30))):
        end = ContactEnd(anna.customer_id, str(uuid4()), ContactChannel.PHONE, NOW, topic, "", remind, Level.GENERAL)
        contacts.end(desk, end, day)
    began = AnswerDraft(
        anna.customer_id, str(uuid4()), ContactChannel.DESK, NOW, Question.EMAIL, True, "", Level.READING, Level.GENERAL, str(uuid4())
    )  # fmt: skip
    contacts.verify(desk, began)
    letter(owner, anna.customer_id, "Pytanie", "?")
    owner.execute(
        "insert into okienko.readings (customer_id, installation_id, read_on, state, status, source) values (%s, %s, okienko.warsaw_today() - 1, 430, 'reported', 'portal')",
        (anna.customer_id, anna.installation_id),
    )
    drafts.keep_message(desk, anna.customer_id, 0, "Temat", "treść")
    found = today.load(desk)
    assert [(d.is_message, d.number) for d in found.drafts] == [(True, "004512")]
    assert (found.open_total, found.reminders_total, found.cases_total) == (1, 1, 1)
    assert (found.messages_total, found.readings_total) == (1, 1)
    assert found.open[0].channel is ContactChannel.DESK
    assert (found.reminders[0].remind_on, found.reminders[0].topic) == (day, Topic.BALANCE)
    assert (found.cases[0].signature, found.cases[0].number) == (f"REK/{day.year}/00001", "004512")
    assert found.readings_oldest == day - timedelta(1)
    other = today.load(clone.login("okienko_clerk"))
    assert (other.open_total, other.drafts_total, other.reminders_total, other.cases_total) == (0, 0, 0, 1)


def test_that_an_announcement_stands_on_the_cards_of_its_streets(
    desk: Database, chief: Database, owner: Connection, anna: Person
) -> None:
    jan = person(owner, "000077", "Nowak", "Jan", street="Szczecińska", pesel="")
    (street,) = office.streets(desk, "ul. Łuż")
    assert street == Street("luzycka", "Łużycka")
    draft = notice(street.key)
    office.announce(chief, draft, NOW)
    office.announce(chief, draft, NOW)
    office.announce(chief, notice(text="Biuro nieczynne 24.12", service=None, ends_at=None), NOW)
    texts = [a.text for a in open_card(desk, anna.customer_id, contact_key="").announcements]
    assert texts == ["Awaria wody do 15:00", "Biuro nieczynne 24.12"]
    assert [a.text for a in open_card(desk, jan.customer_id, contact_key="").announcements] == ["Biuro nieczynne 24.12"]
    listed = {a.text: a for a in office.announced(desk, NOW)}
    assert listed["Awaria wody do 15:00"].streets == (Street("luzycka", "Łużycka"),)
    assert listed["Biuro nieczynne 24.12"].streets == ()


def test_that_a_withdrawn_announcement_leaves_the_cards(desk: Database, chief: Database, anna: Person) -> None:
    office.announce(chief, notice("luzycka"), NOW)
    (made,) = office.announced(desk, NOW)
    assert made.is_current(NOW)
    office.withdraw(chief, made.announcement_id, made.version)
    with pytest.raises(Conflict):
        office.withdraw(chief, made.announcement_id, made.version)
    assert open_card(desk, anna.customer_id, contact_key="").announcements == ()
    assert office.announced(desk, NOW)[0].withdrawn


def test_that_only_a_supervisor_announces(desk: Database, chief: Database) -> None:
    with pytest.raises(EnvironmentFault):
        office.announce(desk, notice(), NOW)
    office.announce(chief, notice(), NOW)
    made = office.announced(desk, NOW)[0]
    with pytest.raises(EnvironmentFault):
        office.withdraw(desk, made.announcement_id, made.version)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"text": " \x00"}, "text_empty"),
        ({"text": "x" * 501}, "text_too_long"),
        ({"ends_at": NOW - timedelta(hours=2)}, "ends_before_start"),
        ({"starts_at": NOW - timedelta(hours=9), "ends_at": NOW - timedelta(hours=2)}, "ends_in_past"),
    ],
)
def test_that_a_wrong_announcement_is_refused(chief: Database, changes: dict[str, object], code: str) -> None:
    with pytest.raises(Refused, match=code):
        office.announce(chief, notice(**changes), NOW)


@pytest.mark.usefixtures("anna")
def test_that_streets_are_completed_by_any_of_their_words(desk: Database, owner: Connection) -> None:
    person(owner, "000078", "Bąk", "Ewa", street="Bolesława Chrobrego", pesel="")
    person(owner, "000079", "Lis", "Ewa", street="Łużycka", pesel="")
    assert [s.name for s in office.streets(desk, "chrob")] == ["Bolesława Chrobrego"]
    assert [s.name for s in office.streets(desk, "")] == ["Bolesława Chrobrego", "Łużycka"]
    assert office.streets(desk, "%_'\\") == ()
