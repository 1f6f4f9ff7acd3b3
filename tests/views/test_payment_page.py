"""Page "Dane do wpłaty" on a real database, with real keys; its codes are read from pictures of the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.documents.pdf_text import read_text
from app.domain.contacts import Level
from app.domain.money import NBSP
from app.domain.payment import Choice
from app.models.tab import CustomerTab
from app.views.desk import Desk
from app.views.pages.payment import PaymentPage
from app.views.parts.payment_slip import SlipDialog
from tests.accounts import NRB
from tests.bookkeeping import Books
from tests.documents.qr_kit import read_qr
from tests.views import desk_kit, ledger_kit
from tests.views.keys import type_text
from tests.views.ledger_kit import CTRL, KEY, press, read, texts

anna, desk, opened = ledger_kit.anna, ledger_kit.desk, ledger_kit.opened
KSEF = "5265877635-20250826-0100001AF629-AF"
LINK = "https://sandbox.bramka.example/trnRequest/AB12-CD34"

Open = Callable[..., PaymentPage]


@pytest.fixture
def books(clone: Any) -> Books:
    made = Books(clone.connect())
    made.connection.execute("update settings set value = value || '{\"nip\": \"5265877635\"}' where key = 'utility'")
    return made


@pytest.fixture
def open_page(qtbot: QtBot, desk: Desk) -> Open:
    """Opens the page of a customer at a level and waits until it is there."""

    def open_(who: int, level: Level = Level.BALANCE, **fields: object) -> PaymentPage:
        tab: CustomerTab = desk_kit.tab(replace(read(desk, who), **fields))  # type: ignore[arg-type]
        page = PaymentPage(desk, tab)
        tab.setParent(page)
        qtbot.addWidget(page)
        page.resize(760, 820)
        page.show_card(tab.card)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        tab.set_level(level)
        page.activate()
        page.focus_first()
        if level >= Level.BALANCE:
            qtbot.waitUntil(lambda: bool(page.sheet.offers) and not desk.jobs.pending(), timeout=8000)
            page.focus_first()
        return page

    return open_


def codes_on(widget: QWidget) -> list[str]:
    """What a phone would read from the screen."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.ReadWrite)
    widget.grab().save(buffer, "PNG")
    from io import BytesIO

    return read_qr(Image.open(BytesIO(bytes(buffer.data().data()))))


def settled(qtbot: QtBot, desk: Desk) -> None:
    """Until nothing is unanswered; changes are gathered for a moment before they are asked for."""
    for wait in (0, 60, 60):
        QTest.qWait(wait)
        qtbot.waitUntil(lambda: not desk.jobs.pending(), timeout=8000)


