"""The gateway's client against a server that keeps the published contract: what is sent, what each answer means, no secrets told."""

from __future__ import annotations

import base64
import json
import logging
import re
import socket
import time
from pathlib import Path
from typing import Any

import pytest

from app.channels.przelewy24 import GatewayRoute, Przelewy24
from app.domain.faults import EnvironmentFault, Refused, Trouble
from app.domain.gateway import GatewayPayment, GatewayStatus, Job, Step
from app.system.gateway_account import GatewayAccount
from tests.channels.smtp_kit import make_certificates
from tests.gateway.kit import account, gateway
from tests.gateway.server import (
    CUT,
    DRIP,
    NOTICE,
    REGISTER,
    REGISTER_REQUIRED,
    STALL,
    VERIFY,
    VERIFY_REQUIRED,
    Act,
    gateway_server,
)
from tests.shared_data import shared_file

SESSION = "okienko-" + "0a" * 32


def job(**values: Any) -> Job:
    made: dict[str, Any] = {
        "customer_id": 1, "request_id": 2, "step": Step.REGISTER, "session": SESSION, "amount": 14832, "currency": "PLN",
        "title": "FV/WOD/10/2026 Łużycka", "label": "W-004512", "email": "k@poczta.example", "minutes": 99,
        "return_url": "https://ebok.pwk.example", "status_url": "", "order_id": None, **values,
    }  # fmt: skip
    return Job(**made)


# ---------------------------------------------------------------- the contract itself


def _fields(text: str, name: str) -> tuple[dict[str, tuple[str, int | None]], set[str]]:
    """Properties (type, longest) and what is required of one schema of the contract, told by their indentation."""
    part = re.split(r"\n    \w", text.split(f"\n    {name}:\n")[1])[0]
    properties, _, required = part.partition("\n      required:")
    found: dict[str, tuple[str, int | None]] = {}
    for each in re.split(r"\n        (?=\w+:)", properties.partition("properties:")[2])[1:]:
        kind = re.search(r"\n          type: (\w+)", each)
        longest = re.search(r"\n          maxLength: (\d+)", each)
        if kind:
            found[each.partition(":")[0]] = (kind[1], int(longest[1]) if longest else None)
    return found, set(re.findall(r"^ +- (\w+)", required, re.MULTILINE))


@pytest.mark.parametrize(
    ("schema", "known", "required"),
    [
        ("TransactionRequestBody1", REGISTER, REGISTER_REQUIRED),
        ("TransactionVerificationBody", VERIFY, VERIFY_REQUIRED),
        ("TransactionResult", {name: (kind, None) for name, kind in NOTICE.items()}, set()),
    ],
)
def test_that_the_test_s_gateway_keeps_the_published_contract(
    schema: str, known: dict[str, tuple[type, int | None]], required: set[str]
) -> None:
    text = shared_file("gateway", "przelewy24_openapi.yml").read_text(encoding="utf-8")
    fields, wanted = _fields(text, schema)
    words = {int: "integer", str: "string", bool: "boolean"}
    assert wanted == required
    for name, (kind, longest) in known.items():
        assert fields[name][0] == words[kind], name
        assert longest is None or fields[name][1] == longest, name
    assert set(fields) - set(known) <= {"additional"}, "what the contract has and the test's gateway does not know"


# ---------------------------------------------------------------- what is sent


def test_that_a_payment_is_registered_looked_at_and_confirmed() -> None:
    with gateway_server() as server:
        client = gateway(server)
        client.test()
        made = client.register(job(status_url="https://ebok.pwk.example/p24"))
        assert made.link == f"{server.address}/trnRequest/{made.token}"
        body = server.transactions[SESSION].body
        assert set(body) >= REGISTER_REQUIRED
        assert (body["transferLabel"], body["urlStatus"]) == ("W-004512", "https://ebok.pwk.example/p24")
        unpaid = client.look(SESSION)
        assert unpaid is not None
        assert unpaid.status is GatewayStatus.NOTHING
        server.pay(made.link)
        order = server.transactions[SESSION].order
        assert client.look(SESSION) == GatewayPayment(SESSION, GatewayStatus.ADVANCE, order, 14832, "PLN")
        client.verify(SESSION, order, 14832, "PLN")
        found = client.look(SESSION)
        assert found is not None
        assert found.status is GatewayStatus.PAID
        assert client.look("okienko-unknown") is None


def test_that_numbers_of_an_order_may_be_long() -> None:
    with gateway_server() as server:
        client = gateway(server)
        server.pay(client.register(job()).link, order=2**62)
        found = client.look(SESSION)
        assert found is not None
        client.verify(SESSION, found.order_id, found.amount, found.currency)


