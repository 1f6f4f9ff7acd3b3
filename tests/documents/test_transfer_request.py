"""The request of a transfer: all that accounting decides by stands on it, and nothing is cut."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.documents.transfer_request_pdf import request_title, transfer_request_pdf
from app.domain.customers import Service
from app.domain.declaration_sheets import Utility
from app.domain.matching import AccountBrief, Misposted, MispostedKind, MispostedState
from tests.documents.paper_kit import lines, misplaced

WATER = AccountBrief(
    customer_id=1,
    account_id=11,
    customer="004512",
    name="Kowalska-Wiśniewska Anna",
    address="ul. Łużycka 12/3, 74-100 Gryfino",
    service=Service.WATER,
    number="W-004512",
    nrb="61109010140000071219812874",
    balance=-4500,
    debt_status=None,
    closed_on=None,
    open_papers=(),
)
WASTE = replace(WATER, account_id=12, service=Service.WASTE, number="O-004512", nrb="", balance=4500)
PROPOSAL = Misposted(
    customer_id=1,
    proposal_id=5,
    version=1,
    kind=MispostedKind.OTHER_SERVICE,
    state=MispostedState.PROPOSED,
    found_at=datetime(2026, 11, 21, 8, 0, tzinfo=UTC),
    movement_id=9,
    booked_on=date(2026, 11, 20),
    amount=123_456_78,
    open_amount=4500,
    payer="PRZEDSIĘBIORSTWO ŻÓŁW SP. Z O.O. " * 4,
    payer_account="10105014611000002345271577",
    title="śmieci " * 30,
    from_account=WATER,
    to_account=WASTE,
    paper=(7, "FV/ODP/7/2026", date(2026, 11, 10), 4500),
    reason="",
    decided_by="",
    decided_at=None,
)
UTILITY = Utility("Przedsiębiorstwo Usług Komunalnych", "ul. Przykładowa 1")


@pytest.mark.parametrize("kind", MispostedKind)
def test_that_the_request_says_what_is_to_be_decided(kind: MispostedKind) -> None:
    proposal = replace(PROPOSAL, kind=kind)
    if kind is MispostedKind.DOUBLE:
        proposal = replace(proposal, to_account=None, paper=None)
    pdf = transfer_request_pdf(proposal, UTILITY, date(2026, 11, 22), "Anna Nowak")
    assert misplaced(pdf) == []
    words = " ".join(" ".join(line.text for page in lines(pdf) for line in page).split())
    told = [
        request_title(proposal),
        "123 456,78 zł",
        "sto dwadzieścia trzy tysiące",
        "10 1050 1461 1000 0023 4527 1577",
    ]
    told += ["Kowalska-Wiśniewska Anna, Id 004512", "karta W-004512", "Wnioskuje: Anna Nowak"]
    told += ["zwrócić"] if proposal.to_account is None else ["karta O-004512", "FV/ODP/7/2026, termin 10.11.2026"]
    for each in told:
        assert each in words, each
    assert words.count("śmieci") >= 30
