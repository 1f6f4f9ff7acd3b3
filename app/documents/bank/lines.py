"""Lines of a text file of a bank, numbered, their letters told; the file is never in memory as a whole."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from operator import methodcaller
from pathlib import Path
from typing import Final

from app.documents.bank.encoding import MOST_WORDS, Reading, detect, words_beyond_ascii
from app.domain.bank import BankProblem, TextEncoding
from app.domain.faults import Refused

MOST_BYTES: Final = 512 * 1024 * 1024
"""A statement of a hundred thousand movements has 20-60 MB, as XML some 200."""

_CHUNK: Final = 1024 * 1024
"""Bytes read at a time, and the most one line may have; a bank's line has 65, its CSV a few hundred."""

_NEL, _NEL_UTF8 = b"\x85", b"\xc2\x85"
_without_end: Final = methodcaller("rstrip", "\n")


@dataclass(frozen=True, slots=True)
class FileStart:
    """What the first bytes say: enough to choose a reader."""

    reading: Reading
    text: str
    """The first lines, decoded, whichever ends they have; at most 64 kB."""


def look(path: Path) -> FileStart:
    """Reads the file once for its size and letters. Raises Refused for what is empty, too large or no text."""
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise Refused(BankProblem.TOO_LARGE.value, {"line": 0, "size": size, "limit": MOST_BYTES})
    words: list[bytes] = []
    begin = b""
    since_line = lines = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            begin = begin or chunk[: 64 * 1024]
            if codec := _sixteen(begin[:2]):
                reading = Reading(TextEncoding.UTF16, codec)
                return _start(reading, begin[: len(begin) & ~1])
            if len(words) < MOST_WORDS:
                words.extend(words_beyond_ascii(chunk)[: MOST_WORDS - len(words)])
            lines += chunk.count(b"\n") or chunk.count(b"\r")
            last = max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))
            since_line = since_line + len(chunk) if last < 0 else len(chunk) - last
            if since_line > _CHUNK and begin.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] != b"<":
                raise Refused(BankProblem.LINE_TOO_LONG.value, {"line": lines + 1})
    if not begin.strip():
        raise Refused(BankProblem.EMPTY.value, {"line": 0})
    if b"\0" in begin or begin.startswith((b"PK\x03\x04", b"%PDF", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8", b"Rar!")):
        raise Refused(BankProblem.BINARY.value, {"line": 0})
    if not lines and (nel := _nel_of(begin)):
        found = detect(words_beyond_ascii(begin.replace(nel, b"\n")))
        codec = "utf-8" if nel == _NEL_UTF8 else "iso-8859-2"  # in the letters of Windows and DOS it is no line's end
        encoding = found.encoding if found.codec == codec else TextEncoding.LATIN2
        return _start(Reading(encoding, codec, line_end="\x85"), begin)
    marked = begin.startswith(codecs.BOM_UTF8)  # whoever wrote the mark knew its letters
    reading = Reading(TextEncoding.UTF8, "utf-8") if marked else detect(words)
    return _start(reading, begin)


def _sixteen(first: bytes) -> str:
    """The codec of a text of two bytes a letter, with the mark of its order or, where it begins with ASCII, without."""
    if first in {b"\xff\xfe", b"\xfe\xff"}:
        return "utf-16"
    if len(first) == 2 and first.count(0) == 1:
        return "utf-16-be" if first[0] == 0 else "utf-16-le"
    return ""


def _nel_of(begin: bytes) -> bytes:
    """How NEL is written in a text that has no other line end; empty where it has none."""
    if _NEL_UTF8 in begin:
        return _NEL_UTF8
    try:
        codecs.getincrementaldecoder("utf-8")().decode(begin)
    except UnicodeDecodeError:
        return _NEL if _NEL in begin and not begin.lstrip().startswith(b"<") else b""
    return b""  # a part of a letter


def _start(reading: Reading, begin: bytes) -> FileStart:
    text = io.IncrementalNewlineDecoder(None, translate=True).decode(begin.decode(reading.codec, "replace"), final=True)
    return FileStart(reading, (reading.mend(text) if reading.mend else text).replace(reading.line_end, "\n"))


@contextmanager
def opened(path: Path, reading: Reading) -> Iterator[Iterator[str]]:
    """The lines without their ends, whichever ends they have."""
    codec = "utf-8-sig" if reading.codec == "utf-8" else reading.codec
    with path.open("rb") as raw, io.TextIOWrapper(raw, codec, "replace", newline=None) as text:
        lines: Iterator[str] = map(_without_end, text)
        if reading.line_end != "\n":
            lines = chain.from_iterable(line.split(reading.line_end) for line in lines)
        yield map(reading.mend, lines) if reading.mend else lines
