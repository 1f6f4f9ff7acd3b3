"""The one voice of the program: a bar at the bottom, never a pop-up. Acts it offers have a key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

from app.models.fault_words import sentence

PASSING_MS = 8000
"""How long news stays. What warns or offers something stays until it is dealt with or dismissed."""
OFFER_KEY = "F4"
"""Does what the message offers: undo or retry."""
KEPT = 5
"""More messages than this that wait to be dealt with are more than anybody reads."""


@dataclass(frozen=True)
class Said:
    """One message. ``tone`` is "" (news), "ok", "warn" or "owe"."""

    text: str
    tone: str = ""
    action: str = ""
    run: Callable[[], object] | None = None
    passing: bool = True
    asks: bool = False
    """Whether something is to be lost: asked only where the clerk is."""


class Messages(QObject):
    """What is told, newest last; the bar shows the newest one."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._said: list[Said] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PASSING_MS)
        self._timer.timeout.connect(self._pass)

    def say(self, text: str) -> None:
        """News that passes by itself: "Zapisano odczyt"."""
        self._add(Said(text, "ok"))

    def warn(self, text: str, *, passing: bool = False) -> None:
        """Something that needs an eye; stays until dismissed, unless it stands in its own place too (``passing``)."""
        self._add(Said(text, "warn", passing=passing))

    def offer(self, text: str, action: str, run: Callable[[], object]) -> None:
        """News with an act, most often undo: ``offer("Zapisano odczyt", "Cofnij", undo)``; F4 does it."""
        self._add(Said(text, "ok", action, run, passing=False))

    def ask(self, text: str, action: str, run: Callable[[], object]) -> None:
        """Something typed or made would be lost; the action, or F4, lets it go."""
        self._add(Said(text, "warn", action, run, passing=False, asks=True))

    def move_on(self) -> None:
        """Another part of the office comes forward: nobody means to lose there what was asked about here."""
        kept = [said for said in self._said if not said.asks]
        if len(kept) != len(self._said):
            self._said = kept
            self._show()

    def retry(self, text: str, run: Callable[[], object]) -> None:
        """Something failed and may be tried again; F4 does it."""
        self._add(Said(text, "owe", self.tr("Retry"), run, passing=False))

    def fault(self, error: Exception, again: Callable[[], object] | None = None) -> None:
        """A known fault in words, with a retry where there is something to repeat."""
        if again is None:
            self._add(Said(sentence(error), "owe", passing=False))
        else:
            self.retry(sentence(error), again)

    def current(self) -> Said | None:
        """What the bar shows."""
        return self._said[-1] if self._said else None

    def act(self) -> None:
        """Do what the shown message offers; it is dealt with then."""
        said = self.current()
        if said is not None and said.run is not None:
            self.dismiss()
            said.run()

    def dismiss(self) -> None:
        """The shown message has been read."""
        if self._said:
            self._said.pop()
            self._show()

    def leave(self) -> None:
        """Another customer comes forward: what was told of the former goes, lest F4 undid something at the wrong one.

        What failed stays, with its retry.
        """
        kept = [said for said in self._said if said.tone == "owe"]
        if len(kept) != len(self._said):
            self._said = kept
            self._show()

    def clear(self) -> None:
        """Signing out: nothing that was told stays."""
        self._said.clear()
        self._show()

    def _add(self, said: Said) -> None:
        kept = [old for old in self._said if not old.passing and old.text != said.text]
        self._said = [*kept[-KEPT:], said]
        for owner in _owners(said.run):
            owner.destroyed.connect(partial(self._gone, said))
        self._show()

    def _gone(self, said: Said) -> None:
        """What was to do it is deleted, with its customer most often: a failure is still told, an offer is void."""
        if said in self._said and shiboken6.isValid(self):
            place = self._said.index(said)
            self._said[place : place + 1] = [replace(said, action="", run=None)] if said.tone == "owe" else []
            self._show()

    def _pass(self) -> None:
        self._said = [said for said in self._said if not said.passing]
        self._show()

    def _show(self) -> None:
        said = self.current()
        if said is not None and said.passing:
            self._timer.start()
        else:
            self._timer.stop()
        self.changed.emit()


def _owners(run: object) -> Iterator[QObject]:
    """Objects of Qt that an act is of: whose method it is, or what it holds."""
    held = [getattr(run, "__self__", None)]
    if isinstance(run, partial):
        yield from _owners(run.func)
        held += run.args
    held += [cell.cell_contents for cell in getattr(run, "__closure__", None) or ()]
    yield from (each for each in held if isinstance(each, QObject))
