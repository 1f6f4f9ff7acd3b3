"""A form whose text outlives a crash: kept a moment after typing, given back when the form is shown again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.models.jobs import Jobs
from app.models.keeper import Keeper
from app.services import form_drafts
from app.services.link import Link

Texts = tuple[tuple[str, str], ...]
"""(field, text) pairs: a value that can be compared."""


def _store(link: Link, form: str, customer_id: int, texts: Hashable) -> None:
    assert isinstance(texts, tuple)  # noqa: S101 - the snapshot's own type
    form_drafts.keep(link, form, customer_id, dict(texts))


class FormDraft(QObject):
    """Keeps the texts of one form of one customer; ``found`` brings back what an earlier run left."""

    found = Signal(object)
    """Dictionary of texts by field; sent at most once, only when there is something."""

    def __init__(
        self, jobs: Jobs, link: Link, form: str, customer_id: int, snapshot: Callable[[], Texts], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._jobs, self._link, self._form, self._customer_id = jobs, link, form, customer_id
        self._asked = False
        self.keeper = Keeper(jobs, snapshot, partial(_store, link, form, customer_id), self)

    def touch(self) -> None:
        """Something was typed."""
        self.keeper.touch()

    def load(self) -> None:
        """Ask for what was left; the first time only."""
        if self._asked:
            return
        self._asked = True
        link, form, customer_id = self._link, self._form, self._customer_id
        self._jobs.start(
            lambda cancel: form_drafts.load(link, form, customer_id, cancel=cancel),
            self._loaded,
            owner=self,
            key="load",
            quiet=True,
        )

    def _loaded(self, texts: dict[str, str]) -> None:
        if texts and self.keeper.kept:
            self.found.emit(texts)

    def done(self) -> None:
        """The form was saved, or given up by hand: nothing is kept any longer."""
        self.keeper.settled()
        self.keeper.when_idle(self._drop)

    def _drop(self) -> None:
        link, form, customer_id = self._link, self._form, self._customer_id
        self._jobs.start(
            lambda cancel: form_drafts.drop(link, form, customer_id, cancel=cancel),
            lambda _none: None,
            lambda _error: None,
            owner=self,
            key="drop",
            quiet=True,
        )
