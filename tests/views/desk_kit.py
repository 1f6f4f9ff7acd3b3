"""A desk, a customer's card and pages made up for tests of the window; no database behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, cast

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.accounts import Account
from app.domain.card import CustomerCard
from app.domain.contacts import ContactChannel
from app.domain.customers import Announcement, CustomerKind, Portal, PortalState, Service
from app.domain.metering import MeterHead, MeterRole
from app.domain.search import Hit, Match
from app.models.feed import Feed
from app.models.jobs import Jobs
from app.models.language import Polish, rest_of_words
from app.models.tab import CustomerTab, new_contact
from app.system.clock import Clock
from app.system.settings import DeskSettings
from app.system.settings import Theme as ThemeName
from app.views.clipboard import Clipboard
from app.views.commands import Commands
from app.views.desk import Clerk, Desk
from app.views.messages import Messages
from app.views.pages.page import OfficePage, OfficeSpec, Page, PageSpec
from app.views.parts.labels import Heading, Text
from app.views.parts.panel import Panel
from app.views.preferences import Preferences
from app.views.theme import Theme
from tests.accounts import BOOKED_UNTIL, TODAY, account, item

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
CLOCK = Clock(stopped=NOW)


def water(**values: Any) -> Account:
    """A water card: 96,10 zł late since 14.10.2026 and 52,22 zł to be paid by 28.11.2026."""
    items = (item(9610, date(2026, 10, 14), number=1), item(5222, date(2026, 11, 28), number=2))
    return replace(account(*items, last_payment=4900, last_payment_on=date(2026, 9, 18)), **values)


def waste(**values: Any) -> Account:
    """A waste card overpaid by 20,00 zł."""
    made = account(item(-2000, None, number=3), account_id=72, number="O-004512", service=Service.WASTE)
    return replace(made, **values)


def meter(**values: Any) -> MeterHead:
    """A main meter with its legalisation ending soon."""
    made = MeterHead(
        installation_id=11,
        meter_id=12,
        account_id=71,
        serial="8ZRI0712345678",
        role=MeterRole.MAIN,
        place="łazienka",
        digits=5,
        legal_until=date(2026, 12, 31),
        installed_on=date(2021, 5, 4),
        removed_on=None,
        parent_id=None,
        last_state=412,
        last_on=date(2026, 10, 3),
        last_estimated=False,
    )
    return replace(made, **values)


def card(customer_id: int = 1, **values: Any) -> CustomerCard:
    """Kowalska Anna of Łużycka 12/3, with water and waste."""
    made = CustomerCard(
        customer_id=customer_id,
        number=f"{4511 + customer_id:06d}",
        version=1,
        kind=CustomerKind.PERSON,
        name="Kowalska Anna",
        address="ul. Łużycka 12/3, 74-100 Gryfino",
        phone="··· ··· 567",
        email="a···@poczta.example",
        email_confirmed=True,
        email_bouncing=False,
        accounts=(water(), waste()),
        meters=(meter(),),
        papers=(),
        next_pickups=(),
        portal=Portal(PortalState.ACTIVE, "004512", None),
        announcements=(Announcement(1, Service.WATER, "Awaria: ul. Łużycka bez wody do 15:00", NOW, None),),
        asks=(),
        unread_messages=1,
        next_deadline=None,
        pending_changes=0,
        failed_verifications_today=0,
        booked_until=BOOKED_UNTIL,
        commune_phone="91 416 20 11",
        access_id=1,
    )
    return replace(made, **values)


def hit(customer_id: int = 1, name: str = "Kowalska Anna", **values: Any) -> Hit:
    """A hit of the search box."""
    made = Hit(
        customer_id,
        f"{4511 + customer_id:06d}",
        name,
        "ul. Łużycka 12/3, 74-100 Gryfino",
        (Match.NAME,),
        name,
        (("water", 14832), ("waste", -2000)),
    )
    return replace(made, **values)


class SamplePage(Page):
    """A page with one field, which tells what was done to it."""

    def __init__(self, desk: Desk, tab: CustomerTab) -> None:
        super().__init__(desk, tab)
        self.done: list[str] = []
        self.field = QLineEdit()
        self.field.setAccessibleName("Pole")
        self.title = Heading("")
        panel = Panel("Strona")
        panel.body.addWidget(self.title)
        panel.body.addWidget(Text("Treść strony", wrap=True))
        panel.body.addWidget(self.field)
        panel.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(panel)

    @override
    def show_card(self, card: CustomerCard) -> None:
        self.done.append("card")
        self.title.setText(card.name)

    @override
    def activate(self) -> None:
        self.done.append("activate")

    @override
    def focus_first(self) -> None:
        self.field.setFocus()

    @override
    def unsaved(self) -> str:
        return f"Niezapisane: {self.field.text()}." if self.field.text() else ""


class SampleOfficePage(OfficePage):
    """An office page with one field."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.field = QLineEdit()
        self.field.setAccessibleName("Pole biura")
        layout = QVBoxLayout(self)
        layout.addWidget(self.field)

    @override
    def focus_first(self) -> None:
        self.field.setFocus()


