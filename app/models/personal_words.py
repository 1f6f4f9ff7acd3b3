"""Words of page 2.5: fields, their parts, and a sentence for every problem code."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.domain.personal import PersonalField
from app.models.language import noop

_FIELDS = {
    PersonalField.PERSON_NAME: noop("Personal", "Surname and first name"),
    PersonalField.COMPANY_NAME: noop("Personal", "Name of the company"),
    PersonalField.RESIDENCE: noop("Personal", "Address of residence or seat"),
    PersonalField.MAILING: noop("Personal", "Mailing address"),
    PersonalField.PHONE: noop("Personal", "Phone number"),
    PersonalField.EMAIL: noop("Personal", "E-mail"),
}
_PARTS = {
    "surname": noop("Personal", "Surname"),
    "first_name": noop("Personal", "First name"),
    "company": noop("Personal", "Name"),
    "street": noop("Personal", "Street"),
    "house": noop("Personal", "House"),
    "flat": noop("Personal", "Flat"),
    "postal_code": noop("Personal", "Postal code"),
    "city": noop("Personal", "Town"),
    "reason": noop("Personal", "Reason of the change"),
}
PROBLEMS = {
    "surname_missing": noop("Personal", "Type the surname."),
    "company_missing": noop("Personal", "Type the name."),
    "house_missing": noop("Personal", "Type the house number."),
    "postal_code_missing": noop("Personal", "Type the postal code."),
    "city_missing": noop("Personal", "Type the town."),
    "value_missing": noop("Personal", "Type the new value."),
    "reason_missing": noop("Personal", "Say why the data is changed; the reason is kept."),
    "too_long": noop("Personal", "This is too long; shorten it."),
    "postal_empty": noop("Personal", "Type the postal code."),
    "postal_shape": noop("Personal", "A postal code has five digits, like 74-100."),
    "phone_empty": noop("Personal", "Type the phone number."),
    "phone_shape": noop("Personal", "This is not a phone number; a Polish one has nine digits."),
    "phone_unknown": noop("Personal", "No operator has such numbers; check the digits with the customer."),
    "email_empty": noop("Personal", "Type the e-mail address."),
    "email_shape": noop("Personal", "This is not an e-mail address; it needs a name, @ and a domain."),
    "address_unreadable": noop(
        "Personal", "The address in the request can't be told apart into street, number and town; change it by hand."
    ),
    "email_same": noop("Personal", "This address is on file and confirmed already."),
    "email_again_missing": noop("Personal", "Type the address once more, or read it to the customer and tick that."),
    "email_differs": noop("Personal", "The two addresses differ; compare them letter by letter."),
    "row": noop("Personal", "The data on file has changed meanwhile; look at it again before you decide."),
    "version": noop("Personal", "Another desk decided this meanwhile."),
    "contact_points_once": noop("Personal", "This customer has that number or address on file already."),
}


def field_words(field: PersonalField) -> str:
    """Name of a field of page 2.5."""
    return _tr(_FIELDS[field])


def part_words(field: PersonalField, part: str) -> str:
    """Name of a part of a field."""
    return _tr(_PARTS[part]) if part in _PARTS else field_words(field)


def problem_words(code: str) -> str:
    """Sentence for a problem code."""
    return _tr(PROBLEMS[code])


def _tr(text: str) -> str:
    return QCoreApplication.translate("Personal", text)
