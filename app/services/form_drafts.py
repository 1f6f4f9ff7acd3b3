"""Drafts of forms: what was typed into one is there again after a crash, for the clerk who typed it."""

from __future__ import annotations

from app.domain.messages import storable
from app.services.link import Link
from app.store import drafts as store
from app.store.session import Cancel


def load(database: Link, form: str, customer_id: int, *, cancel: Cancel | None = None) -> dict[str, str]:
    """Texts of the form by field; empty where nothing was kept."""
    body = store.load(database, _key(form, customer_id), cancel=cancel)
    return {str(name): str(text) for name, text in body.items()} if body else {}


def keep(database: Link, form: str, customer_id: int, texts: dict[str, str], *, cancel: Cancel | None = None) -> None:
    """Keep what is typed; a form with nothing in it is forgotten. ``customer_id`` 0: a form of the office."""
    if any(texts.values()):
        body = {name: storable(text) for name, text in texts.items()}
        store.keep(database, _key(form, customer_id), customer_id or None, body, cancel=cancel)
    else:
        drop(database, form, customer_id, cancel=cancel)


def drop(database: Link, form: str, customer_id: int, *, cancel: Cancel | None = None) -> None:
    """The form was saved, or given up by hand."""
    store.drop(database, _key(form, customer_id), cancel=cancel)


def _key(form: str, customer_id: int) -> str:
    return f"form:{form}:{customer_id}"
