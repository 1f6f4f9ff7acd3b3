"""A new announcement: text, service, streets completed from those that exist, from when and until when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from PySide6.QtCore import QDate, QDateTime, QModelIndex, QStringListModel, Qt, QTime, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QDateTimeEdit,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QWidget,
)

from app.domain.customers import Service
from app.domain.office import ANNOUNCEMENT_LONGEST, AnnouncementDraft, Street, announcement_problems
from app.models import words
from app.models.announcement_words import problem, service_word
from app.views.parts.buttons import Button
from app.views.parts.field import FieldRow
from app.views.parts.flow import FlowLayout
from app.views.parts.labels import LinkChip, Text
from app.views.parts.panel import Panel

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
        self._streets: list[Street] = []
        self._offered: dict[str, Street] = {}
        self._key = str(uuid4())
        self.text = QLineEdit()
        self.text.setMaxLength(ANNOUNCEMENT_LONGEST)
        self.text.setPlaceholderText(self.tr("Failure: no water until 3 p.m."))
        self.text_row = FieldRow(self.tr("Text"), self.text)
        self.service = QComboBox()
        for service in (None, *Service):
            self.service.addItem(service_word(service), service)
        self.street = QLineEdit()
        self.street.setPlaceholderText(self.tr("Type a street, Enter adds it"))
        self.street_row = FieldRow(self.tr("Streets (none: everybody)"), self.street)
        self._names = QStringListModel(self)
        self._completer = QCompleter(self._names, self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        names = QListView()
        names.setObjectName("completions")
        self._completer.setPopup(names)
        self.street.setCompleter(self._completer)
        self.chosen = QWidget()
        self._flow = FlowLayout(6, self.chosen)
        self.starts = _moment_editor(now)
        self.has_end = QCheckBox(self.tr("Ends"))
        self.has_end.setChecked(True)
        self.ends = _moment_editor(now + timedelta(hours=HOURS))
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
        grid.addWidget(self.street_row, 1, 0, top)
        grid.addWidget(FieldRow(self.tr("From"), self.starts), 1, 1, top)
        grid.addWidget(self.ends_row, 1, 2, top)
        grid.addWidget(self.chosen, 2, 0, 1, 2)
        grid.addWidget(self.has_end, 2, 2)
        for column in range(3):
            grid.setColumnStretch(column, 2 if column == 0 else 1)
        acts = QHBoxLayout()
        acts.addWidget(self.add)
        acts.addWidget(self.hint, 1)
        self.body.addLayout(grid)
        self.body.addLayout(acts)

    def _connect(self) -> None:
        self.street.textEdited.connect(self.street_typed)
        self.street.returnPressed.connect(self._add_typed)
        self._completer.activated.connect(self._picked)
        self.has_end.toggled.connect(self.ends.setEnabled)
        self.add.clicked.connect(lambda _checked=False: self._announce())

    # ------------------------------------------------------------ streets

    def offer(self, streets: tuple[Street, ...]) -> None:
        """Streets that match what is typed."""
        self._offered = {street.name: street for street in streets}
        self._names.setStringList(list(self._offered))
        if streets and self.street.hasFocus() and self.street.text():
            self._completer.complete()

    def streets(self) -> tuple[Street, ...]:
        """Streets chosen."""
        return tuple(self._streets)

    def _add_typed(self) -> None:
        typed = self.street.text().strip().casefold()
        same = [street for street in self._offered.values() if street.name.casefold() == typed]
        found = same or list(self._offered.values())[:1]
        if typed and found:
            self._add_name(found[0].name)
        elif typed:
            self.street_row.set_problem(self.tr("There is no such street among the objects served."))

    def _picked(self, value: object) -> None:
        """A street was picked from the list; the editor writes its name afterwards, so it is emptied after that."""
        self._add_name(str(value.data()) if isinstance(value, QModelIndex) else str(value))
        QTimer.singleShot(0, self.street.clear)

    def _add_name(self, name: str) -> None:
        street = self._offered.get(name)
        if street is not None and street not in self._streets:
            self._streets.append(street)
        self.street_row.set_problem("")
        self.street.clear()
        self._show_streets()

    def _remove(self, street: Street) -> None:
        self._streets.remove(street)
        self._show_streets()
        self.street.setFocus()

    def _show_streets(self) -> None:
        self._flow.clear()
        for street in self._streets:
            chip = LinkChip(f"{street.name}  ×", "brand")
            chip.setAccessibleName(self.tr("Take out {street}").format(street=street.name))
            chip.clicked.connect(lambda _checked=False, street=street: self._remove(street))
            self._flow.addWidget(chip)

    # ------------------------------------------------------------ the announcement

    def draft(self) -> AnnouncementDraft:
        """What is written."""
        service = self.service.currentData()
        return AnnouncementDraft(
            text=self.text.text(),
            service=Service(service) if service else None,
            streets=self.streets(),
            starts_at=_moment(self.starts),
            ends_at=_moment(self.ends) if self.has_end.isChecked() else None,
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
        self._streets.clear()
        self._show_streets()
        self.starts.setDateTime(_shown(now))
        self.ends.setDateTime(_shown(now + timedelta(hours=HOURS)))
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
        elif self.street.text().strip():
            self._add_typed()
            if not self.street.text():
                self.wanted.emit(self.draft())
        else:
            self.wanted.emit(draft)


def _moment_editor(at: datetime) -> QDateTimeEdit:
    editor = QDateTimeEdit(_shown(at))
    editor.setDisplayFormat("dd.MM.yyyy HH:mm")
    editor.setCalendarPopup(True)
    return editor


def _shown(at: datetime) -> QDateTime:
    """An aware moment as the office's wall clock shows it."""
    here = words.local(at)
    return QDateTime(QDate(here.year, here.month, here.day), QTime(here.hour, here.minute))


def _moment(editor: QDateTimeEdit) -> datetime:
    """What stands in the editor, as an aware moment."""
    day, time = editor.date(), editor.time()
    here = datetime(day.year(), day.month(), day.day(), time.hour(), time.minute(), tzinfo=words.OFFICE_ZONE)
    return here.astimezone(UTC)
