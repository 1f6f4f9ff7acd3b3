"""Reports of payments without the form of a statement: rows of Elixir-O, Alior, Pekao, tables with headings."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.documents.bank.reader import read
from app.domain.bank import BankProblem, StatementRemark, StatementSource, TextEncoding
from tests.documents.bank.kit import OURS, PAYER, amounts, movement, refusal, statements, whole_statements
from tests.shared_data import shared_file

VIRTUAL = "61109010140000071219812874"
ELIXIR = (
    f'110,20260131,12345,10501461,0,"{PAYER}","{VIRTUAL}","JAN KOWALSKI|UL. ŁUŻYCKA 12|74-100 GRYFINO","PUK|",0,10901014,'
    '"FV/WOD/000123/2026 OPŁATA ZA WODĘ I|ŚCIEKI"\r\n'
)
SMALL_PRINT = "Niniejszy dokument sporządzono na podstawie art. 7 Ustawy Prawo Bankowe;"
TABLE = f"""mBank S.A. Bankowość Detaliczna;
#Klient;
ZAKŁAD WODOCIĄGÓW;
#Numer rachunku;
{OURS};
#Saldo początkowe;1 000,00 PLN;

#Data księgowania;#Data operacji;#Opis operacji;#Tytuł;#Nadawca/Odbiorca;#Numer konta;#Kwota;#Saldo po operacji;
2026-01-31;2026-01-30;PRZELEW ZEWNĘTRZNY PRZYCHODZĄCY;"FV/WOD/1/2026
za wodę; i ścieki";"JAN KOWALSKI";'{PAYER}';1 123,45;2 123,45;
31.01.2026;31.01.2026;PROWIZJA;opłata;;;-3,45;2 120,00;

