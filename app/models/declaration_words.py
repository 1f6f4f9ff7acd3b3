"""Words of declarations: choices, what is missing or wrong, what is told before saving. Context "Declaration"."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.domain.consents import ConsentKind
from app.domain.customers import CustomerKind, PortalState
from app.domain.declarations import (
    DeclarationStatus,
    DeclarationWarning,
    DiffField,
    FormStatus,
    IdentityDocument,
    Opening,
    Place,
    SignerRole,
    WarningKind,
)
from app.domain.faults import Refused
from app.models import scan_words, words
from app.models.fault_words import sentence
from app.models.language import noop

_WORDS = {
    (SignerRole, SignerRole.OWNER): noop("Declaration", "owner"),
    (SignerRole, SignerRole.CO_OWNER): noop("Declaration", "co-owner"),
    (SignerRole, SignerRole.MANAGER): noop("Declaration", "manager"),
    (SignerRole, SignerRole.PROXY): noop("Declaration", "proxy"),
    (IdentityDocument, IdentityDocument.ID_CARD): noop("Declaration", "identity card"),
    (IdentityDocument, IdentityDocument.PASSPORT): noop("Declaration", "passport"),
    (IdentityDocument, IdentityDocument.MOBILE): "mObywatel",
    (IdentityDocument, IdentityDocument.RESIDENCE_CARD): noop("Declaration", "residence card"),
    (Place, Place.DESK): noop("Declaration", "at the office"),
    (Place, Place.POST): noop("Declaration", "by post"),
    (Place, Place.EMAIL): noop("Declaration", "by e-mail"),
    (Opening, Opening.SLIP): noop("Declaration", "password on a sealed slip"),
    (Opening, Opening.EMAIL): noop("Declaration", "activation link by e-mail"),
    (Opening, Opening.NONE): noop("Declaration", "no new account"),
    (DiffField, DiffField.NAME): noop("Declaration", "name"),
    (DiffField, DiffField.RESIDENCE): noop("Declaration", "address"),
    (DiffField, DiffField.MAILING): noop("Declaration", "mailing address"),
    (DiffField, DiffField.PHONE): noop("Declaration", "phone"),
    (DiffField, DiffField.EMAIL): noop("Declaration", "e-mail"),
    (DiffField, DiffField.NIP): "NIP",
    (DiffField, DiffField.REGON): "REGON",
    (DiffField, DiffField.PESEL): "PESEL",
    (ConsentKind, ConsentKind.TERMS): noop("Declaration", "acceptance, needed"),
    (ConsentKind, ConsentKind.E_INVOICE): noop("Declaration", "acceptance"),
    (ConsentKind, ConsentKind.CONSENT): noop("Declaration", "consent"),
    (ConsentKind, ConsentKind.INFORMATION): noop("Declaration", "information received, needed"),
    (DeclarationStatus, DeclarationStatus.REGISTERED): noop("Declaration", "registered"),
    (DeclarationStatus, DeclarationStatus.UNDONE): noop("Declaration", "undone"),
    (FormStatus, FormStatus.BLANK): noop("Declaration", "printed, not entered yet"),
    (FormStatus, FormStatus.WAITING): noop("Declaration", "waits: the payer is not on file"),
    (FormStatus, FormStatus.REGISTERED): noop("Declaration", "registered"),
    (FormStatus, FormStatus.UNDONE): noop("Declaration", "undone"),
    (FormStatus, FormStatus.DROPPED): noop("Declaration", "thrown away, the payer was never found"),
}  # fmt: skip

PROBLEMS = {
    "customer_missing": noop("Declaration", "Find the customer, or say that they are not on file."),
    "number_shape": noop("Declaration", "A number of a form is like OSW/2026/00001."),
    "kind_missing": noop("Declaration", "Choose whether it is a person, a company, a community or a manager."),
    "surname_missing": noop("Declaration", "Type the surname."),
    "first_name_missing": noop("Declaration", "Type the first name."),
    "company_missing": noop("Declaration", "Type the name."),
    "too_long": noop("Declaration", "This is too long; shorten it."),
    "pesel_missing": noop("Declaration", "Type the PESEL; who has none shows a passport or a residence card."),
    "pesel_digits": noop("Declaration", "A PESEL is made of digits only."),
    "pesel_length": noop("Declaration", "A PESEL has 11 digits."),
    "pesel_check_digit": noop("Declaration", "The last digit of the PESEL does not fit; compare with the paper."),
    "pesel_date": noop("Declaration", "There is no such day of birth in this PESEL; compare with the paper."),
    "pesel_shape": noop("Declaration", "This is not a PESEL; compare with the paper."),
    "nip_missing": noop("Declaration", "Type the NIP or the REGON."),
    "nip_digits": noop("Declaration", "A NIP is made of digits only."),
    "nip_length": noop("Declaration", "A NIP has 10 digits."),
    "nip_check_digit": noop("Declaration", "The last digit of the NIP does not fit; compare with the paper."),
    "nip_shape": noop("Declaration", "This is not a NIP; compare with the paper."),
    "nip_date": noop("Declaration", "This is not a NIP; compare with the paper."),
    "regon_digits": noop("Declaration", "A REGON is made of digits only."),
    "regon_length": noop("Declaration", "A REGON has 9 or 14 digits."),
    "regon_check_digit": noop("Declaration", "The last digit of the REGON does not fit; compare with the paper."),
    "regon_shape": noop("Declaration", "This is not a REGON; compare with the paper."),
    "regon_date": noop("Declaration", "This is not a REGON; compare with the paper."),
    "house_missing": noop("Declaration", "Type the house number."),
    "postal_code_missing": noop("Declaration", "Type the postal code."),
    "postal_empty": noop("Declaration", "Type the postal code."),
    "postal_shape": noop("Declaration", "A postal code has five digits, like 74-100."),
    "city_missing": noop("Declaration", "Type the town."),
    "reason_missing": noop("Declaration", "Say why the file is changed; the reason is kept."),
    "nothing_to_take": noop("Declaration", "The paper says nothing here; there is nothing to take over."),
    "object_missing": noop("Declaration", "Tick the objects that stand on the paper."),
    "email_missing": noop("Declaration", "Type the e-mail address."),
    "email_shape": noop("Declaration", "This is not an e-mail address; it needs a name, @ and a domain."),
    "email_not_confirmed": noop("Declaration", "Type the address once more, or read it aloud and tick that."),
    "email_differs": noop("Declaration", "The two addresses differ; compare both with the paper."),
    "phone_shape": noop("Declaration", "This is not a phone number; a Polish one has nine digits."),
    "phone_unknown": noop("Declaration", "No operator has such numbers; check the digits with the customer."),
    "terms_missing": noop("Declaration", "Without acceptance of the terms no account can be opened."),
    "privacy_missing": noop("Declaration", "The customer has to confirm having received the information."),
    "received_on_missing": noop("Declaration", "Type the day when the paper came in."),
    "received_in_future": noop("Declaration", "This day is still to come."),
    "signed_on_missing": noop("Declaration", "Type the day of the signature."),
    "signed_in_future": noop("Declaration", "This day is still to come."),
    "signed_after_receipt": noop("Declaration", "It can't be signed after it came in."),
    "signer_name_missing": noop("Declaration", "Type who signs."),
    "signer_role_missing": noop("Declaration", "Choose in what capacity it is signed."),
    "proxy_scope_missing": noop("Declaration", "Type what the proxy may do, as the power of attorney says."),
    "proxy_until_missing": noop("Declaration", "Type the last day of the power, or tick that it has no end."),
    "proxy_expired": noop("Declaration", "The power of attorney had ended when this was signed."),
    "identity_document_missing": noop("Declaration", "Choose which document was shown; write down no number."),
    "signed_here_only_at_desk": noop("Declaration", "Only a paper signed at the office is signed before a clerk."),
    "day_unreadable": noop("Declaration", "This is not a day; type it like 28.11.2026 or 28.11."),
    "portal_account_exists": noop("Declaration", "This customer has an e-BOK account; choose \u201eno new account\u201d."),
    "portal_account_missing": noop("Declaration", "This customer has no e-BOK account; choose how it begins."),
    "scan_of_another": noop("Declaration", "The scan bears the number of another paper."),
    "no_such_object": noop("Declaration", "There is no object with this Id; compare with the paper."),
    "object_of_another": noop("Declaration", "This object belongs to another payer and can't be declared here."),
    "object_closed": noop("Declaration", "This object is closed."),
    "no_such_form": noop("Declaration", "No form with this number was printed here."),
    "no_such_customer": noop("Declaration", "This customer is no longer on file."),
    "form_used": noop("Declaration", "The form with this number is registered already."),
    "form_waiting": noop("Declaration", "The paper with this number waits for its payer; register it from the list."),
    "form_of_another": noop("Declaration", "The form with this number was printed for another customer."),
    "waiting_is_done": noop("Declaration", "Another desk has registered this waiting paper already."),
    "consent_text_unknown": noop("Declaration", "The texts of consents have changed; look at step 3 again."),
    "customer_closed": noop("Declaration", "This customer is closed and can have no e-BOK account."),
    "undo_reason_missing": noop("Declaration", "Say why; the reason is kept."),
    "vault_unreadable": noop("Declaration", "A declaration left half-way can't be read; its file is set aside."),
    "no_such_declaration": noop("Declaration", "This declaration is no longer there."),
    "no_such_scan": noop("Declaration", "This scan is no longer there."),
}  # fmt: skip

_WARNINGS = {
    WarningKind.ACCOUNT_EXISTS: noop("Declaration", "This customer already has an e-BOK account ({state}{email})."),
    WarningKind.DECLARED_BEFORE: noop("Declaration", "Declaration {number} of {day} of this customer is registered."),
    WarningKind.SAME_PESEL: noop("Declaration", "The same PESEL is on file at {name}, Id {number} ({state})."),
    WarningKind.SAME_NIP: noop("Declaration", "The same NIP is on file at {name}, Id {number} ({state})."),
    WarningKind.SAME_PERSON: noop("Declaration", "Somebody of the same name and address: {name}, Id {number} ({state})."),
    WarningKind.SHARED_EMAIL: noop("Declaration", "This e-mail is on file at {name}, Id {number} too ({state})."),
    WarningKind.SHARED_PHONE: noop("Declaration", "This phone is on file at {name}, Id {number} too ({state})."),
    WarningKind.WAITING: noop("Declaration", "A waiting declaration looks alike: {number}, {name}."),
    WarningKind.PESEL_DIFFERS: noop("Declaration", "Another PESEL is on file for this customer; compare with the document."),
    WarningKind.PESEL_MISSING: noop("Declaration", "There is no PESEL on file for this customer."),
}  # fmt: skip
_NO_ACCOUNT = noop("Declaration", "no e-BOK account")
_ACCOUNT = noop("Declaration", "e-BOK account: {state}")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Declaration", text)


def word(
    value: SignerRole | IdentityDocument | Place | Opening | DiffField | ConsentKind | DeclarationStatus | FormStatus,
) -> str:
    """The word for a choice."""
    return _tr(_WORDS[type(value), value])


def problem(code: str) -> str:
    """The sentence for a problem of a field; empty for none."""
    return _tr(PROBLEMS[code]) if code else ""


def fault(error: Exception) -> str:
    """The sentence for an error: that of a refusal known here or of a scan, else the usual one."""
    if isinstance(error, Refused):
        said = problem(error.code) if error.code in PROBLEMS else scan_words.sentence(error)
        return said or sentence(error)
    return sentence(error)


def warning(told: DeclarationWarning) -> str:
    """What is told before saving, as a sentence."""
    state = words.word(told.portal)
    if told.kind is not WarningKind.ACCOUNT_EXISTS:
        state = _tr(_NO_ACCOUNT) if told.portal is PortalState.NONE else _tr(_ACCOUNT).format(state=state)
    email = f", {told.email}" if told.email else ""
    text = _tr(_WARNINGS[told.kind])
    return words.ended(
        text.format(number=told.number, name=told.name, state=state, email=email, day=words.day(told.on_day))
    )


def kind_word(kind: CustomerKind) -> str:
    """``osoba``, ``firma`` ..."""
    return words.word(kind)
