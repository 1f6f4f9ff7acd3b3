"""Where an invoice file gets its KSeF number from."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from app.domain.faults import Refused
from app.domain.ksef_receipt import Receipt, ReceiptEntry, by_hash, number_of_file

NUMBER = "5265877635-20250826-0100001AF629-AF"
OTHER = "5265877635-20250916-0200A0D6723E-C2"
SELLER = "5265877635"
HASH = "A" * 43
AT = datetime(2025, 8, 26, 10, tzinfo=UTC)
RECEIPT = Receipt(
    *("Ministerstwo Finansów", "S-1", SELLER, "FA (3)", "Schemat_FA(3)_v1-0E.xsd"),
    page=1,
    pages=1,
    entries=(ReceiptEntry(SELLER, NUMBER, "FV/1", date(2025, 8, 26), AT, AT, HASH, offline=False),),
)


@pytest.mark.parametrize(
    ("name", "file_hash", "seller", "found"),
    [
        (f"{NUMBER}.xml", "B" * 43, SELLER, NUMBER),
        ("faktura.xml", HASH, SELLER, NUMBER),
        (f"{NUMBER}.xml", HASH, SELLER, NUMBER),
        ("faktura.xml", "B" * 43, SELLER, ""),
        (f"{NUMBER}.xml", "B" * 43, "1111111111", ""),
    ],
)
def test_that_a_number_comes_from_a_receipt_or_a_name(name: str, file_hash: str, seller: str, found: str) -> None:
    assert number_of_file(name, file_hash, seller, by_hash([RECEIPT])) == found


def test_that_a_name_that_disagrees_with_the_receipt_is_refused() -> None:
    with pytest.raises(Refused) as told:
        number_of_file(f"{OTHER}.xml", HASH, SELLER, by_hash([RECEIPT]))
    assert told.value.code == "ksef_numbers_differ"
    assert told.value.detail == {"named": OTHER, "receipt": NUMBER}


def test_that_no_receipts_are_needed() -> None:
    assert number_of_file("x.xml", HASH, SELLER) == ""