def _uses(service: Service) -> Callable[[CustomerCard], bool]:
    return lambda card: service in card.services


def pages() -> tuple[PageSpec, ...]:
    """The pages of the guide, each a ``SamplePage``."""
    return (
        PageSpec("1.1", "1", "1.1", "wiadomości", "Alt+6", SamplePage),
        PageSpec("2.1-water", "2", "2.1", "karta: woda", "Alt+1", SamplePage, _uses(Service.WATER)),
        PageSpec("2.1-waste", "2", "2.1", "karta: wywozy", "Alt+Shift+1", SamplePage, _uses(Service.WASTE)),
        PageSpec("2.2", "2", "2.2", "dokumenty", "Alt+2", SamplePage),
        PageSpec("2.3", "2", "2.3", "odczyty liczników", "Alt+3", SamplePage, lambda card: bool(card.meters)),
        PageSpec("2.4", "2", "2.4", "wywozy odpadów", "Alt+4", SamplePage, _uses(Service.WASTE)),
        PageSpec("2.5", "2", "2.5", "dane osobowe", "Alt+5", SamplePage),
        PageSpec("contacts", "3", "", "kontakty", "Alt+0", SamplePage),
    )


def office() -> tuple[OfficeSpec, ...]:
    """Two parts of the office."""

    def build(desk: Desk) -> OfficePage:
        return SampleOfficePage(desk)

    return (
        OfficeSpec("today", "Dziś", "today", "Ctrl+1", build, lambda _desk: True),
        OfficeSpec("customers", "Klienci", "customers", "Ctrl+2", build, lambda _desk: True),
        OfficeSpec("board", "Biuro", "office", "Ctrl+5", build, lambda desk: desk.clerk.has("supervisor")),
    )


class FakeLink:
    """Stands where the database would; tests patch the services that would use it."""

    def __init__(self) -> None:
        self.closed = False
        self.forbidden: set[int] = set()

    def close(self) -> None:
        self.closed = True

    def forbid_thread(self, ident: int) -> None:
        self.forbidden.add(ident)


def preferences(**values: Any) -> Preferences:
    """Settings that are kept nowhere."""
    made = Preferences(None)
    made.now = replace(DeskSettings(theme=ThemeName.LIGHT), **values)
    return made


def theme(percent: int = 100, name: ThemeName = ThemeName.LIGHT) -> Theme:
    """The look, put on the running application."""
    return Theme(cast(QApplication, QApplication.instance()), name, percent)


@contextmanager
def polish_desk(app: QApplication) -> Iterator[Desk]:
    """A desk with Polish words; its jobs are over at the end."""
    words = Polish()
    words.add(rest_of_words())
    app.installTranslator(words)
    try:
        made = desk()
        yield made
        assert made.jobs.shut_down()
    finally:
        app.removeTranslator(words)


def desk(
    home: QWidget | None = None,
    *,
    roles: frozenset[str] = frozenset({"clerk"}),
    percent: int = 100,
    name: ThemeName = ThemeName.LIGHT,
    opened: Callable[[int, str], None] | None = None,
) -> Desk:
    """A desk whose parts belong to the running application; shut its ``jobs`` down at the end."""
    app = cast(QApplication, QApplication.instance())
    commands = Commands()
    if home is not None:
        commands.set_home(home)
    return Desk(
        link=cast(Any, FakeLink()),
        jobs=Jobs(),
        feed=Feed(),
        messages=Messages(),
        commands=commands,
        clock=CLOCK,
        settings=preferences(),
        clerk=Clerk("anna.nowak", "Anna Nowak", roles),
        theme=Theme(app, name, percent),
        clipboard=Clipboard(QGuiApplication.clipboard()),
        open_customer=opened or (lambda _customer, _page: None),
    )


def tab(shown: CustomerCard | None = None, channel: ContactChannel = ContactChannel.PHONE) -> CustomerTab:
    """A customer's tab with a contact that began just now."""
    return CustomerTab(shown or card(), new_contact(channel, NOW))


__all__ = [
    "CLOCK",
    "NOW",
    "TODAY",
    "FakeLink",
    "SampleOfficePage",
    "SamplePage",
    "card",
    "desk",
    "hit",
    "meter",
    "office",
    "pages",
    "preferences",
    "tab",
    "theme",
    "waste",
    "water",
]
