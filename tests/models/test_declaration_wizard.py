"""The wizard's model: the file beside the paper, what counts as typed, which step misses what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from app.domain.consents import ConsentKind, ConsentSubject
from app.domain.customers import CustomerKind, PortalState, Service
from app.domain.declaration_rules import digest
from app.domain.declarations import (
    DeclarationObject,
    DeclarationWarning,
    DiffField,
    IdentityDocument,
    OnFile,
    Opening,
    PaperAddress,
    ScanFile,
    SignerRole,
    WarningKind,
)
from app.models.declaration_steps import Step, step_of
from app.models.declaration_wizard import DeclarationWizard

TODAY = date(2026, 11, 22)
PESEL = "44051401359"
HOME = PaperAddress("Łużycka", "12", "3", "74-100", "Gryfino")
TERMS = ConsentSubject("terms", ConsentKind.TERMS, 2, "Regulamin", "Akceptuję.")
PRIVACY = ConsentSubject("privacy", ConsentKind.INFORMATION, 1, "RODO", "Otrzymałam.")


def on_file(customer_id: int = 1, **values: Any) -> OnFile:
    made = OnFile(
        customer_id=customer_id,
        number="004512",
        kind=CustomerKind.PERSON,
        surname="Kowalska",
        first_name="Anna",
        company="",
        closed=False,
        nip="",
        regon="",
        has_pesel=True,
        residence=HOME,
        mailing=None,
        phone="··· ··· 567",
        email="a···@poczta.example",
        salt="sól",
        phones=frozenset({digest("sól", "+48601234567")}),
        emails=frozenset({digest("sól", "anna@poczta.example")}),
        objects=(DeclarationObject(71, Service.WATER, "W004512", HOME.line, "118/2014", False),),
        given={},
        delivery="paper",
        electronic_from=date(2026, 12, 6),
        portal=PortalState.NONE,
        portal_email="",
        declared=(),
    )
    return replace(made, **values)


@pytest.fixture
def wizard(qapp: QApplication) -> DeclarationWizard:
    assert qapp is not None
    made = DeclarationWizard(lambda: TODAY)
    made.begin()
    made.subjects = (TERMS, PRIVACY)
    return made


def fill(wizard: DeclarationWizard) -> None:
    wizard.choose(1)
    wizard.looked(on_file())
    wizard.write("pesel", PESEL)
    wizard.put_role(SignerRole.OWNER)
    wizard.put(identity_document=IdentityDocument.ID_CARD)
    wizard.toggle_object(71)
    wizard.write("email", "anna@poczta.example")
    wizard.write("email_again", "Anna@poczta.example")
    wizard.tick(TERMS, given=True)
    wizard.tick(PRIVACY, given=True)


def test_that_what_the_file_says_is_no_typing(wizard: DeclarationWizard) -> None:
    wizard.choose(1)
    wizard.looked(on_file())
    assert wizard.draft.paper.surname == "Kowalska"
    assert wizard.is_empty
    wizard.write("surname", "Nowak")
    assert not wizard.is_empty


def test_that_what_was_typed_is_never_put_over_by_the_file(wizard: DeclarationWizard) -> None:
    wizard.choose(1)
    wizard.write("surname", "Nowak")
    wizard.looked(on_file())
    assert wizard.draft.paper.surname == "Nowak"
    assert wizard.draft.paper.first_name == "Anna"
    assert wizard.differences()[DiffField.NAME].on_file == "Kowalska Anna"


def test_that_a_late_answer_about_another_customer_is_dropped(wizard: DeclarationWizard) -> None:
    wizard.choose(2)
    wizard.looked(on_file(1))
    assert wizard.on_file is None


def test_that_another_customer_takes_back_what_the_first_file_filled_in(wizard: DeclarationWizard) -> None:
    wizard.choose(1)
    wizard.looked(on_file())
    wizard.write("pesel", PESEL)
    wizard.toggle_object(71)
    wizard.release()
    paper = wizard.draft.paper
    assert (paper.surname, paper.residence.is_empty, paper.pesel) == ("", True, PESEL)
    assert wizard.draft.account_ids == ()


def test_that_nothing_is_chosen_for_the_clerk(wizard: DeclarationWizard) -> None:
    wizard.choose(1)
    wizard.looked(on_file())
    draft = wizard.draft
    assert draft.signer_role is None
    assert draft.identity_document is None
    assert draft.consents == ()
    assert not draft.signed_here
    assert draft.account_ids == ()


def test_that_a_complete_draft_has_no_problem(wizard: DeclarationWizard) -> None:
    fill(wizard)
    assert wizard.problems() == {}
    assert wizard.ready() == frozenset(Step)
    assert wizard.draft.signer_name == "Kowalska Anna"


def test_that_a_step_not_reached_is_neither_wrong_nor_complete(wizard: DeclarationWizard) -> None:
    wizard.choose(1)
    wizard.looked(on_file())
    assert wizard.shown_problems() == {}
    assert wizard.complete() == frozenset()
    wizard.try_step()
    assert set(wizard.shown_problems()) == {"pesel", "signer_role", "signer_name", "identity_document"}


def test_that_a_tick_keeps_the_version_of_the_text(wizard: DeclarationWizard) -> None:
    wizard.tick(TERMS, given=True)
    assert [(tick.subject, tick.version, tick.given) for tick in wizard.draft.consents] == [("terms", 2, True)]
    wizard.tick(TERMS, given=False)
    assert not wizard.is_given("terms")


def test_that_a_pesel_differs_only_after_it_was_compared(wizard: DeclarationWizard) -> None:
    fill(wizard)
    told = (DeclarationWarning(WarningKind.PESEL_DIFFERS),)
    wizard.told(told, "79031402701")
    assert DiffField.PESEL not in wizard.differences()
    wizard.told(told, PESEL)
    assert DiffField.PESEL in wizard.differences()


def test_that_an_account_stops_what_would_open_another(wizard: DeclarationWizard) -> None:
    fill(wizard)
    wizard.looked(on_file(portal=PortalState.ACTIVE))
    assert wizard.problems() == {"opening": "portal_account_exists"}
    wizard.put(opening=Opening.NONE)
    assert wizard.problems() == {}
    assert not wizard.opens_account()


def test_that_the_number_on_the_scan_is_taken_or_compared(wizard: DeclarationWizard) -> None:
    scan = ScanFile("skan.pdf", "application/pdf", "0" * 64, b"%PDF-")
    wizard.put_scan(scan, "OSW/2026/00007")
    assert wizard.draft.number == "OSW/2026/00007"
    wizard.put_scan(scan, "OSW/2026/00008")
    assert wizard.problems()["scan"] == "scan_of_another"
    wizard.put_scan(None)
    assert "scan" not in wizard.problems()


def test_that_a_day_that_cannot_be_read_is_told(wizard: DeclarationWizard) -> None:
    fill(wizard)
    wizard.put_day("signed_on", "czwartek", None)
    assert wizard.problems() == {"signed_on": "day_unreadable"}
    wizard.put_day("signed_on", "20.11", date(2026, 11, 20))
    assert wizard.problems() == {}


def test_that_a_paper_of_a_stranger_waits_with_less(wizard: DeclarationWizard) -> None:
    wizard.say_not_on_file()
    wizard.put_kind(CustomerKind.PERSON)
    wizard.write("surname", "Obca")
    wizard.write("first_name", "Ewa")
    assert wizard.problems() == {}
    wizard.write("pesel", "1")
    assert wizard.problems() == {"pesel": "pesel_length"}


def test_that_reasons_of_what_is_taken_over_are_needed(wizard: DeclarationWizard) -> None:
    fill(wizard)
    wizard.write("surname", "Nowak")
    wizard.take(DiffField.NAME, "podpis")
    wizard.put_reason(" ")
    assert wizard.problems() == {"take_over.name": "reason_missing"}
    assert step_of("take_over.name") is Step.WHO
    assert step_of("take_over.email") is Step.CONTACT
