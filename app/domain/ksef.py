"""A structured invoice of KSeF, FA(3) and FA(2), as frozen values: all that matters for showing and posting it.

Sources: the official XSDs kept in ``resources/schemas`` (FA(3) v1-0E, FA(2) v1-0E). Beside each field stands its element.
Amounts are integers of hundredths of ``currency`` (grosze when it is PLN), as the file says them: nothing is recomputed
(office rule 5; the ministry's own samples do not always add up). What does not add up is told as ``remarks``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from app.domain.ksef_attachment import AttachmentBlock, AttachmentReading
from app.domain.ksef_lines import InvoiceLine, KeyValue, Order, RateSum
from app.domain.ksef_parties import AuthorisedParty, Party, ThirdParty
from app.domain.ksef_payment import PaymentTerms, Settlement
from app.domain.ksef_terms import Annotations, TransactionTerms


class InvoiceForm(StrEnum):
    """The form of the file (KodFormularza/@kodSystemowy)."""

    FA_3 = "FA (3)"
    FA_2 = "FA (2)"


class InvoiceKind(StrEnum):
    """RodzajFaktury."""

    VAT = "VAT"
    CORRECTION = "KOR"
    ADVANCE = "ZAL"
    SETTLEMENT = "ROZ"
    SIMPLIFIED = "UPR"
    ADVANCE_CORRECTION = "KOR_ZAL"
    SETTLEMENT_CORRECTION = "KOR_ROZ"

    @property
    def corrects(self) -> bool:
        """Whether such an invoice corrects another, so that its P_15 is a difference."""
        return self in {InvoiceKind.CORRECTION, InvoiceKind.ADVANCE_CORRECTION, InvoiceKind.SETTLEMENT_CORRECTION}


@dataclass(frozen=True, slots=True)
class CorrectedInvoice:
    """DaneFaKorygowanej."""

    issued_on: date | None = None  # DataWystFaKorygowanej
    number: str = ""  # NrFaKorygowanej
    ksef_number: str = ""  # NrKSeFFaKorygowanej (with NrKSeF)
    outside_ksef: bool = False  # NrKSeFN


@dataclass(frozen=True, slots=True)
class Correction:
    """What a correcting invoice says of what it corrects."""

    reason: str = ""  # PrzyczynaKorekty
    effect: int = 0  # TypKorekty: 1 at the original's date, 2 at the correction's, 3 another, 0 not told
    invoices: tuple[CorrectedInvoice, ...] = ()  # DaneFaKorygowanej
    period: str = ""  # OkresFaKorygowanej: set on a collective correction for a discount
    right_number: str = ""  # NrFaKorygowany: the number as it should have been
    seller_before: Party | None = None  # Podmiot1K
    buyers_before: tuple[Party, ...] = ()  # Podmiot2K
    advance_before: int | None = None  # P_15ZK
    rate_before: Decimal | None = None  # KursWalutyZK


@dataclass(frozen=True, slots=True)
class AdvancePart:
    """ZaliczkaCzesciowa: one of several payments an advance invoice is for."""

    paid_on: date | None = None  # P_6Z
    amount: int = 0  # P_15Z
    exchange_rate: Decimal | None = None  # KursWalutyZW


@dataclass(frozen=True, slots=True)
class AdvanceInvoice:
    """FakturaZaliczkowa: an advance invoice settled by this one. One of the two numbers is filled."""

    ksef_number: str = ""  # NrKSeFFaZaliczkowej
    number: str = ""  # NrFaZaliczkowej (with NrKSeFZN: issued outside KSeF)


@dataclass(frozen=True, slots=True)
class Register:
    """Rejestry."""

    full_name: str = ""  # PelnaNazwa
    krs: str = ""  # KRS
    regon: str = ""  # REGON
    bdo: str = ""  # BDO


@dataclass(frozen=True, slots=True)
class Footer:
    """Stopka."""

    texts: tuple[str, ...] = ()  # Informacje/StopkaFaktury
    registers: tuple[Register, ...] = ()  # Rejestry


class RemarkCode(StrEnum):
    """What of an invoice does not add up. Told, never a reason to refuse it."""

    SUMS_TOTAL = "sums_total"
    """P_15 is not the sum of P_13_x and P_14_x."""
    TAX = "tax"
    """P_14_x is not its rate's part of P_13_x, not even within a grosz a line; ``where`` is the x."""
    LINES_NET = "lines_net"
    """The lines' net amounts (after less before) are not the sum of P_13_x."""
    LINES_GROSS = "lines_gross"
    """The lines' gross amounts (after less before) are not P_15."""
    SETTLEMENT_TOTAL = "settlement_total"
    """P_15 with charges and deductions is neither DoZaplaty nor DoRozliczenia."""
    CHARGES_SUM = "charges_sum"
    """SumaObciazen is not the sum of the charges."""
    DEDUCTIONS_SUM = "deductions_sum"
    """SumaOdliczen is not the sum of the deductions."""
    LINE_NUMBERS = "line_numbers"
    """Two lines of the same state have the same NrWierszaFa."""
    BUYER_NIP = "buyer_nip"
    """The buyer's NIP fails its check digit."""
    SELLER_NIP = "seller_nip"
    """The seller's NIP fails its check digit."""
    ACCOUNT = "account"
    """A bank account of 26 digits fails its check digits."""
    KSEF_NUMBER = "ksef_number"
    """A KSeF number named inside fails its checksum."""
    MEMBER_MISSING = "member_missing"
    """The buyer says JST or GV = 1, and no third party of role 8 or 10 stands in the file; ``where`` is JST or GV."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark. ``said`` is what the file says and ``counted`` what comes out, in hundredths; None where no amounts."""

    code: RemarkCode
    said: int | None = None
    counted: int | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class StructuredInvoice:
    """One invoice file. ``total`` is P_15: to post (a correction: the difference), in grosze when ``currency`` is PLN."""

    form: InvoiceForm  # Naglowek/KodFormularza
    made_at: datetime  # Naglowek/DataWytworzeniaFa, aware
    system: str  # Naglowek/SystemInfo
    seller: Party  # Podmiot1
    buyer: Party  # Podmiot2
    third_parties: tuple[ThirdParty, ...]  # Podmiot3
    authorised: AuthorisedParty | None  # PodmiotUpowazniony
    currency: str  # KodWaluty
    issued_on: date  # P_1
    issued_in: str  # P_1M
    number: str  # P_2
    warehouse_papers: tuple[str, ...]  # WZ
    sold_on: date | None  # P_6
    period_from: date | None  # OkresFa/P_6_Od
    period_to: date | None  # OkresFa/P_6_Do
    sums: tuple[RateSum, ...]  # P_13_x, P_14_x, P_14_xW
    total: int  # P_15
    advance_rate: Decimal | None  # KursWalutyZ
    annotations: Annotations  # Adnotacje
    kind: InvoiceKind  # RodzajFaktury
    correction: Correction | None  # PrzyczynaKorekty ... KursWalutyZK
    advance_parts: tuple[AdvancePart, ...]  # ZaliczkaCzesciowa
    receipt_invoice: bool  # FP: invoice to a receipt (art. 109 (3d))
    related_parties: bool  # TP
    extra: tuple[KeyValue, ...]  # DodatkowyOpis
    settled_advances: tuple[AdvanceInvoice, ...]  # FakturaZaliczkowa
    excise_return: bool  # ZwrotAkcyzy
    lines: tuple[InvoiceLine, ...]  # FaWiersz
    settlement: Settlement | None  # Rozliczenie
    payment: PaymentTerms | None  # Platnosc
    terms: TransactionTerms | None  # WarunkiTransakcji
    order: Order | None  # Zamowienie
    footer: Footer | None  # Stopka
    attachment: tuple[AttachmentBlock, ...]  # Zalacznik/BlokDanych
    readings: tuple[AttachmentReading, ...] = ()  # found in the attachment's tables
    remarks: tuple[Remark, ...] = ()

    @property
    def net(self) -> int:
        """Sum of P_13_x."""
        return sum(part.net for part in self.sums)

    @property
    def vat(self) -> int:
        """Sum of P_14_x, in the invoice's currency."""
        return sum(part.vat or 0 for part in self.sums)

    @property
    def due_on(self) -> date | None:
        """The last payment day told, None when none is."""
        return self.payment.due_on if self.payment is not None else None
