"""The e-BOK account as the office looks after it (page 1.3): states, what may be done in each, what has happened."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.domain.customers import PortalState

REASON_LONGEST = 1000


class PortalAct(StrEnum):
    """What a clerk may do with an account, each with a reason; the words of ``okienko.portal_change``."""

    RESET_SLIP = "reset_slip"
    """A new one-time password, printed on a sealed slip."""
    RESET_EMAIL = "reset_email"
    """The old password holds no more; a link to set a new one goes to the account's e-mail address."""
    BLOCK = "block"
    UNBLOCK = "unblock"
    """Also of the lock by time after failed sign-ins."""
    CLOSE = "close"
    REOPEN_SLIP = "reopen_slip"
    REOPEN_EMAIL = "reopen_email"
    OWNER_CHANGED = "owner_changed"
    """The former owner gets in no more: blocked, without password and e-mail address."""

    @property
    def prints(self) -> bool:
        """Whether it ends with a sealed slip."""
        return self in {PortalAct.RESET_SLIP, PortalAct.REOPEN_SLIP}


@dataclass(frozen=True, slots=True)
class PortalEvent:
    """One thing that happened to the account: what, by whom (a name), when, why."""

    event_id: int
    act: str
    before: PortalState
    after: PortalState
    at: datetime
    who: str
    reason: str


@dataclass(frozen=True, slots=True)
class PortalMail:
    """The newest e-mail that lets in: ``kind`` activation or password_reset, ``status`` of the outbox.

    ``expires_at``: until when its link holds; None before it is sent and once it was used.
    """

    kind: str
    status: str
    made_at: datetime
    sent_at: datetime | None
    expires_at: datetime | None


@dataclass(frozen=True, slots=True)
class PortalAccount:
    """The account of one customer; ``version`` 0 where there is none. Never a password, its hash or a token.

    ``email`` is masked. ``password_until``: a one-time password holds until then (None: an own one, or none).
    ``locked_until``: after failed sign-ins, by time. ``delivery``: paper or electronic invoices.
    """

    customer_id: int
    number: str
    state: PortalState
    version: int
    login: str
    email: str
    created_at: datetime | None
    changed_at: datetime | None
    changed_by: str
    reason: str
    last_sign_in: datetime | None
    has_password: bool
    password_until: datetime | None
    locked_until: datetime | None
    failures: int
    delivery: str
    one_time_days: int
    mail: PortalMail | None
    events: tuple[PortalEvent, ...]

    @property
    def is_locked(self) -> bool:
        """Whether failed sign-ins keep the customer out just now."""
        return self.locked_until is not None or self.failures > 0


@dataclass(frozen=True, slots=True)
class PortalDraft:
    """An act about to be done. ``version`` is that of the account as the clerk sees it."""

    customer_id: int
    act: PortalAct
    version: int
    reason: str
    request_key: str
    contact_key: str = ""


@dataclass(frozen=True, slots=True)
class PortalChanged:
    """What an act came to. ``slip`` is the PDF of the sealed slip, the only place the password stands in clear."""

    customer_id: int
    state: PortalState
    version: int
    login: str
    until: datetime | None
    email: str
    slip: bytes | None = field(default=None, repr=False)


def acts(account: PortalAccount) -> tuple[PortalAct, ...]:
    """What may be done with an account as it is, the commonest first; the database holds to the same."""
    by_email = bool(account.email)
    match account.state:
        case PortalState.WAITING | PortalState.ACTIVE:
            found = [PortalAct.RESET_SLIP]
            found += [PortalAct.RESET_EMAIL] if by_email else []
            found += [PortalAct.UNBLOCK] if account.is_locked else []
            return (*found, PortalAct.BLOCK, PortalAct.OWNER_CHANGED, PortalAct.CLOSE)
        case PortalState.BLOCKED:
            return (PortalAct.UNBLOCK, PortalAct.CLOSE)
        case PortalState.CLOSED:
            return (PortalAct.REOPEN_SLIP, PortalAct.REOPEN_EMAIL) if by_email else (PortalAct.REOPEN_SLIP,)
        case _:
            return ()


def problems(draft: PortalDraft) -> dict[str, str]:
    """Codes of what keeps an act from being done, by field: ``reason_missing``, ``reason_too_long``."""
    reason = draft.reason.strip()
    if not reason:
        return {"reason": "reason_missing"}
    return {"reason": "reason_too_long"} if len(reason) > REASON_LONGEST else {}
