"""Page 2.1 on a real database, with real keys."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.card import CustomerCard
from app.domain.contacts import Level
from app.domain.customers import Service
from app.domain.listing import Changed
from app.domain.money import NBSP
from app.views.desk import Desk
from app.views.pages.account import AccountPage
from tests.accounts import NRB
from tests.bookkeeping import Books
from tests.views import desk_kit, ledger_kit
from tests.views.ledger_kit import CTRL, KEY, press, read, show, texts

anna, books, desk, opened = ledger_kit.anna, ledger_kit.books, ledger_kit.desk, ledger_kit.opened


def account_page(qtbot: QtBot, desk: Desk, card: CustomerCard, service: Service, level: Level) -> AccountPage:
    tab = desk_kit.tab(card)
    page = AccountPage(desk, tab, service)
    tab.setParent(page)
    show(qtbot, page, tab, level)
    return page


def test_that_no_money_is_shown_before_verification(qtbot: QtBot, desk: Desk, anna: tuple[int, int]) -> None:
    page = account_page(qtbot, desk, read(desk, anna[0]), Service.WATER, Level.READING)
    assert page.closed.isVisible()
    assert not page.balance.isVisible()
    assert not page.history.isVisible()
    assert "zł" not in texts(page)
    assert "49 1020" not in texts(page)
    assert "118/2014" not in texts(page)
    assert "Kowalska Anna" in texts(page)
    page.tab.set_level(Level.BALANCE)
    assert page.balance.isVisible()
    assert not page.closed.isVisible()
    page.tab.set_level(Level.GENERAL)
    assert "zł" not in texts(page)


def test_that_the_page_tells_card_and_balance(qtbot: QtBot, desk: Desk, anna: tuple[int, int], books: Books) -> None:
    page = account_page(qtbot, desk, read(desk, anna[0]), Service.WATER, Level.BALANCE)
    told = texts(page)
    oldest = books.today().replace(day=1) - timedelta(36)
    assert page.balance.amount.text().replace(NBSP, " ") == "148,32 zł"
    assert f"W tym po terminie 96,10 zł (najstarszy termin {oldest:%d.%m.%Y})" in told
    assert "Jeszcze niewymagalne 52,22 zł" in told
    assert "Woda, rachunek: 49 1020 1026 0000 0102 0003 9290" in told
    assert "118/2014 z 07.05.2014" in told
    assert "bez odsetek" in told
    assert page.balance.ages.isVisible()


def test_that_a_firm_has_a_name_and_no_first_name(qtbot: QtBot, desk: Desk, books: Books) -> None:
    firm = books.customer("", company="Żółw Sp. z o.o.")
    books.card(firm)
    page = account_page(qtbot, desk, read(desk, firm), Service.WATER, Level.BALANCE)
    assert (page.who.label.text(), page.who.value.whole()) == ("Nazwa", "Żółw Sp. z o.o.")
    assert "Nazwisko" not in texts(page)


def test_that_waste_is_told_apart_from_water(qtbot: QtBot, desk: Desk, anna: tuple[int, int]) -> None:
    page = account_page(qtbot, desk, read(desk, anna[0]), Service.WASTE, Level.BALANCE)
    assert "Wywozy · nadpłata" in texts(page)
    assert "20,00 zł" in texts(page)
    assert "148,32" not in texts(page)
    assert not page.balance.ages.isVisible()


def test_that_right_unfolds_a_month_and_left_folds_it(qtbot: QtBot, desk: Desk, anna: tuple[int, int]) -> None:
    page = account_page(qtbot, desk, read(desk, anna[0]), Service.WATER, Level.BALANCE)
    qtbot.waitUntil(page.view.hasFocus)
    press(KEY.Key_Down)
    month = page.tree.index(1, 0)
    assert page.view.currentIndex().siblingAtColumn(0) == month
    press(KEY.Key_Right)
    qtbot.waitUntil(lambda: page.tree.rowCount(month) == 1)
    press(KEY.Key_Right)
    assert page.view.currentIndex().parent() == month
    assert "faktura, po terminie · FV/WOD/1/2026" in texts(page)
    press(KEY.Key_C, CTRL)
    cells = QGuiApplication.clipboard().text().split("\t")
    assert cells[1] == "FV/WOD/1/2026"
    assert cells[3:] == ["96.10", "0.00", "96.10"]
    press(KEY.Key_Left)
    press(KEY.Key_Left)
    assert not page.view.isExpanded(month)


def test_that_the_bank_account_is_copied_by_a_key(qtbot: QtBot, desk: Desk, anna: tuple[int, int]) -> None:
    page = account_page(qtbot, desk, read(desk, anna[0]), Service.WATER, Level.BALANCE)
    qtbot.waitUntil(page.view.hasFocus)
    press(KEY.Key_B, CTRL)
    assert QGuiApplication.clipboard().text() == NRB
    said = desk.messages.current()
    assert said is not None
    assert said.text.replace(NBSP, " ") == "Skopiowano, Woda: 49 1020 1026 0000 0102 0003 9290"
    page.tab.set_level(Level.GENERAL)
    QGuiApplication.clipboard().setText("")
    QTest.keyClick(page, KEY.Key_B, CTRL)
    assert QGuiApplication.clipboard().text() == ""


def test_that_a_payment_at_another_desk_is_shown_with_the_fresh_card(
    qtbot: QtBot, desk: Desk, anna: tuple[int, int], books: Books
) -> None:
    who, card = anna
    page = account_page(qtbot, desk, read(desk, who), Service.WATER, Level.BALANCE)
    newest = page.tree.index(0, 0)
    press(KEY.Key_Right)
    qtbot.waitUntil(lambda: page.tree.rowCount(newest) == 1)
    books.payment(who, card, books.today(), 14832)
    page.tab.set_card(read(desk, who))
    page.show_card(page.tab.card)
    assert page.balance.amount.text() == "Rozliczone"
    qtbot.waitUntil(lambda: page.tree.rowCount(newest) == 2)
    assert page.view.isExpanded(newest)
    assert newest.siblingAtColumn(5).data() == "0,00"


def test_that_an_old_card_is_read_again_when_the_ledger_is_newer(
    qtbot: QtBot, desk: Desk, anna: tuple[int, int], books: Books
) -> None:
    who, card = anna
    page = account_page(qtbot, desk, read(desk, who), Service.WATER, Level.BALANCE)
    books.payment(who, card, books.today(), 100)
    with qtbot.waitSignal(desk.feed.changed) as told:
        press(KEY.Key_Right)
    assert told.args == [Changed("operations", who)]
    assert page.tree.rowCount(page.tree.index(0, 0)) == 0


def test_that_another_card_of_the_service_is_chosen_above(
    qtbot: QtBot, desk: Desk, anna: tuple[int, int], books: Books
) -> None:
    who, _ = anna
    other = books.card(who)
    books.charge(who, other, books.today(), 777)
    page = account_page(qtbot, desk, read(desk, who), Service.WATER, Level.BALANCE)
    assert page.choice.isVisible()
    page.choice.setFocus()
    QTest.keyClick(page.choice, KEY.Key_Down)
    assert page.balance.amount.text().replace(NBSP, " ") == "7,77 zł"
    assert page.tree.rowCount() == 1
    page.show_card(read(desk, who))
    assert page.balance.amount.text().replace(NBSP, " ") == "7,77 zł"


def test_that_a_fee_of_the_commune_sends_to_the_commune(qtbot: QtBot, desk: Desk, books: Books) -> None:
    books.connection.execute(
        "insert into settings (key, value) values ('commune_phone', '\"91 416 20 11\"') on conflict (key, valid_from) do update set value = excluded.value"
    )
    who = books.customer("Nowak", "Jan")
    books.card(who, "waste", basis="public_fee")
    page = account_page(qtbot, desk, read(desk, who), Service.WASTE, Level.BALANCE)
    assert "Tę opłatę prowadzi Gmina, tel. 91 416 20 11." in texts(page)
    assert "Na tej karcie nie było jeszcze obciążeń ani wpłat." in texts(page)
    assert not page.copy_nrb.isVisible()
    assert "odsetek" not in texts(page)


def test_that_the_history_is_saved_as_a_file(qtbot: QtBot, desk: Desk, anna: tuple[int, int], tmp_path: Path) -> None:
    page = account_page(qtbot, desk, read(desk, anna[0]), Service.WATER, Level.BALANCE)
    path = tmp_path / "historia.csv"
    page.save_file(path)
    qtbot.waitUntil(lambda: desk.messages.current() is not None)
    said = desk.messages.current()
    assert said is not None
    assert said.text == f"Zapisano 4 operacje: {path}"
    lines = path.read_text("utf-8-sig").splitlines()
    assert lines[0] == "Data księgowania;Operacja;Dokument;Termin;Wn (obciążenia);Ma (wpłaty);Saldo po operacji"
    assert lines[1].split(";")[1:3] == ["faktura", "FV/WOD/2/2026"]
    assert lines[1].split(";")[4:] == ["52.22", "0.00", "148.32"]


def test_that_a_file_that_cannot_be_written_is_told_with_a_retry(
    qtbot: QtBot, desk: Desk, anna: tuple[int, int], tmp_path: Path
) -> None:
    page = account_page(qtbot, desk, read(desk, anna[0]), Service.WATER, Level.BALANCE)
    with qtbot.waitSignal(desk.jobs.fault):
        page.save_file(tmp_path / "none" / "historia.csv")


def test_that_interest_is_told_and_not_charged(qtbot: QtBot, desk: Desk, anna: tuple[int, int], books: Books) -> None:
    page = account_page(qtbot, desk, read(desk, anna[0]), Service.WATER, Level.BALANCE)
    qtbot.waitUntil(page.interest.isVisible)
    assert page.interest.text() == "Odsetki nie są policzone: dla tych dni nie ustawiono stopy"
    books.connection.execute(
        "insert into interest_rates (regime, valid_from, percent, source) values ('civil', '2026-01-01', 9.75, 'test')"
    )
    page = account_page(qtbot, desk, read(desk, anna[0]), Service.WATER, Level.BALANCE)
    qtbot.waitUntil(page.interest.isVisible)
    assert re.fullmatch(r"Odsetki na dziś: \d,\d\d zł, nie naliczone", page.interest.text().replace(NBSP, " "))
    assert page.balance.amount.text().replace(NBSP, " ") == "148,32 zł"
    page.tab.set_level(Level.GENERAL)
    assert not page.interest.isVisible()
    waste = account_page(qtbot, desk, read(desk, anna[0]), Service.WASTE, Level.BALANCE)
    assert not waste.interest.isVisible()


def test_that_no_figure_of_the_history_is_cut_by_large_text(qtbot: QtBot, desk: Desk, anna: tuple[int, int]) -> None:
    page = account_page(qtbot, desk, read(desk, anna[0]), Service.WATER, Level.BALANCE)
    desk.theme.set_percent(150)
    page.resize(520, 1400)
    qtbot.waitUntil(lambda: page.view.viewport().width() < 520)

    def in_sight() -> bool:
        shown = [number for number in range(page.tree.columnCount()) if not page.view.isColumnHidden(number)]
        return sum(map(page.view.columnWidth, shown)) <= page.view.viewport().width()

    qtbot.waitUntil(in_sight, timeout=2000)
