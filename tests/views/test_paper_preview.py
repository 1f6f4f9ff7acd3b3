"""Preview of a paper, by keys: seen, zoomed, searched, printed, kept, sent, several at once; on a real database."""

from __future__ import annotations

import zipfile
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPageSize, QWheelEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.documents.pdf_text import read_text
from app.domain.contacts import Level
from app.domain.paper_copies import CopyRequest, CopyWay
from app.models.table import TONE_ROLE
from app.services import pdf_view
from app.views.desk import Desk
from app.views.pages.papers import PaperListPage
from tests.bookkeeping import Books
from tests.ksef_kit import PAYMENT, attachment, invoice_bytes, table
from tests.views import desk_kit, ledger_kit
from tests.views.keys import type_text
from tests.views.ledger_kit import CTRL, KEY, press, read, show, texts

anna, books, desk, opened = ledger_kit.anna, ledger_kit.books, ledger_kit.desk, ledger_kit.opened
SHIFT = Qt.KeyboardModifier.ShiftModifier


def papers_page(qtbot: QtBot, desk: Desk, who: int) -> PaperListPage:
    """The page with its first paper drawn."""
    tab = desk_kit.tab(read(desk, who))
    page = PaperListPage(desk, tab)
    tab.setParent(page)
    show(qtbot, page, tab, Level.BALANCE)
    drawn(qtbot, page)
    return page


def drawn(qtbot: QtBot, page: PaperListPage) -> None:
    qtbot.waitUntil(lambda: bool(page.side.preview.pdf()) and page.side.preview.sheets.is_drawn())


def shown(page: PaperListPage) -> str:
    """The text of the paper in the preview."""
    pdf = page.side.preview.pdf()
    return " ".join(read_text(pdf).split()) if pdf else ""


def email(books: Books, who: int, *, confirmed: bool = True) -> None:
    books.connection.execute(
        "insert into contact_points (customer_id, kind, value, confirmed) values (%s, 'email', 'anna@poczta.example', %s)",
        (who, confirmed),
    )


def copies(books: Books) -> list[tuple[object, ...]]:
    return books.connection.execute("select copy, way, reason from paper_copies order by id").fetchall()


