"""Notices at the desk: what puts them into the outbox, what a clerk and a supervisor see and do, what comes back."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

import pytest

from app.domain.contacts import ContactChannel
from app.domain.faults import EnvironmentFault, Refused
from app.domain.messages import MessageDraft
from app.domain.notices import Bounce, NoticeAct, NoticeKind, NoticeStatus, OutboxView, acts_on
from app.services import messages, notices
from app.store.billing import Load
from app.store.session import Database
from tests.channels.smtp_kit import MailServer, mail_server
from tests.database import Clone
from tests.notice_kit import drain, setting, states, town
from tests.office_data import Connection, Person, one, person

OFFICE = ContactChannel.OFFICE


@pytest.fixture
def owner(clone: Clone) -> Connection:
    return clone.connect()


@pytest.fixture
def clerk(clone: Clone) -> Database:
    return clone.login("okienko_clerk")


@pytest.fixture
def chief(clone: Clone) -> Database:
    return clone.login("okienko_supervisor")


@pytest.fixture
def machine(clone: Clone) -> Database:
    return clone.login("okienko_notices")


@pytest.fixture
def anna(owner: Connection) -> Person:
    return person(owner)


@pytest.fixture
def mail() -> Iterator[MailServer]:
    with mail_server() as server:
        yield server


def agree(owner: Connection, who: int, subject: str, act: str = "given") -> None:
    owner.execute(
        "insert into okienko.consents (customer_id, subject, act, template_version, channel) values (%s, %s, %s, 1, 'paper')",
        (who, subject, act),
    )


def kinds(owner: Connection) -> list[tuple[str, int]]:
    rows = owner.execute("select kind, ref from okienko.notices order by id").fetchall()
    return [(kind, ref) for kind, ref in rows]


def only(chief: Database, view: OutboxView) -> list[tuple[str, NoticeStatus]]:
    return [(row.number, row.notice.status) for row in notices.outbox(chief, view).rows]


# ---------------------------------------------------------------- what puts them into the outbox


def test_that_a_message_of_the_office_is_told_until_it_is_read(
    owner: Connection, clerk: Database, machine: Database, mail: MailServer, anna: Person
) -> None:
    draft = MessageDraft(anna.customer_id, 0, "Przerwa w dostawie", "Jutro nie będzie wody.", str(uuid4()))
    first = messages.write(clerk, draft)
    second = messages.write(clerk, MessageDraft(anna.customer_id, 0, "Drugi temat", "Treść.", str(uuid4())))
    assert kinds(owner) == [("message_waiting", first.row_id), ("message_waiting", second.row_id)]
    agree(owner, anna.customer_id, "notice_outage")
    owner.execute("update okienko.messages set read_at = now() where id = %s", (first.row_id,))
    drain(machine, mail.port)
    assert [each.mail["Subject"] for each in mail.taken] == ["Wiadomość w e-BOK: Drugi temat"]
    assert states(owner) == {"sent": 1, "suppressed": 1}


def test_that_one_of_several_consents_is_enough(
    owner: Connection, clerk: Database, machine: Database, mail: MailServer, anna: Person
) -> None:
    for number, (subject, act) in enumerate(
        [
            ("notice_due", "given"),
            ("electronic_contact", "given"),
            ("electronic_contact", "withdrawn"),
            ("notice_outage", "given"),
        ]
    ):
        agree(owner, anna.customer_id, subject, act)
        messages.write(clerk, MessageDraft(anna.customer_id, 0, f"Temat {number}", "Treść.", str(uuid4())))
        drain(machine, mail.port)
    assert [each.mail["Subject"] for each in mail.taken] == ["Wiadomość w e-BOK: Temat 1", "Wiadomość w e-BOK: Temat 3"]


def test_that_the_answer_of_a_customer_is_not_told_to_the_customer(owner: Connection, anna: Person) -> None:
    owner.execute(
        "insert into okienko.messages (customer_id, thread_id, from_customer, subject, body) values (%s, 1, true, 't', 'b')",
        (anna.customer_id,),
    )
    assert kinds(owner) == []


@pytest.mark.parametrize(
    ("by_author", "status", "told"),
    [(False, "booked", "reading_confirmed"), (False, "refused", "reading_refused"), (True, "refused", "")],
)
def test_that_a_decided_reading_is_told_unless_its_author_takes_it_back(
    owner: Connection, anna: Person, by_author: bool, status: str, told: str
) -> None:
    reading = one(
        owner,
        "insert into okienko.readings (customer_id, installation_id, read_on, state, status, source, recorded_by) "
        "values (%s, %s, okienko.warsaw_today(), 450, 'reported', 'phone', %s) returning id",
        anna.customer_id,
        anna.installation_id,
        "postgres" if by_author else "anna.nowak",
    )
    owner.execute("update okienko.readings set status = %s, reason = 'bo tak' where id = %s", (status, reading))
    assert kinds(owner) == ([(told, reading)] if told else [])


# ---------------------------------------------------------------- invoices just loaded


def load(clone: Clone, owner: Connection, papers: int, **changes: str) -> tuple[Database, list[int]]:
    """Invoices of a batch of an import's own login."""
    machine = clone.login("okienko_import")
    with machine.read() as connection:
        row = connection.execute(
            "insert into okienko.batches (source, sha256) values ('test', repeat('0', 64)) returning id"
        ).fetchone()
    assert row is not None
    town(owner, papers)
    owner.execute("update okienko.papers set batch_id = %s", (row[0],))
    owner.execute("update okienko.notices set status = 'cancelled', ref = -id")
    for column, value in changes.items():
        owner.execute(f"update okienko.papers set {column} = {value}")
    return machine, [row[0]]


