"""Preview of a paper, by keys: seen, zoomed, searched; what its own file tells; on a real database."""

from __future__ import annotations

from hashlib import sha256

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.contacts import Level
from app.models.table import TONE_ROLE
from app.views.desk import Desk
from app.views.pages.papers import PaperListPage
from tests.bookkeeping import Books
from tests.ksef_kit import PAYMENT, attachment, invoice_bytes, table
from tests.views import desk_kit, ledger_kit
from tests.views.ledger_kit import CTRL, KEY, press, read, show, texts
from tests.views.paper_page_kit import drawn, papers_page, said, shown

anna, books, desk, opened = ledger_kit.anna, ledger_kit.books, ledger_kit.desk, ledger_kit.opened
SHIFT = Qt.KeyboardModifier.ShiftModifier


# ---------------------------------------------------------------- seen


def test_that_the_chosen_paper_is_seen_as_it_is_printed(qtbot: QtBot, desk: Desk, anna: tuple[int, int]) -> None:
    page = papers_page(qtbot, desk, anna[0])
    assert "nr FV/WOD/2/2026" in shown(page)
    assert "Ponowny wydruk" in shown(page)
    assert "Strona 1 z 1" in texts(page.side)
    assert "Egzemplarz: ponowny wydruk." in texts(page.side)
    press(KEY.Key_Down)
    qtbot.waitUntil(lambda: "nr FV/WOD/1/2026" in shown(page))
    assert page.view.hasFocus()  # arrows go on over papers
    picture = page.side.preview.sheets.viewport().grab().toImage()
    places = [(x, y) for x in range(20, picture.width(), 3) for y in range(20, picture.height(), 3)]
    colours = {picture.pixelColor(*place).lightness() for place in places}
    assert min(colours) < 90  # ink
    assert max(colours) == 255  # paper


