"""What a signed-in customer does in e-BOK: menu, messages, data, consents; always the own, never another's."""

from __future__ import annotations

import base64
import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest

from tests.database import Clone
from tests.office_data import Person, letter, one
from tests.store.portal_kit import Answer, Portal, customer, portal_of, request


@dataclass
class Inside:
    """A customer who is signed in."""

    portal: Portal
    who: Person
    session: str

    def call(self, name: str, *values: object) -> Answer:
        """Call a function under the session."""
        return self.portal.call(name, self.session, *values)

    def code(self, name: str, *values: object) -> str:
        """Only the code of an answer."""
        return self.portal.code(name, self.session, *values)

    def office_writes(self, subject: str, body: str = "Dzień dobry", thread: int = 0) -> int:
        """A message of the office; gives its id."""
        return int(
            one(
                self.portal.office,
                "with n as (select nextval('okienko.ids') as id) insert into okienko.messages (customer_id, id, thread_id, from_customer, subject, body) "
                "select %s, n.id, coalesce(nullif(%s, 0), n.id), false, %s, %s from n returning id",
                self.who.customer_id,
                thread,
                subject,
                body,
            )
        )


def sign_in(portal: Portal) -> Inside:
    made = customer(portal)
    return Inside(portal, made, portal.sign_in(made.number))


@pytest.fixture
def anna(portal: Portal) -> Inside:
    return sign_in(portal)


@pytest.fixture
def jan(portal: Portal) -> Inside:
    return sign_in(portal)


# ---------------------------------------------------------------- the menu


def test_that_the_menu_is_the_guide_s_for_the_services_used(portal: Portal, anna: Inside) -> None:
    profile = anna.call("profile")
    assert (profile["number"], profile["name"]) == (anna.who.number, "Anna Kowalska")
    assert [(item["key"], item["item"], item.get("service")) for item in profile["menu"]] == [
        ("1.1", "messages", None), ("1.2", "sign_out", None), ("1.3", "change_password", None),
        ("2.1", "account", "water"), ("2.1", "account", "waste"), ("2.2", "papers", None), ("2.3", "meters", None),
        ("2.5", "personal", None),
    ]  # fmt: skip
    water, waste = profile["accounts"]
    assert (water["service"], water["balance"], water["overdue"]) == ("water", 9610 + 5222 - 4900, 9610)
    assert (waste["service"], waste["balance"]) == ("waste", 2000 - 4000)
    assert water["address"] == "ul. Łużycka 12/3, 74-100 Gryfino"
    assert profile["personal"]["phones"] == ["+48601234567"]
    portal.office.execute(
        "update okienko.installations set removed_on = okienko.warsaw_today() where customer_id = %s",
        (anna.who.customer_id,),
    )
    assert "2.3" not in {item["key"] for item in anna.call("profile")["menu"]}


def test_that_a_fee_of_the_commune_shows_no_money_of_ours(portal: Portal, anna: Inside) -> None:
    portal.office.execute(
        "update okienko.accounts set basis = 'public_fee', nrb = '' where id = %s", (anna.who.waste_id,)
    )
    waste = anna.call("profile")["accounts"][1]
    assert (waste["basis"], "balance" in waste, "nrb" in waste) == ("public_fee", False, False)


def test_that_the_profile_tells_no_pesel_and_nothing_of_others(portal: Portal, anna: Inside, jan: Inside) -> None:
    portal.office.execute(
        "insert into okienko.identifiers (customer_id, kind, value) values (%s, 'pesel', '44051401359')",
        (anna.who.customer_id,),
    )
    said = json.dumps(anna.call("profile"))
    assert "44051401359" not in said
    assert jan.who.number not in said


# ---------------------------------------------------------------- messages


