"""A password is kept only where the system keeps it safe."""

from collections.abc import Iterator

import keyring
import keyring.backends.fail
import keyring.backends.null
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import InitError, KeyringLocked, PasswordDeleteError
from typing_extensions import override

from app.system.secrets import Secrets, is_safe


class InMemory(KeyringBackend):
    priority = 5.0

    def __init__(self) -> None:  # not the parent's, which reads the environment
        self.kept: dict[tuple[str, str], str] = {}

    @override
    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    @override
    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    @override
    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError("none")


class Locked(InMemory):
    @override
    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked(f"can't keep {password}")

    @override
    def get_password(self, service: str, username: str) -> str | None:
        raise InitError("no bus")

    @override
    def delete_password(self, service: str, username: str) -> None:
        raise OSError("gone")


class Weak(InMemory):
    priority = 0.5


class PlaintextKeyring(InMemory):
    pass


PlaintextKeyring.__module__ = "keyrings.alt.file"


@pytest.fixture(autouse=True)
def _backend_put_back() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


def test_that_a_password_is_kept_by_server_and_login() -> None:
    keyring.set_keyring(InMemory())
    secrets = Secrets()
    assert secrets.available()
    assert secrets.save("db.example", "anna", "zażółć")
    assert secrets.save("db.example", "jan", "inne")
    assert secrets.get("db.example", "anna") == "zażółć"
    assert secrets.get("other.example", "anna") is None
    assert secrets.delete("db.example", "anna")
    assert secrets.get("db.example", "anna") is None
    assert not secrets.delete("db.example", "anna")
    assert secrets.get("db.example", "jan") == "inne"


@pytest.mark.parametrize(
    "make",
    [keyring.backends.fail.Keyring, keyring.backends.null.Keyring, Weak, PlaintextKeyring],
)
def test_that_an_unsafe_backend_gets_nothing(make: type[KeyringBackend]) -> None:
    backend = make()
    keyring.set_keyring(backend)
    secrets = Secrets()
    assert not secrets.available()
    assert secrets.backend_name() == ""
    assert not secrets.save("db", "anna", "tajne")
    assert secrets.get("db", "anna") is None
    assert not secrets.delete("db", "anna")
    assert not getattr(backend, "kept", None)


@pytest.mark.parametrize(
    ("links", "safe"),
    [([], False), ([InMemory()], True), ([InMemory(), PlaintextKeyring()], False)],
)
def test_that_a_chain_is_as_safe_as_its_weakest_link(links: list[KeyringBackend], safe: bool) -> None:
    # not keyring's own class: making one loads every plugin of the machine
    chain = type("ChainerBackend", (InMemory,), {"backends": links, "__module__": "keyring.backends.chainer"})
    assert is_safe(chain()) is safe


def test_that_a_locked_keyring_is_told_without_the_password(
    caplog: pytest.LogCaptureFixture,
) -> None:
    keyring.set_keyring(Locked())
    secrets = Secrets()
    assert not secrets.save("db", "anna", "tajne")
    assert secrets.get("db", "anna") is None
    assert not secrets.delete("db", "anna")
    assert "KeyringLocked" in caplog.text
    assert "tajne" not in caplog.text
