"""How a widget tells the style sheet what it is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

TONES = ("", "owe", "ok", "warn", "dim", "brand")
"""Names of colours a part may have: owed or late, overpaid or done, needs an eye, secondary, ours."""


def mark(widget: QWidget, name: str, value: object) -> None:
    """Set a property that a style rule looks at (``[tone="owe"]``), and let the rule work at once.

    What stands in no window yet is polished when it is shown; asking for its style now would only cost the start.
    """
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if not widget.window().isVisible():
        return
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


def set_tone(widget: QWidget, tone: str) -> None:
    """Give a part one of ``TONES``."""
    mark(widget, "tone", tone)
