"""Ctrl+D: a new declaration from anywhere, of the customer who is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.views.commands import Command

if TYPE_CHECKING:
    from app.views.workplace import Workplace

DECLARATIONS = "declarations"
"""Key of the office page."""


class DeclarationKeys(QObject):
    """Registers the command; lives as long as the workplace."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._workplace = workplace
        group = self.tr("Declaration")
        workplace.desk.commands.add(
            Command("declaration.new", self.tr("New declaration"), "Ctrl+D", group, self._begin, self._may)
        )

    def _may(self) -> bool:
        return any(spec.key == DECLARATIONS for spec in self._workplace.office_specs())

    def _begin(self) -> None:
        from app.views.pages.office_declarations import OfficeDeclarationsPage

        workplace = self._workplace
        in_front = workplace.stack.currentWidget() is workplace.area
        view = workplace.area.current() if in_front else None
        workplace.go(DECLARATIONS)
        page = workplace.stack.currentWidget()
        if not isinstance(page, OfficeDeclarationsPage):
            return
        if view is None:
            page.new()
        else:
            page.new(view.tab.customer_id, view.tab.contact.key, view.tab.contact.channel)
