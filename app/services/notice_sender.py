"""The sender of e-mail notices: marks a few, hands them to the mail server, records what it said, and so on.

What is marked lies in the database, durably, before a dialogue begins (``66_notices.sql``). While a group is handed
over, the next one is already being marked: the database works while the mail server does. How large a group is follows
from how fast the server takes them, so that what is in doubt after a kill is about a twentieth of a second's work: with a
server on the far side of a network that is the one e-mail in the dialogue, and no more.
"""

from __future__ import annotations

import logging
import secrets
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from typing import Final, Protocol

from app.documents.notice_mail import make_mail
from app.documents.payment_mail import attached_slip
from app.domain.faults import EnvironmentFault, Trouble
from app.domain.notices import (
    GROUP_LARGEST,
    Attached,
    Delivery,
    DueNotice,
    Group,
    NoticeKind,
    Outcome,
    Result,
    TokenPurpose,
    Utility,
)
from app.services import office_papers
from app.services.link import Link
from app.services.paper_prints import mailed_print
from app.store.notices import Outbox
from app.system.clock import Clock

DOUBT_S: Final = 0.05
"""How much work may be marked ahead."""
REFUSED_IN_A_ROW: Final = 20
"""So many refusals one after the other are about us, not about those who are written to."""
_CODE_DIGITS: Final = 10
_log = logging.getLogger(__name__)


class Carrier(Protocol):
    """Who hands messages over: ``app.channels.mail.Post``, as far as the sender knows it."""

    def send(self, address: str, message: bytes, meanwhile: Callable[[], object] | None = None) -> Delivery:
        """Hand one message over; raises EnvironmentFault where none can be sent."""
        ...


class Tokens:
    """Fresh tokens for a group: a link's, a code and one to unsubscribe with for each place. They live here only."""

    def __init__(self, size: int) -> None:
        self._clear = [
            token
            for _ in range(size)
            for token in (secrets.token_hex(24), f"{secrets.randbelow(10**_CODE_DIGITS):0{_CODE_DIGITS}}", secrets.token_hex(24))
        ]  # fmt: skip
        self.hashes = [sha256(token.encode()).hexdigest() for token in self._clear]

    def of(self, notice: DueNotice) -> str:
        """The token of a notice in clear; empty where it has none."""
        if notice.purpose is None:
            return ""
        third = {TokenPurpose.EMAIL: 1, TokenPurpose.UNSUBSCRIBE: 2}.get(notice.purpose, 0)
        return self._clear[notice.place * 3 + third]


