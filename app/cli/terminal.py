"""What every command is handed, and what it gives back."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, TextIO

from app.cli.words import Words
from app.system.environment import Environment


class Exit(IntEnum):
    """Exit statuses, the same for every command."""

    OK = 0
    NO = 1
    """The answer is no, or the work failed for a reason of its own."""
    USAGE = 2
    UNREACHABLE = 3
    """No server, or it can't be used just now."""
    DENIED = 4
    """Wrong login or password, or the role may not."""
    SCHEMA = 5
    """The database is missing its schema, or has an older or newer one than this program."""
    REFUSED = 6
    """A rule refused what was given."""
    INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Answer:
    """How a command ended. ``data`` goes into the JSON object of ``--json``."""

    exit: Exit = Exit.OK
    data: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where a command speaks. With ``--json`` people's words go to the error stream, one object ends the output."""

    environment: Environment
    words: Words
    as_json: bool = False
    out: TextIO = field(default_factory=lambda: sys.stdout)
    err: TextIO = field(default_factory=lambda: sys.stderr)
    inp: TextIO = field(default_factory=lambda: sys.stdin)

    def say(self, text: str, /, **values: object) -> None:
        """Tell a result, in the user's language; ``text`` is the English sentence with ``{names}``."""
        self._print(self.words(text, **values), self.err if self.as_json else self.out)

    def warn(self, text: str, /, **values: object) -> None:
        """Tell what went wrong, or how far work is."""
        self._print(self.words(text, **values), self.err)

    def progress(self, text: str, /, **values: object) -> None:
        """Tell how far work is: one line that is written over, and nothing where nobody looks."""
        if self.err.isatty():
            self.err.write(f"\r\x1b[K{self.words(text, **values)}")
            self.err.flush()

    def end_progress(self) -> None:
        """Leave the line of progress."""
        if self.err.isatty():
            self.err.write("\r\x1b[K")
            self.err.flush()

    def end(self, command: str, answer: Answer) -> None:
        """With ``--json`` write the object that ends the output."""
        if self.as_json:
            told = {"command": command, "ok": answer.exit is Exit.OK, "exit": int(answer.exit), **answer.data}
            self._print(json.dumps(told, ensure_ascii=False, sort_keys=False, default=str), self.out)

    def ask_secret(self, text: str, /, **values: object) -> str | None:
        """Ask for a password without showing it; from a pipe the next line is taken, None at its end."""
        if self.inp.isatty():
            from getpass import getpass

            return getpass(self.words(text, **values) + " ", self.err)
        line = self.inp.readline()
        return line.rstrip("\r\n") if line else None

    def can_ask(self) -> bool:
        """Whether a person sits at the terminal."""
        return self.inp.isatty()

    @staticmethod
    def _print(line: str, stream: TextIO) -> None:
        try:
            print(line, file=stream, flush=True)
        except UnicodeEncodeError:
            print(line.encode("ascii", "replace").decode(), file=stream, flush=True)
