"""Declarations for tests: a draft without faults, a second customer, small files that are what they say."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

from app.domain.consents import ConsentTick
from app.domain.customers import CustomerKind
from app.domain.declarations import (
    DeclarationDraft,
    IdentityDocument,
    Paper,
    PaperAddress,
    ScanFile,
    SignerRole,
)
from tests.office_data import Connection, Person, one

PASSWORD = "wert-ujka-mnbv-cxza"
PESEL = "44051401359"
HOME = PaperAddress("Łużycka", "12", "3", "74-100", "Gryfino")
PAPER = Paper(kind=CustomerKind.PERSON, surname="Kowalska", first_name="Anna", pesel=PESEL, residence=HOME)
PDF = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\ntrailer\n%%EOF\n"


def draft_of(who: Person | None, day: date, **changes: Any) -> DeclarationDraft:
    """What a clerk holds when the paper of ``tests.office_data.person`` is entered without a fault, both objects."""
    base = DeclarationDraft(
        request_key=str(uuid4()),
        customer_id=who.customer_id if who else 0,
        received_on=day,
        paper=PAPER,
        account_ids=(who.account_id, who.waste_id) if who else (),
        signer_name="Anna Kowalska",
        signer_role=SignerRole.OWNER,
        identity_document=IdentityDocument.ID_CARD,
        signed_on=day,
        signed_here=True,
        email="anna@poczta.example",
        email_again="anna@poczta.example",
        phone="601 234 567",
        consents=(ConsentTick("terms", 1, True), ConsentTick("privacy", 1, True), ConsentTick("notice_due", 1, False)),
        contact_key=str(uuid4()),
    )
    return replace(base, **changes)


def scan_of(content: bytes = PDF, name: str = "skan.pdf", media_type: str = "application/pdf") -> ScanFile:
    """A scan as ``documents.scans.inspect`` lets it through."""
    return ScanFile(name, media_type, hashlib.sha256(content).hexdigest(), content)


TABLES = (
    "declarations", "declaration_accounts", "declaration_forms", "waiting_declarations", "scans", "files", "consents",
    "invoice_deliveries", "portal_accounts", "portal_events", "notices", "tasks", "contact_points", "addresses",
    "identifiers", "customers", "case_numbers", "audit",
)  # fmt: skip


def stored(owner: Connection) -> dict[str, int]:
    """How many rows each table holds that a declaration may write to."""
    return {table: int(one(owner, f"select count(*) from okienko.{table}")) for table in TABLES}
