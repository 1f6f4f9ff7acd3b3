"""Polish of the command line: a table instead of Qt's, which is not loaded without a window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Self

from app.cli.polish import POLISH

LANGUAGES: Final = ("pl", "en")


class Words:
    """Turns the English sentence that stands in the source into the user's language."""

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else "en"

    @classmethod
    def of(cls, locales: Sequence[str]) -> Self:
        """Choose by the first locale name that is set (LANGUAGE, LC_ALL, LC_MESSAGES, LANG); English without any."""
        first = next(iter(locales), "")
        return cls("pl" if first.lower().startswith("pl") else "en")

    def __call__(self, text: str, /, **values: object) -> str:
        """Give ``text`` in the user's language, its ``{names}`` filled in."""
        found = POLISH.get(text, text) if self.language == "pl" else text
        return found.format(**values) if values else found
