"""Argon2id: the one place that turns a password of e-BOK into what the database keeps.

The parameters are the second recommended option of RFC 9106, section 4 (64 MiB, three passes, four lanes). Hashing takes
a noticeable part of a second on purpose: never on the GUI thread. Nothing here logs, keeps or returns what it was given.
"""

import base64
import hmac
from dataclasses import dataclass
from typing import Final

from app.system.override import override

SALT_BYTES: Final = 16
HASH_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class Parameters:
    """What Argon2id costs: memory in KiB, passes over it, lanes."""

    memory_kib: int = 65536
    passes: int = 3
    lanes: int = 4

    @override
    def __str__(self) -> str:
        """The middle of a PHC string, such as ``m=65536,t=3,p=4``."""
        return f"m={self.memory_kib},t={self.passes},p={self.lanes}"


PARAMETERS: Final = Parameters()


def hash_password(clear: str) -> str:
    """The PHC string of a password, with a salt of its own: ``$argon2id$v=19$m=65536,t=3,p=4$<salt>$<hash>``."""
    import secrets

    return hash_with(clear, secrets.token_bytes(SALT_BYTES))


def hash_with(clear: str, salt: bytes, parameters: Parameters = PARAMETERS) -> str:
    """The PHC string of a password with a salt that is known: what a portal answers to ``portal.sign_in_begin``."""
    from argon2.low_level import Type, hash_secret_raw

    raw = hash_secret_raw(
        clear.encode(),
        salt,
        time_cost=parameters.passes,
        memory_cost=parameters.memory_kib,
        parallelism=parameters.lanes,
        hash_len=HASH_BYTES,
        type=Type.ID,
    )
    return f"$argon2id$v=19${parameters}${_bare(salt)}${_bare(raw)}"


def is_password(clear: str, phc: str) -> bool:
    """Whether a PHC string is of this password; compared in constant time. A string of another form is of none."""
    try:
        kind, version, cost, salt, _ = phc.removeprefix("$").split("$")
        named = dict(part.split("=", 1) for part in cost.split(","))
        if (kind, version) != ("argon2id", "v=19"):
            return False
        parameters = Parameters(int(named["m"]), int(named["t"]), int(named["p"]))
        known = base64.b64decode(salt + "=" * (-len(salt) % 4))
    except (ValueError, KeyError):
        return False
    return hmac.compare_digest(hash_with(clear, known, parameters), phc)


def _bare(raw: bytes) -> str:
    """Base64 without padding, as PHC strings have it."""
    return base64.b64encode(raw).decode().rstrip("=")
