"""Delivery reports as mail servers write them, from an mbox file, a Maildir and an IMAP server."""

from __future__ import annotations

import mailbox
import re
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typing_extensions import override

from app.channels.bounces import Imap, ImapRoute, of_file, read_report
from app.domain.faults import EnvironmentFault
from app.domain.notices import Bounce
from tests.channels.smtp_kit import make_certificates

ORIGINAL = "<24014.1.0123456789abcdef0123456789abcdef@pwk.example>"


def report(
    *,
    action: str = "failed",
    status: str = "5.1.1",
    original: str = "text/rfc822-headers",
    recipient: str = "Final-Recipient: rfc822; anna@poczta.example",
) -> bytes:
    """A report like Postfix writes it (RFC 3464)."""
    return "\r\n".join(
        [
            "From: MAILER-DAEMON@mx.poczta.example (Mail Delivery System)",
            "To: bok@pwk.example",
            "Subject: Undelivered Mail Returned to Sender",
            "Message-ID: <20261122.report@mx.poczta.example>",
            "MIME-Version: 1.0",
            'Content-Type: multipart/report; report-type=delivery-status; boundary="B1"',
            "",
            "This is a MIME-encapsulated message.",
            "--B1",
            "Content-Type: text/plain; charset=us-ascii",
            "",
            "I'm sorry to have to inform you that your message could not be delivered.",
            "--B1",
            "Content-Description: Delivery report",
            "Content-Type: message/delivery-status",
            "",
            "Reporting-MTA: dns; mx.poczta.example",
            "Arrival-Date: Sun, 22 Nov 2026 14:05:00 +0100 (CET)",
            "",
            recipient,
            f"Action: {action}",
            f"Status: {status}",
            "Diagnostic-Code: smtp; 550 5.1.1 <anna@poczta.example>: Recipient address rejected:",
            "    User unknown in virtual mailbox table",
            "",
            "--B1",
            "Content-Description: Undelivered Message",
            f"Content-Type: {original}",
            "",
            "Return-Path: <bok@pwk.example>",
            "From: =?utf-8?B?UFVL?= <bok@pwk.example>",
            "To: anna@poczta.example",
            "Subject: Nowa faktura",
            f"Message-ID: {ORIGINAL}",
            "",
            "--B1--",
            "",
        ]
    ).encode()


WANTED = Bounce(
    ORIGINAL,
    "anna@poczta.example",
    "5.1.1 smtp; 550 5.1.1 <anna@poczta.example>: Recipient address rejected: User unknown in virtual mailbox table",
    for_good=True,
)
LETTER = b"From: anna@poczta.example\r\nTo: bok@pwk.example\r\nSubject: Re: Nowa faktura\r\nMessage-ID: <x@y>\r\n\r\nDzie\xc5\x84 dobry\r\n"


@pytest.mark.parametrize("original", ["text/rfc822-headers", "message/rfc822"])
def test_that_a_report_tells_whose_mail_came_back(original: str) -> None:
    assert read_report(report(original=original)) == (WANTED,)
    assert read_report(report(original=original).replace(b"\r\n", b"\n")) == (WANTED,)


def test_that_the_address_we_wrote_to_counts_behind_a_forward() -> None:
    both = "Original-Recipient: rfc822; anna@poczta.example\r\nFinal-Recipient: rfc822; a.nowak@inna.example"
    assert read_report(report(recipient=both))[0].address == "anna@poczta.example"


@pytest.mark.parametrize(("action", "status"), [("delayed", "4.4.1"), ("delivered", "2.0.0"), ("failed", "4.4.7")])
def test_that_what_may_still_arrive_is_no_end(action: str, status: str) -> None:
    assert [bounce.for_good for bounce in read_report(report(action=action, status=status))] == [False]


def test_that_a_letter_is_no_report() -> None:
    assert read_report(LETTER) == ()
    assert read_report(b"") == ()
    assert read_report(report().replace(b"message/delivery-status", b"text/plain")) == ()


@given(st.binary(max_size=400), st.integers(0, 1500))
def test_that_no_garbage_upsets_the_reader(noise: bytes, at: int) -> None:
    whole = report()
    for bounce in read_report(whole[:at] + noise + whole[at:]):
        assert bounce.address.isprintable()
        assert bounce.said.isprintable()


# ---------------------------------------------------------------- where they lie


