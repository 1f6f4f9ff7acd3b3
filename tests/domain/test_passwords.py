"""One-time passwords are readable and random; own ones are not the commonest."""

import re

import pytest

from app.domain.passwords import READABLE, one_time_password, own_password_problem


def test_a_one_time_password_is_four_groups_of_four_readable_characters() -> None:
    for _ in range(200):
        password = one_time_password()
        assert re.fullmatch(r"[a-z2-9]{4}(-[a-z2-9]{4}){3}", password)
        assert not set(password) & set("0O1lIoi")


def test_no_two_one_time_passwords_are_alike_and_every_sign_is_used() -> None:
    many = [one_time_password() for _ in range(2000)]
    assert len(set(many)) == len(many)
    assert set("".join(many)) == set(READABLE) | {"-"}


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("kot", "too_short"),
        ("żółwżółwżół", "too_short"),
        ("x" * 129, "too_long"),
        ("aaaaaaaaaaaa", "too_plain"),
        ("abababababab", "too_plain"),
        ("Password1234", "too_plain"),
        ("qwertyuiop12", "too_plain"),
        ("haslohaslo2026", "too_plain"),
        ("moje-004512-haslo", "holds_login"),
        ("zielona łódka na Odrze", ""),
        ("kfd7-x2mp-9wqa-t3hn", ""),
        ("Trzy psy, 2 koty!", ""),
    ],
)
def test_an_own_password_is_refused_by_a_code(typed: str, code: str) -> None:
    assert own_password_problem(typed, "004512") == code


def test_a_password_of_twelve_characters_is_long_enough_whatever_its_letters() -> None:
    assert own_password_problem("źrebię żółte") == ""
