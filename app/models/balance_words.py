"""A balance in words: header line, balance box, answers. Office rules 1-4, 7 and 10; context "BalanceWords".

Never a bare signed number, never two services in one sum; red ("owe") only for what is late, green ("ok") only for what
is overpaid.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from app.domain.balance import NEVER_BOOKED, Apart, BalanceState, BalanceSummary, PayBy, ServiceTotal
from app.domain.customers import Service
from app.domain.identifiers import format_nrb
from app.domain.ledger import DebtStatus
from app.domain.money import NBSP, format_amount
from app.models.language import noop
from app.models.words import day, money, word

SPOKEN_TERMS = 3
"""More terms than this are not read aloud one by one."""

_OF_MONTH = (
    noop("BalanceWords", "{day} January"),
    noop("BalanceWords", "{day} February"),
    noop("BalanceWords", "{day} March"),
    noop("BalanceWords", "{day} April"),
    noop("BalanceWords", "{day} May"),
    noop("BalanceWords", "{day} June"),
    noop("BalanceWords", "{day} July"),
    noop("BalanceWords", "{day} August"),
    noop("BalanceWords", "{day} September"),
    noop("BalanceWords", "{day} October"),
    noop("BalanceWords", "{day} November"),
    noop("BalanceWords", "{day} December"),
)

_APART = {
    DebtStatus.DISPUTED: noop("BalanceWords", "{amount} is disputed: not to be paid until the complaint is decided."),
    DebtStatus.INSTALMENTS: noop("BalanceWords", "{amount} is in instalments: to be paid by the agreed schedule."),
    DebtStatus.COURT: noop("BalanceWords", "{amount} is in court or with the bailiff: to be paid as they decide."),
    DebtStatus.BANKRUPTCY: noop(
        "BalanceWords", "{amount} falls under the bankruptcy: the office asks for it in those proceedings only."
    ),
    DebtStatus.DISCONNECTION: noop(
        "BalanceWords", "{amount} is in the disconnection procedure: settle it with a supervisor."
    ),
    DebtStatus.DEATH: noop("BalanceWords", "{amount} is left by a deceased customer: nobody is asked to pay it yet."),
    DebtStatus.TIME_BARRED: noop(
        "BalanceWords", "{amount} is time-barred: nobody is asked to pay it and no payment is settled against it."
    ),
}


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a line with its colour by name: "", "owe", "ok", "warn" or "dim"."""

    text: str
    tone: str = ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("BalanceWords", text)


def capital(text: str) -> str:
    """The text with a capital first letter, to begin a sentence."""
    return text[:1].upper() + text[1:]


def spoken_day(value: date, today: date) -> str:
    """``28 listopada``, with the year where it is not this or the next few months'."""
    text = _tr(_OF_MONTH[value.month - 1]).format(day=value.day)
    return text if abs((value - today).days) < 200 else f"{text} {value.year}"


def saldo(balance: int) -> str:
    """A balance on a row, grosze: ``148,32 Wn`` (the customer owes), ``20,00 Ma`` (overpaid), ``0,00``."""
    if balance == 0:
        return format_amount(0)
    return f"{format_amount(abs(balance))}{NBSP}{_tr('Dr') if balance > 0 else _tr('Cr')}"


def saldo_tone(balance: int) -> str:
    """Green where a balance is overpaid; what is owed is not red, for it need not be late."""
    return "ok" if balance < 0 else ""


# ---------------------------------------------------------------- what is owed


def owed(summary: BalanceSummary) -> tuple[Part, ...]:
    """What the balance is, in small letters and without the service: ``do zapłaty 148,32 zł`` and what is late of it."""
    match summary.state:
        case BalanceState.LATE:
            return (Part(_tr("to pay {amount}").format(amount=money(summary.to_pay))), _late(summary))
        case BalanceState.DUE:
            return (*_due(summary), Part(_tr("nothing overdue")))
        case BalanceState.OVERPAID:
            return (Part(_tr("overpayment {amount}").format(amount=money(summary.overpaid)), "ok"),)
        case BalanceState.SETTLED:
            return (Part(_tr("settled")),)
        case BalanceState.APART:
            return (Part(_tr("nothing to pay")),)
        case BalanceState.FEE:
            return (Part(_tr("the fee is run by the commune")),)


def _late(summary: BalanceSummary) -> Part:
    oldest = day(summary.oldest_due)
    if summary.not_due == 0:
        return Part(_tr("all of it overdue (oldest due date {day})").format(day=oldest), "owe")
    text = _tr("of this overdue {amount} (oldest due date {day})")
    return Part(text.format(amount=money(summary.overdue), day=oldest), "owe")


def _due(summary: BalanceSummary) -> tuple[Part, ...]:
    following = summary.next_due
    amount = money(summary.not_due)
    if following is None:
        return (Part(_tr("to pay {amount}").format(amount=amount)),)
    until = day(following.due_on)
    if following.amount == summary.not_due:
        return (Part(_tr("to pay {amount} by {day}").format(amount=amount, day=until)),)
    first = _tr("of this {part} by {day}").format(part=money(following.amount), day=until)
    return Part(_tr("to pay {amount}").format(amount=amount)), Part(first)


