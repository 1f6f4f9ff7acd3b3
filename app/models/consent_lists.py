"""Lists of the page "oświadczenia i zgody", and the sentence that tells a row whole. Context "ConsentLists"."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.domain.consent_ledger import LedgerLine, SubjectNow
from app.domain.consents import ConsentAct, ConsentChannel, ConsentEntry
from app.domain.declaration_values import DeclarationRow, DeclarationStatus
from app.models import words
from app.models.columns import Column
from app.models.consent_words import (
    act_words,
    channel_words,
    longest_act,
    longest_channel,
    role_words,
    state_tone,
    state_words,
    version_words,
)

translate = QCoreApplication.translate

_NUMBER = "OSW/2026/00001"


def subject_columns() -> tuple[Column[SubjectNow], ...]:
    """What can be agreed to, and how it stands."""
    return (
        Column(
            "subject",
            translate("ConsentLists", "Subject"),
            "",
            lambda r: r.subject.title,
            hint=lambda r: r.subject.title,
            strong=True,
        ),
        Column(
            "state",
            translate("ConsentLists", "State today"),
            translate("ConsentWords", "accepted in version %1, %2 is in force").replace("%1", "1").replace("%2", "2"),
            state_words,
            tone=lambda r: state_tone(r.state),
            hint=state_words,
        ),
        Column(
            "since",
            translate("ConsentLists", "Since"),
            "00.00.0000",
            lambda r: words.day(r.last.on_day if r.last is not None else None),
        ),
        Column(
            "channel",
            translate("ConsentLists", "How"),
            longest_channel(),
            lambda r: channel_words(r.last.channel) if r.last is not None else words.DASH,
        ),
    )


def subject_line(row: SubjectNow) -> str:
    """How a subject stands, in one sentence, with its text in force."""
    told = f"{row.subject.title}: {state_words(row)}."
    if row.last is not None:
        since = translate("ConsentLists", "Since %1, %2.").replace("%1", words.day(row.last.on_day))
        told = f"{told} {since.replace('%2', channel_words(row.last.channel))}"
    return told


def _taken(line: LedgerLine) -> str:
    if line.taken is None:
        return line.entry.reason
    told = translate("ConsentLists", "withdrawn %1 %2").replace("%1", words.day(line.taken.on_day))
    return told.replace("%2", channel_words(line.taken.channel))


def entry_columns() -> tuple[Column[LedgerLine], ...]:
    """The ledger: when, what, how, on which paper, by whom."""
    return (
        Column("at", translate("ConsentLists", "When"), "00.00.0000 00:00", lambda r: words.moment(r.entry.at)),
        Column(
            "subject", translate("ConsentLists", "Subject"), "", lambda r: r.title, hint=lambda r: r.title, strong=True
        ),
        Column("act", translate("ConsentLists", "What"), longest_act(), lambda r: act_words(r.kind, r.entry.act)),
        Column(
            "version",
            translate("ConsentLists", "Text version"),
            translate("ConsentWords", "%1 (now %2)").replace("%1", "1").replace("%2", "2"),
            lambda r: version_words(r.entry),
            tone=lambda r: "warn" if r.entry.older and r.entry.act is ConsentAct.GIVEN else "",
        ),
        Column(
            "channel", translate("ConsentLists", "How"), longest_channel(), lambda r: channel_words(r.entry.channel)
        ),
        Column("paper", translate("ConsentLists", "Document"), _NUMBER, lambda r: r.entry.number or words.DASH),
        Column(
            "clerk",
            translate("ConsentLists", "Clerk"),
            "Anna Kowalska",
            lambda r: _writer(r.entry),
            hint=lambda r: _writer(r.entry),
        ),
        Column(
            "note",
            translate("ConsentLists", "Withdrawn, reason"),
            translate("ConsentLists", "withdrawn %1 %2"),
            lambda r: _taken(r) or words.DASH,
            hint=_taken,
        ),
    )


def _writer(entry: ConsentEntry) -> str:
    """Who wrote the entry: in e-BOK the customer does, whatever the portal's login is called."""
    return translate("ConsentLists", "the customer") if entry.channel is ConsentChannel.PORTAL else entry.clerk


def entry_line(line: LedgerLine) -> str:
    """An entry told whole: what a narrow window leaves out of the list stands here."""
    entry = line.entry
    told = [
        f"{words.moment(entry.at)} · {line.title}: {act_words(line.kind, entry.act)}",
        translate("ConsentLists", "text version %1").replace("%1", version_words(entry)),
        channel_words(entry.channel),
    ]
    if entry.number:
        told.append(translate("ConsentLists", "declaration %1").replace("%1", entry.number))
    told.append(translate("ConsentLists", "noted by %1").replace("%1", _writer(entry)))
    if entry.reason:
        told.append(translate("ConsentLists", "reason: %1").replace("%1", entry.reason))
    sentence = ", ".join(told) + "."
    if line.taken is not None:
        taken = _taken(line)
        why = f" ({line.taken.reason})" if line.taken.reason else ""
        sentence = f"{sentence} {taken[:1].upper()}{taken[1:]}{why}."
    return sentence


def _status(row: DeclarationRow) -> str:
    if row.status is DeclarationStatus.UNDONE:
        return translate("ConsentLists", "undone")
    return translate("ConsentLists", "registered")


def declaration_columns() -> tuple[Column[DeclarationRow], ...]:
    """Declarations of the customer."""
    scan = translate("ConsentLists", "Scan")
    return (
        Column("number", translate("ConsentLists", "Number"), _NUMBER, lambda r: r.number, strong=True),
        Column("received", translate("ConsentLists", "Received"), "00.00.0000", lambda r: words.day(r.received_on)),
        Column(
            "signer",
            translate("ConsentLists", "Signed by"),
            "",
            lambda r: f"{r.signer_name} ({role_words(r.signer_role)})",
            hint=lambda r: r.signer_name,
        ),
        Column("scans", scan, f"{scan}00", lambda r: str(len(r.scans)) if r.scans else words.DASH),
        Column("clerk", translate("ConsentLists", "Clerk"), "Anna Kowalska", lambda r: r.clerk, hint=lambda r: r.clerk),
        Column(
            "status",
            translate("ConsentLists", "State today"),
            translate("ConsentLists", "registered"),
            _status,
            tone=lambda r: "warn" if r.status is DeclarationStatus.UNDONE else "",
            hint=lambda r: r.undo_reason,
        ),
    )


def declaration_line(row: DeclarationRow) -> str:
    """A declaration told whole."""
    text = translate("ConsentLists", "Received %1, signed by %2 (%3), entered by %4 on %5.")
    told = text.replace("%1", words.day(row.received_on)).replace("%2", row.signer_name)
    told = told.replace("%3", role_words(row.signer_role)).replace("%4", row.clerk)
    told = told.replace("%5", words.moment(row.recorded_at))
    if row.status is DeclarationStatus.UNDONE:
        undone = translate("ConsentLists", "Undone %1 by %2, reason: %3").replace("%1", words.moment(row.undone_at))
        told = f"{told} {undone.replace('%2', row.undone_by).replace('%3', row.undo_reason)}"
    return told
