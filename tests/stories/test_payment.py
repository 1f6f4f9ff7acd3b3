"""Paying at the counter, in the real program and by keys: from the header to the code, and what the customer's screen shows."""

from __future__ import annotations

from io import BytesIO

import psycopg
import pytest
from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.contacts import Level
from app.store.town import stories
from app.views.customer_screen import CustomerScreen
from app.views.pages.account import AccountPage
from app.views.pages.payment import PaymentPage
from app.views.parts.labels import LinkChip
from app.views.window import Window
from tests.database import Clone
from tests.documents.qr_kit import read_qr
from tests.stories.conftest import OpenDesk
from tests.stories.desk import PAGE_KEYS, DeskAtWork


@pytest.fixture(autouse=True)
def nip(town: Clone) -> None:
    with psycopg.connect(town.superuser, autocommit=True) as connection:
        connection.execute(
            "update okienko.settings set value = value || '{\"nip\": \"5265877635\"}' where key = 'utility'"
        )


def picture(widget: QWidget) -> Image.Image:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.ReadWrite)
    widget.grab().save(buffer, "PNG")
    return Image.open(BytesIO(bytes(buffer.data().data())))


def to_payment(desk: DeskAtWork, number: str = stories.ANNA) -> PaymentPage:
    """Open a customer, verify the caller, F8."""
    view = desk.open(number)
    desk.verify()
    desk.key("F8")
    desk.idle()
    page = view.page()
    assert isinstance(page, PaymentPage)
    return page


def screen_of(desk: DeskAtWork) -> CustomerScreen:
    found = desk.program.window.companion
    assert isinstance(found, CustomerScreen)
    return found


def test_that_f8_leads_there_from_every_page(open_desk: OpenDesk) -> None:
    with open_desk() as desk:
        view = desk.open(stories.ANNA)
        desk.verify()
        for key in PAGE_KEYS:
            desk.key(key)
            desk.idle()
            desk.key("F8")
            desk.idle()
            page = view.page()
            assert isinstance(page, PaymentPage), key
            assert page.isAncestorOf(desk.focus()), key


def test_that_f8_on_a_card_pays_that_card(open_desk: OpenDesk) -> None:
    with open_desk() as desk:
        view = desk.open(stories.ANNA)
        desk.verify()
        for key in ("Alt+1", "Alt+Shift+1", "Alt+1"):
            desk.key(key)
            desk.idle()
            card = view.page()
            assert isinstance(card, AccountPage)
            desk.key("F8")
            desk.idle()
            page = view.page()
            assert isinstance(page, PaymentPage)
            offered = page.list.current_id()
            assert card.leads_to("payment") == f"payment:{offered}"


def test_that_the_header_has_a_button_for_each_service(open_desk: OpenDesk) -> None:
    with open_desk() as desk:
        view = desk.open(stories.ANNA)
        assert not [chip for chip in view.header.findChildren(LinkChip) if "Wpłata" in chip.text()]
        desk.verify()
        chips = {chip.accessibleName(): chip for chip in view.header.findChildren(LinkChip) if "Wpłata" in chip.text()}
        assert set(chips) == {"Wpłata: Woda", "Wpłata: Wywozy"}
        chips["Wpłata: Wywozy"].click()
        desk.idle()
        page = view.page()
        assert isinstance(page, PaymentPage)
        offer = page.sheet.current()
        assert offer is not None
        assert offer.account.service.value == "waste"


def test_that_the_card_leads_to_its_own_payment(open_desk: OpenDesk) -> None:
    with open_desk() as desk:
        view = desk.open(stories.MANAGER)
        view.tab.set_level(Level.BALANCE)
        desk.key("Alt+1")
        desk.idle()
        card = view.page()
        assert isinstance(card, AccountPage)
        card.choice.setCurrentIndex(3)
        desk.idle()
        card.pay.click()
        desk.idle()
        page = view.page()
        assert isinstance(page, PaymentPage)
        offer = page.sheet.current()
        assert offer is not None
        assert offer.account.account_id == card.choice.currentData()


def test_that_the_code_is_read_from_the_whole_window(open_desk: OpenDesk) -> None:
    with open_desk() as desk:
        page = to_payment(desk)
        data = page.sheet.data()
        assert data is not None
        assert read_qr(picture(desk.program.window)) == [data.code_text]


def test_that_the_code_is_whole_on_a_page_with_large_text(open_desk: OpenDesk) -> None:
    with open_desk(percent=200) as desk:
        view = desk.open(stories.ANNA)
        view.tab.set_level(Level.BALANCE)
        desk.key("F8")
        desk.idle()
        QTest.qWait(50)
        page = view.page()
        assert isinstance(page, PaymentPage)
        assert page.box.code.size() == page.box.code.sizeHint()
        data = page.sheet.data()
        assert data is not None
        assert read_qr(picture(page.box)) == [data.code_text]


def test_the_customers_screen(open_desk: OpenDesk) -> None:
    with open_desk() as desk:
        page = to_payment(desk)
        before = desk.focus()
        desk.key("F11")
        desk.idle()
        screen = screen_of(desk)
        assert screen.isVisible()
        assert isinstance(QApplication.activeWindow(), Window)
        assert desk.focus() is before
        data = page.sheet.data()
        assert data is not None
        assert read_qr(picture(screen)) == [data.code_text]
        told = " ".join(screen.lines()).replace("\u00a0", " ")
        assert "148,32 zł" in told
        for secret in ("Kowalska", "Łużycka", "20,00"):  # nothing else of the customer
            assert secret not in told
        desk.key("2")
        desk.idle()
        shown = screen.shown()
        assert shown is not None
        assert read_qr(picture(screen)) == [shown.data.code_text] != [data.code_text]
        desk.key("F11")
        assert not screen.isVisible()


@pytest.mark.parametrize("away", ["Alt+2", "Ctrl+1", "Ctrl+W", "Ctrl+L", "Ctrl+Shift+Q"])
def test_that_the_customers_screen_only_greets_when_the_page_is_left(open_desk: OpenDesk, away: str) -> None:
    with open_desk() as desk:
        to_payment(desk)
        desk.key("F11")
        desk.idle()
        screen = screen_of(desk)
        assert screen.shown() is not None
        desk.key(away)
        desk.until(lambda: screen.shown() is None)
        assert screen.isVisible()
        assert screen.lines()[-1] == "Dzień dobry"
        assert read_qr(picture(screen)) == []
        screen.hide()


def test_that_the_customers_screen_only_greets_when_the_level_falls(open_desk: OpenDesk) -> None:
    with open_desk() as desk:
        page = to_payment(desk)
        desk.key("F11")
        desk.idle()
        page.tab.set_level(Level.GENERAL)
        assert screen_of(desk).shown() is None
        screen_of(desk).hide()


def test_that_another_customers_tab_hides_the_first_ones_payment(open_desk: OpenDesk) -> None:
    with open_desk() as desk:
        first = to_payment(desk)
        desk.key("F11")
        desk.idle()
        desk.open(stories.WASTE_ONLY)
        desk.idle()
        assert screen_of(desk).shown() is None
        desk.key("Ctrl+Tab")
        desk.idle()
        shown = screen_of(desk).shown()
        assert shown is not None
        assert shown.data == first.sheet.data()
        screen_of(desk).hide()
