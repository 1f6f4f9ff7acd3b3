"""Work left half-way is kept encrypted on its desk; what can't be read is set aside, never lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import keyring
import keyring.backends.fail
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from keyring.backend import KeyringBackend
from typing_extensions import override

from app.domain.faults import EnvironmentFault, Refused, Trouble
from app.system.secrets import Secrets
from app.system.vault import Vault
from tests.system.test_secrets import InMemory, Locked, PlaintextKeyring

CLERK = "host=bok dbname=okienko:jkowalska"


@pytest.fixture
def ring() -> Iterator[InMemory]:
    before = keyring.get_keyring()
    made = InMemory()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


def use(backend: KeyringBackend) -> None:
    keyring.set_keyring(backend)


@pytest.fixture
def vault(tmp_path: Path, ring: InMemory) -> Vault:
    assert not ring.kept
    return Vault(tmp_path / "half-way", Secrets(), CLERK)


def files(vault: Vault) -> list[Path]:
    return [path for path in vault._folder.iterdir() if path.suffix != ".lock"]


def test_that_what_is_kept_is_there_after_a_restart(vault: Vault, tmp_path: Path) -> None:
    assert vault.safe
    vault.keep("declaration", "Żółć 44051401359".encode())
    vault.keep("declaration:scan", bytes(range(256)) * 400)
    again = Vault(tmp_path / "half-way", Secrets(), CLERK)
    assert again.load("declaration") == "Żółć 44051401359".encode()
    assert again.load("declaration:scan") == bytes(range(256)) * 400
    assert again.keys() == ("declaration", "declaration:scan")
    assert again.load("another") is None


def test_that_nothing_on_disk_can_be_read_and_nobody_is_named(vault: Vault) -> None:
    vault.keep("declaration", b"Kowalska 44051401359")
    (path,) = files(vault)
    held = path.read_bytes()
    assert b"Kowalska" not in held
    assert b"declaration" not in held
    assert "jkowalska" not in path.name
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0


def test_that_dropping_throws_away_by_hand_only(vault: Vault) -> None:
    vault.keep("a", b"1")
    vault.keep("b", b"2")
    vault.drop("a")
    vault.drop("a")
    assert (vault.load("a"), vault.load("b"), vault.keys()) == (None, b"2", ("b",))


def test_that_clerks_of_one_desk_do_not_read_each_other(vault: Vault, tmp_path: Path) -> None:
    vault.keep("declaration", b"mine")
    other = Vault(tmp_path / "half-way", Secrets(), "host=bok dbname=okienko:nowak")
    assert other.load("declaration") is None
    assert other.keys() == ()
    path = files(vault)[0]
    path.rename(other._path("declaration"))
    with pytest.raises(Refused, match="vault_unreadable"):
        other.load("declaration")


@pytest.mark.parametrize("damage", ["cut", "turned", "emptied", "nonsense", "moved"])
def test_that_a_broken_file_is_set_aside_and_told(vault: Vault, damage: str) -> None:
    vault.keep("declaration", b"half of the work" * 50)
    (path,) = files(vault)
    whole = path.read_bytes()
    broken = {
        "cut": whole[: len(whole) // 2],
        "turned": whole[:80] + (b"A" if whole[80:81] != b"A" else b"B") + whole[81:],
        "emptied": b"",
        "nonsense": b"\xff\x00\xfe" * 40,
        "moved": whole,
    }[damage]
    if damage == "moved":
        path = path.rename(vault._path("another"))
        key = "another"
    else:
        path.write_bytes(broken)
        key = "declaration"
    with pytest.raises(Refused, match="vault_unreadable") as refused:
        vault.load(key)
    (aside,) = vault.set_aside()
    assert str(aside) == refused.value.detail["file"]
    assert aside.read_bytes() == broken
    assert vault.load(key) is None
    vault.keep(key, b"new")
    assert vault.load(key) == b"new"
    assert vault.set_aside() == (aside,)


def test_that_a_list_of_keys_survives_a_broken_file(vault: Vault) -> None:
    vault.keep("good", b"1")
    vault.keep("bad", b"2")
    vault._path("bad").write_bytes(b"x")
    assert vault.keys() == ("good",)
    assert len(vault.set_aside()) == 1


@pytest.mark.usefixtures("ring")
@pytest.mark.parametrize("kind", [keyring.backends.fail.Keyring, PlaintextKeyring])
def test_that_without_a_safe_keyring_nothing_is_kept(tmp_path: Path, kind: type[KeyringBackend]) -> None:
    use(kind())
    vault = Vault(tmp_path / "half-way", Secrets(), CLERK)
    assert not vault.safe
    with pytest.raises(Refused, match="vault_not_safe"):
        vault.keep("declaration", b"work")
    assert vault.load("declaration") is None
    assert not (tmp_path / "half-way").exists()


def test_that_a_keyring_locked_just_now_loses_no_work(vault: Vault, tmp_path: Path, ring: InMemory) -> None:
    vault.keep("declaration", b"work")
    kept = dict(ring.kept)
    use(Locked())
    later = Vault(tmp_path / "half-way", Secrets(), CLERK)
    assert not later.safe
    assert later.load("declaration") is None
    use(ring)
    assert ring.kept == kept
    assert later.load("declaration") == b"work"
    assert later.set_aside() == ()


@pytest.mark.usefixtures("ring")
def test_that_a_keyring_which_forgets_is_not_safe(tmp_path: Path) -> None:
    class Forgetful(InMemory):
        @override
        def set_password(self, service: str, username: str, password: str) -> None:
            return

    use(Forgetful())
    assert not Vault(tmp_path / "half-way", Secrets(), CLERK).safe


def test_that_a_lost_key_sets_the_old_work_aside(vault: Vault, tmp_path: Path, ring: InMemory) -> None:
    vault.keep("declaration", b"work")
    ring.kept.clear()
    later = Vault(tmp_path / "half-way", Secrets(), CLERK)
    assert later.safe
    with pytest.raises(Refused, match="vault_unreadable"):
        later.load("declaration")
    assert len(later.set_aside()) == 1


def test_that_a_key_spoilt_in_the_keyring_is_not_safe(tmp_path: Path, ring: InMemory) -> None:
    vault = Vault(tmp_path / "half-way", Secrets(), CLERK)
    ring.kept["okienko:vault", vault._owner] = "not a key"
    assert not vault.safe


def test_that_two_programs_of_one_clerk_share_the_key(tmp_path: Path, ring: InMemory) -> None:
    one, other = (Vault(tmp_path / "half-way", Secrets(), CLERK) for _ in range(2))
    one.keep("a", b"1")
    other.keep("b", b"2")
    assert (one.load("b"), other.load("a")) == (b"2", b"1")
    assert len(ring.kept) == 1


@pytest.mark.usefixtures("ring")
def test_that_a_folder_in_the_way_is_told_as_trouble(tmp_path: Path) -> None:
    vault = Vault(tmp_path / "half-way", Secrets(), CLERK)
    vault.keep("a", b"1")
    vault._path("b").mkdir()
    with pytest.raises(EnvironmentFault) as told:
        vault.keep("b", b"2")
    assert (told.value.kind, told.value.code) == (Trouble.PERMISSION, "file")
    assert vault.load("a") == b"1"


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(key=st.text(max_size=40).filter(lambda text: "\x00" not in text), content=st.binary(max_size=300))
def test_that_any_bytes_come_back(vault: Vault, key: str, content: bytes) -> None:
    try:
        key.encode()
    except UnicodeEncodeError:
        return
    vault.keep(key, content)
    assert vault.load(key) == content
