"""What a page is: of a customer (the guide's 2.1, 2.2 ...) or of the office (Dziś, Klienci ...)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from app.domain.card import CustomerCard
    from app.models.tab import CustomerTab
    from app.views.desk import Desk


def _every(_card: CustomerCard) -> bool:
    return True


class Page(QWidget):
    """A page of one customer. Made when first shown; never visible before ``show_card`` was called."""

    key = ""
    """Set by ``PageSpec.key``: "2.1-water", "2.3" ..."""

    def __init__(self, desk: Desk, tab: CustomerTab, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.tab = tab

    def show_card(self, card: CustomerCard) -> None:
        """A fresh card came: at first, after a save here, after a change at another desk."""
        raise NotImplementedError

    def activate(self) -> None:
        """The page is shown now: start its own requests (each time; skip what is already there)."""

    def show_part(self, part: str) -> None:
        """A part of the page was asked for (``payment:water``); a page without parts shows itself."""

    def leads_to(self, key: str) -> str:
        """The key of another page, with its part where this page is about one: F8 on a card pays that card."""
        return key

    def focus_first(self) -> None:
        """Put the focus where the clerk begins."""
        self.setFocus()

    def unsaved(self) -> str:
        """A sentence on what would be lost when the tab is closed; empty when nothing would."""
        return ""


class OfficePage(QWidget):
    """A page of the office, reached from the navigation on the left; made when first shown."""

    key = ""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk

    def activate(self) -> None:
        """The page is shown now: start its own requests (each time; skip what is already there)."""

    def focus_first(self) -> None:
        """Put the focus where the clerk begins."""
        self.setFocus()

    def unsaved(self) -> str:
        """A sentence on what would be lost at signing out; empty when nothing would."""
        return ""


@dataclass(frozen=True)
class PageSpec:
    """How a customer's page stands in the left menu. ``group`` is "1" Konto, "2" e-BOK or "3" Biuro; ``number`` the
    guide's; ``wanted`` tells whether this customer has it; ``shortcut`` Alt and a digit, see ``docs``.
    """

    key: str
    group: str
    number: str
    title: str
    shortcut: str
    build: Callable[[Desk, CustomerTab], Page]
    wanted: Callable[[CustomerCard], bool] = _every


@dataclass(frozen=True)
class OfficeSpec:
    """How a page of the office stands in the navigation; ``icon`` is a name in ``resources/icons``."""

    key: str
    title: str
    icon: str
    shortcut: str
    build: Callable[[Desk], OfficePage]
    wanted: Callable[[Desk], bool]
