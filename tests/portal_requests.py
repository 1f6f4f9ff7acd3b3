"""What e-BOK and the sender of notices leave behind, for tests of the office's side: requests, codes."""

from __future__ import annotations

import hashlib
from datetime import timedelta

from tests.office_data import Connection, one


def asked(connection: Connection, who: int, **fields: str) -> int:
    """A request for other data, as e-BOK stores it; the fields share its id."""
    request = int(one(connection, "select nextval('okienko.ids')"))
    for field, new in fields.items():
        connection.execute(
            "insert into okienko.data_changes (customer_id, field, old, new, request_id, asked_by) values (%s, %s, '', %s, %s, 'e-BOK')",
            (who, field, new, request),
        )
    return request


def code_sent(connection: Connection, who: int, code: str, minutes: int = 60) -> None:
    """The sender delivered the code of the change that waits: its SHA-256 is kept."""
    connection.execute(
        "insert into okienko.portal_tokens (customer_id, purpose, token_sha256, target, expires_at) "
        "select e.customer_id, 'email', %s, e.new_email, now() + %s from okienko.email_changes e "
        "where e.customer_id = %s and e.status = 'waiting'",
        (hashlib.sha256(code.encode()).hexdigest(), timedelta(minutes=minutes), who),
    )
