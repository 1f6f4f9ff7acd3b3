"""Przelewy24, REST API 1.0, as its published contract has it: register, by/sessionId, verify, testAccess, notifications.

One request is one connection with a verified certificate, an end in time and in size; redirects are not followed. What
comes back is sorted into "try later" (EnvironmentFault), "it will not" (``gateway_refused``) and "this is not the contract"
(``gateway_strange``). Neither secrets nor a payer's data reach a log, a repr or a fault.
"""

from __future__ import annotations

import base64
import http.client
import io
import json
import logging
import re
import socket
import ssl
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, urlsplit

from typing_extensions import override

from app.channels.tls import tls_context
from app.domain.faults import EnvironmentFault, Refused, Trouble
from app.domain.gateway import (
    NOTICE_NUMBERS,
    NOTICE_TEXTS,
    GatewayPayment,
    GatewayStatus,
    Job,
    Notice,
    Registration,
    notice_signature,
    register_signature,
    same_signature,
    verify_signature,
)
from app.system.gateway_account import GatewayAccount

_LARGEST: Final = 64 * 1024
_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_TOKEN: Final = re.compile(r"[!-~]{1,200}")
_LABEL: Final = re.compile(r"[^a-zA-Z0-9ęółśążźćńĘÓŁŚĄŻŹĆŃ. /\\:-]")
_LATER: Final = frozenset({408, 425, 429})
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class GatewayRoute:
    """Where the gateway is and who we are there. ``address`` without a path: ``https://secure.przelewy24.pl``."""

    address: str
    account: GatewayAccount
    ca_file: Path | None = None
    timeout_s: float = 10

    def check(self) -> tuple[str, int, bool]:
        """Host, port and whether by TLS. Raises Refused (``gateway_not_encrypted``, ``gateway_address_wrong``)."""
        try:
            parts = urlsplit(self.address)
            port = parts.port
        except ValueError:
            raise Refused("gateway_address_wrong", {"address": self.address.rpartition("@")[2]}) from None
        host = parts.hostname or ""
        if not host or parts.path not in {"", "/"} or parts.query or parts.username or parts.password or parts.fragment:
            raise Refused("gateway_address_wrong", {"address": self.address.rpartition("@")[2]})
        if parts.scheme == "http" and host in _LOOPBACK:
            return host, port or 80, False
        if parts.scheme != "https":
            raise Refused("gateway_not_encrypted", {"address": self.address})
        return host, port or 443, True