def chosen_place(qtbot: QtBot, path: Path) -> None:
    """Answer the dialog that asks where a file is to be kept."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.close()


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
    press(KEY.Key_A, CTRL)
    qtbot.waitUntil(sheets.has_layers)
    press(KEY.Key_A, CTRL)
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


# ---------------------------------------------------------------- printed, kept


def test_that_a_paper_is_printed_page_by_page(
    qtbot: QtBot, desk: Desk, anna: tuple[int, int], books: Books, tmp_path: Path
) -> None:
    page = papers_page(qtbot, desk, anna[0])
    press(KEY.Key_P, CTRL)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QPrintDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QPrintDialog)
    dialog.reject()
    assert copies(books) == []  # nothing was printed, nothing is written down
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    told = page.model.rows()[0]
    page.side.acts.print_on(
        printer, CopyRequest((told.paper_id,), CopyWay.PRINT, "0b0b0b0b-0000-4000-8000-000000000001")
    )
    qtbot.waitUntil(lambda: "Wysłano do drukarki: 1 stronę." in said(desk), timeout=15_000)
    assert copies(books) == [("reprint", "print", "")]
    (size,) = pdf_view.page_sizes((tmp_path / "out.pdf").read_bytes())
    assert (round(size.width), round(size.height)) == (595, 842)
    drawn_again = pdf_view.picture((tmp_path / "out.pdf").read_bytes(), 0, 300)
    assert min(drawn_again.pixels) < 100


def said(desk: Desk) -> str:
    now = desk.messages.current()
    return "" if now is None else now.text


def test_that_a_paper_is_kept_under_a_name_without_a_person(
    qtbot: QtBot, desk: Desk, anna: tuple[int, int], books: Books, tmp_path: Path
) -> None:
    papers_page(qtbot, desk, anna[0])
    press(KEY.Key_S, CTRL)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    assert [Path(name).name for name in dialog.selectedFiles()] == ["FV_WOD_2_2026.pdf"]
    chosen_place(qtbot, tmp_path / "kopia.pdf")
    qtbot.waitUntil(lambda: "Zapisano" in said(desk))
    assert "nr FV/WOD/2/2026" in " ".join(read_text((tmp_path / "kopia.pdf").read_bytes()).split())
    assert copies(books) == [("reprint", "save", "")]


def test_that_a_duplicate_needs_the_loss_in_words(
    qtbot: QtBot, desk: Desk, anna: tuple[int, int], books: Books, tmp_path: Path
) -> None:
    page = papers_page(qtbot, desk, anna[0])
    press(KEY.Key_D, CTRL | SHIFT)
    qtbot.waitUntil(lambda: "DUPLIKAT" in shown(page))
    assert page.side.acts.loss.hasFocus()
    press(KEY.Key_S, CTRL)
    assert "Duplikat wydaje się tylko po zgłoszeniu utraty: proszę wpisać, co zgłoszono." in texts(page.side)
    type_text(page.side.acts.loss, "zginęła na poczcie")
    press(KEY.Key_S, CTRL)
    chosen_place(qtbot, tmp_path / "duplikat.pdf")
    qtbot.waitUntil(lambda: "Zapisano" in said(desk))
    assert copies(books) == [("duplicate", "save", "zginęła na poczcie")]
    page.activateWindow()
    page.side.acts.loss.setFocus()
    qtbot.waitUntil(page.side.acts.loss.hasFocus)
    press(KEY.Key_Escape)
    qtbot.waitUntil(lambda: "Ponowny wydruk" in shown(page))
    assert page.view.hasFocus()


def test_that_of_an_invoice_in_ksef_no_duplicate_is_offered(
    qtbot: QtBot, desk: Desk, anna: tuple[int, int], books: Books
) -> None:
    books.paper(
        anna[0],
        "FV/KSEF",
        books.today(),
        100,
        ksef_number="5265877635-20261102-0100001AF629-AF",
        ksef_status="accepted",
    )
    page = papers_page(qtbot, desk, anna[0])
    assert not page.side.acts.loss_button.isVisible()
    assert "Egzemplarz: ponowne udostępnienie wizualizacji." in texts(page.side)
    assert "Ponowne udostępnienie wizualizacji" in shown(page)


# ---------------------------------------------------------------- sent


def test_that_a_copy_is_sent_after_showing_to_whom(
    qtbot: QtBot, desk: Desk, anna: tuple[int, int], books: Books
) -> None:
    email(books, anna[0])
    page = papers_page(qtbot, desk, anna[0])
    press(KEY.Key_F7, SHIFT)
    assert "FV/WOD/2/2026. E-mail do: a···@poczta.example. Naciśnij Shift+F7 ponownie, aby wysłać." in texts(page.side)
    assert copies(books) == []
    press(KEY.Key_F7, SHIFT)
    qtbot.waitUntil(lambda: said(desk) == "Kopia czeka na wysłanie do a···@poczta.example.")
    assert copies(books) == [("reprint", "email", "")]
    kinds = books.connection.execute("select kind, address, status from notices").fetchall()
    assert kinds == [("paper_copy", "anna@poczta.example", "waiting")]


def test_that_another_paper_has_to_be_confirmed_anew(
    qtbot: QtBot, desk: Desk, anna: tuple[int, int], books: Books
) -> None:
    email(books, anna[0])
    page = papers_page(qtbot, desk, anna[0])
    press(KEY.Key_F7, SHIFT)
    press(KEY.Key_Down)
    qtbot.waitUntil(lambda: page.side.number.text() == "FV/WOD/1/2026")
    press(KEY.Key_F7, SHIFT)
    assert "FV/WOD/1/2026. E-mail do:" in texts(page.side)
    assert copies(books) == []


def test_that_nothing_is_sent_to_an_address_that_is_not_confirmed(
    qtbot: QtBot, desk: Desk, anna: tuple[int, int], books: Books
) -> None:
    page = papers_page(qtbot, desk, anna[0])
    assert "Bez e-maila: klient nie ma adresu." in texts(page.side)
    email(books, anna[0], confirmed=False)
    page.tab.set_card(read(desk, anna[0]))
    assert "Bez e-maila: adres a···@poczta.example nie jest potwierdzony." in texts(page.side)
    press(KEY.Key_F7, SHIFT)
    press(KEY.Key_F7, SHIFT)
    assert copies(books) == []


# ---------------------------------------------------------------- several at once


def test_that_ticked_papers_go_into_one_file(
    qtbot: QtBot, desk: Desk, anna: tuple[int, int], books: Books, tmp_path: Path
) -> None:
    page = papers_page(qtbot, desk, anna[0])
    press(KEY.Key_Space)
    press(KEY.Key_Down)
    press(KEY.Key_Down)
    press(KEY.Key_Space)
    assert "Zaznaczono 2 dokumenty." in texts(page)
    assert [page.model.index(row, 0).data() for row in range(3)] == ["✓", "", "✓"]
    assert page.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "zaznaczony"
    press(KEY.Key_S, CTRL | SHIFT)
    chosen_place(qtbot, tmp_path / "razem.pdf")
    qtbot.waitUntil(lambda: "Zapisano" in said(desk))
    told = " ".join(read_text((tmp_path / "razem.pdf").read_bytes()).split())
    assert told.index("FV/WOD/2/2026") < told.index("FV/WOD/0/2026")
    assert copies(books) == [("reprint", "save", "")] * 2
    qtbot.waitUntil(lambda: "Zaznaczono 2 dokumenty." in texts(page))


def test_that_all_of_a_list_go_into_a_zip(qtbot: QtBot, desk: Desk, anna: tuple[int, int], tmp_path: Path) -> None:
    page = papers_page(qtbot, desk, anna[0])
    press(KEY.Key_A, CTRL)
    qtbot.waitUntil(lambda: len(page.model.ticks()) == 3)
    press(KEY.Key_Z, CTRL | SHIFT)
    chosen_place(qtbot, tmp_path / "razem.zip")
    qtbot.waitUntil(lambda: "Zapisano" in said(desk))
    with zipfile.ZipFile(tmp_path / "razem.zip") as archive:
        assert archive.namelist() == [f"FV_WOD_{number}_2026.pdf" for number in (2, 1, 0)]


def test_that_making_many_can_be_stopped(
    qtbot: QtBot, desk: Desk, anna: tuple[int, int], books: Books, tmp_path: Path
) -> None:
    for number in range(60):
        books.paper(anna[0], f"FV/M/{number}", books.today(), 100)
    page = papers_page(qtbot, desk, anna[0])
    press(KEY.Key_A, CTRL)
    qtbot.waitUntil(lambda: len(page.model.ticks()) == 63)
    page.ticks.save_to(tmp_path / "nic.pdf", page.model.ticks(), zipped=False)
    assert page.ticks.stop.isVisible()
    qtbot.waitUntil(lambda: "Przygotowano" in page.ticks.told.text())
    page.ticks.stop.click()
    assert said(desk) == "Przerwano: nie zapisano żadnego pliku."
    qtbot.waitUntil(lambda: desk.jobs.pending() == 0)
    assert not (tmp_path / "nic.pdf").exists()
    assert "Zaznaczono 63 dokumenty." in texts(page)


def test_that_shift_ticks_up_to_here_and_the_model_stands_its_tester(
    qtbot: QtBot, desk: Desk, anna: tuple[int, int]
) -> None:
    page = papers_page(qtbot, desk, anna[0])
    tester = QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    press(KEY.Key_Space)
    press(KEY.Key_End, CTRL)
    press(KEY.Key_Space, SHIFT)
    assert len(page.model.ticks()) == 3
    press(KEY.Key_Space)
    assert len(page.model.ticks()) == 2
    page.ticks.none.click()
    assert page.model.ticks() == ()
    page.model.clear()
    assert tester.model() is page.model


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
