"""The page "Dane do wpłaty": what the card does not hold, and the e-mail with the data; functions of ``77_payment_page.sql``."""

from __future__ import annotations

import json

from app.domain.contacts import ContactChannel
from app.domain.payment import PageFacts, PaymentMail, papers_of, payee_of
from app.store.session import Cancel, Database

PAGE = "select okienko.payment_page(%s, %s, %s)"
SEND = "select okienko.payment_send(%s, %s, %s, %s, %s, %s, %s, %s, %s)"


def page(
    database: Database, customer_id: int, contact: tuple[str, ContactChannel], cancel: Cancel | None = None
) -> PageFacts:
    """Payee and what the invoices of open charges say; leaves an access entry unless the card did."""
    key, channel = contact
    with database.read(cancel) as connection:
        row = connection.execute(PAGE, (customer_id, key or None, channel.value), prepare=True).fetchone()
    told = json.loads(row[0]) if row else {}
    papers = {operation: facts for operation, _, facts in papers_of(told.get("papers") or ())}
    return PageFacts(payee_of(told.get("utility") or {}), bool(told.get("name_ksef")), papers)


def send(
    database: Database, mail: PaymentMail, contact: tuple[str, ContactChannel], cancel: Cancel | None = None
) -> None:
    """Put the e-mail into the outbox. Raises Refused (email_not_confirmed, email_changed, payment_changed ...)."""
    key, channel = contact
    what = (mail.customer_id, mail.account_id, mail.amount, list(mail.operations), mail.online_id)
    with database.read(cancel) as connection:
        connection.execute(SEND, (*what, mail.address, mail.request_key, key or None, channel.value))
