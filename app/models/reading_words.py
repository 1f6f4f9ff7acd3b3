"""Words of readings: a sentence for every finding and reason, and what a state means in m3 and zł. Context "Readings"."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from app.domain.faults import Conflict, Refused
from app.domain.metering import MeterHead, MeterRole, MeterTaskKind, Reading, ReadingSource, ReadingStatus
from app.domain.reading_reasons import CORRECTED, REPLACED, UNDONE, read_reason
from app.domain.verdicts import Code, Finding, Severity, Verdict
from app.models import words
from app.models.fault_words import sentence
from app.models.language import noop

translate = QCoreApplication.translate

NBSP = "\u00a0"
HIDDEN_TAIL = 4
"""The last digits of a meter's number are an answer of verification: hidden until the caller has given one."""

_FOUND: dict[Code, tuple[str, str]] = {
    # (with figures, without them: nothing is told of the customer before verification)
    Code.STATE_EMPTY: (noop("Readings", "Type the black digits of the meter."), ""),
    Code.STATE_SHAPE: (noop("Readings", "A state is a whole number of m³: the black digits only."), ""),
    Code.STATE_LITRES: (noop("Readings", "Leave out the red digits: type %1."), ""),
    Code.TOO_MANY_DIGITS: (
        noop("Readings", "This meter has %3 black digits. Were the red ones told too? Without them: %1."),
        noop("Readings", "This meter has only %3 black digits."),
    ),
    Code.FUTURE: (noop("Readings", "This day is still to come."), ""),
    Code.BEFORE_INSTALLATION: (noop("Readings", "This meter was installed on %2, after that day."), ""),
    Code.AFTER_REMOVAL: (noop("Readings", "This meter was taken down on %2."), ""),
    Code.ALREADY_STORED: (noop("Readings", "This state of that day is on file already."), ""),
    Code.BELOW_BOOKED: (
        noop("Readings", "Lower than the booked state %1 of %2: it will be stored as refused."),
        noop("Readings", "Lower than the booked state: it will be stored as refused."),
    ),
    Code.ABOVE_LATER: (
        noop("Readings", "Higher than the later state %1 of %2: it will be stored as refused."),
        noop("Readings", "Higher than a later state: it will be stored as refused."),
    ),
    Code.SAME_DAY: (
        noop("Readings", "The state %1 of that day is on file: this one will be stored as refused."),
        noop("Readings", "Another state of that day is on file: this one will be stored as refused."),
    ),
    Code.BELOW_ESTIMATE: (
        noop("Readings", "Lower than the estimate %1 of %2: it will wait until the estimate is corrected."),
        noop("Readings", "Lower than an estimate: it will wait until the estimate is corrected."),
    ),
    Code.AGAINST_ESTIMATE: (
        noop("Readings", "Does not agree with the estimate %1 of %2: it will wait until that is corrected."),
        noop("Readings", "Does not agree with an estimate: it will wait until that is corrected."),
    ),
    Code.ROLLOVER: (
        noop("Readings", "Has the meter turned over? Before it showed %1 (%2)."),
        noop("Readings", "Has the meter turned over?"),
    ),
    Code.REPLACES_OWN: (noop("Readings", "Replaces the %1 told in this contact."), ""),
    Code.AGAINST_REPORTED: (
        noop("Readings", "Does not agree with the reported state %1 of %2."),
        noop("Readings", "Does not agree with another reported state."),
    ),
    Code.LITRES_TYPED: (
        noop("Readings", "About a thousand times too much. Were the red digits told too? Without them: %1."),
        noop("Readings", "About a thousand times too much. Were the red digits told too?"),
    ),
    Code.FAR_ABOVE: (noop("Readings", "Very much more than usual: ask to read it again; is there a leak?"), ""),
    Code.STANDING: (
        noop("Readings", "No use since %2: is the meter stuck, or the place empty?"),
        noop("Readings", "No use for long: is the meter stuck, or the place empty?"),
    ),
    Code.ABOVE: (noop("Readings", "More than usual."), ""),
    Code.BELOW: (noop("Readings", "Less than usual."), ""),
    Code.FIRST_STATE: (
        noop("Readings", "The first known state of this meter: there is nothing to compare it with."),
        "",
    ),
    Code.EARLIER: (
        noop("Readings", "There is a later reading (%2); both neighbours have been checked."),
        noop("Readings", "There is a later reading; both neighbours have been checked."),
    ),
    Code.LEGALISATION: (
        noop("Readings", "The legalisation ended on %2: the state is accepted, a replacement will be ordered."),
        "",
    ),
    Code.NO_DEDUCTION: (noop("Readings", "The legalisation ended on %2: no deduction (to be decided)."), ""),
}
_WHY = {
    Code.BELOW_BOOKED: noop("Readings", "lower than the booked %1 of %2"),
    Code.ABOVE_LATER: noop("Readings", "higher than the later %1 of %2"),
    Code.SAME_DAY: noop("Readings", "the state %1 of that day was on file"),
    Code.ROLLOVER: noop("Readings", "the meter turned over"),
    Code.REPLACES_OWN: noop("Readings", "replaced another state of the contact"),
    Code.AGAINST_REPORTED: noop("Readings", "against another reported state"),
    Code.LITRES_TYPED: noop("Readings", "a thousand times too much, confirmed"),
    Code.FAR_ABOVE: noop("Readings", "far above the usual, confirmed"),
    Code.STANDING: noop("Readings", "the meter stands"),
}
_OTHER_REASONS = {
    UNDONE: noop("Readings", "taken back"),
    REPLACED: noop("Readings", "another state was told instead"),
    CORRECTED: noop("Readings", "estimate corrected to %1 of %2"),
}
_FROM_DATABASE = {
    "reading_below_booked": noop("Readings", "It is lower than a booked state; correct the estimate first."),
    "reading_above_later": noop("Readings", "It is higher than a later booked state."),
    "reading_rollover_without_fall": noop("Readings", "A rollover is declared, but the state did not fall."),
    "reading_in_future": noop("Readings", "Its day is still to come."),
    "reading_outside_installation": noop("Readings", "On that day the meter was not at this place."),
    "reading_too_many_digits": noop("Readings", "The meter has not so many digits."),
    "reading_state_not_allowed": noop("Readings", "It has been decided on already."),
    "reading_needs_supervisor": noop("Readings", "A supervisor decides on this."),
    "reading_entry_not_allowed": noop("Readings", "Your role does not enter readings this way."),
    "no_estimate": noop("Readings", "There is no estimate that it contradicts; book it simply."),
    "no_such_meter": noop("Readings", "This meter is not at this customer's any more."),
    "reason_missing": noop("Readings", "Type the reason; it is kept."),
    "undo_of_another_contact": noop("Readings", "Only what this contact has told can be taken back."),
}
_CHANGED = noop("Readings", "Another desk was faster; look at what it means now and press Enter again.")
_TASKS = {
    MeterTaskKind.REPLACEMENT: noop("Readings", "to be replaced"),
    MeterTaskKind.DEDUCTION: noop("Readings", "deduction to be decided"),
}
KNOWN_REASONS = frozenset({*(code.value for code in Code), *_OTHER_REASONS})


