"""The waiting room of an import: a temporary table with every column of the fields, filled by COPY."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

import psycopg
from psycopg import sql

from app.domain.billing import COLUMNS, BillingRow, FieldType, FilePlan, LineItem, RecordKind

Connection = psycopg.Connection[tuple[Any, ...]]

_TYPES: Final[Mapping[FieldType, str]] = {
    FieldType.DATE: "date",
    FieldType.MONEY: "bigint",
    FieldType.VOLUME: "numeric(14, 3)",
    FieldType.STATE: "integer",
    FieldType.COUNT: "integer",
    FieldType.NUMBER: "numeric",
    FieldType.FLAG: "boolean",
}
_JOINED: Final = (FieldType.SERIAL, FieldType.ACCOUNT_NUMBER, FieldType.CUSTOMER_NUMBER)
TABLES: Final = (
    "import_stage", "import_items", "import_reading", "import_verdict", "new_customer", "new_address", "new_account",
    "new_object", "new_meter", "new_install", "new_paper", "new_line", "new_payment", "new_reading",
)  # fmt: skip
"""Every temporary table of a file; gone after it, so that the next one starts empty."""


def make(connection: Connection) -> None:
    """Make the empty waiting room of a file."""
    columns = ", ".join(f"{column.name} {_TYPES.get(column.field.type, 'text')}" for column in COLUMNS)
    clear(connection)
    connection.execute(
        sql.SQL(
            filled(
                "create temp table import_stage (line integer primary key, refusal text, about text, line_paper text,"
                " line_items jsonb, reading_rejected text, {columns}) on commit drop",
                columns=columns,
            )
        )
    )


def clear(connection: Connection) -> None:
    """Drop what a file before this one has left."""
    connection.execute(
        sql.SQL("drop table if exists {}").format(
            sql.SQL(", ").join(sql.Identifier("pg_temp", table) for table in TABLES)
        )
    )


def fill(connection: Connection, plan: FilePlan, rows: Iterable[BillingRow]) -> None:
    """Copy rows into the waiting room, one at a time; memory stays flat."""
    names = ["line", "line_paper", "line_items", "reading_rejected", *(column.name for column in plan.columns)]
    statement = sql.SQL("copy import_stage ({}) from stdin").format(sql.SQL(", ").join(map(sql.Identifier, names)))
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            items = json.dumps([_item(item) for item in row.items], ensure_ascii=False) if row.items else None
            copy.write_row((row.line, row.paper if row.items else None, items, row.rejected or None, *row.values))
    connection.execute(
        sql.SQL("analyze import_stage ({})").format(sql.SQL(", ").join(map(sql.Identifier, _keys(plan))))
    )
    if RecordKind.LINE in plan.kinds:
        connection.execute(_ITEMS_IN_ROW if RecordKind.PAPER in plan.kinds else _ITEMS_IN_FILE)
        connection.execute("analyze import_items")


def _keys(plan: FilePlan) -> list[str]:
    """Columns that rows are joined by: statistics of the others would only cost time."""
    return ["refusal", *(c.name for c in plan.columns if c.field.required or c.field.type in _JOINED)]


def _item(item: LineItem) -> list[object]:
    return [
        item.line_no, item.name, item.unit, item.quantity, item.price, item.vat_rate, item.net, item.vat, item.gross,
    ]  # fmt: skip


def filled(text: str, **names: str) -> str:
    """SQL of ours with names of ours in its ``{holes}``; values never come this way."""
    for hole, name in names.items():
        text = text.replace(f"{{{hole}}}", name)
    return text


# Lines without a number are numbered: those of a row in its order; in a file of lines, those of each paper.
_ITEM = """
    create temp table import_items on commit drop as
    select s.line, s.line_paper as paper,
      coalesce(nullif((i.item ->> 0)::integer, 0), {number})::integer as line_no,
      i.item ->> 1 as name, i.item ->> 2 as unit, (i.item ->> 3)::numeric as quantity, (i.item ->> 4)::numeric as price,
      i.item ->> 5 as vat_rate, (i.item ->> 6)::bigint as net, (i.item ->> 7)::bigint as vat, (i.item ->> 8)::bigint as gross
    from import_stage s cross join lateral jsonb_array_elements(s.line_items) with ordinality i(item, place)
    where s.line_items is not null"""
_ITEMS_IN_ROW: Final = sql.SQL(filled(_ITEM, number="i.place"))
_ITEMS_IN_FILE: Final = sql.SQL(
    filled(_ITEM, number="row_number() over (partition by s.line_paper order by s.line, i.place)")
)
