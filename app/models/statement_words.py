"""Loaded statements of banks as a list. Context "Bank"."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.domain.bank import StatementSource, TextEncoding
from app.domain.bank_office import LoadedStatement
from app.domain.money import plain_money
from app.models import words
from app.models.bank_words import nrb_words
from app.models.columns import Align, Column
from app.models.language import noop

_SOURCES = {
    StatementSource.MT940: noop("Bank", "MT940"),
    StatementSource.CAMT053: noop("Bank", "camt.053"),
    StatementSource.MASS: noop("Bank", "report of payments"),
}
_ENCODINGS = {
    TextEncoding.ASCII: noop("Bank", "no Polish letters"),
    TextEncoding.UTF8: noop("Bank", "UTF-8"),
    TextEncoding.UTF16: noop("Bank", "UTF-16"),
    TextEncoding.LATIN2: noop("Bank", "ISO-8859-2"),
    TextEncoding.CP1250: noop("Bank", "Windows-1250"),
    TextEncoding.CP852: noop("Bank", "CP852"),
    TextEncoding.MENDED: noop("Bank", "broken letters put right"),
}


translate = QCoreApplication.translate


def _tr(text: str) -> str:
    return translate("Bank", text)


def source_words(row: LoadedStatement) -> str:
    """Format of the file and how its letters were written."""
    return f"{_tr(_SOURCES[StatementSource(row.source)])}, {_tr(_ENCODINGS[TextEncoding(row.encoding)])}"


def _became(row: LoadedStatement) -> str:
    """What became of its movements, in counts."""
    told = [
        (row.booked, translate("Bank", "assigned {count}")),
        (row.waiting, translate("Bank", "wait {count}")),
        (row.aside, translate("Bank", "set aside {count}")),
        (row.outgoing, translate("Bank", "outgoing {count}")),
        (row.known, translate("Bank", "known before {count}")),
    ]
    return ", ".join(text.format(count=count) for count, text in told if count) or words.DASH


def _days(row: LoadedStatement) -> str:
    days = [words.day(day) for day in (row.opened_on, row.closed_on) if day is not None]
    return " – ".join(dict.fromkeys(days)) or words.DASH


def _balance(row: LoadedStatement) -> str:
    return words.amount(row.closing) if row.closing is not None else translate("Bank", "none told")


def statement_columns() -> tuple[Column[LoadedStatement], ...]:
    """Which statement of which account, what was in it, what became of it."""
    return (
        Column("loaded", translate("Bank", "Loaded"), "00.00.0000 00:00", lambda r: words.moment(r.loaded_at)),
        Column("number", translate("Bank", "Statement"), "000/0000", lambda r: r.number or words.DASH, strong=True),
        Column(
            "account",
            translate("Bank", "Account"),
            "00 0000 0000 0000 0000 0000 0000",
            lambda r: nrb_words(r.account) or words.DASH,
            hint=lambda r: nrb_words(r.account),
            copy=lambda r: r.account,
        ),
        Column("days", translate("Bank", "Days"), "00.00.0000 – 00.00.0000", _days),
        Column("movements", translate("Bank", "Movements"), "100 000", lambda r: str(r.movements), Align.RIGHT),
        Column(
            "credits",
            translate("Bank", "Came in"),
            "1 234 567,89",
            lambda r: words.amount(r.credits),
            Align.RIGHT,
            copy=lambda r: plain_money(r.credits),
        ),
        Column("closing", translate("Bank", "Closing balance"), "1 234 567,89", _balance, Align.RIGHT),
        Column("became", translate("Bank", "What became of it"), "", _became, hint=_became),
        Column("source", translate("Bank", "Format"), "MT940, ISO-8859-2", source_words, hint=source_words),
        Column("file", translate("Bank", "File"), "wyciag_2026_01.sta", lambda r: r.file, hint=lambda r: r.file),
    )
