"""The way to the database as services take it: opaque to everything above them."""

from __future__ import annotations

from app.store.session import Database

Link = Database
"""What a window hands to a service; only the store looks inside."""
