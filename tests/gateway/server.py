"""A payment gateway on loopback that keeps the published contract of Przelewy24 and, by a plan, fails, stalls and lies.

It checks every request: sign-in, fields, types, lengths, signature; what breaks the contract is refused and kept in
``broken``. ``tests/channels/test_przelewy24.py`` holds the table of fields below against the contract itself.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote

from typing_extensions import override

CUT = "CUT"
"""Reset the connection, without an answer."""
STALL = "STALL"
"""Never answer."""
DRIP = "DRIP"
"""Answer a letter at a time, for ever."""
Act = str | int | bytes | dict[str, Any] | Callable[[], object] | None
"""What to do: CUT, STALL, DRIP, a status to answer with, a body to answer instead, or something to do first."""
Plan = Callable[[str, str], Act]
"""(stage, session) -> what to do. Stages: ``register``, ``look``, ``verify`` (come in, nothing done yet), the same with
``ed`` (done, not yet answered: ``registered``, ``looked``, ``verified``), and with ``!`` (answered).
"""

REGISTER = {
    "merchantId": (int, None), "posId": (int, None), "sessionId": (str, 100), "amount": (int, None), "currency": (str, 3),
    "description": (str, 1024), "email": (str, 50), "client": (str, 40), "address": (str, 80), "zip": (str, 10),
    "city": (str, 50), "country": (str, 2), "phone": (str, 12), "language": (str, 2), "method": (int, None),
    "urlReturn": (str, 250), "urlStatus": (str, 250), "timeLimit": (int, None), "channel": (int, None),
    "waitForResult": (bool, None), "regulationAccept": (bool, None), "shipping": (int, None), "transferLabel": (str, 20),
    "mobileLib": (int, None), "sdkVersion": (str, 10), "sign": (str, 100), "encoding": (str, 15), "methodRefId": (str, 250),
}  # fmt: skip
REGISTER_REQUIRED = {
    "merchantId", "posId", "sessionId", "amount", "currency", "description", "email", "country", "language", "urlReturn",
    "ttl", "sign",
}  # fmt: skip
"""``ttl`` is required there and described nowhere."""
VERIFY: dict[str, tuple[type, int | None]] = {
    "merchantId": (int, None), "posId": (int, None), "sessionId": (str, 100), "amount": (int, None), "currency": (str, 3),
    "orderId": (int, None), "sign": (str, None),
}  # fmt: skip
VERIFY_REQUIRED = set(VERIFY)
NOTICE = {
    "merchantId": int, "posId": int, "sessionId": str, "amount": int, "originAmount": int, "currency": str, "orderId": int,
    "methodId": int, "statement": str, "sign": str,
}  # fmt: skip
_ENDS = {"register": "registered", "look": "looked", "verify": "verified"}


def checksum(**values: str | int) -> str:
    """The contract's own words: SHA-384 of the JSON, without spaces, in this order. Written apart from the program's."""
    inside = ",".join(
        f'"{name}":{value if isinstance(value, int) else chr(34) + value.replace(chr(92), chr(92) * 2).replace(chr(34), chr(92) + chr(34)) + chr(34)}'
        for name, value in values.items()
    )
    return hashlib.sha384(("{" + inside + "}").encode()).hexdigest()


@dataclass
class Transaction:
    """One registration. ``order`` and what follows it are 0 until somebody pays."""

    session: str
    amount: int
    currency: str
    token: str
    body: dict[str, Any]
    order: int = 0
    paid: int = 0
    paid_currency: str = ""
    status: int = 0
    confirmed: int = 0


@dataclass
class GatewayServer:
    """The gateway's side. ``plan`` may be changed at any time."""

    merchant: int = 4711
    pos: int = 4712
    api_key: str = "tajny-klucz-api"
    crc: str = "tajny-crc"
    plan: Plan = lambda _stage, _session: None
    port: int = 0
    unpaid_is_unknown: bool = False
    """Whether a transaction that nobody began to pay is told as 404, as some say it is, or with status 0."""
    transactions: dict[str, Transaction] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)
    calls: list[tuple[str, str]] = field(default_factory=list)
    stalled: threading.Event = field(default_factory=threading.Event)
    lock: threading.RLock = field(default_factory=threading.RLock)
    _orders: int = field(default_factory=lambda: secrets.randbelow(10**12) * 10**6)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    # ------------------------------------------------------------ the payer

    def pay(
        self, link: str, *, amount: int | None = None, currency: str | None = None, order: int | None = None
    ) -> str:
        """Open the link and pay; gives the session."""
        token = link.rpartition("/")[2]
        with self.lock:
            found = next(one for one in self.transactions.values() if one.token == token)
            self._orders += 1
            found.order = self._orders if order is None else order
            found.paid = found.amount if amount is None else amount
            found.paid_currency = found.currency if currency is None else currency
            found.status = 1
            return found.session

    def give_back(self, session: str) -> None:
        """The payer got the money back."""
        self.transactions[session].status = 3

    def notice(self, session: str, *, crc: str | None = None, **lies: Any) -> bytes:
        """A notification as the gateway signs it; ``lies`` are told under the signature of ``crc`` (its own)."""
        one = self.transactions[session]
        values: dict[str, Any] = {
            "merchantId": self.merchant, "posId": self.pos, "sessionId": session, "amount": one.paid,
            "originAmount": one.amount, "currency": one.paid_currency, "orderId": one.order, "methodId": 154,
            "statement": 'p24-A/Ł "5"', **lies,
        }  # fmt: skip
        sign = checksum(**values, crc=self.crc if crc is None else crc)
        return json.dumps({**values, "sign": sign}).encode()

    # ------------------------------------------------------------ what the contract asks for

    def answer(self, name: str, session: str, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        """Do what is asked."""
        with self.lock:
            if name == "register":
                return self._register(body)
            return self._verify(body) if name == "verify" else self._look(session)

    def _wrong(self, why: str) -> tuple[int, dict[str, Any]]:
        self.broken.append(why)
        return 400, {"error": f"Invalid input data: {why}", "code": 400}

    def _fields(self, body: dict[str, Any], known: dict[str, Any], required: set[str]) -> str:
        for name in required - set(body):
            return f"{name} is missing"
        for name, value in body.items():
            if name == "ttl":
                continue
            if name not in known:
                return f"{name} is not of the contract"
            kind, longest = known[name]
            if type(value) is not kind or (longest is not None and len(value) > longest):
                return f"{name} is wrong"
        if (body["merchantId"], body["posId"]) != (self.merchant, self.pos):
            return "whose is it"
        return ""

    def _register(self, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        why = self._fields(body, REGISTER, REGISTER_REQUIRED)
        if not why and body["sign"] != checksum(
            sessionId=body["sessionId"], merchantId=self.merchant, amount=body["amount"], currency=body["currency"], crc=self.crc
        ):  # fmt: skip
            why = "sign is wrong"
        if not why and (body["amount"] <= 0 or not 0 <= body.get("timeLimit", 0) <= 99 or "@" not in body["email"]):
            why = "out of range"
        if not why and body["sessionId"] in self.transactions:
            why = "sessionId is not unique"
        if why:
            return self._wrong(why)
        one = Transaction(body["sessionId"], body["amount"], body["currency"], secrets.token_hex(16).upper(), body)
        self.transactions[one.session] = one
        return 200, {"data": {"token": one.token}, "responseCode": 0}

    def _look(self, session: str) -> tuple[int, dict[str, Any]]:
        one = self.transactions.get(session)
        if one is None or (not one.status and self.unpaid_is_unknown):
            return 404, {"error": "Transaction not found", "responseCode": 0}
        data = {
            "statement": "p24-A11", "orderId": one.order, "sessionId": one.session, "status": one.status,
            "amount": one.paid if one.status else one.amount, "currency": one.paid_currency or one.currency,
            "date": "202611221215", "dateOfTransaction": "", "clientEmail": "k@poczta.example", "accountMD5": "",
            "paymentMethod": 154, "description": one.body["description"], "clientName": "", "clientAddress": "",
            "clientCity": "", "clientPostcode": "", "batchId": 0, "fee": "0",
        }  # fmt: skip
        return 200, {"data": data, "responseCode": 0}

    def _verify(self, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        why = self._fields(body, VERIFY, VERIFY_REQUIRED)
        if not why and body["sign"] != checksum(
            sessionId=body["sessionId"], orderId=body["orderId"], amount=body["amount"], currency=body["currency"], crc=self.crc
        ):  # fmt: skip
            why = "sign is wrong"
        if why:
            return self._wrong(why)
        one = self.transactions.get(body["sessionId"])
        if one is None or (one.order, one.paid, one.paid_currency) != (
            body["orderId"],
            body["amount"],
            body["currency"],
        ):
            return self._wrong("no such payment")
        if one.status != 1:
            return 400, {"error": "err03 This query has already been processed", "code": 400}
        one.status, one.confirmed = 2, one.confirmed + 1
        return 200, {"data": {"status": "success"}, "responseCode": 0}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    gateway: GatewayServer

    def do_GET(self) -> None:
        path = unquote(self.path)
        if path == "/api/v1/testAccess":
            self._finish(*((200, {"data": True, "error": ""}) if self._is_in() else (401, {"error": "x", "code": 401})))
        else:
            self._take("look", path.rpartition("/")[2], {})

    def do_POST(self) -> None:
        self._with_body("register", "/api/v1/transaction/register")

    def do_PUT(self) -> None:
        self._with_body("verify", "/api/v1/transaction/verify")

    def _with_body(self, name: str, path: str) -> None:
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        try:
            body = json.loads(raw)
            assert isinstance(body, dict)
            assert self.path == path
            assert self.headers["Content-Type"] == "application/json"
        except (ValueError, AssertionError):
            self._finish(*self.gateway._wrong("not the contract's form"))
            return
        self._take(name, str(body.get("sessionId", "")), body)

    def _take(self, name: str, session: str, body: dict[str, Any]) -> None:
        gateway = self.gateway
        gateway.calls.append((name, session))
        if not self._is_in():
            self._finish(401, {"error": "Incorrect authentication", "code": 401})
            return
        if self._acted(gateway.plan(name, session)):
            return
        status, told = gateway.answer(name, session, body)
        if self._acted(gateway.plan(_ENDS[name], session)):
            return
        self._finish(status, told)
        self._acted(gateway.plan(f"{name}!", session))

    def _is_in(self) -> bool:
        wanted = base64.b64encode(f"{self.gateway.pos}:{self.gateway.api_key}".encode()).decode()
        return self.headers.get("Authorization") == f"Basic {wanted}"

    def _acted(self, act: Act) -> bool:
        """Whether the plan took the request over."""
        if act is None:
            return False
        if callable(act):
            act()
            return False
        self.close_connection = True
        if act == CUT:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
        elif act == STALL:
            self.gateway.stalled.wait(30)
        elif act == DRIP:
            while not self.gateway.stalled.wait(0.02):
                self.wfile.write(b"H")
        elif isinstance(act, int):
            self._finish(act, {"error": "as planned", "code": act})
        elif isinstance(act, (bytes, dict)):
            self._finish(200, act)
        return True

    def _finish(self, status: int, told: dict[str, Any] | bytes) -> None:
        content = told if isinstance(told, bytes) else json.dumps(told).encode()
        self.send_response(status)
        if 300 <= status < 400:
            self.send_header("Location", "http://127.0.0.1:9/elsewhere")
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    @override
    def handle(self) -> None:
        with suppress(OSError):  # the other side was killed, or has had enough
            super().handle()

    @override
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def gateway_server(
    plan: Plan | None = None, *, tls: ssl.SSLContext | None = None, **values: Any
) -> Iterator[GatewayServer]:
    """Run a gateway for the time of a block; what broke the contract fails the test, unless it took ``broken`` away."""
    gateway = GatewayServer(**values)
    if plan is not None:
        gateway.plan = plan
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"gateway": gateway}))
    server.daemon_threads = True
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    gateway.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield gateway
    finally:
        gateway.stalled.set()
        server.shutdown()
        server.server_close()
        thread.join()
    assert not gateway.broken
