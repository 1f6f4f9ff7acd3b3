"""What the papers of registration are printed with: the utility, the texts in force, the limits."""

from __future__ import annotations

import json
from typing import Any

from app.domain.declaration_sheets import Letterhead, SheetClause, SheetConsent, utility_of
from app.store.session import Cancel, Database

LETTERHEAD = """
select json_build_object(
  'utility', okienko.setting('utility'), 'portal_url', okienko.setting('portal_url'),
  'file_limit', okienko.setting('file_limit_mb'), 'password_days', okienko.setting('one_time_password_days'),
  'clause', (select json_build_array(t.title, t.body, t.version) from okienko.templates t
    where t.code = 'clause.rodo' and t.valid_from <= okienko.warsaw_today() order by t.version desc limit 1),
  'consents', (select json_agg(json_build_array(s.code, s.kind, t.version, t.title, t.body,
      not s.retired and t.version = (select max(q.version) from okienko.templates q
        where q.code = t.code and q.valid_from <= okienko.warsaw_today())) order by s.position, t.version)
    from okienko.consent_subjects s join okienko.templates t on t.code = s.template_code))::text
"""


def letterhead(database: Database, *, cancel: Cancel | None = None) -> Letterhead:
    """Settings and texts of today, in one statement."""
    with database.read(cancel) as connection:
        row = connection.execute(LETTERHEAD, prepare=True).fetchone()
    answer: dict[str, Any] = json.loads(row[0]) if row else {}
    texts = [(SheetConsent(*values), in_force) for *values, in_force in answer["consents"] or []]
    return Letterhead(
        utility=utility_of(answer["utility"]),
        portal_url=str(answer["portal_url"] or ""),
        clause=SheetClause(*(answer["clause"] or ("", "", 0))),
        consents=tuple(text for text, in_force in texts if in_force),
        older=tuple(text for text, in_force in texts if not in_force),
        file_limit=int(answer["file_limit"] or 10) * 1024 * 1024,
        password_days=int(answer["password_days"] or 14),
    )
