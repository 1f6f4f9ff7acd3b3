"""The server is killed while a clerk works: the window lives, nothing typed is lost, nothing is stored twice."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.database import Fragile
from tests.office_data import one, person
from tests.stories.desk import desk_at_work
from tests.strays import Strays


def test_that_a_reading_survives_the_death_of_the_server(
    qtbot: QtBot, qapp: QApplication, fragile: Fragile, strays: Strays
) -> None:
    strays.expect_log("lost|gone|connection")
    anna = person(fragile.connect())
    login, password = fragile.make_login("okienko_clerk")
    with desk_at_work(qtbot, qapp, fragile.conninfo(login), password) as desk:
        desk.open("004512", anna.customer_id)
        desk.key("Alt+3")
        qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
        field = desk.focus()
        assert isinstance(field, QLineEdit)
        desk.type("418")
        fragile.kill_server()
        desk.key("Return")
        desk.wait_for("brak połączenia", timeout=30_000)
        desk.wait_for("serwerem", timeout=30_000)
        assert field.text() == "418"
        assert desk.program.window.isVisible()
        desk.key("F3")  # the rest of the window answers
        assert desk.focus() is not field
        fragile.start_again()
        counted = "select count(*) from okienko.readings where state = 418 and status = 'reported'"
        desk.key("F4")  # the retry that the message bar offers
        qtbot.waitUntil(lambda: one(fragile.connect(), counted) == 1, timeout=30_000)
        desk.key("Alt+3")
        qtbot.waitUntil(lambda: "418" in desk.seen() or field.text() == "", timeout=20_000)
        assert one(fragile.connect(), counted) == 1
