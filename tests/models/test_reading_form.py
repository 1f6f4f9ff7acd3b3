"""The entry of readings without a window: nothing typed is lost, one request key per entry."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.domain.contacts import ContactChannel
from app.domain.faults import Conflict, EnvironmentFault, Refused, Trouble
from app.domain.metering import MeterHistory, ReadingDraft, ReadingOutcome, ReadingStatus
from app.domain.verdicts import Code
from app.models.jobs import Jobs
from app.models.reading_form import Phase, ReadingForm
from app.models.tab import CustomerTab, new_contact
from app.services import metering
from app.system.clock import Clock
from tests.domain.metering_samples import HEAD, TODAY, history, monthly, reading
from tests.views import desk_kit

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
SECOND = replace(HEAD, installation_id=20, serial="DRUGI", installed_state=0)


@dataclass
class Office:
    """Answers in place of the services, and remembers what it was asked."""

    histories: dict[int, MeterHistory]
    asked: list[ReadingDraft] = field(default_factory=list)
    answers: list[Exception] = field(default_factory=list)
    hold: threading.Event = field(default_factory=threading.Event)

    def history(self, _link: object, _customer: int, installation: int, **_: Any) -> MeterHistory:
        return self.histories[installation]

    def register(self, _link: object, draft: ReadingDraft, _today: object, **_: Any) -> ReadingOutcome:
        self.hold.wait(5)
        self.asked.append(draft)
        if self.answers:
            raise self.answers.pop(0)
        status = draft.expected or ReadingStatus.REPORTED
        made = reading(draft.read_on, draft.state, status, installation=draft.installation_id)
        return ReadingOutcome(made, "below_booked" if status is ReadingStatus.REFUSED else "")


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> Office:
    made = Office({10: history(monthly()), 20: history([], SECOND)})
    made.hold.set()
    monkeypatch.setattr(metering, "history", made.history)
    monkeypatch.setattr(metering, "register", made.register)
    return made


@pytest.fixture
def form(qtbot: QtBot, office: Office) -> Iterator[ReadingForm]:
    jobs = Jobs()
    tab = CustomerTab(desk_kit.card(), new_contact(ContactChannel.PHONE, NOW))
    made = ReadingForm(jobs, desk_kit.desk().link, Clock(stopped=NOW), tab)
    made.set_meters((HEAD, SECOND))
    made.load()
    qtbot.waitUntil(lambda: made.history() is not None)
    yield made
    office.hold.set()
    assert jobs.shut_down()


def saved(qtbot: QtBot, form: ReadingForm) -> ReadingOutcome:
    with qtbot.waitSignal(form.registered, timeout=3000) as told:
        form.enter()
    outcome: ReadingOutcome = told.args[0]
    return outcome


def test_that_each_meter_keeps_what_was_typed_for_it(form: ReadingForm) -> None:
    form.type_state("42")
    form.go_to(20)
    form.type_state("7")
    form.step(-1)
    assert form.entry.state == "42"
    form.set_meters((SECOND, HEAD))  # a fresh card in another order
    assert (form.current, form.entry.state) == (10, "42")
    assert form.snapshot().keys() == {"10", "20"}


def test_that_what_is_typed_is_judged_at_once(form: ReadingForm) -> None:
    form.type_state("426")
    verdict = form.verdict()
    assert verdict is not None
    assert (verdict.status, verdict.used) == (ReadingStatus.REPORTED, 14)
    form.type_state("426,5")
    verdict = form.verdict()
    assert verdict is not None
    assert verdict.findings[0].code is Code.STATE_LITRES
    form.type_state("")
    assert form.verdict() is None


def test_that_the_key_stays_for_a_retry_and_changes_with_what_is_typed(
    qtbot: QtBot, form: ReadingForm, office: Office
) -> None:
    form.type_state("426")
    office.answers.append(EnvironmentFault(Trouble.GONE))
    with qtbot.waitSignal(form.stopped) as stopped:
        form.enter()
    assert stopped.args[0] == 10
    assert (form.entry.state, form.entry.phase) == ("426", Phase.TYPING)
    form.go_to(20)  # the clerk goes on with another meter meanwhile
    with qtbot.waitSignal(form.registered):
        form.save(10)
    first, second = office.asked
    assert first.request_key == second.request_key
    form.go_to(10)
    form.type_state("427")
    form.type_state("426")
    saved(qtbot, form)
    assert office.asked[2].request_key != first.request_key


def test_that_a_doubt_waits_for_its_reason(qtbot: QtBot, form: ReadingForm, office: Office) -> None:
    form.type_state("912")
    form.enter()
    assert form.entry.phase is Phase.CONFIRMING
    form.enter()
    assert isinstance(form.entry.sentence_of, Refused)
    form.type_reason("  wyciek ")
    saved(qtbot, form)
    assert office.asked[0].confirmed_reason == "wyciek"


def test_that_a_doubt_found_only_by_the_database_is_asked_too(qtbot: QtBot, form: ReadingForm, office: Office) -> None:
    form.type_state("426")
    office.answers.append(Refused("needs_confirmation", {"codes": ["far_above"]}))
    with qtbot.waitSignal(form.stopped):
        form.enter()
    assert form.entry.phase is Phase.CONFIRMING
    form.type_reason("wyciek")
    assert saved(qtbot, form).reading.state == 426


def test_that_a_conflict_reads_again_and_keeps_the_text(qtbot: QtBot, form: ReadingForm, office: Office) -> None:
    form.type_state("426")
    office.answers.append(Conflict("reading_changed"))
    rows = [*monthly(), reading(TODAY, 430, ReadingStatus.REPORTED)]
    office.histories[10] = history(rows)
    with qtbot.waitSignal(form.histories.read), qtbot.waitSignal(form.stopped):
        form.enter()
    assert form.entry.state == "426"
    verdict = form.verdict()
    assert verdict is not None
    assert verdict.refusal is not None
    assert verdict.refusal.code is Code.SAME_DAY


def test_that_enter_twice_stores_once(qtbot: QtBot, form: ReadingForm, office: Office) -> None:
    office.hold.clear()
    form.type_state("426")
    form.enter()
    form.enter()
    with qtbot.waitSignal(form.registered):
        office.hold.set()
    form.go_to(10)
    form.enter()  # nothing is typed any more
    assert len(office.asked) == 1


def test_that_a_refused_state_stays_to_be_corrected(qtbot: QtBot, form: ReadingForm) -> None:
    form.type_state("400")
    outcome = saved(qtbot, form)
    assert outcome.reading.status is ReadingStatus.REFUSED
    assert (form.current, form.entry.state) == (10, "400")
    assert not form.typed()
    form.type_state("401")
    assert form.entry.stored is None
    assert form.typed()


def test_that_without_a_history_the_service_decides(qtbot: QtBot, form: ReadingForm, office: Office) -> None:
    form.histories.forget(0)
    form.type_state("426")
    assert form.verdict() is None
    saved(qtbot, form)
    assert office.asked[0].expected is None


def test_that_naughty_text_is_kept_and_never_stored(form: ReadingForm, office: Office) -> None:
    for text in ("<b>1</b>", "1\u202e2", "\x00", "9" * 40, "½", "一二三", "$(reboot)"):
        form.type_state(text)
        form.enter()
        assert form.entry.state == text
    assert office.asked == []


def test_that_a_kept_entry_never_overwrites_what_is_typed(form: ReadingForm) -> None:
    form.type_state("5")
    form.restore({"10": ["418", "", "key"], "20": ["9", "-1", "key"]})
    assert form.entry.state == "5"
    form.go_to(20)
    assert (form.entry.state, form.entry.day, form.entry.request) == ("9", "-1", "key")
