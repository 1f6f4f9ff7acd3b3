"""Words of printed invoices, after the documentation of the official XSD (FA(3) v1-0E) and the ministry's own visualisation."""

from __future__ import annotations

from typing import Final

from app.domain.ksef import InvoiceKind
from app.domain.ksef_parties import AuthorisedRole, TaxpayerStatus, ThirdRole
from app.domain.ksef_payment import OwnBankAccount, PaymentForm
from app.domain.ledger import DebtStatus
from app.domain.papers import PaperKind
from app.domain.payment_code import NoCode
from app.domain.prints import CopyMark

INVOICE: Final = {
    InvoiceKind.VAT: "Faktura",
    InvoiceKind.CORRECTION: "Faktura korygująca",
    InvoiceKind.ADVANCE: "Faktura zaliczkowa",
    InvoiceKind.SETTLEMENT: "Faktura rozliczeniowa",
    InvoiceKind.SIMPLIFIED: "Faktura uproszczona",
    InvoiceKind.ADVANCE_CORRECTION: "Faktura korygująca fakturę zaliczkową",
    InvoiceKind.SETTLEMENT_CORRECTION: "Faktura korygująca fakturę rozliczeniową",
}

PAPER: Final = {
    PaperKind.WATER_INVOICE: "Faktura",
    PaperKind.WASTE_INVOICE: "Faktura",
    PaperKind.OTHER_SALE: "Faktura",
    PaperKind.CORRECTION: "Faktura korygująca",
    PaperKind.NOTE: "Nota",
    PaperKind.DEMAND: "Wezwanie do zapłaty",
}

COPY: Final = {
    CopyMark.SHARED_AGAIN: "Ponowne udostępnienie wizualizacji",
    CopyMark.REPRINT: "Ponowny wydruk",
    CopyMark.DUPLICATE: "DUPLIKAT",
}

THIRD_ROLE: Final = {
    ThirdRole.FACTOR: "Faktor",
    ThirdRole.RECIPIENT: "Odbiorca",
    ThirdRole.ORIGINAL_PARTY: "Podmiot pierwotny",
    ThirdRole.FURTHER_BUYER: "Dodatkowy nabywca",
    ThirdRole.ISSUER: "Wystawca faktury",
    ThirdRole.PAYER: "Dokonujący płatności",
    ThirdRole.LOCAL_GOVERNMENT_ISSUER: "Jednostka samorządu terytorialnego – wystawca",
    ThirdRole.LOCAL_GOVERNMENT_RECIPIENT: "Jednostka samorządu terytorialnego – odbiorca",
    ThirdRole.VAT_GROUP_ISSUER: "Członek grupy VAT – wystawca",
    ThirdRole.VAT_GROUP_RECIPIENT: "Członek grupy VAT – odbiorca",
    ThirdRole.EMPLOYEE: "Pracownik",
}

AUTHORISED_ROLE: Final = {
    AuthorisedRole.ENFORCEMENT_OFFICE: "Organ egzekucyjny",
    AuthorisedRole.BAILIFF: "Komornik sądowy",
    AuthorisedRole.TAX_REPRESENTATIVE: "Przedstawiciel podatkowy",
}

TAXPAYER_STATUS: Final = {
    TaxpayerStatus.LIQUIDATION: "w stanie likwidacji",
    TaxpayerStatus.RESTRUCTURING: "w trakcie postępowania restrukturyzacyjnego",
    TaxpayerStatus.BANKRUPTCY: "w stanie upadłości",
    TaxpayerStatus.IN_INHERITANCE: "przedsiębiorstwo w spadku",
}

PAYMENT_FORM: Final = {
    PaymentForm.CASH: "gotówka",
    PaymentForm.CARD: "karta",
    PaymentForm.VOUCHER: "bon",
    PaymentForm.CHEQUE: "czek",
    PaymentForm.CREDIT: "kredyt",
    PaymentForm.TRANSFER: "przelew",
    PaymentForm.MOBILE: "płatność mobilna",
}

OWN_ACCOUNT: Final = {
    OwnBankAccount.RECEIVABLES: "rachunek banku lub SKOK do rozliczeń z tytułu nabywanych wierzytelności",
    OwnBankAccount.COLLECTION: "rachunek banku lub SKOK do pobrania należności od nabywcy",
    OwnBankAccount.OWN_ECONOMY: "rachunek banku lub SKOK w ramach gospodarki własnej",
}

