"""The lists of the page "Klienci": all by name, cards that are late, cards that are overpaid."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.domain.balance import ServiceTotal
from app.domain.customers import Service
from app.domain.listing import CustomerRow, CustomerView
from app.domain.money import format_amount, plain_money
from app.models.balance_words import Part, total_parts
from app.models.columns import Align, Column
from app.models.words import day, money, word


def _tr(text: str) -> str:
    return QCoreApplication.translate("CustomersList", text)


def row_id(row: CustomerRow) -> tuple[int, int]:
    """What a row is known by: (customer, card or 0)."""
    return (row.customer_id, row.account_id)


def balance_parts(row: CustomerRow, service: Service) -> tuple[Part, ...]:
    """The balance of one service in words; nothing where the customer does not use it."""
    total = _total(row, service)
    if total is None:
        return ()
    parts = total_parts(total)
    return (Part(parts[0].text.partition(": ")[2], parts[0].tone), *parts[1:])


def balance_text(row: CustomerRow, service: Service) -> str:
    """``do zapłaty 148,32 zł, w tym po terminie 96,10 zł (najstarszy termin 14.10.2026)``."""
    return ", ".join(part.text for part in balance_parts(row, service))


def _total(row: CustomerRow, service: Service) -> ServiceTotal | None:
    return next((total for total in row.totals if total.service is service), None)


def _tone(row: CustomerRow, service: Service) -> str:
    total = _total(row, service)
    if total is None or not total.overdue:
        return next((part.tone for part in balance_parts(row, service)), "")
    return "owe"


def _plain(row: CustomerRow, service: Service) -> str:
    total = _total(row, service)
    return "" if total is None else f"{plain_money(total.to_pay)} / {plain_money(total.overpaid)}"


def short_text(row: CustomerRow, service: Service) -> str:
    """``po terminie 96,10 zł z 148,32 zł``: what fits into a column; the whole stands in the tool tip."""
    total = _total(row, service)
    if total is None:
        return ""
    if not total.overdue:
        return balance_parts(row, service)[0].text
    if total.overdue == total.to_pay:
        return _tr("overdue {amount}").format(amount=money(total.overdue))
    return _tr("overdue {amount} of {whole}").format(amount=money(total.overdue), whole=money(total.to_pay))


def _service_column(service: Service, key: str) -> Column[CustomerRow]:
    return Column(
        key,
        word(service),
        _tr("overdue 1,234.56 zł of 2,345.67 zł"),
        lambda row: short_text(row, service),
        copy=lambda row: _plain(row, service),
        tone=lambda row: _tone(row, service),
        hint=lambda row: balance_text(row, service),
    )


def _who() -> tuple[Column[CustomerRow], ...]:
    return (
        Column("number", _tr("Id"), "0045123", lambda row: row.number),
        Column("name", _tr("Name"), "", lambda row: row.name, hint=lambda row: row.name),
        Column(
            "address",
            _tr("Address"),
            "ul. Krasińskiego 112/13, 74-100 G",
            lambda row: row.address,
            hint=lambda row: row.address,
        ),
    )


def _card_columns() -> tuple[Column[CustomerRow], ...]:
    return (
        Column("service", _tr("Service"), word(Service.WASTE), lambda row: word(row.totals[0].service)),
        Column("card", _tr("Card"), "W-004512/2", lambda row: row.card_number),
    )


def columns(view: CustomerView) -> tuple[Column[CustomerRow], ...]:
    """Columns of a list."""
    if view is CustomerView.BY_NAME:
        return (*_who(), _service_column(Service.WATER, "water"), _service_column(Service.WASTE, "waste"))
    if view is CustomerView.OVERPAID:
        overpaid = Column[CustomerRow](
            "overpaid",
            _tr("Overpayment, zł"),
            "12 345,67",
            lambda row: format_amount(row.totals[0].overpaid),
            Align.RIGHT,
            copy=lambda row: plain_money(row.totals[0].overpaid),
            tone=lambda row: "ok" if row.totals[0].overpaid else "",
        )
        return (*_who(), *_card_columns(), overpaid)
    return (*_who(), *_card_columns(), *_debt_columns())


def _debt_columns() -> tuple[Column[CustomerRow], ...]:
    return (
        Column(
            "to_pay",
            _tr("To pay, zł"),
            "12 345,67",
            lambda row: format_amount(row.totals[0].to_pay),
            Align.RIGHT,
            copy=lambda row: plain_money(row.totals[0].to_pay),
        ),
        Column(
            "overdue",
            _tr("Overdue, zł"),
            "12 345,67",
            lambda row: format_amount(row.totals[0].overdue),
            Align.RIGHT,
            copy=lambda row: plain_money(row.totals[0].overdue),
            tone=lambda row: "owe" if row.totals[0].overdue else "",
        ),
        Column(
            "oldest",
            _tr("Oldest due"),
            "28.11.2026",
            lambda row: day(row.totals[0].oldest_due) if row.totals[0].oldest_due else "",
            copy=lambda row: row.totals[0].oldest_due.isoformat() if row.totals[0].oldest_due else "",
        ),
    )
