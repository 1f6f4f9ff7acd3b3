"""KSeF numbers of invoices, their e-mails, and the ministry's own samples."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from app.domain.invoice_import import FileOutcome, ReceiptOutcome
from app.services import invoice_reading
from tests.database import Clone
from tests.invoice_files import fa3, upo
from tests.invoice_office import Office, ksef_number
from tests.shared_data import shared_file


@pytest.fixture
def office(clone: Clone, tmp_path: Path) -> Office:
    return Office(clone, tmp_path)


# ---------------------------------------------------------------- KSeF, e-mails


def test_that_a_name_or_a_receipt_tells_the_ksef_number(office: Office) -> None:
    office.setting("ksef_from", '"2026-04-01"')
    first, second = fa3("FV/1", customer=office.number), fa3("FV/2", customer=office.number, nip="1111111111")
    report = office.load(
        {
            ksef_number("A1"): first,
            "druga": second,
            "upo": upo((second, "FV/2", ksef_number("A2")), (b"x", "FV/9", ksef_number("A9"))),
        }
    )
    assert [entry.outcome for entry in report.receipts] == [ReceiptOutcome.NUMBERED, ReceiptOutcome.UNKNOWN]
    kept = office.all("select number, ksef_number, ksef_status, length(ksef_hash) from papers order by number")
    assert kept == [("FV/1", ksef_number("A1"), "accepted", 43), ("FV/2", ksef_number("A2"), "accepted", 43)]
    again = office.load(
        upo=upo(
            (second, "FV/2", ksef_number("A2")),
            (first, "FV/1", ksef_number("A3")),
            (fa3("x"), "FV/2", ksef_number("A4")),
        )
    )
    assert [entry.outcome.value for entry in again.receipts] == ["already", "other_number", "other_file"]


def test_that_a_receipt_given_twice_or_muddled_gives_each_number_once(office: Office) -> None:
    first, second, third = (fa3(f"FV/{place}", customer=office.number) for place in (1, 2, 3))
    waiting = fa3("FV/4")
    one, two = ksef_number("B1"), ksef_number("B2")
    report = office.load(
        a=first,
        b=second,
        c=third,
        d=waiting,
        upo1=upo((first, "FV/1", one), (waiting, "FV/4", ksef_number("B4"))),
        upo2=upo((first, "FV/1", one), (third, "FV/3", two), (third, "FV/3", ksef_number("B3"))),
        upo3=upo((second, "FV/2", one), (waiting, "FV/4", ksef_number("B4"))),
    )
    assert [entry.outcome.value for entry in report.receipts] == [
        *("numbered", "numbered"),
        *("already", "numbered", "other_number"),
        *("ksef_taken", "already"),
    ]
    kept = office.all("select number, ksef_number from papers order by number")
    assert kept == [("FV/1", one), ("FV/2", None), ("FV/3", two)]
    said = office.one("select report from batches order by id desc limit 1")
    assert said == {
        "loaded": 3,
        "waiting": 1,
        "receipt": 3,
        "reasons": {"customer_unknown": 1},
        "receipts": {"numbered": 3, "already": 2, "ksef_taken": 1, "other_number": 1},
    }
    twice = office.load(upo=upo((first, "FV/1", one), (first, "FV/1", one)))
    assert twice.files[0].sentence == "Wiersz 1, element „Dokument”: numer KSeF powtarza się w pliku."


def test_that_a_receipt_goes_to_its_own_file_where_two_invoices_have_one_number(office: Office) -> None:
    first, second = fa3("FV/1", customer=office.number), fa3("FV/1", customer=office.number, lines=[("Woda", 1)])
    assert office.outcome(first) == ("loaded", "")
    assert office.outcome(second) == ("waiting", "number_taken")
    report = office.load(upo=upo((second, "FV/1", ksef_number("A1"))))
    assert [entry.outcome for entry in report.receipts] == [ReceiptOutcome.NUMBERED]
    assert office.one("select ksef_number from papers") is None
    assert office.one("select facts ->> 'ksef' from paper_inbox") == ksef_number("A1")


def test_that_an_invoice_to_a_company_waits_for_its_number(office: Office) -> None:
    office.load(
        a=fa3("FV/1", customer=office.number, nip="1111111111"),
        b=fa3("FV/2", customer=office.number, nip="1111111111", issued=date(2026, 3, 31)),
    )
    assert office.all("select number, ksef_status from papers order by number") == [
        ("FV/1", "waiting"),
        ("FV/2", "none"),
    ]
    office.load({ksef_number("A1"): fa3("FV/1", customer=office.number, nip="1111111111")})
    assert office.one("select ksef_status from papers where number = 'FV/1'") == "accepted"


def consent(office: Office) -> None:
    office.connection.execute(
        "insert into consents (customer_id, subject, act, template_version, channel) values (%s, 'notice_invoice', 'given', 1, 'paper')",
        (office.who,),
    )


def test_that_new_invoices_are_told_only_when_asked_and_only_of_the_last_days(office: Office) -> None:
    consent(office)
    today = office.books.today()

    def new(number: str, issued: date = today, nip: str = "") -> bytes:
        return fa3(number, customer=office.number, issued=issued, due=None, nip=nip)

    assert office.load(a=new("FV/1")).notices is None
    report = office.load(
        notices=True,
        a=new("FV/2"),
        b=new("FV/3", issued=today - timedelta(7)),
        c=new("FV/4", nip="1111111111"),
        d=new("FV/5", issued=today - timedelta(6)),
    )
    assert report.notices is not None
    assert (report.notices.put, report.notices.old, report.notices.ksef, report.notices.held) == (2, 1, 1, False)
    told = office.load(notices=True, upo=upo((new("FV/4", nip="1111111111"), "FV/4", ksef_number("A4"))))
    assert told.notices is not None
    assert told.notices.put == 1
    assert office.all("select p.number, n.status from notices n join papers p on p.id = n.ref order by 1") == [
        ("FV/2", "waiting"),
        ("FV/4", "waiting"),
        ("FV/5", "waiting"),
    ]


@pytest.mark.parametrize(("limit", "status"), [(2, "held"), (3, "waiting")])
def test_that_too_many_wait_for_a_supervisor(office: Office, limit: int, status: str) -> None:
    consent(office)
    office.setting("notice_mass_limit", str(limit))
    today = office.books.today()
    files = {f"f{n}": fa3(f"FV/{n}", customer=office.number, issued=today, due=None) for n in range(3)}
    report = office.load(files, notices=True, old=fa3("FV/old", customer=office.number))
    assert report.notices is not None
    assert (report.notices.put, report.notices.held) == (3, status == "held")
    assert office.all("select distinct status from notices") == [(status,)]


# ---------------------------------------------------------------- the ministry's own samples


def test_that_all_official_samples_are_booked_or_wait_with_a_reason(office: Office) -> None:
    folder = shared_file("ksef", "fa3_official_mf")
    buyers = {"FDFD778343": "1111111111", "99999999": "2222222222"}
    for number, nip in buyers.items():
        who = office.books.customer("", company=number)
        office.connection.execute("update customers set number = %s where customer_id = %s", (number, who))
        office.connection.execute(
            "insert into identifiers (customer_id, kind, value) values (%s, 'nip', %s)", (who, nip)
        )
        office.books.card(who, number=f"W-{number}")
    samples = {}
    for place, path in enumerate(sorted(folder.glob("*.xml"))):  # they share numbers; one office can't have two of one
        samples[f"s{place:02d}"] = path.read_bytes().replace(b"</P_2>", f"/{place}</P_2>".encode())
    report = office.load(samples)
    assert len(report.files) == 26
    assert {each.outcome for each in report.files} <= {FileOutcome.LOADED, FileOutcome.WAITING}
    assert report.by_reason() == {"foreign_currency": 4}
    for gross, number in office.all("select gross, number from papers"):
        assert gross == office.one("select coalesce((select debit from operations where document = %s), 0)", number)


@pytest.mark.parametrize(("sample", "posted"), [(4, [6427992]), (26, [500, 3150]), (2, [-20000]), (12, [1000000])])
def test_what_a_sample_posts(office: Office, sample: int, posted: list[int]) -> None:
    data = shared_file("ksef", "fa3_official_mf", f"FA_3_Przykład_{sample}.xml").read_bytes()
    for nip in ("1111111111", "2222222222"):
        who = office.books.customer("", company=nip)
        office.connection.execute(
            "insert into identifiers (customer_id, kind, value) values (%s, 'nip', %s)", (who, nip)
        )
        office.books.card(who)
    assert office.outcome(data) == ("loaded", "")
    assert [row[0] for row in office.all("select debit from operations order by debit")] == posted


def test_that_a_file_that_changes_while_it_is_read_is_refused(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    read = invoice_reading.bytes_of

    def changed(of: invoice_reading.FileRead) -> bytes | None:
        if of.name == "a.xml":
            Path(of.path).write_bytes(fa3("FV/9", customer=office.number))
        return read(of)

    monkeypatch.setattr("app.services.invoice_import.bytes_of", changed)
    report = office.load(a=fa3("FV/1", customer=office.number), b=fa3("FV/2", customer=office.number))
    assert [(each.outcome.value, each.code) for each in report.files] == [("refused", "file_changed"), ("loaded", "")]
    assert office.one("select count(*) from papers") == 1