def test_that_arrows_held_down_draw_only_where_they_rest(
    qtbot: QtBot, desk: Desk, anna: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.services import paper_copies

    made: list[int] = []
    usual = paper_copies.preview

    def counted(link: object, customer_id: int, paper_id: int, **options: object) -> bytes:
        made.append(paper_id)
        return usual(link, customer_id, paper_id, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(paper_copies, "preview", counted)
    page = papers_page(qtbot, desk, anna[0])
    made.clear()
    for _ in range(2):
        press(KEY.Key_Down)
    qtbot.waitUntil(lambda: "nr FV/WOD/0/2026" in shown(page))
    assert len(made) == 1


def test_that_enter_reads_over_the_whole_page_and_esc_leads_back(
    qtbot: QtBot, desk: Desk, anna: tuple[int, int]
) -> None:
    page = papers_page(qtbot, desk, anna[0])
    before = page.side.preview.sheets.picture_width()
    press(KEY.Key_Return)
    sheets = page.side.preview.sheets
    assert sheets.hasFocus()
    assert not page.panel.isVisible()
    qtbot.waitUntil(lambda: sheets.picture_width() > before and sheets.is_drawn())
    press(KEY.Key_Escape)
    assert page.view.hasFocus()
    assert page.panel.isVisible()


def test_that_details_are_left_by_esc_and_seen_where_they_stand_below_the_list(
    qtbot: QtBot, desk: Desk, anna: tuple[int, int]
) -> None:
    page = papers_page(qtbot, desk, anna[0])
    page.resize(600, 700)  # too narrow for two
    press(KEY.Key_P, CTRL | SHIFT)
    assert not page.panel.isVisible()
    assert page.side.pane.view.hasFocus()
    press(KEY.Key_Escape)
    assert page.view.hasFocus()
    assert page.panel.isVisible()


def test_that_keys_and_wheel_zoom_and_move(qtbot: QtBot, desk: Desk, anna: tuple[int, int]) -> None:
    page = papers_page(qtbot, desk, anna[0])
    press(KEY.Key_Return)
    sheets = page.side.preview.sheets
    drawn(qtbot, page)
    fitting = sheets.picture_width()
    press(KEY.Key_Plus)
    press(KEY.Key_Plus)
    assert sheets.percent() == 150
    qtbot.waitUntil(lambda: sheets.is_drawn() and sheets.picture_width() > fitting)
    assert "150 %" in texts(page.side)
    press(KEY.Key_PageDown)
    assert sheets.verticalScrollBar().value() > 0
    press(KEY.Key_Right)
    assert sheets.horizontalScrollBar().value() > 0
    press(KEY.Key_End)
    assert sheets.verticalScrollBar().value() == sheets.verticalScrollBar().maximum()
    press(KEY.Key_0)
    assert sheets.percent() == 100
    wheel = QWheelEvent(
        *(QPointF(50, 50), QPointF(50, 50), QPoint(), QPoint(0, -120)),
        *(Qt.MouseButton.NoButton, CTRL, Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(sheets.viewport(), wheel)
    assert sheets.percent() == 75


def test_that_the_text_of_a_page_is_copied(qtbot: QtBot, desk: Desk, anna: tuple[int, int]) -> None:
    page = papers_page(qtbot, desk, anna[0])
    press(KEY.Key_Return)
    sheets = page.side.preview.sheets
    QApplication.clipboard().clear()
    press(KEY.Key_A, CTRL)
    press(KEY.Key_C, CTRL)  # the text of the page is read only now
    qtbot.waitUntil(lambda: "FV/WOD/2/2026" in QApplication.clipboard().text())
    QApplication.clipboard().clear()
    press(KEY.Key_C, CTRL)
    assert "FV/WOD/2/2026" in QApplication.clipboard().text()
    place = QPoint(sheets.viewport().width() // 2, 60)
    QTest.mousePress(sheets.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 40))
    QTest.mouseMove(sheets.viewport(), place)
    QTest.mouseRelease(sheets.viewport(), Qt.MouseButton.LeftButton, pos=place)
    press(KEY.Key_C, CTRL)
    assert 0 < len(QApplication.clipboard().text()) < 400  # a part of the page


def test_that_nothing_of_a_paper_stays_when_the_level_falls(qtbot: QtBot, desk: Desk, anna: tuple[int, int]) -> None:
    page = papers_page(qtbot, desk, anna[0])
    press(KEY.Key_Return)
    page.tab.set_level(Level.GENERAL)
    assert page.side.preview.pdf() == b""
    assert not page.details.isVisible()
    page.tab.set_level(Level.BALANCE)
    qtbot.waitUntil(page.panel.isVisible)
    drawn(qtbot, page)


def test_that_several_pages_are_drawn_as_they_are_scrolled_to(
    qtbot: QtBot, desk: Desk, anna: tuple[int, int], books: Books
) -> None:
    long = books.paper(anna[0], "FV/LONG", books.today(), 10_800, kind="other_sale")
    books.lines(anna[0], long, *((f"Pozycja {n}", "1", "1.00", "8", 100, 8) for n in range(1, 101)))
    page = papers_page(qtbot, desk, anna[0])
    sheets = page.side.preview.sheets
    assert sheets.pages() > 1
    assert f"Strona 1 z {sheets.pages()}" in texts(page.side)
    press(KEY.Key_Return)
    press(KEY.Key_End)
    qtbot.waitUntil(sheets.is_drawn)
    assert f"Strona {sheets.pages()} z {sheets.pages()}" in texts(page.side)
    press(KEY.Key_F, CTRL | SHIFT)
    QTest.keyClicks(page.side.preview.search.field, "pozycja 99")
    qtbot.waitUntil(lambda: page.side.preview.search.told.text() == "1 z 1")
    qtbot.waitUntil(sheets.is_drawn)


# ---------------------------------------------------------------- searched


def test_that_a_text_is_found_without_polish_letters_and_walked(
    qtbot: QtBot, desk: Desk, anna: tuple[int, int]
) -> None:
    page = papers_page(qtbot, desk, anna[0])
    press(KEY.Key_F, CTRL | SHIFT)
    search = page.side.preview.search
    assert search.field.hasFocus()
    QTest.keyClicks(search.field, "Odbiorca")
    qtbot.waitUntil(lambda: search.told.text() == "1 z 1")
    search.field.selectAll()
    QTest.keyClicks(search.field, "WOD/2")
    qtbot.waitUntil(lambda: search.told.text().startswith("1 z ") and len(search.hits()) > 1)
    count = len(search.hits())
    press(KEY.Key_Return)
    assert search.told.text() == f"2 z {count}"
    press(KEY.Key_Return, SHIFT)
    press(KEY.Key_Return, SHIFT)
    assert search.told.text() == f"{count} z {count}"
    search.field.selectAll()
    QTest.keyClicks(search.field, "zolw")
    qtbot.waitUntil(lambda: "Tego tekstu nie ma w dokumencie." in texts(page.side))
    press(KEY.Key_Escape)
    assert page.side.preview.sheets.hasFocus()
    assert not search.isVisible()
    press(KEY.Key_Escape)
    assert page.view.hasFocus()


# ---------------------------------------------------------------- what its own file tells


def test_that_readings_of_the_attachment_stand_beside_the_meters_own(
    qtbot: QtBot, desk: Desk, anna: tuple[int, int], books: Books
) -> None:
    who, card = anna
    books.connection.execute("insert into meters (serial) values ('8ZRI0712345'), ('9ABC1')")
    books.connection.execute(
        "insert into installations (customer_id, account_id, meter_id, role, place, installed_on, installed_state)"
        " select %s, %s, id, 'main', 'łazienka', '2020-01-01', 0 from meters where serial = '8ZRI0712345'",
        (who, card),
    )
    for day, state in (("2026-01-01", 405), ("2026-01-31", 412)):
        books.connection.execute(
            "insert into readings (customer_id, installation_id, read_on, state, used, status, source)"
            " select %s, id, %s, %s, 7, 'booked', 'collector' from installations where customer_id = %s",
            (who, day, state, who),
        )
    rows = [
        ["8ZRI/0712-345", "405", "412", "2026-01-31"],
        ["8ZRI0712345", "412", "420", "2026-01-01"],
        ["9ABC1", "1", "2", "2026-01-31"],
    ]
    heads = [("Wodomierz", "txt"), ("Stan poprzedni", "dec"), ("Stan bieżący", "dec"), ("Data odczytu", "date")]
    xml = invoice_bytes(
        after_fa=attachment(table(heads, rows)),
        after_lines="<Rozliczenie><Odliczenia><Kwota>10.00</Kwota><Powod>nadwyżka salda</Powod></Odliczenia>"
        f"<SumaOdliczen>10.00</SumaOdliczen><DoZaplaty>98.00</DoZaplaty></Rozliczenie>{PAYMENT}",
    )
    paper = books.paper(who, "FV/XML", books.today(), 10_800, ksef_status="offline")
    books.connection.execute(
        "insert into paper_files (customer_id, paper_id, form, sha256, xml) values (%s, %s, 'FA (3)', %s, %s)",
        (who, paper, sha256(xml).hexdigest(), xml),
    )
    page = papers_page(qtbot, desk, who)
    press(KEY.Key_P, CTRL | SHIFT)
    part = page.side.pane.invoice
    qtbot.waitUntil(part.isVisible)
    assert [part.rows.index(row, 4).data() for row in range(3)] == [
        "zgodny",
        "różni się o 15",
        "klient nie ma takiego wodomierza",
    ]
    told = texts(page.side)
    assert "2 odczyty do sprawdzenia: u nas jest inaczej." in told
    assert "8ZRI0712345, 01.01.2026, na fakturze 420: różni się o 15" in told
    assert "Faktura odlicza: nadwyżka salda 10,00 zł" in told
    assert "Do zapłaty według faktury: 98,00 zł" in told
    assert "Tak mówi dokument; saldo na karcie liczy się osobno." in told
    assert "Termin płatności według faktury: 15.03.2026" in told
    assert "Rachunek: 61 1090 1014 0000 0712 1981 2874" in told
    assert part.rows.index(1, 4).data(TONE_ROLE) == "warn"
    press(KEY.Key_Down)
    qtbot.waitUntil(lambda: page.side.number.text() == "FV/WOD/2/2026")
    assert not part.isVisible()


def test_that_a_file_that_cannot_be_read_is_told_so(
    qtbot: QtBot, desk: Desk, anna: tuple[int, int], books: Books
) -> None:
    paper = books.paper(anna[0], "FV/ZLY", books.today(), 10_800, ksef_status="offline")
    books.connection.execute(
        "insert into paper_files (customer_id, paper_id, form, sha256, xml) values (%s, %s, 'FA (3)', %s, '<Faktura/>')",
        (anna[0], paper, sha256(b"<Faktura/>").hexdigest()),
    )
    tab = desk_kit.tab(read(desk, anna[0]))
    page = PaperListPage(desk, tab)
    tab.setParent(page)
    show(qtbot, page, tab, Level.BALANCE)
    told = "Pliku tej faktury nie da się odczytać. Zgłoś to administratorowi"
    qtbot.waitUntil(lambda: told in texts(page.side))
    press(KEY.Key_P, CTRL | SHIFT)
    qtbot.waitUntil(lambda: told in said(desk))
    press(KEY.Key_Down)
    press(KEY.Key_P, CTRL | SHIFT)
    drawn(qtbot, page)
