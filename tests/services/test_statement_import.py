"""Bank statements are booked whole or not at all, each movement once, each with its reason."""

from __future__ import annotations

import re
import threading
from datetime import date
from pathlib import Path

import pytest

from app.domain.faults import EnvironmentFault
from app.domain.matching import MatchReason, MovementState
from app.domain.statement_import import StatementFileOutcome
from app.services import bank_matching, statement_import
from app.store.session import Database
from tests.bank_kit import OWN, Payment, Statement, Town, load, loader, nrb, write
from tests.database import Clone
from tests.shared_data import shared_file

EARLY, LATE = date(2026, 9, 10), date(2026, 11, 10)


@pytest.fixture
def town(clone: Clone) -> Town:
    """An office that loads statements of its own account."""
    made = Town(clone.connect())
    made.own_accounts(OWN)
    return made


@pytest.fixture
def importer(clone: Clone) -> Database:
    return loader(clone)


@pytest.fixture
def accountant(clone: Clone) -> Database:
    return clone.login("okienko_accounting")


def _why(accountant: Database) -> list[tuple[str, tuple[MatchReason, ...]]]:
    page = bank_matching.queue(accountant, MovementState.BOOKED)
    return [
        (row.title, match.why)
        for row in reversed(page.rows)
        for match in bank_matching.movement(accountant, row.movement_id).matches
        if match.undone_at is None
    ]


def test_that_a_virtual_account_decides_and_the_oldest_is_paid_first(
    town: Town, importer: Database, accountant: Database, tmp_path: Path
) -> None:
    anna = town.customer("Kowalska", "Anna")
    card = town.card(anna, nrb=nrb(14))
    town.owe(anna, card, 9610, "FV/WOD/1/09/2026", EARLY)
    town.owe(anna, card, 5222, "FV/WOD/2/10/2026", LATE)
    report = load(importer, write(tmp_path, Statement([Payment(10000, "za wode", to=nrb(14))])))
    assert (report.outcome, report.booked, report.booked_sum, report.waiting) == (
        StatementFileOutcome.BOOKED, 1, 10000, 0,
    )  # fmt: skip
    assert report.by_reason == {MatchReason.VIRTUAL_ACCOUNT: 1}
    assert report.booked_until == date(2026, 11, 20)
    assert town.open_of(anna, card) == [("FV/WOD/2/10/2026", 4832)]
    assert _why(accountant) == [("za wode", (MatchReason.VIRTUAL_ACCOUNT,))]
    assert town.wrong() == {}


def test_that_last_digits_of_a_virtual_account_are_enough_when_they_are_one_card_s(
    town: Town, importer: Database, tmp_path: Path
) -> None:
    anna = town.customer("Kowalska")
    card = town.card(anna, nrb=nrb(14))
    town.card(anna, "waste", nrb=nrb(15))
    report = load(
        importer, write(tmp_path, Statement([Payment(100, to=nrb(14)[-12:]), Payment(100, to="000000000099")]))
    )
    assert (report.booked, report.waiting) == (1, 1)
    assert town.balance(anna, card) == -100


@pytest.mark.parametrize(
    "title",
    [
        "FV/WOD/1234/11/2026",
        "zaplata za fv wod 1234/11/2026 z dnia 20.10.2026",
        "FAKTURA NR FV/W OD/12 34/11/20 26",
        "F-RA FV/WOD/1234/11/2026ORAZ PODZIEKOWANIA",
        "FV-WOD-1234-11-2026 tel 601602603",
    ],
)
def test_that_an_invoice_number_is_found_however_the_title_is_cut(
    town: Town, importer: Database, tmp_path: Path, title: str
) -> None:
    anna, jan = town.customer("Kowalska"), town.customer("Nowak")
    card, other = town.card(anna), town.card(jan)
    town.owe(anna, card, 5000, "FV/WOD/1233/10/2026", EARLY)
    town.owe(anna, card, 7000, "FV/WOD/1234/11/2026", LATE)
    town.owe(jan, other, 7000, "FV/WOD/1234/10/2026", EARLY)
    report = load(importer, write(tmp_path, Statement([Payment(7000, title)])))
    assert (report.booked, report.by_reason) == (1, {MatchReason.INVOICE_NUMBER: 1})
    assert town.open_of(anna, card) == [("FV/WOD/1233/10/2026", 5000)]
    assert town.open_of(jan, other) == [("FV/WOD/1234/10/2026", 7000)]