@pytest.mark.parametrize(
    "values",
    [
        {"title": "Ł" * 1024},
        {"label": "0123456789/ABCDEF-0123456789"},
        {"label": 'zażółć_"gęślą"'},
        {"title": 'cudzysłów " i \\ ukośnik /'},
        {"minutes": 0},
        {"amount": 1},
    ],
)
def test_that_odd_values_stay_within_the_contract(values: dict[str, Any]) -> None:
    with gateway_server() as server:
        gateway(server).register(job(**values))


@pytest.mark.parametrize(
    "values", [{"email": ""}, {"email": "k" * 51}, {"amount": 0}, {"title": "x" * 1025}, {"minutes": 100}]
)
def test_that_the_gateway_refuses_what_its_contract_does_not_hold(values: dict[str, Any]) -> None:
    with gateway_server() as server:
        with pytest.raises(Refused) as caught:
            gateway(server).register(job(**values))
        assert caught.value.code == "gateway_refused"
        assert caught.value.detail["status"] == 400
        server.broken.clear()


def test_that_a_wrong_crc_is_refused_at_the_other_side() -> None:
    with gateway_server() as server:
        wrong = Przelewy24(
            GatewayRoute(server.address, GatewayAccount(server.merchant, server.pos, server.api_key, "?"))
        )
        with pytest.raises(Refused):
            wrong.register(job())
        assert server.broken == ["sign is wrong"]
        server.broken.clear()


# ---------------------------------------------------------------- what an answer means


@pytest.mark.parametrize(
    ("act", "kind", "code"),
    [
        (401, Trouble.SIGN_IN, "gateway_sign_in"),
        (403, Trouble.SIGN_IN, "gateway_sign_in"),
        (429, Trouble.UNREACHABLE, "gateway_down"),
        (500, Trouble.UNREACHABLE, "gateway_down"),
        (503, Trouble.UNREACHABLE, "gateway_down"),
        (CUT, Trouble.UNREACHABLE, "gateway_unreachable"),
        (STALL, Trouble.TIMEOUT, "gateway_timeout"),
        (DRIP, Trouble.TIMEOUT, "gateway_timeout"),
    ],
)
def test_that_what_may_be_better_later_is_of_the_surroundings(act: Act, kind: Trouble, code: str) -> None:
    with gateway_server(lambda _stage, _session: act) as server:
        begun = time.monotonic()
        with pytest.raises(EnvironmentFault) as caught:
            gateway(server, timeout_s=0.4).register(job())
        assert (caught.value.kind, caught.value.code) == (kind, code)
        assert time.monotonic() - begun < 3


@pytest.mark.parametrize(
    "body",
    [
        b"", b"null", b"[]", b"1", b"\xff\xfe", b"{}", b'{"data": null}', b'{"data": {}}', b'{"data": {"token": 5}}',
        b'{"data": {"token": ""}}', b'{"data": {"token": "a b"}}', b'{"data": {"token": "x"}, "responseCode": 5}',
        b'{"data": {"token": "x"}, "responseCode": [0]}', b"[" * 100_000, b"9" * 60_000, b" " * 65_537,
    ],
)  # fmt: skip
def test_that_what_the_contract_does_not_hold_is_strange(body: bytes) -> None:
    with gateway_server(lambda _stage, _session: body) as server, pytest.raises(Refused) as caught:
        gateway(server).register(job())
    assert caught.value.code == "gateway_strange"


@pytest.mark.parametrize(
    "data",
    [
        {}, {"status": 4}, {"status": "1"}, {"status": True}, {"status": 1, "sessionId": "another"},
        {"status": 1, "sessionId": SESSION, "orderId": "5", "amount": 1, "currency": "PLN"},
        {"status": 1, "sessionId": SESSION, "orderId": 5, "amount": 1.5, "currency": "PLN"},
        {"status": 1, "sessionId": SESSION, "orderId": 5, "amount": 1},
        {"status": 2, "sessionId": SESSION, "orderId": 0, "amount": 1, "currency": "PLN"},
        {"status": 2, "sessionId": SESSION, "orderId": 2**63, "amount": 1, "currency": "PLN"},
        {"status": 2, "sessionId": SESSION, "orderId": 5, "amount": -1, "currency": "PLN"},
    ],
)  # fmt: skip
def test_that_a_strange_look_is_not_believed(data: dict[str, Any]) -> None:
    with gateway_server(lambda _s, _i: {"data": data, "responseCode": 0}) as server, pytest.raises(Refused) as caught:
        gateway(server).look(SESSION)
    assert caught.value.code == "gateway_strange"


@pytest.mark.parametrize("data", [{}, {"status": "error"}, {"status": 1}])
def test_that_only_success_confirms(data: dict[str, Any]) -> None:
    with gateway_server(lambda _s, _i: {"data": data, "responseCode": 0}) as server, pytest.raises(Refused):
        gateway(server).verify(SESSION, 5, 1, "PLN")


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_that_nobody_is_led_elsewhere(status: int) -> None:
    with gateway_server(lambda _stage, _session: status) as server, pytest.raises(Refused) as caught:
        gateway(server).register(job())
    assert caught.value.code == "gateway_strange"


