"""Readings of the waiting room: judged meter by meter, then booked, kept as refused, or found to be there already."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, Final

from psycopg import sql

from app.domain.billing import FilePlan, RecordKind
from app.domain.billing_readings import ALREADY, REVERSED, Judged, Offered, Place, judge
from app.store.billing.stage import Connection

Say = Callable[[str, Mapping[str, str]], str]
"""A code and what its sentence speaks of, to the sentence."""

_FETCHED: Final = 2000

_PLACED: Final = """
    create temp table import_reading on commit drop as
    select r.*,
      exists (select from readings e where e.customer_id = r.customer_id and e.installation_id = r.installation_id
          and e.read_on = r.read_on and e.status in ('booked', 'reversed')
          and (e.period_from, e.state, e.used) is not distinct from (r.period_from, r.state, r.used))
        or row_number() over (partition by r.customer_id, r.installation_id, r.read_on, r.period_from, r.state, r.used order by r.line) > 1
        as already
    from (
      select distinct on (s.line) s.line, i.customer_id, i.id as installation_id, s.reading_read_on as read_on,
        s.reading_period_from as period_from, s.reading_state as state, s.reading_used as used, s.reading_estimated as estimated,
        s.reading_rollover as rollover, s.reading_source as source, s.reading_rejected as rejected,
        s.paper_number is not null or s.payment_key is not null or s.line_paper is not null as beside,
        i.account_id, coalesce(s.meter_account, s.paper_account) as account_number
      from import_stage s join meters m on m.serial = s.reading_meter join installations i on i.meter_id = m.id
      where s.refusal is null
      order by s.line, s.reading_read_on between i.installed_on and coalesce(i.removed_on, 'infinity') desc, i.installed_on, i.id) r"""
_JUDGED: Final = """
    select r.customer_id, r.installation_id, i.installed_on, i.removed_on, i.installed_state, m.digits,
      r.key, r.read_on, r.period_from, r.state, r.used, r.estimated, r.rollover, r.stored, r.rejected
    from (
      select customer_id, installation_id, line as key, read_on, period_from, state, used, estimated, rollover, '' as stored,
        rejected is not null as rejected from import_reading where not already
      union all
      select e.customer_id, e.installation_id, e.id, e.read_on, e.period_from, e.state, e.used, e.estimated, e.rollover, e.status, false
        from readings e where e.status = 'booked'
          and (e.customer_id, e.installation_id) in (select customer_id, installation_id from import_reading where not already)) r
    join installations i on i.customer_id = r.customer_id and i.id = r.installation_id join meters m on m.id = i.meter_id
    order by r.customer_id, r.installation_id"""
_VERDICTS: Final = """
    create temp table import_verdict (key bigint, stored boolean, customer_id bigint, code text, sentence text) on commit drop"""
_GIVEN_WAY: Final = """
    update readings r set status = 'reversed', reason = v.sentence from import_verdict v
    where v.stored and r.customer_id = v.customer_id and r.id = v.key"""
# Booked ones, estimates that a true reading took the place of, and what is kept as refused unless it is kept already.
_NEW: Final = """
    create temp table new_reading on commit drop as
    select r.line, r.customer_id, r.installation_id, r.read_on, r.period_from, r.state, r.used, r.estimated, r.rollover, r.source,
      case when r.rejected is not null then 'refused' when v.code is null then 'booked' when v.code = 'estimate_replaced' then 'reversed'
        else 'refused' end as status,
      case when r.rejected is not null then regexp_replace(r.rejected, '^[a-z_]+: ', '') else coalesce(v.sentence, '') end as reason,
      case when r.rejected is not null then substring(r.rejected from '^[a-z_]+') else v.code end as code, r.beside
    from import_reading r left join import_verdict v on v.key = r.line and not v.stored
    where not r.already and v.code is distinct from 'already'"""
_STORED: Final = """
    insert into readings (customer_id, installation_id, read_on, period_from, state, used, status, source, estimated, rollover, reason, batch_id)
    select n.customer_id, n.installation_id, n.read_on, n.period_from, n.state, n.used, n.status, n.source, n.estimated, n.rollover, n.reason, {batch}
    from new_reading n where n.status <> 'refused' or not exists (select from readings e
      where e.customer_id = n.customer_id and e.installation_id = n.installation_id and e.read_on = n.read_on and e.status = 'refused'
        and (e.period_from, e.state, e.used) is not distinct from (n.period_from, n.state, n.used))
    order by n.customer_id, n.installation_id, n.read_on, n.line"""


def run(connection: Connection, plan: FilePlan, batch: int, say: Say) -> int:
    """Store the readings of a file; gives how many new rows that were."""
    connection.execute(_PLACED)
    connection.execute("analyze import_reading")
    connection.execute(_VERDICTS)
    overlap = plan.rules[RecordKind.READING].overlap_days
    waiting: list[tuple[int, bool, int, str, str]] = []
    for customer_id, judged in _judged(connection, overlap):
        waiting.append((judged.offered.key, bool(judged.offered.stored), customer_id, judged.code, _said(judged, say)))
        if len(waiting) >= _FETCHED:
            _keep(connection, waiting)
    _keep(connection, waiting)
    connection.execute("analyze import_verdict")
    connection.execute(_GIVEN_WAY)
    connection.execute(_NEW)
    connection.execute("analyze new_reading")
    return connection.execute(sql.SQL(_STORED).format(batch=sql.Literal(batch))).rowcount


def _judged(connection: Connection, overlap: int) -> Iterator[tuple[int, Judged]]:
    """Verdicts on the readings of every meter, a few meters in memory at a time."""
    with connection.cursor(name="import_judged") as cursor:
        cursor.itersize = _FETCHED
        cursor.execute(_JUDGED)
        for (customer_id, _), rows in groupby(cursor, key=lambda row: (row[0], row[1])):
            for judged in judge(*_of_meter(rows), overlap):
                yield customer_id, judged


def _of_meter(rows: Iterable[tuple[Any, ...]]) -> tuple[Place, list[Offered]]:
    there = list(rows)
    return Place(*there[0][2:6]), [Offered(*row[6:]) for row in there]


def _keep(connection: Connection, waiting: list[tuple[int, bool, int, str, str]]) -> None:
    with connection.cursor() as cursor, cursor.copy("copy import_verdict from stdin") as copy:
        for row in waiting:
            copy.write_row(row)
    waiting.clear()


def _said(judged: Judged, say: Say) -> str:
    if judged.code == ALREADY:
        return ""
    about = {
        "on": f"{judged.on:%d.%m.%Y}" if judged.on else "",
        "state": "" if judged.state is None else str(judged.state),
    }
    if judged.code == REVERSED:
        about.pop("state")
    return say(judged.code, about)