def test_that_several_numbers_are_paid_in_their_order_and_the_rest_stays_open(
    town: Town, importer: Database, tmp_path: Path
) -> None:
    anna = town.customer("Kowalska")
    card = town.card(anna, nrb=nrb(1))
    for number, due in (("FV/1001/2026", date(2026, 8, 1)), ("FV/1002/2026", EARLY), ("FV/1003/2026", LATE)):
        town.owe(anna, card, 1000, number, due)
    title = "FV/1003/2026, FV/1002/2026"
    load(importer, write(tmp_path, Statement([Payment(1500, title, to=nrb(1))])))
    assert town.open_of(anna, card) == [("FV/1001/2026", 1000), ("FV/1002/2026", 500)]
    load(importer, write(tmp_path, Statement([Payment(5000, "nadplata", to=nrb(1))], number="108/1")))
    assert town.open_of(anna, card) == [("WB 108/1/2026 poz. 1", -3500)]
    town.owe(anna, card, 2000, "FV/1004/2026")
    town.connection.execute("select account_settle(%s, %s)", (anna, card))
    assert town.open_of(anna, card) == [("WB 108/1/2026 poz. 1", -1500)]
    assert town.wrong() == {}


def test_that_nothing_goes_by_itself_to_a_debt_with_a_status(town: Town, importer: Database, tmp_path: Path) -> None:
    anna = town.customer("Kowalska")
    card = town.card(anna, nrb=nrb(1))
    town.owe(anna, card, 1000, "FV/2001/2019", date(2019, 1, 1), debt_status="time_barred")
    load(importer, write(tmp_path, Statement([Payment(1000, "FV/2001/2019", to=nrb(1))])))
    assert town.open_of(anna, card) == [("FV/2001/2019", 1000), ("WB 107/1/2026 poz. 1", -1000)]


def test_that_the_ksef_number_the_customer_s_and_the_card_s_number_decide(
    town: Town, importer: Database, accountant: Database, tmp_path: Path
) -> None:
    anna, jan, ewa = town.customer("Kowalska"), town.customer("Nowak"), town.customer("Lis")
    cards = [town.card(each) for each in (anna, jan, ewa)]
    paper = town.owe(anna, cards[0], 1000, "A/1")
    town.connection.execute(
        "update papers set ksef_number = '5265877635-20261120-0100001AF629-AF', ksef_status = 'accepted' where id = %s",
        (paper,),
    )
    number = town.connection.execute("select number from customers where customer_id = %s", (jan,)).fetchone()
    of_card = town.connection.execute("select number from accounts where id = %s", (cards[2],)).fetchone()
    assert number is not None
    assert of_card is not None
    titles = [
        "KSeF 5265877635-20261120-010000 1AF629-AF", f"oplata ID {int(number[0])} listopad", f"karta {of_card[0]}",
    ]  # fmt: skip
    report = load(importer, write(tmp_path, Statement([Payment(1000, title) for title in titles])))
    assert (report.booked, report.waiting) == (3, 0)
    assert [why[0] for _, why in _why(accountant)] == [
        MatchReason.KSEF_NUMBER, MatchReason.CUSTOMER_NUMBER, MatchReason.CUSTOMER_NUMBER,
    ]  # fmt: skip


def test_that_a_customer_with_two_services_is_told_apart_by_words_or_waits(
    town: Town, importer: Database, accountant: Database, tmp_path: Path
) -> None:
    anna = town.customer("Kowalska")
    water, waste = town.card(anna), town.card(anna, "waste")
    number = town.connection.execute("select number from customers where customer_id = %s", (anna,)).fetchone()
    assert number is not None
    told = f"nr klienta {number[0]}"
    report = load(importer, write(tmp_path, Statement([Payment(1000, told), Payment(2000, f"{told} wywoz odpadow")])))
    assert (report.booked, report.waiting) == (1, 1)
    assert (town.balance(anna, water), town.balance(anna, waste)) == (0, -2000)
    waiting = bank_matching.queue(accountant).rows[0]
    found = bank_matching.movement(accountant, waiting.movement_id).suggestions
    assert {each.account.account_id for each in found} == {water, waste}