def test_that_a_message_reaches_the_office_and_its_answer_comes_back(portal: Portal, anna: Inside) -> None:
    written = anna.call("write_message", 0, "Odczyt", "Podaję stan 431", request())
    row = portal.office.execute(
        "select from_customer, author, answered, read_at from okienko.messages where id = %s", (written["id"],)
    ).fetchone()
    assert row == (True, "e-BOK", False, None)
    assert (
        one(
            portal.office,
            "select status from okienko.threads where customer_id = %s and id = %s",
            anna.who.customer_id,
            written["thread"],
        )
        == "open"
    )
    answer = anna.office_writes("Odczyt", "Dziękujemy", written["thread"])
    shown = anna.call("messages")
    assert [(m["id"], m["thread"], m["from_customer"], m["body"]) for m in shown["messages"]] == [
        (answer, written["thread"], False, "Dziękujemy"), (written["id"], written["thread"], True, "Podaję stan 431"),
    ]  # fmt: skip
    assert shown["unread"] == 1
    assert anna.call("profile")["menu"][0]["unread"] == 1
    assert anna.call("mark_read", written["thread"]) == {"code": "ok", "marked": 1}
    assert anna.call("mark_read", written["thread"]) == {"code": "ok", "marked": 0}
    assert anna.call("messages")["unread"] == 0
    assert portal.count("messages", "id = %s and read_at is not null", answer) == 1


def test_that_a_conversation_that_was_closed_opens_again(portal: Portal, anna: Inside) -> None:
    written = anna.call("write_message", 0, "Pytanie", "Kiedy?", request())
    portal.office.execute("update okienko.threads set status = 'closed' where id = %s", (written["thread"],))
    assert anna.code("write_message", written["thread"], "", "Jeszcze jedno", request()) == "ok"
    assert one(portal.office, "select status from okienko.threads where id = %s", written["thread"]) == "open"


def test_that_naughty_text_is_text(anna: Inside) -> None:
    body = "'; drop table messages; -- <b>ż</b> \u202e 😀 %s {0} \\x00"
    anna.call("write_message", 0, "<script>", body, request())
    shown = anna.call("messages")["messages"][0]
    assert (shown["subject"], shown["body"]) == ("<script>", body)


def test_that_the_same_request_is_stored_once_even_at_once(portal_server: Clone, anna: Inside) -> None:
    key = request()
    with portal_of(portal_server) as other, ThreadPoolExecutor(2) as pool:
        said = list(
            pool.map(lambda each: each.call("write_message", anna.session, 0, "a", "b", key), (anna.portal, other))
        )
    assert said[0] == said[1]
    assert anna.portal.count("messages", "request_key = %s", key) == 1


@pytest.mark.parametrize(
    ("subject", "body", "code"),
    [
        ("a", "", "body_empty"),
        ("a", " \n\t", "body_empty"),
        ("a", None, "body_empty"),
        ("a" * 301, "b", "too_long"),
        ("a", "b" * 20_001, "too_long"),
        (None, "b", "ok"),
    ],
)
def test_that_an_empty_or_endless_message_is_refused(
    anna: Inside, subject: str | None, body: str | None, code: str
) -> None:
    assert anna.code("write_message", 0, subject, body, request()) == code


def test_that_nobody_writes_into_or_reads_of_another_s(portal: Portal, anna: Inside, jan: Inside) -> None:
    key = request()
    thread = anna.call("write_message", 0, "a", "tajne Anny", key)["thread"]
    told = anna.office_writes("b", "tylko dla Anny")
    assert jan.code("write_message", thread, "a", "b", request()) == "no_such_thread"
    assert jan.code("write_message", 0, "a", "b", key) == "request_of_another"
    assert jan.call("messages")["messages"] == []
    assert jan.call("mark_read", told) == {"code": "ok", "marked": 0}
    assert portal.count("messages", "id = %s and read_at is null", told) == 1
    assert anna.code("write_message", told + 10**6, "a", "b", request()) == "no_such_thread"
    assert anna.code("write_message", 0, "a", "b", None) == "request_missing"


def test_that_messages_come_by_pages_and_no_more_than_asked(anna: Inside) -> None:
    for number in range(7):
        letter(anna.portal.office, anna.who.customer_id, str(number), "treść", minutes_ago=number)
    shown, after = [], ""
    while page := anna.call("messages", after, 3)["messages"]:
        assert len(page) <= 3
        shown += [m["subject"] for m in page]
        after = page[-1]["key"]
    assert shown == ["0", "1", "2", "3", "4", "5", "6"]
    assert len(anna.call("messages", "' or true --", 3)["messages"]) == 3
    assert len(anna.call("messages", "", 10**6)["messages"]) == 7
    assert len(anna.call("messages", None, None)["messages"]) == 7
    assert len(anna.call("messages", "", -1)["messages"]) == 1


