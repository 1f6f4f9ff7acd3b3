"""The outbox: the sender's one statement a group, and what desks see; functions of ``66_notices.sql`` guard and log."""

from __future__ import annotations

import json
import select
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final, LiteralString

import psycopg
from psycopg import pq

from app.domain.contacts import ContactChannel
from app.domain.declaration_sheets import utility_of
from app.domain.faults import EnvironmentFault, Trouble
from app.domain.notices import (
    Bounce,
    BounceOutcome,
    DueNotice,
    Evidence,
    Group,
    NoticeAct,
    NoticeKind,
    NoticeRow,
    NoticesPage,
    NoticeStatus,
    OutboxCounts,
    OutboxPage,
    OutboxRow,
    OutboxView,
    Result,
    TokenPurpose,
    Utility,
)
from app.store.answers import read_moment
from app.store.lease import Raw
from app.store.session import Cancel, Database

NEXT: Final = b"select okienko.notices_next($1, $2, $3, $4, $5, $6)"
DONE: Final[LiteralString] = "select okienko.notices_done(%s, %s)"
BOUNCED: Final[LiteralString] = "select okienko.notices_bounced(%s, %s, %s)"
OF: Final[LiteralString] = "select okienko.notices_of(%s, %s, %s, %s, %s)"
EVIDENCE: Final[LiteralString] = "select okienko.notice_evidence(%s, %s, %s)"
OUTBOX: Final[LiteralString] = "select okienko.outbox_page(%s, %s, %s)"
ACT: Final[LiteralString] = "select okienko.notice_act(%s, %s, %s, %s)"
RELEASE: Final[LiteralString] = "select okienko.notices_release(%s, %s)"

_PATIENCE_S: Final = 60


class Outbox:
    """The sender's side of the outbox on one connection, in two halves: ``ask`` returns at once, ``answer`` waits.

    Between them the SMTP dialogue of the group before goes on. Raises EnvironmentFault from either half; a fresh one is
    then made, whose first call gives back what was never heard of (``again``).
    """

    def __init__(self, connection: Raw, sender: str, domain: str) -> None:
        self._wire = connection.pgconn
        self._connection = connection
        self._sender = sender
        self._domain = domain
        self._again = True

    def ask(self, wanted: int, hashes: Sequence[str], results: Sequence[Result]) -> None:
        """Record ``results`` and mark the next ``wanted`` notices; three ``hashes`` (SHA-256) for each of them."""
        values = (
            self._sender.encode(),
            self._domain.encode(),
            str(wanted).encode(),
            b"{" + ",".join(hashes).encode() + b"}",
            encoded(results).encode(),
            b"t" if self._again else b"f",
        )
        self._again = False
        self._wire.send_query_params(NEXT, values)
        self._wire.flush()

    def answer(self) -> Group:
        """The group asked for; its notices are marked, durably, and are this sender's until the lease ends."""
        wire = self._wire
        wire.flush()
        while wire.is_busy():
            if not select.select([wire.socket], [], [], _PATIENCE_S)[0]:
                raise EnvironmentFault(Trouble.TIMEOUT, "The database server did not answer in time.")
            wire.consume_input()
        found: Group | None = None
        while (result := wire.get_result()) is not None:
            if result.status != pq.ExecStatus.TUPLES_OK:
                raise psycopg.errors.error_from_result(result)
            found = _group(json.loads(result.get_value(0, 0) or b"{}"))
        if found is None:
            raise EnvironmentFault(Trouble.GONE, "The connection to the database server broke.")
        return found

    def done(self, results: Sequence[Result]) -> None:
        """Record ``results`` and take nothing."""
        if results:
            self._connection.execute(DONE, (self._sender, encoded(results)))


def encoded(results: Sequence[Result]) -> str:
    """Results as ``notices_done`` reads them; a NUL, which no text of the database holds, is dropped."""
    rows = [
        (r.notice.customer_id, r.notice.notice_id, r.notice.message_id, r.delivery.outcome, _plain(r.delivery.answer))
        for r in results
    ]
    return json.dumps(rows)


def _plain(answer: str) -> str:
    return answer.replace("\x00", "").encode("utf-8", "replace").decode()[:1000]


def _group(told: dict[str, Any]) -> Group:
    shop = told["shop"]
    utility = None
    if shop is not None:
        known = utility_of(shop)
        url = str(told["url"] or "").rstrip("/")
        utility = Utility(known.name, known.address, known.phone, known.email, known.hours, url)
    rows = tuple(_due(place, row) for place, row in enumerate(told["rows"]))
    return Group(rows, told["more"], float(told["lease"]), utility)


