"""The payment code: its fields and limits, whatever stands in a name or a title."""

from __future__ import annotations

import csv
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.payment_code import LARGEST, LONGEST, NoCode, PaymentOrder, clean, payment_code
from tests.shared_data import shared_file

ORDER = PaymentOrder(
    nip="526-587-76-35",
    nrb="PL 49 1020 1026 0000 0102 0003 9290",
    amount=12345,
    name="PUK Gryfino Sp. z o.o.",
    title="FV/WOD/1234/11/2025 id 39290",
)


def test_that_the_code_is_as_the_standard_shows_it() -> None:
    assert (
        payment_code(ORDER)
        == "5265877635|PL|49102010260000010200039290|012345|PUK Gryfino Sp. z o.|FV/WOD/1234/11/2025 id 39290|||"
    )


@pytest.mark.parametrize(
    ("order", "why"),
    [
        (replace(ORDER, amount=LARGEST + 1), NoCode.TOO_LARGE),
        (replace(ORDER, amount=0), NoCode.NOTHING_TO_PAY),
        (replace(ORDER, amount=-2000), NoCode.NOTHING_TO_PAY),
        (replace(ORDER, split=True), NoCode.SPLIT_PAYMENT),
        (replace(ORDER, nrb=""), NoCode.NO_ACCOUNT),
        (replace(ORDER, nrb="49102010260000010200039291"), NoCode.NO_ACCOUNT),
        (replace(ORDER, nip=""), NoCode.NO_NIP),
        (replace(ORDER, nip="5265877636"), NoCode.NO_NIP),
    ],
)
def test_that_it_is_told_why_there_is_no_code(order: PaymentOrder, why: NoCode) -> None:
    assert payment_code(order) is why


def test_that_the_largest_amount_still_fits() -> None:
    code = payment_code(replace(ORDER, amount=LARGEST))
    assert str(code).split("|")[3] == "999999"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Wodociągi „Źródło” Sp. z o.o.", "Wodociągi Źródło Sp. z o.o."),
        ("a|b", "a b"),
        ("Müller & Söhne", "Muller & Sohne"),
        ("  dużo   spacji \n", "dużo spacji"),
        ("!!!", ""),
        (
            "Kro\u0301lewska Wodocia\u0328gi",
            "Królewska Wodociągi",
        ),  # letters and their marks apart, as some systems write
        ("q\u0308x", "qx"),
        ("Straße Ørsted – Łódź", "Strasse Orsted - Łódź"),
        ("ﬁrma № 5½ m³", "firma 5 m3"),
        ("пан\u00ad(x)%", "x"),
        ("a\tb\x00c\u2028d", "a b c d"),
    ],
)
def test_that_other_signs_go(text: str, kept: str) -> None:
    assert clean(text, 32) == kept


@given(
    st.builds(
        PaymentOrder,
        nip=st.just("5265877635"),
        nrb=st.just("49102010260000010200039290"),
        amount=st.integers(1, LARGEST),
        name=st.text(max_size=200),
        title=st.text(max_size=200),
        reference=st.text(max_size=200),
    )
)
def test_that_nothing_breaks_the_fields(order: PaymentOrder) -> None:
    code = payment_code(order)
    fields = str(code).split("|")
    assert len(fields) == 9
    assert len(str(code)) <= LONGEST
    assert re.fullmatch(r"[0-9]{6}", fields[3])
    assert [len(field) <= most for field, most in zip(fields[4:7], (20, 32, 20), strict=True)] == [True] * 3


def test_that_codes_found_elsewhere_are_made_the_same() -> None:
    rows = csv.DictReader(shared_file("qr/zbp_2d_strings.tsv").read_text(encoding="utf-8").splitlines(), delimiter="\t")
    tried = 0
    for row in rows:
        plain = (
            row["nip_ok"] == "yes" and row["nrb_ok"] == "yes" and row["amount_len"] == "6" and row["country"] == "PL"
        )
        if not plain or row["fields"] != "9" or row["amount_field"] == "000000":
            continue
        if clean(row["name"], 20) != row["name"] or clean(row["title"], 32) != row["title"]:
            continue  # made by libraries with laxer rules
        order = PaymentOrder(row["nip"], row["nrb"], int(row["amount_field"]), row["name"], row["title"], row["r1"])
        made = str(payment_code(order))
        assert made.split("|")[:7] == row["qr_string"].split("|")[:7], (
            "the two other reserves are for banks' own services"
        )
        tried += 1
    assert tried
