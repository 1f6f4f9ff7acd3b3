"""Messages to groups on a real database: who is meant, held, sent once each, stopped in the middle, resumed."""

from __future__ import annotations

import json
import threading
from contextlib import suppress
from dataclasses import replace
from uuid import uuid4

import pytest

from app.domain.contacts import ContactChannel
from app.domain.customers import Service
from app.domain.faults import BugFault, EnvironmentFault, Refused
from app.domain.mailings import Choice, DebtFilter, GroupAnnouncement, GroupFilter, MailingStatus, Progress
from app.domain.messages import InboxView
from app.domain.office import Street
from app.services import attachments, mailings, messages
from app.services.customers import open_card
from app.store.session import Database
from tests.database import Clone, Fragile, wait_until, worked
from tests.office_data import Connection, one, person
from tests.services.mail_kit import PNG, Seat, outage, seat, street

CHANNEL = ContactChannel.OFFICE


@pytest.fixture
def owner(clone: Clone) -> Connection:
    return clone.connect()


@pytest.fixture
def ewa(clone: Clone, owner: Connection) -> Seat:
    return seat(clone, owner, "Ewa Dąbrowska")


@pytest.fixture
def chief(clone: Clone, owner: Connection) -> Seat:
    return seat(clone, owner, "Jan Kierownik", "supervisor")


def send_all(link: Database, mailing_id: int, size: int) -> Progress:
    while not (told := mailings.send_batch(link, mailing_id, size)).status.is_over:
        pass
    return told


def limit(owner: Connection, most: int) -> None:
    owner.execute("update okienko.settings set value = %s where key = 'mailing_limit'", (json.dumps(most),))


# ---------------------------------------------------------------- who is meant


def test_that_the_preview_counts_who_can_and_who_cant_and_masks_whom_it_shows(owner: Connection, ewa: Seat) -> None:
    wanted = street(owner, "Łużycka", 30, active=22)
    street(owner, "Polna", 5, active=5, first=100)
    seen = mailings.preview(ewa.link, GroupFilter(service=Service.WATER, streets=(wanted,)))
    assert (seen.reached, seen.unreached, seen.limit, seen.held) == (22, 8, 500, False)
    assert len(seen.first) == mailings.SHOWN
    assert (seen.first[0].name, seen.first[0].street) == ("N··· I···", "Łużycka")
    assert one(owner, "select rows from okienko.search_log where kind = 'mailing'") == mailings.SHOWN
    assert mailings.preview(ewa.link, GroupFilter(service=Service.WASTE, streets=(wanted,))).reached == 0
    assert mailings.preview(ewa.link, GroupFilter()).reached == 27


def test_that_the_preview_shows_the_street_that_was_asked_for(owner: Connection, ewa: Seat) -> None:
    street(owner, "Polna", 1, active=1)
    wanted = street(owner, "Łużycka", 1, active=0, first=100)
    owner.execute(
        "with a as (insert into okienko.addresses (customer_id, kind, street, house, city) "
        "select customer_id, 'object', 'Łużycka', '7', 'Gryfino' from okienko.portal_accounts returning customer_id, id) "
        "update okienko.accounts set address_id = a.id from a where accounts.customer_id = a.customer_id"
    )
    shown = mailings.preview(ewa.link, GroupFilter(service=Service.WATER, streets=(wanted,))).first
    assert [each.street for each in shown] == ["Łużycka"]


def test_that_groups_are_chosen_by_route_tariff_and_debt(owner: Connection, ewa: Seat) -> None:
    anna, jan = person(owner), person(owner, "000077", "Nowak", "Jan", pesel="")
    owner.execute(
        "update okienko.operations set open_amount = 0 where customer_id = %s and open_amount > 0", (jan.customer_id,)
    )
    owner.execute(
        "update okienko.accounts set balance = 0, oldest_due = null where customer_id = %s", (jan.customer_id,)
    )
    route = one(owner, "insert into okienko.routes (code, name) values ('R1', 'poniedziałek') returning id")
    owner.execute(
        "insert into okienko.collection_points (customer_id, account_id, address_id, route_id) "
        "select customer_id, id, address_id, %s from okienko.accounts where customer_id = %s and service = 'waste'",
        (route, jan.customer_id),
    )

    def found(wanted: GroupFilter) -> set[str]:
        return {each.number for each in mailings.preview(ewa.link, wanted).first}

    both = {"004512", "000077"}
    offered = mailings.choices(ewa.link)
    assert [choice.name for choice in offered.routes] == ["R1 poniedziałek"]
    assert found(GroupFilter(routes=offered.routes)) == {"000077"}
    assert found(GroupFilter(groups=tuple(c for c in offered.groups if c.key == "G2"))) == both
    assert found(GroupFilter(groups=(Choice("brak", "brak"),))) == set()
    assert found(GroupFilter(debt=DebtFilter.LATE)) == {"004512"}
    assert found(GroupFilter(debt=DebtFilter.NONE)) == {"000077"}
    owner.execute(
        "update okienko.accounts set closed_on = okienko.warsaw_today() where customer_id = %s", (anna.customer_id,)
    )
    assert found(GroupFilter()) == {"000077"}


