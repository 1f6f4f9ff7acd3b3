"""``okienko notices``: the sender of e-mail notices, and the reader of those that came back.

Both sign in to the database as a member of the role okienko_notices, which can read no table.
"""

from __future__ import annotations

import secrets
import socket
from argparse import Namespace
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Final

from app.channels.bounces import Imap, ImapRoute, of_file, read_report
from app.channels.mail import DIALOGUE_STEPS, MailRoute, Post, Security
from app.cli.connect import link_of
from app.cli.faults import answer_to
from app.cli.terminal import Answer, Exit, Terminal
from app.domain.faults import EnvironmentFault, Refused, Trouble
from app.domain.notices import Outcome
from app.services import notices
from app.services.link import Link
from app.services.notice_loop import loop, once
from app.services.notice_sender import Sender
from app.system.clock import SYSTEM_CLOCK
from app.system.environment import MailEnvironment
from app.system.mail_account import find_password
from app.system.secrets import Secrets
from app.system.stop_sign import StopSign

_PORTS: Final = {Security.TLS: 465, Security.STARTTLS: 587, Security.NONE: 25}
_IMAP_PORT: Final = 993


def send(terminal: Terminal, options: Namespace) -> Answer:
    """Deliver what is due: once, or on and on until SIGTERM or Ctrl+C."""
    route = _smtp(terminal, options)
    with link_of(terminal, options) as link, StopSign() as sign, closing(Post(route)) as post:
        sender = Sender(
            name=f"{socket.gethostname()[:40]}:{secrets.token_hex(8)}",
            address=route.sender,
            carrier=post,
            clock=SYSTEM_CLOCK,
            stop=sign.is_asked,
            longest_s=route.timeout_s * DIALOGUE_STEPS,
        )
        if options.loop:
            terminal.say("Sending by {host}, until stopped.", host=route.host)
            loop(sender, link, sign, lambda fault: answer_to(fault, terminal))
        else:
            once(sender, link, sign)
    terminal.say(
        "Sent {sent}, put off {deferred}, refused {refused}, uncertain {uncertain}.",
        sent=sender.said[Outcome.SENT],
        deferred=sender.said[Outcome.DEFERRED],
        refused=sender.said[Outcome.REFUSED] + sender.said[Outcome.UNKNOWN],
        uncertain=sender.said[Outcome.UNCERTAIN],
    )
    told = {outcome.value: sender.said[outcome] for outcome in Outcome if outcome is not Outcome.BACK}
    return Answer(Exit.OK, told)


def bounces(terminal: Terminal, options: Namespace) -> Answer:
    """Mark the addresses that delivery reports speak of."""
    if (options.mailbox is None) == (not options.imap):
        raise Refused("mailbox_missing")
    found: Counter[str] = Counter()
    with link_of(terminal, options) as link:
        if options.mailbox is not None:
            for raw in of_file(Path(options.mailbox)):
                _take(link, raw, found)
        else:
            with closing(Imap(_imap(terminal, options))) as box:
                for uid, raw in box.unseen():
                    _take(link, raw, found)
                    box.seen(uid)
    terminal.say(
        "Messages {messages}, came back {bounced}, cards marked {cards}, told before {again}, put off {delayed}, not ours {strange}.",
        **{name: found[name] for name in ("messages", "bounced", "cards", "again", "delayed", "strange")},
    )
    return Answer(Exit.OK, dict(found))


def _take(link: Link, raw: bytes, found: Counter[str]) -> None:
    found["messages"] += 1
    for bounce in read_report(raw):
        if not bounce.for_good:
            found["delayed"] += 1
            continue
        outcome = notices.bounced(link, bounce)
        found["bounced" if outcome.known and not outcome.again else "again" if outcome.again else "strange"] += 1
        found["cards"] += outcome.cards


def _smtp(terminal: Terminal, options: Namespace) -> MailRoute:
    said = terminal.environment.smtp
    host = _needed(options.host or said.host)
    try:
        security = Security(options.security or said.security or Security.STARTTLS)
        port = int(options.port or said.port or _PORTS[security])
    except ValueError:
        raise EnvironmentFault(Trouble.TARGET, "mail", code="mail_setting_wrong") from None
    user = options.user or said.user
    return MailRoute(
        host=host,
        port=port,
        sender=_needed(options.sender or said.sender),
        security=security,
        user=user,
        password=_password(terminal, said, host, user, options) if user else "",
        ca_file=Path(options.ca_file) if options.ca_file else None,
    )


def _imap(terminal: Terminal, options: Namespace) -> ImapRoute:
    said = terminal.environment.imap
    host, user = _needed(options.host or said.host), _needed(options.user or said.user)
    try:
        port = int(options.port or said.port or _IMAP_PORT)
    except ValueError:
        raise EnvironmentFault(Trouble.TARGET, "mail", code="mail_setting_wrong") from None
    password = _password(terminal, said, host, user, options)
    return ImapRoute(
        host, user, password, port, options.folder, Path(options.ca_file) if options.ca_file else None
    )  # fmt: skip


def _needed(value: str) -> str:
    if not value:
        raise EnvironmentFault(Trouble.TARGET, "mail", code="mail_setting_missing")
    return value


def _password(terminal: Terminal, said: MailEnvironment, host: str, user: str, options: Namespace) -> str:
    try:
        found = find_password(said, host, user, options.password_fd, Secrets())
    except OSError:
        raise EnvironmentFault(Trouble.TARGET, "mail", code="mail_password_fd") from None
    if found is None and terminal.can_ask():
        found = terminal.ask_secret("Password of {login} for {place}:", login=user, place=host)
    if not found:
        raise EnvironmentFault(Trouble.TARGET, "mail", code="mail_password_missing")
    return found