def _tr(text: str) -> str:
    return QCoreApplication.translate("Readings", text)


def _fill(text: str, state: object = "", on: object = "", digits: object = "") -> str:
    return text.replace("%1", str(state)).replace("%2", str(on)).replace("%3", str(digits))


def finding_words(finding: Finding, *, told: bool = True) -> str:
    """A sentence for a finding; ``told`` False leaves out what may not be said before verification."""
    with_figures, without = _FOUND[finding.code]
    hidden = not told or (finding.code is Code.TOO_MANY_DIGITS and finding.state is None)
    text = _tr(without if hidden and without else with_figures)
    if not told and finding.code not in {Code.STATE_LITRES, Code.REPLACES_OWN} and "%1" in text:
        return _fill(text, state=words.DASH, on=words.DASH)
    state = "" if finding.state is None else words.cubic(finding.state)
    return _fill(text, state, words.day(finding.on) if finding.on else "", finding.digits)


def per_day(value: Decimal | None) -> str:
    """``0,29``: m3 a day."""
    return words.DASH if value is None else f"{value:.2f}".replace(".", ",")


def summary(verdict: Verdict) -> str:
    """What is read aloud: m3 since when, m3 a day against the usual, what it costs. Empty where nothing is known."""
    parts = []
    if verdict.used is not None and verdict.since is not None:
        since = translate("Readings", "%1 since %2").replace("%1", words.cubic(verdict.used))
        parts.append(since.replace("%2", words.day(verdict.since.on)))
    if verdict.per_day is not None:
        parts.append(_a_day(verdict))
    if verdict.billed is not None and verdict.used is not None and verdict.billed != verdict.used:
        parts.append(translate("Readings", "to be billed: %1").replace("%1", words.cubic(verdict.billed)))
    if verdict.cost is not None and verdict.cost >= 0:
        parts.append(translate("Readings", "about %1").replace("%1", words.money(verdict.cost)))
    elif verdict.cost is not None:
        parts.append(translate("Readings", "sewage deducted: about %1").replace("%1", words.money(-verdict.cost)))
    return f" {NBSP}·{NBSP} ".join(parts)


