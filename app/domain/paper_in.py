"""A structured invoice on its way into the ledger: what of it is posted, and what becomes of its file.

P_15 is posted (of a correction it is the difference), never a sum counted anew (office rule 5). Lines get the VAT that
the file tells of their rate, so that they add up to it; a line of the state before a correction counts with a minus.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from app.domain.customers import Service
from app.domain.ksef import InvoiceKind, StructuredInvoice
from app.domain.ksef_lines import InvoiceLine
from app.domain.ksef_parties import Party, ThirdRole
from app.domain.paper_charges import ChargeRules, ChargeSide, ChargeUse
from app.domain.polish import fold

_RATES = frozenset({"23", "22", "8", "7", "5", "4", "3", "zw", "oo"})
_SUM_OF_RATE = {"23": "1", "22": "1", "8": "2", "7": "2", "5": "3", "4": "4", "3": "4"}
_WITHOUT_LINES = frozenset({InvoiceKind.ADVANCE, InvoiceKind.ADVANCE_CORRECTION})
_SETTLES = frozenset({InvoiceKind.SETTLEMENT, InvoiceKind.SETTLEMENT_CORRECTION})
_RECEIVERS = (
    ThirdRole.RECIPIENT,
    ThirdRole.LOCAL_GOVERNMENT_RECIPIENT,
    ThirdRole.VAT_GROUP_RECIPIENT,
    ThirdRole.PAYER,
    ThirdRole.FURTHER_BUYER,
)
_MOST = Decimal(10) ** 12
_MOST_NAMES = 10_000
_WORD = re.compile(r"[a-z0-9]+")
_NRB_DIGITS = 26
POSTED_CURRENCY = "PLN"


@dataclass(frozen=True, slots=True)
class Ground:
    """What of the office's settings an import of invoices goes by.

    ``charges`` are dated (from which day, rules), oldest first. ``words``: beginnings of words that tell a service.
    """

    seller_nip: str = ""
    charges: tuple[tuple[date, ChargeRules], ...] = ()
    words: Mapping[Service, tuple[str, ...]] = field(default_factory=dict)
    ksef_from: date | None = None
    _told: dict[str, Service | None] = field(default_factory=dict, repr=False, compare=False)

    def service_of(self, line: str) -> Service | None:
        """The one service that a line's name speaks of. Names repeat from invoice to invoice, so they are remembered."""
        if line not in self._told:
            words = _WORD.findall(fold(line))
            met = [service for service, stems in self.words.items() if any(word.startswith(stems) for word in words)]
            if len(self._told) >= _MOST_NAMES:
                self._told.clear()
            self._told[line] = met[0] if len(met) == 1 else None
        return self._told[line]

    def charges_on(self, day: date) -> ChargeRules:
        """Rules in force on the day an invoice was issued."""
        found = [rules for since, rules in self.charges if since <= day]
        return found[-1] if found else ChargeRules()


@dataclass(frozen=True, slots=True)
class InvoiceFile:
    """Which file an invoice came in: SHA-256 in hex and as KSeF's link has it, the KSeF number its name tells."""

    name: str
    sha256: str
    link_hash: str
    ksef_number: str = ""


