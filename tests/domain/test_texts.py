"""Rules of texts in versions: what may be saved, what holds on a day, what differs."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from app.domain.texts import Piece, TextDraft, TextKind, TextVersion, compare, fields_of, in_force, problems, text_code

TODAY = date(2026, 11, 22)


def version(number: int, begins: date, body: str = "Zgoda {email}.", code: str = "consent.x") -> TextVersion:
    kind = TextKind(code.split(".", maxsplit=1)[0])
    return TextVersion(code, number, kind, "Tytuł", body, begins, "a", datetime(2026, 1, 1, tzinfo=UTC))


def draft(body: str, begins: date = TODAY, title: str = "Tytuł", code: str = "consent.x") -> TextDraft:
    return TextDraft(code, TextKind(code.split(".", maxsplit=1)[0]), 1, title, body, begins)


@pytest.mark.parametrize(
    ("written", "part", "code"),
    [
        (draft("Inna zgoda {email}."), "", ""),
        (draft("Inna zgoda {email}.", title=" "), "title", "title_missing"),
        (draft("Inna zgoda.", title="T" * 301), "title", "too_long"),
        (draft(" "), "body", "body_missing"),
        (draft("x" * 20001), "body", "too_long"),
        (draft("Zgoda {email."), "body", "field_broken"),
        (draft("Zgoda {telefon}."), "body", "field_unknown"),
        (draft("Zgoda {email}."), "body", "nothing_changed"),
        (draft("Inna.", date(2026, 11, 21)), "valid_from", "day_passed"),
    ],
)
def test_that_what_is_wrong_is_told_by_part(written: TextDraft, part: str, code: str) -> None:
    found = problems(written, (version(1, date(2020, 1, 1)),), TODAY)
    assert found == ({part: code} if part else {})


def test_that_a_version_never_begins_before_the_last() -> None:
    versions = (version(1, date(2020, 1, 1)), version(2, date(2026, 12, 24)))
    assert problems(draft("Inna."), versions, TODAY) == {"valid_from": "before_last"}
    assert problems(draft("Inna.", date(2026, 12, 24)), versions, TODAY) == {}


def test_that_a_clerk_fills_in_fields_of_a_message_but_not_the_programs() -> None:
    code = "message.data_change"
    versions = (version(1, date(2020, 1, 1), "Państwo: {decisions}", code),)
    assert problems(draft("Dnia {date}: {decisions}", code=code), versions, TODAY) == {}
    assert problems(draft("Dnia {date}.", code=code), versions, TODAY) == {"body": "field_lost"}


def test_that_the_newest_version_that_has_begun_holds() -> None:
    versions = (version(1, date(2020, 1, 1)), version(2, TODAY), version(3, date(2027, 1, 1)))
    held = in_force(versions, TODAY)
    assert held is not None
    assert held.number == 2
    assert in_force(versions, date(2019, 1, 1)) is None


def test_that_a_comparison_holds_every_letter_of_both() -> None:
    old, new = "Wyrażam zgodę na otrzymywanie\nfaktur.", "Wyrażam  zgodę na wysyłanie mi\nfaktur!"
    pieces = compare(old, new)
    assert "".join(text for piece, text in pieces if piece is not Piece.NEW) == old
    assert "".join(text for piece, text in pieces if piece is not Piece.GONE) == new
    assert compare(old, old) == ((Piece.SAME, old),)


def test_that_a_new_template_gets_a_code_of_its_own() -> None:
    assert text_code("Wymiana wodomierza 2026!", ()) == "message.wymiana_wodomierza"
    assert text_code("Wymiana wodomierza", ("message.wymiana_wodomierza",)) == "message.wymiana_wodomierza_ii"
    assert text_code("2026", ()) == "message.text"


def test_that_fields_are_read_from_braces() -> None:
    assert fields_of("{a} i {b} i {a}") == {"a", "b"}
