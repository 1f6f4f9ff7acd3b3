"""An amount in Polish words, as transfer slips want it: ``sto czterdzieści osiem złotych trzydzieści dwa grosze``.

Polish numerals are ours to spell: one ("złoty", "tysiąc"), few (2-4 but not 12-14: "złote", "tysiące") and many.
"""

from __future__ import annotations

_UNITS = (
    *("", "jeden", "dwa", "trzy", "cztery", "pięć", "sześć", "siedem", "osiem", "dziewięć", "dziesięć", "jedenaście"),
    *("dwanaście", "trzynaście", "czternaście", "piętnaście", "szesnaście", "siedemnaście", "osiemnaście", "dziewiętnaście"),
)  # fmt: skip
_TENS = (
    *("", "", "dwadzieścia", "trzydzieści", "czterdzieści", "pięćdziesiąt", "sześćdziesiąt"),
    *("siedemdziesiąt", "osiemdziesiąt", "dziewięćdziesiąt"),
)  # fmt: skip
_HUNDREDS = (
    *("", "sto", "dwieście", "trzysta", "czterysta", "pięćset", "sześćset", "siedemset", "osiemset", "dziewięćset"),
)
_GROUPS = (
    ("", "", ""),
    ("tysiąc", "tysiące", "tysięcy"),
    ("milion", "miliony", "milionów"),
    ("miliard", "miliardy", "miliardów"),
)
_ZLOTY = ("złoty", "złote", "złotych")
_GROSZ = ("grosz", "grosze", "groszy")
LARGEST = 10**14 - 1
"""The largest amount in grosze that has a name here (999 999 999 999,99 zł)."""


def _form(number: int, forms: tuple[str, str, str]) -> str:
    """One, few or many of a noun."""
    if number == 1:
        return forms[0]
    return forms[1] if number % 10 in {2, 3, 4} and number % 100 not in {12, 13, 14} else forms[2]


def _below_thousand(number: int) -> list[str]:
    hundreds, rest = divmod(number, 100)
    words = [_HUNDREDS[hundreds]]
    words += [_UNITS[rest]] if rest < 20 else [_TENS[rest // 10], _UNITS[rest % 10]]
    return [word for word in words if word]


def number_words(number: int) -> str:
    """A whole number, 0 or more: ``1001`` -> ``jeden tysiąc jeden`` as banks write it."""
    if number == 0:
        return "zero"
    groups: list[list[str]] = []
    for forms in _GROUPS:
        number, part = divmod(number, 1000)
        if part:
            groups.append([*_below_thousand(part), *filter(None, [_form(part, forms)])])
    if number:
        raise ValueError("the number has no name here")
    return " ".join(word for group in reversed(groups) for word in group)


def amount_words(grosze: int) -> str:
    """An amount in grosze in words; below 0 it begins with ``minus``. Raises ValueError beyond ``LARGEST``."""
    if abs(grosze) > LARGEST:
        raise ValueError("the amount has no name here")
    zlote, rest = divmod(abs(grosze), 100)
    words = f"{number_words(zlote)} {_form(zlote, _ZLOTY)} {number_words(rest)} {_form(rest, _GROSZ)}"
    return f"minus {words}" if grosze < 0 else words