# ---------------------------------------------------------------- sending


def test_that_everybody_gets_it_once_with_one_file_for_all(owner: Connection, ewa: Seat) -> None:
    wanted = street(owner, "Łużycka", 25, active=20)
    kept = attachments.keep(ewa.link, "plan.png", PNG)
    made = replace(outage(wanted), files=(kept,))
    told = mailings.create(ewa.link, made)
    assert mailings.create(ewa.link, made) == told, "a repeated request makes nothing"
    assert (told.status, told.recipients, told.sent) == (MailingStatus.READY, 20, 0)
    done = send_all(ewa.link, told.mailing_id, 7)
    assert (done.status, done.sent, done.left) == (MailingStatus.DONE, 20, 0)
    assert send_all(ewa.link, told.mailing_id, 7) == done
    counts = owner.execute("select count(*), count(distinct customer_id), min(author) from okienko.messages").fetchone()
    assert counts == (20, 20, ewa.login)
    assert one(owner, "select count(*) from okienko.files") == 1
    who = one(owner, "select min(customer_id) from okienko.messages")
    (message,) = messages.page(ewa.link, who, contact_key="", channel=CHANNEL).rows
    assert message.to_group
    (file,) = message.files
    seen = messages.file(ewa.link, who, message.message_id, file.file_id, contact_key="", channel=CHANNEL)
    assert (seen.name, seen.content) == ("plan.png", PNG)
    assert messages.inbox(ewa.link).counts[InboxView.OPEN] == 0, "nobody has to work on what nobody answered"


def test_that_more_than_the_limit_wait_for_a_supervisor(owner: Connection, ewa: Seat, chief: Seat) -> None:
    limit(owner, 3)
    told = mailings.create(ewa.link, outage(street(owner, "Łużycka", 4, active=4)))
    assert told.status is MailingStatus.HELD
    with pytest.raises(Refused, match="mailing_held"):
        mailings.send_batch(ewa.link, told.mailing_id)
    with pytest.raises(EnvironmentFault):
        mailings.release(ewa.link, told.mailing_id)
    assert mailings.release(chief.link, told.mailing_id).status is MailingStatus.READY
    assert send_all(ewa.link, told.mailing_id, 100).sent == 4
    (row,), _ = mailings.page(ewa.link)
    assert (row.released_by, row.clerk, row.mine) == ("Jan Kierownik", "Ewa Dąbrowska", True)
    assert [s.name for s in row.filter.streets] == ["Łużycka"]


def test_that_a_stop_in_the_middle_leaves_the_rest_unsent_and_says_how_many(
    clone: Clone, owner: Connection, ewa: Seat, chief: Seat
) -> None:
    told = mailings.create(ewa.link, outage(street(owner, "Łużycka", 20, active=20)))
    mailings.send_batch(ewa.link, told.mailing_id, 8)
    with pytest.raises(EnvironmentFault):
        mailings.cancel_rest(seat(clone, owner, "Ktoś Inny").link, told.mailing_id)
    stopped = mailings.cancel_rest(chief.link, told.mailing_id)
    assert (stopped.status, stopped.sent, stopped.left) == (MailingStatus.CANCELLED, 8, 12)
    assert mailings.send_batch(ewa.link, told.mailing_id, 8) == stopped
    assert one(owner, "select count(*) from okienko.messages") == 8


def test_that_a_batch_that_breaks_off_is_as_if_it_had_not_begun(owner: Connection, ewa: Seat) -> None:
    told = mailings.create(ewa.link, outage(street(owner, "Łużycka", 10, active=10)))
    mailings.send_batch(ewa.link, told.mailing_id, 4)
    owner.execute(
        "create function okienko.breaks() returns trigger language plpgsql as $$ begin raise exception 'prąd'; end $$;"
        "create trigger breaks after update on okienko.mailings for each row execute function okienko.breaks()"
    )
    with pytest.raises(BugFault):
        mailings.send_batch(ewa.link, told.mailing_id, 4)
    owner.execute("drop trigger breaks on okienko.mailings")
    assert one(owner, "select count(*) from okienko.messages") == 4
    assert send_all(ewa.link, told.mailing_id, 4).sent == 10
    assert one(owner, "select count(distinct customer_id) from okienko.messages") == 10


