"""The page "Wpłaty" on a real database, by keys: taken, taken back, divided, set aside, transferred; and what may be told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.contacts import Level
from app.domain.customers import Service
from app.views.desk import Desk
from app.views.pages.account import AccountPage
from app.views.pages.office_payments import MISPOSTED, STATEMENTS, OfficePaymentsPage
from tests.bank_kit import Payment, Statement, Town, load, loader, nrb, write
from tests.database import Clone
from tests.office_data import Person
from tests.views import office_payments_kit
from tests.views.office_payments_kit import LATE, anna, arrive, page_of, said
from tests.views.office_stage import keys, press, settle, show, staffed

CONTROL = Qt.KeyboardModifier.ControlModifier
town, opened, desk = office_payments_kit.town, office_payments_kit.opened, office_payments_kit.desk


def test_that_a_payment_is_taken_by_one_key_and_taken_back_by_another(
    qtbot: QtBot, desk: Desk, town: Town, clone: Clone, tmp_path: Path
) -> None:
    who, card = anna(town)
    arrive(clone, tmp_path, Payment(9610, "za wode", payer="ANNA KOWALSKA"), Payment(777, "???", payer="NIKT"))
    page = page_of(qtbot, desk)
    qtbot.waitUntil(page.board.table.hasFocus)
    assert page.group.button(0).text() == "Do wyjaśnienia (2)"
    press(Qt.Key.Key_Down)
    settle(qtbot, desk)
    assert page.board.card.suggested.rowCount() == 1
    why = page.board.card.suggested.index(0, 3).data()
    assert why == "kwota równa należności, nazwa nadawcy, tytuł wymienia usługę"
    press(Qt.Key.Key_Return, CONTROL)
    settle(qtbot, desk)
    assert town.open_of(who, card) == [("FV/WOD/2/2026", 5222)]
    assert said(desk).startswith("Przypisano 96,10\u00a0zł: Woda")
    assert page.board.model.rowCount() == 1
    assert page.board.table.hasFocus()
    desk.messages.act()
    settle(qtbot, desk)
    assert town.open_of(who, card) == [("FV/WOD/1/2026", 9610), ("FV/WOD/2/2026", 5222)]
    assert page.board.model.rowCount() == 2
    assert town.wrong() == {}


def test_that_a_payment_is_divided_and_the_parts_must_add_up(
    qtbot: QtBot, desk: Desk, town: Town, clone: Clone, tmp_path: Path
) -> None:
    who, card = anna(town)
    arrive(clone, tmp_path, Payment(15000, "FV/WOD/1/2026 i inne", payer="ANNA KOWALSKA"))
    page = page_of(qtbot, desk)
    arrived = page.board.model.rowCount()
    if not arrived:  # the number in the title was enough: take it back first
        page.show_list(2)
        settle(qtbot, desk)
        press(Qt.Key.Key_U, CONTROL)
        keys("sprawdzam")
        press(Qt.Key.Key_Return)
        settle(qtbot, desk)
        page.show_list(0)
        page.focus_first()
        settle(qtbot, desk)
    press(Qt.Key.Key_M, CONTROL)
    settle(qtbot, desk)
    form = page.board.card.split
    assert form.isVisible()
    lines = list(form.lines.values())
    assert [line.text() for line in lines] == ["96,10", "52,22", "1,68"]
    assert form.sum.text() == "Rozdzielono całe 150,00\u00a0zł."
    lines[1].setFocus()
    lines[1].selectAll()
    keys("50")
    assert form.sum.text() == "Rozdzielono 147,78\u00a0zł z 150,00\u00a0zł, zostało 2,22\u00a0zł."
    press(Qt.Key.Key_Return, CONTROL)
    assert form.isVisible()
    assert lines[1].hasFocus()  # the key only tells why
    assert said(desk) == form.sum.text()
    lines[2].setFocus()
    lines[2].selectAll()
    keys("3,90")
    press(Qt.Key.Key_Return)
    settle(qtbot, desk)
    assert not form.isVisible()
    assert (
        town.open_of(who, card)
        in (
            [("FV/WOD/2/2026", 222 - 222)],
            [],
            [("wpłata", -168)],
        )
        or town.balance(who, card) == 14832 - 15000
    )
    assert said(desk) == "Przypisano 150,00\u00a0zł w 3 częściach."
    assert town.wrong() == {}


def test_that_a_payment_of_nobody_goes_to_a_customer_who_is_looked_for(
    qtbot: QtBot, desk: Desk, town: Town, clone: Clone, tmp_path: Path
) -> None:
    who, card = anna(town)
    arrive(clone, tmp_path, Payment(777, "???", payer="KTOS OBCY"))
    page = page_of(qtbot, desk)
    press(Qt.Key.Key_Return, CONTROL)
    assert page.board.card.told.text().startswith("Nic nie mówi, czyja to wpłata.")
    press(Qt.Key.Key_M, CONTROL)
    form = page.board.card.split
    qtbot.waitUntil(form.finder.line.hasFocus)
    keys("kowalska")
    qtbot.waitUntil(lambda: form.finder.list.count() == 1)
    press(Qt.Key.Key_Return)
    settle(qtbot, desk)
    qtbot.waitUntil(lambda: any(line.hasFocus() for line in form.lines.values()))
    keys("7,77")
    assert page.unsaved() != ""
    press(Qt.Key.Key_Return)
    settle(qtbot, desk)
    assert town.open_of(who, card) == [("FV/WOD/1/2026", 9610 - 777), ("FV/WOD/2/2026", 5222)]
    assert page.unsaved() == ""
    assert page.board.empty.isVisible()
    assert page.board.empty.text.text().startswith("Żadna wpłata nie czeka")
    assert page.board.hasFocus()
    assert page.board.accessibleName() == page.board.table.accessibleName() == "Do wyjaśnienia"


def test_that_what_is_typed_of_a_division_outlives_the_page(
    qtbot: QtBot, desk: Desk, town: Town, clone: Clone, tmp_path: Path
) -> None:
    anna(town)
    arrive(clone, tmp_path, Payment(9610, "za wode", payer="ANNA KOWALSKA"))
    page = page_of(qtbot, desk)
    press(Qt.Key.Key_M, CONTROL)
    settle(qtbot, desk)
    form = page.board.card.split
    next(iter(form.lines.values())).selectAll()
    keys("12,34")
    qtbot.waitUntil(lambda: form.draft.keeper.kept and desk.jobs.pending() == 0, timeout=10_000)
    page.close()
    again = page_of(qtbot, desk)
    press(Qt.Key.Key_M, CONTROL)
    qtbot.waitUntil(lambda: next(iter(again.board.card.split.lines.values())).text() == "12,34")
    press(Qt.Key.Key_Escape)
    settle(qtbot, desk)
    assert not again.board.card.split.isVisible()


def test_that_a_payment_is_set_aside_with_a_reason_and_comes_back(
    qtbot: QtBot, desk: Desk, town: Town, clone: Clone, tmp_path: Path
) -> None:
    anna(town)
    arrive(clone, tmp_path, Payment(777, "???", payer="KTOS OBCY"))
    page = page_of(qtbot, desk)
    press(Qt.Key.Key_E, CONTROL)
    press(Qt.Key.Key_Return)
    assert page.board.card.reason.field.problem() == "Wpisz powód."
    keys("czeka na pismo")
    press(Qt.Key.Key_Return, CONTROL)
    settle(qtbot, desk)
    assert page.board.model.rowCount() == 0
    press(Qt.Key.Key_PageDown, CONTROL)
    settle(qtbot, desk)
    assert page.number == 1
    assert page.board.model.index(0, 4).data() == "czeka na pismo"
    press(Qt.Key.Key_E, CONTROL)
    settle(qtbot, desk)
    assert page.board.model.rowCount() == 0


def test_that_what_the_bank_took_back_says_what_to_do_and_can_be_set_aside(
    qtbot: QtBot, desk: Desk, town: Town, clone: Clone, tmp_path: Path
) -> None:
    anna(town)
    path = write(tmp_path, Statement([Payment(-5000, "zwrot")], number="109/1"))
    path.write_text(path.read_text("cp1250").replace("DN50,00", "RCN50,00"), "cp1250")
    load(loader(clone), path)
    page = page_of(qtbot, desk)
    assert page.board.card.told.text().startswith("Bank wycofał wcześniejszą wpłatę")
    assert not page.board.card.take_button.isVisible()
    press(Qt.Key.Key_E, CONTROL)
    keys("cofnieta")
    press(Qt.Key.Key_Return)
    settle(qtbot, desk)
    assert page.board.model.rowCount() == 0


def test_that_somebody_elses_hand_is_told(qtbot: QtBot, desk: Desk, town: Town, clone: Clone, tmp_path: Path) -> None:
    anna(town)
    arrive(clone, tmp_path, Payment(9610, "za wode", payer="ANNA KOWALSKA"))
    page_of(qtbot, desk)
    town.connection.execute("update bank_movements set reason = 'inny'")
    press(Qt.Key.Key_Return, CONTROL)
    settle(qtbot, desk)
    assert said(desk).startswith("Ktoś był pierwszy.")


def misposted(town: Town, clone: Clone, folder: Path) -> tuple[int, int, int]:
    """A payment that went to the water of a customer who owes just that for waste."""
    who = town.customer("Nowak", "Jan")
    water = town.card(who, nrb=nrb(1))
    waste = town.card(who, "waste", nrb=nrb(2), basis="contract")
    town.owe(who, waste, 4500, "FV/ODP/7/2026", LATE)
    arrive(clone, folder, Payment(4500, "smieci", to=nrb(1), payer="JAN NOWAK"))
    return who, water, waste


def test_that_a_misposted_payment_is_shown_printed_and_transferred_by_hand(
    qtbot: QtBot, desk: Desk, town: Town, clone: Clone, tmp_path: Path
) -> None:
    who, _, waste = misposted(town, clone, tmp_path)
    page = page_of(qtbot, desk)
    page.show_list(MISPOSTED)
    settle(qtbot, desk)
    page.focus_first()
    board = page.misposted
    assert board.model.rowCount() == 1
    assert board.model.index(0, 2).data() == "pasuje do drugiej usługi klienta"
    assert town.open_of(who, waste) == [("FV/ODP/7/2026", 4500)]  # nothing is done by itself
    press(Qt.Key.Key_P, CONTROL)
    dialog = board.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: bool(dialog.pdf()))
    settle(qtbot, desk)
    dialog.reject()
    page.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None and page.isActiveWindow())
    page.focus_first()
    press(Qt.Key.Key_Return, CONTROL)
    settle(qtbot, desk)
    assert town.open_of(who, waste) == []
    assert board.model.rowCount() == 0
    assert board.empty.text.text() == "Żadna wpłata nie wygląda na omyłkową."
    assert town.wrong() == {}


def test_that_loaded_statements_are_listed_with_what_became_of_them(
    qtbot: QtBot, desk: Desk, town: Town, clone: Clone, tmp_path: Path
) -> None:
    anna(town)
    arrive(
        clone,
        tmp_path,
        Payment(9610, "FV/WOD/1/2026", payer="ANNA KOWALSKA"),
        Payment(777, "?"),
        Payment(-500, "prowizja"),
    )
    page = page_of(qtbot, desk)
    page.show_list(STATEMENTS)
    settle(qtbot, desk)
    model = page.statements.model
    values = {column.key: model.index(0, number).data() for number, column in enumerate(model.columns)}
    assert values["number"] == "107/1"
    assert values["became"] == "przypisane: 1, do wyjaśnienia: 1, wychodzące: 1"
    assert values["source"] == "MT940, bez polskich liter"
    assert values["file"] == "107.sta"


def test_that_empty_lists_say_why(qtbot: QtBot, desk: Desk) -> None:
    page = page_of(qtbot, desk)
    for number in range(STATEMENTS + 1):
        page.show_list(number)
        settle(qtbot, desk)
        notes: list[QWidget] = [page.board.empty, page.misposted.empty, page.statements.empty]
        shown = [note for note in notes if note.isVisible()]
        assert len(shown) == 1


# ---------------------------------------------------------------- at the desk


@pytest.fixture
def counter(qapp: QApplication, clone: Clone) -> Iterator[Desk]:
    with staffed(qapp, clone.login("okienko_clerk"), roles=frozenset({"clerk"})) as made:
        yield made


def water_page(desk: Desk, tab: object) -> AccountPage:
    return AccountPage(desk, tab, Service.WATER)  # type: ignore[arg-type]


def test_that_a_clerk_finds_a_payment_and_is_told_only_that_another_waits(
    qtbot: QtBot, counter: Desk, town: Town, clone: Clone, tmp_path: Path
) -> None:
    who, _ = anna(town)
    arrive(
        clone,
        tmp_path,
        Payment(9610, "FV/WOD/1/2026", payer="ANNA KOWALSKA"),
        Payment(5000, "tajny tytul", payer="OBCY CZLOWIEK"),
    )
    page = show(qtbot, counter, Person(who, "", 0, 0, 0), water_page, Level.BALANCE)
    assert isinstance(page, AccountPage)
    page.resize(1000, 800)
    press(Qt.Key.Key_F, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    panel = page.payments
    qtbot.waitUntil(panel.amount.hasFocus)
    press(Qt.Key.Key_Return)
    assert panel.fields["amount"].problem() == "Wpisz kwotę, dzień albo nadawcę."
    keys("96,10")
    press(Qt.Key.Key_Return)
    settle(qtbot, counter)
    assert panel.answer.text().startswith("Znaleziono 1 wpłatę tego klienta.")
    assert panel.model.index(0, 3).data() == "FV/WOD/1/2026 96,10"
    assert not panel.waiting.isVisible()
    panel.amount.selectAll()
    keys("50")
    press(Qt.Key.Key_Return)
    settle(qtbot, counter)
    assert panel.answer.text().startswith("Takiej wpłaty tego klienta nie zaksięgowano.")
    assert panel.waiting.text() == (
        "Wpłata 50,00\u00a0zł, która wpłynęła 20.11.2026, czeka na przypisanie: wyjaśnia ją księgowość."
    )
    everything = " ".join(label.text() for label in page.findChildren(type(panel.answer)))
    assert "OBCY" not in everything
    assert "tajny" not in everything
    page.tab.set_level(Level.GENERAL)
    assert not panel.isVisible()
    assert not panel.waiting.text()


def test_that_esc_gives_the_keys_back_to_the_history(qtbot: QtBot, counter: Desk, town: Town) -> None:
    who, _ = anna(town)
    page = show(qtbot, counter, Person(who, "", 0, 0, 0), water_page, Level.BALANCE)
    assert isinstance(page, AccountPage)
    press(Qt.Key.Key_F, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(page.payments.amount.hasFocus)
    press(Qt.Key.Key_Escape)
    assert not page.payments.isVisible()
    assert page.view.hasFocus()


def test_that_the_search_is_not_opened_before_the_caller_is_verified(qtbot: QtBot, counter: Desk, town: Town) -> None:
    who, _ = anna(town)
    page = show(qtbot, counter, Person(who, "", 0, 0, 0), water_page, Level.GENERAL)
    assert isinstance(page, AccountPage)
    page.payments.open()
    assert not page.payments.isVisible()


def test_that_a_clerk_at_the_desk_is_refused_the_queue(qtbot: QtBot, counter: Desk) -> None:
    page = OfficePaymentsPage(counter)
    qtbot.addWidget(page)
    page.show()
    page.activate()
    settle(qtbot, counter)
    assert (
        page.board.empty.text.text() == "Ta rola tego nie pozwala. Może to zrobić kierownik."
        or page.board.model.rowCount() == 0
    )
