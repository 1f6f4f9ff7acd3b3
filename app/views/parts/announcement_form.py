"""A new announcement: text, service, streets completed from those that exist, from when and until when."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from app.domain.customers import Service
from app.domain.office import ANNOUNCEMENT_LONGEST, AnnouncementDraft, Street, announcement_problems
from app.models.announcement_words import problem, service_word
from app.views.parts.buttons import Button
from app.views.parts.field import FieldRow
from app.views.parts.labels import Text
from app.views.parts.moments import moment_editor, moment_of, shown_moment
from app.views.parts.panel import Panel
from app.views.parts.street_picker import StreetPicker

HOURS = 8
"""An announcement ends so much later unless another end is given."""


class AnnouncementForm(Panel):
    """Holds one announcement that is being written."""

    wanted = Signal(object)
    """The ``AnnouncementDraft`` to be made."""
    street_typed = Signal(str)
    """The beginning of a street: complete it."""

    def __init__(self, now: datetime, *, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("New announcement"))
        self._key = str(uuid4())
        self.text = QLineEdit()
        self.text.setMaxLength(ANNOUNCEMENT_LONGEST)
        self.text.setPlaceholderText(self.tr("Failure: no water until 3 p.m."))
        self.text_row = FieldRow(self.tr("Text"), self.text)
        self.service = QComboBox()
        for service in (None, *Service):
            self.service.addItem(service_word(service), service)
        self.streets = StreetPicker()
        self.starts = moment_editor(now)
        self.has_end = QCheckBox(self.tr("Ends"))
        self.has_end.setChecked(True)
        self.ends = moment_editor(now + timedelta(hours=HOURS))
        self.ends_row = FieldRow(self.tr("Until"), self.ends)
        self.add = Button(self.tr("Announce"), "main")
        self.hint = Text(
            self.tr("It stands on the cards of these streets and in the answers at once."), tone="dim", wrap=True
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        top = Qt.AlignmentFlag.AlignTop  # a problem below one field does not move its neighbours
        grid.addWidget(self.text_row, 0, 0, 1, 2, top)
        grid.addWidget(FieldRow(self.tr("Service"), self.service), 0, 2, top)
        grid.addWidget(self.streets, 1, 0, top)
        grid.addWidget(FieldRow(self.tr("From"), self.starts), 1, 1, top)
        grid.addWidget(self.ends_row, 1, 2, top)
        grid.addWidget(self.streets.chosen, 2, 0, 1, 2)
        grid.addWidget(self.has_end, 2, 2)
        for column in range(3):
            grid.setColumnStretch(column, 2 if column == 0 else 1)
        acts = QHBoxLayout()
        acts.addWidget(self.add)
        acts.addWidget(self.hint, 1)
        self.body.addLayout(grid)
        self.body.addLayout(acts)

    def _connect(self) -> None:
        self.streets.typed.connect(self.street_typed)
        self.has_end.toggled.connect(self.ends.setEnabled)
        self.add.clicked.connect(lambda _checked=False: self._announce())

    # ------------------------------------------------------------ the announcement

    def offer(self, streets: tuple[Street, ...]) -> None:
        """Streets that match what is typed."""
        self.streets.offer(streets)

    def draft(self) -> AnnouncementDraft:
        """What is written."""
        service = self.service.currentData()
        return AnnouncementDraft(
            text=self.text.text(),
            service=Service(service) if service else None,
            streets=self.streets.streets(),
            starts_at=moment_of(self.starts),
            ends_at=moment_of(self.ends) if self.has_end.isChecked() else None,
            request_key=self._key,
        )

    def show_problems(self, found: dict[str, str]) -> None:
        """Say what is wrong, by field."""
        self.text_row.set_problem(problem(found.get("text", "")))
        self.ends_row.set_problem(problem(found.get("ends_at", "")))

    def begin(self, now: datetime) -> None:
        """Another one."""
        self._key = str(uuid4())
        self.text.clear()
        self.streets.set_streets(())
        self.starts.setDateTime(shown_moment(now))
        self.ends.setDateTime(shown_moment(now + timedelta(hours=HOURS)))
        self.show_problems({})

    def is_empty(self) -> bool:
        """Whether nothing is written."""
        return not self.text.text().strip()

    def _announce(self) -> None:
        draft = self.draft()
        found = announcement_problems(draft, draft.starts_at)
        self.show_problems(found)
        if found:
            (self.text if "text" in found else self.ends).setFocus()
        elif self.streets.add_typed():
            self.wanted.emit(self.draft())
