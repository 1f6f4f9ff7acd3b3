"""The card, the search and the list of debtors against one hand-written statement each, and their counters."""

from __future__ import annotations

import random
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from app.domain.listing import CustomerView
from app.domain.polish import fold, sort_key
from app.services import customers, listing, search
from app.store.embedded import Cluster
from app.store.session import Database
from benchmarks import floors
from benchmarks.delay import DelayedServer
from benchmarks.measure import Result, in_turn, limit_result, median, p99, ratio_result
from benchmarks.town import clerk, database, plain

Plain = psycopg.Connection[Any]
ROUNDS = 400


class Town:
    """One measured town: our ``Database`` (a clerk's), the floor's plain connection, and who lives there."""

    def __init__(self, cluster: Cluster, name: str) -> None:
        self.cluster = cluster
        self.name = name
        self.ours = database(cluster, name)
        self.floor: Plain = plain(cluster, name)
        self.random = random.Random(7)
        self.people = self._people()

    def _people(self) -> list[int]:
        rows = self.floor.execute(
            "select customer_id from directory order by md5(customer_id::text) limit 3000"
        ).fetchall()
        return [row[0] for row in rows]

    def anybody(self) -> int:
        """Some customer."""
        return self.random.choice(self.people)

    def close(self) -> None:
        """Leave the server."""
        self.ours.close()
        self.floor.close()


# ---------------------------------------------------------------- card
def _card_pair(town: Town, who: int) -> tuple[Callable[[], object], Callable[[], object]]:
    def ours() -> object:
        return customers.open_card(town.ours, who, contact_key=str(uuid4()))

    def floor() -> object:
        return town.floor.execute(floors.CARD, {"who": who, "key": str(uuid4())}, prepare=True).fetchone()

    return ours, floor


def card(town: Town) -> list[Result]:
    """The service call with its frozen value, against the statement alone."""
    for ours, floor in (_card_pair(town, town.anybody()) for _ in range(30)):
        ours()
        floor()
    our_times, floor_times = in_turn(_card_pair(town, town.anybody()) for _ in range(ROUNDS))
    size = town.name.removeprefix("bench_")
    return [
        ratio_result(f"card, p50 ({size})", median(our_times), median(floor_times), 2.0),
        limit_result(f"card, pages read, most of 40 ({size})", _most_pages(town), 48, "pages"),
    ]


def _most_pages(town: Town) -> int:
    most = 0
    for number in range(45):
        row = town.floor.execute(
            "explain (analyze, buffers, format json) select okienko.card(%s, null, 'phone')",
            (town.anybody(),),
            prepare=False,
        ).fetchone()
        plan = row[0][0]["Plan"] if row else {}
        pages = int(plan["Shared Hit Blocks"]) + int(plan["Shared Read Blocks"])
        most = max(most, pages if number >= 5 else 0)
    return most


@contextmanager
def _far_away(town: Town, seconds: float) -> Iterator[tuple[Database, Plain]]:
    parts = conninfo_to_dict(town.cluster.superuser(town.name))
    path = f"{parts['host']}/.s.PGSQL.{parts.get('port', 5432)}"

    def connect() -> socket.socket:
        server = socket.socket(socket.AF_UNIX)
        server.connect(path)
        return server

    proxy = DelayedServer(connect, seconds)
    conninfo, password = clerk(town.cluster, town.name)
    far: dict[str, str | int | None] = {"host": "127.0.0.1", "port": proxy.port, "sslmode": "disable"}
    ours = Database(make_conninfo(conninfo, **far), password, size=1)
    floor = psycopg.connect(
        make_conninfo(town.cluster.superuser(town.name), **far),
        autocommit=True,
        options="-c search_path=okienko,pg_temp -c plan_cache_mode=force_generic_plan",
        prepare_threshold=0,
    )
    try:
        yield ours, floor
    finally:
        ours.close()
        floor.close()
        proxy.close()


def card_far_away(town: Town) -> list[Result]:
    """The same with a network of 20 ms between desk and server."""
    with _far_away(town, 0.020) as (ours, floor):
        far = Town.__new__(Town)
        far.ours, far.floor, far.random, far.people = ours, floor, town.random, town.people
        for our_work, floor_work in (_card_pair(far, far.anybody()) for _ in range(5)):
            our_work()
            floor_work()
        our_times, floor_times = in_turn(_card_pair(far, far.anybody()) for _ in range(60))
    return [ratio_result("card with 20 ms of network, p50", median(our_times), median(floor_times), 1.15)]


# ---------------------------------------------------------------- search
def _swapped(word: str, place: int) -> str:
    return word[:place] + word[place + 1 : place + 2] + word[place] + word[place + 2 :]