;;;;;;#Saldo końcowe;2 120,00 PLN;
{SMALL_PRINT}
"""


def test_that_rows_of_elixir_are_credits_of_virtual_accounts(tmp_path: Path) -> None:
    text = ELIXIR + ELIXIR.replace("12345,", "200,") + "999,2,12545\r\n"
    (statement,) = statements(tmp_path, text, "iso-8859-2")
    first = statement.movements[0]
    assert (first.amount, first.own_account, first.account) == (123_45, VIRTUAL, PAYER)
    assert first.title == "FV/WOD/000123/2026 OPŁATA ZA WODĘ IŚCIEKI"  # the first line is full: cut, not ended
    assert first.name == "JAN KOWALSKI UL. ŁUŻYCKA 12 74-100 GRYFINO"
    assert (statement.head.opening, statement.end.closing) == (None, None)
    assert statement.end.remarks == (StatementRemark.NO_BALANCES,)
    assert statement.head.source is StatementSource.MASS


def test_that_the_trailer_is_held_against_the_rows(tmp_path: Path) -> None:
    assert refusal(tmp_path, ELIXIR + "999,1,12346\r\n") == (BankProblem.SUMS_APART, 2)
    assert refusal(tmp_path, ELIXIR + "999,2,12345\r\n") == (BankProblem.SUMS_APART, 2)


def test_that_alior_and_pekao_tell_the_same(tmp_path: Path) -> None:
    alior = f'1,20260131,{VIRTUAL},2490,5000,{PAYER},"JAN KOWALSKI","opłata za wodę",""\n'
    pekao = f"01,x\n02,1,{PAYER},5000,20260131,0,JAN KOWALSKI,a,b,c,d,e,12874,f,opłata,za,wodę,,x\n03,1\n"
    found = [movement(tmp_path, text, "cp1250") for text in (alior, pekao)]
    assert {(each.amount, each.name, each.account, each.title) for each in found} == {
        (50_00, "JAN KOWALSKI", PAYER, "opłata za wodę")
    }
    assert [each.own_account for each in found] == [VIRTUAL, "12874"]


def test_that_a_table_is_known_by_its_headings(tmp_path: Path) -> None:
    (statement,) = statements(tmp_path, TABLE, "cp1250")
    first, fee = statement.movements
    assert (first.booked_on, first.value_on, first.amount) == (date(2026, 1, 31), date(2026, 1, 30), 112345)
    assert (first.name, first.account, first.title) == ("JAN KOWALSKI", PAYER, "FV/WOD/1/2026 za wodę; i ścieki")
    assert (first.line, fee.line, fee.amount) == (9, 11, -345)
    assert (statement.head.account, statement.head.opening, statement.end.closing) == (OURS, 100000, 212000)
    assert statement.end.remarks == ()


def test_that_a_table_with_balances_must_add_up(tmp_path: Path) -> None:
    assert refusal(tmp_path, TABLE.replace("1 123,45;2", "1 123,46;2"))[0] == BankProblem.NOT_ADDING_UP


@pytest.mark.parametrize("delimiter", [",", "\t", "|"])
def test_that_other_banks_headings_are_known(tmp_path: Path, delimiter: str) -> None:
    rows = [
        ("Data wpływu", "Kwota", "Waluta", "Rachunek wirtualny", "Nazwa płatnika", "Rachunek płatnika", "Tytuł"),
        ("31.01.2026", '"50,00"', "PLN", VIRTUAL, "Anna Żółć", f"PL{PAYER}", "woda"),
    ]
    found = movement(tmp_path, "\n".join(delimiter.join(row) for row in rows))
    assert (found.amount, found.own_account, found.account, found.name) == (5000, VIRTUAL, PAYER, "Anna Żółć")


def test_that_two_columns_of_amounts_are_one(tmp_path: Path) -> None:
    text = "Data;Opis;Obciążenia;Uznania\n2026-01-31;a;10,00;\n2026-01-31;b;;20,00\n"
    assert amounts(statements(tmp_path, text)) == [[-1000, 2000]]


def test_that_rows_divided_by_tabs_are_read(tmp_path: Path) -> None:
    found = movement(tmp_path, '31.01.2026\tJan\tKowalski\t123,45\tza "wodę ID:123\n')
    assert (found.amount, found.name, found.title) == (12345, "Jan Kowalski", 'za "wodę ID:123')


REFUSED = {
    "row": (ELIXIR + "110,20260131\n", BankProblem.LINE_UNREADABLE, 2),
    "day": (ELIXIR.replace("20260131", "20260231"), BankProblem.DATE_UNREADABLE, 1),
    "table's day": (TABLE.replace("31.01.2026;31", "x;31"), BankProblem.DATE_UNREADABLE, 11),
    "table's amount": (TABLE.replace("-3,45", "-3,45 zł 5"), BankProblem.AMOUNT_UNREADABLE, 11),
    "euro": (TABLE.replace("-3,45", "-3,45 EUR"), BankProblem.FOREIGN_CURRENCY, 11),
    "letters": ("Szanowni Państwo,\nw załączeniu wyciąg.\n", BankProblem.UNKNOWN_FORMAT, 1),
}


@pytest.mark.parametrize("case", REFUSED)
def test_that_what_cannot_be_read_is_refused_with_its_line(tmp_path: Path, case: str) -> None:
    text, code, line = REFUSED[case]
    assert refusal(tmp_path, text) == (code, line)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", BankProblem.EMPTY),
        (b" \r\n", BankProblem.EMPTY),
        (b"%PDF-1.7\n", BankProblem.BINARY),
        (b"PK\x03\x04", BankProblem.BINARY),
    ],
)
def test_that_what_is_no_text_is_refused(tmp_path: Path, data: bytes, code: str) -> None:
    assert refusal(tmp_path, data) == (code, 0)


def test_that_a_table_of_excel_in_utf16_is_read(tmp_path: Path) -> None:
    (statement,) = statements(tmp_path, "\ufeffData\tKwota\tTytuł\r\n31.01.2026\t5,00\tza wodę\r\n", "utf-16-le")
    assert statement.head.encoding is TextEncoding.UTF16
    assert statement.movements[0].title == "za wodę"


def test_the_real_list_of_operations() -> None:
    path = shared_file("bank", "csv_pl", "mbank_lista_operacji.csv")
    (statement,) = whole_statements(read(path))
    assert [each.amount for each in statement.movements] == [-118_72, -14_00, 50_00]
    assert statement.movements[1].title == "Skycash WWW.SKYCASH.COM BLIK ZAKUP E-COMMERCE"
    assert statement.end.remarks == (StatementRemark.NO_BALANCES,)
