"""A desk at the real database with Polish words, for tests of strip and office pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtWidgets import QApplication

from app.models.language import Polish, rest_of_words
from app.store.session import Database
from app.system.clock import Clock
from app.views.desk import Clerk, Desk
from tests.views import desk_kit


@contextmanager
def staffed(app: QApplication, link: Database, *, roles: frozenset[str] = frozenset({"clerk"})) -> Iterator[Desk]:
    """A desk signed in over ``link``; its jobs are over at the end."""
    words = Polish()
    words.add(rest_of_words())
    app.installTranslator(words)
    desk = replace(desk_kit.desk(), link=link, clock=Clock(), clerk=Clerk("anna.nowak", "Anna Nowak", roles))
    try:
        yield desk
        assert desk.jobs.shut_down()
    finally:
        app.removeTranslator(words)
