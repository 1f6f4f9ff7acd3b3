"""What the page "Wnioski" lists. Context "ChangeWords"."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.domain.data_changes import ChangeRequest, field_of, problem
from app.models import words
from app.models.columns import Column
from app.models.personal_words import field_words

translate = QCoreApplication.translate


def request_title(row: ChangeRequest) -> str:
    """Whose request it is."""
    return f"{row.name} · {row.number}"


def _what(row: ChangeRequest) -> str:
    return ", ".join(field_words(field_of(change)).lower() for change in row.fields)


def _note(row: ChangeRequest) -> str:
    if any(problem(change) for change in row.fields):
        return translate("ChangeWords", "can't be accepted as it is")
    return translate("ChangeWords", "changed since") if any(change.differs for change in row.fields) else words.DASH


def request_columns() -> tuple[Column[ChangeRequest], ...]:
    """When it was asked for, by whom, what it is about, what is to be known."""
    return (
        Column("asked", translate("ChangeWords", "Asked for"), "00.00.0000 00:00", lambda r: words.moment(r.asked_at)),
        Column("number", translate("ChangeWords", "Id"), "0000000", lambda r: r.number),
        Column(
            "name",
            translate("ChangeWords", "Customer"),
            "Wspólnota Mieszkaniowa",
            lambda r: r.name,
            hint=lambda r: r.name,
            strong=True,
        ),
        Column("what", translate("ChangeWords", "What is to change"), "", _what, hint=_what),
        Column(
            "note",
            translate("ChangeWords", "To be known"),
            translate("ChangeWords", "can't be accepted as it is"),
            _note,
            tone=lambda r: "warn" if _note(r) != words.DASH else "dim",
            hint=_note,
        ),
        Column(
            "address",
            translate("ChangeWords", "Address"),
            "ul. Bolesława Chrobrego 12/3",
            lambda r: r.address,
            hint=lambda r: r.address,
        ),
    )


def _tr(text: str) -> str:
    return translate("ChangeWords", text)
