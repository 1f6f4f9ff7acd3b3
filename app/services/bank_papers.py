"""Page "Wpłaty": statements that were loaded, and the printed request of a transfer."""

from __future__ import annotations

from datetime import date

from app.domain.bank_office import LoadedStatement
from app.domain.matching import QUEUE_PAGE, Misposted
from app.services.link import Link
from app.store import bank_statements, declaration_papers
from app.store.session import Cancel


def statements(
    database: Link, after: int | None = None, wanted: int = QUEUE_PAGE, *, cancel: Cancel | None = None
) -> tuple[LoadedStatement, ...]:
    """Loaded statements, newest first; ``after`` is the id of the last one seen. For accounting roles."""
    return bank_statements.page(database, after, wanted, cancel)


def transfer_request(
    database: Link, proposal: Misposted, made_on: date, made_by: str, *, cancel: Cancel | None = None
) -> bytes:
    """The request to transfer or to refund a payment as a PDF; ``made_by`` is the clerk's name."""
    from app.documents.transfer_request_pdf import transfer_request_pdf

    utility = declaration_papers.letterhead(database, cancel=cancel).utility
    return transfer_request_pdf(proposal, utility, made_on, made_by)
