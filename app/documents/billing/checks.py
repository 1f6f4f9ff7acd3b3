"""Rules that a record of an export keeps by itself, before anything of the database is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from app.documents.billing.mapping import PriceCheck, RecordPlan
from app.documents.billing.words import sentence
from app.domain.billing import LineItem, RecordKind
from app.domain.money import to_grosze

Record = dict[str, object]
Check = Callable[[RecordPlan, Record, int | None], str]
"""Gives why a reading may not be booked ("" where it may); raises RowProblem."""


class RowProblem(ValueError):
    """A row that is refused; ``sentence`` only where the mapping has its own."""

    def __init__(self, code: str, sentence: str = "", **about: str) -> None:
        super().__init__(code)
        self.code = code
        self.sentence = sentence
        self.about: Mapping[str, str] = about


def _day(record: Record, name: str) -> date | None:
    value = record.get(name)
    return value if isinstance(value, date) else None


def _amount(record: Record, name: str) -> int | None:
    value = record.get(name)
    return value if isinstance(value, int) else None


def _in_order(record: Record, first: str, last: str, code: str) -> None:
    begin, end = _day(record, first), _day(record, last)
    if begin is not None and end is not None and end < begin:
        raise RowProblem(code, first=f"{begin:%d.%m.%Y}", last=f"{end:%d.%m.%Y}")


def _customer(_: RecordPlan, record: Record, __: int | None) -> str:
    wanted = "surname" if record.get("kind") == "person" else "company"
    if not record.get(wanted):
        raise RowProblem("name_missing", column=wanted)
    _in_order(record, "since", "closed_on", "dates_reversed")
    return ""


def _account(_: RecordPlan, record: Record, __: int | None) -> str:
    _in_order(record, "opened_on", "closed_on", "dates_reversed")
    if record.get("basis") == "public_fee" and (record.get("service") != "waste" or record.get("nrb")):
        raise RowProblem("fee_has_no_bank")
    return ""


def _meter(_: RecordPlan, record: Record, __: int | None) -> str:
    _in_order(record, "installed_on", "removed_on", "dates_reversed")
    serial = record.get("serial")
    if serial in (record.get("parent"), record.get("replaces")):
        raise RowProblem("meter_of_itself")
    return ""


def _paper(plan: RecordPlan, record: Record, __: int | None) -> str:
    amounts(record)
    gross = _amount(record, "gross") or 0
    if gross < 0 and record.get("kind") != "correction":
        if not plan.minus_is_correction:
            raise RowProblem("invoice_below_zero")
        record["kind"] = "correction"
    _in_order(record, "period_from", "period_to", "period_reversed")
    _in_order(record, "issued_on", "due_on", "due_before_issue")
    return ""


def _payment(_: RecordPlan, record: Record, __: int | None) -> str:
    if (_amount(record, "amount") or 0) <= 0:
        raise RowProblem("amount_not_positive")
    return ""


def _reading(plan: RecordPlan, record: Record, amount: int | None) -> str:
    if record.get("state") is None and record.get("used") is None:
        raise RowProblem("reading_empty")
    _in_order(record, "period_from", "read_on", "period_reversed")
    if record.get("estimated"):
        record["source"] = "estimate"
    return _too_cheap(plan.price, record.get("used"), amount)


def _too_cheap(price: PriceCheck | None, used: object, amount: int | None) -> str:
    """A consumption for which the row charges next to nothing has a digit too many."""
    if price is None or not isinstance(used, Decimal) or used <= 0 or not amount or amount < 0:
        return ""
    if Decimal(amount) / 100 >= used * price.least:
        return ""
    code = "used_against_charge"
    return f"{code}: {sentence(code, {'used': f'{used:f}'.rstrip('0').rstrip('.').replace('.', ',')})}"


def amounts(record: Record) -> None:
    """Net, VAT and gross from what is given of them; without a rate and a net amount there is no VAT in it."""
    gross, net, vat = (_amount(record, name) for name in ("gross", "net", "vat"))
    rate = str(record.get("vat_rate") or "")
    if gross is None and net is not None:
        gross = net + (vat if vat is not None else _part_of_net(net, rate))
    if gross is None:
        raise RowProblem("amount_missing")
    if net is None:
        net = gross - (vat if vat is not None else _part_of_gross(gross, rate))
    if vat is None:
        vat = gross - net
    if net + vat != gross:
        raise RowProblem("amounts_differ")
    record.update(net=net, vat=vat, gross=gross)


def _part_of_gross(gross: int, rate: str) -> int:
    if not rate.isdecimal():
        return 0
    return to_grosze(Decimal(gross) * int(rate) / (100 + int(rate)) / 100)


def _part_of_net(net: int, rate: str) -> int:
    return to_grosze(Decimal(net) * int(rate) / 10_000) if rate.isdecimal() else 0


def line_item(record: Record) -> LineItem:
    """A line of a paper; its price is told or follows from the net amount."""
    amounts(record)
    quantity, price = record.get("quantity"), record.get("price")
    net = _amount(record, "net") or 0
    if not isinstance(quantity, Decimal):
        quantity = Decimal(1)
    if not isinstance(price, Decimal):
        price = Decimal(net) / 100 / quantity if quantity else Decimal(0)
    return LineItem(
        line_no=_amount(record, "line_no") or 0,
        name=str(record["name"]),
        unit=str(record.get("unit") or ""),
        quantity=f"{quantity:.4f}",
        price=f"{price:.4f}",
        vat_rate=str(record["vat_rate"]),
        net=net,
        vat=_amount(record, "vat") or 0,
        gross=_amount(record, "gross") or 0,
    )


CHECKS: Final[Mapping[RecordKind, Check]] = {
    RecordKind.CUSTOMER: _customer,
    RecordKind.ACCOUNT: _account,
    RecordKind.METER: _meter,
    RecordKind.PAPER: _paper,
    RecordKind.PAYMENT: _payment,
    RecordKind.READING: _reading,
}
