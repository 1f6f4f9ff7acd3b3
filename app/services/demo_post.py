"""The morning's post of the demonstration: files as billing system and bank give them, taken in by the program's own imports.

So the demonstration shows what an office has: an invoice with its file, some that wait for a person, payments that were booked,
that wait, and that look mispaid.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from app.documents.demo_files import (
    InvoiceOrder,
    MeterRow,
    Party,
    Sold,
    Transfer,
    invoice_xml,
    statement_mt940,
)
from app.domain.calendar import add_months, previous_working_day
from app.domain.identifiers import ksef_number_of, nrb_of
from app.domain.invoice_import import FileOutcome
from app.services import invoice_import, statement_import
from app.services.link import Link
from app.store.town import post
from app.store.town.maker import OWN_ACCOUNT
from app.store.town.papers import SELLER_NIP
from app.store.town.post import Neighbour

SELLER = Party("Przedsiębiorstwo Usług Komunalnych", "ul. Przykładowa 1, 74-100 Gryfino", SELLER_NIP)
WANTED = 7
OPENING = 18_452_310
"""What was on the account before, in grosze."""
TERM_DAYS = 14
WATER, SEWAGE = 486, 802
"""Net prices of a cubic metre in grosze, of the demonstration's invoices."""
_SERIES = 90_001
_PAYER_BANK = "10200003"


@dataclass(frozen=True, slots=True)
class Post:
    """What came of it. Counts: invoices booked and waiting, payments booked and waiting, proposals of what looks mispaid."""

    invoices: int
    invoices_waiting: int
    payments: int
    payments_waiting: int
    proposals: int


def deliver(database: Link, today: date) -> Post:
    """Take in the post of a day; ``database`` is signed in as a loader. A town too small for it gets less."""
    people = post.neighbours(database, WANTED)
    with TemporaryDirectory() as folder:
        place = Path(folder)
        for name, content in _invoices(people, today):
            (place / name).write_bytes(content)
        taken = invoice_import.load(database, [place], workers=0) if people else None
        statement = place / "wyciag.sta"
        day = previous_working_day(today)
        statement.write_bytes(statement_mt940(OWN_ACCOUNT, 1, day, OPENING, list(_transfers(people))))
        (booked,) = statement_import.load(database, [statement])
    counts = taken.counts() if taken else {}
    return Post(
        counts.get(FileOutcome.LOADED, 0),
        counts.get(FileOutcome.WAITING, 0),
        booked.booked,
        booked.waiting,
        booked.proposals,
    )


def water_invoice(
    who: Neighbour,
    number: str,
    issued: date,
    cubic: int,
) -> InvoiceOrder:
    """A water invoice of last month with the reading it was made of."""
    month = add_months(issued.replace(day=1), -1)
    last = issued.replace(day=1) - timedelta(1)
    sold = (
        Sold("Dostarczanie wody", "m³", Decimal(cubic), WATER),
        Sold("Odprowadzanie ścieków", "m³", Decimal(cubic), SEWAGE),
    )
    return InvoiceOrder(
        SELLER,
        Party(who.name, who.address, who.nip),
        who.number,
        number,
        issued,
        issued + timedelta(TERM_DAYS),
        (month, last),
        who.water_nrb,
        sold,
        (MeterRow(who.meter, last, who.meter_state - cubic, who.meter_state),),
    )


def _invoices(people: Sequence[Neighbour], today: date) -> Iterator[tuple[str, bytes]]:
    """Names and contents: with arrears told, with a KSeF number, with a charge nobody knows, two without a right number."""
    issued = today - timedelta(1)

    def number(place: int) -> str:
        return f"FV/WOD/{_SERIES + place}/{issued:%m/%Y}"

    for place, who in enumerate(people[:5]):
        name, order = f"fv-{place}", water_invoice(who, number(place), issued, 6 + 4 * place)
        if place == 0:
            order = replace(order, arrears=who.invoice_gross)
        elif place == 1:
            name = ksef_number_of(SELLER_NIP, issued, f"02{place:010X}")
        elif place == 2:
            order = replace(order, charges=((5000, "Opłata za zerwaną plombę"),))
        else:
            order = replace(order, customer="" if place == 3 else "999999", buyer=replace(order.buyer, nip=""))
        yield f"{name}.xml", invoice_xml(order)


def _transfers(people: Sequence[Neighbour]) -> Iterator[Transfer]:
    """To a virtual account, with a cut invoice number, with too little said, to the wrong service, one sent twice."""
    for place, who in enumerate(people):
        mine = nrb_of(_PAYER_BANK, f"{int(who.number):016d}")
        payer, gross = f"{who.name} {who.address}", who.invoice_gross
        head, tail = who.invoice[:-3], who.invoice[-3:]
        match place:
            case 0:
                yield Transfer(gross, who.water_nrb, payer, mine, f"{who.invoice} woda")
            case 1:
                yield Transfer(gross, "", payer, mine, f"Zapł. za fakturę {head} {tail}")
            case 2:
                yield Transfer(gross, "", payer, mine, "za wodę")
            case 3:
                yield Transfer(7350, who.water_nrb, payer, mine, "zaliczka")
            case 4:
                yield Transfer(gross, who.waste_nrb, payer, mine, f"{who.invoice}")
            case 5:
                yield from (Transfer(gross, who.water_nrb, payer, mine, who.invoice) for _ in range(2))
            case _:
                yield Transfer(gross + 1100, "", payer, mine, "opłata za listopad, mama")
    stranger = nrb_of(_PAYER_BANK, "7" * 16)
    yield Transfer(12345, "", "JAN TESTOWY UL. TESTOWA 1 72-300 GRYFICE", stranger, "opłata za wodę")
