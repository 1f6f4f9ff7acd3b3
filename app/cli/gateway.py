"""``okienko gateway``: the worker of on-line payments, its account at the gateway, and notifications that were forwarded.

The worker signs in to the database as a member of the role okienko_gateway, which can read no table.
"""

from __future__ import annotations

import secrets
import socket
from argparse import Namespace
from pathlib import Path
from typing import Final

from app.channels.przelewy24 import GatewayRoute, Przelewy24
from app.cli.connect import link_of
from app.cli.faults import answer_to
from app.cli.terminal import Answer, Exit, Terminal
from app.domain.faults import EnvironmentFault, Refused, Trouble
from app.domain.gateway import PaymentState
from app.services.gateway_worker import Worker, loop, notified
from app.system.clock import SYSTEM_CLOCK
from app.system.gateway_account import (
    PRODUCTION,
    SANDBOX,
    GatewayAccount,
    find_account,
    forget_account,
    keep_account,
    read_account,
)
from app.system.secrets import Secrets
from app.system.stop_sign import StopSign

_LONGEST: Final = 64 * 1024


def run(terminal: Terminal, options: Namespace) -> Answer:
    """Take what is due: once, or on and on until SIGTERM or Ctrl+C."""
    if not (options.once or options.loop):
        raise EnvironmentFault(Trouble.TARGET, "gateway", code="gateway_when_missing")
    gateway = _gateway(terminal, options)
    with link_of(terminal, options) as link, StopSign() as sign:
        worker = Worker(f"{socket.gethostname()[:40]}:{secrets.token_hex(8)}", gateway, SYSTEM_CLOCK, sign.is_asked)
        if options.loop:
            terminal.say("Following on-line payments at {place}, until stopped.", place=gateway.route.address)
            loop(worker, link, sign, lambda fault: answer_to(fault, terminal))
        else:
            worker.drain(link)
    told = {state.value: worker.said[state] for state in PaymentState if worker.said[state]}
    terminal.say(
        "Links made {open}, booked {booked}, to be cleared up {unclear}, failed {failed}, put off {put_off}.",
        **{state.value: worker.said[state] for state in PaymentState},
        put_off=worker.put_off,
    )
    return Answer(Exit.OK, {"steps": told, "put_off": worker.put_off})


def account(terminal: Terminal, options: Namespace) -> Answer:
    """Ask for the account's two secrets, try them, and keep them in the system's keyring; or forget them."""
    address, keyring = _address(terminal, options), Secrets()
    if options.forget:
        gone = forget_account(address, keyring)
        terminal.say("Forgotten." if gone else "There is no account of {place} in the keyring.", place=address)
        return Answer(Exit.OK if gone else Exit.NO, {"address": address})
    if options.merchant is None:
        raise EnvironmentFault(Trouble.TARGET, "gateway", code="gateway_merchant_missing")
    api_key = terminal.ask_secret("API key of {login} at {place}:", login=options.merchant, place=address)
    crc = terminal.ask_secret("CRC of {login} at {place}:", login=options.merchant, place=address)
    try:
        made = read_account(
            {"merchant": options.merchant, "pos": options.pos or options.merchant, "api_key": api_key or "", "crc": crc or ""}
        )  # fmt: skip
    except ValueError:
        raise Refused("gateway_account_wrong") from None
    Przelewy24(GatewayRoute(address, made, _ca_file(options))).test()
    if not keep_account(made, address, keyring):
        raise EnvironmentFault(Trouble.PERMISSION, "gateway", code="gateway_no_keyring")
    terminal.say("The account at {place} works and is kept in the keyring.", place=address)
    return Answer(Exit.OK, {"address": address, "merchant": made.merchant, "pos": made.pos})


def notify(terminal: Terminal, options: Namespace) -> Answer:
    """Take a notification of the gateway that a portal has forwarded."""
    gateway = _gateway(terminal, options)
    body = _read(terminal, options.file)
    with link_of(terminal, options) as link:
        notice, state = notified(gateway, link, body)
    if state is None:
        terminal.warn("The signature is right, but no payment of ours has this session.")
        return Answer(Exit.NO, {"session": notice.session, "state": None})
    terminal.say("The payment is looked at at once; so far: {state}.", state=state.value)
    return Answer(Exit.OK, {"session": notice.session, "state": state.value})


def _gateway(terminal: Terminal, options: Namespace) -> Przelewy24:
    address = _address(terminal, options)
    return Przelewy24(GatewayRoute(address, _account(terminal, options, address), _ca_file(options)))


def _address(terminal: Terminal, options: Namespace) -> str:
    chosen = SANDBOX if options.sandbox else terminal.environment.gateway.address or PRODUCTION
    return str(chosen).rstrip("/")


def _account(terminal: Terminal, options: Namespace, address: str) -> GatewayAccount:
    try:
        found = find_account(terminal.environment.gateway, address, options.account_fd, Secrets())
    except OSError:
        raise EnvironmentFault(Trouble.TARGET, "gateway", code="gateway_account_fd") from None
    except ValueError:
        raise EnvironmentFault(Trouble.TARGET, "gateway", code="gateway_account_wrong") from None
    if found is None:
        raise EnvironmentFault(
            Trouble.TARGET, "gateway", code="gateway_account_missing", detail={"place": address}
        )  # fmt: skip
    return found


def _ca_file(options: Namespace) -> Path | None:
    return Path(options.ca_file) if options.ca_file else None


def _read(terminal: Terminal, name: str) -> bytes:
    """The file, or what comes in where its name is ``-``; one letter more than a notification may have is enough."""
    if name != "-":
        try:
            with Path(name).open("rb") as stream:
                return stream.read(_LONGEST + 1)
        except OSError:
            raise Refused("notice_unreadable") from None
    raw = getattr(terminal.inp, "buffer", None)
    return bytes(raw.read(_LONGEST + 1)) if raw is not None else terminal.inp.read(_LONGEST + 1).encode()
