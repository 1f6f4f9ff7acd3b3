"""Tables of meters as clerks may write them: the columns of their grants, never more."""

from sqlalchemy import BigInteger, Boolean, Column, Date, DateTime, FetchedValue, Integer, Table, Text
from sqlalchemy.dialects.postgresql import UUID

from app.store.tables import metadata

readings = Table(
    "readings",
    metadata,
    Column("customer_id", BigInteger, primary_key=True),
    Column("id", BigInteger, FetchedValue(), primary_key=True),
    Column("installation_id", BigInteger, nullable=False),
    Column("read_on", Date, nullable=False),
    Column("state", Integer),
    Column("status", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("estimated", Boolean, nullable=False),
    Column("rollover", Boolean, nullable=False),
    Column("reason", Text, nullable=False),
    Column("contact_key", UUID(as_uuid=False)),
    Column("request_key", UUID(as_uuid=False)),
    Column("recorded_at", DateTime(timezone=True), nullable=False),
    Column("version", Integer, nullable=False),
)

meter_tasks = Table(
    "meter_tasks",
    metadata,
    Column("customer_id", BigInteger, primary_key=True),
    Column("id", BigInteger, FetchedValue(), primary_key=True),
    Column("installation_id", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("reading_id", BigInteger),
    Column("done_on", Date),
    Column("version", Integer, nullable=False),
)
