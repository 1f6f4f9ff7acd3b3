"""What is done on the page "Dane do wpłaty": the slip, the e-mail, the on-line payment."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pypdfium2
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.documents.pdf_text import read_text
from app.views.desk import Desk
from app.views.parts.payment_slip import SlipDialog
from tests.accounts import NRB
from tests.bookkeeping import Books
from tests.documents.qr_kit import read_qr
from tests.views import payment_kit
from tests.views.ledger_kit import CTRL, KEY, press, texts
from tests.views.payment_kit import Open, codes_on, key, settled

anna, desk, books, opened, open_page = (
    payment_kit.anna, payment_kit.desk, payment_kit.books, payment_kit.opened, payment_kit.open_page,
)  # fmt: skip

LINK = "https://sandbox.bramka.example/trnRequest/AB12-CD34"


# ---------------------------------------------------------------- paper and e-mail


def test_the_slip_is_seen_and_kept(
    qtbot: QtBot, desk: Desk, open_page: Open, anna: tuple[int, int], tmp_path: Path
) -> None:
    page = open_page(anna[0])
    press(KEY.Key_P, CTRL)
    dialog = next(child for child in page.window().findChildren(SlipDialog) if child.isVisible())
    qtbot.waitUntil(lambda: bool(dialog.pdf()))
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
    qtbot.waitUntil(lambda: bool(dialog.pdf()))
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


def test_that_a_link_asked_for_twice_is_one(
    qtbot: QtBot, desk: Desk, open_page: Open, books: Books, anna: tuple[int, int]
) -> None:
    page = open_page(anna[0])
    online = page.online
    for choice in ("1", "2", "1"):  # what is to be paid, what is overdue, the first again
        key(choice)
        settled(qtbot, desk)
        press(KEY.Key_O, CTRL)
        settled(qtbot, desk)
    assert [row.amount for row in online.table.rows()] == [9610, 14832]
    shown, said = online.chosen(), desk.messages.current()
    assert shown is not None
    assert shown.amount == 14832
    assert said is not None
    assert said.text.startswith("Płatność on-line na 148,32")
    books.connection.execute(  # of one that has run out another is asked for
        "update payment_requests set state = 'open', link = %s, opened_at = now() - interval '2 hours',"
        " expires_at = now() - interval '1 minute'",
        (LINK,),
    )
    online.read()
    settled(qtbot, desk)
    press(KEY.Key_O, CTRL)
    settled(qtbot, desk)
    assert [row.amount for row in online.table.rows()] == [14832, 9610, 14832]


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


def test_that_what_a_key_asks_is_scrolled_into_sight(qtbot: QtBot, open_page: Open, anna: tuple[int, int]) -> None:
    page = open_page(anna[0], email="a···@poczta.example", email_confirmed=True)
    area = QScrollArea()
    qtbot.addWidget(area)
    area.setWidgetResizable(True)
    area.setWidget(page)
    area.resize(760, 330)
    area.show()
    area.activateWindow()
    qtbot.waitUntil(area.isActiveWindow)
    page.focus_first()
    assert not _in_sight(area, page.choices.list)
    key("3")
    qtbot.waitUntil(lambda: _in_sight(area, page.choices.list))
    key("1")
    qtbot.waitUntil(lambda: not _in_sight(area, page.mail))
    press(KEY.Key_E, CTRL)
    qtbot.waitUntil(lambda: _in_sight(area, page.mail))
    area.takeWidget()


def test_that_a_link_that_comes_is_scrolled_into_sight_once(
    qtbot: QtBot, desk: Desk, open_page: Open, books: Books, anna: tuple[int, int]
) -> None:
    page = open_page(anna[0])
    area = QScrollArea()
    qtbot.addWidget(area)
    area.setWidgetResizable(True)
    area.setWidget(page)
    area.resize(760, 460)
    area.show()
    area.activateWindow()
    qtbot.waitUntil(area.isActiveWindow)
    press(KEY.Key_O, CTRL)
    settled(qtbot, desk)
    assert not page.online.code.isVisible()
    qtbot.waitUntil(lambda: _in_sight(area, page.online.told))
    books.connection.execute(
        "update payment_requests set state = 'open', link = %s, opened_at = now(), expires_at = now() + interval '1 hour'",
        (LINK,),
    )
    page.online.read()
    settled(qtbot, desk)
    qtbot.waitUntil(lambda: page.online.code.isVisible() and _in_sight(area, page.online.code))
    area.verticalScrollBar().setValue(0)  # the clerk goes back up
    page.online.read()
    settled(qtbot, desk)
    assert area.verticalScrollBar().value() == 0
    area.takeWidget()


def _in_sight(area: QScrollArea, widget: QWidget) -> bool:
    place = QRect(widget.mapTo(area.viewport(), QPoint(0, 0)), widget.size())
    return area.viewport().rect().contains(place)
