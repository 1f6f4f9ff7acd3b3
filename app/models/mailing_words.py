"""Messages to groups in words: who is meant, how many, how far. Context "Mailings"."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.domain.mailings import DebtFilter, GroupFilter, GroupPreview, Mailing, MailingStatus, Progress, Recipient
from app.models import message_words
from app.models.columns import Column
from app.models.language import noop
from app.models.words import moment, word

_STATUS = {
    MailingStatus.HELD: noop("Mailings", "waits for a supervisor"),
    MailingStatus.READY: noop("Mailings", "not sent yet"),
    MailingStatus.SENDING: noop("Mailings", "being sent"),
    MailingStatus.DONE: noop("Mailings", "sent"),
    MailingStatus.CANCELLED: noop("Mailings", "stopped"),
}
_DEBTS = {
    DebtFilter.ANY: noop("Mailings", "with or without arrears"),
    DebtFilter.NONE: noop("Mailings", "nothing to pay"),
    DebtFilter.LATE: noop("Mailings", "something is overdue"),
}
_PROBLEMS = {
    "nobody_reached": noop("Mailings", "Nobody of this group has an active e-BOK account: nobody would get it."),
    "announcement_needs_streets": noop("Mailings", "Choose streets: the announcement stands on their cards."),
    "text_empty": noop("Mailings", "Write what is announced."),
    "text_too_long": noop("Mailings", "The announcement is too long: at most 500 characters."),
    "mailing_held": noop("Mailings", "This message waits for a supervisor's word."),
    "no_such_mailing": noop("Mailings", "This message is no longer there."),
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("Mailings", text)


def _many(text: str, count: int) -> str:
    return QCoreApplication.translate("Mailings", text, "", count)


def problem(code: str) -> str:
    """What keeps a message to a group from being made or sent; empty for another code."""
    return _tr(_PROBLEMS[code]) if code in _PROBLEMS else message_words.problem(code)


def debt_word(debt: DebtFilter) -> str:
    """``bez zaległości i należności`` ..."""
    return _tr(_DEBTS[debt])


def group(wanted: GroupFilter) -> str:
    """Who is meant, in one line: ``Woda; Łużycka, Polna``."""
    parts = [
        word(wanted.service) if wanted.service else "",
        ", ".join(street.name for street in wanted.streets),
        ", ".join(route.name for route in wanted.routes),
        ", ".join(tariff.name for tariff in wanted.groups),
        debt_word(wanted.debt) if wanted.debt is not DebtFilter.ANY else "",
    ]
    return "; ".join(part for part in parts if part) or _tr("all customers")


def reach(seen: GroupPreview) -> str:
    """How many get it, how many can't, and whether it is held."""
    told = [_many(noop("Mailings", "%n customer(s) will get it."), seen.reached)]
    if seen.unreached:
        told.append(_many(noop("Mailings", "%n can't: no active e-BOK account."), seen.unreached))
    if seen.held:
        told.append(_tr("More than {limit}: it waits for a supervisor's word.").format(limit=seen.limit))
    return " ".join(told)


def send_words(seen: GroupPreview) -> str:
    """What the button does."""
    if seen.held:
        return _many(noop("Mailings", "Put before a supervisor: %n customer(s)"), seen.reached)
    return _many(noop("Mailings", "Send to %n customer(s)"), seen.reached)


def first_words(seen: GroupPreview) -> str:
    """Above the list of some recipients."""
    return _many(noop("Mailings", "The first %n of them, masked"), len(seen.first))


def how_far(progress: Progress) -> str:
    """``wysłano 1500 z 5000, 3500 nie dostało``."""
    told = [_tr("sent to {sent} of {all}").format(sent=progress.sent, all=progress.recipients)]
    if progress.skipped:
        told.append(_tr("{count} passed over: the account is no longer active").format(count=progress.skipped))
    if progress.status is MailingStatus.CANCELLED and progress.left:
        told.append(_tr("{count} did not get it").format(count=progress.left))
    return ", ".join(told)


def status(mailing: Mailing) -> str:
    """``w trakcie``, ``czeka na kierownika`` ..."""
    return _tr(_STATUS[mailing.progress.status])


def details(mailing: Mailing) -> str:
    """What stands below the list: who is meant, how far, who let it go, the text."""
    told = [group(mailing.filter), how_far(mailing.progress)]
    if mailing.released_by:
        told.append(_tr("let go by {who}").format(who=mailing.released_by))
    if mailing.files:
        told.append(_many(noop("Mailings", "%n attachment(s)"), mailing.files))
    return f"{' · '.join(told)}\n\n{mailing.body}"


def stopped(progress: Progress) -> str:
    """Said when the rest was given up."""
    return _tr("Stopped: {how_far}.").format(how_far=how_far(progress))


def sent(progress: Progress) -> str:
    """Said when everybody has it."""
    return _tr("The message to the group: {how_far}.").format(how_far=how_far(progress))


def tone(mailing: Mailing) -> str:
    """Amber where somebody has to do something."""
    return "dim" if mailing.progress.status.is_over else "warn"


def columns() -> tuple[Column[Mailing], ...]:
    """Columns of the list."""
    return (
        Column("made", _tr("Written"), "28.11.2026 14:05", lambda m: moment(m.made_at)),
        Column("subject", _tr("Subject"), "", lambda m: " ".join(m.subject.split()), strong=True),
        Column("group", _tr("To whom"), "Woda; Bolesława Chrobrego", lambda m: group(m.filter), hint=lambda m: group(m.filter)),
        Column("far", _tr("Sent"), "50 000 / 50 000", lambda m: f"{m.progress.sent} / {m.progress.recipients}"),
        Column("status", _tr("State"), _tr(_STATUS[MailingStatus.HELD]), status, tone=tone),
        Column("clerk", _tr("Who"), "Aleksandra Nowakowska", lambda m: m.clerk),
    )  # fmt: skip


def recipient_columns() -> tuple[Column[Recipient], ...]:
    """Columns of the first recipients."""
    return (
        Column("number", "Id", "0045123", lambda r: r.number),
        Column("name", _tr("Customer"), "", lambda r: r.name),
        Column("street", _tr("Street"), "Bolesława Chrobrego", lambda r: r.street),
    )
