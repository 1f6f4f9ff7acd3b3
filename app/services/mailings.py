"""Messages to filtered groups: looked at before, held above a limit, sent in batches, stopped, resumed (office rule 12)."""

from __future__ import annotations

from dataclasses import replace

from app.domain.faults import Refused
from app.domain.mailings import (
    Choices,
    GroupFilter,
    GroupPreview,
    Mailing,
    MailingDraft,
    Progress,
    mailing_problems,
)
from app.domain.messages import storable
from app.services.link import Link
from app.store import mailings as store
from app.store.session import Cancel

SHOWN = 20
"""Recipients shown before sending."""
BATCH = 250
"""Recipients of one batch: small enough to stop at once, large enough for the other desks to be told seldom."""
PAGE_ROWS = 50


def choices(database: Link, *, cancel: Cancel | None = None) -> Choices:
    """Routes and tariff groups a group can be chosen by."""
    return store.choices(database, cancel=cancel)


def preview(database: Link, wanted: GroupFilter, *, cancel: Cancel | None = None) -> GroupPreview:
    """Who would get it: how many, how many can't, and the first ones, masked; logged as a list that was looked at."""
    return store.preview(database, wanted, SHOWN, cancel=cancel)


def create(
    database: Link, draft: MailingDraft, template_fields: tuple[str, ...] = (), *, cancel: Cancel | None = None
) -> Progress:
    """Store the message with its recipients as they are now; above ``mailing_limit`` it is held for a supervisor.

    Raises ``Refused`` with the first problem's code, ``nobody_reached``, ``no_such_file``; an announcement is a
    supervisor's. A repeated request key stores nothing twice. Nothing is sent yet: see ``send_batch``.
    """
    told = draft.announcement
    clean = replace(
        draft,
        subject=storable(draft.subject).strip(),
        body=storable(draft.body),
        files=tuple(replace(file, name=storable(file.name).strip()) for file in draft.files),
        announcement=replace(told, text=storable(told.text).strip()) if told else None,
    )
    found = mailing_problems(clean, template_fields)
    if found:
        name, code = next(iter(found.items()))
        raise Refused(code, {"field": name})
    return store.create(database, clean, cancel=cancel)


def release(database: Link, mailing_id: int, *, cancel: Cancel | None = None) -> Progress:
    """A supervisor's word that a held message may go; refused to others by the database."""
    return store.release(database, mailing_id, cancel=cancel)


def send_batch(database: Link, mailing_id: int, size: int = BATCH, *, cancel: Cancel | None = None) -> Progress:
    """Write to the next recipients: one round trip, one transaction, each customer at most once whoever else sends.

    Call it again until ``status.is_over``. After a crash or a lost server it goes on where it stopped. Raises
    ``Refused("mailing_held")``; to somebody else's mailing only a supervisor may help.
    """
    return store.send_batch(database, mailing_id, size, cancel=cancel)


def cancel_rest(database: Link, mailing_id: int, *, cancel: Cancel | None = None) -> Progress:
    """Stop for good: who has the message keeps it, the rest gets nothing and is counted in ``Progress.left``."""
    return store.stop(database, mailing_id, cancel=cancel)


def page(
    database: Link, after: int | None = None, *, cancel: Cancel | None = None
) -> tuple[tuple[Mailing, ...], int | None]:
    """Messages to groups, the newest first, and the key behind which the next page begins."""
    return store.page(database, after, PAGE_ROWS, cancel=cancel)
