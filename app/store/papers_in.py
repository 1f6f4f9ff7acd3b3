"""Structured invoices into the database: a few hundred files a call, each booked whole or not at all."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from datetime import date
from typing import Any, Final

import psycopg

from app.domain.customers import Service
from app.domain.declaration_sheets import utility_of
from app.domain.paper_charges import charge_rules
from app.domain.paper_in import Ground
from app.domain.polish import fold
from app.store.answers import read_day
from app.store.session import Cancel, Database

_GROUND: Final = (
    "select json_build_object('utility', okienko.setting('utility'), 'words', okienko.setting('invoice_service_words'),"
    " 'ksef_from', okienko.setting('ksef_from'), 'mass', okienko.setting('notice_mass_limit'),"
    " 'charges', (select json_agg(json_build_array(s.valid_from, s.value) order by s.valid_from)"
    " from okienko.settings s where s.key = 'invoice_charges'),"
    " 'tariff', (select json_agg(distinct jsonb_build_array(g.service, p.name))"
    " from okienko.tariff_prices p join okienko.tariff_groups g on g.code = p.group_code where p.name <> ''))::text"
)
_BATCH: Final = (
    "with made as (insert into okienko.batches (source, sha256) values (%s, %s) returning id)"
    " select id, set_config('okienko.batch', id::text, false) from made"
)
_END: Final = "select okienko.papers_end(%s::jsonb)"
_TAKE: Final = "select okienko.papers_take(%b::jsonb, %b, %s, %s)"
_RECEIPTS: Final = "select okienko.papers_receipts(%s::jsonb, %s, %s)"
_SHORTEST_NAME: Final = 5
_OF_THE_DATA: Final = frozenset({"22", "23", "OK"})
"""Classes of SQLSTATE that one file's content can cause."""
NOT_STORABLE: Final = "not_storable"


def ground(database: Database, *, cancel: Cancel | None = None) -> tuple[Ground, int]:
    """What the office's settings say for an import, and how many new e-mails at once wait for a supervisor."""
    with database.read(cancel) as connection:
        row = connection.execute(_GROUND).fetchone()
    said: dict[str, Any] = json.loads(row[0]) if row else {}
    words = {service: _words(said, service) for service in Service}
    charges = tuple((date.fromisoformat(since), charge_rules(value)) for since, value in said.get("charges") or ())
    nip = utility_of(said.get("utility")).nip.replace("-", "").strip()
    since = said.get("ksef_from")
    found = Ground(nip, charges, words, read_day(since))
    return found, int(said.get("mass") or 0)


def _words(said: Mapping[str, Any], service: Service) -> tuple[str, ...]:
    """Beginnings of words of a service: of the setting, and words of the tariff that no other service's has."""
    stems = [fold(each) for each in (said.get("words") or {}).get(service.value) or ()]
    own = {word for of, name in said.get("tariff") or () if of == service.value for word in fold(name).split()}
    other = {word for of, name in said.get("tariff") or () if of != service.value for word in fold(name).split()}
    stems += sorted(word for word in own - other if len(word) >= _SHORTEST_NAME)
    return tuple(stem for stem in stems if stem)


Invoice = tuple[Mapping[str, Any], bytes]
"""Facts of an invoice, and its file."""


def _said(row: Any) -> tuple[list[tuple[str, str]], Mapping[str, int]]:
    answer = json.loads(row[0])
    return [(outcome, code) for _, outcome, code in answer["rows"]], answer["notices"] or {}


class Run:
    """One run of an import on one session: a batch row first, then calls that are transactions of their own."""

    def __init__(self, connection: Any, source: str, sha256: str) -> None:
        self._connection = connection
        row = connection.execute(_BATCH, (source, sha256)).fetchone()
        self.batch = int(row[0])
        self._pipeline = ExitStack()

    def begin(self, invoices: Sequence[Invoice], *, tell: bool, hold: bool) -> None:
        """Send files to be booked in one transaction, without waiting: ``finish`` tells what became of them."""
        self._sent = invoices, {"tell": tell, "hold": hold}
        self._pipeline.enter_context(self._connection.pipeline())
        self._answer = self._call(invoices, tell=tell, hold=hold)

    def finish(self) -> tuple[list[tuple[str, str]], Mapping[str, int]]:
        """Outcome and code of each file that was sent, and counts of the e-mails.

        Where the database will not have one of them, they are tried one by one, so that only that one is left out.
        """
        invoices, how = self._sent
        try:
            self._pipeline.close()
            return _said(self._answer.fetchone())
        except psycopg.Error as error:
            if (error.sqlstate or "")[:2] not in _OF_THE_DATA:
                raise
        rows: list[tuple[str, str]] = []
        told: Counter[str] = Counter()
        for each in invoices:
            row, counts = self._alone(each, **how)
            rows.append(row)
            told.update(counts)
        return rows, told

    def _alone(self, invoice: Invoice, *, tell: bool, hold: bool) -> tuple[tuple[str, str], Mapping[str, int]]:
        try:
            rows, told = _said(self._call([invoice], tell=tell, hold=hold).fetchone())
        except psycopg.Error as error:
            if (error.sqlstate or "")[:2] not in _OF_THE_DATA:
                raise
            return ("refused", NOT_STORABLE), {}
        return rows[0], told

    def _call(self, invoices: Sequence[Invoice], *, tell: bool, hold: bool) -> Any:
        docs = json.dumps([facts for facts, _ in invoices], ensure_ascii=False, separators=(",", ":"))
        return self._connection.execute(_TAKE, (docs, [xml for _, xml in invoices], tell, hold))

    def receipts(
        self, entries: Iterable[tuple[str, str, str, str]], *, tell: bool, hold: bool
    ) -> tuple[list[str], Mapping[str, int]]:
        """Give KSeF numbers to papers: SHA-256, number, KSeF number and link hash of each; gives what became of each."""
        rows = json.dumps([list(each) for each in entries], ensure_ascii=False)
        row = self._connection.execute(_RECEIPTS, (rows, tell, hold)).fetchone()
        answer = json.loads(row[0])
        return [outcome for _, outcome in answer["rows"] or ()], answer["notices"] or {}

    def end(self, report: Mapping[str, object]) -> bool:
        """Close the batch with its counts; gives whether its e-mails are so many that they wait for a supervisor."""
        row = self._connection.execute(_END, (json.dumps(report),)).fetchone()
        self._connection.execute("select set_config('okienko.batch', '', false)")
        return bool(row and row[0])
