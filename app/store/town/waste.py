"""A waste account: by contract (containers, emptied so many times a month, invoiced monthly) or the commune's fee."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from app.domain.numbering import Series
from app.store.town.chance import Wheel, between
from app.store.town.days import Days
from app.store.town.ledger import PAYERS, Account, Entry
from app.store.town.meters import BY_BILLING, BY_PORTAL
from app.store.town.papers import Issued, Line, Papers
from app.store.town.people import Customer
from app.store.town.routes import Calendar, Route, route_of
from app.store.town.sheets import Sheets
from app.store.town.streets import Place
from app.store.town.tariffs import FRACTION_NAMES, SIZES, Tariffs

BILLED_MONTHS = 36

_SETS: dict[str, Wheel[tuple[tuple[str, int, int, str], ...]]] = {
    "single": Wheel([
        ((("mixed", 120, 1, "bin"), ("bio", 120, 1, "bin"), ("plastic", 120, 2, "bag"), ("paper", 120, 1, "bag"), ("glass", 120, 1, "bag")), 6),
        ((("mixed", 240, 1, "bin"), ("plastic", 240, 1, "bin"), ("paper", 120, 1, "bin"), ("glass", 120, 1, "bin")), 3),
        ((("mixed", 120, 1, "bin"), ("plastic", 120, 1, "bag"), ("glass", 120, 1, "bag")), 1),
    ]),
    "multi": Wheel([
        ((("mixed", 1100, 3, "bin"), ("plastic", 1100, 2, "bin"), ("paper", 1100, 1, "bin"), ("glass", 1100, 1, "igloo"), ("bio", 240, 2, "bin")), 5),
        ((("mixed", 1100, 2, "bin"), ("plastic", 1100, 1, "bin"), ("paper", 240, 2, "bin"), ("glass", 240, 1, "bin"), ("bio", 240, 1, "bin")), 4),
    ]),
    "business": Wheel([
        ((("mixed", 240, 1, "bin"), ("paper", 240, 1, "bin"), ("plastic", 240, 1, "bin")), 5),
        ((("mixed", 1100, 1, "bin"), ("paper", 1100, 1, "bin"), ("plastic", 1100, 1, "bin"), ("glass", 240, 1, "bin")), 3),
        ((("mixed", 120, 1, "bin"), ("paper", 120, 1, "bin")), 3),
        ((("mixed", 1100, 4, "bin"), ("paper", 1100, 2, "bin"), ("plastic", 1100, 2, "bin"), ("bio", 240, 2, "bin")), 1),
    ]),
}  # fmt: skip
_MISSED = (
    "brak dostępu do pojemnika",
    "pojemnik niewystawiony",
    "brama zamknięta",
    "zanieczyszczona frakcja, pozostawiono naklejkę",
)


@dataclass(slots=True)
class WastePlan:
    """What decides a waste account. ``group`` OG is the commune's public-law fee: no invoices, no bank account of ours.

    ``latest``: no invoice after this ordinal (0: till today).
    """

    group: str
    housing: str
    containers: tuple[tuple[str, int, int, str], ...]
    term: int = 14
    payer: str = "punctual"
    quits: int = 0
    status: str | None = None
    latest: int = 0

    @property
    def by_contract(self) -> bool:
        """Whether the utility sells the service itself."""
        return self.group != "OG"


@dataclass(slots=True)
class WasteAccount:
    """A made waste account: its ledger before settling, its invoices, its route and point."""

    account_id: int
    plan: WastePlan
    ledger: Account
    invoices: list[Issued]
    route: Route
    point_id: int = 0


def plan_for(dice: Random, customer: Customer) -> WastePlan | None:
    """A plan as frequent as in the town, or None: contracts for firms, the commune's fee for most homes."""
    luck = dice.random()
    match customer.kind:
        case "company":
            housing, group = "business", "O2" if luck < 0.72 else ""
        case "person" if customer.home.flat:
            return None
        case "person":
            housing, group = "single", "O1" if luck < 0.05 else "OG" if luck < 0.8 else ""
        case _:
            housing, group = "multi", "O3" if luck < 0.3 else "OG" if luck < 0.85 else ""
    if not group:
        return None
    return WastePlan(group, housing, _SETS[housing].pick(dice), 14 if luck < 0.5 else 21, PAYERS.pick(dice))