def tell(machine: Database, batches: list[int]) -> object:
    with machine.write() as connection:
        work = Load(connection, lambda code, _about: code)
        work._batches = batches
        return work.tell_customers()


def test_that_new_invoices_are_told_to_who_agreed(clone: Clone, owner: Connection) -> None:
    machine, batches = load(clone, owner, 4)
    who = one(owner, "select customer_id from okienko.customers where number = '000001'")
    agree(owner, who, "notice_invoice", "withdrawn")
    who = one(owner, "select customer_id from okienko.customers where number = '000002'")
    agree(owner, who, "notice_invoice", "withdrawn")
    agree(owner, who, "e_invoice")
    told = tell(machine, batches)
    assert str(told) == "PaperNotices(papers=4, old=0, ksef=0, no_consent=1, put=3, held=False)"
    assert str(tell(machine, batches)) == "PaperNotices(papers=4, old=0, ksef=0, no_consent=4, put=0, held=False)"
    assert states(owner) == {"cancelled": 4, "waiting": 3}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"issued_on": "okienko.warsaw_today() - 7", "due_on": "null"}, "old=2, ksef=0, no_consent=0, put=0"),
        ({"issued_on": "okienko.warsaw_today() - 6", "due_on": "null"}, "old=0, ksef=0, no_consent=0, put=2"),
        ({"ksef_status": "'waiting'"}, "old=0, ksef=2, no_consent=0, put=0"),
        ({"ksef_status": "'rejected'"}, "old=0, ksef=2, no_consent=0, put=0"),
        ({"ksef_status": "'offline'"}, "old=0, ksef=0, no_consent=0, put=2"),
    ],
)
def test_that_old_ones_and_those_without_a_ksef_number_are_not(
    clone: Clone, owner: Connection, changes: dict[str, str], told: str
) -> None:
    machine, batches = load(clone, owner, 2, **changes)
    assert told in str(tell(machine, batches))


def test_that_somebody_else_s_import_tells_nobody(clone: Clone, owner: Connection) -> None:
    _machine, batches = load(clone, owner, 1)
    with pytest.raises(Refused, match="batch_unknown"):
        tell(clone.login("okienko_import"), batches)


