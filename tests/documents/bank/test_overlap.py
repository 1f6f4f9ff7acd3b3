"""Files that overlap: whatever days two files report, each movement is known once, and equal ones are not lost."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.documents.bank.kit import PAYER, mt940, same, statements

FIRST = date(2025, 12, 29)
Made = tuple[int, int, str, str]
"""Day, grosze, title, reference."""
MOVEMENTS = st.lists(
    st.tuples(
        st.integers(0, 5),
        st.sampled_from([5000, 5000, 9610, -500]),
        st.sampled_from(["ZA WODĘ", "FV/WOD/1/2026", ""]),
        st.sampled_from(["NONREF", "NONREF//A1", "NONREF//A2"]),
    ),
    max_size=14,
).map(lambda found: sorted(found, key=lambda each: each[0]))


def _file(found: list[Made], codec: str, folder: Path) -> list[tuple[str, int]]:
    lines = []
    for day, amount, title, reference in found:
        booked = FIRST + timedelta(day)
        mark, text = ("C" if amount > 0 else "D"), f"{abs(amount) // 100},{abs(amount) % 100:02d}"
        lines.append(f":61:{booked:%y%m%d%m%d}{mark}N{text}NTRF{reference}\n:86:020<00X<20{title}<38{PAYER}")
    closing = 100000 + sum(each[1] for each in found)
    text = mt940("\n".join(lines), closing=f"C260103PLN{closing // 100},{closing % 100:02d}")
    return same(statements(folder, text, codec)[0])


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(found=MOVEMENTS, last=st.integers(0, 5), first=st.integers(0, 5), codec=st.sampled_from(["utf-8", "cp852"]))
def test_that_two_files_tell_each_movement_once(
    tmp_path: Path, found: list[Made], last: int, first: int, codec: str
) -> None:
    one = [each for each in found if each[0] <= last]
    other = [each for each in found if each[0] >= first]
    told = _file(one, "cp1250", tmp_path) + _file(other, codec, tmp_path)
    in_both = sum(1 for each in found if first <= each[0] <= last)
    assert len(set(told)) == len(told) - in_both
    whole = _file(found, "utf-8", tmp_path)
    assert set(told) <= set(whole)
    assert len(set(whole)) == len(found)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(found=MOVEMENTS, cut=st.integers(0, 14))
def test_that_a_day_told_before_its_end_is_gone_on_with(tmp_path: Path, found: list[Made], cut: int) -> None:
    morning = _file(found[:cut], "utf-8", tmp_path)
    assert set(morning) <= set(_file(found, "utf-8", tmp_path))
