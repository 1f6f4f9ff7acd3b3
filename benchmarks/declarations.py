"""Saving a declaration: the service call against the same rows by one hand-written statement, its round trips, the hash."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import psycopg

from app.domain.consents import ConsentTick
from app.domain.customers import CustomerKind
from app.domain.declarations import DeclarationDraft, IdentityDocument, Opening, Paper, PaperAddress, SignerRole
from app.services import declarations
from app.store.embedded import Cluster
from app.store.session import Database
from app.system.passwords import PARAMETERS, hash_password
from benchmarks.measure import Result, in_turn, limit_result, median, ratio_result, timed
from benchmarks.town import database, plain, today
from tests.roundtrips import counted

ROUNDS = 300
WARM = 20
PASSWORD = "wert-ujka-mnbv-cxza"  # noqa: S105 - opens an account in a copy of a measured town, which is dropped
SUBJECTS = ("terms", "privacy", "e_invoice", "notice_invoice")

FLOOR = """
with settings_ as materialized (select set_config('okienko.reason', 'floor', true), set_config('okienko.request', %(request)s, true)),
number as (insert into case_numbers as n (kind, year, last) select 'declaration', extract(year from current_date)::int, 1 from settings_
  on conflict (kind, year) do update set last = n.last + 1 returning 'OSW/' || n.year || '/' || lpad(n.last::text, 5, '0') as number),
form as (insert into declaration_forms (number, customer_id) select number, %(who)s from number returning number),
account as (insert into portal_accounts (customer_id, login, state, email, password_hash, password_set_at, password_until, must_change, state_reason, request_key)
  select c.customer_id, c.number, 'waiting', %(email)s, %(phc)s::text, case when %(phc)s::text is not null then now() end,
    case when %(phc)s::text is not null then now() + interval '14 days' end, %(phc)s::text is not null, form.number, %(request)s::uuid
  from customers c, form where c.customer_id = %(who)s returning customer_id),
event as (insert into portal_events (customer_id, act, state_before, state_after, reason, request_key)
  select customer_id, 'created', 'none', 'waiting', 'floor', %(request)s::uuid from account returning id),
point as (insert into contact_points (customer_id, kind, value) select customer_id, 'email', %(email)s from account on conflict do nothing),
told as (insert into notices (customer_id, kind, ref, address)
  select %(who)s, 'registration_told', event.id, x.value from event, contact_points x
    where x.customer_id = %(who)s and x.kind = 'email' and lower(x.value) <> lower(%(email)s) and not x.bouncing
  union all select %(who)s, 'activation', event.id, %(email)s from event where %(phc)s::text is null),
paper as (insert into declarations (customer_id, number, received_on, place, signer_name, signer_role, identity_document, signed_on, signed_here,
    email, phone, body, contact_key, request_key)
  select %(who)s, number, %(day)s, 'desk', %(name)s, 'owner', 'id_card', %(day)s, true, %(email)s, '', %(body)s::jsonb, %(contact)s::uuid, %(request)s::uuid
  from form returning id),
objects as (insert into declaration_accounts (customer_id, declaration_id, account_id) select %(who)s, paper.id, x from paper, unnest(%(accounts)s::bigint[]) x),
agreed as (insert into consents (customer_id, subject, act, template_version, on_day, channel, declaration_id, contact_key, request_key)
  select %(who)s, x, 'given', 1, %(day)s, 'paper', paper.id, %(contact)s::uuid, %(request)s::uuid from paper, unnest(%(subjects)s::text[]) x),
bills as (insert into invoice_deliveries (customer_id, delivery, valid_from, reason, request_key)
  select %(who)s, 'electronic', current_date + 14, 'floor', %(request)s::uuid from paper)
