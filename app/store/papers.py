"""Papers: a page of the list behind a key, and one paper with its lines."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from psycopg.types.numeric import Int8

from app.domain.contacts import ContactChannel
from app.domain.customers import Service
from app.domain.paper_sought import SoughtPaper, read_sought
from app.domain.papers import (
    GROUP_KINDS,
    KsefStatus,
    Paper,
    PaperDetails,
    PaperFilter,
    PaperGroup,
    PaperKey,
    PaperKind,
    PaperLine,
    PapersPage,
    verify_link,
)
from app.store.answers import read_day, read_status
from app.store.session import Cancel, Database

PAGE = "select okienko.papers_page(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
PAPER = "select okienko.paper(%s, %s, %s, %s)"
FILE = "select okienko.paper_file(%s, %s, %s, %s)"
FIRST = PaperKey(date(9999, 12, 31), 2**63 - 1)
"""The key before the newest paper."""

_SERVICE_OF = {PaperKind.WATER_INVOICE: Service.WATER, PaperKind.WASTE_INVOICE: Service.WASTE}


def page(
    database: Database,
    customer_id: int,
    wanted: PaperFilter,
    after: PaperKey,
    count: int,
    contact: tuple[str, ContactChannel],
    cancel: Cancel | None = None,
) -> PapersPage:
    """At most ``count`` papers behind ``after``, newest first."""
    kinds = None if wanted.group is PaperGroup.ALL else [kind.value for kind in GROUP_KINDS[wanted.group]]
    days = (date(wanted.year or 1, 1, 1), date(wanted.year or 9999, 12, 31))
    key, channel = contact
    sought = read_sought(wanted.text) or SoughtPaper()
    amounts = [None if amount is None else Int8(amount) for amount in (sought.least, sought.most)]
    with database.read(cancel) as connection:
        row = connection.execute(
            PAGE,
            (
                customer_id,
                kinds,
                *days,
                wanted.unpaid,
                sought.number_like,
                sought.ksef_part,
                *amounts,
                after.issued_on,
                Int8(after.paper_id),  # one type for the first page and the next: prepared once
                count,
                key or None,
                channel.value,
            ),
            prepare=True,
        ).fetchone()
    answer: dict[str, Any] = json.loads(row[0]) if row else {"rows": None, "first": None, "last": None}
    rows = tuple(_paper(one) for one in answer["rows"] or ())
    newest, oldest = read_day(answer["last"]), read_day(answer["first"])
    years = tuple(range(newest.year, oldest.year - 1, -1)) if newest and oldest else ()
    last = PaperKey(rows[-1].issued_on, rows[-1].paper_id) if len(rows) == count else None
    return PapersPage(rows, last, years)


def paper(
    database: Database,
    customer_id: int,
    paper_id: int,
    contact: tuple[str, ContactChannel],
    cancel: Cancel | None = None,
) -> PaperDetails | None:
    """One paper with its lines, None when the customer has no such paper."""
    key, channel = contact
    with database.read(cancel) as connection:
        row = connection.execute(PAPER, (customer_id, paper_id, key or None, channel.value), prepare=True).fetchone()
    if row is None or row[0] is None:
        return None
    return read_details(json.loads(row[0]))


def read_details(answer: dict[str, Any]) -> PaperDetails:
    """A paper from the database's JSON."""
    head = _paper(answer["paper"])
    return PaperDetails(
        paper=head,
        net=answer["net"],
        vat=answer["vat"],
        lines=tuple(PaperLine(*one) for one in answer["lines"] or ()),
        remark=answer["remark"],
        sold_on=read_day(answer["sold_on"]),
        ksef_status=KsefStatus(answer["ksef_status"]),
        verify_link=verify_link(answer["ksef_host"] or "", head.ksef_number, head.issued_on, answer["ksef_hash"] or ""),
        corrected_by=tuple(answer["corrected_by"] or ()),
        corrects=tuple(answer["corrects"] or ()),
        corrects_count=answer["corrects_count"],
    )


def file(
    database: Database,
    customer_id: int,
    paper_id: int,
    contact: tuple[str, ContactChannel],
    cancel: Cancel | None = None,
) -> bytes | None:
    """The invoice file of a paper as it came, None when it has none."""
    key, channel = contact
    with database.read(cancel) as connection:
        row = connection.execute(
            FILE, (customer_id, paper_id, key or None, channel.value), prepare=True, binary=True
        ).fetchone()
    return bytes(row[0]) if row is not None and row[0] is not None else None


def _paper(row: list[Any]) -> Paper:
    paper_id, account_id, service, kind, number, issued_on, due_on, period_from, period_to, gross, open_amount = row[
        :11
    ]
    status, ksef_number, corrects = row[11:]
    kind = PaperKind(kind)
    return Paper(
        paper_id=paper_id,
        account_id=account_id,
        service=Service(service) if service else _SERVICE_OF.get(kind),
        kind=kind,
        number=number,
        issued_on=date.fromisoformat(issued_on),
        due_on=read_day(due_on),
        period_from=read_day(period_from),
        period_to=read_day(period_to),
        gross=gross,
        open_amount=open_amount or 0,
        debt_status=read_status(status),
        ksef_number=ksef_number or "",
        corrects=corrects or "",
        posted=open_amount is not None,
    )
