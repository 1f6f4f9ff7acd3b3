"""``okienko interest``: rates of interest for delay, as an administrator of the office writes them down."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Iterable
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Final

from app.cli.connect import link_of
from app.cli.terminal import Answer, Exit, Terminal
from app.domain.customers import InterestRegime
from app.domain.faults import Refused
from app.domain.interest import WrittenRate, written_rate
from app.domain.typed_day import typed_day
from app.services import interest
from app.system.clock import SYSTEM_CLOCK

_REGIMES: Final = {
    InterestRegime.CIVIL: "civil (civil code):",
    InterestRegime.COMMERCIAL: "commercial (between firms):",
    InterestRegime.TAX: "tax (tax ordinance):",
}


def listing(terminal: Terminal, options: Namespace) -> Answer:
    """Tell every rate, and up to which day each regime has one."""
    with link_of(terminal, options) as link:
        found = interest.rates(link)
    return _tell(terminal, found)


def rate(terminal: Terminal, options: Namespace) -> Answer:
    """Write a rate down, or another one for the same first day."""
    last = None if options.until is None else _day(options.until)
    made = written_rate(InterestRegime(options.regime), _day(options.first), last, options.percent, options.source)
    with link_of(terminal, options) as link:
        interest.write_rate(link, made)
        found = interest.rates(link)
    return _tell(terminal, (one for one in found if one.regime is made.regime))


def _day(text: str) -> date:
    """A day with its year: a rate of another year would be believed."""
    found = typed_day(text, SYSTEM_CLOCK.today()) if re.search(r"[0-9]{4}", text) else None
    if found is None:
        raise Refused("rate_days")
    return found


def _tell(terminal: Terminal, found: Iterable[WrittenRate]) -> Answer:
    told = []
    for regime, rates in groupby(found, attrgetter("regime")):
        terminal.say(_REGIMES[regime])
        for one in rates:
            last = f"{one.rate.last:%d.%m.%Y}" if one.rate.last else "…"
            terminal.say(
                "{line}",
                line=f"  {one.rate.first:%d.%m.%Y} - {last:10} {one.rate.percent.normalize():f} %  {one.source}",
            )
            told.append(_row(one))
        if one.rate.last is not None:
            terminal.say("  No rate is known after {day}.", day=f"{one.rate.last:%d.%m.%Y}")
    return Answer(Exit.OK, {"rates": told})


def _row(one: WrittenRate) -> dict[str, str | None]:
    return {
        "regime": one.regime.value,
        "from": one.rate.first.isoformat(),
        "until": one.rate.last.isoformat() if one.rate.last else None,
        "percent": f"{one.rate.percent.normalize():f}",
        "source": one.source,
    }
