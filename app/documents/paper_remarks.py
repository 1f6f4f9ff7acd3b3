"""What is said of an invoice file, in Polish: remarks kept with the paper, why it is refused or waits."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from app.domain.ksef import Remark, RemarkCode

_REMARKS: Final[Mapping[RemarkCode, str]] = {
    RemarkCode.SUMS_TOTAL: "Kwota należności {said} to nie suma netto i VAT ({counted}).",
    RemarkCode.TAX: "VAT {said} nie odpowiada stawce ({counted}).",
    RemarkCode.LINES_NET: "Pozycje dają netto {counted}, a faktura mówi {said}.",
    RemarkCode.LINES_GROSS: "Pozycje dają brutto {counted}, a faktura mówi {said}.",
    RemarkCode.SETTLEMENT_TOTAL: "Rozliczenie mówi {said}, a z jego pozycji wychodzi {counted}.",
    RemarkCode.CHARGES_SUM: "Suma obciążeń {said}, a pozycje dają {counted}.",
    RemarkCode.DEDUCTIONS_SUM: "Suma odliczeń {said}, a pozycje dają {counted}.",
    RemarkCode.LINE_NUMBERS: "Numer pozycji {where} powtarza się.",
    RemarkCode.BUYER_NIP: "NIP nabywcy {where} ma złą cyfrę kontrolną.",
    RemarkCode.SELLER_NIP: "NIP sprzedawcy {where} ma złą cyfrę kontrolną.",
    RemarkCode.ACCOUNT: "Rachunek {where} ma złe cyfry kontrolne.",
    RemarkCode.KSEF_NUMBER: "Numer KSeF {where} ma złą sumę kontrolną.",
    RemarkCode.MEMBER_MISSING: "Zaznaczono {where}, a odbiorcy w pliku nie ma.",
}
REFUSALS: Final[Mapping[str, str]] = {
    "ksef_taken": "Ten numer KSeF ma już inna faktura.",
    "seller_other": "Sprzedawcą jest kto inny (NIP {nip}), nie nasze przedsiębiorstwo.",
    "not_storable": "Baza nie przyjęła treści tego pliku (kwota lub znak spoza zakresu).",
    "not_opened": "Pliku nie da się odczytać: {why}.",
    "folder_not_opened": "Katalogu nie da się odczytać: {why}.",
    "no_invoice_files": "W katalogu nie ma plików XML.",
    "not_regular": "To nie jest zwykły plik.",
    "file_changed": "Plik zmienił się w trakcie wczytywania.",
    "reader_lost": "Pliku nie udało się odczytać w dopuszczalnym czasie i pamięci.",
    "ksef_form": "To nie jest faktura FA(3) ani FA(2), ani UPO.",
}
WAITING: Final[Mapping[str, str]] = {
    "customer_unknown": "Nie znaleziono klienta ani po numerze, ani po NIP.",
    "customer_ambiguous": "Ten numer lub NIP ma kilku klientów.",
    "account_of_another": "Rachunek bankowy na fakturze jest innego klienta.",
    "corrects_another": "Koryguje fakturę innego klienta.",
    "no_account": "Klient nie ma karty umownej.",
    "account_unknown": "Klient ma kilka kart i nie wiadomo, której dotyczy faktura.",
    "foreign_currency": "Faktura jest w walucie obcej: nie jest księgowana, a przypisana będzie tylko pokazana.",
    "number_taken": "Faktura o tym numerze już jest, z inną treścią.",
}


def remark_sentence(remark: Remark) -> str:
    """One remark of the reader, in one Polish sentence."""
    return _REMARKS[remark.code].format(said=_amount(remark.said), counted=_amount(remark.counted), where=remark.where)


def _amount(hundredths: int | None) -> str:
    return "-" if hundredths is None else f"{Decimal(hundredths) / 100:.2f}".replace(".", ",")
