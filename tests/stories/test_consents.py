"""In the real program: a request decided, a consent withdrawn, an e-mail changed by the code the customer reads."""

from __future__ import annotations

from app.store.town import stories
from app.views.pages.consents import ConsentsPage
from app.views.pages.office_changes import OfficeChangesPage
from app.views.pages.personal import PersonalPage
from tests.database import Clone
from tests.office_data import one
from tests.portal_requests import asked, code_sent
from tests.stories.conftest import OpenDesk

ANNA = stories.ANNA


def test_that_a_request_of_e_bok_is_decided(open_desk: OpenDesk, town: Clone) -> None:
    owner = town.connect()
    who = one(owner, "select customer_id from okienko.customers where number = %s", ANNA)
    owner.execute("delete from okienko.data_changes where status = 'waiting'")
    asked(owner, who, phone="605 111 222", mailing_address="ul. Bolesława Chrobrego 12/3, 74-100 Gryfino")
    with open_desk() as desk:
        desk.key("Ctrl+7")
        desk.idle()
        page = desk.program.window.findChild(OfficeChangesPage)
        assert page is not None
        desk.until(page.table.hasFocus)
        desk.wait_for("605 111 222")
        desk.key("Ctrl+E", "Space", "Tab")  # the phone is accepted, its proposed reason stays
        desk.key("Tab", "Right", "Space", "Tab")  # the address is refused
        desk.type("brak numeru lokalu")
        desk.key("Return")
        desk.wait_for("Rozstrzygnięto; klient ma wiadomość w e-BOK.")
        desk.wait_for("Żaden wniosek z e-BOK nie czeka.")
    stored = owner.execute(
        "select field, status from okienko.data_changes where customer_id = %s and decided_at is not null order by id desc limit 2",
        (who,),
    )
    assert sorted(stored.fetchall()) == [("mailing_address", "refused"), ("phone", "accepted")]
    told = "select body from okienko.messages where customer_id = %s and not from_customer order by id desc limit 1"
    assert "Numer telefonu: zmieniono na „605 111 222”." in one(owner, told, who)
    assert "Powód: brak numeru lokalu." in one(owner, told, who)


def test_that_a_consent_is_withdrawn_on_the_phone(open_desk: OpenDesk, town: Clone) -> None:
    owner = town.connect()
    who = one(owner, "select customer_id from okienko.customers where number = %s", ANNA)
    owner.execute(
        "insert into okienko.consents (customer_id, subject, act, template_version, channel) values (%s, 'notice_due', 'given', 1, 'paper')",
        (who,),
    )
    with open_desk() as desk:
        view = desk.open(ANNA)
        desk.verify()
        desk.key("Alt+8")
        desk.idle()
        page = view.findChild(ConsentsPage)
        assert page is not None
        desk.until(page.table.hasFocus)
        page.table.select_id("notice_due")
        desk.wait_for("Wycofaj zgodę")
        page.take.setFocus()
        desk.key("Space")
        desk.type("nie chce przypomnień")
        desk.key("Return")
        desk.wait_for("Wpisano do rejestru.")
        desk.wait_for("zgoda wycofana")
    said = "select act, channel, reason from okienko.consents where customer_id = %s order by id desc limit 1"
    assert owner.execute(said, (who,)).fetchone() == ("withdrawn", "phone", "nie chce przypomnień")


def test_that_an_e_mail_is_changed_by_its_code(open_desk: OpenDesk, town: Clone) -> None:
    owner = town.connect()
    who = one(owner, "select customer_id from okienko.customers where number = %s", ANNA)
    with open_desk() as desk:
        view = desk.open(ANNA)
        desk.own_work()
        desk.key("Alt+5")
        desk.idle()
        page = view.findChild(PersonalPage)
        assert page is not None
        desk.until(lambda: any(key.startswith("edit-email") for key in page.buttons))
        next(button for key, button in page.buttons.items() if key.startswith("edit-email")).setFocus()
        desk.key("Space")
        desk.type("anna.nowa@poczta.example")
        desk.key("Tab")
        desk.type("anna.nowa@poczta.example")
        page.email.reason.setFocus()
        desk.type("nowy dostawca")
        desk.key("Return")
        desk.wait_for("Kod jest w drodze na nowy adres.")
        code_sent(owner, who, "1234567890")
        desk.until(page.email.code.isVisible)
        page.email.code.setFocus()
        desk.type("12345 67890")
        desk.key("Return")
        desk.wait_for("Nowy adres e-mail potwierdzono i zapisano.")
    rows = owner.execute(
        "select value, confirmed from okienko.contact_points where customer_id = %s and kind = 'email'", (who,)
    ).fetchall()
    assert ("anna.nowa@poczta.example", True) in rows
    assert (
        one(owner, "select email from okienko.portal_accounts where customer_id = %s", who)
        == "anna.nowa@poczta.example"
    )
