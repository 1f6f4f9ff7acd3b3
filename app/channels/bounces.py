"""E-mails that came back: delivery reports (RFC 3464) from a mailbox file, a Maildir or an IMAP mailbox."""

from __future__ import annotations

import email
import email.policy
import imaplib
import mailbox
import re
import ssl
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message
from pathlib import Path
from typing import Final

from app.channels.tls import tls_context
from app.domain.faults import EnvironmentFault, Trouble
from app.domain.notices import Bounce

LONGEST_BYTES: Final = 262_144
"""A report has its verdict and the original's headers at its beginning; more of it is not read."""
_ORIGINAL: Final = re.compile(rb"(?im)^message-id:[ \t]*\r?\n?[ \t]*(<[^<>\s]{1,300}>)")
_SAID: Final = 500


def read_report(raw: bytes) -> tuple[Bounce, ...]:
    """Every recipient that a delivery report speaks of; empty where the e-mail is no such report."""
    message = email.message_from_bytes(raw[:LONGEST_BYTES], policy=email.policy.compat32)
    if message.get_content_type() != "multipart/report":
        return ()
    if str(message.get_param("report-type", "")).lower() not in {"delivery-status", ""}:
        return ()
    statuses = [part for part in message.walk() if part.get_content_type() == "message/delivery-status"]
    if not statuses:
        return ()
    original = _original(raw, statuses[0])
    found = (_recipient(block, original) for part in statuses for block in _blocks(part))
    return tuple(bounce for bounce in found if bounce is not None)


def _blocks(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [block for block in payload if isinstance(block, Message)] if isinstance(payload, list) else []


def _recipient(block: Message, original: str) -> Bounce | None:
    """One group of fields of a recipient (RFC 3464, 2.3); None for the group about the message itself."""
    address = _address(block.get("Original-Recipient")) or _address(block.get("Final-Recipient"))
    if not address:
        return None
    action = _plain(block.get("Action")).lower()
    status = _plain(block.get("Status"))
    for_good = action == "failed" and not status.startswith("4")
    said = " ".join(part for part in (status, _plain(block.get("Diagnostic-Code"))) if part)
    return Bounce(original, address, said[:_SAID] or action, for_good)


def _address(value: object) -> str:
    """``rfc822; anna@poczta.example`` -> the address."""
    kind, mark, address = _plain(value).partition(";")
    return address.strip().strip("<>") if mark and kind.strip().lower() in {"rfc822", "utf-8"} else ""


def _plain(value: object) -> str:
    text = "" if value is None else str(value)
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def _original(raw: bytes, status: Message) -> str:
    """Message-ID of the e-mail that came back: of the part behind the report's status, not of the report itself."""
    _head, mark, rest = raw[:LONGEST_BYTES].partition(b"message/delivery-status")
    found = _ORIGINAL.search(rest if mark else b"")
    if found is None:
        return _plain(status.get("X-Original-Message-ID"))
    return found[1].decode("ascii", "replace")


def of_file(path: Path) -> Iterator[bytes]:
    """Each message of an mbox file or a Maildir, read only. Raises EnvironmentFault (target, mailbox_unreadable)."""
    try:
        if path.is_dir():
            if not (path / "cur").is_dir():
                raise EnvironmentFault(
                    Trouble.TARGET, "no Maildir", code="mailbox_unreadable", detail={"name": path.name}
                )
            maildir = mailbox.Maildir(path, create=False)
            for key in sorted(maildir.keys()):
                yield maildir.get_bytes(key)
        else:
            box = mailbox.mbox(path, create=False)
            try:
                for key in box.keys():  # noqa: SIM118 - a mailbox is no mapping: iterating gives messages
                    yield box.get_bytes(key)
            finally:
                box.close()
    except (OSError, mailbox.Error) as error:
        raise EnvironmentFault(
            Trouble.TARGET, "mailbox", code="mailbox_unreadable", detail={"name": path.name, "reason": type(error).__name__}
        ) from None  # fmt: skip


@dataclass(frozen=True, slots=True)
class ImapRoute:
    """A mailbox of an IMAP4 server, always by TLS."""

    host: str
    user: str
    password: str = field(default="", repr=False)
    port: int = 993
    folder: str = "INBOX"
    ca_file: Path | None = None
    timeout_s: float = 60


class Imap:
    """An open IMAP mailbox: unseen messages, each marked seen once it was dealt with."""

    def __init__(self, route: ImapRoute) -> None:
        try:
            self._imap = imaplib.IMAP4_SSL(
                route.host, route.port, ssl_context=tls_context(route.ca_file), timeout=route.timeout_s
            )
        except ssl.SSLError as error:
            detail = {"reason": getattr(error, "verify_message", "") or "TLS"}
            raise EnvironmentFault(Trouble.TLS, "imap", code="mail_tls", detail=detail) from None
        except (OSError, imaplib.IMAP4.error) as error:
            detail = {"reason": type(error).__name__}
            raise EnvironmentFault(Trouble.UNREACHABLE, "imap", code="mail_unreachable", detail=detail) from None
        try:
            self._imap.login(route.user, route.password)
        except imaplib.IMAP4.error:
            self.close()
            raise EnvironmentFault(Trouble.SIGN_IN, "imap", code="mail_sign_in", detail={"reason": "IMAP"}) from None
        answer, _ = self._imap.select(f'"{route.folder}"')
        if answer != "OK":
            self.close()
            raise EnvironmentFault(Trouble.TARGET, "imap", code="mailbox_unreadable", detail={"name": route.folder})

    def unseen(self) -> Iterator[tuple[str, bytes]]:
        """Number and beginning of each message that nobody has seen. Raises EnvironmentFault (mail_unreachable)."""
        try:
            _, found = self._imap.uid("SEARCH", "UNSEEN")
            for uid in (found[0] or b"").split():
                _, parts = self._imap.uid("FETCH", uid.decode(), f"(BODY.PEEK[]<0.{LONGEST_BYTES}>)")
                raw = next((part[1] for part in parts if isinstance(part, tuple)), b"")
                yield uid.decode(), raw
        except (OSError, imaplib.IMAP4.error) as error:
            detail = {"reason": type(error).__name__}
            raise EnvironmentFault(Trouble.GONE, "imap", code="mail_unreachable", detail=detail) from None

    def seen(self, uid: str) -> None:
        """This message was dealt with."""
        self._imap.uid("STORE", uid, "+FLAGS", r"(\Seen)")

    def close(self) -> None:
        """Say goodbye."""
        try:
            self._imap.logout()
        except (OSError, imaplib.IMAP4.error):
            self._imap.shutdown()
