"""A collective correction names all it corrects, and each of those names it."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.contacts import ContactChannel
from app.domain.papers import PaperDetails
from app.services import papers
from tests.database import Clone
from tests.invoice_files import fa3
from tests.invoice_office import Office, ksef_number

DESK = ("", ContactChannel.DESK)


@pytest.fixture
def office(clone: Clone, tmp_path: Path) -> Office:
    return Office(clone, tmp_path)


def told(office: Office, number: str) -> PaperDetails:
    paper_id = office.one("select id from papers where number = %s", number)
    found = papers.details(office.superuser, office.who, paper_id, contact=DESK)
    assert found is not None
    return found


def test_that_all_papers_of_a_collective_correction_are_named_both_ways(office: Office) -> None:
    for number in ("FV/1", "FV/2"):
        office.load(a=fa3(number, customer=office.number))
    named = [("FV/1", ""), ("FV/2", ""), ("FV/elsewhere", ksef_number("C1"))]
    office.load(a=fa3("FK/1", customer=office.number, kind="KOR", corrects=named, lines=[("Rabat", -100)]))
    correction = told(office, "FK/1")
    assert correction.corrects == ("FV/1", "FV/2", "FV/elsewhere")
    assert correction.corrects_count == 3
    assert told(office, "FV/1").corrected_by == told(office, "FV/2").corrected_by == ("FK/1",)
    assert told(office, "FV/1").corrects == ()


def test_that_of_very_many_the_first_are_named_and_all_are_counted(office: Office) -> None:
    named = [(f"FV/{number}", "") for number in range(250)]
    office.load(a=fa3("FK/1", customer=office.number, kind="KOR", corrects=named, lines=[("Rabat", -100)]))
    correction = told(office, "FK/1")
    assert (len(correction.corrects), correction.corrects[-1], correction.corrects_count) == (200, "FV/199", 250)
