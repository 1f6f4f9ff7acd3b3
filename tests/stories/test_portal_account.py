"""The e-BOK account looked after in the real program: a reset with its slip, the diagnosis, a caller with an invoice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import psycopg
import pypdfium2
import pytest

from app.domain.contacts import ContactChannel
from app.domain.customers import Service
from app.models.client_pages import client_pages
from app.services import client_view
from app.services.customers import open_card
from app.store.town import stories
from app.system.passwords import is_password
from app.views.pages.office_registration import OfficeRegistrationPage
from app.views.pages.portal import PortalPage
from app.views.parts.portal_slip import SlipPanel
from tests.database import Clone
from tests.office_data import one
from tests.stories.conftest import OpenDesk
from tests.stories.desk import DeskAtWork

Boss = psycopg.Connection[tuple[Any, ...]]
CALLER = 45
"""Keys for registering a caller, besides what the caller dictates."""


@pytest.fixture(autouse=True)
def no_printer(monkeypatch: pytest.MonkeyPatch) -> None:
    """The dialog of the system's printers is not ours to try."""
    monkeypatch.setattr(SlipPanel, "print_it", lambda _panel: None)


def account_page(desk: DeskAtWork) -> PortalPage:
    desk.key("Alt+7")
    desk.idle()
    page = desk.view.page()
    assert isinstance(page, PortalPage)
    return page


def words_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(document[number].get_textpage().get_text_range() for number in range(len(document)))
    finally:
        document.close()


def someone_without(boss: Boss) -> tuple[int, str, str, int]:
    """A customer without an account: id, number, newest invoice and its gross amount in grosze."""
    row = boss.execute(
        "select c.customer_id, c.number, p.number, p.gross from customers c"
        " join lateral (select x.number, x.gross from papers x where x.customer_id = c.customer_id and x.kind = 'water_invoice'"
        "   and x.gross > 0 and not exists (select from papers k where k.corrects_id = x.id) order by x.issued_on desc limit 1) p on true"
        " where not exists (select from portal_accounts a where a.customer_id = c.customer_id) and c.closed_on is null"
        " order by 1 limit 1"
    ).fetchone()
    assert row is not None
    return row[0], row[1], row[2], row[3]


def test_that_a_lost_password_ends_on_a_slip_and_nowhere_else(open_desk: OpenDesk, boss: Boss, tmp_path: Path) -> None:
    with open_desk() as desk:
        desk.open(stories.ANNA)
        desk.own_work()
        page = account_page(desk)
        desk.type("zgubiona koperta, prosi osobiście")
        desk.key("Return", "Return")
        desk.wait_for("Hasło nadane")
        desk.idle()
        assert page.slip.is_waiting()
        page.slip.save(tmp_path / "koperta.pdf")
        desk.wait_for("wydruk koperty")
        seen = desk.seen()
    slip = words_of((tmp_path / "koperta.pdf").read_bytes())
    assert stories.ANNA in slip
    kept = one(boss, "select password_hash from portal_accounts where login = %s", stories.ANNA)
    password = next(word for word in slip.split() if is_password(word, kept))
    assert len(password) >= 12
    assert password not in seen
    for table in ("audit", "notices", "portal_events", "access_log", "drafts"):
        assert password not in one(boss, f"select coalesce(string_agg(t::text, ' '), '') from {table} t")


def test_that_a_clerk_at_the_balance_level_sees_the_account_and_changes_nothing(open_desk: OpenDesk) -> None:
    with open_desk() as desk:
        desk.open(stories.ANNA)
        desk.type("12")
        desk.idle()
        page = account_page(desk)
        assert "A  aktywne" in desk.seen()
        assert "po oddzwonieniu na numer z kartoteki" in desk.seen()
        assert not page.acts.reason.isVisible()


