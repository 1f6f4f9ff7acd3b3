"""A paper declaration registered by keys alone, while the customer waits: keys counted, everything in the database."""

from __future__ import annotations

import time

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.declarations import Opening
from tests.database import Clone
from tests.stories import declarations as story
from tests.stories.declarations import Office, make_office, page

KEYS = 60
SECONDS = 90


@pytest.fixture
def office(qtbot: QtBot, qapp: QApplication, clone: Clone) -> Office:
    return make_office(qtbot, qapp, clone)


def text_of(pdf: bytes) -> str:
    """Every word of a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [document[number].get_textpage().get_text_bounded() for number in range(len(document))]
    finally:
        document.close()
    return " ".join(" ".join(pages).split())


def test_that_anna_is_registered_from_her_paper_by_keys_alone(office: Office) -> None:
    with office.open() as desk:
        desk.pressed = 0
        began = time.monotonic()
        story.begin(desk)
        story.who(desk)
        story.objects(desk)
        story.contact(desk, consents="12345")
        story.register(desk)
        took = time.monotonic() - began
        data = len("004512") + len(story.PESEL) + 2 * len(story.EMAIL) + len(story.PHONE)
        assert desk.pressed - data <= KEYS / 2, f"{desk.pressed - data} keys besides the data"
        assert took < SECONDS
        outcome = page(desk).done.outcome
        assert outcome is not None
        login = outcome.registered.login
        assert login == "004512"
        _is_in_the_database(office)
        copy, slip = text_of(outcome.copy), text_of(outcome.slip)
        for said in (outcome.registered.number, "Kowalska", "W004512", "O004512", story.EMAIL):
            assert said in copy
        assert story.PESEL not in copy, "at most its last four digits are printed"
        assert login in slip
        assert "okienko_clerk" not in slip
        desk.key("Ctrl+Return")
        desk.until(lambda: desk.workplace.area.current() is not None and not desk.workplace.area.is_opening())
        assert desk.view.tab.card.number == "004512"


def test_that_an_id_typed_right_behind_the_key_of_a_new_declaration_is_typed_into_its_search(office: Office) -> None:
    """The page and its search have yet to be made: the digits wait for them."""
    with office.open() as desk:
        desk.key("Ctrl+1")
        desk.idle()
        desk.key("Ctrl+D")
        desk.type("004512")
        desk.until(lambda: page(desk).view.finding.box is not None)
        box = page(desk).view.finding.search()
        desk.until(lambda: box.text() == "004512")


def _is_in_the_database(office: Office) -> None:
    who = office.anna.customer_id
    row = office.owner.execute(
        "select state, must_change, password_hash like '$argon2id$v=19$m=65536,t=3,p=4$%%' from portal_accounts where customer_id = %s",
        (who,),
    ).fetchone()
    assert row == ("waiting", True, True)
    given = office.owner.execute(
        "select subject, template_version, channel from consents where customer_id = %s and act = 'given' order by subject",
        (who,),
    ).fetchall()
    assert given == [
        (subject, 1, "paper") for subject in ("e_invoice", "notice_due", "notice_invoice", "privacy", "terms")
    ]
    declared = office.owner.execute(
        "select signer_name, signer_role, identity_document, signed_here, email, phone, status from declarations where customer_id = %s",
        (who,),
    ).fetchone()
    assert declared == ("Kowalska Anna", "owner", "id_card", True, story.EMAIL, "+48601234567", "registered")
    assert office.one("select count(*) from declaration_accounts where customer_id = %s", who) == 2
    assert office.one("select count(*) from notices where customer_id = %s and kind = 'activation'", who) == 0
    body = office.one("select body::text from declarations where customer_id = %s", who)
    assert story.PESEL not in body


def test_that_an_open_customer_is_filled_in(office: Office) -> None:
    with office.open() as desk:
        desk.open("004512")
        key = desk.view.tab.contact.key
        desk.key("Ctrl+D")
        desk.until(lambda: page(desk).wizard.on_file is not None)
        desk.idle()
        draft = page(desk).wizard.draft
        assert (draft.customer_id, draft.contact_key) == (office.anna.customer_id, key)
        assert draft.paper.surname == "Kowalska"
        assert desk.focus() is page(desk).view.who.lines["pesel"]


def test_that_the_account_can_begin_by_e_mail(office: Office) -> None:
    with office.open() as desk:
        story.begin(desk)
        story.who(desk)
        story.objects(desk)
        story.contact(desk)
        page(desk).view.check.opening.focus()
        desk.type("e")
        assert page(desk).wizard.draft.opening is Opening.EMAIL
        desk.key("Ctrl+Return")
        desk.until(lambda: page(desk).done.outcome is not None, timeout=20_000)
        desk.idle()
        outcome = page(desk).done.outcome
        assert outcome is not None
        assert not outcome.slip
        assert story.EMAIL in desk.seen()
        who = office.anna.customer_id
        assert office.one("select password_hash is null from portal_accounts where customer_id = %s", who)
        assert (
            office.one("select address from notices where customer_id = %s and kind = 'activation'", who) == story.EMAIL
        )


def test_that_the_wizard_does_not_end_without_the_terms(office: Office) -> None:
    with office.open() as desk:
        story.begin(desk)
        story.who(desk)
        story.objects(desk)
        story.contact(desk, consents="234")
        assert "Bez akceptacji Regulaminu nie można założyć konta." in desk.seen()
        assert page(desk).wizard.step == 2
        desk.type("1")
        desk.key("Return")
        desk.idle()
        assert page(desk).wizard.step == 3


def test_that_digits_are_checked_while_they_are_typed(office: Office) -> None:
    with office.open() as desk:
        story.begin(desk)
        desk.type("44051401358")
        desk.wait_for("Ostatnia cyfra PESEL się nie zgadza")
        desk.key("Return")
        assert desk.focus() is page(desk).view.who.lines["pesel"]
        desk.key("Backspace")
        desk.type("9")
        desk.idle()
        assert "Ostatnia cyfra PESEL" not in desk.seen()


def test_that_a_difference_is_taken_over_with_its_reason(office: Office) -> None:
    with office.open() as desk:
        story.begin(desk)
        desk.type(story.PESEL)
        surname = page(desk).view.who.lines["surname"]
        surname.setFocus()
        desk.key("Ctrl+A")
        desk.type("Nowak-Kowalska")
        desk.wait_for("inaczej niż w kartotece: Kowalska Anna")
        line = page(desk).view.who.file_lines
        box = next(each.take for each in line.values() if each.take.isVisible())
        box.setFocus()
        desk.key("Space")
        desk.wait_for("Dlaczego zmieniasz kartotekę")
        surname.setFocus()
        page(desk).view.who.signer.role.focus()
        desk.type("w")
        desk.key("Return")
        desk.type("d")
        desk.key("Return")
        desk.idle()
        story.objects(desk)
        story.contact(desk)
        story.register(desk)
        who = office.anna.customer_id
        assert office.one("select surname from customers where customer_id = %s", who) == "Nowak-Kowalska"
        reason = "select reason from audit where customer_id = %s and table_name = 'customers' order by id desc limit 1"
        assert office.one(reason, who) == "podpisane oświadczenie"


def test_that_enter_walks_through_what_the_paper_of_somebody_unknown_says(office: Office) -> None:
    with office.open() as desk:
        desk.key("Ctrl+D")
        desk.idle()
        desk.type("zzyzx")
        desk.wait_for("Nikogo nie znaleziono")
        desk.key("Tab")
        desk.key("Space")
        desk.until(lambda: page(desk).wizard.not_on_file)
        desk.idle()
        for typed in ("o", "", "Kot", "Jan", "Polna", "7", "74-100", "Gryfino", "jan.kot@poczta.example"):
            desk.type(typed)
            if typed != "o":
                desk.key("Return")
                desk.idle()
        draft = page(desk).wizard.draft
        assert (draft.paper.surname, draft.paper.first_name) == ("Kot", "Jan")
        residence = draft.paper.residence
        assert (residence.street, residence.house, residence.city) == ("Polna", "7", "Gryfino")
        assert draft.email == "jan.kot@poczta.example"
