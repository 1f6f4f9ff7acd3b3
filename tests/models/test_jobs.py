"""The door to threads: answers come back, late ones do not, running ones can be stopped."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from app.domain.faults import BugFault, Cancelled, EnvironmentFault, Trouble
from app.domain.listing import Changed
from app.models.feed import EVERYTHING
from app.models.jobs import Cancel, Jobs, Listener, this_thread

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    assert made.shut_down()


@pytest.fixture
def owner() -> QObject:
    return QObject()


class Held:
    """Work that waits until it is let go, and knows whether the server was told to stop it."""

    def __init__(self, value: object = None) -> None:
        self.begun = threading.Event()
        self.go = threading.Event()
        self.stopped = threading.Event()
        self.stopper = 0
        self._value = value

    def __call__(self, cancel: Cancel) -> object:
        cancel.attach(self.stop)
        self.begun.set()
        self.go.wait(5)
        cancel.detach()
        return self._value

    def stop(self) -> None:
        self.stopper = this_thread()
        self.stopped.set()
        self.go.set()


def test_that_an_answer_comes_back_on_the_gui_thread(jobs: Jobs, owner: QObject, qtbot: QtBot) -> None:
    seen: list[tuple[int, int]] = []
    jobs.start(lambda _cancel: this_thread(), lambda where: seen.append((where, this_thread())), owner=owner)
    qtbot.waitUntil(lambda: bool(seen))
    worked, answered = seen[0]
    assert answered == this_thread() != worked


def test_that_a_newer_request_stops_the_older_on_the_server_and_its_answer_is_dropped(
    jobs: Jobs, owner: QObject, qtbot: QtBot
) -> None:
    old, answers = Held("old"), list[object]()
    jobs.start(old, answers.append, owner=owner, key="find")
    assert old.begun.wait(3)
    jobs.start(lambda _cancel: "new", answers.append, owner=owner, key="find")
    assert old.stopped.wait(3), "the server was not told"
    assert old.stopper != this_thread(), "stopping waits for the network, so it is not done on the GUI thread"
    qtbot.waitUntil(lambda: answers == ["new"])
    qtbot.wait(50)
    assert answers == ["new"]


def test_that_requests_of_other_keys_and_owners_live_on(jobs: Jobs, owner: QObject, qtbot: QtBot) -> None:
    other, answers = QObject(), list[object]()
    first, second = Held("first"), Held("second")
    jobs.start(first, answers.append, owner=owner, key="a")
    jobs.start(second, answers.append, owner=other, key="a")
    jobs.start(lambda _cancel: "third", answers.append, owner=owner, key="b")
    qtbot.waitUntil(lambda: answers == ["third"])
    first.go.set()
    second.go.set()
    qtbot.waitUntil(lambda: sorted(map(str, answers)) == ["first", "second", "third"])


def test_that_an_answer_without_an_owner_is_dropped_and_its_work_stopped(jobs: Jobs, qtbot: QtBot) -> None:
    held, answers, owner = Held("late"), list[object](), QObject()
    jobs.start(held, answers.append, owner=owner)
    assert held.begun.wait(3)
    owner.deleteLater()
    qtbot.waitUntil(held.stopped.is_set)
    qtbot.wait(50)
    assert answers == []
    assert jobs.pending() == 0


def test_that_a_given_up_request_tells_nobody(jobs: Jobs, owner: QObject, qtbot: QtBot) -> None:
    held, told = Held("late"), list[object]()
    jobs.start(held, told.append, told.append, owner=owner)
    assert held.begun.wait(3)
    jobs.cancel(owner)
    assert held.stopped.wait(3)
    qtbot.wait(50)
    assert told == []


def test_that_a_step_put_off_is_a_job_until_it_is_done_and_what_is_due_comes_before_it(
    jobs: Jobs, owner: QObject, qtbot: QtBot
) -> None:
    order = list[str]()

    def first() -> None:
        QTimer.singleShot(0, owner, lambda: order.append("painted"))
        jobs.later(lambda: order.append("second"), owner=owner, key="step")
        order.append("first")

    jobs.later(first, owner=owner, key="step")
    assert order == []
    assert jobs.has(owner, "step")
    qtbot.waitUntil(lambda: jobs.pending() == 0)
    assert order == ["first", "painted", "second"]


def test_that_a_step_put_off_is_dropped_with_its_owner_and_given_up_like_any_job(jobs: Jobs, qtbot: QtBot) -> None:
    gone, stays, done = QObject(), QObject(), list[str]()
    jobs.later(lambda: done.append("of nobody"), owner=gone)
    jobs.later(lambda: done.append("given up"), owner=stays)
    jobs.later(lambda: done.append("newer"), owner=stays)
    gone.deleteLater()
    qtbot.waitUntil(lambda: jobs.pending() == 0)
    qtbot.wait(20)
    assert done == ["newer"]


def raiser(error: Exception) -> Callable[[Cancel], None]:
    def work(_cancel: Cancel) -> None:
        raise error

    return work


def test_that_a_forgotten_failure_is_shown_and_can_be_tried_again(jobs: Jobs, owner: QObject, qtbot: QtBot) -> None:
    tries, answers = list[int](), list[str]()

    def work(_cancel: Cancel) -> str:
        tries.append(1)
        if len(tries) == 1:
            raise EnvironmentFault(Trouble.GONE)
        return "here"

    with qtbot.waitSignal(jobs.fault) as caught:
        jobs.start(work, answers.append, owner=owner)
    assert caught.args is not None
    error, again = caught.args
    assert isinstance(error, EnvironmentFault)
    again()
    qtbot.waitUntil(lambda: answers == ["here"])


def test_that_a_known_failure_goes_only_to_who_takes_it(jobs: Jobs, owner: QObject, qtbot: QtBot) -> None:
    failures, shown = list[Exception](), list[object]()
    jobs.fault.connect(lambda error, _again: shown.append(error))
    jobs.start(raiser(EnvironmentFault(Trouble.TIMEOUT)), lambda _none: None, failures.append, owner=owner)
    qtbot.waitUntil(lambda: len(failures) == 1)
    assert shown == []


@pytest.mark.parametrize("error", [BugFault("wrong"), ZeroDivisionError()])
def test_that_a_bug_is_always_shown(jobs: Jobs, owner: QObject, qtbot: QtBot, error: Exception) -> None:
    failures = list[Exception]()
    with qtbot.waitSignal(jobs.fault):
        jobs.start(raiser(error), lambda _none: None, failures.append, owner=owner)
    assert failures == [error]


def test_that_stopped_work_is_no_failure(jobs: Jobs, owner: QObject, qtbot: QtBot) -> None:
    told = list[object]()
    jobs.fault.connect(lambda error, _again: told.append(error))
    jobs.start(raiser(Cancelled()), told.append, told.append, owner=owner)
    qtbot.waitUntil(lambda: jobs.pending() == 0)
    assert told == []


def test_that_quiet_work_shows_no_progress(jobs: Jobs, owner: QObject, qtbot: QtBot) -> None:
    loud, quiet = Held(), Held()
    jobs.start(quiet, lambda _none: None, owner=owner, key="quiet", quiet=True)
    assert quiet.begun.wait(3)
    qtbot.wait(20)
    assert jobs.slowest() == 0
    jobs.start(loud, lambda _none: None, owner=owner, key="loud")
    qtbot.waitUntil(lambda: jobs.slowest() > 0)
    loud.go.set()
    quiet.go.set()
    qtbot.waitUntil(lambda: jobs.pending() == 0)


def test_that_slow_work_can_be_stopped_by_the_clerk(
    jobs: Jobs, owner: QObject, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.models.jobs.STOPPABLE_MS", 10)
    held, failures = Held(), list[Exception]()
    jobs.start(held, lambda _none: None, failures.append, owner=owner)
    qtbot.waitUntil(lambda: jobs.slowest() >= 20)
    jobs.cancel_slow()
    assert held.stopped.wait(3)
    assert [type(error) for error in failures] == [Cancelled]


def test_that_nothing_starts_after_the_end(qtbot: QtBot, owner: QObject) -> None:
    jobs, told = Jobs(), list[object]()
    assert jobs.shut_down()
    job = jobs.start(lambda _cancel: 1, told.append, owner=owner)
    qtbot.wait(20)
    assert job.cancel.cancelled
    assert told == []


def test_that_no_step_is_taken_after_the_end(qtbot: QtBot, owner: QObject) -> None:
    jobs, done = Jobs(), list[str]()
    jobs.later(lambda: done.append("before it"), owner=owner)
    assert jobs.shut_down()
    jobs.later(lambda: done.append("after it"), owner=owner, key="other")
    qtbot.wait(20)
    assert done == []
    assert jobs.pending() == 0


def test_that_the_end_stops_what_runs(owner: QObject) -> None:
    jobs, held = Jobs(), Held()
    jobs.start(held, lambda _none: None, owner=owner)
    assert held.begun.wait(3)
    assert jobs.shut_down()
    assert held.stopped.is_set()


def test_that_a_stop_can_not_hit_the_next_statement() -> None:
    """``detach`` waits for a stop under way: the connection goes to somebody else after it."""
    cancel, order = Cancel(), list[str]()
    stopping, go_on = threading.Event(), threading.Event()

    def stop() -> None:
        stopping.set()
        go_on.wait(3)
        order.append("stopped")

    cancel.attach(stop)
    stopper = threading.Thread(target=cancel.stop)
    stopper.start()
    assert stopping.wait(3)

    def detach() -> None:
        cancel.detach()
        order.append("detached")

    detacher = threading.Thread(target=detach)
    detacher.start()
    assert order == []
    go_on.set()
    stopper.join(3)
    detacher.join(3)
    assert order == ["stopped", "detached"]


def test_that_nothing_is_begun_for_an_unwanted_answer() -> None:
    cancel = Cancel()
    cancel.check()
    cancel.stop()
    with pytest.raises(Cancelled):
        cancel.attach(lambda: None)
    with pytest.raises(Cancelled):
        cancel.check()


def test_that_garbage_is_collected_on_the_gui_thread_only(owner: QObject, qtbot: QtBot) -> None:
    """A QObject in a cycle, collected by a worker, would be destroyed in the wrong thread."""
    where = list[int]()

    def note(phase: str, _info: dict[str, int]) -> None:
        if phase == "start":
            where.append(this_thread())

    def litter(_cancel: Cancel) -> None:
        for _ in range(5000):
            knot = list[object]()
            knot.append(knot)

    jobs = Jobs()
    gc.callbacks.append(note)
    try:
        done = list[object]()
        jobs.start(litter, done.append, owner=owner)
        qtbot.waitUntil(lambda: bool(done))
        qtbot.waitUntil(lambda: bool(where))
        assert jobs.shut_down()
    finally:
        gc.callbacks.remove(note)
    assert set(where) == {this_thread()}
    assert gc.isenabled()


class Server:
    """A made-up source of changes that can fall and come back."""

    def __init__(self) -> None:
        self.falls = threading.Event()
        self.connects = 0
        self.refuse = 0

    def listen(self, cancel: Cancel) -> Iterator[Changed | None]:
        self.connects += 1
        if self.refuse:
            self.refuse -= 1
            raise EnvironmentFault(Trouble.UNREACHABLE)
        yield None
        yield Changed("readings", self.connects)
        while not cancel.cancelled:
            if self.falls.is_set():
                self.falls.clear()
                raise EnvironmentFault(Trouble.GONE)
            cancel.wait(0.01)


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def listener(server: Server, jobs: Jobs) -> Iterator[Listener]:
    assert jobs.pending() == 0, "as in the program, jobs keep the garbage off the listener's thread"
    made = Listener(server.listen, waits=(0.01, 0.02))
    yield made
    assert made.shut_down()
    assert made.isFinished()


def test_that_a_listener_comes_back_and_then_everything_is_read_again(
    server: Server, listener: Listener, qtbot: QtBot
) -> None:
    heard, states = list[Changed](), list[bool]()
    listener.heard.connect(heard.append)
    listener.connected_changed.connect(states.append)
    listener.start()
    qtbot.waitUntil(lambda: heard == [Changed("readings", 1)])
    server.falls.set()
    qtbot.waitUntil(lambda: len(heard) == 3)
    assert heard[1:] == [EVERYTHING, Changed("readings", 2)]
    assert states == [True, False, True]


def test_that_a_listener_waits_for_a_server_that_is_away(server: Server, listener: Listener, qtbot: QtBot) -> None:
    server.refuse = 3
    states = list[bool]()
    listener.connected_changed.connect(states.append)
    listener.start()
    qtbot.waitUntil(lambda: states == [False, True])
    assert server.connects == 4


@pytest.mark.usefixtures("jobs")
def test_that_a_listener_ends_while_it_waits(server: Server, qtbot: QtBot) -> None:
    server.refuse = 100
    listener = Listener(server.listen, waits=(60.0,))
    listener.start()
    qtbot.waitUntil(lambda: server.connects == 1)
    assert listener.shut_down(1000)
