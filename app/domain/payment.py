"""What a customer may pay on one object card, and the data of that payment: amount, account, title, code.

Office rules 1 (never netted: one card, one account), 2, 7 and 10; titles after art. 108g of the VAT act (domain.md 5.6).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from app.domain.accounts import Account, Basis
from app.domain.amount_words import amount_words
from app.domain.balance import BalanceSummary, status_of, summarize
from app.domain.customers import Service
from app.domain.declaration_sheets import utility_of
from app.domain.payment_code import TITLE_LONGEST, NoCode, PaymentOrder, payment_code

TRANSFER_LONGEST = 140
"""Characters of a transfer's title between Polish banks (Elixir: four lines of 35)."""
OWN_LARGEST = 999_999_999
"""The largest own amount in grosze; more is a typing error."""


class Choice(StrEnum):
    """Which amount is paid."""

    NOW = "now"
    OVERDUE = "overdue"
    CHOSEN = "chosen"
    OWN = "own"


class Closed(StrEnum):
    """Why nothing is paid on a card at all."""

    FEE = "fee"  # the commune runs it (office rule 7)
    NO_ACCOUNT = "no_account"


class AmountFault(StrEnum):
    """What is wrong with an own amount."""

    NOT_ABOVE_ZERO = "own_not_above_zero"
    TOO_LARGE = "own_too_large"


@dataclass(frozen=True, slots=True)
class Payee:
    """Who gets the money: name, NIP and address of the utility."""

    name: str
    nip: str
    address: str


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """What a charge's invoice says of how it is to be paid. ``split``: by split payment only; ``paper_id`` 0: none."""

    ksef_number: str = ""
    split: bool = False
    paper_id: int = 0


@dataclass(frozen=True, slots=True)
class Payable:
    """A charge that may be paid: ``amount`` in grosze is what is left of it after credits not settled yet.

    ``operation_id`` is 0 and ``document`` empty for the part of a balance that no charge explains.
    """

    operation_id: int
    document: str
    due_on: date | None
    amount: int
    late: bool
    facts: PaperFacts


@dataclass(frozen=True, slots=True)
class Offer:
    """What may be paid on one object card. The payables' sum is ``summary.to_pay``, the late ones' ``summary.overdue``.

    ``name_ksef``: the title has to hold the KSeF numbers (both are VAT payers, and the day has come).
    """

    account: Account
    summary: BalanceSummary
    payables: tuple[Payable, ...]
    payee: Payee
    customer_number: str
    name_ksef: bool

    @property
    def closed(self) -> Closed | None:
        """Why nothing is paid here, None where something may be."""
        if self.account.basis is Basis.PUBLIC_FEE:
            return Closed.FEE
        return None if self.account.nrb else Closed.NO_ACCOUNT

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Amounts that can be chosen, the usual one first."""
        if self.closed is not None:
            return ()
        found = []
        if self.summary.to_pay:
            found.append(Choice.NOW)
        if self.summary.overdue > 0:
            found.append(Choice.OVERDUE)
        if any(each.operation_id for each in self.payables):
            found.append(Choice.CHOSEN)
        return (*found, Choice.OWN)

    def named(self, choice: Choice, chosen: Collection[int] = (), own: int = 0) -> tuple[Payable, ...]:
        """The charges a payment is for; an own amount goes to the oldest due first."""
        match choice:
            case Choice.NOW:
                return self.payables
            case Choice.OVERDUE:
                return tuple(each for each in self.payables if each.late)
            case Choice.CHOSEN:
                return tuple(each for each in self.payables if each.operation_id in chosen and each.operation_id)
            case Choice.OWN:
                return _covered(self.payables, own)

    def amount(self, choice: Choice, chosen: Collection[int] = (), own: int = 0) -> int:
        """What is paid, grosze."""
        return own if choice is Choice.OWN else sum(each.amount for each in self.named(choice, chosen))


@dataclass(frozen=True, slots=True)
class PayTo:
    """Where the money goes: the account of one service of one customer (office rule 1). See ``Offer.name_ksef``."""

    payee: Payee
    service: Service
    account_number: str
    nrb: str
    customer_number: str
    name_ksef: bool


@dataclass(frozen=True, slots=True)
class PaymentData:
    """ "Dane do wpłaty": all that a payer needs. ``amount`` in grosze, above 0; ``title`` is empty where one
    transfer can't name so many KSeF numbers.

    ``code`` is the text of the ZBP code or why there is none. ``documents`` are the invoices it is for, ``operations``
    their charges, ``papers`` the ids of the invoices.
    """

    to: PayTo
    amount: int
    words: str
    title: str
    code: str | NoCode
    split: bool
    documents: tuple[str, ...]
    operations: tuple[int, ...]
    papers: tuple[int, ...]

    @property
    def code_text(self) -> str:
        """The text of the code, empty where there is none."""
        return "" if isinstance(self.code, NoCode) else self.code


@dataclass(frozen=True, slots=True)
class TransferSlip:
    """What stands on a transfer slip: ``due_on`` is the last day of what is not late; ``booked_until`` as of (office rule 3)."""

    data: PaymentData
    payer_name: str
    payer_address: str
    today: date
    booked_until: date | None
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class PaymentMail:
    """An e-mail with the data of a payment, asked for: ``amount`` in grosze, ``operations`` are the charges it names;
    ``address`` as the clerk saw it (masked), ``request_key`` makes a second press harmless; ``online_id`` is the on-line
    payment whose link goes with it.
    """

    customer_id: int
    account_id: int
    amount: int
    operations: tuple[int, ...]
    address: str
    request_key: str
    online_id: int | None = None


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the page "Dane do wpłaty" needs beside the card; ``papers`` by operation."""

    payee: Payee
    name_ksef: bool
    papers: Mapping[int, PaperFacts]


