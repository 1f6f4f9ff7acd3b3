"""Structured invoices into a real ledger: what is posted, what waits, what is refused, and nothing twice."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import psycopg
import pytest

from app.domain.contacts import ContactChannel
from app.domain.invoice_import import FileOutcome
from app.services import papers
from tests.database import Clone
from tests.invoice_files import GROSS, NRB, fa3
from tests.invoice_office import Office
from tests.shared_data import shared_file


@pytest.fixture
def office(clone: Clone, tmp_path: Path) -> Office:
    return Office(clone, tmp_path)


# ---------------------------------------------------------------- what is posted


def test_that_an_invoice_is_booked_once_with_its_lines_and_file(office: Office) -> None:
    data = fa3(customer=office.number)
    assert office.outcome(data) == ("loaded", "")
    assert office.outcome(data) == ("already", "")
    assert office.balance() == GROSS
    assert office.posted() == [("invoice", GROSS, 0, "FV/WOD/1/2026")]
    paper = office.all("select kind, net, vat, gross, due_on, period_from, remark, ksef_status from papers")
    assert paper == [("water_invoice", 13733, 1099, 14832, date(2026, 11, 16), date(2026, 9, 1), "", "none")]
    assert office.all("select name, net, vat from paper_lines order by line_no") == [
        ("Woda", 9000, 720),
        ("Ścieki", 4733, 379),
    ]
    assert office.one("select xml from paper_files") == data


def test_that_the_kept_file_is_the_invoice_again(office: Office) -> None:
    office.outcome(fa3(customer=office.number))
    paper_id = office.one("select id from papers")
    found = papers.invoice(office.superuser, office.who, paper_id, contact=("", ContactChannel.DESK))
    assert found is not None
    assert (found.number, found.total) == ("FV/WOD/1/2026", GROSS)
    bare = office.books.paper(office.who, "FV/bez/pliku", date(2026, 1, 1), 100)
    assert papers.invoice(office.superuser, office.who, bare, contact=("", ContactChannel.DESK)) is None
    assert office.one("select count(*) from access_log where kind = 'card'") > 0


def test_that_the_older_form_is_booked_as_well(office: Office) -> None:
    data = fa3(customer=office.number).replace(b"2025/06/25/13775/", b"2023/06/29/12648/").replace(b"FA (3)", b"FA (2)")
    data = data.replace(b"Formularza>3<", b"Formularza>2<").replace(b"<JST>2</JST><GV>2</GV>", b"")
    assert office.outcome(data) == ("loaded", "")
    assert office.balance() == GROSS
    assert office.one("select form from paper_files") == "FA (2)"


def test_that_arrears_in_a_file_do_not_change_the_balance_twice(office: Office) -> None:
    office.outcome(fa3("FV/1", customer=office.number))
    second = fa3(
        "FV/2",
        customer=office.number,
        charges=[(GROSS, "Zaległość z poprzednich okresów")],
        deductions=[(300, "nadwyżka salda nierozliczonych środków")],
    )
    assert office.outcome(second) == ("loaded", "")
    assert office.balance() == 2 * GROSS
    shown = office.all("select side, amount, use, status from paper_charges order by line_no")
    assert shown == [("charge", GROSS, "balance", "shown"), ("deduction", 300, "balance", "shown")]


def test_that_other_charges_are_operations_of_their_own_and_unknown_ones_wait(office: Office) -> None:
    data = fa3(
        customer=office.number,
        charges=[(500, "Kaucja za licznik"), (120, "Odsetki ustawowe od zaległości"), (7, "Pozycja specjalna")],
        deductions=[(50, "Umorzenie"), (40, "Bonifikata")],
    )
    assert office.outcome(data) == ("loaded", "")
    assert sorted(row[:3] for row in office.posted()) == [
        ("interest", 120, 0),
        ("invoice", 500, 0),
        ("invoice", GROSS, 0),
        ("write_off", 0, 50),
    ]
    assert office.balance() == GROSS + 500 + 120 - 50
    waiting = office.all("select side, amount, reason from paper_charges where status = 'waiting' order by line_no")
    assert waiting == [("charge", 7, "Pozycja specjalna"), ("deduction", 40, "Bonifikata")]


def test_that_what_does_not_add_up_is_booked_as_said_with_a_remark(office: Office) -> None:
    report = office.load(one=fa3(customer=office.number, total=15000))
    assert report.files[0].outcome is FileOutcome.LOADED
    assert "nie suma" in report.files[0].remarks
    assert office.balance() == 15000
    assert office.one("select remark from papers") == report.files[0].remarks


def test_that_a_correction_posts_its_difference_and_settles_what_it_corrects(office: Office) -> None:
    office.outcome(fa3("FV/1", customer=office.number, due=date(2026, 11, 16)))
    office.outcome(fa3("FV/0", customer=office.number, due=date(2026, 10, 1), issued=date(2026, 9, 1)))
    correction = fa3(
        "FK/1",
        customer=office.number,
        kind="KOR",
        corrects=[("FV/1", "")],
        before=[("Woda", 9000)],
        lines=[("Woda", 8000)],
    )
    assert office.outcome(correction) == ("loaded", "")
    assert office.balance() == 2 * GROSS - 1080
    assert (
        office.one("select o.open_amount from operations o join papers p on p.id = o.paper_id where p.number = 'FV/1'")
        == GROSS - 1080
    )
    lines = office.all(
        "select l.name, l.quantity::int, l.net, l.vat from paper_lines l join papers p on p.id = l.paper_id where p.number = 'FK/1' order by l.line_no"
    )
    assert lines == [("Woda", -10, -9000, -720), ("Woda", 10, 8000, 640)]
    assert (
        office.one("select o.number from papers p join papers o on o.id = p.corrects_id where p.number = 'FK/1'")
        == "FV/1"
    )


def test_that_a_collective_correction_settles_all_it_names(office: Office) -> None:
    for number, issued in (("FV/1", date(2026, 9, 1)), ("FV/2", date(2026, 10, 1)), ("FV/3", date(2026, 8, 1))):
        office.outcome(fa3(number, customer=office.number, issued=issued, due=issued + timedelta(14)))
    rebate = fa3(
        "FK/1", customer=office.number, kind="KOR", corrects=[("FV/1", ""), ("FV/2", "")], lines=[("Rabat", -20000)]
    )
    assert office.outcome(rebate) == ("loaded", "")
    still = office.all("select document, open_amount from operations where kind = 'invoice' order by document")
    assert still == [("FV/1", 0), ("FV/2", 2 * GROSS - 21600), ("FV/3", GROSS)]
    assert office.one("select count(*) from paper_corrects where corrects_id is not null") == 2


def test_that_a_correction_may_come_before_what_it_corrects(office: Office) -> None:
    assert office.outcome(
        fa3("FK/1", customer=office.number, kind="KOR", corrects=[("FV/1", "")], lines=[("Woda", -1000)])
    ) == ("loaded", "")
    office.outcome(fa3("FV/1", customer=office.number))
    assert (
        office.one("select o.number from papers p join papers o on o.id = p.corrects_id where p.number = 'FK/1'")
        == "FV/1"
    )
    assert office.balance() == GROSS - 1080
    assert office.one("select sum(open_amount) from operations") == office.balance()


def test_that_an_overpayment_settles_a_new_invoice_but_nothing_under_a_debt_status(office: Office) -> None:
    office.books.payment(office.who, office.card, date(2026, 10, 1), 20000)
    office.outcome(fa3("FV/1", customer=office.number))
    assert office.all("select kind, open_amount from operations order by id") == [
        ("payment", GROSS - 20000),
        ("invoice", 0),
    ]
    office.connection.execute("update accounts set debt_status = 'court' where id = %s", (office.card,))
    office.outcome(fa3("FV/2", customer=office.number))
    assert office.one("select open_amount from operations where document = 'FV/2'") == GROSS


# ---------------------------------------------------------------- whose it is


def test_that_a_customer_is_found_by_number_then_tax_number_then_the_recipient(office: Office) -> None:
    firm = office.books.customer("", company="Wodnik")
    card = office.books.card(firm, nrb="")
    office.connection.execute(
        "insert into identifiers (customer_id, kind, value) values (%s, 'nip', '1111111111')", (firm,)
    )
    number = office.one("select number from customers where customer_id = %s", firm)
    assert office.outcome(fa3("A", customer=office.number, nip="1111111111")) == ("loaded", "")
    assert office.outcome(fa3("B", nip="1111111111")) == ("loaded", "")
    assert office.outcome(fa3("C", nip="2222222222", third=[(2, "", number)])) == ("loaded", "")
    assert office.outcome(fa3("D", third=[(8, "1111111111", "")])) == ("loaded", "")
    assert office.outcome(fa3("E", third=[(1, "1111111111", "")])) == ("waiting", "customer_unknown")
    assert (office.balance(), office.balance(card)) == (GROSS, 3 * GROSS)


def test_that_a_tax_number_of_several_customers_waits_unless_the_account_tells(office: Office) -> None:
    for company in ("Wodnik 1", "Wodnik 2"):
        firm = office.books.customer("", company=company)
        office.books.card(firm, nrb="61109010140000071219812874" if company.endswith("2") else "")
        office.connection.execute(
            "insert into identifiers (customer_id, kind, value) values (%s, 'nip', '1111111111')", (firm,)
        )
    assert office.outcome(fa3("A", nip="1111111111")) == ("waiting", "customer_ambiguous")
    assert office.outcome(fa3("B", nip="1111111111", nrb="61109010140000071219812874")) == ("loaded", "")


def test_which_card_an_invoice_goes_to(office: Office) -> None:
    waste = office.books.card(office.who, "waste", nrb="61109010140000071219812874")
    assert office.outcome(fa3("A", customer=office.number, nrb=NRB)) == ("loaded", "")
    assert office.outcome(fa3("B", customer=office.number, lines=[("Wywóz odpadów zmieszanych", 10000)])) == (
        "loaded",
        "",
    )
    assert office.outcome(fa3("C", customer=office.number, lines=[("Usługa", 10000)])) == ("waiting", "account_unknown")
    assert office.outcome(fa3("D", customer=office.number, lines=[("Woda", 1), ("Odpady", 1)])) == (
        "waiting",
        "account_unknown",
    )
    correction = fa3("E", customer=office.number, kind="KOR", corrects=[("B", "")], lines=[("Usługa", -1000)])
    assert office.outcome(correction) == ("loaded", "")
    assert (office.balance(), office.balance(waste)) == (GROSS, 10800 - 1080)
    assert office.all("select number, kind from papers order by number") == [
        ("A", "water_invoice"),
        ("B", "waste_invoice"),
        ("E", "correction"),
    ]


def test_that_an_account_or_original_of_somebody_else_makes_it_wait(office: Office) -> None:
    other = office.books.customer("Nowak")
    office.books.card(other, nrb="61109010140000071219812874")
    name = office.one("select number from customers where customer_id = %s", other)
    office.outcome(fa3("FV/1", customer=office.number))
    assert office.outcome(fa3("A", customer=office.number, nrb="61109010140000071219812874")) == (
        "waiting",
        "account_of_another",
    )
    assert office.outcome(fa3("B", customer=name, kind="KOR", corrects=[("FV/1", "")], lines=[("x", -1)])) == (
        "waiting",
        "corrects_another",
    )
    fee = office.books.customer("Zieliński")
    office.books.card(fee, "waste", basis="public_fee")
    assert office.outcome(
        fa3("C", customer=office.one("select number from customers where customer_id = %s", fee))
    ) == ("waiting", "no_account")


def test_that_a_foreign_currency_waits_and_is_never_posted(office: Office) -> None:
    assert office.outcome(fa3(customer=office.number, currency="EUR")) == ("waiting", "foreign_currency")
    assert office.balance() == 0


# ---------------------------------------------------------------- what is refused


def test_that_another_invoice_of_the_same_number_waits_for_a_person(office: Office) -> None:
    office.outcome(fa3(customer=office.number))
    report = office.load(one=fa3(customer=office.number, lines=[("Woda", 1)]))
    assert (report.files[0].outcome.value, report.files[0].code, report.files[0].sentence) == (
        "waiting",
        "number_taken",
        "Faktura o tym numerze już jest, z inną treścią.",
    )
    assert office.balance() == GROSS
    inbox, version = office.connection.execute("select id, version from paper_inbox").fetchall()[0]
    with pytest.raises(psycopg.Error) as refused:
        office.connection.execute(
            "select paper_assign(%s, %s, %s, %s, gen_random_uuid())", (inbox, version, office.who, office.card)
        )
    assert refused.value.sqlstate == "OK001"
    assert "number_taken" in str(refused.value)
    both = office.load(
        a=fa3("FV/7", customer=office.number),
        b=fa3("FV/7", customer=office.number, lines=[("Woda", 1)]),
        c=fa3("FV/7", customer=office.number),
    )
    assert [each.outcome.value for each in both.files] == ["loaded", "waiting", "already"]
    waiting = office.load(a=fa3("FV/8"), b=fa3("FV/8", lines=[("Woda", 1)]))
    assert [(each.outcome.value, each.code) for each in waiting.files] == [
        ("waiting", "customer_unknown"),
        ("waiting", "number_taken"),
    ]


def test_that_an_invoice_exported_once_more_is_known(office: Office) -> None:
    first = fa3("FV/1", customer=office.number)
    again = re.sub(
        rb"<DataWytworzeniaFa>[^<]*<", b"<DataWytworzeniaFa>2026-11-20T09:30:47Z<", first.replace(b"><", b">\n  <")
    )
    assert again != first
    assert office.outcome(first) == ("loaded", "")
    assert office.outcome(again) == ("already", "")
    unknown = fa3("FV/2")
    assert office.outcome(unknown) == ("waiting", "customer_unknown")
    assert office.outcome(unknown.replace(b"><", b">\n<")) == ("already", "")
    pair = fa3("FV/3", customer=office.number)
    both = office.load(a=pair, b=pair.replace(b"><", b"> <"))
    assert [each.outcome.value for each in both.files] == ["loaded", "already"]
    assert office.one("select count(*) from operations where kind = 'invoice'") == 2


def test_that_all_official_samples_load_together_and_wait_to_be_assigned(office: Office) -> None:
    files = {path.stem: path.read_bytes() for path in sorted(shared_file("ksef", "fa3_official_mf").glob("*.xml"))}
    assert len(files) == 26
    report = office.load(files)
    assert {each.outcome for each in report.files} == {FileOutcome.WAITING}
    assert office.one("select count(*) from paper_inbox") == 26
    again = office.load(files)
    assert {each.outcome for each in again.files} == {FileOutcome.ALREADY}


def test_that_the_file_of_a_paper_of_the_billing_is_attached_and_not_posted_again(office: Office) -> None:
    paper = office.books.paper(office.who, "FV/WOD/1/2026", date(2026, 11, 2), GROSS, account_id=office.card)
    office.books.charge(office.who, office.card, date(2026, 11, 2), GROSS, paper_id=paper)
    assert office.outcome(fa3(customer=office.number)) == ("attached", "")
    assert office.balance() == GROSS
    assert office.one("select paper_id from paper_files") == paper


def test_that_a_stranger_seller_is_refused(office: Office) -> None:
    office.setting("utility", '{"nip": "526-58-77-635"}')
    assert office.outcome(fa3("A", customer=office.number)) == ("loaded", "")
    report = office.load(one=fa3("B", customer=office.number, seller="1111111111"))
    assert report.seller_checked
    assert report.files[0].sentence == "Sprzedawcą jest kto inny (NIP 1111111111), nie nasze przedsiębiorstwo."


@pytest.mark.parametrize(
    "data", [b"", b"<a/>", b"PK\x03\x04", fa3()[:-9], fa3().replace(b"P_15", b"P_51"), b"\xff\xfe" + fa3()]
)
def test_that_a_file_that_is_no_invoice_is_refused_in_a_sentence(office: Office, data: bytes) -> None:
    report = office.load(one=data, two=fa3(customer=office.number))
    assert [each.outcome for each in report.files] == [FileOutcome.REFUSED, FileOutcome.LOADED]
    assert report.files[0].sentence.endswith(".")


def test_that_a_file_the_database_will_not_have_leaves_the_others_alone(office: Office) -> None:
    office.connection.execute("alter table papers add constraint no_luck check (number <> 'FV/2')")
    report = office.load(
        a=fa3("FV/1", customer=office.number),
        b=fa3("FV/2", customer=office.number),
        c=fa3("FV/3", customer=office.number),
    )
    assert [(each.outcome.value, each.code) for each in report.files] == [
        ("loaded", ""),
        ("refused", "not_storable"),
        ("loaded", ""),
    ]
    assert office.balance() == 2 * GROSS
