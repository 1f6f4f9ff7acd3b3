"""Numbers of KSeF, their checksum, files named after them, and the link made of them."""

from __future__ import annotations

import csv
from datetime import date

import pytest

from app.domain.ksef_number import accepted_on, is_legacy, normal, number_in_name, problem, seller_of
from app.domain.papers import verify_link
from tests.shared_data import shared_file

GOOD = "5265877635-20250826-0100001AF629-AF"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (GOOD, ""),
        (f" {GOOD.lower()} ", ""),
        ("5265877635-20250826-0100001AF629-AE", "ksef_checksum"),
        ("5265877635-20260826-0100001AF629-AF", "ksef_checksum"),
        ("9999999999-20230908-8BEF280C8D35-4D", ""),
        ("1111111111-20211001-FFFFFF-FFFFFF-FF", ""),
        ("5265877635-20250230-0100001AF629-AF", "ksef_date"),
        ("5265877635-20250826-0100001AF62-AF", "ksef_shape"),
        ("526587763-20250826-0100001AF629-AF", "ksef_shape"),
        ("", "ksef_empty"),
        ("FV/1/2026", "ksef_shape"),
    ],
)
def test_that_a_number_is_checked(number: str, code: str) -> None:
    assert problem(number) == code


def test_that_the_older_number_keeps_its_length() -> None:
    number = "1111111111-20211001-ffffff-ffffff-ff"
    assert normal(number) == "1111111111-20211001-FFFFFF-FFFFFF-FF"
    assert is_legacy(normal(number))
    assert not is_legacy(GOOD)
    assert (seller_of(GOOD), accepted_on(GOOD)) == ("5265877635", date(2025, 8, 26))


def test_that_published_numbers_are_judged_as_their_checksums_say() -> None:
    with shared_file("ksef", "ksef_numbers.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert len(rows) > 40
    for row in rows:
        good = row["crc8_ok"] == "yes" or is_legacy(row["ksef_number"])
        assert (problem(row["ksef_number"]) == "") is good, row


@pytest.mark.parametrize(
    ("name", "number"),
    [
        (f"{GOOD}.xml", GOOD),
        (f"{GOOD.lower()}.XML", GOOD),
        (f"faktura_{GOOD}(1).xml", GOOD),
        (f"{GOOD} {GOOD}.xml", GOOD),
        ("1111111111-20211001-FFFFFF-FFFFFF-FF.xml", "1111111111-20211001-FFFFFF-FFFFFF-FF"),
        ("5265877635-20250826-0100001AF629-AE.xml", ""),
        (f"{GOOD} 9999999999-20230908-8BEF280C8D35-4D.xml", ""),
        (f"9{GOOD}.xml", ""),
        ("faktura.xml", ""),
    ],
)
def test_that_a_file_is_named_after_its_number(name: str, number: str) -> None:
    assert number_in_name(name) == number


def test_that_the_link_is_as_ksef_publishes_it() -> None:
    link = verify_link(
        "qr-test.ksef.mf.gov.pl", "1111111111", date(2026, 2, 1), "UtQp9Gpc51y-u3xApZjIjgkpZ01js-J8KflSPW8WzIE"
    )
    lines = shared_file("ksef", "qr_links.tsv").read_text(encoding="utf-8").splitlines()
    assert any(line.endswith(f"\t{link}") for line in lines)