def test_that_many_wait_for_a_supervisor(
    clone: Clone, owner: Connection, clerk: Database, chief: Database, machine: Database, mail: MailServer
) -> None:
    setting(owner, "notice_mass_limit", "3")
    loader, batches = load(clone, owner, 4)
    assert "put=4, held=True" in str(tell(loader, batches))
    drain(machine, mail.port)
    assert mail.taken == []
    page = notices.outbox(clerk, OutboxView.HELD)
    assert page.counts.held == 4
    assert {row.notice.batch_id for row in page.rows} == set(batches)
    with pytest.raises(EnvironmentFault) as caught:
        notices.release_batch(clerk, batches[0], go=True)
    assert caught.value.code == "supervisor_only"
    with pytest.raises(EnvironmentFault):
        notices.release(clerk, page.rows[0].notice, str(uuid4()))
    notices.cancel_notice(clerk, page.rows[3].notice, str(uuid4()))
    notices.release(chief, page.rows[0].notice, str(uuid4()))
    assert notices.release_batch(chief, batches[0], go=True) == 2
    drain(machine, mail.port)
    assert len(mail.taken) == 3


# ---------------------------------------------------------------- by hand


def test_that_an_uncertain_one_is_repeated_by_a_person_only(
    owner: Connection, clerk: Database, machine: Database, mail: MailServer
) -> None:
    town(owner, 1)
    mail.plan = lambda at, _to, _n: "CUT" if at == "taken" else None
    drain(machine, mail.port)
    page = notices.outbox(clerk, OutboxView.UNCERTAIN)
    assert [row.number for row in page.rows] == ["000001"]
    assert page.rows[0].notice.address == "k···@poczta.example"
    assert page.counts.uncertain == 1
    key = str(uuid4())
    notices.retry(clerk, page.rows[0].notice, key)
    assert one(owner, "select done_by <> '' from okienko.tasks")
    with pytest.raises(Refused, match="notice_moved_on"):
        notices.retry(clerk, page.rows[0].notice, str(uuid4()))
    mail.plan = lambda _at, _to, _n: None
    drain(machine, mail.port)
    assert len(mail.taken) == 2
    first, second = (each.mail["Message-ID"] for each in mail.taken)
    assert first != second
    row = page.rows[0].notice
    told = notices.evidence(clerk, row.customer_id, row.notice_id, channel=OFFICE)
    assert [line.act for line in told] == [NoticeAct.UNCERTAIN, NoticeAct.RETRIED, NoticeAct.SENT]
    assert [line.message_id for line in told] == [first, first, second]
    assert told[2].answer.startswith("250")
    log = notices.outbox(clerk, OutboxView.LOG).rows
    assert [each.act for each in log] == [NoticeAct.SENT, NoticeAct.RETRIED, NoticeAct.UNCERTAIN]


def test_that_lists_go_on_behind_a_key(owner: Connection, clerk: Database, machine: Database, mail: MailServer) -> None:
    town(owner, 7)
    for view in (OutboxView.WAITING, OutboxView.LOG):
        if view is OutboxView.LOG:
            drain(machine, mail.port)
        found: list[str] = []
        after: str | None = None
        while True:
            page = notices.outbox(clerk, view, after=after, limit=3)
            found += [row.number for row in page.rows]
            after = page.next_key
            if after is None:
                break
        assert sorted(found) == [f"{number:06d}" for number in range(1, 8)], view


def test_that_the_customer_s_list_leaves_its_trace(owner: Connection, clerk: Database) -> None:
    town(owner, 1)
    who = one(owner, "select customer_id from okienko.customers")
    page = notices.of_customer(clerk, who, contact_key="", channel=OFFICE)
    assert [(row.kind, row.status) for row in page.rows] == [(NoticeKind.NEW_INVOICE, NoticeStatus.WAITING)]
    assert page.rows[0].address == "k···@poczta.example"
    assert one(owner, "select detail from okienko.access_log") == "notices"


