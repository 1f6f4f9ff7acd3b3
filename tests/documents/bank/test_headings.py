"""Tables as people and banks make them: headings of any words, sums below, days and directions in any form."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.domain.bank import BankProblem, StatementRemark, TextEncoding
from tests.documents.bank.kit import OURS, PAYER, amounts, movement, refusal, statements

VIRTUAL = "61109010140000071219812874"
REPORTS = {
    "nadawca": f"Data księgowania;Kwota;Waluta;Rachunek nadawcy;Nazwa nadawcy;Tytuł;Rachunek wirtualny\n31.01.2026;123,45;PLN;{PAYER};EWA LIS;FV 7;{VIRTUAL}\n",
    "zleceniodawca": f"Data;Numer rachunku wirtualnego;Kwota;Zleceniodawca;Rachunek zleceniodawcy;Tytułem\n2026-01-31;{VIRTUAL};123,45;EWA LIS;{PAYER};FV 7\n",
    "words apart": f"Lp;Data transakcji;Data księgowania;Kwota (PLN);Nadawca - nazwa;Nadawca - rachunek;Tytuł wpłaty;Rachunek beneficjenta\n1;2026-01-30;2026-01-31;123,45;EWA LIS;{PAYER};FV 7;{VIRTUAL}\n",
    "płatnik": f"DATA WPŁATY;KWOTA WPŁATY;NIP płatnika;Bank płatnika;Płatnik;Konto płatnika;Tytuł płatności;Konto odbiorcy\n2026/01/31;123,45;8580000000;BANK;EWA LIS;{PAYER};FV 7;{VIRTUAL}\n",
    "English": f"Booking date,Value date,Amount,Currency,Counterparty,Counterparty account,Title,Virtual account\n2026-01-31,2026-01-31,123.45,PLN,EWA LIS,{PAYER},FV 7,{VIRTUAL}\n",
    "Excel": f'sep=;\nData;Kwota;Nadawca;Rachunek nadawcy;Tytuł;Rachunek wirtualny;\n2026-01-31 08:15:00;123,45;EWA LIS;="{PAYER}";FV 7;="{VIRTUAL}";\n',
}  # fmt: skip


@pytest.mark.parametrize("report", REPORTS)
def test_that_headings_are_known_by_their_words(tmp_path: Path, report: str) -> None:
    found = movement(tmp_path, REPORTS[report])
    assert (found.amount, found.booked_on, found.name) == (123_45, date(2026, 1, 31), "EWA LIS")
    assert (found.title, found.own_account, found.account) == ("FV 7", VIRTUAL, "" if report == "Excel" else PAYER)


def test_that_a_lone_account_is_the_payer_s_unless_it_stands_first(tmp_path: Path) -> None:
    behind = (
        f"Data;Nadawca / Odbiorca;Numer rachunku;Tytuł;Uznania;Obciążenia\n2026-01-31;EWA LIS;{PAYER};FV 7;123,45;\n"
    )
    (found,) = statements(tmp_path, behind)
    assert (found.head.account, found.movements[0].account) == ("", PAYER)
    before = f"Numer rachunku;Data;Nadawca;Tytuł;Kwota\n{OURS};2026-01-31;EWA LIS;FV 7;123,45\n"
    (found,) = statements(tmp_path, before)
    assert (found.head.account, found.movements[0].account) == (OURS, "")


TABLE = "Data;Kwota;Nadawca;Tytuł\n2026-01-31;100,00;EWA LIS;a\n2026-01-31;23,45;JAN LIS;b\n"


@pytest.mark.parametrize(
    "below",
    [
        "Razem;123,45;;", ";;Razem:;123,45", "Suma: 123,45 PLN", "\nLiczba transakcji:;2\nSuma:;123,45",
        "Ogółem wpłat: 2 na kwotę;123,45", "Saldo na dzień 31.01.2026;5,00", "Wygenerowano;2026-02-01 08:00",
    ],
)  # fmt: skip
def test_that_sums_below_a_table_are_no_payments(tmp_path: Path, below: str) -> None:
    assert amounts(statements(tmp_path, f"{TABLE}{below}\n")) == [[100_00, 23_45]]


@pytest.mark.parametrize("below", ["Razem;123,46;;", ";;Suma;100,01", "Liczba wpłat;3"])
def test_that_a_wrong_sum_below_a_table_stops_it(tmp_path: Path, below: str) -> None:
    assert refusal(tmp_path, f"{TABLE}{below}\n") == (BankProblem.SUMS_APART, 4)


def test_that_a_payer_called_like_a_sum_pays(tmp_path: Path) -> None:
    text = "Nadawca;Data;Kwota;Tytuł\nRAZEM SP. Z O.O.;2026-01-31;5,00;a\n"
    assert amounts(statements(tmp_path, text)) == [[5_00]]


@pytest.mark.parametrize(
    ("came", "went"), [("C", "D"), ("Ma", "Wn"), ("Uznanie", "Obciążenie"), ("+", "-"), ("CT", "DT")]
)
@pytest.mark.parametrize("heading", ["Strona", "Wn/Ma", "Rodzaj operacji"])
def test_that_a_direction_in_a_column_of_its_own_is_heeded(tmp_path: Path, heading: str, came: str, went: str) -> None:
    text = f"Data;Kwota;{heading};Tytuł\n2026-01-31;123,45;{came};a\n2026-01-31;3,45;{went};b\n"
    assert amounts(statements(tmp_path, text)) == [[123_45, -3_45]]


def test_that_an_unknown_direction_stops_the_file(tmp_path: Path) -> None:
    assert refusal(tmp_path, "Data;Kwota;Strona;Tytuł\n2026-01-31;1,00;Q;a\n") == (BankProblem.LINE_UNREADABLE, 2)


TORN = {
    "an amount at its comma": (f"Data,Kwota,Tytuł\n2026-01-31,{100},a\n2026-01-31,123,45,b\n", 3),
    "rows of another kind": (f"typ,data,kwota\n110,20260131,12345,10501461,0,{PAYER},{VIRTUAL},EWA,PUK,0,1,FV\n", 2),
    "a mark that is never closed": ('Data;Kwota;Tytuł\n2026-01-31;1,00;"LIS\n2026-01-31;2,00;b\n', 2),
}


@pytest.mark.parametrize("case", TORN)
def test_that_rows_divided_otherwise_than_their_headings_stop_the_file(tmp_path: Path, case: str) -> None:
    text, line = TORN[case]
    assert refusal(tmp_path, text) == (BankProblem.LINE_UNREADABLE, line)


@pytest.mark.parametrize(
    "day", ["2026-01-31", "20260131", "2026/01/31", "2026.01.31", "31.01.2026", "31-01-2026", "31/01/2026", "31.01.26", "31.01.2026 08:15"]
)  # fmt: skip
def test_that_a_day_is_read_in_any_form(tmp_path: Path, day: str) -> None:
    assert movement(tmp_path, f"Data;Kwota;Tytuł\n{day};1,00;a\n").booked_on == date(2026, 1, 31)


@pytest.mark.parametrize("day", ["2026-01/31", "31.13.2026", "31-01-26", "260131", "31 stycznia"])
def test_that_what_is_no_day_is_refused(tmp_path: Path, day: str) -> None:
    assert refusal(tmp_path, f"Data;Kwota;Tytuł\n{day};1,00;a\n") == (BankProblem.DATE_UNREADABLE, 2)


def test_that_a_report_of_a_day_without_payments_is_read(tmp_path: Path) -> None:
    (found,) = statements(tmp_path, "Data;Kwota;Nadawca;Tytuł\n")
    assert (found.movements, found.end.remarks) == ((), (StatementRemark.NO_BALANCES,))


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be"])
def test_that_two_bytes_a_letter_are_told_with_and_without_a_mark(tmp_path: Path, codec: str) -> None:
    (found,) = statements(tmp_path, TABLE.replace("EWA", "Żółć"), codec)
    assert (found.head.encoding, found.movements[0].name) == (TextEncoding.UTF16, "Żółć LIS")


ELIXIR = f'110,20260131,12345,10501461,,"{PAYER}","{VIRTUAL}","EWA LIS|UL. WIEJSKA 7","PUK",0,10901014,"FV 7","","","51","R"\r\n'


@pytest.mark.parametrize(
    "text", [ELIXIR, ELIXIR.replace(",", ";"), ELIXIR.replace("12345", '"123,45"'), ELIXIR.replace("20260131", "2026-01-31")]
)  # fmt: skip
def test_that_rows_of_elixir_may_be_written_otherwise(tmp_path: Path, text: str) -> None:
    found = movement(tmp_path, text)
    assert (found.amount, found.own_account, found.account, found.title) == (123_45, VIRTUAL, PAYER, "FV 7")
