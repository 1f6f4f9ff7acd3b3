"""Tables of the office that are written by statements; contacts and messages are written by functions that guard them."""

from sqlalchemy import BigInteger, Boolean, Column, DateTime, FetchedValue, Integer, Table, Text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, UUID

from app.store.tables import metadata

announcements = Table(
    "announcements",
    metadata,
    Column("id", BigInteger, primary_key=True),
    Column("service", Text),
    Column("text", Text, nullable=False),
    Column("street_keys", ARRAY(Text), nullable=False),
    Column("starts_at", DateTime(timezone=True), nullable=False),
    Column("ends_at", DateTime(timezone=True)),
    Column("withdrawn", Boolean, nullable=False),
    Column("request_key", UUID(as_uuid=False)),
    Column("version", Integer, nullable=False),
)

drafts = Table(
    "drafts",
    metadata,
    Column("clerk", Text, FetchedValue(), primary_key=True),  # session_user, never written by us
    Column("key", Text, primary_key=True),
    Column("customer_id", BigInteger),
    Column("body", JSONB, nullable=False),
    Column("saved_at", DateTime(timezone=True), nullable=False),
)
