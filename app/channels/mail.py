"""Outgoing e-mail: one SMTP connection for many messages, and what the server's answers mean.

The one thing that matters is where a dialogue breaks. Until the line with the final dot is given to the connection the
server cannot have taken the message over (RFC 5321, 4.1.1.4): deferred. From then until its answer is read nobody knows:
uncertain, for a person to decide.
"""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

from app.channels.tls import tls_context
from app.domain.faults import EnvironmentFault, Refused, Trouble
from app.domain.notices import Delivery, Outcome

DIALOGUE_STEPS: Final = 6
"""How many times the timeout a dialogue can last at most: MAIL, RCPT, DATA, the text, the final answer, RSET."""

_ADDRESS: Final = re.compile(r"[^@\s<>(),;:\"\[\]\\\x00-\x1f\x7f]{1,64}@[^@\s<>(),;:\"\[\]\\\x00-\x1f\x7f]{1,253}")
_ENHANCED: Final = re.compile(r"\d{3}[ -]([245])\.(\d{1,3})\.(\d{1,3})\b")
_NO_MAILBOX: Final = frozenset({550, 551, 553})
_LOOPBACK: Final = re.compile(r"localhost|127(\.\d{1,3}){3}|::1")


class Security(StrEnum):
    """How the connection is encrypted; the certificate is always verified."""

    TLS = "tls"
    STARTTLS = "starttls"
    NONE = "none"
    """Only to this computer itself."""


@dataclass(frozen=True, slots=True)
class MailRoute:
    """The mail server to hand e-mails to. ``sender`` is the address that writes and to which bounces come back."""

    host: str
    port: int
    sender: str
    security: Security = Security.STARTTLS
    user: str = ""
    password: str = field(default="", repr=False)
    ca_file: Path | None = None
    timeout_s: float = 60

    def check(self) -> None:
        """Raise Refused: ``mail_not_encrypted`` beyond this computer, ``mail_sender_wrong``."""
        if self.security is Security.NONE and not _LOOPBACK.fullmatch(self.host):
            raise Refused("mail_not_encrypted", {"host": self.host})
        if wire_address(self.sender) is None or not self.sender.isascii():
            raise Refused("mail_sender_wrong", {"sender": self.sender})


def wire_address(address: str) -> str | None:
    """The address as SMTP carries it, its domain in ASCII; None where it is none. Nothing of it can end a command."""
    if not _ADDRESS.fullmatch(address):
        return None
    local, _, domain = address.rpartition("@")
    try:
        return f"{local}@{domain if domain.isascii() else domain.encode('idna').decode('ascii')}"
    except UnicodeError:
        return None


