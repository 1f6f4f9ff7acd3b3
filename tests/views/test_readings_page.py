"""Page 2.3 with real keys against a real database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.domain.contacts import ContactChannel, Level
from app.domain.faults import EnvironmentFault, Trouble
from app.domain.listing import Changed
from app.domain.metering import ReadingStatus
from app.services import metering
from tests.database import Clone
from tests.store.metering_data import book, draft, office_day
from tests.views.metering_stage import Key, MeterStage, open_stage


@pytest.fixture
def stage(qtbot: QtBot, qapp: QApplication, clone: Clone) -> Iterator[MeterStage]:
    yield from open_stage(qtbot, qapp, clone, clone.login("okienko_clerk"))


def day(days_ago: int) -> str:
    return f"{office_day() - timedelta(days_ago):%d.%m.%Y}"


def test_that_a_reading_takes_five_keys_from_the_open_customer(stage: MeterStage) -> None:
    """Alt+3 was the first; searching and opening take eight more of the twenty (screens.md)."""
    assert stage.page.entry.state.hasFocus()
    stage.type("426")
    assert "14 m³ od " + day(48) in stage.said()
    assert "0,29 m³ na dobę" in stage.said()
    assert "ok. 179,08 zł" in stage.said() or "zł" in stage.said()
    stage.press(Key.Key_Return)
    stage.wait_told("Zarejestrowano: 426 m³")
    assert stage.stored() == [(426, "reported", "phone", "")]


def test_that_enter_goes_to_the_next_meter_and_keys_back(stage: MeterStage) -> None:
    stage.type("426")
    stage.press(Key.Key_Return)
    stage.qtbot.waitUntil(lambda: stage.page.form.current == stage.garden.installation_id)
    assert stage.page.entry.state.hasFocus()
    assert stage.page.entry.state.text() == ""
    assert stage.page.meters.current_id() == stage.garden.installation_id
    stage.type("44")
    stage.press(Key.Key_Up)
    assert stage.page.form.current == stage.place.installation_id
    assert "Zarejestrowano: 426 m³" in stage.said()
    stage.press(Key.Key_Down)
    assert stage.page.entry.state.text() == "44"  # typed, left, and still there


def test_that_what_was_told_is_taken_back_with_one_key(stage: MeterStage) -> None:
    stage.type("426")
    stage.press(Key.Key_Return)
    stage.wait_told("Zarejestrowano")
    stage.desk.messages.act()  # F4 of the message bar
    stage.wait_told("Cofnięto: 426 m³")
    assert stage.stored() == [(426, "refused", "phone", "undone")]


def _newest(stage: MeterStage) -> int | None:
    found = stage.page.form.history()
    return found.readings[0].state if found is not None else None


def test_that_a_key_takes_back_the_last_one_of_this_contact(stage: MeterStage) -> None:
    stage.type("426")
    stage.press(Key.Key_Return)
    stage.wait_told("Zarejestrowano")
    stage.press(Key.Key_Up)
    stage.qtbot.waitUntil(lambda: _newest(stage) == 426)
    stage.press(Key.Key_F4, Qt.KeyboardModifier.ControlModifier)
    stage.wait_told("Cofnięto: 426 m³")


def test_that_a_refused_state_says_why_and_that_it_was_stored(stage: MeterStage) -> None:
    stage.type("400")
    assert f"Niższy niż zaksięgowany stan 412 m³ z {day(48)}: zostanie zapisany jako odrzucony." in stage.said()
    stage.press(Key.Key_Return)
    stage.wait_told("Zapisano jako odrzucony: 400 m³")
    assert "niższy niż zaksięgowany 412 m³" in stage.told()
    assert stage.page.entry.state.text() == "400"  # it stays to be corrected
    assert stage.page.form.current == stage.place.installation_id
    assert [row[:2] for row in stage.stored()] == [(400, "refused")]
    stage.press(Key.Key_Return)  # once more: it is stored already
    stage.page.entry.state.selectAll()
    stage.type("426")
    stage.press(Key.Key_Return)
    stage.wait_told("Zarejestrowano: 426 m³")
    assert [row[:2] for row in stage.stored()] == [(400, "refused"), (426, "reported")]


def test_that_a_doubt_is_confirmed_in_the_page_with_a_reason(stage: MeterStage) -> None:
    stage.type("912")
    stage.press(Key.Key_Return)
    entry = stage.page.entry
    assert entry.reason.hasFocus()
    assert "Wielokrotnie więcej niż zwykle" in stage.said()
    assert stage.stored() == []
    stage.press(Key.Key_Return)
    assert "Wpisz powód" in entry.reason_row.problem()
    stage.type("pekla rura")
    stage.press(Key.Key_Return)
    stage.wait_told("Zarejestrowano: 912 m³")
    assert stage.stored() == [(912, "reported", "phone", "far_above: pekla rura")]


def test_that_escape_goes_back_from_a_doubt(stage: MeterStage) -> None:
    stage.type("912")
    stage.press(Key.Key_Return)
    stage.press(Key.Key_Escape)
    assert stage.page.entry.state.hasFocus()
    assert not stage.page.entry.doubt.isVisible()
    stage.page.entry.state.selectAll()
    stage.type("426")
    stage.press(Key.Key_Return)
    stage.wait_told("Zarejestrowano: 426 m³")


def test_that_below_an_estimate_it_waits(stage: MeterStage) -> None:
    book(stage.boss, stage.place, office_day() - timedelta(9), 440, estimated=True)
    stage.page.form.forget()
    stage.type("426")
    stage.wait_for("Niższy niż szacunek 440 m³")
    stage.press(Key.Key_Return)
    stage.wait_told("Czeka na korektę szacunku")
    assert [row[:2] for row in stage.stored()] == [(426, "waiting")]


def test_that_an_earlier_day_is_typed_shortly(stage: MeterStage) -> None:
    stage.type("420")
    stage.press(Key.Key_Tab)
    assert stage.page.entry.day.hasFocus()
    stage.type("-20")
    assert day(20) in stage.page.entry.day_row.problem()
    stage.press(Key.Key_Return)
    stage.wait_told("Zarejestrowano: 420 m³")
    row = stage.boss.execute("select read_on from okienko.readings where state = 420").fetchone()
    assert row == (office_day() - timedelta(20),)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("431,256", "Bez czerwonych cyfr: wpisz 431"),
        ("12a", "same czarne cyfry"),
        ("'; drop table readings; --", "same czarne cyfry"),
        ("123456", "Czarnych cyfr jest na tym wodomierzu"),
    ],
)
def test_that_what_is_no_state_stays_in_the_field(stage: MeterStage, typed: str, said: str) -> None:
    stage.type(typed)
    stage.press(Key.Key_Return)
    assert said in stage.said()
    assert stage.page.entry.state.text() == typed
    assert stage.stored() == []


def test_that_a_lost_server_loses_nothing_and_a_retry_stores_once(
    stage: MeterStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    register, tries = metering.register, []

    def gone(*args: object, **values: object) -> object:
        tries.append(args[1])
        if len(tries) == 1:
            register(*args, **values)  # type: ignore[arg-type]  # it was stored, and the answer was lost
            raise EnvironmentFault(Trouble.GONE)
        return register(*args, **values)  # type: ignore[arg-type]

    monkeypatch.setattr(metering, "register", gone)
    stage.type("426")
    stage.press(Key.Key_Return)
    stage.wait_told("Utracono połączenie")
    assert stage.page.entry.state.text() == "426"
    assert stage.page.form.typed()
    stage.desk.messages.act()  # F4: retry
    stage.wait_told("Zarejestrowano: 426 m³")
    assert len(stage.stored()) == 1


def test_that_a_faster_desk_is_told_and_nothing_is_stored_unseen(stage: MeterStage, clone: Clone) -> None:
    stage.type("426")
    other = clone.login("okienko_clerk")
    metering.register(other, draft(stage.place, 430, contact_key=str(uuid4())), office_day())
    stage.press(Key.Key_Return)
    stage.wait_for("Inne stanowisko było szybsze")
    stage.wait_for("Z tego dnia jest już stan 430 m³")
    assert stage.page.entry.state.text() == "426"
    assert [row[0] for row in stage.stored()] == [430]
    stage.press(Key.Key_Return)
    stage.wait_told("Zapisano jako odrzucony: 426 m³")


def test_that_source_follows_the_contact(stage: MeterStage) -> None:
    stage.view.tab.set_channel(ContactChannel.DESK)
    stage.type("426")
    stage.press(Key.Key_Return)
    stage.wait_told("Zarejestrowano")
    assert stage.stored()[0][2] == "desk"


# ---------------------------------------------------------------- what may be shown


def _texts(stage: MeterStage) -> str:
    """All that is visible on the page."""
    page = stage.page
    labels = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    cells = [
        str(view.model().index(row, column).data())
        for view in (page.meters, page.below.table if page.below is not None else None)
        if view is not None and view.isVisible()
        for row in range(view.model().rowCount())
        for column in range(view.model().columnCount())
    ]
    return " ".join([*labels, *cells]).replace("\u00a0", " ")


def test_that_before_verification_a_state_is_taken_and_nothing_is_told(stage: MeterStage) -> None:
    stage.view.tab.set_level(Level.GENERAL)
    stage.type("400")
    assert "412" not in _texts(stage)
    assert "004512" not in _texts(stage)  # the tail of the meter's number is an answer of verification
    assert "Niższy niż stan zaksięgowany" in _texts(stage)
    assert stage.page.below is None or not stage.page.below.isVisible()
    assert stage.page.closed.isVisible()
    stage.page.entry.state.selectAll()
    stage.type("426")
    assert " od " not in stage.said()
    stage.press(Key.Key_Return)
    stage.wait_told("Zarejestrowano: 426 m³")
    assert "412" not in _texts(stage)
    stage.view.tab.set_level(Level.READING)
    stage.qtbot.waitUntil(lambda: "8ZRI0712004512" in _texts(stage))
    stage.qtbot.waitUntil(lambda: stage.page.below is not None and stage.page.below.isVisible())


def test_that_the_table_tells_each_reading_in_polish(stage: MeterStage, tmp_path: Path) -> None:
    book(stage.boss, stage.place, office_day() - timedelta(9), 440, estimated=True)
    stage.page.form.forget()
    stage.type("426")
    stage.wait_for("Niższy niż szacunek")
    stage.press(Key.Key_Return)
    stage.wait_told("Zgłoszono")
    stage.press(Key.Key_Up)
    stage.qtbot.waitUntil(lambda: "telefon" in _texts(stage))
    told = _texts(stage)
    for word in ("telefon", "szacunkowy", "zaksięgowany", "inkasent", "440 m³", "412 m³", "0,30"):
        assert word in told, word
    for english in ("booked", "phone", "reported", "estimate", "collector"):
        assert english not in told
    stage.window.grab().save(str(tmp_path / "readings.png"))


@pytest.fixture
def large(qtbot: QtBot, qapp: QApplication, clone: Clone) -> Iterator[MeterStage]:
    yield from open_stage(qtbot, qapp, clone, clone.login("okienko_clerk"), percent=200)


def _is_whole(stage: MeterStage) -> bool:
    """Whether all of the check stands inside the window, with room for each of its lines."""
    label = stage.page.entry.meaning
    viewport = stage.page.parentWidget()
    assert viewport is not None
    top = label.mapTo(viewport, QPoint(0, 0))
    inside = viewport.rect().contains(label.rect().translated(top))
    return inside and label.heightForWidth(label.width()) <= label.height()


@pytest.mark.parametrize("typed", ["426", "460", "400", "912"])
def test_that_what_is_read_aloud_is_never_cut_off(large: MeterStage, typed: str) -> None:
    large.type(typed)
    large.qtbot.waitUntil(lambda: _is_whole(large))
    large.press(Key.Key_Return) if typed == "912" else None
    large.qtbot.waitUntil(lambda: _is_whole(large))


def test_that_at_usual_size_all_of_it_is_seen_without_scrolling(stage: MeterStage) -> None:
    for typed in ("426", "460", "912"):
        stage.page.entry.state.selectAll()
        stage.type(typed)
        stage.qtbot.waitUntil(lambda: _is_whole(stage))


# ---------------------------------------------------------------- other desks, drafts


def test_that_another_desks_reading_appears_by_itself(stage: MeterStage, clone: Clone) -> None:
    other = clone.login("okienko_clerk")
    metering.register(other, draft(stage.place, 425, contact_key=str(uuid4())), office_day())
    stage.desk.feed.tell(Changed("readings", stage.place.customer_id))
    stage.qtbot.waitUntil(lambda: "425 m³" in _texts(stage))


def test_that_what_is_typed_survives_a_crash(stage: MeterStage, qtbot: QtBot) -> None:
    stage.type("42")
    kept = "select body from okienko.drafts where key like 'readings:%'"
    qtbot.waitUntil(lambda: stage.boss.execute(kept).fetchone() is not None)
    typed = metering.load_typed(stage.link, stage.place.customer_id)
    assert typed[str(stage.place.installation_id)][:2] == ["42", ""]
    stage.page.entry.state.selectAll()
    stage.type("426")
    stage.press(Key.Key_Return)
    stage.wait_told("Zarejestrowano")
    qtbot.waitUntil(lambda: stage.boss.execute(kept).fetchone() is None)


def test_that_a_kept_state_comes_back(stage: MeterStage) -> None:
    form = stage.page.form
    form.restore({str(stage.place.installation_id): ["418", "", str(uuid4())]})
    assert stage.page.entry.state.text() == "418"
    assert stage.page.unsaved()


def test_that_a_meter_without_readings_says_so(stage: MeterStage) -> None:
    stage.press(Key.Key_Down)
    below = stage.page.below
    assert below is not None
    loaded = stage.page.form.histories.loaded(stage.place.installation_id)
    assert loaded is not None
    below.show_meter(loaded.history.head, replace(loaded, history=replace(loaded.history, readings=())))
    stage.qtbot.waitUntil(lambda: "jeszcze nie odczytano" in _texts(stage))
    assert below.table is not None
    assert not below.table.isVisible()


def test_that_a_reported_reading_is_not_the_end(stage: MeterStage) -> None:
    stage.type("426")
    stage.press(Key.Key_Return)
    stage.wait_told("Zarejestrowano")
    found = metering.history(stage.link, stage.place.customer_id, stage.place.installation_id)
    assert found.readings[0].status is ReadingStatus.REPORTED
    assert found.head.last_state == 412
