"""The merchant's account at the payment gateway: from an open file, the environment or the system's keyring; never an option, a file of ours, a log.

Four values belong together: who we are there (``merchant``, ``pos``) and two secrets, the API key (of the HTTP sign-in)
and the CRC (of the signatures). The keyring keeps them as one entry for each address of a gateway.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from app.system.environment import GatewayEnvironment
from app.system.secrets import Secrets

PRODUCTION: Final = "https://secure.przelewy24.pl"
SANDBOX: Final = "https://sandbox.przelewy24.pl"
_LOGIN: Final = "merchant"
_LONGEST: Final = 4096


@dataclass(frozen=True, slots=True)
class GatewayAccount:
    """Who we are at the gateway, and what proves it."""

    merchant: int
    pos: int
    api_key: str = field(repr=False)
    crc: str = field(repr=False)

    def hide(self, text: str) -> str:
        """``text`` without the secrets, should somebody have echoed one."""
        for secret in (self.api_key, self.crc):
            text = text.replace(secret, "***") if secret else text
        return text


def find_account(
    said: GatewayEnvironment, address: str, descriptor: int | None, keyring: Secrets
) -> GatewayAccount | None:
    """The account at ``address``: the JSON in an open file, else the variables, else the keyring's; None without any.

    Raises OSError where the descriptor can't be read, ValueError where what was found is no account.
    """
    if descriptor is not None:
        with os.fdopen(descriptor, "rb") as stream:
            return read_account(json.loads(stream.read(_LONGEST)))
    if said.api_key or said.crc:
        return read_account(
            {"merchant": said.merchant, "pos": said.pos or said.merchant, "api_key": said.api_key, "crc": said.crc}
        )
    kept = keyring.get(address, _LOGIN)
    return None if kept is None else read_account(json.loads(kept))


def keep_account(account: GatewayAccount, address: str, keyring: Secrets) -> bool:
    """Keep the account in the keyring; False where there is no safe one."""
    return keyring.save(address, _LOGIN, json.dumps(asdict(account)))


def forget_account(address: str, keyring: Secrets) -> bool:
    """Remove it; False where there was none."""
    return keyring.delete(address, _LOGIN)


def read_account(values: Any) -> GatewayAccount:
    """An account from what somebody typed or kept. Raises ValueError: a number is none, or a secret is empty."""
    try:
        merchant, pos = (int(values[name]) for name in ("merchant", "pos"))
        api_key, crc = (str(values[name]).strip() for name in ("api_key", "crc"))
    except (KeyError, TypeError, ValueError):
        raise ValueError("no account of a gateway") from None
    if merchant <= 0 or pos <= 0 or not api_key or not crc:
        raise ValueError("no account of a gateway")
    return GatewayAccount(merchant, pos, api_key, crc)
