"""The draft of a declaration: JSON and back, numbers of forms, what is wrong with it, what it says otherwise than the file."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.consents import ConsentKind, ConsentSubject, ConsentTick
from app.domain.contacts import ContactChannel
from app.domain.customers import CustomerKind, PortalState, Service
from app.domain.declarations import (
    DeclarationDraft,
    DeclarationObject,
    DeclarationWarning,
    DiffField,
    IdentityDocument,
    Opening,
    Paper,
    PaperAddress,
    Place,
    SignerRole,
    TakeOver,
    WarningKind,
    filter_objects,
    form_barcode,
    form_number,
    normal_form_number,
    paper_problems,
    problems,
    same_email,
)
from tests.declaration_kit import PAPER, draft_of

TODAY = date(2026, 11, 22)
GOOD = replace(draft_of(None, TODAY), customer_id=1, account_ids=(7,))

text = st.text(max_size=30)
addresses = st.builds(PaperAddress, text, text, text, text, text)
papers = st.builds(
    Paper,
    kind=st.none() | st.sampled_from(CustomerKind),
    surname=text, first_name=text, company=text, pesel=text, nip=text, regon=text,
    residence=addresses, mailing=addresses,
)  # fmt: skip
drafts = st.builds(
    DeclarationDraft,
    request_key=st.uuids().map(str),
    customer_id=st.integers(0, 2**62),
    waiting_id=st.integers(0, 2**62),
    number=text,
    received_on=st.none() | st.dates(),
    place=st.sampled_from(Place),
    paper=papers,
    account_ids=st.lists(st.integers(1, 2**62), max_size=5).map(tuple),
    signer_name=text,
    signer_role=st.none() | st.sampled_from(SignerRole),
    proxy_scope=text,
    proxy_until=st.none() | st.dates(),
    proxy_unlimited=st.booleans(),
    identity_document=st.none() | st.sampled_from(IdentityDocument),
    signed_on=st.none() | st.dates(),
    signed_here=st.booleans(),
    email=text, email_again=text, email_read_back=st.booleans(), phone=text,
    consents=st.lists(st.builds(ConsentTick, text, st.integers(1, 99), st.booleans()), max_size=4).map(tuple),
    take_overs=st.lists(st.builds(TakeOver, st.sampled_from(DiffField), text), max_size=4).map(tuple),
    opening=st.sampled_from(Opening),
    remarks=text, scan_name=text, contact_key=text, channel=st.sampled_from(ContactChannel), step=st.integers(0, 9),
)  # fmt: skip


# ---------------------------------------------------------------- the draft
@given(drafts)
def test_that_a_draft_comes_back_from_its_json(draft: DeclarationDraft) -> None:
    assert DeclarationDraft.from_json(json.loads(json.dumps(draft.to_json()))) == draft


@given(drafts, st.dates())
def test_that_any_draft_can_be_judged(draft: DeclarationDraft, today: date) -> None:
    found = problems(draft, today)
    assert all(code and code == code.lower() for code in found.values())
    assert set(paper_problems(draft, today)) <= set(found)


def test_that_a_draft_of_another_version_of_the_program_is_read() -> None:
    body = GOOD.to_json()
    del body["remarks"]
    del body["paper"]["regon"]
    assert DeclarationDraft.from_json({**body, "colour": "blue"}) == GOOD


@pytest.mark.parametrize(
    "body", [{}, {"request_key": "x", "received_on": "tomorrow"}, {"request_key": "x", "place": "moon"}]
)
def test_that_a_spoilt_draft_is_told(body: dict[str, Any]) -> None:
    with pytest.raises((TypeError, ValueError)):
        DeclarationDraft.from_json(body)


def test_that_nothing_is_chosen_or_ticked_for_the_clerk() -> None:
    fresh = DeclarationDraft(request_key="x")
    assert fresh.consents == ()
    assert fresh.take_overs == ()
    chosen = {"signer_role", "identity_document", "signed_on", "received_on", "proxy_until"}
    assert {getattr(fresh, name) for name in chosen} == {None}
    assert not any((fresh.signed_here, fresh.email_read_back, fresh.proxy_unlimited))
    assert "password" not in {each.name for each in fields(DeclarationDraft)}


def test_that_one_box_and_one_difference_are_set_by_themselves() -> None:
    draft = GOOD.ticked("terms", 1, given=False).ticked("terms", 2, given=True)
    assert [tick for tick in draft.consents if tick.subject == "terms"] == [ConsentTick("terms", 2, True)]
    draft = draft.taking(DiffField.PHONE, "nowy").taking(DiffField.PHONE, "inny").taking(DiffField.NAME, "ślub")
    assert draft.take_overs == (TakeOver(DiffField.PHONE, "inny"), TakeOver(DiffField.NAME, "ślub"))
    assert draft.taking(DiffField.PHONE, None).take_overs == (TakeOver(DiffField.NAME, "ślub"),)


# ---------------------------------------------------------------- numbers
@given(
    st.integers(1000, 9999),
    st.integers(1, 999_999_999),
    st.sampled_from(["osw", "OSW", "Osw", ""]),
    st.sampled_from(["/", " ", "-", ".", " / "]),
)
def test_that_a_number_is_one_in_any_spelling(year: int, sequence: int, head: str, sign: str) -> None:
    number = form_number(year, sequence)
    for typed in (
        number,
        number.lower(),
        form_barcode(number),
        f" {form_barcode(number).lower()}\n",
        f"{head}{sign}{year}{sign}{sequence}",
        f"{head} {year} {sequence:08d}",
    ):
        assert normal_form_number(typed) == number


@given(st.text(max_size=20))
def test_that_whatever_is_typed_gives_a_number_or_nothing(typed: str) -> None:
    number = normal_form_number(typed)
    assert number == "" or normal_form_number(number) == number


@pytest.mark.parametrize(
    "typed", ["", "OSW", "2026", "OSW/2026/0", "OSW/26/1", "FV/2026/00001", "OSW/２０２６/1", "OSW/2026/1x"]
)
def test_that_what_is_no_number_is_none(typed: str) -> None:
    assert normal_form_number(typed) == ""


# ---------------------------------------------------------------- what is wrong
def test_that_a_full_paper_has_no_fault() -> None:
    assert problems(GOOD, TODAY) == {}


def company(**changes: Any) -> Paper:
    return replace(
        PAPER, kind=CustomerKind.COMPANY, company="Bar Mewa Sp. z o.o.", pesel="", nip="8567346215", **changes
    )


def proxy(**changes: Any) -> DeclarationDraft:
    return replace(
        GOOD, signer_role=SignerRole.PROXY, **{"proxy_scope": "rejestracja", "proxy_until": TODAY, **changes}
    )


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"customer_id": 0}, "customer_id", "customer_missing"),
        ({"number": "OSW"}, "number", "number_shape"),
        ({"paper": replace(PAPER, kind=None)}, "kind", "kind_missing"),
        ({"paper": replace(PAPER, surname=" ")}, "surname", "surname_missing"),
        ({"paper": replace(PAPER, first_name="")}, "first_name", "first_name_missing"),
        ({"paper": replace(PAPER, surname="x" * 101)}, "surname", "too_long"),
        ({"paper": company(regon="123456784")}, "regon", "regon_check_digit"),
        ({"paper": replace(company(), company="")}, "company", "company_missing"),
        ({"paper": replace(company(), nip="")}, "nip", "nip_missing"),
        ({"paper": replace(company(), nip="8567346216")}, "nip", "nip_check_digit"),
        ({"paper": replace(company(), nip="85673")}, "nip", "nip_length"),
        ({"paper": replace(PAPER, pesel="")}, "pesel", "pesel_missing"),
        ({"paper": replace(PAPER, pesel="44051401358")}, "pesel", "pesel_check_digit"),
        ({"paper": replace(PAPER, pesel="4405140135")}, "pesel", "pesel_length"),
        ({"paper": replace(PAPER, pesel="4405140135a")}, "pesel", "pesel_digits"),
        ({"paper": replace(PAPER, residence=PaperAddress())}, "residence.house", "house_missing"),
        ({"paper": replace(PAPER, residence=PaperAddress("a", "1", "", "7410", "b"))}, "residence.postal_code", "postal_shape"),
        ({"paper": replace(PAPER, residence=PaperAddress("a", "1", "", "74-100", ""))}, "residence.city", "city_missing"),
        ({"paper": replace(PAPER, mailing=PaperAddress("a"))}, "mailing.house", "house_missing"),
        ({"paper": replace(PAPER, mailing=PaperAddress("a" * 101, "1", "", "74-100", "b"))}, "mailing.street", "too_long"),
        ({"account_ids": ()}, "account_ids", "object_missing"),
        ({"email": ""}, "email", "email_missing"),
        ({"email": "anna@"}, "email", "email_shape"),
        ({"email_again": ""}, "email_again", "email_not_confirmed"),
        ({"email_again": "ana@poczta.example"}, "email_again", "email_differs"),
        ({"phone": "601"}, "phone", "phone_shape"),
        ({"consents": ()}, "consents.terms", "terms_missing"),
        ({"consents": (ConsentTick("terms", 1, True), ConsentTick("privacy", 1, False))}, "consents.privacy", "privacy_missing"),
        ({"received_on": None}, "received_on", "received_on_missing"),
        ({"received_on": TODAY + timedelta(days=1)}, "received_on", "received_in_future"),
        ({"signed_on": None}, "signed_on", "signed_on_missing"),
        ({"signed_on": TODAY + timedelta(days=1)}, "signed_on", "signed_in_future"),
        ({"received_on": TODAY - timedelta(days=1)}, "signed_on", "signed_after_receipt"),
        ({"signer_name": " "}, "signer_name", "signer_name_missing"),
        ({"signer_role": None}, "signer_role", "signer_role_missing"),
        ({"identity_document": None}, "identity_document", "identity_document_missing"),
        ({"place": Place.POST}, "signed_here", "signed_here_only_at_desk"),
        ({"remarks": "x" * 2001}, "remarks", "too_long"),
        ({"take_overs": (TakeOver(DiffField.NAME, " "),)}, "take_over.name", "reason_missing"),
        *(
            ({"phone": "", "take_overs": (TakeOver(what, "x"),)}, f"take_over.{what.value}", "nothing_to_take")
            for what in (DiffField.PHONE, DiffField.MAILING, DiffField.NIP, DiffField.REGON)
        ),
    ],
)  # fmt: skip
def test_that_every_fault_is_told_at_its_field(change: dict[str, Any], field: str, code: str) -> None:
    assert problems(replace(GOOD, **change), TODAY)[field] == code


@pytest.mark.parametrize(
    ("draft", "field", "code"),
    [
        (proxy(), "", ""),
        (proxy(proxy_scope=""), "proxy_scope", "proxy_scope_missing"),
        (proxy(proxy_scope="x" * 501), "proxy_scope", "too_long"),
        (proxy(proxy_until=None), "proxy_until", "proxy_until_missing"),
        (proxy(proxy_until=None, proxy_unlimited=True), "", ""),
        (proxy(proxy_until=TODAY - timedelta(days=1)), "proxy_until", "proxy_expired"),
    ],
)
def test_that_a_proxy_shows_what_for_and_until_when(draft: DeclarationDraft, field: str, code: str) -> None:
    assert problems(draft, TODAY) == ({field: code} if field else {})


@pytest.mark.parametrize(
    "draft",
    [
        replace(GOOD, email_again="", email_read_back=True),
        replace(GOOD, phone=""),
        replace(GOOD, paper=company()),
        replace(GOOD, paper=replace(company(), kind=CustomerKind.COMMUNITY, nip="", regon="123456785")),
        replace(GOOD, paper=replace(company(), kind=CustomerKind.MANAGER)),
        replace(GOOD, paper=replace(PAPER, pesel=""), identity_document=IdentityDocument.PASSPORT),
        replace(GOOD, place=Place.POST, signed_here=False, identity_document=None),
        replace(GOOD, paper=replace(PAPER, residence=PaperAddress("", "12", "", "74100", "Żabnica"))),
    ],
)
def test_that_what_may_be_left_out_is_no_fault(draft: DeclarationDraft) -> None:
    assert problems(draft, TODAY) == {}


def test_that_capitals_make_no_other_address() -> None:
    assert same_email("Anna@Poczta.example ", "anna@poczta.EXAMPLE")
    assert not same_email("anna@poczta.example", "ana@poczta.example")


# ---------------------------------------------------------------- objects, warnings, consents
@pytest.fixture
def objects() -> tuple[DeclarationObject, ...]:
    return tuple(
        DeclarationObject(
            number, service, f"{letter}{number:05d}", f"ul. Łużycka {number}, 74-100 Gryfino", "118/2014", False
        )
        for number in range(1, 301)
        for service, letter in ((Service.WATER, "W"), (Service.WASTE, "O"))
    )


@pytest.mark.parametrize(
    ("typed", "service", "count"),
    [("", None, 600), ("", Service.WASTE, 300), ("luz 17", Service.WATER, 11), ("w00017", None, 1), ("12/3", None, 0), ("gryf 118", Service.WATER, 300)],
)  # fmt: skip
def test_that_hundreds_of_objects_are_picked_by_filter(
    objects: tuple[DeclarationObject, ...], typed: str, service: Service | None, count: int
) -> None:
    assert len(filter_objects(objects, typed, service)) == count


def test_that_only_an_account_stops_and_only_one_that_would_be_opened() -> None:
    for kind in WarningKind:
        told = DeclarationWarning(kind, portal=PortalState.ACTIVE)
        assert told.stops(GOOD) is (kind is WarningKind.ACCOUNT_EXISTS)
        assert not told.stops(replace(GOOD, opening=Opening.NONE))


def test_that_terms_and_the_notice_are_needed_and_nothing_else() -> None:
    subjects = [ConsentSubject(kind.value, kind, 1, "t", "x") for kind in ConsentKind]
    assert {each.kind for each in subjects if each.needed} == {ConsentKind.TERMS, ConsentKind.INFORMATION}
