"""Tables of operations as Polish banks export them: the columns are known by their names."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.domain.bank import BankProblem, StatementRemark
from tests.documents.bank.kit import OURS, PAYER, refusal, statements

VIRTUAL = "12114010100000000000000001"
SPACED = "10 1050 1461 1000 0023 4527 1577"
TABLES = {
    "Pekao": "Data księgowania;Data waluty;Nadawca / Odbiorca;Adres nadawcy / odbiorcy;Rachunek źródłowy;Rachunek docelowy;"
    "Tytułem;Kwota operacji;Waluta;Numer referencyjny;Typ operacji;Kategoria\n"
    f"14.01.2026;13.01.2026;EWA LIS;UL. WIEJSKA 7;'{PAYER};'{VIRTUAL};FV 7/2026;50,00;PLN;'0AN1;PRZELEW;\n",
    "ING": "Lista transakcji;;;;;ING Bank\n;;;;;\nData transakcji;Data księgowania;Dane kontrahenta;Tytuł;Nr rachunku;Szczegóły;"
    "Nr transakcji;Kwota transakcji (waluta rachunku);Waluta;Kwota blokady/zwolnienie blokady;Waluta;Saldo po transakcji\n"
    f"13.01.2026;14.01.2026;EWA LIS UL. WIEJSKA 7;FV 7/2026;'{PAYER} ;PRZELEW  ;'0AN1';50,00;PLN;;;50\n",
    "Alior": "Kryteria transakcji: od 01-01-2026;;\nData transakcji;Data księgowania;Nazwa nadawcy;Nazwa odbiorcy;"
    "Szczegóły transakcji;Kwota operacji;Waluta operacji;Kwota w walucie rachunku;Waluta rachunku;Numer rachunku nadawcy;"
    f"Numer rachunku odbiorcy\n13-01-2026;14-01-2026;EWA LIS UL. WIEJSKA 7;PUK;FV 7/2026;11,50;EUR;50,00;PLN;{PAYER};{VIRTUAL}\n",
    "Millennium": "Numer rachunku/karty,Data transakcji,Data rozliczenia,Rodzaj transakcji,Na konto/Z konta,Odbiorca/Zleceniodawca,"
    f'Opis,Obciążenia,Uznania,Saldo,Waluta\n"PL{OURS}","2026-01-13","2026-01-14","PRZELEW","{PAYER}","EWA LIS UL. WIEJSKA 7",'
    '"FV 7/2026","","50.00","50.00","PLN"\n',
    "PKO BP": '"Data operacji","Data waluty","Typ transakcji","Kwota","Waluta","Saldo po transakcji","Opis transakcji","","",""\n'
    f'"2026-01-14","2026-01-13","Przelew","+50.00","PLN","+50.00","Rachunek nadawcy: {SPACED}","Nazwa nadawcy: EWA LIS",'
    '"Adres nadawcy: UL. WIEJSKA 7","Tytuł: FV 7/2026"\n',
    "BNP Paribas": "Data transakcji;Data zaksięgowania;Nazwa nadawcy/odbiorcy;Rachunek nadawcy/odbiorcy;Tytuł;Kwota;Waluta\n"
    f"13.01.2026;14.01.2026;EWA LIS UL. WIEJSKA 7;{PAYER};FV 7/2026;50,00;PLN\n",
}


@pytest.mark.parametrize("codec", ["utf-8", "cp1250"])
@pytest.mark.parametrize("bank", TABLES)
def test_that_every_bank_s_table_tells_the_same(tmp_path: Path, bank: str, codec: str) -> None:
    (found,) = statements(tmp_path, TABLES[bank], codec)
    (row,) = found.movements
    assert (row.amount, row.booked_on, row.value_on) == (50_00, date(2026, 1, 14), date(2026, 1, 13))
    assert (row.name, row.account, row.title) == ("EWA LIS UL. WIEJSKA 7", PAYER, "FV 7/2026")
    assert row.own_account == (VIRTUAL if bank in {"Pekao", "Alior"} else "")
    assert found.head.account == (OURS if bank == "Millennium" else "")


@pytest.mark.parametrize(
    ("bank", "row"),
    [
        ("ING", "13.01.2026;;SKLEP;zakup; ;KARTA;;;;-5,00;PLN;\n"),
        ("PKO BP", '"","2026-01-13","Blokada","-90.34","PLN","W rozliczeniu","SKLEP","","",""\n'),
    ],
)
def test_that_what_is_not_booked_yet_is_left_out_and_told(tmp_path: Path, bank: str, row: str) -> None:
    (found,) = statements(tmp_path, TABLES[bank] + row)
    assert len(found.movements) == 1
    assert StatementRemark.PENDING_LEFT_OUT in found.end.remarks


def test_that_what_went_out_names_who_got_it(tmp_path: Path) -> None:
    row = f"14.01.2026;13.01.2026;DOSTAWCA;;'{OURS};'{PAYER};FV 9;-10,00;PLN;'0AN2;PRZELEW;\n"
    (found,) = statements(tmp_path, TABLES["Pekao"] + row)
    assert [(each.amount, each.account, each.own_account) for each in found.movements] == [
        (50_00, PAYER, VIRTUAL), (-10_00, PAYER, ""),
    ]  # fmt: skip


def test_that_a_table_of_two_accounts_is_refused(tmp_path: Path) -> None:
    text = TABLES["Millennium"]
    other = text.splitlines()[1].replace(OURS, VIRTUAL)
    assert refusal(tmp_path, f"{text}{other}\n") == (BankProblem.NO_ACCOUNT, 3)


def test_that_a_row_without_any_day_is_refused(tmp_path: Path) -> None:
    row = f";;EWA LIS;{PAYER};FV 7/2026;50,00;PLN\n"
    assert refusal(tmp_path, TABLES["BNP Paribas"] + row) == (BankProblem.DATE_UNREADABLE, 3)


SANTANDER = (
    f'2026-01-31,01-01-2026,\'{OURS[:2]} {OURS[2:]},"ZAKŁAD, SP. Z O.O.",PLN,"1000,00","1020,00",2,\n'
    '30-01-2026,29-01-2026,opłata za prowadzenie,,,"-30,00","1020,00",1,\n'
    f'14-01-2026,13-01-2026,FV 7/2026,EWA LIS UL. WIEJSKA 7,\'{SPACED},"50,00","1050,00",2,\n'
)


@pytest.mark.parametrize("order", ["newest first", "oldest first", "balances the other way"])
def test_that_a_history_without_headings_is_proved_by_its_balances(tmp_path: Path, order: str) -> None:
    head, *rows = SANTANDER.splitlines()
    if order == "oldest first":
        rows.reverse()
    if order == "balances the other way":
        head = head.replace('"1000,00","1020,00"', '"1020,00","1000,00"')
    (found,) = statements(tmp_path, "\n".join([head, *rows, ""]), "cp1250")
    assert (found.head.account, found.head.opening, found.end.closing, found.end.remarks) == (
        OURS,
        1000_00,
        1020_00,
        (),
    )
    row = max(found.movements, key=lambda each: each.amount)
    assert (row.amount, row.booked_on, row.name, row.account) == (
        50_00, date(2026, 1, 14), "EWA LIS UL. WIEJSKA 7", PAYER,
    )  # fmt: skip


def test_that_a_history_that_lacks_a_movement_is_refused(tmp_path: Path) -> None:
    cut = "\n".join(SANTANDER.splitlines()[:2]) + "\n"
    assert refusal(tmp_path, cut)[0] == BankProblem.NOT_ADDING_UP
    assert refusal(tmp_path, f"{SANTANDER}dalej\n") == (BankProblem.LINE_UNREADABLE, 4)