def test_that_an_account_that_paid_before_pays_again_and_an_amount_alone_never_decides(
    town: Town, importer: Database, accountant: Database, tmp_path: Path
) -> None:
    anna, jan = town.customer("Kowalska"), town.customer("Nowak", "Jan")
    card, other = town.card(anna, nrb=nrb(1)), town.card(jan)
    town.owe(jan, other, 4321, "FV/3001/2026")
    load(importer, write(tmp_path, Statement([Payment(1000, to=nrb(1), account=nrb(501))])))
    report = load(
        importer,
        write(
            tmp_path,
            Statement([Payment(500, "bez tytulu", account=nrb(501)), Payment(4321, "bez tytulu", account=nrb(502), payer="NOWAK JAN")], number="108/1"),
        ),
    )  # fmt: skip
    assert (report.booked, report.waiting, report.by_reason) == (1, 1, {MatchReason.PAYER_ACCOUNT: 1})
    assert town.balance(anna, card) == -1500
    waiting = bank_matching.queue(accountant).rows[0]
    (best, *_) = bank_matching.movement(accountant, waiting.movement_id).suggestions
    assert (best.account.account_id, best.why) == (other, (MatchReason.AMOUNT, MatchReason.NAME))


def test_that_papers_of_two_customers_in_one_title_wait(town: Town, importer: Database, tmp_path: Path) -> None:
    anna, jan = town.customer("Kowalska"), town.customer("Nowak")
    town.owe(anna, town.card(anna), 1000, "FV/4001/2026")
    town.owe(jan, town.card(jan), 1000, "FV/4002/2026")
    report = load(importer, write(tmp_path, Statement([Payment(2000, "FV/4001/2026 i FV/4002/2026")])))
    assert (report.booked, report.waiting, report.waiting_sum) == (0, 1, 2000)


def test_that_the_same_file_and_the_same_movement_are_booked_once(
    town: Town, importer: Database, tmp_path: Path
) -> None:
    anna = town.customer("Kowalska")
    card = town.card(anna, nrb=nrb(1))
    twice = [Payment(1000, to=nrb(1), reference="A"), Payment(1000, to=nrb(1), reference="B")]
    path = write(tmp_path, Statement(twice))
    assert load(importer, path).booked == 2
    assert load(importer, path).outcome is StatementFileOutcome.ALREADY
    again = write(tmp_path, Statement([*twice, Payment(300, to=nrb(1), reference="C")]), name="inny.sta")
    report = load(importer, again)
    assert (report.booked, report.known, report.movements) == (1, 2, 3)
    assert town.balance(anna, card) == -2300
    assert town.wrong() == {}


def test_that_a_file_that_does_not_add_up_or_is_of_another_account_books_nothing(
    town: Town, importer: Database, tmp_path: Path
) -> None:
    anna = town.customer("Kowalska")
    card = town.card(anna, nrb=nrb(1))
    good = Statement([Payment(1000, to=nrb(1))])
    for wrong, code in (
        (Statement([Payment(1000, to=nrb(1))], number="108/1", wrong_by=1), "bank_not_adding_up"),
        (Statement([Payment(1000, to=nrb(1))], account=nrb(77)), "statement_of_other_account"),
        (Statement([Payment(1000, to=nrb(1), day=date(2031, 1, 1))]), "movement_in_future"),
    ):
        report = load(importer, write(tmp_path, good, wrong))
        assert (report.outcome, report.code) == (StatementFileOutcome.REFUSED, code)
        assert "{" not in report.sentence
        assert report.sentence
    broken = tmp_path / "zly.sta"
    broken.write_text(good.text().replace(":61:2611", ":61:26X1"), encoding="ascii")
    report = load(importer, broken)
    assert (report.outcome, report.line > 0) == (StatementFileOutcome.REFUSED, True)
    for path, why in ((tmp_path / "nie-ma.sta", "nie ma takiego pliku"), (tmp_path, "to katalog, nie plik")):
        report = load(importer, path)
        assert (report.code, report.sentence) == ("file_not_opened", f"Pliku nie da się odczytać ({why}).")
    assert town.balance(anna, card) == 0
    assert town.connection.execute("select count(*) from bank_stage").fetchone() == (0,)
    assert load(importer, write(tmp_path, good)).booked == 1


