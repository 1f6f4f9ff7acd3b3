"""The data of a payment in an e-mail, from the facts told at the moment of sending."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.domain.customers import Service
from app.domain.payment import PaymentData, PayTo, data_of, papers_of, payee_of


def data_in(facts: Mapping[str, Any]) -> PaymentData:
    """The data of the payment: amount, account, title, code."""
    to = PayTo(
        payee_of(facts["utility"] or {}),
        Service(facts["service"]),
        facts["account"],
        facts["nrb"],
        facts["number"],
        bool(facts["name_ksef"]),
    )
    return data_of(to, facts["amount"], papers_of(facts["papers"] or ()))
