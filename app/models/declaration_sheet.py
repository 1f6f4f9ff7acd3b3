"""What is entered, line by line in the order of the paper, to be compared with it once more before saving."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.domain import identifiers
from app.domain.customers import CustomerKind
from app.domain.declarations import DeclarationDraft, SignerRole
from app.models import declaration_words, words
from app.models.declaration_wizard import DeclarationWizard

Line = tuple[str, str, str]
"""(label, value, tone)."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("DeclarationSheet", text)


def lines(wizard: DeclarationWizard) -> tuple[Line, ...]:
    """Payer, objects, contact, who signs and what is taken over into the file; what is empty says so."""
    draft = wizard.draft
    number = draft.number or _tr("given when it is saved")
    told = [(_tr("Number of the paper"), number, "dim" if not draft.number else "")]
    told += _payer(draft)
    told.append((_tr("Objects"), _objects(wizard), ""))
    told.append(("E-mail", draft.email or words.DASH, ""))
    told.append((_tr("Phone"), _phone(draft.phone), ""))
    told.append((_tr("Signs"), _signer(draft), ""))
    document = draft.identity_document
    told.append((_tr("Document shown"), declaration_words.word(document) if document else words.DASH, ""))
    electronic = wizard.electronic_from()
    if electronic is not None:
        told.append((_tr("Invoices"), _tr("electronic from {day}").format(day=words.day(electronic)), ""))
    if draft.take_overs:
        taken = ", ".join(declaration_words.word(each.field) for each in draft.take_overs)
        told.append((_tr("Changed on file"), f"{taken} ({draft.take_overs[0].reason})", "warn"))
    return tuple(told)


def _payer(draft: DeclarationDraft) -> list[Line]:
    paper = draft.paper
    person = paper.kind is CustomerKind.PERSON
    told = [(_tr("Payer"), paper.name or words.DASH, "")]
    if person:
        told.append(("PESEL", identifiers.normal_pesel(paper.pesel) or words.DASH, ""))
    else:
        told.append(("NIP", identifiers.format_nip(identifiers.normal_nip(paper.nip)) or words.DASH, ""))
        if paper.regon.strip():
            told.append(("REGON", identifiers.normal_regon(paper.regon), ""))
    told.append((_tr("Address"), paper.residence.line or words.DASH, ""))
    if not paper.mailing.is_empty:
        told.append((_tr("For letters"), paper.mailing.line, ""))
    return told


def _objects(wizard: DeclarationWizard) -> str:
    chosen = set(wizard.draft.account_ids)
    objects = wizard.on_file.objects if wizard.on_file else ()
    named = [f"{words.word(each.service)} {each.number}" for each in objects if each.account_id in chosen]
    if len(named) > 6:
        count = QCoreApplication.translate("DeclarationSheet", "and %n more", "", len(named) - 5)
        named = [*named[:5], count]
    return ", ".join(named) or words.DASH


def _phone(typed: str) -> str:
    if not typed.strip():
        return words.DASH
    return identifiers.format_phone(identifiers.normal_phone(typed))


def _signer(draft: DeclarationDraft) -> str:
    if draft.signer_role is None:
        return words.DASH
    said = f"{draft.signer_name} ({declaration_words.word(draft.signer_role)})"
    if draft.signer_role is SignerRole.PROXY:
        until = _tr("without an end") if draft.proxy_unlimited else words.day(draft.proxy_until)
        said += f": {draft.proxy_scope}; {until}"
    return said


def consents(wizard: DeclarationWizard) -> tuple[tuple[str, bool], ...]:
    """Each statement of the paper and whether its box is ticked."""
    return tuple((subject.title, wizard.is_given(subject.code)) for subject in wizard.subjects)
