"""Registering by a paper declaration against the real database, as a clerk."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from app.domain.consents import ConsentTick
from app.domain.contacts import ContactChannel
from app.domain.customers import PortalState
from app.domain.declarations import DeclarationDraft, Opening, PaperAddress, Place, Registered, SignerRole
from app.domain.faults import EnvironmentFault, Fault, Refused
from app.services import declarations
from app.store import declarations as store
from app.store.session import Database
from tests.database import Clone
from tests.declaration_kit import PASSWORD, PESEL, draft_of, scan_of, stored
from tests.office_data import Connection, Person, one, person
from tests.roundtrips import counted

DESK = ContactChannel.DESK


@pytest.fixture
def anna(owner: Connection) -> Person:
    return person(owner, portal="")


def test_that_a_declaration_registers_with_all_that_follows(
    desk: Database, owner: Connection, anna: Person, today: date
) -> None:
    scan = scan_of()
    draft = draft_of(anna, today).ticked("e_invoice", 1, given=True)
    done = declarations.save(desk, draft, PASSWORD, scan, today=today)
    assert (done.customer_id, done.login, done.again, done.password_holds) == (anna.customer_id, "004512", False, True)
    assert done.number == f"OSW/{today.year}/00001"
    assert done.delivery_from == today + timedelta(days=14)
    rows = owner.execute(
        "select subject, act, template_version, channel, declaration_id, on_day from consents order by id"
    ).fetchall()
    assert rows == [
        (subject, "given", 1, "paper", done.declaration_id, today) for subject in ("terms", "privacy", "e_invoice")
    ]
    assert owner.execute("select delivery, valid_from from invoice_deliveries").fetchall() == [
        ("electronic", done.delivery_from)
    ]
    state = owner.execute(
        "select login, state, must_change, password_hash like '$argon2id$v=19$m=65536,t=3,p=4$%', "
        "password_until::date - now()::date from portal_accounts"
    ).fetchall()
    assert state == [("004512", "waiting", True, True, 14)]
    (row,) = declarations.of_customer(desk, anna.customer_id, "", DESK)
    assert (row.number, row.opened, row.objects) == (done.number, True, ("W004512", "O004512"))
    (held,) = row.scans
    assert (held.name, held.size, held.media_type) == ("skan.pdf", len(scan.content), "application/pdf")
    assert declarations.scan_bytes(desk, anna.customer_id, held.scan_id, "", DESK) == scan.content


def test_that_a_repeated_save_is_stored_once_and_the_last_slip_is_the_right_one(
    desk: Database, owner: Connection, anna: Person, today: date
) -> None:
    from app.system.passwords import is_password

    draft = draft_of(anna, today)
    first = declarations.save(desk, draft, PASSWORD, today=today)
    before = stored(owner)
    again = declarations.save(desk, draft, "qwer-tyui-asdf-ghjk", today=today)
    assert again == replace(first, again=True)
    after = stored(owner)
    assert {name for name in after if after[name] != before[name]} == {"audit"}
    assert is_password("qwer-tyui-asdf-ghjk", one(owner, "select password_hash from portal_accounts"))
    owner.execute("update portal_accounts set state = 'active', must_change = false")
    third = declarations.save(desk, draft, PASSWORD, today=today)
    assert (third.again, third.password_holds) == (True, False)
    assert is_password("qwer-tyui-asdf-ghjk", one(owner, "select password_hash from portal_accounts"))


def test_that_a_save_with_its_scan_is_one_round_trip(clone: Clone, anna: Person, today: date) -> None:
    login, password = clone.make_login("okienko_clerk")
    single = clone.database(clone.conninfo(login), password, size=1)
    draft = draft_of(anna, today)
    with counted(single) as trips:
        declarations.look(single, anna.customer_id, "", DESK)
        declarations.warnings(single, draft)
    assert trips.count == 2
    with counted(single) as trips:
        declarations.save(single, draft, PASSWORD, scan_of(), today=today)
    assert trips.count == 1


def test_that_an_account_by_email_waits_for_its_link_and_holds_no_password(
    desk: Database, owner: Connection, anna: Person, today: date
) -> None:
    draft = draft_of(anna, today, opening=Opening.EMAIL, email="nowa@poczta.example", email_read_back=True)
    done = declarations.save(desk, draft, today=today)
    assert (done.login, done.password_holds) == ("004512", False)
    assert owner.execute("select state, password_hash, must_change from portal_accounts").fetchall() == [
        ("waiting", None, False)
    ]
    assert owner.execute("select kind, address from notices order by kind").fetchall() == [
        ("activation", "nowa@poczta.example"),
        ("registration_told", "anna@poczta.example"),
    ]


def test_that_without_opening_an_account_only_the_paper_is_stored(
    desk: Database, owner: Connection, anna: Person, today: date
) -> None:
    draft = draft_of(anna, today, opening=Opening.NONE)
    with pytest.raises(Refused, match="portal_account_missing"):
        declarations.save(desk, draft, today=today)
    assert one(owner, "select count(*) from declarations") == 0
    other = person(owner, "009999", "Nowak", "Jan", pesel="", portal="active")
    done = declarations.save(desk, draft_of(other, today, opening=Opening.NONE), today=today)
    assert done.login == ""
    assert one(owner, "select state from portal_accounts") == "active"
    (row,) = declarations.of_customer(desk, other.customer_id, "", DESK)
    assert not row.opened


@pytest.mark.parametrize(
    ("state", "portal"),
    [("active", PortalState.ACTIVE), ("waiting", PortalState.WAITING), ("blocked", PortalState.BLOCKED)],
)
def test_that_a_customer_with_an_account_gets_no_second_one(
    desk: Database, owner: Connection, anna: Person, today: date, state: str, portal: PortalState
) -> None:
    owner.execute(
        "insert into portal_accounts (customer_id, login, state, email) values (%s, '004512', %s, 'anna@poczta.example')",
        (anna.customer_id, state),
    )
    with pytest.raises(Refused, match="portal_account_exists") as refused:
        declarations.save(desk, draft_of(anna, today), PASSWORD, today=today)
    assert refused.value.detail == {"state": state, "email": "a···@poczta.example"}
    assert declarations.look(desk, anna.customer_id, "", DESK).portal is portal


def test_that_a_closed_account_is_opened_anew(desk: Database, owner: Connection, anna: Person, today: date) -> None:
    owner.execute(
        "insert into portal_accounts (customer_id, login, state) values (%s, '004512', 'closed')", (anna.customer_id,)
    )
    assert declarations.save(desk, draft_of(anna, today), PASSWORD, today=today).login == "004512"
    assert owner.execute("select act, state_before, state_after from portal_events").fetchall() == [
        ("reopened", "closed", "waiting")
    ]


def test_that_two_desks_with_the_same_paper_make_one_account(
    clone: Clone, owner: Connection, anna: Person, today: date
) -> None:
    desks = [clone.login("okienko_clerk") for _ in range(2)]
    number = declarations.new_form(desks[0])
    start = threading.Barrier(2)
    done: list[Registered] = []
    faults: list[Fault] = []

    def register(desk: Database, draft: DeclarationDraft) -> None:
        start.wait()
        try:
            done.append(declarations.save(desk, draft, PASSWORD, scan_of(), today=today))
        except Fault as fault:
            faults.append(fault)

    for typed in ("", number):
        drafts = [draft_of(anna, today, number=typed) for _ in desks]
        works = [threading.Thread(target=register, args=pair) for pair in zip(desks, drafts, strict=True)]
        for work in works:
            work.start()
        for work in works:
            work.join(30)
        assert len(done) == 1
        (fault,) = faults
        assert isinstance(fault, Refused)
        assert fault.code == "portal_account_exists"
        assert one(owner, "select count(*) from declarations where status = 'registered'") == 1
        assert one(owner, "select count(*) from portal_accounts") == 1
        assert one(owner, "select count(*) from files") == 1
        (row,) = [each for each in declarations.recent(desks[0]) if not each.undone_by]
        declarations.undo(desks[0], row.customer_id, row.declaration_id, row.version, "próba")
        done.clear()
        faults.clear()


def test_that_one_request_sent_twice_at_once_is_stored_once(
    clone: Clone, owner: Connection, anna: Person, today: date
) -> None:
    desk = clone.login("okienko_clerk")
    draft = draft_of(anna, today)
    done: list[Registered] = []
    works = [
        threading.Thread(target=lambda: done.append(declarations.save(desk, draft, PASSWORD, today=today)))
        for _ in range(3)
    ]
    for work in works:
        work.start()
    for work in works:
        work.join(30)
    assert len({(each.declaration_id, each.number, each.login) for each in done}) == 1
    assert sorted(each.again for each in done) == [False, True, True]
    assert one(owner, "select count(*) from declarations") == 1


def test_that_objects_of_somebody_else_are_refused_and_whose_is_not_told(
    desk: Database, owner: Connection, anna: Person, today: date
) -> None:
    other = person(owner, "009999", "Nowak", "Jan", pesel="", portal="")
    draft = draft_of(anna, today, account_ids=(anna.account_id, other.account_id))
    with pytest.raises(Refused, match="object_of_another") as refused:
        declarations.save(desk, draft, PASSWORD, today=today)
    assert "Nowak" not in json.dumps(dict(refused.value.detail))
    assert declarations.check_object(desk, anna.customer_id, "w009999").code == "object_of_another"
    assert declarations.check_object(desk, anna.customer_id, "W 004512").object is not None
    assert declarations.check_object(desk, anna.customer_id, "W777").code == "no_such_object"
    owner.execute("update accounts set closed_on = okienko.warsaw_today() - 1 where id = %s", (anna.waste_id,))
    assert declarations.check_object(desk, anna.customer_id, "O004512").code == "object_closed"
    with pytest.raises(Refused, match="object_closed"):
        declarations.save(desk, draft_of(anna, today), PASSWORD, today=today)
    owner.execute("update accounts set closed_on = okienko.warsaw_today() + 3 where id = %s", (anna.waste_id,))
    assert declarations.save(desk, draft_of(anna, today), PASSWORD, today=today).login


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"terms": 0}, "terms_missing"),
        ({"privacy": 0}, "privacy_missing"),
        ({"terms": 2}, "consent_text_unknown"),
        ({"marketing": 1}, "consent_text_unknown"),
        ({"accounts": []}, "object_missing"),
        ({"accounts": [1]}, "no_such_object"),
        ({"signed_on": "2999-01-01"}, "signed_in_future"),
        ({"received_on": "2999-01-01"}, "received_in_future"),
        ({"number": "OSW/2026/09999"}, "no_such_form"),
        ({"waiting_id": 1}, "waiting_is_done"),
        ({"customer_id": 1}, "no_such_customer"),
        ({"file": {"sha256": "0" * 64, "name": "a"}}, "no_such_file"),
        ({"opening": "email"}, "password_missing"),
        ({"opening": "gift"}, "opening_unknown"),
        ({"take": [{"field": "phone", "reason": " ", "value": {"value": "+48600600600"}}]}, "reason_missing"),
        ({"take": [{"field": "number", "reason": "x", "value": {"value": "1"}}]}, "no_such_field"),
        ({"take": [{"field": "nip", "reason": "x", "value": {"value": " "}}]}, "nothing_to_take"),
        ({"take": [{"field": "mailing", "reason": "x", "value": {"street": "a", "city": ""}}]}, "nothing_to_take"),
        ({"take": [{"field": "name", "reason": "x", "value": {}}]}, "nothing_to_take"),
    ],
)
def test_that_the_database_refuses_what_a_window_should_not_send_and_stores_nothing(
    desk: Database, owner: Connection, anna: Person, today: date, changes: dict[str, object], code: str
) -> None:
    payload = declarations.payload(declarations.cleaned(draft_of(anna, today)), None)
    consents = dict(payload["consents"])
    named = {name: value for name, value in changes.items() if name in {"terms", "privacy", "marketing"}}
    payload["consents"] = [[name, version] for name, version in {**consents, **named}.items() if version]
    payload.update({name: value for name, value in changes.items() if name not in named})
    before = stored(owner)
    phc = "$argon2id$v=19$m=65536,t=3,p=4$" + "A" * 22 + "$" + "B" * 43
    with pytest.raises(Refused, match=code):
        store.save(desk, payload, phc, scan_of())
    assert stored(owner) == before


def test_that_a_fault_behind_everything_stores_nothing_of_it(
    desk: Database, owner: Connection, anna: Person, today: date
) -> None:
    before = stored(owner)
    owner.execute(
        "create function boom() returns trigger language plpgsql as $$ begin perform okienko.refuse('boom'); end $$; "
        "create trigger zz_boom after insert on scans for each row execute function boom()"
    )
    with pytest.raises(Refused, match="boom"):
        declarations.save(desk, draft_of(anna, today), PASSWORD, scan_of(), today=today)
    assert stored(owner) == before
    owner.execute("drop trigger zz_boom on scans")
    assert declarations.save(desk, draft_of(anna, today), PASSWORD, scan_of(), today=today).number.endswith("/00001")


def test_that_a_consent_may_be_given_under_an_older_text_but_not_a_coming_one(
    desk: Database, owner: Connection, anna: Person, today: date
) -> None:
    owner.execute(
        "insert into templates (code, version, kind, title, body, valid_from) values "
        "('consent.terms', 2, 'consent', 't', 'b', okienko.warsaw_today()), ('consent.terms', 3, 'consent', 't', 'b', okienko.warsaw_today() + 9)"
    )
    with pytest.raises(Refused, match="consent_text_unknown"):
        declarations.save(desk, draft_of(anna, today).ticked("terms", 3, given=True), PASSWORD, today=today)
    declarations.save(desk, draft_of(anna, today), PASSWORD, today=today)
    assert declarations.look(desk, anna.customer_id, "", DESK).given == {"terms": 1, "privacy": 1}


def test_that_what_was_typed_is_stored_clean(desk: Database, owner: Connection, anna: Person, today: date) -> None:
    draft = draft_of(
        anna,
        today,
        place=Place.POST,
        signed_here=False,
        identity_document=None,
        signer_name="  Jan \x00 Nowak\u202e ",
        signer_role=SignerRole.PROXY,
        proxy_scope=" rejestracja  w e-BOK ",
        proxy_until=today,
        email="Anna@POCZTA.example",
        email_again="anna@poczta.EXAMPLE",
        remarks="'; drop table customers; -- <b>żółć</b>",
    )
    declarations.save(desk, draft, PASSWORD, scan_of(name="C:\\folder\\a/b/umowa\n2.pdf"), today=today)
    row = owner.execute(
        "select place, signer_name, proxy_scope, proxy_until, email, phone, remarks, identity_document from declarations"
    ).fetchone()
    assert row is not None
    assert row[0] == "post"
    assert "\x00" not in row[1]
    assert row[2:] == (
        "rejestracja w e-BOK", today, "Anna@poczta.example", "+48601234567", "'; drop table customers; -- <b>żółć</b>", None,
    )  # fmt: skip
    assert one(owner, "select name from scans") == "umowa 2.pdf"


def test_that_a_pesel_is_stored_with_no_declaration_and_never_comes_back(
    desk: Database, owner: Connection, anna: Person, today: date
) -> None:
    shown = declarations.look(desk, anna.customer_id, "", DESK)
    assert shown.has_pesel
    assert PESEL not in repr(shown)
    declarations.save(desk, draft_of(anna, today), PASSWORD, today=today)
    assert one(owner, "select count(*) from declarations d where d::text like %s", f"%{PESEL}%") == 0
    assert (
        one(owner, "select count(*) from audit a where a::text like %s and table_name <> 'identifiers'", f"%{PESEL}%")
        == 0
    )
    assert (
        one(
            owner,
            "select count(*) from audit where after::text like '%%argon2id%%' or before::text like '%%argon2id%%'",
        )
        == 0
    )


def test_that_a_clerk_reads_no_table_of_it(desk: Database) -> None:
    for table in ("declarations", "declaration_forms", "waiting_declarations", "scans", "files", "consents"):
        with pytest.raises(EnvironmentFault), desk.read() as connection:
            connection.execute(f"select * from okienko.{table}")


def test_that_a_draft_with_a_problem_never_reaches_the_server(desk: Database, anna: Person, today: date) -> None:
    for changes, code in (
        ({"email_again": "inna@poczta.example"}, "email_differs"),
        ({"consents": (ConsentTick("terms", 1, True),)}, "privacy_missing"),
        ({"account_ids": ()}, "object_missing"),
    ):
        with pytest.raises(Refused, match=code):
            declarations.save(desk, draft_of(anna, today, **changes), PASSWORD, today=today)
    with pytest.raises(Refused, match="password_missing"):
        declarations.save(desk, draft_of(anna, today), today=today)
    assert declarations.recent(desk) == ()


def test_that_addresses_of_villages_are_taken(desk: Database, owner: Connection, anna: Person, today: date) -> None:
    draft = draft_of(anna, today)
    village = PaperAddress("", "12", "", "74100", "Żabnica")
    declarations.save(desk, replace(draft, paper=replace(draft.paper, residence=village)), PASSWORD, today=today)
    kept = one(owner, "select body -> 'paper' -> 'residence' from declarations")
    assert kept == {"street": "", "house": "12", "flat": "", "postal_code": "74-100", "city": "Żabnica"}


def test_that_every_look_leaves_its_trace(desk: Database, owner: Connection, anna: Person, today: date) -> None:
    contact = str(uuid4())
    declarations.look(desk, anna.customer_id, contact, DESK)
    declarations.warnings(desk, draft_of(anna, today, contact_key=contact))
    declarations.of_customer(desk, anna.customer_id, contact, DESK)
    rows = owner.execute("select kind, purpose, contact_key::text, detail from access_log order by id").fetchall()
    assert rows == [
        ("personal", "desk", contact, detail) for detail in ("declaration", "declaration_check", "declarations")
    ]
    declarations.recent(desk)
    assert one(owner, "select sum(calls) from search_log where kind = 'declaration'") == 2
