"""Whatever comes: statements, a refusal of ours, never another error, never more than two seconds."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.documents.bank.reader import read
from app.domain.bank import BankProblem, Movement, StatementEnd, StatementHead
from app.domain.faults import Refused
from tests.documents.bank import test_camt, test_mass, test_mt940
from tests.documents.bank.kit import PAYER, mt940, one

SEEDS = [
    *(mt940(one(about)).encode("cp1250", "replace") for about in test_mt940.DIALECTS.values()),
    mt940(one(f"911 X; ID IPH: XX1; Z RACH.: {PAYER}; OD: A; TYT.: B; TNR: 1")).encode(),
    *(
        test_camt.document(test_camt.entry(test_camt.details("A", v, "100.00"), "100.00", v), v).encode()
        for v in ("02", "08")
    ),
    test_mass.ELIXIR.encode("iso-8859-2"),
    test_mass.TABLE.encode("cp1250"),
    b"31.01.2026\tJan\tKowalski\t123,45\twoda\n",
]
PIECES = st.sampled_from(
    [
        *(
            b":61:",
            b":86:",
            b":20:",
            b":60F:",
            b":62F:",
            b"\n-\n",
            b"{4:",
            b"-}",
            b"<20",
            b"^",
            b"\x00",
            b"\xff",
            b"\r",
            b"\n",
        ),
        *(
            b"C260131PLN",
            b",00",
            b"9" * 40,
            b" " * 300,
            b"{1:" * 50,
            b"; OD: " * 50,
            b"&a;",
            b"<!DOCTYPE a [",
            b"<Ntry>",
            b'"',
        ),
        *(
            b";" * 100,
            "ł".encode(),
            "ł".encode("cp852"),
            b"\xef\xbb\xbf",
            b"110,20260131,1,",
            b"999,1,1",
            b"\x1a",
            b"+20",
            b"~38PL",
        ),
    ]
)


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A good file with pieces put in, cut out, doubled or changed."""
    data = bytearray(draw(st.sampled_from(SEEDS)))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(len(data) - 1, 0)))
        end = min(len(data), at + draw(st.integers(0, 30)))
        what = draw(st.sampled_from(["put", "cut", "double", "byte"]))
        if what == "put":
            data[at:at] = draw(PIECES)
        elif what == "cut":
            del data[at:end]
        elif what == "double":
            data[at:at] = data[at:end]
        elif data:
            data[at] = draw(st.integers(0, 255))
    return bytes(data)


def _take(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    begun = time.perf_counter()
    refused = _read(path)
    assert time.perf_counter() - begun < 2
    if refused is not None:
        assert BankProblem(refused.code)
        assert isinstance(refused.detail["line"], int)


def _read(path: Path) -> Refused | None:
    head: StatementHead | None = None
    moved = 0
    try:
        for part in read(path):
            if isinstance(part, StatementHead):
                head, moved = part, 0
            elif isinstance(part, Movement):
                moved += part.amount
                assert part.line > 0
                assert "\0" not in part.title + part.name + part.reference + part.kind
            elif isinstance(part, StatementEnd) and head and head.opening is not None and part.closing is not None:
                assert head.opening + moved == part.closing
    except Refused as refused:
        return refused
    return None


FUZZ = settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@FUZZ
@given(data=mutated())
def test_that_a_broken_file_is_read_or_refused(tmp_path: Path, data: bytes) -> None:
    _take(tmp_path / "f", data)


@FUZZ
@given(data=st.binary(max_size=3000))
def test_that_any_bytes_are_read_or_refused(tmp_path: Path, data: bytes) -> None:
    _take(tmp_path / "f", data)


@pytest.mark.parametrize(
    "data",
    [
        b":20:" + b"a" * 3_000_000,
        b"{1:" * 400_000,
        mt940(one("<20" + "A" * 1500 + "\n" + "<20 " * 300)).encode(),
        mt940(one("911 X; " + "; OD: ;" * 200 + "; TYT.: " * 200)).encode(),
        b"Data;Kwota;Opis\n2026-01-31;" + b"1 " * 30_000 + b";x\n",
        b'Data;Kwota;Opis\n2026-01-31;1;"' + b"x\n" * 300_000,
        b"\n" * 2_000_000,
        b"<a>" * 200_000,
        b'<?xml version="1.0"?><!--' + b"-" * 100 + b"x" * 2_000_000,
        ("ł" * 1_000_000).encode(),
        b"\xb3" * 1_000_000,
    ],
    ids=range(11),
)
def test_that_nothing_hangs(tmp_path: Path, data: bytes) -> None:
    _take(tmp_path / "f", data)