class Waste:
    """Makes the waste accounts of one customer."""

    def __init__(
        self,
        dice: Random,
        days: Days,
        sheets: Sheets,
        customer: Customer,
        papers: Papers,
        calendar: Calendar,
        tariffs: Tariffs,
    ) -> None:
        self._dice = dice
        self._days = days
        self._sheets = sheets
        self._customer = customer
        self._papers = papers
        self._calendar = calendar
        self._tariffs = tariffs

    def make(self, plan: WastePlan, account_id: int, place: Place) -> WasteAccount:
        """Invoices and charges; ``point`` writes the collection point, when the address is known."""
        made = WasteAccount(
            account_id,
            plan,
            Account(account_id, "waste", status=plan.status),
            [],
            route_of(place, plan.housing == "business"),
        )
        if plan.by_contract:
            self._bill(plan, made)
        return made

    def _bill(self, plan: WastePlan, made: WasteAccount) -> None:
        days = self._days
        for back in range(BILLED_MONTHS, 0, -1):
            start, after = days.months_ago(back), days.months_ago(back - 1)
            if start < self._customer.since:
                continue
            issued = days.next_working(after + 1)
            if issued >= days.today or (plan.latest and issued > plan.latest):
                continue
            lines = self._lines(plan, made.route, start)
            if not lines:
                continue
            invoice = self._papers.issue(
                made.account_id, "waste_invoice", Series.WASTE, issued, issued + plan.term, lines, (start, after - 1)
            )
            made.invoices.append(invoice)
            made.ledger.charge(
                Entry(
                    "invoice",
                    issued,
                    debit=invoice.gross,
                    due=invoice.due,
                    document=invoice.number,
                    paper_id=invoice.paper_id,
                )
            )

    def _lines(self, plan: WastePlan, route: Route, start: int) -> list[Line]:
        year, month = self._days.month(start)
        lines = []
        for fraction, capacity, count, kind in plan.containers:
            emptied = self._calendar.emptyings(route.route_id, fraction, year, month)
            if emptied and not (kind == "bag" and plan.group == "O1"):  # bags for segregation are in the price
                name = f"Odbiór: {FRACTION_NAMES[fraction]}, {capacity} l"
                price = self._tariffs.at(plan.group, f"{fraction}_{SIZES[capacity]}", start)
                lines.append(Line(name, "szt.", emptied * count * 1000, price))
        return lines

    def point(self, made: WasteAccount, address_id: int) -> None:
        """The collection point, its containers, and pickups that did not go as planned."""
        sheets, who, dice, days = self._sheets, self._customer.customer_id, self._dice, self._days
        made.point_id = sheets.id()
        sheets.add(
            "collection_points", who, made.point_id, made.account_id, address_id, made.route.route_id, made.plan.housing
        )
        for fraction, capacity, count, kind in made.plan.containers:
            sheets.add("containers", who, sheets.id(), made.point_id, fraction, capacity, count, kind)
        if dice.random() < 0.09:
            fraction = made.plan.containers[int(dice.random() * len(made.plan.containers))][0]
            past = self._calendar.past_days(made.route.route_id, fraction, days, 90)
            if past:
                self.pickup(
                    made,
                    fraction,
                    past[int(dice.random() * len(past))],
                    "missed" if dice.random() < 0.7 else "reported",
                )

    def pickup(self, made: WasteAccount, fraction: str, day: int, status: str) -> None:
        """A pickup that differs from the route's day: missed by the crew's word, or reported by the customer."""
        days, dice = self._days, self._dice
        note = _MISSED[int(dice.random() * len(_MISSED))] if status == "missed" else "Klient zgłasza: nie odebrano"
        by = BY_BILLING if status == "missed" else BY_PORTAL
        self._sheets.add(
            "pickups", self._customer.customer_id, self._sheets.id(), made.point_id, fraction, days.iso(day), status, note, by,
            days.moment(min(day + 1, days.today - 1), between(dice, 400, 900)),
        )  # fmt: skip
