"""Forms found again, papers of people who are not on file, what is told before saving, files: against the real database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from app.domain.contacts import ContactChannel
from app.domain.customers import CustomerKind, PortalState, Service
from app.domain.declarations import (
    DeclarationWarning,
    FormStatus,
    PaperAddress,
    ScanFile,
    WarningKind,
    filter_objects,
)
from app.domain.faults import Conflict, Refused
from app.services import declarations
from app.store.session import Database
from tests.declaration_kit import PAPER, PASSWORD, PDF, PESEL, draft_of, scan_of, stored
from tests.office_data import Connection, Person, one, person

DESK = ContactChannel.DESK
JPEG = b"\xff\xd8\xff\xe0" + b"\x00" * 60
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 60


@pytest.fixture
def anna(owner: Connection) -> Person:
    return person(owner, portal="")


# ---------------------------------------------------------------- forms
def test_that_a_printed_form_is_found_again_in_any_spelling(
    desk: Database, owner: Connection, anna: Person, today: date
) -> None:
    blank, his = declarations.new_form(desk), declarations.new_form(desk, anna.customer_id)
    assert (blank, his) == (f"OSW/{today.year}/00001", f"OSW/{today.year}/00002")
    for typed in (blank, blank.replace("/", ""), blank.lower(), f"osw {today.year} 1", f" {today.year}/1 "):
        found = declarations.find_form(desk, typed)
        assert found is not None
        assert (found.number, found.status, found.customer_id) == (blank, FormStatus.BLANK, 0)
    mine = declarations.find_form(desk, his)
    assert mine is not None
    assert (mine.status, mine.customer_id, mine.customer_number) == (FormStatus.BLANK, anna.customer_id, "004512")
    assert one(owner, "select count(*) from access_log where detail = 'declaration'") == 1
    for typed in ("", "OSW", f"OSW/{today.year}/00003", "OSW/0000/00000", "٢٠٢٦/١", "x'; --"):
        assert declarations.find_form(desk, typed) is None


def test_that_a_form_tells_what_became_of_it(desk: Database, anna: Person, today: date) -> None:
    numbers = [declarations.new_form(desk) for _ in range(4)]
    done = declarations.save(desk, draft_of(anna, today, number=numbers[0]), PASSWORD, today=today)
    assert done.number == numbers[0]
    declarations.park(desk, draft_of(None, today, number=numbers[1].replace("/", "")), today=today)
    dropped = declarations.park(desk, draft_of(None, today, number=numbers[2]), today=today)
    declarations.drop_waiting(desk, dropped.waiting_id, 1, "pomyłka")
    found = [declarations.find_form(desk, number) for number in numbers]
    assert [each.status for each in found if each] == [
        FormStatus.REGISTERED, FormStatus.WAITING, FormStatus.DROPPED, FormStatus.BLANK,
    ]  # fmt: skip
    assert found[0]
    assert (found[0].customer_id, found[0].declaration_id) == (anna.customer_id, done.declaration_id)
    declarations.undo(desk, anna.customer_id, done.declaration_id, 1, "pomyłka")
    again = declarations.find_form(desk, numbers[0])
    assert again
    assert again.status is FormStatus.UNDONE


def test_that_a_number_belongs_to_one_paper_and_its_customer(
    desk: Database, owner: Connection, anna: Person, today: date
) -> None:
    other = person(owner, "009999", "Nowak", "Jan", pesel="", portal="")
    used, his, waits = (declarations.new_form(desk, who) for who in (None, other.customer_id, None))
    declarations.save(desk, draft_of(other, today, number=used), PASSWORD, today=today)
    declarations.park(desk, draft_of(None, today, number=waits), today=today)
    before = stored(owner)
    for number, code in (
        (used, "form_used"),
        (his, "form_of_another"),
        (waits, "form_waiting"),
        ("OSW/2001/1", "no_such_form"),
    ):
        with pytest.raises(Refused, match=code):
            declarations.save(desk, draft_of(anna, today, number=number), PASSWORD, today=today)
    for number, code in ((used, "form_used"), (his, "form_of_another"), (waits, "form_waiting")):
        with pytest.raises(Refused, match=code):
            declarations.park(desk, draft_of(None, today, number=number), today=today)
    assert stored(owner) == before


def test_that_numbers_have_no_gap_when_a_save_fails(
    desk: Database, owner: Connection, anna: Person, today: date
) -> None:
    with pytest.raises(Refused, match="no_such_object"):
        declarations.save(desk, draft_of(anna, today, account_ids=(999_999_999,)), PASSWORD, today=today)
    assert declarations.save(desk, draft_of(anna, today), PASSWORD, today=today).number.endswith("/00001")
    owner.execute("update case_numbers set last = 99999 where kind = 'declaration'")
    assert declarations.new_form(desk) == f"OSW/{today.year}/100000"
    found = declarations.find_form(desk, f"osw{today.year}100000")
    assert found is not None


# ---------------------------------------------------------------- papers that wait
def test_that_a_paper_of_a_stranger_waits_and_is_registered_later(
    desk: Database, owner: Connection, anna: Person, today: date
) -> None:
    scan = scan_of()
    draft = draft_of(None, today)
    parked = declarations.park(desk, draft, scan, today=today)
    assert declarations.park(desk, draft, scan, today=today) == parked
    assert one(owner, "select count(*) from customers") == 1
    assert one(owner, "select count(*) from waiting_declarations w where w::text like %s", f"%{PESEL}%") == 0
    (paper,) = declarations.waiting(desk)
    assert (paper.number, paper.name, paper.has_scan, paper.received_on) == (
        parked.number,
        "Kowalska Anna",
        True,
        today,
    )
    assert paper.draft.paper == replace(PAPER, pesel="")
    assert declarations.waiting_scan_bytes(desk, paper.waiting_id) == scan.content
    resumed = declarations.resumed(paper, anna.customer_id)
    resumed = replace(resumed, paper=PAPER, account_ids=(anna.account_id,))
    done = declarations.save(desk, resumed, PASSWORD, today=today)
    assert done.number == parked.number
    assert declarations.waiting(desk) == ()
    (row,) = declarations.of_customer(desk, anna.customer_id, "", DESK)
    assert [held.name for held in row.scans] == ["skan.pdf"]
    other = person(owner, "009999", "Nowak", "Jan", pesel="", portal="")
    with pytest.raises(Refused, match="waiting_is_done"):
        declarations.save(
            desk, replace(resumed, request_key=str(uuid4()), customer_id=other.customer_id, account_ids=(other.account_id,)),
            PASSWORD, today=today,
        )  # fmt: skip
    undone = declarations.undo(desk, anna.customer_id, done.declaration_id, 1, "to nie ta Kowalska")
    assert undone.waiting_id == parked.waiting_id
    assert [each.waiting_id for each in declarations.waiting(desk)] == [parked.waiting_id]


def test_that_a_waiting_paper_needs_little_but_what_is_written_must_be_right(
    desk: Database, owner: Connection, today: date
) -> None:
    bare = replace(
        draft_of(None, today),
        paper=replace(PAPER, pesel="", residence=PaperAddress()),
        email="",
        email_again="",
        consents=(),
        signed_on=None,
    )
    assert declarations.park(desk, bare, today=today).waiting_id
    for changes, code in (
        ({"paper": replace(PAPER, surname="")}, "surname_missing"),
        ({"paper": replace(PAPER, kind=None)}, "kind_missing"),
        ({"paper": replace(PAPER, pesel="44051401358")}, "pesel_check_digit"),
        ({"email": "anna@"}, "email_shape"),
        ({"received_on": today + timedelta(days=1)}, "received_in_future"),
        ({"received_on": None}, "received_on_missing"),
    ):
        with pytest.raises(Refused, match=code):
            declarations.park(desk, draft_of(None, today, **changes), today=today)
    assert one(owner, "select count(*) from waiting_declarations") == 1


def test_that_a_waiting_paper_is_thrown_away_by_hand_with_a_reason(
    desk: Database, owner: Connection, today: date
) -> None:
    parked = declarations.park(desk, draft_of(None, today), today=today)
    with pytest.raises(Refused, match="reason_missing"):
        declarations.drop_waiting(desk, parked.waiting_id, 1, " ")
    declarations.drop_waiting(desk, parked.waiting_id, 1, "odbiorca z innej gminy")
    assert declarations.waiting(desk) == ()
    with pytest.raises(Conflict):
        declarations.drop_waiting(desk, parked.waiting_id, 2, "znowu")
    rows = owner.execute(
        "select act, reason, before ? 'body', after ->> 'status' from audit where table_name = 'waiting_declarations' order by id"
    ).fetchall()
    assert rows == [("insert", "", None, "waiting"), ("update", "odbiorca z innej gminy", False, "dropped")]


# ---------------------------------------------------------------- told before saving
def kinds(found: tuple[DeclarationWarning, ...]) -> list[WarningKind]:
    return sorted(each.kind for each in found)


def test_that_duplicates_are_told_before_saving(desk: Database, owner: Connection, anna: Person, today: date) -> None:
    owner.execute(
        "insert into addresses (customer_id, kind, street, house, flat, postal_code, city) values (%s, 'residence', 'Łużycka', '12', '3', '74-100', 'Gryfino')",
        (anna.customer_id,),
    )
    assert declarations.warnings(desk, draft_of(anna, today)) == ()
    twin = person(owner, "009999", "Kowalska", "Anna", portal="active")
    found = declarations.warnings(desk, draft_of(anna, today))
    assert kinds(found) == sorted(
        [WarningKind.SAME_PESEL, WarningKind.SAME_PERSON, WarningKind.SHARED_EMAIL, WarningKind.SHARED_PHONE]
    )
    assert {(each.customer_id, each.number, each.name, each.portal, each.email) for each in found} == {
        (twin.customer_id, "009999", "Kowalska Anna", PortalState.ACTIVE, "a···@poczta.example")
    }
    assert not any(each.stops(draft_of(anna, today)) for each in found)
    stranger = draft_of(
        None, today, email="x@poczta.example", phone="600 600 600", paper=replace(PAPER, surname="Zięba", pesel="")
    )
    assert declarations.warnings(desk, stranger) == ()


def test_that_an_account_there_already_stops_and_a_paper_before_is_told(
    desk: Database, owner: Connection, anna: Person, today: date
) -> None:
    done = declarations.save(desk, draft_of(anna, today), PASSWORD, today=today)
    draft = draft_of(anna, today)
    found = declarations.warnings(desk, draft)
    assert kinds(found) == [WarningKind.ACCOUNT_EXISTS, WarningKind.DECLARED_BEFORE]
    assert [each.stops(draft) for each in found] == [True, False]
    assert [(each.number, each.on_day) for each in found if each.kind is WarningKind.DECLARED_BEFORE] == [
        (done.number, today)
    ]
    shared = person(owner, "009999", "Nowak", "Jan", pesel="", portal="")
    assert WarningKind.SHARED_EMAIL in kinds(declarations.warnings(desk, draft_of(shared, today)))
    assert (
        declarations.save(desk, draft_of(shared, today), PASSWORD, today=today).login == "009999"
    )  # it warns, it does not block


@pytest.mark.parametrize(
    ("on_file", "paper", "kind"),
    [
        ("44051401359", "02070803628", "pesel_differs"),
        ("", "02070803628", "pesel_missing"),
        ("44051401359", "", ""),
        ("44051401359", "44051401359", ""),
    ],
)
def test_that_a_pesel_is_compared_where_it_lies(
    desk: Database, owner: Connection, today: date, on_file: str, paper: str, kind: str
) -> None:
    who = person(owner, pesel=on_file, portal="")
    found = declarations.warnings(desk, draft_of(who, today, paper=replace(PAPER, pesel=paper)))
    assert [each.kind.value for each in found if each.kind.value.startswith("pesel")] == ([kind] if kind else [])
    assert "44051401359" not in repr(found)


def test_that_a_paper_that_waits_is_told(desk: Database, anna: Person, today: date) -> None:
    parked = declarations.park(desk, draft_of(None, today), today=today)
    (told,) = [each for each in declarations.warnings(desk, draft_of(anna, today)) if each.kind is WarningKind.WAITING]
    assert (told.number, told.name, told.on_day) == (parked.number, "Kowalska Anna", today)
    (paper,) = declarations.waiting(desk)
    assert kinds(declarations.warnings(desk, declarations.resumed(paper, anna.customer_id))) == []


@pytest.mark.usefixtures("anna")
def test_that_texts_to_compare_are_no_patterns(desk: Database, today: date) -> None:
    for text in ("%@%.pl", "_nna@poczta.example", "a\\@b.pl", "'; --@x.pl", "żółć@poczta.example"):
        found = declarations.warnings(
            desk, draft_of(None, today, email=text, phone="%%%", paper=replace(PAPER, surname="%", pesel=""))
        )
        assert found == ()


# ---------------------------------------------------------------- a manager of hundreds
def test_that_a_manager_picks_by_filter_and_registers_hundreds(
    desk: Database, owner: Connection, anna: Person, today: date
) -> None:
    owner.execute(
        "update customers set kind = 'manager', company = 'Zarząd Nasz Dom', surname = '', first_name = '' where customer_id = %s",
        (anna.customer_id,),
    )
    owner.execute(
        "with a as (insert into addresses (customer_id, kind, street, house, postal_code, city) "
        "select %(who)s, 'object', case when n %% 2 = 0 then 'Długa' else 'Krótka' end, n::text, '74-100', 'Gryfino' from generate_series(1, 500) n returning id, house) "
        "insert into accounts (customer_id, service, number, tariff_group, address_id, opened_on) "
        "select %(who)s, 'water', 'Z' || lpad(house, 5, '0'), 'G2', id, '2020-01-01' from a",
        {"who": anna.customer_id},
    )
    shown = declarations.look(desk, anna.customer_id, "", DESK)
    assert shown.kind is CustomerKind.MANAGER
    assert len(shown.objects) == 502
    long = filter_objects(shown.objects, "dług", Service.WATER)
    assert len(long) == 250
    assert [each.number for each in filter_objects(shown.objects, "krotka 17")] == [
        f"Z{n:05d}" for n in (17, 171, 173, 175, 177, 179)
    ]
    assert [each.number for each in filter_objects(shown.objects, "z00042")] == ["Z00042"]
    paper = replace(PAPER, kind=CustomerKind.MANAGER, company="Zarząd Nasz Dom", nip="8567346215")
    draft = draft_of(anna, today, paper=paper, account_ids=tuple(each.account_id for each in long))
    declarations.save(desk, draft, PASSWORD, today=today)
    assert one(owner, "select count(*) from declaration_accounts") == 250


# ---------------------------------------------------------------- files
@pytest.mark.parametrize(
    ("kind", "content"),
    [("application/pdf", PDF), ("image/jpeg", JPEG), ("image/png", PNG)],
    ids=["pdf", "jpeg", "png"],
)
def test_that_a_file_is_kept_once_and_byte_for_byte(
    desk: Database, owner: Connection, kind: str, content: bytes
) -> None:
    first = declarations.store_file(desk, scan_of(content, media_type=kind))
    assert declarations.store_file(desk, scan_of(content, "inna nazwa", kind)) == first
    assert owner.execute("select media_type, size, content from files").fetchall() == [(kind, len(content), content)]


@pytest.mark.parametrize(
    ("scan", "code"),
    [
        (scan_of(b""), "scan_empty"),
        (scan_of(PNG), "scan_disguised"),
        (scan_of(PDF, media_type="image/png"), "scan_disguised"),
        (scan_of(b"MZ" + PDF, media_type="image/jpeg"), "scan_disguised"),
        (scan_of(b"<svg>", media_type="image/svg+xml"), "scan_not_supported"),
        (ScanFile("a.pdf", "application/pdf", "0" * 64, PDF), "scan_broken"),
    ],
    ids=["empty", "png as pdf", "pdf as png", "program as jpeg", "svg", "other hash"],
)
def test_that_a_file_that_is_not_what_it_says_is_refused(
    desk: Database, owner: Connection, anna: Person, today: date, scan: ScanFile, code: str
) -> None:
    with pytest.raises(Refused, match=code):
        declarations.store_file(desk, scan)
    before = stored(owner)
    with pytest.raises(Refused, match=code):
        declarations.save(desk, draft_of(anna, today), PASSWORD, scan, today=today)
    assert stored(owner) == before


def test_that_the_limit_of_size_is_told(desk: Database, owner: Connection) -> None:
    owner.execute("insert into settings (key, valid_from, value) values ('file_limit_mb', '2001-01-01', '1')")
    declarations.store_file(desk, scan_of(PDF + bytes(1024 * 1024 - len(PDF))))
    with pytest.raises(Refused, match="scan_too_large") as refused:
        declarations.store_file(desk, scan_of(PDF + bytes(1024 * 1024)))
    assert refused.value.detail == {"size": len(PDF) + 1024 * 1024, "limit": 1024 * 1024}


def test_that_a_scan_is_seen_through_its_customer_only_and_leaves_a_trace(
    desk: Database, owner: Connection, anna: Person, today: date
) -> None:
    declarations.save(desk, draft_of(anna, today), PASSWORD, scan_of(), today=today)
    scan = one(owner, "select id from scans")
    other = person(owner, "009999", "Nowak", "Jan", pesel="")
    with pytest.raises(Refused, match="no_such_scan"):
        declarations.scan_bytes(desk, other.customer_id, scan, "", DESK)
    with pytest.raises(Refused, match="no_such_scan"):
        declarations.waiting_scan_bytes(desk, scan)
    assert declarations.scan_bytes(desk, anna.customer_id, scan, "", DESK) == PDF
    rows = owner.execute("select customer_id, kind, detail from access_log where detail = 'scan'").fetchall()
    assert rows == [(anna.customer_id, "personal", "scan")]


def test_that_the_same_scan_twice_on_one_paper_is_one(
    desk: Database, owner: Connection, anna: Person, today: date
) -> None:
    parked = declarations.park(desk, draft_of(None, today), scan_of(), today=today)
    (paper,) = declarations.waiting(desk)
    draft = replace(declarations.resumed(paper, anna.customer_id), paper=PAPER, account_ids=(anna.account_id,))
    assert declarations.save(desk, draft, PASSWORD, scan_of(), today=today).number == parked.number
    assert one(owner, "select count(*) from scans") == 1
