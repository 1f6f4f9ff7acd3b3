"""What of a structured invoice does not add up. Told beside it; an invoice is never refused for it (office rule 5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from app.domain import ksef_number
from app.domain.identifiers import nip_problem, nrb_problem
from app.domain.ksef import InvoiceKind, Remark, RemarkCode, StructuredInvoice
from app.domain.ksef_lines import InvoiceLine
from app.domain.ksef_parties import ThirdRole

_RATES: Final = {"1": (23, 22), "2": (8, 7), "3": (5,), "4": (4, 3)}
"""Percent that the numbered sums may hold: today's rate and the one before."""
_ADVANCES: Final = frozenset({InvoiceKind.ADVANCE, InvoiceKind.ADVANCE_CORRECTION})
_SETTLES: Final = frozenset({InvoiceKind.SETTLEMENT, InvoiceKind.SETTLEMENT_CORRECTION})
_NRB_DIGITS: Final = 26


def find_remarks(invoice: StructuredInvoice) -> tuple[Remark, ...]:
    """Everything that does not add up, sums first."""
    return (*_of_sums(invoice), *_of_lines(invoice), *_of_settlement(invoice), *_of_numbers(invoice))


def _of_sums(invoice: StructuredInvoice) -> Iterator[Remark]:
    if invoice.sums and invoice.net + invoice.vat != invoice.total:
        yield Remark(RemarkCode.SUMS_TOTAL, invoice.total, invoice.net + invoice.vat)
    slack = max(1, len(invoice.lines))
    for part in invoice.sums:
        rates = _RATES.get(part.key)
        if rates is None or part.vat is None:
            continue
        counted = [(part.net * rate + 50) // 100 for rate in rates]
        if all(abs(part.vat - vat) > slack for vat in counted):
            yield Remark(RemarkCode.TAX, part.vat, counted[0], part.key)


def _signed(line: InvoiceLine, amount: int) -> int:
    return -amount if line.before else amount


def _of_lines(invoice: StructuredInvoice) -> Iterator[Remark]:
    """Lines against sums. An advance invoice's lines are its order; a settling one lists what advances paid before."""
    lines = invoice.lines
    if not lines:
        return
    met = Counter((line.number, line.before) for line in lines)
    twice = next((number for (number, _), times in met.items() if times > 1), 0)
    if twice:
        yield Remark(RemarkCode.LINE_NUMBERS, where=str(twice))
    if invoice.kind in _ADVANCES or invoice.kind in _SETTLES:
        return
    slack = len(lines)
    if all(line.net is not None for line in lines):
        net = sum(_signed(line, line.net or 0) for line in lines)
        if invoice.sums and abs(net - invoice.net) > slack:
            yield Remark(RemarkCode.LINES_NET, invoice.net, net)
    elif all(line.gross is not None for line in lines):
        gross = sum(_signed(line, line.gross or 0) for line in lines)
        if abs(gross - invoice.total) > slack:
            yield Remark(RemarkCode.LINES_GROSS, invoice.total, gross)


def _of_settlement(invoice: StructuredInvoice) -> Iterator[Remark]:
    settled = invoice.settlement
    if settled is None:
        return
    charges = sum(entry.amount for entry in settled.charges)
    deductions = sum(entry.amount for entry in settled.deductions)
    if settled.charges_sum is not None and settled.charges_sum != charges:
        yield Remark(RemarkCode.CHARGES_SUM, settled.charges_sum, charges)
    if settled.deductions_sum is not None and settled.deductions_sum != deductions:
        yield Remark(RemarkCode.DEDUCTIONS_SUM, settled.deductions_sum, deductions)
    counted = invoice.total + charges - deductions
    if settled.to_pay is not None and settled.to_pay != counted:
        yield Remark(RemarkCode.SETTLEMENT_TOTAL, settled.to_pay, counted)
    elif settled.to_settle is not None and settled.to_settle != -counted:
        yield Remark(RemarkCode.SETTLEMENT_TOTAL, settled.to_settle, -counted)


@lru_cache(maxsize=4096)
def _sound_nip(nip: str) -> bool:
    """Remembered, because one seller issues thousands of invoices."""
    return not nip_problem(nip)


def _of_numbers(invoice: StructuredInvoice) -> Iterator[Remark]:
    for code, nip in (
        (RemarkCode.SELLER_NIP, invoice.seller.identity.nip),
        (RemarkCode.BUYER_NIP, invoice.buyer.identity.nip),
    ):
        if nip and not _sound_nip(nip):
            yield Remark(code, where=nip)
    for account in invoice.payment.accounts if invoice.payment else ():
        digits = account.number.replace(" ", "").removeprefix("PL")
        if len(digits) == _NRB_DIGITS and nrb_problem(digits):
            yield Remark(RemarkCode.ACCOUNT, where=account.number)
    named = [one.ksef_number for one in invoice.correction.invoices] if invoice.correction else []
    named += [one.ksef_number for one in invoice.settled_advances]
    for number in named:
        if number and ksef_number.problem(number):
            yield Remark(RemarkCode.KSEF_NUMBER, where=number)
    roles = {third.role for third in invoice.third_parties}
    for wanted, mark, role in (
        (invoice.buyer.local_government, "JST", ThirdRole.LOCAL_GOVERNMENT_RECIPIENT),
        (invoice.buyer.vat_group, "GV", ThirdRole.VAT_GROUP_RECIPIENT),
    ):
        if wanted and role not in roles:
            yield Remark(RemarkCode.MEMBER_MISSING, where=mark)
