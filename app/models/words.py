"""Words for values: months, days, money, m3, and one word for each code. Sources English, shown in Polish.

Context of every word here is "Words"; see ``resources/i18n/shell_pl.ts``.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from app.domain.contacts import ContactChannel, Level, Question, Topic
from app.domain.customers import (
    ChannelKind,
    CustomerKind,
    IdentifierKind,
    InterestRegime,
    PortalState,
    Service,
)
from app.domain.ledger import DebtStatus, OperationKind
from app.domain.metering import MeterRole, ReadingSource, ReadingStatus
from app.domain.money import MINUS, NBSP, format_amount, format_money, plain_money
from app.domain.papers import PaperGroup, PaperKind, PaperState
from app.domain.search import Match
from app.domain.waste import Fraction, PickupStatus
from app.models.language import noop

__all__ = [
    "DASH",
    "OFFICE_ZONE",
    "amount",
    "cubic",
    "day",
    "day_of_week",
    "days_word",
    "local",
    "moment",
    "money",
    "month",
    "month_short",
    "plain_money",
    "span",
    "word",
]

OFFICE_ZONE = ZoneInfo("Europe/Warsaw")
"""Moments are kept in UTC and shown in this zone."""

DASH = "–"
"""Stands where there is no value."""

MONTHS = (
    noop("Words", "January"),
    noop("Words", "February"),
    noop("Words", "March"),
    noop("Words", "April"),
    noop("Words", "May"),
    noop("Words", "June"),
    noop("Words", "July"),
    noop("Words", "August"),
    noop("Words", "September"),
    noop("Words", "October"),
    noop("Words", "November"),
    noop("Words", "December"),
)
SHORT_MONTHS = (
    noop("Words", "Jan"),
    noop("Words", "Feb"),
    noop("Words", "Mar"),
    noop("Words", "Apr"),
    noop("Words", "May (short)"),
    noop("Words", "Jun"),
    noop("Words", "Jul"),
    noop("Words", "Aug"),
    noop("Words", "Sep"),
    noop("Words", "Oct"),
    noop("Words", "Nov"),
    noop("Words", "Dec"),
)
WEEKDAYS = (
    noop("Words", "Monday"),
    noop("Words", "Tuesday"),
    noop("Words", "Wednesday"),
    noop("Words", "Thursday"),
    noop("Words", "Friday"),
    noop("Words", "Saturday"),
    noop("Words", "Sunday"),
)

_WORDS: tuple[tuple[Enum, str], ...] = (
    (Service.WATER, noop("Words", "Water")),
    (Service.WASTE, noop("Words", "Waste")),
    (CustomerKind.PERSON, noop("Words", "person")),
    (CustomerKind.COMPANY, noop("Words", "company")),
    (CustomerKind.COMMUNITY, noop("Words", "housing community")),
    (CustomerKind.MANAGER, noop("Words", "property manager")),
    (InterestRegime.CIVIL, noop("Words", "Civil Code")),
    (InterestRegime.COMMERCIAL, noop("Words", "commercial transactions")),
    (InterestRegime.TAX, noop("Words", "Tax Ordinance")),
    (PortalState.NONE, noop("Words", "no account")),
    (PortalState.WAITING, noop("Words", "waiting for activation")),
    (PortalState.ACTIVE, noop("Words", "active")),
    (PortalState.BLOCKED, noop("Words", "blocked")),
    (PortalState.CLOSED, noop("Words", "closed")),
    (ChannelKind.PHONE, noop("Words", "phone number")),
    (ChannelKind.EMAIL, noop("Words", "e-mail")),
    (IdentifierKind.PESEL, "PESEL"),
    (IdentifierKind.NIP, "NIP"),
    (IdentifierKind.REGON, "REGON"),
    (ContactChannel.PHONE, noop("Words", "by phone")),
    (ContactChannel.DESK, noop("Words", "in person")),
    (ContactChannel.OFFICE, noop("Words", "own work")),
    (Topic.BALANCE, noop("Words", "balance")),
    (Topic.READING, noop("Words", "reading")),
    (Topic.PAPER, noop("Words", "document")),
    (Topic.COMPLAINT, noop("Words", "complaint")),
    (Topic.FAILURE, noop("Words", "failure")),
    (Topic.PICKUP, noop("Words", "waste pickup")),
    (Topic.PORTAL, "e-BOK"),
    (Topic.DATA, noop("Words", "personal data")),
    (Level.GENERAL, noop("Words", "general information only")),
    (Level.READING, noop("Words", "readings and pickups")),
    (Level.BALANCE, noop("Words", "balance and documents")),
    (Level.CHANGE, noop("Words", "change of data")),
    (Question.CUSTOMER_NUMBER, noop("Words", "customer Id")),
    (Question.LAST_INVOICE, noop("Words", "number of a recent invoice")),
    (Question.PESEL_TAIL, noop("Words", "last digits of PESEL")),
    (Question.NAME_ADDRESS, noop("Words", "name and address")),
    (Question.INVOICE_AMOUNT, noop("Words", "amount of the last invoice")),
    (Question.METER_SERIAL, noop("Words", "meter number")),
    (Question.LAST_PAYMENT, noop("Words", "last payment")),
    (Question.EMAIL, noop("Words", "e-mail address on file")),
    (Question.DOCUMENT_SHOWN, noop("Words", "identity document shown")),
    (Question.CALLED_BACK, noop("Words", "called back at the number on file")),
    (OperationKind.INVOICE, noop("Words", "invoice")),
    (OperationKind.CORRECTION, noop("Words", "correction")),
    (OperationKind.INTEREST, noop("Words", "interest")),
    (OperationKind.REFUND, noop("Words", "refund of an overpayment")),
    (OperationKind.PAYMENT, noop("Words", "payment")),
    (OperationKind.WRITE_OFF, noop("Words", "debt written off")),
    (OperationKind.TRANSFER, noop("Words", "transfer between accounts")),
    (DebtStatus.DISPUTED, noop("Words", "disputed")),
    (DebtStatus.INSTALMENTS, noop("Words", "instalments")),
    (DebtStatus.COURT, noop("Words", "court or bailiff")),
    (DebtStatus.BANKRUPTCY, noop("Words", "bankruptcy")),
    (DebtStatus.DISCONNECTION, noop("Words", "disconnection")),
    (DebtStatus.DEATH, noop("Words", "death of the customer")),
    (DebtStatus.TIME_BARRED, noop("Words", "time-barred")),
    (MeterRole.MAIN, noop("Words", "main meter")),
    (MeterRole.SUB, noop("Words", "sub-meter")),
    (MeterRole.GARDEN, noop("Words", "garden meter")),
    (MeterRole.DEDUCTION, noop("Words", "deduction meter")),
    (MeterRole.COMBINED, noop("Words", "combined meter")),
    (MeterRole.HOT, noop("Words", "hot water")),
    (MeterRole.COLD, noop("Words", "cold water")),
    (ReadingStatus.REPORTED, noop("Words", "reported")),
    (ReadingStatus.WAITING, noop("Words", "reported, estimate to be corrected")),
    (ReadingStatus.BOOKED, noop("Words", "booked")),
    (ReadingStatus.REFUSED, noop("Words", "refused")),
    (ReadingStatus.REVERSED, noop("Words", "reversed")),
    (ReadingSource.PHONE, noop("Words", "phone")),
    (ReadingSource.PORTAL, "e-BOK"),
    (ReadingSource.DESK, noop("Words", "in person")),
    (ReadingSource.COLLECTOR, noop("Words", "collector")),
    (ReadingSource.RADIO, noop("Words", "radio")),
    (ReadingSource.ESTIMATE, noop("Words", "estimate")),
    (ReadingSource.INSTALLATION, noop("Words", "installation")),
    (ReadingSource.REMOVAL, noop("Words", "removal")),
    (ReadingSource.IMPORT, noop("Words", "import")),
    (PaperKind.WATER_INVOICE, noop("Words", "VAT invoice, water")),
    (PaperKind.WASTE_INVOICE, noop("Words", "VAT invoice, waste")),
    (PaperKind.OTHER_SALE, noop("Words", "other sale")),
    (PaperKind.CORRECTION, noop("Words", "correcting invoice")),
    (PaperKind.NOTE, noop("Words", "note")),
    (PaperKind.DEMAND, noop("Words", "demand for payment")),
    (PaperState.PAID, noop("Words", "paid")),
    (PaperState.PARTLY, noop("Words", "paid in part")),
    (PaperState.OPEN, noop("Words", "to pay")),
    (PaperState.OVERDUE, noop("Words", "overdue")),
    (PaperState.NOT_PAYABLE, DASH),
    (PaperGroup.ALL, noop("Words", "all documents")),
    (PaperGroup.INVOICES, noop("Words", "VAT invoices, water and waste")),
    (PaperGroup.OTHER_SALES, noop("Words", "other sales")),
    (PaperGroup.CORRECTIONS, noop("Words", "corrections")),
    (PaperGroup.NOTES, noop("Words", "notes and demands")),
    (Match.NUMBER, "Id"),
    (Match.NAME, noop("Words", "name")),
    (Match.ADDRESS, noop("Words", "address")),
    (Match.PHONE, noop("Words", "phone number")),
    (Match.EMAIL, noop("Words", "e-mail")),
    (Match.PESEL, "PESEL"),
    (Match.NIP, "NIP"),
    (Match.REGON, "REGON"),
    (Match.NRB, noop("Words", "bank account")),
    (Match.ACCOUNT, noop("Words", "object card")),
    (Match.METER, noop("Words", "meter")),
    (Match.INVOICE, noop("Words", "document")),
    (Match.KSEF, noop("Words", "KSeF number")),
    (Match.DECLARATION, noop("Words", "declaration")),
    (Match.SIMILAR, noop("Words", "similar spelling")),
    (Fraction.PAPER, noop("Words", "paper")),
    (Fraction.PLASTIC, noop("Words", "metals and plastics")),
    (Fraction.GLASS, noop("Words", "glass")),
    (Fraction.BIO, "bio"),
    (Fraction.MIXED, noop("Words", "mixed waste")),
    (Fraction.BULKY, noop("Words", "bulky waste")),
    (Fraction.ASH, noop("Words", "ash")),
    (Fraction.GREEN, noop("Words", "green waste")),
    (Fraction.TEXTILES, noop("Words", "textiles")),
    (Fraction.WEEE, noop("Words", "electrical waste")),
    (PickupStatus.PLANNED, noop("Words", "planned")),
    (PickupStatus.DONE, noop("Words", "picked up")),
    (PickupStatus.MOVED, noop("Words", "moved")),
    (PickupStatus.MISSED, noop("Words", "not picked up")),
    (PickupStatus.REPORTED, noop("Words", "reported as not picked up")),
)
# Members of two StrEnums with one text are equal, so the kind is part of the key.
_BY_VALUE = {(type(value), value.value): text for value, text in _WORDS}


def _tr(text: str) -> str:
    return QCoreApplication.translate("Words", text)


def word(value: Enum) -> str:
    """The word for a code of the domain, in small letters where Polish writes them small."""
    return _tr(_BY_VALUE[(type(value), value.value)])


def known_values() -> tuple[Enum, ...]:
    """Every code that has a word; a test compares it with the domain."""
    return tuple(value for value, _ in _WORDS)


def money(grosze: int) -> str:
    """``1 234,56 zł`` from grosze."""
    return format_money(grosze)


def ended(text: str) -> str:
    """A sentence with one full stop, also where it ends with a name that has its own (``Sp. z o.o.``)."""
    return text[:-1] if text.endswith("..") else text


def amount(grosze: int) -> str:
    """``1 234,56`` from grosze, for columns whose heading says zł."""
    return format_amount(grosze)


def day(value: date | None) -> str:
    """``28.11.2026``, a dash where there is none."""
    return DASH if value is None else f"{value.day:02d}.{value.month:02d}.{value.year:04d}"


def local(value: datetime) -> datetime:
    """An aware moment in the office's zone."""
    return value.astimezone(OFFICE_ZONE)


