"""Head, body and foot of the invoice: Naglowek, Fa, Stopka, and the invoice as a whole."""

from __future__ import annotations

from typing import Any, Final

from app.documents.ksef.attachment import ATTACHMENT
from app.documents.ksef.lines import EXTRA, LINE, ORDER
from app.documents.ksef.parties import AUTHORISED, BUYER, SELLER, THIRD
from app.documents.ksef.payment import PAYMENT, SETTLEMENT
from app.documents.ksef.shapes import (
    PAST,
    Element,
    Inside,
    Many,
    One,
    Place,
    Shape,
    count,
    day,
    decimal,
    flag,
    hundredths,
    long_text,
    moment,
    text,
)
from app.documents.ksef.terms import ANNOTATIONS, TERMS
from app.domain.ksef import (
    AdvanceInvoice,
    AdvancePart,
    CorrectedInvoice,
    Correction,
    Footer,
    InvoiceForm,
    InvoiceKind,
    Register,
    StructuredInvoice,
)
from app.domain.ksef_lines import RateSum
from app.domain.ksef_terms import Annotations

SUM_KEYS: Final = ("1", "2", "3", "4", "5", "6_1", "6_2", "6_3", "7", "8", "9", "10", "11")
_SUMS: Final = tuple((key, f"net_{key}", f"vat_{key}", f"pln_{key}") for key in SUM_KEYS)
_OF_CORRECTION: Final = frozenset(
    (
        *("reason", "effect", "invoices", "period", "right_number", "seller_before", "buyers_before"),
        *("advance_before", "rate_before"),
    )
)
_ABSENT: Final[dict[str, Any]] = {
    "system": "",
    "third_parties": (),
    "authorised": None,
    "issued_in": "",
    "warehouse_papers": (),
    "sold_on": None,
    "period_from": None,
    "period_to": None,
    "advance_rate": None,
    "advance_parts": (),
    "annotations": Annotations(),
    "receipt_invoice": False,
    "related_parties": False,
    "extra": (),
    "settled_advances": (),
    "excise_return": False,
    "lines": (),
    "settlement": None,
    "payment": None,
    "terms": None,
    "order": None,
    "footer": None,
    "attachment": (),
}
"""What an invoice may lack or is not read of it, and what stands for it."""


def _kind(element: Element) -> InvoiceKind:
    return InvoiceKind(text(element))


def _form(element: Element) -> InvoiceForm:
    return InvoiceForm(str(element.get("kodSystemowy")))


def _invoice(**values: Any) -> StructuredInvoice:
    """Sums and what concerns a correction are gathered; the rest are fields as they are."""
    corrects = {name: values.pop(name) for name in _OF_CORRECTION if name in values}
    sums = []
    for key, net, vat, pln in _SUMS:
        if net in values or vat in values:
            sums.append(RateSum(key, values.pop(net, 0), values.pop(vat, None), values.pop(pln, None)))
    return StructuredInvoice(
        **{**_ABSENT, **values}, sums=tuple(sums), correction=Correction(**corrects) if corrects else None
    )


def _sum_places() -> dict[str, Place]:
    places: dict[str, Place] = {}
    for key in SUM_KEYS:
        places[f"P_13_{key}"] = One(f"net_{key}", hundredths)
        if key in {"1", "2", "3", "4", "5"}:
            places[f"P_14_{key}"] = One(f"vat_{key}", hundredths)
            places[f"P_14_{key}W"] = One(f"pln_{key}", hundredths)
    return places


_CORRECTED: Final = Shape(
    CorrectedInvoice,
    DataWystFaKorygowanej=One("issued_on", day),
    NrFaKorygowanej=One("number"),
    NrKSeF=PAST,
    NrKSeFFaKorygowanej=One("ksef_number"),
    NrKSeFN=One("outside_ksef", flag),
)
_ADVANCE_PART: Final = Shape(
    AdvancePart, P_6Z=One("paid_on", day), P_15Z=One("amount", hundredths), KursWalutyZW=One("exchange_rate", decimal)
)
_ADVANCE: Final = Shape(
    AdvanceInvoice, NrKSeFZN=PAST, NrFaZaliczkowej=One("number"), NrKSeFFaZaliczkowej=One("ksef_number")
)
_REGISTER: Final = Shape(Register, PelnaNazwa=One("full_name"), KRS=One("krs"), REGON=One("regon"), BDO=One("bdo"))
_FOOTER: Final = Shape(
    Footer, Informacje=Inside(), StopkaFaktury=Many("texts", long_text), Rejestry=Many("registers", _REGISTER)
)

INVOICE: Final = Shape(
    _invoice,
    Naglowek=Inside(),
    KodFormularza=One("form", _form),
    WariantFormularza=PAST,
    DataWytworzeniaFa=One("made_at", moment),
    SystemInfo=One("system"),
    Podmiot1=One("seller", SELLER),
    Podmiot2=One("buyer", BUYER),
    Podmiot3=Many("third_parties", THIRD),
    PodmiotUpowazniony=One("authorised", AUTHORISED),
    Fa=Inside(),
    KodWaluty=One("currency"),
    P_1=One("issued_on", day),
    P_1M=One("issued_in"),
    P_2=One("number"),
    WZ=Many("warehouse_papers"),
    P_6=One("sold_on", day),
    OkresFa=Inside(),
    P_6_Od=One("period_from", day),
    P_6_Do=One("period_to", day),
    **_sum_places(),
    P_15=One("total", hundredths),
    KursWalutyZ=One("advance_rate", decimal),
    Adnotacje=One("annotations", ANNOTATIONS),
    RodzajFaktury=One("kind", _kind),
    PrzyczynaKorekty=One("reason"),
    TypKorekty=One("effect", count),
    DaneFaKorygowanej=Many("invoices", _CORRECTED),
    OkresFaKorygowanej=One("period"),
    NrFaKorygowany=One("right_number"),
    Podmiot1K=One("seller_before", SELLER),
    Podmiot2K=Many("buyers_before", BUYER),
    P_15ZK=One("advance_before", hundredths),
    KursWalutyZK=One("rate_before", decimal),
    ZaliczkaCzesciowa=Many("advance_parts", _ADVANCE_PART),
    FP=One("receipt_invoice", flag),
    TP=One("related_parties", flag),
    DodatkowyOpis=Many("extra", EXTRA),
    FakturaZaliczkowa=Many("settled_advances", _ADVANCE),
    ZwrotAkcyzy=One("excise_return", flag),
    FaWiersz=Many("lines", LINE),
    Rozliczenie=One("settlement", SETTLEMENT),
    Platnosc=One("payment", PAYMENT),
    WarunkiTransakcji=One("terms", TERMS),
    Zamowienie=One("order", ORDER),
    Stopka=One("footer", _FOOTER),
    Zalacznik=One("attachment", ATTACHMENT),
)
TO_POST: Final = INVOICE.past(
    *(
        "PodmiotUpowazniony",
        "P_1M",
        "WZ",
        "KursWalutyZ",
        "Adnotacje",
        "PrzyczynaKorekty",
        "OkresFaKorygowanej",
        "NrFaKorygowany",
    ),
    *(
        "Podmiot1K",
        "Podmiot2K",
        "P_15ZK",
        "KursWalutyZK",
        "ZaliczkaCzesciowa",
        "DodatkowyOpis",
        "WarunkiTransakcji",
        "Zamowienie",
    ),
    *("Stopka", "Zalacznik"),
)
"""Without what is only shown. Every value in these parts is bounded by the schema, so that what is checked can be read later."""
