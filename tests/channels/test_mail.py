"""The way to the mail server: encryption is never dropped, certificates and logins count, addresses end no command."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from app.channels.mail import MailRoute, Post, Security, judge, wire_address
from app.domain.faults import EnvironmentFault, Refused, Trouble
from app.domain.notices import Delivery, Outcome
from tests.channels.smtp_kit import CUT, mail_server, make_certificates
from tests.stories.naughty import OWN

MESSAGE = b"From: bok@pwk.example\r\nTo: anna@poczta.example\r\nSubject: x\r\n\r\n.kropka\r\n..dwie\r\ntekst\r\n"
SENDER = "bok@pwk.example"
SECRET = "tajne-haslo-poczty"


def send(route: MailRoute, address: str = "anna@poczta.example", message: bytes = MESSAGE) -> Delivery:
    post = Post(route)
    try:
        return post.send(address, message)
    finally:
        post.close()


@pytest.mark.parametrize("security", [Security.TLS, Security.STARTTLS])
def test_that_mail_goes_encrypted_and_signed_in(tmp_path: Path, security: Security) -> None:
    made = make_certificates(tmp_path)
    context = made.server_context()
    starttls = security is Security.STARTTLS
    offered = mail_server(starttls=context, credentials=("bok", SECRET)) if starttls else mail_server(tls=context)
    with offered as server:
        route = MailRoute(
            "127.0.0.1", server.port, SENDER, security, "bok" if starttls else "", SECRET, made.authority, 5
        )  # fmt: skip
        assert send(route).outcome is Outcome.SENT
        assert server.taken[0].raw == MESSAGE
    assert SECRET not in repr(route)


@pytest.mark.parametrize("security", [Security.TLS, Security.STARTTLS])
@pytest.mark.parametrize("why", ["unknown authority", "other name"])
def test_that_a_certificate_that_does_not_fit_stops_it(tmp_path: Path, security: Security, why: str) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    made = make_certificates(tmp_path / "a", *(["poczta.example"] if why == "other name" else []))
    other = make_certificates(tmp_path / "b")
    trusted = made.authority if why == "other name" else other.authority
    context = made.server_context()
    offered = mail_server(tls=context) if security is Security.TLS else mail_server(starttls=context)
    with offered as server:
        with pytest.raises(EnvironmentFault) as caught:
            send(MailRoute("127.0.0.1", server.port, SENDER, security, ca_file=trusted, timeout_s=5))
        assert (caught.value.kind, caught.value.code) == (Trouble.TLS, "mail_tls")
        assert server.taken == []


def test_that_a_server_without_starttls_gets_nothing() -> None:
    with mail_server() as server:
        with pytest.raises(EnvironmentFault) as caught:
            send(MailRoute("127.0.0.1", server.port, SENDER, Security.STARTTLS, timeout_s=5))
        assert caught.value.code == "mail_no_starttls"
        assert server.taken == []


def test_that_a_wrong_password_is_told_and_not_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    made = make_certificates(tmp_path)
    caplog.set_level(logging.DEBUG)
    offered = mail_server(starttls=made.server_context(), credentials=("bok", "inne-haslo"))
    with offered as server, pytest.raises(EnvironmentFault) as caught:
        send(MailRoute("127.0.0.1", server.port, SENDER, Security.STARTTLS, "bok", SECRET, made.authority, 5))
    assert (caught.value.kind, caught.value.code) == (Trouble.SIGN_IN, "mail_sign_in")
    assert SECRET not in caplog.text + str(caught.value) + str(caught.value.detail)


def test_that_nothing_leaves_this_computer_in_clear() -> None:
    with pytest.raises(Refused, match="mail_not_encrypted"):
        Post(MailRoute("poczta.example", 25, SENDER, Security.NONE))


@pytest.mark.parametrize(
    "sender", ["", "bok", "bok@pwk.example\r\nRCPT TO:<x@y>", "bok@pwk.example> SIZE=1", "żółw@pwk.example"]
)
def test_that_a_sender_that_is_no_address_is_refused(sender: str) -> None:
    with pytest.raises(Refused, match="mail_sender_wrong"):
        Post(MailRoute("127.0.0.1", 25, sender, Security.NONE))


@pytest.mark.parametrize("address", ["", "a", "a@b@c", "a@b\r\nDATA", "<a@b>", "a b@c", "a@b>,<c@d", *OWN])
def test_that_what_is_no_address_is_sent_nowhere(address: str) -> None:
    assert wire_address(address) is None
    with mail_server() as server:
        told = send(MailRoute("127.0.0.1", server.port, SENDER, Security.NONE), address)
        assert (told, server.connections) == (Delivery(Outcome.UNKNOWN, "address_broken"), 0)


@pytest.mark.parametrize(
    ("address", "wire"),
    [("anna@gęś.example", "anna@xn--g-1ia2r.example"), ("żółw@poczta.example", "żółw@poczta.example")],
)
def test_that_polish_letters_in_an_address_arrive(address: str, wire: str) -> None:
    with mail_server() as server:
        assert send(MailRoute("127.0.0.1", server.port, SENDER, Security.NONE), address).outcome is Outcome.SENT
        assert server.addresses() == [wire]


def test_that_an_idle_connection_that_was_cut_is_opened_again() -> None:
    cut: list[int] = []

    def once(stage: str, _address: str, taken: int) -> str | None:
        if stage == "mail" and taken == 1 and not cut:
            cut.append(1)
            return CUT
        return None

    with mail_server(once) as server:
        post = Post(MailRoute("127.0.0.1", server.port, SENDER, Security.NONE))
        for _ in range(2):
            assert post.send("anna@poczta.example", MESSAGE).outcome is Outcome.SENT
        post.close()
        assert (len(server.taken), server.connections) == (2, 2)


@pytest.mark.parametrize(
    ("code", "said", "outcome"),
    [
        (250, "2.0.0 Ok", Outcome.SENT),
        (251, "will forward", Outcome.SENT),
        (421, "4.3.2 closing", Outcome.DEFERRED),
        (451, "4.7.1 greylisted", Outcome.DEFERRED),
        (550, "5.1.1 <a@b>: Recipient address rejected: User unknown", Outcome.UNKNOWN),
        (550, "no such user here", Outcome.UNKNOWN),
        (550, "5.2.1 mailbox disabled", Outcome.UNKNOWN),
        (550, "5.1.8 sender's domain not found", Outcome.REFUSED),
        (550, "5.7.1 blocked by policy", Outcome.REFUSED),
        (552, "5.2.2 mailbox full", Outcome.REFUSED),
        (554, "transaction failed", Outcome.REFUSED),
    ],
)
def test_that_answers_are_judged_by_their_codes(code: int, said: str, outcome: Outcome) -> None:
    assert judge(code, said.encode()) == Delivery(outcome, f"{code} {said}")


def test_that_an_answer_of_garbage_is_one_line_of_text() -> None:
    told = judge(550, b"5.7.1 \xff\xfe\x1b[31m no\r\nX\x00Y" + b"z" * 5000).answer
    assert told.isprintable()
    assert len(told) <= 900
