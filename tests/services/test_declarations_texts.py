"""Whatever is typed into a declaration is text: through saving, waiting and undoing."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from app.domain.contacts import ContactChannel
from app.domain.declarations import DeclarationDraft, DiffField, PaperAddress, SignerRole
from app.services import declarations
from app.store.session import Database
from tests.declaration_kit import PASSWORD, draft_of, scan_of
from tests.office_data import Connection, Person, one, person

DESK = ContactChannel.DESK


@pytest.fixture
def anna(owner: Connection) -> Person:
    return person(owner, portal="")


NAUGHTY = (
    "\x00", "\ud800", "żółć \u202etxt\u202c", "'; drop table customers; --", "{\"a\": \"b\"}", "\\u0000 %s %(x)s $1", "😀\u200d👩",
    "ﷺ" * 90, "<script>alert(1)</script>", "=1+1", "\ufeff\u00a0", "NULL",
)  # fmt: skip


@pytest.mark.parametrize("text", NAUGHTY, ids=range(len(NAUGHTY)))
def test_that_any_text_is_text(desk: Database, owner: Connection, anna: Person, today: date, text: str) -> None:
    draft = draft_of(
        anna,
        today,
        signer_name=f"Anna {text}",
        remarks=f"uwaga {text}",
        signer_role=SignerRole.PROXY,
        proxy_scope=f"zakres {text}",
        proxy_unlimited=True,
    )
    home = PaperAddress(f"ulica {text}"[:90], "1", "", "74-100", f"Gryfino {text}"[:90])
    draft = replace(draft, paper=replace(draft.paper, surname=f"Nowak {text}"[:90], residence=home))
    draft = draft.taking(DiffField.NAME, f"powód {text}").taking(DiffField.RESIDENCE, f"powód {text}")
    assert isinstance(declarations.warnings(desk, draft), tuple)
    done = declarations.save(desk, draft, PASSWORD, scan_of(name=f"skan {text}.pdf"), today=today)
    shown = declarations.look(desk, anna.customer_id, "", DESK)
    assert shown.surname.startswith("Nowak")
    assert DeclarationDraft.from_json(json.loads(json.dumps(draft.to_json()))) == draft
    (row,) = declarations.of_customer(desk, anna.customer_id, "", DESK)
    assert row.scans[0].name.endswith(".pdf")
    undone = declarations.undo(desk, anna.customer_id, done.declaration_id, 1, f"powód {text}")
    assert undone.kept == ()
    parked = declarations.park(desk, replace(draft, request_key=str(uuid4()), customer_id=0, number=""), today=today)
    (paper,) = declarations.waiting(desk)
    assert paper.number == parked.number
    assert paper.draft.paper.surname == shown.surname
    assert one(owner, "select count(*) from customers") == 1
