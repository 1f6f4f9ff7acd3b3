"""Reasons kept with a reading survive being written and read, whatever a clerk types."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.domain.reading_reasons import MAX_TEXT, UNDONE, Reason, read_reason
from app.domain.verdicts import Code

KNOWN = frozenset({*(code.value for code in Code), UNDONE})


@given(
    st.lists(st.sampled_from(sorted(KNOWN)), min_size=1, max_size=3),
    st.none() | st.integers(0, 99_999_999),
    st.none() | st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    st.text(min_size=1, max_size=MAX_TEXT).filter(lambda t: "\x00" not in t),
)
def test_that_a_reason_is_read_as_it_was_written(
    codes: list[str], state: int | None, on: date | None, text: str
) -> None:
    reason = Reason(tuple(codes), state, on, text)
    assert read_reason(reason.written(), KNOWN) == reason


@given(st.text(max_size=MAX_TEXT))
def test_that_a_text_of_a_person_stays_theirs(text: str) -> None:
    read = read_reason(text, KNOWN)
    assert read.codes or read.text == text


def test_that_unknown_words_are_no_codes() -> None:
    assert read_reason("klient dzwonił: wyciek", KNOWN) == Reason(text="klient dzwonił: wyciek")
    assert read_reason("nothing", KNOWN) == Reason(text="nothing")
    assert read_reason("below_booked 412 2026-13-40", KNOWN).codes == ()
