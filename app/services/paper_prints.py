"""Papers as PDF files: one, or several in one PDF or ZIP."""

from __future__ import annotations

import zipfile
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from io import BytesIO
from typing import Any

from app.domain.contacts import ContactChannel
from app.domain.faults import Refused
from app.domain.papers import PaperDetails, verify_link
from app.domain.prints import CopyKind, CopyMark, PaperBundle, PaperPrint, PrintSheet, file_name, in_ksef
from app.services.link import Link
from app.store import paper_prints as store
from app.store.session import Cancel

_BATCH = 50
Progress = Callable[[int, int], object]
"""Told how many of how many papers are done, on the thread that makes them."""


def invoice_print(
    database: Link,
    customer_id: int,
    paper_id: int,
    copy: CopyKind = CopyKind.AGAIN,
    *,
    contact: tuple[str, ContactChannel],
    cancel: Cancel | None = None,
) -> PaperPrint:
    """One paper as a PDF, in one round trip. What the copy is called follows office rule 11, whatever is asked for.

    Raises ``Refused("no_such_paper")``. A few milliseconds of work, so it belongs off the GUI thread.
    """
    from app.documents.invoice_pdf import invoice_pdf

    (sheet,) = _sheets(database, customer_id, [paper_id], copy, contact, cancel)
    return PaperPrint(file_name(sheet.paper.paper.number), invoice_pdf(sheet))


def mailed_print(facts: Mapping[str, Any]) -> PaperPrint:
    """The copy that goes with an e-mail, of what is known when it is sent (``okienko.paper_copy_facts``).

    Raises ValueError where its file can't be read.
    """
    from app.documents.invoice_pdf import invoice_pdf

    told = facts["print"]
    xml = b64decode(told["xml"]) if told["xml"] else None
    batch = store.batch_of([(told["shared"], told["answer"], told["nrb"], xml)])
    copy = CopyKind.DUPLICATE if facts["copy"] == CopyMark.DUPLICATE else CopyKind.AGAIN
    try:
        sheet = _sheet(batch, batch.papers[0], copy)
    except Refused as error:
        raise ValueError(error.code) from error
    return PaperPrint(file_name(sheet.paper.paper.number), invoice_pdf(sheet))


def bundle_pdf(
    database: Link,
    customer_id: int,
    paper_ids: Sequence[int],
    copy: CopyKind = CopyKind.AGAIN,
    *,
    contact: tuple[str, ContactChannel],
    progress: Progress | None = None,
    cancel: Cancel | None = None,
) -> PaperBundle:
    """All papers in one PDF in the order given, each with its own page numbers and found by its number in the outline.

    Raises ``Refused("no_such_paper")``, and ``Cancelled`` between two papers.
    """
    from app.documents.invoice_pdf import papers_pdf

    def told() -> Iterator[PrintSheet]:
        for done, sheet in enumerate(_sheets(database, customer_id, paper_ids, copy, contact, cancel)):
            _tell(progress, done, len(paper_ids), cancel)
            yield sheet

    data = papers_pdf(told(), "Dokumenty")
    _tell(progress, len(paper_ids), len(paper_ids), None)
    return PaperBundle("dokumenty.pdf", data, "application/pdf")


def bundle_zip(
    database: Link,
    customer_id: int,
    paper_ids: Sequence[int],
    copy: CopyKind = CopyKind.AGAIN,
    *,
    contact: tuple[str, ContactChannel],
    progress: Progress | None = None,
    cancel: Cancel | None = None,
) -> PaperBundle:
    """A PDF a paper in one ZIP, named by their numbers. Raises as ``bundle_pdf``."""
    from app.documents.invoice_pdf import invoice_pdf

    stream = BytesIO()
    names: list[str] = []
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:  # the PDFs are compressed inside
        for done, sheet in enumerate(_sheets(database, customer_id, paper_ids, copy, contact, cancel)):
            _tell(progress, done, len(paper_ids), cancel)
            names.append(file_name(sheet.paper.paper.number, names))
            day = sheet.printed_on
            entry = zipfile.ZipInfo(names[-1], (day.year, day.month, day.day, 0, 0, 0))
            archive.writestr(entry, invoice_pdf(sheet))
    _tell(progress, len(paper_ids), len(paper_ids), None)
    return PaperBundle("dokumenty.zip", stream.getvalue(), "application/zip")


def _tell(progress: Progress | None, done: int, count: int, cancel: Cancel | None) -> None:
    if cancel is not None:
        cancel.check()
    if progress is not None:
        progress(done, count)


def _sheets(
    database: Link,
    customer_id: int,
    paper_ids: Sequence[int],
    copy: CopyKind,
    contact: tuple[str, ContactChannel],
    cancel: Cancel | None,
) -> Iterator[PrintSheet]:
    """Sheets in the order wanted, read by the dozen."""
    for place in range(0, len(paper_ids), _BATCH):
        batch = store.read(database, customer_id, paper_ids[place : place + _BATCH], contact, cancel)
        if batch is None:
            raise Refused("no_such_paper")
        for paper in batch.papers:
            yield _sheet(batch, paper, copy)


def _sheet(batch: store.PrintBatch, paper: store.ToPrint, copy: CopyKind) -> PrintSheet:
    invoice = None
    if paper.xml is not None:
        from app.documents.ksef.reader import read_invoice  # lxml and the schemas are loaded when a file is looked at

        invoice = read_invoice(paper.xml)
    nip = invoice.seller.identity.nip if invoice is not None else batch.utility.nip
    return PrintSheet(
        paper=paper.details,
        invoice=invoice,
        utility=batch.utility,
        buyer=batch.buyer,
        copy=copy,
        printed_on=batch.today,
        nrb=paper.nrb,
        link=_link(batch.host, paper.details, nip, paper),
        names_ksef=batch.names_ksef,
    )


def _link(host: str, details: PaperDetails, nip: str, paper: store.ToPrint) -> str:
    """KOD I: also of an invoice without a number yet (offline), by the seller's NIP and the file."""
    if details.verify_link or not in_ksef(details):
        return details.verify_link
    digest = paper.ksef_hash
    if not digest and paper.xml is not None:
        digest = urlsafe_b64encode(sha256(paper.xml).digest()).decode().rstrip("=")
    return verify_link(host, details.paper.ksef_number or nip, details.paper.issued_on, digest)
