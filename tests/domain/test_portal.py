"""What may be done with an e-BOK account in each state, and what is missing before it is asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.domain.customers import PortalState
from app.domain.diagnosis import CallerRegistration, Diagnosis, caller_problems
from app.domain.portal import PortalAccount, PortalAct, PortalChanged, PortalDraft, acts, problems

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
ACCOUNT = PortalAccount(
    customer_id=1,
    number="004512",
    state=PortalState.ACTIVE,
    version=3,
    login="004512",
    email="a···@poczta.example",
    created_at=NOW,
    changed_at=NOW,
    changed_by="Anna Nowak",
    reason="",
    last_sign_in=None,
    has_password=True,
    password_until=None,
    locked_until=None,
    failures=0,
    delivery="paper",
    one_time_days=14,
    mail=None,
    events=(),
)
DRAFT = PortalDraft(1, PortalAct.BLOCK, 3, "obce logowania", "key")


@pytest.mark.parametrize(
    ("state", "allowed"),
    [
        (PortalState.NONE, set()),
        (PortalState.WAITING, {"reset_slip", "reset_email", "block", "close", "owner_changed"}),
        (PortalState.ACTIVE, {"reset_slip", "reset_email", "block", "close", "owner_changed"}),
        (PortalState.BLOCKED, {"unblock", "close"}),
        (PortalState.CLOSED, {"reopen_slip", "reopen_email"}),
    ],
)
def test_that_each_state_allows_its_own_acts(state: PortalState, allowed: set[str]) -> None:
    assert {act.value for act in acts(replace(ACCOUNT, state=state))} == allowed


@pytest.mark.parametrize("state", [PortalState.ACTIVE, PortalState.CLOSED])
def test_that_nothing_goes_by_e_mail_without_an_address(state: PortalState) -> None:
    found = acts(replace(ACCOUNT, state=state, email=""))
    assert not {PortalAct.RESET_EMAIL, PortalAct.REOPEN_EMAIL} & set(found)


@pytest.mark.parametrize("changes", [{"failures": 2}, {"locked_until": NOW}])
def test_that_a_lock_by_time_can_be_lifted(changes: dict[str, object]) -> None:
    assert PortalAct.UNBLOCK in acts(replace(ACCOUNT, **changes))  # type: ignore[arg-type]


def test_that_every_act_needs_a_reason_of_a_sane_length() -> None:
    assert problems(DRAFT) == {}
    assert problems(replace(DRAFT, reason=" \n")) == {"reason": "reason_missing"}
    assert problems(replace(DRAFT, reason="x" * 1001)) == {"reason": "reason_too_long"}


def test_that_only_slips_are_printed() -> None:
    assert [act for act in PortalAct if act.prints] == [PortalAct.RESET_SLIP, PortalAct.REOPEN_SLIP]


def test_that_the_slip_never_shows_in_a_repr() -> None:
    changed = PortalChanged(1, PortalState.ACTIVE, 4, "004512", NOW, "", b"%PDF kfd7-x2mp-9wqa-t3hn")
    assert "kfd7" not in repr(changed)


def test_that_all_that_a_caller_left_out_is_told_at_once() -> None:
    empty = CallerRegistration("", " ", "", "", "key")
    assert caller_problems(empty) == {
        "number": "number_missing",
        "invoice": "invoice_missing",
        "amount": "amount_missing",
        "email": "email_empty",
    }
    whole = CallerRegistration("004512", "FV/1", "1", "anna@poczta.example", "key")
    assert caller_problems(whole) == {}


def test_that_a_diagnosis_is_good_only_where_nothing_stands_against_it() -> None:
    assert Diagnosis("ok").ok
    assert not Diagnosis("amount_wrong").ok
