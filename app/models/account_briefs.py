"""Cards of a customer that was looked for by hand, as a payment may be assigned to them."""

from __future__ import annotations

from app.domain.accounts import Account, Basis
from app.domain.card import CustomerCard
from app.domain.contacts import ContactChannel
from app.domain.matching import AccountBrief, OpenPaper
from app.models.jobs import Cancel
from app.services import customers
from app.services.link import Link


def cards_of(link: Link, customer_id: int, cancel: Cancel) -> tuple[AccountBrief, ...]:
    """Cards that take payments; opening the customer leaves a trace as the office's own work."""
    card = customers.open_card(link, customer_id, contact_key="", channel=ContactChannel.OFFICE, cancel=cancel)
    return tuple(_brief(card, account) for account in card.accounts if account.basis is not Basis.PUBLIC_FEE)


def _brief(card: CustomerCard, account: Account) -> AccountBrief:
    open_papers = tuple(
        OpenPaper(item.operation_id, item.operation_id, item.document, item.due_on, item.open_amount, item.debt_status)
        for item in sorted(account.open_items, key=lambda item: (item.due_on or item.booked_on, item.operation_id))
        if item.open_amount > 0
    )
    return AccountBrief(
        customer_id=card.customer_id,
        account_id=account.account_id,
        customer=card.number,
        name=card.name,
        address=card.address,
        service=account.service,
        number=account.number,
        nrb=account.nrb,
        balance=account.balance,
        debt_status=account.debt_status,
        closed_on=account.closed_on,
        open_papers=open_papers,
    )
