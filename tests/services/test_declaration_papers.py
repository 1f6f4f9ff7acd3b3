"""Papers of registration with the office's own settings and texts; each consent in the version that was ticked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from psycopg.types.json import Jsonb

from app.documents.pdf_text import read_text
from app.domain.consents import ConsentTick
from app.domain.customers import CustomerKind, Service
from app.domain.declaration_sheets import StatementSheet
from app.domain.declarations import DeclarationDraft, DeclarationObject, Paper, PaperAddress, SignerRole
from app.domain.texts import TextDraft, TextKind
from app.services import declaration_papers, scans, templates
from app.store.session import Database
from tests.database import Clone
from tests.documents.paper_kit import PASSWORD, slip
from tests.office_data import one
from tests.roundtrips import counted

OBJECTS = (
    DeclarationObject(71, Service.WATER, "W-004512", "ul. Łużycka 12/3, 74-100 Gryfino", "UW/1/2019", closed=False),
    DeclarationObject(72, Service.WASTE, "O-004512", "ul. Łużycka 12/3, 74-100 Gryfino", "UO/1/2019", closed=False),
)


@pytest.fixture
def clerk(clone: Clone) -> Database:
    return clone.login("okienko_clerk")


def draft() -> DeclarationDraft:
    return DeclarationDraft(
        request_key=str(uuid4()),
        customer_id=1,
        number="OSW/2026/00007",
        received_on=date(2026, 11, 22),
        paper=Paper(
            CustomerKind.PERSON,
            "Kowalska",
            "Anna",
            pesel="44051401359",
            residence=PaperAddress("Łużycka", "12", "3", "74-100", "Gryfino"),
        ),
        account_ids=(71,),
        signer_role=SignerRole.OWNER,
        email="anna@poczta.example",
        consents=(ConsentTick("terms", 1, given=True), ConsentTick("notice_due", 1, given=False)),
    )


def test_that_the_letterhead_is_that_of_the_settings_in_one_round_trip(clone: Clone) -> None:
    clone.connect().execute(
        "update okienko.settings set value = %s where key = 'utility'",
        (Jsonb({"name": "Wodociągi Nowe", "address": "ul. Długa 1", "unknown": "x"}),),
    )
    login, password = clone.make_login("okienko_clerk")
    single = clone.database(clone.conninfo(login), password, size=1)
    declaration_papers.letterhead(single)  # prepares the statement
    with counted(single) as trips:
        shared = declaration_papers.letterhead(single)
    assert trips.count == 1
    assert (shared.utility.name, shared.utility.address, shared.utility.phone) == ("Wodociągi Nowe", "ul. Długa 1", "")
    assert shared.file_limit == 10 * 1024 * 1024
    assert shared.password_days == 14
    assert [text.subject for text in shared.consents][:3] == ["terms", "privacy", "e_invoice"]
    assert not any(text.given for text in shared.consents)
    assert "{iod}" in shared.clause.body


def test_that_the_statement_of_a_draft_holds_its_objects_and_boxes(clerk: Database) -> None:
    pdf = declaration_papers.draft_statement(clerk, draft(), OBJECTS, customer_number="004512", accepted_by="A. Nowak")
    text = " ".join(read_text(pdf).split())
    assert "W-004512" in text
    assert "O-004512" not in text
    assert "☒ Regulamin e-BOK" in text
    assert "☐ Powiadomienia o terminie płatności" in text
    assert "A. Nowak" in text
    assert "iod@" in text
    assert scans.inspect("a.pdf", pdf, 10**7).barcode == "OSW/2026/00007"


def test_that_a_consent_is_printed_in_the_version_that_was_ticked(clone: Clone, clerk: Database) -> None:
    today: date = one(clone.connect(), "select okienko.warsaw_today()")
    new = TextDraft("consent.terms", TextKind.CONSENT, 1, "Regulamin e-BOK", "Nowe brzmienie oświadczenia.", today)
    templates.save_version(clone.login("okienko_admin"), new, today)
    later = replace(new, after=2, body="Jeszcze nowsze.", valid_from=today + timedelta(days=10))
    templates.save_version(clone.login("okienko_admin"), later, today)
    old = " ".join(read_text(declaration_papers.draft_statement(clerk, draft(), OBJECTS)).split())
    assert "wersja tekstu 1" in old
    assert "Nowe brzmienie" not in old
    ticked = draft().ticked("terms", 2, given=True)
    assert "Nowe brzmienie" in read_text(declaration_papers.draft_statement(clerk, ticked, OBJECTS))
    blank = read_text(declaration_papers.blank_form(clerk, "OSW/2026/00008"))
    assert "Nowe brzmienie" in blank
    assert "Jeszcze nowsze" not in blank


def test_that_a_form_for_somebody_known_is_begun(clerk: Database) -> None:
    known = StatementSheet("", kind=CustomerKind.PERSON, surname="Kowalska", first_name="Anna")
    text = read_text(declaration_papers.blank_form(clerk, "OSW/2026/00009", known=known))
    assert "Kowalska" in text
    assert "OSW/2026/00009" in text
    assert "☒ Regulamin" not in text


def test_that_the_slip_bears_the_address_of_the_portal(clerk: Database) -> None:
    text = read_text(declaration_papers.slip(clerk, slip()))
    assert "https://ebok.pwk.example" in text
    assert PASSWORD in text
