"""Passwords kept for the clerk, only where the system keeps them safe.

A backend is safe when it has a real priority (1 or more) and is none of: keyring's ``fail`` and
``null`` (nothing or nowhere), ``keyrings.alt`` (readable on disk), a chain that holds one of them.
Where there is none, nothing is saved and the clerk types the password at each start.
"""

import logging
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_SERVICE: Final = "okienko"
_UNSAFE_MODULES: Final = ("keyring.backends.fail", "keyring.backends.null", "keyrings.")
_UNSAFE_WORDS: Final = ("plaintext", "null", "fail")
_log = logging.getLogger(__name__)


def is_safe(backend: "KeyringBackend") -> bool:
    """Say whether a password may be given to ``backend``."""
    kind = type(backend)
    if kind.__module__.startswith(_UNSAFE_MODULES):
        return False
    if any(word in kind.__name__.lower() for word in _UNSAFE_WORDS):
        return False
    if kind.__module__ == "keyring.backends.chainer":
        links = list(getattr(backend, "backends", ()))
        return bool(links) and all(is_safe(link) for link in links)
    try:
        return float(backend.priority) >= 1
    except (RuntimeError, TypeError, ValueError):  # keyring raises RuntimeError: not viable here
        return False


class Secrets:
    """The door to the system's keyring, opened on first use; no method raises.

    ``server`` is the address of a database as people know it, never with a password in it.
    """

    def available(self) -> bool:
        """Say whether a safe backend is there, so whether to offer to remember a password."""
        return self._backend() is not None

    def backend_name(self) -> str:
        """Give the safe backend's name for a person or the self-test, or an empty string."""
        backend = self._backend()
        return "" if backend is None else str(backend.name)

    def save(self, server: str, login: str, password: str) -> bool:
        """Keep a password; False where it was not kept."""
        backend = self._backend()
        if backend is None:
            return False
        try:
            backend.set_password(f"{_SERVICE}:{server}", login, password)
        except Exception as error:  # noqa: BLE001 - backends raise what their system raises
            _tell("save", error)
            return False
        return True

    def get(self, server: str, login: str) -> str | None:
        """Give the kept password, or None."""
        return self.look(server, login)[1]

    def look(self, server: str, login: str) -> tuple[bool, str | None]:
        """Whether the keyring answered, and what is kept: nothing kept is another thing than a keyring locked just now."""
        backend = self._backend()
        if backend is None:
            return False, None
        try:
            return True, backend.get_password(f"{_SERVICE}:{server}", login)
        except Exception as error:  # noqa: BLE001 - backends raise what their system raises
            _tell("read", error)
            return False, None

    def delete(self, server: str, login: str) -> bool:
        """Forget a password; False where there was none or it could not be removed."""
        from keyring.errors import PasswordDeleteError

        backend = self._backend()
        if backend is None:
            return False
        try:
            backend.delete_password(f"{_SERVICE}:{server}", login)
        except PasswordDeleteError:
            return False
        except Exception as error:  # noqa: BLE001 - backends raise what their system raises
            _tell("delete", error)
            return False
        return True

    def _backend(self) -> "KeyringBackend | None":
        import keyring

        try:
            backend = keyring.get_keyring()
        except Exception as error:  # noqa: BLE001 - a broken desktop bus must not stop the sign-in
            _tell("find", error)
            return None
        return backend if is_safe(backend) else None


def _tell(act: str, error: Exception) -> None:
    """Log the kind of an error only: its text may quote what was to be kept."""
    _log.warning("keyring could not %s a password: %s", act, type(error).__name__)
