"""Papers of registration as bytes for the window: the statement to sign and its copies, a blank form, the sealed slip."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from app.domain.customers import CustomerKind
from app.domain.declaration_sheets import (
    Letterhead,
    SealedSlip,
    SheetConsent,
    SheetCopy,
    SheetObject,
    StatementSheet,
)
from app.domain.declarations import DeclarationDraft, DeclarationObject
from app.services.link import Link
from app.store import declaration_papers as store
from app.store.session import Cancel


def letterhead(database: Link, *, cancel: Cancel | None = None) -> Letterhead:
    """The utility, the texts in force, the size limit of a scan; one round trip."""
    return store.letterhead(database, cancel=cancel)


def statement(
    database: Link,
    sheet: StatementSheet,
    *,
    copy: SheetCopy = SheetCopy.OFFICE,
    blank: bool = False,
    cancel: Cancel | None = None,
) -> bytes:
    """The statement as a PDF. ``blank`` leaves room to write where a field is empty; no box is ticked then.

    A sheet without consents gets every text in force, its boxes empty.
    """
    from app.documents.declaration_pdf import statement_pdf

    shared = store.letterhead(database, cancel=cancel)
    filled = sheet if sheet.consents else replace(sheet, consents=shared.consents)
    return statement_pdf(filled, shared, copy=copy, blank=blank)


def blank_form(
    database: Link, number: str, *, known: StatementSheet | None = None, cancel: Cancel | None = None
) -> bytes:
    """A form to fill in by hand; with ``known`` what is on file is printed already, except boxes of consents."""
    sheet = replace(known, number=number) if known else StatementSheet(number)
    return statement(database, sheet, blank=True, cancel=cancel)


def draft_statement(
    database: Link,
    draft: DeclarationDraft,
    objects: Iterable[DeclarationObject],
    *,
    customer_number: str = "",
    accepted_by: str = "",
    electronic_from: date | None = None,
    copy: SheetCopy = SheetCopy.OFFICE,
    cancel: Cancel | None = None,
) -> bytes:
    """The statement of what the wizard holds; ``objects`` are those on file, of which the draft names some."""
    from app.documents.declaration_pdf import statement_pdf

    shared = store.letterhead(database, cancel=cancel)
    sheet = sheet_of(
        draft,
        objects,
        shared,
        customer_number=customer_number,
        accepted_by=accepted_by,
        electronic_from=electronic_from,
    )
    return statement_pdf(sheet, shared, copy=copy)


def sheet_of(
    draft: DeclarationDraft,
    objects: Iterable[DeclarationObject],
    shared: Letterhead,
    *,
    customer_number: str = "",
    accepted_by: str = "",
    electronic_from: date | None = None,
) -> StatementSheet:
    """What is printed of a draft: each consent in the version that was ticked."""
    paper, chosen = draft.paper, set(draft.account_ids)
    person = paper.kind is CustomerKind.PERSON
    return StatementSheet(
        number=draft.number,
        customer_number=customer_number,
        kind=paper.kind,
        surname=paper.surname if person else "",
        first_name=paper.first_name if person else "",
        company="" if person else paper.company,
        pesel=paper.pesel if person else "",
        nip=paper.nip,
        regon=paper.regon,
        address=paper.residence.line if not paper.residence.is_empty else "",
        mailing=paper.mailing.line if not paper.mailing.is_empty else "",
        objects=tuple(
            SheetObject(each.number, each.service, each.address, each.contract_number)
            for each in objects
            if each.account_id in chosen
        ),
        email=draft.email,
        phone=draft.phone,
        signer=draft.signer_name or paper.name,
        role=draft.signer_role,
        proxy_scope=draft.proxy_scope,
        proxy_until=draft.proxy_until,
        consents=_consents(draft, shared),
        signed_on=draft.signed_on,
        signed_here=draft.signed_here,
        document=draft.identity_document,
        received_on=draft.received_on,
        place=draft.place,
        accepted_by=accepted_by,
        electronic_from=electronic_from,
        scan=draft.scan_name,
        remarks=draft.remarks,
    )


def _consents(draft: DeclarationDraft, shared: Letterhead) -> tuple[SheetConsent, ...]:
    versions = {(text.subject, text.version): text for text in (*shared.consents, *shared.older)}
    ticks = {tick.subject: tick for tick in draft.consents}
    made = []
    for text in shared.consents:
        tick = ticks.get(text.subject)
        shown = versions.get((text.subject, tick.version), text) if tick else text
        made.append(replace(shown, given=bool(tick and tick.given)))
    return tuple(made)


def slip(database: Link, slip: SealedSlip, *, cancel: Cancel | None = None) -> bytes:
    """The sealed slip as a PDF: to be printed at once and kept nowhere."""
    from app.documents.sealed_slip_pdf import sealed_slip_pdf

    return sealed_slip_pdf(slip, store.letterhead(database, cancel=cancel))