@dataclass
class Przelewy24:
    """The gateway, as ``app.domain.gateway.PaymentGateway`` wants it."""

    route: GatewayRoute
    _context: ssl.SSLContext | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        self._host, self._port, encrypted = self.route.check()
        self._base = self.route.address.rstrip("/")
        if encrypted:
            self._context = tls_context(self.route.ca_file)

    def test(self) -> None:
        """Try the sign-in (testAccess). Raises like every call."""
        if self._call("testAccess", "GET", "/api/v1/testAccess").get("data") is not True:
            raise _strange("testAccess")

    def register(self, job: Job) -> Registration:
        """transaction/register: gives the token and the link that the payer opens."""
        who = self.route.account
        body: dict[str, Any] = {
            "merchantId": who.merchant,
            "posId": who.pos,
            "sessionId": job.session,
            "amount": job.amount,
            "currency": job.currency,
            "description": job.title,
            "email": job.email,
            "country": "PL",
            "language": "pl",
            "urlReturn": job.return_url,
            "timeLimit": job.minutes,
            "ttl": job.minutes,  # required by the published contract, which says nothing else of it
            "waitForResult": False,
            "transferLabel": _LABEL.sub(" ", job.label)[:20].strip(),
            "encoding": "UTF-8",
            "sign": register_signature(job.session, who.merchant, job.amount, job.currency, who.crc),
        }
        if job.status_url:
            body["urlStatus"] = job.status_url
        token = _data(self._call("register", "POST", "/api/v1/transaction/register", body), "register").get("token")
        if not isinstance(token, str) or not _TOKEN.fullmatch(token):
            raise _strange("register")
        return Registration(token, f"{self._base}/trnRequest/{quote(token, safe='')}")

    def look(self, session: str) -> GatewayPayment | None:
        """transaction/by/sessionId; None where the gateway knows no such transaction."""
        try:
            answer = self._call("by/sessionId", "GET", f"/api/v1/transaction/by/sessionId/{quote(session, safe='')}")
        except Refused as refusal:
            if refusal.detail.get("status") == 404:
                return None
            raise
        data = _data(answer, "by/sessionId")
        status, order, amount = (_number(data.get(name)) for name in ("status", "orderId", "amount"))
        currency = data.get("currency")
        if status == 0:
            return GatewayPayment(session, GatewayStatus.NOTHING, order or 0, amount or 0, str(currency or ""))
        if data.get("sessionId") != session or status not in {1, 2, 3} or order is None or amount is None:
            raise _strange("by/sessionId")
        if order <= 0 or amount < 0 or not isinstance(currency, str):
            raise _strange("by/sessionId")
        return GatewayPayment(session, GatewayStatus(status), order, amount, currency)

    def verify(self, session: str, order_id: int, amount: int, currency: str) -> None:
        """transaction/verify: confirms what was expected; only then is the money ours."""
        who = self.route.account
        body = {
            "merchantId": who.merchant,
            "posId": who.pos,
            "sessionId": session,
            "amount": amount,
            "currency": currency,
            "orderId": order_id,
            "sign": verify_signature(session, order_id, amount, currency, who.crc),
        }
        if _data(self._call("verify", "PUT", "/api/v1/transaction/verify", body), "verify").get("status") != "success":
            raise _strange("verify")

    def read_notice(self, body: bytes) -> Notice:
        """A notification (TransactionResult): its types, whose it is, its signature. Raises Refused."""
        values = _json(body) if len(body) <= _LARGEST else None
        if not isinstance(values, dict):
            raise Refused("notice_unreadable")
        if any(_number(values.get(name)) is None for name in NOTICE_NUMBERS) or not all(
            isinstance(values.get(name), str) for name in NOTICE_TEXTS
        ):
            raise Refused("notice_unreadable")
        who = self.route.account
        if (values["merchantId"], values["posId"]) != (who.merchant, who.pos):
            raise Refused("notice_of_another")
        if not same_signature(notice_signature(values, who.crc), values["sign"]):
            raise Refused("notice_forged")
        return Notice(values["sessionId"], values["orderId"], values["amount"], values["currency"])

    # ------------------------------------------------------------ one request

    def _call(self, name: str, method: str, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        begun = time.monotonic()
        status, content = self._exchange(name, method, path, body, begun + self.route.timeout_s)
        _log.info("gateway %s: %d in %.0f ms", name, status, (time.monotonic() - begun) * 1000)
        if status in {401, 403}:
            raise EnvironmentFault(Trouble.SIGN_IN, "The gateway refuses our sign-in.", code="gateway_sign_in")
        if status >= 500 or status in _LATER:
            raise EnvironmentFault(
                Trouble.UNREACHABLE, "The gateway is down.", code="gateway_down", detail={"status": status}
            )
        answer = _json(content)
        if 400 <= status < 500:
            said = answer.get("error", "") if isinstance(answer, dict) else ""
            raise Refused("gateway_refused", {"status": status, "said": self._said(said)})
        if status != 200 or not isinstance(answer, dict):
            raise _strange(name, status)
        return answer

    def _exchange(
        self, name: str, method: str, path: str, body: dict[str, Any] | None, deadline: float
    ) -> tuple[int, bytes]:
        connection = self._connection(deadline)
        headers = {"Authorization": f"Basic {self._credentials()}", "Accept": "application/json", "Connection": "close"}
        if body is not None:
            headers["Content-Type"] = "application/json"
        sent = None if body is None else json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
        try:
            connection.request(method, path, sent, headers)
            response = connection.getresponse()
            content = response.read(_LARGEST + 1)
            if response.length and len(content) <= _LARGEST:  # it broke before the end
                raise http.client.IncompleteRead(b"")
        except ssl.SSLError as error:
            reason = getattr(error, "verify_message", "") or error.reason or type(error).__name__
            raise EnvironmentFault(
                Trouble.TLS, "The gateway's certificate.", code="gateway_tls", detail={"reason": str(reason)}
            ) from None
        except TimeoutError:
            raise EnvironmentFault(Trouble.TIMEOUT, "The gateway did not answer.", code="gateway_timeout") from None
        except (OSError, http.client.HTTPException) as error:
            raise EnvironmentFault(
                Trouble.UNREACHABLE, "The gateway can't be reached.", code="gateway_unreachable",
                detail={"reason": getattr(error, "strerror", None) or type(error).__name__},
            ) from None  # fmt: skip
        finally:
            connection.close()
        if len(content) > _LARGEST:
            raise _strange(name, response.status)
        return response.status, content

    def _connection(self, deadline: float) -> http.client.HTTPConnection:
        timeout = self.route.timeout_s
        connection: http.client.HTTPConnection
        if self._context is None:
            connection = http.client.HTTPConnection(self._host, self._port, timeout=timeout)
        else:
            connection = http.client.HTTPSConnection(self._host, self._port, timeout=timeout, context=self._context)

        def response(sock: Any, *arguments: Any, **named: Any) -> http.client.HTTPResponse:
            return http.client.HTTPResponse(_Patient(sock, deadline), *arguments, **named)  # type: ignore[arg-type]

        connection.response_class = response  # type: ignore[assignment]
        return connection

    def _credentials(self) -> str:
        who = self.route.account
        return base64.b64encode(f"{who.pos}:{who.api_key}".encode()).decode("ascii")

    def _said(self, said: object) -> str:
        text = said if isinstance(said, str) else json.dumps(said)
        told = self.route.account.hide("".join(letter for letter in text if letter.isprintable()))
        return told.replace(self._credentials(), "***")[:200]


class _Patient:
    """A socket whose reading ends at a moment, however slowly its other side drips."""

    def __init__(self, sock: socket.socket, deadline: float) -> None:
        self._sock = sock
        self._deadline = deadline

    def makefile(self, _mode: str) -> io.BufferedReader:
        """As HTTPResponse asks for it, to read from."""
        return io.BufferedReader(_Reader(self._sock, self._deadline))


class _Reader(io.RawIOBase):
    def __init__(self, sock: socket.socket, deadline: float) -> None:
        self._sock = sock
        self._raw = sock.makefile("rb", buffering=0)
        self._deadline = deadline

    @override
    def readable(self) -> bool:
        return True

    @override
    def readinto(self, buffer: Any) -> int | None:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._sock.settimeout(left)
        return self._raw.readinto(buffer)

    @override
    def close(self) -> None:
        self._raw.close()
        super().close()


def _json(content: bytes) -> Any:
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None


def _data(answer: dict[str, Any], name: str) -> dict[str, Any]:
    data = answer.get("data")
    if not isinstance(data, dict) or answer.get("responseCode", 0) not in (0, "0"):
        raise _strange(name)
    return data


def _number(value: object) -> int | None:
    """A whole number of the contract, within a BIGINT."""
    return value if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**63 else None


def _strange(name: str, status: int = 200) -> Refused:
    return Refused("gateway_strange", {"status": status, "said": name})
