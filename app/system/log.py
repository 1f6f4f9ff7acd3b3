"""The program's own log: a file that turns over, with personal data and passwords taken out.

Nothing here replaces care: never log a value of a column. Redaction is the net below.
"""

import logging
import os
import re
import sys
from copy import copy
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Final, cast

from typing_extensions import override

from app.system.folders import make_closed

FILE_NAME: Final = "okienko.log"
_MAX_BYTES: Final = 1_000_000
_KEPT: Final = 5
_CLOSED_FILE: Final = 0o600
_FORMAT: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"

# A separator inside one number: one space of any kind or one dash, never a line's end.
_S = r"[ \t\u00a0\u2007\u2009\u202f\-\u2010-\u2015]?"
_NUMBER_START = r"(?<!\d)"
_NUMBER_END = r"(?!\d)"


def _digits(*groups: int) -> str:
    return _S.join(rf"\d{{{size}}}" for size in groups)


_RULES: Final[tuple[tuple[re.Pattern[str], str], ...]] = (
    # what the database adds to its errors: key values, whole rows, statement parameters
    (re.compile(r"(?m)^(DETAIL|SZCZEGÓŁY|HINT|CONTEXT|KONTEKST|WHERE):.*$"), r"\1: [removed]"),
    (re.compile(r"\[parameters: .*?\](?=\s*(?:\n|$))", re.DOTALL), "[parameters: removed]"),
    (re.compile(r"(?i)\bKey \(([^)]*)\)=\([^\n]*\)"), r"Key (\1)=[removed]"),
    # passwords: in an URI, as key=value, as a JSON or Python mapping, as SQL
    (re.compile(r"(\b[a-z][a-z0-9+.\-]*://[^\s:/@]*):[^\s/]*@", re.IGNORECASE), r"\1:[password]@"),
    (
        re.compile(
            r"""(?ix) ( \b \w* (?: pass(?:word|wd|phrase)? | secret | token | haslo | hasło ) ["']?
            \s* [=:] \s* ) (?: \[password\] | '(?:[^'\\]|\\.)*' | "(?:[^"\\]|\\.)*" | [^\s,;&)}\]]+ )"""
        ),
        r"\1[password]",
    ),
    (re.compile(r"(?i)(\bpassword\s+)'(?:[^']|'')*'"), r"\1'[password]'"),
    (re.compile(r"SCRAM-SHA-256\$[^\s'\"]+"), "[password]"),
    (re.compile(r"[\w.!#$%&*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+"), "[email]"),
    # numbers, the longest first
    (
        re.compile(rf"{_NUMBER_START}(?:\bPL{_S})?{_digits(2, 4, 4, 4, 4, 4, 4)}{_NUMBER_END}"),
        "[nrb]",
    ),
    (re.compile(rf"{_NUMBER_START}\d{{6}}{_S}\d{{5}}{_NUMBER_END}"), "[pesel]"),
    (re.compile(rf"(?<!\d)(?:\+|00)\d{{2}}{_S}{_digits(3, 3, 3)}{_NUMBER_END}"), "[phone]"),
    (re.compile(rf"(?<!\d)(?:\+|00)\d{{2}}{_S}{_digits(2, 3, 2, 2)}{_NUMBER_END}"), "[phone]"),
    (
        re.compile(
            rf"{_NUMBER_START}(?:\bPL{_S})?(?:{_digits(3, 3, 2, 2)}|{_digits(3, 2, 2, 3)}|\d{{10}}){_NUMBER_END}"
        ),
        "[nip]",
    ),
    (re.compile(rf"{_NUMBER_START}(?:{_digits(3, 3, 3)}|{_digits(2, 3, 2, 2)}){_NUMBER_END}"), "[phone]"),
    (re.compile(rf"\(?\b0?\d{{2}}\)?{_S}{_digits(3, 2, 2)}{_NUMBER_END}"), "[phone]"),
    (re.compile(r"\b[A-Z]{3}[ ]?\d{6}\b"), "[id card]"),
    (re.compile(r"(?<!\d)\d{9,}(?!\d)"), "[number]"),
)  # fmt: skip
_DRIVERS: Final = ("sqlalchemy", "psycopg")


def redact(text: str) -> str:
    """Take personal numbers, e-mails, phones, account numbers and passwords out of ``text``."""
    for pattern, instead in _RULES:
        text = pattern.sub(instead, text)
    return text


class DriverFilter(logging.Filter):
    """Stops the database drivers' own chatter: it quotes SQL and values."""

    @override
    def filter(self, record: logging.LogRecord) -> bool:
        return record.name.split(".")[0] not in _DRIVERS or record.levelno >= logging.WARNING


class RedactingFormatter(logging.Formatter):
    """Formats a record with its message and traceback redacted; the time stamp is left as it is."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        mine = copy(record)  # other handlers get the record as it was
        try:
            message = record.getMessage()
        except (TypeError, ValueError):  # a wrong format string must not lose the record
            message = str(record.msg)
        mine.msg, mine.args, mine.exc_text = redact(message), None, None
        return super().format(mine)

    @override
    def formatException(
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        return redact(super().formatException(ei))

    @override
    def formatStack(self, stack_info: str) -> str:
        return redact(super().formatStack(stack_info))


class _ClosedFileHandler(RotatingFileHandler):
    """A rotating file that only its owner can read."""

    @override
    def _open(self) -> TextIOWrapper:
        def closed(name: str, flags: int) -> int:
            return os.open(name, flags, _CLOSED_FILE)

        opened = open(  # noqa: SIM115 - the handler closes it
            self.baseFilename, self.mode, encoding="utf-8", errors="replace", opener=closed
        )
        return cast("TextIOWrapper", opened)


def start_log(folder: Path, level: int = logging.INFO) -> logging.Handler:
    """Write the root logger's records to ``folder/okienko.log``; give the handler to ``stop_log``.

    Where the folder can't be written, warnings go to standard error instead: a full disk must
    not keep the window from opening.
    """
    handler: logging.Handler
    try:
        make_closed(folder)
        handler = _ClosedFileHandler(folder / FILE_NAME, maxBytes=_MAX_BYTES, backupCount=_KEPT, encoding="utf-8")
    except OSError as error:
        handler = logging.StreamHandler(sys.stderr)
        handler.setLevel(logging.WARNING)
        handler.addFilter(DriverFilter())
        logging.getLogger(__name__).warning("no log file: %s", error.strerror)
    else:
        handler.addFilter(DriverFilter())
    handler.setFormatter(RedactingFormatter(_FORMAT))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(min(level, root.level) if root.level else level)
    return handler


def stop_log(handler: logging.Handler) -> None:
    """Take the handler off and close its file."""
    logging.getLogger().removeHandler(handler)
    handler.close()
