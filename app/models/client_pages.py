"""The pages of e-BOK as this customer finds them, in words and rows; the guide's menu and numbers. Context "ClientPages".

Only what the customer uses stands in the menu, as e-BOK does it (seed: "uzależnione od rodzaju usług").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from app.domain.accounts import Account, Basis
from app.domain.balance import summarize
from app.domain.card import CustomerCard
from app.domain.client_view import ClientData
from app.domain.customers import CustomerKind, Service
from app.domain.identifiers import format_nrb
from app.domain.papers import Paper, PaperKind
from app.models import balance_words, paper_columns
from app.models.columns import Align
from app.models.meters import state_words
from app.models.words import DASH, amount, day, local, moment, money, month, word

MONTHS_SHOWN = 24


@dataclass(frozen=True, slots=True)
class ClientLine:
    """A sentence of a page; ``strong`` is a heading, ``tone`` a colour by name."""

    text: str
    tone: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class ClientGrid:
    """A list of a page. ``heads``: (heading, whether it is as wide as its texts, side); the other one stretches."""

    name: str
    heads: tuple[tuple[str, bool, Align], ...]
    rows: tuple[tuple[str, ...], ...]
    gives_way: tuple[int, ...] = ()
    """Columns that go, in this order, where there is no room for all."""


Block = ClientLine | ClientGrid


@dataclass(frozen=True, slots=True)
class ClientPage:
    """One place of e-BOK's menu. ``group`` is "1" Konto or "2" e-BOK."""

    key: str
    group: str
    number: str
    title: str
    blocks: tuple[Block, ...]


def _tr(text: str) -> str:
    return QCoreApplication.translate("ClientPages", text)


def client_pages(card: CustomerCard, data: ClientData, today: date, *, one_time: bool) -> tuple[ClientPage, ...]:
    """The whole menu. ``one_time``: the customer has a one-time password, so e-BOK first asks for an own one."""
    return tuple(_pages(card, data, today, one_time=one_time))


def _pages(card: CustomerCard, data: ClientData, today: date, *, one_time: bool) -> Iterator[ClientPage]:
    unread = sum(not message.from_customer and message.read_at is None for message in data.messages)
    inbox = QCoreApplication.translate("ClientPages", "messages (%n unread)", "", unread) if unread else _tr("messages")
    yield ClientPage("1.1", "1", "1.1", inbox, _messages(data))
    out = ClientLine(_tr("Ends the customer's session in e-BOK."))
    yield ClientPage("1.2", "1", "1.2", _tr("sign out"), (out,))
    yield ClientPage("1.3", "1", "1.3", _tr("change the password"), _password(one_time=one_time))
    shown = [account for account in card.accounts if account.closed_on is None or account.balance]
    for number, account in enumerate(shown, 1):
        title = _tr("object card: water") if account.service is Service.WATER else _tr("object card: pickups")
        several = sum(other.service is account.service for other in shown) > 1
        name = f"{title} {account.number}" if several else title
        yield ClientPage(f"2.1-{number}", "2", "2.1", name, tuple(_card(card, account, today)))
    if data.papers:
        yield ClientPage("2.2", "2", "2.2", _tr("documents"), tuple(_papers(data, today)))
    if any(meter.removed_on is None for meter in card.meters):
        yield ClientPage("2.3", "2", "2.3", _tr("meter readings"), tuple(_meters(card)))
    if data.plan is not None and data.plan.points:
        yield ClientPage("2.4", "2", "2.4", _tr("waste pickups"), tuple(_pickups(data)))
    yield ClientPage("2.5", "2", "2.5", _tr("personal data"), tuple(_personal(card, data)))


def _messages(data: ClientData) -> tuple[Block, ...]:
    if not data.messages:
        return (ClientLine(_tr("There are no messages."), "dim"),)
    rows = tuple(
        (
            moment(m.sent_at),
            " ".join(m.subject.split()),
            _tr("you") if m.from_customer else _tr("office"),
            DASH if m.from_customer else (moment(m.read_at) if m.read_at else _tr("unread")),
        )
        for m in data.messages
    )
    heads = (
        (_tr("Sent"), True, Align.LEFT),
        (_tr("Subject"), False, Align.LEFT),
        (_tr("From"), True, Align.LEFT),
        (_tr("Read"), True, Align.LEFT),
    )
    return (ClientGrid(_tr("messages"), heads, rows, (2, 3)),)


def _password(*, one_time: bool) -> tuple[Block, ...]:
    rule = ClientLine(_tr("Asks for the password of now and twice for the new one: at least 12 characters."))
    if not one_time:
        return (rule,)
    first = _tr(
        "The customer has a one-time password: after signing in e-BOK shows this page only, until it is changed."
    )
    return (ClientLine(first, "warn"), rule)


