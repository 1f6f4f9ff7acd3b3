"""Numbers the office gives."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.numbering import (
    Series,
    contract_number,
    customer_number,
    normal_customer_number,
    normal_paper_number,
    paper_number,
)


def test_that_numbers_look_as_printed() -> None:
    assert paper_number(Series.WATER, 1234, date(2026, 11, 2)) == "FV/WOD/1234/11/2026"
    assert paper_number(Series.WASTE, 7, date(2026, 3, 2)) == "FV/ODP/7/03/2026"
    assert customer_number(4512) == "004512"
    assert customer_number(1234567) == "1234567"
    assert contract_number(118, 2014) == "118/2014"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("4512", "004512"),
        (" 004512 ", "004512"),
        ("0004512", "004512"),
        ("4512a", ""),
        ("", ""),
        ("-1", ""),
        ("٤٥", ""),
    ],
)
def test_that_a_typed_id_becomes_the_stored_one(typed: str, stored: str) -> None:
    assert normal_customer_number(typed) == stored


def test_that_a_typed_invoice_number_becomes_the_stored_one() -> None:
    assert normal_paper_number("fv/wod/ 12/11/2026 ") == "FV/WOD/12/11/2026"
