"""Words of the bank's pages that need no window."""

from __future__ import annotations

import pytest

from app.models.bank_words import own_account_words


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("", ""),
        ("55999000031001000100451201", "55 9990 0003 1001 0001 0045 1201"),
        ("1001000100008201", "… 1001 0001 0000 8201"),
        ("08201", "… 0 8201"),
    ],
)
def test_that_an_account_is_read_in_groups_however_much_of_it_the_bank_told(told: str, shown: str) -> None:
    assert own_account_words(told) == shown
