"""What is wrong with a declaration draft, and what it says otherwise than the file. Codes; the words live upstairs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date

from app.domain import identifiers
from app.domain.consents import PRIVACY, TERMS, given
from app.domain.customers import CustomerKind
from app.domain.declaration_draft import (
    WITHOUT_PESEL,
    DeclarationDraft,
    DiffField,
    Opening,
    Paper,
    PaperAddress,
    Place,
    SignerRole,
    normal_form_number,
)
from app.domain.declaration_values import Difference, OnFile
from app.domain.polish import fold

Problem = tuple[str, str]
_LONGEST = {"surname": 100, "first_name": 100, "company": 300}
_ADDRESS_LONGEST = {"street": 100, "house": 20, "flat": 20, "city": 100}


def problems(draft: DeclarationDraft, today: date) -> dict[str, str]:
    """Code of what is wrong, by field; empty when it may be saved.

    Fields are the draft's own names, ``surname`` ... ``regon`` of its paper, ``residence.city`` and the like of its
    addresses, ``consents.terms``, ``consents.privacy`` and ``take_over.<field>``. ``today`` is the office's.
    """
    found: dict[str, str] = {}
    for name, code in (
        *_who(draft),
        *_objects(draft),
        *_contact(draft),
        *_consents(draft),
        *_signature(draft, today),
    ):
        found.setdefault(name, code)
    return found


def paper_problems(draft: DeclarationDraft, today: date) -> dict[str, str]:
    """What is wrong with a paper of somebody who is not on file: it waits with less than a registration needs."""
    needed = {"surname", "first_name", "company", "kind", "number", "received_on"}
    return {
        name: code
        for name, code in problems(draft, today).items()
        if name in needed or (not code.endswith("_missing") and name.partition(".")[0] in _TYPED)
    }


_TYPED = {"pesel", "nip", "regon", "residence", "mailing", "email", "phone"}


# ---------------------------------------------------------------- step 1: who
def _who(draft: DeclarationDraft) -> Iterator[Problem]:
    if not draft.customer_id:
        yield "customer_id", "customer_missing"
    if draft.number and not normal_form_number(draft.number):
        yield "number", "number_shape"
    paper = draft.paper
    if paper.kind is None:
        yield "kind", "kind_missing"
        return
    yield from _name(paper)
    yield from _identifiers(draft)
    yield from _address("residence", paper.residence, needed=True)
    yield from _address("mailing", paper.mailing, needed=False)
    for each in draft.take_overs:
        if not each.reason.strip():
            yield f"take_over.{each.field.value}", "reason_missing"
        elif _is_empty(draft, each.field):
            yield f"take_over.{each.field.value}", "nothing_to_take"


def _is_empty(draft: DeclarationDraft, what: DiffField) -> bool:
    """Whether the paper leaves empty what is to be taken over."""
    match what:
        case DiffField.NAME:
            return not draft.paper.name.strip()
        case DiffField.RESIDENCE:
            return draft.paper.residence.is_empty
        case DiffField.MAILING:
            return draft.paper.mailing.is_empty
        case DiffField.PHONE:
            return not draft.phone.strip()
        case DiffField.EMAIL:
            return not draft.email.strip()
        case DiffField.NIP:
            return not draft.paper.nip.strip()
        case DiffField.REGON:
            return not draft.paper.regon.strip()
        case DiffField.PESEL:
            return not draft.paper.pesel.strip()


def _name(paper: Paper) -> Iterator[Problem]:
    names = ("surname", "first_name") if paper.kind is CustomerKind.PERSON else ("company",)
    for name in names:
        text = getattr(paper, name).strip()
        if not text:
            yield name, f"{name}_missing"
        elif len(text) > _LONGEST[name]:
            yield name, "too_long"


def _identifiers(draft: DeclarationDraft) -> Iterator[Problem]:
    """A person has a PESEL, or shows a document of those who have none; anybody else a NIP or a REGON."""
    paper = draft.paper
    typed = {
        "pesel": (paper.pesel, identifiers.pesel_problem),
        "nip": (paper.nip, identifiers.nip_problem),
        "regon": (paper.regon, identifiers.regon_problem),
    }
    for name, (text, check) in typed.items():
        if text.strip() and (code := check(text)):
            yield name, code
    if paper.kind is CustomerKind.PERSON:
        if not paper.pesel.strip() and draft.identity_document not in WITHOUT_PESEL:
            yield "pesel", "pesel_missing"
    elif not paper.nip.strip() and not paper.regon.strip():
        yield "nip", "nip_missing"


def _address(name: str, address: PaperAddress, *, needed: bool) -> Iterator[Problem]:
    if address.is_empty and not needed:
        return
    for part in ("house", "postal_code", "city"):
        if not getattr(address, part).strip():
            yield f"{name}.{part}", f"{part}_missing"
    if address.postal_code.strip() and (code := identifiers.postal_problem(address.postal_code)):
        yield f"{name}.postal_code", code
    for part, longest in _ADDRESS_LONGEST.items():
        if len(getattr(address, part).strip()) > longest:
            yield f"{name}.{part}", "too_long"


# ---------------------------------------------------------------- step 2: which objects
def _objects(draft: DeclarationDraft) -> Iterator[Problem]:
    if not draft.account_ids:
        yield "account_ids", "object_missing"


# ---------------------------------------------------------------- step 3: contact and consents
def _contact(draft: DeclarationDraft) -> Iterator[Problem]:
    if code := identifiers.email_problem(draft.email):
        yield "email", "email_missing" if code == "email_empty" else code
    elif not draft.email_read_back:
        if not draft.email_again.strip():
            yield "email_again", "email_not_confirmed"
        elif not same_email(draft.email, draft.email_again):
            yield "email_again", "email_differs"
    if draft.phone.strip() and (code := identifiers.phone_problem(draft.phone)):
        yield "phone", code


def same_email(one: str, other: str) -> bool:
    """Whether two ways of typing it are one address; capitals do not make another."""
    return identifiers.normal_email(one).casefold() == identifiers.normal_email(other).casefold()


def _consents(draft: DeclarationDraft) -> Iterator[Problem]:
    ticked = given(draft.consents)
    if TERMS not in ticked:
        yield "consents.terms", "terms_missing"
    if PRIVACY not in ticked:
        yield "consents.privacy", "privacy_missing"


# ---------------------------------------------------------------- step 4: check and sign
def _signature(draft: DeclarationDraft, today: date) -> Iterator[Problem]:
    yield from _days(draft, today)
    if not draft.signer_name.strip():
        yield "signer_name", "signer_name_missing"
    elif len(draft.signer_name.strip()) > 300:
        yield "signer_name", "too_long"
    if draft.signer_role is None:
        yield "signer_role", "signer_role_missing"
    elif draft.signer_role is SignerRole.PROXY:
        yield from _proxy(draft)
    if draft.identity_document is None and draft.place is Place.DESK:
        yield "identity_document", "identity_document_missing"
    if draft.signed_here and draft.place is not Place.DESK:
        yield "signed_here", "signed_here_only_at_desk"
    if len(draft.remarks) > 2000:
        yield "remarks", "too_long"


def _days(draft: DeclarationDraft, today: date) -> Iterator[Problem]:
    if draft.received_on is None:
        yield "received_on", "received_on_missing"
    elif draft.received_on > today:
        yield "received_on", "received_in_future"
    if draft.signed_on is None:
        yield "signed_on", "signed_on_missing"
    elif draft.signed_on > today:
        yield "signed_on", "signed_in_future"
    elif draft.received_on is not None and draft.signed_on > draft.received_on:
        yield "signed_on", "signed_after_receipt"


def _proxy(draft: DeclarationDraft) -> Iterator[Problem]:
    """What a proxy may do, and until when; the power must hold on the day of the signature."""
    if not draft.proxy_scope.strip():
        yield "proxy_scope", "proxy_scope_missing"
    elif len(draft.proxy_scope.strip()) > 500:
        yield "proxy_scope", "too_long"
    if draft.proxy_unlimited:
        return
    if draft.proxy_until is None:
        yield "proxy_until", "proxy_until_missing"
    elif draft.signed_on is not None and draft.proxy_until < draft.signed_on:
        yield "proxy_until", "proxy_expired"


# ---------------------------------------------------------------- the file beside the paper
def digest(salt: str, value: str) -> str:
    """What a phone or an e-mail is compared by, so that it need not be shown: SHA-256 of salt and value, its ASCII letters
    small (the database's collation "C" knows no others).
    """
    return hashlib.sha256(salt.encode() + value.encode().lower()).hexdigest()


def differences(on_file: OnFile, paper: DeclarationDraft) -> tuple[Difference, ...]:
    """What the paper says otherwise than the file, one by one, in the order of the paper; what the paper leaves empty
    is no difference. A PESEL is compared by ``services.declarations.warnings``, inside the database.
    """
    return tuple(_differences(on_file, paper))


def _differences(on_file: OnFile, draft: DeclarationDraft) -> Iterator[Difference]:
    paper = draft.paper
    if paper.name.strip() and _words(paper.name) != _words(on_file.name):
        yield Difference(DiffField.NAME, on_file.name, _clean(paper.name))
    for what, ours, theirs in (
        (DiffField.NIP, on_file.nip, identifiers.normal_nip(paper.nip)),
        (DiffField.REGON, on_file.regon, identifiers.normal_regon(paper.regon)),
    ):
        if theirs and theirs != ours:
            yield Difference(what, ours, theirs)
    for what, kept, written in (
        (DiffField.RESIDENCE, on_file.residence, paper.residence),
        (DiffField.MAILING, on_file.mailing, paper.mailing),
    ):
        if not written.is_empty and (kept is None or not _same_address(kept, written)):
            yield Difference(what, kept.line if kept else "", cleaned_address(written).line)
    phone = identifiers.normal_phone(draft.phone) if draft.phone.strip() else ""
    if phone and digest(on_file.salt, phone) not in on_file.phones:
        yield Difference(DiffField.PHONE, on_file.phone, identifiers.format_phone(phone))
    email = identifiers.normal_email(draft.email)
    if email and digest(on_file.salt, email) not in on_file.emails:
        yield Difference(DiffField.EMAIL, on_file.email, email)


def _clean(text: str) -> str:
    return " ".join(text.split())


def _words(name: str) -> str:
    """A name as it is compared: capitals and spaces do not make another, a missing Polish letter does."""
    return _clean(name).casefold()


def cleaned_address(address: PaperAddress) -> PaperAddress:
    """Trimmed, the postal code with its hyphen, the street without "ul."."""
    street = _clean(address.street)
    first, _, rest = street.partition(" ")
    if rest and first.rstrip(".").casefold() in {"ul", "ulica"}:
        street = rest
    return PaperAddress(
        street,
        _clean(address.house),
        _clean(address.flat),
        identifiers.normal_postal(address.postal_code),
        _clean(address.city),
    )


def _same_address(kept: PaperAddress, written: PaperAddress) -> bool:
    ours, theirs = cleaned_address(kept), cleaned_address(written)
    return (fold(ours.street), ours.house.casefold(), ours.flat.casefold(), ours.postal_code, fold(ours.city)) == (
        fold(theirs.street),
        theirs.house.casefold(),
        theirs.flat.casefold(),
        theirs.postal_code,
        fold(theirs.city),
    )


def opening_problem(on_file: OnFile, opening: Opening) -> str:
    """``portal_account_exists`` or ``portal_account_missing`` where the file does not allow this way, else ``""``."""
    has_account = on_file.portal.value not in {"none", "closed"}
    if opening is Opening.NONE:
        return "" if has_account else "portal_account_missing"
    return "portal_account_exists" if has_account else ""
