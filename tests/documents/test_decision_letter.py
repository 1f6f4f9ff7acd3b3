"""What a customer is told of the decisions on a request."""

from __future__ import annotations

from datetime import UTC, datetime

from app.documents.decision_letter import decision_lines
from app.domain.customers import DataChange
from app.domain.data_changes import FieldDecision

AT = datetime(2026, 11, 22, 10, tzinfo=UTC)


def decision(field: str, new: str, reason: str, *, accept: bool, kind: str = "") -> FieldDecision:
    return FieldDecision(DataChange(1, 1, field, "", new, AT, kind=kind), accept, reason)


def test_that_each_field_has_its_sentence_and_only_a_refusal_its_reason() -> None:
    said = decision_lines(
        (
            decision("phone", "605111222", "wewnętrzna notatka", accept=True),
            decision("phone", "12", "to nie numer.", accept=False),
            decision("email", "anna@poczta.example", "x", accept=True),
            decision("surname", "<b>Nowa</b> sp. z o.o.", "KRS", accept=True, kind="company"),
            decision("residence", "gdzieś", "nie wiadomo gdzie", accept=False),
        )
    ).split("\n")
    assert said == [
        "Numer telefonu: zmieniono na „605 111 222”.",
        "Numer telefonu: zmiany na „12” nie przyjęto. Powód: to nie numer.",
        "Adres e-mail: na adres anna@poczta.example wysyłamy kod. Adres zmieni się, gdy podadzą go Państwo w e-BOK albo w biurze.",
        "Nazwa: zmieniono na „<b>Nowa</b> sp. z o.o.”.",
        "Adres zamieszkania lub siedziby: zmiany na „gdzieś” nie przyjęto. Powód: nie wiadomo gdzie.",
    ]
