"""Naughty strings typed and pasted into every field: nothing lost, nothing executed, nothing crashing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import psycopg
import pytest
from psycopg.conninfo import make_conninfo
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from app.models.search import State
from app.store.town import stories
from app.views.pages.office_board import OfficeBoardPage
from app.views.pages.personal import PersonalPage
from app.views.pages.waste import WastePage
from app.views.parts.plain_text import typed_text
from app.views.program import Door
from tests.database import Clone
from tests.stories.conftest import OpenDesk
from tests.stories.desk import OFFICE_KEYS, PAGE_KEYS, DeskAtWork
from tests.stories.naughty import LINES, LONG, OWN, chunks, public, sample, stored
from tests.stories.texts import screen


@pytest.fixture
def boss(town: Clone) -> psycopg.Connection[tuple[Any, ...]]:
    made = town.connect()
    made.execute("set search_path = okienko, pg_temp")
    return made


def lines(text: str) -> str:
    """The text with its lines ended as an editor ends them."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n")


def shown(editor: QWidget) -> str:
    if isinstance(editor, QPlainTextEdit):
        return typed_text(editor)
    assert isinstance(editor, QLineEdit)
    return editor.text()


def replace(desk: DeskAtWork, text: str) -> None:
    """Paste over what stands in the field with the focus."""
    desk.key("Ctrl+A")
    desk.paste(text)


def is_calm(desk: DeskAtWork) -> bool:
    """No crash dialog, nothing modal, and no label that reads markup."""
    return QApplication.activeModalWidget() is None and not list(rich_texts(desk.program.window))


def rich_texts(root: QWidget) -> Iterator[str]:
    """Labels and tool tips that would be read as markup."""
    for widget in root.findChildren(QWidget):
        if isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText and "<" in widget.text():
            yield widget.text()
        if "<" in widget.toolTip() and not widget.toolTip().startswith("<span"):
            yield widget.toolTip()


# ---------------------------------------------------------------- search, note, message: every string


def test_that_anything_can_be_searched_for(open_desk: OpenDesk) -> None:
    strings = (*OWN, LINES, LONG, *public())
    with open_desk() as desk:
        search = desk.workplace.search
        search.finder._timer.setInterval(0)  # nobody types so fast
        desk.key("F3")
        failed = []
        for text in strings:
            replace(desk, text)
            desk.until(lambda: search.finder.state is not State.ASKING)
            if search.finder.state is State.FAILED:
                failed.append((text, repr(search.finder.error)))
        assert not failed
        assert is_calm(desk)
        desk.key("Esc")
        assert search.text() == ""


def test_that_a_note_keeps_every_letter(open_desk: OpenDesk, boss: psycopg.Connection[Any]) -> None:
    with open_desk() as desk:
        desk.open(stories.ANNA)
        written = []
        for part in chunks((*OWN, *public()), 60):
            text = "\n".join(part)
            desk.key("Ctrl+N")
            desk.paste(text)
            note = desk.focus()
            assert isinstance(note, QPlainTextEdit)
            wanted = lines(text)
            assert stored(typed_text(note)) == stored(wanted)
            desk.key("Alt+Shift+S")
            desk.key("Ctrl+Return")
            desk.until(lambda: desk.focus() is desk.workplace.search)
            written.append(stored(wanted))
        assert len(written) > 1
        kept = boss.execute("select note from contacts where note <> '' and clerk like 'clerk%' order by id").fetchall()
        assert [row[0] for row in kept] == written
        assert is_calm(desk)


def test_that_a_note_too_long_is_told_and_kept(open_desk: OpenDesk) -> None:
    with open_desk() as desk:
        desk.open(stories.ANNA)
        desk.key("Ctrl+N")
        desk.paste(LONG)
        note = desk.focus()
        desk.key("Alt+Shift+S")
        desk.key("Ctrl+Return")
        desk.idle()
        if shown(note):  # not stored: one sentence says why
            assert "za długa" in desk.seen_of("NotePanel")
            assert shown(note) == LONG
        assert is_calm(desk)


def test_that_a_message_keeps_every_letter(open_desk: OpenDesk, boss: psycopg.Connection[Any]) -> None:
    with open_desk() as desk:
        desk.open(stories.ANNA)
        desk.own_work()
        desk.key("Alt+6")
        desk.idle()
        page = desk.view.page()
        assert page is not None
        written = []
        for number, part in enumerate(chunks((*OWN, *public()), 60)):
            subject, text = OWN[number % len(OWN)], "\n".join(part)
            page.new.click()  # type: ignore[attr-defined]
            desk.paste(subject)
            assert isinstance(desk.focus(), QLineEdit)
            seen = shown(desk.focus())
            page.form.body_text.setFocus()  # type: ignore[attr-defined]
            desk.paste(text)
            wanted = lines(text)
            assert stored(shown(desk.focus())) == stored(wanted)
            page.form.send.click()  # type: ignore[attr-defined]
            desk.until(page.form.isHidden)  # type: ignore[attr-defined]
            desk.idle()
            written.append((stored(seen).strip(), stored(wanted)))
        kept = boss.execute("select subject, body from messages where author like 'clerk%' order by id").fetchall()
        assert kept[-len(written) :] == written
        assert is_calm(desk)


