"""Papers a customer asks for at the desk, each as a finished PDF: one round trip, then drawn."""

from __future__ import annotations

from datetime import date

from app.domain.contacts import ContactChannel
from app.domain.prints import PaperPrint, file_name
from app.services.link import Link
from app.store import office_papers as store
from app.store.session import Cancel

Contact = tuple[str, ContactChannel]


def statement(
    database: Link,
    customer_id: int,
    account_id: int,
    first: date,
    last: date,
    *,
    contact: Contact,
    cancel: Cancel | None = None,
) -> PaperPrint:
    """Statement of an object card between two days, both included. Raises Refused (no_such_account, period_reversed)."""
    from app.documents.account_statement_pdf import account_statement_pdf

    sheet = store.account(database, customer_id, account_id, (first, last), contact, cancel)
    name = file_name(f"wyciag-{sheet.frame.account_number}-{first:%Y%m%d}-{last:%Y%m%d}")
    return PaperPrint(name, account_statement_pdf(sheet))


def unpaid(
    database: Link, customer_id: int, account_id: int, day: date, *, contact: Contact, cancel: Cancel | None = None
) -> PaperPrint:
    """What of an object card was unpaid at the end of a day. Raises Refused (no_such_account)."""
    from app.documents.unpaid_pdf import unpaid_pdf

    sheet = store.account(database, customer_id, account_id, (day, day), contact, cancel)
    return PaperPrint(file_name(f"niezaplacone-{sheet.frame.account_number}-{day:%Y%m%d}"), unpaid_pdf(sheet))


def balance(
    database: Link, customer_id: int, account_id: int, day: date, *, contact: Contact, cancel: Cancel | None = None
) -> PaperPrint:
    """Confirmation of an object card's balance at the end of a day. Raises Refused (no_such_account)."""
    from app.documents.balance_pdf import balance_pdf

    sheet = store.account(database, customer_id, account_id, (day, day), contact, cancel)
    return PaperPrint(file_name(f"saldo-{sheet.frame.account_number}-{day:%Y%m%d}"), balance_pdf(sheet))


def payment(
    database: Link, customer_id: int, operation_id: int, *, contact: Contact, cancel: Cancel | None = None
) -> PaperPrint:
    """Confirmation of one booked payment. Raises Refused (no_such_payment, payment_undone)."""
    from app.documents.payment_pdf import payment_pdf

    sheet = store.payment(database, customer_id, operation_id, contact, cancel)
    return PaperPrint(file_name(f"wplata-{sheet.frame.account_number}-{sheet.booked_on:%Y%m%d}"), payment_pdf(sheet))


def reading(
    database: Link, customer_id: int, reading_id: int, *, contact: Contact, cancel: Cancel | None = None
) -> PaperPrint:
    """Confirmation of one reading. Raises Refused (no_such_reading, reading_not_taken)."""
    from app.documents.reading_pdf import reading_pdf

    sheet = store.reading(database, customer_id, reading_id, contact, cancel)
    return PaperPrint(file_name(f"odczyt-{sheet.serial}-{sheet.read_on:%Y%m%d}"), reading_pdf(sheet))
