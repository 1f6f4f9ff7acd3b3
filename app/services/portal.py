"""Page 1.3: the e-BOK account read and changed; a one-time password is made here and leaves only on the sealed slip."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from app.domain.contacts import ContactChannel
from app.domain.customers import PortalState
from app.domain.faults import Refused
from app.domain.messages import storable
from app.domain.passwords import one_time_password
from app.domain.portal import PortalAccount, PortalChanged, PortalDraft, problems
from app.services.link import Link
from app.store import portal as store
from app.store.answers import read_moment
from app.store.session import Cancel
from app.system.clock import office_zone
from app.system.passwords import hash_password


@dataclass(slots=True)
class SlipInHand:
    """The one-time password of one request, made when the request is first tried.

    A retry after a broken connection prints what the first try has stored. Never shown, never logged.
    """

    _clear: str = field(default="", repr=False)
    _phc: str = field(default="", repr=False)

    def phc(self) -> str:
        """Its Argon2id hash; takes a noticeable time, so never on the GUI thread."""
        if not self._phc:
            self._clear = one_time_password()
            self._phc = hash_password(self._clear)
        return self._phc

    def clear(self) -> str:
        """The password itself, for the slip."""
        return self._clear

    def forget(self) -> None:
        """It is on paper: nothing of it stays."""
        self._clear = self._phc = ""


def account(
    database: Link,
    customer_id: int,
    *,
    contact_key: str,
    channel: ContactChannel,
    cancel: Cancel | None = None,
) -> PortalAccount:
    """The account with its events; leaves an access entry. Raises ``Refused("no_such_customer")``."""
    found = store.page(database, customer_id, contact_key, channel, cancel=cancel)
    if found is None:
        raise Refused("no_such_customer")
    return found


def change(
    database: Link,
    draft: PortalDraft,
    slip: SlipInHand | None = None,
    *,
    today: date,
    cancel: Cancel | None = None,
) -> PortalChanged:
    """Do one act; where it prints, with the PDF of the sealed slip.

    The same request key stores nothing twice. Raises ``Refused`` (``reason_missing``, ``reason_too_long``, ``portal_*``)
    and ``Conflict`` when another desk changed the account meanwhile.
    """
    clean = replace(draft, reason=storable(draft.reason).strip())
    found = problems(clean)
    if found:
        name, code = next(iter(found.items()))
        raise Refused(code, {"field": name})
    if draft.act.prints and slip is None:
        raise Refused("password_missing")
    phc = slip.phc() if slip is not None and draft.act.prints else None
    said = store.change(database, clean, phc, cancel=cancel)
    until = read_moment(said["until"])
    changed = PortalChanged(
        draft.customer_id, PortalState(said["state"]), said["version"], said["login"], until, said["email"]
    )
    if slip is None or until is None:
        return changed
    from app.domain.declaration_sheets import SealedSlip
    from app.services import declaration_papers

    address = tuple(part.strip() for part in said["address"].split(",") if part.strip())
    sealed = SealedSlip(
        said["name"], address, said["login"], slip.clear(), until.astimezone(office_zone()).date(), today
    )
    return replace(changed, slip=declaration_papers.slip(database, sealed, cancel=cancel))


def slip_printed(
    database: Link, customer_id: int, contact_key: str, request_key: str, *, cancel: Cancel | None = None
) -> None:
    """Write down that the slip of an account was printed or saved."""
    store.slip_printed(database, customer_id, contact_key, request_key, cancel=cancel)
