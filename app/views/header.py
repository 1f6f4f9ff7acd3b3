"""The customer's header: who, where, Id, services used, what is due for each service in words, badges that lead on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from app.domain.balance import BalanceSummary, by_service, summarize
from app.domain.card import CustomerCard
from app.domain.contacts import Level
from app.domain.customers import CustomerKind, PortalState, Service
from app.models import words
from app.models.balance_words import Part, booked_words, header_lines
from app.models.tab import CustomerTab
from app.views.desk import Desk
from app.views.parts.flow import FlowLayout
from app.views.parts.labels import Chip, Elided, Flowing, LinkChip, Text
from app.views.parts.layouts import empty
from app.views.parts.style import mark

LEGAL_SOON_DAYS = 60
"""An ending legalisation is told this many days ahead, so that the exchange can be arranged."""


@dataclass(frozen=True)
class Badge:
    """Something about the customer that needs an eye; leads to the page with ``key`` where there is one."""

    text: str
    tone: str
    key: str = ""


class Header(QFrame):
    """Stands above every page of a customer."""

    went = Signal(str)
    """A badge was pressed: the key of the page it leads to."""

    def __init__(self, desk: Desk, tab: CustomerTab, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, "panel", value=True)
        self._desk = desk
        self._tab = tab
        self.setAccessibleName(self.tr("Customer"))
        self._compact = False
        self.name = Elided()
        self.place = Elided(tone="dim")
        self.chips = QWidget()
        self._flow = FlowLayout(6, self.chips)
        self.money = QWidget()
        self.balances = QVBoxLayout(self.money)
        self.balances.setContentsMargins(0, 0, 0, 0)
        self.balances.setSpacing(1)
        self.notices = QWidget()
        self._notices = QVBoxLayout(self.notices)
        self._notices.setContentsMargins(0, 0, 0, 0)
        self._notices.setSpacing(4)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 10, 16, 10)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._lay_out()
        tab.level_changed.connect(lambda _level: self.show_card(tab.card))

    def set_compact(self, *, compact: bool) -> None:
        """On a window low for its text, everything stands on as few lines as it can."""
        if compact != self._compact:
            self._compact = compact
            self._lay_out()
            self.show_card(self._tab.card)

    def _lay_out(self) -> None:
        grid = self._grid
        for part in (self.name, self.place, self.money, self.chips, self.notices):
            grid.removeWidget(part)
        mark(self.name, "heading", 2 if self._compact else 1)
        if self._compact:
            grid.addWidget(self.name, 0, 0)
            grid.addWidget(self.place, 0, 1)
            grid.addWidget(self.money, 1, 0, 1, 2)
        else:
            grid.addWidget(self.name, 0, 0)
            grid.addWidget(self.place, 1, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self.money, 0, 1, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.chips, 2, 0, 1, 2)
        grid.addWidget(self.notices, 3, 0, 1, 2)
        grid.setRowStretch(1, 0 if self._compact else 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1 if self._compact else 0)

    def show_card(self, card: CustomerCard) -> None:
        """Show a fresh card, as far as the level opens it."""
        self.name.setText(card.name)
        number = f"Id {card.number}"
        parts = [number, card.address] if self._compact else [card.address, number, card.phone]
        self.place.setText("   ·   ".join(part for part in parts if part))
        self._show_chips(card)
        self._show_balances(card)
        self._show_notices(card)
        self.setAccessibleDescription(f"{card.name}, {card.address}, Id {card.number}")

    def _show_chips(self, card: CustomerCard) -> None:
        self._flow.clear()
        if card.kind is not CustomerKind.PERSON:
            self._flow.addWidget(Chip(words.word(card.kind), "dim"))
        told = self._compact and self._tab.level >= Level.BALANCE
        payable = self._payable(card)
        for service in card.services:
            if service in payable:  # one button for each service (office rule 1)
                self._flow.addWidget(self._pay_chip(service, first=service is payable[0]))
            elif not told:  # the balance's lines name them already
                self._flow.addWidget(Chip(words.word(service), "brand"))
        for badge in self.badges(card):
            if not badge.key:
                self._flow.addWidget(Chip(badge.text, badge.tone))
                continue
            link = LinkChip(badge.text, badge.tone)
            link.setAccessibleName(badge.text)
            link.clicked.connect(lambda _checked=False, key=badge.key: self.went.emit(key))
            self._flow.addWidget(link)

    def _pay_chip(self, service: Service, *, first: bool) -> LinkChip:
        text = self.tr("Payment: {service}").format(service=words.word(service))
        chip = LinkChip(f"{text}   F8" if first else text, "brand")
        chip.setAccessibleName(text)
        chip.clicked.connect(lambda _checked=False: self.went.emit(f"payment:{service.value}"))
        return chip

    def _payable(self, card: CustomerCard) -> tuple[Service, ...]:
        """Services that the customer pays to us, once that may be told."""
        if self._tab.level < Level.BALANCE:
            return ()
        paid = {each.service for each in card.accounts if each.nrb}
        return tuple(service for service in card.services if service in paid)

    def badges(self, card: CustomerCard) -> Iterator[Badge]:
        """What needs an eye, most urgent first; nothing of debts below the level that opens them (office rule 8)."""
        today = self._desk.clock.today()
        if self._tab.level >= Level.BALANCE:
            yield from self._late(card, today)
        if card.failed_verifications_today:
            yield Badge(self.tr("%n failed verification(s) today", "", card.failed_verifications_today), "owe")
        if card.next_deadline is not None:
            late = card.next_deadline < today
            text = self.tr("complaint: answer by %1").replace("%1", words.day(card.next_deadline))
            yield Badge(text, "owe" if late else "warn", "contacts")
        if card.unread_messages:
            yield Badge(self.tr("%n unread message(s)", "", card.unread_messages), "warn", "1.1")
        yield from self._meters(card, today)
        if card.pending_changes:
            yield Badge(self.tr("%n change(s) of data to decide", "", card.pending_changes), "warn", "2.5")
        if card.email_bouncing:
            yield Badge(self.tr("e-mail is returned"), "warn", "2.5")
        if card.portal.state is PortalState.BLOCKED:
            yield Badge(self.tr("e-BOK blocked"), "warn", "1.3")

    def _late(self, card: CustomerCard, today: date) -> Iterator[Badge]:
        for total in by_service(self._summaries(card)):
            if total.oldest_due is not None:
                text = self.tr("%1: %2 overdue").replace("%1", words.word(total.service))
                days = words.days_word((today - total.oldest_due).days)
                key = "2.1-water" if total.service is Service.WATER else "2.1-waste"
                yield Badge(text.replace("%2", days), "owe", key)

    def _meters(self, card: CustomerCard, today: date) -> Iterator[Badge]:
        """One badge for all meters: an expired legalisation, or the nearest that ends soon."""
        days = [m.legal_until for m in card.meters if m.legal_until is not None and m.removed_on is None]
        expired = sum(day < today for day in days)
        if expired:
            yield Badge(self.tr("legalisation expired: %n meter(s)", "", expired), "warn", "2.3")
            return
        soon = [day for day in days if (day - today).days <= LEGAL_SOON_DAYS]
        if soon:
            yield Badge(self.tr("legalisation until %1").replace("%1", words.day(min(soon))), "warn", "2.3")

    def _show_balances(self, card: CustomerCard) -> None:
        """One line for each service, never netted (office rule 1), with its "as of" (office rule 3)."""
        empty(self.balances)
        if self._tab.level < Level.BALANCE:
            self._say((Part(self.tr("balance after the caller is verified"), "dim"),), "")
            return
        summaries = self._summaries(card)
        for line in header_lines(summaries, by_service(summaries), card.commune_phone):
            if self._compact:
                self._say(line, "strong")
                continue
            self._say(line[:1], "strong")
            if line[1:]:
                self._say(line[1:], "small")
        text = self.tr("%1, without interest").replace("%1", booked_words(card.booked_until))
        self._say((Part(text, "dim"),), "small")

    def _summaries(self, card: CustomerCard) -> tuple[BalanceSummary, ...]:
        today = self._desk.clock.today()
        return tuple(summarize(account, today, card.booked_until) for account in card.accounts)

    def _say(self, parts: tuple[Part, ...], look: str) -> None:
        """One line, each part in its own colour; as text it reads as a sentence. A compact header lets it wrap."""
        row: QLayout = FlowLayout(0) if self._compact else QHBoxLayout()
        row.setSpacing(0)
        if isinstance(row, QHBoxLayout):
            row.addStretch(1)
        for number, part in enumerate(parts, 1):
            text = part.text + (",\u00a0" if number < len(parts) else "")
            label = Flowing(text, tone=part.tone) if self._compact else Text(text, tone=part.tone)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            mark(label, "look", look if number == 1 else "small")
            row.addWidget(label)
        self.balances.addLayout(row)

    def _show_notices(self, card: CustomerCard) -> None:
        empty(self._notices)
        for announcement in card.announcements:
            label = Text(announcement.text, tone="warn", wrap=True)
            mark(label, "role", "announcement")
            label.setAccessibleName(announcement.text)
            self._notices.addWidget(label)
        self.notices.setVisible(bool(card.announcements))
