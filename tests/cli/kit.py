"""A terminal for tests: what was said can be read, what is typed is given."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass, field
from typing import Any

from app.cli import program
from app.cli.terminal import Terminal
from app.cli.words import Words
from app.system.environment import Environment


@dataclass(frozen=True)
class Said:
    """How a command ended and what it printed."""

    status: int
    out: str
    err: str

    @property
    def told(self) -> dict[str, Any]:
        """The JSON object of the last line."""
        found: dict[str, Any] = json.loads(self.out.splitlines()[-1])
        return found


@dataclass
class Desk:
    """Runs commands as a user with this DSN, language and input would."""

    dsn: str | None = field(default=None, repr=False)
    language: str = "en"

    def run(self, *arguments: str, typed: str = "", environment: Environment | None = None) -> Said:
        out, err = io.StringIO(), io.StringIO()
        terminal = Terminal(
            environment or Environment(dsn=self.dsn), Words(self.language), out=out, err=err, inp=io.StringIO(typed)
        )
        status = program.run(arguments, terminal)
        return Said(status, out.getvalue(), err.getvalue())
