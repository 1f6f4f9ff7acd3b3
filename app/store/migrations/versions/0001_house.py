"""The house: people, money, metering, waste, office; guards, directory, card, search, lists, audit, grants.

The SQL lies beside this file in ``sql_0001``, run in the order of the file names. It is history: it imports nothing of
the program and is never changed once a central database was built by it.
"""

from pathlib import Path
from typing import Any

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _run(script: str) -> None:
    driver: Any = op.get_bind().connection.driver_connection
    driver.execute(script)


def upgrade() -> None:
    for file in sorted((Path(__file__).parent / "sql_0001").glob("*.sql")):
        _run(file.read_text(encoding="utf-8"))


def downgrade() -> None:
    _run((Path(__file__).parent / "sql_0001" / "down" / "down.sql").read_text(encoding="utf-8"))
