"""What is saved of naughty strings is what was typed, in every place that keeps a text."""

from __future__ import annotations

from functools import partial
from typing import Any

import psycopg
from psycopg.conninfo import make_conninfo

from app.store.town import stories
from app.views.pages.office_board import OfficeBoardPage
from app.views.pages.personal import PersonalPage
from app.views.pages.waste import WastePage
from app.views.program import Door
from tests.database import Clone
from tests.stories.conftest import OpenDesk
from tests.stories.naughty import LONG, OWN, is_calm, replace, stored

TOUGH = (OWN[0], OWN[2], OWN[3], OWN[4], OWN[5], OWN[6], OWN[7], OWN[11])


def clean(text: str) -> str:
    """What a database can hold of it."""
    return stored(text).strip()


def test_that_a_reason_beside_a_reading_is_stored_as_typed(open_desk: OpenDesk, boss: psycopg.Connection[Any]) -> None:
    kept = "select r.reason from readings r, customers c where r.customer_id = c.customer_id and c.number = %s and state = %s"
    with open_desk() as desk:
        desk.open(stories.ANNA)
        desk.key("Alt+3")
        desk.idle()
        for number, text in enumerate(TOUGH):
            state = str(3000 + 50 * number)  # far above the usual, so a reason is asked for
            desk.key("Ctrl+A")
            desk.type(state)
            desk.key("Return")
            desk.idle()
            desk.paste(text)
            desk.key("Return")
            desk.idle()
            assert "Zarejestrowano" in desk.seen()
            row = boss.execute(kept, (stories.ANNA, state)).fetchone()
            assert row is not None
            assert row[0].endswith(clean(text))
            assert is_calm(desk)
            desk.key("F4")  # takes it back, so that the next one is far above again
            desk.idle()
            desk.key("Alt+3")


def test_that_an_announcement_is_shown_as_typed(open_desk: OpenDesk, boss: psycopg.Connection[Any]) -> None:
    with open_desk(supervisor=True) as desk:
        desk.key("Ctrl+5")
        desk.idle()
        page = desk.workplace.stack.currentWidget()
        assert isinstance(page, OfficeBoardPage)
        for text in TOUGH:
            page.form.text.setFocus()
            desk.paste(text)
            page.form.add.click()
            desk.idle()
            assert is_calm(desk)
        kept = [row[0] for row in boss.execute("select text from announcements order by id desc").fetchmany(len(TOUGH))]
        assert sorted(kept) == sorted(map(clean, TOUGH))
        desk.open(stories.ANNA)
        assert clean(TOUGH[0]) in desk.seen_of("Header")


def test_that_personal_data_and_its_reason_are_stored_as_typed(
    open_desk: OpenDesk, boss: psycopg.Connection[Any]
) -> None:
    with open_desk() as desk:
        desk.open(stories.ANNA)
        desk.own_work()
        desk.key("Alt+5")
        desk.idle()
        page = desk.view.page()
        assert isinstance(page, PersonalPage)
        for text in TOUGH:
            page.buttons[next(name for name in page.buttons if name.startswith("edit"))].click()
            replace(desk, text)
            page.editor.reason.setFocus()
            replace(desk, text)
            desk.key("Return")
            desk.until(page.editor.isHidden)
            desk.idle()
            surname, reason = boss.execute(
                "select c.surname, a.reason from customers c, audit a where c.number = %s order by a.id desc",
                (stories.ANNA,),
            ).fetchone() or ("", "")
            assert (surname, reason) == (" ".join(clean(text).split()), clean(text))
            assert is_calm(desk)


def test_that_nothing_typed_is_lost_when_another_thing_is_changed(open_desk: OpenDesk) -> None:
    with open_desk() as desk:
        desk.open(stories.ANNA)
        desk.own_work()
        desk.key("Alt+5")
        desk.idle()
        page = desk.view.page()
        assert isinstance(page, PersonalPage)
        edits = [name for name in page.buttons if name.startswith("edit")]
        page.buttons[edits[0]].click()
        replace(desk, "Nowa-Kowalska")
        page.buttons[edits[1]].click()
        assert "Nowa-Kowalska" in desk.seen()
        assert "Najpierw" in desk.seen_of("MessageBar")


def test_that_a_missed_pickup_keeps_its_note(open_desk: OpenDesk, boss: psycopg.Connection[Any]) -> None:
    with open_desk() as desk:
        desk.open(stories.ANNA)
        desk.own_work()
        desk.key("Alt+4")
        desk.idle()
        page = desk.view.page()
        assert isinstance(page, WastePage)
        for _day in range(14):
            if page.report.isVisible() and page.report.isEnabled():
                break
            page.calendar.setFocus()
            desk.key("Left")
        text = " ".join(TOUGH)
        page.note.setFocus()
        replace(desk, text)
        desk.key("Return")
        desk.until(lambda: not page.note.text())
        kept = [row[0] for row in boss.execute("select note from pickups where status = 'reported'").fetchall()]
        assert clean(text) in kept
        assert is_calm(desk)


def test_that_signing_in_takes_anything(open_desk: OpenDesk, town: Clone) -> None:
    with open_desk() as desk:
        desk.program._sign_out_now()
        desk.idle()
        desk.program._door = Door("próba", partial(_way, town), automatic=False)
        view = desk.program.sign_in_view
        for text in (*TOUGH, LONG):
            view.login.setFocus()
            replace(desk, text)
            view.password.setFocus()
            replace(desk, text)
            desk.key("Return")
            desk.until(view.enter.isEnabled)
            assert is_calm(desk)
            assert view.isVisible()
            assert view.password_row.problem() or view.note.text() or view.server_row.problem()


def _way(town: Clone, login: str) -> str:
    return make_conninfo(town.conninfo("nobody"), user=login)
