"""Messages to groups; functions of the database choose the recipients, hold, send and log."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from app.domain.customers import Service
from app.domain.mailings import (
    Choice,
    Choices,
    DebtFilter,
    GroupFilter,
    GroupPreview,
    Mailing,
    MailingDraft,
    MailingStatus,
    Progress,
    Recipient,
)
from app.domain.office import Street
from app.store.answers import read_moment
from app.store.messages import attached
from app.store.session import Cancel, Database

PREVIEW = "select okienko.mailing_preview(%s::jsonb, %s)"
CREATE = "select okienko.mailing_create(%s::jsonb, %s, %s, %s::jsonb, %s::jsonb, %s)"
RELEASE = "select okienko.mailing_release(%s)"
BATCH = "select okienko.mailing_batch(%s, %s)"
CANCEL = "select okienko.mailing_cancel(%s)"
PAGE = "select okienko.mailings_page(%s, %s)"
CHOICES = (
    "select 'route', r.id::text, r.code || ' ' || r.name, null::text from okienko.routes r "
    "union all select 'group', g.code, g.code || ' ' || g.name, g.service from okienko.tariff_groups g order by 1, 3"
)


def choices(database: Database, *, cancel: Cancel | None = None) -> Choices:
    """Routes and tariff groups one can choose by."""
    with database.read(cancel) as connection:
        rows = connection.execute(CHOICES, prepare=True).fetchall()
    found: dict[str, list[Choice]] = {"route": [], "group": []}
    for kind, key, name, service in rows:
        found[kind].append(Choice(key, name, Service(service) if service else None))
    return Choices(tuple(found["route"]), tuple(found["group"]))


def preview(database: Database, wanted: GroupFilter, shown: int, *, cancel: Cancel | None = None) -> GroupPreview:
    """How many a filter reaches, and the first ones, masked."""
    with database.read(cancel) as connection:
        row = connection.execute(PREVIEW, (_filter(wanted), shown)).fetchone()
    answer = json.loads(row[0]) if row else {}
    first = tuple(Recipient(*each) for each in answer["rows"] or [])
    return GroupPreview(answer["reached"], answer["unreached"], answer["limit"], first)


def create(database: Database, draft: MailingDraft, *, cancel: Cancel | None = None) -> Progress:
    """Store a message to a group with its recipients; a repeated request key stores nothing.

    Raises ``Refused``: ``nobody_reached``, ``subject_empty``, ``body_empty``, ``field_unfilled``, ``no_such_file``.
    """
    told = draft.announcement
    announced = (
        None
        if told is None
        else json.dumps({"text": told.text, "ends_at": told.ends_at.isoformat() if told.ends_at else None})
    )
    values = (
        _filter(draft.filter), draft.subject, draft.body, attached(draft.files), announced, draft.request_key,
    )  # fmt: skip
    return _act(database, CREATE, values, cancel)


def release(database: Database, mailing_id: int, *, cancel: Cancel | None = None) -> Progress:
    """Let a held one go; refused to all but supervisors."""
    return _act(database, RELEASE, (mailing_id,), cancel)


def send_batch(database: Database, mailing_id: int, size: int, *, cancel: Cancel | None = None) -> Progress:
    """Write to the next ``size`` recipients in one statement, which is one transaction."""
    return _act(database, BATCH, (mailing_id, size), cancel)


def stop(database: Database, mailing_id: int, *, cancel: Cancel | None = None) -> Progress:
    """Stop one for good."""
    return _act(database, CANCEL, (mailing_id,), cancel)


def page(
    database: Database, after: int | None, limit: int, *, cancel: Cancel | None = None
) -> tuple[tuple[Mailing, ...], int | None]:
    """Messages to groups, the newest first, and the key of the next page."""
    with database.read(cancel) as connection:
        row = connection.execute(PAGE, (after, limit), prepare=True).fetchone()
    rows = json.loads(row[0]) if row else []
    return tuple(_mailing(each) for each in rows), int(rows[-1][0]) if len(rows) == limit else None


def _act(database: Database, statement: str, values: tuple[object, ...], cancel: Cancel | None) -> Progress:
    with database.read(cancel) as connection:
        row = connection.execute(statement, values).fetchone()
    return _progress(json.loads(row[0]) if row else [0, "cancelled", 0, 0, 0])


def _progress(row: Sequence[Any]) -> Progress:
    return Progress(row[0], MailingStatus(row[1]), row[2], row[3], row[4])


def _filter(wanted: GroupFilter) -> str:
    """The filter as it is stored: keys to choose by, names of routes and groups to show it later."""
    return json.dumps(
        {
            "service": wanted.service.value if wanted.service else None,
            "streets": [street.key for street in wanted.streets],
            "routes": [route.key for route in wanted.routes],
            "route_names": [route.name for route in wanted.routes],
            "groups": [group.key for group in wanted.groups],
            "group_names": [group.name for group in wanted.groups],
            "debt": wanted.debt.value,
        }
    )


def _mailing(row: Sequence[Any]) -> Mailing:
    stored = row[7]
    wanted = GroupFilter(
        service=Service(stored["service"]) if stored.get("service") else None,
        streets=tuple(Street(*each) for each in row[8] or []),
        routes=_choices(stored, "routes", "route_names"),
        groups=_choices(stored, "groups", "group_names"),
        debt=DebtFilter(stored.get("debt") or ""),
    )
    return Mailing(
        progress=_progress(row),
        subject=row[5],
        body=row[6],
        filter=wanted,
        clerk=row[9],
        mine=row[10],
        made_at=datetime.fromisoformat(row[11]),
        released_by=row[12] or "",
        finished_at=read_moment(row[13]),
        files=row[14],
    )


def _choices(stored: dict[str, Any], keys: str, names: str) -> tuple[Choice, ...]:
    return tuple(Choice(*pair) for pair in zip(stored.get(keys) or [], stored.get(names) or [], strict=False))
