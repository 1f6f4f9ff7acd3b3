"""Argon2id as RFC 9106 writes it, in the form the database's constraint asks for."""

import base64
import re

import pytest
from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from app.system.passwords import PARAMETERS, Parameters, hash_password, hash_with, is_password

FORM = re.compile(r"\$argon2id\$v=19\$m=[0-9]+,t=[0-9]+,p=[0-9]+\$[A-Za-z0-9+/]{22,86}\$[A-Za-z0-9+/]{43,86}")
CHEAP = Parameters(memory_kib=64, passes=1, lanes=1)


def test_the_cost_is_that_of_rfc_9106s_second_profile() -> None:
    assert (PARAMETERS.memory_kib, PARAMETERS.passes, PARAMETERS.lanes) == (64 * 1024, 3, 4)


def test_a_hash_has_the_form_the_database_asks_for_and_holds_nothing_of_the_password() -> None:
    phc = hash_password("kfd7-x2mp-9wqa")
    assert FORM.fullmatch(phc)
    assert phc.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert "kfd7" not in phc


def test_the_library_itself_finds_the_password_right_and_another_wrong() -> None:
    phc = hash_with("żółta-łódka-2026", b"0123456789abcdef", CHEAP)
    assert PasswordHasher().verify(phc, "żółta-łódka-2026")
    with pytest.raises(VerifyMismatchError):
        PasswordHasher().verify(phc, "żółta-łódka-2027")


def test_the_same_password_is_never_kept_twice_alike() -> None:
    assert hash_password("kfd7-x2mp-9wqa") != hash_password("kfd7-x2mp-9wqa")


def test_salt_and_parameters_of_a_kept_hash_give_it_again() -> None:
    salt = base64.b64decode("AAECAwQFBgcICQoLDA0ODw==")
    kept = hash_with("x2mp", salt, CHEAP)
    assert is_password("x2mp", kept)
    assert not is_password("x2mq", kept)


@pytest.mark.parametrize(
    "broken",
    [
        "",
        "$argon2id$",
        "$argon2i$v=19$m=8,t=1,p=1$AA$BB",
        "$argon2id$v=19$m=x,t=1,p=1$AAECAwQFBgcICQoLDA0ODw$BB",
        "haslo",
    ],
)
def test_what_is_no_hash_is_of_no_password(broken: str) -> None:
    assert not is_password("haslo", broken)
