"""The words of SQLAlchemy that statements are made of, imported behind the lock of this package."""

from sqlalchemy import and_, delete, func, insert, or_, text, update
from sqlalchemy.dialects.postgresql import insert as insert_or

__all__ = ["and_", "delete", "func", "insert", "insert_or", "or_", "text", "update"]
