"""Pieces that steps of several chapters are made of."""

from __future__ import annotations

from app.tour.steps import Await, Press, Type


def says(words: str) -> Await:
    """Wait until the page in sight says this; no-break spaces count as spaces."""
    return Await(f"„{words}”", lambda seen: words in seen.page().replace("\u00a0", " "))


def field(text: str) -> tuple[Type, Press]:
    """Fill in a field and go on to the next."""
    return Type(text), Press("Enter")


def save_as(name: str) -> tuple[Await, Press, Type, Press]:
    """Answer the question where to save: into the tour's folder."""
    return (
        Await(
            "okno zapisu, fokus na nazwie pliku", lambda seen: seen.focus_kind() == "QLineEdit" and bool(seen.dialog())
        ),
        Press("Ctrl+A"),
        Type("{folder}/" + name),
        Press("Enter"),
    )
