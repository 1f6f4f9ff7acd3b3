"""Pages of a paper on the screen: their sizes, a drawn page, where each letter stands, and looking for words in them.

Places are in points (1/72 inch) from the page's upper left corner.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.polish import fold


@dataclass(frozen=True, slots=True)
class PageSize:
    """Width and height of a page."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn page: four bytes a pixel (blue, green, red, unused), ``stride`` bytes a row."""

    width: int
    height: int
    stride: int
    pixels: bytes


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a page."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class TextLayer:
    """The text of a page, letter by letter; a letter without a place (a space, the end of a line) has none."""

    text: str
    boxes: tuple[Box | None, ...]

    def letter_at(self, x: float, y: float) -> int:
        """Number of the letter nearest to a place, -1 on a page without text. A line counts more than a column."""
        best, found = float("inf"), -1
        for number, box in enumerate(self.boxes):
            if box is None:
                continue
            across = max(box.left - x, 0.0, x - box.right)
            down = max(box.top - y, 0.0, y - box.bottom)
            far = across + 20 * down
            if far < best:
                best, found = far, number
        return found

    def part(self, first: int, last: int) -> str:
        """The text from one letter to another, both included."""
        return self.text[first : last + 1].replace("\r\n", "\n").replace("\r", "\n")

    def places(self, first: int, last: int) -> tuple[Box, ...]:
        """Where letters stand, one box a line."""
        found: list[Box] = []
        for box in self.boxes[first : last + 1]:
            if box is None:
                continue
            if found and _same_line(found[-1], box):
                found[-1] = _around(found[-1], box)
            else:
                found.append(box)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class TextHit:
    """Where a wanted text stands: its page (from 0) and a box for each line it goes over."""

    page: int
    boxes: tuple[Box, ...]


def _same_line(line: Box, box: Box) -> bool:
    middle = (box.top + box.bottom) / 2
    return line.top <= middle <= line.bottom and box.left >= line.left - 1


def _around(one: Box, other: Box) -> Box:
    return Box(
        min(one.left, other.left),
        min(one.top, other.top),
        max(one.right, other.right),
        max(one.bottom, other.bottom),
    )


def find_text(layers: Sequence[TextLayer], wanted: str) -> tuple[TextHit, ...]:
    """Every place of ``wanted``, as the search of the house compares: no Polish marks, no case, any spaces."""
    needle = fold(wanted)
    return tuple(_hits(layers, needle)) if needle else ()


def _hits(layers: Sequence[TextLayer], needle: str) -> Iterator[TextHit]:
    for page, layer in enumerate(layers):
        folded, places = _folded(layer.text)
        at = folded.find(needle)
        while at >= 0:
            yield TextHit(page, layer.places(places[at], places[at + len(needle) - 1]))
            at = folded.find(needle, at + len(needle))


def _folded(text: str) -> tuple[str, list[int]]:
    """The folded text and, for each of its letters, the number of the letter it was made of."""
    letters: list[str] = []
    places: list[int] = []
    known: dict[str, str] = {}
    for number, letter in enumerate(text):
        if letter not in known:
            known[letter] = _fold_letter(letter)
        plain = known[letter]
        if plain == " " and (not letters or letters[-1] == " "):
            continue
        letters.append(plain)
        if plain:
            places.append(number)
    return "".join(letters), places


def _fold_letter(letter: str) -> str:
    """One letter folded: itself, a space, or nothing; ``fold`` strips spaces, so it is asked between two letters."""
    return fold(f"a{letter}a")[1:-1] if not letter.isspace() else " "