# ---------------------------------------------------------------- every other field: a sample


def fields(page: QWidget) -> list[QWidget]:
    """Editors of a page that can be typed into now."""
    found = [w for w in page.findChildren(QWidget) if isinstance(w, QLineEdit | QPlainTextEdit)]
    return [
        w
        for w in found
        if w.isVisible() and w.isEnabled() and not w.isReadOnly() and w.focusProxy() is None
    ]


def places(desk: DeskAtWork) -> Iterator[QWidget]:
    """Pages with fields, everything opened by own work, editors of personal data included."""
    for key in OFFICE_KEYS:
        desk.key(key)
        desk.idle()
        page = desk.workplace.stack.currentWidget()
        assert page is not None
        yield page
    desk.open(stories.ANNA)
    desk.own_work()
    for key in PAGE_KEYS:
        desk.key(key)
        desk.idle()
        page = desk.view.page()
        assert page is not None
        yield page
        if isinstance(page, PersonalPage):
            for name in [name for name in page.buttons if name.startswith("edit")]:
                page.buttons[name].click()
                desk.idle()
                yield page


def test_that_every_field_takes_anything(open_desk: OpenDesk) -> None:
    """Pasted, then Enter: the text stays as it was typed, or it was saved and the window says so."""
    strings = (*OWN, LINES, LONG, *public())
    with open_desk(supervisor=True) as desk:
        tried = 0
        for place, page in enumerate(places(desk)):
            for number, editor in enumerate(fields(page)):
                for text in sample(strings, place * 5 + number, 3):
                    _try(desk, page, editor, text)
                    tried += 1
        assert tried > 40


def _try(desk: DeskAtWork, page: QWidget, editor: QWidget, text: str) -> None:
    if not editor.isVisible():
        return
    editor.setFocus()
    replace(desk, text)
    typed = shown(editor)
    if isinstance(editor, QLineEdit) and len(text) > editor.maxLength():
        assert "reszta została pominięta" in screen(page), f"{text[:40]!r} was cut and nothing says so"
    if isinstance(editor, QPlainTextEdit):
        return
    desk.key("Return")
    desk.idle()
    assert is_calm(desk), text
    left = shown(editor) if _alive(editor) else ""
    assert left in {typed, ""}, f"{typed!r} became {left!r}"


def _alive(widget: QWidget) -> bool:
    try:
        return widget.isVisible()
    except RuntimeError:
        return False


# ---------------------------------------------------------------- what is on file already


def test_that_naughty_data_is_shown_plainly(open_desk: OpenDesk, boss: psycopg.Connection[Any]) -> None:
    markup = OWN[0]
    anna = (stories.ANNA,)
    boss.execute("select set_config('okienko.reason', 'próba', false)")
    boss.execute(
        "update customers set surname = %s, first_name = 'A&B <i>' where number = %s", (markup[:90], stories.ANNA)
    )
    boss.execute(
        "update addresses set street = '<h1>&Ulica</h1>', city = '<u>Gryfino' "
        "where customer_id = (select customer_id from customers where number = %s)", anna
    )  # fmt: skip
    boss.execute("update announcements set text = %s", (markup,))
    boss.execute("update installations set place = '<b>piwnica</b>'")
    boss.execute("update messages set subject = %s, body = %s", (markup, markup))
    boss.execute("update contacts set note = %s", (markup,))
    with open_desk(supervisor=True) as desk:
        for page in places(desk):
            assert is_calm(desk), list(rich_texts(desk.program.window))
            for view in page.findChildren(QAbstractItemView):
                assert not list(_rich_tips(view)), type(page).__name__
        assert markup[:40] in desk.seen_of("Header")
        assert "&&" not in desk.seen_of("Header")


def _rich_tips(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    for row in range(model.rowCount()):
        for column in range(model.index(row, 0).model().columnCount() if row == 0 else 1):
            tip = str(model.index(row, column).data(Qt.ItemDataRole.ToolTipRole) or "")
            if "<" in tip and not tip.startswith("<span"):
                yield tip


# ---------------------------------------------------------------- what is saved


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
