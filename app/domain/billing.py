"""What a billing system exports, as values: kinds of records with their fields, a row, and the report of an import.

Fields are declared here once: the mapping is checked against them, cells are converted by them, the store makes its
waiting room from them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.accounts import Basis
from app.domain.customers import CustomerKind, InterestRegime, Service
from app.domain.faults import BugFault, Refused
from app.domain.metering import MeterRole, ReadingSource
from app.domain.notices import PaperNotices
from app.domain.papers import PaperKind


class RecordKind(StrEnum):
    """What a row of an export may hold; one row may hold several, in this order of dependence."""

    CUSTOMER = "customer"
    ADDRESS = "address"
    ACCOUNT = "account"
    METER = "meter"
    PAPER = "paper"
    LINE = "line"
    PAYMENT = "payment"
    READING = "reading"


class FieldType(StrEnum):
    """How a cell is read and kept."""

    TEXT = "text"
    CUSTOMER_NUMBER = "customer_number"
    ACCOUNT_NUMBER = "account_number"
    SERIAL = "serial"
    DATE = "date"
    MONEY = "money"  # grosze
    VOLUME = "volume"  # m3 with three decimals
    STATE = "state"  # whole m3, black digits
    COUNT = "count"
    NUMBER = "number"
    FLAG = "flag"
    CHOICE = "choice"
    PESEL = "pesel"
    NIP = "nip"
    REGON = "regon"
    NRB = "nrb"
    PHONE = "phone"
    EMAIL = "email"
    POSTAL = "postal"
    KSEF = "ksef"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record. ``most``: longest text, or the greatest number. A ``soft`` field that can't be read is left
    out with a remark; any other one refuses the row. ``past``: a date that may not lie in the future. ``positive``: a
    number above 0.
    """

    name: str
    type: FieldType = FieldType.TEXT
    required: bool = False
    most: int = 0
    choices: tuple[str, ...] = ()
    default: str = ""
    soft: bool = False
    past: bool = False
    positive: bool = False


def _choices(words: type[StrEnum]) -> tuple[str, ...]:
    return tuple(word.value for word in words)


_VAT_RATES = ("23", "22", "8", "7", "5", "4", "3", "0", "zw", "oo", "np")
_DIAMETERS = ("15", "20", "25", "32", "40", "50", "65", "80", "100", "150", "200")
_T = FieldType
_ADDRESS = (
    Field("street", most=100),
    Field("house", most=20),
    Field("flat", most=20),
    Field("postal_code", _T.POSTAL, soft=True),
    Field("city", required=True, most=100),
)