def facts_of(invoice: StructuredInvoice, file: InvoiceFile, ground: Ground, sentences: Iterable[str]) -> dict[str, Any]:
    """What the database needs to know of an invoice to post it now, or after a person said whose it is.

    ``sentences``: Polish remarks of what does not add up; those of this place are added by their code.
    """
    services = _services(invoice, ground)
    vat = invoice.vat
    net = invoice.total - vat
    lines = _lines(invoice)
    remarks = list(sentences)
    if lines and (sum(line[5] for line in lines), sum(line[6] for line in lines)) != (net, vat) and not remarks:
        remarks.append(_why_lines_differ(invoice))
    due = invoice.due_on
    if due is not None and due < invoice.issued_on:
        remarks.append(DUE_BEFORE_ISSUE)
        due = invoice.issued_on
    period = (invoice.period_from, invoice.period_to)
    if period[0] and period[1] and period[0] > period[1]:
        remarks.append(PERIOD_BACKWARDS)
        period = (None, None)
    if invoice.currency != POSTED_CURRENCY:
        remarks.append(FOREIGN.format(amount=_plain(invoice.total), currency=invoice.currency))
    return {
        "sha": file.sha256,
        "name": file.name[-255:],
        "form": invoice.form.value,
        "number": invoice.number,
        "issued": invoice.issued_on.isoformat(),
        "sold": _iso(invoice.sold_on),
        "due": _iso(due),
        "from": _iso(period[0]),
        "to": _iso(period[1]),
        "net": net,
        "vat": vat,
        "gross": invoice.total,
        "correcting": "true" if invoice.kind.corrects else "false",
        "other": "false" if services or invoice.period_from else "true",
        "service": services.pop().value if len(services) == 1 else "",
        "currency": invoice.currency,
        "keys": _keys(invoice),
        "nrbs": _accounts(invoice),
        "ksef": file.ksef_number,
        "ksef_hash": file.link_hash,
        "ksef_status": _ksef_status(invoice, file, ground),
        "remark": " ".join(remarks),
        "originals": [
            [one.number, one.ksef_number, _iso(one.issued_on)]
            for one in (invoice.correction.invoices if invoice.correction else ())
        ],
        "lines": lines,
        "charges": _charges(invoice, ground.charges_on(invoice.issued_on)),
        "buyer": invoice.buyer.identity.name,
        "buyer_nip": invoice.buyer.identity.nip,
        "address": _address(invoice.buyer),
        "customer_number": invoice.buyer.customer_number,
    }


LINES_DIFFER = "Pozycje nie sumują się do kwot faktury."
LINES_WITHOUT_AMOUNTS = "Pozycje nie mają kwot."
LINES_OF_ALL = "Pozycje obejmują całość, a kwota faktury to reszta po zaliczkach."
DUE_BEFORE_ISSUE = "Termin płatności jest wcześniejszy niż data wystawienia."
PERIOD_BACKWARDS = "Koniec okresu jest wcześniejszy niż początek."
FOREIGN = "Faktura na {amount} {currency}: w walucie obcej, niezaksięgowana."


def _why_lines_differ(invoice: StructuredInvoice) -> str:
    if invoice.kind in _SETTLES:
        return LINES_OF_ALL
    bare = all(line.net is None and line.gross is None for line in invoice.lines)
    return LINES_WITHOUT_AMOUNTS if bare else LINES_DIFFER


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _plain(amount: int) -> str:
    return f"{Decimal(amount) / 100:.2f}".replace(".", ",")


def _address(party: Party) -> str:
    place = party.address
    return ", ".join(part for part in (place.line_1, place.line_2) if part) if place else ""


def _receivers(invoice: StructuredInvoice) -> list[Party]:
    """Third parties who get or pay the invoice, in the order they are asked."""
    return [third.party for role in _RECEIVERS for third in invoice.third_parties if third.role is role]


def _keys(invoice: StructuredInvoice) -> list[list[str]]:
    """By what the customer is looked for, one after the other: numbers of customers first, then tax numbers."""
    parties = [invoice.buyer, *_receivers(invoice)]
    keys = [["number", party.customer_number.strip().upper()] for party in parties if party.customer_number.strip()]
    keys += [["nip", party.identity.nip] for party in parties if party.identity.nip]
    return [key for place, key in enumerate(keys) if key not in keys[:place]]


def _accounts(invoice: StructuredInvoice) -> list[str]:
    said = invoice.payment.accounts if invoice.payment else ()
    digits = ("".join(one.number.split()).upper().removeprefix("PL") for one in said)
    return [each for each in digits if len(each) == _NRB_DIGITS and each.isdecimal()]


def _ksef_status(invoice: StructuredInvoice, file: InvoiceFile, ground: Ground) -> str:
    if file.ksef_number:
        return "accepted"
    to_company = bool(invoice.buyer.identity.nip)
    return "waiting" if to_company and ground.ksef_from and invoice.issued_on >= ground.ksef_from else "none"