def _a_day(verdict: Verdict) -> str:
    told = translate("Readings", "%1 m³ a day").replace("%1", per_day(verdict.per_day))
    if verdict.usual is None:
        return told
    usual = (
        translate("Readings", "usually %1 in this season")
        if verdict.usual.season
        else translate("Readings", "usually %1")
    )
    told += ", " + usual.replace("%1", per_day(verdict.usual.per_day))
    if verdict.ratio is not None and (verdict.ratio >= Decimal("1.5") or verdict.ratio <= Decimal("0.6")):
        ratio = f"{verdict.ratio:.1f}".replace(".", ",")
        told += " (" + translate("Readings", "%1 × the usual").replace("%1", ratio) + ")"
    return told


def tone_of(verdict: Verdict) -> str:
    """Colour of the check: "owe" stops, "warn" needs an eye, "ok" else."""
    if verdict.status in {None, ReadingStatus.REFUSED}:
        return "owe"
    return "warn" if verdict.findings else "ok"


def findings_words(verdict: Verdict, *, told: bool = True) -> str:
    """All sentences of a verdict, the gravest first."""
    order = [Severity.PROBLEM, Severity.REFUSE, Severity.CONFIRM, Severity.NOTE]
    found = sorted(verdict.findings, key=lambda f: order.index(f.severity))
    return " ".join(filter(None, (finding_words(f, told=told) for f in found)))


def reason_words(stored: str) -> str:
    """The reason kept with a reading."""
    reason = read_reason(stored, KNOWN_REASONS)
    said = []
    for code in reason.codes:
        text = _OTHER_REASONS.get(code) or _WHY.get(Code(code), code)
        state = "" if reason.state is None else words.cubic(reason.state)
        said.append(_fill(_tr(text), state, words.day(reason.on) if reason.on else ""))
    return ": ".join(filter(None, (", ".join(said), reason.text)))


def status_words(reading: Reading, head: MeterHead | None = None) -> str:
    """Status of a reading with why it is so; ``head`` tells whether it may be deducted."""
    told = words.word(reading.status)
    if head is not None and reading.status is not ReadingStatus.REFUSED and not_deducted(reading, head):
        told += ", " + translate("Readings", "no deduction (to be decided)")
    why = reason_words(reading.reason)
    return f"{told}: {why}" if why else told


def not_deducted(reading: Reading, head: MeterHead) -> bool:
    """Whether a garden or sub-meter was read after its legalisation had ended (office rule 6)."""
    other = head.role in {MeterRole.GARDEN, MeterRole.SUB, MeterRole.DEDUCTION}
    return other and head.legal_until is not None and reading.read_on > head.legal_until


def who_words(reading: Reading) -> str:
    """Who took it: a clerk, the customer in e-BOK, or a dash."""
    if reading.source is ReadingSource.PORTAL:
        return translate("Readings", "customer")
    return reading.who or words.DASH


def task_words(kind: MeterTaskKind) -> str:
    """What is to be done about a meter."""
    return _tr(_TASKS[kind])


def serial_words(head: MeterHead, *, told: bool) -> str:
    """The factory number, without its tail before verification."""
    return head.serial if told else head.serial[:-HIDDEN_TAIL] + "·" * min(HIDDEN_TAIL, len(head.serial))


def outcome_words(reading: Reading, head: MeterHead, *, refused: bool, told: bool = True) -> str:
    """What became of a registered state; ``told`` False leaves out what is on file."""
    why = ""
    if refused:
        text = translate("Readings", "Stored as refused: %1, meter %2. Reason: %3.")
        why = reason_words(reading.reason) if told else translate("Readings", "it contradicts what is on file")
    elif reading.status is ReadingStatus.WAITING:
        text = translate("Readings", "Reported: %1, meter %2. It waits for the estimate to be corrected.")
    else:
        text = translate("Readings", "Registered: %1, meter %2.")
    state, serial = words.cubic(reading.state), serial_words(head, told=told)
    return text.replace("%1", state).replace("%2", serial).replace("%3", why)


def fault_words(error: Exception) -> str:
    """A sentence for what stopped a registration or a decision."""
    if isinstance(error, Conflict) and error.what in {
        "reading_changed",
        "readings_one_a_day",
        "readings_one_waiting_a_day",
    }:
        return _tr(_CHANGED)
    if isinstance(error, Refused) and error.code in _FROM_DATABASE:
        return _tr(_FROM_DATABASE[error.code])
    if isinstance(error, Refused) and error.code in Code.__members__.values():
        return finding_words(Finding(Code(error.code), Severity.PROBLEM), told=False)
    return sentence(error)
