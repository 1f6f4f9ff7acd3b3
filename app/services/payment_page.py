"""Page "Dane do wpłaty": payee and invoices, the slip on paper, the data sent by e-mail."""

from __future__ import annotations

from app.domain.contacts import ContactChannel
from app.domain.listing import Changed
from app.domain.payment import PageFacts, PaymentMail, TransferSlip
from app.services.link import Link
from app.store import payment_page as store
from app.store.session import Cancel


def facts(
    database: Link,
    customer_id: int,
    *,
    contact: tuple[str, ContactChannel],
    cancel: Cancel | None = None,
) -> PageFacts:
    """What the page needs beside the card, in one round trip. ``contact`` is the running contact."""
    return store.page(database, customer_id, contact, cancel)


def send(
    database: Link, mail: PaymentMail, *, contact: tuple[str, ContactChannel], cancel: Cancel | None = None
) -> Changed:
    """Send the data by e-mail to the confirmed address. Raises Refused (email_not_confirmed, email_changed,
    payment_changed, payment_no_account).
    """
    store.send(database, mail, contact, cancel)
    return Changed("notices", mail.customer_id)


def slip_pdf(slip: TransferSlip) -> bytes:
    """The transfer slip, to be looked at and printed."""
    from app.documents.transfer_slip_pdf import transfer_slip_pdf

    return transfer_slip_pdf(slip)
