"""What the bank's movements are known by, and how accounts are read."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.bank.sums import FileBooks
from app.domain.bank import account_number, accounts_named, identity_of, meaningful_reference
from app.domain.identifiers import nrb_of

DAY = date(2026, 1, 31)
NRB = "61109010140000071219812874"


def identity(**changes: object) -> str:
    values = {"account": NRB, "own_account": "", "booked_on": DAY, "amount": 5000, "reference": "", "other": "1" * 26}
    return identity_of(**{**values, "title": "FV/WOD/1/2026 za wodę", **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "changes",
    [{"account": "2" * 26}, {"booked_on": date(2026, 2, 1)}, {"amount": 5001}, {"reference": "A"}, {"title": "inny"}],
)
def test_that_each_part_tells_movements_apart(changes: dict[str, object]) -> None:
    assert identity(**changes) != identity()


@pytest.mark.parametrize("title", ["FV/WOD/1/2026  za wod", "fv/wod/1/2026 za wodę ", "FV/WOD/1/\n2026 za wodĂ"])
def test_that_line_ends_spaces_and_lost_letters_change_nothing(title: str) -> None:
    assert identity(title=title) == identity()


def test_that_a_virtual_account_stands_for_the_account_however_long_it_is_told() -> None:
    whole = identity(own_account=NRB)
    assert whole == identity(own_account=NRB[-12:], account="") == identity(own_account=NRB, account="3" * 26)


def test_that_a_statement_and_a_report_without_references_tell_one_payment() -> None:
    told = identity(own_account=NRB, reference="PK1", other="2" * 26)
    assert told == identity(own_account=NRB[-12:], reference="", other="2" * 26)
    assert told != identity(own_account=NRB, reference="PK1", other="3" * 26)


def test_that_the_payer_counts_only_without_a_reference() -> None:
    assert identity(other="2" * 26) != identity()
    assert identity(reference="R", other="2" * 26) == identity(reference="R")


@given(st.lists(st.sampled_from(["a" * 32, "b" * 32]), max_size=20))
def test_that_equal_movements_are_counted_in_order(identities: list[str]) -> None:
    books = FileBooks()
    told = [(each, books.ordinal(each)) for each in identities]
    assert len(set(told)) == len(told)
    for each in set(identities):
        assert [ordinal for identity, ordinal in told if identity == each] == list(range(1, identities.count(each) + 1))


@pytest.mark.parametrize(
    "text",
    [
        NRB,
        f"PL{NRB}",
        f"/PL{NRB}",
        "61 1090 1014 0000 0712 1981 2874",
        f"PL{NRB}PLN",
        NRB[2:],
        f"{NRB[2:10]}/{NRB[10:]}",
    ],
)
def test_that_an_account_is_read_however_it_is_written(text: str) -> None:
    assert account_number(text) == NRB


@pytest.mark.parametrize(
    ("text", "found"),
    [("NL26VAYB8060476890", "NL26VAYB8060476890"), ("", ""), ("PL12", ""), ("4512", ""), ("\u0661" * 26, "")],
)
def test_that_other_accounts_are_kept_or_are_none(text: str, found: str) -> None:
    assert account_number(text) == found


def test_that_accounts_in_a_text_need_right_check_digits() -> None:
    other = nrb_of("10501461", "1000002345271577")
    text = f"z {NRB} na PL {other[:2]} {other[2:6]} {other[6:]}, nie {'9' * 26} ani {NRB}1"
    assert accounts_named(text) == (NRB, other)


@pytest.mark.parametrize(
    ("text", "found"), [("NONREF", ""), ("nonref", ""), ("000-0", ""), ("NOTPROVIDED", ""), (" A1 ", "A1")]
)
def test_that_words_for_no_reference_are_none(text: str, found: str) -> None:
    assert meaningful_reference(text) == found
