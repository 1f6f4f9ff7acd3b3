"""Declarations left half-way: kept encrypted on the desk, found again after a restart; a broken file is told, not lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import keyring
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.declarations import DeclarationDraft
from app.domain.faults import EnvironmentFault, Refused, Trouble
from app.models.declaration_box import DeclarationBox, Unfinished
from app.models.declaration_wizard import DeclarationWizard
from app.models.jobs import Jobs
from app.services import declaration_drafts
from app.store.session import Database
from app.system.clock import Clock
from app.system.secrets import Secrets
from app.system.vault import Vault
from tests.system.test_secrets import InMemory


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    before = keyring.get_keyring()
    keyring.set_keyring(InMemory())
    yield Vault(tmp_path / "half-way", Secrets(), "bok:ewa")
    keyring.set_keyring(before)


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    made = Jobs(qapp)
    yield made
    assert made.shut_down()


def left(name: str) -> Unfinished:
    return Unfinished(DeclarationDraft(request_key=str(uuid4())), False, name, Clock().now())


def keep(vault: Vault, one: Unfinished) -> None:
    import json

    vault.keep(f"declaration:{one.key}", json.dumps(one.to_body()).encode())


def test_that_a_broken_file_is_told_and_the_others_are_listed(
    qtbot: QtBot, jobs: Jobs, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_server(*_: object, **__: object) -> dict[str, object]:
        raise EnvironmentFault(Trouble.UNREACHABLE)

    monkeypatch.setattr(declaration_drafts, "load_all", no_server)
    good, bad = left("Kowalska Anna"), left("Nowak Jan")
    keep(vault, good)
    keep(vault, bad)
    vault._path(f"declaration:{bad.key}").write_bytes(b"broken")
    box = DeclarationBox(jobs, Database("host=/nowhere"), Clock(), vault, DeclarationWizard(Clock().today), jobs)
    told: list[Exception] = []
    box.failed.connect(told.append)
    with qtbot.waitSignal(box.changed):
        box.load()
    assert [row.name for row in box.rows] == ["Kowalska Anna"]
    assert box.safe
    (error,) = told
    assert isinstance(error, Refused)
    assert error.code == "vault_unreadable"
    assert len(vault.set_aside()) == 1
    with qtbot.waitSignal(box.changed):
        box.load()
    assert len(told) == 1
