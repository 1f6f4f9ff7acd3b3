"""The customer's header: words for balances, badges that lead on, nothing of money before verification."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.domain.accounts import Basis
from app.domain.card import CustomerCard
from app.domain.contacts import Level
from app.domain.customers import CustomerKind, Portal, PortalState
from app.views.desk import Desk
from app.views.header import Header
from app.views.parts.labels import LinkChip
from tests.views import desk_kit
from tests.views.stage import press


@pytest.fixture
def desk(qapp: QApplication) -> Iterator[Desk]:
    with desk_kit.polish_desk(qapp) as made:
        yield made


def header(qtbot: QtBot, desk: Desk, card: CustomerCard, level: Level = Level.BALANCE) -> Header:
    tab = desk_kit.tab(card)
    made = Header(desk, tab)
    qtbot.addWidget(made)
    tab.setParent(made)
    tab.set_level(level)
    made.show_card(card)
    made.resize(980, 140)
    made.show()
    return made


def texts(made: Header) -> list[str]:
    labels = [label.text() for label in made.findChildren(QLabel) if label.isVisible()]
    return [*labels, *(chip.text() for chip in made.findChildren(LinkChip) if chip.isVisible())]


def test_that_each_service_has_its_line_in_words(qtbot: QtBot, desk: Desk) -> None:
    shown = " | ".join(texts(header(qtbot, desk, desk_kit.card())))
    assert "Woda: do zapłaty 148,32\u00a0zł" in shown
    assert "w tym po terminie 96,10\u00a0zł (najstarszy termin 14.10.2026)" in shown
    assert "Wywozy: nadpłata 20,00\u00a0zł" in shown
    assert "wpłaty zaksięgowane do 20.11.2026, bez odsetek" in shown
    assert "128,32" not in shown, "services are never netted (office rule 1)"
    assert "\u221220" not in shown, "no bare signed number"


@pytest.mark.parametrize("level", [Level.GENERAL, Level.READING])
def test_that_no_money_is_shown_before_verification(qtbot: QtBot, desk: Desk, level: Level) -> None:
    shown = " | ".join(texts(header(qtbot, desk, desk_kit.card(), level)))
    assert "saldo po weryfikacji rozmówcy" in shown
    for word in ("zł", "zapłaty", "nadpłata", "terminie", "148"):
        assert word not in shown


def test_that_verification_opens_the_balance_at_once(qtbot: QtBot, desk: Desk) -> None:
    made = header(qtbot, desk, desk_kit.card(), Level.GENERAL)
    made._tab.set_level(Level.BALANCE)
    qtbot.waitUntil(lambda: any("148,32" in text for text in texts(made)))


def test_that_only_what_is_late_is_red(qtbot: QtBot, desk: Desk) -> None:
    made = header(qtbot, desk, desk_kit.card())
    tones = {label.text().strip(",\u00a0"): label.property("tone") for label in made.findChildren(QLabel)}
    assert tones["Woda: do zapłaty 148,32\u00a0zł"] == ""
    assert tones["w tym po terminie 96,10\u00a0zł (najstarszy termin 14.10.2026)"] == "owe"
    assert tones["Wywozy: nadpłata 20,00\u00a0zł"] == "ok"


def test_that_the_communes_fee_is_left_to_the_commune(qtbot: QtBot, desk: Desk) -> None:
    fee = desk_kit.waste(basis=Basis.PUBLIC_FEE, balance=0, open_items=())
    shown = " | ".join(texts(header(qtbot, desk, desk_kit.card(accounts=(fee,)))))
    assert "91 416 20 11" in shown


def test_which_badges_there_are(qtbot: QtBot, desk: Desk) -> None:
    card = desk_kit.card(
        kind=CustomerKind.COMPANY,
        unread_messages=2,
        next_deadline=date(2026, 11, 21),
        pending_changes=5,
        failed_verifications_today=1,
        email_bouncing=True,
        portal=Portal(PortalState.BLOCKED, "004512", None),
        meters=(desk_kit.meter(legal_until=date(2026, 1, 1)), desk_kit.meter(legal_until=date(2026, 11, 30))),
    )
    badges = {badge.text: (badge.tone, badge.key) for badge in header(qtbot, desk, card).badges(card)}
    assert badges == {
        "Woda: 39 dni po terminie": ("owe", "2.1-water"),
        "1 nieudana weryfikacja dziś": ("owe", ""),
        "reklamacja: odpowiedź do 21.11.2026": ("owe", "contacts"),
        "2 nieprzeczytane wiadomości": ("warn", "1.1"),
        "legalizacja minęła: 1 licznik": ("warn", "2.3"),
        "5 zmian danych do decyzji": ("warn", "2.5"),
        "e-mail wraca": ("warn", "2.5"),
        "e-BOK zablokowany": ("warn", "1.3"),
    }


def test_that_a_quiet_customer_has_no_badges(qtbot: QtBot, desk: Desk) -> None:
    card = desk_kit.card(
        accounts=(desk_kit.waste(),), unread_messages=0, meters=(desk_kit.meter(legal_until=date(2029, 1, 1)),)
    )
    assert list(header(qtbot, desk, card).badges(card)) == []


def test_that_a_removed_meter_needs_no_legalisation(qtbot: QtBot, desk: Desk) -> None:
    gone = desk_kit.meter(legal_until=date(2020, 1, 1), removed_on=date(2021, 1, 1))
    card = desk_kit.card(accounts=(desk_kit.waste(),), unread_messages=0, meters=(gone,))
    assert list(header(qtbot, desk, card).badges(card)) == []


def test_that_a_badge_leads_to_its_page_by_key(qtbot: QtBot, desk: Desk) -> None:
    made = header(qtbot, desk, desk_kit.card())
    chip = next(chip for chip in made.findChildren(LinkChip) if "wiadomość" in chip.text())
    chip.setFocus()
    with qtbot.waitSignal(made.went) as caught:
        press(chip, "Space")
    assert caught.args == ["1.1"]


def test_that_a_long_name_is_cut_but_told_whole(qtbot: QtBot, desk: Desk) -> None:
    name = "Przedsiębiorstwo Wielobranżowe „Źdźbło” " * 4
    made = header(qtbot, desk, desk_kit.card(name=name))
    assert made.name.text().endswith("…")
    assert made.name.toolTip() == name
    assert name in made.accessibleDescription()


def test_that_markup_in_data_is_only_text(qtbot: QtBot, desk: Desk) -> None:
    made = header(qtbot, desk, desk_kit.card(name="<b>Anna</b> & syn"))
    assert made.name.text() == "<b>Anna</b> & syn"


def test_that_a_compact_header_is_lower_and_says_the_same(qtbot: QtBot, desk: Desk) -> None:
    made = header(qtbot, desk, desk_kit.card())
    before = {text.strip(",\u00a0") for text in texts(made) if "zł" in text}
    made.set_compact(compact=True)
    qtbot.wait(20)
    assert {text.strip(",\u00a0") for text in texts(made) if "zł" in text} == before
    assert "Id 004512" in made.place.whole()
