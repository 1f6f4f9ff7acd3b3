"""Papers a customer asks for at the desk, each as a finished PDF: one round trip, then drawn; or sent by e-mail."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.domain.contacts import ContactChannel
from app.domain.listing import Changed
from app.domain.office_papers import AccountSheet, OfficePaper, OfficePaperMail, PaymentSheet, ReadingSheet
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
    sheet = store.account(database, customer_id, account_id, (first, last), contact, cancel)
    return _of_account(OfficePaper.STATEMENT, sheet)


def unpaid(
    database: Link, customer_id: int, account_id: int, day: date, *, contact: Contact, cancel: Cancel | None = None
) -> PaperPrint:
    """What of an object card was unpaid at the end of a day. Raises Refused (no_such_account)."""
    sheet = store.account(database, customer_id, account_id, (day, day), contact, cancel)
    return _of_account(OfficePaper.UNPAID, sheet)


def balance(
    database: Link, customer_id: int, account_id: int, day: date, *, contact: Contact, cancel: Cancel | None = None
) -> PaperPrint:
    """Confirmation of an object card's balance at the end of a day. Raises Refused (no_such_account)."""
    sheet = store.account(database, customer_id, account_id, (day, day), contact, cancel)
    return _of_account(OfficePaper.BALANCE, sheet)


def payment(
    database: Link, customer_id: int, operation_id: int, *, contact: Contact, cancel: Cancel | None = None
) -> PaperPrint:
    """Confirmation of one booked payment. Raises Refused (no_such_payment, payment_undone)."""
    return _of_payment(store.payment(database, customer_id, operation_id, contact, cancel))


def reading(
    database: Link, customer_id: int, reading_id: int, *, contact: Contact, cancel: Cancel | None = None
) -> PaperPrint:
    """Confirmation of one reading. Raises Refused (no_such_reading, reading_not_taken)."""
    return _of_reading(store.reading(database, customer_id, reading_id, contact, cancel))


def send(database: Link, mail: OfficePaperMail, *, contact: Contact, cancel: Cancel | None = None) -> Changed:
    """Put a paper into the outbox, to the confirmed address only, the one that was shown; the same request once.

    Raises Refused (email_not_confirmed, email_changed, no_such_paper).
    """
    store.send(database, mail, contact, cancel)
    return Changed("notices", mail.customer_id)


def mailed(facts: Mapping[str, Any]) -> PaperPrint:
    """The paper that goes with an e-mail, of what is known when it is sent (``okienko.office_paper_facts``)."""
    paper, told = OfficePaper(facts["office_paper"]), facts["sheet"]
    if paper is OfficePaper.PAYMENT:
        return _of_payment(store.payment_of(told))
    if paper is OfficePaper.READING:
        return _of_reading(store.reading_of(told))
    days = (date.fromisoformat(facts["first"]), date.fromisoformat(facts["last"]))
    return _of_account(paper, store.account_of(told, days))


def _of_account(paper: OfficePaper, sheet: AccountSheet) -> PaperPrint:
    number, day = sheet.frame.account_number, f"{sheet.last:%Y%m%d}"
    if paper is OfficePaper.STATEMENT:
        from app.documents.account_statement_pdf import account_statement_pdf

        return PaperPrint(file_name(f"wyciag-{number}-{sheet.first:%Y%m%d}-{day}"), account_statement_pdf(sheet))
    if paper is OfficePaper.UNPAID:
        from app.documents.unpaid_pdf import unpaid_pdf

        return PaperPrint(file_name(f"niezaplacone-{number}-{day}"), unpaid_pdf(sheet))
    from app.documents.balance_pdf import balance_pdf

    return PaperPrint(file_name(f"saldo-{number}-{day}"), balance_pdf(sheet))


def _of_payment(sheet: PaymentSheet) -> PaperPrint:
    from app.documents.payment_pdf import payment_pdf

    return PaperPrint(file_name(f"wplata-{sheet.frame.account_number}-{sheet.booked_on:%Y%m%d}"), payment_pdf(sheet))


def _of_reading(sheet: ReadingSheet) -> PaperPrint:
    from app.documents.reading_pdf import reading_pdf

    return PaperPrint(file_name(f"odczyt-{sheet.serial}-{sheet.read_on:%Y%m%d}"), reading_pdf(sheet))
