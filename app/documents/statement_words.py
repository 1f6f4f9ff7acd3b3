"""Why a file of bank statements is refused, and what is remarked about it, in one Polish sentence for each code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from app.domain.money import format_money

_MONEY: Final = frozenset({"opening", "movements", "closing", "difference", "entry", "details", "next"})

REFUSALS: Final[Mapping[str, str]] = {
    "bank_empty": "Plik jest pusty.",
    "bank_too_large": "Plik jest za duży ({size} B, najwięcej {limit} B).",
    "bank_unknown_format": "To nie jest wyciąg MT940, camt.053 ani zestawienie wpłat masowych, które program zna.",
    "bank_binary": "To nie jest plik tekstowy (np. PDF albo ZIP). Archiwum rozpakuj i wczytaj wyciąg, który w nim jest.",
    "bank_line_too_long": "Wiersz jest za długi.",
    "bank_line_unreadable": "Wiersza nie da się odczytać: „{text}”.",
    "bank_amount_unreadable": "Kwoty nie da się odczytać: „{text}”.",
    "bank_amount_too_large": "Kwota jest za duża: „{text}”.",
    "bank_amount_below_grosz": "Kwota ma części grosza: „{text}”.",
    "bank_date_unreadable": "Daty nie da się odczytać: „{text}”.",
    "bank_foreign_currency": "Wyciąg jest w walucie {currency}, a księguje się tylko złote.",
    "bank_no_account": "Wyciąg nie mówi, którego rachunku dotyczy.",
    "bank_no_opening": "Brakuje salda początkowego.",
    "bank_no_closing": "Wyciąg nie ma salda końcowego (:62F:, CLBD), więc nic nie dowodzi, że są w nim wszystkie operacje. Pobierz go z banku jeszcze raz jako wyciąg za zamknięty dzień.",
    "bank_not_adding_up": "Wyciąg {number} się nie zgadza: saldo początkowe {opening} i operacje {movements} nie dają salda końcowego {closing}.",
    "bank_pages_apart": "Kolejna strona wyciągu {number} zaczyna się innym saldem, niż kończy poprzednia.",
    "bank_batch_apart": "Zapis zbiorczy {entry} nie jest sumą swoich wpłat ({details}).",
    "bank_sums_apart": "Suma kontrolna w pliku ({told}) jest inna niż policzona ({found}).",
    "bank_xml_broken": "Plik XML jest uszkodzony.",
    "bank_xml_unsafe": "Plik XML zawiera encje albo DOCTYPE, których się nie czyta.",
    "bank_interim_report": "To jest zestawienie w ciągu dnia albo zawiadomienie (MT942, camt.052, camt.054), a nie wyciąg: nie ma sald. Wczytaj wyciąg za ten dzień (MT940 albo camt.053).",
    "bank_xml_not_statement": "Plik XML nie jest wyciągiem camt.053 ({found}).",
    "bank_field_missing": "Brakuje pola {field}.",
    "statement_of_other_account": "Wyciąg dotyczy rachunku {account}, którego nie ma w ustawieniu bank_accounts.",
    "statement_without_account": "Zestawienie nie mówi, na który rachunek wpłynęła wpłata.",
    "movement_in_future": "Operacja ma datę w przyszłości ({booked_on}).",
    "file_not_opened": "Pliku nie da się odczytać ({why}).",
    "file_changed": "Plik zmienił się w trakcie czytania.",
    "value_not_storable": "Plik zawiera wartość, której nie da się zapisać w bazie.",
}

REMARKS: Final[Mapping[str, str]] = {
    "bank_no_balances": "Zestawienie nie ma sald, więc jego kompletności nie da się sprawdzić.",
    "bank_pending_left_out": "Operacje, których bank jeszcze nie zaksięgował, są pominięte.",
    "bank_batch_whole": "Zapis zbiorczy bez kwot pojedynczych wpłat jest jedną operacją, do podziału przez księgowość.",
    "maybe_repeated": "Możliwe powtórzenia: {count}. Są w „Do wyjaśnienia” z nazwą pliku, w którym taki sam ruch już stoi.",
    "left_out": "Wyciąg rachunku {account} w walucie {currency} jest pominięty ({movements} operacji).",
}


def refusal_sentence(code: str, detail: Mapping[str, Any]) -> str:
    """Why a file is refused; a code without a sentence of its own is named."""
    return _filled(REFUSALS.get(code, "Plik jest odrzucony ({code})."), {"code": code, **detail})


def remark_sentence(code: str, detail: Mapping[str, Any]) -> str:
    """What is remarked of a statement that was read."""
    return _filled(REMARKS.get(code, "Uwaga: {code}."), {"code": code, **detail})


def _filled(sentence: str, detail: Mapping[str, Any]) -> str:
    for name, value in detail.items():
        shown = (
            format_money(value) if name in _MONEY and isinstance(value, int) and not isinstance(value, bool) else value
        )
        sentence = sentence.replace(f"{{{name}}}", str(shown))
    return sentence
