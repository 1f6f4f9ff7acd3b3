"""Histories of a customer's meters as they come, each with the guard that checks what is typed and what its chart shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from app.domain.metering import MeterHistory
from app.domain.reading_rules import ReadingGuard
from app.models.chart import Consumption, consumption_of
from app.models.jobs import Cancel, Jobs
from app.services import metering
from app.services.link import Link
from app.system.clock import Clock


@dataclass(frozen=True)
class Loaded:
    """A history with what is made of it off the GUI thread."""

    history: MeterHistory
    guard: ReadingGuard
    consumption: Consumption


class MeterHistories(QObject):
    """Reads histories off the GUI thread; a late answer never replaces a newer one."""

    read = Signal(int)
    """A meter's history has come; carries its installation."""
    failed = Signal(int, object)
    """A history could not be read; carries its installation and the error."""

    def __init__(self, jobs: Jobs, link: Link, clock: Clock, customer_id: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._link, self._clock, self._customer_id = jobs, link, clock, customer_id
        self._loaded: dict[int, Loaded] = {}

    def loaded(self, installation_id: int) -> Loaded | None:
        """What has been read of a meter and made of it, None so far."""
        return self._loaded.get(installation_id)

    def history(self, installation_id: int) -> MeterHistory | None:
        """What has been read of a meter, None so far."""
        found = self._loaded.get(installation_id)
        return found.history if found is not None else None

    def guard(self, installation_id: int) -> ReadingGuard | None:
        """The check of what is typed for a meter, None before its history came."""
        found = self._loaded.get(installation_id)
        return found.guard if found is not None else None

    def want(self, installations: Iterable[int]) -> None:
        """Read those that are not there yet."""
        for number in installations:
            if number not in self._loaded:
                self.load(number)

    def load(self, installation_id: int) -> None:
        """Read a history, again if need be."""
        link, customer_id, today = self._link, self._customer_id, self._clock.today()

        def work(cancel: Cancel) -> Loaded:
            found = metering.history(link, customer_id, installation_id, cancel=cancel)
            return Loaded(found, ReadingGuard(found, today), consumption_of(found))

        self._jobs.start(
            work,
            lambda found: self._came(installation_id, found),
            lambda error: self.failed.emit(installation_id, error),
            owner=self,
            key=str(installation_id),
        )

    def forget(self, but: int) -> None:
        """Something changed: what was read is dropped, but for one that is shown until it comes again."""
        for number in [n for n in self._loaded if n != but]:
            del self._loaded[number]

    def _came(self, installation_id: int, found: Loaded) -> None:
        self._loaded[installation_id] = found
        self.read.emit(installation_id)
