"""E-mails of notices: read back by the standard library, seen as a phone and a desk would show them, safe from what people type."""

from __future__ import annotations

import email
import email.policy
from datetime import UTC, datetime
from email.message import EmailMessage
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from app.documents.notice_letters import compose, line, printable
from app.documents.notice_mail import as_html, as_text, make_mail, subject_line
from app.domain.notices import DueNotice, NoticeKind, TokenPurpose, Utility
from app.domain.plurals import counted
from tests.stories.naughty import LINES, LONG, OWN, public

UTILITY = Utility(
    "Przedsiębiorstwo Usług Komunalnych", "ul. Przykładowa 1, 74-100 Gryfino", "661 984 812", "bok@pwk.example",
    "pon.-pt. 7:00-15:00", "https://ebok.pwk.example",
)  # fmt: skip
NOW = datetime(2026, 11, 22, 13, 5, tzinfo=UTC)
TOKEN = "0123456789abcdef" * 3
PURPOSES = {
    NoticeKind.ACTIVATION: TokenPurpose.ACTIVATION,
    NoticeKind.PASSWORD_RESET: TokenPurpose.RESET,
    NoticeKind.EMAIL_CODE: TokenPurpose.EMAIL,
    NoticeKind.NEW_INVOICE: TokenPurpose.UNSUBSCRIBE,
    NoticeKind.MESSAGE_WAITING: TokenPurpose.UNSUBSCRIBE,
    NoticeKind.READING_CONFIRMED: TokenPurpose.UNSUBSCRIBE,
    NoticeKind.READING_REFUSED: TokenPurpose.UNSUBSCRIBE,
}
FACTS: dict[str, Any] = {
    "number": "004512", "paper": "FV/WOD/004512/11/2026", "kind": "water_invoice", "gross": 14832, "issued": "2026-11-20",
    "due": "2026-12-04", "service": "water", "nrb": "49102010260000010000004512", "basis": "contract", "balance": 24442,
    "ksef": "5250001009-20261120-0A1B2C-3D4E5F-6A", "offline": False, "booked_until": "2026-11-19", "status": None,
    "subject": "Przerwa w dostawie wody", "unread": 2, "serial": "8ZRI07004512", "state": 412, "read_on": "2026-11-20",
    "office_paper": "statement", "sheet": {"service": "water", "account_number": "W-004512"},
    "copy": "duplicate", "copied": "2026-11-22T23:30:00+00:00",
    "account": "W-004512", "amount": 14832, "name_ksef": False, "link": None, "link_until": None,
    "utility": {"name": "Przedsiębiorstwo Usług Komunalnych", "nip": "5265877635", "address": "ul. Przykładowa 1, 74-100 Gryfino"},
    "papers": [[1, "FV/WOD/004512/11/2026", "", False, 7]],
}  # fmt: skip


def due(what: NoticeKind = NoticeKind.NEW_INVOICE, **changes: Any) -> DueNotice:
    return DueNotice(
        0, 1, 2, what, "anna@poczta.example", "<2.1.abc@pwk.example>", PURPOSES.get(what),
        datetime(2026, 11, 25, 13, 5, tzinfo=UTC), {**FACTS, **changes},
    )  # fmt: skip