FIELDS: Mapping[RecordKind, tuple[Field, ...]] = {
    RecordKind.CUSTOMER: (
        Field("number", _T.CUSTOMER_NUMBER, required=True),
        Field("kind", _T.CHOICE, choices=_choices(CustomerKind), default="person"),
        Field("surname", most=100),
        Field("first_name", most=100),
        Field("company", most=300),
        Field("regime", _T.CHOICE, choices=_choices(InterestRegime), default="civil"),
        Field("since", _T.DATE),
        Field("closed_on", _T.DATE),
        Field("pesel", _T.PESEL, soft=True),
        Field("nip", _T.NIP, soft=True),
        Field("regon", _T.REGON, soft=True),
        Field("phone", _T.PHONE, soft=True),
        Field("email", _T.EMAIL, soft=True, most=254),
    ),
    RecordKind.ADDRESS: (
        Field("customer", _T.CUSTOMER_NUMBER, required=True),
        Field("kind", _T.CHOICE, choices=("residence", "mailing"), default="residence"),
        *_ADDRESS,
    ),
    RecordKind.ACCOUNT: (
        Field("number", _T.ACCOUNT_NUMBER, required=True),
        Field("customer", _T.CUSTOMER_NUMBER, required=True),
        Field("service", _T.CHOICE, required=True, choices=_choices(Service)),
        Field("basis", _T.CHOICE, choices=_choices(Basis), default="contract"),
        Field("nrb", _T.NRB, soft=True),
        Field("tariff_group", required=True, most=40),
        Field("contract_number", most=100),
        Field("contract_on", _T.DATE),
        Field("opened_on", _T.DATE),
        Field("closed_on", _T.DATE),
        Field("sewage", _T.FLAG, default="false"),
        Field("norm_m3", _T.NUMBER, most=10**7, soft=True, positive=True),
        *_ADDRESS,
    ),
    RecordKind.METER: (
        Field("serial", _T.SERIAL, required=True),
        Field("account", _T.ACCOUNT_NUMBER, required=True),
        Field("digits", _T.COUNT, default="5", choices=("4", "5", "6", "7", "8")),
        Field("role", _T.CHOICE, choices=_choices(MeterRole), default="main"),
        Field("place", most=200),
        Field("maker", most=100),
        Field("type_name", most=100),
        Field("diameter", _T.COUNT, choices=_DIAMETERS, soft=True),
        Field("q3", _T.NUMBER, most=9999, soft=True, positive=True),
        Field("ratio", _T.COUNT, most=2000, soft=True, positive=True),
        Field("medium", _T.CHOICE, choices=("cold", "hot"), default="cold"),
        Field("radio", most=100),
        Field("seal", most=100),
        Field("legal_until", _T.DATE),
        Field("registered", _T.FLAG, default="true"),
        Field("installed_on", _T.DATE, past=True),
        Field("installed_state", _T.STATE),
        Field("removed_on", _T.DATE, past=True),
        Field("removed_state", _T.STATE),
        Field("parent", _T.SERIAL),
        Field("replaces", _T.SERIAL),
    ),
    RecordKind.PAPER: (
        Field("number", required=True, most=256),
        Field("account", _T.ACCOUNT_NUMBER, required=True),
        Field("kind", _T.CHOICE, choices=_choices(PaperKind)),
        Field("issued_on", _T.DATE, required=True, past=True),
        Field("sold_on", _T.DATE),
        Field("due_on", _T.DATE),
        Field("period_from", _T.DATE),
        Field("period_to", _T.DATE),
        Field("net", _T.MONEY),
        Field("vat", _T.MONEY),
        Field("gross", _T.MONEY, required=True),
        Field("vat_rate", _T.CHOICE, choices=_VAT_RATES),
        Field("booked_on", _T.DATE, past=True),
        Field("corrects", most=256),
        Field("ksef_number", _T.KSEF),
        Field("remark", most=1000),
    ),
    RecordKind.LINE: (
        Field("paper", most=256),
        Field("line_no", _T.COUNT, most=100_000, positive=True),
        Field("name", required=True, most=500),
        Field("unit", most=20),
        Field("quantity", _T.NUMBER, default="1", most=10**11),
        Field("price", _T.NUMBER, most=10**11),
        Field("vat_rate", _T.CHOICE, choices=_VAT_RATES, default="np"),
        Field("net", _T.MONEY),
        Field("vat", _T.MONEY),
        Field("gross", _T.MONEY),
    ),
    RecordKind.PAYMENT: (
        Field("key", required=True, most=200),
        Field("account", _T.ACCOUNT_NUMBER, required=True),
        Field("booked_on", _T.DATE, required=True, past=True),
        Field("amount", _T.MONEY, required=True),
        Field("document", most=256),
        Field("paper", most=256),
    ),
    RecordKind.READING: (
        Field("meter", _T.SERIAL, required=True),
        Field("read_on", _T.DATE, required=True, past=True),
        Field("period_from", _T.DATE),
        Field("state", _T.STATE),
        Field("used", _T.VOLUME),
        Field("estimated", _T.FLAG, default="false"),
        Field("rollover", _T.FLAG, default="false"),
        Field("source", _T.CHOICE, choices=_choices(ReadingSource), default="import"),
    ),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the waiting room: a field of a record."""

    kind: RecordKind
    field: Field

    @property
    def name(self) -> str:
        """``account_number``."""
        return f"{self.kind.value}_{self.field.name}"


COLUMNS = tuple(Column(kind, each) for kind, fields in FIELDS.items() if kind is not RecordKind.LINE for each in fields)
"""Every column of the waiting room in order; the lines of a paper travel beside them, as many as a row has."""


@dataclass(frozen=True, slots=True)
class LineItem:
    """A line of a paper within a row; amounts in grosze. ``line_no`` 0: to be numbered in order."""

    line_no: int
    name: str
    unit: str
    quantity: str
    price: str
    vat_rate: str
    net: int
    vat: int
    gross: int


@dataclass(frozen=True, slots=True)
class BillingRow:
    """A row that could be read: ``values`` in the order of the columns its file fills; ``line`` is that of the file.

    ``rejected``: why its reading may not be booked: a code, a colon, a sentence.
    """

    line: int
    values: tuple[object, ...]
    paper: str = ""
    items: tuple[LineItem, ...] = ()
    rejected: str = ""


@dataclass(frozen=True, slots=True)
class RecordRules:
    """What a mapping says of a kind of record beside its fields.

    ``ensure``: the record only has to exist; later rows may describe it otherwise. ``exchange_days``: a new meter at the
    same card and place, beginning at most so many days after the last reading of one before, replaced it (-1: never
    guessed). ``overlap_days``: periods of a meter may share so many days. ``settle``: what is
    paid or credited pays the oldest open item of its card.
    """

    ensure: bool = False
    exchange_days: int = -1
    overlap_days: int = 0
    settle: bool = True


@dataclass(frozen=True, slots=True)
class FilePlan:
    """What the store has to know of a file: which columns come, and the rules of each kind of record."""

    name: str
    columns: tuple[Column, ...]
    rules: Mapping[RecordKind, RecordRules]

    @property
    def kinds(self) -> frozenset[RecordKind]:
        """Kinds of records of the file."""
        return frozenset(self.rules)


@dataclass(frozen=True, slots=True)
class TariffGroup:
    """A tariff group that the mapping makes where there is none of its code."""

    code: str
    service: Service
    name: str
    cycle_months: int = 1
    metered: bool = True


@dataclass(frozen=True, slots=True)
class Remark:
    """Something said of a line of a file: a machine word and a Polish sentence."""

    line: int
    code: str
    sentence: str


class UnreadableFile(Refused):
    """A file that is refused whole; ``detail`` holds ``line`` and what the sentence speaks of."""

    def __init__(self, code: str, line: int = 0, **about: str) -> None:
        super().__init__(code, {"line": line, **about})
        self.line = line
        self.about: Mapping[str, str] = about


class MappingFault(Refused):
    """A mapping that can't be used; ``where`` is the place in it."""

    def __init__(self, code: str, where: str = "", **about: str) -> None:
        super().__init__(code, {"where": where, **about})
        self.where = where
        self.about: Mapping[str, str] = about


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of a file: every row was loaded, was there already, or was refused with its reason.

    ``notes`` tell what was decided about rows that were not refused. ``made`` counts new rows of the database by what
    they are. ``unreadable`` is set where the file was refused whole.
    """

    name: str
    sha256: str
    read: int
    loaded: int
    already: int
    refused: tuple[Remark, ...] = ()
    notes: tuple[Remark, ...] = ()
    made: Mapping[str, int] = field(default_factory=dict)
    unreadable: Remark | None = None

    def __post_init__(self) -> None:
        if self.read != self.loaded + self.already + len(self.refused):
            raise BugFault("an import lost count of its rows", code="import_count", where=self.name)

    def by_reason(self) -> tuple[tuple[str, int], ...]:
        """Codes of the refused rows with how many each, most frequent first."""
        return tuple(Counter(remark.code for remark in self.refused).most_common())


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of every file; ``ignored`` are files of the folder that the mapping does not speak of.

    ``stored`` is False after a trial. ``notices`` tells what became of e-mails of new invoices, where they were wanted.
    """

    files: tuple[FileReport, ...]
    ignored: tuple[str, ...] = ()
    stored: bool = True
    notices: PaperNotices | None = None

    @property
    def complete(self) -> bool:
        """Whether no file and no row was refused."""
        return not any(each.refused or each.unreadable for each in self.files)
