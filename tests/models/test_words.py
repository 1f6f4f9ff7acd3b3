"""Words for values: every code of the domain has one, and figures are written the Polish way."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from app.domain import contacts, metering
from app.domain.faults import AlreadyDone, BugFault, Conflict, EnvironmentFault, Refused, SchemaTooNew, Trouble
from app.models import words
from app.models.fault_words import sentence


def test_that_a_code_is_never_left_without_a_word() -> None:
    known = {(type(value), value.value) for value in words.known_values()}
    kinds = {type(value) for value in words.known_values()}
    assert len(kinds) > 15
    missing = [value for kind in kinds for value in kind if (kind, value.value) not in known]
    assert not missing


def test_that_codes_with_one_text_have_their_own_words() -> None:
    assert words.word(contacts.ContactChannel.PHONE) != words.word(metering.ReadingSource.PHONE)


def test_that_a_name_with_a_full_stop_ends_a_sentence_with_one() -> None:
    assert words.ended("Faktura 1, Żółw Sp. z o.o..") == "Faktura 1, Żółw Sp. z o.o."
    assert words.ended("Faktura 1, Kowalska Anna.") == "Faktura 1, Kowalska Anna."


def test_how_values_are_written() -> None:
    assert words.money(14832) == "148,32\u00a0zł"
    assert words.amount(-123456) == "\u22121\u00a0234,56"
    assert words.day(date(2026, 11, 8)) == "08.11.2026"
    assert words.day(None) == words.DASH
    assert words.moment(datetime(2026, 7, 1, 22, 5, tzinfo=UTC)) == "02.07.2026 00:05"
    assert words.moment(None) == words.DASH
    assert words.cubic(12345) == "12\u00a0345\u00a0m³"
    assert words.cubic(Decimal("-0.265"), digits=2) == "\u22120,26\u00a0m³"
    assert words.cubic(None) == words.DASH


@pytest.mark.parametrize(("seconds", "text"), [(0, "00:00"), (161, "02:41"), (3723, "1:02:03"), (-5, "00:00")])
def test_how_a_duration_is_written(seconds: int, text: str) -> None:
    assert words.span(seconds) == text


@pytest.mark.parametrize("kind", list(Trouble))
def test_that_every_trouble_has_a_sentence(kind: Trouble) -> None:
    assert len(sentence(EnvironmentFault(kind))) > 20


def test_that_every_fault_has_a_sentence_of_its_own() -> None:
    faults = [
        SchemaTooNew("9", "1"),
        Conflict(),
        AlreadyDone("readings_request"),
        Refused("reading_in_future"),
        BugFault("wrong"),
        EnvironmentFault(Trouble.TARGET, code="no_server_set"),
    ]
    assert len({sentence(fault) for fault in faults}) == len(faults)
    assert "reading_in_future" in sentence(Refused("reading_in_future"))
    assert sentence(ValueError("secret")) == sentence(BugFault("wrong")), "the text of a bug may quote data"
