"""From the portal by e-mail back to the portal: what the real sender sends is what the portal's functions take."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from uuid import uuid4

import pytest

from app.store.session import Database
from tests.channels.smtp_kit import MailServer, mail_server
from tests.database import Clone
from tests.notice_kit import drain
from tests.office_data import Person, one, person
from tests.store.portal_kit import Portal, invoice_of, phc, portal_of

PASSWORD = "zielony rower nad Odrą"
NEW = "anna.nowa@poczta.example"
NEWER = "anna.najnowsza@poczta.example"
TERMS = '{"terms": 1, "privacy": 1, "notice_invoice": 1}'


@pytest.fixture
def portal(clone: Clone) -> Iterator[Portal]:
    with portal_of(clone) as made:
        yield made


@pytest.fixture
def machine(clone: Clone) -> Database:
    return clone.login("okienko_notices")


@pytest.fixture
def mail() -> Iterator[MailServer]:
    with mail_server() as server:
        yield server


@pytest.fixture
def anna(portal: Portal) -> Person:
    return person(portal.office, portal="")


def body_to(mail: MailServer, address: str) -> str:
    """Text of the newest e-mail to an address."""
    newest = next(each for each in reversed(mail.taken) if each.mail["To"] and address in str(each.mail["To"]))
    body = newest.mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def link(text: str, path: str) -> str:
    """The token of a link."""
    found = re.search(rf"https://ebok\.pwk\.example/{path}\?t=(\w+)", text)
    assert found is not None, text
    return found[1]


def activated(portal: Portal, machine: Database, mail: MailServer, who: Person) -> str:
    """Register and follow the link; gives a session."""
    assert portal.code("register", "", invoice_of(who), "52,22", NEW) == "accepted"
    drain(machine, mail.port)
    token = link(body_to(mail, NEW), "aktywacja")
    assert portal.call("activate", token, phc(PASSWORD), TERMS) == {"code": "ok", "login": who.number}
    assert portal.code("activate", token, phc(PASSWORD), TERMS) == "token_invalid"
    return portal.sign_in(who.number, PASSWORD)


def test_that_the_link_of_the_e_mail_activates(
    portal: Portal, machine: Database, mail: MailServer, anna: Person
) -> None:
    activated(portal, machine, mail, anna)
    assert "anna@poczta.example" in mail.addresses(), "whoever is on file is told"
    drain(machine, mail.port)
    assert mail.addresses().count(NEW) == 2, "the activation, and that it is done"


def accept_everything(desk: Database, portal: Portal, who: Person) -> None:
    """A clerk accepts every field that the customer asked for, as the queue shows them."""
    asked = portal.office.execute(
        "select x.id, x.version, x.new, t.v from okienko.data_changes x, lateral (select okienko.change_target(x) as v) t "
        "where x.customer_id = %s and x.status = 'waiting'",
        (who.customer_id,),
    ).fetchall()
    decisions = [
        {
            "id": row_id, "version": version, "accept": True, "reason": "wniosek z e-BOK", "values": {"value": new},
            "row": target["row"], "row_version": target["version"],
        }
        for row_id, version, new, target in asked
    ]  # fmt: skip
    with desk.read() as connection:
        connection.execute(
            "select okienko.change_decide(%s, %s, 'Wniosek', 'Przyjęliśmy zmiany.', null, %s)",
            (who.customer_id, json.dumps(decisions), uuid4()),
        )


def test_that_a_change_asked_for_is_decided_told_and_a_new_address_confirmed_by_its_code(
    clone: Clone, portal: Portal, machine: Database, mail: MailServer, anna: Person
) -> None:
    session = activated(portal, machine, mail, anna)
    wanted = json.dumps({"email": NEWER, "phone": "600 100 200"})
    assert portal.code("ask_data_change", session, wanted, uuid4()) == "ok"
    accept_everything(clone.login("okienko_clerk"), portal, anna)
    assert portal.call("messages", session)["messages"][0]["body"] == "Przyjęliśmy zmiany."
    profile = portal.call("profile", session)["personal"]
    assert (profile["phones"], profile["code_waits_for"], profile["asked"]) == (["+48600100200"], NEWER, None)
    drain(machine, mail.port)
    code = re.search(r"\b[0-9]{10}\b|\b[0-9]{3,5}(?:[ -][0-9]{2,5})+\b", body_to(mail, NEWER))
    assert code is not None, body_to(mail, NEWER)
    assert portal.code("confirm_email", session, "0000000000") == "code_wrong"
    assert portal.code("confirm_email", session, code[0]) == "ok"
    assert portal.count("contact_points", "customer_id = %s and value = %s and confirmed", anna.customer_id, NEWER) == 1


def test_that_the_link_under_a_notice_ends_such_notices(
    portal: Portal, machine: Database, mail: MailServer, anna: Person
) -> None:
    activated(portal, machine, mail, anna)
    paper = one(portal.office, "select max(id) from okienko.papers where customer_id = %s", anna.customer_id)
    portal.office.execute("select okienko.notice_put(%s, 'new_invoice', %s)", (anna.customer_id, paper))
    drain(machine, mail.port)
    token = link(body_to(mail, NEW), "wypisz")
    assert portal.call("unsubscribe", token) == {"code": "ok", "subjects": ["notice_invoice"]}
    assert one(portal.office, "select okienko.consent_given(%s, 'notice_invoice')", anna.customer_id) is False