def test_that_twenty_messages_an_hour_are_enough(anna: Inside) -> None:
    for _ in range(20):
        assert anna.code("write_message", 0, "a", "b", request()) == "ok"
    assert anna.code("write_message", 0, "a", "b", request()) == "try_later"


def test_that_an_attachment_is_for_whom_it_was_sent_to(portal: Portal, anna: Inside, jan: Inside) -> None:
    content = b"%PDF-1.4 zawiadomienie"
    message = anna.office_writes("Plik")
    file = one(
        portal.office,
        "insert into okienko.files (sha256, media_type, size, content) values (%s, 'application/pdf', %s, %s) returning id",
        hashlib.sha256(content + anna.who.number.encode()).hexdigest(),
        len(content) + len(anna.who.number),
        content + anna.who.number.encode(),
    )
    portal.office.execute(
        "insert into okienko.message_files (customer_id, message_id, file_id, name) values (%s, %s, %s, 'pismo.pdf')",
        (anna.who.customer_id, message, file),
    )
    assert [found[:2] for found in anna.call("messages")["messages"][0]["files"]] == [[file, "pismo.pdf"]]
    given = anna.call("attachment", message, file)
    assert (given["name"], given["type"]) == ("pismo.pdf", "application/pdf")
    assert base64.b64decode(given["content"]) == content + anna.who.number.encode()
    assert jan.code("attachment", message, file) == "no_such_file"
    assert anna.code("attachment", message, file + 1) == "no_such_file"


# ---------------------------------------------------------------- data


def test_that_several_fields_are_asked_for_in_one_request(portal: Portal, anna: Inside) -> None:
    key = request()
    wanted = {
        "phone": "600 100-200",
        "email": "anna.nowa@poczta.example",
        "surname": "Kowalska-Nowak",
        "mailing_address": "Rynek 1,\n74-100 Gryfino",
    }
    assert anna.call("ask_data_change", json.dumps(wanted), key) == {"code": "ok"}
    assert anna.call("ask_data_change", json.dumps(wanted), key) == {"code": "ok"}
    rows = portal.office.execute(
        "select field, old, new, status, request_id from okienko.data_changes where customer_id = %s order by field",
        (anna.who.customer_id,),
    ).fetchall()
    assert [row[:4] for row in rows] == [
        ("email", "anna@poczta.example", "anna.nowa@poczta.example", "waiting"),
        ("mailing_address", "", "Rynek 1, 74-100 Gryfino", "waiting"),
        ("phone", "+48601234567", "+48600100200", "waiting"),
        ("surname", "Kowalska", "Kowalska-Nowak", "waiting"),
    ]
    assert len({row[4] for row in rows}) == 1
    assert {asked["field"] for asked in anna.call("profile")["personal"]["asked"]} == set(wanted)
    assert anna.call("ask_data_change", '{"phone": "600100300"}', request()) == {
        "code": "fields_wrong",
        "fields": {"phone": "waits_already"},
    }


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("phone", "12", "phone_wrong"), ("phone", "+48 abc", "phone_wrong"), ("phone", "601234567", "same"),
        ("phone", "0048601234567", "same"), ("phone", "48601234567", "same"), ("email", "anna", "email_wrong"),
        ("email", "ANNA@poczta.example", "same"), ("surname", "", "empty"), ("surname", "x" * 101, "too_long"),
        ("surname", None, "empty"), ("mailing_address", "x" * 301, "too_long"), ("pesel", "44051401359", "no_such_field"),
        ("customer_id", "1", "no_such_field"), ("phone", ["1"], "phone_wrong"),
    ],
)  # fmt: skip
def test_that_a_wrong_field_stops_the_whole_request(anna: Inside, field: str, value: object, code: str) -> None:
    wanted = json.dumps({"surname": "Nowak", field: value})
    assert anna.call("ask_data_change", wanted, request()) == {"code": "fields_wrong", "fields": {field: code}}
    assert anna.portal.count("data_changes", "customer_id = %s", anna.who.customer_id) == 0


@pytest.mark.parametrize("wanted", [None, "null", "{}", "[]", '"phone"', "1"])
def test_that_nothing_asked_is_told(anna: Inside, wanted: str | None) -> None:
    assert anna.code("ask_data_change", wanted, request()) == "nothing_asked"


