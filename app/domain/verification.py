"""Caller verification: what may be asked, what it proves, and what may be told then (office rule 8, domain.md 4).

One strong answer and one more, or three weak ones, open the balance; name, address or phone never do alone. Data are
changed only for a caller the office rang back at the number on file, or for a person who showed a document.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.domain.accounts import Account
from app.domain.contacts import Answer, Ask, ContactChannel, Level, Question
from app.domain.metering import MeterHead
from app.domain.money import format_money
from app.domain.papers import Paper, PaperKind

STRONG = frozenset({Question.CUSTOMER_NUMBER, Question.LAST_INVOICE, Question.PESEL_TAIL})
"""Things that only the customer's own papers hold."""

WEAK = frozenset(
    {
        Question.NAME_ADDRESS,
        Question.INVOICE_AMOUNT,
        Question.METER_SERIAL,
        Question.LAST_PAYMENT,
        Question.EMAIL,
    }
)
"""Things a neighbour may know; name and address together are one of them."""

WRONG_LIMIT = 3
"""So many wrong answers in a day lock the verification by questions until tomorrow."""

PESEL_TAIL_DIGITS = 4

KEYS: dict[Question, int] = {
    Question.CUSTOMER_NUMBER: 1,
    Question.NAME_ADDRESS: 2,
    Question.LAST_INVOICE: 3,
    Question.INVOICE_AMOUNT: 4,
    Question.METER_SERIAL: 5,
    Question.PESEL_TAIL: 6,
    Question.LAST_PAYMENT: 7,
    Question.EMAIL: 8,
    Question.DOCUMENT_SHOWN: 9,
    Question.CALLED_BACK: 9,
}
"""The digit of each question, the same for every customer, so that the hand learns it."""

_INVOICES = (PaperKind.WATER_INVOICE, PaperKind.WASTE_INVOICE)
_BETWEEN = " · "


def asks_from(
    *,
    number: str,
    name: str,
    address: str,
    email: str,
    has_pesel: bool,
    accounts: Sequence[Account],
    papers: Sequence[Paper],
    meters: Sequence[MeterHead],
) -> tuple[Ask, ...]:
    """Questions that can be asked of this customer, in the order of their keys, with the answers on file.

    ``email`` is masked; ``papers`` are newest first. Of a PESEL only its being there is known here: the database
    compares. A question with nothing on file is left out.
    """
    invoices = _newest_of_each_service(papers)
    expected = {
        Question.CUSTOMER_NUMBER: number,
        Question.NAME_ADDRESS: _BETWEEN.join(part for part in (name, address) if part),
        Question.LAST_INVOICE: _BETWEEN.join(paper.number for paper in invoices),
        Question.INVOICE_AMOUNT: _BETWEEN.join(format_money(paper.gross) for paper in invoices),
        Question.METER_SERIAL: _BETWEEN.join(
            "…" + meter.serial[-4:] for meter in meters if meter.removed_on is None and len(meter.serial) > 3
        ),
        Question.PESEL_TAIL: "·" * PESEL_TAIL_DIGITS if has_pesel else "",
        Question.LAST_PAYMENT: _BETWEEN.join(
            f"{format_money(account.last_payment)}, {account.last_payment_on:%d.%m.%Y}"
            for account in accounts
            if account.last_payment_on is not None and account.closed_on is None
        ),
        Question.EMAIL: email,
    }
    return tuple(Ask(question, answer, question in STRONG) for question, answer in expected.items() if answer)


def asks_of_channel(asks: Iterable[Ask], channel: ContactChannel, level: Level) -> tuple[Ask, ...]:
    """What to ask in a contact of this kind: at the counter a document too, on the phone the call back once the balance
    is open; nothing in own work, where there is nobody to ask.
    """
    if channel is ContactChannel.OFFICE:
        return ()
    if channel is ContactChannel.DESK:
        return (*asks, Ask(Question.DOCUMENT_SHOWN, "", strong=True))
    if level >= Level.BALANCE:
        return (*asks, Ask(Question.CALLED_BACK, "", strong=True))
    return tuple(asks)


def is_locked(failed_today: int) -> bool:
    """Whether the customer's callers gave too many wrong answers today."""
    return failed_today >= WRONG_LIMIT


def level_of(answers: Iterable[Answer], channel: ContactChannel, failed_today: int) -> Level:
    """Level that the answers of one contact open; of several answers to a question the latest counts.

    ``failed_today`` counts wrong answers at every desk, this contact's included. A document shown at the counter opens
    everything even then: the person stands there.
    """
    if channel is ContactChannel.OFFICE:
        return Level.CHANGE
    right = {answer.question for answer in _latest(answers) if answer.right}
    if channel is ContactChannel.DESK and Question.DOCUMENT_SHOWN in right:
        return Level.CHANGE
    if is_locked(failed_today):
        return Level.GENERAL
    strong, weak = len(right & STRONG), len(right & WEAK)
    if strong + weak == 0:
        return Level.GENERAL
    if not ((strong and strong + weak >= 2) or weak >= 3):
        return Level.READING
    called_back = channel is ContactChannel.PHONE and Question.CALLED_BACK in right
    return Level.CHANGE if called_back else Level.BALANCE


def level_after(answers: Iterable[Answer], answer: Answer, channel: ContactChannel, failed_today: int) -> Level:
    """Level when one more answer is given; ``failed_today`` is the count before it."""
    failed = not answer.right and counts_as_failed(answer.question)
    return level_of((*answers, answer), channel, failed_today + failed)


def counts_as_failed(question: Question) -> bool:
    """Whether a wrong answer counts towards the lock: a document not at hand or nobody at the number is no guess."""
    return question in STRONG or question in WEAK


def _latest(answers: Iterable[Answer]) -> Iterable[Answer]:
    return {answer.question: answer for answer in answers}.values()


def _newest_of_each_service(papers: Sequence[Paper]) -> list[Paper]:
    newest: dict[object, Paper] = {}
    for paper in papers:
        if paper.kind in _INVOICES:
            newest.setdefault(paper.service or paper.kind, paper)
    return list(newest.values())