class Post:
    """An open way to the mail server; connects when it is needed, and anew when the server has ended it."""

    def __init__(self, route: MailRoute) -> None:
        route.check()
        self.route = route
        self._context = None if route.security is Security.NONE else tls_context(route.ca_file)
        self._smtp: smtplib.SMTP | None = None

    def send(self, address: str, message: bytes, meanwhile: Callable[[], object] | None = None) -> Delivery:
        """Hand one message over. ``meanwhile`` is called while the server thinks over what it was given.

        Raises EnvironmentFault where no message can be sent (unreachable, tls, sign_in, mail_sender_refused):
        then this one was surely not delivered.
        """
        to = wire_address(address)
        if to is None:
            return Delivery(Outcome.UNKNOWN, "address_broken")
        kept = self._smtp is not None
        smtp = self._connected()
        refusal = self._begin(smtp, to, message, retry=kept)
        if refusal is not None:
            return refusal
        return self._hand_over(self._connected(), message, meanwhile)

    def close(self) -> None:
        """Say goodbye; nothing is lost where the server does not answer it."""
        smtp, self._smtp = self._smtp, None
        if smtp is not None:
            try:
                smtp.quit()
            except (OSError, smtplib.SMTPException):
                smtp.close()

    # ------------------------------------------------------------ dialogue

    def _begin(self, smtp: smtplib.SMTP, to: str, message: bytes, *, retry: bool) -> Delivery | None:
        """Envelope and DATA; None when the server waits for the text."""
        options = f" SIZE={len(message)}" if smtp.has_extn("size") else ""
        smtp.command_encoding = "ascii" if to.isascii() else "utf-8"
        if not to.isascii():
            if not smtp.has_extn("smtputf8"):
                return Delivery(Outcome.REFUSED, "553 5.6.7 address_needs_smtputf8")
            options += " SMTPUTF8"
        try:
            code, said = smtp.docmd("MAIL", f"FROM:<{self.route.sender}>{options}")
            if code == 421 and retry:
                raise smtplib.SMTPServerDisconnected("421")
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            if retry:  # the server has ended a connection that stood idle, or had its fill
                return self._begin(self._connected(), to, message, retry=False)
            return Delivery(Outcome.DEFERRED, broken("lost_before", error))
        try:
            if code == 250:
                code, said = smtp.docmd("RCPT", f"TO:<{to}>")
            elif code >= 500 and code != 552:
                self._drop()
                raise EnvironmentFault(
                    Trouble.PERMISSION, "The mail server refuses our sender.",
                    code="mail_sender_refused", detail={"answer": answer(code, said)},
                )  # fmt: skip
            if code in {250, 251}:
                code, said = smtp.docmd("DATA")
                if code == 354:
                    return None
            refused = judge(code, said)
            if code == 421:
                self._drop()
            else:
                smtp.rset()
            return refused
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            return Delivery(Outcome.DEFERRED, broken("lost_before", error))

    def _hand_over(self, smtp: smtplib.SMTP, message: bytes, meanwhile: Callable[[], object] | None) -> Delivery:
        """The text, the final dot, the answer that counts."""
        text = message if message.endswith(b"\r\n") else message + b"\r\n"
        if b"\r\n." in text or text.startswith(b"."):
            text = (b"\r\n" + text).replace(b"\r\n.", b"\r\n..")[2:]
        try:
            smtp.send(text + b".\r\n")  # raises only where the system did not take all of it, so not the final dot
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            return Delivery(Outcome.DEFERRED, broken("lost_in_text", error))
        try:
            if meanwhile is not None:
                meanwhile()
            code, said = smtp.getreply()
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            return Delivery(Outcome.UNCERTAIN, broken("lost_at_end", error))
        if code == 421:
            self._drop()
        return judge(code, said)

    def _connected(self) -> smtplib.SMTP:
        if self._smtp is None:
            self._smtp = self._connect()
        return self._smtp

    def _drop(self) -> None:
        smtp, self._smtp = self._smtp, None
        if smtp is not None:
            smtp.close()

    def _connect(self) -> smtplib.SMTP:
        route = self.route
        try:
            smtp = self._open()
        except ssl.SSLError as error:
            raise EnvironmentFault(
                Trouble.TLS, "The mail server's certificate.", code="mail_tls", detail=_reason(error)
            ) from None
        except smtplib.SMTPConnectError as error:
            raise EnvironmentFault(
                Trouble.UNREACHABLE, "greeting", code="mail_refuses", detail=_reason(error)
            ) from None
        except smtplib.SMTPNotSupportedError:
            raise EnvironmentFault(Trouble.TLS, "The mail server has no STARTTLS.", code="mail_no_starttls") from None
        except (OSError, smtplib.SMTPException) as error:
            raise EnvironmentFault(
                Trouble.UNREACHABLE, "mail", code="mail_unreachable", detail=_reason(error)
            ) from None
        try:
            if route.user:
                smtp.login(route.user, route.password)
        except smtplib.SMTPAuthenticationError as error:
            smtp.close()
            raise EnvironmentFault(
                Trouble.SIGN_IN, "mail", code="mail_sign_in", detail={"reason": str(error.smtp_code)}
            ) from None
        except (OSError, smtplib.SMTPException) as error:
            smtp.close()
            raise EnvironmentFault(
                Trouble.UNREACHABLE, "mail", code="mail_unreachable", detail=_reason(error)
            ) from None
        return smtp

    def _open(self) -> smtplib.SMTP:
        route = self.route
        smtp: smtplib.SMTP
        if route.security is Security.TLS:
            smtp = smtplib.SMTP_SSL(route.host, route.port, timeout=route.timeout_s, context=self._context)
        else:
            smtp = smtplib.SMTP(route.host, route.port, timeout=route.timeout_s)
        try:
            if route.security is Security.STARTTLS:
                smtp.starttls(context=self._context)
            smtp.ehlo_or_helo_if_needed()
        except BaseException:
            smtp.close()
            raise
        return smtp


def judge(code: int, said: bytes) -> Delivery:
    """What an answer of the server means for a message."""
    told = answer(code, said)
    if 200 <= code < 300:
        return Delivery(Outcome.SENT, told)
    if code < 500 and code != -1:
        return Delivery(Outcome.DEFERRED, told)
    enhanced = _ENHANCED.match(told)
    if enhanced is None:
        gone = code in _NO_MAILBOX
    else:  # RFC 3463: 5.1.x addressing (5.1.7 and 5.1.8 are about the sender), 5.2.1 mailbox disabled
        subject, detail = enhanced[2], enhanced[3]
        gone = (subject == "1" and detail not in {"7", "8"}) or (subject, detail) == ("2", "1")
    return Delivery(Outcome.UNKNOWN if gone else Outcome.REFUSED, told)


def answer(code: int, said: bytes) -> str:
    """A server's answer as one line of text."""
    line = " ".join(said.decode("utf-8", "replace").split())
    told = f"{code} {line}"
    return (told if told.isprintable() else "".join(letter for letter in told if letter.isprintable()))[:900]


def broken(stage: str, error: Exception) -> str:
    """Where a dialogue broke, as a code, and by what; nothing of a message is in it."""
    return f"{stage}: {type(error).__name__}"


def _reason(error: Exception) -> dict[str, object]:
    said = getattr(error, "verify_message", "") or getattr(error, "strerror", "") or type(error).__name__
    return {"reason": str(said)}