def own_fault(amount: int) -> AmountFault | None:
    """What is wrong with an own amount in grosze."""
    if amount <= 0:
        return AmountFault.NOT_ABOVE_ZERO
    return AmountFault.TOO_LARGE if amount > OWN_LARGEST else None


def offer(
    account: Account,
    today: date,
    booked_until: date,
    *,
    payee: Payee,
    customer_number: str,
    papers: Mapping[int, PaperFacts] | None = None,
    name_ksef: bool = False,
) -> Offer:
    """What may be paid on ``account``; ``papers`` by operation."""
    summary = summarize(account, today, booked_until)
    return Offer(
        account, summary, _payables(account, summary, papers or {}), payee, customer_number, name_ksef=name_ksef
    )


def payment_data(made: Offer, choice: Choice, chosen: Collection[int] = (), own: int = 0) -> PaymentData | None:
    """The data of a payment; None while there is nothing to pay (no choice, no amount, a card that is closed)."""
    amount = made.amount(choice, chosen, own)
    if amount <= 0 or made.closed is not None:
        return None
    to = PayTo(
        made.payee, made.account.service, made.account.number, made.account.nrb, made.customer_number, made.name_ksef
    )
    named = made.named(choice, chosen, own)
    return data_of(to, amount, [(each.operation_id, each.document, each.facts) for each in named])


def data_of(to: PayTo, amount: int, named: Sequence[tuple[int, str, PaperFacts]]) -> PaymentData:
    """The data of a payment of ``amount`` grosze for charges named by operation, document and what their invoices say."""
    documents = tuple(dict.fromkeys(document for _, document, _ in named if document))
    titled = tuple(dict.fromkeys(_number(document, facts) for _, document, facts in named if document))
    numbers = tuple(dict.fromkeys(facts.ksef_number for _, _, facts in named if facts.ksef_number and to.name_ksef))
    split = any(facts.split for _, _, facts in named)
    order = PaymentOrder(
        nip=to.payee.nip,
        nrb=to.nrb,
        amount=amount,
        name=to.payee.name,
        title=transfer_title(to.customer_number, titled, (), TITLE_LONGEST),
        split=split,
    )
    code = payment_code(order)
    if numbers and not isinstance(code, NoCode):  # 35 characters: the code's title is too short for it
        code = NoCode.KSEF_TITLE
    return PaymentData(
        to=to,
        amount=amount,
        words=amount_words(amount),
        title=transfer_title(to.customer_number, titled, numbers),
        code=code,
        split=split,
        documents=documents,
        operations=tuple(operation for operation, _, _ in named if operation),
        papers=tuple(dict.fromkeys(facts.paper_id for _, _, facts in named if facts.paper_id)),
    )


def _number(document: str, facts: PaperFacts) -> str:
    """What a title names: of a further charge of an invoice (``FV/WOD/12/2026: opłata za plombę``) the invoice's number."""
    return document.partition(": ")[0] if facts.paper_id else document


def papers_of(rows: Iterable[Sequence[Any]]) -> list[tuple[int, str, PaperFacts]]:
    """Rows as the database tells them: operation, document, KSeF number, by split payment only, paper."""
    return [(operation, document, PaperFacts(ksef, split, paper)) for operation, document, ksef, split, paper in rows]


def payee_of(utility: Mapping[str, Any]) -> Payee:
    """The setting ``utility`` as who gets the money."""
    known = utility_of(utility)
    return Payee(known.name, known.nip, known.address)


def transfer_title(
    customer_number: str, documents: Sequence[str], ksef_numbers: Sequence[str] = (), longest: int = TRANSFER_LONGEST
) -> str:
    """``Id 004512 FV/WOD/12/2026``: KSeF numbers first, which must all be there, then the Id, then whole numbers of
    invoices as far as they fit. Empty where the KSeF numbers don't fit.
    """
    must = " ".join((*ksef_numbers, f"Id {customer_number}"))
    if len(must) > longest:
        return ""
    made = must
    for document in documents:
        longer = f"{made} {' '.join(document.split())}"
        if len(longer) > longest:
            break
        made = longer
    return made


def _covered(payables: tuple[Payable, ...], amount: int) -> tuple[Payable, ...]:
    """The first of them that an amount reaches."""
    reached = []
    for each in payables:
        if amount <= 0:
            break
        reached.append(each)
        amount -= each.amount
    return tuple(reached)


def _payables(account: Account, summary: BalanceSummary, papers: Mapping[int, PaperFacts]) -> tuple[Payable, ...]:
    """Charges without a debt status, oldest due first; credits eat the oldest, as ``summarize`` tells the sums."""
    if account.basis is Basis.PUBLIC_FEE:
        return ()
    charges = [
        Payable(
            item.operation_id,
            item.document,
            item.due_on,
            item.open_amount,
            item.due_on is not None and item.due_on < summary.today,
            papers.get(item.operation_id, PaperFacts()),
        )
        for item in account.open_items
        if item.open_amount > 0 and status_of(item, account) is None
    ]
    credit = -sum(min(item.open_amount, 0) for item in account.open_items) + max(-summary.unexplained, 0)
    if summary.unexplained > 0:
        charges.append(Payable(0, "", None, summary.unexplained, late=False, facts=PaperFacts()))
    charges.sort(key=lambda each: (each.due_on is None, each.due_on or summary.today))
    left = []
    for charge in charges:
        used = min(credit, charge.amount)
        credit -= used
        if charge.amount > used:
            left.append(replace(charge, amount=charge.amount - used))
    return tuple(left)
