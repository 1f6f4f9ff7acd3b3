"""States read by customers in e-BOK: the guide's rule, office rule 6, and the same verdicts as the desk's guard."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal
from uuid import uuid4

import pytest

from app.domain.metering import ReadingStatus
from app.domain.reading_reasons import REPLACED, read_reason
from app.domain.reading_rules import ReadingGuard
from app.domain.verdicts import Code, Severity
from app.services import metering
from tests.database import Clone
from tests.office_data import one
from tests.store.metering_data import Place, add_place, book, draft, office_day
from tests.store.portal_kit import PASSWORD, Answer, Portal, phc, portal_of

_CODES = frozenset(code.value for code in Code)


@dataclass
class Home:
    """A customer with one meter, signed in to e-BOK."""

    portal: Portal
    place: Place
    session: str

    def tell(
        self, state: object, day: date | Literal["today"] | None = "today", *, key: str = "", sure: bool = False
    ) -> Answer:
        """Submit a state."""
        on = office_day() if day == "today" else day
        return self.portal.call(
            "submit_reading", self.session, self.place.installation_id, on, state, key or str(uuid4()), sure
        )

    def book(self, days_ago: int, state: int, **more: Any) -> int:
        """A booked state of some days ago."""
        return book(self.portal.office, self.place, office_day() - timedelta(days_ago), state, **more)

    def rows(self) -> list[tuple[Any, ...]]:
        """What came in by e-BOK."""
        return self.portal.office.execute(
            "select state, status, reason from okienko.readings where customer_id = %s and source = 'portal' order by id",
            (self.place.customer_id,),
        ).fetchall()


def home(portal_server: Clone, portal: Portal, **installation: Any) -> Home:
    number = f"{uuid4().int % 10**9:09}"
    place = add_place(portal_server, number, **installation)
    portal.office.execute(
        "insert into okienko.portal_accounts (customer_id, login, state, email, password_hash) values (%s, %s, 'active', '', %s)",
        (place.customer_id, number, phc(PASSWORD)),
    )
    return Home(portal, place, portal.sign_in(number))


@pytest.fixture
def anna(portal_server: Clone, portal: Portal) -> Home:
    """Booked: 400 a year ago, 412 forty days ago."""
    made = home(portal_server, portal)
    made.book(365, 100)
    made.book(40, 412)
    return made


def test_that_a_state_is_reported_as_read_in_e_bok(anna: Home) -> None:
    answer = anna.tell(431)
    assert (answer["code"], answer["status"]) == ("ok", "reported")
    row = anna.portal.office.execute(
        "select state, status, source, read_on, recorded_by, contact_key from okienko.readings where id = %s",
        (answer["id"],),
    ).fetchone()
    assert row == (431, "reported", "portal", office_day(), anna.portal.connection.info.user, None)
    meter = anna.portal.call("meters", anna.session)["meters"][0]
    assert (meter["serial"], meter["last_state"], meter["digits"]) == (anna.place.serial, 412, 5)
    assert [(r["state"], r["status"], r["used"]) for r in meter["readings"]] == [
        (431, "reported", None), (412, "booked", 312), (100, "booked", None),
    ]  # fmt: skip


def test_that_a_state_below_the_booked_one_is_kept_as_refused(anna: Home) -> None:
    answer = anna.tell(411)
    assert (answer["code"], answer["status"], answer["booked"]) == ("below_booked", "refused", 412)
    assert answer["booked_on"] == (office_day() - timedelta(40)).isoformat()
    ((state, status, reason),) = anna.rows()
    assert (state, status, read_reason(reason, _CODES).codes) == (411, "refused", ("below_booked",))
    assert anna.tell(412)["status"] == "reported", "not below is enough"


def test_that_a_state_below_an_estimate_waits_for_the_office(anna: Home) -> None:
    anna.book(10, 450, estimated=True)
    assert anna.tell(430)["status"] == "waiting"
    assert anna.tell(411, office_day() - timedelta(1))["code"] == "below_booked", (
        "below the true state it is refused all the same"
    )


def test_that_a_state_above_a_later_one_is_refused(anna: Home) -> None:
    answer = anna.tell(413, office_day() - timedelta(41))
    assert (answer["code"], answer["booked"]) == ("above_later", 412)


@pytest.mark.parametrize(
    ("state", "days", "code"),
    [
        (None, 0, "state_shape"), (-1, 0, "state_shape"), (100_000, 0, "too_many_digits"), (10**15, 0, "too_many_digits"),
        (431, -1, "future"), (431, 5000, "before_installation"), (412, 40, "already_stored"), (500, 40, "same_day"),
    ],
)  # fmt: skip
def test_that_what_can_be_no_state_is_told(anna: Home, state: int | None, days: int, code: str) -> None:
    assert anna.tell(state, office_day() - timedelta(days), sure=True)["code"] == code
    assert len(anna.rows()) == (1 if code == "same_day" else 0)


def test_that_without_a_day_it_is_today_s(anna: Home) -> None:
    assert anna.tell(431, None)["code"] == "ok"
    assert anna.portal.count("readings", "customer_id = %s and read_on = %s", anna.place.customer_id, office_day()) == 1


def test_that_a_slip_is_corrected_the_same_day_and_nobody_else_s_state(anna: Home) -> None:
    anna.tell(413)
    assert anna.tell(431)["status"] == "reported"
    assert anna.rows() == [(413, "refused", REPLACED), (431, "reported", "")]
    assert anna.portal.count("notices", "customer_id = %s", anna.place.customer_id) == 0, (
        "nobody is told of the own slip"
    )
    anna.portal.office.execute(
        "insert into okienko.readings (customer_id, installation_id, read_on, state, status, source) values (%s, %s, %s, 440, 'reported', 'phone')",
        (anna.place.customer_id, anna.place.installation_id, office_day() - timedelta(1)),
    )
    assert anna.tell(425, office_day() - timedelta(1))["code"] == "same_day"


def test_that_the_same_request_is_stored_once(portal_server: Clone, anna: Home) -> None:
    key = str(uuid4())
    with portal_of(portal_server) as other, ThreadPoolExecutor(2) as pool:
        homes = (anna, Home(other, anna.place, anna.session))
        said = list(pool.map(lambda each: each.tell(431, key=key), homes))
    assert said[0] == said[1]
    assert len(anna.rows()) == 1
    below = str(uuid4())
    assert anna.tell(300, office_day() - timedelta(1), key=below) == anna.tell(
        300, office_day() - timedelta(1), key=below
    )


def test_that_a_state_far_from_the_usual_is_asked_about(anna: Home) -> None:
    asked = anna.tell(4310)
    assert asked == {"code": "confirm", "doubts": ["far_above"]}
    assert anna.rows() == []
    assert anna.tell(4310, sure=True)["status"] == "reported"
    assert anna.rows() == [(4310, "reported", "far_above")]
    assert anna.tell(431, office_day() - timedelta(2))["code"] == "ok"
    assert anna.tell(420, office_day() - timedelta(1)) == {"code": "confirm", "doubts": ["against_reported"]}


def test_that_another_s_meter_is_no_meter(portal_server: Clone, anna: Home) -> None:
    jan = home(portal_server, anna.portal)
    for meter in (jan.place.installation_id, 0, -1, None, 10**18):
        code = anna.portal.code("submit_reading", anna.session, meter, office_day(), 1, str(uuid4()))
        assert code == "no_such_meter"
    assert [meter["serial"] for meter in anna.portal.call("meters", anna.session)["meters"]] == [anna.place.serial]
    key = str(uuid4())
    anna.tell(431, key=key)
    assert jan.tell(431, key=key)["code"] == "request_of_another"
    assert jan.rows() == []
    assert (
        anna.portal.code("submit_reading", anna.session, anna.place.installation_id, office_day(), 432, None)
        == "request_missing"
    )


def test_that_a_meter_taken_down_takes_states_up_to_that_day_and_is_not_listed(
    portal_server: Clone, portal: Portal
) -> None:
    gone = home(portal_server, portal, removed_on=office_day() - timedelta(3), removed_state=50)
    assert gone.tell(51)["code"] == "after_removal"
    assert portal.call("meters", gone.session)["meters"] == []


@pytest.mark.parametrize(("role", "task"), [("main", "replacement"), ("garden", "deduction")])
def test_that_an_expired_legalisation_gives_the_office_its_task(
    portal_server: Clone, portal: Portal, role: str, task: str
) -> None:
    old = home(portal_server, portal, role=role, legal_until=office_day() - timedelta(1))
    assert old.tell(5)["status"] == "reported"
    assert old.tell(6)["status"] == "reported"
    kinds = portal.office.execute(
        "select kind from okienko.meter_tasks where customer_id = %s", (old.place.customer_id,)
    ).fetchall()
    assert kinds == [(task,)]


def test_that_twenty_states_a_day_are_enough(anna: Home) -> None:
    for state in range(20):
        assert anna.tell(state)["code"] == "below_booked"
    assert anna.tell(431)["code"] == "try_later"


def test_that_the_office_s_decision_comes_back(anna: Home) -> None:
    answer = anna.tell(431)
    anna.portal.office.execute("update okienko.readings set status = 'booked' where id = %s", (answer["id"],))
    assert anna.portal.count("notices", "customer_id = %s and kind = 'reading_confirmed'", anna.place.customer_id) == 1
    assert anna.portal.call("meters", anna.session)["meters"][0]["last_state"] == 431


# ---------------------------------------------------------------- the same verdicts as at the desk

BOOKED: dict[str, list[tuple[int, int, bool]]] = {
    "nothing booked": [],
    "true states": [(400, 100, False), (200, 250, False), (40, 412, False)],
    "an estimate last": [(400, 100, False), (200, 250, False), (40, 412, True)],
    "an estimate between": [(400, 100, False), (200, 250, True), (40, 412, False)],
    "estimates only": [(200, 250, True), (40, 412, True)],
}
"""Days ago, state, whether it is an estimate."""


@pytest.mark.parametrize("booked", BOOKED.values(), ids=BOOKED)
def test_that_e_bok_and_the_desk_decide_alike(
    portal_server: Clone, portal: Portal, booked: list[tuple[int, int, bool]]
) -> None:
    there = home(portal_server, portal, installed_on=office_day() - timedelta(900), installed_state=3)
    for days_ago, state, estimated in booked:
        there.book(days_ago, state, estimated=estimated)
    portal.office.execute(
        "insert into okienko.readings (customer_id, installation_id, read_on, state, status, source) values (%s, %s, %s, 430, 'reported', 'phone')",
        (there.place.customer_id, there.place.installation_id, office_day() - timedelta(5)),
    )
    database = portal_server.database()
    guard = ReadingGuard(metering.history(database, there.place.customer_id, there.place.installation_id), office_day())
    compared = 0
    for days_ago in (0, 5, 20, 40, 41, 100, 200, 300, 400, 600, 900):
        for state in (0, 2, 3, 4, 99, 100, 101, 249, 250, 251, 300, 411, 412, 413, 419, 420, 421, 430, 500):
            day = office_day() - timedelta(days_ago)
            desk = guard.check(draft(there.place, state, day, contact_key=""))
            if desk.of(Severity.PROBLEM) or desk.rollover:
                continue
            status, refusal, known, known_on = one_row(portal, there, day, state)
            assert ReadingStatus(status) is desk.status, (days_ago, state)
            if desk.refusal is not None:
                assert (refusal, known, known_on) == (desk.refusal.code.value, desk.refusal.state, desk.refusal.on)
            compared += 1
    assert compared > 100


def one_row(portal: Portal, there: Home, day: date, state: int) -> tuple[str, str | None, int | None, date | None]:
    """What e-BOK would make of a state."""
    row = portal.office.execute(
        "select status, refusal, known, known_on from okienko.portal_reading_verdict(%s, %s, %s, %s)",
        (there.place.customer_id, there.place.installation_id, day, state),
    ).fetchone()
    assert row is not None
    return row[0], row[1], row[2], row[3]


def test_that_the_first_state_of_a_meter_whose_beginning_is_unknown_is_taken(
    portal_server: Clone, portal: Portal
) -> None:
    there = home(portal_server, portal, installed_state=None)
    assert there.tell(5)["status"] == "reported"
    assert portal.call("meters", there.session)["meters"][0]["last_state"] is None
    assert (
        one(portal.office, "select count(*) from okienko.readings where customer_id = %s", there.place.customer_id) == 1
    )