def keystrokes(town: Town) -> list[tuple[str, str, dict[str, Any]]]:
    """What clerks type, key by key: (text, the floor's statement, its values)."""
    rows = town.floor.execute(
        "select d.name, a.street, a.house, p.number, m.serial, c.nrb, t.value from directory d "
        "join addresses a on a.customer_id = d.customer_id and a.kind = 'object' "
        "join accounts c on c.customer_id = d.customer_id and c.nrb <> '' "
        "join papers p on p.customer_id = d.customer_id "
        "join installations i on i.customer_id = d.customer_id join meters m on m.id = i.meter_id "
        "join contact_points t on t.customer_id = d.customer_id and t.kind = 'phone' "
        "where d.customer_id = any(%s) and d.head ->> 'kind' = 'person' and a.street <> '' "
        "and p.issued_on > current_date - 40 order by md5(d.name) limit 40",
        (town.people,),
    ).fetchall()
    typed: list[tuple[str, str, dict[str, Any]]] = []
    for number, (name, street, house, paper, serial, nrb, phone) in enumerate(rows):
        surname = name.split(" ")[0]
        match number % 8:
            case 0 | 1:
                typed += [_words(name[:end]) for end in range(1, len(name) + 1)]
            case 2:
                text = f"{street} {house}"
                typed += [_words(text[:end]) for end in range(2, len(text) + 1)]
            case 3:
                typed += [_digits(phone[3:][:end]) for end in range(3, 10)]
            case 4:
                typed += [_paper(paper[:end]) for end in range(6, len(paper) + 1, 2)]
            case 5:
                typed += [_digits(nrb[-8:][:end]) for end in range(4, 9)]
            case 6:
                typed += [_serial(serial[:end]) for end in range(5, len(serial) + 1)]
            case _:
                wrong = _swapped(fold(surname), 2) if len(surname) > 4 else ""
                if len(wrong) >= 5 and wrong != fold(surname):
                    typed.append(_similar(wrong))
    return typed


def _like(token: str) -> str:
    return token.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _words(text: str) -> tuple[str, str, dict[str, Any]]:
    tokens = fold(text).split(" ")
    if len(fold(text)) < 3:
        return text, floors.prefix(), {"k": sort_key(text)}
    return text, floors.words(len(tokens)), {f"t{n}": f"% {_like(token)}%" for n, token in enumerate(tokens)}


def _digits(text: str) -> tuple[str, str, dict[str, Any]]:
    return text, floors.digits(), {"d": text, "like": f"%{text}%"}


def _paper(text: str) -> tuple[str, str, dict[str, Any]]:
    return text, floors.invoice(), {"k": "".join(c for c in text.upper() if c.isalnum() and c.isascii())}


def _serial(text: str) -> tuple[str, str, dict[str, Any]]:
    return text, floors.words(1), {"t0": f"% {_like(fold(text))}%"}


def _similar(text: str) -> tuple[str, str, dict[str, Any]]:
    forms = [text] + [_swapped(text, place) for place in range(len(text) - 1)]
    return text, floors.similar(1), {"v0": [f"% {_like(form)}%" for form in forms]}


def typing(town: Town) -> tuple[list[Result], float]:
    """Every keystroke by the service against its statement; also gives our median, to compare sizes."""
    typed = keystrokes(town)

    def pair(text: str, statement: str, values: dict[str, Any]) -> tuple[Callable[[], object], Callable[[], object]]:
        return (
            lambda: search.find(town.ours, text),
            lambda: town.floor.execute(statement, values, prepare=True).fetchone(),
        )

    for item in typed[::4]:
        for work in pair(*item):
            work()
    our_times: list[float] = []
    floor_times: list[float] = []
    for _ in range(3):
        ours, floor = in_turn(pair(*item) for item in typed)
        our_times += ours
        floor_times += floor
    size = town.name.removeprefix("bench_")
    wrong = [item for item in typed if "v0" in item[2]]
    slip_times, _ = in_turn(pair(*item) for item in wrong * 5)
    return [
        ratio_result(
            f"search, each of {len(typed)} keystrokes, p50 ({size})", median(our_times), median(floor_times), 1.5
        ),
        limit_result(f"search, p99 ({size})", p99(our_times), 50, "ms"),
        limit_result(f"search with a typing error, p50 ({size})", median(slip_times), 10, "ms"),
    ], median(our_times)


# ---------------------------------------------------------------- debtors
def debtors(town: Town) -> tuple[list[Result], float]:
    """Pages of the list of debtors, from its head to far inside; also gives our median, to compare sizes."""
    keys = [""]
    for _ in range(12):
        page = listing.customers(town.ours, CustomerView.DEBTORS, after=keys[-1])
        if not page.next_key:
            break
        keys.append(page.next_key)

    def pair(key: str) -> tuple[Callable[[], object], Callable[[], object]]:
        balance, _, row = key.partition(":")
        values = {"balance": int(balance or 2**62), "id": int(row or 2**62)}
        return (
            lambda: listing.customers(town.ours, CustomerView.DEBTORS, after=key),
            lambda: town.floor.execute(floors.DEBTORS, values, prepare=True).fetchone(),
        )

    for key in keys:
        for work in pair(key):
            work()
    our_times, floor_times = in_turn(pair(key) for key in keys * 20)
    size = town.name.removeprefix("bench_")
    return [ratio_result(f"debtors, any page, p50 ({size})", median(our_times), median(floor_times), 2.0)], median(
        our_times
    )
