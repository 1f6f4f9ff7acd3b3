"""Tables that the program writes with SQLAlchemy Core, one file per noun; the schema itself is made by migrations only.

Only the columns that statements name are declared; a test holds them against the database.
"""

from sqlalchemy import MetaData

metadata = MetaData(schema="okienko")
"""All declared tables."""