def test_that_the_reason_of_a_failed_registration_is_found_while_the_customer_is_open(
    open_desk: OpenDesk, boss: Boss
) -> None:
    who, number, invoice, gross = someone_without(boss)
    net = one(boss, "select net from papers where customer_id = %s and number = %s", who, invoice)
    assert net != gross
    with open_desk() as desk:
        desk.open(number)
        desk.key("Ctrl+R")
        desk.idle()
        desk.type(invoice.lower().replace("/", " "))  # the number of the open customer stands there already
        desk.key("Return")
        desk.type(f"{net // 100},{net % 100:02d}")
        desk.key("Return", "Return", "Return")
        desk.wait_for("Podano kwotę netto, a potrzebna jest brutto.")
        assert "Danych nie udało się potwierdzić" in desk.seen()
        assert desk.workplace.navigation.current_key() == "registration"


def test_that_a_caller_is_registered_from_the_invoice_in_their_hand(open_desk: OpenDesk, boss: Boss) -> None:
    who, number, invoice, gross = someone_without(boss)
    said = (number, invoice, f"{gross // 100},{gross % 100:02d} zł", "nowy@poczta.example")
    with open_desk() as desk:
        desk.idle()
        desk.pressed = 0
        desk.key("Ctrl+I")
        for text in said:
            desk.type(text)
            desk.key("Return")
        desk.wait_for("Konto czeka na aktywację")
        assert desk.pressed - sum(map(len, said)) <= CALLER
        assert "link aktywacyjny" in desk.seen()
        page = desk.workplace.stack.currentWidget()
        assert isinstance(page, OfficeRegistrationPage)
        page.account.setFocus()
        desk.key("Space")
        desk.until(lambda: desk.workplace.area.current() is not None and not desk.workplace.area.is_opening())
        assert desk.view.tab.card.number == number
        desk.own_work()
        desk.wait_for("O  oczekujące")
    kept = boss.execute(
        "select state, email, password_hash from portal_accounts where customer_id = %s", (who,)
    ).fetchone()
    assert kept == ("waiting", "nowy@poczta.example", None)
    assert one(boss, "select count(*) from notices where customer_id = %s and kind = 'activation'", who) == 1


@pytest.mark.usefixtures("qapp")
def test_that_the_view_has_the_menu_that_the_portal_gives(town: Clone, boss: Boss) -> None:
    """For everybody in town: what the clerk sees is what e-BOK does."""
    link, today = town.database(), one(boss, "select warsaw_today()")
    contact = ("", ContactChannel.OFFICE)
    for (who,) in boss.execute("select customer_id from customers order by 1").fetchall():
        card = open_card(link, who, contact_key="")
        has_waste = Service.WASTE in card.services
        data = client_view.load(link, who, today, contact=contact, has_waste=has_waste)
        pages = client_pages(card, data, today, one_time=False)
        menu = one(boss, "select jsonb_path_query_array(portal_view(%s), '$.menu[*].key')", who)
        cards = one(
            boss, "select jsonb_array_length(coalesce(nullif(portal_view(%s) -> 'accounts', 'null'), '[]'))", who
        )
        assert sum(page.number == "2.1" for page in pages) == cards, who
        assert list(dict.fromkeys(page.number for page in pages)) == list(dict.fromkeys(menu)), who


def test_that_the_customers_view_is_what_the_customer_finds(open_desk: OpenDesk) -> None:
    with open_desk() as desk:
        desk.open(stories.ANNA)
        desk.own_work()
        page = account_page(desk)
        desk.key("Alt+Shift+7")
        desk.idle()
        assert "TYLKO PODGLĄD" in desk.seen()
        told = desk.seen_of("ClientView").replace("\u00a0", " ")
        for word in ("1.1 wiadomości", "1.2 wyloguj", "1.3 zmień hasło", "2.1 karta obiektu: woda", "2.5 dane osobowe"):
            assert word in told
        assert "Woda: do zapłaty 148,32 zł" in told
        desk.key("Esc")
        desk.idle()
        assert page.facts.isVisible()
