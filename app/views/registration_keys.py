"""Ctrl+R and Ctrl+I from anywhere: why a customer can't register, and registering a caller by an invoice."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from app.views.commands import Command
from app.views.workplace import Workplace

REGISTRATION = "registration"


class RegistrationKeys(QObject):
    """Opens the page for either, with the number of the customer that is in front; lives as long as the workplace."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._workplace = workplace
        if REGISTRATION not in {spec.key for spec in workplace.office_specs()}:
            return
        group = self.tr("Registration for e-BOK")
        why, invoice = self.tr("Why can't they register"), self.tr("Register a caller by an invoice")
        workplace.desk.commands.add_all(
            [
                Command("registration.why", why, "Ctrl+R", group, partial(self._begin, registering=False)),
                Command("registration.invoice", invoice, "Ctrl+I", group, partial(self._begin, registering=True)),
            ]
        )

    def _begin(self, *, registering: bool) -> None:
        from app.views.pages.office_registration import OfficeRegistrationPage

        place = self._workplace
        view = place.area.current() if place.stack.currentWidget() is place.area else None
        place.go(REGISTRATION)
        page = place.stack.currentWidget()
        if isinstance(page, OfficeRegistrationPage):
            page.begin(registering=registering, number=view.tab.card.number if view is not None else "")
