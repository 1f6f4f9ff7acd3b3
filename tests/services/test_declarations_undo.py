"""Differences taken over from a paper, and a mistaken registration undone, against the real database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from app.domain.contacts import ContactChannel
from app.domain.customers import CustomerKind, PortalState
from app.domain.declarations import (
    DeclarationDraft,
    DeclarationStatus,
    DiffField,
    OnFile,
    Opening,
    PaperAddress,
    Registered,
    differences,
)
from app.domain.faults import Conflict, Refused
from app.services import declarations
from app.store.session import Database
from tests.database import Clone
from tests.declaration_kit import PAPER, PASSWORD, draft_of, scan_of, stored
from tests.office_data import Connection, Person, one, person

DESK = ContactChannel.DESK
NEW_HOME = PaperAddress("Długa", "7a", "", "74-101", "Gryfino")
WHY = "zarejestrowano nie tę osobę"


@pytest.fixture
def anna(owner: Connection) -> Person:
    made = person(owner, portal="")
    owner.execute(
        "insert into identifiers (customer_id, kind, value) values (%s, 'nip', '8567346215')", (made.customer_id,)
    )
    return made


def everything_else(who: Person, today: date) -> DeclarationDraft:
    """A paper that says everything otherwise than the file, each taken over with its own reason."""
    paper = replace(
        PAPER,
        surname="Kowalska-Nowak",
        pesel="02070803628",
        nip="1234563218",
        regon="123456785",
        residence=NEW_HOME,
        mailing=replace(NEW_HOME, flat="2"),
    )
    draft = draft_of(
        who, today, paper=paper, phone="602 999 888", email="nowa@poczta.example", email_again="nowa@poczta.example"
    )
    for field in DiffField:
        draft = draft.taking(field, f"powód: {field.value}")
    return draft.ticked("e_invoice", 1, given=True)


def look(desk: Database, who: Person) -> OnFile:
    return declarations.look(desk, who.customer_id, "", DESK)


def file_of(owner: Connection, who: Person) -> list[object]:
    """The whole file of a customer, as it can be told apart."""
    return [
        owner.execute(statement, (who.customer_id,)).fetchall()
        for statement in (
            "select surname, first_name, company from customers where customer_id = %s",
            "select kind, value from identifiers where customer_id = %s order by kind",
            "select kind, street, house, flat, postal_code, city from addresses where customer_id = %s order by kind",
            "select kind, value, confirmed, bouncing from contact_points where customer_id = %s order by kind, value",
        )
    ]


# ---------------------------------------------------------------- differences
def test_that_a_paper_that_says_the_same_differs_in_nothing(
    desk: Database, owner: Connection, anna: Person, today: date
) -> None:
    owner.execute(
        "insert into addresses (customer_id, kind, street, house, flat, postal_code, city) "
        "values (%s, 'residence', 'Łużycka', '12', '3', '74-100', 'Gryfino')",
        (anna.customer_id,),
    )
    paper = replace(
        PAPER,
        surname=" kowalska ",
        residence=PaperAddress("ul. łużycka", "12", "3", "74100", "GRYFINO"),
        nip="856-734-62-15",
    )
    draft = draft_of(anna, today, paper=paper, email="ANNA@poczta.example")
    assert differences(look(desk, anna), draft) == ()


def test_that_every_difference_is_told_by_itself(desk: Database, anna: Person, today: date) -> None:
    shown = differences(look(desk, anna), everything_else(anna, today))
    assert [(each.field, each.on_file, each.paper) for each in shown] == [
        (DiffField.NAME, "Kowalska Anna", "Kowalska-Nowak Anna"),
        (DiffField.NIP, "8567346215", "1234563218"),
        (DiffField.REGON, "", "123456785"),
        (DiffField.RESIDENCE, "", "ul. Długa 7a, 74-101 Gryfino"),
        (DiffField.MAILING, "", "ul. Długa 7a/2, 74-101 Gryfino"),
        (DiffField.PHONE, "··· ··· 567", "602 999 888"),
        (DiffField.EMAIL, "a···@poczta.example", "nowa@poczta.example"),
    ]


def test_that_what_is_taken_over_is_changed_with_its_own_reason(
    desk: Database, owner: Connection, anna: Person, today: date
) -> None:
    draft = everything_else(anna, today)
    done = declarations.save(desk, draft, PASSWORD, today=today)
    assert differences(look(desk, anna), draft) == ()
    assert file_of(owner, anna)[1] == [("nip", "1234563218"), ("pesel", "02070803628"), ("regon", "123456785")]
    assert file_of(owner, anna)[3] == [
        ("email", "nowa@poczta.example", False, False), ("phone", "+48602999888", False, False)
    ]  # fmt: skip
    reasons = owner.execute(
        "select table_name, reason, request_key::text from audit where table_name in "
        "('customers', 'identifiers', 'addresses', 'contact_points') and request_key is not null order by id"
    ).fetchall()
    assert {reason for _, reason, _ in reasons} == {f"powód: {field.value}" for field in DiffField}
    assert {key for _, _, key in reasons} == {draft.request_key}
    assert owner.execute("select kind, address from notices").fetchall() == [
        ("registration_told", "anna@poczta.example")
    ]
    assert one(owner, "select reason from audit where table_name = 'declarations'") == done.number


def test_that_what_is_not_taken_over_stays_as_it_is(
    desk: Database, owner: Connection, anna: Person, today: date
) -> None:
    before = file_of(owner, anna)
    draft = replace(everything_else(anna, today), take_overs=())
    declarations.save(desk, draft, PASSWORD, today=today)
    after = file_of(owner, anna)
    assert after[:3] == before[:3]
    assert after[3] == [
        ("email", "anna@poczta.example", True, False),
        ("email", "nowa@poczta.example", False, False),  # the account's own address
        ("phone", "+48601234567", True, False),
    ]


def test_that_the_former_address_is_told_of_a_change_without_a_new_account(
    desk: Database, owner: Connection, today: date
) -> None:
    jan = person(owner, "009999", "Nowak", "Jan", pesel="", portal="active")
    draft = draft_of(jan, today, opening=Opening.NONE, email="nowa@poczta.example", email_read_back=True)
    done = register(desk, draft.taking(DiffField.EMAIL, "podał nowy adres"), today)
    assert owner.execute("select kind, ref, address, data, status from notices").fetchall() == [
        ("email_changed", done.declaration_id, "anna@poczta.example", {"email": "n···@poczta.example"}, "waiting")
    ]
    undone = declarations.undo(desk, jan.customer_id, done.declaration_id, 1, WHY)
    assert (undone.account, undone.reverted) == (None, (DiffField.EMAIL,))
    assert one(owner, "select status from notices") == "cancelled"
    assert one(owner, "select state from portal_accounts") == "active"


def test_that_an_address_that_does_not_work_is_told_nothing(
    desk: Database, owner: Connection, anna: Person, today: date
) -> None:
    owner.execute("update contact_points set bouncing = true where kind = 'email'")
    register(desk, everything_else(anna, today), today)
    assert one(owner, "select count(*) from notices") == 0


def test_that_a_company_takes_over_its_name(desk: Database, owner: Connection, anna: Person, today: date) -> None:
    owner.execute(
        "update customers set kind = 'company', company = 'Bar Mewa', surname = '', first_name = '' where customer_id = %s",
        (anna.customer_id,),
    )
    paper = replace(PAPER, kind=CustomerKind.COMPANY, company="Bar Mewa Sp. z o.o.", nip="8567346215")
    draft = draft_of(anna, today, paper=paper).taking(DiffField.NAME, "przekształcenie")
    done = declarations.save(desk, draft, PASSWORD, today=today)
    assert file_of(owner, anna)[0] == [("", "", "Bar Mewa Sp. z o.o.")]
    declarations.undo(desk, anna.customer_id, done.declaration_id, 1, WHY)
    assert file_of(owner, anna)[0] == [("", "", "Bar Mewa")]


# ---------------------------------------------------------------- undoing
def register(desk: Database, draft: DeclarationDraft, today: date) -> Registered:
    return declarations.save(
        desk, draft, None if draft.opening is not Opening.SLIP else PASSWORD, scan_of(), today=today
    )


def test_that_undoing_puts_everything_back_and_leaves_its_trace(
    desk: Database, owner: Connection, anna: Person, today: date
) -> None:
    before = file_of(owner, anna)
    done = register(desk, everything_else(anna, today), today)
    assert file_of(owner, anna) != before
    undone = declarations.undo(desk, anna.customer_id, done.declaration_id, 1, WHY)
    assert file_of(owner, anna) == before
    assert set(undone.reverted) == set(DiffField)
    assert (undone.kept, undone.account, undone.waiting_id) == ((), PortalState.NONE, 0)
    assert undone.withdrawn == ("terms", "privacy", "e_invoice")
    shown = look(desk, anna)
    assert (shown.given, shown.portal, shown.delivery, shown.declared) == ({}, PortalState.NONE, "paper", ())
    (row,) = declarations.of_customer(desk, anna.customer_id, "", DESK)
    assert (row.status, row.undo_reason, row.number) == (DeclarationStatus.UNDONE, WHY, done.number)
    assert row.undone_by
    assert len(row.scans) == 1
    assert owner.execute("select act, state_before, state_after, reason from portal_events order by id").fetchall() == [
        ("created", "none", "waiting", done.number), ("undone", "waiting", "none", WHY)
    ]  # fmt: skip
    assert owner.execute("select kind, ref, detail, done_on from tasks").fetchall() == [
        ("undone_registration", done.declaration_id, f"{done.number}: {WHY}", None)
    ]
    acts = owner.execute("select subject, act, channel, reason from consents order by id").fetchall()
    assert acts[3:] == [(subject, "withdrawn", "office", WHY) for subject in undone.withdrawn]
    assert one(owner, "select count(*) from notices where status <> 'cancelled'") == 0
    assert one(owner, "select count(distinct request_key) from audit where reason = %s", WHY) == 1


def test_that_what_was_changed_since_is_kept_and_told(
    desk: Database, owner: Connection, anna: Person, today: date
) -> None:
    done = register(desk, everything_else(anna, today), today)
    owner.execute("update customers set surname = 'Wiśniewska' where customer_id = %s", (anna.customer_id,))
    owner.execute("update contact_points set value = '+48600111222' where kind = 'phone'")
    owner.execute("update addresses set flat = '9' where kind = 'mailing'")
    owner.execute("update identifiers set value = '44051401359' where kind = 'pesel'")
    undone = declarations.undo(desk, anna.customer_id, done.declaration_id, 1, WHY)
    assert set(undone.kept) == {DiffField.NAME, DiffField.PHONE, DiffField.MAILING, DiffField.PESEL}
    assert set(undone.reverted) == {DiffField.RESIDENCE, DiffField.EMAIL, DiffField.NIP, DiffField.REGON}
    assert file_of(owner, anna)[0] == [("Wiśniewska", "Anna", "")]


def test_that_a_closed_account_is_closed_again(desk: Database, owner: Connection, anna: Person, today: date) -> None:
    owner.execute(
        "insert into portal_accounts (customer_id, login, state) values (%s, '004512', 'closed')", (anna.customer_id,)
    )
    done = register(desk, draft_of(anna, today), today)
    assert declarations.undo(desk, anna.customer_id, done.declaration_id, 1, WHY).account is PortalState.CLOSED
    assert owner.execute("select state, password_hash, state_reason from portal_accounts").fetchall() == [
        ("closed", None, WHY)
    ]


def test_that_an_account_in_use_is_taken_back_with_its_sessions(
    desk: Database, owner: Connection, anna: Person, today: date
) -> None:
    done = register(desk, draft_of(anna, today, opening=Opening.EMAIL), today)
    owner.execute("update portal_accounts set state = 'active'")
    owner.execute(
        "insert into portal_sessions (session_sha256, customer_id, expires_at) values (repeat('a', 64), %s, now() + interval '1 h')",
        (anna.customer_id,),
    )
    undone = declarations.undo(desk, anna.customer_id, done.declaration_id, 1, WHY)
    assert undone.account is PortalState.NONE
    assert one(owner, "select count(*) from portal_accounts") == 0
    assert one(owner, "select count(*) from portal_sessions") == 0
    assert one(owner, "select status from notices where kind = 'activation'") == "cancelled"


def test_that_an_account_of_a_later_registration_is_left_alone(
    desk: Database, owner: Connection, anna: Person, today: date
) -> None:
    first = register(desk, draft_of(anna, today), today)
    owner.execute("update portal_accounts set state = 'closed'")
    second = register(desk, draft_of(anna, today), today)
    undone = declarations.undo(desk, anna.customer_id, first.declaration_id, 1, WHY)
    assert undone.account is None
    assert undone.withdrawn == ()  # the second paper agreed anew
    assert one(owner, "select state from portal_accounts") == "waiting"
    assert declarations.undo(desk, anna.customer_id, second.declaration_id, 1, WHY).account is PortalState.CLOSED


def test_that_consents_and_invoices_of_before_hold_again(
    desk: Database, owner: Connection, anna: Person, today: date
) -> None:
    owner.execute(
        "insert into consents (customer_id, subject, act, template_version, on_day, channel) "
        "values (%s, 'terms', 'given', 1, '2024-05-05', 'portal')",
        (anna.customer_id,),
    )
    owner.execute(
        "insert into templates (code, version, kind, title, body) values ('consent.terms', 2, 'consent', 't', 'b')"
    )
    done = register(
        desk, draft_of(anna, today).ticked("terms", 2, given=True).ticked("e_invoice", 1, given=True), today
    )
    assert look(desk, anna).given["terms"] == 2
    undone = declarations.undo(desk, anna.customer_id, done.declaration_id, 1, WHY)
    assert "terms" in undone.withdrawn
    assert look(desk, anna).given == {"terms": 1}
    last = owner.execute("select delivery, valid_from from invoice_deliveries order by id desc limit 1").fetchone()
    assert last == ("paper", today + timedelta(days=14))


def test_that_invoices_chosen_anew_since_are_left_alone(
    desk: Database, owner: Connection, anna: Person, today: date
) -> None:
    done = register(desk, draft_of(anna, today).ticked("e_invoice", 1, given=True), today)
    owner.execute(
        "insert into invoice_deliveries (customer_id, delivery, valid_from) values (%s, 'electronic', %s)",
        (anna.customer_id, today + timedelta(days=20)),
    )
    declarations.undo(desk, anna.customer_id, done.declaration_id, 1, WHY)
    assert look(desk, anna).delivery == "electronic"


def test_that_undoing_needs_a_reason_and_the_version_that_was_seen(
    clone: Clone, desk: Database, owner: Connection, anna: Person, today: date
) -> None:
    done = register(desk, draft_of(anna, today), today)
    before = stored(owner)
    for reason in ("", "  \n"):
        with pytest.raises(Refused, match="reason_missing"):
            declarations.undo(desk, anna.customer_id, done.declaration_id, 1, reason)
    with pytest.raises(Conflict, match="version"):
        declarations.undo(desk, anna.customer_id, done.declaration_id, 2, WHY)
    with pytest.raises(Refused, match="no_such_declaration"):
        declarations.undo(desk, anna.customer_id, done.declaration_id + 1, 1, WHY)
    other = person(owner, "009999", "Nowak", "Jan", pesel="")
    with pytest.raises(Refused, match="no_such_declaration"):
        declarations.undo(desk, other.customer_id, done.declaration_id, 1, WHY)
    assert stored(owner)["declarations"] == before["declarations"]
    key = str(uuid4())
    first = declarations.undo(desk, anna.customer_id, done.declaration_id, 1, WHY, request_key=key)
    again = declarations.undo(desk, anna.customer_id, done.declaration_id, 1, WHY, request_key=key)
    assert first == again
    with pytest.raises(Conflict, match="version"):
        declarations.undo(clone.login("okienko_clerk"), anna.customer_id, done.declaration_id, 1, WHY)
    assert one(owner, "select count(*) from tasks") == 1


def test_that_the_paper_of_an_undone_registration_is_registered_anew_under_its_number(
    desk: Database, owner: Connection, anna: Person, today: date
) -> None:
    number = declarations.new_form(desk)
    done = register(desk, draft_of(anna, today, number=number), today)
    declarations.undo(desk, anna.customer_id, done.declaration_id, 1, WHY)
    other = person(owner, "009999", "Nowak", "Jan", pesel="", portal="")
    assert register(desk, draft_of(other, today, number=number), today).number == number
