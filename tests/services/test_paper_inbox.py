"""What accountants do on page "Faktury": whose an invoice is, what a charge is, and all of it undone; the ledger adds up."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.domain.faults import Conflict, EnvironmentFault, Refused
from app.domain.paper_charges import ChargeUse
from app.domain.paper_inbox import InboxStatus, SuggestionReason, WaitReason
from app.services import paper_inbox, today
from tests.database import Clone
from tests.invoice_files import GROSS, NRB, fa3, upo
from tests.invoice_office import Office, ksef_number


@pytest.fixture
def office(clone: Clone, tmp_path: Path) -> Office:
    return Office(clone, tmp_path)


@pytest.fixture(autouse=True)
def _sums(office: Office) -> object:
    """After each test: balance = sum of operations = sum of what is open, of every card."""
    yield
    wrong = office.all(
        "select a.number, a.balance, sum(o.debit - o.credit), sum(o.open_amount) from accounts a left join operations o on o.account_id = a.id"
        " group by a.customer_id, a.id having (a.balance, a.balance) is distinct from (coalesce(sum(o.debit - o.credit), 0)::bigint, coalesce(sum(o.open_amount), 0)::bigint)"
    )
    assert not wrong


def test_that_a_waiting_invoice_is_suggested_assigned_and_booked(office: Office) -> None:
    desk = office.clone.login("okienko_accounting")
    data = fa3(nrb=NRB, buyer="Anna Kowalska")
    assert office.outcome(data) == ("waiting", "customer_unknown")
    page = paper_inbox.page(desk)
    assert (page.waiting_count, page.waiting[0].why) == (1, WaitReason.CUSTOMER_UNKNOWN)
    assert page.waiting[0].lines == ("Woda", "Ścieki")
    first, *_ = paper_inbox.suggestions(desk, page.waiting[0].inbox_id)
    assert first.account_id == office.card
    assert first.reasons[:2] == (SuggestionReason.NRB, SuggestionReason.NAME)
    done = paper_inbox.assign(desk, page.waiting[0], first)
    assert done.status is InboxStatus.ASSIGNED
    assert office.balance() == GROSS
    assert office.one("select xml from paper_files") == data
    assert office.outcome(data) == ("already", "assigned")
    with pytest.raises(Conflict):
        paper_inbox.assign(desk, page.waiting[0], first)
    assert office.one("select count(*) from search_log where kind = 'invoices'") == 1


def test_that_an_assignment_is_undone_and_done_otherwise(office: Office) -> None:
    desk = office.clone.login("okienko_accounting")
    office.books.payment(office.who, office.card, date(2026, 10, 1), 5000)
    other = office.books.customer("Nowak")
    card = office.books.card(other)
    office.outcome(fa3(charges=[(500, "Kaucja"), (7, "Coś")]))
    row = paper_inbox.page(desk).waiting[0]
    wrong = paper_inbox.accounts(desk, office.number)[0]
    done = paper_inbox.assign(desk, row, wrong)
    assert office.balance() == GROSS + 500 - 5000
    back = paper_inbox.bring_back(desk, done, "pomyłka")
    assert back.status is InboxStatus.WAITING
    assert office.balance() == -5000
    assert office.one("select count(*) from papers") == 0
    right = paper_inbox.accounts(desk, office.one("select number from accounts where id = %s", card))[0]
    paper_inbox.assign(desk, back, right)
    assert (office.balance(), office.balance(card)) == (-5000, GROSS + 500)
    assert office.one("select count(*) from paper_files where customer_id = %s", other) == 1


def test_that_a_corrected_invoice_is_not_taken_back(office: Office) -> None:
    desk = office.clone.login("okienko_accounting")
    office.outcome(fa3("FV/1"))
    done = paper_inbox.assign(desk, paper_inbox.page(desk).waiting[0], paper_inbox.accounts(desk, office.number)[0])
    office.outcome(fa3("FK/1", customer=office.number, kind="KOR", corrects=[("FV/1", "")], lines=[("Woda", -100)]))
    with pytest.raises(Refused, match="paper_is_corrected"):
        paper_inbox.bring_back(desk, done)
    assert office.balance() == GROSS - 108


def test_that_an_invoice_is_put_aside_with_a_reason_and_brought_back(office: Office) -> None:
    desk = office.clone.login("okienko_supervisor")
    office.outcome(fa3(currency="EUR"))
    row = paper_inbox.page(desk).waiting[0]
    with pytest.raises(Refused, match="reason_missing"):
        paper_inbox.put_aside(desk, row, "  ")
    aside = paper_inbox.put_aside(desk, row, "nie nasza")
    assert paper_inbox.page(desk).decided[0].reason == "nie nasza"
    assert paper_inbox.bring_back(desk, aside).status is InboxStatus.WAITING


def test_that_a_foreign_invoice_is_shown_and_not_booked(office: Office) -> None:
    desk = office.clone.login("okienko_accounting")
    office.outcome(fa3(customer=office.number, currency="EUR"))
    row = paper_inbox.page(desk).waiting[0]
    paper_inbox.assign(desk, row, paper_inbox.suggestions(desk, row.inbox_id)[0])
    assert office.balance() == 0
    assert office.all("select gross, remark from papers") == [
        (0, "Faktura na 148,32 EUR: w walucie obcej, niezaksięgowana.")
    ]


@pytest.mark.parametrize(
    ("use", "deduction", "balance"),
    [
        (ChargeUse.BALANCE, False, 0),
        (ChargeUse.CHARGE, False, 700),
        (ChargeUse.INTEREST, False, 700),
        (ChargeUse.WRITE_OFF, True, -700),
    ],
)
def test_that_an_unknown_charge_is_decided_and_undone(
    office: Office, use: ChargeUse, deduction: bool, balance: int
) -> None:
    desk = office.clone.login("okienko_accounting")
    entry = [(700, "Pozycja specjalna")]
    office.outcome(
        fa3(customer=office.number, charges=[] if deduction else entry, deductions=entry if deduction else [])
    )
    row = paper_inbox.page(desk).charges[0]
    done = row
    for _ in range(2):
        done = paper_inbox.decide(desk, row, use)
        assert office.balance() == GROSS + balance
        row = paper_inbox.undecide(desk, done)
        assert office.balance() == GROSS
    with pytest.raises(Conflict):
        paper_inbox.undecide(desk, done)
    with pytest.raises(Refused, match="no_such_use"):
        paper_inbox.decide(desk, row, ChargeUse.CHARGE if deduction else ChargeUse.WRITE_OFF)


def test_that_a_clerk_at_the_desk_sees_nothing_of_it(office: Office) -> None:
    desk = office.clone.login("okienko_clerk")
    with pytest.raises(EnvironmentFault):
        paper_inbox.page(desk)


def test_that_what_waits_stands_on_the_first_page_of_accountants_alone(office: Office) -> None:
    office.outcome(fa3("FV/1"))
    office.outcome(fa3("FV/2", customer=office.number, charges=[(7, "Pozycja specjalna")]))
    found = today.load(office.clone.login("okienko_accounting"))
    assert found.invoices.total == 2
    assert found.invoices.oldest is not None
    assert today.load(office.clone.login("okienko_clerk")).invoices.total == 0


def test_that_a_receipt_and_a_wish_for_e_mails_reach_an_invoice_that_waits(office: Office) -> None:
    desk = office.clone.login("okienko_accounting")
    office.connection.execute(
        "insert into consents (customer_id, subject, act, template_version, channel)"
        " values (%s, 'notice_invoice', 'given', 1, 'paper')",
        (office.who,),
    )
    data = fa3("FV/1", nip="2222222222", issued=office.books.today(), due=None)
    report = office.load(notices=True, a=data, upo=upo((data, "FV/1", ksef_number("A1"))))
    assert [entry.outcome.value for entry in report.receipts] == ["numbered"]
    row = paper_inbox.page(desk).waiting[0]
    done = paper_inbox.assign(desk, row, paper_inbox.accounts(desk, office.number)[0])
    assert office.one("select ksef_number from papers") == ksef_number("A1")
    assert office.all("select kind, status from notices") == [("new_invoice", "waiting")]
    paper_inbox.bring_back(desk, done)
    assert office.all("select kind, status from notices") == [("new_invoice", "cancelled")]


def test_that_one_ksef_number_is_not_assigned_to_two_invoices(office: Office) -> None:
    desk = office.clone.login("okienko_accounting")
    office.load({f"{ksef_number('A1')}": fa3("FV/1")})
    office.load({f"{ksef_number('A1')}": fa3("FV/2")})
    card = paper_inbox.accounts(desk, office.number)[0]
    first, second = paper_inbox.page(desk).waiting
    paper_inbox.assign(desk, first, card)
    with pytest.raises(Refused, match="ksef_taken"):
        paper_inbox.assign(desk, second, card)
    assert office.balance() == GROSS


def test_that_a_ksef_number_got_meanwhile_stays_with_an_invoice_taken_back(office: Office) -> None:
    desk = office.clone.login("okienko_accounting")
    data = fa3("FV/1", nip="2222222222")
    office.load(a=data)
    card = paper_inbox.accounts(desk, office.number)[0]
    done = paper_inbox.assign(desk, paper_inbox.page(desk).waiting[0], card)
    office.load(upo=upo((data, "FV/1", ksef_number("A1"))))
    back = paper_inbox.bring_back(desk, done, "pomyłka")
    assert office.one("select count(*) from papers") == 0
    paper_inbox.assign(desk, back, card)
    assert office.all("select ksef_number, ksef_status from papers") == [(ksef_number("A1"), "accepted")]