select paper.id, form.number from paper, form
"""


@dataclass(frozen=True)
class Payer:
    """A customer who is not registered yet, as the paper is filled in."""

    customer_id: int
    kind: CustomerKind
    name: str
    surname: str
    first_name: str
    company: str
    accounts: tuple[int, ...]


def measure(cluster: Cluster, template: str) -> list[Result]:
    """Save declarations in a copy of a measured town: what is written there is dropped with it."""
    with _copy(cluster, template) as name:
        ours, floor = database(cluster, name), plain(cluster, name)
        try:
            payers = iter(_payers(floor))
            results = [_saving(ours, floor, payers), _round_trips(ours, next(payers))]
            results += _with_slip(ours, floor, payers)
        finally:
            ours.close()
            floor.close()
    return results


@contextmanager
def _copy(cluster: Cluster, template: str) -> Iterator[str]:
    name = f"{template}_declarations"
    with psycopg.connect(cluster.superuser(), autocommit=True) as connection:
        connection.execute(f'drop database if exists "{name}" with (force)')
        connection.execute(f'create database "{name}" template "{template}" strategy file_copy')
        try:
            yield name
        finally:
            connection.execute(f'drop database if exists "{name}" with (force)')


def _payers(floor: psycopg.Connection[Any]) -> list[Payer]:
    rows = floor.execute(
        "select c.customer_id, c.kind, d.name, c.surname, c.first_name, c.company, "
        "(select array_agg(a.id) from accounts a where a.customer_id = c.customer_id and a.closed_on is null) "
        "from customers c join directory d using (customer_id) where c.closed_on is null "
        "and not exists (select 1 from portal_accounts p where p.customer_id = c.customer_id) "
        "and exists (select 1 from accounts a where a.customer_id = c.customer_id and a.closed_on is null) "
        "order by md5(c.number) limit %s",
        (3 * (ROUNDS + WARM) + 200,),
    ).fetchall()
    return [
        Payer(customer_id, CustomerKind(kind), name, surname, first_name, company, tuple(accounts))
        for customer_id, kind, name, surname, first_name, company, accounts in rows
    ]


def _draft(payer: Payer, opening: Opening) -> DeclarationDraft:
    day = today()
    person = payer.kind is CustomerKind.PERSON
    email = f"m{payer.customer_id}@poczta.example"
    return DeclarationDraft(
        request_key=str(uuid4()),
        customer_id=payer.customer_id,
        received_on=day,
        paper=Paper(
            kind=payer.kind,
            surname=payer.surname,
            first_name=payer.first_name,
            company=payer.company,
            pesel="44051401359" if person else "",
            nip="" if person else "8567346215",
            residence=PaperAddress("Łużycka", "12", "3", "74-100", "Gryfino"),
        ),
        account_ids=payer.accounts,
        signer_name=payer.name,
        signer_role=SignerRole.OWNER,
        identity_document=IdentityDocument.ID_CARD,
        signed_on=day,
        signed_here=True,
        email=email,
        email_again=email,
        consents=tuple(ConsentTick(subject, 1, True) for subject in SUBJECTS),
        opening=opening,
        contact_key=str(uuid4()),
    )


def _pair(
    ours: Database, floor: psycopg.Connection[Any], payers: Iterator[Payer], opening: Opening
) -> tuple[Callable[[], object], Callable[[], object]]:
    """The same work twice, each for a payer of its own; the floor hashes too where a password is set."""
    draft, other = _draft(next(payers), opening), _draft(next(payers), opening)
    slip = opening is Opening.SLIP

    def by_service() -> object:
        return declarations.save(ours, draft, PASSWORD if slip else None, today=today())

    def by_hand() -> object:
        values = {
            "request": other.request_key,
            "who": other.customer_id,
            "email": other.email,
            "phc": hash_password(PASSWORD) if slip else None,
            "day": other.signed_on,
            "name": other.signer_name,
            "body": json.dumps({"paper": other.to_json()["paper"]}, ensure_ascii=False),
            "contact": other.contact_key,
            "accounts": list(other.account_ids),
            "subjects": list(SUBJECTS),
        }
        with floor.transaction():
            return floor.execute(FLOOR, values, prepare=True).fetchone()

    return by_service, by_hand


def _saving(ours: Database, floor: psycopg.Connection[Any], payers: Iterator[Payer]) -> Result:
    for _ in range(WARM):
        for work in _pair(ours, floor, payers, Opening.EMAIL):
            work()
    our_times, floor_times = in_turn(_pair(ours, floor, payers, Opening.EMAIL) for _ in range(ROUNDS))
    return ratio_result("declaration saved, without the hash, p50", median(our_times), median(floor_times), 3.0)


def _round_trips(ours: Database, payer: Payer) -> Result:
    draft = _draft(payer, Opening.EMAIL)
    with counted(ours) as trips:
        declarations.save(ours, draft, today=today())
    return limit_result("declaration saved, round trips", trips.count, 3, "trips")


def _with_slip(ours: Database, floor: psycopg.Connection[Any], payers: Iterator[Payer]) -> list[Result]:
    """With the one-time password of a slip; the hash alone is told beside it."""
    our_times, floor_times = in_turn(_pair(ours, floor, payers, Opening.SLIP) for _ in range(20))
    hashes = [timed(lambda: hash_password(PASSWORD)) for _ in range(10)]
    return [
        ratio_result("declaration saved with a sealed slip, p50", median(our_times), median(floor_times), 3.0),
        limit_result(f"Argon2id alone ({PARAMETERS}), p50", median(hashes), 1000, "ms"),
    ]