def read(notice: DueNotice, utility: Utility = UTILITY) -> EmailMessage:
    token = "0123456789" if notice.purpose is TokenPurpose.EMAIL else TOKEN
    raw = make_mail(notice, utility, token, "bok@pwk.example", NOW)
    assert all(len(row) <= 998 for row in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert not message.defects
    return message


def body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert part is not None
    return cast("str", part.get_content()).replace("\r\n", "\n")


@pytest.mark.parametrize("kind", list(NoticeKind))
def test_that_every_kind_is_read_back_with_the_same_words_twice(kind: NoticeKind) -> None:
    message = read(due(kind))
    assert message.get_content_type() == "multipart/alternative"
    assert str(message["To"]) == "anna@poczta.example"
    assert str(message["From"]) == "Przedsiębiorstwo Usług Komunalnych <bok@pwk.example>"
    assert message["Message-ID"] == "<2.1.abc@pwk.example>"
    assert message["Date"] == "Sun, 22 Nov 2026 14:05:00 +0100"
    plain, rich = body(message, "plain"), body(message, "html")
    shown = QTextDocument()
    shown.setHtml(rich)
    letter = compose(due(kind), UTILITY, TOKEN)
    for text in (*letter.intro, *letter.closing, letter.why, *(value for _, value in letter.facts), UTILITY.phone):
        assert text in plain
        assert text.replace("\u00a0", " ") in shown.toPlainText().replace("\u00a0", " ")
    assert "<script" not in rich
    assert "http://" not in rich


@pytest.mark.parametrize("kind", list(NoticeKind))
def test_that_only_what_is_no_duty_can_be_left(kind: NoticeKind) -> None:
    message = read(due(kind))
    link = f"https://ebok.pwk.example/wypisz?t={TOKEN}"
    if PURPOSES.get(kind) is TokenPurpose.UNSUBSCRIBE:
        assert str(message["List-Unsubscribe"]) == f"<{link}>"
        assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert link in body(message, "plain")
        assert link in body(message, "html")
    else:
        assert message["List-Unsubscribe"] is None
        assert "wypisz" not in body(message, "plain") + body(message, "html")


def test_that_an_invoice_tells_what_is_needed_to_pay_it() -> None:
    plain = body(read(due()), "plain")
    for row in (
        "Numer: FV/WOD/004512/11/2026",
        "Kwota: 148,32\u00a0zł",
        "Termin płatności: 04.12.2026",
        "Rachunek bankowy: 49 1020 1026 0000 0100 0000 4512",
        "Numer KSeF: 5250001009-20261120-0A1B2C-3D4E5F-6A",
        "Saldo: woda i ścieki: niedopłata 244,42\u00a0zł (wpłaty zaksięgowane do 19.11.2026)",
    ):
        assert row in plain.split("\n")


@pytest.mark.parametrize(
    ("changes", "told", "untold"),
    [
        ({"balance": -2000}, "nadpłata 20,00\u00a0zł", "niedopłata"),
        ({"balance": 0}, "rozliczone", "nadpłata"),
        ({"status": "court"}, "Kwota", "Saldo"),
        ({"balance": None, "service": None, "nrb": ""}, "Kwota", "Rachunek"),
        ({"kind": "correction", "gross": -1000, "due": None}, "Wystawiliśmy fakturę korygującą", "Termin"),
        ({"ksef": "", "offline": True}, "wystawiona w trybie offline", "Wywozy"),
        ({"kind": "waste_invoice", "service": "waste"}, "Saldo: wywozy", "woda"),
    ],
)
def test_that_an_invoice_says_no_more_than_is_so(changes: dict[str, Any], told: str, untold: str) -> None:
    plain = body(read(due(**changes)), "plain")
    assert told in plain
    assert untold not in plain


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "1\u00a0nieprzeczytaną wiadomość"), (2, "2\u00a0nieprzeczytane wiadomości"),
        (4, "4\u00a0nieprzeczytane wiadomości"), (5, "5\u00a0nieprzeczytanych wiadomości"),
        (12, "12\u00a0nieprzeczytanych wiadomości"), (22, "22\u00a0nieprzeczytane wiadomości"),
        (101, "101\u00a0nieprzeczytanych wiadomości"),
    ],
)  # fmt: skip
def test_that_counts_have_their_polish_forms(count: int, words: str) -> None:
    assert (
        counted(count, "nieprzeczytaną wiadomość", "nieprzeczytane wiadomości", "nieprzeczytanych wiadomości") == words
    )
    assert words in body(read(due(NoticeKind.MESSAGE_WAITING, unread=count)), "plain")


# ---------------------------------------------------------------- what people type


def check_naughty(text: str) -> None:
    stored = text.replace("\x00", "").encode("utf-8", "replace").decode()
    message = read(due(NoticeKind.MESSAGE_WAITING, subject=stored))
    shown = line(stored)
    wanted = f"Wiadomość w e-BOK: {shown}" if shown else "Wiadomość w e-BOK"
    assert str(message["Subject"]) == wanted.rstrip() or printable(str(message["Subject"])) == wanted
    assert set(message.keys()) == set(read(due(NoticeKind.MESSAGE_WAITING)).keys())
    if shown:
        assert f"Temat: {shown}" in body(message, "plain")
        document = QTextDocument()
        document.setHtml(body(message, "html"))
        assert " ".join(shown.split()) in " ".join(document.toPlainText().split())


@pytest.mark.parametrize("text", [*OWN, LINES, LONG, "x\r\nBcc: wszyscy@poczta.example", "=?utf-8?B?WA==?="])
def test_that_what_people_type_is_text(text: str) -> None:
    check_naughty(text)


def test_that_public_naughty_strings_are_text() -> None:
    for text in public():
        check_naughty(text)


@given(st.text(max_size=200))
def test_that_a_subject_never_becomes_another_header(text: str) -> None:
    raw = b"Subject: " + subject_line(text).encode() + b"\r\nX-End: 1\r\n\r\n"
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert message.keys() == ["Subject", "X-End"]
    assert " ".join(str(message["Subject"]).split()) == " ".join(
        printable(text).encode("utf-8", "replace").decode().split()
    )


# ---------------------------------------------------------------- as a mail program shows it


@pytest.mark.parametrize("width", [320, 360, 700])
@pytest.mark.parametrize("kind", list(NoticeKind))
def test_that_it_fits_a_phone_and_a_desk(qapp: QApplication, kind: NoticeKind, width: int) -> None:
    letter = compose(due(kind), UTILITY, TOKEN)
    document = QTextDocument()
    document.setDefaultFont(qapp.font())
    document.setHtml(as_html(letter, UTILITY, f"https://ebok.pwk.example/wypisz?t={TOKEN}"))
    document.setTextWidth(width)
    assert document.size().width() <= width
    assert as_text(letter, UTILITY, "").startswith("Dzień dobry,\n")
