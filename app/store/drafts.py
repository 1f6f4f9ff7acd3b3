"""Drafts: what a clerk has typed and not saved. Row security keeps each clerk to their own."""

from __future__ import annotations

from typing import Any

from app.store.session import Cancel, Database


def load(database: Database, key: str, *, cancel: Cancel | None = None) -> dict[str, Any] | None:
    """The draft kept under a key, None where there is none."""
    with database.read(cancel) as connection:
        row = connection.execute(
            "select body from okienko.drafts where clerk = session_user and key = %s", (key,), prepare=True
        ).fetchone()
    return dict(row[0]) if row else None


def below(database: Database, prefix: str, *, cancel: Cancel | None = None) -> dict[str, dict[str, Any]]:
    """Drafts whose key begins so, by key, the oldest first."""
    statement = "select key, body from okienko.drafts where clerk = session_user and starts_with(key, %s) order by saved_at, key"
    with database.read(cancel) as connection:
        rows = connection.execute(statement, (prefix,), prepare=True).fetchall()
    return {key: dict(body) for key, body in rows}


def keep(
    database: Database, key: str, customer_id: int | None, body: dict[str, Any], *, cancel: Cancel | None = None
) -> None:
    """Keep a draft; the one kept before under this key is replaced. Without a customer it is told nowhere else."""
    from app.store.tables import sql
    from app.store.tables.office import drafts

    statement = sql.insert_or(drafts).values(key=key, customer_id=customer_id, body=body)
    statement = statement.on_conflict_do_update(
        index_elements=[drafts.c.clerk, drafts.c.key],
        set_={"body": statement.excluded.body, "saved_at": sql.func.now()},
    )
    with database.write(cancel) as connection:
        connection.execute(statement)


def drop(database: Database, key: str, *, cancel: Cancel | None = None) -> None:
    """Throw a draft away."""
    from app.store.tables import sql
    from app.store.tables.office import drafts

    statement = sql.delete(drafts).where(drafts.c.clerk == sql.func.session_user(), drafts.c.key == key)
    with database.write(cancel) as connection:
        connection.execute(statement)
