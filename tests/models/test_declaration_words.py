"""Every code that a declaration can be refused with has a sentence, every choice a word."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from app.domain.consents import ConsentKind
from app.domain.customers import PortalState
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
from app.models import declaration_words

ROOT = Path(__file__).resolve().parents[2]
SQL = ROOT / "app" / "store" / "migrations" / "versions" / "sql_0001"
OURS = {"page_too_large", "no_such_field", "no_such_file", "name_missing", "password_missing", "opening_unknown"}
"""Codes of calls that the window never makes."""


def codes_of_the_database() -> set[str]:
    found: set[str] = set()
    for file in SQL.glob("64_declarations*.sql"):
        found |= set(re.findall(r"refuse\('([a-z_]+)'", file.read_text("utf-8")))
    return found - OURS


def codes_of_the_rules() -> set[str]:
    text = (ROOT / "app" / "domain" / "declaration_rules.py").read_text("utf-8")
    return set(re.findall(r'yield "[a-z_]+", "([a-z_]+)"', text))


def test_that_every_refusal_has_a_sentence() -> None:
    codes = codes_of_the_database() | codes_of_the_rules()
    assert len(codes) > 20
    silent = [code for code in sorted(codes) if "%1" in declaration_words.fault(Refused(code)) or not _said(code)]
    assert not silent, silent


def _said(code: str) -> bool:
    return f"({code})" not in declaration_words.fault(Refused(code))


@pytest.mark.parametrize(
    "kind", [SignerRole, IdentityDocument, Place, Opening, DiffField, ConsentKind, DeclarationStatus, FormStatus]
)
def test_that_every_choice_has_a_word(kind: type) -> None:
    for value in kind:  # type: ignore[attr-defined]
        assert declaration_words.word(value)


def test_that_every_warning_is_a_sentence() -> None:
    for kind in WarningKind:
        told = DeclarationWarning(
            kind, 7, "004600", "Nowak Ewa", PortalState.ACTIVE, "a···@b.example", date(2026, 11, 22)
        )
        assert "{" not in declaration_words.warning(told)
