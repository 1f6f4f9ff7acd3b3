"""CSV of every bad kind: refused whole, naming the line; and of every good kind, nothing lost."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.billing.reader import CsvFile, Dialect, sha256
from app.documents.billing.words import FILE, file_sentence
from app.domain.billing import UnreadableFile

COMMA = Dialect(delimiter=",")


def read(path: Path, dialect: Dialect = COMMA, wanted: tuple[str, ...] = ()) -> list[tuple[int, list[str]]]:
    file = CsvFile(path, dialect)
    try:
        names = file.header(wanted)
        return [(1, list(names)), *file.records()]
    finally:
        file.close()


def refused(path: Path, dialect: Dialect = COMMA, wanted: tuple[str, ...] = ()) -> tuple[str, int]:
    with pytest.raises(UnreadableFile) as fault:
        read(path, dialect, wanted)
    assert file_sentence(fault.value.code, fault.value.about).endswith(".")
    return fault.value.code, fault.value.line


BAD = {
    "empty": (b"", ("no_header", 0)),
    "only blank lines": (b"\n\n\r\n", ("no_header", 0)),
    "too few columns": (b"a,b\n1,2\n3\n", ("column_count", 3)),
    "too many columns": (b"a,b\n1,2\n3,4,5\n", ("column_count", 3)),
    "counted by lines, not records": (b'a,b\n1,"x\ny"\n3\n', ("column_count", 4)),
    "not closed": (b'a,b\n1,2\n3,"4\n5,6\n7,8\n', ("quote_not_closed", 3)),
    "text behind a quote": (b'a,b\n1,"2"x\n', ("quote_misplaced", 2)),
    "NUL": (b"a,b\n1,2\n3,4\0\n", ("nul", 3)),
    "not UTF-8": ("a,b\n1,2\nż,ó\n".encode("cp1250"), ("encoding", 3)),
    "UTF-16": ("a,b\n1,2\n".encode("utf-16"), ("encoding_is_wide", 1)),
    "lines of old Macs": (b"a,b\r1,2\r3,4\n", ("line_end", 1)),
    "endless line": (b"a,b\n" + b"x" * (1 << 20) + b",1\n", ("line_too_long", 2)),
}


@pytest.mark.parametrize(("content", "told"), BAD.values(), ids=BAD)
def test_that_a_bad_file_is_refused_whole(content: bytes, told: tuple[str, int], tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes(content)
    assert refused(tmp_path / "x.csv") == told


def test_that_utf8_is_not_read_as_an_older_encoding(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes("a,b\n1,2\nŻółw,3\n".encode())
    assert refused(path, Dialect("cp1250", ",")) == ("encoding_is_utf8", 3)
    path.write_bytes("\ufeffa,b\n1,2\n".encode())
    assert refused(path, Dialect("cp1250", ",")) == ("encoding_is_utf8", 1)


def test_that_a_missing_or_doubled_column_is_named(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("a,b,a\n1,2,3\n", encoding="utf-8")
    assert refused(path, wanted=("b", "c")) == ("column_missing", 1)
    assert refused(path, wanted=("a",)) == ("column_twice", 1)
    assert read(path, wanted=("b",))[1] == (2, ["1", "2", "3"])


def test_that_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.csv") == ("not_opened", 0)
    with pytest.raises(UnreadableFile):
        sha256(tmp_path)


def test_that_every_sentence_of_a_file_can_be_said() -> None:
    assert all(file_sentence(code, {}).endswith(".") for code in FILE)


GOOD = {
    "mark": ("\ufeffa;b\n1;2\n".encode(), Dialect()),
    "spreadsheet's hint": (b"sep=;\r\na;b\r\n1;2\r\n", Dialect()),
    "lines before": (b"Raport z dnia\n\na;b\n1;2\n", Dialect(skip_lines=2)),
    "no header": (b"1;2\n", Dialect(columns=("a", "b"))),
    "no end of line": (b"a;b\n1;2", Dialect()),
    "blank lines": (b"a;b\n\n1;2\n\n\n", Dialect()),
    "other quote": (b"a;b\n'1';2\n", Dialect(quote="'")),
    "old Polish": ("a;b\n1;2\n".encode("cp852"), Dialect("cp852")),
}


@pytest.mark.parametrize(("content", "dialect"), GOOD.values(), ids=GOOD)
def test_that_a_good_file_is_read(content: bytes, dialect: Dialect, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes(content)
    rows = read(tmp_path / "x.csv", dialect)
    assert [cells for _, cells in rows] == [["a", "b"], ["1", "2"]]


def test_that_lines_are_those_of_an_editor(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes(b'a,b\n\n1,"x\r\ny\n"\n2,3\n')
    assert [line for line, _ in read(tmp_path / "x.csv")] == [1, 3, 6]


def test_that_without_a_quote_quotes_are_letters(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text('a;b\n"1;2"\n', encoding="utf-8")
    assert read(tmp_path / "x.csv", Dialect(quote=""))[1] == (2, ['"1', '2"'])


@given(
    st.lists(st.tuples(*[st.text(st.characters(exclude_characters="\0\r", exclude_categories=["Cs"]), min_size=1)] * 2))
)
def test_that_nothing_is_lost_or_changed(rows: list[tuple[str, str]]) -> None:
    import csv
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.csv"
        with path.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out, delimiter=";", lineterminator="\n", quoting=csv.QUOTE_ALL)
            writer.writerow(["a", "b"])
            writer.writerows(rows)
        found = read(path, Dialect(trim=False))
    assert [tuple(cells) for _, cells in found[1:]] == rows


def test_that_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    def peak(rows: int) -> int:
        path = tmp_path / f"{rows}.csv"
        with path.open("w", encoding="utf-8") as out:
            out.write("nr;nazwa;kwota\n")
            out.writelines(f"{n};Żółw {n};{n},50\n" for n in range(rows))
        file = CsvFile(path, Dialect())
        file.header(("nr",))
        tracemalloc.start()
        for _ in file.records():
            pass
        told = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        file.close()
        return told

    assert peak(60_000) < peak(2_000) + 200_000


def test_csv_spectrum(shared_data: Path) -> None:
    """The files of csv-spectrum give what their JSON says, header and all."""
    folder = shared_data / "nasty" / "csv_spectrum"
    names = sorted(path.stem for path in (folder / "csvs").glob("*.csv"))
    assert len(names) == 12
    for name in names:
        rows = read(folder / "csvs" / f"{name}.csv")
        found = [dict(zip(rows[0][1], cells, strict=True)) for _, cells in rows[1:]]
        told = json.loads((folder / "json" / f"{name}.json").read_text(encoding="utf-8"))
        wanted = told if isinstance(told, list) else [told]
        assert _plain(found) == _plain(wanted), name


def _plain(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """Rows with lines ended one way, without the column that differs between the halves of one pair."""
    kept = [{key: value for key, value in each.items() if key != "Contact Phone Number"} for each in rows]
    return [{key: value.replace("\r\n", "\n") for key, value in each.items()} for each in kept]
