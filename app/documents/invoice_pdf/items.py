"""Lines of an invoice or an order, and of a correction: before, after, difference. Only columns the file fills are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.documents.invoice_pdf.figures import amount, day, number, price, unit
from app.documents.invoice_pdf.sheet import Sheet
from app.documents.invoice_pdf.table import Column, Row, Table
from app.documents.invoice_pdf.words import RATE, RATE_NOTE
from app.domain.ksef import StructuredInvoice
from app.domain.ksef_lines import InvoiceLine, KeyValue, OrderLine


@dataclass(frozen=True, slots=True)
class Item:
    """A line of whatever paper, ready to be shown. Amounts in hundredths; None or empty: not said."""

    number: int
    name: str
    detail: str = ""
    unit: str = ""
    quantity: Decimal | None = None
    net_price: Decimal | None = None
    gross_price: Decimal | None = None
    discount: Decimal | None = None
    rate: str = ""
    net: int | None = None
    vat: int | None = None
    gross: int | None = None
    before: bool = False
    key: str = ""


def invoice_items(lines: Iterable[InvoiceLine], extra: Sequence[KeyValue] = ()) -> list[Item]:
    """FaWiersz; what ``extra`` says of a line stands below it."""
    said = _said(extra)
    return [
        Item(
            line.number,
            line.name,
            " · ".join((*_codes(line), *_dates(line), *said.get(line.number, ()))),
            unit(line.unit),
            line.quantity,
            line.net_price,
            line.gross_price,
            line.discount,
            rate_words(line.rate, line.special_rate),
            line.net,
            line.vat,
            line.gross,
            line.before,
            line.uu_id or str(line.number),
        )
        for line in lines
    ]


def order_items(lines: Iterable[OrderLine], extra: Sequence[KeyValue] = ()) -> list[Item]:
    """ZamowienieWiersz, with what ``extra`` says of it."""
    said = _said(extra)
    return [
        Item(
            line.number,
            line.name,
            " · ".join((*_codes(line), *said.get(line.number, ()))),
            unit(line.unit),
            line.quantity,
            line.net_price,
            rate=rate_words(line.rate, line.special_rate),
            net=line.net,
            vat=line.vat,
            before=line.before,
            key=line.uu_id or str(line.number),
        )
        for line in lines
    ]


def extra_by_place(invoice: StructuredInvoice) -> tuple[list[KeyValue], list[KeyValue], list[KeyValue]]:
    """DodatkowyOpis of the invoice's lines, of its order's lines, and what is of the whole or of no line that is there."""
    sold = {line.number for line in invoice.lines}
    ordered = {line.number for line in invoice.order.lines} - sold if invoice.order is not None else set()
    of_lines = [each for each in invoice.extra if each.line in sold]
    of_order = [each for each in invoice.extra if each.line in ordered]
    return of_lines, of_order, [each for each in invoice.extra if each.line not in sold | ordered]


def _said(extra: Iterable[KeyValue]) -> dict[int, list[str]]:
    said: dict[int, list[str]] = {}
    for each in extra:
        said.setdefault(each.line, []).append(f"{each.key}: {each.value}")
    return said


def rate_words(rate: str, special: Decimal | None = None) -> str:
    """``23 %``, ``zw.``, ``0 % (WDT)``; a rate of the special procedure beside another, should a line name both."""
    told = f"{rate} %" if rate.isdigit() else RATE.get(rate, rate)
    if special is not None:
        return " / ".join(filter(None, (told, f"{number(special)} %")))
    return told


def rate_notes(lines: Iterable[InvoiceLine | OrderLine]) -> list[str]:
    """What the short rates of the lines mean."""
    used = {line.rate for line in lines}
    return [note for rate, note in RATE_NOTE.items() if rate in used]


def _codes(line: InvoiceLine | OrderLine) -> list[str]:
    told = [
        ("Indeks", line.index),
        ("PKWiU", line.pkwiu),
        ("CN", line.cn),
        ("PKOB", line.pkob),
        ("GTIN", line.gtin),
        ("", line.gtu),
        ("procedura", line.procedure),
        ("akcyza", amount(line.excise)),
        ("id wiersza", line.uu_id),
    ]
    made = [f"{label} {text}".strip() for label, text in told if text]
    return [*made, "towar lub usługa z załącznika nr 15"] if line.annex_15 else made


def _dates(line: InvoiceLine) -> list[str]:
    told = [("data dostawy lub wykonania", day(line.sold_on)), ("kurs waluty", number(line.exchange_rate))]
    return [f"{label} {text}" for label, text in told if text]


_Show = Callable[[Item], str]
_COLUMNS: tuple[tuple[Column, _Show], ...] = (
    (Column("Ilość", right=True), lambda item: number(item.quantity)),
    (Column("J.m."), lambda item: item.unit),
    (Column("Cena netto", right=True), lambda item: price(item.net_price)),
    (Column("Cena brutto", right=True), lambda item: price(item.gross_price)),
    (Column("Rabat", right=True), lambda item: price(item.discount)),
    (Column("VAT", right=True), lambda item: item.rate),
    (Column("Wartość netto", right=True), lambda item: amount(item.net)),
    (Column("Kwota VAT", right=True), lambda item: amount(item.vat)),
    (Column("Wartość brutto", right=True), lambda item: amount(item.gross)),
)


def draw_items(sheet: Sheet, items: Sequence[Item], title: str, note: str = "", keep_after: float = 0.0) -> None:
    """A table of lines under its ``title``; lines that have a state before a correction are shown with it and with the difference."""
    shown = [(column, show) for column, show in _COLUMNS if any(show(item) for item in items)]
    compared = any(item.before for item in items)
    columns = [Column("Lp.", right=True), Column("Nazwa towaru lub usługi", grows=True)]
    if compared:
        columns.append(Column("Stan"))
    columns += [column for column, _ in shown]
    shows = [show for _, show in shown]
    rows = _compared(items, shows) if compared else [_row(item, shows) for item in items]
    Table(columns, rows, keep_after=keep_after).draw(sheet, title, note)


def _row(item: Item, shows: Sequence[_Show]) -> Row:
    return Row((str(item.number or ""), item.name, *(show(item) for show in shows)), item.detail)


def _compared(items: Sequence[Item], shows: Sequence[_Show]) -> list[Row]:
    """Lines of one key together; where a line has a before and an after, or only one of them, their difference."""
    rows: list[Row] = []
    together: dict[str, list[Item]] = {}
    for item in items:
        together.setdefault(item.key, []).append(item)
    for lines in together.values():
        rows += [_state(line, shows, keep=len(lines) - place) for place, line in enumerate(lines)]
        changed = difference(lines)
        rows.append(Row(("", "", "różnica", *(show(changed) for show in shows)), strong=True, tinted=True))
    return rows


def _state(item: Item, shows: Sequence[_Show], keep: int) -> Row:
    state = "przed" if item.before else "po"
    return Row((str(item.number or ""), item.name, state, *(show(item) for show in shows)), item.detail, keep=keep)


def difference(lines: Sequence[Item]) -> Item:
    """After less before of what is said of amounts and quantities; a state that is missing counts as nothing."""

    def change(value: Callable[[Item], int | None]) -> int | None:
        told = [(line.before, value(line)) for line in lines]
        if all(each is None for _, each in told):
            return None
        return sum(-each if before else each for before, each in told if each is not None)

    units = {line.unit for line in lines if line.unit}
    rates = {line.rate for line in lines if line.rate}
    counted = [-line.quantity if line.before else line.quantity for line in lines if line.quantity is not None]
    return Item(
        0,
        "",
        unit=units.pop() if len(units) == 1 else "",
        quantity=sum(counted, Decimal(0)) if counted and len(units) <= 1 else None,
        rate=rates.pop() if len(rates) == 1 else "",
        net=change(lambda line: line.net),
        vat=change(lambda line: line.vat),
        gross=change(lambda line: line.gross),
    )
