"""Histories of a customer's meters as they come, each with the guard that checks what is typed."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from app.domain.metering import MeterHistory
from app.domain.reading_rules import ReadingGuard
from app.models.jobs import Jobs
from app.services import metering
from app.services.link import Link
from app.system.clock import Clock


class MeterHistories(QObject):
    """Reads histories off the GUI thread; a late answer never replaces a newer one."""

    read = Signal(int)
    """A meter's history has come; carries its installation."""
    failed = Signal(int, object)
    """A history could not be read; carries its installation and the error."""

    def __init__(self, jobs: Jobs, link: Link, clock: Clock, customer_id: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._link, self._clock, self._customer_id = jobs, link, clock, customer_id
        self._histories: dict[int, MeterHistory] = {}
        self._guards: dict[int, ReadingGuard] = {}

    def history(self, installation_id: int) -> MeterHistory | None:
        """What has been read of a meter, None so far."""
        return self._histories.get(installation_id)

    def guard(self, installation_id: int) -> ReadingGuard | None:
        """The check of what is typed for a meter, None before its history came."""
        return self._guards.get(installation_id)

    def want(self, installations: Iterable[int]) -> None:
        """Read those that are not there yet."""
        for number in installations:
            if number not in self._histories:
                self.load(number)

    def load(self, installation_id: int) -> None:
        """Read a history, again if need be."""
        link, customer_id = self._link, self._customer_id
        self._jobs.start(
            lambda cancel: metering.history(link, customer_id, installation_id, cancel=cancel),
            lambda found: self._loaded(installation_id, found),
            lambda error: self.failed.emit(installation_id, error),
            owner=self,
            key=str(installation_id),
        )

    def forget(self, but: int) -> None:
        """Something changed: what was read is dropped, but for one that is shown until it comes again."""
        for number in [n for n in self._histories if n != but]:
            del self._histories[number], self._guards[number]

    def _loaded(self, installation_id: int, found: MeterHistory) -> None:
        self._histories[installation_id] = found
        self._guards[installation_id] = ReadingGuard(found, self._clock.today())
        self.read.emit(installation_id)
