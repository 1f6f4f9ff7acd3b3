"""A day told again is booked once; an equal payment of a statement that goes on is booked too; what can't be decided waits."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.domain.matching import MovementState
from app.domain.statement_import import StatementFileReport
from app.services import bank_matching
from app.store.session import Database
from tests.bank_kit import DAY, OWN, Payment, Statement, Town, load, loader, nrb, report
from tests.database import Clone

EVE = DAY - timedelta(1)
ANNA, JAN = nrb(1), nrb(2)
X = Payment(5000, "oplata", to=ANNA, account=nrb(501))
Y = Payment(7000, "za wode", to=JAN, account=nrb(502))
SWEEP = Payment(-5000, "zerowanie")


class Files:
    """Loads what a test writes and tells what became of it."""

    def __init__(self, town: Town, importer: Database, accountant: Database, folder: Path) -> None:
        self.town = town
        self._importer = importer
        self._accountant = accountant
        self._folder = folder
        self._count = 0
        self.cards = {}
        for name, account in (("Kowalska", ANNA), ("Nowak", JAN)):
            who = town.customer(name)
            self.cards[account] = (who, town.card(who, nrb=account))

    def text(self, text: str) -> tuple[int, int, int]:
        """Booked, known before and waiting of a file."""
        told = self.report(text)
        return told.booked, told.known, told.waiting

    def report(self, text: str) -> StatementFileReport:
        self._count += 1
        path = self._folder / f"plik{self._count}.txt"
        path.write_text(text, encoding="utf-8")
        found = load(self._importer, path)
        assert not found.sentence, found.sentence
        assert self.town.wrong() == {}
        return found

    def paid(self, account: str = ANNA) -> int:
        return -self.town.balance(*self.cards[account])

    def waiting(self) -> list[str]:
        return [row.reason for row in bank_matching.queue(self._accountant, MovementState.WAITING).rows]


@pytest.fixture
def files(clone: Clone, tmp_path: Path) -> Files:
    town = Town(clone.connect())
    town.own_accounts(OWN)
    return Files(town, loader(clone), clone.login("okienko_accounting"), tmp_path)


def test_that_an_equal_payment_of_a_statement_that_goes_on_is_booked(files: Files) -> None:
    assert files.text(Statement([X]).text()) == (1, 0, 0)
    assert files.text(Statement([X], number="108/1", opening=5000).text()) == (1, 0, 0)
    assert files.text(Statement([X, X], number="109/1", opening=10000).text()) == (2, 0, 0)
    assert files.paid() == 20000


def test_that_statements_may_be_loaded_in_any_order(files: Files) -> None:
    files.text(Statement([Y], number="108/1", opening=5000).text())
    assert files.text(Statement([X], number="109/1", opening=12000).text()) == (1, 0, 0)
    assert files.text(Statement([X], number="107/1").text()) == (1, 0, 0)  # two statements lie between them
    assert (files.paid(), files.paid(JAN)) == (10000, 7000)


def test_that_a_statement_exported_again_is_known(files: Files) -> None:
    first = Statement([X, X, Y], opening=300)
    assert files.text(first.text()) == (3, 0, 0)
    assert files.text(first.text().replace(":20:ST", ":20:ST2")) == (0, 3, 0)
    assert files.text(replace(first, number="1").text()) == (0, 3, 0)
    assert files.text(first.text().replace("//107/1-", "//X")) == (0, 3, 0)


def test_that_what_is_known_is_told_by_the_checks_of_the_books(files: Files) -> None:
    files.text(Statement([X, Y], opening=300).text())
    files.text(Statement([X, Y], opening=300).text() + "\n")
    town = files.town
    town.connection.execute("set session_replication_role = replica")  # as no program may
    town.connection.execute("delete from bank_retold where movement_id = (select min(movement_id) from bank_retold)")
    assert town.wrong() == {"statement_sums": 1}


def test_that_a_statement_twice_in_one_file_is_booked_once(files: Files) -> None:
    first = Statement([X, Y], opening=300)
    goes_on = Statement([X], number="108/1", opening=12300)
    assert files.text(first.text() + first.text() + goes_on.text() + goes_on.text()) == (3, 3, 0)
    assert files.paid() == 10000


def test_that_overlapping_exports_tell_a_day_once(files: Files) -> None:
    eve = replace(X, day=EVE)
    assert files.text(Statement([eve, eve, X], opening=100).text()) == (3, 0, 0)
    assert files.text(Statement([X, X, Y], number="2", opening=10100).text()) == (2, 1, 0)
    assert files.text(Statement([eve, eve, X, X, Y], number="3", opening=100).text()) == (0, 5, 0)
    assert (files.paid(), files.paid(JAN)) == (20000, 7000)


def test_that_a_day_told_in_parts_and_then_wholly_is_booked_once(files: Files) -> None:
    for number, opening in (("1", 100), ("2", 5100), ("3", 10100)):
        assert files.text(Statement([X], number=number, opening=opening).text()) == (1, 0, 0)
    assert files.text(Statement([X, X, X, Y], number="4", opening=100).text()) == (1, 3, 0)
    assert files.text(Statement([X], number="5", opening=5100).text()) == (0, 1, 0)


def test_that_without_the_statement_between_a_person_decides(files: Files) -> None:
    files.text(Statement([X], opening=100).text())
    told = files.report(Statement([X], number="109/1", opening=9000).text())
    assert (told.booked, told.known, told.waiting) == (0, 0, 1)
    assert any("Możliwe powtórzenia: 1" in remark for remark in told.remarks)
    (reason,) = files.waiting()
    assert reason.startswith("Możliwe powtórzenie")
    assert "plik1.txt" in reason
    assert "107/1" in reason
    assert files.paid() == 5000
    assert files.text(Statement([X], number="109/1", opening=9000).text() + "\n") == (0, 1, 0)  # that one again


def test_that_a_balance_of_zero_proves_nothing(files: Files) -> None:
    files.text(Statement([X, SWEEP], number="1").text())
    assert files.text(Statement([X, SWEEP], number="2").text()) == (0, 0, 1)
    assert files.paid() == 5000
    both = [X, Y, Payment(-12000, "zerowanie", reference="S1")]
    files.text(Statement([replace(each, day=EVE) for each in both], number="3").text())
    assert files.text(Statement([replace(each, day=EVE) for each in both], number="4").text()) == (0, 3, 0)


@pytest.mark.parametrize("first", ["mt940", "camt"])
def test_that_a_day_in_two_formats_is_booked_once(files: Files, first: str) -> None:
    long = "oplata za wode i scieki za listopad 2026 roku z dlugim tytulem"
    plain = Payment(9610, long, account=nrb(503))  # no virtual account: the bank's reference is in what it is known by
    day = Statement([plain, plain, X, Payment(4321, "x", payer="ANNA")], opening=700)
    texts = [day.text(), day.camt()]
    if first == "camt":
        texts.reverse()
    files.text(texts[0])
    assert files.text(texts[1]) == (0, 4, 0)
    assert files.text(Statement([plain], number="108/1", opening=700 + 28541).camt())[1] == 0


def test_that_a_title_told_otherwise_is_known_by_the_whole_day(files: Files) -> None:
    told = [Payment(100, "ABC", account=nrb(5)), Payment(100, "DEF", account=nrb(6)), Payment(300, "GHI")]
    other = [replace(each, title=f"PRZELEW {each.title}", account="") for each in told]
    files.text(Statement(told, opening=700).text())
    assert files.text(Statement(other, opening=700).camt()) == (0, 3, 0)


def test_that_a_day_divided_otherwise_waits(files: Files) -> None:
    files.text(Statement([Payment(12000, "zbiorcza")], opening=700).text())
    assert files.text(Statement([X, Y], opening=700).camt()) == (0, 0, 2)
    assert (files.paid(), files.paid(JAN)) == (0, 0)


def test_that_a_report_and_statements_tell_the_same_payments(files: Files) -> None:
    assert files.text(report(X, Y)) == (2, 0, 0)
    assert files.text(Statement([X], opening=100).text()) == (0, 1, 0)
    assert files.text(Statement([X, Y], number="2", opening=5100).text()) == (1, 1, 0)
    assert files.paid() == 10000
    assert files.text(report(X, X, Y)) == (0, 3, 0)


def test_that_a_report_of_two_payments_again_is_known_and_of_one_waits(files: Files) -> None:
    files.text(report(X, Y, Payment(1, to=ANNA)))
    assert files.text(report(X, Y)) == (0, 2, 0)
    assert files.text(report(X)) == (0, 0, 1)
    assert files.text(report(X, Payment(2, to=ANNA))) == (1, 0, 1)


def test_that_a_report_of_the_account_meets_its_statement(files: Files) -> None:
    plain = Payment(9610, "oplata", account=nrb(503))
    head = f"Rachunek;{OWN}\n"
    assert files.text(Statement([plain, plain], opening=100).text()) == (0, 0, 2)
    assert files.text(head + report(plain, plain).replace("Rachunek wirtualny", "Uwagi")) == (0, 2, 0)


def _line(chance: random.Random, accounts: list[str]) -> list[Payment]:
    """What really happened: few amounts and payers, so that many are equal; some goes out."""
    kinds = [(5000, 0), (5000, 0), (7000, 0), (7000, 1), (-5000, 0), (-12000, 0)]
    made = []
    for _ in range(chance.randint(3, 9)):
        amount, to = chance.choice(kinds)
        day = EVE + timedelta(chance.choice([0, 0, 1]))
        title, own = ("oplata", accounts[to]) if amount > 0 else (accounts[0], "")
        made.append(Payment(amount, title, to=own, account=nrb(501), day=day))
    return sorted(made, key=lambda each: each.day)


def _counted(happened: list[Payment], places: set[int]) -> Counter[tuple[date, int, str]]:
    return Counter((happened[place].day, happened[place].amount, happened[place].to) for place in places)


def test_that_however_files_cut_the_line_nothing_is_lost_and_nothing_booked_twice(files: Files) -> None:
    own = [nrb(9000 + seed) for seed in range(60)]
    files.town.own_accounts(*own)
    for seed, account in enumerate(own):
        chance = random.Random(seed)
        to = [nrb(7000 + 2 * seed), nrb(7001 + 2 * seed)]
        who = files.town.customer(f"Klient {seed}")
        for each in to:
            files.town.card(who, nrb=each)
        happened = _line(chance, to)
        told: set[int] = set()  # by statements, and
        reported: set[int] = set()  # by reports
        for number in range(chance.randint(2, 5)):
            begin = chance.randint(0, len(happened) - 1)
            end = chance.randint(begin + 1, len(happened))
            came = {place for place in range(begin, end) if happened[place].amount > 0}
            if came and chance.random() < 0.25:
                files.report(report(*(happened[place] for place in sorted(came))))
                reported |= came
                continue
            opening = 50 * (seed % 3) + sum(each.amount for each in happened[:begin])
            made = Statement(happened[begin:end], str(number), account, opening)
            files.report(made.camt() if chance.random() < 0.3 else made.text())
            told |= set(range(begin, end))
        rows = files.town.connection.execute(
            "select booked_on, amount, own_account, state = 'booked', reason <> '' from bank_movements"
            " where own_account = any (%s) or title = any (%s)",
            (to, to),
        ).fetchall()
        booked = Counter(row[:3] for row in rows if row[3])
        stored = Counter(row[:3] for row in rows)
        assert booked <= _counted(happened, told | reported), f"booked twice, {seed}"
        assert _counted(happened, told) | _counted(happened, reported) <= stored, f"lost, {seed}"
        assert all(row[3] or row[4] or row[1] < 0 for row in rows), f"waits without a reason, {seed}"


def test_that_one_payer_of_two_virtual_accounts_in_two_formats_pays_both(files: Files) -> None:
    first, other = (Payment(7000, "oplata", to=each, account=nrb(501)) for each in (ANNA, JAN))
    assert files.text(Statement([first], opening=100).camt()) == (1, 0, 0)
    assert files.text(Statement([other], number="109/1", opening=30000).text()) == (1, 0, 0)
    assert (files.paid(), files.paid(JAN)) == (7000, 7000)
