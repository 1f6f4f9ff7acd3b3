"""Payment and settlement of the invoice: Rozliczenie, Platnosc."""

from __future__ import annotations

from typing import Any, Final

from app.documents.ksef.shapes import PAST, Element, Many, One, Shape, count, day, flag, hundredths, text
from app.domain.ksef_payment import (
    BankAccount,
    EarlyDiscount,
    OwnBankAccount,
    PartPayment,
    PaymentForm,
    PaymentTerm,
    PaymentTerms,
    Settlement,
    SettlementEntry,
)


def _form(element: Element) -> PaymentForm:
    return PaymentForm(count(element))


def _mark(element: Element) -> str:
    return str(count(element))


def _own(element: Element) -> OwnBankAccount:
    return OwnBankAccount(count(element))


_DESCRIBED: Final = Shape(
    dict[str, Any], Ilosc=One("count", count), Jednostka=One("unit"), ZdarzeniePoczatkowe=One("event")
)


def _described(element: Element) -> dict[str, Any]:
    """TerminOpis: three elements in FA(3), a text in FA(2)."""
    return _DESCRIBED(element) if len(element) else {"words": text(element)}


def _term(due_on: Any = None, described: dict[str, Any] | None = None) -> PaymentTerm:
    return PaymentTerm(due_on=due_on, **(described or {}))


_ENTRY: Final = Shape(SettlementEntry, Kwota=One("amount", hundredths), Powod=One("reason"))
SETTLEMENT: Final = Shape(
    Settlement,
    Obciazenia=Many("charges", _ENTRY),
    SumaObciazen=One("charges_sum", hundredths),
    Odliczenia=Many("deductions", _ENTRY),
    SumaOdliczen=One("deductions_sum", hundredths),
    DoZaplaty=One("to_pay", hundredths),
    DoRozliczenia=One("to_settle", hundredths),
)
_ACCOUNT: Final = Shape(
    BankAccount,
    NrRB=One("number"),
    SWIFT=One("swift"),
    RachunekWlasnyBanku=One("own", _own),
    NazwaBanku=One("bank"),
    OpisRachunku=One("description"),
)
_PART: Final = Shape(
    PartPayment,
    KwotaZaplatyCzesciowej=One("amount", hundredths),
    DataZaplatyCzesciowej=One("paid_on", day),
    FormaPlatnosci=One("form", _form),
    PlatnoscInna=PAST,
    OpisPlatnosci=One("other_form"),
)
_TERM: Final = Shape(_term, Termin=One("due_on", day), TerminOpis=One("described", _described))
_DISCOUNT: Final = Shape(EarlyDiscount, WarunkiSkonta=One("terms"), WysokoscSkonta=One("size"))
PAYMENT: Final = Shape(
    PaymentTerms,
    Zaplacono=One("paid", flag),
    DataZaplaty=One("paid_on", day),
    ZnacznikZaplatyCzesciowej=One("part_paid", _mark),
    ZaplataCzesciowa=Many("parts", _PART),
    TerminPlatnosci=Many("terms", _TERM),
    FormaPlatnosci=One("form", _form),
    PlatnoscInna=PAST,
    OpisPlatnosci=One("other_form"),
    RachunekBankowy=Many("accounts", _ACCOUNT),
    RachunekBankowyFaktora=Many("factor_accounts", _ACCOUNT),
    Skonto=One("discount", _DISCOUNT),
    LinkDoPlatnosci=One("link"),
    IPKSeF=One("ipksef"),
)
