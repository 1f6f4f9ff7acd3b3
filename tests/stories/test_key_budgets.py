"""From the ring of the phone, in counted keys (screens.md): the balance told, a reading registered."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from app.store.town import stories
from app.views.pages.papers import PaperListPage
from tests.database import Clone
from tests.office_data import one
from tests.stories.conftest import OpenDesk

TOLD = 12
REGISTERED = 20


def test_that_the_balance_is_told_and_copied_in_twelve_keys(open_desk: OpenDesk) -> None:
    with open_desk() as desk:
        desk.pressed = 0
        desk.open(stories.ANNA)
        desk.type("1")  # the customer's Id, a strong answer
        desk.type("2")  # name and address
        desk.wait_for("148,32 zł")
        answer = desk.seen_of("AnswerPanel")
        assert "148,32 zł" in answer
        assert "96,10 zł proszę wpłacić od razu" in answer
        desk.key("F6")
        assert desk.pressed <= TOLD
        copied = QApplication.clipboard().text().replace("\u00a0", " ")
        assert "148,32 zł" in copied
        assert copied in answer.replace("\u00a0", " ")


def test_that_a_reading_is_registered_in_twenty_keys(open_desk: OpenDesk, town: Clone) -> None:
    with open_desk() as desk:
        desk.pressed = 0
        desk.open(stories.ANNA)
        desk.type("1")
        desk.key("Alt+3")
        desk.type("418")
        desk.key("Return")
        desk.wait_for("Zarejestrowano")
        assert desk.pressed <= REGISTERED
        stored = "select count(*) from okienko.readings where state = 418 and status = 'reported' and source = 'phone'"
        assert one(town.connect(), stored) == 1


def test_that_the_search_is_not_needed_twice_for_the_next_customer(open_desk: OpenDesk) -> None:
    """F3 from anywhere, also from a note being written, and the note is still there afterwards."""
    with open_desk() as desk:
        first = desk.open(stories.ANNA)
        desk.key("Ctrl+N")
        desk.type("pyta o fakturę")
        desk.open(stories.COMMUNITY)
        desk.key("Ctrl+Shift+Tab")
        assert desk.view is first
        assert "pyta o fakturę" in desk.seen()


def test_that_keys_pressed_while_a_customer_opens_reach_the_caller_panel(open_desk: OpenDesk) -> None:
    with open_desk() as desk:
        desk.key("F3")
        desk.type(stories.ANNA)
        desk.key("Return")  # before any answer came
        desk.type("12")  # at once: the Id, and name and address
        desk.wait_for("148,32 zł")
        assert desk.workplace.search.text() == ""


def test_that_a_customer_found_by_an_invoice_has_it_ready(open_desk: OpenDesk, town: Clone) -> None:
    """ "Proszę o duplikat faktury ...": the number is typed once."""
    oldest = "select p.number from okienko.papers p join okienko.customers c using (customer_id) where c.number = %s order by p.issued_on, p.id limit 1"
    number = str(one(town.connect(), oldest, stories.ANNA))
    with open_desk() as desk:
        desk.key("F3")
        desk.type(number)
        desk.key("Return")
        desk.until(lambda: desk.workplace.area.current() is not None and not desk.workplace.area.is_opening())
        assert desk.view.tab.card.number == stories.ANNA
        desk.verify()
        desk.key("Alt+2")
        page = desk.view.page()
        assert isinstance(page, PaperListPage)
        desk.until(lambda: page.side.number.text() == number)
