"""Registering in e-BOK and the links in e-mails: what is done, what is told, and that nothing is told to who guesses."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.database import Clone
from tests.office_data import one, person
from tests.store.portal_kit import PASSWORD, Portal, customer, invoice_of, phc, portal_of

ACCEPTED = {"code": "accepted"}
TERMS = json.dumps({"terms": 1, "privacy": 1})
NEW = "nowa.anna@poczta.example"


# ---------------------------------------------------------------- registering


def test_that_an_invoice_and_its_amount_open_a_waiting_account(portal: Portal) -> None:
    anna = customer(portal, "")
    assert portal.call("register", "", invoice_of(anna).lower(), "52,22 zł", NEW) == ACCEPTED
    account = portal.account(anna)
    assert (account["state"], account["email"], account["login"], account["password_hash"]) == (
        "waiting", NEW, anna.number, None,
    )  # fmt: skip
    sent = portal.office.execute(
        "select kind, address from okienko.notices where customer_id = %s order by kind", (anna.customer_id,)
    ).fetchall()
    assert sent == [("activation", NEW), ("registration_told", "anna@poczta.example")], "whoever is on file is told"
    assert (
        portal.count("contact_points", "customer_id = %s and value = %s and not confirmed", anna.customer_id, NEW) == 1
    )


@pytest.mark.parametrize(
    ("number", "invoice", "amount", "name"),
    [
        ("", "FV/WOD/000000/11/2026", "52,22", ""),
        ("", "{own}", "52,23", ""),
        ("", "{own}", "", ""),
        ("", "{own}", "-52,22", ""),
        ("999999", "{own}", "52,22", ""),
        ("", "{own}", "52,22", "Jan Nowak"),
        ("", "' or 1=1 --", "52,22", ""),
        ("'; drop table okienko.customers; --", "{own}", "52,22", ""),
        ("", "", "", ""),
        (None, None, None, None),
    ],
)
def test_that_nobody_is_told_what_was_wrong(
    portal: Portal, number: str | None, invoice: str | None, amount: str | None, name: str | None
) -> None:
    anna = customer(portal, "")
    typed = invoice_of(anna) if invoice == "{own}" else invoice
    assert portal.call("register", number, typed, amount, NEW, name) == ACCEPTED
    assert portal.count("portal_accounts", "customer_id = %s", anna.customer_id) == 0
    assert portal.count("notices", "customer_id = %s", anna.customer_id) == 0


@pytest.mark.parametrize("state", ["active", "waiting", "blocked", "closed"])
def test_that_an_account_there_is_stays_as_it_was_and_is_not_told_of(portal: Portal, state: str) -> None:
    anna = customer(portal, state)
    before = portal.account(anna)
    assert portal.call("register", "", invoice_of(anna), "52,22", NEW) == ACCEPTED
    assert portal.account(anna) == before
    assert portal.count("notices", "customer_id = %s", anna.customer_id) == 0


def test_that_who_registers_again_while_waiting_is_sent_another_link_but_not_at_once_again(portal: Portal) -> None:
    anna = customer(portal, "")
    for _ in range(4):
        assert portal.call("register", "", invoice_of(anna), "52,22", NEW.upper()) == ACCEPTED
    assert portal.count("notices", "customer_id = %s and kind = 'activation'", anna.customer_id) == 1, "a double click"
    portal.forget_calls()
    for _ in range(4):
        assert portal.call("register", "", invoice_of(anna), "52,22", NEW) == ACCEPTED
    assert portal.count("notices", "customer_id = %s and kind = 'activation'", anna.customer_id) == 2
    other = "obca@poczta.example"
    portal.forget_calls()
    assert portal.call("register", "", invoice_of(anna), "52,22", other) == ACCEPTED
    assert portal.count("notices", "customer_id = %s and address = %s", anna.customer_id, other) == 0


@pytest.mark.parametrize(
    "email",
    [
        "",
        "anna",
        "anna@",
        "@poczta.example",
        "a b@c.example",
        "a@b",
        "a@b.example\r\nBcc: x@y.example",
        "<a@b.example>",
        None,
    ],
)
def test_that_an_e_mail_that_is_none_is_told(portal: Portal, email: str | None) -> None:
    assert portal.code("register", "", "FV/1", "1,00", email) == "email_wrong"


def test_that_an_invoice_is_tried_five_times_an_hour(portal: Portal) -> None:
    anna = customer(portal, "")
    for _ in range(5):
        assert portal.code("register", "", invoice_of(anna), "1,00", NEW) == "accepted"
    assert portal.code("register", "", invoice_of(anna), "52,22", NEW) == "try_later"
    assert portal.code("register", "", "FV/UNKNOWN", "1,00", NEW) == "accepted"
    for _ in range(4):
        portal.call("register", "", "FV/UNKNOWN", "1,00", NEW)
    assert portal.code("register", "", "FV/UNKNOWN", "1,00", NEW) == "try_later", "an unknown one too"
    assert portal.count("portal_accounts", "customer_id = %s", anna.customer_id) == 0


def test_that_a_customer_and_the_whole_portal_have_their_limits(portal: Portal) -> None:
    for turn in range(10):
        assert portal.code("register", "424242", f"FV/{turn}", "1,00", NEW) == "accepted"
    assert portal.code("register", "424242", "FV/11", "1,00", NEW) == "try_later"
    portal.office.execute("update okienko.portal_calls set calls = 120 where bucket = 'register_all:'")
    assert portal.code("register", "", "FV/12", "1,00", NEW) == "try_later"


def test_that_two_registrations_at_once_open_one_account(portal_server: Clone, portal: Portal) -> None:
    anna = customer(portal, "")
    with portal_of(portal_server) as other, ThreadPoolExecutor(2) as pool:
        said = list(pool.map(lambda each: each.call("register", "", invoice_of(anna), "52,22", NEW), (portal, other)))
    assert said == [ACCEPTED, ACCEPTED]
    assert portal.count("portal_events", "customer_id = %s and act = 'created'", anna.customer_id) == 1


# ---------------------------------------------------------------- activating


def test_that_the_link_activates_once_with_an_own_password(portal: Portal) -> None:
    anna = customer(portal, "")
    portal.call("register", "", invoice_of(anna), "52,22", NEW)
    token = portal.send_token(anna, address=NEW)
    assert portal.call("activate", token, phc(PASSWORD), TERMS) == {"code": "ok", "login": anna.number}
    account = portal.account(anna)
    assert (account["state"], account["must_change"], account["password_until"]) == ("active", False, None)
    assert portal.count("contact_points", "customer_id = %s and value = %s and confirmed", anna.customer_id, NEW) == 1
    assert (
        portal.count(
            "notices", "customer_id = %s and kind = 'account_activated' and address = %s", anna.customer_id, NEW
        )
        == 1
    )
    assert (
        portal.count("consents", "customer_id = %s and subject = 'terms' and channel = 'portal'", anna.customer_id) == 1
    )
    acts = [
        row[0]
        for row in portal.office.execute(
            "select act from okienko.portal_events where customer_id = %s order by id", (anna.customer_id,)
        )
    ]
    assert acts == ["created", "activated"]
    assert portal.code("activate", token, phc("inne hasło niż to"), TERMS) == "token_invalid"
    portal.sign_in(anna.number)


@pytest.mark.parametrize("accepted", ["{}", '{"privacy": 1}', "[]", '"terms"', "null", None])
def test_that_the_terms_are_a_condition(portal: Portal, accepted: str | None) -> None:
    anna = customer(portal, "waiting")
    token = portal.send_token(anna)
    assert portal.code("activate", token, phc(PASSWORD), accepted) in {"terms_missing", "no_such_subject"}
    assert portal.account(anna)["state"] == "waiting"
    assert portal.code("activate", token, phc(PASSWORD), TERMS) == "ok", "the link is not used up"


@pytest.mark.parametrize(
    ("accepted", "code"),
    [
        ('{"terms": 1, "e_invoice": 2}', "text_changed"),
        ('{"terms": 1, "e_invoice": "x"}', "text_changed"),
        ('{"terms": 1, "shoes": 1}', "no_such_subject"),
    ],
)
def test_that_texts_are_agreed_to_together_or_not_at_all(portal: Portal, accepted: str, code: str) -> None:
    anna = customer(portal, "waiting")
    assert portal.code("activate", portal.send_token(anna), phc(PASSWORD), accepted) == code
    assert portal.count("consents", "customer_id = %s", anna.customer_id) == 0
    assert portal.account(anna)["state"] == "waiting"


def test_that_electronic_invoices_agreed_to_at_the_activation_begin(portal: Portal) -> None:
    anna = customer(portal, "waiting")
    portal.call("activate", portal.send_token(anna), phc(PASSWORD), '{"terms": 1, "e_invoice": 1}')
    assert portal.count("invoice_deliveries", "customer_id = %s and delivery = 'electronic'", anna.customer_id) == 1


def test_that_terms_signed_on_paper_are_not_asked_for_again(portal: Portal) -> None:
    anna = customer(portal, "waiting")
    portal.office.execute(
        "insert into okienko.consents (customer_id, subject, act, template_version, channel) values (%s, 'terms', 'given', 1, 'paper')",
        (anna.customer_id,),
    )
    assert portal.code("activate", portal.send_token(anna), phc(PASSWORD)) == "ok"


@pytest.mark.parametrize(
    "weak",
    [
        None,
        "",
        "zielony rower",
        "$argon2i$v=19$m=65536,t=3,p=4$AAAAAAAAAAAAAAAAAAAAAA$" + "A" * 43,
        "$argon2id$v=19$m=65535,t=3,p=4$AAAAAAAAAAAAAAAAAAAAAA$" + "A" * 43,
        "$argon2id$v=19$m=65536,t=2,p=4$AAAAAAAAAAAAAAAAAAAAAA$" + "A" * 43,
        "$argon2id$v=19$m=65536,t=3,p=1$AAAAAAAAAAAAAAAAAAAAAA$" + "A" * 43,
        "$argon2id$v=19$m=9999999,t=3,p=4$AAAAAAAAAAAAAAAAAAAAAA$" + "A" * 43,
        "$argon2id$v=16$m=65536,t=3,p=4$AAAAAAAAAAAAAAAAAAAAAA$" + "A" * 43,
        "$argon2id$v=19$m=65536,t=3,p=4$AAAA$" + "A" * 43,
        "$argon2id$v=19$m=65536,t=3,p=4$AAAAAAAAAAAAAAAAAAAAAA$" + "A" * 22,
        "$argon2id$v=19$m=65536,t=3,p=4$AAAAAAAAAAAAAAAAAAAAAA$" + "A" * 43 + "\n",
        " $argon2id$v=19$m=65536,t=3,p=4$AAAAAAAAAAAAAAAAAAAAAA$" + "A" * 43,
    ],
)
def test_that_a_weaker_hash_is_not_taken(portal: Portal, weak: str | None) -> None:
    anna = customer(portal, "waiting")
    assert portal.code("activate", portal.send_token(anna), weak, TERMS) == "password_weak"
    session = portal.sign_in(customer(portal).number)
    assert portal.code("change_password", session, "", weak) == "password_weak"


def test_that_a_link_ends(portal: Portal) -> None:
    anna = customer(portal, "waiting")
    assert portal.code("activate", portal.send_token(anna, hours=0), phc(PASSWORD), TERMS) == "token_invalid"
    assert portal.code("activate", "made up", phc(PASSWORD), TERMS) == "token_invalid"
    assert portal.code("activate", None, phc(PASSWORD), TERMS) == "token_invalid"
    for purpose in ("email", "unsubscribe"):
        token = portal.send_token(anna, purpose)
        assert portal.code("activate", token, phc(PASSWORD), TERMS) == "token_invalid", purpose


@pytest.mark.parametrize("state", ["active", "blocked", "closed"])
def test_that_a_link_of_a_waiting_account_does_nothing_to_another(portal: Portal, state: str) -> None:
    anna = customer(portal, state)
    before = portal.account(anna)
    assert portal.code("activate", portal.send_token(anna), phc("nowe hasło Anny"), TERMS) == "token_invalid"
    assert portal.account(anna) == before


def test_that_a_link_to_an_address_of_before_is_worth_nothing(portal: Portal) -> None:
    anna = customer(portal, "waiting")
    token = portal.send_token(anna, address="dawna@poczta.example")
    assert portal.code("activate", token, phc(PASSWORD), TERMS) == "token_invalid"


def test_that_two_activations_at_once_end_in_one_password(portal_server: Clone, portal: Portal) -> None:
    anna = customer(portal, "waiting")
    token = portal.send_token(anna)
    first, second = phc("pierwsze hasło"), phc("drugie hasło")
    with portal_of(portal_server) as other, ThreadPoolExecutor(2) as pool:
        tries = [(portal, first), (other, second)]
        codes = list(pool.map(lambda pair: pair[0].code("activate", token, pair[1], TERMS), tries))
    assert sorted(codes) == ["ok", "token_invalid"]
    assert portal.account(anna)["password_hash"] == (first if codes[0] == "ok" else second)
    assert portal.count("portal_events", "customer_id = %s and act = 'activated'", anna.customer_id) == 1


def test_that_a_token_is_tried_five_times(portal: Portal) -> None:
    for _ in range(5):
        assert portal.code("activate", "guessed", phc(PASSWORD), TERMS) == "token_invalid"
    assert portal.code("activate", "guessed", phc(PASSWORD), TERMS) == "try_later"


def test_that_a_reset_gives_an_own_password_and_ends_every_session(portal: Portal) -> None:
    anna = customer(portal)
    session = portal.sign_in(anna.number)
    token = portal.send_token(anna, "reset")
    assert portal.code("activate", token, phc("nowe hasło Anny"), "{}") == "ok"
    assert portal.code("profile", session) == "session_gone"
    assert portal.try_password(anna.number, PASSWORD)["code"] == "refused"
    portal.sign_in(anna.number, "nowe hasło Anny")
    assert portal.code("activate", token, phc("jeszcze inne"), "{}") == "token_invalid"


# ---------------------------------------------------------------- unsubscribing


def test_that_the_link_under_a_notice_withdraws_its_consents_and_no_others(portal: Portal) -> None:
    anna = customer(portal)
    for subject in ("e_invoice", "notice_invoice", "notice_due"):
        portal.office.execute(
            "insert into okienko.consents (customer_id, subject, act, template_version, channel) values (%s, %s, 'given', 1, 'paper')",
            (anna.customer_id, subject),
        )
    notice = one(portal.office, "select okienko.notice_put(%s, 'new_invoice')", anna.customer_id)
    token = portal.send_token(anna, "unsubscribe")
    portal.office.execute(
        "update okienko.portal_tokens set notice_id = %s where customer_id = %s", (notice, anna.customer_id)
    )
    assert portal.call("unsubscribe", token) == {"code": "ok", "subjects": ["notice_invoice"]}
    assert portal.call("unsubscribe", token) == {"code": "ok", "subjects": []}
    given = {
        s
        for s in ("e_invoice", "notice_invoice", "notice_due")
        if one(portal.office, "select okienko.consent_given(%s, %s)", anna.customer_id, s)
    }
    assert given == {"e_invoice", "notice_due"}
    assert (
        portal.count("consents", "customer_id = %s and act = 'withdrawn' and channel = 'email'", anna.customer_id) == 1
    )


def test_that_another_link_unsubscribes_nobody(portal: Portal) -> None:
    anna = customer(portal)
    for token in (portal.send_token(anna, "reset"), portal.send_token(anna, "unsubscribe", hours=0), "x", "", None):
        assert portal.code("unsubscribe", token) == "token_invalid"


def test_that_the_texts_are_those_in_force(portal: Portal) -> None:
    answer = portal.call("texts")
    assert [text["subject"] for text in answer["texts"]][:3] == ["terms", "privacy", "e_invoice"]
    assert answer["texts"][0]["version"] == 1
    assert "RODO" in answer["clause"]


def test_that_another_customer_s_facts_open_nothing(portal: Portal) -> None:
    anna, jan = customer(portal, ""), person(portal.office, number="004513", surname="Nowak", portal="", pesel="")
    assert portal.call("register", jan.number, invoice_of(anna), "52,22", NEW) == ACCEPTED
    assert portal.count("portal_accounts", "customer_id in (%s, %s)", anna.customer_id, jan.customer_id) == 0
