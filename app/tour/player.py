"""Plays a tour in the program's own event loop: keys one by one, then waits until the window has answered."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from app.documents.pdf_text import read_text
from app.models.jobs import Cancel
from app.tour import pictures
from app.tour.heartbeat import Heartbeat
from app.tour.keyboard import NoFocus, give_focus_back, has_focus, press, type_letter
from app.tour.seen import Seen, cut_texts
from app.tour.steps import (
    Act,
    Answered,
    Ask,
    Await,
    Elsewhere,
    Expect,
    FileCheck,
    GoTo,
    Played,
    Press,
    Step,
    Type,
    plain,
    strokes,
)
from app.views.program import Program

TURN_MS = 12
"""Between two keys: faster than anybody types."""
QUIET_TURNS = 10
"""So many turns without work under way and the window has answered."""
PATIENCE_S = 12.0
ELSEWHERE_S = 60.0
"""What is done at another place may take so long."""
CALM_S = 0.25
"""After the right answer the window still gets so much to paint before its picture is taken."""
PACE_S = 0.05
"""How often what is shown is compared while it is waited for."""
FOLDER_MARK = "{folder}"
"""In what is typed: the tour's folder."""

T = TypeVar("T")
Turns = Generator[None, None, T]
"""Goes on one turn of the event loop after each ``yield``."""
_log = logging.getLogger(__name__)


