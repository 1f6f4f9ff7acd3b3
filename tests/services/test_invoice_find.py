"""Which files an import of invoices takes: of the paths named, what can't be read is told and stops nothing."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from app.services.invoice_import import find_files
from tests.database import Clone
from tests.invoice_files import fa3
from tests.invoice_office import Office


def put(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"<x/>")
    return folder


def test_that_files_are_taken_in_order_each_once_and_folders_whole(tmp_path: Path) -> None:
    place = put(tmp_path, "b/2.XML", "b/1.xml", "b/dalej/3.xml", "b/opis.txt", "a.xml")
    files, refused = find_files([place / "a.xml", place / "b", place / "b/1.xml", place / "nie-ma.xml"])
    assert [str(each.relative_to(place)) for each in files] == ["a.xml", "b/1.xml", "b/2.XML", "b/dalej/3.xml", "nie-ma.xml"]  # fmt: skip
    assert refused == []


def test_that_a_folder_that_cannot_be_read_is_told_and_the_rest_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = put(tmp_path, "1.xml", "tajne/2.xml")
    look = os.scandir

    def scandir(path: Any) -> Any:
        if Path(path).name == "tajne":
            raise PermissionError(13, "Permission denied", str(path))
        return look(path)

    monkeypatch.setattr(os, "scandir", scandir)
    files, refused = find_files([place])
    assert files == [place / "1.xml"]
    assert [(each.name, each.code) for each in refused] == [(str(place / "tajne"), "folder_not_opened")]
    assert refused[0].sentence == "Katalogu nie da się odczytać: brak uprawnień."
    files, refused = find_files([place / "tajne"])
    assert (files, [each.code for each in refused]) == ([], ["folder_not_opened"])


def test_that_files_of_two_folders_are_told_apart(clone: Clone, tmp_path: Path) -> None:
    office = Office(clone, tmp_path)
    put(tmp_path, "maj/1.xml", "czerwiec/1.xml")
    (tmp_path / "maj" / "1.xml").write_bytes(fa3(customer=office.number))
    report = office.take(tmp_path / "maj", tmp_path / "czerwiec")
    assert [(each.name, each.outcome.value) for each in report.files] == [
        (str(Path("maj/1.xml")), "loaded"),
        (str(Path("czerwiec/1.xml")), "refused"),
    ]


def test_that_files_of_the_present_folder_are_named_as_they_were_given(
    clone: Clone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = Office(clone, tmp_path)
    put(tmp_path, "maj/1.xml", ".1.xml")
    monkeypatch.chdir(tmp_path)
    report = office.take(Path(".1.xml"), Path("maj/1.xml"), Path("czerwiec/1.xml"))
    assert [each.name for each in report.files] == [".1.xml", str(Path("maj/1.xml")), str(Path("czerwiec/1.xml"))]
    assert [each.name for each in office.take(Path()).files] == [".1.xml", str(Path("maj/1.xml"))]
    assert [each.name for each in office.take(Path("maj/1.xml")).files] == ["1.xml"]
    apart = [Path(tmp_path.anchor, folder, "1.xml") for folder in ("nie-ma-1", "nie-ma-2")]
    assert [each.name for each in office.take(*apart).files] == [str(each) for each in apart]
