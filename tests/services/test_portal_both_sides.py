"""The desk and the portal on one account: what is printed lets in, what is shut stays out; Argon2id computed for real."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from app.domain.contacts import ContactChannel
from app.domain.customers import PortalState
from app.domain.diagnosis import CallerRegistered, CallerRegistration
from app.domain.portal import PortalAccount, PortalAct, PortalDraft
from app.services import declaration_papers, portal, registration
from app.services.portal import SlipInHand
from app.store.session import Database
from app.system.passwords import hash_password, hash_with
from tests.database import Clone
from tests.office_data import Person, person
from tests.store.portal_kit import Answer, Portal, portal_of

OWN = "trzy kajaki na Odrze"


@pytest.fixture
def ebok(clone: Clone) -> Iterator[Portal]:
    with portal_of(clone) as made:
        yield made


@pytest.fixture
def desk(clone: Clone) -> Database:
    return clone.login("okienko_clerk")


@pytest.fixture
def anna(ebok: Portal) -> Person:
    return person(ebok.office)


@pytest.fixture
def slips(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    made: list[Any] = []

    def slip(_link: Database, sealed: Any, **_rest: object) -> bytes:
        made.append(sealed)
        return b"%PDF"

    monkeypatch.setattr(declaration_papers, "slip", slip)
    return made


def seen(desk: Database, who: Person) -> PortalAccount:
    return portal.account(desk, who.customer_id, contact_key="", channel=ContactChannel.DESK)


def do(desk: Database, who: Person, act: PortalAct) -> PortalAccount:
    draft = PortalDraft(who.customer_id, act, seen(desk, who).version, "próba", str(uuid4()))
    portal.change(desk, draft, SlipInHand() if act.prints else None, today=date(2026, 11, 22))
    return seen(desk, who)


def computed(cost: Answer, password: str) -> str:
    """What the portal computes from the parameters and the salt it was given."""
    return hash_with(password, base64.b64decode(cost["salt"] + "=="))


def sign_in(ebok: Portal, login: str, password: str) -> Answer:
    return ebok.call("sign_in", login, computed(ebok.call("sign_in_begin", login), password))


def test_that_the_password_of_the_slip_lets_in_once_and_must_be_changed(
    ebok: Portal, desk: Database, anna: Person, slips: list[Any]
) -> None:
    do(desk, anna, PortalAct.RESET_SLIP)
    password = slips[0].password
    inside = sign_in(ebok, slips[0].login, password)
    assert (inside["code"], inside["must_change"]) == ("ok", True)
    begun = ebok.call("change_password_begin", inside["session"])
    old, new = computed(begun["old"], password), computed(begun["new"], OWN)
    assert ebok.code("change_password", inside["session"], old, new) == "ok"
    assert sign_in(ebok, anna.number, password)["code"] == "refused"
    assert sign_in(ebok, anna.number, OWN)["code"] == "ok"
    account = seen(desk, anna)
    assert (account.state, account.has_password, account.password_until) == (PortalState.ACTIVE, True, None)
    assert (account.events[0].act, account.events[0].who) == ("password_changed", "e-BOK")


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (PortalAct.BLOCK, "blocked"),
        (PortalAct.CLOSE, "refused"),
        (PortalAct.OWNER_CHANGED, "refused"),
        (PortalAct.RESET_EMAIL, "refused"),
    ],
)
def test_that_what_the_desk_shuts_ends_the_session_and_the_password(
    ebok: Portal, desk: Database, anna: Person, slips: list[Any], act: PortalAct, code: str
) -> None:
    do(desk, anna, PortalAct.RESET_SLIP)
    inside = sign_in(ebok, anna.number, slips[0].password)
    do(desk, anna, act)
    assert ebok.code("profile", inside["session"]) == "session_gone"
    assert sign_in(ebok, anna.number, slips[0].password)["code"] == code


@pytest.mark.parametrize("act", [PortalAct.RESET_SLIP, PortalAct.BLOCK, PortalAct.CLOSE, PortalAct.OWNER_CHANGED])
def test_that_a_link_that_was_sent_lets_nobody_in_afterwards(
    ebok: Portal, desk: Database, anna: Person, slips: list[Any], act: PortalAct
) -> None:
    token = ebok.send_token(anna, "reset")
    do(desk, anna, act)
    assert ebok.code("activate", token, hash_password(OWN)) == "token_invalid"
    assert len(slips) == act.prints


def test_that_the_lock_after_failed_sign_ins_is_seen_and_lifted_at_the_desk(
    ebok: Portal, desk: Database, anna: Person, slips: list[Any]
) -> None:
    do(desk, anna, PortalAct.RESET_SLIP)
    for _ in range(5):
        sign_in(ebok, anna.number, "zgaduję zgaduję")
    account = seen(desk, anna)
    assert account.locked_until is not None
    assert account.events[0].act == "locked"
    assert sign_in(ebok, anna.number, slips[0].password)["code"] == "locked"
    do(desk, anna, PortalAct.UNBLOCK)
    assert sign_in(ebok, anna.number, slips[0].password)["code"] == "ok"


def test_that_a_caller_who_was_registered_activates_by_the_link(ebok: Portal, desk: Database) -> None:
    jan = person(ebok.office, "004700", "Nowak", "Jan", pesel="", portal="")
    facts = (jan.number, f"FV/WOD/{jan.number}/11/2026", "52,22", "jan@poczta.example")
    assert isinstance(registration.register(desk, CallerRegistration(*facts, str(uuid4()))), CallerRegistered)
    token = ebok.send_token(jan, "activation", "jan@poczta.example")
    assert ebok.code("activate", token, hash_password(OWN), '{"terms": 1, "privacy": 1}') == "ok"
    assert sign_in(ebok, jan.number, OWN)["code"] == "ok"
    assert [event.act for event in seen(desk, jan).events] == ["activated", "created"]
