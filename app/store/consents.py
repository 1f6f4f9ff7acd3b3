"""The ledger of consents, append-only, and the texts customers are asked to agree to."""

from __future__ import annotations

from app.domain.consents import ConsentKind, ConsentSubject
from app.store.session import Cancel, Database

SUBJECTS = (
    "select s.code, s.kind, t.version, t.title, t.body from okienko.consent_subjects s "
    "join lateral (select * from okienko.templates t where t.code = s.template_code "
    "and t.valid_from <= okienko.warsaw_today() order by t.version desc limit 1) t on true "
    "where not s.retired order by s.position"
)


def subjects(database: Database, *, cancel: Cancel | None = None) -> tuple[ConsentSubject, ...]:
    """What a customer can be asked to agree to, with the texts in force today, in their order."""
    with database.read(cancel) as connection:
        rows = connection.execute(SUBJECTS, prepare=True).fetchall()
    return tuple(ConsentSubject(code, ConsentKind(kind), *rest) for code, kind, *rest in rows)
