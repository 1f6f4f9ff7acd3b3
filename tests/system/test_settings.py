"""Settings of a desk survive crashes, other programs and hands that edit the file."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from app.system.settings import DeskSettings, SettingsFile, Theme

CHOSEN = DeskSettings(
    theme=Theme.CONTRAST,
    text_size=175,
    idle_lock_minutes=3,
    last_login="żaneta.łoś",
    right_panel_folded=True,
)


def test_that_what_was_saved_is_loaded(tmp_path: Path) -> None:
    SettingsFile(tmp_path / "new" / "folder").save(CHOSEN)
    assert SettingsFile(tmp_path / "new" / "folder").load() == CHOSEN


def test_that_no_file_gives_the_defaults_and_makes_none(tmp_path: Path) -> None:
    assert SettingsFile(tmp_path).load() == DeskSettings()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("broken", ["", "{", "[]", "null", "\x00", '{"theme": ', "[" * 100_000, '"theme"'])
def test_that_a_broken_file_is_kept_aside(tmp_path: Path, broken: str) -> None:
    file = SettingsFile(tmp_path)
    file.path.write_text(broken, encoding="utf-8")
    assert file.load() == DeskSettings()
    file.save(CHOSEN)
    assert SettingsFile(tmp_path).load() == CHOSEN
    assert (tmp_path / "desk.json.broken-1").read_text(encoding="utf-8") == broken


def test_that_bytes_of_another_encoding_count_as_broken(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path)
    file.path.write_bytes('{"last_login": "żaneta"}'.encode("cp1250"))
    assert file.load() == DeskSettings()
    assert (tmp_path / "desk.json.broken-1").exists()


def test_that_a_second_broken_file_does_not_replace_the_first(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path)
    for text in ("one", "two"):
        file.path.write_text(text, encoding="utf-8")
        file.load()
    assert (tmp_path / "desk.json.broken-1").read_text(encoding="utf-8") == "one"
    assert (tmp_path / "desk.json.broken-2").read_text(encoding="utf-8") == "two"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("theme", "pink"),
        ("theme", 3),
        ("text_size", 99),
        ("text_size", "150"),
        ("text_size", True),
        ("text_size", 150.0),
        ("idle_lock_minutes", 0),
        ("idle_lock_minutes", 10**30),
        ("last_login", None),
        ("last_login", "x" * 64),
        ("last_login", "a\x00b"),
        ("right_panel_folded", 1),
    ],
)
def test_that_one_wrong_value_spoils_only_itself(tmp_path: Path, key: str, value: object) -> None:
    file = SettingsFile(tmp_path)
    file.save(CHOSEN)
    kept = json.loads(file.path.read_text(encoding="utf-8"))
    file.path.write_text(json.dumps({**kept, key: value}), encoding="utf-8")
    assert file.load() == replace(CHOSEN, **{key: getattr(DeskSettings(), key)})


def test_that_keys_of_a_newer_program_are_kept(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path)
    file.path.write_text('{"hologram": [1, 2], "text_size": 120}', encoding="utf-8")
    file.save(replace(file.load(), theme=Theme.DARK))
    kept = json.loads(file.path.read_text(encoding="utf-8"))
    assert kept["hologram"] == [1, 2]
    assert (kept["text_size"], kept["theme"]) == (120, "dark")


def test_that_a_save_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = SettingsFile(tmp_path)
    file.save(CHOSEN)

    def full(_fd: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("app.system.files.os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        file.save(DeskSettings())
    monkeypatch.undo()
    assert SettingsFile(tmp_path).load() == CHOSEN
    assert [path.name for path in tmp_path.iterdir()] == ["desk.json"]
