"""CSV as it comes: line by line, so that memory stays flat, and refused whole where it is not what the mapping says.

A wrong encoding, a NUL, a quote that is never closed, a line of another number of columns: nothing of such a file can be
trusted. ``UnreadableFile`` names the line where the record begins, counted as text editors count.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from app.domain.billing import UnreadableFile
from app.system import file_trouble

ENCODINGS: Final = (
    "utf-8", "cp1250", "iso-8859-2", "cp852", "cp1252", "iso-8859-1", "iso-8859-15", "iso-8859-16", "mac-latin2", "ascii",
)  # fmt: skip
"""Encodings in which a line ends by the byte 10."""
_MARK: Final = b"\xef\xbb\xbf"
_WIDE_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
_LONGEST_LINE: Final = 1 << 20
_CHUNK: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a file is written. ``columns``: names where it has no header line; ``skip_lines`` stand before the header."""

    encoding: str = "utf-8"
    delimiter: str = ";"
    quote: str = '"'
    skip_lines: int = 0
    columns: tuple[str, ...] = ()
    trim: bool = True


def sha256(path: Path) -> str:
    """The file's sum. Raises UnreadableFile."""
    digest = hashlib.sha256()
    with _opened(path) as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _opened(path: Path) -> IO[bytes]:
    try:
        return path.open("rb")
    except OSError as error:
        raise UnreadableFile("not_opened", why=file_trouble.why(error)) from error


class CsvFile:
    """One file, read once: ``header()``, then ``records()``. ``position`` of ``size`` bytes is what was read so far."""

    def __init__(self, path: Path, dialect: Dialect) -> None:
        self._path = path
        self._dialect = dialect
        self._digest = hashlib.sha256()
        self._is_checked_for_utf8 = False
        self._line = 0
        self.position = 0
        self._file = _opened(path)
        self.size = path.stat().st_size
        self._reader = csv.reader(
            self._lines(),
            delimiter=dialect.delimiter,
            quotechar=dialect.quote or None,
            quoting=csv.QUOTE_MINIMAL if dialect.quote else csv.QUOTE_NONE,
            strict=True,
        )

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def header(self, wanted: Sequence[str]) -> tuple[str, ...]:
        """Names of the columns; each wanted one must be there once."""
        names = self._dialect.columns
        line = 0
        if not names:
            for line, cells in self._records():
                if line == 1 and len(cells) <= 2 and cells[0].startswith("sep="):
                    continue  # a spreadsheet's hint to itself
                names = tuple(cell.strip() for cell in cells)
                break
        if not names:
            raise UnreadableFile("no_header")
        for name in wanted:
            if names.count(name) != 1:
                raise UnreadableFile("column_missing" if name not in names else "column_twice", line, column=name)
        self._width = len(names)
        return names

    def records(self) -> Iterator[tuple[int, list[str]]]:
        """Line and cells of each record; a blank line is no record."""
        trim = self._dialect.trim
        for line, cells in self._records():
            if len(cells) != self._width:
                raise UnreadableFile("column_count", line, found=str(len(cells)), expected=str(self._width))
            yield line, [cell.strip() for cell in cells] if trim else cells

    def sum(self) -> str:
        """SHA-256 of what was read; the whole file's when every record was."""
        return self._digest.hexdigest()

    def _records(self) -> Iterator[tuple[int, list[str]]]:
        skipped = self._dialect.skip_lines
        while True:
            line = self._reader.line_num + 1 + skipped
            try:
                cells = next(self._reader)
            except StopIteration:
                return
            except csv.Error as error:
                raise UnreadableFile(_code(str(error)), line) from None
            if cells:
                yield line, cells

    def _lines(self) -> Iterator[str]:
        """Decoded lines with their ends."""
        while raw := self._read_line():
            self._line += 1
            self.position += len(raw)
            self._digest.update(raw)
            if len(raw) > _LONGEST_LINE:
                raise UnreadableFile("line_too_long", self._line)
            if self._line == 1:
                raw = self._without_mark(raw)
            if self._line > self._dialect.skip_lines:
                yield self._decoded(raw)

    def _read_line(self) -> bytes:
        try:
            return self._file.readline(_LONGEST_LINE + 1)
        except OSError as error:
            raise UnreadableFile("not_opened", self._line + 1, why=file_trouble.why(error)) from error

    def _without_mark(self, raw: bytes) -> bytes:
        if raw.startswith(_WIDE_MARKS):
            raise UnreadableFile("encoding_is_wide", 1)
        if not raw.startswith(_MARK):
            return raw
        if self._dialect.encoding != "utf-8":
            raise UnreadableFile("encoding_is_utf8", 1, encoding=self._dialect.encoding)
        return raw[len(_MARK) :]

    def _decoded(self, raw: bytes) -> str:
        if b"\0" in raw:
            raise UnreadableFile("nul", self._line)
        encoding = self._dialect.encoding
        if not raw.isascii() and encoding != "utf-8" and not self._is_checked_for_utf8:
            self._is_checked_for_utf8 = True
            if _is_utf8(raw):  # Polish in an 8-bit encoding is never valid UTF-8
                raise UnreadableFile("encoding_is_utf8", self._line, encoding=encoding)
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError as error:
            raise UnreadableFile("encoding", self._line, encoding=encoding, byte=f"0x{raw[error.start]:02X}") from None


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _code(said: str) -> str:
    """Our word for what Python's csv module says."""
    if "unexpected end of data" in said or "field larger than" in said:
        return "quote_not_closed"
    if "expected after" in said:
        return "quote_misplaced"
    return "line_end"
