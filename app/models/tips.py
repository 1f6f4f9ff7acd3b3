"""Tool tips that are never read as markup: Qt does so with whatever looks like it, a customer's name or note too."""

from __future__ import annotations

from html import escape


def plain_tip(text: str) -> str:
    """The text as a tool tip shows it letter by letter."""
    return f"<span style='white-space: pre-wrap'>{escape(text)}</span>" if "<" in text else text
