"""The answer strip's sentences: facts that may be told, in polite Polish, to be read aloud, copied or sent.

Context "Answers". Every sentence about money names its service and card (office rule 1).
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from app.domain.answers import Answerable, AnswerTopic, Polite
from app.domain.balance import NEVER_BOOKED, BalanceState, BalanceSummary
from app.domain.contacts import Level
from app.domain.customers import Announcement, Service
from app.domain.identifiers import format_nrb
from app.domain.metering import MeterHead
from app.domain.papers import Paper
from app.domain.waste import NextPickup
from app.models.balance_words import apart_sentences, as_of, capital, fee_sentence, spoken, spoken_day
from app.models.language import noop
from app.models.words import cubic, moment, money, word

_TOPICS = {
    AnswerTopic.ALL: noop("Answers", "everything"),
    AnswerTopic.BALANCE: noop("Answers", "balance"),
    AnswerTopic.READING: noop("Answers", "readings"),
    AnswerTopic.PICKUP: noop("Answers", "waste pickups"),
    AnswerTopic.NOTICE: noop("Answers", "announcements"),
}
_FOR = {
    Service.WATER: noop("Answers", "for water (card {number})"),
    Service.WASTE: noop("Answers", "for waste pickups (card {number})"),
}
_OWES = {
    Polite.MR: noop("Answers", "Sir, you have an underpayment {what}: {amount}, of this overdue {late}."),
    Polite.MS: noop("Answers", "Madam, you have an underpayment {what}: {amount}, of this overdue {late}."),
    Polite.MANY: noop("Answers", "You have an underpayment {what}: {amount}, of this overdue {late}."),
    Polite.NEUTRAL: noop("Answers", "There is an underpayment {what}: {amount}, of this overdue {late}."),
}
_OWES_LATE = {
    Polite.MR: noop("Answers", "Sir, you have an underpayment {what}: {amount}, all of it overdue."),
    Polite.MS: noop("Answers", "Madam, you have an underpayment {what}: {amount}, all of it overdue."),
    Polite.MANY: noop("Answers", "You have an underpayment {what}: {amount}, all of it overdue."),
    Polite.NEUTRAL: noop("Answers", "There is an underpayment {what}: {amount}, all of it overdue."),
}
_DUE = {
    Polite.MR: noop("Answers", "Sir, you have to pay {what} {amount}, nothing is overdue."),
    Polite.MS: noop("Answers", "Madam, you have to pay {what} {amount}, nothing is overdue."),
    Polite.MANY: noop("Answers", "You have to pay {what} {amount}, nothing is overdue."),
    Polite.NEUTRAL: noop("Answers", "To be paid {what} {amount}, nothing is overdue."),
}
_OVERPAID = {
    Polite.MR: noop("Answers", "Sir, you have an overpayment {what}: {amount}; nothing has to be paid."),
    Polite.MS: noop("Answers", "Madam, you have an overpayment {what}: {amount}; nothing has to be paid."),
    Polite.MANY: noop("Answers", "You have an overpayment {what}: {amount}; nothing has to be paid."),
    Polite.NEUTRAL: noop("Answers", "There is an overpayment {what}: {amount}; nothing has to be paid."),
}
_SETTLED = {
    Polite.MR: noop("Answers", "Sir, you have nothing to pay {what}."),
    Polite.MS: noop("Answers", "Madam, you have nothing to pay {what}."),
    Polite.MANY: noop("Answers", "You have nothing to pay {what}."),
    Polite.NEUTRAL: noop("Answers", "There is nothing to pay {what}."),
}
_ON_DAY = (
    noop("Answers", "on Monday {day}"),
    noop("Answers", "on Tuesday {day}"),
    noop("Answers", "on Wednesday {day}"),
    noop("Answers", "on Thursday {day}"),
    noop("Answers", "on Friday {day}"),
    noop("Answers", "on Saturday {day}"),
    noop("Answers", "on Sunday {day}"),
)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Answers", text)


def topic_word(topic: AnswerTopic) -> str:
    """``saldo``, ``odczyty`` ..."""
    return _tr(_TOPICS[topic])


def sentences(facts: Answerable, topic: AnswerTopic = AnswerTopic.ALL) -> tuple[str, ...]:
    """Everything that may be told of a topic, one paragraph each."""
    by_topic = {
        AnswerTopic.BALANCE: balances(facts),
        AnswerTopic.READING: readings(facts),
        AnswerTopic.PICKUP: pickups(facts),
        AnswerTopic.NOTICE: notices(facts),
    }
    if topic is not AnswerTopic.ALL:
        return by_topic[topic]
    told = tuple(sentence for told in by_topic.values() for sentence in told)
    return (*unverified(facts), *told) if facts.level < Level.BALANCE else told


def unverified(facts: Answerable) -> tuple[str, ...]:
    """What can be said while the caller is not verified, or could not be."""
    if facts.locked:
        return (
            _tr("Your details could not be confirmed."),
            _tr("Please come to the office with an identity document, or call again tomorrow."),
        )
    offers = _tr(
        "I can take a meter reading or a report of a failure, or send a document to the address we have on file."
    )
    if facts.level >= Level.READING:
        return (_tr("For the balance and documents I need one more piece of information."),)
    ask = _tr(
        "Before I tell anything I have to check who is calling: please give your customer Id or an invoice number."
    )
    return (
        ask,
        offers,
        _booked(facts),
    )


def _booked(facts: Answerable) -> str:
    if facts.booked_until == NEVER_BOOKED:
        return _tr("No payments of the bank are loaded yet.")
    return _tr("Bank payments are booked up to {day}.").format(day=_spoken(facts.booked_until, facts.today))


def notices(facts: Answerable) -> tuple[str, ...]:
    """Announcements for the customer's streets."""
    return tuple(_notice(notice) for notice in facts.notices)