def apart_short(item: Apart) -> str:
    """``poza tym 100,00 zł: sporna``."""
    return _tr("apart from it {amount}: {status}").format(amount=money(item.amount), status=word(item.status))


def apart_sentence(item: Apart) -> str:
    """Why an amount is not in "do zapłaty" (office rule 10), as a sentence."""
    return _tr(_APART[item.status]).format(amount=money(item.amount))


def apart_sentences(summary: BalanceSummary) -> tuple[str, ...]:
    """A sentence for each status under which something of the balance stands apart."""
    return tuple(apart_sentence(item) for item in summary.apart)


# ---------------------------------------------------------------- header


def header_parts(summary: BalanceSummary, commune_phone: str = "") -> tuple[Part, ...]:
    """The line of one card in the header: ``Woda: do zapłaty 148,32 zł`` + ``w tym po terminie ...``, in its colours.

    Join them with ", ".
    """
    if summary.state is BalanceState.FEE:
        what: tuple[Part, ...] = (Part(_fee_short(commune_phone)),)
    else:
        what = owed(summary) + tuple(Part(apart_short(item), "warn") for item in summary.apart)
    return (_named(summary.service, what[0]), *what[1:])


def header_line(summary: BalanceSummary, commune_phone: str = "") -> str:
    """``header_parts`` as one text."""
    return ", ".join(part.text for part in header_parts(summary, commune_phone))


def header_lines(
    summaries: Iterable[BalanceSummary], totals: Iterable[ServiceTotal], commune_phone: str = ""
) -> tuple[tuple[Part, ...], ...]:
    """One line for each service in use. A service with several cards gets one line with its debts and overpayments
    told apart (never netted); a single card gets ``header_parts``.
    """
    lines: list[tuple[Part, ...]] = []
    by_card = tuple(summaries)
    many = {total.service: total for total in totals if total.cards > 1}
    for service in Service:
        cards = [card for card in by_card if card.service is service]
        if service in many:
            lines.append(total_parts(many[service]))
            cards = [card for card in cards if card.state is BalanceState.FEE]
        fees = [card for card in cards if card.state is BalanceState.FEE]
        if len(fees) > 1:  # a manager of many buildings: the same sentence once
            cards = [card for card in cards if card.state is not BalanceState.FEE]
        lines += [header_parts(card, commune_phone) for card in cards]
        if len(fees) > 1:
            name = f"{word(service)} ({_cards(len(fees))})"
            lines.append((Part(f"{name}: {_fee_short(commune_phone)}"),))
    return tuple(lines)


def _cards(count: int) -> str:
    return QCoreApplication.translate("BalanceWords", "%n card(s)", "", count)


def total_parts(total: ServiceTotal) -> tuple[Part, ...]:
    """One service of a customer with any number of cards: ``Woda (12 kart): do zapłaty ..., nadpłata ...``."""
    parts = []
    if total.to_pay:
        parts.append(Part(_tr("to pay {amount}").format(amount=money(total.to_pay))))
    if total.overdue:
        text = _tr("of this overdue {amount} (oldest due date {day})")
        parts.append(Part(text.format(amount=money(total.overdue), day=day(total.oldest_due)), "owe"))
    if total.overpaid:
        parts.append(Part(_tr("overpayment {amount}").format(amount=money(total.overpaid)), "ok"))
    if total.apart:
        parts.append(Part(_tr("set apart {amount}").format(amount=money(total.apart)), "warn"))
    if not parts:
        parts.append(Part(_tr("settled") if total.cards else _tr("the fee is run by the commune")))
    name = f"{word(total.service)} ({_cards(total.cards)})" if total.cards > 1 else word(total.service)
    return (Part(f"{name}: {parts[0].text}", parts[0].tone), *parts[1:])


def _named(service: Service, part: Part) -> Part:
    return Part(f"{word(service)}: {part.text}", part.tone)


# ---------------------------------------------------------------- the public-law fee of the commune


def _fee_short(commune_phone: str) -> str:
    if not commune_phone:
        return _tr("the fee is run by the commune")
    return _tr("the fee is run by the commune, tel. {phone}").format(phone=commune_phone)


def fee_sentence(commune_phone: str) -> str:
    """``Tę opłatę prowadzi Gmina, tel. 91 416 20 11.`` (office rule 7)."""
    if not commune_phone:
        return _tr("This fee is run by the commune.")
    return _tr("This fee is run by the commune, tel. {phone}.").format(phone=commune_phone)


# ---------------------------------------------------------------- as of, and answers


def as_of(summary: BalanceSummary) -> str:
    """``ostatnia wpłata 49,00 zł 18.09.2026 · wpłaty zaksięgowane do 20.11.2026 · bez odsetek`` (office rule 3)."""
    booked = booked_words(summary.booked_until)
    return " · ".join((_last_payment(summary), booked, _tr("without interest")))


def booked_words(until: date) -> str:
    """``wpłaty zaksięgowane do 20.11.2026``."""
    if until == NEVER_BOOKED:
        return _tr("no payments of the bank are loaded yet")
    return _tr("payments booked up to {day}").format(day=day(until))