def key(text: str) -> None:
    """A key where the focus is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, text)  # type: ignore[call-overload]


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


def test_split_payment_says_why_there_is_no_code(open_page: Open, books: Books, anna: tuple[int, int]) -> None:
    xml = b"<Faktura><Fa><Adnotacje><P_18A>1</P_18A></Adnotacje></Fa></Faktura>"
    books.connection.execute(
        "insert into paper_files (customer_id, paper_id, form, sha256, xml)"
        " select customer_id, id, 'FA (3)', repeat('a', 64), %s from papers where number = 'FV/WOD/2/2026'",
        (xml,),
    )
    page = open_page(anna[0])
    assert codes_on(page) == []
    assert "podzielonej płatności" in texts(page)


# ---------------------------------------------------------------- choosing by keys


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


# ---------------------------------------------------------------- paper and e-mail


def test_the_slip_is_seen_and_kept(
    qtbot: QtBot, desk: Desk, open_page: Open, anna: tuple[int, int], tmp_path: Path
) -> None:
    page = open_page(anna[0])
    press(KEY.Key_P, CTRL)
    dialog = next(child for child in page.window().findChildren(SlipDialog) if child.isVisible())
    qtbot.waitUntil(lambda: bool(dialog.pdf()), timeout=8000)
    settled(qtbot, desk)
    assert codes_on(dialog.view) == [page.sheet.data().code_text]  # type: ignore[union-attr]
    assert dialog.save(tmp_path / "wplata.pdf")
    assert "148,32" in read_text((tmp_path / "wplata.pdf").read_bytes())
    QTest.keyClick(dialog, KEY.Key_Escape)
    assert not dialog.isVisible()


def test_the_slip_is_printed(qtbot: QtBot, desk: Desk, open_page: Open, anna: tuple[int, int], tmp_path: Path) -> None:
    page = open_page(anna[0])
    page.show_slip()
    dialog = next(child for child in page.window().findChildren(SlipDialog) if child.isVisible())
    qtbot.waitUntil(lambda: bool(dialog.pdf()), timeout=8000)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setFullPage(True)
    dialog.paint(printer)
    settled(qtbot, desk)
    printed = pypdfium2.PdfDocument((tmp_path / "printed.pdf").read_bytes())
    codes = read_qr(printed[0].render(scale=2).to_pil())
    printed.close()
    data = page.sheet.data()
    assert data is not None
    assert codes == [data.code_text]
    dialog.reject()


def test_the_e_mail_is_sent_when_asked_twice(
    qtbot: QtBot, desk: Desk, open_page: Open, books: Books, anna: tuple[int, int]
) -> None:
    books.connection.execute(
        "insert into contact_points (customer_id, kind, value, confirmed) values (%s, 'email', 'anna@poczta.example', true)",
        (anna[0],),
    )
    page = open_page(anna[0])
    press(KEY.Key_E, CTRL)
    assert "a···@poczta.example" in page.mail.text()
    assert "Ctrl+E" in page.mail.text()
    sent = "select data ->> 'amount', address from notices where kind = 'payment_details'"
    assert books.connection.execute(sent).fetchall() == []
    key("2")  # another amount has to be asked for anew
    press(KEY.Key_E, CTRL)
    press(KEY.Key_E, CTRL)
    settled(qtbot, desk)
    assert books.connection.execute(sent).fetchall() == [("9610", "anna@poczta.example")]


def test_that_nothing_is_sent_to_an_address_that_is_not_confirmed(
    open_page: Open, books: Books, anna: tuple[int, int]
) -> None:
    books.connection.execute(
        "insert into contact_points (customer_id, kind, value) values (%s, 'email', 'anna@poczta.example')", (anna[0],)
    )
    page = open_page(anna[0])
    assert not page.send_button.isEnabled()
    assert "nie jest potwierdzony" in page.mail.text()


# ---------------------------------------------------------------- on-line


def test_asking_waiting_paying_on_line(
    qtbot: QtBot, desk: Desk, open_page: Open, books: Books, anna: tuple[int, int]
) -> None:
    page = open_page(anna[0])
    press(KEY.Key_O, CTRL)
    settled(qtbot, desk)
    online = page.online
    row = online.chosen()
    assert row is not None
    assert (row.amount, row.title) == (14832, "Id 000001 FV/WOD/1/2026 FV/WOD/2/2026")
    assert "Czekam" in online.told.text()
    until = datetime.now(UTC) + timedelta(hours=1)
    books.connection.execute(
        "update payment_requests set state = 'open', link = %s, token = 'AB12', opened_at = now(), expires_at = %s",
        (LINK, until),
    )
    online.read()
    settled(qtbot, desk)
    assert online.link.text() == LINK
    assert LINK in codes_on(online)
    online.copy_button.click()
    assert QGuiApplication.clipboard().text() == LINK
    online.cancel_button.click()
    settled(qtbot, desk)
    online.read()
    settled(qtbot, desk)
    row = online.chosen()
    assert row is not None
    assert row.state.value == "cancelled"
    assert not online.link.isVisible()
    assert "anulowana" in str(online.table.index(0, 2).data())


def test_that_a_worker_that_does_not_run_is_told(
    qtbot: QtBot, desk: Desk, open_page: Open, books: Books, anna: tuple[int, int]
) -> None:
    page = open_page(anna[0])
    press(KEY.Key_O, CTRL)
    settled(qtbot, desk)
    books.connection.execute("update payment_requests set asked_at = now() - interval '11 seconds'")
    page.online.read()
    settled(qtbot, desk)
    assert "okienko gateway" in page.online.told.text()
    assert page.online.cancel_button.isVisible()


def test_that_too_many_ksef_numbers_have_no_title(open_page: Open, books: Books) -> None:
    who = books.customer("", company="Piekarnia Sp. z o.o.")
    card = books.card(who, nrb=NRB)
    books.connection.execute("update settings set value = '\"2020-01-01\"' where key = 'ksef_in_title_from'")
    books.connection.execute(
        "insert into identifiers (customer_id, kind, value) values (%s, 'nip', '5260250995')", (who,)
    )
    day = books.today() - timedelta(2)
    for number in range(4):
        ksef = f"5265877635-20250826-0100001AF62{number}-AF"
        paper = books.paper(who, f"FV/{number}", day, 1000, account_id=card, ksef_number=ksef, ksef_status="accepted")
        books.charge(who, card, day, 1000, paper_id=paper, document=f"FV/{number}")
    page = open_page(who)
    assert "najwyżej trzy" in texts(page)
    assert not page.slip_button.isEnabled()
    assert page.desk.counter.shown is None
