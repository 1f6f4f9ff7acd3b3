"""Tells how the letters of a Polish bank's file were written, by the letters themselves: banks seldom say it.

Every candidate reads the same words; a reading is as good as its letters are Polish and stand in the right case
(``ZAPŁATA``, not ``ZAPťATA``). UTF-8 whose letters were misread by another program before (a CP852 file opened as
Windows-1250 and saved, ``ROMAăSKA``) is recognised the same way and mended.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from app.domain.bank import TextEncoding

Mend = Callable[[str], str]

_WORDS: Final = re.compile(rb"[A-Za-z\x80-\xfe]*[\x80-\xfe][A-Za-z\x80-\xfe]*")
"""Words with a letter beyond ASCII; 0xFF stands alone: PKO fills empty sub-fields with it."""

MOST_WORDS: Final = 4000
"""Words that are looked at, and of them"""
MOST_DIFFERENT: Final = 1000
"""different ones decide; more would say the same."""
_LONGEST_WORD: Final = 60

_POLISH: Final = frozenset("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ")
_FOREIGN_NAMES: Final = frozenset("äöüßéèáëçñšžčřÄÖÜÉÈÁËÇÑŠŽČŘ")
_SIGNS: Final = frozenset("„”“‘’–—…§°«»\u00a0")
_FILLERS: Final = frozenset("\u02d9\u00ff")
"""What the byte 0xFF of PKO's empty sub-fields is read as: it tells nothing."""
_SINGLE: Final = ((TextEncoding.LATIN2, "iso-8859-2"), (TextEncoding.CP1250, "cp1250"), (TextEncoding.CP852, "cp852"))
"""In the order of preference where two read the same letters: ISO-8859-2 and CP1250 share twelve of the eighteen."""

_MISREAD_AS: Final = ("cp1250", "iso-8859-2", "cp1252", "iso-8859-1", "cp852", "cp437")
_MEANT: Final = ("utf-8", "cp852", "cp1250", "iso-8859-2")
_MARGIN: Final = 4.0
"""How much better a mended reading must be than what stands there: one letter is no proof."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read a file: ``codec`` of Python, what is told of it, and how a line is put right after decoding."""

    encoding: TextEncoding
    codec: str
    mend: Mend | None = None
    line_end: str = "\n"
    """NEL (U+0085) in a file of a mainframe, which has no other."""


def words_beyond_ascii(data: bytes) -> list[bytes]:
    """The words that can tell something."""
    return [] if data.isascii() else [word[:_LONGEST_WORD] for word in _WORDS.findall(data)]


def detect(words: Iterable[bytes]) -> Reading:
    """The reading that suits the words best."""
    sample = list(dict.fromkeys(words))[:MOST_DIFFERENT]
    if not sample:
        return Reading(TextEncoding.ASCII, "utf-8")
    readings = [(_goodness(_decoded(sample, codec)), Reading(encoding, codec)) for encoding, codec in _SINGLE]
    as_utf8 = _decoded(sample, "utf-8")
    plain = _goodness(as_utf8)
    readings.insert(0, (plain, Reading(TextEncoding.UTF8, "utf-8")))
    best = max(readings, key=lambda each: each[0])
    if best[1].encoding is TextEncoding.UTF8 or _is_valid(sample):
        mended, mend = _mended(as_utf8)
        if mend is not None and mended > best[0] + _MARGIN:
            return Reading(TextEncoding.MENDED, "utf-8", mend)
    return best[1]


def _decoded(words: list[bytes], codec: str) -> list[str]:
    return [word.decode(codec, "replace") for word in words]


def _is_valid(words: list[bytes]) -> bool:
    try:
        b" ".join(words).decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _goodness(words: list[str]) -> float:
    return sum(map(_word_goodness, words))


def _word_goodness(word: str) -> float:
    total = 0.0
    last = len(word) - 1
    for place, letter in enumerate(word):
        if letter < "\x80" or letter in _FILLERS:
            continue
        if letter in _POLISH:
            before = word[place - 1] if place else ""
            after = word[place + 1] if place < last else ""
            total += 3.0 if _fits(letter, before, after) else -4.0
        else:
            total += _strangeness(letter)
    return total


def _fits(letter: str, before: str, after: str) -> bool:
    """Whether the case suits the neighbours: no capital behind a small letter or before one within a word, no small
    one between capitals.
    """
    if letter.isupper():
        return not before.islower() and not (before.isupper() and after.islower())
    return not (before.isupper() and after.isupper()) and not (not before and after.isupper())


def _strangeness(letter: str) -> float:
    if letter in _SIGNS:
        return -0.5
    if letter in _FOREIGN_NAMES:
        return -1.5
    if letter == "\ufffd":
        return -5.0
    category = unicodedata.category(letter)
    if category.startswith("L"):
        return -3.0 if letter <= "\u024f" else -6.0
    return -8.0 if category.startswith("C") else -5.0


# ---------------------------------------------------------------- letters misread before


def _mended(words: list[str]) -> tuple[float, Mend | None]:
    """The best way to put the letters right, and how good it is."""
    best: tuple[float, Mend | None] = (float("-inf"), None)
    for wrong in _MISREAD_AS:
        encoded = [_encoded(word, wrong) for word in words]
        if sum(each is None for each in encoded) * 20 > len(words):
            continue
        for meant in _MEANT:
            if meant == wrong:
                continue
            mend = _mender(wrong, meant)
            goodness = _goodness([mend(word) for word in words])
            if goodness > best[0]:
                best = (goodness, mend)
    return best


_TABLES: dict[str, dict[str, int]] = {}


def _table(codec: str) -> dict[str, int]:
    """Letter -> byte; a byte the codec leaves undefined stands for itself, as Windows does it."""
    if codec not in _TABLES:
        table: dict[str, int] = {}
        for byte in range(256):
            letter = bytes([byte]).decode(codec, "replace")
            table[chr(byte) if letter == "\ufffd" else letter] = byte
        _TABLES[codec] = table
    return _TABLES[codec]


def _encoded(text: str, codec: str) -> bytes | None:
    table = _table(codec)
    try:
        return bytes([table[letter] for letter in text])
    except KeyError:
        return None


def _mender(wrong: str, meant: str) -> Mend:
    if meant == "utf-8":
        return lambda text: _mend_utf8(text, wrong)
    changes = {
        ord(letter): bytes([byte]).decode(meant, "replace") for letter, byte in _table(wrong).items() if byte >= 0x80
    }
    return lambda text: text if text.isascii() else text.translate(changes)


def _mend_utf8(text: str, wrong: str) -> str:
    if text.isascii():
        return text
    data = _encoded(text, wrong)
    return text if data is None else data.decode("utf-8", "replace")