def _due(place: int, row: Sequence[Any]) -> DueNotice:
    return DueNotice(
        place=place,
        customer_id=row[0],
        notice_id=row[1],
        kind=NoticeKind(row[2]),
        address=row[3],
        message_id=row[4],
        purpose=TokenPurpose(row[5]) if row[5] else None,
        expires_at=read_moment(row[6]),
        facts=row[7],
    )


def bounced(database: Database, bounce: Bounce, *, cancel: Cancel | None = None) -> BounceOutcome:
    """Mark the address of an e-mail that came back, and leave a task; told twice changes nothing."""
    values = (bounce.message_id, bounce.address, _plain(bounce.said))
    with database.read(cancel) as connection:
        row = connection.execute(BOUNCED, values, prepare=True).fetchone()
    told = json.loads(row[0]) if row else {"known": False}
    return BounceOutcome(told["known"], told.get("again", False), told.get("cards", 0))


# ---------------------------------------------------------------- desks


def of_customer(
    database: Database,
    customer_id: int,
    contact_key: str,
    channel: ContactChannel,
    after: str | None,
    limit: int,
    *,
    cancel: Cancel | None = None,
) -> NoticesPage:
    """E-mails of one customer, newest first; leaves an access entry."""
    values = (customer_id, contact_key or None, channel.value, after or "", limit)
    with database.read(cancel) as connection:
        row = connection.execute(OF, values, prepare=True).fetchone()
    rows = json.loads(row[0]) if row else []
    return NoticesPage(tuple(read_row(row[0]) for row in rows), rows[-1][1] if len(rows) == limit else None)


def evidence(
    database: Database, customer_id: int, notice_id: int, channel: ContactChannel, *, cancel: Cancel | None = None
) -> tuple[Evidence, ...]:
    """What was done with one e-mail, oldest first; leaves an access entry."""
    with database.read(cancel) as connection:
        row = connection.execute(EVIDENCE, (customer_id, notice_id, channel.value), prepare=True).fetchone()
    return tuple(
        Evidence(datetime.fromisoformat(at), NoticeAct(act), address or "", message_id, answer, actor)
        for at, act, address, message_id, answer, actor in (json.loads(row[0]) if row else [])
    )


def outbox(
    database: Database, view: OutboxView, after: str | None, limit: int, *, cancel: Cancel | None = None
) -> OutboxPage:
    """A page of the outbox by state."""
    with database.read(cancel) as connection:
        row = connection.execute(OUTBOX, (view.value, after or "", limit), prepare=True).fetchone()
    told = json.loads(row[0]) if row else {"rows": None, "counts": {}}
    rows = tuple(_outbox_row(each) for each in told["rows"] or ())
    return OutboxPage(rows, rows[-1].key if len(rows) == limit else None, OutboxCounts(**told["counts"]))


def act(
    database: Database,
    customer_id: int,
    notice_id: int,
    what: NoticeAct,
    request_key: str,
    *,
    cancel: Cancel | None = None,
) -> NoticeRow:
    """Release, repeat or cancel by hand. Raises Refused (notice_moved_on, no_such_notice), EnvironmentFault (permission)."""
    with database.read(cancel) as connection:
        row = connection.execute(ACT, (customer_id, notice_id, what.value, request_key)).fetchone()
    return read_row(json.loads(row[0] if row else "[]"))


def release(database: Database, batch_id: int, *, go: bool, cancel: Cancel | None = None) -> int:
    """Let the held notices of an import go, or drop them; how many."""
    with database.read(cancel) as connection:
        row = connection.execute(RELEASE, (batch_id, go)).fetchone()
    return int(row[0]) if row else 0


def _outbox_row(row: Sequence[Any]) -> OutboxRow:
    more = (NoticeAct(row[4]), read_moment(row[5])) if len(row) > 4 else (None, None)
    return OutboxRow(read_row(row[0]), row[1], row[2], row[3], *more)


def read_row(row: Sequence[Any]) -> NoticeRow:
    """An e-mail from the database's JSON (``notice_row``)."""
    return NoticeRow(
        customer_id=row[0],
        notice_id=row[1],
        kind=NoticeKind(row[2]),
        status=NoticeStatus(row[3]),
        address=row[4] or "",
        made_at=datetime.fromisoformat(row[5]),
        made_by=row[6],
        not_before=datetime.fromisoformat(row[7]),
        attempts=row[8],
        sent_at=read_moment(row[9]),
        message_id=row[10],
        answer=row[11],
        bounced_at=read_moment(row[12]),
        batch_id=row[13],
    )
