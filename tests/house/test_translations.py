"""Every sentence of the window has its Polish, and every Polish one is still said."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from PySide6.QtCore import QLibraryInfo, QTranslator

from app.models.language import FOLDER, Words, read_words
from tests.house.source import Source, parse, sources

HOLES = re.compile(r"%n|%L?\d|\{[^{}]*\}")
MARKERS = {"translate", "noop", "QT_TRANSLATE_NOOP"}


def _text(node: ast.expr | None) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def said(source: Source) -> Iterator[tuple[str, str, int]]:
    """Context, text and line of what the source marks for translation; ``tr`` takes the class around it."""
    for top in source.tree.body:
        context = top.name if isinstance(top, ast.ClassDef) else ""
        for node in ast.walk(top):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name == "tr" and node.args and (text := _text(node.args[0])) is not None:
                yield context, text, node.lineno
            elif name in MARKERS and len(node.args) > 1:
                given, text = _text(node.args[0]), _text(node.args[1])
                if given is not None and text is not None:
                    yield given, text, node.lineno


QT_FILE = "qt_pl.ts"
"""What Qt itself says and its own Polish lacks: no source of ours holds it."""


def polish(*, ours: bool = False) -> Words:
    words: Words = {}
    for file in sorted(FOLDER.glob("*_pl.ts")):
        if not (ours and file.name == QT_FILE):
            words.update(read_words(file))
    return words


def test_that_marked_texts_are_found() -> None:
    sample = parse("class Card:\n    def f(self):\n        self.tr('Balance')\n        noop('Words', 'May')\n")
    assert list(said(sample)) == [("Card", "Balance", 3), ("Words", "May", 4)]


def test_that_every_text_of_the_window_has_its_polish() -> None:
    words = polish()
    missing = [
        f"{source.name}:{line}: {context}: {text}"
        for source in sources("app/models", "app/views")
        for context, text, line in said(source)
        if (context, text) not in words
    ]
    assert not missing, f"{len(missing)} texts without Polish in resources/i18n:\n" + "\n".join(missing)


def test_that_no_polish_is_kept_for_a_text_nobody_says() -> None:
    literals = {
        node.value
        for source in sources("app")
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    stale = [f"{context}: {text}" for context, text in polish(ours=True) if text not in literals]
    assert not stale, "\n".join(stale)


def test_that_our_polish_of_qt_fills_only_its_gaps() -> None:
    qt = QTranslator()
    assert qt.load("qtbase_pl", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    needless = [f"{context}: {text}" for context, text in read_words(FOLDER / QT_FILE) if qt.translate(context, text)]
    assert not needless, "\n".join(needless)


def test_that_a_translation_keeps_what_is_filled_in() -> None:
    told = [
        f"{context}: {text} -> {form}"
        for (context, text), forms in polish().items()
        for form in forms
        if set(HOLES.findall(form)) - {"%n"} != set(HOLES.findall(text)) - {"%n"}
    ]
    assert not told, "\n".join(told)


def test_that_a_count_has_three_polish_forms() -> None:
    told = [f"{context}: {text}" for (context, text), forms in polish().items() if (len(forms) == 3) != ("%n" in text)]
    assert not told, "\n".join(told)