def asks_for_email(anna: Inside, address: str, code: str) -> None:
    """The office accepted a new address and the sender sent its code."""
    anna.portal.office.execute(
        "insert into okienko.email_changes (customer_id, old_email, new_email, reason) values (%s, 'anna@poczta.example', %s, 'e-BOK')",
        (anna.who.customer_id, address),
    )
    anna.portal.office.execute(
        "insert into okienko.portal_tokens (customer_id, purpose, token_sha256, target, expires_at) values (%s, 'email', %s, %s, now() + interval '1 hour')",
        (anna.who.customer_id, hashlib.sha256(code.encode()).hexdigest(), address),
    )


def test_that_the_code_of_a_new_address_confirms_it(portal: Portal, anna: Inside) -> None:
    code = f"K7XQ{anna.who.number}"
    assert anna.code("confirm_email", code) == "code_not_asked"
    asks_for_email(anna, "nowa@poczta.example", code)
    assert anna.code("confirm_email", "ZZZZ") == "code_wrong"
    assert anna.code("confirm_email", code.lower()) == "ok"
    assert (
        portal.count(
            "contact_points", "customer_id = %s and value = 'nowa@poczta.example' and confirmed", anna.who.customer_id
        )
        == 1
    )
    assert portal.account(anna.who)["email"] == "nowa@poczta.example"
    assert anna.code("confirm_email", code) == "code_not_asked"


def test_that_another_s_code_and_too_many_wrong_ones_confirm_nothing(portal: Portal, anna: Inside, jan: Inside) -> None:
    code = f"K7XQ{anna.who.number}"
    asks_for_email(anna, "nowa@poczta.example", code)
    assert jan.code("confirm_email", code) == "code_not_asked"
    codes = [anna.code("confirm_email", f"ZLE{turn}") for turn in range(5)]
    assert codes == ["code_wrong"] * 4 + ["code_given_up"]
    assert anna.code("confirm_email", code) == "code_not_asked"
    assert portal.account(anna.who)["email"] == "anna@poczta.example"


# ---------------------------------------------------------------- consents


def test_that_consents_are_given_and_withdrawn_in_the_ledger(portal: Portal, anna: Inside) -> None:
    listed = {each["subject"]: each for each in anna.call("consents")["consents"]}
    assert listed["notice_due"]["given"] is False
    assert anna.code("give_consent", "notice_due", listed["notice_due"]["version"], request()) == "ok"
    assert anna.code("give_consent", "notice_due", 1) == "given_already"
    now = {each["subject"]: each for each in anna.call("consents")["consents"]}["notice_due"]
    assert (now["given"], now["given_version"], now["channel"], now["withdrawable"]) == (True, 1, "portal", True)
    assert anna.code("withdraw_consent", "notice_due", request()) == "ok"
    assert anna.code("withdraw_consent", "notice_due") == "not_given"
    acts = portal.office.execute(
        "select act, channel from okienko.consents where customer_id = %s order by id", (anna.who.customer_id,)
    ).fetchall()
    assert acts == [("given", "portal"), ("withdrawn", "portal")]


def test_that_withdrawn_e_invoices_come_on_paper_from_a_day(anna: Inside) -> None:
    assert anna.code("give_consent", "e_invoice", 1) == "ok"
    delivery = anna.call("withdraw_consent", "e_invoice")["delivery"]
    assert (delivery["now"], delivery["accepted"]) == ("paper", False)


@pytest.mark.parametrize(
    ("subject", "version", "code"),
    [
        ("shoes", 1, "no_such_subject"),
        ("notice_due", 2, "text_changed"),
        ("notice_due", None, "text_changed"),
        (None, 1, "no_such_subject"),
    ],
)
def test_that_only_a_text_in_force_is_agreed_to(
    anna: Inside, subject: str | None, version: int | None, code: str
) -> None:
    assert anna.code("give_consent", subject, version) == code


def test_that_terms_and_information_are_not_withdrawn_here(portal: Portal, anna: Inside) -> None:
    for subject in ("terms", "privacy"):
        portal.office.execute(
            "insert into okienko.consents (customer_id, subject, act, template_version, channel) values (%s, %s, 'given', 1, 'paper')",
            (anna.who.customer_id, subject),
        )
        assert anna.code("withdraw_consent", subject) == "not_withdrawable"
