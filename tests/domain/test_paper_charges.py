"""What a "Powod" of an invoice means: the surest reading, and none where two could hold."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from app.domain.paper_charges import ChargeRules, ChargeSide, ChargeUse, charge_rules

SQL = Path(__file__).resolve().parents[2] / "app/store/migrations/versions/sql_0001/71_papers_in.sql"


@pytest.fixture(scope="module")
def rules() -> ChargeRules:
    """The rules a new database begins with."""
    found = re.search(r"'invoice_charges', '(\{.*?\})'\)", SQL.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    return charge_rules(json.loads(found[1]))


@pytest.mark.parametrize(
    ("reason", "use"),
    [
        ("Zaległość z poprzednich okresów", ChargeUse.BALANCE),
        ("ZALEGŁOŚCI", ChargeUse.BALANCE),
        ("Saldo zadłużenia na dzień 31.10.2026", ChargeUse.BALANCE),
        ("niezapłacone faktury", ChargeUse.BALANCE),
        ("Zaległe odsetki", ChargeUse.BALANCE),
        ("Odsetki", ChargeUse.INTEREST),
        ("Odsetki ustawowe od zaległości", ChargeUse.INTEREST),
        ("Nota odsetkowa nr 5", ChargeUse.INTEREST),
        ("Kaucja (system kaucyjny) 10 x 0,50  PLN", ChargeUse.CHARGE),
        ("Koszty upomnienia", ChargeUse.CHARGE),
        ("Zaległość z odsetkami", ChargeUse.UNKNOWN),
        ("Odsetki i zaległość", ChargeUse.UNKNOWN),
        ("Opłaty zaległe", ChargeUse.UNKNOWN),
        ("Koszty i odsetki", ChargeUse.UNKNOWN),
        ("Dopłata za poprzedni okres", ChargeUse.UNKNOWN),
        ("", ChargeUse.UNKNOWN),
        ("???", ChargeUse.UNKNOWN),
    ],
)
def test_what_a_charge_means(rules: ChargeRules, reason: str, use: ChargeUse) -> None:
    assert rules.use_of(ChargeSide.CHARGE, reason) is use


@pytest.mark.parametrize(
    ("reason", "use"),
    [
        ("nadwyżka salda nierozliczonych środków", ChargeUse.BALANCE),
        ("Nadpłata", ChargeUse.BALANCE),
        ("wpłacono 12.10.2026", ChargeUse.BALANCE),
        ("zaliczka", ChargeUse.BALANCE),
        ("Umorzenie", ChargeUse.WRITE_OFF),
        ("Bonifikata", ChargeUse.UNKNOWN),
        ("Odsetki", ChargeUse.UNKNOWN),
    ],
)
def test_what_a_deduction_means(rules: ChargeRules, reason: str, use: ChargeUse) -> None:
    assert rules.use_of(ChargeSide.DEDUCTION, reason) is use


@pytest.mark.parametrize("broken", [None, [], "x", {"charge": []}, {"charge": {"balance": None, "interest": [1, ""]}}])
def test_that_a_setting_written_wrongly_makes_charges_wait(broken: object) -> None:
    assert charge_rules(broken).use_of(ChargeSide.CHARGE, "Odsetki") is ChargeUse.UNKNOWN
