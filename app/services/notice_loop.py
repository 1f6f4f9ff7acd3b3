"""When the sender works: once through what is due, or on and on, woken by what is put into the outbox."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Protocol

from app.domain.faults import EnvironmentFault
from app.services.link import Link
from app.services.notice_sender import Sender

PATIENCE_S: Final = 60.0
"""How long a sender that ends tries to tell the database what became of the last e-mails."""
_IDLE_S: Final = 30.0
_FIRST_PAUSE_S: Final = 5.0
_LONGEST_PAUSE_S: Final = 300.0


class Sign(Protocol):
    """The stop sign, as far as the loop knows it (``app.system.stop_sign.StopSign``)."""

    def is_asked(self) -> bool:
        """Whether to stop."""
        ...

    def wait(self, seconds: float) -> bool:
        """Wait so long or until asked to stop."""
        ...

    def tell(self, listener: Callable[[], object]) -> None:
        """Call ``listener`` when asked to stop."""
        ...


def once(sender: Sender, database: Link, sign: Sign) -> None:
    """Send what is due now. Raises EnvironmentFault; what the database could not be told is tried for a minute."""
    try:
        sender.drain(database)
    except EnvironmentFault as fault:
        _tell_at_last(sender, database, sign)
        if fault.code.startswith("mail_") or sender.unrecorded:
            raise
        sender.drain(database)


def _tell_at_last(sender: Sender, database: Link, sign: Sign) -> None:
    deadline = sender.clock.monotonic() + PATIENCE_S
    stopped, sender.stop = sender.stop, lambda: True
    try:
        while sender.unrecorded and sender.clock.monotonic() < deadline:
            try:
                sender.drain(database)
            except EnvironmentFault as fault:
                if not fault.lost:
                    return
                sign.wait(1.0)
    finally:
        sender.stop = stopped


def loop(sender: Sender, database: Link, sign: Sign, trouble: Callable[[EnvironmentFault], object]) -> None:
    """Send until asked to stop. ``trouble`` hears of faults that a later try may mend; others are raised."""
    pause = _FIRST_PAUSE_S
    while not sign.is_asked():
        try:
            _listen_and_drain(sender, database, sign)
            pause = _FIRST_PAUSE_S
        except EnvironmentFault as fault:
            if not (fault.lost or fault.code.startswith("mail_")):
                raise
            trouble(fault)
            sign.wait(pause)
            pause = min(pause * 2, _LONGEST_PAUSE_S)
    if sender.unrecorded:
        _tell_at_last(sender, database, sign)


def _listen_and_drain(sender: Sender, database: Link, sign: Sign) -> None:
    """Hear first, then look: what is put in between is not slept through."""
    clock = sender.clock
    with database.listener() as listener:
        sign.tell(listener.stop)
        while not sign.is_asked():
            sender.drain(database)
            until = clock.monotonic() + _IDLE_S
            for notice in listener.notices(lambda: sign.is_asked() or clock.monotonic() >= until):  # noqa: B023 - used up within the turn
                if notice.payload.startswith(("notices:", "*:")):
                    break
