"""Reads the tables of docs/security.md, and finds out what a signed-in role really may do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql

from app.store.embedded import Cluster
from tests.database import Clone, cloned

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "security.md"
KINDS = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE")
DENIED = "42501"
SERVERS = ("embedded", "debian")
"""The newest PostgreSQL, and the oldest that is supported."""
ROLES = (
    "clerk",
    "accounting",
    "supervisor",
    "admin",
    "auditor",
    "import",
    "notices",
    "gateway",
    "portal",
    "keeper",
    "stranger",
)
"""Every role that a login can be given; a stranger has none."""
ALSO = {
    "accounting": ("clerk",),
    "supervisor": ("clerk", "accounting"),
    "admin": ("clerk", "accounting", "supervisor"),
}
NOBODY = "—"

Connection = psycopg.Connection[tuple[Any, ...]]


@contextmanager
def server_of(request: pytest.FixtureRequest) -> Iterator[Clone]:
    """A migrated database on the server that the fixture's parameter names."""
    names = {"embedded": ("cluster", "template"), "debian": ("debian_cluster", "debian_template")}[request.param]
    cluster: Cluster = request.getfixturevalue(names[0])
    with cloned(cluster, request.getfixturevalue(names[1])) as made:
        yield made


def groups_of(role: str) -> tuple[str, ...]:
    """The groups that a login of this role is put in."""
    return () if role == "stranger" else (f"okienko_{role}",)


def includes(role: str) -> tuple[str, ...]:
    """The role and those it contains."""
    return (role, *ALSO.get(role, ()))


def rows(name: str) -> Iterator[list[str]]:
    """Cells of the rows of one table of the document, without its head."""
    text = DOCUMENT.read_text(encoding="utf-8")
    part = text.split(f"<!-- table: {name} -->")[1]
    for line in part.strip().split("\n\n")[0].splitlines()[2:]:
        yield [cell.strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|")]


@dataclass(frozen=True)
class Columns:
    """A right on a table: on all columns, on all but some, or on some."""

    names: frozenset[str]
    but: bool = False

    def of(self, columns: frozenset[str]) -> frozenset[str]:
        return columns - self.names if self.but else self.names


def documented_tables() -> dict[str, dict[str, dict[str, Columns]]]:
    """What the document says: table -> kind -> role -> columns (nothing of columns for DELETE and TRUNCATE)."""
    found: dict[str, dict[str, dict[str, Columns]]] = {}
    for name, *cells in rows("tables"):
        assert len(cells) == len(KINDS), f"row of {name} has {len(cells)} cells"
        found[name.strip("`")] = {kind: dict(_grants(cell)) for kind, cell in zip(KINDS, cells, strict=True)}
    return found


def _grants(cell: str) -> Iterator[tuple[str, Columns]]:
    if cell == NOBODY:
        return
    for part in cell.split(";"):
        role, _, listed = part.strip().partition(":")
        names = frozenset(re.findall(r"`(\w+)`", listed))
        assert role in ROLES, f"no such role: {role}"
        assert names or listed.strip() in {"", "all"}, f"unreadable: {part}"
        yield role, Columns(names, but="all" in listed.split("`")[0])


@dataclass
class Table:
    """A table of the schema with the types of its columns."""

    name: str
    columns: dict[str, str] = field(default_factory=dict)
    generated: frozenset[str] = frozenset()

    def usable(self, kind: str) -> frozenset[str]:
        """Columns that a statement of this kind may name at all."""
        return frozenset(self.columns) - (frozenset() if kind == "SELECT" else self.generated)


def tables(connection: Connection) -> list[Table]:
    """Every table, view or foreign table of the schema, by name."""
    found: dict[str, Table] = {}
    answer = connection.execute(
        "select c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attgenerated <> '' "
        "from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped "
        "where c.relnamespace = 'okienko'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f') order by 1, a.attnum"
    )
    for name, column, kind, generated in answer:
        table = found.setdefault(name, Table(name))
        table.columns[column] = kind
        if generated:
            table.generated |= {column}
    return list(found.values())


def is_denied(connection: Connection, statement: str | sql.Composed) -> bool:
    """Try a statement for real; whether PostgreSQL says that this role may not. Nothing of it stays."""
    try:
        with connection.transaction(force_rollback=True):
            connection.execute(statement)
    except psycopg.Error as error:
        return error.sqlstate == DENIED
    return False


def attempt(table: Table, kind: str, column: str) -> sql.Composed:
    """A statement of a kind that names one column, and meets no row."""
    texts = {
        "SELECT": "select {column} from okienko.{table} limit 0",
        "INSERT": "insert into okienko.{table} ({column}) select null::{type} where false",
        "UPDATE": "update okienko.{table} set {column} = null::{type} where false",
    }
    return sql.SQL(texts[kind]).format(
        table=sql.Identifier(table.name), column=sql.Identifier(column), type=sql.SQL(table.columns[column])
    )


def whole(table: Table, kind: str) -> sql.Composed:
    """A statement of a kind on a table as a whole."""
    texts = {
        "SELECT": "select * from okienko.{table} limit 0",
        "DELETE": "delete from okienko.{table} where false",
        "TRUNCATE": "truncate okienko.{table}",
    }
    return sql.SQL(texts[kind]).format(table=sql.Identifier(table.name))


@dataclass(frozen=True)
class Function:
    """A function of ours. ``types`` are those of its arguments."""

    schema: str
    name: str
    types: tuple[str, ...]
    is_trigger: bool
    is_procedure: bool
    is_definer: bool
    settings: tuple[str, ...]
    source: str

    def attempt(self) -> str:
        """A statement that asks for the right to call it, and never calls a function (a null procedure does nothing).

        The nulls come from a subquery: a strict function of constant nulls is never asked for.
        """
        nulls = [f"null::{name} as a{place}" for place, name in enumerate(self.types)]
        if self.is_procedure:
            return f"call {self.schema}.{self.name}({', '.join(null.partition(' as ')[0] for null in nulls)})"
        names = ", ".join(f"x.a{place}" for place in range(len(nulls)))
        return f"select {self.schema}.{self.name}({names}) from (select {', '.join(nulls)} offset 0) x where false"


def functions(connection: Connection, schema: str = "okienko") -> list[Function]:
    """Every function and procedure of a schema that is not an extension's."""
    answer = connection.execute(
        """
        select p.proname, array(select format_type(t, null) from unnest(p.proargtypes) with ordinality a(t, n) order by n),
          p.prorettype = 'trigger'::regtype, p.prokind = 'p', p.prosecdef, coalesce(p.proconfig, '{}'), pg_get_functiondef(p.oid)
        from pg_proc p where p.pronamespace = %s::regnamespace
          and not exists (select 1 from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
        order by 1""",
        (schema,),
    )
    return [
        Function(schema, name, tuple(types), is_trigger, is_procedure, is_definer, tuple(settings), source)
        for name, types, is_trigger, is_procedure, is_definer, settings, source in answer
    ]
