"""A day of the draft, typed as clerks type it: ``28.11``, ``28.11.2026``."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from app.domain.typed_day import typed_day
from app.models import words
from app.views.parts.field import FieldRow
from app.views.parts.reading_order import show_whole

if TYPE_CHECKING:
    from app.views.wizard.step_view import StepView

_WHOLE = re.compile(r"\s*([0-9]{1,2})[. /-]([0-9]{1,2})[. /-]([0-9]{4})\s*", re.ASCII)


def read_day(text: str, today: date, *, ahead: bool) -> date | None:
    """The day meant; one ``ahead`` is only read whole, since a short one means the last such day."""
    if not text.strip():
        return None
    if ahead and (found := _WHOLE.fullmatch(text)):
        try:
            return date(int(found[3]), int(found[2]), int(found[1]))
        except ValueError:
            return None
    return typed_day(text, today)


class DayField(FieldRow):
    """Holds the text as typed; the draft has the day."""

    def __init__(self, label: str, field: str, step: StepView, *, ahead: bool = False) -> None:
        self.edit = QLineEdit()
        self.edit.setMaxLength(20)
        super().__init__(label, self.edit)
        self._shown: date | None = None
        wizard, clock = step.wizard, step.desk.clock

        def typed(text: str) -> None:
            self._shown = read_day(text, clock.today(), ahead=ahead)
            wizard.put_day(field, text, self._shown)

        def focus() -> None:
            self.edit.setFocus()
            self.edit.selectAll()
            show_whole(self)

        self.edit.textEdited.connect(typed)
        self.edit.returnPressed.connect(step.enter)
        step.stop(field, focus, self.edit.hasFocus, self.edit.isVisible)

    def show_day(self, day: date | None) -> None:
        """Show the draft's day; what was typed otherwise of the same day, or can't be read, stays."""
        if day != self._shown or (day is not None and not self.edit.text()):
            self._shown = day
            self.edit.setText(words.day(day) if day is not None else "")
