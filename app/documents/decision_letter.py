"""What a customer is told of the decisions on a request: one sentence a field, in Polish as everything sent out."""

from __future__ import annotations

from app.domain.data_changes import FieldDecision, field_of
from app.domain.identifiers import format_phone, normal_phone, phone_problem
from app.domain.personal import PersonalField

_NAMES = {
    PersonalField.PERSON_NAME: "Nazwisko",
    PersonalField.COMPANY_NAME: "Nazwa",
    PersonalField.RESIDENCE: "Adres zamieszkania lub siedziby",
    PersonalField.MAILING: "Adres do korespondencji",
    PersonalField.PHONE: "Numer telefonu",
    PersonalField.EMAIL: "Adres e-mail",
}


def decision_lines(decisions: tuple[FieldDecision, ...]) -> str:
    """A paragraph of sentences; a refusal is told with its reason."""
    return "\n".join(_line(decision) for decision in decisions)


def _line(decision: FieldDecision) -> str:
    field = field_of(decision.change)
    new = decision.change.new
    if field is PersonalField.PHONE and not phone_problem(new):
        new = format_phone(normal_phone(new))
    name = _NAMES[field]
    if not decision.accept:
        return f"{name}: zmiany na „{new}” nie przyjęto. Powód: {decision.reason.strip().rstrip('.')}."
    if field is PersonalField.EMAIL:
        return f"{name}: na adres {new} wysyłamy kod. Adres zmieni się, gdy podadzą go Państwo w e-BOK albo w biurze."
    return f"{name}: zmieniono na „{new}”."
