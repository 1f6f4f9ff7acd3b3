"""The worker of on-line payments: takes one step of one request, asks the gateway, tells the database what it said.

Nothing is kept here between two steps: whatever dies, the lease ends and another worker takes the step again. Each step
may be repeated: a registration gets a new session, a look tells the truth of the moment, a confirmation that was heard
before is seen at the next look, and the database books a payment once.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from app.domain.faults import BugFault, Conflict, EnvironmentFault, Refused, Trouble
from app.domain.gateway import GatewayPayment, Job, Notice, PaymentGateway, PaymentState, Step
from app.services.link import Link
from app.services.notice_loop import Sign
from app.store import payments as store
from app.store.listener import Listener
from app.store.payments import Steps
from app.store.session import Cancel
from app.system.clock import Clock

_AWAY_IN_A_ROW: Final = 3
"""So many steps without an answer are about the gateway, not about one payment."""
_IDLE_S: Final = 30.0
_LEAST_S: Final = 0.05
_FIRST_PAUSE_S: Final = 2.0
_LONGEST_PAUSE_S: Final = 30.0
_HOPELESS: Final = frozenset({Trouble.SIGN_IN, Trouble.TLS, Trouble.PERMISSION})
_PASSES: Final = frozenset({Trouble.BUSY, Trouble.TIMEOUT, Trouble.CROWDED, Trouble.DISK_FULL, Trouble.READ_ONLY})
"""Troubles of the database that a later try may mend, beside those in which it can't be talked to at all."""
_log = logging.getLogger(__name__)


@dataclass
class Worker:
    """One worker: its name on the leases, the gateway, its clock. ``stop`` is asked between two steps."""

    name: str
    gateway: PaymentGateway
    clock: Clock
    stop: Callable[[], bool] = bool
    said: Counter[PaymentState] = field(default_factory=Counter)
    """How many steps ended in which state."""
    put_off: int = 0
    _away: int = 0

    def drain(self, database: Link) -> float | None:
        """Take the steps that are due now; gives in how many seconds the next one is (None: none is).

        Raises EnvironmentFault of the database, or of the gateway where it lets nobody in or does not answer.
        """
        with database.read() as connection:
            steps = Steps(connection, self.name)
            while not self.stop():
                taken = steps.take()
                if taken.job is None:
                    return taken.wait_s
                self._step(steps, taken.job)
        return None

    def _step(self, steps: Steps, job: Job) -> None:
        try:
            state = self._ask(steps, job)
        except EnvironmentFault as fault:
            if fault.kind is Trouble.BUSY:  # of two workers or desks one had to give way; the others go on
                self._put_off(steps, job, "away", "busy")
                return
            if not fault.code.startswith("gateway_"):
                raise
            self._put_off(steps, job, "away", fault.code)
            self._away += 1
            if fault.kind in _HOPELESS or self._away >= _AWAY_IN_A_ROW:
                self._away = 0
                raise
            return
        except Refused as refusal:
            kind = {"gateway_refused": "refused", "gateway_strange": "strange"}.get(refusal.code, "unbooked")
            said = f"{refusal.code} {refusal.detail.get('status', '')} {refusal.detail.get('said', '')}".strip()
            self._put_off(steps, job, kind, said)
        except Conflict as conflict:  # two workers saw one number of the gateway at two requests in the same moment
            self._put_off(steps, job, "strange", conflict.what)
        except BugFault as bug:  # one payment that meets a fault of ours must not keep the others waiting
            _log.error("on-line payment %d: %s %s", job.request_id, bug, bug.where)
            self._put_off(steps, job, "unbooked", bug.code)
        else:
            self.said[state] += 1
        self._away = 0

    def _ask(self, steps: Steps, job: Job) -> PaymentState:
        if job.step is Step.REGISTER:
            return steps.registered(job, self.gateway.register(job))
        found = self.gateway.look(job.session)
        state = steps.looked(job, found)
        if state is PaymentState.VERIFYING and found is not None and found.order_id:
            state = self._verify(steps, job, found)
        return state

    def _verify(self, steps: Steps, job: Job, found: GatewayPayment) -> PaymentState:
        """Have it confirmed: the database has already seen that number, amount and currency are right (what was asked
        for, or the amount that accounting has accepted instead).
        """
        self.gateway.verify(job.session, found.order_id, found.amount, job.currency)
        return steps.verified(job, found.order_id)

    def _put_off(self, steps: Steps, job: Job, kind: str, said: str) -> None:
        self.put_off += 1
        state = steps.put_off(job, kind, said)
        _log.warning("on-line payment %d: %s put off as %s, now %s", job.request_id, job.step.value, kind, state.value)
        if state in {PaymentState.FAILED, PaymentState.UNCLEAR}:
            self.said[state] += 1


def loop(worker: Worker, database: Link, sign: Sign, trouble: Callable[[EnvironmentFault], object]) -> None:
    """Work until asked to stop. ``trouble`` hears of faults that a later try may mend; others are raised."""
    pause = _FIRST_PAUSE_S
    while not sign.is_asked():
        try:
            with database.listener() as listener:
                sign.tell(listener.stop)
                while not sign.is_asked():
                    wait = worker.drain(database)
                    pause = _FIRST_PAUSE_S
                    wait = _IDLE_S if wait is None else min(wait, _IDLE_S)
                    _until_due(listener, worker, sign, max(wait, _LEAST_S))
        except EnvironmentFault as fault:
            if not (fault.lost or fault.kind in _PASSES or fault.code.startswith("gateway_")):
                raise
            trouble(fault)
            sign.wait(pause)
            pause = min(pause * 2, _LONGEST_PAUSE_S)


def _until_due(listener: Listener, worker: Worker, sign: Sign, wait: float) -> None:
    """Wait for a request, for what is due next, or for the sign."""
    until = worker.clock.monotonic() + wait
    for notice in listener.notices(lambda: sign.is_asked() or worker.clock.monotonic() >= until, wait):
        if notice.payload.startswith(("payment_requests:", "*:")):
            return


def notified(
    gateway: PaymentGateway, database: Link, body: bytes, *, cancel: Cancel | None = None
) -> tuple[Notice, PaymentState | None]:
    """Take a notification: checked, then only a hint to look at once. None: no request of ours has that session.

    Raises Refused (``notice_unreadable``, ``notice_forged``, ``notice_of_another``).
    """
    notice = gateway.read_notice(body)
    return notice, store.noticed(database, notice, cancel=cancel)
