"""The customer's left menu: the numbers and words of the e-BOK guide, only what this customer uses."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from app.views.pages.page import PageSpec
from app.views.parts.buttons import key_text
from app.views.parts.lists import PlaceList
from app.views.theme import Theme


class CustomerMenu(PlaceList):
    """1 Konto, 2 e-BOK, 3 Biuro with their pages."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent=parent)
        self.setAccessibleName(self.tr("Pages of this customer"))
        self._shown: tuple[str, ...] = ()

    def show_pages(self, specs: Iterable[PageSpec]) -> None:
        """Show these pages under their groups; nothing flickers when they are the same."""
        specs = tuple(specs)
        if tuple(spec.key for spec in specs) == self._shown:
            return
        self._shown = tuple(spec.key for spec in specs)
        current = self.current_key()
        self._silent = True
        self.clear()
        groups = {
            "1": self.tr("1  Account"),
            "2": self.tr("2  e-BOK"),
            "3": self.tr("3  Office"),
        }
        for group, heading in groups.items():
            mine = [spec for spec in specs if spec.group == group]
            if mine:
                self.add_heading(heading)
            for spec in mine:
                self.add_place(
                    spec.key, f"{spec.number} {spec.title}".strip(), hint=key_text(spec.shortcut), inner=True
                )
        self._silent = False
        self.show_key(current)
        self.fit()