def test_that_an_answer_cut_in_the_middle_is_no_answer() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(5)
        client = Przelewy24(
            GatewayRoute(f"http://127.0.0.1:{listening.getsockname()[1]}", GatewayAccount(1, 1, "a", "b"))
        )
        connection = client._connection(time.monotonic() + 5)
        connection.connect()
        served, _ = listening.accept()
        served.sendall(b'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"data": {"token": "half"}}')
        served.close()
        client._connection = lambda deadline: connection  # type: ignore[method-assign]  # noqa: ARG005
        with pytest.raises(EnvironmentFault) as caught:
            client.register(job())
    assert caught.value.code == "gateway_unreachable"


def test_that_nobody_at_home_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    with pytest.raises(EnvironmentFault) as caught:
        Przelewy24(GatewayRoute(f"http://127.0.0.1:{port}", GatewayAccount(1, 1, "a", "b"))).look(SESSION)
    assert caught.value.code == "gateway_unreachable"


# ---------------------------------------------------------------- encryption


def test_that_the_certificate_is_verified(tmp_path: Path) -> None:
    made = make_certificates(tmp_path)
    with gateway_server(tls=made.server_context()) as server:
        address = f"https://127.0.0.1:{server.port}"
        Przelewy24(GatewayRoute(address, account(server), made.authority)).test()
        with pytest.raises(EnvironmentFault) as caught:
            Przelewy24(GatewayRoute(address, account(server))).register(job())
    assert (caught.value.kind, caught.value.code) == (Trouble.TLS, "gateway_tls")
    assert not server.calls, "nothing was sent to whom we do not trust"


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("http://secure.przelewy24.pl", "gateway_not_encrypted"),
        ("http://127.0.0.1.evil.example", "gateway_not_encrypted"),
        ("ftp://secure.przelewy24.pl", "gateway_not_encrypted"),
        ("https://secure.przelewy24.pl/api/v1", "gateway_address_wrong"),
        ("https://user@secure.przelewy24.pl", "gateway_address_wrong"),
        ("https://4711:tajne@secure.przelewy24.pl", "gateway_address_wrong"),
        ("https://4711:tajne@secure.przelewy24.pl:port", "gateway_address_wrong"),
        ("https://:tajne@secure.przelewy24.pl", "gateway_address_wrong"),
        ("https://secure.przelewy24.pl:port", "gateway_address_wrong"),
        ("", "gateway_address_wrong"),
    ],
)
def test_that_an_address_is_looked_at_first(address: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        Przelewy24(GatewayRoute(address, GatewayAccount(1, 1, "a", "b")))
    assert caught.value.code == code
    assert "tajne" not in str(caught.value.detail)


# ---------------------------------------------------------------- secrets and notifications


def test_that_no_secret_is_told(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    told = []
    with gateway_server() as server:
        client = gateway(server)
        made = client.register(job())
        told += [repr(client), repr(client.route), repr(made), repr(job())]
        signed_in = base64.b64encode(f"{server.pos}:{server.api_key}".encode()).decode()
        lie = {"error": f"{server.api_key} {server.crc} Basic {signed_in}", "code": 400}
        server.answer = lambda *_: (400, lie)  # type: ignore[method-assign]
        with pytest.raises(Refused) as caught:
            client.look(SESSION)
        told += [str(caught.value), repr(caught.value.detail), caplog.text]
        for act in (401, 500, CUT):
            server.plan = lambda _stage, _session, act=act: act  # type: ignore[misc]
            with pytest.raises(EnvironmentFault) as trouble:
                client.look(SESSION)
            told += [str(trouble.value), repr(trouble.value.detail)]
        for text in told:
            for secret in (server.api_key, server.crc, signed_in, made.token, "k@poczta.example"):
                assert secret not in text
    assert "gateway register: 200" in caplog.text


def test_that_a_notification_is_read_once_its_signature_is_right() -> None:
    with gateway_server() as server:
        client = gateway(server)
        server.pay(client.register(job()).link)
        body = server.notice(SESSION)
        assert client.read_notice(body).session == SESSION
        values = json.loads(body)
        for name in values:
            for lie in ({**values, name: values[name] + values[name]}, {k: v for k, v in values.items() if k != name}):
                with pytest.raises(Refused):
                    client.read_notice(json.dumps(lie).encode())


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"null", b"\x00", b"{" * 70_000, b"x=1", json.dumps({"sign": []}).encode()]
)
def test_that_rubbish_is_no_notification(body: bytes) -> None:
    with gateway_server() as server, pytest.raises(Refused) as caught:
        gateway(server).read_notice(body)
    assert caught.value.code == "notice_unreadable"
