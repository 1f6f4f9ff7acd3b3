"""Shapes of MT940 that banks write beside the common ones: all told the same, or refused with one sentence."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.documents.statement_words import refusal_sentence
from app.domain.bank import BankProblem, TextEncoding
from tests.documents.bank.kit import OURS, PAYER, movement, mt940, one, refusal, statements

ENTRY = ":61:2601310131C100,00"
ENTRIES = [
    ":61:260131    C100,00NTRFNONREF\n:86:X",  # blanks for a day that is not told
    ":61:260131C100,NTRFNONREF\n:86:X",
    f"{ENTRY}NOV NONREF\n:86:X",  # a kind of two letters
    f"{ENTRY}S   NONREF\n:86:X",
    f"{ENTRY} NTRFNONREF\n:86:X",
    ":61:2601310131CR\n100,00N062NONREF\n:86:X",  # cut behind the sign
    ":61:2601310131CN000000000100,00NMSCNONREF\n:86:X",
    ":61:2601310131CP100.00NTRFEREF//PREF\n:86:X",
]
ABOUTS = {
    "the kind twice": f":61:2601310131C100,00S15000000029217\n:86:150\n:86:150~00B150PRZELEW ZEWN.\n~20FV 7/2026\n~21\n~22"
    f"\n~29{PAYER}\n~3010501461\n~311000002345271577\n~32EWA LIS SP. Z O.O.        \n~33        UL. WIEJSKA 7\n~34150"
    f"\n~38PL{PAYER}\n~6222-222 WARSZAWA\n~63        KRAJ",
    "code words": one(
        f"/TRTP/PRZELEW/IBAN/PL{PAYER}/BIC/BREXPLPW/NAME/EWA LIS SP. Z O.O. UL. WIEJSKA 7/REMI/FV 7/2026/EREF/X"
    ),
    "ordering party": one(f"/ORDP//NAME/EWA LIS SP. Z O.O. UL. WIEJSKA 7/IBAN/PL{PAYER}\n/REMI/USTD//FV 7/2026"),
    "Citi": one(f"/PT/DE/EI/23 EWA LIS/BI/{PAYER}/BO/0498/BO1/EWA LIS SP. Z O.O./BO2/UL. WIEJSKA 7/PY/FV 7/2026"),
}


@pytest.mark.parametrize("entry", ENTRIES)
def test_that_an_entry_is_read_however_its_parts_are_padded(tmp_path: Path, entry: str) -> None:
    found = movement(tmp_path, mt940(entry))
    assert (found.amount, found.booked_on, found.title, found.reference) == (100_00, date(2026, 1, 31), "X", "")


@pytest.mark.parametrize("about", ABOUTS)
def test_that_a_description_tells_the_same_in_other_words(tmp_path: Path, about: str) -> None:
    found = movement(tmp_path, mt940(ABOUTS[about]))
    assert (found.title, found.account) == ("FV 7/2026", PAYER)
    assert found.name == "EWA LIS SP. Z O.O. UL. WIEJSKA 7"


def test_that_a_split_payment_keeps_the_words_of_its_title(tmp_path: Path) -> None:
    text = "/VAT/23,00/IDC/1234567890/INV/FV-7-2026/TXT/ZA WODE"
    assert movement(tmp_path, mt940(one(text))).title == text


@pytest.mark.parametrize(
    ("field", "reference"),
    [("REF 60656", "60656"), ("25/02/07/243872/1", "25/02/07/243872/1"), ("ANSK", ""), ("   PL", ""), ("80-298", "")],
)
def test_that_the_end_of_an_address_is_no_reference(tmp_path: Path, field: str, reference: str) -> None:
    about = f"641^00PRZELEW^20FV 7/2026^32EWA LIS^38{PAYER}^62UL. WIEJSKA 7 GD^63{field}"
    assert movement(tmp_path, mt940(one(about, "2601310131CN100,00N641NONREF"))).reference == reference


@pytest.mark.parametrize(
    ("amount", "grosze"),
    [(",5", 50), ("0,", 0), ("100,", 100_00), ("1.234.567,89", 1_234_567_89), ("0000012,30", 12_30)],
)
def test_that_amounts_are_exact(tmp_path: Path, amount: str, grosze: int) -> None:
    closing = f"C260131PLN{(1000_00 + grosze) // 100},{grosze % 100:02d}"
    assert movement(tmp_path, mt940(one("X", f"2601310131C{amount}NTRFNONREF"), closing=closing)).amount == grosze


@pytest.mark.parametrize(
    "account",
    [f"/PL{OURS}", f"PL{OURS}/PLN", f"BREXPLPW/{OURS}", f"PL{OURS}PLN", "PL45 1140 1137 0000 3102 1100 1001 PLN", OURS],
)
def test_that_the_account_is_found_beside_its_bank_and_currency(tmp_path: Path, account: str) -> None:
    (found,) = statements(tmp_path, mt940(one("X")).replace(f":25:PL{OURS}", f":25:{account}"))
    assert found.head.account == OURS


@pytest.mark.parametrize(
    "above", ["BREXPLPW\n940\nBREXPLPW\n", ":940:\n", "0000 01BREXPLPWXXXX00001\n0000 01BREXPLPWXXXX00001\n940 00\n"]
)
def test_that_an_old_envelope_is_passed_over(tmp_path: Path, above: str) -> None:
    text = above + mt940(one("X")) + "-XXX\n"
    assert [each.end.movements for each in statements(tmp_path, text * 2)] == [1, 1]


def test_that_other_words_above_a_message_are_not(tmp_path: Path) -> None:
    assert refusal(tmp_path, "WYCIAG DZIENNY\n" + mt940(one("X"))) == (BankProblem.LINE_UNREADABLE, 1)


def test_that_a_mark_of_utf8_is_no_letter(tmp_path: Path) -> None:
    for text in (mt940(one("X")), mt940(one("ZAŻÓŁĆ"))):
        (found,) = statements(tmp_path, b"\xef\xbb\xbf" + text.encode())
        assert found.head.encoding is TextEncoding.UTF8


def test_that_a_report_within_the_day_is_told_from_a_statement(tmp_path: Path) -> None:
    text = f":20:1\n:25:/PL{OURS}\n:28C:1/1\n:34F:PLN0,\n:13D:2601311200+0100\n{ENTRY}NTRFNONREF\n:86:X\n:90C:1PLN100,\n-\n"
    code, line = refusal(tmp_path, text)
    assert (code, line) == (BankProblem.INTERIM_REPORT, 4)
    assert "wyciąg za ten dzień" in refusal_sentence(str(code), {"line": line})


def test_that_the_sentence_of_a_missing_closing_says_what_to_do(tmp_path: Path) -> None:
    code, _ = refusal(tmp_path, mt940(one("X")).partition(":62F:")[0])
    assert "Pobierz go z banku jeszcze raz" in refusal_sentence(str(code), {})