def moment(value: datetime | None) -> str:
    """``28.11.2026 14:05`` in the office's zone."""
    if value is None:
        return DASH
    return f"{day(local(value).date())} {hour(value)}"


def hour(value: datetime) -> str:
    """``14:05`` in the office's zone."""
    return f"{local(value):%H:%M}"


def month(year: int, number: int) -> str:
    """``listopad 2026``."""
    return f"{_tr(MONTHS[number - 1])} {year}"


def month_short(number: int) -> str:
    """``lis``, for axes."""
    return _tr(SHORT_MONTHS[number - 1])


def day_of_week(value: date) -> str:
    """``środa``."""
    return _tr(WEEKDAYS[value.weekday()])


def days_word(count: int) -> str:
    """``1 dzień``, ``39 dni``."""
    return QCoreApplication.translate("Words", "%n day(s)", "", count)


def span(seconds: int) -> str:
    """``02:41``, with hours where there are any."""
    minutes, rest = divmod(max(seconds, 0), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes:02d}:{rest:02d}"


def cubic(value: Decimal | int | None, *, digits: int = 0) -> str:
    """``1 234 m³`` or ``0,26 m³``; a dash where it is not known."""
    if value is None:
        return DASH
    text = f"{abs(value):,.{digits}f}".replace(",", NBSP).replace(".", ",")
    return f"{MINUS if value < 0 else ''}{text}{NBSP}m³"
