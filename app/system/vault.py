"""Work left half-way, kept on this desk: files encrypted with a key that lies in the system's keyring.

One vault is one clerk's on one desk: another clerk of the same desk has another key and other files. Names of files are
hashes, so they tell nobody's name. What can't be read any more is set aside, never overwritten or deleted.
"""

import errno
import hashlib
import logging
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.domain.faults import EnvironmentFault, Refused, Trouble
from app.system.files import set_aside, write_whole
from app.system.folders import make_closed
from app.system.locks import FileLock
from app.system.secrets import Secrets

if TYPE_CHECKING:
    from cryptography.fernet import Fernet

UNREADABLE: Final = "vault_unreadable"
"""Code of ``Refused`` for a file that is broken or of another key; it lies beside, under the name in its detail."""
NOT_SAFE: Final = "vault_not_safe"
_SERVICE: Final = "vault"
_SUFFIX: Final = ".vault"
_LOCK: Final = "vault.lock"
_WAIT_S: Final = 10.0
_END: Final = b"\x00"
_log = logging.getLogger(__name__)


class Vault:
    """Keeps bytes under keys. ``owner`` says whose they are (server and login); it is hashed wherever it is written.

    It may be used from any thread; reading and writing take milliseconds a megabyte.
    """

    def __init__(self, folder: Path, secrets: Secrets, owner: str = "") -> None:
        self._folder = folder
        self._secrets = secrets
        self._owner = _name(owner)
        self._fernet: Fernet | None = None

    @property
    def safe(self) -> bool:
        """Whether there is a safe keyring with this vault's key. False: keep elsewhere, and say so."""
        return self._cipher() is not None

    def keep(self, key: str, content: bytes) -> None:
        """Keep ``content``; what was kept under this key before is replaced, whole or not at all.

        Raises ``Refused("vault_not_safe")`` and EnvironmentFault (disk full, no permission).
        """
        cipher = self._cipher()
        if cipher is None:
            raise Refused(NOT_SAFE)
        token = cipher.encrypt(_END.join((self._owner.encode(), key.encode(), content)))
        try:
            make_closed(self._folder)
            write_whole(self._path(key), token.decode("ascii"))
        except OSError as error:
            raise _trouble(error) from None

    def load(self, key: str) -> bytes | None:
        """What is kept under a key; None: nothing, or the keyring does not answer just now (see ``safe``).

        A broken file is set aside and told by ``Refused("vault_unreadable")``; the next call gives None.
        """
        path = self._path(key)
        found = self._read(path)
        if found is None:
            return None
        kept, content = found
        if kept != key:
            raise _aside(path)
        return content

    def drop(self, key: str) -> None:
        """Throw away what is kept under a key; nothing kept is no fault."""
        try:
            self._path(key).unlink(missing_ok=True)
        except OSError as error:
            raise _trouble(error) from None

    def keys(self) -> tuple[str, ...]:
        """Keys under which something is kept, the oldest first; broken files are set aside and left out."""
        try:
            paths = sorted(self._folder.glob(f"{self._owner}-*{_SUFFIX}"), key=lambda path: path.stat().st_mtime_ns)
        except OSError as error:
            raise _trouble(error) from None
        found: list[str] = []
        for path in paths:
            try:
                kept = self._read(path)
            except Refused:
                continue
            if kept is not None:
                found.append(kept[0])
        return tuple(found)

    def set_aside(self) -> tuple[Path, ...]:
        """Files that could not be read and lie beside, for whoever may rescue them."""
        return tuple(sorted(self._folder.glob(f"{self._owner}-*{_SUFFIX}.broken-*")))

    def _path(self, key: str) -> Path:
        return self._folder / f"{self._owner}-{_name(key)}{_SUFFIX}"

    def _read(self, path: Path) -> tuple[str, bytes] | None:
        """Key and content of a file; None where there is none or no key to read it with."""
        try:
            token = path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise _trouble(error) from None
        cipher = self._cipher()
        if cipher is None:
            return None
        from cryptography.fernet import InvalidToken

        try:
            owner, key, content = cipher.decrypt(token).split(_END, 2)
        except (InvalidToken, ValueError):
            raise _aside(path) from None
        if owner.decode() != self._owner:
            raise _aside(path)
        return key.decode(), content

    # ------------------------------------------------------------ the key
    def _cipher(self) -> "Fernet | None":
        if self._fernet is None:
            key = self._key()
            if key is not None:
                from cryptography.fernet import Fernet

                try:
                    self._fernet = Fernet(key)
                except ValueError:
                    _log.warning("the key of the vault in the keyring is none")
        return self._fernet

    def _key(self) -> str | None:
        """The key from the keyring, made there on first use; None where it is not safe or does not answer."""
        answered, key = self._secrets.look(_SERVICE, self._owner)
        if key is not None or not answered:
            return key
        lock = FileLock(self._folder / _LOCK)
        try:
            make_closed(self._folder)
            if not lock.acquire(_WAIT_S):
                return None
        except OSError as error:
            _log.warning("the vault's folder can't be used: %s", error.strerror)
            return None
        with lock:  # two programs of one clerk start at once: one key
            answered, key = self._secrets.look(_SERVICE, self._owner)
            if answered and key is None:
                key = self._make_key()
        return key

    def _make_key(self) -> str | None:
        from cryptography.fernet import Fernet

        made = Fernet.generate_key().decode("ascii")
        if not self._secrets.save(_SERVICE, self._owner, made):
            return None
        kept = self._secrets.look(_SERVICE, self._owner)[1]
        return made if kept == made else None  # a keyring that forgets would lose the work


def _name(text: str) -> str:
    """A name that tells nothing of what it stands for."""
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def _aside(path: Path) -> Refused:
    try:
        moved = set_aside(path)
    except OSError as error:
        raise _trouble(error) from None
    _log.warning("a file of the vault can't be read; set aside as %s", moved.name)
    return Refused(UNREADABLE, {"file": str(moved)})


def _trouble(error: OSError) -> EnvironmentFault:
    full = error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EIO}
    kind = Trouble.DISK_FULL if full else Trouble.READ_ONLY if error.errno == errno.EROFS else Trouble.PERMISSION
    return EnvironmentFault(kind, f"The vault can't be used: {error.strerror}.", code="file")
