"""What was typed into an editor of several lines, letter by letter."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit


def typed_text(editor: QPlainTextEdit) -> str:
    """The text as it was typed; ``toPlainText`` would make plain spaces of no-break ones."""
    return editor.document().toRawText().replace("\u2029", "\n")
