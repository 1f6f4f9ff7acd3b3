"""Papers of a declaration: the statement printed with its number, the scan compared with it, slip and copy handed over."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.database import Clone
from tests.office_data import person
from tests.stories import declarations as story
from tests.stories.declarations import Office, make_office, page
from tests.stories.desk import DeskAtWork
from tests.stories.test_declaration import text_of


@pytest.fixture
def office(qtbot: QtBot, qapp: QApplication, clone: Clone) -> Office:
    return make_office(qtbot, qapp, clone)


class Printer:
    """Stands where the print dialog would: keeps what was to be printed; accepts at once when asked to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.printed: list[bytes] = []
        for module in ("wizard", "done", "desk_acts"):
            monkeypatch.setattr(f"app.views.wizard.{module}.print_paper", self)

    def __call__(self, _desk: object, _window: object, _title: str, pdf: bytes) -> Any:
        self.printed.append(pdf)
        return self

    @property
    def ended(self) -> Any:
        return self

    def connect(self, run: Any) -> None:
        run(1)


@pytest.fixture
def printer(monkeypatch: pytest.MonkeyPatch) -> Printer:
    return Printer(monkeypatch)


def to_the_last_step(desk: DeskAtWork) -> None:
    story.begin(desk)
    story.who(desk)
    story.objects(desk)
    story.contact(desk)


def test_that_the_statement_is_printed_with_a_number_and_its_scan_is_known_by_it(
    office: Office, printer: Printer
) -> None:
    with office.open() as desk:
        to_the_last_step(desk)
        desk.key("Ctrl+P")
        desk.until(lambda: printer.printed)
        number = page(desk).wizard.draft.number
        assert number.startswith("OSW/")
        assert number in text_of(printer.printed[0])
        page(desk).view.check.scan.picker.picked.emit("skan.pdf", printer.printed[0])
        desk.wait_for(f"skan.pdf: kod kreskowy mówi {number}.")
        story.register(desk)
        scans = "select count(*) from scans where customer_id = %s and name = 'skan.pdf'"
        assert office.one(scans, office.anna.customer_id) == 1
        desk.key("Ctrl+6")
        desk.idle()
        page(desk).list.scan.setFocus()
        desk.key("Space")
        desk.wait_for(f"{number}, Kowalska Anna: skan.pdf")
        seen = "select count(*) from access_log where customer_id = %s and detail = 'scan'"
        assert office.one(seen, office.anna.customer_id) == 1


def test_that_a_scan_of_another_paper_is_told_before_saving(office: Office, printer: Printer) -> None:
    with office.open() as desk:
        to_the_last_step(desk)
        desk.key("Ctrl+P")
        desk.until(lambda: printer.printed)
        page(desk).wizard.put(number="")
        desk.key("Ctrl+P")
        desk.until(lambda: len(printer.printed) == 2 and page(desk).wizard.draft.number)
        page(desk).view.check.scan.picker.picked.emit("skan.pdf", printer.printed[0])
        desk.wait_for("to inny papier")
        desk.key("Ctrl+Return")
        desk.idle()
        assert office.one("select count(*) from declarations") == 0


def test_that_what_is_no_scan_is_refused_in_words(office: Office) -> None:
    with office.open() as desk:
        to_the_last_step(desk)
        page(desk).view.check.scan.picker.picked.emit("skan.pdf", b"MZ\x90\x00 not a pdf at all")
        desk.until(lambda: "plik" in desk.seen_of("ScanPart").lower() and page(desk).wizard.scan is None)
        desk.wait_for("Plik nie jest tym")


def test_that_a_picture_is_pasted_as_the_scan_and_outlives_a_restart(office: Office) -> None:
    image = QImage(600, 800, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    with office.open() as desk:
        to_the_last_step(desk)
        QApplication.clipboard().setImage(image)
        desk.key("Ctrl+V")
        desk.until(lambda: page(desk).wizard.scan is not None)
        desk.until(lambda: page(desk).box.keeper.kept)
        desk.idle()
        sha = page(desk).wizard.draft.scan_name
        assert sha
    with office.open() as desk:
        desk.key("Ctrl+6")
        desk.idle()
        page(desk).list.unfinished.table.setFocus()
        desk.key("Return")
        desk.until(lambda: page(desk).wizard.scan is not None)
        desk.until(lambda: page(desk).wizard.on_file is not None)
        desk.idle()
        story.register(desk)
        assert office.one("select media_type from files") == "image/png"


def test_that_slip_and_copy_are_printed_by_keys_and_written_down(office: Office, printer: Printer) -> None:
    with office.open() as desk:
        to_the_last_step(desk)
        story.register(desk)
        desk.key("Ctrl+6")
        desk.wait_for("nie jest wydrukowana")
        page(desk).list.papers.setFocus()
        desk.key("Space")
        desk.idle()
        desk.key("Ctrl+P")
        desk.key("Ctrl+Shift+P")
        desk.idle()
        slip, copy = (text_of(pdf) for pdf in printer.printed)
        assert "004512" in slip
        assert "Kowalska" in copy
        who = office.anna.customer_id
        desk.until(
            lambda: office.one(
                "select count(*) from portal_events where customer_id = %s and act = 'slip_printed'", who
            )
        )
        desk.key("Ctrl+6")
        desk.idle()
        assert "nie jest wydrukowana" not in desk.seen()


def test_that_the_slip_is_saved_as_a_pdf(office: Office, tmp_path: Path) -> None:
    with office.open() as desk:
        to_the_last_step(desk)
        story.register(desk)
        page(desk).done.save(tmp_path / "koperta.pdf", slip=True)
        desk.idle()
        assert "004512" in text_of((tmp_path / "koperta.pdf").read_bytes())
        assert page(desk).unsaved() == ""


def test_that_keys_typed_before_the_file_came_reach_the_first_field(office: Office) -> None:
    with office.open() as desk:
        desk.key("Ctrl+D")
        desk.idle()
        desk.type("004512")
        desk.key("Return")
        desk.type(story.PESEL)  # nothing has come yet
        desk.until(lambda: page(desk).wizard.on_file is not None)
        desk.idle()
        assert page(desk).wizard.draft.paper.pesel == story.PESEL


def test_that_a_manager_with_many_objects_picks_by_a_filter(office: Office) -> None:
    who = person(office.owner, "004800", surname="Zarządca", first_name="Jan", pesel="79031402701", portal="")
    office.owner.execute(
        "insert into okienko.accounts (customer_id, service, number, nrb, tariff_group, contract_number, contract_on, address_id, opened_on) "
        "select a.customer_id, 'water', 'Z' || n, '49102010260000019' || lpad(n::text, 9, '0'), a.tariff_group, 'Z/' || n, a.contract_on, a.address_id, a.opened_on "
        "from okienko.accounts a, generate_series(100, 399) n where a.id = %s",
        (who.account_id,),
    )
    with office.open() as desk:
        story.begin(desk, "004800")
        for part, text in (("house", "1"), ("postal_code", "74-100"), ("city", "Gryfino")):
            page(desk).wizard.write(f"residence.{part}", text)
        desk.type("79031402701")
        desk.key("Return")
        desk.type("w")
        desk.key("Return")
        desk.type("d")
        desk.key("Return")
        desk.idle()
        objects = page(desk).view.objects
        objects.filter.setFocus()
        desk.type("Z12")
        desk.key("Return")
        assert objects.model.rowCount() == 10
        desk.key("Ctrl+A")
        desk.idle()
        assert len(page(desk).wizard.draft.account_ids) == 10
        desk.wait_for("Zaznaczono 10 obiektów")
