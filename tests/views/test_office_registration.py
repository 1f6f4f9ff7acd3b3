"""Why a customer can't register, and registering a caller: by keys, on a real database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.store.session import Database
from app.views.desk import Desk
from app.views.pages.office_registration import OfficeRegistrationPage
from tests.database import Clone
from tests.office_data import Connection, Person, one
from tests.views.office_stage import keys, named, press, settle, show_office, someone, staffed

CONFIRMED = "nie udało się potwierdzić"


@pytest.fixture(scope="module")
def owner(module_clone: Clone) -> Connection:
    return module_clone.connect()


@pytest.fixture(scope="module")
def link(module_clone: Clone) -> Database:
    return module_clone.login("okienko_clerk")


@pytest.fixture
def desk(qapp: QApplication, link: Database) -> Iterator[Desk]:
    with staffed(qapp, link) as made:
        yield made


@pytest.fixture
def jan(owner: Connection) -> Person:
    return someone(owner, surname="Nowak", first_name="Jan", portal="")


def opened(qtbot: QtBot, desk: Desk, *, registering: bool, number: str = "") -> OfficeRegistrationPage:
    page = show_office(qtbot, desk, OfficeRegistrationPage)
    assert isinstance(page, OfficeRegistrationPage)
    page._another()
    page.begin(registering=registering, number=number)
    settle(qtbot, desk)
    return page


def fill(*texts: str) -> None:
    for text in texts:
        keys(text)
        press(Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("amount", "name", "reason"),
    [
        ("52,20", "Nowak Jan", "To nie jest kwota brutto tej faktury."),
        ("52,22", "Nowak Janusz Sp. z o.o.", "Nazwa różni się od tej w kartotece"),
        ("52,22", "nowak jan", "Nic nie stoi na przeszkodzie"),
        ("dwa", "", "nie jest kwotą"),
    ],
)
def test_that_the_reason_is_told_to_the_clerk_and_the_same_sentence_to_every_caller(
    qtbot: QtBot, desk: Desk, jan: Person, amount: str, name: str, reason: str
) -> None:
    page = opened(qtbot, desk, registering=False)
    fill(jan.number, f"fv/wod/{jan.number}/11/2026", amount, name, "")
    settle(qtbot, desk)
    assert reason in page.reason.text()
    assert page.step.text()
    assert CONFIRMED in page.said.text()
    assert reason not in page.said.text()


def test_that_the_open_customer_is_filled_in_and_the_account_is_one_key_away(
    qtbot: QtBot, desk: Desk, owner: Connection
) -> None:
    anna = someone(owner)
    went: list[tuple[int, str]] = []
    desk.open_customer = lambda customer_id, page: went.append((customer_id, page))
    page = opened(qtbot, desk, registering=False, number=anna.number)
    fill(f"FV/WOD/{anna.number}/11/2026", "52,22", "", "")
    settle(qtbot, desk)
    assert "aktywne konto e-BOK, z adresem e-mail a···@poczta.example" in page.reason.text()
    page.account.setFocus()
    press(Qt.Key.Key_Space)
    assert went == [(anna.customer_id, "1.3")]


def test_that_an_answer_goes_when_something_else_is_typed(qtbot: QtBot, desk: Desk, jan: Person) -> None:
    page = opened(qtbot, desk, registering=False)
    fill(jan.number, "X/1", "1", "", "")
    settle(qtbot, desk)
    assert page.reason.text() == "Nie ma faktury o takim numerze."
    keys("a")
    assert page.reason.text() == "Jeszcze o nic nie zapytano."


def test_that_a_caller_is_registered_by_keys(qtbot: QtBot, desk: Desk, owner: Connection, jan: Person) -> None:
    page = opened(qtbot, desk, registering=True)
    fill(jan.number, f" fv wod {jan.number} 11 2026", "52.22 zł", "jan.nowak@poczta.example")
    settle(qtbot, desk)
    assert f"login to {jan.number}" in page.reason.text()
    assert "link aktywacyjny" in page.said.text()
    assert page.form.is_empty()
    kept = owner.execute(
        "select state, email from okienko.portal_accounts where customer_id = %s", (jan.customer_id,)
    ).fetchone()
    assert kept == ("waiting", "jan.nowak@poczta.example")


def test_that_a_wrong_fact_tells_the_caller_nothing(qtbot: QtBot, desk: Desk, owner: Connection, jan: Person) -> None:
    page = opened(qtbot, desk, registering=True)
    fill(jan.number, f"FV/WOD/{jan.number}/11/2026", "52,20", "jan.nowak@poczta.example")
    settle(qtbot, desk)
    assert page.reason.text() == "To nie jest kwota brutto tej faktury."
    assert CONFIRMED in page.said.text()
    assert page.form.fields["amount"].text() == "52,20"
    assert one(owner, "select count(*) from okienko.portal_accounts where customer_id = %s", jan.customer_id) == 0


def test_that_what_is_missing_is_told_beside_its_field(qtbot: QtBot, desk: Desk) -> None:
    page = opened(qtbot, desk, registering=True)
    page.form.register_button.click()
    assert page.form.rows["number"].problem()
    assert page.form.rows["email"].problem()
    assert page.form.fields["number"].hasFocus()


def test_that_what_was_typed_comes_back(qtbot: QtBot, desk: Desk) -> None:
    page = opened(qtbot, desk, registering=False)
    keys("004999")
    page.draft.keeper.keep()
    settle(qtbot, desk)
    again = show_office(qtbot, desk, OfficeRegistrationPage)
    assert isinstance(again, OfficeRegistrationPage)
    settle(qtbot, desk)
    assert again.form.fields["number"].text() == "004999"
    named(again)
