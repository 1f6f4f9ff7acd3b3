"""A real SMTP server on loopback that refuses, stalls, hangs up and kills by a plan; certificates made in the test.

It runs an event loop in a thread of its own, so that the sender under test is plain blocking code as in an office.
"""

from __future__ import annotations

import asyncio
import email
import email.policy
import logging
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from ipaddress import ip_address
from pathlib import Path
from typing import Any, cast

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from typing_extensions import override

logging.getLogger("mail.log").setLevel(logging.CRITICAL)  # the server's: it tells of every hang-up
CUT = "CUT"
"""Hang up at once, without an answer."""
STALL = "STALL"
"""Never answer."""
Act = str | Callable[[], object] | None
"""An answer to give instead, CUT, STALL, or something to do first (then all goes on)."""
Plan = Callable[[str, str, int], Act]
"""(stage, recipient, how many e-mails this server has taken) -> what to do. Stages in the order of a dialogue:
``connect``, ``ehlo``, ``mail``, ``rcpt``, ``data``, ``text`` (received, not yet taken), ``taken`` (before the answer),
``answered``.
"""


def no_plan(_stage: str, _address: str, _taken: int) -> Act:
    """Everything goes well."""
    return None


@dataclass(frozen=True)
class Taken:
    """An e-mail that the server has taken over."""

    sender: str
    address: str
    raw: bytes

    @property
    def mail(self) -> EmailMessage:
        """Read back by the standard library."""
        return email.message_from_bytes(self.raw, policy=email.policy.default)


@dataclass
class MailServer:
    """What a test looks at: the port and what was taken."""

    plan: Plan = no_plan
    port: int = 0
    taken: list[Taken] = field(default_factory=list)
    connections: int = 0
    credentials: tuple[str, str] | None = None

    def addresses(self) -> list[str]:
        """Recipients in the order of delivery."""
        return [each.address for each in self.taken]


class _Dialogue(SMTP):
    """One connection, following the plan."""

    def __init__(self, server: MailServer, **options: Any) -> None:
        self._told = server
        self._address = ""
        super().__init__(_Handler(server, self), hostname="mail.test", enable_SMTPUTF8=True, **options)

    @override
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        self._told.connections += 1

    async def follow(self, stage: str) -> bool:
        """Do what the plan says; whether that was the answer."""
        act = self._told.plan(stage, self._address, len(self._told.taken))
        if act is None:
            return False
        if callable(act):
            act()
            return False
        if act == CUT:
            cast("asyncio.Transport", self.transport).abort()
        elif act == STALL:
            await asyncio.sleep(3600)
        else:
            await self.push(act)
        return True

    @override
    async def smtp_EHLO(self, hostname: str) -> None:
        if not await self.follow("ehlo"):
            await super().smtp_EHLO(hostname)

    @override
    async def smtp_MAIL(self, arg: str | None) -> None:
        self._address = ""
        if not await self.follow("mail"):
            await super().smtp_MAIL(arg)

    @override
    async def smtp_RCPT(self, arg: str | None) -> None:
        self._address = (arg or "").partition("<")[2].partition(">")[0]
        if not await self.follow("rcpt"):
            await super().smtp_RCPT(arg)

    @override
    async def smtp_DATA(self, arg: str) -> None:
        if not await self.follow("data"):
            await super().smtp_DATA(arg)
            await self.follow("answered")


