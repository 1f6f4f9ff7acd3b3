"""Naughty strings typed and pasted into every field: nothing lost, nothing executed, nothing crashing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from app.models.search import State
from app.store.town import stories
from app.views.pages.personal import PersonalPage
from app.views.parts.plain_text import typed_text
from tests.stories.conftest import OpenDesk
from tests.stories.desk import OFFICE_KEYS, PAGE_KEYS, DeskAtWork
from tests.stories.naughty import (
    LINES,
    LONG,
    OWN,
    chunks,
    is_calm,
    lines,
    public,
    replace,
    rich_texts,
    sample,
    shown,
    stored,
)
from tests.stories.texts import screen

Strings = Callable[[], tuple[str, ...]]
STRINGS = pytest.mark.parametrize("strings", [lambda: OWN, public], ids=["own", "public"])

# ---------------------------------------------------------------- search, note, message: every string


@STRINGS
def test_that_anything_can_be_searched_for(open_desk: OpenDesk, strings: Strings) -> None:
    with open_desk() as desk:
        search = desk.workplace.search
        search.finder._timer.setInterval(0)  # nobody types so fast
        desk.key("F3")
        failed = []
        for text in (*strings(), LINES, LONG):
            replace(desk, text)
            desk.until(lambda: search.finder.state is not State.ASKING)
            if search.finder.state is State.FAILED:
                failed.append((text, repr(search.finder.error)))
        assert not failed
        assert is_calm(desk)
        desk.key("Esc")
        assert search.text() == ""


@STRINGS
def test_that_a_note_keeps_every_letter(open_desk: OpenDesk, boss: psycopg.Connection[Any], strings: Strings) -> None:
    with open_desk() as desk:
        desk.open(stories.ANNA)
        written = []
        for part in chunks(strings(), 60):
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
        assert written
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


@STRINGS
def test_that_a_message_keeps_every_letter(
    open_desk: OpenDesk, boss: psycopg.Connection[Any], strings: Strings
) -> None:
    with open_desk() as desk:
        desk.open(stories.ANNA)
        desk.own_work()
        desk.key("Alt+6")
        desk.idle()
        page = desk.view.page()
        assert page is not None
        written = []
        for number, part in enumerate(chunks(strings(), 60)):
            subject, text = OWN[number % len(OWN)], "\n".join(part)
            page.new.click()  # type: ignore[attr-defined]
            desk.paste(subject)
            assert isinstance(desk.focus(), QLineEdit)
            seen = shown(desk.focus())
            page.form.writing.body_text.setFocus()  # type: ignore[attr-defined]
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
    return [w for w in found if w.isVisible() and w.isEnabled() and not w.isReadOnly() and w.focusProxy() is None]


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


@STRINGS
def test_that_every_field_takes_anything(open_desk: OpenDesk, strings: Strings) -> None:
    """Pasted, then Enter: the text stays as it was typed, or it was saved and the window says so."""
    texts = (*strings(), LINES, LONG)
    with open_desk(supervisor=True) as desk:
        tried = 0
        for place, page in enumerate(places(desk)):
            for number, editor in enumerate(fields(page)):
                for text in sample(texts, place * 5 + number, 3):
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