class Player(QObject):
    """Plays step after step; ``finished`` when all were played, whatever the answers were."""

    finished = Signal()
    stepped = Signal(object)
    """A ``Played`` step."""

    def __init__(self, program: Program, folder: Path, heartbeat: Heartbeat, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._program = program
        self._folder = folder
        self._heartbeat = heartbeat
        self._seen = Seen(program)
        self._keys = 0
        self.played: list[Played] = []
        self._script: Turns[None] = self._play(())
        self._timer = QTimer(self)
        self._timer.setInterval(TURN_MS)
        self._timer.timeout.connect(self._turn)

    def play(self, steps: Sequence[Step]) -> None:
        """Begin; returns at once."""
        self._script = self._play(steps)
        self._timer.start()

    def _turn(self) -> None:
        give_focus_back(self._program.window)
        try:
            next(self._script)
        except StopIteration:
            self._end()
        except Exception as error:  # noqa: BLE001 - told in the report, which has to be written all the same
            _log.exception("the tour broke off")
            broken = Played(len(self.played) + 1, Step("Wycieczka przerwana"))
            broken.answers.append(Answered("wycieczka", "gra do końca", repr(error), right=False))
            self.played.append(broken)
            self._end()

    def _end(self) -> None:
        self._timer.stop()
        self.finished.emit()

    def _play(self, steps: Sequence[Step]) -> Turns[None]:
        for number, step in enumerate(steps, 1):
            played = Played(number, step)
            self._heartbeat.begin(f"{number}. {step.title}", restyles=step.restyles)
            if step.ring:
                self._keys = 0
            yield from self._act(played)
            yield from self._look(played)
            yield from self._calm()
            self._close(played)
            self.played.append(played)
            self.stepped.emit(played)

    # ------------------------------------------------------------ acting

    def _act(self, played: Played) -> Turns[None]:
        before = self._keys
        for act in played.step.acts:
            try:
                yield from self._do(act, played)
            except NoFocus:
                played.answers.append(Answered("klawiatura", "okno z fokusem", "żadne okno nie ma fokusu", right=False))
                break
        played.keys = self._keys - before
        played.keys_since_ring = self._keys

    def _do(self, act: Act, played: Played) -> Turns[None]:
        match act:
            case Type(text=text):
                for letter in text.replace(FOLDER_MARK, str(self._folder)):
                    yield from self._until(has_focus)
                    type_letter(letter)
                    yield
            case Press(keys=keys, times=times):
                for _ in range(times):
                    yield from self._until(has_focus)
                    press(keys)
                    yield
            case GoTo():
                yield from self._go_to(act, played)
            case Elsewhere(told=told, wanted=wanted, run=run):
                said = yield from self._done_aside(lambda _cancel: run(), ELSEWHERE_S)
                right = plain(wanted) in plain(said)
                played.answers.append(Answered(told, wanted, plain(said), right=right, how="has"))
            case Await(told=told, there=there):
                came = yield from self._until(lambda: there(self._seen))
                if not came:
                    played.answers.append(Answered(told, "jest", "nie doczekano się", right=False))
        self._keys += strokes(act)

    def _go_to(self, act: GoTo, played: Played) -> Turns[None]:
        for _ in range(act.most):
            with self._heartbeat.excused():
                if self._seen.focus().startswith(act.name):
                    return
            press(act.keys)
            self._keys += strokes(Press(act.keys))
            yield
            yield
        focus = self._seen.focus()
        played.answers.append(Answered(f"fokus przez {act.keys}", act.name, focus, right=focus.startswith(act.name)))

    # ------------------------------------------------------------ looking

    def _look(self, played: Played) -> Turns[None]:
        """Wait until nothing is under way, then until every answer is right or patience ends."""
        yield from self._quiet()
        for expect in played.step.expects:
            if isinstance(expect, Ask):
                played.answers.append((yield from self._ask(expect)))
            elif isinstance(expect, FileCheck):
                answer = yield from self._file(expect, played)
                played.answers.append(answer)
            else:
                played.answers.append((yield from self._expect(expect)))
        budget = played.step.budget
        if budget is not None:
            told = f"{budget.told}: najwyżej {budget.most} klawiszy od dzwonka"
            right = played.keys_since_ring <= budget.most
            played.answers.append(
                Answered(told, f"najwyżej {budget.most}", str(played.keys_since_ring), right=right, how="budget")
            )

    def _expect(self, expect: Expect) -> Turns[Answered]:
        shown = ""

        def holds() -> bool:
            nonlocal shown
            shown = expect.read(self._seen)
            return expect.holds(shown)

        right = yield from self._until(holds)
        return Answered(expect.told, expect.wanted, plain(shown), right=right, how=expect.how)

    def _ask(self, ask: Ask) -> Turns[Answered]:
        """The database is asked by a job like any other; asked again while the answer is not the one waited for."""
        until = time.perf_counter() + PATIENCE_S
        while True:
            said = yield from self._asked(ask)
            if ask.holds(said) or time.perf_counter() > until:
                return Answered(ask.told, ask.wanted, plain(said), right=ask.holds(said))
            yield from self._wait(0.3)

    def _asked(self, ask: Ask) -> Turns[str]:
        workplace = self._program.workplace
        if workplace is None:
            return "nikt nie jest zalogowany"
        link, question = workplace.desk.link, ask.ask
        return (yield from self._done_aside(lambda cancel: question(link, cancel), PATIENCE_S))

    def _done_aside(self, work: Callable[[Cancel], str], patience_s: float) -> Turns[str]:
        """What a job of the tour gives; its fault is an answer too, not the program's crash."""
        answers: list[str] = []

        def told(cancel: Cancel) -> str:
            try:
                return work(cancel)
            except Exception as error:  # noqa: BLE001 - what fails is a wrong answer
                return f"{type(error).__name__}: {error}"

        self._program.jobs.start(told, answers.append, owner=self, key="ask", quiet=True)
        yield from self._until(lambda: bool(answers), patience_s)
        return answers[0] if answers else "baza nie odpowiedziała"

    def _file(self, check: FileCheck, played: Played) -> Turns[Answered]:
        path = self._folder / check.name
        came = yield from self._until(lambda: path.is_file() and path.stat().st_size > 0)
        wanted = ", ".join(check.holds_words) or "plik"
        if not came:
            return Answered(check.told, wanted, "pliku nie ma", right=False, how="has")
        played.files.append(check.name)
        with self._heartbeat.excused():
            content = path.read_bytes()
            said = read_text(content) if content.startswith(b"%PDF") else content.decode("utf-8-sig", "replace")
            if content.startswith(b"%PDF"):
                for number, page in enumerate(pictures.pdf_pages(content), 1):
                    name = f"{path.stem}-{number}.png"
                    pictures.save(page, self._folder / name)
                    played.files.append(name)
        missing = [word for word in check.holds_words if plain(word) not in plain(said)]
        actual = f"brakuje: {', '.join(missing)}" if missing else wanted
        return Answered(check.told, wanted, actual, right=not missing, how="has")

    # ------------------------------------------------------------ waiting

    def _until(self, there: Callable[[], bool], patience_s: float = PATIENCE_S) -> Turns[bool]:
        until = time.perf_counter() + patience_s
        while True:
            with self._heartbeat.excused():
                came = there()
            if came or time.perf_counter() > until:
                return came
            yield from self._wait(PACE_S)

    def _quiet(self) -> Turns[None]:
        until = time.perf_counter() + PATIENCE_S
        quiet = 0
        while quiet < QUIET_TURNS and time.perf_counter() < until:
            quiet = quiet + 1 if self._seen.quiet() else 0
            yield

    def _calm(self) -> Turns[None]:
        yield from self._quiet()
        yield from self._wait(CALM_S)

    @staticmethod
    def _wait(seconds: float) -> Turns[None]:
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            yield

    # ------------------------------------------------------------ closing a step

    def _close(self, played: Played) -> None:
        played.longest_block_ms = self._heartbeat.take_longest()
        with self._heartbeat.excused():
            picture = pictures.grab(self._program.window)
            played.picture = f"{played.number:02d}.png"
            pictures.save(picture, self._folder / played.picture)
            if played.step.picture:
                shelf = self._folder / "docs"
                shelf.mkdir(exist_ok=True)
                pictures.save(pictures.small(picture), shelf / f"{played.step.picture}.png", tight=True)
            played.text = self._seen.text()
            played.cut = cut_texts(self._program.window)
            crash = next((w for w in self._program.window.dialogs() if type(w).__name__ == "CrashDialog"), None)
            if crash is not None:
                played.answers.append(Answered("program", "bez błędu", "okno błędu programu", right=False))