def _card(card: CustomerCard, account: Account, today: date) -> Iterator[Block]:
    yield ClientLine(card.name, strong=True)
    yield ClientLine(account.object_address)
    yield ClientLine(_tr("Id: {number}").format(number=account.number))
    summary = summarize(account, today, card.booked_until)
    parts = balance_words.header_parts(summary, card.commune_phone)
    tone = next((part.tone for part in parts if part.tone), "")
    yield ClientLine(balance_words.header_line(summary, card.commune_phone), tone, strong=True)
    if account.basis is Basis.PUBLIC_FEE:
        return
    if account.nrb:
        yield ClientLine(_tr("Account for payments: {nrb}").format(nrb=format_nrb(account.nrb)))
    if not account.months:
        yield ClientLine(_tr("The financial history is empty."), "dim")
        return
    rows = tuple(
        (
            month(m.year, m.month),
            amount(m.debit),
            amount(m.credit),
            balance_words.saldo(m.closing),
        )
        for m in account.months[:MONTHS_SHOWN]
    )
    heads = (
        (_tr("Month"), False, Align.LEFT),
        (_tr("Charges"), True, Align.RIGHT),
        (_tr("Payments"), True, Align.RIGHT),
        (_tr("Balance at the end"), True, Align.RIGHT),
    )
    yield ClientLine(_tr("Financial history"), strong=True)
    yield ClientGrid(_tr("Financial history"), heads, rows, (1, 2))
    yield ClientLine(_tr("A click on a month unfolds its operations."), "dim")


def _papers(data: ClientData, today: date) -> Iterator[Block]:
    """The guide's two groups; corrections stand with the invoices. Notes and demands are the office's own."""
    invoices = {PaperKind.WATER_INVOICE, PaperKind.WASTE_INVOICE, PaperKind.CORRECTION}
    yield from _group(_tr("VAT invoice: water / waste"), (p for p in data.papers if p.kind in invoices), today)
    yield from _group(_tr("other sales"), (p for p in data.papers if p.kind is PaperKind.OTHER_SALE), today)
    if data.more_papers:
        yield ClientLine(_tr("Older documents follow."), "dim")


def _group(name: str, papers: Iterable[Paper], today: date) -> Iterator[Block]:
    yield ClientLine(name, strong=True)
    rows = tuple(
        (p.number, day(p.issued_on), day(p.due_on), money(p.gross), paper_columns.state_word(p, today)) for p in papers
    )
    if not rows:
        yield ClientLine(_tr("There are no documents here."), "dim")
        return
    heads = (
        (_tr("Number"), False, Align.LEFT),
        (_tr("Issued"), True, Align.LEFT),
        (_tr("Due"), True, Align.LEFT),
        (_tr("Amount"), True, Align.RIGHT),
        (_tr("State"), True, Align.LEFT),
    )
    yield ClientGrid(name, heads, rows, (1, 2))


def _meters(card: CustomerCard) -> Iterator[Block]:
    rows = tuple((m.serial, m.place or DASH, word(m.role), state_words(m)) for m in card.meters if m.removed_on is None)
    heads = (
        (_tr("Meter"), True, Align.LEFT),
        (_tr("Place"), True, Align.LEFT),
        (_tr("What it measures"), False, Align.LEFT),
        (_tr("Booked state"), True, Align.LEFT),
    )
    yield ClientGrid(_tr("meter readings"), heads, rows, (1, 2))
    yield ClientLine(
        _tr(
            "A click on a meter shows its consumption chart and last readings; a new state is taken when it is not below the booked one."
        ),
        "dim",
    )


def _pickups(data: ClientData) -> Iterator[Block]:
    plan = data.plan
    if plan is None:
        return
    several = len(plan.points) > 1
    for point in plan.points:
        yield ClientLine(point.address, strong=True)
        bins = ", ".join(f"{word(c.fraction)} {c.count} x {c.capacity} l" for c in point.containers)
        yield ClientLine(bins or DASH)
    where = {point.point_id: point.address for point in plan.points}
    rows = tuple(
        (day(p.day), word(p.fraction), word(p.status), where.get(p.point_id, DASH) if several else p.note or DASH)
        for p in plan.pickups
    )
    if not rows:
        yield ClientLine(_tr("No pickup is planned."), "dim")
        return
    last = _tr("Where") if several else _tr("Remark")
    heads = (
        (_tr("Day"), True, Align.LEFT),
        (_tr("Fraction"), True, Align.LEFT),
        (_tr("State"), True, Align.LEFT),
        (last, False, Align.LEFT),
    )
    yield ClientGrid(_tr("waste pickups"), heads, rows, (2,))


def _personal(card: CustomerCard, data: ClientData) -> Iterator[Block]:
    """Own data; e-BOK shows no PESEL nor tax number at all."""
    who = data.personal
    name = f"{who.surname} {who.first_name}".strip() if who.kind is CustomerKind.PERSON else who.company
    rows = [(_tr("Name"), name), (_tr("Customer number"), card.number)]
    kinds = {"residence": _tr("Address"), "mailing": _tr("Address for letters")}
    rows += [(kinds[a.kind], a.line) for a in who.addresses if a.kind in kinds]
    rows += [(word(c.kind), c.shown) for c in who.channels]
    heads = ((_tr("Data"), True, Align.LEFT), (_tr("As it stands"), False, Align.LEFT))
    yield ClientGrid(_tr("personal data"), heads, tuple(rows))
    for change in who.changes:
        asked = day(local(change.asked_at).date())
        yield ClientLine(_tr("A change asked for on {day} waits for the office.").format(day=asked), "warn")
    yield ClientLine(
        _tr("Here the data is masked, as everywhere in the office; in e-BOK the customer sees own data whole."), "dim"
    )