def _last_payment(summary: BalanceSummary) -> str:
    if summary.last_payment_on is None:
        return _tr("no payment so far")
    text = _tr("last payment {amount} {day}")
    return text.format(amount=money(summary.last_payment), day=day(summary.last_payment_on))


def spoken(summary: BalanceSummary) -> str:
    """What to say about paying: ``96,10 zł proszę wpłacić od razu, 52,22 zł do 28 listopada``, no full stop."""
    match summary.state:
        case BalanceState.LATE | BalanceState.DUE:
            return _spoken_terms(summary)
        case BalanceState.OVERPAID:
            return _tr("there is an overpayment of {amount}, nothing has to be paid").format(
                amount=money(summary.overpaid)
            )
        case BalanceState.FEE:
            return _tr("this fee is paid to the commune")
        case BalanceState.SETTLED | BalanceState.APART:
            return _tr("nothing has to be paid now")


def _spoken_terms(summary: BalanceSummary) -> str:
    terms = []
    if summary.overdue:
        terms.append(_tr("please pay {amount} at once").format(amount=money(summary.overdue)))
    for place, item in enumerate(summary.upcoming[:SPOKEN_TERMS]):
        text = _tr("{amount} by {day}") if summary.overdue or place else _tr("please pay {amount} by {day}")
        terms.append(_spoken_term(item, text, summary.today))
    later = sum(item.amount for item in summary.upcoming[SPOKEN_TERMS:])
    if later:
        terms.append(_tr("a further {amount} later").format(amount=money(later)))
    return ", ".join(terms)


def _spoken_term(item: PayBy, text: str, today: date) -> str:
    if item.due_on is None:
        return _tr("{amount} without a due date").format(amount=money(item.amount))
    return text.format(amount=money(item.amount), day=spoken_day(item.due_on, today))


def answer(summary: BalanceSummary, commune_phone: str = "") -> str:
    """The whole answer on one card: service and card, balance, what to pay by when, what stands apart, account, as of.

    Made to be read aloud, copied or sent; every answer names the service and its account (office rule 1).
    """
    name = _tr("{service}, card {number}").format(service=word(summary.service), number=summary.number)
    if summary.state is BalanceState.FEE:
        return f"{name}: {fee_sentence(commune_phone)}"
    balance = ", ".join(part.text for part in owed(summary))
    sentences = [f"{name}: {balance}"]
    if summary.to_pay:
        sentences.append(capital(spoken(summary)))
        if summary.nrb:
            account = format_nrb(summary.nrb).replace(" ", NBSP)
            sentences.append(_tr("Account for this service: {nrb}").format(nrb=account))
    sentences += [sentence.rstrip(".") for sentence in apart_sentences(summary)]
    sentences.append(capital(as_of(summary)))
    return ". ".join(sentences) + "."


# ---------------------------------------------------------------- balance box of page 2.1


def box_title(summary: BalanceSummary) -> str:
    """The small word above the big amount: ``Do zapłaty``, ``Nadpłata``, ``Saldo``."""
    match summary.state:
        case BalanceState.LATE | BalanceState.DUE:
            return _tr("To pay")
        case BalanceState.OVERPAID:
            return _tr("Overpayment")
        case BalanceState.SETTLED | BalanceState.APART | BalanceState.FEE:
            return _tr("Balance")


def box_amount(summary: BalanceSummary) -> Part:
    """The largest text of the page: an amount, or ``Rozliczone``; red only when all of it is late."""
    match summary.state:
        case BalanceState.LATE | BalanceState.DUE:
            return Part(money(summary.to_pay), "owe" if summary.not_due == 0 else "")
        case BalanceState.OVERPAID:
            return Part(money(summary.overpaid), "ok")
        case BalanceState.SETTLED:
            return Part(_tr("Settled"))
        case BalanceState.APART:
            return Part(_tr("Nothing to pay"))
        case BalanceState.FEE:
            return Part(_tr("Commune's fee"))


def box_lines(summary: BalanceSummary) -> tuple[Part, ...]:
    """Sentences below the big amount: what is late, what is not yet due, what stands apart."""
    lines = []
    if summary.overdue:
        lines.append(Part(capital(_late(summary).text), "owe"))
    lines += [Part(_upcoming(item)) for item in summary.upcoming[:SPOKEN_TERMS]]
    if summary.not_due and not summary.overdue:
        lines.append(Part(capital(_tr("nothing overdue"))))
    lines += [Part(sentence, "warn") for sentence in apart_sentences(summary)]
    return tuple(lines)


def _upcoming(item: PayBy) -> str:
    if item.due_on is None:
        return _tr("{amount} without a due date").format(amount=money(item.amount))
    return _tr("Not yet due {amount}, by {day}").format(amount=money(item.amount), day=day(item.due_on))


def ageing_titles() -> tuple[str, str, str, str]:
    """Headings of the four boxes of age."""
    return (_tr("1–30 days"), _tr("31–60 days"), _tr("61–90 days"), _tr("over 90 days"))