def test_that_the_rule_of_acts_is_the_database_s(owner: Connection, clerk: Database, chief: Database) -> None:
    town(owner, 1)
    for status in NoticeStatus:
        for link, supervisor in ((clerk, False), (chief, True)):
            for what in (NoticeAct.RELEASED, NoticeAct.RETRIED, NoticeAct.CANCELLED):
                owner.execute("update okienko.notices set status = %s", (status.value,))
                row = notices.of_customer(
                    link, one(owner, "select customer_id from okienko.customers"), contact_key="", channel=OFFICE
                ).rows[0]
                act = {
                    NoticeAct.RELEASED: notices.release,
                    NoticeAct.RETRIED: notices.retry,
                    NoticeAct.CANCELLED: notices.cancel_notice,
                }[what]
                try:
                    act(link, row, str(uuid4()))
                except (Refused, EnvironmentFault):
                    assert what not in acts_on(status, supervisor=supervisor)
                else:
                    assert what in acts_on(status, supervisor=supervisor)


# ---------------------------------------------------------------- what comes back


def test_that_a_bounce_marks_every_card_with_the_address(
    owner: Connection, clerk: Database, machine: Database, mail: MailServer
) -> None:
    town(owner, 3)
    owner.execute("select set_config('okienko.reason', 'test', false)")
    owner.execute("update okienko.contact_points set value = 'K1@Poczta.example' where value = 'k2@poczta.example'")
    drain(machine, mail.port)
    sent = {each.address: each.mail["Message-ID"] for each in mail.taken}
    bounce = Bounce(sent["k1@poczta.example"], "k1@poczta.example", "5.1.1 no such user", for_good=True)
    told = notices.bounced(machine, bounce)
    assert (told.known, told.again, told.cards) == (True, False, 2)
    assert notices.bounced(machine, bounce).again
    marked = "select array_agg(c.number order by c.number) from okienko.directory d join okienko.customers c using (customer_id) where (d.head ->> 'bouncing')::boolean"
    assert one(owner, marked) == ["000001", "000002"]
    tasks = owner.execute("select kind, detail from okienko.tasks order by customer_id").fetchall()
    assert tasks == [
        ("bounced_email", "k1@poczta.example: 5.1.1 no such user"),
        ("bounced_email", "K1@Poczta.example: 5.1.1 no such user"),
    ]
    row = notices.outbox(clerk, OutboxView.LOG).rows[0]
    assert (row.act, row.notice.status, row.notice.bounced_at is not None) == (
        NoticeAct.BOUNCED,
        NoticeStatus.SENT,
        True,
    )


def test_that_a_bounce_of_strange_mail_changes_nothing(owner: Connection, machine: Database, mail: MailServer) -> None:
    town(owner, 1)
    assert not notices.bounced(machine, Bounce("<obcy@x>", "k1@poczta.example", "5.1.1", for_good=True)).known
    drain(machine, mail.port)
    assert notices.bounced(machine, Bounce("", "k1@poczta.example", "5.1.1", for_good=True)).cards == 1


def test_that_an_account_s_own_address_is_put_on_the_card(
    owner: Connection, machine: Database, mail: MailServer, anna: Person
) -> None:
    owner.execute("update okienko.portal_accounts set email = 'inny@poczta.example'")
    agree(owner, anna.customer_id, "e_invoice")
    owner.execute("select okienko.notice_put(%s, 'account_blocked', 1)", (anna.customer_id,))
    drain(machine, mail.port)
    bounce = Bounce(mail.taken[0].mail["Message-ID"], "inny@poczta.example", "5.1.1", for_good=True)
    assert notices.bounced(machine, bounce).cards == 1
    assert one(owner, "select bouncing from okienko.contact_points where value = 'inny@poczta.example'")


def test_that_nobody_but_the_machine_takes_notices(clerk: Database) -> None:
    with pytest.raises(EnvironmentFault), clerk.read() as connection:
        connection.execute("select okienko.notices_next('x', 'y', 1, array['','',''], '[]')")
