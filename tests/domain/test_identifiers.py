"""Identifiers: real vectors, every reason for refusal, and masks that give nothing away."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import identifiers as ids
from app.domain import ksef_number
from app.domain.customers import IdentifierKind
from tests.shared_data import shared_file

CHECKS = {"pesel": ids.pesel_problem, "nip": ids.nip_problem, "regon": ids.regon_problem, "iban": ids.nrb_problem}


def test_that_published_vectors_are_judged_as_published() -> None:
    path = shared_file("ids", "pesel_nip_regon_iban_vectors.csv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter=";") if row["kind"] in CHECKS]
    assert rows
    wrong = [r for r in rows if (CHECKS[r["kind"]](r["number"]) == "") is not (r["expected"] == "valid")]
    assert wrong == []


def test_that_ksef_numbers_found_in_the_wild_are_judged_by_their_checksum() -> None:
    path = shared_file("ksef", "ksef_numbers.csv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    for row in rows:
        if row["length"] == "35":
            assert ids.ksef_checksum(row["ksef_number"]) == row["crc8_of_first_32"]
            good = row["crc8_ok"] == "yes" or ksef_number.is_legacy(row["ksef_number"])
            assert (ksef_number.problem(row["ksef_number"]) == "") is good, row


@pytest.mark.parametrize(
    ("check", "text", "code"),
    [
        (ids.pesel_problem, "44051401359", ""),
        (ids.pesel_problem, "", "pesel_empty"),
        (ids.pesel_problem, "4405140135", "pesel_length"),
        (ids.pesel_problem, "4405140135x", "pesel_digits"),
        (ids.pesel_problem, "٤٤٠٥١٤٠١٣٥٩", "pesel_digits"),
        (ids.pesel_problem, "44051401358", "pesel_check_digit"),
        (ids.pesel_problem, "02381307589", "pesel_date"),
        (ids.nip_problem, "856-734-62-15", ""),
        (ids.nip_problem, "pl 8567346215", ""),
        (ids.nip_problem, "8567346216", "nip_check_digit"),
        (ids.nip_problem, "856734621", "nip_length"),
        (ids.regon_problem, "192598184", ""),
        (ids.regon_problem, "12345678512347", ""),
        (ids.regon_problem, "123456786", "regon_check_digit"),
        (ids.regon_problem, "1234567850", "regon_length"),
        (ids.nrb_problem, "PL61 1090 1014 0000 0712 1981 2874", ""),
        (ids.nrb_problem, "62 1090 1014 0000 0712 1981 2874", "nrb_check_digit"),
        (ids.nrb_problem, "61 1090", "nrb_length"),
        (ids.nrb_problem, "DE61109010140000071219812874", "nrb_digits"),
        (ksef_number.problem, "5265877635-20250826-0100001AF629-AF", ""),
        (ksef_number.problem, "5265877635-20250826-010000-1AF629-AF", ""),
        (ksef_number.problem, "5265877635-20250826-0100001AF629-AE", "ksef_checksum"),
        (ksef_number.problem, "5265877635-20250230-0100001AF629-AF", "ksef_date"),
        (ksef_number.problem, "FV/WOD/1/11/2026", "ksef_shape"),
        (ids.postal_problem, "74100", ""),
        (ids.postal_problem, "74-10", "postal_shape"),
        (ids.postal_problem, " ", "postal_empty"),
        (ids.phone_problem, "601 234 567", ""),
        (ids.phone_problem, "+49 3332 12345", ""),
        (ids.phone_problem, "123", "phone_shape"),
        (ids.phone_problem, "000 000 000", "phone_unknown"),
        (ids.phone_problem, "telefon", "phone_shape"),
        (ids.phone_problem, "", "phone_empty"),
        (ids.email_problem, "anna.kowalska@poczta.example", ""),
        (ids.email_problem, "zażółć@gęślą.pl", ""),
        (ids.email_problem, "anna@localhost", "email_shape"),
        (ids.email_problem, "anna kowalska@poczta.pl", "email_shape"),
        (ids.email_problem, "", "email_empty"),
        (ids.serial_problem, "8zri 0712 345678", ""),
        (ids.serial_problem, "№12", "serial_shape"),
        (ids.serial_problem, "", "serial_empty"),
    ],
)
def test_that_each_reason_has_its_code(check: Callable[[str], str], text: str, code: str) -> None:
    assert check(text) == code


@pytest.mark.parametrize(
    ("typed", "stored", "shown"),
    [
        ("601234567", "+48601234567", "601 234 567"),
        ("0048 601-234-567", "+48601234567", "601 234 567"),
        ("(91) 416 12 34", "+48914161234", "914 161 234"),
        ("+49 3332 12345", "+49333212345", "+49 3332 12345"),
        ("123", "123", "123"),
        (" portiernia ", "portiernia", "portiernia"),
    ],
)
def test_that_phones_are_stored_and_shown_one_way(typed: str, stored: str, shown: str) -> None:
    assert ids.normal_phone(typed) == stored
    if not ids.phone_problem(typed):
        assert ids.format_phone(stored) == shown


def test_that_stored_forms_lose_what_people_add() -> None:
    assert ids.normal_nip("PL 856-734-62-15") == "8567346215"
    assert ids.normal_identifier(IdentifierKind.NIP, "PL8567346215") == "8567346215"
    assert ids.identifier_problem(IdentifierKind.PESEL, "44051401359") == ""
    assert ids.format_nip("8567346215") == "856-734-62-15"
    assert ids.normal_nrb("PL61 1090 1014 0000 0712 1981 2874") == "61109010140000071219812874"
    assert ids.format_nrb("61109010140000071219812874") == "61 1090 1014 0000 0712 1981 2874"
    assert ids.normal_serial("8zri 0712 345678") == "8ZRI0712345678"
    assert ids.normal_email(" Anna@Poczta.PL ") == "Anna@poczta.pl"


def test_that_masks_give_nothing_away() -> None:
    assert ids.mask_pesel("44051401359") == "···········"
    assert ids.mask_phone("+48601234567") == "··· ··· 567"
    assert ids.mask_email("anna@poczta.pl") == "a···@poczta.pl"
    assert ids.mask_email("not an address") == "···"
    assert (ids.mask_pesel(""), ids.mask_phone(""), ids.mask_email("")) == ("", "", "")


@given(st.text("0123456789", min_size=8, max_size=8), st.text("0123456789", min_size=16, max_size=16))
def test_that_a_made_account_is_valid(bank: str, account: str) -> None:
    assert ids.nrb_problem(ids.nrb_of(bank, account)) == ""


def test_that_a_known_account_is_made() -> None:
    assert ids.nrb_of("10901014", "0000071219812874") == "61109010140000071219812874"
    with pytest.raises(ValueError, match="8 digits"):
        ids.nrb_of("1090", "0000071219812874")


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)), st.integers(0, 4999), st.booleans())
def test_that_a_made_pesel_is_valid(born: date, serial: int, female: bool) -> None:
    from stdnum.pl import pesel

    number = ids.pesel_of(born, serial, female)
    assert pesel.get_gender(number) == ("F" if female else "M")
    if born <= date(2026, 11, 22):
        assert ids.pesel_problem(number) == ""
        assert pesel.get_birth_date(number) == born


@given(st.from_regex(r"[0-9A-F]{12}", fullmatch=True))
def test_that_a_made_ksef_number_is_valid(technical: str) -> None:
    assert ksef_number.problem(ids.ksef_number_of("5265877635", date(2026, 11, 2), technical)) == ""
