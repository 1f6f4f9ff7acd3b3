"""What water costs: net prices of the tariff, split where a price changes inside the period, with VAT, in grosze."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from app.domain.metering import TariffPrice
from app.domain.money import net_of_line, vat_of


@dataclass(frozen=True, slots=True)
class CostLine:
    """One line as an invoice would have it: ``litres`` at one price; ``net`` and ``vat`` grosze."""

    component: str
    begin: date  # the day after which it counts
    end: date
    litres: int
    price: Decimal
    net: int
    vat: int

    @property
    def gross(self) -> int:
        """Grosze with VAT."""
        return self.net + self.vat


def cost_lines(
    litres: int, begin: date, end: date, prices: Iterable[TariffPrice], components: Iterable[str]
) -> tuple[CostLine, ...] | None:
    """Lines for ``litres`` used after ``begin`` up to ``end``; None where a component has no price on one of the days.

    Use is spread evenly over the days; the parts of a component add up to ``litres``. A line is rounded as on an
    invoice (art. 106e of the VAT Act): net to the grosz, then its VAT. The standing charge is not in it.
    """
    known = tuple(prices)
    lines: list[CostLine] = []
    for component in components:
        spans = _spans(begin, end, [p for p in known if p.component == component])
        if spans is None:
            return None
        told = 0
        for first, last, price in spans:
            upto = litres if last >= end else litres * (last - begin).days // max((end - begin).days, 1)
            part, told = upto - told, upto
            net = net_of_line(Decimal(part) / 1000, price.price)
            lines.append(CostLine(component, first, last, part, price.price, net, vat_of(net, price.vat)))
    return tuple(lines)


def _spans(begin: date, end: date, prices: list[TariffPrice]) -> list[tuple[date, date, TariffPrice]] | None:
    """Stretches of one price within (begin, end]; two readings of one day are priced by that day."""
    first_day = min(begin + timedelta(1), end)
    ordered = sorted(prices, key=lambda p: p.valid_from)
    held = [p for p in ordered if p.valid_from <= first_day]
    if not held:
        return None
    changes = [held[-1], *(p for p in ordered if first_day < p.valid_from <= end)]
    starts = [begin, *(p.valid_from - timedelta(1) for p in changes[1:])]
    return list(zip(starts, [*starts[1:], end], changes, strict=True))


def gross(lines: Iterable[CostLine]) -> int:
    """Grosze to pay for the lines."""
    return sum(line.gross for line in lines)
