"""MT940 as each bank of the country writes it, and what the standard allows beside: one payment, told the same by all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.domain.bank import BankProblem, StatementRemark
from app.domain.identifiers import nrb_of
from tests.documents.bank.kit import OURS, movement, mt940, one, refusal, statements

VIRTUAL = "61109010140000071219812874"
BANK, REST = "10501461", "1000002345271577"
PAYER = nrb_of(BANK, REST)
IBAN = f"PL{PAYER}"
SHORT = f":61:2601310131C100,00S07312345678901\n:86:073\n:86:073~00VE02\n~20FV 7/2026\n~21\n~22\n~30 {BANK}\n~31 {REST}"
BANKS = {
    "PKO BP": ":61:2601310131C100,00N152NONREF//123\n152~00\n:86:152~00152\n~20FV 7/2026\n~21\u00ff\n~22\u00ff"
    f"\n~30 {BANK}\n~31 {REST}\n~32EWA LIS\n~33UL. WIEJSKA 7\n~38{IBAN}\n~60\u00ff\n~63\u00ff",
    "ING": f"{SHORT}\n~29{PAYER}\n~32EWA LIS\n~33UL. WIEJSKA 7\n~34073\n~38{IBAN}\n~6074-100 GRYFINO\n~62\n~63",
    "Pekao": one(
        f"152^00PRZELEW PRZYCHODZACY^20FV 7/2026^30 {BANK}^31 {REST}^32EWA LIS^33UL. WIEJSKA 7^34152^38{IBAN}^62GRYFINO"
    ),
    "Santander": one(
        f"950<00PRZELEW ELIXIR<10 0001<20FV 7/2026<27EWA LIS<28UL. WIEJSKA 7<31{PAYER}<32EWA LIS<38{IBAN}<63REF X"
    ),
    "Millennium": one(f"051?00PRZELEW?20FV 7/2026?21?30 {BANK}?31{REST}?32EWA LIS?33UL. WIEJSKA 7"),
    "BNP Paribas": one(f"225^00PRZELEW^1012345^20FV 7/2026^27EWA LIS^28UL. WIEJSKA 7^38{IBAN}"),
    "Alior": one(
        f"020<00UZNANIE<20FV 7/2026<21<22<27EWA LIS<28UL. WIEJSKA 7<29<30 {BANK}<31 {REST}<32<33<38{PAYER}<60<63"
    ),
    "Bank Spółdzielczy": one(f"020?00UZNANIE?20FV 7/2026?21?27EWA LIS?28UL. WIEJSKA 7?30 {BANK}?31{PAYER}?38{IBAN}"),
    "letters before the separator": one(f"AA^00Przelew^20FV 7/2026^32EWA LIS^33UL. WIEJSKA 7^38{IBAN}"),
    "Crédit Agricole": one(f"020+00PRZELEW+20FV 7/2026+21+32EWA LIS+33UL. WIEJSKA 7+38{IBAN}"),
    "Citi": one(f"/CTC/TRF/PT/DE/PY/FV 7/2026/BI/{PAYER}/BO1/EWA LIS/BO2/UL. WIEJSKA 7"),
    "Deutsche Bank": one(
        f"166?00GUTSCHRIFT?109310?20EREF+NOTPROVIDED?21SVWZ+FV 7/2026?30BREXPLPW?31{IBAN}?32EWA LIS?33UL. WIEJSKA 7"
    ),
    "mBank": ":61:2601310131C100,00N770NONREF//1\n770 PRZELEW\n"
    f":86:770 PRZELEW KRAJOWY; Z RACH.: {PAYER};\nOD: EWA LIS UL. WIEJSKA 7; TYT.: FV 7/2026; TNR: 123456789.010001",
    "mBank without spaces": one(
        f"911 Transakcja IPH;Z rach.:{PAYER};Od:EWA LIS UL. WIEJSKA 7;Tyt.:FV 7/2026;Tnr:123456789.010001"
    ),
    "mBank without a number of its own": one(
        f"770 PRZELEW; Z RACH.: {PAYER}; OD: EWA LIS UL. WIEJSKA 7; TYT.: FV 7/2026;"
    ),
    "a description in two fields": one(f"020<00X<20FV 7/2026<27EWA LIS<28UL. WIEJSKA 7<38{IBAN}\n:86:INFORMACJA"),
    "a blank before the description": one(f" 020<00X<20FV 7/2026<27EWA LIS<28UL. WIEJSKA 7<38{IBAN}"),
    **{
        f"separator {sign}": one(
            f"020{sign}00PRZELEW\n{sign}20FV 7/2026\n{sign}32EWA LIS\n{sign}33UL. WIEJSKA 7{sign}38{IBAN}"
        )
        for sign in "@|!§#}>$"
    },
}


@pytest.mark.parametrize("bank", BANKS)
def test_that_every_bank_tells_the_same(tmp_path: Path, bank: str) -> None:
    found = movement(tmp_path, mt940(BANKS[bank]))
    assert (found.amount, found.booked_on) == (100_00, date(2026, 1, 31))
    assert (found.title, found.name, found.account) == ("FV 7/2026", "EWA LIS UL. WIEJSKA 7", PAYER)
    assert found.own_account == ""


def test_that_an_account_among_the_names_is_the_one_that_was_credited(tmp_path: Path) -> None:
    found = movement(tmp_path, mt940(f"{SHORT}\n~29{VIRTUAL}\n~32EWA LIS\n~38{IBAN}"))
    assert (found.name, found.account, found.own_account) == ("EWA LIS", PAYER, VIRTUAL)


@pytest.mark.parametrize("address", ["AL. 11 LISTOPADA 5", "OS 20 LECIA 12", "UL 3 MAJA 7 74100"])
def test_that_an_address_is_no_account(tmp_path: Path, address: str) -> None:
    found = movement(tmp_path, mt940(one(f"020<00X<20FV 7/2026<27EWA LIS<28X<29{address}<3010501461")))
    assert (found.account, found.name) == ("", f"EWA LIS X {address}")


def test_that_an_account_of_another_country_is_known_by_its_check_digits(tmp_path: Path) -> None:
    found = movement(tmp_path, mt940(one("020<00X<20FV 7<32EWA LIS<38DE89370400440532013000")))
    assert found.account == "DE89370400440532013000"


def test_that_a_plain_title_with_a_sign_stays_whole(tmp_path: Path) -> None:
    for title in ("OPLATA #00 WODA", "2+2=4 @00", "RAZEM: 5 @10"):
        assert movement(tmp_path, mt940(one(title))).title == title


def test_that_wide_fields_end_with_a_word(tmp_path: Path) -> None:
    full, word = "OPLATA ZA WODE I SCIEKI ZA LISTOPAD", "FAKTURA NUMER 123/2026 Z DNIA 2"
    assert len(full) == 35
    found = movement(tmp_path, mt940(one(f"020<00X<20{full}<21{word}<22STYCZNIA")))
    assert found.title == f"{full}{word} STYCZNIA"


WHOLE = mt940(BANKS["Alior"])
SHAPES = {
    "everything indented": "".join(f"  {line}" for line in WHOLE.splitlines(keepends=True)),
    "tags indented": WHOLE.replace("\n:", "\n\t:"),
    "a tag nobody needs": f":12:940\n{WHOLE}".replace(":60F:", ":13D:2601311200+0100\n:77E:X\n:60F:"),
    "no reference of the message": WHOLE.partition("\n")[2],
    "an old envelope": f"0000 01BREXPLPWAXXX00001\n0000 01BREXPLPWAXXX00001\n940 00\n{WHOLE.removesuffix('-')}-XXX\n",
    "bank, kind, bank": f"BREXPLPW\n940\nBREXPLPW\n{WHOLE}",
    "the account behind its bank": WHOLE.replace(f"PL{OURS}", f"BREXPLPWXXX/{OURS}"),
    "the account in two parts": WHOLE.replace(f"PL{OURS}", f"{OURS[2:10]}/{OURS[10:]}"),
    "a currency behind the account": WHOLE.replace(f"PL{OURS}", f"{OURS} PLN"),
    "who owns the account": WHOLE.replace(f"PL{OURS}", f"PL{OURS}\nZAKLAD WODOCIAGOW"),
    "a message after a dollar": f"{{1:F01X}}{{2:O940X}}{{4:\n{WHOLE.removesuffix('-')}-}}$\x1a",
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_that_what_stands_around_changes_nothing(tmp_path: Path, shape: str, end: str) -> None:
    (found,) = statements(tmp_path, SHAPES[shape].replace("\n", end), "cp1250")
    (row,) = found.movements
    assert (found.head.account, row.title, row.account) == (OURS, "FV 7/2026", PAYER)


@pytest.mark.parametrize(
    ("days", "value", "booked"),
    [
        ("2602300228", date(2026, 2, 28), date(2026, 2, 28)),
        ("2602280230", date(2026, 2, 28), date(2026, 2, 28)),
        ("2402300301", date(2024, 2, 29), date(2024, 3, 1)),
        ("2503010229", date(2025, 3, 1), date(2025, 2, 28)),  # the year before has such a day, but a year away
    ],
)
def test_that_a_february_of_thirty_days_ends_with_its_last(
    tmp_path: Path, days: str, value: date, booked: date
) -> None:
    found = movement(tmp_path, mt940(one("ODSETKI", f"{days}CN100,00NTRF")))
    assert (found.value_on, found.booked_on) == (value, booked)


def test_that_what_the_bank_only_expects_is_left_out_and_told(tmp_path: Path) -> None:
    expected = ":61:260202EC5,00NTRFNONREF\n:86:przyjdzie\n:61:260202ED7,00NTRFNONREF\n:86:odejdzie"
    (found,) = statements(tmp_path, mt940(f"{expected}\n{one('FV 7/2026')}"))
    assert [each.title for each in found.movements] == ["FV 7/2026"]
    assert found.end.remarks == (StatementRemark.PENDING_LEFT_OUT,)
    counted = mt940(":61:260131EC100,00NTRFNONREF\n:86:w saldzie")
    assert refusal(tmp_path, counted) == (BankProblem.NOT_ADDING_UP, 7)  # the closing balance says that it was booked


@pytest.mark.parametrize("codec", ["ascii", "iso-8859-2", "utf-8"])
def test_that_lines_of_a_mainframe_end_with_nel(tmp_path: Path, codec: str) -> None:
    name = "EWA LIS" if codec == "ascii" else "ŻÓŁĆ LIS"
    text = WHOLE.replace("EWA LIS", name).replace("\n", "\x85")
    (found,) = statements(tmp_path, text, "iso-8859-2" if codec == "ascii" else codec)
    (row,) = found.movements
    assert (row.name, row.title, row.line) == (f"{name} UL. WIEJSKA 7", "FV 7/2026", 5)


def test_that_three_dots_of_windows_end_no_line(tmp_path: Path) -> None:
    found = movement(tmp_path, WHOLE.replace("EWA LIS", "ŻÓŁĆ… LIS"), "cp1250")
    assert found.title == "FV 7/2026"
    assert found.name.endswith("LIS UL. WIEJSKA 7")