@dataclass
class Sender:
    """One sender: its name on the marks, its clock, where mail goes. ``stop`` is asked between two e-mails."""

    name: str
    address: str
    carrier: Carrier
    clock: Clock
    stop: Callable[[], bool] = bool
    longest_s: float = 360
    """How long one dialogue may last: none begins that could outlive its lease."""
    said: Counter[Outcome] = field(default_factory=Counter)
    unrecorded: list[Result] = field(default_factory=list)
    """What the database has not been told of yet; kept over a broken connection."""
    _pace_s: float = 1.0
    _refused: int = 0
    _ready: tuple[DueNotice, bytes] | None = None

    def drain(self, database: Link) -> None:
        """Send what is due now. Raises EnvironmentFault of the database or of the mail server; call again later.

        After a fault of the database nothing is lost: ``unrecorded`` is told first when it is back.
        """
        with database.read() as connection:
            outbox = Outbox(connection, self.name, self.address.rpartition("@")[2])
            try:
                self._drain(outbox)
            except EnvironmentFault as fault:
                if fault.code.startswith("mail_"):
                    self._record(outbox)
                raise

    def _drain(self, outbox: Outbox) -> None:
        size = self._size()
        tokens = Tokens(size)
        group = self._take(outbox, size, tokens)
        while group.rows or group.more:
            if self.stop():
                self._give_back(group.rows)
                break
            taken_at = self.clock.monotonic()
            size = self._size()
            if size == 1:  # a slow server: nothing but the one in the dialogue is marked
                self._deliver(group, tokens, taken_at)
                tokens = Tokens(1)
                group = self._take(outbox, 1, tokens)
                continue
            ahead = Tokens(size)
            told = self._told()
            outbox.ask(size, ahead.hashes, told)
            trouble = None
            try:
                self._deliver(group, tokens, taken_at)
            except EnvironmentFault as fault:
                trouble = fault
            group, tokens = outbox.answer(), ahead
            self._heard(told)
            if trouble is not None:
                self._give_back(group.rows)
                raise trouble
        self._record(outbox)

    def _take(self, outbox: Outbox, size: int, tokens: Tokens) -> Group:
        told = self._told()
        outbox.ask(size, tokens.hashes, told)
        group = outbox.answer()
        self._heard(told)
        return group

    def _told(self) -> list[Result]:
        return list(self.unrecorded)

    def _heard(self, told: list[Result]) -> None:
        """The database has recorded these."""
        del self.unrecorded[: len(told)]

    def _record(self, outbox: Outbox) -> None:
        outbox.done(self.unrecorded)
        self.unrecorded.clear()

    def _size(self) -> int:
        return max(1, min(GROUP_LARGEST, int(DOUBT_S / self._pace_s)))

    # ------------------------------------------------------------ handing over

    def _deliver(self, group: Group, tokens: Tokens, taken_at: float) -> None:
        """Hand the group over, one by one; what is not begun is given back, whatever happens."""
        rows, utility = group.rows, group.utility
        if not rows or utility is None:
            return
        begun = self.clock.monotonic()
        last = taken_at + group.lease_s - self.longest_s
        for place, notice in enumerate(rows):
            if self.stop() or self.clock.monotonic() > last:
                self._give_back(rows[place:])
                return
            following = rows[place + 1] if place + 1 < len(rows) else None
            message = self._message(notice, utility, tokens)
            if message is None:
                self._keep(notice, Delivery(Outcome.REFUSED, "not_composed"))
                continue
            try:
                delivery = self.carrier.send(
                    notice.address, message, partial(self._prepare, following, utility, tokens) if following else None
                )
            except EnvironmentFault:
                self._give_back(rows[place:])
                raise
            self._keep(notice, delivery)
            if self._refused >= REFUSED_IN_A_ROW:
                self._refused = 0
                self._give_back(rows[place + 1 :])
                raise EnvironmentFault(
                    Trouble.PERMISSION, "mail", code="mail_refuses_all", detail={"answer": delivery.answer}
                )
        self._pace_s = 0.5 * self._pace_s + 0.5 * (self.clock.monotonic() - begun) / len(rows)

    def _keep(self, notice: DueNotice, delivery: Delivery) -> None:
        self.unrecorded.append(Result(notice, delivery))
        self.said[delivery.outcome] += 1
        self._refused = self._refused + 1 if delivery.outcome is Outcome.REFUSED else 0

    def _give_back(self, rows: tuple[DueNotice, ...]) -> None:
        self.unrecorded += [Result(notice, Delivery(Outcome.BACK)) for notice in rows]

    def _prepare(self, notice: DueNotice, utility: Utility, tokens: Tokens) -> None:
        """Put the next message together while the server thinks over this one; raises nothing, for that one is in doubt."""
        message = self._make(notice, utility, tokens)
        self._ready = None if message is None else (notice, message)

    def _message(self, notice: DueNotice, utility: Utility, tokens: Tokens) -> bytes | None:
        ready, self._ready = self._ready, None
        return ready[1] if ready is not None and ready[0] is notice else self._make(notice, utility, tokens)

    def _make(self, notice: DueNotice, utility: Utility, tokens: Tokens) -> bytes | None:
        """The message; None where it can't be put together: one such notice must not keep the others from going."""
        try:
            file = self._file(notice)
            return make_mail(notice, utility, tokens.of(notice), self.address, self.clock.now(), file)
        except (LookupError, TypeError, ValueError) as error:
            _log.error(
                "notice %s of kind %s can't be put together: %s", notice.notice_id, notice.kind, type(error).__name__
            )
            return None

    def _file(self, notice: DueNotice) -> Attached | None:
        """What goes with the words, made now."""
        if notice.kind is NoticeKind.PAYMENT_DETAILS:
            return attached_slip(notice.facts, self.clock.today())
        if notice.kind in {NoticeKind.PAPER_COPY, NoticeKind.OFFICE_PAPER}:
            made = (mailed_print if notice.kind is NoticeKind.PAPER_COPY else office_papers.mailed)(notice.facts)
            return Attached(made.name, "application/pdf", made.pdf)
        return None
