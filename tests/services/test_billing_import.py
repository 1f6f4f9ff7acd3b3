"""Loading billing exports into a real PostgreSQL, as the role that imports: whole folders, twice, and in parts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import psycopg
import pytest

from app.domain.faults import EnvironmentFault
from app.store.session import Database
from tests.database import Clone
from tests.services.billing_kit import (
    ACCOUNTS,
    CUSTOMERS,
    FOLDER,
    LINES,
    PAPERS,
    PAYMENTS,
    counts,
    folder_mapping,
    load,
    noted,
    reasons,
    write_folder,
)

Plain = psycopg.Connection[tuple[Any, ...]]


@pytest.fixture
def importer(clone: Clone) -> Database:
    """A login of the role that imports, and nothing more."""
    login, password = clone.make_login("okienko_import")
    return clone.database(clone.conninfo(login), password, statement_timeout_s=0)


@pytest.fixture
def plain(clone: Clone) -> Plain:
    connection = clone.connect()
    connection.execute("set search_path = okienko")
    return connection


def rows(plain: Plain, statement: str) -> list[tuple[Any, ...]]:
    return plain.execute(statement.encode()).fetchall()


def test_that_a_folder_is_loaded_whole(importer: Database, plain: Plain, tmp_path: Path) -> None:
    report = load(importer, write_folder(tmp_path / "export", FOLDER), folder_mapping())
    assert [r for f in report.files for r in (*f.refused, f.unreadable) if r] == []
    assert [counts(each) for each in report.files] == [
        (2, 2, 0, 0), (3, 3, 0, 0), (4, 4, 0, 0), (3, 3, 0, 0), (2, 2, 0, 0), (3, 3, 0, 0), (7, 7, 0, 0),
    ]  # fmt: skip
    assert rows(plain, "select number, kind, surname, first_name, company, since from customers order by number") == [
        ("004512", "person", "Żółw", "Łucja", "", date(2014, 5, 7)),
        ("004513", "community", "", "", "Wspólnota „Zielony Zakątek”", None),
    ]
    assert rows(plain, "select kind, value from identifiers order by 1") == [
        ("nip", "8567346215"),
        ("pesel", "44051401359"),
    ]
    assert rows(plain, "select kind, value, confirmed from contact_points order by 1") == [
        ("email", "lucja@poczta.pl", False), ("phone", "+48601234567", False),
    ]  # fmt: skip
    assert rows(plain, "select kind, count(*) from addresses group by kind order by 1") == [
        ("object", 2),
        ("residence", 2),
    ]
    assert rows(plain, "select number, service, nrb, opened_on from accounts where number = 'W-1'")[0] == (
        "W-1", "water", "61109010140000071219812874", date(2014, 5, 7),
    )  # fmt: skip
    assert rows(plain, "select name from directory order by number") == [
        ("Żółw Łucja",),
        ("Wspólnota „Zielony Zakątek”",),
    ]


def test_that_meters_follow_each_other_and_know_their_main_one(
    importer: Database, plain: Plain, tmp_path: Path
) -> None:
    load(importer, write_folder(tmp_path / "export", FOLDER), folder_mapping())
    found = rows(
        plain,
        "select m.serial, i.role, i.installed_on, i.installed_state, i.removed_on, i.removed_state, i.last_state,"
        " (select q.serial from installations o join meters q on q.id = o.meter_id where o.id = i.replaces_id),"
        " (select q.serial from installations o join meters q on q.id = o.meter_id where o.id = i.parent_id)"
        " from installations i join meters m on m.id = i.meter_id order by 1",
    )
    assert found == [
        ("A100", "main", date(2014, 5, 7), 0, date(2020, 3, 3), 412, 412, None, None),
        ("A200", "main", date(2020, 3, 3), 2, None, None, 61, "A100", None),
        ("A201", "garden", date(2021, 4, 1), 0, None, None, None, None, "A200"),
        ("B300", "main", date(2020, 1, 1), 0, None, None, 12, None, None),
    ]
    assert rows(plain, "select source, count(*) from readings group by 1 order by 1") == [
        ("collector", 3), ("estimate", 1), ("radio", 3),
    ]  # fmt: skip


def test_that_payments_settle_what_they_name_and_then_the_oldest(
    importer: Database, plain: Plain, tmp_path: Path
) -> None:
    report = load(importer, write_folder(tmp_path / "export", FOLDER), folder_mapping())
    assert rows(plain, "select document, open_amount from operations where document <> '' order by booked_on, id") == [
        ("FV/WOD/1/09/2026", 4720),  # 108,00 - 50,00 - 10,80 of the correction
        ("za wodę", 0),
        ("FV/WOD/2/10/2026", 0),
        ("FK/WOD/1/10/2026", 0),
        ("FV 2", 0),
        ("nadpłata", -1000),
    ]
    assert rows(plain, "select number, balance, oldest_due, last_payment from accounts where service = 'water' order by 1") == [
        ("W-1", 4720, date(2026, 9, 19), 5400), ("W-2", -1000, None, 1000),
    ]  # fmt: skip
    assert rows(plain, "select value from settings where key = 'booked_until'") == [("2026-10-21",)]
    assert noted(report.files[5]) == [(4, "payment_for_unknown")]


def test_that_a_second_run_loads_nothing(importer: Database, plain: Plain, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "export", FOLDER)
    load(importer, folder, folder_mapping())
    tables = "customers addresses identifiers contact_points accounts meters installations papers paper_lines operations settlements readings"
    before = [rows(plain, f"select count(*) from {table}") for table in tables.split()]
    again = load(importer, folder, folder_mapping())
    assert again.complete
    assert all(each.loaded == 0 and each.already == each.read for each in again.files)
    assert [rows(plain, f"select count(*) from {table}") for table in tables.split()] == before
    assert rows(plain, "select count(*), count(finished_at), count(distinct sha256) from batches") == [(14, 14, 7)]


def test_that_what_was_refused_is_loaded_once_it_is_put_right(importer: Database, tmp_path: Path) -> None:
    folder = write_folder(
        tmp_path / "export", {**FOLDER, "klienci.csv": CUSTOMERS + "4512;O;;;;;;;;;;74-100;Gryfino\n"}
    )
    first = load(importer, folder, folder_mapping())
    assert reasons(first.files[0]) == [(2, "name_missing")]
    assert reasons(first.files[1]) == [(line, "customer_unknown") for line in (2, 3, 4)]
    assert not first.complete
    write_folder(folder, FOLDER)
    assert load(importer, folder, folder_mapping()).complete


def test_that_one_transaction_holds_it_all(importer: Database, plain: Plain, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "export", FOLDER)
    report = load(importer, folder, folder_mapping(), trial=True)
    assert not report.stored
    assert report.files[0].loaded == 2
    assert rows(plain, "select count(*) from customers") == [(0,)]
    assert rows(plain, "select count(*) from batches") == [(0,)]


def test_that_a_file_refused_whole_leaves_the_others(importer: Database, tmp_path: Path) -> None:
    broken = {**FOLDER, "pozycje.csv": LINES + "FV/WOD/1/09/2026;1;Woda;m3\n", "inny.txt": "notatki"}
    report = load(importer, write_folder(tmp_path / "export", broken), folder_mapping())
    bad = report.files[4]
    assert (bad.name, counts(bad)) == ("pozycje.csv", (0, 0, 0, 0))
    assert bad.unreadable is not None
    assert (bad.unreadable.line, bad.unreadable.code) == (2, "column_count")
    assert bad.unreadable.sentence == "Wiersz ma 4 kolumn, a nagłówek 10."
    assert all(each.loaded for each in report.files if each is not bad)
    assert report.ignored == ("inny.txt",)


def test_that_the_audit_has_one_line_a_table_and_desks_one_notice(
    clone: Clone, importer: Database, tmp_path: Path
) -> None:
    listening = clone.connect()
    listening.execute("listen okienko")
    load(importer, write_folder(tmp_path / "export", FOLDER), folder_mapping())
    notices = [notice.payload for notice in listening.notifies(timeout=0.5)]
    assert notices == ["*:0:0"]
    plain = clone.connect()
    told = plain.execute(
        "select table_name, count(*), sum(rows) from okienko.audit where act = 'insert' and batch_id is not null"
        " and table_name in ('customers', 'papers', 'readings') group by 1 order by 1"
    ).fetchall()
    assert told == [("customers", 1, 2), ("papers", 1, 3), ("readings", 1, 7)]


def test_that_the_batch_keeps_counts_and_lines_but_nothing_personal(
    importer: Database, plain: Plain, tmp_path: Path
) -> None:
    text = CUSTOMERS + "1;O;Tajny Jan;;;;;;;;;74-100;Gryfino\n2;O;;;;;;;;;;74-100;Gryfino\n"
    load(importer, write_folder(tmp_path / "export", {"klienci.csv": text}), folder_mapping())
    ((source, sha256, report),) = rows(plain, "select source, sha256, report from batches")
    assert source == "Eksport systemu rozliczeń: klienci.csv"
    assert len(sha256) == 64
    assert (report["read"], report["loaded"], report["refused"]) == (2, 1, {"name_missing": 1})
    assert report["refused_lines"] == [[3, "name_missing"]]
    assert "Tajny" not in str(report)


def test_that_a_clerk_may_not_import(clone: Clone, tmp_path: Path) -> None:
    clerk = clone.login("okienko_clerk")
    with pytest.raises(EnvironmentFault) as fault:
        load(clerk, write_folder(tmp_path / "export", FOLDER), folder_mapping())
    assert fault.value.kind == "permission"


# ---------------------------------------------------------------- rows refused in view of others


def test_that_the_same_number_with_another_content_is_refused(importer: Database, tmp_path: Path) -> None:
    first = FOLDER["klienci.csv"].splitlines(keepends=True)[1]
    text = CUSTOMERS + first + first + first.replace("Łucja", "Anna")
    (report,) = load(importer, write_folder(tmp_path / "e", {"klienci.csv": text}), folder_mapping()).files
    assert counts(report) == (3, 1, 1, 1)
    assert [(r.line, r.code, r.sentence) for r in report.refused] == [
        (4, "key_repeated", "Ten sam numer ma już inną treść w wierszu 2.")
    ]


CARD = "Łużycka;12;74-100;Gryfino\n"
ACCOUNT_CASES = {
    "W-9;9999;woda;W1;;;01.01.2020;;" + CARD: "customer_unknown",
    "W-9;4512;woda;BRAK;;;01.01.2020;;" + CARD: "tariff_group_unknown",
    "W-9;4512;woda;O1;;;01.01.2020;;" + CARD: "tariff_group_unknown",
    "W-9;4512;woda;W1;;;;;" + CARD: "opened_on_missing",
    "W-9;4512;woda;W1;;;01.01.2020;01.01.2019;" + CARD: "dates_reversed",
    "W-1;4513;woda;W1;;;01.01.2020;;" + CARD: "account_of_another",
    "O-1;4512;woda;W1;;;01.01.2020;;" + CARD: "account_of_another",
    "W-9;4512;woda;W1;61109010140000071219812874;;01.01.2020;;" + CARD: "nrb_taken",
    "w 9!;4512;woda;W1;;;01.01.2020;;" + CARD: "account_number_shape",
    "W-9;4512;gaz;W1;;;01.01.2020;;" + CARD: "unknown_word",
    "W-9;4512;woda;W1;;;01.01.2020;;;;;\n": "value_missing",
}


def test_that_cards_that_break_a_rule_are_refused_one_by_one(importer: Database, tmp_path: Path) -> None:
    load(importer, write_folder(tmp_path / "e", FOLDER), folder_mapping())
    good = "W-8;4512;woda;W1;;;01.01.2020;;" + CARD
    text = ACCOUNTS + good + "".join(ACCOUNT_CASES)
    (report,) = load(importer, write_folder(tmp_path / "f", {"karty.csv": text}), folder_mapping()).files
    assert report.loaded == 1
    assert reasons(report) == list(enumerate(ACCOUNT_CASES.values(), 3))


PAPER_CASES = {
    "FV/9;W-7;;05.09.2026;19.09.2026;;;100,00;8,00;108,00;;\n": "account_unknown",
    "FV/9;W-1;;05.09.2026;19.09.2026;;;100,00;9,00;108,00;;\n": "amounts_differ",
    "FV/9;W-1;;05.09.2026;04.09.2026;;;100,00;8,00;108,00;;\n": "due_before_issue",
    "FV/9;W-1;;05.09.2027;19.09.2027;;;100,00;8,00;108,00;;\n": "date_in_future",
    "FV/9;W-1;;31.02.2026;;;;100,00;8,00;108,00;;\n": "date_shape",
    "FV/9;W-1;;05.09.2026;;01.09.2026;01.08.2026;100,00;8,00;108,00;;\n": "period_reversed",
    "FV/9;W-1;;05.09.2026;;;;-100,00;-8,00;-108,00;;\n": "invoice_below_zero",
    "FV/9;W-1;;05.09.2026;;;;100,00;8,00;108,005;;\n": "money_precision",
    "FV/9;W-1;;05.09.2026;;;;;;1.108,00;;\n": "number_shape",
    "FV/9;W-1;FK;05.09.2026;;;;-10,00;0,00;-10,00;FV/NIE/MA;\n": "corrects_unknown",
    "FV/9;W-2;FK;05.09.2026;;;;-10,00;0,00;-10,00;FV/WOD/1/09/2026;\n": "corrects_unknown",
    "FV/9;W-1;;05.09.2026;;;;100,00;8,00;108,00;;5265877635-20250826-0100001AF629-AF\n": "ksef_taken",
    "FV/9;W-1;;05.09.2026;;;;100,00;8,00;108,00;;5265877635-20250826-0100001AF629-AE\n": "ksef_checksum",
    "FV/WOD/1/09/2026;W-1;;05.09.2026;;;;100,00;9,00;109,00;;\n": "paper_differs",
    ";W-1;;05.09.2026;;;;100,00;8,00;108,00;;\n": "value_missing",
    "FV/9;W-1;ZAL;05.09.2026;;;;100,00;8,00;108,00;;\n": "unknown_word",
}


def test_that_invoices_that_break_a_rule_are_refused_one_by_one(importer: Database, tmp_path: Path) -> None:
    load(importer, write_folder(tmp_path / "e", FOLDER), folder_mapping())
    good = "FV/8;W-1;;05.09.2026;;;;;;1 234,50;;\n"
    text = PAPERS + good + "".join(PAPER_CASES)
    (report,) = load(importer, write_folder(tmp_path / "f", {"faktury.csv": text}), folder_mapping()).files
    assert report.loaded == 1
    assert reasons(report) == list(enumerate(PAPER_CASES.values(), 3))


def test_that_lines_come_whole_or_not_at_all(importer: Database, plain: Plain, tmp_path: Path) -> None:
    load(importer, write_folder(tmp_path / "e", {**FOLDER, "pozycje.csv": LINES}), folder_mapping())
    one, two = FOLDER["pozycje.csv"].splitlines(keepends=True)[1:]
    mapping = folder_mapping()

    def add(text: str) -> list[tuple[int, str]]:
        return reasons(load(importer, write_folder(tmp_path / "f", {"pozycje.csv": LINES + text}), mapping).files[0])

    assert add(one) == [(2, "lines_do_not_add_up")]
    assert add(one + two.replace("46,00;3,68;49,68", "błąd;3,68;49,68")) == [
        (2, "lines_do_not_add_up"),
        (3, "number_shape"),
    ]
    assert add("FV/NIE/MA;1;Woda;m3;12;4,50;8;54,00;4,32;58,32\n") == [(2, "paper_unknown")]
    assert rows(plain, "select count(*) from paper_lines") == [(0,)]
    assert add(one + two + one) == []
    assert add(one.replace("58,32", "58,33").replace("4,32", "4,33")) == [(2, "line_differs")]
    assert rows(plain, "select count(*), sum(gross) from paper_lines") == [(2, 10800)]


def test_that_payments_that_break_a_rule_are_refused_one_by_one(importer: Database, tmp_path: Path) -> None:
    load(importer, write_folder(tmp_path / "e", FOLDER), folder_mapping())
    text = (
        PAYMENTS
        + "2026/181;1;W-1;02.10.2026;5000;inny tytuł;\n"  # the title is not compared: the key, card, day and sum are
        + "2026/181;1;W-1;02.10.2026;5001;za wodę;\n"
        + "2026/190;1;W-7;02.10.2026;5000;;\n"
        + "2026/190;2;W-1;02.10.2026;-5000;;\n"
        + "2026/190;3;W-1;02.10.2026;50,5;;\n"
        + "2026/190;4;W-1;02.12.2026;5000;;\n"
    )
    (report,) = load(importer, write_folder(tmp_path / "f", {"wplaty.csv": text}), folder_mapping()).files
    assert reasons(report) == [
        (3, "payment_differs"), (4, "account_unknown"), (5, "amount_not_positive"), (6, "money_precision"), (7, "date_in_future"),
    ]  # fmt: skip
    assert report.already == 1


def test_that_what_is_soft_is_left_out_with_a_note(importer: Database, plain: Plain, tmp_path: Path) -> None:
    text = CUSTOMERS + "7;F;Firma;;8567346216;telefon;brak@;;Polna;1;;00-0000;Gryfino\n"
    (report,) = load(importer, write_folder(tmp_path / "e", {"klienci.csv": text}), folder_mapping()).files
    assert counts(report) == (1, 1, 0, 0)
    assert noted(report) == [(2, code) for code in ("nip_check_digit", "phone_shape", "email_shape", "postal_shape")]
    assert "8567346216" not in "".join(note.sentence for note in report.notes)
    assert rows(plain, "select count(*) from identifiers") == [(0,)]
    assert rows(plain, "select street, postal_code from addresses") == [("Polna", "")]


def test_that_litres_and_grosze_are_what_the_mapping_says(importer: Database, plain: Plain, tmp_path: Path) -> None:
    load(importer, write_folder(tmp_path / "e", FOLDER), folder_mapping())
    mapping = """
        [format]
        dates = "%Y/%m/%d"
        [[files]]
        match = "z.csv"
        [files.reading]
        meter = "{nr}"
        read_on = "{dnia}"
        period_from = { column = "od" }
        used = { from = "{litry}", unit = "l" }
    """
    (tmp_path / "z.csv").write_text("nr;od;dnia;litry\nA201;2021/05/01;2021/06/01;1234\n", encoding="utf-8")
    assert load(importer, tmp_path / "z.csv", mapping).complete
    ((used, state, source),) = rows(plain, "select used, state, source from readings where period_from is not null")
    assert (used, state, source) == (Decimal("1.234"), None, "import")


def test_that_the_oldest_server_does_too(debian_clone: Clone, tmp_path: Path) -> None:
    login, password = debian_clone.make_login("okienko_import")
    importer = debian_clone.database(debian_clone.conninfo(login), password, statement_timeout_s=0)
    folder = write_folder(tmp_path / "export", FOLDER)
    assert load(importer, folder, folder_mapping()).complete
    assert all(each.loaded == 0 for each in load(importer, folder, folder_mapping()).files)
