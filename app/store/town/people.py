"""Who the customers are: kinds by their place in the town, names, identifiers, addresses, ways to reach them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from random import Random

from app.domain.identifiers import pesel_of
from app.domain.numbering import customer_number
from app.domain.polish import fold
from app.store.town import firms, streets
from app.store.town.chance import Wheel, between
from app.store.town.days import Days
from app.store.town.names import person_name
from app.store.town.sheets import Sheets, text
from app.store.town.streets import Place

MANAGER_EVERY = 200
MANAGER_AT = 150
MANAGED = (6, 12, 9, 14)
"""Buildings of the managers, in turn: closed-form, so that every chunk knows the invoice numbers of those before."""

MAIL_DOMAINS = ("poczta.example", "mail.example", "wp.example", "gryfino.example", "onet.example")
"""Reserved names (RFC 2606): nothing sent there by mistake arrives anywhere."""

_MOBILE = ("50", "51", "53", "57", "60", "66", "69", "72", "73", "78", "79", "88")
_HOMES: Wheel[str] = Wheel([("flat", 40), ("house", 30), ("village", 30)])
_NIP_WEIGHTS = (6, 5, 7, 2, 3, 4, 5, 6, 7)
_REGON_WEIGHTS = (8, 9, 2, 3, 4, 5, 6, 7)


@dataclass(slots=True)
class Customer:
    """A customer being made. Days are ordinals; ``objects`` are (address id, place) of supplied properties."""

    index: int
    number: int
    customer_id: int
    kind: str
    surname: str
    first_name: str
    company: str
    female: bool
    home: Place
    since: int
    nip: str = ""
    pesel: str = ""
    phone: str = ""
    email: str = ""
    email_confirmed: bool = False
    portal: str = ""
    objects: list[tuple[int, Place]] = field(default_factory=list)

    @property
    def is_firm(self) -> bool:
        """Whether invoices go by NIP, and so through KSeF."""
        return self.kind != "person"


def kind_of(index: int) -> str:
    """Kind by place: one manager in 200, of the rest 9 % companies and 7 % communities."""
    if index % MANAGER_EVERY == MANAGER_AT:
        return "manager"
    place = index * 37 % 100
    return "person" if place < 84 else "company" if place < 93 else "community"


def managed_by(index: int) -> int:
    """How many buildings the manager at ``index`` has."""
    return MANAGED[index // MANAGER_EVERY % len(MANAGED)]


def buildings_before(index: int) -> int:
    """Buildings beyond the first of each manager before ``index``; with ``index`` it numbers every account's papers."""
    whole, rest = divmod((index + MANAGER_EVERY - MANAGER_AT - 1) // MANAGER_EVERY, len(MANAGED))
    return whole * (sum(MANAGED) - len(MANAGED)) + sum(MANAGED[:rest]) - rest


def nip_of(serial: int) -> str:
    """A NIP of the 999 series, which no tax office has, with a valid check digit."""
    while True:
        body = f"999{serial % 10**6:06d}"
        check = sum(weight * int(digit) for weight, digit in zip(_NIP_WEIGHTS, body, strict=True)) % 11
        if check < 10:
            return f"{body}{check}"
        serial += 500_009


def regon_of(serial: int) -> str:
    """A nine-digit REGON with a valid check digit."""
    body = f"98{serial % 10**6:06d}"
    check = sum(weight * int(digit) for weight, digit in zip(_REGON_WEIGHTS, body, strict=True)) % 11 % 10
    return f"{body}{check}"


def make(dice: Random, days: Days, index: int, number: int, customer_id: int, spread: float) -> Customer:
    """A customer of the kind its place decides."""
    kind = kind_of(index)
    since = days.today - between(dice, 40, 9500)
    if kind == "person":
        female = dice.random() < 0.55
        surname, first = person_name(dice, female)
        home = {"flat": streets.flat, "house": streets.house, "village": streets.village_house}[_HOMES.pick(dice)](
            dice, spread
        )
        customer = Customer(index, number, customer_id, kind, surname, first, "", female, home, since)
        age = int(min(92.0, max(21.0, dice.gauss(53, 17))) * 365.25)
        customer.pesel = pesel_of(date.fromordinal(days.today - age), between(dice, 0, 4999), female)
    else:
        make_place = (
            streets.block if kind == "community" else streets.house if dice.random() < 0.75 else streets.village_house
        )
        home = make_place(dice, spread)
        name = (
            firms.community(home)
            if kind == "community"
            else firms.manager(dice)
            if kind == "manager"
            else firms.company(dice, home)
        )
        customer = Customer(index, number, customer_id, kind, "", "", name, False, home, since)
        customer.nip = nip_of(number * 13 + 7)
    _reach(dice, customer)
    return customer


def _reach(dice: Random, customer: Customer) -> None:
    if dice.random() < 0.86:
        landline = customer.is_firm and dice.random() < 0.5
        prefix = "91" if landline else _MOBILE[int(dice.random() * len(_MOBILE))]
        customer.phone = f"+48{prefix}{between(dice, 1_000_000, 9_999_999)}"
    if dice.random() < (0.75 if customer.is_firm else 0.58):
        if customer.is_firm:
            word = fold(customer.company).translate({ord(c): None for c in " /()"})[-14:]
            customer.email = f"biuro@{word}.example"
        else:
            stem = fold(f"{customer.first_name}.{customer.surname}").replace(" ", ".")
            customer.email = f"{stem}{between(dice, 1, 99)}@{MAIL_DOMAINS[int(dice.random() * len(MAIL_DOMAINS))]}"
        customer.email_confirmed = dice.random() < 0.75


def record(
    dice: Random, days: Days, sheets: Sheets, customer: Customer, closed: int = 0, *, story: bool = False
) -> None:
    """Write the customer's rows of identity; ``closed`` is the day the contract ended. A story has nothing by chance."""
    regime = "commercial" if customer.kind in {"company", "manager"} else "civil"
    sheets.add(
        "customers", customer.customer_id, customer_number(customer.number), customer.kind, text(customer.surname),
        text(customer.first_name), text(customer.company), regime, days.iso(customer.since), days.iso(closed) if closed else None,
    )  # fmt: skip
    who = customer.customer_id
    if customer.pesel:
        sheets.add("identifiers", who, sheets.id(), "pesel", customer.pesel)
    if customer.nip:
        sheets.add("identifiers", who, sheets.id(), "nip", customer.nip)
        sheets.add("identifiers", who, sheets.id(), "regon", regon_of(customer.number * 29 + 3))
    _address(sheets, customer, "residence", customer.home)
    if customer.kind == "person" and not story and dice.random() < 0.06:
        _address(sheets, customer, "mailing", streets.flat(dice, 1.0))
    if customer.phone:
        sheets.add(
            "contact_points", who, sheets.id(), "phone", customer.phone, str(story or dice.random() < 0.8), "False"
        )
        if not story and dice.random() < 0.12:
            other = f"+48{_MOBILE[int(dice.random() * len(_MOBILE))]}{between(dice, 1_000_000, 9_999_999)}"
            sheets.add("contact_points", who, sheets.id(), "phone", other, "False", "False")
    if customer.email:
        bouncing = str(customer.email_confirmed and not story and dice.random() < 0.04)
        sheets.add("contact_points", who, sheets.id(), "email", customer.email, str(customer.email_confirmed), bouncing)


def object_at(sheets: Sheets, customer: Customer, place: Place) -> int:
    """Id of the address of a supplied property, written once."""
    for address_id, known in customer.objects:
        if known == place:
            return address_id
    address_id = _address(sheets, customer, "object", place)
    customer.objects.append((address_id, place))
    return address_id


def _address(sheets: Sheets, customer: Customer, kind: str, place: Place) -> int:
    address_id = sheets.id()
    sheets.add(
        "addresses",
        customer.customer_id,
        address_id,
        kind,
        text(place.street),
        place.house,
        place.flat,
        streets.POSTAL,
        place.city,
    )
    return address_id
