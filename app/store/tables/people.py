"""Tables of the customer as clerks may change them: the columns of their grants, never more."""

from sqlalchemy import BigInteger, Boolean, Column, Date, FetchedValue, Integer, Table, Text
from sqlalchemy.dialects.postgresql import UUID

from app.store.tables import metadata

customers = Table(
    "customers",
    metadata,
    Column("customer_id", BigInteger, primary_key=True),
    Column("surname", Text, nullable=False),
    Column("first_name", Text, nullable=False),
    Column("company", Text, nullable=False),
    Column("version", Integer, nullable=False),
)

addresses = Table(
    "addresses",
    metadata,
    Column("customer_id", BigInteger, primary_key=True),
    Column("id", BigInteger, primary_key=True, server_default=FetchedValue()),
    Column("kind", Text, nullable=False),
    Column("street", Text, nullable=False),
    Column("house", Text, nullable=False),
    Column("flat", Text, nullable=False),
    Column("postal_code", Text, nullable=False),
    Column("city", Text, nullable=False),
    Column("version", Integer, nullable=False),
)

contact_points = Table(
    "contact_points",
    metadata,
    Column("customer_id", BigInteger, primary_key=True),
    Column("id", BigInteger, primary_key=True, server_default=FetchedValue()),
    Column("kind", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("confirmed", Boolean, nullable=False),
    Column("bouncing", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
)

data_changes = Table(
    "data_changes",
    metadata,
    Column("customer_id", BigInteger, primary_key=True),
    Column("id", BigInteger, primary_key=True, server_default=FetchedValue()),
    Column("field", Text, nullable=False),
    Column("new", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("decided_by", Text),
    Column("reason", Text, nullable=False),
    Column("version", Integer, nullable=False),
)

pickups = Table(
    "pickups",
    metadata,
    Column("customer_id", BigInteger, primary_key=True),
    Column("id", BigInteger, primary_key=True, server_default=FetchedValue()),
    Column("point_id", BigInteger, nullable=False),
    Column("fraction", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("status", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("contact_key", UUID(as_uuid=False)),
    Column("request_key", UUID(as_uuid=False)),
)

pickup_cases = Table(
    "cases",
    metadata,
    Column("customer_id", BigInteger, primary_key=True),
    Column("id", BigInteger, primary_key=True, server_default=FetchedValue()),
    Column("signature", Text, nullable=False, server_default=FetchedValue()),
    Column("kind", Text, nullable=False),
    Column("contact_key", UUID(as_uuid=False)),
    Column("received_on", Date, nullable=False),
    Column("deadline_on", Date, nullable=False),
    Column("subject", Text, nullable=False),
    Column("request_key", UUID(as_uuid=False)),
)
