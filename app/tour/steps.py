"""A tour as data: what is typed, and what the window has to answer. Titles are Polish, as the report is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.models.jobs import Cancel

if TYPE_CHECKING:
    from app.services.link import Link
    from app.tour.seen import Seen

Read = Callable[["Seen"], str]
"""Reads something that the window shows now."""


@dataclass(frozen=True, slots=True)
class Type:
    """Letters typed one by one; ``secret`` ones are counted and not told."""

    text: str
    secret: bool = False


@dataclass(frozen=True, slots=True)
class Press:
    """A key or a combination as the key map writes it: "Enter", "Alt+1", "Ctrl+Shift+S"."""

    keys: str
    times: int = 1


@dataclass(frozen=True, slots=True)
class Await:
    """The clerk looks and goes on only when it is there; costs no key."""

    told: str
    there: Callable[[Seen], bool]


@dataclass(frozen=True, slots=True)
class GoTo:
    """Press a key (Tab) until the focus is on what has this accessible name or text; each press is counted."""

    name: str
    keys: str = "Tab"
    most: int = 40


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Something done at another place meanwhile (a bank file booked, another desk); costs no key, ``run`` gives what came of it.

    ``wanted`` has to be in what it gives.
    """

    told: str
    wanted: str
    run: Callable[[], str]


Act = Type | Press | Await | GoTo | Elsewhere


@dataclass(frozen=True, slots=True)
class Expect:
    """One answer. ``read`` gives what is shown; it has to be ``wanted``, hold it ("has") or be without it ("lacks")."""

    told: str
    wanted: str
    read: Read
    how: str = "is"

    def holds(self, actual: str) -> bool:
        """Whether the answer is right; no-break spaces count as spaces, for nobody sees the difference."""
        shown, wanted = plain(actual), plain(self.wanted)
        match self.how:
            case "has":
                return wanted in shown
            case "lacks":
                return wanted not in shown
            case _:
                return shown == wanted


@dataclass(frozen=True, slots=True)
class Ask:
    """One answer of the database, read through the program's own service and never from the window."""

    told: str
    wanted: str
    ask: Callable[[Link, Cancel], str]

    def holds(self, actual: str) -> bool:
        """Whether the database holds what it should."""
        return plain(actual) == plain(self.wanted)


@dataclass(frozen=True, slots=True)
class FileCheck:
    """A file that had to be written into the tour's folder, and words that its text has to hold."""

    told: str
    name: str
    holds_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Budget:
    """At the end of this step at most so many keys were pressed since the phone rang (screens.md)."""

    told: str
    most: int


@dataclass(frozen=True, slots=True)
class Step:
    """One thing a clerk does. ``ring``: the phone rings before it, keys are counted from here. ``restyles``: it changes the
    look of everything at once, so its silence is told apart from the work's.
    """

    title: str
    acts: Sequence[Act] = ()
    expects: Sequence[Expect | Ask | FileCheck] = ()
    ring: bool = False
    restyles: bool = False
    budget: Budget | None = None
    note: str = ""
    picture: str = ""
    """Name of the picture below docs/pictures, where the manual shows this step."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of one expectation."""

    told: str
    wanted: str
    actual: str
    right: bool
    how: str = "is"


@dataclass(slots=True)
class Played:
    """What became of one step."""

    number: int
    step: Step
    answers: list[Answered] = field(default_factory=list)
    picture: str = ""
    files: list[str] = field(default_factory=list)
    keys: int = 0
    keys_since_ring: int = 0
    longest_block_ms: float = 0.0
    cut: list[str] = field(default_factory=list)
    """Texts in sight that have not enough room."""
    text: str = ""
    """Everything the window showed at the end of the step."""

    @property
    def right(self) -> bool:
        """Whether every answer was right."""
        return all(answer.right for answer in self.answers)


def opened(name: str) -> Await:
    """The card is there, and keys go to the questions to the caller."""
    return Await(
        "karta, fokus na pytaniach do rozmówcy",
        lambda seen: name in seen.header() and seen.focus() == "Pytania do rozmówcy",
    )


def plain(text: str) -> str:
    """The text with every kind of space as one space, so that it compares as the eye does."""
    return " ".join(text.split())


def strokes(act: Act) -> int:
    """Keys that an act costs: each letter one, a combination as many as are held and pressed."""
    match act:
        case Type(text=text):
            return len(text)
        case Press(keys=keys, times=times):
            return times * (keys.removesuffix("+").count("+") + 1)
        case _:
            return 0
