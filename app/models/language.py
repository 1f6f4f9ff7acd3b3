"""The Polish of the window: ``resources/i18n/*.ts`` read as they are, no compiled files to forget.

Each part of the program keeps its own file there. The sign-in window needs one, the others are read after the first
paint, so the start does not grow with the number of words.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import cast
from xml.parsers import expat

from PySide6.QtCore import QObject, QTranslator

from app.domain.plurals import plural_form
from app.system.override import override

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "i18n"
FIRST_FILES = ("shell_pl.ts",)
"""What the sign-in window says."""

NOT_MINE: str = cast(str, None)
"""A null QString, which the binding's types don't know: it lets the next translator try."""

Words = dict[tuple[str, str], tuple[str, ...]]
"""(context, source) -> the translation, or the three Polish plural forms."""


def noop(_context: str, text: str) -> str:
    """Mark a source text that is translated later, where it is shown (Qt's QT_TRANSLATE_NOOP, typed)."""
    return text


def read_words(file: Path) -> Words:
    """Finished translations of a Qt Linguist file. Raises OSError, or expat's error where it is no XML."""
    reader = _Reader()
    reader.read(file.read_bytes())
    return reader.words


class _Reader:
    """Reads what matters of a .ts file: context/name, message/source, translation with numerusforms."""

    def __init__(self) -> None:
        self.words: Words = {}
        self._context = ""
        self._source = ""
        self._forms: list[str] = []
        self._unfinished = False
        self._text: list[str] = []

    def read(self, data: bytes) -> None:
        parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text.append
        parser.Parse(data, True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._text.clear()
        if name == "message":
            self._forms = []
        elif name == "translation":
            self._unfinished = attributes.get("type") in {"unfinished", "vanished", "obsolete"}

    def _end(self, name: str) -> None:
        text = "".join(self._text)
        if name == "name":
            self._context = text
        elif name == "source":
            self._source = text
        elif name == "numerusform":
            self._forms.append(text)
        elif name == "translation":
            forms = tuple(self._forms) or (text,)
            if all(forms) and not self._unfinished:
                self.words[self._context, self._source] = forms
        self._text.clear()


class Polish(QTranslator):
    """Gives Qt the Polish text of each ``tr``; what it has not got stays English."""

    def __init__(self, files: Iterable[str] = FIRST_FILES, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: Words = {}
        for name in files:
            self.add(read_words(FOLDER / name))

    def add(self, words: Words) -> None:
        """More words, for what is shown from now on."""
        self._words.update(words)

    @override
    def isEmpty(self) -> bool:
        return not self._words

    @override
    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str:
        forms = self._words.get((context, sourceText))
        if forms is None:
            return NOT_MINE
        return forms[plural_form(n)] if len(forms) > 1 and n >= 0 else forms[0]


def rest_of_words() -> Words:
    """Every file but the first ones; read off the GUI thread while the sign-in window is up."""
    words: Words = {}
    for file in sorted(FOLDER.glob("*_pl.ts")):
        if file.name not in FIRST_FILES:
            words.update(read_words(file))
    return words