class _Handler:
    def __init__(self, server: MailServer, dialogue: _Dialogue) -> None:
        self._server, self._dialogue = server, dialogue

    async def handle_DATA(self, _smtp: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        act = self._server.plan("text", envelope.rcpt_tos[0], len(self._server.taken))
        if callable(act):
            act()
        elif isinstance(act, str):
            if act in {CUT, STALL}:
                return await self._silent(act)
            return act
        self._server.taken.append(Taken(envelope.mail_from or "", envelope.rcpt_tos[0], _bytes(envelope.content)))
        act = self._server.plan("taken", envelope.rcpt_tos[0], len(self._server.taken))
        if callable(act):
            act()
        elif act in {CUT, STALL}:
            return await self._silent(str(act))
        return f"250 2.0.0 Ok: queued as {len(self._server.taken):06X}"

    async def _silent(self, act: str) -> str:
        if act == STALL:
            await asyncio.sleep(3600)
        cast("asyncio.Transport", self._dialogue.transport).abort()
        return "250 nobody hears this"


def _bytes(content: bytes | str | None) -> bytes:
    return content.encode() if isinstance(content, str) else content or b""


@contextmanager
def mail_server(
    plan: Plan = no_plan,
    *,
    tls: ssl.SSLContext | None = None,
    starttls: ssl.SSLContext | None = None,
    credentials: tuple[str, str] | None = None,
) -> Iterator[MailServer]:
    """Serve on loopback while the block lasts. ``tls``: from the first byte; ``starttls``: offered."""
    server = MailServer(plan, credentials=credentials)
    options: dict[str, Any] = {"tls_context": starttls, "require_starttls": starttls is not None}
    if credentials is not None:
        options |= {"authenticator": _checker(credentials), "auth_required": True, "auth_require_tls": True}
    ready, loop = threading.Event(), asyncio.new_event_loop()
    loop.set_exception_handler(lambda _loop, _context: None)  # a handshake that a test lets fail

    def make() -> asyncio.BaseProtocol:
        return _Dialogue(server, loop=loop, **options)

    def work() -> None:
        asyncio.set_event_loop(loop)
        listening = loop.run_until_complete(loop.create_server(make, "127.0.0.1", 0, ssl=tls))
        server.port = listening.sockets[0].getsockname()[1]
        ready.set()
        loop.run_forever()
        listening.close()
        tasks = asyncio.all_tasks(loop)
        for task in tasks:
            task.cancel()
        loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
        loop.run_until_complete(asyncio.sleep(0.02))  # transports that were cut close their sockets
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()

    thread = threading.Thread(target=work, name="mail server")
    thread.start()
    assert ready.wait(10)
    try:
        yield server
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)


def _checker(credentials: tuple[str, str]) -> Callable[..., AuthResult]:
    def check(_server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, given: object) -> AuthResult:
        assert isinstance(given, LoginPassword)
        return AuthResult(success=(given.login.decode(), given.password.decode()) == credentials, handled=False)

    return check


@dataclass(frozen=True)
class Certificates:
    """Files of an authority and of what it vouches for: a server named localhost."""

    authority: Path
    chain: Path
    key: Path

    def server_context(self) -> ssl.SSLContext:
        """For the server's end."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.chain, self.key)
        return context


def make_certificates(folder: Path, *names: str) -> Certificates:
    """An authority of this test, and a certificate for ``names`` (localhost and 127.0.0.1 without any)."""
    authority_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    authority_name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "authority of a test")])
    authority = _certificate(authority_name, authority_name, authority_key, authority_key, None)
    told = [x509.DNSName(name) for name in names or ("localhost",)]
    alternatives = x509.SubjectAlternativeName([*told, *([] if names else [x509.IPAddress(ip_address("127.0.0.1"))])])
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, (*names, "localhost")[0])])
    certificate = _certificate(subject, authority_name, key, authority_key, alternatives)
    made = Certificates(folder / "authority.pem", folder / "chain.pem", folder / "key.pem")
    pem = serialization.Encoding.PEM
    made.authority.write_bytes(authority.public_bytes(pem))
    made.chain.write_bytes(certificate.public_bytes(pem))
    made.key.write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )  # fmt: skip
    return made


def _certificate(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    signer: ec.EllipticCurvePrivateKey,
    alternatives: x509.SubjectAlternativeName | None,
) -> x509.Certificate:
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=2))
        .add_extension(x509.BasicConstraints(ca=alternatives is None, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False)
    )
    if alternatives is None:
        usage = x509.KeyUsage(
            digital_signature=True, content_commitment=False, key_encipherment=False, data_encipherment=False,
            key_agreement=False, key_cert_sign=True, crl_sign=True, encipher_only=False, decipher_only=False,
        )  # fmt: skip
        builder = builder.add_extension(usage, critical=True)
    else:
        builder = builder.add_extension(alternatives, critical=False)
    return builder.sign(signer, hashes.SHA256())