def _services(invoice: StructuredInvoice, ground: Ground) -> set[Service]:
    """The services that names of lines speak of; a line that speaks of both, or of none, tells nothing."""
    return {service for line in invoice.lines if (service := ground.service_of(line.name)) is not None}


def _charges(invoice: StructuredInvoice, rules: ChargeRules) -> list[list[object]]:
    settled = invoice.settlement
    if settled is None:
        return []
    told: list[list[object]] = []
    for side, entries in ((ChargeSide.CHARGE, settled.charges), (ChargeSide.DEDUCTION, settled.deductions)):
        for entry in entries:
            if entry.amount > 0:
                told.append([side.value, entry.amount, entry.reason, rules.use_of(side, entry.reason).value])
            elif entry.amount < 0:  # nobody says what a minus here means
                told.append([_OTHER[side].value, -entry.amount, entry.reason, ChargeUse.UNKNOWN.value])
    return told


_OTHER = {ChargeSide.CHARGE: ChargeSide.DEDUCTION, ChargeSide.DEDUCTION: ChargeSide.CHARGE}


# ---------------------------------------------------------------- lines


def _lines(invoice: StructuredInvoice) -> list[tuple[str, str, str, str, str, int, int]]:
    """Name, unit, quantity, price, rate, net and VAT of each line; a line before a correction with a minus."""
    if invoice.kind in _WITHOUT_LINES:
        return []
    sums = {part.key: part.vat or 0 for part in invoice.sums}
    nets = [_net(line) for line in invoice.lines]
    vats = _vats(invoice.lines, nets, sums)
    return [
        (
            line.name or f"Pozycja {place}",
            line.unit,
            _number(_signed(line, line.quantity) if line.quantity is not None else Decimal(1)),
            _number(line.net_price if line.net_price is not None else line.gross_price or Decimal(0)),
            _rate(line.rate),
            net,
            vat,
        )
        for place, (line, net, vat) in enumerate(zip(invoice.lines, nets, vats, strict=True), start=1)
    ]


def _signed(line: InvoiceLine, value: Decimal) -> Decimal:
    return -value if line.before else value


def _number(value: Decimal) -> str:
    return f"{value:f}" if abs(value) < _MOST else "0"


def _rate(rate: str) -> str:
    first = rate.split(maxsplit=1)[0] if rate else "np"
    return first if first in _RATES or first == "0" else "np"


def _percent(line: InvoiceLine) -> int:
    return int(line.rate) if line.rate in _SUM_OF_RATE else 0


def _net(line: InvoiceLine) -> int:
    """Net of a line in grosze; of a gross amount its rate is taken out (art. 106e of the VAT act)."""
    if line.net is not None:
        net = line.net
    elif line.gross is not None:
        percent = _percent(line)
        vat = line.vat if line.vat is not None else _rounded(line.gross * percent, 100 + percent)
        net = line.gross - vat
    else:
        net = 0
    return -net if line.before else net


def _vats(lines: tuple[InvoiceLine, ...], nets: list[int], sums: Mapping[str, int]) -> list[int]:
    """VAT of each line: as the file says it, else its rate's, the last line of a rate taking what rounding left."""
    vats = []
    for line, net in zip(lines, nets, strict=True):
        if line.vat is not None:
            vats.append(-line.vat if line.before else line.vat)
        elif line.net is None and line.gross is not None:
            vats.append((-line.gross if line.before else line.gross) - net)
        else:
            vats.append(_rounded(net * _percent(line), 100))
    for key, said in sums.items():
        places = [place for place, line in enumerate(lines) if _SUM_OF_RATE.get(line.rate) == key]
        left = said - sum(vats[place] for place in places)
        if places and left and abs(left) <= len(places):
            vats[max(places, key=lambda place: abs(nets[place]))] += left
    return vats


def _rounded(part: int, whole: int) -> int:
    """``part / whole`` rounded half away from zero, in integers."""
    sign = -1 if part < 0 else 1
    return sign * ((2 * abs(part) + whole) // (2 * whole))
