"""MT940 in the dialects of Polish banks; the sub-field samples follow those that banks' exports show."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import mt940 as independent
import pytest

from app.documents.bank.reader import read
from app.domain.bank import BankProblem, Movement, StatementEnd, StatementLeftOut, TextEncoding
from app.domain.faults import Refused
from tests.documents.bank.kit import (
    OURS,
    PAYER,
    amounts,
    movement,
    mt940,
    one,
    refusal,
    same,
    statements,
    whole_statements,
)
from tests.shared_data import shared_file

FULL = "FAKTURA FV/WOD/000123/2026 "  # 27 characters
DIALECTS = {
    "bph": f"020<00Przelew<10404\n<20{FULL}<21KLIENT 4512\n<26{PAYER}\n<27JAN KOWALSKI UL. ŁUŻYCKA 12\n<28 GRYFINO"
    f"\n<3010501461<311000002345271577\n<32JAN KOWALSKI UL. ŁUŻYCKA 12\n<38{PAYER}\n<63REF 60656",
    "ing": f"020~00152\n~20{FULL}~21KLIENT 4512\n~22\u02d9\n~29{PAYER}\n~32JAN KOWALSKI UL. ŁUŻYCKA 12~33 GRYFINO\n~38PL{PAYER}",
    "pekao": f"^00PRZELEW INTERNET^20{FULL}^21KLIENT 4512^3010501461^32JAN KOWALSKI UL. ŁUŻYCKA 12^33 GRYFINO"
    f"^34000^38{PAYER}^62",
    "santander": f"166?00PRZELEW?20{FULL}?21KLIENT 4512?3010501461?31{PAYER}?32JAN KOWALSKI UL. ŁUŻYCKA 12?33 GRYFINO",
    "bgz": f"020+00PRZELEW+20{FULL}+21KLIENT 4512+3010501461+31{PAYER}+32JAN KOWALSKI UL. ŁUŻYCKA 12+33 GRYFINO",
    "nest": f'<00Przelewy przychodzace<101<20"{FULL}<21KLIENT 4512"<22<23<27JAN KOWALSKI UL. ŁUŻYCKA 12<28<29 GRYFI'
    f"<3010501461<311000002345271577<32<38{PAYER}<60NO<63REF25/02/07",
    "bnp": f"225^00PRZELEW^1024755^20{FULL}^21KLIENT 4512^38{PAYER}^32JAN KOWALSKI UL. ŁUŻYCKA 12^33 GRYFINO",
}


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_dialect_tells_the_same(tmp_path: Path, dialect: str) -> None:
    found = movement(tmp_path, mt940(one(DIALECTS[dialect])))
    assert found.title == "FAKTURA FV/WOD/000123/2026 KLIENT 4512"
    assert found.account == PAYER
    assert found.name == "JAN KOWALSKI UL. ŁUŻYCKA 12 GRYFINO"
    assert (found.amount, found.reference) == (100_00, "REF1")


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("codec", ["utf-8", "iso-8859-2", "cp1250", "cp852"])
def test_letters_and_line_ends_change_nothing(tmp_path: Path, line_end: str, codec: str) -> None:
    text = mt940(one(DIALECTS["bph"])).replace("\n", line_end)
    assert movement(tmp_path, text, codec) == movement(tmp_path, mt940(one(DIALECTS["bph"])))


def test_mbank_writes_words(tmp_path: Path) -> None:
    about = (
        "911 TRANSAKCJA IPH; ID IPH: XX000000000559; Z RACH.: \n28898500040010014331310001; OD: ZAKŁAD USŁUG; ROLNYCH W LUB \n"
        "97-217 LUBOCHNIA; TYT.: ZAPŁATA ZA F-RĘ; NR \n110F02574; ID IPH: XX000000000001; DATA STEMPLA: 02.06.2010; TNR: \n15496.67"
    )
    found = movement(tmp_path, mt940(one(about, "2601310131CN100,00NTRFNONREF")))
    assert found.own_account == "000000000559"
    assert found.account == "28898500040010014331310001"
    assert found.name == "ZAKŁAD USŁUG; ROLNYCH W LUB 97-217 LUBOCHNIA"
    assert found.title == "ZAPŁATA ZA F-RĘ; NR 110F02574; ID IPH: XX000000000001"
    assert (found.reference, found.kind) == ("15496.67", "NTRF/911")


def test_words_wrapped_without_their_spaces_stay_words(tmp_path: Path) -> None:
    about = (
        "911 TRANSAKCJA IPH; Z RACH.:\n28898500040010014331310001; OD: ANNA\nNOWAK; TYT.: ZA WODĘ\nI ŚCIEKI; TNR:\n1"
    )
    found = movement(tmp_path, mt940(one(about)))
    assert (found.name, found.title) == ("ANNA NOWAK", "ZA WODĘ I ŚCIEKI")


def test_a_virtual_account_is_the_banks_word_never_the_payers(tmp_path: Path) -> None:
    virtual = "61109010140000071219812874"
    by_bank = movement(tmp_path, mt940(one(f"020<00X<20ZA WODE<38{PAYER}<61RACH. WIRTUALNY {virtual}")))
    by_payer = movement(tmp_path, mt940(one(f"020<00X<20NA {virtual}<38{PAYER}")))
    assert by_bank.own_account == virtual
    assert by_payer.own_account == ""


ODD = {
    "lost letters": (
        f"^00PRZELEW INTERNET^20Op ata za wod ^3010501461^32PRZEDSI BIORSTWO^33Wroc aw^34000^38{PAYER}^62960",
        ("PRZEDSI BIORSTWO Wroc aw", PAYER, "Op ata za wod"),
    ),
    "account in 32": (
        f'<00Przelewy<20"Przelew srodkow"<21<22<27JAN TESTOWY<28<29ul. TESTOWA 1 41400 MYSLOW<3010501461<31{PAYER[10:]}<32<38{PAYER}<60ICE',
        ("JAN TESTOWY ul. TESTOWA 1 41400 MYSLOWICE", PAYER, "Przelew srodkow"),
    ),
    "fillers": (
        "020~00152\n~20FAKTURA NR. 1106676983\n~21\u00ff\n~22\u00ff\n~32DHL ECOMMERCE SP. Z O. O. U\n~33L. OSMA\u00d1SKA 2",
        ("DHL ECOMMERCE SP. Z O. O. UL. OSMAŃSKA 2", "", "FAKTURA NR. 1106676983"),
    ),
    "a number cut in two": (
        "020~00Przelew~20Faktura FV/1\n~21/2026~32Jan Kowalski",
        ("Jan Kowalski", "", "Faktura FV/1/2026"),
    ),
    "split payment": (
        "020<00Przelew<20/VAT/23,00/IDC/5231242681/I<21NV/PM1253/2018/TXT/tekst<22 dowolny<27FIRMA",
        ("FIRMA", "", "/VAT/23,00/IDC/5231242681/INV/PM1253/2018/TXT/tekst dowolny"),
    ),
    "a plus of the title": (
        f"020+00PRZELEW+20DOPLATA +20 ZL I +48 600 100 200+38{PAYER}",
        ("", PAYER, "DOPLATA +20 ZL I +48 600 100 200"),
    ),
    "only a text": (f"WPLATA NA RACHUNEK {PAYER}", ("", "", f"WPLATA NA RACHUNEK {PAYER}")),
}


@pytest.mark.parametrize("case", ODD)
def test_what_banks_do_besides(tmp_path: Path, case: str) -> None:
    about, told = ODD[case]
    found = movement(tmp_path, mt940(one(about)))
    assert (found.name, found.account, found.title) == told


@pytest.mark.parametrize(
    ("entry", "amount", "reversal", "booked"),
    [
        ("2601310131CN100,00NTRFNONREF//A", 100_00, False, date(2026, 1, 31)),
        ("260131C100,NTRFREF", 100_00, False, date(2026, 1, 31)),
        ("2601310131C100,0N511NONREF", 100_00, False, date(2026, 1, 31)),
        ("260131RD100,00", 100_00, True, date(2026, 1, 31)),
        ("2512310102RDN100,00NTRF//A", 100_00, True, date(2026, 1, 2)),
        ("2601020131CR100.00S034", 100_00, False, date(2026, 1, 31)),
    ],
)
def test_entries_in_all_their_forms(tmp_path: Path, entry: str, amount: int, reversal: bool, booked: date) -> None:
    found = movement(tmp_path, mt940(one("020<00X", entry)))
    assert (found.amount, found.reversal, found.booked_on) == (amount, reversal, booked)


def test_a_credit_taken_back_and_a_debit_are_below_zero(tmp_path: Path) -> None:
    text = mt940(":61:260131RC50,00\n:86:020~00Zwrot\n:61:260131D25,50NTRF", closing="C260131PLN924,50")
    assert amounts(statements(tmp_path, text)) == [[-50_00, -25_50]]


def test_a_booking_after_new_year_keeps_its_value_date(tmp_path: Path) -> None:
    found = movement(tmp_path, mt940(one("X", "2512301231CN100,00NTRF")))
    assert (found.value_on, found.booked_on) == (date(2025, 12, 30), date(2025, 12, 31))
    found = movement(tmp_path, mt940(one("X", "2601021230CN100,00NTRF")))
    assert found.booked_on == date(2025, 12, 30)


def test_every_statement_of_a_file_stands_on_its_own(tmp_path: Path) -> None:
    text = (
        mt940(one("A"))
        + mt940(one("B"), "C260131PLN1100,00", "C260201PLN1200,00")
        + mt940("", closing="C260131PLN1000,00")
    )
    found = statements(tmp_path, text)
    assert amounts(found) == [[100_00], [100_00], []]
    assert [(each.head.opening, each.end.closing) for each in found] == [
        (100000, 110000),
        (110000, 120000),
        (100000, 100000),
    ]
    assert len(list(independent.parse(text))) == 2  # what the library would have made of it: one heap of two


def test_swift_blocks_around_and_empty_lines_between(tmp_path: Path) -> None:
    body = mt940(one("020<00X")).removesuffix("-\n")
    swift = f"{{1:F01BREXPLPWAXXX0000000000}}{{2:I940BREXPLPWXXXXN}}{{3:{{108:X}}}}{{4:\n{body}-}}{{5:{{CHK:123}}}}\n\n"
    assert amounts(statements(tmp_path, swift * 2)) == [[100_00], [100_00]]
    assert amounts(statements(tmp_path, "\x01\n" + body + "-\x03\n")) == [[100_00]]


def test_pages_of_one_statement_must_meet(tmp_path: Path) -> None:
    first = mt940(one("A")).replace(":62F:", ":62M:")
    second = mt940(one("B"), "C260131PLN1100,00", "C260131PLN1200,00").replace(":60F:", ":60M:")
    assert amounts(statements(tmp_path, first + second)) == [[100_00], [100_00]]
    torn = second.replace("1100,00", "1100,01").replace("1200,00", "1200,01")
    assert refusal(tmp_path, first + torn) == (BankProblem.PAGES_APART, 13)


def test_equal_payments_of_a_day_are_two_and_the_day_told_again_is_the_same(tmp_path: Path) -> None:
    twice = one("020<00X<20ZA WODE<38" + PAYER, "2601310131CN50,00NTRFNONREF")
    day = mt940(f"{twice}\n{twice}")
    found = statements(tmp_path, day)[0]
    assert len(set(same(found))) == 2
    week = mt940(
        f"{one('Y', '2601300130CN1,00NTRF')}\n{twice}\n{twice}\n{twice}", "C260129PLN1000,00", "C260131PLN1151,00"
    )
    again = statements(tmp_path, week, "cp1250")[0]
    assert same(again)[1:3] == same(found)
    assert len(set(same(again))) == 4


def test_a_dash_or_a_tag_inside_a_description_is_text(tmp_path: Path) -> None:
    about = "911 PRZELEW; TYT.: ZA WODE\n-\n-DOPŁATA\n:NR: 5"
    assert movement(tmp_path, mt940(one(about))).title == "ZA WODE - -DOPŁATA :NR: 5"


REFUSED = {
    "entry": (mt940(one("X").replace("2601310131CN", "26O1310131CN")), BankProblem.LINE_UNREADABLE, 5),
    "amount": (mt940(one("X").replace("100,00", "1.0.0")), BankProblem.AMOUNT_UNREADABLE, 5),
    "thousandth": (mt940(one("X").replace("100,00", "100,005")), BankProblem.AMOUNT_BELOW_GROSZ, 5),
    "day": (mt940(one("X").replace("2601310131CN", "2602310131CN")), BankProblem.DATE_UNREADABLE, 5),
    "sum": (mt940(one("X"), closing="C260131PLN1100,01"), BankProblem.NOT_ADDING_UP, 7),
    "currency": (mt940(one("X"), "C260130EUR1000,00", "C260131EUR1100,00"), BankProblem.FOREIGN_CURRENCY, 1),
    "two currencies": (mt940(one("X"), closing="C260131EUR1100,00"), BankProblem.FOREIGN_CURRENCY, 7),
    "cut": (mt940(one("X")).partition(":62F:")[0], BankProblem.NO_CLOSING, 6),
    "next before the end": (mt940(one("X")).partition(":62F:")[0] + mt940(one("X")), BankProblem.NO_CLOSING, 7),
    "no opening": (mt940(one("X")).replace(":60F:C260130PLN1000,00\n", ""), BankProblem.NO_OPENING, 4),
    "no account": (mt940(one("X")).replace("PL" + OURS, "?"), BankProblem.NO_ACCOUNT, 2),
    "stray": ("hello\n" + mt940(one("X")), BankProblem.LINE_UNREADABLE, 1),
    "endless": (mt940(one("X\n" * 500)), BankProblem.LINE_TOO_LONG, 406),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_stops_the_file_with_its_line(tmp_path: Path, case: str) -> None:
    text, code, line = REFUSED[case]
    assert refusal(tmp_path, text) == (code, line)


def test_a_statement_in_another_currency_can_be_left_out(tmp_path: Path) -> None:
    euro = mt940(one("X"), "C260130EUR1000,00", "C260131EUR1100,00", PAYER)
    path = tmp_path / "both.sta"
    path.write_text(mt940(one("A")) + euro)
    found = list(read(path, leave_out_foreign=True))
    assert found[-1] == StatementLeftOut(10, PAYER, "31/1", "EUR", 1)
    assert [each.movements for each in found if isinstance(each, StatementEnd)] == [1]


# ---------------------------------------------------------------- real files


def test_the_file_of_many_accounts() -> None:
    path = shared_file("bank", "mt940_pl", "mbank_MT940_multiple_accounts.txt")
    found = list(read(path, leave_out_foreign=True))
    ours = whole_statements(found)
    assert [(each.head.account[-4:], each.end.movements) for each in ours] == [("4001", 38), ("4002", 2), ("5001", 1)]
    assert [each.currency for each in found if isinstance(each, StatementLeftOut)] == [
        "EUR",
        "EUR",
        "USD",
        "EUR",
        "USD",
    ]
    assert {each.head.encoding for each in ours} == {TextEncoding.LATIN2}
    with pytest.raises(Refused) as refused:
        list(read(path))
    assert refused.value.code == BankProblem.FOREIGN_CURRENCY


def test_the_file_whose_letters_were_misread_is_mended() -> None:
    (statement,) = whole_statements(read(shared_file("bank", "mt940_pl", "bph_sta_mojibake_utf8.txt")))
    assert statement.head.encoding is TextEncoding.MENDED
    first = statement.movements[0]
    assert first.name == "OPAKOWANIA SP. Z O.O UL. ROMAŃSKA 24 80-253 GDAŃSK"
    assert first.title.endswith("FVT 2368/2989284/2006")
    assert [each.amount for each in statement.movements] == [-5912_00, -120000_00, -1356_12, -1550_00]


def test_the_file_without_a_closing_balance_is_refused_at_its_end() -> None:
    path = shared_file("bank", "mt940_pl", "mbank_MT940_IPH.txt")
    read_so_far: list[Movement] = []
    with pytest.raises(Refused) as refused:
        read_so_far.extend(each for each in read(path) if isinstance(each, Movement))
    assert refused.value.code == BankProblem.NO_CLOSING
    assert refused.value.detail["line"] == 156
