"""Page "Dane do wpłaty" on a real database, with real keys: what is told, what is chosen, what the level takes back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.contacts import Level
from app.domain.money import NBSP
from app.domain.payment import Choice
from app.views.desk import Desk
from tests.accounts import NRB
from tests.bookkeeping import Books
from tests.views import payment_kit
from tests.views.keys import type_text
from tests.views.ledger_kit import CTRL, KEY, press, read, texts
from tests.views.payment_kit import Open, codes_on, key, settled

anna, desk, books, opened, open_page = (
    payment_kit.anna, payment_kit.desk, payment_kit.books, payment_kit.opened, payment_kit.open_page,
)  # fmt: skip

# ---------------------------------------------------------------- what is told


def test_that_nothing_is_told_before_verification(open_page: Open, anna: tuple[int, int]) -> None:
    page = open_page(anna[0], Level.READING)
    assert page.closed.isVisible()
    shown = texts(page)
    assert "zł" not in shown
    assert "49 1020" not in shown
    assert codes_on(page) == []


def test_that_the_code_on_the_screen_is_what_is_paid(
    qtbot: QtBot, desk: Desk, open_page: Open, anna: tuple[int, int]
) -> None:
    page = open_page(anna[0])
    assert codes_on(page) == [f"5265877635|PL|{NRB}|014832|Przedsiębiorstwo Usł|Id 000001 FV/WOD/1/2026|||"]
    shown = texts(page)
    for told in (
        *("148,32 zł", "sto czterdzieści osiem złotych trzydzieści dwa grosze", "49 1020 1026 0000 0102 0003 9290"),
        *("Id 000001 FV/WOD/1/2026 FV/WOD/2/2026", "Przedsiębiorstwo Usług Komunalnych", "bez odsetek"),
    ):
        assert told in shown
    key("2")
    settled(qtbot, desk)
    assert [code.split("|")[3] for code in codes_on(page)] == ["009610"]


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_that_the_code_is_large_and_sharp(desk: Desk, open_page: Open, anna: tuple[int, int], percent: int) -> None:
    desk.theme.set_percent(percent)
    page = open_page(anna[0])
    page.resize(900, 2600)  # as high as the scrolling area gives it
    QTest.qWait(0)
    view, matrix = page.box.code, page.box.code.matrix()
    assert matrix is not None
    modules = len(matrix)
    module = view.width() / (modules + 8)
    assert module == int(module)  # whole pixels, so every edge is sharp
    assert module * modules >= 25 / 25.4 * 96
    assert view.width() >= 250, "what the banks' recommendation asks for"
    picture = view.grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
    assert colours == {"#000000", "#ffffff"}
    desk.theme.set_percent(100)


def test_the_public_fee(open_page: Open, books: Books) -> None:
    who = books.customer("Nowak", "Jan")
    books.card(who, "waste", basis="public_fee")
    page = open_page(who, commune_phone="91 416 20 11")
    shown = texts(page)
    assert "Tę opłatę prowadzi Gmina, tel. 91 416 20 11." in shown
    assert codes_on(page) == []
    assert not page.acts.isVisible()
    assert not page.choices.isVisible()


def test_an_overpaid_card_says_so(qtbot: QtBot, desk: Desk, open_page: Open, anna: tuple[int, int]) -> None:
    page = open_page(anna[0])
    page.show_part("waste")
    settled(qtbot, desk)
    assert "20,00 zł" in texts(page)
    assert page.nothing.isVisible()
    assert "adpłata" in texts(page)
    assert page.sheet.data() is None


def test_that_a_debt_with_a_status_is_left_out_with_its_sentence(open_page: Open, books: Books) -> None:
    who = books.customer("Nowak", "Jan")
    card = books.card(who, nrb=NRB)
    day = books.today() - timedelta(40)
    books.charge(who, card, day, 9610, document="FV/1")
    books.charge(who, card, day, 5000, document="FV/2", debt_status="court")
    page = open_page(who)
    data = page.sheet.data()
    assert data is not None
    assert data.amount == 9610
    assert page.apart.isVisible()
    assert "50,00 zł" in page.apart.text().replace(NBSP, " ")


def split(books: Books) -> None:
    """The invoice that is not due yet is to be paid by split payment."""
    xml = b"<Faktura><Fa><Adnotacje><P_18A>1</P_18A></Adnotacje></Fa></Faktura>"
    books.connection.execute(
        "insert into paper_files (customer_id, paper_id, form, sha256, xml)"
        " select customer_id, id, 'FA (3)', repeat('a', 64), %s from papers where number = 'FV/WOD/2/2026'",
        (xml,),
    )


def test_split_payment_says_why_there_is_no_code(open_page: Open, books: Books, anna: tuple[int, int]) -> None:
    split(books)
    page = open_page(anna[0])
    assert codes_on(page) == []
    assert "podzielonej płatności" in texts(page)


# ---------------------------------------------------------------- choosing by keys


def test_that_split_payment_is_not_paid_on_line(open_page: Open, books: Books, anna: tuple[int, int]) -> None:
    page = open_page(anna[0])
    assert not page.online.split.isVisible()
    assert page.online.ask_button.isEnabled()
    split(books)
    page = open_page(anna[0])
    assert page.online.split.isVisible()
    assert not page.online.ask_button.isEnabled()
    assert not page.online.can_ask()
    key("2")  # the late one is an ordinary invoice
    assert page.online.can_ask()
    assert not page.online.split.isVisible()


def test_choosing_invoices_with_space(qtbot: QtBot, desk: Desk, open_page: Open, anna: tuple[int, int]) -> None:
    page = open_page(anna[0])
    key("3")
    assert QApplication.focusWidget() is page.choices.list
    assert page.sheet.ticked() == page.sheet.named() != frozenset()
    press(KEY.Key_Space)
    settled(qtbot, desk)
    assert page.rows.amount.text().replace(NBSP, " ") == "52,22 zł"
    press(KEY.Key_Down)
    press(KEY.Key_Space)
    settled(qtbot, desk)
    assert page.sheet.data() is None
    assert not page.rows.isVisible()
    assert codes_on(page) == []
    key("1")
    assert page.choices.buttons[Choice.NOW].isChecked()


def test_typing_an_own_amount(qtbot: QtBot, desk: Desk, open_page: Open, anna: tuple[int, int]) -> None:
    page = open_page(anna[0])
    key("4")
    assert QApplication.focusWidget() is page.choices.own
    type_text(page.choices.own, "1.234")
    assert page.choices.field.problem()
    assert page.sheet.data() is None
    page.choices.own.selectAll()
    type_text(page.choices.own, "12,50 zł")
    settled(qtbot, desk)
    assert page.choices.field.problem() == ""
    assert [code.split("|")[3] for code in codes_on(page)] == ["001250"]
    assert "dwanaście złotych pięćdziesiąt groszy" in texts(page)


def test_that_a_digit_chooses_from_every_list(
    qtbot: QtBot, desk: Desk, open_page: Open, books: Books, anna: tuple[int, int]
) -> None:
    books.card(anna[0], "waste")
    page = open_page(anna[0])
    for number, view in enumerate((page.list, page.choices.list), 1):
        view.setFocus()
        assert view.hasFocus()
        key(str(number))
        settled(qtbot, desk)
        assert page.sheet.choice is (Choice.NOW, Choice.OVERDUE)[number - 1]


def test_that_arrows_choose_too(qtbot: QtBot, desk: Desk, open_page: Open, anna: tuple[int, int]) -> None:
    page = open_page(anna[0])
    press(KEY.Key_Down)
    settled(qtbot, desk)
    assert page.sheet.choice is Choice.OVERDUE


def test_copying(open_page: Open, anna: tuple[int, int]) -> None:
    page = open_page(anna[0])
    press(KEY.Key_B, CTRL)
    assert QGuiApplication.clipboard().text() == NRB
    press(KEY.Key_B, CTRL | Qt.KeyboardModifier.ShiftModifier)
    data = page.sheet.data()
    assert data is not None
    assert QGuiApplication.clipboard().text() == data.title


def test_that_a_payment_at_another_desk_changes_the_page(
    qtbot: QtBot, desk: Desk, open_page: Open, books: Books, anna: tuple[int, int]
) -> None:
    who, card = anna
    page = open_page(who)
    charge = books.connection.execute("select id from operations where document = 'FV/WOD/1/2026'").fetchone()
    assert charge is not None
    payment = books.payment(who, card, books.today(), 9610)
    books.settle(who, card, charge[0], payment, 9610, books.today())
    page.tab.set_card(read(desk, who))
    page.show_card(page.tab.card)
    settled(qtbot, desk)
    assert page.rows.amount.text().replace(NBSP, " ") == "52,22 zł"
    assert not page.choices.buttons[Choice.OVERDUE].isVisible()


# ---------------------------------------------------------------- the level, the customer's screen


def test_that_the_level_takes_everything_back(open_page: Open, desk: Desk, anna: tuple[int, int]) -> None:
    page = open_page(anna[0])
    assert desk.counter.shown is not None
    page.tab.set_level(Level.GENERAL)
    assert vars(desk.counter)["shown"] is None
    assert page.closed.isVisible()
    assert "zł" not in texts(page)
    assert codes_on(page) == []


def test_that_the_counter_follows_the_page(qtbot: QtBot, desk: Desk, open_page: Open, anna: tuple[int, int]) -> None:
    page = open_page(anna[0])
    key("2")
    settled(qtbot, desk)
    shown = desk.counter.shown
    assert shown is not None
    assert (shown.data.amount, shown.matrix is not None) == (9610, True)
    page.hide()
    assert desk.counter.shown is None
    page.show()
    assert desk.counter.shown is not None
