"""Page 2.5: personal data, masked; revealed one by one, changed with a reason; requests from e-BOK decided."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.card import CustomerCard
from app.domain.contacts import Level
from app.domain.customers import Address, Channel, ChannelKind, CustomerKind, Identifier, PersonalData
from app.domain.identifiers import format_phone
from app.domain.listing import Changed
from app.domain.personal import PersonalDraft, PersonalField
from app.models import fault_words, words
from app.models.feed import concerns
from app.models.form_draft import FormDraft
from app.models.personal_words import field_words
from app.models.tab import CustomerTab
from app.services import personal
from app.views.desk import Desk
from app.views.pages.page import Page, PageSpec
from app.views.parts.buttons import Button
from app.views.parts.change_requests import ChangeRequests
from app.views.parts.delivery_panel import DeliveryPanel
from app.views.parts.email_change import EmailChangePanel
from app.views.parts.flow import FlowLayout
from app.views.parts.labels import Chip, Flowing, Text
from app.views.parts.layouts import empty
from app.views.parts.panel import EmptyNote, Panel
from app.views.parts.personal_editor import PersonalEditor
from app.views.parts.reading_order import show_whole
from app.views.parts.style import mark

_FOLLOWED = ("email_changes", "invoice_deliveries", "portal_accounts")


class PersonalPage(Page):
    """Who the customer is, as far as the caller may hear it."""

    key = "2.5"

    def __init__(self, desk: Desk, tab: CustomerTab) -> None:
        super().__init__(desk, tab)
        self._data: PersonalData | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        self.closed = EmptyNote(self.tr("Personal data is shown once the caller is verified (balance level)."))
        layout.addWidget(self.closed)
        self.panel = Panel(self.tr("Personal data"))
        self.note = EmptyNote(self.tr("Reading personal data ..."))
        self.panel.body.addWidget(self.note)
        self.rows = QWidget()
        self.grid = QGridLayout(self.rows)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(6)
        self.grid.setColumnStretch(1, 1)
        self.panel.body.addWidget(self.rows)
        self.hint = Text("", tone="dim", wrap=True)
        self.panel.body.addWidget(self.hint)
        layout.addWidget(self.panel)
        self.editor = PersonalEditor()
        self.editor.wanted.connect(self._save)
        self.draft = FormDraft(desk.jobs, desk.link, "personal", tab.customer_id, self.editor.texts, self)
        self.draft.found.connect(self._restore)
        self.editor.typed.connect(self.draft.touch)
        self.editor.given_up.connect(self.draft.done)
        self.editor.hide()
        layout.addWidget(self.editor)
        self.email = EmailChangePanel(desk, tab)
        self.delivery = DeliveryPanel(desk, tab)
        self.requests = ChangeRequests(desk, lambda: tab.contact.key)
        layout.addWidget(self.requests)
        for part in (self.email, self.delivery):
            part.stored.connect(self._stored)
            part.hide()
            layout.addWidget(part)
        self.requests.stored.connect(lambda done: self._stored(Changed("data_changes", done.customer_id, 0)))
        self.requests.stale.connect(self._load)
        self.requests.hide()
        layout.addStretch(1)
        self.buttons: dict[str, Button] = {}
        tab.level_changed.connect(self._open)
        desk.feed.changed.connect(self._changed)

    # ------------------------------------------------------------ page
    @override
    def show_card(self, card: CustomerCard) -> None:
        self._open()

    @override
    def activate(self) -> None:
        self._open()

    @override
    def focus_first(self) -> None:
        first = next((button for button in self.buttons.values() if button.isEnabled()), None)
        (first or self).setFocus()

    @override
    def unsaved(self) -> str:
        typed = self.editor.is_dirty() or self.requests.typed() or self.email.typed() or self.delivery.typed()
        return self.tr("The change of personal data is not saved.") if typed else ""

    def _open(self, _level: object = None) -> None:
        told = self.tab.level >= Level.BALANCE
        self.closed.setVisible(not told)
        self.panel.setVisible(told)
        self.requests.setVisible(told and self.requests.count() > 0)
        if not told:
            self._data = None  # what was revealed goes with the level
            self.editor.setVisible(False)
            self.requests.forget()
            self.email.forget()
            self.delivery.hide()
        elif self.isVisible():
            self._load() if self._data is None else self._show(self._data)

    def _changed(self, changed: Changed) -> None:
        tables = ("customers", "addresses", "contact_points", "identifiers", "data_changes", *_FOLLOWED)
        if concerns(changed, tables, self.tab.customer_id) and self._data is not None and self.isVisible():
            self._load()

    def _load(self) -> None:
        link, customer_id, contact = self.desk.link, self.tab.customer_id, self.tab.contact
        self.desk.jobs.start(
            lambda cancel: personal.load(
                link, customer_id, contact_key=contact.key, channel=contact.channel, cancel=cancel
            ),
            self._loaded,
            self._failed,
            owner=self,
            key="load",
        )

    def _failed(self, error: Exception) -> None:
        self.note.set_text(fault_words.sentence(error))
        self.desk.messages.fault(error, self._load)

    def _loaded(self, data: PersonalData) -> None:
        self._data = data
        self.editor.renew(data)
        self._show(data)
        self.draft.load()
        if self.tab.level >= Level.CHANGE:
            self.email.draft.load()

    def _restore(self, texts: dict[str, str]) -> None:
        if self._data is not None and not self.editor.is_dirty():
            self.editor.restore(self._data, texts)
            self.editor.show()

    # ------------------------------------------------------------ rows
    def _show(self, data: PersonalData) -> None:
        focused = next((key for key, button in self.buttons.items() if button.hasFocus()), "")
        self.note.hide()
        empty(self.grid)
        self.buttons = {}
        if data.kind is CustomerKind.PERSON:
            self._row(
                self.tr("Surname, first name"), f"{data.surname} {data.first_name}".strip(), PersonalField.PERSON_NAME
            )
        else:
            self._row(self.tr("Name"), data.company, PersonalField.COMPANY_NAME)
        for identifier in data.identifiers:
            self._identifier(identifier)
        self._address(data, "residence", PersonalField.RESIDENCE)
        self._address(data, "mailing", PersonalField.MAILING)
        for kind, field in ((ChannelKind.PHONE, PersonalField.PHONE), (ChannelKind.EMAIL, PersonalField.EMAIL)):
            found = [channel for channel in data.channels if channel.kind is kind]
            for channel in found:
                self._channel(channel, field)
            if not found:
                self._row(words.word(kind), self.tr("none on file"), field)
        self._row(self.tr("Customer since"), words.day(data.since))
        may_change = self.tab.level >= Level.CHANGE
        self.hint.setText(
            "" if may_change else self.tr("Data is changed after calling back the number on file, or in person.")
        )
        self.hint.setVisible(not may_change)
        self.requests.show_changes(self.tab.customer_id, data.changes, data.portal, may_decide=may_change)
        self.requests.setVisible(bool(data.changes))
        self.email.show_state(data.email_change if may_change else None)
        self.delivery.show_delivery(data.delivery, may_change=True)  # as a consent: no personal data changes
        self.delivery.show()
        if focused in self.buttons:
            self.buttons[focused].setFocus()
        elif self.hasFocus():  # the page was asked for while it was still being read
            self.focus_first()

    def _row(
        self, name: str, value: str, field: PersonalField | None = None, row_id: int = 0, version: int = 0
    ) -> Text:
        place = self.grid.rowCount()
        label = Flowing(name[:1].upper() + name[1:], tone="dim")
        shown = Text(value, wrap=True)
        mark(shown, "look", "fact")
        label.setBuddy(shown)
        self.grid.addWidget(label, place, 0)
        self.grid.addWidget(shown, place, 1)
        acts = QWidget()
        self._acts = FlowLayout(4, acts)
        self.grid.addWidget(acts, place, 2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if field is not None and self._data is not None:
            data = self._data
            button = Button(self.tr("Change"), "flat")
            button.setAccessibleName(self.tr("Change: %1").replace("%1", name))
            button.setEnabled(self.tab.level >= Level.CHANGE)
            button.clicked.connect(lambda: self._edit(data, field, row_id, version))
            self._acts.addWidget(button)
            self.buttons[f"edit-{field.value}-{row_id}"] = button
        return shown

    def _reveal_button(self, name: str, shown: Text, what: str, row_id: int) -> None:
        button = Button(self.tr("Show"), "flat")
        button.setAccessibleName(self.tr("Show: %1").replace("%1", name))
        button.clicked.connect(lambda: self._reveal(shown, button, what, row_id))
        self._acts.put_first(button)
        self.buttons[f"show-{what}-{row_id}"] = button

    def _identifier(self, identifier: Identifier) -> None:
        name = words.word(identifier.kind)
        shown = self._row(name, identifier.shown)
        if "·" in identifier.shown:
            self._reveal_button(name, shown, "identifier", identifier.identifier_id)

    def _channel(self, channel: Channel, field: PersonalField) -> None:
        name = words.word(channel.kind)
        shown = self._row(name, channel.shown, field, channel.channel_id, channel.version)
        self._reveal_button(name, shown, "channel", channel.channel_id)
        if channel.kind is ChannelKind.EMAIL:
            chip = (
                Chip(self.tr("does not work"), "owe")
                if channel.bouncing
                else Chip(self.tr("confirmed"), "ok")
                if channel.confirmed
                else Chip(self.tr("not confirmed"), "warn")
            )
            box = QWidget()
            line = FlowLayout(8, box)
            line.addWidget(shown)
            line.addWidget(chip)
            self.grid.addWidget(box, self.grid.rowCount() - 1, 1, Qt.AlignmentFlag.AlignVCenter)

    def _address(self, data: PersonalData, kind: str, field: PersonalField) -> None:
        found: Address | None = next((address for address in data.addresses if address.kind == kind), None)
        line = found.line if found is not None else self.tr("none on file")
        self._row(field_words(field), line, field, found.address_id if found else 0, found.version if found else 0)

    # ------------------------------------------------------------ acts
    def _reveal(self, shown: Text, button: Button, what: str, row_id: int) -> None:
        link, customer_id, contact = self.desk.link, self.tab.customer_id, self.tab.contact

        def told(value: str) -> None:
            shown.setText(format_phone(value) if value.startswith("+") else value)
            button.setEnabled(False)

        self.desk.jobs.start(
            lambda cancel: personal.reveal(
                link,
                customer_id,
                what,
                row_id,
                contact_key=contact.key,
                purpose=contact.channel.value,
                cancel=cancel,
            ),
            told,
            owner=self,
            key=f"reveal-{what}-{row_id}",
        )

    def _edit(self, data: PersonalData, field: PersonalField, row_id: int, version: int) -> None:
        if field is PersonalField.EMAIL:  # changes by the code that is sent to it
            self.email.begin(row_id)
            QTimer.singleShot(0, self.email, lambda: show_whole(self.email))
            return
        if self.editor.is_dirty() and not self.editor.is_about(field, row_id):
            self.desk.messages.warn(self.tr("First save the change that you have begun, or give it up."))
        else:
            self.editor.begin(data, field, row_id, version or data.version)
        self.editor.show()
        self.editor.focus_first()
        QTimer.singleShot(0, self.editor, lambda: show_whole(self.editor))  # once it has its place

    def _save(self, draft: PersonalDraft) -> None:
        link = self.desk.link
        self.desk.jobs.start(
            lambda cancel: personal.save(link, draft, cancel=cancel),
            self._saved,
            lambda error: self._not_saved(error, draft),
            owner=self,
            key="save",
        )

    def _saved(self, changed: Changed) -> None:
        self.editor.end()
        self.editor.hide()
        self.draft.done()
        self.desk.messages.say(self.tr("Personal data changed; the reason is kept."))
        self.desk.feed.tell(changed)
        self._load()

    def _not_saved(self, error: Exception, draft: PersonalDraft) -> None:
        if self.editor.tell(error):
            self._load()
        else:
            self.desk.messages.fault(error, lambda: self._save(draft))

    def _stored(self, changed: Changed) -> None:
        self.desk.feed.tell(changed)
        self._load()


def specs() -> tuple[PageSpec, ...]:
    """Page 2.5, for every customer."""
    title = QCoreApplication.translate("PersonalPage", "personal data")
    return (PageSpec("2.5", "2", "2.5", title, "Alt+5", PersonalPage),)