@pytest.mark.usefixtures("town")
def test_that_what_goes_out_is_kept_and_not_booked(importer: Database, accountant: Database, tmp_path: Path) -> None:
    report = load(importer, write(tmp_path, Statement([Payment(-250, "prowizja"), Payment(1000, "nie wiadomo")])))
    assert (report.outgoing, report.waiting, report.booked) == (1, 1, 0)
    assert [row.amount for row in bank_matching.queue(accountant, MovementState.OUTGOING).rows] == [-250]


def test_that_two_imports_at_once_book_each_movement_once(town: Town, clone: Clone, tmp_path: Path) -> None:
    anna = town.customer("Kowalska")
    card = town.card(anna, nrb=nrb(1))
    town.owe(anna, card, 150_000, "FV/5001/2026")
    payments = [Payment(1000 + n, f"rata {n}", to=nrb(1)) for n in range(120)]
    paths = [
        write(tmp_path, Statement(payments), name="a.sta"),
        write(tmp_path, Statement(payments), Statement([Payment(1)], number="109/1", opening=1), name="b.sta"),
    ]
    reports = []
    threads = [threading.Thread(target=lambda path=path: reports.append(load(loader(clone), path))) for path in paths]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sum(report.booked for report in reports) == 120
    assert town.balance(anna, card) == 150_000 - sum(payment.amount for payment in payments)
    assert town.wrong() == {}


def test_that_another_desk_hears_of_a_batch_once(town: Town, importer: Database, clone: Clone, tmp_path: Path) -> None:
    anna = town.customer("Kowalska")
    town.card(anna, nrb=nrb(1))
    ear = clone.connect()
    ear.execute("listen okienko")
    load(importer, write(tmp_path, Statement([Payment(1000 + n, to=nrb(1)) for n in range(20)])))
    heard = {notice.payload for notice in ear.notifies(timeout=5, stop_after=1)}
    heard |= {notice.payload for notice in ear.notifies(timeout=0.2)}
    assert {each for each in heard if not each.startswith("settings")} == {"*:0:0"}


def test_that_a_statement_without_reading_rights_is_denied(clone: Clone, tmp_path: Path) -> None:
    town = Town(clone.connect())
    town.own_accounts(OWN)
    with pytest.raises(Exception, match="not allowed"):
        statement_import.load(clone.login("okienko_clerk"), [write(tmp_path, Statement([Payment(1)]))])


def test_that_invoice_numbers_of_real_titles_are_found(
    town: Town, importer: Database, accountant: Database, tmp_path: Path
) -> None:
    text = shared_file("bank", "mt940_pl", "mbank_MT940_IPH.txt").read_text(encoding="cp1250", errors="replace")
    told = re.findall(r"TYT\.: (.*?); DATA", " ".join(text.split()))
    titles = [title for title in dict.fromkeys(told) if len(re.findall(r"[12]10F[0-9]{4,5}", title)) == 1]
    assert len(titles) > 5
    wanted = {}
    for number in {re.findall(r"[12]10F[0-9]{4,5}", title)[0] for title in titles}:
        who = town.customer("", company=f"Firma {number}")
        card = town.card(who)
        town.owe(who, card, 1000, number, EARLY)
        wanted[number] = (who, card)
    report = load(importer, write(tmp_path, Statement([Payment(1000, title) for title in titles])))
    assert report.by_reason == {MatchReason.INVOICE_NUMBER: len(titles)}
    assert all(MatchReason.INVOICE_NUMBER in why for _, why in _why(accountant))
    assert sum(town.balance(*card) for card in wanted.values()) == 1000 * (len(wanted) - len(titles))
    assert town.wrong() == {}


def test_that_an_import_killed_midway_books_nothing(
    town: Town, clone: Clone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(statement_import, "_TOLD_EVERY", 100)
    anna = town.customer("Kowalska")
    card = town.card(anna, nrb=nrb(1))
    path = write(tmp_path, Statement([Payment(100 + n, to=nrb(1)) for n in range(300)]))
    database = loader(clone)
    kill = "select pg_terminate_backend(pid) from pg_stat_activity where query like 'copy okienko.bank_stage%'"

    def progress(_name: str, _read: int) -> None:
        town.connection.execute(kill)

    with pytest.raises(EnvironmentFault):
        statement_import.load(database, [path], progress=progress)
    assert town.balance(anna, card) == 0
    assert town.connection.execute("select count(*) from bank_stage").fetchone() == (0,)
    assert town.connection.execute("select count(*) from batches").fetchone() == (0,)
    assert load(loader(clone), path).booked == 300
    assert town.wrong() == {}
