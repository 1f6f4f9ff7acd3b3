"""The slip that goes with an e-mail, made at the moment of sending."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from app.documents.payment_facts import data_in
from app.documents.transfer_slip_pdf import transfer_slip_pdf
from app.domain.notices import Attached
from app.domain.payment import TransferSlip

FILE_NAME: Final = "dane-do-wplaty.pdf"


def attached_slip(facts: Mapping[str, Any], today: date) -> Attached:
    """The slip with the code, without the payer's name: an e-mail tells none."""
    booked = facts.get("booked_until")
    slip = TransferSlip(data_in(facts), "", "", today, date.fromisoformat(booked) if booked else None)
    return Attached(FILE_NAME, "application/pdf", transfer_slip_pdf(slip))
