"""Why a file of KSeF is refused, in one Polish sentence with its line and element."""

from __future__ import annotations

from typing import Final

from app.domain.faults import Refused

_WHOLE: Final = {
    "ksef_size": "plik ma {size} bajtów, a KSeF dopuszcza {most}",
    "ksef_doctype": "plik ma deklarację DOCTYPE, której w fakturze być nie może",
    "ksef_form": "to nie jest faktura FA(3) ani FA(2)",
    "ksef_receipt_form": "to nie jest UPO w wersji 4-3, 4-2 ani 3-1",
}
_REASONS: Final = {
    "tags": "znacznik „{opened}” zamyka się jako „{element}”",
    "end": "plik się urywa albo nie jest plikiem XML",
    "encoding": "bajty nie zgadzają się z kodowaniem, o którym mówi plik",
    "limit": "plik jest zbudowany tak, że nie da się go bezpiecznie odczytać",
    "syntax": "to nie jest poprawny XML",
    "missing": "brakuje „{missing}” w „{parent}”",
    "missing_one": "w „{parent}” brakuje jednego z: {expected}",
    "unknown": "nie ma takiego elementu w „{parent}”",
    "misplaced": "element stoi w złym miejscu albo powtarza się w „{parent}”",
    "choice": "wartość „{value}” nie jest jedną z dozwolonych",
    "shape": "wartość „{value}” ma zły zapis",
    "short": "brakuje wartości",
    "long": "tekst jest dłuższy niż {bound} znaków",
    "least": "wartość „{value}” jest mniejsza niż {bound}",
    "most": "wartość „{value}” jest większa niż {bound}",
    "above": "wartość „{value}” musi być większa niż {bound}",
    "below": "wartość „{value}” musi być mniejsza niż {bound}",
    "decimals": "wartość „{value}” ma więcej niż {bound} miejsc po przecinku",
    "digits": "wartość ma więcej niż {bound} cyfr",
    "attribute_unknown": "nie ma takiego atrybutu: „{attribute}”",
    "attribute_missing": "brakuje atrybutu „{attribute}”",
    "attribute_value": "atrybut „{attribute}” ma złą wartość",
    "twice": "numer KSeF powtarza się w pliku",
    "text_between": "między elementami stoi tekst",
    "value": "wartość „{value}” ma zły zapis",
}
_WITHOUT_VALUE: Final = {
    "choice": "wartość nie jest jedną z dozwolonych",
    "shape": "wartość ma zły zapis",
    "value": "wartość ma zły zapis",
    "least": "wartość jest mniejsza niż {bound}",
    "most": "wartość jest większa niż {bound}",
    "above": "wartość musi być większa niż {bound}",
    "below": "wartość musi być mniejsza niż {bound}",
    "decimals": "wartość ma więcej niż {bound} miejsc po przecinku",
}


def refusal_sentence(fault: Refused) -> str:
    """One Polish sentence: what is wrong, at which line and element. Every code of this folder's readers has one."""
    detail = {key: str(value) for key, value in fault.detail.items()}
    if fault.code in _WHOLE:
        said = _WHOLE[fault.code].format_map(detail)
        return f"{said[0].upper()}{said[1:]}."
    reason = detail.get("reason", "syntax")
    valued = _REASONS if detail.get("value") else {**_REASONS, **_WITHOUT_VALUE}
    said = valued[reason].format_map(detail)
    if reason == "unknown" and detail.get("expected"):
        said += f" (może „{detail['expected']}”?)"
    element = f", element „{detail['element']}”" if detail.get("element") else ""
    return f"Wiersz {detail.get('line', 1)}{element}: {said}."