def test_that_an_mbox_and_a_maildir_are_read_and_left_as_they_are(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "zwroty")
    folder = mailbox.Maildir(tmp_path / "Maildir")
    for raw in (LETTER, report(), report(status="5.2.1")):
        box.add(raw)
        folder.add(raw)
    box.close()
    for path in (tmp_path / "zwroty", tmp_path / "Maildir"):
        before = {each: each.stat().st_size for each in tmp_path.rglob("*") if each.is_file()}
        found = [bounce for raw in of_file(path) for bounce in read_report(raw)]
        assert sorted(bounce.said[:5] for bounce in found) == ["5.1.1", "5.2.1"]
        assert {bounce.message_id for bounce in found} == {ORIGINAL}
        assert before == {each: each.stat().st_size for each in tmp_path.rglob("*") if each.is_file()}


def test_that_a_mailbox_that_is_not_there_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "nie ma", tmp_path):
        with pytest.raises(EnvironmentFault) as caught:
            list(of_file(path))
        assert caught.value.code == "mailbox_unreadable"


class _Imap(socketserver.StreamRequestHandler):
    """As much of an IMAP4 server as is asked of one."""

    messages: tuple[bytes, ...] = ()
    seen: set[int] = set()  # noqa: RUF012 - set by each test

    @override
    def handle(self) -> None:
        self.wfile.write(b"* OK ready\r\n")
        while line := self.rfile.readline():
            tag, _, rest = line.strip().partition(b" ")
            self.answer(rest)
            status = b"NO no" if b"LOGIN" in rest and b"tajne" not in rest else b"OK done"
            self.wfile.write(tag + b" " + status + b"\r\n")

    def answer(self, rest: bytes) -> None:
        unseen = [number for number in range(1, len(self.messages) + 1) if number not in self.seen]
        if rest.startswith(b"CAPABILITY"):
            self.wfile.write(b"* CAPABILITY IMAP4REV1\r\n")
        elif rest.startswith(b"SELECT"):
            self.wfile.write(f"* {len(self.messages)} EXISTS\r\n".encode())
        elif rest.startswith(b"UID SEARCH"):
            self.wfile.write(b"* SEARCH " + " ".join(map(str, unseen)).encode() + b"\r\n")
        elif (found := re.match(rb"UID FETCH (\d+)", rest)) is not None:
            raw = self.messages[int(found[1]) - 1]
            self.wfile.write(b"* %b FETCH (UID %b BODY[]<0> {%d}\r\n" % (found[1], found[1], len(raw)) + raw + b")\r\n")
        elif (found := re.match(rb"UID STORE (\d+) \+FLAGS \(\\Seen\)", rest)) is not None:
            self.seen.add(int(found[1]))
        elif rest.startswith(b"LOGOUT"):
            self.wfile.write(b"* BYE\r\n")


@contextmanager
def imap_server(context: ssl.SSLContext, *messages: bytes) -> Iterator[tuple[int, set[int]]]:
    """Serve on loopback; gives the port and the numbers of messages marked seen."""
    seen: set[int] = set()
    handler = type("Imap", (_Imap,), {"messages": messages, "seen": seen})
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield server.server_address[1], seen
        finally:
            server.shutdown()
            thread.join(10)


def test_that_unseen_messages_are_fetched_once(tmp_path: Path) -> None:
    made = make_certificates(tmp_path)
    with imap_server(made.server_context(), LETTER, report()) as (port, seen):
        for wanted in ([(), (WANTED,)], []):
            with closing(
                Imap(ImapRoute("localhost", "bok", "tajne", port, ca_file=made.authority, timeout_s=5))
            ) as box:
                found = []
                for uid, raw in box.unseen():
                    found.append(read_report(raw))
                    box.seen(uid)
            assert found == wanted
        assert seen == {1, 2}


def test_that_imap_wants_its_certificate_and_its_password(tmp_path: Path) -> None:
    made = make_certificates(tmp_path)
    with imap_server(made.server_context()) as (port, _seen):
        with pytest.raises(EnvironmentFault) as caught:
            Imap(ImapRoute("localhost", "bok", "tajne", port, timeout_s=5))
        assert caught.value.code == "mail_tls"
        with pytest.raises(EnvironmentFault) as caught:
            Imap(ImapRoute("localhost", "bok", "zle", port, ca_file=made.authority, timeout_s=5))
        assert caught.value.code == "mail_sign_in"
