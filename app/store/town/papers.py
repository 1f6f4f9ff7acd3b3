"""Papers of one customer: invoices for water and waste, other sales, corrections, interest notes, demands."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from app.domain.identifiers import ksef_number_of
from app.domain.numbering import Series, paper_number
from app.store.town.days import Days
from app.store.town.habits import Period
from app.store.town.people import nip_of
from app.store.town.sheets import Sheets
from app.store.town.stories import RESERVED_SEQUENCE
from app.store.town.tariffs import COMPONENT_NAMES, VAT, Tariffs, net, tax

SELLER_NIP = nip_of(74100)
KSEF_SINCE = date(2026, 4, 1).toordinal()
"""From this day all sellers of our size issue to firms through KSeF (domain.md 5.6)."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line: thousandths of a unit at a net price in grosze; ``rate`` percent, None where VAT does not apply."""

    name: str
    unit: str
    quantity: int
    price: int
    rate: int | None = VAT


@dataclass(frozen=True, slots=True)
class Issued:
    """A paper that was written; amounts in grosze, days are ordinals."""

    paper_id: int
    number: str
    issued: int
    due: int
    gross: int
    lines: Sequence[Line] = ()


def _quantity(milli: int) -> str:
    sign, (whole, part) = "-" if milli < 0 else "", divmod(abs(milli), 1000)
    return f"{sign}{whole}.{part:03d}" if part else f"{sign}{whole}"


class Papers:
    """Writes papers of one account. ``slot`` is the account's own sequence number in every monthly series."""

    def __init__(
        self,
        days: Days,
        sheets: Sheets,
        tariffs: Tariffs,
        customer_id: int,
        slot: int,
        *,
        firm: bool,
        sequence: int = 0,
    ) -> None:
        self._days = days
        self._sheets = sheets
        self._tariffs = tariffs
        self._customer = customer_id
        self._sequence = sequence or (slot + 1 if slot + 1 < RESERVED_SEQUENCE else slot + 2)
        self._firm = firm

    def issue(
        self, account_id: int, kind: str, series: Series, issued: int, due: int | None, lines: Sequence[Line],
        period: tuple[int, int] | None = None, corrects: int | None = None,
    ) -> Issued:  # fmt: skip
        """Write a paper and its lines; the paper is their sum."""
        sheets, days = self._sheets, self._days
        paper_id = sheets.id()
        number = paper_number(series, self._sequence, date.fromordinal(issued))
        net_sum = vat_sum = 0
        rows = sheets.lines["paper_lines"]
        for place, line in enumerate(lines, 1):
            value = net(line.quantity, line.price)
            vat = tax(value, line.rate) if line.rate is not None else 0
            net_sum += value
            vat_sum += vat
            price, rate = f"{line.price // 100}.{line.price % 100:02d}", "np" if line.rate is None else line.rate
            rows.append(
                f"{self._customer}\t{sheets.id()}\t{paper_id}\t{place}\t{line.name}\t{line.unit}\t{_quantity(line.quantity)}"
                f"\t{price}\t{rate}\t{value}\t{vat}\t{value + vat}"
            )
        ksef, status, seal = self._ksef(kind, paper_id, issued, number)
        sheets.add(
            "papers", self._customer, paper_id, account_id, kind, number, days.iso(issued),
            days.iso(period[1] if period else issued), days.iso(due) if due else None, days.iso(period[0]) if period else None,
            days.iso(period[1]) if period else None, net_sum, vat_sum, net_sum + vat_sum, corrects, ksef, status, seal,
        )  # fmt: skip
        return Issued(paper_id, number, issued, due or issued, net_sum + vat_sum, lines)

    def _ksef(self, kind: str, paper_id: int, issued: int, number: str) -> tuple[str | None, str, str | None]:
        """KSeF number, status and the hash of the file for the verification link (of the number: there is no file)."""
        if not self._firm or issued < KSEF_SINCE or kind in {"note", "demand"}:
            return None, "none", None
        if issued >= self._days.today - 1:
            return None, "waiting", None
        seal = urlsafe_b64encode(sha256(number.encode()).digest()).decode().rstrip("=")
        return ksef_number_of(SELLER_NIP, date.fromordinal(issued), f"01{paper_id:010X}"), "accepted", seal

    def water_lines(self, group: str, sewage: bool, period: Period, months: int) -> list[Line]:
        """Lines of a period's use; a price change inside splits the use by its days (the standing charge by months)."""
        change = self._tariffs.change_within(period.first, period.last - 1)
        parts = [(period.water, period.garden, months, period.last)]
        if change:
            share = (change - period.first) / (period.last - period.first)
            water, garden = int(period.water * share), int(period.garden * share)
            early = months // 2
            parts = [
                (water, min(garden, water), early, change - 1),
                (period.water - water, period.garden - min(garden, water), months - early, period.last),
            ]
        lines = []
        for component in ("water", "sewage", "standing"):
            for water, garden, standing, day in parts:
                if component == "sewage" and not sewage:
                    continue
                units = (
                    standing if component == "standing" else water if component == "water" else max(0, water - garden)
                )
                if units:
                    unit = "mies." if component == "standing" else "m³"
                    price = self._tariffs.at(group, component, day)
                    lines.append(Line(COMPONENT_NAMES[component], unit, units * 1000, price))
        return lines

    def norm_lines(self, group: str, sewage: bool, norm_milli: int, months: int, day: int) -> list[Line]:
        """Lines of a property without a meter: the norm's m3 a month."""
        lines = []
        for component in ("water", "sewage", "standing"):
            if component == "sewage" and not sewage:
                continue
            quantity = months * 1000 if component == "standing" else norm_milli * months
            unit = "mies." if component == "standing" else "m³"
            lines.append(Line(COMPONENT_NAMES[component], unit, quantity, self._tariffs.at(group, component, day)))
        return lines

    def correction_lines(self, group: str, sewage: bool, period: Period) -> list[Line]:
        """Lines that take back what an estimate charged too much, at the prices it was charged at."""
        before = self.water_lines(group, sewage, period, 1)
        after = self.water_lines(
            group, sewage, Period(period.first, period.last, period.corrected, min(period.garden, period.corrected)), 1
        )
        left = {(line.name, line.price): line.quantity for line in after}
        lines = []
        for line in before:
            change = left.get((line.name, line.price), 0) - line.quantity
            if change and line.unit == "m³":
                lines.append(Line(line.name, line.unit, change, line.price))
        return lines
