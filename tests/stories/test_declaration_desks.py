"""Declarations at two desks, of people not on file, told twice, undone: each kept whole, none invented."""

from __future__ import annotations

import psycopg
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.database import Clone
from tests.office_data import person
from tests.stories import declarations as story
from tests.stories.declarations import Office, home, make_office, page
from tests.stories.desk import DeskAtWork


@pytest.fixture
def office(qtbot: QtBot, qapp: QApplication, clone: Clone) -> Office:
    return make_office(qtbot, qapp, clone)


def to_the_last_step(desk: DeskAtWork) -> None:
    story.begin(desk)
    story.who(desk)
    story.objects(desk)
    story.contact(desk)
    desk.key("Space")


def test_that_the_same_paper_at_two_desks_makes_one_account(office: Office) -> None:
    with office.open() as desk:
        to_the_last_step(desk)
        other = psycopg.connect(office.clone.superuser, autocommit=True)
        other.execute(
            "insert into okienko.portal_accounts (customer_id, login, state, email) values (%s, '004512', 'waiting', 'a@b.example')",
            (office.anna.customer_id,),
        )
        other.close()
        desk.key("Ctrl+Return")
        desk.wait_for("ma już konto e-BOK")
        desk.idle()
        assert office.one("select count(*) from okienko.portal_accounts") == 1
        assert office.one("select count(*) from okienko.declarations") == 0
        assert page(desk).wizard.draft.email == story.EMAIL, "nothing typed is lost"
        page(desk).view.check.opening.focus()
        desk.type("b")
        desk.key("Ctrl+Return")
        desk.until(lambda: page(desk).done.outcome is not None, timeout=20_000)
        desk.idle()
        assert office.one("select count(*) from okienko.portal_accounts") == 1
        assert office.one("select count(*) from okienko.declarations") == 1


def test_that_an_account_there_is_told_at_once(office: Office) -> None:
    ewa = person(office.owner, "004600", surname="Nowak", first_name="Ewa", pesel="79031402701", portal="active")
    home(office.owner, ewa.customer_id, "14")
    with office.open() as desk:
        story.begin(desk, "004600")
        desk.wait_for("Ten klient ma już konto e-BOK (aktywne")


def test_that_an_e_mail_of_somebody_else_is_told_and_does_not_stop(office: Office) -> None:
    person(office.owner, "004600", surname="Nowak", first_name="Ewa", pesel="79031402701", portal="active")
    with office.open() as desk:
        story.begin(desk)
        story.who(desk)
        story.objects(desk)
        desk.type("anna@poczta.example")
        desk.wait_for("Ten e-mail ma też Nowak Ewa, Id 004600")
        desk.key("Return")
        desk.type("anna@poczta.example")
        desk.key("Return")
        desk.type(story.PHONE)
        desk.key("Return")
        desk.type("12")
        desk.key("Return")
        desk.idle()
        assert page(desk).wizard.step == 3
        story.register(desk)
        assert office.one("select count(*) from okienko.declarations") == 1


def test_that_an_object_of_somebody_else_is_refused_with_the_reason(office: Office) -> None:
    person(office.owner, "004600", surname="Nowak", first_name="Ewa", pesel="79031402701")
    with office.open() as desk:
        story.begin(desk)
        story.who(desk)
        page(desk).view.objects.typed_id.setFocus()
        desk.type("W004600")
        desk.key("Return")
        desk.wait_for("Ten obiekt należy do innego płatnika")
        assert "Nowak" not in desk.seen()
        desk.key("Ctrl+A")
        desk.type("w004512")
        desk.key("Return")
        desk.idle()
        assert page(desk).wizard.draft.account_ids == (office.anna.account_id,)


def test_that_a_stranger_waits_and_is_registered_later(office: Office) -> None:
    with office.open() as desk:
        desk.key("Ctrl+D")
        desk.idle()
        desk.type("Zagrobelna Urszula")
        desk.wait_for("Nikogo nie znaleziono")
        desk.key("Esc")
        page(desk).view.finding.absent.setFocus()
        desk.key("Return")
        desk.type("o")
        desk.key("Return")
        for text in ("Zagrobelna", "Urszula"):
            desk.type(text)
            desk.key("Return")
        desk.key("Alt+Right")
        desk.idle()
        assert page(desk).wizard.step == 2
        desk.type("urszula@poczta.example")
        desk.key("Alt+Right")
        desk.idle()
        desk.key("Ctrl+Return")
        desk.wait_for("czeka na płatnika")
        desk.idle()
        assert office.one("select count(*) from okienko.waiting_declarations where status = 'waiting'") == 1
        assert office.one("select count(*) from okienko.customers") == 1, "no customer is invented"
        who = person(office.owner, "004700", surname="Zagrobelna", first_name="Urszula", pesel="79031402701", portal="")
        home(office.owner, who.customer_id, "20")
        page(desk).list.waiting.table.setFocus()
        desk.key("Return")
        desk.idle()
        assert "OSW/" in desk.seen()
        desk.type("004700")
        desk.key("Return")
        desk.until(lambda: page(desk).wizard.on_file is not None)
        desk.idle()
        desk.type("79031402701")  # a PESEL is never kept with a waiting paper
        desk.key("Return")
        desk.type("w")
        desk.key("Return")
        desk.type("d")
        desk.key("Return")
        desk.idle()
        story.objects(desk)
        assert page(desk).view.contact.lines["email"].text() == "urszula@poczta.example"
        desk.type("urszula@poczta.example")
        desk.key("Return")
        desk.key("Return")
        desk.type("12")
        desk.key("Return")
        desk.idle()
        story.register(desk)
        assert office.one("select status from okienko.waiting_declarations") == "registered"
        assert (
            office.one("select state from okienko.portal_accounts where customer_id = %s", who.customer_id) == "waiting"
        )


def test_that_a_mistaken_registration_is_undone_with_its_reason(office: Office) -> None:
    with office.open() as desk:
        to_the_last_step(desk)
        desk.key("Ctrl+Return")
        desk.until(lambda: page(desk).done.outcome is not None, timeout=20_000)
        desk.idle()
        desk.key("Ctrl+6")
        desk.idle()
        page(desk).list.undo_button.setFocus()
        desk.key("Space")
        desk.key("Return")
        desk.wait_for("Napisz dlaczego")
        desk.type("pomylony klient")
        desk.key("Return")
        desk.wait_for("cofnięto")
        desk.idle()
        assert office.one("select undo_reason from okienko.declarations") == "pomylony klient"
        assert (
            office.one("select count(*) from okienko.portal_accounts where customer_id = %s", office.anna.customer_id)
            == 0
        )
        assert "cofnięte" in desk.seen()


def test_that_a_form_is_found_by_typing_its_number_or_by_a_scanner(office: Office) -> None:
    number = office.one("select okienko.declaration_form_new(null)")
    with office.open() as desk:
        desk.key("Ctrl+6")
        desk.idle()
        desk.type(number.replace("/", ""))  # as a scanner types it
        desk.key("Return")
        desk.wait_for("wydrukowany, jeszcze nie wpisany")
        desk.key("Ctrl+D")
        desk.idle()
        desk.type(number.replace("/", "").lower())
        desk.key("Return")
        desk.until(lambda: page(desk).wizard.draft.number == number)
        desk.idle()
        desk.type("004512")
        desk.key("Return")
        desk.until(lambda: page(desk).wizard.on_file is not None)
        desk.idle()
        story.who(desk)
        story.objects(desk)
        story.contact(desk)
        story.register(desk)
        assert office.one("select number from okienko.declarations") == number
