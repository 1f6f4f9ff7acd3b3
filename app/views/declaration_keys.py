"""Ctrl+D: a new declaration from anywhere, of the customer who is open."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.views.commands import Command

if TYPE_CHECKING:
    from app.models.tab import CustomerTab
    from app.views.pages.page import OfficePage
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
        workplace = self._workplace
        in_front = workplace.stack.currentWidget() is workplace.area
        view = workplace.area.current() if in_front else None
        workplace.go_then(DECLARATIONS, partial(_begin, view.tab if view is not None else None))


def _begin(tab: CustomerTab | None, page: OfficePage) -> None:
    """Of the customer who was open when the key was pressed."""
    from app.views.pages.office_declarations import OfficeDeclarationsPage

    if not isinstance(page, OfficeDeclarationsPage):
        return
    if tab is None:
        page.new()
    else:
        page.new(tab.customer_id, tab.contact.key, tab.contact.channel)
