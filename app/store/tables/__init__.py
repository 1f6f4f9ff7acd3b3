"""Tables that the program writes with SQLAlchemy Core, one file per noun; the schema itself is made by migrations only.

Only the columns that statements name are declared; a test holds them against the database. Imported inside the functions
that write: SQLAlchemy costs 300 ms, and the window is usable before the first write. Two threads may come here at once,
hence the lock.
"""

from app.system.locks import HEAVY_IMPORTS

with HEAVY_IMPORTS:
    import sqlalchemy.dialects.postgresql.psycopg  # noqa: F401 - loaded whole behind the lock
    from sqlalchemy import MetaData

metadata = MetaData(schema="okienko")
"""All declared tables."""