def _notice(notice: Announcement) -> str:
    text = notice.text.rstrip(". ")
    if notice.ends_at is None:
        return _tr("Announcement: {text}.").format(text=text)
    return _tr("Announcement: {text} (until {moment}).").format(text=text, moment=moment(notice.ends_at))


# ---------------------------------------------------------------- money


def balances(facts: Answerable) -> tuple[str, ...]:
    """The balance of each card, never netted, with what to pay by when, where to, and as of when (office rules 1-3)."""
    told = [_balance(summary, facts) for summary in facts.balances]
    told += [_invoice(paper, facts.today) for paper in facts.invoices]
    if facts.more_balances:
        told.append(
            QCoreApplication.translate(
                "Answers", "And %n more object card(s), told on page 2.1.", "", facts.more_balances
            )
        )
    return tuple(told)


def _balance(summary: BalanceSummary, facts: Answerable) -> str:
    what = _tr(_FOR[summary.service]).format(number=summary.number)
    if summary.state is BalanceState.FEE:
        return f"{capital(what)}: {fee_sentence(facts.commune_phone)}"
    told = [_opening(summary, facts.polite, what)]
    if summary.to_pay:
        told.append(f"{capital(spoken(summary))}.")
        if summary.nrb:
            told.append(_tr(_ACCOUNT[summary.service]).format(nrb=format_nrb(summary.nrb)))
    told += apart_sentences(summary)
    told.append(f"{capital(as_of(summary))}.")
    return " ".join(told)


_ACCOUNT = {
    Service.WATER: noop("Answers", "Account for water: {nrb}."),
    Service.WASTE: noop("Answers", "Account for waste pickups: {nrb}."),
}


def _opening(summary: BalanceSummary, polite: Polite, what: str) -> str:
    match summary.state:
        case BalanceState.LATE:
            late, owed = money(summary.overdue), money(summary.to_pay)
            if summary.overdue == summary.to_pay:
                return _tr(_OWES_LATE[polite]).format(what=what, amount=owed)
            return _tr(_OWES[polite]).format(what=what, amount=owed, late=late)
        case BalanceState.DUE:
            return _tr(_DUE[polite]).format(what=what, amount=money(summary.to_pay))
        case BalanceState.OVERPAID:
            return _tr(_OVERPAID[polite]).format(what=what, amount=money(summary.overpaid))
        case _:
            return _tr(_SETTLED[polite]).format(what=what)


def _invoice(paper: Paper, today: date) -> str:
    issued, amount = _spoken(paper.issued_on, today), money(paper.gross)
    if paper.due_on is None:
        return _tr("The last invoice {number} of {issued} is for {amount}.").format(
            number=paper.number, issued=issued, amount=amount
        )
    return _tr("The last invoice {number} of {issued} is for {amount}, due by {due}.").format(
        number=paper.number, issued=issued, amount=amount, due=_spoken(paper.due_on, today)
    )


# ---------------------------------------------------------------- readings and pickups


def readings(facts: Answerable) -> tuple[str, ...]:
    """The last state of each meter; the serial only where it can't help to guess a question of verification."""
    with_serial = facts.level >= Level.BALANCE and len(facts.meters) + facts.more_meters > 1
    told = [_reading(meter, facts.today, with_serial=with_serial) for meter in facts.meters]
    if facts.more_meters:
        told.append(
            QCoreApplication.translate("Answers", "And %n more meter(s), told on page 2.3.", "", facts.more_meters)
        )
    told += [
        _tr("Water is charged by average norms: {m3} m³ a month.").format(m3=norm.replace(".", ","))
        for norm in facts.norms
    ]
    return tuple(told)


def _reading(meter: MeterHead, today: date, *, with_serial: bool) -> str:
    name = word(meter.role)
    if meter.place:
        name = f"{name}, {meter.place}"
    if with_serial:
        name = f"{name}, …{meter.serial[-4:]}"
    if meter.last_state is None or meter.last_on is None:
        return _tr("The state of the meter ({name}) is not known, please give it.").format(name=name)
    text = _tr("The last booked reading ({name}) is {state} of {day}.")
    if meter.last_estimated:
        text = _tr("The last state ({name}) is an estimate: {state} of {day}; please give the true one.")
    return text.format(name=name, state=cubic(meter.last_state), day=_spoken(meter.last_on, today))


def pickups(facts: Answerable) -> tuple[str, ...]:
    """The next pickups, one sentence."""
    if not facts.pickups:
        return ()
    days = ", ".join(_pickup(pickup, facts.today) for pickup in facts.pickups)
    return (_tr("The next pickups: {days}.").format(days=days),)


def _pickup(pickup: NextPickup, today: date) -> str:
    on = _tr(_ON_DAY[pickup.day.weekday()]).format(day=_spoken(pickup.day, today))
    if pickup.moved_from is None:
        return f"{word(pickup.fraction)} {on}"
    instead = _tr("instead of {day}").format(day=_spoken(pickup.moved_from, today))
    return f"{word(pickup.fraction)} {on} ({instead})"


def _spoken(day: date, today: date) -> str:
    return spoken_day(day, today)


# ---------------------------------------------------------------- sent


def letter(told: tuple[str, ...]) -> str:
    """The answer as a message to the customer's e-BOK inbox: greeting, one paragraph each, who writes."""
    return "\n\n".join((_tr("Good day,"), *told, _tr("Yours faithfully\nCustomer office")))