def test_that_after_the_server_was_killed_it_goes_on_and_nobody_has_it_twice(fragile: Fragile) -> None:
    owner = fragile.connect()
    ewa = seat(fragile, owner, "Ewa Dąbrowska")
    told = mailings.create(ewa.link, outage(street(owner, "Łużycka", 300, active=300)))

    def send() -> None:
        with suppress(EnvironmentFault):
            send_all(ewa.link, told.mailing_id, 2)

    sending = threading.Thread(target=send)
    sending.start()
    wait_until(lambda: one(owner, "select sent from okienko.mailings") > 20)
    fragile.kill_server()
    sending.join()
    fragile.start_again()
    owner = fragile.connect()
    before = one(owner, "select sent from okienko.mailings")
    assert 20 < before < 300
    assert one(owner, "select count(*) from okienko.messages") == before
    assert send_all(ewa.link, told.mailing_id, 50).sent == 300
    assert owner.execute("select count(*), count(distinct customer_id) from okienko.messages").fetchone() == (300, 300)


def test_that_whose_account_was_closed_meanwhile_is_passed_over(owner: Connection, ewa: Seat) -> None:
    told = mailings.create(ewa.link, outage(street(owner, "Łużycka", 5, active=5)))
    owner.execute("update okienko.portal_accounts set state = 'blocked' where login in ('S000001', 'S000002')")
    done = send_all(ewa.link, told.mailing_id, 2)
    assert (done.status, done.sent, done.skipped, done.left) == (MailingStatus.DONE, 3, 2, 0)


def test_that_two_desks_sending_the_same_write_to_nobody_twice(owner: Connection, ewa: Seat, chief: Seat) -> None:
    told = mailings.create(ewa.link, outage(street(owner, "Łużycka", 200, active=200)))
    both = [threading.Thread(target=send_all, args=(who.link, told.mailing_id, 9)) for who in (ewa, chief)]
    for desk in both:
        desk.start()
    for desk in both:
        desk.join()
    assert owner.execute("select count(*), count(distinct customer_id) from okienko.messages").fetchone() == (200, 200)
    (row,), _ = mailings.page(chief.link)
    assert (row.progress.sent, row.progress.status, row.mine) == (200, MailingStatus.DONE, False)


def test_five_thousand_recipients(clone: Clone, owner: Connection, ewa: Seat, chief: Seat) -> None:
    """Held, released, sent in twenty-one statements; the other desks hear few notices, not five thousand."""
    wanted = street(owner, "Łużycka", 5000, active=5000)
    began = worked(clone.cluster)
    seen = mailings.preview(ewa.link, GroupFilter(service=Service.WATER, streets=(wanted,)))
    assert (seen.reached, seen.held) == (5000, True)
    told = mailings.create(ewa.link, outage(wanted))
    mailings.release(chief.link, told.mailing_id)
    hearing = clone.connect()
    hearing.execute("listen okienko")
    assert send_all(ewa.link, told.mailing_id, mailings.BATCH).sent == 5000
    took = worked(clone.cluster) - began
    heard = [notice.payload for notice in hearing.notifies(timeout=0.5)]
    assert one(owner, "select count(distinct customer_id) from okienko.messages") == 5000
    assert len([each for each in heard if each.startswith(("messages:", "mailings:", "threads:"))]) <= 2 * 21
    assert took < 30, took


# ---------------------------------------------------------------- what is refused


def test_that_nothing_is_made_for_nobody_or_with_a_bare_field(owner: Connection, ewa: Seat) -> None:
    wanted = street(owner, "Łużycka", 2, active=0)
    with pytest.raises(Refused, match="nobody_reached"):
        mailings.create(ewa.link, outage(wanted))
    full = street(owner, "Polna", 1, active=1, first=50)
    for subject, body, code in (
        (" ", "x", "subject_empty"),
        ("x", "\x00 ", "body_empty"),
        ("x", "dnia {date}", "field_unfilled"),
        ("{street}", "x", "field_unfilled"),
    ):
        with pytest.raises(Refused, match=code):
            mailings.create(ewa.link, outage(full, subject, body))
    assert one(owner, "select count(*) from okienko.mailings") == 0


def test_that_a_supervisor_announces_in_the_same_act_and_a_clerk_does_not(
    owner: Connection, ewa: Seat, chief: Seat
) -> None:
    anna = person(owner)
    wanted = Street(str(one(owner, "select okienko.fold('Łużycka')")), "Łużycka")
    made = replace(outage(wanted), announcement=GroupAnnouncement("Awaria: ul. Łużycka", None))
    with pytest.raises(EnvironmentFault):
        mailings.create(ewa.link, made)
    mailings.create(chief.link, made)
    mailings.create(chief.link, made)
    card = open_card(chief.link, anna.customer_id, contact_key="")
    assert [each.text for each in card.announcements] == ["Awaria: ul. Łużycka"]
    everywhere = replace(made, filter=GroupFilter(), request_key=str(uuid4()))
    with pytest.raises(Refused, match="announcement_needs_streets"):
        mailings.create(chief.link, everywhere)