CORRECTION_EFFECT: Final = {
    1: "w dacie ujęcia faktury pierwotnej",
    2: "w dacie wystawienia faktury korygującej",
    3: "w dacie innej, w tym różnej dla różnych pozycji",
}

RATE: Final = {
    "0 KR": "0 % (kraj)",
    "0 WDT": "0 % (WDT)",
    "0 EX": "0 % (eksport)",
    "zw": "zw.",
    "oo": "oo",
    "np I": "np. I",
    "np II": "np. II",
    "np": "np.",
}
"""Rates of a line that are no plain number."""

RATE_NOTE: Final = {
    "zw": "zw. – zwolnione od podatku",
    "oo": "oo – odwrotne obciążenie",
    "np I": "np. I – niepodlegające opodatkowaniu poza terytorium kraju",
    "np": "np. – niepodlegające opodatkowaniu (dostawy i usługi poza terytorium kraju)",
    "np II": "np. II – niepodlegające opodatkowaniu na terytorium kraju (art. 100 ust. 1 pkt 4 ustawy)",
}

SUM: Final = {
    "1": "23 % lub 22 %",
    "2": "8 % lub 7 %",
    "3": "5 %",
    "4": "ryczałt dla taksówek (4 % lub 3 %)",
    "5": "procedura szczególna (dział XII rozdz. 6a)",
    "6_1": "0 % (kraj)",
    "6_2": "0 % (WDT)",
    "6_3": "0 % (eksport)",
    "7": "zwolnione od podatku",
    "8": "poza terytorium kraju",
    "9": "usługi z art. 100 ust. 1 pkt 4 ustawy",
    "10": "odwrotne obciążenie",
    "11": "procedura marży",
}
"""Groups of P_13_x."""

SUM_RATES: Final = {"1": ("23", "22"), "2": ("8", "7"), "4": ("4", "3")}
"""Groups that hold one of two rates: the lines tell which."""

MARGIN: Final = {
    "2": "Procedura marży dla biur podróży",
    "3_1": "Procedura marży – towary używane",
    "3_2": "Procedura marży – dzieła sztuki",
    "3_3": "Procedura marży – przedmioty kolekcjonerskie i antyki",
}

TRANSPORT: Final = {
    1: "transport morski",
    2: "transport kolejowy",
    3: "transport drogowy",
    4: "transport lotniczy",
    5: "przesyłka pocztowa",
    7: "stałe instalacje przesyłowe",
    8: "żegluga śródlądowa",
}

CARGO: Final = dict(
    enumerate(
        (
            *("bańka", "beczka", "butla", "karton", "kanister", "klatka", "kontener", "kosz lub koszyk", "łubianka"),
            *("opakowanie zbiorcze", "paczka", "pakiet", "paleta", "pojemnik"),
            "pojemnik do ładunków masowych stałych",
            "pojemnik do ładunków masowych w postaci płynnej",
            *("pudełko", "puszka", "skrzynia", "worek"),
        ),
        start=1,
    )
)

NO_CODE: Final = {
    NoCode.TOO_LARGE: "Bez kodu do przelewu: kwota jest większa niż 9 999,99 zł.",
    NoCode.SPLIT_PAYMENT: "Bez kodu do przelewu: mechanizm podzielonej płatności.",
    NoCode.KSEF_TITLE: "Bez kodu do przelewu: w tytule trzeba podać numer KSeF.",
    NoCode.NO_ACCOUNT: "Bez kodu do przelewu: nie ma rachunku, na który można zapłacić.",
    NoCode.NO_NIP: "Bez kodu do przelewu: nie ma prawidłowego NIP odbiorcy.",
}
"""Why there is no payment code; where nothing is to be paid the box says that."""

DEBT: Final = {
    DebtStatus.DISPUTED: "Należność sporna – wstrzymana do wyjaśnienia.",
    DebtStatus.INSTALMENTS: "Należność objęta ratami – płatna według ugody.",
    DebtStatus.COURT: "Należność dochodzona przed sądem lub przez komornika.",
    DebtStatus.BANKRUPTCY: "Należność objęta upadłością.",
    DebtStatus.DISCONNECTION: "Należność w toku odcięcia usługi.",
    DebtStatus.DEATH: "Należność po zmarłym odbiorcy.",
    DebtStatus.TIME_BARRED: "Należność przedawniona.",
}
"""What is left out of "do zapłaty", each with its sentence (office rule 10)."""
