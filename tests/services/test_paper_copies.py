"""Copies of papers from a real PostgreSQL: named by office rule 11, written down, sent to the confirmed address only."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any, cast
from uuid import uuid4

import pypdfium2
import pytest

from app.documents.pdf_text import read_text
from app.domain.contacts import ContactChannel
from app.domain.faults import EnvironmentFault, Refused, Trouble
from app.domain.notices import NoticeStatus
from app.domain.paper_copies import CopyRequest, CopyWay, KeptCopies
from app.domain.papers import PaperFilter
from app.domain.prints import CopyMark
from app.services import paper_copies, papers
from app.store.session import Database
from tests.bookkeeping import Books
from tests.channels.smtp_kit import MailServer, mail_server
from tests.database import Clone
from tests.notice_kit import drain, quiet_now
from tests.roundtrips import counted

CALL = (str(uuid4()), ContactChannel.PHONE)
KSEF = "5265877635-20261102-0100001AF629-AF"
SHOWN = "a···@poczta.example"
DAY = date(2026, 2, 3)


@pytest.fixture
def books(clone: Clone) -> Books:
    return Books(clone.connect())


@pytest.fixture
def clerk(clone: Clone) -> Database:
    return clone.login("okienko_clerk")


@pytest.fixture
def who(books: Books) -> int:
    return books.customer("Kowalska", "Anna")


@pytest.fixture
def mail() -> Iterator[MailServer]:
    with mail_server() as server:
        yield server


def paper(books: Books, who: int, number: str, **values: Any) -> int:
    made = books.paper(who, number, DAY, 10_800, **values)
    books.lines(who, made, ("Woda", "10", "10.00", "8", 10_000, 800))
    return made


def asked(*papers: int, way: CopyWay = CopyWay.PRINT, loss: str = "", address: str = "", key: str = "") -> CopyRequest:
    return CopyRequest(papers, way, key or str(uuid4()), loss, address)


def email(books: Books, who: int, address: str = "anna@poczta.example", *, confirmed: bool = True) -> None:
    books.connection.execute(
        "insert into contact_points (customer_id, kind, value, confirmed) values (%s, 'email', %s, %s)",
        (who, address, confirmed),
    )


def rows(books: Books, what: str, *values: object) -> list[tuple[Any, ...]]:
    return books.connection.execute(what.encode(), values).fetchall()


def text_of(pdf: bytes) -> str:
    return " ".join(read_text(pdf).split())


def test_that_a_printed_copy_is_a_reprint_and_is_written_down(books: Books, clerk: Database, who: int) -> None:
    one = paper(books, who, "FV/1")
    made = paper_copies.give(clerk, who, asked(one), contact=CALL)
    assert made.name == "FV_1.pdf"
    assert "Ponowny wydruk" in text_of(made.pdf)
    kept = rows(books, "select paper_id, copy, way, reason, contact_key::text from paper_copies")
    assert kept == [(one, "reprint", "print", "", CALL[0])]
    ((actor,),) = rows(books, "select made_by from paper_copies")
    assert rows(books, "select actor, act from audit where table_name = 'paper_copies'") == [(actor, "insert")]
    assert rows(books, "select purpose from access_log where customer_id = %s", who) == [("phone",)]


def test_that_a_copy_is_made_in_two_round_trips(books: Books, clone: Clone, who: int) -> None:
    one = paper(books, who, "FV/1")
    database = clone.database(size=1)
    paper_copies.give(database, who, asked(one), contact=CALL)
    with counted(database) as trips:
        paper_copies.give(database, who, asked(one), contact=CALL)
    assert trips.count == 2


def test_that_a_duplicate_is_given_for_a_loss_only(books: Books, clerk: Database, who: int) -> None:
    one = paper(books, who, "FV/1")
    made = paper_copies.give(clerk, who, asked(one, loss="  zalana w piwnicy, zgłosiła córka "), contact=CALL)
    assert "DUPLIKAT z dnia" in text_of(made.pdf)
    assert rows(books, "select copy, reason from paper_copies") == [("duplicate", "zalana w piwnicy, zgłosiła córka")]


def test_that_a_loss_is_told_of_one_paper_only(books: Books, clerk: Database, who: int) -> None:
    both = (paper(books, who, "FV/1"), paper(books, who, "FV/2"))
    for zipped in (False, True):
        with pytest.raises(Refused, match="loss_of_one_paper"):
            paper_copies.give_several(
                clerk, who, asked(*both, loss="pożar"), zipped=zipped, contact=CALL, progress=lambda *_: None
            )
    assert rows(books, "select 1 from paper_copies") == []
    made = paper_copies.give_several(
        clerk, who, asked(*both, loss="  "), zipped=False, contact=CALL, progress=lambda *_: None
    )
    assert "DUPLIKAT" not in text_of(made.data)
    assert text_of(made.data).count("Ponowny wydruk, ") >= 2


def test_that_what_was_given_of_a_paper_is_told_in_one_round_trip(books: Books, clone: Clone, who: int) -> None:
    one, other = paper(books, who, "FV/1"), paper(books, who, "FV/2")
    email(books, who)
    database = clone.login("okienko_clerk")
    assert paper_copies.shown(database, who, one, contact=CALL).copies == KeptCopies()
    paper_copies.give(database, who, asked(one, loss="zalana"), contact=CALL)
    paper_copies.send(database, who, asked(one, way=CopyWay.EMAIL, address=SHOWN), contact=CALL)
    paper_copies.give(database, who, asked(other), contact=CALL)
    rows(
        books,
        "insert into clerks (login, name, role) select distinct made_by, 'Ewa Lis', 'clerk' from paper_copies returning 1",
    )
    with counted(database) as trips:
        told = paper_copies.shown(database, who, one, contact=CALL)
    assert trips.count == 1
    assert told.paper == papers.details(database, who, one, contact=CALL)
    mailed, lost = told.copies.rows
    assert told.copies.count == 2
    assert (lost.mark, lost.way, lost.loss, lost.mail) == (CopyMark.DUPLICATE, CopyWay.PRINT, "zalana", None)
    assert mailed.mail is not None
    assert (mailed.way, mailed.mail.address, mailed.mail.status) == (CopyWay.EMAIL, SHOWN, NoticeStatus.WAITING)
    assert (mailed.who, lost.who) == ("Ewa Lis", "Ewa Lis")
    assert "anna@" not in repr(told)


def test_that_of_many_copies_the_last_are_told_and_all_are_counted(books: Books, clerk: Database, who: int) -> None:
    one = paper(books, who, "FV/1")
    rows(
        books,
        "insert into paper_copies (customer_id, paper_id, copy, way, request_key, made_at)"
        " select %s, %s, 'reprint', 'print', gen_random_uuid(), now() - n * interval '1 day' from generate_series(1, 60) n returning 1",
        *(who, one),
    )
    told = paper_copies.shown(clerk, who, one, contact=CALL).copies
    assert (len(told.rows), told.count) == (50, 60)
    assert [copy.made_at for copy in told.rows] == sorted((copy.made_at for copy in told.rows), reverse=True)


def test_that_a_strangers_paper_is_not_shown_and_looking_leaves_a_trace(
    books: Books, clerk: Database, who: int
) -> None:
    other = books.customer("Nowak", "Jan")
    one = paper(books, other, "FV/2")
    with pytest.raises(Refused) as told:
        paper_copies.shown(clerk, who, one, contact=CALL)
    assert told.value.code == "no_such_paper"
    paper_copies.shown(clerk, other, one, contact=CALL)
    assert rows(books, "select kind, purpose from access_log where customer_id = %s", other) == [("card", "phone")]


@pytest.mark.parametrize("status", ["accepted", "waiting", "offline"])
def test_that_there_is_no_duplicate_of_an_invoice_in_ksef(books: Books, clerk: Database, who: int, status: str) -> None:
    one = paper(books, who, "FV/1", ksef_status=status, ksef_number=KSEF if status == "accepted" else None)
    with pytest.raises(Refused) as told:
        paper_copies.give(clerk, who, asked(one, loss="zginęła"), contact=CALL)
    assert told.value.code == "no_duplicate_of_ksef"
    assert rows(books, "select count(*) from paper_copies") == [(0,)]
    made = paper_copies.give(clerk, who, asked(one), contact=CALL)
    assert "DUPLIKAT" not in text_of(made.pdf)
    assert "Ponowne udostępnienie wizualizacji" in text_of(made.pdf)
    assert rows(books, "select copy from paper_copies") == [("shared_again",)]


def test_that_another_customers_paper_is_not_given(books: Books, clerk: Database, who: int) -> None:
    other = paper(books, books.customer("Nowak", "Jan"), "FV/2")
    with pytest.raises(Refused) as told:
        paper_copies.give(clerk, who, asked(other), contact=CALL)
    assert told.value.code == "no_such_paper"


def test_that_what_was_written_down_stays(books: Books, clerk: Database, who: int) -> None:
    paper_copies.give(clerk, who, asked(paper(books, who, "FV/1")), contact=CALL)
    for act in ("update paper_copies set way = 'save'", "delete from paper_copies", "truncate paper_copies"):
        with pytest.raises(Exception, match="append_only"):
            books.connection.execute(act.encode())


def test_that_nobody_reads_or_writes_copies_but_by_the_function(clerk: Database) -> None:
    for what in ("select * from okienko.paper_copies", "select okienko.paper_copy_facts(1, 1)"):
        with pytest.raises(EnvironmentFault) as told, clerk.read() as connection:
            connection.execute(what.encode())
        assert told.value.kind is Trouble.PERMISSION


# ---------------------------------------------------------------- several


def test_that_several_go_into_one_file_in_the_order_of_the_list(books: Books, clerk: Database, who: int) -> None:
    ids = tuple(paper(books, who, f"FV/{number}") for number in range(4))
    heard: list[tuple[int, int]] = []
    made = paper_copies.give_several(
        clerk, who, asked(*ids), zipped=False, contact=CALL, progress=lambda *told: heard.append(told)
    )
    assert made.media_type == "application/pdf"
    with pypdfium2.PdfDocument(made.data) as document:
        assert len(document) == 4
    assert heard[-1] == (4, 4)
    assert rows(books, "select count(*) from paper_copies") == [(4,)]
    zipped = paper_copies.give_several(clerk, who, asked(*ids), zipped=True, contact=CALL, progress=lambda *_: None)
    with zipfile.ZipFile(BytesIO(zipped.data)) as archive:
        assert archive.namelist() == [f"FV_{number}.pdf" for number in (3, 2, 1, 0)]
        assert "Kowalska" not in "".join(archive.namelist())


def test_that_a_filter_gives_all_its_papers(books: Books, clerk: Database, who: int) -> None:
    ids = [paper(books, who, f"FV/{number}") for number in range(5)]
    found = paper_copies.matching(clerk, who, PaperFilter(year=2026), most=500, contact=CALL)
    assert sorted(found) == sorted(ids)
    assert paper_copies.matching(clerk, who, PaperFilter(year=2025), most=500, contact=CALL) == ()
    assert len(paper_copies.matching(clerk, who, PaperFilter(), most=3, contact=CALL)) == 3


def test_that_not_more_than_five_hundred_go_at_once(clerk: Database, who: int) -> None:
    for ids in ((), tuple(range(501))):
        with pytest.raises(Refused) as told:
            paper_copies.give(clerk, who, asked(*ids), contact=CALL)
        assert told.value.code == "page_too_large"


# ---------------------------------------------------------------- by e-mail


def test_that_a_copy_reaches_the_customer_as_a_file(
    books: Books, clone: Clone, clerk: Database, who: int, mail: MailServer
) -> None:
    one = paper(books, who, "FV/WOD/1")
    email(books, who)
    request = asked(one, way=CopyWay.EMAIL, address=SHOWN)
    changed = paper_copies.send(clerk, who, request, contact=CALL)
    assert paper_copies.send(clerk, who, request, contact=CALL) == changed  # the same key once
    assert rows(books, "select kind, ref, address, data from notices") == [
        ("paper_copy", changed.row_id, "anna@poczta.example", {"copy": changed.row_id})
    ]
    drain(clone.login("okienko_notices"), mail.port)
    (sent,) = mail.taken
    message = sent.mail
    assert message.get_content_type() == "multipart/mixed"
    (file,) = list(message.iter_attachments())
    assert file.get_filename() == "FV_WOD_1.pdf"
    told = text_of(cast("bytes", file.get_content()))
    assert "Ponowny wydruk" in told
    assert "108,00 zł" in told
    words = message.get_body(("plain",))
    assert words is not None
    assert "Egzemplarz: ponowny wydruk" in words.get_content()
    assert "Kowalska" not in words.get_content()
    assert rows(books, "select status from notices") == [("sent",)]


def test_that_the_ministrys_file_goes_as_its_visualisation(
    books: Books, clone: Clone, clerk: Database, who: int, mail: MailServer
) -> None:
    import hashlib

    from tests.ksef_kit import invoice_bytes

    one = paper(books, who, "FV/WOD/1/02/2026", ksef_number=KSEF, ksef_status="accepted")
    xml = invoice_bytes()
    books.connection.execute(
        "insert into paper_files (customer_id, paper_id, form, sha256, xml) values (%s, %s, 'FA (3)', %s, %s)",
        (who, one, hashlib.sha256(xml).hexdigest(), xml),
    )
    email(books, who)
    paper_copies.send(clerk, who, asked(one, way=CopyWay.EMAIL, address=SHOWN), contact=CALL)
    drain(clone.login("okienko_notices"), mail.port)
    (file,) = list(mail.taken[0].mail.iter_attachments())
    assert "Ponowne udostępnienie wizualizacji" in text_of(cast("bytes", file.get_content()))


def test_that_only_the_confirmed_address_that_was_shown_gets_a_copy(books: Books, clerk: Database, who: int) -> None:
    one = paper(books, who, "FV/1")

    def refused(shown: str = SHOWN) -> str:
        with pytest.raises(Refused) as told:
            paper_copies.send(clerk, who, asked(one, way=CopyWay.EMAIL, address=shown), contact=CALL)
        return told.value.code

    assert refused() == "email_not_confirmed"
    email(books, who, confirmed=False)
    assert refused() == "email_not_confirmed"
    books.connection.execute("update contact_points set confirmed = true")
    assert refused("b···@poczta.example") == "email_changed"
    books.connection.execute("update contact_points set bouncing = true")
    assert refused() == "email_not_confirmed"
    assert rows(books, "select count(*) from paper_copies") == [(0,)]
    assert rows(books, "select count(*) from notices") == [(0,)]


def test_that_a_copy_is_left_out_when_its_address_is_no_longer_confirmed(
    books: Books, clone: Clone, clerk: Database, who: int, mail: MailServer
) -> None:
    email(books, who)
    one = paper(books, who, "FV/1")
    paper_copies.send(clerk, who, asked(one, way=CopyWay.EMAIL, address=SHOWN), contact=CALL)
    books.connection.execute("update contact_points set confirmed = false")
    drain(clone.login("okienko_notices"), mail.port)
    assert mail.taken == []
    assert rows(books, "select status, answer from notices") == [("suppressed", "address_not_confirmed")]


def test_that_a_copy_asked_for_in_the_quiet_hours_goes_at_once(
    books: Books, clone: Clone, clerk: Database, who: int, mail: MailServer
) -> None:
    email(books, who)
    one = paper(books, who, "FV/1")
    paper_copies.send(clerk, who, asked(one, way=CopyWay.EMAIL, address=SHOWN), contact=CALL)
    quiet_now(books.connection)
    drain(clone.login("okienko_notices"), mail.port)
    assert len(mail.taken) == 1, "the customer waits for it on the phone"


def test_that_a_day_of_many_copies_does_not_wait_for_tomorrow(
    books: Books, clone: Clone, clerk: Database, who: int, mail: MailServer
) -> None:
    email(books, who)
    for number in range(7):  # more than notice_daily_limit
        one = paper(books, who, f"FV/{number}")
        paper_copies.send(clerk, who, asked(one, way=CopyWay.EMAIL, address=SHOWN), contact=CALL)
    drain(clone.login("okienko_notices"), mail.port)
    assert len(mail.taken) == 7
